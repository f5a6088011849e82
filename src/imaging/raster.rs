//! Photographs and scans: decoded within limits, turned upright, cropped and scaled.

use std::io::Cursor;
use std::sync::{Mutex, PoisonError};

use fast_image_resize::{MulDiv, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, Limits, RgbaImage};

use super::colour::to_srgb;
use super::decode::check_whole;
use super::fit::{Crop, Fit, Wanted, plan};
use super::{Format, ImagingError, MAX_PIXELS, Pixels, Probe};

/// What a decoder may use besides the picture itself: rows, tables, colour profiles, notes. Bounds profiles and notes
/// that unpack to hundreds of megabytes.
const MAX_SIDE_DATA: u64 = 16 << 20;

/// What the decoded picture itself may take: [`MAX_PIXELS`] in eight-bit RGBA. Sixteen-bit scans have twice the bytes.
const MAX_DECODED: u64 = MAX_PIXELS * 4;

/// Pictures of more pixels are decoded one at a time: some decoders take nine bytes for each.
const LARGE: u64 = 25_000_000;

static TURN: Mutex<()> = Mutex::new(());

pub fn probe(bytes: &[u8], format: Format) -> Result<Probe, ImagingError> {
    let (decoder, orientation) = open(bytes, format)?;
    let (width, height) = decoder.dimensions();
    let size = if lies_on_its_side(orientation) { [height, width] } else { [width, height] };
    Ok(Probe { format, size, left_out: Vec::new() })
}

pub fn draw(bytes: &[u8], format: Format, wanted: Wanted) -> Result<Pixels, ImagingError> {
    let (mut decoder, orientation) = open(bytes, format)?;
    let (width, height) = decoder.dimensions();
    let is_large = u64::from(width) * u64::from(height) > LARGE;
    let turn = is_large.then(|| TURN.lock().unwrap_or_else(PoisonError::into_inner));
    let profile = decoder.icc_profile().ok().flatten();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| explain(error, format))?;
    let (crop, size) = plan_as_stored(&picture, orientation, wanted);
    // Everything below touches only as many pixels as are drawn.
    let mut small = scale(&mut picture, crop, size)?;
    drop((picture, turn));
    small.apply_orientation(orientation);
    let mut small = small.into_rgba8();
    if let Some(profile) = profile {
        small = to_srgb(small, &profile);
    }
    Ok(Pixels { size: [small.width(), small.height()], rgba: clamp_to_alpha(small) })
}

type Decoder<'a> = Box<dyn ImageDecoder + 'a>;

/// Reads the header and refuses what is too large before a single pixel is decoded.
fn open(bytes: &[u8], format: Format) -> Result<(Decoder<'_>, Orientation), ImagingError> {
    check_whole(bytes, format)?;
    let explain = |error| explain(error, format);
    let reader = Cursor::new(bytes);
    let mut decoder: Decoder<'_> = match format {
        Format::Png => {
            let mut limits = Limits::no_limits();
            limits.max_alloc = Some(MAX_SIDE_DATA);
            Box::new(PngDecoder::with_limits(reader, limits).map_err(explain)?)
        }
        Format::Jpeg => Box::new(JpegDecoder::new(reader).map_err(explain)?),
        Format::WebP => Box::new(WebPDecoder::new(reader).map_err(explain)?),
        Format::Svg => return Err(ImagingError::UnknownFormat(None)),
    };
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS || decoder.total_bytes() > MAX_DECODED {
        return Err(ImagingError::PictureTooLarge { size: [width, height] });
    }
    // A broken note about the orientation is no reason to hide the picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((decoder, orientation))
}

fn explain(error: ImageError, format: Format) -> ImagingError {
    match error {
        ImageError::Unsupported(what) => ImagingError::Unsupported(format, what.to_string()),
        ImageError::IoError(why) if why.kind() == std::io::ErrorKind::UnexpectedEof => ImagingError::CutOff(format),
        other => ImagingError::Damaged(format, other.to_string()),
    }
}

fn lies_on_its_side(orientation: Orientation) -> bool {
    use Orientation::*;
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// Plans as if the picture stood upright and turns the plan instead of the picture: turning a hundred million pixels
/// costs, turning four numbers does not.
fn plan_as_stored(picture: &DynamicImage, orientation: Orientation, wanted: Wanted) -> (Crop, [u32; 2]) {
    use Orientation::*;
    let stored = [picture.width(), picture.height()].map(f64::from);
    let turn = |(x, y): (f32, f32)| match orientation {
        NoTransforms => (x, y),
        FlipHorizontal => (1.0 - x, y),
        Rotate180 => (1.0 - x, 1.0 - y),
        FlipVertical => (x, 1.0 - y),
        Rotate90 => (y, 1.0 - x),
        Rotate270 => (1.0 - y, x),
        Rotate90FlipH => (y, x),
        Rotate270FlipH => (1.0 - y, 1.0 - x),
    };
    let fit = match wanted.fit {
        Fit::Cover { focus } => Fit::Cover { focus: turn(focus) },
        Fit::Contain => Fit::Contain,
    };
    let [width, height] = wanted.size;
    let size = if lies_on_its_side(orientation) { [height, width] } else { [width, height] };
    plan(stored, Wanted { size, fit, ..wanted })
}

/// Crops and scales in the colours the file has: a grey scan needs a quarter of the memory of a coloured one. Alpha is
/// multiplied in, on the way in, as a transparent pixel's colour must not bleed into its neighbours.
fn scale(picture: &mut DynamicImage, crop: Crop, size: [u32; 2]) -> Result<DynamicImage, ImagingError> {
    if picture.color().has_alpha() {
        MulDiv::new().multiply_alpha_inplace(picture).map_err(|_| ImagingError::Crashed)?;
    }
    let mut target = DynamicImage::new(size[0], size[1], picture.color());
    let options = ResizeOptions::new().crop(crop.left, crop.top, crop.width, crop.height).use_alpha(false);
    // Its errors are about types that differ and crops that stick out, neither of which happens here.
    Resizer::new().resize(picture, &mut target, &options).map_err(|_| ImagingError::Crashed)?;
    Ok(target)
}

/// Sharpening filters overshoot; a colour brighter than its alpha would glow along edges.
fn clamp_to_alpha(picture: RgbaImage) -> Vec<u8> {
    let mut rgba = picture.into_raw();
    for [red, green, blue, alpha] in rgba.as_chunks_mut::<4>().0 {
        *red = (*red).min(*alpha);
        *green = (*green).min(*alpha);
        *blue = (*blue).min(*alpha);
    }
    rgba
}
