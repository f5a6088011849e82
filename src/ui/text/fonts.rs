//! Which font files stand behind each face and language.

use std::sync::Arc;

use egui::text::{FontData, FontDefinitions, FontFamily};

use super::Face;
use crate::fonts;
use crate::model::{Lang, Script};

/// Languages get their own chains because Chinese and Western fonts draw the same quotation marks and dots differently,
/// and nothing tells the shaper which language it is working for.
const SCRIPTS: [(Script, &str); 3] = [(Script::Han, "han"), (Script::Cyrillic, "cyrillic"), (Script::Latin, "latin")];
const HAN: [&str; 5] = [
    fonts::SERIF_SC.name,
    fonts::SERIF_SC_BOLD.name,
    fonts::SANS_SC.name,
    fonts::SANS_SC_BOLD.name,
    fonts::KOREAN.name,
];
const FACES: [Face; 6] = [Face::Serif, Face::SerifBold, Face::SerifItalic, Face::Sans, Face::SansBold, Face::Manchu];

/// The name of a chain, as egui knows it.
pub fn family_name(face: Face, lang: Lang) -> &'static str {
    // Static strings: this is asked for every section of every text.
    match (face, lang.script()) {
        (Face::Serif, Script::Han) => "serif-han",
        (Face::Serif, _) => "serif",
        (Face::SerifBold, Script::Han) => "serif-bold-han",
        (Face::SerifBold, _) => "serif-bold",
        (Face::SerifItalic, Script::Han) => "serif-bold-han",
        (Face::SerifItalic, _) => "serif-italic",
        (Face::Sans, Script::Han) => "sans-han",
        (Face::Sans, _) => "sans",
        (Face::SansBold, Script::Han) => "sans-bold-han",
        (Face::SansBold, _) => "sans-bold",
        (Face::Manchu, _) => "manchu",
    }
}

/// All chains over the bundled fonts; nothing comes from the machine.
pub fn definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    for face in fonts::ALL {
        let mut data = FontData::from_static(face.bytes);
        if HAN.contains(&face.name) {
            // A page has hundreds of different Han characters. At the sizes of a kiosk, fitting them to the pixel grid
            // and drawing each at four places between two pixels shows nothing and doubles the time a new page takes.
            data.tweak.hinting = Some(false);
            data.tweak.subpixel_binning = Some(false);
        }
        definitions.font_data.insert(face.name.to_owned(), Arc::new(data));
    }
    for face in FACES {
        for (script, tag) in SCRIPTS {
            let lang = Lang::new(match tag {
                "han" => "zh",
                "cyrillic" => "ru",
                _ => "en",
            });
            let Some(lang) = lang else { continue };
            debug_assert_eq!(lang.script(), script);
            let chain = chain(face, script).iter().map(|face| face.name.to_owned()).collect();
            definitions.families.insert(FontFamily::Name(family_name(face, lang).into()), chain);
        }
    }
    // egui's own widgets are not used, but its debug texts must find something.
    let sans: Vec<String> = chain(Face::Sans, Script::Latin).iter().map(|face| face.name.to_owned()).collect();
    definitions.families.insert(FontFamily::Proportional, sans.clone());
    definitions.families.insert(FontFamily::Monospace, sans);
    definitions
}

fn chain(face: Face, script: Script) -> Vec<&'static fonts::Face> {
    let (western, han) = match face {
        Face::Serif => (&fonts::SERIF, &fonts::SERIF_SC),
        Face::SerifBold => (&fonts::SERIF_BOLD, &fonts::SERIF_SC_BOLD),
        // Chinese has no italics: emphasis is bold there.
        Face::SerifItalic if script == Script::Han => (&fonts::SERIF_BOLD, &fonts::SERIF_SC_BOLD),
        Face::SerifItalic => (&fonts::SERIF_ITALIC, &fonts::SERIF_SC),
        Face::Sans => (&fonts::SANS, &fonts::SANS_SC),
        Face::SansBold => (&fonts::SANS_BOLD, &fonts::SANS_SC_BOLD),
        Face::Manchu => return vec![&fonts::MONGOLIAN, &fonts::SERIF],
    };
    // A character the bold subset lacks is drawn in the regular weight rather than not at all.
    let regular = if matches!(face, Face::Sans | Face::SansBold) { &fonts::SANS_SC } else { &fonts::SERIF_SC };
    let mut chain = if script == Script::Han { vec![han, western] } else { vec![western, han] };
    for last in [regular, &fonts::SERIF, &fonts::KOREAN, &fonts::MONGOLIAN] {
        if !chain.iter().any(|face| face.name == last.name) {
            chain.push(last);
        }
    }
    chain
}
