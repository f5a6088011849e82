//! What every screen gets: the museum, the visitor's state, the theme, and the tools to draw with.

use std::time::Duration;

use egui::accesskit::Role;
use egui::epaint::TextShape;
use egui::{Align, Color32, Id, Painter, Pos2, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::audit::{Audit, TextMark};
use super::canvas::Canvas;
use super::field::Fields;
use super::map::Maps;
use super::pictures::Pictures;
use super::plate::Plates;
use super::slip::Plate;
use super::text::{Block, Face, Run, Setting, Typesetter};
use super::theme::Theme;
use super::widgets::reading::Reading;
use crate::kiosk::{Action, Kiosk};
use crate::model::{Lang, Localized, Manchu, Museum, RichText, Script};
use crate::words::{Arg, Words};

/// What outlives a frame.
pub struct Tools {
    pub typesetter: Typesetter,
    pub pictures: Pictures,
    pub audit: Audit,
    pub reading: Reading,
    pub maps: Maps,
    pub(super) plates: Plates,
    pub(super) fields: Fields,
    pub(super) code: Plate,
    /// Whether pages and pictures fade in; off for pictures of screens.
    pub motion: bool,
    pub(super) page: PageTurn,
}

/// When the page that is open came in, by egui's clock.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PageTurn {
    pub visit: u64,
    pub since: f64,
    /// The visit that began last.
    pub newest: u64,
    /// This is its first frame.
    pub is_new: bool,
}

/// One frame's view of everything.
pub struct View<'a> {
    pub museum: &'a Museum,
    pub kiosk: &'a Kiosk,
    pub words: &'a Words,
    pub theme: &'a Theme,
    pub canvas: Canvas,
    /// The program's clock.
    pub now: Duration,
    pub lang: Lang,
    /// The visitor's language and what stands in for it.
    pub order: &'a [Lang],
    /// How far the page has come in, 0 to 1.
    pub opacity: f32,
    /// Texts given to screen readers so far.
    pub told: u64,
    pub tools: &'a mut Tools,
    pub actions: &'a mut Vec<Action>,
}

/// How a text looks. Sizes in design pixels.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub face: Face,
    pub size: f32,
    /// What the visitor's text size makes of `size`: a factor.
    pub grow: f32,
    /// Row distance as a multiple of the size.
    pub line: f32,
    pub color: Color32,
    pub lang: Lang,
    /// More rows are cut with an ellipsis, which the tour reports.
    pub rows: usize,
    pub justify: bool,
    pub tracking: f32,
    /// What a screen reader takes it for.
    pub role: Role,
}

impl Look {
    pub fn rows(self, rows: usize) -> Look {
        Look { rows, ..self }
    }

    pub fn color(self, color: Color32) -> Look {
        Look { color, ..self }
    }

    pub fn size(self, size: f32) -> Look {
        Look { size, ..self }
    }

    /// Size of the letters in design pixels.
    pub fn letters(&self) -> f32 {
        self.size * self.grow
    }

    /// A text that is large as it is.
    pub fn still(self) -> Look {
        Look { grow: 1.0, ..self }
    }

    pub fn lang(self, lang: Lang) -> Look {
        Look { lang, ..self }
    }
}

impl View<'_> {
    /// Names what scrolls on this visit's page. egui keeps for ever what it was told of a name, and visits are without
    /// number; so the names of visits that nobody can go back to are used again.
    pub fn scroll_name(&self) -> u64 {
        self.kiosk.visit() % 64
    }

    /// Whether the visitor has just come to this page, and not back to it: it begins at its top.
    pub fn is_new(&self) -> bool {
        self.tools.page.is_new
    }

    /// A length of the design in points.
    pub fn px(&self, length: f32) -> f32 {
        self.canvas.px(length)
    }

    pub fn word(&self, key: &str) -> String {
        self.words.get(self.lang, key)
    }

    pub fn sentence(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words.format(self.lang, key, args)
    }

    /// A text in the visitor's language or what stands in for it.
    pub fn say<'t>(&self, text: &'t Localized<String>) -> &'t str {
        text.pick(self.order).1
    }

    fn look(&self, face: Face, size: f32, line: f32, color: Color32) -> Look {
        Look {
            face,
            size,
            grow: 1.0,
            line,
            color,
            lang: self.lang,
            rows: usize::MAX,
            justify: false,
            tracking: 0.0,
            role: Role::Label,
        }
    }

    /// Titles of pages.
    pub fn title_look(&self) -> Look {
        let measures = &self.theme.measures;
        let size = if self.lang.script() == Script::Han { measures.title } else { measures.title_small };
        Look {
            tracking: if self.lang.script() == Script::Han { 0.0 } else { -0.5 },
            role: Role::Heading,
            ..self.look(Face::SerifBold, size, measures.title_line, *self.theme.palette.text)
        }
    }

    pub fn heading_look(&self) -> Look {
        let measures = &self.theme.measures;
        // What is larger to begin with grows less, and stays larger than the text below it.
        let grow = 1.0 + 0.7 * (self.kiosk.comfort().body() - 1.0);
        Look { grow, ..self.look(Face::SerifBold, measures.heading, 1.3, *self.theme.palette.text) }
    }

    pub fn card_title_look(&self) -> Look {
        let measures = &self.theme.measures;
        let grow = 1.0 + 0.35 * (self.kiosk.comfort().body() - 1.0);
        Look { grow, ..self.look(Face::SerifBold, measures.card_title, measures.title_line, *self.theme.palette.text) }
    }

    /// Reading text in `lang`.
    pub fn body_look(&self, lang: Lang) -> Look {
        let measures = &self.theme.measures;
        let han = lang.script() == Script::Han;
        let (size, line) =
            if han { (measures.body, measures.body_line_han) } else { (measures.body_latin, measures.body_line) };
        let grow = self.kiosk.comfort().body();
        Look { justify: true, lang, grow, ..self.look(Face::Serif, size, line, *self.theme.palette.text) }
    }

    pub fn button_look(&self) -> Look {
        let look = self.look(Face::Sans, self.theme.measures.button, 1.3, *self.theme.palette.text);
        Look { grow: self.kiosk.comfort().label(), ..look }
    }

    pub fn label_look(&self) -> Look {
        let measures = &self.theme.measures;
        let look = self.look(Face::Sans, measures.label, measures.label_line, *self.theme.palette.muted);
        Look { grow: self.kiosk.comfort().label(), ..look }
    }

    fn setting(&self, look: &Look, width: f32) -> Setting {
        let size = self.px(look.letters());
        Setting {
            lang: look.lang,
            size,
            line: (size * look.line).round(),
            width: if width.is_finite() { self.px(width) } else { f32::INFINITY },
            max_rows: look.rows,
            justify: look.justify,
            tracking: self.px(look.tracking),
        }
    }

    /// Sets a text without drawing it. `width` in design pixels.
    pub fn set(&mut self, ui: &Ui, text: &str, look: &Look, width: f32) -> Block {
        let setting = self.setting(look, width);
        self.tools.typesetter.line(ui.ctx(), text, look.face, &setting)
    }

    /// Sets runs without drawing them. `width` in design pixels.
    pub fn set_runs(&mut self, ui: &Ui, runs: &[Run], look: &Look, width: f32) -> Block {
        let setting = self.setting(look, width);
        self.tools.typesetter.paragraph(ui.ctx(), runs, &setting)
    }

    /// Sets a text in the largest of the given sizes in which it fits on `look.rows` rows. Where the visitor's text size
    /// is too much for the place, the text grows as far as it can.
    pub fn set_fitting(&mut self, ui: &Ui, text: &str, look: &Look, width: f32, sizes: &[f32]) -> (Block, Look) {
        let usual = sizes.iter().map(|&size| look.size(size).still());
        let grown = sizes.iter().map(|&size| look.size(size));
        let between = [0.75, 0.5, 0.25].into_iter().filter_map(|part| {
            let grow = 1.0 + part * (look.grow - 1.0);
            sizes.last().map(|&size| Look { grow, ..look.size(size) })
        });
        let grows = look.grow > 1.0;
        let looks = grown.chain(between.filter(|_| grows)).chain(usual.filter(|_| grows));
        let mut last = None;
        for look in looks {
            let block = self.set(ui, text, &look, width);
            let fits = !block.truncated && block.size.x <= self.px(width) + 0.5;
            last = Some((block, look));
            if fits {
                break;
            }
        }
        last.unwrap_or_else(|| (self.set(ui, text, look, width), *look))
    }

    /// Draws a set text with its top left corner (or top centre, top right) at `pos`.
    pub fn paint(&mut self, painter: &Painter, pos: Pos2, block: &Block, look: &Look, align: Align) -> Rect {
        let left = match align {
            Align::Min => pos.x,
            Align::Center => pos.x - block.size.x / 2.0,
            Align::Max => pos.x - block.size.x,
        };
        let rect = Rect::from_min_size(pos2(left, pos.y), block.size);
        painter.add(TextShape::new(rect.min, block.galley.clone(), look.color));
        self.note_text(painter, rect, block, look);
        rect
    }

    fn note_text(&mut self, painter: &Painter, rect: Rect, block: &Block, look: &Look) {
        let audit = &mut self.tools.audit;
        if !audit.on {
            return;
        }
        let text = block.galley.text().to_owned();
        let font = look.face.font_id(look.lang, look.letters());
        let mut missing = Vec::new();
        painter.ctx().fonts_mut(|fonts| {
            for c in text.chars().filter(|c| !c.is_control() && !c.is_whitespace()) {
                if !fonts.has_glyph(&font, c) && !missing.contains(&c) && !matches!(c, '\u{180B}'..='\u{180E}') {
                    missing.push(c);
                }
            }
        });
        let (clip, scrolls) = (painter.clip_rect(), audit.scrolling);
        let truncated = block.truncated;
        audit.texts.push(TextMark { text, rect, clip, scrolls, size: look.letters(), truncated, missing });
    }

    /// Sets and draws a text; `pos` in points, `width` in design pixels. Returns what it covers.
    pub fn text(&mut self, ui: &Ui, pos: Pos2, text: &str, look: &Look, width: f32, align: Align) -> Rect {
        let block = self.set(ui, text, look, width);
        self.tell(ui, pos, &block, look, align)
    }

    /// Draws a set text like [`View::paint`] and gives it to screen readers, in the order of the calls. For everything
    /// to be read that is not the name of a control; costs nothing while nobody listens.
    pub fn tell(&mut self, ui: &Ui, pos: Pos2, block: &Block, look: &Look, align: Align) -> Rect {
        let rect = self.paint(ui.painter(), pos, block, look, align);
        if ui.ctx().has_accesskit_node(ui.unique_id()) {
            self.told += 1;
            let response = ui.interact(rect, Id::unique(("text", self.told)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(look.role, true, block.text.as_ref()));
        }
        rect
    }

    /// Draws Manchu as one vertical column, whose top edge is centred on `top`, shrunk to `height`; all in points.
    /// Returns what it covers.
    pub fn manchu(&mut self, ui: &Ui, manchu: &Manchu, top: Pos2, height: f32, size: f32, color: Color32) -> Rect {
        let mut look = Look { face: Face::Manchu, line: 1.2, ..self.look(Face::Manchu, size, 1.2, color) };
        let mut block = self.set(ui, &manchu.script, &look, f32::INFINITY);
        if block.size.x > height && block.size.x > 0.0 {
            look.size = size * height / block.size.x;
            block = self.set(ui, &manchu.script, &look, f32::INFINITY);
        }
        let length = block.size.x;
        // The ink is centred, not the row: the fonts of a row have room above and below that this script does not use.
        let ink = block.galley.mesh_bounds;
        let rect = Rect::from_min_size(pos2(top.x - ink.height() / 2.0, top.y), vec2(ink.height(), length));
        let mut shape = TextShape::new(pos2(top.x + ink.center().y, top.y), block.galley.clone(), color);
        shape.angle = std::f32::consts::FRAC_PI_2;
        ui.painter().add(shape);
        rect
    }

    /// Runs of a block of rich text in this look: emphasis by face, links in gold.
    pub fn runs(&self, spans: &[crate::model::Span], look: &Look) -> Vec<Run> {
        let strong_face = if look.face == Face::Sans { Face::SansBold } else { Face::SerifBold };
        let mut left: Vec<&(String, String)> = Vec::new();
        if self.kiosk.comfort().pinyin && look.lang.script() == Script::Han {
            left.extend(&self.museum.pinyin);
        }
        let mut run = |span: &crate::model::Span| Run {
            text: with_pinyin(&span.text, &mut left),
            face: match (span.strong, span.emphasis) {
                (true, _) => strong_face,
                (false, true) => Face::SerifItalic,
                (false, false) => look.face,
            },
            color: span.link.as_ref().map(|_| *self.theme.palette.gold),
            underline: false,
            link: span.link.clone(),
        };
        spans.iter().map(&mut run).collect()
    }

    /// The name of what a link leads to; `None` if the museum has no such thing.
    pub fn link_name(&self, link: &crate::model::Link) -> Option<String> {
        use crate::model::Link;
        let museum = self.museum;
        let name = match link {
            Link::Exhibit(id) => &museum.exhibit(id)?.title,
            Link::Person(id) => &museum.people.get(id)?.name,
            Link::Place(id) => &museum.places.get(id)?.name,
            Link::Term(id) => &museum.glossary.get(id)?.name,
        };
        Some(self.say(name).to_owned())
    }

    pub fn rich<'t>(&self, text: &'t Localized<RichText>) -> (Lang, &'t RichText) {
        text.pick(self.order)
    }
}

/// A text with the pinyin of the words that are `left`, each behind its first place; those are then done.
fn with_pinyin(text: &str, left: &mut Vec<&(String, String)>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(at) = left.iter().position(|(word, _)| rest.starts_with(word.as_str())) {
            let (word, pinyin) = left.remove(at);
            out.push_str(&format!("{word}（{pinyin}）"));
            rest = &rest[word.len()..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_place_of_a_word_gets_its_pinyin() {
        let table = [("瑷珲城".to_owned(), "Àihuīchéng".to_owned()), ("瑷珲".to_owned(), "Àihuī".to_owned())];
        let mut left: Vec<_> = table.iter().collect();
        assert_eq!(with_pinyin("到瑷珲，瑷珲在江边。", &mut left), "到瑷珲（Àihuī），瑷珲在江边。");
        // What one part of a paragraph has explained, the next does not.
        assert_eq!(with_pinyin("瑷珲城与瑷珲", &mut left), "瑷珲城（Àihuīchéng）与瑷珲");
        assert_eq!(with_pinyin("Amur", &mut left), "Amur");
    }
}
