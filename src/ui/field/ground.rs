//! The ground of a field in one phase: land, water, woods and works, drawn once and kept as one mesh.

use std::sync::Arc;

use egui::epaint::{TessellationOptions, Tessellator};
use egui::{Color32, Mesh, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::names::{look, room};
use super::works::{self, Work};
use super::{Window, lantern};
use crate::atlas::beside;
use crate::atlas::field::{chance, inside, smoothed, spread};
use crate::atlas::{Area, Ground, Point};
use crate::model::map::{Field, Frame, Scenery, SceneryKind};
use crate::ui::text::{Block, Face};
use crate::ui::theme::Field as Colors;
use crate::ui::view::{Look, View};

/// The least rank of rivers that are named.
const NAMED_RIVERS: u8 = 3;
/// A field is as wide as a journey where so many metres are 1000 pixels of the design.
const WIDE: f64 = 300_000.0;

/// The ground as it is drawn.
pub struct Terrain {
    pub window: Window,
    pub mesh: Arc<Mesh>,
    /// What works cover.
    pub works: Vec<Rect>,
    pub names: Vec<Named>,
}

/// A name of something that does not move, and where it may stand.
pub struct Named {
    pub block: Block,
    pub look: Look,
    pub spots: Vec<(f64, f64)>,
}

/// An area of the scenery on the plane.
struct Patch<'f> {
    scenery: &'f Scenery,
    area: Area,
}

/// Draws the ground, piece upon piece.
pub struct Brush<'t> {
    pub shapes: Vec<Shape>,
    pub window: Window,
    pub colors: &'t Colors,
    /// Points of the screen to a design pixel.
    pub px: f32,
}

impl Terrain {
    pub fn new(ui: &Ui, view: &mut View<'_>, field: &Field, phase: usize, window: Window) -> Terrain {
        let theme = lantern(view);
        let mut brush = Brush { shapes: Vec::new(), window, colors: &theme.palette.field, px: view.canvas.scale };
        let there: Vec<&Scenery> = field.scenery.iter().filter(|scenery| scenery.is_there(phase)).collect();
        let patches: Vec<Patch<'_>> =
            there.iter().filter_map(|scenery| patch(scenery, &window, brush.fine())).collect();
        let of = |kind| patches.iter().filter(move |patch| patch.scenery.kind == kind);
        let waters: Vec<&Area> = of(SceneryKind::Water).map(|patch| &patch.area).collect();
        let islands: Vec<&Area> = of(SceneryKind::Island).map(|patch| &patch.area).collect();
        brush.land();
        of(SceneryKind::Fields).for_each(|patch| brush.crops(&patch.area));
        of(SceneryKind::Forest).for_each(|patch| brush.wood(&patch.area, &waters));
        if let Frame::Map { .. } = field.frame {
            brush.rivers();
        }
        for water in &waters {
            brush.water(water, &islands);
        }
        for island in &islands {
            brush.island(island);
        }
        let mut named = Vec::new();
        let mut covered = Vec::new();
        for scenery in &there {
            let actor = scenery.actor.map_or(*theme.palette.muted, |actor| theme.actor(actor));
            if let Some(Work { room, anchors }) = works::draw(&mut brush, scenery, actor) {
                covered.extend(room);
                named.extend(name(ui, view, scenery, |size| {
                    let gap = f64::from(5.0 * brush.px);
                    anchors.iter().flat_map(|anchor| beside::around(super::names::room(*anchor), size, gap)).collect()
                }));
            }
        }
        named.sort_by_key(|(kind, _)| *kind != SceneryKind::Fort);
        for patch in &patches {
            let but: Vec<&Area> = if patch.scenery.kind == SceneryKind::Water { islands.clone() } else { Vec::new() };
            named.extend(name(ui, view, patch.scenery, |size| spots(&window, patch, &but, size)));
        }
        let mut names: Vec<Named> = named.into_iter().map(|(_, named)| named).collect();
        if let Frame::Map { .. } = field.frame {
            names.extend(river_names(ui, view, &window));
        }
        let mesh = Arc::new(tessellated(ui, brush.shapes));
        Terrain { window, mesh, works: covered, names }
    }
}

fn patch<'f>(scenery: &'f Scenery, window: &Window, fine: f64) -> Option<Patch<'f>> {
    let is_area =
        matches!(scenery.kind, SceneryKind::Water | SceneryKind::Island | SceneryKind::Fields | SceneryKind::Forest);
    let half = window.plane.width() / 2.0;
    let mut ring: Vec<Point> = scenery.shape.iter().map(|spot| window.plane.point(*spot)).collect();
    // What ends at the edge of the field goes on beyond it, where the screen is wider.
    let reach = ring.iter().map(|at| at.x.abs()).fold(0.0, f64::max);
    for at in ring.iter_mut().filter(|at| reach < half * 1.05 && at.x.abs() >= half * 0.98) {
        at.x *= 1.8;
    }
    let area = Area::on_plane(smoothed(&ring, true, fine)).filter(|_| is_area)?;
    Some(Patch { scenery, area })
}

/// A name and where it may stand, if it has one.
fn name(
    ui: &Ui,
    view: &mut View<'_>,
    scenery: &Scenery,
    spots: impl FnOnce((f64, f64)) -> Vec<(f64, f64)>,
) -> Option<(SceneryKind, Named)> {
    let theme = lantern(view);
    let order = view.order;
    let (lang, text) = scenery.name.as_ref()?.pick(order);
    let colors = &theme.palette.field;
    let color = scenery.actor.map_or(*theme.palette.text, |actor| theme.actor(actor));
    let look = match scenery.kind {
        SceneryKind::Water => {
            let mut look = look(view, *colors.water_name).size(30.0);
            look.face = Face::Sans;
            look
        }
        SceneryKind::Fort => look(view, color).size(26.0),
        SceneryKind::Wall | SceneryKind::Ditch => look(view, color),
        _ => {
            let mut look = look(view, *theme.palette.muted);
            look.face = Face::Sans;
            look
        }
    };
    let look = look.lang(lang);
    let block = view.set(ui, text, &look, 320.0);
    let spots = spots((f64::from(block.size.x), f64::from(block.size.y)));
    Some((scenery.kind, Named { block, look, spots }))
}

/// The rivers of the map that are seen, with places along them.
fn river_names(ui: &Ui, view: &mut View<'_>, window: &Window) -> Vec<Named> {
    let Some(ground) = Ground::get() else { return Vec::new() };
    let color = *lantern(view).palette.field.water_name;
    let (order, px) = (view.order, view.canvas.scale);
    let seen = window.rect.shrink(30.0 * px);
    let mut rivers: Vec<_> = ground.rivers.iter().filter(|river| river.rank <= NAMED_RIVERS).collect();
    rivers.sort_by_key(|river| river.rank);
    let mut known: Vec<&str> = Vec::new();
    let mut names = Vec::new();
    for river in rivers {
        let Some((lang, text)) = river.name.as_ref().map(|name| name.pick(order)) else { continue };
        let course = river.line.points().iter().map(|at| window.point(window.plane.of_map(*at)));
        let course: Vec<Pos2> = course.filter(|at| seen.contains(*at)).collect();
        if course.is_empty() || known.contains(&text.as_str()) {
            continue;
        }
        known.push(text);
        let mut look = look(view, color).size(if river.rank == 1 { 30.0 } else { 25.0 }).lang(lang);
        look.face = Face::Sans;
        let block = view.set(ui, text, &look, 320.0);
        let size = (f64::from(block.size.x), f64::from(block.size.y));
        let parts = [0.5, 0.25, 0.75, 0.1, 0.9, 0.35, 0.65];
        let anchors = parts.iter().map(|part| course[(part * course.len() as f64) as usize]);
        let beside_it = |at: Pos2| beside::around(room(Rect::from_center_size(at, vec2(20.0, 20.0) * px)), size, 4.0);
        names.push(Named { spots: anchors.flat_map(beside_it).collect(), block, look });
    }
    names
}

/// Where a name lies inside of an area; beside it if it has no room there.
fn spots(window: &Window, patch: &Patch<'_>, but: &[&Area], size: (f64, f64)) -> Vec<(f64, f64)> {
    let seen = window.seen();
    let metres = (size.0 / window.scale * 1.06, size.1 / window.scale * 1.3);
    // A river is named downstream of the middle, where the design has it; the rest in its own middle.
    let bounds = patch.area.bounds;
    let middle = bounds.center();
    let wish = if patch.scenery.kind == SceneryKind::Water {
        Point::new(seen.center().x + seen.width() * 0.3, middle.y.clamp(seen.min.y, seen.max.y))
    } else {
        middle
    };
    let corner = |at: Point| {
        let at = window.point(at);
        (f64::from(at.x) - size.0 / 2.0, f64::from(at.y) - size.1 / 2.0)
    };
    let mut spots: Vec<(f64, f64)> = inside(&patch.area, but, &seen, metres, wish).into_iter().map(corner).collect();
    let rect = Rect::from_two_pos(window.point(bounds.min), window.point(bounds.max)).intersect(window.rect);
    if rect.is_positive() && patch.scenery.kind != SceneryKind::Water {
        spots.extend(beside::around(room(rect), size, 6.0));
    }
    spots
}

/// All shapes as one mesh: what does not change is tessellated once.
fn tessellated(ui: &Ui, shapes: Vec<Shape>) -> Mesh {
    let options = TessellationOptions { coarse_tessellation_culling: false, ..TessellationOptions::default() };
    let mut tessellator = Tessellator::new(ui.ctx().pixels_per_point(), options, [1, 1], Vec::new());
    let mut mesh = Mesh::default();
    for shape in shapes {
        tessellator.tessellate_shape(shape, &mut mesh);
    }
    mesh
}

impl Brush<'_> {
    fn seen(&self) -> crate::atlas::Bounds {
        self.window.seen()
    }

    /// Metres of a length in design pixels.
    fn metres(&self, length: f32) -> f64 {
        f64::from(length * self.px) / self.window.scale
    }

    /// Metres below which nothing of a bend is seen.
    pub fn fine(&self) -> f64 {
        self.metres(9.0)
    }

    pub fn points(&self, line: &[Point]) -> Vec<Pos2> {
        line.iter().map(|at| self.window.point(*at)).collect()
    }

    /// Fills an area; colours run from the upper edge of the field to the lower.
    pub fn fill(&mut self, area: &Area, (top, foot): (Color32, Color32)) {
        let rect = self.window.rect;
        let mut mesh = Mesh::default();
        for corner in &area.corners {
            let at = self.window.point(*corner);
            let part = ((at.y - rect.top()) / rect.height()).clamp(0.0, 1.0);
            mesh.colored_vertex(at, top.lerp_to_gamma(foot, part));
        }
        area.triangles.iter().for_each(|[a, b, c]| mesh.add_triangle(*a, *b, *c));
        self.shapes.push(Shape::mesh(mesh));
    }

    fn land(&mut self) {
        let rect = self.window.rect;
        let (top, foot) = (*self.colors.land, *self.colors.land_foot);
        let mut mesh = Mesh::default();
        for (y, color) in [(rect.top(), top), (rect.bottom(), foot)] {
            mesh.colored_vertex(pos2(rect.left(), y), color);
            mesh.colored_vertex(pos2(rect.right(), y), color);
        }
        mesh.add_triangle(0, 1, 2);
        mesh.add_triangle(1, 2, 3);
        self.shapes.push(Shape::mesh(mesh));
        // Lines that let the land rise away from the river.
        let (step, stroke) = (6.0 * self.px, Stroke::new(1.3 * self.px, *self.colors.contour));
        for line in 0..14_u8 {
            let number = f32::from(line);
            let top = rect.top() + (24.0 + number * 44.0 - number * number * 0.4) * self.px;
            let y = |x: f32| {
                let along = x / self.px;
                let wave = (along / 173.0 + number * 0.42).sin() * 15.0 + (along / 411.0 - number * 0.31).sin() * 21.0;
                top + wave * self.px
            };
            let count = (rect.width() / step).ceil() as u16;
            let points = (0..=count).map(|at| {
                let x = f32::from(at) * step;
                pos2(rect.left() + x, y(x))
            });
            self.shapes.push(Shape::line(points.collect(), stroke));
        }
    }

    /// Rows of a tilled field.
    fn crops(&mut self, area: &Area) {
        let (row, step) = (self.metres(9.0), self.metres(5.0));
        let stroke = Stroke::new(1.4 * self.px, self.colors.crop.gamma_multiply(0.38));
        let bounds = area.bounds;
        let mut y = (bounds.min.y / row).ceil() * row;
        while y < bounds.max.y {
            let mut from: Option<f64> = None;
            let mut x = bounds.min.x;
            while x <= bounds.max.x + step {
                let is_in = x <= bounds.max.x && area.contains(Point::new(x, y));
                match (is_in, from) {
                    (true, None) => from = Some(x),
                    (false, Some(start)) => {
                        let line = self.points(&[Point::new(start, y), Point::new(x - step, y)]);
                        self.shapes.push(Shape::line(line, stroke));
                        from = None;
                    }
                    _ => {}
                }
                x += step;
            }
            y += row;
        }
    }

    /// Spruces, the farther ones first.
    fn wood(&mut self, area: &Area, waters: &[&Area]) {
        let px = self.px;
        for (at, number) in spread(&self.seen(), (self.metres(27.0), self.metres(21.0)), 1) {
            if number > 0.72 || !area.contains(at) || waters.iter().any(|water| water.contains(at)) {
                continue;
            }
            let foot = self.window.point(at);
            let size = (0.8 + 0.5 * chance((number * 1e6) as i64, 7, 3) as f32) * px;
            for (low, high, half) in [(0.0, 11.0, 6.5), (6.0, 18.0, 4.8)] {
                let points = vec![
                    foot + vec2(0.0, -high) * size,
                    foot + vec2(half, -low) * size,
                    foot + vec2(-half, -low) * size,
                ];
                self.shapes.push(Shape::convex_polygon(points, *self.colors.tree, Stroke::NONE));
            }
        }
    }

    fn water(&mut self, area: &Area, islands: &[&Area]) {
        self.fill(area, (*self.colors.water, *self.colors.water_foot));
        for ring in area.rings() {
            self.bank(ring.points(), 3.0);
        }
        let px = self.px;
        for (at, number) in spread(&self.seen(), (self.metres(96.0), self.metres(25.0)), 11) {
            if number > 0.62 {
                continue;
            }
            let half = 14.0 + 34.0 * number as f32;
            let is_clear = |at: Point| area.contains(at) && !islands.iter().any(|island| island.contains(at));
            let side = self.metres(half + 6.0);
            if ![-side, 0.0, side].into_iter().all(|x| is_clear(Point::new(at.x + x, at.y))) {
                continue;
            }
            let middle = self.window.point(at);
            let wave = |step: u8| {
                let part = f32::from(step) / 8.0 - 1.0;
                middle + vec2(part * half, -2.2 * (part * std::f32::consts::PI).sin()) * px
            };
            let color = self.colors.ripple.gamma_multiply(0.1 + 0.28 * (0.62 - number) as f32);
            self.shapes.push(Shape::line((0..=16).map(wave).collect(), Stroke::new(1.6 * px, color)));
        }
    }

    fn island(&mut self, area: &Area) {
        let color = *self.colors.island;
        self.fill(area, (color, color));
        for ring in area.rings() {
            self.bank(ring.points(), 2.0);
        }
    }

    /// The line where land and water meet; not along the edge of the picture.
    fn bank(&mut self, ring: &[Point], width: f32) {
        let mut points = self.points(ring);
        points.extend(points.first().copied());
        let inner = self.window.rect.shrink(self.px);
        let stroke = Stroke::new(width * self.px, self.colors.bank.gamma_multiply(0.9));
        let mut piece: Vec<Pos2> = Vec::new();
        for pair in points.windows(2) {
            if inner.contains(pair[0]) || inner.contains(pair[1]) {
                if piece.is_empty() {
                    piece.push(pair[0]);
                }
                piece.push(pair[1]);
            } else if !piece.is_empty() {
                self.shapes.push(Shape::line(std::mem::take(&mut piece), stroke));
            }
        }
        if !piece.is_empty() {
            self.shapes.push(Shape::line(piece, stroke));
        }
    }

    /// The rivers of the map, where it has been read.
    fn rivers(&mut self) {
        let Some(ground) = Ground::get() else { return };
        let seen = self.seen().grown(self.metres(40.0));
        let is_wide = self.metres(1000.0) > WIDE;
        for river in &ground.rivers {
            let line: Vec<Point> = river.line.points().iter().map(|at| self.window.plane.of_map(*at)).collect();
            let rank = usize::from(river.rank);
            let width = if is_wide {
                // A field as wide as a journey shows the great rivers only, as lines.
                let Some(width) = [0.0, 5.0, 3.2, 2.0].get(rank) else { continue };
                *width
            } else {
                [0.0, 13.0, 7.0, 4.5, 3.0, 2.0].get(rank).copied().unwrap_or(2.0)
            };
            let mut piece: Vec<Pos2> = Vec::new();
            let mut pieces = Vec::new();
            for pair in line.windows(2) {
                if seen.contains(pair[0]) || seen.contains(pair[1]) {
                    if piece.is_empty() {
                        piece.push(self.window.point(pair[0]));
                    }
                    piece.push(self.window.point(pair[1]));
                } else if !piece.is_empty() {
                    pieces.push(std::mem::take(&mut piece));
                }
            }
            pieces.extend(Some(piece).filter(|piece| piece.len() > 1));
            for mut piece in pieces {
                if is_wide {
                    let mut last = None;
                    let apart = 3.0 * self.px;
                    piece.retain(|at| {
                        let keep = last.is_none_or(|last: Pos2| last.distance(*at) >= apart);
                        last = if keep { Some(*at) } else { last };
                        keep
                    });
                    let stroke = Stroke::new(width * self.px, self.colors.bank.gamma_multiply(0.75));
                    self.shapes.push(Shape::line(piece, stroke));
                    continue;
                }
                let bank = Stroke::new((width + 3.0) * self.px, self.colors.bank.gamma_multiply(0.8));
                self.shapes.push(Shape::line(piece.clone(), bank));
                self.shapes.push(Shape::line(piece, Stroke::new(width * self.px, *self.colors.water)));
            }
        }
    }
}
