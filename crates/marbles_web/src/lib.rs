//! marbles_web
