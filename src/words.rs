//! The words of the interface and of the checker: Fluent files per language, built into the binary.
//!
//! `assets/texts/<lang>/ui.ftl` is what visitors read, `check.ftl` what curators read, `machine.ftl` what those read who
//! set the machine up. A key that a language lacks is taken from the languages after it and remembered, so that the tour
//! can report it; a key that nobody has shows itself.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::model::Lang;

/// Languages whose words are built in, in the order they stand in for each other.
pub const BUILT_IN: [Lang; 3] = [Lang::ZH, Lang::EN, Lang::RU];

/// Files of words per language.
const FILES: [&str; 3] = ["ui.ftl", "check.ftl", "machine.ftl"];

fn built_in(lang: Lang) -> Option<[&'static str; 3]> {
    macro_rules! files {
        ($lang:literal) => {
            Some([
                include_str!(concat!("../assets/texts/", $lang, "/ui.ftl")),
                include_str!(concat!("../assets/texts/", $lang, "/check.ftl")),
                include_str!(concat!("../assets/texts/", $lang, "/machine.ftl")),
            ])
        };
    }
    match lang {
        Lang::ZH => files!("zh"),
        Lang::EN => files!("en"),
        Lang::RU => files!("ru"),
        _ => None,
    }
}

/// A value that fills a sentence in.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg<'a> {
    Text(Cow<'a, str>),
    /// Chooses the plural form; printed as it stands.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Arg::Text(Cow::Owned(text))
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Arg::Number(number)
    }
}

/// All words in all languages.
pub struct Words {
    bundles: Vec<(Lang, FluentBundle<FluentResource>)>,
    missing: Mutex<BTreeSet<(Lang, String)>>,
}

impl Words {
    /// The words built into the binary.
    pub fn built_in() -> Words {
        let bundles = BUILT_IN.into_iter().filter_map(|lang| built_in(lang).map(|files| (lang, bundle(lang, files))));
        Words { bundles: bundles.collect(), missing: Mutex::default() }
    }

    /// The built-in words, with those of `<assets>/texts/<lang>/*.ftl` laid over them: a museum can reword its kiosk or
    /// add a language without building it. Unreadable files are skipped; their names come back for the log.
    pub fn with_overrides(assets: &Path, languages: &[Lang]) -> (Words, Vec<String>) {
        let mut words = Words::built_in();
        let mut skipped = Vec::new();
        for &lang in languages {
            for file in FILES {
                let path = assets.join("texts").join(lang.as_str()).join(file);
                match std::fs::read_to_string(&path) {
                    Ok(text) => words.overlay(lang, text),
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                    Err(error) => skipped.push(format!("{}: {error}", path.display())),
                }
            }
        }
        (words, skipped)
    }

    fn overlay(&mut self, lang: Lang, text: String) {
        let resource = FluentResource::try_new(text).unwrap_or_else(|(partial, _)| partial);
        if !self.bundles.iter().any(|(l, _)| *l == lang) {
            self.bundles.push((lang, bundle(lang, [])));
        }
        if let Some((_, bundle)) = self.bundles.iter_mut().find(|(l, _)| *l == lang) {
            bundle.add_resource_overriding(resource);
        }
    }

    /// A word without anything to fill in.
    pub fn get(&self, lang: Lang, key: &str) -> String {
        self.format(lang, key, &[])
    }

    /// A sentence with its blanks filled in.
    pub fn format(&self, lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        if let Some(text) = self.in_language(lang, key, args) {
            return text;
        }
        if let Ok(mut missing) = self.missing.lock() {
            missing.insert((lang, key.to_owned()));
        }
        let others = self.bundles.iter().map(|(l, _)| *l).filter(|l| *l != lang);
        others.into_iter().find_map(|other| self.in_language(other, key, args)).unwrap_or_else(|| key.to_owned())
    }

    fn in_language(&self, lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let (_, bundle) = self.bundles.iter().find(|(l, _)| *l == lang)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut fluent_args = FluentArgs::new();
        for (name, value) in args {
            let value = match value {
                Arg::Text(text) => FluentValue::from(text.as_ref()),
                Arg::Number(number) => FluentValue::from(*number),
            };
            fluent_args.set(*name, value);
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&fluent_args), &mut errors);
        if !errors.is_empty() {
            log::warn!("words: {lang} {key}: {errors:?}");
        }
        Some(text.into_owned())
    }

    /// Whether the language itself has the key.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.bundles.iter().any(|(l, bundle)| *l == lang && bundle.has_message(key))
    }

    /// The keys asked for so far that a language lacked.
    pub fn missing(&self) -> Vec<(Lang, String)> {
        self.missing.lock().map(|missing| missing.iter().cloned().collect()).unwrap_or_default()
    }
}

fn bundle<const N: usize>(lang: Lang, files: [&str; N]) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = lang.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // The marks would reach the screen: no bundled font draws them, and no language here runs right to left.
    bundle.set_use_isolating(false);
    for file in files {
        let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(partial, errors)| {
            log::error!("words: {lang}: {errors:?}");
            partial
        });
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;
    use fluent_bundle::resolver::errors::{ReferenceKind, ResolverError};
    use std::collections::BTreeMap;

    /// Message ids of a built-in file, read from its text so that a broken entry shows as missing.
    fn keys(text: &str) -> BTreeSet<&str> {
        let entries = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        entries.filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim()).collect()
    }

    #[test]
    fn every_language_has_every_key() {
        for (file, name) in FILES.iter().enumerate() {
            let sets: BTreeMap<Lang, _> = BUILT_IN.map(|lang| (lang, keys(built_in(lang).unwrap()[file]))).into();
            let all: BTreeSet<_> = sets.values().flatten().copied().collect();
            for (lang, keys) in sets {
                let lacking: Vec<_> = all.difference(&keys).collect();
                assert!(lacking.is_empty(), "{lang}/{name} lacks {lacking:?}");
            }
        }
    }

    #[test]
    fn every_file_parses() {
        for lang in BUILT_IN {
            for file in built_in(lang).unwrap() {
                if let Err((_, errors)) = FluentResource::try_new(file.to_owned()) {
                    panic!("{lang}: {errors:?}");
                }
            }
        }
    }

    #[test]
    fn every_language_fills_the_same_blanks() {
        let blanks = |lang: Lang, key: &str| -> BTreeSet<String> {
            let words = Words::built_in();
            let (_, bundle) = words.bundles.iter().find(|(l, _)| *l == lang).unwrap();
            let mut errors = Vec::new();
            bundle.format_pattern(bundle.get_message(key).unwrap().value().unwrap(), None, &mut errors);
            let ids = errors.into_iter().filter_map(|error| match error {
                fluent_bundle::FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable { id })) => {
                    Some(id)
                }
                _ => None,
            });
            ids.collect()
        };
        for file in 0..FILES.len() {
            for key in keys(built_in(Lang::EN).unwrap()[file]) {
                let english = blanks(Lang::EN, key);
                for lang in [Lang::ZH, Lang::RU] {
                    assert_eq!(blanks(lang, key), english, "{lang} {key}");
                }
            }
        }
    }

    #[test]
    fn an_unknown_key_shows_itself_and_is_remembered() {
        let words = Words::built_in();
        assert_eq!(words.get(Lang::EN, "no-such-key"), "no-such-key");
        assert_eq!(words.missing(), vec![(Lang::EN, "no-such-key".to_owned())]);
    }
}
