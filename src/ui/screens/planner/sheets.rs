//! What lies over the planner: the dial of the time to leave, wishes, what could be added, a stop of the route.

use egui::{Align, Order, Rect, Ui, pos2};

use super::{dial, words};
use crate::kiosk::Action;
use crate::kiosk::itinerary::{Interest, Itinerary, Leg, Pace, PlanSheet, PlanWish, Stop, VisitWish, Ways};
use crate::ui::pictures::Icon;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::gallery::Gallery;
use crate::ui::widgets::sheet;
use crate::ui::widgets::toggle::Toggle;

const GAP: f32 = 16.0;
const BUTTON: f32 = 96.0;
const TILE: f32 = 132.0;
/// Width of the button that closes a sheet.
const CLOSE: f32 = 200.0;

pub fn show(ui: &mut Ui, view: &mut View<'_>, itinerary: &Itinerary, wish: &VisitWish) {
    let Some(open) = view.kiosk.plan_sheet() else { return };
    let scrim = *view.theme.palette.scrim;
    let beside = sheet::over(ui, view, "plan", Order::Foreground, scrim, |ui, view| match open {
        PlanSheet::Dial => dial::show(ui, view, wish),
        PlanSheet::Wishes => wishes(ui, view, wish),
        PlanSheet::Add => add(ui, view, itinerary),
        PlanSheet::Stop(stop) => match itinerary.legs.iter().find(|leg| leg.stop == *stop) {
            Some(leg) => one(ui, view, leg),
            None => view.actions.push(Action::Plan(PlanWish::Sheet(None))),
        },
    });
    if beside.clicked() {
        view.actions.push(Action::Plan(PlanWish::Sheet(None)));
    }
}

/// The ground of a sheet `height` high at the foot of the screen, its title and the button that closes it. Returns what is
/// left: left, top, width.
pub fn ground(ui: &Ui, view: &mut View<'_>, title: &str, height: f32) -> (f32, f32, f32) {
    let place = titled(ui, view, title, height);
    let top = view.canvas.size.y - height + 32.0;
    // Below the middle of the screen, whatever the sheet's height: everybody reaches it there.
    let y = top.max(if view.kiosk.comfort().low_reach { view.canvas.size.y / 2.0 + 8.0 } else { 0.0 });
    close_button(ui, view, place.0 + place.2 - CLOSE, y);
    place
}

fn close_button(ui: &Ui, view: &mut View<'_>, x: f32, y: f32) {
    let close = view.word("ui-close");
    let rect = view.canvas.rect(x, y, CLOSE, 88.0);
    if Button::new(&close).icon(Icon::Close).show(ui, view, rect, "plan-close") {
        view.actions.push(Action::Plan(PlanWish::Sheet(None)));
    }
}

/// The ground of a sheet and its title.
fn titled(ui: &Ui, view: &mut View<'_>, title: &str, height: f32) -> (f32, f32, f32) {
    let size = view.canvas.size;
    let pad = if view.canvas.portrait { 44.0 } else { ((size.x - 1500.0) / 2.0).max(64.0) };
    let (left, width) = (pad, size.x - 2.0 * pad);
    let top = size.y - height;
    let rect = if view.canvas.portrait {
        view.canvas.rect(0.0, top, size.x, height)
    } else {
        view.canvas.rect(left - 64.0, top, width + 128.0, height)
    };
    sheet::ground(ui, view, "plan", rect);
    let look = view.title_look().size(44.0).rows(2);
    let (block, look) = view.set_fitting(ui, title, &look, width - 220.0, &[44.0, 40.0, 36.0]);
    let middle = view.canvas.pos(left, top + 32.0 + 44.0);
    view.tell(ui, pos2(middle.x, middle.y - block.size.y / 2.0), &block, &look, Align::Min);
    (left, top + 32.0 + 88.0 + 24.0, width)
}

/// What the visitor came for, with whom, and how fast.
fn wishes(ui: &Ui, view: &mut View<'_>, wish: &VisitWish) {
    let floor = view.museum.visit.floor.as_ref();
    let has_ways = floor.is_some_and(|floor| floor.has_storeys() || floor.has_seats());
    let portrait = view.canvas.portrait;
    let label = 46.0 * view.kiosk.comfort().label();
    let chips = if portrait { 2.0 } else { 1.0 } * (BUTTON + GAP);
    let tiles = if portrait && has_ways { 2.0 } else { 1.0 } * (TILE + GAP);
    let height = 144.0 + label + chips + label + BUTTON + GAP + 12.0 + tiles + 32.0;
    let title = view.word("ui-plan-wishes-title");
    // Within low reach the sheet is higher than the lower half: what closes it stands at its foot.
    let low = view.kiosk.comfort().low_reach && !portrait;
    let (left, top, width) = titled(ui, view, &title, height);
    if !low {
        close_button(ui, view, left + width - CLOSE, view.canvas.size.y - height + 32.0);
    }
    let mut y = named(ui, view, "ui-plan-interests", (left, top, width), label);
    let columns = if portrait { 2 } else { 4 };
    for (index, interest) in Interest::ALL.into_iter().enumerate() {
        let name = view.word(&format!("ui-plan-{}", interest.as_str()));
        let icon = match interest {
            Interest::Treaties => Icon::Book,
            Interest::Peoples => Icon::People,
            Interest::Battles => Icon::Swords,
            Interest::Maps => Icon::Map,
        };
        let rect = cell(view, (left, y, width), index, columns, BUTTON);
        let on = wish.interests.contains(&interest);
        if Button::new(&name).icon(icon).kind(Kind::Tab(on)).show(ui, view, rect, ("plan-interest", interest)) {
            view.actions.push(Action::Plan(PlanWish::Interest(interest)));
        }
    }
    y = named(ui, view, "ui-plan-pace", (left, y + chips, width), label);
    for (index, pace) in Pace::ALL.into_iter().enumerate() {
        let name = view.word(match pace {
            Pace::Relaxed => "ui-plan-pace-relaxed",
            Pace::Usual => "ui-plan-pace-usual",
            Pace::Brisk => "ui-plan-pace-brisk",
        });
        let rect = cell(view, (left, y, width), index, 3, BUTTON);
        let kind = Kind::Tab(wish.pace() == pace);
        if Button::new(&name).kind(kind).show(ui, view, rect, ("plan-pace", pace)) {
            view.actions.push(Action::Plan(PlanWish::Pace(pace)));
        }
    }
    y += BUTTON + GAP + 12.0;
    let columns = if portrait || !has_ways { 1 } else { 2 };
    if low {
        close_button(ui, view, left + width - CLOSE, y + (TILE - 88.0) / 2.0);
    }
    let width = if low { width - CLOSE - GAP } else { width };
    let (label, hint) = (view.word("ui-plan-children"), view.word("ui-plan-children-is"));
    let tile = Toggle { label: &label, hint: &hint, icon: Icon::People, on: wish.children };
    if tile.show(ui, view, cell(view, (left, y, width), 0, columns, TILE), "plan-children") {
        view.actions.push(Action::Plan(PlanWish::Children(!wish.children)));
    }
    if has_ways {
        let (label, hint) = (view.word("ui-plan-lift"), view.word("ui-plan-lift-is"));
        let on = wish.ways == Ways::Lift;
        let tile = Toggle { label: &label, hint: &hint, icon: Icon::Reach, on };
        if tile.show(ui, view, cell(view, (left, y, width), 1, columns, TILE), "plan-ways") {
            let ways = if on { Ways::Stairs } else { Ways::Lift };
            view.actions.push(Action::Plan(PlanWish::Ways(ways)));
        }
    }
}

/// The name of a group; returns where its buttons begin.
fn named(ui: &Ui, view: &mut View<'_>, key: &str, (left, top, width): (f32, f32, f32), label: f32) -> f32 {
    let text = view.word(key);
    let look = view.label_look().rows(1);
    let (block, look) = view.set_fitting(ui, &text, &look, width, &[24.0, 22.0, 20.0]);
    view.tell(ui, view.canvas.pos(left, top), &block, &look, Align::Min);
    top + label
}

/// A cell of a grid.
fn cell(view: &View<'_>, (left, top, width): (f32, f32, f32), index: usize, columns: usize, height: f32) -> Rect {
    let each = (width - GAP * (columns as f32 - 1.0)) / columns as f32;
    let (row, column) = ((index / columns) as f32, (index % columns) as f32);
    view.canvas.rect(left + column * (each + GAP), top + row * (height + GAP), each, height)
}

/// Every stop that is not in the route.
fn add(ui: &mut Ui, view: &mut View<'_>, itinerary: &Itinerary) {
    let stops: Vec<Stop> =
        Stop::all(view.museum).into_iter().filter(|stop| itinerary.position(stop).is_none()).collect();
    let columns = if view.canvas.portrait { 1 } else { 2 };
    let card = 112.0 * view.kiosk.comfort().label().min(1.4);
    let gallery = Gallery { columns, height: card, gap: GAP };
    let most = view.canvas.size.y * if view.kiosk.comfort().low_reach { 0.5 } else { 0.7 };
    let room = gallery.height_of(stops.len().max(1)).min(most - 176.0);
    let title = view.word("ui-plan-add-title");
    let (left, top, width) = ground(ui, view, &title, room + 176.0);
    let rect = view.canvas.rect(left, top, width, room);
    if stops.is_empty() {
        let look = view.label_look().size(27.0);
        let all = view.word("ui-plan-all");
        view.text(ui, rect.min, &all, &look, width, Align::Min);
        return;
    }
    gallery.show(ui, view, rect, stops.len(), |ui, view, index, rect| {
        let stop = &stops[index];
        let name = words::name(view, stop);
        let label = match words::place(view, stop) {
            Some(place) => format!("{name} · {place}"),
            None => name,
        };
        if Button::new(&label).icon(Icon::Plus).show(ui, view, rect, ("plan-add", stop)) {
            view.actions.push(Action::Plan(PlanWish::Add(stop.clone())));
        }
    });
}

/// A stop of the route, and what can be done with it.
fn one(ui: &Ui, view: &mut View<'_>, leg: &Leg) {
    let portrait = view.canvas.portrait;
    let place = words::place(view, &leg.stop);
    let lines: Vec<String> = place
        .into_iter()
        .chain([format!("{} · {}", words::span(view, leg.walk + leg.stay), words::reason(view, leg))])
        .collect();
    let look = view.label_look().size(27.0).color(*view.theme.palette.gold);
    let width = view.canvas.size.x - 2.0 * if portrait { 44.0 } else { 210.0 };
    let blocks: Vec<_> = lines.iter().map(|line| view.set(ui, line, &look, width)).collect();
    let summary = leg.stop.exhibit(view.museum).map(|exhibit| {
        let (lang, text) = exhibit.summary.pick(view.order);
        let look = view.body_look(lang);
        (view.set(ui, text, &look, width), look)
    });
    let summary_height = summary.as_ref().map_or(0.0, |(block, _)| block.size.y + view.px(16.0));
    let words = blocks.iter().map(|block| block.size.y).sum::<f32>() + summary_height;
    let words = words / view.canvas.scale;
    let rows = if portrait { 3.0 } else { 1.0 };
    let height = 144.0 + words + 28.0 + rows * (BUTTON + GAP) + 24.0;
    let title = words::name(view, &leg.stop);
    let (left, top, width) = ground(ui, view, &title, height);
    let mut at = view.canvas.pos(left, top - 8.0);
    for block in &blocks {
        at.y = view.tell(ui, at, block, &look, Align::Min).bottom();
    }
    if let Some((block, look)) = &summary {
        view.tell(ui, pos2(at.x, at.y + view.px(16.0)), block, look, Align::Min);
    }
    let y = top + words + 20.0;
    let columns = if portrait { 1 } else { 3 };
    let buttons = [
        ("ui-plan-look", Icon::Forward, Action::Open(leg.stop.route())),
        ("ui-plan-swap", Icon::Reset, Action::Plan(PlanWish::Swap(leg.stop.clone()))),
        ("ui-plan-remove", Icon::Minus, Action::Plan(PlanWish::Remove(leg.stop.clone()))),
    ];
    for (index, (key, icon, action)) in buttons.into_iter().enumerate() {
        let name = view.word(key);
        let rect = cell(view, (left, y, width), index, columns, BUTTON);
        if Button::new(&name).icon(icon).show(ui, view, rect, key) {
            view.actions.push(action);
        }
    }
}
