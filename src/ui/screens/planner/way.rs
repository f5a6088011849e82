//! The route at the foot of every page while it is followed: how far it is, how much time is left, the next stop.

use egui::{Align, Rect, Ui, pos2, vec2};

use super::words;
use crate::kiosk::guide::{Progress, Standing};
use crate::kiosk::itinerary::{Itinerary, WalkWish};
use crate::kiosk::{Action, Route};
use crate::ui::pictures::Icon;
use crate::ui::view::{Look, View};
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::{control, focus_ring, river};

const GAP: f32 = 16.0;
const HEIGHT: f32 = 88.0;

/// Draws it into a strip of the bar, if a route is followed; whether it is.
pub fn show(ui: &Ui, view: &mut View<'_>, rect: Rect) -> bool {
    let kiosk = view.kiosk;
    let (Some(itinerary), Some(progress)) = (kiosk.itinerary(), kiosk.progress(view.now)) else { return false };
    let design = view.canvas.design(rect);
    let top = design.center().y - HEIGHT / 2.0;
    let (left, width) = (design.left() + GAP, design.width() - 2.0 * GAP);
    let question = question(view, progress);
    let next = if question.is_some() { 0.38 } else { 0.48 } * width;
    let right = left + width;
    next_button(ui, view, view.canvas.rect(right - next, top, next, HEIGHT), false);
    let mut room = width - next - GAP;
    if let Some((label, wish)) = question {
        let asked = width * 0.32;
        let rect = view.canvas.rect(right - next - GAP - asked, top, asked, HEIGHT);
        let short = if wish == WalkWish::Shorten { "ui-way-late-short" } else { "ui-way-ahead-short" };
        let (full, label) = (label.clone(), fitting(ui, view, rect, label, short));
        if Button::new(&label).name(&full).kind(Kind::Tab(true)).show(ui, view, rect, ("way", wish as u8)) {
            view.actions.push(Action::Walk(wish));
        }
        room -= asked + GAP;
    }
    course(ui, view, itinerary, progress, view.canvas.rect(left, top, room, HEIGHT));
    true
}

/// Width of the way on beside the tools of a page, as a part of the strip.
pub fn brief_share(view: &View<'_>) -> f32 {
    if is_large(view) { 0.14 } else { 0.34 }
}

/// Draws only the way on into a strip that has no room for more; whether a route is followed.
pub fn brief(ui: &Ui, view: &mut View<'_>, rect: Rect) -> bool {
    let follows = view.kiosk.progress(view.now).is_some();
    if follows {
        let design = view.canvas.design(rect);
        let rect = view.canvas.rect(design.left(), design.center().y - HEIGHT / 2.0, design.width() - GAP, HEIGHT);
        next_button(ui, view, rect, is_large(view));
    }
    follows
}

/// Whether letters are so large that a symbol says more than a word that is cut.
fn is_large(view: &View<'_>) -> bool {
    view.kiosk.comfort().label() > 1.2
}

/// What to ask of somebody who is late or early.
fn question(view: &View<'_>, progress: Progress) -> Option<(String, WalkWish)> {
    match progress.standing {
        Standing::OnTime => None,
        Standing::Late(_) => Some((view.word("ui-way-late"), WalkWish::Shorten)),
        Standing::Ahead(minutes) => {
            let minutes = i64::from(minutes);
            Some((view.sentence("ui-way-ahead", &[("minutes", minutes.into())]), WalkWish::Extend))
        }
    }
}

/// To the next stop; behind the last one the end.
fn next_button(ui: &Ui, view: &mut View<'_>, rect: Rect, symbol: bool) {
    let label = match view.kiosk.next_stop() {
        Some(stop) => view.sentence("ui-way-next", &[("stop", words::name(view, stop).into())]),
        None => view.word("ui-way-finish"),
    };
    // Where the name is too long for the strip, a word is enough; a screen reader says all of it.
    let full = label.clone();
    let label = if symbol { String::new() } else { fitting(ui, view, rect, label, "ui-way-next-short") };
    let icon = if view.kiosk.next_stop().is_some() { Icon::Forward } else { Icon::Check };
    if Button::new(&label).name(&full).icon_last(icon).kind(Kind::Primary).show(ui, view, rect, "way-next") {
        view.actions.push(Action::Walk(WalkWish::Next));
    }
}

/// A label, or where it would be cut or torn the word that stands in for it.
fn fitting(ui: &Ui, view: &mut View<'_>, rect: Rect, label: String, short: &str) -> String {
    let look = Look { line: 1.12, ..view.button_look().rows(2) };
    let room = view.canvas.design(rect).width() - 24.0 - 64.0;
    let (block, set) = view.set_fitting(ui, &label, &look, room, &[look.size, 24.0, 22.0, 20.0]);
    let cut = block.truncated || !block.keeps_words() || block.size.y > rect.height() || set.letters() < look.size;
    if cut || is_large(view) { view.word(short) } else { label }
}

/// The stops on a river, the time that is left below it; it leads to the planner.
fn course(ui: &Ui, view: &mut View<'_>, itinerary: &Itinerary, progress: Progress, rect: Rect) {
    let minutes = i64::from(progress.left.div_ceil(60));
    let left = view.sentence("ui-way-left", &[("minutes", minutes.into())]);
    let name = format!("{}. {left}", view.word("ui-way-route"));
    let response = control(ui, view, rect, "way", &name, None);
    let line = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + rect.height() * 0.46));
    let stops = river::stations(ui, view, line, itinerary.legs.len(), progress.at);
    let palette = &view.theme.palette;
    let (gold, deep, water) = (*palette.gold, *palette.deep, *palette.river);
    for (index, center) in stops.into_iter().enumerate() {
        let size = if index == progress.at { 12.0 } else { 7.0 };
        ui.painter().circle_filled(center, view.px(size + 3.0), deep);
        ui.painter().circle_filled(center, view.px(size), if index <= progress.at { gold } else { water });
    }
    let look = view.label_look().color(*view.theme.palette.text).rows(1);
    let width = view.canvas.design(rect).width();
    let (block, look) = view.set_fitting(ui, &left, &look, width, &[23.0, 21.0, 20.0]);
    let at = rect.center_bottom() - vec2(0.0, block.size.y + view.px(2.0));
    view.paint(ui.painter(), at, &block, &look, Align::Center);
    focus_ring(ui, view, &response, view.theme.measures.radius_button);
    if response.clicked() {
        view.actions.push(Action::Open(Route::Planner { minutes: None }));
    }
}
