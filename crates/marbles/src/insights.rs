//! Insights: what the programme brings, in figures about groups and never about one person.

mod crowds;
pub mod figures;
mod publishing;
pub mod quarters;
