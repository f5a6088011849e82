//! The river of years: drag its knob, tap a year, or go from mark to mark.

use egui::accesskit::Role;
use egui::{Align, EventFilter, Id, Key, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::Plan;
use crate::kiosk::{Action, MapTable, MapWish};
use crate::ui::pictures::Icon;
use crate::ui::view::View;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::divider::arrows;
use crate::ui::widgets::focus_ring;
use crate::ui::widgets::river::{lying, wave};

/// A tap so near to a mark means the mark; design pixels.
const SNAP: f32 = 16.0;
const AMPLITUDE: f32 = 6.0;
const PERIOD: f32 = 230.0;

pub fn show(ui: &Ui, view: &mut View<'_>, plan: &Plan, table: &MapTable) {
    let side = 88.0;
    let y = plan.river + 8.0;
    let width = plan.right - plan.left;
    let before = view.canvas.rect(plan.left, y, side, side);
    let after = view.canvas.rect(plan.left + width - side, y, side, side);
    let river = view.canvas.rect(plan.left + side + 44.0, y, width - 2.0 * side - 88.0, side);
    let names = ["ui-map-mark-before", "ui-map-mark-after"].map(|key| view.word(key));
    if Button::new("").name(&names[0]).icon(Icon::Back).show(ui, view, before, "mark-before") {
        view.actions.push(Action::Map(MapWish::Mark(false)));
    }
    slider(ui, view, river, table);
    if Button::new("").name(&names[1]).icon(Icon::Forward).show(ui, view, after, "mark-after") {
        view.actions.push(Action::Map(MapWish::Mark(true)));
    }
}

fn slider(ui: &Ui, view: &mut View<'_>, rect: Rect, table: &MapTable) {
    let (first, last) = view.museum.atlas.years;
    let span = (last - first).max(1) as f32;
    let x_of = |year: i32| rect.left() + rect.width() * (year - first) as f32 / span;
    let at = |view: &View<'_>, year: i32| {
        let x = x_of(year);
        pos2(x, rect.center().y + wave(x - rect.left(), view.px(AMPLITUDE), view.px(PERIOD)))
    };
    let palette = &view.theme.palette;
    let (gold, river, ground, text) = (*palette.gold, *palette.river, *palette.ground, *palette.text);
    let line = |view: &View<'_>, from: i32, to: i32| {
        let part = |year: i32| (year - first) as f32 / span;
        lying(rect, part(from), part(to), view.px(AMPLITUDE), view.px(PERIOD))
    };
    ui.painter().add(Shape::line(line(view, table.year, last), Stroke::new(view.px(5.0), river.gamma_multiply(0.6))));
    ui.painter().add(Shape::line(line(view, first, table.year), Stroke::new(view.px(6.0), gold)));
    let mut labelled: Vec<Rect> = Vec::new();
    let mut label = |view: &mut View<'_>, year: i32, color, bold: bool| {
        let mut look = view.label_look().size(21.0).color(color).rows(1);
        look.grow = look.grow.min(1.3);
        if bold {
            look.face = crate::ui::text::Face::SansBold;
        }
        let block = view.set(ui, &year.to_string(), &look, f32::INFINITY);
        let x = x_of(year)
            .clamp(rect.left() - view.px(30.0) + block.size.x / 2.0, rect.right() + view.px(30.0) - block.size.x / 2.0);
        let top = rect.bottom() - view.px(4.0);
        let place = Rect::from_min_size(pos2(x - block.size.x / 2.0, top), block.size);
        if labelled.iter().all(|other| !other.expand(view.px(10.0)).intersects(place)) {
            labelled.push(place);
            view.paint(ui.painter(), pos2(x, top), &block, &look, Align::Center);
        }
    };
    label(view, table.year, gold, true);
    if let Some(other) = table.other {
        label(view, other, river, true);
    }
    for year in [first, last] {
        label(view, year, text, false);
    }
    let marks: Vec<i32> = view.museum.atlas.marks.iter().map(|mark| mark.year).collect();
    for &year in &marks {
        label(view, year, text, false);
        let color = if year <= table.year { gold } else { river };
        ui.painter().circle(at(view, year), view.px(8.0), ground, Stroke::new(view.px(3.0), color));
    }
    let knobs = [Some((table.year, gold)), table.other.map(|other| (other, river))];
    for (number, (year, color)) in knobs.into_iter().flatten().enumerate() {
        knob(ui, view, at(view, year), color, (number, year), table);
    }
    // A tap on the river itself goes to that year.
    let hit = rect.expand2(vec2(view.px(20.0), 0.0));
    let tap = ui.interact(hit, Id::unique("river of years"), Sense::CLICK | Sense::DRAG);
    let knob_drag = ui.data(|data| data.get_temp::<usize>(Id::unique("dragged knob")));
    if let Some(pointer) = tap.interact_pointer_pos().filter(|_| tap.clicked() || tap.dragged()) {
        let year = year_at(view, rect, pointer, first, span, &marks, tap.clicked());
        // The nearer of two knobs follows.
        let nearer = match table.other {
            Some(other) if (x_of(other) - pointer.x).abs() < (x_of(table.year) - pointer.x).abs() => 1,
            _ => 0,
        };
        let which = if tap.drag_started() || tap.clicked() { nearer } else { knob_drag.unwrap_or(nearer) };
        ui.data_mut(|data| data.insert_temp(Id::unique("dragged knob"), which));
        push(view, which, year, table);
    }
}

fn push(view: &mut View<'_>, which: usize, year: i32, table: &MapTable) {
    let (now, wish) = match (which, table.other) {
        (1, Some(other)) => (other, MapWish::OtherYear(year)),
        _ => (table.year, MapWish::Year(year)),
    };
    if now != year {
        view.actions.push(Action::Map(wish));
    }
}

fn year_at(view: &View<'_>, rect: Rect, pointer: Pos2, first: i32, span: f32, marks: &[i32], tapped: bool) -> i32 {
    let part = ((pointer.x - rect.left()) / rect.width()).clamp(0.0, 1.0);
    let year = first + (part * span).round() as i32;
    let years_of = |px: f32| view.px(px) / rect.width() * span;
    let reach = years_of(if tapped { SNAP * 1.8 } else { SNAP * 0.5 });
    let near = marks.iter().min_by_key(|mark| (**mark - year).abs());
    near.copied().filter(|mark| (mark - year).abs() as f32 <= reach).unwrap_or(year)
}

/// One knob of at most two, with its year.
fn knob(
    ui: &Ui,
    view: &mut View<'_>,
    center: Pos2,
    color: egui::Color32,
    (number, year): (usize, i32),
    table: &MapTable,
) {
    let square = Rect::from_center_size(center, vec2(view.px(88.0), view.px(88.0)));
    let response = ui.interact(square, Id::unique(("knob", number)), Sense::focusable_noninteractive());
    let name = view.word(if number == 0 { "ui-map-year" } else { "ui-map-other-year" });
    let info = || {
        let mut info = WidgetInfo::new(Role::Slider);
        info.label = Some(name.clone());
        info.value = Some(f64::from(year));
        info.enabled = true;
        info
    };
    response.widget_info(info);
    if view.tools.audit.on {
        let (clip, scrolls) = (ui.clip_rect(), false);
        view.tools.audit.controls.push(crate::ui::audit::ControlMark {
            name: name.clone(),
            rect: square,
            clip,
            scrolls,
        });
    }
    let pressed = ui.input(|input| {
        input.pointer.primary_down() && input.pointer.interact_pos().is_some_and(|at| square.contains(at))
    });
    let ground = *view.theme.palette.ground;
    ui.painter().circle(center, view.px(if pressed { 38.0 } else { 33.0 }), ground, Stroke::new(view.px(5.0), color));
    arrows(ui, view, center, color);
    focus_ring(ui, view, &response, 44.0);
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let keys = [(Key::ArrowLeft, -1), (Key::ArrowRight, 1), (Key::PageDown, -10), (Key::PageUp, 10)];
        let pressed = |input: &egui::InputState, key| i32::try_from(input.num_presses(key)).unwrap_or_default();
        let step: i32 = ui.input(|input| keys.iter().map(|(key, step)| step * pressed(input, *key)).sum());
        if step != 0 {
            push(view, number, year + step, table);
        }
    }
}
