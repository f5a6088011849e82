//! What the parser's complaint means to a curator, and how reading can go on after it.

use std::ops::Range;

use ron::Error;
use ron::error::SpannedError;

use super::lines::Lines;
use super::locate::{FieldPath, Outline, Step, past_comma};
use super::source::Document;
use super::suggest::nearest;
use crate::diagnostic::{Place, Problem};

/// A complaint in words a curator understands.
pub struct Complaint {
    pub problem: Problem,
    /// The value at fault; for a missing field, the one it is missing from.
    pub path: Vec<Step>,
    pub remedy: Remedy,
}

/// How to go on reading, so that the other problems of the file are found in the same run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// There is no telling what the rest means.
    None,
    /// Pass over these bytes.
    Blank(Range<usize>),
    /// Read these characters for others.
    Replace(Vec<(Range<usize>, char)>),
    /// Go on as if the outermost brackets had this field.
    Assume(&'static str),
}

/// Reads complaints about one text.
pub struct Interpreter<'a> {
    document: &'a Document,
    /// The text as it is being read, perhaps mended already.
    text: &'a str,
    outline: &'a Outline,
    lines: Lines,
}

impl<'a> Interpreter<'a> {
    pub fn new(document: &'a Document, text: &'a str, outline: &'a Outline) -> Self {
        Interpreter { document, text, outline, lines: Lines::new(text) }
    }

    /// A place in the file as the curator sees it.
    pub fn place(&self, offset: usize, path: &[Step]) -> Place {
        // Mending keeps every byte in its place, but not every character.
        let (line, column) = self.lines.position(&self.document.text, offset);
        Place { file: self.document.path.clone(), line, column, field: FieldPath(path).to_string() }
    }

    pub fn complaint(&self, error: &SpannedError) -> Complaint {
        let start = self.lines.offset(self.text, error.span.start.line, error.span.start.col);
        let end = self.lines.offset(self.text, error.span.end.line, error.span.end.col);
        self.of_content(&error.code, start, end).unwrap_or_else(|| self.of_signs(&error.code, start, end))
    }

    /// Complaints about what is said, in a text whose signs are in order.
    fn of_content(&self, error: &Error, start: usize, end: usize) -> Option<Complaint> {
        // The fields that are missing may stand behind a bracket too many. Nothing may follow the end when a missing field
        // is assumed there: what follows would lose its place.
        if matches!(error, Error::MissingStructField { .. } | Error::TrailingCharacters)
            && let Some((rest, is_field)) = self.outline.after_end(self.text)
        {
            return Some(match is_field {
                true => self.hopeless(rest, "bracket-early"),
                false => self.about(rest, "after-the-end", rest..self.text.len(), Vec::new()),
            });
        }
        Some(match error {
            Error::MissingStructField { field, .. } => {
                let inner = self.outline.innermost(self.text, end);
                let mut path = inner.path.clone();
                path.push(Step::Field((*field).into()));
                let problem =
                    Problem::error(self.place(inner.extent.start, &path), "field-missing").with("name", field);
                let remedy = if inner.path.is_empty() { Remedy::Assume(field) } else { self.pass_over(inner.extent) };
                Complaint { problem, path: inner.path, remedy }
            }
            Error::DuplicateStructField { field, .. } => {
                let inner = self.outline.innermost(self.text, start);
                self.about(start, "field-twice", inner.extent, inner.path).with("name", field)
            }
            Error::NoSuchEnumVariant { expected, found, .. } => {
                let complaint =
                    self.at_value(start, "choice-unknown").with("found", found).with("expected", expected.join(", "));
                match nearest(found, expected.iter().copied()) {
                    Some(near) => complaint.with("suggestion", near),
                    None => complaint,
                }
            }
            Error::IntegerOutOfBounds => self.at_value(end.saturating_sub(1), "number-bounds"),
            Error::ExpectedDifferentLength { found, .. } => self.at_value(end, "values-few").with("count", found),
            Error::InvalidEscape(_) => {
                let backslash = self.text[start..end].rfind('\\').map_or(start, |at| start + at);
                self.about(backslash, "backslash", backslash..backslash, Vec::new())
                    .replace(vec![(backslash..backslash + 1, ' ')])
            }
            Error::ExpectedStringEnd => self.hopeless(start, "quote-open"),
            Error::ExceededRecursionLimit => self.hopeless(end, "nested-too-deep"),
            Error::TrailingCharacters => self.about(end, "after-the-end", end..self.text.len(), Vec::new()),
            Error::UnclosedBlockComment => {
                self.hopeless(self.text[..start].rfind("/*").unwrap_or(start), "comment-open")
            }
            Error::ExpectedAttribute | Error::ExpectedAttributeEnd | Error::NoSuchExtension(_) => {
                let sign = self.text[..end].rfind('#').unwrap_or(0);
                let line = self.text[sign..].find('\n').map_or(self.text.len(), |at| sign + at);
                self.about(sign, "attribute", sign..line, Vec::new())
            }
            _ => return None,
        })
    }

    /// Complaints about brackets, commas, quotes, and values of the wrong kind.
    fn of_signs(&self, error: &Error, start: usize, end: usize) -> Complaint {
        let next = self.text[end..].chars().next();
        let Some(next) = next.filter(|_| !self.text[end..].trim().is_empty()) else {
            let last = self.text.trim_end().char_indices().next_back().map_or(0, |(at, _)| at);
            return self.hopeless(last, "file-ends");
        };
        if let Some(meant) = meant_by(next) {
            return self.foreign_sign(end, next, meant);
        }
        if matches!(next, ')' | ']' | '}')
            && !matches!(error, Error::ExpectedString | Error::ExpectedInteger | Error::ExpectedFloat)
        {
            return self.hopeless(end, "bracket-wrong").with("found", next);
        }
        match error {
            Error::ExpectedComma if next == '.' => self.at_value(start.saturating_sub(1), "number-whole"),
            // A text that ends in the middle: `"He said "yes" and left"`, or a quote missing further up.
            Error::ExpectedComma if self.text[..end].ends_with('"') => {
                let text = self.outline.find(self.text, &self.outline.innermost(self.text, end - 1).path);
                let (line, _) = self.lines.position(self.text, text.value.start);
                self.hopeless(end - 1, "quote-inside").with("line", line)
            }
            Error::ExpectedComma if next == '(' => self.at_value(end, "brackets-surplus"),
            Error::ExpectedComma => self.sign_missing(end, "comma-missing", ','),
            Error::ExpectedMapColon => self.sign_missing(end, "colon-missing", ':'),
            Error::ExpectedIdentifier => self.name_expected(end, next),
            Error::ExpectedString => self.at_value(end, if next == '(' { "text-single" } else { "text-expected" }),
            Error::ExpectedStructLike
            | Error::ExpectedNamedStructLike(_)
            | Error::ExpectedDifferentStructName { .. } => {
                let texts = matches!(error, Error::ExpectedStructLike) && matches!(next, '"' | 'r');
                // `kind: Treaty,` is found out at the comma.
                let value = match error {
                    Error::ExpectedDifferentStructName { .. } => start,
                    _ if next == ',' => end.saturating_sub(1),
                    _ => end,
                };
                match self.at_value(value, if texts { "texts-expected" } else { "group-expected" }) {
                    complaint if complaint.path.is_empty() => self.hopeless(start, "outer-brackets"),
                    complaint => complaint,
                }
            }
            Error::ExpectedArray => self.at_value(end, "list-expected"),
            Error::ExpectedMap => self.at_value(end, "map-expected"),
            Error::ExpectedStructLikeEnd
            | Error::ExpectedArrayEnd
            | Error::ExpectedMapEnd
            | Error::ExpectedOptionEnd => self.at_value(end, "values-many"),
            Error::ExpectedInteger | Error::ExpectedFloat | Error::UnderscoreAtBeginning | Error::FloatUnderscore => {
                self.at_value(end, "number-expected")
            }
            Error::InvalidIntegerDigit { .. } => self.at_value(end.saturating_sub(1), "number-expected"),
            Error::ExpectedBoolean => self.at_value(end, "true-or-false"),
            // `number: 1,000`: what follows the comma is taken for a field name.
            Error::SuggestRawIdentifier(digits) if digits.starts_with(|c: char| c.is_ascii_digit()) => {
                self.hopeless(end, "number-grouped")
            }
            _ => self.hopeless(end, "syntax").with("detail", error),
        }
    }

    /// The value that contains `offset` is at fault and is passed over.
    fn at_value(&self, offset: usize, code: &'static str) -> Complaint {
        let inner = self.outline.innermost(self.text, offset);
        let spot = self.outline.find(self.text, &inner.path);
        // Lists may hold the same name twice; then the path leads elsewhere.
        let at =
            if spot.exact && inner.extent.contains(&spot.value.start) { spot.value.start } else { inner.extent.start };
        if inner.path.is_empty() {
            return self.hopeless(offset, code);
        }
        self.about(at, code, inner.extent, inner.path)
    }

    fn about(&self, at: usize, code: &'static str, extent: Range<usize>, path: Vec<Step>) -> Complaint {
        let problem = Problem::error(self.place(at, &path), code);
        Complaint { problem, path, remedy: self.pass_over(extent) }
    }

    fn hopeless(&self, at: usize, code: &'static str) -> Complaint {
        Complaint { problem: Problem::error(self.place(at, &[]), code), path: Vec::new(), remedy: Remedy::None }
    }

    fn pass_over(&self, extent: Range<usize>) -> Remedy {
        let end = past_comma(self.text, extent.end);
        if extent.is_empty() { Remedy::None } else { Remedy::Blank(extent.start..end) }
    }

    /// A sign of another keyboard stands for one that RON knows.
    fn foreign_sign(&self, at: usize, found: char, meant: char) -> Complaint {
        let mut replace = vec![(at..at + found.len_utf8(), meant)];
        if meant == '"' {
            // A quoted text has a second sign of the kind.
            let rest = &self.text[at + found.len_utf8()..];
            let closing = rest.char_indices().find(|(_, c)| meant_by(*c) == Some('"') || *c == '"');
            match closing {
                Some((_, '"')) | None => {}
                Some((i, c)) => {
                    let close = at + found.len_utf8() + i;
                    replace.push((close..close + c.len_utf8(), '"'));
                }
            }
        }
        let complaint = self.hopeless(at, "foreign-sign").with("found", found).with("meant", meant);
        complaint.replace(replace)
    }

    /// A comma or colon is missing before `at`; a blank there is read for it.
    fn sign_missing(&self, at: usize, code: &'static str, sign: char) -> Complaint {
        let complaint = self.hopeless(at, code);
        let blank = at.checked_sub(1).filter(|&blank| matches!(self.text.as_bytes()[blank], b' ' | b'\t'));
        match blank {
            Some(blank) => complaint.replace(vec![(blank..blank + 1, sign)]),
            None => complaint,
        }
    }

    fn name_expected(&self, at: usize, next: char) -> Complaint {
        let rest = &self.text[at + next.len_utf8()..];
        if next == '"'
            && let Some(close) = rest.find('"')
            && rest[close + 1..].trim_start().starts_with(':')
        {
            let close = at + 1 + close;
            return self.hopeless(at, "name-quoted").replace(vec![(at..at + 1, ' '), (close..close + 1, ' ')]);
        }
        match self.at_value(at, "choice-expected") {
            complaint if complaint.path.is_empty() => self.hopeless(at, "name-expected"),
            complaint => complaint,
        }
    }
}

impl Complaint {
    fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.problem = self.problem.with(name, value);
        self
    }

    fn replace(self, replace: Vec<(Range<usize>, char)>) -> Self {
        Complaint { remedy: Remedy::Replace(replace), ..self }
    }
}

/// Signs that a Chinese or Russian keyboard gives, or that other formats use, for those of RON.
fn meant_by(sign: char) -> Option<char> {
    Some(match sign {
        '：' | '=' | '＝' => ':',
        '，' | '、' | ';' | '；' => ',',
        '（' => '(',
        '）' => ')',
        '［' | '【' | '〔' => '[',
        '］' | '】' | '〕' => ']',
        '｛' => '{',
        '｝' => '}',
        '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '「' | '」' | '『' | '』' | '＂' => '"',
        _ => return None,
    })
}
