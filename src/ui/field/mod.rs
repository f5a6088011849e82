//! The field of a battle: its ground, who stands on it, and who goes where.
//!
//! [`show`] draws the plain ground of a sketch and everybody on it. [`troops::show`] draws on any ground: all it asks is
//! where a spot is on the screen.

mod ground;
pub mod legend;
mod names;
mod sign;
mod told;
mod troops;
mod works;

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Align, Align2, Color32, Id, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

pub use told::actor_word;

use super::theme::Theme;
use super::view::View;
use super::widgets::rounding;
use crate::atlas::Point;
use crate::atlas::field::{Plane, round_length};
use crate::kiosk::{Appearance, course::PER_MOVE};
use crate::model::map::{Field, Frame, Spot};
use crate::model::{Battle, Exhibit};
use ground::Terrain;

/// Time between two frames while somebody moves.
const FRAME: std::time::Duration = std::time::Duration::from_millis(33);
/// Room at the edges of the field that nobody stands in, as a part of its height.
const MARGIN: f64 = 0.1;

/// The ground as it was drawn last.
#[derive(Default)]
pub struct Fields {
    drawn: Option<(Key, Arc<Terrain>)>,
}

/// What the ground depends on.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    visit: u64,
    phase: usize,
    rect: [u32; 4],
    appearance: Appearance,
    pixels_per_point: u32,
    lang: crate::model::Lang,
    text_step: usize,
    /// Whether the map has been read.
    has_map: bool,
}

/// From the plane of the field to the screen.
#[derive(Clone, Copy, Debug)]
struct Window {
    rect: Rect,
    plane: Plane,
    /// Points of the screen to a metre.
    scale: f64,
    /// The point of the plane in the middle of the screen.
    middle: Point,
}

impl Window {
    /// The whole width of the field, unless somebody would stand above or below.
    fn new(battle: &Battle, field: &Field, rect: Rect) -> Window {
        let plane = Plane::new(field.frame);
        let moves = battle.phases.iter().flat_map(|phase| &phase.moves).flat_map(|step| &step.path);
        let forts = field.scenery.iter().filter(|scenery| scenery.actor.is_some()).flat_map(|scenery| &scenery.shape);
        let heights: Vec<f64> = moves.chain(forts).map(|spot| plane.point(*spot).y).collect();
        let (low, high) = heights.iter().fold((0.0_f64, 0.0_f64), |(low, high), y| (low.min(*y), high.max(*y)));
        let (width, height) = (f64::from(rect.width()), f64::from(rect.height()));
        let needed = (high - low) / (1.0 - 2.0 * MARGIN);
        let scale = (width / plane.width()).min(height / needed.max(1e-6));
        // What happens is in the middle, as far as the ground was drawn.
        let drawn = field.scenery.iter().flat_map(|scenery| &scenery.shape).map(|spot| plane.point(*spot).y);
        let (foot, head) = drawn.fold((low, high), |(foot, head), y| (foot.min(y), head.max(y)));
        let half = height / scale / 2.0;
        let (least, most) = (foot + half, head - half);
        let wish = f64::midpoint(low, high);
        let y = if least <= most { wish.clamp(least, most) } else { wish };
        Window { rect, plane, scale, middle: Point::new(0.0, y) }
    }

    fn point(&self, at: Point) -> Pos2 {
        let (x, y) = ((at.x - self.middle.x) * self.scale, (self.middle.y - at.y) * self.scale);
        self.rect.center() + vec2(x as f32, y as f32)
    }

    fn spot(&self, spot: Spot) -> Pos2 {
        self.point(self.plane.point(spot))
    }

    /// The part of the plane that is seen.
    fn seen(&self) -> crate::atlas::Bounds {
        let half = (f64::from(self.rect.width()) / 2.0 / self.scale, f64::from(self.rect.height()) / 2.0 / self.scale);
        crate::atlas::Bounds {
            min: Point::new(self.middle.x - half.0, self.middle.y - half.1),
            max: Point::new(self.middle.x + half.0, self.middle.y + half.1),
        }
    }
}

/// The theme of what is drawn like a picture: dark on paper too, as pictures are.
fn lantern(view: &View<'_>) -> &'static Theme {
    Theme::built_in(match view.theme.appearance {
        Appearance::Paper => Appearance::Ink,
        other => other,
    })
}

/// Draws the field as it is at this moment of the battle. `radius` in design pixels.
pub fn show(ui: &Ui, view: &mut View<'_>, exhibit: &Exhibit, battle: &Battle, field: &Field, rect: Rect, radius: f32) {
    let (phase, moved) = (view.kiosk.phase(), view.kiosk.moved(view.now));
    let terrain = terrain(ui, view, battle, field, rect);
    let window = terrain.window;
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.add(Shape::Mesh(terrain.mesh.clone()));
    let place = |spot: Spot| window.spot(spot);
    let part = calm_part(ui, view);
    let groups = troops::show(view, &painter, battle, field, (phase, moved, part), &place);
    let mut taken = furniture(ui, view, &painter, battle, field, &window);
    taken.extend(terrain.works.iter().copied());
    names::show(ui, view, &painter, field, &groups, &terrain, &taken);
    frame(ui, view, rect, radius);
    if view.kiosk.is_playing() && !view.kiosk.comfort().calm {
        ui.ctx().request_repaint_after(FRAME);
    }
    let alt = told::describe(view, battle, field, phase, moved);
    let response = ui.interact(rect, Id::unique(("field", &exhibit.id)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &alt));
}

/// How far a step has faded in, for those who want no motion.
fn calm_part(ui: &Ui, view: &View<'_>) -> f32 {
    let Some(passed) = view.kiosk.since_step(view.now).filter(|_| view.tools.motion) else { return 1.0 };
    let fade = (PER_MOVE / 2).as_secs_f32().min(view.theme.measures.calm_ms / 1000.0);
    let part = (passed.as_secs_f32() / fade).min(1.0);
    if part < 1.0 {
        ui.ctx().request_repaint_after(FRAME);
    }
    part
}

fn terrain(ui: &Ui, view: &mut View<'_>, battle: &Battle, field: &Field, rect: Rect) -> Arc<Terrain> {
    let phase = view.kiosk.phase();
    let key = Key {
        visit: view.kiosk.visit(),
        phase,
        rect: [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f32::to_bits),
        appearance: view.theme.appearance,
        pixels_per_point: ui.ctx().pixels_per_point().to_bits(),
        lang: view.lang,
        text_step: view.kiosk.comfort().text_step,
        has_map: crate::atlas::Ground::get().is_some(),
    };
    if let Some((known, terrain)) = &view.tools.fields.drawn
        && *known == key
    {
        return terrain.clone();
    }
    let window = Window::new(battle, field, rect);
    let terrain = Arc::new(Terrain::new(ui, view, field, phase, window));
    view.tools.fields.drawn = Some((key, terrain.clone()));
    terrain
}

/// The chip that says what this is, the scale and north. Returns what they cover.
fn furniture(
    ui: &Ui,
    view: &mut View<'_>,
    painter: &egui::Painter,
    battle: &Battle,
    field: &Field,
    window: &Window,
) -> Vec<Rect> {
    let theme = lantern(view);
    let ink = *theme.palette.text;
    let rect = window.rect;
    let mut taken = Vec::new();
    let gap = view.px(20.0);
    if let Frame::Grid { .. } = field.frame {
        let text = view.word("ui-field-sketch");
        let look = view.label_look().size(22.0).color(ink).rows(1);
        let (block, look) = view.set_fitting(ui, &text, &look, view.canvas.design(rect).width() - 90.0, &[22.0, 20.0]);
        let chip = Rect::from_min_size(rect.min + vec2(gap, gap), block.size + vec2(view.px(44.0), view.px(24.0)));
        painter.rect_filled(
            chip,
            rounding(view, view.canvas.design(chip).height() / 2.0),
            *theme.palette.chip_on_picture,
        );
        view.paint(painter, pos2(chip.left() + view.px(22.0), chip.top() + view.px(12.0)), &block, &look, Align::Min);
        taken.push(chip);
    }
    let halo = Stroke::new(view.px(6.0), *theme.palette.field.halo);
    let stroke = Stroke::new(view.px(2.5), ink);
    let metres = round_length(f64::from(view.px(190.0)) / window.scale);
    let length = (metres * window.scale) as f32;
    let foot = pos2(rect.left() + view.px(40.0), rect.bottom() - view.px(38.0));
    for stroke in [halo, stroke] {
        let end = foot + vec2(length, 0.0);
        let tick = vec2(0.0, view.px(10.0));
        for line in [[foot, end], [foot - tick, foot + tick], [end - tick, end + tick]] {
            painter.line_segment(line, stroke);
        }
    }
    let text = if metres < 1000.0 {
        view.sentence("ui-field-metres", &[("length", metres.to_string().into())])
    } else {
        view.sentence("ui-field-kilometres", &[("length", (metres / 1000.0).to_string().into())])
    };
    let look = view.label_look().size(22.0).color(ink).rows(1);
    let block = view.set(ui, &text, &look, f32::INFINITY);
    let above = foot + vec2(length / 2.0, -view.px(10.0) - block.size.y);
    let above = pos2(above.x.max(rect.left() + view.px(14.0) + block.size.x / 2.0), above.y);
    let label = names::haloed(view, painter, above, &block, &look, Align::Center);
    taken.push(Rect::from_two_pos(foot, foot + vec2(length, 0.0)).expand(view.px(12.0)).union(label));
    taken.push(north(ui, view, painter, battle, window));
    taken
}

/// The needle stands at the foot, or at the head where somebody stands at the foot at any time.
fn north(ui: &Ui, view: &mut View<'_>, painter: &egui::Painter, battle: &Battle, window: &Window) -> Rect {
    let rect = window.rect;
    let corner = Rect::from_min_max(rect.max - vec2(view.px(200.0), view.px(190.0)), rect.max);
    let mut stands = battle.phases.iter().flat_map(|phase| &phase.moves).filter_map(|step| step.path.last());
    let is_taken = stands.any(|spot| corner.contains(window.spot(*spot)));
    let theme = lantern(view);
    let (ink, halo) = (*theme.palette.text, *theme.palette.field.halo);
    let text = view.word("ui-field-north");
    let look = view.label_look().size(22.0).color(ink).rows(1);
    let block = view.set(ui, &text, &look, f32::INFINITY);
    let bottom = if is_taken { rect.top() + view.px(84.0) + block.size.y } else { rect.bottom() - view.px(18.0) };
    let foot = pos2(rect.right() - view.px(48.0), bottom - block.size.y);
    let at = |x: f32, y: f32| foot + vec2(view.px(x), view.px(y));
    let needle = [at(0.0, -50.0), at(13.0, -4.0), at(0.0, -14.0), at(-13.0, -4.0)];
    painter.add(Shape::closed_line(needle.to_vec(), Stroke::new(view.px(5.0), halo)));
    for half in [[needle[0], needle[1], needle[2]], [needle[0], needle[2], needle[3]]] {
        painter.add(Shape::convex_polygon(half.to_vec(), ink, Stroke::NONE));
    }
    let label = names::haloed(view, painter, foot, &block, &look, Align::Center);
    label.union(Rect::from_points(&needle)).expand(view.px(6.0))
}

/// Round corners, and the frame of a picture in high contrast.
fn frame(ui: &Ui, view: &View<'_>, rect: Rect, radius: f32) {
    let radius_points = view.px(radius);
    if radius_points > 0.0 {
        let ground = *view.theme.palette.ground;
        for corner in [Align2::LEFT_TOP, Align2::RIGHT_TOP, Align2::LEFT_BOTTOM, Align2::RIGHT_BOTTOM] {
            ui.painter().add(corner_mask(rect, corner, radius_points, ground));
        }
    }
    if view.theme.palette.outlined {
        let stroke = Stroke::new(view.px(3.0), *view.theme.palette.line);
        ui.painter().rect_stroke(rect, rounding(view, radius), stroke, StrokeKind::Inside);
    }
}

/// What lies outside of a round corner.
fn corner_mask(rect: Rect, corner: Align2, radius: f32, color: Color32) -> Shape {
    const STEPS: u32 = 12;
    let outer = corner.pos_in_rect(&rect);
    let inward = rect.center() - outer;
    let inward = vec2(inward.x.signum(), inward.y.signum());
    let center = outer + inward * radius;
    // A point further out, so that no edge of the ground shines through.
    let outer = outer - inward * 1.0;
    let mut mesh = egui::Mesh::default();
    mesh.colored_vertex(outer, color);
    for step in 0..=STEPS {
        let angle = std::f32::consts::FRAC_PI_2 * step as f32 / STEPS as f32;
        let mut at = center - vec2(inward.x * radius * angle.cos(), inward.y * radius * angle.sin());
        if step == 0 {
            at.x = outer.x;
        }
        if step == STEPS {
            at.y = outer.y;
        }
        mesh.colored_vertex(at, color);
        if step > 0 {
            mesh.add_triangle(0, step, step + 1);
        }
    }
    Shape::mesh(mesh)
}
