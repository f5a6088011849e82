//! Files whose brackets, commas, quotes and fields are not in order.

use crate::bad::Edit::{Add, Change};
use crate::bad::{Case, PACT, cases};

const TERMS: &str = "glossary.ron";

pub static SIGNS: &[Case] = cases! {
    "a comma is missing": [Change(PACT, "manchu: \"nibcu\",", "manchu: \"nibcu\"")] => "treaties/pact-1689/exhibit.ron:5:5 error comma-missing\n";
    "a comma is missing between languages": [Change(PACT, "zh: \"第一份条约。\", en", "zh: \"第一份条约。\" en")] => "treaties/pact-1689/exhibit.ron:5:28 error comma-missing\n";
    "a colon is missing": [Change(PACT, "year: 1689", "year 1689")] => "treaties/pact-1689/exhibit.ron:33:16 error colon-missing\n";
    "an equals sign": [Change(PACT, "year: 1689", "year = 1689")] => "treaties/pact-1689/exhibit.ron:33:16 error foreign-sign\n";
    "a semicolon": [Change(PACT, "manchu: \"nibcu\",", "manchu: \"nibcu\";")] => "treaties/pact-1689/exhibit.ron:4:20 error foreign-sign\n";
    "full-width punctuation": [Change(PACT, "manchu: \"nibcu\",", "manchu：“nibcu”，")] => "treaties/pact-1689/exhibit.ron:4:11 error foreign-sign\ntreaties/pact-1689/exhibit.ron:4:12 error foreign-sign\ntreaties/pact-1689/exhibit.ron:4:19 error foreign-sign\n";
    "a bracket is missing at the end": [Change(PACT, "    notes: \"For the curator only.\",\n)", "    notes: \"For the curator only.\",\n")] => "treaties/hall.ron:18:15 error hall-empty\ntreaties/pact-1689/exhibit.ron:74:35 error file-ends\n";
    "a bracket is missing inside": [Change(PACT, "ru: \"Восток.\"),", "ru: \"Восток.\",")] => "treaties/hall.ron:18:15 error hall-empty\ntreaties/pact-1689/exhibit.ron:74:5 error field-unknown\ntreaties/pact-1689/exhibit.ron:75:1 error file-ends\n";
    "a bracket too many": [Change(PACT, "date: Exact(\"1689-09-07\"),", "date: Exact(\"1689-09-07\")),")] => "battles/fort-1686/exhibit.ron:8:15 error no-such-exhibit\ntreaties/hall.ron:18:15 error hall-empty\ntreaties/pact-1689/exhibit.ron:6:31 error bracket-early\n";
    "a bracket of the wrong kind at the end": [Change(PACT, "name: (zh: \"清廷\", en: \"Qing court\", ru: \"Цинский двор\")", "name: (zh: \"清廷\", en: \"Qing court\", ru: \"Цинский двор\"]")] => "treaties/hall.ron:18:15 error hall-empty\ntreaties/pact-1689/exhibit.ron:64:70 error bracket-wrong\n";
    "a quote is missing at the end": [Change(PACT, "notes: \"For the curator only.\"", "notes: \"For the curator only.")] => "treaties/hall.ron:18:15 error hall-empty\ntreaties/pact-1689/exhibit.ron:74:12 error quote-open\n";
    "a quote is missing in the middle": [Change(PACT, "manchu: \"nibcu\"", "manchu: \"nibcu")] => "battles/fort-1686/exhibit.ron:8:15 error no-such-exhibit\ntreaties/hall.ron:18:15 error hall-empty\ntreaties/pact-1689/exhibit.ron:5:19 error quote-inside\n";
    "quotes inside a text": [Change(PACT, "For the curator only.", "For the \"curator\" only.")] => "treaties/hall.ron:18:15 error hall-empty\ntreaties/pact-1689/exhibit.ron:74:21 error quote-inside\n";
    "a backslash": [Change(PACT, "For the curator only.", "For the curator\\only.")] => "treaties/pact-1689/exhibit.ron:74:28 error backslash\n";
    "a comment is not closed": [Change(PACT, "    notes:", "    /* notes:")] => "treaties/hall.ron:18:15 error hall-empty\ntreaties/pact-1689/exhibit.ron:74:5 error comment-open\n";
    "something after the end": [Change(PACT, "    notes: \"For the curator only.\",\n)", "    notes: \"For the curator only.\",\n) bye")] => "treaties/pact-1689/exhibit.ron:75:3 error after-the-end\n";
    "an attribute": [Add(TERMS, b"#![enable(everything)]\n(format: 1, terms: [])")] => "glossary.ron:1:1 error attribute\ntreaties/pact-1689/exhibit.ron:13:113 error no-such-term\n";
    "square brackets round the file": [Add(TERMS, b"[]")] => "glossary.ron:1:1 error outer-brackets\n";
    "nested too deep": [Add(TERMS, b"(format: 1, terms: [], x: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]])")] => "glossary.ron:1:24 error field-unknown\nglossary.ron:1:59 error nested-too-deep\n";
    "a sign that means nothing": [Add(TERMS, b"(format: 1, terms: [], x: @)")] => "glossary.ron:1:24 error field-unknown\nglossary.ron:1:27 error syntax\n";
    "a quoted field name": [Change(PACT, "    map: (", "    \"map\": (")] => "treaties/pact-1689/exhibit.ron:33:5 error name-quoted\n";
    "a value instead of a field": [Change(PACT, "    map: (", "    \"x\", map: (")] => "treaties/hall.ron:18:15 error hall-empty\ntreaties/pact-1689/exhibit.ron:33:5 error name-expected\n";
    "a misspelt field": [Change(PACT, "    map: (", "    mapp: (")] => "treaties/pact-1689/exhibit.ron:33:5 error field-unknown\n";
    "a misspelt required field": [Change(PACT, "    summary: (", "    sumary: (")] => "treaties/hall.ron:18:15 error hall-empty\ntreaties/pact-1689/exhibit.ron:5:5 error field-unknown\n";
    "a misspelt field deep inside": [Change(PACT, "signatories: [(person: \"songgotu\", role:", "signatories: [(person: \"songgotu\", rôle:")] => "treaties/pact-1689/exhibit.ron:65:52 error field-unknown\n";
    "a field that exists elsewhere": [Change(PACT, "    map: (", "    phases: [], map: (")] => "treaties/pact-1689/exhibit.ron:33:5 error field-unknown\n";
    "a required field is missing": [Change(PACT, "number: \"1\", ", "")] => "treaties/pact-1689/exhibit.ron:70:13 error field-missing\n";
    "required fields of the file are missing": [Change(PACT, "    summary: (zh: \"第一份条约。\", en: \"The first treaty.\", ru: \"Первый договор.\"),\n", ""), Change(PACT, "    format: 1,\n", "")] => "treaties/hall.ron:18:15 error hall-empty\ntreaties/pact-1689/exhibit.ron:1:1 error field-missing\ntreaties/pact-1689/exhibit.ron:1:1 error field-missing\n";
    "a field stands twice": [Change(PACT, "    map: (", "    manchu: \"nibcu\",\n    map: (")] => "treaties/pact-1689/exhibit.ron:33:5 error field-twice\n";
    "a misspelt choice": [Change(PACT, "level: Deeper", "level: deeper")] => "treaties/pact-1689/exhibit.ron:19:20 error choice-unknown\n";
    "a choice in quotes": [Change(PACT, "level: Deeper", "level: \"Deeper\"")] => "treaties/pact-1689/exhibit.ron:19:20 error choice-expected\n";
    "a date without its kind": [Change(PACT, "date: Exact(\"1689-09-07\")", "date: \"1689-09-07\"")] => "treaties/pact-1689/exhibit.ron:6:11 error choice-expected\n";
    "a kind without brackets": [Change("peoples/hezhe/exhibit.ron", "kind: People(\n", "kind: People, rest: (\n")] => "peoples/hall.ron:13:15 error hall-empty\npeoples/hezhe/exhibit.ron:7:11 error group-expected\npeoples/hezhe/exhibit.ron:7:19 error field-unknown\n";
    "a topic with brackets": [Add("peoples/hezhe/exhibit.ron", "(format: 1, title: (zh: \"题\", en: \"T\", ru: \"Т\"), summary: (zh: \"题\", en: \"T\", ru: \"Т\"), sections: [(text: (zh: \"题\", en: \"T\", ru: \"Т\"), sources: [(id: \"rko-2\")])], kind: Topic())".as_bytes())] => "peoples/hall.ron:13:15 error hall-empty\npeoples/hezhe/exhibit.ron:1:168 error brackets-surplus\n";
    "a number in quotes": [Change(PACT, "year: 1689", "year: \"1689\"")] => "treaties/pact-1689/exhibit.ron:33:17 error number-expected\n";
    "a number with a point": [Change(PACT, "year: 1689", "year: 1689.5")] => "treaties/pact-1689/exhibit.ron:33:17 error number-whole\n";
    "a huge number": [Change(PACT, "year: 1689", "year: 99999999999999999999")] => "treaties/pact-1689/exhibit.ron:33:17 error number-bounds\n";
    "a number with separators": [Change("peoples/hezhe/exhibit.ron", "number: 5373", "number: 5,373")] => "peoples/hall.ron:13:15 error hall-empty\npeoples/hezhe/exhibit.ron:16:40 error number-grouped\n";
    "one value too few": [Change(PACT, "focus: (0.5, 0.25)", "focus: (0.5)")] => "treaties/pact-1689/exhibit.ron:30:20 error values-few\n";
    "one value too many": [Change(PACT, "center: (118.0, 52.0)", "center: (118.0, 52.0, 1.0)")] => "treaties/pact-1689/exhibit.ron:33:45 error values-many\n";
    "one text for all languages": [Change(PACT, "title: (zh: \"尼布楚条约\", en: \"Treaty of Nerchinsk\", ru: \"Нерчинский договор\")", "title: \"尼布楚条约\"")] => "treaties/hall.ron:18:15 error hall-empty\ntreaties/pact-1689/exhibit.ron:3:12 error texts-expected\n";
    "a number for a text": [Change(PACT, "manchu: \"nibcu\"", "manchu: 1")] => "treaties/pact-1689/exhibit.ron:4:13 error text-expected\n";
    "texts where one is wanted": [Change(PACT, "notes: \"For the curator only.\"", "notes: (zh: \"备注\")")] => "treaties/pact-1689/exhibit.ron:74:12 error text-single\n";
    "brackets of the wrong kind": [Change(PACT, "center: (118.0, 52.0)", "center: [118.0, 52.0]")] => "treaties/pact-1689/exhibit.ron:33:31 error group-expected\n";
    "one entry instead of a list": [Change(PACT, "related: [\"battles/fort-1686\"]", "related: \"battles/fort-1686\"")] => "treaties/pact-1689/exhibit.ron:57:14 error list-expected\n";
    "a list instead of pairs": [Change("museum.ron", "{ \"ru\": [\"en\", \"zh\"] }", "[\"en\"]")] => "museum.ron:16:16 error map-expected\n";
    "yes instead of true": [Change(PACT, "authentic: true", "authentic: yes")] => "treaties/pact-1689/exhibit.ron:68:79 error true-or-false\n";
    "format zero": [Change(PACT, "format: 1", "format: 0")] => "treaties/pact-1689/exhibit.ron:2:13 error format-unknown\n";
    "a newer format with a new field": [Change(PACT, "format: 1", "format: 2, sound: \"song.ogg\"")] => "treaties/pact-1689/exhibit.ron:2:13 warning format-newer\ntreaties/pact-1689/exhibit.ron:2:16 warning field-unknown\n";
    "several faults in one file": [
        Change(PACT, "level: Deeper", "level: deeper"),
        Change(PACT, "year: 1689", "year: old"),
        Change(PACT, "authentic: true", "authentic: yes"),
        Change(PACT, "person:songgotu)来", "person:songotu)来"),
        Change(PACT, "    manchu: \"nibcu\",", "    manchoo: \"nibcu\","),
    ] => "treaties/pact-1689/exhibit.ron:4:5 error field-unknown\ntreaties/pact-1689/exhibit.ron:12:37 error no-such-person\ntreaties/pact-1689/exhibit.ron:19:20 error choice-unknown\ntreaties/pact-1689/exhibit.ron:33:17 error number-expected\ntreaties/pact-1689/exhibit.ron:68:79 error true-or-false\n";
};
