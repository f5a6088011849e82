//! Looking closely at a picture: it fills the page, words stand beside it, and a guided look leads from detail to detail.

mod furniture;
pub mod pair;
mod panel;

use egui::accesskit::Role;
use egui::{Align, Color32, CornerRadius, Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::frame;
use crate::imaging::Geometry;
use crate::kiosk::{Action, PictureOf, Route};
use crate::model::{Localized, Manchu, Picture};
use crate::ui::pictures::{Icon, Plate, Shown, show_icon};
use crate::ui::plate::camera::{Margins, PlateCamera};
use crate::ui::plate::{self, Looking, WHOLE, Window, uncropped};
use crate::ui::stage::{Stage, size_of};
use crate::ui::view::View;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::surface;

const GAP: f32 = 16.0;
const MARGIN: f32 = 24.0;
/// Width of the panel beside a picture, and its heights below one: with details and without.
const PANEL: f32 = 640.0;
const PANEL_BELOW: (f32, f32) = (680.0, 480.0);
/// Height of the plate with the title.
const TITLE: f32 = 112.0;
/// Least height of the panel where nobody has to reach higher than the middle of the screen.
const LOW_PANEL: f32 = 452.0;

/// Where the parts of the page stand, in points.
struct Plan {
    /// All that is not the bar.
    page: Rect,
    /// Where the picture is.
    open: Rect,
    /// Where the words are; `None` while they are folded away.
    panel: Option<Rect>,
}

impl Plan {
    fn new(view: &View<'_>, details: bool, folded: bool) -> Plan {
        let size = view.canvas.size;
        let height = size.y - frame::bar_height(view);
        let page = view.canvas.rect(0.0, 0.0, size.x, height);
        if folded {
            return Plan { page, open: page, panel: None };
        }
        let (open, panel) = if view.canvas.portrait {
            let panel = match (view.kiosk.comfort().low_reach, details) {
                (true, _) => LOW_PANEL,
                (false, true) => PANEL_BELOW.0,
                (false, false) => PANEL_BELOW.1,
            };
            let top = height - MARGIN - panel;
            (view.canvas.rect(0.0, 0.0, size.x, top), view.canvas.rect(MARGIN, top, size.x - 2.0 * MARGIN, panel))
        } else {
            let left = size.x - MARGIN - PANEL;
            let low = view.kiosk.comfort().low_reach;
            let top = if low { height - MARGIN - LOW_PANEL } else { MARGIN };
            (view.canvas.rect(0.0, 0.0, left, height), view.canvas.rect(left, top, PANEL, height - MARGIN - top))
        };
        Plan { page, open, panel: Some(panel) }
    }
}

/// Where so many buttons stand in the lower right corner of a picture: below each other, or in two columns where that is
/// too high for those who sit. A finger on one of them does not hold the picture.
fn corner_buttons(ui: &Ui, view: &View<'_>, open: Rect, count: usize) -> Vec<Rect> {
    let canvas = view.canvas;
    let columns = if canvas.portrait && view.kiosk.comfort().low_reach { 2 } else { 1 };
    let rows = count.div_ceil(columns);
    let corner = canvas.design(open).max;
    let before = move |number: usize, of: usize| MARGIN + (of - number) as f32 * (88.0 + GAP) - GAP;
    // The last one stands in the corner.
    let gap = rows * columns - count;
    let place = |number: usize| {
        let (row, column) = ((number + gap) / columns, (number + gap) % columns);
        let rect = canvas.rect(corner.x - before(column, columns), corner.y - before(row, rows), 88.0, 88.0);
        ui.interact(rect, Id::unique(("corner button", number)), Sense::DRAG);
        rect
    };
    (0..count).map(place).collect()
}

/// What the whole picture keeps clear of: the title above it, the buttons beside it.
fn margins(view: &View<'_>) -> Margins {
    [40.0, TITLE + 40.0, 136.0, 40.0].map(|length| f64::from(view.px(length)))
}

pub fn show(ui: &mut Ui, view: &mut View<'_>, of: &PictureOf, detail: Option<usize>) {
    // The museum outlives the frame; the picture is borrowed from it, not from the view.
    let museum = view.museum;
    let Some(picture) = of.picture(museum) else { return };
    let visit = view.kiosk.visit();
    let saved = view.tools.plates.take(visit);
    let folded = saved.as_ref().is_some_and(|looking| looking.folded);
    let plan = Plan::new(view, !picture.hotspots.is_empty(), folded);
    ground(ui, view, &plan);
    let plate = view.tools.pictures.plate(&picture.file);
    let looking = match plate {
        // Whoever comes back finds the view as it was, once the file has been looked at again.
        Plate::Waiting => {
            view.tools.audit.pending += 1;
            while_waiting(ui, view, picture);
            saved
        }
        Plate::Broken => {
            broken(ui, view, picture, plan.open);
            saved
        }
        Plate::Whole(geometry) | Plate::Cut(geometry) => {
            let looking = saved.unwrap_or_else(|| begin(ui, view, picture, geometry, plan.open));
            Some(look(ui, view, (of, picture, detail), plate, &plan, looking))
        }
    };
    let opacity = view.opacity;
    ui.scope(|ui| {
        ui.multiply_opacity(opacity);
        title(ui, view, plan.open, &picture.title, under_title(view, of), manchu(view));
        if let Some(rect) = plan.panel {
            panel::show(ui, view, of, picture, detail, rect);
        }
    });
    if let Some(looking) = looking {
        view.tools.plates.put(visit, looking);
    }
}

/// The ground that a picture lies on: quiet, and the same in every page of this kind.
fn ground(ui: &Ui, view: &View<'_>, plan: &Plan) {
    ui.painter().rect_filled(plan.page, CornerRadius::ZERO, *view.theme.palette.deep);
}

/// The first view of a picture: it grows from where it stood.
fn begin(ui: &Ui, view: &mut View<'_>, picture: &Picture, geometry: Geometry, open: Rect) -> Looking {
    let size = geometry.size.map(f64::from);
    let whole = PlateCamera::whole((size[0], size[1]), size_of(open), margins(view));
    let mut looking = Looking::new(Stage::new(whole), open);
    let moves = view.tools.motion && !view.kiosk.comfort().calm;
    looking.stood = view.tools.plates.seen(&picture.file);
    // The next picture has not stood on the page before: it does not grow out of a place that nobody sees any more.
    view.tools.plates.clear_seen();
    if let Some((rect, focus)) = looking.stood.filter(|_| moves) {
        let [left, top, width, height] = uncropped(rect, whole.picture, focus);
        let (x, y) = (f64::from(open.left()), f64::from(open.top()));
        looking.stage.camera = whole.placed([left - x, top - y, width, height]);
        looking.stage.glide_to(ui, whole, f64::from(view.theme.measures.grow_ms) / 1000.0);
        looking.from = Some(rect);
    }
    looking
}

/// The picture itself with what stands on it.
fn look(
    ui: &mut Ui,
    view: &mut View<'_>,
    (of, picture, detail): (&PictureOf, &Picture, Option<usize>),
    plate: Plate,
    plan: &Plan,
    mut looking: Looking,
) -> Looking {
    let open = plan.open;
    let name = view.say(&picture.alt).to_owned();
    // In a room of another size the whole picture stays whole, and a detail in the middle.
    let (was_whole, is_refit) = (looking.stage.camera.is_whole(), looking.stage.camera.size != size_of(open));
    looking.open = open;
    let touched = looking.stage.run(ui, view, open, "plate", &name);
    looking.stage.camera.margins = margins(view);
    if looking.detail != detail || is_refit && (was_whole || detail.is_some()) {
        looking.detail = detail;
        let camera = looking.stage.camera;
        let shown = detail.and_then(|at| picture.hotspots.get(at));
        let goal = shown.map_or(camera.as_whole(), |hotspot| camera.on(hotspot.area));
        looking.stage.fly(ui, view, goal);
    }
    let camera = looking.stage.camera;
    let grown = looking.stage.flown(ui);
    let clip = match looking.from {
        Some(from) if grown < 1.0 => {
            Rect::from_min_max(from.min.lerp(plan.page.min, grown), from.max.lerp(plan.page.max, grown))
        }
        _ => {
            looking.from = None;
            plan.page
        }
    };
    let window = Window { camera, stage: open, clip };
    if let Some(stood) = looking.stood {
        plate::show_crop(ui.painter(), &mut view.tools.pictures, &picture.file, stood, window);
    }
    let drawn = plate::show(ui.painter(), &mut view.tools.pictures, &picture.file, plate, window);
    if drawn.is_whole {
        looking.stood = None;
    }
    if !drawn.is_sharp {
        view.tools.audit.pending += usize::from(view.tools.pictures.is_busy());
    }
    let described = ui.interact(open, Id::unique("viewed picture"), Sense::hover());
    described.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    let opacity = view.opacity;
    ui.scope(|ui| {
        ui.multiply_opacity(opacity);
        furniture::marks(ui, view, picture, detail, camera, open);
        if let Some(width) = picture.width_mm {
            furniture::scale(ui, view, camera, width, open);
        }
        furniture::overview(ui, view, &picture.file, &mut looking.stage, open);
        furniture::buttons(ui, view, of, &mut looking, open);
    });
    if let Some(at) = touched
        && let Some(index) = furniture::mark_at(view, picture, detail, camera, open, at)
    {
        let detail = if detail == Some(index) { None } else { Some(index) };
        view.actions.push(Action::Open(Route::Picture { of: of.clone(), detail }));
    }
    looking
}

/// Until the size of a picture is known it stays where it stood.
fn while_waiting(ui: &Ui, view: &mut View<'_>, picture: &Picture) {
    let Some((rect, focus)) = view.tools.plates.seen(&picture.file) else { return };
    if let Shown::Ready { texture, .. } = view.tools.pictures.cover(ui.ctx(), &picture.file, rect.size(), focus) {
        plate::draw(ui.painter(), texture, rect, WHOLE, 1.0);
    }
}

/// A neutral plate in place of a picture that cannot be shown.
fn broken(ui: &Ui, view: &mut View<'_>, picture: &Picture, open: Rect) {
    view.tools.audit.broken.insert(picture.file.clone());
    let [left, top, right, bottom] = margins(view).map(|length| length as f32);
    let rect = Rect::from_min_max(open.min + vec2(left, top), open.max - vec2(right, bottom));
    surface(ui, view, rect, view.theme.measures.radius_card);
    let word = view.word("ui-view-broken");
    let look = view.body_look(view.lang).rows(3);
    let width = view.canvas.design(rect).width() - 80.0;
    let block = view.set(ui, &word, &look, width);
    view.tell(ui, pos2(rect.center().x, rect.center().y - block.size.y / 2.0), &block, &look, Align::Center);
}

/// The plate with the seal, the title, and whose picture it is.
fn title(
    ui: &Ui,
    view: &mut View<'_>,
    open: Rect,
    title: &Localized<String>,
    under: Option<String>,
    manchu: Option<&Manchu>,
) {
    let room = view.canvas.design(open).width() - 2.0 * MARGIN;
    let beside = if manchu.is_some() { 76.0 } else { 0.0 };
    let look = view.card_title_look().size(38.0).rows(1);
    let inner = room.min(760.0) - 112.0 - 28.0 - beside;
    let (name, look) = view.set_fitting(ui, view.say(title), &look, inner, &[38.0, 34.0, 30.0, 26.0]);
    let small = view.label_look().rows(1);
    let under = under.map(|under| view.set_fitting(ui, &under, &small, inner, &[22.0, 20.0]));
    let text = name.size.x.max(under.as_ref().map_or(0.0, |(block, _)| block.size.x)) / view.canvas.scale;
    let rect = view.canvas.rect(MARGIN, MARGIN, 112.0 + text + 28.0 + beside, TITLE);
    let rect = rect.translate(open.min.to_vec2() - view.canvas.pos(0.0, 0.0).to_vec2());
    ui.interact(rect, Id::unique("viewer title"), Sense::CLICK | Sense::DRAG);
    surface(ui, view, rect, view.theme.measures.radius_card);
    let seal = Rect::from_min_size(rect.min + vec2(view.px(18.0), view.px(18.0)), vec2(view.px(76.0), view.px(76.0)));
    show_icon(ui, view, seal, Icon::Seal, Color32::WHITE);
    let height = name.size.y + under.as_ref().map_or(0.0, |(block, _)| block.size.y);
    let x = rect.left() + view.px(112.0);
    let top = rect.center().y - height / 2.0;
    let look = crate::ui::view::Look { role: Role::Heading, ..look };
    let name = view.tell(ui, pos2(x, top), &name, &look, Align::Min);
    if let Some((block, look)) = &under {
        view.tell(ui, pos2(x, name.bottom()), block, look, Align::Min);
    }
    if let Some(manchu) = manchu {
        let gold = *view.theme.palette.gold;
        let top = pos2(rect.right() - view.px(50.0), rect.top() + view.px(12.0));
        view.manchu(ui, manchu, top, rect.height() - view.px(24.0), 34.0, gold);
    }
}

/// Whose picture it is, for the line under the title.
fn under_title(view: &View<'_>, of: &PictureOf) -> Option<String> {
    let museum = view.museum;
    let name = match of {
        PictureOf::House => &museum.name,
        PictureOf::Hall(id) => &museum.hall(id)?.title,
        PictureOf::Exhibit(id, _) => &museum.exhibit(id)?.title,
        PictureOf::Person(id) => &museum.people.get(id)?.name,
    };
    Some(view.say(name).to_owned())
}

fn manchu<'m>(view: &View<'m>) -> Option<&'m Manchu> {
    let museum = view.museum;
    let id = &view.kiosk.exhibit()?.id;
    museum.exhibit(id)?.manchu.as_ref()
}

/// What stands in the bar at the foot: the other pictures of the exhibit, and what this one is compared with. `false` if
/// there is nothing.
pub fn tools(ui: &Ui, view: &mut View<'_>, rect: Rect) -> bool {
    let museum = view.museum;
    let Some(exhibit) = view.kiosk.exhibit().and_then(|exhibit| museum.exhibit(&exhibit.id)) else { return false };
    let mut all: Vec<(String, Icon, bool, Route)> = Vec::new();
    if let Route::Picture { of: PictureOf::Exhibit(id, index), .. } = view.kiosk.route() {
        let picture = |index| Route::Picture { of: PictureOf::Exhibit(id.clone(), index), detail: None };
        if let Some(before) = index.checked_sub(1) {
            all.push((view.word("ui-view-before-picture"), Icon::Back, false, picture(before)));
        }
        if index + 1 < exhibit.pictures.len() {
            all.push((view.word("ui-view-after-picture"), Icon::Forward, true, picture(index + 1)));
        }
        if let Some(index) = exhibit.pair_of(*index) {
            let route = Route::Pair { exhibit: exhibit.id.clone(), index };
            all.push((view.word("ui-view-compare"), Icon::Compare, false, route));
        }
    }
    if all.is_empty() {
        return false;
    }
    let design = view.canvas.design(rect);
    let width = ((design.width() - GAP * (all.len() as f32 + 1.0)) / all.len() as f32).min(300.0);
    let total = all.len() as f32 * (width + GAP) - GAP;
    // On a standing screen they have a row of their own.
    let center = if view.canvas.portrait { view.canvas.size.x / 2.0 } else { design.center().x };
    let mut x = center - total / 2.0;
    let y = if view.canvas.portrait { design.top() - 8.0 } else { view.canvas.size.y - 100.0 };
    for (label, icon, last, route) in all {
        let rect = view.canvas.rect(x, y, width, 88.0);
        let button = if last { Button::new(&label).icon_last(icon) } else { Button::new(&label).icon(icon) };
        if button.show(ui, view, rect, ("viewer tool", &label)) {
            view.actions.push(Action::Open(route));
        }
        x += width + GAP;
    }
    true
}
