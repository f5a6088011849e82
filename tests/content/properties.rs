//! Whatever stands in the files: loading ends, nothing panics, and every problem has its sentence.

use std::time::Instant;

use aigun::content::report::Format;
use aigun::content::source::InMemory;
use aigun::model::Lang;
use aigun::words::{BUILT_IN, Words};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::golden::report;
use crate::{good, museum};

/// One change to a text, as an editor, a bad disk or a cat on the keyboard makes it.
#[derive(Clone, Debug)]
enum Mutation {
    Delete(Index, usize),
    Copy(Index, usize, Index),
    Insert(Index, String),
    Cut(Index),
    Flip(Index, u8),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let signs = prop::sample::select(vec![
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "\"",
        ",",
        ":",
        "\\",
        "/*",
        "*/",
        "//",
        "r#\"",
        "#",
        "'",
        "-",
        "1e999",
        "Some(",
        "None",
        "：",
        "，",
        "“",
        "”",
        "\u{0}",
        "\u{feff}",
        "\r\n",
        "zh",
        "format: 2",
        "](person:x)",
        "[[",
        "]],[[",
        "null",
        "-181",
        "NaN",
        "**",
        "🛶",
        "\u{202e}",
    ]);
    prop_oneof![
        (any::<Index>(), 1usize..200).prop_map(|(at, len)| Mutation::Delete(at, len)),
        (any::<Index>(), 1usize..200, any::<Index>()).prop_map(|(from, len, to)| Mutation::Copy(from, len, to)),
        (any::<Index>(), signs).prop_map(|(at, sign)| Mutation::Insert(at, sign.to_owned())),
        (any::<Index>(), "\\PC{0,20}").prop_map(|(at, text)| Mutation::Insert(at, text)),
        any::<Index>().prop_map(Mutation::Cut),
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Mutation::Flip(at, byte)),
    ]
}

fn mutate(bytes: &mut Vec<u8>, mutation: &Mutation) {
    if bytes.is_empty() {
        return;
    }
    match mutation {
        Mutation::Delete(at, len) => {
            let at = at.index(bytes.len());
            let end = (at + len).min(bytes.len());
            bytes.drain(at..end);
        }
        Mutation::Copy(from, len, to) => {
            let from = from.index(bytes.len());
            let part = bytes[from..(from + len).min(bytes.len())].to_vec();
            let to = to.index(bytes.len());
            bytes.splice(to..to, part);
        }
        Mutation::Insert(at, text) => {
            let at = at.index(bytes.len());
            bytes.splice(at..at, text.bytes());
        }
        Mutation::Cut(at) => bytes.truncate(at.index(bytes.len())),
        Mutation::Flip(at, byte) => {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
    }
}

/// So many cases, or as many as `PROPTEST_CASES` says for a long run.
fn config(cases: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { default.cases } else { cases };
    ProptestConfig { cases, failure_persistence: None, ..default }
}

/// Loads and reports in every language.
fn endure(folder: &InMemory) {
    let words = Words::built_in();
    for lang in BUILT_IN {
        report(folder, &words, lang, Format::Text { colour: false });
    }
    report(folder, &words, Lang::EN, Format::Json);
    assert_eq!(words.missing(), []);
}

fn mutated(mut folder: InMemory, file: &Index, mutations: &[Mutation]) -> InMemory {
    let is_text = |path: &&str| path.ends_with(".ron") || path.ends_with(".geojson");
    let files: Vec<String> = folder.paths().filter(is_text).map(str::to_owned).collect();
    let path = file.get(&files);
    let mut bytes = folder.text(path).unwrap().as_bytes().to_vec();
    for mutation in mutations {
        mutate(&mut bytes, mutation);
    }
    folder.insert(path, bytes);
    folder
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut folder = good();
        folder.insert(crate::bad::PACT, bytes);
        endure(&folder);
    }

    #[test]
    fn random_words(text in "[(){}\\[\\]\",:a-z0-9 \n/*#.'\\\\中：，-]{0,200}") {
        let mut folder = good();
        folder.insert(crate::bad::PACT, format!("(format: 1, {text})"));
        endure(&folder);
    }

    #[test]
    fn a_good_museum_mutated(file in any::<Index>(), mutations in prop::collection::vec(mutation(), 1..6)) {
        endure(&mutated(good(), &file, &mutations));
    }
}

const DRAWING: &str = "maps/uda.geojson";

/// Numbers as a drawing has them, and some that none should have.
fn degrees() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (0..40i32).prop_map(|step| format!("{}", 100 + step)),
        4 => (0..20i32).prop_map(|step| format!("{}.5", 40 + step)),
        1 => prop::sample::select(vec!["-0.0", "1e308", "-1e308", "5e-324", "181", "90", "null", "\"x\"", "1e999"])
            .prop_map(str::to_owned),
    ]
}

/// Lists within lists, about as deep as geometries have them.
fn coordinates() -> impl Strategy<Value = String> {
    let list = |items: Vec<String>| format!("[{}]", items.join(","));
    let point = prop::collection::vec(degrees(), 2..4).prop_map(list);
    point.prop_recursive(3, 200, 8, move |inner| prop::collection::vec(inner, 0..8).prop_map(list))
}

fn geometry() -> impl Strategy<Value = String> {
    let kinds =
        ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];
    (prop::sample::select(kinds.to_vec()), coordinates())
        .prop_map(|(kind, coordinates)| format!(r#"{{"type":"{kind}","coordinates":{coordinates}}}"#))
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn random_bytes_for_a_drawing(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut folder = good();
        folder.insert(DRAWING, bytes);
        endure(&folder);
    }

    #[test]
    fn random_geometries(geometries in prop::collection::vec(geometry(), 0..3)) {
        let mut folder = good();
        let feature = |geometry: &String| format!(r#"{{"type":"Feature","properties":null,"geometry":{geometry}}}"#);
        let features: Vec<String> = geometries.iter().map(feature).collect();
        folder.insert(DRAWING, format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(",")));
        endure(&folder);
        if let [geometry] = &geometries[..] {
            folder.insert(DRAWING, geometry.as_str());
            endure(&folder);
        }
    }

    /// Rings on a small grid: most cross, touch or turn back.
    #[test]
    fn random_rings(
        rings in prop::collection::vec(prop::collection::vec((100..108i32, 45..53i32), 0..12), 0..4),
    ) {
        let mut folder = good();
        let ring = |points: &Vec<(i32, i32)>| {
            format!("[{}]", points.iter().map(|(lon, lat)| format!("[{lon},{lat}]")).collect::<Vec<_>>().join(","))
        };
        let rings: Vec<String> = rings.iter().map(ring).collect();
        folder.insert(DRAWING, format!(r#"{{"type":"Polygon","coordinates":[{}]}}"#, rings.join(",")));
        endure(&folder);
    }
}

proptest! {
    #![proptest_config(config(6))]

    /// A large outline with some things wrong in it is told as quickly as a small one.
    #[test]
    fn large_outlines_mutated(mutations in prop::collection::vec(mutation(), 1..6)) {
        let mut text = crate::maps::star(100_000).into_bytes();
        for mutation in &mutations {
            mutate(&mut text, mutation);
        }
        let mut folder = good();
        folder.insert(DRAWING, text);
        let begun = Instant::now();
        endure(&folder);
        prop_assert!(begun.elapsed() < crate::maps::LONG, "{:?}", begun.elapsed());
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn the_shipped_museum_mutated(file in any::<Index>(), mutations in prop::collection::vec(mutation(), 1..6)) {
        endure(&mutated(museum::in_memory(), &file, &mutations));
    }
}

/// What random texts once brought down.
#[test]
fn texts_that_once_hurt() {
    for text in ["中，", "中[", ")\n'\"'\n' '[0\"\na0,}[,',a''\"\"}0,[  0,[a：中0aa0'[a："] {
        let mut folder = good();
        folder.insert(crate::bad::PACT, format!("(format: 1, {text})"));
        endure(&folder);
    }
}
