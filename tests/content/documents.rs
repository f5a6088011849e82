//! `docs/FORMAT.md` and its Chinese twin tell the truth.

use std::collections::BTreeSet;

use aigun::content::source::InMemory;

use crate::{brief, load};

const DOCUMENTS: [(&str, &str); 2] =
    [("FORMAT.md", include_str!("../../docs/FORMAT.md")), ("FORMAT.zh.md", include_str!("../../docs/FORMAT.zh.md"))];

/// The examples of a document: the comment on their first line, and what follows it.
fn examples(document: &str) -> Vec<(&str, &str)> {
    let blocks = document.split("```ron\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks
        .map(|block| block.strip_prefix("// ").and_then(|block| block.split_once('\n')).expect("a first line // file"))
        .collect()
}

/// The examples that are whole files make a museum without problems.
fn museum(document: &str) -> InMemory {
    let mut folder = InMemory::default();
    for (file, text) in examples(document).into_iter().filter(|(file, _)| file.ends_with(".ron") && !file.contains(' '))
    {
        folder.insert(file, text);
    }
    let drawing = document.split("```json\n").nth(1).and_then(|rest| rest.split("```").next());
    folder.insert("maps/uda.geojson", drawing.expect("a drawing"));
    folder.insert("portrait-qing-envoy.svg", "");
    folder.insert("treaties/hall.svg", "");
    folder.insert("treaties/my-treaty/tents.svg", "");
    folder.insert("treaties/my-treaty/tents-plan.svg", "");
    folder
}

#[test]
fn the_example_files_make_a_museum() {
    for (name, document) in DOCUMENTS {
        let loaded = load(&museum(document));
        assert_eq!(brief(&loaded.problems), "", "{name}");
        let museum = loaded.museum.unwrap();
        assert_eq!((museum.exhibits.len(), museum.atlas.layers[0].features.len()), (1, 4));
    }
}

#[test]
fn the_example_parts_fit_into_an_exhibit() {
    const EXHIBIT: &str = "treaties/my-treaty/exhibit.ron";
    let needed = [
        ("title", r#"title: (zh: "题", en: "Title", ru: "Название"),"#),
        ("summary", r#"summary: (zh: "题。", en: "Title.", ru: "Название."),"#),
        ("sections", r#"sections: [(text: (zh: "题。", en: "Title.", ru: "Название."))],"#),
        ("sources", r#"sources: [(id: "rko-2")],"#),
        ("kind", "kind: Topic,"),
    ];
    for (name, document) in DOCUMENTS {
        let parts: Vec<_> = examples(document).into_iter().filter(|(first, _)| first.contains(' ')).collect();
        assert!(parts.len() >= 4, "{name}");
        for (first, part) in parts {
            assert!(first.ends_with("exhibit.ron"), "{first}");
            let rest =
                needed.iter().filter(|(name, _)| !part.lines().any(|line| line.starts_with(&format!("{name}:"))));
            let rest: String = rest.map(|(_, field)| *field).collect();
            let mut folder = museum(document);
            folder.insert(EXHIBIT, format!("(format: 1, {rest}\n{part})"));
            assert_eq!(brief(&load(&folder).problems), "", "{name}: {part}");
        }
    }
}

#[test]
fn every_field_and_choice_is_described() {
    let raw = concat!(
        include_str!("../../src/content/raw.rs"),
        include_str!("../../src/content/raw/lists.rs"),
        include_str!("../../src/content/raw/map.rs"),
        include_str!("../../src/content/raw/picture.rs"),
    );
    let fields =
        raw.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(": ")).map(|(name, _)| name);
    let choices = raw
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()) && line.ends_with(','))
        // A list of names that are passed on is no choice.
        .filter(|line| line.split_once(", ").is_none_or(|(first, _)| first.contains(['(', '{'])));
    let names: BTreeSet<&str> = fields.chain(choices.map(|line| line.split(['(', ',', ' ']).next().unwrap())).collect();
    assert!(names.contains("countdown_seconds") && names.contains("RiverPeoples") && names.len() > 150, "{names:?}");
    for (document, text) in DOCUMENTS {
        let lacking: Vec<_> = names
            .iter()
            .filter(|name| !text.contains(&format!("`{name}`")) && !text.contains(&format!("`{name}(")))
            .collect();
        assert!(lacking.is_empty(), "{document} lacks {lacking:?}");
    }
}
