//! What Marbles promises, told as stories about one small company, on both databases.

mod company;
mod signing_in;
