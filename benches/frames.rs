//! What one frame of each kind of screen costs before the graphics card gets it: laying out, drawing, tessellating.
//!
//! `settled` is a frame of a page that stands; `first` is the frame in which a page appears, with every text laid out
//! anew, once with all its letters known and once with none. Pictures are there in all of them: they are drawn by other
//! threads, and `benches/pictures.rs` measures that.

use std::path::Path;
use std::time::{Duration, Instant};

use aigun::content;
use aigun::imaging::Workshop;
use aigun::kiosk::{Action, Appearance, Kiosk};
use aigun::model::{Lang, Link};
use aigun::ui::{self, Pictures, Tools};
use aigun::words::Words;
use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Context, FontFamily, Pos2, RawInput, Rect, vec2};

const MUSEUM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/exhibits");

/// One page of each kind.
const PAGES: [&str; 9] = [
    "home",
    "languages",
    "halls/treaties",
    "treaties/nerchinsk-1689/story",
    "treaties/nerchinsk-1689/articles",
    "treaties/nerchinsk-1689/accounts/1",
    "treaties/nerchinsk-1689/sources",
    "peoples/hezhe/story",
    "battles/albazin-1686/course",
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
        aigun::atlas::Ground::read();
        let mut kiosk = Kiosk::new(Some(Lang::ZH), Appearance::Ink);
        kiosk.update(Action::Open(page.parse().expect("a page")), Duration::ZERO);
        kiosk.update(Action::Loaded(content::load(Path::new(MUSEUM)).museum), Duration::ZERO);
        let tools = Tools::new(Pictures::new(Workshop::inline(MUSEUM.into(), aigun::atlas::ground::file)));
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

    fn timed_frames(&mut self, count: u64, forget: impl Fn(&mut Stage)) -> Duration {
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

criterion_group!(benches, frames, note, words);
criterion_main!(benches);
