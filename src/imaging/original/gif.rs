//! GIF: the first frame.

use image::codecs::gif::GifDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder};

use super::whole::{Lazy, Whole};
use super::{Header, Input, Kind, Original, check_holdable, explain};
use crate::imaging::decode::Format;
use crate::imaging::{ImagingError, MAX_FILE_BYTES};

pub fn open<'a>(input: &Input<'a>) -> Result<impl Original + use<'a>, ImagingError> {
    let failed = |error| explain(error, Format::Gif);
    let bytes = input.all(MAX_FILE_BYTES as usize)?;
    let (width, height) = GifDecoder::new(std::io::Cursor::new(&bytes)).map_err(failed)?.dimensions();
    check_holdable([width, height], Format::Gif, "gif")?;
    let header = Header {
        format: Format::Gif,
        size: [width, height],
        orientation: Orientation::NoTransforms,
        profile: None,
        is_drawing: true,
        left_out: Vec::new(),
    };
    let decode = move || {
        let decoder = GifDecoder::new(std::io::Cursor::new(&bytes)).map_err(failed)?;
        let frame = DynamicImage::from_decoder(decoder).map_err(failed)?.into_rgba8();
        Ok(Whole { size: [width, height], kind: Kind::Rgba, samples: frame.into_raw() })
    };
    Ok(Lazy { header, decode, whole: None })
}
