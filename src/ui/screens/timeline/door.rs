//! The way from the home screen to the timeline: a stretch of the river of years with its name.

use egui::{CornerRadius, Rect, Stroke, Ui, epaint::RectShape, pos2, vec2};

use crate::kiosk::timeline::{moment, whole};
use crate::kiosk::{Action, Route};
use crate::ui::view::View;
use crate::ui::widgets::river::{lying, wave};
use crate::ui::widgets::{actor_shape, control, door, focus_ring, outline, pressed_ring, rounding, surface};
use crate::words::Arg;

/// The card; `picture` is the width of its river in design pixels.
pub fn show(ui: &Ui, view: &mut View<'_>, rect: Rect, picture: f32) {
    let title = view.word("ui-timeline");
    let response = control(ui, view, rect, "timeline-card", &title, None);
    let radius = view.theme.measures.radius_card;
    surface(ui, view, rect, radius);
    let left = Rect::from_min_size(rect.min, vec2(view.px(picture), rect.height()));
    river(ui, view, left);
    let lead = lead(view);
    door::words(ui, view, rect, picture, &title, &lead);
    outline(ui, view, rect, radius);
    pressed_ring(ui, view, &response, radius);
    focus_ring(ui, view, &response, radius);
    if response.clicked() {
        view.actions.push(Action::Open(Route::Timeline { year: None }));
    }
}

/// How much happened, and from when.
fn lead(view: &View<'_>) -> String {
    let entries = &view.museum.timeline;
    let first = entries.iter().map(|entry| entry.date.years().0).min().unwrap_or_default();
    let last = entries.iter().map(|entry| entry.date.years().1).max().unwrap_or_default();
    let args: [(&str, Arg<'_>); 3] =
        [("count", entries.len().into()), ("first", first.to_string().into()), ("last", last.to_string().into())];
    view.sentence("ui-timeline-lead", &args)
}

/// All years as a river, and on it what happened.
fn river(ui: &Ui, view: &View<'_>, rect: Rect) {
    let corner = rounding(view, view.theme.measures.radius_card);
    let palette = &view.theme.palette;
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.add(RectShape::filled(rect, CornerRadius { ne: 0, se: 0, ..corner }, *palette.map.sea));
    let (amplitude, period) = (rect.height() * 0.13, view.px(230.0));
    let bed = lying(rect, 0.0, 1.0, amplitude, period);
    for (width, strength) in [(26.0, 0.25), (17.0, 0.3), (2.5, 1.0)] {
        let stroke = Stroke::new(view.px(width), palette.river.gamma_multiply(strength));
        painter.add(egui::Shape::line(bed.clone(), stroke));
    }
    let whole = whole(view.museum);
    let room = rect.shrink2(vec2(view.px(18.0), 0.0));
    // As many marks as can be told apart.
    let mut free = f32::MIN;
    for entry in &view.museum.timeline {
        let x = room.left() + whole.part(moment(entry)) as f32 * room.width();
        if x < free {
            continue;
        }
        free = x + view.px(26.0);
        let center = pos2(x, rect.center().y + wave(x - rect.left(), amplitude, period));
        actor_shape(&painter, center, view.px(12.0), entry.actor, *palette.ground);
        actor_shape(&painter, center, view.px(9.0), entry.actor, view.theme.actor(entry.actor));
    }
}
