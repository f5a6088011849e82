//! The staff's side: keypad, panel, test of the touchscreen, and the round through all pages.

use egui::{Align, CornerRadius, Rect, Stroke, Ui, epaint::RectShape, pos2, vec2};

use super::{comfort, touch_test, visits};
use crate::kiosk::backstage::{KNOCK, Keypad, Said};
use crate::kiosk::{Action, Appearance, Backstage, Comfort, Command};
use crate::ui::pictures::{Icon, show_icon};
use crate::ui::text::Face;
use crate::ui::theme::Theme;
use crate::ui::view::{Look, View};
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::reading::column;
use crate::ui::widgets::{rounding, surface};

/// Side of the corner that staff hold, at the right above: nothing to be touched stands there on any page.
const CORNER: f32 = 120.0;

/// Notices that somebody holds the corner.
pub fn knock(ui: &Ui, view: &mut View<'_>) {
    let size = view.canvas.size;
    let corner = view.canvas.rect(size.x - CORNER, 0.0, CORNER, CORNER);
    let held = ui.input(|input| {
        let pointer = &input.pointer;
        let inside = pointer.press_origin().is_some_and(|pos| corner.contains(pos))
            && pointer.interact_pos().is_some_and(|pos| corner.contains(pos));
        (pointer.primary_down() && inside).then(|| pointer.press_start_time().map(|start| input.time - start)).flatten()
    });
    let Some(held) = held else { return };
    let left = KNOCK.as_secs_f64() - held;
    if left > 0.0 {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
    } else {
        view.actions.push(Action::Staff(Command::Knock));
    }
}

/// Covers the page, if staff are here and do not walk through the pages.
pub fn show(ui: &mut Ui, view: &mut View<'_>, backstage: &Backstage) {
    ui.painter().rect_filled(ui.max_rect(), CornerRadius::ZERO, *view.theme.palette.deep);
    if ui.input(|input| input.pointer.any_pressed()) {
        command(view, Command::Touch);
    }
    match backstage {
        Backstage::Keypad(pad) => keypad(ui, view, pad),
        Backstage::Panel { .. } => panel(ui, view, backstage),
        Backstage::Statistics { days, summary, .. } => visits::show(ui, view, backstage, *days, summary.as_deref()),
        Backstage::TouchTest { .. } => touch_test::show(ui, view),
        Backstage::Round { .. } => {}
        Backstage::RoundResult { faults, .. } => round_result(ui, view, backstage, faults),
    }
}

fn command(view: &mut View<'_>, command: Command) {
    view.actions.push(Action::Staff(command));
}

fn keypad(ui: &Ui, view: &mut View<'_>, pad: &Keypad) {
    let size = view.canvas.size;
    let (key, gap) = (124.0, 20.0);
    let width = 3.0 * key + 2.0 * gap;
    let left = (size.x - width) / 2.0;
    let total = 80.0 + 250.0 + 4.0 * (key + gap) + 104.0;
    let mut y = ((size.y - total) / 2.0).max(20.0);
    show_icon(ui, view, view.canvas.rect(size.x / 2.0 - 40.0, y, 80.0, 80.0), Icon::Seal, egui::Color32::WHITE);
    y += 96.0;
    let center = |view: &View<'_>, y: f32| view.canvas.pos(size.x / 2.0, y);
    let title = view.word("staff-title");
    let look = view.title_look().size(44.0).rows(1);
    view.text(ui, center(view, y), &title, &look, size.x - 80.0, Align::Center);
    y += 64.0;
    let said = said(view, pad);
    let look = view.label_look().size(26.0).still().rows(1);
    let look = if pad.said(view.now) == Said::Enter { look } else { look.color(*view.theme.palette.gold) };
    view.text(ui, center(view, y), &said, &look, size.x - 80.0, Align::Center);
    y += 64.0;
    dots(ui, view, y, pad.typed());
    y += 46.0;
    let shut = pad.is_shut(view.now);
    for digit in 1..=9_u8 {
        let (row, column) = (f32::from((digit - 1) / 3), f32::from((digit - 1) % 3));
        let rect = view.canvas.rect(left + column * (key + gap), y + row * (key + gap), key, key);
        digit_key(ui, view, rect, digit, shut);
    }
    let row = y + 3.0 * (key + gap);
    let cancel = view.word("staff-cancel");
    let button = Button::new(&cancel).kind(Kind::Tab(false)).size(24.0);
    if button.show(ui, view, view.canvas.rect(left, row, key, key), "staff-cancel") {
        command(view, Command::Close);
    }
    digit_key(ui, view, view.canvas.rect(left + key + gap, row, key, key), 0, shut);
    let erase = view.word("staff-erase");
    let button = Button::new("").name(&erase).kind(Kind::Tab(false)).icon(Icon::Erase);
    if button.show(ui, view, view.canvas.rect(left + 2.0 * (key + gap), row, key, key), "staff-erase") {
        command(view, Command::Erase);
    }
    if pad.is_ready(view.now) {
        let enter = view.word("staff-enter");
        let rect = view.canvas.rect(left, row + key + gap, width, 96.0);
        if Button::new(&enter).kind(Kind::Primary).icon(Icon::Check).show(ui, view, rect, "staff-pin-enter") {
            command(view, Command::Enter);
        }
    }
    keys(ui, view);
}

/// The digits of a keyboard, if there is one.
fn keys(ui: &Ui, view: &mut View<'_>) {
    let typed = ui.input(|input| {
        let digits = input.events.iter().filter_map(|event| match event {
            egui::Event::Text(text) => text.parse::<u8>().ok().filter(|digit| *digit <= 9),
            _ => None,
        });
        digits.collect::<Vec<_>>()
    });
    for digit in typed {
        command(view, Command::Digit(digit));
    }
}

fn said(view: &View<'_>, pad: &Keypad) -> String {
    match pad.said(view.now) {
        Said::Enter => view.word("staff-pin"),
        Said::Looking => view.word("staff-looking"),
        Said::Wrong => view.word("staff-wrong"),
        Said::Wait { until } => {
            let seconds = until.saturating_sub(view.now).as_millis().div_ceil(1000) as i64;
            view.sentence("staff-wait", &[("seconds", seconds.into())])
        }
    }
}

/// A dot for each digit, and rings for those that are missing to six.
fn dots(ui: &Ui, view: &View<'_>, y: f32, typed: usize) {
    let count = typed.max(6);
    let left = view.canvas.size.x / 2.0 - (count as f32 - 1.0) * 24.0;
    let palette = &view.theme.palette;
    for index in 0..count {
        let center = view.canvas.pos(left + index as f32 * 48.0, y);
        if index < typed {
            ui.painter().circle_filled(center, view.px(14.0), *palette.gold);
        } else {
            ui.painter().circle_stroke(center, view.px(12.0), Stroke::new(view.px(3.0), *palette.muted));
        }
    }
}

fn digit_key(ui: &Ui, view: &mut View<'_>, rect: Rect, digit: u8, shut: bool) {
    let label = digit.to_string();
    let touched = Button::new(&label).size(46.0).show(ui, view, rect, ("staff-digit", digit));
    if shut {
        ui.painter().rect_filled(rect, rounding(view, 14.0), view.theme.palette.deep.gamma_multiply(0.6));
    } else if touched {
        command(view, Command::Digit(digit));
    }
}

/// Title, seconds left, and the way back; returns where the page goes on, in design pixels.
pub(super) fn head(ui: &Ui, view: &mut View<'_>, backstage: &Backstage, title: &str, pad: f32) -> f32 {
    let width = view.canvas.size.x - 2.0 * pad;
    let look = view.title_look().size(46.0).rows(1);
    let title = view.word(title);
    let shown = view.text(ui, view.canvas.pos(pad, 44.0), &title, &look, width - 300.0, Align::Min);
    if let Some(left) = backstage.closes_in(view.now) {
        let seconds = left.as_millis().div_ceil(1000) as i64;
        let text = view.sentence("staff-closes-in", &[("seconds", seconds.into())]);
        let look = view.label_look().still().rows(1);
        let block = view.set(ui, &text, &look, f32::INFINITY);
        let at = pos2(shown.right() + view.px(28.0), shown.bottom() - block.size.y - view.px(8.0));
        view.tell(ui, at, &block, &look, Align::Min);
    }
    140.0
}

fn panel(ui: &Ui, view: &mut View<'_>, backstage: &Backstage) {
    let size = view.canvas.size;
    let pad = if view.canvas.portrait { 44.0 } else { 96.0 };
    let width = size.x - 2.0 * pad;
    let columns = if view.canvas.portrait { 2 } else { 4 };
    let mut y = head(ui, view, backstage, "staff-panel", pad);
    let gap = 20.0;
    let cell = |index: usize, y: f32, height: f32, columns: usize| {
        let each = (width - gap * (columns as f32 - 1.0)) / columns as f32;
        let (row, column) = ((index / columns) as f32, (index % columns) as f32);
        (pad + column * (each + gap), y + row * (height + gap), each, height)
    };
    let tiles = status(view);
    let tile = 196.0;
    for (index, (title, lines)) in tiles.iter().enumerate() {
        let (x, y, width, height) = cell(index, y, tile, columns);
        status_tile(ui, view, view.canvas.rect(x, y, width, height), title, lines);
    }
    y += (tiles.len().div_ceil(columns) as f32) * (tile + gap) + 12.0;
    y = defaults(ui, view, (pad, y, width));
    let commands = commands(view);
    let height = 104.0;
    // On a screen that stands and is not very high, three beside each other leave room for the way back.
    let columns = if size.y - y < 4.0 * (height + gap) + 180.0 { 3 } else { columns.min(3) };
    for (index, (key, icon, wanted)) in commands.into_iter().enumerate() {
        let (x, y, width, height) = cell(index, y, height, columns);
        let label = view.word(key);
        if Button::new(&label).icon(icon).show(ui, view, view.canvas.rect(x, y, width, height), key) {
            command(view, wanted);
        }
    }
    let back = view.word("staff-back");
    let wide = width.min(560.0);
    let rect = view.canvas.rect(pad + width - wide, size.y - 48.0 - height, wide, height);
    if Button::new(&back).kind(Kind::Primary).icon(Icon::Back).show(ui, view, rect, "staff-back") {
        command(view, Command::Close);
    }
}

fn commands(view: &View<'_>) -> Vec<(&'static str, Icon, Command)> {
    let mut commands = vec![
        ("staff-statistics", Icon::Bars, Command::Statistics(7)),
        ("staff-reload", Icon::Reset, Command::Reload),
        ("staff-touch-test", Icon::Reach, Command::TouchTest),
        ("staff-round", Icon::Book, Command::Round),
    ];
    if !view.kiosk.report().skipped.is_empty() {
        commands.push(("staff-show-skipped", Icon::Check, Command::ShowSkipped));
    }
    commands.push(("staff-restart", Icon::Reset, Command::Restart));
    commands.push(("staff-leave", Icon::Close, Command::Leave));
    commands
}

/// The tiles: a title and lines each.
fn status(view: &View<'_>) -> Vec<(String, Vec<String>)> {
    let report = view.kiosk.report();
    let museum = view.museum;
    let minutes = report.uptime.as_secs() as usize / 60;
    let uptime = [("hours", (minutes / 60).into()), ("minutes", (minutes % 60).into())];
    let mut running = vec![view.sentence("staff-uptime", &uptime)];
    if let Some(memory) = report.memory_mib {
        running.push(view.sentence("staff-memory", &[("mib", (memory as usize).into())]));
    }
    running.push(view.sentence("staff-version", &[("version", report.version.clone().into())]));
    let content = vec![
        view.sentence("staff-halls", &[("count", museum.halls.len().into())]),
        view.sentence("ui-exhibits", &[("count", museum.exhibits.len().into())]),
    ];
    let mut problems =
        vec![view.sentence(
            "staff-problem-count",
            &[("errors", report.errors.into()), ("warnings", report.warnings.into())],
        )];
    problems.extend(visits::trouble(view, report.uncounted.as_ref()).or_else(|| report.problems.first().cloned()));
    let skipped =
        if report.skipped.is_empty() { vec![view.word("staff-none-skipped")] } else { report.skipped.clone() };
    vec![
        (view.word("staff-running"), running),
        (view.word("staff-content"), content),
        (view.word("staff-problems"), problems),
        (view.word("staff-skipped"), skipped),
    ]
}

fn status_tile(ui: &Ui, view: &mut View<'_>, rect: Rect, title: &str, lines: &[String]) {
    surface(ui, view, rect, 16.0);
    let width = view.canvas.design(rect).width() - 56.0;
    let left = rect.left() + view.px(28.0);
    let mut look = view.button_look().still().rows(1);
    look.face = Face::SansBold;
    let title = view.text(ui, pos2(left, rect.top() + view.px(20.0)), title, &look, width, Align::Min);
    let mut y = title.bottom() + view.px(6.0);
    let look = Look { line: 1.3, ..view.label_look().still().size(22.0) };
    for line in lines {
        let room = ((rect.bottom() - view.px(14.0) - y) / view.px(22.0 * 1.3)).floor() as usize;
        if room == 0 {
            break;
        }
        // The whole list is what `aigun-kiosk check` prints; the tile shows how it begins.
        let block = shortened(ui, view, line, &look, width, room.min(3));
        y = view.tell(ui, pos2(left, y), &block, &look, Align::Min).bottom();
    }
}

/// The beginning of a text that is too long for its rows, on purpose and therefore no fault of the page.
fn shortened(ui: &Ui, view: &mut View<'_>, text: &str, look: &Look, width: f32, rows: usize) -> crate::ui::text::Block {
    let mut block = view.set(ui, text, &look.rows(rows), width);
    block.truncated = false;
    block
}

/// Language and colours that every visitor begins with. Returns where the page goes on.
fn defaults(ui: &Ui, view: &mut View<'_>, (left, top, width): (f32, f32, f32)) -> f32 {
    let (lang, comfort) = view.kiosk.usual();
    let look = view.label_look().still().rows(1);
    let text = view.word("staff-usual");
    view.text(ui, view.canvas.pos(left, top), &text, &look, width, Align::Min);
    let languages = view.museum.languages.clone();
    let gap = 16.0;
    let count = languages.len().min(6) + 3;
    let columns = if view.canvas.portrait { 3 } else { count };
    let each = (width - gap * (columns as f32 - 1.0)) / columns as f32;
    let place = |index: usize| {
        let (row, column) = ((index / columns) as f32, (index % columns) as f32);
        (left + column * (each + gap), top + 42.0 + row * 104.0)
    };
    for (index, &choice) in languages.iter().take(6).enumerate() {
        let name = view.words.get(choice, "ui-language-name");
        let (x, y) = place(index);
        let button = Button::new(&name).kind(Kind::Tab(choice == lang));
        if button.show(ui, view, view.canvas.rect(x, y, each, 88.0), ("usual-language", choice)) {
            command(view, Command::Usual { lang: choice, comfort });
        }
    }
    let theme = view.theme;
    for (index, appearance) in Appearance::ALL.into_iter().enumerate() {
        let (key, icon) = comfort::face(appearance);
        let name = view.word(key);
        let (x, y) = place(count - 3 + index);
        view.theme = Theme::built_in(appearance);
        let button = Button::new(&name).icon(icon).kind(Kind::Tab(appearance == comfort.appearance));
        let touched = button.show(ui, view, view.canvas.rect(x, y, each, 88.0), ("usual-colours", index));
        view.theme = theme;
        if touched {
            command(view, Command::Usual { lang, comfort: Comfort { appearance, ..comfort } });
        }
    }
    top + 42.0 + count.div_ceil(columns) as f32 * 104.0 + 24.0
}

/// A strip over the page that is being looked at.
pub fn round(ui: &Ui, view: &mut View<'_>, done: usize, total: usize) {
    // What the page put on the screen is what the round looks at, not this strip.
    let audit = std::mem::take(&mut view.tools.audit);
    let scrim = egui::Color32::TRANSPARENT;
    crate::ui::widgets::sheet::over(ui, view, "round", egui::Order::Tooltip, scrim, |ui, view| {
        let size = view.canvas.size;
        let rect = view.canvas.rect(size.x / 2.0 - 330.0, 24.0, 660.0, 104.0);
        ui.painter().add(RectShape::filled(rect, rounding(view, 16.0), *view.theme.palette.raised));
        let text = view.sentence("staff-round-at", &[("done", done.into()), ("total", total.into())]);
        let look = view.button_look().still().rows(1);
        let block = view.set(ui, &text, &look, 360.0);
        let at = rect.left_center() + vec2(view.px(32.0), -block.size.y / 2.0);
        view.tell(ui, at, &block, &look, Align::Min);
        let stop = view.word("staff-stop");
        let button = view.canvas.rect(size.x / 2.0 + 330.0 - 228.0, 32.0, 220.0, 88.0);
        if Button::new(&stop).icon(Icon::Close).show(ui, view, button, "staff-stop") {
            command(view, Command::Panel);
        }
    });
    view.tools.audit = audit;
}

fn round_result(ui: &mut Ui, view: &mut View<'_>, backstage: &Backstage, faults: &[String]) {
    let size = view.canvas.size;
    let pad = if view.canvas.portrait { 44.0 } else { 96.0 };
    let y = head(ui, view, backstage, "staff-round-result", pad);
    let rect = view.canvas.rect(pad, y, size.x - 2.0 * pad, size.y - y - 200.0);
    column(ui, view, rect, "round-result", |flow| {
        let look = Look { justify: false, ..flow.view.body_look(flow.view.lang) };
        if faults.is_empty() {
            let good = flow.view.word("staff-round-good");
            flow.line(&good, &look);
        }
        for fault in faults {
            flow.line(fault, &look);
            flow.space(12.0);
        }
    });
    let back = view.word("staff-panel");
    let wide = (size.x - 2.0 * pad).min(560.0);
    let rect = view.canvas.rect(size.x - pad - wide, size.y - 48.0 - 104.0, wide, 104.0);
    if Button::new(&back).kind(Kind::Primary).icon(Icon::Back).show(ui, view, rect, "staff-to-panel") {
        command(view, Command::Panel);
    }
}
