//! What part of the plane is on the screen, and how it may move: never off the data.

use super::field::round_length;
use super::projection::{Albers, Point};
use crate::model::LonLat;

/// A rectangle of the plane, in kilometres; `min` is south-west.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub min: Point,
    pub max: Point,
}

/// The part of the earth that the map knows: between two meridians and two parallels, which is a piece of a ring on
/// the plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Region {
    pub west: f64,
    pub east: f64,
    pub south: f64,
    pub north: f64,
}

/// The data of this atlas.
pub const REGION: Region = Region { west: 100.0, east: 150.0, south: 40.0, north: 62.0 };

/// Where the map is looked at and how near. Positions on the screen are in points from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The middle of the screen.
    pub center: Point,
    /// Points of the screen to a kilometre.
    pub scale: f64,
    /// Width and height of the screen in points.
    pub size: (f64, f64),
}

/// A point of a kilometre's length at the nearest view: the finest relief is 1.5 km, and drawn at most at 8 points.
const NEAREST: f64 = 8.0 / 1.5;

impl Bounds {
    /// The least rectangle with these points; nothing if there are none.
    pub fn of(points: impl IntoIterator<Item = Point>) -> Option<Bounds> {
        points.into_iter().fold(None, |bounds: Option<Bounds>, point| {
            let Bounds { min, max } = bounds.unwrap_or(Bounds { min: point, max: point });
            Some(Bounds {
                min: Point::new(min.x.min(point.x), min.y.min(point.y)),
                max: Point::new(max.x.max(point.x), max.y.max(point.y)),
            })
        })
    }

    pub fn meets(&self, other: &Bounds) -> bool {
        self.min.x <= other.max.x && other.min.x <= self.max.x && self.min.y <= other.max.y && other.min.y <= self.max.y
    }

    pub fn contains(&self, point: Point) -> bool {
        (self.min.x..=self.max.x).contains(&point.x) && (self.min.y..=self.max.y).contains(&point.y)
    }

    /// Larger by so many kilometres on each side.
    pub fn grown(&self, by: f64) -> Bounds {
        Bounds { min: Point::new(self.min.x - by, self.min.y - by), max: Point::new(self.max.x + by, self.max.y + by) }
    }

    pub fn center(&self) -> Point {
        self.min.toward(self.max, 0.5)
    }

    pub fn width(&self) -> f64 {
        self.max.x - self.min.x
    }

    pub fn height(&self) -> f64 {
        self.max.y - self.min.y
    }
}

impl Region {
    pub fn contains(&self, place: LonLat) -> bool {
        (self.west..=self.east).contains(&place.lon) && (self.south..=self.north).contains(&place.lat)
    }

    /// Whether a rectangle lies inside, as `half` width and height round a middle.
    fn holds(&self, center: Point, half: (f64, f64)) -> bool {
        let albers = Albers::amur();
        let apex = albers.apex();
        let corners = [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)];
        let inside = corners.iter().all(|(x, y)| {
            let corner = Point::new(center.x + x * half.0, center.y + y * half.1);
            let angle = corner.x.atan2(apex.y - corner.y);
            corner.distance(apex) <= albers.arc(self.south)
                && (albers.angle(self.west)..=albers.angle(self.east)).contains(&angle)
        });
        // The northern arc bends into the rectangle between its upper corners.
        let nearest = Point::new(0.0_f64.clamp(center.x - half.0, center.x + half.0), center.y + half.1);
        inside && nearest.distance(apex) >= albers.arc(self.north)
    }

    /// The middle nearest to a wished one at which a rectangle lies inside; `None` if it is too large.
    fn nearest_center(&self, wished: Point, half: (f64, f64)) -> Option<Point> {
        if self.holds(wished, half) {
            return Some(wished);
        }
        // Inside is convex but for the northern arc, which the rectangle's upper edge meets in one place. First the best
        // place of all, then from there as far toward the wish as it goes, first across and then along.
        let best = self.roomiest(half)?;
        let reach = |from: Point, to: Point| {
            let (mut good, mut bad) = (0.0, 1.0);
            for _ in 0..40 {
                let part = f64::midpoint(good, bad);
                if self.holds(from.toward(to, part), half) { good = part } else { bad = part }
            }
            from.toward(to, good)
        };
        let straight = reach(best, wished);
        let across = reach(straight, Point::new(wished.x, straight.y));
        let along = reach(across, Point::new(across.x, wished.y));
        let again = reach(along, Point::new(wished.x, along.y));
        Some(again)
    }

    /// A middle on the middle meridian at which a rectangle has the most room, if there is one.
    fn roomiest(&self, half: (f64, f64)) -> Option<Point> {
        let albers = Albers::amur();
        let apex = albers.apex().y;
        // The upper corners meet the meridians, the upper edge the northern arc, the lower corners the southern one.
        let side = albers.angle(self.east).min(-albers.angle(self.west));
        let highest = (apex - half.0 / side.tan()).min(apex - albers.arc(self.north)) - half.1;
        let south = albers.arc(self.south);
        let lowest = (half.0 < south).then(|| apex - (south.powi(2) - half.0.powi(2)).sqrt() + half.1)?;
        (lowest <= highest).then(|| Point::new(0.0, f64::midpoint(lowest, highest)))
    }
}

impl Camera {
    /// The view of the whole map that fills a screen of this size.
    pub fn whole(size: (f64, f64)) -> Camera {
        // The wish is the Amur's middle course; the edges of the data decide the rest.
        let scale = Camera::farthest(size);
        Camera { center: Point::new(0.0, 0.0), scale, size }.settled()
    }

    /// The least scale at which a screen shows nothing beyond the data.
    pub fn farthest(size: (f64, f64)) -> f64 {
        let fits = |scale: f64| REGION.roomiest((size.0 / scale / 2.0, size.1 / scale / 2.0)).is_some();
        let (mut near, mut far) = (NEAREST.max(size.0.max(size.1) / 500.0), 1e-3);
        for _ in 0..50 {
            let scale = f64::midpoint(near, far);
            if fits(scale) { near = scale } else { far = scale }
        }
        near
    }

    /// The largest scale: eight points for a point of the relief.
    pub fn nearest(size: (f64, f64)) -> f64 {
        NEAREST.max(Camera::farthest(size))
    }

    /// A view of a place; `width_km` from the left to the right edge, or less where the edge of the data would push the
    /// place out of the middle half of the screen.
    pub fn of(place: LonLat, width_km: f64, size: (f64, f64)) -> Camera {
        let center = Albers::amur().forward(place);
        let most = Camera::nearest(size);
        let mut scale = (size.0 / width_km.max(1e-3)).clamp(Camera::farthest(size), most);
        loop {
            let camera = Camera { center, scale, size }.settled();
            let (x, y) = camera.screen(center);
            let off = ((x / size.0 - 0.5).abs()).max((y / size.1 - 0.5).abs());
            if off <= 0.25 || scale >= most {
                return camera;
            }
            scale = (scale * 1.05).min(most);
        }
    }

    /// A view of all of `bounds` with some room around.
    pub fn on(bounds: &Bounds, size: (f64, f64)) -> Camera {
        let scale = (size.0 / bounds.width().max(1.0)).min(size.1 / bounds.height().max(1.0)) * 0.8;
        Camera { center: bounds.center(), scale, size }.settled()
    }

    /// The same view kept within the least and the largest scale and on the data.
    pub fn settled(self) -> Camera {
        let scale = self.scale.clamp(Camera::farthest(self.size), Camera::nearest(self.size));
        let half = (self.size.0 / scale / 2.0, self.size.1 / scale / 2.0);
        let center = REGION.nearest_center(self.center, half).unwrap_or(Point::new(0.0, 0.0));
        Camera { center, scale, size: self.size }
    }

    pub fn screen(&self, point: Point) -> (f64, f64) {
        (
            self.size.0 / 2.0 + (point.x - self.center.x) * self.scale,
            self.size.1 / 2.0 - (point.y - self.center.y) * self.scale,
        )
    }

    pub fn plane(&self, screen: (f64, f64)) -> Point {
        Point::new(
            self.center.x + (screen.0 - self.size.0 / 2.0) / self.scale,
            self.center.y - (screen.1 - self.size.1 / 2.0) / self.scale,
        )
    }

    /// What is on the screen.
    pub fn bounds(&self) -> Bounds {
        let half = (self.size.0 / self.scale / 2.0, self.size.1 / self.scale / 2.0);
        Bounds {
            min: Point::new(self.center.x - half.0, self.center.y - half.1),
            max: Point::new(self.center.x + half.0, self.center.y + half.1),
        }
    }

    /// Moved so that what was under a finger stays under it; the way is in points of the screen.
    pub fn panned(self, way: (f64, f64)) -> Camera {
        let center = Point::new(self.center.x - way.0 / self.scale, self.center.y + way.1 / self.scale);
        Camera { center, ..self }.settled()
    }

    /// Larger by a factor, with the place under `screen` staying there.
    pub fn zoomed(self, factor: f64, screen: (f64, f64)) -> Camera {
        let scale = (self.scale * factor).clamp(Camera::farthest(self.size), Camera::nearest(self.size));
        let under = self.plane(screen);
        let moved = Camera { scale, ..self };
        let now = moved.plane(screen);
        let center = Point::new(moved.center.x + under.x - now.x, moved.center.y + under.y - now.y);
        Camera { center, ..moved }.settled()
    }

    /// The same place on a screen of another size.
    pub fn resized(self, size: (f64, f64)) -> Camera {
        Camera { size, ..self }.settled()
    }

    /// The view a part of the way to another, 0 to 1: the scale grows evenly to the eye.
    pub fn toward(self, other: Camera, part: f64) -> Camera {
        if part >= 1.0 {
            return other.resized(self.size);
        }
        let scale = self.scale * (other.scale / self.scale).powf(part);
        // The middle moves as the scale does, so that the goal grows in one place.
        let (from, to) = (1.0 / self.scale, 1.0 / other.scale);
        let along = if (from - to).abs() < 1e-9 { part } else { (from - 1.0 / scale) / (from - to) };
        Camera { center: self.center.toward(other.center, along), scale, size: self.size }.settled()
    }

    /// Kilometres of a scale bar of at most `points`: 1, 2 or 5 times a power of ten, and its length in points.
    pub fn scale_bar(&self, points: f64) -> (f64, f64) {
        let km = round_length(points / self.scale);
        (km, km * self.scale)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LYING: (f64, f64) = (1800.0, 968.0);
    const STANDING: (f64, f64) = (976.0, 1714.0);

    fn stays_on_the_data(camera: Camera) {
        let half = (camera.size.0 / camera.scale / 2.0, camera.size.1 / camera.scale / 2.0);
        assert!(REGION.holds(camera.center, (half.0 - 0.01, half.1 - 0.01)), "{camera:?}");
    }

    #[test]
    fn the_whole_map_shows_baikal_and_sakhalin_lying_and_standing() {
        let seen = |camera: Camera, lon, lat| camera.bounds().contains(Albers::amur().forward(LonLat { lon, lat }));
        let lying = Camera::whole(LYING);
        stays_on_the_data(lying);
        for (lon, lat) in [(106.5, 52.5), (142.7, 53.0), (116.59, 51.98), (131.87, 43.11), (127.0, 56.0)] {
            assert!(seen(lying, lon, lat), "{lon} {lat} {lying:?}");
        }
        stays_on_the_data(Camera::whole(STANDING));
    }

    #[test]
    fn what_is_under_the_fingers_stays_there() {
        let camera = Camera::of(LonLat { lon: 127.5, lat: 50.0 }, 900.0, LYING);
        let finger = (700.0, 300.0);
        let under = camera.plane(finger);
        assert!(camera.zoomed(1.7, finger).plane(finger).distance(under) < 1e-6);
        let moved = camera.panned((35.0, -20.0)).plane((735.0, 280.0));
        assert!(moved.distance(under) < 1e-6);
    }

    #[test]
    fn a_flight_starts_and_ends_where_it_should() {
        let (from, to) = (Camera::whole(LYING), Camera::of(LonLat { lon: 124.08, lat: 53.38 }, 300.0, LYING));
        assert!(from.toward(to, 0.0).center.distance(from.center) < 1e-6);
        assert_eq!(from.toward(to, 1.0), to);
        let half = from.toward(to, 0.5);
        assert!((half.scale - (from.scale * to.scale).sqrt()).abs() < 1e-9);
    }

    #[test]
    fn a_scale_bar_is_a_round_number() {
        let camera = Camera { center: Point::new(0.0, 0.0), scale: 0.63, size: LYING };
        let (km, points) = camera.scale_bar(200.0);
        assert_eq!(km, 200.0);
        assert!((points - 126.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn no_view_leaves_the_data(
            x in -4000.0..4000.0_f64, y in -4000.0..4000.0_f64, scale in 0.05..20.0_f64, standing: bool,
        ) {
            let size = if standing { STANDING } else { LYING };
            let camera = Camera { center: Point::new(x, y), scale, size }.settled();
            stays_on_the_data(camera);
            // Settling once is enough.
            prop_assert!(camera.settled().center.distance(camera.center) < 0.1);
        }
    }
}
