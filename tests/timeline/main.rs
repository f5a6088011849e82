//! The timeline: years come into sight, entries are picked, some are left out. Here without a screen, in `fingers` with one.

#[path = "../common/mod.rs"]
mod common;
mod fingers;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use aigun::kiosk::timeline::{Span, cards, moment, weight, whole};
use aigun::kiosk::{Action, Kiosk, Route, TimelineWish};
use aigun::model::*;
use common::{Dice, kiosk, said, shipped, small};

fn entry(id: &str, year: i32, actor: Actor, kind: EntryKind) -> Entry {
    let start = Moment { year, month: None, day: None, julian: None, qing: None };
    Entry {
        id: EntryId::new(id),
        date: HistoricDate { evidence: Evidence::Exact, start, end: None },
        actor,
        kind,
        title: said(id),
        text: None,
        exhibit: None,
        place: None,
        people: Vec::new(),
        sources: Vec::new(),
    }
}

/// Two crowded decades and a late guest.
fn eventful() -> Arc<Museum> {
    use EntryKind::{Battle, Founding, Journey, Treaty};
    let signed =
        Entry { exhibit: Some(ExhibitId::new("treaties/full")), ..entry("signed", 1689, Actor::Neutral, Treaty) };
    let timeline = vec![
        entry("sets-out", 1643, Actor::Russia, Journey),
        entry("fight", 1652, Actor::Qing, Battle),
        entry("fort", 1665, Actor::Russia, Founding),
        entry("siege", 1685, Actor::Qing, Battle),
        entry("siege-again", 1686, Actor::Qing, Battle),
        signed,
        entry("talks", 1689, Actor::Neutral, Journey),
        entry("late", 1991, Actor::Neutral, Treaty),
    ];
    Arc::new(Museum { timeline, ..small() })
}

fn open(museum: &Arc<Museum>, page: &str) -> Kiosk {
    let mut kiosk = kiosk(museum);
    let route: Route = page.parse().expect("a page");
    kiosk.update(Action::Open(route.clone()), Duration::ZERO);
    assert_eq!(kiosk.route(), &route);
    kiosk
}

fn wish(kiosk: &mut Kiosk, wish: TimelineWish) {
    kiosk.update(Action::Timeline(wish), Duration::ZERO);
}

fn picked(kiosk: &Kiosk) -> Option<&str> {
    kiosk.timeline().picked.as_ref().map(EntryId::as_str)
}

#[test]
fn a_museum_without_entries_has_no_timeline() {
    let mut kiosk = kiosk(&Arc::new(small()));
    assert_eq!(kiosk.timeline_here(), None);
    kiosk.update(Action::Open(Route::Timeline { year: None }), Duration::ZERO);
    assert_eq!(kiosk.route(), &Route::Home);
}

#[test]
fn the_timeline_opens_where_most_happened() {
    let kiosk = open(&eventful(), "timeline");
    let sight = kiosk.timeline().sight;
    assert_eq!(sight.years(), 50.0);
    assert!(sight.holds(1643.5) && sight.holds(1689.5), "{sight:?}");
    assert_eq!(picked(&kiosk), None);
}

#[test]
fn at_a_year_it_opens_with_what_happened_then() {
    let museum = eventful();
    // What leads to an exhibit goes before what does not.
    assert_eq!(picked(&open(&museum, "timeline/1689")), Some("signed"));
    assert_eq!(picked(&open(&museum, "timeline/1655")), Some("fight"));
    let late = open(&museum, "timeline/1991");
    assert_eq!(picked(&late), Some("late"));
    assert!(late.timeline().sight.holds(1991.5));
    // A year that no timeline reaches becomes its last.
    let mut kiosk = kiosk(&museum);
    kiosk.update(Action::Open(Route::Timeline { year: Some(9999) }), Duration::ZERO);
    assert!(kiosk.is_timeline() && kiosk.timeline().sight.last <= whole(&museum).last);
}

#[test]
fn earlier_and_later_reach_every_entry_and_show_its_card() {
    for museum in [eventful(), shipped()] {
        for closer in 0..6 {
            let mut kiosk = open(&museum, "timeline");
            for _ in 0..closer {
                wish(&mut kiosk, TimelineWish::Zoom(true));
            }
            while kiosk.timeline().next(&museum, false).is_some() {
                wish(&mut kiosk, TimelineWish::Step(false));
            }
            let mut reached = Vec::new();
            loop {
                let timeline = kiosk.timeline();
                let id = timeline.picked.clone().expect("something is picked");
                let at = timeline.picked(&museum).map(moment).expect("it is there");
                assert!(timeline.sight.holds(at), "{id} is out of sight at {:?}", timeline.sight);
                let wanting: Vec<cards::Wanting> = (0..)
                    .zip(timeline.entries(&museum))
                    .map(|(index, entry)| cards::Wanting {
                        index,
                        at: moment(entry),
                        weight: if entry.id == id { u32::MAX } else { weight(&museum, entry) },
                    })
                    .collect();
                let row = cards::Row { room: 1700.0, card: 400.0, gap: 20.0 };
                let placed = cards::place(&wanting, &[row, row], timeline.sight);
                let index = wanting.iter().position(|entry| entry.weight == u32::MAX).expect("it is shown");
                assert!(placed.iter().any(|card| card.index == index), "{id} has no card");
                reached.push(id);
                if timeline.next(&museum, true).is_none() {
                    break;
                }
                wish(&mut kiosk, TimelineWish::Step(true));
            }
            let all: Vec<EntryId> = museum.timeline.iter().map(|entry| entry.id.clone()).collect();
            assert_eq!(reached, all);
        }
    }
}

#[test]
fn from_nothing_picked_one_steps_to_what_is_in_sight() {
    let mut kiosk = open(&eventful(), "timeline");
    wish(&mut kiosk, TimelineWish::Sight(Span { first: 1660.0, last: 1687.0 }));
    let mut other = kiosk.clone();
    wish(&mut kiosk, TimelineWish::Step(true));
    assert_eq!(picked(&kiosk), Some("fort"));
    wish(&mut other, TimelineWish::Step(false));
    assert_eq!(picked(&other), Some("siege-again"));
    // What was picked and drawn out of sight is no place to go on from.
    wish(&mut kiosk, TimelineWish::Sight(Span { first: 1980.0, last: 2005.0 }));
    wish(&mut kiosk, TimelineWish::Step(true));
    assert_eq!(picked(&kiosk), Some("late"));
}

#[test]
fn closer_and_wider_go_from_everything_to_a_decade_and_back() {
    let museum = eventful();
    let mut kiosk = open(&museum, "timeline/1689");
    let mut steps = Vec::new();
    while kiosk.timeline().can_zoom(&museum, false) {
        wish(&mut kiosk, TimelineWish::Zoom(false));
    }
    assert_eq!(kiosk.timeline().sight, whole(&museum));
    loop {
        steps.push(kiosk.timeline().sight.years().round() as i32);
        assert!(kiosk.timeline().sight.holds(1689.5), "what is picked stays in sight");
        if !kiosk.timeline().can_zoom(&museum, true) {
            break;
        }
        wish(&mut kiosk, TimelineWish::Zoom(true));
    }
    assert_eq!(steps[1..], [200, 100, 50, 25, 10]);
    // A pinch to nothing stops at the same decade.
    wish(&mut kiosk, TimelineWish::Sight(Span { first: 1689.0, last: 1689.1 }));
    assert_eq!(kiosk.timeline().sight.years().round() as i32, 10);
}

#[test]
fn what_is_chosen_is_what_is_shown() {
    let museum = eventful();
    let mut kiosk = open(&museum, "timeline/1689");
    let shown = |kiosk: &Kiosk| -> Vec<String> {
        kiosk.timeline().entries(&museum).iter().map(|entry| entry.id.to_string()).collect()
    };
    assert_eq!(shown(&kiosk).len(), museum.timeline.len());
    wish(&mut kiosk, TimelineWish::Actor(Actor::Qing));
    assert_eq!(shown(&kiosk), ["fight", "siege", "siege-again"]);
    assert_eq!(picked(&kiosk), None, "what is picked is not shown");
    assert_eq!(kiosk.timeline().of_kind(&museum, EntryKind::Battle), 3);
    assert_eq!(kiosk.timeline().of_kind(&museum, EntryKind::Treaty), 0);
    wish(&mut kiosk, TimelineWish::Actor(Actor::Russia));
    wish(&mut kiosk, TimelineWish::Kind(EntryKind::Founding));
    assert_eq!(shown(&kiosk), ["fort"]);
    assert_eq!(kiosk.timeline().of_actor(&museum, Actor::Russia), 1);
    wish(&mut kiosk, TimelineWish::AllKinds);
    wish(&mut kiosk, TimelineWish::Actor(Actor::Russia));
    wish(&mut kiosk, TimelineWish::Actor(Actor::Qing));
    assert_eq!(shown(&kiosk).len(), museum.timeline.len());
}

#[test]
fn a_choice_brings_something_into_sight() {
    let mut kiosk = open(&eventful(), "timeline/1991");
    wish(&mut kiosk, TimelineWish::Actor(Actor::Russia));
    let sight = kiosk.timeline().sight;
    assert!(sight.holds(1665.5), "{sight:?}");
    // What is not shown cannot be picked.
    wish(&mut kiosk, TimelineWish::Open(EntryId::new("signed")));
    assert!(picked(&kiosk).is_none() && !kiosk.timeline().open);
}

#[test]
fn back_closes_what_lies_over_the_river_and_then_leaves() {
    let mut kiosk = open(&eventful(), "timeline");
    wish(&mut kiosk, TimelineWish::Open(EntryId::new("siege")));
    wish(&mut kiosk, TimelineWish::Calendars);
    assert!(kiosk.timeline().open && kiosk.timeline().calendars);
    kiosk.update(Action::Back, Duration::ZERO);
    assert!(kiosk.is_timeline() && !kiosk.timeline().open);
    assert_eq!(picked(&kiosk), Some("siege"), "closing keeps what was picked");
    wish(&mut kiosk, TimelineWish::Choose);
    kiosk.update(Action::Back, Duration::ZERO);
    assert!(kiosk.is_timeline() && !kiosk.timeline().choosing);
    kiosk.update(Action::Back, Duration::ZERO);
    assert_eq!(kiosk.route(), &Route::Home);
}

#[test]
fn a_timeline_come_back_to_is_as_it_was_left() {
    let mut kiosk = open(&eventful(), "timeline");
    wish(&mut kiosk, TimelineWish::Actor(Actor::Neutral));
    wish(&mut kiosk, TimelineWish::Open(EntryId::new("signed")));
    let left = kiosk.timeline().clone();
    kiosk.update(Action::Open("treaties/full/story".parse().expect("a page")), Duration::ZERO);
    assert_eq!(kiosk.timeline(), &Default::default());
    kiosk.update(Action::Back, Duration::ZERO);
    assert_eq!(kiosk.timeline(), &left);
    // The next visitor finds nothing of it.
    kiosk.update(Action::Rest, Duration::ZERO);
    kiosk.update(Action::Wake(None), Duration::ZERO);
    kiosk.update(Action::Open(Route::Timeline { year: None }), Duration::ZERO);
    assert!(kiosk.timeline().actors.is_empty() && kiosk.timeline().picked.is_none());
}

#[test]
fn the_timeline_leads_from_an_exhibit_and_to_the_map_of_its_year() {
    let museum = shipped();
    let mut kiosk = open(&museum, "treaties/nerchinsk-1689/story");
    assert_eq!(kiosk.timeline_here(), Some(Route::Timeline { year: Some(1689) }));
    kiosk.update(Action::Open(Route::Timeline { year: Some(1689) }), Duration::ZERO);
    assert_eq!(kiosk.atlas_here(), Route::Atlas { exhibit: None, year: Some(1689), other: None });
}

#[test]
fn the_shipped_timeline_tells_of_everybody_and_of_every_kind() {
    let museum = shipped();
    let actors: BTreeSet<Actor> = museum.timeline.iter().map(|entry| entry.actor).collect();
    let kinds: BTreeSet<EntryKind> = museum.timeline.iter().map(|entry| entry.kind).collect();
    assert_eq!((actors.len(), kinds.len()), (5, EntryKind::ALL.len()));
    assert!(museum.timeline.is_sorted_by(|a, b| a.date.start.year <= b.date.start.year));
}

/// Whatever is touched: the years in sight are some of the museum's, and what is picked is shown.
#[test]
fn ten_thousand_touches_stay_on_the_river() {
    let museum = shipped();
    let whole = whole(&museum);
    let mut kiosk = open(&museum, "timeline");
    let mut dice = Dice::new(1858);
    for number in 0..10_000 {
        let id = dice.pick(&museum.timeline).id.clone();
        let actor = dice.pick(&[Actor::Qing, Actor::Russia, Actor::Joseon, Actor::RiverPeoples, Actor::Neutral]);
        let first = 1500.0 + dice.throw(600) as f64;
        let next = match dice.throw(9) {
            0 => TimelineWish::Sight(Span { first, last: first + dice.throw(600) as f64 }),
            1 => TimelineWish::Step(dice.throw(2) == 0),
            2 => TimelineWish::Zoom(dice.throw(2) == 0),
            3 => TimelineWish::Pick(id),
            4 => TimelineWish::Open(id),
            5 => TimelineWish::Close,
            6 => TimelineWish::Actor(*actor),
            7 => TimelineWish::Kind(*dice.pick(&EntryKind::ALL)),
            _ => TimelineWish::AllKinds,
        };
        let told = format!("{number}: {next:?}");
        wish(&mut kiosk, next);
        let timeline = kiosk.timeline();
        let Span { first, last } = timeline.sight;
        assert!(first >= whole.first - 1e-6 && last <= whole.last + 1e-6, "{told}: {first} to {last}");
        assert!(timeline.sight.years() > 9.9, "{told}");
        let picked = timeline.picked(&museum);
        assert!(picked.is_none_or(|entry| timeline.shows(entry)), "{told}: picked, but not shown");
        assert!(!timeline.open || picked.is_some(), "{told}: open with nothing picked");
    }
}
