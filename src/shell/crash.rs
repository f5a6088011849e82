//! Crash files: what happened, on which page, and the last lines of the log. They stay on this machine; the newest twenty
//! are kept, each of 64 KiB at most.

use std::backtrace::Backtrace;
use std::io;
use std::panic::PanicHookInfo;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::clock::stamp;
use super::logbook;
use super::state::State;

/// Crash files kept, and bytes of each.
const FILES: usize = 20;
const BYTES: usize = 64 << 10;

/// Exit code of a program that panicked: it has written its own crash file.
pub const PANICKED: i32 = 101;

/// The page last shown, for the panic hook.
static PAGE: Mutex<Option<(String, String)>> = Mutex::new(None);

/// One end of the program that nobody asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Crash {
    pub version: String,
    /// By the machine's clock, in UTC.
    pub date: String,
    pub cause: String,
    /// The route of the page on the screen, and its language.
    pub page: Option<String>,
    pub language: Option<String>,
    /// Since the program started.
    pub uptime_seconds: u64,
    pub backtrace: String,
    /// Oldest line first.
    pub log: Vec<String>,
}

impl Crash {
    pub fn new(cause: String, uptime: Duration, date: SystemTime) -> Crash {
        Crash {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            date: stamp(date),
            cause,
            page: None,
            language: None,
            uptime_seconds: uptime.as_secs(),
            backtrace: String::new(),
            log: Vec::new(),
        }
    }

    /// As RON, within the limit: the oldest lines of the log are left out first, then the end of the backtrace.
    fn text(&self) -> Result<String, ron::Error> {
        let mut crash = self.clone();
        logbook::cut(&self.cause, BYTES / 8).clone_into(&mut crash.cause);
        loop {
            let text = ron::ser::to_string_pretty(&crash, ron::ser::PrettyConfig::default())?;
            if text.len() <= BYTES {
                return Ok(text);
            }
            if crash.log.len() > 20 || (crash.backtrace.is_empty() && !crash.log.is_empty()) {
                crash.log.drain(..crash.log.len().div_ceil(4));
            } else {
                let half = logbook::cut(&crash.backtrace, crash.backtrace.len() / 2).to_owned();
                crash.backtrace = half;
            }
        }
    }

    /// Writes a crash file and removes the oldest beyond those that are kept. They are numbered, because clocks go wrong.
    pub fn keep(&self, state: &State) -> io::Result<PathBuf> {
        let folder = folder(state);
        let numbers = numbers(&folder);
        let next = numbers.last().map_or(1, |last| last + 1);
        let text = self.text().map_err(io::Error::other)?;
        // First room, then the file: a full disk may only have room once the oldest is gone.
        for number in numbers.iter().take((numbers.len() + 1).saturating_sub(FILES)) {
            folder.remove(&name(*number))?;
        }
        folder.write(&name(next), &text)?;
        Ok(folder.folder().join(name(next)))
    }
}

/// The crash files, oldest first. Those that cannot be read are left out.
pub fn list(state: &State) -> Vec<Crash> {
    let folder = folder(state);
    let read = |number: u64| ron::from_str(&folder.read(&name(number))?).ok();
    numbers(&folder).into_iter().filter_map(read).collect()
}

fn folder(state: &State) -> State {
    state.below("crashes")
}

fn name(number: u64) -> String {
    format!("{number:06}.ron")
}

/// Of the files that are there, rising.
fn numbers(folder: &State) -> Vec<u64> {
    let entries = std::fs::read_dir(folder.folder()).into_iter().flatten().flatten();
    let number = |name: &str| name.strip_suffix(".ron")?.parse().ok();
    let mut numbers: Vec<u64> = entries.filter_map(|entry| number(entry.file_name().to_str()?)).collect();
    numbers.sort_unstable();
    numbers
}

/// Notes the page that is about to be drawn.
pub fn note_page(route: String, language: String) {
    if let Ok(mut page) = PAGE.lock() {
        *page = Some((route, language));
    }
}

/// From now on a panic in any thread leaves a crash file.
pub fn watch_for_panics(state: State) {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        usual(panic);
        let crash = of_panic(panic);
        logbook::last_words(&crash.cause);
        // There is nobody left to tell if this fails too.
        let _ = crash.keep(&state);
    }));
}

fn of_panic(panic: &PanicHookInfo<'_>) -> Crash {
    let thread = std::thread::current();
    let place = panic.location().map_or_else(String::new, |place| format!(" at {place}"));
    let said = panic.payload_as_str().unwrap_or("no words");
    let cause = format!("panic in thread `{}`{place}: {said}", thread.name().unwrap_or("without a name"));
    let mut crash = Crash::new(cause, logbook::now(), SystemTime::now());
    // Not waited for: the thread that panics may hold it.
    if let Some((route, language)) = PAGE.try_lock().ok().and_then(|page| page.clone()) {
        crash.page = Some(route);
        crash.language = Some(language);
    }
    crash.backtrace = Backtrace::force_capture().to_string();
    crash.log = logbook::recent();
    crash
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crash(cause: &str) -> Crash {
        Crash::new(cause.to_owned(), Duration::from_secs(7), SystemTime::UNIX_EPOCH)
    }

    #[test]
    fn the_newest_twenty_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::open(Some(folder.path()));
        for number in 1..=25 {
            crash(&format!("number {number}")).keep(&state).unwrap();
        }
        let causes: Vec<String> = list(&state).into_iter().map(|crash| crash.cause).collect();
        assert_eq!(causes, (6..=25).map(|number| format!("number {number}")).collect::<Vec<_>>());
    }

    #[test]
    fn a_crash_file_says_what_happened() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::open(Some(folder.path()));
        let told = Crash { page: Some("home".into()), log: vec!["a \"quoted\" line".into()], ..crash("signal 9") };
        let path = told.keep(&state).unwrap();
        assert!(std::fs::read_to_string(path).unwrap().contains("cause: \"signal 9\""));
        assert_eq!(list(&state), [told]);
    }

    #[test]
    fn no_crash_file_is_too_large_and_the_newest_lines_stay() {
        let large = Crash {
            backtrace: "at somewhere\n".repeat(10_000),
            log: (0..200).map(|number| format!("{number} {}", "\\".repeat(1000))).collect(),
            ..crash(&"long ".repeat(100_000))
        };
        let text = large.text().unwrap();
        assert!(text.len() <= BYTES, "{}", text.len());
        let small: Crash = ron::from_str(&text).unwrap();
        assert!(small.log.last().unwrap().starts_with("199 "));
        assert!(small.backtrace.starts_with("at somewhere"));
        assert!(!small.cause.is_empty());
    }

    #[test]
    fn a_state_that_cannot_be_written_is_an_error_and_no_panic() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), "").unwrap();
        let state = State::open(Some(&folder.path().join("file")));
        assert!(crash("any").keep(&state).is_err());
        assert!(list(&state).is_empty());
    }
}
