//! Messages that carry a story or a step.

pub mod calendar;
pub mod channels;
