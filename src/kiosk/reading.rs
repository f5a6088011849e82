//! How long reading takes.
//!
//! Rates: English 238 words a minute, silent non-fiction (Brysbaert 2019); Chinese 439 characters a minute (Wang et al.
//! 2024); Russian 190 words a minute, between the 180 often quoted and the English figure, since no solid study was found.
//! A picture takes 12 s.

use super::{Kiosk, Route, Tab};
use crate::model::{Exhibit, Hall, Kind, Lang, Link, Localized, Museum, RichText, Script};

/// Units a minute: characters for Chinese, words otherwise.
fn rate(script: Script) -> f32 {
    match script {
        Script::Han => 439.0,
        Script::Cyrillic => 190.0,
        Script::Latin => 238.0,
    }
}

const SECONDS_PER_PICTURE: f32 = 12.0;

/// Seconds an unhurried adult needs for a text. Han characters and words of other scripts are both counted.
pub fn seconds(text: &str, lang: Lang) -> f32 {
    let han = text.chars().filter(|&c| is_han(c)).count();
    let words = text
        .split(|c: char| c.is_whitespace() || is_han(c) || matches!(c, '—' | '，' | '。' | '、'))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count();
    let word_rate = rate(if lang.script() == Script::Han { Script::Latin } else { lang.script() });
    60.0 * (han as f32 / rate(Script::Han) + words as f32 / word_rate)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{2FA1F}')
}

/// Seconds for an exhibit's story, its clauses or phases, and a look at its pictures; accounts and sources are extra.
pub fn exhibit_seconds(exhibit: &Exhibit, order: &[Lang]) -> f32 {
    let of = |text: &Localized<RichText>| {
        let (lang, text) = text.pick(order);
        seconds(&text.to_plain(), lang)
    };
    let mut total: f32 = exhibit.sections.iter().map(|section| of(&section.text)).sum();
    match &exhibit.kind {
        Kind::Treaty(treaty) => total += treaty.articles.iter().map(|article| of(&article.text)).sum::<f32>(),
        Kind::Battle(battle) => total += battle.phases.iter().map(|phase| of(&phase.text)).sum::<f32>(),
        Kind::People(_) | Kind::Topic => {}
    }
    total + SECONDS_PER_PICTURE * exhibit.pictures.len() as f32
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
        seconds(&text.to_plain(), lang)
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

/// Whole minutes for a hall, at least one.
pub fn hall_minutes(museum: &Museum, hall: &Hall, order: &[Lang]) -> usize {
    let exhibits = hall.exhibits.iter().filter_map(|id| museum.exhibit(id));
    let seconds: f32 = exhibits.map(|exhibit| exhibit_seconds(exhibit, order)).sum();
    ((seconds / 60.0).round() as usize).max(1)
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
