//! The signs of units: the actor's shape, many of them in a tidy order.

use egui::{Color32, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use crate::model::Actor;
use crate::model::map::UnitKind;

/// Half the width of an actor's shape, in design pixels.
const RADIUS: f32 = 10.5;
/// How far the halo reaches.
const HALO: f32 = 3.0;
/// Half length and half width of a boat.
const HULL: Vec2 = vec2(20.0, 6.5);

/// How signs are drawn: points per design pixel, their colour, and what sets them off from the ground.
#[derive(Clone, Copy, Debug)]
pub struct Ink {
    pub px: f32,
    pub color: Color32,
    pub halo: Color32,
}

impl Ink {
    pub fn faded(self, part: f32) -> Ink {
        Ink { color: self.color.gamma_multiply(part), halo: self.halo.gamma_multiply(part), ..self }
    }
}

/// The corners of an actor's shape, for a half width of one.
fn corners(actor: Actor) -> Vec<Vec2> {
    match actor {
        Actor::Qing => vec![vec2(0.0, -1.0), vec2(1.05, 0.85), vec2(-1.05, 0.85)],
        Actor::Russia => vec![vec2(-0.88, -0.88), vec2(0.88, -0.88), vec2(0.88, 0.88), vec2(-0.88, 0.88)],
        Actor::Joseon => vec![vec2(0.0, -1.15), vec2(1.1, 0.0), vec2(0.0, 1.15), vec2(-1.1, 0.0)],
        Actor::RiverPeoples | Actor::Neutral => {
            let corner = |step: u8| Vec2::angled(std::f32::consts::TAU * f32::from(step) / 24.0);
            (0..24).map(corner).collect()
        }
    }
}

fn polygon(at: Pos2, corners: &[Vec2], size: f32, color: Color32) -> Shape {
    Shape::convex_polygon(corners.iter().map(|corner| at + *corner * size).collect(), color, Stroke::NONE)
}

/// A polygon with a dark edge all round.
fn set_off(shapes: &mut Vec<Shape>, points: Vec<Pos2>, ink: Ink) {
    shapes.push(Shape::closed_line(points.clone(), Stroke::new(2.0 * HALO * ink.px, ink.halo)));
    shapes.push(Shape::convex_polygon(points, ink.color, Stroke::NONE));
}

fn shape(shapes: &mut Vec<Shape>, at: Pos2, actor: Actor, ink: Ink) {
    let size = RADIUS * ink.px;
    set_off(shapes, corners(actor).iter().map(|corner| at + *corner * size).collect(), ink);
    if actor == Actor::Neutral {
        shapes.push(polygon(at, &corners(actor), size * 0.5, ink.halo));
    }
}

fn boat(shapes: &mut Vec<Shape>, at: Pos2, actor: Actor, ink: Ink) {
    let (half, turn) = (HULL * ink.px, egui::emath::Rot2::from_angle(0.14));
    // Two arcs that meet at bow and stern.
    let steps = 9;
    let side = |sign: f32| {
        (0..steps).map(move |step| {
            let along = step as f32 / (steps - 1) as f32 * 2.0 - 1.0;
            vec2(along * half.x * sign, (1.0 - along * along) * -half.y * sign)
        })
    };
    let hull = side(1.0).chain(side(-1.0).skip(1).take(steps - 2)).map(|corner| at + turn * corner).collect();
    set_off(shapes, hull, ink);
    shapes.push(polygon(at, &corners(actor), 3.6 * ink.px, ink.halo));
}

/// How signs of a kind stand: columns, and the distance from one to the next in design pixels.
fn order(kind: UnitKind, signs: usize) -> (usize, Vec2) {
    let columns = match signs {
        0..=4 => signs.max(1),
        5..=8 => 4,
        9 | 10 => 5,
        _ => 6,
    };
    match kind {
        UnitKind::Boats => (columns.min(5), vec2(47.0, 27.0)),
        UnitKind::Horse => (columns, vec2(31.0, 34.0)),
        UnitKind::Foot | UnitKind::Camp => (columns, vec2(31.0, 28.0)),
        UnitKind::Guns => (signs.max(1), vec2(17.0, 0.0)),
    }
}

/// Where each sign stands, from the middle of the group; design pixels.
fn stands(kind: UnitKind, signs: usize) -> Vec<Vec2> {
    let signs = signs.max(1);
    let (columns, step) = order(kind, signs);
    let rows = signs.div_ceil(columns);
    let place = |index: usize| {
        let (row, column) = (index / columns, index % columns);
        // Boats lie one behind the other on a slant, as they are moored.
        let slant = if kind == UnitKind::Boats { vec2(row as f32 * 15.0, column as f32 * 4.0) } else { Vec2::ZERO };
        vec2(column as f32 * step.x, row as f32 * step.y) + slant
    };
    let mut places: Vec<Vec2> = (0..signs).map(place).collect();
    let reach = places.iter().fold(Vec2::ZERO, |reach, place| reach.max(*place));
    let middle = if rows > 1 { reach / 2.0 } else { vec2(reach.x / 2.0, reach.y / 2.0) };
    places.iter_mut().for_each(|place| *place -= middle);
    places
}

/// What a group covers on the screen.
pub fn room(at: Pos2, kind: UnitKind, signs: u8, facing: Vec2, px: f32) -> Rect {
    let places = stands(kind, signs.into());
    let half = match kind {
        UnitKind::Boats => HULL + vec2(HALO, HALO + 2.0),
        UnitKind::Camp => Vec2::splat(RADIUS + 13.0),
        UnitKind::Horse => vec2(RADIUS + HALO, RADIUS + 8.0),
        UnitKind::Foot => Vec2::splat(RADIUS + HALO),
        UnitKind::Guns => {
            let (side, deep) = (battery_half(signs) + 8.0, 21.0);
            let across = facing.rot90();
            let half = (across * side).abs().max((facing * deep).abs());
            return Rect::from_center_size(at, half * 2.0 * px);
        }
    };
    let points: Vec<Pos2> = places.iter().map(|place| at + *place * px).collect();
    Rect::from_points(&points).expand2(half * px)
}

fn battery_half(signs: u8) -> f32 {
    (f32::from(signs.max(1)) - 1.0) * 8.5 + 16.0
}

/// A group of signs round a point. `facing` is where guns aim, a vector of length one.
pub fn group(shapes: &mut Vec<Shape>, at: Pos2, actor: Actor, kind: UnitKind, signs: u8, facing: Vec2, ink: Ink) {
    let places = stands(kind, signs.into());
    let px = ink.px;
    match kind {
        UnitKind::Guns => battery(shapes, at, signs, facing, ink),
        UnitKind::Boats => places.iter().for_each(|place| boat(shapes, at + *place * px, actor, ink)),
        UnitKind::Foot | UnitKind::Horse | UnitKind::Camp => {
            if kind == UnitKind::Camp {
                enclosure(shapes, room(at, kind, signs, facing, px).shrink(4.0 * px), ink);
            }
            for place in &places {
                let at = at + *place * px;
                if kind == UnitKind::Horse {
                    let bar = [at + vec2(-RADIUS, RADIUS + 5.0) * px, at + vec2(RADIUS, RADIUS + 5.0) * px];
                    shapes.push(Shape::line_segment(bar, Stroke::new(9.0 * px, ink.halo)));
                    shapes.push(Shape::line_segment(bar, Stroke::new(4.0 * px, ink.color)));
                }
                shape(shapes, at, actor, ink);
            }
        }
    }
}

/// The edge of a camp.
fn enclosure(shapes: &mut Vec<Shape>, rect: Rect, ink: Ink) {
    let px = ink.px;
    shapes.push(Shape::rect_filled(rect, 10.0 * px, ink.halo.gamma_multiply(0.45)));
    let radius = 10.0 * px;
    let mut line = Vec::new();
    let corners = [
        (pos2(rect.right() - radius, rect.top() + radius), -0.25),
        (pos2(rect.right() - radius, rect.bottom() - radius), 0.0),
        (pos2(rect.left() + radius, rect.bottom() - radius), 0.25),
        (pos2(rect.left() + radius, rect.top() + radius), 0.5),
    ];
    for (center, from) in corners {
        for step in 0..=5_u8 {
            let turn = from + 0.25 * f32::from(step) / 5.0;
            line.push(center + Vec2::angled(std::f32::consts::TAU * turn) * radius);
        }
    }
    line.push(line[0]);
    shapes.extend(Shape::dashed_line(&line, Stroke::new(2.0 * px, ink.color.gamma_multiply(0.85)), 9.0 * px, 6.0 * px));
}

/// An earthwork open to the rear, with a barrel for each sign.
fn battery(shapes: &mut Vec<Shape>, at: Pos2, signs: u8, facing: Vec2, ink: Ink) {
    let px = ink.px;
    let across = facing.rot90();
    let on = |side: f32, ahead: f32| at + (across * side + facing * ahead) * px;
    let half = battery_half(signs);
    let arc: Vec<Pos2> = (0..=12_u8)
        .map(|step| {
            let part = f32::from(step) / 6.0 - 1.0;
            on(part * half, 9.0 - 9.0 * part * part)
        })
        .collect();
    let barrels: Vec<[Pos2; 2]> = (0..signs.max(1))
        .map(|number| {
            let side = (f32::from(number) - (f32::from(signs.max(1)) - 1.0) / 2.0) * 17.0;
            [on(side, -15.0), on(side, 17.0)]
        })
        .collect();
    for (wider, color) in [(2.0 * HALO, ink.halo), (0.0, ink.color)] {
        let stroke = |width: f32| Stroke::new((width + wider) * px, color);
        shapes.push(Shape::line(arc.clone(), stroke(6.0)));
        shapes.extend(barrels.iter().map(|barrel| Shape::line_segment(*barrel, stroke(5.0))));
    }
}

/// A dotted way with the head of an arrow at its end; dashes where the way is a drawing aid.
pub fn way(shapes: &mut Vec<Shape>, points: &[Pos2], dashed: bool, ink: Ink) {
    let [.., before, end] = points else { return };
    let px = ink.px;
    let along = (*end - *before).normalized();
    let faint = ink.color.gamma_multiply(0.92);
    shapes.push(Shape::line(points.to_vec(), Stroke::new(8.0 * px, ink.halo.gamma_multiply(0.55))));
    if dashed {
        shapes.extend(Shape::dashed_line(points, Stroke::new(3.5 * px, faint), 13.0 * px, 9.0 * px));
    } else {
        shapes.extend(Shape::dotted_line(points, faint, 11.0 * px, 2.6 * px));
    }
    let head = [
        *end + along * 8.0 * px,
        *end + (along * -10.0 + along.rot90() * 9.0) * px,
        *end + (along * -10.0 - along.rot90() * 9.0) * px,
    ];
    set_off(shapes, head.to_vec(), Ink { color: faint, ..ink });
}
