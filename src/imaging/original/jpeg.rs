//! JPEG, by libjpeg-turbo's code in mozjpeg: the one decoder at hand that gives rows while it reads, scaled versions
//! without decoding all of it, and the inks of printers.

use std::any::Any;
use std::io::{Read, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::metadata::Orientation;
use mozjpeg::ColorSpace;
use mozjpeg::decompress::{Decompress, DecompressStarted};

use super::{Header, Input, Kind, MAX_SIDE_DATA, Original, Rows, Stream, check_holdable, check_size, exif};
use crate::imaging::ImagingError;
use crate::imaging::decode::Format;

/// Pixels that a byte can stand for: a square of sixty-four takes at least a bit. The library makes up what is missing in
/// grey, for as many pixels as the header claims.
const MOST_PIXELS: u64 = 512;

pub struct Jpeg<'a> {
    input: Input<'a>,
    header: Header,
    frame: Frame,
    /// Written by Adobe's programs, which store inks the other way round.
    is_adobe: bool,
}

/// The frame header.
#[derive(Clone, Copy, Debug)]
struct Frame {
    size: [u32; 2],
    components: u8,
}

impl<'a> Jpeg<'a> {
    pub fn open(input: Input<'a>) -> Result<Jpeg<'a>, ImagingError> {
        let notes = Notes::read(&mut *input.reader()?)?;
        let frame = notes.frame.ok_or_else(|| damaged("there is no frame in it"))?;
        check_size(frame.size)?;
        if u64::from(frame.size[0]) * u64::from(frame.size[1]) > input.len()?.saturating_mul(MOST_PIXELS) {
            return Err(damaged("most of it is missing"));
        }
        if notes.is_progressive {
            // Its coefficients have to be held until the last scan has been read.
            check_holdable(frame.size, Format::Jpeg, "progressive")?;
        }
        let header = Header {
            format: Format::Jpeg,
            size: frame.size,
            orientation: notes.orientation,
            profile: notes.profile(),
            is_drawing: false,
            left_out: Vec::new(),
        };
        Ok(Jpeg { input, header, frame, is_adobe: notes.is_adobe })
    }
}

impl Original for Jpeg<'_> {
    fn header(&self) -> &Header {
        &self.header
    }

    fn rows(&mut self, at_least: Option<[u32; 2]>) -> Result<Box<dyn Rows + '_>, ImagingError> {
        let reader = self.input.reader()?;
        let eighths = at_least.map_or(8, |least| eighths(self.frame.size, least));
        let is_adobe = self.is_adobe;
        let components = self.frame.components;
        let (started, kind) = caught(|| {
            let mut jpeg = Decompress::new_reader(reader)?;
            jpeg.scale(eighths);
            let (space, kind) = match components {
                1 => (ColorSpace::JCS_GRAYSCALE, Kind::Grey),
                4 => (ColorSpace::JCS_CMYK, Kind::Cmyk),
                _ => (ColorSpace::JCS_RGB, Kind::Rgb),
            };
            Ok((jpeg.to_colorspace(space)?, kind))
        })?;
        let size = [started.width(), started.height()].map(|side| side as u32);
        Ok(Box::new(JpegRows { started, size, kind, invert: kind == Kind::Cmyk && is_adobe }))
    }
}

/// The smallest number of eighths in which a picture still has so many pixels.
fn eighths(size: [u32; 2], at_least: [u32; 2]) -> u8 {
    let is_enough = |eighths: &u8| {
        (0..2).all(|axis| (u64::from(size[axis]) * u64::from(*eighths)).div_ceil(8) >= u64::from(at_least[axis]))
    };
    // Thirds of eighths are slow: only powers of two have code of their own for every processor.
    [1, 2, 4].into_iter().find(is_enough).unwrap_or(8)
}

struct JpegRows<'a> {
    started: DecompressStarted<Box<dyn Stream + 'a>>,
    size: [u32; 2],
    kind: Kind,
    invert: bool,
}

impl Rows for JpegRows<'_> {
    fn size(&self) -> [u32; 2] {
        self.size
    }

    fn kind(&self) -> Kind {
        self.kind
    }

    fn read(&mut self, rows: &mut [u8]) -> Result<(), ImagingError> {
        let started = &mut self.started;
        caught(|| started.read_scanlines_into(rows).map(|_| ()))?;
        if self.invert {
            for ink in rows {
                *ink = 255 - *ink;
            }
        }
        Ok(())
    }
}

/// The library reports what is wrong by unwinding, as its C code does with long jumps.
fn caught<T>(work: impl FnOnce() -> std::io::Result<T>) -> Result<T, ImagingError> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) if error.kind() == std::io::ErrorKind::UnexpectedEof => Err(ImagingError::CutOff(Format::Jpeg)),
        Ok(Err(error)) => Err(damaged(&error.to_string())),
        Err(payload) => Err(thrown(&*payload)),
    }
}

fn thrown(payload: &(dyn Any + Send)) -> ImagingError {
    let Some(message) = payload.downcast_ref::<String>() else { return ImagingError::Crashed };
    let message = message.trim_start_matches("libjpeg fatal error: ");
    if message.contains("precision") || message.contains("Unsupported") || message.contains("not supported") {
        ImagingError::Unsupported(Format::Jpeg, message.to_owned())
    } else {
        damaged(message)
    }
}

fn damaged(why: &str) -> ImagingError {
    ImagingError::Damaged(Format::Jpeg, why.to_owned())
}

/// What stands before the first scan.
struct Notes {
    frame: Option<Frame>,
    is_progressive: bool,
    is_adobe: bool,
    orientation: Orientation,
    /// Pieces of the colour profile by their number.
    pieces: Vec<(u8, Vec<u8>)>,
}

impl Notes {
    /// Walks from segment to segment as far as the first scan.
    fn read(stream: &mut dyn Stream) -> Result<Notes, ImagingError> {
        let mut notes = Notes {
            frame: None,
            is_progressive: false,
            is_adobe: false,
            orientation: Orientation::NoTransforms,
            pieces: Vec::new(),
        };
        let mut side_data = 0;
        let cut_off = |_| ImagingError::CutOff(Format::Jpeg);
        stream.seek(SeekFrom::Start(2)).map_err(cut_off)?;
        loop {
            let mut byte = [0];
            stream.read_exact(&mut byte).map_err(cut_off)?;
            if byte[0] != 0xFF {
                continue;
            }
            while byte[0] == 0xFF {
                stream.read_exact(&mut byte).map_err(cut_off)?;
            }
            let marker = byte[0];
            if matches!(marker, 0x00 | 0x01 | 0xD0..=0xD8) {
                continue;
            }
            // The first scan, or the end.
            if matches!(marker, 0xDA | 0xD9) {
                return Ok(notes);
            }
            let mut length = [0; 2];
            stream.read_exact(&mut length).map_err(cut_off)?;
            let length = u64::from(u16::from_be_bytes(length)).saturating_sub(2);
            let is_frame = matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
            let is_note = matches!(marker, 0xE1 | 0xE2 | 0xEE);
            if !is_frame && !is_note {
                stream.seek_relative(length.cast_signed()).map_err(cut_off)?;
                continue;
            }
            let mut segment = Vec::new();
            stream.take(length).read_to_end(&mut segment).map_err(cut_off)?;
            side_data += segment.len();
            if side_data > MAX_SIDE_DATA {
                return Err(damaged("its notes have no end"));
            }
            if is_frame { notes.frame(marker, &segment)? } else { notes.note(marker, &segment) }
        }
    }

    fn frame(&mut self, marker: u8, segment: &[u8]) -> Result<(), ImagingError> {
        let &[precision, h1, h0, w1, w0, components, ..] = segment else {
            return Err(damaged("its frame is too short"));
        };
        if precision != 8 {
            return Err(ImagingError::Unsupported(Format::Jpeg, format!("{precision} bits per sample")));
        }
        if !matches!(marker, 0xC0..=0xC2) {
            return Err(ImagingError::Unsupported(Format::Jpeg, "lossless or arithmetic coding".into()));
        }
        let size = [u16::from_be_bytes([w1, w0]), u16::from_be_bytes([h1, h0])].map(u32::from);
        self.is_progressive = marker == 0xC2;
        self.frame = Some(Frame { size, components });
        Ok(())
    }

    fn note(&mut self, marker: u8, segment: &[u8]) {
        match marker {
            0xE1 if self.orientation == Orientation::NoTransforms => {
                if let Some(block) = segment.strip_prefix(b"Exif\0\0") {
                    self.orientation = exif::orientation(block);
                }
            }
            0xE2 => {
                if let Some([number, _, piece @ ..]) = segment.strip_prefix(b"ICC_PROFILE\0") {
                    self.pieces.push((*number, piece.to_vec()));
                }
            }
            0xEE => self.is_adobe |= segment.starts_with(b"Adobe"),
            _ => {}
        }
    }

    fn profile(&self) -> Option<Vec<u8>> {
        let mut pieces: Vec<_> = self.pieces.iter().collect();
        pieces.sort_by_key(|(number, _)| *number);
        let whole: Vec<u8> = pieces.into_iter().flat_map(|(_, piece)| piece).copied().collect();
        (!whole.is_empty()).then_some(whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scaled_versions_have_enough_pixels() {
        assert_eq!(eighths([6000, 4000], [1500, 1000]), 2);
        assert_eq!(eighths([6000, 4000], [1501, 1000]), 4);
        assert_eq!(eighths([6000, 4000], [9000, 1000]), 8);
        assert_eq!(eighths([7, 7], [1, 1]), 1);
    }
}
