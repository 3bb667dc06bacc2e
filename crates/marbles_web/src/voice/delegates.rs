//! The pages and the JSON of delegates: who may prepare drafts for me.

pub mod api;
pub mod pages;
