//! PNG, row by row; one that is interlaced has to be held as a whole.

use image::metadata::Orientation;
use png::{BitDepth, ColorType, DecodingError, Limits, Reader, Transformations};

use super::whole::Whole;
use super::{Header, Input, Kind, MAX_SIDE_DATA, Original, Rows, Stream, check_holdable, check_size, exif};
use crate::imaging::ImagingError;
use crate::imaging::decode::Format;

pub struct Png<'a> {
    input: Input<'a>,
    header: Header,
    is_interlaced: bool,
    whole: Option<Whole>,
}

impl<'a> Png<'a> {
    pub fn open(input: Input<'a>) -> Result<Png<'a>, ImagingError> {
        let reader = read(&input)?;
        let info = reader.info();
        let size = [info.width, info.height];
        check_size(size)?;
        if info.interlaced {
            check_holdable(size, Format::Png, "interlaced")?;
        }
        let orientation =
            info.exif_metadata.as_ref().map_or(Orientation::NoTransforms, |notes| exif::orientation(notes));
        let header = Header {
            format: Format::Png,
            size,
            orientation,
            profile: info.icc_profile.as_ref().map(|profile| profile.to_vec()),
            is_drawing: matches!(info.color_type, ColorType::Indexed),
            left_out: Vec::new(),
        };
        let is_interlaced = info.interlaced;
        Ok(Png { input, header, is_interlaced, whole: None })
    }
}

type Opened<'a> = Reader<Box<dyn Stream + 'a>>;

fn read<'a>(input: &Input<'a>) -> Result<Opened<'a>, ImagingError> {
    let mut decoder = png::Decoder::new_with_limits(input.reader()?, Limits { bytes: MAX_SIDE_DATA });
    // Eight bits, no palettes, transparency as alpha.
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.read_info().map_err(explain)
}

fn explain(error: DecodingError) -> ImagingError {
    match error {
        DecodingError::IoError(why) if why.kind() == std::io::ErrorKind::UnexpectedEof => {
            ImagingError::CutOff(Format::Png)
        }
        other => ImagingError::Damaged(Format::Png, other.to_string()),
    }
}

/// The samples as they are handed out, and how many bytes a pixel has before that.
fn kind_of(reader: &Opened<'_>) -> Result<(Kind, ColorType), ImagingError> {
    let (color, depth) = reader.output_color_type();
    let kind = match (color, depth) {
        (ColorType::Grayscale, BitDepth::Eight) => Kind::Grey,
        (ColorType::Rgb, BitDepth::Eight) => Kind::Rgb,
        (ColorType::Rgba | ColorType::GrayscaleAlpha, BitDepth::Eight) => Kind::Rgba,
        _ => return Err(ImagingError::Unsupported(Format::Png, format!("{color:?}"))),
    };
    Ok((kind, color))
}

/// Writes a row in the samples of [`Kind`].
fn convert(color: ColorType, row: &[u8], out: &mut [u8]) {
    if color == ColorType::GrayscaleAlpha {
        for ([grey, alpha], pixel) in row.as_chunks::<2>().0.iter().zip(out.as_chunks_mut::<4>().0) {
            *pixel = [*grey, *grey, *grey, *alpha];
        }
    } else {
        out.copy_from_slice(row);
    }
}

impl Original for Png<'_> {
    fn header(&self) -> &Header {
        &self.header
    }

    fn rows(&mut self, _: Option<[u32; 2]>) -> Result<Box<dyn Rows + '_>, ImagingError> {
        let mut reader = read(&self.input)?;
        let (kind, color) = kind_of(&reader)?;
        let size = self.header.size;
        if !self.is_interlaced {
            return Ok(Box::new(PngRows { reader, size, kind, color }));
        }
        if self.whole.is_none() {
            let bytes = reader.output_buffer_size().ok_or(ImagingError::Crashed)?;
            let mut decoded = vec![0; bytes];
            reader.next_frame(&mut decoded).map_err(explain)?;
            let samples = if color == ColorType::GrayscaleAlpha {
                let mut samples = vec![0; decoded.len() * 2];
                convert(color, &decoded, &mut samples);
                samples
            } else {
                decoded
            };
            self.whole = Some(Whole { size, kind, samples });
        }
        self.whole.as_ref().map(Whole::rows).ok_or(ImagingError::Crashed)
    }
}

struct PngRows<'a> {
    reader: Opened<'a>,
    size: [u32; 2],
    kind: Kind,
    color: ColorType,
}

impl Rows for PngRows<'_> {
    fn size(&self) -> [u32; 2] {
        self.size
    }

    fn kind(&self) -> Kind {
        self.kind
    }

    fn read(&mut self, rows: &mut [u8]) -> Result<(), ImagingError> {
        let stride = self.size[0] as usize * self.kind.channels();
        for out in rows.chunks_exact_mut(stride) {
            let row = self.reader.next_row().map_err(explain)?.ok_or(ImagingError::CutOff(Format::Png))?;
            convert(self.color, row.data(), out);
        }
        Ok(())
    }
}
