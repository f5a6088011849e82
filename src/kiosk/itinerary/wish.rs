//! What a visitor asks of a route.

use super::stops::Stop;
use super::time::{Pace, Ways};
use crate::model::TimeOfDay;

/// How long somebody can stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stay {
    Minutes(u16),
    /// Till they have to leave, by the clock of the house.
    Until(TimeOfDay),
}

/// What somebody came for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Interest {
    Treaties,
    Peoples,
    Battles,
    Maps,
}

/// What a visitor asks of a route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitWish {
    pub stay: Stay,
    /// None: everything alike.
    pub interests: Vec<Interest>,
    /// Whether children come along.
    pub children: bool,
    /// `None`: not said.
    pub pace: Option<Pace>,
    pub ways: Ways,
    /// What must be in the route.
    pub musts: Vec<Stop>,
    /// What must not.
    pub without: Vec<Stop>,
}

/// One change of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanWish {
    Stay(Stay),
    Interest(Interest),
    Children(bool),
    Pace(Pace),
    Ways(Ways),
    /// Puts a stop into the route.
    Add(Stop),
    /// Takes it out.
    Remove(Stop),
    /// Takes it out, keeps all others, and has whatever fits best in its place.
    Swap(Stop),
    /// Opens a sheet over the planner, or closes it.
    Sheet(Option<PlanSheet>),
}

/// What may lie over the planner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanSheet {
    /// The dial of the time to leave.
    Dial,
    /// What the visitor came for, and how they like to go.
    Wishes,
    /// What could be added.
    Add,
    /// A stop of the route.
    Stop(Stop),
}

/// What somebody does on their way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WalkWish {
    /// Begins to follow the route at its first stop.
    Start,
    /// Goes on to the next stop.
    Next,
    /// Leaves out or shortens what is left, so that it fits.
    Shorten,
    /// Adds what fits into the time that was gained.
    Extend,
    /// Stops following it.
    End,
}

impl Interest {
    pub const ALL: [Interest; 4] = [Interest::Treaties, Interest::Peoples, Interest::Battles, Interest::Maps];

    /// The name used in the keys of words.
    pub fn as_str(self) -> &'static str {
        match self {
            Interest::Treaties => "treaties",
            Interest::Peoples => "peoples",
            Interest::Battles => "battles",
            Interest::Maps => "maps",
        }
    }
}

impl VisitWish {
    pub fn new(stay: Stay) -> VisitWish {
        VisitWish {
            stay,
            interests: Vec::new(),
            children: false,
            pace: None,
            ways: Ways::default(),
            musts: Vec::new(),
            without: Vec::new(),
        }
    }

    /// The pace to reckon with. Whoever reads to children takes more time, unless they say otherwise.
    pub fn pace(&self) -> Pace {
        self.pace.unwrap_or(if self.children { Pace::Relaxed } else { Pace::Usual })
    }

    /// Asks for a thing that was not asked for, and the other way round.
    pub(in crate::kiosk) fn toggle(&mut self, interest: Interest) {
        match self.interests.iter().position(|&other| other == interest) {
            Some(at) => {
                self.interests.remove(at);
            }
            None => self.interests.push(interest),
        }
    }

    pub(in crate::kiosk) fn add(&mut self, stop: Stop) {
        self.without.retain(|other| *other != stop);
        if !self.musts.contains(&stop) {
            self.musts.push(stop);
        }
    }

    pub(in crate::kiosk) fn remove(&mut self, stop: Stop) {
        self.musts.retain(|other| *other != stop);
        if !self.without.contains(&stop) {
            self.without.push(stop);
        }
    }
}
