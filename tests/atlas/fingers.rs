//! What lies on the map can be picked, found in the list and gone back to.

use aigun::atlas::Camera;
use aigun::kiosk::{Action, MapWish};
use egui::pos2;

use super::common::stage::{LYING, STANDING};
use super::{Visitor, feature, plane};

/// Comes near to a place.
fn go_to(visitor: &mut Visitor, lon: f64, lat: f64) {
    let size = visitor.camera().size;
    visitor.look(Camera { center: plane(lon, lat), scale: 2.4, size });
}

#[test]
fn a_tap_on_a_fort_shows_its_card_and_a_tap_beside_closes_it() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, "atlas/1675");
        go_to(&mut visitor, 124.08, 53.383);
        let fort = feature("albazin-fort");
        let at = visitor.screen(plane(124.08, 53.383));
        // A finger is not exact.
        let actions = visitor.tap(at + egui::vec2(14.0, -12.0));
        assert_eq!(actions, [Action::Map(MapWish::Pick(Some(fort.id.clone())))]);
        let name = fort.name.get(aigun::model::Lang::EN).expect("a name");
        assert!(visitor.texts().iter().any(|text| text == name), "{name} is not on the card: {:?}", visitor.texts());
        assert!(visitor.texts().iter().any(|text| text.contains("1665")), "{:?}", visitor.texts());
        let close = visitor.house.middle("Close");
        // A touch on the card, beside its buttons, is none on the map.
        visitor.wait(40);
        assert_eq!(visitor.tap(close - egui::vec2(0.0, 90.0)), []);
        assert!(visitor.table().picked.is_some());
        visitor.wait(40);
        let beside = visitor.screen(plane(126.6, 53.9));
        visitor.tap(beside);
        assert_eq!(visitor.table().picked, None);
    }
}

#[test]
fn the_card_closes_with_its_button_and_opens_its_exhibit() {
    let mut visitor = Visitor::at(LYING, "atlas/1685");
    visitor.act(Action::Map(MapWish::Pick(Some(feature("albazin-1685").id))));
    visitor.tap_on("Close");
    assert_eq!(visitor.table().picked, None);
    visitor.act(Action::Map(MapWish::Pick(Some(feature("albazin-1685").id))));
    visitor.rest();
    visitor.tap_on("See the battle");
    assert_eq!(visitor.house.route(), "battles/albazin-1685/course");
}

fn museum_layer(name: &str) -> aigun::model::LayerId {
    let museum = super::common::shipped();
    museum.atlas.layers.iter().find(|layer| layer.id.as_str() == name).expect("a layer").id.clone()
}

#[test]
fn what_is_not_shown_cannot_be_picked() {
    // Before it was built, and with its layer off.
    let mut visitor = Visitor::at(LYING, "atlas/1620");
    go_to(&mut visitor, 124.08, 53.383);
    let at = visitor.screen(plane(124.08, 53.383));
    assert_eq!(visitor.tap(at), []);
    let mut visitor = Visitor::at(LYING, "atlas/1675");
    visitor.act(Action::Map(MapWish::Layer(museum_layer("settlements"))));
    go_to(&mut visitor, 124.08, 53.383);
    assert_eq!(visitor.tap(at), []);
}

#[test]
fn the_list_flies_to_a_place_and_turns_its_layer_on() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, "atlas/1800");
        visitor.act(Action::Map(MapWish::Layer(museum_layer("battles"))));
        assert!(!visitor.table().layers.contains(&museum_layer("battles")));
        visitor.tap_on("Find a place");
        assert!(visitor.table().searching);
        visitor.tap_on("Albazin, 1685, 1685");
        let table = visitor.table();
        assert!(!table.searching, "the list closes");
        assert!(table.layers.contains(&museum_layer("battles")));
        assert_eq!((table.year, table.picked), (1685, Some(feature("albazin-1685").id)));
        let at = visitor.screen(plane(124.08, 53.383));
        let middle = visitor.house.ctx.content_rect().center();
        assert!(at.distance(middle) < 260.0, "{at:?}");
        // It closes with a touch beside it as well.
        visitor.tap_on("Find a place");
        visitor.tap(pos2(size[0] / 2.0, 60.0));
        assert!(!visitor.table().searching);
    }
}

#[test]
fn the_way_back_leads_to_the_same_year_and_view() {
    let mut visitor = Visitor::at(LYING, "atlas/1652");
    visitor.act(Action::Map(MapWish::Year(1685)));
    visitor.act(Action::Map(MapWish::Layer(museum_layer("homelands"))));
    visitor.tap_on("Closer");
    let camera = visitor.camera();
    visitor.act(Action::Map(MapWish::Pick(Some(feature("albazin-1685").id))));
    visitor.rest();
    visitor.tap_on("See the battle");
    visitor.house.state_mut().kiosk.update(Action::Back, std::time::Duration::ZERO);
    visitor.rest();
    let table = visitor.table();
    assert_eq!(table.year, 1685);
    assert!(table.layers.contains(&museum_layer("homelands")));
    let again = visitor.camera();
    assert!(again.center.distance(camera.center) < 1e-6 && (again.scale - camera.scale).abs() < 1e-9);
}
