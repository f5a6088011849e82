//! Problems in sentences: for people with the offending line quoted, for tools as JSON.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use serde_json::json;

use super::budget::is_han;
use super::check::Inspect;
use super::lines::Lines;
use super::load::{Loaded, load_inspected};
use super::source::{Folder, Limits, OnDisk, read_document};
use crate::diagnostic::{Problem, Severity};
use crate::model::Lang;
use crate::words::{Arg, Words};

/// How `check` reports.
#[derive(Clone, Copy)]
pub struct CheckOptions<'a> {
    pub words: &'a Words,
    /// The curator's language.
    pub lang: Lang,
    pub format: Format,
    /// Whether warnings count for the exit code.
    pub strict: bool,
    /// Looks into picture files; without it, they only have to be there.
    pub inspect: Option<Inspect<'a>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text { colour: bool },
    Json,
}

/// Checks the museum in a folder and writes what is wrong. Returns the exit code of the program, 0 for a good museum, 1 for
/// warnings if they count, 2 for errors; and what was read.
pub fn check_command(root: &Path, options: &CheckOptions<'_>, out: &mut dyn Write) -> io::Result<(u8, Loaded)> {
    check_folder(&OnDisk::new(root), options, out)
}

/// The same for any folder.
pub fn check_folder(folder: &dyn Folder, options: &CheckOptions<'_>, out: &mut dyn Write) -> io::Result<(u8, Loaded)> {
    let loaded = load_inspected(folder, Limits::default(), options.inspect);
    match options.format {
        Format::Text { colour } => text(folder, &loaded, options, colour, out)?,
        Format::Json => json(&loaded, options, out)?,
    }
    let (errors, warnings) = counts(&loaded.problems);
    let code = match (errors, warnings) {
        (0, 0) => 0,
        (0, _) => u8::from(options.strict),
        _ => 2,
    };
    Ok((code, loaded))
}

/// What is wrong, in one sentence.
pub fn sentence(problem: &Problem, words: &Words, lang: Lang) -> String {
    let sentence = words.format(lang, &format!("check-{}", problem.code), &args(problem, words, lang));
    match problem.args.iter().find(|(name, value)| *name == "spot" && !value.is_empty()) {
        Some((_, value)) => {
            let args = [("spot", spot(value, words, lang).into()), ("sentence", sentence.into())];
            words.format(lang, "check-at-spot", &args)
        }
        None => sentence,
    }
}

/// `feature 3, point 17` in the curator's language.
fn spot(value: &str, words: &Words, lang: Lang) -> String {
    let part = |part: &str| {
        let (name, number) = part.split_once(' ').unwrap_or((part, ""));
        words.format(lang, &format!("check-spot-{name}"), &[("number", number.into())])
    };
    let gap = if lang.script() == crate::model::Script::Han { "，" } else { ", " };
    value.split(", ").map(part).collect::<Vec<_>>().join(gap)
}

/// How to mend it.
pub fn remedy(problem: &Problem, words: &Words, lang: Lang) -> String {
    let args = args(problem, words, lang);
    let fix = words.format(lang, &format!("check-{}-fix", problem.code), &args);
    if !problem.args.iter().any(|(name, _)| *name == "suggestion") {
        return fix;
    }
    let gap = if lang.script() == crate::model::Script::Han { "" } else { " " };
    words.format(lang, "check-did-you-mean", &args) + gap + &fix
}

fn args<'p>(problem: &'p Problem, words: &Words, lang: Lang) -> Vec<(&'p str, Arg<'p>)> {
    let arg = |(name, value): &'p (&'static str, String)| {
        let arg = match *name {
            "count" | "limit" => value.parse::<i64>().map_or_else(|_| Arg::from(value.as_str()), Arg::from),
            "language" => Arg::from(language(value, words, lang)),
            _ => Arg::from(harmless(value, 200)),
        };
        (*name, arg)
    };
    problem.args.iter().map(arg).collect()
}

/// The name of a language in the curator's language.
fn language(tag: &str, words: &Words, lang: Lang) -> String {
    let key = format!("check-language-{tag}");
    if words.has(lang, &key) { words.get(lang, &key) } else { harmless(tag, 20) }
}

/// Text from a file, made fit to be printed: no control characters, which a terminal would obey, and not without end.
fn harmless(text: &str, longest: usize) -> String {
    let mut chars = text.chars().map(printable);
    let mut short: String = chars.by_ref().take(longest).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}

fn printable(c: char) -> char {
    match c {
        '\t' | '\n' => ' ',
        // Marks that turn the direction of writing would turn the whole line.
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

fn counts(problems: &[Problem]) -> (usize, usize) {
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    (errors, problems.len() - errors)
}

/// Texts missing per language, by tag.
fn missing(problems: &[Problem]) -> BTreeMap<&str, usize> {
    let mut missing = BTreeMap::new();
    for problem in
        problems.iter().filter(|problem| matches!(problem.code, "language-missing" | "first-language-missing"))
    {
        if let Some((_, tag)) = problem.args.iter().find(|(name, _)| *name == "language") {
            *missing.entry(tag.as_str()).or_insert(0) += 1;
        }
    }
    missing
}

fn text(
    folder: &dyn Folder,
    loaded: &Loaded,
    options: &CheckOptions<'_>,
    colour: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let CheckOptions { words, lang, .. } = *options;
    let paint = |code: &str, text: &str| if colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() };
    for file in loaded.problems.chunk_by(|a, b| a.place.file == b.place.file) {
        let path = &file[0].place.file;
        // Read again: a quotation is worth more than the memory of all files.
        let quoted = file.iter().any(|problem| problem.place.line > 0);
        let document = quoted.then(|| read_document(folder, path, Limits::default(), &mut Vec::new())).flatten();
        let lines = document.as_ref().map(|document| Lines::new(&document.text));
        for problem in file {
            let (severity, code) = match problem.severity {
                Severity::Error => ("check-error", "1;31"),
                Severity::Warning => ("check-warning", "1;33"),
            };
            let place = harmless(&problem.place.to_string(), 500);
            let severity = paint(code, &words.get(lang, severity));
            writeln!(out, "{}: {severity}: {}", paint("1", &place), sentence(problem, words, lang))?;
            if let (Some(document), Some(lines)) = (&document, &lines)
                && problem.place.line > 0
            {
                let (excerpt, indent) = excerpt(lines.line(&document.text, problem.place.line), problem.place.column);
                let number = format!("{:>5}", problem.place.line);
                writeln!(out, "{} {excerpt}", paint("2", &format!("{number} |")))?;
                writeln!(out, "{} {}{}", paint("2", "      |"), " ".repeat(indent), paint(code, "^"))?;
            }
            writeln!(out, "      {}\n", remedy(problem, words, lang))?;
        }
    }
    for (tag, count) in missing(&loaded.problems) {
        let language = language(tag, words, lang);
        writeln!(
            out,
            "{}",
            words.format(lang, "check-summary-missing", &[("language", language.into()), ("count", count.into())])
        )?;
    }
    summary(loaded, options, out)
}

fn summary(loaded: &Loaded, options: &CheckOptions<'_>, out: &mut dyn Write) -> io::Result<()> {
    let CheckOptions { words, lang, .. } = *options;
    let (errors, warnings) = counts(&loaded.problems);
    match &loaded.museum {
        Some(museum) if loaded.problems.is_empty() => {
            let (halls, exhibits) = (museum.halls.len(), museum.exhibits.len());
            let args = [("halls", halls.into()), ("exhibits", exhibits.into())];
            writeln!(out, "{}", words.format(lang, "check-summary-clean", &args))
        }
        museum => {
            if museum.is_none() {
                writeln!(out, "{}", words.get(lang, "check-summary-closed"))?;
            }
            let files = loaded.problems.chunk_by(|a, b| a.place.file == b.place.file).count();
            let args = [("errors", errors.into()), ("warnings", warnings.into()), ("files", files.into())];
            writeln!(out, "{}", words.format(lang, "check-summary", &args))
        }
    }
}

/// Columns of a line that are quoted.
const QUOTED: usize = 100;

/// The part of a line round a column, and how far in a terminal the column stands from its beginning.
fn excerpt(line: &str, column: u32) -> (String, usize) {
    let column = (column as usize).saturating_sub(1);
    let start = column.saturating_sub(QUOTED / 2);
    let before = if start > 0 { "…" } else { "" };
    let mut part = String::from(before);
    let mut indent = before.chars().count();
    let mut width = indent;
    for (at, c) in line.chars().map(printable).enumerate().skip(start) {
        let wide = if is_wide(c) { 2 } else { 1 };
        if width + wide > QUOTED {
            part.push('…');
            break;
        }
        part.push(c);
        width += wide;
        if at < column {
            indent += wide;
        }
    }
    (part, indent)
}

/// Whether terminals give a character two columns.
fn is_wide(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{33ff}' | '\u{ac00}'..='\u{d7a3}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}')
}

fn json(loaded: &Loaded, options: &CheckOptions<'_>, out: &mut dyn Write) -> io::Result<()> {
    let CheckOptions { words, lang, .. } = *options;
    let (errors, warnings) = counts(&loaded.problems);
    let problems = loaded.problems.iter().map(|problem| {
        json!({
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "field": problem.place.field,
            "severity": problem.severity.as_str(),
            "code": problem.code,
            "message": sentence(problem, words, lang),
            "fix": remedy(problem, words, lang),
            "args": problem.args.iter().map(|(name, value)| (*name, value.as_str())).collect::<BTreeMap<_, _>>(),
        })
    });
    let report = json!({
        "opens": loaded.museum.is_some(),
        "errors": errors,
        "warnings": warnings,
        "missing": missing(&loaded.problems),
        "problems": problems.collect::<Vec<_>>(),
    });
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stands_under_the_column() {
        assert_eq!(excerpt("title: x", 8), ("title: x".to_owned(), 7));
        // Chinese characters take two columns.
        assert_eq!(excerpt("尼布楚 x", 5), ("尼布楚 x".to_owned(), 7));
        let (part, indent) = excerpt(&"word ".repeat(100), 251);
        assert!(part.starts_with('…') && part.ends_with('…'), "{part}");
        assert_eq!(part.chars().nth(indent), Some('w'));
        assert_eq!(excerpt("", 1), (String::new(), 0));
    }

    #[test]
    fn terminals_are_not_obeyed() {
        assert_eq!(harmless("\x1b[2Jx\u{202e}y\n", 10), "\u{fffd}[2Jx\u{fffd}y ");
        assert_eq!(harmless("abcdef", 3), "abc…");
    }
}
