//! What lies over a page: the page below feels neither touch nor keyboard while it is open.

use egui::{Color32, CornerRadius, Id, Order, Rect, Response, Sense, Ui};

use super::{outline, rounding};
use crate::ui::view::View;

/// Covers the page with `scrim` and draws on top of it. Returns the page as something touched: a touch beside what `show`
/// drew.
pub fn over(
    ui: &Ui,
    view: &mut View<'_>,
    name: &'static str,
    order: Order,
    scrim: Color32,
    show: impl FnOnce(&mut Ui, &mut View<'_>),
) -> Response {
    let screen = ui.max_rect();
    let area = egui::Area::new(Id::unique(name)).order(order).fixed_pos(screen.min).movable(false).fade_in(false);
    let shown = area.show(ui.ctx(), |ui| {
        ui.set_clip_rect(screen);
        // The keyboard stays on the sheet while it is open.
        let layer = ui.layer_id();
        ui.ctx().memory_mut(|memory| memory.set_modal_layer(layer));
        ui.painter().rect_filled(screen, CornerRadius::ZERO, scrim);
        let page = ui.interact(screen, Id::unique((name, "page")), Sense::CLICK);
        // What the page below noted for the tour is covered now.
        view.tools.audit.controls.clear();
        view.tools.audit.texts.clear();
        view.tools.audit.cards.clear();
        show(ui, view);
        page
    });
    shown.inner
}

/// The ground of a sheet that stands at the foot of the screen, round at its head; a touch on it is none beside it.
pub fn ground(ui: &Ui, view: &View<'_>, name: &'static str, rect: Rect) {
    let corner = rounding(view, 28.0);
    ui.painter().rect_filled(rect, CornerRadius { sw: 0, se: 0, ..corner }, *view.theme.palette.surface);
    outline(ui, view, rect, 28.0);
    ui.interact(rect, Id::unique((name, "sheet")), Sense::CLICK);
}
