//! Texts: complete in every language, drawable, and no longer than people read.

use std::borrow::Cow;

use super::Check;
use crate::content::budget::{self, Budget, SENTENCE};
use crate::content::locate::Step;
use crate::content::markdown::{self, FlawKind};
use crate::content::raw;
use crate::diagnostic::Severity;
use crate::model::{Lang, Localized, RichText, Script};
use crate::words::BUILT_IN;

/// How many undrawable characters one message names.
const NAMED: usize = 12;

impl Check<'_> {
    /// A title or another few words: plain, of any length.
    pub(super) fn name(&mut self, raw: &raw::Text) -> Option<Localized<String>> {
        self.text(raw, |c, lang, text| c.plain(lang, text))
    }

    /// Plain running text, in sentences people can follow; with a budget, and the code of going over it.
    pub(super) fn prose(
        &mut self,
        raw: &raw::Text,
        budget: Option<(Budget, &'static str)>,
    ) -> Option<Localized<String>> {
        self.text(raw, |c, lang, text| {
            c.measure(lang, text, budget);
            c.plain(lang, text)
        })
    }

    /// The same in the Markdown subset.
    pub(super) fn rich(
        &mut self,
        raw: &raw::Text,
        budget: Option<(Budget, &'static str)>,
    ) -> Option<Localized<RichText>> {
        self.text(raw, |c, lang, text| {
            c.measure(lang, text, budget);
            c.markdown(lang, text)
        })
    }

    /// A word that is the same in every language: a name on a title page, the number of an article.
    pub(super) fn label(&mut self, raw: &str) -> Option<String> {
        if raw.trim().is_empty() {
            self.report(self.error("text-empty"));
            return None;
        }
        self.drawable(raw);
        Some(tidy(raw, Script::Latin).into_owned())
    }

    /// Goes through the languages of a text; `None` if it has none.
    fn text<T>(&mut self, raw: &raw::Text, mut check: impl FnMut(&mut Self, Lang, &str) -> T) -> Option<Localized<T>> {
        let house = self.house;
        let mut entries: Vec<(Lang, T)> = Vec::with_capacity(raw.0.len());
        for (tag, text) in &raw.0 {
            let lang = Lang::new(tag).filter(|lang| house.languages.contains(lang));
            self.path.push(Step::Field(Cow::Owned(tag.clone())));
            match lang {
                Some(lang) if entries.iter().any(|(other, _)| *other == lang) => {
                    self.report(self.error("language-twice").with("language", tag));
                }
                Some(lang) if !text.trim().is_empty() => {
                    let value = check(self, lang, text);
                    entries.push((lang, value));
                }
                // Said below: the language is missing.
                Some(_) => {}
                // A language the kiosk speaks and this museum does not offer at present.
                None if Lang::new(tag).is_some_and(|lang| BUILT_IN.contains(&lang)) => {}
                None => {
                    let known = house.languages.iter().map(Lang::as_str);
                    let problem = self.suggest(self.error("language-unknown").with("name", tag), tag, known);
                    self.report(problem);
                }
            }
            self.path.pop();
        }
        if entries.is_empty() {
            self.report(self.error("text-missing"));
            return None;
        }
        for (position, lang) in house.languages.iter().enumerate() {
            if !entries.iter().any(|(other, _)| other == lang) {
                let problem =
                    if position == 0 { self.error("first-language-missing") } else { self.warning("language-missing") };
                self.report(problem.with("language", lang));
            }
        }
        Localized::new(entries)
    }

    fn plain(&mut self, lang: Lang, text: &str) -> String {
        self.drawable(text);
        if let Some(at) = text.find("](").or_else(|| text.find("**")) {
            self.report(self.inside(Severity::Warning, "markdown-here", at));
        }
        tidy(text, lang.script()).into_owned()
    }

    fn markdown(&mut self, lang: Lang, text: &str) -> RichText {
        self.drawable(text);
        let (rich, flaws) = markdown::read(text, lang.script(), |target, offset| self.link(target, offset));
        for flaw in flaws {
            let code = match flaw.kind {
                FlawKind::Picture => "markdown-picture",
                FlawKind::Html => "markdown-html",
                FlawKind::Code => "markdown-code",
                FlawKind::Indent => "markdown-indent",
                FlawKind::Quote => "markdown-quote",
                FlawKind::Rule => "markdown-rule",
                FlawKind::NestedList => "markdown-nested-list",
            };
            self.report(self.inside(Severity::Error, code, flaw.offset));
        }
        rich
    }

    fn measure(&mut self, lang: Lang, text: &str, budget: Option<(Budget, &'static str)>) {
        let script = lang.script();
        let measure = budget::measure(text, script);
        let unit = if script == Script::Han { "han" } else { "words" };
        if let Some((budget, code)) = budget
            && measure.units > budget.limit(script)
        {
            let problem = self.warning(code).with("count", measure.units).with("limit", budget.limit(script));
            self.report(problem.with("unit", unit));
        }
        for (offset, count) in measure.long_sentences {
            let problem = self.inside(Severity::Warning, "sentence-long", offset).with("count", count);
            self.report(problem.with("limit", SENTENCE.limit(script)).with("unit", unit));
        }
    }

    /// Reports the characters of the string in hand that no bundled font draws, once per text.
    pub(super) fn drawable(&mut self, text: &str) {
        let Some(first) = self.house.drawable.first_missing(text) else { return };
        let mut missing: Vec<char> = text[first..].chars().filter(|c| !self.house.drawable.has(*c)).collect();
        missing.sort_unstable();
        missing.dedup();
        let named: Vec<String> = missing.iter().take(NAMED).map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
        let more = if missing.len() > NAMED { " …" } else { "" };
        let problem = self.inside(Severity::Error, "undrawable", first).with("characters", named.join(", ") + more);
        self.report(problem);
    }
}

/// Puts a text that was broken over several lines of the file into one.
fn tidy(text: &str, script: Script) -> Cow<'_, str> {
    let trimmed = text.trim_matches(|c: char| c.is_ascii_whitespace());
    if !trimmed.contains('\n') {
        return Cow::Borrowed(trimmed);
    }
    let gap = if script == Script::Han { "" } else { " " };
    Cow::Owned(trimmed.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(gap))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_lines_are_joined() {
        assert_eq!(tidy(" one\n   two\n", Script::Latin), "one two");
        assert_eq!(tidy("上\n  下", Script::Han), "上下");
        assert_eq!(tidy("250\u{a0}км", Script::Cyrillic), "250\u{a0}км");
    }
}
