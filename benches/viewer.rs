//! Looking closely at a large scan: how long until it is sharp, what a frame costs the window's thread, how much memory it
//! takes.
//!
//! ```text
//! cargo bench --bench viewer              24 and 600 megapixels, a minute of zooming
//! cargo bench --bench viewer -- --soak    five minutes of zooming through all of the scan, with the curve of memory
//! ```

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use aigun::atlas::ground;
use aigun::content;
use aigun::imaging::darkroom::Program;
use aigun::imaging::{Hand, Studio, THREADS, TileStore, Workshop};
use aigun::kiosk::{Action, Appearance, Kiosk};
use aigun::model::Lang;
use aigun::ui::{self, Pictures, Tools};
use aigun::words::Words;
use egui::{Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, pos2, vec2};

const MUSEUM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/exhibits");
/// The page whose file is the scan.
const PAGE: &str = "treaties/nerchinsk-1689/pictures/3";
const FILE: &str = "treaties/nerchinsk-1689/schagen-1689.jpg";
const FRAME: Duration = Duration::from_micros(16_667);
/// What a frame may cost the window's thread.
const GOAL: Duration = Duration::from_millis(3);

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    // `cargo test` only wants to know whether it runs.
    let is_test = !arguments.iter().any(|argument| argument == "--bench");
    let soak = arguments.iter().any(|argument| argument == "--soak");
    let (photograph, scan, seconds) = match (is_test, soak) {
        (true, _) => ([1200, 800], [3000, 2000], 1),
        (_, false) => ([6000, 4000], [30_000, 20_000], 60),
        (_, true) => ([6000, 4000], [30_000, 20_000], 300),
    };
    first_sight(photograph, false);
    let folder = first_sight(scan, true);
    explore(folder.path(), Duration::from_secs(seconds));
}

/// A museum folder with a scan of this size in the place of one picture.
fn museum_with(size: [usize; 2]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for a scan");
    let file = folder.path().join(FILE);
    fs::create_dir_all(file.parent().expect("it is in a folder")).expect("a folder");
    write_scan(&file, size);
    folder
}

/// Rows of letters on paper: neither plain nor noise.
fn write_scan(file: &Path, [width, height]: [usize; 2]) {
    let mut jpeg = mozjpeg::Compress::new(mozjpeg::ColorSpace::JCS_RGB);
    jpeg.set_fastest_defaults();
    jpeg.set_size(width, height);
    jpeg.set_quality(85.0);
    let out = BufWriter::new(File::create(file).expect("a scan"));
    let mut jpeg = jpeg.start_compress(out).expect("a scan");
    // A page of 512 rows, written again and again, each time a little further to the right.
    let mut seed = 7_u32;
    let mut noise = move || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    };
    let page: Vec<u8> = (0..512 * 2048)
        .flat_map(|at| {
            let (x, y) = (at % 2048, at / 2048);
            let ink = (y / 16) % 2 == 0 && ((x / 9) * 7 + (y / 5) * 3) % 5 < 2;
            let grain = noise() / 12;
            if ink { [60 + grain, 50 + grain, 45 + grain] } else { [225 + grain, 210 + grain, 180 + grain] }
        })
        .collect();
    let mut row = vec![0; width * 3];
    for y in 0..height {
        let line = &page[(y % 512) * 2048 * 3..][..2048 * 3];
        let shift = (y / 512 * 37 % 2048) * 3;
        for (at, value) in row.iter_mut().enumerate() {
            *value = line[(at + shift) % line.len()];
        }
        jpeg.write_scanlines(&row).expect("a scan");
    }
    jpeg.finish().expect("a scan");
}

fn studio(museum: &Path) -> Studio {
    let studio = Studio::new(museum.to_owned(), ground::file).with_tiles(TileStore::new(museum.join("tiles"), 4 << 30));
    // As the kiosk does it, if it has been built.
    let kiosk = Path::new(env!("CARGO_BIN_EXE_aigun-kiosk"));
    studio.with_darkroom(Program { path: kiosk.to_owned(), arguments: vec!["darkroom".into()] })
}

/// What a frame took: by the clock, and of that what its thread computed. On a machine with fewer processors than threads
/// the rest is others' turn.
#[derive(Clone, Copy)]
struct Cost {
    clock: Duration,
    computing: Duration,
}

/// The kiosk without its window.
struct Stage {
    ctx: Context,
    kiosk: Kiosk,
    words: Words,
    tools: Tools,
    start: Instant,
    events: Vec<Event>,
}

impl Stage {
    fn new(museum: &Path) -> Stage {
        let ctx = Context::default();
        ui::install(&ctx);
        let mut kiosk = Kiosk::new(Some(Lang::ZH), Appearance::Ink);
        kiosk.update(Action::Loaded(content::load(Path::new(MUSEUM)).museum), Duration::ZERO);
        let workshop = Workshop::new(studio(museum), THREADS, Arc::new(|| {})).expect("threads");
        let tools = Tools::new(Pictures::new(workshop));
        Stage { ctx, kiosk, words: Words::built_in(), tools, start: Instant::now(), events: Vec::new() }
    }

    /// What the window's thread does for a frame, and what that took.
    fn frame(&mut self) -> Cost {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1920.0, 1080.0))),
            max_texture_side: Some(8192),
            time: Some(self.start.elapsed().as_secs_f64()),
            events: std::mem::take(&mut self.events),
            ..RawInput::default()
        };
        let (begun, before) = (Instant::now(), computed());
        let mut output = self.ctx.run_ui(input, |ui| {
            ui::show(ui, &self.kiosk, &self.words, &mut self.tools, false);
        });
        let primitives = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        assert!(!primitives.is_empty());
        let cost = Cost { clock: begun.elapsed(), computing: computed().saturating_sub(before) };
        output.textures_delta.clear();
        cost
    }

    fn open(&mut self, page: &str) {
        self.kiosk.update(Action::Open(page.parse().expect("a page")), self.start.elapsed());
    }
}

/// From the tap on a picture until the whole of it is sharp.
fn first_sight(size: [usize; 2], tiled: bool) -> tempfile::TempDir {
    let folder = museum_with(size);
    let pixels = size[0] * size[1] / 1_000_000;
    let bytes = fs::metadata(folder.path().join(FILE)).map_or(0, |metadata| metadata.len()) >> 20;
    if tiled {
        let begun = Instant::now();
        Hand::new(Arc::new(studio(folder.path()))).cut(FILE, &mut |_| {}).expect("tiles");
        println!("{pixels} megapixels ({bytes} MiB) cut into tiles in {:.2} s", begun.elapsed().as_secs_f64());
    }
    let mut times = Vec::new();
    for _ in 0..5 {
        if !tiled {
            let _ = fs::remove_dir_all(folder.path().join("tiles"));
        }
        let mut stage = Stage::new(folder.path());
        stage.open("languages");
        stage.frame();
        stage.open(PAGE);
        let tapped = Instant::now();
        // The first frame asks for the size of the picture, the next for the picture.
        let mut frames = 0;
        while frames < 3 || stage.tools.pictures.ready_whole(FILE).is_none() {
            stage.frame();
            frames += 1;
            std::thread::sleep(Duration::from_millis(2));
            assert!(tapped.elapsed() < Duration::from_mins(1), "it never comes");
        }
        times.push(tapped.elapsed());
    }
    times.sort();
    let (median, worst) = (times[times.len() / 2].as_millis(), times[times.len() - 1].as_millis());
    let state = if tiled { "with tiles" } else { "without tiles" };
    println!("{pixels} megapixels, {state}: sharp {median} ms after the tap (worst of 5: {worst} ms)");
    folder
}

/// Zooms and moves through a scan, and says what the frames cost.
fn explore(museum: &Path, length: Duration) {
    let mut stage = Stage::new(museum);
    stage.open(PAGE);
    for _ in 0..60 {
        stage.frame();
        std::thread::sleep(FRAME);
    }
    let begun = Instant::now();
    let (mut costs, mut textures, mut turn) = (Vec::new(), 0, 0_u32);
    let mut next = Duration::ZERO;
    while begun.elapsed() < length {
        turn += 1;
        // Ten seconds nearer at a place that wanders over the picture, a second away from it, and so on.
        let place = f64::from(turn) / 97.0;
        let at = pos2(600.0 + 450.0 * place.sin() as f32, 500.0 + 300.0 * (place * 1.7).cos() as f32);
        let away = turn % 660 >= 600;
        stage.events.push(Event::PointerMoved(at));
        stage.events.push(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, if away { -60.0 } else { 5.0 }),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
        let cost = stage.frame();
        costs.push(cost);
        textures = textures.max(stage.tools.pictures.bytes());
        std::thread::sleep(FRAME.saturating_sub(cost.clock));
        if begun.elapsed() >= next {
            next += length / 10;
            let seconds = begun.elapsed().as_secs();
            println!(
                "    {seconds:>4} s: memory {} MiB, textures {} MiB",
                resident() >> 20,
                stage.tools.pictures.bytes() >> 20
            );
        }
    }
    println!("{} frames of zooming; textures at most {} MiB", costs.len(), textures >> 20);
    let told = |name: &str, cost: fn(&Cost) -> Duration| {
        let mut all: Vec<Duration> = costs.iter().map(cost).collect();
        all.sort();
        let at = |part: f64| all[((all.len() - 1) as f64 * part) as usize].as_secs_f64() * 1000.0;
        let late = all.iter().filter(|cost| **cost > GOAL).count();
        let (median, most, worst) = (at(0.5), at(0.99), at(1.0));
        println!(
            "    {name}: median {median:.2} ms, 99 of 100 within {most:.2} ms, worst {worst:.2} ms, {late} over {GOAL:?}"
        );
    };
    told("by the clock", |cost| cost.clock);
    told("computing", |cost| cost.computing);
}

/// What the frame's thread has computed so far.
#[cfg(unix)]
fn computed() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// Elsewhere the clock has to do.
#[cfg(not(unix))]
fn computed() -> Duration {
    use std::sync::LazyLock;
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed()
}

/// Bytes of memory that the process holds, where the system tells.
fn resident() -> u64 {
    let pages = fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.and_then(|text| text.split(' ').nth(1)?.parse::<u64>().ok());
    pages.unwrap_or_default() * 4096
}
