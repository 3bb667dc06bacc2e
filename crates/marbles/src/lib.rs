//! marbles
