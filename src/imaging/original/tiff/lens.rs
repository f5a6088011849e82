//! Lets the decoder see what it does not know: one field of a directory reads differently from what is in the file, and the
//! bits of pixels may stand the other way round in their bytes, as fax machines send them.
//!
//! The decoder refuses palettes and L*a*b*, and mixes up the samples of a picture that has more of them than colours. As
//! a picture of so many grey bands all of these are read as they are stored, and what they mean is decided here.

use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

use super::super::Stream;

/// A place in a file, and the two bytes to be read there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patch {
    at: u64,
    bytes: [u8; 2],
}

/// What is to be seen differently.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    pub patch: Option<Patch>,
    /// Where bits stand the other way round, in the order of the file.
    pub reversed: Vec<Range<u64>>,
}

/// A stream as it is to be seen.
pub struct Lens<'a> {
    stream: Box<dyn Stream + 'a>,
    sight: Sight,
    at: u64,
}

impl<'a> Lens<'a> {
    pub fn new(stream: Box<dyn Stream + 'a>, sight: Sight) -> Lens<'a> {
        Lens { stream, sight, at: 0 }
    }

    fn reverse_bits(&self, bytes: &mut [u8]) {
        let (start, end) = (self.at, self.at + bytes.len() as u64);
        let first = self.sight.reversed.partition_point(|range| range.end <= start);
        for range in self.sight.reversed[first..].iter().take_while(|range| range.start < end) {
            let [from, to] = [range.start.max(start), range.end.min(end)].map(|place| (place - start) as usize);
            for byte in &mut bytes[from..to.max(from)] {
                *byte = byte.reverse_bits();
            }
        }
    }
}

impl Read for Lens<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.stream.read(buffer)?;
        self.reverse_bits(&mut buffer[..count]);
        if let Some(Patch { at, bytes }) = self.sight.patch {
            for (place, byte) in (at..).zip(bytes) {
                let seen = place.checked_sub(self.at).and_then(|place| usize::try_from(place).ok());
                if let Some(seen) = seen.and_then(|place| buffer[..count].get_mut(place)) {
                    *seen = byte;
                }
            }
        }
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Lens<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = self.stream.seek(to)?;
        Ok(self.at)
    }
}

/// The patch that makes a short number of the directory at `directory` read as `value`; `None` if there is no such field.
pub fn patch(stream: &mut dyn Stream, directory: u64, tag: u16, value: u16) -> io::Result<Option<Patch>> {
    const SHORT: u16 = 3;
    let mut head = [0; 4];
    stream.seek(SeekFrom::Start(0))?;
    stream.read_exact(&mut head)?;
    let is_little = head[0] == b'I';
    let short = |bytes: [u8; 2]| if is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) };
    let is_big = short([head[2], head[3]]) == 43;
    stream.seek(SeekFrom::Start(directory))?;
    // Big files count with eight bytes where others have two or four.
    let mut count = [0; 8];
    let length = if is_big { 8 } else { 2 };
    stream.read_exact(&mut count[..length])?;
    let count = match (is_big, is_little) {
        (true, true) => u64::from_le_bytes(count),
        (true, false) => u64::from_be_bytes(count),
        (false, _) => u64::from(short([count[0], count[1]])),
    };
    let (size, place) = if is_big { (20, 12) } else { (12, 8) };
    for number in 0..count.min(u64::from(u16::MAX)) {
        let mut entry = [0; 20];
        stream.read_exact(&mut entry[..size])?;
        if short([entry[0], entry[1]]) == tag && short([entry[2], entry[3]]) == SHORT {
            let at = directory + length as u64 + number * size as u64 + place;
            let bytes = if is_little { value.to_le_bytes() } else { value.to_be_bytes() };
            return Ok(Some(Patch { at, bytes }));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Cursor;

    const LITTLE: &[u8] =
        b"II*\0\x08\0\0\0\x02\0\x00\x01\x03\0\x01\0\0\0\x07\0\0\0\x06\x01\x03\0\x01\0\0\0\x03\0\0\0\0\0\0\0";

    #[test]
    fn a_field_reads_differently_and_nothing_else_does() {
        let patch = patch(&mut Cursor::new(LITTLE), 8, 0x106, 1).unwrap();
        assert_eq!(patch, Some(Patch { at: 30, bytes: [1, 0] }));
        let mut expected = LITTLE.to_vec();
        expected[30] = 1;
        for start in 0..LITTLE.len() {
            let sight = Sight { patch, ..Sight::default() };
            let mut lens = Lens::new(Box::new(Cursor::new(LITTLE)), sight);
            lens.seek(SeekFrom::Start(start as u64)).unwrap();
            let mut first = [0];
            lens.read_exact(&mut first).unwrap();
            let mut rest = Vec::new();
            lens.read_to_end(&mut rest).unwrap();
            assert_eq!([&first[..], &rest].concat(), expected[start..]);
        }
    }

    #[test]
    fn bits_are_turned_round_within_their_ranges() {
        let bytes: Vec<u8> = (1..=20).collect();
        let mut expected = bytes.clone();
        for at in [3, 4, 5, 9, 10, 19] {
            expected[at] = expected[at].reverse_bits();
        }
        for start in 0..bytes.len() {
            for step in 1..8 {
                let sight = Sight { patch: None, reversed: vec![3..6, 9..11, 19..40] };
                let mut lens = Lens::new(Box::new(Cursor::new(&bytes[..])), sight);
                lens.seek(SeekFrom::Start(start as u64)).unwrap();
                let (mut seen, mut piece) = (Vec::new(), vec![0; step]);
                while let count @ 1.. = lens.read(&mut piece).unwrap() {
                    seen.extend_from_slice(&piece[..count]);
                }
                assert_eq!(seen, expected[start..], "in pieces of {step}");
            }
        }
    }

    #[test]
    fn a_field_that_is_not_there() {
        assert_eq!(patch(&mut Cursor::new(LITTLE), 8, 0x107, 1).unwrap(), None);
        assert!(patch(&mut Cursor::new(&LITTLE[..20]), 8, 0x107, 1).is_err());
        let big =
            b"MM\0+\0\x08\0\0\0\0\0\0\0\0\0\x10\0\0\0\0\0\0\0\x01\x01\x06\0\x03\0\0\0\0\0\0\0\x01\0\x03\0\0\0\0\0\0";
        let found = patch(&mut Cursor::new(&big[..]), 16, 0x106, 1).unwrap();
        assert_eq!(found, Some(Patch { at: 36, bytes: [0, 1] }));
    }

    proptest! {
        #[test]
        fn any_bytes_have_a_patch_or_none(bytes in prop::collection::vec(any::<u8>(), 0..200), at in any::<u64>()) {
            for head in [&b"II*\0"[..], b"MM\0+", b""] {
                let bytes = [head, &bytes].concat();
                let _ = patch(&mut Cursor::new(&bytes), at % 64, 0x106, 1);
                let _ = patch(&mut Cursor::new(&bytes), at, 0x106, 1);
            }
        }
    }
}
