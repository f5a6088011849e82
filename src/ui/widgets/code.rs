//! The code of a route on the screen, and for screen readers the route itself.

use egui::accesskit::Role;
use egui::{Id, Rect, Sense, Ui, WidgetInfo};

use crate::ui::slip::Slip;
use crate::ui::slip::plate::{Inscription, square};
use crate::ui::view::View;

/// Draws the code of a slip into the largest square in the middle of `rect`. A rectangle with sides of
/// [`SIDE`](crate::ui::slip::code::SIDE) design pixels is read from where visitors stand. `name` is what a screen reader
/// calls it; it says the route as well.
pub fn show(ui: &Ui, view: &mut View<'_>, rect: Rect, slip: &Slip, name: &str) {
    let rect = square(rect);
    let (display, colours) = (&view.museum.display, &view.theme.palette.code);
    let inscription = Inscription {
        slip: slip.clone(),
        rect,
        pixels_per_point: ui.ctx().pixels_per_point(),
        mm_per_point: display.mm_per_px() / view.canvas.scale,
        distance: f32::from(display.viewing_distance_mm),
        ink: *colours.ink,
    };
    view.tools.code.show(ui.painter(), *colours.paper, inscription);
    let response = ui.interact(rect, Id::unique(("code", name)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(slip.text()));
}
