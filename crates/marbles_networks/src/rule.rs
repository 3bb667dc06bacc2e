//! How long a text may be, and the count of one text against it.

use serde::Serialize;

use crate::counting;

/// A network's limit; it serialises to the plain object that the page's counting script reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// The largest count that is allowed, or none.
    pub limit: Option<usize>,
    /// In what it is counted.
    pub unit: Unit,
    /// A second limit, in bytes of UTF-8, that holds as well.
    pub bytes: Option<usize>,
}

/// In what a network counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Unit {
    /// What a reader sees as one sign (Unicode extended grapheme clusters).
    Graphemes {
        /// What a link weighs.
        link: LinkWeight,
        /// What an emoji weighs.
        emoji: EmojiWeight,
    },
    /// X's weights (twitter-text, configuration 3): most Western signs 1, all others and emoji 2, a link 23.
    Weighted,
}

/// What a link weighs in the count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkWeight {
    /// As much as it is long.
    Full,
    /// Always the same.
    Fixed(usize),
}

/// What an emoji weighs in the count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EmojiWeight {
    /// One, as any other sign.
    One,
    /// Its bytes in UTF-8.
    Bytes,
}

/// The count of one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How much the text uses, in the rule's unit, or in bytes when only the limit in bytes is passed.
    pub used: usize,
    /// The limit that `used` is measured against.
    pub limit: Option<usize>,
    /// What is left; negative when there is too much.
    pub left: Option<i64>,
    /// The byte at which what is too much begins: the start of a grapheme or of a link, never the middle.
    pub exceeds_at: Option<usize>,
}

impl Rule {
    /// No limit.
    pub(crate) const FREE: Self = Self::graphemes(None);

    /// At most so many graphemes, links in full.
    pub(crate) const fn graphemes(limit: Option<usize>) -> Self {
        let unit = Unit::Graphemes { link: LinkWeight::Full, emoji: EmojiWeight::One };
        Self { limit, unit, bytes: None }
    }

    /// Counts a text.
    pub fn count(&self, text: &str) -> Count {
        let (mut used, mut bytes, mut exceeds_at) = (0, 0, None);
        let passes = |value: usize, limit: Option<usize>| limit.is_some_and(|limit| value > limit);
        for piece in counting::pieces(text, self.unit) {
            used += piece.weight;
            bytes += piece.bytes;
            if exceeds_at.is_none() && (passes(used, self.limit) || passes(bytes, self.bytes)) {
                exceeds_at = Some(piece.start);
            }
        }
        let only_bytes = passes(bytes, self.bytes) && !passes(used, self.limit);
        let (used, limit) = if only_bytes { (bytes, self.bytes) } else { (used, self.limit) };
        Count { used, limit, left: limit.map(|limit| difference(limit, used)), exceeds_at }
    }
}

fn difference(limit: usize, used: usize) -> i64 {
    let size = i64::try_from(limit.abs_diff(used)).unwrap_or(i64::MAX);
    if used > limit { -size } else { size }
}
