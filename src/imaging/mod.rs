//! Pixels without a screen: a picture file in, the pixels of exactly the size it is drawn at out.
//!
//! Nothing here is trusted: a file may be cut off, claim to be huge or be no picture at all. Every such file becomes an
//! [`ImagingError`], never a panic and never a picture of which half is grey. What is drawn where, and how textures reach
//! the graphics card, is left to others.

mod cache;
mod census;
mod colour;
pub mod darkroom;
mod decode;
mod effort;
mod error;
mod file;
mod fit;
mod original;
pub mod pyramid;
mod sheet;
mod shrink;
mod studio;
mod svg;
mod workshop;

pub use cache::Shelf;
pub use decode::Format;
pub use error::ImagingError;
pub use file::read;
pub use fit::{Fit, Wanted};
pub use pyramid::{Geometry, Stamp, TILE, TileId, TileStore};
pub use sheet::save_png;
pub use studio::{BUILT_IN, BuiltIn, Hand, Studio};
pub use workshop::{Finished, Made, Order, THREADS, Wake, Workshop};

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::{Deserialize, Serialize};

/// Larger files are refused unread: two gigabytes hold a thousand megapixels.
pub const MAX_ORIGINAL_BYTES: u64 = 2 << 30;

/// Files of formats that have to be read in one piece are refused above this.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// A drawing of more bytes is refused: it would take seconds to read and to draw.
pub const MAX_SVG_BYTES: usize = 4 << 20;

/// Photographs and scans of more pixels are refused if they have to be decoded in one piece. A scan of A3 at 600 dpi has
/// 70 million.
pub const MAX_PIXELS: u64 = 100_000_000;

/// Pictures of more pixels are refused altogether: reading them would take minutes.
pub const MAX_ORIGINAL_PIXELS: u64 = 1_500_000_000;

/// No picture has a longer side.
pub const MAX_ORIGINAL_SIDE: u32 = 200_000;

/// No picture handed out has a longer side, whatever the graphics card could take.
pub const MAX_SIDE: u32 = 8192;

/// A picture ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Width and height; never zero.
    pub size: [u32; 2],
    /// Four bytes per pixel in rows from the top left: red, green, blue in sRGB, multiplied by alpha in that same curve.
    /// This is what `egui::ColorImage::from_rgba_premultiplied` takes.
    pub rgba: Vec<u8>,
}

/// What a file turns out to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Probe {
    pub format: Format,
    /// Width and height as shown, after turning the picture upright. A drawing's units are rounded up.
    pub size: [u32; 2],
    /// Names of elements in a drawing that will not be drawn, each once: `text`, `image`, `script` …
    pub left_out: Vec<Cow<'static, str>>,
}

/// Draws a picture at the wanted size.
pub fn render(bytes: &[u8], wanted: Wanted) -> Result<Pixels, ImagingError> {
    guarded(|| match decode::recognise(bytes)? {
        Format::Svg => svg::draw(bytes, wanted),
        _ => shrink::draw(&mut *original::open_bytes(bytes)?, wanted),
    })
}

/// Looks at a picture without decoding it.
pub fn probe(bytes: &[u8]) -> Result<Probe, ImagingError> {
    guarded(|| match decode::recognise(bytes)? {
        Format::Svg => svg::probe(bytes),
        format => {
            let picture = original::open_bytes(bytes)?;
            Ok(Probe { format, size: picture.header().upright(), left_out: Vec::new() })
        }
    })
}

/// Draws a symbol into the middle of a square of `px` pixels: white, with the symbol's coverage as alpha, to be tinted by
/// whoever draws it.
pub fn icon(svg: &[u8], px: u32) -> Result<Pixels, ImagingError> {
    guarded(|| svg::icon(svg, px))
}

/// The last resort: the decoders are not ours, and one that panics must not take the kiosk with it.
fn guarded<T>(work: impl FnOnce() -> Result<T, ImagingError>) -> Result<T, ImagingError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(ImagingError::Crashed))
}
