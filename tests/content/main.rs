//! Museums good and bad, and what the checker says of them.

mod bad;
mod battles;
mod broken;
mod documents;
mod fields;
mod golden;
mod hostile;
mod maps;
mod museum;
mod pictures;
mod properties;
mod skeleton;
mod timeline;

use aigun::content::source::{InMemory, Limits};
use aigun::content::{Loaded, load_from};
use aigun::diagnostic::Problem;

/// A small museum that is in order.
pub fn good() -> InMemory {
    InMemory::from_fixture(include_str!("museum.txt"))
}

pub fn load(folder: &InMemory) -> Loaded {
    load_from(folder, Limits::default())
}

/// `file:line:column severity code`, one line for each problem.
pub fn brief(problems: &[Problem]) -> String {
    let line = |problem: &Problem| format!("{} {} {}\n", problem.place, problem.severity.as_str(), problem.code);
    problems.iter().map(line).collect()
}

/// Replaces the one occurrence of `from` in a file.
pub fn replace(folder: &mut InMemory, path: &str, from: &str, to: &str) {
    let text = folder.text(path).unwrap_or_else(|| panic!("no file {path}")).to_owned();
    assert_eq!(text.matches(from).count(), 1, "{from:?} in {path}");
    folder.insert(path, text.replacen(from, to, 1));
}
