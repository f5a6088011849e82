//! Files made to do harm, damaged, changing or no pictures at all, through a real darkroom: a process of the program, with
//! its limits. For each there is an answer or an error; what happens to the process is an error too, and the next picture
//! is shown.
//!
//! `cargo test --test darkroom -- --nocapture` tells how many files were tried, shown and refused.

#![cfg(unix)]

#[allow(dead_code, reason = "shared with tests/imaging")]
#[path = "imaging/fixtures.rs"]
mod fixtures;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use aigun::imaging::darkroom::{Darkroom, Program};
use aigun::imaging::{Fit, Hand, ImagingError, Made, Order, Pixels, Studio, TileId, TileStore, Wanted};
use fixtures::*;
use image::ImageFormat;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// The process gives a picture ten seconds of computing and forty by the clock; a busy machine needs some more to notice.
const PATIENCE: Duration = Duration::from_mins(1);

const STAGE: Wanted = Wanted { size: [928, 716], fit: Fit::Contain, max_side: 4096 };

/// For thousands of small files.
const SMALL: Wanted = Wanted { size: [64, 48], fit: Fit::Contain, max_side: 4096 };

fn program() -> Program {
    Program { path: env!("CARGO_BIN_EXE_aigun-kiosk").into(), arguments: vec!["darkroom".into()] }
}

/// One test at a time: the memory of this process is measured, and time is short on a small machine.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A darkroom under test, with a picture that is fine.
struct Trial {
    name: &'static str,
    folder: tempfile::TempDir,
    darkroom: Darkroom,
    wanted: Wanted,
    good: PathBuf,
    tried: usize,
    shown: usize,
    refused: BTreeMap<&'static str, usize>,
}

impl Trial {
    fn new(name: &'static str, wanted: Wanted) -> Trial {
        let folder = tempfile::tempdir().unwrap();
        let good = folder.path().join("good.png");
        fs::write(&good, encode(quarters(64, 48), ImageFormat::Png)).unwrap();
        let darkroom = Darkroom::new(program());
        Trial { name, folder, darkroom, wanted, good, tried: 0, shown: 0, refused: BTreeMap::new() }
    }

    fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Looks at a file and draws it.
    fn develop(&mut self, path: &Path) -> Result<Pixels, ImagingError> {
        self.tried += 1;
        let start = Instant::now();
        let looked = self.darkroom.look(path);
        let drawn = self.darkroom.draw(path, self.wanted);
        assert!(start.elapsed() < PATIENCE * 2, "{}: {} took {:?}", self.name, path.display(), start.elapsed());
        match &drawn {
            Ok(pixels) => {
                self.shown += 1;
                assert!(looked.is_ok(), "{}: {} was drawn, but {looked:?}", self.name, path.display());
                assert!(pixels.size.iter().zip(self.wanted.size).all(|(side, most)| *side > 0 && *side <= most));
            }
            Err(error) => {
                *self.refused.entry(error.code()).or_default() += 1;
                assert!(!error.to_string().is_empty());
                if matches!(error, ImagingError::Crashed | ImagingError::TooSlow) {
                    self.goes_on();
                }
            }
        }
        drawn
    }

    /// The next picture is shown, whatever happened to the process.
    fn goes_on(&mut self) {
        let pixels = self.darkroom.draw(&self.good, SMALL).unwrap_or_else(|error| panic!("{}: {error}", self.name));
        assert_eq!((pixels.size, &pixels.rgba[..4]), ([64, 48], &RED[..]), "{}", self.name);
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        println!("{}: {} tried, {} shown, refused: {:?}", self.name, self.tried, self.shown, self.refused);
    }
}

/// The most memory this process has held since it was asked to count anew, in KiB, where the system tells.
fn peak_memory(count_anew: bool) -> Option<u64> {
    if count_anew {
        fs::write("/proc/self/clear_refs", "5").ok()?;
    }
    let status = fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}

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

fn file(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imaging/files").join(name)).unwrap()
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
fn bombs() -> Vec<(&'static str, Vec<u8>, bool)> {
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

#[test]
fn bombs_harm_nobody() {
    let _alone = alone();
    let mut trial = Trial::new("bombs", STAGE);
    let files: Vec<_> = bombs().into_iter().map(|(name, bytes, may)| (trial.put(name, &bytes), may)).collect();
    trial.goes_on();
    let before = peak_memory(true);
    for (path, may_be_shown) in files {
        let start = Instant::now();
        let drawn = trial.develop(&path);
        let done = drawn.as_ref().map(|pixels| pixels.size);
        println!("  {}: {done:?} in {:.1} s", path.file_name().unwrap().display(), start.elapsed().as_secs_f32());
        assert!(may_be_shown || drawn.is_err(), "{}", path.display());
        // Whatever is in it, a thousand scans of a hundred megapixels are not decoded within the limit.
        assert_eq!(drawn == Err(ImagingError::TooSlow), path.ends_with("scans-large.jpg"), "{}", path.display());
        drop(drawn);
        trial.goes_on();
    }
    if let (Some(before), Some(after)) = (before, peak_memory(false)) {
        println!("  this process grew by {} KiB", after - before);
        assert!(after - before < 16 << 10, "{} KiB", after - before);
    }
}

/// A small file of every kind.
const KINDS: [&str; 24] = [
    "baseline.jpg",
    "progressive.jpg",
    "restart-420.jpg",
    "cmyk.jpg",
    "grey.jpg",
    "quarters.png",
    "interlaced.png",
    "palette.png",
    "rgba-16-interlaced.png",
    "quarters.gif",
    "animated.gif",
    "lossless.webp",
    "lossy.webp",
    "animated.webp",
    "strips-lzw.tif",
    "strips-jpeg.tif",
    "tiles-deflate.tif",
    "tiles-jpeg.tif",
    "strips-packbits.tif",
    "fax-g4.tif",
    "big.tif",
    "planar.tif",
    "palette-8.tif",
    "extra.tif",
];

fn drawing() -> Vec<u8> {
    let shapes =
        "<style>.a{fill:url(#g)}</style><linearGradient id='g'><stop offset='.5' stop-color='red'/></linearGradient>
        <clipPath id='c'><circle r='9'/></clipPath><filter id='f'><feGaussianBlur stdDeviation='2'/></filter>
        <path class='a' clip-path='url(#c)' stroke='blue' d='M1 2L3 4C5 6 7 8 9 10Q1 2 3 4A5 6 7 0 1 8 9z'/>
        <g filter='url(#f)' opacity='.5'><use href='#c' x='1' y='2'/></g>";
    svg("viewBox='0 0 24 18' width='24'", shapes)
}

fn kinds() -> Vec<(&'static str, Vec<u8>)> {
    let mut kinds: Vec<_> = KINDS.into_iter().map(|name| (name, file(name))).collect();
    kinds.push(("drawing.svg", drawing()));
    kinds
}

#[test]
fn a_file_that_ends_too_soon_is_whole_or_refused() {
    let _alone = alone();
    let mut trial = Trial::new("cut off", SMALL);
    for (name, bytes) in kinds() {
        let whole =
            trial.darkroom.draw(&trial.put(name, &bytes), SMALL).unwrap_or_else(|error| panic!("{name}: {error}"));
        let step = (bytes.len() / 200).max(1);
        for length in (0..bytes.len()).step_by(step) {
            let path = trial.put("cut", &bytes[..length]);
            if let Ok(pixels) = trial.develop(&path) {
                assert!(pixels == whole, "{name} cut to {length} of {} bytes shows something else", bytes.len());
            }
        }
    }
    trial.goes_on();
}

#[test]
fn files_in_which_bits_have_fallen_over() {
    let _alone = alone();
    let mut trial = Trial::new("bits", SMALL);
    let flips = prop::collection::vec((any::<prop::sample::Index>(), 0..8_u32), 1..9);
    for (name, bytes) in kinds() {
        let config = Config { cases: 200, failure_persistence: None, ..Config::default() };
        let random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let before = trial.shown;
        let trial = std::cell::RefCell::new(&mut trial);
        TestRunner::new_with_rng(config, random)
            .run(&flips, |flips| {
                let mut bytes = bytes.clone();
                for (place, bit) in flips {
                    let place = place.index(bytes.len());
                    bytes[place] ^= 1 << bit;
                }
                let trial = &mut **trial.borrow_mut();
                let path = trial.put("flipped", &bytes);
                let _ = trial.develop(&path);
                Ok(())
            })
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        println!("  {name}: {} of 200 shown", trial.borrow().shown - before);
    }
    trial.goes_on();
}

#[test]
fn what_a_file_is_called_does_not_matter() {
    let _alone = alone();
    let mut trial = Trial::new("names", SMALL);
    let endings =
        ["svg", "png", "jpg", "JPEG", "tif", "tiff", "webp", "gif", "bmp", "heic", "exe", "txt", "html", "json", ""];
    for (name, bytes) in kinds() {
        let whole = trial.darkroom.draw(&trial.put(name, &bytes), SMALL).unwrap();
        for ending in endings {
            let path = trial.put(&format!("a.{ending}"), &bytes);
            assert!(trial.develop(&path).unwrap() == whole, "{name} as .{ending}");
        }
        // These are texts, whatever is in them.
        for descriptor in ["a.dzi", "info.json"] {
            let path = trial.put(descriptor, &bytes);
            assert!(matches!(trial.develop(&path), Err(ImagingError::Descriptor(_))), "{name} as {descriptor}");
        }
    }
    for (bytes, ending) in [(&b"<html><body>404</body></html>"[..], "jpg"), (b"MZ\x90\0", "png"), (b"%PDF-1.7", "tif")]
    {
        let path = trial.put(&format!("a.{ending}"), bytes);
        assert!(matches!(trial.develop(&path), Err(ImagingError::UnknownFormat(_))));
    }
}

#[test]
fn what_is_no_file_is_not_opened() {
    let _alone = alone();
    let mut trial = Trial::new("no files", STAGE);
    let place = |name: &str| trial.folder.path().join(name);
    let (folder, pipe, link, secret) = (place("folder.jpg"), place("pipe.jpg"), place("link.jpg"), place("secret.png"));
    fs::create_dir(&folder).unwrap();
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
    for path in [folder, pipe, link] {
        assert_eq!(trial.develop(&path), Err(ImagingError::OutsideFolder));
    }
    let missing = trial.folder.path().join("missing.jpg");
    assert!(matches!(trial.develop(&missing), Err(ImagingError::Unreadable(_))));
    fs::copy(&trial.good, &secret).unwrap();
    fs::set_permissions(&secret, std::os::unix::fs::PermissionsExt::from_mode(0o000)).unwrap();
    if fs::read(&secret).is_ok() {
        println!("  whoever may read everything cannot try what may not be read");
    } else {
        assert!(matches!(trial.develop(&secret), Err(ImagingError::Unreadable(_))));
    }
    trial.goes_on();
}

#[test]
fn a_file_that_changes_meanwhile() {
    let _alone = alone();
    let mut trial = Trial::new("changing", SMALL);
    let (first, second) = (encode(quarters(900, 600), ImageFormat::Jpeg), encode(quarters(300, 200), ImageFormat::Png));
    let changing = trial.put("a.jpg", &first);
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        let (path, done) = (changing.clone(), &done);
        let other = trial.folder.path().join("other");
        scope.spawn(move || {
            for number in 0.. {
                if done.load(std::sync::atomic::Ordering::Relaxed) {
                    break;
                }
                match number % 3 {
                    // Replaced at once.
                    0 => fs::write(&other, &second).and_then(|()| fs::rename(&other, &path)).unwrap(),
                    // Written bit by bit over what was there.
                    1 => {
                        let mut file = fs::File::create(&path).unwrap();
                        for piece in first.chunks(first.len() / 5) {
                            file.write_all(piece).unwrap();
                            std::thread::sleep(Duration::from_millis(2));
                        }
                    }
                    // Grown.
                    _ => fs::OpenOptions::new().append(true).open(&path).unwrap().write_all(&[0; 3000]).unwrap(),
                }
                std::thread::sleep(Duration::from_millis(90));
            }
        });
        // At times it stands still for long enough to be shown.
        for _ in 0..5_000 {
            if trial.tried >= 60 && trial.shown >= 10 {
                break;
            }
            // Looking and drawing may meet different files.
            let _ = trial.darkroom.look(&changing);
            trial.tried += 1;
            match trial.darkroom.draw(&changing, SMALL) {
                Ok(pixels) => {
                    trial.shown += 1;
                    let end = pixels.rgba.len() - 4;
                    let (red, white) = (&pixels.rgba[..4], &pixels.rgba[end..]);
                    let is_near = |a: &[u8], b: [u8; 4]| a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 12);
                    assert!(is_near(red, RED) && is_near(white, WHITE), "half of one and half of the other");
                }
                Err(error) => *trial.refused.entry(error.code()).or_default() += 1,
            }
        }
        done.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    assert!(trial.shown >= 10 && !trial.refused.is_empty());
    trial.goes_on();
}

#[test]
fn a_darkroom_that_is_none() {
    let _alone = alone();
    let trial = Trial::new("no darkrooms", STAGE);
    for (program, arguments) in
        [("false", vec![]), ("true", vec![]), ("cat", vec![]), ("yes", vec![]), ("echo", vec!["{\"Pixels\":[0,0]}"])]
    {
        let path =
            ["/bin", "/usr/bin"].map(|folder| Path::new(folder).join(program)).into_iter().find(|path| path.is_file());
        let Some(path) = path else { continue };
        let mut darkroom = Darkroom::new(Program { path, arguments: arguments.iter().map(Into::into).collect() });
        for _ in 0..2 {
            assert_eq!(darkroom.draw(&trial.good, STAGE), Err(ImagingError::Crashed), "{program}");
            assert_eq!(darkroom.look(&trial.good), Err(ImagingError::Crashed), "{program}");
        }
    }
    let mut darkroom = Darkroom::new(Program { path: "/nowhere/at-all".into(), arguments: vec![] });
    assert!(matches!(darkroom.draw(&trial.good, STAGE), Err(ImagingError::Unreadable(_))));
}

fn studio(museum: &Path, tiles: &Path, program: Program) -> Hand {
    let studio = Studio::new(museum.to_owned(), |_| None);
    Hand::new(Arc::new(studio.with_tiles(TileStore::new(tiles.to_owned(), u64::MAX)).with_darkroom(program)))
}

fn kept(tiles: &Path) -> Vec<String> {
    let names = fs::read_dir(tiles).into_iter().flatten().flatten();
    names.map(|entry| entry.file_name().to_string_lossy().into_owned()).filter(|name| name != "known").collect()
}

#[test]
fn two_processes_cut_the_same_picture() {
    let _alone = alone();
    let trial = Trial::new("two processes", STAGE);
    trial.put("a.jpg", &encode(quarters(2600, 1400), ImageFormat::Jpeg));
    let (museum, tiles) = (trial.folder.path(), trial.folder.path().join("tiles"));
    let order = Order::Cut { file: "a.jpg".into() };
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let made = studio(museum, &tiles, program()).make(&order);
                assert!(matches!(made, Ok(Made::Plate { is_cut: true, .. })), "{made:?}");
            });
        }
    });
    assert_eq!(kept(&tiles).len(), 1);
    let tile = TileId { level: 12, column: 5, row: 2 };
    assert!(studio(museum, &tiles, program()).make(&Order::Tile { file: "a.jpg".into(), tile }).is_ok());
}

#[test]
fn a_process_killed_while_it_cuts_leaves_nothing() {
    let _alone = alone();
    let trial = Trial::new("killed", STAGE);
    trial.put("a.jpg", &encode(quarters(8000, 6000), ImageFormat::Jpeg));
    let (museum, tiles, pid) =
        (trial.folder.path(), trial.folder.path().join("tiles"), trial.folder.path().join("pid"));
    // Tells its number before it becomes a darkroom.
    let script = format!("echo $$ > '{}'; exec \"$0\" darkroom", pid.display());
    let program_path = program().path;
    let telling = Program { path: "/bin/sh".into(), arguments: vec!["-c".into(), script.into(), program_path.into()] };
    let order = Order::Cut { file: "a.jpg".into() };
    let made = std::thread::scope(|scope| {
        let cutting = scope.spawn(|| studio(museum, &tiles, telling).make(&order));
        // A picture being cut has a folder of its own, and tiles come as it is read.
        let has_begun = || {
            let building = kept(&tiles).into_iter().find(|name| name.starts_with("building-"))?;
            fs::read_dir(tiles.join(building).join("picture_files/13")).ok()?.next()
        };
        while has_begun().is_none() {
            assert!(!cutting.is_finished(), "it is cut before anybody could look");
            std::thread::sleep(Duration::from_millis(1));
        }
        let number = fs::read_to_string(&pid).unwrap();
        assert!(Command::new("kill").args(["-9", number.trim()]).status().unwrap().success());
        cutting.join().unwrap()
    });
    assert_eq!(made, Err(ImagingError::Crashed));
    assert_eq!(kept(&tiles), Vec::<String>::new());
    assert!(studio(museum, &tiles, program()).make(&order).is_ok());
}
