//! The Markdown subset of exhibit texts: paragraphs, headings, lists, emphasis and links by id.
//!
//! What the kiosk cannot show is a flaw; the words in it are kept, so that nothing a curator wrote is lost on screen.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::model::{Block, Link, RichText, Script, Span};

/// Something in a text the kiosk does not show as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Byte offset in the text.
    pub offset: usize,
    pub kind: FlawKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlawKind {
    Picture,
    Html,
    Code,
    /// Lines that begin with four spaces, which Markdown takes for code.
    Indent,
    Quote,
    Rule,
    /// A list inside a list.
    NestedList,
}

/// Reads a text. `resolve` is asked once for each link, with the target as written and its offset, and answers where
/// it leads; a link that leads nowhere becomes plain words.
pub fn read(text: &str, script: Script, mut resolve: impl FnMut(&str, usize) -> Option<Link>) -> (RichText, Vec<Flaw>) {
    let mut reader = Reader { script, ..Reader::default() };
    for (event, range) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
        reader.event(event, range, text, &mut resolve);
    }
    reader.end_block();
    (RichText { blocks: reader.blocks }, reader.flaws)
}

/// What the open block will become.
#[derive(Clone, Copy)]
enum Open {
    Paragraph,
    Heading,
    Item(Option<u64>),
}

struct Reader {
    script: Script,
    blocks: Vec<Block>,
    flaws: Vec<Flaw>,
    open: Open,
    spans: Vec<Span>,
    strong: usize,
    emphasis: usize,
    link: Option<Link>,
    /// The next number of each open list.
    lists: Vec<Option<u64>>,
}

impl Default for Reader {
    fn default() -> Self {
        Reader {
            script: Script::Latin,
            blocks: Vec::new(),
            flaws: Vec::new(),
            open: Open::Paragraph,
            spans: Vec::new(),
            strong: 0,
            emphasis: 0,
            link: None,
            lists: Vec::new(),
        }
    }
}

impl Reader {
    fn event(
        &mut self,
        event: Event<'_>,
        range: Range<usize>,
        text: &str,
        resolve: &mut impl FnMut(&str, usize) -> Option<Link>,
    ) {
        match event {
            Event::Start(tag) => self.start(tag, range, text, resolve),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.words(&words),
            Event::Code(words) => {
                self.flaw(range.start, FlawKind::Code);
                self.words(&words);
            }
            Event::Html(_) | Event::InlineHtml(_) => self.flaw(range.start, FlawKind::Html),
            // Chinese has no spaces to put at the end of a line.
            Event::SoftBreak | Event::HardBreak if self.script == Script::Han => {}
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            Event::Rule => self.flaw(range.start, FlawKind::Rule),
            // Extensions of Markdown that are switched off.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(
        &mut self,
        tag: Tag<'_>,
        range: Range<usize>,
        text: &str,
        resolve: &mut impl FnMut(&str, usize) -> Option<Link>,
    ) {
        match tag {
            Tag::Paragraph if matches!(self.open, Open::Item(_)) && self.spans.is_empty() => {}
            Tag::Paragraph => self.begin(Open::Paragraph),
            Tag::Heading { .. } => self.begin(Open::Heading),
            Tag::List(first) => {
                if !self.lists.is_empty() {
                    self.flaw(range.start, FlawKind::NestedList);
                }
                self.end_block();
                self.lists.push(first);
            }
            Tag::Item => {
                let number = self.lists.last_mut().and_then(|next| {
                    let number = *next;
                    *next = number.map(|n| n + 1);
                    number
                });
                self.begin(Open::Item(number));
            }
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => {
                // The target stands behind the words; point there, where it can be mended.
                let target = text[range.clone()].rfind(&*dest_url).unwrap_or(0);
                self.link = resolve(&dest_url, range.start + target);
            }
            Tag::Image { .. } => self.flaw(range.start, FlawKind::Picture),
            Tag::BlockQuote(_) => self.flaw(range.start, FlawKind::Quote),
            Tag::CodeBlock(kind) => {
                self.begin(Open::Paragraph);
                let indented = matches!(kind, pulldown_cmark::CodeBlockKind::Indented);
                self.flaw(range.start, if indented { FlawKind::Indent } else { FlawKind::Code });
            }
            Tag::HtmlBlock => {}
            // Extensions of Markdown that are switched off.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock => self.end_block(),
            TagEnd::List(_) => {
                self.end_block();
                self.lists.pop();
            }
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => self.link = None,
            _ => {}
        }
    }

    fn flaw(&mut self, offset: usize, kind: FlawKind) {
        self.flaws.push(Flaw { offset, kind });
    }

    fn words(&mut self, words: &str) {
        let (strong, emphasis) = (self.strong > 0, self.emphasis > 0);
        match self.spans.last_mut() {
            Some(last) if last.strong == strong && last.emphasis == emphasis && last.link == self.link => {
                last.text.push_str(words);
            }
            _ => self.spans.push(Span { text: words.to_owned(), strong, emphasis, link: self.link.clone() }),
        }
    }

    fn begin(&mut self, open: Open) {
        self.end_block();
        self.open = open;
    }

    fn end_block(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        if spans.iter().any(|span| !span.text.trim().is_empty()) {
            self.blocks.push(match self.open {
                Open::Paragraph => Block::Paragraph(spans),
                Open::Heading => Block::Heading(spans),
                Open::Item(number) => Block::Item { number, spans },
            });
            self.open = Open::Paragraph;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PersonId;

    /// One line per block: `P`, `H`, `-` or a number, then the spans with `*`, `_` and `<link>` around styled ones.
    fn show(text: &str, script: Script) -> String {
        let (rich, flaws) = read(text, script, |target, offset| {
            assert!(text[offset..].starts_with(target));
            target.strip_prefix("person:").map(|id| Link::Person(PersonId::new(id)))
        });
        let mut out = String::new();
        for block in &rich.blocks {
            match block {
                Block::Paragraph(_) => out.push('P'),
                Block::Heading(_) => out.push('H'),
                Block::Item { number: None, .. } => out.push('-'),
                Block::Item { number: Some(number), .. } => out.push_str(&number.to_string()),
            }
            for span in block.spans() {
                let mark = format!("{}{}", if span.strong { "*" } else { "" }, if span.emphasis { "_" } else { "" });
                let link = if span.link.is_some() { "@" } else { "" };
                out.push_str(&format!("|{link}{mark}{}", span.text));
            }
            out.push('\n');
        }
        for flaw in flaws {
            out.push_str(&format!("! {:?} at {}\n", flaw.kind, flaw.offset));
        }
        out
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(show(text, Script::Latin), expected, "{text}");
    }

    #[test]
    fn reads_the_subset() {
        check("One\nline.\n\nTwo.", "P|One line.\nP|Two.\n");
        check("## Head\nText *soft* and **strong**.", "H|Head\nP|Text |_soft| and |*strong|.\n");
        check("- a\n- b\n\n1. one\n2. two", "-|a\n-|b\n1|one\n2|two\n");
        check("- a\n\n- b\n\n  more", "-|a\n-|b\nP|more\n");
        check("Met [Songgotu](person:songgotu).", "P|Met |@Songgotu|.\n");
        check("See [x](nowhere).", "P|See x.\n");
        assert_eq!(show("上行\n下行", Script::Han), "P|上行下行\n");
    }

    #[test]
    fn tells_what_it_cannot_show_and_keeps_the_words() {
        check("![alt](x.png)", "P|alt\n! Picture at 0\n");
        check("a <b>bold</b> c", "P|a bold c\n! Html at 2\n! Html at 9\n");
        check("a `code` b", "P|a code b\n! Code at 2\n");
        check("One.\n\n    Two.", "P|One.\nP|Two.\n! Indent at 10\n");
        check("> quoted", "P|quoted\n! Quote at 0\n");
        check("a\n\n---\n\nb", "P|a\nP|b\n! Rule at 3\n");
        check("- a\n  - b\n- c", "-|a\n-|b\n-|c\n! NestedList at 6\n");
    }
}
