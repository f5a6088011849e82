//! From a text to its raw twin, with every complaint of the parser turned into a problem.
//!
//! Written in files without ceremony: `implicit_some`, `unwrap_newtypes` and `unwrap_variant_newtypes` are on, so a
//! curator never writes `Some(…)` or doubled brackets.

use ron::extensions::Extensions;
use std::ops::Range;

use ron::error::{Position, SpannedError};
use ron::{Error, Options};
use serde::de::DeserializeOwned;
use serde_ignored::Path;

use super::expected::fields_at;
use super::lines::Lines;
use super::locate::{FieldPath, Outline, Step};
use super::raw;
use super::source::Document;
use super::suggest::nearest;
use super::syntax::{Complaint, Interpreter, Remedy};
use crate::diagnostic::Problem;

/// The newest format this program knows.
pub const FORMAT: u32 = 1;

/// Levels of brackets within brackets; an exhibit needs about twenty.
const NESTING: usize = 64;

/// What a file says, as far as it can be understood, and what is wrong with how it says it.
pub struct Parsed<T> {
    pub value: Option<T>,
    /// Fields of the outermost brackets that had to be assumed; with any, the value is good for checking only.
    pub assumed: Vec<&'static str>,
    pub problems: Vec<Problem>,
}

/// A whole file; knows the format it was written for.
pub trait FileKind: DeserializeOwned {
    fn format(&self) -> u32;
}

macro_rules! file_kinds {
    ($($kind:ident),*) => {
        $(impl FileKind for raw::$kind {
            fn format(&self) -> u32 {
                self.format
            }
        })*
    };
}

file_kinds!(Museum, Hall, Exhibit, Layer, Sources, Persons, Places, Glossary, Timeline);

/// Reads one file. Fields nobody knows are problems but do no harm; in a file of a newer format, only warnings.
///
/// After a fault, the part it stands in is passed over and reading goes on, so that one run finds the other faults, and
/// one broken part does not hide the others. What was passed over is noted in `document.mended`.
pub fn parse<T: FileKind>(document: &mut Document) -> Parsed<T> {
    let (result, unknown) = read::<T>(&document.text);
    if let Ok(value) = result
        && unknown.is_empty()
        && value.format() == FORMAT
    {
        return Parsed { value: Some(value), assumed: Vec::new(), problems: Vec::new() };
    }
    let mut reading = Reading { document, text: document.text.clone(), assumed: Vec::new(), problems: Vec::new() };
    let value = reading.read_on::<T>();
    let Reading { text, assumed, problems, .. } = reading;
    if text != document.text {
        document.mended = Some(text);
    }
    Parsed { value, assumed, problems }
}

/// After so many faults a file is not worth reading on.
const ROUNDS: usize = 40;
/// Nor after so many bytes read again: a large hostile file must not hold the museum up.
const BYTES_AGAIN: usize = 4 << 20;

/// Values for a field that is missing, tried one after the other until one is of the right kind.
const STAND_INS: [&str; 5] = ["()", "[]", "0", "Topic", "(file: \"\", title: ())"];

struct Reading<'a> {
    document: &'a Document,
    text: String,
    assumed: Vec<&'static str>,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn read_on<T: FileKind>(&mut self) -> Option<T> {
        let mut passed_over: Vec<Step> = Vec::new();
        let rounds = (BYTES_AGAIN / self.text.len().max(1)).clamp(2, ROUNDS);
        for _ in 0..rounds {
            let (result, unknown) = read::<T>(&self.text);
            let outline = Outline::new(&self.text);
            let interpreter = Interpreter::new(self.document, &self.text, &outline);
            let error = match result {
                Ok(value) => {
                    let format = self.format(&interpreter, &outline, value.format());
                    self.problems.extend(format);
                    self.unknown_fields::<T>(&unknown);
                    return Some(value);
                }
                Err(error) => error,
            };
            let Complaint { problem, path, remedy } = interpreter.complaint(&error);
            if !follows(&error.code, &path, &passed_over) {
                self.problems.push(problem);
            }
            match remedy {
                Remedy::Blank(range) => {
                    // What is passed over will not be read again; its misspelt fields are told now.
                    let inside = |path: &Vec<Step>| range.contains(&outline.find(&self.text, path).key);
                    let unknown: Vec<_> = unknown.into_iter().filter(inside).collect();
                    self.unknown_fields::<T>(&unknown);
                    blank(&mut self.text, range);
                    passed_over = path;
                }
                Remedy::Replace(signs) => {
                    for (range, sign) in signs {
                        blank(&mut self.text, range.clone());
                        self.text.replace_range(range.start..=range.start, sign.encode_utf8(&mut [0; 4]));
                    }
                }
                Remedy::Assume(field) if self.assume::<T>(&outline, field) => {}
                Remedy::Assume(_) | Remedy::None => {
                    self.unknown_fields::<T>(&unknown);
                    return None;
                }
            }
        }
        None
    }

    /// Adds a missing field to the outermost brackets, so that the rest can be checked.
    fn assume<T: FileKind>(&mut self, outline: &Outline, field: &'static str) -> bool {
        let Some((close, comma)) = outline.room_for_field(&self.text) else { return false };
        for value in STAND_INS {
            let mut text = self.text.clone();
            text.insert_str(close, &format!("{}{field}: {value}", if comma { ", " } else { "" }));
            let (result, _) = read::<T>(&text);
            // Another field may be at fault now, but not this one.
            let added = close..close + text.len() - self.text.len();
            let lines = Lines::new(&text);
            let elsewhere = |at: Position| !added.contains(&lines.offset(&text, at.line, at.col));
            let fits = result.err().is_none_or(|error| elsewhere(error.span.start) && elsewhere(error.span.end));
            if fits {
                self.text = text;
                self.assumed.push(field);
                return true;
            }
        }
        false
    }

    fn format(&self, interpreter: &Interpreter<'_>, outline: &Outline, format: u32) -> Option<Problem> {
        let path = [Step::Field("format".into())];
        let place = interpreter.place(outline.find(&self.text, &path).value.start, &path);
        match format {
            _ if format == FORMAT || self.assumed.contains(&"format") => None,
            0 => Some(Problem::error(place, "format-unknown").with("known", FORMAT)),
            _ => Some(Problem::warning(place, "format-newer").with("format", format).with("known", FORMAT)),
        }
    }

    fn unknown_fields<T: FileKind>(&mut self, unknown: &[Vec<Step>]) {
        let outline = Outline::new(&self.text);
        let interpreter = Interpreter::new(self.document, &self.text, &outline);
        let format = outline.leaf(&self.text, &[Step::Field("format".into())]);
        let newer = format.parse().is_ok_and(|format: u32| format > FORMAT);
        for path in unknown {
            let Some((last, parent)) = path.split_last() else { continue };
            let name = FieldPath(std::slice::from_ref(last)).to_string();
            let place = interpreter.place(outline.find(&self.text, path).key, path);
            let problem =
                if newer { Problem::warning(place, "field-unknown") } else { Problem::error(place, "field-unknown") };
            let expected = fields_at::<T>(parent, &|path| outline.name_at(&self.text, path).to_owned());
            let problem = problem.with("name", &name).with("expected", expected.join(", "));
            let near = nearest(&name, expected.iter().copied());
            if let Some(near) = near {
                // Misspelt, so it is not missing as well.
                let meant = FieldPath(&[parent, &[Step::Field(near.into())]].concat()).to_string();
                self.problems.retain(|other| other.code != "field-missing" || other.place.field != meant);
            }
            self.problems.push(match near {
                Some(near) => problem.with("suggestion", near),
                None => problem,
            });
        }
    }
}

/// Whether an error only says that what was passed over is gone: from its owner, or from a row of values.
fn follows(error: &Error, path: &[Step], passed_over: &[Step]) -> bool {
    match (passed_over.split_last(), error) {
        (Some((Step::Field(gone), owner)), Error::MissingStructField { field, .. }) => owner == path && gone == field,
        (Some((Step::Index(_), owner)), _) => owner == path,
        _ => false,
    }
}

/// Overwrites bytes with blanks. Line ends stay, so that lines keep their numbers.
fn blank(text: &mut String, range: Range<usize>) {
    let blanks: String = text[range.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(range, &blanks);
}

fn read<T: DeserializeOwned>(text: &str) -> (Result<T, SpannedError>, Vec<Vec<Step>>) {
    let options = Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_default_extension(Extensions::UNWRAP_NEWTYPES)
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_recursion_limit(NESTING);
    let mut unknown = Vec::new();
    let mut deserializer = match ron::Deserializer::from_str_with_options(text, &options) {
        Ok(deserializer) => deserializer,
        Err(error) => return (Err(error), unknown),
    };
    let value = serde_ignored::deserialize(&mut deserializer, |path| unknown.push(steps(&path)));
    let value = value.and_then(|value| deserializer.end().map(|()| value));
    (value.map_err(|error| deserializer.span_error(error)), unknown)
}

fn steps(path: &Path<'_>) -> Vec<Step> {
    let (parent, step) = match path {
        Path::Root => return Vec::new(),
        Path::Seq { parent, index } => (parent, Some(Step::Index(*index))),
        Path::Map { parent, key } => (parent, Some(Step::Field(key.clone().into()))),
        Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => (parent, None),
    };
    let mut steps = steps(parent);
    steps.extend(step);
    steps
}
