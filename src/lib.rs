//! The Aigun kiosk: a trilingual museum at a touchscreen.
//!
//! The map of the house, lowest room first. Each room may use those above it in this list, never those below;
//! `tests/architecture.rs` keeps that true.

pub mod diagnostic;
pub mod model;
pub mod fonts;
pub mod words;
pub mod imaging;
pub mod content;
pub mod kiosk;
pub mod ui;
pub mod shell;
