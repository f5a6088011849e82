//! Layers of the atlas and the drawings they use.

use std::time::{Duration, Instant};

use aigun::model::map::Shape;

use crate::bad::Edit::{Add, Change, Remove};
use crate::bad::{Case, PACT, cases};
use crate::{brief, good, load, replace};

/// For a debug build on a machine that does other things as well.
pub const LONG: Duration = Duration::from_mins(2);

const MUSEUM: &str = "museum.ron";
const BORDERS: &str = "maps/borders.ron";
const TOWNS: &str = "maps/towns.ron";
const JOURNEYS: &str = "maps/journeys.ron";
const UDA: &str = "maps/uda.geojson";
const LINE: &str = "Line([(116.5, 52.0), (121.5, 53.3), (127.0, 55.5)])";

pub static LAYERS: &[Case] = cases! {
    "a misspelt layer": [Change(MUSEUM, r#"layers: ["borders""#, r#"layers: ["boarders", "borders""#)] => "museum.ron:34:18 error layer-missing\n";
    "a layer file is missing": [Remove(TOWNS)] => "museum.ron:34:29 error layer-missing\n";
    "a layer that is not named, and a drawing": [Add("maps/draft.ron", b"(format: 1)"), Add("maps/draft.geojson", b"{}")] => "maps/draft.geojson warning drawing-unnamed\nmaps/draft.ron warning layer-unnamed\n";
    "layer names that cannot be": [Change(MUSEUM, r#""today"]"#, r#""today", "../today", "towns"]"#)] => "museum.ron:34:59 error bad-id\nmuseum.ron:34:71 error listed-twice\n";
    "no layers": [Change(MUSEUM, r#"layers: ["borders", "towns", "journeys", "today"]"#, "layers: []")] => "maps/borders.ron warning layer-unnamed\nmaps/journeys.ron warning layer-unnamed\nmaps/today.ron warning layer-unnamed\nmaps/towns.ron warning layer-unnamed\nmaps/uda.geojson warning drawing-unnamed\nmuseum.ron:34:17 error list-empty\ntreaties/pact-1689/exhibit.ron:33:71 error no-such-layer\ntreaties/pact-1689/exhibit.ron:33:91 error no-such-feature\n";
    "a layer without features": [Change("maps/today.ron", "    features: [\n        (", "    features: [],\n    notes: r#\"[\n        ("), Change("maps/today.ron", "        ),\n    ],\n", "        ),\n    ]\"#,\n")] => "maps/today.ron:6:15 error list-empty\n";
    "a layer without review number": [Change(TOWNS, "    approval: \"GS(2026)0002号\",\n", "")] => "maps/towns.ron:1:1 warning approval-missing\n";
    "today's border without review number": [Change(MUSEUM, "approvals_required: true", "approvals_required: true, modern_border: true")] => "maps/today.ron:1:1 warning approval-missing\n";
    "years of the atlas out of order": [Change(MUSEUM, "years: (1580, 2008)", "years: (2008, 1580)")] => "museum.ron:29:16 error date-order\n";
    "marks out of order and out of bounds": [Change(MUSEUM, "(year: 1858,", "(year: 2058, title: (zh: \"x\", en: \"x\", ru: \"x\")), (year: 1680, title: (zh: \"x\", en: \"x\", ru: \"x\")), (year: 1680, title: (zh: \"x\", en: \"x\", ru: \"x\")), (year: 1858,")] => "museum.ron:32:20 error number-range\nmuseum.ron:32:63 warning mark-order\nmuseum.ron:32:113 error listed-twice\n";
    "a view of layers and features that are not there": [Change(PACT, r#"layers: ["borders"], focus: ["pact-line"]"#, r#"layers: ["boarders", "towns"], focus: ["pact-lines", "moscow"]"#)] => "treaties/pact-1689/exhibit.ron:33:71 error no-such-layer\ntreaties/pact-1689/exhibit.ron:33:101 error no-such-feature\n";
    "a view with the latitude first": [Change(PACT, "center: (118.0, 52.0)", "center: (52.0, 118.0)")] => "treaties/pact-1689/exhibit.ron:33:31 error spot-swapped\n";
    "a view of another continent": [Change(PACT, "center: (118.0, 52.0)", "center: (18.0, 52.0)")] => "treaties/pact-1689/exhibit.ron:33:31 warning spot-far\n";
    "the same feature on two layers": [Change(TOWNS, "id: \"khabarovsk\"", "id: \"pact-line\"")] => "maps/towns.ron:18:17 error duplicate-id\n";
    "a feature with a bad id, no source, and unknown ids": [Change(BORDERS, "id: \"pact-line\"", "id: \"Pact line\""), Change(BORDERS, "            place: \"amur\",\n            exhibit: \"treaties/pact-1689\",\n            sources: [(id: \"rko-2\")],\n", "            place: \"amour\",\n            exhibit: \"treaties/pact-1698\",\n")] => "maps/borders.ron:8:9 warning feature-unsourced\nmaps/borders.ron:9:17 error bad-id\nmaps/borders.ron:16:20 error no-such-place\nmaps/borders.ron:17:22 error no-such-exhibit\ntreaties/pact-1689/exhibit.ron:33:91 error no-such-feature\n";
    "a feature that ends before it begins": [Change(BORDERS, "years: (from: 1689, until: 1858),\n            certainty: Approximate", "years: (from: 1858, until: 1689),\n            certainty: Approximate")] => "maps/borders.ron:12:40 error years-order\n";
    "years nobody can mean": [Change(TOWNS, "years: (from: 1580)", "years: (from: 580)"), Change(BORDERS, "Border(treaty: 1689)", "Border(treaty: 16890)")] => "maps/borders.ron:10:34 error number-range\nmaps/towns.ron:11:27 error number-range\n";
    "later names out of order": [Change(TOWNS, "later_names: [(from: 1893,", "later_names: [(from: 1858, name: (zh: \"x\", en: \"x\", ru: \"x\")), (from: 1893,"), Change(TOWNS, "years: (from: 1858)", "years: (from: 1858, until: 1893)")] => "maps/towns.ron:21:34 error name-order\nmaps/towns.ron:21:83 error name-late\n";
    "shapes that do not fit": [
        Change(BORDERS, LINE, "Point(127.5, 50.2)"),
        Change(BORDERS, "Undetermined(treaty: 1689)", "Reading(treaty: 1689)"),
        Change(TOWNS, "Point(37.6, 55.8)", "Line([(127.5, 50.2), (128.0, 50.0)])"),
        Change(TOWNS, "            kind: Town,\n            name: (zh: \"哈", "            kind: Homeland,\n            name: (zh: \"哈"),
        Change(JOURNEYS, "kind: Journey", "kind: Battle"),
    ] => "maps/borders.ron:14:20 error kind-shape\nmaps/journeys.ron:13:20 error kind-shape\nmaps/towns.ron:14:20 error kind-shape\nmaps/towns.ron:24:20 error kind-shape\n";
    "a reading of a point, a journey in an area": [
        Change(BORDERS, "Border(treaty: 1689)", "Reading(treaty: 1689)"),
        Change(BORDERS, LINE, "Point(127.5, 50.2)"),
        Change(BORDERS, "kind: Undetermined(treaty: 1689)", "kind: Journey"),
    ] => "maps/borders.ron:14:20 error kind-shape\nmaps/borders.ron:26:20 error kind-shape\n";
    "dates of a route": [Change(JOURNEYS, "when: \"1644\"", "when: \"1642\""), Change(JOURNEYS, "(at: (141.0, 53.0))", "(at: (141.0, 53.0), when: \"summer\")")] => "maps/journeys.ron:15:43 error stop-order\nmaps/journeys.ron:16:43 error date-form\n";
    "a route to one place": [Change(JOURNEYS, "                (at: (127.5, 50.2), when: \"1644\"),\n                (at: (141.0, 53.0)),\n", "")] => "maps/journeys.ron:13:20 error line-short\n";
    "a route with the latitude first": [Change(JOURNEYS, "(141.0, 53.0)", "(53.0, 141.0)")] => "maps/journeys.ron:16:17 error spot-swapped\n";
    "a misspelt kind and a misspelt field": [Change(BORDERS, "kind: Undetermined(treaty", "kind: Undetermind(treaty"), Change(BORDERS, "certainty: Approximate", "certanty: Approximate")] => "maps/borders.ron:13:13 error field-unknown\nmaps/borders.ron:22:19 error choice-unknown\n";
    "a place with one bracket too many": [Change(TOWNS, "Point(37.6, 55.8)", "Point((37.6, 55.8))")] => "maps/towns.ron:14:26 error number-expected\n";
    "a line without brackets": [Change(BORDERS, LINE, "Line((116.5, 52.0), (121.5, 53.3))")] => "maps/borders.ron:14:25 error list-expected\nmaps/borders.ron:14:40 error list-expected\nmaps/borders.ron:14:53 error bracket-wrong\n";
    "a layer that breaks off": [Add(TOWNS, b"(\n    format: 1,\n    subject: Settlements,\n    features: [")] => "maps/towns.ron:4:15 error file-ends\n";
};

pub static DRAWINGS: &[Case] = cases! {
    "points off the earth": [Change(BORDERS, "(121.5, 53.3)", "(1215.0, 53.3)"), Change(UDA, "[136.0, 56.0]", "[13600000, 7500000]")] => "maps/borders.ron:14:41 error spot-range\nmaps/uda.geojson:6:38 error spot-range\n";
    "a place that is no number": [Change(BORDERS, "(121.5, 53.3)", "(NaN, inf)")] => "maps/borders.ron:14:41 error spot-range\n";
    "the latitude first": [Change(BORDERS, LINE, "Line([(52.0, 116.5), (53.3, 121.5)])"), Change(UDA, "[[132.0, 54.5], [133.0, 54.5], [133.0, 55.5], [132.0, 54.5]]", "[[54.5, 132.0], [54.5, 133.0], [55.5, 133.0], [54.5, 132.0]]")] => "maps/borders.ron:14:26 error spot-swapped\nmaps/uda.geojson:7:8 error spot-swapped\n";
    "all latitudes first where longitudes may be": [Change(BORDERS, LINE, "Line([(52.0, 85.5), (53.3, 86.5)])")] => "maps/borders.ron:14:26 error spot-swapped\n";
    "points far away": [Change(BORDERS, "(127.0, 55.5)", "(12.7, 55.5), (13, 56)"), Change(UDA, "[132.0, 54.5], [133.0, 54.5]", "[32.0, 54.5], [133.0, 54.5]")] => "maps/borders.ron:14:56 warning spot-far\nmaps/uda.geojson:7:7 warning ring-open\nmaps/uda.geojson:7:8 warning spot-far\nmaps/uda.geojson:7:8 error ring-crosses\n";
    "a line of one point": [Change(BORDERS, LINE, "Line([(116.5, 52.0), (116.5, 52.0)])")] => "maps/borders.ron:14:20 error line-short\n";
    "an area of two points": [Change(BORDERS, "File(\"uda.geojson\")", "Area([(130, 54), (136, 54), (130, 54)])")] => "maps/borders.ron:26:20 error ring-short\nmaps/uda.geojson warning drawing-unnamed\n";
    "a ring that is open": [Change(UDA, "[133.0, 55.5], [132.0, 54.5]]", "[133.0, 55.5]]")] => "maps/uda.geojson:7:7 warning ring-open\n";
    "a ring of two points": [Change(UDA, "[133.0, 54.5], [133.0, 55.5], ", "[133.0, 54.5], ")] => "maps/uda.geojson:7:7 error ring-short\n";
    "a ring that crosses itself": [Change(UDA, "[136.0, 54.0], [136.0, 56.0], [130.0, 56.0]", "[136.0, 56.0], [136.0, 54.0], [130.0, 56.0]")] => "maps/uda.geojson:6:8 error ring-crosses\n";
    "a hole outside": [Change(UDA, "[[132.0, 54.5], [133.0, 54.5], [133.0, 55.5], [132.0, 54.5]]", "[[142.0, 54.5], [143.0, 54.5], [143.0, 55.5], [142.0, 54.5]]")] => "maps/uda.geojson:7:7 error hole-outside\n";
    "a hole that sticks out": [Change(UDA, "[133.0, 54.5]", "[139.0, 54.5]")] => "maps/uda.geojson:6:23 error ring-crosses\n";
    "a drawing that is no JSON": [Change(UDA, "\"name\": \"uda\",", "\"name\": \"uda\"")] => "maps/uda.geojson:4:3 error drawing-syntax\n";
    "a drawing that breaks off": [Change(UDA, "    ] } }\n  ]\n}\n", "")] => "maps/uda.geojson:8:1 error drawing-syntax\n";
    "a drawing of something else": [Add(UDA, b"{\"type\": \"Topology\", \"objects\": {}}")] => "maps/uda.geojson error drawing-form\n";
    "a place without latitude": [Change(UDA, "[136.0, 56.0]", "[136.0]")] => "maps/uda.geojson:6:38 error drawing-spot\n";
    "an empty drawing": [Add(UDA, b"{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": null, \"geometry\": null}]}")] => "maps/uda.geojson error drawing-empty\n";
    "points and lines in one drawing": [Add(UDA, b"{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": null, \"geometry\": {\"type\": \"Point\", \"coordinates\": [130, 50]}},\n{\"type\": \"Feature\", \"properties\": null, \"geometry\": {\"type\": \"LineString\", \"coordinates\": [[130, 50], [131, 50]]}}]}")] => "maps/uda.geojson error drawing-mixed\n";
    "a MultiPoint": [Add(UDA, b"{\"type\": \"MultiPoint\", \"coordinates\": [[130, 50], [131, 50]]}")] => "maps/uda.geojson:1:1 error drawing-mixed\n";
    "many points for one town": [Change(TOWNS, "Point(37.6, 55.8)", "File(\"towns.geojson\")"), Add("maps/towns.geojson", b"{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": null, \"geometry\": {\"type\": \"Point\", \"coordinates\": [130, 50]}},\n{\"type\": \"Feature\", \"properties\": null, \"geometry\": {\"type\": \"Point\", \"coordinates\": [131, 50]}}]}")] => "maps/towns.ron:14:20 error drawing-many-points\n";
    "a drawing that is not there": [Change(BORDERS, "uda.geojson", "udda.geojson")] => "maps/borders.ron:26:20 error drawing-missing\nmaps/uda.geojson warning drawing-unnamed\n";
    "drawings that cannot be": [Change(BORDERS, LINE, "File(\"../borders.geojson\")"), Change(BORDERS, "uda.geojson", "uda.shp")] => "maps/borders.ron:14:20 error drawing-name\nmaps/borders.ron:26:20 error drawing-name\nmaps/uda.geojson warning drawing-unnamed\n";
    "a drawing saved on Windows": [Change(UDA, "{\n  \"type\"", "\u{feff}{\r\n  \"type\"")] => "";
    "a drawing in another encoding": [Add(UDA, b"{\"name\": \"\xcb\xf7\"}")] => "maps/uda.geojson:1:1 error not-utf8\n";
};

/// A star of so many points round a middle, as one ring.
pub fn star(points: usize) -> String {
    let mut text = String::from(r#"{"type": "Polygon", "coordinates": [["#);
    for index in 0..=points {
        let turn = std::f64::consts::TAU * (index % points) as f64 / points as f64;
        let reach = if (index % points).is_multiple_of(2) { 8.0 } else { 5.0 };
        let (lon, lat) = (125.0 + reach * turn.cos(), 50.0 + reach * turn.sin());
        text.push_str(&format!("{}[{lon:.9},{lat:.9}]", if index == 0 { "" } else { "," }));
    }
    text + "]]}"
}

/// A comb: every tooth reaches from west to east.
fn comb(points: usize) -> String {
    let row = |index: usize| 40.0 + 20.0 * index as f64 / points as f64;
    let tooth = |index: usize| match index % 4 {
        0 | 3 => 100.0,
        _ => 140.0,
    };
    let points: Vec<String> = (0..points - 2).map(|index| format!("[{},{:.9}]", tooth(index), row(index))).collect();
    let ring = points.join(",");
    format!(r#"{{"type": "Polygon", "coordinates": [[{ring},[90,61],[90,40],{}]]}}"#, points[0])
}

#[test]
fn large_drawings_are_read_at_once() {
    for (name, text) in [("star", star(100_000)), ("comb", comb(100_000))] {
        let mut folder = good();
        folder.insert(UDA, text);
        let begun = Instant::now();
        let loaded = load(&folder);
        let took = begun.elapsed();
        assert_eq!(brief(&loaded.problems), "", "{name}");
        // Comparing every edge with every other would take many minutes; what it takes stands in `benches/`.
        assert!(took < LONG, "{name}: {took:?}");
        let museum = loaded.museum.unwrap();
        let Shape::Areas(areas) = &museum.atlas.layers[0].features[1].shape else { panic!("{name}") };
        assert!(areas[0].outer.len() >= 99_999);
    }
}

#[test]
fn a_crossing_in_a_large_drawing_is_found() {
    let mut folder = good();
    let star = star(100_000);
    // Two corners far down the row change places.
    let corners: Vec<&str> = star.split("],[").collect();
    folder.insert(UDA, star.replacen(corners[70_001], "128.5,52.5", 1));
    assert!(brief(&load(&folder).problems).ends_with(" error ring-crosses\n"));
}

#[test]
fn drawings_that_are_too_large_are_refused() {
    let mut folder = good();
    folder.insert(UDA, star(200_001));
    assert_eq!(brief(&load(&folder).problems), "maps/uda.geojson error drawing-points\n");
    folder.insert(UDA, " ".repeat(16 * 1024 * 1024 + 1));
    assert_eq!(brief(&load(&folder).problems), "maps/uda.geojson error drawing-large\n");
}

#[test]
fn a_large_drawing_is_not_used_without_end() {
    let mut folder = good();
    folder.insert(UDA, star(200_000 - 1));
    let text = folder.text(BORDERS).unwrap();
    let (before, rest) = text.split_once("        (\n            id: \"uda-land\"").unwrap();
    let (feature, after) = rest.split_once("        ),\n").unwrap();
    let features = (0..500).map(|number| format!("        (\n            id: \"uda-{number}\"{feature}        ),\n"));
    let text = format!("{before}{}{after}", features.collect::<String>());
    folder.insert(BORDERS, text);
    let begun = Instant::now();
    let loaded = load(&folder);
    assert!(begun.elapsed() < LONG, "{:?}", begun.elapsed());
    assert_eq!(loaded.problems.len(), 495);
    assert!(loaded.problems.iter().all(|problem| problem.code == "atlas-large"));
}

#[test]
fn one_broken_feature_hides_no_other() {
    let shown = |folder| {
        let museum = load(&folder).museum.unwrap();
        museum.atlas.layers.iter().map(|layer| format!("{}:{} ", layer.id, layer.features.len())).collect::<String>()
    };
    assert_eq!(shown(good()), "borders:2 towns:2 journeys:1 ");
    let mut folder = good();
    replace(&mut folder, BORDERS, LINE, "Line([(116.5, 152.0)])");
    assert_eq!(shown(folder), "borders:1 towns:2 journeys:1 ");
    let mut folder = good();
    folder.insert(UDA, "{");
    assert_eq!(shown(folder), "borders:1 towns:2 journeys:1 ");
    let mut folder = good();
    folder.insert(TOWNS, "(");
    assert_eq!(shown(folder), "borders:2 journeys:1 ");
    let mut folder = good();
    replace(&mut folder, MUSEUM, "approvals_required: true", "modern_border: true");
    assert_eq!(shown(folder), "borders:2 towns:2 journeys:1 today:1 ");
}

#[test]
fn a_museum_without_atlas_shows_none() {
    let mut folder = good();
    let text = folder.text(MUSEUM).unwrap();
    let (before, after) = text.split_once("    atlas: (").unwrap();
    let text = format!("{before}{}", after.split_once("\n    ),\n").unwrap().1);
    folder.insert(MUSEUM, text);
    replace(&mut folder, PACT, r#", layers: ["borders"], focus: ["pact-line"]"#, "");
    let loaded = load(&folder);
    assert_eq!(brief(&loaded.problems), "");
    assert_eq!(loaded.museum.unwrap().atlas, Default::default());
}

#[test]
fn what_is_read_is_what_was_written() {
    let museum = load(&good()).museum.unwrap();
    let atlas = &museum.atlas;
    assert_eq!((atlas.years, atlas.marks.len()), ((1580, 2008), 2));
    let Shape::Areas(areas) = &atlas.layers[0].features[1].shape else { panic!() };
    assert_eq!((areas[0].outer.len(), areas[0].holes[0].len()), (4, 3));
    let Shape::Route(stops) = &atlas.layers[2].features[0].shape else { panic!() };
    let when: Vec<Option<f64>> =
        stops.iter().map(|stop| stop.when.map(|when| (when * 100.0).round() / 100.0)).collect();
    assert_eq!(when, [Some(1643.56), Some(1644.0), None]);
    let pact = museum.exhibits.values().find(|exhibit| exhibit.map.is_some()).unwrap();
    let map = pact.map.as_ref().unwrap();
    assert_eq!((map.layers[0].as_str(), map.focus[0].as_str()), ("borders", "pact-line"));
}
