//! How a network draws the link under a post, as data that a preview can follow.

use serde::Serialize;

/// How large the picture of a link card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// A picture across the whole width.
    Large,
    /// A thumbnail beside the words.
    Small,
    /// No card at all.
    None,
}

/// The shape of a link card; networks change theirs without notice, so a preview is a likeness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CardShape {
    /// How large the picture is.
    pub kind: CardKind,
    /// The picture's width to height.
    pub ratio: (u16, u16),
    /// About how many characters of the title show; 0 when it does not.
    pub title_chars: usize,
    /// About how many characters of the summary show; 0 when it does not.
    pub summary_chars: usize,
    /// Whether the domain of the address shows.
    pub shows_domain: bool,
    /// Whether the domain stands above the title rather than below it.
    pub domain_first: bool,
}

impl CardShape {
    /// A card with a wide picture, a title and the domain.
    pub(crate) const LARGE: Self = Self {
        kind: CardKind::Large,
        ratio: (191, 100),
        title_chars: 70,
        summary_chars: 0,
        shows_domain: true,
        domain_first: false,
    };

    /// A card with a square thumbnail, a title and the domain.
    pub(crate) const SMALL: Self = Self { kind: CardKind::Small, ratio: (1, 1), ..Self::LARGE };

    /// Nothing but the text itself.
    pub(crate) const NONE: Self = Self {
        kind: CardKind::None,
        ratio: (1, 1),
        title_chars: 0,
        summary_chars: 0,
        shows_domain: false,
        domain_first: false,
    };
}
