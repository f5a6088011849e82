//! The staff's page of visits: how many there were on which day, in which languages pages were read, which exhibits were
//! looked at most and least. Small numbers are not told here either; see `kiosk::tally`.

use egui::accesskit::Role;
use egui::{Align, CornerRadius, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::backstage::head;
use crate::kiosk::tally::{Cell, Day, Summary, Trouble};
use crate::kiosk::{Action, Backstage, Command};
use crate::model::CalendarDay;
use crate::ui::dates;
use crate::ui::page_name;
use crate::ui::pictures::Icon;
use crate::ui::text::Face;
use crate::ui::view::{Look, View};
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::surface;

/// Periods to choose from, in days.
const PERIODS: [u16; 2] = [7, 30];
/// Distance between cards, and between a card's edge and what stands in it.
const GAP: f32 = 20.0;
const INSIDE: f32 = 28.0;
/// Height of a row with a name, a count and a bar.
const ROW: f32 = 54.0;
/// Head of a card.
const HEAD: f32 = 64.0;

/// A row of a card.
type Named = (String, Cell);

pub fn show(ui: &Ui, view: &mut View<'_>, backstage: &Backstage, days: u16, summary: Option<&Summary>) {
    let size = view.canvas.size;
    let portrait = view.canvas.portrait;
    let pad = if portrait { 44.0 } else { 96.0 };
    let width = size.x - 2.0 * pad;
    let mut y = head(ui, view, backstage, "staff-visits", pad);
    let each = if portrait { (width - GAP) / 2.0 } else { 250.0 };
    let top = if portrait { y } else { 28.0 };
    for (index, period) in PERIODS.into_iter().enumerate() {
        let x = pad + width - (PERIODS.len() - index) as f32 * (each + GAP) + GAP;
        let label = view.sentence("staff-last-days", &[("days", usize::from(period).into())]);
        let button = Button::new(&label).kind(Kind::Tab(period == days)).size(24.0);
        if button.show(ui, view, view.canvas.rect(x, top, each, 88.0), ("visits", period)) {
            view.actions.push(Action::Staff(Command::Statistics(period)));
        }
    }
    if portrait {
        y += 88.0 + GAP;
    }
    let foot = size.y - 48.0 - 104.0;
    if let Some(summary) = summary {
        // Beside the way back, or above it where the screen is narrow.
        let (note, high) = if portrait { ((pad, foot - 72.0, width), 76.0) } else { ((pad, foot, width - 480.0), 0.0) };
        let high = if notes(ui, view, note, summary) { high } else { 0.0 };
        let room = Rect::from_min_max(pos2(pad, y), pos2(pad + width, foot - GAP - high));
        cards(ui, view, room, summary);
    }
    let back = view.word("staff-panel");
    let rect = view.canvas.rect(pad + width - 440.0, foot, 440.0, 104.0);
    if Button::new(&back).kind(Kind::Primary).icon(Icon::Back).show(ui, view, rect, "staff-to-panel") {
        view.actions.push(Action::Staff(Command::Panel));
    }
}

/// Four cards: below each other, or two by two. `room` in design pixels.
fn cards(ui: &Ui, view: &mut View<'_>, room: Rect, summary: &Summary) {
    let (most, least) = exhibits(view, summary);
    let languages: Vec<Named> =
        summary.languages.iter().map(|row| (view.words.get(row.of, "ui-language-name"), row.count)).collect();
    let low = HEAD + ROW * languages.len().clamp(1, 6) as f32 + INSIDE;
    let rect = |x: f32, y: f32, width: f32, height: f32| Rect::from_min_size(pos2(x, y), vec2(width, height));
    let [days, tongues, much, little] = if view.canvas.portrait {
        let each = (room.width() - GAP) / 2.0;
        let list = (HEAD + ROW * most.len().max(least.len()).max(1) as f32 + INSIDE).min(room.height() * 0.42);
        let chart = room.height() - low - list - 2.0 * GAP;
        let second = room.top() + chart + GAP;
        let third = second + low + GAP;
        [
            rect(room.left(), room.top(), room.width(), chart),
            rect(room.left(), second, room.width(), low),
            rect(room.left(), third, each, list),
            rect(room.left() + each + GAP, third, each, list),
        ]
    } else {
        let left = (room.width() - GAP) * 0.56;
        let right = room.width() - GAP - left;
        let x = room.left() + left + GAP;
        let chart = room.height() - low - GAP;
        let half = (room.height() - GAP) / 2.0;
        [
            rect(room.left(), room.top(), left, chart),
            rect(room.left(), room.top() + chart + GAP, left, low),
            rect(x, room.top(), right, half),
            rect(x, room.top() + half + GAP, right, half),
        ]
    };
    chart(ui, view, days, summary);
    let highest = |rows: &[Named]| rows.iter().filter_map(|(_, cell)| cell.count()).max().unwrap_or(0).max(1);
    list(ui, view, tongues, "staff-visit-languages", &languages, highest(&languages));
    // Both lists by the same measure.
    let highest = highest(&most);
    list(ui, view, much, "staff-most-seen", &most, highest);
    list(ui, view, little, "staff-least-seen", &least, highest);
}

/// The exhibits seen most, and those seen least with the least of all first; none is in both lists.
fn exhibits(view: &View<'_>, summary: &Summary) -> (Vec<Named>, Vec<Named>) {
    let is_exhibit = |page: &str| page.contains('/') && !page.starts_with("halls/");
    let mut rows: Vec<Named> = summary
        .pages
        .iter()
        .filter(|page| is_exhibit(&page.page))
        .map(|page| (page_name(view.words, Some(view.museum), view.lang, &page.page), page.views))
        .collect();
    let half = rows.len().div_ceil(2);
    let mut least = rows.split_off(half);
    least.reverse();
    (rows, least)
}

/// Draws a card with its title; returns where its inside begins, in design pixels.
fn card(ui: &Ui, view: &mut View<'_>, rect: Rect, title: &str, beside: &str) -> Rect {
    surface(ui, view, view.canvas.rect(rect.left(), rect.top(), rect.width(), rect.height()), 16.0);
    let mut look = view.button_look().still().rows(1);
    look.face = Face::SansBold;
    let width = rect.width() - 2.0 * INSIDE;
    let at = view.canvas.pos(rect.right() - INSIDE, rect.top() + 20.0);
    let taken = view.text(ui, at, beside, &look.color(*view.theme.palette.gold), width * 0.5, Align::Max);
    let left = width - view.canvas.design(taken).width() - 16.0;
    let (block, look) = view.set_fitting(ui, title, &look, left, &[look.size, 24.0, 22.0, 20.0]);
    let at = view.canvas.pos(rect.left() + INSIDE, rect.top() + 20.0);
    view.tell(ui, at, &block, &look, Align::Min);
    Rect::from_min_max(rect.min + vec2(INSIDE, HEAD), rect.max - vec2(INSIDE, INSIDE * 0.5))
}

fn told(cell: Cell) -> String {
    match cell {
        Cell::Count(count) => count.to_string(),
        Cell::Few => "<5".into(),
        Cell::Withheld => "*".into(),
    }
}

/// Names with their counts, and bars that are full at the highest; as many as there is room for.
fn list(ui: &Ui, view: &mut View<'_>, rect: Rect, title: &str, rows: &[Named], highest: u64) {
    let title = view.word(title);
    let inside = card(ui, view, rect, &title, "");
    let fits = (inside.height() / ROW).floor() as usize;
    let (text, muted) = (*view.theme.palette.text, *view.theme.palette.muted);
    if rows.is_empty() {
        nothing(ui, view, inside);
    }
    for (index, (name, cell)) in rows.iter().take(fits).enumerate() {
        let y = inside.top() + index as f32 * ROW;
        let look = view.label_look().still().size(22.0).rows(1);
        let at = view.canvas.pos(inside.right(), y);
        let count = view.set(ui, &told(*cell), &look.color(muted), f32::INFINITY);
        let room = inside.width() - count.size.x / view.canvas.scale - 20.0;
        let (block, name_look) = view.set_fitting(ui, name, &look.color(text), room, &[22.0, 21.0, 20.0]);
        // What a card has no room for is told by the title's beginning, on purpose.
        let block = crate::ui::text::Block { truncated: false, ..block };
        view.tell(ui, view.canvas.pos(inside.left(), y), &block, &name_look, Align::Min);
        view.tell(ui, at, &count, &look.color(muted), Align::Max);
        let line = view.canvas.rect(inside.left(), y + 36.0, inside.width(), 6.0);
        let corner = CornerRadius::same(view.px(3.0).round() as u8);
        ui.painter().rect_filled(line, corner, *view.theme.palette.raised);
        let part = cell.count().map_or(0.0, |count| count as f32 / highest as f32);
        let bar = Rect::from_min_size(line.min, vec2(line.width() * part, line.height()));
        ui.painter().rect_filled(bar, corner, *view.theme.palette.river);
    }
}

fn nothing(ui: &Ui, view: &mut View<'_>, inside: Rect) {
    let text = view.word("staff-no-visits");
    let look = view.label_look().still().rows(2);
    view.text(ui, view.canvas.pos(inside.left(), inside.top()), &text, &look, inside.width(), Align::Min);
}

/// A bar for each day. What is not told is an empty one.
fn chart(ui: &Ui, view: &mut View<'_>, rect: Rect, summary: &Summary) {
    let (sum, more) = summary.told_visits();
    let sum = if more {
        view.sentence("staff-visits-at-least", &[("count", (sum as usize).into())])
    } else {
        sum.to_string()
    };
    let title = view.word("staff-visits-by-day");
    let inside = card(ui, view, rect, &title, &sum);
    let days = &summary.visits;
    if days.iter().all(|row| row.count == Cell::Count(0)) {
        return nothing(ui, view, inside);
    }
    let highest = days.iter().filter_map(|row| row.count.count()).max().unwrap_or(0).max(1);
    let slot = inside.width() / days.len() as f32;
    let wide = slot >= 90.0;
    let (above, below) = (34.0, if wide { 64.0 } else { 38.0 });
    let base = inside.bottom() - below;
    let tallest = base - inside.top() - above;
    let palette = &view.theme.palette;
    let (gold, line, muted, text) = (*palette.gold, *palette.line, *palette.muted, *palette.text);
    let mut marked = false;
    for (index, row) in days.iter().enumerate() {
        let x = inside.left() + index as f32 * slot;
        let share = row.count.count().map_or(0.0, |count| count as f32 / highest as f32);
        let height = if row.count.count().is_some() { tallest * share } else { tallest.min(18.0) };
        let bar = view.canvas.rect(x + slot * 0.14, base - height, slot * 0.72, height);
        let corner = CornerRadius { sw: 0, se: 0, ..crate::ui::widgets::rounding(view, (slot * 0.1).min(8.0)) };
        match row.count.count() {
            Some(0) => {}
            Some(_) => {
                ui.painter().rect_filled(bar, corner, gold);
            }
            None => {
                let stroke = Stroke::new(view.px(2.0), muted);
                ui.painter().rect_stroke(bar, corner, stroke, StrokeKind::Inside);
            }
        }
        // Where there is no room for all numbers, the highest gives the measure.
        let highest_here = row.count == Cell::Count(highest) && !marked;
        if wide || highest_here {
            marked |= highest_here;
            let look = view.label_look().still().size(22.0).rows(1).color(text);
            let number = view.set(ui, &told(row.count), &look, f32::INFINITY);
            let half = number.size.x / view.canvas.scale / 2.0;
            let middle = (x + slot / 2.0).clamp(inside.left() + half, inside.right() - half);
            view.tell(ui, view.canvas.pos(middle, base - height - above), &number, &look, Align::Center);
        }
        name_day(ui, view, (x, base, slot), row.of, (index, days.len()), inside);
        speak(ui, view, (x, inside.top(), slot, base - inside.top()), row.of, row.count, index);
    }
    let foot = view.canvas.rect(inside.left(), base, inside.width(), 2.0);
    ui.painter().rect_filled(foot, CornerRadius::ZERO, line);
}

fn day_name(view: &View<'_>, (year, month, day): Day) -> String {
    dates::day_and_month(view.words, view.lang, &CalendarDay { year, month, day })
}

/// The day below its bar; of many days every seventh, counted from the last.
fn name_day(
    ui: &Ui,
    view: &mut View<'_>,
    (x, base, slot): (f32, f32, f32),
    day: Day,
    (index, count): (usize, usize),
    inside: Rect,
) {
    let wide = slot >= 90.0;
    if !wide && !(count - 1 - index).is_multiple_of(7) {
        return;
    }
    let name = day_name(view, day);
    let look = Look { line: 1.2, ..view.label_look().still().size(21.0).rows(if wide { 2 } else { 1 }) };
    let room = if wide { slot - 8.0 } else { slot * 7.0 - 12.0 };
    let (block, look) = view.set_fitting(ui, &name, &look, room, &[21.0, 20.0]);
    let half = block.size.x / view.canvas.scale / 2.0;
    let middle = (x + slot / 2.0).clamp(inside.left() + half, (inside.right() - half).max(inside.left() + half));
    view.tell(ui, view.canvas.pos(middle, base + 8.0), &block, &look, Align::Center);
}

/// A bar in words, for those who do not see it.
fn speak(ui: &Ui, view: &View<'_>, at: (f32, f32, f32, f32), day: Day, count: Cell, index: usize) {
    if !ui.ctx().has_accesskit_node(ui.unique_id()) {
        return;
    }
    let text = format!("{}: {}", day_name(view, day), told(count));
    let rect = view.canvas.rect(at.0, at.1, at.2, at.3);
    let response = ui.interact(rect, Id::unique(("visits of a day", index)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
}

/// What the marks mean, or why the numbers are not all; `false` if there is nothing to say.
fn notes(ui: &Ui, view: &mut View<'_>, (x, y, width): (f32, f32, f32), summary: &Summary) -> bool {
    let mut look = Look { line: 1.3, ..view.label_look().still().size(22.0).rows(1) };
    let (few, withheld) = summary.withholds();
    let marks = [(few, "staff-note-few"), (withheld, "staff-note-withheld")];
    let mut lines: Vec<String> =
        marks.into_iter().filter(|(is_used, _)| *is_used).map(|(_, key)| view.word(key)).collect();
    if let Some(trouble) = trouble(view, view.kiosk.report().uncounted.as_ref()) {
        look = look.rows(2).color(*view.theme.palette.gold);
        lines = vec![trouble];
    }
    let mut y = y + 8.0;
    for line in &lines {
        let (block, look) = view.set_fitting(ui, line, &look, width, &[22.0, 21.0, 20.0]);
        let shown = view.tell(ui, view.canvas.pos(x, y), &block, &look, Align::Min);
        y += shown.height() / view.canvas.scale;
    }
    !lines.is_empty()
}

/// Why the numbers may be incomplete, as a sentence.
pub fn trouble(view: &View<'_>, trouble: Option<&Trouble>) -> Option<String> {
    Some(match trouble? {
        Trouble::SetAside(name) => view.sentence("staff-statistics-set-aside", &[("name", name.clone().into())]),
        Trouble::NotKept => view.word("staff-statistics-not-kept"),
        Trouble::Newer => view.word("staff-statistics-newer"),
    })
}
