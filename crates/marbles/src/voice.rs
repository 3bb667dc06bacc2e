//! Voice: question, answer, draft, second reader, own post, in small private steps with the person in charge.
//!
//! What somebody writes here is seen by them and by those they ask, and by nobody else.
//!
//! - [`questions`]: what editors and Marbles ask experts.
//! - [`drafts`]: texts that become somebody's own post, their versions, and what others propose beside them.
//! - [`assistant`]: a language model's help with one's own text, where the organisation wants one.

pub mod assistant;
pub mod drafts;
pub mod questions;
