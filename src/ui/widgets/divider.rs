//! The line between two years of the map, or two pictures: moved with a finger, with taps on its handle, or with the arrow
//! keys while it has the focus.

use egui::{Color32, EventFilter, Id, Key, Pos2, Rect, Sense, Shape, Stroke, Ui, pos2, vec2};

use super::{control, focus_ring};
use crate::ui::view::View;

/// Side of the handle.
pub const HANDLE: f32 = 88.0;

/// What an arrow key moves it by.
const STEP: f32 = 0.05;

pub struct Divider<'t> {
    pub name: &'t str,
    /// How far it goes to the left and to the right, 0 to 1.
    pub range: (f32, f32),
    /// Sets the line off from what lies under it.
    pub halo: Color32,
}

impl Divider<'_> {
    /// Moves and draws the line in `rect`, `place` being where it stands, 0 to 1, and `y` the middle of its handle.
    pub fn show(&self, ui: &Ui, view: &mut View<'_>, rect: Rect, y: f32, place: &mut f32) {
        let x = rect.left() + rect.width() * *place;
        let handle = Rect::from_center_size(pos2(x, y), vec2(view.px(HANDLE), view.px(HANDLE)));
        // What feels the drag lies below what feels the tap: above it, it would take both.
        let dragged = ui.interact(handle.expand(view.px(10.0)), Id::unique("divider drag"), Sense::DRAG);
        let response = control(ui, view, handle, "divider", self.name, None);
        let (least, most) = self.range;
        if dragged.dragged() {
            *place = (*place + dragged.drag_delta().x / rect.width()).clamp(least, most);
        }
        if response.has_focus() {
            let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
            for (key, way) in [(Key::ArrowLeft, -STEP), (Key::ArrowRight, STEP)] {
                if ui.input(|input| input.key_pressed(key)) {
                    *place = (*place + way).clamp(least, most);
                    ui.ctx().request_repaint();
                }
            }
        }
        if response.clicked() {
            *place = match *place {
                ..0.45 => 0.5,
                ..0.65 => 0.75,
                _ => 0.25,
            };
            ui.ctx().request_repaint();
        }
        let (gold, ground) = (*view.theme.palette.gold, *view.theme.palette.ground);
        ui.painter().vline(x, rect.y_range(), Stroke::new(view.px(8.0), self.halo.gamma_multiply(0.6)));
        ui.painter().vline(x, rect.y_range(), Stroke::new(view.px(3.0), gold));
        let pressed = response.is_pointer_button_down_on() || dragged.is_pointer_button_down_on();
        let radius = view.px(if pressed { 38.0 } else { 33.0 });
        ui.painter().circle(handle.center(), radius, ground, Stroke::new(view.px(5.0), gold));
        arrows(ui, view, handle.center(), gold);
        focus_ring(ui, view, &response, HANDLE / 2.0);
    }
}

/// `< >`: can be moved to both sides.
pub fn arrows(ui: &Ui, view: &View<'_>, center: Pos2, color: Color32) {
    let stroke = Stroke::new(view.px(3.5), color);
    for side in [-1.0, 1.0] {
        let at = |x: f32, y: f32| center + vec2(side * view.px(x), view.px(y));
        ui.painter().add(Shape::line(vec![at(7.0, -8.0), at(15.0, 0.0), at(7.0, 8.0)], stroke));
    }
}
