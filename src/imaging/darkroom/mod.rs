//! Where the curator's files are decoded: a process of its own, with little memory and little time.
//!
//! Decoders are large and old, and a file can be made to harm them. What happens there stays there: a process that runs out
//! of memory or time ends, the kiosk goes on, and the next picture gets a new one. What comes out are pixels, and tiles
//! that the process has written itself.
//!
//! The two talk through pipes: a line of JSON for what is wanted, one or more for what came of it, and pixels as bytes.

mod client;
mod server;

pub use client::{Darkroom, Program};
pub use server::serve;
pub(super) use server::{cut_here, draw, look};

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Fit, ImagingError, Probe, Wanted};

/// What is wanted.
#[derive(Debug, Serialize, Deserialize)]
enum Request {
    /// The picture at a size.
    Draw { path: PathBuf, wanted: Frame },
    /// What there is to know without decoding it. The size is the one of its tiles.
    Look { path: PathBuf },
    /// Tiles in an empty folder.
    Cut { path: PathBuf, folder: PathBuf },
}

/// What came of it.
#[derive(Debug, Serialize, Deserialize)]
enum Reply {
    /// Followed by four bytes for each pixel.
    Pixels([u32; 2]),
    Looked(Looked),
    /// The part that is done; more replies follow.
    Progress(f32),
    Cut {
        size: [u32; 2],
        bytes: u64,
    },
    Failed(ImagingError),
}

/// A picture's header.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Looked {
    pub probe: Probe,
    /// Width and height in the pixels of its tiles, upright.
    pub size: [u32; 2],
}

/// [`Wanted`] on its way.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Frame {
    size: [u32; 2],
    cover: Option<(f32, f32)>,
    max_side: u32,
}

impl From<Wanted> for Frame {
    fn from(wanted: Wanted) -> Frame {
        let cover = match wanted.fit {
            Fit::Cover { focus } => Some(focus),
            Fit::Contain => None,
        };
        Frame { size: wanted.size, cover, max_side: wanted.max_side }
    }
}

impl From<Frame> for Wanted {
    fn from(frame: Frame) -> Wanted {
        let fit = frame.cover.map_or(Fit::Contain, |focus| Fit::Cover { focus });
        Wanted { size: frame.size, fit, max_side: frame.max_side }
    }
}
