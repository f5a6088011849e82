//! A picture moves with fingers and keys, comes back from beyond its edges, and stands still otherwise.

use aigun::kiosk::{Appearance, Comfort};
use egui::{Key, Pos2, TouchPhase, Vec2, pos2, vec2};

use super::common::Dice;
use super::common::stage::{LYING, STANDING};
use super::{FINGER, ROBE, SECOND, Visitor};

/// A place on the picture with nothing in front of it, in every layout.
const FREE: Pos2 = pos2(620.0, 420.0);

/// Comes nearer with two taps.
fn near(size: [f32; 2]) -> Visitor {
    let mut visitor = Visitor::at(size, ROBE);
    visitor.tap_twice(FREE);
    visitor.pause();
    assert!(!visitor.sight().is_whole);
    visitor
}

#[test]
fn a_drag_keeps_what_is_under_the_finger() {
    for size in [LYING, STANDING] {
        let mut visitor = near(size);
        let before = visitor.sight();
        visitor.finger(FINGER, TouchPhase::Start, FREE);
        // A trembling finger does not drag yet.
        visitor.finger(FINGER, TouchPhase::Move, FREE + vec2(12.0, 9.0));
        visitor.sees_the_same(before);
        visitor.finger(FINGER, TouchPhase::Move, FREE + vec2(40.0, 30.0));
        let under = visitor.under(FREE + vec2(40.0, 30.0));
        for step in 1..=10_u8 {
            let at = FREE + vec2(40.0, 30.0) + vec2(-8.0, -9.0) * f32::from(step);
            assert_eq!(visitor.finger(FINGER, TouchPhase::Move, at), []);
            let off = (visitor.under(at) - under) * visitor.sight().covers.size();
            assert!(off.length() < 1.0, "{off:?} off after step {step}");
        }
        visitor.wait(20);
        let actions = visitor.finger(FINGER, TouchPhase::End, FREE + vec2(-40.0, -60.0));
        assert_eq!(actions, [], "a drag opens nothing");
        visitor.rest();
        assert!((visitor.sight().scale - before.scale).abs() < 1e-9);
    }
}

#[test]
fn a_picture_that_is_flung_glides_and_stops_by_itself() {
    let mut visitor = near(LYING);
    visitor.fling(FREE, FREE - vec2(120.0, 40.0), 0);
    let lifted = visitor.sight();
    visitor.wait(5);
    let glided = visitor.sight().covers.min - lifted.covers.min;
    assert!(glided.x < -5.0 && glided.y < -1.0, "it does not glide on: {glided:?}");
    visitor.rest();
    let stopped = visitor.sight();
    visitor.pause();
    assert_eq!(visitor.sight(), stopped);
    // A finger stops it where it is.
    visitor.fling(FREE, FREE - vec2(120.0, 0.0), 0);
    visitor.wait(3);
    visitor.finger(FINGER, TouchPhase::Start, FREE);
    let held = visitor.sight();
    visitor.wait(20);
    visitor.sees_the_same(held);
    visitor.finger(FINGER, TouchPhase::End, FREE);
}

#[test]
fn edges_are_soft_and_the_picture_springs_back() {
    for size in [LYING, STANDING] {
        // The whole picture gives way too.
        for mut visitor in [Visitor::at(size, ROBE), near(size)] {
            // To the edge, and then 300 points beyond it.
            for _ in 0..6 {
                visitor.drag(FREE, FREE + vec2(560.0, 0.0));
            }
            let edge = visitor.sight();
            visitor.hold(FREE, FREE + vec2(300.0, 0.0));
            visitor.wait(20);
            let beyond = visitor.sight().covers.left() - edge.covers.left();
            assert!((60.0..140.0).contains(&beyond), "a third of the way is followed: {beyond}");
            visitor.finger(FINGER, TouchPhase::End, FREE + vec2(300.0, 0.0));
            let lifted = visitor.sight().covers.left();
            visitor.wait(4);
            assert!(visitor.sight().covers.left() > edge.covers.left() + 1.0, "it does not jump back from {lifted}");
            visitor.rest();
            visitor.sees_the_same(edge);
        }
    }
}

#[test]
fn a_pinch_comes_nearer_about_the_fingers() {
    for size in [LYING, STANDING] {
        let mut visitor = near(size);
        let before = visitor.sight();
        let under = visitor.under(FREE);
        visitor.pinch(FREE, vec2(60.0, 20.0), vec2(90.0, 30.0));
        let after = visitor.sight();
        assert!((after.scale / before.scale - 1.5).abs() < 0.1, "{} times", after.scale / before.scale);
        let off = (visitor.under(FREE) - under) * after.covers.size();
        assert!(off.length() < 6.0, "{off:?} off");
        visitor.rest();
        visitor.sees_the_same(after);
        assert_eq!(visitor.house.route(), ROBE, "lifting two fingers is no tap");
    }
}

#[test]
fn pinched_beyond_the_whole_it_springs_back() {
    let mut visitor = Visitor::at(LYING, ROBE);
    let whole = visitor.sight();
    visitor.pinch(FREE, vec2(300.0, 0.0), vec2(60.0, 0.0));
    let small = visitor.sight();
    assert!(small.scale < whole.scale * 0.85 && small.scale > whole.scale * 0.6, "{}", small.scale / whole.scale);
    visitor.rest();
    visitor.sees_the_same(whole);
    // Never nearer than four points for a pixel.
    for _ in 0..8 {
        visitor.pinch(FREE, vec2(20.0, 0.0), vec2(300.0, 0.0));
    }
    visitor.rest();
    assert!((visitor.sight().scale - 4.0).abs() < 0.01, "{}", visitor.sight().scale);
}

#[test]
fn turning_two_fingers_turns_nothing() {
    let mut visitor = near(LYING);
    let before = visitor.sight();
    let radius = 90.0_f32;
    let at = |turn: f32| Vec2::angled(turn) * radius;
    visitor.finger(FINGER, TouchPhase::Start, FREE - at(0.0));
    visitor.finger(SECOND, TouchPhase::Start, FREE + at(0.0));
    for step in 1..=40_u8 {
        let half = at(f32::from(step) / 40.0 * std::f32::consts::PI);
        let first = visitor.panel.touch(FINGER, TouchPhase::Move, FREE - half);
        let second = visitor.panel.touch(SECOND, TouchPhase::Move, FREE + half);
        visitor.house.frame(first.into_iter().chain(second));
    }
    let turned = visitor.sight();
    assert!((turned.scale / before.scale - 1.0).abs() < 0.05 && Visitor::far(turned, before) < 12.0, "{turned:?}");
    let (size, was) = (turned.covers.size(), before.covers.size());
    assert!((size.x / size.y - was.x / was.y).abs() < 1e-3, "it stays upright");
    visitor.finger(SECOND, TouchPhase::End, FREE + at(std::f32::consts::PI));
    visitor.finger(FINGER, TouchPhase::End, FREE - at(std::f32::consts::PI));
    visitor.rest();
    assert_eq!(visitor.house.route(), ROBE);
}

#[test]
fn two_fingers_pan_together() {
    let mut visitor = near(LYING);
    let before = visitor.sight();
    let other = vec2(150.0, 0.0);
    visitor.finger(FINGER, TouchPhase::Start, FREE);
    visitor.finger(SECOND, TouchPhase::Start, FREE + other);
    for step in 1..=10_u8 {
        let way = vec2(0.0, -8.0) * f32::from(step);
        let first = visitor.panel.touch(FINGER, TouchPhase::Move, FREE + way);
        let second = visitor.panel.touch(SECOND, TouchPhase::Move, FREE + other + way);
        visitor.house.frame(first.into_iter().chain(second));
    }
    visitor.finger(SECOND, TouchPhase::End, FREE + other - vec2(0.0, 80.0));
    visitor.finger(FINGER, TouchPhase::End, FREE - vec2(0.0, 80.0));
    visitor.rest();
    let moved = visitor.sight().covers.top() - before.covers.top();
    assert!((-90.0..=-60.0).contains(&moved), "{moved}");
    assert!((visitor.sight().scale / before.scale - 1.0).abs() < 0.02);
}

#[test]
fn two_taps_come_nearer_and_from_the_nearest_show_the_whole() {
    let mut visitor = Visitor::at(LYING, ROBE);
    let whole = visitor.sight();
    let under = visitor.under(FREE);
    visitor.tap_twice(FREE);
    let nearer = visitor.sight();
    assert!((nearer.scale / whole.scale - 2.5).abs() < 1e-3);
    let off = (visitor.under(FREE) - under) * nearer.covers.size();
    assert!(off.length() < 2.0, "what was tapped stays under the finger: {off:?} off");
    let mut scale = nearer.scale;
    for taps in 0.. {
        assert!(taps < 8, "it comes nearer for ever");
        visitor.pause();
        visitor.tap_twice(FREE);
        let now = visitor.sight();
        if now.is_whole {
            break;
        }
        assert!(now.scale > scale);
        scale = now.scale;
    }
    assert!(scale > 4.0 * 0.97, "the nearest: {scale}");
    visitor.sees_the_same(whole);
    // Two slow taps, and two fast ones far apart, are none.
    visitor.pause();
    visitor.tap(FREE);
    visitor.pause();
    visitor.tap(FREE);
    visitor.pause();
    visitor.touch(FREE);
    visitor.wait(3);
    visitor.tap(FREE + vec2(120.0, 0.0));
    visitor.sees_the_same(whole);
}

#[test]
fn arrows_and_signs_move_it_where_it_has_the_focus() {
    type Way = fn(Vec2) -> f32;
    let mut visitor = near(LYING);
    visitor.press(Key::Tab);
    visitor.wait(2);
    let steps: [(Key, Way); 4] = [
        (Key::ArrowRight, |way| -way.x),
        (Key::ArrowLeft, |way| way.x),
        (Key::ArrowDown, |way| -way.y),
        (Key::ArrowUp, |way| way.y),
    ];
    for (key, along) in steps {
        let before = visitor.sight();
        visitor.press(key);
        visitor.rest();
        let moved = along(visitor.sight().covers.min - before.covers.min);
        assert!((moved - 160.0).abs() < 1.0, "{key:?} moves by {moved}");
    }
    let before = visitor.sight();
    visitor.press(Key::Plus);
    visitor.rest();
    assert!((visitor.sight().scale / before.scale - 1.8).abs() < 1e-3);
    visitor.press(Key::Minus);
    visitor.rest();
    assert!((visitor.sight().scale / before.scale - 1.0).abs() < 1e-3);
    // Beyond the whole nothing is farther, and beyond the edge nothing is seen.
    for _ in 0..5 {
        visitor.press(Key::Minus);
        visitor.rest();
    }
    let whole = visitor.sight();
    assert!(whole.is_whole);
    visitor.press(Key::ArrowLeft);
    visitor.rest();
    visitor.sees_the_same(whole);
}

/// For those who want nothing to move, and for pictures of screens.
#[test]
fn without_motion_it_cuts() {
    for calm in [true, false] {
        let mut visitor = Visitor::with(LYING, ROBE, Comfort { calm, ..Comfort::from(Appearance::Ink) });
        visitor.house.state_mut().tools.motion = calm;
        visitor.rest();
        let whole = visitor.sight();
        let at = visitor.house.middle(&visitor.word("ui-map-nearer"));
        visitor.touch(at);
        assert!((visitor.sight().scale / whole.scale - 1.8).abs() < 1e-3, "in the frame of the tap");
        let lifted = visitor.sight();
        visitor.rest();
        assert!((visitor.sight().scale - lifted.scale).abs() < 1e-9);
        // It does not glide, and is back at once from beyond the edge.
        let before = visitor.sight();
        visitor.fling(FREE, FREE - vec2(100.0, 0.0), 0);
        let lifted = visitor.sight();
        assert!((before.covers.left() - lifted.covers.left()) > 50.0);
        visitor.wait(10);
        visitor.sees_the_same(lifted);
        visitor.tap_on("ui-view-whole");
        visitor.fling(FREE, FREE + vec2(300.0, 0.0), 0);
        visitor.wait(2);
        visitor.sees_the_same(whole);
        // Details are there at once.
        let first = visitor.house.middle(&visitor.word("ui-view-begin"));
        visitor.touch(first);
        visitor.wait(1);
        let there = visitor.sight();
        assert!(!there.is_whole);
        visitor.rest();
        visitor.sees_the_same(there);
    }
}

/// Whatever children do to it, it comes to rest, shows the picture, and no finger is stuck.
#[test]
fn it_survives_wild_fingers() {
    let mut dice = Dice::new(7);
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, ROBE);
        for _ in 0..40 {
            let mut place = || pos2(100.0 + dice.throw(880) as f32, 160.0 + dice.throw(600) as f32);
            let (a, b, c, d) = (place(), place(), place(), place());
            match dice.throw(4) {
                0 => visitor.fling(a, b, 0),
                1 => {
                    visitor.finger(FINGER, TouchPhase::Start, a);
                    visitor.finger(SECOND, TouchPhase::Start, b);
                    visitor.finger(FINGER, TouchPhase::Move, c);
                    visitor.finger(SECOND, TouchPhase::Move, d);
                    visitor.finger(FINGER, TouchPhase::End, c);
                    visitor.finger(SECOND, TouchPhase::End, d);
                }
                2 => {
                    visitor.finger(FINGER, TouchPhase::Start, a);
                    visitor.finger(FINGER, TouchPhase::Move, b);
                    visitor.finger(FINGER, TouchPhase::Cancel, b);
                }
                _ => visitor.pinch(a, vec2(40.0, 10.0), vec2(10.0, 200.0)),
            }
            if !visitor.house.route().starts_with("peoples/hezhe/pictures/") {
                visitor.go(ROBE);
            }
        }
        visitor.rest();
        let sight = visitor.sight();
        assert!((0.0..=1.0).contains(&sight.middle.0) && (0.0..=1.0).contains(&sight.middle.1), "{sight:?}");
        assert!(!visitor.house.ctx.input(|input| input.pointer.any_down()));
    }
}
