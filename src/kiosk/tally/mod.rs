//! What is counted of visits, and what is not: how many there were, which pages were looked at and for how long, where
//! visits ended. Nobody is counted twice over, because nobody is known: there are sums and nothing else.
//!
//! Pure: the day and the hour come from the clock of the house, how long somebody looked from the time that every update
//! brings. Keeping the counts is the shell's business; it takes them with [`Tally::take`].
//!
//! What staff do is no visit: the keypad, the panel, the round through all pages.

mod sheet;
mod summary;
mod withhold;

use std::time::Duration;

pub use sheet::{Day, Hour, How, Lengths, Looks, Plan, Sheet, What};
pub use summary::{Dwell, Page, Records, Row, Summary, Trouble};
pub use withhold::{Cell, LEAST};

use super::{Action, Kiosk, Presence, Route, Tab, reading};
use crate::model::Lang;

/// Who knocks comes to the sleeping kiosk first and holds the corner then; a visit this short is theirs.
const KNOCKING: Duration = Duration::from_secs(15);

/// The name under which portraits that are looked at closely are counted.
pub const PORTRAITS: &str = "portraits";

/// Counts while it is on. A kiosk that nobody asks to count (a tour, a test) counts nothing.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    on: bool,
    hour: Option<Hour>,
    visit: Option<Visit>,
    sheet: Sheet,
}

/// From the first touch until the kiosk starts afresh.
#[derive(Clone, Debug)]
struct Visit {
    hour: Hour,
    since: Duration,
    stay: Option<Stay>,
    /// Pages were turned.
    turned: bool,
}

/// A page being looked at, in one language.
#[derive(Clone, Debug)]
struct Stay {
    day: Day,
    route: Route,
    lang: Lang,
    /// The last sign of the visitor, and how long they have looked until then.
    seen: Duration,
    dwell: Duration,
    /// A silence counts as looking for no longer than the kiosk waits before it asks.
    patience: Duration,
    /// Seconds that reading takes, of the page or of the phases that were shown.
    predicted: f32,
    phases: u64,
}

/// What an update did, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Deed {
    /// The slideshow was on before.
    was_away: bool,
    touch: bool,
    /// The visitor said that they are done.
    said_no: bool,
}

impl Deed {
    pub(super) fn of(kiosk: &Kiosk, action: &Action) -> Deed {
        Deed {
            was_away: matches!(kiosk.presence, Presence::Away(_)),
            touch: matches!(action, Action::Touch),
            said_no: matches!((action, &kiosk.presence), (Action::Rest, Presence::Asking { .. })),
        }
    }
}

impl Tally {
    /// From now on visits are counted.
    pub fn begin(&mut self) {
        self.on = true;
    }

    /// What has been counted since the last time; `None` if nothing.
    pub fn take(&mut self) -> Option<Sheet> {
        (!self.sheet.is_empty()).then(|| std::mem::take(&mut self.sheet))
    }

    /// Takes counts back that could not be handed over.
    pub fn put_back(&mut self, sheet: Sheet) {
        self.sheet.add(sheet);
    }

    /// A visitor searched, and the museum has nothing of the kind. What they typed is not even handed in.
    pub fn searched_in_vain(&mut self) {
        self.count(What::SearchInVain);
    }

    /// A visitor asked for a walk of so many minutes.
    pub fn planned(&mut self, minutes: u16) {
        self.count(What::Planned(Plan::of(minutes)));
    }

    /// A visitor set off on the walk that was offered.
    pub fn plan_started(&mut self) {
        self.count(What::PlanStarted);
    }

    /// A visitor came to the end of their walk.
    pub fn plan_finished(&mut self) {
        self.count(What::PlanFinished);
    }

    /// Only what a visitor does counts.
    fn count(&mut self, what: What) {
        if let (Some(hour), Some(_)) = (self.hour, &self.visit) {
            self.sheet.count(hour, what);
        }
    }

    fn leave(&mut self, how: How, now: Duration) {
        let Some(mut visit) = self.visit.take() else { return };
        let Some(mut stay) = visit.stay.take() else { return };
        if how == How::Staff && !visit.turned && now.saturating_sub(visit.since) <= KNOCKING {
            return;
        }
        if how == How::Answered {
            stay.see(now);
        }
        self.sheet.count(visit.hour, What::Left(how));
        self.sheet.count(visit.hour, What::Ended(page_of(&stay.route)));
        // Of who left without a word nobody knows when: the last page was looked at, but not for how long.
        stay.note(&mut self.sheet, how == How::Answered);
    }
}

impl Stay {
    /// Another sign of the visitor. A clock that stands or steps back adds nothing.
    fn see(&mut self, at: Duration) {
        self.dwell += at.saturating_sub(self.seen).min(self.patience);
        self.seen = at;
    }

    fn note(&self, sheet: &mut Sheet, timed: bool) {
        let seconds = self.dwell.as_secs();
        let looks = Looks::one(timed.then_some((seconds, self.predicted.round().max(0.0) as u64)));
        sheet.look(self.day, page_of(&self.route), self.lang, &looks);
    }
}

impl Kiosk {
    /// What has been counted, for those who keep it.
    pub fn tally(&mut self) -> &mut Tally {
        &mut self.tally
    }

    /// Counts what an update did.
    pub(super) fn tell_tally(&mut self, deed: Deed, now: Duration) {
        if !self.tally.on {
            return;
        }
        self.tally.hour = self.hour(now);
        let (Some(hour), Some(_)) = (self.tally.hour, &self.museum) else { return };
        if self.backstage.is_some() {
            self.tally.leave(How::Staff, now);
            return;
        }
        if let Presence::Away(_) = self.presence {
            self.tally.leave(if deed.said_no { How::Answered } else { How::Silent }, now);
            return;
        }
        if self.tally.visit.is_none() && (deed.touch || deed.was_away) {
            self.tally.visit = Some(Visit { hour, since: now, stay: None, turned: false });
        }
        self.tell_page(hour);
    }

    fn tell_page(&mut self, hour: Hour) {
        let Some(mut visit) = self.tally.visit.take() else { return };
        let phase = 1 << self.phase().min(63);
        match &mut visit.stay {
            Some(stay) if stay.lang == self.lang && is_same(&stay.route, &self.route) => {
                if self.touched != stay.seen {
                    stay.see(self.touched);
                }
                if stay.phases & phase == 0 {
                    stay.phases |= phase;
                    stay.predicted += reading::page_seconds(self);
                }
            }
            stay => {
                if let Some(mut before) = stay.take() {
                    before.see(self.touched);
                    before.note(&mut self.tally.sheet, true);
                    visit.turned = true;
                }
                *stay = Some(Stay {
                    day: hour.day,
                    route: self.route.clone(),
                    lang: self.lang,
                    seen: self.touched,
                    dwell: Duration::ZERO,
                    patience: self.limit(),
                    predicted: reading::page_seconds(self),
                    phases: phase,
                });
            }
        }
        self.tally.visit = Some(visit);
    }

    /// The hour by the clock of the house.
    fn hour(&self, now: Duration) -> Option<Hour> {
        let day = self.clock?.today.date;
        Some(Hour { day, hour: (self.time_of_day(now)?.0 / 60) as u8 })
    }
}

/// Whether two addresses are counted as one page. Asked at every touch, and nearly always about the same address.
fn is_same(one: &Route, other: &Route) -> bool {
    one == other || page_of(one) == page_of(other)
}

/// The name under which a page is counted. Each kind of page says what of its address it gives away: nothing that a
/// visitor typed, and no more than the museum itself put there.
fn page_of(route: &Route) -> String {
    match route {
        Route::Home | Route::Languages | Route::Search | Route::Hall(_) | Route::Exhibit { .. } => route.to_string(),
        // How much time somebody has is counted of plans, not of pages.
        Route::Planner { .. } => "planner".into(),
        Route::Timeline { .. } => "timeline".into(),
        Route::Atlas { exhibit: Some(_), .. } => route.to_string(),
        Route::Atlas { exhibit: None, .. } => "atlas".into(),
        // Who looks closely at a picture is still at what it belongs to. Portraits belong to no page, and whose they are is
        // not counted.
        Route::Picture { .. } => route.above().map_or_else(|| PORTRAITS.into(), |page| page.to_string()),
        Route::Pair { exhibit, .. } => Route::Exhibit { id: exhibit.clone(), tab: Tab::Story }.to_string(),
    }
}
