//! Pictures that have broken decoders before, through a real darkroom: all of them are answered, soon, and none harms
//! anybody. `scripts/test` fetches them into `target/corpus`; without them this test says so and goes on.
//!
//! `cargo test --test corpus -- --nocapture` tells what was shown and what was refused, and why. With `AIGUN_CORPUS` set
//! to a folder, the pictures in that folder are taken instead; with `AIGUN_CORPUS_OUT`, what they look like is put there.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use aigun::imaging::darkroom::{Darkroom, Program};
use aigun::imaging::{Fit, ImagingError, Wanted, save_png};

/// Pictures of more pixels are drawn, but not cut.
const CUT: u64 = 4_000_000;

/// Longer than the process may take for a picture, by the clock.
const PATIENCE: Duration = Duration::from_mins(1);

/// Where they are, if anywhere.
fn corpus() -> Option<PathBuf> {
    let named = std::env::var_os("AIGUN_CORPUS").map(PathBuf::from);
    let fetched = || {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/corpus");
        folder.join("complete").is_file().then_some(folder)
    };
    named.or_else(fetched)
}

/// Ordinary files below a folder, always in the same order.
fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files_below(&path, found);
        } else if path.file_name() != Some(OsStr::new("complete")) {
            found.push(path);
        }
    }
}

/// What came of a picture.
struct Answer {
    name: String,
    /// Whether it was cut, too.
    shown: Result<bool, ImagingError>,
    took: Duration,
}

/// Looks at a picture, draws it and, if it is not too large, cuts it.
fn ask(darkroom: &mut Darkroom, folder: &Path, path: &Path, out: Option<&Path>) -> Answer {
    let name = path.strip_prefix(folder).unwrap().display().to_string();
    let start = Instant::now();
    let looked = darkroom.look(path);
    let drawn = darkroom.draw(path, Wanted { size: [928, 716], fit: Fit::Contain, max_side: 4096 });
    let shown = drawn.map(|pixels| {
        let looked = looked.unwrap_or_else(|error| panic!("{name} was drawn, but not looked at: {error}"));
        assert_eq!(pixels.rgba.len(), pixels.size[0] as usize * pixels.size[1] as usize * 4, "{name}");
        if let Some(out) = out {
            // On white.
            let on_white = |[r, g, b, a]: &[u8; 4]| [r, g, b].map(|value| value + (255 - a));
            let rgb: Vec<u8> = pixels.rgba.as_chunks::<4>().0.iter().flat_map(on_white).collect();
            let path = out.join(format!("{}.png", name.replace('/', "_")));
            save_png(&path, pixels.size[0], pixels.size[1], &rgb).unwrap();
        }
        let is_small = looked.size.iter().map(|side| u64::from(*side)).product::<u64>() <= CUT;
        if is_small {
            let tiles = tempfile::tempdir().unwrap();
            let done = darkroom.cut(path, tiles.path(), &mut |_| {});
            assert!(done.as_ref().is_ok_and(|(size, _)| *size == looked.size), "{name}: {done:?}");
        }
        is_small
    });
    assert!(!matches!(shown, Err(ImagingError::Crashed)), "{name} ended the process");
    let took = start.elapsed();
    assert!(took < PATIENCE * 3, "{name} took {took:?}");
    Answer { name, shown, took }
}

#[test]
fn every_picture_is_answered() {
    let Some(folder) = corpus() else {
        println!("no corpus of pictures in target/corpus: scripts/test fetches it");
        return;
    };
    let mut files = Vec::new();
    files_below(&folder, &mut files);
    assert!(!files.is_empty(), "{} is empty", folder.display());
    let program = Program { path: env!("CARGO_BIN_EXE_aigun-kiosk").into(), arguments: vec!["darkroom".into()] };
    let out = std::env::var_os("AIGUN_CORPUS_OUT").map(PathBuf::from);
    let hands = std::thread::available_parallelism().map_or(1, |count| count.get());
    let answers: Vec<Answer> = std::thread::scope(|scope| {
        let work = |hand: usize| {
            let mut darkroom = Darkroom::new(program.clone());
            let files = files.iter().skip(hand).step_by(hands);
            files.map(|path| ask(&mut darkroom, &folder, path, out.as_deref())).collect::<Vec<_>>()
        };
        let working: Vec<_> = (0..hands).map(|hand| scope.spawn(move || work(hand))).collect();
        working.into_iter().flat_map(|hand| hand.join().unwrap()).collect()
    });
    assert_eq!(answers.len(), files.len());
    let count = |is: fn(&Answer) -> bool| answers.iter().filter(|answer| is(answer)).count();
    let (shown, cut) = (count(|answer| answer.shown.is_ok()), count(|answer| answer.shown == Ok(true)));
    println!("{} pictures: {shown} shown, {cut} cut, {} refused", files.len(), files.len() - shown);
    let longest = answers.iter().max_by_key(|answer| answer.took).unwrap();
    println!("the longest took {:.1} s: {}", longest.took.as_secs_f32(), longest.name);
    let mut refused: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for Answer { name, shown, .. } in &answers {
        if let Err(error) = shown {
            refused.entry(error.code()).or_default().push(format!("{name}: {error}"));
        }
    }
    for (code, names) in refused {
        println!("{code}: {}\n  {}", names.len(), names.join("\n  "));
    }
}
