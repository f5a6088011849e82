//! Mends what egui-winit makes of fingers, before egui sees it. Pure: events in, events out.
//!
//! egui-winit plays the first finger as a mouse. When the system cancels that touch (a palm, a gesture of the compositor,
//! a screen that goes dark) it takes the pointer away without letting the button go, and the kiosk would be stuck. When
//! the first finger is lifted while a second is down, the second goes on as a mouse that nobody pressed. So its mouse is
//! taken out wherever it follows a touch, and the touches themselves decide who points:
//!
//! - the first finger on the screen points; those beside it do nothing;
//! - four fingers at once are a hand that leans on the glass: nothing fires until all are up;
//! - a finger that has not moved for long is an elbow, a bag or a drop of water, and makes way for the next one;
//! - of several taps within one frame only the first counts, because the others were meant for the same picture.
//!
//! Panels that pretend to be a mouse go the same way, and what their drivers make of a long press (a right click) is a
//! press like any other.

mod echo;

use egui::{Event, Modifiers, PointerButton, Pos2, RawInput, TouchDeviceId, TouchId, TouchPhase, vec2};

use super::canvas::Canvas;
use echo::Echo;

/// Pixels of the design within which a finger trembles and does not drag.
pub const TREMBLE: f32 = 28.0;

/// So many fingers at once are a palm.
const PALM: usize = 4;

/// Seconds without moving after which a finger makes way for the next one. A press may be slow, but not that slow.
const REST: f64 = 10.0;

/// Resting fingers remembered; a broken panel may report touches that never end.
const MOST_FINGERS: usize = 64;

/// Points by which a pointer that must not fire leaves its place. Sideways: what scrolls here scrolls up and down, and
/// must not jump.
const AWAY: f32 = 100_000.0;

/// Points a mouse has to move to be taken for one.
const MOUSE_STEP: f32 = 4.0;

type Contact = (TouchDeviceId, TouchId);

/// What is on the screen: fingers, and the button of a mouse.
#[derive(Clone, Debug)]
pub struct Fingers {
    down: Vec<Finger>,
    /// The finger that points.
    pointer: Option<Contact>,
    /// A palm is on the screen, or was and has not been lifted altogether.
    palm: bool,
    /// The button of a mouse that is held.
    mouse: Option<PointerButton>,
    mouse_at: Option<Pos2>,
    /// Its wheel was turned, and it has not moved since.
    wheel: bool,
    /// The last word came from a finger.
    touched: bool,
    /// [`TREMBLE`] in points.
    tremble: f32,
    /// Seconds on egui's clock.
    now: f64,
}

#[derive(Clone, Copy, Debug)]
struct Finger {
    contact: Contact,
    pos: Pos2,
    /// Where and since when it has stayed, but for trembling.
    rest: Pos2,
    since: f64,
    /// It has made way.
    idle: bool,
}

impl Default for Fingers {
    fn default() -> Fingers {
        Fingers {
            down: Vec::new(),
            pointer: None,
            palm: false,
            mouse: None,
            mouse_at: None,
            wheel: false,
            touched: false,
            tremble: TREMBLE,
            now: 0.0,
        }
    }
}

impl Fingers {
    /// For a screen without a mouse: the cursor is hidden before anything was touched.
    pub fn expected() -> Fingers {
        Fingers { touched: true, ..Fingers::default() }
    }

    /// Whether the cursor should be hidden: a finger was here last, no mouse.
    pub fn hide_cursor(&self) -> bool {
        self.touched
    }
}

/// To be called with all events of a frame, in order.
pub fn tame(input: &mut RawInput, fingers: &mut Fingers) {
    if let Some(screen) = input.screen_rect {
        fingers.tremble = Canvas::new(screen).px(TREMBLE);
    }
    if let Some(time) = input.time {
        fingers.now = time;
    }
    let touching = input.events.iter().any(|event| matches!(event, Event::Touch { .. }));
    let mut frame = Frame { events: Vec::with_capacity(input.events.len()), pressed: false, touching };
    let mut events = std::mem::take(&mut input.events).into_iter().peekable();
    while let Some(event) = events.next() {
        match event {
            Event::Touch { device_id, id, phase, pos, .. } => {
                let mut echo = Echo::of(phase, pos);
                while events.next_if(|event| echo.sounds_like(event)).is_some() {}
                frame.events.push(event);
                fingers.touch((device_id, id), phase, pos, &mut frame);
            }
            // On X11 winit moves the cursor before it reports the first finger.
            Event::PointerMoved(at) if matches!(events.peek(), Some(Event::Touch { pos, .. }) if *pos == at) => {}
            event => fingers.mouse(event, &mut frame),
        }
    }
    input.events = frame.events;
}

/// What comes of one frame.
struct Frame {
    events: Vec<Event>,
    /// Something was pressed.
    pressed: bool,
    touching: bool,
}

impl Frame {
    fn button(&mut self, pos: Pos2, pressed: bool) {
        self.pressed |= pressed;
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        self.events.push(Event::PointerButton { pos, button, pressed, modifiers });
    }

    /// Ends a press so that nothing comes of it.
    fn let_go(&mut self, pos: Pos2) {
        let away = pos + vec2(AWAY, 0.0);
        self.events.push(Event::PointerMoved(away));
        self.button(away, false);
        self.events.push(Event::PointerGone);
    }
}

impl Fingers {
    fn touch(&mut self, contact: Contact, phase: TouchPhase, pos: Pos2, frame: &mut Frame) {
        self.touched = true;
        match phase {
            TouchPhase::Start => {
                // The panel forgot to say that it was lifted.
                self.lift(contact, frame, false);
                self.set_aside_resting(frame);
                if self.down.len() == MOST_FINGERS {
                    self.lift(self.down[0].contact, frame, false);
                }
                self.down.push(Finger { contact, pos, rest: pos, since: self.now, idle: false });
                if self.moving() >= PALM {
                    self.palm = true;
                    self.stop_pointing(frame);
                } else if !self.palm && self.pointer.is_none() && self.mouse.is_none() && !frame.pressed {
                    self.pointer = Some(contact);
                    frame.events.push(Event::PointerMoved(pos));
                    frame.button(pos, true);
                }
            }
            TouchPhase::Move => {
                let (tremble, now) = (self.tremble, self.now);
                let Some(finger) = self.down.iter_mut().find(|finger| finger.contact == contact) else { return };
                finger.pos = pos;
                if finger.rest.distance(pos) > tremble {
                    (finger.rest, finger.since) = (pos, now);
                }
                if self.pointer == Some(contact) {
                    frame.events.push(Event::PointerMoved(pos));
                }
            }
            TouchPhase::End => self.lift(contact, frame, true),
            TouchPhase::Cancel => self.lift(contact, frame, false),
        }
    }

    /// Fingers that count.
    fn moving(&self) -> usize {
        self.down.iter().filter(|finger| !finger.idle).count()
    }

    fn set_aside_resting(&mut self, frame: &mut Frame) {
        let now = self.now;
        let mut resting = false;
        for finger in self.down.iter_mut().filter(|finger| now - finger.since >= REST) {
            finger.idle = true;
            resting |= self.pointer == Some(finger.contact);
        }
        if resting {
            self.stop_pointing(frame);
        }
        self.palm &= self.moving() > 0;
    }

    fn lift(&mut self, contact: Contact, frame: &mut Frame, fires: bool) {
        let Some(index) = self.down.iter().position(|finger| finger.contact == contact) else { return };
        if self.pointer == Some(contact) && fires {
            self.pointer = None;
            frame.button(self.down[index].pos, false);
            frame.events.push(Event::PointerGone);
        } else if self.pointer == Some(contact) {
            self.stop_pointing(frame);
        }
        self.down.remove(index);
        self.palm &= self.moving() > 0;
    }

    fn stop_pointing(&mut self, frame: &mut Frame) {
        let Some(contact) = self.pointer.take() else { return };
        if let Some(finger) = self.down.iter().find(|finger| finger.contact == contact) {
            frame.let_go(finger.pos);
        }
    }

    /// A mouse is a finger too: it is there while it presses. Nothing on a screen answers to one that only hovers, and
    /// egui would take its way from here to the next press for a drag.
    fn mouse(&mut self, event: Event, frame: &mut Frame) {
        match event {
            Event::PointerMoved(pos) if self.pointer.is_none() => {
                // A cursor that appears somewhere is no mouse yet.
                if self.mouse_at.is_none_or(|at| at.distance(pos) > MOUSE_STEP) {
                    self.touched &= self.mouse_at.is_none() || frame.touching || !self.down.is_empty();
                    self.mouse_at = Some(pos);
                }
                if self.mouse.is_some() {
                    frame.events.push(event);
                } else if std::mem::take(&mut self.wheel) {
                    frame.events.push(Event::PointerGone);
                }
            }
            Event::PointerButton { pos, button, pressed: true, .. } => {
                let counts = matches!(button, PointerButton::Primary | PointerButton::Secondary);
                if counts && self.mouse.is_none() && self.pointer.is_none() && !frame.pressed {
                    self.mouse = Some(button);
                    frame.events.push(Event::PointerMoved(pos));
                    frame.button(pos, true);
                }
            }
            Event::PointerButton { pos, button, pressed: false, .. } if self.mouse == Some(button) => {
                self.mouse = None;
                frame.button(pos, false);
                frame.events.push(Event::PointerGone);
            }
            // The button is let go where nobody sees it.
            Event::PointerGone if self.mouse.take().is_some() => frame.let_go(self.mouse_at.unwrap_or_default()),
            Event::MouseWheel { .. } => {
                // It turns what it is over, for as long as it stays there.
                if let (Some(at), None, None) = (self.mouse_at, self.mouse, self.pointer) {
                    self.wheel = true;
                    frame.events.push(Event::PointerMoved(at));
                }
                frame.events.push(event);
            }
            Event::PointerMoved(_)
            | Event::PointerButton { .. }
            | Event::PointerGone
            | Event::MiddleClickPaste { .. } => {}
            event => frame.events.push(event),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Pos2, TouchDeviceId, pos2};

    fn touch(id: u64, phase: TouchPhase, pos: Pos2) -> Event {
        Event::Touch { device_id: TouchDeviceId(0), id: TouchId(id), phase, pos, force: None }
    }

    fn button(pos: Pos2, pressed: bool) -> Event {
        Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
    }

    /// What is left of the pointer events of some frames.
    fn pointer(frames: &[&[Event]]) -> Vec<Event> {
        let mut fingers = Fingers::default();
        let mut left = Vec::new();
        for frame in frames {
            let mut input = RawInput { events: frame.to_vec(), ..RawInput::default() };
            tame(&mut input, &mut fingers);
            left.extend(input.events.into_iter().filter(|event| !matches!(event, Event::Touch { .. })));
        }
        left
    }

    const A: Pos2 = pos2(10.0, 20.0);
    const B: Pos2 = pos2(30.0, 40.0);

    fn down() -> [Event; 3] {
        [touch(1, TouchPhase::Start, A), Event::PointerMoved(A), button(A, true)]
    }

    fn up() -> [Event; 3] {
        [touch(1, TouchPhase::End, A), button(A, false), Event::PointerGone]
    }

    #[test]
    fn a_tap_stays_as_it_is() {
        assert_eq!(pointer(&[&down(), &up()]), [&down()[1..], &up()[1..]].concat());
    }

    #[test]
    fn a_cancelled_touch_lets_go_far_away() {
        let away = A + vec2(AWAY, 0.0);
        let cancel = [touch(1, TouchPhase::Cancel, A), Event::PointerGone];
        let expected = [&down()[1..], &[Event::PointerMoved(away), button(away, false), Event::PointerGone]].concat();
        assert_eq!(pointer(&[&down(), &cancel]), expected);
    }

    #[test]
    fn a_finger_left_over_is_no_mouse() {
        let second = [touch(2, TouchPhase::Start, B)];
        let moves = [touch(2, TouchPhase::Move, B), Event::PointerMoved(B)];
        let ends = [touch(2, TouchPhase::End, B), button(B, false), Event::PointerGone];
        assert_eq!(pointer(&[&down(), &second, &up(), &moves, &ends]), [&down()[1..], &up()[1..]].concat());
        let cancels = [touch(2, TouchPhase::Cancel, B), Event::PointerGone];
        assert_eq!(pointer(&[&down(), &second, &up(), &cancels]), [&down()[1..], &up()[1..]].concat());
    }

    #[test]
    fn a_new_finger_points_again_after_a_left_over_one() {
        let second = [touch(2, TouchPhase::Start, B)];
        let frames: [&[Event]; 6] = [&down(), &second, &up(), &down(), &[touch(2, TouchPhase::End, B)], &up()];
        let expected = [&down()[1..], &up()[1..], &down()[1..], &up()[1..]].concat();
        assert_eq!(pointer(&frames), expected);
    }

    #[test]
    fn a_mouse_beside_the_fingers_is_left_alone() {
        let mouse = [Event::PointerMoved(B), button(B, true), button(B, false), Event::PointerGone];
        assert_eq!(pointer(&[&mouse]), mouse);
        let ghost = [touch(2, TouchPhase::Move, A), Event::PointerMoved(A)];
        assert_eq!(pointer(&[&[&ghost[..], &mouse[..]].concat()]), mouse);
    }

    #[test]
    fn the_cursor_of_x11_is_no_mouse() {
        let mut fingers = Fingers::default();
        // A cursor that stands somewhere, then a finger elsewhere.
        for events in [&[Event::PointerMoved(B)][..], &[&[Event::PointerMoved(A)], &down()[..]].concat()] {
            let mut input = RawInput { events: events.to_vec(), ..RawInput::default() };
            tame(&mut input, &mut fingers);
        }
        assert!(fingers.hide_cursor());
        assert_eq!(pointer(&[&[&[Event::PointerMoved(A)], &down()[..]].concat()]), down()[1..]);
    }

    #[test]
    fn a_mouse_that_moves_brings_the_cursor_back_and_a_finger_hides_it() {
        let mut fingers = Fingers::expected();
        let mut after = |events: &[Event]| {
            tame(&mut RawInput { events: events.to_vec(), ..RawInput::default() }, &mut fingers);
            fingers.hide_cursor()
        };
        assert!(after(&[]));
        assert!(after(&[Event::PointerMoved(A)]), "the cursor only appears");
        assert!(after(&[Event::PointerMoved(A + vec2(1.0, 1.0))]), "the table shakes");
        assert!(!after(&[Event::PointerMoved(B)]));
        assert!(after(&down()));
        assert!(after(&up()));
        assert!(!after(&[Event::PointerMoved(A)]));
    }

    #[test]
    fn a_palm_lets_go_and_holds_everything_until_it_is_up() {
        let start = |id| touch(id, TouchPhase::Start, B);
        let end = |id| touch(id, TouchPhase::End, B);
        let away = A + vec2(AWAY, 0.0);
        let let_go = [Event::PointerMoved(away), button(away, false), Event::PointerGone];
        let (down, up) = (down(), up());
        let frames: [&[Event]; 8] = [
            &down,
            &[start(2), start(3), start(4)],
            &up,
            // Three are still there.
            &[start(5), end(5), end(2), end(3)],
            &[start(6), end(6)],
            // After a palm a finger counts again.
            &[end(4)],
            &down,
            &up,
        ];
        assert_eq!(pointer(&frames[..5]), [&down[1..], &let_go].concat());
        assert_eq!(pointer(&frames), [&down[1..], &let_go, &down[1..], &up[1..]].concat());
    }

    #[test]
    fn a_finger_that_rests_makes_way() {
        let mut fingers = Fingers::default();
        let mut at = |time: f64, events: &[Event]| {
            let mut input = RawInput { events: events.to_vec(), time: Some(time), ..RawInput::default() };
            tame(&mut input, &mut fingers);
            input.events.retain(|event| !matches!(event, Event::Touch { .. }));
            input.events
        };
        let other = [touch(2, TouchPhase::Start, B), touch(2, TouchPhase::End, B)];
        let tap = [Event::PointerMoved(B), button(B, true), button(B, false), Event::PointerGone];
        at(0.0, &down());
        assert_eq!(at(9.0, &other), [], "a slow press is a press");
        // It trembles, and is still the same finger at the same place.
        at(9.5, &[touch(1, TouchPhase::Move, A + vec2(3.0, 3.0))]);
        let away = A + vec2(3.0 + AWAY, 3.0);
        let let_go = [Event::PointerMoved(away), button(away, false), Event::PointerGone];
        assert_eq!(at(10.0, &other), [&let_go[..], &tap].concat());
        assert_eq!(at(3600.0, &other), tap);
        // When it is lifted at last, nothing comes of it.
        assert_eq!(at(7200.0, &up()), []);
    }

    #[test]
    fn fingers_that_rest_are_no_palm() {
        let mut fingers = Fingers::default();
        let starts: Vec<Event> = (1..=20).map(|id| touch(id, TouchPhase::Start, A)).collect();
        let mut input = RawInput { events: starts, time: Some(0.0), ..RawInput::default() };
        tame(&mut input, &mut fingers);
        assert!(fingers.palm);
        let mut input = RawInput { events: down().to_vec(), time: Some(11.0), ..RawInput::default() };
        tame(&mut input, &mut fingers);
        assert_eq!(input.events[1..], down()[1..]);
    }

    #[test]
    fn touches_that_never_end_are_forgotten() {
        let mut fingers = Fingers::default();
        for id in 0..10_000 {
            let events = vec![touch(id, TouchPhase::Start, A)];
            tame(&mut RawInput { events, time: Some(id as f64), ..RawInput::default() }, &mut fingers);
        }
        assert_eq!(fingers.down.len(), MOST_FINGERS);
    }

    #[test]
    fn of_several_taps_in_a_frame_the_first_counts() {
        let taps = [&down()[..], &up(), &down(), &up(), &down()].concat();
        let tap = [&down()[1..], &up()[1..]].concat();
        // What began too early does not fire later.
        assert_eq!(pointer(&[&taps, &up()]), tap);
        assert_eq!(pointer(&[&taps, &up(), &down(), &up()]), [&tap[..], &tap].concat());
    }

    #[test]
    fn a_long_press_that_a_driver_makes_a_right_click_is_a_press() {
        let right = |pressed| Event::PointerButton {
            pos: A,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let press = [Event::PointerMoved(A), button(A, true), button(A, false), Event::PointerGone];
        assert_eq!(pointer(&[&[right(true)], &[right(false)]]), press);
        // One button at a time, and the one that was pressed.
        let both: [&[Event]; 4] = [&[button(A, true)], &[right(true)], &[right(false)], &[button(A, false)]];
        assert_eq!(pointer(&both), press);
        let middle =
            Event::PointerButton { pos: A, button: PointerButton::Middle, pressed: true, modifiers: Modifiers::NONE };
        assert_eq!(pointer(&[&[middle]]), []);
    }

    #[test]
    fn a_mouse_that_leaves_the_screen_lets_go() {
        let moved = Event::PointerMoved(A);
        let away = A + vec2(AWAY, 0.0);
        let frames: [&[Event]; 2] = [&[moved.clone(), button(A, true)], &[Event::PointerGone, button(A, false)]];
        let let_go = [Event::PointerMoved(away), button(away, false), Event::PointerGone];
        assert_eq!(pointer(&frames), [&[moved, button(A, true)], &let_go[..]].concat());
    }

    #[test]
    fn a_mouse_that_only_hovers_is_not_there() {
        assert_eq!(pointer(&[&[Event::PointerMoved(A)], &[Event::PointerMoved(B), Event::PointerGone]]), []);
    }
}
