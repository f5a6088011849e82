//! Mends what egui-winit makes of fingers, before egui sees it. Pure: events in, events out.
//!
//! egui-winit plays the first finger as a mouse. When the system cancels that touch (a palm, a gesture of the compositor,
//! a screen that goes dark) it takes the pointer away without letting the button go, and the kiosk would be stuck. When
//! the first finger is lifted while a second is down, the second goes on as a mouse that nobody pressed.

use egui::{Event, Modifiers, PointerButton, RawInput, TouchId, TouchPhase, vec2};

/// Points by which a cancelled touch leaves its place, so that nothing is tapped. Sideways: what scrolls here scrolls up
/// and down, and must not jump.
const AWAY: f32 = 100_000.0;

/// The fingers on the screen, as far as the pointer is concerned.
#[derive(Clone, Debug, Default)]
pub struct Fingers {
    /// The finger that egui-winit plays as a mouse.
    pointer: Option<TouchId>,
}

/// To be called with all events of a frame, in order.
pub fn tame(input: &mut RawInput, fingers: &mut Fingers) {
    if !input.events.iter().any(|event| matches!(event, Event::Touch { .. })) {
        return;
    }
    let mut ghost: Option<TouchPhase> = None;
    for event in std::mem::take(&mut input.events) {
        if let Event::Touch { id, phase, pos, .. } = event {
            let leads = fingers.pointer == Some(id);
            let orphan = fingers.pointer.is_none() && phase != TouchPhase::Start;
            ghost = orphan.then_some(phase);
            input.events.push(event);
            match phase {
                TouchPhase::Start => fingers.pointer = fingers.pointer.or(Some(id)),
                TouchPhase::Move => {}
                TouchPhase::End | TouchPhase::Cancel if !leads => {}
                TouchPhase::End => fingers.pointer = None,
                TouchPhase::Cancel => {
                    fingers.pointer = None;
                    let pos = pos + vec2(AWAY, 0.0);
                    let button = PointerButton::Primary;
                    let modifiers = Modifiers::NONE;
                    input.events.push(Event::PointerMoved(pos));
                    input.events.push(Event::PointerButton { pos, button, pressed: false, modifiers });
                }
            }
        } else if !follows(&mut ghost, &event) {
            input.events.push(event);
        }
    }
}

/// Whether the event is what egui-winit makes of the touch before it, a touch that should not be a pointer.
fn follows(ghost: &mut Option<TouchPhase>, event: &Event) -> bool {
    let (is_its, is_last) = match (*ghost, event) {
        (Some(TouchPhase::Move), Event::PointerMoved(_)) => (true, true),
        (Some(TouchPhase::End), Event::PointerButton { pressed: false, .. }) => (true, false),
        (Some(TouchPhase::End | TouchPhase::Cancel), Event::PointerGone) => (true, true),
        _ => (false, true),
    };
    if is_last {
        *ghost = None;
    }
    is_its
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
        let mouse = [Event::PointerMoved(B), button(B, true), button(B, false)];
        assert_eq!(pointer(&[&mouse]), mouse);
        let ghost = [touch(2, TouchPhase::Move, A), Event::PointerMoved(A)];
        assert_eq!(pointer(&[&[&ghost[..], &mouse[..]].concat()]), mouse);
    }
}
