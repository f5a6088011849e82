//! The visitor's program. Everything it does stands in the library; see `shell::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    aigun::shell::run()
}
