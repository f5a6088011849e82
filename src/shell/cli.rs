//! The command line.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::exit::Exit;
use super::office::Usual;
use super::sheet::{self, Visit};
use super::state::State;
use super::statistics::print::{self, Question};
use super::supervisor::{self, watch::Limits};
use super::window::MonitorChoice;
use super::{app, clock, crash, darkroom, doctor, logbook, places, readability, staff, tiles, tour};
use crate::content;
use crate::content::report::{self, CheckOptions};
use crate::content::skeleton;
use crate::kiosk::tally::Day;
use crate::kiosk::{Appearance, Comfort, Route, comfort};
use crate::model::Lang;
use crate::words::{BUILT_IN, Words};

/// A museum at a touchscreen: the Amur borderlands in Chinese, English and Russian, offline.
///
/// Without a command it opens the museum full-screen. The museum folder is looked for beside the program, in the
/// working folder and in the system's data folders, unless --exhibits names it.
#[derive(Debug, Parser)]
#[command(name = "aigun-kiosk", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    show: Show,
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
struct Show {
    /// Museum folder, the one with museum.ron in it.
    #[arg(long, value_name = "DIR", global = true)]
    exhibits: Option<PathBuf>,
    /// Folder with texts/<lang>/*.ftl that reword the interface.
    #[arg(long, value_name = "DIR", global = true)]
    assets: Option<PathBuf>,
    /// Language to start in, e.g. zh, en or ru; default: the museum's first.
    #[arg(long, value_name = "LANG", value_parser = language, global = true)]
    lang: Option<Lang>,
    /// Colours; default: what staff chose at the kiosk, else ink.
    #[arg(long, value_name = "THEME", global = true)]
    theme: Option<Theme>,
    /// Size of reading text in per cent, the nearest of 100, 117, 138, 172 and 200.
    #[arg(long, value_name = "PERCENT", value_parser = text_step, global = true)]
    text_size: Option<usize>,
    /// Everything to be touched in the lower half of the screen.
    #[arg(long, global = true)]
    low_reach: bool,
    /// Nothing moves; things only fade.
    #[arg(long, global = true)]
    calm: bool,
    /// Fill a screen; it does so anyway, unless --windowed is given.
    #[arg(long, conflicts_with = "windowed")]
    fullscreen: bool,
    /// Screen to fill: its number from 1, or its name or a part of it, such as HDMI.
    #[arg(long, value_name = "N|NAME", conflicts_with = "windowed")]
    monitor: Option<MonitorChoice>,
    /// Open a window of this size, e.g. 1280x720, instead of the full screen.
    #[arg(long, value_name = "WxH")]
    windowed: Option<Size>,
    /// Page to start on: home, halls/treaties, treaties/nerchinsk-1689/accounts/3 …
    #[arg(long, value_name = "ROUTE")]
    start: Option<Route>,
    /// Where this kiosk stands: a name of the floor plan in museum.ron. Routes then begin here.
    #[arg(long, value_name = "NAME", global = true)]
    station: Option<String>,
    /// Folder for what is kept: PIN, log, crash files; default: the system's place for the state of programs.
    #[arg(long, value_name = "DIR", global = true)]
    state: Option<PathBuf>,
    /// Added by the supervisor: there is one, and it listens.
    #[arg(long, hide = true)]
    supervised: bool,
    /// Added by the supervisor: language and page that were on the screen.
    #[arg(long, hide = true, value_name = "PAGE")]
    resume: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List everything that is wrong with a museum folder, and how to mend it.
    ///
    /// Exit code 0: nothing to say that counts; 1: warnings, under --strict; 2: errors.
    Check {
        /// Museum folder; default: where the kiosk finds it.
        dir: Option<PathBuf>,
        /// Warnings count.
        #[arg(long)]
        strict: bool,
        /// text for people, json for tools.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Format,
        /// Tell also how much there is to read, for each exhibit and language.
        #[arg(long, conflicts_with = "format")]
        report: bool,
    },
    /// Start the kiosk, and start it again whenever it ends or hangs: `supervise -- --theme paper`.
    ///
    /// What stands behind `--` is for the kiosk. It comes back on the page it was on; an exhibit on which it crashes three
    /// times is passed over. Exit code 10: staff left the kiosk with the PIN; 12: another kiosk runs already.
    Supervise {
        #[arg(last = true, value_name = "ARGUMENTS")]
        arguments: Vec<OsString>,
    },
    /// Tell what is missing on this machine for a kiosk that nobody can leave, and how to mend it.
    ///
    /// To be run as the kiosk's user, in its session. Exit code 0: all is well; 1: warnings; 2: errors.
    Doctor {
        /// text for people, json for tools.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// For staff: the PIN that opens the door out of the kiosk, and exhibits that are passed over.
    Staff {
        #[command(subcommand)]
        what: Staff,
    },
    /// Tell what was counted of visits: days, languages, pages, where visits end.
    ///
    /// May be asked while the kiosk runs. Nothing is kept that belongs to one visitor; numbers below 5 are shown as <5, and
    /// what they could be worked out from as *.
    Stats {
        /// One table for a spreadsheet (CSV) on standard output.
        #[arg(long)]
        csv: bool,
        /// First day, e.g. 2026-11-01; default: the first with a visit.
        #[arg(long, value_name = "DAY", value_parser = print::day)]
        from: Option<Day>,
        /// Last day; default: the last with a visit.
        #[arg(long, value_name = "DAY", value_parser = print::day)]
        to: Option<Day>,
    },
    /// Find a route through the museum for the time visitors have, and write it as a sheet to print.
    ///
    /// For the desk: `route --minutes 60 --lang ru --out route.pdf`. Without --out the route is told on the terminal.
    Route(Visit),
    /// Cut all pictures into tiles beforehand, so that no visitor waits for a large one.
    ///
    /// May be run while the kiosk runs. What was cut before and has not changed is left as it is. Exit code 2: a picture
    /// could not be read.
    Tiles {
        /// Museum folder; default: where the kiosk finds it.
        dir: Option<PathBuf>,
    },
    /// Write a new part of a museum, with comments that explain every field.
    New {
        #[command(subcommand)]
        what: New,
    },
    /// Walk the running program through every page and save pictures and a report.
    ///
    /// The report lists clipped or cut text, overlapping or small controls, missing letters and words. Exit code 1 if there
    /// is anything to list or a page could not be shown.
    Tour {
        /// Folder for the pictures and report.json.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Size of the screen.
        #[arg(long, value_name = "WxH", default_value = "1920x1080")]
        size: Size,
        /// Only pages whose route starts with this.
        #[arg(long, value_name = "ROUTE-PREFIX")]
        only: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
enum New {
    /// An exhibit: `new exhibit treaties/my-exhibit`.
    Exhibit {
        /// HALL/NAME: lower-case letters, digits and hyphens.
        id: String,
    },
}

#[derive(Debug, Subcommand)]
enum Staff {
    /// Set the PIN: asks twice, or reads a line from standard input. There is none to begin with.
    SetPin,
    /// Remove the PIN; nobody can leave the kiosk at the screen then.
    ClearPin,
    /// Show exhibits again that are passed over because the kiosk crashed on them.
    ShowAll,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Theme {
    /// Light on dark.
    Ink,
    /// Dark on light.
    Paper,
    /// White on black with outlines.
    Contrast,
}

impl From<Theme> for Appearance {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Ink => Appearance::Ink,
            Theme::Paper => Appearance::Paper,
            Theme::Contrast => Appearance::Contrast,
        }
    }
}

/// Width and height in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Size, String> {
        let (width, height) = text.split_once(['x', '×', 'X']).ok_or("a size is written 1920x1080")?;
        let side = |text: &str| match text.trim().parse::<u32>() {
            Ok(side @ 320..=16384) => Ok(side),
            _ => Err(format!("`{text}` is no number of pixels from 320 to 16384")),
        };
        Ok(Size { width: side(width)?, height: side(height)? })
    }
}

fn language(text: &str) -> Result<Lang, String> {
    Lang::new(text).ok_or_else(|| format!("`{text}` is no language tag such as zh, en or ru"))
}

/// The step of text size nearest to a percentage.
fn text_step(text: &str) -> Result<usize, String> {
    let percent: f32 = match text.trim_end_matches('%').parse() {
        Ok(percent @ 100.0..=200.0) => percent,
        _ => return Err("a text size is a percentage from 100 to 200".into()),
    };
    let far = |factor: f32| (factor * 100.0 - percent).abs();
    let nearest = comfort::BODY.iter().enumerate().min_by(|(_, a), (_, b)| far(**a).total_cmp(&far(**b)));
    Ok(nearest.map_or(0, |(step, _)| step))
}

/// What the window shows and where from.
#[derive(Clone, Debug)]
pub struct Opening {
    pub museum: PathBuf,
    pub assets: Option<PathBuf>,
    pub lang: Option<Lang>,
    /// What every visitor begins with.
    pub comfort: Comfort,
    pub start: Option<Route>,
    /// Where the kiosk stands, by a name of the museum's floor plan.
    pub station: Option<String>,
    /// `None` is full-screen.
    pub window: Option<Size>,
    /// Where the running kiosk keeps what outlives it; `None` for a tour, which keeps nothing.
    pub state: Option<State>,
    /// A supervisor listens.
    pub supervised: bool,
    /// The page on the screen when the program ended last.
    pub resume: Option<(Lang, Route)>,
    /// The screen to fill.
    pub monitor: Option<MonitorChoice>,
}

/// Reads the command line and does what it says.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    logbook::start();
    let words_lang = cli.show.lang.unwrap_or(Lang::EN);
    let result = match cli.command {
        None => kiosk(&cli.show, words_lang),
        Some(Command::Supervise { .. }) => supervise(),
        Some(Command::Doctor { format }) => {
            let words = Words::built_in();
            let telling = doctor::Telling { words: &words, lang: words_lang, json: matches!(format, Format::Json) };
            let museum = places::museum_folder(cli.show.exhibits.as_deref());
            let state = State::open(cli.show.state.as_deref());
            doctor::run(museum.as_deref(), &state, &telling, &mut std::io::stdout()).map_err(|error| error.to_string())
        }
        Some(Command::Staff { what }) => {
            let (state, words) = (State::open(cli.show.state.as_deref()), Words::built_in());
            let voice = staff::Voice { words: &words, lang: words_lang };
            let done = match what {
                Staff::SetPin => staff::set_pin(&state, &voice),
                Staff::ClearPin => staff::clear_pin(&state, &voice),
                Staff::ShowAll => {
                    staff::show_all(&state, &voice);
                    Ok(())
                }
            };
            done.map(|()| 0)
        }
        Some(Command::Stats { csv, from, to }) => stats(&cli.show, words_lang, Question { csv, from, to }),
        Some(Command::Check { dir, strict, format, report: lengths }) => {
            let dir = dir.or_else(|| places::museum_folder(cli.show.exhibits.as_deref()));
            dir.ok_or_else(no_museum).and_then(|dir| {
                let format = match format {
                    Format::Text => report::Format::Text { colour: std::io::stdout().is_terminal() },
                    Format::Json => report::Format::Json,
                };
                let words = Words::built_in();
                let inspect = darkroom::inspector(&dir);
                let options = CheckOptions { words: &words, lang: words_lang, format, strict, inspect: Some(&inspect) };
                let out = &mut std::io::stdout();
                let (code, loaded) = report::check_command(&dir, &options, out).map_err(|error| error.to_string())?;
                if let Some(museum) = loaded.museum.filter(|_| lengths) {
                    readability::write(&museum, &words, words_lang, out).map_err(|error| error.to_string())?;
                }
                Ok(code)
            })
        }
        Some(Command::Route(visit)) => route(&cli.show, &visit, words_lang),
        Some(Command::Tiles { dir }) => {
            let dir = dir.or_else(|| places::museum_folder(cli.show.exhibits.as_deref()));
            dir.ok_or_else(no_museum).and_then(|dir| {
                let words = Words::built_in();
                let telling =
                    tiles::Telling { words: &words, lang: words_lang, moves: std::io::stdout().is_terminal() };
                let state = State::open(cli.show.state.as_deref());
                tiles::run(&dir, &state, &telling, &mut std::io::stdout())
            })
        }
        Some(Command::New { what: New::Exhibit { id } }) => {
            places::museum_folder(cli.show.exhibits.as_deref()).ok_or_else(no_museum).and_then(|dir| {
                let written =
                    skeleton::new_exhibit_command(&dir, &id, &Words::built_in(), words_lang, &mut std::io::stdout());
                written.map_err(|error| error.to_string())
            })
        }
        Some(Command::Tour { out, size, only }) => opening(&cli.show, None)
            .map(|opening| Opening { window: Some(size), ..opening })
            .and_then(|opening| tour::run(opening, out, only)),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(message) => {
            eprintln!("aigun-kiosk: {message}");
            ExitCode::from(2)
        }
    }
}

/// What the command line asks for; what it leaves open is as staff chose it.
fn opening(show: &Show, chosen: Option<&Usual>) -> Result<Opening, String> {
    let usual = chosen.map(Usual::comfort).unwrap_or_default();
    Ok(Opening {
        museum: places::museum_folder(show.exhibits.as_deref()).ok_or_else(no_museum)?,
        assets: show.assets.clone(),
        lang: show.lang.or_else(|| chosen.and_then(Usual::lang)),
        comfort: Comfort {
            appearance: show.theme.map_or(usual.appearance, Appearance::from),
            text_step: show.text_size.unwrap_or(usual.text_step),
            calm: show.calm || usual.calm,
            low_reach: show.low_reach || usual.low_reach,
            ..usual
        },
        start: show.start.clone(),
        station: show.station.clone(),
        window: show.windowed,
        state: None,
        supervised: false,
        resume: None,
        monitor: show.monitor.clone(),
    })
}

/// Finds a route for the desk. What goes wrong is told in `words_lang`, the route in the language of its visitors.
fn route(show: &Show, visit: &Visit, words_lang: Lang) -> Result<u8, String> {
    let museum = places::museum_folder(show.exhibits.as_deref()).ok_or_else(no_museum)?;
    let words = match &show.assets {
        Some(assets) => Words::with_overrides(assets, &show.lang.into_iter().chain(BUILT_IN).collect::<Vec<_>>()).0,
        None => Words::built_in(),
    };
    let (wish, station, out) = (visit.wish(), visit.station.clone(), visit.out());
    let request = sheet::Request { museum, lang: show.lang, wish, station, out };
    let done = sheet::run(&request, &words, clock::now, &mut std::io::stdout());
    done.map(|()| 0).map_err(|error| error.say(&words, words_lang))
}

/// Opens the museum for visitors, unless a kiosk is open already.
fn kiosk(show: &Show, words_lang: Lang) -> Result<u8, String> {
    let state = State::open(show.state.as_deref());
    let Ok(_lock) = state.lock() else {
        let folder = state.folder().display().to_string();
        eprintln!("{}", Words::built_in().format(words_lang, "already-running", &[("folder", folder.into())]));
        return Ok(Exit::AlreadyRunning.code());
    };
    logbook::keep_in(&state);
    crash::watch_for_panics(state.clone());
    // From another version of the program, this may be no page any more.
    let resume = show.resume.as_ref().and_then(|page| {
        let (lang, route) = page.split_once(' ')?;
        Some((Lang::new(lang)?, route.parse().ok()?))
    });
    log::info!("version {} starts", env!("CARGO_PKG_VERSION"));
    let opening = opening(show, Usual::read(&state).as_ref())?;
    app::run(Opening { state: Some(state), supervised: show.supervised, resume, ..opening }).map(|()| 0)
}

/// Tells what was counted. Titles come from the museum, where there is one.
fn stats(show: &Show, lang: Lang, question: Question) -> Result<u8, String> {
    let words = Words::built_in();
    let folder = places::museum_folder(show.exhibits.as_deref()).filter(|_| !question.csv);
    let museum = folder.and_then(|folder| content::load(&folder).museum);
    let telling = print::Telling { words: &words, lang, museum: museum.as_deref() };
    let today = clock::now().0.date;
    let state = State::at(show.state.as_deref());
    print::run(&state, question, today, &telling, &mut std::io::stdout()).map(|()| 0)
}

/// Supervises the kiosk that the rest of the command line describes.
fn supervise() -> Result<u8, String> {
    let mut given: Vec<OsString> = std::env::args_os().skip(1).collect();
    for word in ["supervise", "--"] {
        if let Some(at) = given.iter().position(|argument| argument == word) {
            given.remove(at);
        }
    }
    // A mistake is told once, here, and not by every start of the kiosk.
    let cli = Cli::try_parse_from(std::iter::once(OsString::from("aigun-kiosk")).chain(given.iter().cloned()));
    let cli = cli.unwrap_or_else(|error| error.exit());
    if cli.command.is_some() {
        return Err("`supervise` starts the kiosk; a command has no place behind `--`".into());
    }
    opening(&cli.show, None)?;
    let program = std::env::current_exe().map_err(|error| format!("the program does not find itself: {error}"))?;
    let state = State::open(cli.show.state.as_deref());
    Ok(supervisor::supervise(&supervisor::Plan { program, arguments: given, state, limits: Limits::default() }))
}

fn no_museum() -> String {
    let looked: Vec<String> = places::candidates().iter().map(|folder| format!("  {}", folder.display())).collect();
    format!("no museum.ron was found; looked in\n{}\nName the folder with --exhibits DIR.", looked.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }

    #[test]
    fn sizes() {
        assert_eq!("1920x1080".parse(), Ok(Size { width: 1920, height: 1080 }));
        for bad in ["", "1920", "0x0", "99999x100", "axb"] {
            assert!(bad.parse::<Size>().is_err(), "{bad}");
        }
    }
}
