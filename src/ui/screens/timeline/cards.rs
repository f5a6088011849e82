//! The cards beside the river: year, title and date of what happened, with a line to its mark.

use egui::epaint::{CubicBezierShape, RectShape};
use egui::{Align, Color32, CornerRadius, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::stream::Seen;
use super::{Plan, find};
use crate::kiosk::timeline::cards::{self, Placed, Row, Wanting};
use crate::kiosk::timeline::{Span, moment, weight};
use crate::kiosk::{Action, TimelineWish};
use crate::model::{Entry, EntryKind, Evidence, Picture};
use crate::ui::dates;
use crate::ui::text::Block;
use crate::ui::view::{Look, View};
use crate::ui::widgets::{control, focus_ring, picture, pressed_ring, rounding, surface};

/// Between two cards of a row, in design pixels.
const GAP: f32 = 20.0;
const PAD: f32 = 24.0;
/// The round picture of an exhibit.
const PICTURE: f32 = 116.0;
/// A narrower card has no room for a picture beside its words.
const NARROW: f32 = 400.0;

/// Which entries have cards, and where; in points along their rows.
pub fn place(view: &View<'_>, plan: &Plan, sight: Span, entries: &[&Entry]) -> Vec<Placed> {
    let picked = view.kiosk.timeline().picked.as_ref();
    let wanting: Vec<Wanting> = entries
        .iter()
        .enumerate()
        .map(|(index, entry)| Wanting {
            index,
            at: moment(entry),
            weight: if Some(&entry.id) == picked { u32::MAX } else { weight(view.museum, entry) },
        })
        .collect();
    let length = if plan.standing { plan.card.y } else { plan.card.x };
    let row = |rect: &Rect| Row {
        room: f64::from(if plan.standing { rect.height() } else { rect.width() }),
        card: f64::from(view.px(length)),
        gap: f64::from(view.px(GAP)),
    };
    let rows: Vec<Row> = plan.rows.iter().map(row).collect();
    cards::place(&wanting, &rows, sight)
}

fn rect(view: &View<'_>, plan: &Plan, placed: &Placed) -> Rect {
    let row = plan.rows[placed.row];
    let size = plan.card * view.canvas.scale;
    let start = placed.start as f32;
    let min = if plan.standing { row.min + vec2(0.0, start) } else { row.min + vec2(start, 0.0) };
    Rect::from_min_size(min, size)
}

/// Lines from the marks to their cards, under both.
pub fn leaders(ui: &Ui, view: &View<'_>, plan: &Plan, seen: &[Seen<'_>], placed: &[Placed]) {
    for card in placed {
        let Some(seen) = find(seen, card.index) else { continue };
        let rect = rect(view, plan, card);
        let color = view.theme.actor(seen.entry.actor);
        let stroke = Stroke::new(view.px(2.5), color.gamma_multiply(0.9));
        let from = seen.mark;
        let edge = view.px(28.0);
        let (to, bend) = if plan.standing {
            let x = if rect.center().x < from.x { rect.right() } else { rect.left() };
            let y = from.y.clamp(rect.top() + edge, rect.bottom() - edge);
            let half = f32::midpoint(from.x, x);
            (pos2(x, y), [pos2(half, from.y), pos2(half, y)])
        } else {
            let y = if rect.center().y < from.y { rect.bottom() } else { rect.top() };
            let x = from.x.clamp(rect.left() + edge, rect.right() - edge);
            let half = f32::midpoint(from.y, y);
            (pos2(x, y), [pos2(from.x, half), pos2(x, half)])
        };
        let line =
            CubicBezierShape::from_points_stroke([from, bend[0], bend[1], to], false, Color32::TRANSPARENT, stroke);
        ui.painter().add(line);
    }
}

/// The cards of one row, in the order of their years.
pub fn show(ui: &Ui, view: &mut View<'_>, plan: &Plan, row: usize, entries: &[&Entry], placed: &[Placed]) {
    for card in placed.iter().filter(|card| card.row == row) {
        let rect = rect(view, plan, card);
        show_card(ui, view, rect, entries[card.index]);
    }
}

fn show_card(ui: &Ui, view: &mut View<'_>, rect: Rect, entry: &Entry) {
    let year = years(entry);
    let name = format!("{year} {}", view.say(&entry.title));
    let response = control(ui, view, rect, ("timeline entry", &entry.id), &name, None);
    let radius = view.theme.measures.radius_card;
    let is_picked = view.kiosk.timeline().picked.as_ref() == Some(&entry.id);
    surface(ui, view, rect, radius);
    let palette = &view.theme.palette;
    let (gold, raised) = (*palette.gold, *palette.raised);
    if is_picked {
        let corner = rounding(view, radius);
        ui.painter().add(RectShape::filled(rect, corner, raised));
        ui.painter().rect_stroke(rect, corner, Stroke::new(view.px(3.0), gold), StrokeKind::Inside);
    }
    let design = view.canvas.design(rect).size();
    let narrow = NARROW * (1.0 + 0.5 * (view.kiosk.comfort().label() - 1.0));
    let picture = picture_of(view, entry).filter(|_| design.x >= narrow);
    let (inner, room) = (design.x - 2.0 * PAD, rect.height() - view.px(20.0));
    let beside = picture.and_then(|picture| {
        let texts = words(ui, view, entry, &year, inner - PICTURE - 18.0, room);
        texts.map(|texts| (picture, texts))
    });
    let mut left = rect.left() + view.px(PAD);
    let texts = match beside {
        Some((picture, texts)) => {
            let side = view.px(PICTURE);
            let square =
                Rect::from_center_size(pos2(left + side / 2.0 - view.px(2.0), rect.center().y), vec2(side, side));
            round(ui, view, square, picture);
            left = square.right() + view.px(20.0);
            texts
        }
        // Long words need the whole card.
        None => words(ui, view, entry, &year, inner, room).unwrap_or_else(|| torn(ui, view, entry, &year, inner)),
    };
    let height: f32 = texts.iter().map(|(block, _)| block.size.y).sum();
    let mut y = rect.center().y - height / 2.0;
    for (block, look) in &texts {
        view.paint(ui.painter(), pos2(left, y), block, look, Align::Min);
        y += block.size.y;
    }
    pressed_ring(ui, view, &response, radius);
    focus_ring(ui, view, &response, radius);
    if response.clicked() {
        view.actions.push(Action::Timeline(TimelineWish::Open(entry.id.clone())));
    }
}

/// Year, title and date in the largest letters in which they fit; where there is no room for all, the date stays away.
/// `None` if even then a word of the title would be torn.
fn words(ui: &Ui, view: &mut View<'_>, entry: &Entry, year: &str, width: f32, room: f32) -> Option<Vec<(Block, Look)>> {
    let color = view.theme.actor(entry.actor);
    let date = line(view, entry);
    let kind = view.word(kind_word(entry.kind));
    let mut short = None;
    for part in [1.0, 0.6, 0.3, 0.0] {
        let grown = |look: Look, most: f32| Look { grow: 1.0 + part * (look.grow.min(most) - 1.0), ..look };
        let number = Look { line: 1.12, ..grown(view.heading_look().size(40.0).color(color).rows(1), 1.3) };
        let number = view.set_fitting(ui, year, &number, width, &[40.0, 34.0, 28.0]);
        let title = Look { line: 1.18, ..grown(view.heading_look().size(27.0).rows(3), 1.5) };
        let Some(title) = whole_words(ui, view, view.say(&entry.title), &title, width) else { continue };
        let small = grown(view.label_look().rows(2), 1.4);
        let small = view.set_fitting(ui, &date, &small, width, &[22.0, 21.0, 20.0]);
        let shorter = view.set_fitting(ui, &kind, &small.1.rows(1), width, &[22.0, 20.0]);
        let both = number.0.size.y + title.0.size.y;
        let fits = |line: &Block| !line.truncated && both + line.size.y <= room;
        if let Some(line) = [small, shorter].into_iter().find(|(line, _)| fits(line)) {
            return Some(vec![number, title, line]);
        }
        short = Some(vec![number, title]);
    }
    short
}

/// Year and title where a word is longer than the card.
fn torn(ui: &Ui, view: &mut View<'_>, entry: &Entry, year: &str, width: f32) -> Vec<(Block, Look)> {
    let number = view.heading_look().still().color(view.theme.actor(entry.actor)).rows(1);
    let title = view.heading_look().still().rows(3);
    let number = view.set_fitting(ui, year, &number, width, &[34.0, 28.0]);
    vec![number, view.set_fitting(ui, view.say(&entry.title), &title, width, &[21.0, 20.0])]
}

/// A title in the largest letters in which no word is torn.
fn whole_words(ui: &Ui, view: &mut View<'_>, text: &str, look: &Look, width: f32) -> Option<(Block, Look)> {
    [27.0, 25.0, 23.0, 21.0].into_iter().find_map(|size| {
        let look = look.size(size);
        let block = view.set(ui, text, &look, width);
        (!block.truncated && block.keeps_words()).then_some((block, look))
    })
}

/// The year, or the years, in large figures.
fn years(entry: &Entry) -> String {
    match entry.date.years() {
        (from, to) if from == to || entry.date.evidence != Evidence::Range => from.to_string(),
        (from, to) => format!("{from}\u{2009}–\u{2009}{to}"),
    }
}

/// The date where it says more than the year above it; else what sort of thing it was.
fn line(view: &View<'_>, entry: &Entry) -> String {
    let date = &entry.date;
    let whole_years = date.start.month.is_none() && date.end.as_ref().is_none_or(|end| end.month.is_none());
    if whole_years && matches!(date.evidence, Evidence::Exact | Evidence::Range) {
        view.word(kind_word(entry.kind))
    } else {
        dates::short(view.words, view.lang, date)
    }
}

/// What one entry of a kind is called.
pub fn kind_word(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Treaty => "ui-entry-treaty",
        EntryKind::Battle => "ui-entry-battle",
        EntryKind::Journey => "ui-entry-journey",
        EntryKind::Founding => "ui-entry-founding",
        EntryKind::Rule => "ui-entry-rule",
        EntryKind::Border => "ui-entry-border",
    }
}

/// The first picture of the exhibit that an entry leads to.
fn picture_of<'m>(view: &View<'m>, entry: &Entry) -> Option<&'m Picture> {
    let museum = view.museum;
    museum.exhibit(entry.exhibit.as_ref()?)?.pictures.first()
}

fn round(ui: &Ui, view: &mut View<'_>, square: Rect, picture: &Picture) {
    let radius = (square.width() / 2.0).round().clamp(0.0, 255.0) as u8;
    picture::show(ui, view, square, picture, CornerRadius::same(radius));
    let gold = *view.theme.palette.gold;
    ui.painter().circle_stroke(square.center(), square.width() / 2.0, Stroke::new(view.px(3.0), gold));
}
