//! What the atlas shows: thematic layers drawn by a museum, and the ground a battle was fought on.

use super::{Actor, Cite, ExhibitId, FeatureId, LayerId, Localized, PlaceId};

/// A place on the earth (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LonLat {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}

/// The museum's own maps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Atlas {
    /// From the lowest to the highest; the order of the chips too.
    pub layers: Vec<Layer>,
    /// First and last year of the river of years.
    pub years: (i32, i32),
    /// Years with a mark of their own, rising.
    pub marks: Vec<Mark>,
}

/// A year to stop at.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub year: i32,
    /// What happened: a line beside the year.
    pub title: Localized<String>,
    /// The day, if it is known.
    pub date: Option<super::HistoricDate>,
    pub exhibit: Option<ExhibitId>,
}

/// A thematic layer: one file of the folder `maps/`.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    pub id: LayerId,
    pub subject: Subject,
    /// One or two words: the chip.
    pub title: Localized<String>,
    /// Whether it is on when the atlas opens.
    pub on: bool,
    /// Number of the review that a map shown to the public needs in China (审图号).
    pub approval: Option<String>,
    pub features: Vec<Feature>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    Borders,
    Homelands,
    Settlements,
    Journeys,
    Battles,
}

/// One thing on a layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    pub id: FeatureId,
    pub kind: FeatureKind,
    pub name: Localized<String>,
    /// Names of later times, by the year from which they hold, rising.
    pub later_names: Vec<(i32, Localized<String>)>,
    pub years: Years,
    pub certainty: Certainty,
    pub actor: Actor,
    pub shape: Shape,
    pub note: Option<Localized<String>>,
    pub place: Option<PlaceId>,
    pub exhibit: Option<ExhibitId>,
    pub sources: Vec<Cite>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FeatureKind {
    /// A line that was agreed; `treaty` is the year it is called by.
    Border {
        treaty: i32,
    },
    /// One way to read a treaty that can be read in several.
    Reading {
        treaty: i32,
    },
    /// Ground that a treaty left open.
    Undetermined {
        treaty: i32,
    },
    /// Ground that a treaty left to both.
    Common {
        treaty: i32,
    },
    /// Where a people lived.
    Homeland,
    Fort,
    Town,
    /// A pass, a boundary marker: a point that is no settlement.
    Landmark,
    /// Several places close together, drawn as an area.
    Villages,
    Journey,
    Battle,
}

/// The years in which something was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    pub from: i32,
    /// The first year in which it was there no longer.
    pub until: Option<i32>,
}

/// How well the place of something is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Within about two kilometres.
    Exact,
    /// Within about thirty kilometres.
    Approximate,
    /// A drawing aid.
    Schematic,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Point(LonLat),
    /// Each with two points or more.
    Lines(Vec<Vec<LonLat>>),
    Areas(Vec<Area>),
    /// A way through dated places, at least two.
    Route(Vec<Stop>),
}

/// An area with holes. Rings are closed without repeating their first point.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    pub outer: Vec<LonLat>,
    pub holes: Vec<Vec<LonLat>>,
}

/// A place on a route.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    pub at: LonLat,
    /// Years with a fraction: 1 July 1643 is about 1643.5.
    pub when: Option<f64>,
    pub name: Option<Localized<String>>,
}

/// The ground of a battle and who stood on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub frame: Frame,
    pub scenery: Vec<Scenery>,
    pub units: Vec<Unit>,
}

/// What the positions of a field are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Frame {
    /// Degrees east and north on the map.
    Map {
        center: LonLat,
        /// From the left to the right edge.
        width_km: f64,
    },
    /// Metres east and north of a middle. A sketch, not a survey.
    Grid {
        /// From the left to the right edge.
        width_m: f64,
    },
}

/// A position on a field, east and north: degrees or metres, as the [`Frame`] says.
pub type Spot = (f64, f64);

/// What stands or flows on a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenery {
    pub kind: SceneryKind,
    pub name: Option<Localized<String>>,
    /// Whose it is, if anybody's.
    pub actor: Option<Actor>,
    /// Outline of an area, or course of a wall.
    pub shape: Vec<Spot>,
    /// First phase in which it is there, and the first in which it is not; counted from 0.
    pub phases: (usize, Option<usize>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SceneryKind {
    /// Areas.
    Water,
    Island,
    Fields,
    Forest,
    Fort,
    /// Lines.
    Wall,
    Ditch,
    Slope,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    pub name: Localized<String>,
    pub actor: Actor,
    pub kind: UnitKind,
    /// Lowest and highest number of men, boats or guns, where one is known.
    pub strength: Option<(u32, u32)>,
    pub certainty: Certainty,
    /// How many signs stand for it.
    pub signs: u8,
    pub sources: Vec<Cite>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnitKind {
    Foot,
    Horse,
    Guns,
    Boats,
    Camp,
}

/// What a unit does in a phase.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// Place in [`Field::units`].
    pub unit: usize,
    /// Where it goes, from where it stood before; a unit that was not there yet starts at the first spot.
    pub path: Vec<Spot>,
    /// Whether it is gone at the end of the phase.
    pub leaves: bool,
}

impl Years {
    pub fn contains(&self, year: i32) -> bool {
        year >= self.from && self.until.is_none_or(|until| year < until)
    }
}

impl Feature {
    /// What it was called in a year.
    pub fn name_in(&self, year: i32) -> &Localized<String> {
        let later = self.later_names.iter().take_while(|(from, _)| *from <= year).last();
        later.map_or(&self.name, |(_, name)| name)
    }
}

impl Shape {
    /// Every point of it.
    pub fn points(&self) -> Vec<LonLat> {
        match self {
            Shape::Point(at) => vec![*at],
            Shape::Lines(lines) => lines.iter().flatten().copied().collect(),
            Shape::Areas(areas) => areas.iter().flat_map(|area| &area.outer).copied().collect(),
            Shape::Route(stops) => stops.iter().map(|stop| stop.at).collect(),
        }
    }
}

impl Scenery {
    pub fn is_there(&self, phase: usize) -> bool {
        phase >= self.phases.0 && self.phases.1.is_none_or(|until| phase < until)
    }
}
