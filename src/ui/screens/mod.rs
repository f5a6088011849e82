//! One function per screen: it reads the state, draws, and pushes actions.

mod accounts;
mod articles;
mod atlas;
mod attract;
mod backstage;
mod battlefield;
mod comfort;
mod course;
mod dock;
mod doors;
mod enlarge;
mod exhibit;
mod frame;
mod hall;
mod home;
mod idle;
mod languages;
mod note;
mod people;
mod phases;
mod planner;
pub mod search;
mod sources;
mod story;
mod timeline;
mod touch_test;
pub mod trouble;
mod viewer;
mod visiting;
mod visits;

use egui::Ui;

use super::view::View;
use crate::kiosk::{Backstage, Presence, Route, Tab};

/// Draws the page the visitor is on, or the slideshow while there is none.
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    match view.kiosk.backstage() {
        None => backstage::knock(ui, view),
        // The round shows the pages themselves.
        Some(Backstage::Round { .. }) => {}
        Some(open) => return backstage::show(ui, view, open),
    }
    if let Presence::Away(attract) = view.kiosk.presence() {
        attract::show(ui, view, attract);
        return;
    }
    match view.kiosk.route() {
        Route::Home => home::show(ui, view),
        Route::Languages => languages::show(ui, view),
        Route::Search => search::show(ui, view),
        Route::Hall(_) => hall::show(ui, view),
        Route::Planner { .. } => planner::show(ui, view),
        Route::Atlas { .. } => atlas::show(ui, view),
        Route::Timeline { .. } => timeline::show(ui, view),
        Route::Exhibit { tab: Tab::Accounts(index), .. } => accounts::show(ui, view, *index),
        Route::Exhibit { tab: Tab::Versions(index), .. } => accounts::show_versions(ui, view, *index),
        Route::Exhibit { tab, .. } => exhibit::show(ui, view, *tab),
        Route::Picture { of, detail } => viewer::show(ui, view, of, *detail),
        Route::Pair { exhibit, index } => viewer::pair::show(ui, view, exhibit, *index),
    }
    if view.kiosk.route() != &Route::Home {
        frame::foot(ui, view);
    }
    timeline::sheet::show(ui, view);
    planner::over(ui, view);
    note::show(ui, view);
    comfort::show(ui, view);
    idle::show(ui, view);
    if let Some(&Backstage::Round { done, total }) = view.kiosk.backstage() {
        backstage::round(ui, view, done, total);
    }
}
