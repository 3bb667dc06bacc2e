//! Ogg: how long it lasts, by the position that its last page tells (RFC 3533; for Opus RFC 7845).

use super::SoundProblem;

/// Opus always counts as if it had this many samples a second.
const OPUS_RATE: u64 = 48_000;
const HEADER: usize = 27;

/// How long the sound lasts.
pub(super) fn seconds(bytes: &[u8]) -> Result<f64, SoundProblem> {
    let (first, _) = page(bytes).ok_or(SoundProblem::Damaged)?;
    let (rate, skipped) = codec(first.held).ok_or(SoundProblem::NotASound)?;
    let (mut last, mut rest) = (0, bytes);
    while let Some((page, after)) = page(rest) {
        // A page on which no packet ends tells none.
        if page.position != u64::MAX {
            last = last.max(page.position);
        }
        rest = after;
    }
    Ok(last.saturating_sub(skipped) as f64 / rate as f64)
}

struct Page<'a> {
    position: u64,
    held: &'a [u8],
}

fn page(bytes: &[u8]) -> Option<(Page<'_>, &[u8])> {
    let header = bytes.get(..HEADER).filter(|header| header.starts_with(b"OggS\0"))?;
    let position = u64::from_le_bytes(header[6..14].try_into().ok()?);
    let sizes = bytes.get(HEADER..HEADER + usize::from(header[26]))?;
    let start = HEADER + sizes.len();
    let end = start + sizes.iter().map(|size| usize::from(*size)).sum::<usize>();
    Some((Page { position, held: bytes.get(start..end)? }, &bytes[end..]))
}

/// Samples a second, and how many of the first are not to be heard.
fn codec(packet: &[u8]) -> Option<(u64, u64)> {
    if packet.starts_with(b"OpusHead") {
        let skipped = u16::from_le_bytes(packet.get(10..12)?.try_into().ok()?);
        return Some((OPUS_RATE, u64::from(skipped)));
    }
    let vorbis = packet.strip_prefix(b"\x01vorbis")?;
    let rate = u32::from_le_bytes(vorbis.get(5..9)?.try_into().ok()?);
    (rate > 0).then_some((u64::from(rate), 0))
}
