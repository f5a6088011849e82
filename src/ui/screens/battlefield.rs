//! The page of a battle's course where the field is known: the field on the stage, the phases below it, what happened at
//! its side.

use egui::{Rect, Ui, pos2};

use super::{course, exhibit as page, frame, phases};
use crate::kiosk::Tab;
use crate::model::map::Field;
use crate::model::{Battle, Exhibit, Kind};
use crate::ui::field;
use crate::ui::view::View;
use crate::ui::widgets::hairline;

/// The battle and its field, where an exhibit has both.
pub fn of(exhibit: &Exhibit) -> Option<(&Battle, &Field)> {
    let Kind::Battle(battle) = &exhibit.kind else { return None };
    battle.field.as_ref().filter(|_| !battle.phases.is_empty()).map(|field| (battle, field))
}

pub fn show(ui: &mut Ui, view: &mut View<'_>, exhibit: &Exhibit, battle: &Battle, ground: &Field) {
    let content = frame::show(ui, view, exhibit.manchu.as_ref());
    if view.canvas.portrait {
        standing(ui, view, exhibit, battle, ground);
    } else {
        lying(ui, view, exhibit, battle, ground, &content);
    }
}

fn lying(
    ui: &mut Ui,
    view: &mut View<'_>,
    exhibit: &Exhibit,
    battle: &Battle,
    ground: &Field,
    content: &frame::Content,
) {
    let bottom = content.top + content.height;
    // Larger letters need the wider column.
    let stage_width = content.width * if view.kiosk.comfort().text_step < 3 { 0.6186 } else { 0.54 };
    let strip = phases::height(ui, view, battle, stage_width);
    let stage = view.canvas.rect(content.left, content.top, stage_width, content.height - strip - 12.0);
    let radius = view.theme.measures.radius_card;
    field::show(ui, view, exhibit, battle, ground, stage, radius);
    phases::show(ui, view, battle, view.canvas.rect(content.left, bottom - strip, stage_width, strip));
    let left = content.left + stage_width + 40.0;
    let width = content.width - stage_width - 40.0;
    let title = frame::title(ui, view, left, content.top - 6.0, width, 2, view.say(&exhibit.title));
    let head = page::head_line(ui, view, exhibit, pos2(title.left(), title.bottom() + view.px(6.0)), width);
    let rule = view.canvas.design(Rect::from_min_max(head, head)).min.y + 14.0;
    hairline(ui, view, view.canvas.rect(left, rule, width, 1.0));
    let tabs = 88.0;
    let body = view.canvas.rect(left, rule + 14.0, width + 40.0, bottom - tabs - 20.0 - rule - 14.0);
    course::show(ui, view, exhibit, body);
    page::show_tabs(ui, view, exhibit, Tab::Course, view.canvas.rect(left, bottom - tabs, width, tabs));
}

fn standing(ui: &mut Ui, view: &mut View<'_>, exhibit: &Exhibit, battle: &Battle, ground: &Field) {
    let size = view.canvas.size;
    let bar = frame::bar_height(view);
    let (left, width) = (144.0, size.x - 188.0);
    let stage_height = ((size.y - bar) * 0.38).min(680.0);
    let spine = frame::spine_width(view);
    let stage = view.canvas.rect(spine, 0.0, size.x - spine, stage_height);
    field::show(ui, view, exhibit, battle, ground, stage, 0.0);
    let title = frame::title(ui, view, left, stage_height + 16.0, width, 1, view.say(&exhibit.title));
    let head = page::head_line(ui, view, exhibit, pos2(title.left(), title.bottom() + view.px(2.0)), width);
    let rule = view.canvas.design(Rect::from_min_max(head, head)).min.y + 12.0;
    hairline(ui, view, view.canvas.rect(left, rule, width, 1.0));
    let bottom = size.y - bar - 24.0;
    let tabs = 96.0;
    let strip = phases::height(ui, view, battle, width);
    let strip_top = bottom - tabs - 20.0 - strip;
    let top = rule + 14.0;
    course::show(ui, view, exhibit, view.canvas.rect(left, top, width + 36.0, strip_top - 14.0 - top));
    phases::show(ui, view, battle, view.canvas.rect(left, strip_top, width, strip));
    page::show_tabs(ui, view, exhibit, Tab::Course, view.canvas.rect(left, bottom - tabs, width, tabs));
}
