//! The visitor's hour, without a screen: silence, the question, the start afresh, the slideshow. Time is passed in.

mod common;

use std::collections::BTreeSet;
use std::time::Duration;

use aigun::kiosk::attract::{Attract, LEAST_SLIDE};
use aigun::kiosk::{Action, Appearance, Kiosk, Presence, Route, Wish, reading};
use aigun::model::{ExhibitId, Lang, Museum};
use common::shipped;

const NERCHINSK: &str = "treaties/nerchinsk-1689";

fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
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
    wait(&mut kiosk, secs(10), secs(10) + limit - Duration::from_millis(1));
    assert_eq!(*kiosk.presence(), Presence::Here);
    wait(&mut kiosk, secs(10), secs(10) + limit);
    assert!(is_asking(&kiosk));
    let asked = secs(10) + limit;
    assert_eq!(kiosk.seconds_left(asked), Some(20));
    assert_eq!(kiosk.seconds_left(asked + Duration::from_millis(1)), Some(20));
    assert_eq!(kiosk.seconds_left(asked + secs(1)), Some(19));
    wait(&mut kiosk, asked, asked + Duration::from_millis(19_999));
    assert!(is_asking(&kiosk));
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
        wait(&mut kiosk, secs(0), expected - Duration::from_millis(1));
        assert_eq!(*kiosk.presence(), Presence::Here, "{lang}");
    }
    // A page with little to read has the museum's own limit.
    kiosk.update(Action::ChooseLanguage, secs(0));
    assert_eq!(kiosk.limit(), secs(60));
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
        wait(&mut kiosk, secs(start), secs(start) + limit - Duration::from_millis(1));
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
        assert!(slide.picture(museum).is_some(), "{slide:?} has no picture");
        shown.push((slide.exhibit, slide.picture));
        let due = attract.due();
        assert!(due - attract.since() >= LEAST_SLIDE);
        attract.tick(museum, due - Duration::from_millis(1));
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
    let mut orders = BTreeSet::new();
    for seed in 0..20 {
        let all = slides(&museum, seed, per_round * 4);
        assert_eq!(all, slides(&museum, seed, per_round * 4), "the same seed, the same order");
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
        assert_eq!(pictures, BTreeSet::from([0, 1, 2]));
    }
    assert!(orders.len() > 60, "80 rounds in {} orders", orders.len());
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
