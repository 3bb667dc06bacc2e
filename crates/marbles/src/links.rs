//! Short links: each share has one of its own, which leads where the story is, and counts who comes through.

pub mod classifying;
pub mod clicks;
pub mod destination;
pub mod qr;
pub mod redirecting;
pub mod visitors;

use crate::{
    db::{Work, run},
    error::Result,
    shares::Share,
};

/// Letters and digits that cannot be mistaken for one another, in one case: 31⁷ ≈ 27 thousand million codes.
const ALPHABET: &[u8; 31] = b"23456789abcdefghjkmnpqrstuvwxyz";
const LENGTH: usize = 7;

/// A fresh random code.
pub fn new_code() -> String {
    code_from(|count| rand::random_range(0..count))
}

/// A code from some other luck, which is asked for a number below the one it is given.
pub fn code_from(mut below: impl FnMut(usize) -> usize) -> String {
    (0..LENGTH).map(|_| char::from(ALPHABET[below(ALPHABET.len())])).collect()
}

/// A code as long as any other, to measure a text before its link exists.
pub fn sample_code() -> String {
    "2".repeat(LENGTH)
}

/// Makes the link of a share.
pub(crate) async fn create(work: &mut Work, share: &Share) -> Result<()> {
    run!(
        work,
        "insert into links (org_id, code, story_id, share_id, person_id, network, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        work.by.org,
        &share.code,
        share.story_id,
        share.share_id,
        work.by.person,
        &share.network,
        work.now,
    )?;
    Ok(())
}
