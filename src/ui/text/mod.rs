//! Typesetting: every character on the screen is set here, once, and kept.
//!
//! A [`Typesetter`] turns runs of text into rows (own line breaking over egui's shaping) and remembers the result, so a
//! page that has settled lays out no text at all.

pub mod breaks;
pub mod fonts;
mod rows;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use egui::{Color32, Context, FontFamily, FontId, Galley, Rect, Vec2};

use crate::model::{Lang, Link};

/// A font of the house; the language chooses which files stand behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// Reading text.
    Serif,
    /// Titles and big numbers.
    SerifBold,
    /// Emphasis in Latin and Cyrillic; Chinese emphasis uses the bold face.
    SerifItalic,
    /// Labels and controls.
    Sans,
    SansBold,
    /// Manchu letters, set left to right and turned by the caller.
    Manchu,
}

/// A run of characters of one look.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub text: String,
    pub face: Face,
    /// `None` takes the colour of the whole text.
    pub color: Option<Color32>,
    pub underline: bool,
    pub link: Option<Link>,
}

/// How a text is set. Lengths in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    pub lang: Lang,
    pub size: f32,
    /// Distance from row to row.
    pub line: f32,
    /// Rows break at this width; infinite for one row.
    pub width: f32,
    /// More rows than this are cut with an ellipsis.
    pub max_rows: usize,
    /// Chinese text fills the width of every row but a paragraph's last.
    pub justify: bool,
    /// Extra space between letters.
    pub tracking: f32,
}

/// A text that has been set.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it says, without the breaks between its rows.
    pub text: Arc<str>,
    pub galley: Arc<Galley>,
    /// What it covers, in points; width of the longest row.
    pub size: Vec2,
    /// Where its links stand, relative to the top left.
    pub links: Vec<(Rect, Link)>,
    /// Whether something was cut off.
    pub truncated: bool,
}

impl Block {
    /// Whether every row ends where a word ends, or after a dash. Chinese has no such rule.
    pub fn keeps_words(&self) -> bool {
        let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9FFF}');
        let is_edge = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2014}');
        let words = |text: &str| -> Vec<String> {
            text.split(is_edge).filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        self.text.chars().any(is_han) || words(&self.text) == words(self.galley.text())
    }
}

/// Sets text and keeps it.
#[derive(Default)]
pub struct Typesetter {
    blocks: HashMap<u64, (u64, Block)>,
    frame: u64,
    /// Texts laid out since the start: stands still on a settled page.
    laid_out: u64,
    atlas_fill: f32,
}

/// Blocks unused for this many frames are forgotten when the store is swept.
const KEEP_FRAMES: u64 = 600;
const SWEEP_ABOVE: usize = 2_000;

impl Typesetter {
    /// To be called once before a frame's first text.
    pub fn begin_frame(&mut self, ctx: &Context) {
        self.frame += 1;
        let fill = ctx.fonts(|fonts| fonts.font_atlas_fill_ratio());
        if fill < self.atlas_fill {
            // egui wiped its glyph atlas: kept galleys would show the wrong letters.
            self.blocks.clear();
        }
        self.atlas_fill = fill;
        if self.blocks.len() > SWEEP_ABOVE {
            let oldest = self.frame.saturating_sub(KEEP_FRAMES);
            self.blocks.retain(|_, (used, _)| *used >= oldest);
        }
    }

    /// How many texts have been laid out so far.
    pub fn laid_out(&self) -> u64 {
        self.laid_out
    }

    /// A text of one look on one row.
    pub fn line(&mut self, ctx: &Context, text: &str, face: Face, setting: &Setting) -> Block {
        let key = Self::key(ctx, setting, |hasher| (text, face).hash(hasher));
        self.get_or_set(key, || {
            let run = Run { text: text.to_owned(), face, color: None, underline: false, link: None };
            rows::set(ctx, std::slice::from_ref(&run), setting)
        })
    }

    /// A paragraph of several looks.
    pub fn paragraph(&mut self, ctx: &Context, runs: &[Run], setting: &Setting) -> Block {
        let key = Self::key(ctx, setting, |hasher| {
            for run in runs {
                (run.text.as_str(), run.face, run.color, run.underline, run.link.is_some()).hash(hasher);
            }
        });
        self.get_or_set(key, || rows::set(ctx, runs, setting))
    }

    fn get_or_set(&mut self, key: u64, set: impl FnOnce() -> Block) -> Block {
        let frame = self.frame;
        if let Some((used, block)) = self.blocks.get_mut(&key) {
            *used = frame;
            return block.clone();
        }
        self.laid_out += 1;
        let block = set();
        self.blocks.insert(key, (frame, block.clone()));
        block
    }

    fn key(ctx: &Context, setting: &Setting, content: impl FnOnce(&mut DefaultHasher)) -> u64 {
        let mut hasher = DefaultHasher::new();
        content(&mut hasher);
        let Setting { lang, size, line, width, max_rows, justify, tracking } = setting;
        (lang, max_rows, justify).hash(&mut hasher);
        for length in [*size, *line, *width, *tracking, ctx.pixels_per_point()] {
            length.to_bits().hash(&mut hasher);
        }
        hasher.finish()
    }
}

impl Face {
    /// The chain of fonts for a language.
    pub fn family(self, lang: Lang) -> FontFamily {
        FontFamily::Name(fonts::family_name(self, lang).into())
    }

    pub fn font_id(self, lang: Lang, size: f32) -> FontId {
        FontId::new(size, self.family(lang))
    }
}
