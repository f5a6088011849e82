//! From files to a museum: `raw` (what a file says) → `check` → `model` (what the program means).

pub mod calendar;
pub mod coverage;
pub mod raw;
