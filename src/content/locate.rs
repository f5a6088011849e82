//! Where a field stands in the text of a file.
//!
//! serde keeps no positions, so problems found after reading would not know their line. An [`Outline`] scans the text
//! once more, only when there is something to report, and finds the place of a field path. It forgives everything:
//! on broken text it still answers with the nearest place it understood.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// One step from a value into a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Field(Cow<'static, str>),
    Index(usize),
}

/// A field path, printed as a curator would read it out: `accounts[2].claims[0].text.zh`.
pub struct FieldPath<'a>(pub &'a [Step]);

impl fmt::Display for FieldPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if i == 0 => f.write_str(name)?,
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// Brackets nested deeper than this are passed over; the parser refuses such files anyway.
const DEPTH: usize = 80;

/// The skeleton of a RON text: which value stands where.
#[derive(Debug)]
pub struct Outline {
    root: Node,
}

#[derive(Debug)]
struct Node {
    span: Range<usize>,
    /// The name before the bracket: `Treaty` in `Treaty(…)`.
    name: Range<usize>,
    body: Body,
}

#[derive(Debug)]
enum Body {
    Leaf,
    Fields(Vec<Entry>),
    Items(Vec<Node>),
}

#[derive(Debug)]
struct Entry {
    key: Range<usize>,
    value: Node,
}

/// Byte offsets of a field in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Where the name of the field begins; for list items, where the item begins.
    pub key: usize,
    pub value: Range<usize>,
    /// Whether the whole path was found; otherwise this is the innermost part that was.
    pub exact: bool,
}

impl Outline {
    pub fn new(text: &str) -> Outline {
        let mut scanner = Scanner { text, at: 0 };
        scanner.attributes();
        Outline { root: scanner.value(0) }
    }

    pub fn find(&self, text: &str, path: &[Step]) -> Spot {
        let mut node = &self.root;
        let mut spot = Spot { key: node.span.start, value: node.span.clone(), exact: true };
        for step in path {
            let Some((key, next)) = node.step(text, step) else { return Spot { exact: false, ..spot } };
            node = next;
            spot = Spot { key, value: node.span.clone(), exact: true };
        }
        spot
    }

    /// The name before the bracket of the value at `path`, such as the variant of an enum.
    pub fn name_at<'t>(&self, text: &'t str, path: &[Step]) -> &'t str {
        let mut node = &self.root;
        for step in path {
            let Some((_, next)) = node.step(text, step) else { return "" };
            node = next;
        }
        &text[node.unwrapped(text).name.clone()]
    }

    /// The value at `path` as it is written.
    pub fn leaf<'t>(&self, text: &'t str, path: &[Step]) -> &'t str {
        let spot = self.find(text, path);
        if spot.exact { &text[spot.value] } else { "" }
    }

    /// The innermost field or list item that contains `offset`.
    pub fn innermost(&self, text: &str, offset: usize) -> Inner {
        let mut inner = Inner { path: Vec::new(), extent: self.root.span.clone() };
        let mut node = &self.root;
        loop {
            let next = match &node.body {
                Body::Leaf => None,
                Body::Fields(entries) => {
                    entries.iter().find(|entry| (entry.key.start..entry.value.span.end).contains(&offset)).map(
                        |entry| (Step::Field(text[entry.key.clone()].to_owned().into()), entry.key.start, &entry.value),
                    )
                }
                Body::Items(items) => {
                    let found = items.iter().enumerate().find(|(_, item)| item.span.contains(&offset));
                    match found {
                        Some((_, item)) if node.is_transparent(text) => {
                            node = item;
                            continue;
                        }
                        found => found.map(|(index, item)| (Step::Index(index), item.span.start, item)),
                    }
                }
            };
            let Some((step, start, value)) = next else { return inner };
            inner.path.push(step);
            inner.extent = start..value.span.end;
            node = value;
        }
    }

    /// Where something stands behind the outermost brackets, and whether it is another field.
    pub fn after_end(&self, text: &str) -> Option<(usize, bool)> {
        let mut scanner = Scanner { text, at: self.root.span.end };
        scanner.blank();
        let at = scanner.at;
        scanner.peek()?;
        if scanner.peek() == Some(',') {
            scanner.bump();
            scanner.blank();
        }
        Some((at, scanner.key().is_some()))
    }

    /// The byte offset at which another field can be added to the outermost brackets, and whether a comma is due first.
    pub fn room_for_field(&self, text: &str) -> Option<(usize, bool)> {
        let last = match &self.root.body {
            Body::Fields(entries) => entries.last().map(|entry| entry.value.span.end),
            Body::Items(items) if items.is_empty() => None,
            _ => return None,
        };
        let close = self.root.span.end.checked_sub(1).filter(|&close| text[close..].starts_with(')'))?;
        let mut scanner = Scanner { text, at: last.unwrap_or(close) };
        scanner.blank();
        Some((close, last.is_some() && scanner.peek() != Some(',')))
    }
}

/// A part of a file: its path, and the bytes of its name and value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inner {
    pub path: Vec<Step>,
    pub extent: Range<usize>,
}

/// The offset behind white space, comments and one comma that follow `offset`; `offset` itself if there is no comma.
pub fn past_comma(text: &str, offset: usize) -> usize {
    let mut scanner = Scanner { text, at: offset };
    scanner.blank();
    if scanner.peek() == Some(',') { scanner.at + 1 } else { offset }
}

impl Node {
    fn step<'n>(&'n self, text: &str, step: &Step) -> Option<(usize, &'n Node)> {
        let node = self.unwrapped(text);
        match (step, &node.body) {
            (Step::Field(name), Body::Fields(entries)) => {
                let entry = entries.iter().find(|entry| &text[entry.key.clone()] == name.as_ref())?;
                Some((entry.key.start, &entry.value))
            }
            (Step::Index(index), Body::Items(items)) => items.get(*index).map(|item| (item.span.start, item)),
            _ => None,
        }
    }

    /// Looks through brackets that add nothing to a path: `Some(x)`, `Treaty((…))` and `Line([…])`.
    fn unwrapped(&self, text: &str) -> &Node {
        let mut node = self;
        while node.is_transparent(text) {
            let Body::Items(items) = &node.body else { break };
            node = &items[0];
        }
        node
    }

    fn is_transparent(&self, text: &str) -> bool {
        let Body::Items(items) = &self.body else { return false };
        let [item] = &items[..] else { return false };
        let named_list = !self.name.is_empty() && text[item.span.clone()].starts_with('[');
        (named_list || &text[self.name.clone()] == "Some" || matches!(item.body, Body::Fields(_)))
            && !text[self.span.clone()].starts_with('[')
    }
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn skip_while(&mut self, keep: impl Fn(char) -> bool) {
        self.at += self.rest().find(|c| !keep(c)).unwrap_or(self.rest().len());
    }

    fn skip_past(&mut self, end: &str) {
        self.at += self.rest().find(end).map_or(self.rest().len(), |i| i + end.len());
    }

    /// White space and comments.
    fn blank(&mut self) {
        loop {
            self.skip_while(char::is_whitespace);
            if self.rest().starts_with("//") {
                self.skip_past("\n");
            } else if self.rest().starts_with("/*") {
                self.block_comment();
            } else {
                return;
            }
        }
    }

    /// RON's block comments nest.
    fn block_comment(&mut self) {
        let mut open = 0usize;
        while let Some(next) = self.rest().find("*/").map(|end| (self.rest()[..end].find("/*"), end)) {
            match next {
                (Some(start), _) => {
                    open += 1;
                    self.at += start + 2;
                }
                (None, end) => {
                    open = open.saturating_sub(1);
                    self.at += end + 2;
                    if open == 0 {
                        return;
                    }
                }
            }
        }
        self.at = self.text.len();
    }

    /// `#![enable(…)]` lines at the top.
    fn attributes(&mut self) {
        self.blank();
        while self.rest().starts_with("#!") {
            self.skip_past("]");
            self.blank();
        }
    }

    fn word(&mut self) -> Range<usize> {
        let start = self.at;
        if self.peek().is_some_and(|c| c.is_alphabetic() || c == '_') {
            self.skip_while(|c| c.is_alphanumeric() || c == '_' || c == '-');
        }
        start..self.at
    }

    fn value(&mut self, depth: usize) -> Node {
        self.blank();
        let start = self.at;
        if self.string() {
            return Node { span: start..self.at, name: start..start, body: Body::Leaf };
        }
        let name = self.word();
        let after_name = self.at;
        self.blank();
        let body = match self.peek() {
            Some('(' | '[' | '{') if depth < DEPTH => self.group(depth),
            _ if name.is_empty() => {
                self.skip_while(|c| !c.is_whitespace() && !matches!(c, ',' | ')' | ']' | '}'));
                Body::Leaf
            }
            _ => {
                self.at = after_name;
                Body::Leaf
            }
        };
        Node { span: start..self.at, name, body }
    }

    fn string(&mut self) -> bool {
        let rest = self.rest();
        let raw = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'));
        if let Some(raw) = raw {
            let hashes = raw.len() - raw.trim_start_matches('#').len();
            if raw[hashes..].starts_with('"') {
                self.at += rest.len() - raw.len() + hashes + 1;
                self.skip_past(&format!("\"{}", "#".repeat(hashes)));
                return true;
            }
        }
        if rest.starts_with('"') || rest.starts_with("b\"") {
            self.at += rest.find('"').unwrap_or(0) + 1;
            loop {
                self.skip_while(|c| c != '"' && c != '\\');
                match self.peek() {
                    Some('\\') => {
                        self.bump();
                        self.bump();
                    }
                    _ => {
                        self.bump();
                        return true;
                    }
                }
            }
        }
        if rest.starts_with('\'') {
            self.bump();
            if self.peek() == Some('\\') {
                self.bump();
            }
            self.bump();
            self.skip_past("'");
            return true;
        }
        false
    }

    fn group(&mut self, depth: usize) -> Body {
        self.bump();
        let mut fields = Vec::new();
        let mut items = Vec::new();
        loop {
            self.blank();
            match self.peek() {
                None => break,
                Some(')' | ']' | '}') => {
                    self.bump();
                    break;
                }
                Some(',') => self.bump(),
                Some(_) => {
                    let before = self.at;
                    match self.key() {
                        Some(key) => fields.push(Entry { key, value: self.value(depth + 1) }),
                        None => items.push(self.value(depth + 1)),
                    }
                    if self.at == before {
                        self.bump();
                    }
                }
            }
        }
        if fields.is_empty() { Body::Items(items) } else { Body::Fields(fields) }
    }

    /// A field name or map key with its colon, if one stands here.
    fn key(&mut self) -> Option<Range<usize>> {
        let before = self.at;
        let quoted = self.peek() == Some('"') && self.string();
        let key = if quoted { before + 1..self.at.saturating_sub(1).max(before + 1) } else { self.word() };
        self.blank();
        if !key.is_empty() && self.peek() == Some(':') {
            self.bump();
            return Some(key);
        }
        self.at = before;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lines::Lines;

    fn steps(path: &str) -> Vec<Step> {
        let parts = path.split(['.', '[']).filter(|part| !part.is_empty());
        parts
            .map(|part| match part.strip_suffix(']') {
                Some(index) => Step::Index(index.parse().unwrap()),
                None => Step::Field(part.to_owned().into()),
            })
            .collect()
    }

    /// `line:column` of key and value.
    fn check(text: &str, path: &str, expected: &str) {
        let steps = steps(path);
        assert_eq!(FieldPath(&steps).to_string(), path);
        let spot = Outline::new(text).find(text, &steps);
        let lines = Lines::new(text);
        let show = |offset| {
            let (line, column) = lines.position(text, offset);
            format!("{line}:{column}")
        };
        let mut found = format!("{} {}", show(spot.key), show(spot.value.start));
        if !spot.exact {
            found.push_str(" near");
        }
        assert_eq!(found, expected, "{path}");
    }

    const TEXT: &str = r##"#![enable(implicit_some)]
// A comment: with ( brackets and "quotes
(
    format: 1, /* nested /* comment */ ) */
    title: (zh: "尼布楚", en: "a \" ) b"),
    tail: r#"raw " string ("#,
    date: Range("1686", "1687"),
    kind: Treaty((parties: [(actor: Qing), (actor: Russia)])),
    flat: Battle(phases: [(when: Some((zh: "七月")))]),
    letter: ')', fallbacks: {"en": ["zh"], "ru": []}, size: -1.5e3,
    way: Line([(1.5, 2), (3, 4)]), spot: Point(5, 6),
)"##;

    #[test]
    fn finds_fields() {
        check(TEXT, "", "3:1 3:1");
        check(TEXT, "format", "4:5 4:13");
        check(TEXT, "title.en", "5:24 5:28");
        check(TEXT, "tail", "6:5 6:11");
        check(TEXT, "date[1]", "7:25 7:25");
        check(TEXT, "kind.parties[1].actor", "8:45 8:52");
        check(TEXT, "flat.phases[0].when.zh", "9:40 9:44");
        check(TEXT, "fallbacks.ru", "10:45 10:50");
        check(TEXT, "size", "10:55 10:61");
        check(TEXT, "way[1]", "11:26 11:26");
        check(TEXT, "spot", "11:36 11:42");
    }

    #[test]
    fn answers_with_the_nearest_place() {
        check(TEXT, "title.ru", "5:5 5:12 near");
        check(TEXT, "kind.parties[7].actor", "8:19 8:28 near");
        check("", "title", "1:1 1:1 near");
        check("(title: (zh: \"open", "title.zh", "1:10 1:14");
    }

    #[test]
    fn finds_its_way_back() {
        let outline = Outline::new(TEXT);
        for path in ["title.en", "date[1]", "kind.parties[1].actor", "flat.phases[0].when.zh", "fallbacks.ru", "way[1]"]
        {
            let spot = outline.find(TEXT, &steps(path));
            assert_eq!(FieldPath(&outline.innermost(TEXT, spot.value.start).path).to_string(), path);
        }
        assert_eq!(outline.name_at(TEXT, &steps("date")), "Range");
    }

    #[test]
    fn deep_and_broken_text_ends() {
        Outline::new(&"[".repeat(100_000));
        Outline::new(&"(a:".repeat(100_000));
        Outline::new("))}]'\\");
        Outline::new("\"\\");
        Outline::new("/* /*");
    }
}
