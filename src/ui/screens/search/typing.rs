//! A real keyboard on the page of the search: letters are typed, Backspace takes the last one away, Enter opens what
//! fits best.
//!
//! Whatever has the focus keeps Enter and Space, as on every page, and Escape goes back. So does Backspace where there is
//! nothing to take away, but not while it is held: who erases a word stays here.

use egui::{Event, Key, Ui};

use super::keyboard::wish;
use super::results;
use crate::kiosk::{Presence, SearchWish};
use crate::ui::view::View;

/// Takes the letters out of the frame; to be called before anything is drawn.
pub fn read(ui: &Ui, view: &mut View<'_>) {
    // Nothing is typed through what lies over the page.
    let covered = view.kiosk.note().is_some()
        || view.kiosk.comfort_open()
        || view.kiosk.backstage().is_some()
        || *view.kiosk.presence() != Presence::Here;
    if covered {
        return;
    }
    let focused = ui.memory(|memory| memory.focused().is_some());
    let has_text = !view.kiosk.search().text().is_empty();
    let (mut erased, mut entered) = (0, false);
    let mut typed = Vec::new();
    // The keys of a pad are no letters, though some say so too.
    let pad = &view.museum.keypad;
    ui.input_mut(|input| {
        let chords = input.modifiers.command || input.modifiers.ctrl || input.modifiers.alt;
        input.events.retain(|event| match event {
            Event::Text(text) if !chords => {
                typed.extend(text.chars().filter(|c| {
                    let name = c.to_ascii_uppercase().to_string();
                    (*c != ' ' || !focused) && pad.press(&name).is_none()
                }));
                false
            }
            Event::Key { key: Key::Backspace, pressed, repeat, .. } => {
                let erases = has_text || *repeat;
                erased += usize::from(*pressed && erases);
                !erases
            }
            Event::Key { key: Key::Enter, pressed: true, repeat: false, .. } if !focused => {
                entered = true;
                true
            }
            _ => true,
        });
    });
    for c in typed {
        wish(view, SearchWish::Type(c));
    }
    for _ in 0..erased {
        wish(view, SearchWish::Erase);
    }
    let first = view.kiosk.search().finds().list.first().copied();
    if let Some(first) = first.filter(|_| entered) {
        results::open(view, first);
    }
}
