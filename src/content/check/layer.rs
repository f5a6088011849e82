//! `maps/<layer>.ron`: what a layer of the atlas shows, and from when until when.

use std::collections::HashSet;

use super::exhibit::actor;
use super::{Check, House};
use crate::content::raw;
use crate::content::source::Document;
use crate::diagnostic::Problem;
use crate::model::map::{Certainty, Feature, FeatureKind, Layer, Subject, Years};
use crate::model::{Actor, FeatureId, LayerId, Localized};

/// Points of all drawings together: more than a screen has pixels to tell apart.
const MOST_POINTS: usize = 1_000_000;

/// Years a map may speak of.
const YEARS: (i32, i32) = (1000, 2100);

/// What the layers share.
#[derive(Debug)]
pub struct Shared {
    /// Ids of features.
    ids: HashSet<String>,
    /// Points that drawings may still have.
    pub(super) points: usize,
}

impl Default for Shared {
    fn default() -> Self {
        Shared { ids: HashSet::new(), points: MOST_POINTS }
    }
}

/// Checks one layer; `None` if nothing of it can be shown. `shared` knows the layers before it.
pub fn layer(
    house: &House<'_>,
    document: &Document,
    raw: &raw::Layer,
    approvals_required: bool,
    shared: &mut Shared,
) -> (Option<Layer>, Vec<Problem>) {
    let mut c = Check::new(house, document);
    (c.layer(raw, approvals_required, shared), c.finish())
}

impl Check<'_> {
    fn layer(&mut self, raw: &raw::Layer, approvals_required: bool, shared: &mut Shared) -> Option<Layer> {
        let name = self.document.path.rsplit('/').next().and_then(|file| file.strip_suffix(".ron")).unwrap_or_default();
        let title = self.field("title", |c| c.name(&raw.title));
        let approval = self.optional("approval", raw.approval.as_ref(), |c, number| c.label(number));
        if approvals_required && raw.approval.is_none() {
            self.report(self.warning("approval-missing"));
        }
        // A list may be empty because nothing in it could be understood, which was told.
        if self.document.mended.is_none() {
            self.not_empty("features", &raw.features);
        }
        let features = self.each("features", &raw.features, |c, feature| c.feature(feature, shared));
        (!features.is_empty()).then_some(())?;
        let subject = match raw.subject {
            raw::Subject::Borders => Subject::Borders,
            raw::Subject::Homelands => Subject::Homelands,
            raw::Subject::Settlements => Subject::Settlements,
            raw::Subject::Journeys => Subject::Journeys,
            raw::Subject::Battles => Subject::Battles,
        };
        Some(Layer { id: LayerId::new(name), subject, title: title?, on: raw.on, approval, features })
    }

    fn feature(&mut self, raw: &raw::Feature, shared: &mut Shared) -> Option<Feature> {
        let new = self.new_id(&raw.id, &mut shared.ids);
        let kind = self.field("kind", |c| c.feature_kind(raw.kind));
        let name = self.field("name", |c| c.name(&raw.name));
        let years = self.field("years", |c| c.years(raw.years));
        let later_names = self.later_names(&raw.later_names, years);
        let shape = self.field("shape", |c| c.shape(&raw.shape, &kind, &mut shared.points));
        let note = self.optional("note", raw.note.as_ref(), |c, text| c.prose(text, None));
        let place = self.optional("place", raw.place.as_ref(), |c, place| c.place_ref(place));
        let exhibit = self.optional("exhibit", raw.exhibit.as_ref(), |c, exhibit| c.exhibit_ref(exhibit));
        if raw.sources.is_empty() {
            self.report(self.warning("feature-unsourced").with("id", &raw.id));
        }
        let sources = self.cites(&raw.sources);
        new.then_some(())?;
        Some(Feature {
            id: FeatureId::new(raw.id.as_str()),
            kind,
            name: name?,
            later_names,
            years: years?,
            certainty: certainty(raw.certainty),
            actor: raw.actor.map_or(Actor::Neutral, actor),
            shape: shape?,
            note,
            place,
            exhibit,
            sources,
        })
    }

    /// The year of a treaty is but a name: one that cannot be is told, and kept.
    fn feature_kind(&mut self, raw: raw::FeatureKind) -> FeatureKind {
        let (raw::FeatureKind::Border { treaty }
        | raw::FeatureKind::Reading { treaty }
        | raw::FeatureKind::Undetermined { treaty }
        | raw::FeatureKind::Common { treaty }) = raw
        else {
            return match raw {
                raw::FeatureKind::Homeland => FeatureKind::Homeland,
                raw::FeatureKind::Fort => FeatureKind::Fort,
                raw::FeatureKind::Town => FeatureKind::Town,
                raw::FeatureKind::Landmark => FeatureKind::Landmark,
                raw::FeatureKind::Villages => FeatureKind::Villages,
                raw::FeatureKind::Journey => FeatureKind::Journey,
                _ => FeatureKind::Battle,
            };
        };
        self.field("treaty", |c| c.within(treaty, YEARS.0, YEARS.1));
        match raw {
            raw::FeatureKind::Reading { .. } => FeatureKind::Reading { treaty },
            raw::FeatureKind::Undetermined { .. } => FeatureKind::Undetermined { treaty },
            raw::FeatureKind::Common { .. } => FeatureKind::Common { treaty },
            _ => FeatureKind::Border { treaty },
        }
    }

    fn years(&mut self, raw: raw::Years) -> Option<Years> {
        let from = self.field("from", |c| c.within(raw.from, YEARS.0, YEARS.1));
        let until = raw.until.is_none_or(|until| self.field("until", |c| c.within(until, YEARS.0, YEARS.1)));
        (from && until).then_some(())?;
        if let Some(until) = raw.until.filter(|until| *until <= raw.from) {
            self.field("until", |c| c.report(c.error("years-order").with("from", raw.from).with("until", until)));
            return None;
        }
        Some(Years { from: raw.from, until: raw.until })
    }

    /// Names out of order are left out; those before them stay.
    fn later_names(&mut self, raw: &[raw::LaterName], years: Option<Years>) -> Vec<(i32, Localized<String>)> {
        let mut last = years.map(|years| years.from);
        self.each("later_names", raw, |c, later| {
            let name = c.field("name", |c| c.name(&later.name));
            if c.field("from", |c| !c.within(later.from, YEARS.0, YEARS.1)) {
                return None;
            }
            if last.is_some_and(|last| later.from <= last) {
                let after = last.unwrap_or_default();
                c.field("from", |c| c.report(c.error("name-order").with("from", later.from).with("after", after)));
                return None;
            }
            if let Some(until) = years.and_then(|years| years.until).filter(|until| later.from >= *until) {
                c.field("from", |c| c.report(c.error("name-late").with("from", later.from).with("until", until)));
                return None;
            }
            last = Some(later.from);
            Some((later.from, name?))
        })
    }
}

pub(super) fn certainty(raw: raw::Certainty) -> Certainty {
    match raw {
        raw::Certainty::Exact => Certainty::Exact,
        raw::Certainty::Approximate => Certainty::Approximate,
        raw::Certainty::Schematic => Certainty::Schematic,
    }
}
