//! A treaty: who signed, in which languages, and clause by clause.

use egui::{Align, Rect, Ui, pos2, vec2};

use crate::kiosk::{Action, Route, Tab};
use crate::model::{Exhibit, Kind, Link, Localized, Party, Person, Treaty};
use crate::ui::pictures::Icon;
use crate::ui::text::Face;
use crate::ui::view::View;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::reading::{Flow, column, overline};
use crate::ui::widgets::{actor_mark, hairline, picture};

/// Side of a portrait, in design pixels.
const PORTRAIT: f32 = 104.0;

pub fn show(ui: &mut Ui, view: &mut View<'_>, exhibit: &Exhibit, rect: Rect) {
    let Kind::Treaty(treaty) = &exhibit.kind else { return };
    column(ui, view, rect, ("articles", &exhibit.id), |flow| {
        articles(flow, exhibit, treaty);
        if let Some(open) = &treaty.left_open {
            flow.titled("ui-left-open");
            flow.rich(open);
        }
        texts(flow, treaty);
        parties(flow, treaty);
    });
}

fn articles(flow: &mut Flow<'_, '_, '_>, exhibit: &Exhibit, treaty: &Treaty) {
    let mut versions = 0;
    for (index, article) in treaty.articles.iter().enumerate() {
        if index > 0 {
            flow.space(26.0);
        }
        let title = article.title.as_ref().map(|title| flow.view.say(title).to_owned()).unwrap_or_default();
        let number = article.number.clone();
        flow.part(50.0, |ui, view, rect| {
            let gold = *view.theme.palette.gold;
            let look = view.heading_look().color(gold).rows(1);
            let number = view.text(ui, rect.min, &number, &look, 120.0, Align::Min);
            let left = (number.right() + view.px(22.0)).max(rect.left() + view.px(52.0));
            let look = view.heading_look().size(32.0).rows(1);
            let width = (rect.right() - left) / view.canvas.scale;
            let (block, look) = view.set_fitting(ui, &title, &look, width, &[32.0, 28.0, 25.0, 22.0]);
            view.tell(ui, pos2(left, number.bottom() - block.size.y - view.px(2.0)), &block, &look, Align::Min);
        });
        flow.rich(&article.text);
        if article.comparison.is_some() {
            compare(flow, exhibit, Tab::Versions(versions));
            versions += 1;
        }
    }
}

/// The way to the versions of an article.
fn compare(flow: &mut Flow<'_, '_, '_>, exhibit: &Exhibit, tab: Tab) {
    let label = flow.view.word("ui-compare-texts");
    flow.space(18.0);
    flow.part(flow.view.theme.measures.target, |ui, view, rect| {
        if Button::new(&label).icon(Icon::Compare).show(ui, view, rect, ("compare", tab)) {
            view.actions.push(Action::Open(Route::Exhibit { id: exhibit.id.clone(), tab }));
        }
    });
    flow.space(10.0);
}

fn texts(flow: &mut Flow<'_, '_, '_>, treaty: &Treaty) {
    flow.titled("ui-treaty-texts");
    for text in &treaty.texts {
        let (lang, name) = text.language.pick(flow.view.order);
        let mut look = flow.view.body_look(lang).size(28.0);
        look.face = Face::SerifBold;
        let name = if text.authentic {
            let mark = flow.view.word("ui-authentic");
            format!("{name} · {mark}")
        } else {
            name.to_owned()
        };
        flow.line(&name, &look);
        if let Some(note) = &text.note {
            let (lang, note) = note.pick(flow.view.order);
            let look = flow.view.label_look().size(24.0).lang(lang);
            flow.line(note, &look);
        }
        flow.space(12.0);
    }
}

fn parties(flow: &mut Flow<'_, '_, '_>, treaty: &Treaty) {
    flow.titled("ui-signatories");
    let signatories = treaty.parties.iter().flat_map(|party| &party.signatories);
    let people = &flow.view.museum.people;
    if signatories.filter_map(|signatory| people.get(&signatory.person)).any(|person| person.portrait.is_some()) {
        let word = flow.view.word("ui-portrait-note");
        let look = flow.view.label_look().size(22.0);
        flow.line(&word, &look);
        flow.space(12.0);
    }
    for party in &treaty.parties {
        party_head(flow, party);
        for signatory in &party.signatories {
            let museum = flow.view.museum;
            let Some(person) = museum.people.get(&signatory.person) else { continue };
            signatory_row(flow, person, signatory.role.as_ref());
            flow.name(Link::Person(person.id.clone()));
            flow.space(10.0);
        }
        flow.space(14.0);
    }
}

/// A signatory, with the portrait of somebody of that office at the left.
fn signatory_row(flow: &mut Flow<'_, '_, '_>, person: &Person, role: Option<&Localized<String>>) {
    let left = if person.portrait.is_some() { PORTRAIT + 24.0 } else { 0.0 };
    let width = flow.width() - left;
    let view = &mut *flow.view;
    let (lang, name) = person.name.pick(view.order);
    let mut look = view.body_look(lang).size(27.0);
    look.face = Face::SerifBold;
    let name = (view.set(flow.ui, name, &look, width), look);
    let role = role.map(|role| {
        let (lang, role) = role.pick(view.order);
        let look = view.label_look().size(24.0).lang(lang);
        (view.set(flow.ui, role, &look, width), look)
    });
    let words = name.0.size.y + role.as_ref().map_or(0.0, |(block, _)| block.size.y);
    let height = (words / view.canvas.scale).max(if left > 0.0 { PORTRAIT } else { 0.0 });
    flow.part(height, |ui, view, rect| {
        if let Some(portrait) = &person.portrait {
            let side = view.px(PORTRAIT);
            picture::framed(ui, view, Rect::from_min_size(rect.min, vec2(side, side)), portrait, 12.0);
        }
        let at = pos2(rect.left() + view.px(left), rect.center().y - words / 2.0);
        let shown = view.tell(ui, at, &name.0, &name.1, Align::Min);
        if let Some((block, look)) = &role {
            view.tell(ui, shown.left_bottom(), block, look, Align::Min);
        }
    });
}

fn party_head(flow: &mut Flow<'_, '_, '_>, party: &Party) {
    let (lang, name) = party.name.pick(flow.view.order);
    let name = name.to_owned();
    flow.part(52.0, |ui, view, rect| {
        let color = view.theme.actor(party.actor);
        actor_mark(ui, view, pos2(rect.left() + view.px(12.0), rect.center().y), view.px(11.0), party.actor);
        let look = overline(view).size(25.0).color(color).lang(lang).rows(1);
        let pos = pos2(rect.left() + view.px(40.0), rect.center().y - view.px(17.0));
        view.text(ui, pos, &name, &look, 600.0, Align::Min);
        hairline(ui, view, Rect::from_min_max(rect.left_bottom(), rect.right_bottom()));
    });
    flow.space(10.0);
}
