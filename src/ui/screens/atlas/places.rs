//! The list of everything on the map, to go to without dragging.

use egui::{Align, Order, Rect, Ui, pos2, vec2};

use crate::atlas::Camera;
use crate::kiosk::{Action, MapTable, MapWish};
use crate::model::map::{Feature, FeatureKind};
use crate::ui::map;
use crate::ui::pictures::Icon;
use crate::ui::view::View;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::gallery::Gallery;
use crate::ui::widgets::{control, focus_ring, pressed_ring, rounding, sheet};

pub fn show(ui: &mut Ui, view: &mut View<'_>, table: &MapTable) {
    if !table.searching {
        return;
    }
    let scrim = *view.theme.palette.scrim;
    let beside = sheet::over(ui, view, "places", Order::Foreground, scrim, |ui, view| card(ui, view, table));
    if beside.clicked() {
        view.actions.push(Action::Map(MapWish::Search));
    }
}

/// The places of all layers, each name once, in the order of the visitor's language.
fn listed<'m>(view: &View<'m>) -> Vec<&'m Feature> {
    use FeatureKind::*;
    let all = view.museum.atlas.layers.iter().flat_map(|layer| &layer.features);
    let mut found: Vec<&Feature> =
        all.filter(|feature| matches!(feature.kind, Fort | Town | Landmark | Battle | Homeland | Villages)).collect();
    found.sort_by(|a, b| view.say(&a.name).cmp(view.say(&b.name)).then(a.years.from.cmp(&b.years.from)));
    found
}

fn card(ui: &mut Ui, view: &mut View<'_>, table: &MapTable) {
    let size = view.canvas.size;
    let top = if view.canvas.portrait { size.y * 0.4 } else { size.y * 0.24 };
    let top = if view.kiosk.comfort().low_reach { size.y * 0.5 } else { top };
    let pad = if view.canvas.portrait { 44.0 } else { 64.0 };
    sheet::ground(ui, view, "places", view.canvas.rect(0.0, top, size.x, size.y - top));
    let look = view.title_look().size(46.0).rows(1);
    let title = view.word("ui-map-find");
    let (block, look) = view.set_fitting(ui, &title, &look, size.x - 2.0 * pad - 320.0, &[46.0, 40.0, 36.0]);
    view.tell(ui, view.canvas.pos(pad, top + 36.0), &block, &look, Align::Min);
    let close = view.word("ui-close");
    let button = view.canvas.rect(size.x - pad - 260.0, top + 24.0, 260.0, 88.0);
    if Button::new(&close).icon(Icon::Close).show(ui, view, button, "places-close") {
        view.actions.push(Action::Map(MapWish::Search));
    }
    let places = listed(view);
    let columns = if view.canvas.portrait { 2 } else { 4 };
    let columns = if view.kiosk.comfort().label() > 1.3 { columns / 2 } else { columns };
    let height = 96.0 + 60.0 * (view.kiosk.comfort().label() - 1.0);
    let gallery = Gallery { columns, height, gap: 16.0 };
    let rect = view.canvas.rect(pad, top + 136.0, size.x - 2.0 * pad, size.y - top - 136.0 - 32.0);
    gallery.show(ui, view, rect, places.len(), |ui, view, index, rect| place(ui, view, rect, places[index], table));
}

fn place(ui: &Ui, view: &mut View<'_>, rect: Rect, feature: &Feature, table: &MapTable) {
    let name = view.say(&feature.name).to_owned();
    let years = feature.years.from.to_string();
    let response = control(ui, view, rect, ("place", &feature.id), &format!("{name}, {years}"), None);
    let radius = view.theme.measures.radius_button;
    ui.painter().rect_filled(rect, rounding(view, radius), *view.theme.palette.raised);
    crate::ui::widgets::outline(ui, view, rect, radius);
    let gold = *view.theme.palette.gold;
    let small = view.label_look().size(22.0).color(gold).rows(1);
    let (number, small) = view.set_fitting(ui, &years, &small, 110.0, &[22.0, 20.0]);
    let right = pos2(rect.right() - view.px(20.0), rect.center().y - number.size.y / 2.0);
    view.paint(ui.painter(), right, &number, &small, Align::Max);
    let look = view.button_look().rows(2);
    let room = (rect.width() - number.size.x) / view.canvas.scale - 60.0;
    let (block, look) = view.set_fitting(ui, &name, &look, room, &[25.0, 23.0, 21.0, 20.0]);
    view.paint(ui.painter(), rect.left_center() + vec2(view.px(20.0), -block.size.y / 2.0), &block, &look, Align::Min);
    pressed_ring(ui, view, &response, radius);
    focus_ring(ui, view, &response, radius);
    if response.clicked() {
        go(ui, view, feature, table);
    }
}

/// Flies to a place, in a year in which it was there, with its layer on.
fn go(ui: &Ui, view: &mut View<'_>, feature: &Feature, table: &MapTable) {
    let layers = &view.museum.atlas.layers;
    let layer = layers.iter().find(|layer| layer.features.iter().any(|other| other.id == feature.id));
    if let Some(layer) = layer.filter(|layer| !table.layers.contains(&layer.id)) {
        view.actions.push(Action::Map(MapWish::Layer(layer.id.clone())));
    }
    if !feature.years.contains(table.year) {
        let (first, last) = view.museum.atlas.years;
        view.actions.push(Action::Map(MapWish::Year(feature.years.from.clamp(first, last))));
    }
    view.actions.push(Action::Map(MapWish::Pick(Some(feature.id.clone()))));
    let visit = view.kiosk.visit();
    let Some(bounds) = map::bounds(view, &feature.id) else { return };
    let mut stage = view.tools.maps.take_stage(visit, || map::Stage::new(Camera::whole((1.0, 1.0))));
    // A point is shown with what lies around it.
    let goal = if bounds.width() < 50.0 {
        let size = stage.camera.size;
        Camera { center: bounds.center(), scale: size.0 / 900.0, size }.settled()
    } else {
        Camera::on(&bounds, stage.camera.size)
    };
    stage.fly(ui, view, goal);
    view.tools.maps.put_stage(visit, stage);
}
