//! The gallery of a hall: what it is about and its exhibits as cards.

use egui::{Align, CornerRadius, Rect, Ui, pos2, vec2};

use super::{enlarge, frame};
use crate::kiosk::itinerary::Stop;
use crate::kiosk::{Action, PictureOf, Route, Tab};
use crate::model::{Exhibit, Hall, Localized, RichText};
use crate::ui::dates;
use crate::ui::pictures::{Icon, show_icon};
use crate::ui::view::{Look, View};
use crate::ui::widgets::button::round_arrow;
use crate::ui::widgets::gallery::Gallery;
use crate::ui::widgets::reading::column;
use crate::ui::widgets::{control, focus_ring, outline, picture, pressed_ring, rounding, surface};

/// Of more exhibits than this a hall shows small cards in several columns.
const FEW: usize = 3;

pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let Some(hall) = view.kiosk.hall() else { return };
    let content = frame::show(ui, view, hall.manchu.as_ref());
    let title = frame::title(ui, view, content.left, content.top, content.width * 0.7, 1, view.say(&hall.title));
    let lead = view.label_look().size(26.0).rows(1);
    let block = view.set(ui, view.say(&hall.lead), &lead, content.width - 10.0);
    let beside = pos2(title.right() + view.px(40.0), title.bottom() - block.size.y - view.px(12.0));
    let top = if beside.x + block.size.x <= view.canvas.pos(content.left + content.width, 0.0).x {
        view.tell(ui, beside, &block, &lead, Align::Min);
        title.bottom()
    } else {
        let below = pos2(title.left(), title.bottom() + view.px(2.0));
        view.tell(ui, below, &block, &lead, Align::Min).bottom()
    };
    let top = view.canvas.design(Rect::from_min_max(pos2(0.0, top), pos2(0.0, top))).min.y + 20.0;
    let room = content.top + content.height - top;
    let exhibits: Vec<&Exhibit> = hall.exhibits.iter().filter_map(|id| view.museum.exhibit(id)).collect();
    if view.kiosk.comfort().low_reach && !view.canvas.portrait {
        low(ui, view, hall, &exhibits, (content.left, top, content.width, room));
    } else if view.kiosk.comfort().low_reach {
        standing_low(ui, view, hall, &exhibits, (content.left, top, content.width, room));
    } else if view.canvas.portrait {
        standing(ui, view, hall, &exhibits, (content.left, top, content.width, room));
    } else if exhibits.len() <= FEW {
        few(ui, view, hall, &exhibits, (content.left, top, content.width, room));
    } else {
        many(ui, view, hall, &exhibits, (content.left, top, content.width, room));
    }
}

type Frame = (f32, f32, f32, f32);

fn few(ui: &mut Ui, view: &mut View<'_>, hall: &Hall, exhibits: &[&Exhibit], (left, top, width, room): Frame) {
    let intro = 600.0;
    introduction(ui, view, hall, &hall.introduction, view.canvas.rect(left, top + 4.0, intro, room - 4.0));
    let (left, width) = (left + intro + 32.0, width - intro - 32.0);
    let gap = 24.0;
    let count = exhibits.len().max(1) as f32;
    let height = (room - gap * (count - 1.0)) / count;
    for (index, exhibit) in exhibits.iter().enumerate() {
        let rect = view.canvas.rect(left, top + index as f32 * (height + gap), width, height);
        if exhibits.len() == 1 {
            standing_card(ui, view, rect, exhibit, height - 240.0);
        } else {
            lying_card(ui, view, rect, exhibit, (height * 1.5).min(460.0));
        }
    }
}

/// For visitors who reach no higher than the middle of the screen: the cards stand below it, the hall's picture above.
fn low(ui: &mut Ui, view: &mut View<'_>, hall: &Hall, exhibits: &[&Exhibit], (left, top, width, room): Frame) {
    let intro = 600.0;
    introduction(ui, view, hall, &hall.introduction, view.canvas.rect(left, top + 4.0, intro, room - 4.0));
    let (left, width) = (left + intro + 32.0, width - intro - 32.0);
    let half = view.canvas.size.y / 2.0 + 4.0;
    let radius = view.theme.measures.radius_card;
    let frame = view.canvas.rect(left, top, width, half - top - 24.0);
    picture::framed(ui, view, frame, &hall.picture, radius);
    enlarge::picture(ui, view, frame, &PictureOf::Hall(hall.id.clone()), &hall.picture);
    let room = top + room - half;
    let (count, gap) = (exhibits.len(), 24.0);
    let columns = count.clamp(1, 2);
    let gallery = Gallery::filling(room, count, columns, gap, (room.min(300.0), room));
    gallery.show(ui, view, view.canvas.rect(left, half, width, room), count, |ui, view, index, rect| {
        standing_card(ui, view, rect, exhibits[index], gallery.height - 150.0);
    });
}

fn many(ui: &mut Ui, view: &mut View<'_>, hall: &Hall, exhibits: &[&Exhibit], (left, top, width, room): Frame) {
    let intro = 430.0;
    introduction(ui, view, hall, &hall.introduction, view.canvas.rect(left, top + 4.0, intro, room - 4.0));
    let (left, width) = (left + intro + 32.0, width - intro - 32.0);
    let (count, gap) = (exhibits.len(), 24.0);
    let rect = view.canvas.rect(left, top, width, room);
    if view.kiosk.comfort().text_step == 0 {
        // Two rows, and where there are more of them room for the heads of the next.
        let (columns, below) = if count == 4 { (2, 0.0) } else { (3, gap + 40.0) };
        let gallery = Gallery { columns, height: ((room - gap - below) / 2.0).max(330.0), gap };
        pictures(gallery, ui, view, rect, exhibits);
        return;
    }
    // Larger words take their room from the pictures first.
    let larger = view.kiosk.comfort().label() - 1.0;
    let least = 226.0 + 240.0 * larger;
    let gallery = Gallery::filling(room, count, 2, gap, (least, 380.0_f32.max(least)));
    gallery.show(ui, view, rect, count, |ui, view, index, rect| {
        lying_card(ui, view, rect, exhibits[index], (164.0 - 120.0 * larger).max(90.0));
    });
}

/// Cards that are mostly picture, with a title and a line below it.
fn pictures(gallery: Gallery, ui: &mut Ui, view: &mut View<'_>, rect: Rect, exhibits: &[&Exhibit]) {
    gallery.show(ui, view, rect, exhibits.len(), |ui, view, index, rect| {
        standing_card(ui, view, rect, exhibits[index], gallery.height - 184.0);
    });
}

fn standing(ui: &mut Ui, view: &mut View<'_>, hall: &Hall, exhibits: &[&Exhibit], (left, top, width, room): Frame) {
    let (count, gap, least) = (exhibits.len(), 20.0, 236.0);
    let asked = introduction_height(ui, view, &hall.introduction, width);
    let intro = asked.min(room - count as f32 * (least + gap)).max(room * 0.24);
    introduction(ui, view, hall, &hall.introduction, view.canvas.rect(left, top, width + 36.0, intro - 24.0));
    let (top, room) = (top + intro, room - intro);
    if count > FEW && view.kiosk.comfort().text_step == 0 {
        let rect = view.canvas.rect(left, top, width, room);
        pictures(Gallery { columns: 2, height: 372.0, gap }, ui, view, rect, exhibits);
        return;
    }
    let gallery = Gallery::filling(room, count, 1, gap, (least, if count == 1 { 900.0 } else { 380.0 }));
    gallery.show(ui, view, view.canvas.rect(left, top, width, room), count, |ui, view, index, rect| {
        if count == 1 {
            standing_card(ui, view, rect, exhibits[index], gallery.height - 240.0);
        } else {
            lying_card(ui, view, rect, exhibits[index], 352.0);
        }
    });
}

/// The same on a standing screen, where the introduction follows the cards: all of it can be scrolled to, and nothing to
/// be touched stands above the middle.
fn standing_low(ui: &mut Ui, view: &mut View<'_>, hall: &Hall, exhibits: &[&Exhibit], (left, top, width, room): Frame) {
    let half = view.canvas.size.y / 2.0 + 4.0;
    let radius = view.theme.measures.radius_card;
    let frame = view.canvas.rect(left, top, width, half - top - 24.0);
    picture::framed(ui, view, frame, &hall.picture, radius);
    enlarge::picture(ui, view, frame, &PictureOf::Hall(hall.id.clone()), &hall.picture);
    let rect = view.canvas.rect(left, half, width + 36.0, top + room - half);
    column(ui, view, rect, ("hall", &hall.id), |flow| {
        for exhibit in exhibits {
            flow.part(300.0, |ui, view, rect| lying_card(ui, view, rect, exhibit, 300.0));
            flow.space(24.0);
        }
        flow.rich(&hall.introduction);
    });
}

fn introduction(ui: &mut Ui, view: &mut View<'_>, hall: &Hall, text: &Localized<RichText>, rect: Rect) {
    column(ui, view, rect, ("hall", &hall.id), |flow| flow.rich(text));
}

/// Room the introduction asks for, with the buttons of what it names: design pixels.
fn introduction_height(ui: &Ui, view: &mut View<'_>, text: &Localized<RichText>, width: f32) -> f32 {
    let (lang, text) = text.pick(view.order);
    let look = view.body_look(lang);
    let gap = look.letters() * view.theme.measures.paragraph_gap;
    let mut height = 64.0;
    for block in &text.blocks {
        let runs = view.runs(block.spans(), &look);
        height += view.set_runs(ui, &runs, &look, width - 64.0).size.y / view.canvas.scale + gap;
    }
    let rows = text.links().len().div_ceil(3) as f32;
    height + if rows > 0.0 { 90.0 + rows * (view.theme.measures.target + view.theme.measures.target_gap) } else { 0.0 }
}

fn open(ui: &Ui, view: &mut View<'_>, rect: Rect, exhibit: &Exhibit) -> egui::Response {
    let mut name = view.say(&exhibit.title).to_owned();
    if has_seen(view, exhibit) {
        name = format!("{name} ({})", view.word("ui-plan-seen"));
    }
    let response = control(ui, view, rect, ("exhibit", &exhibit.id), &name, None);
    if response.clicked() {
        view.actions.push(Action::Open(Route::Exhibit { id: exhibit.id.clone(), tab: Tab::Story }));
    }
    response
}

/// Whether the visitor has been at an exhibit since they came.
fn has_seen(view: &View<'_>, exhibit: &Exhibit) -> bool {
    view.kiosk.has_seen(&Stop::Exhibit(exhibit.id.clone()))
}

/// Picture above, words below.
fn standing_card(ui: &Ui, view: &mut View<'_>, rect: Rect, exhibit: &Exhibit, picture_height: f32) {
    let radius = view.theme.measures.radius_card;
    let response = open(ui, view, rect, exhibit);
    surface(ui, view, rect, radius);
    let corner = rounding(view, radius);
    let top = Rect::from_min_size(rect.min, vec2(rect.width(), view.px(picture_height)));
    if let Some(first) = exhibit.pictures.first() {
        picture::show(ui, view, top, first, CornerRadius { sw: 0, se: 0, ..corner });
    }
    let birch = Rect::from_min_size(top.left_bottom(), vec2(top.width(), view.px(3.0)));
    ui.painter().rect_filled(birch, CornerRadius::ZERO, *view.theme.palette.birch);
    words(ui, view, Rect::from_min_max(birch.left_bottom(), rect.max), exhibit);
    finish(ui, view, rect, exhibit, &response, radius);
}

/// Picture at the left, words at the right.
fn lying_card(ui: &Ui, view: &mut View<'_>, rect: Rect, exhibit: &Exhibit, picture_width: f32) {
    let radius = view.theme.measures.radius_card;
    let response = open(ui, view, rect, exhibit);
    surface(ui, view, rect, radius);
    let corner = rounding(view, radius);
    let left = Rect::from_min_size(rect.min, vec2(view.px(picture_width), rect.height()));
    if let Some(first) = exhibit.pictures.first() {
        picture::show(ui, view, left, first, CornerRadius { ne: 0, se: 0, ..corner });
    }
    words(ui, view, Rect::from_min_max(pos2(left.right(), rect.top()), rect.max), exhibit);
    finish(ui, view, rect, exhibit, &response, radius);
}

fn finish(ui: &Ui, view: &mut View<'_>, rect: Rect, exhibit: &Exhibit, response: &egui::Response, radius: f32) {
    if has_seen(view, exhibit) {
        let center = rect.min + vec2(view.px(42.0), view.px(42.0));
        let (deep, gold) = (*view.theme.palette.deep, *view.theme.palette.gold);
        ui.painter().circle_filled(center, view.px(26.0), deep);
        let square = Rect::from_center_size(center, egui::Vec2::splat(view.px(36.0)));
        show_icon(ui, view, square, Icon::Check, gold);
    }
    outline(ui, view, rect, radius);
    pressed_ring(ui, view, response, radius);
    focus_ring(ui, view, response, radius);
}

/// Manchu column, title, date or subtitle, and as much of the summary as there is room for.
fn words(ui: &Ui, view: &mut View<'_>, rect: Rect, exhibit: &Exhibit) {
    let design = view.canvas.design(rect);
    let palette = &view.theme.palette;
    let (gold, muted) = (*palette.gold, *palette.muted);
    let mut left = 32.0;
    if let Some(manchu) = &exhibit.manchu {
        view.manchu(
            ui,
            manchu,
            rect.min + vec2(view.px(42.0), view.px(24.0)),
            rect.height() - view.px(44.0),
            32.0,
            gold,
        );
        left = 78.0;
    }
    let width = design.width() - left - 28.0;
    let x = rect.left() + view.px(left);
    let large = design.height() > 200.0;
    let size = if large { view.theme.measures.card_title } else { 36.0 };
    let arrow = if large { 76.0 } else { 0.0 };
    let sizes = [size, size * 0.88, size * 0.76, size * 0.66];
    let line = match (&exhibit.date, &exhibit.subtitle) {
        (Some(date), _) => Some((dates::brief(view.words, view.lang, date), gold)),
        (None, Some(subtitle)) => Some((view.say(subtitle).to_owned(), muted)),
        (None, None) => None,
    };
    // As large as the visitor asks for, or as the card allows.
    let foot = rect.bottom() - view.px(10.0);
    let (mut set, mut parts) = (None, [1.0, 0.75, 0.5, 0.25, 0.0].into_iter());
    while let Some(part) = parts.next().filter(|_| set.as_ref().is_none_or(|(_, _, bottom)| *bottom > foot)) {
        let eased = |look: Look| Look { grow: 1.0 + part * (look.grow - 1.0), ..look };
        let look = eased(view.card_title_look().size(size).rows(1));
        let mut title = view.set_fitting(ui, view.say(&exhibit.title), &look, width - arrow, &sizes);
        for rows in [2, 3] {
            if title.0.truncated {
                title = view.set_fitting(ui, view.say(&exhibit.title), &look.rows(rows), width - arrow, &sizes);
            }
        }
        let below = line.as_ref().map(|(line, color)| {
            let look = eased(view.label_look().color(*color).rows(2));
            // Below a title of one row it still stands beside the arrow.
            let beside = if title.0.size.y < view.px(64.0) { arrow } else { 0.0 };
            view.set_fitting(ui, line, &look, width - beside, &[24.0, 22.0, 20.0])
        });
        let height = title.0.size.y + below.as_ref().map_or(0.0, |(block, _)| block.size.y + view.px(2.0));
        set = Some((title, below, rect.top() + view.px(20.0) + height));
    }
    let Some(((block, look), below, _)) = set else { return };
    let title = view.paint(ui.painter(), pos2(x, rect.top() + view.px(20.0)), &block, &look, Align::Min);
    let mut y = title.bottom();
    if let Some((block, look)) = below {
        y = view.paint(ui.painter(), pos2(x, y + view.px(2.0)), &block, &look, Align::Min).bottom();
    }
    if large {
        round_arrow(ui, view, pos2(rect.right() - view.px(52.0), title.center().y.max(rect.top() + view.px(50.0))));
        let room = rect.bottom() - view.px(14.0) - y - view.px(8.0);
        let body = view.body_look(view.lang);
        // The largest size in which all of it fits, or its first sentence: a card does not break off in the middle of one.
        let summary = view.say(&exhibit.summary);
        let sizes = [25.0, 23.0, 22.0, 21.0];
        for (text, size) in
            [summary, first_sentence(summary)].into_iter().flat_map(|text| sizes.map(|size| (text, size)))
        {
            let look = Look { line: body.line.min(1.5), ..body.size(size) };
            let block = view.set(ui, text, &look, width);
            if block.size.y <= room {
                view.paint(ui.painter(), pos2(x, y + view.px(8.0)), &block, &look, Align::Min);
                break;
            }
        }
    }
}

/// Up to the first full stop that does not belong to an abbreviation (`г.`, `p.`).
fn first_sentence(text: &str) -> &str {
    let is_word = |end: usize| text[..end].chars().rev().take_while(|c| c.is_alphanumeric()).count() > 2;
    let ends = text.match_indices(". ").map(|(at, _)| at).filter(|at| is_word(*at)).map(|at| at + 1);
    let end = ends.chain(text.find('。').map(|at| at + '。'.len_utf8())).min();
    end.map_or(text, |end| &text[..end])
}
