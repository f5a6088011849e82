//! Fulfils orders: finds the file, lets the darkroom decode it, keeps its tiles and reads them back.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::darkroom::{self, Darkroom, Looked, Program};
use super::file::{Found, find};
use super::pyramid::Cut;
use super::{
    Fit, Geometry, ImagingError, Made, Order, Pixels, Probe, Stamp, TileId, TileStore, Wanted, guarded, render,
};

/// Begins the path of a picture that is part of the program. No path of a museum begins like this.
pub const BUILT_IN: &str = "built-in:";

/// The files of the program.
pub type BuiltIn = fn(&str) -> Option<&'static [u8]>;

/// Where pictures come from and where their tiles go.
#[derive(Debug)]
pub struct Studio {
    root: PathBuf,
    built_in: BuiltIn,
    tiles: Option<TileStore>,
    darkroom: Option<Program>,
    /// Tiles that have been opened, by file.
    cuts: Mutex<HashMap<String, (Stamp, Cut)>>,
}

impl Studio {
    /// For the pictures below `root` and those of the program; without tiles, and without a darkroom: whoever asks decodes.
    pub fn new(root: PathBuf, built_in: BuiltIn) -> Studio {
        Studio { root, built_in, tiles: None, darkroom: None, cuts: Mutex::default() }
    }

    /// Cuts pictures into tiles and keeps them here.
    pub fn with_tiles(self, tiles: TileStore) -> Studio {
        Studio { tiles: Some(tiles), ..self }
    }

    /// Decodes the curator's files in processes of this program.
    pub fn with_darkroom(self, program: Program) -> Studio {
        Studio { darkroom: Some(program), ..self }
    }

    fn cuts(&self) -> MutexGuard<'_, HashMap<String, (Stamp, Cut)>> {
        self.cuts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Somebody who works in a studio, with a darkroom of their own.
pub struct Hand {
    studio: Arc<Studio>,
    darkroom: Option<Darkroom>,
}

impl Hand {
    pub fn new(studio: Arc<Studio>) -> Hand {
        let darkroom = studio.darkroom.clone().map(Darkroom::new);
        Hand { studio, darkroom }
    }

    /// Ends the process of the darkroom until it is needed again.
    pub fn rest(&mut self) {
        if let Some(darkroom) = &mut self.darkroom {
            darkroom.rest();
        }
    }

    pub fn make(&mut self, order: &Order) -> Result<Made, ImagingError> {
        match order {
            Order::Picture { file, wanted } => match file.strip_prefix(BUILT_IN) {
                Some(file) => self.built_in(file, *wanted).map(Made::Pixels),
                None => self.picture(file, *wanted).map(Made::Pixels),
            },
            Order::Plate { file } => self.plate(file),
            Order::Cut { file } => self.cut(file, &mut |_| {}),
            Order::Tile { file, tile } => self.tile(file, *tile).map(Made::Pixels),
        }
    }

    fn built_in(&self, file: &str, wanted: Wanted) -> Result<Pixels, ImagingError> {
        let missing = || ImagingError::Unreadable(format!("{file} is no part of the program"));
        render((self.studio.built_in)(file).ok_or_else(missing)?, wanted)
    }

    fn picture(&mut self, file: &str, wanted: Wanted) -> Result<Pixels, ImagingError> {
        let found = find(&self.studio.root, file)?;
        // Reading tiles is faster than the whole scan again; lines are sharper when they are drawn anew.
        if let Some(cut) = self.known(file, &found).filter(|cut| !cut.is_lossless()) {
            match guarded(|| cut.draw(wanted)) {
                Ok(pixels) => return Ok(pixels),
                Err(_) => self.forget(file),
            }
        }
        self.draw(&found.path, wanted)
    }

    fn plate(&mut self, file: &str) -> Result<Made, ImagingError> {
        let found = find(&self.studio.root, file)?;
        let (geometry, is_cut) = match self.known(file, &found) {
            Some(cut) => (cut.geometry, true),
            None => (Geometry::new(self.look(&found.path)?.size), false),
        };
        Ok(Made::Plate { geometry, is_cut, stamp: Stamp::of(&found) })
    }

    /// Opens a picture and decodes it: what can be wrong with it is wrong now.
    pub fn inspect(&mut self, file: &str) -> Result<Probe, ImagingError> {
        let found = find(&self.studio.root, file)?;
        let small = Wanted { size: [64, 64], fit: Fit::Contain, max_side: 64 };
        let looked = self.look(&found.path)?;
        self.draw(&found.path, small).map(|_| looked.probe)
    }

    fn draw(&mut self, path: &Path, wanted: Wanted) -> Result<Pixels, ImagingError> {
        match &mut self.darkroom {
            Some(darkroom) => darkroom.draw(path, wanted),
            None => guarded(|| darkroom::draw(path, wanted)),
        }
    }

    fn look(&mut self, path: &Path) -> Result<Looked, ImagingError> {
        match &mut self.darkroom {
            Some(darkroom) => darkroom.look(path),
            None => guarded(|| darkroom::look(path)),
        }
    }

    /// Cuts a picture, unless its tiles are there. `progress` is told the part that is done, from 0 to 1.
    pub fn cut(&mut self, file: &str, progress: &mut dyn FnMut(f32)) -> Result<Made, ImagingError> {
        let found = find(&self.studio.root, file)?;
        let nowhere = || ImagingError::Unreadable("there is no place for tiles".into());
        let store = self.studio.tiles.clone().ok_or_else(nowhere)?;
        let stamp = Stamp::of(&found);
        let cut = match self.known(file, &found) {
            Some(cut) => cut,
            None => {
                let hash = TileStore::hash(&found)?;
                match store.adopt(&stamp, &hash) {
                    Some(cut) => cut,
                    None => {
                        let building = store.begin()?;
                        let done = match &mut self.darkroom {
                            Some(darkroom) => darkroom.cut(&found.path, &building, progress),
                            None => guarded(|| darkroom::cut_here(&found.path, &building, progress)),
                        };
                        let kept = done.and_then(|(_, bytes)| store.keep(&building, &stamp, &hash, bytes));
                        kept.inspect_err(|_| TileStore::abandon(&building))?
                    }
                }
            }
        };
        let geometry = cut.geometry;
        self.studio.cuts().insert(file.to_owned(), (stamp.clone(), cut));
        Ok(Made::Plate { geometry, is_cut: true, stamp })
    }

    fn tile(&mut self, file: &str, tile: TileId) -> Result<Pixels, ImagingError> {
        let cut = self.studio.cuts().get(file).map(|(_, cut)| cut.clone());
        let cut = match cut {
            Some(cut) => cut,
            None => {
                let found = find(&self.studio.root, file)?;
                self.known(file, &found).ok_or_else(|| ImagingError::TileMissing(file.to_owned()))?
            }
        };
        guarded(|| cut.tile(tile)).inspect_err(|_| self.forget(file))
    }

    /// The tiles of a file as it is now, if it has been cut.
    fn known(&self, file: &str, found: &Found) -> Option<Cut> {
        let store = self.studio.tiles.as_ref()?;
        let stamp = Stamp::of(found);
        let cut = store.find(&stamp);
        let mut cuts = self.studio.cuts();
        match &cut {
            Some(cut) => cuts.insert(file.to_owned(), (stamp, cut.clone())),
            None => cuts.remove(file),
        };
        cut
    }

    /// Tiles that cannot be read are cut anew when they are next wanted.
    fn forget(&self, file: &str) {
        let gone = self.studio.cuts().remove(file);
        if let (Some((_, cut)), Some(store)) = (gone, &self.studio.tiles) {
            log::warn!("the tiles of {file} are damaged or gone");
            store.forget(&cut);
        }
    }
}
