//! The only room that touches the outside: command line, window, files, threads.

mod app;
pub mod cli;
mod places;
mod tour;
mod window;

use std::process::ExitCode;

pub use app::App;

/// Runs the program as the command line asks.
pub fn run() -> ExitCode {
    cli::run()
}
