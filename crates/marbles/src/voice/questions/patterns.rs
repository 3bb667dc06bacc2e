//! Patterns: the few kinds of question that get people going.

/// What kind of question it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pattern {
    /// What surprised you?
    Surprise,
    /// What do customers always get wrong?
    Misunderstood,
    /// What would you tell yourself of five years ago?
    YoungerSelf,
    /// What is obvious to you and news to others?
    Obvious,
    /// Where do you disagree?
    Disagree,
    /// How do you do it?
    Craft,
    /// Who helped, and whom would you thank?
    Thanks,
    /// What comes next?
    Ahead,
}

impl Pattern {
    /// Every pattern, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Surprise,
        Self::Misunderstood,
        Self::YoungerSelf,
        Self::Obvious,
        Self::Disagree,
        Self::Craft,
        Self::Thanks,
        Self::Ahead,
    ];

    /// Its name in forms, word keys and the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Surprise => "surprise",
            Self::Misunderstood => "misunderstood",
            Self::YoungerSelf => "younger_self",
            Self::Obvious => "obvious",
            Self::Disagree => "disagree",
            Self::Craft => "craft",
            Self::Thanks => "thanks",
            Self::Ahead => "ahead",
        }
    }

    /// The pattern of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pattern| pattern.name() == name)
    }
}
