//! Cards in columns. They scroll when there are more than the room holds.

use egui::containers::scroll_area::{DragScroll, ScrollArea, ScrollBarVisibility, ScrollSource};
use egui::{Id, Rect, Sense, Ui, UiBuilder, vec2};

use crate::ui::view::View;

/// How cards stand. Lengths in design pixels.
#[derive(Clone, Copy, Debug)]
pub struct Gallery {
    pub columns: usize,
    pub height: f32,
    pub gap: f32,
}

impl Gallery {
    /// Cards that share the height of a room among them, none lower than `least` and none higher than `most`.
    pub fn filling(room: f32, count: usize, columns: usize, gap: f32, (least, most): (f32, f32)) -> Gallery {
        let rows = count.div_ceil(columns).max(1) as f32;
        Gallery { columns, gap, height: ((room - gap * (rows - 1.0)) / rows).clamp(least, most) }
    }

    /// Height of so many cards.
    pub fn height_of(&self, count: usize) -> f32 {
        count.div_ceil(self.columns) as f32 * (self.height + self.gap) - self.gap
    }

    /// Shows `count` cards in `rect`; `card` draws the one of a number.
    pub fn show(
        self,
        ui: &mut Ui,
        view: &mut View<'_>,
        rect: Rect,
        count: usize,
        mut card: impl FnMut(&Ui, &mut View<'_>, usize, Rect),
    ) {
        let id = Id::unique(("gallery", view.kiosk.visit()));
        let (gap, height) = (view.px(self.gap), view.px(self.height));
        let width = (rect.width() - gap * (self.columns as f32 - 1.0)) / self.columns as f32;
        let all = vec2(rect.width(), view.px(self.height_of(count)));
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(id));
        ScrollArea::vertical()
            .id_salt(id)
            .auto_shrink(false)
            .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
            .scroll_source(ScrollSource { drag: DragScroll::Always, ..ScrollSource::default() })
            .show(&mut child, |ui| {
                let origin = ui.max_rect().min;
                // Shadows and focus rings reach beyond their cards.
                ui.set_clip_rect(ui.clip_rect().expand(12.0));
                view.tools.audit.scrolling = true;
                for index in 0..count {
                    let (row, column) = ((index / self.columns) as f32, (index % self.columns) as f32);
                    let min = origin + vec2(column * (width + gap), row * (height + gap));
                    card(ui, view, index, Rect::from_min_size(min, vec2(width, height)));
                }
                view.tools.audit.scrolling = false;
                ui.allocate_rect(Rect::from_min_size(origin, all), Sense::hover());
            });
    }
}
