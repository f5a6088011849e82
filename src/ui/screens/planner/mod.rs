//! The planner.
use super::frame;
use crate::ui::view::View;
use egui::Ui;
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let _ = frame::show(ui, view, None);
}
