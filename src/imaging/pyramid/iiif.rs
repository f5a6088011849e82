//! The descriptor of a folder of tiles after the IIIF Image API, level 0: every tile is a file whose path says which part
//! of the picture it shows, at which size.

use serde::Deserialize;

use crate::imaging::{ImagingError, MAX_ORIGINAL_SIDE};

/// What an `info.json` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Descriptor {
    pub size: [u32; 2],
    pub tile: [u32; 2],
    /// By how much the levels are scaled down: 1, 2, 4 …
    pub scales: Vec<u32>,
}

/// The fields of versions 2 and 3 of the API that matter here.
#[derive(Deserialize)]
struct Info {
    width: u32,
    height: u32,
    #[serde(default)]
    tiles: Vec<Tiles>,
}

#[derive(Deserialize)]
struct Tiles {
    width: u32,
    height: Option<u32>,
    #[serde(rename = "scaleFactors")]
    scales: Vec<u32>,
}

impl Descriptor {
    pub fn level_size(&self, scale: u32) -> [u32; 2] {
        self.size.map(|side| side.div_ceil(scale.max(1)))
    }

    /// Where a tile may be, below the folder of the descriptor. Programs differ in how they write sizes.
    pub fn tile_paths(&self, scale: u32, column: u32, row: u32) -> Vec<String> {
        let start = [column, row];
        let part: [[u64; 2]; 2] = std::array::from_fn(|axis| {
            let step = u64::from(self.tile[axis]) * u64::from(scale);
            let from = u64::from(start[axis]) * step;
            [from, step.min(u64::from(self.size[axis]).saturating_sub(from))]
        });
        let [[x, width], [y, height]] = part;
        let [across, down] = [width, height].map(|side| side.div_ceil(u64::from(scale.max(1))));
        let is_whole = x == 0 && y == 0 && [width, height] == self.size.map(u64::from);
        let region = format!("{x},{y},{width},{height}");
        let regions = if is_whole { vec!["full".to_owned(), region] } else { vec![region] };
        let sizes = [format!("{across},"), format!("{across},{down}"), "max".to_owned(), "full".to_owned()];
        let mut paths = Vec::new();
        for region in &regions {
            for size in &sizes {
                for ending in ["jpg", "png", "webp"] {
                    paths.push(format!("{region}/{size}/0/default.{ending}"));
                }
            }
        }
        paths
    }
}

/// Reads a descriptor.
pub fn parse(text: &str) -> Result<Descriptor, ImagingError> {
    let wrong = |why: &str| ImagingError::Descriptor(why.to_owned());
    let info: Info =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| wrong(&error.to_string()))?;
    let tiles = info.tiles.first().ok_or_else(|| wrong("it names no tiles"))?;
    let tile = [tiles.width, tiles.height.unwrap_or(tiles.width)];
    let size = [info.width, info.height];
    if size.iter().any(|side| *side == 0 || *side > MAX_ORIGINAL_SIDE)
        || tile.iter().any(|side| !(16..=8192).contains(side))
    {
        return Err(wrong("its sizes are too small or too large"));
    }
    let mut scales = tiles.scales.clone();
    scales.retain(|scale| (1..=1 << 18).contains(scale));
    scales.sort_unstable();
    scales.dedup();
    if scales.first() != Some(&1) || scales.len() > 32 {
        return Err(wrong("it has no tiles of the picture at its own size"));
    }
    Ok(Descriptor { size, tile, scales })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const INFO: &str = r#"{"width": 3000, "height": 2000, "tiles": [{"width": 512, "scaleFactors": [4, 2, 1, 8]}]}"#;

    #[test]
    fn tiles_lie_where_the_api_says() {
        let info = parse(INFO).unwrap();
        assert_eq!((info.size, info.tile, info.level_size(4)), ([3000, 2000], [512, 512], [750, 500]));
        let first = |scale, column, row| info.tile_paths(scale, column, row)[0].clone();
        assert_eq!(first(1, 5, 3), "2560,1536,440,464/440,/0/default.jpg");
        assert_eq!(first(2, 2, 1), "2048,1024,952,976/476,/0/default.jpg");
        assert_eq!(first(8, 0, 0), "full/375,/0/default.jpg");
        assert!(info.tile_paths(8, 0, 0).contains(&"0,0,3000,2000/375,250/0/default.png".to_owned()));
    }

    #[test]
    fn nonsense_is_refused() {
        for text in [
            "",
            "[]",
            r#"{"width": 3000, "height": 2000}"#,
            &INFO.replace("3000", "0"),
            &INFO.replace("3000", "4294967295"),
            &INFO.replace("512", "1"),
            &INFO.replace("[4, 2, 1, 8]", "[2]"),
            &INFO.replace("[4, 2, 1, 8]", "[0]"),
        ] {
            assert!(matches!(parse(text), Err(ImagingError::Descriptor(_))), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,200}", width in any::<u32>(), tile in any::<u32>(), scale in any::<u32>(), at in any::<u32>()) {
            let _ = parse(&text);
            let info = format!(r#"{{"width": {width}, "height": 9, "tiles": [{{"width": {tile}, "scaleFactors": [1, {scale}]}}]}}"#);
            if let Ok(info) = parse(&info) {
                for scale in info.scales.clone() {
                    prop_assert!(info.tile_paths(scale, at, at).iter().all(|path| !path.contains("..") && !path.starts_with('/')));
                }
            }
        }
    }
}
