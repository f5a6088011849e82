//! Why a picture cannot be shown, said so that a curator can mend it.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Format, MAX_FILE_BYTES, MAX_ORIGINAL_PIXELS, MAX_ORIGINAL_SIDE, MAX_PIXELS, MAX_SVG_BYTES};

/// Words that are part of the program, or came from its other half.
type Said = Cow<'static, str>;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImagingError {
    /// The file cannot be read; holds the operating system's words.
    Unreadable(String),
    /// The name leads out of the museum folder, or not to an ordinary file.
    OutsideFolder,
    /// More bytes than [`MAX_FILE_BYTES`], or [`MAX_SVG_BYTES`] for a drawing.
    FileTooLarge { bytes: u64, limit: u64 },
    /// Not one of the formats of [`Format`]; holds the name of the one it seems to be.
    UnknownFormat(Option<Said>),
    /// More pixels than [`MAX_ORIGINAL_PIXELS`].
    PictureTooLarge { size: [u32; 2] },
    /// More pixels than [`MAX_PIXELS`] in a form that cannot be read row by row; holds which form that is.
    NotStreamable { size: [u32; 2], format: Format, why: Said },
    /// A side is longer than [`MAX_ORIGINAL_SIDE`], or a row of tiles would not fit into memory.
    TooWide { size: [u32; 2] },
    /// The end of the file is missing.
    CutOff(Format),
    /// The contents are not what the format asks for; holds the decoder's words.
    Damaged(Format, String),
    /// A variant of the format that the kiosk cannot show; holds its name.
    Unsupported(Format, String),
    /// A drawing without width, height and viewBox, or with a size of zero.
    NoSize,
    /// A drawing that would take too long or too much memory to draw; holds what there is too much of.
    TooComplex(Said),
    /// The description of a folder of tiles makes no sense; holds what is wrong with it.
    Descriptor(String),
    /// A tile of such a folder is not there; holds its path.
    TileMissing(String),
    /// Decoding took longer than any picture may.
    TooSlow,
    /// The file was changed while it was read.
    Changed,
    /// A decoder failed in a way it should not.
    Crashed,
}

impl ImagingError {
    /// The operating system's words.
    #[expect(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
    pub fn unreadable(error: std::io::Error) -> ImagingError {
        if error.kind() == std::io::ErrorKind::UnexpectedEof {
            return ImagingError::Changed;
        }
        ImagingError::Unreadable(error.to_string())
    }

    /// Names the kind of failure, for a sentence in the curator's language.
    pub fn code(&self) -> &'static str {
        match self {
            ImagingError::Unreadable(_) => "picture-unreadable",
            ImagingError::OutsideFolder => "picture-outside-folder",
            ImagingError::FileTooLarge { .. } => "picture-file-too-large",
            ImagingError::UnknownFormat(_) => "picture-unknown-format",
            ImagingError::PictureTooLarge { .. } => "picture-too-large",
            ImagingError::CutOff(_) => "picture-cut-off",
            ImagingError::Damaged(..) => "picture-damaged",
            ImagingError::Unsupported(..) => "picture-unsupported",
            ImagingError::NoSize => "picture-no-size",
            ImagingError::TooComplex(_) => "picture-too-complex",
            ImagingError::NotStreamable { .. } => "picture-not-streamable",
            ImagingError::TooWide { .. } => "picture-too-wide",
            ImagingError::Descriptor(_) => "picture-descriptor",
            ImagingError::TileMissing(_) => "picture-tile-missing",
            ImagingError::TooSlow => "picture-too-slow",
            ImagingError::Changed => "picture-changed",
            ImagingError::Crashed => "picture-crashed",
        }
    }
}

impl fmt::Display for ImagingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImagingError::Unreadable(why) => write!(f, "the file cannot be read: {why}"),
            ImagingError::OutsideFolder => f.write_str("this is not a file inside the museum folder"),
            ImagingError::FileTooLarge { bytes, limit } => {
                write!(f, "the file has {} MiB; {} MiB is the most", bytes.div_ceil(1 << 20), limit >> 20)
            }
            ImagingError::UnknownFormat(None) => {
                f.write_str("this is not a picture the kiosk knows; save it as SVG, PNG, JPEG, TIFF or WebP")
            }
            ImagingError::UnknownFormat(Some(name)) => {
                write!(f, "the kiosk does not show {name} files; save it as SVG, PNG, JPEG, TIFF or WebP")
            }
            ImagingError::PictureTooLarge { size: [width, height] } => {
                let millions = MAX_ORIGINAL_PIXELS / 1_000_000;
                write!(
                    f,
                    "the picture has {width} × {height} pixels; {millions} million pixels is the most, scale it down"
                )
            }
            ImagingError::NotStreamable { size: [width, height], why, .. } => {
                let millions = MAX_PIXELS / 1_000_000;
                write!(f, "the picture has {width} × {height} pixels, and ")?;
                match &**why {
                    "progressive" => write!(
                        f,
                        "a progressive JPEG may have {millions} million; save it without “progressive”, as a baseline JPEG \
                         (jpegtran -copy all in.jpg > out.jpg)"
                    ),
                    "interlaced" => write!(
                        f,
                        "an interlaced PNG may have {millions} million; save it without interlacing \
                         (vips copy in.png out.png[interlace=false])"
                    ),
                    "strip" => f.write_str(
                        "its strips are too large to be read one by one; save it as a tiled TIFF \
                         (vips tiffsave in.tif out.tif --tile --compression jpeg)",
                    ),
                    _ => write!(
                        f,
                        "this format may have {millions} million; save it as a baseline JPEG or a tiled TIFF \
                         (vips jpegsave in out.jpg)"
                    ),
                }
            }
            ImagingError::TooWide { size: [width, height] } => {
                write!(
                    f,
                    "the picture is {width} × {height}; {MAX_ORIGINAL_SIDE} pixels a side is the most, and less for \
                     pictures in colour; scale it down or cut it in pieces"
                )
            }
            ImagingError::CutOff(format) => write!(f, "the end of the {format} file is missing; copy it again"),
            ImagingError::Damaged(format, why) => write!(f, "the {format} file is damaged ({why}); save it anew"),
            ImagingError::Unsupported(format, what) => {
                write!(f, "the kiosk does not show this kind of {format} ({what}); save it as an ordinary PNG")
            }
            ImagingError::NoSize => f.write_str("the drawing has no size; give it a viewBox"),
            ImagingError::TooComplex(what) => {
                write!(f, "the drawing is too complex ({what}); simplify it or save it as PNG")
            }
            ImagingError::Descriptor(why) => {
                write!(f, "the description of the tiles cannot be used ({why}); make the folder of tiles anew")
            }
            ImagingError::TileMissing(tile) => {
                write!(f, "the tile {tile} is missing; copy the whole folder again")
            }
            ImagingError::TooSlow => f.write_str("the picture takes too long to decode; save it anew as JPEG or PNG"),
            ImagingError::Changed => f.write_str("the file was changed while it was read; try again"),
            ImagingError::Crashed => f.write_str("the picture could not be decoded; save it anew as PNG"),
        }
    }
}

impl std::error::Error for ImagingError {}

/// Refuses files of more bytes than their format may have.
pub fn check_file_size(bytes: u64, format: Option<Format>) -> Result<(), ImagingError> {
    let limit = if format == Some(Format::Svg) { MAX_SVG_BYTES as u64 } else { MAX_FILE_BYTES };
    if bytes > limit { Err(ImagingError::FileTooLarge { bytes, limit }) } else { Ok(()) }
}
