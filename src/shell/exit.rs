//! How the program ends, for those who started it.

use std::process::ExitCode;

/// Exit codes with a meaning of their own. 0 is a window that closed, 1 and 2 are findings and errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Staff left the kiosk with the PIN: the supervisor ends too.
    StaffLeft = 10,
    /// Staff asked for a fresh start: the supervisor starts the kiosk again at once.
    Restart = 11,
    /// Another kiosk runs on the same state folder.
    AlreadyRunning = 12,
}

impl Exit {
    pub fn code(self) -> u8 {
        self as u8
    }

    /// The meaning of an exit code, where it has one of its own.
    pub fn from_code(code: i32) -> Option<Exit> {
        [Exit::StaffLeft, Exit::Restart, Exit::AlreadyRunning].into_iter().find(|exit| i32::from(exit.code()) == code)
    }

    /// Ends the program here and now. Nothing can cancel it, and nothing is lost by it: whatever is kept, is on disk.
    pub fn leave(self) -> ! {
        log::logger().flush();
        std::process::exit(i32::from(self.code()))
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.code())
    }
}
