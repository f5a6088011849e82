//! Opening hours in words, for the screen and for the sheet of the desk.

use crate::model::{DayHours, Lang, OpeningHours};
use crate::words::Words;

/// The week from Monday on, one line for days in a row that have the same hours.
pub fn lines(words: &Words, lang: Lang, hours: &OpeningHours) -> Vec<String> {
    let day = |at: usize| words.get(lang, &format!("week-day-{}", at + 1));
    let mut lines = Vec::new();
    let mut first = 0;
    for run in hours.week.chunk_by(|a, b| a == b) {
        let last = first + run.len() - 1;
        let days = match run.len() {
            1 => day(first),
            _ => words.format(lang, "week-days", &[("first", day(first).into()), ("last", day(last).into())]),
        };
        lines.push(line(words, lang, days, run[0]));
        first = last + 1;
    }
    lines
}

fn line(words: &Words, lang: Lang, days: String, hours: Option<DayHours>) -> String {
    let Some(hours) = hours else { return words.format(lang, "week-closed", &[("days", days.into())]) };
    let (opens, closes) = (hours.opens.to_string().into(), hours.closes.to_string().into());
    let mut args = vec![("days", days.into()), ("opens", opens), ("closes", closes)];
    let Some(last) = hours.last_entry else { return words.format(lang, "week-open", &args) };
    args.push(("last", last.to_string().into()));
    words.format(lang, "week-open-last-entry", &args)
}
