//! Pictures of screens, written to files.

use std::path::Path;

use image::{ExtendedColorType, ImageError};

/// Writes rows of red, green and blue bytes as a PNG.
pub fn save_png(path: &Path, width: u32, height: u32, rgb: &[u8]) -> Result<(), ImageError> {
    image::save_buffer(path, rgb, width, height, ExtendedColorType::Rgb8)
}
