//! Which part of a picture is drawn, and at how many pixels. Arithmetic only.

use std::hash::{Hash, Hasher};

use super::MAX_SIDE;

/// How a picture meets a frame of another shape.
#[derive(Clone, Copy, Debug)]
pub enum Fit {
    /// Fills the frame; what sticks out is cropped.
    Cover {
        /// The point that comes as near to the middle as the picture's edges allow: fractions of width and height from
        /// the top left.
        focus: (f32, f32),
    },
    /// Shown whole, as large as the frame allows.
    Contain,
}

impl Fit {
    fn bits(&self) -> Option<[u32; 2]> {
        match self {
            Fit::Cover { focus: (x, y) } => Some([x.to_bits(), y.to_bits()]),
            Fit::Contain => None,
        }
    }
}

// By bits, so that it can be the key of a map: a NaN equals itself.
impl PartialEq for Fit {
    fn eq(&self, other: &Self) -> bool {
        self.bits() == other.bits()
    }
}

impl Eq for Fit {}

impl Hash for Fit {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bits().hash(state);
    }
}

/// The picture a screen asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// The frame in physical pixels. A zero counts as one.
    pub size: [u32; 2],
    pub fit: Fit,
    /// The longest side the graphics card takes. A larger frame gets a smaller picture of the same shape.
    pub max_side: u32,
}

/// A part of a picture, in the picture's own units from its top left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crop {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

impl Crop {
    /// All of a picture.
    pub fn whole([width, height]: [f64; 2]) -> Crop {
        Crop { left: 0.0, top: 0.0, width, height }
    }
}

/// The part to take of a picture of the given size, and the pixels to make of it.
pub fn plan(picture: [f64; 2], wanted: Wanted) -> (Crop, [u32; 2]) {
    let [width, height] = picture;
    let frame = wanted.size.map(|side| f64::from(side.max(1)));
    // Pixels per unit that make the picture exactly as wide, or as high, as the frame.
    let (by_width, by_height) = (frame[0] / width, frame[1] / height);
    match wanted.fit {
        Fit::Cover { focus: (x, y) } => {
            let scale = by_width.max(by_height);
            let (left, across) = span(width, frame[0] / scale, x);
            let (top, down) = span(height, frame[1] / scale, y);
            (Crop { left, top, width: across, height: down }, limited(frame, wanted.max_side))
        }
        Fit::Contain => {
            let scale = by_width.min(by_height);
            let size = [width * scale, height * scale];
            (Crop::whole(picture), limited(size, wanted.max_side))
        }
    }
}

/// Whole pixels, scaled down to what may be handed out.
fn limited(size: [f64; 2], max_side: u32) -> [u32; 2] {
    let limit = max_side.clamp(1, MAX_SIDE);
    let scale = (f64::from(limit) / size[0].max(size[1])).min(1.0);
    // A cast from float saturates.
    size.map(|side| ((side * scale).round() as u32).clamp(1, limit))
}

/// Where a window of `window` lies in a length of `length` so that its middle is as near as can be to the fraction `focus`.
fn span(length: f64, window: f64, focus: f32) -> (f64, f64) {
    let window = window.min(length);
    let focus = if focus.is_finite() { f64::from(focus) } else { 0.5 };
    let start = (length * focus - window / 2.0).min(length - window).max(0.0);
    // Rounding may put the far edge a hair outside, which the resizer refuses.
    (start, window.min(length - start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cover(picture: [f64; 2], size: [u32; 2], focus: (f32, f32)) -> (Crop, [u32; 2]) {
        plan(picture, Wanted { size, fit: Fit::Cover { focus }, max_side: 4096 })
    }

    fn contain(picture: [f64; 2], size: [u32; 2], max_side: u32) -> [u32; 2] {
        plan(picture, Wanted { size, fit: Fit::Contain, max_side }).1
    }

    #[test]
    fn cover_centres_on_the_focus_until_an_edge_is_met() {
        let (crop, size) = cover([400.0, 100.0], [100, 100], (0.5, 0.5));
        assert_eq!((crop, size), (Crop { left: 150.0, top: 0.0, width: 100.0, height: 100.0 }, [100, 100]));
        assert_eq!(cover([400.0, 100.0], [100, 100], (0.25, 0.9)).0.left, 50.0);
        assert_eq!(cover([400.0, 100.0], [100, 100], (0.0, 0.5)).0.left, 0.0);
        assert_eq!(cover([400.0, 100.0], [100, 100], (1.0, 0.5)).0.left, 300.0);
        assert_eq!(cover([100.0, 400.0], [50, 50], (0.5, 0.75)).0.top, 250.0);
        assert_eq!(cover([400.0, 100.0], [100, 100], (f32::NAN, 0.5)).0.left, 150.0);
    }

    #[test]
    fn contain_keeps_the_shape() {
        assert_eq!(contain([400.0, 100.0], [100, 100], 4096), [100, 25]);
        assert_eq!(contain([100.0, 400.0], [100, 100], 4096), [25, 100]);
        assert_eq!(contain([20_000.0, 200.0], [928, 716], 4096), [928, 9]);
        assert_eq!(contain([1e9, 1.0], [928, 716], 4096), [928, 1]);
    }

    #[test]
    fn no_side_passes_the_limit() {
        assert_eq!(contain([400.0, 100.0], [8000, 8000], 2000), [2000, 500]);
        assert_eq!(cover([400.0, 100.0], [8000, 2000], (0.5, 0.5)).1, [4096, 1024]);
        assert_eq!(contain([1.0, 1.0], [u32::MAX, u32::MAX], u32::MAX), [MAX_SIDE, MAX_SIDE]);
        assert_eq!(contain([1.0, 1.0], [0, 0], 0), [1, 1]);
    }

    proptest! {
        #[test]
        fn a_crop_lies_inside_the_picture(
            picture in prop::array::uniform2(0.01_f64..1e6),
            size in prop::array::uniform2(0_u32..20_000),
            focus in (-1.0_f32..2.0, -1.0_f32..2.0),
            max_side in 0_u32..20_000,
        ) {
            for fit in [Fit::Cover { focus }, Fit::Contain] {
                let (crop, out) = plan(picture, Wanted { size, fit, max_side });
                prop_assert!(crop.left >= 0.0 && crop.top >= 0.0 && crop.width > 0.0 && crop.height > 0.0);
                prop_assert!(crop.left + crop.width <= picture[0] && crop.top + crop.height <= picture[1], "{crop:?}");
                prop_assert!(out.iter().all(|&side| side >= 1 && side <= max_side.clamp(1, MAX_SIDE)));
            }
        }
    }
}
