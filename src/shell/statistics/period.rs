//! What the file holds of a period.

use jiff::civil::Date;
use rusqlite::{Row, params};

use super::ledger::{Fault, Ledger, day, number};
use crate::kiosk::tally::{Day, How, Lengths, Looks, Plan, Records};
use crate::model::Lang;

/// Nobody visited before the program was there: an earlier day is a clock that was wrong.
pub const FIRST_DAY: Day = (2026, 1, 1);

/// From the first to the last day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: Day,
    pub to: Day,
    /// Visits are told by month and not by day.
    pub months: bool,
}

impl Period {
    /// The last so many days.
    pub fn last(days: u16, today: Day) -> Period {
        let from = date(today).and_then(|today| today.checked_sub(jiff::Span::new().days(i64::from(days) - 1)).ok());
        Period { from: from.map_or(today, of), to: today, months: false }
    }

    /// The days of the period, or its months as days 0; none if it is none.
    fn steps(&self) -> Vec<Day> {
        let (Some(mut at), Some(to)) = (date(self.from), date(self.to)) else { return Vec::new() };
        let mut steps = Vec::new();
        while at <= to {
            let (year, month, day) = of(at);
            let step = if self.months { (year, month, 0) } else { (year, month, day) };
            if steps.last() != Some(&step) {
                steps.push(step);
            }
            let Ok(next) = at.tomorrow() else { break };
            at = next;
        }
        steps
    }
}

/// `None` for a day that no calendar has.
pub fn date((year, month, day): Day) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

pub fn of(date: Date) -> Day {
    (i32::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs())
}

impl Ledger {
    /// The first and the last day of which there is anything, not before `from` and not after `to`.
    pub fn span(&self, from: Day, to: Day) -> Result<Option<(Day, Day)>, Fault> {
        let ask = |what: &str, table: &str| -> Result<Option<i64>, Fault> {
            let asked = format!("SELECT {what}(day) FROM {table} WHERE day BETWEEN ?1 AND ?2");
            Ok(self.connection.query_row(&asked, params![number(from), number(to)], |row| row.get(0))?)
        };
        let first = ask("min", "counts")?.into_iter().chain(ask("min", "looks")?).min();
        let last = ask("max", "counts")?.into_iter().chain(ask("max", "looks")?).max();
        Ok(first.zip(last).map(|(first, last)| (day(first), day(last))))
    }

    /// Everything that was counted in a period.
    pub fn records(&self, period: &Period) -> Result<Records, Fault> {
        let (from, to) = (number(period.from), number(period.to));
        let mut records =
            Records { visits: period.steps().into_iter().map(|day| (day, 0)).collect(), ..Default::default() };
        let mut query = self.connection.prepare(
            "SELECT name, language, sum(views), sum(timed), sum(seconds), sum(predicted),
                 sum(s1), sum(s2), sum(s3), sum(s4), sum(s5), sum(s6)
             FROM looks JOIN pages ON pages.id = looks.page WHERE day BETWEEN ?1 AND ?2 GROUP BY name, language",
        )?;
        let mut rows = query.query(params![from, to])?;
        while let Some(row) = rows.next()? {
            let (page, lang): (String, String) = (row.get(0)?, row.get(1)?);
            let looks = looks(row)?;
            records.pages.entry(page).or_default().add(&looks);
            if let Some(lang) = Lang::new(&lang) {
                *records.languages.entry(lang).or_default() += looks.views;
            }
        }
        let mut query = self.connection.prepare(
            "SELECT day, what, item, sum(count) FROM counts WHERE day BETWEEN ?1 AND ?2 GROUP BY day, what, item",
        )?;
        let mut rows = query.query(params![from, to])?;
        while let Some(row) = rows.next()? {
            let (when, what, item): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            records.add(period.months, day(when), (&what, &item), count(row, 3)?);
        }
        Ok(records)
    }
}

impl Records {
    fn add(&mut self, months: bool, (year, month, day): Day, (what, item): (&str, &str), count: u64) {
        match what {
            "left" => {
                let Some(how) = How::ALL.into_iter().find(|how| how.as_str() == item) else { return };
                *self.left.entry(how).or_default() += count;
                let step = (year, month, if months { 0 } else { day });
                if let Ok(at) = self.visits.binary_search_by_key(&step, |(day, _)| *day) {
                    self.visits[at].1 += count;
                }
            }
            "ended" => *self.ended.entry(item.to_owned()).or_default() += count,
            "search-in-vain" => self.searches_in_vain += count,
            "planned" => {
                let plan = item.parse().map_or(Plan::Own, Plan::of);
                *self.planned.entry(plan).or_default() += count;
            }
            "plan-started" => self.plans_started += count,
            "plan-finished" => self.plans_finished += count,
            _ => {}
        }
    }
}

fn count(row: &Row<'_>, at: usize) -> Result<u64, Fault> {
    Ok(u64::try_from(row.get::<_, i64>(at)?).unwrap_or(0))
}

fn looks(row: &Row<'_>) -> Result<Looks, Fault> {
    let mut lengths = Lengths::default();
    for (at, length) in lengths.0.iter_mut().enumerate() {
        *length = count(row, 6 + at)?;
    }
    Ok(Looks {
        views: count(row, 2)?,
        timed: count(row, 3)?,
        seconds: count(row, 4)?,
        predicted: count(row, 5)?,
        lengths,
    })
}
