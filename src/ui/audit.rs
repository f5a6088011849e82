//! What a frame put on the screen, noted for the tour and the tests: texts, controls, and what is wrong with them.

use std::collections::BTreeSet;

use egui::{Rect, Vec2};

/// A text as it was drawn; rectangles in points.
#[derive(Clone, Debug)]
pub struct TextMark {
    pub text: String,
    pub rect: Rect,
    /// What was visible of the place it stood in.
    pub clip: Rect,
    /// Whether the place scrolls: then its upper and lower edge hide nothing for good.
    pub scrolls: bool,
    /// Letter size in design pixels.
    pub size: f32,
    pub truncated: bool,
    /// Characters no bundled font draws.
    pub missing: Vec<char>,
}

/// A control as it was drawn.
#[derive(Clone, Debug)]
pub struct ControlMark {
    pub name: String,
    pub rect: Rect,
    pub clip: Rect,
    pub scrolls: bool,
}

/// A card or plate as it was drawn.
#[derive(Clone, Copy, Debug)]
pub struct CardMark {
    pub rect: Rect,
    pub clip: Rect,
    /// Texts drawn before the card: it covers them where they meet.
    pub before: usize,
}

/// Notes of one frame. Costs nothing while off.
#[derive(Debug, Default)]
pub struct Audit {
    pub on: bool,
    /// Points per design pixel of the frame.
    pub scale: f32,
    /// Inside a scroll area.
    pub scrolling: bool,
    /// Controls must end below this line, in points: visitors who sit reach no higher.
    pub reach: Option<f32>,
    pub texts: Vec<TextMark>,
    pub controls: Vec<ControlMark>,
    /// Cards and plates: a text that starts on one must end on it.
    pub cards: Vec<CardMark>,
    /// Pictures that are not drawn yet.
    pub pending: usize,
    /// Picture files that cannot be drawn.
    pub broken: BTreeSet<String>,
}

/// A fault of a screen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub kind: FindingKind,
    /// The text or the control's name.
    pub what: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    ClippedText,
    OverfullCard,
    CoveredText,
    TruncatedText,
    TinyText,
    OverlappingTexts,
    MissingGlyphs,
    SmallControl,
    HighControl,
    NamelessControl,
    ClippedControl,
    OverlappingControls,
    BrokenPicture,
    PendingPicture,
    MissingWords,
    Untranslated,
}

impl FindingKind {
    pub fn as_str(self) -> &'static str {
        match self {
            FindingKind::ClippedText => "clipped-text",
            FindingKind::OverfullCard => "overfull-card",
            FindingKind::CoveredText => "covered-text",
            FindingKind::TruncatedText => "truncated-text",
            FindingKind::TinyText => "tiny-text",
            FindingKind::OverlappingTexts => "overlapping-texts",
            FindingKind::MissingGlyphs => "missing-glyphs",
            FindingKind::SmallControl => "small-control",
            FindingKind::HighControl => "high-control",
            FindingKind::NamelessControl => "nameless-control",
            FindingKind::ClippedControl => "clipped-control",
            FindingKind::OverlappingControls => "overlapping-controls",
            FindingKind::BrokenPicture => "broken-picture",
            FindingKind::PendingPicture => "pending-picture",
            FindingKind::MissingWords => "missing-words",
            FindingKind::Untranslated => "untranslated",
        }
    }
}

/// Roundings of text and layout that are no fault, in points.
const SLACK: f32 = 1.5;

impl Audit {
    pub fn begin_frame(&mut self, scale: f32) {
        self.scale = scale;
        self.scrolling = false;
        self.pending = 0;
        self.texts.clear();
        self.controls.clear();
        self.cards.clear();
        self.broken.clear();
    }

    /// The faults of the frame. `floor` and `target` in design pixels.
    pub fn findings(&self, floor: f32, target: f32) -> Vec<Finding> {
        let mut findings = BTreeSet::new();
        let mut add = |kind, what: &str| {
            findings.insert(Finding { kind, what: what.chars().take(80).collect() });
        };
        for (index, mark) in self.texts.iter().enumerate() {
            if is_clipped(mark.rect, mark.clip, mark.scrolls) {
                add(FindingKind::ClippedText, &mark.text);
            }
            // What scrolls may lie under a card of another place, out of sight.
            let is_on = |card: &CardMark| card.clip == mark.clip && card.rect.contains(mark.rect.left_top());
            let sticks_out = |card: &CardMark| is_on(card) && is_clipped(mark.rect, card.rect, false);
            if self.cards.iter().any(sticks_out) {
                add(FindingKind::OverfullCard, &mark.text);
            }
            let covers = |card: &CardMark| {
                card.before > index
                    && overlap(mark.rect.intersect(mark.clip).shrink(SLACK), card.rect.intersect(card.clip))
            };
            if self.cards.iter().any(covers) {
                add(FindingKind::CoveredText, &mark.text);
            }
            if mark.truncated {
                add(FindingKind::TruncatedText, &mark.text);
            }
            if mark.size < floor - 0.01 {
                add(FindingKind::TinyText, &mark.text);
            }
            if !mark.missing.is_empty() {
                let missing: String = mark.missing.iter().collect();
                add(FindingKind::MissingGlyphs, &format!("{missing} in {}", mark.text));
            }
        }
        for (index, a) in self.texts.iter().enumerate() {
            for b in &self.texts[index + 1..] {
                // Rows carry air above and below their letters; only letters must not touch.
                let letters = |mark: &TextMark| {
                    mark.rect.intersect(mark.clip).shrink2(Vec2::new(SLACK, mark.rect.height() * 0.18))
                };
                if a.scrolls == b.scrolls && overlap(letters(a), letters(b)) {
                    add(FindingKind::OverlappingTexts, &format!("{} / {}", a.text, b.text));
                }
            }
        }
        for mark in &self.controls {
            if mark.name.trim().is_empty() {
                add(FindingKind::NamelessControl, &format!("{:?}", mark.rect));
            }
            let least = target * self.scale - SLACK;
            if mark.rect.width() < least || mark.rect.height() < least {
                add(FindingKind::SmallControl, &mark.name);
            }
            // What scrolls can be brought down, if the place where it scrolls reaches down.
            let top = if mark.scrolls { mark.clip.bottom() - least } else { mark.rect.top() };
            if self.reach.is_some_and(|reach| top < reach - SLACK) {
                add(FindingKind::HighControl, &mark.name);
            }
            if is_clipped(mark.rect, mark.clip, mark.scrolls) {
                add(FindingKind::ClippedControl, &mark.name);
            }
        }
        for (index, a) in self.controls.iter().enumerate() {
            for b in &self.controls[index + 1..] {
                let visible = |mark: &ControlMark| mark.rect.intersect(mark.clip).shrink(SLACK);
                if overlap(visible(a), visible(b)) {
                    add(FindingKind::OverlappingControls, &format!("{} / {}", a.name, b.name));
                }
            }
        }
        for file in &self.broken {
            add(FindingKind::BrokenPicture, file);
        }
        if self.pending > 0 {
            add(FindingKind::PendingPicture, &self.pending.to_string());
        }
        findings.into_iter().collect()
    }
}

fn is_clipped(rect: Rect, clip: Rect, scrolls: bool) -> bool {
    let sideways = rect.left() < clip.left() - SLACK || rect.right() > clip.right() + SLACK;
    let upright = rect.top() < clip.top() - SLACK || rect.bottom() > clip.bottom() + SLACK;
    sideways || (upright && !scrolls)
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.is_positive() && b.is_positive() && a.intersect(b).is_positive()
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    fn control(name: &str, x: f32, width: f32) -> ControlMark {
        let rect = Rect::from_min_size(pos2(x, 0.0), vec2(width, 88.0));
        ControlMark { name: name.into(), rect, clip: Rect::EVERYTHING, scrolls: false }
    }

    fn text(text: &str, x: f32) -> TextMark {
        let rect = Rect::from_min_size(pos2(x, 0.0), vec2(100.0, 30.0));
        let clip = Rect::from_min_size(pos2(0.0, 0.0), vec2(500.0, 500.0));
        TextMark { text: text.into(), rect, clip, scrolls: false, size: 23.0, truncated: false, missing: Vec::new() }
    }

    fn kinds(audit: &Audit) -> Vec<FindingKind> {
        audit.findings(20.0, 88.0).into_iter().map(|finding| finding.kind).collect()
    }

    #[test]
    fn a_good_screen_has_no_findings() {
        let audit = Audit {
            scale: 1.0,
            texts: vec![text("a", 0.0), text("b", 120.0)],
            controls: vec![control("Back", 0.0, 176.0), control("Home", 192.0, 176.0)],
            ..Audit::default()
        };
        assert_eq!(kinds(&audit), []);
    }

    #[test]
    fn every_fault_is_found() {
        let mut audit = Audit { scale: 1.0, ..Audit::default() };
        audit.texts = vec![text("out", 450.0), text("on", 20.0), text("top", 30.0)];
        audit.texts[1].truncated = true;
        audit.texts[2].size = 12.0;
        audit.texts[2].missing = vec!['☃'];
        audit.controls = vec![control("Back", 0.0, 176.0), control("Home", 100.0, 40.0), control(" ", 300.0, 176.0)];
        audit.controls[2].clip = Rect::from_min_size(pos2(0.0, 0.0), vec2(320.0, 88.0));
        audit.cards = vec![CardMark {
            rect: Rect::from_min_size(pos2(10.0, 0.0), vec2(60.0, 60.0)),
            clip: audit.texts[0].clip,
            before: 3,
        }];
        audit.reach = Some(40.0);
        audit.pending = 1;
        audit.broken.insert("a.svg".into());
        let kinds = kinds(&audit);
        for kind in [
            FindingKind::ClippedText,
            FindingKind::OverfullCard,
            FindingKind::CoveredText,
            FindingKind::HighControl,
            FindingKind::TruncatedText,
            FindingKind::TinyText,
            FindingKind::OverlappingTexts,
            FindingKind::MissingGlyphs,
            FindingKind::SmallControl,
            FindingKind::NamelessControl,
            FindingKind::ClippedControl,
            FindingKind::OverlappingControls,
            FindingKind::BrokenPicture,
            FindingKind::PendingPicture,
        ] {
            assert!(kinds.contains(&kind), "{kind:?} not in {kinds:?}");
        }
    }

    #[test]
    fn scrolling_hides_nothing_for_good() {
        let mut audit = Audit { scale: 1.0, texts: vec![text("below", 0.0)], ..Audit::default() };
        audit.texts[0].rect = audit.texts[0].rect.translate(vec2(0.0, 490.0));
        assert_eq!(kinds(&audit), [FindingKind::ClippedText]);
        audit.texts[0].scrolls = true;
        assert_eq!(kinds(&audit), []);
    }
}
