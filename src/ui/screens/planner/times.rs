//! How much time there is: buttons, on the home screen and in the planner.

use egui::{Align, Rect, Ui, pos2};

use super::words;
use crate::kiosk::guide::{self, MINUTES};
use crate::kiosk::itinerary::{PlanSheet, PlanWish, Stay};
use crate::kiosk::{Action, Route};
use crate::ui::text::Face;
use crate::ui::view::{Look, View};
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::{control, focus_ring, outline, rounding};

/// Buttons with a time; behind them comes, where there is a clock, the one for those who know when they leave.
pub const PLAIN: usize = MINUTES.len();

/// How many buttons there are: without a clock nobody can say when they leave.
pub fn count(view: &View<'_>) -> usize {
    PLAIN + usize::from(view.kiosk.time_of_day(view.now).is_some())
}

/// Draws them into their places. `asked` is what the route is for; without, they open the planner.
pub fn show(ui: &Ui, view: &mut View<'_>, places: &[Rect], asked: Option<Stay>) {
    for (minutes, rect) in MINUTES.into_iter().zip(places) {
        let on = asked.map(|stay| stay == Stay::Minutes(minutes));
        if time_button(ui, view, *rect, minutes, on) {
            view.actions.push(match asked {
                Some(_) => Action::Plan(PlanWish::Stay(Stay::Minutes(minutes))),
                None => Action::Open(Route::Planner { minutes: Some(minutes) }),
            });
        }
    }
    if let Some(rect) = places.get(PLAIN) {
        until_button(ui, view, *rect, asked);
    }
}

/// A large figure and its unit.
fn time_button(ui: &Ui, view: &mut View<'_>, rect: Rect, minutes: u16, on: Option<bool>) -> bool {
    let (figure, unit) = words::figure(view, minutes);
    let response = control(ui, view, rect, ("time", minutes), &format!("{figure} {unit}"), on);
    let palette = &view.theme.palette;
    let (raised, ground, gold, text) = (*palette.raised, *palette.ground, *palette.gold, *palette.text);
    let radius = view.theme.measures.radius_button;
    let corner = rounding(view, radius);
    let chosen = on == Some(true);
    let fill = if chosen == response.is_pointer_button_down_on() { raised } else { ground };
    ui.painter().rect_filled(rect, corner, fill);
    let color = if chosen { gold } else { text };
    if chosen {
        let stroke = egui::Stroke::new(view.px(3.0), gold);
        ui.painter().rect_stroke(rect, corner, stroke, egui::StrokeKind::Inside);
    } else {
        outline(ui, view, rect, radius);
    }
    let design = view.canvas.design(rect);
    let mut number = view.heading_look().size(46.0).color(color).rows(1);
    number.grow = number.grow.min(1.25);
    let number_block = view.set(ui, &figure, &number, f32::INFINITY);
    let room = design.width() - 24.0 - 10.0 - number_block.size.x / view.canvas.scale;
    let look =
        Look { face: if chosen { Face::SansBold } else { Face::Sans }, ..view.button_look().color(color).rows(1) };
    let sizes = [look.size, 24.0, 22.0, 20.0];
    let mut set = view.set_fitting(ui, &unit, &look, room, &sizes);
    if set.0.truncated && !minutes.is_multiple_of(60) {
        let short = view.word("ui-plan-minutes-short");
        set = view.set_fitting(ui, &short, &look, room, &sizes);
    }
    let (unit_block, look) = set;
    let gap = view.px(10.0);
    let total = number_block.size.x + gap + unit_block.size.x;
    let left = rect.center().x - total / 2.0;
    let middle = rect.center().y;
    let at = pos2(left, middle - number_block.size.y / 2.0);
    view.paint(ui.painter(), at, &number_block, &number, Align::Min);
    let at = pos2(left + number_block.size.x + gap, middle - unit_block.size.y / 2.0 + view.px(4.0));
    view.paint(ui.painter(), at, &unit_block, &look, Align::Min);
    focus_ring(ui, view, &response, radius);
    response.clicked()
}

/// For those who know when they leave, rather than how long they stay.
fn until_button(ui: &Ui, view: &mut View<'_>, rect: Rect, asked: Option<Stay>) {
    let (label, on) = match asked {
        Some(Stay::Until(time)) => (view.sentence("ui-plan-until-time", &[("time", time.to_string().into())]), true),
        _ => (view.word("ui-plan-until"), false),
    };
    let kind = if on { Kind::Tab(true) } else { Kind::Plain };
    let narrow = view.canvas.design(rect).width() < 220.0;
    let mut button = Button::new(&label).kind(kind);
    if !narrow {
        button = button.icon(crate::ui::pictures::Icon::Clock);
    }
    if !button.show(ui, view, rect, "time-until") {
        return;
    }
    if asked.is_none() {
        view.actions.push(Action::Open(Route::Planner { minutes: None }));
    }
    if let (false, Some(now)) = (on, view.kiosk.time_of_day(view.now)) {
        view.actions.push(Action::Plan(PlanWish::Stay(Stay::Until(guide::leave_at(now)))));
    }
    view.actions.push(Action::Plan(PlanWish::Sheet(Some(PlanSheet::Dial))));
}
