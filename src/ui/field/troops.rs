//! Who stands where, and the ways they went.

use egui::{Painter, Pos2, Rect, Shape, Vec2, vec2};

use super::sign::{self, Ink};
use super::{Theme, lantern};
use crate::atlas::course::{Stand, stands};
use crate::model::map::{Certainty, Field, SceneryKind, Spot, Unit};
use crate::model::{Actor, Battle};
use crate::ui::view::View;

/// A unit as it was drawn.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Place in the field's list of units.
    pub unit: usize,
    pub room: Rect,
    /// How much of it is there, 0 to 1.
    pub presence: f32,
    pub moves: bool,
}

/// Draws everybody at a moment: a phase, how many of its moves have been made, and how much of the last one is to be seen.
/// `place` says where a spot is on the screen.
pub fn show(
    view: &View<'_>,
    painter: &Painter,
    battle: &Battle,
    field: &Field,
    (phase, moved, part): (usize, f64, f32),
    place: &dyn Fn(Spot) -> Pos2,
) -> Vec<Group> {
    let theme = lantern(view);
    let px = view.canvas.scale;
    let mut now = stands(battle, phase, moved);
    let moves = battle.phases.get(phase).map_or(&[][..], |phase| &phase.moves);
    let mover = moves.get(moved as usize).filter(|_| moved.fract() > 0.0).map(|step| step.unit);
    if part < 1.0 {
        fade(&mut now, battle, phase, moved, part);
    }
    let mut shapes = Vec::new();
    departed(&mut shapes, battle, field, (phase, moved), theme, px, place);
    let mut groups = Vec::with_capacity(now.len());
    let mut signs = Vec::new();
    for stand in &now {
        let Some(unit) = field.units.get(stand.unit) else { continue };
        let (at, facing) = (place(stand.at), facing(field, &now, stand, place));
        let room = sign::room(at, unit.kind, unit.signs, facing, px);
        let ink = ink(theme, unit.actor, px).faded(stand.presence);
        let way: Vec<Pos2> = stand.trail.iter().map(|spot| place(*spot)).collect();
        trail(&mut shapes, &way, room.expand(9.0 * px), unit, ink);
        sign::group(&mut signs, at, unit.actor, unit.kind, unit.signs, facing, ink);
        groups.push(Group { unit: stand.unit, room, presence: stand.presence, moves: mover == Some(stand.unit) });
    }
    painter.extend(shapes);
    painter.extend(signs);
    groups
}

pub fn ink(theme: &Theme, actor: Actor, px: f32) -> Ink {
    Ink { px, color: theme.actor(actor), halo: *theme.palette.field.halo }
}

/// The last move comes in while what was before it goes.
fn fade(now: &mut Vec<Stand>, battle: &Battle, phase: usize, moved: f64, part: f32) {
    let made = (moved - 1.0).max(0.0);
    let Some(step) = battle.phases.get(phase).and_then(|phase| phase.moves.get(made as usize)) else { return };
    for stand in now.iter_mut().filter(|stand| stand.unit == step.unit) {
        stand.presence *= part;
    }
    let before = stands(battle, phase, made).into_iter().filter(|stand| stand.unit == step.unit);
    now.extend(before.map(|stand| Stand { presence: stand.presence * (1.0 - part), ..stand }));
}

/// The ways of those who have gone in this phase: what is left of them.
fn departed(
    shapes: &mut Vec<Shape>,
    battle: &Battle,
    field: &Field,
    (phase, moved): (usize, f64),
    theme: &Theme,
    px: f32,
    place: &dyn Fn(Spot) -> Pos2,
) {
    let Some(phase_moves) = battle.phases.get(phase).map(|phase| &phase.moves) else { return };
    for (number, step) in phase_moves.iter().enumerate().filter(|(_, step)| step.leaves) {
        let Some(unit) = field.units.get(step.unit).filter(|_| moved >= number as f64 + 1.0) else { continue };
        let from = stands(battle, phase, number as f64).into_iter().find(|stand| stand.unit == step.unit);
        let way: Vec<Pos2> =
            from.map(|stand| stand.at).into_iter().chain(step.path.iter().copied()).map(place).collect();
        sign::way(shapes, &way, unit.certainty == Certainty::Schematic, ink(theme, unit.actor, px).faded(0.75));
    }
}

/// A way up to the edge of those who went it.
fn trail(shapes: &mut Vec<Shape>, way: &[Pos2], room: Rect, unit: &Unit, ink: Ink) {
    let mut way = way.to_vec();
    while let [.., before, end] = way.as_mut_slice() {
        if room.contains(*before) {
            way.pop();
            continue;
        }
        // Where the last piece enters.
        let (mut outside, mut inside) = (0.0_f32, 1.0_f32);
        for _ in 0..12 {
            let half = f32::midpoint(outside, inside);
            if room.contains(before.lerp(*end, half)) { inside = half } else { outside = half }
        }
        *end = before.lerp(*end, outside);
        break;
    }
    let length: f32 = way.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    if length > 26.0 * ink.px {
        sign::way(shapes, &way, unit.certainty == Certainty::Schematic, ink);
    }
}

/// Guns aim at the nearest work of others, or else at the nearest of them.
fn facing(field: &Field, now: &[Stand], stand: &Stand, place: &dyn Fn(Spot) -> Pos2) -> Vec2 {
    let Some(unit) = field.units.get(stand.unit) else { return vec2(0.0, -1.0) };
    let at = place(stand.at);
    let middle = |shape: &[Spot]| -> Pos2 {
        let sum = shape.iter().fold(Vec2::ZERO, |sum, spot| sum + place(*spot).to_vec2());
        (sum / shape.len().max(1) as f32).to_pos2()
    };
    let nearest = |goals: &mut dyn Iterator<Item = Pos2>| {
        goals.filter(|goal| goal.distance(at) > 1.0).min_by(|a, b| a.distance(at).total_cmp(&b.distance(at)))
    };
    let is_other = |actor: Actor| actor != unit.actor && actor != Actor::Neutral;
    let forts = field.scenery.iter().filter(|work| work.kind == SceneryKind::Fort && work.actor.is_some_and(is_other));
    let others = now.iter().filter(|other| field.units.get(other.unit).is_some_and(|unit| is_other(unit.actor)));
    let goal = nearest(&mut forts.map(|fort| middle(&fort.shape)))
        .or_else(|| nearest(&mut others.map(|other| place(other.at))));
    goal.map_or(vec2(0.0, -1.0), |goal| (goal - at).normalized())
}
