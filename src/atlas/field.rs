//! The ground of a battle on a plane of metres, and the geometry of what is drawn on it: smooth banks, forts with
//! bastions, trees that stand where they stood the last time.

use super::area::Area;
use super::camera::Bounds;
use super::projection::{Albers, Point};
use crate::model::LonLat;
use crate::model::map::{Frame, Spot};

/// Turns sharper than this are corners and stay so.
const CORNER: f64 = 60.0_f64.to_radians();
/// The most pieces of a smooth line between two of its points.
const PIECES: f64 = 8.0;

/// From the positions of a field to metres east and north of its middle.
#[derive(Clone, Copy, Debug)]
pub enum Plane {
    Grid { width: f64 },
    Map { center: Point, north: f64, width: f64 },
}

impl Plane {
    pub fn new(frame: Frame) -> Plane {
        match frame {
            Frame::Grid { width_m } => Plane::Grid { width: width_m },
            Frame::Map { center, width_km } => {
                let center = Albers::amur().forward(center);
                Plane::Map { center, north: Albers::amur().north(center), width: width_km * 1000.0 }
            }
        }
    }

    /// Metres from the left to the right edge.
    pub fn width(&self) -> f64 {
        match self {
            Plane::Grid { width } | Plane::Map { width, .. } => *width,
        }
    }

    pub fn point(&self, spot: Spot) -> Point {
        match self {
            Plane::Grid { .. } => Point::new(spot.0, spot.1),
            Plane::Map { .. } => self.of_map(Albers::amur().forward(LonLat { lon: spot.0, lat: spot.1 })),
        }
    }

    /// A point of the whole map, in kilometres, on this plane. Of a grid nobody knows where on the map it lies.
    pub fn of_map(&self, at: Point) -> Point {
        let Plane::Map { center, north, .. } = self else { return at };
        let (x, y) = ((at.x - center.x) * 1000.0, (at.y - center.y) * 1000.0);
        // Turned so that north is up in the middle.
        let (sin, cos) = north.sin_cos();
        Point::new(x * cos - y * sin, x * sin + y * cos)
    }
}

/// A line through all of the points that bends smoothly between them, in pieces of about `fine`; corners stay corners.
pub fn smoothed(points: &[Point], closed: bool, fine: f64) -> Vec<Point> {
    let count = points.len();
    if count < 3 {
        return points.to_vec();
    }
    let is_end = |index: usize| !closed && (index == 0 || index + 1 == count);
    // Unit vector along the line at a point; nothing at corners and ends.
    let along = |index: usize| -> Option<(f64, f64)> {
        if is_end(index) {
            return None;
        }
        let (before, here, after) = (points[(index + count - 1) % count], points[index], points[(index + 1) % count]);
        let turn = {
            let into = (here.y - before.y).atan2(here.x - before.x);
            let out = (after.y - here.y).atan2(after.x - here.x);
            (out - into + std::f64::consts::PI).rem_euclid(std::f64::consts::TAU) - std::f64::consts::PI
        };
        let length = before.distance(after);
        (turn.abs() < CORNER && length > 0.0).then(|| ((after.x - before.x) / length, (after.y - before.y) / length))
    };
    let last = if closed { count } else { count - 1 };
    let mut line = Vec::with_capacity(2 * last + 1);
    for index in 0..last {
        let next = (index + 1) % count;
        let (from, to) = (points[index], points[next]);
        let length = from.distance(to);
        let straight = ((to.x - from.x) / length.max(1e-9), (to.y - from.y) / length.max(1e-9));
        let (out, into) = (along(index), along(next));
        if out.is_none() && into.is_none() {
            line.push(from);
            continue;
        }
        let (out, into) = (out.unwrap_or(straight), into.unwrap_or(straight));
        let pieces = (length / fine).ceil().clamp(1.0, PIECES) as u8;
        for piece in 0..pieces {
            // A cubic through both points along their directions (Hermite).
            let part = f64::from(piece) / f64::from(pieces);
            let (square, cube) = (part * part, part * part * part);
            let reach = 3.0 * square - 2.0 * cube;
            let (leave, arrive) = ((cube - 2.0 * square + part) * length, (cube - square) * length);
            let on = from.toward(to, reach);
            line.push(Point::new(on.x + leave * out.0 + arrive * into.0, on.y + leave * out.1 + arrive * into.1));
        }
    }
    if !closed {
        line.push(points[count - 1]);
    }
    line
}

/// The outline of a fort with a bastion at each corner. What is no simple convex fort is left as it is.
pub fn bastioned(ring: &[Point]) -> Vec<Point> {
    let count = ring.len();
    let cross = |a: Point, b: Point, c: Point| (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
    let turns: Vec<f64> =
        (0..count).map(|at| cross(ring[at], ring[(at + 1) % count], ring[(at + 2) % count])).collect();
    let convex = turns.iter().all(|turn| *turn > 0.0) || turns.iter().all(|turn| *turn < 0.0);
    if !(3..=6).contains(&count) || !convex {
        return ring.to_vec();
    }
    let mut outline = Vec::with_capacity(5 * count);
    for (at, corner) in ring.iter().enumerate() {
        let (before, after) = (ring[(at + count - 1) % count], ring[(at + 1) % count]);
        let side = corner.distance(before).min(corner.distance(after));
        let toward = |other: Point| {
            let length = corner.distance(other).max(1e-9);
            ((other.x - corner.x) / length, (other.y - corner.y) / length)
        };
        let (u, v) = (toward(before), toward(after));
        let point = |along_u: f64, along_v: f64| {
            Point::new(
                corner.x + side * (u.0 * along_u + v.0 * along_v),
                corner.y + side * (u.1 * along_u + v.1 * along_v),
            )
        };
        // Curtain, flank, tip, flank, curtain.
        outline.extend([point(0.24, 0.0), point(0.16, -0.12), point(-0.2, -0.2), point(-0.12, 0.16), point(0.0, 0.24)]);
    }
    outline
}

/// A number from 0 to 1 for a cell of a grid, always the same.
pub fn chance(column: i64, row: i64, salt: u64) -> f64 {
    let mut z = (column as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (row as u64).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    z = z.wrapping_add(salt.wrapping_mul(0x1656_67B1_9E37_79F9));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Points spread over what is seen, about `step` apart, in rows from the top; each with a number of its own.
pub fn spread(seen: &Bounds, step: (f64, f64), salt: u64) -> Vec<(Point, f64)> {
    let cell = |length: f64, step: f64| (length / step).floor() as i64;
    let (left, right) = (cell(seen.min.x, step.0), cell(seen.max.x, step.0));
    let (foot, top) = (cell(seen.min.y, step.1), cell(seen.max.y, step.1));
    let mut points = Vec::new();
    for row in (foot..=top).rev() {
        for column in left..=right {
            let x = (column as f64 + 0.15 + 0.7 * chance(column, row, salt)) * step.0;
            let y = (row as f64 + 0.15 + 0.7 * chance(column, row, salt + 1)) * step.1;
            points.push((Point::new(x, y), chance(column, row, salt + 2)));
        }
    }
    points
}

/// Where a name of this size, in metres, would lie wholly inside of an area and outside of others; best first: near to
/// `wish`.
pub fn inside(area: &Area, but: &[&Area], seen: &Bounds, size: (f64, f64), wish: Point) -> Vec<Point> {
    let mut spots = Vec::new();
    for row in 1..24 {
        for column in 1..32 {
            let at = Point::new(
                seen.min.x + seen.width() * f64::from(column) / 32.0,
                seen.min.y + seen.height() * f64::from(row) / 24.0,
            );
            let parts = [-0.5, 0.0, 0.5];
            let mut corners =
                parts.iter().flat_map(|x| parts.map(|y| Point::new(at.x + x * size.0, at.y + y * size.1)));
            if corners.all(|at| seen.contains(at) && area.contains(at) && !but.iter().any(|other| other.contains(at))) {
                spots.push(at);
            }
        }
    }
    spots.sort_by(|a, b| a.distance(wish).total_cmp(&b.distance(wish)));
    spots
}

/// The longest of 1, 2 and 5 with noughts that is no longer than `most`.
pub fn round_length(most: f64) -> f64 {
    let power = 10_f64.powf(most.max(1e-9).log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|length| *length <= most).unwrap_or(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|(x, y)| Point::new(*x, *y)).collect()
    }

    #[test]
    fn corners_stay_and_bends_are_smooth() {
        let square = points(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]);
        assert_eq!(smoothed(&square, true, 1.0), square);
        let bend = smoothed(&points(&[(0.0, 0.0), (10.0, 1.0), (20.0, 0.0), (30.0, 1.0)]), false, 1.0);
        assert_eq!(bend.first(), Some(&Point::new(0.0, 0.0)));
        assert_eq!(bend.last(), Some(&Point::new(30.0, 1.0)));
        assert!(bend.iter().any(|at| *at == Point::new(10.0, 1.0)), "it goes through its points");
        assert!(bend.iter().all(|at| at.y > -0.6 && at.y < 1.6), "and does not swing far beyond them");
    }

    #[test]
    fn a_fort_gets_bastions_outside_of_its_corners() {
        let square = points(&[(0.0, 0.0), (90.0, 0.0), (90.0, 90.0), (0.0, 90.0)]);
        let fort = bastioned(&square);
        assert_eq!(fort.len(), 20);
        assert!(
            fort.iter().any(|at| at.x < -10.0 && at.y < -10.0) && fort.iter().any(|at| at.x > 100.0 && at.y > 100.0)
        );
        let bent = points(&[(0.0, 0.0), (90.0, 0.0), (45.0, 20.0), (0.0, 90.0)]);
        assert_eq!(bastioned(&bent), bent);
    }

    #[test]
    fn metres_of_a_map_are_metres() {
        let center = LonLat { lon: 135.0, lat: 48.5 };
        let plane = Plane::new(Frame::Map { center, width_km: 40.0 });
        let north = plane.point((135.0, 48.6));
        assert!(north.x.abs() < 20.0 && (north.y - 11_120.0).abs() < 400.0, "{north:?}");
        assert_eq!(plane.point((135.0, 48.5)), Point::new(0.0, 0.0));
    }

    #[test]
    fn trees_stand_where_they_stood() {
        let all = Bounds { min: Point::new(-100.0, -100.0), max: Point::new(100.0, 100.0) };
        let part = Bounds { min: Point::new(-50.0, -50.0), max: Point::new(50.0, 50.0) };
        let trees = spread(&all, (10.0, 10.0), 1);
        assert!(spread(&part, (10.0, 10.0), 1).iter().all(|tree| trees.contains(tree)));
    }

    #[test]
    fn scale_bars_are_round() {
        for (most, length) in [(1.0, 1.0), (240.0, 200.0), (199.0, 100.0), (999.0, 500.0), (7_300.0, 5_000.0)] {
            assert_eq!(round_length(most), length);
        }
    }

    #[test]
    fn a_name_lies_inside() {
        let river = Area::on_plane(points(&[(0.0, 0.0), (100.0, 0.0), (100.0, 40.0), (0.0, 40.0)])).expect("an area");
        let island =
            Area::on_plane(points(&[(40.0, 10.0), (60.0, 10.0), (60.0, 30.0), (40.0, 30.0)])).expect("an area");
        let seen = Bounds { min: Point::new(0.0, 0.0), max: Point::new(100.0, 100.0) };
        let spots = inside(&river, &[&island], &seen, (20.0, 10.0), Point::new(50.0, 20.0));
        let best = spots.first().expect("there is room");
        assert!((best.x - 50.0).abs() > 19.0 && best.y > 4.0 && best.y < 36.0, "{best:?}");
    }
}
