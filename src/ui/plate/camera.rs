//! A view of a picture: which part of it is seen, how large. Arithmetic only.

use crate::model::Area;
use crate::ui::stage::Lens;

/// Points of the screen that one pixel of the picture covers at most.
const NEAREST: f64 = 4.0;

/// By how much two taps come nearer.
const TWICE: f64 = 2.5;

/// What of a drag beyond the picture's edge is followed.
const RESISTANCE: f64 = 1.0 / 3.0;

/// Room around the picture in points: left, top, right, bottom.
pub type Margins = [f64; 4];

/// A view of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlateCamera {
    /// Width and height of the picture in its pixels.
    pub picture: (f64, f64),
    /// What is in the middle of the room that the margins leave, in pixels of the picture.
    pub center: (f64, f64),
    /// Points for a pixel.
    pub scale: f64,
    /// Of the stage, in points.
    pub size: (f64, f64),
    /// What is covered at the edges while the whole picture is shown.
    pub margins: Margins,
}

impl PlateCamera {
    /// The whole picture.
    pub fn whole(picture: (f64, f64), size: (f64, f64), margins: Margins) -> PlateCamera {
        let center = (picture.0 / 2.0, picture.1 / 2.0);
        let camera = PlateCamera { picture, center, scale: 1.0, size, margins };
        PlateCamera { scale: camera.farthest(), ..camera }
    }

    /// The whole of the same picture on the same stage.
    pub fn as_whole(self) -> PlateCamera {
        PlateCamera::whole(self.picture, self.size, self.margins)
    }

    /// A view in which a picture covers a rectangle of the stage, given as left, top, width and height.
    pub fn placed(self, rect: [f64; 4]) -> PlateCamera {
        let scale = rect[2] / self.picture.0;
        let middle = self.middle();
        let center = ((middle.0 - rect[0]) / scale, (middle.1 - rect[1]) / scale);
        PlateCamera { center, scale, ..self }
    }

    /// A view of a part of the picture with room around it; of a point, its surroundings.
    pub fn on(self, area: Area) -> PlateCamera {
        let (x, y) = area.center();
        let center = (f64::from(x) * self.picture.0, f64::from(y) * self.picture.1);
        let room = self.room();
        // A point is looked at from three times as near as the whole.
        let scale = if area.is_point() {
            self.farthest() * 3.0
        } else {
            let across = f64::from(area.width.max(0.02)) * self.picture.0;
            let down = f64::from(area.height.max(0.02)) * self.picture.1;
            (room.0 / across).min(room.1 / down) * 0.72
        };
        PlateCamera { center, scale: scale.clamp(self.farthest(), self.nearest().min(self.farthest() * 8.0)), ..self }
            .rested()
    }

    /// The scale at which the whole picture fits.
    pub fn farthest(self) -> f64 {
        let room = self.room();
        (room.0 / self.picture.0).min(room.1 / self.picture.1)
    }

    /// The largest scale.
    pub fn nearest(self) -> f64 {
        NEAREST.max(self.farthest() * 2.0)
    }

    /// Whether all of the picture is seen.
    pub fn is_whole(self) -> bool {
        self.scale <= self.farthest() * 1.02
    }

    /// Where a pixel of the picture is on the stage.
    pub fn screen(self, point: (f64, f64)) -> (f64, f64) {
        let middle = self.middle();
        (middle.0 + (point.0 - self.center.0) * self.scale, middle.1 + (point.1 - self.center.1) * self.scale)
    }

    /// The pixel of the picture at a place of the stage.
    pub fn pixel(self, at: (f64, f64)) -> (f64, f64) {
        let middle = self.middle();
        (self.center.0 + (at.0 - middle.0) / self.scale, self.center.1 + (at.1 - middle.1) / self.scale)
    }

    /// Width and height of the room that the margins leave.
    fn room(self) -> (f64, f64) {
        let [left, top, right, bottom] = self.margins;
        ((self.size.0 - left - right).max(1.0), (self.size.1 - top - bottom).max(1.0))
    }

    fn middle(self) -> (f64, f64) {
        let (room, [left, top, ..]) = (self.room(), self.margins);
        (left + room.0 / 2.0, top + room.1 / 2.0)
    }

    /// Between what the middle may be across, and between what down, so that the picture fills the room or stands in the
    /// middle of it.
    fn range(self) -> [(f64, f64); 2] {
        let room = self.room();
        let range = |length: f64, room: f64| {
            let half = room / self.scale / 2.0;
            if half * 2.0 >= length { (length / 2.0, length / 2.0) } else { (half, length - half) }
        };
        [range(self.picture.0, room.0), range(self.picture.1, room.1)]
    }
}

/// Moves along one axis. Beyond the end of the range it follows reluctantly and never far, back from there as usual.
fn dragged(at: f64, step: f64, (low, high): (f64, f64), most: f64) -> f64 {
    let goal = at + step;
    let beyond = |end: f64, outward: f64| {
        let before = if outward > 0.0 { at.max(end) } else { at.min(end) };
        before + (goal - before) * RESISTANCE
    };
    let moved = match step {
        step if step > 0.0 && goal > high => beyond(high, 1.0),
        step if step < 0.0 && goal < low => beyond(low, -1.0),
        _ => goal,
    };
    moved.clamp(low - most, high + most)
}

impl Lens for PlateCamera {
    fn resized(self, size: (f64, f64)) -> PlateCamera {
        PlateCamera { size, ..self }
    }

    /// Goes away a little on a long way, so that one sees where it leads.
    fn toward(self, other: PlateCamera, part: f64) -> PlateCamera {
        // What springs back from beyond an edge comes less than half a stage.
        let far = (self.distance(other) / self.size.0.max(1.0) - 0.5).clamp(0.0, 2.0);
        let dip = 1.0 + 0.5 * far * 4.0 * part * (1.0 - part);
        let plain = self.scale * (other.scale / self.scale).powf(part);
        let scale = plain / dip;
        // What changes on the screen at an even pace: the middle moves as the scale does.
        let (a, b, now) = (1.0 / self.scale, 1.0 / other.scale, 1.0 / plain);
        let moved = if (a - b).abs() < 1e-9 * a { part } else { (a - now) / (a - b) };
        let between = |from: f64, to: f64| from + (to - from) * moved;
        let center = (between(self.center.0, other.center.0), between(self.center.1, other.center.1));
        PlateCamera { center, scale, ..other }
    }

    fn panned(self, way: (f64, f64)) -> PlateCamera {
        let [across, down] = self.range();
        // Never farther beyond the edge than a third of the stage.
        let most = (self.size.0 / self.scale / 3.0, self.size.1 / self.scale / 3.0);
        let x = dragged(self.center.0, -way.0 / self.scale, across, most.0);
        let y = dragged(self.center.1, -way.1 / self.scale, down, most.1);
        PlateCamera { center: (x, y), ..self }
    }

    fn zoomed(self, factor: f64, at: (f64, f64)) -> PlateCamera {
        // A pinch may go a little farther than it will stay.
        let scale = (self.scale * factor).clamp(self.farthest() * 0.7, self.nearest());
        let under = self.pixel(at);
        let moved = PlateCamera { scale, ..self };
        let now = moved.pixel(at);
        PlateCamera { center: (moved.center.0 + under.0 - now.0, moved.center.1 + under.1 - now.1), ..moved }
    }

    fn size(self) -> (f64, f64) {
        self.size
    }

    fn scale(self) -> f64 {
        self.scale
    }

    fn distance(self, other: PlateCamera) -> f64 {
        let (x, y) = (self.center.0 - other.center.0, self.center.1 - other.center.1);
        x.hypot(y) * self.scale.min(other.scale)
    }

    fn rested(self) -> PlateCamera {
        let camera = PlateCamera { scale: self.scale.clamp(self.farthest(), self.nearest()), ..self };
        let [across, down] = camera.range();
        PlateCamera {
            center: (camera.center.0.clamp(across.0, across.1), camera.center.1.clamp(down.0, down.1)),
            ..camera
        }
    }

    fn nearer(self, at: (f64, f64)) -> PlateCamera {
        if self.scale >= self.nearest() * 0.98 {
            return self.as_whole();
        }
        self.zoomed(TWICE, at).rested()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SCAN: (f64, f64) = (30_000.0, 20_000.0);

    fn whole() -> PlateCamera {
        PlateCamera::whole(SCAN, (1300.0, 960.0), [40.0, 150.0, 140.0, 40.0])
    }

    #[test]
    fn the_whole_picture_stands_within_the_margins() {
        let camera = whole();
        let (left, top) = camera.screen((0.0, 0.0));
        let (right, bottom) = camera.screen(SCAN);
        assert!((left - 40.0).abs() < 1e-6 && (right - 1160.0).abs() < 1e-6, "{left} {right}");
        assert!(top >= 150.0 && bottom <= 920.0 && (f64::midpoint(top, bottom) - 535.0).abs() < 1e-6);
        assert!(camera.is_whole() && camera.rested() == camera);
    }

    #[test]
    fn what_is_under_the_fingers_stays_there() {
        let camera = whole();
        let at = (700.0, 300.0);
        let under = camera.pixel(at);
        let near = camera.zoomed(7.0, at);
        let (x, y) = near.screen(under);
        assert!((x - at.0).abs() < 1e-6 && (y - at.1).abs() < 1e-6);
        assert!((near.scale / camera.scale - 7.0).abs() < 1e-9);
    }

    #[test]
    fn edges_are_soft_and_spring_back() {
        let camera = whole().zoomed(4.0, (600.0, 500.0)).rested();
        let edge = camera.panned((1e6, 0.0)).rested();
        let (left, _) = edge.screen((0.0, 0.0));
        assert!((left - 40.0).abs() < 1e-6, "{left}");
        let beyond = edge.panned((90.0, 0.0));
        let (left, _) = beyond.screen((0.0, 0.0));
        assert!((left - 70.0).abs() < 1.0, "a third of the way is followed: {left}");
        assert!(beyond.rested().distance(edge) < 1e-6);
        let far = (0..100).fold(edge, |camera, _| camera.panned((300.0, 0.0)));
        assert!(far.screen((0.0, 0.0)).0 <= 40.0 + 1300.0 / 3.0 + 1.0);
        // It springs back without a change of scale.
        let half = far.toward(far.rested(), 0.5);
        assert!((half.scale - far.scale).abs() < 1e-9 * far.scale, "{} is not {}", half.scale, far.scale);
        // Back from there at once.
        let back = beyond.panned((-30.0, 0.0));
        assert!((back.screen((0.0, 0.0)).0 - (left - 30.0)).abs() < 1e-6);
    }

    #[test]
    fn two_taps_come_nearer_until_nothing_is_nearer() {
        let mut camera = whole();
        for _ in 0..10 {
            if camera.scale >= camera.nearest() * 0.98 {
                break;
            }
            camera = camera.nearer((600.0, 500.0));
        }
        assert_eq!(camera.scale, NEAREST);
        assert!(camera.nearer((600.0, 500.0)).is_whole());
    }

    #[test]
    fn a_detail_is_in_the_middle_with_room_around_it() {
        let area = Area { left: 0.5, top: 0.25, width: 0.1, height: 0.2 };
        let camera = whole().on(area);
        let (left, top) = camera.screen((15_000.0, 5_000.0));
        let (right, bottom) = camera.screen((18_000.0, 9_000.0));
        assert!(left > 40.0 && right < 1160.0 && top > 150.0 && bottom < 920.0);
        assert!((f64::midpoint(left, right) - 600.0).abs() < 1.0);
        let point = whole().on(Area::point(0.5, 0.5));
        assert!((point.scale / whole().scale - 3.0).abs() < 1e-9);
        let corner = whole().on(Area::point(0.0, 0.0));
        assert_eq!(corner, corner.rested());
    }

    #[test]
    fn a_flight_begins_and_ends_where_it_should() {
        let (from, to) = (whole(), whole().on(Area::point(0.9, 0.1)));
        assert!(from.toward(to, 0.0).distance(from) < 1e-6 && from.toward(to, 1.0).distance(to) < 1e-6);
        assert!((from.toward(to, 1.0).scale - to.scale).abs() < 1e-9);
        // Between two details it goes away on the way.
        let other = whole().on(Area::point(0.1, 0.9));
        assert!(to.toward(other, 0.5).scale < to.scale * 0.8);
    }

    proptest! {
        #[test]
        fn a_view_at_rest_shows_the_picture(
            picture in (1.0_f64..100_000.0, 1.0_f64..100_000.0),
            ways in prop::collection::vec((-2000.0_f64..2000.0, -2000.0_f64..2000.0, 0.2_f64..5.0), 0..20),
        ) {
            let mut camera = PlateCamera::whole(picture, (1300.0, 960.0), [40.0, 150.0, 140.0, 40.0]);
            for (x, y, factor) in ways {
                camera = camera.panned((x, y)).zoomed(factor, (650.0 + x / 4.0, 480.0));
                prop_assert!(camera.scale.is_finite() && camera.center.0.is_finite() && camera.center.1.is_finite());
                let rested = camera.rested();
                prop_assert!(rested.rested().distance(rested) < 1e-3);
                let (x, y) = rested.center;
                prop_assert!((0.0..=picture.0).contains(&x) && (0.0..=picture.1).contains(&y));
                prop_assert!(rested.scale <= rested.nearest() * 1.0001 && rested.scale >= rested.farthest() * 0.9999);
            }
        }
    }
}
