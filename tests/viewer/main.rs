//! Looking closely at pictures: fingers and keys move them, details are led to and told, nothing is ever blank, and what it
//! all looks like.

#[path = "../common/mod.rs"]
mod common;

mod moves;
mod pages;
mod scans;
mod shots;
mod steps;

use aigun::kiosk::Action;
use aigun::ui::Sight;
use aigun::words::Words;
use common::visitor::{FINGER, SECOND, Visitor};
use egui::{Pos2, Vec2};

/// A robe with five details, and a canoe before it.
const ROBE: &str = "peoples/hezhe/pictures/2";
const CANOE: &str = "peoples/hezhe/pictures/1";

impl Visitor {
    #[track_caller]
    fn go(&mut self, page: &str) {
        self.act(Action::Open(page.parse().unwrap_or_else(|error| panic!("{error}"))));
        assert_eq!(self.house.route(), page);
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
