//! Where names go, so that none covers another.
//!
//! Names are placed on the whole plane at once, at a scale of a fixed ladder, and keep their places until the next rung:
//! panning never moves a name, and zooming in only gives it more room. The most important come first.

use super::projection::Point;

/// A name that wants a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// Where the thing is. A name with several anchors (a river) is placed at each where there is room.
    pub anchors: Vec<Point>,
    /// Width and height in points of the screen.
    pub size: (f64, f64),
    /// Least distance between the anchor and the name, in points.
    pub gap: f64,
    pub spots: Spots,
    /// Lower goes first.
    pub rank: i32,
    /// Half the side of the square round the anchor that no other name may cover; 0 where there is no sign.
    pub sign: f64,
    /// Least distance in points between two places of the same name.
    pub apart: f64,
}

/// Where a name may stand relative to its anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spots {
    /// Beside a point: right, left, above, below, and the corners.
    Around,
    /// On the anchor itself.
    Middle,
}

/// A name in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Which wish.
    pub wish: usize,
    pub anchor: Point,
    /// From the anchor to the name's top left corner, in points.
    pub offset: (f64, f64),
}

/// Rungs of the ladder of scales to a doubling.
const RUNGS: f64 = 4.0;

/// The rung of the ladder at or below a scale.
pub fn rung(scale: f64) -> f64 {
    2_f64.powf((scale.log2() * RUNGS + 1e-9).floor() / RUNGS)
}

/// A view that does not move: names stay within it and off what lies over it. Corners in points at the scale of the names,
/// x to the right and y down from the origin of the plane: left, top, right, bottom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Still {
    pub within: Rect,
    pub without: Vec<Rect>,
}

/// Places names at a scale, in points to a kilometre. Names keep `margin` points from each other.
pub fn place(wishes: &[Wish], scale: f64, margin: f64, still: Option<&Still>) -> Vec<Placed> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|at| wishes[*at].rank);
    // Names keep their offsets while the map grows to the next rung, so there has to be room at both ends.
    let scales = if still.is_some() { vec![scale] } else { vec![scale, scale * 2_f64.powf(1.0 / RUNGS)] };
    let mut taken: Vec<Taken> = scales.iter().map(|_| Taken::new(margin)).collect();
    for (scale, taken) in scales.iter().zip(&mut taken) {
        // Signs first: no name may cover one.
        for wish in wishes.iter().filter(|wish| wish.sign > 0.0) {
            for anchor in &wish.anchors {
                let at = (anchor.x * scale, -anchor.y * scale);
                taken.add((at.0 - wish.sign, at.1 - wish.sign, at.0 + wish.sign, at.1 + wish.sign), true);
            }
        }
        for rect in still.iter().flat_map(|still| &still.without) {
            taken.add(*rect, false);
        }
    }
    let is_seen = |rect: Rect| {
        still.is_none_or(|Still { within, .. }| {
            rect.0 >= within.0 && rect.1 >= within.1 && rect.2 <= within.2 && rect.3 <= within.3
        })
    };
    let mut placed: Vec<Placed> = Vec::new();
    for at in order {
        let wish = &wishes[at];
        let mut own: Vec<Point> = Vec::new();
        for anchor in &wish.anchors {
            if own.iter().any(|other| other.distance(*anchor) * scale < wish.apart) {
                continue;
            }
            let rect = |scale: f64, (dx, dy): (f64, f64)| {
                let (x, y) = (anchor.x * scale + dx, -anchor.y * scale + dy);
                (x, y, x + wish.size.0, y + wish.size.1)
            };
            let free = offsets(wish).into_iter().find(|offset| {
                is_seen(rect(scale, *offset))
                    && scales.iter().zip(&taken).all(|(scale, taken)| taken.is_free(rect(*scale, *offset)))
            });
            if let Some(offset) = free {
                for (scale, taken) in scales.iter().zip(&mut taken) {
                    taken.add(rect(*scale, offset), false);
                }
                placed.push(Placed { wish: at, anchor: *anchor, offset });
                own.push(*anchor);
            }
        }
    }
    placed
}

fn offsets(wish: &Wish) -> Vec<(f64, f64)> {
    let (width, height) = wish.size;
    let (gap, slant) = (wish.gap, wish.gap * 0.6);
    match wish.spots {
        Spots::Middle => vec![(-width / 2.0, -height / 2.0)],
        Spots::Around => vec![
            (gap, -height / 2.0),
            (-gap - width, -height / 2.0),
            (-width / 2.0, -gap - height),
            (-width / 2.0, gap),
            (slant, -slant - height),
            (slant, slant),
            (-slant - width, -slant - height),
            (-slant - width, slant),
        ],
    }
}

/// Left, top, right, bottom.
pub type Rect = (f64, f64, f64, f64);

/// What is taken, in cells, so that thousands of names stay quick.
pub(super) struct Taken {
    margin: f64,
    cells: std::collections::HashMap<(i64, i64), Vec<(Rect, bool)>>,
}

const CELL: f64 = 160.0;

impl Taken {
    pub(super) fn new(margin: f64) -> Taken {
        Taken { margin, cells: Default::default() }
    }

    fn cells(rect: Rect) -> impl Iterator<Item = (i64, i64)> {
        let cell = |length: f64| (length / CELL).floor() as i64;
        let (columns, rows) = (cell(rect.0)..=cell(rect.2), cell(rect.1)..=cell(rect.3));
        columns.flat_map(move |column| rows.clone().map(move |row| (column, row)))
    }

    pub(super) fn add(&mut self, rect: Rect, sign: bool) {
        for cell in Taken::cells(rect) {
            self.cells.entry(cell).or_default().push((rect, sign));
        }
    }

    pub(super) fn is_free(&self, rect: Rect) -> bool {
        let wide = (rect.0 - self.margin, rect.1 - self.margin, rect.2 + self.margin, rect.3 + self.margin);
        let meets = |a: Rect, b: Rect| a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3;
        Taken::cells(wide).filter_map(|cell| self.cells.get(&cell)).flatten().all(|(other, sign)| {
            // A name may come close to a sign, but not onto it.
            !meets(if *sign { rect } else { wide }, *other)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wish(x: f64, y: f64, rank: i32) -> Wish {
        Wish {
            anchors: vec![Point::new(x, y)],
            size: (90.0, 30.0),
            gap: 14.0,
            spots: Spots::Around,
            rank,
            sign: 8.0,
            apart: 0.0,
        }
    }

    #[test]
    fn the_more_important_name_gets_the_better_place() {
        let placed = place(&[wish(0.0, 0.0, 5), wish(60.0, 0.0, 1)], 1.0, 4.0, None);
        let of = |at: usize| placed.iter().find(|placed| placed.wish == at).unwrap();
        assert_eq!(of(1).offset, (14.0, -15.0));
        assert_eq!(of(0).offset.0, -104.0, "to the left, away from the other");
    }

    #[test]
    fn a_river_is_named_again_after_a_while() {
        let anchors = (0..10).map(|at| Point::new(f64::from(at) * 100.0, 0.0)).collect();
        let river = Wish { anchors, sign: 0.0, spots: Spots::Middle, apart: 350.0, ..wish(0.0, 0.0, 0) };
        assert_eq!(place(&[river], 1.0, 4.0, None).len(), 3);
    }

    #[test]
    fn a_view_that_does_not_move_keeps_its_names() {
        let still = Still { within: (-200.0, -100.0, 50.0, 100.0), without: vec![(-120.0, -8.0, -10.0, 8.0)] };
        let placed = place(&[wish(0.0, 0.0, 1)], 1.0, 4.0, Some(&still));
        // Neither to the right, where the view ends, nor to the left, where something lies.
        assert_eq!(placed[0].offset, (-45.0, -44.0));
    }

    #[test]
    fn rungs_are_at_or_below() {
        for scale in [0.3, 0.5, 0.59, 1.0, 3.3] {
            assert!(rung(scale) <= scale * 1.000_001 && rung(scale) > scale / 1.2);
        }
        assert_eq!(rung(1.0), 1.0);
    }

    /// Two names that do not touch where they were placed, and would where the map has grown.
    #[test]
    fn names_do_not_grow_onto_each_other() {
        let wishes = [wish(-193.011_536, -163.599_059, 0), wish(-169.295_168, -138.904_458, 1)];
        let placed = place(&wishes, 1.0, 4.0, None);
        let rects: Vec<Rect> = placed
            .iter()
            .map(|placed| {
                let (x, y) = (placed.anchor.x * 1.182 + placed.offset.0, -placed.anchor.y * 1.182 + placed.offset.1);
                (x, y, x + 90.0, y + 30.0)
            })
            .collect();
        let [a, b] = rects[..] else { panic!("{rects:?}") };
        assert!(!(a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3), "{a:?} {b:?}");
    }

    proptest! {
        /// Also between the rungs, where the map is up to a fifth larger than when the names were placed.
        #[test]
        fn no_name_covers_another(
            points in prop::collection::vec((-400.0..400.0_f64, -300.0..300.0_f64), 1..60), grown in 1.0..1.19_f64,
        ) {
            let wishes: Vec<Wish> =
                (0..).zip(&points).map(|(rank, (x, y))| wish(*x, *y, rank)).collect();
            let placed = place(&wishes, 1.0, 4.0, None);
            let rects: Vec<Rect> = placed.iter().map(|placed| {
                let (x, y) = (placed.anchor.x * grown + placed.offset.0, -placed.anchor.y * grown + placed.offset.1);
                (x, y, x + 90.0, y + 30.0)
            }).collect();
            for (at, a) in rects.iter().enumerate() {
                for b in &rects[at + 1..] {
                    prop_assert!(!(a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3), "{a:?} {b:?}");
                }
            }
        }
    }
}
