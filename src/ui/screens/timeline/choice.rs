//! Whose doings and what kinds of them are shown: chips with their counts.

use egui::accesskit::Role;
use egui::epaint::RectShape;
use egui::{Align, Rect, Stroke, StrokeKind, Ui, WidgetInfo, pos2};

use super::{CONTROL, GAP};
use crate::kiosk::{Action, TimelineWish};
use crate::model::{Actor, EntryKind};
use crate::ui::field;
use crate::ui::pictures::Icon;
use crate::ui::text::{Block, Face};
use crate::ui::view::{Look, View};
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::{actor_shape, control_as, focus_ring, rounding};

const ACTORS: [Actor; 5] = [Actor::Qing, Actor::Russia, Actor::Joseon, Actor::RiverPeoples, Actor::Neutral];
/// Mark, margins and the gaps between mark, name and count.
const AROUND: f32 = 22.0 + 2.0 * 24.0 + 12.0 + 10.0;

/// The actors who do anything, in rows of chips.
pub struct Actors {
    chips: Vec<Chip>,
    /// In design pixels.
    pub width: f32,
    pub height: f32,
}

struct Chip {
    actor: Actor,
    name: String,
    label: (Block, Look),
    count: (Block, Look),
    row: usize,
    width: f32,
    rect: Rect,
}

impl Actors {
    /// Sets the chips in one row of `room` design pixels, or in up to `most` rows if the letters would be too small.
    pub fn set(ui: &Ui, view: &mut View<'_>, room: f32, most: usize) -> Actors {
        let museum = view.museum;
        let there = |actor: &Actor| museum.timeline.iter().any(|entry| entry.actor == *actor);
        let actors: Vec<Actor> = ACTORS.into_iter().filter(there).collect();
        let grow = view.kiosk.comfort().label().min(1.3);
        let large = (1..=most).flat_map(|rows| [26.0, 24.0].map(|size| (rows, size, grow)));
        let small = [24.0, 22.0, 20.0].map(|size| (most, size, 1.0));
        let mut chips = Vec::new();
        for (rows, size, grow) in large.chain(small) {
            chips = actors.iter().map(|actor| Chip::set(ui, view, *actor, size, grow)).collect();
            // Rows of about as many.
            let each = chips.len().div_ceil(rows).max(1);
            for (number, chip) in chips.iter_mut().enumerate() {
                chip.row = number / each;
            }
            if (0..rows).all(|row| length(&chips, row) <= room) {
                break;
            }
        }
        let rows = chips.last().map_or(0, |chip| chip.row + 1);
        let width = (0..rows).map(|row| length(&chips, row)).fold(0.0, f32::max).min(room);
        Actors { chips, width, height: (rows as f32 * (CONTROL + GAP) - GAP).max(0.0) }
    }

    /// Puts the chips on their places, from `top` on: at the right, or over the whole width.
    pub fn at(mut self, view: &View<'_>, left: f32, right: f32, top: f32, filling: bool) -> Actors {
        let rows = self.chips.last().map_or(0, |chip| chip.row + 1);
        for row in 0..rows {
            let spare = right - left - length(&self.chips, row);
            let mine: Vec<&mut Chip> = self.chips.iter_mut().filter(|chip| chip.row == row).collect();
            let more = if filling { spare / mine.len() as f32 } else { 0.0 };
            let mut x = if filling { left } else { left + spare.max(0.0) };
            for chip in mine {
                let width = chip.width + more;
                chip.rect = view.canvas.rect(x, top + row as f32 * (CONTROL + GAP), width, CONTROL);
                x += width + GAP;
            }
        }
        self
    }
}

impl Chip {
    fn set(ui: &Ui, view: &mut View<'_>, actor: Actor, size: f32, grow: f32) -> Chip {
        let timeline = view.kiosk.timeline();
        let (on, count) = (timeline.actors.contains(&actor), timeline.of_actor(view.museum, actor));
        let name = view.word(actor_word(actor));
        let mut look = Look { grow, ..view.button_look().size(size).rows(1) };
        if on {
            look.face = Face::SansBold;
        }
        let label = view.set(ui, &name, &look, f32::INFINITY);
        let small = look.color(*view.theme.palette.muted).size((size - 2.0).max(view.theme.measures.floor));
        let count = view.set(ui, &count.to_string(), &small, f32::INFINITY);
        let width = (label.size.x + count.size.x) / view.canvas.scale + AROUND;
        Chip { actor, name, label: (label, look), count: (count, small), row: 0, width, rect: Rect::NOTHING }
    }
}

/// How long a row of chips is.
fn length(chips: &[Chip], row: usize) -> f32 {
    chips.iter().filter(|chip| chip.row == row).map(|chip| chip.width + GAP).sum::<f32>() - GAP
}

pub fn actor_word(actor: Actor) -> &'static str {
    match actor {
        // What no side does alone several do together.
        Actor::Neutral => "ui-timeline-several",
        side => field::actor_word(side),
    }
}

/// The chips of the actors: what their marks mean, and whose are shown.
pub fn actors(ui: &Ui, view: &mut View<'_>, actors: &Actors) {
    let chosen = view.kiosk.timeline().actors.clone();
    for chip in &actors.chips {
        let on = chosen.contains(&chip.actor);
        let info = || WidgetInfo::selected(Role::Switch, true, on, &chip.name);
        let response = control_as(ui, view, chip.rect, ("timeline actor", chip.actor), &chip.name, info);
        let palette = &view.theme.palette;
        let fill = if on || response.is_pointer_button_down_on() { palette.raised } else { palette.surface };
        let radius = CONTROL / 2.0;
        let color = view.theme.actor(chip.actor);
        let corner = rounding(view, radius);
        ui.painter().add(RectShape::filled(chip.rect, corner, *fill));
        // While some are chosen, the others step back.
        let (width, strength) = if on { (4.0, 1.0) } else { (2.0, if chosen.is_empty() { 1.0 } else { 0.5 }) };
        let stroke = Stroke::new(view.px(width), color.gamma_multiply(strength));
        ui.painter().rect_stroke(chip.rect, corner, stroke, StrokeKind::Inside);
        let inner = chip.label.0.size.x + chip.count.0.size.x + view.px(22.0 + 12.0 + 10.0);
        let mut x = chip.rect.center().x - inner / 2.0;
        let y = chip.rect.center().y;
        actor_shape(ui.painter(), pos2(x + view.px(11.0), y), view.px(11.0), chip.actor, color);
        x += view.px(34.0);
        let (block, look) = &chip.label;
        view.paint(ui.painter(), pos2(x, y - block.size.y / 2.0), block, look, Align::Min);
        x += block.size.x + view.px(10.0);
        let (block, look) = &chip.count;
        view.paint(ui.painter(), pos2(x, y - block.size.y / 2.0), block, look, Align::Min);
        focus_ring(ui, view, &response, radius);
        if response.clicked() {
            view.actions.push(Action::Timeline(TimelineWish::Actor(chip.actor)));
        }
    }
}

/// The button that opens the kinds; it says how many are chosen.
pub fn open_kinds(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let chosen = view.kiosk.timeline().kinds.len();
    let label = view.word("ui-timeline-kinds");
    let kind = if chosen > 0 { Kind::Tab(true) } else { Kind::Plain };
    let badge = Some(chosen).filter(|chosen| *chosen > 0);
    let button = Button { badge, ..Button::new(&label).icon(Icon::Layers).kind(kind) };
    if button.show(ui, view, rect, "timeline kinds") {
        view.actions.push(Action::Timeline(TimelineWish::Choose));
    }
}

/// The kinds to choose from, with all of them and the way back at the end.
pub fn kinds(ui: &Ui, view: &mut View<'_>, zone: Rect) {
    let museum = view.museum;
    let timeline = view.kiosk.timeline().clone();
    let columns = if view.canvas.portrait { 4 } else { 8 };
    let zone = view.canvas.design(zone);
    let width = (zone.width() - (columns - 1) as f32 * GAP) / columns as f32;
    let rows = (EntryKind::ALL.len() + 2).div_ceil(columns) as f32;
    let top = zone.bottom() - rows * (CONTROL + GAP);
    let place = |view: &View<'_>, number: usize| {
        let (row, column) = ((number / columns) as f32, (number % columns) as f32);
        view.canvas.rect(zone.left() + column * (width + GAP), top + row * (CONTROL + GAP), width, CONTROL)
    };
    for (number, kind) in EntryKind::ALL.into_iter().enumerate() {
        let label = format!("{} {}", view.word(kinds_word(kind)), timeline.of_kind(museum, kind));
        let rect = place(view, number);
        let button = Button::new(&label).kind(Kind::Chip(timeline.kinds.contains(&kind)));
        if button.show(ui, view, rect, ("timeline kind", kind)) {
            view.actions.push(Action::Timeline(TimelineWish::Kind(kind)));
        }
    }
    let all = view.word("ui-timeline-all-kinds");
    let rect = place(view, EntryKind::ALL.len());
    if Button::new(&all).kind(Kind::Chip(timeline.kinds.is_empty())).show(ui, view, rect, "timeline all kinds") {
        view.actions.push(Action::Timeline(TimelineWish::AllKinds));
    }
    let done = view.word("ui-timeline-chosen");
    let rect = place(view, EntryKind::ALL.len() + 1);
    if Button::new(&done).icon(Icon::Check).show(ui, view, rect, "timeline chosen") {
        view.actions.push(Action::Timeline(TimelineWish::Choose));
    }
}

/// What the entries of a kind are called.
fn kinds_word(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Treaty => "ui-entries-treaty",
        EntryKind::Battle => "ui-entries-battle",
        EntryKind::Journey => "ui-entries-journey",
        EntryKind::Founding => "ui-entries-founding",
        EntryKind::Rule => "ui-entries-rule",
        EntryKind::Border => "ui-entries-border",
    }
}
