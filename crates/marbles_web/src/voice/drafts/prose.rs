//! A draft as its reader sees it, with the passages marked that were remarked on.

use marbles::voice::remarks::Remark;

/// A stretch of text; marked where an open remark is about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub text: String,
    pub marked: bool,
}

/// The text in stretches. Passages that overlap are one.
pub(super) fn marked(text: &str, remarks: &[Remark]) -> Vec<Stretch> {
    let places = remarks.iter().filter(|remark| !remark.resolved).filter_map(|remark| remark.place.clone());
    let is_marked =
        |at: usize, places: &[std::ops::Range<usize>]| places.iter().any(|place| place.contains(&at));
    let places: Vec<_> = places.collect();
    let mut stretches: Vec<Stretch> = Vec::new();
    for (at, sign) in text.chars().enumerate() {
        let marked = is_marked(at, &places);
        match stretches.last_mut() {
            Some(last) if last.marked == marked => last.text.push(sign),
            _ => stretches.push(Stretch { text: sign.to_string(), marked }),
        }
    }
    stretches
}
