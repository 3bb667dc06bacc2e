//! The product: its words and its rules, without a web server and without a page.

pub mod links;
pub mod people;
