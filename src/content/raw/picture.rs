//! Pictures as the files write them: those of a museum, a hall, an exhibit, a portrait.

use serde::Deserialize;

use super::{Cite, Text};

#[derive(Clone, Debug, Deserialize)]
pub struct Picture {
    /// File name in the same folder, or `FOLDER/info.json` of a folder in it.
    pub file: String,
    pub title: Text,
    #[serde(default)]
    pub alt: Option<Text>,
    #[serde(default)]
    pub caption: Option<Text>,
    #[serde(default)]
    pub credit: Option<Text>,
    /// Fractions of width and height from the top left; the middle if left out.
    #[serde(default)]
    pub focus: Option<(f32, f32)>,
    /// Millimetres in nature from the left edge to the right.
    #[serde(default)]
    pub width_mm: Option<f32>,
    #[serde(default)]
    pub hotspots: Vec<Hotspot>,
}

/// Either `at` or `area`, in fractions of width and height from the top left.
#[derive(Clone, Debug, Deserialize)]
pub struct Hotspot {
    pub id: String,
    #[serde(default)]
    pub at: Option<(f32, f32)>,
    /// Left, top, width, height.
    #[serde(default)]
    pub area: Option<(f32, f32, f32, f32)>,
    pub title: Text,
    pub text: Text,
    #[serde(default)]
    pub sources: Vec<Cite>,
}

/// Two files of `pictures`.
#[derive(Clone, Debug, Deserialize)]
pub struct Pair {
    pub id: String,
    pub first: String,
    pub second: String,
    pub title: Text,
    #[serde(default)]
    pub text: Option<Text>,
}
