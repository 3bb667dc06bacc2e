//! The pages and the JSON of voice: what waits for me, my answers and drafts, and what I was asked to read.

pub mod assistant;
pub mod home;
