//! Sources: feeds, and pages that point to one, from which stories come.

pub mod mending;
pub mod reading;
