//! The page of an exhibit: pictures on a stage at one side, reading matter at the other, tabs at its foot.

use egui::{Align, CornerRadius, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::{articles, atlas, battlefield, course, enlarge, frame, people, sources, story, visiting};
use crate::kiosk::{Action, Appearance, Route, Tab, tabs};
use crate::model::{Exhibit, Kind, MapRef};
use crate::ui::dates;
use crate::ui::theme::Theme;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Kind as ButtonKind};
use crate::ui::widgets::{control, focus_ring, hairline, picture, pressed_ring, rounding};

pub fn show(ui: &mut Ui, view: &mut View<'_>, tab: Tab) {
    // The museum outlives the frame; the exhibit is borrowed from it, not from the view.
    let museum = view.museum;
    let Some(exhibit) = view.kiosk.exhibit().and_then(|exhibit| museum.exhibit(&exhibit.id)) else { return };
    if let Some((battle, ground)) = battlefield::of(exhibit).filter(|_| tab == Tab::Course) {
        return battlefield::show(ui, view, exhibit, battle, ground);
    }
    let content = frame::show(ui, view, exhibit.manchu.as_ref());
    if view.canvas.portrait { standing(ui, view, exhibit, tab) } else { lying(ui, view, exhibit, tab, &content) }
}

fn lying(ui: &mut Ui, view: &mut View<'_>, exhibit: &Exhibit, tab: Tab, content: &frame::Content) {
    let bottom = content.top + content.height;
    let stage_width = content.width * 0.54;
    let below = if tab == Tab::Course { 230.0 } else { 180.0 };
    let stage = view.canvas.rect(content.left, content.top, stage_width, content.height - below);
    show_stage(ui, view, exhibit, stage, view.theme.measures.radius_card);
    let strip = view.canvas.rect(content.left, bottom - below + 20.0, stage_width, below - 20.0);
    if tab == Tab::Course {
        course::stepper(ui, view, exhibit, strip);
    } else {
        thumbs(ui, view, exhibit, strip);
    }
    let left = content.left + stage_width + 48.0;
    let width = content.width - stage_width - 48.0;
    let title = frame::title(ui, view, left, content.top - 6.0, width - 20.0, 2, view.say(&exhibit.title));
    let head = head_line(ui, view, exhibit, pos2(title.left(), title.bottom() + view.px(6.0)), width - 20.0);
    let rule_y = view.canvas.design(Rect::from_min_max(head, head)).min.y + 16.0;
    hairline(ui, view, view.canvas.rect(left, rule_y, width - 24.0, 1.0));
    let tab_height = 88.0;
    let body = view.canvas.rect(left, rule_y + 16.0, width + 40.0, bottom - tab_height - 20.0 - rule_y - 16.0);
    show_body(ui, view, exhibit, tab, body);
    show_tabs(ui, view, exhibit, tab, view.canvas.rect(left, bottom - tab_height, width - 24.0, tab_height));
}

fn standing(ui: &mut Ui, view: &mut View<'_>, exhibit: &Exhibit, tab: Tab) {
    let size = view.canvas.size;
    let bar = frame::bar_height(view);
    let (left, width) = (144.0, size.x - 188.0);
    let stage_height = ((size.y - bar) * 0.40).min(700.0);
    let stage = view.canvas.rect(104.0, 0.0, size.x - 104.0, stage_height);
    let ground = *view.theme.palette.ground;
    let index = view.kiosk.picture();
    let look = view.title_look().rows(2);
    let sizes = [look.size, look.size * 0.86, look.size * 0.74, look.size * 0.64];
    let (block, look) = view.set_fitting(ui, view.say(&exhibit.title), &look, width, &sizes);
    match (exhibit.pictures.get(index), chosen_map(view, exhibit)) {
        (Some(shown), _) => {
            picture::show(ui, view, stage, shown, CornerRadius::ZERO);
            picture::foot_shade(ui, view, stage, 320.0, 0.0, ground);
            // The title stands on the foot of the stage.
            let open = stage.with_max_y(stage.max.y - block.size.y - view.px(24.0));
            enlarge::stage(ui, view, exhibit, index, open);
        }
        // The title stands on the foot of the stage.
        (None, Some(shown)) => {
            atlas::inset::show(
                ui,
                view,
                exhibit,
                shown,
                stage.with_max_y(stage.max.y - (block.size.y + view.px(32.0)).max(view.px(110.0))),
            );
        }
        (None, None) => {}
    }
    let foot = view.canvas.pos(left, stage_height - 12.0);
    let title = view.tell(ui, pos2(foot.x, foot.y - block.size.y), &block, &look, Align::Min);
    let head = head_line(ui, view, exhibit, pos2(title.left(), title.bottom() + view.px(6.0)), width);
    let rule_y = view.canvas.design(Rect::from_min_max(head, head)).min.y + 14.0;
    hairline(ui, view, view.canvas.rect(left, rule_y, width, 1.0));
    let bottom = size.y - bar - 24.0;
    let tab_height = 96.0;
    let strip_height = if tab == Tab::Course { 210.0 } else { 168.0 };
    let strip_top = bottom - tab_height - 20.0 - strip_height;
    let top = rule_y + 16.0;
    show_body(ui, view, exhibit, tab, view.canvas.rect(left, top, width + 36.0, strip_top - 16.0 - top));
    let strip = view.canvas.rect(left, strip_top, width, strip_height);
    if tab == Tab::Course {
        course::stepper(ui, view, exhibit, strip);
    } else {
        thumbs(ui, view, exhibit, strip);
    }
    show_tabs(ui, view, exhibit, tab, view.canvas.rect(left, bottom - tab_height, width, tab_height));
}

fn show_body(ui: &mut Ui, view: &mut View<'_>, exhibit: &Exhibit, tab: Tab, rect: Rect) {
    match tab {
        Tab::Articles | Tab::Versions(_) => articles::show(ui, view, exhibit, rect),
        Tab::Course => course::show(ui, view, exhibit, rect),
        Tab::Sources => sources::show(ui, view, exhibit, rect),
        Tab::Story | Tab::Accounts(_) => match &exhibit.kind {
            Kind::People(people) => people::show(ui, view, exhibit, people, rect),
            Kind::Visit(visit) => visiting::show(ui, view, exhibit, visit, rect),
            _ => story::show(ui, view, exhibit, rect),
        },
    }
}

/// The date in all its calendars, or the subtitle. Returns the point below it.
pub(super) fn head_line(ui: &Ui, view: &mut View<'_>, exhibit: &Exhibit, pos: egui::Pos2, width: f32) -> egui::Pos2 {
    let palette = &view.theme.palette;
    let (gold, muted) = (*palette.gold, *palette.muted);
    let look = view.label_look().size(26.0).color(gold).rows(2);
    let (text, qing) = match (&exhibit.date, &exhibit.subtitle) {
        (Some(date), _) => dates::long(view.words, view.lang, date),
        (None, Some(subtitle)) => (view.say(subtitle).to_owned(), None),
        (None, None) => return pos,
    };
    let main = view.text(ui, pos, &text, &look, width, Align::Min);
    let Some(qing) = qing else { return main.left_bottom() };
    let look = look.color(muted).rows(1);
    let block = view.set(ui, &qing, &look, f32::INFINITY);
    let beside = pos2(main.right() + view.px(36.0), main.top());
    if beside.x + block.size.x <= pos.x + view.px(width) {
        view.tell(ui, beside, &block, &look, Align::Min);
        main.left_bottom()
    } else {
        view.tell(ui, main.left_bottom(), &block, &look, Align::Min).left_bottom()
    }
}

/// The map that was chosen; the first where none was.
fn chosen_map<'m>(view: &View<'m>, exhibit: &'m Exhibit) -> Option<&'m MapRef> {
    let index = view.kiosk.picture().saturating_sub(exhibit.pictures.len());
    view.museum.maps_of(exhibit).get(index).copied()
}

/// The picture that was chosen, with its title and caption on its foot.
fn show_stage(ui: &Ui, view: &mut View<'_>, exhibit: &Exhibit, rect: Rect, radius: f32) {
    let Some(shown) = exhibit.pictures.get(view.kiosk.picture()) else {
        if let Some(shown) = chosen_map(view, exhibit) {
            atlas::inset::show(ui, view, exhibit, shown, rect);
        }
        return;
    };
    picture::framed(ui, view, rect, shown, radius);
    // Words on the picture are light in every theme: pictures are dark in every theme.
    let ink = &Theme::built_in(Appearance::Ink).palette;
    // Beside the buttons that open the picture and compare it.
    let width = view.canvas.design(rect).width() - 64.0 - enlarge::corner_width(view, exhibit, view.kiosk.picture());
    let caption_look = view.label_look().size(22.0).color(*ink.text).rows(5);
    let caption = view.set(ui, view.say(&shown.caption), &caption_look, width);
    let shade = (caption.size.y / view.canvas.scale + 140.0).max(210.0);
    picture::foot_shade(ui, view, rect, shade, radius, *ink.deep);
    let title_look = view.card_title_look().size(32.0).color(*ink.text).rows(1);
    let title = view.set(ui, view.say(&shown.title), &title_look, width);
    let below = pos2(rect.left() + view.px(32.0), rect.bottom() - view.px(22.0) - caption.size.y);
    view.tell(ui, below - vec2(0.0, title.size.y), &title, &title_look, Align::Min);
    view.tell(ui, below, &caption, &caption_look, Align::Min);
    enlarge::stage(ui, view, exhibit, view.kiosk.picture(), rect);
}

/// Small pictures to choose from. With one picture there is nothing to choose and the room shows its credit.
fn thumbs(ui: &Ui, view: &mut View<'_>, exhibit: &Exhibit, rect: Rect) {
    let maps = view.museum.maps_of(exhibit);
    let count = exhibit.pictures.len() + maps.len();
    if count == 0 {
        return;
    }
    let gap = 24.0;
    let design = view.canvas.design(rect);
    let columns = count.max(3) as f32;
    let width = (design.width() - gap * (columns - 1.0)) / columns;
    // Where they are narrow their titles take two rows.
    let rows = if count > 4 { 2 } else { 1 };
    let height = design.height() - if rows == 2 { 64.0 } else { 40.0 };
    let radius = view.theme.measures.radius_thumb;
    let selected = view.kiosk.picture();
    let palette = &view.theme.palette;
    let (gold, muted) = (*palette.gold, *palette.muted);
    let map_titles = [view.word("ui-atlas-short"), view.word("ui-map-today")];
    for index in 0..count {
        let shown = exhibit.pictures.get(index);
        let map = index.checked_sub(exhibit.pictures.len());
        let min = rect.min + vec2(view.px(index as f32 * (width + gap)), 0.0);
        let frame = Rect::from_min_size(min, vec2(view.px(width), view.px(height)));
        let map_title = &map_titles[usize::from(map == Some(1))];
        let title = shown.map_or(map_title.as_str(), |shown| view.say(&shown.title));
        let response = control(ui, view, frame, ("thumb", index), title, Some(index == selected));
        match (shown, map.and_then(|map| maps.get(map).copied())) {
            (Some(shown), _) => picture::framed(ui, view, frame, shown, radius),
            (None, Some(shown)) => atlas::inset::thumb(ui, view, map.unwrap_or_default(), shown, frame),
            (None, None) => {}
        }
        if index == selected {
            let stroke = Stroke::new(view.px(4.0), gold);
            ui.painter().rect_stroke(frame, rounding(view, radius), stroke, StrokeKind::Inside);
        }
        // The chosen one is not set in bold: it would need more room than it has.
        let look = view.label_look().size(22.0).rows(rows).color(if index == selected { gold } else { muted });
        let (block, look) = view.set_fitting(ui, title, &look, width + gap - 6.0, &[22.0, 20.0]);
        view.paint(ui.painter(), pos2(frame.center().x, frame.bottom() + view.px(6.0)), &block, &look, Align::Center);
        pressed_ring(ui, view, &response, radius);
        focus_ring(ui, view, &response, radius);
        if response.clicked() {
            // The one on the stage is opened: who cannot reach the stage gets there too.
            let open = enlarge::route(&exhibit.id, index);
            let again = index == selected && shown.is_some();
            view.actions.push(if again { Action::Open(open) } else { Action::Picture(index) });
        }
    }
}

/// The tabs at the foot of the column, as wide as their words ask for.
pub(super) fn show_tabs(ui: &Ui, view: &mut View<'_>, exhibit: &Exhibit, current: Tab, rect: Rect) {
    let tabs = tabs(exhibit);
    let gap = 16.0;
    let design = view.canvas.design(rect);
    let labels: Vec<String> = tabs.iter().map(|&tab| tab_name(view, tab)).collect();
    let look = view.button_look();
    let badge = |tab: Tab| if matches!(tab, Tab::Accounts(_)) { Some(exhibit.accounts.len()) } else { None };
    let wanted: Vec<f32> = tabs
        .iter()
        .zip(&labels)
        .map(|(&tab, label)| {
            let text = view.set(ui, label, &look, f32::INFINITY).size.x / view.canvas.scale;
            text + 40.0 + if badge(tab).is_some() { 50.0 } else { 0.0 }
        })
        .collect();
    let total: f32 = wanted.iter().sum::<f32>() + gap * (tabs.len() as f32 - 1.0);
    // Spare room is shared; missing room is taken from each alike.
    let share = (design.width() - total) / tabs.len() as f32;
    let mut x = rect.left();
    for ((tab, label), wanted) in tabs.into_iter().zip(&labels).zip(wanted) {
        let width = view.px((wanted + share).max(view.theme.measures.target));
        let button = Rect::from_min_size(pos2(x, rect.top()), vec2(width, rect.height()));
        let kind = ButtonKind::Tab(tab == current.first());
        let button_face = Button { badge: badge(tab), ..Button::new(label).kind(kind) };
        if button_face.show(ui, view, button, ("tab", tab)) {
            view.actions.push(Action::Open(Route::Exhibit { id: exhibit.id.clone(), tab }));
        }
        x += width + view.px(gap);
    }
}

/// The word on a tab.
pub fn tab_name(view: &View<'_>, tab: Tab) -> String {
    view.word(match tab {
        Tab::Story => "ui-tab-story",
        Tab::Articles | Tab::Versions(_) => "ui-tab-articles",
        Tab::Course => "ui-tab-course",
        Tab::Accounts(_) => "ui-tab-accounts",
        Tab::Sources => "ui-tab-sources",
    })
}
