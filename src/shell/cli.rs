//! The command line.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::window::MonitorChoice;
use super::{app, places, tour};
use crate::content::report::{self, CheckOptions};
use crate::content::skeleton;
use crate::kiosk::{Appearance, Route};
use crate::model::Lang;
use crate::words::Words;

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
    /// Colours.
    #[arg(long, value_name = "THEME", default_value = "ink", global = true)]
    theme: Theme,
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

/// What the window shows and where from.
#[derive(Clone, Debug)]
pub struct Opening {
    pub museum: PathBuf,
    pub assets: Option<PathBuf>,
    pub lang: Option<Lang>,
    pub appearance: Appearance,
    pub start: Option<Route>,
    /// `None` is full-screen.
    pub window: Option<Size>,
    /// The screen to fill.
    pub monitor: Option<MonitorChoice>,
}

/// Reads the command line and does what it says.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    start_log();
    let words_lang = cli.show.lang.unwrap_or(Lang::EN);
    let result = match cli.command {
        None => opening(&cli.show).and_then(|opening| app::run(opening).map(|()| 0)),
        Some(Command::Check { dir, strict, format }) => {
            let dir = dir.or_else(|| places::museum_folder(cli.show.exhibits.as_deref()));
            dir.ok_or_else(no_museum).and_then(|dir| {
                let format = match format {
                    Format::Text => report::Format::Text { colour: std::io::stdout().is_terminal() },
                    Format::Json => report::Format::Json,
                };
                let words = Words::built_in();
                let options = CheckOptions { words: &words, lang: words_lang, format, strict };
                report::check_command(&dir, &options, &mut std::io::stdout()).map_err(|error| error.to_string())
            })
        }
        Some(Command::New { what: New::Exhibit { id } }) => {
            places::museum_folder(cli.show.exhibits.as_deref()).ok_or_else(no_museum).and_then(|dir| {
                let written =
                    skeleton::new_exhibit_command(&dir, &id, &Words::built_in(), words_lang, &mut std::io::stdout());
                written.map_err(|error| error.to_string())
            })
        }
        Some(Command::Tour { out, size, only }) => opening(&cli.show)
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

fn opening(show: &Show) -> Result<Opening, String> {
    Ok(Opening {
        museum: places::museum_folder(show.exhibits.as_deref()).ok_or_else(no_museum)?,
        assets: show.assets.clone(),
        lang: show.lang,
        appearance: show.theme.into(),
        start: show.start.clone(),
        window: show.windowed,
        monitor: show.monitor.clone(),
    })
}

fn no_museum() -> String {
    let looked: Vec<String> = places::candidates().iter().map(|folder| format!("  {}", folder.display())).collect();
    format!("no museum.ron was found; looked in\n{}\nName the folder with --exhibits DIR.", looked.join("\n"))
}

/// Warnings and errors of this program and its libraries go to standard error.
fn start_log() {
    struct Stderr;

    impl log::Log for Stderr {
        fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
            metadata.level() <= log::Level::Warn
        }

        fn log(&self, record: &log::Record<'_>) {
            if self.enabled(record.metadata()) {
                eprintln!("{} {}: {}", record.level(), record.target(), record.args());
            }
        }

        fn flush(&self) {}
    }

    static LOG: Stderr = Stderr;
    if log::set_logger(&LOG).is_ok() {
        log::set_max_level(log::LevelFilter::Warn);
    }
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
