//! Sets of people by their number in a report, as bits.

/// Some of the people of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crowd(Vec<u64>);

impl Crowd {
    /// Takes a person in.
    pub fn take_in(&mut self, person: usize) {
        if self.0.len() <= person / 64 {
            self.0.resize(person / 64 + 1, 0);
        }
        self.0[person / 64] |= 1 << (person % 64);
    }

    /// Whether a person is among them.
    pub fn has(&self, person: usize) -> bool {
        self.0.get(person / 64).is_some_and(|bits| bits >> (person % 64) & 1 == 1)
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }

    /// Those who are not among the others.
    #[must_use]
    pub fn without(&self, others: &Self) -> Self {
        let other = |at: usize| others.0.get(at).copied().unwrap_or(0);
        Self(self.0.iter().enumerate().map(|(at, bits)| bits & !other(at)).collect())
    }

    /// How many are among the others too.
    pub fn shared_with(&self, others: &Self) -> usize {
        self.0.iter().zip(&others.0).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// Whether nobody is in both.
    pub fn is_apart_from(&self, others: &Self) -> bool {
        self.0.iter().zip(&others.0).all(|(a, b)| a & b == 0)
    }

    /// Whether everybody is among the others.
    pub fn is_within(&self, others: &Self) -> bool {
        self.without(others).is_empty()
    }

    /// Their numbers, in order.
    pub fn people(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(at, bits)| {
            (0..64).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| at * 64 + bit)
        })
    }
}

impl FromIterator<usize> for Crowd {
    fn from_iter<I: IntoIterator<Item = usize>>(people: I) -> Self {
        let mut crowd = Self::default();
        people.into_iter().for_each(|person| crowd.take_in(person));
        crowd
    }
}
