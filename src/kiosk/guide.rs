//! A visitor's way through the museum: the route that was asked for, and how far they are on it.

use std::collections::BTreeSet;
use std::time::Duration;

use super::itinerary::{Begin, Itinerary, Leg, PlanSheet, PlanWish, Stay, Stop, TimeSpan, Times, VisitWish, WalkWish};
use super::{Kiosk, Route};
use crate::model::{Spot, TimeOfDay};

/// Minutes on offer when the museum asks how much time there is.
pub const MINUTES: [u16; 4] = [20, 45, 60, 120];
/// What a page that is opened without a time begins with.
const USUAL: u16 = 60;
/// A route ends so many minutes before the museum closes.
const LEAVING: u16 = 5;
/// Minutes of a route at the most: twice what the longest visit is said to take.
const MOST: u16 = 4 * 60;
/// So many minutes before it closes the museum says so at home.
pub const CLOSING: u16 = 60;
/// Steps of the time to leave, in minutes.
pub const STEP: u16 = 5;
/// With so many minutes gained it is worth asking whether to see more.
const WORTH_IT: u32 = 5;

/// The route that was asked for, and how far its visitor is.
#[derive(Clone, Debug, Default)]
pub struct Guide {
    wish: Option<VisitWish>,
    itinerary: Option<Itinerary>,
    walk: Option<Walk>,
    /// What lies over the planner.
    sheet: Option<PlanSheet>,
    /// Where the visitor has been.
    seen: BTreeSet<Stop>,
    /// What stops take the visitor, counted when first asked for.
    times: Option<Times>,
    /// The name of the place on the floor where this kiosk stands.
    station: Option<String>,
}

/// A route being followed.
#[derive(Clone, Copy, Debug)]
struct Walk {
    /// When it has to be over.
    deadline: Duration,
    /// The leg whose stop the visitor is at, and since when.
    at: usize,
    since: Duration,
    /// Whether there is something to spend gained time on.
    can_extend: bool,
}

/// How a visitor does on their route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The leg they are at, from 0.
    pub at: usize,
    /// Seconds to the end of the time they have.
    pub left: u32,
    /// What is still to see.
    pub remaining: TimeSpan,
    pub standing: Standing,
}

/// Whether what is left fits into the time that is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    OnTime,
    /// So many minutes are lacking at the most.
    Late(u32),
    /// There are so many minutes more, and something to spend them on.
    Ahead(u32),
}

/// The time a route may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// Seconds.
    pub seconds: u32,
    /// Whether the museum closes before the visitor has to go.
    pub closing: bool,
}

impl Kiosk {
    /// Says where this kiosk stands, by a name of the museum's floor plan.
    pub fn stand_at(&mut self, station: Option<String>) {
        self.guide.station = station;
    }

    /// What the visitor asks of a route, once they have.
    pub fn visit_wish(&self) -> Option<&VisitWish> {
        self.guide.wish.as_ref()
    }

    pub fn itinerary(&self) -> Option<&Itinerary> {
        self.guide.itinerary.as_ref()
    }

    /// What lies over the planner.
    pub fn plan_sheet(&self) -> Option<&PlanSheet> {
        self.guide.sheet.as_ref()
    }

    /// Where the kiosk stands; `None` where nobody said or the plan does not know it.
    pub fn station(&self) -> Option<&Spot> {
        self.museum.as_ref()?.visit.floor.as_ref()?.stations.get(self.guide.station.as_ref()?)
    }

    /// Minutes until the museum closes; `None` while it is closed, or where nobody knows.
    pub fn closes_in(&self, now: Duration) -> Option<u16> {
        let hours = self.hours_today()??;
        let time = self.time_of_day(now)?;
        (hours.opens <= time && time < hours.closes).then(|| hours.closes.0 - time.0)
    }

    /// Whether nobody is let in any more, though the museum is still open.
    pub fn is_past_last_entry(&self, now: Duration) -> bool {
        let last = self.hours_today().flatten().and_then(|hours| hours.last_entry);
        let time = self.time_of_day(now);
        self.closes_in(now).is_some() && last.zip(time).is_some_and(|(last, time)| time > last)
    }

    /// The time a route may take that begins now: what was asked for, and no longer than the museum is open.
    pub fn allowance(&self, stay: Stay, now: Duration) -> Allowance {
        let asked = match stay {
            Stay::Minutes(minutes) => minutes.min(MOST),
            Stay::Until(time) => self.time_of_day(now).map_or(USUAL, |now| time.0.saturating_sub(now.0)).min(MOST),
        };
        let open = self.closes_in(now).map(|minutes| minutes.saturating_sub(LEAVING));
        let minutes = open.map_or(asked, |open| open.min(asked));
        Allowance { seconds: 60 * u32::from(minutes), closing: minutes < asked }
    }

    /// How the visitor does on the route they follow.
    pub fn progress(&self, now: Duration) -> Option<Progress> {
        let (itinerary, walk) = (self.guide.itinerary.as_ref()?, self.guide.walk?);
        let here = self.here_still(now)?;
        let remaining = here + itinerary.legs[walk.at + 1..].iter().map(Leg::span).sum();
        let closing = self.closes_in(now).map(|minutes| 60 * u32::from(minutes.saturating_sub(LEAVING)));
        let asked = walk.deadline.saturating_sub(now).as_secs() as u32;
        let left = closing.map_or(asked, |closing| closing.min(asked));
        let standing = if remaining.middle() > left {
            Standing::Late((remaining.most - left).div_ceil(60))
        } else {
            let gained = left.saturating_sub(remaining.most) / 60;
            if gained >= WORTH_IT && walk.can_extend { Standing::Ahead(gained) } else { Standing::OnTime }
        };
        Some(Progress { at: walk.at, left, remaining, standing })
    }

    /// The stop after the one the visitor is at.
    pub fn next_stop(&self) -> Option<&Stop> {
        let (itinerary, walk) = (self.guide.itinerary.as_ref()?, self.guide.walk?);
        itinerary.legs.get(walk.at + 1).map(|leg| &leg.stop)
    }

    /// Whether the visitor has been at this stop since they came.
    pub fn has_seen(&self, stop: &Stop) -> bool {
        self.guide.seen.contains(stop)
    }

    /// When the minutes on the screen change next.
    pub(super) fn guide_due(&self, now: Duration) -> Option<Duration> {
        let told = self.clock?.told;
        // A minute before it has something to say, so that it says it in time.
        let soon = self.route == Route::Home && self.closes_in(now).is_some_and(|minutes| minutes <= CLOSING + 1);
        let shown = soon || self.guide.walk.is_some() || matches!(self.route, Route::Planner { .. });
        shown.then(|| told + Duration::from_secs((now.saturating_sub(told).as_secs() / 60 + 1) * 60))
    }

    /// Changes what is asked of the route, and finds it anew. A route that is changed is begun anew.
    pub(super) fn plan(&mut self, wish: PlanWish, now: Duration) {
        let mut kept = Vec::new();
        let asked = self.guide.wish.get_or_insert_with(|| VisitWish::new(Stay::Minutes(USUAL)));
        match wish {
            PlanWish::Sheet(sheet) => {
                let stay = asked.stay;
                if sheet.is_none() && self.guide.sheet == Some(PlanSheet::Dial) && matches!(stay, Stay::Until(_)) {
                    // The hand has come to rest.
                    let seconds = self.allowance(stay, now).seconds;
                    self.tally.planned((seconds / 60) as u16);
                }
                // Without a clock nobody knows how long it is till then.
                self.guide.sheet = sheet.filter(|sheet| *sheet != PlanSheet::Dial || self.clock.is_some());
                return;
            }
            PlanWish::Stay(stay) => {
                asked.stay = stay;
                if let Stay::Minutes(minutes) = stay {
                    self.tally.planned(minutes);
                }
            }
            PlanWish::Interest(interest) => asked.toggle(interest),
            PlanWish::Children(children) => asked.children = children,
            PlanWish::Pace(pace) => asked.pace = Some(pace),
            PlanWish::Ways(ways) => asked.ways = ways,
            PlanWish::Add(stop) => asked.add(stop),
            PlanWish::Remove(stop) => asked.remove(stop),
            PlanWish::Swap(stop) => {
                let legs = self.guide.itinerary.iter().flat_map(|itinerary| &itinerary.legs);
                kept = legs.map(|leg| leg.stop.clone()).filter(|other| *other != stop).collect();
                asked.remove(stop);
            }
        }
        if matches!(self.guide.sheet, Some(PlanSheet::Stop(_) | PlanSheet::Add)) {
            self.guide.sheet = None;
        }
        self.guide.walk = None;
        self.make_route(&kept, now);
    }

    /// Follows the route.
    pub(super) fn walk(&mut self, wish: WalkWish, now: Duration) {
        match wish {
            WalkWish::Start => self.start_walk(now),
            WalkWish::Next => self.next_leg(now),
            WalkWish::Shorten | WalkWish::Extend => self.replan(wish, now),
            WalkWish::End => self.guide.walk = None,
        }
        self.look_ahead(now);
    }

    /// Closes what lies over the planner; whether there was something.
    pub(super) fn close_plan_sheet(&mut self) -> bool {
        self.guide.sheet.take().is_some()
    }

    /// The planner is opened for so many minutes, or for what was asked before.
    pub(super) fn ask(&mut self, minutes: Option<u16>) {
        let asked = self.guide.wish.get_or_insert_with(|| VisitWish::new(Stay::Minutes(USUAL)));
        if let Some(minutes) = minutes {
            asked.stay = Stay::Minutes(minutes);
            self.guide.walk = None;
            self.tally.planned(minutes);
        }
    }

    /// Finds the route for what was asked; `kept` stays in it if there is room.
    fn make_route(&mut self, kept: &[Stop], now: Duration) {
        self.count_times();
        let (Some(museum), Some(wish), Some(times)) = (&self.museum, &self.guide.wish, &self.guide.times) else {
            return;
        };
        let begin = Begin { spot: self.station(), kept, ..Begin::default() };
        let seconds = self.allowance(wish.stay, now).seconds;
        self.guide.itinerary = Some(Itinerary::plan(museum, times, wish, begin, seconds));
    }

    /// Counts what stops take, for the language that is read.
    fn count_times(&mut self) {
        let Some(museum) = &self.museum else { return };
        let counted = self.guide.times.as_ref().and_then(Times::lang);
        if counted != Some(self.lang) {
            self.guide.times = Some(Times::new(museum, museum.order(self.lang)));
        }
    }

    /// While a route is only looked at, it keeps to the clock: the museum comes nearer to its closing.
    pub(super) fn tick_guide(&mut self, now: Duration) {
        self.look_ahead(now);
        let (Some(itinerary), Some(wish), None) = (&self.guide.itinerary, &self.guide.wish, self.guide.walk) else {
            return;
        };
        if itinerary.budget != self.allowance(wish.stay, now).seconds {
            self.make_route(&[], now);
        }
    }

    /// Looks whether there would be something to spend gained time on.
    fn look_ahead(&mut self, now: Duration) {
        let can_extend = self.progress(now).is_some_and(|progress| self.extended(progress.left, now).is_some());
        if let Some(walk) = &mut self.guide.walk {
            walk.can_extend = can_extend;
        }
    }

    /// Another language is read at another rate: the stops stay, and their times change. A route that is only looked at is
    /// found anew.
    pub(super) fn language_changed(&mut self, now: Duration) {
        if self.guide.itinerary.is_none() {
            return;
        }
        if self.guide.walk.is_none() {
            self.make_route(&[], now);
            return;
        }
        self.count_times();
        let (Some(museum), Some(wish), Some(times)) = (&self.museum, &self.guide.wish, &self.guide.times) else {
            return;
        };
        if let Some(itinerary) = &mut self.guide.itinerary {
            itinerary.respan(museum, times, wish);
        }
        self.look_ahead(now);
    }

    /// Forgets the visitor's route.
    pub(super) fn forget_route(&mut self) {
        let Guide { station, times, .. } = std::mem::take(&mut self.guide);
        self.guide = Guide { times, station, ..Guide::default() };
    }

    /// The museum was read anew: a route through what is no longer there is none.
    pub(super) fn keep_route(&mut self, now: Duration) {
        let Some(museum) = self.museum.clone() else { return };
        if let (Some(name), Some(_), None) = (&self.guide.station, &museum.visit.floor, self.station()) {
            log::warn!("no such station on the floor plan: {name}");
        }
        self.guide.times = None;
        let there = |stop: &Stop| Stop::all(&museum).contains(stop);
        self.guide.seen.retain(there);
        if self.guide.itinerary.is_none() {
            return;
        }
        self.count_times();
        let Some(itinerary) = &self.guide.itinerary else { return };
        if !itinerary.legs.iter().all(|leg| there(&leg.stop)) {
            self.guide.walk = None;
            self.make_route(&[], now);
        }
    }

    /// A page was opened: it may be a stop of the route, and is one that was seen.
    pub(super) fn arrive(&mut self, now: Duration) {
        self.guide.sheet = None;
        if let (&Route::Planner { minutes }, None) = (&self.route, self.guide.walk) {
            // The page may have been named before the museum was read.
            if self.guide.wish.is_none() {
                self.ask(minutes);
            }
            self.make_route(&[], now);
        }
        let Some(stop) = Stop::of(&self.route) else { return };
        let (itinerary, walk) = (self.guide.itinerary.as_ref(), self.guide.walk.as_mut());
        if let (Some(itinerary), Some(walk)) = (itinerary, walk)
            && let Some(at) = itinerary.position(&stop)
            && at > walk.at
        {
            (walk.at, walk.since) = (at, now);
        }
        self.guide.seen.insert(stop);
        self.look_ahead(now);
    }

    fn start_walk(&mut self, now: Duration) {
        self.tick_guide(now);
        let (Some(itinerary), Some(wish)) = (&self.guide.itinerary, &self.guide.wish) else { return };
        let Some(first) = itinerary.legs.first().map(|leg| leg.stop.route()) else { return };
        let seconds = self.allowance(wish.stay, now).seconds;
        let deadline = now + Duration::from_secs(seconds.into());
        self.guide.walk = Some(Walk { deadline, at: 0, since: now, can_extend: false });
        self.tally.plan_started();
        self.open(first);
    }

    /// To the next stop; behind the last one the route is over.
    fn next_leg(&mut self, now: Duration) {
        let next = self.next_stop().map(Stop::route);
        let Some(walk) = &mut self.guide.walk else { return };
        (walk.at, walk.since) = (walk.at + 1, now);
        match next {
            Some(route) => self.open(route),
            None => {
                self.guide.walk = None;
                self.tally.plan_finished();
                self.open(Route::Home);
            }
        }
    }

    /// What is left of the route, found anew for the time that is left.
    fn replan(&mut self, wish: WalkWish, now: Duration) {
        let (Some(progress), Some(walk)) = (self.progress(now), self.guide.walk) else { return };
        let rest = match wish {
            WalkWish::Extend => self.extended(progress.left, now),
            _ => self.rest_of_route(progress.left, &[], now),
        };
        let (Some(rest), Some(itinerary)) = (rest, &mut self.guide.itinerary) else { return };
        itinerary.legs.truncate(walk.at + 1);
        itinerary.legs.extend(rest.legs);
        itinerary.lost = rest.lost;
    }

    /// The rest of the route with something more in it; `None` if nothing fits.
    fn extended(&self, left: u32, now: Duration) -> Option<Itinerary> {
        let before = self.guide.itinerary.as_ref()?.legs.get(self.guide.walk?.at + 1..)?;
        let kept: Vec<Stop> = before.iter().map(|leg| leg.stop.clone()).collect();
        let rest = self.rest_of_route(left, &kept, now)?;
        let keeps = kept.iter().all(|stop| rest.position(stop).is_some());
        let longer = |rest: &Itinerary| rest.span().most > before.iter().map(|leg| leg.span().most).sum();
        Some(rest).filter(|rest| keeps && longer(rest))
    }

    fn rest_of_route(&self, left: u32, kept: &[Stop], now: Duration) -> Option<Itinerary> {
        let (museum, itinerary) = (self.museum.as_ref()?, self.guide.itinerary.as_ref()?);
        let (wish, walk, times) = (self.guide.wish.as_ref()?, self.guide.walk?, self.guide.times.as_ref()?);
        let done: Vec<Stop> = itinerary.legs.get(..=walk.at)?.iter().map(|leg| leg.stop.clone()).collect();
        let here = done.last()?;
        let hall = here.hall(museum);
        let floor = museum.visit.floor.as_ref();
        let spot = hall.and_then(|hall| floor?.halls.get(&hall)).or(self.station());
        let begin = Begin { spot, after: Some(here), done: &done, kept };
        let seconds = left.saturating_sub(self.here_still(now)?.most);
        Some(Itinerary::plan(museum, times, wish, begin, seconds))
    }

    /// What the stop the visitor is at still takes.
    fn here_still(&self, now: Duration) -> Option<TimeSpan> {
        let (itinerary, walk) = (self.guide.itinerary.as_ref()?, self.guide.walk?);
        let spent = now.saturating_sub(walk.since).as_secs() as u32;
        let TimeSpan { least, most } = itinerary.legs.get(walk.at)?.stay;
        Some(TimeSpan { least: least.saturating_sub(spent), most: most.saturating_sub(spent) })
    }
}

/// The time to leave that the dial begins with: an hour from now, on a step.
pub fn leave_at(now: TimeOfDay) -> TimeOfDay {
    TimeOfDay((now.0 + 60).next_multiple_of(STEP).min(24 * 60 - STEP))
}
