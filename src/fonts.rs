//! The bundled fonts, built into the binary. `ui` draws with them, `content` asks which characters they have.
//!
//! `scripts/fonts` makes the files; `docs/THIRD_PARTY.md` lists where they come from.

/// One font file.
#[derive(Clone, Copy, Debug)]
pub struct Face {
    /// The file name without its ending; unique among the faces.
    pub name: &'static str,
    /// The whole file, TrueType or OpenType.
    pub bytes: &'static [u8],
}

macro_rules! face {
    ($name:literal, $ending:literal) => {
        Face { name: $name, bytes: include_bytes!(concat!("../assets/fonts/", $name, ".", $ending)) }
    };
}

pub static SERIF: Face = face!("NotoSerif-Regular", "ttf");
pub static SERIF_ITALIC: Face = face!("NotoSerif-Italic", "ttf");
pub static SERIF_BOLD: Face = face!("NotoSerif-Bold", "ttf");
pub static SANS: Face = face!("NotoSans-Regular", "ttf");
pub static SANS_BOLD: Face = face!("NotoSans-Bold", "ttf");
/// Chinese; every character of GBK.
pub static SERIF_SC: Face = face!("NotoSerifSC-Regular", "ttf");
/// Chinese; GB 2312 and the museum's names, so that rarer characters of a bold text come from the regular weight.
pub static SERIF_SC_BOLD: Face = face!("NotoSerifSC-Bold", "ttf");
/// Chinese; every character of GBK.
pub static SANS_SC: Face = face!("NotoSansSC-Regular", "ttf");
/// Chinese; as far as [`SERIF_SC_BOLD`].
pub static SANS_SC_BOLD: Face = face!("NotoSansSC-Bold", "ttf");
/// Manchu.
pub static MONGOLIAN: Face = face!("NotoSansMongolian-Regular", "ttf");
/// Hangul and hanja of the museum's few Korean names, nothing else.
pub static SERIF_KR: Face = face!("NotoSerifKR-Regular", "otf");

/// Every bundled face.
pub static ALL: [&Face; 11] = [
    &SERIF,
    &SERIF_ITALIC,
    &SERIF_BOLD,
    &SANS,
    &SANS_BOLD,
    &SERIF_SC,
    &SERIF_SC_BOLD,
    &SANS_SC,
    &SANS_SC_BOLD,
    &MONGOLIAN,
    &SERIF_KR,
];
