//! From files to a museum: `raw` (what a file says) → `check` → `model` (what the program means).

mod budget;
pub mod calendar;
mod check;
pub mod coverage;
mod crossing;
mod drawable;
mod drawing;
mod expected;
mod lines;
mod load;
mod locate;
mod markdown;
mod parse;
pub mod raw;
pub mod report;
pub mod skeleton;
pub mod source;
mod suggest;
mod syntax;

pub use check::{Inspect, broken as broken_picture};
pub use load::{Loaded, load, load_from, load_inspected};
