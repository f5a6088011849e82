//! `timeline.ron`: what happened, year by year.

use std::collections::HashSet;

use super::exhibit::actor;
use super::{Check, House};
use crate::content::raw;
use crate::content::source::Document;
use crate::diagnostic::Problem;
use crate::model::{Entry, EntryId, EntryKind, HistoricDate};

/// The entries in the order of their dates.
pub fn timeline(house: &House<'_>, document: &Document, raw: &raw::Timeline) -> (Vec<Entry>, Vec<Problem>) {
    let mut c = Check::new(house, document);
    let mut seen = HashSet::new();
    let mut entries = c.each("entries", &raw.entries, |c, raw| c.entry(raw, &mut seen));
    // Entries of the same day stay as the curator put them.
    entries.sort_by_key(order);
    (entries, c.finish())
}

/// What is known only by its year stands before what happened on a day of it.
fn order(entry: &Entry) -> (i32, u8, u8) {
    let start = &entry.date.start;
    (start.year, start.month.unwrap_or(0), start.day.unwrap_or(0))
}

impl Check<'_> {
    fn entry(&mut self, raw: &raw::Entry, seen: &mut HashSet<String>) -> Option<Entry> {
        let new = self.new_id(&raw.id, seen);
        let date = self.field("date", |c| c.date(&raw.date));
        if let Some(date) = &date {
            self.within_atlas(date);
        }
        let title = self.field("title", |c| c.name(&raw.title));
        let text = self.optional("text", raw.text.as_ref(), |c, text| c.prose(text, None));
        let exhibit = self.optional("exhibit", raw.exhibit.as_ref(), |c, id| c.exhibit_ref(id));
        let place = self.optional("place", raw.place.as_ref(), |c, id| c.place_ref(id));
        let people = self.each("people", &raw.people, |c, id| c.person_ref(id));
        let sources = self.cites(&raw.sources);
        if raw.sources.is_empty() {
            self.report(self.warning("entry-unsourced").with("id", &raw.id));
        }
        new.then_some(())?;
        Some(Entry {
            id: EntryId::new(raw.id.as_str()),
            date: date?,
            actor: actor(raw.actor),
            kind: kind(raw.kind),
            title: title?,
            text,
            exhibit,
            place,
            people,
            sources,
        })
    }

    /// Warns of a date that the atlas has no map for; that is mostly a slip of the pen.
    fn within_atlas(&mut self, date: &HistoricDate) {
        let Some((first, last)) = self.house.atlas_years else { return };
        let (from, until) = date.years();
        if from < first || until > last {
            let year = if from < first { from } else { until };
            let problem = |c: &Check<'_>| c.warning("entry-years").with("year", year);
            self.field("date", |c| c.report(problem(c).with("first", first).with("last", last)));
        }
    }
}

fn kind(raw: raw::EntryKind) -> EntryKind {
    match raw {
        raw::EntryKind::Treaty => EntryKind::Treaty,
        raw::EntryKind::Battle => EntryKind::Battle,
        raw::EntryKind::Journey => EntryKind::Journey,
        raw::EntryKind::Founding => EntryKind::Founding,
        raw::EntryKind::Rule => EntryKind::Rule,
        raw::EntryKind::Border => EntryKind::Border,
    }
}
