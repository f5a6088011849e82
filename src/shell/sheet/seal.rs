//! The seal of the museum on paper: the outlines of its drawing, in its own colours.

use krilla::color::rgb;
use krilla::geom::PathBuilder;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use resvg::tiny_skia::PathSegment;
use resvg::usvg::{self, Node, Paint, Transform, Tree};

/// Draws the seal into the square from 0 to 1.
pub fn draw(surface: &mut Surface<'_>) {
    let Ok(tree) = Tree::from_data(include_bytes!("../../../assets/icons/seal.svg"), &usvg::Options::default()) else {
        return;
    };
    let side = 1.0 / tree.size().width();
    for node in tree.root().children() {
        if let Node::Path(path) = node {
            draw_path(surface, path, side);
        }
    }
}

fn draw_path(surface: &mut Surface<'_>, path: &usvg::Path, side: f32) {
    let mut outline = PathBuilder::new();
    let to_square = Transform::from_scale(side, side).pre_concat(path.abs_transform());
    let Some(data) = path.data().clone().transform(to_square) else { return };
    for segment in data.segments() {
        match segment {
            PathSegment::MoveTo(p) => outline.move_to(p.x, p.y),
            PathSegment::LineTo(p) => outline.line_to(p.x, p.y),
            PathSegment::QuadTo(a, p) => outline.quad_to(a.x, a.y, p.x, p.y),
            PathSegment::CubicTo(a, b, p) => outline.cubic_to(a.x, a.y, b.x, b.y, p.x, p.y),
            PathSegment::Close => outline.close(),
        }
    }
    let Some(outline) = outline.finish() else { return };
    let opacity = |part: usvg::Opacity| NormalizedF32::new(part.get()).unwrap_or(NormalizedF32::ONE);
    surface.set_fill(path.fill().and_then(|fill| {
        Some(Fill { paint: colour(fill.paint())?.into(), opacity: opacity(fill.opacity()), ..Fill::default() })
    }));
    surface.set_stroke(path.stroke().and_then(|stroke| {
        let width = stroke.width().get() * side;
        let paint = colour(stroke.paint())?.into();
        Some(Stroke { paint, width, opacity: opacity(stroke.opacity()), ..Stroke::default() })
    }));
    surface.draw_path(&outline);
    surface.set_stroke(None);
}

/// The seal has plain colours only.
fn colour(paint: &Paint) -> Option<rgb::Color> {
    match paint {
        Paint::Color(color) => Some(rgb::Color::new(color.red, color.green, color.blue)),
        _ => None,
    }
}
