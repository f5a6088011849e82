//! What every page has: the spine with the seal and the Manchu title, and the bar at the foot. The bar comes last: the
//! keyboard and screen readers go through a page in the order in which it is drawn.

use egui::{Color32, CornerRadius, Rect, Stroke, Ui, pos2};

use super::search::door;
use super::{atlas, planner, timeline, viewer};
use crate::kiosk::Action;
use crate::model::Manchu;
use crate::ui::pictures::{Icon, show_icon};
use crate::ui::view::View;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::{control, focus_ring, pressed_ring, river};

/// Width of the spine.
pub fn spine_width(view: &View<'_>) -> f32 {
    if view.canvas.portrait { 104.0 } else { 120.0 }
}

/// Height of the bar of inner pages.
pub fn bar_height(view: &View<'_>) -> f32 {
    if view.canvas.portrait { 206.0 } else { 112.0 }
}

/// Width of a button of the bar that has a symbol and no word.
const SYMBOL: f32 = 96.0;

/// The part of the screen that is the page's own: left, top, width, height in design pixels.
pub struct Content {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
}

/// Draws the spine of an inner page and says what it and the bar leave.
pub fn show(ui: &mut Ui, view: &mut View<'_>, manchu: Option<&Manchu>) -> Content {
    let bar = bar_height(view);
    spine(ui, view, manchu, view.canvas.size.y - bar);
    // The page fades in; what all pages share stands still.
    ui.multiply_opacity(view.opacity);
    content(view, bar)
}

/// The room between spine, bar and margins.
pub fn content(view: &View<'_>, bar: f32) -> Content {
    let (left, right) = if view.canvas.portrait { (144.0, 44.0) } else { (152.0, 48.0) };
    let top = 40.0;
    let size = view.canvas.size;
    Content { left, top, width: size.x - left - right, height: size.y - bar - top - 24.0 }
}

/// The dark strip at the left edge, `height` high, with the seal and a vertical title.
pub fn spine(ui: &Ui, view: &mut View<'_>, manchu: Option<&Manchu>, height: f32) {
    let width = spine_width(view);
    let rect = view.canvas.rect(0.0, 0.0, width, height);
    let palette = &view.theme.palette;
    let (deep, line, text) = (*palette.deep, *palette.line, *palette.text);
    ui.painter().rect_filled(rect, CornerRadius::ZERO, deep);
    ui.painter().vline(rect.right(), rect.y_range(), Stroke::new(view.px(1.0).max(1.0), line));
    let square = view.canvas.rect((width - 80.0) / 2.0, 32.0, 80.0, 80.0);
    show_icon(ui, view, square, Icon::Seal, Color32::WHITE);
    if let Some(manchu) = manchu {
        let room = view.px(height - 300.0);
        view.manchu(
            ui,
            manchu,
            pos2(rect.center().x, rect.top() + view.px(152.0)),
            room,
            60.0,
            text.gamma_multiply(0.92),
        );
    }
}

/// The bar at the foot of an inner page.
pub fn foot(ui: &mut Ui, view: &mut View<'_>) {
    ui.set_opacity(1.0);
    let height = bar_height(view);
    let size = view.canvas.size;
    let top = size.y - height;
    let rect = view.canvas.rect(0.0, top, size.x, height);
    let palette = &view.theme.palette;
    let (deep, line) = (*palette.deep, *palette.line);
    ui.painter().rect_filled(rect, CornerRadius::ZERO, deep);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(view.px(1.0).max(1.0), line));
    let y = size.y - 100.0;
    let atlas = has_atlas_button(view);
    // The atlas has a list of its places, and neither it nor the timeline room to spare.
    let search = door::is_open(view) && !view.kiosk.is_atlas() && !view.kiosk.is_timeline();
    let (rects, atlas_rect, search_rect, middle) = if view.canvas.portrait {
        let count = if atlas { 5.0 } else { 4.0 };
        let symbol = if search { SYMBOL + 16.0 } else { 0.0 };
        let width = (size.x - 48.0 - symbol - (count - 1.0) * 16.0) / count;
        // The search stands after the ways, before comfort and language.
        let x = |column: f32| 24.0 + column * (width + 16.0) + if column + 2.0 >= count { symbol } else { 0.0 };
        let at = |column: f32| view.canvas.rect(x(column), y, width, 88.0);
        let symbol_rect = view.canvas.rect(24.0 + (count - 2.0) * (width + 16.0), y, SYMBOL, 88.0);
        let middle = view.canvas.rect(144.0, top + 12.0, size.x - 144.0 - 44.0, 90.0);
        ([at(0.0), at(1.0), at(count - 2.0), at(count - 1.0)], at(2.0), symbol_rect, middle)
    } else {
        let width = 176.0;
        let at = |x: f32| view.canvas.rect(x, y, width, 88.0);
        let right = size.x - 24.0 - 2.0 * width - 16.0;
        let step = width + 16.0;
        let ways = 2.0 + if atlas { 1.0 } else { 0.0 };
        let search_rect = at(24.0 + ways * step);
        let left = 24.0 + (ways + if search { 1.0 } else { 0.0 }) * step;
        let middle = view.canvas.rect(left, top + 10.0, right - left, 92.0);
        ([at(24.0), at(24.0 + step), at(right), at(right + step)], at(24.0 + 2.0 * step), search_rect, middle)
    };
    // On a standing screen the middle is a row of its own, above the others.
    let portrait = view.canvas.portrait;
    if portrait {
        middle_of_bar(ui, view, middle);
    }
    ways(ui, view, rects[0], rects[1]);
    if atlas {
        let word = view.word("ui-atlas-short");
        if Button::new(&word).icon(Icon::Map).show(ui, view, atlas_rect, "atlas") {
            view.actions.push(Action::Open(view.kiosk.atlas_here()));
        }
    }
    if search && portrait {
        door::symbol(ui, view, search_rect);
    } else if search {
        door::show(ui, view, search_rect);
    }
    if !portrait {
        middle_of_bar(ui, view, middle);
    }
    choices(ui, view, rects[2], rects[3]);
}

/// Whether the bar leads to the atlas: not where it is open, nor where the museum has none.
fn has_atlas_button(view: &View<'_>) -> bool {
    !view.kiosk.is_atlas() && view.museum.has_atlas()
}

/// Between the buttons: the river of time, or what the atlas can do.
fn middle_of_bar(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let (is_atlas, is_timeline) = (view.kiosk.is_atlas(), view.kiosk.is_timeline());
    if is_atlas || is_timeline {
        // A route that leads here leads on.
        let share = 1.0 - planner::way::brief_share(view);
        let (tools, way) = rect.split_left_right_at_x(rect.left() + rect.width() * share);
        let shared = planner::way::brief(ui, view, way);
        let tools = if shared { tools } else { rect };
        if is_atlas {
            atlas::tools(ui, view, tools);
        } else {
            timeline::tools(ui, view, tools);
        }
        return;
    }
    if view.kiosk.is_looking() && viewer::tools(ui, view, rect) {
        return;
    }
    if planner::way::show(ui, view, rect) {
        return;
    }
    let side = if view.canvas.portrait { 0.0 } else { view.px(90.0) };
    let rect = rect.shrink2(egui::vec2(side, 0.0));
    let timeline = view.kiosk.timeline_here();
    if let Some(route) = timeline {
        // The river of time leads to what happened along it.
        let top = if view.canvas.portrait { rect.top() - view.px(10.0) } else { rect.top() };
        let touched = Rect::from_min_size(pos2(rect.left(), top), egui::vec2(rect.width(), view.px(88.0)));
        let name = view.word("ui-timeline");
        let response = control(ui, view, touched, "river of time", &name, None);
        river::time(ui, view, rect);
        pressed_ring(ui, view, &response, 14.0);
        focus_ring(ui, view, &response, 14.0);
        if response.clicked() {
            view.actions.push(Action::Open(route));
        }
        return;
    }
    river::time(ui, view, rect);
}

/// Back and home.
fn ways(ui: &Ui, view: &mut View<'_>, back_rect: Rect, home_rect: Rect) {
    let (back, home) = (view.word("ui-back"), view.word("ui-home"));
    if Button::new(&back).icon(Icon::Back).show(ui, view, back_rect, "back") {
        view.actions.push(Action::Back);
    }
    if Button::new(&home).icon(Icon::Home).show(ui, view, home_rect, "home") {
        view.actions.push(Action::Home);
    }
}

/// Comfort and language.
fn choices(ui: &Ui, view: &mut View<'_>, comfort_rect: Rect, language_rect: Rect) {
    let comfort = view.word("ui-comfort");
    let (language, choose) = (view.words.get(view.lang, "ui-language-short"), view.word("ui-choose-language"));
    if Button::new(&comfort).icon(Icon::Sizes).show(ui, view, comfort_rect, "comfort") {
        view.actions.push(Action::OpenComfort);
    }
    if Button::new(&language).name(&choose).icon(Icon::Language).show(ui, view, language_rect, "language") {
        view.actions.push(Action::ChooseLanguage);
    }
}

/// A title that must fit beside something: the largest of three sizes that stays on `rows` rows. Returns what it covers.
pub fn title(ui: &Ui, view: &mut View<'_>, left: f32, top: f32, width: f32, rows: usize, text: &str) -> Rect {
    let look = view.title_look().rows(rows);
    let size = look.size;
    let (block, look) =
        view.set_fitting(ui, text, &look, width, &[size, size * 0.86, size * 0.74, size * 0.64, size * 0.55]);
    let pos = view.canvas.pos(left, top);
    view.tell(ui, pos2(pos.x, pos.y), &block, &look, egui::Align::Min)
}
