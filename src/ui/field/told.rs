//! What a screen reader says of the field.

use crate::atlas::course::stands;
use crate::model::map::{Field, Unit, UnitKind};
use crate::model::{Actor, Battle};
use crate::ui::view::View;

const ACTORS: [Actor; 5] = [Actor::Qing, Actor::Russia, Actor::Joseon, Actor::RiverPeoples, Actor::Neutral];

/// The phase, and who is there.
pub fn describe(view: &View<'_>, battle: &Battle, field: &Field, phase: usize, moved: f64) -> String {
    let title = battle.phases.get(phase).map_or("", |phase| view.say(&phase.title));
    let number = (phase + 1).to_string();
    let mut text = view.sentence("ui-field-alt", &[("number", number.into()), ("title", title.into())]);
    let there = stands(battle, phase, moved);
    for actor in ACTORS {
        let units = there.iter().filter_map(|stand| field.units.get(stand.unit)).filter(|unit| unit.actor == actor);
        let names: Vec<String> = units.map(|unit| name(view, unit)).collect();
        if !names.is_empty() {
            let mark = if view.lang.script() == crate::model::Script::Han { "，" } else { ", " };
            let args = [("actor", view.word(actor_word(actor)).into()), ("units", names.join(mark).into())];
            let sentence = view.sentence("ui-field-stands", &args);
            text.push(' ');
            text.push_str(&sentence);
        }
    }
    text
}

/// "Island camp (camp)": what it is called and what it is.
fn name(view: &View<'_>, unit: &Unit) -> String {
    format!("{} ({})", view.say(&unit.name), view.word(kind_word(unit.kind)))
}

pub fn actor_word(actor: Actor) -> &'static str {
    match actor {
        Actor::Qing => "ui-actor-qing",
        Actor::Russia => "ui-actor-russia",
        Actor::Joseon => "ui-actor-joseon",
        Actor::RiverPeoples => "ui-actor-river-peoples",
        Actor::Neutral => "ui-actor-neutral",
    }
}

pub fn kind_word(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Foot => "ui-unit-foot",
        UnitKind::Horse => "ui-unit-horse",
        UnitKind::Guns => "ui-unit-guns",
        UnitKind::Boats => "ui-unit-boats",
        UnitKind::Camp => "ui-unit-camp",
    }
}
