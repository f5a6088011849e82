//! Routes through the museum that are worth the time somebody has.
//!
//! Pure: a museum, a wish and a number of seconds in, an [`Itinerary`] out. What the visitor does with it is the business
//! of [`super::guide`].

mod solve;
mod stops;
mod time;
mod wish;

pub use solve::{Choice, EXACT, Rank, Site, Taken, score, solve};
pub use stops::{Depth, OFFERED, Stop};
pub use time::{Pace, REST, REST_EVERY, TimeSpan, Times, Ways, hall as hall_span};
pub use wish::{Interest, PlanSheet, PlanWish, Stay, VisitWish, WalkWish};

use crate::model::{HallId, Museum, Spot};

/// A stop of an itinerary, and the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    pub stop: Stop,
    pub depth: Depth,
    pub walk: TimeSpan,
    /// A rest before it.
    pub rest: TimeSpan,
    pub stay: TimeSpan,
    pub why: Why,
}

/// Why a stop is in the route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// The visitor wants it.
    Chosen,
    /// The museum would have nobody miss it.
    Essential,
    /// It serves an interest of the visitor's.
    Interest(Interest),
    /// It shows where everything lies.
    Overview,
    /// It fits into the time that is left.
    Fits,
}

/// A route: stops in the order of the story, within a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Itinerary {
    pub legs: Vec<Leg>,
    /// What the visitor wants and the time does not allow.
    pub lost: Vec<Stop>,
    /// Seconds there were.
    pub budget: u32,
}

/// Where a route begins, and what it need not show again.
#[derive(Clone, Copy, Debug, Default)]
pub struct Begin<'a> {
    /// Where the visitor stands.
    pub spot: Option<&'a Spot>,
    /// The stop before the first: the route goes on behind it, and then has what was left out before it.
    pub after: Option<&'a Stop>,
    pub done: &'a [Stop],
    /// What stays in the route as long as there is room, as if the visitor wanted it.
    pub kept: &'a [Stop],
}

impl Leg {
    pub fn span(&self) -> TimeSpan {
        self.walk + self.rest + self.stay
    }
}

impl Itinerary {
    /// The best route of at most `seconds`, reckoned with the longest times.
    pub fn plan(museum: &Museum, times: &Times, wish: &VisitWish, begin: Begin<'_>, seconds: u32) -> Itinerary {
        let stops = candidates(museum, wish, begin);
        let halls: Vec<Option<HallId>> =
            std::iter::once(None).chain(museum.halls.iter().map(|hall| Some(hall.id.clone()))).collect();
        let depths: Vec<Vec<(Depth, TimeSpan)>> =
            stops.iter().map(|stop| stop.depths(museum, times, wish.pace())).collect();
        let sites: Vec<Site> =
            stops.iter().zip(&depths).map(|(stop, depths)| site(museum, wish, begin, stop, depths, &halls)).collect();
        let spots: Vec<Option<&Spot>> = halls.iter().map(|hall| place(museum, hall.as_ref(), begin.spot)).collect();
        let walk = |from: Option<usize>, to: usize| {
            if museum.visit.floor.is_none() {
                return TimeSpan::default();
            }
            if from == Some(to) {
                return time::step();
            }
            match (from.map_or(begin.spot, |from| spots[from]), spots[to]) {
                (Some(from), Some(to)) => time::walk(from, to, wish.ways),
                _ => TimeSpan::default(),
            }
        };
        let taken = solve(&sites, |from, to| walk(from, to).most, time::without_rests(seconds));
        let mut legs = Vec::with_capacity(taken.len());
        let (mut hall, mut content) = (None, 0);
        for Taken { site: number, choice } in taken {
            let walk = walk(hall, sites[number].hall);
            hall = Some(sites[number].hall);
            let (depth, stay) = depths[number][choice];
            // What was gone through before, and whether it made another half hour full.
            let rests =
                content / REST_EVERY - legs.iter().filter(|leg: &&Leg| leg.rest != TimeSpan::default()).count() as u32;
            let rest = if rests > 0 { TimeSpan { least: REST / 2, most: REST } } else { TimeSpan::default() };
            content += walk.most + stay.most;
            let stop = stops[number].clone();
            let why = why(museum, wish, &stop);
            legs.push(Leg { stop, depth, walk, rest, stay, why });
        }
        let found = |stop: &Stop| legs.iter().any(|leg| leg.stop == *stop) || begin.done.contains(stop);
        let lost = wish.musts.iter().filter(|stop| !found(stop)).cloned().collect();
        Itinerary { legs, lost, budget: seconds }
    }

    /// What the whole takes.
    pub fn span(&self) -> TimeSpan {
        self.legs.iter().map(Leg::span).sum()
    }

    pub fn position(&self, stop: &Stop) -> Option<usize> {
        self.legs.iter().position(|leg| leg.stop == *stop)
    }

    /// The same stops for a reader of another language, or at another pace.
    pub(in crate::kiosk) fn respan(&mut self, museum: &Museum, times: &Times, wish: &VisitWish) {
        for leg in &mut self.legs {
            let depths = leg.stop.depths(museum, times, wish.pace());
            let same = depths.iter().find(|(depth, _)| *depth == leg.depth).or(depths.last());
            if let Some(&(depth, stay)) = same {
                (leg.depth, leg.stay) = (depth, stay);
            }
        }
    }
}

/// What may be stopped at, in the order in which it would be.
fn candidates(museum: &Museum, wish: &VisitWish, begin: Begin<'_>) -> Vec<Stop> {
    let mut stops = Stop::offered(museum);
    if stops.len() >= OFFERED {
        // What the visitor chose need not be among them.
        let chosen = |stop: &Stop| stops.contains(stop) || wish.musts.contains(stop) || begin.kept.contains(stop);
        stops = Stop::all(museum).into_iter().filter(chosen).collect();
    }
    if let Some(after) = begin.after.and_then(|after| stops.iter().position(|stop| stop == after)) {
        stops.rotate_left(after + 1);
    }
    let may = |stop: &Stop| {
        let wanted = wish.musts.contains(stop) || begin.kept.contains(stop) || stop.suits(museum, wish);
        wanted && !wish.without.contains(stop) && !begin.done.contains(stop)
    };
    stops.retain(may);
    stops
}

fn site(
    museum: &Museum,
    wish: &VisitWish,
    begin: Begin<'_>,
    stop: &Stop,
    depths: &[(Depth, TimeSpan)],
    halls: &[Option<HallId>],
) -> Site {
    let hall = stop.hall(museum);
    let rank = match () {
        () if wish.musts.contains(stop) || begin.kept.contains(stop) => Rank::Must,
        () if stop.is_essential(museum) => Rank::Essential,
        () => Rank::Other,
    };
    let choice =
        |&(depth, span): &(Depth, TimeSpan)| Choice { seconds: span.most, value: stop.value(museum, depth, wish) };
    Site {
        hall: halls.iter().position(|other| *other == hall).unwrap_or(0),
        rank,
        choices: depths.iter().map(choice).collect(),
    }
}

/// Where a hall is; what belongs to no hall is where the visitor stands at first.
fn place<'m>(museum: &'m Museum, hall: Option<&HallId>, start: Option<&'m Spot>) -> Option<&'m Spot> {
    let floor = museum.visit.floor.as_ref()?;
    hall.map_or(start, |hall| floor.halls.get(hall))
}

fn why(museum: &Museum, wish: &VisitWish, stop: &Stop) -> Why {
    if wish.musts.contains(stop) {
        Why::Chosen
    } else if stop.is_essential(museum) {
        Why::Essential
    } else if let Some(interest) = stop.serves(museum, wish) {
        Why::Interest(interest)
    } else if *stop == Stop::Atlas {
        Why::Overview
    } else {
        Why::Fits
    }
}
