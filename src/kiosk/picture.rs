//! Looking closely: whose picture it is, which detail of it is shown, and which two are compared.

use std::collections::BTreeSet;
use std::fmt;

use super::{Kiosk, Route};
use crate::model::{ExhibitId, HallId, Hotspot, Museum, Pair, PersonId, Picture};

/// Whose picture it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PictureOf {
    House,
    Hall(HallId),
    /// The n-th picture of an exhibit, from 0.
    Exhibit(ExhibitId, usize),
    /// The portrait of a person.
    Person(PersonId),
}

impl fmt::Display for PictureOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PictureOf::House => f.write_str("home/picture"),
            PictureOf::Hall(id) => write!(f, "halls/{id}/picture"),
            PictureOf::Exhibit(id, index) => write!(f, "{id}/pictures/{}", index + 1),
            PictureOf::Person(id) => write!(f, "people/{id}/picture"),
        }
    }
}

impl PictureOf {
    /// The picture itself, where the museum has it.
    pub fn picture<'m>(&self, museum: &'m Museum) -> Option<&'m Picture> {
        match self {
            PictureOf::House => museum.picture.as_ref(),
            PictureOf::Hall(id) => museum.hall(id).map(|hall| &hall.picture),
            PictureOf::Exhibit(id, index) => museum.exhibit(id)?.pictures.get(*index),
            PictureOf::Person(id) => museum.people.get(id)?.portrait.as_ref(),
        }
    }

    /// Every picture of a museum in visiting order. Several people may share a portrait: it is listed with the first.
    pub fn all(museum: &Museum) -> Vec<PictureOf> {
        let mut all: Vec<PictureOf> = museum.picture.iter().map(|_| PictureOf::House).collect();
        for hall in &museum.halls {
            all.push(PictureOf::Hall(hall.id.clone()));
            for exhibit in hall.exhibits.iter().filter_map(|id| museum.exhibit(id)) {
                let pictures = 0..exhibit.pictures.len();
                all.extend(pictures.map(|index| PictureOf::Exhibit(exhibit.id.clone(), index)));
            }
        }
        let mut portraits = BTreeSet::new();
        for person in museum.people.values() {
            if person.portrait.as_ref().is_some_and(|portrait| portraits.insert(&portrait.file)) {
                all.push(PictureOf::Person(person.id.clone()));
            }
        }
        all
    }

    /// Former ids of exhibits become present ones.
    pub(super) fn settle(&self, museum: &Museum) -> Option<PictureOf> {
        match self {
            PictureOf::Exhibit(id, index) => Some(PictureOf::Exhibit(museum.exhibit(id)?.id.clone(), *index)),
            other => Some(other.clone()),
        }
    }
}

impl Kiosk {
    /// Whether the page is one for looking closely.
    pub fn is_looking(&self) -> bool {
        matches!(self.route, Route::Picture { .. } | Route::Pair { .. })
    }

    /// The picture that is looked at closely.
    pub fn viewed(&self) -> Option<&Picture> {
        let Route::Picture { of, .. } = &self.route else { return None };
        of.picture(self.museum.as_ref()?)
    }

    /// The detail of it that is shown, with its place among the others.
    pub fn detail(&self) -> Option<(usize, &Hotspot)> {
        let Route::Picture { detail: Some(detail), .. } = self.route else { return None };
        Some((detail, self.viewed()?.hotspots.get(detail)?))
    }

    /// The two pictures that are compared.
    pub fn pair(&self) -> Option<&Pair> {
        let Route::Pair { index, .. } = self.route else { return None };
        self.exhibit()?.pairs.get(index)
    }

    /// Index of the picture that is looked at, among those of its exhibit.
    fn viewed_index(&self) -> Option<usize> {
        match self.route {
            Route::Picture { of: PictureOf::Exhibit(_, index), .. } => Some(index),
            _ => None,
        }
    }

    /// The picture that the page `to` begins with: who comes to an exhibit from one of its pictures sees that one.
    pub(super) fn picture_left(&self, to: &Route) -> usize {
        let comes_to = matches!(to, Route::Exhibit { .. }) && to.exhibit() == self.route.exhibit();
        self.viewed_index().filter(|_| comes_to).unwrap_or(0)
    }

    /// The picture that is looked at is the one on the stage of its exhibit, also of the page that one comes back to.
    pub(super) fn keep_picture(&mut self) {
        let Some(index) = self.viewed_index() else { return };
        self.picture = index;
        let exhibit = self.route.exhibit();
        for step in self.history.iter_mut().rev().take_while(|step| step.route.exhibit() == exhibit) {
            if matches!(step.route, Route::Exhibit { .. }) {
                step.picture = index;
            }
        }
    }
}
