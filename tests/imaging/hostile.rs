//! Files made to do harm, or damaged beyond use: each is refused, soon, and without a panic.

use super::fixtures::*;
use super::{MIDDLE, shown, wanted};
use aigun::imaging::{Fit, ImagingError, MAX_SVG_BYTES, icon, probe, render};
use image::ImageFormat;
use proptest::prelude::*;
use std::time::{Duration, Instant};

#[track_caller]
fn refused_as(bytes: &[u8], is_expected: impl Fn(&ImagingError) -> bool) {
    let start = Instant::now();
    let (seen, drawn) = (probe(bytes), render(bytes, wanted(928, 716, MIDDLE)));
    for error in [seen.unwrap_err(), drawn.unwrap_err()] {
        assert!(is_expected(&error), "{error:?}");
    }
    // Generous, for a busy machine and a build without optimisation; what they ask for would take minutes.
    assert!(start.elapsed() < Duration::from_secs(20), "took {:?}", start.elapsed());
}

#[test]
fn headers_that_claim_too_many_pixels() {
    let too_large = |error: &ImagingError| matches!(error, ImagingError::PictureTooLarge { .. });
    refused_as(&png(65_536, 65_536, 8, 6, &[(b"IDAT", zlib(&[0]))]), too_large);
    // Few enough to be read row by row, but not to be held as a whole.
    let held = |error: &ImagingError| matches!(error, ImagingError::NotStreamable { .. });
    let mut interlaced = png(10_001, 10_000, 8, 2, &[(b"IDAT", zlib(&[0]))]);
    set_interlaced(&mut interlaced);
    refused_as(&interlaced, held);

    let mut jpeg = encode(quarters(64, 48), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|marker| marker == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xFF; 4]);
    refused_as(&jpeg, too_large);

    let mut webp = b"RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0".to_vec();
    webp.extend([0xFF, 0x3F, 0, 0xFF, 0x3F, 0]);
    assert!(render(&webp, wanted(9, 9, MIDDLE)).is_err());
}

#[test]
fn a_row_that_alone_fills_the_memory() {
    let wide = png(90_000_000, 1, 8, 6, &[(b"IDAT", zlib(&[0]))]);
    assert!(render(&wide, wanted(9, 9, MIDDLE)).is_err());
}

#[test]
fn notes_that_unpack_to_hundreds_of_megabytes() {
    let mut profile = b"name\0\0".to_vec();
    profile.extend(zlib_bomb(300));
    let rows = (b"IDAT", zlib(&[0, 1, 2, 3]));
    let before = peak_memory();
    let bytes = png(1, 1, 8, 2, &[(b"iCCP", profile.clone()), (b"zTXt", profile), rows]);
    // The picture itself is fine: it may be shown or refused.
    let _ = render(&bytes, wanted(9, 9, MIDDLE));
    if let (Some(before), Some(after)) = (before, peak_memory()) {
        assert!(after - before < 200 << 10, "{} MiB", (after - before) >> 10);
    }
}

/// The most memory this process has held, in KiB, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}

#[test]
fn more_rows_than_the_header_says_are_left() {
    let long = png(2, 1, 8, 0, &[(b"IDAT", zlib_bomb(20))]);
    if let Ok(pixels) = render(&long, wanted(2, 1, Fit::Contain)) {
        assert_eq!(pixels.size, [2, 1]);
    }
}

fn too_complex(error: &ImagingError) -> bool {
    matches!(error, ImagingError::TooComplex(_))
}

fn refused(content: &str) {
    refused_as(&svg("viewBox='0 0 1000 1000'", content), too_complex);
}

#[test]
fn too_many_bytes_and_elements() {
    let mut large = svg("viewBox='0 0 8 8'", "");
    large.resize(MAX_SVG_BYTES + 1, b' ');
    refused_as(&large, |error| matches!(error, ImagingError::FileTooLarge { .. }));
    refused(&"<g/>".repeat(100_001));
    refused(&format!("{}{}", "<g>".repeat(2000), "</g>".repeat(2000)));
}

#[test]
fn layers_upon_layers() {
    let (open, close) = ("<g opacity='.9'>".repeat(900), "</g>".repeat(900));
    refused(&format!("{open}<rect width='999' height='999'/>{close}"));
    let clips: String = (1..300)
        .map(|n| {
            format!("<clipPath id='c{n}' clip-path='url(#c{})'><rect width='999' height='999'/></clipPath>", n - 1)
        })
        .collect();
    refused(&format!("{clips}<rect width='999' height='999' clip-path='url(#c299)'/>"));
    refused(
        "<pattern id='p' width='100000' height='100000' patternUnits='userSpaceOnUse'><path d='M0 0h9v9'/></pattern>
             <rect width='999' height='999' fill='url(#p)'/>",
    );
}

#[test]
fn things_made_of_things_made_of_things() {
    let copies = |count: usize, inner: &str| inner.repeat(count);
    let mut groups = "<g id='a0'><rect width='9' height='9'/></g>".to_owned();
    let mut patterns = "<pattern id='p0' width='9' height='9'><rect width='9' height='9'/></pattern>".to_owned();
    for n in 1..12 {
        let last = n - 1;
        groups += &format!("<g id='a{n}'>{}</g>", copies(10, &format!("<use href='#a{last}'/>")));
        let tile = format!("<rect width='9' height='9' fill='url(#p{last})'/>");
        patterns += &format!("<pattern id='p{n}' width='9' height='9'>{}</pattern>", copies(10, &tile));
    }
    refused(&groups);
    refused(&format!("{patterns}<rect width='99' height='99' fill='url(#p11)'/>"));

    let symbol = copies(1000, "<path d='M0 0h1v1'/>");
    let coast = copies(5000, "L1 2L3 4");
    let marker = format!("<marker id='m' markerWidth='9' markerHeight='9'>{symbol}</marker>");
    refused(&format!("{marker}<path marker-mid='url(#m)' stroke='red' d='M0 0{coast}'/>"));
    refused(&format!("{marker}<g style='marker-mid:url(\"#m\")'><path stroke='red' d='M0 0{coast}'/></g>"));
    refused(&format!("<style>path{{marker-mid:url(#m)}}</style>{marker}<path stroke='red' d='M0 0{coast}'/>"));
    let shapes = copies(2000, "<rect width='1' height='1' fill='url(#p)'/>");
    refused(&format!("<pattern id='p' width='1' height='1'>{symbol}</pattern>{shapes}"));
}

#[test]
fn what_refers_to_itself_is_drawn_without() {
    let content = "<g id='a'><use href='#a'/><rect width='8' height='8' fill='#010203'/></g>
                   <pattern id='p' width='8' height='8'><rect width='8' height='8' fill='url(#p)'/></pattern>";
    assert!(render(&svg("viewBox='0 0 8 8'", content), wanted(8, 8, MIDDLE)).is_ok());
}

#[test]
fn work_for_minutes() {
    let all = "<rect width='1000' height='1000' filter='url(#f)'/>";
    refused(&format!("<filter id='f'><feTurbulence baseFrequency='.05' numOctaves='1000'/></filter>{all}"));
    refused(&format!("<filter id='f'><feMorphology radius='400'/></filter>{all}"));
    let blurs = "<feGaussianBlur stdDeviation='9'/>".repeat(100);
    refused(&format!("<filter id='f' x='-9' y='-9' width='20' height='20'>{blurs}</filter>{all}"));
    refused(&"<rect width='1000' height='1000' fill-opacity='.5'/>".repeat(5_000));
    let zigzag: String = (0..60_000).map(|n| format!("L{} {}", n * 7919 % 1000, n % 2 * 1000)).collect();
    refused(&format!("<path d='M0 0{zigzag}'/>"));
    refused(&"<path stroke='red' stroke-dasharray='.002' d='M0 0L999 999'/>".repeat(100));
    let rules: String = (0..60_000).map(|n| format!(".c{n}{{fill:red}}")).collect();
    refused(&format!("<style>{rules}</style>{}", "<rect class='c1'/>".repeat(20_000)));
}

#[test]
fn entities_that_multiply() {
    let mut laughs = "<!ENTITY a0 'ha'>".to_owned();
    for n in 1..12 {
        laughs += &format!("<!ENTITY a{n} '{}'>", format!("&a{};", n - 1).repeat(10));
    }
    let laughs = format!("<!DOCTYPE svg [{laughs}]><svg xmlns='http://www.w3.org/2000/svg'><text>&a11;</text></svg>");
    assert!(render(laughs.as_bytes(), wanted(9, 9, MIDDLE)).is_err());
    let long = "x".repeat(6000);
    let text = "&a;".repeat(100_000);
    let long = format!(
        "<!DOCTYPE svg [<!ENTITY a '{long}'>]><svg xmlns='http://www.w3.org/2000/svg'><text>{text}</text></svg>"
    );
    refused_as(long.as_bytes(), too_complex);
}

/// A lossy WebP of red, green, blue and white quarters, 32 × 24, written by libwebp 1.5.
const LOSSY_WEBP: [u8; 146] = [
    0x52, 0x49, 0x46, 0x46, 0x8A, 0x00, 0x00, 0x00, 0x57, 0x45, 0x42, 0x50, 0x56, 0x50, 0x38, 0x20, 0x7E, 0x00, 0x00,
    0x00, 0x70, 0x06, 0x00, 0x9D, 0x01, 0x2A, 0x20, 0x00, 0x18, 0x00, 0x3E, 0x5D, 0x24, 0x8D, 0x45, 0xA3, 0xA2, 0x21,
    0x1B, 0xF4, 0x00, 0x38, 0x05, 0xC4, 0xB2, 0x00, 0x58, 0x8F, 0x6A, 0x90, 0x07, 0xE1, 0x07, 0xE2, 0x4C, 0xC0, 0x0F,
    0xE0, 0x1F, 0x90, 0x17, 0x7F, 0xF7, 0x60, 0x1F, 0xE0, 0x3F, 0x80, 0x76, 0xFF, 0x82, 0x72, 0xC3, 0x80, 0x68, 0xB6,
    0xE6, 0x92, 0x23, 0x00, 0x00, 0xFE, 0xF2, 0x94, 0xEB, 0xF8, 0xA2, 0x8F, 0xFF, 0x16, 0x3C, 0xE8, 0xA4, 0xF0, 0x1C,
    0x1C, 0x41, 0x8D, 0xD5, 0xCE, 0xBF, 0xFC, 0x09, 0xDB, 0x91, 0xAC, 0x5C, 0x07, 0xBB, 0x31, 0xEB, 0x98, 0xBC, 0xB8,
    0xDB, 0xFF, 0xEA, 0x0A, 0xE3, 0x45, 0x34, 0xF7, 0x79, 0x37, 0x8E, 0xED, 0x18, 0x08, 0xB5, 0xF6, 0xE6, 0x80, 0xA1,
    0x44, 0xC4, 0xE7, 0xD2, 0x39, 0x47, 0x90, 0x9F, 0xEA, 0xA6, 0x10, 0x00, 0x00,
];

#[test]
fn lossy_webp_whole_and_cut() {
    let whole = shown(&LOSSY_WEBP, 32, 24);
    for (x, y) in [(4, 4), (27, 4), (4, 19), (27, 19)] {
        let (seen, meant) = (super::at(&whole, x, y), quarter(x, y, 32, 24));
        assert!(super::is_near(seen, meant), "{seen:?}, not {meant:?}");
    }
    for length in 0..LOSSY_WEBP.len() {
        assert!(render(&LOSSY_WEBP[..length], wanted(32, 24, Fit::Contain)).is_err(), "cut to {length}");
    }
}

fn samples() -> Vec<Vec<u8>> {
    let picture = quarters(24, 18);
    vec![
        encode(picture.clone(), ImageFormat::Png),
        with_orientation(&encode(picture.clone(), ImageFormat::Jpeg), 6, true),
        encode(picture, ImageFormat::WebP),
        LOSSY_WEBP.to_vec(),
        cmyk_jpeg([9, 99, 199, 255]),
        png(4, 2, 1, 3, &[(b"PLTE", vec![1, 2, 3, 4, 5, 6]), (b"tRNS", vec![0]), (b"IDAT", zlib(&[0, 80, 0, 80]))]),
        svg(
            "viewBox='0 0 24 18' width='24'",
            "<style>.a{fill:url(#g)}</style><linearGradient id='g'><stop offset='.5' stop-color='red'/></linearGradient>
             <clipPath id='c'><circle r='9'/></clipPath><path class='a' clip-path='url(#c)' opacity='.5' stroke='blue'
             stroke-dasharray='1 2' d='M1 2L3 4C5 6 7 8 9 10Q1 2 3 4A5 6 7 0 1 8 9z'/><use href='#c' x='1' y='2'/>",
        ),
    ]
}

/// Whatever the bytes are: an answer, and one that keeps to what was asked.
fn survives(bytes: &[u8]) -> Result<(), TestCaseError> {
    let _ = icon(bytes, 16);
    for fit in [MIDDLE, Fit::Contain] {
        match render(bytes, wanted(20, 30, fit)) {
            Ok(pixels) => {
                prop_assert!(pixels.size[0] <= 20 && pixels.size[1] <= 30);
                prop_assert_eq!(pixels.rgba.len(), pixels.size[0] as usize * pixels.size[1] as usize * 4);
                prop_assert!(pixels.rgba.as_chunks::<4>().0.iter().all(|[r, g, b, a]| r <= a && g <= a && b <= a));
            }
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn random_bytes(start in 0..7_usize, keep in 0..40_usize, noise in prop::collection::vec(any::<u8>(), 0..400)) {
        let sample = &samples()[start];
        survives(&[&sample[..keep.min(sample.len())], &noise].concat())?;
    }

    #[test]
    fn damaged_files(which in 0..7_usize, hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = samples().swap_remove(which);
        for (place, byte) in hits {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        survives(&bytes)?;
    }
}
