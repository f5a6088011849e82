//! TIFF in strips or tiles, band by band; of a pyramid the page that is large enough.

use tiff::ColorType;
use tiff::TiffError;
use tiff::decoder::{ChunkType, Decoder, DecodingResult, Limits};
use tiff::tags::{PlanarConfiguration, Tag};

use super::{Header, Input, Kind, MAX_SIDE_DATA, Original, Rows, Stream, check_size, exif};
use crate::imaging::ImagingError;
use crate::imaging::decode::Format;

/// Bytes that one row of strips or tiles may have when decoded.
const MAX_BAND: u64 = 192 << 20;

/// Pages looked at for smaller versions of the first.
const MAX_PAGES: usize = 32;

pub struct Tiff<'a> {
    input: Input<'a>,
    header: Header,
    /// Numbers and sizes of the pages that show the same picture, the first being the picture itself.
    pages: Vec<(usize, [u32; 2])>,
}

type Opened<'a> = Decoder<Box<dyn Stream + 'a>>;

fn read<'a>(input: &Input<'a>) -> Result<Opened<'a>, ImagingError> {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = MAX_BAND as usize;
    limits.intermediate_buffer_size = MAX_BAND as usize;
    limits.ifd_value_size = MAX_SIDE_DATA;
    Ok(Decoder::new(input.reader()?).map_err(explain)?.with_limits(limits))
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
        let mut decoder = read(&input)?;
        let size: [u32; 2] = decoder.dimensions().map_err(explain)?.into();
        check_size(size)?;
        let layout = Layout::of(&mut decoder, size)?;
        layout.check_band(size)?;
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
            if is_smaller_version([width, height], size) && Layout::of(&mut decoder, [width, height]).is_ok() {
                pages.push((number, [width, height]));
            }
        }
        Ok(Tiff { input, header, pages })
    }
}

/// Whether one size is the other scaled down, give or take a pixel of rounding.
fn is_smaller_version(small: [u32; 2], large: [u32; 2]) -> bool {
    let [sw, sh, lw, lh] = [small[0], small[1], large[0], large[1]].map(f64::from);
    let expected = sw * lh / lw;
    sw > 0.0 && sh > 0.0 && sw < lw && (expected - sh).abs() <= 1.0 + lh / lw
}

impl Original for Tiff<'_> {
    fn header(&self) -> &Header {
        &self.header
    }

    fn rows(&mut self, at_least: Option<[u32; 2]>) -> Result<Box<dyn Rows + '_>, ImagingError> {
        let mut decoder = read(&self.input)?;
        let is_enough =
            |page: &&(usize, [u32; 2])| at_least.is_some_and(|least| page.1[0] >= least[0] && page.1[1] >= least[1]);
        let smallest = self.pages.iter().filter(is_enough).min_by_key(|(_, size)| size[0]);
        let (page, size) = smallest.copied().unwrap_or(self.pages[0]);
        if page > 0 {
            decoder.seek_to_image(page).map_err(explain)?;
        }
        let layout = Layout::of(&mut decoder, size)?;
        layout.check_band(size)?;
        Ok(Box::new(TiffRows { decoder, size, layout, band: Vec::new(), next_band: 0, left: 0 }))
    }
}

/// How the samples of a page lie in its file.
#[derive(Clone, Copy, Debug)]
struct Layout {
    color: ColorType,
    kind: Kind,
    /// Samples of a pixel as stored; those beyond the colour and its alpha are left out.
    samples: usize,
    is_planar: bool,
    /// Alpha is multiplied into the colours.
    is_multiplied: bool,
    chunk: [u32; 2],
    columns: u32,
    bands: u32,
}

impl Layout {
    fn of(decoder: &mut Opened<'_>, size: [u32; 2]) -> Result<Layout, ImagingError> {
        let color = decoder.colortype().map_err(explain)?;
        let unsupported = || ImagingError::Unsupported(Format::Tiff, format!("{color:?}"));
        let samples = decoder.find_tag_unsigned::<u16>(Tag::SamplesPerPixel).map_err(explain)?.unwrap_or(1);
        let (kind, least) = match color {
            ColorType::Gray(1 | 2 | 4 | 8 | 16) => (Kind::Grey, 1),
            // Two or more samples where the first is grey.
            ColorType::Multiband { bit_depth: 8 | 16, num_samples } if num_samples >= 2 => (Kind::Grey, 2),
            ColorType::RGB(8 | 16) | ColorType::YCbCr(8) => (Kind::Rgb, 3),
            ColorType::RGBA(8 | 16) => (Kind::Rgba, 4),
            ColorType::CMYK(8 | 16) => (Kind::Cmyk, 4),
            ColorType::CMYKA(8 | 16) => (Kind::Cmyk, 5),
            _ => return Err(unsupported()),
        };
        let samples = usize::from(samples);
        if samples < least || samples > 8 {
            return Err(unsupported());
        }
        let planar = decoder.find_tag_unsigned::<u16>(Tag::PlanarConfiguration).map_err(explain)?;
        let extra = decoder.find_tag_unsigned_vec::<u16>(Tag::ExtraSamples).ok().flatten();
        let (across, down) = decoder.chunk_dimensions();
        if across == 0 || down == 0 {
            return Err(unsupported());
        }
        let is_strips = decoder.get_chunk_type() == ChunkType::Strip;
        let chunk = [if is_strips { size[0] } else { across }, down.min(size[1])];
        Ok(Layout {
            color,
            kind,
            samples,
            is_planar: planar == Some(PlanarConfiguration::Planar.to_u16()),
            is_multiplied: extra.is_some_and(|extra| extra.first() == Some(&1)),
            chunk,
            columns: size[0].div_ceil(chunk[0]),
            bands: size[1].div_ceil(chunk[1]),
        })
    }

    fn check_band(&self, size: [u32; 2]) -> Result<(), ImagingError> {
        let bits = u64::from(self.color.bit_depth().max(8));
        let band = u64::from(size[0]) * u64::from(self.chunk[1]) * self.samples as u64 * bits / 8;
        if band > MAX_BAND {
            return Err(ImagingError::NotStreamable { size, format: Format::Tiff, why: "strip".into() });
        }
        Ok(())
    }
}

struct TiffRows<'a> {
    decoder: Opened<'a>,
    size: [u32; 2],
    layout: Layout,
    /// Converted rows of the band in hand.
    band: Vec<u8>,
    next_band: u32,
    /// Bytes of the band not yet handed out.
    left: usize,
}

impl Rows for TiffRows<'_> {
    fn size(&self) -> [u32; 2] {
        self.size
    }

    fn kind(&self) -> Kind {
        self.layout.kind
    }

    fn read(&mut self, rows: &mut [u8]) -> Result<(), ImagingError> {
        let mut rows = rows;
        while !rows.is_empty() {
            if self.left == 0 {
                self.load_band()?;
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

impl TiffRows<'_> {
    fn load_band(&mut self) -> Result<(), ImagingError> {
        let Layout { chunk, columns, bands, kind, samples, is_planar, .. } = self.layout;
        let band = self.next_band;
        if band >= bands {
            return Err(ImagingError::CutOff(Format::Tiff));
        }
        let height = chunk[1].min(self.size[1] - band * chunk[1]) as usize;
        let (width, channels) = (self.size[0] as usize, kind.channels());
        self.band.resize(width * height * channels, 0);
        let planes = if is_planar { samples } else { 1 };
        for column in 0..columns {
            let left = (column * chunk[0]) as usize;
            let across = (chunk[0] as usize).min(width - left);
            let mut pixels = vec![0; across * height * samples];
            for plane in 0..planes {
                let number = plane as u32 * columns * bands + band * columns + column;
                let decoded = self.decoder.read_chunk(number).map_err(explain)?;
                let within = samples / planes;
                take_samples(&decoded, self.layout.color, across * within, height, &mut |at, value| {
                    let (pixel, sample) = (at / within, at % within);
                    if let Some(place) = pixels.get_mut(pixel * samples + sample + plane) {
                        *place = value;
                    }
                })?;
            }
            for (row, pixels) in pixels.chunks_exact(across * samples).take(height).enumerate() {
                let start = (row * width + left) * channels;
                convert(&self.layout, pixels, &mut self.band[start..start + across * channels]);
            }
        }
        self.left = self.band.len();
        self.next_band += 1;
        Ok(())
    }
}

/// Hands out samples of eight bits by their number.
fn take_samples(
    decoded: &DecodingResult,
    color: ColorType,
    per_row: usize,
    rows: usize,
    put: &mut dyn FnMut(usize, u8),
) -> Result<(), ImagingError> {
    let bits = usize::from(color.bit_depth());
    match decoded {
        DecodingResult::U8(bytes) if bits < 8 => {
            let stride = (per_row * bits).div_ceil(8);
            let most = (1_u16 << bits) - 1;
            for (row, bytes) in bytes.chunks(stride).take(rows).enumerate() {
                for at in 0..per_row {
                    let byte = bytes.get(at * bits / 8).copied().unwrap_or_default();
                    let value = (u16::from(byte) >> (8 - bits - at * bits % 8)) & most;
                    put(row * per_row + at, (value * 255 / most) as u8);
                }
            }
        }
        DecodingResult::U8(bytes) => {
            bytes.iter().take(per_row * rows).enumerate().for_each(|(at, value)| put(at, *value))
        }
        DecodingResult::U16(words) => {
            words.iter().take(per_row * rows).enumerate().for_each(|(at, value)| put(at, (value >> 8) as u8));
        }
        _ => return Err(ImagingError::Unsupported(Format::Tiff, format!("{color:?}"))),
    }
    Ok(())
}

/// One row of stored samples as samples of the kind.
fn convert(layout: &Layout, pixels: &[u8], out: &mut [u8]) {
    let channels = layout.kind.channels();
    for (pixel, out) in pixels.chunks_exact(layout.samples).zip(out.chunks_exact_mut(channels)) {
        out.copy_from_slice(&pixel[..channels]);
        if let (ColorType::YCbCr(_), [y, cb, cr]) = (layout.color, &*out) {
            // Full range, as in JPEG files.
            let (y, cb, cr) = (f32::from(*y), f32::from(*cb) - 128.0, f32::from(*cr) - 128.0);
            let rgb = [y + 1.402 * cr, y - 0.344_14 * cb - 0.714_14 * cr, y + 1.772 * cb];
            out.copy_from_slice(&rgb.map(|value| value.round() as u8));
        }
        if let (true, [color @ .., alpha]) = (layout.is_multiplied && layout.kind == Kind::Rgba, out) {
            let alpha = u32::from(*alpha).max(1);
            color.iter_mut().for_each(|value| *value = (u32::from(*value) * 255 / alpha).min(255) as u8);
        }
    }
}
