//! `aigun-kiosk stats`: what was counted of visits, as tables on a terminal or as one table for a spreadsheet.
//!
//! Reads the file beside a kiosk that runs. Both forms tell a [`Summary`] and nothing that is not in it.

use std::io::{self, Write};

use super::ledger::{FILE, Fault, Ledger};
use super::period::{FIRST_DAY, Period, date, of};
use crate::kiosk::tally::{Cell, Day, Dwell, How, Plan, Records, Summary};
use crate::model::{Lang, Museum};
use crate::shell::state::State;
use crate::shell::table::{columns, table};
use crate::ui::page_name;
use crate::words::{Arg, Words};

/// More days than this are told by month on a terminal.
const MOST_DAYS: usize = 62;
/// Columns of the longest bar.
const BAR: u64 = 40;
/// Pages on a terminal; the exported table has all.
const MOST_PAGES: usize = 40;
/// A clock that is right to the day may still be one time zone off.
const DAYS_AHEAD: i64 = 1;

/// What is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Question {
    pub csv: bool,
    pub from: Option<Day>,
    pub to: Option<Day>,
}

/// How it is told.
pub struct Telling<'a> {
    pub words: &'a Words,
    pub lang: Lang,
    /// For the titles of pages.
    pub museum: Option<&'a Museum>,
}

/// A day of the command line.
pub fn day(text: &str) -> Result<Day, String> {
    let day = text.parse::<jiff::civil::Date>().ok().filter(|_| text.len() == 10).map(of);
    day.ok_or_else(|| format!("`{text}` is no day; a day is written 2026-11-21"))
}

/// Tells what was counted; nothing yet is an answer too.
pub fn run(
    state: &State,
    question: Question,
    today: Day,
    telling: &Telling<'_>,
    out: &mut dyn Write,
) -> Result<(), String> {
    let say = |key: &str, args: &[(&str, Arg<'_>)]| telling.words.format(telling.lang, key, args);
    if let (Some(from), Some(to)) = (question.from, question.to)
        && from > to
    {
        return Err(say("stats-order", &[("from", iso(from).into()), ("to", iso(to).into())]));
    }
    let path = state.folder().join(FILE);
    let file = path.display().to_string();
    let found = Ledger::read(&path).and_then(|ledger| match ledger {
        Some(ledger) => gather(&ledger, question, today),
        None => Ok(None),
    });
    let found = found.map_err(|fault| match fault {
        Fault::Newer => say("stats-newer", &[("file", file.clone().into())]),
        Fault::Damaged(why) => say("stats-damaged", &[("file", file.clone().into()), ("why", why.into())]),
        Fault::Disk(why) => say("stats-unread", &[("file", file.clone().into()), ("why", why.into())]),
    })?;
    let told = match found {
        Some((period, records)) if question.csv => csv(&period, &Summary::of(&records), out),
        Some((period, records)) => tables(&period, &Summary::of(&records), telling, out),
        // A table without rows is still a table.
        None if question.csv => csv_head(out),
        None if question.from.is_some() || question.to.is_some() => writeln!(out, "{}", say("stats-none-then", &[])),
        None => writeln!(out, "{}", say("stats-none", &[("file", file.into())])),
    };
    match told {
        // Whoever reads the first lines only (`| head`) wants no more.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        told => told.map_err(|error| error.to_string()),
    }
}

/// What the file holds of the period; what the question leaves open begins and ends with the first and last visit.
fn gather(ledger: &Ledger, question: Question, today: Day) -> Result<Option<(Period, Records)>, Fault> {
    let ahead = date(today).and_then(|day| day.checked_add(jiff::Span::new().days(DAYS_AHEAD)).ok()).map_or(today, of);
    let within = (question.from.unwrap_or(FIRST_DAY), question.to.unwrap_or(ahead));
    let Some((first, last)) = ledger.span(within.0, within.1)? else { return Ok(None) };
    let (from, to) = (question.from.unwrap_or(first), question.to.unwrap_or(last));
    let days = date(from).zip(date(to)).map_or(0, |(from, to)| (to - from).get_days().unsigned_abs() as usize + 1);
    let period = Period { from, to, months: !question.csv && days > MOST_DAYS };
    let records = ledger.records(&period)?;
    Ok((!records.is_empty()).then_some((period, records)))
}

/// 2026-11-21, or 2026-11 for a month.
fn iso((year, month, day): Day) -> String {
    if day == 0 { format!("{year:04}-{month:02}") } else { format!("{year:04}-{month:02}-{day:02}") }
}

fn shown(cell: Cell) -> String {
    match cell {
        Cell::Count(count) => count.to_string(),
        Cell::Few => "<5".into(),
        Cell::Withheld => "*".into(),
    }
}

fn tables(period: &Period, summary: &Summary, telling: &Telling<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Telling { words, lang, museum } = *telling;
    let word = |key: &str| words.get(lang, key);
    let say = |key: &str, args: &[(&str, Arg<'_>)]| words.format(lang, key, args);
    let name = |page: &str| page_name(words, museum, lang, page);
    let span = [("from", iso(period.from).into()), ("to", iso(period.to).into())];
    writeln!(out, "{}", say("stats-title", &span))?;
    let (sum, more) = summary.told_visits();
    let key = if more { "stats-sum-at-least" } else { "stats-sum" };
    writeln!(out, "{}", say(key, &[("count", (sum as usize).into())]))?;

    let days: Vec<_> = summary.visits.iter().map(|row| (iso(row.of), row.count)).collect();
    bars(out, &word(if period.months { "stats-by-month" } else { "stats-by-day" }), &days)?;
    let languages = summary.languages.iter().map(|row| (words.get(row.of, "ui-language-name"), row.count));
    bars(out, &word("stats-languages"), &languages.collect::<Vec<_>>())?;

    let head = ["stats-page", "stats-views", "stats-median", "stats-mean", "stats-predicted"].map(word);
    let pages = summary.pages.iter().take(MOST_PAGES).map(|page| {
        let [median, mean, predicted] = dwell(page.dwell.as_ref(), telling);
        [name(&page.page), shown(page.views), median, mean, predicted]
    });
    let rest = summary.pages.len().saturating_sub(MOST_PAGES);
    table(out, &word("stats-pages"), &head, &pages.collect::<Vec<_>>())?;
    if rest > 0 {
        writeln!(out, "  {}", say("stats-more-pages", &[("count", rest.into())]))?;
    }

    let ended: Vec<_> = summary.ended.iter().take(MOST_PAGES).map(|row| (name(&row.of), row.count)).collect();
    bars(out, &word("stats-ended"), &ended)?;
    let left: Vec<_> = summary.left.iter().map(|row| (word(how(row.of)), row.count)).collect();
    bars(out, &word("stats-left"), &left)?;
    if let Some(count) = summary.searches_in_vain {
        writeln!(out, "\n{}", say("stats-vain", &[("count", shown(count).into())]))?;
    }
    if !summary.planned.is_empty() {
        let plan = |plan: Plan| match plan {
            Plan::Minutes(minutes) => say("stats-plan-minutes", &[("minutes", usize::from(minutes).into())]),
            Plan::Own => word("stats-plan-own"),
        };
        let planned = summary.planned.iter().map(|row| (plan(row.of), row.count));
        let started = summary.plans_started.map(|count| (word("stats-plans-started"), count));
        let finished = summary.plans_finished.map(|count| (word("stats-plans-finished"), count));
        bars(out, &word("stats-plans"), &planned.chain(started).chain(finished).collect::<Vec<_>>())?;
    }
    let (few, withheld) = summary.withholds();
    if few || withheld {
        writeln!(out)?;
    }
    for key in few.then_some("stats-note-few").into_iter().chain(withheld.then_some("stats-note-withheld")) {
        writeln!(out, "{}", word(key))?;
    }
    Ok(())
}

fn how(how: How) -> &'static str {
    match how {
        How::Silent => "stats-left-silent",
        How::Answered => "stats-left-answered",
        How::Staff => "stats-left-staff",
    }
}

/// Median, mean, and what reading takes.
fn dwell(dwell: Option<&Dwell>, telling: &Telling<'_>) -> [String; 3] {
    let none = || "–".to_owned();
    let Some(dwell) = dwell else { return [none(), none(), none()] };
    let say = |key: &str, args: &[(&str, Arg<'_>)]| telling.words.format(telling.lang, key, args);
    let seconds = |seconds: u64| say("stats-seconds", &[("seconds", (seconds as usize).into())]);
    let (from, to) = dwell.median;
    let span = match to {
        Some(to) => say("stats-span", &[("from", (from as usize).into()), ("to", (to as usize).into())]),
        None => say("stats-span-open", &[("from", (from as usize).into())]),
    };
    [span, seconds(dwell.mean), dwell.predicted.map_or_else(none, seconds)]
}

/// Rows with a bar each; the longest belongs to the highest count.
fn bars(out: &mut dyn Write, title: &str, rows: &[(String, Cell)]) -> io::Result<()> {
    writeln!(out, "\n{title}")?;
    let highest = rows.iter().filter_map(|(_, cell)| cell.count()).max().unwrap_or(0).max(1);
    let names = rows.iter().map(|(name, _)| columns(name)).max().unwrap_or(0);
    let counts = rows.iter().map(|(_, cell)| shown(*cell).len()).max().unwrap_or(0);
    for (name, cell) in rows {
        let gap = " ".repeat(names - columns(name));
        let bar = cell.count().map_or_else(String::new, |count| bar(count, highest));
        writeln!(out, "{}", format!("  {name}{gap}  {:>counts$}  {bar}", shown(*cell)).trim_end())?;
    }
    Ok(())
}

/// A bar in eighths of a column.
fn bar(count: u64, highest: u64) -> String {
    let eighths = (count * BAR * 8).div_ceil(highest) as usize;
    let part = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8];
    format!("{}{part}", "█".repeat(eighths / 8))
}

fn csv_head(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"from,to,table,item,measure,value\r\n")
}

/// One row for each number (RFC 4180), the same in every language: ids of pages, not titles.
fn csv(period: &Period, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
    csv_head(out)?;
    let (from, to) = (iso(period.from), iso(period.to));
    let mut row = |table: &str, item: &str, measure: &str, value: &str| {
        let cells = [&from, &to, table, item, measure, value].map(quoted);
        out.write_all(format!("{}\r\n", cells.join(",")).as_bytes())
    };
    let value = |cell: Cell| match cell {
        Cell::Withheld => "withheld".to_owned(),
        told => shown(told),
    };
    for visits in &summary.visits {
        row("days", &iso(visits.of), "visits", &value(visits.count))?;
    }
    for language in &summary.languages {
        row("languages", language.of.as_str(), "views", &value(language.count))?;
    }
    for page in &summary.pages {
        row("pages", &page.page, "views", &value(page.views))?;
        let Some(dwell) = page.dwell else { continue };
        row("pages", &page.page, "median_from_seconds", &dwell.median.0.to_string())?;
        if let Some(to) = dwell.median.1 {
            row("pages", &page.page, "median_to_seconds", &to.to_string())?;
        }
        row("pages", &page.page, "mean_seconds", &dwell.mean.to_string())?;
        if let Some(predicted) = dwell.predicted {
            row("pages", &page.page, "reading_seconds", &predicted.to_string())?;
        }
    }
    for ended in &summary.ended {
        row("ends", &ended.of, "visits", &value(ended.count))?;
    }
    for left in &summary.left {
        row("how", left.of.as_str(), "visits", &value(left.count))?;
    }
    if let Some(count) = summary.searches_in_vain {
        row("searches", "in-vain", "searches", &value(count))?;
    }
    for planned in &summary.planned {
        let item = match planned.of {
            Plan::Minutes(minutes) => minutes.to_string(),
            Plan::Own => "own".into(),
        };
        row("plans", &item, "asked", &value(planned.count))?;
    }
    for (measure, count) in [("started", summary.plans_started), ("finished", summary.plans_finished)] {
        if let Some(count) = count {
            row("plans", "", measure, &value(count))?;
        }
    }
    Ok(())
}

/// A field that holds a comma, a quotation mark or a line break stands in quotation marks.
fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
