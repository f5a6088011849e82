//! Any bytes, drawn small: so many pixels as were asked for at most, or an error.
#![no_main]

use aigun::imaging::{Fit, ImagingError, Wanted, render};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match render(bytes, Wanted { size: [20, 30], fit: Fit::Contain, max_side: 64 }) {
        Ok(pixels) => {
            assert!(pixels.size[0] <= 20 && pixels.size[1] <= 30);
            assert_eq!(pixels.rgba.len(), pixels.size[0] as usize * pixels.size[1] as usize * 4);
        }
        Err(error) => assert_ne!(error, ImagingError::Crashed),
    }
});
