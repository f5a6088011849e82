//! The land itself: relief, rivers, coast, lakes and the names of what lies between, as `scripts/geodata` made them.
//!
//! The files are part of the program, so that nothing has to be installed beside it. They are read once, in a thread of
//! whoever starts the program; until then the map is plain.

use std::sync::OnceLock;

use geojson::{Feature, FeatureCollection, GeoJson, JsonObject, JsonValue, Position};
use include_dir::{Dir, include_dir};

use super::area::Area;
use super::line::Line;
use super::projection::{Albers, Point};
use super::relief::Relief;
use crate::model::map::Area as Outline;
use crate::model::{Lang, Localized, LonLat};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/geodata");

/// Everything below the museum's own layers.
#[derive(Debug)]
pub struct Ground {
    pub relief: Relief,
    pub land: Vec<Area>,
    pub coast: Vec<Line>,
    pub lakes: Vec<Lake>,
    pub rivers: Vec<River>,
    pub names: Vec<LandName>,
}

#[derive(Debug)]
pub struct River {
    pub id: String,
    pub line: Line,
    pub name: Option<Localized<String>>,
    /// 1 is the Amur, 5 a brook.
    pub rank: u8,
    /// Its course is a drawing aid.
    pub schematic: bool,
}

#[derive(Debug)]
pub struct Lake {
    pub area: Area,
    pub name: Option<Localized<String>>,
}

/// The name of a sea, a range or an island.
#[derive(Debug)]
pub struct LandName {
    pub kind: LandKind,
    pub name: Localized<String>,
    /// 1 is shown first.
    pub rank: u8,
    /// Where it may stand; the first is the best.
    pub anchors: Vec<Point>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LandKind {
    Sea,
    Range,
    Island,
    Lowland,
}

static GROUND: OnceLock<Ground> = OnceLock::new();

impl Ground {
    /// The ground, if it has been read.
    pub fn get() -> Option<&'static Ground> {
        GROUND.get()
    }

    /// Reads the ground unless that has been done. It takes some hundredths of a second.
    pub fn read() -> &'static Ground {
        GROUND.get_or_init(|| Ground {
            relief: Relief::read(text("relief.json")),
            land: areas("land.geojson"),
            coast: features("coast.geojson").iter().flat_map(lines).collect(),
            lakes: lakes(),
            rivers: rivers(),
            names: names(),
        })
    }
}

/// A file of the ground, such as a tile of the relief.
pub fn file(path: &str) -> Option<&'static [u8]> {
    FILES.get_file(path).map(|file| file.contents())
}

fn text(path: &str) -> &'static str {
    // A file that the build left out would be found by the tests.
    FILES.get_file(path).and_then(|file| file.contents_utf8()).unwrap_or_default()
}

fn features(path: &str) -> Vec<Feature> {
    match text(path).parse() {
        Ok(GeoJson::FeatureCollection(FeatureCollection { features, .. })) => features,
        Ok(_) => Vec::new(),
        Err(error) => {
            log::error!("{path}: {error}");
            Vec::new()
        }
    }
}

fn place(position: &Position) -> LonLat {
    LonLat { lon: position[0], lat: position[1] }
}

fn places(positions: &[Position]) -> Vec<LonLat> {
    positions.iter().map(place).collect()
}

fn lines(feature: &Feature) -> Vec<Line> {
    use geojson::GeometryValue::{LineString, MultiLineString};
    match feature.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(LineString { coordinates }) => Line::new(&places(coordinates), false).into_iter().collect(),
        Some(MultiLineString { coordinates }) => {
            coordinates.iter().filter_map(|line| Line::new(&places(line), false)).collect()
        }
        _ => Vec::new(),
    }
}

fn outline(rings: &[Vec<Position>]) -> Outline {
    let mut rings = rings.iter().map(|ring| places(ring));
    Outline { outer: rings.next().unwrap_or_default(), holes: rings.collect() }
}

fn polygons(feature: &Feature) -> Vec<Area> {
    use geojson::GeometryValue::{MultiPolygon, Polygon};
    match feature.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(Polygon { coordinates }) => Area::new(&outline(coordinates)).into_iter().collect(),
        Some(MultiPolygon { coordinates }) => {
            coordinates.iter().filter_map(|rings| Area::new(&outline(rings))).collect()
        }
        _ => Vec::new(),
    }
}

fn areas(path: &str) -> Vec<Area> {
    features(path).iter().flat_map(polygons).collect()
}

fn lakes() -> Vec<Lake> {
    let lake = |feature: &Feature| {
        let name = feature.properties.as_ref().and_then(name);
        polygons(feature).into_iter().map(|area| Lake { area, name: name.clone() }).collect::<Vec<_>>()
    };
    features("lakes.geojson").iter().flat_map(lake).collect()
}

fn rivers() -> Vec<River> {
    let river = |feature: &Feature| {
        let properties = feature.properties.clone().unwrap_or_default();
        let river = |line| River {
            id: word(&properties, "id").to_owned(),
            line,
            name: name(&properties),
            rank: rank(&properties),
            schematic: word(&properties, "certainty") == "schematic",
        };
        lines(feature).into_iter().map(river).collect::<Vec<_>>()
    };
    let mut rivers: Vec<River> = features("rivers.geojson").iter().flat_map(river).collect();
    // Great rivers over small ones.
    rivers.sort_by_key(|river| std::cmp::Reverse(river.rank));
    rivers
}

fn names() -> Vec<LandName> {
    use geojson::GeometryValue::{LineString, Point as At};
    let named = |feature: &Feature| {
        let properties = feature.properties.as_ref()?;
        let kind = match word(properties, "kind") {
            "sea" => LandKind::Sea,
            "range" => LandKind::Range,
            "island" => LandKind::Island,
            _ => LandKind::Lowland,
        };
        let albers = Albers::amur();
        let anchors = match &feature.geometry.as_ref()?.value {
            At { coordinates } => vec![albers.forward(place(coordinates))],
            LineString { coordinates } => {
                let line = Line::new(&places(coordinates), false)?;
                [0.5, 0.35, 0.65].map(|part| line.at(line.length() * part)).to_vec()
            }
            _ => return None,
        };
        Some(LandName { kind, name: name(properties)?, rank: rank(properties), anchors })
    };
    features("labels.geojson").iter().filter_map(named).collect()
}

fn word<'p>(properties: &'p JsonObject, key: &str) -> &'p str {
    properties.get(key).and_then(JsonValue::as_str).unwrap_or_default()
}

fn rank(properties: &JsonObject) -> u8 {
    properties.get("rank").and_then(JsonValue::as_u64).map_or(5, |rank| rank.clamp(1, 9) as u8)
}

fn name(properties: &JsonObject) -> Option<Localized<String>> {
    let names = properties.get("name")?.as_object()?;
    let entry = |(tag, name): (&String, &JsonValue)| Some((Lang::new(tag)?, name.as_str()?.to_owned()));
    Localized::new(names.iter().filter_map(entry).collect())
}
