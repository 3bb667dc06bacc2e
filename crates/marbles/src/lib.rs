//! Marbles: what the product knows and does, without a web server and without a page.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod fetching;
pub mod pictures;
pub mod stories;
