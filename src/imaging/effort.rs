//! How much work a drawing is, estimated before it is done.
//!
//! A drawing in work cannot be stopped, and a small file can ask for hours or for all memory there is: effects upon
//! effects, patterns of a billion pixels, a map of which every point carries a symbol. So such drawings are refused. The
//! answer depends on the drawing only, not on the machine or on the size wanted: what the checker lets pass, is shown.

use std::borrow::Cow;

use resvg::tiny_skia::{PathSegment, Point, Transform};
use resvg::usvg::filter::{Filter, Kind};
use resvg::usvg::{ClipPath, Group, Mask, Node, Paint, Path, Rect, Tree};

use super::ImagingError;

/// Pixels of the picture that the estimate assumes. A drawing that fills a 4K screen has eight times as many.
const CANVAS: f64 = 1e6;

/// Nanoseconds on a small computer of the 2020s, estimated on the high side. The museum's scenes need 0.1 seconds.
const MAX_WORK: f64 = 4e9;

/// Bytes of layers held at the same time.
const MAX_HELD: f64 = (128 << 20) as f64;

// What a pixel costs, in nanoseconds, measured.
const PLAIN: f64 = 3.0;
const SHADED: f64 = 8.0;
const LAYER: f64 = 8.0;
const MASK: f64 = 20.0;
const EFFECT: f64 = 50.0;
const BLUR: f64 = 250.0;
const OCTAVE: f64 = 200.0;
const TAP: f64 = 5.0;

const BYTES_PER_PIXEL: f64 = 4.0;

/// The renderer clips layers to five times the picture's width and height, its surroundings.
const SURROUNDINGS: f64 = 5.0;

pub fn check(tree: &Tree) -> Result<(), ImagingError> {
    let (width, height) = (f64::from(tree.size().width()), f64::from(tree.size().height()));
    let scale = (CANVAS / (width * height)).sqrt();
    let mut estimate = Estimate { work: 0.0, held: 0.0, canvas: [width * scale, height * scale] };
    estimate.group(tree.root(), Transform::from_scale(scale as f32, scale as f32))
}

struct Estimate {
    work: f64,
    held: f64,
    canvas: [f64; 2],
}

type Outcome = Result<(), ImagingError>;

impl Estimate {
    fn spend(&mut self, nanoseconds: f64) -> Outcome {
        self.work += nanoseconds;
        // Absurd coordinates make it infinite or not a number.
        if self.work < MAX_WORK { Ok(()) } else { Err(ImagingError::TooComplex(Cow::Borrowed("work to draw it"))) }
    }

    /// Does something while memory for so many pixels is held.
    fn hold(&mut self, pixels: f64, work: impl FnOnce(&mut Self) -> Outcome) -> Outcome {
        let bytes = pixels * BYTES_PER_PIXEL;
        self.held += bytes;
        if self.held.is_nan() || self.held > MAX_HELD {
            return Err(ImagingError::TooComplex(Cow::Borrowed("layers upon layers")));
        }
        work(self)?;
        self.held -= bytes;
        Ok(())
    }

    /// Pixels of a box, as far as it lies on a canvas so many times as wide and high as the picture.
    fn area(&self, bounds: Rect, transform: Transform, canvases: f64) -> f64 {
        let Some(bounds) = bounds.transform(transform) else { return f64::INFINITY };
        let [width, height] = self.canvas.map(|side| side * canvases);
        f64::from(bounds.width()).min(width).max(1.0) * f64::from(bounds.height()).min(height).max(1.0)
    }

    fn group(&mut self, group: &Group, transform: Transform) -> Outcome {
        let transform = transform.pre_concat(group.transform());
        self.spend(2000.0)?;
        if !group.should_isolate() {
            return self.children(group, transform);
        }
        let area = self.area(group.layer_bounding_box().to_rect(), transform, SURROUNDINGS);
        self.spend(area * LAYER)?;
        self.hold(area, |estimate| {
            estimate.children(group, transform)?;
            for filter in group.filters() {
                estimate.filter(filter, transform)?;
            }
            group.clip_path().map_or(Ok(()), |clip| estimate.clip(clip, transform, area))?;
            group.mask().map_or(Ok(()), |mask| estimate.mask(mask, transform, area))
        })
    }

    fn children(&mut self, group: &Group, transform: Transform) -> Outcome {
        group.children().iter().try_for_each(|node| match node {
            Node::Group(group) => self.group(group, transform),
            Node::Path(path) => self.path(path, transform),
            Node::Text(text) => self.group(text.flattened(), transform),
            Node::Image(_) => Ok(()),
        })
    }

    fn clip(&mut self, clip: &ClipPath, transform: Transform, area: f64) -> Outcome {
        self.spend(area * LAYER)?;
        self.hold(area, |estimate| {
            estimate.group(clip.root(), transform.pre_concat(clip.transform()))?;
            clip.clip_path().map_or(Ok(()), |inner| estimate.clip(inner, transform, area))
        })
    }

    fn mask(&mut self, mask: &Mask, transform: Transform, area: f64) -> Outcome {
        self.spend(area * MASK)?;
        self.hold(area, |estimate| {
            estimate.group(mask.root(), transform)?;
            mask.mask().map_or(Ok(()), |inner| estimate.mask(inner, transform, area))
        })
    }

    fn filter(&mut self, filter: &Filter, transform: Transform) -> Outcome {
        let area = self.area(filter.rect().to_rect(), transform, SURROUNDINGS);
        // Every step keeps its result until the last is done.
        self.hold(area * (filter.primitives().len() + 2) as f64, |estimate| {
            filter.primitives().iter().try_for_each(|step| {
                let per_pixel = match step.kind() {
                    Kind::GaussianBlur(_) | Kind::DropShadow(_) => BLUR,
                    Kind::Turbulence(noise) => OCTAVE * f64::from(noise.num_octaves()),
                    Kind::ConvolveMatrix(matrix) => EFFECT + TAP * matrix.matrix().data().len() as f64,
                    Kind::Morphology(brush) => {
                        let (x, y) = transform.get_scale();
                        let taps = |radius: f32| f64::from(radius) * 2.0 + 1.0;
                        EFFECT + TAP * taps(brush.radius_x().get() * x) * taps(brush.radius_y().get() * y)
                    }
                    Kind::Image(image) => {
                        estimate.group(image.root(), transform)?;
                        EFFECT
                    }
                    _ => EFFECT,
                };
                estimate.spend(area * per_pixel)
            })
        })
    }

    fn path(&mut self, path: &Path, transform: Transform) -> Outcome {
        self.spend(2000.0)?;
        let area = self.area(path.stroke_bounding_box(), transform, 1.0);
        let outline = Outline::of(path, transform, self.canvas[1]);
        if let Some(fill) = path.fill() {
            self.paint(fill.paint(), transform, area)?;
            self.spend(outline.fill_work())?;
        }
        if let Some(stroke) = path.stroke() {
            self.paint(stroke.paint(), transform, area)?;
            let (x, y) = transform.get_scale();
            let dashes = stroke.dasharray().map(|pattern| {
                let period = f64::from(pattern.iter().sum::<f32>() * x.max(y));
                // The renderer gives up dashing a line of more.
                (outline.length / period * pattern.len() as f64).min(1e6)
            });
            self.spend(outline.stroke_work(dashes.unwrap_or(0.0)))?;
        }
        Ok(())
    }

    fn paint(&mut self, paint: &Paint, transform: Transform, area: f64) -> Outcome {
        match paint {
            Paint::Color(_) => self.spend(area * PLAIN),
            Paint::LinearGradient(gradient) => self.spend(area * SHADED + gradient.stops().len() as f64 * 200.0),
            Paint::RadialGradient(gradient) => self.spend(area * SHADED + gradient.stops().len() as f64 * 200.0),
            Paint::Pattern(pattern) => {
                self.spend(area * SHADED)?;
                let (x, y) = transform.pre_concat(pattern.transform()).get_scale();
                let (width, height) = (pattern.rect().width() * x, pattern.rect().height() * y);
                // A tile is drawn whole, however little of it is seen.
                self.hold(f64::from(width) * f64::from(height), |estimate| {
                    estimate.group(pattern.root(), Transform::from_scale(x, y))
                })
            }
        }
    }
}

/// What makes a path costly, apart from the pixels inside. In pixels.
struct Outline {
    /// Straight pieces, once curves are resolved.
    pieces: f64,
    length: f64,
    /// Rows of pixels that the pieces pass through, all pieces together.
    climb: f64,
    /// Rows of pixels from its top to its bottom.
    height: f64,
}

impl Outline {
    fn of(path: &Path, transform: Transform, canvas_height: f64) -> Outline {
        let mut outline = Outline { pieces: 0.0, length: 0.0, climb: 0.0, height: 0.0 };
        let (mut top, mut bottom) = (f32::INFINITY, f32::NEG_INFINITY);
        let (mut start, mut last) = (Point::zero(), Point::zero());
        let mut go = |mut to: Point, pieces: f64| {
            transform.map_point(&mut to);
            (top, bottom) = (top.min(to.y), bottom.max(to.y));
            if pieces > 0.0 {
                let (x, y) = (f64::from(to.x - last.x), f64::from(to.y - last.y).abs());
                outline.pieces += pieces;
                outline.length += x.hypot(y);
                outline.climb += y.min(canvas_height).max(1.0);
            }
            last = to;
        };
        // A curve is no longer than the lines between its control points.
        for segment in path.data().segments() {
            match segment {
                PathSegment::MoveTo(to) => {
                    start = to;
                    go(to, 0.0);
                }
                PathSegment::LineTo(to) => go(to, 1.0),
                PathSegment::QuadTo(a, to) => [a, to].into_iter().for_each(|point| go(point, 4.0)),
                PathSegment::CubicTo(a, b, to) => [a, b, to].into_iter().for_each(|point| go(point, 3.0)),
                PathSegment::Close => go(start, 1.0),
            }
        }
        outline.height = f64::from(bottom - top).clamp(1.0, canvas_height);
        outline
    }

    /// The renderer walks down the picture in quarters of a row and keeps the edges it meets in order from left to right,
    /// so what costs is edges, and edges that cross many others.
    fn fill_work(&self) -> f64 {
        let edges_at_once = self.climb / self.height;
        self.pieces * 300.0 + self.climb * 28.0 + self.pieces * edges_at_once * 4.0
    }

    /// A line is filled as a band with two sides; its joints and ends count too, and each dash is a line.
    fn stroke_work(&self, dashes: f64) -> f64 {
        let band = Outline { pieces: self.pieces * 4.0, climb: self.climb * 2.0, ..*self };
        self.pieces * 2000.0 + dashes * 1000.0 + band.fill_work()
    }
}
