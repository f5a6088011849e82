//! A picture in a frame with round corners.

use egui::{Color32, CornerRadius, Mesh, Rect, Ui, epaint::RectShape, pos2};

use super::{outline, rounding};
use crate::model::Picture;
use crate::ui::pictures::Shown;
use crate::ui::view::View;

/// Draws the picture cropped to `rect` around its focus point; a quiet plate until it is there or if it cannot be drawn.
pub fn show(ui: &Ui, view: &mut View<'_>, rect: Rect, picture: &Picture, corner: CornerRadius) {
    let plate = *view.theme.palette.raised;
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

/// Darkens the foot of a picture so that words can stand on it.
pub fn foot_shade(ui: &Ui, view: &View<'_>, rect: Rect, height: f32, ground: Color32) {
    let top = rect.bottom() - view.px(height);
    let mut mesh = Mesh::default();
    for (y, alpha) in [(top, 0.0), (rect.bottom() - view.px(height * 0.35), 0.78), (rect.bottom(), 0.96)] {
        mesh.colored_vertex(pos2(rect.left(), y), ground.gamma_multiply(alpha));
        mesh.colored_vertex(pos2(rect.right(), y), ground.gamma_multiply(alpha));
    }
    for row in [0, 2] {
        mesh.add_triangle(row, row + 1, row + 2);
        mesh.add_triangle(row + 1, row + 2, row + 3);
    }
    ui.painter().add(mesh);
}
