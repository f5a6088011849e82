//! Letters on paper: which face has a letter, how wide a text is, and where its rows end.
//!
//! What is measured here is what is drawn, because both come from the same shaping.

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::MetadataProvider;
use skrifa::charmap::Charmap;

use crate::fonts;
use crate::model::{Lang, Script};
use crate::ui::text::breaks;

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

/// The faces of a language, in the order in which they are asked for a letter.
pub struct Letters {
    regular: Vec<Face>,
    bold: Vec<Face>,
    script: Script,
}

/// One font file, ready to measure and to be put into the page.
struct Face {
    font: Font,
    file: FontRef<'static>,
    shaping: ShaperData,
    letters: Charmap<'static>,
    units: f32,
}

/// Letters of one face beside each other; lengths are multiples of the letter size.
pub struct Piece {
    pub font: Font,
    pub text: String,
    pub glyphs: Vec<KrillaGlyph>,
    pub width: f32,
}

/// A row of text; its width is a multiple of the letter size.
pub struct Row {
    pub pieces: Vec<Piece>,
    pub width: f32,
}

impl Letters {
    /// `None` if a built-in font is damaged.
    pub fn new(lang: Lang) -> Option<Letters> {
        let script = lang.script();
        let (regular, bold) = match script {
            Script::Han => (
                [&fonts::SERIF_SC, &fonts::SERIF, &fonts::KOREAN],
                [&fonts::SERIF_SC_BOLD, &fonts::SERIF_SC, &fonts::SERIF_BOLD],
            ),
            Script::Latin | Script::Cyrillic => (
                [&fonts::SERIF, &fonts::SERIF_SC, &fonts::KOREAN],
                [&fonts::SERIF_BOLD, &fonts::SERIF_SC_BOLD, &fonts::SERIF_SC],
            ),
        };
        let faces = |files: [&fonts::Face; 3]| -> Option<Vec<Face>> {
            files.into_iter().map(|file| Face::new(file.bytes)).collect()
        };
        Some(Letters { regular: faces(regular)?, bold: faces(bold)?, script })
    }

    pub fn is_han(&self) -> bool {
        self.script == Script::Han
    }

    /// A text as one row.
    pub fn row(&self, text: &str, weight: Weight) -> Row {
        let faces = if weight == Weight::Bold { &self.bold } else { &self.regular };
        let has = |c: char| faces.iter().position(|face| face.letters.map(c).is_some()).unwrap_or(0);
        let mut runs: Vec<(usize, String)> = Vec::new();
        for c in text.chars() {
            // A space belongs to the word before it.
            let face = if c == ' ' { runs.last().map_or_else(|| has(c), |run| run.0) } else { has(c) };
            match runs.last_mut() {
                Some((last, run)) if *last == face => run.push(c),
                _ => runs.push((face, c.to_string())),
            }
        }
        let pieces: Vec<Piece> = runs.into_iter().map(|(face, run)| faces[face].shape(run)).collect();
        let width = pieces.iter().map(|piece| piece.width).sum();
        Row { pieces, width }
    }

    /// A text in rows that are at most so many letter sizes wide. A word that is wider stands alone.
    pub fn rows(&self, text: &str, weight: Weight, width: f32) -> Vec<Row> {
        let ends: Vec<usize> = breaks::opportunities(text).into_iter().chain([text.len()]).collect();
        let (mut rows, mut start, mut fits) = (Vec::new(), 0, 0);
        for end in ends {
            if fits > start && self.row(text[start..end].trim(), weight).width > width {
                rows.push(self.row(text[start..fits].trim(), weight));
                start = fits;
            }
            fits = end;
        }
        let rest = text[start..].trim();
        if !rest.is_empty() {
            rows.push(self.row(rest, weight));
        }
        rows
    }
}

impl Face {
    fn new(bytes: &'static [u8]) -> Option<Face> {
        let file = FontRef::new(bytes).ok()?;
        let font = Font::new(bytes.into(), 0)?;
        let units = font.units_per_em();
        Some(Face { font, shaping: ShaperData::new(&file), letters: file.charmap(), file, units })
    }

    fn shape(&self, text: String) -> Piece {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.guess_segment_properties();
        let shaped = self.shaping.shaper(&self.file).build().shape(buffer, ShapeOptions::new());
        let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
        let scaled = |units: i32| units as f32 / self.units;
        let mut glyphs = Vec::with_capacity(infos.len());
        for (at, (info, position)) in infos.iter().zip(positions).enumerate() {
            let begin = info.cluster as usize;
            let later = infos[at..].iter().map(|next| next.cluster as usize).find(|&next| next > begin);
            glyphs.push(KrillaGlyph {
                glyph_id: GlyphId::new(info.glyph_id),
                text_range: begin..later.unwrap_or(text.len()),
                x_advance: scaled(position.x_advance),
                x_offset: scaled(position.x_offset),
                y_offset: scaled(position.y_offset),
                y_advance: scaled(position.y_advance),
                location: None,
            });
        }
        let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
        Piece { font: self.font.clone(), text, glyphs, width }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rows: &[Row]) -> Vec<String> {
        rows.iter().map(|row| row.pieces.iter().map(|piece| piece.text.as_str()).collect()).collect()
    }

    #[test]
    fn rows_end_where_they_may() {
        let letters = Letters::new(Lang::RU).unwrap();
        let rows = letters.rows("Нерчинский договор и его «чёрные горы»", Weight::Regular, 12.0);
        assert_eq!(told(&rows), ["Нерчинский договор и", "его «чёрные горы»"]);
        assert!(rows.iter().all(|row| row.width <= 12.0));
        let letters = Letters::new(Lang::ZH).unwrap();
        let rows = letters.rows("黑龙江（阿穆尔河）两岸的条约、民族", Weight::Bold, 9.0);
        assert_eq!(told(&rows), ["黑龙江（阿穆尔河）", "两岸的条约、民族"]);
    }

    #[test]
    fn every_letter_has_a_face() {
        for lang in [Lang::ZH, Lang::EN, Lang::RU] {
            let letters = Letters::new(lang).unwrap();
            for weight in [Weight::Regular, Weight::Bold] {
                let row = letters.row("1 Aigun Айгунь ё 瑷珲 — … “” «» 5–8′ 5～8分", weight);
                assert!(row.pieces.iter().flat_map(|piece| &piece.glyphs).all(|glyph| glyph.glyph_id.to_u32() > 0));
                // The Chinese faces have most letters of the others.
                assert!(row.width > 10.0 && (row.pieces.len() > 1 || letters.is_han()));
            }
        }
    }
}
