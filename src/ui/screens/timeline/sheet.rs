//! What was picked on the timeline, told at length: its date in all calendars, who says so, and where to go from it.

use egui::{Align, Order, Rect, Ui, pos2, vec2};

use super::cards::kind_word;
use super::choice::actor_word;
use super::{CONTROL, GAP};
use crate::kiosk::{Action, Route, Tab, TimelineWish};
use crate::model::{Entry, Evidence, Kind as ExhibitKind, Link};
use crate::ui::dates;
use crate::ui::pictures::Icon;
use crate::ui::screens::course::cited;
use crate::ui::text::Block;
use crate::ui::view::{Look, View};
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::{actor_mark, picture, sheet};

const PAD: f32 = 60.0;
/// Between two texts.
const LINE: f32 = 12.0;
/// The step with the smallest letters.
pub const SMALLEST: usize = 3;
/// The picture of the exhibit beside the words.
const PICTURE: f32 = 460.0;

/// Who and where, each with what it leads to and how wide its button is.
struct Links {
    all: Vec<(Link, String, Rect)>,
    height: f32,
}

pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let museum = view.museum;
    let timeline = view.kiosk.timeline();
    let Some(entry) = timeline.picked(museum).filter(|_| timeline.open) else { return };
    let scrim = *view.theme.palette.scrim;
    let beside = sheet::over(ui, view, "timeline sheet", Order::Middle, scrim, |ui, view| card(ui, view, entry));
    if beside.clicked() {
        view.actions.push(Action::Timeline(TimelineWish::Close));
    }
}

fn card(ui: &Ui, view: &mut View<'_>, entry: &Entry) {
    let size = view.canvas.size;
    let standing = view.canvas.portrait;
    let side = if standing { 0.0 } else { (size.x - 1560.0) / 2.0 };
    let width = size.x - 2.0 * side;
    let museum = view.museum;
    let pictured = entry.exhibit.as_ref().and_then(|id| museum.exhibit(id)?.pictures.first());
    let beside = if pictured.is_some() && !standing { PICTURE + 48.0 } else { 0.0 };
    let inner = width - 2.0 * PAD - beside;
    // The largest letters with which the sheet leaves some of the page to be seen.
    let most = size.y - 60.0;
    let foot = CONTROL + 40.0 + 28.0;
    let mut step = 0;
    let (texts, links, height) = loop {
        let texts = words(ui, view, entry, inner, step);
        let tall: f32 = texts.iter().map(|(block, _)| block.size.y / view.canvas.scale + LINE).sum();
        let links = links(ui, view, entry, inner);
        let height = 44.0 + tall + links.height + foot;
        if height <= most || step == SMALLEST {
            break (texts, links, height);
        }
        step += 1;
    };
    let above = if pictured.is_some() && standing { (most - height).min(420.0) } else { 0.0 };
    let above = if above >= 200.0 { above } else { 0.0 };
    let height = (height + above).max(if beside > 0.0 { 44.0 + 345.0 + foot } else { 0.0 });
    let top = size.y - height;
    let rect = view.canvas.rect(side, top, width, height);
    sheet::ground(ui, view, "timeline sheet", rect);
    let left = side + PAD;
    let mut y = top + 44.0;
    if let Some(picture) = pictured {
        let radius = view.theme.measures.radius_card;
        if beside > 0.0 {
            let place = view.canvas.rect(left + inner + 48.0, y, PICTURE, (height - 44.0 - foot).min(520.0));
            picture::framed(ui, view, place, picture, radius);
        } else if above > 0.0 {
            let place = view.canvas.rect(left, y, inner, above - 24.0);
            picture::framed(ui, view, place, picture, radius);
            y += above;
        }
    }
    let x = view.canvas.pos(left, 0.0).x;
    let mut at = view.canvas.pos(0.0, y).y;
    for (number, (block, look)) in texts.iter().enumerate() {
        let shift = if number == 0 { view.px(34.0) } else { 0.0 };
        if number == 0 {
            actor_mark(ui, view, pos2(x + view.px(12.0), at + block.size.y / 2.0), view.px(12.0), entry.actor);
        }
        let shown = view.tell(ui, pos2(x + shift, at), block, look, Align::Min);
        at = shown.bottom() + view.px(LINE);
    }
    for (link, name, place) in &links.all {
        let rect = place.translate(vec2(x, at + view.px(4.0)));
        if Button::new(name).kind(Kind::Outlined).show(ui, view, rect, ("timeline link", link)) {
            view.actions.push(Action::Follow(link.clone()));
        }
    }
    buttons(ui, view, entry, left, size.y - 40.0 - CONTROL, width - 2.0 * PAD);
}

/// Who did what sort of thing, the title, the date, what happened and who says so; smaller with every step.
pub fn words(ui: &Ui, view: &mut View<'_>, entry: &Entry, width: f32, step: usize) -> Vec<(Block, Look)> {
    let gold = *view.theme.palette.gold;
    let part = [1.0, 0.7, 0.35, 0.0][step.min(SMALLEST)];
    let smaller = |look: Look| Look { grow: 1.0 + part * (look.grow - 1.0), ..look };
    let who = format!("{} · {}", view.word(actor_word(entry.actor)), view.word(kind_word(entry.kind)));
    let look = smaller(view.label_look().color(view.theme.actor(entry.actor))).rows(1);
    let mut texts = vec![view.set_fitting(ui, &who, &look, width - 40.0, &[25.0, 23.0, 21.0])];
    let title = smaller(view.card_title_look()).rows(3);
    let title = Look { role: egui::accesskit::Role::Heading, ..title };
    texts.push(view.set_fitting(ui, view.say(&entry.title), &title, width, &[50.0, 44.0, 38.0, 34.0, 30.0]));
    let small = smaller(view.label_look().color(gold));
    if view.kiosk.timeline().calendars {
        for (name, date) in dates::calendars(view.words, view.lang, &entry.date) {
            let line = view.sentence("ui-calendar-line", &[("calendar", name.into()), ("date", date.into())]);
            texts.push(view.set_fitting(ui, &line, &small.rows(2), width, &[27.0, 25.0, 23.0]));
        }
    } else {
        let date = dates::short(view.words, view.lang, &entry.date);
        texts.push(view.set_fitting(ui, &date, &small.rows(2), width, &[27.0, 25.0, 23.0]));
    }
    if let Some(sure) = doubt(entry.date.evidence) {
        let sure = view.word(sure);
        let look = smaller(view.label_look()).rows(2);
        texts.push(view.set_fitting(ui, &sure, &look, width, &[23.0, 22.0, 20.0]));
    }
    if let Some(text) = &entry.text {
        let (lang, text) = text.pick(view.order);
        let look = smaller(view.body_look(lang));
        texts.push((view.set(ui, text, &look, width), look));
    }
    let sources = cited(view, &entry.sources);
    if !sources.is_empty() {
        let line = view.sentence("ui-timeline-sources", &[("sources", initials_kept(&sources).into())]);
        let look = smaller(view.label_look().size(21.0));
        texts.push((view.set(ui, &line, &look, width), look));
    }
    texts
}

/// Initials stay with what follows them: no line ends between "В." and "С. Мясников".
fn initials_kept(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut letters, mut last) = (0, ' ');
    for c in text.chars() {
        let initial = last == '.' && letters == 1;
        out.push(if c == ' ' && initial { '\u{A0}' } else { c });
        letters = if c.is_alphabetic() {
            letters + 1
        } else if c == '.' {
            letters
        } else {
            0
        };
        last = c;
    }
    out
}

/// What a date that is not certain means.
fn doubt(evidence: Evidence) -> Option<&'static str> {
    match evidence {
        Evidence::Exact | Evidence::Range => None,
        Evidence::Circa => Some("ui-timeline-circa"),
        Evidence::Before => Some("ui-timeline-before"),
        Evidence::After => Some("ui-timeline-after"),
    }
}

/// Buttons of the people and the place, in rows; their places count from the first of them, in points.
fn links(ui: &Ui, view: &mut View<'_>, entry: &Entry, width: f32) -> Links {
    let people = entry.people.iter().cloned().map(Link::Person);
    let place = entry.place.iter().cloned().map(Link::Place);
    let (mut x, mut y) = (0.0, 0.0);
    let mut all = Vec::new();
    for link in people.chain(place) {
        let Some(name) = view.link_name(&link) else { continue };
        let look = view.button_look().rows(1);
        let long = view.set(ui, &name, &look, f32::INFINITY).size.x / view.canvas.scale + 56.0;
        let long = long.clamp(CONTROL, width);
        if x > 0.0 && x + long > width {
            (x, y) = (0.0, y + CONTROL + GAP);
        }
        let scale = view.canvas.scale;
        all.push((link, name, Rect::from_min_size(pos2(x, y) * scale, vec2(long, CONTROL) * scale)));
        x += long + GAP;
    }
    let height = if all.is_empty() { 0.0 } else { y + CONTROL + 8.0 };
    Links { all, height }
}

/// Where to go from here: the exhibit, the map of the year, the calendars, what was before and after; and back.
fn buttons(ui: &Ui, view: &mut View<'_>, entry: &Entry, left: f32, y: f32, width: f32) {
    let museum = view.museum;
    let mut all: Vec<(String, Icon, Kind, Action)> = Vec::new();
    let wish = |wish| Action::Timeline(wish);
    if let Some(exhibit) = entry.exhibit.as_ref().and_then(|id| museum.exhibit(id)) {
        let battle = matches!(exhibit.kind, ExhibitKind::Battle(_));
        let label = view.word(if battle { "ui-map-open-battle" } else { "ui-map-open-exhibit" });
        let tab = if battle { Tab::Course } else { Tab::Story };
        let route = Route::Exhibit { id: exhibit.id.clone(), tab };
        all.push((label, Icon::Book, Kind::Primary, Action::Open(route)));
    }
    let year = entry.date.years().0;
    let (first, last) = museum.atlas.years;
    if museum.has_atlas() && (first..=last).contains(&year) {
        let label = view.sentence("ui-timeline-map", &[("year", year.to_string().into())]);
        let route = Route::Atlas { exhibit: None, year: Some(year), other: None };
        all.push((label, Icon::Map, Kind::Plain, Action::Open(route)));
    }
    if !dates::calendars(view.words, view.lang, &entry.date).is_empty() {
        let on = view.kiosk.timeline().calendars;
        let kind = if on { Kind::Tab(true) } else { Kind::Plain };
        all.push((view.word("ui-timeline-calendars"), Icon::Calendar, kind, wish(TimelineWish::Calendars)));
    }
    // What is before and after, and the way out, are as wide as a finger.
    let ends = 3.0 * (CONTROL + GAP);
    let count = all.len() as f32;
    let wide = ((width - ends - GAP * (count - 1.0).max(0.0)) / count.max(1.0)).min(330.0);
    let mut x = left;
    for (label, icon, kind, action) in all {
        let rect = view.canvas.rect(x, y, wide, CONTROL);
        let button = Button::new(&label).kind(kind);
        let button = if wide < 200.0 { button } else { button.icon(icon) };
        if button.show(ui, view, rect, ("timeline sheet", icon)) {
            view.actions.push(action);
        }
        x += wide + GAP;
    }
    let steps = [
        (
            "ui-timeline-earlier",
            Icon::Back,
            view.kiosk.timeline().next(museum, false).is_some(),
            TimelineWish::Step(false),
        ),
        (
            "ui-timeline-later",
            Icon::Forward,
            view.kiosk.timeline().next(museum, true).is_some(),
            TimelineWish::Step(true),
        ),
        ("ui-close", Icon::Close, true, TimelineWish::Close),
    ];
    let mut x = left + width - ends + GAP;
    for (key, icon, can, step) in steps {
        let rect = view.canvas.rect(x, y, CONTROL, CONTROL);
        x += CONTROL + GAP;
        if !can {
            continue;
        }
        let name = view.word(key);
        if Button::new("").name(&name).icon(icon).show(ui, view, rect, ("timeline sheet", key)) {
            view.actions.push(wish(step));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::initials_kept;

    #[test]
    fn initials_are_not_torn_from_their_names() {
        assert_eq!(initials_kept("В. С. Мясников (ред.), № 1"), "В.\u{A0}С.\u{A0}Мясников (ред.), № 1");
        assert_eq!(initials_kept("Vol. 2; V. S. Frank"), "Vol. 2; V.\u{A0}S.\u{A0}Frank");
    }
}
