//! What was found: cards below each other, with what it is and the name it was found by.

use egui::{Align, Color32, Id, Rect, Ui, pos2, vec2};

use super::keyboard::wish;
use crate::kiosk::SearchWish;
use crate::kiosk::search::{Find, Subject};
use crate::model::{Kind, Lang, Link, Localized};
use crate::ui::pictures::{Icon, show_icon};
use crate::ui::text::{Block, Face, Run};
use crate::ui::view::{Look, View};
use crate::ui::widgets::gallery::Gallery;
use crate::ui::widgets::{control, focus_ring, outline, pressed_ring, surface};

/// Height of a card at the usual text size, and of one that is too narrow to say much on one row.
const CARD: f32 = 124.0;
const NARROW_CARD: f32 = 152.0;
/// Cards less wide than this are narrow.
const NARROW: f32 = 760.0;

/// What a touch on a card does.
#[derive(Clone, Copy, PartialEq)]
enum Touch {
    Open,
    /// Looks for the name on the card.
    Try,
}

/// A heading and its cards, in `rect`.
pub fn show(ui: &mut Ui, view: &mut View<'_>, rect: Rect) {
    let Some(index) = view.kiosk.search().index().cloned() else { return };
    let search = view.kiosk.search();
    let (finds, total) = (search.finds().list.clone(), search.finds().total);
    let nearest = search.nearest().to_vec();
    let (heading, cards, touch) = if search.text().is_empty() {
        (view.word("ui-search-examples"), index.examples().to_vec(), Touch::Try)
    } else if finds.is_empty() {
        let key = if nearest.is_empty() { "ui-search-none" } else { "ui-search-nearest" };
        (view.word(key), nearest.into_iter().chain(index.halls().iter().copied()).collect(), Touch::Open)
    } else {
        let mut heading = view.sentence("ui-search-found", &[("count", total.into())]);
        if finds.len() < total {
            heading = view.sentence("ui-search-first", &[("found", heading.into()), ("count", finds.len().into())]);
        }
        (heading, finds, Touch::Open)
    };
    let width = view.canvas.design(rect).width();
    let look = view.label_look().rows(2);
    let size = look.size;
    let (block, look) = view.set_fitting(ui, &heading, &look, width, &[size, 21.0, 20.0]);
    let gap = view.px(12.0);
    let top = lowest(view, rect).map_or(rect.top(), |top| top - gap - block.size.y);
    let shown = view.tell(ui, pos2(rect.left(), top), &block, &look, Align::Min);
    // A screen reader says it whenever it changes.
    let told = Id::unique(("text", view.told));
    ui.ctx().accesskit_node_builder(told, |node| node.set_live(egui::accesskit::Live::Polite));
    begin_at_the_top(ui, view);
    let rect = Rect::from_min_max(pos2(rect.left(), shown.bottom() + gap), rect.max);
    let height = if width < NARROW { NARROW_CARD } else { CARD };
    let height = height + 150.0 * (view.kiosk.comfort().label() - 1.0);
    let gallery = Gallery { columns: 1, height, gap: view.theme.measures.target_gap };
    gallery.show(ui, view, rect, cards.len(), |ui, view, number, rect| card(ui, view, rect, cards[number], touch));
}

/// Where the cards begin for those who reach no higher than the middle of the screen, in points. On a screen that has no
/// room for them below it they begin where they always do.
fn lowest(view: &View<'_>, rect: Rect) -> Option<f32> {
    let middle = view.canvas.pos(0.0, view.canvas.size.y / 2.0).y;
    let room = rect.bottom() - middle;
    (view.kiosk.comfort().low_reach && room >= view.px(CARD)).then_some(middle)
}

/// Other letters, other finds: the list begins at its top.
fn begin_at_the_top(ui: &Ui, view: &View<'_>) {
    let shown = Id::unique("search shown");
    let now = Id::unique((view.kiosk.visit(), view.kiosk.search().text()));
    let before = ui.data_mut(|data| data.get_temp::<Id>(shown));
    if before != Some(now) {
        ui.data_mut(|data| {
            data.insert_temp(shown, now);
            if before.is_some() {
                data.insert_temp(Gallery::scroll_id(view), 0.0_f32);
            }
        });
    }
}

/// Opens what was found.
pub fn open(view: &mut View<'_>, find: Find) {
    let Some(index) = view.kiosk.search().index().cloned() else { return };
    view.actions.extend(index.subject(find).ways(view.museum));
}

fn card(ui: &Ui, view: &mut View<'_>, rect: Rect, find: Find, touch: Touch) {
    let Some(index) = view.kiosk.search().index().cloned() else { return };
    let subject = index.subject(find);
    let (lang, title) = index.title(find, view.order);
    // The name it was found by, where it is called otherwise here.
    let by = index.found_by(find).map(|name| name.text.as_str());
    let by = by.filter(|name| !title.to_lowercase().contains(&name.to_lowercase()));
    let title = capitalised(title);
    let heading = by.map_or_else(|| title.clone(), |by| format!("{title} · {by}"));
    let (icon, kind) = face(view, subject);
    let kind = view.word(kind);
    let response = control(ui, view, rect, ("find", subject), &format!("{heading}, {kind}"), None);
    let radius = view.theme.measures.radius_card;
    surface(ui, view, rect, radius);
    let (gold, muted) = (*view.theme.palette.gold, *view.theme.palette.muted);
    let side = view.px(42.0);
    let square = Rect::from_center_size(rect.left_center() + vec2(view.px(54.0), 0.0), vec2(side, side));
    show_icon(ui, view, square, icon, gold);
    let arrow = view.px(30.0);
    let square = Rect::from_center_size(rect.right_center() - vec2(view.px(42.0), 0.0), vec2(arrow, arrow));
    show_icon(ui, view, square, if touch == Touch::Try { Icon::Search } else { Icon::Forward }, muted);
    let left = rect.left() + view.px(104.0);
    let width = view.canvas.design(rect).width() - 104.0 - 76.0;
    let line = line(view, subject);
    let room = rect.height() - view.px(20.0);
    let (block, look) = heading_in(ui, view, &heading, lang, width, room);
    let narrow = view.canvas.design(rect).width() < NARROW;
    let small = view.label_look().rows(if narrow { 2 } else { 1 });
    let mut runs = vec![run(kind, Some(gold))];
    runs.extend(line.map(|line| run(format!(" · {line}"), None)));
    // The page it leads to has all of it.
    let mut second = view.set_runs(ui, &runs, &small, width);
    second.truncated = false;
    let both = block.size.y + second.size.y + view.px(4.0);
    let fits = both <= room;
    let top = rect.center().y - if fits { both } else { block.size.y } / 2.0;
    let shown = view.paint(ui.painter(), pos2(left, top), &block, &look, Align::Min);
    if fits {
        view.paint(ui.painter(), pos2(left, shown.bottom() + view.px(4.0)), &second, &small, Align::Min);
    }
    outline(ui, view, rect, radius);
    pressed_ring(ui, view, &response, radius);
    focus_ring(ui, view, &response, radius);
    if response.clicked() {
        match touch {
            Touch::Open => open(view, find),
            Touch::Try => wish(view, SearchWish::Try(title)),
        }
    }
}

fn run(text: String, color: Option<Color32>) -> Run {
    Run { text, face: Face::Sans, color, underline: false, link: None }
}

/// Words of a glossary begin small, and cards begin large.
fn capitalised(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A name on one row, or on two; a question may be longer than that.
fn heading_in(ui: &Ui, view: &mut View<'_>, text: &str, lang: Option<Lang>, width: f32, room: f32) -> (Block, Look) {
    let lang = lang.unwrap_or(view.lang);
    let look = view.card_title_look().lang(lang);
    for (rows, sizes) in [(1, &[32.0, 29.0, 27.0][..]), (2, &[27.0, 25.0, 23.0])] {
        let (block, look) = view.set_fitting(ui, text, &look.rows(rows), width, sizes);
        if !block.truncated && block.size.y <= room {
            return (block, look);
        }
    }
    let look = look.rows(2).size(23.0).still();
    (cut(ui, view, text, &look, width), look)
}

/// A text that is cut on purpose where it is too long: the page it leads to has all of it.
fn cut(ui: &Ui, view: &mut View<'_>, text: &str, look: &Look, width: f32) -> Block {
    let mut block = view.set(ui, text, look, width);
    block.truncated = false;
    block
}

/// The symbol and the word for a kind of thing.
fn face(view: &View<'_>, subject: &Subject) -> (Icon, &'static str) {
    match subject {
        Subject::Hall(_) => (Icon::Way, "ui-search-hall"),
        Subject::Page(_) => (Icon::Map, "ui-search-page"),
        Subject::Exhibit(id) => match view.museum.exhibit(id).map(|exhibit| &exhibit.kind) {
            Some(Kind::Treaty(_)) => (Icon::Book, "ui-search-treaty"),
            Some(Kind::People(_)) => (Icon::People, "ui-search-people"),
            Some(Kind::Battle(_)) => (Icon::Swords, "ui-search-battle"),
            Some(Kind::Topic | Kind::Visit(_)) | None => (Icon::Book, "ui-search-topic"),
        },
        Subject::Note(Link::Person(_)) => (Icon::People, "ui-search-person"),
        Subject::Note(Link::Place(_)) => (Icon::Pin, "ui-search-place"),
        Subject::Note(Link::Term(_)) => (Icon::Language, "ui-search-term"),
        Subject::Note(Link::Exhibit(_)) => (Icon::Book, "ui-search-topic"),
        Subject::Account(..) => (Icon::Compare, "ui-search-question"),
        Subject::Detail(..) => (Icon::Whole, "ui-search-detail"),
        Subject::Feature(..) => (Icon::Map, "ui-search-feature"),
        Subject::Year(_) => (Icon::Map, "ui-search-year"),
    }
}

/// What there is to know before it is opened.
fn line(view: &View<'_>, subject: &Subject) -> Option<String> {
    let museum = view.museum;
    let text: &Localized<String> = match subject {
        Subject::Hall(id) => &museum.hall(id)?.lead,
        Subject::Page(_) => return Some(view.word("ui-atlas-lead")),
        Subject::Exhibit(id) => &museum.exhibit(id)?.summary,
        Subject::Note(Link::Person(id)) => &museum.people.get(id)?.role,
        Subject::Note(Link::Place(id)) => museum.places.get(id)?.note.as_ref()?,
        Subject::Note(Link::Term(id)) => &museum.glossary.get(id)?.text,
        Subject::Note(Link::Exhibit(id)) | Subject::Account(id, _) => &museum.exhibit(id)?.title,
        Subject::Detail(of, _) => &of.picture(museum)?.title,
        Subject::Feature(_, year) => return Some(year.to_string()),
        Subject::Year(number) => return Some(museum.atlas.marks.get(*number)?.year.to_string()),
    };
    Some(view.say(text).to_owned())
}
