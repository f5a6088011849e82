//! The file with the counts: a database in the state folder. Looks at pages by day and language, visits by hour, and
//! nothing that belongs to one visitor: no session, no order of pages, no minute, no typed text.
//!
//! One transaction holds all that is waiting, synced before it counts as kept; the write-ahead log keeps the file whole
//! when the power is cut in the middle. After [`DAYS_KEPT`] days hours become days and days of pages become months.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, params};

use crate::kiosk::tally::{Day, Looks, Sheet, What};

/// Name of the file in the state folder.
pub const FILE: &str = "statistics.sqlite";

/// Days with visits that are kept in detail. Counted are days in the file, so that a clock that is decades ahead for an
/// afternoon takes no detail from other days.
const DAYS_KEPT: u32 = 400;
/// Marks our files among all databases of this kind: "Aigu".
const APPLICATION: i32 = 0x4169_6775;
/// Of the tables below. Another number means other tables.
const VERSION: i32 = 1;
/// Who else has the file open has this long to be done.
const BUSY: Duration = Duration::from_secs(2);
/// Starts of the program that are remembered.
const BOOTS_KEPT: i64 = 1_000;

/// `boot` tells two starts apart whose clocks said the same. Days are written 20261121. Boot 0 marks what is no longer kept in
/// detail: counts of a whole day (hour -1), looks of a whole month under its first day.
const TABLES: &str = "
CREATE TABLE boots (boot INTEGER PRIMARY KEY AUTOINCREMENT, day INTEGER NOT NULL) STRICT;
CREATE TABLE pages (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE looks (
    day INTEGER NOT NULL, page INTEGER NOT NULL, language TEXT NOT NULL, boot INTEGER NOT NULL,
    views INTEGER NOT NULL, timed INTEGER NOT NULL, seconds INTEGER NOT NULL, predicted INTEGER NOT NULL,
    s1 INTEGER NOT NULL, s2 INTEGER NOT NULL, s3 INTEGER NOT NULL,
    s4 INTEGER NOT NULL, s5 INTEGER NOT NULL, s6 INTEGER NOT NULL,
    PRIMARY KEY (day, page, language, boot)
) STRICT, WITHOUT ROWID;
CREATE TABLE counts (
    day INTEGER NOT NULL, what TEXT NOT NULL, item TEXT NOT NULL, hour INTEGER NOT NULL, boot INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, what, item, hour, boot)
) STRICT, WITHOUT ROWID;
CREATE INDEX days_of_looks ON looks (day) WHERE boot > 0;
CREATE INDEX days_of_counts ON counts (day) WHERE boot > 0;
";

const ADD_LOOKS: &str = "
INSERT INTO looks VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
ON CONFLICT DO UPDATE SET views = views + excluded.views, timed = timed + excluded.timed,
    seconds = seconds + excluded.seconds, predicted = predicted + excluded.predicted, s1 = s1 + excluded.s1,
    s2 = s2 + excluded.s2, s3 = s3 + excluded.s3, s4 = s4 + excluded.s4, s5 = s5 + excluded.s5, s6 = s6 + excluded.s6";

const ADD_COUNT: &str = "
INSERT INTO counts VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET count = count + excluded.count";

const LOOKS_INTO_MONTHS: &str = "
INSERT INTO looks SELECT day / 100 * 100 + 1 AS month, page, language, 0, sum(views), sum(timed), sum(seconds), sum(predicted),
    sum(s1), sum(s2), sum(s3), sum(s4), sum(s5), sum(s6)
FROM looks WHERE boot > 0 AND day <= ?1 GROUP BY month, page, language
ON CONFLICT DO UPDATE SET views = views + excluded.views, timed = timed + excluded.timed,
    seconds = seconds + excluded.seconds, predicted = predicted + excluded.predicted, s1 = s1 + excluded.s1,
    s2 = s2 + excluded.s2, s3 = s3 + excluded.s3, s4 = s4 + excluded.s4, s5 = s5 + excluded.s5, s6 = s6 + excluded.s6";

const COUNTS_INTO_DAYS: &str = "
INSERT INTO counts SELECT day, what, item, -1, 0, sum(count)
FROM counts WHERE boot > 0 AND day <= ?1 GROUP BY day, what, item
ON CONFLICT DO UPDATE SET count = count + excluded.count";

/// Why the counts cannot be kept or read.
#[derive(Debug)]
pub enum Fault {
    /// It is no file of ours, or one that is broken.
    Damaged(String),
    /// A newer program wrote it.
    Newer,
    /// The disk, its permissions, or somebody who holds the file.
    Disk(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Damaged(why) => write!(f, "damaged: {why}"),
            Fault::Newer => f.write_str("written by a newer version of the program"),
            Fault::Disk(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Fault {}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Fault {
        let why = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt | ErrorCode::Unknown) => Fault::Damaged(why),
            Some(_) => Fault::Disk(why),
            // A column of another type than ours.
            None => Fault::Damaged(why),
        }
    }
}

/// The open file.
#[derive(Debug)]
pub struct Ledger {
    pub(super) connection: Connection,
    path: PathBuf,
    /// This start of the program; `None` until something is kept.
    boot: Option<i64>,
    /// The newest day that was kept.
    newest: Option<i64>,
}

impl Ledger {
    /// Opens the file to write to it; makes it if it is not there.
    pub fn open(path: &Path) -> Result<Ledger, Fault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(BUSY)?;
        match whose(&connection)? {
            Whose::Nobodys => begin(&mut connection)?,
            Whose::Ours => sound(&connection)?,
        }
        connection.pragma_update(None, "synchronous", "FULL")?;
        // A log that grew once does not stay large for ever.
        connection.pragma_update(None, "journal_size_limit", 1 << 20)?;
        let mut ledger = Ledger { connection, path: path.to_owned(), boot: None, newest: None };
        ledger.condense()?;
        Ok(ledger)
    }

    /// Opens the file to read it, also while a kiosk writes to it. `None`: there is nothing yet.
    pub fn read(path: &Path) -> Result<Option<Ledger>, Fault> {
        if path.metadata().map_or(true, |data| data.is_file() && data.len() == 0) {
            return Ok(None);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = |name: &Path, flags| -> Result<Connection, Fault> {
            let connection = Connection::open_with_flags(name, flags)?;
            connection.busy_timeout(BUSY)?;
            match whose(&connection)? {
                Whose::Ours => Ok(connection),
                Whose::Nobodys => Err(Fault::Damaged("no counts in it".into())),
            }
        };
        let connection = match open(path, flags) {
            // Where nobody writes and the folder belongs to others, SQLite cannot make the files that readers share.
            Err(Fault::Disk(_)) if log_of(path).metadata().map_or(true, |data| data.len() == 0) => {
                let uri = format!("file:{}?immutable=1", escaped(path));
                open(Path::new(&uri), flags | OpenFlags::SQLITE_OPEN_URI)?
            }
            opened => opened?,
        };
        Ok(Some(Ledger { connection, path: path.to_owned(), boot: None, newest: None }))
    }

    /// Whether the file is still where it was opened: somebody may have tidied up.
    pub fn is_there(&self) -> bool {
        self.path.exists()
    }

    /// Keeps counts, all or none; when this returns they are on the disk.
    pub fn keep(&mut self, sheet: &Sheet) -> Result<(), Fault> {
        let days = sheet.looks.keys().map(|(day, ..)| *day).chain(sheet.counts.keys().map(|(hour, _)| hour.day));
        let Some(newest) = days.map(number).max() else { return Ok(()) };
        let transaction = self.connection.transaction()?;
        let boot = match self.boot {
            Some(boot) => boot,
            None => new_boot(&transaction, newest)?,
        };
        for ((day, page, lang), looks) in &sheet.looks {
            add_looks(&transaction, boot, (*day, page, lang.as_str()), looks)?;
        }
        let mut add = transaction.prepare(ADD_COUNT)?;
        for ((hour, what), count) in &sheet.counts {
            let (what, item) = name(what);
            add.execute(params![number(hour.day), what, item, hour.hour, boot, whole(*count)])?;
        }
        drop(add);
        transaction.commit()?;
        self.boot = Some(boot);
        if self.newest.replace(newest) != Some(newest) {
            self.condense()?;
        }
        Ok(())
    }

    /// What is old is kept in less detail.
    fn condense(&mut self) -> Result<(), Fault> {
        let transaction = self.connection.transaction()?;
        for (table, turn) in [("looks", LOOKS_INTO_MONTHS), ("counts", COUNTS_INTO_DAYS)] {
            let days = format!("SELECT DISTINCT day FROM {table} WHERE boot > 0 ORDER BY day DESC LIMIT 1 OFFSET ?1");
            let mut found = transaction.prepare(&days)?;
            let day: Option<i64> = found.query_map([DAYS_KEPT], |row| row.get(0))?.next().transpose()?;
            if let Some(day) = day {
                transaction.execute(turn, [day])?;
                let gone = format!("DELETE FROM {table} WHERE boot > 0 AND day <= ?1");
                transaction.execute(&gone, [day])?;
            }
        }
        transaction.execute("DELETE FROM boots WHERE boot <= (SELECT max(boot) FROM boots) - ?1", [BOOTS_KEPT])?;
        transaction.commit()?;
        Ok(())
    }
}

/// The write-ahead log beside the file.
pub fn log_of(path: &Path) -> PathBuf {
    beside(path, "-wal")
}

/// What the file's readers and writers share.
pub fn shared_of(path: &Path) -> PathBuf {
    beside(path, "-shm")
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// A path inside a URI.
fn escaped(path: &Path) -> String {
    path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

/// 20261121.
pub(super) fn number((year, month, day): Day) -> i64 {
    i64::from(year) * 10_000 + i64::from(month) * 100 + i64::from(day)
}

/// The day of 20261121.
pub(super) fn day(number: i64) -> Day {
    ((number / 10_000) as i32, (number / 100 % 100) as u8, (number % 100) as u8)
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The names under which [`What`] is kept.
fn name(what: &What) -> (&'static str, String) {
    match what {
        What::Left(how) => ("left", how.as_str().to_owned()),
        What::Ended(page) => ("ended", page.clone()),
        What::SearchInVain => ("search-in-vain", String::new()),
        What::Planned(plan) => ("planned", plan.minutes().to_string()),
        What::PlanStarted => ("plan-started", String::new()),
        What::PlanFinished => ("plan-finished", String::new()),
    }
}

enum Whose {
    Nobodys,
    Ours,
}

fn whose(connection: &Connection) -> Result<Whose, Fault> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let (application, version) = (pragma("application_id")?, pragma("user_version")?);
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    match (application, version) {
        (APPLICATION, VERSION) => Ok(Whose::Ours),
        (APPLICATION, newer) if newer > VERSION => Err(Fault::Newer),
        (0, 0) if tables == 0 => Ok(Whose::Nobodys),
        _ => Err(Fault::Damaged(format!("application {application:#x}, version {version}"))),
    }
}

/// Makes the tables, all or none.
fn begin(connection: &mut Connection) -> Result<(), Fault> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    let transaction = connection.transaction()?;
    transaction.execute_batch(TABLES)?;
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()?;
    Ok(())
}

fn sound(connection: &Connection) -> Result<(), Fault> {
    let said: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if said == "ok" { Ok(()) } else { Err(Fault::Damaged(said)) }
}

fn new_boot(transaction: &Transaction<'_>, day: i64) -> Result<i64, Fault> {
    transaction.execute("INSERT INTO boots (day) VALUES (?1)", [day])?;
    Ok(transaction.last_insert_rowid())
}

fn add_looks(
    transaction: &Transaction<'_>,
    boot: i64,
    (day, page, lang): (Day, &str, &str),
    looks: &Looks,
) -> Result<(), Fault> {
    transaction.prepare("INSERT INTO pages (name) VALUES (?1) ON CONFLICT DO NOTHING")?.execute([page])?;
    let mut find = transaction.prepare("SELECT id FROM pages WHERE name = ?1")?;
    let page: i64 = find.query_row([page], |row| row.get(0))?;
    let Looks { views, timed, seconds, predicted, lengths } = *looks;
    let [s1, s2, s3, s4, s5, s6] = lengths.0.map(whole);
    let (views, timed, seconds, predicted) = (whole(views), whole(timed), whole(seconds), whole(predicted));
    let day = number(day);
    transaction
        .prepare(ADD_LOOKS)?
        .execute(params![day, page, lang, boot, views, timed, seconds, predicted, s1, s2, s3, s4, s5, s6])?;
    Ok(())
}
