//! What shows that there is more to scroll to, and turns to it with a tap.

use egui::{Mesh, Rect, Ui, pos2, vec2};

use super::button::Button;
use crate::ui::pictures::Icon;
use crate::ui::view::View;

/// Part of the visible height that a tap turns by: the last lines stay, so that nobody loses the place.
pub const PAGE: f32 = 0.82;

/// The button that turns to the next page, at the end back to the first. Returns where to go, in points from the top.
pub fn page_button(
    ui: &Ui,
    view: &mut View<'_>,
    square: Rect,
    id: impl std::hash::Hash + std::fmt::Debug,
    offset: f32,
    most: f32,
    room: f32,
) -> Option<f32> {
    let down = offset < most - 2.0;
    let (name, icon) = if down { ("ui-read-on", Icon::Down) } else { ("ui-read-from-top", Icon::Up) };
    let name = view.word(name);
    let tapped = Button::new("").name(&name).icon(icon).show(ui, view, square, id);
    tapped.then(|| if down { (offset + room * PAGE).min(most) } else { 0.0 })
}

/// The foot of what scrolls sinks into the ground where there is more.
pub fn fade(ui: &Ui, view: &View<'_>, rect: Rect) {
    if view.theme.palette.outlined {
        return;
    }
    let ground = *view.theme.palette.ground;
    let band = Rect::from_min_max(
        pos2(rect.left() - view.px(4.0), rect.bottom() - view.px(110.0)),
        rect.right_bottom() + vec2(view.px(4.0), 0.0),
    );
    let mut mesh = Mesh::default();
    for (y, alpha) in [(band.top(), 0.0), (band.bottom() - view.px(20.0), 0.92), (band.bottom(), 1.0)] {
        mesh.colored_vertex(pos2(band.left(), y), ground.gamma_multiply(alpha));
        mesh.colored_vertex(pos2(band.right(), y), ground.gamma_multiply(alpha));
    }
    for row in [0, 2] {
        mesh.add_triangle(row, row + 1, row + 2);
        mesh.add_triangle(row + 1, row + 2, row + 3);
    }
    ui.painter().add(mesh);
}
