//! What the staff's side needs of the outside: PINs are looked at, the machine is asked how it is, pages are walked
//! through, and what every visitor begins with outlives a restart.

use std::time::Duration;

use egui::Context;
use serde::{Deserialize, Serialize};

use super::pin::{Answer, Keeper, Refusal};
use super::skipped;
use super::state::State;
use crate::content::report::sentence;
use crate::diagnostic::{Problem, Severity};
use crate::kiosk::{Appearance, Comfort, Kiosk, PinAnswer, Report, Route};
use crate::model::Lang;
use crate::ui::{Theme, Tools};
use crate::words::Words;

/// Where what every visitor begins with is kept.
const USUAL: &str = "usual.ron";
/// Problems that are said as sentences on the panel.
const MOST_PROBLEMS: usize = 8;
/// Frames a page must stand still before it is looked at, and frames after which one that never does is given up.
const STILL_FRAMES: u32 = 3;
const MOST_FRAMES: u32 = 900;

/// What every visitor begins with, as staff chose it on the panel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Usual {
    language: String,
    colours: String,
    text_step: usize,
    calm: bool,
    low_reach: bool,
}

impl Usual {
    pub fn new(lang: Lang, comfort: Comfort) -> Usual {
        // Plain words and pinyin are for each visitor to choose.
        let Comfort { appearance, text_step, calm, low_reach, .. } = comfort;
        Usual { language: lang.to_string(), colours: appearance.as_str().into(), text_step, calm, low_reach }
    }

    /// What was kept, if anything that can be read.
    pub fn read(state: &State) -> Option<Usual> {
        let text = state.read(USUAL)?;
        ron::from_str(&text).map_err(|error| log::warn!("{USUAL}: {error}; it is left aside")).ok()
    }

    pub fn lang(&self) -> Option<Lang> {
        Lang::new(&self.language)
    }

    pub fn comfort(&self) -> Comfort {
        let named = Appearance::ALL.into_iter().find(|appearance| appearance.as_str() == self.colours);
        let steps = crate::kiosk::comfort::BODY.len();
        Comfort {
            appearance: named.unwrap_or_default(),
            text_step: self.text_step.min(steps - 1),
            calm: self.calm,
            low_reach: self.low_reach,
            ..Comfort::default()
        }
    }
}

/// The staff's side, seen from outside.
pub struct Office {
    state: Option<State>,
    keeper: Option<Keeper>,
    round: Option<Round>,
    /// Of the museum that was read last.
    pub problems: Vec<Problem>,
}

impl Office {
    /// Without a state folder there is no PIN, and no way in.
    pub fn new(state: Option<State>) -> Office {
        let keeper = state.clone().map(|state| Keeper::new(state, Duration::ZERO));
        Office { state, keeper, round: None, problems: Vec::new() }
    }

    pub fn has_pin(&self) -> bool {
        self.keeper.as_ref().is_some_and(Keeper::is_set)
    }

    /// Looks at a PIN; an answer at once is a refusal to look.
    pub fn check_pin(&mut self, digits: &str, now: Duration, ctx: &Context) -> Option<PinAnswer> {
        let Some(keeper) = &mut self.keeper else { return Some(PinAnswer::Wrong) };
        let wake = ctx.clone();
        match keeper.check(digits, now, move || wake.request_repaint()) {
            Ok(()) | Err(Refusal::Busy) => None,
            Err(Refusal::Wait(wait)) => Some(PinAnswer::Wait(wait)),
        }
    }

    /// What became of the PIN that is being looked at.
    pub fn answer(&mut self) -> Option<PinAnswer> {
        Some(match self.keeper.as_mut()?.answer()? {
            Answer::Right => PinAnswer::Right,
            Answer::Wrong => PinAnswer::Wrong,
        })
    }

    pub fn report(&self, words: &Words, lang: Lang, uptime: Duration) -> Report {
        let count = |severity| self.problems.iter().filter(|problem| problem.severity == severity).count();
        let say = |problem: &Problem| format!("{}: {}", problem.place, sentence(problem, words, lang));
        Report {
            version: env!("CARGO_PKG_VERSION").into(),
            uptime,
            memory_mib: memory_mib(),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            problems: self.problems.iter().take(MOST_PROBLEMS).map(say).collect(),
            uncounted: None,
            skipped: self.state.iter().flat_map(skipped::list).map(|skipped| skipped.exhibit).collect(),
        }
    }

    pub fn keep_usual(&self, kiosk: &Kiosk) {
        let (lang, comfort) = kiosk.usual();
        let Some(state) = &self.state else { return };
        let written = ron::to_string(&Usual::new(lang, comfort)).map_err(|error| error.to_string());
        let written = written.and_then(|text| state.write(USUAL, &text).map_err(|error| error.to_string()));
        if let Err(error) = written {
            log::error!("what visitors begin with is not kept over a restart: {error}");
        }
    }

    pub fn show_skipped(&self) {
        self.state.iter().for_each(skipped::forget);
    }

    /// Begins to open every page.
    pub fn begin_round(&mut self, kiosk: &Kiosk, tools: &mut Tools) {
        let routes = kiosk.museum().map(|museum| Route::all(museum)).unwrap_or_default();
        tools.audit.on = true;
        self.round = Some(Round { routes, at: 0, still: 0, frames: 0, laid_out: 0, faults: Vec::new() });
    }

    /// One step of the round, after a frame. Returns the page to open next, or what was found at its end.
    pub fn step(&mut self, kiosk: &Kiosk, tools: &mut Tools) -> Option<Step> {
        let step = self.round.as_mut()?.step(kiosk, tools);
        if matches!(step, Some(Step::Done(_))) {
            self.end_round(tools);
        }
        step
    }

    pub fn is_on_round(&self) -> bool {
        self.round.is_some()
    }

    pub fn end_round(&mut self, tools: &mut Tools) {
        self.round = None;
        tools.audit = Default::default();
    }
}

/// Where the round goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Open { route: Route, done: usize, total: usize },
    Done(Vec<String>),
}

/// A walk through all pages that notes what is wrong on them.
struct Round {
    routes: Vec<Route>,
    at: usize,
    still: u32,
    frames: u32,
    laid_out: u64,
    faults: Vec<String>,
}

impl Round {
    fn step(&mut self, kiosk: &Kiosk, tools: &Tools) -> Option<Step> {
        let total = self.routes.len();
        let Some(route) = self.routes.get(self.at) else { return Some(Step::Done(std::mem::take(&mut self.faults))) };
        if self.frames == 0 {
            self.frames = 1;
            return Some(Step::Open { route: route.clone(), done: self.at + 1, total });
        }
        self.frames += 1;
        let laid_out = tools.typesetter.laid_out();
        let calm = !tools.pictures.is_busy() && laid_out == self.laid_out;
        self.laid_out = laid_out;
        self.still = if calm { self.still + 1 } else { 0 };
        if kiosk.route() != route || self.frames > MOST_FRAMES {
            self.faults.push(route.to_string());
        } else if self.still >= STILL_FRAMES {
            let measures = &Theme::built_in(kiosk.comfort().appearance).measures;
            let findings = tools.audit.findings(measures.floor, measures.target);
            let say = |finding: &crate::ui::Finding| format!("{route}: {}: {}", finding.kind.as_str(), finding.what);
            self.faults.extend(findings.iter().map(say));
        } else {
            return None;
        }
        self.at += 1;
        (self.still, self.frames) = (0, 0);
        self.step(kiosk, tools)
    }
}

/// Memory of this process in MiB, where the system tells.
fn memory_mib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kib / 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_visitors_begin_with_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::open(Some(folder.path()));
        assert_eq!(Usual::read(&state), None);
        let comfort =
            Comfort { appearance: Appearance::Paper, text_step: 2, calm: true, low_reach: true, ..Comfort::default() };
        let mut kiosk = Kiosk::new(Some(Lang::RU), comfort);
        Office::new(Some(state.clone())).keep_usual(&kiosk);
        let usual = Usual::read(&state).unwrap();
        assert_eq!((usual.lang(), usual.comfort()), (Some(Lang::RU), comfort));
        kiosk = Kiosk::new(usual.lang(), usual.comfort());
        assert_eq!(kiosk.usual(), (Lang::RU, comfort));
    }

    #[test]
    fn what_cannot_be_read_is_left_aside() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::open(Some(folder.path()));
        state.write(USUAL, "(language: ").unwrap();
        assert_eq!(Usual::read(&state), None);
        state
            .write(USUAL, r#"(language: "xx-ab", colours: "pink", text_step: 99, calm: false, low_reach: false)"#)
            .unwrap();
        let usual = Usual::read(&state).unwrap();
        assert_eq!(usual.comfort(), Comfort { text_step: 4, ..Comfort::default() });
    }

    #[test]
    fn without_a_state_folder_there_is_no_door() {
        let mut office = Office::new(None);
        assert!(!office.has_pin());
        assert_eq!(office.check_pin("835162", Duration::ZERO, &Context::default()), Some(PinAnswer::Wrong));
    }
}
