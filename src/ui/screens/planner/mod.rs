//! The planner: a route worth the time somebody has, as a river of stops.

mod dial;
mod river;
mod sheets;
pub mod times;
pub mod way;
pub mod words;

use egui::{Align, Rect, Ui, pos2};

use super::frame;
use crate::kiosk::itinerary::{Itinerary, PlanSheet, PlanWish, Stop, VisitWish, WalkWish};
use crate::kiosk::{Action, Appearance, Route};
use crate::model::Script;
use crate::ui::pictures::{Icon, show_icon};
use crate::ui::slip::Slip;
use crate::ui::slip::code::SIDE;
use crate::ui::theme::Theme;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::{code, outline, rounding, surface};

const GAP: f32 = 16.0;
/// With so many seconds to spare it is worth saying that there is no more to see.
const SPARE: u32 = 5 * 60;
/// Of what found no room so many are named.
const NAMED: usize = 3;
/// A card with the code is no higher.
const LARGEST_CARD: f32 = 440.0;
/// Height of the buttons with times.
const TIMES: f32 = 104.0;

pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let kiosk = view.kiosk;
    let (Some(itinerary), Some(wish)) = (kiosk.itinerary(), kiosk.visit_wish()) else { return };
    let content = frame::show(ui, view, view.museum.manchu.as_ref());
    if view.canvas.portrait {
        standing(ui, view, itinerary, wish, &content);
    } else if view.kiosk.comfort().low_reach {
        lying_low(ui, view, itinerary, wish, &content);
    } else {
        lying(ui, view, itinerary, wish, &content);
    }
}

/// What lies over the planner: after the bar, as every sheet.
pub fn over(ui: &mut Ui, view: &mut View<'_>) {
    let planner = matches!(view.kiosk.route(), Route::Planner { .. });
    if let (true, Some(itinerary), Some(wish)) = (planner, view.kiosk.itinerary(), view.kiosk.visit_wish()) {
        sheets::show(ui, view, itinerary, wish);
    }
}

fn lying(ui: &mut Ui, view: &mut View<'_>, itinerary: &Itinerary, wish: &VisitWish, content: &frame::Content) {
    let side = 380.0;
    let (left, right) = (content.left, content.left + content.width);
    let bottom = content.top + content.height;
    let width = content.width - side - 40.0;
    let below = head(ui, view, itinerary, wish, left, content.top - 6.0, width);
    let row = bottom - TIMES;
    let rect = view.canvas.rect(left - 32.0, below + 8.0, width + 32.0, row - 24.0 - below - 8.0);
    river::show(ui, view, rect, itinerary);
    choices(ui, view, wish, (left, row, width));
    let x = right - side;
    let start = view.canvas.rect(x, row, side, TIMES);
    let add = view.canvas.rect(x, row - GAP - 88.0, side, 88.0);
    let end = row - GAP - 88.0 - 20.0;
    let lines = words::clock(view, itinerary, wish.stay);
    let clock = clock_height(ui, view, &lines, side);
    notice(ui, view, &lines, view.canvas.rect(x, end - clock, side, clock));
    let room = end - if lines.is_empty() { 0.0 } else { clock + 20.0 } - content.top;
    take_along(ui, view, itinerary, view.canvas.rect(x, content.top, side, room.min(LARGEST_CARD)));
    add_button(ui, view, itinerary, add);
    start_button(ui, view, itinerary, start);
}

/// For visitors who reach no higher than the middle of the screen.
fn lying_low(ui: &mut Ui, view: &mut View<'_>, itinerary: &Itinerary, wish: &VisitWish, content: &frame::Content) {
    let side = 380.0;
    let (left, right) = (content.left, content.left + content.width);
    let bottom = content.top + content.height;
    let half = view.canvas.size.y / 2.0 + 8.0;
    let width = content.width - side - 40.0;
    let below = head(ui, view, itinerary, wish, left, content.top - 6.0, width);
    let lines = words::clock(view, itinerary, wish.stay);
    let clock = clock_height(ui, view, &lines, width);
    notice(ui, view, &lines, view.canvas.rect(left, half - 24.0 - clock, width, clock));
    let foot = half - 24.0 - if lines.is_empty() { 0.0 } else { clock + 16.0 };
    overview(ui, view, itinerary, view.canvas.rect(left, below + 20.0, width, foot - below - 20.0), 2);
    let row = bottom - TIMES;
    let rect = view.canvas.rect(left - 32.0, half, width + 32.0, row - 16.0 - half);
    river::show(ui, view, rect, itinerary);
    choices(ui, view, wish, (left, row, width));
    let x = right - side;
    let room = (half - 24.0 - content.top).min(LARGEST_CARD);
    take_along(ui, view, itinerary, view.canvas.rect(x, content.top, side, room));
    add_button(ui, view, itinerary, view.canvas.rect(x, row - GAP - 88.0, side, 88.0));
    start_button(ui, view, itinerary, view.canvas.rect(x, row, side, TIMES));
}

fn standing(ui: &mut Ui, view: &mut View<'_>, itinerary: &Itinerary, wish: &VisitWish, content: &frame::Content) {
    let (left, width) = (content.left, content.width);
    let bottom = content.top + content.height;
    let below = head(ui, view, itinerary, wish, left, content.top, width);
    let lines = words::clock(view, itinerary, wish.stay);
    let clock = clock_height(ui, view, &lines, width);
    notice(ui, view, &lines, view.canvas.rect(left, below + 12.0, width, clock));
    let below = below + 12.0 + if lines.is_empty() { 0.0 } else { clock + 20.0 };
    let start = bottom - TIMES;
    // Four times, and below them the time to leave, wishes and what could be added.
    let row = start - 20.0 - 2.0 * (TIMES + GAP) + GAP;
    let count = times::count(view);
    let low = view.kiosk.comfort().low_reach;
    let top = if low { below.max(view.canvas.size.y / 2.0 + 8.0) } else { below };
    // The card stands beside the river, and above it where that begins low.
    let card = if low { (top - 24.0 - below).min(LARGEST_CARD) } else { LARGEST_CARD };
    let width_beside = SIDE + 36.0;
    let (card_width, beside) = if low { (card * 0.86, 0.0) } else { (width_beside, width_beside + 24.0) };
    if low {
        let rect = view.canvas.rect(left, below, width - card_width - 32.0, top - 24.0 - below);
        overview(ui, view, itinerary, rect, 1);
    }
    let rect = view.canvas.rect(left, top, width - beside, row - 24.0 - top);
    river::show(ui, view, rect, itinerary);
    take_along(ui, view, itinerary, view.canvas.rect(left + width - card_width, below, card_width, card));
    let mut places = cells(view, (left, row, width), times::PLAIN, times::PLAIN);
    let everything = Stop::all(view.museum).len() == itinerary.legs.len();
    let others = 2 + count - times::PLAIN - usize::from(everything);
    let below = cells(view, (left, row + TIMES + GAP, width), others, others);
    places.extend(&below[..count - times::PLAIN]);
    times::show(ui, view, &places, Some(wish.stay));
    wishes_button(ui, view, wish, below[count - times::PLAIN]);
    if let Some(rect) = below.get(count - times::PLAIN + 1) {
        add_button(ui, view, itinerary, *rect);
    }
    start_button(ui, view, itinerary, view.canvas.rect(left, start, width, TIMES));
}

/// Title, number of stops and minutes, and what found no room. Returns where it ends.
fn head(ui: &Ui, view: &mut View<'_>, itinerary: &Itinerary, wish: &VisitWish, left: f32, top: f32, width: f32) -> f32 {
    let title = frame::title(ui, view, left, top, width, 1, &words::title(view, wish.stay));
    let mut lines = Vec::new();
    if itinerary.legs.is_empty() {
        lines.push(view.word("ui-plan-none"));
    } else {
        lines.push(format!("{} · {}", words::extent(view, itinerary), view.word("ui-plan-tap")));
    }
    let everything = Stop::all(view.museum).len() == itinerary.legs.len();
    if everything && itinerary.budget > itinerary.span().most + SPARE {
        lines.push(view.word("ui-plan-all"));
    }
    if !itinerary.lost.is_empty() {
        let stops: Vec<String> = itinerary.lost.iter().take(NAMED).map(|stop| words::name(view, stop)).collect();
        let separator = if view.lang.script() == Script::Han { "、" } else { ", " };
        let more = itinerary.lost.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" +{more}") } else { String::new() };
        lines.push(view.sentence("ui-plan-lost", &[("stops", (stops.join(separator) + &more).into())]));
    }
    let mut y = title.bottom() + view.px(2.0);
    for line in lines {
        let look = view.label_look().size(26.0).rows(2);
        let (block, look) = view.set_fitting(ui, &line, &look, width, &[26.0, 24.0, 22.0]);
        y = view.tell(ui, pos2(title.left(), y), &block, &look, Align::Min).bottom();
    }
    (y - view.canvas.pos(0.0, 0.0).y) / view.canvas.scale
}

/// Times and wishes in a row.
fn choices(ui: &Ui, view: &mut View<'_>, wish: &VisitWish, (left, top, width): (f32, f32, f32)) {
    let wishes = 230.0;
    let count = times::count(view);
    let places = cells(view, (left, top, width - wishes - GAP), count, count);
    times::show(ui, view, &places, Some(wish.stay));
    wishes_button(ui, view, wish, view.canvas.rect(left + width - wishes, top, wishes, TIMES));
}

/// Places for `count` buttons in rows; the last takes what is left of its row.
fn cells(view: &View<'_>, (left, top, width): (f32, f32, f32), count: usize, columns: usize) -> Vec<Rect> {
    let each = (width - GAP * (columns as f32 - 1.0)) / columns as f32;
    let cell = |index: usize| {
        let (row, column) = ((index / columns) as f32, (index % columns) as f32);
        let x = left + column * (each + GAP);
        let wide = if index + 1 == count { left + width - x } else { each };
        view.canvas.rect(x, top + row * (TIMES + GAP), wide, TIMES)
    };
    (0..count).map(cell).collect()
}

fn wishes_button(ui: &Ui, view: &mut View<'_>, wish: &VisitWish, rect: Rect) {
    let name = view.word("ui-plan-wishes");
    let asked = wish.interests.len() + usize::from(wish.children);
    let button = Button { badge: (asked > 0).then_some(asked), ..Button::new(&name) };
    if button.kind(Kind::Outlined).show(ui, view, rect, "plan-wishes") {
        view.actions.push(Action::Plan(PlanWish::Sheet(Some(PlanSheet::Wishes))));
    }
}

fn add_button(ui: &Ui, view: &mut View<'_>, itinerary: &Itinerary, rect: Rect) {
    if Stop::all(view.museum).len() == itinerary.legs.len() {
        return;
    }
    let name = view.word("ui-plan-add");
    if Button::new(&name).icon(Icon::Plus).kind(Kind::Outlined).show(ui, view, rect, "plan-add") {
        view.actions.push(Action::Plan(PlanWish::Sheet(Some(PlanSheet::Add))));
    }
}

/// Begins the route, or goes on with it.
fn start_button(ui: &Ui, view: &mut View<'_>, itinerary: &Itinerary, rect: Rect) {
    let progress = view.kiosk.progress(view.now);
    let here = progress.and_then(|progress| itinerary.legs.get(progress.at));
    let (key, action) = match here {
        Some(leg) => ("ui-plan-go-on", Action::Open(leg.stop.route())),
        None if itinerary.legs.is_empty() => return,
        None => ("ui-plan-start", Action::Walk(WalkWish::Start)),
    };
    let name = view.word(key);
    if Button::new(&name).icon_last(Icon::Forward).kind(Kind::Primary).show(ui, view, rect, "plan-start") {
        view.actions.push(action);
    }
}

/// The route as a code that any telephone reads, on paper white in every theme.
fn take_along(ui: &Ui, view: &mut View<'_>, itinerary: &Itinerary, rect: Rect) {
    if itinerary.legs.is_empty() {
        return;
    }
    let paper = &Theme::built_in(Appearance::Paper).palette;
    let (ground, text, muted) = (*paper.surface, *paper.text, *paper.muted);
    let radius = view.theme.measures.radius_card;
    ui.painter().rect_filled(rect, rounding(view, radius), ground);
    let design = view.canvas.design(rect);
    let width = design.width() - 36.0;
    let (title, hint) = (view.word("ui-plan-take"), view.word("ui-plan-take-is"));
    // The code keeps its size, as a telephone has to read it; the words take what is left.
    let side = (design.height() - 16.0 - 10.0 - 16.0 - 44.0).min(width).min(SIDE);
    let left = design.left() + (design.width() - side) / 2.0;
    let square = view.canvas.rect(left, design.top() + 16.0, side, side);
    let slip = Slip::write(view.museum, view.words, view.lang, itinerary);
    code::show(ui, view, square, &slip, &title);
    let room = rect.bottom() - square.bottom() - view.px(10.0 + 10.0);
    let look = view.heading_look().size(28.0).color(text);
    let small = view.label_look().size(22.0).color(muted);
    let mut words = None;
    for (rows, whole) in [(2, true), (1, true), (2, false), (1, false)] {
        let (title_look, small) = if whole { (look, small) } else { (look.still(), small.still()) };
        let title = view.set_fitting(ui, &title, &title_look.rows(rows), width, &[28.0, 26.0, 24.0, 22.0, 20.0]);
        let hint = view.set_fitting(ui, &hint, &small.rows(2), width, &[22.0, 21.0, 20.0]);
        let both = title.0.size.y + hint.0.size.y <= room && !hint.0.truncated;
        let good = !title.0.truncated && title.0.size.y <= room;
        words = Some((title, hint, both));
        if good && (both || !whole) {
            break;
        }
    }
    let Some(((title, look), (hint, small), both)) = words else { return };
    let shown = view.tell(ui, pos2(rect.center().x, square.bottom() + view.px(10.0)), &title, &look, Align::Center);
    if both {
        view.tell(ui, shown.center_bottom(), &hint, &small, Align::Center);
    }
}

/// All stops at a glance, where the river has no room for all of them.
fn overview(ui: &Ui, view: &mut View<'_>, itinerary: &Itinerary, rect: Rect, columns: usize) {
    let gap = view.px(32.0);
    let each = itinerary.legs.len().div_ceil(columns).max(1);
    let width = (rect.width() + gap) / columns as f32 - gap;
    for (column, legs) in itinerary.legs.chunks(each).enumerate() {
        let mut at = pos2(rect.left() + column as f32 * (width + gap), rect.top());
        for (row, leg) in legs.iter().enumerate() {
            let number = column * each + row + 1;
            let line =
                format!("{number}  {} · {}", words::name(view, &leg.stop), words::span(view, leg.walk + leg.stay));
            let look = view.label_look().size(25.0).color(*view.theme.palette.text).rows(1);
            let (block, look) =
                view.set_fitting(ui, &line, &look, width / view.canvas.scale, &[25.0, 23.0, 21.0, 20.0]);
            // Whole lines only; the river below has them all.
            if block.truncated || at.y + block.size.y > rect.bottom() {
                break;
            }
            at.y = view.paint(ui.painter(), at, &block, &look, Align::Min).bottom() + view.px(4.0);
        }
    }
}

fn clock_height(ui: &Ui, view: &mut View<'_>, lines: &[String], width: f32) -> f32 {
    let look = view.label_look().size(24.0);
    let text: f32 = lines.iter().map(|line| view.set(ui, line, &look, width - 116.0).size.y).sum();
    (text / view.canvas.scale + 40.0).max(88.0)
}

/// When the route ends, and when the museum closes.
fn notice(ui: &Ui, view: &mut View<'_>, lines: &[String], rect: Rect) {
    if lines.is_empty() {
        return;
    }
    surface(ui, view, rect, view.theme.measures.radius_card);
    let (gold, text) = (*view.theme.palette.gold, *view.theme.palette.text);
    let edge = Rect::from_min_max(rect.min, pos2(rect.left() + view.px(6.0), rect.bottom()));
    ui.painter().rect_filled(edge, rounding(view, 3.0), gold);
    let square = Rect::from_center_size(
        pos2(rect.left() + view.px(50.0), rect.top() + view.px(44.0)),
        egui::Vec2::splat(view.px(44.0)),
    );
    show_icon(ui, view, square, Icon::Clock, gold);
    let width = view.canvas.design(rect).width() - 116.0;
    let mut at = pos2(rect.left() + view.px(92.0), rect.top() + view.px(20.0));
    for line in lines {
        let look = view.label_look().size(24.0).color(text);
        at.y = view.text(ui, at, line, &look, width, Align::Min).bottom();
    }
    outline(ui, view, rect, view.theme.measures.radius_card);
}
