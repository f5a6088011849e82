//! The Aigun kiosk: a trilingual museum at a touchscreen.
//!
//! The map of the house, lowest room first. Each room may use those above it in this list, never those below;
//! `tests/architecture.rs` keeps that true.

pub mod content;
pub mod diagnostic;
pub mod fonts;
pub mod imaging;
pub mod kiosk;
pub mod model;
pub mod shell;
pub mod ui;
pub mod words;
