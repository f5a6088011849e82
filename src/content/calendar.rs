//! One day in three calendars: a curator enters New or Old Style, the museum prints both and the Qing date.
//!
//! Gregorian and Julian days are computed through the Julian Day Number, both without a beginning (proleptic).

mod qing;

use crate::model::{CalendarDay, Moment};

/// Why a date cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Neither `YYYY` nor `YYYY-MM` nor `YYYY-MM-DD`, the last perhaps with ` OS`.
    Form,
    /// Old Style is said of a month or a year; only a day can be converted.
    OldStyleWithoutDay,
    /// No month has this number.
    Month(u8),
    /// The month is shorter.
    Day { day: u8, last: u8 },
}

/// Reads a date as exhibit files write it: `1689`, `1689-09`, `1689-09-07` or `1689-08-28 OS`.
pub fn parse_date(text: &str) -> Result<Moment, DateError> {
    let (text, calendar) = match text.strip_suffix(" OS") {
        Some(text) => (text, Calendar::Julian),
        None => (text, Calendar::Gregorian),
    };
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let digits = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if !digits || ![&[4][..], &[4, 2], &[4, 2, 2]].contains(&&lengths[..]) {
        return Err(DateError::Form);
    }
    let year = parts[0].parse().map_err(|_| DateError::Form)?;
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<u8>().ok());
    let (month, day) = (number(1), number(2));
    if let Some(month) = month.filter(|month| !(1..=12).contains(month)) {
        return Err(DateError::Month(month));
    }
    match (month, day, calendar) {
        (Some(month), Some(day), Calendar::Gregorian) => gregorian(CalendarDay { year, month, day }),
        (Some(month), Some(day), Calendar::Julian) => julian(CalendarDay { year, month, day }),
        (_, _, Calendar::Julian) => Err(DateError::OldStyleWithoutDay),
        _ => Ok(Moment { year, month, day: None, julian: None, qing: None }),
    }
}

/// A day of the Gregorian calendar (New Style) with the other calendars filled in.
pub fn gregorian(day: CalendarDay) -> Result<Moment, DateError> {
    Calendar::Gregorian.check(day)?;
    Ok(moment(Calendar::Gregorian.number(day)))
}

/// A day of the Julian calendar (Old Style) with the other calendars filled in.
pub fn julian(day: CalendarDay) -> Result<Moment, DateError> {
    Calendar::Julian.check(day)?;
    Ok(moment(Calendar::Julian.number(day)))
}

fn moment(number: i32) -> Moment {
    let gregorian = Calendar::Gregorian.day(number);
    Moment {
        year: gregorian.year,
        month: Some(gregorian.month),
        day: Some(gregorian.day),
        julian: Some(Calendar::Julian.day(number)),
        qing: qing::day(number),
    }
}

#[derive(Clone, Copy)]
enum Calendar {
    Gregorian,
    Julian,
}

impl Calendar {
    fn check(self, CalendarDay { year, month, day }: CalendarDay) -> Result<(), DateError> {
        let last = match month {
            4 | 6 | 9 | 11 => 30,
            2 if self.is_leap(year) => 29,
            2 => 28,
            1..=12 => 31,
            _ => return Err(DateError::Month(month)),
        };
        if (1..=last).contains(&day) { Ok(()) } else { Err(DateError::Day { day, last }) }
    }

    fn is_leap(self, year: i32) -> bool {
        match self {
            Calendar::Gregorian => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0),
            Calendar::Julian => year % 4 == 0,
        }
    }

    /// The Julian Day Number of the day's noon; for years after 4716 BC.
    fn number(self, day: CalendarDay) -> i32 {
        let (month, date) = (i32::from(day.month), i32::from(day.day));
        // Years that begin in March, so that the leap day is the last of its year.
        let before_march = i32::from(month < 3);
        let (year, month) = (day.year + 4800 - before_march, month + 12 * before_march - 3);
        let number = date + (153 * month + 2) / 5 + 365 * year + year / 4;
        match self {
            Calendar::Gregorian => number - year / 100 + year / 400 - 32045,
            Calendar::Julian => number - 32083,
        }
    }

    /// The day of a Julian Day Number, after E. G. Richards (Explanatory Supplement to the Astronomical Almanac, 2013).
    fn day(self, number: i32) -> CalendarDay {
        let shifted = match self {
            Calendar::Gregorian => number + 1401 + (4 * number + 274_277) / 146_097 * 3 / 4 - 38,
            Calendar::Julian => number + 1401,
        };
        let quarters = 4 * shifted + 3;
        let fifths = 5 * (quarters % 1461 / 4) + 2;
        let month = (fifths / 153 + 2) % 12 + 1;
        let small = |value: i32| u8::try_from(value).unwrap_or_default();
        CalendarDay {
            year: quarters / 1461 - 4716 + (14 - month) / 12,
            month: small(month),
            day: small(fifths % 153 / 5 + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{QingDay, Reign};

    fn calendar_day(text: &str) -> CalendarDay {
        let parts: Vec<u16> = text.split('-').map(|part| part.parse().unwrap()).collect();
        CalendarDay { year: parts[0].into(), month: parts[1] as u8, day: parts[2] as u8 }
    }

    /// Both ways of entering the day give both ways of writing it.
    #[track_caller]
    fn styles(new: &str, old: &str) -> Moment {
        let (new_style, old_style) = (parse_date(new).unwrap(), parse_date(&format!("{old} OS")).unwrap());
        assert_eq!(new_style, old_style);
        assert_eq!(new_style.julian, Some(calendar_day(old)));
        new_style
    }

    #[track_caller]
    fn lunar(new: &str, reign: Reign, year: u8, month: u8, day: u8) {
        assert_eq!(parse_date(new).unwrap().qing, Some(QingDay { reign, year, month, leap: false, day }), "{new}");
    }

    #[test]
    fn treaties_in_three_calendars() {
        styles("1689-09-07", "1689-08-28");
        lunar("1689-09-07", Reign::Kangxi, 28, 7, 24);
        styles("1727-08-31", "1727-08-20");
        lunar("1727-08-31", Reign::Yongzheng, 5, 7, 15);
        styles("1727-11-01", "1727-10-21");
        lunar("1727-11-01", Reign::Yongzheng, 5, 9, 18);
        styles("1728-06-25", "1728-06-14");
        lunar("1728-06-25", Reign::Yongzheng, 6, 5, 18);
        styles("1858-05-28", "1858-05-16");
        lunar("1858-05-28", Reign::Xianfeng, 8, 4, 16);
        styles("1858-06-13", "1858-06-01");
        lunar("1858-06-13", Reign::Xianfeng, 8, 5, 3);
        styles("1860-11-14", "1860-11-02");
        lunar("1860-11-14", Reign::Xianfeng, 10, 10, 2);
    }

    #[test]
    fn other_lunar_dates_of_the_sources() {
        lunar("1654-06-12", Reign::Shunzhi, 11, 4, 28);
        lunar("1658-07-10", Reign::Shunzhi, 15, 6, 10);
        lunar("1683-12-12", Reign::Kangxi, 22, 10, 25);
        lunar("1727-10-21", Reign::Yongzheng, 5, 9, 7);
        lunar("1858-06-02", Reign::Xianfeng, 8, 4, 21);
        lunar("1858-06-14", Reign::Xianfeng, 8, 5, 4);
        lunar("1860-11-15", Reign::Xianfeng, 10, 10, 3);
    }

    #[test]
    fn old_style_days_of_the_sources() {
        for (new, old) in [
            ("1643-07-25", "1643-07-15"),
            ("1646-06-22", "1646-06-12"),
            ("1651-06-12", "1651-06-02"),
            ("1651-10-18", "1651-10-08"),
            ("1652-04-03", "1652-03-24"),
            ("1655-03-23", "1655-03-13"),
            ("1655-04-14", "1655-04-04"),
            ("1658-07-10", "1658-06-30"),
            ("1685-06-26", "1685-06-16"),
            ("1686-07-17", "1686-07-07"),
            ("1687-05-16", "1687-05-06"),
            ("1687-09-09", "1687-08-30"),
            ("1689-08-22", "1689-08-12"),
            ("1689-09-06", "1689-08-27"),
            ("1689-09-08", "1689-08-29"),
            ("1854-05-26", "1854-05-14"),
            ("1858-05-21", "1858-05-09"),
            ("1858-07-20", "1858-07-08"),
            ("1861-01-01", "1860-12-20"),
            ("1861-06-28", "1861-06-16"),
            ("1891-08-28", "1891-08-16"),
            ("1900-07-14", "1900-07-01"),
            ("1900-08-02", "1900-07-20"),
            ("1900-08-04", "1900-07-22"),
        ] {
            styles(new, old);
        }
    }

    #[test]
    fn the_styles_drift_apart_in_leap_days() {
        styles("1582-10-15", "1582-10-05");
        styles("1700-03-10", "1700-02-28");
        styles("1700-03-11", "1700-02-29");
        styles("1700-03-12", "1700-03-01");
        styles("1900-03-12", "1900-02-28");
        styles("1900-03-13", "1900-02-29");
        styles("1900-03-14", "1900-03-01");
    }

    #[test]
    fn eras_change_at_new_year() {
        lunar("1644-10-30", Reign::Shunzhi, 1, 10, 1);
        lunar("1662-02-17", Reign::Shunzhi, 18, 12, 29);
        lunar("1662-02-18", Reign::Kangxi, 1, 1, 1);
        lunar("1723-02-04", Reign::Kangxi, 61, 12, 29);
        lunar("1723-02-05", Reign::Yongzheng, 1, 1, 1);
        lunar("1736-02-12", Reign::Qianlong, 1, 1, 1);
        lunar("1796-02-09", Reign::Jiaqing, 1, 1, 1);
        lunar("1821-02-03", Reign::Daoguang, 1, 1, 1);
        lunar("1851-02-01", Reign::Xianfeng, 1, 1, 1);
        lunar("1862-01-30", Reign::Tongzhi, 1, 1, 1);
        lunar("1875-02-06", Reign::Guangxu, 1, 1, 1);
        lunar("1909-01-22", Reign::Xuantong, 1, 1, 1);
        lunar("1912-02-12", Reign::Xuantong, 3, 12, 25);
    }

    /// Months that began on another day than the moon was new: the printed calendars decide.
    #[test]
    fn months_begin_as_the_court_counted_them() {
        lunar("1673-11-09", Reign::Kangxi, 12, 10, 1);
        lunar("1685-02-03", Reign::Kangxi, 24, 1, 1);
        lunar("1708-02-21", Reign::Kangxi, 47, 2, 1);
        lunar("1778-03-28", Reign::Qianlong, 43, 3, 1);
        lunar("1831-04-12", Reign::Daoguang, 11, 3, 1);
        lunar("1880-11-03", Reign::Guangxu, 6, 10, 1);
        lunar("1896-02-13", Reign::Guangxu, 22, 1, 1);
    }

    #[test]
    fn leap_months_follow_their_namesake() {
        // 1857 had a leap fifth month.
        let leap_month = |text: &str| parse_date(text).unwrap().qing.map(|qing| (qing.month, qing.leap, qing.day));
        assert_eq!(leap_month("1857-06-21"), Some((5, false, 30)));
        assert_eq!(leap_month("1857-06-22"), Some((5, true, 1)));
        assert_eq!(leap_month("1857-07-21"), Some((6, false, 1)));
    }

    #[test]
    fn no_qing_date_outside_the_dynasty() {
        for text in ["1644-10-29", "1912-02-13", "1636-05-15", "2008-10-14"] {
            assert_eq!(parse_date(text).unwrap().qing, None, "{text}");
        }
    }

    #[test]
    fn less_than_a_day_stays_in_one_calendar() {
        let moment = |month| Moment { year: 1689, month, day: None, julian: None, qing: None };
        assert_eq!(parse_date("1689"), Ok(moment(None)));
        assert_eq!(parse_date("1689-09"), Ok(moment(Some(9))));
    }

    #[test]
    fn what_is_no_date() {
        for text in
            ["", "1689-9-7", "1689-09-07-01", "7 September 1689", "-1689", "1689-09-07OS", "1689-09-07 os", " 1689"]
        {
            assert_eq!(parse_date(text), Err(DateError::Form), "{text}");
        }
        for text in ["1689 OS", "1689-08 OS"] {
            assert_eq!(parse_date(text), Err(DateError::OldStyleWithoutDay), "{text}");
        }
        assert_eq!(parse_date("1689-13"), Err(DateError::Month(13)));
        assert_eq!(parse_date("1689-00-07"), Err(DateError::Month(0)));
        assert_eq!(parse_date("1689-02-30"), Err(DateError::Day { day: 30, last: 28 }));
        assert_eq!(parse_date("1689-04-00"), Err(DateError::Day { day: 0, last: 30 }));
        assert_eq!(parse_date("1700-02-29"), Err(DateError::Day { day: 29, last: 28 }));
        assert_eq!(parse_date("1700-02-30 OS"), Err(DateError::Day { day: 30, last: 29 }));
        assert!(parse_date("1600-02-29").is_ok());
    }

    #[test]
    fn every_day_from_1500_to_2100_goes_through_both_calendars() {
        let first = Calendar::Gregorian.number(CalendarDay { year: 1500, month: 1, day: 1 });
        let last = Calendar::Gregorian.number(CalendarDay { year: 2100, month: 12, day: 31 });
        // 1 January 2000 began on JD 2451544.5.
        assert_eq!(Calendar::Gregorian.number(CalendarDay { year: 2000, month: 1, day: 1 }), 2_451_545);
        assert_eq!(last - first + 1, 601 * 365 + 146);
        for calendar in [Calendar::Gregorian, Calendar::Julian] {
            let mut before = calendar.day(first - 1);
            for number in first..=last {
                let day = calendar.day(number);
                assert_eq!(calendar.check(day), Ok(()), "{day:?}");
                assert_eq!(calendar.number(day), number, "{day:?}");
                let follows = (day.year, day.month, day.day) > (before.year, before.month, before.day);
                assert!(follows, "{day:?} after {before:?}");
                before = day;
            }
        }
    }
}
