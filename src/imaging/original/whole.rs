//! A picture that had to be decoded as a whole.

use super::{Header, Kind, Original, Rows};
use crate::imaging::ImagingError;

/// Decoded samples, to be handed out row by row.
pub struct Whole {
    pub size: [u32; 2],
    pub kind: Kind,
    /// `size[0] * size[1] * kind.channels()` bytes.
    pub samples: Vec<u8>,
}

impl Whole {
    pub fn rows(&self) -> Box<dyn Rows + '_> {
        Box::new(WholeRows { whole: self, read: 0 })
    }
}

struct WholeRows<'a> {
    whole: &'a Whole,
    /// Bytes handed out.
    read: usize,
}

impl Rows for WholeRows<'_> {
    fn size(&self) -> [u32; 2] {
        self.whole.size
    }

    fn kind(&self) -> Kind {
        self.whole.kind
    }

    fn read(&mut self, rows: &mut [u8]) -> Result<(), ImagingError> {
        let more = self.whole.samples.get(self.read..self.read + rows.len()).ok_or(ImagingError::Crashed)?;
        rows.copy_from_slice(more);
        self.read += rows.len();
        Ok(())
    }
}

/// A picture whose samples are decoded when they are first asked for.
pub struct Lazy<F> {
    pub header: Header,
    pub decode: F,
    pub whole: Option<Whole>,
}

impl<F: FnMut() -> Result<Whole, ImagingError>> Original for Lazy<F> {
    fn header(&self) -> &Header {
        &self.header
    }

    fn rows(&mut self, _: Option<[u32; 2]>) -> Result<Box<dyn Rows + '_>, ImagingError> {
        if self.whole.is_none() {
            self.whole = Some((self.decode)()?);
        }
        self.whole.as_ref().map(Whole::rows).ok_or(ImagingError::Crashed)
    }
}
