//! The pages and the JSON of voice: what waits for me, my answers and drafts, and what I was asked to read.

pub mod answers;
pub mod delegates;
pub mod drafts;
pub mod home;
pub mod posts;
mod section;
