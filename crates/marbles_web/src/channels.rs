//! Channels on screen: what a person connects for themselves, and what an administrator connects for everybody.

pub mod calendar;
pub mod mine;
pub mod push;
pub mod rooms;
pub mod settings;
pub mod slack;
pub mod telling;
