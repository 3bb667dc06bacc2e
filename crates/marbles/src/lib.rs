//! Marbles: what the product knows and does, without a web server and without a page.

pub mod fetching;
pub mod pictures;
pub mod stories;
