//! How a visitor likes to read: sizes, colours, motion, reach.

use super::Appearance;

/// Sizes of reading text, as multiples of the usual one.
pub const BODY: [f32; 5] = [1.0, 1.17, 1.38, 1.72, 2.0];
/// Sizes of labels and controls at the same steps: they start larger for their purpose, and grow less.
pub const LABEL: [f32; 5] = [1.0, 1.1, 1.25, 1.35, 1.6];

/// What the comfort sheet changes, for the visitor who stands here now.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the sheet")]
pub struct Comfort {
    pub appearance: Appearance,
    /// Index into [`BODY`] and [`LABEL`].
    pub text_step: usize,
    /// Movements become short fades.
    pub calm: bool,
    /// Everything to be touched is in the lower half of the screen.
    pub low_reach: bool,
    /// Texts in plain words, where an exhibit has them.
    pub simple: bool,
    /// How rare Chinese words are read stands behind them.
    pub pinyin: bool,
}

/// One change on the comfort sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wish {
    Appearance(Appearance),
    /// Index into [`BODY`].
    TextStep(usize),
    Calm(bool),
    LowReach(bool),
    Simple(bool),
    Pinyin(bool),
}

impl From<Appearance> for Comfort {
    fn from(appearance: Appearance) -> Comfort {
        Comfort { appearance, ..Comfort::default() }
    }
}

impl Comfort {
    /// Reading text as a multiple of its usual size.
    pub fn body(&self) -> f32 {
        BODY[self.text_step]
    }

    /// Labels and controls as a multiple of their usual size.
    pub fn label(&self) -> f32 {
        LABEL[self.text_step]
    }

    pub(super) fn grant(&mut self, wish: Wish) {
        match wish {
            Wish::Appearance(appearance) => self.appearance = appearance,
            Wish::TextStep(step) => self.text_step = step.min(BODY.len() - 1),
            Wish::Calm(calm) => self.calm = calm,
            Wish::LowReach(low) => self.low_reach = low,
            Wish::Simple(simple) => self.simple = simple,
            Wish::Pinyin(pinyin) => self.pinyin = pinyin,
        }
    }
}
