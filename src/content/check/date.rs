//! Dates and Manchu words.

use super::Check;
use crate::content::calendar::{self, DateError};
use crate::content::locate::Step;
use crate::content::raw;
use crate::diagnostic::Severity;
use crate::model::{Evidence, HistoricDate, Manchu, Moment};

impl Check<'_> {
    pub(super) fn date(&mut self, raw: &raw::Date) -> Option<HistoricDate> {
        let (evidence, start, end) = match raw {
            raw::Date::Exact(day) => (Evidence::Exact, day, None),
            raw::Date::Circa(day) => (Evidence::Circa, day, None),
            raw::Date::Before(day) => (Evidence::Before, day, None),
            raw::Date::After(day) => (Evidence::After, day, None),
            raw::Date::Range(start, end) => (Evidence::Range, start, Some(end)),
        };
        let start = self.moment(0, start);
        let end = end.map(|end| self.moment(1, end));
        let (start, end) = (start?, end.map_or(Some(None), |end| end.map(Some))?);
        // The last day of the end must not lie before the first of the start.
        if end.as_ref().is_some_and(|end| day(end, (12, 31)) < day(&start, (1, 1))) {
            self.report(self.error("date-order"));
            return None;
        }
        Some(HistoricDate { evidence, start, end })
    }

    fn moment(&mut self, index: usize, raw: &str) -> Option<Moment> {
        self.path.push(Step::Index(index));
        let moment = calendar::parse_date(raw).map_err(|error| self.report(self.date_problem(raw, error)));
        self.path.pop();
        moment.ok()
    }

    pub(super) fn date_problem(&self, raw: &str, error: DateError) -> crate::diagnostic::Problem {
        match error {
            DateError::Form => self.error("date-form").with("value", raw),
            DateError::OldStyleWithoutDay => self.error("date-old-style").with("value", raw),
            DateError::Month(month) => self.error("date-month").with("value", raw).with("month", month),
            DateError::Day { day, last } => {
                self.error("date-day").with("value", raw).with("day", day).with("last", last)
            }
        }
    }

    pub(super) fn manchu(&mut self, raw: Option<&String>) -> Option<Manchu> {
        self.optional("manchu", raw, |c, word| match Manchu::parse(word) {
            _ if word.trim().is_empty() => {
                c.report(c.error("text-empty"));
                None
            }
            Ok(manchu) => {
                c.drawable(&manchu.script);
                Some(manchu)
            }
            Err(error) => {
                let at = word.char_indices().nth(error.position.saturating_sub(1)).map_or(0, |(at, _)| at);
                c.report(c.inside(Severity::Error, "manchu-letter", at).with("letter", error.letter));
                None
            }
        })
    }
}

/// A day within the moment; what is not known is taken from `rest`.
pub(super) fn day(moment: &Moment, rest: (u8, u8)) -> (i32, u8, u8) {
    (moment.year, moment.month.unwrap_or(rest.0), moment.day.unwrap_or(rest.1))
}
