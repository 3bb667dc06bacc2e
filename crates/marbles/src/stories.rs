//! Stories: what is worth sharing, where it comes from and how it is read.

pub mod dates;
pub mod encodings;
pub mod languages;
pub mod markup;
pub mod plain;
pub mod sources;
pub mod unfurling;
