//! The code of a route on the screen: paper, ink, and for screen readers the route itself.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, CornerRadius, Id, Mesh, Rect, Sense, Shape, Ui, WidgetInfo, pos2, vec2};

use crate::ui::slip::Slip;
use crate::ui::slip::code::{Code, MARGIN};
use crate::ui::view::View;

/// The code that was drawn last. A page has one, so a settled frame hands its triangles on.
#[derive(Debug, Default)]
pub struct Kept(Option<(Drawn, Arc<Mesh>)>);

/// What a code was drawn for.
#[derive(Clone, Debug, PartialEq)]
struct Drawn {
    text: Slip,
    rect: Rect,
    pixels_per_point: f32,
    mm_per_point: f32,
    distance: f32,
    ink: Color32,
}

/// Draws the code of a slip into the largest square in the middle of `rect`, with the margin that readers need. A rectangle
/// with sides of [`SIDE`](crate::ui::slip::code::SIDE) design pixels is read from where visitors stand. `name` is what a
/// screen reader calls it; it says the route as well.
pub fn show(ui: &Ui, view: &mut View<'_>, rect: Rect, slip: &Slip, name: &str) {
    let rect = Rect::from_center_size(rect.center(), egui::Vec2::splat(rect.size().min_elem()));
    let colours = &view.theme.palette.code;
    ui.painter().rect_filled(rect, CornerRadius::ZERO, *colours.paper);
    let display = &view.museum.display;
    let drawn = Drawn {
        text: slip.clone(),
        rect,
        pixels_per_point: ui.ctx().pixels_per_point(),
        mm_per_point: display.mm_per_px() / view.canvas.scale,
        distance: f32::from(display.viewing_distance_mm),
        ink: *colours.ink,
    };
    let kept = &mut view.tools.code.0;
    if kept.as_ref().is_none_or(|(before, _)| *before != drawn) {
        let mesh = Arc::new(draw(&drawn));
        *kept = Some((drawn, mesh));
    }
    if let Some((_, mesh)) = kept {
        ui.painter().add(Shape::Mesh(mesh.clone()));
    }
    let response = ui.interact(rect, Id::unique(("code", name)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(slip.text()));
}

/// The dark modules as triangles whose edges are edges of pixels.
fn draw(drawn: &Drawn) -> Mesh {
    let mut mesh = Mesh::default();
    let pixels = (drawn.rect.width() * drawn.pixels_per_point).round() as usize;
    let mm_per_pixel = drawn.mm_per_point / drawn.pixels_per_point;
    let Some(code) = Code::fitting(drawn.text.text(), pixels, mm_per_pixel, drawn.distance) else { return mesh };
    let module = code.pixels_per_module(pixels) as f32;
    let edge = (pixels as f32 - module * code.outer_side() as f32) / 2.0 + module * MARGIN as f32;
    let first = drawn.rect.min * drawn.pixels_per_point + vec2(edge, edge);
    let first = pos2(first.x.round(), first.y.round());
    for bar in code.bars() {
        let start = first + vec2(bar.x as f32, bar.y as f32) * module;
        let bar = Rect::from_min_size(start, vec2(bar.length as f32, 1.0) * module);
        mesh.add_colored_rect(bar / drawn.pixels_per_point, drawn.ink);
    }
    mesh
}
