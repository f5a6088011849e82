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

use aigun::atlas::{Albers, Camera, FeatureIndex, Line, Point};
use aigun::kiosk::MapTable;
use aigun::model::LonLat;
use aigun::model::map::Feature;
use common::shipped;
use common::visitor::{FINGER, SECOND, Visitor};
use egui::{Pos2, Vec2, pos2};

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

impl Visitor {
    #[track_caller]
    fn tap_on(&mut self, name: &str) {
        let at = self.house.middle(name);
        self.tap(at);
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
