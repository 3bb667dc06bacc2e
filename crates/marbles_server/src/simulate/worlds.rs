//! The worlds: three companies built in different ways, so that a ranking cannot be made for one of them.

use serde::Serialize;

use super::{company::Company, world_a, world_b, world_c};

/// How a company is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum World {
    /// Tastes of one's own, honestly declared.
    A,
    /// Hidden circles, and a few stories that carry everybody along.
    B,
    /// The readable rules are wrong.
    C,
}

impl World {
    /// Every world.
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];

    /// The world of that letter.
    pub fn parse(letter: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|world| world.letter().eq_ignore_ascii_case(letter))
    }

    /// Its letter.
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::C => "c",
        }
    }

    /// A company of this world: the same seed gives the same people, stories, visits and minds.
    pub fn build(self, seed: u64, people: usize, days: i64) -> Company {
        let luck = format!("simulate/{seed}");
        match self {
            Self::A => world_a::build(&luck, people, days),
            Self::B => world_b::build(&luck, people, days),
            Self::C => world_c::build(&luck, people, days),
        }
    }
}
