//! The words of a card that leads to a page of its own: a name, a line below it, and the arrow.

use egui::{Align, Rect, Ui, pos2};

use super::button::round_arrow;
use crate::ui::view::View;

/// A narrower card has no room for the arrow; design pixels.
const NARROW: f32 = 480.0;
/// Between the picture and the words.
const GAP: f32 = 32.0;

/// Name and line right of a picture of this width in design pixels. Where letters are too large for both, the name is
/// enough.
pub fn words(ui: &Ui, view: &mut View<'_>, rect: Rect, picture: f32, name: &str, line: &str) {
    let design = view.canvas.design(rect);
    let arrow = if design.width() < NARROW { 20.0 } else { 110.0 };
    let left = rect.left() + view.px(picture + GAP);
    let width = design.width() - picture - GAP - arrow;
    let look = view.card_title_look().size(38.0).rows(1);
    let (mut block, mut look) = view.set_fitting(ui, name, &look, width, &[38.0, 34.0, 30.0, 26.0]);
    if block.truncated {
        (block, look) = view.set_fitting(ui, name, &look.rows(2), width, &[34.0, 30.0, 26.0]);
    }
    let gap = view.px(4.0);
    let room = rect.height() - view.px(16.0) - block.size.y - gap;
    let small = view.label_look().color(*view.theme.palette.text);
    let mut below = None;
    for (rows, size) in [2, 1].into_iter().flat_map(|rows| [25.0, 23.0, 21.0, 20.0].map(|size| (rows, size))) {
        let small = small.rows(rows).size(size);
        let line = view.set(ui, line, &small, width);
        if !line.truncated && line.size.y <= room {
            below = Some((line, small));
            break;
        }
    }
    let both = block.size.y + below.as_ref().map_or(0.0, |(line, _)| line.size.y + gap);
    let top = rect.center().y - both / 2.0;
    let shown = view.paint(ui.painter(), pos2(left, top), &block, &look, Align::Min);
    if let Some((line, small)) = &below {
        view.paint(ui.painter(), pos2(left, shown.bottom() + gap), line, small, Align::Min);
    }
    if design.width() >= NARROW {
        round_arrow(ui, view, pos2(rect.right() - view.px(56.0), rect.center().y));
    }
}
