//! What Marbles promises, told as stories about one small company, on both databases.

mod company;
mod pictures;
mod signing_in;
mod site;
mod sources;
mod sharing;
mod links;
mod planting;
mod signing_in;
mod structure;
mod taking_part;
