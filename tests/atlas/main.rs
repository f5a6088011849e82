//! The atlas: that its geography lies where it is on the earth, that the museum's layers say what history says, that its
//! names stand clear of each other, and that fingers and keys move it.

#[path = "../common/mod.rs"]
mod common;

mod fingers;
mod ground;
mod layers;
mod moves;
mod names;
mod years;

use std::time::Duration;

use aigun::atlas::{Albers, Camera, FeatureIndex, Line, Point};
use aigun::kiosk::{Action, Appearance, Comfort, MapTable};
use aigun::model::map::Feature;
use aigun::model::{Lang, LonLat};
use common::panel::Panel;
use common::shipped;
use common::stage::{House, open};
use egui::{Event, Key, Modifiers, Pos2, TouchPhase, Vec2, pos2};

/// A place in degrees east and north on the plane of the map.
fn plane(lon: f64, lat: f64) -> Point {
    Albers::amur().forward(LonLat { lon, lat })
}

/// Kilometres from a point to the nearest of these lines.
fn km_to<'a>(lines: impl IntoIterator<Item = &'a Line>, to: Point) -> f64 {
    lines.into_iter().map(|line| line.nearest(to).1).fold(f64::INFINITY, f64::min)
}

/// A feature of the shipped museum.
#[track_caller]
fn feature(id: &str) -> Feature {
    let museum = shipped();
    let mut all = museum.atlas.layers.iter().flat_map(|layer| &layer.features);
    all.find(|feature| feature.id.as_str() == id).unwrap_or_else(|| panic!("no feature `{id}`")).clone()
}

/// Where a feature of the shipped museum stands in its layers.
#[track_caller]
fn index(id: &str) -> FeatureIndex {
    let museum = shipped();
    let of = |layer: &aigun::model::map::Layer| layer.features.iter().position(|feature| feature.id.as_str() == id);
    let mut all = museum.atlas.layers.iter().enumerate();
    let found = all.find_map(|(layer, all)| Some(FeatureIndex { layer, feature: of(all)? }));
    found.unwrap_or_else(|| panic!("no feature `{id}`"))
}

/// A visitor before the atlas of the shipped museum, in English.
struct Visitor {
    house: House,
    panel: Panel,
}

const FINGER: u64 = 11;
const SECOND: u64 = 12;

/// Frames within which every movement ends: flights and glides of at most 2 s, and then some.
const LONGEST: usize = 240;

impl Visitor {
    /// Movements are on, as in front of the window.
    fn at(size: [f32; 2], page: &str) -> Visitor {
        Visitor::with(size, page, Appearance::Ink)
    }

    fn with(size: [f32; 2], page: &str, usual: impl Into<Comfort>) -> Visitor {
        let mut house = open(size, Lang::EN, usual);
        house.state_mut().tools.audit.on = true;
        house.visit_page(page);
        house.state_mut().tools.motion = true;
        let mut visitor = Visitor { house, panel: Panel::default() };
        visitor.rest();
        visitor
    }

    /// Runs until the map has stopped and nobody asks for another frame.
    #[track_caller]
    fn rest(&mut self) {
        for _ in 0..LONGEST {
            self.house.frame([]);
            let busy = self.house.state().tools.pictures.is_busy();
            if !busy && self.house.repaint_delay() > Duration::ZERO {
                return;
            }
        }
        panic!("the map does not come to rest: {:?}", self.house.ctx.repaint_causes());
    }

    fn wait(&mut self, frames: usize) {
        (0..frames).for_each(|_| self.house.frame([]));
    }

    /// Does what a visitor could have done, and waits until the map rests.
    #[track_caller]
    fn act(&mut self, action: Action) {
        self.house.state_mut().kiosk.update(action, Duration::ZERO);
        self.rest();
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

    #[track_caller]
    fn tap_on(&mut self, name: &str) {
        let at = self.house.middle(name);
        self.tap(at);
    }

    /// Drags a finger along and holds it for a moment, so that nothing glides; then lifts it.
    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.fling(from, to, 20);
        self.rest();
    }

    /// Drags, resting so many frames before the finger is lifted.
    fn fling(&mut self, from: Pos2, to: Pos2, resting: usize) {
        self.finger(FINGER, TouchPhase::Start, from);
        for step in 1..=12_u8 {
            self.finger(FINGER, TouchPhase::Move, from + (to - from) * (f32::from(step) / 12.0));
        }
        self.wait(resting);
        self.finger(FINGER, TouchPhase::End, to);
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

    fn table(&self) -> MapTable {
        self.house.state().kiosk.table().clone()
    }

    fn camera(&mut self) -> Camera {
        let visit = self.house.state().kiosk.visit();
        self.house.state_mut().tools.maps.stage(visit, || panic!("the page has a map")).camera
    }

    /// Looks at a place without flying there.
    fn look(&mut self, camera: Camera) {
        let visit = self.house.state().kiosk.visit();
        let size = self.camera().size;
        self.house.state_mut().tools.maps.stage(visit, || panic!("the page has a map")).camera = camera.resized(size);
        self.rest();
    }

    fn divider(&mut self) -> f32 {
        let visit = self.house.state().kiosk.visit();
        self.house.state_mut().tools.maps.stage(visit, || panic!("the page has a map")).divider
    }

    /// Where the map begins on the screen: at the right of the spine.
    fn corner(&mut self) -> Pos2 {
        let width = self.camera().size.0 as f32;
        pos2(self.house.ctx.content_rect().right() - width, 0.0)
    }

    /// Where a place of the plane is on the screen.
    fn screen(&mut self, point: Point) -> Pos2 {
        let (x, y) = self.camera().screen(point);
        self.corner() + Vec2::new(x as f32, y as f32)
    }

    /// What is under a place of the screen.
    fn under(&mut self, pos: Pos2) -> Point {
        let at = pos - self.corner();
        self.camera().plane((f64::from(at.x), f64::from(at.y)))
    }

    fn texts(&self) -> Vec<String> {
        self.house.state().tools.audit.texts.iter().map(|mark| mark.text.replace('\n', " ")).collect()
    }

    /// The view shows nothing that is not on the map.
    #[track_caller]
    fn stays_on_the_data(&mut self) {
        let camera = self.camera();
        let settled = camera.settled();
        let off = camera.center.distance(settled.center) * camera.scale;
        assert!(off < 1.0 && (camera.scale - settled.scale).abs() < 1e-9, "{camera:?} is not {settled:?}");
    }
}
