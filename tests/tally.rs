//! What is counted of visits, without a screen and without a disk: who is a visitor, which page is looked at for how long,
//! how a visit ends; clocks that jump, staff, and the round through all pages. Time is passed in.

mod common;

use std::time::Duration;

use aigun::kiosk::tally::{Hour, How, PORTRAITS, Plan, Sheet, What};
use aigun::kiosk::{Action, Appearance, Command, Kiosk, PictureOf, PinAnswer, Presence, Route, reading};
use aigun::model::{Lang, TimeOfDay, Today, Weekday};
use common::shipped;

const STORY: &str = "treaties/nerchinsk-1689/story";

fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn clock(day: (i32, u8, u8), hour: u16, minute: u16) -> Action {
    Action::Clock(Today { date: day, weekday: Weekday::Saturday }, TimeOfDay(60 * hour + minute))
}

/// A kiosk that counts, with the slideshow on, on a day at nine.
fn kiosk() -> Kiosk {
    let mut kiosk = Kiosk::new(None, Appearance::Ink);
    kiosk.tally().begin();
    kiosk.update(clock((2026, 11, 21), 9, 0), secs(0));
    kiosk.update(Action::Loaded(Some(shipped())), secs(0));
    kiosk.update(Action::Rest, secs(0));
    kiosk
}

/// What the window does when a finger comes.
fn touch(kiosk: &mut Kiosk, action: Action, second: u64) {
    kiosk.update(Action::Touch, secs(second));
    kiosk.update(action, secs(second));
}

fn open(kiosk: &mut Kiosk, page: &str, second: u64) {
    touch(kiosk, Action::Open(page.parse().expect("a page")), second);
    assert_eq!(kiosk.route().to_string(), page);
}

/// Lets time pass as the window does, up to `until`.
fn wait(kiosk: &mut Kiosk, from: u64, until: u64) {
    let mut now = secs(from);
    while let Some(due) = kiosk.due(now).filter(|&due| due <= secs(until)) {
        now = due.max(now);
        kiosk.update(Action::Tick, now);
    }
}

fn visits(sheet: &Sheet) -> u64 {
    sheet.counts.iter().filter(|((_, what), _)| matches!(what, What::Left(_))).map(|(_, count)| count).sum()
}

fn count(sheet: &Sheet, what: &What) -> u64 {
    sheet.counts.iter().filter(|((_, counted), _)| counted == what).map(|(_, count)| count).sum()
}

/// Views of a page in a language, those that were timed, and seconds.
fn looks(sheet: &Sheet, page: &str, lang: Lang) -> (u64, u64, u64) {
    let found = sheet.looks.iter().filter(|((_, name, of), _)| name == page && *of == lang);
    found.fold((0, 0, 0), |sum, (_, looks)| (sum.0 + looks.views, sum.1 + looks.timed, sum.2 + looks.seconds))
}

fn taken(kiosk: &mut Kiosk) -> Sheet {
    kiosk.tally().take().unwrap_or_default()
}

#[test]
fn a_visit_from_the_slideshow_to_silence() {
    let mut kiosk = kiosk();
    kiosk.update(Action::Touch, secs(100));
    assert_eq!(kiosk.tally().take(), None, "a mouse that moves before the slideshow is nobody yet");
    touch(&mut kiosk, Action::Wake(None), 100);
    open(&mut kiosk, "halls/treaties", 108);
    open(&mut kiosk, STORY, 120);
    let predicted = reading::page_seconds(&kiosk).round() as u64;
    touch(&mut kiosk, Action::Language(Lang::RU), 130);
    touch(&mut kiosk, Action::Touch, 150);
    touch(&mut kiosk, Action::Open(Route::Home), 165);
    wait(&mut kiosk, 165, 2_000);
    assert!(matches!(kiosk.presence(), Presence::Away(_)));
    let sheet = taken(&mut kiosk);
    assert_eq!((visits(&sheet), count(&sheet, &What::Left(How::Silent))), (1, 1));
    assert_eq!(count(&sheet, &What::Ended("home".into())), 1);
    assert_eq!(looks(&sheet, "halls/treaties", Lang::ZH), (1, 1, 12));
    assert_eq!(looks(&sheet, STORY, Lang::ZH), (1, 1, 10));
    assert_eq!(looks(&sheet, STORY, Lang::RU), (1, 1, 35));
    // The first eight seconds; how long the last look took nobody knows.
    assert_eq!(looks(&sheet, "home", Lang::ZH), (1, 1, 8));
    assert_eq!(looks(&sheet, "home", Lang::RU), (1, 0, 0));
    let story = sheet.looks.iter().find(|((_, page, lang), _)| page == STORY && *lang == Lang::ZH);
    let (_, story) = story.expect("the story was looked at");
    assert_eq!((story.predicted, story.lengths.0), (predicted, [0, 1, 0, 0, 0, 0]));
    // Nobody is here, and nothing is counted.
    wait(&mut kiosk, 2_000, 20_000);
    assert_eq!(kiosk.tally().take(), None);
}

#[test]
fn pictures_looked_at_closely_count_for_what_they_belong_to() {
    let mut kiosk = kiosk();
    let exhibit = STORY.trim_end_matches("/story");
    touch(&mut kiosk, Action::Wake(None), 100);
    open(&mut kiosk, STORY, 110);
    open(&mut kiosk, &format!("{exhibit}/pictures/1"), 120);
    open(&mut kiosk, &format!("{exhibit}/pictures/2"), 140);
    touch(&mut kiosk, Action::Back, 150);
    open(&mut kiosk, "halls/treaties", 160);
    open(&mut kiosk, "halls/treaties/picture", 170);
    touch(&mut kiosk, Action::Back, 185);
    let of = PictureOf::all(&shipped()).into_iter().find(|of| matches!(of, PictureOf::Person(_)));
    open(&mut kiosk, &of.expect("portraits are shipped").to_string(), 190);
    touch(&mut kiosk, Action::Home, 193);
    wait(&mut kiosk, 193, 2_000);
    let sheet = taken(&mut kiosk);
    // One look of fifty seconds.
    assert_eq!(looks(&sheet, STORY, Lang::ZH), (1, 1, 50));
    assert_eq!(looks(&sheet, "halls/treaties", Lang::ZH), (1, 1, 30));
    assert_eq!(looks(&sheet, PORTRAITS, Lang::ZH), (1, 1, 3));
    let names: Vec<&str> = sheet.looks.keys().map(|(_, page, _)| page.as_str()).collect();
    assert_eq!(names.len(), 4, "{names:?}");
}

#[test]
fn who_answers_no_has_looked_until_then() {
    let mut kiosk = kiosk();
    touch(&mut kiosk, Action::Wake(None), 10);
    let asked = 10 + kiosk.limit().as_secs();
    wait(&mut kiosk, 10, asked);
    assert!(matches!(kiosk.presence(), Presence::Asking { .. }));
    touch(&mut kiosk, Action::Rest, asked + 5);
    let sheet = taken(&mut kiosk);
    assert_eq!(count(&sheet, &What::Left(How::Answered)), 1);
    let limit = asked - 10;
    assert_eq!(looks(&sheet, "home", Lang::ZH), (1, 1, limit), "a silence counts for no longer than the limit");
}

#[test]
fn who_says_that_they_are_still_there_goes_on_with_the_same_visit() {
    let mut kiosk = kiosk();
    touch(&mut kiosk, Action::Wake(None), 10);
    let asked = 10 + kiosk.limit().as_secs();
    wait(&mut kiosk, 10, asked);
    touch(&mut kiosk, Action::Stay, asked + 3);
    open(&mut kiosk, STORY, asked + 8);
    wait(&mut kiosk, asked + 8, 9_000);
    let sheet = taken(&mut kiosk);
    assert_eq!(visits(&sheet), 1);
    assert_eq!(count(&sheet, &What::Ended(STORY.into())), 1);
}

#[test]
fn a_kiosk_that_starts_on_a_page_counts_whoever_touches_it() {
    let mut kiosk = Kiosk::new(None, Appearance::Ink);
    kiosk.tally().begin();
    kiosk.update(Action::Open(STORY.parse().expect("a page")), secs(0));
    kiosk.update(clock((2026, 11, 21), 9, 0), secs(0));
    kiosk.update(Action::Loaded(Some(shipped())), secs(0));
    wait(&mut kiosk, 0, 4_000);
    assert_eq!(kiosk.tally().take(), None, "it stood there, and nobody came");
    touch(&mut kiosk, Action::Wake(None), 4_000);
    open(&mut kiosk, "languages", 4_004);
    wait(&mut kiosk, 4_004, 9_000);
    assert_eq!(visits(&taken(&mut kiosk)), 1);
}

#[test]
fn nothing_is_counted_until_somebody_asks_for_it() {
    let mut kiosk = Kiosk::new(None, Appearance::Ink);
    kiosk.update(clock((2026, 11, 21), 9, 0), secs(0));
    kiosk.update(Action::Loaded(Some(shipped())), secs(0));
    kiosk.update(Action::Touch, secs(1));
    open(&mut kiosk, STORY, 2);
    wait(&mut kiosk, 2, 9_000);
    assert_eq!(kiosk.tally().take(), None);
}

#[test]
fn staff_are_no_visitors() {
    let mut kiosk = kiosk();
    kiosk.update(Action::HasPin(true), secs(0));
    // The corner is held for three seconds; the first touch ends the slideshow.
    touch(&mut kiosk, Action::Wake(None), 50);
    kiosk.update(Action::Staff(Command::Knock), secs(53));
    for digit in [8, 3, 5, 1, 6, 2] {
        touch(&mut kiosk, Action::Staff(Command::Digit(digit)), 54);
    }
    touch(&mut kiosk, Action::Staff(Command::Enter), 55);
    kiosk.update(Action::PinAnswer(PinAnswer::Right), secs(56));
    touch(&mut kiosk, Action::Staff(Command::Round), 60);
    for (index, route) in Route::all(&shipped()).into_iter().enumerate() {
        kiosk.update(Action::Open(route), secs(61 + index as u64));
        kiosk.tally().searched_in_vain();
        kiosk.tally().planned(45);
    }
    kiosk.update(Action::RoundDone(Vec::new()), secs(900));
    touch(&mut kiosk, Action::Staff(Command::Close), 901);
    wait(&mut kiosk, 901, 5_000);
    assert_eq!(kiosk.tally().take(), None);
    // A visitor was here, and staff came.
    touch(&mut kiosk, Action::Wake(None), 5_000);
    open(&mut kiosk, STORY, 5_010);
    kiosk.update(Action::Staff(Command::Knock), secs(5_060));
    let sheet = taken(&mut kiosk);
    assert_eq!((visits(&sheet), count(&sheet, &What::Left(How::Staff))), (1, 1));
    assert_eq!(looks(&sheet, STORY, Lang::ZH), (1, 0, 0));
}

#[test]
fn searches_and_plans_are_counted_without_what_was_typed() {
    let mut kiosk = kiosk();
    let all = |kiosk: &mut Kiosk| {
        let tally = kiosk.tally();
        tally.searched_in_vain();
        for minutes in [20, 45, 60, 120, 33, 34] {
            tally.planned(minutes);
        }
        tally.plan_started();
        tally.plan_finished();
    };
    all(&mut kiosk);
    assert_eq!(kiosk.tally().take(), None, "there is no visitor");
    touch(&mut kiosk, Action::Wake(None), 10);
    all(&mut kiosk);
    let sheet = taken(&mut kiosk);
    let counts: Vec<(&What, u64)> = sheet.counts.iter().map(|((_, what), count)| (what, *count)).collect();
    let plans = [20, 45, 60, 120].map(|minutes| What::Planned(Plan::Minutes(minutes)));
    let mut expected = vec![(What::SearchInVain, 1)];
    expected.extend(plans.into_iter().map(|plan| (plan, 1)));
    expected.extend([(What::Planned(Plan::Own), 2), (What::PlanStarted, 1), (What::PlanFinished, 1)]);
    assert_eq!(counts, expected.iter().map(|(what, count)| (what, *count)).collect::<Vec<_>>());
}

#[test]
fn hours_are_those_in_which_something_began() {
    let mut kiosk = kiosk();
    kiosk.update(clock((2026, 11, 21), 23, 58), secs(0));
    touch(&mut kiosk, Action::Wake(None), 10);
    open(&mut kiosk, STORY, 100);
    // Midnight; the window tells the time when something is due.
    kiosk.update(clock((2026, 11, 22), 0, 1), secs(180));
    open(&mut kiosk, "languages", 190);
    wait(&mut kiosk, 190, 9_000);
    let sheet = taken(&mut kiosk);
    let before = Hour { day: (2026, 11, 21), hour: 23 };
    let after = Hour { day: (2026, 11, 22), hour: 0 };
    assert!(sheet.looks.contains_key(&(before.day, STORY.into(), Lang::ZH)));
    assert!(sheet.looks.contains_key(&(after.day, "languages".into(), Lang::ZH)));
    assert!(sheet.counts.contains_key(&(before, What::Left(How::Silent))), "a visit counts when it began");
}

#[test]
fn clocks_that_jump_cost_nothing_but_the_hour() {
    let mut kiosk = kiosk();
    kiosk.update(clock((1970, 1, 1), 0, 0), secs(0));
    touch(&mut kiosk, Action::Wake(None), 1_000);
    open(&mut kiosk, "languages", 1_010);
    // The time server has answered; the program's own clock steps back and then far ahead, as after a sleep.
    kiosk.update(clock((2026, 11, 21), 10, 0), secs(1_010));
    touch(&mut kiosk, Action::Touch, 900);
    touch(&mut kiosk, Action::Touch, 80_000);
    open(&mut kiosk, STORY, 80_010);
    wait(&mut kiosk, 80_010, 90_000);
    let sheet = taken(&mut kiosk);
    assert_eq!(visits(&sheet), 1);
    assert_eq!(looks(&sheet, "home", Lang::ZH), (1, 1, 10));
    let (views, timed, seconds) = looks(&sheet, "languages", Lang::ZH);
    assert_eq!((views, timed), (1, 1));
    assert!((10..=80).contains(&seconds), "{seconds} s: the limit of a page with little to read, and what came after");
    assert!(sheet.looks.keys().all(|(day, ..)| day.0 == 1970 || day.0 == 2026));
}

#[test]
fn a_machine_that_slept_has_not_been_looked_at() {
    let mut kiosk = kiosk();
    touch(&mut kiosk, Action::Wake(None), 10);
    open(&mut kiosk, STORY, 20);
    kiosk.update(Action::Tick, secs(40_000));
    let sheet = taken(&mut kiosk);
    assert_eq!((visits(&sheet), looks(&sheet, STORY, Lang::ZH)), (1, (1, 0, 0)));
}

#[test]
fn phases_of_a_battle_are_one_page_that_takes_longer_to_read() {
    let mut kiosk = kiosk();
    touch(&mut kiosk, Action::Wake(None), 10);
    open(&mut kiosk, "battles/albazin-1686/course", 20);
    let first = reading::page_seconds(&kiosk);
    touch(&mut kiosk, Action::Phase(1), 30);
    let second = reading::page_seconds(&kiosk);
    touch(&mut kiosk, Action::Phase(0), 40);
    open(&mut kiosk, "languages", 50);
    let sheet = taken(&mut kiosk);
    assert_eq!(looks(&sheet, "battles/albazin-1686/course", Lang::ZH), (1, 1, 30));
    let predicted: u64 =
        sheet.looks.iter().filter(|((_, page, _), _)| page.ends_with("course")).map(|(_, looks)| looks.predicted).sum();
    assert_eq!(predicted, (first + second).round() as u64);
}

#[test]
fn the_atlas_is_one_page_whatever_its_year() {
    let mut kiosk = kiosk();
    touch(&mut kiosk, Action::Wake(None), 10);
    for (second, page) in [(20, "atlas/1689"), (30, "atlas/1689/1860"), (40, "atlas/1858"), (50, "languages")] {
        open(&mut kiosk, page, second);
    }
    let sheet = taken(&mut kiosk);
    let pages: Vec<&str> = sheet.looks.keys().map(|(_, page, _)| page.as_str()).collect();
    assert_eq!(pages, ["atlas", "home"]);
    assert_eq!(looks(&sheet, "atlas", Lang::ZH), (1, 1, 30));
}

/// What counting costs the window's thread: `cargo test --release --test tally -- --ignored --nocapture`.
#[test]
#[ignore = "measures"]
fn what_counting_costs() {
    const TOUCHES: u32 = 1_000_000;
    const TURNS: u32 = 10_000;
    for counts in [false, true] {
        let mut kiosk = Kiosk::new(None, Appearance::Ink);
        if counts {
            kiosk.tally().begin();
        }
        kiosk.update(clock((2026, 11, 21), 9, 0), secs(0));
        kiosk.update(Action::Loaded(Some(shipped())), secs(0));
        open(&mut kiosk, STORY, 1);
        let begun = std::time::Instant::now();
        for touch in 0..TOUCHES {
            kiosk.update(Action::Touch, secs(1) + Duration::from_millis(touch.into()));
        }
        let touch = begun.elapsed() / TOUCHES;
        let begun = std::time::Instant::now();
        for turn in 0..TURNS {
            let page = if turn % 2 == 0 { "languages" } else { STORY };
            open(&mut kiosk, page, 1_000 + u64::from(turn));
        }
        let turn = begun.elapsed() / TURNS;
        println!("counting {counts}: a touch {touch:?}, a page turned {turn:?}");
    }
}
