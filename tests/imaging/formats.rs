//! Files as other programs write them; `files/README.md` says which.

use std::path::{Path, PathBuf};

use super::fixtures::*;
use super::{at, is_near, wanted};
use aigun::imaging::{Fit, Format, Hand, ImagingError, Made, Order, Pixels, Studio, probe, render};
use std::sync::Arc;

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imaging/files")
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The four quarters as grey, after Rec. 709, as both programs compute it.
const GREYS: [[u8; 4]; 4] = [[65, 65, 65, 255], [149, 149, 149, 255], [34, 34, 34, 255], [250, 250, 250, 255]];
const COLOURS: [[u8; 4]; 4] = [RED, GREEN, BLUE, WHITE];
const BILEVEL: [[u8; 4]; 4] = [[0, 0, 0, 255], [255; 4], [0, 0, 0, 255], [255; 4]];
/// The upper left quarter is half transparent.
const THROUGH: [[u8; 4]; 4] = [[115, 10, 10, 128], GREEN, BLUE, WHITE];

/// Two points in each quarter: near the outer corner, and near the middle of the picture.
fn points(width: u32, height: u32) -> [(usize, u32, u32); 8] {
    let (right, low) = (width - 1, height - 1);
    let (x, y) = (width / 2, height / 2);
    let inner = 3;
    [
        (0, 1, 1),
        (1, right - 1, 1),
        (2, 1, low - 1),
        (3, right - 1, low - 1),
        (0, x - 1 - inner, y - 1 - inner),
        (1, x + inner, y - 1 - inner),
        (2, x - 1 - inner, y + inner),
        (3, x + inner, y + inner),
    ]
}

/// What is wrong with the quarters, if anything is.
fn fault_of(pixels: &Pixels, expected: [[u8; 4]; 4]) -> Option<String> {
    let [width, height] = pixels.size;
    points(width, height).into_iter().find_map(|(quarter, x, y)| {
        let (seen, meant) = (at(pixels, x, y), expected[quarter]);
        (!is_near(seen, meant)).then(|| format!("{width} × {height} at {x}, {y}: {seen:?}, not {meant:?}"))
    })
}

fn fault_of_file(name: &str, format: Format, expected: [[u8; 4]; 4]) -> Option<String> {
    let bytes = file(name);
    match probe(&bytes) {
        Ok(seen) if (seen.format, seen.size) == (format, [64, 48]) => {}
        other => return Some(format!("{other:?}")),
    }
    [(64, 48), (32, 24)].into_iter().find_map(|(width, height)| {
        match render(&bytes, wanted(width, height, Fit::Contain)) {
            Ok(pixels) if pixels.size == [width, height] => fault_of(&pixels, expected),
            other => Some(format!("{other:?}")),
        }
    })
}

#[track_caller]
fn check(names: &[&str], format: Format, expected: [[u8; 4]; 4]) {
    let faults: Vec<String> =
        names.iter().filter_map(|name| Some(format!("{name}: {}", fault_of_file(name, format, expected)?))).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn tiff_in_every_compression() {
    let names = [
        "strips.tif",
        "strips-lzw.tif",
        "strips-lzw-predictor.tif",
        "strips-deflate.tif",
        "strips-packbits.tif",
        "strips-jpeg.tif",
        "rows.tif",
        "tiles.tif",
        "tiles-lzw.tif",
        "tiles-deflate.tif",
        "tiles-packbits.tif",
        "tiles-jpeg.tif",
        "tiles-jpeg-420.tif",
        "big.tif",
        "big-endian.tif",
        "planar.tif",
        "planar-tiles.tif",
        "lying.tif",
    ];
    check(&names, Format::Tiff, COLOURS);
}

#[test]
fn tiff_in_every_kind_of_samples() {
    check(&["rgb-16.tif", "rgb-16-big-endian.tif"], Format::Tiff, COLOURS);
    check(&["palette.tif", "palette-8.tif", "lab.tif"], Format::Tiff, COLOURS);
    check(&["cmyk.tif", "cmyk-16.tif", "cmyk-jpeg.tif", "cmyk-planar.tif"], Format::Tiff, COLOURS);
    check(&["extra.tif", "extra-planar.tif", "cmyk-extra.tif"], Format::Tiff, COLOURS);
    check(&["grey.tif", "grey-16.tif", "grey-white-is-zero.tif"], Format::Tiff, GREYS);
    check(
        &[
            "bilevel.tif",
            "bilevel-white-is-zero.tif",
            "fax-g4.tif",
            "fax-g4-lowest-first.tif",
            "bilevel-lowest-first.tif",
        ],
        Format::Tiff,
        BILEVEL,
    );
    check(&["rgba.tif", "rgba-premultiplied.tif"], Format::Tiff, THROUGH);
    check(&["grey-alpha.tif"], Format::Tiff, [[33, 33, 33, 128], GREYS[1], GREYS[2], GREYS[3]]);
}

#[test]
fn jpeg_as_programs_write_it() {
    check(&["baseline.jpg", "progressive.jpg", "restart-420.jpg", "rgb.jpg"], Format::Jpeg, COLOURS);
    check(&["cmyk.jpg", "cmyk-progressive.jpg"], Format::Jpeg, COLOURS);
    check(&["grey.jpg"], Format::Jpeg, GREYS);
}

#[test]
fn png_gif_and_webp_as_programs_write_them() {
    check(&["quarters.png", "interlaced.png", "rgb-16.png", "palette.png"], Format::Png, COLOURS);
    check(&["grey.png"], Format::Png, GREYS);
    check(&["alpha.png", "rgba-16-interlaced.png"], Format::Png, THROUGH);
    check(&["quarters.gif", "interlaced.gif", "animated.gif"], Format::Gif, COLOURS);
    check(&["corner.gif"], Format::Gif, [[0; 4], [0; 4], [0; 4], WHITE]);
    check(&["lossless.webp", "lossy.webp", "animated.webp"], Format::WebP, COLOURS);
    check(&["alpha.webp"], Format::WebP, THROUGH);
    check(&["lying.webp", "lying-head.webp"], Format::WebP, COLOURS);
}

#[test]
fn variants_that_are_not_shown_are_named() {
    for (name, what) in [("fax-g3.tif", "Fax"), ("float.tif", "RGB(32)"), ("arithmetic.jpg", "arithmetic")] {
        for error in [
            probe(&file(name)).and_then(|_| render(&file(name), wanted(8, 8, Fit::Contain)).map(|_| ())).unwrap_err(),
            render(&file(name), wanted(64, 48, Fit::Contain)).unwrap_err(),
        ] {
            let ImagingError::Unsupported(_, said) = &error else { panic!("{name}: {error:?}") };
            assert!(said.contains(what), "{name}: {said}");
        }
    }
}

/// The four quarters, each at its size of 640 × 480 and smaller.
fn is_whole_at_every_size(name: &str, draw: impl Fn(u32, u32) -> Result<Pixels, ImagingError>) {
    for scale in [1, 2, 3, 4, 5, 8, 20] {
        let (width, height) = (640 / scale, 480 / scale);
        let pixels = draw(width, height).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(pixels.size, [width, height], "{name}");
        assert_eq!(fault_of(&pixels, COLOURS), None, "{name}");
    }
}

#[test]
fn a_pyramid_of_pages_shows_the_page_of_the_right_size() {
    for name in ["pyramid.tif", "pyramid-subifd.tif"] {
        let bytes = file(name);
        is_whole_at_every_size(name, |width, height| render(&bytes, wanted(width, height, Fit::Contain)));
    }
    // Its second page is blue where the first is red: a small picture of it was drawn from that page alone.
    let bytes = file("pyramid-marked.tif");
    let seen = |width, height| at(&render(&bytes, wanted(width, height, Fit::Contain)).unwrap(), 2, 2);
    assert!(is_near(seen(640, 480), RED) && is_near(seen(330, 248), RED));
    assert!(is_near(seen(320, 240), BLUE) && is_near(seen(40, 30), BLUE));
}

#[test]
fn the_pages_of_a_book_are_no_pyramid() {
    for name in ["pages.tif", "pages-silent.tif"] {
        let bytes = file(name);
        for (width, height) in [(64, 48), (40, 30), (32, 24), (12, 9)] {
            let pixels = render(&bytes, wanted(width, height, Fit::Contain)).unwrap();
            assert!(is_near(at(&pixels, 1, 1), RED), "{name} at {width} × {height}");
        }
    }
}

/// Through the studio, as tiles are several files.
fn drawn(name: &str, width: u32, height: u32) -> Result<Pixels, ImagingError> {
    let mut hand = Hand::new(Arc::new(Studio::new(folder(), |_| None)));
    let made = hand.make(&Order::Picture { file: name.to_owned(), wanted: wanted(width, height, Fit::Contain) })?;
    let Made::Pixels(pixels) = made else { panic!("{made:?}") };
    Ok(pixels)
}

#[test]
fn folders_of_tiles_of_other_programs() {
    for name in ["zoom.dzi", "iiif2/info.json", "iiif3/info.json"] {
        is_whole_at_every_size(name, |width, height| drawn(name, width, height));
    }
    for (width, height) in [(64, 48), (32, 24)] {
        assert_eq!(fault_of(&drawn("zoom-alpha.dzi", width, height).unwrap(), THROUGH), None);
    }
}

#[test]
fn the_profile_of_the_inks_decides_how_they_look() {
    // Computed with LittleCMS from the same profile. In the file 255 is no ink.
    for (inks, expected) in [
        ([255, 255, 255, 255], [255, 255, 255, 255]),
        ([0, 255, 255, 255], [0, 211, 255, 255]),
        ([255, 0, 255, 255], [255, 112, 181, 255]),
        ([127, 255, 255, 255], [152, 234, 255, 255]),
    ] {
        let bytes = with_profile(&cmyk_jpeg(inks), &ink_profile());
        let pixels = render(&bytes, wanted(8, 8, Fit::Contain)).unwrap();
        assert!(is_near(at(&pixels, 4, 4), expected), "{inks:?}: {:?}, not {expected:?}", at(&pixels, 4, 4));
    }
}

#[test]
fn jpeg_xl_is_shown_where_it_was_asked_for() {
    for name in ["lossless.jxl", "lossy.jxl"] {
        if cfg!(feature = "jxl") {
            assert_eq!(fault_of_file(name, Format::JpegXl, COLOURS), None, "{name}");
        } else {
            assert_eq!(probe(&file(name)), Err(ImagingError::UnknownFormat(Some("JPEG XL".into()))), "{name}");
        }
    }
}
