//! What Marbles promises, told as stories about one small company, on both databases.

mod company;
mod sharing;
mod links;
mod planting;
mod signing_in;
mod stories;
mod structure;
mod suggesting;
mod taking_part;
