//! All years in a strip, with a frame about those in sight: drag the frame, or tap where to look.

use egui::accesskit::Role;
use egui::{
    Align, CornerRadius, EventFilter, Id, Key, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::stream;
use crate::kiosk::timeline::{Span, moment, whole};
use crate::model::Entry;
use crate::ui::view::View;
use crate::ui::widgets::river::{lying, wave};
use crate::ui::widgets::{control_as, focus_ring, pressed_ring, rounding, surface};

const MARGIN: f32 = 30.0;
const AMPLITUDE: f32 = 6.0;
const PERIOD: f32 = 250.0;
/// Years between two numbers.
const STEP: i32 = 100;

pub fn show(ui: &Ui, view: &mut View<'_>, rect: Rect, entries: &[&Entry]) {
    let whole = whole(view.museum);
    let goal = view.kiosk.timeline().sight;
    let name = view.word("ui-timeline-overview");
    let line = Rect::from_min_max(
        rect.min + vec2(view.px(MARGIN), view.px(6.0)),
        pos2(rect.right() - view.px(MARGIN), rect.bottom() - view.px(34.0)),
    );
    // What feels the drag lies below what feels the tap: above it, it would take both.
    let dragged = ui.interact(rect, Id::unique("timeline overview drag"), Sense::DRAG);
    let info = || {
        let mut info = WidgetInfo::new(Role::Slider);
        info.label = Some(name.clone());
        info.value = Some(goal.middle().round());
        info.enabled = true;
        info
    };
    let response = control_as(ui, view, rect, "timeline overview", &name, info);
    surface(ui, view, rect, view.theme.measures.radius_card);
    let at = |pointer: egui::Pos2| whole.at(f64::from((pointer.x - line.left()) / line.width()));
    if dragged.drag_started() {
        // Who takes hold of the frame moves it; who draws beside it brings it there.
        let origin = ui.input(|input| input.pointer.press_origin()).map_or(goal.middle(), at);
        let hold = if goal.holds(origin) { goal.middle() - origin } else { 0.0 };
        ui.data_mut(|data| data.insert_temp(Id::unique("timeline overview hold"), hold));
    }
    if let Some(pointer) = dragged.interact_pointer_pos().filter(|_| dragged.dragged() && moves(ui)) {
        let hold = ui.data(|data| data.get_temp::<f64>(Id::unique("timeline overview hold"))).unwrap_or(0.0);
        look(ui, view, goal, Span::about(at(pointer) + hold, goal.years(), whole));
    } else if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.clicked()) {
        let sight = Span::about(at(pointer), goal.years(), whole);
        view.actions.push(crate::kiosk::Action::Timeline(crate::kiosk::TimelineWish::Sight(sight)));
    }
    strip(ui, view, line, entries, whole);
    frame(ui, view, rect, line, whole);
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        for (key, way) in [(Key::ArrowLeft, -0.25), (Key::ArrowRight, 0.25)] {
            if ui.input(|input| input.key_pressed(key)) {
                let sight = goal.moved(way * goal.years(), whole);
                view.actions.push(crate::kiosk::Action::Timeline(crate::kiosk::TimelineWish::Sight(sight)));
            }
        }
    }
    pressed_ring(ui, view, &dragged, view.theme.measures.radius_card);
    pressed_ring(ui, view, &response, view.theme.measures.radius_card);
    focus_ring(ui, view, &response, view.theme.measures.radius_card);
}

/// A finger that only rests has not begun to draw.
fn moves(ui: &Ui) -> bool {
    ui.input(|input| input.pointer.is_decidedly_dragging())
}

fn look(ui: &Ui, view: &mut View<'_>, goal: Span, sight: Span) {
    if sight != goal {
        stream::hold(ui, view, sight);
    }
}

/// The river of all years, a dot for each entry, and the centuries.
fn strip(ui: &Ui, view: &mut View<'_>, line: Rect, entries: &[&Entry], whole: Span) {
    let (amplitude, period) = (view.px(AMPLITUDE), view.px(PERIOD));
    let (river, text) = (*view.theme.palette.river, *view.theme.palette.text);
    let bed = lying(line, 0.0, 1.0, amplitude, period);
    ui.painter().add(Shape::line(bed, Stroke::new(view.px(3.5), river.gamma_multiply(0.75))));
    let x_of = |at: f64| line.left() + whole.part(at) as f32 * line.width();
    for entry in entries {
        let x = x_of(moment(entry));
        let y = line.center().y + wave(x - line.left(), amplitude, period);
        ui.painter().circle_filled(pos2(x, y), view.px(4.5), text);
    }
    let mut look = view.label_look().rows(1);
    look.grow = look.grow.min(1.2);
    let first = (whole.first / f64::from(STEP)).ceil() as i32 * STEP;
    for year in (0..).map(|number| first + number * STEP).take_while(|year| f64::from(*year) <= whole.last) {
        let block = view.set(ui, &year.to_string(), &look, f32::INFINITY);
        let x = x_of(f64::from(year));
        let top = line.bottom() + view.px(23.0) - block.size.y;
        view.paint(ui.painter(), pos2(x, top), &block, &look, Align::Center);
    }
}

/// The frame about the years in sight.
fn frame(ui: &Ui, view: &View<'_>, rect: Rect, line: Rect, whole: Span) {
    let sight = stream::sight(ui, view);
    let x_of = |at: f64| line.left() + whole.part(at) as f32 * line.width();
    let (left, right) = (x_of(sight.first), x_of(sight.last));
    // As narrow as a few years are, it must be seen.
    let middle = f32::midpoint(left, right);
    let half = ((right - left) / 2.0).max(view.px(14.0));
    let gold = *view.theme.palette.gold;
    let frame = Rect::from_min_max(
        pos2(middle - half, rect.top() + view.px(8.0)),
        pos2(middle + half, rect.bottom() - view.px(8.0)),
    );
    let corner = rounding(view, 12.0);
    ui.painter().rect_filled(frame, corner, gold.gamma_multiply(0.16));
    ui.painter().rect_stroke(frame, corner, Stroke::new(view.px(3.0), gold), StrokeKind::Inside);
    for x in [frame.left() + view.px(1.5), frame.right() - view.px(1.5)] {
        let handle = Rect::from_center_size(pos2(x, frame.center().y), vec2(view.px(8.0), view.px(40.0)));
        ui.painter().rect_filled(handle, CornerRadius::same(view.px(4.0) as u8), gold);
    }
}
