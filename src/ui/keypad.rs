//! Keys that work everywhere, and those of a pad beside the screen.
//!
//! Tab, Shift+Tab, the arrows, Enter and Space are egui's: they go from control to control and press. The keys of a pad
//! are told to egui as those.

use egui::{Context, Event, FocusDirection, Key, Modifiers};

use crate::kiosk::Action;
use crate::model::keypad::{Keypad, Press};

/// Takes the pad's keys out of the frame and does what they mean. To be called before anything is drawn, so that the
/// focus moves with this frame.
pub fn keypad(ctx: &Context, keypad: &Keypad, actions: &mut Vec<Action>) {
    if keypad.0.is_empty() {
        return;
    }
    let pressed: Vec<Press> = ctx.input_mut(|input| {
        let mut pressed = Vec::new();
        input.events.retain(|event| {
            let Event::Key { key, pressed: is_down, modifiers, repeat, .. } = event else { return true };
            let press = if modifiers.is_none() { keypad.press(key_name(*key)) } else { None };
            // A key that is held goes on through the controls, but selects once.
            let moves = matches!(press, Some(Press::Previous | Press::Next));
            pressed.extend(press.filter(|_| *is_down && (moves || !repeat)));
            press.is_none()
        });
        pressed
    });
    for press in pressed {
        match press {
            Press::Previous => ctx.memory_mut(|memory| memory.move_focus(FocusDirection::Previous)),
            Press::Next => ctx.memory_mut(|memory| memory.move_focus(FocusDirection::Next)),
            Press::Select => ctx.input_mut(|input| {
                let (key, modifiers) = (Key::Enter, Modifiers::NONE);
                input.events.push(Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
            }),
            Press::Back => actions.push(Action::Back),
            Press::Home => actions.push(Action::Home),
        }
    }
}

/// Back and home for every keyboard; to be called when everything has been drawn.
pub fn keyboard(ctx: &Context, actions: &mut Vec<Action>) {
    ctx.input(|input| {
        if input.key_pressed(Key::Escape) || input.key_pressed(Key::Backspace) || input.key_pressed(Key::BrowserBack) {
            actions.push(Action::Back);
        }
        let goes_home = |event: &Event| {
            matches!(event, Event::Key { key: Key::Home, pressed: true, repeat: false, modifiers, .. } if modifiers.alt)
        };
        if input.events.iter().any(goes_home) {
            actions.push(Action::Home);
        }
    });
}

/// egui's key by the name that `museum.ron` uses.
fn key_name(key: Key) -> &'static str {
    match key {
        Key::ArrowUp => "ArrowUp",
        Key::ArrowDown => "ArrowDown",
        Key::ArrowLeft => "ArrowLeft",
        Key::ArrowRight => "ArrowRight",
        key => key.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_a_pad_is_one_that_arrives() {
        for name in crate::model::keypad::Key::NAMES {
            let key = Key::from_name(name).unwrap_or_else(|| panic!("egui knows no `{name}`"));
            assert_eq!(key_name(key), name);
        }
    }
}
