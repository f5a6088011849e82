//! SVG.

use super::fixtures::*;
use super::{MIDDLE, at, shown, wanted};
use aigun::imaging::{Fit, Format, ImagingError, icon, probe, render};
use image::ImageFormat;
use std::fs;
use std::path::Path;

const CLEAR: [u8; 4] = [0, 0, 0, 0];

fn quarters_svg(attributes: &str) -> Vec<u8> {
    let rect = |x, y, [red, green, blue, _]: [u8; 4]| {
        format!("<rect x='{x}' y='{y}' width='32' height='24' fill='rgb({red},{green},{blue})'/>")
    };
    svg(attributes, &[rect(0, 0, RED), rect(32, 0, GREEN), rect(0, 24, BLUE), rect(32, 24, WHITE)].concat())
}

#[test]
fn a_drawing_is_sharp_at_any_size() {
    let bytes = quarters_svg("viewBox='0 0 64 48'");
    let seen = probe(&bytes).unwrap();
    assert_eq!((seen.format, seen.size, seen.left_out), (Format::Svg, [64, 48], vec![]));
    for (width, height) in [(16, 12), (64, 48), (1024, 768)] {
        let pixels = shown(&bytes, width, height);
        for (x, y) in
            [(0, 0), (width / 2 - 1, height / 2 - 1), (width / 2, 0), (0, height / 2), (width / 2, height / 2)]
        {
            assert_eq!(at(&pixels, x, y), quarter(x, y, width, height), "{width} × {height} at {x}, {y}");
        }
    }
}

#[test]
fn the_crop_is_drawn_around_the_focus() {
    let bytes = quarters_svg("viewBox='0 0 64 48'");
    for (focus, size, expected) in [
        ((0.0, 0.5), [100, 600], [RED, BLUE]),
        ((1.0, 0.5), [100, 600], [GREEN, WHITE]),
        ((0.5, 0.0), [640, 60], [RED, GREEN]),
        ((0.5, 1.0), [640, 60], [BLUE, WHITE]),
    ] {
        let pixels = render(&bytes, wanted(size[0], size[1], Fit::Cover { focus })).unwrap();
        assert_eq!(pixels.size, size);
        assert_eq!([at(&pixels, 0, 0), at(&pixels, size[0] - 1, size[1] - 1)], expected, "{focus:?}");
    }
}

#[test]
fn pixels_are_multiplied_by_their_alpha() {
    let bytes = svg("viewBox='0 0 8 8'", "<rect width='4' height='8' fill='#f80' fill-opacity='.5'/>");
    let pixels = shown(&bytes, 8, 8);
    assert_eq!([at(&pixels, 1, 4), at(&pixels, 6, 4)], [[128, 68, 0, 128], CLEAR]);
}

#[test]
fn sizes_without_a_viewbox_and_with_units() {
    assert_eq!(probe(&svg("width='20' height='10'", "")).unwrap().size, [20, 10]);
    assert_eq!(probe(&svg("width='1in' height='12.2'", "")).unwrap().size, [96, 13]);
    assert_eq!(probe(&svg("viewBox='-5 -5 20 10'", "")).unwrap().size, [20, 10]);
}

#[test]
fn a_drawing_without_a_size_is_refused() {
    for attributes in ["width='0' height='10'", "width='-3' height='10'", "viewBox='0 0 0 0' width='0' height='0'"] {
        assert_eq!(probe(&svg(attributes, "")), Err(ImagingError::NoSize), "{attributes}");
    }
}

#[test]
fn absurd_sizes_are_drawn_or_refused() {
    for attributes in [
        "viewBox='0 0 1e30 1e30'",
        "viewBox='0 0 1e-30 1e-30'",
        "viewBox='0 0 1e9 1'",
        "viewBox='1e30 1e30 10 10'",
        "viewBox='0 0 NaN 10'",
        "width='1e38' height='1e38'",
        "width='99999999%' height='1'",
    ] {
        let bytes = svg(attributes, "<rect width='1e30' height='1e30'/><circle r='5' cx='3' cy='3' stroke='red'/>");
        for fit in [MIDDLE, Fit::Contain] {
            if let Ok(pixels) = render(&bytes, wanted(40, 30, fit)) {
                assert!(pixels.size[0] <= 40 && pixels.size[1] <= 30, "{attributes}");
            }
        }
    }
}

#[test]
fn nothing_outside_the_drawing_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let marker = folder.path().join("marker.png");
    fs::write(&marker, encode(quarters(64, 48), ImageFormat::Png)).unwrap();
    let inner = folder.path().join("inner.svg");
    fs::write(&inner, quarters_svg("id='a' viewBox='0 0 64 48'")).unwrap();
    let content = format!(
        "<image href='{marker}' width='64' height='48'/><image xlink:href='file://{marker}' width='64' height='48'/>
         <image href='data:image/png;base64,iVBORw0KGgo=' width='64' height='48'/>
         <use href='{inner}#a' width='64' height='48'/><rect width='64' height='48' fill='url({inner}#a)'/>
         <filter id='f'><feImage href='{marker}'/></filter><rect width='64' height='48' filter='url(#f)'/>",
        marker = marker.display(),
        inner = inner.display(),
    );
    let bytes = svg("viewBox='0 0 64 48'", &content);
    // A shape whose paint is missing may be black; any other colour would be that of a file.
    for [red, green, blue, _] in shown(&bytes, 64, 48).rgba.as_chunks::<4>().0 {
        assert_eq!([*red, *green, *blue], [0, 0, 0]);
    }
    assert_eq!(probe(&bytes).unwrap().left_out, ["image"]);
}

#[test]
fn what_is_left_out_is_named() {
    let content = "<script>alert(1)</script><text>Aigun</text><foreignObject><p/></foreignObject>
                   <rect width='8' height='8' fill='#010203'><animate attributeName='x' to='9'/></rect><text/>";
    let bytes = svg("viewBox='0 0 8 8'", content);
    assert_eq!(probe(&bytes).unwrap().left_out, ["text", "script", "foreignObject", "animate"]);
    assert_eq!(at(&shown(&bytes, 8, 8), 4, 4), [1, 2, 3, 255]);
}

#[test]
fn drawing_programs_write_entities() {
    let bytes = b"<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd' [
        <!ENTITY ns 'http://www.w3.org/2000/svg'> <!ENTITY secret SYSTEM 'file:///etc/hostname'> ]>
        <svg xmlns='&ns;' viewBox='0 0 8 8'><rect width='8' height='8' fill='#010203'/></svg>";
    assert_eq!(at(&shown(bytes, 8, 8), 4, 4), [1, 2, 3, 255]);
}

#[test]
fn icons_are_white_and_stand_in_the_middle() {
    let bytes = svg("viewBox='0 0 4 8'", "<rect x='1' y='0' width='2' height='8' fill='#123456' fill-opacity='.5'/>");
    let pixels = icon(&bytes, 32).unwrap();
    assert_eq!(pixels.size, [32, 32]);
    for (x, expected) in [(0, CLEAR), (11, CLEAR), (12, [128; 4]), (19, [128; 4]), (20, CLEAR)] {
        for y in [0, 16, 31] {
            assert_eq!(at(&pixels, x, y), expected, "{x}, {y}");
        }
    }
    assert_eq!(icon(&bytes, 0).unwrap().size, [1, 1]);
    assert!(matches!(icon(b"no drawing", 32), Err(ImagingError::Damaged(Format::Svg, _))));
}

/// Scenes and icons of the design, where they are at hand.
#[test]
fn the_drawings_of_the_design_are_shown() {
    let design = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/design/svg");
    let Ok(scenes) = fs::read_dir(design.join("scenes")) else {
        eprintln!("skipped: {} is not here", design.display());
        return;
    };
    let files = scenes.chain(fs::read_dir(design.join("icons")).into_iter().flatten());
    let mut count = 0;
    for file in files.map(|entry| entry.unwrap().path()) {
        let bytes = fs::read(&file).unwrap();
        let pixels =
            render(&bytes, wanted(96, 96, MIDDLE)).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert!(pixels.rgba.iter().any(|&byte| byte != 0), "{} is empty", file.display());
        count += 1;
    }
    assert!(count > 0);
}
