//! What people built on a field: forts, walls, ditches; and slopes, which are lines too.

use egui::{Color32, Pos2, Rect, Shape, Stroke, Vec2, vec2};

use super::ground::Brush;
use crate::atlas::field::{bastioned, smoothed};
use crate::atlas::{Area, Point};
use crate::model::map::{Scenery, SceneryKind};

/// The least width of a fort, in design pixels: a smaller one is drawn larger, as a sign.
const LEAST_FORT: f32 = 120.0;

/// A work as it was drawn: what it covers, and what its name stands beside, the best first.
pub struct Work {
    pub room: Vec<Rect>,
    pub anchors: Vec<Rect>,
}

/// Draws a work or a slope; areas are drawn elsewhere.
pub fn draw(brush: &mut Brush<'_>, scenery: &Scenery, color: Color32) -> Option<Work> {
    let plane = brush.window.plane;
    let line: Vec<Point> = scenery.shape.iter().map(|spot| plane.point(*spot)).collect();
    match scenery.kind {
        SceneryKind::Fort => Some(fort(brush, &line, color)),
        SceneryKind::Wall => Some(wall(brush, &line, color)),
        SceneryKind::Ditch => Some(ditch(brush, &line, color)),
        SceneryKind::Slope => Some(slope(brush, &line)),
        SceneryKind::Water | SceneryKind::Island | SceneryKind::Fields | SceneryKind::Forest => None,
    }
}

/// Ramparts with bastions, a yard, and some roofs.
fn fort(brush: &mut Brush<'_>, ring: &[Point], color: Color32) -> Work {
    let px = brush.px;
    let (halo, floor) = (*brush.colors.halo, *brush.colors.floor);
    // Roofs are quiet: who stands in the fort stands before them.
    let roof = brush.colors.roof.lerp_to_gamma(floor, 0.42);
    let count = ring.len().max(1) as f64;
    let middle =
        Point::new(ring.iter().map(|at| at.x).sum::<f64>() / count, ring.iter().map(|at| at.y).sum::<f64>() / count);
    let drawn = Rect::from_points(&brush.points(ring));
    let least = LEAST_FORT * px;
    let grow = f64::from((least / drawn.width().max(drawn.height()).max(1.0)).max(1.0));
    let ring: Vec<Point> = ring.iter().map(|at| middle.toward(*at, grow)).collect();
    let outline = bastioned(&ring);
    let scaled = |part: f64| -> Vec<Point> { outline.iter().map(|at| middle.toward(*at, part)).collect() };
    let edge = brush.points(&outline);
    brush.shapes.push(Shape::closed_line(edge.clone(), Stroke::new(14.0 * px, halo)));
    if let Some(area) = Area::on_plane(outline.clone()) {
        brush.fill(&area, (floor, floor));
    }
    let inner = brush.points(&scaled(0.72));
    brush.shapes.push(Shape::closed_line(inner, Stroke::new(1.8 * px, color.gamma_multiply(0.65))));
    brush.shapes.push(Shape::closed_line(edge.clone(), Stroke::new(7.0 * px, color)));
    let room = Rect::from_points(&edge).expand(7.0 * px);
    let yard = Rect::from_points(&brush.points(&ring));
    let center = brush.window.point(middle);
    for (x, y, tall) in
        [(-0.17, -0.16, false), (0.15, -0.2, false), (0.17, 0.04, false), (-0.19, 0.14, true), (0.08, 0.23, false)]
    {
        let side = yard.width().min(yard.height());
        let size = if tall { vec2(0.13, 0.17) } else { vec2(0.19, 0.12) } * side;
        let house = Rect::from_center_size(center + vec2(x, y) * side, size);
        brush.shapes.push(Shape::rect_filled(house, 0.0, roof));
        let ridge = if tall {
            [house.center_top(), house.center_bottom()]
        } else {
            [house.left_center(), house.right_center()]
        };
        brush.shapes.push(Shape::line_segment(ridge, Stroke::new(1.2 * px, floor)));
    }
    Work { room: vec![room], anchors: vec![room] }
}

/// A siege wall: a strong line with joints.
fn wall(brush: &mut Brush<'_>, line: &[Point], color: Color32) -> Work {
    let px = brush.px;
    let halo = *brush.colors.halo;
    let points = brush.points(&smoothed(line, false, brush.fine()));
    brush.shapes.push(Shape::line(points.clone(), Stroke::new(14.0 * px, halo)));
    brush.shapes.push(Shape::line(points.clone(), Stroke::new(8.0 * px, color)));
    for (at, along) in steps(&points, 14.0 * px) {
        let across = along.rot90() * 4.5 * px;
        brush.shapes.push(Shape::line_segment([at - across, at + across], Stroke::new(2.6 * px, halo)));
    }
    beside(brush, &points, 9.0)
}

/// Two edges and the dark between them.
fn ditch(brush: &mut Brush<'_>, line: &[Point], color: Color32) -> Work {
    let px = brush.px;
    let halo = *brush.colors.halo;
    let points = brush.points(&smoothed(line, false, brush.fine()));
    brush.shapes.push(Shape::line(points.clone(), Stroke::new(11.0 * px, halo)));
    for side in [-1.0, 1.0] {
        let edge: Vec<Pos2> = shifted(&points, side * 4.0 * px);
        brush.shapes.extend(Shape::dashed_line(&edge, Stroke::new(2.2 * px, color), 9.0 * px, 5.0 * px));
    }
    beside(brush, &points, 8.0)
}

/// The upper edge of a slope, with strokes that run down at its right hand.
fn slope(brush: &mut Brush<'_>, line: &[Point]) -> Work {
    let px = brush.px;
    let color = brush.colors.contour.to_opaque().lerp_to_gamma(*brush.colors.land, 0.68);
    let points = brush.points(&smoothed(line, false, brush.fine()));
    brush.shapes.push(Shape::line(points.clone(), Stroke::new(1.6 * px, color)));
    for (number, (at, along)) in steps(&points, 11.0 * px).into_iter().enumerate() {
        let length = if number % 2 == 0 { 12.0 } else { 7.0 };
        let end = at + along.rot90() * length * px;
        brush.shapes.push(Shape::line_segment([at, end], Stroke::new(1.3 * px, color)));
    }
    let mut work = beside(brush, &points, 6.0);
    work.room.clear();
    work
}

/// Points along a line at even steps, with the way it runs there.
fn steps(points: &[Pos2], step: f32) -> Vec<(Pos2, Vec2)> {
    let mut found = Vec::new();
    let mut rest = step / 2.0;
    for pair in points.windows(2) {
        let (length, along) = (pair[0].distance(pair[1]), (pair[1] - pair[0]).normalized());
        while rest < length {
            found.push((pair[0] + along * rest, along));
            rest += step;
        }
        rest -= length;
    }
    found
}

/// A line beside a line.
fn shifted(points: &[Pos2], by: f32) -> Vec<Pos2> {
    let along = |at: usize| {
        let (before, after) = (points[at.saturating_sub(1)], points[(at + 1).min(points.len() - 1)]);
        (after - before).normalized()
    };
    (0..points.len()).map(|at| points[at] + along(at).rot90() * by).collect()
}

/// What a line covers, in pieces; its name stands near its middle or its ends.
fn beside(brush: &Brush<'_>, points: &[Pos2], half: f32) -> Work {
    let square = |at: Pos2| Rect::from_center_size(at, Vec2::splat(2.0 * half * brush.px));
    let along: Vec<Pos2> = steps(points, 14.0 * brush.px).into_iter().map(|(at, _)| at).collect();
    let at = |part: f32| along.get((part * along.len() as f32) as usize).copied();
    let inner = brush.window.rect.shrink(10.0 * brush.px);
    let anchors = [0.3, 0.7, 0.15, 0.85, 0.5, 0.05, 0.95].into_iter().filter_map(at);
    let anchors = anchors.filter(|at| inner.contains(*at)).map(square).collect();
    let room = along.iter().copied().map(square).collect();
    Work { room, anchors }
}
