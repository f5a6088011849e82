//! Tells the mouse that egui-winit makes of a touch from a real one.

use egui::{Event, PointerButton, Pos2, TouchPhase};

/// The mouse that egui-winit makes of a touch: what follows it, in this order.
pub struct Echo {
    phase: TouchPhase,
    pos: Pos2,
    step: u8,
}

impl Echo {
    pub fn of(phase: TouchPhase, pos: Pos2) -> Echo {
        Echo { phase, pos, step: 0 }
    }

    /// Whether the event is the next part of the echo.
    pub fn sounds_like(&mut self, event: &Event) -> bool {
        let step = match (self.phase, event) {
            (TouchPhase::Start | TouchPhase::Move, Event::PointerMoved(pos)) if *pos == self.pos => 1,
            (TouchPhase::Start, Event::PointerButton { button: PointerButton::Primary, pressed: true, .. }) => 2,
            (TouchPhase::End, Event::PointerButton { button: PointerButton::Primary, pressed: false, .. }) => 1,
            (TouchPhase::End | TouchPhase::Cancel, Event::PointerGone) => 2,
            _ => return false,
        };
        let next = step > self.step;
        self.step = step;
        next
    }
}
