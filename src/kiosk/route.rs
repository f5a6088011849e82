//! Addresses of pages: `home`, `halls/treaties`, `treaties/nerchinsk-1689/accounts/3`, `peoples/hezhe/pictures/2/1`.

use std::fmt;

use super::guide::MINUTES;
use super::{PictureOf, timeline};
use crate::model::{Exhibit, ExhibitId, HallId, Kind, Link, Museum, PersonId};

/// A page of the kiosk.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    Home,
    Hall(HallId),
    Exhibit {
        id: ExhibitId,
        tab: Tab,
    },
    Languages,
    /// A route through the museum for so many minutes; `None`: for what was asked before.
    Planner {
        minutes: Option<u16>,
    },
    /// What is looked for is not part of the address.
    Search,
    Atlas {
        /// The exhibit whose map it is.
        exhibit: Option<ExhibitId>,
        year: Option<i32>,
        /// The year beside it.
        other: Option<i32>,
    },
    /// What happened, about a year.
    Timeline {
        year: Option<i32>,
    },
    /// A picture to be looked at closely.
    Picture {
        of: PictureOf,
        /// The n-th of its hotspots, from 0.
        detail: Option<usize>,
    },
    /// The n-th two pictures of an exhibit that are compared, from 0.
    Pair {
        exhibit: ExhibitId,
        index: usize,
    },
}

/// A part of an exhibit's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tab {
    Story,
    /// The clauses of a treaty, who signed and in which languages.
    Articles,
    /// The n-th article whose language versions differ, from 0.
    Versions(usize),
    /// The phases of a battle.
    Course,
    /// The n-th disputed point, from 0.
    Accounts(usize),
    Sources,
}

/// Why a text is no route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteError(String);

impl fmt::Display for RouteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is no page; pages are home, languages, search, planner, planner/MINUTES, atlas, atlas/YEAR, \
             atlas/YEAR/YEAR, timeline, timeline/YEAR, halls/HALL, HALL/EXHIBIT, \
             HALL/EXHIBIT/(story|articles|versions/N|course|accounts/N|sources|map), HALL/EXHIBIT/pictures/N, \
             HALL/EXHIBIT/compare/N, home/picture, halls/HALL/picture and people/PERSON/picture; a picture's details \
             are HALL/EXHIBIT/pictures/N/DETAIL and …/picture/DETAIL, counted from 1",
            self.0
        )
    }
}

impl std::error::Error for RouteError {}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Home => f.write_str("home"),
            Route::Languages => f.write_str("languages"),
            Route::Planner { minutes: None } => f.write_str("planner"),
            Route::Planner { minutes: Some(minutes) } => write!(f, "planner/{minutes}"),
            Route::Search => f.write_str("search"),
            Route::Hall(id) => write!(f, "halls/{id}"),
            Route::Atlas { exhibit: Some(id), .. } => write!(f, "{id}/map"),
            Route::Atlas { exhibit: None, year, other } => {
                f.write_str("atlas")?;
                year.iter().chain(other).try_for_each(|year| write!(f, "/{year}"))
            }
            Route::Timeline { year } => {
                f.write_str("timeline")?;
                year.iter().try_for_each(|year| write!(f, "/{year}"))
            }
            Route::Exhibit { id, tab } => match tab {
                Tab::Story => write!(f, "{id}/story"),
                Tab::Articles => write!(f, "{id}/articles"),
                Tab::Versions(index) => write!(f, "{id}/versions/{}", index + 1),
                Tab::Course => write!(f, "{id}/course"),
                Tab::Accounts(index) => write!(f, "{id}/accounts/{}", index + 1),
                Tab::Sources => write!(f, "{id}/sources"),
            },
            Route::Picture { of, detail } => {
                write!(f, "{of}")?;
                detail.iter().try_for_each(|index| write!(f, "/{}", index + 1))
            }
            Route::Pair { exhibit, index } => write!(f, "{exhibit}/compare/{}", index + 1),
        }
    }
}

impl std::str::FromStr for Route {
    type Err = RouteError;

    fn from_str(text: &str) -> Result<Route, RouteError> {
        let wrong = || RouteError(text.to_owned());
        let parts: Vec<&str> = text.trim_matches('/').split('/').collect();
        let exhibit =
            |hall: &str, name: &str, tab| Route::Exhibit { id: ExhibitId::new(format!("{hall}/{name}")), tab };
        // Numbers of addresses begin with 1.
        let index = |number: &str| number.parse::<usize>().ok()?.checked_sub(1);
        let picture = |of: PictureOf, detail: &[&str]| {
            let detail = match detail {
                [] => None,
                [number] => Some(index(number).ok_or_else(wrong)?),
                _ => return Err(wrong()),
            };
            Ok(Route::Picture { of, detail })
        };
        match parts.as_slice() {
            ["home"] => Ok(Route::Home),
            ["home", "picture", detail @ ..] => picture(PictureOf::House, detail),
            ["halls", hall, "picture", detail @ ..] => picture(PictureOf::Hall(HallId::new(*hall)), detail),
            ["people", person, "picture", detail @ ..] => picture(PictureOf::Person(PersonId::new(*person)), detail),
            [hall, name, "pictures", number, detail @ ..] => {
                let number = index(number).ok_or_else(wrong)?;
                picture(PictureOf::Exhibit(ExhibitId::new(format!("{hall}/{name}")), number), detail)
            }
            [hall, name, "compare", number] => {
                let exhibit = ExhibitId::new(format!("{hall}/{name}"));
                Ok(Route::Pair { exhibit, index: index(number).ok_or_else(wrong)? })
            }
            ["languages"] => Ok(Route::Languages),
            ["planner"] => Ok(Route::Planner { minutes: None }),
            ["planner", minutes] => Ok(Route::Planner { minutes: Some(minutes.parse().map_err(|_| wrong())?) }),
            ["search"] => Ok(Route::Search),
            ["atlas", years @ ..] if years.len() <= 2 => {
                let years: Result<Vec<i32>, _> = years.iter().map(|year| year.parse()).collect();
                let years = years.map_err(|_| wrong())?;
                Ok(Route::Atlas { exhibit: None, year: years.first().copied(), other: years.get(1).copied() })
            }
            ["timeline"] => Ok(Route::Timeline { year: None }),
            ["timeline", year] => Ok(Route::Timeline { year: Some(year.parse().map_err(|_| wrong())?) }),
            [hall, name, "map"] => {
                let exhibit = Some(ExhibitId::new(format!("{hall}/{name}")));
                Ok(Route::Atlas { exhibit, year: None, other: None })
            }
            ["halls", hall] => Ok(Route::Hall(HallId::new(*hall))),
            [hall, name] | [hall, name, "story"] => Ok(exhibit(hall, name, Tab::Story)),
            [hall, name, "articles"] => Ok(exhibit(hall, name, Tab::Articles)),
            [hall, name, "course"] => Ok(exhibit(hall, name, Tab::Course)),
            [hall, name, "sources"] => Ok(exhibit(hall, name, Tab::Sources)),
            [hall, name, "accounts"] => Ok(exhibit(hall, name, Tab::Accounts(0))),
            [hall, name, part @ ("accounts" | "versions"), number] => {
                let index = index(number).ok_or_else(wrong)?;
                Ok(exhibit(hall, name, if *part == "accounts" { Tab::Accounts(index) } else { Tab::Versions(index) }))
            }
            _ => Err(wrong()),
        }
    }
}

impl Route {
    /// Whether two routes are parts of one page, so that going from one to the other is no step in the history.
    pub fn same_page(&self, other: &Route) -> bool {
        match (self, other) {
            (Route::Exhibit { id: a, .. }, Route::Exhibit { id: b, .. }) => a == b,
            (Route::Planner { .. }, Route::Planner { .. }) => true,
            // Whoever looked at ten pictures of an exhibit goes back once.
            (
                Route::Picture { of: PictureOf::Exhibit(a, _), .. },
                Route::Picture { of: PictureOf::Exhibit(b, _), .. },
            ) => a == b,
            (Route::Picture { of: a, .. }, Route::Picture { of: b, .. }) => a == b,
            (Route::Pair { exhibit: a, .. }, Route::Pair { exhibit: b, .. }) => a == b,
            _ => self == other,
        }
    }

    /// Whether two routes are the same picture, whatever of it is shown.
    pub fn same_picture(&self, other: &Route) -> bool {
        matches!((self, other), (Route::Picture { of: a, .. }, Route::Picture { of: b, .. }) if a == b)
    }

    /// Whether it is the portrait of whom a note tells.
    pub fn is_portrait_of(&self, note: &Link) -> bool {
        matches!((self, note), (Route::Picture { of: PictureOf::Person(a), .. }, Link::Person(b)) if a == b)
    }

    /// What a page that fills the screen belongs to: accounts and versions to a part of their exhibit's page, pictures to
    /// the page they hang on.
    pub fn above(&self) -> Option<Route> {
        let story = |id: &ExhibitId| Some(Route::Exhibit { id: id.clone(), tab: Tab::Story });
        match self {
            Route::Exhibit { id, tab: Tab::Accounts(_) } => story(id),
            Route::Exhibit { id, tab: Tab::Versions(_) } => Some(Route::Exhibit { id: id.clone(), tab: Tab::Articles }),
            Route::Picture { of: PictureOf::House, .. } => Some(Route::Home),
            Route::Picture { of: PictureOf::Hall(id), .. } => Some(Route::Hall(id.clone())),
            Route::Picture { of: PictureOf::Exhibit(id, _), .. } | Route::Pair { exhibit: id, .. } => story(id),
            _ => None,
        }
    }

    /// The exhibit that the page is about, where it is about one.
    pub fn exhibit(&self) -> Option<&ExhibitId> {
        match self {
            Route::Exhibit { id, .. }
            | Route::Atlas { exhibit: Some(id), .. }
            | Route::Picture { of: PictureOf::Exhibit(id, _), .. }
            | Route::Pair { exhibit: id, .. } => Some(id),
            _ => None,
        }
    }

    /// The route as this museum knows it (former ids become present ones), or `None` if it leads nowhere.
    pub fn settle(&self, museum: &Museum) -> Option<Route> {
        match self {
            Route::Home | Route::Languages | Route::Search | Route::Planner { .. } => Some(self.clone()),
            Route::Hall(id) => museum.hall(id).map(|_| self.clone()),
            Route::Atlas { exhibit, year, other } => {
                let atlas = &museum.atlas;
                museum.has_atlas().then_some(())?;
                let exhibit = match exhibit {
                    Some(id) => Some(museum.exhibit(id).filter(|exhibit| museum.map_of(exhibit).is_some())?.id.clone()),
                    None => None,
                };
                let within = |year: i32| year.clamp(atlas.years.0, atlas.years.1);
                Some(Route::Atlas { exhibit, year: year.map(within), other: other.map(within) })
            }
            Route::Timeline { year } => {
                museum.has_timeline().then_some(())?;
                let whole = timeline::whole(museum);
                let within = |year: i32| year.clamp(whole.first.ceil() as i32, whole.last.floor() as i32);
                Some(Route::Timeline { year: year.map(within) })
            }
            Route::Exhibit { id, tab } => {
                let exhibit = museum.exhibit(id)?;
                tabs(exhibit).contains(&tab.first()).then_some(())?;
                tab.all(exhibit).contains(tab).then_some(())?;
                Some(Route::Exhibit { id: exhibit.id.clone(), tab: *tab })
            }
            Route::Picture { of, detail } => {
                let picture = of.picture(museum)?;
                detail.is_none_or(|detail| detail < picture.hotspots.len()).then_some(())?;
                Some(Route::Picture { of: of.settle(museum)?, detail: *detail })
            }
            Route::Pair { exhibit, index } => {
                let exhibit = museum.exhibit(exhibit)?;
                exhibit.pairs.get(*index)?;
                Some(Route::Pair { exhibit: exhibit.id.clone(), index: *index })
            }
        }
    }

    /// The route, or where a museum that was read anew lacks it, what it belongs to.
    pub fn nearest(&self, museum: &Museum) -> Route {
        let whole = match self {
            Route::Picture { of, detail: Some(_) } => Some(Route::Picture { of: of.clone(), detail: None }),
            _ => None,
        };
        let ways = [Some(self.clone()), whole, self.above()];
        ways.into_iter().flatten().find_map(|route| route.settle(museum)).unwrap_or(Route::Home)
    }

    /// Every page of a museum, in visiting order.
    pub fn all(museum: &Museum) -> Vec<Route> {
        let mut routes = vec![Route::Home, Route::Languages, Route::Search];
        routes.extend(MINUTES.map(|minutes| Route::Planner { minutes: Some(minutes) }));
        for hall in &museum.halls {
            routes.push(Route::Hall(hall.id.clone()));
            for exhibit in hall.exhibits.iter().filter_map(|id| museum.exhibit(id)) {
                if museum.map_of(exhibit).is_some() {
                    routes.push(Route::Atlas { exhibit: Some(exhibit.id.clone()), year: None, other: None });
                }
                for tab in tabs(exhibit) {
                    let pages = tab.all(exhibit).into_iter();
                    routes.extend(pages.map(|tab| Route::Exhibit { id: exhibit.id.clone(), tab }));
                }
            }
        }
        routes.extend(Route::atlas_pages(museum));
        routes.extend(Route::timeline_pages(museum));
        routes.extend(Route::picture_pages(museum));
        routes
    }

    /// Every picture whole, with each of its details, and every two that are compared.
    fn picture_pages(museum: &Museum) -> Vec<Route> {
        let mut pages = Vec::new();
        for of in PictureOf::all(museum) {
            let details = of.picture(museum).map_or(0, |picture| picture.hotspots.len());
            let page = |detail| Route::Picture { of: of.clone(), detail };
            pages.push(page(None));
            pages.extend((0..details).map(|detail| page(Some(detail))));
        }
        let exhibits = museum.halls.iter().flat_map(|hall| &hall.exhibits).filter_map(|id| museum.exhibit(id));
        pages.extend(exhibits.flat_map(|exhibit| {
            (0..exhibit.pairs.len()).map(|index| Route::Pair { exhibit: exhibit.id.clone(), index })
        }));
        pages
    }

    /// The atlas at every year it marks, and two of them side by side.
    fn atlas_pages(museum: &Museum) -> Vec<Route> {
        if !museum.has_atlas() {
            return Vec::new();
        }
        let page = |year, other| Route::Atlas { exhibit: None, year, other };
        let years: Vec<i32> = museum.atlas.marks.iter().map(|mark| mark.year).collect();
        let mut pages = vec![page(None, None)];
        pages.extend(years.iter().map(|year| page(Some(*year), None)));
        if let [first, .., last] = years[..] {
            pages.push(page(Some(first), Some(last)));
        }
        pages
    }

    /// The timeline as it opens, and at its ends.
    fn timeline_pages(museum: &Museum) -> Vec<Route> {
        let ends = museum.timeline.first().zip(museum.timeline.last());
        let years = ends.map_or_else(Vec::new, |(first, last)| vec![first.date.years().0, last.date.years().0]);
        let opens = museum.has_timeline().then_some(None);
        let mut pages: Vec<Route> =
            opens.into_iter().chain(years.into_iter().map(Some)).map(|year| Route::Timeline { year }).collect();
        pages.dedup();
        pages
    }
}

impl Tab {
    /// The tab a button stands for: all accounts share one, and articles and their versions.
    pub fn first(self) -> Tab {
        match self {
            Tab::Accounts(_) => Tab::Accounts(0),
            Tab::Versions(_) => Tab::Articles,
            other => other,
        }
    }

    /// Every page behind the same button.
    fn all(self, exhibit: &Exhibit) -> Vec<Tab> {
        match self.first() {
            Tab::Accounts(_) => (0..exhibit.accounts.len()).map(Tab::Accounts).collect(),
            Tab::Articles => {
                let versions = (0..exhibit.comparisons().len()).map(Tab::Versions);
                std::iter::once(Tab::Articles).chain(versions).collect()
            }
            other => vec![other],
        }
    }
}

/// The tabs an exhibit has, in order; only those with something behind them.
pub fn tabs(exhibit: &Exhibit) -> Vec<Tab> {
    let mut tabs = vec![Tab::Story];
    match &exhibit.kind {
        Kind::Treaty(_) => tabs.push(Tab::Articles),
        Kind::Battle(_) => tabs.push(Tab::Course),
        Kind::People(_) | Kind::Topic | Kind::Visit(_) => {}
    }
    if !exhibit.accounts.is_empty() {
        tabs.push(Tab::Accounts(0));
    }
    if !exhibit.all_cites().is_empty() {
        tabs.push(Tab::Sources);
    }
    tabs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_read_back_what_they_write() {
        let id = ExhibitId::new("treaties/nerchinsk-1689");
        let tabs = [Tab::Story, Tab::Articles, Tab::Course, Tab::Accounts(0), Tab::Accounts(7), Tab::Sources];
        let mut routes = vec![Route::Home, Route::Languages, Route::Search, Route::Hall(HallId::new("peoples"))];
        routes.extend([None, Some(45)].map(|minutes| Route::Planner { minutes }));
        routes.push(Route::Atlas { exhibit: Some(id.clone()), year: None, other: None });
        for (year, other) in [(None, None), (Some(1689), None), (Some(1689), Some(1860))] {
            routes.push(Route::Atlas { exhibit: None, year, other });
        }
        routes.extend([None, Some(1689)].map(|year| Route::Timeline { year }));
        routes.extend(tabs.map(|tab| Route::Exhibit { id: id.clone(), tab }));
        for route in routes {
            assert_eq!(route.to_string().parse(), Ok(route));
        }
    }

    #[test]
    fn nonsense_is_no_route() {
        for text in [
            "",
            "hall",
            "planner/x",
            "a/b/c",
            "a/b/accounts/0",
            "a/b/accounts/x",
            "a/b/c/d/e",
            "atlas/x",
            "atlas/1/2/3",
            "timeline/x",
        ] {
            assert!(text.parse::<Route>().is_err(), "{text}");
        }
    }
}
