//! Why a picture cannot be shown, said so that a curator can mend it.

use std::fmt;

use super::{Format, MAX_FILE_BYTES, MAX_PIXELS, MAX_SVG_BYTES};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImagingError {
    /// The file cannot be read; holds the operating system's words.
    Unreadable(String),
    /// The name leads out of the museum folder, or not to an ordinary file.
    OutsideFolder,
    /// More bytes than [`MAX_FILE_BYTES`], or [`MAX_SVG_BYTES`] for a drawing.
    FileTooLarge { bytes: u64, limit: u64 },
    /// Not one of the formats of [`Format`]; holds the name of the one it seems to be.
    UnknownFormat(Option<&'static str>),
    /// More pixels than [`MAX_PIXELS`], or more working memory than is allowed for one picture.
    PictureTooLarge { size: [u32; 2] },
    /// The end of the file is missing.
    CutOff(Format),
    /// The contents are not what the format asks for; holds the decoder's words.
    Damaged(Format, String),
    /// A variant of the format that the kiosk cannot show; holds its name.
    Unsupported(Format, String),
    /// A drawing without width, height and viewBox, or with a size of zero.
    NoSize,
    /// A drawing that would take too long or too much memory to draw; holds what there is too much of.
    TooComplex(&'static str),
    /// A decoder failed in a way it should not.
    Crashed,
}

impl ImagingError {
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
                f.write_str("this is not a picture the kiosk knows; save it as SVG, PNG, JPEG or WebP")
            }
            ImagingError::UnknownFormat(Some(name)) => {
                write!(f, "the kiosk does not show {name} files; save it as SVG, PNG, JPEG or WebP")
            }
            ImagingError::PictureTooLarge { size: [width, height] } => {
                let millions = MAX_PIXELS / 1_000_000;
                write!(
                    f,
                    "the picture has {width} × {height} pixels; {millions} million pixels is the most, scale it down"
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
