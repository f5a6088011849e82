//! What makes a treaty, a people or a battle.

use super::Check;
use super::exhibit::{VOICES, actor};
use crate::content::raw;
use crate::model::{
    Article, Battle, Census, Comparison, Estimate, Fact, Force, Kind, NameForm, Party, People, Phase, Signatory,
    Treaty, TreatyText, Visiting, Word,
};

impl Check<'_> {
    /// An exhibit whose particulars cannot be shown is still worth showing as a topic.
    pub(super) fn kind(&mut self, raw: &raw::Kind) -> Kind {
        match raw {
            raw::Kind::Topic => Kind::Topic,
            raw::Kind::Visit(raw) => Kind::Visit(Visiting { facts: self.facts(&raw.facts) }),
            raw::Kind::Treaty(raw) => Kind::Treaty(self.treaty(raw)),
            raw::Kind::People(raw) => self.people(raw).map_or(Kind::Topic, Kind::People),
            raw::Kind::Battle(raw) => self.battle(raw).map_or(Kind::Topic, Kind::Battle),
        }
    }

    fn treaty(&mut self, raw: &raw::Treaty) -> Treaty {
        let place = self.optional("place", raw.place.as_ref(), |c, place| c.place_ref(place));
        let parties = self.each("parties", &raw.parties, |c, party| {
            let name = c.field("name", |c| c.name(&party.name));
            let signatories = c.each("signatories", &party.signatories, |c, signatory| {
                let person = c.field("person", |c| c.person_ref(&signatory.person));
                let role = c.optional("role", signatory.role.as_ref(), |c, text| c.name(text));
                Some(Signatory { person: person?, role })
            });
            Some(Party { actor: actor(party.actor), name: name?, signatories })
        });
        let texts = self.each("texts", &raw.texts, |c, text| {
            let language = c.field("language", |c| c.name(&text.language));
            let note = c.optional("note", text.note.as_ref(), |c, text| c.prose(text, None));
            Some(TreatyText { language: language?, authentic: text.authentic, note })
        });
        let articles = self.each("articles", &raw.articles, |c, article| {
            let number = c.field("number", |c| c.label(&article.number));
            let title = c.optional("title", article.title.as_ref(), |c, text| c.name(text));
            let text = c.field("text", |c| c.rich(&article.text, None));
            let comparison = c.comparison(article);
            let sources = c.cites(&article.sources);
            Some(Article { number: number?, title, text: text?, comparison, sources })
        });
        let left_open = self.optional("left_open", raw.left_open.as_ref(), |c, text| c.rich(text, None));
        Treaty { place, parties, texts, articles, left_open }
    }

    /// The versions of an article side by side, with what differs.
    fn comparison(&mut self, raw: &raw::Article) -> Option<Comparison> {
        if raw.versions.is_empty() && raw.difference.is_none() {
            return None;
        }
        let versions = self.each("versions", &raw.versions, |c, version| {
            c.voice(("language", &version.language), None, version.actor, &version.text, &version.sources)
        });
        let difference = self.optional("difference", raw.difference.as_ref(), |c, text| c.rich(text, None));
        if !VOICES.contains(&raw.versions.len()) {
            self.field("versions", |c| c.report(c.error("versions-number").with("count", raw.versions.len())));
        }
        if raw.difference.is_none() {
            self.report(self.error("versions-no-difference"));
        }
        let enough = VOICES.contains(&versions.len());
        enough.then_some(Comparison { versions, difference: difference? })
    }

    fn facts(&mut self, raw: &[raw::Fact]) -> Vec<Fact> {
        self.each("facts", raw, |c, fact| {
            let label = c.field("label", |c| c.name(&fact.label));
            let value = c.field("value", |c| c.name(&fact.value));
            let sources = c.cites(&fact.sources);
            Some(Fact { label: label?, value: value?, sources })
        })
    }

    fn people(&mut self, raw: &raw::People) -> Option<People> {
        self.not_empty("names", &raw.names);
        let names = self.each("names", &raw.names, |c, form| {
            let label = c.field("label", |c| c.name(&form.label));
            let name = c.field("name", |c| c.label(&form.name));
            let manchu = c.manchu(form.manchu.as_ref());
            Some(NameForm { label: label?, name: name?, manchu })
        });
        let names_changed = self.optional("names_changed", raw.names_changed.as_ref(), |c, text| c.rich(text, None));
        let language_family = self.field("language_family", |c| c.name(&raw.language_family));
        let words = self.each("words", &raw.words, |c, word| {
            let meaning = c.field("meaning", |c| c.name(&word.meaning));
            if word.sources.is_empty() {
                c.report(c.warning("word-unsourced"));
            }
            let sources = c.cites(&word.sources);
            let word = c.field("word", |c| c.label(&word.word));
            Some(Word { word: word?, meaning: meaning?, sources })
        });
        let map_today = self.optional("map_today", raw.map_today.as_ref(), |c, map| c.map_ref(map));
        let census = self.each("census", &raw.census, |c, census| {
            let country = c.field("country", |c| c.name(&census.country));
            let year = c.field("year", |c| c.within(census.year, 1000, 2100));
            let estimates = c.estimates(&census.estimates);
            let note = c.optional("note", census.note.as_ref(), |c, text| c.prose(text, None));
            year.then_some(Census { country: country?, year: census.year, estimates, note })
        });
        Some(People { names, names_changed, language_family: language_family?, words, census, map_today })
    }

    fn battle(&mut self, raw: &raw::Battle) -> Option<Battle> {
        let place = self.optional("place", raw.place.as_ref(), |c, place| c.place_ref(place));
        let forces = self.each("forces", &raw.forces, |c, force| c.force(force));
        let losses = self.each("losses", &raw.losses, |c, force| c.force(force));
        let facts = self.facts(&raw.facts);
        let mut ground = raw.field.as_ref().and_then(|field| self.field("field", |c| c.ground(field)));
        let mut kept = Vec::with_capacity(raw.phases.len());
        let phases = self.each("phases", &raw.phases, |c, phase| {
            let title = c.field("title", |c| c.name(&phase.title));
            let when = c.field("when", |c| c.name(&phase.when));
            let text = c.field("text", |c| c.rich(&phase.text, None));
            let moves = c.moves(&phase.moves, &mut ground);
            let sources = c.cites(&phase.sources);
            kept.push(title.is_some() && when.is_some() && text.is_some());
            Some(Phase { title: title?, when: when?, text: text?, moves, sources })
        });
        let field = raw.field.as_ref().zip(ground);
        let field = field.map(|(raw, ground)| self.field("field", |c| c.battlefield(raw, ground, &kept)));
        let outcome = self.field("outcome", |c| c.rich(&raw.outcome, None));
        Some(Battle { place, forces, losses, facts, field, phases, outcome: outcome? })
    }

    /// A force of which nobody knows the number says nothing.
    fn force(&mut self, raw: &raw::Force) -> Option<Force> {
        let name = self.field("name", |c| c.name(&raw.name));
        let estimates = self.estimates(&raw.estimates);
        (!estimates.is_empty()).then_some(())?;
        Some(Force { actor: actor(raw.actor), name: name?, estimates })
    }

    fn estimates(&mut self, raw: &[raw::Estimate]) -> Vec<Estimate> {
        self.not_empty("estimates", raw);
        self.each("estimates", raw, |c, estimate| {
            let range = match (estimate.number, estimate.low, estimate.high) {
                (Some(number), None, None) => Some((number, number)),
                (None, Some(low), Some(high)) if low <= high => Some((low, high)),
                (None, Some(low), Some(high)) => {
                    c.report(c.error("estimate-order").with("low", low).with("high", high));
                    None
                }
                _ => {
                    c.report(c.error("estimate-form"));
                    None
                }
            };
            let note = c.optional("note", estimate.note.as_ref(), |c, text| c.prose(text, None));
            if estimate.sources.is_empty() {
                c.report(c.warning("number-unsourced"));
            }
            let sources = c.cites(&estimate.sources);
            let (low, high) = range?;
            Some(Estimate { low, high, approximate: estimate.approximate, note, sources })
        })
    }
}
