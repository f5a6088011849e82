//! How many elements a drawing has once every reference is followed, counted before it is done.
//!
//! Symbols used by symbols, patterns copied for each shape, arrowheads at each point of a coast: a few kilobytes can become
//! gigabytes. Rules of style sheets are counted roughly, as if each held for every element.

use std::borrow::Cow;
use std::collections::HashMap;

use resvg::usvg::roxmltree::{Document, Node};

use super::ImagingError;

/// A tenth of a gigabyte, more or less.
const MAX_ELEMENTS: u64 = 500_000;

/// Elements looked at while counting.
const MAX_STEPS: u64 = 5_000_000;

/// References to things that refer to things …
const MAX_DEPTH: u32 = 32;

/// Bytes of style sheets times elements they are matched with: about a second.
const MAX_STYLING: u64 = 1_000_000_000;

pub fn check(document: &Document<'_>) -> Result<(), ImagingError> {
    let mut by_id = HashMap::new();
    for node in document.descendants() {
        if let Some(id) = node.attribute("id") {
            by_id.entry(id).or_insert(node);
        }
    }
    let mut census = Census { by_id, known: HashMap::new(), steps: 0 };
    let total = census.count(document.root(), 0)?;
    let elements = census.steps;
    let mut styling = 0;
    for text in document.descendants().filter(|node| node.tag_name().name() == "style").filter_map(|node| node.text()) {
        styling += text.len() as u64;
        if styling * elements > MAX_STYLING {
            return Err(ImagingError::TooComplex(Cow::Borrowed("style rules")));
        }
        for id in urls(text) {
            limited(total, census.referenced(id, document.root(), elements, 0)?)?;
        }
    }
    Ok(())
}

struct Census<'a, 'input> {
    by_id: HashMap<&'a str, Node<'a, 'input>>,
    known: HashMap<&'a str, u64>,
    steps: u64,
}

impl<'a, 'input> Census<'a, 'input> {
    /// Elements from `top` downwards, with all they refer to.
    fn count(&mut self, top: Node<'a, 'input>, depth: u32) -> Result<u64, ImagingError> {
        let mut total = 0;
        for node in top.descendants().filter(Node::is_element) {
            self.steps += 1;
            if self.steps > MAX_STEPS || depth > MAX_DEPTH {
                return Err(TOO_MANY);
            }
            total = limited(total, 1)?;
            for attribute in node.attributes() {
                let link = (attribute.name() == "href").then(|| attribute.value().strip_prefix('#')).flatten();
                for id in link.into_iter().chain(urls(attribute.value())) {
                    total = limited(total, self.referenced(id, node, 1, depth)?)?;
                }
            }
        }
        Ok(total)
    }

    /// What `times` references from an element add. A marker is drawn at each point of the lines below that element.
    fn referenced(&mut self, id: &str, from: Node<'a, 'input>, times: u64, depth: u32) -> Result<u64, ImagingError> {
        let Some((&id, &target)) = self.by_id.get_key_value(id) else { return Ok(0) };
        let size = match self.known.get(id) {
            Some(&size) => size,
            None => {
                // What refers to itself is not followed round and round.
                self.known.insert(id, 0);
                let size = self.count(target, depth + 1)?;
                self.known.insert(id, size);
                size
            }
        };
        let times = if target.tag_name().name() == "marker" { points_below(from) } else { times };
        Ok(size.saturating_mul(times))
    }
}

const TOO_MANY: ImagingError = ImagingError::TooComplex(Cow::Borrowed("references"));

fn limited(total: u64, more: u64) -> Result<u64, ImagingError> {
    let total = total.saturating_add(more);
    if total > MAX_ELEMENTS { Err(TOO_MANY) } else { Ok(total) }
}

/// The ids in `url(#id)`.
fn urls(text: &str) -> impl Iterator<Item = &str> {
    let inner = text.split("url(").skip(1).map(|rest| rest.trim_start_matches([' ', '"', '\'']));
    inner.filter_map(|rest| rest.strip_prefix('#')?.split([')', '"', '\'', ' ']).next())
}

/// At most; a point takes at least four characters.
fn points_below(top: Node<'_, '_>) -> u64 {
    let shapes =
        top.descendants().flat_map(|node| ["d", "points"].into_iter().filter_map(move |name| node.attribute(name)));
    let bytes: usize = shapes.map(str::len).sum();
    bytes as u64 / 4 + 1
}
