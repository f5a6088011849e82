//! From the globe to the plane of the map and back.
//!
//! Albers equal-area conic (J. P. Snyder, *Map Projections: A Working Manual*, USGS 1395, pp. 98–103), on a sphere of
//! the earth's area. Equal areas, because areas are what is argued about. Between 40° and 62° N no length is more than
//! 3.4 % off.

use crate::model::LonLat;

/// A place on the plane of the map: kilometres east and north of 125° E, 51° N.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    pub const fn new(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    /// Kilometres on the plane.
    pub fn distance(self, other: Point) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The point a part of the way to another, 0 to 1.
    pub fn toward(self, other: Point, part: f64) -> Point {
        Point::new(self.x + (other.x - self.x) * part, self.y + (other.y - self.y) * part)
    }
}

/// Radius of the sphere with the area of the WGS 84 ellipsoid, in kilometres.
pub const RADIUS: f64 = 6371.0072;

/// Standard parallels and origin, in degrees.
const PARALLELS: (f64, f64) = (44.0, 58.0);
const ORIGIN: LonLat = LonLat { lon: 125.0, lat: 51.0 };

/// A conic projection. There is one map, so there is one: [`Albers::amur`].
#[derive(Clone, Copy, Debug)]
pub struct Albers {
    radius: f64,
    /// Degrees.
    lon: f64,
    n: f64,
    c: f64,
    rho: f64,
}

impl Albers {
    /// The projection of this atlas.
    pub fn amur() -> &'static Albers {
        static AMUR: std::sync::LazyLock<Albers> = std::sync::LazyLock::new(|| Albers::new(RADIUS, PARALLELS, ORIGIN));
        &AMUR
    }

    fn new(radius: f64, parallels: (f64, f64), origin: LonLat) -> Albers {
        let (first, second) = (parallels.0.to_radians(), parallels.1.to_radians());
        let n = f64::midpoint(first.sin(), second.sin());
        let c = first.cos().powi(2) + 2.0 * n * first.sin();
        let rho = radius * (c - 2.0 * n * origin.lat.to_radians().sin()).sqrt() / n;
        Albers { radius, lon: origin.lon, n, c, rho }
    }

    /// Distance of a parallel from the point where the meridians meet, in the unit of the radius.
    fn distance(&self, lat: f64) -> f64 {
        self.radius * (self.c - 2.0 * self.n * lat.to_radians().sin()).max(0.0).sqrt() / self.n
    }

    pub fn forward(&self, place: LonLat) -> Point {
        // The shorter way round, so that a place beyond 180° is where it belongs.
        let east = (place.lon - self.lon + 180.0).rem_euclid(360.0) - 180.0;
        let theta = self.n * east.to_radians();
        let rho = self.distance(place.lat);
        Point::new(rho * theta.sin(), self.rho - rho * theta.cos())
    }

    pub fn inverse(&self, point: Point) -> LonLat {
        let down = self.rho - point.y;
        let rho = point.x.hypot(down);
        let theta = point.x.atan2(down);
        let sine = (self.c - (rho * self.n / self.radius).powi(2)) / (2.0 * self.n);
        LonLat { lon: self.lon + (theta / self.n).to_degrees(), lat: sine.clamp(-1.0, 1.0).asin().to_degrees() }
    }

    /// Where the meridians meet.
    pub fn apex(&self) -> Point {
        Point::new(0.0, self.rho)
    }

    /// Direction of north at a point: radians clockwise from up.
    pub fn north(&self, point: Point) -> f64 {
        -point.x.atan2(self.rho - point.y)
    }

    /// Radians between the middle meridian and another, seen from the apex.
    pub fn angle(&self, lon: f64) -> f64 {
        self.n * (lon - self.lon).to_radians()
    }

    /// Radius of a parallel's arc round the apex, in kilometres.
    pub fn arc(&self, lat: f64) -> f64 {
        self.distance(lat)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Snyder's own numbers, p. 291.
    #[test]
    fn the_textbook_example() {
        let albers = Albers::new(1.0, (29.5, 45.5), LonLat { lon: -96.0, lat: 23.0 });
        let point = albers.forward(LonLat { lon: -75.0, lat: 35.0 });
        assert!((point.x - 0.295_272_0).abs() < 5e-8 && (point.y - 0.241_677_4).abs() < 5e-8, "{point:?}");
        assert!((albers.n - 0.602_837_0).abs() < 5e-8);
    }

    #[test]
    fn areas_are_true() {
        // A cell of a degree, on the sphere and on the plane.
        for lat in [41.0_f64, 51.0, 61.0] {
            let corner = |lon: f64, lat: f64| Albers::amur().forward(LonLat { lon, lat });
            let steps = 200;
            let edge = |from: (f64, f64), to: (f64, f64)| {
                (0..steps).map(move |i| {
                    let part = f64::from(i) / f64::from(steps);
                    corner(from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
                })
            };
            let ring: Vec<Point> = edge((130.0, lat), (131.0, lat))
                .chain(edge((131.0, lat), (131.0, lat + 1.0)))
                .chain(edge((131.0, lat + 1.0), (130.0, lat + 1.0)))
                .chain(edge((130.0, lat + 1.0), (130.0, lat)))
                .collect();
            let area: f64 =
                ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>() / 2.0;
            let sphere =
                RADIUS.powi(2) * 1.0_f64.to_radians() * ((lat + 1.0).to_radians().sin() - lat.to_radians().sin());
            assert!((area / sphere - 1.0).abs() < 1e-4, "{lat}: {area} {sphere}");
        }
    }

    #[test]
    fn lengths_are_nearly_true() {
        for lat in [40.5_f64, 45.0, 51.0, 57.0, 61.5] {
            let at = |lon: f64, lat: f64| Albers::amur().forward(LonLat { lon, lat });
            let degree = RADIUS * 1.0_f64.to_radians();
            let east = at(110.0, lat).distance(at(110.01, lat)) / (degree * 0.01 * lat.to_radians().cos());
            let north = at(110.0, lat).distance(at(110.0, lat + 0.01)) / (degree * 0.01);
            assert!((east - 1.0).abs() < 0.034 && (north - 1.0).abs() < 0.034, "{lat}: {east} {north}");
        }
    }

    #[test]
    fn north_is_up_in_the_middle_and_leans_at_the_sides() {
        let albers = Albers::amur();
        let north = |lon| albers.north(albers.forward(LonLat { lon, lat: 50.0 })).to_degrees();
        assert!(north(125.0).abs() < 1e-9);
        assert!(north(140.0) < -8.0 && north(110.0) > 8.0);
    }

    proptest! {
        #[test]
        fn there_and_back(lon in 80.0..160.0_f64, lat in 20.0..80.0_f64) {
            let back = Albers::amur().inverse(Albers::amur().forward(LonLat { lon, lat }));
            prop_assert!((back.lon - lon).abs() < 1e-6 && (back.lat - lat).abs() < 1e-6);
        }
    }
}
