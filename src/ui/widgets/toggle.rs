//! A tile with a switch; the whole tile is the target.

use egui::accesskit::Role;
use egui::{Align, CornerRadius, Rect, Stroke, StrokeKind, Ui, WidgetInfo, epaint::RectShape, pos2, vec2};

use super::{control_as, focus_ring, rounding};
use crate::ui::pictures::{Icon, show_icon};
use crate::ui::text::Face;
use crate::ui::view::View;

/// What a tile says.
pub struct Toggle<'t> {
    pub label: &'t str,
    pub hint: &'t str,
    pub icon: Icon,
    pub on: bool,
}

impl Toggle<'_> {
    /// Draws the tile; `true` when it was touched.
    pub fn show(&self, ui: &Ui, view: &mut View<'_>, rect: Rect, id: &'static str) -> bool {
        let info = || WidgetInfo::selected(Role::Switch, true, self.on, self.label);
        let response = control_as(ui, view, rect, id, self.label, info);
        let palette = &view.theme.palette;
        let (gold, line, text, muted, ground) =
            (*palette.gold, *palette.line, *palette.text, *palette.muted, *palette.ground);
        let pressed = response.is_pointer_button_down_on();
        let radius = view.theme.measures.radius_card;
        let corner = rounding(view, radius);
        ui.painter().add(RectShape::filled(rect, corner, if pressed { ground } else { *palette.raised }));
        let (width, color) = if self.on { (3.0, gold) } else { (1.0, line) };
        ui.painter().rect_stroke(rect, corner, Stroke::new(view.px(width), color), StrokeKind::Inside);
        let side = view.px(40.0);
        let square = Rect::from_center_size(rect.left_center() + vec2(view.px(46.0), 0.0), vec2(side, side));
        show_icon(ui, view, square, self.icon, if self.on { gold } else { text });
        self.switch(ui, view, rect);
        let left = rect.left() + view.px(88.0);
        let room = view.canvas.design(rect).width() - 88.0 - 124.0;
        let mut look = view.button_look().rows(1);
        look.face = Face::SansBold;
        let (label, look) = view.set_fitting(ui, self.label, &look, room, &[28.0, 26.0, 24.0, 22.0, 20.0]);
        let small = view.label_look().color(muted).rows(1);
        let (hint, small) = view.set_fitting(ui, self.hint, &small, room, &[23.0, 22.0, 21.0, 20.0]);
        let top = rect.center().y - f32::midpoint(label.size.y, hint.size.y);
        view.paint(ui.painter(), pos2(left, top), &label, &look, Align::Min);
        view.paint(ui.painter(), pos2(left, top + label.size.y), &hint, &small, Align::Min);
        focus_ring(ui, view, &response, radius);
        response.clicked()
    }

    fn switch(&self, ui: &Ui, view: &View<'_>, tile: Rect) {
        let palette = &view.theme.palette;
        let center = tile.right_center() - vec2(view.px(66.0), 0.0);
        let rect = Rect::from_center_size(center, vec2(view.px(84.0), view.px(48.0)));
        let corner = CornerRadius::same((rect.height() / 2.0).min(255.0) as u8);
        let (fill, knob, at) = if self.on {
            (*palette.gold, *palette.ground, rect.right() - rect.height() / 2.0)
        } else {
            (*palette.ground, *palette.muted, rect.left() + rect.height() / 2.0)
        };
        ui.painter().add(RectShape::filled(rect, corner, fill));
        ui.painter().rect_stroke(rect, corner, Stroke::new(view.px(2.0), *palette.muted), StrokeKind::Inside);
        ui.painter().circle_filled(pos2(at, center.y), rect.height() / 2.0 - view.px(5.0), knob);
    }
}
