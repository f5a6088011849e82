//! The screen measured in the pixels of the design: 1920×1080 lying, 1080×1920 standing.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// Maps design pixels to points. The shorter fit decides the scale; what a wider or taller screen has more is extra room,
/// so `size` is at least 1920×1080 (or 1080 wide when standing).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Canvas {
    origin: Pos2,
    /// Points per design pixel.
    pub scale: f32,
    /// Width and height in design pixels.
    pub size: Vec2,
    /// Higher than wide.
    pub portrait: bool,
}

impl Canvas {
    pub fn new(screen: Rect) -> Canvas {
        let size = screen.size().max(vec2(1.0, 1.0));
        let portrait = size.y > size.x;
        let (width, height) = if portrait { (1080.0, 1440.0) } else { (1920.0, 1080.0) };
        let scale = (size.x / width).min(size.y / height);
        Canvas { origin: screen.min, scale, size: size / scale, portrait }
    }

    /// A length in points.
    pub fn px(&self, length: f32) -> f32 {
        length * self.scale
    }

    pub fn pos(&self, x: f32, y: f32) -> Pos2 {
        self.origin + vec2(x, y) * self.scale
    }

    pub fn rect(&self, x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(self.pos(x, y), vec2(width, height) * self.scale)
    }

    /// The inverse of [`Canvas::rect`]: left, top, width and height in design pixels.
    pub fn design(&self, rect: Rect) -> Rect {
        let min = (rect.min - self.origin) / self.scale;
        Rect::from_min_size(pos2(min.x, min.y), rect.size() / self.scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_of_screen_gets_at_least_the_design() {
        for (width, height) in [(1280.0, 720.0), (1920.0, 1080.0), (3840.0, 2160.0), (1920.0, 1200.0), (1600.0, 1200.0)]
        {
            let canvas = Canvas::new(Rect::from_min_size(Pos2::ZERO, vec2(width, height)));
            assert!(
                !canvas.portrait && canvas.size.x >= 1919.9 && canvas.size.y >= 1079.9,
                "{width}×{height}: {canvas:?}"
            );
        }
        for (width, height) in [(1080.0, 1920.0), (2160.0, 3840.0), (720.0, 1280.0), (1200.0, 1600.0)] {
            let canvas = Canvas::new(Rect::from_min_size(Pos2::ZERO, vec2(width, height)));
            assert!(
                canvas.portrait && canvas.size.x >= 1079.9 && canvas.size.y >= 1439.9,
                "{width}×{height}: {canvas:?}"
            );
        }
    }

    #[test]
    fn there_and_back() {
        let canvas = Canvas::new(Rect::from_min_size(pos2(10.0, 20.0), vec2(960.0, 540.0)));
        let back = canvas.design(canvas.rect(152.0, 40.0, 928.0, 716.0));
        assert!((back.min.x - 152.0).abs() < 1e-3 && (back.width() - 928.0).abs() < 1e-3);
    }
}
