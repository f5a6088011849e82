//! Two pictures of the same thing: on top of each other with a line between them, or side by side. What moves one moves the
//! other.

use egui::{Align, EventFilter, Id, Key, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::{GAP, MARGIN, Plan, TITLE, broken, corner_buttons, ground, margins, panel, title};
use crate::kiosk::Kiosk;
use crate::model::{Exhibit, Pair, Picture};
use crate::ui::pictures::{Icon, Plate, show_icon};
use crate::ui::plate::camera::PlateCamera;
use crate::ui::plate::{self, Looking, Window};
use crate::ui::stage::{Lens, STEP, Stage, size_of};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::reading::column_on;
use crate::ui::widgets::{control, focus_ring, surface};

/// How far the divider goes to the left and to the right.
const DIVIDER: (f32, f32) = (0.06, 0.94);

pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let museum = view.museum;
    let found = |kiosk: &Kiosk| -> Option<(&Exhibit, &Pair, [&Picture; 2])> {
        let exhibit = museum.exhibit(&kiosk.exhibit()?.id)?;
        let pair =
            exhibit.pairs.iter().find(|pair| Some(pair.id.as_str()) == kiosk.pair().map(|pair| pair.id.as_str()))?;
        let pictures = [exhibit.pictures.get(pair.first)?, exhibit.pictures.get(pair.second)?];
        Some((exhibit, pair, pictures))
    };
    let Some((exhibit, pair, pictures)) = found(view.kiosk) else { return };
    let visit = view.kiosk.visit();
    let saved = view.tools.plates.take(visit);
    let plan = Plan::new(view, false, false);
    ground(ui, view, &plan);
    let plates = pictures.map(|picture| view.tools.pictures.plate(&picture.file));
    let mut looking = match plates.map(geometry) {
        [Some(first), Some(_)] => {
            let size = first.size.map(f64::from);
            let whole = || PlateCamera::whole((size[0], size[1]), size_of(plan.open), margins(view));
            let saved = saved.unwrap_or_else(|| Looking::new(Stage::new(whole()), plan.open));
            Some(compare(ui, view, pictures, plates, &plan, saved))
        }
        _ if plates.contains(&Plate::Broken) => {
            let at = usize::from(plates[0] != Plate::Broken);
            broken(ui, view, pictures[at], plan.open);
            saved
        }
        _ => {
            view.tools.audit.pending += 1;
            saved
        }
    };
    let opacity = view.opacity;
    let under = view.say(&exhibit.title).to_owned();
    ui.scope(|ui| {
        ui.multiply_opacity(opacity);
        title(ui, view, plan.open, &pair.title, Some(under), exhibit.manchu.as_ref());
        if let Some(rect) = plan.panel {
            words(ui, view, pair, pictures, rect, looking.as_mut());
        }
    });
    if let Some(looking) = looking {
        view.tools.plates.put(visit, looking);
    }
}

fn geometry(plate: Plate) -> Option<crate::imaging::Geometry> {
    match plate {
        Plate::Whole(geometry) | Plate::Cut(geometry) => Some(geometry),
        Plate::Waiting | Plate::Broken => None,
    }
}

/// The view of the second picture that shows the same part of it.
fn linked(camera: PlateCamera, plate: Plate) -> PlateCamera {
    let Some(geometry) = geometry(plate) else { return camera };
    let picture = (f64::from(geometry.size[0]), f64::from(geometry.size[1]));
    let part = (picture.0 / camera.picture.0, picture.1 / camera.picture.1);
    let center = (camera.center.0 * part.0, camera.center.1 * part.1);
    PlateCamera { picture, center, scale: camera.scale / part.0, ..camera }
}

fn compare(
    ui: &mut Ui,
    view: &mut View<'_>,
    pictures: [&Picture; 2],
    plates: [Plate; 2],
    plan: &Plan,
    mut looking: Looking,
) -> Looking {
    let open = plan.open;
    let alts = pictures.map(|picture| view.say(&picture.alt).to_owned());
    let rects = if looking.beside { halves(view, open) } else { [open, open] };
    looking.open = rects[0];
    let names = [alts[0].as_str(), alts[1].as_str()];
    if looking.beside {
        looking.stage.run_both(ui, view, rects, names);
    } else {
        let name = alts.join(" · ");
        looking.stage.run(ui, view, open, "plate", &name);
    }
    let side = f64::from(view.px(20.0));
    looking.stage.camera.margins = if looking.beside { [side; 4] } else { margins(view) };
    if std::mem::take(&mut looking.refit) {
        let camera = looking.stage.camera;
        looking.stage.cut(PlateCamera::whole(camera.picture, size_of(rects[0]), camera.margins));
    }
    let camera = looking.stage.camera;
    let cameras = [camera, linked(camera, plates[1])];
    let x = open.left() + open.width() * looking.stage.divider;
    let clips = match looking.beside {
        true => rects,
        false => [open.with_max_x(x), open.with_min_x(x)],
    };
    for side in 0..2 {
        let file = &pictures[side].file;
        let (stage, clip) = (rects[side], clips[side]);
        let window = Window { camera: cameras[side], stage, clip };
        if !plate::show(ui.painter(), &mut view.tools.pictures, file, plates[side], window).is_sharp {
            view.tools.audit.pending += usize::from(view.tools.pictures.is_busy());
        }
    }
    if !looking.beside {
        divider(ui, view, open, &mut looking.stage);
    }
    names_of(ui, view, pictures, clips, looking.beside);
    buttons(ui, view, &mut looking, open);
    looking
}

/// Two rectangles of one size: beside each other, on a standing screen one above the other.
fn halves(view: &View<'_>, open: Rect) -> [Rect; 2] {
    let top = view.px(TITLE + 2.0 * MARGIN);
    let room = Rect::from_min_max(
        open.min + vec2(view.px(MARGIN), top),
        open.max - vec2(view.px(MARGIN + 88.0 + MARGIN), view.px(MARGIN)),
    );
    let gap = view.px(GAP);
    if view.canvas.portrait {
        let height = (room.height() - gap) / 2.0;
        let first = Rect::from_min_size(room.min, vec2(room.width(), height));
        [first, first.translate(vec2(0.0, height + gap))]
    } else {
        let width = (room.width() - gap) / 2.0;
        let first = Rect::from_min_size(room.min, vec2(width, room.height()));
        [first, first.translate(vec2(width + gap, 0.0))]
    }
}

/// The titles of the two, each on its side.
fn names_of(ui: &Ui, view: &mut View<'_>, pictures: [&Picture; 2], clips: [Rect; 2], beside: bool) {
    for side in 0..2 {
        let look = view.label_look().size(24.0).color(*view.theme.palette.text).rows(1);
        let room = (clips[side].width() / view.canvas.scale - 100.0).max(120.0);
        let (block, look) =
            view.set_fitting(ui, view.say(&pictures[side].title), &look, room.min(420.0), &[24.0, 22.0, 20.0]);
        let pad = vec2(view.px(16.0), view.px(8.0));
        let y = match beside {
            true => clips[side].top() + view.px(16.0),
            false => clips[side].bottom() - view.px(MARGIN) - block.size.y - 2.0 * pad.y,
        };
        let x = match (beside, side) {
            (true, _) => clips[side].left() + view.px(16.0),
            (false, 0) => clips[0].right() - view.px(60.0) - block.size.x - 2.0 * pad.x,
            (false, _) => clips[1].left() + view.px(60.0),
        };
        let rect = Rect::from_min_size(pos2(x, y), block.size + 2.0 * pad);
        surface(ui, view, rect, 12.0);
        view.tell(ui, rect.min + pad, &block, &look, Align::Min);
    }
}

/// The line between the pictures: moved with a finger, with taps on its handle, or with the keyboard on it.
fn divider(ui: &Ui, view: &mut View<'_>, open: Rect, stage: &mut Stage<PlateCamera>) {
    let x = open.left() + open.width() * stage.divider;
    let (gold, ground, deep) = (*view.theme.palette.gold, *view.theme.palette.ground, *view.theme.palette.deep);
    let low = view.canvas.size.y / 2.0 + 60.0;
    let middle = open.center().y.max(if view.kiosk.comfort().low_reach { view.canvas.pos(0.0, low).y } else { 0.0 });
    let handle =
        Rect::from_center_size(pos2(x, middle.min(open.bottom() - view.px(60.0))), vec2(view.px(96.0), view.px(96.0)));
    let name = view.word("ui-view-divider");
    let dragged = ui.interact(handle.expand(view.px(10.0)), Id::unique("pair divider drag"), Sense::DRAG);
    let response = control(ui, view, handle, "pair divider", &name, None);
    if dragged.dragged() {
        stage.divider = (stage.divider + dragged.drag_delta().x / open.width()).clamp(DIVIDER.0, DIVIDER.1);
    }
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        for (key, way) in [(Key::ArrowLeft, -0.05), (Key::ArrowRight, 0.05)] {
            if ui.input(|input| input.key_pressed(key)) {
                stage.divider = (stage.divider + way).clamp(DIVIDER.0, DIVIDER.1);
                ui.ctx().request_repaint();
            }
        }
    }
    if response.clicked() {
        stage.divider = match stage.divider {
            ..0.45 => 0.5,
            ..0.65 => 0.75,
            _ => 0.25,
        };
        ui.ctx().request_repaint();
    }
    ui.painter().vline(x, open.y_range(), Stroke::new(view.px(8.0), deep.gamma_multiply(0.6)));
    ui.painter().vline(x, open.y_range(), Stroke::new(view.px(3.0), gold));
    let pressed = response.is_pointer_button_down_on() || dragged.is_pointer_button_down_on();
    let radius = view.px(if pressed { 42.0 } else { 38.0 });
    ui.painter().circle(handle.center(), radius, ground, Stroke::new(view.px(5.0), gold));
    show_icon(ui, view, Rect::from_center_size(handle.center(), vec2(radius, radius) * 1.1), Icon::Compare, gold);
    focus_ring(ui, view, &response, 48.0);
}

/// Nearer, farther, whole.
fn buttons(ui: &Ui, view: &mut View<'_>, looking: &mut Looking, open: Rect) {
    let all = [("ui-map-nearer", Icon::Plus), ("ui-map-farther", Icon::Minus), ("ui-view-whole", Icon::Reset)];
    let rects = corner_buttons(ui, view, open, all.len());
    for (number, ((key, icon), rect)) in all.into_iter().zip(rects).enumerate() {
        let name = view.word(key);
        if !Button::new("").name(&name).icon(icon).show(ui, view, rect, ("pair button", key)) {
            continue;
        }
        let camera = looking.stage.camera;
        let middle = (camera.size.0 / 2.0, camera.size.1 / 2.0);
        let goal = match number {
            0 => camera.zoomed(STEP, middle).rested(),
            1 => camera.zoomed(1.0 / STEP, middle).rested(),
            _ => PlateCamera::whole(camera.picture, camera.size, camera.margins),
        };
        looking.stage.fly(ui, view, goal);
    }
}

/// What is compared and how.
fn words(
    ui: &mut Ui,
    view: &mut View<'_>,
    pair: &Pair,
    pictures: [&Picture; 2],
    rect: Rect,
    looking: Option<&mut Looking>,
) {
    panel::ground(ui, view, rect);
    let design = view.canvas.design(rect);
    let text = view.canvas.rect(
        design.left() + 36.0,
        design.top() + 28.0,
        design.width() - 48.0,
        design.height() - 28.0 - 148.0,
    );
    let surface = *view.theme.palette.surface;
    column_on(ui, view, text, surface, ("pair", &pair.id), |flow| {
        let order = flow.view.order;
        // The title stands on the pictures.
        if let Some(text) = &pair.text {
            flow.rich(text);
        }
        for picture in pictures {
            flow.space(24.0);
            let (lang, title) = picture.title.pick(order);
            let look = crate::ui::widgets::reading::overline(flow.view).lang(lang);
            flow.line(title, &look);
            let (lang, credit) = picture.credit.pick(order);
            let look = flow.view.label_look().lang(lang);
            flow.line(credit, &look);
        }
    });
    let Some(looking) = looking else { return };
    let row = view.canvas.rect(design.left() + 36.0, design.bottom() - 28.0 - 88.0, design.width() - 72.0, 88.0);
    let half = (row.width() - view.px(GAP)) / 2.0;
    for (number, key) in ["ui-view-divided", "ui-view-beside"].into_iter().enumerate() {
        let is_beside = number == 1;
        let left = if is_beside { row.right() - half } else { row.left() };
        let button = Rect::from_min_size(pos2(left, row.top()), vec2(half, row.height()));
        let word = view.word(key);
        let kind = Kind::Tab(looking.beside == is_beside);
        if Button::new(&word).kind(kind).show(ui, view, button, ("pair mode", number)) && looking.beside != is_beside {
            looking.beside = is_beside;
            looking.refit = true;
            ui.ctx().request_repaint();
        }
    }
}
