//! Keeps what is counted of visits: a thread of its own takes the counts from the window, adds them up and writes them once
//! a minute, and tells staff what there is. The window never waits for it.
//!
//! The kiosk runs on whatever happens here. Counts that cannot be written wait in memory, within bounds; a file that is
//! damaged is set aside and a new one begun; both are logged once and told on the staff's panel.

mod ledger;
mod period;
pub mod print;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use self::ledger::{FILE, Fault, Ledger, log_of, shared_of};
pub use self::period::{Period, date, of};
use super::clock;
use super::state::State;
use crate::kiosk::tally::{Sheet, Summary, Trouble};

/// From a count until it is on the disk, at most.
pub const PACE: Duration = Duration::from_mins(1);
/// Messages that may wait for the thread. A page is turned a few times a minute.
const MOST_WAITING: usize = 32;
/// The end of the program waits this long for what is left.
const PATIENCE: Duration = Duration::from_secs(3);
/// Damaged files that stay; the oldest go.
const MOST_SET_ASIDE: usize = 5;
/// How the names of damaged files begin.
const SET_ASIDE: &str = "statistics-damaged-";

/// The window's end of it.
pub struct Statistics {
    desk: Option<SyncSender<Message>>,
    told: Receiver<Summary>,
    trouble: Arc<Mutex<Option<Trouble>>>,
    /// Nothing comes through it; it closes when the thread has left.
    left: Receiver<Never>,
}

enum Never {}

enum Message {
    Count(Sheet),
    /// Tell of a period, with these pages in any case.
    Tell(Period, Vec<String>),
}

impl Statistics {
    /// Begins to keep counts in a state folder; `wake` is called when there is an answer.
    pub fn keep_in(state: &State, pace: Duration, wake: impl Fn() + Send + 'static) -> Statistics {
        let (desk, messages) = sync_channel(MOST_WAITING);
        let (answers, told) = sync_channel(4);
        let trouble: Arc<Mutex<Option<Trouble>>> = Arc::default();
        let clerk = Clerk {
            path: state.folder().join(FILE),
            pace,
            ledger: None,
            waiting: Sheet::default(),
            due: None,
            trouble: trouble.clone(),
        };
        let (door, left) = sync_channel(0);
        let work = move || {
            clerk.work(&messages, &answers, &wake);
            drop(door);
        };
        let thread = std::thread::Builder::new().name("statistics".into()).spawn(work);
        if let Err(error) = &thread {
            log::error!("no thread for the statistics: {error}; nothing is counted");
        }
        Statistics { desk: thread.is_ok().then_some(desk), told, trouble, left }
    }

    /// Hands counts over. They come back if there is no room for them now.
    pub fn count(&mut self, sheet: Sheet) -> Result<(), Sheet> {
        let Some(desk) = &self.desk else { return Ok(()) };
        match desk.try_send(Message::Count(sheet)) {
            Ok(()) => Ok(()),
            Err(TrySendError::Full(Message::Count(sheet))) => Err(sheet),
            Err(_) => {
                log::error!("the statistics' thread has ended; nothing more is counted");
                self.desk = None;
                Ok(())
            }
        }
    }

    /// Asks for a summary; [`Statistics::told`] has it a little later.
    pub fn ask(&self, period: Period, pages: Vec<String>) {
        while self.told().is_some() {}
        if let Some(desk) = &self.desk
            && desk.try_send(Message::Tell(period, pages)).is_err()
        {
            log::warn!("the statistics are busy; nothing is told");
        }
    }

    /// The summary that was asked for, once it is there.
    pub fn told(&self) -> Option<Summary> {
        self.told.try_recv().ok()
    }

    /// Why the numbers may be incomplete.
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Writes what is left. To be called before the program ends.
    pub fn end(&mut self) {
        let Some(desk) = self.desk.take() else { return };
        // The thread takes what still lies on the desk, however much that is, writes it and leaves.
        drop(desk);
        // One that is stuck on a dead disk must not hold up the end of the program.
        let _ = self.left.recv_timeout(PATIENCE);
    }
}

impl Drop for Statistics {
    fn drop(&mut self) {
        self.end();
    }
}

/// The thread's end of it.
struct Clerk {
    path: PathBuf,
    pace: Duration,
    ledger: Option<Ledger>,
    waiting: Sheet,
    /// When the next transaction is due; `None` while nothing waits.
    due: Option<Instant>,
    trouble: Arc<Mutex<Option<Trouble>>>,
}

impl Clerk {
    fn work(mut self, messages: &Receiver<Message>, answers: &SyncSender<Summary>, wake: &dyn Fn()) {
        // Before the first visitor comes: a damaged file is found out now.
        let opened = self.open();
        self.tell(opened.err());
        loop {
            let message = match self.due {
                Some(due) => messages.recv_timeout(due.saturating_duration_since(Instant::now())),
                None => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match message {
                Ok(Message::Count(sheet)) => {
                    self.waiting.add(sheet);
                    self.due.get_or_insert_with(|| Instant::now() + self.pace);
                }
                Ok(Message::Tell(period, pages)) => {
                    self.write();
                    // Answers that nobody took are no longer wanted.
                    let _ = answers.try_send(self.summary(&period, pages));
                    wake();
                }
                Err(RecvTimeoutError::Timeout) => self.write(),
                Err(RecvTimeoutError::Disconnected) => return self.write(),
            }
        }
    }

    fn summary(&mut self, period: &Period, pages: Vec<String>) -> Summary {
        let records = self.ledger.as_ref().map(|ledger| ledger.records(period)).transpose();
        let records = records.unwrap_or_else(|fault| {
            log::error!("statistics cannot be read: {fault}");
            None
        });
        Summary::of(&records.unwrap_or_default().by_exhibit().with_pages(pages))
    }

    /// Writes all that waits, in one transaction.
    fn write(&mut self) {
        self.due = None;
        if self.waiting.is_empty() {
            return;
        }
        match self.try_to_write() {
            Ok(()) => {
                self.waiting = Sheet::default();
                self.tell(None);
            }
            Err(fault) => {
                if let Fault::Newer = fault {
                    // It will not be ours before the program is another one.
                    self.waiting = Sheet::default();
                } else {
                    self.due = Some(Instant::now() + self.pace);
                }
                self.ledger = None;
                self.tell(Some(fault));
            }
        }
    }

    fn try_to_write(&mut self) -> Result<(), Fault> {
        if self.ledger.as_ref().is_some_and(|ledger| !ledger.is_there()) {
            self.ledger = None;
        }
        self.open()?;
        let Some(ledger) = &mut self.ledger else { return Ok(()) };
        match ledger.keep(&self.waiting) {
            Err(Fault::Damaged(why)) => {
                self.ledger = None;
                set_aside(&self.path, &why)?;
                self.open()?;
                self.ledger.as_mut().map_or(Ok(()), |ledger| ledger.keep(&self.waiting))
            }
            kept => kept,
        }
    }

    /// Opens the file if it is not open; one that is damaged is set aside for a new one.
    fn open(&mut self) -> Result<(), Fault> {
        if self.ledger.is_none() {
            let opened = match Ledger::open(&self.path) {
                Err(Fault::Damaged(why)) => {
                    set_aside(&self.path, &why)?;
                    Ledger::open(&self.path)
                }
                opened => opened,
            };
            self.ledger = Some(opened?);
        }
        Ok(())
    }

    /// Says what is the matter: to the log when it begins, to the panel as long as it lasts.
    fn tell(&self, fault: Option<Fault>) {
        let now = match &fault {
            Some(Fault::Newer) => Some(Trouble::Newer),
            Some(_) => Some(Trouble::NotKept),
            // Until somebody has looked at it and taken it away.
            None => damaged(&self.path).pop().map(Trouble::SetAside),
        };
        let mut trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        if let (Some(fault), true) = (fault, *trouble != now) {
            log::error!("statistics {}: {fault}", self.path.display());
        }
        *trouble = now;
    }
}

/// The damaged files beside the one in use, the newest last.
fn damaged(path: &Path) -> Vec<String> {
    let entries = path.parent().and_then(|folder| std::fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> =
        names.filter(|name| name.starts_with(SET_ASIDE) && name.ends_with(".sqlite")).collect();
    names.sort();
    names
}

/// Gives a damaged file a name under which it is in nobody's way. What is in its log stays with it.
fn set_aside(path: &Path, why: &str) -> Result<(), Fault> {
    let date: String = clock::stamp(SystemTime::now()).replace(':', "").replace('T', "-").replace('Z', "");
    let free = |number: &u32| {
        let name = path.with_file_name(format!("{SET_ASIDE}{date}-{number}.sqlite"));
        (!name.exists()).then_some(name)
    };
    let Some(aside) = (1..100).find_map(|number| free(&number)) else {
        return Err(Fault::Disk("no free name for a damaged file".into()));
    };
    std::fs::rename(path, &aside).map_err(|error| Fault::Disk(error.to_string()))?;
    // A log without its file would be taken for the log of the new one.
    let _ = std::fs::rename(log_of(path), log_of(&aside));
    let _ = std::fs::remove_file(shared_of(path));
    log::error!("statistics {}: {why}; set aside as {}", path.display(), aside.display());
    let names = damaged(path);
    for name in &names[..names.len().saturating_sub(MOST_SET_ASIDE)] {
        let old = path.with_file_name(name);
        let _ = std::fs::remove_file(log_of(&old));
        let _ = std::fs::remove_file(&old);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
