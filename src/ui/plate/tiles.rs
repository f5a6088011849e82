//! Which tiles a view needs. Arithmetic only.

use super::camera::PlateCamera;
use crate::imaging::{Geometry, TILE, TileId};

/// Tiles of one level: columns and rows, the last not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patch {
    pub level: u8,
    pub columns: (u32, u32),
    pub rows: (u32, u32),
}

/// The part of a level's pixels that stands in for a tile: the tile of a coarser level, and left, top, right and bottom
/// within it in fractions.
pub type StandIn = (TileId, [f32; 4]);

impl Patch {
    /// What of a picture is seen between two corners of the stage, at `pixels` physical pixels for a point: the lowest level
    /// with at least a pixel for each of the screen's, so never more than two across.
    pub fn seen(geometry: Geometry, camera: PlateCamera, corners: [(f64, f64); 2], pixels: f64) -> Patch {
        let finer = (camera.scale * pixels).log2().ceil() as i32;
        let max = i32::from(geometry.max_level());
        let level = (max + finer).clamp(i32::from(geometry.base_level()), max) as u8;
        let [width, height] = geometry.level_size(level);
        // The size of a level is rounded up, so its pixels are not quite halves.
        let part = (f64::from(width) / camera.picture.0, f64::from(height) / camera.picture.1);
        let [from, to] = corners.map(|corner| camera.pixel(corner));
        let [columns, rows] = geometry.tiles(level);
        let span = |from: f64, to: f64, part: f64, count: u32| {
            let first = (from * part / f64::from(TILE)).floor().clamp(0.0, f64::from(count)) as u32;
            let last = (to * part / f64::from(TILE)).ceil().clamp(0.0, f64::from(count)) as u32;
            (first.min(last), last)
        };
        Patch { level, columns: span(from.0, to.0, part.0, columns), rows: span(from.1, to.1, part.1, rows) }
    }

    /// One tile more on each side, as far as there are any.
    pub fn grown(self, geometry: Geometry) -> Patch {
        let [columns, rows] = geometry.tiles(self.level);
        let grown = |(from, to): (u32, u32), count: u32| (from.saturating_sub(1), (to + 1).min(count));
        Patch { columns: grown(self.columns, columns), rows: grown(self.rows, rows), ..self }
    }

    pub fn contains(self, tile: TileId) -> bool {
        tile.level == self.level
            && (self.columns.0..self.columns.1).contains(&tile.column)
            && (self.rows.0..self.rows.1).contains(&tile.row)
    }

    /// All its tiles, those at the edges first: what is asked for last is made first.
    pub fn tiles(self) -> Vec<TileId> {
        let middle = (f64::from(self.columns.0 + self.columns.1) / 2.0, f64::from(self.rows.0 + self.rows.1) / 2.0);
        let mut tiles: Vec<TileId> = (self.rows.0..self.rows.1)
            .flat_map(|row| {
                let tile = move |column| TileId { level: self.level, column, row };
                (self.columns.0..self.columns.1).map(tile)
            })
            .collect();
        let far = |tile: &TileId| {
            let (x, y) = (f64::from(tile.column) + 0.5 - middle.0, f64::from(tile.row) + 0.5 - middle.1);
            x * x + y * y
        };
        tiles.sort_by(|a, b| far(b).total_cmp(&far(a)));
        tiles
    }
}

/// Left, top, right and bottom of a tile in pixels of the picture.
pub fn place(geometry: Geometry, tile: TileId) -> [f64; 4] {
    let [width, height] = geometry.level_size(tile.level);
    let [across, down] = geometry.span(tile);
    let part = (f64::from(geometry.size[0]) / f64::from(width), f64::from(geometry.size[1]) / f64::from(height));
    [
        f64::from(across.start) * part.0,
        f64::from(down.start) * part.1,
        f64::from(across.end) * part.0,
        f64::from(down.end) * part.1,
    ]
}

/// What may stand in for a tile, the finest first.
pub fn stand_ins(geometry: Geometry, tile: TileId) -> impl Iterator<Item = StandIn> {
    let [left, top, right, bottom] = place(geometry, tile);
    (geometry.base_level()..tile.level).rev().map(move |level| {
        let halvings = u32::from(tile.level - level);
        let coarser = TileId { level, column: tile.column >> halvings, row: tile.row >> halvings };
        let [l, t, r, b] = place(geometry, coarser);
        let part = |at: f64, from: f64, to: f64| ((at - from) / (to - from)).clamp(0.0, 1.0) as f32;
        (coarser, [part(left, l, r), part(top, t, b), part(right, l, r), part(bottom, t, b)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::stage::Lens;
    use proptest::prelude::*;

    fn camera(geometry: Geometry, size: (f64, f64)) -> PlateCamera {
        PlateCamera::whole((f64::from(geometry.size[0]), f64::from(geometry.size[1])), size, [0.0; 4])
    }

    #[test]
    fn the_level_has_a_pixel_for_each_of_the_screen() {
        let scan = Geometry::new([30_000, 20_000]);
        let size = (1920.0, 1080.0);
        let whole = camera(scan, size);
        let patch = Patch::seen(scan, whole, [(0.0, 0.0), size], 1.0);
        assert_eq!((patch.level, patch.columns, patch.rows), (11, (0, 4), (0, 3)));
        let near = whole.zoomed(1.0 / whole.scale, (960.0, 540.0));
        let patch = Patch::seen(scan, near, [(0.0, 0.0), size], 1.0);
        assert_eq!(patch.level, 15);
        assert!(patch.tiles().len() <= 5 * 4);
        // Nearer than its pixels there is nothing finer.
        let nearest = near.zoomed(4.0, (960.0, 540.0));
        assert_eq!(Patch::seen(scan, nearest, [(0.0, 0.0), size], 2.0).level, 15);
    }

    #[test]
    fn the_tile_in_the_middle_is_asked_for_last() {
        let patch = Patch { level: 15, columns: (3, 8), rows: (2, 5) };
        assert_eq!(patch.tiles().last(), Some(&TileId { level: 15, column: 5, row: 3 }));
        assert_eq!(patch.tiles().len(), 15);
    }

    proptest! {
        #[test]
        fn what_is_seen_is_covered_and_not_by_many(
            picture in (1_u32..60_000, 1_u32..60_000),
            zoom in 0.0_f64..10.0,
            way in (-5000.0_f64..5000.0, -5000.0_f64..5000.0),
        ) {
            let geometry = Geometry::new([picture.0, picture.1]);
            let size = (3840.0, 2160.0);
            let camera = camera(geometry, size).zoomed(zoom.exp2(), (1900.0, 1000.0)).panned(way).rested();
            let patch = Patch::seen(geometry, camera, [(0.0, 0.0), size], 1.0);
            prop_assert!(patch.tiles().len() <= 17 * 10, "{patch:?}");
            let (from, to) = (camera.pixel((0.0, 0.0)), camera.pixel(size));
            for tile in patch.tiles() {
                prop_assert!(geometry.has(tile));
                for (coarser, [left, top, right, bottom]) in stand_ins(geometry, tile) {
                    prop_assert!(geometry.has(coarser) && left < right && top < bottom);
                    let mine = place(geometry, tile);
                    let theirs = place(geometry, coarser);
                    let from = theirs[0] + f64::from(left) * (theirs[2] - theirs[0]);
                    // Levels are rounded up, so edges differ by less than two pixels of the coarser level.
                    let pixel = f64::from(geometry.size[0]) / f64::from(geometry.level_size(coarser.level)[0]);
                    prop_assert!((from - mine[0]).abs() <= 2.0 * pixel);
                }
            }
            // The corners of what is seen of the picture lie in tiles of the patch.
            let inside = |x: f64, y: f64| {
                let (x, y) = (x.clamp(0.0, camera.picture.0 - 1e-6), y.clamp(0.0, camera.picture.1 - 1e-6));
                patch.tiles().iter().any(|tile| {
                    let [left, top, right, bottom] = place(geometry, *tile);
                    (left..=right).contains(&x) && (top..=bottom).contains(&y)
                })
            };
            prop_assert!(inside(from.0, from.1) && inside(to.0, to.1) && inside(from.0, to.1) && inside(to.0, from.1));
            let grown = patch.grown(geometry);
            prop_assert!(patch.tiles().into_iter().all(|tile| grown.contains(tile)));
        }
    }
}
