//! A text as the set of its shingles: every run of five characters, whatever its emoji, links, punctuation and capitals.
//!
//! After Broder, "On the resemblance and containment of documents" (1997), with whole sets instead of samples.

use unicode_normalization::UnicodeNormalization;

/// How many characters a shingle has.
const LENGTH: usize = 5;
/// Which part of a text must stand in another for the two to say the same.
const NEAR: f64 = 0.80;
/// Shorter texts, in characters, are what many would say by chance: they are alike only when they are equal.
const SHORT: usize = 40;

/// The different shingles of a text, hashed and in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shingles {
    hashes: Vec<u32>,
    is_short: bool,
}

impl Shingles {
    /// Of a text as somebody wrote it.
    pub fn of(text: &str) -> Self {
        let folded: Vec<char> = fold(text).chars().collect();
        let mut hashes: Vec<u32> = match folded.len() {
            0 => Vec::new(),
            few if few < LENGTH => vec![hash(&folded)],
            _ => folded.windows(LENGTH).map(hash).collect(),
        };
        hashes.sort_unstable();
        hashes.dedup();
        Self { hashes, is_short: folded.len() < SHORT }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether the text says nothing at all.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// Each of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.hashes.iter().copied()
    }

    /// Whether this text says what another says: four fifths of it stand there, or all of it and nothing else when it
    /// is short. A Jaccard of 0.80 lies within that, since a union is never smaller than this text.
    pub fn says_what(&self, other: &Self) -> bool {
        self.is_said(shared(&self.hashes, &other.hashes), other.len())
    }

    /// The same, from how many shingles they share and how many the other has.
    pub fn is_said(&self, shared: usize, other: usize) -> bool {
        if self.is_empty() {
            return false;
        }
        if self.is_short { shared == self.len() && shared == other } else { part(shared, self.len()) >= NEAR }
    }

    /// Which part of this text stands in another.
    pub fn contained_in(&self, other: &Self) -> f64 {
        part(shared(&self.hashes, &other.hashes), self.len())
    }

    /// Which part of what either says both say.
    pub fn jaccard(&self, other: &Self) -> f64 {
        let shared = shared(&self.hashes, &other.hashes);
        part(shared, self.len() + other.len() - shared)
    }
}

#[expect(clippy::cast_precision_loss, reason = "numbers of shingles")]
fn part(some: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { some as f64 / all as f64 }
}

/// How many of two ordered sets are the same.
fn shared(one: &[u32], other: &[u32]) -> usize {
    let (mut one, mut other, mut both) = (one.iter().peekable(), other.iter().peekable(), 0);
    while let (Some(a), Some(b)) = (one.peek(), other.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(one.next()),
            std::cmp::Ordering::Greater => drop(other.next()),
            std::cmp::Ordering::Equal => {
                both += 1;
                one.next();
                other.next();
            }
        }
    }
    both
}

/// What is left of a text to compare: letters and digits in lower case, and one space between words.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace().filter(|word| !is_address(word)) {
        if word.is_ascii() {
            word.chars().for_each(|c| take(&mut folded, c));
        } else {
            // So that letters set in bold or wide are the letters they stand for.
            word.nfkc().for_each(|c| take(&mut folded, c));
        }
        take(&mut folded, ' ');
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn take(folded: &mut String, c: char) {
    if c.is_alphanumeric() {
        folded.extend(c.to_lowercase());
    } else if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// Whether a word is a web address: with a scheme, with `www.`, or a host with a path behind it, as short links stand.
fn is_address(word: &str) -> bool {
    let host_and_path = |(host, path): (&str, &str)| {
        !path.is_empty() && host.contains('.') && host.is_ascii() && !host.ends_with('.')
    };
    word.contains("://") || word.starts_with("www.") || word.split_once('/').is_some_and(host_and_path)
}

/// FNV-1a over the characters, folded to 32 bits.
fn hash(shingle: &[char]) -> u32 {
    let mixed = shingle
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, c| (hash ^ u64::from(*c)).wrapping_mul(0x0100_0000_01b3));
    #[expect(clippy::cast_possible_truncation, reason = "the upper half is folded into the lower one")]
    let folded = (mixed ^ (mixed >> 32)) as u32;
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_count() {
        let said = fold("We FIXED pump 3 🎉 — https://go.northwind.example/a1\n\n(at last!)");
        assert_eq!(said, "we fixed pump 3 at last");
        assert_eq!(fold("𝗪𝗲 fixed  pump\u{a0}3 go.northwind.example/a1 #AtLast"), "we fixed pump 3 atlast");
        assert_eq!(fold("wind/water, and/or 1.5 km/h"), "wind water and or 1 5 km h");
        assert_eq!(fold("🎉 https://northwind.example"), "");
    }

    #[test]
    fn a_short_text_is_only_like_its_equal() {
        let [one, same, longer] =
            ["Proud of this team!", "proud of this team 🎉", "Proud of this team, and of you"]
                .map(Shingles::of);
        assert!(one.says_what(&same) && same.says_what(&one));
        assert!(!one.says_what(&longer) && !longer.says_what(&one));
        assert!(Shingles::of("Ja!").says_what(&Shingles::of("ja")));
    }

    #[test]
    fn an_empty_text_says_nothing_that_anybody_said() {
        assert!(!Shingles::of("").says_what(&Shingles::of("🎉")));
        assert!(!Shingles::of("").says_what(&Shingles::of("We fixed pump 3")));
    }

    #[test]
    fn a_text_with_much_of_one_s_own_is_not_what_its_beginning_was() {
        let starter =
            Shingles::of("Our new pumping station keeps the polder dry. Come and see how it works.");
        let mine = Shingles::of(
            "Our new pumping station keeps the polder dry. I stood beside the first pump when it started, and nobody \
             heard a thing.",
        );
        assert!(!mine.says_what(&starter));
        assert!(mine.contained_in(&starter) < 0.5 && mine.jaccard(&starter) < 0.5);
    }

    #[test]
    fn what_was_only_cut_is_still_what_was_said() {
        let whole = Shingles::of(
            "Our new pumping station keeps the polder dry. I stood beside the first pump when it started, and nobody \
             heard a thing.",
        );
        let cut = Shingles::of("I stood beside the first pump when it started, and nobody heard a thing.");
        assert!(cut.says_what(&whole) && !whole.says_what(&cut));
    }
}
