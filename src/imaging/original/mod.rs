//! A curator's picture, whatever it is kept in, as rows of samples.
//!
//! Rows come one after the other, so that a scan of six hundred megapixels needs no more memory than a few hundred of its
//! rows. A picture that knows smaller versions of itself hands out the smallest that will do. Neither colour profiles nor
//! the orientation have been applied: both are told, for whoever uses the rows.

mod bands;
mod exif;
mod jpeg;
mod png;
mod tiff;
mod tiled;
mod undivided;
pub mod whole;

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::Path;

use image::ImageError;
use image::metadata::Orientation;

use super::decode::{self, Format};
use super::file::Found;
use super::svg;
use super::{ImagingError, MAX_ORIGINAL_PIXELS, MAX_ORIGINAL_SIDE, MAX_PIXELS, MAX_SVG_BYTES};

/// What a decoder may use besides rows: tables, colour profiles, notes. Bounds profiles and notes that unpack to hundreds
/// of megabytes.
const MAX_SIDE_DATA: usize = 16 << 20;

/// What the samples of a pixel are, eight bits each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Grey,
    Rgb,
    /// Alpha is not multiplied in.
    Rgba,
    /// 255 is all of an ink.
    Cmyk,
}

impl Kind {
    /// Samples of a pixel.
    pub fn channels(self) -> usize {
        match self {
            Kind::Grey => 1,
            Kind::Rgb => 3,
            Kind::Rgba | Kind::Cmyk => 4,
        }
    }
}

/// A picture being read from the top down.
pub trait Rows {
    /// Width and height as stored.
    fn size(&self) -> [u32; 2];

    fn kind(&self) -> Kind;

    /// Fills the buffer with the next rows; its length is a multiple of one row's, and there are as many left.
    fn read(&mut self, rows: &mut [u8]) -> Result<(), ImagingError>;
}

/// What there is to know of a picture before its pixels are read.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    pub format: Format,
    /// Width and height as stored.
    pub size: [u32; 2],
    pub orientation: Orientation,
    /// The colour profile, if there is one.
    pub profile: Option<Vec<u8>>,
    /// Drawn with lines and areas, so that compression with losses would show.
    pub is_drawing: bool,
    /// Elements of a drawing that are not drawn.
    pub left_out: Vec<Cow<'static, str>>,
}

impl Header {
    /// Width and height of the picture when it is upright.
    pub fn upright(&self) -> [u32; 2] {
        let [width, height] = self.size;
        if lies_on_its_side(self.orientation) { [height, width] } else { [width, height] }
    }
}

/// An opened picture.
pub trait Original {
    fn header(&self) -> &Header;

    /// Rows of the smallest version that has at least so many pixels across and down; of the picture itself for `None`
    /// or if no version is that large.
    fn rows(&mut self, at_least: Option<[u32; 2]>) -> Result<Box<dyn Rows + '_>, ImagingError>;
}

/// Bytes that can be read from anywhere.
trait Stream: BufRead + Seek {}

impl<T: BufRead + Seek> Stream for T {}

/// A file, or bytes in memory. Each reader begins at the start; there is one at a time.
enum Input<'a> {
    Bytes(&'a [u8]),
    File(File),
}

impl<'a> Input<'a> {
    fn reader(&self) -> Result<Box<dyn Stream + 'a>, ImagingError> {
        Ok(match self {
            Input::Bytes(bytes) => Box::new(Cursor::new(*bytes)),
            Input::File(file) => {
                let mut file = file.try_clone().map_err(ImagingError::unreadable)?;
                file.seek(SeekFrom::Start(0)).map_err(ImagingError::unreadable)?;
                Box::new(BufReader::with_capacity(256 << 10, file))
            }
        })
    }

    fn len(&self) -> Result<u64, ImagingError> {
        match self {
            Input::Bytes(bytes) => Ok(bytes.len() as u64),
            Input::File(file) => Ok(file.metadata().map_err(ImagingError::unreadable)?.len()),
        }
    }

    /// The first bytes, by which a format is known.
    fn head(&self) -> Result<Vec<u8>, ImagingError> {
        let mut head = Vec::new();
        self.reader()?.take(16 << 10).read_to_end(&mut head).map_err(ImagingError::unreadable)?;
        Ok(head)
    }

    /// All of it, if that is not more than so many bytes.
    fn all(&self, limit: usize) -> Result<Vec<u8>, ImagingError> {
        let bytes = self.len()?;
        if bytes > limit as u64 {
            return Err(ImagingError::FileTooLarge { bytes, limit: limit as u64 });
        }
        let mut all = Vec::new();
        self.reader()?.take(limit as u64).read_to_end(&mut all).map_err(ImagingError::unreadable)?;
        Ok(all)
    }
}

/// Opens a picture in memory.
pub fn open_bytes(bytes: &[u8]) -> Result<Box<dyn Original + '_>, ImagingError> {
    open(Input::Bytes(bytes))
}

/// Opens a picture of the museum folder: a file, or a folder of tiles by its descriptor.
pub fn open_found(found: &Found) -> Result<Box<dyn Original>, ImagingError> {
    if let Some(tiles) = tiled::open(&found.path, &found.file)? {
        return Ok(tiles);
    }
    let file = found.file.try_clone().map_err(ImagingError::unreadable)?;
    open(Input::File(file))
}

fn open<'a>(input: Input<'a>) -> Result<Box<dyn Original + 'a>, ImagingError> {
    let head = input.head()?;
    let format = decode::recognise(&head)?;
    decode::check_whole(&mut input.reader()?, input.len()?, format)?;
    let original: Box<dyn Original + 'a> = match format {
        Format::Jpeg => Box::new(jpeg::Jpeg::open(input)?),
        Format::Png => Box::new(png::Png::open(input)?),
        Format::Tiff => Box::new(tiff::Tiff::open(input)?),
        Format::WebP | Format::Gif | Format::JpegXl => Box::new(undivided::Undivided::open(&input, format)?),
        Format::Svg => Box::new(svg::Drawing::open(&input.all(MAX_SVG_BYTES)?)?),
    };
    check_size(original.header().size)?;
    Ok(original)
}

/// Refuses what nothing could be made of.
fn check_size(size: [u32; 2]) -> Result<(), ImagingError> {
    if size.contains(&0) {
        return Err(ImagingError::NoSize);
    }
    if size.iter().any(|side| *side > MAX_ORIGINAL_SIDE) {
        return Err(ImagingError::TooWide { size });
    }
    if u64::from(size[0]) * u64::from(size[1]) > MAX_ORIGINAL_PIXELS {
        return Err(ImagingError::PictureTooLarge { size });
    }
    Ok(())
}

/// Refuses a picture that would have to be held in memory as a whole and is too large for that.
fn check_holdable(size: [u32; 2], format: Format, why: &'static str) -> Result<(), ImagingError> {
    check_size(size)?;
    if u64::from(size[0]) * u64::from(size[1]) > MAX_PIXELS {
        return Err(ImagingError::NotStreamable { size, format, why: why.into() });
    }
    Ok(())
}

/// Whether width and height change places when the picture is turned upright.
pub fn lies_on_its_side(orientation: Orientation) -> bool {
    use Orientation::*;
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

fn explain(error: ImageError, format: Format) -> ImagingError {
    match error {
        ImageError::Unsupported(what) => ImagingError::Unsupported(format, what.to_string()),
        ImageError::IoError(why) if why.kind() == std::io::ErrorKind::UnexpectedEof => ImagingError::CutOff(format),
        other => ImagingError::Damaged(format, other.to_string()),
    }
}

/// Whether a path is that of a folder of tiles.
pub fn is_tiled(path: &Path) -> bool {
    tiled::is_descriptor(path)
}
