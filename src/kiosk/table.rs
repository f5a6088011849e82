//! The map table: which year the atlas shows, beside which other, with which layers, and what was picked on it.

use std::collections::BTreeSet;
use std::time::Duration;

use super::{Kiosk, Route};
use crate::model::map::{Feature, FeatureKind, Layer, Mark};
use crate::model::{Exhibit, FeatureId, LayerId, MapRef, Museum};

/// What lies on the map table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapTable {
    pub year: i32,
    /// The year on the right of the divider, while two are compared.
    pub other: Option<i32>,
    pub layers: BTreeSet<LayerId>,
    /// What the exhibit that opened the map is about.
    pub focus: Vec<FeatureId>,
    pub picked: Option<FeatureId>,
    /// Whether the ways to read a treaty are drawn.
    pub readings: bool,
    /// Whether the list of places is open.
    pub searching: bool,
    /// While years pass by themselves: when the next one comes.
    pub plays_on: Option<Duration>,
}

/// What a visitor asks of the map table.
#[derive(Clone, Debug, PartialEq)]
pub enum MapWish {
    Year(i32),
    /// To the mark before (`false`) or after.
    Mark(bool),
    Layer(LayerId),
    Pick(Option<FeatureId>),
    /// Puts a second year beside the first, or takes it away.
    Compare,
    OtherYear(i32),
    Readings,
    Search,
    /// Lets the years pass by themselves, or stops them.
    Play,
}

/// How long a year stays while years pass by themselves.
pub const STAY: Duration = Duration::from_millis(2600);

/// The year the atlas opens with when nothing else says so.
const FIRST: i32 = 1689;

impl Kiosk {
    pub fn table(&self) -> &MapTable {
        &self.table
    }

    /// Whether the page is the atlas.
    pub fn is_atlas(&self) -> bool {
        matches!(self.route, Route::Atlas { .. })
    }

    /// The map of the exhibit that is open, or the atlas with its year.
    pub fn atlas_here(&self) -> Route {
        let museum = self.museum.as_ref();
        if let Some(exhibit) = self.exhibit().filter(|exhibit| museum.is_some_and(|m| m.map_of(exhibit).is_some())) {
            return Route::Atlas { exhibit: Some(exhibit.id.clone()), year: None, other: None };
        }
        let year = self.exhibit().and_then(|exhibit| exhibit.date.as_ref()).map(|date| date.years().0);
        let year = year.or_else(|| self.timeline_year());
        let marks = self.museum.as_ref().map(|museum| museum.atlas.years);
        let year = year.filter(|year| marks.is_some_and(|(first, last)| (first..=last).contains(year)));
        Route::Atlas { exhibit: None, year, other: None }
    }

    /// Lays the table for the page that opens.
    pub(super) fn lay_table(&mut self) {
        let (Some(museum), Route::Atlas { exhibit, year, other }) = (&self.museum, &self.route) else {
            self.table = MapTable::default();
            return;
        };
        let map = exhibit.as_ref().and_then(|id| museum.exhibit(id)).and_then(|exhibit| exhibit.map.as_ref());
        self.table = MapTable::laid(museum, map, *year);
        self.table.other = *other;
    }

    pub(super) fn map_wish(&mut self, wish: MapWish, now: Duration) {
        let Some(museum) = self.museum.clone().filter(|_| self.is_atlas()) else { return };
        let atlas = &museum.atlas;
        let table = &mut self.table;
        let year_of = |year: i32| year.clamp(atlas.years.0, atlas.years.1);
        match wish {
            MapWish::Year(year) => {
                table.year = year_of(year);
                table.plays_on = None;
            }
            MapWish::Mark(after) => {
                table.year = year_of(next_mark(&atlas.marks, table.year, after));
                table.plays_on = None;
            }
            MapWish::Layer(id) => {
                if !table.layers.remove(&id) {
                    table.layers.insert(id);
                }
            }
            MapWish::Pick(picked) => {
                table.picked = picked.filter(|id| feature(&museum, id).is_some());
                table.searching = false;
            }
            MapWish::Compare => {
                table.other = match table.other {
                    Some(_) => None,
                    // The next mark differs from what is shown.
                    None => Some(year_of(next_mark(&atlas.marks, table.year, table.year < atlas.years.1))),
                };
                table.plays_on = None;
            }
            MapWish::OtherYear(year) => table.other = Some(year_of(year)),
            MapWish::Readings => table.readings = !table.readings,
            MapWish::Search => {
                table.searching = !table.searching;
                table.picked = None;
            }
            MapWish::Play => {
                table.plays_on = match table.plays_on {
                    Some(_) => None,
                    None => {
                        if table.year >= atlas.years.1 {
                            table.year = atlas.years.0;
                        }
                        Some(now + STAY / 4)
                    }
                };
            }
        }
    }

    /// The next year while years pass by themselves.
    pub(super) fn tick_table(&mut self, now: Duration) {
        let Some(museum) = self.museum.clone() else { return };
        // A machine that slept goes on with the next year, not with all that it missed.
        if self.table.plays_on.is_none_or(|due| now < due) {
            return;
        }
        let last = museum.atlas.years.1;
        self.table.year = next_change(&museum.atlas.layers, self.table.year).min(last);
        self.table.plays_on = (self.table.year < last).then_some(now + STAY);
        self.touched = now;
    }
}

impl MapTable {
    /// A table with what an exhibit's map asks for, or with what the museum shows first.
    pub fn laid(museum: &Museum, map: Option<&MapRef>, year: Option<i32>) -> MapTable {
        let atlas = &museum.atlas;
        let usual = || atlas.layers.iter().filter(|layer| layer.on).map(|layer| layer.id.clone()).collect();
        let layers = match map {
            Some(map) if !map.layers.is_empty() => map.layers.iter().cloned().collect(),
            _ => usual(),
        };
        let year = year.or(map.map(|map| map.year)).unwrap_or(FIRST).clamp(atlas.years.0, atlas.years.1);
        MapTable { year, layers, focus: map.map_or_else(Vec::new, |map| map.focus.clone()), ..MapTable::default() }
    }

    /// Whether a feature is drawn, apart from its years.
    pub fn shows(&self, layer: &Layer, feature: &Feature) -> bool {
        let in_focus = self.focus.contains(&feature.id);
        // The layer that the focus is on shows nothing else of its kind.
        let others = self.focus.iter().any(|id| layer.features.iter().any(|other| other.id == *id));
        let crowded = others && !in_focus && matches!(feature.kind, FeatureKind::Homeland | FeatureKind::Journey);
        let reading = matches!(feature.kind, FeatureKind::Reading { .. }) && !self.readings && !in_focus;
        self.layers.contains(&layer.id) && !crowded && !reading
    }
}

/// A feature of any layer.
pub fn feature<'m>(museum: &'m Museum, id: &FeatureId) -> Option<&'m Feature> {
    museum.atlas.layers.iter().flat_map(|layer| &layer.features).find(|feature| feature.id == *id)
}

/// The exhibit a feature leads to.
pub fn exhibit_of<'m>(museum: &'m Museum, feature: &Feature) -> Option<&'m Exhibit> {
    museum.exhibit(feature.exhibit.as_ref()?)
}

/// The mark before or after a year; the year itself where there is none.
fn next_mark(marks: &[Mark], year: i32, after: bool) -> i32 {
    let mut years = marks.iter().map(|mark| mark.year);
    let found = if after { years.find(|mark| *mark > year) } else { years.rfind(|mark| *mark < year) };
    found.unwrap_or(year)
}

/// The next year in which anything changes on the map.
fn next_change(layers: &[Layer], year: i32) -> i32 {
    let features = layers.iter().flat_map(|layer| &layer.features);
    let years = features.flat_map(|feature| [Some(feature.years.from), feature.years.until]).flatten();
    years.filter(|change| *change > year).min().unwrap_or(i32::MAX)
}
