//! Pictures that the curator's tools have cut already: Deep Zoom folders (`.dzi`) and IIIF image folders (`info.json`).

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use image::metadata::Orientation;

use super::bands::{BandRows, Bands, MAX_BAND};
use super::whole::Whole;
use super::{Header, Kind, Original, Rows, check_size, open_bytes};
use crate::imaging::decode::Format;
use crate::imaging::pyramid::{dzi, iiif};
use crate::imaging::{ImagingError, MAX_FILE_BYTES};

/// Bytes of a descriptor.
const MAX_DESCRIPTOR: usize = 1 << 20;

/// Whether a path is that of a folder of tiles, by the name of its descriptor.
pub fn is_descriptor(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("dzi"))
        || path.file_name().is_some_and(|name| name == "info.json")
}

/// Opens a folder of tiles; `None` if the file is no descriptor.
pub fn open(path: &Path, file: &File) -> Result<Option<Box<dyn Original>>, ImagingError> {
    if !is_descriptor(path) {
        return Ok(None);
    }
    let text = super::Input::File(file.try_clone().map_err(ImagingError::unreadable)?).all(MAX_DESCRIPTOR)?;
    let text = String::from_utf8(text).map_err(|_| ImagingError::Descriptor("it is not in UTF-8".into()))?;
    let scheme = match path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("dzi")) {
        true => Scheme::Dzi(dzi::parse(&text)?, dzi::folder_of(path)),
        false => Scheme::Iiif(iiif::parse(&text)?, path.parent().unwrap_or(Path::new("")).to_owned()),
    };
    let size = scheme.size();
    check_size(size)?;
    let header = Header {
        // That of its tiles, as far as anybody asks.
        format: Format::Jpeg,
        size,
        orientation: Orientation::NoTransforms,
        profile: None,
        is_drawing: false,
        left_out: Vec::new(),
    };
    Ok(Some(Box::new(Tiled { header, scheme })))
}

struct Tiled {
    header: Header,
    scheme: Scheme,
}

enum Scheme {
    Dzi(dzi::Descriptor, PathBuf),
    Iiif(iiif::Descriptor, PathBuf),
}

/// A level as its tiles lie: their side without overlap, and where each file is.
struct Level<'a> {
    scheme: &'a Scheme,
    /// Number of the level in its scheme: a Deep Zoom level, or by how much an IIIF level is scaled down.
    number: u32,
    size: [u32; 2],
}

impl Scheme {
    fn size(&self) -> [u32; 2] {
        match self {
            Scheme::Dzi(dzi, _) => dzi.size,
            Scheme::Iiif(iiif, _) => iiif.size,
        }
    }

    /// The smallest level with so many pixels; the picture itself for `None`.
    fn level(&self, at_least: Option<[u32; 2]>) -> Level<'_> {
        let is_enough = |size: [u32; 2]| at_least.is_some_and(|least| size[0] >= least[0] && size[1] >= least[1]);
        let whole = self.size();
        let mut levels: Vec<(u32, [u32; 2])> = match self {
            Scheme::Dzi(dzi, _) => (0..=dzi.max_level()).map(|level| (level, dzi.level_size(level))).collect(),
            Scheme::Iiif(iiif, _) => iiif.scales.iter().map(|scale| (*scale, iiif.level_size(*scale))).collect(),
        };
        levels.sort_by_key(|(_, size)| size[0]);
        let top = levels.iter().rev().find(|(_, size)| *size == whole).copied();
        let found = levels.into_iter().find(|(_, size)| is_enough(*size)).or(top);
        let (number, size) = found.unwrap_or((1, whole));
        Level { scheme: self, number, size }
    }
}

impl Level<'_> {
    /// Sides of a full tile.
    fn tile(&self) -> [u32; 2] {
        match self.scheme {
            Scheme::Dzi(dzi, _) => [dzi.tile, dzi.tile],
            Scheme::Iiif(iiif, _) => iiif.tile,
        }
    }

    fn overlap(&self) -> u32 {
        if let Scheme::Dzi(dzi, _) = self.scheme { dzi.overlap } else { 0 }
    }

    /// The files a tile may be kept in, the likeliest first.
    fn files(&self, column: u32, row: u32) -> Vec<PathBuf> {
        match self.scheme {
            Scheme::Dzi(dzi, folder) => {
                vec![folder.join(self.number.to_string()).join(format!("{column}_{row}.{}", dzi.ending))]
            }
            Scheme::Iiif(iiif, folder) => {
                iiif.tile_paths(self.number, column, row).into_iter().map(|path| folder.join(path)).collect()
            }
        }
    }

    /// A tile as it is in its file, overlap included.
    fn decode(&self, column: u32, row: u32) -> Result<Whole, ImagingError> {
        let files = self.files(column, row);
        let is_plain = |path: &&PathBuf| fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
        let missing = || ImagingError::TileMissing(files.first().map(|path| short(path)).unwrap_or_default());
        let file = File::open(files.iter().find(is_plain).ok_or_else(missing)?).map_err(ImagingError::unreadable)?;
        let bytes = super::Input::File(file).all(MAX_FILE_BYTES as usize)?;
        let mut tile = open_bytes(&bytes)?;
        let size = tile.header().size;
        let most = self.tile().map(|side| side + 2 * self.overlap());
        if size[0] > most[0] || size[1] > most[1] {
            return Err(ImagingError::Descriptor(format!("{} is larger than a tile", short(&files[0]))));
        }
        Whole::read(&mut *tile)
    }
}

impl Original for Tiled {
    fn header(&self) -> &Header {
        &self.header
    }

    fn rows(&mut self, at_least: Option<[u32; 2]>) -> Result<Box<dyn Rows + '_>, ImagingError> {
        let level = self.scheme.level(at_least);
        let band = u64::from(level.size[0]) * u64::from(level.tile()[1]) * 4;
        if band > MAX_BAND {
            return Err(ImagingError::TooWide { size: level.size });
        }
        // The first tile tells whether there is transparency.
        let kind = if level.decode(0, 0)?.kind == Kind::Rgba { Kind::Rgba } else { Kind::Rgb };
        Ok(Box::new(BandRows::new(TiledBands { level, kind })))
    }
}

struct TiledBands<'a> {
    level: Level<'a>,
    kind: Kind,
}

impl Bands for TiledBands<'_> {
    fn size(&self) -> [u32; 2] {
        self.level.size
    }

    fn kind(&self) -> Kind {
        self.kind
    }

    fn load(&mut self, number: u32, band: &mut Vec<u8>) -> Result<(), ImagingError> {
        let (tile, overlap, size) = (self.level.tile(), self.level.overlap(), self.level.size);
        let top = number.saturating_mul(tile[1]);
        if top >= size[1] {
            return Err(ImagingError::CutOff(Format::Jpeg));
        }
        let height = tile[1].min(size[1] - top) as usize;
        let (width, channels) = (size[0] as usize, self.kind.channels());
        band.resize(width * height * channels, 0);
        for column in 0..size[0].div_ceil(tile[0]) {
            let decoded = self.level.decode(column, number)?;
            let left = (column * tile[0]) as usize;
            let across = (tile[0] as usize).min(width - left);
            // Overlap lies at inner edges only.
            let skip = [column, number].map(|number| if number > 0 { overlap as usize } else { 0 });
            if (decoded.size[0] as usize) < across + skip[0] || (decoded.size[1] as usize) < height + skip[1] {
                let file = short(&self.level.files(column, number)[0]);
                return Err(ImagingError::Descriptor(format!("{file} is too small")));
            }
            let stride = decoded.size[0] as usize * decoded.kind.channels();
            for line in 0..height {
                let from = (line + skip[1]) * stride + skip[0] * decoded.kind.channels();
                let source = &decoded.samples[from..from + across * decoded.kind.channels()];
                let start = (line * width + left) * channels;
                spread(decoded.kind, source, self.kind, &mut band[start..start + across * channels]);
            }
        }
        Ok(())
    }
}

/// Writes samples of a tile as those of the picture: tiles of one picture may be grey here and coloured there.
fn spread(from: Kind, source: &[u8], to: Kind, out: &mut [u8]) {
    let pixels = source.chunks_exact(from.channels());
    for (pixel, out) in pixels.zip(out.chunks_exact_mut(to.channels())) {
        let [r, g, b, a] = match (from, pixel) {
            (Kind::Grey, [grey]) => [*grey, *grey, *grey, 255],
            (Kind::Rgb, [r, g, b]) => [*r, *g, *b, 255],
            (Kind::Cmyk, [cyan, magenta, yellow, black]) => {
                let rgb = crate::imaging::colour::plain_rgb([*cyan, *magenta, *yellow, *black]);
                [rgb[0], rgb[1], rgb[2], 255]
            }
            (_, [r, g, b, a]) => [*r, *g, *b, *a],
            _ => [0; 4],
        };
        out.copy_from_slice(&[r, g, b, a][..to.channels()]);
    }
}

/// The end of a path, for a message.
fn short(path: &Path) -> String {
    let parts: Vec<_> = path.components().rev().take(3).map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.into_iter().rev().collect::<Vec<_>>().join("/")
}
