//! What happened, year by year: the entries of the timeline.

use super::{Actor, Cite, EntryId, ExhibitId, HistoricDate, Localized, PersonId, PlaceId};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub id: EntryId,
    pub date: HistoricDate,
    /// Who acts; `Neutral` where both sides do, or none.
    pub actor: Actor,
    pub kind: EntryKind,
    /// One to seven words.
    pub title: Localized<String>,
    /// One or two sentences.
    pub text: Option<Localized<String>>,
    /// Where there is more to read.
    pub exhibit: Option<ExhibitId>,
    pub place: Option<PlaceId>,
    pub people: Vec<PersonId>,
    pub sources: Vec<Cite>,
}

/// What sort of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// Agreements and negotiations.
    Treaty,
    /// Fights and sieges.
    Battle,
    /// Expeditions, voyages and embassies.
    Journey,
    /// Towns, forts and institutions.
    Founding,
    /// Dynasties, rulers, offices, decrees and revolts.
    Rule,
    /// Changes of the line, and removals of people because of it.
    Border,
}

impl EntryKind {
    pub const ALL: [EntryKind; 6] = [
        EntryKind::Treaty,
        EntryKind::Battle,
        EntryKind::Journey,
        EntryKind::Founding,
        EntryKind::Rule,
        EntryKind::Border,
    ];
}
