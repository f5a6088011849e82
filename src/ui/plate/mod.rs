//! A picture that is looked at closely: the view of it, and how it is drawn from tiles.

pub mod camera;
mod tiles;

use std::collections::HashMap;

use egui::{Color32, Context, Mesh, Painter, Pos2, Rect, TextureId, Vec2, pos2};

use super::pictures::{Pictures, Plate, Shown};
use super::stage::Stage;
use crate::imaging::Geometry;
use camera::PlateCamera;
use tiles::{Patch, place, stand_ins};

/// Views kept for those who come back.
const STAGES: usize = 8;

/// Where pictures stood on the page before, and the views of those that are looked at.
#[derive(Default)]
pub struct Plates {
    /// By file: the frame, in points, and the point of the picture that stays visible in it.
    seen: HashMap<String, (Rect, (f32, f32))>,
    /// By visit.
    stages: Vec<(u64, Looking)>,
}

/// Somebody's view of a picture.
#[derive(Clone, Debug)]
pub struct Looking {
    pub stage: Stage<PlateCamera>,
    /// The detail that the view is about.
    pub detail: Option<usize>,
    /// Where the picture is, in points.
    pub open: Rect,
    /// The frame it grows out of while it opens.
    pub from: Option<Rect>,
    /// Where it stood on the page before, and around which point: shown until the picture itself is there.
    pub stood: Option<(Rect, (f32, f32))>,
    /// Whether two pictures stand side by side.
    pub beside: bool,
    /// Whether the words are folded away.
    pub folded: bool,
    /// The room for the pictures of a pair has changed: they are shown whole in the new one.
    pub refit: bool,
}

/// What a visitor sees of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    /// What is in the middle of the room left for the picture, in fractions of its width and height.
    pub middle: (f64, f64),
    /// Points of the screen for a pixel of the picture.
    pub scale: f64,
    /// What the whole picture would cover, in points; most of it may be off the screen.
    pub covers: Rect,
    /// Whether all of it is seen.
    pub is_whole: bool,
    /// Where the divider between two pictures stands, 0 to 1.
    pub divider: f32,
}

impl Looking {
    /// A first view.
    pub fn new(stage: Stage<PlateCamera>, open: Rect) -> Looking {
        Looking { stage, open, detail: None, from: None, stood: None, beside: false, folded: false, refit: false }
    }

    fn sight(&self) -> Sight {
        let camera = self.stage.camera;
        let whole = [0.0, 0.0, camera.picture.0, camera.picture.1];
        Sight {
            middle: (camera.center.0 / camera.picture.0, camera.center.1 / camera.picture.1),
            scale: camera.scale,
            covers: rect_on_screen(camera, self.open, whole),
            is_whole: camera.is_whole(),
            divider: self.stage.divider,
        }
    }
}

impl Plates {
    /// Notes where a picture stands.
    pub fn note(&mut self, file: &str, rect: Rect, focus: (f32, f32)) {
        match self.seen.get_mut(file) {
            // The largest frame of a picture is the one that was touched.
            Some((known, _)) if known.area() >= rect.area() => {}
            _ => {
                self.seen.insert(file.to_owned(), (rect, focus));
            }
        }
    }

    /// A page is about to be drawn anew.
    pub fn clear_seen(&mut self) {
        self.seen.clear();
    }

    /// Where a picture stood on the page before.
    pub fn seen(&self, file: &str) -> Option<(Rect, (f32, f32))> {
        self.seen.get(file).copied()
    }

    /// Takes the view of a page out, so that it can be changed beside everything else.
    pub fn take(&mut self, visit: u64) -> Option<Looking> {
        let at = self.stages.iter().position(|(other, _)| *other == visit)?;
        Some(self.stages.remove(at).1)
    }

    /// What is seen on the page of this visit, if a picture of known size is looked at there.
    pub fn sight(&self, visit: u64) -> Option<Sight> {
        self.stages.iter().find(|(other, _)| *other == visit).map(|(_, looking)| looking.sight())
    }

    pub fn put(&mut self, visit: u64, looking: Looking) {
        if self.stages.len() == STAGES {
            self.stages.remove(0);
        }
        self.stages.push((visit, looking));
    }
}

/// The rectangle that a whole picture would cover if the part of it in `frame` is what a crop around `focus` shows.
pub fn uncropped(frame: Rect, picture: (f64, f64), focus: (f32, f32)) -> [f64; 4] {
    let (width, height) = (f64::from(frame.width()), f64::from(frame.height()));
    let scale = (width / picture.0).max(height / picture.1);
    let (across, down) = (picture.0 * scale, picture.1 * scale);
    // Rounding may make the picture a hair smaller than its frame.
    let start = |whole: f64, frame: f64, focus: f32| {
        (whole * f64::from(focus) - frame / 2.0).clamp(0.0, (whole - frame).max(0.0))
    };
    let (x, y) = (start(across, width, focus.0), start(down, height, focus.1));
    [f64::from(frame.left()) - x, f64::from(frame.top()) - y, across, down]
}

/// The part of a picture that a crop around `focus` shows in a frame of this shape: left, top, right and bottom in pixels.
fn cropped(frame: Rect, picture: (f64, f64), focus: (f32, f32)) -> [f64; 4] {
    let [left, top, width, _] = uncropped(frame, picture, focus);
    let scale = width / picture.0;
    let (x, y) = ((f64::from(frame.left()) - left) / scale, (f64::from(frame.top()) - top) / scale);
    [x, y, x + f64::from(frame.width()) / scale, y + f64::from(frame.height()) / scale]
}

/// What was drawn of a picture.
pub struct Drawn {
    /// No part of it is missing, however coarse it is.
    pub is_whole: bool,
    /// All of it is as sharp as it gets.
    pub is_sharp: bool,
}

/// Where a pixel of the picture is on the screen; the camera's points are counted from the corner of `stage`.
pub fn on_screen(camera: PlateCamera, stage: Rect, pixel: (f64, f64)) -> Pos2 {
    let (x, y) = camera.screen(pixel);
    stage.min + Vec2::new(x as f32, y as f32)
}

/// The same for a part of the picture: left, top, right and bottom in pixels.
fn rect_on_screen(camera: PlateCamera, stage: Rect, [left, top, right, bottom]: [f64; 4]) -> Rect {
    Rect::from_min_max(on_screen(camera, stage, (left, top)), on_screen(camera, stage, (right, bottom)))
}

/// Where a picture is drawn: `stage` is where the camera's points are counted from, `clip` what may be drawn on.
#[derive(Clone, Copy)]
pub struct Window {
    pub camera: PlateCamera,
    pub stage: Rect,
    pub clip: Rect,
}

impl Window {
    fn on_screen(&self, part: [f64; 4]) -> Rect {
        rect_on_screen(self.camera, self.stage, part)
    }

    fn painter(&self, painter: &Painter) -> Painter {
        painter.with_clip_rect(self.clip.intersect(painter.clip_rect()))
    }
}

/// Draws what the page before showed of a picture, where the picture is now.
pub fn show_crop(
    painter: &Painter,
    pictures: &mut Pictures,
    file: &str,
    (frame, focus): (Rect, (f32, f32)),
    window: Window,
) {
    if let Shown::Ready { texture, .. } = pictures.cover(painter.ctx(), file, frame.size(), focus) {
        let rect = window.on_screen(cropped(frame, window.camera.picture, focus));
        draw(&window.painter(painter), texture, rect, WHOLE, 1.0);
    }
}

/// Draws a picture through a window.
pub fn show(painter: &Painter, pictures: &mut Pictures, file: &str, plate: Plate, window: Window) -> Drawn {
    let Window { camera, stage, clip } = window;
    let ctx = painter.ctx().clone();
    let painter = window.painter(painter);
    let Some(geometry) = plate.geometry() else { return Drawn { is_whole: false, is_sharp: false } };
    let whole = window.on_screen([0.0, 0.0, camera.picture.0, camera.picture.1]);
    let frame = stage.size();
    let coarse = pictures.whole(&ctx, file, frame);
    let mut is_sharp = matches!(coarse, Shown::Ready { .. });
    let mut is_whole = matches!(coarse, Shown::Ready { opacity, .. } if opacity >= 1.0);
    // In a room of another size the picture of the size before stands in.
    if !is_whole && let Some(texture) = pictures.ready_whole(file) {
        draw(&painter, texture, whole, WHOLE, 1.0);
        is_whole = true;
    }
    if let Shown::Ready { texture, opacity } = coarse {
        draw(&painter, texture, whole, WHOLE, opacity);
    }
    if !matches!(plate, Plate::Cut(_)) || is_enough(&ctx, geometry, camera, frame) {
        return Drawn { is_whole, is_sharp };
    }
    let corners =
        [clip.min, clip.max].map(|corner| corner - stage.min).map(|at: Vec2| (f64::from(at.x), f64::from(at.y)));
    let patch = Patch::seen(geometry, camera, corners, f64::from(ctx.pixels_per_point()));
    // Neighbours first: what is asked for last is made first.
    for tile in patch.grown(geometry).tiles().into_iter().filter(|tile| !patch.contains(*tile)) {
        let _ = pictures.tile(&ctx, file, tile);
    }
    for tile in patch.tiles() {
        let rect = window.on_screen(place(geometry, tile));
        let shown = pictures.tile(&ctx, file, tile);
        let opacity = if let Shown::Ready { opacity, .. } = shown { opacity } else { 0.0 };
        if opacity < 1.0 {
            is_sharp = false;
            let finest =
                stand_ins(geometry, tile).find_map(|(tile, part)| Some((pictures.ready_tile(file, tile)?, part)));
            if let Some((texture, part)) = finest {
                draw(&painter, texture, rect, part, 1.0);
            }
        }
        if let Shown::Ready { texture, .. } = shown {
            draw(&painter, texture, rect, WHOLE, opacity);
        }
    }
    Drawn { is_whole, is_sharp }
}

/// Whether the picture drawn as a whole has a pixel for each of the screen's.
fn is_enough(ctx: &Context, geometry: Geometry, camera: PlateCamera, frame: Vec2) -> bool {
    let [width, height] = geometry.size.map(|side| side as f32);
    let contained = (frame.x / width).min(frame.y / height) * ctx.pixels_per_point();
    camera.scale as f32 * ctx.pixels_per_point() <= contained * 1.01
}

/// All of a texture: left, top, right and bottom in fractions of it.
pub const WHOLE: [f32; 4] = [0.0, 0.0, 1.0, 1.0];

/// A part of a texture without the soft edge of egui's rectangles, which would show between tiles.
pub fn draw(painter: &Painter, texture: TextureId, rect: Rect, [left, top, right, bottom]: [f32; 4], opacity: f32) {
    let mut mesh = Mesh::with_texture(texture);
    let uv = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
    mesh.add_rect_with_uv(rect, uv, Color32::WHITE.gamma_multiply(opacity));
    painter.add(mesh);
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::vec2;
    use proptest::prelude::*;

    #[test]
    fn a_crop_is_undone_about_its_focus() {
        // A lying picture in a standing frame, cropped at its left end.
        let frame = Rect::from_min_size(pos2(100.0, 50.0), vec2(300.0, 400.0));
        assert_eq!(uncropped(frame, (1600.0, 800.0), (1.0, 0.5)), [-400.0, 50.0, 800.0, 400.0]);
        assert_eq!(uncropped(frame, (1600.0, 800.0), (0.5, 0.5)), [-150.0, 50.0, 800.0, 400.0]);
    }

    proptest! {
        #[test]
        fn what_is_uncropped_covers_its_frame(
            frame in (1.0_f32..2000.0, 1.0_f32..2000.0),
            picture in (1_u32..10_000, 1_u32..10_000),
            focus in (0.0_f32..=1.0, 0.0_f32..=1.0),
        ) {
            let frame = Rect::from_min_size(pos2(10.0, 20.0), vec2(frame.0, frame.1));
            let [left, top, width, height] = uncropped(frame, (f64::from(picture.0), f64::from(picture.1)), focus);
            prop_assert!(left <= 10.001 && top <= 20.001);
            let (right, bottom) = (f64::from(frame.right()), f64::from(frame.bottom()));
            prop_assert!(left + width >= right - 0.001 && top + height >= bottom - 0.001);
        }
    }
}
