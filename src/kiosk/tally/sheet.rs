//! Counts on their way to where they are kept: looks at pages by day and language, all else by hour.

use std::collections::BTreeMap;

use crate::model::Lang;

/// Gregorian year, month (1–12) and day (1–31).
pub type Day = (i32, u8, u8);

/// The finest time there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hour {
    pub day: Day,
    /// 0–23.
    pub hour: u8,
}

/// How a visit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// Nobody answered the question, or it came too late to ask.
    Silent,
    /// The question was answered with "no".
    Answered,
    /// Staff opened their side.
    Staff,
}

/// How many minutes a visitor asked for. Other than the offered ones are not told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Plan {
    Minutes(u16),
    Own,
}

/// What is counted beside pages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A visit, by how it ended.
    Left(How),
    /// The same visit, by the page it ended on.
    Ended(String),
    SearchInVain,
    Planned(Plan),
    PlanStarted,
    PlanFinished,
}

/// Looks at pages by how long they took, in six steps; see [`Lengths::STEPS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lengths(pub [u64; 6]);

/// Looks at a page in a language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    pub views: u64,
    /// Those of which it is known how long they took, and how long that was altogether.
    pub timed: u64,
    pub seconds: u64,
    /// Seconds that reading all of it would have taken those.
    pub predicted: u64,
    pub lengths: Lengths,
}

/// Counts that belong to no visitor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// By day: which page was read in which language at what hour is more than anybody needs to know.
    pub looks: BTreeMap<(Day, String, Lang), Looks>,
    pub counts: BTreeMap<(Hour, What), u64>,
}

/// Days that are waiting to be kept, at most; the oldest go first.
const MOST_DAYS: usize = 30;

impl How {
    pub const ALL: [How; 3] = [How::Silent, How::Answered, How::Staff];

    pub fn as_str(self) -> &'static str {
        match self {
            How::Silent => "silent",
            How::Answered => "answered",
            How::Staff => "staff",
        }
    }
}

impl Plan {
    pub const ALL: [Plan; 5] = [Plan::Minutes(20), Plan::Minutes(45), Plan::Minutes(60), Plan::Minutes(120), Plan::Own];

    pub fn of(minutes: u16) -> Plan {
        if Plan::ALL.contains(&Plan::Minutes(minutes)) { Plan::Minutes(minutes) } else { Plan::Own }
    }

    /// 0 stands for any other number.
    pub fn minutes(self) -> u16 {
        match self {
            Plan::Minutes(minutes) => minutes,
            Plan::Own => 0,
        }
    }
}

impl Lengths {
    /// Seconds at which the second to the sixth step begin.
    pub const STEPS: [u64; 5] = [5, 15, 45, 120, 300];

    pub fn of(seconds: u64) -> Lengths {
        let mut lengths = Lengths::default();
        lengths.0[Lengths::STEPS.iter().filter(|&&step| seconds >= step).count()] = 1;
        lengths
    }

    /// The step in which half of all looks have ended: from so many seconds to less than so many.
    pub fn median(&self) -> Option<(u64, Option<u64>)> {
        let half = self.0.iter().sum::<u64>().div_ceil(2);
        let mut passed = 0;
        let step = self.0.iter().position(|count| {
            passed += count;
            passed >= half && half > 0
        })?;
        let from = step.checked_sub(1).map_or(0, |before| Lengths::STEPS[before]);
        Some((from, Lengths::STEPS.get(step).copied()))
    }
}

impl Looks {
    /// One look: how long it took and how long reading takes, in seconds, where that is known.
    pub fn one(timed: Option<(u64, u64)>) -> Looks {
        match timed {
            Some((seconds, predicted)) => {
                Looks { views: 1, timed: 1, seconds, predicted, lengths: Lengths::of(seconds) }
            }
            None => Looks { views: 1, ..Looks::default() },
        }
    }

    pub fn add(&mut self, more: &Looks) {
        self.views += more.views;
        self.timed += more.timed;
        self.seconds += more.seconds;
        self.predicted += more.predicted;
        self.lengths.0.iter_mut().zip(more.lengths.0).for_each(|(sum, more)| *sum += more);
    }
}

impl Sheet {
    pub fn is_empty(&self) -> bool {
        self.looks.is_empty() && self.counts.is_empty()
    }

    pub fn look(&mut self, day: Day, page: String, lang: Lang, looks: &Looks) {
        self.looks.entry((day, page, lang)).or_default().add(looks);
    }

    pub fn count(&mut self, hour: Hour, what: What) {
        *self.counts.entry((hour, what)).or_default() += 1;
    }

    /// Adds the counts of another sheet. A disk that stays full for weeks must not fill the memory.
    pub fn add(&mut self, more: Sheet) {
        for (key, looks) in more.looks {
            self.looks.entry(key).or_default().add(&looks);
        }
        for (key, count) in more.counts {
            *self.counts.entry(key).or_default() += count;
        }
        self.forget_the_oldest();
    }

    fn forget_the_oldest(&mut self) {
        let days = self.looks.keys().map(|(day, ..)| *day).chain(self.counts.keys().map(|(hour, _)| hour.day));
        let mut days: Vec<Day> = days.collect();
        days.sort_unstable();
        days.dedup();
        if let Some(excess) = days.len().checked_sub(MOST_DAYS).filter(|excess| *excess > 0) {
            let oldest = days[excess];
            self.looks.retain(|(day, ..), _| *day >= oldest);
            self.counts.retain(|(hour, _), _| hour.day >= oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u8, hour: u8) -> Hour {
        Hour { day: (2026, 11, day), hour }
    }

    #[test]
    fn the_median_is_the_step_in_which_half_have_ended() {
        assert_eq!(Lengths::default().median(), None);
        assert_eq!(Lengths::of(4).median(), Some((0, Some(5))));
        assert_eq!(Lengths::of(5).median(), Some((5, Some(15))));
        assert_eq!(Lengths::of(9_000).median(), Some((300, None)));
        assert_eq!(Lengths([3, 0, 3, 1, 0, 0]).median(), Some((15, Some(45))));
        assert_eq!(Lengths([3, 0, 2, 1, 0, 0]).median(), Some((0, Some(5))));
    }

    #[test]
    fn sheets_add_up_whatever_their_order() {
        let sheet = |hours: &[u8]| {
            let mut sheet = Sheet::default();
            for &hour in hours {
                sheet.count(at(1, hour), What::SearchInVain);
                sheet.look(at(1, hour).day, "home".into(), Lang::ZH, &Looks::one(Some((u64::from(hour), 12))));
            }
            sheet
        };
        let (mut one, mut other) = (sheet(&[9, 9, 10]), sheet(&[10, 23]));
        one.add(sheet(&[10, 23]));
        other.add(sheet(&[9, 9, 10]));
        assert_eq!(one, other);
        assert_eq!(one, sheet(&[9, 9, 10, 10, 23]));
    }

    #[test]
    fn what_waits_for_weeks_stays_within_its_bounds() {
        let mut sheet = Sheet::default();
        for day in 0..60 {
            let mut more = Sheet::default();
            for hour in 0..24 {
                let hour = Hour { day: (2026, 1 + day / 28, 1 + day % 28), hour };
                more.count(hour, What::Left(How::Silent));
                more.look(hour.day, "home".into(), Lang::RU, &Looks::one(None));
            }
            sheet.add(more);
        }
        assert_eq!((sheet.looks.len(), sheet.counts.len()), (MOST_DAYS, 24 * MOST_DAYS));
        assert_eq!(sheet.counts.keys().next_back().map(|(hour, _)| hour.day), Some((2026, 3, 4)));
    }

    #[test]
    fn only_offered_times_are_told_apart() {
        assert_eq!(
            [20, 45, 60, 120, 37, 0, 9_999].map(|minutes| Plan::of(minutes).minutes()),
            [20, 45, 60, 120, 0, 0, 0]
        );
    }
}
