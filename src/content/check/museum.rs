//! `museum.ron` and `hall.ron`.

use std::collections::BTreeMap;

use super::{Check, House};
use crate::content::calendar;
use crate::content::raw;
use crate::content::source::{Document, join};
use crate::content::suggest::nearest;
use crate::diagnostic::Problem;
use crate::model::{
    AttractSettings, DayHours, Display, ExhibitId, Hall, HallId, IdleSettings, Lang, Museum, OpeningHours, TimeOfDay, id,
};
use crate::words::BUILT_IN;

/// What holds where `museum.ron` says nothing.
const VISIT_MINUTES: (u16, u16) = (60, 120);
const SECONDS_PER_SLIDE: u16 = 14;
const IDLE: IdleSettings = IdleSettings { after_seconds: 60, countdown_seconds: 20 };
const DISPLAY: Display = Display { diagonal_inches: 43.0, viewing_distance_mm: 600 };

/// The languages of a museum: those of `museum.ron` that are language tags; if there are none, the built-in ones.
pub fn languages(raw: Option<&raw::Museum>) -> Vec<Lang> {
    let mut languages = Vec::new();
    for lang in raw.iter().flat_map(|raw| &raw.languages).filter_map(|tag| Lang::new(tag)) {
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    if languages.is_empty() { BUILT_IN.to_vec() } else { languages }
}

/// Checks `museum.ron`. The museum that comes back has no halls, exhibits and lists yet.
pub fn museum(house: &House<'_>, document: &Document, raw: &raw::Museum) -> (Option<Museum>, Vec<Problem>) {
    let mut c = Check::new(house, document);
    (c.museum(raw), c.finish())
}

/// Checks one `hall.ron`; `None` if nothing of the hall can be shown.
pub fn hall(house: &House<'_>, document: &Document, raw: &raw::Hall) -> (Option<Hall>, Vec<Problem>) {
    let mut c = Check::new(house, document);
    (c.hall(raw), c.finish())
}

impl Check<'_> {
    fn museum(&mut self, raw: &raw::Museum) -> Option<Museum> {
        let house = self.house;
        let name = self.field("name", |c| c.name(&raw.name));
        let title = self.field("title", |c| c.name(&raw.title));
        let subtitle = self.field("subtitle", |c| c.name(&raw.subtitle));
        let manchu = self.manchu(raw.manchu.as_ref());
        let statement = self.optional("statement", raw.statement.as_ref(), |c, text| c.rich(text, None));
        self.languages(&raw.languages);
        let fallbacks = self.fallbacks(&raw.fallbacks);
        self.halls(&raw.halls);
        let mut river_years = self.each("river_years", &raw.river_years, |c, year| c.within(*year, 1000, 2100).then_some(*year));
        river_years.sort_unstable();
        river_years.dedup();
        let hours = self.optional("hours", raw.hours.as_ref(), |c, hours| Some(c.hours(hours)));
        let visit = self.optional("visit", raw.visit.as_ref(), |c, visit| {
            let good = c.field("least_minutes", |c| c.within(visit.least_minutes, 1, 600))
                && c.field("most_minutes", |c| c.within(visit.most_minutes, visit.least_minutes, 600));
            good.then_some((visit.least_minutes, visit.most_minutes))
        });
        let attract = self.optional("attract", raw.attract.as_ref(), |c, attract| Some(c.attract(attract)));
        let idle = self.optional("idle", raw.idle.as_ref(), |c, idle| {
            let after = c.number("after_seconds", idle.after_seconds, 10, 3600);
            let countdown = c.number("countdown_seconds", idle.countdown_seconds, 20, 300);
            Some(IdleSettings {
                after_seconds: after.unwrap_or(IDLE.after_seconds),
                countdown_seconds: countdown.unwrap_or(IDLE.countdown_seconds),
            })
        });
        let display = self.optional("display", raw.display.as_ref(), |c, display| {
            let diagonal = c.field("diagonal_inches", |c| c.within(display.diagonal_inches, 7.0, 120.0));
            let distance = c.field("viewing_distance_mm", |c| c.within(display.viewing_distance_mm, 200, 5000));
            (diagonal && distance)
                .then_some(Display { diagonal_inches: display.diagonal_inches, viewing_distance_mm: display.viewing_distance_mm })
        });
        Some(Museum {
            root: std::path::PathBuf::new(),
            name: name?,
            title: title?,
            subtitle: subtitle?,
            manchu,
            statement,
            languages: house.languages.clone(),
            fallbacks,
            halls: Vec::new(),
            exhibits: BTreeMap::new(),
            people: BTreeMap::new(),
            places: BTreeMap::new(),
            glossary: BTreeMap::new(),
            sources: BTreeMap::new(),
            river_years,
            hours,
            visit_minutes: visit.unwrap_or(VISIT_MINUTES),
            attract: attract.unwrap_or(AttractSettings { slides: Vec::new(), seconds_per_slide: SECONDS_PER_SLIDE }),
            idle: idle.unwrap_or(IDLE),
            display: display.unwrap_or(DISPLAY),
        })
    }

    fn languages(&mut self, raw: &[String]) {
        self.not_empty("languages", raw);
        let mut seen: Vec<&String> = Vec::new();
        self.field("languages", |c| {
            for (index, tag) in raw.iter().enumerate() {
                c.path.push(crate::content::locate::Step::Index(index));
                if Lang::new(tag).is_none() {
                    c.report(c.error("language-tag").with("name", tag));
                } else if seen.contains(&tag) {
                    c.report(c.error("listed-twice").with("id", tag));
                }
                seen.push(tag);
                c.path.pop();
            }
        });
    }
}
