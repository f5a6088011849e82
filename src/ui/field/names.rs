//! Names on the field: each in its place, none on another, none on a sign.

use egui::epaint::TextShape;
use egui::{Align, Painter, Pos2, Rect, Ui, Vec2, pos2};

use super::ground::Terrain;
use super::lantern;
use super::troops::Group;
use crate::atlas::beside::{self, Name, Room};
use crate::model::map::Field;
use crate::ui::text::{Block, Face};
use crate::ui::view::{Look, View};

/// How far the halo of a letter reaches, in design pixels.
const HALO: f32 = 3.0;

/// A name that was set, and how it looks.
struct Set {
    block: Block,
    look: Look,
    opacity: f32,
}

/// Puts every name that has room beside what it names.
pub fn show(
    ui: &Ui,
    view: &mut View<'_>,
    painter: &Painter,
    field: &Field,
    groups: &[Group],
    terrain: &Terrain,
    taken: &[Rect],
) {
    let museum_order = view.order;
    let (gap, margin) = (f64::from(view.px(5.0)), f64::from(view.px(6.0)));
    let mut sets = Vec::new();
    let mut names = Vec::new();
    // Works first; who moves comes last, so that no other name moves with it.
    for place in &terrain.names {
        sets.push(Set { block: place.block.clone(), look: place.look, opacity: 1.0 });
        names.push(Name { size: size(&place.block), spots: place.spots.clone() });
    }
    let mut order: Vec<&Group> = groups.iter().collect();
    order.sort_by_key(|group| group.moves);
    for group in order {
        let Some(unit) = field.units.get(group.unit) else { continue };
        let (lang, name) = unit.name.pick(museum_order);
        let look = look(view, lantern(view).actor(unit.actor)).lang(lang);
        let block = view.set(ui, name, &look, 300.0);
        names.push(Name { size: size(&block), spots: beside::around(room(group.room), size(&block), gap) });
        sets.push(Set { block, look, opacity: group.presence });
    }
    let signs = groups.iter().map(|group| room(group.room));
    let taken: Vec<Room> = taken.iter().copied().map(room).chain(signs).collect();
    let within = room(painter.clip_rect().shrink(view.px(12.0)));
    for (set, spot) in sets.iter().zip(beside::place(&names, &taken, within, margin)) {
        let Some((x, y)) = spot else { continue };
        let look = set.look.color(set.look.color.gamma_multiply(set.opacity));
        haloed(view, painter, pos2(x as f32, y as f32), &set.block, &look, Align::Min);
    }
}

/// The look of a name on the field.
pub fn look(view: &View<'_>, color: egui::Color32) -> Look {
    let mut look = view.label_look().size(23.0).color(color).rows(2);
    look.face = Face::SansBold;
    // Twice the size would hide the field; it is in the text beside it.
    look.grow = 1.0 + 0.6 * (look.grow - 1.0);
    look.line = 1.2;
    look
}

fn size(block: &Block) -> (f64, f64) {
    (f64::from(block.size.x), f64::from(block.size.y))
}

pub fn room(rect: Rect) -> Room {
    let [left, top, right, bottom] = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
    (left, top, right, bottom)
}

/// A text with a dark edge. Returns what it covers.
pub fn haloed(view: &mut View<'_>, painter: &Painter, pos: Pos2, block: &Block, look: &Look, align: Align) -> Rect {
    let left = match align {
        Align::Min => pos.x,
        Align::Center => pos.x - block.size.x / 2.0,
        Align::Max => pos.x - block.size.x,
    };
    let halo = lantern(view).palette.field.halo.gamma_multiply(f32::from(look.color.a()) / 255.0);
    let reach = view.px(HALO);
    for step in 0..8_u8 {
        let offset = Vec2::angled(std::f32::consts::TAU * f32::from(step) / 8.0) * reach;
        let shape =
            TextShape::new(pos2(left, pos.y) + offset, block.galley.clone(), halo).with_override_text_color(halo);
        painter.add(shape);
    }
    view.paint(painter, pos, block, look, align)
}
