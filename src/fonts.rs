//! The bundled font files.
//!
//! A leaf that both the screens (to draw) and the checker (to know what can be drawn) use. `scripts/fonts` makes the
//! files. The regular Chinese faces hold GBK; the bold ones only GB 2312 and the museum's names, so a bold text needs the
//! regular face behind the bold one for rarer characters.

/// A font file built into the binary.
#[derive(Debug)]
pub struct Face {
    pub name: &'static str,
    pub bytes: &'static [u8],
}

macro_rules! faces {
    ($($constant:ident = $file:literal;)*) => {
        $(pub static $constant: Face = Face { name: $file, bytes: include_bytes!(concat!("../assets/fonts/", $file)) };)*

        /// Every bundled face.
        pub static ALL: &[&Face] = &[$(&$constant),*];
    };
}

faces! {
    SERIF = "NotoSerif-Regular.ttf";
    SERIF_BOLD = "NotoSerif-Bold.ttf";
    SERIF_ITALIC = "NotoSerif-Italic.ttf";
    SANS = "NotoSans-Regular.ttf";
    SANS_BOLD = "NotoSans-Bold.ttf";
    SERIF_SC = "NotoSerifSC-Regular.ttf";
    SERIF_SC_BOLD = "NotoSerifSC-Bold.ttf";
    SANS_SC = "NotoSansSC-Regular.ttf";
    SANS_SC_BOLD = "NotoSansSC-Bold.ttf";
    MONGOLIAN = "NotoSansMongolian-Regular.ttf";
    KOREAN = "NotoSerifKR-Regular.otf";
}
