//! Processes in which the curator's pictures are decoded, and the folder for their tiles.

use std::io::{self, BufReader, BufWriter};
use std::path::Path;
use std::process::ExitCode;

use super::state::State;
use crate::atlas::ground;
use crate::imaging::darkroom::{Program, serve};
use crate::imaging::pyramid::store::DISK_BUDGET;
use crate::imaging::{Studio, TileStore};

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

/// Is a darkroom until nobody wants anything any more.
pub fn run() -> ExitCode {
    let served = serve(&mut BufReader::new(io::stdin().lock()), &mut BufWriter::new(io::stdout()));
    // Whoever listened may have ended: there is nobody to tell.
    if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
