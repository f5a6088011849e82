//! What kind of picture a file is, by its content: names of files lie. And whether all of it is there.

use std::fmt;
use std::io::{BufRead, Seek, SeekFrom};

use serde::{Deserialize, Serialize};

use super::ImagingError;

/// The formats the kiosk shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    Svg,
    Png,
    Jpeg,
    Tiff,
    WebP,
    Gif,
    /// With the feature `jxl` only.
    JpegXl,
}

impl Format {
    /// The usual endings of file names, the first being the one to recommend.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Format::Svg => &["svg"],
            Format::Png => &["png"],
            Format::Jpeg => &["jpg", "jpeg"],
            Format::Tiff => &["tif", "tiff"],
            Format::WebP => &["webp"],
            Format::JpegXl => &["jxl"],
            Format::Gif => &["gif"],
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::Svg => "SVG",
            Format::Png => "PNG",
            Format::Jpeg => "JPEG",
            Format::Tiff => "TIFF",
            Format::WebP => "WebP",
            Format::JpegXl => "JPEG XL",
            Format::Gif => "GIF",
        })
    }
}

/// The format of a file, by its first bytes.
pub fn recognise(head: &[u8]) -> Result<Format, ImagingError> {
    sniff(head).ok_or_else(|| ImagingError::UnknownFormat(known_stranger(head).map(Into::into)))
}

/// JPEG files up to this size are walked through to their end; of larger ones the end is looked at.
const WALKED: u64 = 32 << 20;

/// Refuses a file whose end is missing. Decoders are forgiving: they hand out what there is, and the rest is grey.
///
/// Drawings, TIFF and GIF files without their end are refused when they are read.
pub fn check_whole<S: BufRead + Seek + ?Sized>(stream: &mut S, len: u64, format: Format) -> Result<(), ImagingError> {
    let is_whole = match format {
        Format::Svg | Format::Tiff | Format::Gif | Format::JpegXl => Some(true),
        Format::Png => find_png_end(stream),
        Format::Jpeg if len <= WALKED => {
            let mut bytes = Vec::new();
            stream.read_to_end(&mut bytes).map_err(ImagingError::unreadable)?;
            find_jpeg_end(&bytes)
        }
        Format::Jpeg => has_jpeg_end(stream),
        Format::WebP => {
            let mut head = [0; 8];
            let read = stream.read_exact(&mut head).ok();
            read.map(|()| len >= u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]])) + 8)
        }
    };
    if is_whole == Some(true) { Ok(()) } else { Err(ImagingError::CutOff(format)) }
}

/// Walks from chunk to chunk: length, name, that many bytes, checksum.
fn find_png_end<S: BufRead + Seek + ?Sized>(stream: &mut S) -> Option<bool> {
    stream.seek(SeekFrom::Start(8)).ok()?;
    loop {
        let mut head = [0; 8];
        stream.read_exact(&mut head).ok()?;
        if head[4..] == *b"IEND" {
            // Its checksum.
            return stream.read_exact(&mut [0; 4]).ok().map(|()| true);
        }
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
        stream.seek_relative(i64::from(length) + 4).ok()?;
    }
}

/// Whether the end marker stands in the last bytes; some programs write a few bytes after it.
fn has_jpeg_end<S: BufRead + Seek + ?Sized>(stream: &mut S) -> Option<bool> {
    stream.seek(SeekFrom::End(-(64 << 10))).ok()?;
    let mut tail = Vec::new();
    stream.read_to_end(&mut tail).ok()?;
    Some(tail.windows(2).any(|marker| marker == [0xFF, 0xD9]))
}

/// Walks from segment to segment. Picture data follows some of them without a length; within it 0xFF means a marker only
/// if no zero, no second 0xFF and no restart marker follows.
fn find_jpeg_end(bytes: &[u8]) -> Option<bool> {
    let mut rest = bytes.get(2..)?;
    loop {
        let found = rest.iter().position(|&byte| byte == 0xFF)?;
        rest = &rest[found + 1..];
        match rest.first()? {
            0xD9 => return Some(true),
            // A second 0xFF may itself begin a marker.
            0xFF => {}
            0x00 | 0x01 | 0xD0..=0xD7 => rest = &rest[1..],
            _ => {
                let length = u16::from_be_bytes(*rest[1..].first_chunk()?);
                rest = rest.get(1 + usize::from(length)..)?;
            }
        }
    }
}

fn sniff(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(Format::Png)
    } else if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        Some(Format::Jpeg)
    } else if matches!(bytes, [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..]) {
        Some(Format::Tiff)
    } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        Some(Format::Gif)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(Format::WebP)
    } else if cfg!(feature = "jxl") && is_jpeg_xl(bytes) {
        Some(Format::JpegXl)
    } else {
        looks_like_svg(bytes).then_some(Format::Svg)
    }
}

/// A bare codestream, or one in a container.
fn is_jpeg_xl(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\x0A") || bytes.starts_with(b"\0\0\0\x0CJXL \r\n\x87\n")
}

/// XML comments, a licence text or a DOCTYPE may stand before the element, so the first kilobytes are searched.
fn looks_like_svg(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let head = &bytes[..bytes.len().min(16 << 10)];
    let is_markup = head.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<');
    is_markup && head.windows(4).any(|window| window == b"<svg" || window == b":svg")
}

/// Formats curators are likely to try, named so that the message can say which one it is.
fn known_stranger(bytes: &[u8]) -> Option<&'static str> {
    let brand = bytes.get(4..12).unwrap_or_default();
    match bytes {
        [0x1F, 0x8B, ..] => Some("compressed SVG (svgz)"),
        [b'B', b'M', ..] => Some("BMP"),
        [b'8', b'B', b'P', b'S', ..] => Some("Photoshop"),
        [b'%', b'P', b'D', b'F', ..] => Some("PDF"),
        [b'%', b'!', b'P', b'S', ..] => Some("PostScript"),
        [0xFF, 0x4F, 0xFF, 0x51, ..] | [0, 0, 0, 12, b'j', b'P', b' ', b' ', ..] => Some("JPEG 2000"),
        [0xFF, 0x0A, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => Some("JPEG XL"),
        _ if brand == b"ftypheic" || brand == b"ftypheix" || brand == b"ftypmif1" => Some("HEIC"),
        _ if is_jpeg_xl(bytes) => Some("JPEG XL"),
        _ if brand == b"ftypavif" => Some("AVIF"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        for (bytes, format) in [
            (&b"\x89PNG\r\n\x1a\n rest"[..], Format::Png),
            (b"\xFF\xD8\xFF\xE0 rest", Format::Jpeg),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Format::WebP),
            (b"II*\0 rest", Format::Tiff),
            (b"MM\0+ rest", Format::Tiff),
            (b"GIF89a rest", Format::Gif),
            (b"<svg/>", Format::Svg),
            (b"\xEF\xBB\xBF \n<?xml version='1.0'?><!-- note --><svg:svg xmlns:svg=''/>", Format::Svg),
        ] {
            assert_eq!(recognise(bytes), Ok(format));
        }
    }

    #[test]
    fn strangers_are_named() {
        for (bytes, name) in [
            (&b"BM\0\0\0\0"[..], Some("BMP")),
            (b"\0\0\0\x18ftypheic\0\0\0\0", Some("HEIC")),
            (b"\0\0\0\x0CjP  \r\n\x87\n", Some("JPEG 2000")),
            (b"\0\0\0\x0CJXL \r\n\x87\n", Some("JPEG XL")),
            (b"%!PS-Adobe-3.0", Some("PostScript")),
            (b"\x1F\x8B\x08", Some("compressed SVG (svgz)")),
            (b"<html></html>", None),
            (b"a note about <svg>", None),
            (b"", None),
        ] {
            assert_eq!(recognise(bytes), Err(ImagingError::UnknownFormat(name.map(Into::into))));
        }
    }
}
