//! Pages and JSON of the domain's people.

pub mod api;
pub mod groups;
pub mod importing;
pub mod list;
pub mod person;
pub mod upload;
