//! Relief, coast, lakes and rivers.

use std::sync::Arc;

use egui::epaint::{Vertex, WHITE_UV};
use egui::{Color32, Mesh, Painter, Rect, Shape, Stroke, TextureId, Ui, pos2};

use super::{Shade, Sheet, baked, key, place_of};
use crate::atlas::relief::Tile;
use crate::atlas::{Area, Bounds, Ground};
use crate::kiosk::Appearance;
use crate::ui::pictures::Shown;
use crate::ui::view::View;

/// Points of the screen for a pixel of the finest relief from which it gives way to plain colour, and at which it is gone.
const BLURRED: (f64, f64) = (2.2, 5.0);

pub fn show(ui: &Ui, painter: &Painter, view: &mut View<'_>, sheet: &Sheet<'_>, ground: &Ground) {
    let relief = relief(view, sheet, ground);
    let fine = ground.relief.level_for(sheet.camera.scale * f64::from(ui.ctx().pixels_per_point()));
    let coarse = ground.relief.levels.len().saturating_sub(1);
    let tiles = if relief > 0.0 { tiles(ui, view, sheet, ground, fine) } else { Vec::new() };
    // Drawn by the processor, every layer that covers the screen counts: what lies under whole tiles is left out.
    let is_whole = relief >= 1.0 && tiles.iter().all(|tile| tile.opacity >= 1.0);
    if !is_whole {
        painter.rect_filled(sheet.rect, 0.0, *view.theme.palette.map.sea);
        if relief < 1.0 {
            painter.add(land(ui, view, sheet, ground));
        }
        if relief > 0.0 && fine != coarse {
            for tile in self::tiles(ui, view, sheet, ground, coarse) {
                tile.draw(painter, relief as f32, &[], *view.theme.palette.ground);
            }
        }
    }
    // A shade over the land would be drawn once more by the processor, and most of the screen with it. Where it is dark it
    // is mixed into the relief instead.
    let dark = view.theme.appearance == Appearance::Ink;
    let mixed: &[Shade] = if is_whole && dark { sheet.shades } else { &[] };
    let deep = *view.theme.palette.ground;
    for tile in tiles {
        tile.draw(painter, relief as f32, mixed, deep);
    }
    if mixed.is_empty() {
        shade(painter, sheet, deep);
    }
    painter.add(waters(ui, view, sheet, ground));
}

/// Lays the shades over the land.
fn shade(painter: &Painter, sheet: &Sheet<'_>, ground: Color32) {
    let mut mesh = Mesh::default();
    for (y, alpha) in sheet.shades {
        for x in [sheet.rect.left(), sheet.rect.right()] {
            mesh.colored_vertex(pos2(x, *y), ground.gamma_multiply(*alpha));
        }
    }
    for (number, pair) in sheet.shades.windows(2).enumerate() {
        if pair[0].1 > 0.0 || pair[1].1 > 0.0 {
            let first = 2 * number as u32;
            mesh.add_triangle(first, first + 1, first + 2);
            mesh.add_triangle(first + 1, first + 2, first + 3);
        }
    }
    painter.add(mesh);
}

/// How much of the land is lost at a height.
fn lost(shades: &[Shade], y: f32) -> f32 {
    let pair = shades.windows(2).find(|pair| (pair[0].0..=pair[1].0).contains(&y));
    pair.map_or(0.0, |pair| {
        let part = (y - pair[0].0) / (pair[1].0 - pair[0].0).max(0.01);
        pair[0].1 + (pair[1].1 - pair[0].1) * part
    })
}

/// How much of the relief is seen, 0 to 1.
fn relief(view: &View<'_>, sheet: &Sheet<'_>, ground: &Ground) -> f64 {
    let Some(finest) = ground.relief.levels.first() else { return 0.0 };
    // Where contrast counts, shades would be noise.
    if view.theme.appearance == Appearance::Contrast {
        return 0.0;
    }
    let points = finest.km_per_px * sheet.camera.scale;
    1.0 - ((points - BLURRED.0) / (BLURRED.1 - BLURRED.0)).clamp(0.0, 1.0)
}

fn land(ui: &Ui, view: &mut View<'_>, sheet: &Sheet<'_>, ground: &Ground) -> Arc<Mesh> {
    let colours = &view.theme.palette.map;
    let (land, lake) = (*colours.land, *colours.lake);
    baked(
        ui.ctx(),
        view,
        (sheet.name, "land"),
        key(&place_of(sheet, view)),
        || {
            let seen = sheet.camera.bounds();
            let lands = ground.land.iter().map(|area| (area, land));
            let lakes = ground.lakes.iter().map(|lake_| (&lake_.area, lake));
            let seen = lands.chain(lakes).filter(|(area, _)| area.bounds.meets(&seen));
            seen.map(|(area, color)| Shape::mesh(fill(sheet, area, color))).collect()
        },
        |_| {},
    )
}

/// An area in one colour.
pub fn fill(sheet: &Sheet<'_>, area: &Area, color: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    for corner in &area.corners {
        mesh.colored_vertex(sheet.screen(*corner), color);
    }
    for [a, b, c] in &area.triangles {
        mesh.add_triangle(*a, *b, *c);
    }
    mesh
}

/// A tile of the relief on the screen; without a texture while that is being made, and where there is only sea.
struct Piece {
    rect: Rect,
    texture: Option<TextureId>,
    /// How far it has come in, 0 to 1.
    opacity: f32,
    /// The border that a tile has of its neighbours, as a part of its side.
    edge: f32,
    sea: Color32,
}

impl Piece {
    fn draw(&self, painter: &Painter, relief: f32, shades: &[Shade], ground: Color32) {
        if self.texture.is_none() && self.opacity <= 0.0 {
            return;
        }
        let mut mesh = self.texture.map_or_else(Mesh::default, Mesh::with_texture);
        let base = if self.texture.is_some() { Color32::WHITE } else { self.sea };
        let (top, bottom) = (self.rect.top(), self.rect.bottom());
        let between = shades.iter().map(|(y, _)| *y).filter(|y| *y > top && *y < bottom);
        let heights: Vec<f32> = std::iter::once(top).chain(between).chain([bottom]).collect();
        for y in &heights {
            let color = base.lerp_to_gamma(ground, lost(shades, *y)).gamma_multiply(self.opacity.min(relief));
            let down = self.edge + (1.0 - 2.0 * self.edge) * (y - top) / (bottom - top).max(0.01);
            for (x, across) in [(self.rect.left(), self.edge), (self.rect.right(), 1.0 - self.edge)] {
                let uv = if self.texture.is_some() { pos2(across, down) } else { WHITE_UV };
                mesh.vertices.push(Vertex { pos: pos2(x, *y), uv, color });
            }
        }
        for row in (0..2 * (heights.len() as u32 - 1)).step_by(2) {
            mesh.add_triangle(row, row + 1, row + 2);
            mesh.add_triangle(row + 1, row + 2, row + 3);
        }
        painter.add(mesh);
    }
}

fn tiles(ui: &Ui, view: &mut View<'_>, sheet: &Sheet<'_>, ground: &Ground, level: usize) -> Vec<Piece> {
    let theme = if view.theme.appearance == Appearance::Paper { "paper" } else { "ink" };
    let relief = &ground.relief;
    let side = relief.tile + 2 * relief.border;
    let edge = relief.border as f32 / side as f32;
    let sea = *view.theme.palette.map.sea;
    let piece = |tile: Tile| {
        let (rect, file) = (square(sheet, &tile), tile.file(theme));
        // A tile that lies wholly beyond the data has no file.
        if crate::atlas::ground::file(&file).is_none() {
            return Piece { rect, texture: None, opacity: 1.0, edge, sea };
        }
        match view.tools.pictures.built_in(ui.ctx(), &file, [side, side]) {
            Shown::Ready { texture, opacity } => Piece { rect, texture: Some(texture), opacity, edge, sea },
            Shown::Waiting | Shown::Broken => Piece { rect, texture: None, opacity: 0.0, edge, sea },
        }
    };
    relief.tiles(level, &sheet.camera.bounds()).into_iter().map(piece).collect()
}

fn square(sheet: &Sheet<'_>, tile: &Tile) -> Rect {
    let Bounds { min, max } = tile.bounds;
    Rect::from_two_pos(sheet.screen(min), sheet.screen(max))
}

/// Width of a river in design pixels, by its rank.
fn river_width(rank: u8) -> f32 {
    match rank {
        1 => 3.4,
        2 => 2.4,
        3 => 1.7,
        4 => 1.3,
        _ => 1.0,
    }
}

/// The smallest scale, in design pixels to a kilometre, at which rivers of a rank are drawn.
pub fn river_from(rank: u8) -> f64 {
    match rank {
        1 | 2 => 0.0,
        3 => 0.42,
        4 => 0.85,
        _ => 1.6,
    }
}

fn waters(ui: &Ui, view: &mut View<'_>, sheet: &Sheet<'_>, ground: &Ground) -> Arc<Mesh> {
    let colours = &view.theme.palette.map;
    let (river, coast) = (*colours.river, *colours.coast);
    let unit = view.canvas.scale;
    let outlined = view.theme.palette.outlined;
    let place = (place_of(sheet, view), unit.to_bits());
    baked(
        ui.ctx(),
        view,
        (sheet.name, "waters"),
        key(&place),
        || {
            let seen = sheet.camera.bounds().grown(20.0 / sheet.camera.scale);
            let detail = 1.3 * f64::from(unit) / sheet.camera.scale;
            let scale = sheet.camera.scale / f64::from(unit);
            let mut shapes = Vec::new();
            let mut draw = |line: &crate::atlas::Line, width: f32, color: Color32| {
                for piece in line.visible(&seen, detail) {
                    shapes.push(Shape::line(sheet.screens(&piece), Stroke::new(width * unit, color)));
                }
            };
            for line in &ground.coast {
                draw(line, if outlined { 2.0 } else { 1.3 }, coast);
            }
            for ring in ground.lakes.iter().flat_map(|lake| lake.area.rings()) {
                draw(ring, 1.2, coast);
            }
            for water in ground.rivers.iter().filter(|water| scale >= river_from(water.rank)) {
                // Rivers grow a little as the map comes nearer.
                let near = (scale.max(0.5) / 0.6).powf(0.25) as f32;
                let strength = if water.rank <= 2 { 1.0 } else { 0.8 };
                draw(&water.line, river_width(water.rank) * near, river.gamma_multiply(strength));
            }
            shapes
        },
        |mesh| {
            for vertex in &mut mesh.vertices {
                vertex.color = vertex.color.gamma_multiply(1.0 - lost(sheet.shades, vertex.pos.y));
            }
        },
    )
}
