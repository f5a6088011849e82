//! Whether the rings of an area cross, and whether a ring lies within another.
//!
//! A sweep from west to east (Shamos and Hoey 1976) keeps the edges that the sweeping line meets in order from south to
//! north; two edges that cross are neighbours before they do. It takes n log n steps and stops at the first crossing.
//! Sides are decided exactly, so the order never contradicts itself.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use robust::{Coord, orient2d};

use crate::model::LonLat;

/// Two edges that touch elsewhere than with their ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crossing {
    /// Ring and first point of one of them.
    pub edge: (usize, usize),
    pub at: LonLat,
}

/// The first crossing from the west. Rings are closed without repeating their first point, and no two points in a row
/// are the same. Rings may touch with their corners.
pub fn crossing(rings: &[Vec<LonLat>]) -> Option<Crossing> {
    let edges: Vec<Edge> = rings.iter().enumerate().flat_map(|(ring, points)| edges(ring, points)).collect();
    let ends = |id: usize| [(edges[id].right, false, id), (edges[id].left, true, id)];
    let mut events: Vec<(LonLat, bool, usize)> = (0..edges.len()).flat_map(ends).collect();
    // What ends at a point makes way for what begins there.
    events.sort_unstable_by(|a, b| order(a.0, b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut active: BTreeSet<Active<'_>> = BTreeSet::new();
    for (_, begins, id) in events {
        let edge = Active { edge: &edges[id], id };
        if !begins {
            active.remove(&edge);
        }
        let below = active.range(..&edge).next_back();
        let above = active.range(&edge..).next();
        let found = if begins {
            [below, above].into_iter().flatten().find_map(|other| edge.edge.meets(other.edge))
        } else {
            below.zip(above).and_then(|(below, above)| below.edge.meets(above.edge))
        };
        if found.is_some() {
            return found;
        }
        if begins {
            active.insert(edge);
        }
    }
    None
}

/// Where a point lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Inside,
    Outside,
    /// On the ring itself.
    On,
}

/// On which side of a ring a point lies.
pub fn side(ring: &[LonLat], point: LonLat) -> Side {
    let mut inside = false;
    for (a, b) in pairs(ring) {
        if (a.lat > point.lat) != (b.lat > point.lat) {
            let (low, high) = if a.lat < b.lat { (a, b) } else { (b, a) };
            match turn(low, high, point) {
                Ordering::Equal => return Side::On,
                Ordering::Greater => inside = !inside,
                Ordering::Less => {}
            }
        } else if turn(a, b, point) == Ordering::Equal && within(a, b, point) {
            return Side::On;
        }
    }
    if inside { Side::Inside } else { Side::Outside }
}

/// The part of a ring between two points, from west to east, or from south to north.
#[derive(Debug)]
struct Edge {
    from: (usize, usize),
    left: LonLat,
    right: LonLat,
}

fn pairs(ring: &[LonLat]) -> impl Iterator<Item = (LonLat, LonLat)> {
    let next = ring.iter().skip(1).chain(ring.first());
    ring.iter().copied().zip(next.copied())
}

fn edges(ring: usize, points: &[LonLat]) -> impl Iterator<Item = Edge> {
    pairs(points).enumerate().map(move |(index, (a, b))| {
        let (left, right) = if order(a, b) == Ordering::Greater { (b, a) } else { (a, b) };
        Edge { from: (ring, index), left, right }
    })
}

fn order(a: LonLat, b: LonLat) -> Ordering {
    let compare = |a: f64, b: f64| a.partial_cmp(&b).unwrap_or(Ordering::Equal);
    compare(a.lon, b.lon).then(compare(a.lat, b.lat))
}

/// `Greater` if `c` lies at the left of the way from `a` to `b`, `Equal` if straight on.
fn turn(a: LonLat, b: LonLat, c: LonLat) -> Ordering {
    let coord = |p: LonLat| Coord { x: p.lon, y: p.lat };
    orient2d(coord(a), coord(b), coord(c)).partial_cmp(&0.0).unwrap_or(Ordering::Equal)
}

/// Whether a point on the line through `a` and `b` lies between them.
fn within(a: LonLat, b: LonLat, p: LonLat) -> bool {
    let between = |a: f64, b: f64, p: f64| a.min(b) <= p && p <= a.max(b);
    between(a.lon, b.lon, p.lon) && between(a.lat, b.lat, p.lat)
}

impl Edge {
    /// Where this edge touches another elsewhere than with a common end.
    fn meets(&self, other: &Edge) -> Option<Crossing> {
        let found = |at| Some(Crossing { edge: self.from.min(other.from), at });
        let (of_left, of_right) = (self.turn(other.left), self.turn(other.right));
        let (my_left, my_right) = (other.turn(self.left), other.turn(self.right));
        if of_left != Ordering::Equal
            && of_right != Ordering::Equal
            && my_left != Ordering::Equal
            && my_right != Ordering::Equal
        {
            return if of_left != of_right && my_left != my_right { found(self.middle(other)) } else { None };
        }
        if (self.left, self.right) == (other.left, other.right) {
            return found(self.left);
        }
        let touches = |turn: Ordering, point: LonLat, edge: &Edge| {
            turn == Ordering::Equal && point != edge.left && point != edge.right && within(edge.left, edge.right, point)
        };
        let ends = [
            (of_left, other.left, self),
            (of_right, other.right, self),
            (my_left, self.left, other),
            (my_right, self.right, other),
        ];
        ends.into_iter().find(|(turn, point, edge)| touches(*turn, *point, edge)).and_then(|(_, at, _)| found(at))
    }

    fn turn(&self, point: LonLat) -> Ordering {
        turn(self.left, self.right, point)
    }

    /// Where two edges that cross do so; good enough to be found on a map.
    fn middle(&self, other: &Edge) -> LonLat {
        let (along_lon, along_lat) = (self.right.lon - self.left.lon, self.right.lat - self.left.lat);
        let (lon, lat) = (other.right.lon - other.left.lon, other.right.lat - other.left.lat);
        let (apart_lon, apart_lat) = (other.left.lon - self.left.lon, other.left.lat - self.left.lat);
        let part = (apart_lon * lat - apart_lat * lon) / (along_lon * lat - along_lat * lon);
        // Edges that hardly cross may leave nothing to divide by.
        let part = if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.0 };
        LonLat { lon: self.left.lon + part * along_lon, lat: self.left.lat + part * along_lat }
    }
}

/// An edge that the sweeping line meets; the lower one is the lesser.
#[derive(Clone, Copy)]
struct Active<'a> {
    edge: &'a Edge,
    id: usize,
}

impl Ord for Active<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.id == other.id {
            return Ordering::Equal;
        }
        if order(self.edge.left, other.edge.left) == Ordering::Greater {
            return other.cmp(self).reverse();
        }
        let turn = self.edge.turn(other.edge.left).then_with(|| self.edge.turn(other.edge.right));
        turn.reverse().then(self.id.cmp(&other.id))
    }
}

impl PartialOrd for Active<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Active<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Active<'_> {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ring(points: &[(f64, f64)]) -> Vec<LonLat> {
        points.iter().map(|&(lon, lat)| LonLat { lon, lat }).collect()
    }

    /// The same, every edge with every other.
    fn slowly(rings: &[Vec<LonLat>]) -> bool {
        let edges: Vec<Edge> = rings.iter().enumerate().flat_map(|(ring, points)| edges(ring, points)).collect();
        (0..edges.len()).any(|i| (0..i).any(|j| edges[i].meets(&edges[j]).is_some()))
    }

    #[test]
    fn finds_crossings_and_nothing_else() {
        let square = ring(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]);
        assert_eq!(crossing(std::slice::from_ref(&square)), None);
        let bow = ring(&[(0.0, 0.0), (4.0, 4.0), (4.0, 0.0), (0.0, 4.0)]);
        assert_eq!(crossing(&[bow]), Some(Crossing { edge: (0, 0), at: LonLat { lon: 2.0, lat: 2.0 } }));
        let spike = ring(&[(0.0, 0.0), (4.0, 0.0), (6.0, 0.0), (4.0, 0.0), (4.0, 4.0)]);
        assert!(crossing(&[spike]).is_some());
        // Two corners in one place do no harm.
        let pinched = ring(&[(0.0, 0.0), (2.0, 2.0), (4.0, 0.0), (4.0, 4.0), (2.0, 2.0), (0.0, 4.0)]);
        assert_eq!(crossing(&[pinched]), None);
        let hole = ring(&[(1.0, 1.0), (5.0, 1.0), (1.0, 2.0)]);
        assert_eq!(crossing(&[square, hole]).map(|crossing| crossing.edge), Some((0, 1)));
    }

    #[test]
    fn tells_inside_from_outside() {
        let square = ring(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (2.0, 2.0), (0.0, 4.0)]);
        for (lon, lat, expected) in [
            (1.0, 1.0, Side::Inside),
            (2.0, 3.0, Side::Outside),
            (2.0, 2.0, Side::On),
            (2.0, 0.0, Side::On),
            (-1.0, 0.0, Side::Outside),
            (1.0, 2.0, Side::Inside),
            (5.0, 4.0, Side::Outside),
        ] {
            assert_eq!(side(&square, LonLat { lon, lat }), expected, "{lon} {lat}");
        }
    }

    proptest! {
        /// On a small grid nearly everything happens: upright edges, common corners, edges on edges.
        #[test]
        fn the_sweep_finds_what_comparing_all_finds(
            rings in prop::collection::vec(prop::collection::vec((0..7i32, 0..7i32), 3..9), 1..3),
        ) {
            let rings: Vec<Vec<LonLat>> = rings
                .iter()
                .map(|points| {
                    let mut ring = ring(&points.iter().map(|&(x, y)| (x.into(), y.into())).collect::<Vec<_>>());
                    ring.dedup();
                    while ring.len() > 1 && ring.first() == ring.last() {
                        ring.pop();
                    }
                    ring
                })
                .filter(|ring| ring.len() >= 2)
                .collect();
            prop_assert_eq!(crossing(&rings).is_some(), slowly(&rings));
        }
    }
}
