//! The way to the search, for every page that has room for it.

use egui::{Rect, Ui, vec2};

use crate::kiosk::{Action, Route};
use crate::ui::pictures::{Icon, show_icon};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Kind};

/// Width that a word and a symbol need, in design pixels.
const LEAST_FOR_WORD: f32 = 140.0;

/// Whether there is a way: a museum that is not indexed has none, and the search does not lead to itself.
pub fn is_open(view: &View<'_>) -> bool {
    view.kiosk.has_search() && view.kiosk.route() != &Route::Search
}

/// The button with its word.
pub fn show(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    worded(ui, view, rect, Kind::Plain);
}

/// The same beside outlined buttons, with its symbol alone where there is no room for the word.
pub fn outlined(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    if view.canvas.design(rect).width() < LEAST_FOR_WORD {
        symbol(ui, view, rect);
    } else {
        worded(ui, view, rect, Kind::Outlined);
    }
}

fn worded(ui: &Ui, view: &mut View<'_>, rect: Rect, kind: Kind) {
    let word = view.word("ui-search");
    if Button::new(&word).icon(Icon::Search).kind(kind).show(ui, view, rect, "search") {
        view.actions.push(Action::Open(Route::Search));
    }
}

/// The button where there is room for its symbol alone.
pub fn symbol(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let word = view.word("ui-search");
    if Button::new("").name(&word).show(ui, view, rect, "search") {
        view.actions.push(Action::Open(Route::Search));
    }
    let side = view.px(view.theme.measures.heading);
    let color = *view.theme.palette.text;
    show_icon(ui, view, Rect::from_center_size(rect.center(), vec2(side, side)), Icon::Search, color);
}
