//! What Marbles promises, told as stories about one small company, on both databases.

mod company;
mod impact;
mod links;
mod overview;
mod planting;
mod signing_in;
