//! What the signs of a field mean: a row for each side and each kind of unit that occurs.

use egui::{Align, Pos2, Rect, Shape, pos2, vec2};

use super::told::{actor_word, kind_word};
use super::{lantern, sign, troops};
use crate::model::map::{Certainty, Field, UnitKind};
use crate::model::{Actor, Battle};
use crate::ui::view::View;
use crate::ui::widgets::reading::Flow;
use crate::ui::widgets::{outline, rounding};

const KINDS: [UnitKind; 5] = [UnitKind::Foot, UnitKind::Horse, UnitKind::Guns, UnitKind::Boats, UnitKind::Camp];

/// What a row explains.
#[derive(Clone, Copy)]
enum Entry {
    Actor(Actor),
    Kind(UnitKind, Actor),
    /// Of whom, and whether it is a drawing aid.
    Way(Actor, bool),
}

/// Adds the legend to a column.
pub fn show(flow: &mut Flow<'_, '_, '_>, battle: &Battle, field: &Field) {
    let entries = entries(battle, field);
    if entries.is_empty() {
        return;
    }
    let title = flow.view.word("ui-legend");
    let lang = flow.view.lang;
    flow.heading(&title, lang);
    flow.space(6.0);
    let row = (30.0 * flow.view.label_look().grow).max(54.0);
    let columns = if flow.width() > 620.0 * flow.view.label_look().grow { 3 } else { 2 };
    let rows = entries.len().div_ceil(columns);
    let width = flow.width() / columns as f32;
    flow.part(row * rows as f32 + 24.0, |ui, view, rect| {
        // Signs stand on the ground they stand on in the field.
        let theme = lantern(view);
        ui.painter().rect_filled(rect, rounding(view, 12.0), *theme.palette.field.land_foot);
        outline(ui, view, rect, 12.0);
        for (index, entry) in entries.iter().enumerate() {
            let (line, column) = (index / columns, index % columns);
            let min = rect.min + vec2(view.px(column as f32 * width), view.px(12.0 + line as f32 * row));
            let cell = Rect::from_min_size(min, vec2(view.px(width), view.px(row)));
            let text = view.word(match entry {
                Entry::Actor(actor) => actor_word(*actor),
                Entry::Kind(kind, _) => kind_word(*kind),
                Entry::Way(_, false) => "ui-legend-way",
                Entry::Way(_, true) => "ui-legend-unsure",
            });
            draw(ui, view, pos2(cell.left() + view.px(46.0), cell.center().y), *entry);
            let look = view.label_look().size(22.0).rows(2).color(*theme.palette.text);
            let (block, look) = view.set_fitting(ui, &text, &look, width - 102.0, &[22.0, 20.0]);
            let at = pos2(cell.left() + view.px(90.0), cell.center().y - block.size.y / 2.0);
            view.tell(ui, at, &block, &look, Align::Min);
        }
    });
    flow.space(8.0);
}

fn entries(battle: &Battle, field: &Field) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut actors: Vec<Actor> = Vec::new();
    let works = field.scenery.iter().filter_map(|scenery| scenery.actor);
    for actor in field.units.iter().map(|unit| unit.actor).chain(works) {
        if !actors.contains(&actor) {
            actors.push(actor);
        }
    }
    entries.extend(actors.iter().copied().map(Entry::Actor));
    for kind in KINDS {
        let unit = field.units.iter().find(|unit| unit.kind == kind);
        entries.extend(unit.map(|unit| Entry::Kind(kind, unit.actor)));
    }
    for rough in [false, true] {
        let goes = battle.phases.iter().flat_map(|phase| &phase.moves).filter(|step| step.path.len() > 1);
        let mut who = goes.filter_map(|step| field.units.get(step.unit));
        let who = who.find(|unit| (unit.certainty == Certainty::Schematic) == rough);
        entries.extend(who.map(|unit| Entry::Way(unit.actor, rough)));
    }
    entries
}

fn draw(ui: &egui::Ui, view: &View<'_>, at: Pos2, entry: Entry) {
    let theme = lantern(view);
    let px = view.canvas.scale;
    let mut shapes: Vec<Shape> = Vec::new();
    let up = vec2(0.0, -1.0);
    match entry {
        Entry::Actor(actor) => {
            sign::group(&mut shapes, at, actor, UnitKind::Foot, 1, up, troops::ink(theme, actor, px));
        }
        Entry::Kind(kind, actor) => {
            let signs = if kind == UnitKind::Guns { 3 } else { 1 };
            sign::group(&mut shapes, at, actor, kind, signs, up, troops::ink(theme, actor, px));
        }
        Entry::Way(actor, rough) => {
            let way = [at - vec2(28.0 * px, 0.0), at + vec2(20.0 * px, 0.0)];
            sign::way(&mut shapes, &way, rough, troops::ink(theme, actor, px));
        }
    }
    ui.painter().extend(shapes);
}
