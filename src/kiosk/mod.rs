//! The visitor's machine: where they are, what they chose, what a touch changes.
//!
//! Pure: no files, no clock, no pixels. Screens read a [`Kiosk`] and push [`Action`]s; [`Kiosk::update`] changes it and
//! says what the outside has to do as [`Effect`]s.

pub mod reading;
mod route;
pub mod staff;
mod timeline;

use std::sync::Arc;

pub use route::{Route, RouteError, Tab, tabs};
pub use timeline::{RiverMark, river_marks};

use crate::model::{Exhibit, Hall, Kind, Lang, Link, Museum};

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

/// What a visitor did, or what the outside reports.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Open(Route),
    /// To the page before, or home when there is none.
    Back,
    Home,
    /// Opens the choice of languages.
    ChooseLanguage,
    Language(Lang),
    /// Shows this picture of the exhibit on the stage.
    Picture(usize),
    /// Shows this phase of the battle.
    Phase(usize),
    /// Tells who, where or what a linked word is; follows links to exhibits.
    Follow(Link),
    CloseNote,
    /// A museum was read; `None` when there is nothing that could be shown.
    Loaded(Option<Arc<Museum>>),
    /// The visitor of the trouble page asks to try again.
    Retry,
}

/// What the outside has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read the museum folder again.
    Reload,
}

/// Everything that is different for the visitor who stands here now.
#[derive(Clone, Debug)]
pub struct Kiosk {
    museum: Option<Arc<Museum>>,
    route: Route,
    history: Vec<Step>,
    lang: Lang,
    first_lang: Option<Lang>,
    pub appearance: Appearance,
    picture: usize,
    phase: usize,
    note: Option<Link>,
    /// Names this stay on this page, so that screens know when to start afresh.
    visit: u64,
    /// The last name given out.
    visits: u64,
}

/// A page to come back to, as it was left.
#[derive(Clone, Debug)]
struct Step {
    route: Route,
    visit: u64,
    picture: usize,
    phase: usize,
}

/// Pages kept for `Back`; a child tapping for an hour must not grow the list.
const HISTORY_LIMIT: usize = 32;

impl Kiosk {
    /// An empty machine that waits for its museum. `lang` overrides the museum's first language.
    pub fn new(lang: Option<Lang>, appearance: Appearance) -> Kiosk {
        Kiosk {
            museum: None,
            route: Route::Home,
            history: Vec::new(),
            lang: lang.unwrap_or(Lang::ZH),
            first_lang: lang,
            appearance,
            picture: 0,
            phase: 0,
            note: None,
            visit: 0,
            visits: 0,
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

    /// Index of the picture on the stage.
    pub fn picture(&self) -> usize {
        self.picture
    }

    /// Index of the phase of the battle.
    pub fn phase(&self) -> usize {
        self.phase
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
            Route::Exhibit { .. } => museum.hall(&self.exhibit()?.hall),
            Route::Home | Route::Languages => None,
        }
    }

    /// The exhibit of the page, where it has one.
    pub fn exhibit(&self) -> Option<&Exhibit> {
        match &self.route {
            Route::Exhibit { id, .. } => self.museum.as_ref()?.exhibit(id),
            _ => None,
        }
    }

    fn pictures(&self) -> usize {
        self.exhibit().map_or(0, |exhibit| exhibit.pictures.len())
    }

    fn phases(&self) -> usize {
        match self.exhibit().map(|exhibit| &exhibit.kind) {
            Some(Kind::Battle(battle)) => battle.phases.len(),
            _ => 0,
        }
    }

    /// Changes state; what remains to be done outside comes back.
    pub fn update(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Open(route) => self.open(route),
            Action::Back => self.back(),
            Action::Home => {
                self.note = None;
                if self.route != Route::Home {
                    self.go(Route::Home);
                }
                self.history.clear();
            }
            Action::ChooseLanguage => self.open(Route::Languages),
            Action::Language(lang) => {
                if self.museum.as_ref().is_some_and(|museum| museum.languages.contains(&lang)) {
                    self.lang = lang;
                }
                if self.route == Route::Languages {
                    self.back();
                }
            }
            Action::Picture(index) => {
                if index < self.pictures() {
                    self.picture = index;
                }
            }
            Action::Phase(index) => {
                if index < self.phases() {
                    self.phase = index;
                }
            }
            Action::Follow(Link::Exhibit(id)) => self.open(Route::Exhibit { id, tab: Tab::Story }),
            Action::Follow(link) => self.note = Some(link),
            Action::CloseNote => self.note = None,
            Action::Loaded(museum) => self.loaded(museum),
            Action::Retry => return vec![Effect::Reload],
        }
        Vec::new()
    }

    /// Opens a page if the museum has it; a dead route changes nothing.
    fn open(&mut self, route: Route) {
        let Some(museum) = self.museum.as_ref() else {
            // Kept for when the museum is there: the command line may name a page before the files are read.
            self.route = route;
            return;
        };
        let Some(route) = route.settle(museum) else {
            log::warn!("no such page: {route}");
            return;
        };
        self.note = None;
        if route == self.route {
            return;
        }
        // Tabs of one exhibit are one page for `Back`.
        if !route.same_page(&self.route) {
            let Kiosk { route, visit, picture, phase, .. } = self;
            self.history.push(Step { route: route.clone(), visit: *visit, picture: *picture, phase: *phase });
            if self.history.len() > HISTORY_LIMIT {
                self.history.remove(0);
            }
        }
        self.go(route);
    }

    fn back(&mut self) {
        if self.note.take().is_some() {
            return;
        }
        if let Route::Exhibit { id, tab: Tab::Accounts(_) } = &self.route {
            // The accounts fill the screen; the way back leads to the exhibit they belong to.
            let story = Route::Exhibit { id: id.clone(), tab: Tab::Story };
            self.go(story);
            return;
        }
        match self.history.pop() {
            Some(Step { route, visit, picture, phase }) => {
                self.route = route;
                self.visit = visit;
                self.picture = picture;
                self.phase = phase;
                self.stay_within();
            }
            None => self.go(Route::Home),
        }
    }

    fn go(&mut self, route: Route) {
        if !route.same_page(&self.route) {
            self.picture = 0;
            self.phase = 0;
        }
        self.route = route;
        self.begin_visit();
    }

    /// The museum may have been read anew since the picture and the phase were chosen.
    fn stay_within(&mut self) {
        self.picture = self.picture.min(self.pictures().saturating_sub(1));
        self.phase = self.phase.min(self.phases().saturating_sub(1));
    }

    fn begin_visit(&mut self) {
        self.visits += 1;
        self.visit = self.visits;
    }

    fn loaded(&mut self, museum: Option<Arc<Museum>>) {
        let Some(museum) = museum else {
            // A museum on screen is better than none: keep the last good one.
            return;
        };
        let wanted = if self.museum.is_some() { Some(self.lang) } else { self.first_lang };
        self.lang = wanted.filter(|lang| museum.languages.contains(lang)).unwrap_or(museum.languages[0]);
        self.route = self.route.settle(&museum).unwrap_or(Route::Home);
        let settled = |step: Step| Some(Step { route: step.route.settle(&museum)?, ..step });
        self.history = std::mem::take(&mut self.history).into_iter().filter_map(settled).collect();
        self.note = None;
        self.museum = Some(museum);
        self.stay_within();
        self.begin_visit();
    }
}
