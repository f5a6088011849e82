//! Any bytes, looked at: a header or an error.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match aigun::imaging::probe(bytes) {
        Ok(seen) => assert!(!seen.size.contains(&0)),
        Err(error) => assert_ne!(error, aigun::imaging::ImagingError::Crashed),
    }
});
