//! The phases of a battle as stations on a river. A tap goes to a station, a finger drawn along the river goes through the
//! battle, and three buttons below do what a finger most often wants.

use egui::{Align, Id, Rect, Sense, Stroke, Ui, pos2, vec2};

use crate::kiosk::Action;
use crate::model::{Battle, Phase};
use crate::ui::pictures::Icon;
use crate::ui::text::{Block, Face};
use crate::ui::view::{Look, View};
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::{control, focus_ring, pressed_ring, river};

/// Height of the river, and of the gap above the buttons.
const RIVER: f32 = 70.0;
const GAP: f32 = 14.0;
/// The most room for the names of the stations; more would leave none for the field.
const MOST_NAMES: f32 = 128.0;
/// A finger that stops this near to a station, in stations, means it.
const NEAR: f64 = 0.07;

/// Sizes of the names, the usual one first.
const SIZES: [f32; 2] = [22.0, 20.0];

/// A name and a date under a station.
struct Label {
    title: (Block, Look),
    when: (Block, Look),
}

/// What stands under the river.
struct Labels {
    /// Of each station, or only of the one the visitor is at.
    all: Option<Vec<Label>>,
    /// Whether every station has its date too.
    dated: bool,
    /// Room for the names above the dates, in design pixels.
    names: f32,
    /// In design pixels.
    height: f32,
}

/// How high the stepper is, in design pixels; the same in all phases.
pub fn height(ui: &Ui, view: &mut View<'_>, battle: &Battle, width: f32) -> f32 {
    let labels = labels(ui, view, battle, width);
    RIVER + labels.height + GAP + view.theme.measures.target
}

/// The stepper; `rect` as high as [`height`] says.
pub fn show(ui: &Ui, view: &mut View<'_>, battle: &Battle, rect: Rect) {
    let count = battle.phases.len();
    if count == 0 {
        return;
    }
    let labels = labels(ui, view, battle, view.canvas.design(rect).width());
    let current = view.kiosk.phase().min(count - 1);
    let band = Rect::from_min_size(rect.min, vec2(rect.width(), view.px(RIVER)));
    let touched = Rect::from_min_size(rect.min, vec2(rect.width(), view.px(RIVER + labels.height)));
    scrub(ui, view, battle, touched);
    stations(ui, view, battle, band, touched, current, &labels);
    let target = view.px(view.theme.measures.target);
    let row = Rect::from_min_max(pos2(rect.left(), rect.bottom() - target), rect.max);
    buttons(ui, view, battle, row, current);
}

fn label(ui: &Ui, view: &mut View<'_>, phase: &Phase, width: f32, rows: usize, sizes: &[f32]) -> Label {
    let order = view.order;
    let (lang, title) = phase.title.pick(order);
    let mut look = view.label_look().size(22.0).lang(lang).rows(rows).color(*view.theme.palette.text);
    look.line = 1.15;
    let title = view.set_fitting(ui, title, &look, width, sizes);
    let (lang, when) = phase.when.pick(order);
    let look = look.size(20.0).lang(lang).color(*view.theme.palette.muted);
    let when = view.set_fitting(ui, when, &look, width, &[20.0]);
    Label { title, when }
}

/// As much as there is room for: names and dates, names alone, or those of one station.
fn labels(ui: &Ui, view: &mut View<'_>, battle: &Battle, width: f32) -> Labels {
    let scale = view.canvas.scale;
    for dated in [true, false] {
        let Some(all) = fitting(ui, view, battle, width, dated) else { continue };
        let highest = |of: fn(&Label) -> f32| all.iter().map(of).fold(0.0, f32::max) / scale;
        let names = highest(|label| label.title.0.size.y);
        let dates = highest(|label| label.when.0.size.y);
        let both = highest(|label| label.title.0.size.y + label.when.0.size.y);
        let height = if dated { both } else { names + dates } + 6.0;
        if height <= MOST_NAMES {
            return Labels { all: Some(all), dated, names, height };
        }
    }
    let one = battle.phases.iter().map(|phase| label(ui, view, phase, width, 1, &SIZES));
    let height = one.map(|label| label.title.0.size.y + label.when.0.size.y).fold(0.0, f32::max) / scale;
    Labels { all: None, dated: true, names: 0.0, height: height + 6.0 }
}

/// The labels of all stations, if they fit beside each other without cutting a word.
fn fitting(ui: &Ui, view: &mut View<'_>, battle: &Battle, width: f32, dated: bool) -> Option<Vec<Label>> {
    let slot = width / battle.phases.len().max(1) as f32;
    let scale = view.canvas.scale;
    let least = view.kiosk.comfort().label().min(1.1);
    let mut all: Vec<Label> = Vec::with_capacity(battle.phases.len());
    for phase in &battle.phases {
        // One long word may reach into the room of neighbours that are short.
        let tried = [(slot - 12.0, &SIZES[..]), (slot * 1.35, &SIZES[1..])].map(|(width, sizes)| {
            let mut label = label(ui, view, phase, width, 2, sizes);
            if !dated {
                label.when = self::label(ui, view, phase, slot * 3.0, 1, &SIZES).when;
            }
            let room = width * scale + 0.5;
            let good = |(block, look): &(Block, Look)| {
                !block.truncated && block.size.x <= room && block.keeps_words() && look.grow >= least
            };
            (good(&label.title) && (!dated || good(&label.when)), label)
        });
        all.push(tried.into_iter().find_map(|(good, label)| good.then_some(label))?);
    }
    let half = |label: &Label| {
        let date = if dated { label.when.0.size.x } else { 0.0 };
        label.title.0.size.x.max(date) / 2.0 / scale
    };
    all.windows(2).all(|pair| half(&pair[0]) + half(&pair[1]) + 10.0 <= slot).then_some(all)
}

/// A finger along the river: between two stations are the moves that lead to the second.
fn scrub(ui: &Ui, view: &mut View<'_>, battle: &Battle, rect: Rect) {
    let response = ui.interact(rect, Id::unique("battle river"), Sense::DRAG);
    if !response.dragged() || !ui.input(|input| input.pointer.is_decidedly_dragging()) {
        return;
    }
    let Some(at) = response.interact_pointer_pos() else { return };
    let count = battle.phases.len();
    let along = f64::from((at.x - rect.left()) / rect.width()) * count as f64 - 0.5;
    let along = along.clamp(-0.5, count as f64 - 1.0);
    let near = along.round();
    let along = if (along - near).abs() < NEAR && near >= 0.0 { near } else { along };
    let phase = along.ceil().max(0.0) as usize;
    let part = if phase == 0 { (along + 0.5) * 2.0 } else { along - (phase as f64 - 1.0) };
    let moves = battle.phases.get(phase).map_or(0, |phase| phase.moves.len());
    let moved = part * moves as f64;
    let is_there = phase == view.kiosk.phase() && (view.kiosk.moved(view.now) - moved).abs() < 1e-9;
    if !is_there || view.kiosk.is_playing() {
        view.actions.push(Action::Scrub(phase, moved));
    }
}

/// How far along the river the visitor is, in stations.
fn along(view: &View<'_>) -> f32 {
    let phase = view.kiosk.phase() as f32;
    let moves = view.kiosk.moves();
    if moves == 0 {
        return phase;
    }
    let part = (view.kiosk.moved(view.now) / moves as f64) as f32;
    if view.kiosk.phase() == 0 { (part - 1.0) / 2.0 } else { phase - 1.0 + part }
}

fn stations(ui: &Ui, view: &mut View<'_>, battle: &Battle, band: Rect, touched: Rect, current: usize, labels: &Labels) {
    let count = battle.phases.len();
    let part = |station: f32| (station + 0.5) / count as f32;
    let along = along(view);
    river::course(ui, view, band, part(along));
    let palette = &view.theme.palette;
    let (gold, ground, ahead, text) = (*palette.gold, *palette.ground, *palette.river, *palette.text);
    let slot = band.width() / count as f32;
    for (index, phase) in battle.phases.iter().enumerate() {
        let center = river::on_course(view, band, part(index as f32));
        let left = band.left() + slot * index as f32;
        let touch = Rect::from_x_y_ranges(left + view.px(4.0)..=left + slot - view.px(4.0), touched.y_range());
        let here = index == current;
        let name = format!("{} {}", index + 1, view.say(&phase.title));
        let response = control(ui, view, touch, ("phase", index), &name, Some(here));
        let radius = view.px(if here { 28.0 } else { 22.0 });
        ui.painter().circle_filled(center, radius, if here { gold } else { ground });
        let ring = if index as f32 <= along + 0.01 || here { gold } else { ahead };
        ui.painter().circle_stroke(center, radius, Stroke::new(view.px(3.5), ring));
        let mut look = view.button_look().size(24.0).still().color(if here { ground } else { text });
        look.face = Face::SansBold;
        let block = view.set(ui, &(index + 1).to_string(), &look, f32::INFINITY);
        view.paint(ui.painter(), pos2(center.x, center.y - block.size.y / 2.0), &block, &look, Align::Center);
        match &labels.all {
            Some(all) => named(ui, view, &all[index], left + slot / 2.0, band, here, labels),
            None if here => {
                let one = label(ui, view, phase, view.canvas.design(band).width(), 1, &SIZES);
                named(ui, view, &one, center.x, band, true, labels);
            }
            None => {}
        }
        pressed_ring(ui, view, &response, 14.0);
        focus_ring(ui, view, &response, 14.0);
        if response.clicked() {
            view.actions.push(Action::Phase(index));
        }
    }
    if (along - current as f32).abs() > 0.02 {
        let knob = river::on_course(view, band, part(along));
        ui.painter().circle_filled(knob, view.px(13.0), ground);
        ui.painter().circle_filled(knob, view.px(9.5), gold);
    }
}

/// A name and a date, centred at `x` where there is room.
fn named(ui: &Ui, view: &mut View<'_>, label: &Label, x: f32, band: Rect, here: bool, labels: &Labels) {
    let gold = *view.theme.palette.gold;
    let mut top = band.bottom();
    for (number, (block, look)) in [&label.title, &label.when].into_iter().enumerate() {
        if number == 1 && !labels.dated {
            if !here {
                return;
            }
            top = band.bottom() + view.px(labels.names);
        }
        let mut look = if here { look.color(gold) } else { *look }.rows(1);
        // Rows are centred one by one; where the bold letters of the one the visitor is at have room, they stand there.
        let rows: Vec<&str> = block.galley.text().lines().map(str::trim).filter(|row| !row.is_empty()).collect();
        let bold = Look { face: Face::SansBold, ..look };
        let room = view.px(6.0) + block.size.x;
        if here && number == 0 && rows.iter().all(|row| view.set(ui, row, &bold, f32::INFINITY).size.x <= room) {
            look = bold;
        }
        for row in rows {
            let block = view.set(ui, row, &look, f32::INFINITY);
            let half = block.size.x / 2.0;
            let x = x.clamp(band.left() + half, (band.right() - half).max(band.left() + half));
            view.paint(ui.painter(), pos2(x, top), &block, &look, Align::Center);
            top += block.size.y;
        }
    }
}

/// The phase before, what moves, the phase after. What a button leaves free at an end of the battle goes to its neighbour,
/// so that each stays where a finger was.
fn buttons(ui: &Ui, view: &mut View<'_>, battle: &Battle, row: Rect, current: usize) {
    let gap = view.px(16.0);
    // What the middle one says is the longest, and stays the same.
    let share = if view.canvas.portrait { 0.29 } else { 0.33 };
    let side = (row.width() - 2.0 * gap) * share;
    let plays = view.kiosk.moves() > 0;
    let before = current.checked_sub(1);
    let after = Some(current + 1).filter(|next| *next < battle.phases.len());
    let middle = row.center().x;
    // The edges between the buttons.
    let (first, second) = match (before, after, plays) {
        (None, None, _) => (row.left(), row.right()),
        (None, Some(_), true) => (row.left(), row.right() - side),
        (Some(_), None, true) => (row.left() + side, row.right()),
        (Some(_), Some(_), true) => (row.left() + side, row.right() - side),
        (None, Some(_), false) => (row.left(), row.left()),
        (Some(_), None, false) => (row.right(), row.right()),
        (Some(_), Some(_), false) => (middle - gap / 2.0, middle + gap / 2.0),
    };
    let cell = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to, row.y_range());
    if let Some(index) = before {
        let title = view.say(&battle.phases[index].title).to_owned();
        if Button::new(&title).icon(Icon::Back).show(ui, view, cell(row.left(), first), "phase before") {
            view.actions.push(Action::Phase(index));
        }
    }
    if plays {
        let from = if before.is_some() { first + gap } else { row.left() };
        let to = if after.is_some() { second - gap } else { row.right() };
        play(ui, view, cell(from, to));
    }
    if let Some(index) = after {
        let title = view.say(&battle.phases[index].title).to_owned();
        if Button::new(&title).icon_last(Icon::Forward).show(ui, view, cell(second, row.right()), "phase after") {
            view.actions.push(Action::Phase(index));
        }
    }
}

fn play(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let is_made = view.kiosk.moved(view.now) >= view.kiosk.moves() as f64;
    let (word, icon, action) = match (view.kiosk.is_playing(), is_made, view.kiosk.is_shown()) {
        (true, _, _) => ("ui-pause", Icon::Pause, Action::Pause),
        (false, false, _) => ("ui-play-on", Icon::Play, Action::Play),
        (false, true, false) => ("ui-play", Icon::Play, Action::Play),
        (false, true, true) => ("ui-play-again", Icon::Reset, Action::Play),
    };
    let label = view.word(word);
    if Button::new(&label).icon(icon).kind(Kind::Primary).show(ui, view, rect, "play") {
        view.actions.push(action);
    }
}
