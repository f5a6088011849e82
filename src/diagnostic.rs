//! A problem in somebody's file, said so that they can mend it.
//!
//! A [`Problem`] names the place, the kind of fault and the words that fill its sentence in. The sentences themselves
//! live in `assets/texts/<lang>/check.ftl`; `content::report` puts both together. This room knows no files and no words.

use std::fmt;

/// How bad a problem is. Orders from mild to grave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The museum works; a curator would want to know (a long text, a missing translation).
    Warning,
    /// Something the file says is not shown, or is shown wrongly.
    Error,
}

impl Severity {
    /// The word used in JSON reports and as the Fluent key suffix.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Where in the museum folder a problem stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path below the museum folder, with `/` between the parts; empty for the folder itself.
    pub file: String,
    /// Line, counted from 1; 0 where the problem concerns the whole file.
    pub line: u32,
    /// Column in characters, counted from 1; 0 where the problem concerns the whole file.
    pub column: u32,
    /// The field, as a curator would read it out: `accounts[2].claims[0].text.zh`. Empty for the whole file.
    pub field: String,
}

impl Place {
    /// A problem of a whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Place { file: file.into(), ..Place::default() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.file.is_empty() { "." } else { &self.file })?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        Ok(())
    }
}

/// One thing wrong in one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub place: Place,
    pub severity: Severity,
    /// Names the sentence: `check-<code>` says what is wrong, `check-<code>-fix` how to mend it.
    pub code: &'static str,
    /// Fills the sentence in, by Fluent variable name.
    pub args: Vec<(&'static str, String)>,
}

impl Problem {
    pub fn error(place: Place, code: &'static str) -> Self {
        Problem { place, severity: Severity::Error, code, args: Vec::new() }
    }

    pub fn warning(place: Place, code: &'static str) -> Self {
        Problem { place, severity: Severity::Warning, code, args: Vec::new() }
    }

    /// Adds a word for the sentence.
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}
