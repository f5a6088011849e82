//! The keyboard on the screen: its keys are read from `assets/keyboards/*.ron`, its touches become wishes of the search.

use std::sync::OnceLock;

use egui::{Rect, Ui, vec2};
use serde::Deserialize;

use crate::kiosk::search::Keys;
use crate::kiosk::{Action, SearchWish};
use crate::ui::pictures::{Icon, show_icon};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Kind};

/// Keys of the widest row.
const COLUMNS: f32 = 10.0;

/// What stands on the keys.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Layout {
    /// On the key that leads here.
    face: String,
    rows: Vec<Vec<Part>>,
}

/// A part of a row; numbers are widths in keys.
#[derive(Debug, Deserialize)]
enum Part {
    Letters(String),
    Space(u8),
    Erase(u8),
    Clear(u8),
    Switch(u8),
}

impl Part {
    fn keys(&self) -> usize {
        match self {
            Part::Letters(letters) => letters.chars().count(),
            Part::Space(keys) | Part::Erase(keys) | Part::Clear(keys) | Part::Switch(keys) => usize::from(*keys),
        }
    }
}

/// The keyboard as it stands on a screen.
#[derive(Clone, Copy)]
pub struct Keyboard {
    keys: Keys,
    /// Whether the digits have a row of their own.
    digits: bool,
}

#[expect(clippy::expect_used, reason = "the built-in keyboards are tested")]
fn layout(keys: Keys) -> &'static Layout {
    static LAYOUTS: OnceLock<[Layout; 3]> = OnceLock::new();
    let layouts = LAYOUTS.get_or_init(|| {
        [
            include_str!("../../../../assets/keyboards/latin.ron"),
            include_str!("../../../../assets/keyboards/cyrillic.ron"),
            include_str!("../../../../assets/keyboards/digits.ron"),
        ]
        .map(|text| ron::from_str(text).expect("the built-in keyboards are tested"))
    });
    &layouts[keys as usize]
}

/// Width of the keyboard in design pixels.
pub fn width(view: &View<'_>) -> f32 {
    let measures = &view.theme.measures;
    COLUMNS * (measures.target + measures.target_gap) - measures.target_gap
}

impl Keyboard {
    /// The visitor's keys; the row of digits is left out where it would not fit into `room`, in design pixels.
    pub fn fitting(view: &View<'_>, room: f32) -> Keyboard {
        let keys = view.kiosk.keys();
        let letters = if keys == Keys::Digits { Keys::of(view.lang) } else { keys };
        let whole = Keyboard { keys: letters, digits: true };
        if whole.height(view) <= room { whole } else { Keyboard { keys, digits: false } }
    }

    /// In design pixels.
    pub fn height(&self, view: &View<'_>) -> f32 {
        let measures = &view.theme.measures;
        let rows = layout(self.keys).rows.len() + usize::from(self.digits);
        rows as f32 * (measures.target + measures.target_gap) - measures.target_gap
    }

    /// The keys that come after these ones.
    fn next(&self) -> Keys {
        match self.keys {
            Keys::Latin => Keys::Cyrillic,
            Keys::Cyrillic if !self.digits => Keys::Digits,
            Keys::Cyrillic | Keys::Digits => Keys::Latin,
        }
    }

    /// Draws the keys with their upper left corner at a place of the design.
    pub fn show(&self, ui: &Ui, view: &mut View<'_>, left: f32, top: f32) {
        let step = view.theme.measures.target + view.theme.measures.target_gap;
        let digits = if self.digits { &layout(Keys::Digits).rows[..1] } else { &[] };
        for (number, row) in digits.iter().chain(&layout(self.keys).rows).enumerate() {
            let keys: usize = row.iter().map(Part::keys).sum();
            let mut x = left + (COLUMNS - keys as f32) / 2.0 * step;
            let y = top + number as f32 * step;
            for part in row {
                self.part(ui, view, part, x, y);
                x += part.keys() as f32 * step;
            }
        }
    }

    fn part(&self, ui: &Ui, view: &mut View<'_>, part: &Part, x: f32, y: f32) {
        let (side, gap) = (view.theme.measures.target, view.theme.measures.target_gap);
        let rect = |view: &View<'_>, at: usize, keys: usize| {
            let width = keys as f32 * (side + gap) - gap;
            view.canvas.rect(x + at as f32 * (side + gap), y, width, side)
        };
        let whole = rect(view, 0, part.keys());
        match part {
            Part::Letters(letters) => {
                for (at, letter) in letters.chars().enumerate() {
                    let place = rect(view, at, 1);
                    letter_key(ui, view, place, letter);
                }
            }
            Part::Space(_) => {
                let label = view.word("ui-search-space");
                if Button::new(&label).show(ui, view, whole, "key-space") {
                    wish(view, SearchWish::Type(' '));
                }
            }
            Part::Erase(_) => {
                let name = view.word("ui-search-erase");
                if symbol_key(ui, view, whole, &name, Icon::Erase) {
                    wish(view, SearchWish::Erase);
                }
            }
            Part::Clear(_) => {
                let name = view.word("ui-search-clear");
                if symbol_key(ui, view, whole, &name, Icon::Close) {
                    wish(view, SearchWish::Clear);
                }
            }
            Part::Switch(_) => {
                let next = self.next();
                let name = view.word(match next {
                    Keys::Latin => "ui-search-latin",
                    Keys::Cyrillic => "ui-search-cyrillic",
                    Keys::Digits => "ui-search-digits",
                });
                let button = Button::new(&layout(next).face).name(&name).kind(Kind::Outlined);
                if button.show(ui, view, whole, "key-switch") {
                    wish(view, SearchWish::Keys(next));
                }
            }
        }
    }
}

fn letter_key(ui: &Ui, view: &mut View<'_>, rect: Rect, letter: char) {
    let face: String = letter.to_uppercase().collect();
    if Button::new(&face).size(view.theme.measures.heading).show(ui, view, rect, ("key", letter)) {
        wish(view, SearchWish::Type(letter));
    }
}

/// A key with a symbol in its middle.
fn symbol_key(ui: &Ui, view: &mut View<'_>, rect: Rect, name: &str, icon: Icon) -> bool {
    let touched = Button::new("").name(name).kind(Kind::Outlined).show(ui, view, rect, ("key", name));
    let side = view.px(view.theme.measures.heading);
    let color = *view.theme.palette.text;
    show_icon(ui, view, Rect::from_center_size(rect.center(), vec2(side, side)), icon, color);
    touched
}

pub fn wish(view: &mut View<'_>, wish: SearchWish) {
    view.actions.push(Action::Search(wish));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keyboards_have_every_letter_once_and_no_row_is_too_wide() {
        let latin = "abcdefghijklmnopqrstuvwxyz";
        let cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
        for (keys, expected) in [(Keys::Latin, latin), (Keys::Cyrillic, cyrillic), (Keys::Digits, "0123456789")] {
            let rows = &layout(keys).rows;
            let letters = |part: &Part| if let Part::Letters(letters) = part { letters.clone() } else { String::new() };
            let mut found: Vec<char> = rows.iter().flatten().map(letters).collect::<String>().chars().collect();
            found.sort_unstable();
            let mut expected: Vec<char> = expected.chars().collect();
            expected.sort_unstable();
            assert_eq!(found, expected, "{keys:?}");
            for row in rows {
                assert!(row.iter().map(Part::keys).sum::<usize>() <= COLUMNS as usize, "{keys:?} {row:?}");
            }
            let last = rows.last().expect("rows");
            for wanted in [Part::Space(0), Part::Erase(0), Part::Clear(0), Part::Switch(0)] {
                let same = |part: &Part| std::mem::discriminant(part) == std::mem::discriminant(&wanted);
                assert_eq!(last.iter().filter(|part| same(part)).count(), 1, "{keys:?} {wanted:?}");
            }
        }
    }

    #[test]
    fn switching_comes_to_every_keyboard_that_is_wanted() {
        let walk = |digits: bool| {
            let mut keys = Keys::Latin;
            (0..3)
                .map(|_| {
                    keys = Keyboard { keys, digits }.next();
                    keys
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(walk(true), [Keys::Cyrillic, Keys::Latin, Keys::Cyrillic]);
        assert_eq!(walk(false), [Keys::Cyrillic, Keys::Digits, Keys::Latin]);
    }
}
