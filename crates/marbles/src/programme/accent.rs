//! The organisation's own colour: whether it can be read, and the nearest one that can, for light and dark.

use std::fmt;

/// The paper that accents stand on in the light scheme and in the dark one (the design's tokens).
const PAPERS: [Colour; 2] = [Colour(0xf8, 0xf5, 0xef), Colour(0x14, 0x21, 0x27)];
/// What is written on an accent: whichever of the two reads best.
const INKS: [Colour; 2] = [Colour(0xff, 0xff, 0xff), Colour(0x0b, 0x16, 0x1b)];
/// The contrast that text needs (WCAG 2.2, success criterion 1.4.3).
pub const ENOUGH: f64 = 4.5;
/// How finely a weak colour is moved towards black or white.
const STEPS: u16 = 64;

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(u8, u8, u8);

impl Colour {
    /// The colour of `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |from: usize| u8::from_str_radix(&digits[from..from + 2], 16).ok();
        Some(Self(part(0)?, part(2)?, part(4)?))
    }

    /// How much brighter one colour is than another, 1 to 21 (WCAG 2.2, contrast ratio).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    fn towards(self, goal: Self, step: u16) -> Self {
        let mix = |from: u8, to: u8| {
            let mixed = (u16::from(from) * (STEPS - step) + u16::from(to) * step) / STEPS;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Self(mix(self.0, goal.0), mix(self.1, goal.1), mix(self.2, goal.2))
    }

    /// This colour, or the nearest on the way to `goal` that reads on that paper.
    fn readable_on(self, paper: Self, goal: Self) -> Self {
        (0..=STEPS)
            .map(|step| self.towards(goal, step))
            .find(|colour| colour.contrast(paper) >= ENOUGH)
            .unwrap_or(goal)
    }

    fn ink(self) -> Self {
        if self.contrast(INKS[0]) >= ENOUGH { INKS[0] } else { INKS[1] }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// An accent as it is served: the colour and what is written on it, in the light scheme and in the dark one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    pub light: Colour,
    pub on_light: Colour,
    pub dark: Colour,
    pub on_dark: Colour,
}

impl Accent {
    /// The accent that comes nearest to a chosen colour and can be read everywhere.
    pub fn from(chosen: Colour) -> Self {
        let light = chosen.readable_on(PAPERS[0], INKS[1]);
        let dark = chosen.readable_on(PAPERS[1], INKS[0]);
        Self { light, on_light: light.ink(), dark, on_dark: dark.ink() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect("a colour")
    }

    #[test]
    fn contrast_is_what_the_guidelines_say() {
        assert!((colour("#000000").contrast(colour("#ffffff")) - 21.0).abs() < 1e-9);
        assert!((colour("#777777").contrast(colour("#ffffff")) - 4.48).abs() < 0.01);
    }

    #[test]
    fn a_colour_that_reads_well_is_left_alone_and_a_weak_one_is_darkened() {
        assert_eq!(Accent::from(colour("#0b5f7a")).light, colour("#0b5f7a"));
        let yellow = Accent::from(colour("#ffd400"));
        assert_ne!(yellow.light, colour("#ffd400"));
        assert_eq!(yellow.dark, colour("#ffd400"), "yellow reads well on dark paper");
    }

    #[test]
    fn only_six_digits_make_a_colour() {
        for text in ["", "red", "#12345", "#1234567", "#gggggg", "0b5f7a", "#é1234"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_colour_ends_up_readable(red: u8, green: u8, blue: u8) {
            let accent = Accent::from(Colour(red, green, blue));
            prop_assert!(accent.light.contrast(PAPERS[0]) >= ENOUGH);
            prop_assert!(accent.dark.contrast(PAPERS[1]) >= ENOUGH);
            prop_assert!(accent.light.contrast(accent.on_light) >= ENOUGH);
            prop_assert!(accent.dark.contrast(accent.on_dark) >= ENOUGH);
        }
    }
}
