//! The pages and the JSON of drafts: writing, reading before others do, proposing beside, and what has been.

pub mod api;
pub mod home;
mod mirrored;
mod page;
pub mod pages;
pub mod proposals;
mod prose;
pub mod readers;
pub mod remarks;
pub mod versions;
