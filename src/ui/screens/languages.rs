//! The choice of languages: each in its own words.

use egui::accesskit::Role;
use egui::{Align, Ui, pos2};

use super::frame;
use crate::kiosk::Action;
use crate::ui::pictures::Icon;
use crate::ui::view::{Look, View};
use crate::ui::widgets::button::{Button, Kind};

pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let content = frame::show(ui, view, view.museum.manchu.as_ref());
    let languages = view.museum.languages.clone();
    // Everybody must understand this page before choosing, so it asks in every language.
    let low = view.kiosk.comfort().low_reach;
    // Low, all of them share the lower half.
    let height = if low { ((content.height * 0.46) / languages.len() as f32 - 16.0).clamp(88.0, 156.0) } else { 156.0 };
    let gap = if low { 16.0 } else { 28.0 };
    let width = content.width.min(980.0);
    let total = languages.len() as f32 * (height + gap) - gap;
    let left = content.left + (content.width - width) / 2.0;
    let title_room = 150.0;
    // A standing screen is taller than an arm is long: the choice stays within reach of a seated visitor.
    let share = match (low, view.canvas.portrait) {
        (true, _) => 1.0,
        (false, true) => 0.62,
        (false, false) => 0.5,
    };
    let mut y = content.top + title_room + ((content.height - title_room - total) * share).max(0.0);
    let question: Vec<String> = languages.iter().map(|&lang| view.words.get(lang, "ui-choose-language")).collect();
    let center = view.canvas.pos(left + width / 2.0, y - 130.0);
    let look = Look { role: Role::Heading, ..view.label_look().size(30.0).color(*view.theme.palette.text).rows(2) };
    view.text(ui, center, &question.join(" · "), &look, width.max(content.width), Align::Center);
    for lang in languages {
        let name = view.words.get(lang, "ui-language-name");
        let rect = view.canvas.rect(left, y, width, height);
        let selected = lang == view.lang;
        let button = Button::new("").name(&name).kind(Kind::Tab(selected));
        let touched = button.show(ui, view, rect, ("choose", lang));
        let color = if selected { *view.theme.palette.gold } else { *view.theme.palette.text };
        let look = view.title_look().size(52.0).lang(lang).color(color).rows(1);
        let block = view.set(ui, &name, &look, width - 200.0);
        let pos = pos2(rect.center().x, rect.center().y - block.size.y / 2.0);
        view.paint(ui.painter(), pos, &block, &look, Align::Center);
        if selected {
            let size = view.px(44.0);
            let mark = egui::Rect::from_center_size(
                pos2(rect.left() + view.px(70.0), rect.center().y),
                egui::Vec2::splat(size),
            );
            crate::ui::pictures::show_icon(ui, view, mark, Icon::Check, color);
        }
        if touched {
            view.actions.push(Action::Language(lang));
        }
        y += height + gap;
    }
}
