//! Files made to do harm, damaged, changing or no pictures at all, through a real darkroom: a process of the program, with
//! its limits. For each there is an answer or an error; what happens to the process is an error too, and the next picture
//! is shown.
//!
//! `cargo test --test darkroom -- --nocapture` tells how many files were tried, shown and refused.

#![cfg(unix)]

mod bombs;
#[allow(dead_code, reason = "shared with tests/imaging")]
#[path = "../imaging/fixtures.rs"]
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

#[test]
fn bombs_harm_nobody() {
    let _alone = alone();
    let mut trial = Trial::new("bombs", STAGE);
    let files: Vec<_> = bombs::all().into_iter().map(|(name, bytes, may)| (trial.put(name, &bytes), may)).collect();
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

fn file(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imaging/files").join(name)).unwrap()
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
fn tiles_of_a_museum_are_told_in_the_curators_language() {
    let _alone = alone();
    // Among its pictures are folders of tiles without tiles.
    let museum = include_str!("../content/museum.txt").split("--- ").skip(1).map(|file| file.split_once('\n').unwrap());
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in museum {
        let path = folder.path().join("museum").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let tiles = |lang: &str| {
        let state = folder.path().join("state");
        let mut command = Command::new(program().path);
        command.args(["--lang", lang, "--state"]).arg(state).arg("tiles").arg(folder.path().join("museum"));
        let done = command.output().unwrap();
        (done.status.code(), String::from_utf8(done.stdout).unwrap())
    };
    let (code, zh) = tiles("zh");
    let (_, ru) = tiles("ru");
    println!("{zh}\n{ru}");
    assert_eq!(code, Some(2));
    for (told, sentence) in [(&zh, "有 2 幅图片无法读取。"), (&ru, "2 изображения не удалось прочитать.")]
    {
        assert!(told.contains(sentence) && told.contains("peoples/hezhe/survey.dzi"), "{told}");
        assert!(!told.contains("this is not a picture") && !told.contains("the kiosk"), "{told}");
    }
}

#[test]
fn a_process_killed_while_it_cuts_leaves_nothing() {
    let _alone = alone();
    let trial = Trial::new("killed", STAGE);
    trial.put("a.jpg", &encode(quarters(5000, 4000), ImageFormat::Jpeg));
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
