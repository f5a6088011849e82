//! Fingers as the window hears of them.

use egui::{Event, Modifiers, PointerButton, Pos2, TouchDeviceId, TouchId, TouchPhase};

/// A touch panel behind egui-winit 0.37: `State::on_touch`, event for event.
#[derive(Default)]
pub struct Panel {
    /// The finger that is played as a mouse, and where that mouse is.
    pointer: Option<u64>,
    at: Option<Pos2>,
}

impl Panel {
    pub fn touch(&mut self, finger: u64, phase: TouchPhase, pos: Pos2) -> Vec<Event> {
        let (device_id, id) = (TouchDeviceId(7), TouchId(finger));
        let mut events = vec![Event::Touch { device_id, id, phase, pos, force: None }];
        if self.pointer.is_some_and(|pointer| pointer != finger) {
            return events;
        }
        match phase {
            TouchPhase::Start => {
                self.pointer = Some(finger);
                self.move_to(pos, &mut events);
                self.button(true, &mut events);
            }
            TouchPhase::Move => self.move_to(pos, &mut events),
            TouchPhase::End => {
                self.pointer = None;
                self.button(false, &mut events);
                self.at = None;
                events.push(Event::PointerGone);
            }
            TouchPhase::Cancel => {
                self.pointer = None;
                self.at = None;
                events.push(Event::PointerGone);
            }
        }
        events
    }

    fn move_to(&mut self, pos: Pos2, events: &mut Vec<Event>) {
        self.at = Some(pos);
        events.push(Event::PointerMoved(pos));
    }

    fn button(&mut self, pressed: bool, events: &mut Vec<Event>) {
        let Some(pos) = self.at else { return };
        events.push(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
    }
}
