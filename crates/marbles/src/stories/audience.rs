//! Whom a story is meant for, and how many people that is.
