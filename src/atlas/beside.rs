//! Names beside things on one screen: things of any size, and places taken by something else.

pub use super::label::Rect as Room;
use super::label::Taken;

/// A name and where it may stand, the best place first.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    pub size: (f64, f64),
    /// Top left corners.
    pub spots: Vec<(f64, f64)>,
}

/// Places round a thing: below, above, at its sides, at its corners; then the same a little farther off. A name still
/// farther away would seem to belong to something else.
pub fn around(thing: Room, size: (f64, f64), gap: f64) -> Vec<(f64, f64)> {
    let (left, top, right, bottom) = thing;
    let (width, height) = size;
    let (x, y) = (f64::midpoint(left, right) - width / 2.0, f64::midpoint(top, bottom) - height / 2.0);
    let mut spots = Vec::new();
    for gap in [gap, gap * 3.5] {
        let (before, above, behind, below) = (left - gap - width, top - gap - height, right + gap, bottom + gap);
        spots.extend([(x, below), (x, above), (behind, y), (before, y)]);
        spots.extend([(left, below), (right - width, below), (left, above), (right - width, above)]);
        spots.extend([(behind, below), (before, below), (behind, above), (before, above)]);
    }
    spots
}

/// Places names, the first first: inside of `within`, `margin` away from each other, and on nothing that is `taken`.
/// Returns top left corners; `None` where there is no room.
pub fn place(names: &[Name], taken: &[Room], within: Room, margin: f64) -> Vec<Option<(f64, f64)>> {
    let mut all = Taken::new(margin);
    for room in taken {
        all.add(*room, true);
    }
    let placed = names.iter().map(|name| {
        let room = |(x, y): (f64, f64)| (x, y, x + name.size.0, y + name.size.1);
        let fits = |room: Room| {
            room.0 >= within.0 && room.1 >= within.1 && room.2 <= within.2 && room.3 <= within.3 && all.is_free(room)
        };
        let spot = name.spots.iter().copied().find(|spot| fits(room(*spot)))?;
        all.add(room(spot), false);
        Some(spot)
    });
    placed.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SCREEN: Room = (0.0, 0.0, 800.0, 600.0);

    #[test]
    fn a_name_stands_below_and_else_where_there_is_room() {
        let thing = (100.0, 100.0, 140.0, 120.0);
        let name = Name { size: (60.0, 20.0), spots: around(thing, (60.0, 20.0), 6.0) };
        assert_eq!(place(std::slice::from_ref(&name), &[thing], SCREEN, 4.0), [Some((90.0, 126.0))]);
        let other = (80.0, 122.0, 160.0, 200.0);
        assert_eq!(place(std::slice::from_ref(&name), &[thing, other], SCREEN, 4.0), [Some((90.0, 74.0))]);
        assert_eq!(place(&[name], &[SCREEN], SCREEN, 4.0), [None]);
    }

    proptest! {
        #[test]
        fn no_name_covers_another_or_a_thing(things in prop::collection::vec((0.0..760.0_f64, 0.0..560.0_f64), 1..40)) {
            let things: Vec<Room> = things.iter().map(|(x, y)| (*x, *y, x + 40.0, y + 30.0)).collect();
            let size = (90.0, 24.0);
            let names: Vec<Name> = things.iter().map(|thing| Name { size, spots: around(*thing, size, 6.0) }).collect();
            let mut rooms = things.clone();
            let meets = |a: &Room, b: &Room| a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3;
            for (x, y) in place(&names, &things, SCREEN, 4.0).into_iter().flatten() {
                let room = (x, y, x + size.0, y + size.1);
                prop_assert!(rooms.iter().all(|other| !meets(&room, other)), "{room:?}");
                rooms.push(room);
            }
        }
    }
}
