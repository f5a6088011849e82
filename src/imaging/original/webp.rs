//! WebP: decoded as a whole, as the format has no rows; its sides end at 16,383 pixels anyway.

use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder};

use super::whole::{Lazy, Whole};
use super::{Header, Input, Kind, Original, check_holdable, exif, explain};
use crate::imaging::decode::Format;
use crate::imaging::{ImagingError, MAX_FILE_BYTES};

pub fn open<'a>(input: &Input<'a>) -> Result<impl Original + use<'a>, ImagingError> {
    let failed = |error| explain(error, Format::WebP);
    let bytes = input.all(MAX_FILE_BYTES as usize)?;
    let mut decoder = WebPDecoder::new(std::io::Cursor::new(&bytes)).map_err(failed)?;
    let (width, height) = decoder.dimensions();
    check_holdable([width, height], Format::WebP, "webp")?;
    let notes = decoder.exif_metadata().ok().flatten();
    let header = Header {
        format: Format::WebP,
        size: [width, height],
        orientation: notes.map_or(Orientation::NoTransforms, |notes| exif::orientation(&notes)),
        profile: decoder.icc_profile().ok().flatten(),
        is_drawing: false,
        left_out: Vec::new(),
    };
    drop(decoder);
    let decode = move || {
        let decoder = WebPDecoder::new(std::io::Cursor::new(&bytes)).map_err(failed)?;
        let size = [width, height];
        Ok(match DynamicImage::from_decoder(decoder).map_err(failed)? {
            picture if picture.color().has_alpha() => {
                Whole { size, kind: Kind::Rgba, samples: picture.into_rgba8().into_raw() }
            }
            picture => Whole { size, kind: Kind::Rgb, samples: picture.into_rgb8().into_raw() },
        })
    };
    Ok(Lazy { header, decode, whole: None })
}
