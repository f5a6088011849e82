//! The twins of `model::map`: `maps/*.ron`, and the field of a battle.

use serde::Deserialize;

use super::{Actor, Cite, Date, Text};

/// The part `atlas` of `museum.ron`.
#[derive(Clone, Debug, Deserialize)]
pub struct Atlas {
    /// First and last year of the river of years.
    pub years: (i32, i32),
    #[serde(default)]
    pub marks: Vec<Mark>,
    /// Files of the folder `maps`, from the lowest to the highest.
    pub layers: Vec<String>,
    /// Whether layers of today's borders are shown.
    #[serde(default)]
    pub modern_border: bool,
    /// Whether every layer must carry the number of its review.
    #[serde(default)]
    pub approvals_required: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Mark {
    pub year: i32,
    pub title: Text,
    #[serde(default)]
    pub date: Option<Date>,
    #[serde(default)]
    pub exhibit: Option<String>,
}

/// `maps/<id>.ron`.
#[derive(Clone, Debug, Deserialize)]
pub struct Layer {
    pub format: u32,
    pub subject: Subject,
    pub title: Text,
    #[serde(default)]
    pub on: bool,
    /// Today's borders; shown only if `museum.ron` says so.
    #[serde(default)]
    pub modern: bool,
    #[serde(default)]
    pub approval: Option<String>,
    pub features: Vec<Feature>,
    #[serde(default)]
    pub notes: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Subject {
    Borders,
    Homelands,
    Settlements,
    Journeys,
    Battles,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Feature {
    pub id: String,
    pub kind: FeatureKind,
    pub name: Text,
    #[serde(default)]
    pub later_names: Vec<LaterName>,
    pub years: Years,
    pub certainty: Certainty,
    #[serde(default)]
    pub actor: Option<Actor>,
    pub shape: Shape,
    #[serde(default)]
    pub note: Option<Text>,
    #[serde(default)]
    pub place: Option<String>,
    #[serde(default)]
    pub exhibit: Option<String>,
    #[serde(default)]
    pub sources: Vec<Cite>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum FeatureKind {
    Border { treaty: i32 },
    Reading { treaty: i32 },
    Undetermined { treaty: i32 },
    Common { treaty: i32 },
    Homeland,
    Fort,
    Town,
    Landmark,
    Villages,
    Journey,
    Battle,
}

#[derive(Clone, Debug, Deserialize)]
pub struct LaterName {
    pub from: i32,
    pub name: Text,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Years {
    pub from: i32,
    /// The first year in which it was there no longer.
    #[serde(default)]
    pub until: Option<i32>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Certainty {
    Exact,
    Approximate,
    Schematic,
}

/// Positions are degrees east, degrees north.
#[derive(Clone, Debug, Deserialize)]
pub enum Shape {
    Point((f64, f64)),
    Line(Vec<(f64, f64)>),
    /// The outline of an area without holes.
    Area(Vec<(f64, f64)>),
    /// A `GeoJSON` file of the folder `maps`: all its points, lines or areas, which must be of one kind.
    File(String),
    Route(Vec<Stop>),
}

#[derive(Clone, Debug, Deserialize)]
pub struct Stop {
    pub at: (f64, f64),
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    #[serde(default)]
    pub when: Option<String>,
    #[serde(default)]
    pub name: Option<Text>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Field {
    pub frame: Frame,
    #[serde(default)]
    pub scenery: Vec<Scenery>,
    pub units: Vec<Unit>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Frame {
    Map { center: (f64, f64), width_km: f64 },
    Grid { width_m: f64 },
}

#[derive(Clone, Debug, Deserialize)]
pub struct Scenery {
    pub kind: SceneryKind,
    #[serde(default)]
    pub name: Option<Text>,
    #[serde(default)]
    pub actor: Option<Actor>,
    pub shape: Vec<(f64, f64)>,
    /// Number of the first phase in which it is there, counted from 1.
    #[serde(default)]
    pub from: Option<usize>,
    /// Number of the first phase in which it is no longer there.
    #[serde(default)]
    pub until: Option<usize>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum SceneryKind {
    Water,
    Island,
    Fields,
    Forest,
    Fort,
    Wall,
    Ditch,
    Slope,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Unit {
    pub id: String,
    pub name: Text,
    pub actor: Actor,
    pub kind: UnitKind,
    /// Lowest and highest number of men, boats or guns.
    #[serde(default)]
    pub strength: Option<(u32, u32)>,
    pub certainty: Certainty,
    /// How many signs stand for it: 1 to 12; one if left out.
    #[serde(default)]
    pub signs: Option<u8>,
    #[serde(default)]
    pub sources: Vec<Cite>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum UnitKind {
    Foot,
    Horse,
    Guns,
    Boats,
    Camp,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Move {
    /// Id of a unit.
    pub unit: String,
    pub path: Vec<(f64, f64)>,
    /// Whether it is gone at the end of the phase.
    #[serde(default)]
    pub leaves: bool,
}
