//! Where the units of a battle stand while a phase is played.

use crate::model::Battle;
use crate::model::map::Spot;

/// A unit on the field at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Stand {
    /// Place in the field's list of units.
    pub unit: usize,
    pub at: Spot,
    /// The way it has come in this phase, the present spot last; empty if it has not moved.
    pub trail: Vec<Spot>,
    /// 1 when it is there, less while it comes or goes.
    pub presence: f32,
}

/// How many moves a phase has; each is played after the one before.
pub fn moves(battle: &Battle, phase: usize) -> usize {
    battle.phases.get(phase).map_or(0, |phase| phase.moves.len())
}

/// Where everybody is when `moved` moves of a phase have been made; 2.5 is the middle of the third. Units that are not
/// there are left out.
pub fn stands(battle: &Battle, phase: usize, moved: f64) -> Vec<Stand> {
    let Some(field) = &battle.field else { return Vec::new() };
    let mut stands: Vec<Option<Stand>> = vec![None; field.units.len()];
    for past in battle.phases.iter().take(phase) {
        for made in &past.moves {
            let (Some(stand), Some(at)) = (stands.get_mut(made.unit), made.path.last()) else { continue };
            let there = Stand { unit: made.unit, at: *at, trail: Vec::new(), presence: 1.0 };
            *stand = (!made.leaves).then_some(there);
        }
    }
    for (number, made) in battle.phases.get(phase).into_iter().flat_map(|phase| &phase.moves).enumerate() {
        let part = (moved - number as f64).clamp(0.0, 1.0);
        let Some(stand) = stands.get_mut(made.unit) else { continue };
        let Some(goal) = made.path.last() else { continue };
        let from = stand.as_ref().map(|stand| stand.at);
        let way: Vec<Spot> = from.into_iter().chain(made.path.iter().copied()).collect();
        let comes = from.is_none();
        if part <= 0.0 {
            // A unit that has not come yet is not there.
            continue;
        }
        let trail = part_of(&way, part);
        let at = trail.last().copied().unwrap_or(*goal);
        let presence = match (comes, made.leaves) {
            (true, false) => (part * 3.0).min(1.0),
            (false, true) => ((1.0 - part) * 3.0).min(1.0),
            (true, true) => (part * 3.0).min((1.0 - part) * 3.0).min(1.0),
            (false, false) => 1.0,
        };
        let trail = if trail.len() > 1 { trail } else { Vec::new() };
        *stand = Some(Stand { unit: made.unit, at, trail, presence: presence as f32 });
    }
    stands.into_iter().flatten().filter(|stand| stand.presence > 0.0).collect()
}

/// The first part, 0 to 1, of a way, the point it ends at last.
fn part_of(way: &[Spot], part: f64) -> Vec<Spot> {
    let far = |a: Spot, b: Spot| (a.0 - b.0).hypot(a.1 - b.1);
    let total: f64 = way.windows(2).map(|pair| far(pair[0], pair[1])).sum();
    let mut rest = total * part;
    let mut done: Vec<Spot> = way.first().copied().into_iter().collect();
    for pair in way.windows(2) {
        let step = far(pair[0], pair[1]);
        if step > rest {
            let share = rest / step;
            done.push((pair[0].0 + (pair[1].0 - pair[0].0) * share, pair[0].1 + (pair[1].1 - pair[0].1) * share));
            return done;
        }
        rest -= step;
        done.push(pair[1]);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::map::{Certainty, Field, Frame, Move, Unit, UnitKind};
    use crate::model::{Actor, Lang, Localized, Phase, RichText};

    fn said<T>(value: T) -> Localized<T> {
        Localized::new(vec![(Lang::EN, value)]).unwrap()
    }

    fn battle(phases: Vec<Vec<Move>>) -> Battle {
        let unit = || Unit {
            name: said("unit".to_owned()),
            actor: Actor::Qing,
            kind: UnitKind::Foot,
            strength: None,
            certainty: Certainty::Schematic,
            signs: 1,
            sources: Vec::new(),
        };
        let phase = |moves| Phase {
            title: said("phase".to_owned()),
            when: said("when".to_owned()),
            text: said(RichText::default()),
            moves,
            sources: Vec::new(),
        };
        Battle {
            place: None,
            forces: Vec::new(),
            losses: Vec::new(),
            facts: Vec::new(),
            field: Some(Field {
                frame: Frame::Grid { width_m: 1000.0 },
                scenery: Vec::new(),
                units: vec![unit(), unit()],
            }),
            phases: phases.into_iter().map(phase).collect(),
            outcome: said(RichText::default()),
        }
    }

    fn go(unit: usize, path: &[Spot]) -> Move {
        Move { unit, path: path.to_vec(), leaves: false }
    }

    #[test]
    fn units_stand_where_the_last_phase_left_them() {
        let battle = battle(vec![vec![go(0, &[(0.0, 0.0)])], vec![go(1, &[(9.0, 9.0)])], vec![]]);
        let at = |phase, moved| stands(&battle, phase, moved).iter().map(|s| (s.unit, s.at)).collect::<Vec<_>>();
        assert_eq!(at(0, 0.0), []);
        assert_eq!(at(0, 1.0), [(0, (0.0, 0.0))]);
        assert_eq!(at(1, 1.0), [(0, (0.0, 0.0)), (1, (9.0, 9.0))]);
        assert_eq!(at(2, 0.0), at(1, 1.0));
    }

    #[test]
    fn one_moves_after_the_other() {
        let first = vec![go(0, &[(0.0, 0.0)]), go(1, &[(0.0, 50.0)])];
        let battle = battle(vec![first, vec![go(0, &[(100.0, 0.0)]), go(1, &[(0.0, 50.0), (0.0, 150.0)])]]);
        let at = |moved| stands(&battle, 1, moved).iter().map(|s| s.at).collect::<Vec<_>>();
        assert_eq!(at(0.5), [(50.0, 0.0), (0.0, 50.0)]);
        assert_eq!(at(1.5), [(100.0, 0.0), (0.0, 100.0)]);
        assert_eq!(at(99.0), [(100.0, 0.0), (0.0, 150.0)]);
    }

    #[test]
    fn a_unit_that_leaves_fades_on_its_way_and_is_gone() {
        let leave = Move { unit: 0, path: vec![(90.0, 0.0)], leaves: true };
        let battle = battle(vec![vec![go(0, &[(0.0, 0.0)])], vec![leave], vec![]]);
        let almost = stands(&battle, 1, 0.9);
        assert!(almost[0].presence < 0.5 && almost[0].at.0 > 80.0);
        assert_eq!(stands(&battle, 1, 1.0), []);
        assert_eq!(stands(&battle, 2, 0.0), []);
    }
}
