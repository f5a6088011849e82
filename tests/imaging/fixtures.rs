//! Picture files made by hand, where no encoder makes the kind that is wanted.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

pub const RED: [u8; 4] = [230, 20, 20, 255];
pub const GREEN: [u8; 4] = [20, 200, 20, 255];
pub const BLUE: [u8; 4] = [20, 20, 220, 255];
pub const WHITE: [u8; 4] = [250, 250, 250, 255];

/// Red at the top left, green at the top right, blue at the bottom left, white at the bottom right.
pub fn quarter(x: u32, y: u32, width: u32, height: u32) -> [u8; 4] {
    match (x < width / 2, y < height / 2) {
        (true, true) => RED,
        (false, true) => GREEN,
        (true, false) => BLUE,
        (false, false) => WHITE,
    }
}

pub fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let [red, green, blue, _] = quarter(x, y, width, height);
        Rgb([red, green, blue])
    })
}

pub fn encode(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let picture = picture.into();
    let mut bytes = Cursor::new(Vec::new());
    match format {
        ImageFormat::Jpeg => picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 95)),
        ImageFormat::WebP => picture.write_with_encoder(WebPEncoder::new_lossless(&mut bytes)),
        format => picture.write_to(&mut bytes, format),
    }
    .unwrap();
    bytes.into_inner()
}

/// Puts an EXIF segment with nothing but the orientation behind the start of a JPEG.
pub fn with_orientation(jpeg: &[u8], orientation: u8, big_endian: bool) -> Vec<u8> {
    let mut exif = b"Exif\0\0".to_vec();
    if big_endian {
        exif.extend(b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
        exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    } else {
        exif.extend(b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0");
        exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    }
    let length = (exif.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length, &exif, &jpeg[2..]].concat()
}

/// A PNG of the given chunks between header and end.
pub fn png(width: u32, height: u32, depth: u8, colour: u8, chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend([depth, colour, 0, 0, 0]);
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut push = |name: &[u8; 4], content: &[u8]| {
        let named = [name, content].concat();
        bytes.extend((content.len() as u32).to_be_bytes());
        bytes.extend(&named);
        bytes.extend(crc32(&named).to_be_bytes());
    };
    push(b"IHDR", &header);
    for (name, content) in chunks {
        push(name, content);
    }
    push(b"IEND", &[]);
    bytes
}

/// Makes the header say that the rows come in seven passes.
pub fn set_interlaced(png: &mut [u8]) {
    // After the signature stand the length, the name and thirteen bytes of the header, then its checksum.
    png[28] = 1;
    let sum = crc32(&png[12..29]).to_be_bytes();
    png[29..33].copy_from_slice(&sum);
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 })
    })
}

/// A zlib stream without compression.
pub fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let mut blocks = bytes.chunks(0xFFFF).peekable();
    while let Some(block) = blocks.next() {
        let length = block.len() as u16;
        stream.push(u8::from(blocks.peek().is_none()));
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(block);
    }
    let (a, b) = bytes.iter().fold((1, 0), |(a, b): (u32, u32), &byte| {
        let a = (a + u32::from(byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    stream.extend(((b << 16) | a).to_be_bytes());
    stream
}

/// A zlib stream that unpacks to `megabytes` of zeros and is a two-hundredth of that.
pub fn zlib_bomb(megabytes: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    // One final block with the fixed codes: a zero byte, then again and again "258 bytes, from one byte back".
    bits.push(0b1, 1);
    bits.push(0b01, 2);
    bits.push(0b0000_1100, 8);
    for _ in 0..(megabytes << 20) / 258 {
        bits.push(0b1010_0011, 8);
        bits.push(0, 5);
    }
    bits.push(0, 7);
    let total = 1 + ((megabytes << 20) / 258) * 258;
    let checksum = ((total % 65_521) as u32) << 16 | 1;
    [vec![0x78, 0x01], bits.finish(), checksum.to_be_bytes().to_vec()].concat()
}

/// Bits, filled into bytes from the lowest.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    pending: u32,
    count: u32,
}

impl Bits {
    fn push(&mut self, value: u32, count: u32) {
        self.pending |= value << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.pending as u8);
            self.pending >>= 8;
            self.count -= 8;
        }
    }

    fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.bytes.push(self.pending as u8);
        }
        self.bytes
    }
}

/// An 8 × 8 JPEG of one colour with four inks, as Photoshop writes it: inverted, so that 255 means no ink.
pub fn cmyk_jpeg(inks: [u8; 4]) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8];
    let mut push = |marker: u8, content: &[u8]| {
        bytes.extend([0xFF, marker]);
        bytes.extend((content.len() as u16 + 2).to_be_bytes());
        bytes.extend(content);
    };
    push(0xEE, b"Adobe\0\x64\0\0\0\0\0");
    // Quantised by eight: the first coefficient is then the difference to the middle, 128.
    push(0xDB, &[&[0][..], &[8; 64]].concat());
    push(0xC0, &[8, 0, 8, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]);
    // Coefficients of 0 to 8 bits, each with a code of four bits; and the one code "nothing else in this block", a zero.
    push(0xC4, &[0x00, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8]);
    push(0xC4, &[0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    push(0xDA, &[4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]);
    let mut code = String::new();
    for ink in inks {
        let value = i32::from(ink) - 128;
        let length = 32 - value.unsigned_abs().leading_zeros() as usize;
        code += &format!("{length:04b}");
        if length > 0 {
            let value = if value < 0 { value + (1 << length) - 1 } else { value };
            code += &format!("{value:0length$b}");
        }
        code += "0";
    }
    while !code.len().is_multiple_of(8) {
        code += "1";
    }
    for start in (0..code.len()).step_by(8) {
        let byte = u8::from_str_radix(&code[start..start + 8], 2).unwrap();
        bytes.push(byte);
        if byte == 0xFF {
            bytes.push(0);
        }
    }
    bytes.extend([0xFF, 0xD9]);
    bytes
}

pub fn svg(attributes: &str, content: &str) -> Vec<u8> {
    format!("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' {attributes}>{content}</svg>")
        .into_bytes()
}

/// Puts a colour profile behind the start of a JPEG.
pub fn with_profile(jpeg: &[u8], profile: &[u8]) -> Vec<u8> {
    let segment = [b"ICC_PROFILE\0\x01\x01", profile].concat();
    let length = (segment.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE2], &length, &segment, &jpeg[2..]].concat()
}

/// A colour profile of four inks that do not look as their names say: a table of the sixteen ways to print all or nothing
/// of each, in L*a*b*.
pub fn ink_profile() -> Vec<u8> {
    let mut table = b"mft1\0\0\0\0\x04\x03\x02\0".to_vec();
    for value in [1_i32, 0, 0, 0, 1, 0, 0, 0, 1] {
        table.extend((value << 16).to_be_bytes());
    }
    let straight: Vec<u8> = (0..=255).collect();
    table.extend(straight.repeat(4));
    for inks in 0..16_u8 {
        let [cyan, magenta, yellow, black] = [8, 4, 2, 1].map(|bit| i32::from(inks & bit > 0));
        let lab = if black == 1 {
            [26, 128, 128]
        } else {
            let lightness = (255 - 60 * cyan - 70 * magenta - 10 * yellow).max(40);
            [lightness, 128 - 40 * cyan + 70 * magenta - 5 * yellow, 128 - 45 * cyan + 80 * yellow]
        };
        table.extend(lab.map(|value| value as u8));
    }
    table.extend(straight.repeat(3));
    let mut profile = (128 + 16 + table.len() as u32).to_be_bytes().to_vec();
    profile.extend(b"\0\0\0\0\x02\x40\0\0prtrCMYKLab ");
    profile.extend([0; 12]);
    profile.extend(b"acsp");
    profile.extend([0; 28]);
    // The paper's light.
    for value in [63_190_u32, 65_536, 54_061] {
        profile.extend(value.to_be_bytes());
    }
    profile.resize(128, 0);
    profile.extend(b"\0\0\0\x01A2B0\0\0\0\x90");
    profile.extend((table.len() as u32).to_be_bytes());
    profile.extend(table);
    profile
}
