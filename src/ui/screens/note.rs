//! A sheet over the page that tells who, where or what a word is.

use egui::{Align, Order, Rect, Ui, pos2, vec2};

use super::enlarge;
use crate::kiosk::{Action, PictureOf};
use crate::model::{Link, Localized, Manchu, Picture};
use crate::ui::pictures::Icon;
use crate::ui::view::View;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::{picture, sheet};

/// Side of a portrait, in design pixels.
const PORTRAIT: f32 = 260.0;

/// What the sheet says.
struct Note<'m> {
    name: &'m Localized<String>,
    manchu: Option<&'m Manchu>,
    years: Option<&'m str>,
    text: Option<&'m Localized<String>>,
    portrait: Option<(PictureOf, &'m Picture)>,
}

pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let Some(link) = view.kiosk.note() else { return };
    let museum = view.museum;
    let note = match link {
        Link::Person(id) => museum.people.get(id).map(|person| Note {
            name: &person.name,
            manchu: person.manchu.as_ref(),
            years: person.years.as_deref(),
            text: Some(&person.role),
            portrait: person.portrait.as_ref().map(|portrait| (PictureOf::Person(id.clone()), portrait)),
        }),
        Link::Place(id) => museum.places.get(id).map(|place| Note {
            name: &place.name,
            manchu: place.manchu.as_ref(),
            years: None,
            text: place.note.as_ref(),
            portrait: None,
        }),
        Link::Term(id) => museum.glossary.get(id).map(|term| Note {
            name: &term.name,
            manchu: None,
            years: None,
            text: Some(&term.text),
            portrait: None,
        }),
        Link::Exhibit(_) => None,
    };
    let Some(note) = note else {
        view.actions.push(Action::CloseNote);
        return;
    };
    let scrim = *view.theme.palette.scrim;
    let beside = sheet::over(ui, view, "note", Order::Foreground, scrim, |ui, view| card(ui, view, &note));
    if beside.clicked() {
        view.actions.push(Action::CloseNote);
    }
}

fn card(ui: &mut Ui, view: &mut View<'_>, note: &Note<'_>) {
    let size = view.canvas.size;
    let (side, pad) = (if view.canvas.portrait { 0.0 } else { (size.x - 1280.0) / 2.0 }, 64.0);
    let width = size.x - 2.0 * side;
    let left = if note.manchu.is_some() { pad + 80.0 } else { pad };
    // At the right, so that names stand where they always stand.
    let beside = if note.portrait.is_some() { PORTRAIT + 40.0 } else { 0.0 };
    let inner = width - left - pad - beside;
    let title_look = view.title_look().size(54.0).rows(2);
    let title = view.set(ui, view.say(note.name), &title_look, inner);
    let others: Vec<String> = {
        let langs = view.museum.languages.iter().filter(|&&lang| lang != view.lang);
        langs.filter_map(|&lang| note.name.get(lang).cloned()).collect()
    };
    let mut others = others.join(" · ");
    if let Some(manchu) = note.manchu {
        others = format!("{others} · {}", manchu.romanised);
    }
    if let Some(years) = note.years {
        others = format!("{years} · {others}");
    }
    let sub_look = view.label_look().size(26.0).color(*view.theme.palette.gold).rows(3);
    let sub = view.set(ui, &others, &sub_look, inner);
    let body = note.text.map(|text| {
        let (lang, text) = text.pick(view.order);
        let look = view.body_look(lang);
        (view.set(ui, text, &look, inner), look)
    });
    let text_height = title.size.y + sub.size.y + body.as_ref().map_or(0.0, |(block, _)| block.size.y) + view.px(40.0);
    let height = (text_height / view.canvas.scale + 2.0 * 48.0 + 110.0).max(if note.portrait.is_some() {
        PORTRAIT + 80.0 + 2.0 * 48.0 + 88.0
    } else {
        420.0
    });
    let top = size.y - height;
    let rect = view.canvas.rect(side, top, width, height);
    sheet::ground(ui, view, "note", rect);
    if let Some(manchu) = note.manchu {
        let (x, gold) = (rect.left() + view.px(pad + 20.0), *view.theme.palette.gold);
        view.manchu(ui, manchu, pos2(x, rect.top() + view.px(56.0)), rect.height() - view.px(100.0), 48.0, gold);
    }
    let x = rect.left() + view.px(left);
    let title = view.tell(ui, pos2(x, rect.top() + view.px(44.0)), &title, &title_look, Align::Min);
    let sub = view.tell(ui, pos2(x, title.bottom() + view.px(8.0)), &sub, &sub_look, Align::Min);
    if let Some((block, look)) = &body {
        view.tell(ui, pos2(x, sub.bottom() + view.px(20.0)), block, look, Align::Min);
    }
    if let Some((of, portrait)) = &note.portrait {
        let side = view.px(PORTRAIT);
        let min = pos2(rect.right() - view.px(pad) - side, rect.top() + view.px(48.0));
        let frame = Rect::from_min_size(min, vec2(side, side));
        picture::framed(ui, view, frame, portrait, view.theme.measures.radius_thumb);
        let word = view.word("ui-portrait-note");
        let (block, look) = view.set_fitting(ui, &word, &view.label_look().rows(2), PORTRAIT, &[22.0, 20.0]);
        view.tell(ui, pos2(frame.left(), frame.bottom() + view.px(8.0)), &block, &look, Align::Min);
        enlarge::picture(ui, view, frame, of, portrait);
    }
    let close = view.word("ui-close");
    let button = view.canvas.rect(side + width - pad - 260.0, size.y - 48.0 - 88.0, 260.0, 88.0);
    if Button::new(&close).icon(Icon::Close).show(ui, view, button, "close-note") {
        view.actions.push(Action::CloseNote);
    }
}
