//! The course of a battle: moves that are played, stopped and drawn along with a finger, without a screen and on one.

mod common;

use std::time::Duration;

use aigun::kiosk::{Action, Comfort, Kiosk, course::PER_MOVE};
use aigun::model::{Kind, Lang};
use common::stage::{House, LYING, STANDING, open};
use common::{LANGUAGES, kiosk, shipped};
use egui::accesskit::Role;
use egui::{Event, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::NodeT as _;

const PAGE: &str = "battles/albazin-1686/course";

fn secs(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

/// At a phase of Albazin, counted from 0, that has moves.
fn at_phase(phase: usize) -> Kiosk {
    let mut kiosk = kiosk(&shipped());
    kiosk.update(Action::Open(PAGE.parse().expect("a page")), secs(0.0));
    kiosk.update(Action::Phase(phase), secs(0.0));
    assert!(kiosk.moves() > 1, "phase {phase} has moves");
    kiosk
}

/// How long all moves of the phase take.
fn length(kiosk: &Kiosk) -> Duration {
    PER_MOVE * kiosk.moves() as u32
}

#[track_caller]
fn assert_moved(kiosk: &Kiosk, now: Duration, expected: f64) {
    let moved = kiosk.moved(now);
    assert!((moved - expected).abs() < 1e-6, "{moved} moves have been made, not {expected}");
}

#[test]
fn a_phase_that_is_come_to_shows_its_end() {
    let kiosk = at_phase(1);
    assert_moved(&kiosk, secs(5.0), kiosk.moves() as f64);
    assert!(!kiosk.is_playing() && !kiosk.is_shown());
}

#[test]
fn the_moves_are_made_one_after_the_other_and_end_by_themselves() {
    let mut kiosk = at_phase(1);
    kiosk.update(Action::Play, secs(10.0));
    assert!(kiosk.is_playing());
    assert_moved(&kiosk, secs(10.0), 0.0);
    assert_moved(&kiosk, secs(10.0) + PER_MOVE * 3 / 2, 1.5);
    let end = secs(10.0) + length(&kiosk);
    assert_eq!(kiosk.due(secs(11.0)), Some(end));
    kiosk.update(Action::Tick, end);
    assert!(!kiosk.is_playing() && kiosk.is_shown());
    assert_moved(&kiosk, end, kiosk.moves() as f64);
    // Once more, from the first.
    kiosk.update(Action::Play, end);
    assert_moved(&kiosk, end, 0.0);
}

#[test]
fn a_pause_is_gone_on_from_and_another_phase_ends_it() {
    let mut kiosk = at_phase(1);
    kiosk.update(Action::Play, secs(0.0));
    kiosk.update(Action::Pause, PER_MOVE / 2);
    assert!(!kiosk.is_playing());
    assert_moved(&kiosk, secs(100.0), 0.5);
    kiosk.update(Action::Play, secs(100.0));
    assert_moved(&kiosk, secs(100.0) + PER_MOVE, 1.5);
    // A second press does not begin anew.
    kiosk.update(Action::Play, secs(100.0) + PER_MOVE);
    assert_moved(&kiosk, secs(100.0) + PER_MOVE, 1.5);
    kiosk.update(Action::Phase(2), secs(102.0));
    assert!(!kiosk.is_playing());
    assert_moved(&kiosk, secs(102.0), kiosk.moves() as f64);
}

#[test]
fn a_finger_shows_any_moment_and_none_beyond_the_battle() {
    let mut kiosk = at_phase(1);
    kiosk.update(Action::Play, secs(0.0));
    kiosk.update(Action::Scrub(2, 1.25), secs(0.5));
    assert!(!kiosk.is_playing());
    assert_eq!(kiosk.phase(), 2);
    assert_moved(&kiosk, secs(9.0), 1.25);
    for (moved, expected) in [(-3.0, 0.0), (1e9, kiosk.moves() as f64), (f64::INFINITY, kiosk.moves() as f64)] {
        kiosk.update(Action::Scrub(2, moved), secs(1.0));
        assert_moved(&kiosk, secs(1.0), expected);
    }
    kiosk.update(Action::Scrub(99, 0.0), secs(1.0));
    kiosk.update(Action::Scrub(2, f64::NAN), secs(1.0));
    assert_eq!(kiosk.phase(), 2);
    assert_moved(&kiosk, secs(1.0), kiosk.moves() as f64);
}

#[test]
fn a_clock_that_jumps_holds_nothing_up() {
    let mut kiosk = at_phase(1);
    kiosk.update(Action::Play, secs(1_000.0));
    // Back by a quarter of an hour: the moves begin again.
    assert_eq!(kiosk.due(secs(100.0)), Some(secs(100.0)));
    kiosk.update(Action::Tick, secs(100.0));
    assert_moved(&kiosk, secs(100.0), 0.0);
    assert_eq!(kiosk.due(secs(100.0)), Some(secs(100.0) + length(&kiosk)));
    // The machine slept for a day: they have long been made, and the visitor has gone.
    kiosk.update(Action::Tick, secs(86_400.0));
    assert!(!kiosk.is_playing());
    assert_eq!(kiosk.route().to_string(), "home");
}

#[test]
fn nothing_moves_where_nobody_looks() {
    let leave = [
        Action::Home,
        Action::Back,
        Action::ChooseLanguage,
        Action::OpenComfort,
        Action::Open("battles/albazin-1686/story".parse().expect("a page")),
        Action::Rest,
        Action::Loaded(Some(shipped())),
    ];
    for action in leave {
        let mut kiosk = at_phase(1);
        kiosk.update(Action::Play, secs(0.0));
        kiosk.update(action.clone(), PER_MOVE / 2);
        assert!(!kiosk.is_playing(), "{action:?}");
    }
    // A page come back to is as it was left.
    let mut kiosk = at_phase(1);
    kiosk.update(Action::Play, secs(0.0));
    kiosk.update(Action::ChooseLanguage, PER_MOVE / 2);
    kiosk.update(Action::Back, secs(50.0));
    assert_eq!(kiosk.phase(), 1);
    assert_moved(&kiosk, secs(50.0), 0.5);
}

#[test]
fn without_motion_there_are_whole_moves_only() {
    let mut kiosk = Kiosk::new(None, Comfort { calm: true, ..Comfort::default() });
    kiosk.update(Action::Loaded(Some(shipped())), secs(0.0));
    kiosk.update(Action::Open(PAGE.parse().expect("a page")), secs(0.0));
    kiosk.update(Action::Phase(1), secs(0.0));
    kiosk.update(Action::Play, secs(0.0));
    assert_moved(&kiosk, secs(0.0), 1.0);
    assert_eq!(kiosk.due(secs(0.1)), Some(PER_MOVE), "the next step");
    assert_moved(&kiosk, PER_MOVE * 3 / 2, 2.0);
    assert_eq!(kiosk.since_step(PER_MOVE * 3 / 2), Some(PER_MOVE / 2));
    let end = length(&kiosk);
    kiosk.update(Action::Tick, end);
    assert!(!kiosk.is_playing());
}

#[test]
fn a_battle_without_a_field_has_nothing_to_play() {
    let museum = std::sync::Arc::new(common::small());
    let mut kiosk = kiosk(&museum);
    kiosk.update(Action::Open("battles/siege/course".parse().expect("a page")), secs(0.0));
    kiosk.update(Action::Play, secs(0.0));
    assert!(!kiosk.is_playing());
}

fn on_screen(size: [f32; 2], lang: Lang, usual: impl Into<Comfort>) -> House {
    let mut house = open(size, lang, usual);
    house.state_mut().tools.audit.on = true;
    house.visit_page(PAGE);
    house
}

fn finger(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

#[test]
fn a_finger_drawn_along_the_river_goes_through_the_battle() {
    for size in [LYING, STANDING] {
        let mut house = on_screen(size, Lang::EN, Comfort::default());
        let Some(Kind::Battle(battle)) = house.state().kiosk.exhibit().map(|exhibit| exhibit.kind.clone()) else {
            panic!("a battle")
        };
        let name = |index: usize| {
            let title = battle.phases[index].title.get(Lang::EN).expect("in every language");
            format!("{} {title}", index + 1)
        };
        let (from, to) = (house.middle(&name(0)), house.middle(&name(3)));
        house.frame([Event::PointerMoved(from), finger(from, true)]);
        let mut seen = Vec::new();
        for step in 1..=60_u8 {
            house.frame([Event::PointerMoved(from.lerp(to, f32::from(step) / 60.0))]);
            let kiosk = &house.state().kiosk;
            seen.push((kiosk.phase(), kiosk.moved(Duration::ZERO)));
        }
        house.frame([finger(to, false)]);
        house.settle();
        assert!(seen.windows(2).all(|pair| pair[0].0 <= pair[1].0), "forwards only: {seen:?}");
        assert!(seen.iter().any(|(phase, moved)| *phase == 1 && moved.fract() > 0.0), "between two moves: {seen:?}");
        assert_eq!(house.state().kiosk.phase(), 3);
        assert_eq!(house.state().kiosk.moved(Duration::ZERO), house.state().kiosk.moves() as f64, "it snaps");
        // A tap goes there.
        let at = house.middle(&name(1));
        house.frame([Event::PointerMoved(at), finger(at, true)]);
        house.frame([finger(at, false)]);
        house.settle();
        assert_eq!(house.state().kiosk.phase(), 1);
    }
}

/// Every moment of every battle that has a field: names keep off each other, nothing is cut.
#[test]
fn every_moment_is_sound() {
    let museum = shipped();
    for size in [LYING, STANDING] {
        for lang in LANGUAGES {
            let mut house = on_screen(size, lang, Comfort::default());
            for exhibit in museum.exhibits.values() {
                let Kind::Battle(battle) = &exhibit.kind else { continue };
                house.visit_page(&format!("{}/course", exhibit.id));
                for (phase, moves) in battle.phases.iter().map(|phase| phase.moves.len()).enumerate() {
                    for half in 0..2 * moves {
                        house.act(Action::Scrub(phase, half as f64 / 2.0));
                        let faults = house.findings();
                        assert!(faults.is_empty(), "{} {lang} phase {phase}, {half}: {faults:?}", exhibit.id);
                    }
                }
            }
        }
    }
}

#[test]
fn frames_follow_while_somebody_moves_and_none_otherwise() {
    for calm in [false, true] {
        let mut house = on_screen(LYING, Lang::ZH, Comfort { calm, ..Comfort::default() });
        house.act(Action::Phase(1));
        house.state_mut().tools.motion = true;
        house.settle();
        assert_eq!(house.repaint_delay(), Duration::MAX, "a phase stands still");
        let now = aigun::ui::now(&house.ctx);
        house.state_mut().kiosk.update(Action::Play, now);
        for number in 0..40 {
            house.frame([]);
            let (delay, frame) = (house.repaint_delay(), Duration::from_millis(33));
            if !calm {
                assert!(delay <= frame && delay > frame / 2, "frame {number} is followed after {delay:?}");
            } else if number > 15 {
                assert_eq!(delay, Duration::MAX, "frame {number} between two steps");
            }
        }
    }
}

#[test]
fn the_field_is_told() {
    let mut house = on_screen(LYING, Lang::EN, Comfort::default());
    house.act(Action::Phase(3));
    let images = house.root().children_recursive().map(|node| node.accesskit_node());
    let told: Vec<String> = images.filter(|node| node.role() == Role::Image).filter_map(|node| node.label()).collect();
    assert_eq!(told.len(), 1);
    for part in ["Phase 4: Blockade.", "Qing: ", "Island camp (camp)", "Russia: "] {
        assert!(told[0].contains(part), "`{part}` is not in `{}`", told[0]);
    }
}

#[test]
fn the_button_says_what_it_does() {
    let mut house = on_screen(LYING, Lang::EN, Comfort::default());
    house.act(Action::Phase(1));
    house.control("Show movement");
    let now = aigun::ui::now(&house.ctx);
    house.state_mut().kiosk.update(Action::Play, now);
    house.frame([]);
    house.control("Pause");
    house.state_mut().kiosk.update(Action::Pause, now + PER_MOVE / 2);
    house.frame([]);
    house.control("Continue");
    house.state_mut().kiosk.update(Action::Play, now);
    let end = now + length(&house.state().kiosk);
    house.state_mut().kiosk.update(Action::Tick, end);
    house.settle();
    house.control("Show again");
}
