//! What the files say, word for word: the raw twins of `model`.
//!
//! Every field a curator may write stands here and in `docs/FORMAT.md`, nowhere else. Nothing here is trusted:
//! ids may point nowhere, numbers may be absurd. Only `content::check` turns these into `model` values.

mod lists;
mod map;
mod picture;
mod text;

use std::collections::BTreeMap;

pub use lists::{
    Entry, EntryKind, Glossary, Person, Persons, Place, Places, Source, SourceKind, Sources, Term, Timeline,
};
pub use map::{
    Atlas, Certainty, Feature, FeatureKind, Field, Frame, LaterName, Layer, Mark, Move, Scenery, SceneryKind, Shape,
    Stop, Subject, Unit, UnitKind, Years,
};
pub use picture::{Hotspot, Pair, Picture};
use serde::Deserialize;
pub use text::Text;

/// `museum.ron`.
#[derive(Clone, Debug, Deserialize)]
pub struct Museum {
    pub format: u32,
    pub name: Text,
    pub title: Text,
    pub subtitle: Text,
    #[serde(default)]
    pub manchu: Option<String>,
    #[serde(default)]
    pub statement: Option<Text>,
    /// Opening picture of the home screen on standing displays.
    #[serde(default)]
    pub picture: Option<Picture>,
    pub languages: Vec<String>,
    #[serde(default)]
    pub fallbacks: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub pinyin: BTreeMap<String, String>,
    pub halls: Vec<String>,
    #[serde(default)]
    pub river_years: Vec<i32>,
    #[serde(default)]
    pub atlas: Option<Atlas>,
    #[serde(default)]
    pub hours: Option<Hours>,
    #[serde(default)]
    pub visit: Option<Visit>,
    #[serde(default)]
    pub floor: Option<Floor>,
    #[serde(default)]
    pub attract: Option<Attract>,
    #[serde(default)]
    pub idle: Option<Idle>,
    #[serde(default)]
    pub display: Option<Display>,
    #[serde(default)]
    pub keypad: Option<Keypad>,
    #[serde(default)]
    pub pictures: Option<Memory>,
    #[serde(default)]
    pub notes: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Hours {
    #[serde(default)]
    pub monday: Option<Day>,
    #[serde(default)]
    pub tuesday: Option<Day>,
    #[serde(default)]
    pub wednesday: Option<Day>,
    #[serde(default)]
    pub thursday: Option<Day>,
    #[serde(default)]
    pub friday: Option<Day>,
    #[serde(default)]
    pub saturday: Option<Day>,
    #[serde(default)]
    pub sunday: Option<Day>,
    /// Gregorian days `YYYY-MM-DD`.
    #[serde(default)]
    pub closed_on: Vec<String>,
}

/// Times are `HH:MM`, 24 hours.
#[derive(Clone, Debug, Deserialize)]
pub struct Day {
    pub opens: String,
    pub closes: String,
    #[serde(default)]
    pub last_entry: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Visit {
    pub least_minutes: u16,
    pub most_minutes: u16,
    #[serde(default)]
    pub essentials: Vec<String>,
}

/// Where things stand, by the names of halls and of kiosks.
#[derive(Clone, Debug, Deserialize)]
pub struct Floor {
    #[serde(default)]
    pub halls: BTreeMap<String, Spot>,
    #[serde(default)]
    pub stations: BTreeMap<String, Spot>,
}

/// Metres.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Spot {
    pub x: f32,
    pub y: f32,
    #[serde(default)]
    pub storey: i8,
    #[serde(default)]
    pub seats: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Attract {
    #[serde(default)]
    pub slides: Vec<String>,
    #[serde(default)]
    pub seconds_per_slide: Option<u16>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Idle {
    #[serde(default)]
    pub after_seconds: Option<u16>,
    #[serde(default)]
    pub countdown_seconds: Option<u16>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Display {
    pub diagonal_inches: f32,
    pub viewing_distance_mm: u16,
}

/// Names of keys.
#[derive(Clone, Debug, Deserialize)]
pub struct Keypad {
    #[serde(default)]
    pub previous: Option<String>,
    #[serde(default)]
    pub next: Option<String>,
    #[serde(default)]
    pub select: Option<String>,
    #[serde(default)]
    pub back: Option<String>,
    #[serde(default)]
    pub home: Option<String>,
}

/// What pictures may take of the machine.
#[derive(Clone, Debug, Deserialize)]
pub struct Memory {
    #[serde(default)]
    pub texture_mib: Option<u16>,
}

/// `<hall>/hall.ron`.
#[derive(Clone, Debug, Deserialize)]
pub struct Hall {
    pub format: u32,
    pub name: Text,
    pub title: Text,
    pub lead: Text,
    pub introduction: Text,
    #[serde(default)]
    pub manchu: Option<String>,
    pub picture: Picture,
    /// Folder names of the exhibits, in visiting order.
    pub exhibits: Vec<String>,
    #[serde(default)]
    pub notes: Option<String>,
}

/// `<hall>/<exhibit>/exhibit.ron`.
#[derive(Clone, Debug, Deserialize)]
pub struct Exhibit {
    pub format: u32,
    pub title: Text,
    #[serde(default)]
    pub manchu: Option<String>,
    #[serde(default)]
    pub subtitle: Option<Text>,
    pub summary: Text,
    #[serde(default)]
    pub date: Option<Date>,
    pub sections: Vec<Section>,
    #[serde(default)]
    pub pictures: Vec<Picture>,
    #[serde(default)]
    pub compare: Vec<Pair>,
    #[serde(default)]
    pub map: Option<MapRef>,
    #[serde(default)]
    pub accounts: Vec<Account>,
    #[serde(default)]
    pub sources: Vec<Cite>,
    #[serde(default)]
    pub related: Vec<String>,
    #[serde(default)]
    pub content_note: Option<Text>,
    #[serde(default)]
    pub former_ids: Vec<String>,
    pub kind: Kind,
    #[serde(default)]
    pub notes: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub enum Kind {
    Topic,
    Visit(Visiting),
    Treaty(Treaty),
    People(People),
    Battle(Battle),
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; ` OS` behind a whole day means Old Style (Julian).
#[derive(Clone, Debug, Deserialize)]
pub enum Date {
    Exact(String),
    Circa(String),
    Before(String),
    After(String),
    Range(String, String),
}

#[derive(Clone, Debug, Deserialize)]
pub struct Section {
    #[serde(default)]
    pub level: Level,
    #[serde(default)]
    pub heading: Option<Text>,
    pub text: Text,
    #[serde(default)]
    pub simple: Option<Text>,
    #[serde(default)]
    pub sources: Vec<Cite>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub enum Level {
    #[default]
    Essential,
    Deeper,
}

#[derive(Clone, Debug, Deserialize)]
pub struct MapRef {
    pub year: i32,
    /// Degrees east, degrees north.
    pub center: (f64, f64),
    pub width_km: f64,
    /// Ids of layers; those that are on when the atlas opens if left out.
    #[serde(default)]
    pub layers: Vec<String>,
    /// Ids of features: what the exhibit is about.
    #[serde(default)]
    pub focus: Vec<String>,
    #[serde(default)]
    pub caption: Option<Text>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Cite {
    pub id: String,
    #[serde(default)]
    pub page: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Actor {
    Qing,
    Russia,
    Joseon,
    RiverPeoples,
    Neutral,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Account {
    pub id: String,
    pub question: Text,
    pub claims: Vec<Claim>,
    pub common_ground: Text,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Claim {
    pub who: Text,
    #[serde(default)]
    pub setting: Option<Text>,
    pub actor: Actor,
    pub text: Text,
    #[serde(default)]
    pub sources: Vec<Cite>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Treaty {
    #[serde(default)]
    pub place: Option<String>,
    pub parties: Vec<Party>,
    pub texts: Vec<TreatyText>,
    pub articles: Vec<Article>,
    #[serde(default)]
    pub left_open: Option<Text>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Party {
    pub actor: Actor,
    pub name: Text,
    pub signatories: Vec<Signatory>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Signatory {
    pub person: String,
    #[serde(default)]
    pub role: Option<Text>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct TreatyText {
    pub language: Text,
    #[serde(default)]
    pub authentic: bool,
    #[serde(default)]
    pub note: Option<Text>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Article {
    pub number: String,
    #[serde(default)]
    pub title: Option<Text>,
    pub text: Text,
    /// Where the language versions differ: two to four, with the difference.
    #[serde(default)]
    pub versions: Vec<Version>,
    #[serde(default)]
    pub difference: Option<Text>,
    #[serde(default)]
    pub sources: Vec<Cite>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Version {
    pub language: Text,
    pub actor: Actor,
    pub text: Text,
    #[serde(default)]
    pub sources: Vec<Cite>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Visiting {
    pub facts: Vec<Fact>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct People {
    pub names: Vec<NameForm>,
    #[serde(default)]
    pub names_changed: Option<Text>,
    pub language_family: Text,
    #[serde(default)]
    pub words: Vec<Word>,
    #[serde(default)]
    pub census: Vec<Census>,
    #[serde(default)]
    pub map_today: Option<MapRef>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Word {
    pub word: String,
    pub meaning: Text,
    #[serde(default)]
    pub sources: Vec<Cite>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct NameForm {
    pub label: Text,
    pub name: String,
    /// Möllendorff romanisation, if the name is Manchu and shown in script.
    #[serde(default)]
    pub manchu: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Census {
    pub country: Text,
    pub year: i32,
    pub estimates: Vec<Estimate>,
    #[serde(default)]
    pub note: Option<Text>,
}

/// Either `number`, or `low` and `high`.
#[derive(Clone, Debug, Deserialize)]
pub struct Estimate {
    #[serde(default)]
    pub number: Option<u32>,
    #[serde(default)]
    pub low: Option<u32>,
    #[serde(default)]
    pub high: Option<u32>,
    #[serde(default)]
    pub approximate: bool,
    #[serde(default)]
    pub note: Option<Text>,
    #[serde(default)]
    pub sources: Vec<Cite>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Battle {
    #[serde(default)]
    pub place: Option<String>,
    #[serde(default)]
    pub forces: Vec<Force>,
    #[serde(default)]
    pub losses: Vec<Force>,
    #[serde(default)]
    pub facts: Vec<Fact>,
    #[serde(default)]
    pub field: Option<Field>,
    pub phases: Vec<Phase>,
    pub outcome: Text,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Force {
    pub actor: Actor,
    pub name: Text,
    pub estimates: Vec<Estimate>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Fact {
    pub label: Text,
    pub value: Text,
    #[serde(default)]
    pub sources: Vec<Cite>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Phase {
    pub title: Text,
    pub when: Text,
    pub text: Text,
    #[serde(default)]
    pub moves: Vec<Move>,
    #[serde(default)]
    pub sources: Vec<Cite>,
}
