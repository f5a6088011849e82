//! The window: hands input to the kiosk, draws it, and does what it asks for.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use eframe::{CreationContext, Frame, NativeOptions};
use egui::{Context, CursorIcon, RawInput, Ui, ViewportBuilder, vec2};

use super::cli::Opening;
use super::clock;
use super::darkroom;
use super::exit::Exit;
use super::office::{Office, Step};
use super::pulse::Pulse;
use super::skipped;
use super::state::State;
use super::statistics::{self, Period, Statistics};
use super::window::{Fullscreen, stay_awake};
use crate::atlas::{Chart, Ground};
use crate::content;
use crate::diagnostic::Problem;
use crate::imaging::{THREADS, TileStore, Workshop};
use crate::kiosk::search::Index;
use crate::kiosk::{Action, Backstage, Effect, Kiosk, Report, Route};
use crate::model::{Lang, Museum};
use crate::ui::touch::{Fingers, tame};
use crate::ui::{self, Pictures, Tools};
use crate::words::Words;

/// A museum on a slow disk is waited for behind a still seal this long before the gentle page offers to try again.
const PATIENCE: Duration = Duration::from_secs(8);

/// The running kiosk.
pub struct App {
    pub kiosk: Kiosk,
    pub tools: Tools,
    words: Words,
    fingers: Fingers,
    /// `None` in a window, which is for those who make the museum: it can be closed and moved.
    fullscreen: Option<Fullscreen>,
    museum: PathBuf,
    tiles: TileStore,
    loading: Option<Receiver<Read>>,
    /// When the program's clock said that loading began.
    since: Option<f64>,
    /// Whether the slideshow begins when the museum is there.
    pub rests: bool,
    state: Option<State>,
    office: Office,
    /// `None` for a tour, whose pages nobody visits.
    statistics: Option<Statistics>,
    pulse: Pulse,
    /// To come back to, once the museum is there.
    resume: Option<(Lang, Route)>,
    pub ctx: Context,
}

/// Opens the window and stays until it closes.
pub fn run(opening: Opening) -> Result<(), String> {
    let loading = load_in_background(opening.museum.clone(), opening.state.clone());
    let options = native_options(&opening);
    let opened =
        eframe::run_native("aigun-kiosk", options, Box::new(move |cc| Ok(Box::new(App::new(cc, opening, loading)))));
    opened.map_err(|error| format!("the window could not be opened: {error}"))
}

/// A museum that was read, and what is wrong with its files.
struct Read {
    museum: Option<Arc<Museum>>,
    chart: Option<Arc<Chart>>,
    index: Option<Arc<Index>>,
    problems: Vec<Problem>,
}

/// A museum being read: the result, and a place for the window to leave its context so that it can be woken.
pub struct Loading {
    result: Receiver<Read>,
    wake: Arc<OnceLock<Context>>,
}

/// Starts reading before the window opens: both take a while, and one need not wait for the other. With a state folder,
/// the exhibits that it says are passed over are left out.
pub fn load_in_background(folder: PathBuf, state: Option<State>) -> Loading {
    let (sender, result) = sync_channel(1);
    let wake: Arc<OnceLock<Context>> = Arc::default();
    let waker = wake.clone();
    let thread = std::thread::Builder::new().name("museum".into()).spawn(move || {
        let loaded = content::load(&folder);
        for problem in &loaded.problems {
            log::info!("{}: {}", problem.place, problem.code);
        }
        let museum = match (loaded.museum, state) {
            (Some(museum), Some(state)) => Some(skipped::leave_out(&state, museum)),
            (museum, _) => museum,
        };
        let chart = museum.as_ref().map(|museum| Arc::new(Chart::new(&museum.atlas)));
        let pages = |museum: &Museum| ui::named_pages(&Words::built_in(), museum);
        let index = museum.as_ref().map(|museum| Arc::new(Index::new(museum, &pages(museum))));
        // The window may be gone by now.
        let _ = sender.send(Read { museum, chart, index, problems: loaded.problems });
        let wake = || waker.get().into_iter().for_each(Context::request_repaint);
        wake();
        // The first page seldom needs it.
        Ground::read();
        wake();
    });
    if let Err(error) = thread {
        log::error!("no thread to read the museum: {error}");
    }
    Loading { result, wake }
}

pub fn native_options(opening: &Opening) -> NativeOptions {
    let viewport = ViewportBuilder::default()
        .with_title("Aigun")
        .with_app_id("aigun-kiosk")
        .with_decorations(false)
        .with_drag_and_drop(false);
    let viewport = match opening.window {
        Some(size) => viewport.with_inner_size(vec2(size.width as f32, size.height as f32)).with_resizable(true),
        None => Fullscreen::viewport(viewport, opening.monitor.as_ref()),
    };
    NativeOptions {
        viewport,
        persist_window: false,
        system_font_fallback: false,
        // It costs a third of a frame where the processor draws, and smooths shades by less than a step of 255.
        dithering: false,
        #[cfg(feature = "wgpu")]
        renderer: eframe::Renderer::Wgpu,
        ..NativeOptions::default()
    }
}

fn workshop(folder: &Path, tiles: &TileStore, ctx: &Context) -> Workshop {
    let waker = ctx.clone();
    let studio = || darkroom::studio(folder, tiles.clone());
    let threads = Workshop::new(studio(), THREADS, Arc::new(move || waker.request_repaint()));
    threads.unwrap_or_else(|error| {
        // Pictures drawn in the window's own thread are slow, but they are pictures.
        log::error!("no threads to draw pictures: {error}");
        Workshop::inline(studio())
    })
}

impl App {
    pub fn new(cc: &CreationContext<'_>, opening: Opening, loading: Loading) -> App {
        let ctx = cc.egui_ctx.clone();
        ui::install(&ctx);
        // From now on the loading thread wakes the window.
        let _ = loading.wake.set(ctx.clone());
        let tiles = darkroom::tiles(opening.state.as_ref());
        let pictures = Pictures::new(workshop(&opening.museum, &tiles, &ctx));
        let mut kiosk = Kiosk::new(opening.lang, opening.comfort);
        kiosk.stand_at(opening.station);
        // Without a page to start on the slideshow runs until somebody comes.
        let rests = opening.start.is_none();
        if let Some(start) = opening.start {
            kiosk.update(Action::Open(start), Duration::ZERO);
        }
        let statistics = opening.state.as_ref().map(|state| {
            kiosk.tally().begin();
            let waker = ctx.clone();
            Statistics::keep_in(state, statistics::PACE, move || waker.request_repaint())
        });
        let words = match &opening.assets {
            Some(assets) => {
                let (words, skipped) = Words::with_overrides(assets, &crate::words::BUILT_IN);
                for line in skipped {
                    log::warn!("{line}");
                }
                words
            }
            None => Words::built_in(),
        };
        let mut tools = Tools::new(pictures);
        tools.motion = true;
        let fullscreen = opening.window.is_none().then(|| Fullscreen::new(opening.monitor));
        if fullscreen.is_some() {
            stay_awake();
        }
        App {
            kiosk,
            tools,
            words,
            fingers: if fullscreen.is_some() { Fingers::expected() } else { Fingers::default() },
            fullscreen,
            museum: opening.museum,
            tiles,
            loading: Some(loading.result),
            since: None,
            rests,
            office: Office::new(opening.state.clone()),
            state: opening.state,
            statistics,
            pulse: Pulse::new(opening.supervised),
            resume: opening.resume,
            ctx,
        }
    }

    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Whether the museum is still being read.
    pub fn is_loading(&self) -> bool {
        self.loading.is_some()
    }

    /// One frame of the visitor's screen.
    pub fn frame(&mut self, ui: &mut Ui) {
        if ui::is_somebody_here(ui) {
            self.kiosk.update(Action::Touch, ui::now(ui));
        }
        let waiting = self.is_loading();
        let actions = ui::show(ui, &self.kiosk, &self.words, &mut self.tools, waiting);
        for action in actions {
            self.act(action);
        }
        self.attend(ui);
        self.hand_counts_over();
        if self.fingers.hide_cursor() {
            ui.ctx().set_cursor_icon(CursorIcon::None);
        }
    }

    /// Takes in a museum that has been read.
    pub fn receive(&mut self, ctx: &Context) {
        let Some(loading) = &self.loading else { return };
        if self.pulse.is_to_begin() {
            return;
        }
        let now = ctx.input(|input| input.time);
        let since = *self.since.get_or_insert(now);
        match loading.try_recv() {
            Ok(Read { museum, chart, index, problems }) => {
                self.loading = None;
                if let (Some(museum), Some(chart)) = (&museum, chart) {
                    self.tools.maps.set_chart(museum.clone(), chart);
                }
                self.office.problems = problems;
                self.tell_time();
                self.act(Action::Loaded(museum));
                if let Some(index) = index {
                    self.act(Action::Indexed(index));
                }
                self.report();
                let rests = std::mem::take(&mut self.rests);
                if let Some((lang, route)) = self.resume.take() {
                    self.act(Action::Language(lang));
                    self.act(Action::Open(route));
                } else if rests {
                    self.act(Action::Rest);
                }
            }
            Err(TryRecvError::Empty) if now - since < PATIENCE.as_secs_f64() => ctx.request_repaint_after(PATIENCE),
            Err(TryRecvError::Empty) => {}
            Err(TryRecvError::Disconnected) => self.loading = None,
        }
    }

    /// Lets time pass for the kiosk, and wakes the window when time will change something next.
    fn pass_time(&mut self, ctx: &Context) {
        let now = ui::now(ctx);
        // Asked once a frame: the answer depends on all there is to read on the page.
        let mut due = self.kiosk.due(now);
        if due.is_some_and(|due| due <= now) {
            // Often enough: the slideshow, which tells the hours, changes every few seconds.
            self.tell_time();
            // A PIN may be set while the kiosk runs.
            self.act(Action::HasPin(self.office.has_pin()));
            self.act(Action::Tick);
            due = self.kiosk.due(now);
        }
        if let Some(due) = due {
            ctx.request_repaint_after(due.saturating_sub(now));
        }
    }

    fn tell_time(&mut self) {
        let (today, time) = clock::now();
        self.act(Action::Clock(today, time));
    }

    pub fn act(&mut self, action: Action) {
        for effect in self.kiosk.update(action, ui::now(&self.ctx)) {
            match effect {
                Effect::Reload => self.reload(),
                Effect::CheckPin(digits) => {
                    if let Some(answer) = self.office.check_pin(&digits, ui::now(&self.ctx), &self.ctx) {
                        self.act(Action::PinAnswer(answer));
                    }
                }
                Effect::Report => self.report(),
                Effect::Statistics(days) => self.ask_statistics(days),
                Effect::Round => self.office.begin_round(&self.kiosk, &mut self.tools),
                Effect::KeepUsual => self.office.keep_usual(&self.kiosk),
                Effect::ShowSkipped => self.office.show_skipped(),
                Effect::Restart => self.leave(Exit::Restart),
                Effect::Leave => self.leave(Exit::StaffLeft),
            }
        }
        self.ctx.request_repaint();
    }

    fn report(&mut self) {
        self.act(Action::HasPin(self.office.has_pin()));
        let report = self.office.report(&self.words, self.kiosk.lang(), ui::now(&self.ctx));
        let uncounted = self.statistics.as_ref().and_then(Statistics::trouble);
        self.act(Action::Report(Report { uncounted, ..report }));
    }

    fn ask_statistics(&self, days: u16) {
        let Some(statistics) = &self.statistics else { return };
        let exhibits = self.kiosk.museum().map(|museum| museum.exhibits.keys().map(ToString::to_string).collect());
        statistics.ask(Period::last(days, clock::now().0.date), exhibits.unwrap_or_default());
    }

    /// What has been counted goes to where it is kept; without room there it waits for the next frame.
    fn hand_counts_over(&mut self) {
        let Some(statistics) = &mut self.statistics else { return };
        if let Some(Err(sheet)) = self.kiosk.tally().take().map(|sheet| statistics.count(sheet)) {
            self.kiosk.tally().put_back(sheet);
        }
    }

    /// Ends the program. What was counted is written first.
    fn leave(&mut self, exit: Exit) -> ! {
        self.hand_counts_over();
        if let Some(statistics) = &mut self.statistics {
            statistics.end();
        }
        exit.leave()
    }

    /// Whatever staff wait for.
    fn attend(&mut self, ctx: &Context) {
        match self.kiosk.backstage() {
            None => {}
            Some(Backstage::Keypad(_)) => {
                if let Some(answer) = self.office.answer() {
                    self.act(Action::PinAnswer(answer));
                }
            }
            Some(Backstage::Round { .. }) => {
                ctx.request_repaint();
                match self.office.step(&self.kiosk, &mut self.tools) {
                    Some(Step::Open { route, done, total }) => {
                        self.act(Action::Open(route));
                        self.act(Action::Round(done, total));
                    }
                    Some(Step::Done(faults)) => self.act(Action::RoundDone(faults)),
                    None => {}
                }
            }
            // A round that was stopped.
            Some(_) if self.office.is_on_round() => self.office.end_round(&mut self.tools),
            Some(Backstage::Statistics { .. }) => {
                if let Some(summary) = self.statistics.as_ref().and_then(Statistics::told) {
                    self.act(Action::Summary(summary.into()));
                    self.report();
                }
            }
            Some(_) => {}
        }
    }

    fn reload(&mut self) {
        let Loading { result, wake } = load_in_background(self.museum.clone(), self.state.clone());
        let _ = wake.set(self.ctx.clone());
        self.loading = Some(result);
        self.since = None;
        self.tools.pictures.replace_workshop(workshop(&self.museum, &self.tiles, &self.ctx));
        // The thread may have finished before it could wake anybody.
        self.ctx.request_repaint_after(Duration::from_millis(200));
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, frame: &mut Frame) {
        self.pulse.taken();
        self.receive(ctx);
        self.pass_time(ctx);
        if let Some(fullscreen) = &mut self.fullscreen {
            fullscreen.hold(ctx, frame);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut Frame) {
        self.pulse.draws(&self.kiosk);
        self.frame(ui);
        self.pulse.drew(ui.ctx());
    }

    fn raw_input_hook(&mut self, _: &Context, input: &mut RawInput) {
        tame(input, &mut self.fingers);
    }
}
