//! The map: relief, rivers and the museum's own layers, drawn into a rectangle and moved by fingers.
//!
//! What is where is decided in `atlas`; here it gets colours, widths and letters. Everything that does not move is turned
//! into triangles once and kept until the view changes.

mod features;
mod furniture;
mod land;
mod names;

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::Tessellator;
use egui::{Context, Mesh, Pos2, Rect, Shape, Ui, pos2};

pub use super::stage::{STEP, Stage, size_of};
pub use features::sample;
pub use furniture::{hatch, scale};

use super::view::View;
use crate::atlas::chart::{FeatureIndex, State, state};
use crate::atlas::{Camera, Chart, Ground, Point};
use crate::kiosk::MapTable;
use crate::kiosk::table::feature;
use crate::model::Museum;
use crate::model::map::Feature;

/// What the map keeps over frames.
#[derive(Default)]
pub struct Maps {
    /// A museum and its layers on the plane.
    chart: Option<(Arc<Museum>, Arc<Chart>)>,
    /// By the visit of the page it is on.
    stages: Vec<(u64, Stage)>,
    bakes: HashMap<(&'static str, &'static str), Bake>,
    names: HashMap<&'static str, names::Layout>,
    fades: HashMap<&'static str, Fades>,
}

/// Triangles kept until what they show changes.
struct Bake {
    key: u64,
    mesh: Arc<Mesh>,
}

/// How strongly each feature is drawn just now, 0 to 1; it follows the year a little later.
#[derive(Default)]
struct Fades {
    /// The visit of the page, and when it was drawn last.
    visit: u64,
    now: f64,
    strength: HashMap<FeatureIndex, Strength>,
}

/// How strongly a feature is drawn: as it is in the year that is shown, and as a trace of one gone by.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Strength {
    pub there: f32,
    pub trace: f32,
}

/// One map on the screen.
pub struct Sheet<'a> {
    /// Tells this map from another on the same screen.
    pub name: &'static str,
    pub rect: Rect,
    /// The part of `rect` that is drawn: less than all while two years are compared.
    pub clip: Rect,
    pub camera: Camera,
    pub year: i32,
    pub table: &'a MapTable,
    /// Where no name may stand.
    pub obstacles: &'a [Rect],
    /// Names and signs are smaller: a map beside a text.
    pub small: bool,
    /// How far the land sinks into the ground where controls stand on it.
    pub shades: &'a [Shade],
}

/// A height of the screen, in points, and how much of the land is lost there, 0 to 1. Between two heights it is even.
pub type Shade = (f32, f32);

/// Seconds a feature takes to come or go.
const FADE: f64 = 0.6;
/// Seconds that a frame of a moving map takes at most.
const LONGEST_FRAME: f64 = 0.1;
/// Maps whose view is kept for those who come back.
const STAGES: usize = 8;

impl Maps {
    /// Takes the layers of a museum that were put on the plane beside the window, as that may take a while.
    pub fn set_chart(&mut self, museum: Arc<Museum>, chart: Arc<Chart>) {
        *self = Maps { chart: Some((museum, chart)), ..Maps::default() };
    }

    /// Puts the layers of a museum on the plane unless that has been done.
    pub fn prepare(&mut self, museum: &Arc<Museum>) {
        if self.chart.as_ref().is_none_or(|(other, _)| !Arc::ptr_eq(other, museum)) {
            self.set_chart(museum.clone(), Arc::new(Chart::new(&museum.atlas)));
        }
    }

    /// The view of a page's map, at first as `begin` says.
    pub fn stage(&mut self, visit: u64, begin: impl FnOnce() -> Stage) -> &mut Stage {
        let at = match self.stages.iter().position(|(other, _)| *other == visit) {
            Some(at) => at,
            None => {
                if self.stages.len() == STAGES {
                    self.stages.remove(0);
                }
                self.stages.push((visit, begin()));
                self.stages.len() - 1
            }
        };
        &mut self.stages[at].1
    }

    /// Takes a page's view out, so that it can be changed beside everything else; [`Maps::put_stage`] puts it back.
    pub fn take_stage(&mut self, visit: u64, begin: impl FnOnce() -> Stage) -> Stage {
        self.stage(visit, begin).clone()
    }

    pub fn put_stage(&mut self, visit: u64, stage: Stage) {
        let begin = stage.clone();
        *self.stage(visit, || begin) = stage;
    }

    pub fn chart(&self) -> Option<Arc<Chart>> {
        self.chart.as_ref().map(|(_, chart)| chart.clone())
    }
}

/// Draws the land, which is the same in every year.
pub fn land(ui: &Ui, view: &mut View<'_>, sheet: &Sheet<'_>) {
    let painter = ui.painter().with_clip_rect(sheet.clip.intersect(ui.clip_rect()));
    match Ground::get() {
        Some(ground) => land::show(ui, &painter, view, sheet, ground),
        None => {
            painter.rect_filled(sheet.rect, 0.0, *view.theme.palette.map.land);
        }
    }
}

/// Draws what a year shows, and all names.
pub fn year(ui: &Ui, view: &mut View<'_>, sheet: &Sheet<'_>) {
    let painter = ui.painter().with_clip_rect(sheet.clip.intersect(ui.clip_rect()));
    let (Some(ground), Some(chart)) = (Ground::get(), view.tools.maps.chart()) else { return };
    let strengths = strengths(ui.ctx(), view, sheet, &chart);
    features::show(ui, &painter, view, sheet, &chart, &strengths);
    // Arrows to what lies beyond come before names, which keep clear of them.
    let mut obstacles = sheet.obstacles.to_vec();
    obstacles.extend(furniture::edges(ui, &painter, view, sheet, &chart, &strengths));
    let sheet = Sheet { obstacles: &obstacles, ..*sheet };
    names::show(ui, &painter, view, &sheet, ground, &chart, &strengths);
}

/// Draws what a year shows without names.
pub fn shapes(ui: &Ui, view: &mut View<'_>, sheet: &Sheet<'_>) {
    let painter = ui.painter().with_clip_rect(sheet.clip.intersect(ui.clip_rect()));
    let Some(chart) = view.tools.maps.chart() else { return };
    let strengths = strengths(ui.ctx(), view, sheet, &chart);
    features::show(ui, &painter, view, sheet, &chart, &strengths);
}

/// The feature under a finger.
pub fn touched(view: &View<'_>, sheet: &Sheet<'_>, at: Pos2) -> Option<FeatureIndex> {
    let chart = view.tools.maps.chart()?;
    let at = at - sheet.rect.min;
    let reach = f64::from(view.px(44.0));
    let museum = view.museum;
    let is_shown = |index: FeatureIndex| {
        let layer = &museum.atlas.layers[index.layer];
        let feature = &layer.features[index.feature];
        sheet.table.shows(layer, feature) && matches!(state(feature, sheet.year), State::There | State::Replaced)
    };
    chart.touched(&sheet.camera, (f64::from(at.x), f64::from(at.y)), reach, is_shown)
}

/// The feature an index stands for.
pub fn at(museum: &Museum, index: FeatureIndex) -> Option<&Feature> {
    museum.atlas.layers.get(index.layer)?.features.get(index.feature)
}

/// Where a feature is, for a camera to go to.
pub fn bounds(view: &View<'_>, id: &crate::model::FeatureId) -> Option<crate::atlas::Bounds> {
    let chart = view.tools.maps.chart()?;
    feature(view.museum, id)?;
    let layers = &view.museum.atlas.layers;
    let index = layers.iter().enumerate().find_map(|(layer, all)| {
        let feature = all.features.iter().position(|feature| feature.id == *id)?;
        Some(FeatureIndex { layer, feature })
    })?;
    chart.form(index)?.bounds()
}

impl Sheet<'_> {
    fn screen(&self, point: Point) -> Pos2 {
        let (x, y) = self.camera.screen(point);
        pos2(self.rect.min.x + x as f32, self.rect.min.y + y as f32)
    }

    fn screens(&self, points: &[Point]) -> Vec<Pos2> {
        points.iter().map(|point| self.screen(*point)).collect()
    }
}

/// How strongly each feature is drawn, a step nearer to what the year asks for.
fn strengths(ctx: &Context, view: &mut View<'_>, sheet: &Sheet<'_>, chart: &Chart) -> HashMap<FeatureIndex, Strength> {
    let now = ctx.input(|input| input.time);
    let calm = view.kiosk.comfort().calm || !view.tools.motion;
    let (museum, visit) = (view.museum, view.kiosk.visit());
    let fades = view.tools.maps.fades.entry(sheet.name).or_default();
    let is_first = fades.strength.is_empty() || std::mem::replace(&mut fades.visit, visit) != visit;
    // A map that stood still is not drawn: what comes then begins with the frame in which it came.
    let passed = (now - fades.now).clamp(0.0, LONGEST_FRAME);
    let step = if is_first || calm { 1.0 } else { (passed / FADE) as f32 };
    fades.now = now;
    let mut moving = false;
    for (layer, forms) in chart.layers.iter().enumerate() {
        for feature in 0..forms.len() {
            let index = FeatureIndex { layer, feature };
            let Some(said) = at(museum, index) else { continue };
            let shown = sheet.table.shows(&museum.atlas.layers[layer], said);
            let goal = match state(said, sheet.year) {
                State::There if shown => Strength { there: 1.0, trace: 0.0 },
                State::Replaced if shown => Strength { there: 0.0, trace: 1.0 },
                _ => Strength::default(),
            };
            let strength = fades.strength.entry(index).or_default();
            let toward =
                |from: f32, to: f32| if (to - from).abs() <= step { to } else { from + (to - from).signum() * step };
            *strength =
                Strength { there: toward(strength.there, goal.there), trace: toward(strength.trace, goal.trace) };
            moving |= *strength != goal;
        }
    }
    if moving {
        ctx.request_repaint();
    }
    fades.strength.clone()
}

/// Turns shapes into triangles, which `finish` may change, or takes those of an earlier frame with the same key.
fn baked(
    ctx: &Context,
    view: &mut View<'_>,
    name: (&'static str, &'static str),
    key: u64,
    shapes: impl FnOnce() -> Vec<Shape>,
    finish: impl FnOnce(&mut Mesh),
) -> Arc<Mesh> {
    if let Some(bake) = view.tools.maps.bakes.get(&name).filter(|bake| bake.key == key) {
        return bake.mesh.clone();
    }
    let mut mesh = Mesh::default();
    // Without letters: their places in the font texture may change.
    let options = ctx.tessellation_options(|options| *options);
    let mut tessellator = Tessellator::new(ctx.pixels_per_point(), options, [1, 1], Vec::new());
    for shape in shapes() {
        tessellator.tessellate_shape(shape, &mut mesh);
    }
    finish(&mut mesh);
    let mesh = Arc::new(mesh);
    view.tools.maps.bakes.insert(name, Bake { key, mesh: mesh.clone() });
    mesh
}

/// A key of everything that a baked picture depends on.
fn key(parts: &impl std::hash::Hash) -> u64 {
    use std::hash::{DefaultHasher, Hasher};
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    hasher.finish()
}

/// The parts of a key that say where a map is looked at.
fn place_of(sheet: &Sheet<'_>, view: &View<'_>) -> ([u64; 5], [u32; 2], u8) {
    let Camera { center, scale, size } = sheet.camera;
    (
        [center.x, center.y, scale, size.0, size.1].map(f64::to_bits),
        [sheet.rect.min.x, sheet.rect.min.y].map(f32::to_bits),
        view.theme.appearance as u8,
    )
}
