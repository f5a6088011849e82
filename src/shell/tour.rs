//! A walk of the running program through every page in its real window: pictures for proof sheets, and a report of
//! everything that is wrong on them.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use egui::{ColorImage, Context, Ui, ViewportCommand};
use serde_json::json;

use super::app::{self, App};
use super::cli::Opening;
use super::statistics::{date, of};
use crate::atlas::Ground;
use crate::kiosk::itinerary::{PlanSheet, PlanWish, Stop as Planned, WalkWish};
use crate::kiosk::search::Keys;
use crate::kiosk::tally::{How, Records, Summary};
use crate::kiosk::{
    Action, Backstage, Command, Kiosk, PinAnswer, Presence, Route, SearchWish, Tab, TimelineWish, timeline,
};
use crate::model::{EntryId, Kind, Lang, Museum};
use crate::ui::{self, Finding, FindingKind, Theme};

/// Frames a page must stand still before its picture is taken.
const STILL_FRAMES: u32 = 3;
/// Frames after which a page that never settles is given up.
const MOST_FRAMES: u32 = 1_200;

/// Runs the tour; the exit code is 1 if there was anything to report.
pub fn run(opening: Opening, out: PathBuf, only: Option<String>) -> Result<u8, String> {
    std::fs::create_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    let loading = app::load_in_background(opening.museum.clone(), None);
    let options = app::native_options(&opening);
    let result: Arc<Mutex<Option<Result<u8, String>>>> = Arc::default();
    let answer = result.clone();
    let create: eframe::AppCreator<'_> = Box::new(move |cc| {
        let mut app = App::new(cc, opening, loading);
        // Pictures are taken of what stays, not of what is fading in.
        app.tools.motion = false;
        app.tools.audit.on = true;
        app.rests = false;
        Ok(Box::new(Tour {
            app,
            out,
            only,
            answer,
            stops: None,
            current: 0,
            still: 0,
            frames: 0,
            shot: Arc::default(),
            waiting: false,
            report: Vec::new(),
        }))
    });
    eframe::run_native("aigun-kiosk", options, create)
        .map_err(|error| format!("the window could not be opened: {error}"))?;
    let answer = result.lock().map_err(|_| "the tour broke off")?.take();
    answer.unwrap_or_else(|| Err("the window was closed before the tour ended".into()))
}

/// Something to take a picture of.
#[derive(Clone, Debug, PartialEq)]
enum Stop {
    Page(Route),
    /// A page with its nth picture, or its map, on the stage.
    Picture(Route, usize),
    /// The nth phase of a battle.
    Phase(Route, usize),
    /// An entry of the timeline told at length.
    Entry(Route, EntryId),
    /// The planner with a sheet over it.
    Planned(Route, PlanSheet),
    /// The first stop of a route that is followed.
    Followed(Route),
    /// The search with a letter that fits much, or with letters that fit nothing.
    Typed(bool),
    /// The comfort sheet over a page.
    Comfort(Route),
    /// "Are you still there?" over a page.
    StillThere(Route),
    /// The staff's keypad and panel.
    Keypad,
    Panel,
    /// The staff's page of visits, of so many days.
    Visits(u16),
    /// The nth slide of the slideshow.
    Attract(u32),
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stop::Page(route) => route.fmt(f),
            Stop::Picture(route, index) => write!(f, "{route}/picture-{}", index + 1),
            Stop::Phase(route, index) => write!(f, "{route}/phase-{}", index + 1),
            Stop::Entry(route, id) => write!(f, "{route}/{id}"),
            Stop::Planned(route, sheet) => match sheet {
                PlanSheet::Dial => write!(f, "{route}/dial"),
                PlanSheet::Wishes => write!(f, "{route}/wishes"),
                PlanSheet::Add => write!(f, "{route}/add"),
                PlanSheet::Stop(_) => write!(f, "{route}/stop"),
            },
            Stop::Followed(route) => write!(f, "{route}/way"),
            Stop::Typed(found) => f.write_str(if *found { "search/found" } else { "search/nothing" }),
            Stop::Comfort(_) => f.write_str("comfort"),
            Stop::StillThere(_) => f.write_str("still-there"),
            Stop::Keypad => f.write_str("staff/keypad"),
            Stop::Panel => f.write_str("staff/panel"),
            Stop::Visits(days) => write!(f, "staff/visits-{days}"),
            Stop::Attract(slide) => write!(f, "attract/{slide}"),
        }
    }
}

impl Stop {
    /// Every page, then what may lie over one, the staff's side, and a few slides: all languages take their turn at the head.
    fn all(museum: &Museum) -> Vec<Stop> {
        let pages = Route::all(museum);
        let over = pages.iter().find(|route| matches!(route, Route::Exhibit { .. })).unwrap_or(&Route::Home).clone();
        let staff = [Stop::Keypad, Stop::Panel, Stop::Visits(7), Stop::Visits(30)];
        let over = [Stop::Comfort(over.clone()), Stop::StillThere(over)];
        pages
            .into_iter()
            .flat_map(|page| Stop::parts(museum, &page))
            .chain(over)
            .chain(staff)
            .chain((1..=6).map(Stop::Attract))
            .collect()
    }

    /// A page, and what else can be chosen on it that looks quite different: its map, its phases.
    fn parts(museum: &Museum, page: &Route) -> Vec<Stop> {
        let mut stops = vec![Stop::Page(page.clone())];
        if *page == (Route::Timeline { year: None }) {
            // What has most to tell, at length.
            let entry =
                museum.timeline.iter().max_by_key(|entry| (timeline::weight(museum, entry), entry.people.len()));
            stops.extend(entry.map(|entry| Stop::Entry(page.clone(), entry.id.clone())));
        }
        if *page == (Route::Planner { minutes: Some(45) }) {
            let first = Planned::all(museum).into_iter().nth(1);
            let sheets = [PlanSheet::Wishes, PlanSheet::Add].into_iter().chain(first.map(PlanSheet::Stop));
            stops.extend(sheets.map(|sheet| Stop::Planned(page.clone(), sheet)));
            stops.push(Stop::Followed(page.clone()));
        }
        if *page == Route::Search {
            stops.extend([Stop::Typed(true), Stop::Typed(false)]);
        }
        let Route::Exhibit { id, tab } = page else { return stops };
        let Some(exhibit) = museum.exhibit(id) else { return stops };
        match (tab, &exhibit.kind) {
            (Tab::Story, _) => {
                let maps = (0..museum.maps_of(exhibit).len()).map(|map| exhibit.pictures.len() + map);
                stops.extend(maps.map(|picture| Stop::Picture(page.clone(), picture)));
            }
            (Tab::Course, Kind::Battle(battle)) => {
                stops.extend((1..battle.phases.len()).map(|phase| Stop::Phase(page.clone(), phase)));
            }
            _ => {}
        }
        stops
    }

    /// Brings the kiosk there; slides and the question come with time.
    fn reach(&self, app: &mut App) {
        let now = ui::now(&app.ctx);
        let later = |app: &App| app.kiosk.due(now).unwrap_or(now);
        let lang = app.kiosk.lang();
        app.kiosk.update(Action::Staff(Command::Close), now);
        app.kiosk.update(Action::Wake(None), now);
        app.kiosk.update(Action::Stay, now);
        app.kiosk.update(Action::Language(lang), now);
        // Pages are shown as they are to somebody without a route.
        app.act(Action::Walk(WalkWish::End));
        match self {
            Stop::Page(route) => app.act(Action::Open(route.clone())),
            Stop::Picture(route, index) => {
                app.act(Action::Open(route.clone()));
                app.act(Action::Picture(*index));
            }
            Stop::Phase(route, index) => {
                app.act(Action::Open(route.clone()));
                app.act(Action::Phase(*index));
            }
            Stop::Entry(route, id) => {
                app.act(Action::Open(route.clone()));
                app.act(Action::Timeline(TimelineWish::Open(id.clone())));
                app.act(Action::Timeline(TimelineWish::Calendars));
            }
            Stop::Planned(route, sheet) => {
                app.act(Action::Open(route.clone()));
                app.act(Action::Plan(PlanWish::Sheet(Some(sheet.clone()))));
            }
            Stop::Followed(route) => {
                app.act(Action::Open(route.clone()));
                app.act(Action::Walk(WalkWish::Start));
                app.act(Action::Walk(WalkWish::Next));
            }
            Stop::Typed(found) => {
                app.act(Action::Open(Route::Search));
                let cyrillic = Keys::of(lang) == Keys::Cyrillic;
                let text = match (found, cyrillic) {
                    (true, false) => "a",
                    (true, true) => "а",
                    (false, false) => "qqqq",
                    (false, true) => "ъъъъ",
                };
                app.act(Action::Search(SearchWish::Try(text.into())));
            }
            Stop::Comfort(route) => {
                app.act(Action::Open(route.clone()));
                app.act(Action::OpenComfort);
            }
            Stop::StillThere(route) => {
                app.act(Action::CloseComfort);
                app.act(Action::Open(route.clone()));
                app.kiosk.update(Action::Tick, later(app));
            }
            // No PIN is looked at: the tour has no state folder, and nobody stands before it.
            Stop::Keypad | Stop::Panel | Stop::Visits(_) => {
                app.kiosk.update(Action::HasPin(true), now);
                app.act(Action::Staff(Command::Knock));
                if *self != Stop::Keypad {
                    app.act(Action::PinAnswer(PinAnswer::Right));
                }
                if let Stop::Visits(days) = self {
                    app.act(Action::Staff(Command::Statistics(*days)));
                    let records = made_up_visits(app.kiosk.museum().map(|museum| &**museum), *days);
                    app.act(Action::Summary(Summary::of(&records).into()));
                }
            }
            Stop::Attract(slide) => {
                app.act(Action::Rest);
                app.act(Action::Language(lang));
                for _ in 1..*slide {
                    app.kiosk.update(Action::Tick, later(app));
                }
            }
        }
    }

    fn is_reached(&self, kiosk: &Kiosk) -> bool {
        match self {
            Stop::Page(route) => kiosk.route() == route,
            Stop::Picture(route, index) => kiosk.route() == route && kiosk.picture() == *index,
            Stop::Phase(route, index) => kiosk.route() == route && kiosk.phase() == *index,
            Stop::Entry(route, id) => {
                kiosk.route() == route && kiosk.timeline().open && kiosk.timeline().picked.as_ref() == Some(id)
            }
            Stop::Planned(route, sheet) => kiosk.route() == route && kiosk.plan_sheet() == Some(sheet),
            Stop::Followed(_) => kiosk.next_stop().is_some() && matches!(kiosk.route(), Route::Exhibit { .. }),
            Stop::Typed(found) => !kiosk.search().text().is_empty() && (kiosk.search().finds().total > 0) == *found,
            Stop::Comfort(_) => kiosk.comfort_open(),
            Stop::StillThere(_) => matches!(kiosk.presence(), Presence::Asking { .. }),
            Stop::Keypad => matches!(kiosk.backstage(), Some(Backstage::Keypad(_))),
            Stop::Panel => matches!(kiosk.backstage(), Some(Backstage::Panel { .. })),
            Stop::Visits(wanted) => {
                matches!(kiosk.backstage(), Some(Backstage::Statistics { days, .. }) if days == wanted)
            }
            Stop::Attract(_) => matches!(kiosk.presence(), Presence::Away(_)),
        }
    }
}

/// Visits as they might be: nobody visits a tour, and an empty page would show nothing of how it is laid out.
fn made_up_visits(museum: Option<&Museum>, days: u16) -> Records {
    let mut records = Records::default();
    let of_a_day = |day: u64| [0, 31, 58, 3, 47, 96, 128][(day % 7) as usize] + day % 5 * u64::from(day % 7 > 3);
    let first = date((2026, 11, 1)).unwrap_or_default();
    for (number, day) in first.series(jiff::Span::new().days(1)).take(usize::from(days)).enumerate() {
        let visits = of_a_day(number as u64);
        records.visits.push((of(day), visits));
        *records.left.entry(How::Silent).or_default() += visits;
        *records.ended.entry("home".into()).or_default() += visits;
    }
    let exhibits = museum.map(|museum| museum.exhibits.keys().map(ToString::to_string)).into_iter().flatten();
    for (number, exhibit) in exhibits.enumerate() {
        let views = (number as u64 * 37 + 11) % 100 * u64::from(days) / 4;
        records.pages.entry(exhibit).or_default().views = views;
        for (lang, part) in [(Lang::ZH, 13), (Lang::RU, 5), (Lang::EN, 2)] {
            *records.languages.entry(lang).or_default() += views * part / 20;
        }
    }
    records
}

struct Tour {
    app: App,
    out: PathBuf,
    only: Option<String>,
    answer: Arc<Mutex<Option<Result<u8, String>>>>,
    /// `None` until the museum has been read.
    stops: Option<Vec<Stop>>,
    current: usize,
    still: u32,
    frames: u32,
    shot: Arc<Mutex<Option<Arc<ColorImage>>>>,
    /// A picture has been asked for.
    waiting: bool,
    report: Vec<serde_json::Value>,
}

impl Tour {
    /// The pages to visit, once the museum is there.
    fn plan(&mut self, ctx: &Context) {
        if self.stops.is_some() || self.app.is_loading() {
            return;
        }
        let Some(museum) = self.app.kiosk.museum() else {
            self.end(ctx, Err("there is no museum to show; `aigun-kiosk check` says why".into()));
            return;
        };
        let wanted =
            |stop: &Stop| self.only.as_ref().is_none_or(|prefix| stop.to_string().starts_with(prefix.as_str()));
        let stops: Vec<Stop> = Stop::all(museum).into_iter().filter(wanted).collect();
        if stops.is_empty() {
            let prefix = self.only.clone().unwrap_or_default();
            self.end(ctx, Err(format!("no page's route starts with `{prefix}`")));
            return;
        }
        let first = stops[0].clone();
        self.stops = Some(stops);
        first.reach(&mut self.app);
    }

    fn stop(&self) -> Option<&Stop> {
        self.stops.as_ref()?.get(self.current)
    }

    /// Takes the picture of a page that has settled, then goes on.
    fn step(&mut self, ctx: &Context, laid_out: u64) {
        let Some(stop) = self.stop().cloned() else { return };
        ctx.request_repaint();
        self.frames += 1;
        let shot = self.shot.lock().ok().and_then(|mut shot| shot.take());
        if let Some(image) = shot {
            self.keep(&stop, &image);
            self.go_on(ctx);
            return;
        }
        let drawn = !self.app.tools.pictures.is_busy() && Ground::get().is_some();
        let calm = drawn && self.app.tools.typesetter.laid_out() == laid_out;
        self.still = if calm { self.still + 1 } else { 0 };
        if self.waiting {
            return;
        }
        if !stop.is_reached(&self.app.kiosk) || self.frames > MOST_FRAMES {
            self.report.push(json!({ "route": stop.to_string(), "picture": null, "findings": [{ "kind": "not-shown", "what": stop.to_string() }] }));
            self.go_on(ctx);
        } else if self.still >= STILL_FRAMES {
            self.waiting = true;
            let shot = self.shot.clone();
            let callback = egui::ScreenshotCallback::new(move |image| {
                if let Ok(mut shot) = shot.lock() {
                    *shot = Some(image);
                }
            });
            ctx.send_viewport_cmd(ViewportCommand::Screenshot(callback));
        } else if self.frames.is_multiple_of(30) {
            // Drawing threads need the processor more than a waiting window does.
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    fn keep(&mut self, stop: &Stop, image: &ColorImage) {
        let lang = self.app.kiosk.lang();
        let name = format!("{}.png", stop.to_string().replace('/', "_"));
        let measures = &Theme::built_in(self.app.kiosk.comfort().appearance).measures;
        let mut findings = self.app.tools.audit.findings(measures.floor, measures.target);
        findings.extend(self.missing_words(lang));
        let saved = save(&self.out.join(&name), image);
        let mut findings: Vec<_> =
            findings.iter().map(|finding| json!({ "kind": finding.kind.as_str(), "what": finding.what })).collect();
        if let Err(error) = saved {
            findings.push(json!({ "kind": "not-saved", "what": error }));
        }
        let size = json!([image.size[0], image.size[1]]);
        self.report.push(json!({ "route": stop.to_string(), "picture": name, "size": size, "findings": findings }));
    }

    fn missing_words(&self, lang: Lang) -> Vec<Finding> {
        let missing = self.app.words().missing().into_iter().filter(|(missing, _)| *missing == lang);
        missing.map(|(_, key)| Finding { kind: FindingKind::MissingWords, what: key }).collect()
    }

    fn go_on(&mut self, ctx: &Context) {
        self.current += 1;
        self.still = 0;
        self.frames = 0;
        self.waiting = false;
        match self.stop().cloned() {
            Some(next) => next.reach(&mut self.app),
            None => {
                let faults = self
                    .report
                    .iter()
                    .filter(|page| page["findings"].as_array().is_some_and(|list| !list.is_empty()))
                    .count();
                let written = self.write_report(faults);
                self.end(ctx, written.map(|()| u8::from(faults > 0)));
            }
        }
    }

    fn write_report(&self, faults: usize) -> Result<(), String> {
        let kiosk = &self.app.kiosk;
        let report = json!({
            "language": kiosk.lang().as_str(),
            "theme": kiosk.comfort().appearance.as_str(),
            "pages": self.report.len(),
            "pages_with_findings": faults,
            "results": self.report,
        });
        let path = self.out.join("report.json");
        let text = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
        std::fs::write(&path, text + "\n").map_err(|error| format!("{}: {error}", path.display()))?;
        println!("{} pages, {faults} with findings: {}", self.report.len(), path.display());
        for page in &self.report {
            for finding in page["findings"].as_array().into_iter().flatten() {
                println!(
                    "  {}: {}: {}",
                    page["route"].as_str().unwrap_or(""),
                    finding["kind"].as_str().unwrap_or(""),
                    finding["what"].as_str().unwrap_or("")
                );
            }
        }
        Ok(())
    }

    fn end(&mut self, ctx: &Context, answer: Result<u8, String>) {
        if let Ok(mut slot) = self.answer.lock() {
            slot.get_or_insert(answer);
        }
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }
}

fn save(path: &std::path::Path, image: &ColorImage) -> Result<(), String> {
    let [width, height] = image.size.map(|side| side as u32);
    let rgb: Vec<u8> = image.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
    crate::imaging::save_png(path, width, height, &rgb).map_err(|error| format!("{}: {error}", path.display()))
}

impl eframe::App for Tour {
    fn logic(&mut self, ctx: &Context, _: &mut eframe::Frame) {
        self.app.receive(ctx);
        self.plan(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        let before = self.app.tools.typesetter.laid_out();
        self.app.frame(ui);
        let ctx = ui.ctx().clone();
        self.step(&ctx, before);
    }
}
