//! Formats that know no rows: WebP, GIF and JPEG XL have to be decoded as a whole.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder};
#[cfg(feature = "jxl")]
use jxl_oxide::integration::JxlDecoder;

use super::whole::Whole;
use super::{Header, Input, Kind, Original, Rows, check_holdable, exif, explain};
use crate::imaging::decode::Format;
use crate::imaging::{ImagingError, MAX_FILE_BYTES};

/// A picture of a format without rows, decoded when its samples are first asked for.
pub struct Undivided {
    header: Header,
    bytes: Vec<u8>,
    whole: Option<Whole>,
}

impl Undivided {
    pub fn open(input: &Input<'_>, format: Format) -> Result<Undivided, ImagingError> {
        let bytes = input.all(MAX_FILE_BYTES as usize)?;
        let mut decoder = decoder(&bytes, format)?;
        let (width, height) = decoder.dimensions();
        let why = format.extensions()[0];
        check_holdable([width, height], format, why)?;
        let orientation = match format {
            // Its decoder turns the picture upright itself.
            Format::JpegXl => None,
            _ => decoder.exif_metadata().ok().flatten().map(|notes| exif::orientation(&notes)),
        };
        let header = Header {
            format,
            size: [width, height],
            orientation: orientation.unwrap_or(Orientation::NoTransforms),
            profile: decoder.icc_profile().ok().flatten(),
            is_drawing: format == Format::Gif,
            left_out: Vec::new(),
        };
        drop(decoder);
        Ok(Undivided { header, bytes, whole: None })
    }

    fn decode(&self) -> Result<Whole, ImagingError> {
        let Header { format, size, .. } = self.header;
        let picture =
            DynamicImage::from_decoder(decoder(&self.bytes, format)?).map_err(|error| explain(error, format))?;
        let (kind, samples) = if picture.color().has_alpha() {
            (Kind::Rgba, picture.into_rgba8().into_raw())
        } else {
            (Kind::Rgb, picture.into_rgb8().into_raw())
        };
        Ok(Whole { size, kind, samples })
    }
}

impl Original for Undivided {
    fn header(&self) -> &Header {
        &self.header
    }

    fn rows(&mut self, _: Option<[u32; 2]>) -> Result<Box<dyn Rows + '_>, ImagingError> {
        if self.whole.is_none() {
            self.whole = Some(self.decode()?);
        }
        self.whole.as_ref().map(Whole::rows).ok_or(ImagingError::Crashed)
    }
}

fn decoder(bytes: &[u8], format: Format) -> Result<Box<dyn ImageDecoder + '_>, ImagingError> {
    let stream = Cursor::new(bytes);
    let failed = |error| explain(error, format);
    Ok(match format {
        Format::WebP => Box::new(WebPDecoder::new(stream).map_err(failed)?),
        // Of several frames it decodes the first.
        Format::Gif => Box::new(GifDecoder::new(stream).map_err(failed)?),
        #[cfg(feature = "jxl")]
        Format::JpegXl => Box::new(JxlDecoder::new(stream).map_err(failed)?),
        _ => return Err(ImagingError::UnknownFormat(Some(format.to_string().into()))),
    })
}
