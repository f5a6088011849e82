//! The file with the counts: what it keeps, and what happens to one that is damaged, foreign, locked, full or gone.

use std::path::PathBuf;

use rusqlite::Connection;

use super::ledger::FILE;
use super::print::{Question, Telling, day, run};
use super::*;
use crate::kiosk::tally::{Cell, Day, Hour, How, Looks, Plan, What};
use crate::model::Lang;
use crate::words::{BUILT_IN, Words};

const TODAY: Day = (2026, 11, 21);

fn folder() -> (tempfile::TempDir, State) {
    let folder = tempfile::tempdir().unwrap();
    let state = State::open(Some(folder.path()));
    (folder, state)
}

/// So many visits in one hour: each looks at two pages and ends on the second.
fn visits(day: Day, hour: u8, number: u64) -> Sheet {
    let mut sheet = Sheet::default();
    let hour = Hour { day, hour };
    for _ in 0..number {
        sheet.look(hour.day, "home".into(), Lang::ZH, &Looks::one(Some((20, 10))));
        sheet.look(hour.day, "treaties/nerchinsk-1689/story".into(), Lang::RU, &Looks::one(None));
        sheet.count(hour, What::Left(How::Silent));
        sheet.count(hour, What::Ended("treaties/nerchinsk-1689/story".into()));
    }
    sheet
}

/// Keeps counts as the running kiosk does, and ends.
fn keep(state: &State, sheets: impl IntoIterator<Item = Sheet>) -> Option<Trouble> {
    let mut statistics = Statistics::keep_in(state, PACE, || {});
    for mut sheet in sheets {
        // As the window does: what there is no room for comes again.
        while let Err(back) = statistics.count(sheet) {
            std::thread::sleep(Duration::from_millis(1));
            sheet = back;
        }
    }
    statistics.end();
    statistics.trouble()
}

fn tell(state: &State, question: Question, lang: Lang) -> Result<String, String> {
    let mut out = Vec::new();
    let telling = Telling { words: &Words::built_in(), lang, museum: None };
    run(state, question, TODAY, &telling, &mut out)?;
    Ok(String::from_utf8(out).unwrap())
}

fn csv(state: &State) -> String {
    tell(state, Question { csv: true, ..Question::default() }, Lang::EN).unwrap()
}

/// Visits on a day, as the exported table tells them.
fn on(table: &str, day: &str) -> Option<String> {
    let row = table.lines().find_map(|line| line.split_once(&format!("days,{day},visits,")));
    row.map(|(_, count)| count.to_owned())
}

fn set_aside_files(state: &State) -> Vec<PathBuf> {
    damaged(&state.folder().join(FILE)).iter().map(|name| state.folder().join(name)).collect()
}

#[test]
fn counts_add_up_over_starts_of_the_program() {
    let (_folder, state) = folder();
    assert_eq!(keep(&state, [visits(TODAY, 9, 6), visits(TODAY, 9, 1), visits(TODAY, 10, 5)]), None);
    assert_eq!(keep(&state, [visits(TODAY, 9, 8), visits((2026, 11, 20), 16, 7)]), None);
    let table = csv(&state);
    assert_eq!((on(&table, "2026-11-20"), on(&table, "2026-11-21")), (Some("7".into()), Some("20".into())));
    let file = Connection::open(state.folder().join(FILE)).unwrap();
    let rows: i64 = file.query_row("SELECT count(*) FROM counts WHERE what = 'left'", [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 4, "hours and starts are kept apart");
    let boots: i64 = file.query_row("SELECT count(*) FROM boots", [], |row| row.get(0)).unwrap();
    assert_eq!(boots, 2);
}

#[test]
fn a_start_without_visitors_writes_nothing_but_the_file() {
    let (_folder, state) = folder();
    keep(&state, []);
    let file = Connection::open(state.folder().join(FILE)).unwrap();
    let boots: i64 = file.query_row("SELECT count(*) FROM boots", [], |row| row.get(0)).unwrap();
    assert_eq!(boots, 0);
}

/// Nothing finer than an hour, and nothing that could name a visitor.
#[test]
fn the_tables_have_no_place_for_a_visitor() {
    let (_folder, state) = folder();
    keep(&state, [visits(TODAY, 9, 6)]);
    let file = Connection::open(state.folder().join(FILE)).unwrap();
    let mut query = file
        .prepare(
            "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'",
        )
        .unwrap();
    let columns: Vec<String> = query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let sums = ["views", "timed", "seconds", "predicted", "s1", "s2", "s3", "s4", "s5", "s6"];
    let looks = ["day", "page", "language", "boot"].into_iter().chain(sums).map(|name| format!("looks.{name}"));
    let counts = ["day", "what", "item", "hour", "boot", "count"].map(|name| format!("counts.{name}"));
    let others = ["boots.boot", "boots.day", "pages.id", "pages.name", "sqlite_sequence.name", "sqlite_sequence.seq"];
    let mut expected: Vec<String> = looks.chain(counts).chain(others.map(String::from)).collect();
    let mut columns = columns;
    expected.sort();
    columns.sort();
    assert_eq!(columns, expected);
}

#[test]
fn a_damaged_file_is_set_aside_and_a_new_one_begun() {
    type Spoil = fn(&mut Vec<u8>);
    let spoil: [(&str, Spoil); 4] = [
        ("cut in half", |bytes| bytes.truncate(bytes.len() / 2)),
        ("zeros from the second page on", |bytes| bytes[4_096..].fill(0)),
        ("foreign", |bytes| {
            *bytes = b"What stood here was no statistics, and is longer than a head of SQLite.".repeat(9);
        }),
        ("a torn head", |bytes| bytes[..50].fill(0xA5)),
    ];
    for (what, spoil) in spoil {
        let (_folder, state) = folder();
        let path = state.folder().join(FILE);
        let many = (1..=28).map(|day| visits((2026, 10, day), 9, 6));
        keep(&state, many);
        let mut bytes = std::fs::read(&path).unwrap();
        spoil(&mut bytes);
        std::fs::write(&path, &bytes).unwrap();
        let trouble = keep(&state, [visits(TODAY, 9, 6)]);
        let aside = set_aside_files(&state);
        assert_eq!(aside.len(), 1, "{what}: {trouble:?} {:?}", Ledger::open(&path));
        assert_eq!(std::fs::read(&aside[0]).unwrap(), bytes, "{what}: nobody writes to it any more");
        let name = aside[0].file_name().unwrap().to_str().unwrap().to_owned();
        assert_eq!(trouble, Some(Trouble::SetAside(name)), "{what}");
        assert_eq!(on(&csv(&state), "2026-11-21").as_deref(), Some("6"), "{what}");
        // It is told until somebody has taken the file away.
        assert!(keep(&state, []).is_some(), "{what}");
        std::fs::remove_file(&aside[0]).unwrap();
        assert_eq!(keep(&state, []), None, "{what}");
    }
}

#[test]
fn an_empty_file_is_a_new_one() {
    let (_folder, state) = folder();
    std::fs::write(state.folder().join(FILE), "").unwrap();
    assert_eq!(keep(&state, [visits(TODAY, 9, 6)]), None);
    assert_eq!(on(&csv(&state), "2026-11-21").as_deref(), Some("6"));
}

#[test]
fn the_database_of_another_program_is_not_touched() {
    let (_folder, state) = folder();
    let path = state.folder().join(FILE);
    let file = Connection::open(&path).unwrap();
    file.execute_batch("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup');").unwrap();
    drop(file);
    assert!(matches!(keep(&state, [visits(TODAY, 9, 6)]), Some(Trouble::SetAside(_))));
    let aside = Connection::open(&set_aside_files(&state)[0]).unwrap();
    let name: String = aside.query_row("SELECT name FROM recipes", [], |row| row.get(0)).unwrap();
    assert_eq!(name, "soup");
}

#[test]
fn damaged_files_do_not_fill_the_disk() {
    let (_folder, state) = folder();
    for _ in 0..MOST_SET_ASIDE + 3 {
        std::fs::write(state.folder().join(FILE), "no file of ours".repeat(99)).unwrap();
        keep(&state, []);
    }
    assert_eq!(set_aside_files(&state).len(), MOST_SET_ASIDE);
}

#[test]
fn a_file_of_a_newer_version_is_left_alone() {
    let (_folder, state) = folder();
    let path = state.folder().join(FILE);
    keep(&state, [visits(TODAY, 9, 6)]);
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert_eq!(keep(&state, [visits(TODAY, 9, 6)]), Some(Trouble::Newer));
    assert!(set_aside_files(&state).is_empty());
    let said = tell(&state, Question::default(), Lang::EN).unwrap_err();
    assert!(said.contains("newer version"), "{said}");
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 1).unwrap();
    assert_eq!(on(&csv(&state), "2026-11-21").as_deref(), Some("6"));
}

#[test]
fn a_folder_that_cannot_be_written_stops_nothing() {
    let (folder, _) = folder();
    // A file stands where the folder should be.
    let path = folder.path().join("file");
    std::fs::write(&path, "").unwrap();
    let state = State::open(Some(&path));
    assert_eq!(keep(&state, [visits(TODAY, 9, 6)]), Some(Trouble::NotKept));
}

#[test]
fn counts_wait_while_somebody_holds_the_file() {
    let (_folder, state) = folder();
    keep(&state, [visits(TODAY, 9, 6)]);
    let other = Connection::open(state.folder().join(FILE)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut statistics = Statistics::keep_in(&state, Duration::from_millis(20), || {});
    statistics.count(visits(TODAY, 9, 7)).unwrap();
    let since = Instant::now();
    while statistics.trouble().is_none() && since.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(statistics.trouble(), Some(Trouble::NotKept));
    other.execute_batch("ROLLBACK").unwrap();
    statistics.end();
    assert_eq!(on(&csv(&state), "2026-11-21").as_deref(), Some("13"));
}

#[test]
fn a_file_that_was_tidied_away_is_made_again() {
    let (_folder, state) = folder();
    let mut statistics = Statistics::keep_in(&state, Duration::from_millis(1), || {});
    statistics.count(visits(TODAY, 9, 6)).unwrap();
    let path = state.folder().join(FILE);
    let kept = || {
        Connection::open(&path)
            .and_then(|file| file.query_row("SELECT sum(count) FROM counts", [], |row| row.get::<_, Option<i64>>(0)))
    };
    let since = Instant::now();
    while !matches!(kept(), Ok(Some(12))) && since.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(5));
    }
    for path in [path.clone(), log_of(&path), shared_of(&path)] {
        let _ = std::fs::remove_file(path);
    }
    statistics.count(visits(TODAY, 10, 9)).unwrap();
    statistics.end();
    assert_eq!(on(&csv(&state), "2026-11-21").as_deref(), Some("9"));
}

#[test]
fn after_four_hundred_days_less_detail_is_kept() {
    let (_folder, state) = folder();
    let first = jiff::civil::date(2026, 1, 20);
    let days: Vec<Day> = first.series(jiff::Span::new().days(1)).take(415).map(of).collect();
    for chunk in days.chunks(20) {
        keep(&state, chunk.iter().flat_map(|day| [visits(*day, 9, 5), visits(*day, 15, 5)]));
    }
    let file = Connection::open(state.folder().join(FILE)).unwrap();
    let count = |what: &str| -> i64 { file.query_row(what, [], |row| row.get(0)).unwrap() };
    assert_eq!(count("SELECT count(DISTINCT day) FROM looks WHERE boot > 0"), 400);
    assert_eq!(count("SELECT count(DISTINCT day) FROM counts WHERE boot > 0"), 400);
    // Twelve days of January and three of February: months of pages, days of visits.
    assert_eq!(count("SELECT count(*) FROM looks WHERE boot = 0 AND day IN (20260101, 20260201)"), 4);
    assert_eq!(count("SELECT count(*) FROM looks WHERE boot = 0"), 4);
    assert_eq!(count("SELECT sum(views) FROM looks WHERE day = 20260101"), 12 * 20);
    assert_eq!(count("SELECT count(*) FROM counts WHERE boot = 0 AND hour = -1 AND count = 10"), 15 * 2);
    assert_eq!(count("SELECT count(*) FROM counts WHERE boot = 0"), 15 * 2);
    assert_eq!(count("SELECT sum(views) FROM looks"), 415 * 20);
    assert_eq!(count("SELECT sum(count) FROM counts WHERE what = 'left'"), 4_150);
    // A clock that is decades ahead for an hour takes no more than its own day.
    keep(&state, [visits((2099, 1, 1), 3, 5)]);
    assert_eq!(count("SELECT count(DISTINCT day) FROM looks WHERE boot > 0"), 400);
    assert_eq!(count("SELECT sum(views) FROM looks"), 415 * 20 + 10);
}

#[test]
fn the_end_writes_whatever_lies_on_the_desk() {
    let (_folder, state) = folder();
    let mut statistics = Statistics::keep_in(&state, PACE, || {});
    let (mut handed_over, most) = (0, i64::try_from(MOST_WAITING).unwrap());
    while statistics.count(visits(TODAY, 9, 1)).is_ok() {
        handed_over += 1;
    }
    assert!(handed_over >= most, "the desk was never full");
    statistics.end();
    let file = Connection::open(state.folder().join(FILE)).unwrap();
    let left: i64 = file.query_row("SELECT sum(count) FROM counts WHERE what = 'left'", [], |row| row.get(0)).unwrap();
    assert_eq!(left, handed_over);
}

#[test]
fn staff_are_told_the_same() {
    let (_folder, state) = folder();
    let (woken, wake) = sync_channel(4);
    let mut statistics = Statistics::keep_in(&state, PACE, move || woken.send(()).unwrap());
    statistics.count(visits(TODAY, 9, 12)).unwrap();
    statistics.count(visits((2026, 11, 19), 9, 3)).unwrap();
    statistics.ask(Period::last(7, TODAY), vec!["treaties/never-seen".into()]);
    wake.recv_timeout(Duration::from_secs(30)).unwrap();
    let summary = statistics.told().unwrap();
    assert_eq!(summary.visits.len(), 7);
    assert_eq!(summary.visits.first().map(|row| row.of), Some((2026, 11, 15)));
    // All fifteen ended in the same way, so three would be fifteen less twelve.
    assert_eq!(summary.visits[4].count, Cell::Few);
    assert_eq!(summary.visits[6].count, Cell::Withheld);
    assert_eq!(summary.left[0].count, Cell::Count(15));
    let pages: Vec<(&str, Cell)> = summary.pages.iter().map(|page| (page.page.as_str(), page.views)).collect();
    let fifteen = Cell::Count(15);
    assert_eq!(
        pages,
        [("home", fifteen), ("treaties/nerchinsk-1689", fifteen), ("treaties/never-seen", Cell::Count(0))]
    );
}

#[test]
fn tables_and_the_file_for_spreadsheets() {
    let (_folder, state) = folder();
    let mut more = visits((2026, 11, 20), 14, 30);
    more.count(Hour { day: TODAY, hour: 9 }, What::SearchInVain);
    for _ in 0..6 {
        more.count(Hour { day: TODAY, hour: 9 }, What::Planned(Plan::Minutes(45)));
        more.count(Hour { day: TODAY, hour: 9 }, What::PlanStarted);
    }
    keep(&state, [visits((2026, 11, 18), 9, 15), more]);
    let until = Question { csv: true, to: Some((2026, 11, 20)), ..Question::default() };
    let table = tell(&state, until, Lang::EN).unwrap();
    let expected = "from,to,table,item,measure,value\r\n\
        2026-11-18,2026-11-20,days,2026-11-18,visits,15\r\n\
        2026-11-18,2026-11-20,days,2026-11-19,visits,0\r\n\
        2026-11-18,2026-11-20,days,2026-11-20,visits,30\r\n\
        2026-11-18,2026-11-20,languages,ru,views,45\r\n\
        2026-11-18,2026-11-20,languages,zh,views,45\r\n\
        2026-11-18,2026-11-20,pages,home,views,45\r\n\
        2026-11-18,2026-11-20,pages,home,median_from_seconds,15\r\n\
        2026-11-18,2026-11-20,pages,home,median_to_seconds,45\r\n\
        2026-11-18,2026-11-20,pages,home,mean_seconds,20\r\n\
        2026-11-18,2026-11-20,pages,home,reading_seconds,10\r\n\
        2026-11-18,2026-11-20,pages,treaties/nerchinsk-1689/story,views,45\r\n\
        2026-11-18,2026-11-20,ends,treaties/nerchinsk-1689/story,visits,45\r\n\
        2026-11-18,2026-11-20,how,silent,visits,45\r\n";
    assert_eq!(table, expected);
    let table = csv(&state);
    let plans = "2026-11-18,2026-11-21,searches,in-vain,searches,<5\r\n2026-11-18,2026-11-21,plans,45,asked,6\r\n\
        2026-11-18,2026-11-21,plans,,started,6\r\n";
    assert!(table.ends_with(plans), "{table}");
    let said = tell(&state, Question { to: Some(TODAY), ..Question::default() }, Lang::EN).unwrap();
    let starts = "Visits from 2026-11-18 to 2026-11-21\n45 visits\n\nVisits each day\n  2026-11-18  15  \
        ████████████████████\n  2026-11-19   0\n  2026-11-20  30  ████████████████████████████████████████\n\
        \x20 2026-11-21   0\n\nPages seen, by language\n";
    assert!(said.starts_with(starts), "{said}");
    assert!(said.contains("Searches without a result: <5"), "{said}");
}

#[test]
fn every_language_has_words_for_all_of_it() {
    let (_folder, state) = folder();
    let hour = Hour { day: TODAY, hour: 9 };
    let mut sheet = visits(TODAY, 9, 9);
    for how in How::ALL {
        (0..7).for_each(|_| sheet.count(hour, What::Left(how)));
    }
    for plan in Plan::ALL {
        sheet.count(hour, What::Planned(plan));
    }
    for what in [What::PlanStarted, What::PlanFinished, What::SearchInVain] {
        sheet.count(hour, what);
    }
    for page in 0..60 {
        sheet.look(hour.day, format!("halls/hall-{page}"), Lang::EN, &Looks::one(Some((400, 0))));
    }
    keep(&state, [sheet, visits((2026, 2, 1), 9, 3)]);
    for lang in BUILT_IN {
        let words = Words::built_in();
        let telling = Telling { words: &words, lang, museum: None };
        for from in [None, Some((2026, 11, 1)), Some((2026, 11, 22))] {
            run(&state, Question { from, ..Question::default() }, TODAY, &telling, &mut Vec::new()).unwrap();
        }
        run(&State::at(Some("nowhere".as_ref())), Question::default(), TODAY, &telling, &mut Vec::new()).unwrap();
        let turned = Question { from: Some(TODAY), to: Some((2026, 1, 1)), csv: false };
        assert!(run(&state, turned, TODAY, &telling, &mut Vec::new()).is_err());
        assert!(words.missing().is_empty(), "{lang}: {:?}", words.missing());
    }
}

#[test]
fn days_of_the_command_line() {
    assert_eq!(day("2026-11-21"), Ok(TODAY));
    for wrong in ["", "2026", "21.11.2026", "2026-02-30", "2026-13-01", "20261121", "today"] {
        let said = day(wrong).unwrap_err();
        assert!(said.contains(wrong) && said.contains("2026-11-21"), "{said}");
    }
}

#[test]
fn reading_makes_no_file() {
    let (_folder, state) = folder();
    let said = tell(&state, Question::default(), Lang::EN).unwrap();
    assert!(said.starts_with("No visits have been counted yet."), "{said}");
    assert_eq!(csv(&state), "from,to,table,item,measure,value\r\n");
    assert_eq!(std::fs::read_dir(state.folder()).unwrap().count(), 0);
}
