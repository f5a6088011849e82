//! The staff's side of the kiosk: the keypad before the door and the panel behind it.
//!
//! Decides what is open and for how long. Looking at a PIN, reading the museum again and ending the program are done
//! outside, as [`Effect`]s.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::staff::{LEAST_DIGITS, MOST_DIGITS};
use super::tally::{Summary, Trouble};
use super::{Comfort, Effect, Kiosk, Presence};
use crate::model::Lang;

/// A keypad nobody types on closes after this.
pub const KEYPAD_OPEN: Duration = Duration::from_secs(20);
/// A panel nobody touches closes after this.
pub const PANEL_OPEN: Duration = Duration::from_mins(2);
/// How long the corner has to be held.
pub const KNOCK: Duration = Duration::from_secs(3);

/// What staff see.
#[derive(Clone, Debug, PartialEq)]
pub enum Backstage {
    Keypad(Keypad),
    Panel {
        touched: Duration,
    },
    /// What was counted of visits in the last so many days; `None` until it is summed up.
    Statistics {
        days: u16,
        summary: Option<Arc<Summary>>,
        touched: Duration,
    },
    /// A grid and traces of fingers, on which staff see whether the screen feels every touch.
    TouchTest {
        touched: Duration,
    },
    /// Every page is opened once, as a visitor would.
    Round {
        done: usize,
        total: usize,
    },
    /// What the round found; empty is good.
    RoundResult {
        faults: Vec<String>,
        touched: Duration,
    },
}

/// The keypad as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Keypad {
    digits: Digits,
    touched: Duration,
    said: Said,
}

/// What the keypad says above its keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Enter,
    /// The PIN is being looked at.
    Looking,
    Wrong,
    /// Nothing may be tried before this moment.
    Wait {
        until: Duration,
    },
}

/// A PIN that is being typed. Never printed.
#[derive(Clone, Default, PartialEq, Eq)]
struct Digits(String);

impl fmt::Debug for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} digits", self.0.len())
    }
}

/// What staff ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// The corner was held.
    Knock,
    Digit(u8),
    Erase,
    Enter,
    /// Back to the visitors' side.
    Close,
    /// Somebody did something on the panel.
    Touch,
    Reload,
    /// The visits of the last so many days.
    Statistics(u16),
    TouchTest,
    Round,
    /// Back to the panel.
    Panel,
    /// What every visitor begins with.
    Usual {
        lang: Lang,
        comfort: Comfort,
    },
    /// Exhibits that are passed over are shown again.
    ShowSkipped,
    Restart,
    Leave,
}

/// What the outside found out about a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinAnswer {
    Right,
    Wrong,
    /// Too early after a wrong one: this long to wait.
    Wait(Duration),
}

/// The state of the machine, for the panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    pub version: String,
    pub uptime: Duration,
    /// Of this process.
    pub memory_mib: Option<u64>,
    pub errors: usize,
    pub warnings: usize,
    /// The first problems of the museum's files, as sentences.
    pub problems: Vec<String>,
    /// Exhibits that are passed over because the program crashed on them.
    pub skipped: Vec<String>,
    /// Why the visits that were counted may be incomplete.
    pub uncounted: Option<Trouble>,
}

impl Keypad {
    /// How many digits have been typed.
    pub fn typed(&self) -> usize {
        self.digits.0.len()
    }

    /// What to say now: nobody is told to wait who need not.
    pub fn said(&self, now: Duration) -> Said {
        match self.said {
            Said::Wait { until } if until <= now => Said::Enter,
            said => said,
        }
    }

    /// Whether the digits may be looked at now.
    pub fn is_ready(&self, now: Duration) -> bool {
        self.typed() >= LEAST_DIGITS && !self.is_shut(now)
    }

    /// Whether keys do nothing now.
    pub fn is_shut(&self, now: Duration) -> bool {
        matches!(self.said(now), Said::Looking | Said::Wait { .. })
    }
}

impl Backstage {
    /// Time until it closes by itself; `None` while a test runs.
    pub fn closes_in(&self, now: Duration) -> Option<Duration> {
        let (touched, open) = match self {
            // Who waits for the next try must find the keypad still there.
            Backstage::Keypad(Keypad { said: Said::Wait { until }, touched, .. }) => {
                ((*touched).max(*until), KEYPAD_OPEN)
            }
            Backstage::Keypad(keypad) => (keypad.touched, KEYPAD_OPEN),
            Backstage::Panel { touched }
            | Backstage::Statistics { touched, .. }
            | Backstage::RoundResult { touched, .. } => (*touched, PANEL_OPEN),
            Backstage::TouchTest { .. } | Backstage::Round { .. } => return None,
        };
        Some(touched.saturating_add(open).saturating_sub(now))
    }
}

impl Kiosk {
    pub fn backstage(&self) -> Option<&Backstage> {
        self.backstage.as_ref()
    }

    pub fn report(&self) -> &Report {
        &self.report
    }

    /// What every visitor begins with.
    pub fn usual(&self) -> (Lang, Comfort) {
        let first = || self.museum.as_ref().map_or(self.lang, |museum| museum.languages[0]);
        (self.first_lang.unwrap_or_else(first), self.usual)
    }

    pub(super) fn command(&mut self, command: Command, now: Duration) -> Vec<Effect> {
        if let Some(
            Backstage::Panel { touched }
            | Backstage::Statistics { touched, .. }
            | Backstage::RoundResult { touched, .. },
        ) = &mut self.backstage
        {
            *touched = now;
        }
        match (command, &mut self.backstage) {
            (Command::Knock, None) if self.has_pin => {
                self.presence = Presence::Here;
                self.note = None;
                self.comfort_open = false;
                let keypad = Keypad { digits: Digits::default(), touched: now, said: Said::Enter };
                self.backstage = Some(Backstage::Keypad(keypad));
            }
            (Command::Digit(digit @ 0..=9), Some(Backstage::Keypad(keypad))) if !keypad.is_shut(now) => {
                keypad.touched = now;
                keypad.said = Said::Enter;
                if keypad.typed() < MOST_DIGITS {
                    keypad.digits.0.push(char::from(b'0' + digit));
                }
            }
            (Command::Erase, Some(Backstage::Keypad(keypad))) if !keypad.is_shut(now) => {
                keypad.touched = now;
                keypad.digits.0.pop();
            }
            (Command::Enter, Some(Backstage::Keypad(keypad))) if keypad.is_ready(now) => {
                keypad.touched = now;
                keypad.said = Said::Looking;
                return vec![Effect::CheckPin(std::mem::take(&mut keypad.digits).0)];
            }
            (Command::Close, Some(_)) => self.close_backstage(now),
            // Everything below is behind the door.
            (_, None | Some(Backstage::Keypad(_))) => {}
            (Command::Panel, Some(Backstage::TouchTest { touched })) if now.saturating_sub(*touched) > PANEL_OPEN => {
                // Staff forgot the test; who ends it now may be anybody.
                self.close_backstage(now);
            }
            // The touch that ends a forgotten test must not count as one of the test.
            (Command::Touch, Some(Backstage::TouchTest { touched })) if now.saturating_sub(*touched) <= PANEL_OPEN => {
                *touched = now;
            }
            (Command::Panel, Some(_)) => {
                self.backstage = Some(Backstage::Panel { touched: now });
                return vec![Effect::Report];
            }
            (Command::Statistics(days), Some(_)) => {
                // The figures stay until the others are there.
                let summary = match self.backstage.take() {
                    Some(Backstage::Statistics { summary, .. }) => summary,
                    _ => None,
                };
                self.backstage = Some(Backstage::Statistics { days, summary, touched: now });
                return vec![Effect::Statistics(days)];
            }
            (Command::TouchTest, Some(_)) => self.backstage = Some(Backstage::TouchTest { touched: now }),
            (Command::Round, Some(_)) => {
                self.backstage = Some(Backstage::Round { done: 0, total: 0 });
                return vec![Effect::Round];
            }
            (Command::Usual { lang, comfort }, Some(_)) => {
                self.first_lang = Some(lang);
                self.lang = lang;
                self.usual = comfort;
                self.comfort = comfort;
                return vec![Effect::KeepUsual];
            }
            (Command::Reload, Some(_)) => return vec![Effect::Reload],
            (Command::ShowSkipped, Some(_)) => return vec![Effect::ShowSkipped, Effect::Reload],
            (Command::Restart, Some(_)) => return vec![Effect::Restart],
            (Command::Leave, Some(_)) => return vec![Effect::Leave],
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn pin_answer(&mut self, answer: PinAnswer, now: Duration) -> Vec<Effect> {
        let Some(Backstage::Keypad(keypad)) = &mut self.backstage else { return Vec::new() };
        keypad.touched = now;
        match answer {
            PinAnswer::Right => {
                self.backstage = Some(Backstage::Panel { touched: now });
                return vec![Effect::Report];
            }
            PinAnswer::Wrong => keypad.said = Said::Wrong,
            PinAnswer::Wait(wait) => keypad.said = Said::Wait { until: now.saturating_add(wait) },
        }
        Vec::new()
    }

    /// The visits of the days that were asked for.
    pub(super) fn summary(&mut self, told: Arc<Summary>) {
        let Some(Backstage::Statistics { days, summary, .. }) = &mut self.backstage else { return };
        // Of two that were asked for in haste only the last one counts.
        if told.visits.is_empty() || told.visits.len() == usize::from(*days) {
            *summary = Some(told);
        }
    }

    /// How far the round has come.
    pub(super) fn round(&mut self, done: usize, total: usize) {
        if let Some(Backstage::Round { .. }) = self.backstage {
            self.backstage = Some(Backstage::Round { done, total });
        }
    }

    pub(super) fn round_done(&mut self, faults: Vec<String>, now: Duration) {
        if let Some(Backstage::Round { .. }) = self.backstage {
            self.backstage = Some(Backstage::RoundResult { faults, touched: now });
        }
    }

    /// Lets time pass behind the stage; `false` when nobody is there.
    pub(super) fn tick_backstage(&mut self, now: Duration) -> bool {
        let Some(backstage) = &mut self.backstage else { return false };
        match backstage {
            Backstage::Keypad(Keypad { touched, .. })
            | Backstage::Panel { touched }
            | Backstage::Statistics { touched, .. }
            | Backstage::RoundResult { touched, .. }
            | Backstage::TouchTest { touched } => *touched = (*touched).min(now),
            Backstage::Round { .. } => {}
        }
        if backstage.closes_in(now).is_some_and(|left| left.is_zero()) {
            self.close_backstage(now);
        }
        true
    }

    /// Back to the visitors' side, as nobody had been there.
    fn close_backstage(&mut self, now: Duration) {
        self.backstage = None;
        self.rest(now);
    }
}
