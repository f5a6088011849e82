//! A treaty: who signed, in which languages, and clause by clause.

use egui::{Align, Rect, Ui, pos2};

use crate::model::{Exhibit, Kind, Link, Party, Treaty};
use crate::ui::text::Face;
use crate::ui::view::View;
use crate::ui::widgets::reading::{Flow, column, overline};
use crate::ui::widgets::{actor_mark, hairline};

pub fn show(ui: &mut Ui, view: &mut View<'_>, exhibit: &Exhibit, rect: Rect) {
    let Kind::Treaty(treaty) = &exhibit.kind else { return };
    column(ui, view, rect, ("articles", &exhibit.id), |flow| {
        articles(flow, treaty);
        if let Some(open) = &treaty.left_open {
            let title = flow.view.word("ui-left-open");
            let lang = flow.view.lang;
            flow.heading(&title, lang);
            flow.rich(open);
        }
        texts(flow, treaty);
        parties(flow, treaty);
    });
}

fn articles(flow: &mut Flow<'_, '_, '_>, treaty: &Treaty) {
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
    }
}

fn texts(flow: &mut Flow<'_, '_, '_>, treaty: &Treaty) {
    let title = flow.view.word("ui-treaty-texts");
    let lang = flow.view.lang;
    flow.heading(&title, lang);
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
    let title = flow.view.word("ui-signatories");
    let lang = flow.view.lang;
    flow.heading(&title, lang);
    for party in &treaty.parties {
        party_head(flow, party);
        for signatory in &party.signatories {
            let museum = flow.view.museum;
            let Some(person) = museum.people.get(&signatory.person) else { continue };
            let (lang, name) = person.name.pick(flow.view.order);
            let mut look = flow.view.body_look(lang).size(27.0);
            look.face = Face::SerifBold;
            flow.line(name, &look);
            if let Some(role) = &signatory.role {
                let (lang, role) = role.pick(flow.view.order);
                let look = flow.view.label_look().size(24.0).lang(lang);
                flow.line(role, &look);
            }
            flow.name(Link::Person(person.id.clone()));
            flow.space(10.0);
        }
        flow.space(14.0);
    }
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
