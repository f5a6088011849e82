//! How long a visitor waits for a picture: from the bytes of the file to the pixels of its frame.

use std::fs;
use std::hint::black_box;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use aigun::imaging::{Fit, Wanted, probe, render};
use criterion::{Criterion, criterion_group, criterion_main};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, Rgb, RgbImage};

/// The large picture of an exhibit on a Full HD screen.
const FRAME: Wanted = Wanted { size: [928, 716], fit: Fit::Cover { focus: (0.5, 0.5) }, max_side: 8192 };

fn drawing(criterion: &mut Criterion) {
    let Some(file) = largest_drawing(&Path::new(env!("CARGO_MANIFEST_DIR")).join("exhibits")) else {
        eprintln!("skipped: no drawing among the exhibits");
        return;
    };
    let bytes = fs::read(&file).unwrap();
    println!("drawing: {}, {} KiB", file.display(), bytes.len() >> 10);
    criterion.bench_function("largest drawing", |bencher| bencher.iter(|| render(black_box(&bytes), FRAME).unwrap()));
    criterion.bench_function("largest drawing, checked", |bencher| bencher.iter(|| probe(black_box(&bytes)).unwrap()));
}

fn largest_drawing(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let drawings = entries.filter_map(|path| match path.is_dir() {
        true => largest_drawing(&path),
        false => path.extension().is_some_and(|ending| ending == "svg").then_some(path),
    });
    drawings.max_by_key(|path| path.metadata().map_or(0, |metadata| metadata.len()))
}

fn photograph(criterion: &mut Criterion) {
    // Waves of several lengths: neither as easy as a plain colour nor as hard as noise.
    let wave =
        |x: u32, y: u32, length: f32| (((x as f32 / length).sin() * (y as f32 / length).cos() + 1.0) * 127.0) as u8;
    let picture = RgbImage::from_fn(4000, 3000, |x, y| Rgb([wave(x, y, 7.0), wave(x, y, 50.0), wave(y, x, 300.0)]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 90)).unwrap();
    let bytes = bytes.into_inner();
    println!("photograph: {} KiB", bytes.len() >> 10);
    criterion.bench_function("12-megapixel JPEG", |bencher| bencher.iter(|| render(black_box(&bytes), FRAME).unwrap()));
}

criterion_group! {
    name = pictures;
    config = Criterion::default().sample_size(20);
    targets = drawing, photograph
}
criterion_main!(pictures);
