//! Geography without a screen: the projection, what part of it is seen, lines and areas at every scale, the years of the
//! museum's own layers, labels that do not overlap, and the course of a battle.
//!
//! No egui, no files, no clock. `ui` draws what is made here.

pub mod area;
pub mod camera;
pub mod label;
pub mod line;
pub mod projection;

pub use area::Area;
pub use camera::{Bounds, Camera, REGION, Region};
pub use line::Line;
pub use projection::{Albers, Point};
