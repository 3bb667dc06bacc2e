//! Which of many texts say what a text says, without comparing it with each of them.

use std::collections::HashMap;

use super::shingles::Shingles;

/// Texts by their shingles; a text is known by the order in which it came.
#[derive(Debug, Default)]
pub struct Index {
    texts_with: HashMap<u32, Vec<u32>>,
    lengths: Vec<usize>,
}

impl Index {
    /// Takes a text in, and says by which number it is known.
    pub fn add(&mut self, shingles: &Shingles) -> usize {
        let number = self.lengths.len();
        self.lengths.push(shingles.len());
        let known = u32::try_from(number).unwrap_or(u32::MAX);
        for shingle in shingles.iter() {
            self.texts_with.entry(shingle).or_default().push(known);
        }
        number
    }

    /// The texts that say what this one says.
    pub fn saying(&self, shingles: &Shingles) -> Vec<usize> {
        let mut shared = vec![0_usize; self.lengths.len()];
        for shingle in shingles.iter() {
            for text in self.texts_with.get(&shingle).into_iter().flatten() {
                if let Some(count) = shared.get_mut(*text as usize) {
                    *count += 1;
                }
            }
        }
        let numbered = self.lengths.iter().zip(shared).enumerate();
        numbered
            .filter(|(_, (length, shared))| shingles.is_said(*shared, **length))
            .map(|(text, _)| text)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_finds_what_comparing_each_would_find() {
        let texts = [
            "We fixed pump 3 at four in the morning, and nobody in Ribe noticed a thing.",
            "A man of 84 came in last night with a broken hip and his dog.",
            "At four in the morning, we fixed pump 3, and nobody in Ribe noticed a thing! 🎉",
            "Proud of this team",
            "",
        ]
        .map(Shingles::of);
        let mut index = Index::default();
        for text in &texts {
            index.add(text);
        }
        for draft in &texts {
            let one_by_one: Vec<usize> = texts
                .iter()
                .enumerate()
                .filter(|(_, text)| draft.says_what(text))
                .map(|(at, _)| at)
                .collect();
            assert_eq!(index.saying(draft), one_by_one);
        }
        assert_eq!(index.saying(&texts[0]), [0, 2]);
    }
}
