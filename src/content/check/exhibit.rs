//! `exhibit.ron`.

use std::collections::HashSet;

use super::{Check, House};
use crate::content::budget::{DEEPER, ESSENTIAL};
use crate::content::raw;
use crate::content::source::Document;
use crate::diagnostic::Problem;
use crate::model::{Account, AccountId, Actor, Claim, Exhibit, ExhibitId, HallId, Lang, Level, Section, id};

/// Two to four voices stand side by side.
pub(super) const VOICES: std::ops::RangeInclusive<usize> = 2..=4;

/// Whether an exhibit can hang at all: it needs a title and a summary in the first language.
pub fn is_showable(raw: &raw::Exhibit, first: Lang) -> bool {
    let has = |text: &raw::Text| text.0.iter().any(|(tag, text)| tag == first.as_str() && !text.trim().is_empty());
    has(&raw.title) && has(&raw.summary)
}

/// Checks one exhibit; `None` if it cannot be shown.
pub fn exhibit(house: &House<'_>, document: &Document, raw: &raw::Exhibit) -> (Option<Exhibit>, Vec<Problem>) {
    let mut c = Check::new(house, document);
    let exhibit = c.exhibit(raw);
    let showable = house.languages.first().is_some_and(|first| is_showable(raw, *first));
    (exhibit.filter(|_| showable), c.finish())
}

impl Check<'_> {
    fn exhibit(&mut self, raw: &raw::Exhibit) -> Option<Exhibit> {
        let id = self.folder().to_owned();
        let hall = id.split_once('/').map_or("", |(hall, _)| hall).to_owned();
        let title = self.field("title", |c| c.name(&raw.title));
        let manchu = self.manchu(raw.manchu.as_ref());
        let subtitle = self.optional("subtitle", raw.subtitle.as_ref(), |c, text| c.name(text));
        let summary = self.field("summary", |c| c.prose(&raw.summary, None));
        let date = self.optional("date", raw.date.as_ref(), |c, date| c.date(date));
        let sections = self.sections(&raw.sections);
        let pictures = self.each("pictures", &raw.pictures, |c, picture| c.picture(picture));
        let pairs = self.pairs(raw, &pictures);
        let map = self.optional("map", raw.map.as_ref(), |c, map| c.map_ref(map));
        let mut seen = HashSet::new();
        let accounts = self.each("accounts", &raw.accounts, |c, account| c.account(account, &mut seen));
        let sources = self.cites(&raw.sources);
        let related = self.related(&id, &raw.related);
        let content_note = self.optional("content_note", raw.content_note.as_ref(), |c, text| c.prose(text, None));
        let former_ids = self.former_ids(&id, &raw.former_ids);
        let kind = self.field("kind", |c| c.kind(&raw.kind));
        if self.cites == 0 {
            self.report(self.warning("exhibit-unsourced"));
        }
        Some(Exhibit {
            id: ExhibitId::new(id),
            hall: HallId::new(hall),
            former_ids,
            title: title?,
            manchu,
            subtitle,
            summary: summary?,
            date,
            sections,
            pictures,
            pairs,
            map,
            accounts,
            sources,
            related,
            content_note,
            kind,
        })
    }

    fn sections(&mut self, raw: &[raw::Section]) -> Vec<Section> {
        if self.not_empty("sections", raw) && !raw.iter().any(|section| matches!(section.level, raw::Level::Essential))
        {
            self.field("sections", |c| c.report(c.warning("no-essential")));
        }
        self.each("sections", raw, |c, section| {
            let (level, budget) = match section.level {
                raw::Level::Essential => (Level::Essential, (ESSENTIAL, "essential-long")),
                raw::Level::Deeper => (Level::Deeper, (DEEPER, "deeper-long")),
            };
            let heading = c.optional("heading", section.heading.as_ref(), |c, text| c.name(text));
            let text = c.field("text", |c| c.rich(&section.text, Some(budget)));
            let simple = c.optional("simple", section.simple.as_ref(), |c, text| c.rich(text, Some(budget)));
            let sources = c.cites(&section.sources);
            Some(Section { level, heading, text: text?, simple, sources })
        })
    }

    fn account(&mut self, raw: &raw::Account, seen: &mut HashSet<String>) -> Option<Account> {
        let new = self.new_id(&raw.id, seen);
        let question = self.field("question", |c| c.name(&raw.question));
        let mut claims = self.each("claims", &raw.claims, |c, claim| c.claim(claim));
        let common_ground = self.field("common_ground", |c| c.rich(&raw.common_ground, None));
        if !VOICES.contains(&raw.claims.len()) {
            let count = raw.claims.len();
            self.field("claims", |c| c.report(c.error("claims-number").with("count", count)));
        }
        claims.truncate(*VOICES.end());
        // One voice alone would look like the museum's own.
        let enough = claims.len() >= *VOICES.start();
        (new && enough).then_some(())?;
        Some(Account {
            id: AccountId::new(raw.id.as_str()),
            question: question?,
            claims,
            common_ground: common_ground?,
        })
    }

    fn claim(&mut self, raw: &raw::Claim) -> Option<Claim> {
        self.voice(("who", &raw.who), raw.setting.as_ref(), raw.actor, &raw.text, &raw.sources)
    }

    /// One of those who stand side by side; `who` comes with the name of its field.
    pub(super) fn voice(
        &mut self,
        (field, who): (&'static str, &raw::Text),
        setting: Option<&raw::Text>,
        side: raw::Actor,
        text: &raw::Text,
        sources: &[raw::Cite],
    ) -> Option<Claim> {
        let who = self.field(field, |c| c.name(who));
        let setting = self.optional("setting", setting, |c, text| c.name(text));
        let text = self.field("text", |c| c.rich(text, None));
        if sources.is_empty() {
            self.report(self.warning("claim-unsourced"));
        }
        let sources = self.cites(sources);
        Some(Claim { who: who?, setting, actor: actor(side), text: text?, sources })
    }

    fn related(&mut self, id: &str, raw: &[String]) -> Vec<ExhibitId> {
        let mut related: Vec<ExhibitId> = Vec::new();
        let found = self.each("related", raw, |c, other| {
            if other == id {
                c.report(c.error("related-to-itself"));
                return None;
            }
            c.exhibit_ref(other)
        });
        for other in found {
            if !related.contains(&other) {
                related.push(other);
            }
        }
        related
    }

    fn former_ids(&mut self, id: &str, raw: &[String]) -> Vec<ExhibitId> {
        let house = self.house;
        self.each("former_ids", raw, |c, former| {
            let valid =
                former.split_once('/').is_some_and(|(hall, name)| id::is_valid_part(hall) && id::is_valid_part(name));
            if !valid {
                c.report(c.error("bad-former-id").with("id", former));
            } else if house.exhibits.has(former) || house.exhibits.now(former).is_some_and(|now| now != id) {
                c.report(c.error("former-id-taken").with("id", former));
            } else {
                return Some(ExhibitId::new(former.as_str()));
            }
            None
        })
    }
}

pub(super) fn actor(raw: raw::Actor) -> Actor {
    match raw {
        raw::Actor::Qing => Actor::Qing,
        raw::Actor::Russia => Actor::Russia,
        raw::Actor::Joseon => Actor::Joseon,
        raw::Actor::RiverPeoples => Actor::RiverPeoples,
        raw::Actor::Neutral => Actor::Neutral,
    }
}
