//! The way from the home screen to the atlas: a small map with its name.

use egui::{Rect, Ui};

use super::inset;
use crate::kiosk::{Action, Route};
use crate::ui::view::View;
use crate::ui::widgets::{control, door, focus_ring, outline, pressed_ring, surface};

/// The card; `picture` is the width of its map in design pixels.
pub fn show(ui: &Ui, view: &mut View<'_>, rect: Rect, picture: f32) {
    let title = view.word("ui-atlas");
    let response = control(ui, view, rect, "atlas-card", &title, None);
    let radius = view.theme.measures.radius_card;
    surface(ui, view, rect, radius);
    let map = Rect::from_min_size(rect.min, egui::vec2(view.px(picture), rect.height()));
    inset::preview(ui, view, map);
    corners(ui, view, rect, radius);
    let lead = view.word("ui-atlas-lead");
    door::words(ui, view, rect, picture, &title, &lead);
    outline(ui, view, rect, radius);
    pressed_ring(ui, view, &response, radius);
    focus_ring(ui, view, &response, radius);
    if response.clicked() {
        view.actions.push(Action::Open(Route::Atlas { exhibit: None, year: None, other: None }));
    }
}

/// A map has sharp corners; the ground of the page is laid over those that the card does not have.
fn corners(ui: &Ui, view: &View<'_>, rect: Rect, radius: f32) {
    let radius = view.px(radius);
    let ground = *view.theme.palette.ground;
    for (corner, down) in [(rect.left_top(), 1.0), (rect.left_bottom(), -1.0)] {
        let center = corner + egui::vec2(radius, radius * down);
        let mut mesh = egui::Mesh::default();
        mesh.colored_vertex(corner, ground);
        let steps = 10;
        for step in 0..=steps {
            let angle = std::f32::consts::FRAC_PI_2 * step as f32 / steps as f32;
            let edge = center - egui::vec2(angle.cos() * radius, angle.sin() * radius * down);
            mesh.colored_vertex(edge, ground);
            if step > 0 {
                mesh.add_triangle(0, step, step + 1);
            }
        }
        ui.painter().add(mesh);
    }
}
