//! The one binary of Marbles: its settings, its commands, and how the parts are put together.

pub mod bench;
pub mod commands;
pub mod demo;
pub mod doctor;
pub mod opening;
pub mod reached_at;
pub mod serving;
pub mod settings;
pub mod simulate;
