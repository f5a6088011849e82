//! `aigun-kiosk tiles`: cuts every picture of a museum before visitors come.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use super::darkroom;
use super::state::State;
use crate::content::{self, report};
use crate::imaging::{Hand, Made, Order};
use crate::model::Lang;
use crate::words::Words;

/// How it is told.
pub struct Telling<'a> {
    pub words: &'a Words,
    pub lang: Lang,
    /// Whether a line may be written over: on a terminal, for the bar.
    pub moves: bool,
}

/// Cells of the bar.
const BAR: usize = 30;

/// Cuts the pictures and tells what came of it. Returns the exit code.
pub fn run(museum: &Path, state: &State, telling: &Telling<'_>, out: &mut dyn Write) -> Result<u8, String> {
    let Telling { words, lang, moves } = *telling;
    let failed = |error: io::Error| error.to_string();
    let none = || words.format(lang, "tiles-none", &[("folder", museum.display().to_string().into())]);
    let loaded = content::load(museum).museum.ok_or_else(none)?;
    let mut hand = Hand::new(Arc::new(darkroom::studio(museum, darkroom::tiles(Some(state)))));
    let pictures = loaded.pictures();
    let (mut cut, mut fresh, mut refused) = (0_usize, 0_usize, 0_usize);
    for (number, picture) in pictures.iter().enumerate() {
        let file = &picture.file;
        let bar = |part: f32, out: &mut dyn Write| -> io::Result<()> {
            if moves {
                let full = (((number as f32 + part) / pictures.len() as f32) * BAR as f32) as usize;
                let (done, open) = ("█".repeat(full), "░".repeat(BAR - full.min(BAR)));
                write!(out, "\r\x1b[K{done}{open} {}/{} {file} {:.0} %", number + 1, pictures.len(), part * 100.0)?;
                out.flush()?;
            }
            Ok(())
        };
        bar(0.0, out).map_err(failed)?;
        let before = hand.make(&Order::Plate { file: file.clone() });
        let made = match before {
            Ok(Made::Plate { is_cut: true, .. }) => before,
            Ok(_) => {
                let made = hand.cut(file, &mut |part| {
                    // A terminal that has gone is no reason to stop.
                    let _ = bar(part, out);
                });
                fresh += usize::from(made.is_ok());
                made
            }
            Err(_) => before,
        };
        if moves {
            write!(out, "\r\x1b[K").map_err(failed)?;
        }
        match made {
            Ok(_) => cut += 1,
            Err(why) => {
                refused += 1;
                let problem = content::broken_picture(file, &why);
                let (what, how) = (report::sentence(&problem, words, lang), report::remedy(&problem, words, lang));
                writeln!(out, "{what}\n      {how}").map_err(failed)?;
            }
        }
    }
    let folder = state.folder().join("tiles").display().to_string();
    let args = [("count", cut.into()), ("fresh", fresh.into()), ("folder", folder.into())];
    writeln!(out, "{}", words.format(lang, "tiles-done", &args)).map_err(failed)?;
    if refused > 0 {
        let line = words.format(lang, "tiles-refused", &[("count", refused.into())]);
        writeln!(out, "{line}").map_err(failed)?;
    }
    Ok(if refused > 0 { 2 } else { 0 })
}
