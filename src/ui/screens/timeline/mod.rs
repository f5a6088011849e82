//! The timeline: a river of years through the page, cards of what happened beside it, and what a visitor may choose.

mod cards;
mod choice;
pub mod door;
mod overview;
pub mod sheet;
mod stream;

use egui::{Align, Rect, Ui, pos2, vec2};

use super::frame;
use crate::kiosk::timeline::{moment, whole};
use crate::kiosk::{Action, TimelineWish};
use crate::ui::pictures::Icon;
use crate::ui::view::View;
use crate::ui::widgets::button::Button;
use crate::words::Arg;
use stream::{Course, Seen};

/// Where the parts of the page stand; lengths in design pixels, rectangles in points.
struct Plan {
    /// The river runs down the page.
    standing: bool,
    left: f32,
    right: f32,
    /// Where the cards stand: above and below the river, or left and right of it.
    rows: Vec<Rect>,
    /// A card in design pixels.
    card: egui::Vec2,
    /// Where the river flows, and fingers move it.
    river: Rect,
    /// What was picked, for those who look above what they touch.
    told: Option<Rect>,
    overview: Rect,
    kinds: Rect,
    /// Where the actors to choose stand, in rows.
    actors: choice::Actors,
    /// What the kinds to choose cover while they are chosen.
    choosing: Rect,
}

const GAP: f32 = 16.0;
const CONTROL: f32 = 88.0;
/// Height of the strip of all years.
const OVERVIEW: f32 = 120.0;
/// Width of the button that opens the kinds.
const KINDS: f32 = 210.0;
/// Half of the room of a river that runs down the page.
const GUTTER: f32 = 92.0;

pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let bar = frame::bar_height(view);
    frame::spine(ui, view, view.museum.manchu.as_ref(), view.canvas.size.y - bar);
    // The page fades in; what all pages share stands still.
    ui.multiply_opacity(view.opacity);
    let timeline = view.kiosk.timeline().clone();
    let museum = view.museum;
    let plan = plan(ui, view);
    let sight = stream::sight(ui, view);
    let course = Course::new(view, &plan, sight, whole(museum));
    let entries = timeline.entries(museum);
    let seen = stream::seen(view, &course, &entries);
    let placed = cards::place(view, &plan, sight, &entries);
    stream::show(ui, view, &plan, &course);
    cards::leaders(ui, view, &plan, &seen, &placed);
    stream::years(ui, view, &plan, &course);
    stream::marks(ui, view, &plan, &course, &seen, &placed);
    if !plan.standing && plan.told.is_none() && !view.kiosk.comfort().low_reach {
        choice::actors(ui, view, &plan.actors);
    }
    if let Some(rect) = plan.told {
        told(ui, view, rect, &entries, &placed);
    }
    if entries.iter().all(|entry| !sight.holds(moment(entry))) {
        nothing(ui, view, &plan);
    }
    let last = plan.rows.len() - 1;
    for row in 0..=last {
        // The keyboard comes to the river between the cards above it and those below.
        if row == last {
            stream::fingers(ui, view, &plan, &course, &seen);
        }
        cards::show(ui, view, &plan, row, &entries, &placed);
    }
    if timeline.choosing {
        choice::kinds(ui, view, plan.choosing);
    } else {
        let standing = plan.standing;
        if standing {
            choice::actors(ui, view, &plan.actors);
        }
        overview::show(ui, view, plan.overview, &entries);
        choice::open_kinds(ui, view, plan.kinds);
        if !standing && view.kiosk.comfort().low_reach {
            choice::actors(ui, view, &plan.actors);
        }
    }
}

/// What stands in the bar at the foot: to and fro in time, nearer and farther.
pub fn tools(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let timeline = view.kiosk.timeline();
    let museum = view.museum;
    let all = [
        ("ui-timeline-earlier", Icon::Back, timeline.next(museum, false).is_some(), TimelineWish::Step(false)),
        ("ui-timeline-later", Icon::Forward, timeline.next(museum, true).is_some(), TimelineWish::Step(true)),
        ("ui-timeline-wider", Icon::Minus, timeline.can_zoom(museum, false), TimelineWish::Zoom(false)),
        ("ui-timeline-closer", Icon::Plus, timeline.can_zoom(museum, true), TimelineWish::Zoom(true)),
    ];
    let design = view.canvas.design(rect);
    let inner = if view.canvas.portrait { design } else { design.shrink2(vec2(30.0, 0.0)) };
    let width = ((inner.width() - GAP * 3.0) / 4.0).min(230.0);
    let mut x = inner.center().x - (4.0 * (width + GAP) - GAP) / 2.0;
    let y = if view.canvas.portrait { inner.top() - 8.0 } else { view.canvas.size.y - 100.0 };
    for (key, icon, can, wish) in all {
        let rect = view.canvas.rect(x, y, width, CONTROL);
        x += width + GAP;
        // At either end there is nothing to go to; the others stay where they are.
        if !can {
            continue;
        }
        let label = view.word(key);
        let face =
            if icon == Icon::Forward { Button::new(&label).icon_last(icon) } else { Button::new(&label).icon(icon) };
        if face.show(ui, view, rect, ("timeline tool", key)) {
            view.actions.push(Action::Timeline(wish));
        }
    }
}

/// Lays the page out, and draws its title: what is below begins where the title ends.
fn plan(ui: &Ui, view: &mut View<'_>) -> Plan {
    let (size, bar) = (view.canvas.size, frame::bar_height(view));
    let (standing, low) = (view.canvas.portrait, view.kiosk.comfort().low_reach);
    let (left, right) = if standing { (144.0, size.x - 44.0) } else { (160.0, size.x - 48.0) };
    let bottom = size.y - bar - 12.0;
    // Beside the title there is less room than at the foot.
    let room = if standing || low { right - left } else { (right - left) * 0.68 };
    let actors = choice::Actors::set(ui, view, room, if standing { 2 } else { 1 });
    let beside = if standing || low { 0.0 } else { actors.width + 32.0 };
    let head = head(ui, view, left, right - left - beside);
    let top = head.max(if standing || low { 0.0 } else { 36.0 + actors.height }) + 20.0;
    // From the foot upwards: actors, all years and kinds.
    let low_actors = bottom - 4.0 - actors.height;
    let (actors_top, actors_left, overview_bottom, overview_height) = match (standing, low) {
        (false, false) => (36.0, right - actors.width, bottom, OVERVIEW),
        (false, true) => (low_actors, left, low_actors - GAP, 108.0),
        (true, _) => (bottom - OVERVIEW - GAP - actors.height, left, bottom, OVERVIEW),
    };
    let actors = actors.at(view, actors_left, right, actors_top, standing);
    let overview_top = overview_bottom - overview_height;
    let foot = if standing { bottom - OVERVIEW - GAP - actors.height } else { overview_top };
    let overview = view.canvas.rect(left, overview_top, right - left - KINDS - GAP, overview_height);
    let kinds_top = overview_top + (overview_height - CONTROL) / 2.0;
    let kinds = view.canvas.rect(right - KINDS, kinds_top, KINDS, CONTROL);
    let choosing = view.canvas.rect(left, foot, right - left, bottom - foot);
    let grow = view.kiosk.comfort().label() - 1.0;
    let cards_bottom = foot - 20.0;
    let middle = size.y / 2.0 + 8.0;
    let wide = right - left;
    if standing {
        let from = if low { middle } else { top };
        let column = wide / 2.0 - GUTTER;
        let room = cards_bottom - from;
        let height = (200.0 + 150.0 * grow).min(room);
        let rows =
            vec![view.canvas.rect(left, from, column, room), view.canvas.rect(right - column, from, column, room)];
        let river = view.canvas.rect(left + column, from, 2.0 * GUTTER, room);
        let told = low.then(|| view.canvas.rect(left, top, wide, middle - top - 24.0));
        let card = vec2(column, height);
        return Plan { standing, left, right, rows, card, river, told, overview, kinds, actors, choosing };
    }
    let count = if grow > 0.3 { 3.0 } else { 4.0 };
    let width = (wide - (count - 1.0) * 20.0) / count;
    let (rows, height, river) = if low {
        let height = cards_bottom - middle;
        let river =
            view.canvas.rect(frame::spine_width(view), top, size.x - frame::spine_width(view), middle - top - 8.0);
        (vec![view.canvas.rect(left, middle, wide, height)], height, river)
    } else {
        let room = cards_bottom - top;
        let height = (room * 0.29).max(178.0 + 125.0 * grow);
        let lower = cards_bottom - height;
        let rows = vec![view.canvas.rect(left, top, wide, height), view.canvas.rect(left, lower, wide, height)];
        let spine = frame::spine_width(view);
        (rows, height, view.canvas.rect(spine, top + height, size.x - spine, lower - top - height))
    };
    let card = vec2(width, height);
    Plan { standing, left, right, rows, card, river, told: None, overview, kinds, actors, choosing }
}

/// The title, how much there is to see, and from when; returns where that ends, in design pixels.
fn head(ui: &Ui, view: &mut View<'_>, left: f32, width: f32) -> f32 {
    let museum = view.museum;
    let title = view.word("ui-timeline");
    let title = frame::title(ui, view, left, 24.0, width, 1, &title);
    let entries = view.kiosk.timeline().entries(museum);
    let years = entries.iter().map(|entry| entry.date.years());
    let (first, last) = years.fold((i32::MAX, i32::MIN), |(first, last), (from, to)| (first.min(from), last.max(to)));
    if first > last {
        return (title.bottom() - view.canvas.pos(0.0, 0.0).y) / view.canvas.scale;
    }
    let args: [(&str, Arg<'_>); 3] =
        [("count", entries.len().into()), ("first", first.to_string().into()), ("last", last.to_string().into())];
    let text = view.sentence(if first == last { "ui-timeline-in-year" } else { "ui-timeline-extent" }, &args);
    let mut look = view.label_look().rows(2);
    look.grow = look.grow.min(1.35);
    let (block, look) = view.set_fitting(ui, &text, &look, width, &[24.0, 23.0, 22.0]);
    let below = pos2(title.left(), title.bottom() + view.px(2.0));
    let shown = view.tell(ui, below, &block, &look, Align::Min);
    (shown.bottom() - view.canvas.pos(0.0, 0.0).y) / view.canvas.scale
}

/// What is said where nothing that was chosen happened in the years in sight.
fn nothing(ui: &Ui, view: &mut View<'_>, plan: &Plan) {
    let text = view.word("ui-timeline-nothing");
    let look = view.heading_look().size(30.0).rows(3);
    let row = plan.rows[0];
    let width = view.canvas.design(row).width() - 40.0;
    let (block, look) = view.set_fitting(ui, &text, &look, width, &[30.0, 27.0, 24.0]);
    let at = if plan.standing {
        pos2(row.center().x, row.top() + view.px(40.0))
    } else {
        pos2(row.center().x, row.center().y - block.size.y / 2.0)
    };
    view.tell(ui, at, &block, &look, Align::Center);
}

/// For those who reach no higher than the middle: what was picked, or else comes first, to be read above it.
fn told(
    ui: &Ui,
    view: &mut View<'_>,
    rect: Rect,
    entries: &[&crate::model::Entry],
    placed: &[crate::kiosk::timeline::cards::Placed],
) {
    let museum = view.museum;
    let first = placed.iter().map(|card| card.index).min().and_then(|index| entries.get(index).copied());
    let Some(entry) = view.kiosk.timeline().picked(museum).or(first) else { return };
    let width = view.canvas.design(rect).width();
    let mut texts = sheet::words(ui, view, entry, width, 0);
    for step in 1..=sheet::SMALLEST {
        let height: f32 = texts.iter().map(|(block, _)| block.size.y + view.px(12.0)).sum();
        if height <= rect.height() {
            break;
        }
        texts = sheet::words(ui, view, entry, width, step);
    }
    let height: f32 = texts.iter().map(|(block, _)| block.size.y + view.px(12.0)).sum();
    let picture = entry.exhibit.as_ref().and_then(|id| museum.exhibit(id)?.pictures.first());
    let room = rect.height() - height - view.px(12.0);
    let mut y = rect.top();
    if let Some(picture) = picture.filter(|_| room >= view.px(160.0)) {
        let place = Rect::from_min_size(rect.min, vec2(rect.width(), room.min(view.px(460.0))));
        let radius = view.theme.measures.radius_card;
        crate::ui::widgets::picture::framed(ui, view, place, picture, radius);
        y = place.bottom() + view.px(12.0);
    }
    for (block, look) in &texts {
        let shown = view.tell(ui, pos2(rect.left(), y), block, look, Align::Min);
        y = shown.bottom() + view.px(12.0);
    }
}

/// What is in sight and where, by the number of the entry among those that are shown.
fn find<'s, 'm>(seen: &'s [Seen<'m>], index: usize) -> Option<&'s Seen<'m>> {
    seen.iter().find(|seen| seen.index == index)
}
