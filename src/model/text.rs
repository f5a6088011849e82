//! Running text: paragraphs, headings, lists, emphasis and links.

use super::{ExhibitId, PersonId, PlaceId, TermId};

/// A text as the Markdown subset of `docs/FORMAT.md` gives it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RichText {
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Paragraph(Vec<Span>),
    Heading(Vec<Span>),
    /// One entry of a list; `number` is `None` for bullets.
    Item {
        number: Option<u64>,
        spans: Vec<Span>,
    },
}

/// A run of characters of one style.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    pub text: String,
    pub strong: bool,
    pub emphasis: bool,
    pub link: Option<Link>,
}

/// Where a touch on a word leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Link {
    Exhibit(ExhibitId),
    Person(PersonId),
    Place(PlaceId),
    Term(TermId),
}

impl Block {
    pub fn spans(&self) -> &[Span] {
        match self {
            Block::Paragraph(spans) | Block::Heading(spans) | Block::Item { spans, .. } => spans,
        }
    }
}

impl RichText {
    /// A text of one unstyled paragraph.
    pub fn plain(text: impl Into<String>) -> Self {
        RichText {
            blocks: vec![Block::Paragraph(vec![Span {
                text: text.into(),
                strong: false,
                emphasis: false,
                link: None,
            }])],
        }
    }

    /// All characters in reading order, one line per block.
    pub fn to_plain(&self) -> String {
        let mut out = String::new();
        for block in &self.blocks {
            if !out.is_empty() {
                out.push('\n');
            }
            out.extend(block.spans().iter().map(|span| span.text.as_str()));
        }
        out
    }

    /// Links in order of appearance, each once.
    pub fn links(&self) -> Vec<Link> {
        let mut links = Vec::new();
        for link in self.blocks.iter().flat_map(|block| block.spans()).filter_map(|span| span.link.as_ref()) {
            if !links.contains(link) {
                links.push(link.clone());
            }
        }
        links
    }
}
