//! Looking closely at pictures: fingers and keys move them, details are led to and told, nothing is ever blank, and what it
//! all looks like.

#[path = "../common/mod.rs"]
mod common;

mod moves;
mod pages;
mod scans;
mod shots;
mod steps;

use std::time::Duration;

use aigun::kiosk::{Action, Appearance, Comfort};
use aigun::model::Lang;
use aigun::ui::Sight;
use aigun::words::Words;
use common::panel::Panel;
use common::stage::{House, open};
use egui::{Event, Key, Modifiers, Pos2, TouchPhase, Vec2};

/// A robe with five details, and a canoe before it.
const ROBE: &str = "peoples/hezhe/pictures/2";
const CANOE: &str = "peoples/hezhe/pictures/1";

const FINGER: u64 = 11;
const SECOND: u64 = 12;

/// Frames within which every movement ends: flights and glides of at most 2 s, and then some.
const LONGEST: usize = 240;

/// A visitor before a picture of the shipped museum, in English.
struct Visitor {
    house: House,
    panel: Panel,
}

impl Visitor {
    /// Movements are on, as in front of the window.
    fn at(size: [f32; 2], page: &str) -> Visitor {
        Visitor::with(size, page, Appearance::Ink)
    }

    fn with(size: [f32; 2], page: &str, usual: impl Into<Comfort>) -> Visitor {
        let mut visitor = Visitor::of(open(size, Lang::EN, usual));
        visitor.house.visit_page(page);
        visitor.house.state_mut().tools.motion = true;
        visitor.rest();
        visitor
    }

    fn of(mut house: House) -> Visitor {
        house.state_mut().tools.audit.on = true;
        Visitor { house, panel: Panel::default() }
    }

    /// Runs until nothing moves and nobody asks for another frame.
    #[track_caller]
    fn rest(&mut self) {
        for _ in 0..LONGEST {
            self.house.frame([]);
            if self.is_at_rest() {
                return;
            }
        }
        panic!("the picture does not come to rest: {:?}", self.house.ctx.repaint_causes());
    }

    fn is_at_rest(&self) -> bool {
        !self.house.state().tools.pictures.is_busy() && self.house.repaint_delay() > Duration::ZERO
    }

    fn wait(&mut self, frames: usize) {
        (0..frames).for_each(|_| self.house.frame([]));
    }

    /// Long enough for the next tap to be no second one.
    fn pause(&mut self) {
        self.wait(40);
    }

    /// Does what a visitor could have done, and waits until the picture rests.
    #[track_caller]
    fn act(&mut self, action: Action) {
        self.house.state_mut().kiosk.update(action, Duration::ZERO);
        self.rest();
    }

    #[track_caller]
    fn go(&mut self, page: &str) {
        self.act(Action::Open(page.parse().unwrap_or_else(|error| panic!("{error}"))));
        assert_eq!(self.house.route(), page);
    }

    fn finger(&mut self, finger: u64, phase: TouchPhase, pos: Pos2) -> Vec<Action> {
        let events = self.panel.touch(finger, phase, pos);
        self.house.frame(events);
        self.house.state().actions.clone()
    }

    /// A tap, and what came of it while the finger was lifted.
    fn touch(&mut self, pos: Pos2) -> Vec<Action> {
        self.finger(FINGER, TouchPhase::Start, pos);
        self.finger(FINGER, TouchPhase::End, pos)
    }

    fn tap(&mut self, pos: Pos2) -> Vec<Action> {
        let actions = self.touch(pos);
        self.rest();
        actions
    }

    /// Two taps in one place, as fast as a finger can.
    fn tap_twice(&mut self, pos: Pos2) {
        self.touch(pos);
        self.wait(3);
        self.touch(pos);
        self.rest();
    }

    #[track_caller]
    fn tap_on(&mut self, key: &str) -> Vec<Action> {
        let at = self.house.middle(&self.word(key));
        self.tap(at)
    }

    fn word(&self, key: &str) -> String {
        Words::built_in().get(self.house.state().kiosk.lang(), key)
    }

    fn has(&self, key: &str) -> bool {
        let name = self.word(key);
        self.house.state().tools.audit.controls.iter().any(|mark| mark.name == name)
    }

    /// Drags a finger along and holds it for a moment, so that nothing glides; then lifts it.
    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.fling(from, to, 20);
        self.rest();
    }

    /// Drags, resting so many frames before the finger is lifted.
    fn fling(&mut self, from: Pos2, to: Pos2, resting: usize) {
        self.hold(from, to);
        self.wait(resting);
        self.finger(FINGER, TouchPhase::End, to);
    }

    /// Drags and does not lift.
    fn hold(&mut self, from: Pos2, to: Pos2) {
        self.finger(FINGER, TouchPhase::Start, from);
        for step in 1..=12_u8 {
            self.finger(FINGER, TouchPhase::Move, from + (to - from) * (f32::from(step) / 12.0));
        }
    }

    /// Two fingers about a place go from one distance and direction to another.
    fn pinch(&mut self, about: Pos2, from: Vec2, to: Vec2) {
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

    fn press(&mut self, key: Key) {
        let event =
            |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
        self.house.frame([event(true), event(false)]);
    }

    #[track_caller]
    fn sight(&self) -> Sight {
        let state = self.house.state();
        state.tools.sight(state.kiosk.visit()).expect("a picture is looked at")
    }

    /// What of the picture is under a place of the screen, in fractions.
    fn under(&self, pos: Pos2) -> Vec2 {
        let covers = self.sight().covers;
        let way = pos - covers.min;
        Vec2::new(way.x / covers.width(), way.y / covers.height())
    }

    /// Where a place of the picture is on the screen.
    fn screen(&self, (x, y): (f32, f32)) -> Pos2 {
        let covers = self.sight().covers;
        covers.min + Vec2::new(x * covers.width(), y * covers.height())
    }

    /// How far two sights are from each other in points, where the scale is the smaller of both.
    fn far(a: Sight, b: Sight) -> f64 {
        let (less, more) = if a.scale < b.scale { (a, b) } else { (b, a) };
        let size = less.covers.size();
        let x = (more.middle.0 - less.middle.0) * f64::from(size.x);
        let y = (more.middle.1 - less.middle.1) * f64::from(size.y);
        x.hypot(y)
    }

    #[track_caller]
    fn sees_the_same(&self, before: Sight) {
        let now = self.sight();
        let times = now.scale / before.scale;
        assert!(Visitor::far(now, before) < 1.0 && (times - 1.0).abs() < 1e-3, "{now:?} is not {before:?}");
    }
}
