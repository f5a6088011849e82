//! The keys of a pad for those who cannot touch the screen.

use std::fmt;

/// A key by its name; see [`Key::NAMES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(&'static str);

impl Key {
    /// Every key that a pad may send. Those with a meaning of their own are not among them: Tab, Enter, Space, Backspace
    /// and Escape always work.
    #[rustfmt::skip]
    pub const NAMES: [&str; 70] = [
        "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12",
        "F13", "F14", "F15", "F16", "F17", "F18", "F19", "F20", "F21", "F22", "F23", "F24",
        "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End", "Insert", "Delete",
        "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M",
        "N", "O", "P", "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z",
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
    ];

    pub fn new(name: &str) -> Option<Key> {
        Key::NAMES.into_iter().find(|known| *known == name).map(Key)
    }

    pub fn name(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// What the five keys of a pad do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// To the control before.
    Previous,
    /// To the next control.
    Next,
    /// As if the control were touched.
    Select,
    Back,
    Home,
}

impl Press {
    pub const ALL: [Press; 5] = [Press::Previous, Press::Next, Press::Select, Press::Back, Press::Home];

    /// The name of its field.
    pub fn as_str(self) -> &'static str {
        match self {
            Press::Previous => "previous",
            Press::Next => "next",
            Press::Select => "select",
            Press::Back => "back",
            Press::Home => "home",
        }
    }
}

/// Which key of the pad does what; those left out have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keypad(pub Vec<(Key, Press)>);

impl Keypad {
    pub fn press(&self, name: &str) -> Option<Press> {
        self.0.iter().find(|(key, _)| key.name() == name).map(|(_, press)| *press)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_keys_are_keys() {
        assert_eq!(Key::new("F13").map(Key::name), Some("F13"));
        for wrong in ["f13", "Enter", "", "F0"] {
            assert_eq!(Key::new(wrong), None, "{wrong}");
        }
        let mut names = Key::NAMES.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Key::NAMES.len());
    }
}
