//! The question after a long silence, with the seconds that are left to answer it.

use std::f32::consts::{FRAC_PI_2, TAU};

use egui::{Align, Order, Painter, Pos2, Shape, Stroke, Ui, pos2, vec2};

use crate::kiosk::Action;
use crate::ui::pictures::{Icon, show_icon};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::{river, sheet};

/// Radius of the ring.
const RING: f32 = 170.0;

pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let Some(left) = view.kiosk.seconds_left(view.now) else { return };
    let ground = view.theme.palette.deep.gamma_multiply(0.94);
    // Above every other sheet.
    let beside = sheet::over(ui, view, "idle", Order::Tooltip, ground, |ui, view| question(ui, view, left));
    // With the touch, not with its end: what is answered then lies under the finger and must not be pressed by it.
    if beside.is_pointer_button_down_on() || beside.clicked() {
        view.actions.push(Action::Stay);
    }
}

fn question(ui: &Ui, view: &mut View<'_>, left: u64) {
    let size = view.canvas.size;
    let standing = view.canvas.portrait;
    let seal = view.canvas.rect(24.0, 32.0, 80.0, 80.0);
    show_icon(ui, view, seal, Icon::Seal, egui::Color32::WHITE);
    // Both buttons, at a height where a seated visitor reaches them.
    let foot = if standing { size.y * 0.74 } else { size.y - 246.0 };
    let center = view.canvas.pos(size.x / 2.0, foot - 434.0);
    for (from, to) in [(0.0, size.x / 2.0 - 230.0), (size.x / 2.0 + 230.0, size.x)] {
        let line = view.canvas.rect(from, foot - 454.0, to - from, 40.0);
        river::rule(ui, view, line, 4.0, view.theme.palette.river.gamma_multiply(0.8));
    }
    let whole = view.kiosk.countdown().as_secs().max(1);
    let calm = view.kiosk.comfort().calm;
    clock(ui.painter(), view, center, left as f32 / whole as f32, calm);
    let digits = view.title_look().size(150.0).rows(1);
    let block = view.set(ui, &left.to_string(), &digits, f32::INFINITY);
    view.tell(ui, pos2(center.x, center.y - block.size.y / 2.0), &block, &digits, Align::Center);
    let middle = center.x;
    let title = view.title_look().size(64.0).rows(1);
    let own = view.word("ui-still-there");
    let y = view.canvas.pos(0.0, foot - 190.0).y;
    let (block, title) = view.set_fitting(ui, &own, &title, size.x - 160.0, &[64.0, 54.0, 46.0]);
    let asked = view.tell(ui, pos2(middle, y), &block, &title, Align::Center);
    let others = others(view, "ui-still-there");
    let look = view.body_look(view.lang).size(38.0).color(*view.theme.palette.muted).rows(1);
    let (block, look) = view.set_fitting(ui, &others, &look, size.x - 160.0, &[38.0, 32.0, 28.0]);
    view.tell(ui, pos2(middle, asked.bottom() + view.px(4.0)), &block, &look, Align::Center);
    let (wide, narrow, gap) = (560.0, 296.0, 24.0);
    let x = (size.x - wide - gap - narrow) / 2.0;
    let on = view.word("ui-go-on");
    let rect = view.canvas.rect(x, foot, wide, 128.0);
    if Button::new(&on).kind(Kind::Primary).icon_last(Icon::Forward).size(40.0).show(ui, view, rect, "go-on") {
        view.actions.push(Action::Stay);
    }
    let end = view.word("ui-end-visit");
    let rect = view.canvas.rect(x + wide + gap, foot, narrow, 128.0);
    if Button::new(&end).icon(Icon::Home).show(ui, view, rect, "end-visit") {
        view.actions.push(Action::Rest);
    }
    let hint = view.word("ui-touch-anywhere");
    let look = view.label_look().rows(1);
    let (block, look) = view.set_fitting(ui, &hint, &look, size.x - 160.0, &[25.0, 23.0, 21.0]);
    view.tell(ui, view.canvas.pos(size.x / 2.0, foot + 152.0), &block, &look, Align::Center);
}

/// A word of the interface in the languages that are not the visitor's.
pub fn others(view: &View<'_>, key: &str) -> String {
    let langs = view.museum.languages.iter().filter(|&&lang| lang != view.lang);
    langs.map(|&lang| view.words.get(lang, key)).collect::<Vec<_>>().join("  ·  ")
}

/// A ring that empties with the seconds, and a tick for each; without motion the digits count alone.
fn clock(painter: &Painter, view: &View<'_>, center: Pos2, part: f32, calm: bool) {
    let palette = &view.theme.palette;
    let (gold, line) = (*palette.gold, *palette.line);
    painter.circle_filled(center, view.px(RING - 14.0), *palette.ground);
    if calm {
        painter.circle_stroke(center, view.px(RING), Stroke::new(view.px(4.0), line));
        return;
    }
    painter.circle_stroke(center, view.px(RING), Stroke::new(view.px(12.0), line));
    let at = |turn: f32, radius: f32| {
        let angle = turn * TAU - FRAC_PI_2;
        center + vec2(angle.cos(), angle.sin()) * view.px(radius)
    };
    let steps = (part * 120.0).ceil().max(1.0) as usize;
    let arc = (0..=steps).map(|step| at(part * step as f32 / steps as f32, RING)).collect();
    painter.add(Shape::line(arc, Stroke::new(view.px(12.0), gold)));
    for tick in 0..20 {
        let turn = tick as f32 / 20.0;
        let color = if turn < part { gold } else { line };
        painter.line_segment([at(turn, RING + 22.0), at(turn, RING + 36.0)], Stroke::new(view.px(4.0), color));
    }
}
