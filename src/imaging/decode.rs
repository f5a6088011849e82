//! What kind of picture a file is, by its content: names of files lie. And whether all of it is there.

use std::fmt;

use super::ImagingError;
use super::error::check_file_size;

/// The formats the kiosk shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    Svg,
    Png,
    Jpeg,
    WebP,
}

impl Format {
    /// The usual endings of file names, the first being the one to recommend.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Format::Svg => &["svg"],
            Format::Png => &["png"],
            Format::Jpeg => &["jpg", "jpeg"],
            Format::WebP => &["webp"],
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::Svg => "SVG",
            Format::Png => "PNG",
            Format::Jpeg => "JPEG",
            Format::WebP => "WebP",
        })
    }
}

/// The format of a file that is not larger than that format allows.
pub fn recognise(bytes: &[u8]) -> Result<Format, ImagingError> {
    let format = sniff(bytes);
    check_file_size(bytes.len() as u64, format)?;
    format.ok_or_else(|| ImagingError::UnknownFormat(known_stranger(bytes)))
}

/// Refuses a file whose end is missing. Decoders are forgiving: they hand out what there is, and the rest is grey.
///
/// A drawing without its end is refused when it is read.
pub fn check_whole(bytes: &[u8], format: Format) -> Result<(), ImagingError> {
    let is_whole = match format {
        Format::Svg => Some(true),
        Format::Png => find_png_end(bytes),
        Format::Jpeg => find_jpeg_end(bytes),
        Format::WebP => bytes.get(4..).and_then(|rest| rest.first_chunk()).map(|length| {
            let length = u32::from_le_bytes(*length) as usize;
            bytes.len() >= length.saturating_add(8)
        }),
    };
    if is_whole == Some(true) { Ok(()) } else { Err(ImagingError::CutOff(format)) }
}

/// Walks from chunk to chunk: length, name, that many bytes, checksum.
fn find_png_end(bytes: &[u8]) -> Option<bool> {
    let mut rest = bytes.get(8..)?;
    loop {
        let length = u32::from_be_bytes(*rest.first_chunk()?) as usize;
        let chunk = rest.get(..length.checked_add(12)?)?;
        if chunk.get(4..8) == Some(b"IEND") {
            return Some(true);
        }
        rest = &rest[chunk.len()..];
    }
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
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(Format::WebP)
    } else {
        looks_like_svg(bytes).then_some(Format::Svg)
    }
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
        [b'G', b'I', b'F', b'8', ..] => Some("GIF"),
        [b'B', b'M', ..] => Some("BMP"),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some("TIFF"),
        [b'8', b'B', b'P', b'S', ..] => Some("Photoshop"),
        [b'%', b'P', b'D', b'F', ..] => Some("PDF"),
        _ if brand == b"ftypheic" || brand == b"ftypheix" || brand == b"ftypmif1" => Some("HEIC"),
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
            (b"<svg/>", Format::Svg),
            (b"\xEF\xBB\xBF \n<?xml version='1.0'?><!-- note --><svg:svg xmlns:svg=''/>", Format::Svg),
        ] {
            assert_eq!(recognise(bytes), Ok(format));
        }
    }

    #[test]
    fn strangers_are_named() {
        for (bytes, name) in [
            (&b"GIF89a"[..], Some("GIF")),
            (b"BM\0\0\0\0", Some("BMP")),
            (b"\0\0\0\x18ftypheic\0\0\0\0", Some("HEIC")),
            (b"\x1F\x8B\x08", Some("compressed SVG (svgz)")),
            (b"<html></html>", None),
            (b"a note about <svg>", None),
            (b"", None),
        ] {
            assert_eq!(recognise(bytes), Err(ImagingError::UnknownFormat(name)));
        }
    }
}
