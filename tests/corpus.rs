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
    let mut darkroom = Darkroom::new(program);
    let out = std::env::var_os("AIGUN_CORPUS_OUT").map(PathBuf::from);
    let wanted = Wanted { size: [928, 716], fit: Fit::Contain, max_side: 4096 };
    let (mut shown, mut cut, mut longest) = (0, 0, (Duration::ZERO, PathBuf::new()));
    let mut refused: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for path in &files {
        let name = path.strip_prefix(&folder).unwrap().display().to_string();
        let start = Instant::now();
        let looked = darkroom.look(path);
        let drawn = darkroom.draw(path, wanted);
        match &drawn {
            Ok(pixels) => {
                shown += 1;
                let looked = looked.unwrap_or_else(|error| panic!("{name} was drawn, but not looked at: {error}"));
                assert_eq!(pixels.rgba.len(), pixels.size[0] as usize * pixels.size[1] as usize * 4, "{name}");
                if looked.size.iter().map(|side| u64::from(*side)).product::<u64>() <= CUT {
                    let tiles = tempfile::tempdir().unwrap();
                    let done = darkroom.cut(path, tiles.path(), &mut |_| {});
                    assert!(done.as_ref().is_ok_and(|(size, _)| *size == looked.size), "{name}: {done:?}");
                    cut += 1;
                }
                if let Some(out) = &out {
                    // On white.
                    let on_white = |[r, g, b, a]: &[u8; 4]| [r, g, b].map(|value| value + (255 - a));
                    let rgb: Vec<u8> = pixels.rgba.as_chunks::<4>().0.iter().flat_map(on_white).collect();
                    let path = out.join(format!("{}.png", name.replace('/', "_")));
                    save_png(&path, pixels.size[0], pixels.size[1], &rgb).unwrap();
                }
            }
            Err(error) => {
                assert!(!matches!(error, ImagingError::Crashed), "{name} ended the process");
                refused.entry(error.code()).or_default().push(format!("{name}: {error}"));
            }
        }
        let took = start.elapsed();
        assert!(took < PATIENCE * 3, "{name} took {took:?}");
        if took > longest.0 {
            longest = (took, path.clone());
        }
    }
    let count: usize = refused.values().map(Vec::len).sum();
    println!("{} pictures: {shown} shown, {cut} cut, {count} refused", files.len());
    println!("the longest took {:.1} s: {}", longest.0.as_secs_f32(), longest.1.display());
    for (code, names) in refused {
        println!("{code}: {}\n  {}", names.len(), names.join("\n  "));
    }
}
