//! Which characters no bundled font draws, so that a curator hears of them before a visitor sees empty boxes.

use std::sync::OnceLock;

use skrifa::charmap::Charmap;
use skrifa::{FontRef, MetadataProvider};

use crate::fonts;

/// The characters of a text that would show as empty boxes, each once, in order of appearance.
pub fn undrawable(text: &str) -> Vec<char> {
    let mut missing = Vec::new();
    for c in text.chars() {
        // Line ends and tabs move the pen and draw nothing.
        let drawn = matches!(c, '\n' | '\r' | '\t') || charmaps().iter().any(|charmap| charmap.map(c).is_some());
        if !drawn && !missing.contains(&c) {
            missing.push(c);
        }
    }
    missing
}

/// One character map per face; an unreadable face has none, which a test keeps from happening.
fn charmaps() -> &'static [Charmap<'static>] {
    static CHARMAPS: OnceLock<Vec<Charmap<'static>>> = OnceLock::new();
    CHARMAPS.get_or_init(|| {
        let fonts = fonts::ALL.iter().filter_map(|face| FontRef::new(face.bytes).ok());
        fonts.map(|font| font.charmap()).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::Face;
    use crate::model::Manchu;
    use skrifa::outline::DrawSettings;
    use skrifa::outline::pen::SvgPen;
    use skrifa::prelude::{LocationRef, Size};

    /// The characters of `text` that one face lacks.
    fn lacking(face: &Face, text: &str) -> String {
        let font = FontRef::new(face.bytes).unwrap();
        let charmap = font.charmap();
        text.chars().filter(|&c| charmap.map(c).is_none()).collect()
    }

    #[test]
    fn every_face_has_outlines() {
        for face in fonts::ALL {
            let font = FontRef::new(face.bytes).unwrap_or_else(|error| panic!("{}: {error}", face.name));
            let outlines = font.outline_glyphs();
            let (mut glyphs, mut ink) = (0, 0);
            for (_, glyph) in font.charmap().mappings() {
                let mut pen = SvgPen::new();
                let settings = DrawSettings::unhinted(Size::new(32.0), LocationRef::default());
                let outline = outlines.get(glyph).unwrap_or_else(|| panic!("{}: {glyph}", face.name));
                outline.draw(settings, &mut pen).unwrap_or_else(|error| panic!("{}: {glyph}: {error}", face.name));
                glyphs += 1;
                ink += usize::from(!pen.to_string().is_empty());
            }
            assert!(ink * 10 > glyphs * 8, "{}: {ink} of {glyphs} characters have an outline", face.name);
        }
    }

    #[test]
    fn chinese_faces() {
        let names = "瑷珲爱辉黑龙江雅克萨尼布楚恭亲王奕訢，。、；：？！“”‘’（）《》〈〉【】…—·～";
        let signs = "ABCxyz019 «»°′″×±²³№→←↑↓①⑩⑳–—‑‰§āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ";
        for face in [&fonts::SERIF_SC, &fonts::SANS_SC] {
            assert_eq!(
                lacking(face, names) + &lacking(face, signs) + &lacking(face, "璦琿驛濬嶺廟堃瞭囧䶮"),
                "䶮",
                "{}",
                face.name
            );
        }
        for face in [&fonts::SERIF_SC_BOLD, &fonts::SANS_SC_BOLD] {
            assert_eq!(
                lacking(face, names) + &lacking(face, signs) + &lacking(face, "璦琿驛濬嶺廟堃瞭"),
                "瞭",
                "{}",
                face.name
            );
        }
    }

    #[test]
    fn russian_and_english_faces() {
        let text = "Айгунский договор, ёлка, «№ 12», Ѣѣ Іі Ѳѳ Ѵѵ Өө Һһ Ҥҥ ā š ū ž é – — ‑ … “quoted” ‘single’ 5\u{A0}°\u{202F}′ ″";
        for face in [&fonts::SERIF, &fonts::SERIF_ITALIC, &fonts::SERIF_BOLD, &fonts::SANS, &fonts::SANS_BOLD] {
            assert_eq!(lacking(face, text), "", "{}", face.name);
        }
    }

    #[test]
    fn manchu_face() {
        let alphabet = "a e i o u ū n ng k g h b p s š t d l m c j y r f w k' g' h' ts' dz ž sy cy jy ts'y dzy aiman-i";
        let script = Manchu::parse(alphabet).unwrap().script;
        assert_eq!(lacking(&fonts::MONGOLIAN, &script), "");
    }

    #[test]
    fn korean_face() {
        assert_eq!(lacking(&fonts::KOREAN, "조선한국인나선정벌羅禪征伐大頭人邊岌"), "");
    }

    #[test]
    fn the_faces_together() {
        assert_eq!(undrawable("瑷珲 · Айгунь · Aigun · Ѣ · 羅禪征伐 나선정벌\n\t"), Vec::<char>::new());
        assert_eq!(undrawable(&Manchu::parse("Aihūn hoton").unwrap().script), Vec::<char>::new());
        assert_eq!(undrawable("a\u{1F600}b\u{E000}c\u{1F600}"), vec!['\u{1F600}', '\u{E000}']);
        assert_eq!(undrawable("กขฃ"), vec!['ก', 'ข', 'ฃ']);
    }
}
