//! The sheet on which visitors make reading comfortable: language, sizes, colours, reach, motion.
//!
//! What is to be touched stands in the lower half of the screen, whatever is chosen: who needs that cannot reach a switch
//! for it above. The sample stands in the upper half.

use egui::{Align, Order, Rect, Ui, pos2};

use crate::kiosk::{Action, Appearance, Comfort, Wish, comfort};
use crate::model::Script;
use crate::ui::pictures::Icon;
use crate::ui::theme::Theme;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::toggle::Toggle;
use crate::ui::widgets::{rounding, sheet};

/// Height of a button and the gap between two.
const BUTTON: f32 = 96.0;
const GAP: f32 = 16.0;

pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    if !view.kiosk.comfort_open() {
        return;
    }
    let scrim = *view.theme.palette.scrim;
    let beside = sheet::over(ui, view, "comfort", Order::Foreground, scrim, |ui, view| card(ui, view));
    if beside.clicked() {
        view.actions.push(Action::CloseComfort);
    }
}

fn card(ui: &Ui, view: &mut View<'_>) {
    let size = view.canvas.size;
    let pad = if view.canvas.portrait { 44.0 } else { 64.0 };
    let width = size.x - 2.0 * pad;
    let label = 46.0 * view.kiosk.comfort().label();
    let (rows, tile) = if view.canvas.portrait { (3.0, 132.0) } else { (1.0, 132.0) };
    let tiles = switch_rows(view, switches(view).len()) * (tile + GAP);
    let controls = rows * (label + BUTTON + GAP) + GAP + tiles + 0.5 * GAP + BUTTON + 40.0;
    let top = size.y - controls;
    let sample = 252.0;
    sheet::ground(ui, view, "comfort", view.canvas.rect(0.0, top - sample, size.x, controls + sample));
    head(ui, view, pad, top - sample, width, sample);
    let group = |index: f32, y: f32| {
        if view.canvas.portrait {
            (pad, y + index * (label + BUTTON + GAP), width)
        } else {
            let width = (width - 2.0 * 48.0) / 3.0;
            (pad + index * (width + 48.0), y, width)
        }
    };
    let groups = [group(0.0, top), group(1.0, top), group(2.0, top)];
    languages(ui, view, groups[0], label);
    sizes(ui, view, groups[1], label);
    colours(ui, view, groups[2], label);
    let y = top + rows * (label + BUTTON + GAP) + GAP;
    toggles(ui, view, pad, y, width, tile);
    foot(ui, view, pad, y + tiles + 0.5 * GAP, width);
}

/// Title, and a line of text as it will look.
fn head(ui: &Ui, view: &mut View<'_>, left: f32, top: f32, width: f32, height: f32) {
    let look = view.title_look().size(46.0).rows(1);
    let title = view.word("ui-comfort-title");
    let (block, look) = view.set_fitting(ui, &title, &look, width * 0.6, &[46.0, 40.0, 36.0]);
    let shown = view.tell(ui, view.canvas.pos(left, top + 28.0), &block, &look, Align::Min);
    let resets = view.word("ui-comfort-resets");
    let small = view.label_look().rows(1);
    let x = shown.right() + view.px(20.0);
    let room = width - (x - view.canvas.pos(left, 0.0).x) / view.canvas.scale;
    let (block, small) = view.set_fitting(ui, &resets, &small, room, &[24.0, 22.0, 20.0]);
    view.tell(ui, pos2(x, shown.bottom() - block.size.y - view.px(8.0)), &block, &small, Align::Min);
    let rect = view.canvas.rect(left, top + 104.0, width, height - 104.0 - 24.0);
    let (corner, ground) = (rounding(view, view.theme.measures.radius_card), *view.theme.palette.ground);
    ui.painter().rect_filled(rect, corner, ground);
    let sample = view.say(&view.museum.title).to_owned();
    let mut look = view.body_look(view.lang).rows(1);
    look.justify = false;
    let block = view.set(ui, &sample, &look, width - 64.0);
    view.tell(ui, pos2(rect.left() + view.px(32.0), rect.center().y - block.size.y / 2.0), &block, &look, Align::Min);
}

/// The name of a group; returns where its buttons stand: left, top, width.
fn name(ui: &Ui, view: &mut View<'_>, (left, top, width): (f32, f32, f32), label: f32, key: &str) -> (f32, f32, f32) {
    let text = view.word(key);
    let look = view.label_look().rows(1);
    let (block, look) = view.set_fitting(ui, &text, &look, width, &[24.0, 22.0, 20.0]);
    view.tell(ui, view.canvas.pos(left, top), &block, &look, Align::Min);
    (left, top + label, width)
}

/// The nth of `count` equal buttons in a row.
fn nth(view: &View<'_>, (left, top, width): (f32, f32, f32), index: usize, count: usize) -> Rect {
    let each = (width - GAP * (count as f32 - 1.0)) / count as f32;
    view.canvas.rect(left + index as f32 * (each + GAP), top, each, BUTTON)
}

fn languages(ui: &Ui, view: &mut View<'_>, place: (f32, f32, f32), label: f32) {
    let row = name(ui, view, place, label, "ui-comfort-language");
    let languages = view.museum.languages.clone();
    if languages.len() > 4 {
        // More have a page of their own.
        let text = view.word("ui-choose-language");
        if Button::new(&text).icon(Icon::Language).show(ui, view, nth(view, row, 0, 1), "comfort-languages") {
            view.actions.push(Action::CloseComfort);
            view.actions.push(Action::ChooseLanguage);
        }
        return;
    }
    let count = languages.len();
    for (index, lang) in languages.into_iter().enumerate() {
        let text = view.words.get(lang, "ui-language-name");
        let rect = nth(view, row, index, count);
        if Button::new(&text).kind(Kind::Tab(lang == view.lang)).show(ui, view, rect, ("comfort-language", lang)) {
            view.actions.push(Action::Language(lang));
        }
    }
}

fn sizes(ui: &Ui, view: &mut View<'_>, place: (f32, f32, f32), label: f32) {
    let row = name(ui, view, place, label, "ui-comfort-size");
    let (chosen, count) = (view.kiosk.comfort().text_step, comfort::BODY.len());
    let letter = view.word("ui-comfort-letter");
    for (step, factor) in comfort::BODY.into_iter().enumerate() {
        let name = view.sentence("ui-comfort-size-step", &[("step", (step + 1).into()), ("count", count.into())]);
        // The letters of the buttons differ among each other, not with what is chosen.
        let size = 26.0 * factor / view.kiosk.comfort().label();
        let button = Button::new(&letter).name(&name).kind(Kind::Tab(step == chosen)).size(size);
        if button.show(ui, view, nth(view, row, step, count), ("comfort-size", step)) {
            view.actions.push(Action::Wish(Wish::TextStep(step)));
        }
    }
}

/// The word and the symbol of an appearance.
pub fn face(appearance: Appearance) -> (&'static str, Icon) {
    match appearance {
        Appearance::Ink => ("ui-theme-ink", Icon::Moon),
        Appearance::Paper => ("ui-theme-paper", Icon::Sun),
        Appearance::Contrast => ("ui-theme-contrast", Icon::Contrast),
    }
}

fn colours(ui: &Ui, view: &mut View<'_>, place: (f32, f32, f32), label: f32) {
    let row = name(ui, view, place, label, "ui-comfort-light");
    let (theme, chosen) = (view.theme, view.kiosk.comfort().appearance);
    for (index, appearance) in Appearance::ALL.into_iter().enumerate() {
        let (key, icon) = face(appearance);
        let text = view.word(key);
        let rect = nth(view, row, index, Appearance::ALL.len());
        // Each button looks like what it brings.
        view.theme = Theme::built_in(appearance);
        let button = Button::new(&text).kind(Kind::Tab(appearance == chosen));
        // Large letters need the room.
        let button = if view.kiosk.comfort().text_step == 0 { button.icon(icon) } else { button };
        let touched = button.show(ui, view, rect, ("comfort-colours", index));
        view.theme = theme;
        if touched {
            view.actions.push(Action::Wish(Wish::Appearance(appearance)));
        }
    }
}

/// A switch of the sheet.
struct Switch {
    /// Keys of its words.
    label: &'static str,
    hint: &'static str,
    icon: Icon,
    on: bool,
    /// What touching it asks for.
    wish: Wish,
}

/// The switches, of which the last two are there only where the museum has something for them.
fn switches(view: &View<'_>) -> Vec<Switch> {
    let Comfort { low_reach, calm, simple, pinyin, .. } = *view.kiosk.comfort();
    let switch = |label, hint, icon, on, wish| Switch { label, hint, icon, on, wish };
    let mut switches = vec![
        switch("ui-low-reach", "ui-low-reach-is", Icon::Reach, low_reach, Wish::LowReach(!low_reach)),
        switch("ui-calm", "ui-calm-is", Icon::Motion, calm, Wish::Calm(!calm)),
    ];
    if view.museum.has_simple_texts() {
        switches.push(switch("ui-simple", "ui-simple-is", Icon::Sizes, simple, Wish::Simple(!simple)));
    }
    if !view.museum.pinyin.is_empty() && view.lang.script() == Script::Han {
        switches.push(switch("ui-pinyin", "ui-pinyin-is", Icon::Language, pinyin, Wish::Pinyin(!pinyin)));
    }
    switches
}

/// How many rows the switches take.
fn switch_rows(view: &View<'_>, count: usize) -> f32 {
    if view.canvas.portrait { count.div_ceil(2) as f32 } else { 1.0 }
}

fn toggles(ui: &Ui, view: &mut View<'_>, left: f32, top: f32, width: f32, height: f32) {
    let switches = switches(view);
    let columns = if view.canvas.portrait { 2 } else { switches.len() };
    let each = (width - GAP * (columns as f32 - 1.0)) / columns as f32;
    for (index, Switch { label, hint, icon, on, wish }) in switches.into_iter().enumerate() {
        let (row, column) = ((index / columns) as f32, (index % columns) as f32);
        let rect = view.canvas.rect(left + column * (each + GAP), top + row * (height + GAP), each, height);
        let (name, hint) = (view.word(label), view.word(hint));
        if (Toggle { label: &name, hint: &hint, icon, on }).show(ui, view, rect, label) {
            view.actions.push(Action::Wish(wish));
        }
    }
}

fn foot(ui: &Ui, view: &mut View<'_>, left: f32, top: f32, width: f32) {
    let (reset, done) = (view.word("ui-comfort-reset"), view.word("ui-comfort-done"));
    let each = ((width - GAP) / 2.0).min(420.0);
    let right = left + width;
    if !view.kiosk.is_comfort_usual() {
        let rect = view.canvas.rect(right - 2.0 * each - GAP, top, each, BUTTON);
        if Button::new(&reset).icon(Icon::Reset).show(ui, view, rect, "comfort-reset") {
            view.actions.push(Action::ResetComfort);
        }
    }
    let rect = view.canvas.rect(right - each, top, each, BUTTON);
    if Button::new(&done).kind(Kind::Primary).icon(Icon::Check).show(ui, view, rect, "comfort-done") {
        view.actions.push(Action::CloseComfort);
    }
}
