//! People and how they come into the programme.

pub mod reading;
