//! The code of a slip: QR, as text that needs no network.
//!
//! The bytes are put in as UTF-8, and the code says so. Left to itself the crate takes pairs of Chinese bytes for Japanese
//! ones, which saves room and is read as other words.
//!
//! How large a module has to be. A telephone's main camera sees about 67° along its longer side (a 26 mm lens on the frame
//! of 24 × 36 mm, cropped to 4:3), and scanners look at 1920 × 1080 pixels (ML Kit recommends that, or 1280 × 720): at
//! 600 mm this is 1920 ÷ (2 · 600 mm · tan 33.6°) = 2.4 pixels for a millimetre. A module takes at least 2 pixels, says the
//! same guide (developers.google.com/ml-kit/vision/barcode-scanning); with 3 there is something left for a hand that
//! trembles, so a module is to be 1.25 mm there, or a 480th of the distance.
//!
//! 300 bytes take 69 modules a side with level M, which repairs 15 % of a code, and 61 with level L (7 %). On a panel of
//! 43 inches, whose pixels are 0.496 mm, a square of [`SIDE`] gives a module of the former 4 pixels or 1.98 mm, 4.8 pixels
//! of the camera; on a window of 1280×720 there it has 2 of the larger pixels, 1.49 mm and 3.6 pixels of the camera. So it is
//! M; only where modules would be smaller than a telephone needs, as on small panels, it is L.

use qrcode::bits::Bits;
use qrcode::{Color, EcLevel, QrCode, Version};

/// Side of the square in which the longest slip has modules of four pixels of the design: 69 modules and the margin.
pub const SIDE: f32 = 308.0;

/// Modules of margin that a reader needs on each side (ISO/IEC 18004).
pub const MARGIN: usize = 4;

/// A module is to be a part of the distance from which it is read.
const MODULES_IN_DISTANCE: f32 = 480.0;

/// The number by which a code says that its bytes are UTF-8.
const UTF_8: u32 = 26;

/// A square of dark and light modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    side: usize,
    dark: Vec<bool>,
}

/// A row of dark modules beside each other: the column and the row of the first, and how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    pub x: usize,
    pub y: usize,
    pub length: usize,
}

impl Code {
    /// The code of a text for a square of so many pixels, of so many millimetres each, that is read from `distance`
    /// millimetres. `None` if the text is too long for any.
    pub fn fitting(text: &str, pixels: usize, mm_per_pixel: f32, distance: f32) -> Option<Code> {
        let strong = Code::new(text, EcLevel::M)?;
        let module = strong.pixels_per_module(pixels) as f32 * mm_per_pixel;
        if module * MODULES_IN_DISTANCE >= distance { Some(strong) } else { Code::new(text, EcLevel::L) }
    }

    /// The code of a text with room for repairs, for paper.
    pub fn printed(text: &str) -> Option<Code> {
        Code::new(text, EcLevel::M)
    }

    /// The smallest code with at least this level; the level is as high as it can be without more modules.
    fn new(text: &str, least: EcLevel) -> Option<Code> {
        let make = |version: i16, level: EcLevel| {
            let mut bits = Bits::new(Version::Normal(version));
            bits.push_eci_designator(UTF_8).ok()?;
            bits.push_byte_data(text.as_bytes()).ok()?;
            bits.push_terminator(level).ok()?;
            QrCode::with_bits(bits, level).ok()
        };
        let levels = [EcLevel::H, EcLevel::Q, EcLevel::M, EcLevel::L];
        let code = (1..=40).find_map(|version| {
            levels.into_iter().filter(|level| *level >= least).find_map(|level| make(version, level))
        })?;
        let side = code.width();
        Some(Code { side, dark: code.into_colors().into_iter().map(|color| color == Color::Dark).collect() })
    }

    /// Modules of a side, without the margin.
    pub fn side(&self) -> usize {
        self.side
    }

    /// Modules of a side with the margin.
    pub fn outer_side(&self) -> usize {
        self.side + 2 * MARGIN
    }

    /// Whole pixels of a module in a square of so many; at least one.
    pub fn pixels_per_module(&self, pixels: usize) -> usize {
        (pixels / self.outer_side()).max(1)
    }

    /// The dark modules.
    pub fn bars(&self) -> Vec<Bar> {
        let mut bars: Vec<Bar> = Vec::new();
        for (y, row) in self.dark.chunks(self.side).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                if run[0] {
                    bars.push(Bar { x, y, length: run.len() });
                }
                x += run.len();
            }
        }
        bars
    }
}
