//! The sheet as pages of a PDF: A4, black on white with a red seal, so that it also prints without colour.
//!
//! Letters are text and the seal and the code are outlines, nothing is a picture. No date is written into the file: the
//! same route gives the same bytes.

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use serde::Deserialize;

use super::content::{Row, Sheet};
use super::letters::{self, Letters, Weight};
use super::seal;
use crate::kiosk::Appearance;
use crate::ui::Theme;
use crate::ui::slip::Code;

/// Height of a capital as part of the letter size, in Noto.
const CAPITAL: f32 = 0.72;

/// Sizes in points, row distances in letter sizes; see `assets/theme/sheet.ron`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Measures {
    width: f32,
    height: f32,
    margin: f32,
    seal: f32,
    seal_gap: f32,
    name: f32,
    title: f32,
    fact: f32,
    column: f32,
    stop: f32,
    note: f32,
    statement: f32,
    line_han: f32,
    line: f32,
    number_column: f32,
    hall_column: f32,
    minutes_column: f32,
    column_gap: f32,
    row_gap: f32,
    row_gap_most: f32,
    code: f32,
    code_gap: f32,
    notes_line: f32,
    notes_gap: f32,
    hairline: f32,
    rule: f32,
}

/// The rows that stand on a page, and the room above and below each.
#[derive(Clone, Debug, PartialEq)]
struct Part {
    rows: std::ops::Range<usize>,
    gap: f32,
    /// Whether the foot stands on it.
    is_last: bool,
}

/// The PDF; `None` if a built-in font cannot be used.
pub fn draw(sheet: &Sheet) -> Option<Vec<u8>> {
    let measures: Measures = ron::from_str(include_str!("../../../assets/theme/sheet.ron")).ok()?;
    let letters = Letters::new(sheet.lang)?;
    let mut setter = Setter { measures: &measures, letters: &letters, is_dense: false };
    let mut parts = setter.parts(sheet);
    if parts.len() > 1 {
        // A long route saves paper.
        setter.is_dense = true;
        parts = setter.parts(sheet);
    }
    let mut document = Document::new();
    let metadata = Metadata::new().title(format!("{} — {}", sheet.name, sheet.title));
    document.set_metadata(metadata.language(sheet.lang.to_string()).authors(vec![sheet.name.clone()]));
    for (number, part) in parts.iter().enumerate() {
        let mut page = document.start_page_with(PageSettings::from_wh(measures.width, measures.height)?);
        let mut surface = page.surface();
        let mut pen = Pen::new(&setter, &mut surface);
        let mut y = measures.margin;
        if number == 0 {
            y = pen.head(sheet, y);
        }
        y = pen.table(sheet, part, y);
        if part.is_last {
            pen.foot(sheet, y);
        }
        if parts.len() > 1 {
            let told = letters.row(&format!("{} / {}", number + 1, parts.len()), Weight::Regular);
            let left = measures.width / 2.0 - told.width * measures.note / 2.0;
            pen.row(&told, left, measures.height - measures.margin / 2.0, measures.note, Tone::Muted);
        }
        surface.finish();
        page.finish();
    }
    document.finish().ok()
}

/// Measures what will be drawn.
struct Setter<'a> {
    measures: &'a Measures,
    letters: &'a Letters,
    /// Notes stand beside the names of stops where there is room, not below them.
    is_dense: bool,
}

impl Setter<'_> {
    fn inner_width(&self) -> f32 {
        self.measures.width - 2.0 * self.measures.margin
    }

    fn line(&self, size: f32) -> f32 {
        size * if self.letters.is_han() { self.measures.line_han } else { self.measures.line }
    }

    fn rows(&self, text: &str, weight: Weight, size: f32, width: f32) -> Vec<letters::Row> {
        self.letters.rows(text, weight, width / size)
    }

    /// Height of a text in a column.
    fn height(&self, text: &str, weight: Weight, size: f32, width: f32) -> f32 {
        self.rows(text, weight, size, width).len() as f32 * self.line(size)
    }

    fn stop_width(&self) -> f32 {
        let m = self.measures;
        self.inner_width() - m.number_column - m.hall_column - m.minutes_column - 2.0 * m.column_gap
    }

    /// Height of a row of the table without the room above and below it.
    fn row_height(&self, row: &Row) -> f32 {
        let m = self.measures;
        let title = self.height(&row.title, Weight::Bold, m.stop, self.stop_width());
        let note = self.height(&row.note, Weight::Regular, m.note, self.stop_width());
        let stop = if self.beside(row).is_some() { title } else { title + note };
        stop.max(self.height(&row.hall, Weight::Regular, m.fact, m.hall_column))
    }

    /// Where the note of a row begins if it stands beside the name: from the left edge of its column.
    fn beside(&self, row: &Row) -> Option<f32> {
        let m = self.measures;
        let left = self.letters.row(&row.title, Weight::Bold).width * m.stop + m.column_gap;
        let right = left + self.letters.row(&row.note, Weight::Regular).width * m.note;
        (self.is_dense && right <= self.stop_width()).then_some(left)
    }

    fn head_height(&self, sheet: &Sheet) -> f32 {
        let m = self.measures;
        let width = self.inner_width();
        let beside = width - m.seal - m.seal_gap;
        let titles = self.height(&sheet.name, Weight::Regular, m.name, beside)
            + self.height(&sheet.title, Weight::Bold, m.title, beside);
        titles.max(m.seal) + m.notes_gap / 2.0 + self.height(&sheet.facts, Weight::Regular, m.fact, width) + m.notes_gap
    }

    fn columns_height(&self) -> f32 {
        self.line(self.measures.column) + self.measures.row_gap
    }

    fn foot_text_width(&self) -> f32 {
        self.inner_width() - self.measures.code - self.measures.code_gap
    }

    /// Height of hours and statement.
    fn said_height(&self, sheet: &Sheet) -> f32 {
        let m = self.measures;
        let width = self.foot_text_width();
        let height = |part: &Option<String>, weight, size| {
            part.as_ref().map_or(0.0, |said| self.height(said, weight, size, width) + m.notes_gap / 2.0)
        };
        height(&sheet.hours, Weight::Bold, m.note) + height(&sheet.statement, Weight::Regular, m.statement)
    }

    /// Height of the code and what stands below it, or of hours and statement.
    fn foot_height(&self, sheet: &Sheet) -> f32 {
        let m = self.measures;
        let code = m.code + m.notes_gap / 2.0 + self.height(&sheet.code, Weight::Regular, m.statement, m.code);
        code.max(self.said_height(sheet))
    }

    /// Which rows stand on which page: all on one if they fit.
    fn parts(&self, sheet: &Sheet) -> Vec<Part> {
        let m = self.measures;
        let heights: Vec<f32> = sheet.rows.iter().map(|row| self.row_height(row)).collect();
        let foot = self.foot_height(sheet) + m.notes_gap;
        let page = m.height - 2.0 * m.margin - self.columns_height();
        let (mut parts, mut first) = (Vec::new(), 0);
        loop {
            let room = page - if first == 0 { self.head_height(sheet) } else { 0.0 };
            let rest = &heights[first..];
            let needed: f32 = rest.iter().sum();
            let gaps = 2.0 * rest.len().max(1) as f32;
            if needed + gaps * m.row_gap + foot <= room {
                let gap = ((room - foot - needed) / gaps).min(m.row_gap_most);
                parts.push(Part { rows: first..heights.len(), gap, is_last: true });
                return parts;
            }
            let mut left = room;
            let fit = rest.iter().take_while(|height| {
                left -= *height + 2.0 * m.row_gap;
                left >= 0.0
            });
            // The last page has a row at least, and so has every other one.
            let fit = fit.count().min(rest.len().saturating_sub(1)).max(1);
            parts.push(Part { rows: first..first + fit, gap: m.row_gap, is_last: rest.len() <= fit });
            if rest.len() <= fit {
                return parts;
            }
            first += fit;
        }
    }
}

/// How dark something is.
#[derive(Clone, Copy, Debug)]
enum Tone {
    Text,
    Muted,
    Line,
}

/// Draws onto a page.
struct Pen<'a, 'p, 's> {
    setter: &'a Setter<'a>,
    surface: &'p mut Surface<'s>,
}

impl<'a, 'p, 's> Pen<'a, 'p, 's> {
    fn new(setter: &'a Setter<'a>, surface: &'p mut Surface<'s>) -> Self {
        Pen { setter, surface }
    }

    fn head(&mut self, sheet: &Sheet, top: f32) -> f32 {
        let m = self.setter.measures;
        let end = top + self.setter.head_height(sheet);
        self.surface.push_transform(&Transform::from_row(m.seal, 0.0, 0.0, m.seal, m.margin, top));
        seal::draw(self.surface);
        self.surface.pop();
        let left = m.margin + m.seal + m.seal_gap;
        let width = self.setter.inner_width() - m.seal - m.seal_gap;
        let y = self.text(&sheet.name, Weight::Regular, m.name, left, top, width, Tone::Muted);
        let y = self.text(&sheet.title, Weight::Bold, m.title, left, y, width, Tone::Text);
        let y = y.max(top + m.seal) + m.notes_gap / 2.0;
        self.text(&sheet.facts, Weight::Regular, m.fact, m.margin, y, self.setter.inner_width(), Tone::Text);
        end
    }

    fn table(&mut self, sheet: &Sheet, part: &Part, top: f32) -> f32 {
        let m = self.setter.measures;
        let (left, right) = (m.margin, m.width - m.margin);
        let stop = left + m.number_column;
        let hall = right - m.minutes_column - m.column_gap - m.hall_column;
        let [stops, halls, minutes] = &sheet.columns;
        self.text(stops, Weight::Regular, m.column, stop, top, self.setter.stop_width(), Tone::Muted);
        self.text(halls, Weight::Regular, m.column, hall, top, m.hall_column, Tone::Muted);
        self.text_to(minutes, Weight::Regular, m.column, right, top, Tone::Muted);
        let mut y = top + self.setter.columns_height();
        self.rule(left, right, y - m.row_gap / 2.0, m.rule, Tone::Text);
        for (number, row) in sheet.rows.iter().enumerate().take(part.rows.end).skip(part.rows.start) {
            y += part.gap;
            let end = y + self.setter.row_height(row);
            let number = format!("{}", number + 1);
            self.text(&number, Weight::Bold, m.stop, left, y, m.number_column, Tone::Text);
            let note = self.text(&row.title, Weight::Bold, m.stop, stop, y, self.setter.stop_width(), Tone::Text);
            match self.setter.beside(row) {
                Some(beside) => {
                    let told = self.setter.letters.row(&row.note, Weight::Regular);
                    self.row(&told, stop + beside, y + self.base(m.stop), m.note, Tone::Muted);
                }
                None => {
                    self.text(&row.note, Weight::Regular, m.note, stop, note, self.setter.stop_width(), Tone::Muted);
                }
            }
            self.text(&row.hall, Weight::Regular, m.fact, hall, y, m.hall_column, Tone::Text);
            self.text_to(&row.minutes, Weight::Regular, m.fact, right, y, Tone::Text);
            y = end + part.gap;
            self.rule(left, right, y, m.hairline, Tone::Line);
        }
        y
    }

    /// The code at the right lower edge, hours and statement at the left one, and lines to write on in the room that is
    /// left between them and the table.
    fn foot(&mut self, sheet: &Sheet, table_end: f32) {
        let m = self.setter.measures;
        let (left, right) = (m.margin, m.width - m.margin);
        let bottom = m.height - m.margin;
        let (code, width) = (bottom - self.setter.foot_height(sheet), self.setter.foot_text_width());
        let mut y = bottom - self.setter.said_height(sheet);
        let (notes, end) = (table_end + m.notes_gap, y - m.notes_gap);
        if let Some(hours) = &sheet.hours {
            y = self.text(hours, Weight::Bold, m.note, left, y, width, Tone::Text) + m.notes_gap / 2.0;
        }
        if let Some(statement) = &sheet.statement {
            self.text(statement, Weight::Regular, m.statement, left, y, width, Tone::Muted);
        }
        let mut line = notes + self.setter.line(m.column) + m.notes_line / 2.0;
        if line <= end {
            self.text(&sheet.notes, Weight::Regular, m.column, left, notes, width, Tone::Muted);
        }
        while line <= end {
            let until = if line > code - m.notes_gap { left + width } else { right };
            self.rule(left, until, line, m.hairline, Tone::Line);
            line += m.notes_line;
        }
        self.code(sheet, right - m.code, code);
        let below = code + m.code + m.notes_gap / 2.0;
        self.text(&sheet.code, Weight::Regular, m.statement, right - m.code, below, m.code, Tone::Muted);
    }

    /// The code; the margin that readers need is the paper around it.
    fn code(&mut self, sheet: &Sheet, left: f32, top: f32) {
        let Some(code) = Code::printed(sheet.slip.text()) else { return };
        let module = self.setter.measures.code / code.side() as f32;
        let mut path = PathBuilder::new();
        for bar in code.bars() {
            let (x, y) = (left + bar.x as f32 * module, top + bar.y as f32 * module);
            if let Some(rect) = Rect::from_xywh(x, y, bar.length as f32 * module, module) {
                path.push_rect(rect);
            }
        }
        self.fill(path.finish(), Tone::Text);
    }

    /// Draws a text in rows from `top` down and returns where the next would begin.
    #[expect(clippy::too_many_arguments, reason = "what, how and where")]
    fn text(&mut self, text: &str, weight: Weight, size: f32, left: f32, top: f32, width: f32, tone: Tone) -> f32 {
        let line = self.setter.line(size);
        let mut y = top;
        for row in self.setter.rows(text, weight, size, width) {
            self.row(&row, left, y + self.base(size), size, tone);
            y += line;
        }
        y
    }

    /// Draws one row that ends at `right`.
    fn text_to(&mut self, text: &str, weight: Weight, size: f32, right: f32, top: f32, tone: Tone) {
        let row = self.setter.letters.row(text, weight);
        self.row(&row, right - row.width * size, top + self.base(size), size, tone);
    }

    /// How far below its top edge a row has its base line: texts of different sizes side by side share it.
    fn base(&self, size: f32) -> f32 {
        let m = self.setter.measures;
        let shared = if size == m.fact { m.stop } else { size };
        self.setter.line(shared).midpoint(CAPITAL * shared)
    }

    fn row(&mut self, row: &letters::Row, left: f32, base: f32, size: f32, tone: Tone) {
        self.surface.set_fill(Some(fill(tone)));
        let mut x = left;
        for piece in &row.pieces {
            let start = Point::from_xy(x, base);
            self.surface.draw_glyphs(start, &piece.glyphs, piece.font.clone(), &piece.text, size, false);
            x += piece.width * size;
        }
    }

    fn rule(&mut self, left: f32, right: f32, y: f32, width: f32, tone: Tone) {
        let mut path = PathBuilder::new();
        path.move_to(left, y);
        path.line_to(right, y);
        let Some(path) = path.finish() else { return };
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(Stroke { paint: colour(tone).into(), width, ..Stroke::default() }));
        self.surface.draw_path(&path);
        self.surface.set_stroke(None);
    }

    fn fill(&mut self, path: Option<Path>, tone: Tone) {
        if let Some(path) = path {
            self.surface.set_fill(Some(fill(tone)));
            self.surface.draw_path(&path);
        }
    }
}

fn fill(tone: Tone) -> Fill {
    Fill { paint: colour(tone).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

/// The colours of paper.
fn colour(tone: Tone) -> rgb::Color {
    let palette = &Theme::built_in(Appearance::Paper).palette;
    let tint = match tone {
        Tone::Text => palette.code.ink,
        Tone::Muted => palette.muted,
        Tone::Line => palette.line,
    };
    rgb::Color::new(tint.r(), tint.g(), tint.b())
}
