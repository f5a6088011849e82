//! Pictures cut into tiles: the same pixels as drawn, in every level, whichever way up; and tiles that are kept, found
//! again, damaged and cut anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::fixtures::*;
use super::{at, is_near, wanted};
use aigun::imaging::{Fit, Geometry, Hand, ImagingError, Made, Order, Pixels, Studio, TILE, TileId, TileStore, render};
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageEncoder, ImageFormat, LumaA, Rgb, RgbImage, Rgba, RgbaImage};

/// A museum with one picture, and a store of tiles beside it.
struct Darkroom {
    folder: tempfile::TempDir,
}

impl Darkroom {
    fn new() -> Darkroom {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("museum")).unwrap();
        Darkroom { folder }
    }

    fn with(name: &str, bytes: &[u8]) -> Darkroom {
        let room = Darkroom::new();
        room.put(name, bytes);
        room
    }

    fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join("museum").join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn store(&self) -> PathBuf {
        self.folder.path().join("tiles")
    }

    /// Somebody new, who remembers nothing.
    fn hand(&self) -> Hand {
        self.hand_with(u64::MAX)
    }

    fn hand_with(&self, budget: u64) -> Hand {
        let studio = Studio::new(self.folder.path().join("museum"), |_| None);
        Hand::new(Arc::new(studio.with_tiles(TileStore::new(self.store(), budget))))
    }

    /// The folders of pictures in the store.
    fn kept(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.store()).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut kept: Vec<PathBuf> = entries.filter(|path| path.join("picture.dzi").is_file()).collect();
        kept.sort();
        kept
    }

    /// What lies in the store and is neither a picture nor the list of known files.
    fn litter(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.store()).into_iter().flatten().flatten().map(|entry| entry.path());
        entries.filter(|path| !path.ends_with("known") && !path.join("picture.dzi").is_file()).collect()
    }

    /// Every tile of the first picture, which there has to be.
    fn tiles(&self) -> Vec<PathBuf> {
        let levels = fs::read_dir(self.kept()[0].join("picture_files")).unwrap().flatten();
        levels.flat_map(|level| fs::read_dir(level.path()).unwrap().flatten()).map(|tile| tile.path()).collect()
    }
}

fn cut(hand: &mut Hand, name: &str) -> Result<Geometry, ImagingError> {
    let Made::Plate { geometry, is_cut: true, .. } = hand.make(&Order::Cut { file: name.to_owned() })? else {
        panic!("no plate")
    };
    Ok(geometry)
}

/// Whether the tiles are there, without cutting.
fn is_cut(hand: &mut Hand, name: &str) -> bool {
    match hand.make(&Order::Plate { file: name.to_owned() }).unwrap() {
        Made::Plate { is_cut, .. } => is_cut,
        Made::Pixels(_) => panic!("no plate"),
    }
}

fn tile(hand: &mut Hand, name: &str, tile: TileId) -> Result<Pixels, ImagingError> {
    match hand.make(&Order::Tile { file: name.to_owned(), tile })? {
        Made::Pixels(pixels) => Ok(pixels),
        Made::Plate { .. } => panic!("no pixels"),
    }
}

const FIRST: TileId = TileId { level: 0, column: 0, row: 0 };

/// A level put together from its tiles, each of which has to have its size.
fn level(hand: &mut Hand, name: &str, geometry: Geometry, level: u8) -> RgbaImage {
    let [width, height] = geometry.level_size(level);
    let [columns, rows] = geometry.tiles(level);
    let mut whole = RgbaImage::new(width, height);
    for (column, row) in (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row))) {
        let id = TileId { level, column, row };
        let pixels = tile(hand, name, id).unwrap();
        let [across, down] = geometry.span(id);
        assert_eq!(pixels.size, [across.len() as u32, down.len() as u32], "{id:?}");
        let part = RgbaImage::from_raw(pixels.size[0], pixels.size[1], pixels.rgba).unwrap();
        image::imageops::replace(&mut whole, &part, i64::from(across.start), i64::from(down.start));
    }
    whole
}

/// Squares of four pixels become one, by what can be seen of them; where a side is odd, its last pixels count twice.
fn halved(picture: &RgbaImage) -> RgbaImage {
    let (width, height) = picture.dimensions();
    RgbaImage::from_fn(width.div_ceil(2), height.div_ceil(2), |x, y| {
        let places = [(0, 0), (1, 0), (0, 1), (1, 1)];
        let four =
            places.map(|(dx, dy)| picture.get_pixel((2 * x + dx).min(width - 1), (2 * y + dy).min(height - 1)).0);
        let alpha: u32 = four.iter().map(|pixel| u32::from(pixel[3])).sum();
        let mean = |at: usize| {
            let sum: u32 = four.iter().map(|pixel| u32::from(pixel[at]) * u32::from(pixel[3])).sum();
            ((sum + alpha / 2) / alpha.max(1)) as u8
        };
        Rgba([mean(0), mean(1), mean(2), ((alpha + 2) / 4) as u8])
    })
}

fn premultiplied(picture: &RgbaImage) -> RgbaImage {
    let mut picture = picture.clone();
    for Rgba([color @ .., alpha]) in picture.pixels_mut() {
        for value in color {
            *value = ((u32::from(*value) * u32::from(*alpha) + 127) / 255) as u8;
        }
    }
    picture
}

/// Something different everywhere, with soft and hard edges and holes.
fn motley(width: u32, height: u32) -> RgbaImage {
    RgbaImage::from_fn(width, height, |x, y| {
        let [red, green, blue, _] = quarter(x, y, width, height);
        let alpha = if (x / 7 + y / 5) % 4 == 0 { 0 } else { 255 - (x % 64) as u8 };
        Rgba([red ^ (x as u8), green ^ (y as u8), blue ^ ((x / 3 + y) as u8), alpha])
    })
}

/// A PNG that is stored lying as its Exif notes say.
fn lying(upright: &RgbaImage, orientation: u8) -> Vec<u8> {
    use image::metadata::Orientation::{self, *};
    let back = match Orientation::from_exif(orientation).unwrap() {
        Rotate90 => Rotate270,
        Rotate270 => Rotate90,
        other => other,
    };
    let mut stored = DynamicImage::from(upright.clone());
    stored.apply_orientation(back);
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    let notes = [b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", &[orientation, 0, 0, 0, 0, 0, 0, 0][..]].concat();
    encoder.set_exif_metadata(notes).unwrap();
    encoder.write_image(stored.as_bytes(), stored.width(), stored.height(), stored.color().into()).unwrap();
    bytes
}

fn is_the_same(a: &RgbaImage, b: &RgbaImage, what: &str) {
    assert_eq!(a.dimensions(), b.dimensions(), "{what}");
    let differs = a.enumerate_pixels().find(|(x, y, pixel)| *pixel != b.get_pixel(*x, *y));
    assert!(differs.is_none(), "{what} at {differs:?}");
}

#[test]
fn every_level_is_half_of_the_one_above_whichever_way_up() {
    for [width, height] in [[1, 1], [513, 1], [1025, 777], [1536, 1024]] {
        let upright = motley(width, height);
        for orientation in 1..=8 {
            let bytes = lying(&upright, orientation);
            let room = Darkroom::with("a.png", &bytes);
            let mut hand = room.hand();
            let geometry = cut(&mut hand, "a.png").unwrap();
            assert_eq!(geometry.size, [width, height]);
            let drawn = render(&bytes, wanted(width, height, Fit::Contain)).unwrap();
            assert!(drawn.rgba == premultiplied(&upright).into_raw(), "drawn, orientation {orientation}");
            let mut expected = upright.clone();
            for number in (0..=geometry.max_level()).rev() {
                let what = format!("{width} × {height}, orientation {orientation}, level {number}");
                is_the_same(&level(&mut hand, "a.png", geometry, number), &premultiplied(&expected), &what);
                expected = halved(&expected);
            }
            let count: u32 =
                (0..=geometry.max_level()).map(|level| geometry.tiles(level).iter().product::<u32>()).sum();
            assert_eq!(room.tiles().len(), count as usize, "no tile that is not in the geometry");
        }
    }
}

#[test]
fn photographs_have_their_colours_in_every_level() {
    let size = [1300, 700];
    let (width, height) = (size[0], size[1]);
    let grey = DynamicImage::from(quarters(width, height)).into_luma8();
    let ink =
        |path: &str| fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imaging/files").join(path)).unwrap();
    let cases = [
        (encode(quarters(width, height), ImageFormat::Jpeg), size, "jpg", [RED, GREEN, BLUE, WHITE]),
        (encode(quarters(width, height), ImageFormat::Png), size, "jpg", [RED, GREEN, BLUE, WHITE]),
        (encode(grey, ImageFormat::Png), size, "jpg", [65, 149, 34, 250].map(|value| [value, value, value, 255])),
        (encode(quarters(width, height), ImageFormat::WebP), size, "jpg", [RED, GREEN, BLUE, WHITE]),
        (ink("cmyk.jpg"), [64, 48], "jpg", [RED, GREEN, BLUE, WHITE]),
        (ink("cmyk.tif"), [64, 48], "jpg", [RED, GREEN, BLUE, WHITE]),
        (ink("palette.png"), [64, 48], "png", [RED, GREEN, BLUE, WHITE]),
        (ink("quarters.gif"), [64, 48], "png", [RED, GREEN, BLUE, WHITE]),
        (ink("alpha.png"), [64, 48], "png", [[115, 10, 10, 128], GREEN, BLUE, WHITE]),
    ];
    for (number, (bytes, size, ending, expected)) in cases.into_iter().enumerate() {
        let room = Darkroom::with("a", &bytes);
        let mut hand = room.hand();
        let geometry = cut(&mut hand, "a").unwrap();
        assert_eq!(geometry.size, size);
        assert!(room.tiles().iter().all(|tile| tile.extension().is_some_and(|seen| seen == ending)), "{number}");
        let levels = (0..=geometry.max_level()).filter(|level| geometry.level_size(*level)[0] >= 32);
        for at_level in levels {
            let seen = level(&mut hand, "a", geometry, at_level);
            let (right, low) = (seen.width() - 2, seen.height() - 2);
            for ((x, y), meant) in [(1, 1), (right, 1), (1, low), (right, low)].into_iter().zip(expected) {
                let seen = seen.get_pixel(x, y).0;
                assert!(
                    is_near(seen, meant),
                    "picture {number}, level {at_level} at {x}, {y}: {seen:?}, not {meant:?}"
                );
            }
        }
        // A photograph is then drawn from its tiles.
        let made = hand.make(&Order::Picture { file: "a".into(), wanted: wanted(60, 60, Fit::Contain) }).unwrap();
        let Made::Pixels(pixels) = made else { panic!("no pixels") };
        assert!(is_near(at(&pixels, 1, 1), expected[0]), "picture {number}");
    }
}

#[test]
fn an_invisible_colour_does_not_bleed() {
    let holes = RgbaImage::from_fn(700, 600, |x, _| Rgba(if x % 2 == 0 { [255, 0, 0, 255] } else { [0, 255, 0, 0] }));
    let room = Darkroom::with("a.png", &encode(holes, ImageFormat::Png));
    let mut hand = room.hand();
    let geometry = cut(&mut hand, "a.png").unwrap();
    for number in 0..geometry.max_level() {
        for Rgba([red, green, _, alpha]) in level(&mut hand, "a.png", geometry, number).pixels() {
            assert!(*green == 0 && red == alpha && *alpha == 128, "level {number}");
        }
    }
    let veil = DynamicImage::from(image::ImageBuffer::from_pixel(9, 9, LumaA([200_u8, 128])));
    let room = Darkroom::with("a.png", &encode(veil, ImageFormat::Png));
    let mut hand = room.hand();
    cut(&mut hand, "a.png").unwrap();
    assert_eq!(tile(&mut hand, "a.png", FIRST).unwrap().rgba, [100, 100, 100, 128]);
}

fn sample() -> Vec<u8> {
    encode(quarters(1100, 600), ImageFormat::Jpeg)
}

#[test]
fn tiles_are_found_again() {
    let room = Darkroom::with("a.jpg", &sample());
    assert!(!is_cut(&mut room.hand(), "a.jpg"));
    cut(&mut room.hand(), "a.jpg").unwrap();
    assert!(is_cut(&mut room.hand(), "a.jpg"));
    assert_eq!((room.kept().len(), room.litter()), (1, vec![]));
    let before = fs::metadata(&room.tiles()[0]).unwrap().modified().unwrap();
    cut(&mut room.hand(), "a.jpg").unwrap();
    assert_eq!(fs::metadata(&room.tiles()[0]).unwrap().modified().unwrap(), before, "cut once");
}

#[test]
fn another_name_or_time_of_the_same_picture_needs_no_new_tiles() {
    let room = Darkroom::with("a.jpg", &sample());
    cut(&mut room.hand(), "a.jpg").unwrap();
    let tile = room.tiles().remove(0);
    let before = fs::metadata(&tile).unwrap().modified().unwrap();
    let path = room.put("b.jpg", &sample());
    fs::File::options()
        .write(true)
        .open(path)
        .unwrap()
        .set_modified(SystemTime::now() - Duration::from_hours(99))
        .unwrap();
    assert!(!is_cut(&mut room.hand(), "b.jpg"), "nobody has looked into it yet");
    cut(&mut room.hand(), "b.jpg").unwrap();
    assert!(is_cut(&mut room.hand(), "b.jpg") && is_cut(&mut room.hand(), "a.jpg"));
    assert_eq!((room.kept().len(), fs::metadata(&tile).unwrap().modified().unwrap()), (1, before));
}

#[test]
fn a_changed_picture_is_cut_anew() {
    let room = Darkroom::with("a.jpg", &sample());
    let mut hand = room.hand();
    cut(&mut hand, "a.jpg").unwrap();
    room.put("a.jpg", &encode(RgbImage::from_pixel(600, 600, Rgb([9, 99, 199])), ImageFormat::Jpeg));
    assert!(!is_cut(&mut hand, "a.jpg"));
    assert_eq!(cut(&mut hand, "a.jpg").unwrap().size, [600, 600]);
    assert!(is_near(at(&tile(&mut hand, "a.jpg", FIRST).unwrap(), 0, 0), [9, 99, 199, 255]));
    assert_eq!(room.kept().len(), 2);
}

#[test]
fn what_was_not_looked_at_for_longest_makes_room() {
    let room = Darkroom::new();
    let picture = |number: u8| encode(RgbImage::from_pixel(300, 300, Rgb([number * 40, 0, 0])), ImageFormat::Jpeg);
    let stamp = |number: u8, age: u64| {
        room.put(&format!("{number}.jpg"), &picture(number));
        cut(&mut room.hand(), &format!("{number}.jpg")).unwrap();
        let newest =
            room.kept().into_iter().max_by_key(|path| path.join("bytes").metadata().unwrap().modified().unwrap());
        let descriptor = fs::File::options().write(true).open(newest.unwrap().join("picture.dzi")).unwrap();
        descriptor.set_modified(SystemTime::now() - Duration::from_secs(age)).unwrap();
    };
    stamp(1, 300);
    stamp(2, 900);
    stamp(3, 600);
    let bytes: u64 = fs::read_to_string(room.kept()[0].join("bytes")).unwrap().parse().unwrap();
    room.put("4.jpg", &picture(4));
    cut(&mut room.hand_with(bytes * 3 + bytes / 2), "4.jpg").unwrap();
    let mut hand = room.hand();
    let there: Vec<bool> = (1..=4).map(|number| is_cut(&mut hand, &format!("{number}.jpg"))).collect();
    assert_eq!(there, [true, false, true, true]);
    // Its own picture stays even if it alone is too large.
    room.put("5.jpg", &picture(5));
    cut(&mut room.hand_with(1), "5.jpg").unwrap();
    assert_eq!((room.kept().len(), is_cut(&mut room.hand(), "5.jpg")), (1, true));
}

/// Damages the store of a picture, then says what happened to it: asked for a tile, it is an error and forgotten, or
/// nothing was wrong; afterwards it can be cut and is whole.
fn heals(what: &str, damage: impl Fn(&Darkroom)) {
    let room = Darkroom::with("a.jpg", &sample());
    let mut hand = room.hand();
    let geometry = cut(&mut hand, "a.jpg").unwrap();
    damage(&room);
    let ids = (0..=geometry.max_level()).flat_map(|level| {
        let [columns, rows] = geometry.tiles(level);
        (0..rows).flat_map(move |row| (0..columns).map(move |column| TileId { level, column, row }))
    });
    for mut hand in [hand, room.hand()] {
        let failed = ids.clone().any(|id| tile(&mut hand, "a.jpg", id).is_err());
        assert!(!failed || !is_cut(&mut hand, "a.jpg"), "{what}: it is forgotten");
    }
    let mut hand = room.hand();
    assert!(!is_cut(&mut hand, "a.jpg"), "{what}: somebody noticed");
    // The picture is shown meanwhile.
    assert!(hand.make(&Order::Picture { file: "a.jpg".into(), wanted: wanted(110, 60, Fit::Contain) }).is_ok());
    cut(&mut hand, "a.jpg").unwrap();
    for id in ids {
        assert!(tile(&mut hand, "a.jpg", id).is_ok(), "{what}: {id:?}");
    }
    assert_eq!(room.litter(), Vec::<PathBuf>::new(), "{what}");
}

#[test]
fn damaged_tiles_are_cut_anew() {
    let one = |room: &Darkroom| room.kept()[0].join("picture_files/11/1_0.jpg");
    heals("missing", |room| fs::remove_file(one(room)).unwrap());
    heals("empty", |room| fs::write(one(room), "").unwrap());
    heals("cut off", |room| {
        let bytes = fs::read(one(room)).unwrap();
        fs::write(one(room), &bytes[..bytes.len() / 2]).unwrap();
    });
    heals("something else", |room| fs::write(one(room), encode(quarters(8, 8), ImageFormat::Png)).unwrap());
    heals("too large", |room| fs::write(one(room), vec![0; 5 << 20]).unwrap());
    heals("a folder", |room| {
        fs::remove_file(one(room)).unwrap();
        fs::create_dir(one(room)).unwrap();
    });
    heals("a level missing", |room| fs::remove_dir_all(room.kept()[0].join("picture_files/5")).unwrap());
}

#[test]
fn damaged_descriptions_are_cut_anew() {
    let descriptor = |room: &Darkroom| room.kept()[0].join("picture.dzi");
    heals("no descriptor", |room| fs::remove_file(descriptor(room)).unwrap());
    heals("an empty descriptor", |room| fs::write(descriptor(room), "").unwrap());
    heals("half a descriptor", |room| {
        let text = fs::read_to_string(descriptor(room)).unwrap();
        fs::write(descriptor(room), &text[..text.len() / 2]).unwrap();
    });
    heals("another size", |room| {
        let text = fs::read_to_string(descriptor(room)).unwrap();
        fs::write(descriptor(room), text.replace("1100", "1200")).unwrap();
    });
    heals("another tile size", |room| {
        let text = fs::read_to_string(descriptor(room)).unwrap();
        fs::write(descriptor(room), text.replace(&TILE.to_string(), "256")).unwrap();
    });
    heals("no tiles", |room| fs::remove_dir_all(room.kept()[0].join("picture_files")).unwrap());
    heals("no store", |room| fs::remove_dir_all(room.store()).unwrap());
}

#[test]
fn names_in_the_store_lead_nowhere_else() {
    let room = Darkroom::with("a.jpg", &sample());
    cut(&mut room.hand(), "a.jpg").unwrap();
    let known = fs::read_dir(room.store().join("known")).unwrap().flatten().next().unwrap().path();
    for name in ["", "../museum", "/etc", &"z".repeat(64), &"0".repeat(64)] {
        fs::write(&known, name).unwrap();
        assert!(!is_cut(&mut room.hand(), "a.jpg"), "{name}");
    }
    cut(&mut room.hand(), "a.jpg").unwrap();
    assert!(is_cut(&mut room.hand(), "a.jpg"));
}

#[test]
fn a_cut_that_fails_leaves_nothing() {
    let mut bytes = encode(motley(900, 900), ImageFormat::Png);
    let middle = bytes.len() / 2;
    bytes[middle..middle + 9].fill(0x55);
    let room = Darkroom::with("a.png", &bytes);
    assert!(matches!(cut(&mut room.hand(), "a.png"), Err(ImagingError::Damaged(..))));
    assert_eq!((room.kept(), room.litter()), (vec![], vec![]));
}

#[test]
fn what_a_killed_process_left_is_removed_after_a_while() {
    let room = Darkroom::with("a.jpg", &sample());
    for (name, age) in [("building-1-0", 7200), ("building-2-0", 60)] {
        let folder = room.store().join(name);
        fs::create_dir_all(folder.join("picture_files/3")).unwrap();
        let opened = fs::File::open(&folder).unwrap();
        opened.set_modified(SystemTime::now() - Duration::from_secs(age)).unwrap();
    }
    cut(&mut room.hand(), "a.jpg").unwrap();
    assert_eq!(room.litter(), [room.store().join("building-2-0")], "somebody may be at work there");
}

#[test]
fn several_hands_may_cut_the_same_picture() {
    let room = Darkroom::with("a.jpg", &sample());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..3 {
                    let mut hand = room.hand();
                    cut(&mut hand, "a.jpg").unwrap();
                    assert!(tile(&mut hand, "a.jpg", FIRST).is_ok());
                }
            });
        }
    });
    assert_eq!((room.kept().len(), room.litter()), (1, vec![]));
}

/// Somebody deletes the store again and again while pictures are cut and looked at: errors, but no panic, and no picture
/// that is wrong.
#[test]
fn a_store_that_disappears_at_any_moment() {
    let room = Darkroom::with("a.jpg", &sample());
    let whole = render(&sample(), wanted(110, 60, Fit::Contain)).unwrap();
    std::thread::scope(|scope| {
        let worker = scope.spawn(|| {
            let mut hand = room.hand();
            let mut shown = 0;
            for _ in 0..30 {
                let _ = cut(&mut hand, "a.jpg");
                if let Ok(pixels) = tile(&mut hand, "a.jpg", FIRST) {
                    assert_eq!(pixels.size, [1, 1]);
                    shown += 1;
                }
                let made = hand.make(&Order::Picture { file: "a.jpg".into(), wanted: wanted(110, 60, Fit::Contain) });
                let Ok(Made::Pixels(pixels)) = made else { panic!("{made:?}") };
                assert_eq!(pixels.size, whole.size);
                assert!(is_near(at(&pixels, 5, 5), RED) && is_near(at(&pixels, 105, 55), WHITE));
            }
            shown
        });
        while !worker.is_finished() {
            let _ = fs::remove_dir_all(room.store());
            std::thread::sleep(Duration::from_millis(3));
        }
        worker.join().unwrap();
    });
    let mut hand = room.hand();
    cut(&mut hand, "a.jpg").unwrap();
    assert!(tile(&mut hand, "a.jpg", FIRST).is_ok());
}

#[test]
fn without_a_place_for_tiles_the_picture_is_still_shown() {
    let room = Darkroom::with("a.jpg", &sample());
    // A file stands where the folder should be.
    fs::write(room.store(), "").unwrap();
    let mut hand = room.hand();
    assert!(matches!(cut(&mut hand, "a.jpg"), Err(ImagingError::Unreadable(_))));
    assert!(!is_cut(&mut hand, "a.jpg"));
    assert!(hand.make(&Order::Picture { file: "a.jpg".into(), wanted: wanted(110, 60, Fit::Contain) }).is_ok());
}
