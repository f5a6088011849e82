//! From a text to its raw twin, with every complaint of the parser turned into a problem.
//!
//! Written in files without ceremony: `implicit_some`, `unwrap_newtypes` and `unwrap_variant_newtypes` are on, so a
//! curator never writes `Some(…)` or doubled brackets.

use ron::error::SpannedError;
use ron::extensions::Extensions;
use ron::{Error, Options};
use serde::de::DeserializeOwned;
use serde_ignored::Path;

use super::expected::fields_at;
use super::locate::{FieldPath, Lines, Outline, Step};
use super::raw;
use super::source::Document;
use super::suggest::nearest;
use crate::diagnostic::{Place, Problem, Severity};

/// The newest format this program knows.
pub const FORMAT: u32 = 1;

/// Levels of brackets within brackets; an exhibit needs about twenty.
const NESTING: usize = 64;

/// What a file says, if it can be understood, and what is wrong with how it says it.
pub struct Parsed<T> {
    pub value: Option<T>,
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

file_kinds!(Museum, Hall, Exhibit, Sources, Persons, Places, Glossary);

/// Reads one file. Fields nobody knows are problems but do no harm; in a file of a newer format, only warnings.
pub fn parse<T: FileKind>(document: &Document) -> Parsed<T> {
    let (result, unknown) = read::<T>(&document.text);
    let format = result.as_ref().map_or(FORMAT, FileKind::format);
    let mut problems = Vec::new();
    if !unknown.is_empty() || result.is_err() || format != FORMAT {
        let outline = Outline::new(&document.text);
        let reporter = Reporter { document, outline: &outline, lines: Lines::new(&document.text) };
        problems.extend(reporter.format(format));
        problems.extend(unknown.iter().map(|path| reporter.unknown_field::<T>(path)));
        problems.extend(result.as_ref().err().map(|error| reporter.syntax(error)));
    }
    Parsed { value: result.ok(), problems }
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

struct Reporter<'a> {
    document: &'a Document,
    outline: &'a Outline,
    lines: Lines,
}

impl Reporter<'_> {
    fn place(&self, offset: usize, path: &[Step]) -> Place {
        let (line, column) = self.lines.position(&self.document.text, offset);
        Place { file: self.document.path.clone(), line, column, field: FieldPath(path).to_string() }
    }

    fn format(&self, format: u32) -> Option<Problem> {
        let path = [Step::Field("format".into())];
        let spot = self.outline.find(&self.document.text, &path);
        let place = self.place(spot.value.start, &path);
        match format {
            FORMAT => None,
            0 => Some(Problem::error(place, "format-unknown").with("format", FORMAT)),
            _ => Some(Problem::warning(place, "format-newer").with("format", format).with("known", FORMAT)),
        }
    }

    fn unknown_field<T: FileKind>(&self, path: &[Step]) -> Problem {
        let text = &self.document.text;
        let spot = self.outline.find(text, path);
        let parent = path.split_last().map_or(path, |(_, parent)| parent);
        let expected = fields_at::<T>(parent, &|path| self.outline.name_at(text, path).to_owned());
        let name = path.last().map(|step| FieldPath(std::slice::from_ref(step)).to_string()).unwrap_or_default();
        let newer =
            self.outline.leaf(text, &[Step::Field("format".into())]).parse().is_ok_and(|format: u32| format > FORMAT);
        let place = self.place(spot.key, path);
        let problem =
            if newer { Problem::warning(place, "unknown-field") } else { Problem::error(place, "unknown-field") };
        let near = nearest(&name, expected.iter().copied());
        with_suggestion(problem.with("name", name).with("expected", expected.join(", ")), near)
    }

    fn syntax(&self, error: &SpannedError) -> Problem {
        let text = &self.document.text;
        let offset = self.lines.offset(text, error.span.end.line, error.span.end.col);
        let start = self.lines.offset(text, error.span.start.line, error.span.start.col);
        eprintln!(
            "{:?} start {:?} end {:?}",
            error.code,
            &text[start..].chars().take(10).collect::<String>(),
            &text[offset..].chars().take(10).collect::<String>()
        );
        Problem::error(self.place(offset, &[]), "syntax").with("detail", &error.code)
    }
}

fn with_suggestion(problem: Problem, near: Option<&str>) -> Problem {
    match near {
        Some(near) => problem.with("suggestion", near),
        None => problem,
    }
}
