//! The atlas in `museum.ron`, and the view of it that an exhibit asks for.

use std::collections::HashSet;

use super::Check;
use super::shape::{MAPS, in_region, in_words, on_earth};
use crate::content::raw;
use crate::model::map::{Atlas, Mark};
use crate::model::{FeatureId, LayerId, LonLat, MapRef, id};

/// First and last year of the river of years where `museum.ron` gives none that can be used.
const YEARS: (i32, i32) = (1580, 2010);

impl Check<'_> {
    /// The atlas without its layers.
    pub(super) fn atlas(&mut self, raw: &raw::Atlas) -> Atlas {
        let years = self.field("years", |c| {
            let good = c.within(raw.years.0, 1000, 2100) && c.within(raw.years.1, 1000, 2100);
            if good && raw.years.0 >= raw.years.1 {
                c.report(c.error("date-order"));
                return None;
            }
            good.then_some(raw.years)
        });
        let years = years.unwrap_or(YEARS);
        let mut last: Option<i32> = None;
        let mut marks = self.each("marks", &raw.marks, |c, mark| {
            let title = c.field("title", |c| c.name(&mark.title));
            let date = c.optional("date", mark.date.as_ref(), |c, date| c.date(date));
            let exhibit = c.optional("exhibit", mark.exhibit.as_ref(), |c, exhibit| c.exhibit_ref(exhibit));
            c.field("year", |c| c.within(mark.year, years.0, years.1)).then_some(())?;
            if let Some(before) = last.filter(|before| *before >= mark.year) {
                let problem = if before == mark.year { c.error("listed-twice") } else { c.warning("mark-order") };
                c.report(problem.with("id", mark.year).with("after", before));
            }
            last = Some(mark.year);
            Some(Mark { year: mark.year, title: title?, date, exhibit })
        });
        marks.sort_by_key(|mark| mark.year);
        marks.dedup_by_key(|mark| mark.year);
        self.layer_names(&raw.layers);
        Atlas { layers: Vec::new(), years, marks }
    }

    fn layer_names(&mut self, raw: &[String]) {
        let house = self.house;
        self.not_empty("layers", raw);
        let mut seen = HashSet::new();
        self.each("layers", raw, |c, name| {
            let file = format!("{name}.ron");
            if !id::is_valid_part(name) {
                c.report(c.error("bad-id").with("id", name));
            } else if !seen.insert(name.as_str()) {
                c.report(c.error("listed-twice").with("id", name));
            } else if !house.listing.has_file(MAPS, &file) && !house.listing.is_refused(MAPS, &file) {
                let files = house.listing.files(MAPS).iter().filter_map(|file| file.strip_suffix(".ron"));
                let problem = c.suggest(c.error("layer-missing").with("id", name), name, files);
                c.report(problem);
            }
            None::<()>
        });
    }

    pub(super) fn map_ref(&mut self, raw: &raw::MapRef) -> Option<MapRef> {
        let house = self.house;
        let year = self.field("year", |c| c.within(raw.year, 1500, 2100));
        let center = self.field("center", |c| {
            let center = c.lon_lat(raw.center)?;
            if !in_region(center) {
                c.report(c.warning("spot-far").with("at", in_words(center)).with("count", 1).with("spot", ""));
            }
            Some(center)
        });
        let width = self.field("width_km", |c| c.within(raw.width_km, 1.0, 20_000.0));
        let layers =
            self.each("layers", &raw.layers, |c, id| c.resolve(&house.layers, id, "no-such-layer").map(LayerId::new));
        let focus = self
            .each("focus", &raw.focus, |c, id| c.resolve(&house.features, id, "no-such-feature").map(FeatureId::new));
        let caption = self.optional("caption", raw.caption.as_ref(), |c, text| c.prose(text, None));
        (year && width).then_some(())?;
        Some(MapRef { year: raw.year, center: center?, width_km: raw.width_km, layers, focus, caption })
    }

    /// A place on the earth; one with the latitude first is told as that.
    pub(super) fn lon_lat(&mut self, (lon, lat): (f64, f64)) -> Option<LonLat> {
        let (at, swapped) = (LonLat { lon, lat }, LonLat { lon: lat, lat: lon });
        if !in_region(at) && in_region(swapped) {
            let problem = self.error("spot-swapped").with("at", in_words(at)).with("swapped", in_words(swapped));
            self.report(problem.with("spot", ""));
            return None;
        }
        if !on_earth(at) {
            self.report(self.error("spot-range").with("at", in_words(at)).with("spot", ""));
            return None;
        }
        Some(at)
    }
}
