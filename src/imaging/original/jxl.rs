//! JPEG XL: decoded as a whole.

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder};
use jxl_oxide::integration::JxlDecoder;

use super::whole::{Lazy, Whole};
use super::{Header, Input, Kind, Original, check_holdable, explain};
use crate::imaging::decode::Format;
use crate::imaging::{ImagingError, MAX_FILE_BYTES};

pub fn open<'a>(input: &Input<'a>) -> Result<impl Original + use<'a>, ImagingError> {
    let failed = |error| explain(error, Format::JpegXl);
    let bytes = input.all(MAX_FILE_BYTES as usize)?;
    let mut decoder = JxlDecoder::new(std::io::Cursor::new(&bytes)).map_err(failed)?;
    let (width, height) = decoder.dimensions();
    check_holdable([width, height], Format::JpegXl, "jxl")?;
    let header = Header {
        format: Format::JpegXl,
        size: [width, height],
        // The decoder turns the picture upright itself.
        orientation: Orientation::NoTransforms,
        profile: decoder.icc_profile().ok().flatten(),
        is_drawing: false,
        left_out: Vec::new(),
    };
    drop(decoder);
    let decode = move || {
        let decoder = JxlDecoder::new(std::io::Cursor::new(&bytes)).map_err(failed)?;
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
