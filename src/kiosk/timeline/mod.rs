//! The timeline: which years are in sight, what was picked, and what of all that happened is shown.

pub mod cards;
mod span;

use std::collections::BTreeSet;

pub use span::{Extent, Span, moment};

use super::river::SPAN;
use super::{Kiosk, Route};
use crate::model::{Actor, Entry, EntryId, EntryKind, HistoricDate, Museum};

/// What the timeline shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// The years in sight.
    pub sight: Span,
    pub picked: Option<EntryId>,
    /// Whether what was picked is told at length.
    pub open: bool,
    /// Whether its date stands in all calendars.
    pub calendars: bool,
    /// Who is shown; nobody chosen is everybody.
    pub actors: BTreeSet<Actor>,
    /// What is shown; nothing chosen is everything.
    pub kinds: BTreeSet<EntryKind>,
    /// Whether kinds are being chosen.
    pub choosing: bool,
}

/// What a visitor asks of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub enum TimelineWish {
    /// These years.
    Sight(Span),
    /// To what happened before (`false`) or after.
    Step(bool),
    /// More years (`false`) or fewer.
    Zoom(bool),
    Pick(EntryId),
    /// Tells an entry at length.
    Open(EntryId),
    Close,
    Calendars,
    /// Shows an actor's doings besides what is chosen, or no longer.
    Actor(Actor),
    Kind(EntryKind),
    /// Every kind again.
    AllKinds,
    Choose,
}

/// Years in sight at the steps of nearness; the widest is everything.
pub const RUNGS: [f64; 5] = [200.0, 100.0, 50.0, 25.0, 10.0];

/// Years in sight when the page opens.
const FIRST_YEARS: f64 = 50.0;

/// Years beside the first and the last, so that a mark there is not cut.
const MARGIN: f64 = 2.0;

/// What was stepped to stands at least this part of the years in sight from their ends.
const FROM_END: f64 = 0.12;

impl Kiosk {
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// Whether the page is the timeline.
    pub fn is_timeline(&self) -> bool {
        matches!(self.route, Route::Timeline { .. })
    }

    /// The timeline at the year of the exhibit that is open; `None` where the museum has none.
    pub fn timeline_here(&self) -> Option<Route> {
        let museum = self.museum.as_ref().filter(|museum| museum.has_timeline())?;
        let year = self.exhibit().and_then(|exhibit| exhibit.date.as_ref()).map(|date| date.years().0);
        Route::Timeline { year }.settle(museum)
    }

    /// The year that the timeline is about: that of what was picked, or the middle of what is in sight.
    pub(super) fn timeline_year(&self) -> Option<i32> {
        let museum = self.museum.as_ref().filter(|_| self.is_timeline())?;
        let picked = self.timeline.picked(museum).map(|entry| entry.date.years().0);
        Some(picked.unwrap_or(self.timeline.sight.middle() as i32))
    }

    /// Lays the timeline for the page that opens.
    pub(super) fn lay_timeline(&mut self) {
        self.timeline = match (&self.museum, &self.route) {
            (Some(museum), Route::Timeline { year }) => Timeline::laid(museum, *year),
            _ => Timeline::default(),
        };
    }

    pub(super) fn timeline_wish(&mut self, wish: TimelineWish) {
        let Some(museum) = self.museum.clone().filter(|_| self.is_timeline()) else { return };
        self.timeline.grant(&museum, wish);
    }
}

impl Timeline {
    /// A timeline at a year and what happened in it; without one, where most happened.
    pub fn laid(museum: &Museum, year: Option<i32>) -> Timeline {
        let whole = whole(museum);
        let mut timeline = Timeline::default();
        let Some(year) = year else {
            timeline.sight = fullest(museum, FIRST_YEARS, whole);
            return timeline;
        };
        let at = f64::from(year) + 0.5;
        let away = |entry: &&Entry| {
            let extent = Extent::of(&entry.date);
            let away = (extent.span.first.floor() - at).max(at - extent.span.last.ceil()).max(0.0);
            // Of what happened in the year, what has most to tell.
            ((away * 1000.0) as i64, (entry.date.years().0 - year).abs(), std::cmp::Reverse(weight(museum, entry)))
        };
        let nearest = museum.timeline.iter().min_by_key(away);
        timeline.sight = Span::about(at, FIRST_YEARS, whole);
        if let Some(entry) = nearest {
            timeline.pick(museum, entry.id.clone());
        }
        timeline
    }

    fn grant(&mut self, museum: &Museum, wish: TimelineWish) {
        let whole = whole(museum);
        match wish {
            TimelineWish::Sight(sight) => {
                let years = sight.years().max(RUNGS[RUNGS.len() - 1]);
                self.sight = Span::about(sight.middle(), years, whole);
            }
            TimelineWish::Step(after) => {
                if let Some(next) = self.next(museum, after) {
                    self.pick(museum, next);
                }
            }
            TimelineWish::Zoom(closer) => self.zoom(museum, closer),
            TimelineWish::Pick(id) => self.pick(museum, id),
            TimelineWish::Open(id) => {
                self.pick(museum, id);
                self.open = self.picked.is_some();
                self.calendars = false;
            }
            TimelineWish::Close => self.open = false,
            TimelineWish::Calendars => self.calendars = !self.calendars,
            TimelineWish::Actor(actor) => {
                if !self.actors.remove(&actor) {
                    self.actors.insert(actor);
                }
                self.keep_to_what_is_shown(museum);
            }
            TimelineWish::Kind(kind) => {
                if !self.kinds.remove(&kind) {
                    self.kinds.insert(kind);
                }
                self.keep_to_what_is_shown(museum);
            }
            TimelineWish::AllKinds => self.kinds.clear(),
            TimelineWish::Choose => self.choosing = !self.choosing,
        }
    }

    /// Closes what lies over the river; whether anything did.
    pub(super) fn close(&mut self) -> bool {
        std::mem::take(&mut self.open) || std::mem::take(&mut self.choosing)
    }

    pub fn picked<'m>(&self, museum: &'m Museum) -> Option<&'m Entry> {
        let id = self.picked.as_ref()?;
        museum.timeline.iter().find(|entry| entry.id == *id)
    }

    /// Whether an entry is among what was chosen.
    pub fn shows(&self, entry: &Entry) -> bool {
        let (actors, kinds) = (&self.actors, &self.kinds);
        (actors.is_empty() || actors.contains(&entry.actor)) && (kinds.is_empty() || kinds.contains(&entry.kind))
    }

    /// The entries that are shown, earlier ones first.
    pub fn entries<'m>(&self, museum: &'m Museum) -> Vec<&'m Entry> {
        museum.timeline.iter().filter(|entry| self.shows(entry)).collect()
    }

    /// How many entries there are of an actor, among the kinds that are chosen.
    pub fn of_actor(&self, museum: &Museum, actor: Actor) -> usize {
        let of_kind = |entry: &&Entry| self.kinds.is_empty() || self.kinds.contains(&entry.kind);
        museum.timeline.iter().filter(of_kind).filter(|entry| entry.actor == actor).count()
    }

    /// How many entries there are of a kind, among the actors that are chosen.
    pub fn of_kind(&self, museum: &Museum, kind: EntryKind) -> usize {
        let of_actor = |entry: &&Entry| self.actors.is_empty() || self.actors.contains(&entry.actor);
        museum.timeline.iter().filter(of_actor).filter(|entry| entry.kind == kind).count()
    }

    /// Whether there are fewer years to see, or more.
    pub fn can_zoom(&self, museum: &Museum, closer: bool) -> bool {
        self.rung(museum, closer).is_some()
    }

    /// What happened before or after what is picked; from the edge of what is in sight, if nothing in sight is.
    pub fn next(&self, museum: &Museum, after: bool) -> Option<EntryId> {
        let entries = self.entries(museum);
        let here = entries.iter().position(|entry| Some(&entry.id) == self.picked.as_ref());
        let here = here.filter(|&index| self.sight.holds(moment(entries[index])));
        let next = match (here, after) {
            (Some(index), true) => index.checked_add(1),
            (Some(index), false) => index.checked_sub(1),
            (None, true) => entries.iter().position(|entry| moment(entry) >= self.sight.first),
            (None, false) => entries.iter().rposition(|entry| moment(entry) <= self.sight.last),
        };
        next.and_then(|index| entries.get(index)).map(|entry| entry.id.clone())
    }

    fn pick(&mut self, museum: &Museum, id: EntryId) {
        let Some(entry) = museum.timeline.iter().find(|entry| entry.id == id && self.shows(entry)) else { return };
        let at = moment(entry);
        if !(FROM_END..=1.0 - FROM_END).contains(&self.sight.part(at)) {
            self.sight = Span::about(at, self.sight.years(), whole(museum));
        }
        self.picked = Some(id);
    }

    /// To the next step of nearness, about what is picked if it is in sight.
    fn zoom(&mut self, museum: &Museum, closer: bool) {
        let Some(years) = self.rung(museum, closer) else { return };
        let at = self.picked(museum).map(moment).filter(|at| self.sight.holds(*at));
        let part = at.map_or(0.5, |at| self.sight.part(at));
        self.sight = self.sight.stretched(years / self.sight.years(), part, RUNGS[RUNGS.len() - 1], whole(museum));
    }

    fn rung(&self, museum: &Museum, closer: bool) -> Option<f64> {
        // What a pinch left near a step is on it.
        const NEAR: f64 = 1.01;
        let (years, whole) = (self.sight.years(), whole(museum).years());
        if closer {
            RUNGS.into_iter().find(|rung| rung * NEAR < years)
        } else {
            let wider = RUNGS.into_iter().rev().find(|&rung| rung > years * NEAR && rung < whole);
            wider.or(Some(whole).filter(|whole| *whole > years * NEAR))
        }
    }

    /// After another choice: nothing is picked that is not shown, and something is in sight.
    fn keep_to_what_is_shown(&mut self, museum: &Museum) {
        if self.picked(museum).is_some_and(|entry| !self.shows(entry)) {
            (self.picked, self.open) = (None, false);
        }
        let entries = self.entries(museum);
        if entries.iter().any(|entry| self.sight.holds(moment(entry))) {
            return;
        }
        let away = |at: f64| (self.sight.first - at).max(at - self.sight.last);
        let nearest = entries.into_iter().map(moment).min_by(|a, b| away(*a).total_cmp(&away(*b)));
        if let Some(at) = nearest {
            self.sight = Span::about(at, self.sight.years(), whole(museum));
        }
    }
}

/// All years of the timeline: the museum's story, and what happened before or after it.
pub fn whole(museum: &Museum) -> Span {
    let (mut first, mut last) = (f64::from(SPAN.0), f64::from(SPAN.1 + 1));
    for entry in &museum.timeline {
        let span = Extent::of(&entry.date).span;
        (first, last) = (first.min(span.first), last.max(span.last));
    }
    Span { first: first - MARGIN, last: last + MARGIN }
}

/// Who goes first where there is not room for all: the very day of an exhibit, what else leads to one, then what bound
/// whole countries.
pub fn weight(museum: &Museum, entry: &Entry) -> u32 {
    let kind = match entry.kind {
        EntryKind::Treaty => 3,
        EntryKind::Border | EntryKind::Battle => 2,
        EntryKind::Founding => 1,
        EntryKind::Journey | EntryKind::Rule => 0,
    };
    let Some(exhibit) = entry.exhibit.as_ref().and_then(|id| museum.exhibit(id)) else { return kind };
    let begins = |date: &HistoricDate| (date.start.year, date.start.month, date.start.day);
    let same = exhibit.date.as_ref().is_some_and(|date| begins(date) == begins(&entry.date));
    kind + if same { 8 } else { 4 }
}

/// So many years in which most happened; the earliest of several.
fn fullest(museum: &Museum, years: f64, whole: Span) -> Span {
    let moments: Vec<f64> = museum.timeline.iter().map(moment).collect();
    let mut most = (0, whole.first);
    for &from in &moments {
        let count = moments.iter().filter(|at| (from..=from + years).contains(at)).count();
        if count > most.0 {
            most = (count, from);
        }
    }
    // The first of them stands a little off the edge.
    Span::about(most.1 + years * 0.45, years, whole)
}
