//! The fields of battles.

use aigun::model::Kind;
use aigun::model::map::Frame;

use crate::bad::Edit::Change;
use crate::bad::{Case, cases};
use crate::{good, load, replace};

const FORT: &str = "battles/fort-1686/exhibit.ron";
const GARRISON: &str = "(unit: \"garrison\", path: [(0, 0)]),";

pub static FIELDS: &[Case] = cases! {
    "a unit nobody knows": [Change(FORT, GARRISON, "(unit: \"garison\", path: [(0, 0)]),")] => "battles/fort-1686/exhibit.ron:26:28 error no-such-unit\nbattles/fort-1686/exhibit.ron:51:17 warning unit-idle\n";
    "a unit that goes nowhere": [Change(FORT, GARRISON, "(unit: \"garrison\", path: []),")] => "battles/fort-1686/exhibit.ron:26:46 error list-empty\n";
    "a unit that moves when it is gone": [Change(FORT, "(-150, 100)]),", "(-150, 100)], leaves: true),")] => "battles/fort-1686/exhibit.ron:35:32 error unit-gone\n";
    "a path out of the field": [Change(FORT, "(-150, 100)", "(-1500, 100), (-1600, 100)")] => "battles/fort-1686/exhibit.ron:27:56 warning spot-outside\n";
    "a path that is no number": [Change(FORT, "(-150, 100)", "(NaN, 100)")] => "battles/fort-1686/exhibit.ron:27:56 error spot-number\n";
    "a unit with odd numbers": [Change(FORT, "strength: (800, 826)", "strength: (826, 800)"), Change(FORT, "signs: 4", "signs: 40"), Change(FORT, "                    sources: [(id: \"rko-2\")],\n                ),\n                (\n                    id: \"guns\"", "                ),\n                (\n                    id: \"guns\"")] => "battles/fort-1686/exhibit.ron:51:17 warning number-unsourced\nbattles/fort-1686/exhibit.ron:56:31 error estimate-order\nbattles/fort-1686/exhibit.ron:58:28 error number-range\n";
    "units with one id": [Change(FORT, "id: \"guns\"", "id: \"garrison\"")] => "battles/fort-1686/exhibit.ron:27:28 error no-such-unit\nbattles/fort-1686/exhibit.ron:35:32 error no-such-unit\nbattles/fort-1686/exhibit.ron:62:25 error duplicate-id\n";
    "no units": [Change(FORT, "            units: [\n", "            units: [], notes: [\n")] => "battles/fort-1686/exhibit.ron:26:28 error no-such-unit\nbattles/fort-1686/exhibit.ron:27:28 error no-such-unit\nbattles/fort-1686/exhibit.ron:35:32 error no-such-unit\nbattles/fort-1686/exhibit.ron:50:20 error list-empty\nbattles/fort-1686/exhibit.ron:50:24 error field-unknown\n";
    "scenery that is too short": [Change(FORT, "[(-50, -50), (50, -50), (50, 50)]", "[(-50, -50)]"), Change(FORT, "(500, -300), (500, -100), ", "")] => "battles/fort-1686/exhibit.ron:45:28 error ring-short\nbattles/fort-1686/exhibit.ron:47:52 error line-short\n";
    "scenery of phases that are not there": [Change(FORT, "from: 1, until: 2", "from: 3, until: 0")] => "battles/fort-1686/exhibit.ron:48:80 error number-range\nbattles/fort-1686/exhibit.ron:48:90 error number-range\n";
    "scenery that ends before it begins": [Change(FORT, "from: 1, until: 2", "from: 2, until: 1")] => "battles/fort-1686/exhibit.ron:48:90 error number-range\n";
    "a frame that is too wide": [Change(FORT, "Grid(width_m: 1000)", "Grid(width_m: 1000000)")] => "battles/fort-1686/exhibit.ron:40:34 error number-range\n";
    "a field on the map": [Change(FORT, "Grid(width_m: 1000)", "Map(center: (124.0, 53.4), width_km: 4)"), Change(FORT, "shape: [(-500, -300), (500, -300), (500, -100), (-500, -100)]", "shape: [(124.0, 53.4), (124.1, 53.4), (124.0, 53.5)]")] => "battles/fort-1686/exhibit.ron:26:47 warning spot-outside\nbattles/fort-1686/exhibit.ron:27:43 error spot-range\nbattles/fort-1686/exhibit.ron:35:47 error spot-range\nbattles/fort-1686/exhibit.ron:45:44 warning spot-outside\nbattles/fort-1686/exhibit.ron:47:53 warning spot-outside\nbattles/fort-1686/exhibit.ron:48:52 error spot-range\n";
    "a field with the latitude first": [Change(FORT, "Grid(width_m: 1000)", "Map(center: (53.4, 124.0), width_km: 4)")] => "battles/fort-1686/exhibit.ron:40:32 error spot-swapped\n";
};

#[test]
fn what_is_read_is_what_was_written() {
    let museum = load(&good()).museum.unwrap();
    let battle = museum.exhibits.values().find_map(|exhibit| match &exhibit.kind {
        Kind::Battle(battle) => Some(battle),
        _ => None,
    });
    let battle = battle.unwrap();
    let field = battle.field.as_ref().unwrap();
    assert_eq!(field.frame, Frame::Grid { width_m: 1000.0 });
    assert_eq!(
        field.units.iter().map(|unit| (unit.signs, unit.strength)).collect::<Vec<_>>(),
        [(4, Some((800, 826))), (1, None)]
    );
    // Phases count from 1 in the file and from 0 here.
    let phases: Vec<_> = field.scenery.iter().map(|scenery| scenery.phases).collect();
    assert_eq!(phases, [(0, None), (0, None), (0, Some(1))]);
    let moves: Vec<_> = battle
        .phases
        .iter()
        .flat_map(|phase| &phase.moves)
        .map(|step| (step.unit, step.path.len(), step.leaves))
        .collect();
    assert_eq!(moves, [(0, 1, false), (1, 2, false), (1, 1, true)]);
}

#[test]
fn a_bad_move_hides_no_other() {
    let mut folder = good();
    replace(&mut folder, FORT, GARRISON, "(unit: \"garrison\", path: []),");
    let museum = load(&folder).museum.unwrap();
    let moves = museum.exhibits.values().filter_map(|exhibit| match &exhibit.kind {
        Kind::Battle(battle) => Some(battle.phases.iter().map(|phase| phase.moves.len()).sum::<usize>()),
        _ => None,
    });
    assert_eq!(moves.collect::<Vec<_>>(), [2]);
}
