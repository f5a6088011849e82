//! The exhibits that come with the kiosk.

use std::path::{Path, PathBuf};

use aigun::content::load;
use aigun::content::report::Format;
use aigun::content::source::{Folder, InMemory, OnDisk};
use aigun::model::Lang;
use aigun::words::Words;

use crate::golden::report;

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("exhibits")
}

/// The shipped museum in memory, pictures as names only.
pub fn in_memory() -> InMemory {
    fn copy(from: &OnDisk, path: &str, to: &mut InMemory) {
        for (name, kind) in from.list(path).unwrap() {
            let path = if path.is_empty() { name } else { format!("{path}/{name}") };
            match kind {
                aigun::content::source::EntryKind::Folder => copy(from, &path, to),
                _ if path.ends_with(".ron") || path.ends_with(".geojson") => {
                    to.insert(&path, from.read(&path, u64::MAX).unwrap());
                }
                _ => to.insert(&path, ""),
            }
        }
    }
    let mut memory = InMemory::default();
    copy(&OnDisk::new(&folder()), "", &mut memory);
    memory
}

#[test]
fn shipped_museum_is_clean() {
    let words = Words::built_in();
    let (text, code) = report(&OnDisk::new(&folder()), &words, Lang::EN, Format::Text { colour: false });
    let loaded = load(&folder());
    assert!(loaded.problems.is_empty() && code == 0, "\n{text}");
    let museum = loaded.museum.unwrap();
    assert_eq!(museum.halls.len(), 4);
    assert!(museum.exhibits.len() >= 30);
}

/// Any language may come first: no text is missing in any of them.
#[test]
fn shipped_museum_is_clean_in_every_language() {
    for order in [r#"["en", "ru", "zh"]"#, r#"["ru", "zh", "en"]"#, r#"["zh"]"#, r#"["en"]"#, r#"["ru"]"#] {
        let mut museum = in_memory();
        let text = museum.text("museum.ron").unwrap();
        let (before, rest) = text.split_once("languages: [").unwrap();
        let (_, after) = rest.split_once(']').unwrap();
        let (before_fallbacks, rest) = after.split_once("fallbacks: {").unwrap();
        let (_, after) = rest.split_once('}').unwrap();
        let text = format!("{before}languages: {order}{before_fallbacks}fallbacks: {{}}{after}");
        museum.insert("museum.ron", text);
        assert_eq!(crate::brief(&crate::load(&museum).problems), "", "{order}");
    }
}
