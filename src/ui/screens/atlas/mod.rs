//! The atlas: a map that fills the page, a river of years below it, and what a visitor may show, compare and pick.

mod card;
pub mod door;
pub mod inset;
mod legend;
mod places;
mod years;

use egui::{Align, Rect, Ui, pos2, vec2};

use super::frame;
use crate::atlas::Camera;
use crate::kiosk::table::feature;
use crate::kiosk::{Action, MapTable, MapWish, Route};
use crate::model::map::{Mark, Subject};
use crate::ui::dates;
use crate::ui::map::{self, STEP, Shade, Sheet, Stage, size_of};
use crate::ui::pictures::Icon;
use crate::ui::text::Face;
use crate::ui::view::{Look, View};
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::divider::{Divider, HANDLE};

/// Where the parts of the page stand, in design pixels.
pub struct Plan {
    pub left: f32,
    pub right: f32,
    /// Upper edge of the river of years.
    pub river: f32,
    /// Upper edge of the chips.
    pub chips: f32,
}

impl Plan {
    /// Upper edge of the year.
    fn year(&self, view: &View<'_>) -> f32 {
        let bottom = if view.canvas.portrait { self.chips } else { self.river };
        bottom - YEAR_HEIGHT
    }
}

/// Height of the river of years with its numbers.
const RIVER: f32 = 128.0;
/// How far the divider goes to the left and to the right.
const DIVIDER: (f32, f32) = (0.12, 0.88);
const GAP: f32 = 16.0;
const MARGIN: f32 = 48.0;
/// Width of the year and what happened in it.
const YEAR: f32 = 590.0;
/// Height of the year with the room above it.
const YEAR_HEIGHT: f32 = 140.0;

pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let bar = frame::bar_height(view);
    let size = view.canvas.size;
    let spine = frame::spine_width(view);
    let rect = view.canvas.rect(spine, 0.0, size.x - spine, size.y - bar);
    let table = view.kiosk.table().clone();
    let visit = view.kiosk.visit();
    let begin = beginning(view, rect);
    let mut stage = view.tools.maps.take_stage(visit, || Stage::new(begin));
    let name = view.word("ui-atlas");
    let touched = stage.run(ui, view, rect, "atlas", &name);
    let camera = stage.camera;
    // The page is laid out before it is drawn: names keep clear of it.
    let chips = chips(ui, view, &table);
    let plan = Plan {
        left: spine + 40.0,
        right: size.x - MARGIN,
        river: size.y - bar - RIVER,
        chips: size.y - bar - RIVER - chips.height,
    };
    // What was picked stands in the place of the legend.
    let picked = table.picked.as_ref().and_then(|id| feature(view.museum, id));
    let card = picked.map(|picked| (picked, card::set(ui, view, &plan, picked)));
    let legend = table.picked.is_none().then(|| legend::set(ui, view, &plan, &table));
    let mut obstacles = obstacles(view, &plan, &table, &chips, stage.divider);
    obstacles.extend(legend.as_ref().map(|legend| legend.rect));
    obstacles.extend(card.as_ref().map(|(_, card)| card.rect(view, &plan)));
    let shades = shades(view, rect);
    let sheet = |name, clip, year| Sheet {
        name,
        rect,
        clip,
        camera,
        year,
        table: &table,
        obstacles: &obstacles,
        small: false,
        shades: &shades,
    };
    map::land(ui, view, &sheet("atlas", rect, table.year));
    match table.other {
        None => map::year(ui, view, &sheet("atlas", rect, table.year)),
        Some(other) => {
            let x = rect.left() + rect.width() * stage.divider;
            let (left, right) = (rect.with_max_x(x), rect.with_min_x(x));
            map::year(ui, view, &sheet("atlas", left, table.year));
            map::year(ui, view, &sheet("right", right, other));
            let name = view.word("ui-map-divider");
            let line = Divider { name: &name, range: DIVIDER, halo: *view.theme.palette.map.halo };
            let y = view.canvas.pos(0.0, handle_middle(view, &plan)).y;
            line.show(ui, view, rect, y, &mut stage.divider);
            years_beside(ui, view, x, rect, table.year, other);
        }
    }
    if let Some(at) = touched {
        tapped(ui, view, &mut stage, &sheet("atlas", rect, table.year), at, rect);
    }
    frame::spine(ui, view, view.museum.manchu.as_ref(), size.y - bar);
    head(ui, view, &plan);
    if table.other.is_none() {
        year(ui, view, &plan, &table);
    }
    if let Some(legend) = legend {
        legend::show(ui, view, legend);
    }
    zoom_buttons(ui, view, &plan, &mut stage);
    chips_row(ui, view, &plan, &table, &chips);
    if let Some((picked, card)) = &card {
        card::show(ui, view, &plan, picked, card);
    }
    years::show(ui, view, &plan, &table);
    let corner = pos2(rect.right() - view.px(MARGIN + 110.0), rect.top() + view.px(84.0 + scale_drop(view)));
    map::scale(ui, &ui.painter().clone(), view, &sheet("atlas", rect, table.year), corner);
    view.tools.maps.put_stage(visit, stage);
    places::show(ui, view, &table);
}

/// What stands in the bar at the foot: years that pass by themselves, two years side by side, the list of places.
pub fn tools(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let table = view.kiosk.table().clone();
    let plays = table.plays_on.is_some();
    let calm = view.kiosk.comfort().calm;
    let mut all: Vec<(String, Icon, bool, MapWish)> = Vec::new();
    if !calm {
        let (key, icon) = if plays { ("ui-map-pause", Icon::Pause) } else { ("ui-map-play", Icon::Play) };
        all.push((view.word(key), icon, plays, MapWish::Play));
    }
    all.push((view.word("ui-map-compare"), Icon::Compare, table.other.is_some(), MapWish::Compare));
    all.push((view.word("ui-map-find"), Icon::Search, false, MapWish::Search));
    let design = view.canvas.design(rect);
    let inner = if view.canvas.portrait { design } else { design.shrink2(vec2(30.0, 0.0)) };
    let width = ((inner.width() - GAP * (all.len() as f32 - 1.0)) / all.len() as f32).min(340.0);
    let total = all.len() as f32 * (width + GAP) - GAP;
    let mut x = inner.center().x - total / 2.0;
    let y = if view.canvas.portrait { inner.top() - 8.0 } else { view.canvas.size.y - 100.0 };
    for (label, icon, on, wish) in all {
        let kind = if on { Kind::Tab(true) } else { Kind::Plain };
        let rect = view.canvas.rect(x, y, width, 88.0);
        if Button::new(&label).icon(icon).kind(kind).show(ui, view, rect, ("map tool", &label)) {
            view.actions.push(Action::Map(wish));
        }
        x += width + GAP;
    }
}

/// The first view of the page: what its exhibit asks for, or the whole map.
fn beginning(view: &View<'_>, rect: Rect) -> Camera {
    let size = size_of(rect);
    let exhibit = match view.kiosk.route() {
        Route::Atlas { exhibit: Some(id), .. } => view.museum.exhibit(id),
        _ => None,
    };
    match exhibit.and_then(|exhibit| exhibit.map.as_ref()) {
        Some(map) => Camera::of(map.center, map.width_km, size),
        None => Camera::whole(size),
    }
}

/// A tap on the map: what lies there is picked; beside everything it closes the card, or moves the place to the middle.
fn tapped(ui: &Ui, view: &mut View<'_>, stage: &mut Stage, sheet: &Sheet<'_>, at: egui::Pos2, rect: Rect) {
    let sheet = match sheet.table.other {
        Some(other) if at.x > rect.left() + rect.width() * stage.divider => {
            Sheet { name: "right", year: other, ..*sheet }
        }
        _ => Sheet { ..*sheet },
    };
    let touched = map::touched(view, &sheet, at).and_then(|index| map::at(view.museum, index));
    match touched {
        Some(feature) => view.actions.push(Action::Map(MapWish::Pick(Some(feature.id.clone())))),
        None if sheet.table.picked.is_some() => view.actions.push(Action::Map(MapWish::Pick(None))),
        None => {
            // Who cannot drag brings what is at the edge to the middle with a tap on it.
            let inner = rect.shrink2(rect.size() * 0.28);
            if !inner.contains(at) {
                let way = (rect.center() - at) * 0.7;
                let goal = stage.camera.panned((f64::from(way.x), f64::from(way.y)));
                stage.fly(ui, view, goal);
            }
        }
    }
}

/// The map sinks into the ground where controls and titles stand.
fn shades(view: &View<'_>, rect: Rect) -> Vec<Shade> {
    if view.theme.palette.outlined {
        return Vec::new();
    }
    let (top, bottom) = (rect.top(), rect.bottom());
    vec![
        (top, 0.75),
        (top + view.px(190.0), 0.0),
        (bottom - view.px(420.0), 0.0),
        (bottom - view.px(140.0), 0.82),
        (bottom, 0.95),
    ]
}

/// How much lower the scale stands: on a standing screen below the end of a long title.
fn scale_drop(view: &View<'_>) -> f32 {
    if view.canvas.portrait { 64.0 } else { 0.0 }
}

/// Title and the house's own voice.
fn head(ui: &Ui, view: &mut View<'_>, plan: &Plan) {
    let museum = view.museum;
    let exhibit = match view.kiosk.route() {
        Route::Atlas { exhibit: Some(id), .. } => museum.exhibit(id),
        _ => None,
    };
    let title = exhibit.map_or_else(|| view.word("ui-atlas"), |exhibit| view.say(&exhibit.title).to_owned());
    let title = frame::title(ui, view, plan.left, 36.0, 620.0, 1, &title);
    let text = view.word("ui-map-claim");
    let look = view.label_look().color(*view.theme.palette.text).rows(2);
    let width = (plan.right - plan.left - 420.0).min(900.0);
    let (block, look) = view.set_fitting(ui, &text, &look, width, &[24.0, 22.0]);
    view.tell(ui, pos2(title.left(), title.bottom() + view.px(4.0)), &block, &look, Align::Min);
}

/// The mark of a year, if it is one.
fn mark<'m>(view: &View<'m>, year: i32) -> Option<&'m Mark> {
    view.museum.atlas.marks.iter().find(|mark| mark.year == year)
}

/// How large the year is.
fn year_look(view: &View<'_>) -> Look {
    let gold = *view.theme.palette.gold;
    Look { face: Face::SerifBold, line: 1.0, tracking: 0.0, ..view.title_look().size(108.0).color(gold).rows(1) }
}

/// The year in large figures, and what happened.
fn year(ui: &Ui, view: &mut View<'_>, plan: &Plan, table: &MapTable) {
    let look = year_look(view);
    let block = view.set(ui, &table.year.to_string(), &look, f32::INFINITY);
    let bottom = if view.canvas.portrait { plan.chips - 8.0 } else { plan.river - 10.0 };
    let foot = view.canvas.pos(plan.left, bottom);
    let number = view.tell(ui, foot - vec2(0.0, block.size.y), &block, &look, Align::Min);
    let Some(mark) = mark(view, table.year) else { return };
    let x = number.right() + view.px(28.0);
    let room = if view.canvas.portrait { plan.right - 120.0 } else { plan.left + YEAR - 30.0 };
    let width = (view.canvas.pos(room, 0.0).x - x) / view.canvas.scale;
    let mut look = view.heading_look().size(30.0).rows(2);
    look.grow = look.grow.min(1.1);
    let (title, look) = view.set_fitting(ui, view.say(&mark.title), &look, width, &[30.0, 27.0, 24.0]);
    let date = mark.date.as_ref().map(|date| dates::short(view.words, view.lang, date)).unwrap_or_default();
    let mut small = view.label_look().color(*view.theme.palette.text).rows(2);
    small.grow = small.grow.min(1.15);
    let (date, small) = view.set_fitting(ui, &date, &small, width, &[24.0, 22.0, 20.0]);
    let gap = view.px(2.0);
    let top = number.center().y - (title.size.y + gap + date.size.y) / 2.0;
    let title = view.tell(ui, pos2(x, top), &title, &look, Align::Min);
    view.tell(ui, pos2(x, title.bottom() + gap), &date, &small, Align::Min);
}

/// What the years on both sides of the divider cover.
fn beside(view: &View<'_>, divider: f32) -> Rect {
    let spine = frame::spine_width(view);
    let x = spine + (view.canvas.size.x - spine) * divider;
    view.canvas.rect(x - 220.0, beside_top(view) - 10.0, 440.0, 96.0)
}

fn beside_top(view: &View<'_>) -> f32 {
    if view.canvas.portrait { 230.0 } else { 170.0 }
}

/// The years on both sides of the divider.
fn years_beside(ui: &Ui, view: &mut View<'_>, x: f32, rect: Rect, year: i32, other: i32) {
    let top = rect.top() + view.px(beside_top(view));
    let look = Look { role: egui::accesskit::Role::Label, ..year_look(view).size(64.0) };
    for (year, side, align) in [(year, -1.0, Align::Max), (other, 1.0, Align::Min)] {
        let block = view.set(ui, &year.to_string(), &look, f32::INFINITY);
        let at = pos2(x + side * view.px(30.0), top);
        let left = if align == Align::Max { at.x - block.size.x } else { at.x };
        let ground = Rect::from_min_size(pos2(left, top), block.size).expand2(vec2(view.px(16.0), view.px(6.0)));
        ui.painter().rect_filled(ground, view.px(14.0), view.theme.palette.surface.gamma_multiply(0.94));
        view.tell(ui, at, &block, &look, align);
    }
}

/// How high the middle of the divider's handle is: low enough for those who reach no higher than the middle of the screen,
/// and clear of the chips.
fn handle_middle(view: &View<'_>, plan: &Plan) -> f32 {
    let half = view.canvas.size.y / 2.0;
    if view.kiosk.comfort().low_reach { half + 46.0 } else { half.min(plan.chips - 62.0) }
}

/// Which chips there are, in rows, and how high they are together.
struct Chips {
    rows: Vec<Vec<(Chip, String, f32)>>,
    height: f32,
}

#[derive(Clone, PartialEq)]
enum Chip {
    Layer(usize),
    Readings,
}

const CHIP: f32 = 88.0;

fn chips(ui: &Ui, view: &mut View<'_>, table: &MapTable) -> Chips {
    let layers = &view.museum.atlas.layers;
    let mut all: Vec<(Chip, String)> =
        layers.iter().enumerate().map(|(at, layer)| (Chip::Layer(at), view.say(&layer.title).to_owned())).collect();
    let borders = |at: &usize| layers[*at].subject == Subject::Borders && table.layers.contains(&layers[*at].id);
    if (0..layers.len()).any(|at| borders(&at)) {
        all.push((Chip::Readings, view.word("ui-map-readings")));
    }
    let look = view.button_look();
    let room = view.canvas.size.x - frame::spine_width(view) - 40.0 - MARGIN;
    // Beside the year there is less room than below it.
    let beside = if beside_chips(view) { 88.0 + 24.0 } else { 0.0 };
    let room = if view.canvas.portrait { room } else { room - YEAR - beside };
    let mut rows: Vec<Vec<(Chip, String, f32)>> = vec![Vec::new()];
    let mut used = 0.0;
    for (chip, label) in all {
        let width = view.set(ui, &label, &look, f32::INFINITY).size.x / view.canvas.scale + 104.0;
        if used > 0.0 && used + width > room {
            rows.push(Vec::new());
            used = 0.0;
        }
        used += width + GAP;
        if let Some(row) = rows.last_mut() {
            row.push((chip, label, width));
        }
    }
    let height = rows.len() as f32 * (CHIP + GAP);
    Chips { rows, height }
}

fn chips_row(ui: &Ui, view: &mut View<'_>, plan: &Plan, table: &MapTable, chips: &Chips) {
    for (number, row) in chips.rows.iter().enumerate() {
        let total: f32 = row.iter().map(|(_, _, width)| width + GAP).sum::<f32>() - GAP;
        let beside = if beside_chips(view) { 88.0 + 24.0 } else { 0.0 };
        let mut x = if view.canvas.portrait { plan.left } else { plan.right - beside - total };
        let y = plan.chips + number as f32 * (CHIP + GAP);
        for (chip, label, width) in row {
            let rect = view.canvas.rect(x, y, *width, CHIP);
            let (on, wish, icon) = match chip {
                Chip::Layer(at) => {
                    let layer = &view.museum.atlas.layers[*at];
                    (table.layers.contains(&layer.id), MapWish::Layer(layer.id.clone()), icon(layer.subject))
                }
                Chip::Readings => (table.readings, MapWish::Readings, Icon::Book),
            };
            let button = Button::new(label).icon(if on { Icon::Check } else { icon }).kind(Kind::Chip(on));
            if button.show(ui, view, rect, ("chip", number, label)) {
                view.actions.push(Action::Map(wish));
            }
            x += width + GAP;
        }
    }
}

fn icon(subject: Subject) -> Icon {
    match subject {
        Subject::Borders => Icon::Layers,
        Subject::Homelands => Icon::People,
        Subject::Settlements => Icon::Pin,
        Subject::Journeys => Icon::Way,
        Subject::Battles => Icon::Swords,
    }
}

/// Whether the buttons that come nearer stand beside the chips: above them they would be out of reach for some.
fn beside_chips(view: &View<'_>) -> bool {
    view.kiosk.comfort().low_reach && !view.canvas.portrait
}

fn zoom_rects(view: &View<'_>, plan: &Plan) -> [Rect; 3] {
    let (bottom, gap) = if beside_chips(view) { (plan.river - 8.0, 8.0) } else { (plan.chips - GAP, GAP) };
    let top = bottom - 3.0 * (88.0 + gap) + gap;
    [0.0, 1.0, 2.0].map(|at| view.canvas.rect(plan.right - 88.0, top + at * (88.0 + gap), 88.0, 88.0))
}

fn zoom_buttons(ui: &Ui, view: &mut View<'_>, plan: &Plan, stage: &mut Stage) {
    let rects = zoom_rects(view, plan);
    let names = ["ui-map-nearer", "ui-map-farther", "ui-map-whole"].map(|key| view.word(key));
    if Button::new("").name(&names[0]).icon(Icon::Plus).show(ui, view, rects[0], "nearer") {
        stage.zoom(ui, view, STEP);
    }
    if Button::new("").name(&names[1]).icon(Icon::Minus).show(ui, view, rects[1], "farther") {
        stage.zoom(ui, view, 1.0 / STEP);
    }
    if Button::new("").name(&names[2]).icon(Icon::Whole).show(ui, view, rects[2], "whole") {
        let whole = Camera::whole(stage.camera.size);
        stage.fly(ui, view, whole);
    }
}

/// Where no name may stand, besides legend and card.
fn obstacles(view: &View<'_>, plan: &Plan, table: &MapTable, chips: &Chips, divider: f32) -> Vec<Rect> {
    let (size, spine) = (view.canvas.size, frame::spine_width(view));
    let mut all = vec![
        view.canvas.rect(0.0, 0.0, 1000.0_f32.min(size.x), 90.0 + 70.0 * view.kiosk.comfort().label().powi(2)),
        view.canvas.rect(plan.right - 420.0, 0.0, 420.0 + MARGIN, 110.0 + scale_drop(view)),
        view.canvas.rect(0.0, plan.river - 6.0, size.x, 400.0),
        zoom_rects(view, plan)[0].union(zoom_rects(view, plan)[2]),
    ];
    if table.other.is_some() {
        all.push(beside(view, divider));
        let x = spine + (size.x - spine) * divider;
        all.push(view.canvas.rect(x - HANDLE / 2.0, handle_middle(view, plan) - HANDLE / 2.0, HANDLE, HANDLE));
    }
    for (number, row) in chips.rows.iter().enumerate() {
        let width = row.iter().map(|(_, _, width)| width + GAP).sum::<f32>();
        let beside = if beside_chips(view) { 88.0 + 24.0 } else { 0.0 };
        let left = if view.canvas.portrait { plan.left } else { plan.right - beside - width };
        all.push(view.canvas.rect(left, plan.chips + number as f32 * (CHIP + GAP), width, CHIP));
    }
    if table.other.is_none() {
        let width = if view.canvas.portrait { plan.right - plan.left - 100.0 } else { YEAR };
        all.push(view.canvas.rect(plan.left, plan.year(view), width, YEAR_HEIGHT));
    }
    all
}
