//! The shaded relief: a pyramid of square tiles in the map's own projection.

use geojson::JsonValue;

use super::camera::Bounds;
use super::projection::Point;

/// Tiles of several levels, the finest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relief {
    /// North-west corner of the first tile of every level.
    pub origin: Point,
    /// Pixels along a tile's side that are its own.
    pub tile: u32,
    /// Pixels that a tile has of its neighbours on each side, so that no seam shows.
    pub border: u32,
    pub levels: Vec<Level>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    pub km_per_px: f64,
    pub columns: u32,
    pub rows: u32,
}

/// A tile and what it covers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tile {
    pub level: usize,
    pub column: u32,
    pub row: u32,
    pub bounds: Bounds,
}

impl Relief {
    /// Reads the description that lies beside the tiles.
    pub fn read(text: &str) -> Relief {
        let Ok(json) = text.parse::<JsonValue>() else {
            log::error!("the description of the relief cannot be read");
            return Relief::default();
        };
        let number = |value: &JsonValue, key: &str| value.get(key).and_then(JsonValue::as_f64).unwrap_or_default();
        let level = |level: &JsonValue| Level {
            km_per_px: number(level, "km_per_px"),
            columns: number(level, "columns") as u32,
            rows: number(level, "rows") as u32,
        };
        Relief {
            origin: Point::new(number(&json, "x0"), number(&json, "y0")),
            tile: number(&json, "tile") as u32,
            border: number(&json, "border") as u32,
            levels: json
                .get("levels")
                .and_then(JsonValue::as_array)
                .map(|all| all.iter().map(level).collect())
                .unwrap_or_default(),
        }
    }

    /// The coarsest level that is at least as fine as the screen, in points to a kilometre; the finest if none is.
    pub fn level_for(&self, scale: f64) -> usize {
        let fine = |level: &Level| level.km_per_px * scale <= 1.25;
        self.levels.iter().rposition(fine).unwrap_or(0)
    }

    /// The tiles of a level that show something of `bounds`.
    pub fn tiles(&self, level: usize, bounds: &Bounds) -> Vec<Tile> {
        let Some(Level { km_per_px, columns, rows }) = self.levels.get(level).cloned() else { return Vec::new() };
        let side = km_per_px * f64::from(self.tile);
        let number = |length: f64, count: u32| ((length / side).floor().max(0.0) as u32).min(count.saturating_sub(1));
        let columns = number(bounds.min.x - self.origin.x, columns)..=number(bounds.max.x - self.origin.x, columns);
        let rows = number(self.origin.y - bounds.max.y, rows)..=number(self.origin.y - bounds.min.y, rows);
        let tile = |column: u32, row: u32| {
            let (left, top) = (self.origin.x + f64::from(column) * side, self.origin.y - f64::from(row) * side);
            let bounds = Bounds { min: Point::new(left, top - side), max: Point::new(left + side, top) };
            Tile { level, column, row, bounds }
        };
        rows.flat_map(|row| columns.clone().map(move |column| (column, row)))
            .map(|(column, row)| tile(column, row))
            .collect()
    }
}

impl Tile {
    /// Its file below the ground's folder; `theme` is `ink` or `paper`.
    pub fn file(&self, theme: &str) -> String {
        format!("relief/{theme}/{}/{}-{}.jpg", self.level, self.column, self.row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relief() -> Relief {
        let text = r#"{"x0": -2400, "y0": 1500, "tile": 512, "border": 1, "levels": [
            {"km_per_px": 1.5, "columns": 7, "rows": 4}, {"km_per_px": 3, "columns": 4, "rows": 2}]}"#;
        Relief::read(text)
    }

    #[test]
    fn the_level_fits_the_screen() {
        assert_eq!(relief().level_for(0.3), 1);
        assert_eq!(relief().level_for(0.65), 0);
        assert_eq!(relief().level_for(5.0), 0);
    }

    #[test]
    fn tiles_cover_what_is_seen_and_no_more() {
        let bounds = Bounds { min: Point::new(-100.0, -100.0), max: Point::new(100.0, 100.0) };
        let tiles = relief().tiles(0, &bounds);
        assert!(tiles.len() <= 4 && tiles.iter().all(|tile| tile.bounds.meets(&bounds)));
        let covered = |at: Point| tiles.iter().any(|tile| tile.bounds.contains(at));
        assert!([(-99.0, -99.0), (99.0, 99.0), (0.0, 0.0)].iter().all(|(x, y)| covered(Point::new(*x, *y))));
    }
}
