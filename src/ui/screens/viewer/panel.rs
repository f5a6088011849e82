//! The words beside a picture: what it is, its details one by one, where that is written.

use egui::{Align, Id, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::GAP;
use crate::kiosk::{Action, PictureOf, Route};
use crate::model::{Cite, Hotspot, Picture};
use crate::ui::pictures::Icon;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::reading::{Flow, column_on, overline};
use crate::ui::widgets::{hairline, river, surface};

const PAD: f32 = 36.0;
/// Height of the guided look at the foot of the panel: label, river, buttons.
const STEPS: f32 = 232.0;

pub fn show(ui: &mut Ui, view: &mut View<'_>, of: &PictureOf, picture: &Picture, detail: Option<usize>, rect: Rect) {
    ground(ui, view, rect);
    let steps = if picture.hotspots.is_empty() { 0.0 } else { STEPS };
    let design = view.canvas.design(rect);
    let text = view.canvas.rect(
        design.left() + PAD,
        design.top() + 28.0,
        design.width() - PAD - 12.0,
        design.height() - 28.0 - steps - 20.0,
    );
    let surface = *view.theme.palette.surface;
    column_on(ui, view, text, surface, ("viewer", of, detail), |flow| {
        match detail.and_then(|at| Some((at, picture.hotspots.get(at)?))) {
            Some((at, hotspot)) => tell(flow, at, hotspot),
            None => introduce(flow, of, picture),
        }
    });
    if steps > 0.0 {
        let foot =
            view.canvas.rect(design.left() + PAD, design.bottom() - steps, design.width() - 2.0 * PAD, steps - 28.0);
        guide(ui, view, of, picture, detail, foot);
    }
}

/// The ground of a panel over a picture. What happens on it does not move the picture.
pub fn ground(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    ui.interact(rect, Id::unique("viewer panel"), Sense::CLICK | Sense::DRAG);
    surface(ui, view, rect, view.theme.measures.radius_card);
}

/// The picture as a whole: caption, list of details, what is seen, whose it is.
fn introduce(flow: &mut Flow<'_, '_, '_>, of: &PictureOf, picture: &Picture) {
    let order = flow.view.order;
    // The title stands on the picture.
    let (lang, caption) = picture.caption.pick(order);
    if !caption.is_empty() {
        let look = flow.view.body_look(lang);
        flow.line(caption, &look);
        flow.space(20.0);
    }
    let height = flow.view.theme.measures.target;
    for (index, hotspot) in picture.hotspots.iter().enumerate() {
        let label = format!("{}\u{2002}{}", index + 1, flow.view.say(&hotspot.title));
        let route = Route::Picture { of: of.clone(), detail: Some(index) };
        flow.part(height, |ui, view, rect| {
            if Button::new(&label).icon_last(Icon::Forward).show(ui, view, rect, ("detail", index)) {
                view.actions.push(Action::Open(route));
            }
        });
        flow.space(12.0);
    }
    let (lang, alt) = picture.alt.pick(order);
    if picture.alt != picture.title {
        flow.space(16.0);
        let (word, look) = (flow.view.word("ui-view-seen"), overline(flow.view));
        flow.line(&word, &look);
        flow.space(6.0);
        let look = flow.view.body_look(lang);
        flow.line(alt, &look);
    }
    let (lang, credit) = picture.credit.pick(order);
    if !credit.is_empty() {
        flow.space(20.0);
        let look = flow.view.label_look().lang(lang);
        flow.line(credit, &look);
    }
}

/// One detail.
fn tell(flow: &mut Flow<'_, '_, '_>, at: usize, hotspot: &Hotspot) {
    let (lang, title) = hotspot.title.pick(flow.view.order);
    flow.numbered(at + 1, title, lang);
    flow.space(8.0);
    flow.rich(&hotspot.text);
    if !hotspot.sources.is_empty() {
        flow.space(24.0);
        let (word, look) = (flow.view.word("ui-view-sources"), overline(flow.view).size(21.0));
        flow.line(&word, &look);
        flow.space(4.0);
        let look = flow.view.label_look().size(22.0);
        for source in &hotspot.sources {
            if let Some(line) = cited(flow.view, source) {
                flow.line(&line, &look);
                flow.space(8.0);
            }
        }
    }
}

/// A work in a line: author, title, year, page.
fn cited(view: &View<'_>, cite: &Cite) -> Option<String> {
    let source = view.museum.sources.get(&cite.source)?;
    let author = source.author.as_ref().map(|author| format!("{author}. ")).unwrap_or_default();
    let rest: Vec<&str> = source.year.iter().chain(&cite.page).map(String::as_str).collect();
    let rest = if rest.is_empty() { String::new() } else { format!(", {}", rest.join(", ")) };
    Some(format!("{author}{}{rest}", source.title))
}

/// Where the guided look is, and the way on.
fn guide(ui: &Ui, view: &mut View<'_>, of: &PictureOf, picture: &Picture, detail: Option<usize>, rect: Rect) {
    let count = picture.hotspots.len();
    hairline(ui, view, rect);
    let label = match detail {
        Some(at) => view.sentence("ui-view-step", &[("at", (at + 1).into()), ("count", count.into())]),
        None => view.sentence("ui-view-details", &[("count", count.into())]),
    };
    let width = view.canvas.design(rect).width();
    let look = view.label_look().rows(1);
    let (block, look) = view.set_fitting(ui, &label, &look, width, &[23.0, 21.0, 20.0]);
    let told = view.tell(ui, rect.min + vec2(0.0, view.px(10.0)), &block, &look, Align::Min);
    let target = view.px(view.theme.measures.target);
    let line =
        Rect::from_min_max(pos2(rect.left(), told.bottom()), pos2(rect.right(), rect.bottom() - target - view.px(8.0)));
    stations(ui, view, line, count, detail);
    let route = |detail| Route::Picture { of: of.clone(), detail };
    let row = Rect::from_min_max(pos2(rect.left(), rect.bottom() - target), rect.max);
    let half = (row.width() - view.px(GAP)) / 2.0;
    let left = Rect::from_min_size(row.min, vec2(half, target));
    let right = Rect::from_min_size(pos2(row.right() - half, row.top()), vec2(half, target));
    let Some(at) = detail else {
        let word = view.word("ui-view-begin");
        let button = Button::new(&word).icon_last(Icon::Forward).kind(Kind::Primary);
        if button.show(ui, view, row, "first detail") {
            view.actions.push(Action::Open(route(Some(0))));
        }
        return;
    };
    let before = view.word("ui-view-before");
    if Button::new(&before).icon(Icon::Back).show(ui, view, left, "detail before") {
        view.actions.push(Action::Open(route(at.checked_sub(1))));
    }
    let (key, next) = if at + 1 < count { ("ui-view-after", Some(at + 1)) } else { ("ui-view-end", None) };
    let word = view.word(key);
    if Button::new(&word).icon_last(Icon::Forward).kind(Kind::Primary).show(ui, view, right, "detail after") {
        view.actions.push(Action::Open(route(next)));
    }
}

/// A river with a station for each detail.
fn stations(ui: &Ui, view: &View<'_>, rect: Rect, count: usize, detail: Option<usize>) {
    let part = |index: usize| (index as f32 + 0.5) / count as f32;
    river::course(ui, view, rect, detail.map_or(0.0, part));
    let palette = &view.theme.palette;
    let (gold, blue, surface) = (*palette.gold, *palette.river, *palette.surface);
    for index in 0..count {
        let at = river::on_course(view, rect, part(index));
        match detail {
            Some(here) if index == here => {
                ui.painter().circle_filled(at, view.px(13.0), gold);
            }
            Some(here) if index < here => {
                ui.painter().circle_filled(at, view.px(9.0), gold);
            }
            _ => {
                ui.painter().circle(at, view.px(8.0), surface, Stroke::new(view.px(3.0), blue));
            }
        }
    }
}
