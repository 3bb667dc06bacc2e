//! The library of questions for editors: looking through it, writing in it, and asking.

pub mod api;
pub mod asking;
pub mod form;
pub mod library;
pub mod one;
