//! Voice: question, answer, draft, second reader, own post, in small private steps with the person in charge.
//!
//! What somebody writes here is seen by them and by those they ask, and by nobody else.
//!
//! - [`answers`]: what somebody answers, saved at each pause, private until they send it on.
//! - [`asking`]: asking a question, being asked, passing it on, declining.
//! - [`assistant`]: a language model's help with one's own text, where the organisation wants one.
//! - [`colleagues`]: whom one can ask, by name, whether they take part or not.
//! - [`delegates`]: who may prepare drafts for somebody.
//! - [`drafts`]: texts that become somebody's own post, their versions, and what others propose beside them.
//! - [`field`]: what somebody knows about, subjects of their own, and the expert finder.
//! - [`guidelines`]: how the organisation's people speak about their work.
//! - [`likeness`]: whether a text says what was said already.
//! - [`mirror`]: a friendly, critical look at a text while it is written: a few hints, never a gate.
//! - [`outcomes`]: what came of it, in one's own journal. [`thanks`]: a line or none for what somebody did.
//! - [`posts`]: a finished draft as a post of one's own, and offering it to colleagues.
//! - [`questions`]: what editors and Marbles ask experts.
//! - [`readings`]: second readers. [`remarks`]: what they say to a passage.

pub mod answers;
pub mod asking;
pub mod assistant;
pub mod colleagues;
pub mod delegates;
pub mod drafts;
pub mod field;
pub mod guidelines;
pub mod likeness;
pub mod mirror;
pub mod outcomes;
pub mod posts;
pub mod questions;
pub mod readings;
pub mod remarks;
pub mod thanks;
