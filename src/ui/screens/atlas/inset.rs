//! The map of an exhibit on its page: a still view with a caption; a touch opens it as the atlas.

use egui::{Align, Rect, Sense, Ui, pos2, vec2};

use crate::atlas::Camera;
use crate::kiosk::{Action, MapTable, Route};
use crate::model::{Exhibit, LonLat, MapRef};
use crate::ui::map::{self, Sheet, size_of};
use crate::ui::pictures::Icon;
use crate::ui::view::View;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::{outline, picture};

/// The map on the stage.
pub fn show(ui: &Ui, view: &mut View<'_>, exhibit: &Exhibit, shown: &MapRef, rect: Rect) {
    let table = MapTable::laid(view.museum, Some(shown), None);
    let name = view.word("ui-atlas");
    let caption = shown.caption.as_ref().map(|caption| view.say(caption).to_owned()).unwrap_or_default();
    let response = ui.interact(rect, egui::Id::unique(("inset", &exhibit.id)), Sense::hover());
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Image, true, format!("{name}: {caption}")));
    let design = view.canvas.design(rect);
    // The caption's room is not the map's.
    let look = view.label_look().size(22.0).color(*view.theme.palette.text).rows(6);
    let text = if caption.is_empty() { view.word("ui-map-claim") } else { caption };
    // High on a standing screen: for some too high, who open it with the button of the bar.
    let has_button = !(view.kiosk.comfort().low_reach && view.canvas.portrait);
    let button_width = if has_button { 300.0 } else { 0.0 };
    let block = view.set(ui, &text, &look, design.width() - button_width - 96.0);
    let foot = (block.size.y / view.canvas.scale).max(88.0) + 48.0;
    let button =
        view.canvas.rect(design.right() - button_width - 24.0, design.bottom() - 88.0 - 24.0, button_width, 88.0);
    let below = view.canvas.rect(design.left(), design.bottom() - foot, design.width(), foot);
    let camera = Camera::of(shown.center, shown.width_km, size_of(rect));
    let year = view.canvas.rect(design.left(), design.top(), 190.0, 90.0);
    let furniture = view.canvas.rect(design.right() - 300.0, design.top(), 300.0, 92.0);
    let sheet = Sheet {
        name: "inset",
        rect,
        clip: rect,
        camera,
        year: shown.year,
        table: &table,
        obstacles: &[below, year, furniture],
        small: true,
        shades: &[],
    };
    map::land(ui, view, &sheet);
    map::year(ui, view, &sheet);
    let ground = *view.theme.palette.ground;
    picture::foot_shade(ui, view, rect, foot + 60.0, 0.0, ground);
    let corner = pos2(rect.right() - view.px(70.0), rect.top() + view.px(72.0));
    map::scale(ui, &ui.painter().with_clip_rect(rect), view, &sheet, corner);
    tag(ui, view, rect, shown.year);
    let at = pos2(rect.left() + view.px(28.0), below.bottom() - view.px(24.0) - block.size.y);
    view.tell(ui, at, &block, &look, Align::Min);
    let open = view.word("ui-map-full");
    if has_button && Button::new(&open).icon(Icon::Map).show(ui, view, button, "open-map") {
        // The atlas opens on the map of the exhibit; another one is a year of it.
        let own = exhibit.map.as_ref() == Some(shown);
        let year = (!own).then_some(shown.year);
        let route = Route::Atlas { exhibit: own.then(|| exhibit.id.clone()), year, other: None };
        view.actions.push(Action::Open(route));
    }
    outline(ui, view, rect, 0.0);
}

/// The year of the map, in its upper left corner.
fn tag(ui: &Ui, view: &mut View<'_>, rect: Rect, year: i32) {
    let gold = *view.theme.palette.gold;
    let look = view.card_title_look().size(46.0).color(gold).rows(1);
    let block = view.set(ui, &year.to_string(), &look, f32::INFINITY);
    let at = rect.min + vec2(view.px(28.0), view.px(18.0));
    let ground = Rect::from_min_size(at, block.size).expand2(vec2(view.px(16.0), view.px(4.0)));
    ui.painter().rect_filled(ground, view.px(12.0), view.theme.palette.map.halo.gamma_multiply(0.8));
    view.tell(ui, at, &block, &look, Align::Min);
}

/// The Amur from its source to its mouth as a small picture, in a year with the lines of three treaties.
pub fn preview(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let (year, middle) = (1860, LonLat { lon: 128.0, lat: 50.6 });
    let table = MapTable::laid(view.museum, None, Some(year));
    plain(ui, view, rect, "preview", (middle, 2300.0), &table);
}

/// A small picture of the `number`th map of a page to choose it by.
pub fn thumb(ui: &Ui, view: &mut View<'_>, number: usize, shown: &MapRef, rect: Rect) {
    // Each keeps its own triangles.
    let name = ["thumb", "thumb-today"][number.min(1)];
    let table = MapTable::laid(view.museum, Some(shown), None);
    plain(ui, view, rect, name, (shown.center, shown.width_km), &table);
    outline(ui, view, rect, 0.0);
}

/// A map without names. `seen` is its middle and its width in kilometres.
fn plain(ui: &Ui, view: &mut View<'_>, rect: Rect, name: &'static str, seen: (LonLat, f64), table: &MapTable) {
    let camera = Camera::of(seen.0, seen.1, size_of(rect));
    let (year, obstacles, shades) = (table.year, &[], &[]);
    let sheet = Sheet { name, rect, clip: rect, camera, year, table, obstacles, small: true, shades };
    map::land(ui, view, &sheet);
    map::shapes(ui, view, &sheet);
}
