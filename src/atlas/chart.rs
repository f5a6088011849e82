//! The museum's own layers on the plane: what can be drawn, what a year shows, and what a finger touched.

use super::area::Area;
use super::camera::{Bounds, Camera, REGION};
use super::line::Line;
use super::projection::{Albers, Point};
use crate::model::LonLat;
use crate::model::map::{Atlas, Feature, FeatureKind, Shape};

/// The shapes of all layers, in the order of the museum's layers and their features.
#[derive(Clone, Debug, Default)]
pub struct Chart {
    pub layers: Vec<Vec<Form>>,
}

/// Which feature of which layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FeatureIndex {
    pub layer: usize,
    pub feature: usize,
}

/// A shape on the plane.
#[derive(Clone, Debug)]
pub enum Form {
    Point {
        at: Point,
        /// Beyond the data: shown as an arrow at the edge of the map.
        beyond: bool,
    },
    Lines(Vec<Line>),
    Areas(Vec<Area>),
    Route(Route),
}

/// A way through dated places.
#[derive(Clone, Debug)]
pub struct Route {
    pub line: Line,
    /// Kilometres along the line, and the year with a fraction, of each dated stop; both rising.
    dated: Vec<(f64, f64)>,
    /// Kilometres along the line of every stop.
    pub stops: Vec<f64>,
}

/// What a feature is in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not yet there.
    Ahead,
    There,
    /// A line or area that a later agreement replaced: it stays as a trace.
    Replaced,
    /// No longer there.
    Gone,
}

impl Chart {
    pub fn new(atlas: &Atlas) -> Chart {
        let form = |feature: &Feature| Form::new(&feature.shape);
        Chart { layers: atlas.layers.iter().map(|layer| layer.features.iter().map(form).collect()).collect() }
    }

    pub fn form(&self, index: FeatureIndex) -> Option<&Form> {
        self.layers.get(index.layer)?.get(index.feature)
    }

    /// The feature nearest to a finger within `reach` points of the screen, of those that `is_shown`. Points come before
    /// lines and lines before areas, as the smaller thing was meant; of areas the smallest.
    pub fn touched(
        &self,
        camera: &Camera,
        at: (f64, f64),
        reach: f64,
        is_shown: impl Fn(FeatureIndex) -> bool,
    ) -> Option<FeatureIndex> {
        let point = camera.plane(at);
        let reach = reach / camera.scale;
        let all = self.layers.iter().enumerate().flat_map(|(layer, forms)| {
            forms.iter().enumerate().map(move |(feature, form)| (FeatureIndex { layer, feature }, form))
        });
        let hits = all.filter(|(index, _)| is_shown(*index)).filter_map(|(index, form)| {
            let (class, worth) = form.hit(point, reach)?;
            Some((index, class, worth))
        });
        let nearest = hits.min_by(|a, b| (a.1).cmp(&b.1).then(a.2.total_cmp(&b.2)));
        nearest.map(|(index, ..)| index)
    }
}

impl Form {
    pub fn new(shape: &Shape) -> Form {
        let albers = Albers::amur();
        match shape {
            Shape::Point(place) => Form::Point { at: albers.forward(*place), beyond: !REGION.contains(*place) },
            Shape::Lines(lines) => Form::Lines(lines.iter().filter_map(|line| Line::new(line, false)).collect()),
            Shape::Areas(areas) => Form::Areas(areas.iter().filter_map(Area::new).collect()),
            Shape::Route(stops) => {
                let places: Vec<LonLat> = stops.iter().map(|stop| stop.at).collect();
                let points: Vec<Point> = places.iter().map(|place| albers.forward(*place)).collect();
                let mut along = Vec::with_capacity(points.len());
                let mut total = 0.0;
                for (at, point) in points.iter().enumerate() {
                    total += if at > 0 { points[at - 1].distance(*point) } else { 0.0 };
                    along.push(total);
                }
                let dated = stops.iter().zip(&along).filter_map(|(stop, along)| Some((*along, stop.when?))).collect();
                match Line::new(&places, false) {
                    Some(line) => Form::Route(Route { line, dated, stops: along }),
                    None => Form::Lines(Vec::new()),
                }
            }
        }
    }

    pub fn bounds(&self) -> Option<Bounds> {
        let corners = |bounds: &Bounds| [bounds.min, bounds.max];
        match self {
            Form::Point { at, .. } => Bounds::of([*at]),
            Form::Lines(lines) => Bounds::of(lines.iter().flat_map(|line| corners(&line.bounds))),
            Form::Areas(areas) => Bounds::of(areas.iter().flat_map(|area| corners(&area.bounds))),
            Form::Route(route) => Some(route.line.bounds),
        }
    }

    /// Where its name or its tag belongs.
    pub fn anchor(&self) -> Option<Point> {
        match self {
            Form::Point { at, .. } => Some(*at),
            Form::Lines(lines) => {
                let longest = lines.iter().max_by(|a, b| a.length().total_cmp(&b.length()))?;
                Some(longest.at(longest.length() / 2.0))
            }
            Form::Areas(areas) => {
                let largest = areas.iter().max_by(|a, b| a.square_km().total_cmp(&b.square_km()))?;
                Some(largest.inner_point())
            }
            Form::Route(route) => Some(route.line.at(route.line.length() / 2.0)),
        }
    }

    /// How far from a point, if near enough: what kind of thing, and how well it is met; the least is best.
    fn hit(&self, point: Point, reach: f64) -> Option<(u8, f64)> {
        match self {
            Form::Point { at, .. } => Some(at.distance(point)).filter(|far| *far <= reach).map(|far| (0, far)),
            Form::Lines(lines) => near(lines, point, reach),
            Form::Route(route) => near(std::slice::from_ref(&route.line), point, reach),
            Form::Areas(areas) => {
                let inside = areas.iter().filter(|area| area.contains(point));
                inside.map(|area| (2, area.square_km())).min_by(|a, b| a.1.total_cmp(&b.1))
            }
        }
    }
}

fn near(lines: &[Line], point: Point, reach: f64) -> Option<(u8, f64)> {
    let close = lines.iter().filter(|line| line.bounds.grown(reach).contains(point));
    let far = close.map(|line| line.nearest(point).1).filter(|far| *far <= reach);
    far.min_by(f64::total_cmp).map(|far| (1, far))
}

impl Route {
    /// Kilometres that were covered by a time, in years with a fraction. Between dated stops the way is even; without
    /// dates all of it is covered.
    pub fn covered(&self, when: f64) -> f64 {
        let (Some(first), Some(last)) = (self.dated.first(), self.dated.last()) else { return self.line.length() };
        if when <= first.1 {
            return first.0;
        }
        if when >= last.1 {
            // What comes after the last date has no date of its own.
            return self.line.length();
        }
        let pair = self.dated.windows(2).find(|pair| when < pair[1].1);
        pair.map_or(last.0, |pair| {
            let years = pair[1].1 - pair[0].1;
            let part = if years > 0.0 { (when - pair[0].1) / years } else { 1.0 };
            pair[0].0 + (pair[1].0 - pair[0].0) * part
        })
    }
}

/// What a feature is in a year. Lines and areas of treaties leave a trace; everything else comes and goes. Journeys and
/// battles of a year are over with it; they stay for `AFTERGLOW` years, so that a year beside it still tells of them.
pub fn state(feature: &Feature, year: i32) -> State {
    use FeatureKind::*;
    if year < feature.years.from {
        return State::Ahead;
    }
    if feature.years.contains(year) {
        return State::There;
    }
    let until = feature.years.until.unwrap_or(i32::MAX);
    match feature.kind {
        Border { .. } | Undetermined { .. } | Common { .. } | Reading { .. } => State::Replaced,
        Journey | Battle if year < until.saturating_add(AFTERGLOW) => State::Replaced,
        _ => State::Gone,
    }
}

/// Years for which a journey or battle is still shown.
pub const AFTERGLOW: i32 = 6;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::map::{Area as Outline, Certainty, Stop, Years};
    use crate::model::{Actor, FeatureId, Lang, Localized};

    fn feature(kind: FeatureKind, from: i32, until: Option<i32>) -> Feature {
        Feature {
            id: FeatureId::new("x"),
            kind,
            name: Localized::new(vec![(Lang::EN, "X".to_owned())]).unwrap(),
            later_names: Vec::new(),
            years: Years { from, until },
            certainty: Certainty::Exact,
            actor: Actor::Neutral,
            shape: Shape::Point(LonLat { lon: 127.0, lat: 50.0 }),
            note: None,
            place: None,
            exhibit: None,
            sources: Vec::new(),
        }
    }

    #[test]
    fn lines_of_treaties_leave_a_trace_and_forts_do_not() {
        let line = feature(FeatureKind::Border { treaty: 1689 }, 1689, Some(1858));
        let states: Vec<State> = [1688, 1689, 1857, 1858].into_iter().map(|year| state(&line, year)).collect();
        assert_eq!(states, [State::Ahead, State::There, State::There, State::Replaced]);
        let fort = feature(FeatureKind::Fort, 1665, Some(1689));
        assert_eq!(state(&fort, 1689), State::Gone);
        let battle = feature(FeatureKind::Battle, 1685, Some(1686));
        assert_eq!(state(&battle, 1689), State::Replaced);
        assert_eq!(state(&battle, 1700), State::Gone);
    }

    #[test]
    fn a_finger_means_the_smaller_thing() {
        let place = |lon, lat| LonLat { lon, lat };
        let square = vec![place(120.0, 48.0), place(130.0, 48.0), place(130.0, 54.0), place(120.0, 54.0)];
        let form = |shape| Form::new(&shape);
        let chart = Chart {
            layers: vec![vec![
                form(Shape::Areas(vec![Outline { outer: square, holes: Vec::new() }])),
                form(Shape::Lines(vec![vec![place(120.0, 50.0), place(130.0, 50.0)]])),
                form(Shape::Point(place(125.0, 50.0))),
            ]],
        };
        let camera = Camera::of(place(125.0, 50.0), 800.0, (1000.0, 600.0));
        let touched = |x, y| chart.touched(&camera, (x, y), 30.0, |_| true).map(|index| index.feature);
        assert_eq!(touched(500.0, 310.0), Some(2));
        assert_eq!(touched(700.0, 300.0), Some(1));
        assert_eq!(touched(700.0, 400.0), Some(0));
        assert_eq!(chart.touched(&camera, (500.0, 300.0), 30.0, |_| false), None);
    }

    #[test]
    fn a_journey_is_as_far_as_its_dates_say() {
        let stop = |lon: f64, when: Option<f64>| Stop { at: LonLat { lon, lat: 51.0 }, when, name: None };
        let stops = vec![stop(120.0, Some(1643.5)), stop(125.0, None), stop(130.0, Some(1645.5)), stop(131.0, None)];
        let Form::Route(route) = Form::new(&Shape::Route(stops)) else { panic!("a route") };
        assert_eq!(route.covered(1640.0), 0.0);
        let half = route.covered(1644.5) / route.stops[2];
        assert!((half - 0.5).abs() < 1e-9, "{half}");
        assert!((route.covered(1646.0) - route.line.length()).abs() < 1e-9);
    }
}
