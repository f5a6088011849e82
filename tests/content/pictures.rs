//! Pictures that are explored: their files, what to look at in them, and two that are compared.

use std::collections::HashSet;

use aigun::content::report::sentence;
use aigun::content::source::{InMemory, Limits};
use aigun::content::{Loaded, load_from, load_inspected};
use aigun::imaging::{Format, ImagingError, Probe};
use aigun::model::{Area, ExhibitId, Lang};
use aigun::words::Words;

use crate::bad::Edit::{Add, Change, Remove};
use crate::bad::{Case, cases};
use crate::{brief, good, load, replace};

const HEZHE: &str = "peoples/hezhe/exhibit.ron";

pub static PICTURES: &[Case] = cases! {
    "a width of nothing": [Change(HEZHE, "width_mm: 950", "width_mm: 0")] => "peoples/hezhe/exhibit.ron:26:23 error number-range\n";
    "a point beside the picture": [Change(HEZHE, "at: (0.52, 0.17)", "at: (0.52, 1.7)")] => "peoples/hezhe/exhibit.ron:30:25 error number-range\n";
    "a point left of the picture": [Change(HEZHE, "at: (0.52, 0.17)", "at: (-0.1, 0.17)")] => "peoples/hezhe/exhibit.ron:30:25 error number-range\n";
    "a point that is no number": [Change(HEZHE, "at: (0.52, 0.17)", "at: (NaN, 0.17)")] => "peoples/hezhe/exhibit.ron:30:25 error number-range\n";
    "an area over the edge": [Change(HEZHE, "area: (0.2, 0.75, 0.8, 0.25)", "area: (0.2, 0.78, 0.8, 0.25)")] => "peoples/hezhe/exhibit.ron:36:27 error hotspot-outside\n";
    "an area without height": [Change(HEZHE, "area: (0.2, 0.75, 0.8, 0.25)", "area: (0.2, 0.75, 0.8, 0)")] => "peoples/hezhe/exhibit.ron:36:27 error hotspot-empty\n";
    "an area of a negative width": [Change(HEZHE, "area: (0.2, 0.75, 0.8, 0.25)", "area: (0.2, 0.75, -0.1, 0.25)")] => "peoples/hezhe/exhibit.ron:36:27 error number-range\n";
    "an area of three numbers": [Change(HEZHE, "area: (0.2, 0.75, 0.8, 0.25)", "area: (0.2, 0.75, 0.8)")] => "peoples/hezhe/exhibit.ron:34:17 error hotspot-place\npeoples/hezhe/exhibit.ron:36:27 error values-few\n";
    "a hotspot nowhere": [Change(HEZHE, "at: (0.52, 0.17),", "")] => "peoples/hezhe/exhibit.ron:28:17 error hotspot-place\n";
    "a hotspot in two places": [Change(HEZHE, "at: (0.52, 0.17),", "at: (0.52, 0.17), area: (0, 0, 1, 1),")] => "peoples/hezhe/exhibit.ron:28:17 error hotspot-place\n";
    "a hotspot with a bad id": [Change(HEZHE, "id: \"collar\"", "id: \"Collar\"")] => "peoples/hezhe/exhibit.ron:29:25 error bad-id\n";
    "two hotspots of one id": [Change(HEZHE, "id: \"hem\"", "id: \"collar\"")] => "peoples/hezhe/exhibit.ron:35:25 error duplicate-id\n";
    "a hotspot whose title is not in the first language": [Change(HEZHE, "zh: \"下摆\", ", "")] => "peoples/hezhe/exhibit.ron:37:28 error first-language-missing\n";
    "a hotspot whose text lacks a language": [Change(HEZHE, ", ru: \"Ворот высокий.\"", "")] => "peoples/hezhe/exhibit.ron:32:27 warning language-missing\n";
    "a hotspot that leads nowhere": [Change(HEZHE, "The collar is *high*.", "The [collar](term:collar) is high.")] => "peoples/hezhe/exhibit.ron:32:64 error no-such-term\n";
    "a hotspot with an unknown source": [Change(HEZHE, "ru: \"Ворот высокий.\"),", "ru: \"Ворот высокий.\"), sources: [(id: \"rko-9\")],")] => "peoples/hezhe/exhibit.ron:32:108 error no-such-source\n";
    "a long text of a hotspot": [Change(HEZHE, "en: \"The collar is *high*.\"", "en: \"They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish.\"")] => "peoples/hezhe/exhibit.ron:32:45 warning hotspot-long\n";
    "more hotspots than there is room for": [Change(HEZHE, "hotspots: [", "hotspots: [(id: \"s1\", at: (0.5, 0.5), title: (zh: \"甲\", en: \"A\", ru: \"А\"), text: (zh: \"甲。\", en: \"A.\", ru: \"А.\")), (id: \"s2\", at: (0.5, 0.5), title: (zh: \"甲\", en: \"A\", ru: \"А\"), text: (zh: \"甲。\", en: \"A.\", ru: \"А.\")), (id: \"s3\", at: (0.5, 0.5), title: (zh: \"甲\", en: \"A\", ru: \"А\"), text: (zh: \"甲。\", en: \"A.\", ru: \"А.\")), (id: \"s4\", at: (0.5, 0.5), title: (zh: \"甲\", en: \"A\", ru: \"А\"), text: (zh: \"甲。\", en: \"A.\", ru: \"А.\")), (id: \"s5\", at: (0.5, 0.5), title: (zh: \"甲\", en: \"A\", ru: \"А\"), text: (zh: \"甲。\", en: \"A.\", ru: \"А.\")), (id: \"s6\", at: (0.5, 0.5), title: (zh: \"甲\", en: \"A\", ru: \"А\"), text: (zh: \"甲。\", en: \"A.\", ru: \"А.\")), (id: \"s7\", at: (0.5, 0.5), title: (zh: \"甲\", en: \"A\", ru: \"А\"), text: (zh: \"甲。\", en: \"A.\", ru: \"А.\")), (id: \"s8\", at: (0.5, 0.5), title: (zh: \"甲\", en: \"A\", ru: \"А\"), text: (zh: \"甲。\", en: \"A.\", ru: \"А.\")), (id: \"s9\", at: (0.5, 0.5), title: (zh: \"甲\", en: \"A\", ru: \"А\"), text: (zh: \"甲。\", en: \"A.\", ru: \"А.\")), (id: \"s10\", at: (0.5, 0.5), title: (zh: \"甲\", en: \"A\", ru: \"А\"), text: (zh: \"甲。\", en: \"A.\", ru: \"А.\")), (id: \"s11\", at: (0.5, 0.5), title: (zh: \"甲\", en: \"A\", ru: \"А\"), text: (zh: \"甲。\", en: \"A.\", ru: \"А.\")), ")] => "peoples/hezhe/exhibit.ron:27:23 error hotspots-many\n";
    "a compared file that is no picture of the exhibit": [Change(HEZHE, "first: \"survey.dzi\"", "first: \"surwey.dzi\"")] => "peoples/hezhe/exhibit.ron:58:20 error pair-picture\n";
    "a picture compared with itself": [Change(HEZHE, "second: \"today/info.json\"", "second: \"survey.dzi\"")] => "peoples/hezhe/exhibit.ron:59:21 error pair-same\n";
    "two pairs of one id": [Change(HEZHE, "compare: [", "compare: [(id: \"then-now\", first: \"robe.svg\", second: \"survey.dzi\", title: (zh: \"甲\", en: \"A\", ru: \"А\")),")] => "peoples/hezhe/exhibit.ron:57:17 error duplicate-id\n";
    "a pair without a title in Russian": [Change(HEZHE, ", ru: \"Тогда и теперь\"", "")] => "peoples/hezhe/exhibit.ron:60:20 warning language-missing\n";
    "a long text of a pair": [Change(HEZHE, "en: \"The river has moved.\"", "en: \"They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish. They fish and fish and fish.\"")] => "peoples/hezhe/exhibit.ron:61:37 warning pair-long\n";
    "a pair whose picture is missing": [Remove("peoples/hezhe/survey.dzi")] => "peoples/hezhe/exhibit.ron:43:19 error picture-missing\n";
    "a Deep Zoom picture without its tiles": [Remove("peoples/hezhe/survey_files/0/0_0.jpg")] => "peoples/hezhe/exhibit.ron:43:19 error picture-no-tiles\n";
    "a folder that does not say what it holds": [Change(HEZHE, "file: \"today/info.json\"", "file: \"todey/info.json\"")] => "peoples/hezhe/exhibit.ron:49:19 error picture-missing\npeoples/hezhe/exhibit.ron:59:21 error pair-picture\n";
    "a file inside a folder of tiles": [Change(HEZHE, "file: \"today/info.json\"", "file: \"today/full/4,3/0/default.jpg\"")] => "peoples/hezhe/exhibit.ron:49:19 error picture-path\npeoples/hezhe/exhibit.ron:59:21 error pair-picture\n";
    "a folder of tiles elsewhere": [Change(HEZHE, "file: \"today/info.json\"", "file: \"../hezhe/today/info.json\"")] => "peoples/hezhe/exhibit.ron:49:19 error picture-path\npeoples/hezhe/exhibit.ron:59:21 error pair-picture\n";
    "a picture file of any kind in a folder": [Add("peoples/hezhe/scans/robe.jpg", b""), Change(HEZHE, "file: \"robe.svg\"", "file: \"scans/robe.jpg\"")] => "peoples/hezhe/exhibit.ron:22:19 error picture-path\n";
    "too little memory for pictures": [Change("museum.ron", "texture_mib: 256", "texture_mib: 16")] => "museum.ron:37:29 error number-range\n";
    "memory for pictures misspelt": [Change("museum.ron", "texture_mib: 256", "texture_mb: 256")] => "museum.ron:37:16 error field-unknown\n";
};

fn hezhe(loaded: &Loaded) -> aigun::model::Exhibit {
    let museum = loaded.museum.as_ref().expect("the museum opens");
    museum.exhibit(&ExhibitId::new("peoples/hezhe")).expect("it is there").clone()
}

#[test]
fn a_picture_comes_with_its_details() {
    let exhibit = hezhe(&load(&good()));
    let [robe, survey, today] = exhibit.pictures.as_slice() else { panic!("{:?}", exhibit.pictures) };
    assert_eq!((robe.width_mm, survey.width_mm), (Some(950.0), None));
    let [collar, hem] = robe.hotspots.as_slice() else { panic!("{:?}", robe.hotspots) };
    assert_eq!((collar.id.as_str(), collar.area), ("collar", Area::point(0.52, 0.17)));
    assert_eq!(hem.area, Area { left: 0.2, top: 0.75, width: 0.8, height: 0.25 });
    assert_eq!(collar.text.pick(&[Lang::EN]).1.to_plain(), "The collar is high.");
    assert_eq!(survey.file, "peoples/hezhe/survey.dzi");
    assert_eq!(today.file, "peoples/hezhe/today/info.json");
    let [pair] = exhibit.pairs.as_slice() else { panic!("{:?}", exhibit.pairs) };
    assert_eq!((pair.id.as_str(), pair.first, pair.second), ("then-now", 1, 2));
    assert!(pair.text.is_some());
}

#[test]
fn pictures_of_halls_and_the_house_have_details_too() {
    let spots = "hotspots: [(id: \"roof\", at: (0.5, 0.1), title: (zh: \"顶\", en: \"Roof\", ru: \"Крыша\"), \
                 text: (zh: \"尖顶。\", en: \"It is pointed.\", ru: \"Она острая.\"))],";
    let mut folder = good();
    replace(&mut folder, "treaties/hall.ron", "file: \"hall.svg\",", &format!("file: \"hall.svg\", {spots}"));
    replace(&mut folder, "museum.ron", "file: \"river.svg\",", &format!("file: \"river.svg\", {spots}"));
    let loaded = load(&folder);
    assert_eq!(brief(&loaded.problems), "");
    let museum = loaded.museum.expect("the museum opens");
    assert_eq!(museum.halls[0].picture.hotspots.len(), 1);
    assert_eq!(museum.picture.as_ref().map(|picture| picture.hotspots.len()), Some(1));
}

#[test]
fn what_is_wrong_with_a_detail_hides_no_other() {
    for case in PICTURES.iter().filter(|case| case.name.contains("hotspot") || case.name.contains("area")) {
        let exhibit = hezhe(&load(&case.museum()));
        assert_eq!(exhibit.pictures.len(), 3, "{}", case.name);
        assert!(!exhibit.pictures[0].hotspots.is_empty(), "{}", case.name);
        assert!(exhibit.pictures[0].hotspots.len() <= 12, "{}", case.name);
    }
}

#[test]
fn a_picture_that_is_left_out_takes_its_pair_with_it() {
    let mut folder = good();
    folder.remove("peoples/hezhe/robe.svg");
    let exhibit = hezhe(&load(&folder));
    // The others moved up, and the pair still shows what it is about.
    let pair = &exhibit.pairs[0];
    let files = [pair.first, pair.second].map(|index| exhibit.pictures[index].file.as_str());
    assert_eq!(files, ["peoples/hezhe/survey.dzi", "peoples/hezhe/today/info.json"]);
    folder.remove("peoples/hezhe/survey.dzi");
    let exhibit = hezhe(&load(&folder));
    assert_eq!((exhibit.pictures.len(), exhibit.pairs.len()), (1, 0));
}

#[test]
fn sources_of_details_are_sources_of_the_exhibit() {
    let mut folder = good();
    let cited = "ru: \"Ворот высокий.\"), sources: [(id: \"rko-2\", page: \"№ 7\")],";
    replace(&mut folder, HEZHE, "ru: \"Ворот высокий.\"),", cited);
    let loaded = load(&folder);
    assert_eq!(brief(&loaded.problems), "");
    let exhibit = hezhe(&loaded);
    let last = exhibit.all_cites().last().copied().cloned().expect("it names sources");
    assert_eq!((last.source.as_str(), last.page.as_deref()), ("rko-2", Some("№ 7")));
}

#[test]
fn misspelt_names_of_pictures_are_recognised() {
    let suggestion = |folder: &InMemory| {
        let problems = load(folder).problems;
        let [problem] = problems.as_slice() else { panic!("{}", brief(&problems)) };
        problem.args.iter().find(|(name, _)| *name == "suggestion").map(|(_, near)| near.clone())
    };
    let mut folder = good();
    replace(&mut folder, HEZHE, "first: \"survey.dzi\"", "first: \"surwey.dzi\"");
    assert_eq!(suggestion(&folder).as_deref(), Some("survey.dzi"));
    let mut folder = good();
    replace(&mut folder, HEZHE, "file: \"today/info.json\"", "file: \"todey/info.json\"");
    replace(&mut folder, HEZHE, "second: \"today/info.json\"", "second: \"todey/info.json\"");
    assert_eq!(suggestion(&folder).as_deref(), Some("today/info.json"));
}

/// Scans of a whole archive are millions of tiles.
#[test]
fn tiles_are_neither_counted_nor_told() {
    let mut folder = good();
    let before = load(&folder);
    for tile in 0..500 {
        folder.insert(&format!("peoples/hezhe/survey_files/12/{tile}_0.ron"), "");
        folder.insert(&format!("peoples/hezhe/today/{tile},0,512,512/512,/0/default.jpg"), "");
        folder.insert(&format!("peoples/hezhe/today/{tile}.RON"), "");
    }
    let limits = Limits { entries: 60, ..Limits::default() };
    let loaded = load_from(&folder, limits);
    assert_eq!(brief(&loaded.problems), "");
    assert_eq!(hezhe(&loaded), hezhe(&before));
}

#[test]
fn memory_for_pictures_is_what_the_museum_says() {
    let memory = |folder: &InMemory| load(folder).museum.expect("the museum opens").texture_mib;
    let mut folder = good();
    assert_eq!(memory(&folder), 256);
    replace(&mut folder, "museum.ron", "texture_mib: 256", "");
    assert_eq!(memory(&folder), 192);
    let mut folder = good();
    replace(&mut folder, "museum.ron", "    pictures: (texture_mib: 256),\n", "");
    assert_eq!(memory(&folder), 192);
}

/// Every way in which a picture can be wrong.
pub fn errors() -> Vec<ImagingError> {
    let size = [30_000, 20_000];
    let held = |why: &'static str| ImagingError::NotStreamable { size, format: Format::Jpeg, why: why.into() };
    vec![
        ImagingError::Unreadable("Permission denied".into()),
        ImagingError::OutsideFolder,
        ImagingError::FileTooLarge { bytes: 70 << 20, limit: 64 << 20 },
        ImagingError::UnknownFormat(None),
        ImagingError::UnknownFormat(Some("HEIC".into())),
        ImagingError::PictureTooLarge { size },
        held("progressive"),
        held("interlaced"),
        held("strip"),
        held("webp"),
        ImagingError::TooWide { size },
        ImagingError::CutOff(Format::Jpeg),
        ImagingError::Damaged(Format::Png, "bad checksum".into()),
        ImagingError::Unsupported(Format::Jpeg, "12 bits per sample".into()),
        ImagingError::NoSize,
        ImagingError::TooComplex("references".into()),
        ImagingError::Descriptor("it has no Size".into()),
        ImagingError::TileMissing("12/3_4.jpg".into()),
        ImagingError::TooSlow,
        ImagingError::Changed,
        ImagingError::Crashed,
    ]
}

/// Each is said in a sentence of every language.
#[test]
fn what_is_wrong_inside_a_picture_is_told_where_it_is_named() {
    let words = Words::built_in();
    let mut sentences = HashSet::new();
    for error in errors() {
        let inspect = |file: &str| match file {
            "peoples/hezhe/robe.svg" => Err(error.clone()),
            _ => Ok(Probe { format: Format::Svg, size: [8, 8], left_out: Vec::new() }),
        };
        let loaded = load_inspected(&good(), Limits::default(), Some(&inspect));
        let told = brief(&loaded.problems);
        let expected = format!("peoples/hezhe/exhibit.ron:22:19 error {}\n", error.code());
        assert!(told.contains(&expected), "{told}");
        assert_eq!(hezhe(&loaded).pictures.len(), 3, "a broken picture keeps its place and its caption");
        let problem = loaded.problems.iter().find(|problem| problem.code == error.code()).expect("it was told");
        for lang in [Lang::EN, Lang::ZH, Lang::RU] {
            let sentence = sentence(problem, &words, lang);
            assert!(!sentence.contains(['{', '}']) && !sentence.contains("check-"), "{sentence}");
            assert!(sentences.insert(sentence.clone()), "{sentence} is said of two things");
        }
    }
}

#[test]
fn endings_that_lie_and_drawings_with_texts_are_told_and_shown() {
    let inspect = |file: &str| {
        let format = if file.ends_with("robe.svg") { Format::Png } else { Format::Svg };
        let left_out = if file.ends_with("hall.svg") { vec!["text".into(), "image".into()] } else { Vec::new() };
        Ok(Probe { format, size: [8, 8], left_out })
    };
    let told = brief(&load_inspected(&good(), Limits::default(), Some(&inspect)).problems);
    assert!(told.contains("peoples/hezhe/exhibit.ron:22:19 warning picture-ending\n"), "{told}");
    assert!(told.contains("warning picture-left-out\n"), "{told}");
}
