//! The home screen: the halls, the museum's name, how long a visit takes, and the languages.

use egui::{Align, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use super::frame;
use crate::kiosk::{Action, Route, reading};
use crate::model::Hall;
use crate::ui::pictures::Icon;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Kind, round_arrow};
use crate::ui::widgets::gallery::Gallery;
use crate::ui::widgets::{control, focus_ring, outline, picture, pressed_ring, river, rounding, surface};

/// A lying screen shows so many halls side by side, more of them in rows.
const FEW: usize = 3;

/// Least and greatest height of a hall's row: its words need the one, its picture looks lost in more than the other.
const ROW: (f32, f32) = (224.0, 280.0);

pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    if view.canvas.portrait { standing(ui, view) } else { lying(ui, view) }
}

fn lying(ui: &mut Ui, view: &mut View<'_>) {
    let size = view.canvas.size;
    let dock = 192.0;
    let manchu = view.museum.manchu.as_ref();
    frame::spine(ui, view, manchu, size.y);
    let left = 168.0;
    let right = size.x - 48.0;
    let title = frame::title(ui, view, left, 44.0, right - left - 520.0, 1, view.say(&view.museum.title));
    let subtitle = view.label_look().size(27.0).rows(1);
    let below = pos2(title.left(), title.bottom() + view.px(4.0));
    view.text(ui, below, view.say(&view.museum.subtitle), &subtitle, right - left - 520.0, Align::Min);
    names(ui, view, view.canvas.pos(right, 62.0));
    let halls = &view.museum.halls;
    let top = 208.0;
    let height = size.y - dock - top - 40.0;
    let gap = 24.0;
    if halls.len() <= FEW {
        let count = halls.len() as f32;
        let width = ((right - left - gap * (count - 1.0)) / count).min(900.0);
        let picture_height = (height - 222.0).max(260.0);
        for (index, hall) in halls.iter().enumerate() {
            let rect = view.canvas.rect(left + index as f32 * (width + gap), top, width, height);
            hall_card(ui, view, rect, hall, picture_height);
        }
        let line = view.canvas.rect(120.0, top + picture_height - 24.0, size.x - 120.0, 40.0);
        river::rule(ui, view, line, 3.0, *view.theme.palette.river);
    } else {
        let gallery = Gallery::filling(height, halls.len(), 2, gap, ROW);
        let rect = view.canvas.rect(left, top, right - left, height);
        gallery.show(ui, view, rect, halls.len(), |ui, view, index, rect| {
            hall_row(ui, view, rect, &halls[index], 250.0);
        });
    }
    let rect = view.canvas.rect(120.0, size.y - dock, size.x - 120.0, dock);
    dock_ground(ui, view, rect);
    visit_guidance(ui, view, view.canvas.pos(left, size.y - dock + 30.0), 900.0);
    let languages = view.museum.languages.clone();
    let width = 220.0;
    let mut x = right - languages.len() as f32 * (width + 16.0) + 16.0;
    for lang in languages {
        language_button(ui, view, lang, view.canvas.rect(x, size.y - dock + 44.0, width, 104.0));
        x += width + 16.0;
    }
}

fn standing(ui: &mut Ui, view: &mut View<'_>) {
    let size = view.canvas.size;
    let dock = 330.0;
    let museum = view.museum;
    let gap = 20.0;
    let count = museum.halls.len();
    // On a short screen the picture gives way to the cards.
    let header = (size.y - dock - count as f32 * (ROW.0 + gap)).clamp(320.0, 690.0).min(size.y * 0.36);
    let rect = view.canvas.rect(104.0, 0.0, size.x - 104.0, header);
    // Without a picture of its own the museum opens with that of its middle hall.
    let opening =
        museum.picture.as_ref().or_else(|| museum.halls.get(museum.halls.len() / 2).map(|hall| &hall.picture));
    if let Some(opening) = opening {
        picture::show(ui, view, rect, opening, CornerRadius::ZERO);
        let ground = *view.theme.palette.ground;
        picture::foot_shade(ui, view, rect, 200.0, 0.0, ground);
    }
    shade_head(ui, view, rect);
    let manchu = view.museum.manchu.as_ref();
    frame::spine(ui, view, manchu, size.y);
    // Words on the picture are light in every theme: the picture is dark in every theme.
    let light = crate::ui::theme::Theme::built_in(crate::kiosk::Appearance::Ink);
    let mut look = view.title_look().color(*light.palette.text).rows(2);
    look.size = look.size.min(64.0);
    let title = view.text(ui, view.canvas.pos(144.0, 56.0), view.say(&museum.title), &look, size.x - 188.0, Align::Min);
    let sub = view.label_look().size(26.0).color(*light.palette.text).rows(2);
    view.text(
        ui,
        pos2(title.left(), title.bottom() + view.px(8.0)),
        view.say(&museum.subtitle),
        &sub,
        size.x - 200.0,
        Align::Min,
    );
    let top = header - 20.0;
    let room = size.y - dock - top - 32.0;
    let gallery = Gallery::filling(room, count, 1, gap, ROW);
    let spare = (room - gallery.height_of(count)).max(0.0);
    let rect = view.canvas.rect(144.0, top + spare / 2.0, size.x - 188.0, room - spare / 2.0);
    gallery.show(ui, view, rect, count, |ui, view, index, rect| {
        hall_row(ui, view, rect, &museum.halls[index], 352.0);
    });
    let rect = view.canvas.rect(104.0, size.y - dock, size.x - 104.0, dock);
    dock_ground(ui, view, rect);
    visit_guidance(ui, view, view.canvas.pos(144.0, size.y - dock + 32.0), size.x - 188.0);
    let languages = museum.languages.clone();
    let columns = languages.len().clamp(1, 4) as f32;
    let width = (size.x - 188.0 - 16.0 * (columns - 1.0)) / columns;
    for (index, lang) in languages.into_iter().enumerate() {
        let (row, column) = ((index / 4) as f32, (index % 4) as f32);
        let rect = view.canvas.rect(144.0 + column * (width + 16.0), size.y - 136.0 - row * 104.0, width, 96.0);
        language_button(ui, view, lang, rect);
    }
}

/// Darkens the head of the opening picture under the title.
fn shade_head(ui: &Ui, view: &View<'_>, rect: Rect) {
    let ink = *crate::ui::theme::Theme::built_in(crate::kiosk::Appearance::Ink).palette.deep;
    let mut mesh = egui::Mesh::default();
    for (y, alpha) in [(0.0, 0.9), (230.0, 0.72), (300.0, 0.5), (440.0, 0.0)] {
        for x in [rect.left(), rect.right()] {
            mesh.colored_vertex(pos2(x, rect.top() + view.px(y)), ink.gamma_multiply(alpha));
        }
    }
    for row in [0, 2, 4] {
        mesh.add_triangle(row, row + 1, row + 2);
        mesh.add_triangle(row + 1, row + 2, row + 3);
    }
    ui.painter().add(mesh);
}

fn dock_ground(ui: &Ui, view: &View<'_>, rect: Rect) {
    let palette = &view.theme.palette;
    ui.painter().rect_filled(rect, CornerRadius::ZERO, *palette.deep);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(view.px(1.0).max(1.0), *palette.line));
}

/// The museum's name in all languages, right-aligned: the visitor's own large, the others below.
fn names(ui: &Ui, view: &mut View<'_>, right_top: egui::Pos2) {
    let museum = view.museum;
    let mut look = view.heading_look().size(30.0).rows(1);
    look.face = crate::ui::text::Face::Serif;
    let (block, look) = view.set_fitting(ui, view.say(&museum.name), &look, 500.0, &[30.0, 27.0, 24.0]);
    let own = view.tell(ui, right_top, &block, &look, Align::Max);
    let mut y = own.bottom() + view.px(2.0);
    let own_lang = view.lang;
    for &lang in museum.languages.iter().filter(|&&lang| lang != own_lang) {
        if let Some(name) = museum.name.get(lang) {
            let look = view.label_look().size(21.0).lang(lang).rows(1);
            y = view.text(ui, pos2(right_top.x, y), name, &look, 500.0, Align::Max).bottom();
        }
    }
}

/// How long a visit takes, and the house's own voice.
fn visit_guidance(ui: &Ui, view: &mut View<'_>, pos: egui::Pos2, width: f32) {
    let (least, most) = view.museum.visit_minutes;
    let hours = |minutes: u16| i64::from(minutes) / 60;
    let text = if least % 60 == 0 && most % 60 == 0 {
        view.sentence("ui-visit-hours", &[("least", hours(least).into()), ("most", hours(most).into())])
    } else {
        view.sentence("ui-visit-minutes", &[("least", i64::from(least).into()), ("most", i64::from(most).into())])
    };
    let look = view.heading_look().size(34.0).rows(1);
    let title = view.text(ui, pos, &text, &look, width, Align::Min);
    if let Some(statement) = &view.museum.statement {
        let (lang, statement) = view.rich(statement);
        let look = view.label_look().size(22.0).lang(lang).rows(4);
        view.text(
            ui,
            pos2(title.left(), title.bottom() + view.px(8.0)),
            &statement.to_plain(),
            &look,
            width,
            Align::Min,
        );
    }
}

fn language_button(ui: &Ui, view: &mut View<'_>, lang: crate::model::Lang, rect: Rect) {
    let name = view.words.get(lang, "ui-language-name");
    let mut button = Button::new(&name).kind(Kind::Tab(lang == view.lang));
    if lang == view.lang {
        button = button.icon(Icon::Check);
    }
    if button.show(ui, view, rect, ("language", lang)) {
        view.actions.push(Action::Language(lang));
    }
}

/// First and last year of a hall's dated exhibits.
fn years(view: &View<'_>, hall: &Hall) -> Option<String> {
    let dates = hall.exhibits.iter().filter_map(|id| view.museum.exhibit(id)?.date.as_ref());
    let (mut first, mut last) = (i32::MAX, i32::MIN);
    for date in dates {
        let (from, to) = date.years();
        (first, last) = (first.min(from), last.max(to));
    }
    match first.cmp(&last) {
        std::cmp::Ordering::Less => Some(format!("{first}\u{2009}—\u{2009}{last}")),
        std::cmp::Ordering::Equal => Some(first.to_string()),
        std::cmp::Ordering::Greater => None,
    }
}

/// "3 exhibits · about 12 minutes".
fn extent(view: &View<'_>, hall: &Hall) -> String {
    let exhibits = view.sentence("ui-exhibits", &[("count", hall.exhibits.len().into())]);
    let minutes = reading::hall_minutes(view.museum, hall, view.order);
    let minutes = view.sentence("ui-about-minutes", &[("count", minutes.into())]);
    format!("{exhibits} · {minutes}")
}

fn open_hall(ui: &Ui, view: &mut View<'_>, rect: Rect, hall: &Hall) -> egui::Response {
    let name = view.say(&hall.name).to_owned();
    let response = control(ui, view, rect, ("hall", &hall.id), &name, None);
    if response.clicked() {
        view.actions.push(Action::Open(Route::Hall(hall.id.clone())));
    }
    response
}

/// The standing card of a hall: picture above, words below.
fn hall_card(ui: &Ui, view: &mut View<'_>, rect: Rect, hall: &Hall, picture_height: f32) {
    let radius = view.theme.measures.radius_card;
    let response = open_hall(ui, view, rect, hall);
    let rect = if response.is_pointer_button_down_on() { rect.translate(vec2(0.0, -view.px(4.0))) } else { rect };
    surface(ui, view, rect, radius);
    let corner = rounding(view, radius);
    let top = Rect::from_min_size(rect.min, vec2(rect.width(), view.px(picture_height)));
    picture::show(ui, view, top, &hall.picture, CornerRadius { sw: 0, se: 0, ..corner });
    let shelf = Rect::from_min_max(top.left_bottom(), rect.max);
    hall_words(ui, view, shelf, hall, 20.0);
    let width = view.canvas.design(rect).width();
    round_arrow(ui, view, rect.left_top() + vec2(view.px(width - 56.0), view.px(picture_height + 60.0)));
    outline(ui, view, rect, radius);
    focus_ring(ui, view, &response, radius);
}

/// The lying card of a hall: picture at the left, words at the right.
fn hall_row(ui: &Ui, view: &mut View<'_>, rect: Rect, hall: &Hall, picture_width: f32) {
    let radius = view.theme.measures.radius_card;
    let response = open_hall(ui, view, rect, hall);
    surface(ui, view, rect, radius);
    let corner = rounding(view, radius);
    let left = Rect::from_min_size(rect.min, vec2(view.px(picture_width), rect.height()));
    picture::show(ui, view, left, &hall.picture, CornerRadius { ne: 0, se: 0, ..corner });
    let shelf = Rect::from_min_max(pos2(left.right(), rect.top()), rect.max);
    hall_words(ui, view, shelf, hall, 26.0);
    round_arrow(ui, view, pos2(rect.right() - view.px(50.0), rect.top() + view.px(56.0)));
    outline(ui, view, rect, radius);
    pressed_ring(ui, view, &response, radius);
    focus_ring(ui, view, &response, radius);
}

/// Manchu column, name, years, lead and extent.
fn hall_words(ui: &Ui, view: &mut View<'_>, rect: Rect, hall: &Hall, top: f32) {
    let palette = &view.theme.palette;
    let (gold, text) = (*palette.gold, *palette.text);
    if let Some(manchu) = &hall.manchu {
        let height = rect.height() - view.px(top + 24.0);
        view.manchu(ui, manchu, rect.min + vec2(view.px(40.0), view.px(top + 4.0)), height, 34.0, gold);
    }
    let left = rect.left() + view.px(82.0);
    let width = view.canvas.design(rect).width() - 82.0 - 24.0;
    let size = if view.lang.script() == crate::model::Script::Han { 56.0 } else { 46.0 };
    let look = view.card_title_look().size(size).rows(1);
    let name = view.say(&hall.name);
    let (block, look) = view.set_fitting(ui, name, &look, width - 100.0, &[size, size * 0.85, size * 0.72]);
    let title = view.paint(ui.painter(), pos2(left, rect.top() + view.px(top)), &block, &look, Align::Min);
    let mut extent = extent(view, hall);
    if let Some(years) = years(view, hall) {
        let look = view.label_look().size(25.0).color(gold).rows(1);
        let block = view.set(ui, &years, &look, f32::INFINITY);
        let right = rect.right() - view.px(104.0);
        if title.right() + block.size.x + view.px(20.0) <= right {
            let y = title.bottom() - block.size.y - view.px(9.0);
            view.paint(ui.painter(), pos2(right, y), &block, &look, Align::Max);
        } else {
            extent = format!("{years} · {extent}");
        }
    }
    // Below the arrow, however low the title is.
    let below = title.bottom().max(rect.top() + view.px(94.0));
    let look = view.label_look().size(25.0).color(text).rows(2);
    let lead = view.text(ui, pos2(left, below + view.px(4.0)), view.say(&hall.lead), &look, width, Align::Min);
    let look = view.label_look().rows(1);
    let (block, look) = view.set_fitting(ui, &extent, &look, width, &[look.size, 21.0, 20.0]);
    let extent = view.paint(ui.painter(), pos2(left, lead.bottom() + view.px(6.0)), &block, &look, Align::Min);
    let room = rect.bottom() - view.px(20.0) - extent.bottom() - view.px(10.0);
    let titles = hall.exhibits.iter().filter_map(|id| view.museum.exhibit(id)).map(|exhibit| view.say(&exhibit.title));
    let titles = titles.collect::<Vec<_>>().join(" · ");
    let look = view.label_look().size(22.0).color(gold);
    let block = view.set(ui, &titles, &look, width);
    if block.size.y <= room {
        view.paint(ui.painter(), pos2(left, extent.bottom() + view.px(10.0)), &block, &look, Align::Min);
    }
}
