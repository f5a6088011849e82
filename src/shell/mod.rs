//! The only room that touches the outside: command line, window, files, threads.

mod app;
pub mod cli;
mod clock;
pub mod crash;
mod darkroom;
mod doctor;
pub mod exit;
mod logbook;
mod office;
pub mod pin;
mod places;
mod pulse;
mod readability;
pub mod sheet;
pub mod skipped;
mod staff;
pub mod state;
pub mod statistics;
pub mod supervisor;
mod table;
mod tiles;
mod tour;
mod window;

use std::process::ExitCode;

pub use app::App;

/// Runs the program as the command line asks.
pub fn run() -> ExitCode {
    // Before anything else: this process is to be small, and says nothing to anybody but the one who started it.
    if std::env::args_os().nth(1).is_some_and(|word| word == darkroom::COMMAND) {
        return darkroom::run();
    }
    cli::run()
}
