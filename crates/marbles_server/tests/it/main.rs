//! What Marbles promises, told as stories about one small company, on both databases.

mod command_line;
mod company;
mod groups;
mod importing;
mod settings;
mod setup;
mod demo;
mod impact;
mod links;
mod main_job;
mod pictures;
mod overview;
mod planting;
mod running;
mod metrics;
mod programs;
mod sharing;
mod signing_in;
mod stories;
mod site;
mod sources;
mod structure;
mod suggesting;
mod taking_part;
