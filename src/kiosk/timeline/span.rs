//! A stretch of years, and the stretch that a date covers.

use crate::model::{Entry, Evidence, HistoricDate, Moment};

/// From one moment to another, in years: the middle of 1689 is 1689.5.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Span {
    pub first: f64,
    pub last: f64,
}

impl Span {
    pub fn years(&self) -> f64 {
        self.last - self.first
    }

    pub fn middle(&self) -> f64 {
        f64::midpoint(self.first, self.last)
    }

    pub fn holds(&self, at: f64) -> bool {
        (self.first..=self.last).contains(&at)
    }

    /// Where a moment lies on it: 0 at its beginning, 1 at its end.
    pub fn part(&self, at: f64) -> f64 {
        (at - self.first) / self.years().max(f64::EPSILON)
    }

    /// The moment at a part of it.
    pub fn at(&self, part: f64) -> f64 {
        self.first + part * self.years()
    }

    /// So many years about a moment, moved so that it lies within `whole`.
    pub fn about(middle: f64, years: f64, whole: Span) -> Span {
        let years = years.min(whole.years());
        let first = (middle - years / 2.0).clamp(whole.first, (whole.last - years).max(whole.first));
        Span { first, last: first + years }
    }

    /// The same length, so many years later, within `whole`.
    pub fn moved(&self, years: f64, whole: Span) -> Span {
        Span::about(self.middle() + years, self.years(), whole)
    }

    /// Longer or shorter by a factor; the moment at `part` stays there if `whole` allows it. Never shorter than `least`.
    pub fn stretched(&self, factor: f64, part: f64, least: f64, whole: Span) -> Span {
        let years = (self.years() * factor).clamp(least.min(whole.years()), whole.years());
        let first = self.at(part) - part * years;
        Span::about(first + years / 2.0, years, whole)
    }

    /// On the way to another.
    pub fn toward(&self, other: Span, part: f64) -> Span {
        let between = |from: f64, to: f64| from + (to - from) * part;
        Span { first: between(self.first, other.first), last: between(self.last, other.last) }
    }
}

/// How a date lies on the river.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// Where its mark stands.
    pub at: f64,
    /// What it covers for sure, or may cover.
    pub span: Span,
    /// Whether it may have begun earlier, and ended later.
    pub fades: (bool, bool),
}

impl Extent {
    /// A day, a month or a year is a point; a range is its years; what is about, before or after a date fades where nobody
    /// knows more.
    pub fn of(date: &HistoricDate) -> Extent {
        let (from, until) = bounds(&date.start);
        let middle = f64::midpoint(from, until);
        let point = Span { first: middle, last: middle };
        let doubt = doubt(&date.start);
        match date.evidence {
            Evidence::Exact => Extent { at: middle, span: point, fades: (false, false) },
            Evidence::Circa => {
                Extent { at: middle, span: Span { first: middle - doubt, last: middle + doubt }, fades: (true, true) }
            }
            Evidence::Before => {
                Extent { at: from, span: Span { first: from - 2.0 * doubt, last: from }, fades: (true, false) }
            }
            Evidence::After => {
                Extent { at: until, span: Span { first: until, last: until + 2.0 * doubt }, fades: (false, true) }
            }
            Evidence::Range => {
                let last = date.end.as_ref().map_or(until, |end| bounds(end).1);
                let span = Span { first: from, last: last.max(from) };
                Extent { at: from, span, fades: (false, false) }
            }
        }
    }

    /// Whether anything of it can be seen.
    pub fn meets(&self, sight: Span) -> bool {
        self.span.last >= sight.first && self.span.first <= sight.last
    }
}

/// When an entry happened: where its mark stands on the river, in years.
pub fn moment(entry: &Entry) -> f64 {
    Extent::of(&entry.date).at
}

/// How many years a doubtful year, month or day fades over, as nothing else says how doubtful it is.
fn doubt(moment: &Moment) -> f64 {
    match (moment.month, moment.day) {
        (None, _) => 2.5,
        (Some(_), None) => 1.0,
        (Some(_), Some(_)) => 0.3,
    }
}

/// Days before a month in a year that is no leap year; a day more or less is no width on the screen.
const DAYS: [u16; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/// The beginning and the end of a day, month or year.
fn bounds(moment: &Moment) -> (f64, f64) {
    let year = f64::from(moment.year);
    let Some(month) = moment.month else { return (year, year + 1.0) };
    let month = usize::from(month.clamp(1, 12)) - 1;
    let days = |days: f64| year + days / 365.0;
    let before = f64::from(DAYS[month]);
    match moment.day {
        Some(day) => {
            let begin = before + f64::from(day.max(1)) - 1.0;
            (days(begin.min(364.0)), days((begin + 1.0).min(365.0)))
        }
        None => (days(before), DAYS.get(month + 1).map_or(year + 1.0, |next| days(f64::from(*next)))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(evidence: Evidence, year: i32, month: Option<u8>, day: Option<u8>) -> HistoricDate {
        HistoricDate { evidence, start: Moment { year, month, day, julian: None, qing: None }, end: None }
    }

    #[test]
    fn a_date_lies_where_it_happened() {
        let at = |month, day| Extent::of(&date(Evidence::Exact, 1689, month, day)).at;
        assert_eq!(at(None, None), 1689.5);
        assert!((at(Some(9), Some(7)) - 1689.683).abs() < 0.002, "{}", at(Some(9), Some(7)));
        assert!(at(Some(1), Some(1)) > 1689.0 && at(Some(12), Some(31)) < 1690.0);
        assert!(at(Some(8), None) < at(Some(9), None));
    }

    #[test]
    fn doubt_fades_to_the_side_on_which_it_is() {
        let of = |evidence| Extent::of(&date(evidence, 1650, None, None));
        assert_eq!(of(Evidence::Exact).span.years(), 0.0);
        assert_eq!((of(Evidence::Circa).fades, of(Evidence::Circa).at), ((true, true), 1650.5));
        assert!(of(Evidence::Before).span.last <= 1650.0 && of(Evidence::Before).fades == (true, false));
        assert!(of(Evidence::After).span.first >= 1651.0 && of(Evidence::After).fades == (false, true));
        let end = Some(Moment { year: 1653, month: None, day: None, julian: None, qing: None });
        let range = Extent::of(&HistoricDate { end, ..date(Evidence::Range, 1650, None, None) });
        assert_eq!((range.span, range.fades), (Span { first: 1650.0, last: 1654.0 }, (false, false)));
    }

    #[test]
    fn a_stretch_never_leaves_the_whole() {
        let whole = Span { first: 1580.0, last: 2008.0 };
        let sight = Span::about(1585.0, 50.0, whole);
        assert_eq!(sight, Span { first: 1580.0, last: 1630.0 });
        assert_eq!(sight.moved(-30.0, whole), sight);
        assert_eq!(sight.moved(1000.0, whole), Span { first: 1958.0, last: 2008.0 });
        assert_eq!(sight.stretched(100.0, 0.5, 10.0, whole), whole);
        let near = sight.stretched(0.5, 0.2, 10.0, whole);
        assert_eq!(near.years(), 25.0);
        assert!((near.at(0.2) - sight.at(0.2)).abs() < 1e-9);
        assert_eq!(sight.stretched(0.001, 0.5, 10.0, whole).years(), 10.0);
    }
}
