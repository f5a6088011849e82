//! Where a route may stop, what each stop takes, and what it is worth to whom.

use super::time::{self, Pace, TimeSpan, Times, Ways};
use super::wish::{Interest, VisitWish};
use crate::kiosk::Route;
use crate::model::{Exhibit, ExhibitId, HallId, Kind, Level, Museum};

/// A stop of a route.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stop {
    Atlas,
    Exhibit(ExhibitId),
}

/// How much of an exhibit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// What is for everybody, and one picture.
    Brief,
    /// The whole story with its clauses or phases, all pictures and the map.
    Full,
    /// That, and where accounts differ.
    Deep,
}

/// Most stops that a route is chosen from.
pub const OFFERED: usize = 240;

impl Depth {
    pub const ALL: [Depth; 3] = [Depth::Brief, Depth::Full, Depth::Deep];
}

impl Stop {
    /// The page of the stop.
    pub fn route(&self) -> Route {
        match self {
            Stop::Atlas => Route::Atlas { exhibit: None, year: None, other: None },
            Stop::Exhibit(id) => Route::Exhibit { id: id.clone(), tab: crate::kiosk::Tab::Story },
        }
    }

    /// The stop that a page belongs to.
    pub fn of(route: &Route) -> Option<Stop> {
        match route {
            Route::Atlas { exhibit: None, .. } => Some(Stop::Atlas),
            _ => route.exhibit().cloned().map(Stop::Exhibit),
        }
    }

    pub fn exhibit<'m>(&self, museum: &'m Museum) -> Option<&'m Exhibit> {
        match self {
            Stop::Atlas => None,
            Stop::Exhibit(id) => museum.exhibit(id),
        }
    }

    pub fn hall(&self, museum: &Museum) -> Option<HallId> {
        self.exhibit(museum).map(|exhibit| exhibit.hall.clone())
    }

    /// Every stop of a museum in the order of its story: the atlas, then hall by hall.
    pub fn all(museum: &Museum) -> Vec<Stop> {
        let atlas = museum.has_atlas().then_some(Stop::Atlas);
        let exhibits = museum.halls.iter().flat_map(|hall| &hall.exhibits).filter(|id| museum.exhibit(id).is_some());
        atlas.into_iter().chain(exhibits.cloned().map(Stop::Exhibit)).collect()
    }

    /// The stops a route chooses among: all of a museum, or of a very large one its essential exhibits and of the others
    /// as many, evenly, as make [`OFFERED`].
    pub fn offered(museum: &Museum) -> Vec<Stop> {
        let mut stops = Stop::all(museum);
        let spare = stops.len().saturating_sub(OFFERED);
        if spare > 0 {
            let (all, mut number) = (stops.len(), 0);
            stops.retain(|stop| {
                number += 1;
                // Every so manieth is left out.
                let dropped = number * spare / all > (number - 1) * spare / all;
                !dropped || stop.is_essential(museum)
            });
        }
        stops
    }

    /// The ways to spend time at this stop, the shortest first; those that would take no longer than the one before are
    /// left out.
    pub fn depths(&self, museum: &Museum, times: &Times, pace: Pace) -> Vec<(Depth, TimeSpan)> {
        let Some(exhibit) = self.exhibit(museum) else { return vec![(Depth::Full, time::atlas())] };
        let mut depths: Vec<(Depth, TimeSpan)> = Vec::new();
        let has_essential = exhibit.sections.iter().any(|section| section.level == Level::Essential);
        for depth in Depth::ALL.into_iter().filter(|&depth| has_essential || depth > Depth::Brief) {
            let span = times.exhibit(museum, exhibit, depth, pace);
            if depths.last().is_none_or(|(_, last)| span.most > last.most) {
                depths.push((depth, span));
            }
        }
        depths
    }

    /// Whether it is one of the museum's essential exhibits.
    pub fn is_essential(&self, museum: &Museum) -> bool {
        matches!(self, Stop::Exhibit(id) if museum.visit.essentials.contains(id))
    }

    /// The interest it serves.
    pub fn interest(&self, museum: &Museum) -> Option<Interest> {
        match self.exhibit(museum).map(|exhibit| &exhibit.kind) {
            None => Some(Interest::Maps),
            Some(Kind::Treaty(_)) => Some(Interest::Treaties),
            Some(Kind::People(_)) => Some(Interest::Peoples),
            Some(Kind::Battle(_)) => Some(Interest::Battles),
            Some(Kind::Topic | Kind::Visit(_)) => None,
        }
    }

    /// Whether it serves one of the visitor's interests; exhibits with a map serve that one too.
    pub fn serves(&self, museum: &Museum, wish: &VisitWish) -> Option<Interest> {
        let own = self.interest(museum).filter(|interest| wish.interests.contains(interest));
        let map = || self.exhibit(museum).is_some_and(|exhibit| museum.map_of(exhibit).is_some());
        own.or_else(|| (wish.interests.contains(&Interest::Maps) && map()).then_some(Interest::Maps))
    }

    /// What a stop of this depth is worth, in points; 1000 is a whole story nobody asked for in particular.
    pub fn value(&self, museum: &Museum, depth: Depth, wish: &VisitWish) -> u32 {
        let depth_points = match depth {
            Depth::Brief => 400,
            Depth::Full => 1000,
            Depth::Deep => 1150,
        };
        let own = self.interest(museum);
        let asked = match self.serves(museum, wish) {
            None => 100,
            // A map is only a part of an exhibit.
            Some(Interest::Maps) if own != Some(Interest::Maps) => 140,
            Some(_) => 220,
        };
        let child = match (wish.children, self) {
            (false, _) => 100,
            // Things to move and to look at; long texts and disputes are for those who read.
            (true, Stop::Atlas) => 180,
            (true, Stop::Exhibit(_)) if depth == Depth::Deep => 90,
            (true, Stop::Exhibit(_)) if matches!(own, Some(Interest::Peoples | Interest::Battles)) => 130,
            (true, Stop::Exhibit(_)) => 100,
        };
        let seat = match (wish.ways, &museum.visit.floor, self.hall(museum)) {
            (Ways::Lift, Some(floor), Some(hall)) if floor.halls.get(&hall).is_some_and(|spot| spot.seats) => 115,
            _ => 100,
        };
        depth_points * asked / 100 * child / 100 * seat / 100
    }

    /// Whether it suits those who come: with children nothing that carries a note about its content.
    pub fn suits(&self, museum: &Museum, wish: &VisitWish) -> bool {
        !wish.children || self.exhibit(museum).is_none_or(|exhibit| exhibit.content_note.is_none())
    }
}
