//! How a map or a picture is moved: dragged, pinched, tapped twice, flown over, and by keys.

use egui::{EventFilter, Id, Key, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo, accesskit::Role};

use crate::atlas::Camera;
use crate::ui::view::View;
use crate::ui::widgets::focus_ring;

/// A way to look at something large. Sizes and ways are in points of the screen.
pub trait Lens: Copy {
    fn resized(self, size: (f64, f64)) -> Self;
    /// Between two views, 0 to 1.
    fn toward(self, other: Self, part: f64) -> Self;
    fn panned(self, way: (f64, f64)) -> Self;
    fn zoomed(self, factor: f64, at: (f64, f64)) -> Self;
    fn size(self) -> (f64, f64);
    fn scale(self) -> f64;
    /// How far the middle of another view is from this one's, where the scale is the smaller of both.
    fn distance(self, other: Self) -> f64;

    /// Where it comes to rest when nobody holds it.
    fn rested(self) -> Self {
        self
    }

    /// What two taps in one place ask for.
    fn nearer(self, at: (f64, f64)) -> Self {
        self.zoomed(STEP, at)
    }
}

impl Lens for Camera {
    fn resized(self, size: (f64, f64)) -> Camera {
        Camera::resized(self, size)
    }

    fn toward(self, other: Camera, part: f64) -> Camera {
        Camera::toward(self, other, part)
    }

    fn panned(self, way: (f64, f64)) -> Camera {
        Camera::panned(self, way)
    }

    fn zoomed(self, factor: f64, at: (f64, f64)) -> Camera {
        Camera::zoomed(self, factor, at)
    }

    fn size(self) -> (f64, f64) {
        self.size
    }

    fn scale(self) -> f64 {
        self.scale
    }

    fn distance(self, other: Camera) -> f64 {
        self.center.distance(other.center) * self.scale.min(other.scale)
    }
}

/// The view of one map or picture, and how it moves on.
#[derive(Clone, Debug)]
pub struct Stage<C = Camera> {
    pub camera: C,
    /// Points a second after a drag.
    glide: Vec2,
    flight: Option<Flight<C>>,
    /// When and where the map was last tapped.
    tap: Option<(f64, Pos2)>,
    /// Several fingers have moved the map since the first came down: what lifts is no tap.
    pinched: bool,
    /// Where the divider between two years, or two pictures, stands, 0 to 1.
    pub divider: f32,
}

#[derive(Clone, Copy, Debug)]
struct Flight<C> {
    from: C,
    to: C,
    since: f64,
    seconds: f64,
}

/// What was touched: a place on the screen, once.
pub type Touched = Option<Pos2>;

/// Two taps within this time and distance are one wish to come nearer.
const TWICE: (f64, f32) = (0.4, 60.0);
/// By how much a tap on a button or twice on the map comes nearer.
pub const STEP: f64 = 1.8;
/// Seconds in which a glide loses most of its speed.
const GLIDE: f32 = 0.28;

impl<C: Lens> Stage<C> {
    pub fn new(camera: C) -> Stage<C> {
        Stage { camera, glide: Vec2::ZERO, flight: None, tap: None, pinched: false, divider: 0.5 }
    }

    /// Whether the next frame looks otherwise.
    pub fn is_moving(&self) -> bool {
        self.flight.is_some() || self.glide != Vec2::ZERO
    }

    /// Flies to another view; at once where motion is unwelcome.
    pub fn fly(&mut self, ui: &Ui, view: &View<'_>, to: C) {
        self.glide = Vec2::ZERO;
        if view.kiosk.comfort().calm || !view.tools.motion {
            self.cut(to);
            return;
        }
        let from = self.camera;
        let across = from.distance(to);
        let times = (to.scale() / from.scale()).ln().abs();
        let seconds = (0.5 + across / 3000.0 + times * 0.25).clamp(0.5, 1.4);
        self.flight = Some(Flight { from, to, since: ui.input(|input| input.time), seconds });
        ui.ctx().request_repaint();
    }

    /// Is at another view at once, and stays there.
    pub fn cut(&mut self, to: C) {
        self.stop();
        self.camera = to;
    }

    /// Comes nearer or goes farther by a factor, about the middle.
    pub fn zoom(&mut self, ui: &Ui, view: &View<'_>, factor: f64) {
        let start = self.flight.map_or(self.camera, |flight| flight.to);
        let middle = (start.size().0 / 2.0, start.size().1 / 2.0);
        self.fly(ui, view, start.zoomed(factor, middle).rested());
    }

    /// Moves with the fingers and goes on with what it had begun. Returns where the map itself was tapped.
    pub fn run(&mut self, ui: &Ui, view: &mut View<'_>, rect: Rect, id: &'static str, name: &str) -> Touched {
        self.camera = self.camera.resized(size_of(rect));
        self.advance(ui);
        let (touched, held) = self.touch(ui, view, rect, id, name);
        self.rest(ui, view, held);
        touched
    }

    /// As [`Stage::run`], for two rectangles of one size that show the same view. Returns where which of them was tapped.
    pub fn run_both(
        &mut self,
        ui: &Ui,
        view: &mut View<'_>,
        rects: [Rect; 2],
        names: [&str; 2],
    ) -> Option<(usize, Pos2)> {
        self.camera = self.camera.resized(size_of(rects[0]));
        self.advance(ui);
        // The first of them keeps the focus when they are put on top of each other.
        let (first, held) = self.touch(ui, view, rects[0], "plate", names[0]);
        let (second, also_held) = self.touch(ui, view, rects[1], "second plate", names[1]);
        self.rest(ui, view, held || also_held);
        first.map(|at| (0, at)).or(second.map(|at| (1, at)))
    }

    /// Follows fingers and keys; also returns whether a finger holds it.
    fn touch(&mut self, ui: &Ui, view: &View<'_>, rect: Rect, id: &'static str, name: &str) -> (Touched, bool) {
        let response = ui.interact(rect, Id::unique(("map", id)), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, name));
        self.keys(ui, view, &response);
        let touched = self.fingers(ui, view, &response, rect);
        focus_ring(ui, view, &response, 0.0);
        (touched, response.is_pointer_button_down_on())
    }

    /// Springs back from where it cannot stay.
    fn rest(&mut self, ui: &Ui, view: &View<'_>, held: bool) {
        let rested = self.camera.rested();
        let is_over = self.camera.distance(rested) > 0.5 || (self.camera.scale() / rested.scale()).ln().abs() > 1e-3;
        if !held && !self.is_moving() && is_over {
            self.fly(ui, view, rested);
        }
        if self.is_moving() {
            ui.ctx().request_repaint();
        }
    }

    /// How much of a flight is behind it, 0 to 1; 1 if there is none.
    pub fn flown(&self, ui: &Ui) -> f32 {
        let now = ui.input(|input| input.time);
        self.flight.as_ref().map_or(1.0, |flight| eased(((now - flight.since) / flight.seconds).clamp(0.0, 1.0)) as f32)
    }

    /// Flies to another view in so many seconds.
    pub fn glide_to(&mut self, ui: &Ui, to: C, seconds: f64) {
        let from = self.camera;
        self.flight = Some(Flight { from, to, since: ui.input(|input| input.time), seconds });
        ui.ctx().request_repaint();
    }

    fn advance(&mut self, ui: &Ui) {
        let (now, step) = ui.input(|input| (input.time, input.stable_dt.min(0.1)));
        if let Some(Flight { from, to, since, seconds }) = self.flight {
            let part = ((now - since) / seconds).clamp(0.0, 1.0);
            let size = self.camera.size();
            self.camera = from.resized(size).toward(to.resized(size), eased(part));
            if part >= 1.0 {
                self.flight = None;
            }
        } else if self.glide != Vec2::ZERO {
            let before = self.camera;
            self.camera = self.camera.panned(pair(self.glide * step));
            self.glide *= (-step / GLIDE).exp();
            // At the edge of the data it stops.
            if self.glide.length() < 20.0 || self.camera.distance(before) < 0.05 {
                self.glide = Vec2::ZERO;
            }
        }
    }

    fn fingers(&mut self, ui: &Ui, view: &View<'_>, response: &Response, rect: Rect) -> Touched {
        // Two fingers mean the map if the first of them came down on it, and on nothing that lies over it.
        let held = response.is_pointer_button_down_on();
        let many = ui.input(|input| input.multi_touch()).filter(|many| held && rect.contains(many.center_pos));
        if let Some(many) = many {
            self.stop();
            self.pinched = true;
            let center = pair(many.center_pos - rect.min);
            self.camera = self.camera.panned(pair(many.translation_delta)).zoomed(f64::from(many.zoom_delta), center);
            return None;
        }
        if response.is_pointer_button_down_on() && ui.input(|input| input.pointer.any_pressed()) {
            self.stop();
            self.pinched = false;
        }
        if response.dragged() && !self.pinched {
            self.flight = None;
            self.camera = self.camera.panned(pair(response.drag_delta()));
        }
        if response.drag_stopped() && !self.pinched && !view.kiosk.comfort().calm && view.tools.motion {
            self.glide = ui.input(|input| input.pointer.velocity());
        }
        if response.hovered() {
            let turned = ui.input(|input| input.smooth_scroll_delta().y);
            if turned != 0.0 {
                let at = response.hover_pos().unwrap_or(rect.center()) - rect.min;
                self.camera = self.camera.zoomed(f64::from(turned / 400.0).exp(), pair(at));
            }
        }
        let at = response.interact_pointer_pos().filter(|_| response.clicked() && !self.pinched)?;
        let now = ui.input(|input| input.time);
        let again = self.tap.is_some_and(|(then, place)| now - then < TWICE.0 && place.distance(at) < view.px(TWICE.1));
        if again {
            self.tap = None;
            let goal = self.camera.nearer(pair(at - rect.min));
            self.fly(ui, view, goal);
            return None;
        }
        self.tap = Some((now, at));
        Some(at)
    }

    fn stop(&mut self) {
        self.glide = Vec2::ZERO;
        self.flight = None;
    }

    /// Arrows move the map while it has the focus, plus and minus change its scale.
    fn keys(&mut self, ui: &Ui, view: &View<'_>, response: &Response) {
        if !response.has_focus() {
            return;
        }
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        let way = 160.0 * f64::from(view.canvas.scale);
        for (key, x, y) in [
            (Key::ArrowLeft, 1.0, 0.0),
            (Key::ArrowRight, -1.0, 0.0),
            (Key::ArrowUp, 0.0, 1.0),
            (Key::ArrowDown, 0.0, -1.0),
        ] {
            if pressed(key) {
                let start = self.flight.map_or(self.camera, |flight| flight.to);
                self.fly(ui, view, start.panned((x * way, y * way)).rested());
            }
        }
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.zoom(ui, view, STEP);
        }
        if pressed(Key::Minus) {
            self.zoom(ui, view, 1.0 / STEP);
        }
    }
}

/// The size of a rectangle for a camera.
pub fn size_of(rect: Rect) -> (f64, f64) {
    (f64::from(rect.width().max(1.0)), f64::from(rect.height().max(1.0)))
}

fn pair(way: Vec2) -> (f64, f64) {
    (f64::from(way.x), f64::from(way.y))
}

/// Ease in and out with the fifth power.
fn eased(part: f64) -> f64 {
    if part < 0.5 { 16.0 * part.powi(5) } else { 1.0 - (2.0 - 2.0 * part).powi(5) / 2.0 }
}
