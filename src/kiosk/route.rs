//! Addresses of pages: `home`, `halls/treaties`, `treaties/nerchinsk-1689/accounts/3`, `languages`, `search`.

use std::fmt;

use super::guide::MINUTES;
use super::timeline;
use crate::model::{Exhibit, ExhibitId, HallId, Kind, Museum};

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
             atlas/YEAR/YEAR, timeline, timeline/YEAR, halls/HALL, HALL/EXHIBIT and \
             HALL/EXHIBIT/(story|articles|versions/N|course|accounts/N|sources|map)",
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
        match parts.as_slice() {
            ["home"] => Ok(Route::Home),
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
                let number: usize = number.parse().map_err(|_| wrong())?;
                let index = number.checked_sub(1).ok_or_else(wrong)?;
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
            _ => self == other,
        }
    }

    /// Accounts and versions fill the screen: the way back leads to what they belong to.
    pub fn above(&self) -> Option<Route> {
        let Route::Exhibit { id, tab } = self else { return None };
        let tab = match tab {
            Tab::Accounts(_) => Tab::Story,
            Tab::Versions(_) => Tab::Articles,
            _ => return None,
        };
        Some(Route::Exhibit { id: id.clone(), tab })
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
        }
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
        routes
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
