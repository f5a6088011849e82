//! Pictures of any size in tiles: how they are cut, how the tiles are kept on the disk, and the two descriptions of such
//! folders that other programs write.

mod cut;
pub mod dzi;
mod geometry;
pub mod iiif;
pub mod store;

pub use cut::cut;
pub use geometry::{Geometry, TILE, TileId};
pub use store::{Cut, Stamp, TileStore};
