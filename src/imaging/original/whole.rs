//! A picture that has been decoded as a whole.

use super::{Kind, Original, Rows};
use crate::imaging::ImagingError;

/// Decoded samples, to be handed out row by row.
pub struct Whole {
    pub size: [u32; 2],
    pub kind: Kind,
    /// `size[0] * size[1] * kind.channels()` bytes.
    pub samples: Vec<u8>,
}

impl Whole {
    /// Decodes all of a picture, which should be a small one.
    pub fn read(original: &mut dyn Original) -> Result<Whole, ImagingError> {
        let mut rows = original.rows(None)?;
        let (size, kind) = (rows.size(), rows.kind());
        let mut samples = vec![0; size[0] as usize * size[1] as usize * kind.channels()];
        rows.read(&mut samples)?;
        Ok(Whole { size, kind, samples })
    }

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
