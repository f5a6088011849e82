//! Fingers on the glass, as egui-winit reports them: taps, slow and trembling ones too, drags, and touches that the
//! system takes away.

mod common;

use aigun::kiosk::{Action, Appearance, Route};
use aigun::model::{Lang, Link};
use common::panel::Panel;
use common::stage::{House, LYING, SMALL_LYING, SMALL_STANDING, STANDING, open};
use egui::{Event, Modifiers, PointerButton, Pos2, TouchPhase, pos2, vec2};

/// A visitor in front of the shipped museum, in English.
struct Visitor {
    house: House,
    panel: Panel,
}

const FINGER: u64 = 11;
const SECOND: u64 = 12;

impl Visitor {
    fn at(page: &str) -> Visitor {
        Visitor::before(LYING, page)
    }

    fn before(size: [f32; 2], page: &str) -> Visitor {
        let mut house = open(size, Lang::EN, Appearance::Ink);
        house.state_mut().tools.audit.on = true;
        house.visit_page(page);
        Visitor { house, panel: Panel::default() }
    }

    /// A finger does this in a frame of its own; what comes of it.
    fn finger(&mut self, finger: u64, phase: TouchPhase, pos: Pos2) -> Vec<Action> {
        let events = self.panel.touch(finger, phase, pos);
        self.house.frame(events);
        self.house.state().actions.clone()
    }

    fn start(&mut self, pos: Pos2) -> Vec<Action> {
        self.finger(FINGER, TouchPhase::Start, pos)
    }

    fn slide(&mut self, pos: Pos2) -> Vec<Action> {
        self.finger(FINGER, TouchPhase::Move, pos)
    }

    fn lift(&mut self, pos: Pos2) -> Vec<Action> {
        self.finger(FINGER, TouchPhase::End, pos)
    }

    fn cancel(&mut self, pos: Pos2) -> Vec<Action> {
        self.finger(FINGER, TouchPhase::Cancel, pos)
    }

    /// Slides from one place to another in steps of a frame each; nothing may come of it before the finger is lifted.
    #[track_caller]
    fn slide_along(&mut self, from: Pos2, to: Pos2, frames: u16) {
        for frame in 1..=frames {
            let part = f32::from(frame) / f32::from(frames);
            assert_eq!(self.slide(from + (to - from) * part), [], "while the finger slides");
        }
    }

    #[track_caller]
    fn tap(&mut self, pos: Pos2) -> Vec<Action> {
        assert_eq!(self.start(pos), [], "a touch fires when it begins");
        let actions = self.lift(pos);
        self.house.settle();
        actions
    }

    fn is_pressed(&self) -> bool {
        self.house.ctx.input(|input| input.pointer.any_down())
    }

    /// How high the first text that begins so stands on the screen.
    #[track_caller]
    fn height_of(&self, beginning: &str) -> f32 {
        let texts = &self.house.state().tools.audit.texts;
        let found = texts.iter().find(|mark| mark.scrolls && mark.text.starts_with(beginning));
        found.unwrap_or_else(|| panic!("no text begins with `{beginning}`")).rect.top()
    }

    /// The beginning of the first text of the reading column, and a place well inside the column.
    fn column(&self) -> (String, Pos2) {
        let texts = &self.house.state().tools.audit.texts;
        let first = texts.iter().find(|mark| mark.scrolls).expect("the page has a reading column");
        (first.text.chars().take(20).collect(), first.clip.center())
    }
}

/// The cards of the halls, as the home page names them.
fn halls() -> Vec<(String, String)> {
    let museum = common::shipped();
    let hall =
        |hall: &aigun::model::Hall| (hall.name.get(Lang::EN).expect("a name").clone(), format!("halls/{}", hall.id));
    museum.halls.iter().map(hall).collect()
}

#[test]
fn a_tap_on_a_card_opens_it() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::before(size, "home");
        for (name, page) in halls() {
            let card = visitor.house.control(&name);
            // Anywhere on the card, not only in its middle.
            for pos in [card.center(), card.min + vec2(9.0, 9.0), card.max - vec2(9.0, 9.0)] {
                assert_eq!(visitor.tap(pos).len(), 1, "{name} at {pos:?}");
                assert_eq!(visitor.house.route(), page);
                visitor.house.act(Action::Home);
            }
        }
    }
}

#[test]
fn a_touch_beside_everything_does_nothing() {
    let mut visitor = Visitor::at("home");
    assert_eq!(visitor.tap(pos2(1000.0, 190.0)), []);
    assert_eq!(visitor.house.route(), "home");
}

#[test]
fn a_slow_press_is_a_tap() {
    let mut visitor = Visitor::at("home");
    let (name, page) = halls().remove(0);
    let pos = visitor.house.middle(&name);
    visitor.start(pos);
    for _ in 0..3 * 60 {
        assert_eq!(visitor.slide(pos), [], "while the finger rests");
    }
    assert_eq!(visitor.lift(pos).len(), 1);
    assert_eq!(visitor.house.route(), page);
}

#[test]
fn a_trembling_press_is_a_tap() {
    let mut visitor = Visitor::at("home");
    let (name, page) = halls().remove(1);
    let pos = visitor.house.middle(&name);
    visitor.start(pos);
    for offset in [vec2(7.0, -6.0), vec2(-12.0, 9.0), vec2(14.0, 14.0), vec2(-8.0, -18.0), vec2(20.0, 0.0)] {
        assert_eq!(visitor.slide(pos + offset), []);
    }
    assert_eq!(visitor.lift(pos + vec2(20.0, 0.0)).len(), 1);
    assert_eq!(visitor.house.route(), page);
}

#[test]
fn a_finger_that_leaves_the_card_thinks_better_of_it() {
    let mut visitor = Visitor::at("home");
    let card = visitor.house.control(&halls()[0].0);
    let beside = pos2(card.center().x, card.bottom() + 60.0);
    visitor.start(card.center());
    visitor.slide_along(card.center(), beside, 10);
    assert_eq!(visitor.lift(beside), []);
    assert_eq!(visitor.house.route(), "home");
}

#[test]
fn a_drag_scrolls_the_column_and_taps_nothing() {
    let mut visitor = Visitor::at("treaties/nerchinsk-1689/articles");
    let (first, middle) = visitor.column();
    let before = visitor.height_of(&first);
    let to = middle - vec2(0.0, 200.0);
    visitor.start(middle);
    visitor.slide_along(middle, to, 20);
    let dragged = before - visitor.height_of(&first);
    assert!((dragged - 200.0).abs() < 40.0, "the column followed a finger of 200 points for {dragged}");
    assert_eq!(visitor.lift(to), []);
    // It may glide on, but it must come to rest.
    rest(&mut visitor);
    assert!(before - visitor.height_of(&first) >= dragged - 1.0, "the column slid back");
    assert!(!visitor.is_pressed());
}

/// Waits until the column does not glide any more.
#[track_caller]
fn rest(visitor: &mut Visitor) {
    for _ in 0..5 * 60 {
        visitor.house.frame([]);
        if visitor.house.repaint_delay() == std::time::Duration::MAX {
            return;
        }
    }
    panic!("the column glides for more than five seconds");
}

#[test]
fn a_drag_that_begins_on_a_button_of_the_column_scrolls_too() {
    let mut visitor = Visitor::at("treaties/nerchinsk-1689/story");
    visitor.house.frame([key(egui::Key::End)]);
    visitor.house.settle();
    let (first, _) = visitor.column();
    let inside = |mark: &&aigun::ui::ControlMark| mark.scrolls && mark.clip.contains_rect(mark.rect);
    let controls = &visitor.house.state().tools.audit.controls;
    let button = controls.iter().rfind(inside).expect("the column ends with names to touch").rect.center();
    let before = visitor.height_of(&first);
    let to = button + vec2(0.0, 200.0);
    visitor.start(button);
    visitor.slide_along(button, to, 20);
    assert_eq!(visitor.lift(to), []);
    rest(&mut visitor);
    assert!(visitor.height_of(&first) > before + 50.0, "the column did not follow");
    assert_eq!(visitor.house.state().kiosk.note(), None);
}

fn key(key: egui::Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}

#[test]
fn a_cancelled_touch_fires_nothing_and_lets_go() {
    let mut visitor = Visitor::at("home");
    let (name, page) = halls().remove(0);
    let pos = visitor.house.middle(&name);
    visitor.start(pos);
    assert!(visitor.is_pressed());
    assert_eq!(visitor.cancel(pos), []);
    for _ in 0..60 {
        visitor.house.frame([]);
        assert_eq!(visitor.house.state().actions, []);
    }
    assert!(!visitor.is_pressed(), "the button is stuck");
    assert_eq!(visitor.house.route(), "home");
    // The next visitor finds a kiosk that works.
    assert_eq!(visitor.tap(pos).len(), 1);
    assert_eq!(visitor.house.route(), page);
}

#[test]
fn a_cancelled_drag_leaves_the_column_where_it_is() {
    let mut visitor = Visitor::at("treaties/nerchinsk-1689/articles");
    let (first, middle) = visitor.column();
    let to = middle - vec2(0.0, 150.0);
    visitor.start(middle);
    visitor.slide_along(middle, to, 15);
    // The finger stops before the system takes it away, so that nothing glides.
    for _ in 0..30 {
        visitor.slide(to);
    }
    let before = visitor.height_of(&first);
    assert_eq!(visitor.cancel(to), []);
    rest(&mut visitor);
    assert!((visitor.height_of(&first) - before).abs() < 2.0, "the column jumped");
    assert!(!visitor.is_pressed());
}

#[test]
fn a_second_finger_fires_nothing() {
    let mut visitor = Visitor::at("home");
    let (first, second) = (visitor.house.middle(&halls()[0].0), visitor.house.middle(&halls()[1].0));
    visitor.start(first);
    assert_eq!(visitor.finger(SECOND, TouchPhase::Start, second), []);
    assert_eq!(visitor.finger(SECOND, TouchPhase::End, second), []);
    assert_eq!(visitor.lift(first).len(), 1, "the first finger counts");
    assert_eq!(visitor.house.route(), halls()[0].1);
}

#[test]
fn a_finger_left_over_is_no_mouse() {
    let mut visitor = Visitor::at("home");
    let beside = pos2(1000.0, 190.0);
    let card = visitor.house.middle(&halls()[1].0);
    visitor.start(beside);
    visitor.finger(SECOND, TouchPhase::Start, card);
    visitor.lift(beside);
    for offset in [5.0, 10.0, 15.0] {
        assert_eq!(visitor.finger(SECOND, TouchPhase::Move, card + vec2(offset, 0.0)), []);
        let hovers = visitor.house.ctx.input(|input| input.pointer.has_pointer());
        assert!(!hovers, "the finger left over hovers");
    }
    assert_eq!(visitor.finger(SECOND, TouchPhase::End, card), []);
    assert_eq!(visitor.house.route(), "home");
    assert_eq!(visitor.tap(card).len(), 1);
}

#[test]
fn a_note_takes_every_touch_until_it_is_closed() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::before(size, "treaties/nerchinsk-1689/story");
        let tabs = visitor.house.control("Sources").center();
        // A portrait would be a control of the note.
        let museum = common::shipped();
        let (person, _) = museum.people.iter().find(|(_, person)| person.portrait.is_none()).expect("it has people");
        let person = person.clone();
        let note = Action::Follow(Link::Person(person));
        visitor.house.act(note.clone());
        let close = visitor.house.middle("Close");
        // On the sheet: nothing. Beside it: it closes, and the page below feels nothing. On its button: it closes.
        assert_eq!(visitor.tap(close - vec2(0.0, 120.0)), []);
        assert!(visitor.house.state().kiosk.note().is_some());
        for pos in [pos2(size[0] / 2.0, 200.0), close] {
            assert_eq!(visitor.tap(pos), [Action::CloseNote], "{pos:?}");
            assert_eq!(visitor.house.state().kiosk.note(), None);
            visitor.house.act(note.clone());
        }
        let actions = visitor.tap(tabs);
        assert!(actions.is_empty() || actions == [Action::CloseNote], "the page below felt it: {actions:?}");
        assert_eq!(visitor.house.route(), "treaties/nerchinsk-1689/story");
    }
}

/// The middle of every control of the page that is on the screen.
fn in_sight(visitor: &Visitor) -> Vec<(String, Pos2)> {
    let controls = &visitor.house.state().tools.audit.controls;
    let screen = visitor.house.ctx.content_rect();
    let seen = controls.iter().map(|mark| (mark.name.clone(), mark.rect.center(), mark.clip.intersect(screen)));
    seen.filter(|(_, middle, clip)| clip.contains(*middle)).map(|(name, middle, _)| (name, middle)).collect()
}

#[test]
fn what_is_pressed_looks_pressed_in_the_same_frame_and_not_afterwards() {
    let mut faults = Vec::new();
    for size in [SMALL_LYING, SMALL_STANDING] {
        let mut visitor = Visitor::before(size, "home");
        for route in Route::all(&common::shipped()) {
            visitor.house.visit(&route);
            visitor.house.settle();
            let at_rest = visitor.house.output().shapes.clone();
            for (name, middle) in in_sight(&visitor) {
                visitor.start(middle);
                if visitor.house.output().shapes == at_rest {
                    faults.push(format!("{route}: `{name}` looks the same while it is pressed"));
                }
                visitor.cancel(middle);
                visitor.house.settle();
                if visitor.house.output().shapes != at_rest {
                    faults.push(format!("{route}: `{name}` looks pressed after the touch was taken away"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn fifty_taps_a_second_leave_nothing_to_do() {
    // As fast as a child can, in frames of 60 and of 10 a second.
    for (frames, taps) in [(2, 1), (1, 6)] {
        let mut visitor = Visitor::at("home");
        let pos = visitor.house.middle(&halls()[0].0);
        let mut done = 0;
        for _ in 0..250 {
            let events: Vec<Event> = (0..taps)
                .flat_map(|_| {
                    let start = visitor.panel.touch(FINGER, TouchPhase::Start, pos);
                    [start, visitor.panel.touch(FINGER, TouchPhase::End, pos)].concat()
                })
                .collect();
            visitor.house.frame(events);
            done += visitor.house.state().actions.len();
            assert!(visitor.house.state().actions.len() <= 1, "a frame does more than one thing");
            for _ in 1..frames {
                visitor.house.frame([]);
                assert_eq!(visitor.house.state().actions, [], "an action was kept for later");
            }
        }
        assert!(done > 0);
        visitor.house.frame([]);
        assert_eq!(visitor.house.state().actions, []);
        visitor.house.settle();
        assert!(!visitor.is_pressed());
    }
}

#[test]
fn a_palm_fires_nothing_and_leaves_nothing_pressed() {
    let mut visitor = Visitor::at("home");
    let (name, page) = halls().remove(0);
    let pos = visitor.house.middle(&name);
    visitor.house.settle();
    let at_rest = visitor.house.output().shapes.clone();
    for fingers in [4, 20] {
        visitor.start(pos);
        for finger in 1..fingers {
            let beside = pos + vec2(finger as f32 * 9.0, 7.0);
            assert_eq!(visitor.finger(FINGER + finger, TouchPhase::Start, beside), []);
        }
        assert!(!visitor.is_pressed());
        assert_eq!(visitor.house.output().shapes, at_rest);
        for finger in 0..fingers {
            assert_eq!(visitor.finger(FINGER + finger, TouchPhase::End, pos), []);
        }
        assert_eq!(visitor.house.route(), "home");
    }
    assert_eq!(visitor.tap(pos).len(), 1);
    assert_eq!(visitor.house.route(), page);
}

#[test]
fn a_finger_that_never_lifts_blocks_nobody() {
    let mut visitor = Visitor::at("home");
    let (name, page) = halls().remove(0);
    let (corner, pos) = (pos2(1000.0, 190.0), visitor.house.middle(&name));
    visitor.start(corner);
    // Nothing is drawn meanwhile.
    let now = visitor.house.ctx.input(|input| input.time);
    visitor.house.input_mut().time = Some(now + 3600.0);
    visitor.finger(SECOND, TouchPhase::Start, pos);
    assert_eq!(visitor.finger(SECOND, TouchPhase::End, pos).len(), 1);
    assert_eq!(visitor.house.route(), page);
}

#[test]
fn trembling_grows_with_the_screen() {
    let (name, page) = halls().remove(1);
    for (size, scale) in [(SMALL_LYING, 0.5), (LYING, 1.0), ([3840.0, 2160.0], 2.0)] {
        let mut visitor = Visitor::before(size, "home");
        let pos = visitor.house.middle(&name);
        for (distance, opens) in [(24.0, true), (34.0, false)] {
            visitor.start(pos);
            let there = pos + vec2(distance * scale, 0.0);
            visitor.slide(there);
            visitor.lift(there);
            visitor.house.settle();
            assert_eq!(visitor.house.route(), if opens { page.as_str() } else { "home" }, "{distance} px at {size:?}");
            visitor.house.act(Action::Home);
        }
    }
}

/// A panel whose driver plays a mouse with the finger.
fn mouse(pos: Pos2, pressed: bool) -> [Event; 2] {
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    [Event::PointerMoved(pos), Event::PointerButton { pos, button, pressed, modifiers }]
}

#[test]
fn a_panel_that_pretends_to_be_a_mouse_taps_and_scrolls() {
    let mut visitor = Visitor::at("home");
    let (name, page) = halls().remove(0);
    let pos = visitor.house.middle(&name);
    visitor.house.frame(mouse(pos, true));
    assert_eq!(visitor.house.state().actions, []);
    visitor.house.frame(mouse(pos + vec2(20.0, 5.0), false));
    visitor.house.settle();
    assert_eq!(visitor.house.route(), page);
    // Its cursor stays where the finger was; nothing lights up under it.
    visitor.house.act(Action::Home);
    let under_it = visitor.house.output().shapes.clone();
    visitor.house.frame([Event::PointerMoved(pos2(1000.0, 190.0))]);
    visitor.house.settle();
    assert_eq!(visitor.house.output().shapes, under_it, "something changes under a mouse that only points");

    visitor.house.visit_page("treaties/nerchinsk-1689/articles");
    let (first, middle) = visitor.column();
    let before = visitor.height_of(&first);
    visitor.house.frame(mouse(middle, true));
    for step in 1..=20 {
        visitor.house.frame([Event::PointerMoved(middle - vec2(0.0, 10.0 * step as f32))]);
        assert_eq!(visitor.house.state().actions, []);
    }
    let followed = before - visitor.height_of(&first);
    visitor.house.frame(mouse(middle - vec2(0.0, 200.0), false));
    rest(&mut visitor);
    assert!((followed - 200.0).abs() < 60.0, "the column followed a drag of 200 points for {followed}");

    // A mouse with a wheel.
    let before = visitor.height_of(&first);
    let wheel = Event::MouseWheel {
        unit: egui::MouseWheelUnit::Line,
        delta: vec2(0.0, -3.0),
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    };
    visitor.house.frame([Event::PointerMoved(middle), wheel]);
    rest(&mut visitor);
    assert!(before - visitor.height_of(&first) > 30.0, "the wheel does nothing");
}

/// A touch where there is nothing, or a swipe of what scrolls, leaves the screen still again.
#[test]
fn after_a_touch_the_screen_comes_to_rest() {
    for (page, places) in [("halls/battles", [(0.3, 0.4), (0.2, 0.6)]), ("home", [(0.5, 0.1), (0.9, 0.3)])] {
        let mut visitor = Visitor::before([1280.0, 720.0], page);
        visitor.house.state_mut().tools.motion = true;
        for (x, y) in places {
            let pos = pos2(1280.0 * x, 720.0 * y);
            for to in [pos, pos - vec2(0.0, 60.0)] {
                visitor.start(pos);
                visitor.slide(to);
                visitor.lift(to);
                let mut frames = 0;
                while visitor.house.repaint_delay() < std::time::Duration::from_secs(1) {
                    visitor.house.frame([]);
                    frames += 1;
                    assert!(frames < 300, "{page}, touched at {pos:?}: drawn again and again");
                }
            }
        }
    }
}
