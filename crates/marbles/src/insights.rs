//! Insights: what the programme brings, in figures about groups and never about one person.

mod crowds;
mod deeds;
pub mod figures;
mod kept;
mod moving;
pub mod overview;
mod publishing;
pub mod quarters;
pub mod standing;
mod weeks;
