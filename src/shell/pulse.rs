//! What a supervised kiosk tells its supervisor: which page it is about to draw, and that it drew.
//!
//! The lines go to standard output, where a running kiosk has nothing else to say:
//!
//! ```text
//! page zh treaties/nerchinsk-1689/story
//! frame 17
//! slide zh peoples/hezhe/story
//! ```
//!
//! A slide is a page that the slideshow shows on its own; nobody wants to come back to it. A page is told *before* it
//! is drawn, so that a page that cannot be drawn is known by name. A frame is told when the window asks for the next
//! one. eframe draws, hands the picture to the window system (`swap_buffers`) and returns to its loop, all in the
//! window's own thread; so the next pass proves that the frame before was laid out, drawn by the driver and taken by
//! the window system, that the loop turns, and that nothing in it waits for ever. It does not prove that a monitor is
//! switched on. No timer could prove any of this, which is why none feeds the supervisor.

use std::io::{Read, Write};
use std::time::Duration;

use egui::Context;

use super::crash;
use super::logbook;
use crate::kiosk::{Kiosk, Presence, Route, Tab};
use crate::model::Lang;

/// A still kiosk draws nothing, so a supervised one draws a frame at least this often; a third of what counts as a hang.
const REST: Duration = Duration::from_secs(4);
/// Frames are told this often at most: an animation must not fill the pipe of a supervisor that is stopped.
const LEAST: Duration = Duration::from_secs(1);

/// The beat of the running kiosk.
#[derive(Debug, Default)]
pub struct Pulse {
    supervised: bool,
    page: Option<Beat>,
    /// Frames drawn, those told, and when.
    drawn: u64,
    told: u64,
    at: Option<Duration>,
    /// A page was told and no frame since.
    fresh: bool,
}

/// What the supervisor hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beat {
    /// This page is about to be drawn, in this language, for a visitor or as a slide.
    Page { language: String, route: String, slide: bool },
    /// So many frames were drawn and taken.
    Frame(u64),
}

impl Beat {
    /// Reads a line; `None` if it is none of ours.
    pub fn read(line: &str) -> Option<Beat> {
        let mut words = line.split_ascii_whitespace();
        let beat = match (words.next()?, words.next()?, words.next()) {
            (kind @ ("page" | "slide"), language, Some(route)) => {
                Beat::Page { language: language.into(), route: route.into(), slide: kind == "slide" }
            }
            ("frame", number, None) => Beat::Frame(number.parse().ok()?),
            _ => return None,
        };
        words.next().is_none().then_some(beat)
    }

    fn line(&self) -> String {
        match self {
            Beat::Page { language, route, slide: false } => format!("page {language} {route}"),
            Beat::Page { language, route, slide: true } => format!("slide {language} {route}"),
            Beat::Frame(number) => format!("frame {number}"),
        }
    }
}

impl Pulse {
    /// Tells a supervisor, if there is one. A kiosk ends with its supervisor: two would fight for the screen.
    pub fn new(supervised: bool) -> Pulse {
        if supervised {
            let thread = std::thread::Builder::new().name("supervisor".into()).spawn(end_with_the_supervisor);
            if let Err(error) = thread {
                log::error!("no thread to notice the end of the supervisor: {error}");
            }
        }
        Pulse { supervised, ..Pulse::default() }
    }

    /// At the start of a pass: what was drawn before has been taken by the window system.
    pub fn taken(&mut self) {
        if let Some(beat) = self.frame(logbook::now()) {
            self.tell(&beat);
        }
    }

    /// Whether the first frame is still to come. A supervised kiosk draws it without any page: if not even that is taken,
    /// no page is to blame.
    pub fn is_to_begin(&self) -> bool {
        self.supervised && self.told == 0
    }

    fn frame(&mut self, now: Duration) -> Option<Beat> {
        let due = self.fresh || self.at.is_none_or(|at| now.saturating_sub(at) >= LEAST);
        (self.drawn > self.told && due).then(|| {
            (self.told, self.at, self.fresh) = (self.drawn, Some(now), false);
            Beat::Frame(self.drawn)
        })
    }

    /// Before a page is drawn.
    pub fn draws(&mut self, kiosk: &Kiosk) {
        if kiosk.museum().is_none() {
            return;
        }
        let told = match kiosk.presence() {
            Presence::Away(attract) => {
                let exhibit = attract.slide().exhibit.clone();
                let route = exhibit.map_or(Route::Home, |id| Route::Exhibit { id, tab: Tab::Story });
                self.page(&route, kiosk.lang(), true)
            }
            _ => self.page(kiosk.route(), kiosk.lang(), false),
        };
        if let Some(beat) = told {
            self.tell(&beat);
        }
    }

    fn page(&mut self, route: &Route, lang: Lang, slide: bool) -> Option<Beat> {
        let beat = Beat::Page { language: lang.as_str().into(), route: route.to_string(), slide };
        if self.page.as_ref() == Some(&beat) {
            return None;
        }
        crash::note_page(route.to_string(), lang.as_str().to_owned());
        self.page = Some(beat.clone());
        self.fresh = true;
        Some(beat)
    }

    /// After a frame has been laid out; sees to it that another follows.
    pub fn drew(&mut self, ctx: &Context) {
        self.drawn += 1;
        if !self.supervised {
            return;
        }
        // The first frame of a page is told at once, by the one after it.
        if self.fresh || self.told == 0 {
            ctx.request_repaint();
        } else {
            ctx.request_repaint_after(REST);
        }
    }

    fn tell(&self, beat: &Beat) {
        if self.supervised {
            let mut out = std::io::stdout().lock();
            // Without a supervisor there is nobody to tell; its end is noticed elsewhere.
            let _ = writeln!(out, "{}", beat.line()).and_then(|()| out.flush());
        }
    }
}

/// The supervisor holds the other end of standard input and never writes to it: it closes when the supervisor ends.
fn end_with_the_supervisor() {
    let mut nothing = [0; 64];
    while std::io::stdin().read(&mut nothing).is_ok_and(|count| count > 0) {}
    log::warn!("the supervisor has ended, so the kiosk ends");
    log::logger().flush();
    std::process::exit(0);
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn beats_are_read_as_they_are_told() {
        let page = |slide| Beat::Page { language: "zh".into(), route: "treaties/aigun-1858/accounts/2".into(), slide };
        for beat in [page(false), page(true), Beat::Frame(0), Beat::Frame(u64::MAX)] {
            assert_eq!(Beat::read(&beat.line()), Some(beat));
        }
        for line in
            ["", "frame", "frame x", "frame 1 2", "page zh", "page zh home more", "slide", "hello there", "\u{0}"]
        {
            assert_eq!(Beat::read(line), None, "{line:?}");
        }
    }

    #[test]
    fn a_frame_is_told_once_it_was_taken_and_not_too_often() {
        let mut pulse = Pulse::default();
        let ctx = Context::default();
        assert_eq!(pulse.frame(SECOND), None, "nothing was drawn");
        pulse.drew(&ctx);
        assert_eq!(pulse.frame(SECOND), Some(Beat::Frame(1)));
        assert_eq!(pulse.frame(SECOND * 9), None, "the window is hidden: passes without frames");
        for _ in 0..60 {
            pulse.drew(&ctx);
            assert_eq!(pulse.frame(SECOND * 3 / 2), None);
        }
        assert_eq!(pulse.frame(SECOND * 2), Some(Beat::Frame(61)));
    }

    #[test]
    fn the_first_frame_of_a_page_is_told_at_once() {
        let mut pulse = Pulse::default();
        let ctx = Context::default();
        pulse.drew(&ctx);
        pulse.frame(SECOND);
        assert!(pulse.page(&Route::Home, Lang::ZH, false).is_some());
        assert!(pulse.page(&Route::Home, Lang::ZH, false).is_none());
        pulse.drew(&ctx);
        assert_eq!(pulse.frame(SECOND), Some(Beat::Frame(2)));
        assert!(
            pulse.page(&Route::Home, Lang::RU, false).is_some(),
            "another language is another page to come back to"
        );
        assert!(pulse.page(&Route::Home, Lang::RU, true).is_some(), "a slide is not a page");
    }
}
