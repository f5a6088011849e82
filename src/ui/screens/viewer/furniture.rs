//! What stands on a picture: the numbers of its details, a scale, the overview, and the buttons that come nearer.

use egui::accesskit::Role;
use egui::{Align, CornerRadius, Id, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{MARGIN, corner_buttons};
use crate::kiosk::{Action, Appearance, PictureOf, Route};
use crate::model::{Hotspot, Picture};
use crate::ui::pictures::{Icon, Shown};
use crate::ui::plate::camera::PlateCamera;
use crate::ui::plate::{self, Looking, WHOLE};
use crate::ui::stage::{Lens, STEP, Stage};
use crate::ui::text::Face;
use crate::ui::theme::Theme;
use crate::ui::view::View;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::{control_as, focus_ring, pressed_ring, rounding};

/// Radius of the disc with a detail's number, and how far from its middle a tap still means it.
const MARK: (f32, f32) = (27.0, 54.0);
const OVERVIEW: f32 = 236.0;
/// Least side of the frame in it. At the letters of a large scan what is seen is less than a pixel of the whole.
const SEEN: f32 = 22.0;

/// Where a point of the picture, in fractions of its width and height, is on the screen.
fn on_screen(camera: PlateCamera, open: Rect, (x, y): (f32, f32)) -> Pos2 {
    plate::on_screen(camera, open, (f64::from(x) * camera.picture.0, f64::from(y) * camera.picture.1))
}

/// Where the numbers of the details stand: on their places, or beside each other where those are too close. That of a region
/// that is shown stands on its corner, so that it hides nothing.
fn places(view: &View<'_>, picture: &Picture, chosen: Option<usize>, camera: PlateCamera, open: Rect) -> Vec<Pos2> {
    let place = |(index, hotspot): (usize, &Hotspot)| {
        let area = hotspot.area;
        let is_framed = chosen == Some(index) && !area.is_point();
        on_screen(camera, open, if is_framed { (area.left, area.top) } else { area.center() })
    };
    let mut places: Vec<Pos2> = picture.hotspots.iter().enumerate().map(place).collect();
    move_apart(&mut places, view.px(2.0 * MARK.0 + 8.0));
    places
}

/// Moves points that are nearer to each other than this apart, each as far as the other.
fn move_apart(points: &mut [Pos2], least: f32) {
    // Where one makes room for two others it takes a few rounds.
    for _ in 0..24 {
        let mut is_done = true;
        for a in 1..points.len() {
            for b in 0..a {
                let way = points[a] - points[b];
                let missing = least - way.length();
                if missing > 0.5 {
                    let way = if way.length() > 0.01 { way.normalized() } else { vec2(1.0, 0.0) };
                    points[a] += way * (missing / 2.0);
                    points[b] -= way * (missing / 2.0);
                    is_done = false;
                }
            }
        }
        if is_done {
            return;
        }
    }
}

/// The details: each a number; the one that is shown in gold, with its outline if it is a region.
pub fn marks(ui: &Ui, view: &mut View<'_>, picture: &Picture, chosen: Option<usize>, camera: PlateCamera, open: Rect) {
    let painter = ui.painter().with_clip_rect(open.intersect(ui.clip_rect()));
    // What stands on a picture is the same on paper as on ink: pictures are dark in every theme.
    let theme = if view.theme.palette.outlined { view.theme } else { Theme::built_in(Appearance::Ink) };
    let (gold, deep, text) = (*theme.palette.gold, *theme.palette.deep, *theme.palette.text);
    let places = places(view, picture, chosen, camera, open);
    for ((index, hotspot), at) in picture.hotspots.iter().enumerate().zip(places) {
        let is_chosen = chosen == Some(index);
        let area = hotspot.area;
        if is_chosen && !area.is_point() {
            let corners = [(area.left, area.top), (area.left + area.width, area.top + area.height)];
            let [from, to] = corners.map(|corner| on_screen(camera, open, corner));
            let rect = Rect::from_min_max(from, to);
            let around = rounding(view, 14.0);
            painter.rect_stroke(
                rect,
                around,
                Stroke::new(view.px(8.0), deep.gamma_multiply(0.55)),
                StrokeKind::Outside,
            );
            painter.rect_stroke(rect, around, Stroke::new(view.px(4.0), gold), StrokeKind::Outside);
        }
        let radius = view.px(MARK.0);
        let (disc, ink, ring) = if is_chosen { (gold, deep, deep) } else { (deep, text, gold) };
        painter.circle_filled(at, radius * 1.5, disc.gamma_multiply(0.35));
        painter.circle(at, radius, disc, Stroke::new(view.px(3.0), ring));
        let mut look = view.button_look().size(26.0).still().color(ink).rows(1);
        look.face = Face::SansBold;
        let block = view.set(ui, &(index + 1).to_string(), &look, f32::INFINITY);
        painter.add(egui::epaint::TextShape::new(at - block.size / 2.0, block.galley.clone(), ink));
    }
}

/// The detail whose number was tapped.
pub fn mark_at(
    view: &View<'_>,
    picture: &Picture,
    chosen: Option<usize>,
    camera: PlateCamera,
    open: Rect,
    at: Pos2,
) -> Option<usize> {
    let places = places(view, picture, chosen, camera, open);
    let far = places.into_iter().map(|place| place.distance(at)).enumerate();
    let (index, distance) = far.min_by(|(_, a), (_, b)| a.total_cmp(b))?;
    (distance <= view.px(MARK.1)).then_some(index)
}

/// A length of the thing that is shown, as a line of that length on the screen.
pub fn scale(ui: &Ui, view: &mut View<'_>, camera: PlateCamera, width_mm: f32, open: Rect) {
    let per_mm = camera.picture.0 * camera.scale / f64::from(width_mm);
    let room = f64::from(view.px(240.0));
    let Some(length) = round_length(room / per_mm) else { return };
    let (key, number) = match length {
        ..10.0 => ("ui-view-mm", length),
        10.0..1000.0 => ("ui-view-cm", length / 10.0),
        _ => ("ui-view-m", length / 1000.0),
    };
    let label = view.sentence(key, &[("length", number.to_string().into())]);
    let (text, deep) = (*view.theme.palette.text, *view.theme.palette.deep);
    let look = view.label_look().size(22.0).color(text).rows(1);
    let block = view.set(ui, &label, &look, f32::INFINITY);
    let along = (length * per_mm) as f32;
    // Beside the overview, which comes and goes.
    let left = open.left() + view.px(MARGIN + OVERVIEW + 32.0);
    let foot = open.bottom() - view.px(MARGIN + 12.0);
    let up = vec2(0.0, view.px(10.0));
    let (from, to) = (pos2(left, foot), pos2(left + along, foot));
    let ground =
        Rect::from_min_max(from - vec2(0.0, block.size.y + view.px(14.0)), to.max(pos2(left + block.size.x, foot)));
    ui.painter().rect_filled(ground.expand(view.px(14.0)), rounding(view, 12.0), deep.gamma_multiply(0.8));
    ui.painter().add(Shape::line(vec![from - up, from, to, to - up], Stroke::new(view.px(3.0), text)));
    view.tell(ui, from - vec2(0.0, block.size.y + view.px(12.0)), &block, &look, Align::Min);
}

/// The longest of 1, 2, 5, 10 … that is no longer than this; `None` where there is no sensible one.
fn round_length(most: f64) -> Option<f64> {
    if !(0.1..1e9).contains(&most) {
        return None;
    }
    let ten = 10_f64.powf(most.log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|times| times * ten).find(|length| *length <= most * 1.000_001)
}

/// The whole picture in small with the part that is seen; a tap or a drag moves there.
pub fn overview(ui: &Ui, view: &mut View<'_>, file: &str, stage: &mut Stage<PlateCamera>, open: Rect) {
    let camera = stage.camera;
    if camera.is_whole() || stage.flown(ui) < 1.0 && camera.scale < camera.farthest() {
        return;
    }
    let shape = (camera.picture.1 / camera.picture.0) as f32;
    let size = if shape <= 1.0 { vec2(OVERVIEW, OVERVIEW * shape) } else { vec2(OVERVIEW / shape, OVERVIEW) };
    // Never too small to be touched.
    let size = size.max(vec2(88.0, 88.0)) * view.canvas.scale;
    let corner = open.left_bottom() + vec2(view.px(MARGIN), -view.px(MARGIN) - size.y);
    let frame = Rect::from_min_size(corner, size);
    let name = view.word("ui-view-overview");
    let dragged = ui.interact(frame, Id::unique("overview drag"), Sense::DRAG);
    let info = || WidgetInfo::labeled(Role::Button, true, &name);
    let response = control_as(ui, view, frame, "overview", &name, info);
    let palette = &view.theme.palette;
    let (deep, primary, line) = (*palette.deep, *palette.primary, *palette.line);
    ui.painter().rect_filled(frame.expand(view.px(6.0)), rounding(view, 10.0), deep);
    ui.painter().rect_stroke(
        frame.expand(view.px(6.0)),
        rounding(view, 10.0),
        Stroke::new(view.px(2.0), line),
        StrokeKind::Inside,
    );
    // As large as the picture's shape allows.
    let inner = {
        let scale = (f64::from(size.x) / camera.picture.0).min(f64::from(size.y) / camera.picture.1) as f32;
        Rect::from_center_size(frame.center(), vec2(camera.picture.0 as f32 * scale, camera.picture.1 as f32 * scale))
    };
    if let Shown::Ready { texture, .. } = view.tools.pictures.whole(ui.ctx(), file, inner.size()) {
        plate::draw(ui.painter(), texture, inner, WHOLE, 1.0);
    }
    let part = |at: (f64, f64)| {
        let (x, y) = ((at.0 / camera.picture.0) as f32, (at.1 / camera.picture.1) as f32);
        inner.min + vec2(x * inner.width(), y * inner.height())
    };
    let (from, to) = (camera.pixel((0.0, 0.0)), camera.pixel(camera.size));
    let seen = Rect::from_min_max(part(from), part(to)).intersect(inner.expand(view.px(3.0)));
    let seen = not_too_small(seen, view.px(SEEN));
    ui.painter().rect_stroke(seen, CornerRadius::same(3), Stroke::new(view.px(4.0), primary), StrokeKind::Inside);
    // A finger that has only come down may be going to tap.
    let follows = dragged.dragged() && ui.input(|input| input.pointer.is_decidedly_dragging());
    let at = if follows {
        dragged.interact_pointer_pos()
    } else {
        // With the keyboard it is touched in its middle.
        response.clicked().then(|| response.interact_pointer_pos().unwrap_or(inner.center()))
    };
    if let Some(at) = at {
        let x = f64::from((at.x - inner.left()) / inner.width()).clamp(0.0, 1.0) * camera.picture.0;
        let y = f64::from((at.y - inner.top()) / inner.height()).clamp(0.0, 1.0) * camera.picture.1;
        let goal = PlateCamera { center: (x, y), ..camera }.rested();
        if follows {
            stage.camera = goal;
            ui.ctx().request_repaint();
        } else {
            stage.fly(ui, view, goal);
        }
    }
    pressed_ring(ui, view, &response, 10.0);
    focus_ring(ui, view, &response, 10.0);
}

/// A frame about the same middle that can be seen.
fn not_too_small(frame: Rect, least: f32) -> Rect {
    Rect::from_center_size(frame.center(), frame.size().max(vec2(least, least)))
}

/// Nearer, farther, whole, and the words.
pub fn buttons(ui: &Ui, view: &mut View<'_>, of: &PictureOf, looking: &mut Looking, open: Rect) {
    let text = if looking.folded { "ui-view-show-text" } else { "ui-view-hide-text" };
    let all = [
        ("ui-map-nearer", Icon::Plus),
        ("ui-map-farther", Icon::Minus),
        ("ui-view-whole", Icon::Reset),
        (text, Icon::Book),
    ];
    let rects = corner_buttons(ui, view, open, all.len());
    for (number, ((key, icon), rect)) in all.into_iter().zip(rects).enumerate() {
        let name = view.word(key);
        // A button that changes its name keeps the focus.
        if !Button::new("").name(&name).icon(icon).show(ui, view, rect, ("viewer button", number)) {
            continue;
        }
        match number {
            0 => looking.stage.zoom(ui, view, STEP),
            1 => looking.stage.zoom(ui, view, 1.0 / STEP),
            // The view follows the address.
            2 if looking.detail.is_some() => {
                view.actions.push(Action::Open(Route::Picture { of: of.clone(), detail: None }));
            }
            2 => looking.stage.fly(ui, view, looking.stage.camera.as_whole()),
            _ => {
                looking.folded = !looking.folded;
                ui.ctx().request_repaint();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{move_apart, not_too_small, round_length};
    use egui::{Rect, pos2, vec2};

    #[test]
    fn the_frame_in_the_overview_can_be_seen() {
        let at = |width, height| Rect::from_center_size(pos2(50.0, 40.0), vec2(width, height));
        assert_eq!(not_too_small(at(0.5, 30.0), 22.0), at(22.0, 30.0));
        assert_eq!(not_too_small(at(60.0, 30.0), 22.0), at(60.0, 30.0));
    }

    #[test]
    fn numbers_that_would_hide_each_other_stand_beside_each_other() {
        let far = pos2(900.0, 40.0);
        // As on the world map, and two in one place.
        let before = [(20.0, 90.0), (110.0, 82.0), (134.0, 106.0), (96.0, 135.0), (96.0, 135.0), (182.0, 131.0)];
        let mut points: Vec<_> = before.iter().map(|(x, y)| pos2(*x, *y)).chain([far]).collect();
        move_apart(&mut points, 62.0);
        for (number, point) in points.iter().enumerate() {
            for other in &points[..number] {
                assert!(point.distance(*other) > 60.0, "{points:?}");
            }
        }
        assert_eq!(points[6], far);
        for (point, (x, y)) in points.iter().zip(before) {
            assert!(point.distance(pos2(x, y)) < 62.0, "no farther than its own size: {points:?}");
        }
    }

    #[test]
    fn lengths_are_round() {
        let lengths: Vec<_> =
            [0.3, 1.0, 4.9, 37.0, 99.9, 100.0, 2345.0].map(round_length).into_iter().flatten().collect();
        assert_eq!(lengths, [0.2, 1.0, 2.0, 20.0, 50.0, 100.0, 2000.0]);
        assert_eq!((round_length(0.0), round_length(f64::NAN), round_length(1e12)), (None, None, None));
    }
}
