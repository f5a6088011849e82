//! Processes in which the curator's pictures are decoded, and the folder for their tiles.

use std::collections::HashMap;
use std::io::{self, BufReader, BufWriter};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use super::state::State;
use crate::atlas::ground;
use crate::imaging::darkroom::{Program, serve};
use crate::imaging::pyramid::store::DISK_BUDGET;
use crate::imaging::{Hand, ImagingError, Probe, Studio, TileStore};

/// The word that makes this program a darkroom.
pub const COMMAND: &str = "darkroom";

/// Where the tiles are kept: in the state folder; without one, with the system's temporary files.
pub fn tiles(state: Option<&State>) -> TileStore {
    let folder = state.map_or_else(|| std::env::temp_dir().join("aigun-kiosk"), |state| state.folder().to_owned());
    TileStore::new(folder.join("tiles"), DISK_BUDGET)
}

/// Where the pictures of a museum folder are made.
pub fn studio(museum: &Path, tiles: TileStore) -> Studio {
    let studio = Studio::new(museum.to_owned(), ground::file).with_tiles(tiles);
    match std::env::current_exe() {
        Ok(path) => studio.with_darkroom(Program { path, arguments: vec![COMMAND.into()] }),
        Err(error) => {
            // On a system that hides a program from itself, pictures are decoded here.
            log::error!("no process to decode pictures in: {error}");
            studio
        }
    }
}

/// Opens and decodes pictures of a museum folder, each once, to find out whether that can be done.
pub fn inspector(museum: &Path) -> impl Fn(&str) -> Result<Probe, ImagingError> + Sync + use<> {
    let nowhere = TileStore::new(std::env::temp_dir(), 0);
    let hand = Hand::new(Arc::new(studio(museum, nowhere)));
    let bench = Mutex::new((hand, HashMap::<String, Result<Probe, ImagingError>>::new()));
    move |file| {
        let mut bench = bench.lock().unwrap_or_else(PoisonError::into_inner);
        let (hand, seen) = &mut *bench;
        seen.entry(file.to_owned()).or_insert_with(|| hand.inspect(file)).clone()
    }
}

/// Is a darkroom until nobody wants anything any more.
pub fn run() -> ExitCode {
    let served = serve(&mut BufReader::new(io::stdin().lock()), &mut BufWriter::new(io::stdout()));
    // Whoever listened may have ended: there is nobody to tell.
    if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
