//! A people: its names in every script, its story, and how many it counts today.

use egui::{Align, Rect, Ui, pos2, vec2};

use super::course::{cited, figure};
use super::story;
use crate::model::{Census, Exhibit, NameForm, People, Word};
use crate::ui::text::Face;
use crate::ui::view::View;
use crate::ui::widgets::reading::{Flow, column};
use crate::ui::widgets::{outline, rounding};

pub fn show(ui: &mut Ui, view: &mut View<'_>, exhibit: &Exhibit, people: &People, rect: Rect) {
    column(ui, view, rect, ("people", &exhibit.id), |flow| {
        names(flow, &people.names);
        flow.space(24.0);
        story::content_note(flow, exhibit);
        story::sections(flow, &exhibit.sections);
        if let Some(changed) = &people.names_changed {
            flow.titled("ui-names-changed");
            flow.rich(changed);
        }
        flow.titled("ui-language-family");
        let (lang, family) = people.language_family.pick(flow.view.order);
        let look = flow.view.body_look(lang);
        flow.line(family, &look);
        words(flow, &people.words);
        census(flow, &people.census);
        story::related(flow, exhibit);
    });
}

/// Names as plates, as many in a row as there is room for.
fn names(flow: &mut Flow<'_, '_, '_>, names: &[NameForm]) {
    let (gap, height) = (12.0, 96.0);
    let columns = if flow.width() > 640.0 && fit_in_columns(flow, names, 3, gap) { 3 } else { 2 };
    let width = (flow.width() - gap * (columns as f32 - 1.0)) / columns as f32;
    for (index, row) in names.chunks(columns).enumerate() {
        if index > 0 {
            flow.space(gap);
        }
        flow.part(height, |ui, view, rect| {
            for (column, name) in row.iter().enumerate() {
                let min = rect.min + vec2(view.px(column as f32 * (width + gap)), 0.0);
                plate(ui, view, Rect::from_min_size(min, vec2(view.px(width), view.px(height))), name);
            }
        });
    }
}

/// Whether every label and name fits its plate in its smallest size when so many stand in a row.
fn fit_in_columns(flow: &mut Flow<'_, '_, '_>, names: &[NameForm], columns: usize, gap: f32) -> bool {
    let width = (flow.width() - gap * (columns as f32 - 1.0)) / columns as f32;
    let floor = flow.view.theme.measures.floor;
    names.iter().all(|name| {
        let room = flow.view.px(width - 14.0 - if name.manchu.is_some() { 58.0 } else { 18.0 });
        let label = flow.view.label_look().size(floor);
        let name_look = flow.view.body_look(flow.view.lang).size(floor);
        let label_width = flow.view.set(flow.ui, flow.view.say(&name.label), &label, f32::INFINITY).size.x;
        label_width <= room && flow.view.set(flow.ui, &name.name, &name_look, f32::INFINITY).size.x <= room
    })
}

fn plate(ui: &Ui, view: &mut View<'_>, rect: Rect, name: &NameForm) {
    let palette = &view.theme.palette;
    let (surface, gold, text) = (*palette.surface, *palette.gold, *palette.text);
    ui.painter().rect_filled(rect, rounding(view, 12.0), surface);
    outline(ui, view, rect, 12.0);
    let mut left = 18.0;
    if let Some(manchu) = &name.manchu {
        view.manchu(
            ui,
            manchu,
            rect.min + vec2(view.px(32.0), view.px(14.0)),
            rect.height() - view.px(28.0),
            30.0,
            gold,
        );
        left = 58.0;
    }
    let width = view.canvas.design(rect).width() - left - 14.0;
    let at = |y: f32| pos2(rect.left() + view.px(left), rect.top() + view.px(y));
    let (label_at, name_at) = (at(10.0), at(44.0));
    let label = view.label_look().size(21.0).rows(1);
    let floor = view.theme.measures.floor;
    let (block, label) = view.set_fitting(ui, view.say(&name.label), &label, width, &[21.0, floor]);
    view.tell(ui, label_at, &block, &label, Align::Min);
    let mut look = view.button_look().size(27.0).color(text).rows(1);
    look.face = Face::Serif;
    let (block, look) = view.set_fitting(ui, &name.name, &look, width, &[27.0, 24.0, 22.0, floor]);
    view.tell(ui, name_at, &block, &look, Align::Min);
}

/// A word or two of the language, with what they mean.
fn words(flow: &mut Flow<'_, '_, '_>, words: &[Word]) {
    if words.is_empty() {
        return;
    }
    flow.titled("ui-words");
    for word in words {
        let mut look = flow.view.body_look(flow.view.lang);
        look.face = Face::SerifItalic;
        flow.line(&word.word, &look);
        let (lang, meaning) = word.meaning.pick(flow.view.order);
        let look = flow.view.body_look(lang);
        flow.line(meaning, &look);
        let sources = cited(flow.view, &word.sources);
        let look = flow.view.label_look().size(20.0);
        flow.line(&sources, &look);
        flow.space(14.0);
    }
}

/// Head counts, all figures in circulation side by side.
fn census(flow: &mut Flow<'_, '_, '_>, counts: &[Census]) {
    if counts.is_empty() {
        return;
    }
    flow.titled("ui-census");
    for count in counts {
        let country = flow.view.say(&count.country).to_owned();
        let year = count.year.to_string();
        let head = flow.view.sentence("ui-census-head", &[("country", country.into()), ("year", year.into())]);
        let look = flow.view.label_look();
        flow.line(&head, &look);
        let figures: Vec<String> = count
            .estimates
            .iter()
            .map(|estimate| figure(flow.view, (estimate.low, estimate.high), estimate.approximate))
            .collect();
        let people = flow.view.sentence("ui-people-count", &[("figure", figures.join(" / ").into())]);
        let mut look = flow.view.heading_look().size(34.0);
        look.face = Face::SerifBold;
        flow.line(&people, &look);
        if let Some(note) = &count.note {
            let (lang, note) = note.pick(flow.view.order);
            let look = flow.view.label_look().size(22.0).lang(lang);
            flow.line(note, &look);
        }
        let mut cites: Vec<crate::model::Cite> = Vec::new();
        for cite in count.estimates.iter().flat_map(|estimate| &estimate.sources) {
            if !cites.contains(cite) {
                cites.push(cite.clone());
            }
        }
        let sources = cited(flow.view, &cites);
        if !sources.is_empty() {
            let look = flow.view.label_look().size(20.0);
            flow.line(&sources, &look);
        }
        flow.space(18.0);
    }
}
