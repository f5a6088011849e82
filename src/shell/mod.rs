//! The only room that touches the outside: command line, window, files, threads.

mod app;
pub mod cli;
mod clock;
mod darkroom;
pub mod crash;
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
mod tour;
mod window;

use std::process::ExitCode;

pub use app::App;

/// Runs the program as the command line asks.
pub fn run() -> ExitCode {
    cli::run()
}
