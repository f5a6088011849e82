//! The map moves with fingers, keys and buttons, never off its data, and stands still otherwise.

use std::time::Duration;

use aigun::atlas::Camera;
use aigun::kiosk::{Appearance, Comfort};
use egui::{Key, Rect, TouchPhase, Vec2, pos2, vec2};

use super::common::Dice;
use super::common::stage::{LYING, STANDING};
use super::{FINGER, SECOND, Visitor, plane};

/// The Amur by Khabarovsk, near enough to be moved in every direction.
fn near(visitor: &mut Visitor) -> Camera {
    let size = visitor.camera().size;
    let camera = Camera { center: plane(128.0, 51.0), scale: 1.6, size };
    visitor.look(camera);
    visitor.camera()
}

/// A place on the map with nothing in front of it, in every layout.
const FREE: egui::Pos2 = pos2(700.0, 360.0);

#[test]
fn a_drag_pans_and_keeps_the_place_under_the_finger() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, "atlas/1689");
        let before = near(&mut visitor);
        visitor.finger(FINGER, TouchPhase::Start, FREE);
        // A trembling finger does not drag yet.
        visitor.finger(FINGER, TouchPhase::Move, FREE + vec2(12.0, 9.0));
        assert_eq!(visitor.camera(), before);
        visitor.finger(FINGER, TouchPhase::Move, FREE + vec2(40.0, 30.0));
        let under = visitor.under(FREE + vec2(40.0, 30.0));
        for step in 1..=10_u8 {
            let at = FREE + vec2(40.0, 30.0) + vec2(16.0, -9.0) * f32::from(step);
            visitor.finger(FINGER, TouchPhase::Move, at);
            let now = visitor.under(at);
            assert!(now.distance(under) * before.scale < 1.0, "{now:?} is not {under:?}");
        }
        visitor.wait(20);
        visitor.finger(FINGER, TouchPhase::End, FREE + vec2(200.0, -60.0));
        visitor.rest();
        assert!((visitor.camera().scale - before.scale).abs() < 1e-9);
        assert_eq!(visitor.table().picked, None, "a drag picks nothing");
    }
}

#[test]
fn a_map_that_is_flung_glides_and_stops_by_itself() {
    let mut visitor = Visitor::at(LYING, "atlas/1689");
    near(&mut visitor);
    visitor.fling(FREE, FREE + vec2(160.0, 0.0), 0);
    let lifted = visitor.camera();
    visitor.wait(5);
    assert!(visitor.camera().center.distance(lifted.center) * lifted.scale > 5.0, "it does not glide");
    visitor.rest();
    visitor.stays_on_the_data();
}

#[test]
fn a_pinch_comes_nearer_about_the_fingers() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, "atlas/1689");
        let before = near(&mut visitor);
        let under = visitor.under(FREE);
        visitor.pinch(FREE, vec2(60.0, 20.0), vec2(120.0, 40.0));
        visitor.rest();
        let after = visitor.camera();
        assert!((after.scale / before.scale - 2.0).abs() < 0.1, "{} times", after.scale / before.scale);
        let now = visitor.under(FREE);
        assert!(now.distance(under) * after.scale < 6.0, "{now:?} is not {under:?}");
        assert_eq!(visitor.table().picked, None, "lifting two fingers is no tap");
        visitor.pinch(FREE, vec2(120.0, 40.0), vec2(60.0, 20.0));
        visitor.rest();
        assert!((visitor.camera().scale / before.scale - 1.0).abs() < 0.1);
    }
}

#[test]
fn two_fingers_elsewhere_do_not_move_the_map() {
    // On the river of years.
    let mut visitor = Visitor::at(LYING, "atlas/1689");
    near(&mut visitor);
    let before = visitor.camera();
    let river = visitor.house.middle("Year") + vec2(60.0, 0.0);
    visitor.pinch(river, vec2(20.0, 0.0), vec2(60.0, 0.0));
    visitor.rest();
    assert_eq!(visitor.camera(), before, "the river of years is no map");
    // On the list of places, which lies over the map.
    visitor.tap_on("Find a place");
    assert!(visitor.table().searching);
    visitor.pinch(pos2(900.0, 700.0), vec2(20.0, 60.0), vec2(20.0, 140.0));
    visitor.rest();
    assert_eq!(visitor.camera(), before, "the list lies over the map");
}

#[test]
fn a_second_finger_pans_with_the_first() {
    let mut visitor = Visitor::at(LYING, "atlas/1689");
    let before = near(&mut visitor);
    visitor.finger(FINGER, TouchPhase::Start, FREE);
    visitor.finger(SECOND, TouchPhase::Start, FREE + vec2(150.0, 0.0));
    for step in 1..=10_u8 {
        let way = vec2(10.0, 0.0) * f32::from(step);
        let first = visitor.panel.touch(FINGER, TouchPhase::Move, FREE + way);
        let second = visitor.panel.touch(SECOND, TouchPhase::Move, FREE + vec2(150.0, 0.0) + way);
        visitor.house.frame(first.into_iter().chain(second));
    }
    visitor.finger(FINGER, TouchPhase::End, FREE + vec2(100.0, 0.0));
    visitor.finger(SECOND, TouchPhase::End, FREE + vec2(250.0, 0.0));
    visitor.rest();
    let after = visitor.camera();
    assert!((after.scale / before.scale - 1.0).abs() < 0.02);
    let moved = (before.center.x - after.center.x) * before.scale;
    assert!((80.0..=115.0).contains(&moved), "{moved}");
}

#[test]
fn two_taps_come_nearer() {
    let mut visitor = Visitor::at(LYING, "atlas/1689");
    let before = near(&mut visitor);
    let under = visitor.under(FREE);
    visitor.touch(FREE);
    visitor.touch(FREE + vec2(6.0, 4.0));
    assert!(visitor.house.repaint_delay() == Duration::ZERO, "it flies");
    visitor.rest();
    let after = visitor.camera();
    assert!((after.scale / before.scale - 1.8).abs() < 1e-3, "{}", after.scale / before.scale);
    assert!(visitor.under(FREE).distance(under) * after.scale < 12.0);
    // Two slow taps are two taps.
    visitor.tap(FREE);
    visitor.wait(40);
    visitor.tap(FREE);
    assert!((visitor.camera().scale - after.scale).abs() < 1e-9);
}

#[test]
fn the_buttons_come_nearer_and_go_back() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, "atlas/1689");
        let whole = visitor.camera();
        visitor.tap_on("Closer");
        let near = visitor.camera();
        assert!((near.scale / whole.scale - 1.8).abs() < 1e-6, "{}", near.scale / whole.scale);
        visitor.tap_on("Farther");
        assert!((visitor.camera().scale / whole.scale - 1.0).abs() < 1e-6);
        visitor.tap_on("Closer");
        visitor.tap_on("Whole map");
        let again = visitor.camera();
        assert!(again.center.distance(whole.center) < 1.0 && (again.scale - whole.scale).abs() < 1e-9);
    }
}

/// Whoever cannot drag brings what is at the edge nearer with one tap.
#[test]
fn a_tap_at_the_edge_moves_the_map() {
    let mut visitor = Visitor::at(LYING, "atlas/1600");
    let before = near(&mut visitor);
    visitor.tap(pos2(200.0, 330.0));
    let after = visitor.camera();
    assert!(after.center.x < before.center.x - 50.0, "{before:?} {after:?}");
}

#[test]
fn arrows_plus_and_minus_move_a_map_that_has_the_focus() {
    let mut visitor = Visitor::at(LYING, "atlas/1689");
    near(&mut visitor);
    let before = visitor.camera();
    visitor.press(Key::ArrowRight);
    visitor.press(Key::Plus);
    visitor.rest();
    assert_eq!(visitor.camera(), before, "without the focus the keys belong to nobody");
    visitor.house.ctx.memory_mut(|memory| memory.request_focus(egui::Id::unique(("map", "atlas"))));
    visitor.rest();
    for (key, x, y) in [
        (Key::ArrowRight, 1.0, 0.0),
        (Key::ArrowUp, 0.0, 1.0),
        (Key::ArrowLeft, -1.0, 0.0),
        (Key::ArrowDown, 0.0, -1.0),
    ] {
        let before = visitor.camera();
        visitor.press(key);
        visitor.rest();
        let after = visitor.camera();
        let moved =
            ((after.center.x - before.center.x) * before.scale, (after.center.y - before.center.y) * before.scale);
        assert!((moved.0 - 160.0 * x).abs() < 2.0 && (moved.1 - 160.0 * y).abs() < 2.0, "{key:?}: {moved:?}");
    }
    visitor.press(Key::Plus);
    visitor.rest();
    assert!((visitor.camera().scale / before.scale - 1.8).abs() < 1e-6);
    visitor.press(Key::Minus);
    visitor.rest();
    assert!((visitor.camera().scale / before.scale - 1.0).abs() < 1e-6);
}

#[test]
fn who_wants_no_motion_gets_none() {
    let calm = Comfort { calm: true, ..Comfort::from(Appearance::Ink) };
    let mut visitor = Visitor::with(LYING, "atlas/1689", calm);
    let before = near(&mut visitor);
    let nearer = visitor.house.middle("Closer");
    visitor.touch(nearer);
    assert!((visitor.camera().scale / before.scale - 1.8).abs() < 1e-6, "at once");
    visitor.fling(FREE, FREE + vec2(160.0, 0.0), 0);
    let lifted = visitor.camera();
    visitor.wait(10);
    assert_eq!(visitor.camera(), lifted, "nothing glides");
    let names: Vec<&str> = visitor.house.state().tools.audit.controls.iter().map(|mark| mark.name.as_str()).collect();
    assert!(!names.contains(&"Play the years"), "{names:?}");
}

#[test]
fn no_finger_moves_the_map_off_its_data() {
    for (size, seed) in [(LYING, 3), (STANDING, 4)] {
        let mut visitor = Visitor::at(size, "atlas/1689");
        let screen = Rect::from_min_max(pos2(240.0, 200.0), pos2(size[0] - 200.0, size[1] * 0.55));
        let mut dice = Dice::new(seed);
        for turn in 0..250 {
            let mut somewhere = || {
                let part = |sides: usize| sides as f32 / 1000.0;
                let (x, y) = (part(dice.throw(1000)), part(dice.throw(1000)));
                screen.min + screen.size() * vec2(x, y)
            };
            let (from, to) = (somewhere(), somewhere());
            match turn % 3 {
                0 => {
                    visitor.finger(FINGER, TouchPhase::Start, from);
                    for part in [0.3, 0.7, 1.0] {
                        visitor.finger(FINGER, TouchPhase::Move, from + (to - from) * part);
                        visitor.stays_on_the_data();
                    }
                    visitor.finger(FINGER, TouchPhase::End, to);
                }
                1 => {
                    let (one, other) = (Vec2::splat(30.0), Vec2::splat(30.0) + (to - from).abs() * 0.2);
                    let nearer = turn % 2 == 0;
                    pinch_short(&mut visitor, from, if nearer { one } else { other }, if nearer { other } else { one });
                }
                _ => visitor.wait(3),
            }
            visitor.stays_on_the_data();
        }
        visitor.rest();
        visitor.stays_on_the_data();
    }
}

/// A pinch in three frames.
fn pinch_short(visitor: &mut Visitor, about: egui::Pos2, from: Vec2, to: Vec2) {
    visitor.finger(FINGER, TouchPhase::Start, about - from);
    visitor.finger(SECOND, TouchPhase::Start, about + from);
    let first = visitor.panel.touch(FINGER, TouchPhase::Move, about - to);
    let second = visitor.panel.touch(SECOND, TouchPhase::Move, about + to);
    visitor.house.frame(first.into_iter().chain(second));
    visitor.stays_on_the_data();
    visitor.finger(SECOND, TouchPhase::End, about + to);
    visitor.finger(FINGER, TouchPhase::End, about - to);
}

#[test]
fn a_still_map_asks_for_nothing() {
    for page in ["atlas/1689", "atlas/1689/1860"] {
        let mut visitor = Visitor::at(LYING, page);
        visitor.drag(FREE, FREE + vec2(80.0, 30.0));
        visitor.tap_on("Closer");
        visitor.wait(3);
        for _ in 0..5 {
            visitor.wait(1);
            assert!(visitor.house.repaint_delay() >= Duration::from_secs(60), "{:?}", visitor.house.repaint_delay());
        }
        assert_eq!(visitor.house.state().actions, []);
    }
}
