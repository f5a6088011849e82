//! Colour profiles and inks. What telephones and scanners write is seldom sRGB, and taken as such it looks dull or too dark.

use std::sync::Arc;

use fast_image_resize::MulDiv;
use image::{DynamicImage, RgbaImage};
use moxcms::{CmsError, ColorProfile, DataColorSpace, Layout, TransformExecutor, TransformOptions};

use super::original::Kind;

/// How samples of one picture become sRGB. A profile that is broken or not about these colours is left out: slightly wrong
/// colours are better than none.
pub struct Colours {
    kind: Kind,
    transform: Option<Arc<dyn TransformExecutor<u8> + Send + Sync>>,
}

impl Colours {
    pub fn new(kind: Kind, profile: Option<&[u8]>) -> Colours {
        let transform = profile.and_then(|profile| transform_of(kind, profile).ok().flatten());
        Colours { kind, transform: transform.filter(|transform| changes(kind, &**transform)) }
    }

    /// What comes out: grey, three colours, or three colours with alpha.
    pub fn output(&self) -> Kind {
        match (self.kind, &self.transform) {
            (Kind::Grey, Some(_)) | (Kind::Cmyk, _) => Kind::Rgb,
            (kind, _) => kind,
        }
    }

    /// Whether samples stay as they are.
    pub fn is_identity(&self) -> bool {
        self.transform.is_none() && self.kind != Kind::Cmyk
    }

    /// Converts whole pixels; `out` is made as long as it has to be.
    pub fn convert(&self, samples: &[u8], out: &mut Vec<u8>) {
        out.clear();
        out.resize(samples.len() / self.kind.channels() * self.output().channels(), 0);
        match &self.transform {
            Some(transform) => {
                if transform.transform(samples, out).is_err() {
                    self.convert_plainly(samples, out);
                }
            }
            None => self.convert_plainly(samples, out),
        }
    }

    fn convert_plainly(&self, samples: &[u8], out: &mut [u8]) {
        match self.kind {
            Kind::Cmyk => {
                for (inks, rgb) in samples.as_chunks::<4>().0.iter().zip(out.as_chunks_mut::<3>().0) {
                    *rgb = plain_rgb(*inks);
                }
            }
            Kind::Grey if self.output() == Kind::Rgb => {
                for (grey, rgb) in samples.iter().zip(out.as_chunks_mut::<3>().0) {
                    *rgb = [*grey; 3];
                }
            }
            _ => out.copy_from_slice(samples),
        }
    }
}

/// Four inks as light, where no profile says how they look on paper.
pub fn plain_rgb([cyan, magenta, yellow, black]: [u8; 4]) -> [u8; 3] {
    let paper = |ink: u8| ((255 - u16::from(ink)) * (255 - u16::from(black)) / 255) as u8;
    [paper(cyan), paper(magenta), paper(yellow)]
}

type Transform = Arc<dyn TransformExecutor<u8> + Send + Sync>;

fn transform_of(kind: Kind, profile: &[u8]) -> Result<Option<Transform>, CmsError> {
    let profile = ColorProfile::new_from_slice(profile)?;
    let srgb = ColorProfile::new_srgb();
    let (from, to) = match (kind, profile.color_space) {
        (Kind::Grey, DataColorSpace::Gray) => (Layout::Gray, Layout::Rgb),
        (Kind::Rgb, DataColorSpace::Rgb) => (Layout::Rgb, Layout::Rgb),
        (Kind::Rgba, DataColorSpace::Rgb) => (Layout::Rgba, Layout::Rgba),
        // The crate's name for four samples.
        (Kind::Cmyk, DataColorSpace::Cmyk) => (Layout::Rgba, Layout::Rgb),
        _ => return Ok(None),
    };
    profile.create_transform_8bit(from, &srgb, to, TransformOptions::default()).map(Some)
}

/// Whether a transform does anything that could be seen. Most profiles say sRGB, and six hundred megapixels of nothing
/// take seconds.
fn changes(kind: Kind, transform: &(dyn TransformExecutor<u8> + Send + Sync)) -> bool {
    if kind == Kind::Cmyk {
        return true;
    }
    let steps = [0_u8, 40, 90, 128, 170, 215, 255];
    let mut samples = Vec::new();
    for a in steps {
        for b in steps {
            samples.extend_from_slice(&[a, b, 255 - a, 255][..kind.channels()]);
        }
    }
    let channels = if kind == Kind::Grey { 3 } else { kind.channels() };
    let mut out = vec![0; samples.len() / kind.channels() * channels];
    if transform.transform(&samples, &mut out).is_err() {
        return false;
    }
    let pixels = samples.chunks_exact(kind.channels()).zip(out.chunks_exact(channels));
    pixels.into_iter().any(|(before, after)| {
        after.iter().enumerate().any(|(at, value)| before[at.min(before.len() - 1)].abs_diff(*value) > 1)
    })
}

/// Converts a picture, its alpha multiplied in.
pub fn to_srgb(picture: RgbaImage, colours: &Colours) -> RgbaImage {
    let has_alpha = picture.pixels().any(|pixel| pixel[3] != u8::MAX);
    let size = picture.dimensions();
    let mut plain = DynamicImage::from(picture.clone());
    if has_alpha && MulDiv::new().divide_alpha_inplace(&mut plain).is_err() {
        return picture;
    }
    let mut rgba = Vec::new();
    colours.convert(plain.as_bytes(), &mut rgba);
    let Some(mut converted) = RgbaImage::from_raw(size.0, size.1, rgba).map(DynamicImage::from) else {
        return picture;
    };
    if has_alpha && MulDiv::new().multiply_alpha_inplace(&mut converted).is_err() {
        return picture;
    }
    converted.into_rgba8()
}
