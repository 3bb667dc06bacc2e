//! Insights: what the programme brings, in figures about groups and never about one person.

mod crowds;
pub mod figures;
pub mod overview;
mod publishing;
pub mod quarters;
pub mod standing;
mod weeks;
