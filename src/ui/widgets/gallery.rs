//! Cards in columns. They scroll when there are more than the room holds.

use egui::containers::scroll_area::{DragScroll, ScrollArea, ScrollBarVisibility, ScrollSource};
use egui::{Id, Rect, Sense, Ui, UiBuilder, vec2};

use super::reading::GUTTER;
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
        // Where not all cards fit there is a gutter for the button that turns to the others.
        let scrolls = all > rect.height() + 1.0;
        let gutter = if scrolls { view.px(GUTTER) } else { 0.0 };
        let cards = Rect::from_min_size(rect.min, vec2(rect.width() - gutter, rect.height()));
        let (gap, height) = (view.px(self.gap), view.px(self.height));
        let width = (cards.width() - gap * (self.columns as f32 - 1.0)) / self.columns as f32;
        let mut child = ui.new_child(UiBuilder::new().max_rect(cards).id_salt(id));
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
            let origin = ui.max_rect().min;
            // Shadows and focus rings reach beyond their cards.
            ui.set_clip_rect(ui.clip_rect().expand(12.0));
            view.tools.audit.scrolling = scrolls;
            for index in 0..count {
                let (row, column) = ((index / self.columns) as f32, (index % self.columns) as f32);
                let min = origin + vec2(column * (width + gap), row * (height + gap));
                card(ui, view, index, Rect::from_min_size(min, vec2(width, height)));
            }
            view.tools.audit.scrolling = false;
            ui.allocate_rect(Rect::from_min_size(origin, vec2(cards.width(), all)), Sense::hover());
        });
        if !scrolls {
            return;
        }
        let (offset, most) = (output.state.clamped_offset().y, all - cards.height());
        if offset < most - 2.0 {
            scroll::fade(ui, view, cards);
        }
        let side = view.px(view.theme.measures.target);
        let square = Rect::from_min_max(rect.max - vec2(side, side), rect.max);
        if let Some(to) = scroll::page_button(ui, view, square, ("turn-gallery", id), offset, most, cards.height()) {
            ui.data_mut(|data| data.insert_temp(id, to));
            ui.ctx().request_repaint();
        }
    }
}
