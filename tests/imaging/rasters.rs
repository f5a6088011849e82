//! Photographs and scans.

use super::fixtures::*;
use super::{MIDDLE, at, is_near, shown, wanted};
use aigun::imaging::{Fit, Format, ImagingError, probe, render};
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageBuffer, ImageEncoder, ImageFormat, Luma, LumaA, Rgb, Rgba, RgbaImage};
use moxcms::ColorProfile;

const FORMATS: [(ImageFormat, Format); 3] =
    [(ImageFormat::Png, Format::Png), (ImageFormat::Jpeg, Format::Jpeg), (ImageFormat::WebP, Format::WebP)];

#[test]
fn every_format_is_shown_right_way_up() {
    for (format, known_as) in FORMATS {
        let bytes = encode(quarters(64, 48), format);
        let seen = probe(&bytes).unwrap();
        assert_eq!((seen.format, seen.size, seen.left_out), (known_as, [64, 48], vec![]));
        for (width, height) in [(64, 48), (32, 24), (128, 96)] {
            let pixels = shown(&bytes, width, height);
            for (x, y) in [(2, 2), (width - 3, 2), (2, height - 3), (width - 3, height - 3)] {
                let (seen, meant) = (at(&pixels, x, y), quarter(x, y, width, height));
                assert!(is_near(seen, meant), "{known_as} {width} × {height} at {x}, {y}: {seen:?}, not {meant:?}");
            }
        }
    }
}

#[test]
fn a_picture_at_its_own_size_keeps_every_pixel() {
    let picture = quarters(64, 48);
    let pixels = shown(&encode(picture.clone(), ImageFormat::Png), 64, 48);
    for (x, y, Rgb([red, green, blue])) in picture.enumerate_pixels() {
        assert_eq!(at(&pixels, x, y), [*red, *green, *blue, 255]);
    }
}

/// Stores a picture the way a camera held askew does. After the EXIF standard: at which edge of the upright picture the
/// first stored row lies, and at which the first stored column.
fn stored_askew(orientation: u8, width: u32, height: u32) -> Vec<u8> {
    let (first_row, first_column) = match orientation {
        1 => ("top", "left"),
        2 => ("top", "right"),
        3 => ("bottom", "right"),
        4 => ("bottom", "left"),
        5 => ("left", "top"),
        6 => ("right", "top"),
        7 => ("right", "bottom"),
        _ => ("left", "bottom"),
    };
    let swaps = orientation > 4;
    let (stored_width, stored_height) = if swaps { (height, width) } else { (width, height) };
    let picture = ImageBuffer::from_fn(stored_width, stored_height, |column, row| {
        let (mut x, mut y) = (0, 0);
        for (edge, steps) in [(first_row, row), (first_column, column)] {
            match edge {
                "left" => x = steps,
                "right" => x = width - 1 - steps,
                "top" => y = steps,
                _ => y = height - 1 - steps,
            }
        }
        let [red, green, blue, _] = quarter(x, y, width, height);
        Rgb([red, green, blue])
    });
    with_orientation(&encode(picture, ImageFormat::Jpeg), orientation, orientation.is_multiple_of(2))
}

#[test]
fn all_eight_orientations_are_turned_upright() {
    for orientation in 1..=8 {
        let bytes = stored_askew(orientation, 64, 48);
        assert_eq!(probe(&bytes).unwrap().size, [64, 48], "orientation {orientation}");
        let pixels = shown(&bytes, 32, 24);
        for (x, y) in [(3, 3), (28, 3), (3, 20), (28, 20)] {
            let (seen, meant) = (at(&pixels, x, y), quarter(x, y, 32, 24));
            assert!(is_near(seen, meant), "orientation {orientation} at {x}, {y}: {seen:?}, not {meant:?}");
        }
    }
}

#[test]
fn the_focus_point_is_that_of_the_upright_picture() {
    for orientation in 1..=8 {
        let bytes = stored_askew(orientation, 64, 48);
        for (focus, size, expected) in [
            ((0.0, 0.5), [8, 48], [RED, BLUE]),
            ((1.0, 0.5), [8, 48], [GREEN, WHITE]),
            ((0.5, 0.0), [64, 6], [RED, GREEN]),
            ((0.5, 1.0), [64, 6], [BLUE, WHITE]),
        ] {
            let [width, height] = size;
            let pixels = render(&bytes, wanted(width, height, Fit::Cover { focus })).unwrap();
            assert_eq!(pixels.size, size);
            let corners = [at(&pixels, 0, 0), at(&pixels, width - 1, height - 1)];
            for (seen, meant) in corners.into_iter().zip(expected) {
                assert!(is_near(seen, meant), "orientation {orientation}, focus {focus:?}: {seen:?}, not {meant:?}");
            }
        }
    }
}

#[test]
fn an_orientation_that_does_not_exist_is_ignored() {
    let bytes = with_orientation(&encode(quarters(64, 48), ImageFormat::Jpeg), 9, false);
    assert!(is_near(at(&shown(&bytes, 32, 24), 3, 3), RED));
}

#[test]
fn the_picture_covers_the_frame_and_no_more() {
    let bytes = encode(quarters(64, 48), ImageFormat::Png);
    for (width, height) in [(10, 40), (40, 10), (1, 1), (300, 7)] {
        assert_eq!(render(&bytes, wanted(width, height, MIDDLE)).unwrap().size, [width, height]);
    }
    assert_eq!(render(&bytes, wanted(30, 30, Fit::Contain)).unwrap().size, [30, 23]);
    assert_eq!(render(&bytes, wanted(0, 0, MIDDLE)).unwrap().size, [1, 1]);
}

#[test]
fn a_panorama_stays_below_what_the_graphics_card_takes() {
    let bytes = encode(quarters(20_000, 200), ImageFormat::Png);
    let mut ask = wanted(20_000, 200, Fit::Contain);
    ask.max_side = 2048;
    let pixels = render(&bytes, ask).unwrap();
    assert_eq!(pixels.size, [2048, 20]);
    assert!(is_near(at(&pixels, 1, 1), RED) && is_near(at(&pixels, 2046, 18), WHITE));
}

#[test]
fn grey_alpha_and_sixteen_bits_become_plain_pixels() {
    let cases: [(DynamicImage, [u8; 4]); 6] = [
        (ImageBuffer::from_pixel(9, 9, Luma([77_u8])).into(), [77, 77, 77, 255]),
        (ImageBuffer::from_pixel(9, 9, LumaA([200_u8, 128])).into(), [100, 100, 100, 128]),
        (ImageBuffer::from_pixel(9, 9, Rgba([200_u8, 100, 0, 128])).into(), [100, 50, 0, 128]),
        (ImageBuffer::from_pixel(9, 9, Luma([0x8080_u16])).into(), [128, 128, 128, 255]),
        (ImageBuffer::from_pixel(9, 9, Rgb([0xFFFF_u16, 0x8080, 0])).into(), [255, 128, 0, 255]),
        (ImageBuffer::from_pixel(9, 9, Rgba([0xFFFF_u16, 0x8080, 0, 0x8080])).into(), [128, 64, 0, 128]),
    ];
    for (picture, expected) in cases {
        let kind = picture.color();
        let bytes = encode(picture, ImageFormat::Png);
        for side in [9, 4, 20] {
            let seen = at(&shown(&bytes, side, side), side / 2, side / 2);
            assert!(seen.iter().zip(expected).all(|(a, b)| a.abs_diff(b) <= 1), "{kind:?}: {seen:?}, not {expected:?}");
        }
    }
}

#[test]
fn palettes_with_and_without_alpha() {
    let palette = (b"PLTE", vec![230, 20, 20, 20, 20, 220]);
    let rows = (b"IDAT", zlib(&[0, 0b0101_0000, 0, 0b0101_0000]));
    let opaque = shown(&png(4, 2, 1, 3, &[palette.clone(), rows.clone()]), 4, 2);
    assert_eq!([at(&opaque, 0, 0), at(&opaque, 1, 1)], [[230, 20, 20, 255], [20, 20, 220, 255]]);
    let half = shown(&png(4, 2, 1, 3, &[palette, (b"tRNS", vec![0]), rows]), 4, 2);
    assert_eq!([at(&half, 0, 0), at(&half, 1, 1)], [[0, 0, 0, 0], [20, 20, 220, 255]]);
}

#[test]
fn a_transparent_pixel_does_not_colour_its_neighbours() {
    // Bright green, but invisible, beside opaque red: halved in size, no green may be seen.
    let picture = RgbaImage::from_fn(40, 40, |x, _| Rgba(if x % 2 == 0 { [255, 0, 0, 255] } else { [0, 255, 0, 0] }));
    let pixels = shown(&encode(picture, ImageFormat::Png), 20, 20);
    for pixel in pixels.rgba.as_chunks::<4>().0 {
        assert_eq!(pixel[1], 0, "{pixel:?}");
        assert!(pixel[0] <= pixel[3], "{pixel:?} glows");
    }
}

#[test]
fn four_inks_become_three_colours() {
    for (inks, expected) in [
        ([255, 255, 255, 255], [255, 255, 255, 255]),
        ([255, 255, 255, 0], [0, 0, 0, 255]),
        ([0, 255, 255, 255], [0, 255, 255, 255]),
        ([255, 0, 0, 255], [255, 0, 0, 255]),
    ] {
        let bytes = cmyk_jpeg(inks);
        assert_eq!(probe(&bytes).unwrap().size, [8, 8]);
        let seen = at(&shown(&bytes, 8, 8), 4, 4);
        assert!(is_near(seen, expected), "{inks:?}: {seen:?}, not {expected:?}");
    }
}

#[test]
fn a_cut_file_is_refused_or_whole_but_never_half_grey() {
    for (format, known_as) in FORMATS {
        let bytes = encode(quarters(64, 48), format);
        let whole = shown(&bytes, 64, 48);
        let step = (bytes.len() / 200).max(1);
        for length in (0..bytes.len()).step_by(step).chain(bytes.len().saturating_sub(16)..bytes.len()) {
            match render(&bytes[..length], wanted(64, 48, Fit::Contain)) {
                Ok(pixels) => assert!(pixels == whole, "{known_as} cut to {length} of {} bytes", bytes.len()),
                Err(ImagingError::CutOff(format)) => assert_eq!(format, known_as),
                Err(ImagingError::UnknownFormat(_)) => assert!(length < 16, "{known_as} cut to {length}"),
                Err(other) => panic!("{known_as} cut to {length}: {other:?}"),
            }
            assert!(length > 16 || probe(&bytes[..length]).is_err());
        }
    }
}

/// A PNG of one colour with a colour profile.
fn with_profile(picture: impl Into<DynamicImage>, profile: &ColorProfile) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(profile.encode().unwrap()).unwrap();
    picture.into().write_with_encoder(encoder).unwrap();
    bytes
}

#[test]
fn colour_profiles_are_converted() {
    let p3 = ColorProfile::new_display_p3();
    let grey = ColorProfile::new_gray_with_gamma(1.8);
    let flat = |colour: [u8; 3]| ImageBuffer::from_pixel(8, 8, Rgb(colour));
    // Computed with the published matrices of both colour spaces.
    let cases = [
        (with_profile(flat([180, 100, 60]), &p3), [193, 95, 49, 255]),
        (with_profile(flat([128, 128, 128]), &p3), [128, 128, 128, 255]),
        (with_profile(ImageBuffer::from_pixel(8, 8, Luma([128_u8])), &grey), [146, 146, 146, 255]),
        (with_profile(ImageBuffer::from_pixel(8, 8, Rgba([180_u8, 100, 60, 128])), &p3), [97, 48, 25, 128]),
        // A profile of other colours than the picture's is ignored.
        (with_profile(ImageBuffer::from_pixel(8, 8, Luma([128_u8])), &p3), [128, 128, 128, 255]),
    ];
    for (bytes, expected) in cases {
        let seen = at(&shown(&bytes, 8, 8), 4, 4);
        assert!(seen.iter().zip(expected).all(|(a, b)| a.abs_diff(b) <= 2), "{seen:?}, not {expected:?}");
    }
}

#[test]
fn a_broken_colour_profile_is_ignored() {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(b"not a profile".repeat(20)).unwrap();
    DynamicImage::from(quarters(64, 48)).write_with_encoder(encoder).unwrap();
    assert!(is_near(at(&shown(&bytes, 32, 24), 3, 3), RED));
}
