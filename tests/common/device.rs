//! Pictures of screens, drawn and compared.

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;

use egui::{Context, FullOutput, TexturesDelta};
use egui_kittest::wgpu::WgpuTestRenderer;
use egui_kittest::{SnapshotOptions, TestRenderer};
use image::RgbaImage;

/// Letters and drawings are the same on every machine: both are made by the processor. Shadows, shades and slanted edges
/// are blended by the driver, and versions of Mesa round them differently: by up to three of 255 steps (a distance of 5),
/// and along an edge a few pixels may change sides. A letter that moves changes hundreds.
pub fn options(snapshots: PathBuf) -> SnapshotOptions {
    SnapshotOptions::new().threshold(5.0).max_failed_pixels(12).output_path(snapshots)
}

/// One device draws all pictures, one after the other: each kiosk brings all its textures along.
#[derive(Clone)]
pub struct Device(Rc<RefCell<WgpuTestRenderer>>);

impl Device {
    /// Mesa's software device, wherever there is one.
    pub fn find() -> Device {
        let found = std::panic::catch_unwind(WgpuTestRenderer::new);
        Device(Rc::new(RefCell::new(found.unwrap_or_else(|_| {
            panic!(
                "No device was found to draw the screens with. Install Mesa's software one: the package \
                 mesa-vulkan-drivers on Debian, Ubuntu and Fedora, vulkan-swrast on Arch."
            )
        }))))
    }
}

impl TestRenderer for Device {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        self.0.borrow_mut().handle_delta(delta);
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        self.0.borrow_mut().render(ctx, output)
    }
}
