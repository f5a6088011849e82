//! The descriptor of a Deep Zoom folder, as libvips, `OpenSeadragon`'s tools and this program write it.

use std::path::{Path, PathBuf};

use resvg::usvg::roxmltree::{Document, ParsingOptions};

use super::Geometry;
use crate::imaging::{ImagingError, MAX_ORIGINAL_SIDE};

/// What a `.dzi` file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Descriptor {
    pub size: [u32; 2],
    /// Side of a tile without overlap.
    pub tile: u32,
    /// Pixels that neighbours share, on each side of an inner edge.
    pub overlap: u32,
    /// Ending of the tiles' names.
    pub ending: String,
}

impl Descriptor {
    pub fn max_level(&self) -> u32 {
        u32::from(Geometry::new(self.size).max_level())
    }

    pub fn level_size(&self, level: u32) -> [u32; 2] {
        Geometry::new(self.size).level_size(level as u8)
    }
}

/// Reads a descriptor.
pub fn parse(text: &str) -> Result<Descriptor, ImagingError> {
    let options = ParsingOptions { nodes_limit: 1000, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text.trim_start_matches('\u{feff}'), options)
        .map_err(|error| wrong(&error.to_string()))?;
    let image = document.root_element();
    if image.tag_name().name() != "Image" {
        return Err(wrong("it has no Image"));
    }
    let size = image.children().find(|node| node.tag_name().name() == "Size").ok_or_else(|| wrong("it has no Size"))?;
    let number = |node: &resvg::usvg::roxmltree::Node<'_, '_>, name: &str, most: u32| {
        let text = node.attribute(name).ok_or_else(|| wrong(&format!("{name} is missing")))?;
        let value: u32 = text.trim().parse().map_err(|_| wrong(&format!("{name} is no number")))?;
        if value <= most { Ok(value) } else { Err(wrong(&format!("{name} is too large"))) }
    };
    let tile = number(&image, "TileSize", 8192)?;
    let overlap = number(&image, "Overlap", 256)?;
    let size = [number(&size, "Width", MAX_ORIGINAL_SIDE)?, number(&size, "Height", MAX_ORIGINAL_SIDE)?];
    let ending = image.attribute("Format").unwrap_or("jpg").to_owned();
    if size.contains(&0) || tile < 16 {
        return Err(wrong("its sizes are too small"));
    }
    // It becomes part of a path.
    if ending.is_empty() || ending.len() > 5 || !ending.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(wrong("its Format is no ending of a file name"));
    }
    Ok(Descriptor { size, tile, overlap, ending })
}

/// The text of a descriptor.
pub fn write(descriptor: &Descriptor) -> String {
    let Descriptor { size: [width, height], tile, overlap, ending } = descriptor;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <Image xmlns=\"http://schemas.microsoft.com/deepzoom/2008\" Format=\"{ending}\" Overlap=\"{overlap}\" \
         TileSize=\"{tile}\">\n  <Size Width=\"{width}\" Height=\"{height}\"/>\n</Image>\n"
    )
}

/// The folder of the levels, beside the descriptor: `map.dzi` has `map_files`.
pub fn folder_of(descriptor: &Path) -> PathBuf {
    let stem = descriptor.file_stem().unwrap_or_default().to_string_lossy();
    descriptor.with_file_name(format!("{stem}_files"))
}

fn wrong(why: &str) -> ImagingError {
    ImagingError::Descriptor(why.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_written_is_read_back() {
        let descriptor = Descriptor { size: [30_000, 20_000], tile: 254, overlap: 1, ending: "png".into() };
        assert_eq!(parse(&write(&descriptor)), Ok(descriptor));
    }

    #[test]
    fn nonsense_is_refused() {
        let good = write(&Descriptor { size: [300, 200], tile: 512, overlap: 0, ending: "jpg".into() });
        for (from, to) in [
            ("300", "0"),
            ("300", "-3"),
            ("300", "99999999"),
            ("512", "1"),
            ("Overlap=\"0\"", "Overlap=\"9999\""),
            ("jpg", "../../x"),
            ("jpg", ""),
            ("Size", "Sise"),
            ("Width", "Wide"),
        ] {
            assert!(matches!(parse(&good.replace(from, to)), Err(ImagingError::Descriptor(_))), "{to}");
        }
        assert!(parse("").is_err());
        assert!(parse(&format!("<Image>{}</Image>", "<a/>".repeat(5000))).is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,200}", width in any::<u32>(), tile in any::<u32>(), ending in ".{0,6}") {
            let _ = parse(&text);
            let image = format!("<Image TileSize='{tile}' Overlap='1' Format=\"{ending}\"><Size Width='{width}' Height='9'/></Image>");
            if let Ok(read) = parse(&image) {
                prop_assert!(read.level_size(read.max_level()) == read.size && read.tile >= 16);
                prop_assert!(!read.ending.contains(['/', '\\', '.']));
            }
        }
    }
}
