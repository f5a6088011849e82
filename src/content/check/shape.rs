//! Points, lines and areas of the maps: on the earth, in the right order, and fit to be drawn.

use super::Check;
use super::date::day;
use crate::content::calendar;
use crate::content::crossing::{self, Side};
use crate::content::drawing::{Drawing, Number, Track};
use crate::content::locate::Step;
use crate::content::raw;
use crate::diagnostic::{Problem, Severity};
use crate::model::map::{Area, FeatureKind, Shape, Stop};
use crate::model::{LonLat, Moment};

/// The Amur borderlands with some room around them: degrees east, degrees north.
const REGION: [(f64, f64); 2] = [(80.0, 160.0), (30.0, 70.0)];

/// Edges that are looked at to find out whether holes lie in their areas: enough for maps, bounded for files made to harm.
const LOOKED_AT: usize = 50_000_000;

/// The folder of layers and of what they refer to.
pub const MAPS: &str = "maps";

/// Whether a place is in the part of the world that the atlas shows.
pub(super) fn in_region(at: LonLat) -> bool {
    let [lon, lat] = REGION;
    (lon.0..=lon.1).contains(&at.lon) && (lat.0..=lat.1).contains(&at.lat)
}

/// Written so that NaN is nowhere.
pub(super) fn on_earth(at: LonLat) -> bool {
    at.lon.abs() <= 180.0 && at.lat.abs() <= 90.0
}

/// `127.531, 50.245`: degrees east and north, to about a hundred metres.
pub(super) fn in_words(at: LonLat) -> String {
    let short = |degrees: f64| (degrees * 1000.0).round() / 1000.0;
    format!("{}, {}", short(at.lon), short(at.lat))
}

impl Check<'_> {
    /// The shape of a feature; `kind` says what it has to be, `left` how many points drawings may still have.
    pub(super) fn shape(&mut self, raw: &raw::Shape, kind: &FeatureKind, left: &mut usize) -> Option<Shape> {
        use FeatureKind::*;
        let may_be_far = matches!(kind, Town | Fort | Landmark | Journey);
        let shape = match raw {
            raw::Shape::Point(at) => {
                self.drawing(&Drawing::Points(vec![Track { alone: true, ..written(&[*at]) }]), may_be_far)
            }
            raw::Shape::Line(points) => self.drawing(&Drawing::Lines(vec![written(points)]), may_be_far),
            raw::Shape::Area(points) => self.drawing(&Drawing::Areas(vec![vec![written(points)]]), may_be_far),
            raw::Shape::File(name) => self.sketch(name, may_be_far, left),
            raw::Shape::Route(stops) => self.route(stops),
        }?;
        let needed = match (kind, &shape) {
            (Border { .. }, Shape::Lines(_)) => None,
            (Reading { .. }, Shape::Lines(_) | Shape::Areas(_)) => None,
            (Fort | Town | Landmark | Battle, Shape::Point(_)) => None,
            (Journey, Shape::Route(_) | Shape::Lines(_)) => None,
            (Undetermined { .. } | Common { .. }, Shape::Areas(_)) => None,
            (Homeland | Villages, Shape::Areas(_)) => None,
            (Border { .. }, _) => Some("line"),
            (Reading { .. }, _) => Some("line-or-area"),
            (Fort | Town | Landmark | Battle, _) => Some("point"),
            (Journey, _) => Some("route"),
            (Undetermined { .. } | Common { .. }, _) => Some("area"),
            (Homeland | Villages, _) => Some("area"),
        };
        if let Some(needed) = needed {
            self.report(self.error("kind-shape").with("needed", needed));
            return None;
        }
        Some(shape)
    }

    /// The shape in a `GeoJSON` file. What is wrong with it is told where it stands there.
    fn sketch(&mut self, name: &str, may_be_far: bool, left: &mut usize) -> Option<Shape> {
        let house = self.house;
        if name.contains(['/', '\\', ':']) || name.starts_with('.') || !name.ends_with(".geojson") {
            self.report(self.error("drawing-name").with("file", name));
            return None;
        }
        if !house.listing.has_file(MAPS, name) {
            if !house.listing.is_refused(MAPS, name) {
                let files = house.listing.files(MAPS).iter().map(String::as_str);
                let problem = self.error("drawing-missing").with("file", name);
                let problem = self.suggest(problem, name, files.filter(|file| file.ends_with(".geojson")));
                self.report(problem);
            }
            return None;
        }
        // If there is none, its own problem says why.
        let sketch = house.sketches.get(name)?;
        // A drawing may be used many times, and costs each time.
        let Some(rest) = left.checked_sub(sketch.drawing.points()) else {
            self.report(self.error("atlas-large"));
            return None;
        };
        *left = rest;
        let mut c = Check::new(house, &sketch.document);
        let shape = c.drawing(&sketch.drawing, may_be_far);
        self.problems.extend(c.finish());
        match &sketch.drawing {
            Drawing::Points(points) if points.len() > 1 => {
                self.report(self.error("drawing-many-points").with("file", name).with("count", points.len()));
                None
            }
            _ => shape,
        }
    }

    /// Everything that was drawn must be usable: a line with a point missing would be another line.
    fn drawing(&mut self, drawing: &Drawing, may_be_far: bool) -> Option<Shape> {
        let tracks = drawing.tracks();
        if !self.stands_well(&tracks, may_be_far) {
            return None;
        }
        match drawing {
            Drawing::Points(tracks) => tracks.first()?.points.first().copied().map(Shape::Point),
            Drawing::Lines(tracks) => {
                let lines: Vec<_> = tracks.iter().map(|track| self.line(track)).collect();
                lines.into_iter().collect::<Option<_>>().map(Shape::Lines)
            }
            Drawing::Areas(areas) => {
                let mut left = LOOKED_AT;
                let areas: Vec<_> = areas.iter().map(|tracks| self.area(tracks, &mut left)).collect();
                areas.into_iter().collect::<Option<_>>().map(Shape::Areas)
            }
        }
    }

    /// Whether all points are on the earth, east before north; warns of those that the atlas does not show.
    fn stands_well(&mut self, tracks: &[&Track], may_be_far: bool) -> bool {
        let all = || tracks.iter().flat_map(|track| (0..track.points.len()).map(move |index| (*track, index)));
        let swapped = |at: LonLat| LonLat { lon: at.lat, lat: at.lon };
        let bad = all().find(|(track, index)| !on_earth(track.points[*index]));
        // Latitude first: nothing else puts every point where the atlas ends.
        let nowhere = |at: LonLat| !in_region(at) && in_region(swapped(at));
        let turned = |at: LonLat| !on_earth(at) && on_earth(swapped(at));
        if let Some((track, index)) = all().next()
            && (all().all(|(track, index)| nowhere(track.points[index]))
                || bad.is_some_and(|(track, index)| turned(track.points[index])))
        {
            let (track, index) = bad.unwrap_or((track, index));
            let at = track.points[index];
            let problem = self.of_point(track, index, "spot-swapped");
            self.report(problem.with("at", in_words(at)).with("swapped", in_words(swapped(at))));
            return false;
        }
        if let Some((track, index)) = bad {
            let problem = self.of_point(track, index, "spot-range");
            self.report(problem.with("at", in_words(track.points[index])));
            return false;
        }
        let mut far = all().filter(|(track, index)| !in_region(track.points[*index]));
        if let Some((track, index)) = far.next().filter(|_| !may_be_far) {
            let problem = Problem { severity: Severity::Warning, ..self.of_point(track, index, "spot-far") };
            self.report(problem.with("at", in_words(track.points[index])).with("count", far.count() + 1));
        }
        true
    }

    fn line(&mut self, track: &Track) -> Option<Vec<LonLat>> {
        let mut points = track.points.clone();
        points.dedup();
        if points.len() < 2 {
            let problem = self.of_track(track, "line-short").with("count", points.len());
            self.report(problem);
            return None;
        }
        Some(points)
    }

    fn area(&mut self, tracks: &[Track], left: &mut usize) -> Option<Area> {
        let mut rings = Vec::with_capacity(tracks.len());
        for track in tracks {
            if track.open {
                let problem = Problem { severity: Severity::Warning, ..self.of_track(track, "ring-open") };
                self.report(problem);
            }
            rings.push(self.ring(track));
        }
        let rings: Vec<Vec<LonLat>> = rings.into_iter().collect::<Option<_>>()?;
        let (outer, holes) = rings.split_first()?;
        if let Some(crossing) = crossing::crossing(&rings) {
            let (ring, point) = crossing.edge;
            let track = &tracks[ring];
            // The place in the file, where points that stood twice are not left out.
            let index = track.points.iter().position(|at| *at == rings[ring][point]).unwrap_or(0);
            let problem = self.of_point(track, index, "ring-crosses").with("at", in_words(crossing.at));
            self.report(problem);
        } else {
            let outside = holes.iter().zip(&tracks[1..]).filter(|(hole, _)| lies_outside(hole, outer, left));
            for (hole, track) in outside {
                let problem = self.of_track(track, "hole-outside").with("at", in_words(hole[0]));
                self.report(problem);
            }
        }
        Some(Area { outer: outer.clone(), holes: holes.to_vec() })
    }

    /// A ring without its last point, which only says again where it began.
    fn ring(&mut self, track: &Track) -> Option<Vec<LonLat>> {
        let mut points = track.points.clone();
        points.dedup();
        while points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        let mut different: Vec<LonLat> = Vec::new();
        for at in &points {
            if different.len() < 3 && !different.contains(at) {
                different.push(*at);
            }
        }
        if different.len() < 3 {
            let problem = self.of_track(track, "ring-short").with("count", different.len());
            self.report(problem);
            return None;
        }
        Some(points)
    }

    fn route(&mut self, raw: &[raw::Stop]) -> Option<Shape> {
        let places: Vec<(f64, f64)> = raw.iter().map(|stop| stop.at).collect();
        let good = self.stands_well(&[&written(&places)], true);
        let mut last: Option<(Moment, f64)> = None;
        let mut stops = Vec::with_capacity(raw.len());
        for (index, stop) in raw.iter().enumerate() {
            self.path.push(Step::Index(index));
            let when = self.optional("when", stop.when.as_ref(), |c, when| c.year(when, &mut last));
            let name = self.optional("name", stop.name.as_ref(), |c, name| c.name(name));
            self.path.pop();
            stops.push(Stop { at: lon_lat(stop.at), when, name });
        }
        if stops.len() < 2 {
            self.report(self.error("line-short").with("count", stops.len()));
            return None;
        }
        good.then_some(Shape::Route(stops))
    }

    /// The year with its fraction of a date that must not lie before the last one.
    fn year(&mut self, raw: &str, last: &mut Option<(Moment, f64)>) -> Option<f64> {
        let moment = match calendar::parse_date(raw) {
            Ok(moment) => moment,
            Err(error) => {
                self.report(self.date_problem(raw, error));
                return None;
            }
        };
        // 1643 is not before July 1643: it may be any day of the year.
        let before = last.as_ref().is_some_and(|(last, _)| day(&moment, (12, 31)) < day(last, (1, 1)));
        if before {
            self.report(self.error("stop-order").with("value", raw));
            return None;
        }
        let month = f64::from(moment.month.unwrap_or(1) - 1) / 12.0;
        let year = f64::from(moment.year) + month + f64::from(moment.day.unwrap_or(1) - 1) / 372.0;
        let year = last.as_ref().map_or(year, |(_, last)| year.max(*last));
        *last = Some((moment, year));
        Some(year)
    }

    /// An error of a whole row of points.
    fn of_track(&mut self, track: &Track, code: &'static str) -> Problem {
        let depth = self.path.len();
        self.path.extend(track.path.iter().cloned());
        let problem = with_spot(self.error(code), track.number, None);
        self.path.truncate(depth);
        problem
    }

    /// An error of one point.
    fn of_point(&mut self, track: &Track, index: usize, code: &'static str) -> Problem {
        let depth = self.path.len();
        self.path.extend(track.path.iter().cloned());
        if !track.alone {
            self.path.push(Step::Index(index));
        }
        let problem = with_spot(self.error(code), track.number, (!track.alone).then_some(index + 1));
        self.path.truncate(depth);
        problem
    }
}

/// Adds where in the drawing it is, for `content::report`: `feature 3, ring 1, point 17`.
fn with_spot(problem: Problem, number: Number, point: Option<usize>) -> Problem {
    let parts = [("feature", number.feature), ("part", number.part), ("ring", number.ring), ("point", point)];
    let known = parts.iter().filter_map(|(name, number)| Some(format!("{name} {}", (*number)?)));
    problem.with("spot", known.collect::<Vec<_>>().join(", "))
}

/// Whether a hole is not in its area. Only corners are looked at: a hole that crosses the outline is told elsewhere.
fn lies_outside(hole: &[LonLat], outer: &[LonLat], left: &mut usize) -> bool {
    for at in hole {
        let Some(rest) = left.checked_sub(outer.len()) else { return false };
        *left = rest;
        match crossing::side(outer, *at) {
            Side::Outside => return true,
            Side::Inside => return false,
            // The next corner tells.
            Side::On => {}
        }
    }
    false
}

/// Points as they are written in a layer.
fn written(points: &[(f64, f64)]) -> Track {
    Track { points: points.iter().copied().map(lon_lat).collect(), ..Track::default() }
}

fn lon_lat((lon, lat): (f64, f64)) -> LonLat {
    LonLat { lon, lat }
}
