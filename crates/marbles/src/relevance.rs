//! Relevance: which few stories matter to a person, why, and how sure we are. Pure: no database, no clock, no network.
//!
//! A story passes the [`gates`], gets a row of [`terms`] from the [`facts`], the [`model`] turns the row into a chance, and
//! [`slots`] fill a day with at most five; [`reasons`] say why. [`learning`] re-fits the model from [`crediting`]'s examples,
//! [`estimating`] tells what another ranking would have brought. `docs/RELEVANCE.md` has the formulas and the measurements.

mod cholesky;
pub mod crediting;
pub mod estimating;
pub mod facts;
pub mod gates;
pub mod grades;
pub mod history;
pub mod learning;
pub mod model;
pub mod reasons;
pub mod slots;
pub mod terms;

pub use crediting::{Exposure, Signal};
pub use facts::{Counts, Crowd, Format, Reader, Story, Tally};
pub use gates::{Closed, Dealings};
pub use learning::Example;
pub use model::Model;
pub use slots::{Candidate, Placed, Slot};
pub use terms::{Row, TERMS, Term, row};
