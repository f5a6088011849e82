//! How long reading takes.
//!
//! Rates: English 238 words a minute, silent non-fiction (Brysbaert 2019); Chinese 439 characters a minute (Wang et al.
//! 2024); Russian 190 words a minute, between the 180 often quoted and the English figure, since no solid study was found.

use std::iter::Sum;
use std::ops::Add;

use super::{Kiosk, Route, Tab};
use crate::model::{
    Account, Claim, Comparison, Exhibit, Hall, Hotspot, Kind, Lang, Level, Link, Localized, Pair, Picture, RichText,
    Script, Treaty,
};

/// Units a minute: characters for Chinese, words otherwise.
fn rate(script: Script) -> f32 {
    match script {
        Script::Han => 439.0,
        Script::Cyrillic => 190.0,
        Script::Latin => 238.0,
    }
}

/// What a usual reader of a language reads in a minute: characters of Chinese, words of others.
pub fn per_minute(lang: Lang) -> f32 {
    rate(lang.script())
}

/// How much there is to read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Amount {
    /// Han characters, and words of other scripts.
    pub units: u32,
    /// What an unhurried adult needs for them.
    pub seconds: f32,
}

impl Add for Amount {
    type Output = Amount;

    fn add(self, other: Amount) -> Amount {
        Amount { units: self.units + other.units, seconds: self.seconds + other.seconds }
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Amount {
        amounts.fold(Amount::default(), Add::add)
    }
}

/// What there is to read of an exhibit, in one language.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Matter {
    pub essential: Amount,
    pub deeper: Amount,
    /// Articles, phases, names and facts, what there is to see in pictures, and what comparing them shows.
    pub particulars: Amount,
    pub accounts: Amount,
}

impl Add for Matter {
    type Output = Matter;

    fn add(self, other: Matter) -> Matter {
        Matter {
            essential: self.essential + other.essential,
            deeper: self.deeper + other.deeper,
            particulars: self.particulars + other.particulars,
            accounts: self.accounts + other.accounts,
        }
    }
}

impl Matter {
    /// Of an exhibit in the first language of `order`, and where a text lacks it, in the next.
    pub fn of(exhibit: &Exhibit, order: &[Lang]) -> Matter {
        let level = |level: Level| {
            let sections = exhibit.sections.iter().filter(|section| section.level == level);
            sections.map(|section| rich(&section.text, order)).sum()
        };
        let particulars = match &exhibit.kind {
            Kind::Topic => Amount::default(),
            Kind::Visit(visit) => {
                visit.facts.iter().map(|fact| plain(&fact.label, order) + plain(&fact.value, order)).sum()
            }
            Kind::Treaty(treaty) => {
                let comparisons = exhibit.comparisons().into_iter();
                let versions = comparisons.map(|(_, comparison)| versions(comparison, order));
                articles(treaty, order) + versions.sum()
            }
            Kind::People(people) => people.names_changed.iter().map(|text| rich(text, order)).sum(),
            Kind::Battle(battle) => battle.phases.iter().map(|phase| rich(&phase.text, order)).sum(),
        };
        Matter {
            essential: level(Level::Essential),
            deeper: level(Level::Deeper),
            particulars: particulars + looking(exhibit, order),
            accounts: exhibit.accounts.iter().map(|account| self::account(account, order)).sum(),
        }
    }

    /// All of it.
    pub fn whole(self) -> Amount {
        self.essential + self.deeper + self.particulars + self.accounts
    }
}

/// What there is to read before the exhibits of a hall.
pub fn hall_introduction(hall: &Hall, order: &[Lang]) -> Amount {
    rich(&hall.introduction, order)
}

/// What is told of the details of pictures, and of those that are compared.
fn looking(exhibit: &Exhibit, order: &[Lang]) -> Amount {
    let pictures = exhibit.pictures.iter().map(|picture| details(picture, order));
    pictures.chain(exhibit.pairs.iter().map(|pair| self::pair(pair, order))).sum()
}

/// What is told of the details of a picture.
pub fn details(picture: &Picture, order: &[Lang]) -> Amount {
    picture.hotspots.iter().map(|spot| hotspot(spot, order)).sum()
}

fn hotspot(hotspot: &Hotspot, order: &[Lang]) -> Amount {
    plain(&hotspot.title, order) + rich(&hotspot.text, order)
}

fn pair(pair: &Pair, order: &[Lang]) -> Amount {
    plain(&pair.title, order) + pair.text.iter().map(|text| rich(text, order)).sum()
}

/// What stands beside a picture that is looked at closely: of all of it, or of one detail.
fn picture(picture: &Picture, detail: Option<&Hotspot>, order: &[Lang]) -> Amount {
    let Some(detail) = detail else {
        let titles = picture.hotspots.iter().map(|hotspot| plain(&hotspot.title, order));
        let words = [&picture.title, &picture.alt, &picture.caption, &picture.credit];
        return words.into_iter().map(|text| plain(text, order)).chain(titles).sum();
    };
    hotspot(detail, order)
}

fn articles(treaty: &Treaty, order: &[Lang]) -> Amount {
    treaty.articles.iter().map(|article| rich(&article.text, order)).sum()
}

fn versions(comparison: &Comparison, order: &[Lang]) -> Amount {
    voices(&comparison.versions, order) + rich(&comparison.difference, order)
}

fn account(account: &Account, order: &[Lang]) -> Amount {
    plain(&account.question, order) + voices(&account.claims, order) + rich(&account.common_ground, order)
}

fn voices(claims: &[Claim], order: &[Lang]) -> Amount {
    claims.iter().map(|claim| plain(&claim.who, order) + rich(&claim.text, order)).sum()
}

fn plain(text: &Localized<String>, order: &[Lang]) -> Amount {
    let (lang, text) = text.pick(order);
    amount([text.as_str()], lang)
}

fn rich(text: &Localized<RichText>, order: &[Lang]) -> Amount {
    let (lang, text) = text.pick(order);
    text.blocks.iter().map(|block| amount(block.spans().iter().map(|span| span.text.as_str()), lang)).sum()
}

/// Of parts that are one text. Han characters and words of other scripts are both counted.
fn amount<'t>(parts: impl IntoIterator<Item = &'t str>, lang: Lang) -> Amount {
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
    let seconds = 60.0 * (han as f32 / rate(Script::Han) + words as f32 / word_rate);
    Amount { units: han + words, seconds }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{2FA1F}')
}

/// Seconds for the words of the page the kiosk shows, in the visitor's language.
pub fn page_seconds(kiosk: &Kiosk) -> f32 {
    let Some(museum) = kiosk.museum() else { return 0.0 };
    let order = museum.order(kiosk.lang());
    let nothing = Amount::default();
    let note = match kiosk.note() {
        Some(Link::Person(id)) => museum.people.get(id).map(|person| plain(&person.role, order)),
        Some(Link::Place(id)) => museum.places.get(id).and_then(|place| Some(plain(place.note.as_ref()?, order))),
        Some(Link::Term(id)) => museum.glossary.get(id).map(|term| plain(&term.text, order)),
        Some(Link::Exhibit(_)) | None => None,
    };
    let page = match (kiosk.route(), kiosk.exhibit()) {
        (Route::Home, _) => museum.statement.as_ref().map(|statement| rich(statement, order)),
        (Route::Hall(_), _) => kiosk.hall().map(|hall| rich(&hall.introduction, order)),
        (Route::Exhibit { tab, .. }, Some(exhibit)) => Some(match (tab, &exhibit.kind) {
            (Tab::Articles, Kind::Treaty(treaty)) => articles(treaty, order),
            (Tab::Versions(index), _) => {
                exhibit.comparisons().get(*index).map_or(nothing, |(_, comparison)| versions(comparison, order))
            }
            (Tab::Course, Kind::Battle(battle)) => {
                battle.phases.get(kiosk.phase()).map_or(nothing, |phase| rich(&phase.text, order))
            }
            (Tab::Accounts(index), _) => {
                exhibit.accounts.get(*index).map_or(nothing, |account| self::account(account, order))
            }
            _ => exhibit.sections.iter().map(|section| rich(&section.text, order)).sum(),
        }),
        (Route::Picture { .. }, _) => {
            let detail = kiosk.detail().map(|(_, hotspot)| hotspot);
            kiosk.viewed().map(|viewed| picture(viewed, detail, order))
        }
        (Route::Pair { .. }, _) => kiosk.pair().map(|two| pair(two, order)),
        _ => None,
    };
    (page.unwrap_or_default() + note.unwrap_or_default()).seconds
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(text: &str, lang: Lang) -> f32 {
        amount([text], lang).seconds
    }

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
