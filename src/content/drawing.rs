//! Points, lines and areas that somebody drew in a map program and saved as `GeoJSON`.
//!
//! Only the geometry counts; properties are passed over. Whether the coordinates make sense is for `content::check`.

use geojson::{Error, GeoJson, Geometry, GeometryValue, Position};
use serde_json::error::Category;

use super::lines::Lines;
use super::locate::{FieldPath, Outline, Step};
use super::source::Document;
use crate::diagnostic::{Place, Problem};
use crate::model::LonLat;

/// Points of one file. A border river has some thousands when it is drawn for a screen.
const MOST_POINTS: usize = 200_000;

/// A `GeoJSON` file that could be read.
#[derive(Clone, Debug)]
pub struct Sketch {
    pub document: Document,
    pub drawing: Drawing,
}

/// What was drawn: one kind of thing, and at least one of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// Each track is one point.
    Points(Vec<Track>),
    Lines(Vec<Track>),
    /// Of each area first the outline, then the holes.
    Areas(Vec<Vec<Track>>),
}

/// A row of points, and where it stands in its file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Track {
    pub points: Vec<LonLat>,
    /// A ring that does not end where it begins, as `GeoJSON` wants it to.
    pub open: bool,
    /// Not a row but one point: its `path` leads to the point and not to a list.
    pub alone: bool,
    /// The way to the list of points.
    pub path: Vec<Step>,
    pub number: Number,
}

/// Where a row of points is found, in numbers from 1, for people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Number {
    pub feature: Option<usize>,
    /// Of several lines or areas in one feature.
    pub part: Option<usize>,
    /// 1 is the outline, the others are holes.
    pub ring: Option<usize>,
}

impl Drawing {
    /// Every row of points.
    pub fn tracks(&self) -> Vec<&Track> {
        match self {
            Drawing::Points(tracks) | Drawing::Lines(tracks) => tracks.iter().collect(),
            Drawing::Areas(areas) => areas.iter().flatten().collect(),
        }
    }

    /// How many points it has.
    pub fn points(&self) -> usize {
        self.tracks().iter().map(|track| track.points.len()).sum()
    }
}

/// Reads a `GeoJSON` file: a collection, a feature or a bare geometry.
pub fn read(document: &Document) -> Result<Drawing, Problem> {
    let file: GeoJson = document.text.parse().map_err(|error| complaint(document, &error))?;
    let mut reading = Reading { document, points: Vec::new(), lines: Vec::new(), areas: Vec::new(), path: Vec::new() };
    match &file {
        GeoJson::Geometry(geometry) => reading.geometry(geometry, None)?,
        GeoJson::Feature(feature) => {
            reading.path.push(Step::Field("geometry".into()));
            feature.geometry.iter().try_for_each(|geometry| reading.geometry(geometry, None))?;
        }
        GeoJson::FeatureCollection(collection) => {
            for (index, feature) in collection.features.iter().enumerate() {
                reading.path = vec![Step::Field("features".into()), Step::Index(index), Step::Field("geometry".into())];
                // QGIS saves what has attributes and no shape.
                let Some(geometry) = &feature.geometry else { continue };
                reading.geometry(geometry, Some(index + 1))?;
            }
        }
    }
    reading.finish()
}

struct Reading<'a> {
    document: &'a Document,
    points: Vec<Track>,
    lines: Vec<Track>,
    areas: Vec<Vec<Track>>,
    /// The way to the geometry in hand.
    path: Vec<Step>,
}

impl Reading<'_> {
    fn geometry(&mut self, geometry: &Geometry, feature: Option<usize>) -> Result<(), Problem> {
        let number = Number { feature, ..Number::default() };
        let part = |index: usize| Number { part: Some(index + 1), ..number };
        match &geometry.value {
            GeometryValue::Point { coordinates } => {
                let track = self.track(std::slice::from_ref(coordinates), &[], number)?;
                self.points.push(Track { alone: true, ..track });
            }
            GeometryValue::LineString { coordinates } => {
                let track = self.track(coordinates, &[], number)?;
                self.lines.push(track);
            }
            GeometryValue::MultiLineString { coordinates } => {
                for (index, line) in coordinates.iter().enumerate() {
                    let track = self.track(line, &[index], part(index))?;
                    self.lines.push(track);
                }
            }
            GeometryValue::Polygon { coordinates } => self.area(coordinates, None, number)?,
            GeometryValue::MultiPolygon { coordinates } => {
                for (index, rings) in coordinates.iter().enumerate() {
                    self.area(rings, Some(index), part(index))?;
                }
            }
            GeometryValue::MultiPoint { .. } => return Err(self.mixed("MultiPoint")),
            GeometryValue::GeometryCollection { .. } => return Err(self.mixed("GeometryCollection")),
        }
        Ok(())
    }

    /// An area with no rings at all is nothing.
    fn area(&mut self, rings: &[Vec<Position>], part: Option<usize>, number: Number) -> Result<(), Problem> {
        let mut area = Vec::with_capacity(rings.len());
        for (index, ring) in rings.iter().enumerate() {
            let below: Vec<usize> = part.into_iter().chain([index]).collect();
            let mut track = self.track(ring, &below, Number { ring: Some(index + 1), ..number })?;
            track.open = track.points.len() > 1 && track.points.first() != track.points.last();
            area.push(track);
        }
        if !area.is_empty() {
            self.areas.push(area);
        }
        Ok(())
    }

    fn track(&self, positions: &[Position], below: &[usize], number: Number) -> Result<Track, Problem> {
        let mut path = self.path.clone();
        path.push(Step::Field("coordinates".into()));
        path.extend(below.iter().map(|index| Step::Index(*index)));
        let mut points = Vec::with_capacity(positions.len());
        for (index, position) in positions.iter().enumerate() {
            // Heights are passed over.
            let &[lon, lat, ..] = position.as_slice() else {
                path.push(Step::Index(index));
                return Err(Problem::error(place(self.document, &path), "drawing-spot"));
            };
            points.push(LonLat { lon, lat });
        }
        Ok(Track { points, path, number, ..Track::default() })
    }

    fn finish(self) -> Result<Drawing, Problem> {
        let kinds = [!self.points.is_empty(), !self.lines.is_empty(), !self.areas.is_empty()];
        let found = ["Point", "LineString", "Polygon"].iter().zip(kinds).filter(|(_, is)| *is).map(|(name, _)| *name);
        let found: Vec<&str> = found.collect();
        if found.len() > 1 {
            return Err(self.whole("drawing-mixed").with("found", found.join(", ")));
        }
        let (empty, large) = (self.whole("drawing-empty"), self.whole("drawing-points"));
        let drawing = match kinds {
            [true, ..] => Drawing::Points(self.points),
            [_, true, _] => Drawing::Lines(self.lines),
            [.., true] => Drawing::Areas(self.areas),
            _ => return Err(empty),
        };
        match drawing.points() {
            0 => Err(empty),
            1..=MOST_POINTS => Ok(drawing),
            count => Err(large.with("count", count).with("limit", MOST_POINTS)),
        }
    }

    fn mixed(&self, found: &str) -> Problem {
        Problem::error(place(self.document, &self.path), "drawing-mixed").with("found", found)
    }

    fn whole(&self, code: &'static str) -> Problem {
        Problem::error(Place::file(&*self.document.path), code)
    }
}

/// The place of a part of the file.
fn place(document: &Document, path: &[Step]) -> Place {
    let offset = Outline::new(&document.text).find(&document.text, path).value.start;
    let (line, column) = Lines::new(&document.text).position(&document.text, offset);
    Place { file: document.path.clone(), line, column, field: FieldPath(path).to_string() }
}

/// What the library says, at its line if it knows one.
fn complaint(document: &Document, error: &Error) -> Problem {
    let Error::MalformedGeoJson(error) = error else {
        return Problem::error(Place::file(&*document.path), "drawing-form").with("detail", error);
    };
    let lines = Lines::new(&document.text);
    // The column is one of bytes.
    let start = lines.offset(&document.text, error.line(), 1);
    let (line, column) = lines.position(&document.text, start + error.column().saturating_sub(1));
    let place = Place { file: document.path.clone(), line, column, field: String::new() };
    // The sentence has its own place for the line.
    let detail = error.to_string();
    let detail = detail.split(" at line ").next().unwrap_or_default();
    match error.classify() {
        Category::Data => Problem::error(Place::file(&*document.path), "drawing-form").with("detail", detail),
        _ => Problem::error(place, "drawing-syntax").with("detail", detail),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Document {
        Document { path: "maps/a.geojson".to_owned(), text: text.to_owned(), mended: None }
    }

    #[track_caller]
    fn fails(text: &str, expected: &str) {
        let problem = read(&document(text)).expect_err(text);
        assert_eq!(format!("{} {}", problem.place, problem.code), expected, "{text}: {:?}", problem.args);
    }

    #[test]
    fn reads_what_map_programs_save() {
        let line = r#"{"type": "LineString", "coordinates": [[127.5, 50.25, 130.0], [128.0, 50.0]]}"#;
        for text in [
            line.to_owned(),
            format!(r#"{{"type": "Feature", "properties": null, "geometry": {line}}}"#),
            format!(
                r#"{{"type": "FeatureCollection", "name": "x", "crs": {{"type": "name"}}, "features": [
                {{"type": "Feature", "properties": {{"id": 1}}, "geometry": null}},
                {{"type": "Feature", "properties": {{}}, "geometry": {line}}}]}}"#
            ),
        ] {
            let Drawing::Lines(lines) = read(&document(&text)).unwrap() else { panic!("{text}") };
            assert_eq!(lines[0].points, [LonLat { lon: 127.5, lat: 50.25 }, LonLat { lon: 128.0, lat: 50.0 }]);
            let place = place(&document(&text), &lines[0].path);
            assert!(place.field.ends_with("coordinates") && place.line > 0, "{place:?}");
        }
    }

    #[test]
    fn keeps_rings_apart() {
        let text = r#"{"type": "MultiPolygon", "coordinates": [[[[1, 1], [2, 1], [2, 2], [1, 1]]],
            [[[1, 1], [9, 1], [9, 9]], [[2, 2], [3, 2], [3, 3], [2, 2]]]]}"#;
        let Drawing::Areas(areas) = read(&document(text)).unwrap() else { panic!() };
        assert_eq!(areas.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2]);
        assert_eq!((areas[0][0].open, areas[1][0].open), (false, true));
        assert_eq!(areas[1][1].number, Number { feature: None, part: Some(2), ring: Some(2) });
        assert_eq!(FieldPath(&areas[1][1].path).to_string(), "coordinates[1][1]");
    }

    #[test]
    fn says_what_is_wrong() {
        fails("{\"type\":\n \"Point\", \"coordinates\": [1, 2}", "maps/a.geojson:2:31 drawing-syntax");
        fails("{\"类型\": \"点\",}", "maps/a.geojson:1:12 drawing-syntax");
        fails("{\"type\": \"Point\", \"coordinates\": [1e999, 2]}", "maps/a.geojson:1:39 drawing-syntax");
        fails("[]", "maps/a.geojson drawing-form");
        fails("{\"type\": \"Topology\"}", "maps/a.geojson drawing-form");
        fails("{\"type\": \"Point\", \"coordinates\": [1]}", "maps/a.geojson drawing-form");
        fails("{\"type\": \"FeatureCollection\", \"features\": []}", "maps/a.geojson drawing-empty");
        fails("{\"type\": \"LineString\", \"coordinates\": []}", "maps/a.geojson drawing-empty");
        fails("{\"type\": \"MultiPoint\", \"coordinates\": [[1, 2]]}", "maps/a.geojson:1:1 drawing-mixed");
    }
}
