//! The pages and the JSON of voice: what waits for me, my answers and drafts, and what I was asked to read.

pub mod asked;
pub mod home;
pub mod questions;
