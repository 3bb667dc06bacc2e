//! Voice: question, answer, draft, second reader, own post, in small private steps with the person in charge.
//!
//! What somebody writes here is seen by them and by those they ask, and by nobody else.
//!
//! - [`questions`]: what editors and Marbles ask experts.
//! - [`answers`]: what somebody answers, saved at each pause, private until they send it on.

pub mod answers;
pub mod questions;
