//! The page of the search: what is typed, words to put in, the keyboard, and what was found.

pub mod door;
mod keyboard;
mod results;
mod typing;

use egui::{Align, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use super::frame::{self, Content};
use crate::kiosk::search::NamedPage;
use crate::kiosk::{Route, SearchWish};
use crate::model::{Localized, Museum};
use crate::ui::pictures::{Icon, show_icon};
use crate::ui::text::Face;
use crate::ui::view::{Look, View};
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::{outline, rounding};
use crate::words::Words;
use keyboard::{Keyboard, wish};

/// Height of the page's title with what is below it.
const TITLE: f32 = 72.0;
/// Height of the line in which the typed text stands.
const LINE: f32 = 104.0;
/// Between the parts of the page.
const GAP: f32 = 20.0;

/// The pages that can be found besides halls and exhibits, by the names that they have on the screen.
pub fn pages(words: &Words, museum: &Museum) -> Vec<NamedPage> {
    let atlas = Route::Atlas { exhibit: None, year: None, other: None };
    let all = [
        (museum.has_atlas(), atlas, "ui-atlas"),
        (museum.has_timeline(), Route::Timeline { year: None }, "ui-timeline"),
        (true, Route::Planner { minutes: None }, "ui-plan-question"),
    ];
    let there = all.into_iter().filter(|(is_there, ..)| *is_there);
    let named = there.filter_map(|(_, route, key)| {
        let names = museum.languages.iter().map(|&lang| (lang, words.get(lang, key)));
        Some((route, Localized::new(names.collect())?))
    });
    named.collect()
}

pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    typing::read(ui, view);
    let content = frame::show(ui, view, None);
    if view.canvas.portrait {
        standing(ui, view, &content);
    } else {
        lying(ui, view, &content);
    }
}

/// The keyboard at the left, the finds at the right.
fn lying(ui: &mut Ui, view: &mut View<'_>, content: &Content) {
    let Content { left, top, width, .. } = *content;
    let size = view.canvas.size;
    let bottom = size.y - frame::bar_height(view) - 16.0;
    let side = view.theme.measures.target;
    let low = view.kiosk.comfort().low_reach;
    let room = if low { bottom - size.y / 2.0 } else { bottom - top };
    let keyboard = Keyboard::fitting(view, room);
    let keys = keyboard::width(view);
    let upper = bottom - keyboard.height(view);
    let line = title(ui, view, left, top, keys);
    query_line(ui, view, view.canvas.rect(left, line, keys, LINE));
    let column = left + keys + 40.0;
    let column_width = left + width - column;
    let free = line + LINE + GAP;
    let between = view.canvas.rect(left, free, keys, upper - free - 16.0);
    // Above the middle there is nothing to be touched for those who do not reach so high.
    let candidates = !view.kiosk.search().candidates().is_empty();
    if low || !candidates {
        advice(ui, view, between);
    } else {
        words(ui, view, between);
    }
    keyboard.show(ui, view, left, upper);
    let end = if low && candidates { bottom - side - GAP } else { bottom };
    results::show(ui, view, view.canvas.rect(column, top, column_width, end - top));
    if low && candidates {
        words(ui, view, view.canvas.rect(column, bottom - side, column_width, side));
    }
}

/// The finds above, the keyboard below over the whole width of the screen.
fn standing(ui: &mut Ui, view: &mut View<'_>, content: &Content) {
    let Content { left, top, width, .. } = *content;
    let size = view.canvas.size;
    let bottom = size.y - frame::bar_height(view);
    let side = view.theme.measures.target;
    let gap = view.theme.measures.target_gap;
    // Where nothing above the middle is touched, the finds need the room of the digits and of the words.
    let roomy = !view.kiosk.comfort().low_reach;
    let keyboard = Keyboard::fitting(view, if roomy { size.y * 0.6 } else { 0.0 });
    let tray = keyboard.height(view) + 2.0 * gap;
    let tray = if roomy { tray + side + gap } else { tray };
    let upper = bottom - tray;
    let line = title(ui, view, left, top, width);
    query_line(ui, view, view.canvas.rect(left, line, width, LINE));
    let finds = line + LINE + GAP;
    results::show(ui, view, view.canvas.rect(left, finds, width, upper - finds - GAP));
    ground(ui, view, view.canvas.rect(0.0, upper, size.x, tray));
    let keys = keyboard::width(view);
    let x = (size.x - keys) / 2.0;
    if roomy {
        let rect = view.canvas.rect(x, upper + gap, keys, side);
        if view.kiosk.search().candidates().is_empty() {
            advice(ui, view, rect);
        } else {
            words(ui, view, rect);
        }
    }
    keyboard.show(ui, view, x, bottom - gap - keyboard.height(view));
}

/// What the page is for; returns where it goes on, in design pixels.
fn title(ui: &Ui, view: &mut View<'_>, left: f32, top: f32, width: f32) -> f32 {
    let text = view.word("ui-search");
    let look = view.title_look().size(46.0).rows(1);
    view.text(ui, view.canvas.pos(left, top - 8.0), &text, &look, width, Align::Min);
    top + TITLE
}

fn ground(ui: &Ui, view: &View<'_>, rect: Rect) {
    let palette = &view.theme.palette;
    ui.painter().rect_filled(rect, CornerRadius::ZERO, *palette.deep);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(view.px(1.0).max(1.0), *palette.line));
}

/// What was typed, with a caret that stands still.
fn query_line(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let radius = view.theme.measures.radius_card;
    let palette = &view.theme.palette;
    let (surface, gold, muted, text_color) = (*palette.surface, *palette.gold, *palette.muted, *palette.text);
    ui.painter().rect_filled(rect, rounding(view, radius), surface);
    outline(ui, view, rect, radius);
    let side = view.px(44.0);
    let square = Rect::from_center_size(rect.left_center() + vec2(view.px(56.0), 0.0), vec2(side, side));
    show_icon(ui, view, square, Icon::Search, gold);
    let left = rect.left() + view.px(104.0);
    let width = view.canvas.design(rect).width() - 104.0 - 40.0;
    let text = view.kiosk.search().text().to_owned();
    let hint = text.is_empty();
    let shown = if hint { view.word("ui-search-hint") } else { text.trim_end().to_owned() };
    let mut look = view.button_look().color(if hint { muted } else { text_color }).rows(1);
    look.face = Face::Sans;
    let sizes = [38.0, 34.0, 30.0, 27.0];
    let (mut block, mut look) = view.set_fitting(ui, &shown, &look, width, &sizes);
    // Of a text that is too long its end is seen, which is where it is typed.
    let mut letters = shown.chars();
    while (block.truncated || block.size.x > view.px(width)) && letters.next().is_some() {
        (block, look) = view.set_fitting(ui, &format!("…{}", letters.as_str()), &look, width, &[look.size]);
    }
    let top = rect.center().y - block.size.y / 2.0;
    let drawn = view.tell(ui, pos2(left, top), &block, &look, Align::Min);
    let spaces = text.len() - text.trim_end().len();
    let x = if hint { left - view.px(8.0) } else { drawn.right() + view.px(5.0 + 12.0 * spaces as f32) };
    let caret = view.px(26.0);
    ui.painter().vline(x, rect.center().y - caret..=rect.center().y + caret, Stroke::new(view.px(3.0), gold));
}

/// How to type, where no words are offered.
fn advice(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let design = view.canvas.design(rect);
    let mut text = view.word("ui-search-advice");
    let example = view.kiosk.search().index().and_then(|index| index.pinyin_example());
    if let Some([name, full, short]) = example {
        let args = [("name", name.as_str().into()), ("full", full.as_str().into()), ("short", short.as_str().into())];
        text = format!("{text}{}", view.sentence("ui-search-pinyin", &args));
    }
    let roomy = design.height() > 160.0;
    let sizes = if roomy { [27.0, 23.0, 20.0] } else { [23.0, 21.5, 20.0] };
    let grow = view.label_look().grow;
    // It grows with the visitor's letters as far as there is room.
    let grown = [1.0, 0.75, 0.5, 0.25].map(|part| (sizes[0], 1.0 + part * (grow - 1.0)));
    let looks = grown.into_iter().filter(|_| grow > 1.0).chain(sizes.map(|size| (size, 1.0)));
    for (size, grow) in looks {
        let look = Look { grow, ..view.label_look().size(size) };
        let block = view.set(ui, &text, &look, design.width() - 16.0);
        if block.size.y <= rect.height() + 1.0 {
            let top = if roomy { rect.top() } else { rect.center().y - block.size.y / 2.0 };
            view.tell(ui, pos2(rect.left() + view.px(8.0), top), &block, &look, Align::Min);
            return;
        }
    }
}

/// Words that may be put in: as many as there is room for, in rows.
fn words(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let (height, gap) = (view.theme.measures.target, view.theme.measures.target_gap);
    let candidates = view.kiosk.search().candidates().to_vec();
    let design = view.canvas.design(rect);
    let rows = ((design.height() + gap) / (height + gap)).floor().clamp(1.0, 2.0) as usize;
    let (mut x, mut row) = (0.0, 0);
    for (number, word) in candidates.iter().enumerate() {
        let look = view.button_look();
        let block = view.set(ui, word, &look, f32::INFINITY);
        let width = (block.size.x / view.canvas.scale + 48.0).clamp(112.0, design.width());
        if x > 0.0 && x + width > design.width() {
            (x, row) = (0.0, row + 1);
        }
        if row == rows {
            break;
        }
        // At the foot, where the keys are.
        let y = design.bottom() - (rows - row) as f32 * (height + gap) + gap;
        let place = view.canvas.rect(design.left() + x, y, width, height);
        if Button::new(word).kind(Kind::Outlined).show(ui, view, place, ("word", number)) {
            wish(view, SearchWish::Word(word.clone()));
        }
        x += width + gap;
    }
}
