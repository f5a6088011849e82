//! The darkroom itself: does what it is asked on its standard input until that ends.

use std::io::{self, BufRead, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::{Looked, Reply, Request};
use crate::imaging::decode::Format;
use crate::imaging::file::{self, Found};
use crate::imaging::original::open_found;
use crate::imaging::pyramid::{Stamp, cut};
use crate::imaging::{ImagingError, Pixels, Probe, Wanted, guarded, shrink, svg};

/// Address space of the process. The largest picture that has to be decoded in one piece takes six hundred megabytes, a
/// scan that is cut two to three hundred; the rest is room for the program and for what allocators set aside.
#[cfg(unix)]
const MEMORY: u64 = 1536 << 20;

/// Seconds of computing for one picture.
const TIME: u64 = 10;

/// Pixels that are cut in a second on the slowest computer in question.
const CUT_PER_SECOND: u64 = 2_000_000;

/// Seconds a picture may take by the clock for each second of computing it may take: other programs compute too.
const PATIENCE: u64 = 4;

/// Exit code of a process that took too long.
pub const TOO_SLOW: i32 = 3;

/// Reads requests and answers them. Returns when there are no more.
pub fn serve(input: &mut dyn BufRead, output: &mut dyn Write) -> io::Result<()> {
    limit_memory();
    let deadline = Deadline::watch()?;
    let mut line = String::new();
    loop {
        line.clear();
        if input.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let request: Request = serde_json::from_str(&line)?;
        deadline.set(TIME);
        let done = match request {
            Request::Draw { path, wanted } => answer_draw(&path, wanted.into(), output)?,
            Request::Look { path } => guarded(|| look(&path)).map(Reply::Looked),
            Request::Cut { path, folder } => guarded(|| develop(&path, &folder, &deadline, output)),
        };
        deadline.clear();
        match done {
            // Pixels have been written.
            Ok(Reply::Pixels(_)) => {}
            Ok(reply) => send(output, &reply)?,
            Err(error) => send(output, &Reply::Failed(error))?,
        }
        output.flush()?;
    }
}

fn send(output: &mut dyn Write, reply: &Reply) -> io::Result<()> {
    serde_json::to_writer(&mut *output, reply)?;
    output.write_all(b"\n")
}

fn answer_draw(path: &Path, wanted: Wanted, output: &mut dyn Write) -> io::Result<Result<Reply, ImagingError>> {
    Ok(match guarded(|| draw(path, wanted)) {
        Ok(Pixels { size, rgba }) => {
            send(output, &Reply::Pixels(size))?;
            output.write_all(&rgba)?;
            Ok(Reply::Pixels(size))
        }
        Err(error) => Err(error),
    })
}

/// Opens a file, uses it, and makes sure that it stayed the same meanwhile.
fn use_file<T>(path: &Path, work: impl FnOnce(&Found) -> Result<T, ImagingError>) -> Result<T, ImagingError> {
    let found = file::open(path.to_owned())?;
    let before = Stamp::of(&found);
    let done = work(&found);
    let after = file::open(path.to_owned()).map(|found| Stamp::of(&found));
    if after.is_ok_and(|after| after == before) { done } else { Err(ImagingError::Changed) }
}

/// Draws a file's picture at a size.
pub fn draw(path: &Path, wanted: Wanted) -> Result<Pixels, ImagingError> {
    use_file(path, |found| {
        let mut original = open_found(found)?;
        match original.header().format {
            // Lines are sharp at any size.
            Format::Svg => svg::draw(&all(found)?, wanted),
            _ => shrink::draw(&mut *original, wanted),
        }
    })
}

/// Reads a file's header.
pub fn look(path: &Path) -> Result<Looked, ImagingError> {
    use_file(path, |found| {
        let original = open_found(found)?;
        let header = original.header();
        let (size, format) = (header.upright(), header.format);
        let shown = match format {
            Format::Svg => svg::probe(&all(found)?)?.size,
            _ => size,
        };
        Ok(Looked { probe: Probe { format, size: shown, left_out: header.left_out.clone() }, size })
    })
}

fn all(found: &Found) -> Result<Vec<u8>, ImagingError> {
    std::fs::read(&found.path).map_err(ImagingError::unreadable)
}

fn develop(path: &Path, folder: &Path, deadline: &Deadline, output: &mut dyn Write) -> Result<Reply, ImagingError> {
    let mut told = Instant::now();
    use_file(path, |found| {
        let mut original = open_found(found)?;
        let [width, height] = original.header().size.map(u64::from);
        deadline.set(TIME + width * height / CUT_PER_SECOND);
        cut(&mut *original, folder, &mut |part| {
            if told.elapsed() > Duration::from_millis(100) {
                told = Instant::now();
                // Whoever listened may have gone; the next write to it ends the process.
                let _ = send(output, &Reply::Progress(part)).and_then(|()| output.flush());
            }
        })
    })
    .map(|(geometry, bytes)| Reply::Cut { size: geometry.size, bytes })
}

/// Cuts a file's picture in this process. Returns its size and the bytes of the tiles.
pub fn cut_here(path: &Path, folder: &Path, progress: &mut dyn FnMut(f32)) -> Result<([u32; 2], u64), ImagingError> {
    let (geometry, bytes) = use_file(path, |found| cut(&mut *open_found(found)?, folder, progress))?;
    Ok((geometry.size, bytes))
}

/// Ends the process when a picture takes too long. Decoders cannot be asked to stop.
struct Deadline {
    /// Milliseconds since the start at which it ends, by the processor's time and by the clock; zero for never.
    computing: &'static AtomicU64,
    waiting: &'static AtomicU64,
    start: Instant,
}

impl Deadline {
    fn watch() -> io::Result<Deadline> {
        static COMPUTING: AtomicU64 = AtomicU64::new(0);
        static WAITING: AtomicU64 = AtomicU64::new(0);
        let start = Instant::now();
        let watch = move || {
            loop {
                std::thread::sleep(Duration::from_millis(100));
                let is_over = |limit: &AtomicU64, now: u64| {
                    let limit = limit.load(Ordering::Relaxed);
                    limit > 0 && now > limit
                };
                if is_over(&COMPUTING, computed()) || is_over(&WAITING, milliseconds(start.elapsed())) {
                    std::process::exit(TOO_SLOW);
                }
            }
        };
        std::thread::Builder::new().name("deadline".into()).spawn(watch)?;
        Ok(Deadline { computing: &COMPUTING, waiting: &WAITING, start })
    }

    fn set(&self, seconds: u64) {
        self.computing.store(computed() + seconds * 1000, Ordering::Relaxed);
        self.waiting.store(milliseconds(self.start.elapsed()) + seconds * PATIENCE * 1000, Ordering::Relaxed);
    }

    fn clear(&self) {
        self.computing.store(0, Ordering::Relaxed);
        self.waiting.store(0, Ordering::Relaxed);
    }
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// Milliseconds that this process has computed, of all threads together.
#[cfg(unix)]
fn computed() -> u64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.tv_sec as u64 * 1000 + time.tv_nsec as u64 / 1_000_000
}

/// Elsewhere the clock alone decides.
#[cfg(not(unix))]
fn computed() -> u64 {
    0
}

#[cfg(unix)]
fn limit_memory() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limits = [(Resource::As, MEMORY), (Resource::Core, 0)];
    for (resource, limit) in limits {
        if let Err(error) = setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) }) {
            log::warn!("the darkroom has no limit of {resource:?}: {error}");
        }
    }
}

/// Elsewhere what the decoders are allowed is the only limit.
#[cfg(not(unix))]
fn limit_memory() {}
