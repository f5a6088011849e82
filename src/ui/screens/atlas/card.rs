//! What was picked on the map: its names, its years, how sure its place is, and the way to its exhibit.

use egui::{Align, CornerRadius, Rect, Ui, pos2};

use super::Plan;
use crate::kiosk::table::exhibit_of;
use crate::kiosk::{Action, MapWish, Route, Tab};
use crate::model::Kind as ExhibitKind;
use crate::model::map::{Certainty, Feature};
use crate::ui::pictures::Icon;
use crate::ui::screens::course::cited;
use crate::ui::text::Block;
use crate::ui::view::{Look, View};
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::surface;

const WIDTH: f32 = 560.0;
const PAD: f32 = 34.0;
/// Name, names in other languages, years.
const HEAD: usize = 3;
/// Height of the title and the line below it, which a card leaves free.
const HEAD_OF_PAGE: f32 = 160.0;
/// The step with the smallest letters.
const SMALLEST: usize = 3;

/// The card with its texts set.
pub struct Card {
    texts: Vec<(Block, Look)>,
    /// In design pixels.
    height: f32,
}

impl Card {
    /// Where it stands.
    pub fn rect(&self, view: &View<'_>, plan: &Plan) -> Rect {
        view.canvas.rect(plan.left, plan.year(view) - 12.0 - self.height, WIDTH, self.height)
    }
}

/// The texts in the largest letters in which the card leaves the head of the page free.
pub fn set(ui: &Ui, view: &mut View<'_>, plan: &Plan, feature: &Feature) -> Card {
    let room = plan.year(view) - 12.0 - HEAD_OF_PAGE;
    let mut card = set_in(ui, view, feature, 0);
    for step in 1..=SMALLEST {
        if card.height <= room {
            break;
        }
        card = set_in(ui, view, feature, step);
    }
    card
}

/// The texts in smaller letters with every step; in the last without the sources, which stand in the exhibit too.
fn set_in(ui: &Ui, view: &mut View<'_>, feature: &Feature, step: usize) -> Card {
    let year = view.kiosk.table().year;
    let place = feature.place.as_ref().and_then(|id| view.museum.places.get(id));
    let name = feature.name_in(year);
    let manchu = place.and_then(|place| place.manchu.as_ref()).is_some();
    let width = WIDTH - 2.0 * PAD - if manchu { 60.0 } else { 0.0 };
    let small = |look: Look| if step > 0 { look.still() } else { look };
    let mut title = small(view.card_title_look()).rows(2);
    title.grow = title.grow.min(1.2);
    let sizes: &[f32] = if step > 1 { &[34.0, 30.0] } else { &[44.0, 38.0, 34.0, 30.0] };
    let title = view.set_fitting(ui, view.say(name), &title, width, sizes);
    let langs = view.museum.languages.iter().filter(|&&lang| lang != view.lang);
    let others: Vec<String> = langs.filter_map(|&lang| name.get(lang).cloned()).collect();
    let label = small(view.label_look()).rows(2);
    let mut texts = vec![title];
    texts.push(view.set_fitting(ui, &others.join(" · "), &label, width, &[24.0, 22.0, 20.0]));
    let facts = format!("{} · {}", years(view, feature), certainty(view, feature));
    let gold = label.color(*view.theme.palette.gold);
    texts.push(view.set_fitting(ui, &facts, &gold, width, &[23.0, 22.0, 20.0]));
    let note = feature.note.as_ref().or_else(|| place?.note.as_ref());
    if let Some(note) = note {
        let (lang, text) = note.pick(view.order);
        let mut look = small(view.body_look(lang)).rows(9);
        look.line = if step > 1 { 1.3 } else { 1.4 };
        look.grow = look.grow.min(1.35);
        let sizes: &[f32] = if step > 1 { &[21.0, 20.0] } else { &[26.0, 24.0, 22.0] };
        texts.push(view.set_fitting(ui, text, &look, WIDTH - 2.0 * PAD, sizes));
    }
    let sources = cited(view, &feature.sources);
    if !sources.is_empty() && step < SMALLEST {
        let look = view.label_look().size(20.0).still().rows(2);
        texts.push(view.set_fitting(ui, &sources, &look, WIDTH - 2.0 * PAD, &[20.0]));
    }
    let height: f32 = texts.iter().map(|(block, _)| block.size.y / view.canvas.scale + 10.0).sum();
    Card { texts, height: height + 2.0 * 28.0 + 88.0 + 8.0 }
}

/// The years in which it was there.
fn years(view: &View<'_>, feature: &Feature) -> String {
    let from = feature.years.from.to_string();
    match feature.years.until {
        // A thing of one year.
        Some(until) if until <= feature.years.from + 1 => from,
        Some(until) => view.sentence("ui-map-years", &[("from", from.into()), ("until", until.to_string().into())]),
        None => view.sentence("ui-map-since", &[("from", from.into())]),
    }
}

fn certainty(view: &View<'_>, feature: &Feature) -> String {
    view.word(match feature.certainty {
        Certainty::Exact => "ui-map-exact",
        Certainty::Approximate => "ui-map-approximate",
        Certainty::Schematic => "ui-map-schematic",
    })
}

pub fn show(ui: &Ui, view: &mut View<'_>, plan: &Plan, feature: &Feature, card: &Card) {
    let (texts, rect) = (&card.texts, card.rect(view, plan));
    // A touch on the card is none on the map below.
    ui.interact(rect, egui::Id::unique("map card"), egui::Sense::CLICK);
    surface(ui, view, rect, 16.0);
    let edge = Rect::from_min_max(rect.min, pos2(rect.left() + view.px(6.0), rect.bottom()));
    ui.painter().rect_filled(edge, CornerRadius::same(view.px(3.0) as u8), *view.theme.palette.gold);
    let place = feature.place.as_ref().and_then(|id| view.museum.places.get(id));
    let x = rect.left() + view.px(PAD);
    let mut y = rect.top() + view.px(28.0);
    // The column of Manchu stands beside the names, not beside the note.
    let beside: f32 = texts.iter().take(HEAD).map(|(block, _)| block.size.y + view.px(10.0)).sum();
    for (block, look) in texts {
        let shown = view.tell(ui, pos2(x, y), block, look, Align::Min);
        y = shown.bottom() + view.px(10.0);
    }
    if let Some(manchu) = place.and_then(|place| place.manchu.as_ref()) {
        let room = beside - view.px(12.0);
        let gold = *view.theme.palette.gold;
        view.manchu(ui, manchu, pos2(rect.right() - view.px(PAD + 14.0), rect.top() + view.px(28.0)), room, 40.0, gold);
    }
    let museum = view.museum;
    let exhibit = exhibit_of(museum, feature);
    let top = rect.bottom() - view.px(28.0 + 88.0);
    let inner = WIDTH - 2.0 * PAD;
    let button = |view: &View<'_>, from: f32, width: f32| {
        Rect::from_min_size(pos2(x + view.px(from), top), egui::vec2(view.px(width), view.px(88.0)))
    };
    let close = view.word("ui-close");
    if let Some(exhibit) = exhibit {
        let course = matches!(exhibit.kind, ExhibitKind::Battle(_));
        let open = view.word(if course { "ui-map-open-battle" } else { "ui-map-open-exhibit" });
        let rect = button(view, 0.0, inner * 0.6);
        let face = Button::new(&open).icon_last(Icon::Forward).kind(Kind::Primary);
        if face.show(ui, view, rect, "card-open") {
            let tab = if course { Tab::Course } else { Tab::Story };
            view.actions.push(Action::Open(Route::Exhibit { id: exhibit.id.clone(), tab }));
        }
    }
    let rect = button(view, inner * 0.6 + 16.0, inner * 0.4 - 16.0);
    if Button::new(&close).icon(Icon::Close).kind(Kind::Outlined).show(ui, view, rect, "card-close") {
        view.actions.push(Action::Map(MapWish::Pick(None)));
    }
}
