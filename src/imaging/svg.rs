//! Drawings: read without scripts, fonts or files of others, and drawn at the wanted size, sharp at any.

use std::borrow::Cow;

use image::metadata::Orientation;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::{Document, Error as XmlError, ParsingOptions};
use resvg::usvg::{self, ImageHrefResolver, Options, Tree};

use super::decode::Format;
use super::fit::{Crop, Fit, Wanted, plan};
use super::original::whole::Whole;
use super::original::{Header, Kind, Original, Rows};
use super::{ImagingError, MAX_SVG_BYTES, Pixels, Probe, census, effort};

/// Pixels on the longer side of a drawing that is cut into tiles: enough to come four times nearer than on a screen of
/// 1920 × 1080.
const TILED_SIDE: u32 = 4096;

/// Elements and texts in a drawing. The largest scene of the museum has about a thousand.
const MAX_NODES: u32 = 100_000;

/// Elements that are not drawn. Fonts are left out of the renderer, so that a drawing looks the same on every machine.
const LEFT_OUT: [&str; 9] =
    ["text", "image", "script", "foreignObject", "animate", "animateTransform", "animateMotion", "set", "video"];

pub fn probe(bytes: &[u8]) -> Result<Probe, ImagingError> {
    let document = parse(bytes)?;
    let size = convert(&document)?.size();
    let size = [size.width(), size.height()].map(|side| side.ceil() as u32);
    Ok(Probe { format: Format::Svg, size, left_out: left_out(&document) })
}

pub fn draw(bytes: &[u8], wanted: Wanted) -> Result<Pixels, ImagingError> {
    let tree = convert(&parse(bytes)?)?;
    let (crop, size) = plan(size_of(&tree), wanted);
    let pixmap = rasterise(&tree, crop, size)?;
    Ok(Pixels { size, rgba: pixmap.take() })
}

pub fn icon(bytes: &[u8], px: u32) -> Result<Pixels, ImagingError> {
    let tree = convert(&parse(bytes)?)?;
    let [width, height] = size_of(&tree);
    // The smallest square around it, so that a narrow symbol stands in the middle.
    let side = width.max(height);
    let around = Crop { left: (width - side) / 2.0, top: (height - side) / 2.0, width: side, height: side };
    let (_, size) = plan([side, side], Wanted { size: [px, px], fit: Fit::Contain, max_side: u32::MAX });
    let mut rgba = rasterise(&tree, around, size)?.take();
    for pixel in rgba.as_chunks_mut::<4>().0 {
        // White, multiplied by alpha.
        *pixel = [pixel[3]; 4];
    }
    Ok(Pixels { size, rgba })
}

/// A drawing as a picture of pixels, for the tiles of the viewer.
pub struct Drawing {
    header: Header,
    tree: Tree,
    whole: Option<Whole>,
}

impl Drawing {
    pub fn open(bytes: &[u8]) -> Result<Drawing, ImagingError> {
        let document = parse(bytes)?;
        let tree = convert(&document)?;
        let wanted = Wanted { size: [TILED_SIDE; 2], fit: Fit::Contain, max_side: TILED_SIDE };
        let (_, size) = plan(size_of(&tree), wanted);
        let header = Header {
            format: Format::Svg,
            size,
            orientation: Orientation::NoTransforms,
            profile: None,
            is_drawing: true,
            left_out: left_out(&document),
        };
        Ok(Drawing { header, tree, whole: None })
    }
}

impl Original for Drawing {
    fn header(&self) -> &Header {
        &self.header
    }

    fn rows(&mut self, _: Option<[u32; 2]>) -> Result<Box<dyn Rows + '_>, ImagingError> {
        let size = self.header.size;
        if self.whole.is_none() {
            let [width, height] = size_of(&self.tree);
            let pixmap = rasterise(&self.tree, Crop::whole([width, height]), size)?;
            let pixels = pixmap.pixels();
            let (kind, samples) = if pixels.iter().all(|pixel| pixel.alpha() == u8::MAX) {
                (Kind::Rgb, pixels.iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect())
            } else {
                let straight = pixels.iter().map(|pixel| pixel.demultiply());
                (Kind::Rgba, straight.flat_map(|c| [c.red(), c.green(), c.blue(), c.alpha()]).collect())
            };
            self.whole = Some(Whole { size, kind, samples });
        }
        self.whole.as_ref().map(Whole::rows).ok_or(ImagingError::Crashed)
    }
}

fn left_out(document: &Document<'_>) -> Vec<Cow<'static, str>> {
    let is_present = |name: &&str| document.descendants().any(|node| node.tag_name().name() == *name);
    LEFT_OUT.into_iter().filter(is_present).map(Cow::Borrowed).collect()
}

fn parse(bytes: &[u8]) -> Result<Document<'_>, ImagingError> {
    if bytes.len() > MAX_SVG_BYTES {
        return Err(ImagingError::FileTooLarge { bytes: bytes.len() as u64, limit: MAX_SVG_BYTES as u64 });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| damaged("it is not in UTF-8"))?;
    check_entities(text)?;
    // Drawing programs write a DOCTYPE. Entities that refer to files are not resolved.
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| match error {
        XmlError::NodesLimitReached => ImagingError::TooComplex(Cow::Borrowed("elements")),
        XmlError::UnclosedRootNode | XmlError::UnexpectedEndOfStream => ImagingError::CutOff(Format::Svg),
        other => damaged(&other),
    })
}

/// Entities are short for longer text, and may be short for each other. The parser refuses what would grow beyond all
/// bounds; this refuses what would only grow to gigabytes.
fn check_entities(text: &str) -> Result<(), ImagingError> {
    const MAX_GROWTH: usize = 64 << 20;
    // Of the references within one reference, the parser follows as many.
    const MAX_NESTED: usize = 255;
    let Some(start) = text.find("<!ENTITY") else { return Ok(()) };
    let declared = text[start..].find("]>").unwrap_or(text.len() - start);
    let references = text.bytes().filter(|&byte| byte == b'&').count();
    if references.saturating_mul(declared).saturating_mul(MAX_NESTED) > MAX_GROWTH {
        return Err(ImagingError::TooComplex(Cow::Borrowed("entities")));
    }
    Ok(())
}

fn convert(document: &Document<'_>) -> Result<Tree, ImagingError> {
    census::check(document)?;
    let nothing = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: nothing, ..Options::default() };
    let tree = Tree::from_xmltree(document, &options).map_err(|error| match error {
        usvg::Error::InvalidSize => ImagingError::NoSize,
        usvg::Error::ElementsLimitReached => ImagingError::TooComplex(Cow::Borrowed("elements")),
        usvg::Error::ParsingFailed(XmlError::NodesLimitReached) => ImagingError::TooComplex(Cow::Borrowed("nesting")),
        other => damaged(&other),
    })?;
    effort::check(&tree)?;
    Ok(tree)
}

fn damaged(why: &(impl ToString + ?Sized)) -> ImagingError {
    ImagingError::Damaged(Format::Svg, why.to_string())
}

fn size_of(tree: &Tree) -> [f64; 2] {
    [tree.size().width(), tree.size().height()].map(f64::from)
}

fn rasterise(tree: &Tree, crop: Crop, [width, height]: [u32; 2]) -> Result<Pixmap, ImagingError> {
    let mut pixmap = Pixmap::new(width, height).ok_or(ImagingError::PictureTooLarge { size: [width, height] })?;
    let (across, down) = (f64::from(width) / crop.width, f64::from(height) / crop.height);
    let transform = Transform::from_row(
        across as f32,
        0.0,
        0.0,
        down as f32,
        (-crop.left * across) as f32,
        (-crop.top * down) as f32,
    );
    resvg::render(tree, transform, &mut pixmap.as_mut());
    Ok(pixmap)
}
