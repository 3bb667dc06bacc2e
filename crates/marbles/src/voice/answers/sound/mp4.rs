//! MP4: how long it lasts, by its header, or by its fragments where it was recorded in pieces (ISO/IEC 14496-12).

use super::{SoundProblem, number};

/// What holds other boxes.
const FOLDERS: [&[u8; 4]; 6] = [b"moov", b"trak", b"mdia", b"mvex", b"moof", b"traf"];

/// What the boxes tell on the way.
#[derive(Default)]
struct Told {
    has_sound: bool,
    has_picture: bool,
    /// Ticks a second, and ticks, of the whole.
    whole: (u64, u64),
    /// Ticks a second of the track that is heard.
    track_rate: u64,
    /// Ticks of a sample, unless it says otherwise: in the file, and in this fragment.
    usual: u64,
    usual_here: u64,
    begin: u64,
    end: u64,
}

/// How long the sound lasts.
pub(super) fn seconds(bytes: &[u8]) -> Result<f64, SoundProblem> {
    let mut told = Told::default();
    let mut rest = bytes;
    while let Some((name, held, after)) = next(rest) {
        if FOLDERS.contains(&name) {
            rest = &rest[rest.len() - held.len() - after.len()..];
            continue;
        }
        told.hear(name, held);
        rest = after;
    }
    if !told.has_sound || told.has_picture {
        return Err(SoundProblem::NotASound);
    }
    let long = |(rate, ticks): (u64, u64)| if rate == 0 { 0.0 } else { ticks as f64 / rate as f64 };
    Ok(long(told.whole).max(long((told.track_rate, told.end))))
}

impl Told {
    fn hear(&mut self, name: &[u8; 4], held: &[u8]) {
        match name {
            b"hdlr" => {
                self.has_sound |= part(held, 8, 4) == number(b"soun");
                self.has_picture |= part(held, 8, 4) == number(b"vide");
            }
            b"mvhd" => self.whole = clock(held),
            b"mdhd" => self.track_rate = clock(held).0,
            b"mehd" => self.whole.1 = self.whole.1.max(part(held, 4, wide(held, 4))),
            b"trex" => self.usual = part(held, 12, 4),
            b"tfhd" => {
                let flags = part(held, 1, 3);
                let at = 8 + if flags & 1 > 0 { 8 } else { 0 } + if flags & 2 > 0 { 4 } else { 0 };
                self.usual_here = if flags & 8 > 0 { part(held, at, 4) } else { self.usual };
            }
            b"tfdt" => self.begin = part(held, 4, wide(held, 4)),
            b"trun" => {
                self.begin = self.begin.saturating_add(run(held, self.usual_here));
                self.end = self.end.max(self.begin);
            }
            _ => {}
        }
    }
}

/// The next box: its name, what it holds, and what comes after it.
fn next(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let name: &[u8; 4] = bytes.get(4..8)?.try_into().ok()?;
    let (start, size) = match part(bytes, 0, 4) {
        0 => (8, bytes.len()),
        1 => (16, usize::try_from(part(bytes, 8, 8)).ok()?),
        size => (8, usize::try_from(size).ok()?),
    };
    // A box smaller than its own head would lead nowhere.
    let held = bytes.get(start..size.min(bytes.len()))?;
    Some((name, held, &bytes[start + held.len()..]))
}

/// How many ticks a run of samples takes.
fn run(held: &[u8], usual: u64) -> u64 {
    let flags = part(held, 1, 3);
    let count = part(held, 4, 4);
    if flags & 0x100 == 0 {
        return count.saturating_mul(usual);
    }
    let head = 8 + if flags & 1 > 0 { 4 } else { 0 } + if flags & 4 > 0 { 4 } else { 0 };
    let each = 4 * (flags & 0xf00).count_ones() as usize;
    let samples = held.get(head..).unwrap_or_default().chunks_exact(each);
    samples.take(usize::try_from(count).unwrap_or(usize::MAX)).map(|sample| part(sample, 0, 4)).sum()
}

/// Ticks a second and ticks of a header, which is wider in its second version.
fn clock(held: &[u8]) -> (u64, u64) {
    let wide = wide(held, 4);
    let at = 4 + 2 * wide;
    (part(held, at, 4), part(held, at + 4, wide))
}

fn wide(held: &[u8], narrow: usize) -> usize {
    if held.first() == Some(&1) { 8 } else { narrow }
}

fn part(bytes: &[u8], at: usize, length: usize) -> u64 {
    bytes.get(at..at + length).map_or(0, number)
}
