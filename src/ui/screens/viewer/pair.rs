//! Two pictures of the same thing: on top of each other with a line between them, or side by side. What moves one moves the
//! other.

use egui::{Align, Rect, Ui, pos2, vec2};

use super::{GAP, MARGIN, Plan, TITLE, broken, corner_buttons, ground, margins, panel, title};
use crate::model::{ExhibitId, Pair, Picture};
use crate::ui::pictures::{Icon, Plate};
use crate::ui::plate::camera::PlateCamera;
use crate::ui::plate::{self, Looking, Window};
use crate::ui::stage::{STEP, Stage, size_of};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::divider::Divider;
use crate::ui::widgets::reading::column_on;
use crate::ui::widgets::surface;

/// How far the divider goes to the left and to the right.
const DIVIDER: (f32, f32) = (0.06, 0.94);

pub fn show(ui: &mut Ui, view: &mut View<'_>, exhibit: &ExhibitId, index: usize) {
    // The museum outlives the frame; what is shown is borrowed from it, not from the view.
    let Some(exhibit) = view.museum.exhibit(exhibit) else { return };
    let Some(pair) = exhibit.pairs.get(index) else { return };
    let pictures = [pair.first, pair.second].map(|index| &exhibit.pictures[index]);
    let visit = view.kiosk.visit();
    let saved = view.tools.plates.take(visit);
    let plan = Plan::new(view, false, false);
    ground(ui, view, &plan);
    let plates = pictures.map(|picture| view.tools.pictures.plate(&picture.file));
    let mut looking = match plates.map(Plate::geometry) {
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

/// The view of the second picture that shows the same part of it.
fn linked(camera: PlateCamera, plate: Plate) -> PlateCamera {
    let Some(geometry) = plate.geometry() else { return camera };
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
        let name = view.word("ui-view-divider");
        let line = Divider { name: &name, range: DIVIDER, halo: *view.theme.palette.deep };
        line.show(ui, view, open, handle_middle(view, open), &mut looking.stage.divider);
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

/// The middle of the divider's handle; for those who sit, in the lower half of the screen.
fn handle_middle(view: &View<'_>, open: Rect) -> f32 {
    let low = view.canvas.pos(0.0, view.canvas.size.y / 2.0 + 60.0).y;
    let middle = if view.kiosk.comfort().low_reach { open.center().y.max(low) } else { open.center().y };
    middle.min(open.bottom() - view.px(60.0))
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
        match number {
            0 => looking.stage.zoom(ui, view, STEP),
            1 => looking.stage.zoom(ui, view, 1.0 / STEP),
            _ => looking.stage.fly(ui, view, looking.stage.camera.as_whole()),
        }
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
