//! Rows of a picture in, the pixels of the size it is drawn at out, in memory that depends on the latter only.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{DynamicImage, RgbaImage};

use super::colour::{Colours, to_srgb};
use super::fit::{Crop, Fit, Wanted, plan};
use super::original::whole::Whole;
use super::original::{Kind, Original, Rows, lies_on_its_side};
use super::{ImagingError, Pixels};

/// Bytes of samples read at a time.
const CHUNK: usize = 1 << 20;

/// Draws a picture at the wanted size, upright, in sRGB.
pub fn draw(original: &mut dyn Original, wanted: Wanted) -> Result<Pixels, ImagingError> {
    let header = original.header().clone();
    let (crop, size) = plan_as_stored(header.size, header.orientation, wanted);
    let at_least = std::array::from_fn(|axis| {
        let part = [crop.width, crop.height][axis];
        (f64::from(header.size[axis]) * f64::from(size[axis]) / part).ceil().max(1.0) as u32
    });
    let mut rows = original.rows(Some(at_least))?;
    // The version at hand may be smaller than the picture itself; what is wanted of it stays the same.
    let (crop, _) = plan_as_stored(rows.size(), header.orientation, wanted);
    let kind = rows.kind();
    let samples = scale(&mut *rows, crop, size)?;
    let colours = Colours::new(kind, header.profile.as_deref());
    let picture = to_rgba(samples, kind, size, &colours)?;
    let mut picture = DynamicImage::from(picture);
    picture.apply_orientation(header.orientation);
    let picture = picture.into_rgba8();
    let size = [picture.width(), picture.height()];
    let rgba = if kind == Kind::Rgba { clamp_to_alpha(picture) } else { picture.into_raw() };
    Ok(Pixels { size, rgba })
}

/// Plans as if the picture stood upright and turns the plan instead of the picture: turning a hundred million pixels
/// costs, turning four numbers does not.
fn plan_as_stored(stored: [u32; 2], orientation: Orientation, wanted: Wanted) -> (Crop, [u32; 2]) {
    use Orientation::*;
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
    plan(stored.map(f64::from), Wanted { size, fit, ..wanted })
}

/// Crops and scales samples; alpha comes out multiplied in, as a transparent pixel's colour must not bleed into its
/// neighbours.
fn scale(rows: &mut dyn Rows, crop: Crop, size: [u32; 2]) -> Result<Vec<u8>, ImagingError> {
    let (boxed, crop) = gather(rows, crop, size)?;
    let is_as_wanted = boxed.size == size && crop == Crop::whole(size.map(f64::from));
    if is_as_wanted {
        return Ok(boxed.samples);
    }
    let pixel = match boxed.kind {
        Kind::Grey => PixelType::U8,
        Kind::Rgb => PixelType::U8x3,
        Kind::Rgba | Kind::Cmyk => PixelType::U8x4,
    };
    // Its errors are about sizes that do not match and crops that stick out, neither of which happens here.
    let crashed = |_| ImagingError::Crashed;
    let source =
        ImageRef::new(boxed.size[0], boxed.size[1], &boxed.samples, pixel).map_err(|_| ImagingError::Crashed)?;
    let mut target = Image::new(size[0], size[1], pixel);
    let options = ResizeOptions::new().crop(crop.left, crop.top, crop.width, crop.height).use_alpha(false);
    Resizer::new().resize(&source, &mut target, &options).map_err(crashed)?;
    Ok(target.into_vec())
}

/// Reads the rows that the crop needs. Where many pixels become one, squares of them are averaged while they come by, so
/// that at least two are left for each pixel of the result; a finer filter does the rest. Returns what was gathered and
/// the crop within it.
fn gather(rows: &mut dyn Rows, crop: Crop, size: [u32; 2]) -> Result<(Whole, Crop), ImagingError> {
    let (kind, [width, height]) = (rows.kind(), rows.size());
    let channels = kind.channels();
    let per_pixel = (crop.width / f64::from(size[0])).min(crop.height / f64::from(size[1]));
    // The sums of a square of 4096 pixels just fit into 32 bits.
    let side = ((per_pixel / 2.0).floor() as u32).clamp(1, 4096);
    let first = [crop.left.floor() as u32, crop.top.floor() as u32];
    let last = [
        ((crop.left + crop.width).ceil() as u32).clamp(first[0] + 1, width),
        ((crop.top + crop.height).ceil() as u32).clamp(first[1] + 1, height),
    ];
    let out = [(last[0] - first[0]).div_ceil(side), (last[1] - first[1]).div_ceil(side)];
    let stride = width as usize * channels;
    let mut squares = Squares::new(out[0] as usize, channels, side);
    let mut samples = Vec::with_capacity(out[0] as usize * out[1] as usize * channels);
    let mut chunk = vec![0; stride * (CHUNK / stride).clamp(1, 64)];
    let mut row = 0;
    while row < last[1] {
        let count = ((chunk.len() / stride) as u32).min(height - row) as usize;
        let read = &mut chunk[..count * stride];
        rows.read(read)?;
        for line in read.chunks_exact_mut(stride) {
            if (first[1]..last[1]).contains(&row) {
                let line = &mut line[first[0] as usize * channels..last[0] as usize * channels];
                if kind == Kind::Rgba {
                    multiply_alpha(line);
                }
                if side == 1 {
                    samples.extend_from_slice(line);
                } else {
                    squares.add(line);
                    if squares.is_full() || row + 1 == last[1] {
                        squares.take(&mut samples);
                    }
                }
            }
            row += 1;
        }
    }
    let inner = f64::from(side);
    let [left, top] = [crop.left - f64::from(first[0]), crop.top - f64::from(first[1])].map(|start| start / inner);
    let crop = Crop {
        left,
        top,
        width: (crop.width / inner).min(f64::from(out[0]) - left),
        height: (crop.height / inner).min(f64::from(out[1]) - top),
    };
    Ok((Whole { size: out, kind, samples }, crop))
}

/// Multiplies the colours of red, green, blue and alpha by the last.
pub fn multiply_alpha(line: &mut [u8]) {
    for [r, g, b, a] in line.as_chunks_mut::<4>().0 {
        for value in [r, g, b] {
            *value = ((u32::from(*value) * u32::from(*a) + 127) / 255) as u8;
        }
    }
}

/// Averages squares of pixels.
struct Squares {
    sums: Vec<u32>,
    channels: usize,
    side: u32,
    rows: u32,
    /// Pixels of the last column of squares, where a row ends within a square.
    columns: usize,
}

impl Squares {
    fn new(columns: usize, channels: usize, side: u32) -> Squares {
        Squares { sums: vec![0; columns * channels], channels, side, rows: 0, columns: 0 }
    }

    fn add(&mut self, line: &[u8]) {
        let step = self.side as usize * self.channels;
        self.columns = line.len() / self.channels;
        for (pixels, sums) in line.chunks(step).zip(self.sums.chunks_exact_mut(self.channels)) {
            for pixel in pixels.chunks_exact(self.channels) {
                for (value, sum) in pixel.iter().zip(&mut *sums) {
                    *sum += u32::from(*value);
                }
            }
        }
        self.rows += 1;
    }

    fn is_full(&self) -> bool {
        self.rows == self.side
    }

    fn take(&mut self, samples: &mut Vec<u8>) {
        let side = self.side as usize;
        for (column, sums) in self.sums.chunks_exact_mut(self.channels).enumerate() {
            let across = side.min(self.columns - column * side) as u32;
            let count = across * self.rows;
            samples.extend(sums.iter().map(|sum| ((sum + count / 2) / count) as u8));
            sums.fill(0);
        }
        self.rows = 0;
    }
}

/// Samples as red, green, blue and alpha in sRGB, alpha multiplied in.
fn to_rgba(samples: Vec<u8>, kind: Kind, size: [u32; 2], colours: &Colours) -> Result<RgbaImage, ImagingError> {
    let [width, height] = size;
    if kind == Kind::Rgba {
        let picture = RgbaImage::from_raw(width, height, samples).ok_or(ImagingError::Crashed)?;
        return Ok(if colours.is_identity() { picture } else { to_srgb(picture, colours) });
    }
    let mut converted = Vec::new();
    let samples = if colours.is_identity() {
        samples
    } else {
        colours.convert(&samples, &mut converted);
        converted
    };
    let rgba = opaque(&samples, colours.output());
    RgbaImage::from_raw(width, height, rgba).ok_or(ImagingError::Crashed)
}

/// Grey or three colours as red, green, blue and full alpha.
pub fn opaque(samples: &[u8], kind: Kind) -> Vec<u8> {
    let mut rgba = vec![u8::MAX; samples.len() / kind.channels() * 4];
    let pixels = rgba.as_chunks_mut::<4>().0;
    if kind == Kind::Grey {
        for (grey, pixel) in samples.iter().zip(pixels) {
            *pixel = [*grey, *grey, *grey, u8::MAX];
        }
    } else {
        for ([r, g, b], pixel) in samples.as_chunks::<3>().0.iter().zip(pixels) {
            *pixel = [*r, *g, *b, u8::MAX];
        }
    }
    rgba
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
