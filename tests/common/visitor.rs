//! A visitor with fingers and keys before a page on which things move: the atlas, or a picture looked at closely.

use std::time::Duration;

use aigun::kiosk::{Action, Appearance, Comfort};
use aigun::model::Lang;
use egui::{Event, Key, Modifiers, Pos2, TouchPhase, Vec2};

use super::panel::Panel;
use super::stage::{House, open};

pub const FINGER: u64 = 11;
pub const SECOND: u64 = 12;

/// Frames within which every movement ends: flights and glides of at most 2 s, and then some.
const LONGEST: usize = 240;

/// Somebody before the shipped museum, in English. Each test program adds what its pages need.
pub struct Visitor {
    pub house: House,
    pub panel: Panel,
}

impl Visitor {
    /// Movements are on, as in front of the window.
    pub fn at(size: [f32; 2], page: &str) -> Visitor {
        Visitor::with(size, page, Appearance::Ink)
    }

    pub fn with(size: [f32; 2], page: &str, usual: impl Into<Comfort>) -> Visitor {
        let mut visitor = Visitor::of(open(size, Lang::EN, usual));
        visitor.house.visit_page(page);
        visitor.house.state_mut().tools.motion = true;
        visitor.rest();
        visitor
    }

    pub fn of(mut house: House) -> Visitor {
        house.state_mut().tools.audit.on = true;
        Visitor { house, panel: Panel::default() }
    }

    /// Runs until nothing moves and nobody asks for another frame.
    #[track_caller]
    pub fn rest(&mut self) {
        for _ in 0..LONGEST {
            self.house.frame([]);
            if self.is_at_rest() {
                return;
            }
        }
        panic!("the page does not come to rest: {:?}", self.house.ctx.repaint_causes());
    }

    pub fn is_at_rest(&self) -> bool {
        !self.house.state().tools.pictures.is_busy() && self.house.repaint_delay() > Duration::ZERO
    }

    pub fn wait(&mut self, frames: usize) {
        (0..frames).for_each(|_| self.house.frame([]));
    }

    /// Long enough for the next tap to be no second one.
    pub fn pause(&mut self) {
        self.wait(40);
    }

    /// Does what a visitor could have done, and waits until the page rests.
    #[track_caller]
    pub fn act(&mut self, action: Action) {
        self.house.state_mut().kiosk.update(action, Duration::ZERO);
        self.rest();
    }

    pub fn finger(&mut self, finger: u64, phase: TouchPhase, pos: Pos2) -> Vec<Action> {
        let events = self.panel.touch(finger, phase, pos);
        self.house.frame(events);
        self.house.state().actions.clone()
    }

    /// A tap, and what came of it while the finger was lifted.
    pub fn touch(&mut self, pos: Pos2) -> Vec<Action> {
        self.finger(FINGER, TouchPhase::Start, pos);
        self.finger(FINGER, TouchPhase::End, pos)
    }

    pub fn tap(&mut self, pos: Pos2) -> Vec<Action> {
        let actions = self.touch(pos);
        self.rest();
        actions
    }

    /// Two taps in one place, as fast as a finger can.
    pub fn tap_twice(&mut self, pos: Pos2) {
        self.touch(pos);
        self.wait(3);
        self.touch(pos);
        self.rest();
    }

    /// Drags a finger along and holds it for a moment, so that nothing glides; then lifts it.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.fling(from, to, 20);
        self.rest();
    }

    /// Drags, resting so many frames before the finger is lifted.
    pub fn fling(&mut self, from: Pos2, to: Pos2, resting: usize) {
        self.hold(from, to);
        self.wait(resting);
        self.finger(FINGER, TouchPhase::End, to);
    }

    /// Drags and does not lift.
    pub fn hold(&mut self, from: Pos2, to: Pos2) {
        self.finger(FINGER, TouchPhase::Start, from);
        for step in 1..=12_u8 {
            self.finger(FINGER, TouchPhase::Move, from + (to - from) * (f32::from(step) / 12.0));
        }
    }

    /// Two fingers about a place go from one distance and direction to another.
    pub fn pinch(&mut self, about: Pos2, from: Vec2, to: Vec2) {
        self.finger(FINGER, TouchPhase::Start, about - from);
        self.finger(SECOND, TouchPhase::Start, about + from);
        for step in 1..=12_u8 {
            let half = from + (to - from) * (f32::from(step) / 12.0);
            let first = self.panel.touch(FINGER, TouchPhase::Move, about - half);
            let second = self.panel.touch(SECOND, TouchPhase::Move, about + half);
            self.house.frame(first.into_iter().chain(second));
        }
        self.finger(SECOND, TouchPhase::End, about + to);
        self.finger(FINGER, TouchPhase::End, about - to);
    }

    pub fn press(&mut self, key: Key) {
        let event =
            |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
        self.house.frame([event(true), event(false)]);
    }
}
