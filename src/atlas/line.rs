//! Lines at every scale: each vertex knows at what coarseness it may be left out.
//!
//! Vertices are ranked once by the area of the triangle they make with their neighbours (M. Visvalingam and J. D. Whyatt,
//! "Line generalisation by repeated elimination of points", *The Cartographic Journal* 30, 1993). Drawing then takes those
//! of the wanted rank, in one pass and without sorting anything again.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::camera::Bounds;
use super::projection::{Albers, Point};
use crate::model::LonLat;

/// A line on the plane, open or closed.
#[derive(Clone, Debug)]
pub struct Line {
    points: Vec<Point>,
    /// For each point, the detail in kilometres at which it disappears: the side of a square of its triangle's area.
    ranks: Vec<f32>,
    pub bounds: Bounds,
    pub closed: bool,
}

impl Line {
    /// A line through places; `None` if they are fewer than two.
    pub fn new(places: &[LonLat], closed: bool) -> Option<Line> {
        let albers = Albers::amur();
        Line::on_plane(places.iter().map(|place| albers.forward(*place)).collect(), closed)
    }

    /// A line through points of the plane. A closed one does not repeat its first point.
    pub fn on_plane(mut points: Vec<Point>, closed: bool) -> Option<Line> {
        points.dedup();
        if closed && points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        let bounds = Bounds::of(points.iter().copied())?;
        let enough = if closed { 3 } else { 2 };
        (points.len() >= enough).then(|| Line { ranks: ranks(&points), points, bounds, closed })
    }

    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The line without what is smaller than `detail` kilometres.
    pub fn simplified(&self, detail: f64) -> impl Iterator<Item = Point> + '_ {
        let kept = self.points.iter().zip(&self.ranks).filter(move |(_, rank)| f64::from(**rank) >= detail);
        let first = self.points.first().filter(|_| self.closed);
        kept.map(|(point, _)| *point).chain(first.copied())
    }

    /// The pieces of the line that may be seen within `bounds`, without what is smaller than `detail` kilometres. A piece
    /// ends at the first point beyond.
    pub fn visible(&self, bounds: &Bounds, detail: f64) -> Vec<Vec<Point>> {
        if !self.bounds.meets(bounds) {
            return Vec::new();
        }
        let mut pieces: Vec<Vec<Point>> = Vec::new();
        let mut open = false;
        let mut before: Option<Point> = None;
        for point in self.simplified(detail) {
            if let Some(from) = before.replace(point) {
                let piece = Bounds {
                    min: Point::new(from.x.min(point.x), from.y.min(point.y)),
                    max: Point::new(from.x.max(point.x), from.y.max(point.y)),
                };
                let seen = piece.meets(bounds);
                match (seen, open) {
                    (true, true) => pieces.last_mut().into_iter().for_each(|piece| piece.push(point)),
                    (true, false) => pieces.push(vec![from, point]),
                    (false, _) => {}
                }
                open = seen;
            }
        }
        pieces
    }

    /// Length in kilometres.
    pub fn length(&self) -> f64 {
        self.points.windows(2).map(|pair| pair[0].distance(pair[1])).sum()
    }

    /// The point so many kilometres from the start; the end if the line is shorter.
    pub fn at(&self, along: f64) -> Point {
        self.upto(along).last().copied().unwrap_or_default()
    }

    /// The first kilometres of the line.
    pub fn upto(&self, along: f64) -> Vec<Point> {
        let mut rest = along.max(0.0);
        let mut part = vec![self.points[0]];
        for pair in self.points.windows(2) {
            let step = pair[0].distance(pair[1]);
            if step >= rest {
                part.push(pair[0].toward(pair[1], if step > 0.0 { rest / step } else { 1.0 }));
                return part;
            }
            rest -= step;
            part.push(pair[1]);
        }
        part
    }

    /// The nearest point of the line, and its distance in kilometres.
    pub fn nearest(&self, to: Point) -> (Point, f64) {
        let ends = self.points.iter().zip(self.points.iter().skip(1));
        let last = self.points.last().zip(self.points.first()).filter(|_| self.closed);
        let nearest = ends.chain(last).map(|(a, b)| nearest_of_segment(*a, *b, to));
        nearest.map(|point| (point, point.distance(to))).min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or_default()
    }
}

fn nearest_of_segment(a: Point, b: Point, to: Point) -> Point {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let square = dx * dx + dy * dy;
    let part = if square > 0.0 { ((to.x - a.x) * dx + (to.y - a.y) * dy) / square } else { 0.0 };
    a.toward(b, part.clamp(0.0, 1.0))
}

fn triangle(a: Point, b: Point, c: Point) -> f64 {
    ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs() / 2.0
}

/// The detail in kilometres at which each point disappears; the ends never do.
fn ranks(points: &[Point]) -> Vec<f32> {
    let count = points.len();
    let mut ranks = vec![f32::INFINITY; count];
    let mut before: Vec<usize> = (0..count).map(|at| at.saturating_sub(1)).collect();
    let mut after: Vec<usize> = (0..count).map(|at| (at + 1).min(count - 1)).collect();
    let area =
        |at: usize, before: &[usize], after: &[usize]| triangle(points[before[at]], points[at], points[after[at]]);
    let mut areas: Vec<f64> = (0..count).map(|at| area(at, &before, &after)).collect();
    // Non-negative floats order as their bits do.
    let mut heap: BinaryHeap<Reverse<(u64, usize)>> =
        (1..count.saturating_sub(1)).map(|at| Reverse((areas[at].to_bits(), at))).collect();
    let mut least: f64 = 0.0;
    while let Some(Reverse((bits, at))) = heap.pop() {
        if bits != areas[at].to_bits() || ranks[at] != f32::INFINITY {
            continue;
        }
        // A point never outlasts one that went before it.
        least = least.max(areas[at]);
        ranks[at] = least.sqrt() as f32;
        let (left, right) = (before[at], after[at]);
        after[left] = right;
        before[right] = left;
        for neighbour in [left, right] {
            if neighbour > 0 && neighbour + 1 < count {
                areas[neighbour] = area(neighbour, &before, &after);
                heap.push(Reverse((areas[neighbour].to_bits(), neighbour)));
            }
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(points: &[(f64, f64)]) -> Line {
        Line::on_plane(points.iter().map(|(x, y)| Point::new(*x, *y)).collect(), false).unwrap()
    }

    #[test]
    fn small_bends_go_first_and_ends_stay() {
        let line = line(&[(0.0, 0.0), (10.0, 0.1), (20.0, 0.0), (30.0, 20.0), (40.0, 0.0)]);
        let xs = |detail| line.simplified(detail).map(|point| point.x).collect::<Vec<_>>();
        assert_eq!(xs(0.0), [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(xs(2.0), [0.0, 20.0, 30.0, 40.0]);
        assert_eq!(xs(1000.0), [0.0, 40.0]);
    }

    #[test]
    fn only_what_may_be_seen_is_drawn() {
        let line = line(&[(0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (30.0, 0.0), (40.0, 0.0), (50.0, 0.0)]);
        let seen = |from: f64, to: f64| {
            let bounds = Bounds { min: Point::new(from, -1.0), max: Point::new(to, 1.0) };
            line.visible(&bounds, 0.0).iter().map(Vec::len).collect::<Vec<_>>()
        };
        assert_eq!(seen(12.0, 18.0), [2]);
        assert_eq!(seen(12.0, 28.0), [3]);
        assert_eq!(seen(60.0, 70.0), [0; 0]);
    }

    #[test]
    fn a_line_that_leaves_and_comes_back_is_two_pieces() {
        let line = line(&[(0.0, 0.0), (0.0, 10.0), (5.0, 10.0), (5.0, 0.0)]);
        let bounds = Bounds { min: Point::new(-1.0, -1.0), max: Point::new(6.0, 5.0) };
        assert_eq!(line.visible(&bounds, 0.0).len(), 2);
    }

    #[test]
    fn part_of_the_way() {
        let line = line(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]);
        assert_eq!(line.at(15.0), Point::new(10.0, 5.0));
        assert_eq!(line.at(99.0), Point::new(10.0, 10.0));
        assert_eq!(line.upto(4.0), [Point::new(0.0, 0.0), Point::new(4.0, 0.0)]);
        assert_eq!(line.length(), 20.0);
    }

    #[test]
    fn a_hundred_thousand_vertices_are_ranked() {
        let wave = |at: u32| Point::new(f64::from(at) * 0.05, (f64::from(at) * 0.7).sin() * 3.0);
        let line = Line::on_plane((0..100_000).map(wave).collect(), false).unwrap();
        assert!(line.simplified(30.0).count() < 2_000);
    }

    proptest! {
        #[test]
        fn coarser_is_a_part_of_finer(xs in prop::collection::vec((-50.0..50.0_f64, -50.0..50.0_f64), 2..80), a in 0.0..30.0_f64, b in 0.0..30.0_f64) {
            let (fine, coarse) = (a.min(b), a.max(b));
            if let Some(line) = Line::on_plane(xs.iter().map(|(x, y)| Point::new(*x, *y)).collect(), false) {
                let fine: Vec<Point> = line.simplified(fine).collect();
                let mut left = fine.iter();
                for point in line.simplified(coarse) {
                    prop_assert!(left.any(|other| *other == point));
                }
            }
        }
    }
}
