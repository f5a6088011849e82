//! The whole house: settings, halls, exhibits and the shared lists they refer to.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::keypad::Keypad;
use super::map::{Atlas, LonLat};
use super::{
    Entry, Exhibit, ExhibitId, HallId, Lang, Localized, Manchu, MapRef, PersonId, Picture, PlaceId, RichText, SourceId,
    TermId, Visit,
};

/// A museum that can be shown. Immutable; a reload builds a new one.
#[derive(Clone, Debug, PartialEq)]
pub struct Museum {
    /// The folder it was read from; picture paths are below it.
    pub root: PathBuf,
    pub name: Localized<String>,
    /// Headline of the home screen.
    pub title: Localized<String>,
    pub subtitle: Localized<String>,
    pub manchu: Option<Manchu>,
    /// The house's own voice: what it does and does not claim.
    pub statement: Option<Localized<RichText>>,
    /// Opening picture of the home screen on standing displays.
    pub picture: Option<Picture>,
    /// In the order of the language buttons. Never empty. A text that lacks the first is a problem, and is shown in
    /// another; titles and summaries of exhibits always have it.
    pub languages: Vec<Lang>,
    /// For each language, itself first, then what to show when a text lacks it.
    pub fallbacks: BTreeMap<Lang, Vec<Lang>>,
    /// How rare Chinese words are read: word and pinyin, longer words first.
    pub pinyin: Vec<(String, String)>,
    /// In visiting order. Never empty.
    pub halls: Vec<Hall>,
    pub exhibits: BTreeMap<ExhibitId, Exhibit>,
    pub people: BTreeMap<PersonId, Person>,
    pub places: BTreeMap<PlaceId, Place>,
    pub glossary: BTreeMap<TermId, Term>,
    pub atlas: Atlas,
    pub sources: BTreeMap<SourceId, Source>,
    /// What happened, earlier things first; empty where the museum tells none.
    pub timeline: Vec<Entry>,
    /// Years marked on the river of time at the foot of the screen, rising.
    pub river_years: Vec<i32>,
    pub hours: Option<OpeningHours>,
    pub visit: Visit,
    pub attract: AttractSettings,
    pub idle: IdleSettings,
    pub display: Display,
    pub keypad: Keypad,
    /// Memory for the pixels of pictures on the screen, in MiB.
    pub texture_mib: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Hall {
    pub id: HallId,
    /// One or two words: the card on the home screen.
    pub name: Localized<String>,
    /// Headline of the gallery.
    pub title: Localized<String>,
    /// A line under the name.
    pub lead: Localized<String>,
    pub introduction: Localized<RichText>,
    pub manchu: Option<Manchu>,
    pub picture: Picture,
    /// In visiting order; never empty.
    pub exhibits: Vec<ExhibitId>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub id: PersonId,
    pub name: Localized<String>,
    pub manchu: Option<Manchu>,
    /// As far as known: `1650–1706`, `?–1690`.
    pub years: Option<String>,
    pub role: Localized<String>,
    /// How somebody of that office dressed; no likeness.
    pub portrait: Option<Picture>,
    pub sources: Vec<Cite>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub id: PlaceId,
    pub name: Localized<String>,
    pub manchu: Option<Manchu>,
    pub lon_lat: Option<LonLat>,
    pub note: Option<Localized<String>>,
    pub sources: Vec<Cite>,
}

/// A word a visitor may not know.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub id: TermId,
    pub name: Localized<String>,
    pub text: Localized<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub id: SourceId,
    pub kind: SourceKind,
    /// As printed on the work.
    pub author: Option<String>,
    /// As printed on the work.
    pub title: String,
    /// What it is, in the reader's language.
    pub note: Localized<String>,
    /// Place, publisher or journal.
    pub published: Option<String>,
    /// As printed: `1972`, `1905–1906`.
    pub year: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// A text of the time.
    Primary,
    /// A later edition of texts of the time.
    Edition,
    /// Research.
    Study,
    /// An encyclopaedia or handbook.
    Reference,
    /// A count by a statistical office.
    Census,
    /// An agreement or statement of a government.
    Official,
    /// Wording or displays of a museum.
    Museum,
    /// A newspaper or agency.
    Press,
    /// Computed for this museum.
    Own,
}

/// A reference to a source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cite {
    pub source: SourceId,
    /// Page, article or number, where known; never guessed.
    pub page: Option<String>,
}

/// Minutes since midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(pub u16);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

#[derive(Clone, Debug, PartialEq)]
pub struct OpeningHours {
    /// Monday to Sunday; `None` is closed.
    pub week: [Option<DayHours>; 7],
    /// Gregorian days on which the museum stays closed: year, month, day.
    pub closed_on: Vec<(i32, u8, u8)>,
}

/// A day by the clock of the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    /// Gregorian year, month (1–12) and day (1–31).
    pub date: (i32, u8, u8),
    pub weekday: Weekday,
}

impl OpeningHours {
    /// When the museum is open on a day; `None` is closed.
    pub fn on(&self, today: &Today) -> Option<DayHours> {
        self.week[today.weekday as usize].filter(|_| !self.closed_on.contains(&today.date))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayHours {
    pub opens: TimeOfDay,
    pub closes: TimeOfDay,
    pub last_entry: Option<TimeOfDay>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct AttractSettings {
    /// Exhibits to show; empty: all that may be shown.
    pub slides: Vec<ExhibitId>,
    pub seconds_per_slide: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdleSettings {
    /// Least seconds without a touch before the question "are you still there?".
    pub after_seconds: u16,
    /// Seconds that question stays; at least 20 (WCAG 2.2.1).
    pub countdown_seconds: u16,
}

/// The panel and where people stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Display {
    pub diagonal_inches: f32,
    pub viewing_distance_mm: u16,
}

impl Display {
    /// Least side of a control, in pixels of the design; the theme's `target`.
    pub const TARGET: f32 = 88.0;
    /// Letters of the largest reading text, in pixels of the design: 29 px at 200 %.
    pub const LARGEST_LETTERS: f32 = 58.0;
    /// What a finger needs, in millimetres (Colle and Hiszem, Ergonomics 2004; Duff et al. 2010).
    pub const LEAST_TARGET_MM: f32 = 20.0;
    /// Height of a capital as part of the letter size, in Noto.
    const CAPITAL: f32 = 0.714;

    /// Millimetres of a pixel of the design, which is 1920×1080 or 1080×1920.
    pub fn mm_per_px(&self) -> f32 {
        self.diagonal_inches * 25.4 / 1920_f32.hypot(1080.0)
    }

    /// Side of the smallest control in millimetres.
    pub fn target_mm(&self) -> f32 {
        Display::TARGET * self.mm_per_px()
    }

    /// Height of a capital of the largest text in degrees, seen from where visitors stand. EN 301 549 (5.1.4) asks for 0.7.
    pub fn largest_capital_degrees(&self) -> f32 {
        let height = Display::LARGEST_LETTERS * Display::CAPITAL * self.mm_per_px();
        (height / f32::from(self.viewing_distance_mm)).atan().to_degrees()
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl Museum {
    /// The languages to try for a visitor who reads `lang`.
    pub fn order(&self, lang: Lang) -> &[Lang] {
        self.fallbacks.get(&lang).map_or(&self.languages, Vec::as_slice)
    }

    /// Whether any exhibit has a text in plain words.
    pub fn has_simple_texts(&self) -> bool {
        self.exhibits.values().flat_map(|exhibit| &exhibit.sections).any(|section| section.simple.is_some())
    }

    pub fn hall(&self, id: &HallId) -> Option<&Hall> {
        self.halls.iter().find(|hall| hall.id == *id)
    }

    /// Whether there is anything to show on the atlas.
    pub fn has_atlas(&self) -> bool {
        !self.atlas.layers.is_empty()
    }

    /// Whether the museum tells what happened year by year.
    pub fn has_timeline(&self) -> bool {
        !self.timeline.is_empty()
    }

    /// The map of an exhibit, where the museum has an atlas to draw it with.
    pub fn map_of<'e>(&self, exhibit: &'e Exhibit) -> Option<&'e MapRef> {
        exhibit.map.as_ref().filter(|_| self.has_atlas())
    }

    /// Its map and that of a people today, in the order of the thumbnails.
    pub fn maps_of<'e>(&self, exhibit: &'e Exhibit) -> Vec<&'e MapRef> {
        exhibit.maps().filter(|_| self.has_atlas()).collect()
    }

    /// An exhibit by its id or a former one.
    pub fn exhibit(&self, id: &ExhibitId) -> Option<&Exhibit> {
        self.exhibits.get(id).or_else(|| self.exhibits.values().find(|exhibit| exhibit.former_ids.contains(id)))
    }
}
