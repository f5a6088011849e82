//! What shows that there is more to scroll to, and turns to it with a tap.

use egui::containers::scroll_area::{DragScroll, ScrollArea, ScrollBarVisibility, ScrollSource};
use egui::{Color32, Id, Mesh, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::button::Button;
use super::reading::GUTTER;
use crate::ui::pictures::Icon;
use crate::ui::view::View;

/// Part of the visible height that a tap turns by: the last lines stay, so that nobody loses the place.
pub const PAGE: f32 = 0.82;

/// Shows what is `height` points high in `rect`: `show` is given its place. Where that is more than the rect has, a finger
/// moves it, and so does a button in a gutter at its right. A page that was just come to begins at its top; a place stored
/// under `id`, in points from the top, is turned to.
pub fn down(
    ui: &mut Ui,
    view: &mut View<'_>,
    id: Id,
    rect: Rect,
    height: f32,
    show: impl FnOnce(&Ui, &mut View<'_>, Rect),
) {
    let scrolls = height > rect.height() + 1.0;
    let gutter = if scrolls { view.px(GUTTER) } else { 0.0 };
    let inner = Rect::from_min_size(rect.min, vec2(rect.width() - gutter, rect.height()));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt(id));
    let mut area = ScrollArea::vertical()
        .id_salt(id)
        .auto_shrink(false)
        .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
        .scroll_source(ScrollSource { drag: DragScroll::Always, ..ScrollSource::default() });
    let target = ui.data_mut(|data| data.remove_temp::<f32>(id)).filter(|_| !view.is_new());
    if let Some(target) = target.or(view.is_new().then_some(0.0)) {
        area = area.vertical_scroll_offset(target);
    }
    let output = area.show(&mut child, |ui| {
        let place = Rect::from_min_size(ui.max_rect().min, vec2(inner.width(), height));
        // Shadows and focus rings reach beyond what they belong to.
        ui.set_clip_rect(ui.clip_rect().expand(view.px(12.0)));
        view.tools.audit.scrolling = scrolls;
        show(ui, view, place);
        view.tools.audit.scrolling = false;
        ui.allocate_rect(place, Sense::hover());
    });
    if !scrolls {
        return;
    }
    let (offset, most) = (output.state.clamped_offset().y, height - inner.height());
    if offset < most - 2.0 {
        fade(ui, view, inner, *view.theme.palette.ground);
    }
    let side = view.px(view.theme.measures.target);
    let square = Rect::from_min_max(rect.max - vec2(side, side), rect.max);
    if let Some(to) = page_button(ui, view, square, ("turn", id), offset, most, inner.height()) {
        ui.data_mut(|data| data.insert_temp(id, to));
        ui.ctx().request_repaint();
    }
}

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
pub fn fade(ui: &Ui, view: &View<'_>, rect: Rect, ground: Color32) {
    if view.theme.palette.outlined {
        return;
    }
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
