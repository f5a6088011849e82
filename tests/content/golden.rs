//! What curators read, word for word. `AIGUN_BLESS=1 cargo test --test content` writes the files anew.

use std::collections::BTreeSet;
use std::path::Path;

use aigun::content::report::{CheckOptions, Format, check_folder};
use aigun::content::source::Folder;
use aigun::imaging::ImagingError;
use aigun::model::Lang;
use aigun::words::Words;

use crate::{bad, good, hostile, pictures};

pub fn report(folder: &dyn Folder, words: &Words, lang: Lang, format: Format) -> (String, u8) {
    let mut out = Vec::new();
    let (code, _) =
        check_folder(folder, &CheckOptions { words, lang, format, strict: false, inspect: None }, &mut out).unwrap();
    (String::from_utf8(out).unwrap(), code)
}

fn check(lang: Lang) {
    let words = Words::built_in();
    let mut all = String::new();
    for case in bad::all() {
        let (text, _) = report(&case.museum(), &words, lang, Format::Text { colour: false });
        all.push_str(&format!("## {}\n\n{text}\n", case.name));
    }
    assert_eq!(words.missing(), []);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/check.{lang}.txt"));
    if std::env::var_os("AIGUN_BLESS").is_some() {
        std::fs::write(&path, &all).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    if let Some((found, expected)) = all.lines().zip(golden.lines()).find(|(found, expected)| found != expected) {
        panic!("{}:\nexpected {expected}\nfound    {found}", path.display());
    }
    assert_eq!(all.len(), golden.len(), "{}", path.display());
}

#[test]
fn english() {
    check(Lang::EN);
}

#[test]
fn chinese() {
    check(Lang::ZH);
}

#[test]
fn russian() {
    check(Lang::RU);
}

/// Every sentence the checker knows has a museum that makes it say it, so none is left over and none is untested.
#[test]
fn every_problem_has_a_bad_museum() {
    let mut told: BTreeSet<&str> = hostile::CODES.into();
    for case in bad::all() {
        told.extend(crate::load(&case.museum()).problems.iter().map(|problem| problem.code));
    }
    told.extend(pictures::errors().iter().map(ImagingError::code));
    told.extend(["picture-ending", "picture-left-out"]);
    let words = include_str!("../../assets/texts/en/check.ftl");
    let keys = words.lines().filter_map(|line| line.split_once(" =")?.0.strip_prefix("check-")?.strip_suffix("-fix"));
    let known: BTreeSet<&str> = keys.collect();
    assert_eq!(told.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new(), "told, but without words");
    assert_eq!(known.difference(&told).collect::<Vec<_>>(), Vec::<&&str>::new(), "known, but never told");
}

#[test]
fn the_exit_code_follows_the_gravest_problem() {
    let words = Words::built_in();
    let code = |folder: &dyn Folder, strict| {
        let options = CheckOptions { words: &words, lang: Lang::EN, format: Format::Json, strict, inspect: None };
        check_folder(folder, &options, &mut Vec::new()).unwrap().0
    };
    let mut folder = good();
    assert_eq!((code(&folder, false), code(&folder, true)), (0, 0));
    crate::replace(&mut folder, bad::PACT, ", ru: \"Первый договор.\"", "");
    assert_eq!((code(&folder, false), code(&folder, true)), (0, 1));
    crate::replace(&mut folder, bad::PACT, "authentic: true", "authentic: yes");
    assert_eq!((code(&folder, false), code(&folder, true)), (2, 2));
}

#[test]
fn tools_read_json() {
    let words = Words::built_in();
    let mut folder = good();
    crate::replace(&mut folder, bad::PACT, "level: Deeper", "level: Depper");
    crate::replace(&mut folder, bad::PACT, ", ru: \"Первый договор.\"", "");
    let (text, code) = report(&folder, &words, Lang::EN, Format::Json);
    assert_eq!(code, 2);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((json["errors"].as_u64(), json["warnings"].as_u64()), (Some(1), Some(1)));
    assert_eq!(json["missing"]["ru"], 1);
    assert_eq!(json["opens"], true);
    let missing = &json["problems"][0];
    assert_eq!((missing["line"].as_u64(), missing["column"].as_u64()), (Some(5), Some(14)));
    assert_eq!(missing["field"], "summary");
    let choice = &json["problems"][1];
    assert_eq!(
        (choice["code"].as_str(), choice["field"].as_str()),
        (Some("choice-unknown"), Some("sections[1].level"))
    );
    assert_eq!(choice["args"]["suggestion"], "Deeper");
}

#[test]
fn colour_is_for_terminals_only() {
    let words = Words::built_in();
    let mut folder = good();
    crate::replace(&mut folder, bad::PACT, "level: Deeper", "level: Depper");
    let (plain, _) = report(&folder, &words, Lang::EN, Format::Text { colour: false });
    let (colour, _) = report(&folder, &words, Lang::EN, Format::Text { colour: true });
    assert!(!plain.contains('\x1b') && colour.contains("\x1b[1;31merror\x1b[0m"), "{colour}");
}
