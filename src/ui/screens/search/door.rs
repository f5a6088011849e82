//! The way to the search, for every page that has room for it.

use egui::{Rect, Ui};

use crate::kiosk::{Action, Route};
use crate::ui::pictures::Icon;
use crate::ui::view::View;
use crate::ui::widgets::button::Button;

/// Whether there is a way: a museum that is not indexed has none, and the search does not lead to itself.
pub fn is_open(view: &View<'_>) -> bool {
    view.kiosk.has_search() && view.kiosk.route() != &Route::Search
}

/// The button with its word.
pub fn show(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let word = view.word("ui-search");
    if Button::new(&word).icon(Icon::Search).show(ui, view, rect, "search") {
        view.actions.push(Action::Open(Route::Search));
    }
}

/// The button where there is room for its symbol alone.
pub fn symbol(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let word = view.word("ui-search");
    if Button::new("").name(&word).icon(Icon::Search).show(ui, view, rect, "search") {
        view.actions.push(Action::Open(Route::Search));
    }
}
