//! `aigun-kiosk doctor`: what is missing on this machine for a kiosk that nobody can leave, and how to mend it.
//!
//! To be run as the kiosk's user and, for what belongs to the screen, in the kiosk's session. It only looks; the one thing
//! it writes is a file in the state folder, which it removes again.

mod checks;
mod machine;

use std::io::{self, Write};
use std::path::Path;

use serde_json::json;

use self::machine::Machine;
use super::state::State;
use crate::model::Lang;
use crate::words::{Arg, Words};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Ok,
    /// The kiosk runs, but visitors may get out, or staff may miss something.
    Warning,
    /// The kiosk will not run as it should.
    Error,
}

impl Level {
    fn as_str(self) -> &'static str {
        match self {
            Level::Ok => "ok",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }

    fn mark(self) -> char {
        match self {
            Level::Ok => '✓',
            Level::Warning => '!',
            Level::Error => '✗',
        }
    }
}

/// What one check found.
#[derive(Debug)]
struct Finding {
    check: &'static str,
    answer: &'static str,
    args: Vec<(&'static str, String)>,
}

impl Finding {
    fn new(check: &'static str, answer: &'static str) -> Finding {
        Finding { check, answer, args: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: String) -> Finding {
        self.args.push((name, value));
        self
    }

    /// As the list of answers says; an answer that is not on it is as bad as can be.
    fn level(&self) -> Level {
        let listed = checks::ANSWERS.iter().find(|(check, answer, _)| (*check, *answer) == (self.check, self.answer));
        listed.map_or(Level::Error, |(_, _, level)| *level)
    }

    fn say(&self, words: &Words, lang: Lang, end: &str) -> String {
        let arg = |value: &String| value.parse().map_or_else(|_| Arg::from(value.clone()), |number: i64| number.into());
        let args: Vec<(&str, Arg<'_>)> = self.args.iter().map(|(name, value)| (*name, arg(value))).collect();
        words.format(lang, &format!("doctor-{}-{}{end}", self.check, self.answer), &args)
    }

    /// What to do about it, where there is something to do.
    fn remedy(&self, words: &Words, lang: Lang) -> Option<String> {
        (self.level() > Level::Ok).then(|| self.say(words, lang, "-fix"))
    }
}

/// How the findings are told.
pub struct Telling<'a> {
    pub words: &'a Words,
    pub lang: Lang,
    pub json: bool,
}

/// Looks at everything and tells it. The exit code: 0 all is well, 1 warnings, 2 errors.
pub fn run(museum: Option<&Path>, state: &State, telling: &Telling<'_>, out: &mut dyn Write) -> io::Result<u8> {
    let machine = Machine::here();
    let mut findings = checks::of_the_kiosk(&machine, museum, state);
    if cfg!(target_os = "linux") {
        findings.extend(checks::of_linux(&machine));
    }
    tell(&findings, telling, out)
}

fn tell(findings: &[Finding], telling: &Telling<'_>, out: &mut dyn Write) -> io::Result<u8> {
    let Telling { words, lang, json } = *telling;
    let worst = findings.iter().map(Finding::level).max().unwrap_or(Level::Ok);
    if json {
        let checks: Vec<_> = findings
            .iter()
            .map(|finding| {
                json!({
                    "check": finding.check,
                    "answer": finding.answer,
                    "level": finding.level().as_str(),
                    "message": finding.say(words, lang, ""),
                    "remedy": finding.remedy(words, lang),
                })
            })
            .collect();
        writeln!(out, "{:#}", json!({ "level": worst.as_str(), "checks": checks }))?;
    } else {
        for finding in findings {
            writeln!(out, "{} {}", finding.level().mark(), finding.say(words, lang, ""))?;
            if let Some(remedy) = finding.remedy(words, lang) {
                writeln!(out, "    → {remedy}")?;
            }
        }
        let count = |level: Level| findings.iter().filter(|finding| finding.level() == level).count();
        let counts = [("errors", count(Level::Error).into()), ("warnings", count(Level::Warning).into())];
        writeln!(out, "\n{}", words.format(lang, "doctor-sum", &counts))?;
    }
    Ok(worst as u8)
}

#[cfg(test)]
mod tests;
