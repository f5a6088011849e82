//! Names on the map: none touches another, and none lies under a control, whatever the year, the language and the view.

use std::collections::BTreeSet;

use aigun::atlas::{Camera, Ground};
use aigun::kiosk::{Action, Appearance, MapWish};
use aigun::model::{Lang, Localized};

use super::common::stage::{House, LYING, STANDING, open};
use super::common::{LANGUAGES, shipped};
use super::plane;

/// Where the map is looked at: the middle in degrees, and kilometres across; nothing is the whole map.
const VIEWS: [Option<(f64, f64, f64)>; 4] =
    [None, Some((127.5, 50.5, 1300.0)), Some((132.5, 47.5, 700.0)), Some((124.5, 53.0, 380.0))];

/// Everything that the map may write on the land.
fn names(lang: Lang) -> BTreeSet<String> {
    let (museum, ground) = (shipped(), Ground::read());
    let said = |name: &Localized<String>| name.get(lang).cloned();
    let features = museum.atlas.layers.iter().flat_map(|layer| &layer.features);
    let all = features.flat_map(|feature| [Some(&feature.name)].into_iter().chain(later(&feature.later_names)));
    let waters = ground.rivers.iter().map(|river| river.name.as_ref());
    let lakes = ground.lakes.iter().map(|lake| lake.name.as_ref());
    let lands = ground.names.iter().map(|land| Some(&land.name));
    all.chain(waters).chain(lakes).chain(lands).flatten().filter_map(said).collect()
}

fn later(names: &[(i32, Localized<String>)]) -> impl Iterator<Item = Option<&Localized<String>>> {
    names.iter().map(|(_, name)| Some(name))
}

fn look(house: &mut House, view: Option<(f64, f64, f64)>) {
    let visit = house.state().kiosk.visit();
    let stage = house.state_mut().tools.maps.stage(visit, || panic!("the atlas has a map"));
    let size = stage.camera.size;
    stage.camera = match view {
        None => Camera::whole(size),
        Some((lon, lat, km)) => Camera { center: plane(lon, lat), scale: size.0 / km, size }.settled(),
    };
    house.settle();
}

/// What is wrong with the names on the screen.
fn faults(house: &House, names: &BTreeSet<String>) -> Vec<String> {
    let kinds = ["overlapping-texts", "covered-text", "clipped-text", "missing-glyphs", "tiny-text"];
    let found = house.findings().into_iter().filter(|finding| kinds.contains(&finding.kind.as_str()));
    let mut faults: Vec<String> = found.map(|finding| format!("{}: {}", finding.kind.as_str(), finding.what)).collect();
    let audit = &house.state().tools.audit;
    for mark in audit.texts.iter().filter(|mark| names.contains(&mark.text)) {
        for control in &audit.controls {
            if mark.rect.shrink(2.0).intersects(control.rect) {
                faults.push(format!("{} under the control {}", mark.text, control.name));
            }
        }
    }
    faults
}

#[track_caller]
fn stand_clear(size: [f32; 2], lang: Lang) {
    let museum = shipped();
    let names = names(lang);
    let mut house = open(size, lang, Appearance::Ink);
    house.state_mut().tools.audit.on = true;
    house.visit_page("atlas/1689");
    for layer in museum.atlas.layers.iter().filter(|layer| !layer.on) {
        house.act(Action::Map(MapWish::Layer(layer.id.clone())));
    }
    house.act(Action::Map(MapWish::Readings));
    let (mut wrong, mut most) = (Vec::new(), 0);
    for view in VIEWS {
        look(&mut house, view);
        for mark in &museum.atlas.marks {
            house.act(Action::Map(MapWish::Year(mark.year)));
            let at = format!("{lang} {} {view:?}", mark.year);
            wrong.extend(faults(&house, &names).into_iter().map(|fault| format!("{at}: {fault}")));
            let texts = &house.state().tools.audit.texts;
            most = most.max(texts.iter().filter(|mark| names.contains(&mark.text)).count());
        }
    }
    assert_eq!(wrong, [""; 0]);
    assert!(most >= 20, "at most {most} names were on the map");
}

#[test]
fn names_stand_clear_of_each_other_lying() {
    for lang in LANGUAGES {
        stand_clear(LYING, lang);
    }
}

#[test]
fn names_stand_clear_of_each_other_standing() {
    for lang in LANGUAGES {
        stand_clear(STANDING, lang);
    }
}

#[test]
fn names_stand_clear_of_a_card_and_of_two_years() {
    for (size, lang) in [LYING, STANDING].into_iter().flat_map(|size| LANGUAGES.map(|lang| (size, lang))) {
        let names = names(lang);
        let mut house = open(size, lang, Appearance::Ink);
        house.state_mut().tools.audit.on = true;
        for page in ["atlas/1652/1689", "atlas/1689/1860", "atlas/1858/1860"] {
            house.visit_page(page);
            assert_eq!(faults(&house, &names), [""; 0], "{page} {lang} {size:?}");
        }
        house.act(Action::Map(MapWish::Compare));
        house.act(Action::Map(MapWish::Pick(Some(super::feature("aigun").id))));
        // The card says the name of what was picked, and has buttons below it.
        assert_eq!(faults(&house, &names), [""; 0]);
    }
}
