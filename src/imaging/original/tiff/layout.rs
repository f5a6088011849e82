//! How the samples of a page lie in its file, and what colours they are.

use std::ops::Range;

use tiff::ColorType;
use tiff::decoder::{ChunkType, DecodingResult};
use tiff::tags::{PlanarConfiguration, Tag};

use super::super::Kind;
use super::{MAX_BAND, Opened, explain};
use crate::imaging::ImagingError;
use crate::imaging::decode::Format;

// Values of PhotometricInterpretation and Compression.
const RGB: u16 = 2;
const PALETTE: u16 = 3;
const INKS: u16 = 5;
const CIE_LAB: u16 = 8;
const ICC_LAB: u16 = 9;
const JPEG: u16 = 7;

/// What the stored samples mean.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// Grey, RGB or inks, as the decoder says; what follows them is left out.
    Plain,
    GreyAlpha,
    YCbCr,
    Palette(Vec<[u8; 3]>),
    /// Lightness and two axes of colour; these are signed, or have 128 in their middle.
    Lab {
        is_signed: bool,
    },
}

/// What a page has to be taken for so that its samples are read as they are stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Disguise {
    kind: Kind,
    meaning: Meaning,
    /// Samples that have a meaning.
    least: usize,
}

impl Disguise {
    /// `None` if the decoder can be left to itself.
    pub fn of(decoder: &mut Opened<'_>) -> Result<Option<Disguise>, ImagingError> {
        let mut number = |tag| decoder.find_tag_unsigned::<u16>(tag).map_err(explain);
        let photometric = number(Tag::PhotometricInterpretation)?;
        let bits = number(Tag::BitsPerSample).ok().flatten().unwrap_or(8);
        if number(Tag::Compression)? == Some(JPEG) {
            return Ok(None);
        }
        let extra = decoder.find_tag_unsigned_vec::<u16>(Tag::ExtraSamples).ok().flatten().unwrap_or_default();
        // Multiplied in or not.
        let has_alpha = matches!(extra.first(), Some(1 | 2));
        let (kind, meaning, least) = match photometric {
            Some(PALETTE) => (Kind::Rgb, Meaning::Palette(palette(decoder, bits)?), 1),
            Some(CIE_LAB) => (Kind::Rgb, Meaning::Lab { is_signed: true }, 3),
            Some(ICC_LAB) => (Kind::Rgb, Meaning::Lab { is_signed: false }, 3),
            Some(RGB) if has_alpha => (Kind::Rgba, Meaning::Plain, 4),
            Some(RGB) if !extra.is_empty() => (Kind::Rgb, Meaning::Plain, 3),
            Some(INKS) if !extra.is_empty() => (Kind::Cmyk, Meaning::Plain, 4),
            _ => return Ok(None),
        };
        Ok(Some(Disguise { kind, meaning, least }))
    }
}

/// Where the pixels of a page are, if the bits of their bytes are to be read from the lowest up.
pub fn reversed(decoder: &mut Opened<'_>) -> Result<Vec<Range<u64>>, ImagingError> {
    const LOWEST_FIRST: u16 = 2;
    let mut number = |tag| decoder.find_tag_unsigned::<u16>(tag).map_err(explain);
    // What JPEG makes of its bits is up to JPEG.
    if number(Tag::FillOrder)? != Some(LOWEST_FIRST) || number(Tag::Compression)? == Some(JPEG) {
        return Ok(Vec::new());
    }
    let (places, lengths) = match decoder.get_chunk_type() {
        ChunkType::Strip => (Tag::StripOffsets, Tag::StripByteCounts),
        ChunkType::Tile => (Tag::TileOffsets, Tag::TileByteCounts),
    };
    let mut numbers = |tag| Ok(decoder.find_tag_unsigned_vec::<u64>(tag).map_err(explain)?.unwrap_or_default());
    let (places, lengths): (Vec<u64>, Vec<u64>) = (numbers(places)?, numbers(lengths)?);
    let mut ranges: Vec<Range<u64>> =
        places.into_iter().zip(lengths).map(|(start, length)| start..start.saturating_add(length)).collect();
    ranges.sort_by_key(|range| range.start);
    // Strips that share bytes are not turned round twice.
    ranges.dedup_by(|next, last| {
        next.start = next.start.max(last.end);
        next.start >= next.end
    });
    Ok(ranges)
}

/// The colours of a palette: all reds, then all greens, then all blues, of sixteen bits each.
fn palette(decoder: &mut Opened<'_>, bits: u16) -> Result<Vec<[u8; 3]>, ImagingError> {
    let damaged = || ImagingError::Damaged(Format::Tiff, "its palette is not whole".into());
    let map = decoder.find_tag_unsigned_vec::<u16>(Tag::ColorMap).map_err(explain)?.ok_or_else(damaged)?;
    let count = 1_usize.checked_shl(u32::from(bits)).filter(|count| *count <= 256 && map.len() >= 3 * count);
    let count = count.ok_or_else(damaged)?;
    // Some programs wrote them in eight bits.
    let shift = if map.iter().all(|value| *value < 256) { 0 } else { 8 };
    Ok((0..count).map(|at| [0, 1, 2].map(|channel| (map[channel * count + at] >> shift) as u8)).collect())
}

/// How the samples of a page lie in its file.
#[derive(Clone, Debug)]
pub struct Layout {
    color: ColorType,
    meaning: Meaning,
    pub kind: Kind,
    /// Samples of a pixel as they are read; those beyond the colour and its alpha are left out.
    pub samples: usize,
    pub is_planar: bool,
    /// Alpha is multiplied into the colours.
    is_multiplied: bool,
    pub chunk: [u32; 2],
    pub columns: u32,
    pub bands: u32,
}

impl Layout {
    pub fn of(decoder: &mut Opened<'_>, disguise: Option<Disguise>, size: [u32; 2]) -> Result<Layout, ImagingError> {
        let color = decoder.colortype().map_err(explain)?;
        let unsupported = || ImagingError::Unsupported(Format::Tiff, format!("{color:?}"));
        let extra = decoder.find_tag_unsigned_vec::<u16>(Tag::ExtraSamples).ok().flatten().unwrap_or_default();
        let has_alpha = matches!(extra.first(), Some(1 | 2));
        let Disguise { kind, meaning, least } = match (disguise, color) {
            (Some(disguise), ColorType::Gray(1 | 2 | 4 | 8) | ColorType::Multiband { bit_depth: 8 | 16, .. }) => {
                disguise
            }
            (Some(_), _) => return Err(unsupported()),
            (None, ColorType::Multiband { bit_depth: 8 | 16, .. }) if has_alpha => {
                Disguise { kind: Kind::Rgba, meaning: Meaning::GreyAlpha, least: 2 }
            }
            (None, color) => {
                let (kind, meaning, least) = match color {
                    ColorType::Gray(1 | 2 | 4 | 8 | 16) => (Kind::Grey, Meaning::Plain, 1),
                    // Two or more samples where the first is grey.
                    ColorType::Multiband { bit_depth: 8 | 16, .. } => (Kind::Grey, Meaning::Plain, 1),
                    ColorType::RGB(8 | 16) => (Kind::Rgb, Meaning::Plain, 3),
                    ColorType::YCbCr(8) => (Kind::Rgb, Meaning::YCbCr, 3),
                    ColorType::RGBA(8 | 16) => (Kind::Rgba, Meaning::Plain, 4),
                    ColorType::CMYK(8 | 16) => (Kind::Cmyk, Meaning::Plain, 4),
                    ColorType::CMYKA(8 | 16) => (Kind::Cmyk, Meaning::Plain, 5),
                    _ => return Err(unsupported()),
                };
                Disguise { kind, meaning, least }
            }
        };
        let stored = usize::from(color.num_samples());
        if stored < least || stored > 16 {
            return Err(unsupported());
        }
        let planar = decoder.find_tag_unsigned::<u16>(Tag::PlanarConfiguration).map_err(explain)?;
        let is_planar = planar == Some(PlanarConfiguration::Planar.to_u16());
        let (across, down) = decoder.chunk_dimensions();
        if across == 0 || down == 0 {
            return Err(unsupported());
        }
        let is_strips = decoder.get_chunk_type() == ChunkType::Strip;
        let chunk = [if is_strips { size[0] } else { across }, down.min(size[1])];
        Ok(Layout {
            color,
            meaning,
            kind,
            // Planes that are left out are not even read.
            samples: if is_planar { least } else { stored },
            is_planar,
            is_multiplied: extra.first() == Some(&1) && kind == Kind::Rgba,
            chunk,
            columns: size[0].div_ceil(chunk[0]),
            bands: size[1].div_ceil(chunk[1]),
        })
    }

    pub fn check_band(&self, size: [u32; 2]) -> Result<(), ImagingError> {
        let bits = u64::from(self.color.bit_depth().max(8));
        let band = u64::from(size[0]) * u64::from(self.chunk[1]) * self.samples as u64 * bits / 8;
        if band > MAX_BAND {
            return Err(ImagingError::NotStreamable { size, format: Format::Tiff, why: "strip".into() });
        }
        Ok(())
    }

    /// Hands out samples of eight bits by their number.
    pub fn take_samples(
        &self,
        decoded: &DecodingResult,
        per_row: usize,
        rows: usize,
        put: &mut dyn FnMut(usize, u8),
    ) -> Result<(), ImagingError> {
        let bits = usize::from(self.color.bit_depth());
        match decoded {
            DecodingResult::U8(bytes) if bits < 8 => {
                let stride = (per_row * bits).div_ceil(8);
                let most = (1_u16 << bits) - 1;
                // Numbers of colours stay as they are.
                let white = if matches!(self.meaning, Meaning::Palette(_)) { most } else { 255 };
                for (row, bytes) in bytes.chunks(stride).take(rows).enumerate() {
                    for at in 0..per_row {
                        let byte = bytes.get(at * bits / 8).copied().unwrap_or_default();
                        let value = (u16::from(byte) >> (8 - bits - at * bits % 8)) & most;
                        put(row * per_row + at, (value * white / most) as u8);
                    }
                }
            }
            DecodingResult::U8(bytes) => {
                bytes.iter().take(per_row * rows).enumerate().for_each(|(at, value)| put(at, *value));
            }
            DecodingResult::U16(words) => {
                words.iter().take(per_row * rows).enumerate().for_each(|(at, value)| put(at, (value >> 8) as u8));
            }
            _ => return Err(ImagingError::Unsupported(Format::Tiff, format!("{:?}", self.color))),
        }
        Ok(())
    }

    /// One row of stored samples as samples of the kind.
    pub fn convert(&self, pixels: &[u8], out: &mut [u8]) {
        let channels = self.kind.channels();
        for (pixel, out) in pixels.chunks_exact(self.samples).zip(out.chunks_exact_mut(channels)) {
            match &self.meaning {
                Meaning::Plain => out.copy_from_slice(&pixel[..channels]),
                Meaning::GreyAlpha => out.copy_from_slice(&[pixel[0], pixel[0], pixel[0], pixel[1]]),
                Meaning::YCbCr => out.copy_from_slice(&rgb_of_ycbcr([pixel[0], pixel[1], pixel[2]])),
                Meaning::Palette(colours) => {
                    out.copy_from_slice(&colours.get(usize::from(pixel[0])).copied().unwrap_or_default());
                }
                Meaning::Lab { is_signed } => {
                    let axis = |value: u8| if *is_signed { value.cast_signed() } else { (value ^ 128).cast_signed() };
                    out.copy_from_slice(&rgb_of_lab(pixel[0], [axis(pixel[1]), axis(pixel[2])]));
                }
            }
            if let (true, [color @ .., alpha]) = (self.is_multiplied, out) {
                let alpha = u32::from(*alpha).max(1);
                for value in color {
                    *value = (u32::from(*value) * 255 / alpha).min(255) as u8;
                }
            }
        }
    }
}

/// Full range, as in JPEG files.
fn rgb_of_ycbcr([y, cb, cr]: [u8; 3]) -> [u8; 3] {
    let (y, cb, cr) = (f32::from(y), f32::from(cb) - 128.0, f32::from(cr) - 128.0);
    [y + 1.402 * cr, y - 0.344_14 * cb - 0.714_14 * cr, y + 1.772 * cb].map(|value| value.round() as u8)
}

/// L*a*b* of the paper's light, D50, in sRGB. The matrix is Bruce Lindbloom's, with Bradford's adaptation to D65.
fn rgb_of_lab(lightness: u8, axes: [i8; 2]) -> [u8; 3] {
    let [green_red, blue_yellow] = axes.map(f32::from);
    let middle = (f32::from(lightness) / 2.55 + 16.0) / 116.0;
    let light = |f: f32| if f > 6.0 / 29.0 { f.powi(3) } else { (f - 4.0 / 29.0) * 108.0 / 841.0 };
    let x = light(middle + green_red / 500.0) * 0.9642;
    let y = light(middle);
    let z = light(middle - blue_yellow / 200.0) * 0.8251;
    let linear = [
        3.133_856 * x - 1.616_867 * y - 0.490_615 * z,
        -0.978_768 * x + 1.916_142 * y + 0.033_454 * z,
        0.071_945 * x - 0.228_991 * y + 1.405_243 * z,
    ];
    linear.map(|value| {
        let value = value.clamp(0.0, 1.0);
        let curved = if value <= 0.003_130_8 { value * 12.92 } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 };
        (curved * 255.0).round() as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed with `LittleCMS`.
    #[test]
    fn lab_is_that_of_colour_profiles() {
        for (lightness, axes, rgb) in [
            (255, [0, 0], [255, 255, 255]),
            (0, [0, 0], [0, 0, 0]),
            (127, [73, 59], [230, 20, 20]),
            (180, [-65, 65], [20, 200, 20]),
            (68, [57, -97], [20, 20, 220]),
        ] {
            let seen = rgb_of_lab(lightness, axes);
            assert!(seen.iter().zip(rgb).all(|(a, b)| a.abs_diff(b) <= 4), "{seen:?}, not {rgb:?}");
        }
    }
}
