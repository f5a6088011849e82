//! The shipped museum's layers: lines lie on their rivers, areas are areas, everything has sources, and a year shows what
//! history says of it.

use aigun::atlas::chart::{State, state};
use aigun::atlas::{Bounds, Camera, Chart, Form, Ground, Line, Point};
use aigun::kiosk::{Route, Tab};
use aigun::model::map::{FeatureKind, Subject};

use super::common::shipped;
use super::common::stage::{LYING, STANDING};
use super::{Visitor, feature, index, km_to};

/// How far a border on a river may lie off it.
const OFF_KM: f64 = 6.0;

fn chart() -> Chart {
    Chart::new(&shipped().atlas)
}

fn vertices(form: &Form) -> Vec<Point> {
    match form {
        Form::Lines(lines) => lines.iter().flat_map(Line::points).copied().collect(),
        _ => panic!("a line"),
    }
}

#[test]
fn borders_lie_on_their_rivers() {
    let ground = Ground::read();
    let khanka = ground.lakes.iter().map(|lake| &lake.area).find(|area| area.contains(super::plane(132.4, 45.0)));
    let khanka = khanka.expect("lake Khanka");
    let chart = chart();
    for (id, rivers) in [
        ("nerchinsk-argun", &["argun"][..]),
        ("aigun-amur", &["amur"]),
        ("peking-ussuri", &["amur", "ussuri", "sungacha"]),
    ] {
        let form = chart.form(index(id)).expect("a shape");
        let lines =
            || ground.rivers.iter().filter(|river| rivers.contains(&river.id.as_str())).map(|river| &river.line);
        let points = vertices(form);
        assert!(points.len() > 50, "{id}: {} points", points.len());
        let mut far = Vec::new();
        for (number, at) in points.iter().enumerate() {
            let in_lake = khanka.contains(*at) || km_to(khanka.rings(), *at) <= OFF_KM;
            let off = km_to(lines(), *at);
            if off > OFF_KM && !(in_lake && id == "peking-ussuri") {
                far.push(format!("{number}: {off:.1} km"));
            }
        }
        assert_eq!(far, [""; 0], "{id}");
    }
}

#[test]
fn homelands_and_open_ground_are_areas() {
    let (museum, chart) = (shipped(), chart());
    let mut count = 0;
    for (layer, forms) in museum.atlas.layers.iter().zip(&chart.layers) {
        for (feature, form) in layer.features.iter().zip(forms) {
            use FeatureKind::*;
            let expected = matches!(feature.kind, Homeland | Common { .. } | Undetermined { .. } | Villages);
            if !expected {
                continue;
            }
            let Form::Areas(areas) = form else { panic!("{} is no area", feature.id) };
            let size: f64 = areas.iter().map(aigun::atlas::Area::square_km).sum();
            let least = if feature.kind == Homeland { 2_000.0 } else { 300.0 };
            assert!((least..2_000_000.0).contains(&size), "{}: {size:.0} km²", feature.id);
            for area in areas {
                assert!(area.contains(area.inner_point()), "{}", feature.id);
            }
            count += 1;
        }
    }
    assert!(count >= 13, "only {count} areas");
}

#[test]
fn every_feature_has_sources_and_a_place_on_the_map() {
    let (museum, chart) = (shipped(), chart());
    for (layer, forms) in museum.atlas.layers.iter().zip(&chart.layers) {
        assert_eq!(layer.features.len(), forms.len());
        for (feature, form) in layer.features.iter().zip(forms) {
            assert!(!feature.sources.is_empty(), "{} has no sources", feature.id);
            assert!(form.bounds().is_some(), "{} is nowhere", feature.id);
            assert!(form.anchor().is_some(), "{}", feature.id);
            let (from, until) = (feature.years.from, feature.years.until.unwrap_or(i32::MAX));
            assert!(from < until, "{}: {from}–{until}", feature.id);
            for cite in &feature.sources {
                assert!(museum.sources.contains_key(&cite.source), "{}: {:?}", feature.id, cite.source);
            }
        }
    }
}

#[test]
fn the_map_of_an_exhibit_shows_what_it_is_about() {
    let (museum, chart) = (shipped(), chart());
    let mut hidden = Vec::new();
    for size in [LYING, STANDING] {
        let exhibits: Vec<_> = museum.exhibits.values().filter(|exhibit| exhibit.map.is_some()).collect();
        assert!(exhibits.len() >= 8, "{}", exhibits.len());
        let first = exhibits[0];
        let page = |id: &aigun::model::ExhibitId| Route::Exhibit { id: id.clone(), tab: Tab::Story }.to_string();
        let mut visitor = Visitor::at(size, &page(&first.id));
        for exhibit in exhibits {
            let map = exhibit.map.as_ref().expect("a map");
            let route = Route::Atlas { exhibit: Some(exhibit.id.clone()), year: None, other: None };
            visitor.act(aigun::kiosk::Action::Open(route));
            let camera = visitor.camera();
            let table = visitor.table();
            assert_eq!((table.year, &table.focus), (map.year, &map.focus), "{}", exhibit.id);
            assert!(!map.focus.is_empty(), "{}", exhibit.id);
            for id in &map.focus {
                let said = feature(id.as_str());
                assert_ne!(state(&said, map.year), State::Ahead, "{}: {id} is not there yet", exhibit.id);
                let bounds = chart.form(index(id.as_str())).and_then(Form::bounds).expect("a place");
                if !bounds.meets(&camera.bounds()) {
                    hidden.push(format!("{}: {id} is out of sight at {size:?}", exhibit.id));
                }
                let layer = &museum.atlas.layers[index(id.as_str()).layer];
                assert!(table.shows(layer, &said), "{}: the layer of {id} is off", exhibit.id);
            }
            is_about(camera, &exhibit.id.to_string(), map.center);
        }
    }
    assert!(hidden.is_empty(), "{}", hidden.join("\n"));
}

/// The middle that the exhibit asks for is on the screen, though the edge of the data may have moved it.
fn is_about(camera: Camera, id: &str, center: aigun::model::LonLat) {
    let Bounds { min, max } = camera.bounds();
    let at = super::plane(center.lon, center.lat);
    assert!((min.x..max.x).contains(&at.x) && (min.y..max.y).contains(&at.y), "{id}: {at:?}");
}

/// What is there, replaced or gone in a year.
const HISTORY: [(i32, &[(&str, State)]); 8] = {
    use State::{Ahead, Gone, Replaced, There};
    [
        (
            1652,
            &[
                ("achansk-1652", There),
                ("achansk", There),
                // Burned by its own people when Khabarov came.
                ("albaza-town", Gone),
                ("albazin-fort", Ahead),
                ("duchers-amur", There),
                ("daur-amur", There),
                ("manchu", Ahead),
                ("nerchinsk", Ahead),
                ("nerchinsk-argun", Ahead),
                ("aigun-amur", Ahead),
            ],
        ),
        (
            1689,
            &[
                ("nerchinsk-argun", There),
                ("nerchinsk-shilka", There),
                ("nerchinsk-watershed", There),
                ("uda-open", There),
                ("argun-from-hulun", There),
                ("albazin-fort", Gone),
                ("albazin-fort-rebuilt", There),
                ("aigun", There),
                ("kyakhta-east", Ahead),
                ("daur-amur", Gone),
                ("daur-nonni", There),
            ],
        ),
        (
            1700,
            &[
                ("nerchinsk-argun", There),
                ("nerchinsk-shilka", There),
                ("nerchinsk-watershed", There),
                ("uda-open", There),
                // The treaty had it razed.
                ("albazin-fort-rebuilt", Gone),
                ("albazin-1686", Gone),
                ("kyakhta", Ahead),
                ("khabarovsk", Ahead),
            ],
        ),
        (
            1727,
            &[
                ("kyakhta-east", There),
                ("kyakhta-west", There),
                ("kyakhta-argun", There),
                ("argun-from-hulun", Replaced),
                ("nerchinsk-watershed", There),
                // Left open once more.
                ("uda-open", There),
            ],
        ),
        (
            1858,
            &[
                ("aigun-amur", There),
                ("aigun-lower-amur", There),
                ("ussuri-sea", There),
                ("nerchinsk-argun", There),
                ("nerchinsk-shilka", Replaced),
                ("nerchinsk-watershed", Replaced),
                ("uda-open", Replaced),
                ("peking-ussuri", Ahead),
                ("vladivostok", Ahead),
                ("sixty-four-villages", There),
            ],
        ),
        (
            1860,
            &[
                ("aigun-amur", There),
                ("aigun-lower-amur", Replaced),
                ("ussuri-sea", Replaced),
                ("peking-ussuri", There),
                ("peking-ridges", There),
                ("nerchinsk-argun", There),
            ],
        ),
        (1900, &[("sixty-four-villages", There), ("aigun-1900", There), ("heihe", There), ("albazin-1685", Gone)]),
        (
            2008,
            &[
                ("sixty-four-villages", Gone),
                ("nerchinsk-argun", Replaced),
                ("aigun-amur", Replaced),
                ("peking-ussuri", Replaced),
                ("kyakhta-east", Replaced),
            ],
        ),
    ]
};

#[test]
fn a_year_shows_what_history_says() {
    let mut wrong = Vec::new();
    for (year, features) in HISTORY {
        for (id, expected) in features {
            let is = state(&feature(id), year);
            if is != *expected {
                wrong.push(format!("{year}: {id} is {is:?}, not {expected:?}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

/// It ships switched off: today's line on a public map needs a review in China.
#[test]
fn no_border_of_today_is_shown() {
    let museum = shipped();
    for layer in museum.atlas.layers.iter().filter(|layer| layer.subject == Subject::Borders) {
        for feature in &layer.features {
            for year in 1991..=2008 {
                let is = state(feature, year);
                assert_ne!(is, State::There, "{} in {year}", feature.id);
            }
        }
    }
    assert!(!museum.atlas.layers.iter().any(|layer| layer.id.as_str() == "modern"));
}
