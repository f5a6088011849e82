//! `sources.ron`, `people.ron`, `places.ron`, `glossary.ron`: lists that exhibits refer to.

use std::collections::{BTreeMap, HashSet};

use super::{Check, House};
use crate::content::raw;
use crate::content::source::Document;
use crate::diagnostic::Problem;
use crate::model::{Person, PersonId, Picture, Place, PlaceId, Source, SourceId, SourceKind, Term, TermId};

pub fn sources(
    house: &House<'_>,
    document: &Document,
    raw: &raw::Sources,
) -> (BTreeMap<SourceId, Source>, Vec<Problem>) {
    let mut c = Check::new(house, document);
    let mut seen = HashSet::new();
    let list = c.each("sources", &raw.sources, |c, raw| {
        let new = c.new_id(&raw.id, &mut seen);
        let author = c.optional("author", raw.author.as_ref(), |c, text| c.label(text));
        let title = c.field("title", |c| c.label(&raw.title));
        let note = c.field("note", |c| c.name(&raw.note));
        let published = c.optional("published", raw.published.as_ref(), |c, text| c.label(text));
        let year = c.optional("year", raw.year.as_ref(), |c, text| c.label(text));
        new.then_some(())?;
        let id = SourceId::new(raw.id.as_str());
        Some((
            id.clone(),
            Source { id, kind: source_kind(raw.kind), author, title: title?, note: note?, published, year },
        ))
    });
    (list.into_iter().collect(), c.finish())
}

pub fn persons(
    house: &House<'_>,
    document: &Document,
    raw: &raw::Persons,
) -> (BTreeMap<PersonId, Person>, Vec<Problem>) {
    let mut c = Check::new(house, document);
    let mut seen = HashSet::new();
    let portraits = c.each("portraits", &raw.portraits, |c, raw| {
        let new = c.new_id(&raw.id, &mut seen);
        let picture = c.field("picture", |c| c.picture(&raw.picture));
        new.then_some((raw.id.as_str(), picture?))
    });
    let portraits: BTreeMap<&str, Picture> = portraits.into_iter().collect();
    let raw_portraits = &raw.portraits;
    let mut seen = HashSet::new();
    let list = c.each("people", &raw.people, |c, raw| {
        let new = c.new_id(&raw.id, &mut seen);
        let name = c.field("name", |c| c.name(&raw.name));
        let manchu = c.manchu(raw.manchu.as_ref());
        let years = c.optional("years", raw.years.as_ref(), |c, text| c.label(text));
        let role = c.field("role", |c| c.name(&raw.role));
        let portrait = c.optional("portrait", raw.portrait.as_ref(), |c, id| {
            // One whose picture is at fault has been told of.
            let mut named = raw_portraits.iter().map(|portrait| portrait.id.as_str());
            if !named.clone().any(|name| name == id) {
                let problem = c.suggest(c.error("unknown-portrait").with("id", id), id, &mut named);
                c.report(problem);
            }
            portraits.get(id.as_str()).cloned()
        });
        let sources = c.cites(&raw.sources);
        new.then_some(())?;
        let id = PersonId::new(raw.id.as_str());
        Some((id.clone(), Person { id, name: name?, manchu, years, role: role?, portrait, sources }))
    });
    (list.into_iter().collect(), c.finish())
}

pub fn places(house: &House<'_>, document: &Document, raw: &raw::Places) -> (BTreeMap<PlaceId, Place>, Vec<Problem>) {
    let mut c = Check::new(house, document);
    let mut seen = HashSet::new();
    let list = c.each("places", &raw.places, |c, raw| {
        let new = c.new_id(&raw.id, &mut seen);
        let name = c.field("name", |c| c.name(&raw.name));
        let manchu = c.manchu(raw.manchu.as_ref());
        let lon_lat = c.optional("lon_lat", raw.lon_lat.as_ref(), |c, lon_lat| c.lon_lat(*lon_lat));
        let note = c.optional("note", raw.note.as_ref(), |c, text| c.prose(text, None));
        let sources = c.cites(&raw.sources);
        new.then_some(())?;
        let id = PlaceId::new(raw.id.as_str());
        Some((id.clone(), Place { id, name: name?, manchu, lon_lat, note, sources }))
    });
    (list.into_iter().collect(), c.finish())
}

pub fn glossary(house: &House<'_>, document: &Document, raw: &raw::Glossary) -> (BTreeMap<TermId, Term>, Vec<Problem>) {
    let mut c = Check::new(house, document);
    let mut seen = HashSet::new();
    let list = c.each("terms", &raw.terms, |c, raw| {
        let new = c.new_id(&raw.id, &mut seen);
        let name = c.field("name", |c| c.name(&raw.name));
        let text = c.field("text", |c| c.prose(&raw.text, None));
        new.then_some(())?;
        let id = TermId::new(raw.id.as_str());
        Some((id.clone(), Term { id, name: name?, text: text? }))
    });
    (list.into_iter().collect(), c.finish())
}

fn source_kind(raw: raw::SourceKind) -> SourceKind {
    match raw {
        raw::SourceKind::Primary => SourceKind::Primary,
        raw::SourceKind::Edition => SourceKind::Edition,
        raw::SourceKind::Study => SourceKind::Study,
        raw::SourceKind::Reference => SourceKind::Reference,
        raw::SourceKind::Census => SourceKind::Census,
        raw::SourceKind::Official => SourceKind::Official,
        raw::SourceKind::Museum => SourceKind::Museum,
        raw::SourceKind::Press => SourceKind::Press,
        raw::SourceKind::Own => SourceKind::Own,
    }
}
