//! The parts screens are made of. Each draws itself into a rectangle it is given and says what was touched.

pub mod button;
pub mod code;
pub mod divider;
pub mod door;
pub mod gallery;
pub mod picture;
pub mod reading;
pub mod river;
pub mod scroll;
pub mod sheet;
pub mod toggle;

use egui::accesskit::Role;
use egui::{
    Color32, Context, CornerRadius, Id, Painter, Rect, Response, Sense, Shadow, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, epaint::RectShape, vec2,
};

use super::audit::{CardMark, ControlMark};
use super::view::View;

/// A thing to touch: senses taps and the keyboard's focus, carries a name and role for screen readers.
/// Drawing is the caller's; [`focus_ring`] comes last.
pub fn control(
    ui: &Ui,
    view: &mut View<'_>,
    rect: Rect,
    id: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    selected: Option<bool>,
) -> Response {
    let info = || match selected {
        Some(selected) => WidgetInfo::selected(Role::Tab, true, selected, name),
        None => WidgetInfo::labeled(Role::Button, true, name),
    };
    let response = control_as(ui, view, rect, id, name, info);
    if let Some(selected) = selected {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(selected));
    }
    response
}

/// A control that is neither a button nor one of several choices; `info` is what a screen reader says of it.
pub fn control_as(
    ui: &Ui,
    view: &mut View<'_>,
    rect: Rect,
    id: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    info: impl Fn() -> WidgetInfo,
) -> Response {
    let response = ui.interact(rect, Id::unique(("control", id)), Sense::click());
    response.widget_info(info);
    let audit = &mut view.tools.audit;
    if audit.on {
        let (clip, scrolls) = (ui.clip_rect(), audit.scrolling);
        audit.controls.push(ControlMark { name: name.to_owned(), rect, clip, scrolls });
    }
    if response.has_focus() {
        bring_into_sight(ui, view, &response);
    }
    response
}

/// The control that has the focus, and how many frames its scrolling may still take.
type InFocus = Option<(Id, u8)>;

fn in_focus() -> Id {
    Id::unique("in focus")
}

/// Scrolls to a control that the focus has come to. egui would tell it only when the focus moves forwards.
fn bring_into_sight(ui: &Ui, view: &View<'_>, response: &Response) {
    const FRAMES: u8 = 3;
    let known = ui.data(|data| data.get_temp::<InFocus>(in_focus())).flatten();
    let left = match known {
        Some((id, left)) if id == response.id => left,
        _ => {
            // Clear of the foot of the column, which sinks into the ground.
            ui.scroll_to_rect(response.rect.expand2(vec2(0.0, view.px(110.0))), None);
            FRAMES
        }
    };
    if left > 0 {
        // A scroll area takes a frame to start, and asks for none to show where it has arrived.
        ui.ctx().request_repaint();
        ui.data_mut(|data| data.insert_temp::<InFocus>(in_focus(), Some((response.id, left - 1))));
    }
}

/// To be called when nothing has the focus: whatever gets it next is brought into sight.
pub fn forget_focus(ctx: &Context) {
    ctx.data_mut(|data| data.remove_temp::<InFocus>(in_focus()));
}

/// The ring of the keyboard's focus: 4 px gold, 4 px outside.
pub fn focus_ring(ui: &Ui, view: &View<'_>, response: &Response, radius: f32) {
    if response.has_focus() {
        let gap = view.px(4.0);
        let ring = response.rect.expand(gap);
        let stroke = Stroke::new(view.px(4.0), *view.theme.palette.gold);
        ui.painter().rect_stroke(ring, rounding(view, radius + 4.0), stroke, StrokeKind::Outside);
    }
}

/// The edge of what a finger is on: 6 px gold, inside.
pub fn pressed_ring(ui: &Ui, view: &View<'_>, response: &Response, radius: f32) {
    if response.is_pointer_button_down_on() {
        let stroke = Stroke::new(view.px(6.0), *view.theme.palette.gold);
        ui.painter().rect_stroke(response.rect, rounding(view, radius), stroke, StrokeKind::Inside);
    }
}

/// A corner radius of the design.
pub fn rounding(view: &View<'_>, radius: f32) -> CornerRadius {
    CornerRadius::same(view.px(radius).round().clamp(0.0, 255.0) as u8)
}

/// The ground of a card: soft shadow, surface, and an outline in high contrast.
pub fn surface(ui: &Ui, view: &mut View<'_>, rect: Rect, radius: f32) {
    let audit = &mut view.tools.audit;
    if audit.on {
        let before = audit.texts.len();
        audit.cards.push(CardMark { rect, clip: ui.clip_rect(), before });
    }
    let palette = &view.theme.palette;
    let corner = rounding(view, radius);
    if palette.shadow.a() > 0 {
        let blur = view.px(24.0).round().clamp(0.0, 255.0) as u8;
        let shadow = Shadow { offset: [0, view.px(8.0).round() as i8], blur, spread: 0, color: *palette.shadow };
        ui.painter().add(shadow.as_shape(rect, corner));
    }
    ui.painter().add(RectShape::filled(rect, corner, *palette.surface));
    outline(ui, view, rect, radius);
}

/// The 2 px outline every surface carries in high contrast.
pub fn outline(ui: &Ui, view: &View<'_>, rect: Rect, radius: f32) {
    if view.theme.palette.outlined {
        let stroke = Stroke::new(view.px(2.0), *view.theme.palette.line);
        ui.painter().rect_stroke(rect, rounding(view, radius), stroke, StrokeKind::Inside);
    }
}

/// A hairline of one design pixel.
pub fn hairline(ui: &Ui, view: &View<'_>, rect: Rect) {
    ui.painter().add(Shape::line_segment(
        [rect.left_top(), rect.right_top()],
        Stroke::new(view.px(1.0).max(1.0), *view.theme.palette.line),
    ));
}

/// The shape of an actor: no side is told by colour alone.
pub fn actor_mark(ui: &Ui, view: &View<'_>, center: egui::Pos2, radius: f32, actor: crate::model::Actor) {
    actor_shape(ui.painter(), center, radius, actor, view.theme.actor(actor));
}

/// The same in another colour.
pub fn actor_shape(painter: &Painter, center: egui::Pos2, radius: f32, actor: crate::model::Actor, color: Color32) {
    use crate::model::Actor;
    let at = |dx: f32, dy: f32| center + vec2(dx, dy) * radius;
    match actor {
        Actor::Qing => {
            painter.add(Shape::convex_polygon(vec![at(0.0, -1.0), at(1.0, 0.85), at(-1.0, 0.85)], color, Stroke::NONE));
        }
        Actor::Russia => {
            painter.rect_filled(
                Rect::from_center_size(center, egui::Vec2::splat(radius * 1.8)),
                CornerRadius::ZERO,
                color,
            );
        }
        Actor::Joseon => {
            let points = vec![at(0.0, -1.1), at(1.1, 0.0), at(0.0, 1.1), at(-1.1, 0.0)];
            painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
        }
        Actor::RiverPeoples => {
            painter.circle_filled(center, radius, color);
        }
        Actor::Neutral => {
            painter.circle_filled(center, radius * 0.62, color);
            painter.circle_stroke(center, radius, Stroke::new(radius * 0.18, color));
        }
    }
}
