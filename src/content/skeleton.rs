//! `new exhibit`: a folder with a commented `exhibit.ron` to fill in.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::check::languages;
use super::parse::parse;
use super::raw;
use super::source::{Limits, OnDisk, join, read_document};
use crate::model::{Lang, id};
use crate::words::Words;

/// Writes a new exhibit and tells the curator what comes next. Returns the exit code of the program: 0, or 2 if nothing
/// was written. The hall does not name the exhibit yet, so visitors do not see it before it is ready.
pub fn new_exhibit_command(root: &Path, id: &str, words: &Words, lang: Lang, out: &mut dyn Write) -> io::Result<u8> {
    let (hall, name) = id.split_once('/').unwrap_or(("", id));
    let args = [("id", id.into()), ("hall", hall.into()), ("name", name.into())];
    let (key, code) = match write(root, hall, name, words, lang) {
        Ok(()) => ("new-exhibit-written", 0),
        Err(Refusal::BadId) => ("new-exhibit-bad-id", 2),
        Err(Refusal::NoHall) => ("new-exhibit-no-hall", 2),
        Err(Refusal::Exists) => ("new-exhibit-exists", 2),
        Err(Refusal::Failed(error)) => {
            let args = [("id", id.into()), ("detail", error.to_string().into())];
            writeln!(out, "{}", words.format(lang, "new-exhibit-failed", &args))?;
            return Ok(2);
        }
    };
    writeln!(out, "{}", words.format(lang, key, &args))?;
    Ok(code)
}

/// Why nothing was written.
#[derive(Debug)]
enum Refusal {
    BadId,
    NoHall,
    Exists,
    Failed(io::Error),
}

fn write(root: &Path, hall: &str, name: &str, words: &Words, lang: Lang) -> Result<(), Refusal> {
    if !id::is_valid_part(hall) || !id::is_valid_part(name) {
        return Err(Refusal::BadId);
    }
    if !root.join(hall).join("hall.ron").is_file() {
        return Err(Refusal::NoHall);
    }
    let folder = root.join(join(hall, name));
    fs::create_dir(&folder).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Refusal::Exists,
        _ => Refusal::Failed(error),
    })?;
    let text = skeleton(&museum_languages(root), words, lang);
    let write = || {
        let mut file = File::create_new(folder.join("exhibit.ron"))?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    write().map_err(Refusal::Failed)
}

/// The languages the museum speaks, as far as its file can be read.
fn museum_languages(root: &Path) -> Vec<Lang> {
    let document = read_document(&OnDisk::new(root), "museum.ron", Limits::default(), &mut Vec::new());
    let museum = document.and_then(|mut document| parse::<raw::Museum>(&mut document).value);
    languages(museum.as_ref())
}

/// The file, with comments in the curator's language and something to replace in each language of the museum.
fn skeleton(languages: &[Lang], words: &Words, lang: Lang) -> String {
    let template = match lang {
        Lang::ZH => include_str!("../../assets/skeletons/exhibit.zh.ron"),
        Lang::RU => include_str!("../../assets/skeletons/exhibit.ru.ron"),
        _ => include_str!("../../assets/skeletons/exhibit.en.ron"),
    };
    let mut text = template.to_owned();
    for field in ["title", "summary", "heading", "text"] {
        let entry = |lang: &Lang| format!("{lang}: \"{}\"", words.get(*lang, &format!("new-exhibit-{field}")));
        let entries = languages.iter().map(entry).collect::<Vec<_>>().join(", ");
        text = text.replace(&format!("{{{field}}}"), &format!("({entries})"));
    }
    text
}
