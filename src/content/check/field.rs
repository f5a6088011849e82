//! The field of a battle: the ground, who stood on it, and who went where in which phase.

use std::collections::{HashMap, HashSet};

use super::Check;
use super::exhibit::actor;
use super::layer::certainty;
use crate::content::locate::Step;
use crate::content::raw;
use crate::model::map::{Field, Frame, Move, Scenery, SceneryKind, Spot, Unit, UnitKind};

/// Signs of a unit; more would hide the ground.
const SIGNS: (u8, u8) = (1, 12);

/// Kilometres of a degree of latitude.
const KM_PER_DEGREE: f64 = 111.2;

/// The field of a battle before its phases are known.
pub(super) struct Ground<'r> {
    frame: Frame,
    units: Vec<Unit>,
    /// By id: its place among the units, or nothing if it is left out.
    ids: HashMap<&'r str, Option<usize>>,
    /// Units that went somewhere, by id; and those that are gone.
    moved: HashMap<&'r str, Went>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Went {
    Somewhere,
    Away,
}

impl Check<'_> {
    pub(super) fn ground<'r>(&mut self, raw: &'r raw::Field) -> Option<Ground<'r>> {
        let frame = self.field("frame", |c| c.frame(raw.frame));
        self.not_empty("units", &raw.units);
        let (mut ids, mut seen) = (HashMap::new(), HashSet::new());
        let mut units = Vec::new();
        self.each("units", &raw.units, |c, unit| {
            let checked = c.unit(unit, &mut seen);
            ids.entry(unit.id.as_str()).or_insert(checked.is_some().then_some(units.len()));
            units.extend(checked);
            None::<()>
        });
        Some(Ground { frame: frame?, units, ids, moved: HashMap::new() })
    }

    fn frame(&mut self, raw: raw::Frame) -> Option<Frame> {
        match raw {
            raw::Frame::Map { center, width_km } => {
                let center = self.field("center", |c| c.lon_lat(center));
                let width = self.field("width_km", |c| c.within(width_km, 0.1, 2000.0));
                width.then_some(Frame::Map { center: center?, width_km })
            }
            raw::Frame::Grid { width_m } => {
                self.field("width_m", |c| c.within(width_m, 10.0, 100_000.0)).then_some(Frame::Grid { width_m })
            }
        }
    }

    fn unit(&mut self, raw: &raw::Unit, seen: &mut HashSet<String>) -> Option<Unit> {
        let new = self.new_id(&raw.id, seen);
        let name = self.field("name", |c| c.name(&raw.name));
        let strength = raw.strength.filter(|(low, high)| {
            let good = low <= high;
            if !good {
                self.field("strength", |c| c.report(c.error("estimate-order").with("low", low).with("high", high)));
            }
            good
        });
        let signs = raw.signs.filter(|signs| self.field("signs", |c| c.within(*signs, SIGNS.0, SIGNS.1)));
        if raw.strength.is_some() && raw.sources.is_empty() {
            self.report(self.warning("number-unsourced"));
        }
        let sources = self.cites(&raw.sources);
        new.then_some(())?;
        let kind = match raw.kind {
            raw::UnitKind::Foot => UnitKind::Foot,
            raw::UnitKind::Horse => UnitKind::Horse,
            raw::UnitKind::Guns => UnitKind::Guns,
            raw::UnitKind::Boats => UnitKind::Boats,
            raw::UnitKind::Camp => UnitKind::Camp,
        };
        Some(Unit {
            name: name?,
            actor: actor(raw.actor),
            kind,
            strength,
            certainty: certainty(raw.certainty),
            signs: signs.unwrap_or(SIGNS.0),
            sources,
        })
    }

    /// What happens in a phase. A move that cannot be made is left out.
    pub(super) fn moves<'r>(&mut self, raw: &'r [raw::Move], ground: &mut Option<Ground<'r>>) -> Vec<Move> {
        self.each("moves", raw, |c, step| {
            let Some(ground) = ground else { return None };
            let Some(&unit) = ground.ids.get(step.unit.as_str()) else {
                let known: Vec<&str> = ground.ids.keys().copied().collect();
                c.field("unit", |c| {
                    let problem = c.suggest(c.error("no-such-unit").with("id", &step.unit), &step.unit, known);
                    c.report(problem);
                });
                return None;
            };
            let before = ground.moved.get(step.unit.as_str()).copied();
            let after = if step.leaves || before == Some(Went::Away) { Went::Away } else { Went::Somewhere };
            ground.moved.insert(&step.unit, after);
            if before == Some(Went::Away) {
                c.field("unit", |c| c.report(c.error("unit-gone").with("id", &step.unit)));
                return None;
            }
            let good = c.not_empty("path", &step.path) && c.field("path", |c| c.spots(&step.path, ground.frame));
            good.then_some(Move { unit: unit?, path: step.path.clone(), leaves: step.leaves })
        })
    }

    /// The field with what stands on it. `kept` says of each phase in the file whether it is shown.
    pub(super) fn battlefield(&mut self, raw: &raw::Field, ground: Ground<'_>, kept: &[bool]) -> Field {
        self.each("units", &raw.units, |c, unit| {
            if ground.ids.get(unit.id.as_str()).is_some_and(Option::is_some)
                && !ground.moved.contains_key(unit.id.as_str())
            {
                c.report(c.warning("unit-idle").with("id", &unit.id));
            }
            None::<()>
        });
        let scenery = self.each("scenery", &raw.scenery, |c, scenery| c.scenery(scenery, ground.frame, kept));
        Field { frame: ground.frame, scenery, units: ground.units }
    }

    fn scenery(&mut self, raw: &raw::Scenery, frame: Frame, kept: &[bool]) -> Option<Scenery> {
        let (kind, is_area) = match raw.kind {
            raw::SceneryKind::Water => (SceneryKind::Water, true),
            raw::SceneryKind::Island => (SceneryKind::Island, true),
            raw::SceneryKind::Fields => (SceneryKind::Fields, true),
            raw::SceneryKind::Forest => (SceneryKind::Forest, true),
            raw::SceneryKind::Fort => (SceneryKind::Fort, true),
            raw::SceneryKind::Wall => (SceneryKind::Wall, false),
            raw::SceneryKind::Ditch => (SceneryKind::Ditch, false),
            raw::SceneryKind::Slope => (SceneryKind::Slope, false),
        };
        let name = self.optional("name", raw.name.as_ref(), |c, name| c.name(name));
        let shape = self.field("shape", |c| c.spots(&raw.shape, frame).then(|| c.course(&raw.shape, is_area)))?;
        // Counted as the file counts, then as visitors see them: phases that are left out do not count.
        let last = kept.len().max(1);
        let shown = |number: usize| kept.iter().take(number - 1).filter(|kept| **kept).count();
        let from = raw.from.filter(|from| self.field("from", |c| c.within(*from, 1, last))).unwrap_or(1);
        let until = raw.until.filter(|until| self.field("until", |c| c.within(*until, from + 1, last + 1)));
        Some(Scenery {
            kind,
            name,
            actor: raw.actor.map(actor),
            shape: shape?,
            phases: (shown(from), until.map(shown)),
        })
    }

    /// An outline without its last point, if that only repeats the first; or the course of a line.
    fn course(&mut self, raw: &[Spot], is_area: bool) -> Option<Vec<Spot>> {
        let mut spots = raw.to_vec();
        spots.dedup();
        while is_area && spots.len() > 1 && spots.first() == spots.last() {
            spots.pop();
        }
        let (least, code) = if is_area { (3, "ring-short") } else { (2, "line-short") };
        if spots.len() < least {
            self.report(self.error(code).with("count", spots.len()).with("spot", ""));
            return None;
        }
        Some(spots)
    }

    /// Whether all spots are places at all; warns once of those that lie out of sight.
    fn spots(&mut self, raw: &[Spot], frame: Frame) -> bool {
        let mut far = None;
        for (index, &(x, y)) in raw.iter().enumerate() {
            self.path.push(Step::Index(index));
            let good = match frame {
                Frame::Map { .. } => self.lon_lat((x, y)).is_some(),
                Frame::Grid { .. } => {
                    let good = x.is_finite() && y.is_finite();
                    if !good {
                        self.report(self.error("spot-number"));
                    }
                    good
                }
            };
            if good && far.is_none() && is_out_of_sight((x, y), frame) {
                far = Some(self.warning("spot-outside"));
            }
            self.path.pop();
            if !good {
                return false;
            }
        }
        if let Some(problem) = far {
            self.report(problem);
        }
        true
    }
}

/// Whether a spot lies as far from the middle as the field is wide.
fn is_out_of_sight((x, y): Spot, frame: Frame) -> bool {
    match frame {
        Frame::Grid { width_m } => x.abs() > width_m || y.abs() > width_m,
        Frame::Map { center, width_km } => {
            let east = (x - center.lon) * center.lat.to_radians().cos();
            KM_PER_DEGREE * east.hypot(y - center.lat) > width_km
        }
    }
}
