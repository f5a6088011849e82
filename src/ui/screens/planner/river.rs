//! The route as a river: its stops one after the other, each with its minutes and why it is there.

use egui::{Align, CornerRadius, Id, Pos2, Rect, Shape, Stroke, Ui, Vec2, pos2, vec2};

use super::words;
use crate::kiosk::Action;
use crate::kiosk::itinerary::{Itinerary, Leg, PlanSheet, PlanWish, TimeSpan, Why};
use crate::ui::pictures::{Icon, show_icon};
use crate::ui::text::{Block, Face};
use crate::ui::view::{Look, View};
use crate::ui::widgets::{control, focus_ring, picture, scroll};

/// Least distance between two stops of a lying river.
const CLOSEST: f32 = 128.0;
/// Height of a stop on a river that flows down.
const ROW: f32 = 148.0;
/// A lower place has its stops in one lane.
const LOW: f32 = 420.0;

/// Draws the route: from left to right where the place is wide and the stops are few, else downwards.
pub fn show(ui: &mut Ui, view: &mut View<'_>, rect: Rect, itinerary: &Itinerary) {
    let design = view.canvas.design(rect);
    let count = itinerary.legs.len() as f32;
    let one_lane = design.height() < LOW;
    if view.canvas.portrait {
        standing(ui, view, rect, itinerary, 1);
    } else if design.width() / count >= if one_lane { 2.0 * CLOSEST } else { CLOSEST } {
        lying(ui, view, rect, itinerary, one_lane);
    } else {
        standing(ui, view, rect, itinerary, 2);
    }
}

/// A river from left to right, its stops by turns above and below the middle, or in one lane where the place is low.
fn lying(ui: &Ui, view: &mut View<'_>, rect: Rect, itinerary: &Itinerary, one_lane: bool) {
    let count = itinerary.legs.len().max(1) as f32;
    let spacing = (view.canvas.design(rect).width() / count).min(300.0);
    let disc = (spacing - 24.0).clamp(96.0, if one_lane { 124.0 } else { 172.0 });
    let middle = if one_lane { rect.top() + view.px(disc / 2.0 + 34.0) } else { rect.center().y };
    let sway = if one_lane { 8.0 } else { disc * 0.42 };
    let center = |index: usize| {
        let side = if index.is_multiple_of(2) { -1.0 } else { 1.0 };
        pos2(rect.left() + view.px(spacing * (index as f32 + 0.5)), middle + view.px(side * sway))
    };
    let centers: Vec<Pos2> = (0..itinerary.legs.len()).map(center).collect();
    let ends = (pos2(rect.left(), middle), pos2(rect.right(), middle));
    water(ui, view, &flow(&centers, ends.0, ends.1, false));
    for (index, (leg, center)) in itinerary.legs.iter().zip(centers).enumerate() {
        let half = view.px(if one_lane { spacing - 20.0 } else { 2.0 * spacing - 28.0 } / 2.0);
        let above = !one_lane && index.is_multiple_of(2);
        let (top, bottom) = if above {
            (rect.top(), center.y - view.px(disc / 2.0 + 12.0))
        } else {
            (center.y + view.px(disc / 2.0 + 10.0), rect.bottom())
        };
        let words = Rect::from_min_max(pos2(center.x - half, top), pos2(center.x + half, bottom));
        // The first and the last have no neighbour on one side.
        let words = within(words, rect.left(), rect.right());
        let align = if above { Align::Max } else { Align::Min };
        stop(ui, view, index, leg, center, disc, words, (Align::Center, align));
    }
}

/// Rivers that flow down in columns, with the words of each stop at its right. They scroll where there is no room for all.
fn standing(ui: &mut Ui, view: &mut View<'_>, rect: Rect, itinerary: &Itinerary, columns: usize) {
    let each = itinerary.legs.len().div_ceil(columns).max(1);
    let room = view.canvas.design(rect).height();
    let least = ROW * view.kiosk.comfort().label().min(1.5);
    let row = (room / each as f32).clamp(least, least.max(190.0));
    let height = view.px(row * each as f32);
    let disc = 116.0;
    let id = Id::unique(("route", view.scroll_name()));
    scroll::down(ui, view, id, rect, height, |ui, view, place| {
        let width = place.width() / columns as f32;
        for (column, legs) in itinerary.legs.chunks(each).enumerate() {
            let left = place.left() + width * column as f32;
            let middle = left + view.px(disc / 2.0 + 34.0);
            let center = |index: usize| {
                let side = if index.is_multiple_of(2) { -1.0 } else { 1.0 };
                pos2(middle + view.px(side * 26.0), place.top() + view.px(row * (index as f32 + 0.5)))
            };
            let centers: Vec<Pos2> = (0..legs.len()).map(center).collect();
            let bottom = place.top() + height.max(rect.height());
            water(ui, view, &flow(&centers, pos2(middle, place.top() - view.px(20.0)), pos2(middle, bottom), true));
            for (index, (leg, center)) in legs.iter().zip(centers).enumerate() {
                let half = view.px(row / 2.0 - 6.0);
                let words = Rect::from_min_max(
                    pos2(middle + view.px(disc / 2.0 + 26.0 + 28.0), center.y - half),
                    pos2(left + width - view.px(16.0), center.y + half),
                );
                stop(ui, view, column * each + index, leg, center, disc, words, (Align::Min, Align::Center));
            }
        }
    });
}

/// Moves a rect between two edges, or narrows it where it does not fit.
fn within(rect: Rect, left: f32, right: f32) -> Rect {
    let over = (left - rect.left()).max(0.0).max(rect.right() - right);
    rect.shrink2(vec2(over.max(0.0), 0.0))
}

/// A smooth line through stops, from one end to the other.
fn flow(stops: &[Pos2], from: Pos2, to: Pos2, down: bool) -> Vec<Pos2> {
    const STEPS: usize = 20;
    let along = |a: Pos2, b: Pos2, part: f32| {
        let smooth = part * part * (3.0 - 2.0 * part);
        if down {
            pos2(a.x + (b.x - a.x) * smooth, a.y + (b.y - a.y) * part)
        } else {
            pos2(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * smooth)
        }
    };
    let all: Vec<Pos2> = std::iter::once(from).chain(stops.iter().copied()).chain([to]).collect();
    let pieces =
        all.windows(2).flat_map(|pair| (0..STEPS).map(move |step| along(pair[0], pair[1], step as f32 / STEPS as f32)));
    pieces.chain([to]).collect()
}

/// The river: its bed, its water and the light on it.
fn water(ui: &Ui, view: &View<'_>, points: &[Pos2]) {
    let river = *view.theme.palette.river;
    for (width, part) in [(40.0, 0.22), (28.0, 0.38), (3.0, 1.0)] {
        let stroke = Stroke::new(view.px(width), river.gamma_multiply(part));
        ui.painter().add(Shape::line(points.to_vec(), stroke));
    }
}

/// A stop: its picture in a disc, its number, and its words in `room`, aligned there.
#[expect(clippy::too_many_arguments, reason = "all of it says where one thing stands")]
fn stop(
    ui: &Ui,
    view: &mut View<'_>,
    index: usize,
    leg: &Leg,
    center: Pos2,
    disc: f32,
    room: Rect,
    (across, down): (Align, Align),
) {
    let name = words::name(view, &leg.stop);
    let minutes = words::span(view, leg.walk + leg.stay);
    let why = words::reason(view, leg);
    let radius = view.px(disc / 2.0);
    let round = Rect::from_center_size(center, Vec2::splat(2.0 * radius));
    let response = control(ui, view, round, ("stop", index), &format!("{}. {name}, {minutes}. {why}", index + 1), None);
    let palette = &view.theme.palette;
    let (gold, deep, muted, text, surface) =
        (*palette.gold, *palette.deep, *palette.muted, *palette.text, *palette.surface);
    ui.painter().circle_filled(center, radius, surface);
    match leg.stop.exhibit(view.museum).and_then(|exhibit| exhibit.pictures.first()) {
        Some(shown) => {
            let corner = CornerRadius::same(radius.min(255.0) as u8);
            picture::show(ui, view, round.shrink(view.px(2.0)), shown, corner);
        }
        None => show_icon(ui, view, round.shrink(radius * 0.55), Icon::Map, gold),
    }
    let pressed = response.is_pointer_button_down_on();
    ui.painter().circle_stroke(center, radius, Stroke::new(view.px(if pressed { 7.0 } else { 4.0 }), gold));
    let badge = center + vec2(-radius, -radius) * 0.72;
    ui.painter().circle_filled(badge, view.px(25.0), gold);
    let mut number = view.button_look().size(27.0).color(deep).still();
    number.face = Face::SansBold;
    let block = view.set(ui, &(index + 1).to_string(), &number, f32::INFINITY);
    view.paint(ui.painter(), pos2(badge.x, badge.y - block.size.y / 2.0), &block, &number, Align::Center);
    if view.kiosk.has_seen(&leg.stop) {
        let mark = center + vec2(radius, -radius) * 0.72;
        ui.painter().circle_filled(mark, view.px(25.0), deep);
        show_icon(ui, view, Rect::from_center_size(mark, Vec2::splat(view.px(34.0))), Icon::Check, gold);
    }
    tell(ui, view, leg, [name, minutes], room, (across, down), [text, gold, muted]);
    focus_ring(ui, view, &response, disc / 2.0);
    if response.clicked() {
        view.actions.push(Action::Plan(PlanWish::Sheet(Some(PlanSheet::Stop(leg.stop.clone())))));
    }
}

/// Name, minutes, hall, and what is special about it, as many of these as there is room for.
fn tell(
    ui: &Ui,
    view: &mut View<'_>,
    leg: &Leg,
    [name, minutes]: [String; 2],
    room: Rect,
    (across, down): (Align, Align),
    [text, gold, muted]: [egui::Color32; 3],
) {
    let width = view.canvas.design(room).width();
    let title_look = view.heading_look().size(30.0).color(text);
    let mut time_look = view.button_look().size(25.0).rows(1).color(gold);
    time_look.face = Face::SansBold;
    let rest =
        if leg.rest == TimeSpan::default() { String::new() } else { format!("{} + ", view.word("ui-plan-rest")) };
    let (time, time_look) = view.set_fitting(ui, &format!("{rest}{minutes}"), &time_look, width, &[25.0, 23.0, 21.0]);
    let small = view.label_look().size(22.0).rows(1).color(muted);
    // One row of smaller letters is read more easily than two; what the visitor's letters leave no room for, or would tear,
    // is set smaller.
    let tries = [1.0, 0.75, 0.5, 0.25, 0.0].into_iter().flat_map(|part| {
        let look = Look { grow: 1.0 + part * (title_look.grow - 1.0), ..title_look };
        let sizes = [(1, 30.0), (1, 27.0), (1, 24.0), (2, 30.0), (2, 27.0), (2, 24.0), (3, 24.0)];
        sizes.map(|(rows, size)| look.rows(rows).size(size))
    });
    let mut title = None;
    for look in tries.chain([title_look.still().rows(3).size(20.0)]) {
        let block = view.set(ui, &name, &look, width);
        let fits = !block.truncated && block.keeps_words() && block.size.y + time.size.y <= room.height();
        title = Some((block, look));
        if fits {
            break;
        }
    }
    let mut blocks: Vec<(Block, Look)> = title.into_iter().chain([(time, time_look)]).collect();
    let special = (leg.why != Why::Fits).then(|| words::why(view, leg.why));
    let lines = [words::place(view, &leg.stop), special.or_else(|| words::depth(view, leg.depth))];
    for line in lines.into_iter().flatten() {
        let (block, look) = view.set_fitting(ui, &line, &small, width, &[22.0, 21.0, 20.0]);
        let sum: f32 = blocks.iter().map(|(block, _)| block.size.y).sum();
        if sum + block.size.y <= room.height() && !block.truncated {
            blocks.push((block, look));
        }
    }
    let all: f32 = blocks.iter().map(|(block, _)| block.size.y).sum();
    let mut y = match down {
        Align::Min => room.top(),
        Align::Center => room.center().y - all / 2.0,
        Align::Max => room.bottom() - all,
    };
    let x = match across {
        Align::Min => room.left(),
        Align::Center => room.center().x,
        Align::Max => room.right(),
    };
    for (block, look) in &blocks {
        y = view.paint(ui.painter(), pos2(x, y), block, look, across).bottom();
    }
}
