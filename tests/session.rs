//! The visitor's hour, without a screen: silence, the question, the start afresh, the slideshow. Time is passed in.

mod common;

use std::collections::BTreeSet;
use std::time::Duration;

use aigun::kiosk::attract::{Attract, LEAST_SLIDE};
use aigun::kiosk::{
    Action, Appearance, Backstage, Comfort, Command, Effect, Kiosk, PinAnswer, Presence, Route, Wish, reading,
};
use aigun::model::{DayHours, ExhibitId, Lang, Museum, OpeningHours, TimeOfDay, Today, Weekday};
use common::{Dice, shipped};

const NERCHINSK: &str = "treaties/nerchinsk-1689";

fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn just_before(moment: Duration) -> Duration {
    moment.saturating_sub(Duration::from_millis(1))
}

/// A kiosk with the shipped museum, touched at `now` last.
fn kiosk_at(now: Duration) -> Kiosk {
    let mut kiosk = Kiosk::new(None, Appearance::Ink);
    kiosk.update(Action::Loaded(Some(shipped())), now);
    kiosk.update(Action::Touch, now);
    kiosk
}

fn open(kiosk: &mut Kiosk, page: &str, now: Duration) {
    kiosk.update(Action::Open(page.parse().expect("a page")), now);
    assert_eq!(kiosk.route().to_string(), page);
}

/// Lets time pass as the window does: a tick whenever one is due, up to `until`.
fn wait(kiosk: &mut Kiosk, mut now: Duration, until: Duration) {
    while let Some(due) = kiosk.due(now).filter(|&due| due <= until) {
        now = due.max(now);
        kiosk.update(Action::Tick, now);
    }
}

fn is_asking(kiosk: &Kiosk) -> bool {
    matches!(kiosk.presence(), Presence::Asking { .. })
}

fn is_away(kiosk: &Kiosk) -> bool {
    matches!(kiosk.presence(), Presence::Away(_))
}

fn changed(change: impl FnOnce(&mut Museum)) -> std::sync::Arc<Museum> {
    let mut museum = (*shipped()).clone();
    change(&mut museum);
    museum.into()
}

#[test]
fn after_a_minute_of_silence_the_kiosk_asks_and_then_starts_afresh() {
    let mut kiosk = kiosk_at(secs(10));
    let limit = kiosk.limit();
    assert!(limit >= secs(60));
    wait(&mut kiosk, secs(10), just_before(secs(10) + limit));
    assert_eq!(*kiosk.presence(), Presence::Here);
    wait(&mut kiosk, secs(10), secs(10) + limit);
    assert!(is_asking(&kiosk));
    let asked = secs(10) + limit;
    assert_eq!(kiosk.seconds_left(asked), Some(20));
    assert_eq!(kiosk.seconds_left(asked + Duration::from_millis(1)), Some(20));
    assert_eq!(kiosk.seconds_left(asked + secs(1)), Some(19));
    wait(&mut kiosk, asked, asked + Duration::from_millis(19_999));
    assert!(is_asking(&kiosk));
    // The window asks whether anything is due by now, not since when.
    assert_eq!(kiosk.due(asked + Duration::from_millis(4_200)), Some(asked + secs(5)));
    assert_eq!(kiosk.due(asked + secs(20)), Some(asked + secs(20)));
    assert_eq!(kiosk.due(asked + secs(3_600)), Some(asked + secs(20)));
    assert_eq!(kiosk.seconds_left(asked + Duration::from_millis(19_999)), Some(1));
    wait(&mut kiosk, asked, asked + secs(20));
    assert!(is_away(&kiosk));
}

#[test]
fn the_limit_follows_what_there_is_to_read_in_the_language_it_is_read_in() {
    let mut kiosk = kiosk_at(secs(0));
    open(&mut kiosk, "treaties/nerchinsk-1689/story", secs(0));
    for lang in [Lang::ZH, Lang::EN, Lang::RU] {
        kiosk.update(Action::Language(lang), secs(0));
        let reading = reading::page_seconds(&kiosk);
        assert!(reading > 60.0, "{lang}: the story of a treaty takes more than a minute");
        let expected = Duration::from_secs_f32(1.5 * reading);
        assert_eq!(kiosk.limit(), expected, "{lang}");
        wait(&mut kiosk, secs(0), just_before(expected));
        assert_eq!(*kiosk.presence(), Presence::Here, "{lang}");
    }
    // A page with little to read has the museum's own limit.
    kiosk.update(Action::ChooseLanguage, secs(0));
    assert_eq!(kiosk.limit(), secs(60));
}

#[test]
fn the_silence_begins_when_a_battle_has_been_played() {
    let mut kiosk = kiosk_at(secs(0));
    open(&mut kiosk, "battles/albazin-1686/course", secs(0));
    kiosk.update(Action::Phase(6), secs(0));
    // A long phase, and the visitor began to play it when they had all but gone.
    let limit = kiosk.limit();
    let begun = just_before(limit);
    wait(&mut kiosk, secs(0), begun);
    kiosk.update(Action::Play, begun);
    let end = begun + aigun::kiosk::course::PER_MOVE * kiosk.moves() as u32;
    wait(&mut kiosk, begun, just_before(end));
    assert_eq!((kiosk.presence(), kiosk.is_playing()), (&Presence::Here, true));
    wait(&mut kiosk, begun, just_before(end + limit));
    assert_eq!((kiosk.presence(), kiosk.is_playing()), (&Presence::Here, false));
    wait(&mut kiosk, end, end + limit);
    assert!(is_asking(&kiosk));
    // A phase longer than the limit is played to its end.
    let mut kiosk = kiosk_at(secs(0));
    open(&mut kiosk, "battles/albazin-1686/course", secs(0));
    kiosk.update(Action::Phase(1), secs(0));
    for _ in 0..100 {
        let now = kiosk.due(secs(0)).expect("something is due");
        kiosk.update(Action::Play, now);
        assert_eq!(kiosk.presence(), &Presence::Here);
        let end = kiosk.due(now).expect("the end of the moves");
        kiosk.update(Action::Tick, end);
        assert_eq!((kiosk.presence(), kiosk.is_playing()), (&Presence::Here, false));
    }
}

#[test]
fn any_touch_begins_the_silence_anew() {
    let mut kiosk = kiosk_at(secs(0));
    kiosk.update(Action::ChooseLanguage, secs(0));
    for second in (30..=600).step_by(30) {
        wait(&mut kiosk, secs(second - 30), secs(second));
        assert_eq!(*kiosk.presence(), Presence::Here, "{second} s");
        kiosk.update(Action::Touch, secs(second));
    }
}

#[test]
fn the_question_can_be_answered_without_end_and_leads_back_to_the_same_place() {
    let mut kiosk = kiosk_at(secs(0));
    open(&mut kiosk, "treaties/nerchinsk-1689/story", secs(0));
    kiosk.update(Action::Language(Lang::RU), secs(0));
    kiosk.update(Action::Picture(1), secs(0));
    kiosk.update(Action::Wish(Wish::TextStep(3)), secs(0));
    let before = (kiosk.route().clone(), kiosk.visit(), kiosk.lang(), kiosk.picture(), *kiosk.comfort());
    let mut now = secs(0);
    for _ in 0..50 {
        now += kiosk.limit();
        kiosk.update(Action::Tick, now);
        assert!(is_asking(&kiosk));
        now += secs(15);
        // A touch alone is the finger on its way to the button: only the answer counts.
        kiosk.update(Action::Touch, now);
        assert!(is_asking(&kiosk));
        kiosk.update(Action::Stay, now);
        assert_eq!(*kiosk.presence(), Presence::Here);
        assert_eq!(before, (kiosk.route().clone(), kiosk.visit(), kiosk.lang(), kiosk.picture(), *kiosk.comfort()));
    }
}

#[test]
fn the_next_visitor_finds_nothing_of_the_last() {
    let mut kiosk = kiosk_at(secs(0));
    let fresh = kiosk.clone();
    open(&mut kiosk, "treaties/nerchinsk-1689/accounts/2", secs(1));
    kiosk.update(Action::Language(Lang::RU), secs(2));
    let person = kiosk.museum().expect("a museum").people.keys().next().expect("somebody").clone();
    kiosk.update(Action::Follow(aigun::model::Link::Person(person)), secs(3));
    kiosk.update(Action::OpenComfort, secs(3));
    for wish in [Wish::TextStep(4), Wish::Appearance(Appearance::Contrast), Wish::Calm(true), Wish::LowReach(true)] {
        kiosk.update(Action::Wish(wish), secs(4));
    }
    assert!(!kiosk.is_comfort_usual());
    let end = secs(4) + kiosk.limit() + kiosk.countdown();
    wait(&mut kiosk, secs(4), end);
    assert!(is_away(&kiosk));
    kiosk.update(Action::Wake(None), end + secs(5));
    assert_eq!(*kiosk.presence(), Presence::Here);
    assert_eq!(kiosk.route(), &Route::Home);
    assert_eq!((kiosk.lang(), *kiosk.comfort()), (fresh.lang(), *fresh.comfort()));
    assert_eq!((kiosk.note(), kiosk.comfort_open(), kiosk.picture(), kiosk.phase()), (None, false, 0, 0));
    // No way back to what somebody else read, and pages start at their beginning.
    assert_ne!(kiosk.visit(), fresh.visit());
    kiosk.update(Action::Back, end + secs(6));
    assert_eq!(kiosk.route(), &Route::Home);
}

#[test]
fn a_key_that_answers_or_wakes_does_nothing_else() {
    for action in [Action::Back, Action::Home] {
        let mut kiosk = kiosk_at(secs(0));
        open(&mut kiosk, "treaties/nerchinsk-1689/story", secs(0));
        kiosk.update(Action::Tick, kiosk.limit());
        assert!(is_asking(&kiosk));
        kiosk.update(action.clone(), kiosk.limit() + secs(1));
        assert_eq!((kiosk.presence(), kiosk.exhibit().is_some()), (&Presence::Here, true), "{action:?}");
        kiosk.update(Action::Rest, secs(900));
        kiosk.update(action.clone(), secs(901));
        assert_eq!((kiosk.presence(), kiosk.route()), (&Presence::Here, &Route::Home), "{action:?}");
    }
}

#[test]
fn ending_the_visit_needs_no_waiting() {
    let mut kiosk = kiosk_at(secs(0));
    open(&mut kiosk, "peoples/hezhe/story", secs(0));
    kiosk.update(Action::Rest, secs(1));
    assert!(is_away(&kiosk));
    assert_eq!(kiosk.route(), &Route::Home);
}

#[test]
fn a_touch_of_the_slideshow_wakes_and_words_about_an_exhibit_open_it() {
    let mut kiosk = kiosk_at(secs(0));
    kiosk.update(Action::Rest, secs(0));
    kiosk.update(Action::Wake(None), secs(1));
    assert_eq!((kiosk.presence(), kiosk.route()), (&Presence::Here, &Route::Home));
    kiosk.update(Action::Rest, secs(2));
    kiosk.update(Action::Wake(Some(ExhibitId::new(NERCHINSK))), secs(3));
    assert_eq!((kiosk.presence(), kiosk.route().to_string()), (&Presence::Here, format!("{NERCHINSK}/story")));
    // From there the way back leads home.
    kiosk.update(Action::Back, secs(4));
    assert_eq!(kiosk.route(), &Route::Home);
    // With nobody away there is nobody to wake.
    open(&mut kiosk, "languages", secs(5));
    kiosk.update(Action::Wake(None), secs(6));
    assert_eq!(kiosk.route(), &Route::Languages);
}

#[test]
fn clocks_may_jump_stand_still_and_run_for_years() {
    // Asleep over night: the visitor has gone, and nobody is asked.
    let mut kiosk = kiosk_at(secs(100));
    open(&mut kiosk, "peoples/hezhe/story", secs(100));
    kiosk.update(Action::Tick, secs(100 + 9 * 3600));
    assert!(is_away(&kiosk));
    // A clock that steps back neither panics nor makes the silence endless.
    let mut kiosk = kiosk_at(secs(5_000));
    kiosk.update(Action::Tick, secs(10));
    assert_eq!(*kiosk.presence(), Presence::Here);
    let end = secs(10) + kiosk.limit() + kiosk.countdown();
    wait(&mut kiosk, secs(10), end);
    assert!(is_away(&kiosk));
    kiosk.update(Action::Tick, secs(3));
    assert!(is_away(&kiosk));
    // While it asks.
    let mut kiosk = kiosk_at(secs(5_000));
    kiosk.update(Action::Tick, secs(5_000) + kiosk.limit());
    assert!(is_asking(&kiosk));
    kiosk.update(Action::Tick, secs(1));
    assert_eq!(kiosk.seconds_left(secs(1)), Some(20));
    wait(&mut kiosk, secs(1), secs(22));
    assert!(is_away(&kiosk));
    // 50 days (2^32 ms are 49.7) and twenty years.
    for start in [50 * 86_400, 20 * 366 * 86_400] {
        let mut kiosk = kiosk_at(secs(start));
        let limit = kiosk.limit();
        wait(&mut kiosk, secs(start), just_before(secs(start) + limit));
        assert_eq!(*kiosk.presence(), Presence::Here);
        wait(&mut kiosk, secs(start), secs(start) + limit);
        assert!(is_asking(&kiosk));
        wait(&mut kiosk, secs(start), secs(start) + limit + secs(3600));
        assert!(is_away(&kiosk));
    }
}

#[test]
fn without_a_museum_time_changes_nothing() {
    let mut kiosk = Kiosk::new(None, Appearance::Ink);
    assert_eq!(kiosk.due(secs(0)), None);
    kiosk.update(Action::Tick, secs(100_000));
    kiosk.update(Action::Rest, secs(100_000));
    assert_eq!(*kiosk.presence(), Presence::Here);
    // The silence counts from the moment when there is something to see.
    kiosk.update(Action::Loaded(Some(shipped())), secs(100_000));
    kiosk.update(Action::Tick, secs(100_030));
    assert_eq!(*kiosk.presence(), Presence::Here);
}

/// The exhibits of the slides, in the order in which they come on; `None` is the museum's own picture.
fn slides(museum: &Museum, seed: u64, count: usize) -> Vec<(Option<ExhibitId>, usize)> {
    let mut attract = Attract::begin(museum, seed, secs(0));
    let mut shown = Vec::new();
    for number in 0..count {
        assert_eq!(attract.shown(), number as u64);
        let slide = attract.slide().clone();
        let seen = slide.picture(museum).is_some() || slide.map(museum).is_some();
        assert!(seen, "{slide:?} has nothing to show");
        shown.push((slide.exhibit, slide.picture));
        let due = attract.due();
        assert!(due >= attract.since() + LEAST_SLIDE);
        attract.tick(museum, just_before(due));
        assert_eq!(attract.shown(), number as u64);
        attract.tick(museum, due);
    }
    shown
}

#[test]
fn slides_come_in_another_order_each_round_without_repeats() {
    // Ten exhibits, one of which nobody should meet unprepared.
    let museum = changed(|museum| {
        let id = ExhibitId::new(NERCHINSK);
        let exhibit = museum.exhibit(&id).expect("an exhibit").clone();
        let note = museum.exhibits.values().find_map(|exhibit| exhibit.content_note.clone());
        for number in 0..10 {
            let id = ExhibitId::new(format!("treaties/more-{number}"));
            let content_note = if number == 3 { note.clone() } else { None };
            museum
                .exhibits
                .insert(id.clone(), aigun::model::Exhibit { id: id.clone(), content_note, ..exhibit.clone() });
            museum.halls[0].exhibits.push(id);
        }
    });
    let shown: BTreeSet<_> =
        museum.exhibits.values().filter(|exhibit| exhibit.content_note.is_none()).map(|exhibit| &exhibit.id).collect();
    let per_round = shown.len() + 1;
    // As many rounds as the treaty has pictures, and one for its map, which comes after them.
    let count = museum.exhibits[&ExhibitId::new(NERCHINSK)].pictures.len();
    let length = per_round * (count + 1);
    let mut orders = BTreeSet::new();
    for seed in 0..20 {
        let all = slides(&museum, seed, length);
        assert_eq!(all, slides(&museum, seed, length), "the same seed, the same order");
        for pair in all.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "seed {seed}: one exhibit twice in a row");
        }
        for (round, slides) in all.chunks(per_round).enumerate() {
            assert_eq!(slides[0].0, None, "a round opens with the museum");
            let exhibits: BTreeSet<_> = slides.iter().filter_map(|(id, _)| id.as_ref()).collect();
            assert_eq!(exhibits, shown, "seed {seed}, round {round}: every exhibit that may be shown, once");
            orders.insert(slides.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>());
        }
        // Every picture has its turn.
        let pictures: BTreeSet<usize> =
            all.iter().filter(|(id, _)| *id == Some(ExhibitId::new(NERCHINSK))).map(|(_, picture)| *picture).collect();
        assert_eq!(pictures, (0..=count).collect());
    }
    assert!(orders.len() > 60, "{} rounds in {} orders", 20 * (count + 1), orders.len());
}

#[test]
fn curators_choose_slides_and_their_order_but_not_what_is_too_short_or_too_much() {
    let aigun = ExhibitId::new("treaties/aigun-1858");
    let chosen = [ExhibitId::new("peoples/hezhe"), ExhibitId::new("battles/albazin-1686"), aigun];
    let museum = changed(|museum| {
        museum.attract.slides = chosen.to_vec();
        museum.attract.seconds_per_slide = 1;
        museum.picture = None;
    });
    assert!(museum.exhibit(&chosen[1]).is_some_and(|exhibit| exhibit.content_note.is_some()));
    let shown: Vec<_> = slides(&museum, 1, 4).into_iter().map(|(id, _)| id).collect();
    let [hezhe, _, aigun] = chosen.map(Some);
    assert_eq!(shown, [hezhe.clone(), aigun.clone(), hezhe, aigun]);
}

#[test]
fn with_nothing_to_show_there_is_still_the_museum() {
    let museum = changed(|museum| {
        for exhibit in museum.exhibits.values_mut() {
            exhibit.pictures.clear();
        }
        museum.picture = None;
    });
    assert_eq!(slides(&museum, 7, 3), vec![(None, 0); 3]);
}

#[test]
fn after_a_gap_one_slide_comes_not_all_that_were_missed() {
    let museum = shipped();
    let mut attract = Attract::begin(&museum, 1, secs(0));
    attract.tick(&museum, secs(100_000));
    assert_eq!((attract.shown(), attract.since()), (1, secs(100_000)));
}

#[test]
fn the_hours_of_today_are_those_of_the_weekday_unless_the_house_is_closed() {
    let hours = |opens, closes| Some(DayHours { opens: TimeOfDay(opens), closes: TimeOfDay(closes), last_entry: None });
    let mut week = [hours(540, 990); 7];
    week[0] = None;
    week[6] = hours(600, 1020);
    let museum = changed(|museum| museum.hours = Some(OpeningHours { week, closed_on: vec![(2027, 2, 6)] }));
    let mut kiosk = Kiosk::new(None, Appearance::Ink);
    kiosk.update(Action::Loaded(Some(museum)), secs(0));
    assert_eq!(kiosk.hours_today(), None, "nobody has said what day it is");
    for (date, weekday, expected) in [
        ((2027, 2, 1), Weekday::Monday, None),
        ((2027, 2, 5), Weekday::Friday, hours(540, 990)),
        ((2027, 2, 6), Weekday::Saturday, None),
        ((2027, 2, 7), Weekday::Sunday, hours(600, 1020)),
    ] {
        kiosk.update(Action::Clock(Today { date, weekday }, TimeOfDay(720)), secs(0));
        assert_eq!(kiosk.hours_today(), Some(expected), "{weekday:?}");
    }
    assert_eq!((TimeOfDay(540).to_string(), TimeOfDay(1020).to_string()), ("9:00".into(), "17:00".into()));
    // The shipped museum says nothing about its hours: they have not been established.
    let mut kiosk = kiosk_at(secs(0));
    kiosk.update(Action::Clock(Today { date: (2027, 2, 5), weekday: Weekday::Friday }, TimeOfDay(720)), secs(0));
    assert_eq!(kiosk.hours_today(), None);
}

#[test]
fn the_clock_of_the_house_goes_on_between_two_tellings() {
    let mut kiosk = kiosk_at(secs(0));
    assert_eq!(kiosk.time_of_day(secs(0)), None, "nobody has said what time it is");
    let today = Today { date: (2027, 2, 5), weekday: Weekday::Friday };
    kiosk.update(Action::Clock(today, TimeOfDay(16 * 60 + 20)), secs(100));
    for (at, expected) in [(100, 980), (159, 980), (160, 981), (100 + 3600, 1040), (90, 980), (100 + 86_400, 1439)] {
        assert_eq!(kiosk.time_of_day(secs(at)), Some(TimeOfDay(expected)), "{at}");
    }
}

/// 24 hours of visitors who touch anything, for any time, and go: time passes as the window lets it pass.
#[test]
fn a_day_of_visitors_leaves_the_kiosk_as_it_was() {
    let mut kiosk = kiosk_at(secs(0));
    let museum = shipped();
    let mut dice = Dice::new(20_261_121);
    let routes = Route::all(&museum);
    let (mut now, end) = (Duration::ZERO, secs(24 * 3600));
    let (mut shown, mut visits, mut slides, mut asked) = (BTreeSet::new(), 0, BTreeSet::new(), 0);
    while now < end {
        // Between two touches pass tenths of a second, or minutes.
        let pause = if dice.throw(12) == 0 { dice.throw(400_000) } else { dice.throw(9_000) };
        let next = now + Duration::from_millis(pause as u64);
        while let Some(due) = kiosk.due(now).filter(|&due| due <= next) {
            assert!(due >= now, "time does not go back");
            now = due;
            let before = is_asking(&kiosk);
            kiosk.update(Action::Tick, now);
            asked += usize::from(!before && is_asking(&kiosk));
            if let Presence::Away(attract) = kiosk.presence() {
                slides.extend(attract.slide().exhibit.clone());
            }
        }
        now = next;
        kiosk.update(Action::Touch, now);
        let action = match kiosk.presence() {
            Presence::Away(attract) => {
                visits += 1;
                Action::Wake(attract.slide().exhibit.clone().filter(|_| dice.throw(2) == 0))
            }
            Presence::Asking { .. } => {
                if dice.throw(3) == 0 {
                    Action::Rest
                } else {
                    Action::Stay
                }
            }
            Presence::Here => match dice.throw(14) {
                0 => Action::Home,
                1 | 2 => Action::Back,
                3 => Action::Language(museum.languages[dice.throw(3)]),
                4 => Action::ChooseLanguage,
                5 => Action::OpenComfort,
                6 => Action::Wish(Wish::TextStep(dice.throw(5))),
                7 => Action::Wish(Wish::LowReach(dice.throw(2) == 0)),
                8 => Action::Picture(dice.throw(5)),
                9 => Action::CloseComfort,
                _ => Action::Open(routes[dice.throw(routes.len())].clone()),
            },
        };
        kiosk.update(action, now);
        shown.extend(kiosk.exhibit().map(|exhibit| exhibit.id.clone()));
    }
    assert_eq!(shown.len(), museum.exhibits.len(), "every exhibit was opened");
    let quiet = museum.exhibits.values().filter(|exhibit| exhibit.content_note.is_none()).count();
    assert_eq!(slides.len(), quiet, "every exhibit that may be was a slide");
    assert!(visits > 100 && asked > 100, "{visits} visits, {asked} questions");
    wait(&mut kiosk, now, now + secs(3_600));
    assert!(is_away(&kiosk));
    kiosk.update(Action::Wake(None), now + secs(3_600));
    assert_eq!((kiosk.route(), kiosk.lang(), kiosk.is_comfort_usual()), (&Route::Home, Lang::ZH, true));
}

/// A kiosk with the keypad open at 100 s.
fn at_the_keypad() -> Kiosk {
    let mut kiosk = kiosk_at(secs(100));
    kiosk.update(Action::HasPin(true), secs(100));
    assert_eq!(staff(&mut kiosk, Command::Knock, 100), []);
    assert!(matches!(kiosk.backstage(), Some(Backstage::Keypad(_))));
    kiosk
}

/// A kiosk whose panel was opened at 100 s.
fn at_the_panel() -> Kiosk {
    let mut kiosk = at_the_keypad();
    for digit in [8, 3, 5, 1, 6, 2] {
        staff(&mut kiosk, Command::Digit(digit), 100);
    }
    assert_eq!(staff(&mut kiosk, Command::Enter, 100), [Effect::CheckPin("835162".into())]);
    assert_eq!(kiosk.update(Action::PinAnswer(PinAnswer::Right), secs(100)), [Effect::Report]);
    assert!(matches!(kiosk.backstage(), Some(Backstage::Panel { .. })));
    kiosk
}

fn staff(kiosk: &mut Kiosk, command: Command, second: u64) -> Vec<Effect> {
    kiosk.update(Action::Staff(command), secs(second))
}

#[test]
fn without_a_pin_there_is_no_door() {
    let mut kiosk = kiosk_at(secs(0));
    staff(&mut kiosk, Command::Knock, 0);
    assert_eq!(kiosk.backstage(), None);
}

#[test]
fn nothing_behind_the_door_can_be_had_without_the_pin() {
    let usual = Command::Usual { lang: Lang::RU, comfort: Appearance::Paper.into() };
    for command in [
        Command::Reload,
        Command::TouchTest,
        Command::Round,
        Command::Panel,
        Command::Statistics(7),
        Command::ShowSkipped,
        Command::Restart,
        Command::Leave,
        usual,
    ] {
        for mut kiosk in [kiosk_at(secs(100)), at_the_keypad()] {
            let before = kiosk.backstage().cloned();
            assert_eq!(staff(&mut kiosk, command.clone(), 101), [], "{command:?}");
            assert_eq!(kiosk.backstage().cloned(), before, "{command:?}");
            assert_eq!(kiosk.usual().0, Lang::ZH, "{command:?}");
        }
    }
    // An answer nobody asked for opens nothing.
    let mut kiosk = kiosk_at(secs(100));
    kiosk.update(Action::PinAnswer(PinAnswer::Right), secs(100));
    assert_eq!(kiosk.backstage(), None);
}

#[test]
fn a_pin_is_looked_at_once_it_is_long_enough_and_waits_after_a_wrong_one() {
    let mut kiosk = at_the_keypad();
    for digit in [8, 3, 5, 1, 6] {
        staff(&mut kiosk, Command::Digit(digit), 101);
    }
    assert_eq!(staff(&mut kiosk, Command::Enter, 101), [], "five digits are no PIN");
    staff(&mut kiosk, Command::Digit(7), 101);
    staff(&mut kiosk, Command::Erase, 101);
    staff(&mut kiosk, Command::Digit(2), 101);
    assert_eq!(staff(&mut kiosk, Command::Enter, 101), [Effect::CheckPin("835162".into())]);
    // While it is looked at the keys do nothing.
    staff(&mut kiosk, Command::Digit(1), 101);
    kiosk.update(Action::PinAnswer(PinAnswer::Wait(secs(8))), secs(101));
    let Some(Backstage::Keypad(keypad)) = kiosk.backstage() else { panic!("the keypad stays") };
    assert_eq!((keypad.typed(), keypad.is_shut(secs(108)), keypad.is_shut(secs(109))), (0, true, false));
    for _ in 0..40 {
        staff(&mut kiosk, Command::Digit(1), 110);
    }
    assert_eq!(staff(&mut kiosk, Command::Enter, 110), [Effect::CheckPin("1".repeat(12))]);
    assert!(!format!("{kiosk:?}").contains("111111"), "a PIN is never printed");
}

#[test]
fn keypad_and_panel_close_by_themselves_and_leave_nothing_behind() {
    let mut kiosk = at_the_keypad();
    staff(&mut kiosk, Command::Digit(8), 110);
    wait(&mut kiosk, secs(110), secs(129));
    assert!(kiosk.backstage().is_some());
    wait(&mut kiosk, secs(129), secs(130));
    assert_eq!(kiosk.backstage(), None);
    assert!(is_away(&kiosk), "the next visitor finds the slideshow");

    let mut kiosk = at_the_panel();
    wait(&mut kiosk, secs(100), secs(219));
    assert_eq!(kiosk.backstage().and_then(|open| open.closes_in(secs(219))), Some(secs(1)));
    staff(&mut kiosk, Command::Touch, 219);
    wait(&mut kiosk, secs(219), secs(338));
    assert!(kiosk.backstage().is_some());
    wait(&mut kiosk, secs(338), secs(339));
    assert_eq!(kiosk.backstage(), None);
}

#[test]
fn tests_do_not_close_but_a_forgotten_one_lets_nobody_in() {
    let mut kiosk = at_the_panel();
    staff(&mut kiosk, Command::TouchTest, 101);
    assert_eq!(kiosk.due(secs(101)), None);
    staff(&mut kiosk, Command::Touch, 200);
    staff(&mut kiosk, Command::Panel, 300);
    assert!(matches!(kiosk.backstage(), Some(Backstage::Panel { .. })));
    staff(&mut kiosk, Command::TouchTest, 300);
    // Hours later a visitor touches the grid, then the button.
    staff(&mut kiosk, Command::Touch, 9_000);
    staff(&mut kiosk, Command::Panel, 9_001);
    assert_eq!(kiosk.backstage(), None);
    assert!(is_away(&kiosk));
}

#[test]
fn the_round_shows_pages_and_says_what_it_found() {
    let mut kiosk = at_the_panel();
    assert_eq!(staff(&mut kiosk, Command::Round, 101), [Effect::Round]);
    open(&mut kiosk, "peoples/hezhe/story", secs(102));
    kiosk.update(Action::Round(3, 40), secs(102));
    assert_eq!(kiosk.backstage(), Some(&Backstage::Round { done: 3, total: 40 }));
    wait(&mut kiosk, secs(102), secs(5_000));
    kiosk.update(Action::RoundDone(vec!["home".into()]), secs(5_000));
    let Some(Backstage::RoundResult { faults, .. }) = kiosk.backstage() else { panic!("what was found") };
    assert_eq!(faults, &["home"]);
    staff(&mut kiosk, Command::Close, 5_001);
    assert_eq!((kiosk.backstage(), kiosk.route()), (None, &Route::Home));
}

#[test]
fn what_staff_choose_is_what_the_next_visitor_begins_with() {
    let mut kiosk = at_the_panel();
    let comfort = Comfort { appearance: Appearance::Contrast, text_step: 1, ..Comfort::default() };
    assert_eq!(staff(&mut kiosk, Command::Usual { lang: Lang::RU, comfort }, 101), [Effect::KeepUsual]);
    staff(&mut kiosk, Command::Close, 102);
    kiosk.update(Action::Wake(None), secs(103));
    assert_eq!((kiosk.lang(), *kiosk.comfort()), (Lang::RU, comfort));
    kiosk.update(Action::Language(Lang::EN), secs(104));
    kiosk.update(Action::Rest, secs(105));
    assert_eq!(kiosk.lang(), Lang::RU);
    for (command, effect) in [(Command::Restart, Effect::Restart), (Command::Leave, Effect::Leave)] {
        assert_eq!(staff(&mut at_the_panel(), command, 101), [effect]);
    }
}

#[test]
fn staff_see_the_visits_of_the_days_they_asked_for_last() {
    use aigun::kiosk::tally::{Records, Summary};
    let summary = |days: u8| -> std::sync::Arc<Summary> {
        let visits = (1..=days).map(|day| ((2026, 11, day), 50)).collect();
        Summary::of(&Records { visits, ..Records::default() }).into()
    };
    let mut kiosk = at_the_panel();
    assert_eq!(staff(&mut kiosk, Command::Statistics(30), 101), [Effect::Statistics(30)]);
    assert_eq!(staff(&mut kiosk, Command::Statistics(7), 102), [Effect::Statistics(7)]);
    let shown = |kiosk: &Kiosk| match kiosk.backstage() {
        Some(Backstage::Statistics { days, summary, .. }) => (*days, summary.as_ref().map(|told| told.visits.len())),
        other => panic!("{other:?}"),
    };
    // The answer to what was asked before comes late.
    kiosk.update(Action::Summary(summary(30)), secs(103));
    assert_eq!(shown(&kiosk), (7, None));
    kiosk.update(Action::Summary(summary(7)), secs(103));
    assert_eq!(shown(&kiosk), (7, Some(7)));
    // Until the others are there, these stay.
    staff(&mut kiosk, Command::Statistics(30), 104);
    assert_eq!(shown(&kiosk), (30, Some(7)));
    assert_eq!(staff(&mut kiosk, Command::Panel, 105), [Effect::Report]);
    staff(&mut kiosk, Command::Statistics(7), 110);
    kiosk.update(Action::Tick, secs(231));
    assert_eq!(kiosk.backstage(), None, "it closes by itself");
}
