//! The river of the timeline: its bed, its years, what lies on it, and the fingers that move it.

use egui::accesskit::Role;
use egui::{
    Align, Color32, EventFilter, Id, Key, Mesh, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::Plan;
use crate::kiosk::timeline::cards::{Placed, Row};
use crate::kiosk::timeline::{Extent, RUNGS, Span};
use crate::kiosk::{Action, TimelineWish};
use crate::model::{Entry, Evidence};
use crate::ui::view::View;
use crate::ui::widgets::river::wave;
use crate::ui::widgets::{actor_shape, focus_ring};

/// Where the river flows on the screen; all lengths in points.
pub struct Course {
    standing: bool,
    /// Where the first and the last year in sight lie, along the river.
    begin: f32,
    end: f32,
    /// The part of it that is drawn.
    drawn: (f32, f32),
    /// Its middle, across.
    across: f32,
    amplitude: f32,
    period: f32,
    pub sight: Span,
    whole: Span,
}

/// An entry whose mark or whose doubt is on the screen.
pub struct Seen<'m> {
    /// Among the entries that are shown.
    pub index: usize,
    pub entry: &'m Entry,
    pub extent: Extent,
    pub mark: Pos2,
}

/// How the years in sight move when a button was touched: from what was in sight to what shall be.
#[derive(Clone, Copy, Debug)]
struct Flow {
    visit: u64,
    from: Span,
    to: Span,
    since: f64,
    /// A finger moves them: no flight.
    held: bool,
}

/// Radius of a mark, and how near to it a tap means it; design pixels.
const MARK: f32 = 15.0;
const NEAR: f32 = 50.0;
/// How far a mark moves aside for others, as a multiple of its radius.
const FARTHEST: f64 = 3.5;
/// Least length of what fades, in design pixels: it must be seen at every step of nearness.
const FADE: f32 = 46.0;
/// How strongly a stretch of time is laid over the river, and one that fades.
const STRETCH: f32 = 0.5;
const DOUBTFUL: f32 = 0.7;

impl Course {
    pub fn new(view: &View<'_>, plan: &Plan, sight: Span, whole: Span) -> Course {
        let rect = plan.river;
        let standing = plan.standing;
        let (begin, end, drawn, across) = if standing {
            (rect.top(), rect.bottom(), (rect.top() - view.px(14.0), rect.bottom() + view.px(14.0)), rect.center().x)
        } else {
            let at = |x: f32| view.canvas.pos(x, 0.0).x;
            (at(plan.left), at(plan.right), (rect.left(), rect.right()), rect.center().y)
        };
        // A river with more room winds more.
        let room = if standing { rect.width() } else { rect.height() };
        let amplitude = if standing { view.px(10.0) } else { (room * 0.075).clamp(view.px(10.0), view.px(44.0)) };
        let period = view.px(if standing { 430.0 } else { 620.0 });
        Course { standing, begin, end, drawn, across, amplitude, period, sight, whole }
    }

    /// Where a moment lies along the river.
    pub fn along(&self, at: f64) -> f32 {
        self.begin + self.sight.part(at) as f32 * (self.end - self.begin)
    }

    fn moment(&self, along: f32) -> f64 {
        self.sight.at(f64::from((along - self.begin) / (self.end - self.begin)))
    }

    /// The middle of the river; it winds by its years and not by the screen, so that it flows when the years move.
    pub fn point(&self, along: f32) -> Pos2 {
        let off = wave(along - self.along(self.whole.first), self.amplitude, self.period);
        if self.standing { pos2(self.across + off, along) } else { pos2(along, self.across + off) }
    }

    fn points(&self, from: f32, to: f32, step: f32) -> Vec<Pos2> {
        let count = (((to - from) / step).ceil() as usize).clamp(2, 1000);
        (0..=count).map(|number| self.point(from + (to - from) * number as f32 / count as f32)).collect()
    }

    fn on(&self, pointer: Pos2) -> f32 {
        if self.standing { pointer.y } else { pointer.x }
    }
}

/// The years in sight as they are drawn: on the way to what the visitor asked for, or there.
pub fn sight(ui: &Ui, view: &View<'_>) -> Span {
    let (goal, visit) = (view.kiosk.timeline().sight, view.kiosk.visit());
    let now = ui.input(|input| input.time);
    let still = view.kiosk.comfort().calm || !view.tools.motion;
    let known = ui.data(|data| data.get_temp::<Flow>(flow())).filter(|flow| flow.visit == visit && !still);
    let mut state = known.unwrap_or(Flow { visit, from: goal, to: goal, since: f64::MIN, held: false });
    let seconds = f64::from(view.theme.measures.page_ms) / 1000.0;
    let part = |state: &Flow| ((now - state.since) / seconds).clamp(0.0, 1.0);
    let shown = |state: &Flow| state.from.toward(state.to, 1.0 - (1.0 - part(state)).powi(3));
    if state.to != goal {
        let from = if state.held { goal } else { shown(&state) };
        state = Flow { visit, from, to: goal, since: if state.held { f64::MIN } else { now }, held: false };
    }
    ui.data_mut(|data| data.insert_temp(flow(), state));
    if part(&state) < 1.0 {
        ui.ctx().request_repaint();
    }
    shown(&state)
}

fn flow() -> Id {
    Id::unique("timeline flow")
}

/// A finger moves the years: they are there at once.
pub fn hold(ui: &Ui, view: &mut View<'_>, sight: Span) {
    ui.data_mut(|data| {
        if let Some(mut state) = data.get_temp::<Flow>(flow()) {
            state.held = true;
            data.insert_temp(flow(), state);
        }
    });
    view.actions.push(Action::Timeline(TimelineWish::Sight(sight)));
}

/// What is to be seen of the entries, and where their marks stand. Where there is room, marks of the same time stand beside
/// each other.
pub fn seen<'m>(view: &View<'_>, course: &Course, entries: &[&'m Entry]) -> Vec<Seen<'m>> {
    let margin = course.sight.years() * 0.1;
    let wide = Span { first: course.sight.first - margin, last: course.sight.last + margin };
    let extents = entries.iter().map(|entry| Extent::of(&entry.date));
    let near: Vec<(usize, &'m Entry, Extent)> = (0..)
        .zip(entries.iter().copied())
        .zip(extents)
        .filter(|(_, extent)| extent.meets(wide))
        .map(|((index, entry), extent)| (index, entry, extent))
        .collect();
    let wishes: Vec<f64> = near.iter().map(|(_, _, extent)| f64::from(course.along(extent.at))).collect();
    let alongs = apart(&wishes, f64::from(view.px(MARK)));
    let seen = |((index, entry, extent), along): ((usize, &'m Entry, Extent), f64)| Seen {
        index,
        entry,
        extent,
        mark: course.point(along as f32),
    };
    near.into_iter().zip(alongs).map(seen).collect()
}

/// Marks that would hide each other, moved aside as far as nobody takes it for another time.
fn apart(wishes: &[f64], mark: f64) -> Vec<f64> {
    let (Some(first), Some(last)) = (wishes.first(), wishes.last()) else { return Vec::new() };
    for least in [1.7, 1.2, 0.9, 0.6].map(|times| times * mark) {
        // Room on both sides, so that no end holds them up.
        let side = least * wishes.len() as f64;
        let row = Row { room: last - first + 2.0 * side, card: least, gap: 0.0 };
        let moved: Vec<f64> = wishes.iter().map(|wish| wish - first + side).collect();
        let placed: Vec<f64> = row.place(&moved).into_iter().map(|start| start + least / 2.0 + first - side).collect();
        if placed.iter().zip(wishes).all(|(placed, wish)| (placed - wish).abs() <= FARTHEST * mark) {
            return placed;
        }
    }
    wishes.to_vec()
}

/// The bed of the river.
pub fn show(ui: &Ui, view: &View<'_>, plan: &Plan, course: &Course) {
    let painter = ui.painter().with_clip_rect(bounds(view, plan).intersect(ui.clip_rect()));
    let (river, outlined) = (*view.theme.palette.river, view.theme.palette.outlined);
    let (from, to) = course.drawn;
    let points = course.points(from, to, view.px(8.0));
    let strokes: &[(f32, f32)] =
        if outlined { &[(34.0, 0.35), (3.0, 1.0)] } else { &[(40.0, 0.22), (27.0, 0.30), (3.0, 1.0)] };
    for &(width, strength) in strokes {
        let stroke = Stroke::new(view.px(width), river.gamma_multiply(strength));
        painter.add(Shape::line(points.clone(), stroke));
    }
}

/// What the river stays within: where it runs down the page it comes a little before the cards, and ends after them.
fn bounds(view: &View<'_>, plan: &Plan) -> Rect {
    plan.river.expand2(vec2(0.0, view.px(if plan.standing { 16.0 } else { 0.0 })))
}

/// A dot and a number every so many years.
pub fn years(ui: &Ui, view: &mut View<'_>, plan: &Plan, course: &Course) {
    let long = if plan.standing { plan.river.height() } else { plan.river.width() } / view.canvas.scale;
    let step = step(course.sight.years() * 110.0 / f64::from(long));
    let (river, ground) = (*view.theme.palette.river, *view.theme.palette.ground);
    let first = (course.sight.first / f64::from(step)).floor() as i32 * step;
    let mut look = view.label_look().rows(1);
    look.grow = look.grow.min(1.3);
    let painter = ui.painter().with_clip_rect(plan.river.intersect(ui.clip_rect()));
    for year in (0..=60).map(|number| first + number * step) {
        let along = course.along(f64::from(year));
        if along > course.drawn.1 {
            break;
        }
        let point = course.point(along);
        painter.circle(point, view.px(6.0), ground, Stroke::new(view.px(2.5), river));
        let block = view.set(ui, &year.to_string(), &look, f32::INFINITY);
        let rect = if plan.standing {
            // On the side from which the river bends away.
            let aside = view.px(29.0);
            let x = if point.x <= course.across { point.x + aside } else { point.x - aside - block.size.x };
            Rect::from_min_size(pos2(x, point.y - block.size.y / 2.0), block.size)
        } else {
            Rect::from_min_size(pos2(point.x - block.size.x / 2.0, point.y + view.px(27.0)), block.size)
        };
        // A number that would be cut stays away.
        if plan.river.contains_rect(rect) {
            painter.rect_filled(rect.expand2(vec2(view.px(6.0), 0.0)), view.px(8.0), ground.gamma_multiply(0.86));
            view.paint(&painter, rect.min, &block, &look, Align::Min);
        }
    }
}

/// A round number of years, no fewer than these.
fn step(least: f64) -> i32 {
    [1, 2, 5, 10, 20, 50, 100].into_iter().find(|step| f64::from(*step) >= least).unwrap_or(100)
}

/// What lies on the river: a point where it is known when, a stretch where it took years, and one that fades where nobody
/// knows exactly.
pub fn marks(ui: &Ui, view: &View<'_>, plan: &Plan, course: &Course, seen: &[Seen<'_>], placed: &[Placed]) {
    let painter = &ui.painter().with_clip_rect(bounds(view, plan).intersect(ui.clip_rect()));
    let (gold, ground) = (*view.theme.palette.gold, *view.theme.palette.ground);
    for seen in seen {
        stretch(painter, view, course, seen);
    }
    let picked = view.kiosk.timeline().picked.as_ref();
    // What has a card lies on what has none, and what is picked on both.
    let rank = |seen: &&Seen<'_>| {
        let has_card = placed.iter().any(|card| card.index == seen.index);
        (Some(&seen.entry.id) == picked, has_card)
    };
    let mut order: Vec<&Seen<'_>> = seen.iter().collect();
    order.sort_by_key(rank);
    for seen in order {
        let is_picked = Some(&seen.entry.id) == picked;
        let grown = if is_picked { 1.25 } else { 1.0 };
        let color = view.theme.actor(seen.entry.actor);
        if is_picked {
            painter.circle(seen.mark, view.px(31.0), ground.gamma_multiply(0.7), Stroke::new(view.px(3.0), gold));
        }
        actor_shape(painter, seen.mark, view.px((MARK + 4.0) * grown), seen.entry.actor, ground);
        actor_shape(painter, seen.mark, view.px(MARK * grown), seen.entry.actor, color);
        // Hollow: not sure.
        if matches!(seen.entry.date.evidence, Evidence::Circa | Evidence::Before | Evidence::After) {
            let center = seen.mark + vec2(0.0, view.px(1.0));
            actor_shape(painter, center, view.px(MARK * grown * 0.5), seen.entry.actor, ground);
        }
    }
}

/// The years that an entry covers, laid over the river in its actor's colour.
fn stretch(painter: &Painter, view: &View<'_>, course: &Course, seen: &Seen<'_>) {
    let Span { first, last } = seen.extent.span;
    let (mut from, mut to) = (course.along(first), course.along(last));
    let (fades_in, fades_out) = seen.extent.fades;
    let short = (view.px(FADE) - (to - from)).max(0.0);
    match (fades_in, fades_out) {
        (true, true) => (from, to) = (from - short / 2.0, to + short / 2.0),
        (true, false) => from -= short,
        (false, true) => to += short,
        (false, false) if to - from < view.px(MARK) => return,
        (false, false) => {}
    }
    let (from, to) = (from.max(course.drawn.0 - view.px(200.0)), to.min(course.drawn.1 + view.px(200.0)));
    if to <= from {
        return;
    }
    let color = view.theme.actor(seen.entry.actor);
    let most = if fades_in || fades_out { DOUBTFUL } else { STRETCH };
    let strength = |part: f32| match (fades_in, fades_out) {
        (true, true) => (1.0 - (2.0 * part - 1.0).abs()).powf(0.8),
        (true, false) => part,
        (false, true) => 1.0 - part,
        // The ends are soft to the eye, and no more than that.
        (false, false) => (part.min(1.0 - part) * (to - from) / view.px(10.0)).min(1.0),
    };
    ribbon(painter, course, (from, to), view.px(10.0), |part| color.gamma_multiply(most * strength(part)));
}

fn ribbon(painter: &Painter, course: &Course, (from, to): (f32, f32), half: f32, color: impl Fn(f32) -> Color32) {
    let count = (((to - from) / 8.0).ceil() as u32).clamp(4, 600);
    let aside = if course.standing { vec2(half, 0.0) } else { vec2(0.0, half) };
    let mut mesh = Mesh::default();
    for number in 0..=count {
        let part = number as f32 / count as f32;
        let point = course.point(from + (to - from) * part);
        mesh.colored_vertex(point - aside, color(part));
        mesh.colored_vertex(point + aside, color(part));
        if number > 0 {
            let next = 2 * number;
            mesh.add_triangle(next - 2, next - 1, next);
            mesh.add_triangle(next - 1, next, next + 1);
        }
    }
    painter.add(mesh);
}

/// Moves the river with fingers and keys; a tap on a mark picks it, a second one tells it at length.
pub fn fingers(ui: &Ui, view: &mut View<'_>, plan: &Plan, course: &Course, seen: &[Seen<'_>]) {
    let response = ui.interact(plan.river, Id::unique("timeline river"), Sense::click_and_drag());
    let name = view.word("ui-timeline");
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &name));
    let whole = course.whole;
    let least = RUNGS[RUNGS.len() - 1];
    let length = f64::from(course.end - course.begin);
    let goal = view.kiosk.timeline().sight;
    let held = response.is_pointer_button_down_on();
    let many = ui.input(|input| input.multi_touch()).filter(|_| held);
    if let Some(many) = many {
        let way = if course.standing { many.translation_delta.y } else { many.translation_delta.x };
        let part = goal.part(course.moment(course.on(many.center_pos)));
        let moved = goal.moved(-f64::from(way) / length * goal.years(), whole);
        hold(ui, view, moved.stretched(1.0 / f64::from(many.zoom_delta.max(0.05)), part, least, whole));
    } else if response.dragged() {
        let way = f64::from(if course.standing { response.drag_delta().y } else { response.drag_delta().x });
        if way != 0.0 {
            hold(ui, view, goal.moved(-way / length * goal.years(), whole));
        }
    } else if response.clicked() {
        let at = response.interact_pointer_pos();
        let near = at.and_then(|at| {
            let distance = |seen: &&Seen<'_>| (seen.mark.distance(at) * 16.0) as i32;
            seen.iter().min_by_key(distance).filter(|seen| seen.mark.distance(at) <= view.px(NEAR))
        });
        let picked = view.kiosk.timeline().picked.clone();
        match (at, near) {
            (Some(_), Some(seen)) if picked.as_ref() == Some(&seen.entry.id) => tell(view, seen.entry.id.clone()),
            (Some(_), Some(seen)) => view.actions.push(Action::Timeline(TimelineWish::Pick(seen.entry.id.clone()))),
            (Some(_), None) => {}
            // By the keyboard.
            (None, _) => match picked {
                Some(id) => tell(view, id),
                None => view.actions.push(Action::Timeline(TimelineWish::Step(true))),
            },
        }
    }
    if response.hovered() {
        let turned = ui.input(|input| input.smooth_scroll_delta().y);
        if let Some(at) = response.hover_pos().filter(|_| turned != 0.0) {
            let part = goal.part(course.moment(course.on(at)));
            hold(ui, view, goal.stretched(f64::from(-turned / 400.0).exp(), part, least, whole));
        }
    }
    keys(ui, view, &response);
    focus_ring(ui, view, &response, 0.0);
}

fn tell(view: &mut View<'_>, id: crate::model::EntryId) {
    view.actions.push(Action::Timeline(TimelineWish::Open(id)));
}

/// Arrows go from entry to entry while the river has the focus, plus and minus change how near it is.
fn keys(ui: &Ui, view: &mut View<'_>, response: &egui::Response) {
    if !response.has_focus() {
        return;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let wishes = [
        (Key::ArrowLeft, TimelineWish::Step(false)),
        (Key::ArrowUp, TimelineWish::Step(false)),
        (Key::ArrowRight, TimelineWish::Step(true)),
        (Key::ArrowDown, TimelineWish::Step(true)),
        (Key::Plus, TimelineWish::Zoom(true)),
        (Key::Equals, TimelineWish::Zoom(true)),
        (Key::Minus, TimelineWish::Zoom(false)),
    ];
    for (key, wish) in wishes {
        if ui.input(|input| input.key_pressed(key)) {
            view.actions.push(Action::Timeline(wish));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{apart, step};

    #[test]
    fn marks_move_aside_a_little_or_not_at_all() {
        assert_eq!(apart(&[100.0, 100.0], 10.0), [91.5, 108.5]);
        assert_eq!(apart(&[100.0, 200.0], 10.0), [100.0, 200.0]);
        let crowd = [100.0; 40];
        assert!(apart(&crowd, 10.0).iter().all(|at| (at - 100.0).abs() <= 35.0));
        assert_eq!(apart(&[], 10.0), [0.0; 0]);
    }

    #[test]
    fn years_are_marked_in_round_numbers() {
        assert_eq!([0.2, 1.0, 3.0, 7.0, 33.0, 1000.0].map(step), [1, 1, 5, 10, 50, 100]);
    }
}
