//! Departments: how much of each has shared a story, today and ever.

use std::collections::HashMap;

use super::company::Company;

/// Who belongs to which department, and what each has shared.
pub struct Departments {
    /// For each person, the number of their department.
    of: Vec<usize>,
    sizes: Vec<f64>,
    /// For each department and story: how many shared it, the last day that somebody did, and how many did on that day.
    shares: HashMap<(usize, usize), (f64, i64, f64)>,
}

impl Departments {
    /// The departments of a company, before anybody shared.
    pub fn new(company: &Company) -> Self {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut sizes = Vec::new();
        let mut of = Vec::new();
        for person in &company.people {
            let next = numbers.len();
            let number = *numbers.entry(&person.told.department).or_insert(next);
            sizes.resize(numbers.len(), 0.0);
            sizes[number] += 1.0;
            of.push(number);
        }
        Self { of, sizes, shares: HashMap::new() }
    }

    /// Somebody shared a story.
    pub fn share(&mut self, person: usize, story: usize, day: i64) {
        let (ever, last, then) = self.shares.entry((self.of[person], story)).or_default();
        *ever += 1.0;
        *then = if *last == day { *then + 1.0 } else { 1.0 };
        *last = day;
    }

    /// The part of somebody's department that has shared a story.
    pub fn shared(&self, person: usize, story: usize) -> f64 {
        self.known(person, story).map_or(0.0, |(ever, _, _)| ever) / self.sizes[self.of[person]]
    }

    /// The part of it that shared the story on that day, which is today.
    pub fn shared_on(&self, day: i64, person: usize, story: usize) -> f64 {
        let then = self.known(person, story).filter(|(_, last, _)| *last == day);
        then.map_or(0.0, |(_, _, then)| then) / self.sizes[self.of[person]]
    }

    fn known(&self, person: usize, story: usize) -> Option<(f64, i64, f64)> {
        self.shares.get(&(self.of[person], story)).copied()
    }
}
