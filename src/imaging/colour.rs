//! Colour profiles. What telephones and scanners write is seldom sRGB, and taken as such it looks dull or too dark.

use fast_image_resize::MulDiv;
use image::{DynamicImage, RgbaImage};
use moxcms::{CmsError, ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Converts a picture, its alpha multiplied in, from the colours of a profile to sRGB. One with a profile that is broken
/// or not about these colours stays as it is: slightly wrong colours are better than none.
pub fn to_srgb(picture: RgbaImage, profile: &[u8]) -> RgbaImage {
    let has_alpha = picture.pixels().any(|pixel| pixel[3] != u8::MAX);
    let mut plain = DynamicImage::from(picture.clone());
    if has_alpha && MulDiv::new().divide_alpha_inplace(&mut plain).is_err() {
        return picture;
    }
    let Some(mut converted) = convert(&plain, profile)
        .ok()
        .and_then(|rgba| RgbaImage::from_raw(picture.width(), picture.height(), rgba).map(DynamicImage::from))
    else {
        return picture;
    };
    if has_alpha && MulDiv::new().multiply_alpha_inplace(&mut converted).is_err() {
        return picture;
    }
    converted.into_rgba8()
}

fn convert(picture: &DynamicImage, profile: &[u8]) -> Result<Vec<u8>, CmsError> {
    let profile = ColorProfile::new_from_slice(profile)?;
    let options = TransformOptions::default();
    let srgb = ColorProfile::new_srgb();
    let source = picture.as_bytes();
    let mut target = source.to_vec();
    match profile.color_space {
        DataColorSpace::Rgb => {
            profile
                .create_transform_8bit(Layout::Rgba, &srgb, Layout::Rgba, options)?
                .transform(source, &mut target)?;
        }
        DataColorSpace::Gray => {
            let grey: Vec<u8> =
                source.as_chunks::<4>().0.iter().flat_map(|&[grey, _, _, alpha]| [grey, alpha]).collect();
            let transform = profile.create_transform_8bit(Layout::GrayAlpha, &srgb, Layout::Rgba, options)?;
            transform.transform(&grey, &mut target)?;
        }
        // Four inks have been made three colours by the decoder.
        _ => {}
    }
    Ok(target)
}
