//! The code of a slip as paper and ink: modules of whole pixels, as a camera wants them.

use std::sync::Arc;

use egui::{Color32, CornerRadius, Mesh, Painter, Rect, Shape, Vec2, pos2, vec2};

use super::Slip;
use super::code::{Code, MARGIN};

/// The code that was drawn last. A page has one, so a settled frame compares two texts and hands its triangles on; to make
/// the code of a long slip takes some 3 ms without optimisation, once.
#[derive(Debug, Default)]
pub struct Plate(Option<(Inscription, Arc<Mesh>)>);

/// What is drawn, and for whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Inscription {
    pub slip: Slip,
    /// A square, in points.
    pub rect: Rect,
    pub pixels_per_point: f32,
    pub mm_per_point: f32,
    /// Millimetres from which it is read.
    pub distance: f32,
    pub ink: Color32,
}

impl Plate {
    /// Draws paper and code; the code stands in the middle of the paper and has at least the margin that readers need.
    pub fn show(&mut self, painter: &Painter, paper: Color32, inscription: Inscription) {
        painter.rect_filled(inscription.rect, CornerRadius::ZERO, paper);
        let mesh = match &self.0 {
            Some((before, mesh)) if *before == inscription => mesh.clone(),
            _ => {
                let mesh = Arc::new(draw(&inscription));
                self.0 = Some((inscription, mesh.clone()));
                mesh
            }
        };
        painter.add(Shape::Mesh(mesh));
    }
}

/// The largest square in the middle of a rectangle.
pub fn square(rect: Rect) -> Rect {
    Rect::from_center_size(rect.center(), Vec2::splat(rect.size().min_elem()))
}

/// The dark modules as triangles whose edges are edges of pixels.
fn draw(inscription: &Inscription) -> Mesh {
    let Inscription { slip, rect, pixels_per_point, mm_per_point, distance, ink } = inscription;
    let mut mesh = Mesh::default();
    let pixels = (rect.width() * pixels_per_point) as usize;
    let mm_per_pixel = mm_per_point / pixels_per_point;
    let Some(code) = Code::fitting(slip.text(), pixels, mm_per_pixel, *distance) else { return mesh };
    let module = code.pixels_per_module(pixels) as f32;
    let edge = (pixels as f32 - module * code.outer_side() as f32) / 2.0 + module * MARGIN as f32;
    let first = rect.min * *pixels_per_point + vec2(edge, edge);
    let first = pos2(first.x.round(), first.y.round());
    for bar in code.bars() {
        let start = first + vec2(bar.x as f32, bar.y as f32) * module;
        let bar = Rect::from_min_size(start, vec2(bar.length as f32, 1.0) * module);
        mesh.add_colored_rect(bar / *pixels_per_point, *ink);
    }
    mesh
}
