//! What can be found: everything of a museum that has a name, with all its names.

use std::collections::BTreeMap;

use crate::kiosk::{Action, MapWish, PictureOf, Route, Tab};
use crate::model::map::{Feature, FeatureKind};
use crate::model::{Block, Exhibit, ExhibitId, FeatureId, HallId, Kind, Link, Localized, Museum};

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    Hall(HallId),
    /// A page that is neither a hall nor an exhibit: the atlas.
    Page(Route),
    Exhibit(ExhibitId),
    /// A person, a place or a word of the glossary.
    Note(Link),
    /// A disputed question of an exhibit, from 0.
    Account(ExhibitId, usize),
    /// Something to see in a picture: the n-th of its hotspots, from 0.
    Detail(PictureOf, usize),
    /// Something on the atlas, and the year in which it is shown.
    Feature(FeatureId, i32),
    /// A year that the atlas marks: its place among the marks.
    Year(usize),
}

/// A page that can be found, with its name.
pub type NamedPage = (Route, Localized<String>);

/// One name of a subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    pub text: String,
    pub lang: Option<crate::model::Lang>,
    /// Whether it is what the subject is called, and not one more thing to find it by.
    pub is_title: bool,
}

impl Subject {
    /// What leads there.
    pub fn ways(&self, museum: &Museum) -> Vec<Action> {
        let open = |route| vec![Action::Open(route)];
        match self {
            Subject::Hall(id) => open(Route::Hall(id.clone())),
            Subject::Page(route) => open(route.clone()),
            Subject::Exhibit(id) => open(Route::Exhibit { id: id.clone(), tab: Tab::Story }),
            Subject::Note(link) => vec![Action::Follow(link.clone())],
            Subject::Account(id, index) => open(Route::Exhibit { id: id.clone(), tab: Tab::Accounts(*index) }),
            Subject::Detail(of, index) => open(Route::Picture { of: of.clone(), detail: Some(*index) }),
            Subject::Feature(id, year) => vec![
                Action::Open(Route::Atlas { exhibit: None, year: Some(*year), other: None }),
                Action::Map(MapWish::Pick(Some(id.clone()))),
            ],
            Subject::Year(index) => {
                let year = museum.atlas.marks.get(*index).map(|mark| mark.year);
                open(Route::Atlas { exhibit: None, year, other: None })
            }
        }
    }
}

/// Everything that can be found, by kind and then as the museum orders it.
pub fn all(museum: &Museum, pages: &[NamedPage]) -> Vec<(Subject, Vec<Name>)> {
    let mut subjects = Vec::new();
    for hall in &museum.halls {
        subjects.push((Subject::Hall(hall.id.clone()), [titles(&hall.name), others(&hall.title)].concat()));
    }
    subjects.extend(pages.iter().map(|(route, name)| (Subject::Page(route.clone()), titles(name))));
    let in_order = || museum.halls.iter().flat_map(|hall| &hall.exhibits).filter_map(|id| museum.exhibit(id));
    subjects.extend(in_order().map(|exhibit| (Subject::Exhibit(exhibit.id.clone()), names_of(exhibit))));
    let (people, places, terms) = (&museum.people, &museum.places, &museum.glossary);
    subjects.extend(people.values().map(|person| {
        let manchu = person.manchu.iter().map(|manchu| other(&manchu.romanised));
        (Subject::Note(Link::Person(person.id.clone())), titles(&person.name).into_iter().chain(manchu).collect())
    }));
    subjects.extend(places.values().map(|place| {
        let manchu = place.manchu.iter().map(|manchu| other(&manchu.romanised));
        (Subject::Note(Link::Place(place.id.clone())), titles(&place.name).into_iter().chain(manchu).collect())
    }));
    subjects.extend(terms.values().map(|term| (Subject::Note(Link::Term(term.id.clone())), titles(&term.name))));
    for exhibit in in_order() {
        let accounts = exhibit.accounts.iter().enumerate();
        subjects.extend(
            accounts.map(|(index, account)| (Subject::Account(exhibit.id.clone(), index), titles(&account.question))),
        );
    }
    for of in PictureOf::all(museum) {
        let hotspots = of.picture(museum).map_or(&[][..], |picture| &picture.hotspots).iter().enumerate();
        subjects.extend(hotspots.map(|(index, hotspot)| (Subject::Detail(of.clone(), index), titles(&hotspot.title))));
    }
    subjects.extend(features(museum));
    if museum.has_atlas() {
        let marks = museum.atlas.marks.iter().enumerate();
        subjects.extend(marks.map(|(index, mark)| {
            let year = other(&mark.year.to_string());
            (Subject::Year(index), titles(&mark.title).into_iter().chain([year]).collect())
        }));
    }
    subjects
}

/// How often each person, place and word is linked to from the texts of exhibits.
pub fn mentions(museum: &Museum) -> BTreeMap<&Link, usize> {
    let mut counts = BTreeMap::new();
    let sections = museum.exhibits.values().flat_map(|exhibit| &exhibit.sections);
    let first = sections.map(|section| section.text.pick(&museum.languages).1);
    for link in first.flat_map(|text| &text.blocks).flat_map(Block::spans).filter_map(|span| span.link.as_ref()) {
        *counts.entry(link).or_insert(0) += 1;
    }
    counts
}

/// What an exhibit is found by: its title, the line beside it, its years, and all names of a people.
fn names_of(exhibit: &Exhibit) -> Vec<Name> {
    let mut names = titles(&exhibit.title);
    names.extend(exhibit.subtitle.iter().flat_map(others));
    names.extend(exhibit.manchu.iter().map(|manchu| other(&manchu.romanised)));
    if let Some(date) = &exhibit.date {
        let (from, until) = date.years();
        names.push(other(&from.to_string()));
        names.extend((until != from).then(|| other(&until.to_string())));
    }
    if let Kind::People(people) = &exhibit.kind {
        for form in &people.names {
            names.push(other(&form.name));
            names.extend(form.manchu.iter().map(|manchu| other(&manchu.romanised)));
        }
    }
    names
}

/// What stands on the atlas under a name of its own. Battles are exhibits, and lines are found by their treaties.
fn features(museum: &Museum) -> Vec<(Subject, Vec<Name>)> {
    use FeatureKind::*;
    let (first, last) = museum.atlas.years;
    let shown = |feature: &&Feature| matches!(feature.kind, Fort | Town | Landmark | Homeland | Villages);
    let all = museum.atlas.layers.iter().flat_map(|layer| &layer.features).filter(shown);
    let subject = |feature: &Feature| {
        let later = feature.later_names.iter().flat_map(|(_, name)| others(name));
        let names = titles(&feature.name).into_iter().chain(later).collect();
        (Subject::Feature(feature.id.clone(), feature.years.from.clamp(first, last)), names)
    };
    all.map(subject).collect()
}

fn titles(text: &Localized<String>) -> Vec<Name> {
    text.iter().map(|(lang, text)| Name { text: text.clone(), lang: Some(lang), is_title: true }).collect()
}

fn others(text: &Localized<String>) -> Vec<Name> {
    text.iter().map(|(lang, text)| Name { text: text.clone(), lang: Some(lang), is_title: false }).collect()
}

fn other(text: &str) -> Name {
    Name { text: text.to_owned(), lang: None, is_title: false }
}
