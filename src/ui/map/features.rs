//! The museum's own layers: areas, lines, ways and signs.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, Ui, Vec2, pos2, vec2};

use super::land::fill;
use super::{Sheet, Strength, at, baked, key, place_of};
use crate::atlas::chart::FeatureIndex;
use crate::atlas::{Area, Chart, Form, Line, Point};
use crate::model::Actor;
use crate::model::map::{Certainty, Feature, FeatureKind};
use crate::ui::view::View;

/// A feature that is drawn, with its shape and how strongly.
struct Drawn<'a> {
    feature: &'a Feature,
    form: &'a Form,
    strength: Strength,
}

pub fn show(
    ui: &Ui,
    painter: &Painter,
    view: &mut View<'_>,
    sheet: &Sheet<'_>,
    chart: &Chart,
    strengths: &HashMap<FeatureIndex, Strength>,
) {
    let museum = view.museum;
    let seen = sheet.camera.bounds().grown(60.0 / sheet.camera.scale);
    let mut drawn: Vec<Drawn<'_>> = Vec::new();
    let mut marks: Vec<(usize, usize, [u32; 2])> = Vec::new();
    for (layer, forms) in chart.layers.iter().enumerate() {
        for (feature, form) in forms.iter().enumerate() {
            let index = FeatureIndex { layer, feature };
            let strength = strengths.get(&index).copied().unwrap_or_default();
            let visible = strength != Strength::default() && form.bounds().is_some_and(|bounds| bounds.meets(&seen));
            if let Some(feature) = at(museum, index).filter(|_| visible) {
                marks.push((index.layer, index.feature, [strength.there.to_bits(), strength.trace.to_bits()]));
                drawn.push(Drawn { feature, form, strength });
            }
        }
    }
    // Great areas below small ones, areas below lines, lines below signs.
    drawn.sort_by_key(|drawn| (order(drawn.feature.kind), std::cmp::Reverse(extent(drawn.form))));
    let picked = sheet.table.picked.clone();
    let focus = sheet.table.focus.clone();
    let place = (place_of(sheet, view), sheet.year, marks, picked.clone(), focus.clone(), view.canvas.scale.to_bits());
    let brush = Brush::new(view, sheet);
    let mesh: Arc<Mesh> = baked(
        ui.ctx(),
        view,
        (sheet.name, "features"),
        key(&place),
        || {
            let mut shapes = Vec::new();
            for Drawn { feature, form, strength } in &drawn {
                let chosen = picked.as_ref() == Some(&feature.id) || focus.contains(&feature.id);
                brush.draw(sheet, feature, form, *strength, chosen, &mut shapes);
            }
            shapes
        },
        |_| {},
    );
    painter.add(mesh);
}

/// What lies below what.
fn order(kind: FeatureKind) -> u8 {
    use FeatureKind::*;
    match kind {
        Homeland => 0,
        Common { .. } | Undetermined { .. } | Villages => 1,
        Reading { .. } => 2,
        Border { .. } => 3,
        Journey => 4,
        Battle => 5,
        Town | Fort | Landmark => 6,
    }
}

fn extent(form: &Form) -> u64 {
    form.bounds().map_or(0, |bounds| (bounds.width() * bounds.height()) as u64)
}

/// Colours and widths of one map.
struct Brush {
    /// Points to a design pixel.
    unit: f32,
    text: Color32,
    gold: Color32,
    halo: Color32,
    area: Color32,
    ground: Color32,
    actors: [Color32; 5],
    outlined: bool,
    clip: Rect,
}

/// How replaced lines are told apart: length of a dash and of a gap; a dash of no length is a dot.
const PATTERNS: [(f32, f32); 4] = [(0.0, 9.0), (18.0, 9.0), (7.0, 7.0), (26.0, 7.0)];

/// The pattern of a treaty's line, once it has been replaced.
pub fn pattern(treaty: i32) -> (f32, f32) {
    match treaty {
        ..1700 => PATTERNS[0],
        1700..1800 => PATTERNS[2],
        1800..1860 => PATTERNS[1],
        _ => PATTERNS[3],
    }
}

impl Brush {
    fn new(view: &View<'_>, sheet: &Sheet<'_>) -> Brush {
        let palette = &view.theme.palette;
        let all = [Actor::Qing, Actor::Russia, Actor::Joseon, Actor::RiverPeoples, Actor::Neutral];
        Brush {
            unit: view.canvas.scale * if sheet.small { 0.8 } else { 1.0 },
            text: *palette.text,
            gold: *palette.gold,
            halo: *palette.map.halo,
            area: *palette.map.area,
            ground: *palette.ground,
            actors: all.map(|actor| view.theme.actor(actor)),
            outlined: palette.outlined,
            clip: sheet.clip.expand(view.px(40.0)),
        }
    }

    fn actor(&self, actor: Actor) -> Color32 {
        self.actors[match actor {
            Actor::Qing => 0,
            Actor::Russia => 1,
            Actor::Joseon => 2,
            Actor::RiverPeoples => 3,
            Actor::Neutral => 4,
        }]
    }

    fn draw(
        &self,
        sheet: &Sheet<'_>,
        feature: &Feature,
        form: &Form,
        strength: Strength,
        chosen: bool,
        shapes: &mut Vec<Shape>,
    ) {
        use FeatureKind::*;
        let Strength { there, trace } = strength;
        match (feature.kind, form) {
            (Homeland, Form::Areas(areas)) => {
                for area in areas {
                    self.homeland(sheet, area, there, chosen, shapes);
                }
            }
            (Undetermined { .. } | Common { .. }, Form::Areas(areas)) => {
                let left = there.max(trace * 0.35);
                let step = if matches!(feature.kind, Common { .. }) { 20.0 } else { 13.0 };
                for area in areas {
                    self.hatched(sheet, area, step, left, shapes);
                }
            }
            (Villages, Form::Areas(areas)) => {
                for area in areas {
                    self.hatched(sheet, area, 9.0, there, shapes);
                }
            }
            (Reading { .. }, Form::Areas(areas)) => {
                for area in areas {
                    self.outline(sheet, area, self.text.gamma_multiply(there), shapes);
                }
            }
            (Border { treaty }, Form::Lines(lines)) => {
                for line in lines {
                    self.trace(sheet, line, pattern(treaty), trace, shapes);
                    self.border(sheet, line, there, feature.certainty, shapes);
                }
            }
            (_, Form::Lines(lines)) => {
                let color = if chosen { self.gold } else { self.text };
                for line in lines {
                    self.dashed(&self.points(sheet, line), 2.6, color.gamma_multiply(there * 0.9), (10.0, 7.0), shapes);
                }
            }
            (_, Form::Route(route)) => {
                let color = self.actor(feature.actor);
                let covered = route.covered(f64::from(sheet.year) + 1.0);
                let points = sheet.screens(&route.line.upto(covered));
                let strength = there.max(trace * 0.5);
                self.way(&points, color.gamma_multiply(strength), strength, shapes);
            }
            (kind, Form::Point { at, beyond: false }) => {
                let strength = if kind == Battle { there.max(trace * 0.6) } else { there };
                self.sign(sheet.screen(*at), feature, strength, chosen, shapes);
            }
            _ => {}
        }
    }

    fn points(&self, sheet: &Sheet<'_>, line: &Line) -> Vec<Pos2> {
        let detail = 1.1 * f64::from(self.unit) / sheet.camera.scale;
        line.simplified(detail).map(|point| sheet.screen(point)).collect()
    }

    /// An area without a hard edge: a faint fill, and strokes of falling strength along its edge.
    fn homeland(&self, sheet: &Sheet<'_>, area: &Area, strength: f32, chosen: bool, shapes: &mut Vec<Shape>) {
        let color = self.actor(Actor::RiverPeoples);
        let fill_strength = if chosen { 0.24 } else { 0.13 };
        shapes.push(Shape::mesh(fill(sheet, area, color.gamma_multiply(fill_strength * strength))));
        let widths: &[f32] = if self.outlined { &[2.0] } else { &[44.0, 30.0, 18.0, 8.0] };
        let each = if self.outlined { 0.9 } else { 0.026 };
        for ring in area.rings() {
            let points = self.points(sheet, ring);
            for width in widths {
                let stroke = Stroke::new(width * self.unit, color.gamma_multiply(each * strength));
                shapes.push(Shape::closed_line(points.clone(), stroke));
            }
        }
        if chosen {
            self.outline(sheet, area, color.gamma_multiply(strength), shapes);
        }
    }

    /// Hatched at 45° with a dotted edge.
    fn hatched(&self, sheet: &Sheet<'_>, area: &Area, step: f32, strength: f32, shapes: &mut Vec<Shape>) {
        if strength <= 0.0 {
            return;
        }
        shapes.push(Shape::mesh(fill(sheet, area, self.area.gamma_multiply(0.10 * strength))));
        let color = self.area.gamma_multiply(0.55 * strength);
        let apart = f64::from(step * self.unit) / sheet.camera.scale;
        for [from, to] in area.hatched(apart, &sheet.camera.bounds()) {
            shapes
                .push(Shape::line_segment([sheet.screen(from), sheet.screen(to)], Stroke::new(2.4 * self.unit, color)));
        }
        self.outline(sheet, area, color, shapes);
    }

    fn outline(&self, sheet: &Sheet<'_>, area: &Area, color: Color32, shapes: &mut Vec<Shape>) {
        for ring in area.rings() {
            self.dashed(&self.points(sheet, ring), 2.4, color, (0.0, 8.0), shapes);
        }
    }

    fn border(&self, sheet: &Sheet<'_>, line: &Line, strength: f32, certainty: Certainty, shapes: &mut Vec<Shape>) {
        if strength <= 0.0 {
            return;
        }
        let points = self.points(sheet, line);
        let halo = Stroke::new(10.0 * self.unit, self.halo.gamma_multiply(0.45 * strength));
        let stroke = Stroke::new(5.0 * self.unit, self.gold.gamma_multiply(strength));
        shapes.push(Shape::line(points.clone(), halo));
        match certainty {
            // What is only a drawing aid must not look surveyed.
            Certainty::Schematic => self.dashed(&points, 5.0, stroke.color, (22.0, 8.0), shapes),
            _ => shapes.push(Shape::line(points, stroke)),
        }
    }

    fn trace(&self, sheet: &Sheet<'_>, line: &Line, pattern: (f32, f32), strength: f32, shapes: &mut Vec<Shape>) {
        if strength > 0.0 {
            let points = self.points(sheet, line);
            self.dashed(&points, 7.0, self.halo.gamma_multiply(0.4 * strength), pattern, shapes);
            self.dashed(&points, 3.4, self.text.gamma_multiply(0.9 * strength), pattern, shapes);
        }
    }

    /// Dashes, or dots where a dash has no length, of constant phase along the line.
    fn dashed(&self, points: &[Pos2], width: f32, color: Color32, pattern: (f32, f32), shapes: &mut Vec<Shape>) {
        let (dash, gap) = (pattern.0 * self.unit, pattern.1 * self.unit);
        let width = width * self.unit;
        // A dot is a dash as long as it is wide: round ones are many triangles.
        let dash = dash.max(width * 0.8);
        let pieces = Shape::dashed_line(points, Stroke::new(width, color), dash, gap);
        shapes.extend(pieces.into_iter().filter(|piece| piece.visual_bounding_rect().intersects(self.clip)));
    }

    /// A way that was gone, with a head.
    fn way(&self, points: &[Pos2], color: Color32, strength: f32, shapes: &mut Vec<Shape>) {
        if points.len() < 2 || strength <= 0.0 {
            return;
        }
        self.dashed(points, 7.0, self.halo.gamma_multiply(0.5 * strength), (12.0, 8.0), shapes);
        self.dashed(points, 3.6, color, (12.0, 8.0), shapes);
        let head = points[points.len() - 1];
        let back =
            points.iter().rev().find(|point| point.distance(head) > 6.0 * self.unit).copied().unwrap_or(points[0]);
        let way = (head - back).normalized();
        let side = vec2(-way.y, way.x);
        let (long, half) = (18.0 * self.unit, 9.0 * self.unit);
        let corners =
            vec![head + way * long * 0.4, head - way * long * 0.6 + side * half, head - way * long * 0.6 - side * half];
        shapes.push(Shape::convex_polygon(corners, color, Stroke::NONE));
    }

    /// The sign of a place: a square for a fort, a disc for a town, crossed blades for a battle. What is not surely known
    /// is open.
    fn sign(&self, at: Pos2, feature: &Feature, strength: f32, chosen: bool, shapes: &mut Vec<Shape>) {
        if strength <= 0.0 || !self.clip.contains(at) {
            return;
        }
        let color = if chosen { self.gold } else { self.text }.gamma_multiply(strength);
        let halo = self.halo.gamma_multiply(0.85 * strength);
        let radius = 7.5 * self.unit;
        let open = feature.certainty == Certainty::Schematic;
        let stroke = Stroke::new(2.6 * self.unit, color);
        if chosen {
            shapes.push(Shape::circle_stroke(at, radius * 2.5, Stroke::new(4.0 * self.unit, color)));
        }
        match feature.kind {
            FeatureKind::Battle => {
                let blade = |dx: f32| {
                    let (foot, tip) = (at + vec2(-dx, 1.0) * radius * 1.25, at + vec2(dx, -1.0) * radius * 1.25);
                    let guard = at + vec2(-dx, 1.0) * radius * 0.62;
                    let cross = vec2(dx, 1.0) * radius * 0.45;
                    ([foot, tip], [guard - cross, guard + cross])
                };
                let actor = self.actor(feature.actor).gamma_multiply(strength);
                let color = if chosen || feature.actor == Actor::Neutral { color } else { actor };
                for (width, color) in [(8.0, halo), (3.4, color)] {
                    for dx in [1.0, -1.0] {
                        let (blade, guard) = blade(dx);
                        shapes.push(Shape::line_segment(blade, Stroke::new(width * self.unit, color)));
                        shapes.push(Shape::line_segment(guard, Stroke::new(width * self.unit, color)));
                    }
                }
            }
            FeatureKind::Fort => {
                let square = |half: f32| Rect::from_center_size(at, Vec2::splat(half * 2.0));
                shapes.push(Shape::rect_filled(square(radius + 3.0 * self.unit), 0.0, halo));
                if open {
                    let ground = self.ground.gamma_multiply(strength);
                    shapes.push(Shape::rect_filled(square(radius), 0.0, ground));
                    shapes.push(Shape::rect_stroke(square(radius), 0.0, stroke, egui::StrokeKind::Inside));
                } else {
                    shapes.push(Shape::rect_filled(square(radius), 0.0, color));
                }
            }
            _ => {
                shapes.push(Shape::circle_filled(at, radius + 3.0 * self.unit, halo));
                if open {
                    shapes.push(Shape::circle_filled(at, radius, self.ground.gamma_multiply(strength)));
                    shapes.push(Shape::circle_stroke(at, radius - 1.0, stroke));
                } else {
                    shapes.push(Shape::circle_filled(at, radius * 0.9, color));
                }
            }
        }
    }
}

/// Where the year of a treaty may stand on its line: the middle first.
pub fn tag_anchors(form: &Form) -> Vec<Point> {
    let Form::Lines(lines) = form else { return form.anchor().into_iter().collect() };
    let Some(line) = lines.iter().max_by(|a, b| a.length().total_cmp(&b.length())) else { return Vec::new() };
    let length = line.length();
    [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].map(|part| line.at(length * part)).to_vec()
}

/// A sample of a replaced line for the legend.
pub fn sample(from: Pos2, to: Pos2, treaty: i32, width: f32, unit: f32, color: Color32) -> Vec<Shape> {
    let (dash, gap) = pattern(treaty);
    let points = [from, pos2(to.x, from.y)];
    Shape::dashed_line(&points, Stroke::new(width, color), (dash * unit).max(width * 0.8), gap * unit)
}
