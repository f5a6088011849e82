//! Where tiles are kept: a folder with one Deep Zoom folder for each picture, named after what is in the picture's file.
//!
//! ```text
//! known/<hash of path, size and time>   says which picture that file holds
//! <hash of the contents>/picture.dzi, picture_files/<level>/<column>_<row>.jpg, bytes
//! building-…                            a picture being cut
//! ```
//!
//! A picture is cut in a folder of its own and put in its place by renaming it, so that what stands there is whole. All of
//! it may be deleted at any time, by anybody: what is missing or damaged is cut anew.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::cut::NAME;
use super::{Geometry, TILE, TileId, dzi};
use crate::imaging::file::Found;
use crate::imaging::original::whole::Whole;
use crate::imaging::original::{Kind, open_bytes, open_found};
use crate::imaging::{ImagingError, Pixels, Wanted, shrink};

/// Bytes of tiles on the disk, unless said otherwise.
pub const DISK_BUDGET: u64 = 4 << 30;

/// A tile is never larger on the disk.
const MAX_TILE_BYTES: u64 = 4 << 20;

/// Folders of cuts that were never finished are removed after this.
const ABANDONED: Duration = Duration::from_hours(1);

/// The folder of all tiles.
#[derive(Clone, Debug)]
pub struct TileStore {
    folder: PathBuf,
    budget: u64,
}

/// Names a state of a file: another size or time of change is another stamp.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stamp(String);

impl Stamp {
    pub fn of(found: &Found) -> Stamp {
        let changed = found.metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let what = (found.path.as_os_str().as_encoded_bytes(), found.metadata.len(), changed.unwrap_or_default());
        let mut hasher = blake3::Hasher::new();
        hasher.update(what.0).update(&what.1.to_le_bytes()).update(&what.2.as_nanos().to_le_bytes());
        Stamp(hasher.finalize().to_hex().to_string())
    }
}

/// A picture in tiles.
#[derive(Clone, Debug)]
pub struct Cut {
    pub geometry: Geometry,
    folder: PathBuf,
    ending: String,
}

impl TileStore {
    /// Keeps tiles in a folder, which is made when there are any. Above `budget` bytes the pictures that were not looked at
    /// for longest go.
    pub fn new(folder: PathBuf, budget: u64) -> TileStore {
        TileStore { folder, budget }
    }

    /// The tiles of a file that was cut before and has not been changed since.
    pub fn find(&self, stamp: &Stamp) -> Option<Cut> {
        let known = self.known(stamp);
        let name = fs::read_to_string(&known).ok()?;
        let cut = self.entry(name.trim());
        if cut.is_none() {
            let _ = fs::remove_file(known);
        }
        cut
    }

    /// What a file holds, however it is called.
    pub fn hash(found: &Found) -> Result<String, ImagingError> {
        let mut hasher = blake3::Hasher::new();
        let mut file = found.file.try_clone().map_err(ImagingError::unreadable)?;
        io::Seek::rewind(&mut file).map_err(ImagingError::unreadable)?;
        hasher.update_reader(file.take(found.metadata.len())).map_err(ImagingError::unreadable)?;
        if crate::imaging::original::is_tiled(&found.path) {
            // The description of two folders of tiles may be the same.
            hasher.update(found.path.as_os_str().as_encoded_bytes()).update(Stamp::of(found).0.as_bytes());
        }
        Ok(hasher.finalize().to_hex().to_string())
    }

    /// The tiles of a picture with this content; remembers that the file of the stamp holds it.
    pub fn adopt(&self, stamp: &Stamp, hash: &str) -> Option<Cut> {
        let cut = self.entry(hash)?;
        self.remember(stamp, hash);
        Some(cut)
    }

    /// A new folder to cut a picture in.
    pub fn begin(&self) -> Result<PathBuf, ImagingError> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        self.tidy();
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = self.folder.join(format!("building-{}-{number}", std::process::id()));
        // Of a process that had the same number.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(ImagingError::unreadable)?;
        Ok(folder)
    }

    /// Puts a picture that was cut in its place and makes room for it.
    pub fn keep(&self, building: &Path, stamp: &Stamp, hash: &str, bytes: u64) -> Result<Cut, ImagingError> {
        let place = self.folder.join(hash);
        fs::write(building.join("bytes"), bytes.to_string()).map_err(ImagingError::unreadable)?;
        if fs::rename(building, &place).is_err() {
            // Somebody else was faster, or what stands there is damaged.
            if self.entry(hash).is_none() {
                Self::remove(&place);
                fs::rename(building, &place).map_err(ImagingError::unreadable)?;
            } else {
                let _ = fs::remove_dir_all(building);
            }
        }
        let cut = self.entry(hash).ok_or(ImagingError::Changed)?;
        self.remember(stamp, hash);
        self.make_room(hash);
        Ok(cut)
    }

    /// Gives up a cut.
    pub fn abandon(building: &Path) {
        let _ = fs::remove_dir_all(building);
    }

    /// Removes tiles that turned out to be damaged.
    pub fn forget(&self, cut: &Cut) {
        if cut.folder.parent() == Some(&self.folder) {
            Self::remove(&cut.folder);
        }
    }

    fn known(&self, stamp: &Stamp) -> PathBuf {
        self.folder.join("known").join(&stamp.0)
    }

    fn remember(&self, stamp: &Stamp, hash: &str) {
        let known = self.known(stamp);
        let fresh = known.with_extension(format!("{}", std::process::id()));
        let written = fs::create_dir_all(self.folder.join("known"))
            .and_then(|()| fs::write(&fresh, hash))
            .and_then(|()| fs::rename(&fresh, &known));
        if let Err(error) = written {
            log::warn!("tiles in {}: {error}", self.folder.display());
        }
    }

    fn entry(&self, hash: &str) -> Option<Cut> {
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let folder = is_hash.then(|| self.folder.join(hash))?;
        let path = folder.join(format!("{NAME}.dzi"));
        let descriptor = dzi::parse(&fs::read_to_string(&path).ok()?).ok()?;
        if (descriptor.tile, descriptor.overlap) != (TILE, 0) {
            return None;
        }
        // When it was looked at last, for whoever makes room.
        let _ = File::options().write(true).open(&path).and_then(|file| file.set_modified(SystemTime::now()));
        let tiles = folder.join(format!("{NAME}_files"));
        let geometry = Geometry::new(descriptor.size);
        tiles.is_dir().then_some(Cut { geometry, folder, ending: descriptor.ending })
    }

    /// Removes the pictures that were not looked at for longest until the rest is within the budget; `newest` stays.
    fn make_room(&self, newest: &str) {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut kept: Vec<(SystemTime, u64, PathBuf)> = entries
            .filter_map(|entry| {
                let looked_at = entry.path().join(format!("{NAME}.dzi")).metadata().ok()?.modified().ok()?;
                let bytes = fs::read_to_string(entry.path().join("bytes")).ok()?.trim().parse().ok()?;
                Some((looked_at, bytes, entry.path()))
            })
            .collect();
        kept.sort();
        let mut total: u64 = kept.iter().map(|(_, bytes, _)| bytes).sum();
        for (_, bytes, folder) in kept {
            if total <= self.budget {
                break;
            }
            if !folder.ends_with(newest) {
                Self::remove(&folder);
                total -= bytes;
            }
        }
    }

    /// The description goes first: without it the rest is nothing, even if the power fails now.
    fn remove(folder: &Path) {
        let _ = fs::remove_file(folder.join(format!("{NAME}.dzi")));
        if let Err(error) = fs::remove_dir_all(folder) {
            log::warn!("tiles {}: {error}", folder.display());
        }
    }

    /// Removes what cuts left behind that were never finished.
    fn tidy(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let is_building = entry.file_name().to_string_lossy().starts_with("building-");
            let age = entry.metadata().ok().and_then(|metadata| metadata.modified().ok()?.elapsed().ok());
            if is_building && age.is_some_and(|age| age > ABANDONED) {
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }
}

impl Cut {
    fn path(&self, tile: TileId) -> PathBuf {
        let name = format!("{}_{}.{}", tile.column, tile.row, self.ending);
        self.folder.join(format!("{NAME}_files")).join(tile.level.to_string()).join(name)
    }

    /// The pixels of a tile. One that is missing or damaged is an error, upon which the picture should be cut anew.
    pub fn tile(&self, tile: TileId) -> Result<Pixels, ImagingError> {
        let path = self.path(tile);
        let mut bytes = Vec::new();
        let file = File::open(&path).map_err(|_| ImagingError::TileMissing(path.display().to_string()))?;
        file.take(MAX_TILE_BYTES).read_to_end(&mut bytes).map_err(ImagingError::unreadable)?;
        let mut original = open_bytes(&bytes)?;
        let size = original.header().size;
        if size != self.geometry.span(tile).map(|span| span.len() as u32) {
            return Err(ImagingError::TileMissing(path.display().to_string()));
        }
        let Whole { kind, mut samples, .. } = Whole::read(&mut *original)?;
        let rgba = if kind == Kind::Rgba {
            shrink::multiply_alpha(&mut samples);
            samples
        } else {
            shrink::opaque(&samples, kind)
        };
        Ok(Pixels { size, rgba })
    }

    /// The whole picture at a size, from the level that suffices.
    pub fn draw(&self, wanted: Wanted) -> Result<Pixels, ImagingError> {
        let found = crate::imaging::file::open(self.folder.join(format!("{NAME}.dzi")))?;
        shrink::draw(&mut *open_found(&found)?, wanted)
    }

    /// Whether the tiles are those of a drawing, which is sharper when it is drawn anew.
    pub fn is_lossless(&self) -> bool {
        self.ending == "png"
    }
}
