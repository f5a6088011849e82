//! The way from the home screen to the atlas: a small map with its name.

use egui::{Align, Rect, Ui, pos2};

use super::inset;
use crate::kiosk::{Action, Route};
use crate::ui::view::View;
use crate::ui::widgets::button::round_arrow;
use crate::ui::widgets::{control, focus_ring, outline, pressed_ring, surface};

/// The card; `picture` is the width of its map in design pixels.
pub fn show(ui: &Ui, view: &mut View<'_>, rect: Rect, picture: f32) {
    let title = view.word("ui-atlas");
    let response = control(ui, view, rect, "atlas-card", &title, None);
    let radius = view.theme.measures.radius_card;
    surface(ui, view, rect, radius);
    let map = Rect::from_min_size(rect.min, egui::vec2(view.px(picture), rect.height()));
    inset::preview(ui, view, map);
    corners(ui, view, rect, radius);
    let left = map.right() + view.px(34.0);
    let design = view.canvas.design(rect);
    let width = design.width() - picture - 34.0 - 110.0;
    let look = view.card_title_look().size(38.0).rows(1);
    let (block, look) = view.set_fitting(ui, &title, &look, width, &[38.0, 34.0, 30.0]);
    let small = view.label_look().color(*view.theme.palette.text).rows(2);
    let lead = view.word("ui-atlas-lead");
    let (line, small) = view.set_fitting(ui, &lead, &small, width, &[25.0, 23.0, 21.0, 20.0]);
    // Where letters are too large for both, the name is enough.
    let both = block.size.y + line.size.y + view.px(4.0);
    let fits = both <= rect.height() - view.px(16.0);
    let top = rect.center().y - if fits { both } else { block.size.y } / 2.0;
    let shown = view.paint(ui.painter(), pos2(left, top), &block, &look, Align::Min);
    if fits {
        view.paint(ui.painter(), pos2(left, shown.bottom() + view.px(4.0)), &line, &small, Align::Min);
    }
    round_arrow(ui, view, pos2(rect.right() - view.px(56.0), rect.center().y));
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
