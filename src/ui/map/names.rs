//! Names on the map, each with a halo, placed so that none covers another.

use std::collections::HashMap;

use egui::{Color32, CornerRadius, Painter, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, epaint::TextShape, vec2};

use super::features::tag_anchors;
use super::land::river_from;
use super::{Sheet, Strength, at, key};
use crate::atlas::chart::FeatureIndex;
use crate::atlas::ground::LandKind;
use crate::atlas::label::{Placed, Spots, Still, Wish, place, rung};
use crate::atlas::{Chart, Form, Ground, Point};
use crate::model::map::{Feature, FeatureKind};
use crate::model::{Localized, Script};
use crate::ui::text::Face;
use crate::ui::view::{Look, View};

/// Names as they were placed for a scale.
#[derive(Default)]
pub struct Layout {
    key: u64,
    names: Vec<Name>,
    placed: Vec<Placed>,
}

/// A name that wants to stand somewhere.
#[derive(Clone)]
struct Name {
    text: String,
    look: Look,
    style: Style,
    /// Whose strength it shares.
    of: Option<FeatureIndex>,
}

#[derive(Clone, Copy, PartialEq)]
enum Style {
    Plain,
    /// A year in a frame: of the line that holds, or of one that was replaced.
    Tag(bool),
}

/// Room between two names, in design pixels.
const MARGIN: f32 = 6.0;

pub fn show(
    ui: &Ui,
    painter: &Painter,
    view: &mut View<'_>,
    sheet: &Sheet<'_>,
    ground: &Ground,
    chart: &Chart,
    strengths: &HashMap<FeatureIndex, Strength>,
) {
    // A map that does not move uses what room it has.
    let still = sheet.small.then(|| still(view, sheet));
    let step = if sheet.small { sheet.camera.scale } else { rung(sheet.camera.scale) };
    let mut shown: Vec<(FeatureIndex, bool)> = strengths
        .iter()
        .filter(|(_, strength)| strength.there.max(strength.trace) >= 0.5)
        .map(|(index, strength)| (*index, strength.there >= 0.5))
        .collect();
    shown.sort_unstable();
    let comfort = view.kiosk.comfort().label().to_bits();
    let parts = (
        (step.to_bits(), view.canvas.scale.to_bits(), view.lang, comfort, sheet.year, sheet.small),
        (&shown, &sheet.table.picked, &sheet.table.focus, view.theme.appearance as u8),
        still.is_some().then(|| super::place_of(sheet, view)),
    );
    let key = key(&parts);
    if view.tools.maps.names.get(sheet.name).is_none_or(|layout| layout.key != key) {
        let layout = lay_out(ui, view, sheet, ground, chart, &shown, step, still.as_ref(), key);
        view.tools.maps.names.insert(sheet.name, layout);
    }
    let Some(layout) = view.tools.maps.names.remove(sheet.name) else { return };
    let free = sheet.clip.shrink(view.px(6.0));
    for placed in &layout.placed {
        let name = &layout.names[placed.wish];
        let corner = sheet.screen(placed.anchor) + vec2(placed.offset.0 as f32, placed.offset.1 as f32);
        if !free.expand(400.0).contains(corner) {
            continue;
        }
        let block = view.set(ui, &name.text, &name.look, f32::INFINITY);
        let pad = if matches!(name.style, Style::Tag(_)) { tag_pad(view) } else { Vec2::ZERO };
        let rect = Rect::from_min_size(corner, block.size + 2.0 * pad);
        let covered = sheet.obstacles.iter().any(|obstacle| obstacle.expand(view.px(8.0)).intersects(rect));
        if covered || !free.contains_rect(rect) {
            continue;
        }
        let strength = name.of.and_then(|index| strengths.get(&index)).map_or(1.0, |s| s.there.max(s.trace));
        let look = Look { color: name.look.color.gamma_multiply(strength), ..name.look };
        match name.style {
            Style::Tag(current) => tag(painter, view, rect, current, strength),
            Style::Plain => halo(painter, view, rect.min, &block, strength),
        }
        view.paint(painter, rect.min + pad, &block, &look, egui::Align::Min);
    }
    view.tools.maps.names.insert(sheet.name, layout);
}

/// The view of a map that does not move, for placing names.
fn still(view: &View<'_>, sheet: &Sheet<'_>) -> Still {
    let camera = &sheet.camera;
    let origin = sheet.rect.min;
    let left = camera.center.x * camera.scale - camera.size.0 / 2.0;
    let top = -camera.center.y * camera.scale - camera.size.1 / 2.0;
    let placed = |rect: Rect| {
        let (min, max) = (rect.min - origin, rect.max - origin);
        (left + f64::from(min.x), top + f64::from(min.y), left + f64::from(max.x), top + f64::from(max.y))
    };
    let within = placed(sheet.clip.shrink(view.px(10.0)));
    Still { within, without: sheet.obstacles.iter().map(|rect| placed(rect.expand(view.px(9.0)))).collect() }
}

fn tag_pad(view: &View<'_>) -> Vec2 {
    vec2(view.px(12.0), view.px(3.0))
}

fn tag(painter: &Painter, view: &View<'_>, rect: Rect, current: bool, strength: f32) {
    let palette = &view.theme.palette;
    let color = if current { *palette.gold } else { *palette.text };
    let corner = CornerRadius::same(view.px(8.0) as u8);
    painter.rect_filled(rect, corner, palette.map.halo.gamma_multiply(0.92 * strength));
    let stroke = Stroke::new(view.px(if current { 2.5 } else { 1.6 }), color.gamma_multiply(strength));
    painter.rect_stroke(rect, corner, stroke, StrokeKind::Inside);
}

/// The letters in the colour of the ground, a little to every side.
fn halo(painter: &Painter, view: &View<'_>, at: egui::Pos2, block: &crate::ui::text::Block, strength: f32) {
    let color: Color32 = view.theme.palette.map.halo.gamma_multiply(0.9 * strength);
    // Four copies, as each is a fair part of the screen where the processor draws.
    let far = view.px(1.7).max(1.0);
    for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
        let shape = TextShape::new(at + vec2(x, y) * far, block.galley.clone(), color).with_override_text_color(color);
        painter.add(Shape::Text(shape));
    }
}

#[expect(clippy::too_many_arguments, reason = "called once, with all that names depend on")]
fn lay_out(
    ui: &Ui,
    view: &mut View<'_>,
    sheet: &Sheet<'_>,
    ground: &Ground,
    chart: &Chart,
    shown: &[(FeatureIndex, bool)],
    step: f64,
    still: Option<&Still>,
    key: u64,
) -> Layout {
    let mut gather = Gather { names: Vec::new(), wishes: Vec::new(), small: sheet.small };
    for (index, there) in shown {
        let (Some(feature), Some(form)) = (at(view.museum, *index), chart.form(*index)) else { continue };
        gather.feature(ui, view, sheet, *index, feature, form, *there);
    }
    gather.land(ui, view, ground, step / f64::from(view.canvas.scale));
    let Gather { names, wishes, .. } = gather;
    let placed = place(&wishes, step, f64::from(view.px(MARGIN)), still);
    Layout { key, names, placed }
}

struct Gather {
    names: Vec<Name>,
    wishes: Vec<Wish>,
    small: bool,
}

/// Kilometres between two anchors of a river's name.
const ANCHORS_KM: f64 = 60.0;

impl Gather {
    fn add(&mut self, ui: &Ui, view: &mut View<'_>, name: Name, wish: Wish) {
        let look = if self.small {
            Look { size: (name.look.size * 0.86).max(view.theme.measures.floor), ..name.look }
        } else {
            name.look
        };
        let name = Name { look, ..name };
        let block = view.set(ui, &name.text, &name.look, f32::INFINITY);
        let pad = if matches!(name.style, Style::Tag(_)) { 2.0 * tag_pad(view) } else { Vec2::ZERO };
        let size = block.size + pad;
        self.wishes.push(Wish { size: (f64::from(size.x), f64::from(size.y)), ..wish });
        self.names.push(name);
    }

    #[expect(clippy::too_many_arguments, reason = "one feature and everything around it")]
    fn feature(
        &mut self,
        ui: &Ui,
        view: &mut View<'_>,
        sheet: &Sheet<'_>,
        index: FeatureIndex,
        feature: &Feature,
        form: &Form,
        there: bool,
    ) {
        use FeatureKind::*;
        let chosen = sheet.table.picked.as_ref() == Some(&feature.id) || sheet.table.focus.contains(&feature.id);
        let palette = &view.theme.palette;
        let (text, gold, muted) = (*palette.text, *palette.gold, *palette.muted);
        let said = || feature.name_in(sheet.year);
        let plain = view.label_look().color(if chosen { gold } else { text }).rows(1);
        let bold = Look { face: Face::SansBold, ..plain };
        let around = |view: &View<'_>, rank: i32| Wish {
            anchors: form.anchor().into_iter().collect(),
            size: (0.0, 0.0),
            gap: f64::from(view.px(if chosen { 24.0 } else { 15.0 })),
            spots: Spots::Around,
            rank: if chosen { 0 } else { rank },
            sign: f64::from(view.px(10.0)),
            apart: 0.0,
        };
        let middle = |rank: i32| Wish {
            anchors: form.anchor().into_iter().collect(),
            size: (0.0, 0.0),
            gap: 0.0,
            spots: Spots::Middle,
            rank: if chosen { 0 } else { rank },
            sign: 0.0,
            apart: 0.0,
        };
        let (name, wish) = match feature.kind {
            Border { treaty } => {
                let color = if there { gold } else { text };
                let look = Look { face: Face::SansBold, ..view.label_look().size(23.0).color(color).rows(1) };
                let name = Name { text: treaty.to_string(), look, style: Style::Tag(there), of: Some(index) };
                let wish = Wish { anchors: tag_anchors(form), apart: 1e9, ..middle(if there { 4 } else { 6 }) };
                (name, wish)
            }
            Reading { .. } | Journey if !chosen && !there => return,
            Reading { .. } => {
                let look = plain.size(22.0).color(muted);
                let name = Name { text: view.say(said()).to_owned(), look, style: Style::Plain, of: Some(index) };
                (name, Wish { anchors: tag_anchors(form), apart: 1e9, ..middle(35) })
            }
            Homeland => {
                let color = if chosen { gold } else { view.theme.actor(feature.actor) };
                let look = Look { tracking: 2.0, ..bold.color(color) };
                (Name { text: view.say(said()).to_owned(), look, style: Style::Plain, of: Some(index) }, middle(8))
            }
            Undetermined { .. } | Common { .. } | Villages if !there => return,
            Undetermined { .. } | Common { .. } | Villages => (
                Name { text: view.say(said()).to_owned(), look: plain, style: Style::Plain, of: Some(index) },
                middle(9),
            ),
            Journey => {
                let color = view.theme.actor(feature.actor);
                let look = bold.size(23.0).color(color);
                let name = Name { text: view.say(said()).to_owned(), look, style: Style::Plain, of: Some(index) };
                (name, Wish { anchors: tag_anchors(form), gap: 14.0, ..around(view, 14) })
            }
            Town | Fort | Landmark | Battle => {
                if matches!(form, Form::Point { beyond: true, .. }) {
                    return;
                }
                let rank = if feature.kind == Battle { 12 } else { 20 };
                let look = if chosen { bold.size(28.0) } else { plain };
                let name = Name { text: view.say(said()).to_owned(), look, style: Style::Plain, of: Some(index) };
                (name, around(view, rank))
            }
        };
        let wish = if feature.kind == Journey { Wish { sign: 0.0, ..wish } } else { wish };
        self.add(ui, view, name, wish);
    }

    /// `scale` in design pixels to a kilometre.
    fn land(&mut self, ui: &Ui, view: &mut View<'_>, ground: &Ground, scale: f64) {
        let colours = &view.theme.palette.map;
        let (hydronym, oronym) = (*colours.hydronym, *colours.oronym);
        let water = view.label_look().color(hydronym).rows(1);
        for river in &ground.rivers {
            let Some(name) = &river.name else { continue };
            if scale < river_from(river.rank + 1) * 0.8 && river.rank > 2 {
                continue;
            }
            let length = river.line.length();
            let count = (length / ANCHORS_KM).floor().clamp(1.0, 40.0) as usize;
            // The middle first, then outwards.
            let mut parts: Vec<f64> = (1..=count).map(|part| part as f64 / (count + 1) as f64).collect();
            parts.sort_by(|a, b| (a - 0.5).abs().total_cmp(&(b - 0.5).abs()));
            let anchors: Vec<Point> = parts.into_iter().map(|part| river.line.at(length * part)).collect();
            let size = if river.rank == 1 { 28.0 } else { 23.0 };
            let wish = Wish {
                anchors,
                size: (0.0, 0.0),
                gap: f64::from(view.px(9.0)),
                spots: Spots::Around,
                rank: if river.rank == 1 { 7 } else { 20 + 5 * i32::from(river.rank) },
                sign: 0.0,
                apart: f64::from(view.px(if river.rank == 1 { 900.0 } else { 700.0 })),
            };
            self.named(ui, view, name, Look { size, ..water }, wish);
        }
        for lake in &ground.lakes {
            let (Some(name), big) = (&lake.name, lake.area.square_km()) else { continue };
            // A lake is named when its name is not much wider than the lake.
            if big.sqrt() * scale < 40.0 {
                continue;
            }
            let wish = Wish {
                anchors: vec![lake.area.inner_point()],
                size: (0.0, 0.0),
                gap: 10.0,
                spots: Spots::Middle,
                rank: 26,
                sign: 0.0,
                apart: 0.0,
            };
            self.named(ui, view, name, water.size(22.0), wish);
        }
        for land in &ground.names {
            let (color, tracking) = match land.kind {
                LandKind::Sea => (hydronym, 9.0),
                LandKind::Range => (oronym, 10.0),
                LandKind::Island | LandKind::Lowland => (oronym, 4.0),
            };
            if f64::from(land.rank) > 2.0 + scale * 2.0 {
                continue;
            }
            let tracking = if view.lang.script() == Script::Han { tracking } else { tracking * 0.4 };
            let look = Look { tracking, ..view.label_look().size(23.0).color(color.gamma_multiply(0.9)).rows(1) };
            let wish = Wish {
                anchors: land.anchors.clone(),
                size: (0.0, 0.0),
                gap: 0.0,
                spots: Spots::Middle,
                rank: 24 + 4 * i32::from(land.rank),
                sign: 0.0,
                apart: 1e9,
            };
            self.named(ui, view, &land.name, look, wish);
        }
    }

    fn named(&mut self, ui: &Ui, view: &mut View<'_>, name: &Localized<String>, look: Look, wish: Wish) {
        let text = view.say(name).to_owned();
        self.add(ui, view, Name { text, look, style: Style::Plain, of: None }, wish);
    }
}
