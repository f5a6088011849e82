//! Pictures good and bad, as files: what comes out of `imaging` in pixels.

mod drawings;
mod fixtures;
mod formats;
mod hostile;
mod rasters;
mod tiles;

use aigun::imaging::{Fit, Pixels, Wanted, render};

/// The middle of a picture is in the focus.
const MIDDLE: Fit = Fit::Cover { focus: (0.5, 0.5) };

fn wanted(width: u32, height: u32, fit: Fit) -> Wanted {
    Wanted { size: [width, height], fit, max_side: 4096 }
}

/// The whole picture at the given size, which has its shape.
fn shown(bytes: &[u8], width: u32, height: u32) -> Pixels {
    let pixels = render(bytes, wanted(width, height, Fit::Contain)).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(pixels.size, [width, height]);
    assert_eq!(pixels.rgba.len(), width as usize * height as usize * 4);
    pixels
}

fn at(pixels: &Pixels, x: u32, y: u32) -> [u8; 4] {
    let start = (y as usize * pixels.size[0] as usize + x as usize) * 4;
    pixels.rgba[start..start + 4].try_into().unwrap()
}

/// Whether two colours differ no more than compression and rounding explain.
fn is_near(a: [u8; 4], b: [u8; 4]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 12)
}
