//! Voice: question, answer, draft, second reader, own post, in small private steps with the person in charge.
//!
//! What somebody writes here is seen by them and by those they ask, and by nobody else.
//!
//! - [`questions`]: what editors and Marbles ask experts.
//! - [`drafts`]: texts that become somebody's own post, their versions, and what others propose beside them.
//! - [`readings`]: second readers. [`remarks`]: what they say to a passage.
//! - [`delegates`]: who may prepare drafts for somebody.

pub mod delegates;
pub mod drafts;
pub mod questions;
pub mod readings;
pub mod remarks;
