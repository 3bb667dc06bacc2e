//! Voice: question, answer, draft, second reader, own post, in small private steps with the person in charge.
//!
//! What somebody writes here is seen by them and by those they ask, and by nobody else.
//!
//! - [`questions`]: what editors and Marbles ask experts.
//! - [`posts`]: a finished draft as a post of one's own, and offering it to colleagues.
//! - [`outcomes`]: what came of it, in one's own journal. [`thanks`]: a line or none for what somebody did.

pub mod outcomes;
pub mod posts;
pub mod questions;
pub mod thanks;
