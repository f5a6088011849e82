//! What reaches the disk of a visit, and what does not: nothing that somebody typed, no half of a minute when the program is
//! killed, and little of it in ten years.
//!
//! `cargo test --test statistics -- --ignored --nocapture` kills a thousand times and writes ten years.

mod common;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::time::{Duration, Instant};

use aigun::kiosk::itinerary::{PlanWish, Stop, WalkWish};
use aigun::kiosk::tally::{Hour, How, Looks, Sheet, Summary, What};
use aigun::kiosk::{
    Action, Appearance, Command, Effect, Kiosk, MapWish, PictureOf, PinAnswer, Report, Route, SearchWish, Tab,
    TimelineWish, Wish,
};
use aigun::model::{EntryId, ExhibitId, HallId, Lang, Link, PersonId, TermId, TimeOfDay, Today, Weekday};
use aigun::shell::pin::Keeper;
use aigun::shell::state::State;
use aigun::shell::statistics::{Period, Statistics};
use common::{Dice, indexed, shipped};
use rusqlite::Connection;

const FILE: &str = "statistics.sqlite";
/// In the environment of a copy of this program that is to be killed: the folder to write to.
const VICTIM: &str = "AIGUN_TEST_STATISTICS";

fn today() -> Action {
    Action::Clock(Today { date: (2026, 11, 21), weekday: Weekday::Saturday }, TimeOfDay(600))
}

/// Every action there is, with this text wherever one can carry any. A new action that no arm names does not compile.
fn every_action(text: &str) -> Vec<Action> {
    let exhibit = || ExhibitId::new(text);
    let page = |tab| Action::Open(Route::Exhibit { id: exhibit(), tab });
    let report =
        Report { version: text.into(), problems: vec![text.into()], skipped: vec![text.into()], ..Report::default() };
    let mut actions = vec![
        page(Tab::Story),
        page(Tab::Accounts(3)),
        Action::Open(Route::Hall(HallId::new(text))),
        Action::Open(Route::Atlas { exhibit: Some(exhibit()), year: Some(73_918), other: Some(462) }),
        Action::Open(Route::Picture { of: PictureOf::Person(PersonId::new(text)), detail: Some(3) }),
        Action::Open(Route::Picture { of: PictureOf::Exhibit(exhibit(), 3), detail: None }),
        Action::Open(Route::Pair { exhibit: exhibit(), index: 3 }),
        Action::Open("treaties/nerchinsk-1689/story".parse().expect("a page")),
        Action::Back,
        Action::Home,
        Action::ChooseLanguage,
        Action::Language(Lang::RU),
        Action::Picture(1),
        Action::Phase(1),
        Action::Map(MapWish::Year(1_700)),
        Action::Open(Route::Planner { minutes: Some(45) }),
        Action::Plan(PlanWish::Add(Stop::Exhibit(exhibit()))),
        Action::Walk(WalkWish::Start),
        Action::Open(Route::Timeline { year: Some(73_918) }),
        Action::Timeline(TimelineWish::Open(EntryId::new(text))),
        Action::Indexed(indexed(&shipped())),
        Action::Open(Route::Search),
        Action::Search(SearchWish::Word(text.into())),
        Action::Search(SearchWish::Try(text.into())),
        Action::Play,
        Action::Pause,
        Action::Scrub(0, 0.5),
        Action::Follow(Link::Exhibit(exhibit())),
        Action::Follow(Link::Person(PersonId::new(text))),
        Action::Follow(Link::Term(TermId::new(text))),
        Action::CloseNote,
        Action::OpenComfort,
        Action::CloseComfort,
        Action::Wish(Wish::Calm(true)),
        Action::ResetComfort,
        Action::Tick,
        Action::Touch,
        Action::Stay,
        Action::Wake(Some(exhibit())),
        Action::Wake(None),
        Action::Rest,
        today(),
        Action::HasPin(true),
        Action::PinAnswer(PinAnswer::Wrong),
        Action::Report(report),
        Action::Round(1, 2),
        Action::RoundDone(vec![text.into()]),
        Action::Summary(Summary::default().into()),
        Action::Loaded(Some(shipped())),
        Action::Retry,
        Action::Staff(Command::Knock),
    ];
    actions.extend(text.bytes().filter(u8::is_ascii_digit).map(|digit| Action::Staff(Command::Digit(digit - b'0'))));
    actions.push(Action::Staff(Command::Enter));
    actions
}

/// Which of the actions it is; for the test that the list above is whole.
fn kind(action: &Action) -> usize {
    match action {
        Action::Open(_) => 0,
        Action::Back => 1,
        Action::Home => 2,
        Action::ChooseLanguage => 3,
        Action::Language(_) => 4,
        Action::Picture(_) => 5,
        Action::Phase(_) => 6,
        Action::Map(_) => 7,
        Action::Play => 8,
        Action::Pause => 9,
        Action::Scrub(..) => 10,
        Action::Follow(_) => 11,
        Action::CloseNote => 12,
        Action::OpenComfort => 13,
        Action::CloseComfort => 14,
        Action::Wish(_) => 15,
        Action::ResetComfort => 16,
        Action::Tick => 17,
        Action::Touch => 18,
        Action::Stay => 19,
        Action::Wake(_) => 20,
        Action::Rest => 21,
        Action::Clock(..) => 22,
        Action::Staff(_) => 23,
        Action::HasPin(_) => 24,
        Action::PinAnswer(_) => 25,
        Action::Report(_) => 26,
        Action::Summary(_) => 27,
        Action::Round(..) => 28,
        Action::RoundDone(_) => 29,
        Action::Loaded(_) => 30,
        Action::Retry => 31,
        Action::Plan(_) => 32,
        Action::Walk(_) => 33,
        Action::Timeline(_) => 34,
        Action::Indexed(_) => 35,
        Action::Search(_) => 36,
    }
}

fn all_bytes(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            found.extend(all_bytes(&path));
        } else {
            found.push((path.display().to_string(), std::fs::read(&path).expect("a file can be read")));
        }
    }
    found
}

/// A visitor types, staff mistype their PIN, and everything else happens too; none of the text is in any byte of the folder.
#[test]
fn nothing_that_was_typed_reaches_the_disk() {
    const DIGITS: &str = "904617358";
    let text = format!("canary-{DIGITS}");
    let kinds: BTreeSet<usize> = every_action(&text).iter().map(kind).collect();
    assert_eq!(kinds, (0..37).collect());

    let folder = tempfile::tempdir().expect("a folder");
    let state = State::open(Some(folder.path()));
    aigun::shell::pin::set(&state, "835162").expect("a PIN");
    let mut keeper = Keeper::new(state.clone(), Duration::ZERO);
    let mut statistics = Statistics::keep_in(&state, Duration::from_millis(5), || {});
    let mut kiosk = Kiosk::new(None, Appearance::Ink);
    kiosk.tally().begin();
    let mut now = Duration::ZERO;
    let (mut dice, mut typed) = (Dice::new(1858), 0);
    for round in 0..100 {
        let mut actions = every_action(&text);
        if round % 2 == 1 {
            (1..actions.len()).for_each(|at| actions.swap(at, dice.throw(at + 1)));
        }
        for action in actions {
            now += Duration::from_millis(dice.throw(4_000) as u64);
            for effect in kiosk.update(action, now) {
                if let Effect::CheckPin(digits) = effect {
                    typed += usize::from(digits == DIGITS);
                    // A wrong guess is written down before the next may be tried.
                    let begun = Instant::now();
                    if keeper.check(&digits, now, || {}).is_ok() {
                        while keeper.answer().is_none() && begun.elapsed() < Duration::from_secs(30) {
                            std::thread::sleep(Duration::from_millis(2));
                        }
                    }
                }
            }
            if let Some(sheet) = kiosk.tally().take()
                && let Err(back) = statistics.count(sheet)
            {
                kiosk.tally().put_back(back);
            }
        }
        if round % 25 == 0 {
            std::thread::sleep(Duration::from_millis(20));
            look_for(&text, DIGITS, folder.path());
        }
    }
    assert!(typed > 0, "the PIN was never looked at");
    statistics.end();
    look_for(&text, DIGITS, folder.path());
    let counted: i64 = Connection::open(folder.path().join(FILE))
        .and_then(|file| file.query_row("SELECT sum(views) FROM looks", [], |row| row.get(0)))
        .expect("something was counted");
    assert!(counted > 100, "{counted} views");
}

fn look_for(text: &str, digits: &str, folder: &Path) {
    for (path, bytes) in all_bytes(folder) {
        for part in [text, "canary", digits, "73918"] {
            assert!(!bytes.windows(part.len()).any(|window| window == part.as_bytes()), "{part} is in {path}");
        }
    }
}

/// Counts that belong together: one visit, one end, one look at each of three pages.
fn minute(number: u64) -> Sheet {
    let hour = Hour { day: (2026, 11, 1 + (number / 24 % 28) as u8), hour: (number % 24) as u8 };
    let mut sheet = Sheet::default();
    sheet.count(hour, What::Left(How::Silent));
    sheet.count(hour, What::Ended("languages".into()));
    for page in ["home", "halls/treaties", "languages"] {
        sheet.look(hour.day, page.into(), Lang::ZH, &Looks::one(Some((number % 400, 30))));
    }
    sheet
}

/// Writes as fast as it can and says what is on the disk, until it is killed. Does nothing when it is no victim.
#[test]
fn victim() {
    let Some(folder) = std::env::var_os(VICTIM) else { return };
    let state = State::open(Some(Path::new(&folder)));
    let (woken, wake) = std::sync::mpsc::sync_channel(8);
    let mut statistics = Statistics::keep_in(&state, Duration::from_millis(1), move || {
        let _ = woken.try_send(());
    });
    for number in 0.. {
        let mut sheet = minute(number);
        while let Err(back) = statistics.count(sheet) {
            sheet = back;
            std::thread::sleep(Duration::from_millis(1));
        }
        if number % 4 == 3 {
            // An answer comes when all before it has been written.
            statistics.ask(Period::last(1, (2026, 11, 21)), Vec::new());
            let _ = wake.recv();
            println!("kept {}", number + 1);
        }
    }
}

/// Lets a victim write and kills it; how many of its minutes it said were on the disk.
fn kill(folder: &Path, after: Duration) -> u64 {
    let program = std::env::current_exe().expect("the test knows where it is");
    let mut victim = Process::new(program)
        .args(["--exact", "victim", "--nocapture", "--test-threads=1"])
        .env(VICTIM, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a victim starts");
    let mut lines = BufReader::new(victim.stdout.take().expect("it speaks")).lines().map_while(Result::ok);
    let kept = |line: String| line.split("kept ").nth(1).and_then(|number| number.trim().parse().ok());
    let first = lines.by_ref().find_map(kept).unwrap_or(0);
    std::thread::sleep(after);
    // SIGKILL on Unix.
    victim.kill().expect("a victim can be killed");
    let last = lines.filter_map(kept).last().unwrap_or(first);
    victim.wait().expect("it has ended");
    last
}

/// Kills so many times; after each the file is whole, and holds whole minutes and all that were said to be kept.
fn kill_many(times: u64, seed: u64) {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut dice, mut said) = (Dice::new(seed), 0);
    for number in 0..times {
        said += kill(folder.path(), Duration::from_micros(dice.throw(30_000) as u64));
        let file = Connection::open(folder.path().join(FILE)).expect("the file opens");
        let sound: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("an answer");
        assert_eq!(sound, "ok", "kill {number}");
        let sum = |asked: &str| file.query_row(asked, [], |row| row.get::<_, i64>(0)).expect("a sum") as u64;
        let minutes = sum("SELECT sum(count) FROM counts WHERE what = 'left'");
        assert_eq!(sum("SELECT sum(count) FROM counts WHERE what = 'ended'"), minutes, "kill {number}");
        for page in ["home", "halls/treaties", "languages"] {
            let asked = format!("SELECT sum(views) FROM looks JOIN pages ON id = page WHERE name = '{page}'");
            assert_eq!(sum(&asked), minutes, "kill {number}: {page}");
        }
        assert!(minutes >= said, "kill {number}: {minutes} on the disk, {said} said");
        // What a kill left unsaid is there from now on.
        said = minutes;
    }
    let aside = std::fs::read_dir(folder.path())
        .expect("a folder")
        .filter(|entry| entry.as_ref().is_ok_and(|entry| entry.file_name().to_string_lossy().contains("damaged")));
    assert_eq!(aside.count(), 0, "nothing was set aside");
    println!("{times} kills: {said} minutes, 0 damaged, 0 lost that were said to be kept");
}

#[test]
fn a_program_that_is_killed_leaves_whole_minutes() {
    kill_many(8, 1689);
}

#[test]
#[ignore = "two minutes"]
fn a_thousand_kills() {
    kill_many(1_000, 1858);
}

/// Ten years of a kiosk with 200 exhibits and 300 visits a day.
#[test]
#[ignore = "some minutes"]
fn ten_years() {
    const DAYS: i32 = 3_650;
    let folder = tempfile::tempdir().expect("a folder");
    let state = State::open(Some(folder.path()));
    let mut dice = Dice::new(1860);
    let pages: Vec<String> = (0..200)
        .flat_map(|exhibit| {
            ["story", "accounts/1", "sources", "map"]
                .map(|tab| format!("hall-{}/an-exhibit-of-{exhibit}/{tab}", exhibit % 8))
        })
        .collect();
    let (woken, wake) = std::sync::mpsc::sync_channel(1);
    let open = || {
        let woken = woken.clone();
        Statistics::keep_in(&state, Duration::from_mins(1), move || {
            let _ = woken.send(());
        })
    };
    let mut statistics = open();
    let begun = Instant::now();
    for day in 0..DAYS {
        let date = (2026 + day / 365, 1 + (day % 365 / 31) as u8, 1 + (day % 365 % 31) as u8);
        let mut sheet = Sheet::default();
        for visit in 0..300 {
            let hour = Hour { day: date, hour: 9 + (visit / 38) as u8 };
            sheet.count(hour, What::Left(How::ALL[dice.throw(2)]));
            sheet.count(hour, What::Ended(pages[dice.throw(40) * 20].clone()));
            let lang = [Lang::ZH, Lang::ZH, Lang::ZH, Lang::ZH, Lang::RU, Lang::EN][dice.throw(6)];
            for _ in 0..8 {
                // A few exhibits are seen often, most of them seldom.
                let page = dice.throw(pages.len()).min(dice.throw(pages.len())).min(dice.throw(pages.len()));
                let seconds = dice.throw(200) as u64;
                sheet.look(hour.day, pages[page].clone(), lang, &Looks::one(Some((seconds, 60))));
            }
        }
        while let Err(back) = statistics.count(sheet) {
            sheet = back;
            std::thread::sleep(Duration::from_millis(5));
        }
        if day % 10 == 9 {
            // Nobody is told anything before all of it is written.
            statistics.ask(Period::last(1, (2026, 1, 1)), Vec::new());
            wake.recv().expect("an answer");
            drop(statistics);
            statistics = open();
        }
        if day % 365 == 364 {
            let bytes = std::fs::metadata(folder.path().join(FILE)).expect("the file").len();
            println!(
                "{:2} years: {:.1} MiB, {:.0} s",
                (day + 1) / 365,
                bytes as f64 / 1_048_576.0,
                begun.elapsed().as_secs_f64()
            );
        }
    }
    statistics.ask(Period::last(1, (2026, 1, 1)), Vec::new());
    wake.recv().expect("an answer");
    drop(statistics);
    let file = Connection::open(folder.path().join(FILE)).expect("the file opens");
    let views: i64 = file.query_row("SELECT sum(views) FROM looks", [], |row| row.get(0)).expect("a sum");
    assert_eq!(views, i64::from(DAYS) * 300 * 8);
    let bytes = std::fs::metadata(folder.path().join(FILE)).expect("the file").len();
    assert!(bytes < 200 << 20, "{bytes} bytes");
    let begun = Instant::now();
    drop(open());
    println!("opening and checking it: {:.2} s", begun.elapsed().as_secs_f64());
}
