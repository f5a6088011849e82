//! TIFF in strips or tiles, band by band; of a pyramid the page that is large enough.

mod layout;
mod lens;

use tiff::TiffError;
use tiff::decoder::{Decoder, Limits};
use tiff::tags::Tag;

use self::layout::{Disguise, Layout};
use self::lens::{Lens, Sight};
use super::bands::{BandRows, Bands, MAX_BAND};
use super::{Header, Input, Kind, MAX_SIDE_DATA, Original, Rows, check_size, exif};
use crate::imaging::ImagingError;
use crate::imaging::decode::Format;

/// Pages looked at for smaller versions of the first.
const MAX_PAGES: usize = 32;

/// `PhotometricInterpretation` of pages that are to be read as they are stored: grey, with zero for black.
const BANDS: u16 = 1;

pub struct Tiff<'a> {
    input: Input<'a>,
    header: Header,
    /// Numbers and sizes of the pages that show the same picture, the first being the picture itself.
    pages: Vec<(usize, [u32; 2])>,
}

type Opened<'a> = Decoder<Lens<'a>>;

fn read<'a>(input: &Input<'a>, sight: Sight) -> Result<Opened<'a>, ImagingError> {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = MAX_BAND as usize;
    limits.intermediate_buffer_size = MAX_BAND as usize;
    limits.ifd_value_size = MAX_SIDE_DATA;
    Ok(Decoder::new(Lens::new(input.reader()?, sight)).map_err(explain)?.with_limits(limits))
}

/// A decoder that stands at a page, and how the samples of that page lie.
fn open_page<'a>(input: &Input<'a>, page: usize) -> Result<(Opened<'a>, Layout, [u32; 2]), ImagingError> {
    let stand = |sight: Sight| {
        let mut decoder = read(input, sight)?;
        if page > 0 {
            decoder.seek_to_image(page).map_err(explain)?;
        }
        Ok(decoder)
    };
    let mut decoder = stand(Sight::default())?;
    let size: [u32; 2] = decoder.dimensions().map_err(explain)?.into();
    check_size(size)?;
    let mut disguise = Disguise::of(&mut decoder)?;
    let mut sight = Sight { patch: None, reversed: layout::reversed(&mut decoder)? };
    if let (Some(_), Some(directory)) = (&disguise, decoder.ifd_pointer()) {
        let photometric = Tag::PhotometricInterpretation.to_u16();
        sight.patch =
            lens::patch(&mut *input.reader()?, directory.0, photometric, BANDS).map_err(ImagingError::unreadable)?;
    }
    if sight.patch.is_none() {
        disguise = None;
    }
    if sight != Sight::default() {
        decoder = stand(sight)?;
    }
    let layout = Layout::of(&mut decoder, disguise, size)?;
    layout.check_band(size)?;
    Ok((decoder, layout, size))
}

fn explain(error: TiffError) -> ImagingError {
    match error {
        TiffError::UnsupportedError(what) => ImagingError::Unsupported(Format::Tiff, what.to_string()),
        TiffError::IoError(why) if why.kind() == std::io::ErrorKind::UnexpectedEof => {
            ImagingError::CutOff(Format::Tiff)
        }
        TiffError::LimitsExceeded => {
            ImagingError::NotStreamable { size: [0, 0], format: Format::Tiff, why: "strip".into() }
        }
        other => ImagingError::Damaged(Format::Tiff, other.to_string()),
    }
}

impl<'a> Tiff<'a> {
    pub fn open(input: Input<'a>) -> Result<Tiff<'a>, ImagingError> {
        let (mut decoder, _, size) = open_page(&input, 0)?;
        let orientation = decoder.find_tag_unsigned::<u16>(Tag::Orientation).ok().flatten();
        let profile = decoder.find_tag(Tag::IccProfile).ok().flatten().and_then(|value| value.into_u8_vec().ok());
        let header = Header {
            format: Format::Tiff,
            size,
            orientation: exif::numbered(orientation.unwrap_or(1)),
            profile,
            is_drawing: false,
            left_out: Vec::new(),
        };
        let mut pages = vec![(0, size)];
        for number in 1..MAX_PAGES {
            // Pages that are broken are no reason to hide the first.
            let found = decoder.seek_to_image(number).and_then(|()| decoder.dimensions());
            let Ok((width, height)) = found else { break };
            let kind = decoder.find_tag_unsigned::<u32>(Tag::NewSubfileType).ok().flatten();
            let last = pages.last().map_or(size, |(_, size)| *size);
            if is_version([width, height], size, last, kind) && open_page(&input, number).is_ok() {
                pages.push((number, [width, height]));
            }
        }
        Ok(Tiff { input, header, pages })
    }
}

/// Whether a page shows the first one scaled down, not something else: it says so, or says nothing and has half the size of
/// the one before it. A book of pages that have all the same shape says nothing either.
fn is_version(small: [u32; 2], large: [u32; 2], last: [u32; 2], kind: Option<u32>) -> bool {
    const SMALLER: u32 = 1;
    let [sw, sh, lw, lh] = [small[0], small[1], large[0], large[1]].map(f64::from);
    // Give or take a pixel of rounding.
    let has_shape = sw > 0.0 && sh > 0.0 && sw < lw && (sw * lh / lw - sh).abs() <= 1.0 + lh / lw;
    let is_half = (0..2).all(|axis| small[axis].abs_diff(last[axis] / 2) <= 1);
    has_shape && kind.map_or(is_half, |kind| kind == SMALLER)
}

impl Original for Tiff<'_> {
    fn header(&self) -> &Header {
        &self.header
    }

    fn rows(&mut self, at_least: Option<[u32; 2]>) -> Result<Box<dyn Rows + '_>, ImagingError> {
        let is_enough =
            |page: &&(usize, [u32; 2])| at_least.is_some_and(|least| page.1[0] >= least[0] && page.1[1] >= least[1]);
        let smallest = self.pages.iter().filter(is_enough).min_by_key(|(_, size)| size[0]);
        let page = smallest.map_or(0, |(page, _)| *page);
        let (decoder, layout, size) = open_page(&self.input, page)?;
        Ok(Box::new(BandRows::new(TiffBands { decoder, size, layout })))
    }
}

struct TiffBands<'a> {
    decoder: Opened<'a>,
    size: [u32; 2],
    layout: Layout,
}

impl Bands for TiffBands<'_> {
    fn size(&self) -> [u32; 2] {
        self.size
    }

    fn kind(&self) -> Kind {
        self.layout.kind
    }

    fn load(&mut self, number: u32, band: &mut Vec<u8>) -> Result<(), ImagingError> {
        let Layout { chunk, columns, bands, kind, samples, is_planar, .. } = self.layout;
        if number >= bands {
            return Err(ImagingError::CutOff(Format::Tiff));
        }
        let height = chunk[1].min(self.size[1] - number * chunk[1]) as usize;
        let (width, channels) = (self.size[0] as usize, kind.channels());
        band.resize(width * height * channels, 0);
        let planes = if is_planar { samples } else { 1 };
        for column in 0..columns {
            let left = (column * chunk[0]) as usize;
            let across = (chunk[0] as usize).min(width - left);
            let mut pixels = vec![0; across * height * samples];
            for plane in 0..planes {
                let chunk = plane as u32 * columns * bands + number * columns + column;
                let decoded = self.decoder.read_chunk(chunk).map_err(explain)?;
                let within = samples / planes;
                self.layout.take_samples(&decoded, across * within, height, &mut |at, value| {
                    let (pixel, sample) = (at / within, at % within);
                    if let Some(place) = pixels.get_mut(pixel * samples + sample + plane) {
                        *place = value;
                    }
                })?;
            }
            for (row, pixels) in pixels.chunks_exact(across * samples).take(height).enumerate() {
                let start = (row * width + left) * channels;
                self.layout.convert(pixels, &mut band[start..start + across * channels]);
            }
        }
        Ok(())
    }
}
