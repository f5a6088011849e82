//! A picture in a frame with round corners.

use egui::accesskit::{Action, Role};
use egui::{Color32, CornerRadius, Mesh, Rect, Response, Ui, WidgetInfo, epaint::RectShape, pos2};

use super::{outline, rounding};
use crate::model::Picture;
use crate::ui::pictures::Shown;
use crate::ui::view::View;

/// Draws the picture cropped to `rect` around its focus point; a quiet plate until it is there or if it cannot be drawn.
pub fn show(ui: &Ui, view: &mut View<'_>, rect: Rect, picture: &Picture, corner: CornerRadius) {
    let plate = *view.theme.palette.raised;
    view.tools.plates.note(&picture.file, rect, picture.focus);
    let shown = view.tools.pictures.cover(ui.ctx(), &picture.file, rect.size(), picture.focus);
    match shown {
        Shown::Ready { texture, opacity } => {
            if opacity < 1.0 {
                ui.painter().add(RectShape::filled(rect, corner, plate));
            }
            let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            let tint = Color32::WHITE.gamma_multiply(opacity);
            ui.painter().add(RectShape::filled(rect, corner, tint).with_texture(texture, uv));
        }
        Shown::Waiting => {
            view.tools.audit.pending += 1;
            ui.painter().add(RectShape::filled(rect, corner, plate));
        }
        Shown::Broken => {
            view.tools.audit.broken.insert(picture.file.clone());
            ui.painter().add(RectShape::filled(rect, corner, plate));
        }
    }
}

/// The picture with all corners round, outlined in high contrast.
pub fn framed(ui: &Ui, view: &mut View<'_>, rect: Rect, picture: &Picture, radius: f32) {
    show(ui, view, rect, picture, rounding(view, radius));
    outline(ui, view, rect, radius);
}

/// Tells a screen reader what a picture shows. That a finger may do something with it is told by a control of its own.
pub fn describe(ui: &Ui, response: &Response, alt: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, alt));
    ui.ctx().accesskit_node_builder(response.id, |node| node.remove_action(Action::Click));
}

/// Darkens the foot of a picture so that words can stand on it; follows corners of `radius` (design pixels).
pub fn foot_shade(ui: &Ui, view: &View<'_>, rect: Rect, height: f32, radius: f32, ground: Color32) {
    let (height, radius) = (view.px(height), view.px(radius));
    let mut mesh = Mesh::default();
    let rows = 16;
    for row in 0..=rows {
        // Rows stand closer where the corners are.
        let part = 1.0 - (1.0 - row as f32 / rows as f32).powi(2);
        let y = rect.bottom() - height * (1.0 - part);
        let alpha = (part * 1.25).min(1.0).powf(1.4) * 0.94;
        let into_corner = (radius - (rect.bottom() - y)).max(0.0);
        let inset = radius - (radius * radius - into_corner * into_corner).max(0.0).sqrt();
        for x in [rect.left() + inset, rect.right() - inset] {
            mesh.colored_vertex(pos2(x, y), ground.gamma_multiply(alpha));
        }
    }
    for row in 0..rows {
        let first = 2 * row;
        mesh.add_triangle(first, first + 1, first + 2);
        mesh.add_triangle(first + 1, first + 2, first + 3);
    }
    ui.painter().add(mesh);
}
