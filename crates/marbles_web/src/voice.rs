//! The pages and the JSON of voice: what waits for me, my answers and drafts, and what I was asked to read.

pub mod answers;
pub mod asked;
pub mod assistant;
pub mod delegates;
pub mod drafts;
pub mod field;
pub mod guidelines;
pub mod home;
pub mod likeness;
pub mod mirror;
pub mod outcomes;
pub mod posts;
pub mod questions;
mod section;
pub mod thanks;
