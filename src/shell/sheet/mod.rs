//! `aigun-kiosk route`: a route for the desk to print or to read out.
//!
//! The way is found by `kiosk::itinerary`; here is what becomes of it: `content` says it in words, `page` sets it on
//! paper.

mod ask;
mod content;
mod letters;
mod page;
mod seal;

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::content as files;
use crate::kiosk::itinerary::{Begin, Itinerary, Stay, Times, VisitWish};
use crate::kiosk::{Action, Appearance, Kiosk};
use crate::model::{Lang, Museum, TimeOfDay, Today};
use crate::words::{Arg, Words};
pub use ask::Visit;
pub use content::Sheet;

/// What the desk asks for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The museum folder.
    pub museum: PathBuf,
    /// `None`: the museum's first.
    pub lang: Option<Lang>,
    pub wish: VisitWish,
    /// Where the visitors start, by a name of the museum's floor plan.
    pub station: Option<String>,
    pub out: Out,
}

/// Where the route goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Out {
    /// As text to the terminal.
    Terminal,
    /// As PDF to standard output.
    Standard,
    File(PathBuf),
}

/// Why there is no sheet.
#[derive(Debug)]
pub enum RouteError {
    NoMuseum(PathBuf),
    /// No such place on the floor plan, and those that are there.
    NoStation(String, Vec<String>),
    /// It is this time already.
    Over(TimeOfDay),
    /// So many minutes are too few for any stop.
    NothingFits(u32),
    NotPdf(PathBuf),
    NoFolder(PathBuf),
    NotWritten(PathBuf, io::Error),
    NotDrawn,
}

impl RouteError {
    /// The sentence for whoever stands at the desk.
    pub fn say(&self, words: &Words, lang: Lang) -> String {
        let say = |key: &str, args: &[(&str, Arg<'_>)]| words.format(lang, key, args);
        let file = |path: &Path| Arg::from(path.display().to_string());
        match self {
            RouteError::NoMuseum(folder) => say("route-no-museum", &[("folder", file(folder))]),
            RouteError::NoStation(station, known) if known.is_empty() => {
                say("route-no-floor", &[("station", station.as_str().into())])
            }
            RouteError::NoStation(station, known) => {
                say("route-no-station", &[("station", station.as_str().into()), ("known", known.join(", ").into())])
            }
            RouteError::Over(now) => say("route-over", &[("now", now.to_string().into())]),
            RouteError::NothingFits(minutes) => say("route-nothing-fits", &[("minutes", i64::from(*minutes).into())]),
            RouteError::NotPdf(path) => say("route-not-pdf", &[("file", file(path))]),
            RouteError::NoFolder(folder) => say("route-no-folder", &[("folder", file(folder))]),
            RouteError::NotWritten(path, why) => {
                say("route-not-written", &[("file", file(path)), ("why", why.to_string().into())])
            }
            RouteError::NotDrawn => say("route-not-drawn", &[]),
        }
    }
}

impl fmt::Display for RouteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(&Words::built_in(), Lang::EN))
    }
}

impl std::error::Error for RouteError {}

/// Finds the route and puts it where it was asked for. `now` is the clock of the house, asked only for a route that ends at
/// a time.
pub fn run(
    request: &Request,
    words: &Words,
    now: impl Fn() -> (Today, TimeOfDay),
    terminal: &mut dyn Write,
) -> Result<(), RouteError> {
    if let Out::File(path) = &request.out {
        check_place(path)?;
    }
    let museum = files::load(&request.museum).museum;
    let museum = museum.ok_or_else(|| RouteError::NoMuseum(request.museum.clone()))?;
    let sheet = sheet(&museum, request, words, now)?;
    let shown = |result: io::Result<()>| result.map_err(|error| RouteError::NotWritten(PathBuf::from("-"), error));
    match &request.out {
        Out::Terminal => shown(terminal.write_all(sheet.to_text().as_bytes())),
        Out::Standard => shown(terminal.write_all(&pdf(&sheet)?)),
        Out::File(path) => replace(path, &pdf(&sheet)?).map_err(|error| RouteError::NotWritten(path.clone(), error)),
    }
}

/// The sheet as a PDF; the same sheet gives the same bytes.
pub fn pdf(sheet: &Sheet) -> Result<Vec<u8>, RouteError> {
    page::draw(sheet).ok_or(RouteError::NotDrawn)
}

/// The route in words.
pub fn sheet(
    museum: &Arc<Museum>,
    request: &Request,
    words: &Words,
    now: impl Fn() -> (Today, TimeOfDay),
) -> Result<Sheet, RouteError> {
    let lang = request.lang.or(museum.languages.first().copied()).unwrap_or(Lang::ZH);
    let mut kiosk = Kiosk::new(Some(lang), Appearance::Paper);
    kiosk.update(Action::Loaded(Some(museum.clone())), Duration::ZERO);
    kiosk.stand_at(request.station.clone());
    if let (Some(station), None) = (&request.station, kiosk.station()) {
        let known = museum.visit.floor.iter().flat_map(|floor| floor.stations.keys().cloned()).collect();
        return Err(RouteError::NoStation(station.clone(), known));
    }
    // A sheet of so many minutes may be for tomorrow; one that ends at a time begins now.
    let (seconds, until) = match request.wish.stay {
        Stay::Minutes(minutes) => (60 * u32::from(minutes), None),
        Stay::Until(_) => {
            let (today, time) = now();
            kiosk.update(Action::Clock(today, time), Duration::ZERO);
            let seconds = kiosk.allowance(request.wish.stay, Duration::ZERO).seconds;
            if seconds == 0 {
                return Err(RouteError::Over(time));
            }
            (seconds, Some(TimeOfDay(time.0 + (seconds / 60) as u16)))
        }
    };
    let begin = Begin { spot: kiosk.station(), ..Begin::default() };
    let itinerary = Itinerary::plan(museum, &Times::new(museum, museum.order(lang)), &request.wish, begin, seconds);
    if itinerary.legs.is_empty() {
        return Err(RouteError::NothingFits(seconds / 60));
    }
    Ok(Sheet::write(museum, words, lang, &request.wish, &itinerary, until))
}

/// What can be said before a museum is read.
fn check_place(path: &Path) -> Result<(), RouteError> {
    if !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf")) {
        return Err(RouteError::NotPdf(path.to_owned()));
    }
    let folder = folder_of(path);
    if folder.is_dir() { Ok(()) } else { Err(RouteError::NoFolder(folder.to_owned())) }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes a file as a whole: whoever prints it meanwhile has the old one or the new one.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let fresh = folder_of(path).join(format!(".{name}.new"));
    // Left over from a run that was cut off.
    let _ = fs::remove_file(&fresh);
    let written = OpenOptions::new().write(true).create_new(true).open(&fresh).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&fresh, path)).inspect_err(|_| {
        let _ = fs::remove_file(&fresh);
    })
}
