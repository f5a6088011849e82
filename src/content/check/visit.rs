//! How long a visit takes, what it must not miss, and the plan of the building: a part of `museum.ron`.

use std::collections::BTreeMap;

use super::Check;
use crate::content::locate::Step;
use crate::content::raw;
use crate::model::{Floor, HallId, Spot, Visit, id};

/// Minutes from–to where `museum.ron` says nothing.
const MINUTES: (u16, u16) = (60, 120);
/// Metres a building may measure.
const LARGEST: f32 = 2000.0;

impl Check<'_> {
    pub(super) fn visit(&mut self, raw: &raw::Museum) -> Visit {
        let checked = self.optional("visit", raw.visit.as_ref(), |c, visit| {
            let good = c.field("least_minutes", |c| c.within(visit.least_minutes, 1, 600))
                && c.field("most_minutes", |c| c.within(visit.most_minutes, visit.least_minutes, 600));
            let minutes = if good { (visit.least_minutes, visit.most_minutes) } else { MINUTES };
            let mut essentials = Vec::new();
            c.each("essentials", &visit.essentials, |c, id| {
                let exhibit = c.exhibit_ref(id)?;
                if essentials.contains(&exhibit) {
                    c.report(c.error("listed-twice").with("id", id));
                } else {
                    essentials.push(exhibit);
                }
                Some(())
            });
            Some((minutes, essentials))
        });
        let (minutes, essentials) = checked.unwrap_or((MINUTES, Vec::new()));
        let floor = self.optional("floor", raw.floor.as_ref(), |c, floor| Some(c.floor(floor, &raw.halls)));
        Visit { minutes, essentials, floor }
    }

    fn floor(&mut self, raw: &raw::Floor, open: &[String]) -> Floor {
        let house = self.house;
        let halls = self.floor_spots("halls", &raw.halls, |c, name| {
            let known = house.halls.has(name);
            if !known {
                let problem = c.error("no-such-hall").with("id", name);
                let problem = c.suggest(problem, name, house.listing.folders("").iter().map(String::as_str));
                c.report(problem);
            }
            known
        });
        let stations = self.floor_spots("stations", &raw.stations, |c, name| {
            let good = id::is_valid_part(name);
            if !good {
                c.report(c.error("bad-id").with("id", name));
            }
            good
        });
        for hall in open.iter().filter(|hall| house.halls.has(hall) && !halls.contains_key(*hall)) {
            self.report(self.warning("floor-hall-missing").with("hall", hall));
        }
        let halls = halls.into_iter().map(|(name, spot)| (HallId::new(name), spot)).collect();
        Floor { halls, stations }
    }

    fn floor_spots(
        &mut self,
        name: &'static str,
        raw: &BTreeMap<String, raw::Spot>,
        mut good: impl FnMut(&mut Self, &str) -> bool,
    ) -> BTreeMap<String, Spot> {
        let mut spots = BTreeMap::new();
        self.field(name, |c| {
            for (name, spot) in raw {
                c.path.push(Step::Field(name.clone().into()));
                let x = c.field("x", |c| c.within(spot.x, -LARGEST, LARGEST));
                let y = c.field("y", |c| c.within(spot.y, -LARGEST, LARGEST));
                if good(c, name) && x && y {
                    let raw::Spot { x, y, storey, seats } = *spot;
                    spots.insert(name.clone(), Spot { x, y, storey, seats });
                }
                c.path.pop();
            }
        });
        spots
    }
}
