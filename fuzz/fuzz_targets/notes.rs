//! Notes of cameras, in the places where pictures have them.
#![no_main]

use aigun::imaging::{ImagingError, probe};
use libfuzzer_sys::fuzz_target;

const JPEG: &[u8] = include_bytes!("../../tests/imaging/files/baseline.jpg");

fuzz_target!(|notes: &[u8]| {
    let notes = &notes[..notes.len().min(60_000)];
    for head in [&b"Exif\0\0"[..], b"ICC_PROFILE\0\x01\x01", b"Adobe", b""] {
        for marker in [0xE1, 0xE2, 0xEE] {
            let length = ((head.len() + notes.len() + 2) as u16).to_be_bytes();
            let jpeg = [&JPEG[..2], &[0xFF, marker], &length, head, notes, &JPEG[2..]].concat();
            assert!(probe(&jpeg).is_ok_and(|seen| seen.size == [64, 48] || seen.size == [48, 64]));
        }
    }
    // What a TIFF is, apart from its first eight bytes.
    for order in [&b"II*\0\x08\0\0\0"[..], b"MM\0*\0\0\0\x08", b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0"] {
        assert_ne!(probe(&[order, notes].concat()), Err(ImagingError::Crashed));
    }
});
