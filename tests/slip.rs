//! The code of a route, read back by a reader that knows nothing of the one that made it: from the pixels of the screen,
//! and from what the camera of a telephone makes of them.

mod common;

use aigun::kiosk::Appearance;
use aigun::kiosk::itinerary::{Begin, Itinerary, Stay, Times, VisitWish};
use aigun::model::Lang;
use aigun::ui::Theme;
use aigun::ui::slip::code::SIDE;
use aigun::ui::slip::plate::Inscription;
use aigun::ui::slip::{Code, MOST, Plate, Slip};
use aigun::words::Words;
use common::{Dice, LANGUAGES, shipped};
use egui::{Rect, Ui, pos2, vec2};
use egui_kittest::Harness;
use image::imageops::{FilterType, grayscale, resize};
use image::{GrayImage, Luma};

/// A panel of 43 inches, read at arm's length.
const MM_PER_DESIGN_PIXEL: f32 = 0.4958;
const DISTANCE: f32 = 600.0;
/// What a telephone sees there; see `ui::slip::code`.
const CAMERA_PIXELS_PER_MM: f32 = 2.4;

fn slip(lang: Lang, minutes: u16) -> Slip {
    let museum = shipped();
    let wish = VisitWish::new(Stay::Minutes(minutes));
    let order = museum.order(lang);
    let itinerary =
        Itinerary::plan(&museum, &Times::new(&museum, order), &wish, Begin::default(), 60 * u32::from(minutes));
    Slip::write(&museum, &Words::built_in(), lang, &itinerary)
}

/// Draws a slip at the size that the planner gives it, on a screen with so many points for a pixel of the design, and
/// askew to the pixels.
fn draw(slip: &Slip, scale: f32, appearance: Appearance) -> GrayImage {
    let slip = slip.clone();
    let mut plate = Plate::default();
    let show = move |ui: &mut Ui| {
        let colours = &Theme::built_in(appearance).palette.code;
        let side = SIDE * scale;
        let inscription = Inscription {
            slip: slip.clone(),
            rect: Rect::from_min_size(pos2(10.3, 7.6), vec2(side, side)),
            pixels_per_point: ui.ctx().pixels_per_point(),
            mm_per_point: MM_PER_DESIGN_PIXEL / scale,
            distance: DISTANCE,
            ink: *colours.ink,
        };
        let painter = ui.ctx().layer_painter(ui.layer_id());
        painter.rect_filled(ui.ctx().content_rect(), 0.0, *Theme::built_in(appearance).palette.ground);
        plate.show(&painter, *colours.paper, inscription);
    };
    let side = SIDE * scale + 30.0;
    let mut house = Harness::builder().with_size(vec2(side, side)).with_pixels_per_point(1.0).build_ui(show);
    house.run();
    let picture = house.render().expect("a picture");
    grayscale(&picture)
}

fn read(picture: &GrayImage) -> Option<String> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let light = |x: usize, y: usize| picture.get_pixel(x as u32, y as u32).0[0];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, light);
    prepared.detect_grids().first().and_then(|grid| grid.decode().ok()).map(|(_, text)| text)
}

/// What a camera sees of a picture whose pixels have so many millimetres: turned by some degrees, out of focus, noisy.
fn photograph(picture: &GrayImage, mm_per_pixel: f32, degrees: f32, dice: &mut Dice) -> GrayImage {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let half = vec2(picture.width() as f32, picture.height() as f32) / 2.0;
    let side = (2.0 * half.length() * mm_per_pixel * CAMERA_PIXELS_PER_MM) as u32;
    let light = |x: f32, y: f32| {
        let (x, y) = (x.floor(), y.floor());
        let inside = x >= 0.0 && y >= 0.0 && x < picture.width() as f32 && y < picture.height() as f32;
        if inside { f32::from(picture.get_pixel(x as u32, y as u32).0[0]) } else { 128.0 }
    };
    GrayImage::from_fn(side, side, |x, y| {
        // A pixel takes light from a spot of 1.5 pixels, in a grid of points.
        let points = (0..16).map(|point| (point % 4, point / 4));
        let sum: f32 = points
            .map(|(column, row)| {
                let spot = |at: i32| (at as f32 + 0.5) / 4.0 * 1.5 - 0.75;
                let seen = vec2(x as f32 + 0.5 + spot(column), y as f32 + 0.5 + spot(row));
                let from_middle = (seen - vec2(side as f32, side as f32) / 2.0) / (CAMERA_PIXELS_PER_MM * mm_per_pixel);
                light(
                    half.x + from_middle.x * cos - from_middle.y * sin,
                    half.y + from_middle.x * sin + from_middle.y * cos,
                )
            })
            .sum();
        // The room lights the screen up.
        let noise = dice.throw(13) as f32 - 6.0;
        Luma([(sum / 16.0 * 0.8 + 30.0 + noise).clamp(0.0, 255.0) as u8])
    })
}

/// Slips of the shipped museum, the last of them nearly as long as one can be.
fn slips() -> Vec<Slip> {
    LANGUAGES.into_iter().flat_map(|lang| [slip(lang, 20), slip(lang, 120)]).collect()
}

#[test]
fn a_slip_says_the_route() {
    for lang in LANGUAGES {
        let slip = slip(lang, 120);
        let text = slip.text();
        assert!(text.len() <= MOST, "{text}");
        assert!((1..=10).all(|number| text.lines().any(|line| line.starts_with(&format!("{number} ")))), "{text}");
    }
    assert!(slips().iter().any(|slip| slip.text().len() > 280), "no slip is long");
}

#[test]
fn what_is_on_the_screen_is_read_back() {
    for (slip, appearance) in slips().iter().zip(Appearance::ALL.into_iter().cycle()) {
        // 1920×1080 and 1280×720.
        for scale in [1.0, 2.0 / 3.0] {
            let read = read(&draw(slip, scale, appearance));
            assert_eq!(read.as_deref(), Some(slip.text()), "{appearance:?} at {scale}");
        }
    }
}

/// At arm's length, held by hand. Like the app of a telephone, the test takes pictures until one is read, three at the most,
/// and looks at each from nearer: this reader finds its way through many modules only where they have several pixels.
#[test]
fn a_telephone_reads_it() {
    let mut dice = Dice::new(19);
    for slip in LANGUAGES.map(|lang| slip(lang, 120)) {
        for scale in [1.0, 2.0 / 3.0] {
            let picture = draw(&slip, scale, Appearance::Ink);
            // A telephone takes dozens of pictures a second, and a hand is never still.
            let taken = [4.0, -6.0, 1.5, -2.5, 3.0, 0.5, -4.5, 6.0].into_iter().find_map(|degrees| {
                let photograph = photograph(&picture, MM_PER_DESIGN_PIXEL / scale, degrees, &mut dice);
                read(&resize(&photograph, 2 * photograph.width(), 2 * photograph.height(), FilterType::CatmullRom))
            });
            assert_eq!(taken.as_deref(), Some(slip.text()), "at {scale}");
        }
    }
}

/// Modules are as large as they can be where they are small, and the code repairs more where there is room.
#[test]
fn a_code_is_as_strong_as_its_place_allows() {
    let longest = "я".repeat(MOST / 2);
    let sides = |pixels, mm| Code::fitting(&longest, pixels, mm, DISTANCE).map(|code| code.side());
    assert_eq!(sides(SIDE as usize, MM_PER_DESIGN_PIXEL), Some(69));
    assert_eq!(sides(205, MM_PER_DESIGN_PIXEL * 1.5), Some(69));
    // The same on a panel of 21 inches.
    assert_eq!(sides(SIDE as usize, MM_PER_DESIGN_PIXEL * 21.0 / 43.0), Some(61));
    assert_eq!(Code::fitting(&"я".repeat(2000), 300, 1.0, DISTANCE), None);
    // Four modules of margin, and whole pixels.
    let code = Code::printed(&longest).expect("a code");
    assert_eq!((code.outer_side(), code.pixels_per_module(SIDE as usize)), (77, 4));
    assert_eq!(SIDE as usize % code.outer_side(), 0);
}
