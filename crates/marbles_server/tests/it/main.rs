//! What Marbles promises, told as stories about one small company, on both databases.

mod company;
mod demo;
mod impact;
mod links;
mod pictures;
mod planting;
mod sharing;
mod signing_in;
mod site;
mod sources;
mod structure;
mod taking_part;
