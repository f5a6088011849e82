//! From raw twins to the checked model: every value that passes here can be shown.
//!
//! A value and its problems: each function returns the best it could make of its input and reports the rest. `None`
//! means that nothing could be shown; the caller leaves that part out and goes on with the others.

mod atlas;
mod date;
mod exhibit;
mod field;
mod kind;
mod layer;
mod lists;
mod museum;
mod picture;
mod shape;
mod text;
mod timeline;
mod visit;

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::drawable::Drawable;
use super::drawing::Sketch;
use super::lines::{Lines, offset_in_string};
use super::locate::{FieldPath, Outline, Step};
use super::raw;
use super::source::{Document, Listing};
use super::suggest::nearest;
use crate::diagnostic::{Place, Problem, Severity};
use crate::imaging::{ImagingError, Probe};
use crate::model::{Cite, ExhibitId, Lang, PersonId, PlaceId, SourceId, TermId, id};

pub use exhibit::{exhibit, is_showable};
pub use layer::{Shared, layer};
pub use lists::{glossary, persons, places, sources};
pub use museum::{hall, languages, museum};
pub use picture::broken;
pub use shape::MAPS;
pub use timeline::timeline;

/// What the files of a museum need to know of each other.
pub struct House<'a> {
    pub listing: &'a Listing,
    pub languages: Vec<Lang>,
    pub halls: Register,
    pub exhibits: Register,
    pub people: Register,
    pub places: Register,
    pub terms: Register,
    pub sources: Register,
    /// Known only when the layers have been checked.
    pub layers: Register,
    /// The same.
    pub features: Register,
    /// By the name of the file; those that cannot be read are not there.
    pub sketches: &'a BTreeMap<String, Sketch>,
    pub drawable: &'a Drawable,
    pub inspect: Option<Inspect<'a>>,
    /// First and last year of the atlas, where there is one with years in order.
    pub atlas_years: Option<(i32, i32)>,
}

/// Opens and decodes a picture, given by its path below the museum folder.
pub type Inspect<'a> = &'a (dyn Fn(&str) -> Result<Probe, ImagingError> + Sync);

/// The ids of one kind, and whether what they name can be shown.
#[derive(Debug, Default)]
pub struct Register {
    entries: HashMap<String, Entry>,
    /// The file that lists them could not be read: then nobody knows which ids are wrong.
    unreadable: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    Shown,
    /// It exists and has problems of its own, or hangs on no wall.
    Hidden,
    /// A former id of this one.
    Moved(String),
}

/// What an id turned out to be.
enum Found<'r> {
    /// The id as it is today.
    Shown(&'r str),
    /// Left out; whoever refers to it is not at fault.
    Hidden,
    Unknown,
}

impl Register {
    /// Every id is looked up in vain, and none is reported.
    pub fn unreadable() -> Register {
        Register { unreadable: true, ..Register::default() }
    }

    pub fn from_ids<'i>(ids: impl IntoIterator<Item = &'i str>) -> Register {
        Register { entries: ids.into_iter().map(|id| (id.to_owned(), Entry::Shown)).collect(), unreadable: false }
    }

    pub fn insert(&mut self, id: &str, shown: bool) {
        self.entries.insert(id.to_owned(), if shown { Entry::Shown } else { Entry::Hidden });
    }

    /// Something that exists; if it can be shown, that is known already or will be.
    pub fn insert_hidden(&mut self, id: &str) {
        self.entries.entry(id.to_owned()).or_insert(Entry::Hidden);
    }

    /// Not everything that exists is known: from now on no id is reported.
    pub fn forgive(&mut self) {
        self.unreadable = true;
    }

    pub fn insert_former(&mut self, former: &str, now: &str) {
        self.entries.entry(former.to_owned()).or_insert_with(|| Entry::Moved(now.to_owned()));
    }

    /// Whether the id stands for something of its own, shown or not.
    pub fn has(&self, id: &str) -> bool {
        matches!(self.entries.get(id), Some(Entry::Shown | Entry::Hidden))
    }

    pub fn is_shown(&self, id: &str) -> bool {
        self.entries.get(id) == Some(&Entry::Shown)
    }

    /// The id that a former one stands for today.
    fn now(&self, id: &str) -> Option<&str> {
        match self.entries.get(id) {
            Some(Entry::Moved(now)) => Some(now),
            _ => None,
        }
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    fn find<'r>(&'r self, id: &'r str) -> Found<'r> {
        match self.entries.get(id) {
            Some(Entry::Shown) => Found::Shown(id),
            Some(Entry::Moved(now)) if self.is_shown(now) => Found::Shown(now),
            Some(_) => Found::Hidden,
            None if self.unreadable => Found::Hidden,
            None => Found::Unknown,
        }
    }
}

/// The check of one file: where it stands at the moment, and what it found so far.
pub struct Check<'a> {
    pub house: &'a House<'a>,
    document: &'a Document,
    outline: OnceCell<(Outline, Lines)>,
    path: Vec<Step>,
    problems: Vec<Problem>,
    /// Cites written anywhere in the file, good or not.
    cites: usize,
    /// How often a name was compared with all others.
    compared: usize,
}

/// Names of one file that are compared with all others: enough for people, bounded for files made to harm.
const COMPARED: usize = 100;

impl<'a> Check<'a> {
    pub fn new(house: &'a House<'a>, document: &'a Document) -> Check<'a> {
        Check {
            house,
            document,
            outline: OnceCell::new(),
            path: Vec::new(),
            problems: Vec::new(),
            cites: 0,
            compared: 0,
        }
    }

    pub fn finish(self) -> Vec<Problem> {
        self.problems
    }

    /// Checks a field of the value in hand.
    fn field<T>(&mut self, name: &'static str, check: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(Step::Field(name.into()));
        let value = check(self);
        self.path.pop();
        value
    }

    /// Checks a field that may be left out.
    fn optional<R, T>(
        &mut self,
        name: &'static str,
        raw: Option<&R>,
        check: impl FnOnce(&mut Self, &R) -> Option<T>,
    ) -> Option<T> {
        raw.and_then(|raw| self.field(name, |c| check(c, raw)))
    }

    /// Checks a list, and keeps the entries that can be shown.
    fn each<'r, R, T>(
        &mut self,
        name: &'static str,
        raw: &'r [R],
        mut check: impl FnMut(&mut Self, &'r R) -> Option<T>,
    ) -> Vec<T> {
        self.field(name, |c| {
            let checked = raw.iter().enumerate().filter_map(|(index, raw)| {
                c.path.push(Step::Index(index));
                let value = check(c, raw);
                c.path.pop();
                value
            });
            checked.collect()
        })
    }

    fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// An error at the value in hand.
    fn error(&self, code: &'static str) -> Problem {
        Problem::error(self.place(None), code)
    }

    /// A warning at the value in hand.
    fn warning(&self, code: &'static str) -> Problem {
        Problem::warning(self.place(None), code)
    }

    /// Adds "did you mean" to a problem with a name.
    fn suggest<'c>(&mut self, problem: Problem, name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Problem {
        self.compared += 1;
        let near = if self.compared <= COMPARED { nearest(name, candidates) } else { None };
        match near {
            Some(near) => problem.with("suggestion", near),
            None => problem,
        }
    }

    /// A problem at a byte of the string in hand.
    fn inside(&self, severity: Severity, code: &'static str, offset: usize) -> Problem {
        Problem { severity, ..Problem::error(self.place(Some(offset)), code) }
    }

    fn place(&self, inside: Option<usize>) -> Place {
        let text = self.document.understood();
        let (outline, lines) = self.outline.get_or_init(|| (Outline::new(text), Lines::new(&self.document.text)));
        let spot = outline.find(text, &self.path);
        let offset = match inside {
            Some(inside) if spot.exact => offset_in_string(text, spot.value.start, inside),
            _ => spot.value.start,
        };
        let (line, column) = lines.position(&self.document.text, offset);
        Place { file: self.document.path.clone(), line, column, field: FieldPath(&self.path).to_string() }
    }

    fn folder(&self) -> &'a str {
        self.document.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Whether a list has an entry; if not, that is an error.
    fn not_empty<R>(&mut self, name: &'static str, list: &[R]) -> bool {
        if list.is_empty() {
            self.field(name, |c| c.report(c.error("list-empty").with("name", name)));
        }
        !list.is_empty()
    }

    /// Whether a number lies within bounds; if not, that is an error.
    fn within<N: PartialOrd + std::fmt::Display>(&mut self, number: N, low: N, high: N) -> bool {
        // Written so that NaN is out of bounds.
        let good = number >= low && number <= high;
        if !good {
            self.report(self.error("number-range").with("value", number).with("low", low).with("high", high));
        }
        good
    }

    /// Whether an id is well formed and new to `seen`; if not, that is an error.
    fn new_id(&mut self, raw: &str, seen: &mut HashSet<String>) -> bool {
        self.field("id", |c| {
            if !id::is_valid_part(raw) {
                c.report(c.error("bad-id").with("id", raw));
                return false;
            }
            let new = seen.insert(raw.to_owned());
            if !new {
                c.report(c.error("duplicate-id").with("id", raw));
            }
            new
        })
    }

    /// Looks an id up; an unknown one is an error at the value in hand.
    fn resolve<'r>(&mut self, register: &'r Register, id: &'r str, code: &'static str) -> Option<&'r str> {
        match register.find(id) {
            Found::Shown(id) => Some(id),
            Found::Hidden => None,
            Found::Unknown => {
                self.report(self.error(code).with("id", id));
                None
            }
        }
    }

    fn exhibit_ref(&mut self, id: &str) -> Option<ExhibitId> {
        let house = self.house;
        self.resolve(&house.exhibits, id, "no-such-exhibit").map(ExhibitId::new)
    }

    fn person_ref(&mut self, id: &str) -> Option<PersonId> {
        let house = self.house;
        self.resolve(&house.people, id, "no-such-person").map(PersonId::new)
    }

    fn place_ref(&mut self, id: &str) -> Option<PlaceId> {
        let house = self.house;
        self.resolve(&house.places, id, "no-such-place").map(PlaceId::new)
    }

    fn cites(&mut self, raw: &[raw::Cite]) -> Vec<Cite> {
        let house = self.house;
        self.cites += raw.len();
        self.each("sources", raw, |c, cite| {
            let source = c.field("id", |c| c.resolve(&house.sources, &cite.id, "no-such-source").map(SourceId::new))?;
            let page = c.optional("page", cite.page.as_ref(), |c, page| c.label(page));
            Some(Cite { source, page })
        })
    }

    fn link_target(&mut self, register: &Register, id: &str, code: &'static str, offset: usize) -> Option<String> {
        match register.find(id) {
            Found::Shown(id) => Some(id.to_owned()),
            Found::Hidden => None,
            Found::Unknown => {
                self.report(self.inside(Severity::Error, code, offset).with("id", id));
                None
            }
        }
    }

    /// Where a link in a text leads; `offset` is the target's place in the string in hand.
    fn link(&mut self, target: &str, offset: usize) -> Option<crate::model::Link> {
        use crate::model::Link;
        let house = self.house;
        let (kind, id) = target.split_once(':').unwrap_or(("", target));
        let at = offset + kind.len() + 1;
        match kind {
            "exhibit" => {
                self.link_target(&house.exhibits, id, "no-such-exhibit", at).map(|id| Link::Exhibit(ExhibitId::new(id)))
            }
            "person" => {
                self.link_target(&house.people, id, "no-such-person", at).map(|id| Link::Person(PersonId::new(id)))
            }
            "place" => self.link_target(&house.places, id, "no-such-place", at).map(|id| Link::Place(PlaceId::new(id))),
            "term" => self.link_target(&house.terms, id, "no-such-term", at).map(|id| Link::Term(TermId::new(id))),
            "http" | "https" | "mailto" => {
                self.report(self.inside(Severity::Error, "link-web", offset).with("target", target));
                None
            }
            _ => {
                self.report(self.inside(Severity::Error, "link-kind", offset).with("target", target));
                None
            }
        }
    }
}
