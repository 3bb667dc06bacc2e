//! What matters to me: my signals about stories, what I keep for later, and my own profile, which I alone see.

pub mod api;
pub mod pages;
pub mod saved;
pub mod signals;
