//! The course of a battle: phases on a river, what happened in each, and the forces as every source counts them.

use egui::{Align, CornerRadius, Rect, Stroke, StrokeKind, Ui, epaint::RectShape, pos2, vec2};

use super::story;
use crate::kiosk::Action;
use crate::model::{Battle, Cite, Estimate, Exhibit, Fact, Force, Kind};
use crate::ui::field;
use crate::ui::map::hatch;
use crate::ui::pictures::Icon;
use crate::ui::text::Face;
use crate::ui::view::View;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::reading::{Flow, column, overline};
use crate::ui::widgets::{actor_mark, control, focus_ring, pressed_ring, river, rounding};

fn battle(exhibit: &Exhibit) -> Option<&Battle> {
    if let Kind::Battle(battle) = &exhibit.kind { Some(battle) } else { None }
}

pub fn show(ui: &mut Ui, view: &mut View<'_>, exhibit: &Exhibit, rect: Rect) {
    let Some(battle) = battle(exhibit) else { return };
    let index = view.kiosk.phase();
    let Some(phase) = battle.phases.get(index) else { return };
    column(ui, view, rect, ("course", &exhibit.id, index), |flow| {
        if index == 0 {
            story::content_note(flow, exhibit);
        }
        let (lang, title) = phase.title.pick(flow.view.order);
        flow.numbered(index + 1, title, lang);
        let when = overline(flow.view);
        let text = flow.view.say(&phase.when).to_owned();
        flow.line(&text, &when);
        flow.space(8.0);
        flow.rich(&phase.text);
        if index + 1 == battle.phases.len() {
            flow.titled("ui-outcome");
            flow.rich(&battle.outcome);
        }
        forces(flow, "ui-forces", &battle.forces);
        forces(flow, "ui-losses", &battle.losses);
        facts(flow, &battle.facts);
        if let Some(ground) = &battle.field {
            field::legend::show(flow, battle, ground);
        }
    });
}

/// Counts as bars: solid up to the lowest figure, hatched up to the highest; below, who says what.
fn forces(flow: &mut Flow<'_, '_, '_>, title: &str, forces: &[Force]) {
    if forces.is_empty() {
        return;
    }
    let most = forces.iter().filter_map(|force| force.range()).map(|(_, high)| high).max().unwrap_or(1).max(1);
    let title = flow.view.word(title);
    let lang = flow.view.lang;
    flow.heading(&title, lang);
    let differ = flow.view.word("ui-sources-differ");
    if forces.iter().any(|force| force.range().is_some_and(|(low, high)| low < high)) {
        let look = flow.view.label_look().size(22.0);
        flow.line(&differ, &look);
    }
    flow.space(6.0);
    for force in forces {
        let Some(range) = force.range() else { continue };
        let name = flow.view.say(&force.name).to_owned();
        let figure = figure(flow.view, range, force.estimates.iter().any(|estimate| estimate.approximate));
        let actor = force.actor;
        flow.part(84.0, |ui, view, rect| {
            let color = view.theme.actor(actor);
            actor_mark(ui, view, pos2(rect.left() + view.px(12.0), rect.top() + view.px(22.0)), view.px(11.0), actor);
            let figure_look = view.label_look().size(25.0).color(*view.theme.palette.text).rows(1);
            let block = view.set(ui, &figure, &figure_look, f32::INFINITY);
            let top = rect.top() + view.px(4.0);
            view.tell(ui, pos2(rect.right(), top), &block, &figure_look, Align::Max);
            let look = overline(view).size(24.0).color(color).rows(1);
            let width = (rect.width() - block.size.x) / view.canvas.scale - 60.0;
            let (name, look) = view.set_fitting(ui, &name, &look, width, &[24.0, 22.0, 20.0]);
            view.tell(ui, pos2(rect.left() + view.px(36.0), top), &name, &look, Align::Min);
            let bar = Rect::from_min_size(rect.min + vec2(0.0, view.px(46.0)), vec2(rect.width(), view.px(26.0)));
            range_bar(ui, view, bar, range, most, color);
        });
        for estimate in &force.estimates {
            said(flow, estimate);
        }
        flow.space(16.0);
    }
}

/// One source's figure in a line.
fn said(flow: &mut Flow<'_, '_, '_>, estimate: &Estimate) {
    let figure = figure(flow.view, (estimate.low, estimate.high), estimate.approximate);
    let mut parts = vec![figure];
    if let Some(note) = &estimate.note {
        parts.push(flow.view.say(note).to_owned());
    }
    let sources = cited(flow.view, &estimate.sources);
    if !sources.is_empty() {
        parts.push(sources);
    }
    let look = flow.view.label_look().size(22.0);
    flow.line(&parts.join(" · "), &look);
}

fn facts(flow: &mut Flow<'_, '_, '_>, facts: &[Fact]) {
    if facts.is_empty() {
        return;
    }
    flow.space(10.0);
    for fact in facts {
        flow.rule();
        let label = flow.view.say(&fact.label).to_owned();
        let look = flow.view.label_look();
        flow.line(&label, &look);
        let (lang, value) = fact.value.pick(flow.view.order);
        let mut look = flow.view.body_look(lang).size(26.0);
        look.line = 1.4;
        flow.line(value, &look);
        let sources = cited(flow.view, &fact.sources);
        if !sources.is_empty() {
            let look = flow.view.label_look().size(20.0);
            flow.line(&sources, &look);
        }
    }
}

/// Short names of sources: author and year, or the title.
pub fn cited(view: &View<'_>, cites: &[Cite]) -> String {
    let museum = view.museum;
    let name = |cite: &Cite| {
        let source = museum.sources.get(&cite.source)?;
        let mut text = source.author.clone().unwrap_or_else(|| source.title.clone());
        for part in source.year.iter().chain(&cite.page) {
            text.push_str(", ");
            text.push_str(part);
        }
        Some(text)
    };
    cites.iter().filter_map(name).collect::<Vec<_>>().join("; ")
}

/// "3,000 – 10,000", in the visitor's way of writing numbers.
pub fn figure(view: &View<'_>, (low, high): (u32, u32), approximate: bool) -> String {
    let text = if low == high {
        number(view, low)
    } else {
        format!("{}\u{2009}–\u{2009}{}", number(view, low), number(view, high))
    };
    if approximate { view.sentence("ui-about-figure", &[("figure", text.into())]) } else { text }
}

/// Groups thousands: comma in English, no-break space in Russian and, from five digits, in Chinese.
pub fn number(view: &View<'_>, number: u32) -> String {
    use crate::model::Script;
    let digits = number.to_string();
    let (mark, least) = match view.lang.script() {
        Script::Latin => (',', 4),
        Script::Cyrillic | Script::Han => ('\u{A0}', 5),
    };
    if digits.len() < least {
        return digits;
    }
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

fn range_bar(ui: &Ui, view: &View<'_>, bar: Rect, (low, high): (u32, u32), most: u32, color: egui::Color32) {
    let corner = rounding(view, 5.0);
    let at = |value: u32| bar.left() + bar.width() * value as f32 / most as f32;
    ui.painter().add(RectShape::filled(bar, corner, *view.theme.palette.deep));
    if high > low {
        let open = Rect::from_min_max(pos2(at(low), bar.top()), pos2(at(high).max(at(low) + 2.0), bar.bottom()));
        let stroke = Stroke::new(view.px(2.0), color);
        hatch(ui, open, view.px(9.0), stroke);
        ui.painter().rect_stroke(open, CornerRadius::ZERO, stroke, StrokeKind::Inside);
    }
    let solid = Rect::from_min_max(bar.min, pos2(at(low).max(bar.left() + 2.0), bar.bottom()));
    ui.painter().add(RectShape::filled(solid, corner, color));
}

/// The phases as stations on a river, with buttons to the one before and the next.
pub fn stepper(ui: &Ui, view: &mut View<'_>, exhibit: &Exhibit, rect: Rect) {
    let Some(battle) = battle(exhibit) else { return };
    let count = battle.phases.len();
    if count == 0 {
        return;
    }
    let current = view.kiosk.phase().min(count - 1);
    let river_rect = Rect::from_min_size(rect.min, vec2(rect.width(), view.px(60.0)));
    let points = river::stations(ui, view, river_rect, count, current);
    let palette = &view.theme.palette;
    let (gold, ground, river_color) = (*palette.gold, *palette.ground, *palette.river);
    let slot = rect.width() / count as f32;
    // Every station is named where the names fit; else only the one the visitor is at.
    let label = view.label_look().size(20.0);
    let room = slot - view.px(12.0);
    let all_labels =
        battle.phases.iter().all(|phase| view.set(ui, view.say(&phase.title), &label, f32::INFINITY).size.x <= room);
    for (index, (center, phase)) in points.into_iter().zip(&battle.phases).enumerate() {
        let title = view.say(&phase.title).to_owned();
        let size = view.theme.measures.target;
        let touch = Rect::from_center_size(
            pos2(center.x, river_rect.center().y + view.px(12.0)),
            vec2(slot - view.px(4.0), view.px(size)),
        );
        let response =
            control(ui, view, touch, ("phase", index), &format!("{} {title}", index + 1), Some(index == current));
        let here = index == current;
        let radius = view.px(if here { 28.0 } else { 22.0 });
        ui.painter().circle_filled(center, radius, if here { gold } else { ground });
        let ring = if index <= current { gold } else { river_color };
        ui.painter().circle_stroke(center, radius, Stroke::new(view.px(3.0), ring));
        let mut look = view.button_look().size(23.0).color(if here { ground } else { *view.theme.palette.text });
        look.face = Face::SansBold;
        let block = view.set(ui, &(index + 1).to_string(), &look, f32::INFINITY);
        view.paint(ui.painter(), pos2(center.x, center.y - block.size.y / 2.0), &block, &look, Align::Center);
        if here || all_labels {
            let color = if here { gold } else { *view.theme.palette.muted };
            let mut look = view.label_look().size(if all_labels { 20.0 } else { 22.0 }).color(color).rows(1);
            look.face = if here { Face::SansBold } else { Face::Sans };
            let block = view.set(ui, &title, &look, f32::INFINITY);
            let half = block.size.x / 2.0;
            let x = center.x.clamp(rect.left() + half, rect.right() - half);
            view.paint(ui.painter(), pos2(x, river_rect.bottom() + view.px(10.0)), &block, &look, Align::Center);
        }
        pressed_ring(ui, view, &response, 14.0);
        focus_ring(ui, view, &response, 14.0);
        if response.clicked() {
            view.actions.push(Action::Phase(index));
        }
    }
    let (height, gap) = (view.px(88.0), view.px(24.0));
    let width = (rect.width() - gap) / 2.0;
    let top = rect.bottom() - height;
    let neighbours = [current.checked_sub(1), Some(current + 1).filter(|&next| next < count)];
    for (side, neighbour) in neighbours.into_iter().enumerate() {
        let Some(index) = neighbour else { continue };
        let title = view.say(&battle.phases[index].title).to_owned();
        let only = neighbours.contains(&None);
        let (x, width) = if only { (0.0, rect.width()) } else { (side as f32 * (width + gap), width) };
        let button = Rect::from_min_size(pos2(rect.left() + x, top), vec2(width, height));
        let label = Button::new(&title);
        let label = if side == 0 { label.icon(Icon::Back) } else { label.icon_last(Icon::Forward) };
        if label.show(ui, view, button, ("phase-step", side)) {
            view.actions.push(Action::Phase(index));
        }
    }
}
