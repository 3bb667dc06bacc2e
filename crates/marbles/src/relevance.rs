//! Relevance: which few stories matter to a person, why, and how sure we are.
//!
//! The score itself is pure: a story passes the [`gates`], gets a row of [`terms`] from the [`facts`], the [`model`] turns
//! the row into a chance, and [`slots`] fill a day with at most five; [`reasons`] say why. [`learning`] re-fits the model
//! from [`crediting`]'s examples, [`estimating`] tells what another ranking would have brought. `docs/RELEVANCE.md` has
//! the formulas and the measurements.
//!
//! Around it stands what the database knows: [`ground`] (what is out, and what was made of it), [`readers`] and
//! [`histories`] (one person), [`signals`] and [`exposures`] (what happens), [`profile`] (what a person says about it),
//! [`nightly`] (learning), [`comparing`] (other rankings, on the organisation's own log).

mod cholesky;
pub mod comparing;
pub mod crediting;
pub mod estimating;
pub mod exposures;
pub mod facts;
pub mod gates;
pub mod grades;
pub mod ground;
pub mod histories;
pub mod history;
pub mod learning;
pub mod model;
pub mod nightly;
pub mod profile;
pub mod readers;
pub mod reasons;
pub mod signals;
pub mod slots;
pub(crate) mod tallies;
pub mod terms;

pub use crediting::{Exposure, Signal};
pub use facts::{Counts, Crowd, Format, Reader, Story, Tally};
pub use gates::{Closed, Dealings};
pub use learning::Example;
pub use model::Model;
pub use slots::{Candidate, Placed, Slot};
pub use terms::{Row, TERMS, Term, row};
