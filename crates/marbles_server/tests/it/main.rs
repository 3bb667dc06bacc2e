//! What Marbles promises, told as stories about one small company, on both databases.

mod command_line;
mod company;
mod demo;
mod groups;
mod impact;
mod importing;
mod links;
mod mail_server;
mod main_job;
mod metrics;
mod nudging;
mod overview;
mod pictures;
mod planting;
mod programs;
mod running;
mod settings;
mod setup;
mod sharing;
mod signing_in;
mod site;
mod sources;
mod stories;
mod structure;
mod suggesting;
mod taking_part;
