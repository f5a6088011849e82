//! The home screen: the halls, the museum's name, how long a visit takes, and the languages.

use egui::{Align, CornerRadius, Rect, Ui, pos2, vec2};

use super::dock::{self, Dock};
use super::doors::{self, Door, LARGE};
use super::{enlarge, frame, planner};
use crate::kiosk::itinerary::{Pace, hall_span};
use crate::kiosk::{Appearance, PictureOf};
use crate::model::Hall;
use crate::ui::theme::Theme;
use crate::ui::view::{Look, View};
use crate::ui::widgets::button::round_arrow;
use crate::ui::widgets::gallery::Gallery;
use crate::ui::widgets::{focus_ring, outline, picture, river, rounding, surface};

/// Height of the card that leads to the atlas.
const DOOR: f32 = 128.0;

/// Least and greatest height of a hall's row: its words need the one, its picture looks lost in more than the other.
fn row_bounds(view: &View<'_>) -> (f32, f32) {
    let more = 240.0 * (view.kiosk.comfort().label() - 1.0);
    (224.0 + more, 280.0 + more)
}

pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    match (view.canvas.portrait, view.kiosk.comfort().low_reach) {
        (true, _) => standing(ui, view),
        (false, false) => lying(ui, view),
        (false, true) => lying_low(ui, view),
    }
}

fn lying(ui: &mut Ui, view: &mut View<'_>) {
    let size = view.canvas.size;
    let left = 168.0;
    let right = size.x - 48.0;
    let dock = Dock::lying(ui, view, right - left, true);
    let manchu = view.museum.manchu.as_ref();
    frame::spine(ui, view, manchu, size.y);
    let title = frame::title(ui, view, left, 44.0, right - left - 520.0, 1, view.say(&view.museum.title));
    let subtitle = view.label_look().rows(1);
    let below = pos2(title.left(), title.bottom() + view.px(4.0));
    let text = view.say(&view.museum.subtitle);
    let (block, subtitle) = view.set_fitting(ui, text, &subtitle, right - left - 520.0, &[27.0, 25.0, 23.0]);
    let subtitle = view.tell(ui, below, &block, &subtitle, Align::Min);
    let names = names(ui, view, view.canvas.pos(right, 62.0));
    let halls = doors::halls(view);
    let head = (subtitle.bottom().max(names) - view.canvas.pos(0.0, 0.0).y) / view.canvas.scale;
    let top = (head + 16.0).max(208.0);
    let gap = 24.0;
    let mut height = size.y - dock.height - top - 32.0;
    if halls.len() <= LARGE && !Door::all(view).is_empty() {
        height -= DOOR + gap;
    }
    if halls.len() <= LARGE {
        let count = halls.len() as f32;
        let width = ((right - left - gap * (count - 1.0)) / count).min(900.0);
        // Larger words take their room from the picture.
        let words = 222.0 + 270.0 * (view.kiosk.comfort().label() - 1.0);
        let picture_height = (height - words).max(64.0);
        for (index, hall) in halls.iter().enumerate() {
            let rect = view.canvas.rect(left + index as f32 * (width + gap), top, width, height);
            hall_card(ui, view, rect, hall, picture_height);
        }
        let line = view.canvas.rect(120.0, top + picture_height - 24.0, size.x - 120.0, 40.0);
        river::rule(ui, view, line, 3.0, *view.theme.palette.river);
        doors::show(ui, view, view.canvas.rect(left, top + height + gap, right - left, DOOR), [430.0, 250.0, 190.0]);
    } else {
        let gallery = Gallery::filling(height, doors::entries(view), 2, gap, row_bounds(view));
        let rect = view.canvas.rect(left, top, right - left, height);
        show_rows(gallery, ui, view, rect, doors::entries(view), 250.0);
    }
    dock.show(ui, view, 120.0, (left, right));
}

/// For visitors who reach no higher than the middle of the screen: what is to be read stands above, what is to be touched
/// below.
fn lying_low(ui: &mut Ui, view: &mut View<'_>) {
    let size = view.canvas.size;
    let museum = view.museum;
    let (left, right) = (168.0, size.x - 48.0);
    let half = size.y / 2.0;
    let dock = Dock::lying(ui, view, right - left, false);
    let header = view.canvas.rect(120.0, 0.0, size.x - 120.0, half - 24.0);
    opening_picture(ui, view, header);
    shade_head(ui, view, header);
    frame::spine(ui, view, museum.manchu.as_ref(), size.y);
    let below = opening_words(ui, view, left, right - left);
    // Light on the picture, as the title.
    let ink = &Theme::built_in(Appearance::Ink).palette;
    if let Some((block, look)) = dock::statement(ui, view, (right - left) * 0.62, usize::MAX) {
        let at = pos2(view.canvas.pos(left, 0.0).x, below + view.px(24.0));
        view.tell(ui, at, &block, &look.color(*ink.text), Align::Min);
    }
    let (gap, door) = (24.0, 104.0);
    let mut room = size.y - dock.height - half - 20.0;
    let (mut count, least) = (doors::halls(view).len(), row_bounds(view).0);
    let mut columns = count.clamp(1, LARGE);
    if room - door - 16.0 < least && view.kiosk.comfort().text_step > 0 {
        // Larger letters need the height: the doors are cards behind those of the halls.
        (count, columns) = (doors::entries(view), 2);
    } else if !Door::all(view).is_empty() {
        room -= door + 16.0;
        doors::show(ui, view, view.canvas.rect(left, half + room + 16.0, right - left, door), [220.0, 160.0, 140.0]);
    }
    let gallery = Gallery::filling(room, count, columns, gap, (room.min(least), room));
    let rect = view.canvas.rect(left, half, right - left, room);
    show_rows(gallery, ui, view, rect, count, 150.0);
    dock.show(ui, view, 120.0, (left, right));
}

fn standing(ui: &mut Ui, view: &mut View<'_>) {
    let size = view.canvas.size;
    let museum = view.museum;
    let foot = Dock::standing(ui, view, size.x - 188.0);
    let dock = foot.height;
    let gap = 20.0;
    // The doors stand side by side below a few halls, and are cards like them below many.
    let low = view.kiosk.comfort().low_reach;
    // Within low reach larger letters need the height.
    let room_for_doors = !low || view.kiosk.comfort().text_step == 0;
    let large = doors::halls(view).len();
    let beside = large <= LARGE && !Door::all(view).is_empty() && room_for_doors;
    let (halls, doors_height) = if beside { (large, DOOR + 36.0) } else { (doors::entries(view), 0.0) };
    // On a short screen the picture gives way to the cards.
    let cards = halls as f32 * (row_bounds(view).0 + gap) + doors_height;
    let header = (size.y - dock - cards).clamp(320.0, 690.0).min(size.y * 0.36);
    let header = if low { header.max(size.y / 2.0 + 20.0) } else { header };
    let rect = view.canvas.rect(104.0, 0.0, size.x - 104.0, header);
    opening_picture(ui, view, rect);
    shade_head(ui, view, rect);
    frame::spine(ui, view, museum.manchu.as_ref(), size.y);
    let below = opening_words(ui, view, 144.0, size.x - 188.0);
    let below = (below - view.canvas.pos(0.0, 0.0).y) / view.canvas.scale;
    let top = (header - 20.0).max(below + 16.0);
    let room = size.y - dock - top - 32.0 - doors_height;
    let (least, most) = row_bounds(view);
    // Cards that scroll are narrower, and their words need another row.
    let least = if halls as f32 * (least + gap) - gap > room { least + 32.0 } else { least };
    let gallery = Gallery::filling(room, halls, 1, gap, (least, most));
    let spare = (room - gallery.height_of(halls)).max(0.0);
    let rect = view.canvas.rect(144.0, top + spare / 2.0, size.x - 188.0, room - spare / 2.0);
    show_rows(gallery, ui, view, rect, halls, 352.0);
    if beside {
        let y = size.y - dock - 32.0 - DOOR;
        doors::show(ui, view, view.canvas.rect(144.0, y, size.x - 188.0, DOOR), [352.0, 132.0, 88.0]);
    }
    foot.show(ui, view, 104.0, (144.0, size.x - 44.0));
}

/// The museum's own picture; without one it opens with that of its middle hall.
fn opening_picture(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let museum = view.museum;
    let opening =
        museum.picture.as_ref().or_else(|| museum.halls.get(museum.halls.len() / 2).map(|hall| &hall.picture));
    if let Some(opening) = opening {
        let hall =
            || museum.halls.iter().find(|hall| hall.picture == *opening).map(|hall| PictureOf::Hall(hall.id.clone()));
        let of = if museum.picture.is_some() { Some(PictureOf::House) } else { hall() };
        picture::show(ui, view, rect, opening, CornerRadius::ZERO);
        let ground = *view.theme.palette.ground;
        picture::foot_shade(ui, view, rect, 200.0, 0.0, ground);
        if let Some(of) = of.filter(|_| view.canvas.portrait) {
            enlarge::picture(ui, view, rect.with_max_y(rect.max.y - view.px(16.0)), &of, opening);
        }
    }
}

/// Title and subtitle on the opening picture; returns where they end, in points. Words on the picture are light in every
/// theme: the picture is dark in every theme.
fn opening_words(ui: &Ui, view: &mut View<'_>, left: f32, width: f32) -> f32 {
    let ink = &Theme::built_in(Appearance::Ink).palette;
    let mut look = view.title_look().color(*ink.text).rows(2);
    look.size = look.size.min(64.0);
    let title = view.text(ui, view.canvas.pos(left, 56.0), view.say(&view.museum.title), &look, width, Align::Min);
    let look = view.label_look().color(*ink.text).rows(2);
    let below = pos2(title.left(), title.bottom() + view.px(8.0));
    let subtitle = view.say(&view.museum.subtitle);
    let (block, look) = view.set_fitting(ui, subtitle, &look, width - 12.0, &[26.0, 24.0, 22.0]);
    view.tell(ui, below, &block, &look, Align::Min).bottom()
}

/// Darkens the head of the opening picture under the title.
fn shade_head(ui: &Ui, view: &View<'_>, rect: Rect) {
    let ink = *Theme::built_in(Appearance::Ink).palette.deep;
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

/// The museum's name in all languages, right-aligned: the visitor's own large, the others below. Returns where they end,
/// in points.
fn names(ui: &Ui, view: &mut View<'_>, right_top: egui::Pos2) -> f32 {
    let museum = view.museum;
    let mut look = view.heading_look().size(30.0).rows(1);
    look.face = crate::ui::text::Face::Serif;
    let (block, look) = view.set_fitting(ui, view.say(&museum.name), &look, 500.0, &[30.0, 27.0, 24.0]);
    let own = view.tell(ui, right_top, &block, &look, Align::Max);
    let mut y = own.bottom() + view.px(2.0);
    let own_lang = view.lang;
    for &lang in museum.languages.iter().filter(|&&lang| lang != own_lang) {
        if let Some(name) = museum.name.get(lang) {
            let look = view.label_look().lang(lang).rows(1);
            let (block, look) = view.set_fitting(ui, name, &look, 500.0, &[21.0, 20.0]);
            y = view.tell(ui, pos2(right_top.x, y), &block, &look, Align::Max).bottom();
        }
    }
    y
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
    let minutes = planner::words::span(view, hall_span(view.museum, hall, Pace::Usual, view.order));
    format!("{exhibits} · {minutes}")
}

/// The standing card of a hall: picture above, words below.
fn hall_card(ui: &Ui, view: &mut View<'_>, rect: Rect, hall: &Hall, picture_height: f32) {
    let radius = view.theme.measures.radius_card;
    let response = doors::open_hall(ui, view, rect, hall);
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

fn show_rows(gallery: Gallery, ui: &mut Ui, view: &mut View<'_>, rect: Rect, count: usize, picture: f32) {
    let halls = doors::halls(view);
    let doors = Door::all(view);
    gallery.show(ui, view, rect, count, |ui, view, index, rect| match halls.get(index) {
        Some(hall) => hall_row(ui, view, rect, hall, picture),
        None => doors[index - halls.len()].show(ui, view, rect, picture),
    });
}

/// The lying card of a hall: picture at the left, words at the right.
fn hall_row(ui: &Ui, view: &mut View<'_>, rect: Rect, hall: &Hall, picture_width: f32) {
    doors::lying_hall(ui, view, rect, hall, picture_width, |view| {
        let shelf = rect.with_min_x(rect.left() + view.px(picture_width));
        hall_words(ui, view, shelf, hall, 26.0);
        round_arrow(ui, view, pos2(rect.right() - view.px(50.0), rect.top() + view.px(56.0)));
    });
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
    let plain = extent(view, hall);
    let mut extent = plain.clone();
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
    let below = title.bottom().max(rect.top() + view.px(94.0)) + view.px(4.0);
    let room = rect.bottom() - view.px(16.0) - below;
    // Where the visitor's letters are too large for the card they grow as far as there is room.
    let whole = view.label_look().grow;
    let mut set = None;
    let sizes = [(1.0, 25.0), (0.75, 25.0), (0.5, 25.0), (0.25, 25.0), (0.0, 25.0), (0.0, 22.0)];
    // Without the years, if there is no room for them at all.
    for (extent, (part, size)) in [&extent, &plain].into_iter().flat_map(|extent| sizes.map(|size| (extent, size))) {
        let look = Look { grow: 1.0 + part * (whole - 1.0), ..view.label_look() };
        let lead_look = look.size(size).color(text).rows(3);
        let lead = view.set(ui, view.say(&hall.lead), &lead_look, width);
        let mut line = view.set_fitting(ui, extent, &look.rows(1), width, &[look.size, 21.0, 20.0]);
        if line.0.truncated || line.1.grow < look.grow {
            line = view.set_fitting(ui, extent, &look.rows(2), width, &[look.size, 21.0, 20.0]);
        }
        let fits = !lead.truncated && lead.size.y + line.0.size.y + view.px(6.0) <= room;
        set = Some((lead, lead_look, line));
        if fits {
            break;
        }
    }
    let Some((lead, lead_look, (line, line_look))) = set else { return };
    let lead = view.paint(ui.painter(), pos2(left, below), &lead, &lead_look, Align::Min);
    let extent = view.paint(ui.painter(), pos2(left, lead.bottom() + view.px(6.0)), &line, &line_look, Align::Min);
    let room = rect.bottom() - view.px(20.0) - extent.bottom() - view.px(10.0);
    let titles = hall.exhibits.iter().filter_map(|id| view.museum.exhibit(id)).map(|exhibit| view.say(&exhibit.title));
    let titles = titles.collect::<Vec<_>>().join(" · ");
    let look = view.label_look().size(22.0).color(gold);
    let block = view.set(ui, &titles, &look, width);
    if block.size.y <= room {
        view.paint(ui.painter(), pos2(left, extent.bottom() + view.px(10.0)), &block, &look, Align::Min);
    }
}
