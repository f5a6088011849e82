//! Which way up a picture is, after its Exif notes.

use image::metadata::Orientation;

/// The orientation in an Exif block (a TIFF structure); some programs put the head before it that it has in JPEG files.
/// Broken notes are no reason to hide a picture: it then stays as it is stored.
pub fn orientation(block: &[u8]) -> Orientation {
    Orientation::from_exif_chunk(block.strip_prefix(b"Exif\0\0").unwrap_or(block)).unwrap_or(Orientation::NoTransforms)
}

/// The orientation that a number from 1 to 8 stands for.
pub fn numbered(number: u16) -> Orientation {
    u8::try_from(number).ok().and_then(Orientation::from_exif).unwrap_or(Orientation::NoTransforms)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_note_of_a_telephone() {
        let little = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        assert_eq!(orientation(little), Orientation::Rotate90);
        assert_eq!(orientation(&[b"Exif\0\0", &little[..]].concat()), Orientation::Rotate90);
        assert_eq!(orientation(&little[..20]), Orientation::NoTransforms);
        assert_eq!(
            (numbered(3), numbered(0), numbered(9)),
            (Orientation::Rotate180, Orientation::NoTransforms, Orientation::NoTransforms)
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_an_orientation(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = orientation(&bytes);
            let _ = orientation(&[b"II*\0\x08\0\0\0".as_slice(), &bytes].concat());
        }
    }
}
