//! Descriptions of folders of tiles.
#![no_main]

use aigun::imaging::pyramid::{dzi, iiif};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(read) = dzi::parse(text) {
        assert_eq!(read.level_size(read.max_level()), read.size);
        assert!(!read.ending.contains(['/', '\\', '.']));
        assert_eq!(dzi::parse(&dzi::write(&read)), Ok(read));
    }
    if let Ok(read) = iiif::parse(text) {
        for scale in &read.scales {
            assert!(read.tile_paths(*scale, 3, 5).iter().all(|path| !path.contains("..") && !path.starts_with('/')));
        }
    }
});
