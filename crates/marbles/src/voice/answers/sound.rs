//! What kind of sound a recording is and how long it lasts: told from its bytes, never from its name.

mod mp4;
mod ogg;
mod webm;

#[cfg(test)]
mod tests;

/// The most bytes of a recording that is taken in.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// The longest recording, in seconds.
pub const MOST_SECONDS: u64 = 300;
/// A recorder stops a little after it is told to.
const GRACE: u64 = 10;

/// A recording that can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sound {
    pub container: Container,
    /// How long it lasts, rounded up.
    pub seconds: u64,
}

/// What browsers record into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    Webm,
    Ogg,
    Mp4,
}

impl Container {
    /// Every container.
    pub const ALL: [Self; 3] = [Self::Webm, Self::Ogg, Self::Mp4];

    /// Its media type.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Webm => "audio/webm",
            Self::Ogg => "audio/ogg",
            Self::Mp4 => "audio/mp4",
        }
    }

    /// How the name of its file ends.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Webm => "webm",
            Self::Ogg => "ogg",
            Self::Mp4 => "m4a",
        }
    }

    /// The container of a media type.
    pub fn parse(kind: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|container| container.kind() == kind)
    }
}

/// Why a recording is not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SoundProblem {
    /// It is no WebM, Ogg or MP4 with sound alone in it, whatever its name says.
    #[error("this is not a recording in WebM, Ogg or MP4")]
    NotASound,
    /// The file is too large.
    #[error("the recording is larger than 10 MB")]
    TooLarge,
    /// It lasts too long.
    #[error("the recording is longer than five minutes")]
    TooLong,
    /// There is nothing to hear in it.
    #[error("the recording is empty or damaged")]
    Damaged,
}

impl SoundProblem {
    /// The key under which the sentence for people stands in the word files.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotASound => "sound-not-a-sound",
            Self::TooLarge => "sound-too-large",
            Self::TooLong => "sound-too-long",
            Self::Damaged => "sound-damaged",
        }
    }
}

/// Looks at a recording.
///
/// # Errors
/// When it is none that is taken in.
pub fn listen(bytes: &[u8]) -> Result<Sound, SoundProblem> {
    if bytes.len() > MOST_BYTES {
        return Err(SoundProblem::TooLarge);
    }
    let (container, seconds) = match bytes {
        [0x1a, 0x45, 0xdf, 0xa3, ..] => (Container::Webm, webm::seconds(bytes)),
        [b'O', b'g', b'g', b'S', ..] => (Container::Ogg, ogg::seconds(bytes)),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => (Container::Mp4, mp4::seconds(bytes)),
        _ => return Err(SoundProblem::NotASound),
    };
    let seconds = seconds?;
    if !seconds.is_finite() || seconds <= 0.0 {
        return Err(SoundProblem::Damaged);
    }
    // More seconds than a number holds are too many, too.
    let seconds = seconds.ceil() as u64;
    if seconds > MOST_SECONDS + GRACE {
        return Err(SoundProblem::TooLong);
    }
    Ok(Sound { container, seconds })
}

/// Numbers with the highest byte first; missing bytes count as none.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}
