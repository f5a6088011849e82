//! The river line: page rule, progress and time. y = A·sin(2πx/P) + A/2·sin(2πx/2.3P + 1).

use std::f32::consts::TAU;

use egui::{Align, Color32, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

use crate::kiosk::{RiverMark, river_marks};
use crate::ui::text::Face;
use crate::ui::view::View;

/// The wave of the river at a distance along it; all lengths in the same unit.
pub fn wave(along: f32, amplitude: f32, period: f32) -> f32 {
    amplitude * (TAU * along / period).sin() + amplitude / 2.0 * (TAU * along / (2.3 * period) + 1.0).sin()
}

/// Points of a river flowing to the right through `rect`'s middle, from one part of its width to another, every few
/// points.
pub fn lying(rect: Rect, from: f32, to: f32, amplitude: f32, period: f32) -> Vec<Pos2> {
    let steps = (((to - from) * rect.width() / 4.0).ceil() as usize).max(2);
    let point = |step: usize| {
        let along = (from + (to - from) * step as f32 / steps as f32) * rect.width();
        pos2(rect.left() + along, rect.center().y + wave(along, amplitude, period))
    };
    (0..=steps).map(point).collect()
}

/// A river across the page as a rule.
pub fn rule(ui: &Ui, view: &View<'_>, rect: Rect, width: f32, color: Color32) {
    let points = lying(rect, 0.0, 1.0, view.px(7.0), view.px(290.0));
    ui.painter().add(Shape::line(points, Stroke::new(view.px(width), color)));
}

/// How far a text has been read, flowing down `rect`; `progress` 0 to 1.
pub fn progress(ui: &Ui, view: &View<'_>, rect: Rect, progress: f32) {
    let (amplitude, period) = (view.px(6.0), view.px(240.0));
    let steps = ((rect.height() / 4.0).ceil() as usize).max(2);
    let point = |step: usize| {
        let along = rect.height() * step as f32 / steps as f32;
        pos2(rect.center().x + wave(along, amplitude, period), rect.top() + along)
    };
    let points: Vec<Pos2> = (0..=steps).map(point).collect();
    let palette = &view.theme.palette;
    let here = ((progress * steps as f32).round() as usize).min(steps);
    ui.painter()
        .add(Shape::line(points[here..].to_vec(), Stroke::new(view.px(3.0), palette.river.gamma_multiply(0.55))));
    ui.painter().add(Shape::line(points[..=here].to_vec(), Stroke::new(view.px(4.0), *palette.gold)));
    ui.painter().circle_filled(points[here], view.px(9.0), *palette.gold);
}

/// The river of time at the foot of a page, with the page's own year in gold.
pub fn time(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let exhibit = view.kiosk.exhibit();
    // A label needs about 96 px.
    let least_gap = view.px(96.0) / rect.width();
    let marks = river_marks(view.museum, exhibit, least_gap);
    let line = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + view.px(44.0)));
    let (amplitude, period) = (view.px(6.0), view.px(230.0));
    let here = marks.iter().find(|mark| mark.here).map_or(0.0, |mark| mark.position);
    let palette = &view.theme.palette;
    let (gold, river, ground) = (*palette.gold, *palette.river, *palette.deep);
    let ahead = lying(line, here, 1.0, amplitude, period);
    ui.painter().add(Shape::line(ahead, Stroke::new(view.px(3.0), river.gamma_multiply(0.55))));
    if here > 0.0 {
        ui.painter().add(Shape::line(lying(line, 0.0, here, amplitude, period), Stroke::new(view.px(4.0), gold)));
    }
    for RiverMark { year, position, here } in marks {
        let along = position * line.width();
        let center = pos2(line.left() + along, line.center().y + wave(along, amplitude, period));
        let mut look = view.label_look().size(view.theme.measures.floor);
        if here {
            ui.painter().circle_filled(center, view.px(14.0), ground);
            ui.painter().circle_filled(center, view.px(10.0), gold);
            look = look.color(gold).size(24.0);
            look.face = Face::SansBold;
        } else {
            ui.painter().circle_filled(center, view.px(6.0), ground);
            ui.painter().circle_stroke(center, view.px(6.0), Stroke::new(view.px(2.5), river));
        }
        let block = view.set(ui, &year.to_string(), &look, f32::INFINITY);
        let half = block.size.x / 2.0;
        let x = center.x.clamp(rect.left() + half, rect.right() - half);
        view.paint(ui.painter(), pos2(x, line.bottom() + view.px(2.0)), &block, &look, Align::Center);
    }
}

/// How high the waves of a stepper are and how long, in design pixels.
const COURSE: (f32, f32) = (7.0, 260.0);

/// A river that was walked up to `here`, 0 to 1.
pub fn course(ui: &Ui, view: &View<'_>, rect: Rect, here: f32) {
    let (amplitude, period) = (view.px(COURSE.0), view.px(COURSE.1));
    let here = here.clamp(0.0, 1.0);
    let palette = &view.theme.palette;
    let ahead = lying(rect, here, 1.0, amplitude, period);
    ui.painter().add(Shape::line(ahead, Stroke::new(view.px(3.5), palette.river.gamma_multiply(0.55))));
    ui.painter().add(Shape::line(lying(rect, 0.0, here, amplitude, period), Stroke::new(view.px(4.0), *palette.gold)));
}

/// A point of that river; `part` 0 to 1.
pub fn on_course(view: &View<'_>, rect: Rect, part: f32) -> Pos2 {
    let along = part * rect.width();
    rect.left_center() + vec2(along, wave(along, view.px(COURSE.0), view.px(COURSE.1)))
}

/// Points and nodes of a stepper: `count` stations on a river through `rect`.
pub fn stations(ui: &Ui, view: &View<'_>, rect: Rect, count: usize, current: usize) -> Vec<Pos2> {
    let at = |index: usize| (index as f32 + 0.5) / count as f32;
    course(ui, view, rect, at(current));
    (0..count).map(|index| on_course(view, rect, at(index))).collect()
}
