//! The log: warnings and errors on standard error, and, while the kiosk runs, a ring of files in the state folder.
//!
//! The ring never grows beyond its size, whatever the program has to say and however long it runs. A line that repeats is
//! written once, with how often it came. A log that cannot be written is no reason to stop.

use std::collections::VecDeque;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant, SystemTime};

use super::clock::stamp;
use super::state::State;

/// Files of the ring and bytes of each: 16 MiB in all.
const FILES: usize = 8;
const BYTES: u64 = 2 << 20;
/// A longer line is cut; none that helps is longer.
const LINE_BYTES: usize = 4 << 10;
/// Lines kept in memory for crash files.
const RECENT: usize = 200;
/// Enough for as many lines of usual length.
const TAIL_BYTES: u64 = 64 << 10;
/// A line that keeps repeating is mentioned again after so long.
const REMIND: Duration = Duration::from_mins(1);

/// The newest file of the ring.
pub const NEWEST: &str = "kiosk.log";

/// Begins to log to standard error.
pub fn start() {
    static LOG: Log = Log;
    now();
    if log::set_logger(&LOG).is_ok() {
        log::set_max_level(log::LevelFilter::Info);
    }
}

/// From now on the log is also kept in the state folder.
pub fn keep_in(state: &State) {
    with_book(|book| book.ring = Some(Ring::new(state.folder(), FILES, BYTES)));
}

/// The last lines, oldest first. Empty where the log is just being written: this is asked for in a panic, too.
pub fn recent() -> Vec<String> {
    BOOK.try_lock().map(|book| book.recent.iter().cloned().collect()).unwrap_or_default()
}

/// The last lines of the log of a kiosk that has ended.
pub fn tail(state: &State) -> Vec<String> {
    let read = || -> io::Result<Vec<u8>> {
        let mut file = File::open(state.folder().join(NEWEST))?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(TAIL_BYTES)))?;
        let mut bytes = Vec::new();
        file.take(TAIL_BYTES).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = read().unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(RECENT)..].iter().map(|line| (*line).to_owned()).collect()
}

/// A line that is written if that can be done without waiting, for the panic hook.
pub fn last_words(text: &str) {
    if let Ok(mut book) = BOOK.try_lock() {
        book.write(&format!("ERROR {text}"), now(), SystemTime::now());
        book.flush(SystemTime::now());
    }
}

/// Since the program began to log.
pub fn now() -> Duration {
    static STARTED: OnceLock<Instant> = OnceLock::new();
    STARTED.get_or_init(Instant::now).elapsed()
}

struct Log;

static BOOK: Mutex<Book> = Mutex::new(Book::new());

fn with_book(change: impl FnOnce(&mut Book)) {
    // A thread that panicked while it wrote a line leaves a book that is as good as before.
    change(&mut BOOK.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
}

impl log::Log for Log {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        let ours = metadata.target().starts_with("aigun");
        metadata.level() <= if ours { log::Level::Info } else { log::Level::Warn }
    }

    fn log(&self, record: &log::Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let text = format!("{} {}: {}", record.level(), record.target(), record.args());
        if record.level() <= log::Level::Warn {
            // Nobody may be reading.
            let _ = writeln!(io::stderr(), "{text}");
        }
        with_book(|book| book.write(&text, now(), SystemTime::now()));
    }

    fn flush(&self) {
        with_book(|book| book.flush(SystemTime::now()));
    }
}

/// What has been said, and what of it is on disk.
struct Book {
    repeats: Repeats,
    recent: VecDeque<String>,
    ring: Option<Ring>,
}

impl Book {
    const fn new() -> Book {
        Book { repeats: Repeats::new(), recent: VecDeque::new(), ring: None }
    }

    fn write(&mut self, text: &str, now: Duration, date: SystemTime) {
        for line in self.repeats.take(cut(text, LINE_BYTES), now) {
            self.put(&line, date);
        }
    }

    fn flush(&mut self, date: SystemTime) {
        if let Some(line) = self.repeats.end() {
            self.put(&line, date);
        }
    }

    fn put(&mut self, line: &str, date: SystemTime) {
        let line = format!("{} {line}", stamp(date));
        if let Some(ring) = &mut self.ring {
            ring.write(&line);
        }
        if self.recent.len() == RECENT {
            self.recent.pop_front();
        }
        self.recent.push_back(line);
    }
}

/// The beginning of a text, cut between characters.
pub fn cut(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// Lines that come again and again become one and a number.
struct Repeats {
    last: String,
    more: u64,
    written: Duration,
}

impl Repeats {
    const fn new() -> Repeats {
        Repeats { last: String::new(), more: 0, written: Duration::ZERO }
    }

    /// What to write now that this line came.
    fn take(&mut self, line: &str, now: Duration) -> Vec<String> {
        if line == self.last {
            self.more += 1;
            let due = now.saturating_sub(self.written) >= REMIND;
            return if due { self.remind(now) } else { Vec::new() };
        }
        let mut lines = self.remind(now);
        line.clone_into(&mut self.last);
        lines.push(line.to_owned());
        lines
    }

    fn remind(&mut self, now: Duration) -> Vec<String> {
        self.written = now;
        self.end().into_iter().collect()
    }

    /// How often the last line came again, if it did.
    fn end(&mut self) -> Option<String> {
        match std::mem::take(&mut self.more) {
            0 => None,
            1 => Some("… once more".to_owned()),
            more => Some(format!("… {more} more times")),
        }
    }
}

/// Files of limited size: `kiosk.log` is the newest, `kiosk.7.log` the oldest.
struct Ring {
    folder: PathBuf,
    files: usize,
    bytes: u64,
    /// The newest file and its length; opened when there is something to write.
    open: Option<(File, u64)>,
    failed: bool,
}

impl Ring {
    fn new(folder: &Path, files: usize, bytes: u64) -> Ring {
        Ring { folder: folder.to_owned(), files, bytes, open: None, failed: false }
    }

    fn write(&mut self, line: &str) {
        match self.try_write(line) {
            Ok(()) => self.failed = false,
            Err(error) => {
                // Tried again with the next line; said once.
                self.open = None;
                if !std::mem::replace(&mut self.failed, true) {
                    let _ = writeln!(io::stderr(), "the log in {} cannot be written: {error}", self.folder.display());
                }
            }
        }
    }

    fn try_write(&mut self, line: &str) -> io::Result<()> {
        let mut line = line.replace(['\n', '\r'], " ");
        line.push('\n');
        let added = line.len() as u64;
        let (mut file, length) = match self.open.take() {
            Some(open) => open,
            None => {
                let file = OpenOptions::new().create(true).append(true).open(self.folder.join(NEWEST))?;
                let length = file.metadata()?.len();
                (file, length)
            }
        };
        let mut length = length;
        if length + added > self.bytes && length > 0 {
            drop(file);
            self.turn()?;
            file = OpenOptions::new().create(true).append(true).open(self.folder.join(NEWEST))?;
            length = 0;
        }
        file.write_all(line.as_bytes())?;
        self.open = Some((file, length + added));
        Ok(())
    }

    /// Every file becomes one older; the oldest is overwritten.
    fn turn(&self) -> io::Result<()> {
        let name = |age: usize| match age {
            0 => self.folder.join(NEWEST),
            age => self.folder.join(format!("kiosk.{age}.log")),
        };
        for age in (0..self.files - 1).rev() {
            match std::fs::rename(name(age), name(age + 1)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn repeats_become_a_number() {
        let mut repeats = Repeats::new();
        assert_eq!(repeats.take("a", SECOND), ["a"]);
        for _ in 0..41 {
            assert!(repeats.take("a", SECOND).is_empty());
        }
        assert_eq!(repeats.take("b", SECOND), ["… 41 more times", "b"]);
        assert_eq!(repeats.take("c", SECOND), ["c"]);
        assert!(repeats.take("c", SECOND * 30).is_empty());
        assert_eq!(repeats.take("c", SECOND * 61), ["… 2 more times"]);
        assert!(repeats.take("c", SECOND * 62).is_empty());
        assert_eq!(repeats.end().as_deref(), Some("… once more"));
        assert_eq!(repeats.end(), None);
    }

    #[test]
    fn the_ring_keeps_the_newest_and_never_outgrows_itself() {
        let folder = tempfile::tempdir().unwrap();
        let mut ring = Ring::new(folder.path(), 3, 100);
        for number in 0..100 {
            ring.write(&format!("line {number:03} of some length"));
        }
        let sizes: Vec<u64> =
            std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().metadata().unwrap().len()).collect();
        assert_eq!(sizes.len(), 3);
        assert!(sizes.iter().all(|size| *size <= 100), "{sizes:?}");
        let newest = std::fs::read_to_string(folder.path().join(NEWEST)).unwrap();
        assert!(newest.ends_with("line 099 of some length\n"), "{newest}");
        // 24 bytes a line, four in a file: the oldest file begins where the ring's 300 bytes allow.
        let oldest = std::fs::read_to_string(folder.path().join("kiosk.2.log")).unwrap();
        assert!(oldest.starts_with("line 088"), "{oldest}");
    }

    #[test]
    fn a_second_run_writes_on() {
        let folder = tempfile::tempdir().unwrap();
        Ring::new(folder.path(), 3, 100).write("first");
        Ring::new(folder.path(), 3, 100).write("second\nline");
        assert_eq!(std::fs::read_to_string(folder.path().join(NEWEST)).unwrap(), "first\nsecond line\n");
    }

    #[test]
    fn the_tail_is_the_end_of_the_newest_file() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::open(Some(folder.path()));
        assert!(tail(&state).is_empty());
        let mut ring = Ring::new(folder.path(), FILES, BYTES);
        for number in 0..5000 {
            ring.write(&format!("line {number}"));
        }
        let lines = tail(&state);
        assert_eq!((lines.len(), lines[0].as_str(), lines[199].as_str()), (200, "line 4800", "line 4999"));
    }

    #[test]
    fn a_ring_that_cannot_be_written_comes_back_when_it_can() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("state");
        let mut ring = Ring::new(&inside, 3, 100);
        ring.write("lost");
        assert!(ring.failed);
        std::fs::create_dir(&inside).unwrap();
        ring.write("kept");
        assert!(!ring.failed);
        assert_eq!(std::fs::read_to_string(inside.join(NEWEST)).unwrap(), "kept\n");
    }

    #[test]
    fn the_last_lines_are_at_hand_and_no_more() {
        let mut book = Book::new();
        for number in 0..1000 {
            book.write(&format!("{number} {}", "長".repeat(3000)), SECOND, SystemTime::UNIX_EPOCH);
        }
        assert_eq!(book.recent.len(), RECENT);
        assert!(book.recent.back().unwrap().starts_with("1970-01-01T00:00:00Z 999 長"));
        assert!(book.recent.iter().all(|line| line.len() < LINE_BYTES + 40));
    }
}
