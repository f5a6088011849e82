//! Languages, and values that exist once per language.

use std::fmt;

/// A language tag such as `zh`, `ru` or `en-gb`: 2 to 8 ASCII letters, digits and hyphens, lower case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang([u8; 8]);

/// What a language's text is made of; decides fonts, line breaking and how length is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// Chinese: breaks between characters, counted in characters.
    Han,
    /// Russian and its neighbours: breaks at words, counted in words.
    Cyrillic,
    /// Everything else the bundled fonts can draw.
    Latin,
}

impl Lang {
    pub const ZH: Lang = Lang(*b"zh\0\0\0\0\0\0");
    pub const EN: Lang = Lang(*b"en\0\0\0\0\0\0");
    pub const RU: Lang = Lang(*b"ru\0\0\0\0\0\0");

    /// Reads a tag; `None` if it is not one.
    pub fn new(tag: &str) -> Option<Lang> {
        let ok = (2..=8).contains(&tag.len())
            && tag.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && tag.bytes().take(2).all(|b| b.is_ascii_lowercase());
        ok.then(|| {
            let mut bytes = [0; 8];
            bytes[..tag.len()].copy_from_slice(tag.as_bytes());
            Lang(bytes)
        })
    }

    pub fn as_str(&self) -> &str {
        let len = self.0.iter().position(|&b| b == 0).unwrap_or(self.0.len());
        std::str::from_utf8(&self.0[..len]).unwrap_or_default()
    }

    pub fn script(&self) -> Script {
        match &self.as_str()[..2] {
            "zh" => Script::Han,
            "ru" | "uk" | "be" | "bg" | "sr" | "mn" | "kk" => Script::Cyrillic,
            _ => Script::Latin,
        }
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A value in one or more languages. Never empty once checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Localized<T> {
    entries: Vec<(Lang, T)>,
}

impl<T> Localized<T> {
    /// `None` if there is no entry at all: such a value cannot be shown to anyone.
    pub fn new(entries: Vec<(Lang, T)>) -> Option<Self> {
        (!entries.is_empty()).then_some(Localized { entries })
    }

    /// The value in exactly this language.
    pub fn get(&self, lang: Lang) -> Option<&T> {
        self.entries.iter().find(|(l, _)| *l == lang).map(|(_, value)| value)
    }

    /// The value in the first language of `order` that has one, else in whatever language there is, and that language.
    pub fn pick(&self, order: &[Lang]) -> (Lang, &T) {
        for &lang in order {
            if let Some(value) = self.get(lang) {
                return (lang, value);
            }
        }
        let (lang, value) = &self.entries[0];
        (*lang, value)
    }

    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        self.entries.iter().map(|(lang, value)| (*lang, value))
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, Localized};

    #[test]
    fn tags() {
        assert_eq!(Lang::new("zh"), Some(Lang::ZH));
        assert_eq!(Lang::new("pt-br").unwrap().as_str(), "pt-br");
        for bad in ["", "z", "ZH", "zh_CN", "中文", "zh-hans-cn"] {
            assert_eq!(Lang::new(bad), None, "{bad}");
        }
    }

    #[test]
    fn falls_back_in_order_and_says_so() {
        let text = Localized::new(vec![(Lang::ZH, "一"), (Lang::EN, "one")]).unwrap();
        assert_eq!(text.pick(&[Lang::RU, Lang::EN, Lang::ZH]), (Lang::EN, &"one"));
        assert_eq!(text.pick(&[Lang::RU]), (Lang::ZH, &"一"));
        assert!(Localized::<u8>::new(Vec::new()).is_none());
    }
}
