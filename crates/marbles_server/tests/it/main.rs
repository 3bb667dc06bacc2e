//! What Marbles promises, told as stories about one small company, on both databases.

mod company;
mod sharing;
mod signing_in;
mod structure;
mod taking_part;
