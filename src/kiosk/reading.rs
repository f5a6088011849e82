//! How long reading takes.
//!
//! Rates: English 238 words a minute, silent non-fiction (Brysbaert 2019); Chinese 439 characters a minute (Wang et al.
//! 2024); Russian 190 words a minute, between the 180 often quoted and the English figure, since no solid study was found.

use super::{Kiosk, Route, Tab};
use crate::model::{Kind, Lang, Link, Localized, RichText, Script};

/// Units a minute: characters for Chinese, words otherwise.
fn rate(script: Script) -> f32 {
    match script {
        Script::Han => 439.0,
        Script::Cyrillic => 190.0,
        Script::Latin => 238.0,
    }
}

/// Seconds an unhurried adult needs for a text. Han characters and words of other scripts are both counted.
pub fn seconds(text: &str, lang: Lang) -> f32 {
    seconds_of([text], lang)
}

/// Seconds for a text with its emphasis and links.
pub fn rich_seconds(text: &RichText, lang: Lang) -> f32 {
    text.blocks.iter().map(|block| seconds_of(block.spans().iter().map(|span| span.text.as_str()), lang)).sum()
}

/// Seconds for parts that are one text.
fn seconds_of<'t>(parts: impl IntoIterator<Item = &'t str>, lang: Lang) -> f32 {
    let (mut han, mut words) = (0_u32, 0_u32);
    // Whether the word in hand has a letter or digit, and is counted.
    let mut in_word = false;
    for c in parts.into_iter().flat_map(str::chars) {
        if is_han(c) {
            han += 1;
            in_word = false;
        } else if c.is_whitespace() || matches!(c, '—' | '，' | '。' | '、') {
            in_word = false;
        } else if !in_word && c.is_alphanumeric() {
            words += 1;
            in_word = true;
        }
    }
    let word_rate = rate(if lang.script() == Script::Han { Script::Latin } else { lang.script() });
    60.0 * (han as f32 / rate(Script::Han) + words as f32 / word_rate)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{2FA1F}')
}

/// Seconds for the words of the page the kiosk shows, in the visitor's language.
pub fn page_seconds(kiosk: &Kiosk) -> f32 {
    let Some(museum) = kiosk.museum() else { return 0.0 };
    let order = museum.order(kiosk.lang());
    let plain = |text: &Localized<String>| {
        let (lang, text) = text.pick(order);
        seconds(text, lang)
    };
    let rich = |text: &Localized<RichText>| {
        let (lang, text) = text.pick(order);
        rich_seconds(text, lang)
    };
    let note = match kiosk.note() {
        Some(Link::Person(id)) => museum.people.get(id).map_or(0.0, |person| plain(&person.role)),
        Some(Link::Place(id)) => museum.places.get(id).and_then(|place| place.note.as_ref()).map_or(0.0, plain),
        Some(Link::Term(id)) => museum.glossary.get(id).map_or(0.0, |term| plain(&term.text)),
        Some(Link::Exhibit(_)) | None => 0.0,
    };
    let page = match (kiosk.route(), kiosk.exhibit()) {
        (Route::Home, _) => museum.statement.as_ref().map_or(0.0, rich),
        (Route::Hall(_), _) => kiosk.hall().map_or(0.0, |hall| rich(&hall.introduction)),
        (Route::Exhibit { tab, .. }, Some(exhibit)) => match (tab, &exhibit.kind) {
            (Tab::Articles, Kind::Treaty(treaty)) => treaty.articles.iter().map(|article| rich(&article.text)).sum(),
            (Tab::Course, Kind::Battle(battle)) => {
                battle.phases.get(kiosk.phase()).map_or(0.0, |phase| rich(&phase.text))
            }
            (Tab::Accounts(index), _) => exhibit.accounts.get(*index).map_or(0.0, |account| {
                let claims: f32 = account.claims.iter().map(|claim| plain(&claim.who) + rich(&claim.text)).sum();
                plain(&account.question) + claims + rich(&account.common_ground)
            }),
            _ => exhibit.sections.iter().map(|section| rich(&section.text)).sum(),
        },
        _ => 0.0,
    };
    page + note
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hand_computed() {
        assert!((seconds(&"word ".repeat(238), Lang::EN) - 60.0).abs() < 0.01);
        assert!((seconds(&"слово ".repeat(190), Lang::RU) - 60.0).abs() < 0.01);
        assert!((seconds(&"江".repeat(439), Lang::ZH) - 60.0).abs() < 0.01);
        // Mixed: 439 Han characters and 238 words in a Chinese text are two minutes.
        let mixed = format!("{} {}", "江".repeat(439), "Amur ".repeat(238));
        assert!((seconds(&mixed, Lang::ZH) - 120.0).abs() < 0.01);
        assert_eq!(seconds("", Lang::ZH), 0.0);
        assert_eq!(seconds("，。—", Lang::ZH), 0.0);
    }
}
