//! The visitor's machine: where they are, what they chose, what a touch changes.
//!
//! Pure: no files, no clock, no pixels. Screens read a [`Kiosk`] and push [`Action`]s; [`Kiosk::update`] changes it and
//! says what the outside has to do as [`Effect`]s. Time is passed in, counted from the start of the program.

mod action;
pub mod attract;
pub mod backstage;
pub mod comfort;
pub mod course;
pub mod guide;
mod history;
pub mod itinerary;
mod picture;
pub mod reading;
mod river;
mod route;
pub mod search;
mod session;
pub mod staff;
pub mod table;
pub mod tally;
pub mod timeline;

use std::sync::Arc;
use std::time::Duration;

pub use action::{Action, Effect};
pub use backstage::{Backstage, Command, PinAnswer, Report};
pub use comfort::{Comfort, Wish};
pub use course::Course;
pub use guide::Guide;
pub use picture::PictureOf;
pub use river::{RiverMark, river_marks};
pub use route::{Route, RouteError, Tab, tabs};
pub use search::{Search, SearchWish};
pub use session::Presence;
pub use table::{MapTable, MapWish};
pub use timeline::{Timeline, TimelineWish};

use self::history::Step;
use self::tally::{Deed, Tally};
use crate::model::{DayHours, Exhibit, ExhibitId, Hall, Lang, Link, Museum, TimeOfDay, Today};

/// How colours are chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Appearance {
    /// Light text on ink, the default.
    #[default]
    Ink,
    /// Dark text on paper.
    Paper,
    /// White on black with outlines.
    Contrast,
}

impl Appearance {
    pub const ALL: [Appearance; 3] = [Appearance::Ink, Appearance::Paper, Appearance::Contrast];

    /// The name used on the command line and for the theme file.
    pub fn as_str(self) -> &'static str {
        match self {
            Appearance::Ink => "ink",
            Appearance::Paper => "paper",
            Appearance::Contrast => "contrast",
        }
    }
}

/// Everything that is different for the visitor who stands here now.
#[derive(Clone, Debug)]
pub struct Kiosk {
    museum: Option<Arc<Museum>>,
    route: Route,
    history: Vec<Step>,
    lang: Lang,
    first_lang: Option<Lang>,
    comfort: Comfort,
    /// What the visitor's comfort starts from.
    usual: Comfort,
    comfort_open: bool,
    presence: Presence,
    /// When somebody last touched anything.
    touched: Duration,
    /// `None` until somebody has said.
    clock: Option<Clock>,
    backstage: Option<Backstage>,
    has_pin: bool,
    report: Report,
    /// Times the kiosk started afresh: each shows its slides in another order.
    rests: u64,
    picture: usize,
    course: Course,
    table: MapTable,
    timeline: Timeline,
    search: Search,
    note: Option<Link>,
    guide: Guide,
    /// Names this stay on this page, so that screens know when to start afresh.
    visit: u64,
    /// The last name given out.
    visits: u64,
    tally: Tally,
}

/// The clock of the house when somebody last said.
#[derive(Clone, Copy, Debug)]
struct Clock {
    today: Today,
    time: TimeOfDay,
    told: Duration,
}

impl Kiosk {
    /// An empty machine that waits for its museum. `lang` overrides the museum's first language; `usual` is what every
    /// visitor begins with.
    pub fn new(lang: Option<Lang>, usual: impl Into<Comfort>) -> Kiosk {
        let usual = usual.into();
        Kiosk {
            museum: None,
            route: Route::Home,
            history: Vec::new(),
            lang: lang.unwrap_or(Lang::ZH),
            first_lang: lang,
            comfort: usual,
            usual,
            comfort_open: false,
            presence: Presence::Here,
            touched: Duration::ZERO,
            clock: None,
            backstage: None,
            has_pin: false,
            report: Report::default(),
            rests: 0,
            picture: 0,
            course: Course::default(),
            table: MapTable::default(),
            timeline: Timeline::default(),
            search: Search::default(),
            note: None,
            guide: Guide::default(),
            visit: 0,
            visits: 0,
            tally: Tally::default(),
        }
    }

    pub fn museum(&self) -> Option<&Arc<Museum>> {
        self.museum.as_ref()
    }

    pub fn route(&self) -> &Route {
        &self.route
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// How the visitor likes to read.
    pub fn comfort(&self) -> &Comfort {
        &self.comfort
    }

    /// Whether the comfort sheet lies over the page.
    pub fn comfort_open(&self) -> bool {
        self.comfort_open
    }

    /// Whether [`Action::ResetComfort`] would change anything.
    pub fn is_comfort_usual(&self) -> bool {
        self.comfort == self.usual
    }

    /// When the museum is open today, `Some(None)` if not at all; `None` where nobody knows.
    pub fn hours_today(&self) -> Option<Option<DayHours>> {
        let hours = self.museum.as_ref()?.hours.as_ref()?;
        Some(hours.on(&self.clock?.today))
    }

    /// What time it is by the clock of the house, counted on from when somebody last said; it stops at midnight.
    pub fn time_of_day(&self, now: Duration) -> Option<TimeOfDay> {
        let Clock { time, told, .. } = self.clock?;
        let minutes = now.saturating_sub(told).as_secs() / 60;
        Some(TimeOfDay(u64::from(time.0).saturating_add(minutes).min(24 * 60 - 1) as u16))
    }

    /// Index of the picture on the stage; the map comes after the pictures.
    pub fn picture(&self) -> usize {
        self.picture
    }

    /// The word explained on top of the page.
    pub fn note(&self) -> Option<&Link> {
        self.note.as_ref()
    }

    /// Names this stay on this page: a page come back to is the same stay, the same page opened anew is another.
    pub fn visit(&self) -> u64 {
        self.visit
    }

    /// The hall of the page, where it has one.
    pub fn hall(&self) -> Option<&Hall> {
        let museum = self.museum.as_ref()?;
        match &self.route {
            Route::Hall(id) => museum.hall(id),
            Route::Picture { of: PictureOf::Hall(id), .. } => museum.hall(id),
            Route::Exhibit { .. } | Route::Picture { of: PictureOf::Exhibit(..), .. } | Route::Pair { .. } => {
                museum.hall(&self.exhibit()?.hall)
            }
            Route::Picture { of: PictureOf::House | PictureOf::Person(_), .. }
            | Route::Home
            | Route::Languages
            | Route::Search
            | Route::Planner { .. }
            | Route::Atlas { .. }
            | Route::Timeline { .. } => None,
        }
    }

    /// The exhibit of the page, where it has one.
    pub fn exhibit(&self) -> Option<&Exhibit> {
        // The map of an exhibit is a page of the atlas.
        let id = self.route.exhibit().filter(|_| !self.is_atlas())?;
        self.museum.as_ref()?.exhibit(id)
    }

    fn pictures(&self) -> usize {
        let (Some(museum), Some(exhibit)) = (&self.museum, self.exhibit()) else { return 0 };
        exhibit.pictures.len() + museum.maps_of(exhibit).len()
    }

    /// Changes state; what remains to be done outside comes back. `now` is the time since the program started; it may
    /// stand still or jump, and a step back does no harm.
    pub fn update(&mut self, action: Action, now: Duration) -> Vec<Effect> {
        let (deed, visit) = (Deed::of(self, &action), self.visit);
        let effects = self.perform(action, now);
        if self.visit != visit {
            self.arrive(now);
        }
        self.tell_tally(deed, now);
        effects
    }

    fn perform(&mut self, action: Action, now: Duration) -> Vec<Effect> {
        match (&self.presence, &action) {
            // A key that answers the question does nothing else, and one that ends the slideshow leads home.
            (Presence::Asking { .. }, Action::Back | Action::Home) => {
                self.stay(now);
                return Vec::new();
            }
            (Presence::Away(_), Action::Back | Action::Home) => {
                self.wake(None, now);
                return Vec::new();
            }
            _ => {}
        }
        match action {
            // Whatever a visitor does says that they are here.
            Action::Open(_)
            | Action::Back
            | Action::Home
            | Action::ChooseLanguage
            | Action::Language(_)
            | Action::Picture(_)
            | Action::Phase(_)
            | Action::Map(_)
            | Action::Plan(_)
            | Action::Walk(_)
            | Action::Timeline(_)
            | Action::Search(_)
            | Action::Play
            | Action::Pause
            | Action::Scrub(..)
            | Action::Follow(_)
            | Action::CloseNote
            | Action::OpenComfort
            | Action::CloseComfort
            | Action::Wish(_)
            | Action::ResetComfort => self.stay(now),
            _ => {}
        }
        self.interrupt(&action, now);
        match action {
            Action::Open(route) => self.open(route),
            Action::Back => self.back(),
            Action::Home => {
                self.note = None;
                self.comfort_open = false;
                if self.route != Route::Home {
                    self.go(Route::Home);
                }
                self.history.clear();
            }
            Action::ChooseLanguage => self.open(Route::Languages),
            Action::Language(lang) => {
                if self.museum.as_ref().is_some_and(|museum| museum.languages.contains(&lang)) {
                    self.lang = lang;
                    self.language_changed(now);
                    self.translate_search();
                }
                if self.route == Route::Languages {
                    self.back();
                }
            }
            Action::Picture(index) => {
                if matches!(self.route, Route::Exhibit { .. }) && index < self.pictures() {
                    self.picture = index;
                }
            }
            Action::Phase(_) | Action::Play | Action::Pause | Action::Scrub(..) => self.steer(&action, now),
            Action::Map(wish) => self.map_wish(wish, now),
            Action::Plan(wish) => self.plan(wish, now),
            Action::Walk(wish) => self.walk(wish, now),
            Action::Timeline(wish) => self.timeline_wish(wish),
            Action::Search(wish) => self.search_wish(wish),
            Action::Follow(Link::Exhibit(id)) => self.open(Route::Exhibit { id, tab: Tab::Story }),
            Action::Follow(link) => self.note = Some(link),
            Action::CloseNote => self.note = None,
            Action::OpenComfort => {
                self.note = None;
                self.comfort_open = true;
            }
            Action::CloseComfort => self.comfort_open = false,
            Action::Wish(wish) => self.comfort.grant(wish),
            Action::ResetComfort => self.comfort = self.usual,
            Action::Tick => self.tick(now),
            Action::Touch => self.touch(now),
            Action::Stay => self.stay(now),
            Action::Wake(exhibit) => self.wake(exhibit, now),
            Action::Rest => self.rest(now),
            Action::Loaded(museum) => self.loaded(museum, now),
            Action::Indexed(index) => self.indexed(index),
            Action::Clock(today, time) => self.clock = Some(Clock { today, time, told: now }),
            Action::Staff(command) => return self.command(command, now),
            Action::HasPin(has_pin) => self.has_pin = has_pin,
            Action::PinAnswer(answer) => return self.pin_answer(answer, now),
            Action::Report(report) => self.report = report,
            Action::Summary(summary) => self.summary(summary),
            Action::Round(done, total) => self.round(done, total),
            Action::RoundDone(faults) => self.round_done(faults, now),
            Action::Retry => return vec![Effect::Reload],
        }
        Vec::new()
    }

    /// Ends the slideshow.
    fn wake(&mut self, exhibit: Option<ExhibitId>, now: Duration) {
        if !matches!(self.presence, Presence::Away(_)) {
            return;
        }
        self.presence = Presence::Here;
        self.touched = now;
        self.begin_visit();
        if let Some(id) = exhibit {
            self.open(Route::Exhibit { id, tab: Tab::Story });
        }
    }

    /// Forgets the visitor: language, sizes, colours, page, and the way back.
    fn start_afresh(&mut self, museum: &Museum) {
        self.lang = self.first_lang.filter(|lang| museum.languages.contains(lang)).unwrap_or(museum.languages[0]);
        self.comfort = self.usual;
        self.comfort_open = false;
        self.note = None;
        self.history.clear();
        self.forget_route();
        self.translate_search();
        self.go(Route::Home);
    }

    fn loaded(&mut self, museum: Option<Arc<Museum>>, now: Duration) {
        let Some(museum) = museum else {
            // A museum on screen is better than none: keep the last good one.
            return;
        };
        let wanted = if self.museum.is_some() { Some(self.lang) } else { self.first_lang };
        self.lang = wanted.filter(|lang| museum.languages.contains(lang)).unwrap_or(museum.languages[0]);
        self.route = self.route.nearest(&museum);
        let settled = |step: Step| Some(Step { route: step.route.settle(&museum)?, note: None, ..step });
        self.history = std::mem::take(&mut self.history).into_iter().filter_map(settled).collect();
        self.note = None;
        let before = self.museum.replace(museum);
        self.lay_index_aside();
        self.lay_table();
        self.keep_route(now);
        self.lay_timeline();
        self.stay_within();
        self.begin_visit();
        if before.is_none() {
            self.touched = now;
        } else if matches!(self.presence, Presence::Away(_)) {
            // The slides may be others now.
            self.rest(now);
        }
    }
}
