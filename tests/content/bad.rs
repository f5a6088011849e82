//! One museum for each thing that can be wrong.

use aigun::content::source::InMemory;

use crate::{brief, good, load, replace};

/// How a good museum is broken.
pub enum Edit {
    /// In this file, this becomes that.
    Change(&'static str, &'static str, &'static str),
    Add(&'static str, &'static [u8]),
    Remove(&'static str),
}

use Edit::{Add, Change, Remove};

pub struct Case {
    pub name: &'static str,
    pub edits: &'static [Edit],
    /// `file:line:column severity code`, one to a line.
    pub expected: &'static str,
}

impl Case {
    pub fn museum(&self) -> InMemory {
        let mut folder = good();
        for edit in self.edits {
            edit.apply(&mut folder);
        }
        folder
    }
}

impl Edit {
    pub fn apply(&self, folder: &mut InMemory) {
        match *self {
            Change(path, from, to) => replace(folder, path, from, to),
            Add(path, bytes) => folder.insert(path, bytes),
            Remove(path) => assert!(folder.remove(path).is_some(), "{path}"),
        }
    }
}

macro_rules! cases {
    ($($name:literal: [$($edit:expr),* $(,)?] => $expected:literal;)*) => {
        &[$(Case { name: $name, edits: &[$($edit),*], expected: $expected }),*]
    };
}
pub(crate) use cases;

pub fn all() -> impl Iterator<Item = &'static Case> {
    [
        FILES,
        crate::broken::SIGNS,
        crate::fields::TEXTS,
        crate::fields::VALUES,
        crate::pictures::PICTURES,
        crate::maps::LAYERS,
        crate::maps::DRAWINGS,
        crate::battles::FIELDS,
        crate::timeline::ENTRIES,
    ]
    .into_iter()
    .flatten()
}

const MUSEUM: &str = "museum.ron";
const HALL: &str = "treaties/hall.ron";
pub const PACT: &str = "treaties/pact-1689/exhibit.ron";

static FILES: &[Case] = cases! {
    "the museum file is missing": [Remove(MUSEUM)] => "museum.ron error file-missing\n";
    "a hall file is missing": [Remove(HALL)] => "treaties/hall.ron error file-missing\n";
    "an exhibit file is missing": [Remove(PACT)] => "battles/fort-1686/exhibit.ron:8:15 error no-such-exhibit\ntreaties/hall.ron:18:15 error hall-empty\ntreaties/pact-1689/exhibit.ron error file-missing\n";
    "a list is missing": [Remove("glossary.ron")] => "glossary.ron warning list-missing\n";
    "a file is empty": [Add("people.ron", b" \n")] => "people.ron error file-empty\n";
    "a file is not UTF-8": [Add("people.ron", b"(\n    format: 1,\n    people: [\"\xcb\xf7\xb6\xee\"],\n)\n")] => "people.ron:3:1 error not-utf8\n";
    "a file is UTF-16": [Add("people.ron", b"\xff\xfe(\0\n\0")] => "people.ron:1:1 error not-utf8\n";
    "a file is full of zeros": [Add("people.ron", b"(format: 1,\0\0\0\0")] => "people.ron error zero-bytes\n";
    "a byte order mark": [Change(MUSEUM, "// A small", "\u{feff}// A small")] => "museum.ron:1:1 warning byte-order-mark\n";
    "Windows line ends": [Change(MUSEUM, "    format: 1,\n", "    format: 1,\r\n")] => "museum.ron:1:1 warning windows-lines\n";
    "a misspelt file name": [Remove(PACT), Add("treaties/pact-1689/Exhibit.RON", b"(format: 1)")] => "battles/fort-1686/exhibit.ron:8:15 error no-such-exhibit\ntreaties/hall.ron:18:15 error hall-empty\ntreaties/pact-1689/Exhibit.RON warning file-stray\ntreaties/pact-1689/exhibit.ron error file-missing\n";
    "a stray list": [Add("source.ron", b"(format: 1)")] => "source.ron warning file-stray\n";
    "a stray file without a likeness": [Add("treaties/pact-1689/draft.ron", b"(format: 1)")] => "treaties/pact-1689/draft.ron warning file-stray\n";
    "a file name with an invisible character": [Add("treaties/pact-1689/te\u{7f}nts.svg", b"")] => "treaties/pact-1689/te\u{7f}nts.svg error file-name\n";
    "names that differ in case": [Add("treaties/pact-1689/Tents.svg", b"")] => "treaties/pact-1689/tents.svg error case-clash\n";
    "a folder name with capitals": [Add("treaties/Pact-1727/exhibit.ron", b"(format: 1)")] => "treaties/Pact-1727 error folder-name\n";
    "a hall folder in Chinese": [Add("条约/hall.ron", b"(format: 1)")] => "条约 error folder-name\n";
    "a hall that is not named": [Change(MUSEUM, r#"halls: ["treaties", "peoples", "battles"]"#, r#"halls: ["treaties", "battles"]"#)] => "peoples/hall.ron warning hall-unreachable\n";
    "an exhibit that is not named": [Change(HALL, r#"exhibits: ["pact-1689"]"#, r#"exhibits: ["pact-1689", "pact-1689"]"#), Add("treaties/draft/exhibit.ron", b"(format: 1, title: (zh: \"\xe8\x8d\x89\xe7\xa8\xbf\", en: \"Draft\", ru: \"Draft\"), summary: (zh: \"\xe8\x8d\x89\xe7\xa8\xbf\", en: \"Draft\", ru: \"Draft\"), sections: [(text: (zh: \"\xe8\x8d\x89\xe7\xa8\xbf\", en: \"Draft\", ru: \"Draft\"))], kind: Topic, sources: [(id: \"rko-2\")])")] => "treaties/draft/exhibit.ron warning exhibit-unreachable\ntreaties/hall.ron:18:29 error listed-twice\n";
    "a hall that does not exist": [Change(MUSEUM, r#""treaties", "peoples""#, r#""treatys", "peoples""#)] => "museum.ron:17:13 error no-such-hall\ntreaties/hall.ron warning hall-unreachable\n";
    "a hall name that cannot be a folder": [Change(MUSEUM, r#"halls: ["treaties""#, r#"halls: ["../treaties", "treaties""#)] => "museum.ron:17:13 error bad-id\n";
    "an exhibit that does not exist": [Change(HALL, r#"["pact-1689"]"#, r#"["pact-1698"]"#)] => "treaties/hall.ron:18:16 error hall-exhibit-missing\ntreaties/pact-1689/exhibit.ron warning exhibit-unreachable\n";
    "an exhibit named with its hall": [Change(HALL, r#"["pact-1689"]"#, r#"["treaties/pact-1689"]"#)] => "treaties/hall.ron:18:16 error hall-exhibit-missing\ntreaties/pact-1689/exhibit.ron warning exhibit-unreachable\n";
    "a hall without exhibits": [Change(HALL, r#"["pact-1689"]"#, "[]")] => "treaties/hall.ron:18:15 error list-empty\ntreaties/pact-1689/exhibit.ron warning exhibit-unreachable\n";
};

#[test]
fn a_good_museum_has_no_problems() {
    let loaded = load(&good());
    assert_eq!(brief(&loaded.problems), "");
    let museum = loaded.museum.unwrap();
    assert_eq!((museum.halls.len(), museum.exhibits.len()), (3, 3));
}

#[test]
fn every_bad_museum_is_told() {
    let mut wrong = String::new();
    for case in all() {
        let found = brief(&load(&case.museum()).problems);
        if found != case.expected {
            wrong.push_str(&format!("{}:\n  expected {:?}\n  found    {found:?}\n", case.name, case.expected));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn one_broken_part_hides_no_other() {
    let all_exhibits = load(&good()).museum.unwrap().exhibits.len();
    for case in all().filter(|case| case.edits.iter().all(|edit| matches!(edit, Change(path, ..) if *path == PACT))) {
        let museum = load(&case.museum()).museum.unwrap_or_else(|| panic!("{}: closed", case.name));
        assert!(museum.exhibits.len() + 1 >= all_exhibits, "{}", case.name);
        assert!(museum.halls.len() >= 2, "{}", case.name);
    }
}
