//! What hangs on the walls: treaties, peoples, battles and other topics.

use super::map::{Field, LonLat, Move};
use super::{
    AccountId, Cite, ExhibitId, FeatureId, HallId, HistoricDate, LayerId, Localized, Manchu, Pair, PersonId, Picture,
    PlaceId, RichText,
};

/// One exhibit: a folder with an `exhibit.ron`.
#[derive(Clone, Debug, PartialEq)]
pub struct Exhibit {
    pub id: ExhibitId,
    pub hall: HallId,
    /// Ids it had before; old links and routes still lead here.
    pub former_ids: Vec<ExhibitId>,
    pub title: Localized<String>,
    pub manchu: Option<Manchu>,
    /// A line beside the title; for treaties and battles the date stands there instead.
    pub subtitle: Option<Localized<String>>,
    /// One or two sentences: card in the gallery, caption in the slideshow.
    pub summary: Localized<String>,
    pub date: Option<HistoricDate>,
    pub sections: Vec<Section>,
    pub pictures: Vec<Picture>,
    /// Two of the pictures to be laid over each other.
    pub pairs: Vec<Pair>,
    pub map: Option<MapRef>,
    pub accounts: Vec<Account>,
    pub sources: Vec<Cite>,
    pub related: Vec<ExhibitId>,
    /// What a visitor may prefer not to see. An exhibit with a note never enters the slideshow.
    pub content_note: Option<Localized<String>>,
    pub kind: Kind,
}

/// What makes a treaty page differ from a people page.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Topic,
    Visit(Visiting),
    Treaty(Treaty),
    People(People),
    Battle(Battle),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub level: Level,
    pub heading: Option<Localized<String>>,
    pub text: Localized<RichText>,
    /// The same in short sentences and plain words, for those who ask for it.
    pub simple: Option<Localized<RichText>>,
    pub sources: Vec<Cite>,
}

/// Who a section is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// Everyone: the story in a minute.
    Essential,
    /// Those who want to stay.
    Deeper,
}

/// A view of the atlas that belongs to an exhibit.
#[derive(Clone, Debug, PartialEq)]
pub struct MapRef {
    /// The year it shows.
    pub year: i32,
    pub center: LonLat,
    /// Kilometres from the left to the right edge.
    pub width_km: f64,
    /// The layers it shows; empty: those that are on when the atlas opens.
    pub layers: Vec<LayerId>,
    /// What the exhibit is about: drawn strongly, and of its layer nothing else.
    pub focus: Vec<FeatureId>,
    /// A line below it.
    pub caption: Option<Localized<String>>,
}

/// Whose side a figure, party or claim belongs to: decides colour, shape and pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    Qing,
    Russia,
    Joseon,
    RiverPeoples,
    /// No side: a treaty, a scholar, a computation.
    Neutral,
}

/// A disputed point: the same question answered by those who differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    pub id: AccountId,
    pub question: Localized<String>,
    /// Two to four.
    pub claims: Vec<Claim>,
    /// What can be said safely.
    pub common_ground: Localized<RichText>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Who says it.
    pub who: Localized<String>,
    /// When, or in what kind of text.
    pub setting: Option<Localized<String>>,
    pub actor: Actor,
    pub text: Localized<RichText>,
    pub sources: Vec<Cite>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Treaty {
    pub place: Option<PlaceId>,
    pub parties: Vec<Party>,
    /// The language versions, and which of them counts.
    pub texts: Vec<TreatyText>,
    pub articles: Vec<Article>,
    /// What the treaty did not settle.
    pub left_open: Option<Localized<RichText>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    pub actor: Actor,
    pub name: Localized<String>,
    pub signatories: Vec<Signatory>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Signatory {
    pub person: PersonId,
    /// Office at the signing.
    pub role: Option<Localized<String>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TreatyText {
    pub language: Localized<String>,
    /// Whether this version decides in case of doubt.
    pub authentic: bool,
    pub note: Option<Localized<String>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// As printed: `1`, `2a`.
    pub number: String,
    pub title: Option<Localized<String>>,
    pub text: Localized<RichText>,
    /// Where the language versions differ.
    pub comparison: Option<Comparison>,
    pub sources: Vec<Cite>,
}

/// An article as its language versions have it.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Two to four; who says it is the version, and what differs is strong.
    pub versions: Vec<Claim>,
    /// What differs, and what followed from it.
    pub difference: Localized<RichText>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct People {
    pub names: Vec<NameForm>,
    /// How the names changed, and which are no longer used.
    pub names_changed: Option<Localized<RichText>>,
    pub language_family: Localized<String>,
    /// A word or two of the language.
    pub words: Vec<Word>,
    pub census: Vec<Census>,
    /// Where the people lives today; the map of the exhibit shows where it lived.
    pub map_today: Option<MapRef>,
}

/// A word of a people's language.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub word: String,
    pub meaning: Localized<String>,
    pub sources: Vec<Cite>,
}

/// One name of a people, in one language or script.
#[derive(Clone, Debug, PartialEq)]
pub struct NameForm {
    /// Whose name it is: "own name", "Russian".
    pub label: Localized<String>,
    pub name: String,
    pub manchu: Option<Manchu>,
}

/// A head count, with all figures in circulation.
#[derive(Clone, Debug, PartialEq)]
pub struct Census {
    pub country: Localized<String>,
    pub year: i32,
    pub estimates: Vec<Estimate>,
    /// Why figures differ.
    pub note: Option<Localized<String>>,
}

/// A number as one source (or group of sources) gives it; `low == high` for a single figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    pub low: u32,
    pub high: u32,
    /// Given as "about".
    pub approximate: bool,
    pub note: Option<Localized<String>>,
    pub sources: Vec<Cite>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Battle {
    pub place: Option<PlaceId>,
    pub forces: Vec<Force>,
    pub losses: Vec<Force>,
    /// Guns, boats, survivors: anything else that is counted.
    pub facts: Vec<Fact>,
    /// Where it was fought, if it can be drawn.
    pub field: Option<Field>,
    pub phases: Vec<Phase>,
    pub outcome: Localized<RichText>,
}

/// What visitors of the house want to know, beside the opening hours and the halls, which the museum itself knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Visiting {
    pub facts: Vec<Fact>,
}

/// How many, according to whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Force {
    pub actor: Actor,
    pub name: Localized<String>,
    pub estimates: Vec<Estimate>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub label: Localized<String>,
    pub value: Localized<String>,
    pub sources: Vec<Cite>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    pub title: Localized<String>,
    pub when: Localized<String>,
    pub text: Localized<RichText>,
    /// What happens on the field, one after another.
    pub moves: Vec<Move>,
    pub sources: Vec<Cite>,
}

impl Force {
    /// Lowest and highest figure of all sources.
    pub fn range(&self) -> Option<(u32, u32)> {
        let low = self.estimates.iter().map(|estimate| estimate.low).min()?;
        let high = self.estimates.iter().map(|estimate| estimate.high).max()?;
        Some((low, high))
    }
}

impl Exhibit {
    /// Its map, and that of a people today.
    pub fn maps(&self) -> impl Iterator<Item = &MapRef> {
        let today = match &self.kind {
            Kind::People(people) => people.map_today.as_ref(),
            _ => None,
        };
        self.map.iter().chain(today)
    }

    /// Index of the first two pictures that are compared of which this is one.
    pub fn pair_of(&self, picture: usize) -> Option<usize> {
        self.pairs.iter().position(|pair| pair.first == picture || pair.second == picture)
    }

    /// The articles whose versions differ; none if it is no treaty.
    pub fn comparisons(&self) -> Vec<(&Article, &Comparison)> {
        let Kind::Treaty(treaty) = &self.kind else { return Vec::new() };
        treaty.articles.iter().filter_map(|article| Some((article, article.comparison.as_ref()?))).collect()
    }

    /// Every source named anywhere in the exhibit, each once, in order of first mention.
    pub fn all_cites(&self) -> Vec<&Cite> {
        let mut all: Vec<&Cite> = Vec::new();
        for cite in self.cite_lists().into_iter().flatten() {
            if !all.contains(&cite) {
                all.push(cite);
            }
        }
        all
    }

    fn cite_lists(&self) -> Vec<&[Cite]> {
        let mut lists: Vec<&[Cite]> = vec![&self.sources];
        lists.extend(self.sections.iter().map(|section| section.sources.as_slice()));
        match &self.kind {
            Kind::Topic => {}
            Kind::Visit(visit) => lists.extend(visit.facts.iter().map(|fact| fact.sources.as_slice())),
            Kind::Treaty(treaty) => {
                lists.extend(treaty.articles.iter().map(|article| article.sources.as_slice()));
                let versions = self.comparisons().into_iter().flat_map(|(_, comparison)| &comparison.versions);
                lists.extend(versions.map(|version| version.sources.as_slice()));
            }
            Kind::People(people) => {
                lists.extend(people.words.iter().map(|word| word.sources.as_slice()));
                lists.extend(people.census.iter().flat_map(|c| &c.estimates).map(|e| e.sources.as_slice()));
            }
            Kind::Battle(battle) => {
                let forces = battle.forces.iter().chain(&battle.losses);
                lists.extend(forces.flat_map(|force| &force.estimates).map(|e| e.sources.as_slice()));
                lists.extend(battle.facts.iter().map(|fact| fact.sources.as_slice()));
                lists.extend(battle.phases.iter().map(|phase| phase.sources.as_slice()));
                lists.extend(battle.field.iter().flat_map(|field| &field.units).map(|unit| unit.sources.as_slice()));
            }
        }
        lists.extend(self.accounts.iter().flat_map(|account| &account.claims).map(|claim| claim.sources.as_slice()));
        let hotspots = self.pictures.iter().flat_map(|picture| &picture.hotspots);
        lists.extend(hotspots.map(|hotspot| hotspot.sources.as_slice()));
        lists
    }
}
