//! What stands on a map and is no part of the land: scale, north, and arrows to what lies beyond.

use std::collections::HashMap;

use egui::{Align, Align2, Painter, Pos2, Rect, Shape, Stroke, Ui, Vec2, pos2, vec2};

use super::{Sheet, Strength, at};
use crate::atlas::chart::FeatureIndex;
use crate::atlas::{Albers, Chart, Form};
use crate::ui::view::View;

/// A scale bar and the direction of north, with the right lower corner at `corner`. Returns what they cover.
pub fn scale(ui: &Ui, painter: &Painter, view: &mut View<'_>, sheet: &Sheet<'_>, corner: Pos2) -> Rect {
    let palette = &view.theme.palette;
    let (text, halo) = (*palette.text, *palette.map.halo);
    let (km, points) = sheet.camera.scale_bar(f64::from(view.px(if sheet.small { 150.0 } else { 220.0 })));
    let length = points as f32;
    let (left, right) = (pos2(corner.x - length, corner.y), corner);
    let up = vec2(0.0, view.px(9.0));
    for (width, color) in [(8.0, halo), (2.6, text)] {
        let stroke = Stroke::new(view.px(width), color);
        painter.add(Shape::line(vec![left - up, left, right, right - up], stroke));
    }
    let label = view.sentence("ui-map-km", &[("km", format!("{km}").into())]);
    let look = view.label_look().size(21.0).color(text).rows(1);
    let block = view.set(ui, &label, &look, f32::INFINITY);
    let at = pos2(left.x, corner.y - view.px(12.0) - block.size.y);
    let ground = Rect::from_min_size(at, block.size).expand2(vec2(view.px(8.0), view.px(2.0)));
    painter.rect_filled(ground, view.px(8.0), halo.gamma_multiply(0.75));
    let label = view.paint(painter, at, &block, &look, Align::Min);
    let beside = (label.right() + view.px(36.0)).max(corner.x - view.px(8.0));
    let needle = pos2(beside, at.y + block.size.y / 2.0 - view.px(2.0));
    let turn = Albers::amur()
        .north(sheet.camera.plane((f64::from(needle.x - sheet.rect.min.x), f64::from(needle.y - sheet.rect.min.y))));
    north(painter, view, needle, turn as f32);
    label.union(Rect::from_two_pos(left - up, right)).union(Rect::from_center_size(needle, Vec2::splat(view.px(44.0))))
}

/// A needle that points north.
fn north(painter: &Painter, view: &View<'_>, center: Pos2, turn: f32) {
    let palette = &view.theme.palette;
    let (sin, cos) = turn.sin_cos();
    let at = |x: f32, y: f32| center + vec2(x * cos - y * sin, x * sin + y * cos) * view.px(1.0);
    let half = |side: f32| vec![at(0.0, -20.0), at(side * 9.0, 14.0), at(0.0, 7.0)];
    painter.circle_filled(center, view.px(24.0), palette.map.halo.gamma_multiply(0.75));
    painter.add(Shape::convex_polygon(half(1.0), *palette.text, Stroke::NONE));
    painter.add(Shape::convex_polygon(half(-1.0), *palette.muted, Stroke::NONE));
}

/// Arrows at the edge, with the names of places that lie beyond the data. Returns what they cover.
pub fn edges(
    ui: &Ui,
    painter: &Painter,
    view: &mut View<'_>,
    sheet: &Sheet<'_>,
    chart: &Chart,
    strengths: &HashMap<FeatureIndex, Strength>,
) -> Vec<Rect> {
    let palette = &view.theme.palette;
    let (color, halo) = (*palette.text, *palette.map.halo);
    let look = view.label_look().size(22.0).color(color).rows(1);
    let mut taken: Vec<Rect> = sheet.obstacles.to_vec();
    let before = taken.len();
    for (layer, forms) in chart.layers.iter().enumerate() {
        for (feature, form) in forms.iter().enumerate() {
            let index = FeatureIndex { layer, feature };
            let strength = strengths.get(&index).map_or(0.0, |strength| strength.there);
            let (Form::Point { at: place, beyond: true }, true) = (form, strength > 0.5) else { continue };
            let Some(feature) = at(view.museum, index) else { continue };
            let target = sheet.screen(*place);
            let inner = open_part(sheet).shrink(view.px(26.0));
            let Some(straight) = toward(inner, target) else { continue };
            let name = view.say(feature.name_in(sheet.year)).to_owned();
            let block = view.set(ui, &name, &look, f32::INFINITY);
            // Where something stands in the way, the arrow gives way along the edge.
            let label = |edge: Pos2| {
                let way = (target - edge).normalized();
                let rect = Align2([align(way.x), align(way.y)]).anchor_size(edge - way * view.px(20.0), block.size);
                (way, rect, rect.expand2(vec2(view.px(8.0), view.px(3.0))))
            };
            let is_free = |edge: &Pos2| {
                let (_, rect, ground) = label(*edge);
                inner.expand(view.px(8.0)).contains_rect(rect) && taken.iter().all(|other| !other.intersects(ground))
            };
            let Some(edge) = along_edge(inner, straight, view.px(24.0)).find(is_free) else { continue };
            let (way, rect, ground) = label(edge);
            taken.push(ground);
            painter.rect_filled(ground, view.px(8.0), halo.gamma_multiply(0.8 * strength));
            view.paint(painter, rect.min, &block, &look, Align::Min);
            let across = vec2(-way.y, way.x);
            let tip = edge + way * view.px(23.0);
            let foot = edge - way * view.px(5.0);
            let corners = vec![tip, foot + across * view.px(8.0), foot - across * view.px(8.0)];
            painter.add(Shape::convex_polygon(corners, color, Stroke::new(view.px(2.0), halo)));
        }
    }
    taken.split_off(before)
}

/// The map without what controls cover along most of its foot.
fn open_part(sheet: &Sheet<'_>) -> Rect {
    let mut open = sheet.clip;
    loop {
        let near = open.bottom() - open.height() * 0.06;
        let foot = || sheet.obstacles.iter().filter(|rect| rect.top() < open.bottom() && rect.bottom() >= near);
        let covered: f32 = foot().map(|rect| rect.intersect(open).width()).sum();
        let top = foot().map(|rect| rect.top()).fold(open.bottom(), f32::min);
        if covered < open.width() * 0.75 || top <= open.center().y {
            return open;
        }
        open.max.y = top;
    }
}

/// Points of an edge, from one of them outwards to both sides, as far as a quarter of the map.
fn along_edge(rect: Rect, from: Pos2, step: f32) -> impl Iterator<Item = Pos2> {
    let upright = from.x <= rect.left() + 1.0 || from.x >= rect.right() - 1.0;
    let most = if upright { rect.height() } else { rect.width() } / 4.0 / step;
    let offsets = (0..=most as u32).flat_map(move |number| [1.0, -1.0].map(|side| side * number as f32 * step));
    let way = if upright { vec2(0.0, 1.0) } else { vec2(1.0, 0.0) };
    offsets.map(move |offset| rect.clamp(from + way * offset))
}

/// Which side of a name is at the edge: the one that the arrow points to.
fn align(way: f32) -> Align {
    match way {
        ..-0.4 => Align::Min,
        0.4.. => Align::Max,
        _ => Align::Center,
    }
}

/// Where the line from the middle of a rectangle to a point outside leaves it; `None` for a point inside.
fn toward(rect: Rect, target: Pos2) -> Option<Pos2> {
    if rect.contains(target) {
        return None;
    }
    let way = target - rect.center();
    let part = (rect.width() / 2.0 / way.x.abs().max(1e-3)).min(rect.height() / 2.0 / way.y.abs().max(1e-3));
    Some(rect.center() + way * part)
}

/// 45° lines, clipped to the rectangle.
pub fn hatch(ui: &Ui, rect: Rect, step: f32, stroke: Stroke) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        painter.add(Shape::line_segment([pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())], stroke));
        x += step;
    }
}
