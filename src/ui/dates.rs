//! Dates in the words of a language: New Style first, Old Style in brackets, the Qing date for those who read it.

use crate::model::{CalendarDay, Evidence, HistoricDate, Lang, Moment, QingDay};
use crate::words::{Arg, Words};

/// The date in all calendars that are known: the main line and, where the language has it, the Qing date.
pub fn long(words: &Words, lang: Lang, date: &HistoricDate) -> (String, Option<String>) {
    let qing = date.start.qing.filter(|_| date.end.is_none()).map(|day| qing(words, lang, &day));
    // Qing dates are for readers of Chinese; others get the calendars they grew up with.
    let qing = qing.filter(|_| lang.script() == crate::model::Script::Han);
    (evidence(words, lang, date, true), qing)
}

/// The date in one short line, New Style only.
pub fn short(words: &Words, lang: Lang, date: &HistoricDate) -> String {
    evidence(words, lang, date, false)
}

/// The same for a card: of a range over several years only the years.
pub fn brief(words: &Words, lang: Lang, date: &HistoricDate) -> String {
    let year = |moment: &Moment| Moment { month: None, day: None, julian: None, qing: None, ..moment.clone() };
    match &date.end {
        Some(end) if end.year != date.start.year => {
            let years = HistoricDate { start: year(&date.start), end: Some(year(end)), ..date.clone() };
            short(words, lang, &years)
        }
        _ => short(words, lang, date),
    }
}

/// The day, or the first and the last, in each calendar by its name; empty where only a month or a year is known.
pub fn calendars(words: &Words, lang: Lang, date: &HistoricDate) -> Vec<(String, String)> {
    let moments: Vec<&Moment> = std::iter::once(&date.start).chain(&date.end).collect();
    let in_all = |day: &dyn Fn(&Moment) -> Option<String>| -> Option<String> {
        let days: Option<Vec<String>> = moments.iter().map(|moment| day(moment)).collect();
        match &days?[..] {
            [start, end] => Some(words.format(
                lang,
                "ui-date-range",
                &[("start", start.as_str().into()), ("end", end.as_str().into())],
            )),
            [day] => Some(day.clone()),
            _ => None,
        }
    };
    let new = in_all(&|moment| {
        let (year, month, day) = (moment.year, moment.month?, moment.day?);
        Some(whole_day(words, lang, &CalendarDay { year, month, day }))
    });
    let old = in_all(&|moment| moment.julian.map(|day| whole_day(words, lang, &day)));
    let qing = in_all(&|moment| moment.qing.map(|day| reign_day(words, lang, &day)));
    let (Some(new), Some(old)) = (new, old) else { return Vec::new() };
    let rows = [("ui-calendar-new", Some(new)), ("ui-calendar-old", Some(old)), ("ui-calendar-qing", qing)];
    rows.into_iter().filter_map(|(key, date)| Some((words.get(lang, key), date?))).collect()
}

/// A day of the Qing calendar for readers of any language.
fn reign_day(words: &Words, lang: Lang, day: &QingDay) -> String {
    if lang.script() == crate::model::Script::Han {
        return qing(words, lang, day);
    }
    let reign = words.get(lang, &format!("ui-reign-{}", day.reign.key()));
    let key = if day.leap { "ui-date-reign-leap" } else { "ui-date-reign" };
    let args: [(&str, Arg<'_>); 4] = [
        ("reign", reign.into()),
        ("year", day.year.to_string().into()),
        ("month", day.month.to_string().into()),
        ("day", day.day.to_string().into()),
    ];
    words.format(lang, key, &args)
}

fn evidence(words: &Words, lang: Lang, date: &HistoricDate, old_style: bool) -> String {
    let start = moment(words, lang, &date.start, old_style && date.end.is_none());
    let key = match date.evidence {
        Evidence::Exact => return start,
        Evidence::Circa => "ui-date-circa",
        Evidence::Before => "ui-date-before",
        Evidence::After => "ui-date-after",
        Evidence::Range => {
            let (start, end) = match date.end.as_ref() {
                Some(end) => within_a_year(words, lang, &date.start, end)
                    .unwrap_or_else(|| (start, moment(words, lang, end, false))),
                None => (start, String::new()),
            };
            return words.format(lang, "ui-date-range", &[("start", start.into()), ("end", end.into())]);
        }
    };
    words.format(lang, key, &[("date", start.into())])
}

/// Two days of one year, which is said once: by Chinese with the first, by others with the last.
fn within_a_year(words: &Words, lang: Lang, start: &Moment, end: &Moment) -> Option<(String, String)> {
    let day = |moment: &Moment| Some(CalendarDay { year: moment.year, month: moment.month?, day: moment.day? });
    let (start, end) = (day(start)?, day(end).filter(|end| end.year == start.year)?);
    let year_first = lang.script() == crate::model::Script::Han;
    let say = |day: &CalendarDay, with_year: bool| {
        if with_year { whole_day(words, lang, day) } else { day_and_month(words, lang, day) }
    };
    Some((say(&start, year_first), say(&end, !year_first)))
}

fn moment(words: &Words, lang: Lang, moment: &Moment, old_style: bool) -> String {
    let year = moment.year.to_string();
    let Some(month) = moment.month else {
        return words.format(lang, "ui-date-year", &[("year", year.into())]);
    };
    let Some(day) = moment.day else {
        let month = words.get(lang, &format!("ui-month-{month}"));
        return words.format(lang, "ui-date-month", &[("year", year.into()), ("month", month.into())]);
    };
    let new = CalendarDay { year: moment.year, month, day };
    let text = whole_day(words, lang, &new);
    match moment.julian.filter(|_| old_style) {
        Some(julian) => {
            // The year is repeated only where the calendars disagree about it.
            let old = if julian.year == new.year {
                day_and_month(words, lang, &julian)
            } else {
                whole_day(words, lang, &julian)
            };
            words.format(lang, "ui-date-with-old-style", &[("new", text.into()), ("old", old.into())])
        }
        None => text,
    }
}

fn whole_day(words: &Words, lang: Lang, day: &CalendarDay) -> String {
    let month = words.get(lang, &format!("ui-month-{}-of", day.month));
    let args: [(&str, Arg<'_>); 3] =
        [("year", day.year.to_string().into()), ("month", month.into()), ("day", day.day.to_string().into())];
    words.format(lang, "ui-date-day", &args)
}

/// Day and month without the year.
pub fn day_and_month(words: &Words, lang: Lang, day: &CalendarDay) -> String {
    let month = words.get(lang, &format!("ui-month-{}-of", day.month));
    words.format(lang, "ui-date-day-month", &[("month", month.into()), ("day", day.day.to_string().into())])
}

/// "康熙二十八年七月廿四".
fn qing(words: &Words, lang: Lang, day: &QingDay) -> String {
    let reign = words.get(lang, &format!("ui-reign-{}", day.reign.key()));
    let year = if day.year == 1 { "元".to_owned() } else { han_number(day.year) };
    let month = if day.month == 1 { "正".to_owned() } else { han_number(day.month) };
    let leap = if day.leap { "闰" } else { "" };
    format!("{reign}{year}年{leap}{month}月{}", lunar_day(day.day))
}

const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// 1 to 99 in Chinese.
fn han_number(number: u8) -> String {
    let (tens, ones) = (usize::from(number / 10), usize::from(number % 10));
    let tens = match tens {
        0 => String::new(),
        1 => "十".to_owned(),
        _ => format!("{}十", DIGITS[tens.min(9)]),
    };
    if ones == 0 { tens } else { tens + DIGITS[ones] }
}

/// Days of the moon have names of their own: 初一, 十五, 廿四, 三十.
fn lunar_day(day: u8) -> String {
    let ones = DIGITS[usize::from(day % 10)];
    match day {
        1..=9 => format!("初{ones}"),
        10 => "初十".to_owned(),
        11..=19 => format!("十{ones}"),
        20 => "二十".to_owned(),
        21..=29 => format!("廿{ones}"),
        _ => "三十".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Reign;

    fn nerchinsk() -> HistoricDate {
        let start = Moment {
            year: 1689,
            month: Some(9),
            day: Some(7),
            julian: Some(CalendarDay { year: 1689, month: 8, day: 28 }),
            qing: Some(QingDay { reign: Reign::Kangxi, year: 28, month: 7, leap: false, day: 24 }),
        };
        HistoricDate { evidence: Evidence::Exact, start, end: None }
    }

    #[test]
    fn the_treaty_day_in_three_languages() {
        let words = Words::built_in();
        let date = nerchinsk();
        let (zh, qing) = long(&words, Lang::ZH, &date);
        assert_eq!(zh, "1689年9月7日（俄历8月28日）");
        assert_eq!(qing.as_deref(), Some("康熙二十八年七月廿四"));
        assert_eq!(long(&words, Lang::EN, &date), ("7 September 1689 (28 August Old Style)".into(), None));
        assert_eq!(
            long(&words, Lang::RU, &date),
            ("7 сентября 1689\u{A0}г. (28 августа по старому стилю)".into(), None)
        );
        assert_eq!(words.missing(), Vec::new());
    }

    #[test]
    fn coarse_and_doubtful_dates() {
        let words = Words::built_in();
        let year = |year| Moment { year, month: None, day: None, julian: None, qing: None };
        let month = Moment { month: Some(6), ..year(1654) };
        let date = |evidence, start, end| HistoricDate { evidence, start, end };
        assert_eq!(short(&words, Lang::EN, &date(Evidence::Circa, month.clone(), None)), "about June 1654");
        assert_eq!(short(&words, Lang::RU, &date(Evidence::Circa, month, None)), "около: июнь 1654\u{A0}г.");
        assert_eq!(short(&words, Lang::ZH, &date(Evidence::Before, year(1665), None)), "1665年以前");
        assert_eq!(
            short(&words, Lang::EN, &date(Evidence::Range, year(1686), Some(year(1687)))),
            "1686\u{2009}–\u{2009}1687"
        );
    }

    #[test]
    fn a_year_is_said_once() {
        let words = Words::built_in();
        let day = |year, month, day| Moment { year, month: Some(month), day: Some(day), julian: None, qing: None };
        let range = |start, end| HistoricDate { evidence: Evidence::Range, start, end: Some(end) };
        let siege = range(day(1685, 6, 20), day(1685, 7, 6));
        assert_eq!(short(&words, Lang::EN, &siege), "20 June\u{2009}–\u{2009}6 July 1685");
        assert_eq!(short(&words, Lang::ZH, &siege), "1685年6月20日 — 7月6日");
        let journey = range(day(1643, 7, 25), day(1646, 6, 22));
        assert_eq!(brief(&words, Lang::EN, &journey), "1643\u{2009}–\u{2009}1646");
        assert_eq!(brief(&words, Lang::EN, &siege), short(&words, Lang::EN, &siege));
    }

    #[test]
    fn days_of_the_moon() {
        let days = [(1, "初一"), (10, "初十"), (15, "十五"), (20, "二十"), (24, "廿四"), (30, "三十")];
        for (day, name) in days {
            assert_eq!(lunar_day(day), name);
        }
        assert_eq!((han_number(10), han_number(28), han_number(60)), ("十".into(), "二十八".into(), "六十".into()));
    }
}
