//! Relevance: what matters to whom, why it is shown, and what is learnt from it.

pub mod grades;
pub mod signals;
pub(crate) mod tallies;
