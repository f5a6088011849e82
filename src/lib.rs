//! The Aigun kiosk: a trilingual museum at a touchscreen.
//!
//! The map of the house, lowest room first. Each room may use those above it in this list, never those below;
//! `tests/architecture.rs` keeps that true.

#![warn(clippy::expect_used, clippy::unwrap_used, reason = "a kiosk must not fall over")]

pub mod diagnostic;
pub mod model;
pub mod fonts;
pub mod words;
pub mod imaging;
pub mod atlas;
pub mod content;
pub mod kiosk;
pub mod ui;
pub mod shell;
