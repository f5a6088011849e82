//! Drawings: read without scripts, fonts or files of others, and drawn at the wanted size, sharp at any.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::{Document, Error as XmlError, ParsingOptions};
use resvg::usvg::{self, ImageHrefResolver, Options, Tree};

use super::decode::Format;
use super::fit::{Crop, Fit, Wanted, plan};
use super::{ImagingError, Pixels, Probe, census, effort};

/// Elements and texts in a drawing. The largest scene of the museum has about a thousand.
const MAX_NODES: u32 = 100_000;

/// Elements that are not drawn. Fonts are left out of the renderer, so that a drawing looks the same on every machine.
const LEFT_OUT: [&str; 9] =
    ["text", "image", "script", "foreignObject", "animate", "animateTransform", "animateMotion", "set", "video"];

pub fn probe(bytes: &[u8]) -> Result<Probe, ImagingError> {
    let document = parse(bytes)?;
    let size = convert(&document)?.size();
    let is_present = |name: &&str| document.descendants().any(|node| node.tag_name().name() == *name);
    let left_out = LEFT_OUT.into_iter().filter(is_present).collect();
    Ok(Probe { format: Format::Svg, size: [size.width(), size.height()].map(|side| side.ceil() as u32), left_out })
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

fn parse(bytes: &[u8]) -> Result<Document<'_>, ImagingError> {
    let text = std::str::from_utf8(bytes).map_err(|_| damaged("it is not in UTF-8"))?;
    check_entities(text)?;
    // Drawing programs write a DOCTYPE. Entities that refer to files are not resolved.
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| match error {
        XmlError::NodesLimitReached => ImagingError::TooComplex("elements"),
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
        return Err(ImagingError::TooComplex("entities"));
    }
    Ok(())
}

fn convert(document: &Document<'_>) -> Result<Tree, ImagingError> {
    census::check(document)?;
    let nothing = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: nothing, ..Options::default() };
    let tree = Tree::from_xmltree(document, &options).map_err(|error| match error {
        usvg::Error::InvalidSize => ImagingError::NoSize,
        usvg::Error::ElementsLimitReached => ImagingError::TooComplex("elements"),
        usvg::Error::ParsingFailed(XmlError::NodesLimitReached) => ImagingError::TooComplex("nesting"),
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
