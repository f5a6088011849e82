//! Areas: filled with triangles, hatched with lines, and asked whether a finger is inside.

use lyon_tessellation::geom::point;
use lyon_tessellation::path::Path;
use lyon_tessellation::{BuffersBuilder, FillOptions, FillTessellator, FillVertex, VertexBuffers};

use super::camera::Bounds;
use super::line::Line;
use super::projection::Point;
use crate::model::map::Area as Outline;

/// What is smaller than this is not filled: less than a point of the screen at the nearest view.
const DETAIL: f64 = 0.15;

/// An area on the plane, with holes.
#[derive(Clone, Debug)]
pub struct Area {
    /// The outline first, then the holes.
    rings: Vec<Line>,
    pub bounds: Bounds,
    /// Corners and triangles of the fill.
    pub corners: Vec<Point>,
    pub triangles: Vec<[u32; 3]>,
}

impl Area {
    /// `None` if the outline is no area.
    pub fn new(outline: &Outline) -> Option<Area> {
        let outer = Line::new(&outline.outer, true)?;
        let holes = outline.holes.iter().filter_map(|hole| Line::new(hole, true));
        let bounds = outer.bounds;
        let rings: Vec<Line> = std::iter::once(outer).chain(holes).collect();
        let (corners, triangles) = filled(&rings);
        Some(Area { rings, bounds, corners, triangles })
    }

    /// An area without holes between points of a plane.
    pub fn on_plane(outer: Vec<Point>) -> Option<Area> {
        let outer = Line::on_plane(outer, true)?;
        let bounds = outer.bounds;
        let rings = vec![outer];
        let (corners, triangles) = filled(&rings);
        Some(Area { rings, bounds, corners, triangles })
    }

    /// The outline and the outlines of the holes.
    pub fn rings(&self) -> &[Line] {
        &self.rings
    }

    pub fn contains(&self, at: Point) -> bool {
        self.bounds.contains(at) && self.rings.iter().filter(|ring| is_inside(ring.points(), at)).count() % 2 == 1
    }

    /// In square kilometres, holes left out.
    pub fn square_km(&self) -> f64 {
        let area = |[a, b, c]: &[u32; 3]| {
            let (a, b, c) = (self.corners[*a as usize], self.corners[*b as usize], self.corners[*c as usize]);
            ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs() / 2.0
        };
        self.triangles.iter().map(area).sum()
    }

    /// A point well inside: the middle of the widest stretch on the lines across.
    pub fn inner_point(&self) -> Point {
        let height = self.bounds.height();
        let across = (1..16).map(|step| self.bounds.min.y + height * f64::from(step) / 16.0);
        let stretches = across.flat_map(|y| {
            let crossings = self.crossings(0.0, 1.0, y);
            let pairs: Vec<(f64, f64)> = crossings.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
            pairs.into_iter().map(move |(from, to)| (to - from, Point::new(f64::midpoint(from, to), y)))
        });
        let middle = self.bounds.center().y;
        // Of stretches nearly as wide, the one nearest to the middle.
        let worth = |(width, at): &(f64, Point)| width - (at.y - middle).abs() * 0.5;
        stretches.max_by(|a, b| worth(a).total_cmp(&worth(b))).map_or(self.bounds.center(), |(_, at)| at)
    }

    /// The pieces of parallel lines inside, `step` kilometres apart and rising to the right at 45°. Lines keep their place
    /// on the plane.
    pub fn hatched(&self, step: f64, seen: &Bounds) -> Vec<[Point; 2]> {
        if !self.bounds.meets(seen) || step <= 0.0 {
            return Vec::new();
        }
        let min = Point::new(self.bounds.min.x.max(seen.min.x), self.bounds.min.y.max(seen.min.y));
        let max = Point::new(self.bounds.max.x.min(seen.max.x), self.bounds.max.y.min(seen.max.y));
        // The line y = x + offset; steps are measured across the lines.
        let apart = step * std::f64::consts::SQRT_2;
        let first = ((min.y - max.x) / apart).floor() as i64;
        let last = ((max.y - min.x) / apart).ceil() as i64;
        let mut pieces = Vec::new();
        for number in first..=last {
            let offset = number as f64 * apart;
            for pair in self.crossings(1.0, 1.0, offset).chunks_exact(2) {
                let from = pair[0].max(min.x).max(min.y - offset);
                let to = pair[1].min(max.x).min(max.y - offset);
                if from < to {
                    pieces.push([Point::new(from, from + offset), Point::new(to, to + offset)]);
                }
            }
        }
        pieces
    }

    /// Where the line `rise`·y′ = `slope`·x + `offset` crosses the rings: x in rising order. `slope` is 0 or 1.
    fn crossings(&self, slope: f64, rise: f64, offset: f64) -> Vec<f64> {
        let height = |point: &Point| rise * point.y - slope * point.x - offset;
        let mut crossings = Vec::new();
        for ring in &self.rings {
            let points = ring.points();
            for (a, b) in points.iter().zip(points.iter().cycle().skip(1)) {
                let (from, to) = (height(a), height(b));
                if (from < 0.0) != (to < 0.0) {
                    crossings.push(a.x + (b.x - a.x) * from / (from - to));
                }
            }
        }
        crossings.sort_by(f64::total_cmp);
        crossings
    }
}

fn is_inside(ring: &[Point], at: Point) -> bool {
    let mut inside = false;
    for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        if (a.y > at.y) != (b.y > at.y) && at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y) {
            inside = !inside;
        }
    }
    inside
}

fn filled(rings: &[Line]) -> (Vec<Point>, Vec<[u32; 3]>) {
    let mut path = Path::builder();
    for ring in rings {
        let mut points = ring.simplified(DETAIL).map(|at| point(at.x as f32, at.y as f32));
        if let Some(first) = points.next() {
            path.begin(first);
            points.for_each(|at| {
                path.line_to(at);
            });
            path.end(true);
        }
    }
    let mut buffers: VertexBuffers<Point, u32> = VertexBuffers::new();
    let corner = |vertex: FillVertex<'_>| Point::new(f64::from(vertex.position().x), f64::from(vertex.position().y));
    let mut builder = BuffersBuilder::new(&mut buffers, corner);
    if let Err(error) = FillTessellator::new().tessellate_path(&path.build(), &FillOptions::even_odd(), &mut builder) {
        // Its outline is drawn all the same.
        log::warn!("an area cannot be filled: {error:?}");
    }
    let triangles = buffers.indices.chunks_exact(3).map(|corners| [corners[0], corners[1], corners[2]]).collect();
    (buffers.vertices, triangles)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Albers;
    use crate::model::LonLat;

    /// Corners in kilometres on the plane.
    fn area(outer: &[(f64, f64)], holes: &[&[(f64, f64)]]) -> Area {
        let ring = |corners: &[(f64, f64)]| -> Vec<LonLat> {
            corners.iter().map(|(x, y)| Albers::amur().inverse(Point::new(*x, *y))).collect()
        };
        Area::new(&Outline { outer: ring(outer), holes: holes.iter().map(|hole| ring(hole)).collect() }).unwrap()
    }

    const SQUARE: [(f64, f64); 4] = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)];
    const HOLE: [(f64, f64); 4] = [(40.0, 40.0), (60.0, 40.0), (60.0, 60.0), (40.0, 60.0)];

    #[test]
    fn a_hole_is_not_filled() {
        let area = area(&SQUARE, &[&HOLE]);
        assert!((area.square_km() - 9600.0).abs() < 1.0, "{}", area.square_km());
        assert!(area.contains(Point::new(20.0, 20.0)));
        assert!(!area.contains(Point::new(50.0, 50.0)));
        assert!(!area.contains(Point::new(150.0, 50.0)));
    }

    #[test]
    fn a_concave_area_is_filled_where_it_is() {
        let area = area(&[(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (50.0, 10.0), (0.0, 100.0)], &[]);
        assert!((area.square_km() - 5500.0).abs() < 1.0, "{}", area.square_km());
        assert!(area.contains(area.inner_point()));
    }

    #[test]
    fn hatching_stays_inside_and_in_its_place() {
        let area = area(&SQUARE, &[&HOLE]);
        let all = Bounds { min: Point::new(-500.0, -500.0), max: Point::new(500.0, 500.0) };
        let pieces = area.hatched(7.0, &all);
        assert!(pieces.len() > 15);
        for piece in &pieces {
            assert!(area.contains(piece[0].toward(piece[1], 0.5)), "{piece:?}");
        }
        let part = Bounds { min: Point::new(10.0, 10.0), max: Point::new(60.0, 30.0) };
        let offset = |piece: &[Point; 2]| ((piece[0].y - piece[0].x) * 1e6).round();
        for piece in area.hatched(7.0, &part) {
            assert!(part.grown(1e-6).contains(piece[0]) && part.grown(1e-6).contains(piece[1]));
            assert!(pieces.iter().any(|other| (offset(other) - offset(&piece)).abs() < 10.0));
        }
    }
}
