//! What is told of a period: tables without anything that points to a single visitor. The terminal, the exported file and
//! the staff's panel all tell the same.

use std::collections::BTreeMap;

use super::sheet::{Day, How, Looks, Plan};
use super::withhold::{Cell, LEAST, withhold};
use crate::model::Lang;

/// What was counted in a period, as it was counted. Only a [`Summary`] of it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// Visits of every day from the first to the last, also of those without any. Day 0 is a whole month.
    pub visits: Vec<(Day, u64)>,
    pub left: BTreeMap<How, u64>,
    pub ended: BTreeMap<String, u64>,
    pub pages: BTreeMap<String, Looks>,
    pub languages: BTreeMap<Lang, u64>,
    pub searches_in_vain: u64,
    pub planned: BTreeMap<Plan, u64>,
    pub plans_started: u64,
    pub plans_finished: u64,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<K> {
    pub of: K,
    pub count: Cell,
}

/// How long a page was looked at, where enough visitors have looked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dwell {
    /// Half of all looks were shorter than what lies between these, half longer; seconds.
    pub median: (u64, Option<u64>),
    pub mean: u64,
    /// Seconds that reading all of it takes; `None` where there is nothing to read.
    pub predicted: Option<u64>,
}

/// A page and how it was looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    pub page: String,
    pub views: Cell,
    pub dwell: Option<Dwell>,
}

/// Why the numbers may be incomplete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// What was kept before was damaged; it was set aside under this name.
    SetAside(String),
    /// Nothing can be written; the counts wait in memory.
    NotKept,
    /// A newer program wrote the file, and this one leaves it alone.
    Newer,
}

/// A period as it is told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    pub visits: Vec<Row<Day>>,
    pub left: Vec<Row<How>>,
    /// The most frequent first, in this table and the next.
    pub ended: Vec<Row<String>>,
    pub pages: Vec<Page>,
    pub languages: Vec<Row<Lang>>,
    pub searches_in_vain: Option<Cell>,
    pub planned: Vec<Row<Plan>>,
    pub plans_started: Option<Cell>,
    pub plans_finished: Option<Cell>,
}

impl Records {
    /// Whether nothing at all was counted.
    pub fn is_empty(&self) -> bool {
        self.visits.iter().all(|(_, count)| *count == 0) && self.pages.is_empty() && self.searches_in_vain == 0
    }

    /// The parts of an exhibit's page taken together.
    pub fn by_exhibit(mut self) -> Records {
        for (page, looks) in std::mem::take(&mut self.pages) {
            self.pages.entry(exhibit_of(&page).to_owned()).or_default().add(&looks);
        }
        for (page, count) in std::mem::take(&mut self.ended) {
            *self.ended.entry(exhibit_of(&page).to_owned()).or_default() += count;
        }
        self
    }

    /// Pages that the museum has and that nobody may have looked at.
    pub fn with_pages(mut self, pages: impl IntoIterator<Item = String>) -> Records {
        for page in pages {
            self.pages.entry(page).or_default();
        }
        self
    }
}

/// `treaties/nerchinsk-1689` of `treaties/nerchinsk-1689/accounts/2`; other pages are themselves.
fn exhibit_of(page: &str) -> &str {
    if page.starts_with("halls/") {
        return page;
    }
    page.match_indices('/').nth(1).map_or(page, |(at, _)| &page[..at])
}

impl Summary {
    /// What may be told. See `withhold` for what is kept back.
    pub fn of(records: &Records) -> Summary {
        let visits = withhold(&[
            records.visits.iter().map(|(_, count)| *count).collect(),
            records.left.values().copied().collect(),
            records.ended.values().copied().collect(),
        ]);
        let views = withhold(&[
            records.pages.values().map(|looks| looks.views).collect(),
            records.languages.values().copied().collect(),
        ]);
        let plans = withhold(&[records.planned.values().copied().collect()]);
        let mut pages: Vec<Page> = records
            .pages
            .iter()
            .zip(&views[0])
            .map(|((page, looks), views)| Page { page: page.clone(), views: *views, dwell: dwell(looks, *views) })
            .collect();
        pages.sort_by(|a, b| b.views.rank().cmp(&a.views.rank()).then_with(|| a.page.cmp(&b.page)));
        let mut ended = rows(records.ended.keys().cloned(), &visits[2]);
        ended.sort_by(|a, b| b.count.rank().cmp(&a.count.rank()).then_with(|| a.of.cmp(&b.of)));
        let mut languages = rows(records.languages.keys().copied(), &views[1]);
        languages.sort_by(|a, b| b.count.rank().cmp(&a.count.rank()).then_with(|| a.of.cmp(&b.of)));
        Summary {
            visits: rows(records.visits.iter().map(|(day, _)| *day), &visits[0]),
            left: rows(records.left.keys().copied(), &visits[1]),
            ended,
            pages,
            languages,
            searches_in_vain: some(records.searches_in_vain),
            planned: rows(records.planned.keys().copied(), &plans[0]),
            plans_started: some(records.plans_started),
            plans_finished: some(records.plans_finished),
        }
    }

    /// The sum of the visits that are told, and whether there were more.
    pub fn told_visits(&self) -> (u64, bool) {
        let sum = self.visits.iter().filter_map(|row| row.count.count()).sum();
        (sum, self.visits.iter().any(|row| row.count.count().is_none()))
    }

    /// Whether anything is withheld, so that the reader needs to be told what that means.
    pub fn withholds(&self) -> (bool, bool) {
        let rows = self.visits.iter().map(|row| row.count).chain(self.left.iter().map(|row| row.count));
        let rows = rows.chain(self.ended.iter().map(|row| row.count)).chain(self.pages.iter().map(|page| page.views));
        let rows =
            rows.chain(self.languages.iter().map(|row| row.count)).chain(self.planned.iter().map(|row| row.count));
        let single = [self.searches_in_vain, self.plans_started, self.plans_finished].into_iter().flatten();
        let cells: Vec<Cell> = rows.chain(single).collect();
        (cells.contains(&Cell::Few), cells.contains(&Cell::Withheld))
    }
}

fn some(count: u64) -> Option<Cell> {
    (count > 0).then(|| Cell::of(count))
}

fn rows<K>(keys: impl Iterator<Item = K>, cells: &[Cell]) -> Vec<Row<K>> {
    keys.zip(cells).map(|(of, count)| Row { of, count: *count }).collect()
}

/// Of too few looks not even the mean is told.
fn dwell(looks: &Looks, views: Cell) -> Option<Dwell> {
    if looks.timed < LEAST || views.count().is_none() {
        return None;
    }
    let mean = |sum: u64| (sum + looks.timed / 2) / looks.timed;
    let predicted = mean(looks.predicted);
    Some(Dwell {
        median: looks.lengths.median()?,
        mean: mean(looks.seconds),
        predicted: (predicted > 0).then_some(predicted),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(views: u64, seconds: u64) -> Looks {
        let mut sum = Looks::default();
        (0..views).for_each(|_| sum.add(&Looks::one(Some((seconds, 60)))));
        sum
    }

    #[test]
    fn a_summary_tells_what_may_be_told() {
        let day = |day| (2026, 11, day);
        let pages = [("home", 30, 8), ("treaties/a/story", 12, 50), ("treaties/b/story", 3, 50), ("languages", 2, 4)];
        let records = Records {
            visits: vec![(day(1), 20), (day(2), 0), (day(3), 2), (day(4), 8)],
            left: [(How::Silent, 20), (How::Answered, 10)].into(),
            ended: [("home".to_owned(), 6), ("treaties/a/story".to_owned(), 24)].into(),
            pages: pages.map(|(page, views, seconds)| (page.to_owned(), looks(views, seconds))).into(),
            languages: [(Lang::ZH, 37), (Lang::RU, 10)].into(),
            searches_in_vain: 3,
            planned: [(Plan::Minutes(45), 9), (Plan::Own, 1)].into(),
            plans_started: 6,
            plans_finished: 0,
        };
        let summary = Summary::of(&records);
        let told: Vec<Cell> = summary.visits.iter().map(|row| row.count).collect();
        assert_eq!(told, [Cell::Count(20), Cell::Count(0), Cell::Few, Cell::Withheld]);
        assert_eq!(summary.told_visits(), (20, true));
        let pages: Vec<(&str, Cell)> = summary.pages.iter().map(|page| (page.page.as_str(), page.views)).collect();
        let expected = [
            ("home", Cell::Count(30)),
            ("treaties/a/story", Cell::Count(12)),
            ("languages", Cell::Few),
            ("treaties/b/story", Cell::Few),
        ];
        assert_eq!(pages, expected);
        let dwell = Dwell { median: (45, Some(120)), mean: 50, predicted: Some(60) };
        assert_eq!(summary.pages[1].dwell, Some(dwell));
        assert_eq!(summary.pages[2].dwell, None);
        assert_eq!(summary.searches_in_vain, Some(Cell::Few));
        assert_eq!((summary.plans_started, summary.plans_finished), (Some(Cell::Count(6)), None));
        assert_eq!(summary.withholds(), (true, true));
    }

    #[test]
    fn parts_of_an_exhibit_are_one_exhibit() {
        let pages = ["home", "atlas", "halls/treaties", "treaties/a/story", "treaties/a/accounts/2", "treaties/a/map"];
        let records = Records { pages: pages.map(|page| (page.to_owned(), looks(6, 9))).into(), ..Records::default() };
        let records = records.by_exhibit().with_pages(["treaties/b".to_owned(), "home".to_owned()]);
        let views: Vec<(&str, u64)> = records.pages.iter().map(|(page, looks)| (page.as_str(), looks.views)).collect();
        let expected = [("atlas", 6), ("halls/treaties", 6), ("home", 6), ("treaties/a", 18), ("treaties/b", 0)];
        assert_eq!(views, expected);
    }
}
