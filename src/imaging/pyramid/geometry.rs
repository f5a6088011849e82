//! How a picture is cut: levels of halves, each cut into squares. The numbers are those of the Deep Zoom format.

use std::ops::Range;

/// The side of a tile in pixels.
pub const TILE: u32 = 512;

/// A pyramid of levels: the highest is the whole picture, each one below has half of it, rounded up, and level 0 is one
/// pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Geometry {
    /// Width and height of the picture, upright.
    pub size: [u32; 2],
}

/// A square of a level. Those at the right and the lower edge may be smaller than [`TILE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TileId {
    pub level: u8,
    pub column: u32,
    pub row: u32,
}

impl Geometry {
    pub fn new(size: [u32; 2]) -> Geometry {
        Geometry { size: size.map(|side| side.max(1)) }
    }

    /// The level of the whole picture.
    pub fn max_level(self) -> u8 {
        let longest = self.size[0].max(self.size[1]).max(1);
        (u32::BITS - (longest - 1).leading_zeros()) as u8
    }

    /// The largest level that is a single tile: what is shown before anything finer is there.
    pub fn base_level(self) -> u8 {
        (0..self.max_level())
            .rev()
            .find(|level| self.tiles(*level) == [1, 1])
            .filter(|_| self.tiles(self.max_level()) != [1, 1])
            .unwrap_or(self.max_level())
    }

    /// Width and height of a level in pixels.
    pub fn level_size(self, level: u8) -> [u32; 2] {
        let halvings = u32::from(self.max_level().saturating_sub(level));
        self.size.map(|side| u64::from(side).div_ceil(1 << halvings).max(1) as u32)
    }

    /// Columns and rows of tiles in a level.
    pub fn tiles(self, level: u8) -> [u32; 2] {
        self.level_size(level).map(|side| side.div_ceil(TILE))
    }

    /// Columns and rows of pixels that a tile covers in its level; empty if there is no such tile.
    pub fn span(self, tile: TileId) -> [Range<u32>; 2] {
        let [width, height] = self.level_size(tile.level);
        let span = |number: u32, side: u32| {
            let start = number.saturating_mul(TILE).min(side);
            start..start.saturating_add(TILE).min(side)
        };
        [span(tile.column, width), span(tile.row, height)]
    }

    /// Whether the pyramid has this tile.
    pub fn has(self, tile: TileId) -> bool {
        tile.level <= self.max_level() && self.span(tile).iter().all(|span| !span.is_empty())
    }

    /// The lowest level with at least so many pixels across and down; the highest if none has.
    pub fn level_for(self, at_least: [u32; 2]) -> u8 {
        let is_enough = |level: &u8| {
            let [width, height] = self.level_size(*level);
            width >= at_least[0] && height >= at_least[1]
        };
        (0..self.max_level()).find(is_enough).unwrap_or(self.max_level())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn levels_are_those_of_deep_zoom() {
        let scan = Geometry::new([30_000, 20_000]);
        assert_eq!((scan.max_level(), scan.tiles(15), scan.level_size(14)), (15, [59, 40], [15_000, 10_000]));
        assert_eq!((scan.base_level(), scan.level_size(9), scan.level_size(0)), (9, [469, 313], [1, 1]));
        assert_eq!(scan.span(TileId { level: 15, column: 58, row: 39 }), [29_696..30_000, 19_968..20_000]);
        let small = Geometry::new([512, 300]);
        assert_eq!((small.max_level(), small.base_level(), small.tiles(9)), (9, 9, [1, 1]));
        let dot = Geometry::new([1, 1]);
        assert_eq!((dot.max_level(), dot.base_level(), dot.level_size(0)), (0, 0, [1, 1]));
        assert_eq!(Geometry::new([513, 1]).base_level(), 9);
    }

    #[test]
    fn the_level_for_a_size_has_enough_pixels() {
        let scan = Geometry::new([30_000, 20_000]);
        assert_eq!(scan.level_for([1620, 1080]), 11);
        assert_eq!(scan.level_size(11), [1875, 1250]);
        assert_eq!(scan.level_for([40_000, 10]), 15);
    }

    proptest! {
        #[test]
        fn tiles_cover_each_level_once(width in 1_u32..5_000, height in 1_u32..5_000) {
            let geometry = Geometry::new([width, height]);
            prop_assert_eq!(geometry.level_size(geometry.max_level()), [width, height]);
            for level in 0..=geometry.max_level() {
                let [columns, rows] = geometry.tiles(level);
                let [across, down] = geometry.level_size(level);
                let widths: u32 = (0..columns).map(|column| geometry.span(TileId { level, column, row: 0 })[0].len() as u32).sum();
                let heights: u32 = (0..rows).map(|row| geometry.span(TileId { level, column: 0, row })[1].len() as u32).sum();
                prop_assert_eq!((widths, heights), (across, down));
                let has = |column, row| geometry.has(TileId { level, column, row });
                prop_assert!(has(columns - 1, rows - 1) && !has(columns, 0) && !has(0, rows));
            }
        }
    }
}
