//! `marbles`: starts the server, or runs one command and ends.

use std::process::ExitCode;

use clap::Parser;
use marbles_server::{commands, settings::CommandLine};

#[tokio::main]
async fn main() -> ExitCode {
    let command_line = CommandLine::parse();
    commands::log(&command_line);
    match commands::run(command_line).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("marbles: {error}");
            ExitCode::FAILURE
        }
    }
}
