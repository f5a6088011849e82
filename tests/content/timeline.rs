//! What happened year by year: `timeline.ron`.

use crate::bad::Edit::{Add, Change, Remove};
use crate::bad::{Case, cases};
use crate::{brief, good, load};

const TIMELINE: &str = "timeline.ron";

pub static ENTRIES: &[Case] = cases! {
    "an entry that refers to nothing": [
        Change(TIMELINE, "exhibit: \"peoples/hezhe\"", "exhibit: \"peoples/hezhen\""),
        Change(TIMELINE, "place: \"amur\"", "place: \"amour\""),
        Change(TIMELINE, "people: [\"songgotu\"]", "people: [\"songgotu\", \"songotu\"]"),
        Change(TIMELINE, "(id: \"rko-2\", page", "(id: \"rko2\", page"),
    ] => "timeline.ron:19:22 error no-such-exhibit\ntimeline.ron:20:20 error no-such-place\ntimeline.ron:21:34 error no-such-person\ntimeline.ron:22:28 error no-such-source\n";
    "entries of the same id, and an id that cannot be": [
        Change(TIMELINE, "        (\n            id: \"down", "        (id: \"No Tribute\", date: Exact(\"1654\"), actor: Qing, kind: Rule, title: (zh: \"x\", en: \"x\", ru: \"x\"), sources: [(id: \"rko-2\")]),\n        (\n            id: \"down"),
        Change(TIMELINE, "id: \"no-tribute\"", "id: \"down-the-river\""),
    ] => "timeline.ron:4:14 error bad-id\ntimeline.ron:14:17 error duplicate-id\n";
    "an entry without source, and one without Russian": [
        Change(TIMELINE, "            sources: [(id: \"rko-2\", page: \"12\")],\n", ""),
        Change(TIMELINE, ", ru: \"Вниз по реке\"", ""),
    ] => "timeline.ron:9:20 warning language-missing\ntimeline.ron:12:9 warning entry-unsourced\n";
    "entries of years without a map": [
        Change(TIMELINE, "Circa(\"1654\")", "Circa(\"1564\")"),
        Change(TIMELINE, "\"1646\")", "\"2046\")"),
    ] => "timeline.ron:6:19 warning entry-years\ntimeline.ron:14:19 warning entry-years\n";
    "an entry with a misspelt kind and a misspelt field": [
        Change(TIMELINE, "kind: Rule", "kind: Rulle"),
        Change(TIMELINE, "exhibit: \"peoples", "exhibt: \"peoples"),
    ] => "timeline.ron:16:19 error choice-unknown\ntimeline.ron:19:13 error field-unknown\n";
    "an entry that ends before it begins": [Change(TIMELINE, "\"1646\")", "\"1640\")")] => "timeline.ron:6:19 error date-order\n";
    "a timeline that breaks off": [Add(TIMELINE, b"(\n    format: 1,\n    entries: [")] => "timeline.ron:3:14 error file-ends\n";
};

#[test]
fn entries_stand_in_the_order_of_their_dates() {
    let mut folder = good();
    crate::replace(&mut folder, TIMELINE, "Circa(\"1654\")", "Circa(\"1643-06\")");
    let museum = load(&folder).museum.unwrap();
    let ids: Vec<&str> = museum.timeline.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["no-tribute", "down-the-river"]);
}

#[test]
fn a_museum_may_do_without_a_timeline() {
    let mut folder = good();
    Remove(TIMELINE).apply(&mut folder);
    let loaded = load(&folder);
    assert_eq!(brief(&loaded.problems), "");
    assert!(!loaded.museum.unwrap().has_timeline());
}

/// One wrong entry costs the museum that entry.
#[test]
fn one_bad_entry_hides_no_other() {
    let mut folder = good();
    crate::replace(&mut folder, TIMELINE, "Circa(\"1654\")", "Circa(\"spring\")");
    let loaded = load(&folder);
    assert_eq!(brief(&loaded.problems), "timeline.ron:14:25 error date-form\n");
    assert_eq!(loaded.museum.unwrap().timeline.len(), 1);
}
