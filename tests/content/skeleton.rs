//! `new exhibit`.

use std::path::Path;

use aigun::content::load;
use aigun::content::skeleton::new_exhibit_command;
use aigun::words::{BUILT_IN, Words};

use crate::hostile::on_disk;
use crate::{brief, good};

fn new(root: &Path, id: &str, lang: aigun::model::Lang) -> (String, u8) {
    let words = Words::built_in();
    let mut out = Vec::new();
    let code = new_exhibit_command(root, id, &words, lang, &mut out).unwrap();
    assert_eq!(words.missing(), []);
    (String::from_utf8(out).unwrap(), code)
}

#[test]
fn a_new_exhibit_passes_in_every_language() {
    for lang in BUILT_IN {
        let root = on_disk(&good());
        let (text, code) = new(root.path(), "treaties/my-exhibit", lang);
        assert_eq!(code, 0, "{text}");
        // It reminds of the source, and hangs nowhere yet.
        let loaded = load(root.path());
        assert_eq!(
            brief(&loaded.problems),
            "treaties/my-exhibit/exhibit.ron warning exhibit-unreachable\n\
             treaties/my-exhibit/exhibit.ron:6:1 warning exhibit-unsourced\n"
        );
        let hall = root.path().join("treaties/hall.ron");
        let with_it =
            std::fs::read_to_string(&hall).unwrap().replace("[\"pact-1689\"]", "[\"pact-1689\", \"my-exhibit\"]");
        std::fs::write(&hall, with_it).unwrap();
        let museum = load(root.path()).museum.unwrap();
        assert_eq!(museum.exhibits.len(), 4);
    }
}

#[test]
fn it_fits_the_languages_of_the_museum() {
    let mut folder = good();
    crate::replace(&mut folder, "museum.ron", r#"languages: ["zh", "en", "ru"]"#, r#"languages: ["en"]"#);
    crate::replace(&mut folder, "museum.ron", r#"fallbacks: { "ru": ["en", "zh"] },"#, "");
    let root = on_disk(&folder);
    new(root.path(), "treaties/my-exhibit", aigun::model::Lang::EN);
    let text = std::fs::read_to_string(root.path().join("treaties/my-exhibit/exhibit.ron")).unwrap();
    assert!(text.contains("title: (en: \"New exhibit\"),"), "{text}");
}

#[test]
fn what_cannot_be_written_is_told() {
    let root = on_disk(&good());
    for id in [
        "my-exhibit",
        "treaties/My",
        "../treaties/x",
        "treaties/a/b",
        "/treaties/x",
        "",
        "nowhere/x",
        "treaties/pact-1689",
    ] {
        let (text, code) = new(root.path(), id, aigun::model::Lang::EN);
        assert_eq!(code, 2, "{id}: {text}");
    }
    assert_eq!(brief(&load(root.path()).problems), "");
}
