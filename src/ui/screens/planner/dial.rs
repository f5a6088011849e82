//! The dial on which somebody says when they have to leave.
//!
//! The face is that of a clock: the whole ring is twelve hours from now on. A finger turns the hand; two buttons do the
//! same in steps.

use std::f32::consts::TAU;

use egui::accesskit::Role;
use egui::{Align, Id, Pos2, Rect, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{sheets, words};
use crate::kiosk::Action;
use crate::kiosk::guide::{STEP, leave_at};
use crate::kiosk::itinerary::{PlanWish, Stay, TimeSpan, VisitWish};
use crate::model::TimeOfDay;
use crate::ui::pictures::Icon;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::focus_ring;

/// Last time of a day on the dial.
const LAST: u16 = 24 * 60 - STEP;

pub fn show(ui: &Ui, view: &mut View<'_>, wish: &VisitWish) {
    let Some(now) = view.kiosk.time_of_day(view.now) else {
        view.actions.push(Action::Plan(PlanWish::Sheet(None)));
        return;
    };
    let leave = match wish.stay {
        Stay::Until(time) => time,
        Stay::Minutes(_) => leave_at(now),
    };
    let portrait = view.canvas.portrait;
    let face = if portrait { 460.0 } else { 380.0 };
    let height = 144.0 + face + 24.0 + if portrait { 104.0 + 24.0 + 104.0 + 24.0 } else { 0.0 };
    let title = view.word("ui-plan-dial");
    let (left, top, width) = sheets::ground(ui, view, &title, height);
    let center =
        view.canvas.pos(if portrait { left + width / 2.0 } else { left + 300.0 + face / 2.0 }, top + face / 2.0);
    if let Some(time) = clock(ui, view, center, face / 2.0, now, leave) {
        view.actions.push(Action::Plan(PlanWish::Stay(Stay::Until(time))));
    }
    let minutes = [("minutes", i64::from(STEP).into())];
    let (earlier, later) = (view.sentence("ui-plan-earlier", &minutes), view.sentence("ui-plan-later", &minutes));
    let done = view.word("ui-comfort-done");
    let (less, more, end) = if portrait {
        let (y, half) = (top + face + 24.0, (width - 16.0) / 2.0);
        (
            view.canvas.rect(left, y, half, 104.0),
            view.canvas.rect(left + half + 16.0, y, half, 104.0),
            view.canvas.rect(left, y + 128.0, width, 104.0),
        )
    } else {
        let y = top + face / 2.0 - 52.0;
        (
            view.canvas.rect(left, y, 260.0, 104.0),
            view.canvas.rect(left + 300.0 + face + 40.0, y, 260.0, 104.0),
            view.canvas.rect(left + width - 300.0, top + face - 104.0, 300.0, 104.0),
        )
    };
    for (label, icon, rect, time) in [
        (earlier, Icon::Minus, less, leave.0.saturating_sub(STEP).max(now.0.next_multiple_of(STEP))),
        (later, Icon::Plus, more, (leave.0 + STEP).min(LAST)),
    ] {
        if Button::new(&label).icon(icon).show(ui, view, rect, &label) {
            view.actions.push(Action::Plan(PlanWish::Stay(Stay::Until(TimeOfDay(time)))));
        }
    }
    if Button::new(&done).icon(Icon::Check).kind(Kind::Primary).show(ui, view, end, "dial-done") {
        view.actions.push(Action::Plan(PlanWish::Sheet(None)));
    }
}

/// The face; returns the time to which the hand was turned.
fn clock(
    ui: &Ui,
    view: &mut View<'_>,
    center: Pos2,
    radius: f32,
    now: TimeOfDay,
    leave: TimeOfDay,
) -> Option<TimeOfDay> {
    let radius = view.px(radius);
    let palette = &view.theme.palette;
    let (raised, gold, muted, line, river) =
        (*palette.raised, *palette.gold, *palette.muted, *palette.line, *palette.river);
    let rect = Rect::from_center_size(center, Vec2::splat(2.0 * radius));
    let name = view.sentence("ui-plan-until-time", &[("time", leave.to_string().into())]);
    let response = ui.interact(rect, Id::unique("dial"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, &name));
    let direction = |time: u16| {
        let turn = TAU * f32::from(time % 720) / 720.0;
        vec2(turn.sin(), -turn.cos())
    };
    let painter = ui.painter();
    painter.circle_filled(center, radius, raised);
    painter.circle_stroke(center, radius, Stroke::new(view.px(2.0), line));
    // The time that is left is water.
    let span = leave.0.saturating_sub(now.0).min(720);
    let arc: Vec<Pos2> =
        (0..=span).step_by(2).map(|minute| center + direction(now.0 + minute) * radius * 0.88).collect();
    painter.add(Shape::line(arc, Stroke::new(view.px(22.0), river.gamma_multiply(0.8))));
    for hour in 0..12_u16 {
        let at = direction(hour * 60);
        painter
            .line_segment([center + at * radius * 0.70, center + at * radius * 0.76], Stroke::new(view.px(3.0), muted));
        let look = view.label_look().size(24.0).still();
        let block = view.set(ui, &(if hour == 0 { 12 } else { hour }).to_string(), &look, f32::INFINITY);
        let middle = center + at * radius * 0.59;
        view.paint(ui.painter(), middle - vec2(0.0, block.size.y / 2.0), &block, &look, Align::Center);
    }
    let hand = center + direction(leave.0) * radius * 0.88;
    ui.painter().circle_filled(hand, view.px(30.0), gold);
    let look = view.title_look().size(58.0).rows(1);
    let block = view.set(ui, &leave.to_string(), &look, f32::INFINITY);
    let y = center.y - block.size.y * 0.72;
    view.paint(ui.painter(), pos2(center.x, y), &block, &look, Align::Center);
    let seconds = 60 * u32::from(leave.0.saturating_sub(now.0));
    let left = words::span(view, TimeSpan { least: seconds, most: seconds });
    let text = view.sentence("ui-plan-from-now", &[("span", left.into())]);
    let look = view.label_look().rows(1);
    let (small, look) = view.set_fitting(ui, &text, &look, radius / view.canvas.scale, &[23.0, 21.0, 20.0]);
    view.paint(ui.painter(), pos2(center.x, y + block.size.y), &small, &look, Align::Center);
    focus_ring(ui, view, &response, view.canvas.design(rect).width() / 2.0);
    let touched = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked());
    let from_center = touched? - center;
    // Near the middle no direction is meant.
    (from_center.length() > radius * 0.3).then(|| turned(from_center, now))
}

/// The next time from now at which the hand stands in this direction, on a step.
fn turned(direction: Vec2, now: TimeOfDay) -> TimeOfDay {
    let turn = direction.x.atan2(-direction.y).rem_euclid(TAU) / TAU;
    let on_face = ((turn * 720.0 / f32::from(STEP)).round() as u16 * STEP) % 720;
    let ahead = (on_face + 720 - now.0 % 720) % 720;
    TimeOfDay((now.0 + ahead).min(LAST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hand_points_at_the_next_such_time() {
        let at = |x, y, hours: u16, minutes| turned(vec2(x, y), TimeOfDay(60 * hours + minutes)).to_string();
        assert_eq!(at(1.0, 0.0, 14, 20), "15:00");
        assert_eq!(at(0.0, 1.0, 14, 20), "18:00");
        assert_eq!(at(0.0, -1.0, 9, 0), "12:00");
        assert_eq!(at(1.0, 0.0, 9, 10), "15:00");
        // Beyond midnight there is no museum.
        assert_eq!(at(1.0, 0.0, 22, 0), "23:55");
    }
}
