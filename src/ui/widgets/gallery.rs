//! Cards in columns. They scroll when there are more than the room holds.

use egui::{Id, Rect, Ui, vec2};

use super::scroll;
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

    /// Where the gallery of this visit looks for a place to scroll to, in points from its top.
    pub fn scroll_id(view: &View<'_>) -> Id {
        Id::unique(("gallery", view.scroll_name()))
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
        let id = Gallery::scroll_id(view);
        let all = view.px(self.height_of(count));
        let (gap, height) = (view.px(self.gap), view.px(self.height));
        scroll::down(ui, view, id, rect, all, |ui, view, place| {
            let width = (place.width() - gap * (self.columns as f32 - 1.0)) / self.columns as f32;
            for index in 0..count {
                let (row, column) = ((index / self.columns) as f32, (index % self.columns) as f32);
                let min = place.min + vec2(column * (width + gap), row * (height + gap));
                card(ui, view, index, Rect::from_min_size(min, vec2(width, height)));
            }
        });
    }
}
