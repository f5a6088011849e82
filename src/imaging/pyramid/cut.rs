//! Cuts a picture into the tiles of all its levels in one pass from top to bottom.
//!
//! Each level holds as many rows as a row of tiles has and hands every second pair of rows, averaged, to the level below.
//! So the memory needed is about two rows of tiles, whatever the height of the picture. Threads compress the tiles while
//! the picture is read.
//!
//! A picture that is stored lying on its side or upside down is turned while it is cut: rows are mirrored as they come,
//! the grid begins with the smaller tile where the picture is read from its lower end, and tiles change their place.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use image::metadata::Orientation;
use mozjpeg::{ColorSpace, Compress};

use super::dzi::{self, Descriptor};
use super::{Geometry, TILE};
use crate::imaging::ImagingError;
use crate::imaging::colour::Colours;
use crate::imaging::original::{Kind, Original};

/// Quality of the tiles of photographs and scans, 0 to 100. Above it files grow fast and nobody sees the difference.
const QUALITY: f32 = 85.0;

/// Bytes of one row of tiles in the widest picture.
const MAX_STRIP: u64 = 160 << 20;

/// Pixels read at a time, in rows.
const ROWS: usize = 16;

/// The name of a picture's descriptor in its folder, without the ending.
pub const NAME: &str = "picture";

/// Cuts a picture into a Deep Zoom folder: `picture.dzi`, written last, and `picture_files`. Returns the geometry and the
/// bytes of all tiles. `progress` is told the part that is done, from 0 to 1, now and then.
pub fn cut(
    original: &mut dyn Original,
    folder: &Path,
    progress: &mut dyn FnMut(f32),
) -> Result<(Geometry, u64), ImagingError> {
    let header = original.header().clone();
    let mut rows = original.rows(None)?;
    let (stored, kind) = (rows.size(), rows.kind());
    let colours = Colours::new(kind, header.profile.as_deref());
    let output = colours.output();
    let ending = if header.is_drawing || output == Kind::Rgba { "png" } else { "jpg" };
    let turn = Turn::of(header.orientation);
    let geometry = Geometry::new(turn.upright(stored));
    if u64::from(stored[0]) * u64::from(TILE) * output.channels() as u64 > MAX_STRIP {
        return Err(ImagingError::TooWide { size: stored });
    }
    let tiles = folder.join(format!("{NAME}_files"));
    for level in 0..=geometry.max_level() {
        fs::create_dir_all(tiles.join(level.to_string())).map_err(ImagingError::unreadable)?;
    }
    let compressor = Compressor { folder: tiles, ending, kind: output, turn };
    let bytes = thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(2, |count| count.get()).clamp(1, 4);
        let (sender, receiver) = sync_channel::<Tile>(workers * 2);
        let receiver = Arc::new(Mutex::new(receiver));
        let hands: Vec<_> = (0..workers)
            .map(|_| {
                let (receiver, compressor) = (receiver.clone(), &compressor);
                scope.spawn(move || compressor.work(&receiver))
            })
            .collect();
        // Threads that failed have left; the last one to leave closes the channel.
        drop(receiver);
        let read = (|| {
            let mut level = Level::new(stored, geometry.max_level(), output, turn, &sender);
            let (width, height) = (stored[0] as usize, stored[1] as usize);
            let (inward, outward) = (width * kind.channels(), width * output.channels());
            let mut chunk = vec![0; inward * ROWS];
            let mut converted = Vec::new();
            let mut done = 0;
            while done < height {
                let count = ROWS.min(height - done);
                rows.read(&mut chunk[..count * inward])?;
                let lines = if colours.is_identity() {
                    &mut chunk[..count * inward]
                } else {
                    colours.convert(&chunk[..count * inward], &mut converted);
                    &mut converted[..]
                };
                for line in lines.chunks_exact_mut(outward) {
                    if turn.mirrors {
                        mirror(line, output.channels());
                    }
                    level.add(line)?;
                }
                done += count;
                progress(done as f32 / height as f32);
            }
            Ok(())
        })();
        drop(sender);
        let mut bytes = 0;
        let mut failed = read.err();
        for hand in hands {
            match hand.join() {
                Ok(Ok(written)) => bytes += written,
                // A full disk is why the reading stopped, and says more.
                Ok(Err(error)) => failed = Some(error),
                Err(_) => failed = Some(ImagingError::Crashed),
            }
        }
        failed.map_or(Ok(bytes), Err)
    })?;
    let descriptor = Descriptor { size: geometry.size, tile: TILE, overlap: 0, ending: ending.into() };
    let mut file = fs::File::create(folder.join(format!("{NAME}.dzi"))).map_err(ImagingError::unreadable)?;
    file.write_all(dzi::write(&descriptor).as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(ImagingError::unreadable)?;
    Ok((geometry, bytes))
}

/// How the picture as stored becomes upright: rows mirrored, then turned upside down, then columns and rows exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Turn {
    mirrors: bool,
    upside_down: bool,
    exchanges: bool,
}

impl Turn {
    fn of(orientation: Orientation) -> Turn {
        use Orientation::*;
        let (mirrors, upside_down, exchanges) = match orientation {
            NoTransforms => (false, false, false),
            FlipHorizontal => (true, false, false),
            Rotate180 => (true, true, false),
            FlipVertical => (false, true, false),
            // A quarter turn clockwise: the lowest row becomes the first column.
            Rotate90 => (false, true, true),
            Rotate270 => (true, false, true),
            Rotate90FlipH => (false, false, true),
            Rotate270FlipH => (true, true, true),
        };
        Turn { mirrors, upside_down, exchanges }
    }

    fn upright(self, [width, height]: [u32; 2]) -> [u32; 2] {
        if self.exchanges { [height, width] } else { [width, height] }
    }
}

fn mirror(line: &mut [u8], channels: usize) {
    let pixels = line.len() / channels;
    for at in 0..pixels / 2 {
        let (left, right) = line.split_at_mut((pixels - 1 - at) * channels);
        left[at * channels..][..channels].swap_with_slice(&mut right[..channels]);
    }
}

/// A tile on its way to the disk, as stored.
struct Tile {
    level: u8,
    column: u32,
    row: u32,
    size: [u32; 2],
    samples: Vec<u8>,
}

/// A level being filled from above.
struct Level<'a> {
    number: u8,
    /// Width and height as stored.
    size: [u32; 2],
    kind: Kind,
    turn: Turn,
    sender: &'a SyncSender<Tile>,
    /// Rows of the row of tiles in hand.
    strip: Vec<u8>,
    /// Rows seen so far.
    seen: u32,
    /// A row that waits for its other half.
    pending: Option<Vec<u8>>,
    below: Option<Box<Level<'a>>>,
}

impl<'a> Level<'a> {
    fn new(size: [u32; 2], number: u8, kind: Kind, turn: Turn, sender: &'a SyncSender<Tile>) -> Level<'a> {
        let below = (number > 0)
            .then(|| Box::new(Level::new(size.map(|side| side.div_ceil(2)), number - 1, kind, turn, sender)));
        let strip = Vec::with_capacity(size[0] as usize * TILE.min(size[1]) as usize * kind.channels());
        Level { number, size, kind, turn, sender, strip, seen: 0, pending: None, below }
    }

    fn add(&mut self, line: &[u8]) -> Result<(), ImagingError> {
        self.strip.extend_from_slice(line);
        self.seen += 1;
        self.hand_down(line)?;
        if self.seen == self.size[1] || self.is_edge(TILE) {
            self.send()?;
        }
        Ok(())
    }

    /// Whether a square of so many pixels ends here. Where the picture is read from its lower end, squares are counted
    /// from there.
    fn is_edge(&self, side: u32) -> bool {
        let counted = if self.turn.upside_down { self.size[1] - self.seen } else { self.seen };
        counted.is_multiple_of(side)
    }

    fn hand_down(&mut self, line: &[u8]) -> Result<(), ImagingError> {
        let is_edge = self.is_edge(2) || self.seen == self.size[1];
        let channels = self.kind.channels();
        let Some(below) = &mut self.below else { return Ok(()) };
        match self.pending.take() {
            None if !is_edge => {
                self.pending = Some(line.to_vec());
                Ok(())
            }
            other => below.add(&halved(other.as_deref().unwrap_or(line), line, channels)),
        }
    }

    /// Cuts the strip into tiles.
    fn send(&mut self) -> Result<(), ImagingError> {
        let channels = self.kind.channels();
        let stride = self.size[0] as usize * channels;
        let height = self.strip.len() / stride;
        let rows = self.size[1].div_ceil(TILE);
        let done = (self.seen - 1) / TILE;
        let row = if self.turn.upside_down { (self.size[1] - self.seen) / TILE } else { done.min(rows - 1) };
        for column in 0..self.size[0].div_ceil(TILE) {
            let left = (column * TILE) as usize;
            let width = (TILE as usize).min(self.size[0] as usize - left);
            let mut samples = Vec::with_capacity(width * height * channels);
            for line in self.strip.chunks_exact(stride) {
                samples.extend_from_slice(&line[left * channels..(left + width) * channels]);
            }
            let size = [width as u32, height as u32];
            let tile = Tile { level: self.number, column, row, size, samples };
            // Nobody takes it if all threads have failed; they say why.
            self.sender.send(tile).map_err(|_| ImagingError::Crashed)?;
        }
        self.strip.clear();
        Ok(())
    }
}

/// The mean of squares of two by two pixels.
fn halved(a: &[u8], b: &[u8], channels: usize) -> Vec<u8> {
    match channels {
        1 => halved_of::<1>(a, b),
        3 => halved_of::<3>(a, b),
        _ => halved_with_alpha(a, b),
    }
}

fn halved_of<const N: usize>(a: &[u8], b: &[u8]) -> Vec<u8> {
    let (a, b) = (a.as_chunks::<N>().0, b.as_chunks::<N>().0);
    let mut out = Vec::with_capacity(a.len().div_ceil(2) * N);
    let pairs = a.chunks(2).zip(b.chunks(2));
    for (above, below) in pairs {
        let last = above.len() - 1;
        for at in 0..N {
            let sum = u16::from(above[0][at])
                + u16::from(above[last][at])
                + u16::from(below[0][at])
                + u16::from(below[last][at]);
            out.push(((sum + 2) / 4) as u8);
        }
    }
    out
}

/// Colours count as much as they can be seen.
fn halved_with_alpha(a: &[u8], b: &[u8]) -> Vec<u8> {
    let (a, b) = (a.as_chunks::<4>().0, b.as_chunks::<4>().0);
    let mut out = Vec::with_capacity(a.len().div_ceil(2) * 4);
    for (above, below) in a.chunks(2).zip(b.chunks(2)) {
        let last = above.len() - 1;
        let pixels = [above[0], above[last], below[0], below[last]];
        let alpha: u32 = pixels.iter().map(|pixel| u32::from(pixel[3])).sum();
        for at in 0..3 {
            let sum: u32 = pixels.iter().map(|pixel| u32::from(pixel[at]) * u32::from(pixel[3])).sum();
            out.push(((sum + alpha / 2) / alpha.max(1)) as u8);
        }
        out.push(((alpha + 2) / 4) as u8);
    }
    out
}

/// Turns, compresses and writes tiles.
struct Compressor {
    folder: PathBuf,
    ending: &'static str,
    kind: Kind,
    turn: Turn,
}

impl Compressor {
    /// Returns the bytes written.
    fn work(&self, receiver: &Mutex<Receiver<Tile>>) -> Result<u64, ImagingError> {
        let mut bytes = 0;
        loop {
            let tile = receiver.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(tile) = tile else { return Ok(bytes) };
            bytes += self.keep(tile)?;
        }
    }

    fn keep(&self, tile: Tile) -> Result<u64, ImagingError> {
        let Tile { level, mut column, mut row, mut size, mut samples } = tile;
        if self.turn.upside_down {
            let stride = size[0] as usize * self.kind.channels();
            samples = samples.chunks_exact(stride).rev().flatten().copied().collect();
        }
        if self.turn.exchanges {
            samples = exchanged(&samples, size, self.kind.channels());
            size.swap(0, 1);
            (column, row) = (row, column);
        }
        let compressed =
            if self.ending == "png" { png_of(&samples, size, self.kind)? } else { jpeg_of(&samples, size, self.kind)? };
        let path = self.folder.join(level.to_string()).join(format!("{column}_{row}.{}", self.ending));
        fs::write(path, &compressed).map_err(ImagingError::unreadable)?;
        Ok(compressed.len() as u64)
    }
}

/// Columns become rows.
fn exchanged(samples: &[u8], [width, height]: [u32; 2], channels: usize) -> Vec<u8> {
    let (width, height) = (width as usize, height as usize);
    let mut out = Vec::with_capacity(samples.len());
    for x in 0..width {
        for y in 0..height {
            out.extend_from_slice(&samples[(y * width + x) * channels..][..channels]);
        }
    }
    out
}

fn jpeg_of(samples: &[u8], [width, height]: [u32; 2], kind: Kind) -> Result<Vec<u8>, ImagingError> {
    let space = if kind == Kind::Grey { ColorSpace::JCS_GRAYSCALE } else { ColorSpace::JCS_RGB };
    let mut jpeg = Compress::new(space);
    // Without the searches for the smallest file that give the library its name and take ten times as long.
    jpeg.set_fastest_defaults();
    jpeg.set_size(width as usize, height as usize);
    jpeg.set_quality(QUALITY);
    let work = || {
        let mut started = jpeg.start_compress(Vec::new())?;
        started.write_scanlines(samples)?;
        started.finish()
    };
    work().map_err(|error| ImagingError::Unreadable(error.to_string()))
}

fn png_of(samples: &[u8], [width, height]: [u32; 2], kind: Kind) -> Result<Vec<u8>, ImagingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(match kind {
        Kind::Grey => png::ColorType::Grayscale,
        Kind::Rgb | Kind::Cmyk => png::ColorType::Rgb,
        Kind::Rgba => png::ColorType::Rgba,
    });
    encoder.set_compression(png::Compression::Fast);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(samples));
    written.map_err(|error| ImagingError::Unreadable(error.to_string()))?;
    Ok(bytes)
}
