//! Pictures that are decoded a band at a time: a row of strips or tiles.

use super::{Kind, Rows};
use crate::imaging::ImagingError;

/// Bytes that a band may have when decoded.
pub const MAX_BAND: u64 = 192 << 20;

/// Decodes bands, from the top down.
pub trait Bands {
    /// Width and height of the picture as stored.
    fn size(&self) -> [u32; 2];

    fn kind(&self) -> Kind;

    /// Puts the rows of a band, counted from zero, in place of those of another.
    fn load(&mut self, number: u32, band: &mut Vec<u8>) -> Result<(), ImagingError>;
}

/// Hands out bands row by row.
pub struct BandRows<B> {
    bands: B,
    /// Rows of the band in hand.
    band: Vec<u8>,
    next: u32,
    /// Bytes of the band not yet handed out.
    left: usize,
}

impl<B: Bands> BandRows<B> {
    pub fn new(bands: B) -> BandRows<B> {
        BandRows { bands, band: Vec::new(), next: 0, left: 0 }
    }
}

impl<B: Bands> Rows for BandRows<B> {
    fn size(&self) -> [u32; 2] {
        self.bands.size()
    }

    fn kind(&self) -> Kind {
        self.bands.kind()
    }

    fn read(&mut self, rows: &mut [u8]) -> Result<(), ImagingError> {
        let mut rows = rows;
        while !rows.is_empty() {
            if self.left == 0 {
                self.bands.load(self.next, &mut self.band)?;
                self.left = self.band.len();
                self.next += 1;
            }
            let some = self.left.min(rows.len());
            let start = self.band.len() - self.left;
            let (now, later) = rows.split_at_mut(some);
            now.copy_from_slice(&self.band[start..start + some]);
            self.left -= some;
            rows = later;
        }
        Ok(())
    }
}
