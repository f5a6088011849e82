//! The river of years: its knob, its marks, years that pass by themselves, and two years side by side.

use std::time::Duration;

use aigun::kiosk::table::STAY;
use aigun::kiosk::{Action, MapWish};
use egui::{Key, Pos2, TouchPhase, vec2};

use super::common::shipped;
use super::common::stage::{LYING, STANDING};
use super::{FINGER, Visitor};

fn years() -> (i32, i32) {
    shipped().atlas.years
}

/// Where a year is on the river: measured with two places of the knob.
fn on_river(visitor: &mut Visitor, year: i32) -> Pos2 {
    let before = visitor.table().year;
    let knob = |visitor: &mut Visitor, year: i32| {
        visitor.act(Action::Map(MapWish::Year(year)));
        visitor.rest();
        visitor.house.middle("Year")
    };
    let (first, last) = years();
    let (from, to) = (knob(visitor, first), knob(visitor, last));
    knob(visitor, before);
    let part = (year - first) as f32 / (last - first) as f32;
    Pos2::new(from.x + (to.x - from.x) * part, from.y)
}

#[test]
fn the_knob_drags_the_year_along() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, "atlas/1689");
        let (from, to) = (visitor.house.middle("Year"), on_river(&mut visitor, 1800));
        let camera = visitor.camera();
        let mut passed = Vec::new();
        visitor.finger(FINGER, TouchPhase::Start, from);
        for step in 1..=20_u8 {
            visitor.finger(FINGER, TouchPhase::Move, from + (to - from) * (f32::from(step) / 20.0));
            passed.push(visitor.table().year);
        }
        visitor.finger(FINGER, TouchPhase::End, to);
        visitor.rest();
        assert!(passed.is_sorted() && passed.first() < passed.last(), "{passed:?}");
        let year = visitor.table().year;
        assert!((1796..=1804).contains(&year), "{year}");
        assert_eq!(visitor.camera(), camera, "the map does not move with the knob");
        // Beyond the end is the end.
        let knob = visitor.house.middle("Year");
        visitor.drag(knob, knob + vec2(3000.0, 0.0));
        assert_eq!(visitor.table().year, years().1);
        let knob = visitor.house.middle("Year");
        visitor.drag(knob, knob - vec2(3000.0, 0.0));
        assert_eq!(visitor.table().year, years().0);
    }
}

#[test]
fn the_river_snaps_to_its_marks() {
    let mut visitor = Visitor::at(LYING, "atlas/1800");
    let mark = on_river(&mut visitor, 1727);
    visitor.tap(mark + vec2(14.0, 6.0));
    assert_eq!(visitor.table().year, 1727, "a tap near to a mark means it");
    let mark = on_river(&mut visitor, 1900);
    let knob = visitor.house.middle("Year");
    visitor.drag(knob, mark + vec2(4.0, 0.0));
    assert_eq!(visitor.table().year, 1900, "a knob close to a mark falls into it");
    let free = on_river(&mut visitor, 1780);
    visitor.tap(free);
    assert!((1779..=1781).contains(&visitor.table().year), "{}", visitor.table().year);
}

#[test]
fn the_buttons_go_from_mark_to_mark() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, "atlas/1580");
        let marks: Vec<i32> = shipped().atlas.marks.iter().map(|mark| mark.year).collect();
        for year in &marks {
            visitor.tap_on("Later year");
            assert_eq!(visitor.table().year, *year);
        }
        visitor.tap_on("Later year");
        assert_eq!(visitor.table().year, *marks.last().expect("marks"));
        for year in marks.iter().rev().skip(1) {
            visitor.tap_on("Earlier year");
            assert_eq!(visitor.table().year, *year);
        }
    }
}

#[test]
fn a_year_comes_softly_also_when_it_comes_by_itself() {
    let mut visitor = Visitor::at(LYING, "atlas/1857");
    // Nothing was drawn for longer than a fade takes.
    let now = visitor.house.ctx.input(|input| input.time);
    visitor.house.input_mut().time = Some(now + 5.0);
    visitor.house.state_mut().kiosk.update(Action::Map(MapWish::Year(1858)), Duration::ZERO);
    visitor.wait(1);
    visitor.house.input_mut().time = None;
    assert_eq!(visitor.house.repaint_delay(), Duration::ZERO, "the new line is there at once");
    visitor.rest();
}

#[test]
fn years_pass_by_themselves_to_the_last() {
    let mut visitor = Visitor::at(LYING, "atlas/1689");
    visitor.tap_on("Play the years");
    let mut due = visitor.table().plays_on.expect("it plays");
    let mut years = vec![visitor.table().year];
    for _ in 0..200 {
        visitor.house.state_mut().kiosk.update(Action::Tick, due.saturating_sub(Duration::from_millis(1)));
        assert_eq!(Some(visitor.table().year), years.last().copied(), "before its time");
        visitor.house.state_mut().kiosk.update(Action::Tick, due);
        years.push(visitor.table().year);
        let Some(next) = visitor.table().plays_on else { break };
        assert_eq!(next, due + STAY);
        due = next;
    }
    assert_eq!(visitor.table().plays_on, None, "it stops");
    assert_eq!(years.last(), Some(&self::years().1));
    assert!(years.windows(2).all(|pair| pair[0] < pair[1]), "{years:?}");
    for mark in [1727, 1858, 1860, 1900] {
        assert!(years.contains(&mark), "{mark} was passed over: {years:?}");
    }
    visitor.rest();
}

#[test]
fn a_touch_on_the_river_stops_the_years() {
    let mut visitor = Visitor::at(LYING, "atlas/1689");
    visitor.tap_on("Play the years");
    assert!(visitor.table().plays_on.is_some());
    visitor.tap_on("Pause");
    assert_eq!(visitor.table().plays_on, None);
    visitor.tap_on("Play the years");
    let at = on_river(&mut visitor, 1780);
    visitor.tap(at);
    assert_eq!(visitor.table().plays_on, None);
}

#[test]
fn two_years_side_by_side_and_the_line_between() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, "atlas/1689");
        visitor.tap_on("Compare two years");
        assert_eq!(visitor.table().other, Some(1727));
        assert!((visitor.divider() - 0.5).abs() < 1e-6);
        let camera = visitor.camera();
        let handle = visitor.house.middle("Line between the two years");
        visitor.drag(handle, handle + vec2(120.0, 30.0));
        let wanted = 0.5 + 120.0 / camera.size.0 as f32;
        let divider = visitor.divider();
        assert!((divider - wanted).abs() < 0.02, "{divider} is not {wanted}");
        assert_eq!(visitor.camera(), camera, "the map stays");
        // It never covers a side altogether.
        let handle = visitor.house.middle("Line between the two years");
        visitor.drag(handle, handle - vec2(3000.0, 0.0));
        assert!((0.1..0.2).contains(&visitor.divider()), "{}", visitor.divider());
        // Whoever cannot drag taps: every place comes once round.
        let mut places = Vec::new();
        for _ in 0..3 {
            visitor.tap_on("Line between the two years");
            places.push((visitor.divider() * 100.0).round());
        }
        places.sort_by(f32::total_cmp);
        assert_eq!(places, [25.0, 50.0, 75.0]);
        // And so do the arrow keys, while the line has the focus.
        let before = visitor.divider();
        for _ in 0..60 {
            visitor.press(Key::Tab);
            visitor.press(Key::ArrowRight);
            visitor.rest();
            if (visitor.divider() - before - 0.05).abs() < 1e-3 {
                break;
            }
        }
        assert!((visitor.divider() - before - 0.05).abs() < 1e-3, "{} is not {before} and a step", visitor.divider());
        visitor.tap_on("Compare two years");
        assert_eq!(visitor.table().other, None);
    }
}

#[test]
fn each_of_two_knobs_moves_its_own_year() {
    let mut visitor = Visitor::at(LYING, "atlas/1689/1860");
    let (left, right) = (visitor.house.middle("Year"), visitor.house.middle("Year to compare"));
    visitor.drag(right, right + vec2(70.0, 0.0));
    assert_eq!(visitor.table().year, 1689);
    let other = visitor.table().other.expect("two years");
    assert!(other > 1870, "{other}");
    visitor.drag(left, left - vec2(50.0, 0.0));
    assert!(visitor.table().year < 1680);
    assert_eq!(visitor.table().other, Some(other));
    // Past each other: the finger keeps the knob that it took.
    let left = visitor.house.middle("Year");
    let right = visitor.house.middle("Year to compare");
    visitor.drag(left, right + vec2(60.0, 0.0));
    assert_eq!(visitor.table().other, Some(other), "the other knob stays");
    assert!(visitor.table().year > other);
}

#[test]
fn a_tap_in_a_half_picks_what_its_year_shows() {
    // Khabarovsk is in the right half only: it was founded in 1858.
    let mut visitor = Visitor::at(LYING, "atlas/1689/1860");
    let size = visitor.camera().size;
    visitor.look(aigun::atlas::Camera { center: super::plane(132.5, 48.0), scale: 2.0, size });
    let at = visitor.screen(super::plane(135.097, 48.462));
    let line = visitor.house.middle("Line between the two years");
    assert!(at.x > line.x + 40.0, "{at:?} {line:?}");
    visitor.tap(at);
    assert_eq!(visitor.table().picked, Some(super::feature("khabarovsk").id));
}
