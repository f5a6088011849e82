//! From a text to its raw twin, with every complaint of the parser turned into a problem.
//!
//! Written in files without ceremony: `implicit_some`, `unwrap_newtypes` and `unwrap_variant_newtypes` are on, so a
//! curator never writes `Some(…)` or doubled brackets.

use ron::extensions::Extensions;
use ron::{Error, Options};
use serde::de::DeserializeOwned;
use serde_ignored::Path;

use super::expected::fields_at;
use super::locate::{FieldPath, Lines, Outline, Step};
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

/// Reads one file. Fields nobody knows are problems but do no harm; in a file of a newer format, only warnings.
pub fn parse<T: DeserializeOwned>(document: &Document) -> Parsed<T> {
    let (result, unknown) = read(&document.text);
    let mut problems = Vec::new();
    if !unknown.is_empty() || result.is_err() {
        let outline = Outline::new(&document.text);
        let reporter = Reporter { document, outline: &outline, lines: Lines::new(&document.text) };
        problems.extend(unknown.iter().map(|path| reporter.unknown_field::<T>(path)));
        problems.extend(result.as_ref().err().map(|error| reporter.syntax(error)));
    }
    Parsed { value: result.ok(), problems }
}

fn read<T: DeserializeOwned>(text: &str) -> (Result<T, ron::error::SpannedError>, Vec<Vec<Step>>) {
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
