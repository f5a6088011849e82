//! What a visit is made of besides the exhibits: how long it takes, what nobody should miss, and where things stand.

use std::collections::BTreeMap;

use super::{ExhibitId, HallId};

#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// Recommended length, minutes from–to.
    pub minutes: (u16, u16),
    /// What nobody should miss; a route has them before anything else.
    pub essentials: Vec<ExhibitId>,
    /// `None` where nobody has measured it: walking then counts for nothing.
    pub floor: Option<Floor>,
}

/// The plan of the building, as far as walking needs it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Floor {
    pub halls: BTreeMap<HallId, Spot>,
    /// Kiosks and doors by the name that `--station` is given.
    pub stations: BTreeMap<String, Spot>,
}

/// A place on the floor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Metres from any corner of the plan.
    pub x: f32,
    pub y: f32,
    /// 0 is the ground floor.
    pub storey: i8,
    /// Whether one can sit down there.
    pub seats: bool,
}

impl Floor {
    /// Whether a visitor can tell apart ways with stairs and ways without.
    pub fn has_storeys(&self) -> bool {
        let mut storeys = self.halls.values().chain(self.stations.values()).map(|spot| spot.storey);
        let first = storeys.next();
        storeys.any(|storey| Some(storey) != first)
    }

    /// Whether any hall has seats.
    pub fn has_seats(&self) -> bool {
        self.halls.values().any(|spot| spot.seats)
    }
}
