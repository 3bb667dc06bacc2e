//! Insights: what the programme brings, in figures about groups and never about one person.

pub mod quarters;
