//! Voice: question, answer, draft, second reader, own post, in small private steps with the person in charge.
//!
//! What somebody writes here is seen by them and by those they ask, and by nobody else.
//!
//! - [`questions`]: what editors and Marbles ask experts.
//! - [`guidelines`]: how the organisation's people speak about their work.
//! - [`likeness`]: whether a text says what was said already.

pub mod guidelines;
pub mod likeness;
pub mod questions;
