//! Small files that ask for more memory or time than there is.

use image::ImageFormat;

use super::file;
use super::fixtures::*;

/// A TIFF of one page from its fields: tag, type, how many, value or place.
fn tiff(fields: &[(u16, u16, u32, u32)], next: u32) -> Vec<u8> {
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    bytes.extend((fields.len() as u16).to_le_bytes());
    for (tag, kind, count, value) in fields {
        bytes.extend(tag.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend(next.to_le_bytes());
    bytes
}

fn tiff_of(width: u32, height: u32, rows_per_strip: u32, strips: u32, next: u32) -> Vec<u8> {
    let fields = [
        (256, 4, 1, width),
        (257, 4, 1, height),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, strips, 8),
        (277, 3, 1, 1),
        (278, 4, 1, rows_per_strip),
        (279, 4, strips, 64),
    ];
    tiff(&fields, next)
}

fn jpeg_claiming(width: u16, height: u16) -> Vec<u8> {
    let mut jpeg = encode(quarters(64, 48), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|marker| marker == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    jpeg[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    jpeg
}

/// A progressive JPEG in which the last scan comes again and again.
fn jpeg_of_scans(times: usize, width: u16, height: u16) -> Vec<u8> {
    let jpeg = file("progressive.jpg");
    let scan = jpeg.windows(2).rposition(|marker| marker == [0xFF, 0xDA]).unwrap();
    let end = jpeg.len() - 2;
    let mut bytes = [&jpeg[..scan], &jpeg[scan..end].repeat(times), &jpeg[end..]].concat();
    let frame = bytes.windows(2).position(|marker| marker == [0xFF, 0xC2]).unwrap();
    bytes[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

fn gif_claiming(side: u16) -> Vec<u8> {
    let [low, high] = side.to_le_bytes();
    let size = [low, high, low, high];
    let frame = [&b",\0\0\0\0"[..], &size, &[0, 2, 2, 0x44, 1, 0, b';']].concat();
    [&b"GIF89a"[..], &size, &[0x80, 0, 0, 9, 9, 9, 99, 99, 99], &frame].concat()
}

/// Name, contents, and whether it may be shown.
pub fn all() -> Vec<(&'static str, Vec<u8>, bool)> {
    let row = || (b"IDAT", zlib(&[0, 1, 2, 3]));
    let unpacks = |megabytes: usize| [b"name\0\0".to_vec(), zlib_bomb(megabytes)].concat();
    let mut bmp = b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec();
    bmp.extend(3_000_000_u32.to_le_bytes());
    bmp.extend(2_000_000_u32.to_le_bytes());
    bmp.extend(b"\x01\0\x18\0\0\0\0\0");
    bmp.resize(60, 0);
    let long_notes = [b"Exif\0\0II*\0\x08\0\0\0\xFF\xFF".to_vec(), vec![0x12; 60_000]].concat();
    let notes = [&[0xFF, 0xE1][..], &(long_notes.len() as u16 + 2).to_be_bytes(), &long_notes].concat();
    let mut webp = b"RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0".to_vec();
    webp.extend([0xFF, 0x3F, 0, 0xFF, 0x3F, 0]);
    let jpeg = encode(quarters(64, 48), ImageFormat::Jpeg);
    let all = "<rect width='1000' height='1000' filter='url(#f)'/>";
    let blurs = "<feGaussianBlur stdDeviation='90'/>".repeat(60);
    let blur = format!("<filter id='f' x='-9' y='-9' width='20' height='20'>{blurs}</filter>{}", all.repeat(20));
    let mut patterns = "<pattern id='p0' width='2' height='2'><rect width='9' height='9'/></pattern>".to_owned();
    for n in 1..9 {
        let inner = format!("<rect width='99' height='99' fill='url(#p{})'/>", n - 1);
        patterns += &format!("<pattern id='p{n}' width='3' height='3'>{}</pattern>", inner.repeat(8));
    }
    vec![
        ("65535.gif", gif_claiming(u16::MAX), false),
        ("9999.gif", gif_claiming(9_999), false),
        ("65536.png", png(65_536, 65_536, 8, 6, &[row()]), false),
        ("37000.png", png(37_000, 37_000, 8, 6, &[row()]), false),
        ("zeros.png", png(4_000, 4_000, 8, 0, &[(b"IDAT", zlib_bomb(16))]), true),
        ("wide.png", png(200_000, 7_000, 16, 6, &[row()]), false),
        ("long.png", png(2, 1, 8, 0, &[(b"IDAT", zlib_bomb(300))]), true),
        ("huge.bmp", bmp, false),
        ("huge.tif", tiff_of(3_000_000, 2_000_000, 1, 1, 0), false),
        ("most.tif", tiff_of(u32::MAX, u32::MAX, u32::MAX, u32::MAX, 0), false),
        ("flat.tif", tiff_of(150_000, 9_000, 9_000, 1, 0), false),
        ("strips.tif", tiff_of(1_000, 1_000_000, 1, 1_000_000, 0), false),
        ("strips-far.tif", tiff_of(1_000, 100_000, 1, 100_000_000, 0), false),
        ("loop.tif", tiff_of(8, 6, 6, 1, 8), true),
        ("nowhere.tif", tiff_of(8, 6, 6, 1, 0xFFFF_FFF0), true),
        ("empty.tif", tiff(&[], 8), false),
        ("65500.jpg", jpeg_claiming(65_500, 65_500), false),
        ("30000.jpg", jpeg_claiming(30_000, 30_000), false),
        ("scans.jpg", jpeg_of_scans(20_000, 64, 48), true),
        ("scans-large.jpg", jpeg_of_scans(20_000, 9_000, 9_000), false),
        ("notes.jpg", [&jpeg[..2], &notes.repeat(400), &jpeg[2..]].concat(), false),
        ("profile.png", png(1, 1, 8, 2, &[(b"iCCP", unpacks(400)), row()]), true),
        ("text.png", png(1, 1, 8, 2, &[(b"zTXt", unpacks(400)), row()]), true),
        ("notes.png", png(1, 1, 8, 2, &[(b"eXIf", vec![b'I'; 30 << 20]), row()]), true),
        ("huge.webp", webp, false),
        ("blur.svg", svg("viewBox='0 0 1000 1000'", &blur), false),
        (
            "patterns.svg",
            svg("viewBox='0 0 1000 1000'", &format!("{patterns}<rect width='999' height='999' fill='url(#p8)'/>")),
            false,
        ),
        ("zero", Vec::new(), false),
    ]
}
