//! WebM: how long it lasts, by its last block (RFC 9559; recorders know no duration when they begin).

use super::{SoundProblem, number};

const DOC_TYPE: u64 = 0x4282;
const TIMESTAMP_SCALE: u64 = 0x002a_d7b1;
const DURATION: u64 = 0x4489;
const TRACK_TYPE: u64 = 0x83;
const TIMESTAMP: u64 = 0xe7;
const SIMPLE_BLOCK: u64 = 0xa3;
const BLOCK: u64 = 0xa1;
/// What holds other elements: the header, the segment, its info, tracks, a track, a cluster, a group of blocks.
const FOLDERS: [u64; 7] = [0x1a45_dfa3, 0x1853_8067, 0x1549_a966, 0x1654_ae6b, 0xae, 0x1f43_b675, 0xa0];
/// The kind of a track that is heard.
const AUDIO: u64 = 2;

/// How long the sound lasts.
pub(super) fn seconds(bytes: &[u8]) -> Result<f64, SoundProblem> {
    let (mut is_webm, mut has_sound) = (false, false);
    let (mut scale, mut told, mut cluster, mut last) = (1_000_000, 0.0_f64, 0_u64, 0_u64);
    let mut rest = bytes;
    while let Some((id, size, inside)) = element(rest) {
        if FOLDERS.contains(&id) {
            rest = inside;
            continue;
        }
        let size = size.ok_or(SoundProblem::Damaged)?;
        // A recording that was cut off ends in the middle of something.
        let Some((held, after)) = inside.split_at_checked(size) else { break };
        match id {
            DOC_TYPE => is_webm = held.starts_with(b"webm"),
            TIMESTAMP_SCALE => scale = number(held),
            DURATION => told = float(held),
            TRACK_TYPE if number(held) == AUDIO => has_sound = true,
            TRACK_TYPE => return Err(SoundProblem::NotASound),
            TIMESTAMP => cluster = number(held),
            SIMPLE_BLOCK | BLOCK => last = last.max(cluster.saturating_add(since_cluster(held))),
            _ => {}
        }
        rest = after;
    }
    if !is_webm || !has_sound {
        return Err(SoundProblem::NotASound);
    }
    let ticks = told.max(last as f64);
    Ok(ticks * scale as f64 / 1e9)
}

/// The next element: its id, its size (none where it is not known yet), and what follows these.
fn element(bytes: &[u8]) -> Option<(u64, Option<usize>, &[u8])> {
    let (id, rest) = bytes.split_at_checked(length(*bytes.first()?)?)?;
    let first = *rest.first()?;
    let (size, inside) = rest.split_at_checked(length(first)?)?;
    let mask = u64::MAX >> (64 - 7 * size.len());
    let told = number(size) & mask;
    Some((number(id), (told != mask).then(|| usize::try_from(told).unwrap_or(usize::MAX)), inside))
}

/// How many bytes a number takes, by its first one.
fn length(first: u8) -> Option<usize> {
    (first != 0).then(|| first.leading_zeros() as usize + 1)
}

fn since_cluster(block: &[u8]) -> u64 {
    let track = block.first().and_then(|first| length(*first)).unwrap_or(1);
    let told = block.get(track..track + 2).map_or(0, |two| i16::from_be_bytes([two[0], two[1]]));
    u64::try_from(told).unwrap_or(0)
}

fn float(bytes: &[u8]) -> f64 {
    match bytes.len() {
        4 => f64::from(f32::from_bits(number(bytes) as u32)),
        8 => f64::from_bits(number(bytes)),
        _ => 0.0,
    }
}
