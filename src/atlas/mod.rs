//! Geography without a screen: the projection, what part of it is seen, lines and areas at every scale, the years of the
//! museum's own layers, labels that do not overlap, and the course of a battle.
//!
//! No egui, no files, no clock. `ui` draws what is made here.

pub mod area;
pub mod beside;
pub mod camera;
pub mod chart;
pub mod course;
pub mod field;
pub mod ground;
pub mod label;
pub mod line;
pub mod projection;
pub mod relief;

pub use area::Area;
pub use camera::{Bounds, Camera, REGION, Region};
pub use chart::{Chart, FeatureIndex, Form, State};
pub use ground::Ground;
pub use line::Line;
pub use projection::{Albers, Point};
