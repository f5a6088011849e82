//! What one frame of each kind of screen costs before the graphics card gets it: laying out, drawing, tessellating.
//!
//! `settled` is a frame of a page that stands; `first` is the frame in which a page appears, with every text laid out
//! anew, once with all its letters known and once with none. Pictures are there in all of them: they are drawn by other
//! threads, and `benches/pictures.rs` measures that.

use std::path::Path;
use std::time::{Duration, Instant};

use aigun::atlas::{Area, Camera, Chart, Form, Ground, Line};
use aigun::content;
use aigun::imaging::{Studio, Workshop};
use aigun::kiosk::timeline::Span;
use aigun::kiosk::{Action, Appearance, Kiosk, MapWish, TimelineWish};
use aigun::model::{Lang, Link};
use aigun::ui::{self, Pictures, Tools};
use aigun::words::Words;
use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Context, FontFamily, Pos2, RawInput, Rect, vec2};

const MUSEUM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/exhibits");

/// One page of each kind.
const PAGES: [&str; 11] = [
    "home",
    "planner/45",
    "languages",
    "halls/treaties",
    "treaties/nerchinsk-1689/story",
    "treaties/nerchinsk-1689/articles",
    "treaties/nerchinsk-1689/accounts/1",
    "treaties/nerchinsk-1689/sources",
    "peoples/hezhe/story",
    "battles/albazin-1686/course",
    "timeline/1689",
];

/// The kiosk without its window.
struct Stage {
    ctx: Context,
    kiosk: Kiosk,
    words: Words,
    tools: Tools,
    seconds: f64,
}

impl Stage {
    /// A page that has come to rest.
    fn at(page: &str) -> Stage {
        let ctx = Context::default();
        ui::install(&ctx);
        Ground::read();
        let mut kiosk = Kiosk::new(Some(Lang::ZH), Appearance::Ink);
        kiosk.update(Action::Open(page.parse().expect("a page")), Duration::ZERO);
        kiosk.update(Action::Loaded(content::load(Path::new(MUSEUM)).museum), Duration::ZERO);
        let tools = Tools::new(Pictures::new(Workshop::inline(Studio::new(MUSEUM.into(), aigun::atlas::ground::file))));
        let mut stage = Stage { ctx, kiosk, words: Words::built_in(), tools, seconds: 0.0 };
        stage.settle();
        assert_eq!(stage.kiosk.route().to_string(), page, "the museum has this page");
        stage
    }

    fn settle(&mut self) {
        let mut still = 0;
        for _ in 0..600 {
            let laid_out = self.tools.typesetter.laid_out();
            self.frame();
            let calm = !self.tools.pictures.is_busy() && self.tools.typesetter.laid_out() == laid_out;
            still = if calm { still + 1 } else { 0 };
            if still == 3 {
                return;
            }
        }
        panic!("{} does not come to rest", self.kiosk.route());
    }

    fn frame(&mut self) {
        let input = self.input();
        let mut actions = Vec::new();
        let mut output = self.ctx.run_ui(input, |ui| {
            actions = ui::show(ui, &self.kiosk, &self.words, &mut self.tools, false);
        });
        assert!(actions.is_empty(), "nobody touches anything");
        let primitives = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        assert!(!primitives.is_empty());
        output.textures_delta.clear();
    }

    /// A frame with nothing in it: egui keeps what it laid out for one frame longer, which would flatter the next.
    fn empty_frame(&mut self) {
        let input = self.input();
        self.ctx.run_ui(input, |_| {}).textures_delta.clear();
    }

    fn input(&mut self) -> RawInput {
        self.seconds += 1.0 / 60.0;
        RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1920.0, 1080.0))),
            max_texture_side: Some(8192),
            time: Some(self.seconds),
            ..RawInput::default()
        }
    }

    /// As if the visitor had just come from elsewhere.
    fn forget_texts(&mut self) {
        self.tools.typesetter = Default::default();
        self.tools.reading = Default::default();
        self.empty_frame();
        self.empty_frame();
    }

    /// As if none of the letters had ever been drawn, and no font read.
    fn forget_letters(&mut self) {
        let mut fonts = ui::text::fonts::definitions();
        // egui keeps its fonts when it is given the same again.
        fonts.families.insert(FontFamily::Name(format!("at {}", self.seconds).into()), Vec::new());
        self.ctx.set_fonts(fonts);
        self.forget_texts();
    }

    /// As if the map had never been drawn; its tiles are there.
    fn forget_map(&mut self) {
        let museum = self.kiosk.museum().expect("a museum").clone();
        let chart = self.tools.maps.chart().expect("a chart");
        self.tools.maps.set_chart(museum, chart);
        self.forget_texts();
    }

    /// The view of the page's map.
    fn camera(&mut self) -> &mut Camera {
        &mut self.tools.maps.stage(self.kiosk.visit(), || panic!("the page has a map")).camera
    }

    fn act(&mut self, action: Action) {
        self.kiosk.update(action, Duration::from_secs_f64(self.seconds));
    }

    fn timed_frames(&mut self, count: u64, mut forget: impl FnMut(&mut Stage)) -> Duration {
        let mut total = Duration::ZERO;
        for _ in 0..count {
            forget(self);
            let begun = Instant::now();
            self.frame();
            total += begun.elapsed();
        }
        total
    }
}

fn frames(criterion: &mut Criterion) {
    for page in PAGES {
        let mut stage = Stage::at(page);
        let name = page.replace('/', "_");
        let mut group = criterion.benchmark_group(name);
        group.sample_size(20).measurement_time(Duration::from_secs(3)).warm_up_time(Duration::from_secs(1));
        group.bench_function("settled", |bencher| bencher.iter(|| stage.frame()));
        group.bench_function("first, letters known", |bencher| {
            bencher.iter_custom(|count| stage.timed_frames(count, Stage::forget_texts));
        });
        group.bench_function("first, letters new", |bencher| {
            bencher.iter_custom(|count| stage.timed_frames(count, Stage::forget_letters));
        });
    }
}

/// A sheet over a page: the page below is drawn as well.
fn note(criterion: &mut Criterion) {
    let mut stage = Stage::at("treaties/nerchinsk-1689/story");
    let museum = stage.kiosk.museum().expect("a museum").clone();
    let person = museum.people.keys().next().expect("somebody").clone();
    stage.kiosk.update(Action::Follow(Link::Person(person)), Duration::ZERO);
    stage.settle();
    criterion.bench_function("note over a page/settled", |bencher| bencher.iter(|| stage.frame()));
}

/// The words are read once, before the window opens.
fn words(criterion: &mut Criterion) {
    criterion.bench_function("words/read", |bencher| bencher.iter(Words::built_in));
}

/// The atlas with all that it has: every layer, and the readings of the treaties.
fn full_atlas() -> Stage {
    let mut stage = Stage::at("atlas/1858");
    let museum = stage.kiosk.museum().expect("a museum").clone();
    for layer in museum.atlas.layers.iter().filter(|layer| !layer.on) {
        stage.act(Action::Map(MapWish::Layer(layer.id.clone())));
    }
    stage.act(Action::Map(MapWish::Readings));
    stage.settle();
    stage
}

/// What the map needs before it can be drawn, and what it keeps.
fn land(criterion: &mut Criterion) {
    // Only the first reading reads.
    let begun = Instant::now();
    let ground = Ground::read();
    println!("atlas/ground, read once: {:.1} ms", begun.elapsed().as_secs_f64() * 1000.0);
    let museum = content::load(Path::new(MUSEUM)).museum.expect("the shipped museum");
    criterion.bench_function("atlas/chart", |bencher| bencher.iter(|| Chart::new(&museum.atlas)));
    let mib = |bytes: usize| bytes as f64 / f64::from(1 << 20);
    println!("atlas/vectors: {:.1} MiB of the land, {:.2} MiB of the museum", mib(land_bytes(ground)), {
        let chart = Chart::new(&museum.atlas);
        mib(chart.layers.iter().flatten().map(form_bytes).sum())
    });
    let worst = (0..60).map(|step| tile_bytes(ground, 1.08_f64.powi(step))).max().unwrap_or_default();
    println!("atlas/relief: at most {:.1} MiB of tiles in one view of 1920×1080", mib(worst));
}

/// Textures of the tiles that a view shows, so many times nearer than the whole map.
fn tile_bytes(ground: &Ground, nearer: f64) -> usize {
    let size = (1800.0, 968.0);
    let whole = Camera::whole(size);
    let camera = whole.zoomed(nearer, (900.0, 484.0));
    let relief = &ground.relief;
    let (wanted, coarsest) = (relief.level_for(camera.scale), relief.levels.len() - 1);
    let levels = if wanted == coarsest { vec![coarsest] } else { vec![coarsest, wanted] };
    let tiles: usize = levels.iter().map(|level| relief.tiles(*level, &camera.bounds()).len()).sum();
    tiles * (relief.tile + 2 * relief.border).pow(2) as usize * 4
}

/// A point of a line and its rank.
fn line_bytes(line: &Line) -> usize {
    line.points().len() * (16 + 4)
}

fn area_bytes(area: &Area) -> usize {
    area.rings().iter().map(line_bytes).sum::<usize>() + area.corners.len() * 16 + area.triangles.len() * 12
}

fn form_bytes(form: &Form) -> usize {
    match form {
        Form::Point { .. } => 16,
        Form::Lines(lines) => lines.iter().map(line_bytes).sum(),
        Form::Areas(areas) => areas.iter().map(area_bytes).sum(),
        Form::Route(route) => line_bytes(&route.line),
    }
}

fn land_bytes(ground: &Ground) -> usize {
    let lines = ground.coast.iter().chain(ground.rivers.iter().map(|river| &river.line)).map(line_bytes);
    let areas = ground.land.iter().chain(ground.lakes.iter().map(|lake| &lake.area)).map(area_bytes);
    lines.chain(areas).sum()
}

/// Frames of the atlas with all its layers: at rest, moving, changing, and new.
fn atlas(criterion: &mut Criterion) {
    let mut stage = full_atlas();
    let mut group = criterion.benchmark_group("atlas");
    group.sample_size(20).measurement_time(Duration::from_secs(3)).warm_up_time(Duration::from_secs(1));
    group.bench_function("settled", |bencher| bencher.iter(|| stage.frame()));
    let whole = *stage.camera();
    let mut turn = 0;
    let mut pinch = |stage: &mut Stage| {
        // There and back in 120 frames, three times as near.
        turn = (turn + 1) % 120;
        let part = f64::from(60 - i32::abs(60 - turn)) / 60.0;
        *stage.camera() = whole.zoomed(3.0_f64.powf(part), (700.0, 400.0));
    };
    // All tiles of the way are there.
    for _ in 0..240 {
        pinch(&mut stage);
        stage.frame();
    }
    group.bench_function("pinching", |bencher| {
        bencher.iter_custom(|count| stage.timed_frames(count, &mut pinch));
    });
    *stage.camera() = whole;
    stage.settle();
    let mut later = false;
    group.bench_function("year changed", |bencher| {
        bencher.iter_custom(|count| {
            stage.timed_frames(count, |stage| {
                later = !later;
                stage.act(Action::Map(MapWish::Year(if later { 1860 } else { 1858 })));
            })
        });
    });
    stage.tools.motion = true;
    let mut frames = 0;
    group.bench_function("year fading", |bencher| {
        bencher.iter_custom(|count| {
            stage.timed_frames(count, |stage| {
                frames += 1;
                // Shorter than a fade takes.
                if frames % 30 == 0 {
                    stage.act(Action::Map(MapWish::Year(if frames % 60 == 0 { 1860 } else { 1858 })));
                }
            })
        });
    });
    stage.tools.motion = false;
    let homelands = stage.kiosk.museum().expect("a museum").atlas.layers[0].id.clone();
    group.bench_function("layer switched", |bencher| {
        bencher.iter_custom(|count| {
            stage.timed_frames(count, |stage| stage.act(Action::Map(MapWish::Layer(homelands.clone()))))
        });
    });
    group.bench_function("first, letters known", |bencher| {
        bencher.iter_custom(|count| stage.timed_frames(count, Stage::forget_map));
    });
    group.finish();
}

/// A battle while its moves are made, and when they have been made.
fn battle(criterion: &mut Criterion) {
    let mut stage = Stage::at("battles/albazin-1686/course");
    let mut group = criterion.benchmark_group("battle");
    group.sample_size(20).measurement_time(Duration::from_secs(3)).warm_up_time(Duration::from_secs(1));
    group.bench_function("settled", |bencher| bencher.iter(|| stage.frame()));
    let phases = (0..12).map(|phase| {
        stage.act(Action::Phase(phase));
        stage.kiosk.moves()
    });
    let (most, _) = phases.enumerate().max_by_key(|(_, moves)| *moves).expect("phases");
    stage.act(Action::Phase(most));
    stage.settle();
    assert!(stage.kiosk.moves() > 0, "somebody moves");
    group.bench_function("playing", |bencher| {
        bencher.iter_custom(|count| {
            stage.timed_frames(count, |stage| {
                if !stage.kiosk.is_playing() {
                    stage.act(Action::Phase(most));
                    stage.act(Action::Play);
                }
                stage.act(Action::Tick);
            })
        });
    });
    group.finish();
}

/// The timeline at rest with all its years, and while a finger draws the river along.
fn timeline(criterion: &mut Criterion) {
    let mut stage = Stage::at("timeline/1689");
    let mut group = criterion.benchmark_group("timeline");
    group.sample_size(20).measurement_time(Duration::from_secs(3)).warm_up_time(Duration::from_secs(1));
    group.bench_function("settled", |bencher| bencher.iter(|| stage.frame()));
    let begin = stage.kiosk.timeline().sight;
    let mut turn = 0;
    group.bench_function("dragged", |bencher| {
        bencher.iter_custom(|count| {
            stage.timed_frames(count, |stage| {
                // There and back in 240 frames, 60 years away.
                turn = (turn + 1) % 240;
                let way = f64::from(120 - i32::abs(120 - turn)) / 2.0;
                let sight = Span { first: begin.first + way, last: begin.last + way };
                stage.act(Action::Timeline(TimelineWish::Sight(sight)));
            })
        });
    });
    for _ in 0..5 {
        stage.act(Action::Timeline(TimelineWish::Zoom(false)));
    }
    stage.settle();
    group.bench_function("settled, all years", |bencher| bencher.iter(|| stage.frame()));
    group.finish();
}

criterion_group!(benches, land, frames, note, words, atlas, battle, timeline);
criterion_main!(benches);
