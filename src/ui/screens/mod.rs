//! One function per screen: it reads the state, draws, and pushes actions.

mod accounts;
mod articles;
mod course;
mod exhibit;
mod frame;
mod hall;
mod home;
mod languages;
mod note;
mod people;
mod sources;
mod story;
pub mod trouble;

use egui::Ui;

use super::view::View;
use crate::kiosk::{Route, Tab};

/// Draws the page the visitor is on.
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    match view.kiosk.route() {
        Route::Home => home::show(ui, view),
        Route::Languages => languages::show(ui, view),
        Route::Hall(_) => hall::show(ui, view),
        Route::Exhibit { tab: Tab::Accounts(index), .. } => accounts::show(ui, view, *index),
        Route::Exhibit { tab, .. } => exhibit::show(ui, view, *tab),
    }
    if view.kiosk.route() != &Route::Home {
        frame::foot(ui, view);
    }
    note::show(ui, view);
}
