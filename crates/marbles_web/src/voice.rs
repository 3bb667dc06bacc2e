//! The pages and the JSON of voice: what waits for me, my answers and drafts, and what I was asked to read.

pub mod home;
pub mod outcomes;
pub mod posts;
mod section;
pub mod thanks;
