//! Ways from a picture on a page to the page on which it is looked at closely.

use egui::accesskit::Role;
use egui::{Id, Rect, Sense, Ui, WidgetInfo, vec2};

use crate::kiosk::{Action, PictureOf, Route};
use crate::model::{Exhibit, ExhibitId, Picture};
use crate::ui::pictures::Icon;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::focus_ring;
use crate::ui::widgets::picture::describe;

const MARGIN: f32 = 24.0;

/// The page of an exhibit's picture.
pub fn route(exhibit: &ExhibitId, index: usize) -> Route {
    Route::Picture { of: PictureOf::Exhibit(exhibit.clone(), index), detail: None }
}

/// On the stage of an exhibit: the picture can be touched, has a button that says so, and arrows to its neighbours. They
/// come in the order in which they stand there.
pub fn stage(ui: &Ui, view: &mut View<'_>, exhibit: &Exhibit, index: usize, rect: Rect) {
    let Some(shown) = exhibit.pictures.get(index) else { return };
    let of = PictureOf::Exhibit(exhibit.id.clone(), index);
    let button_rect = touch(ui, view, rect, &of, shown);
    // Where nobody has to reach high the small pictures below do the same.
    if !view.kiosk.comfort().low_reach {
        neighbours(ui, view, exhibit, index, rect);
        compare(ui, view, exhibit, index, rect);
    }
    if let Some(rect) = button_rect {
        way(ui, view, rect, &of, shown);
    }
}

/// What the buttons in the lower right corner take of the picture's width, in pixels of the design.
pub fn corner_width(view: &View<'_>, exhibit: &Exhibit, index: usize) -> f32 {
    let measures = &view.theme.measures;
    let compare = if exhibit.pair_of(index).is_some() { measures.target + measures.target_gap } else { 0.0 };
    MARGIN + measures.target + compare
}

/// Arrows to the pictures before and after.
fn neighbours(ui: &Ui, view: &mut View<'_>, exhibit: &Exhibit, index: usize, rect: Rect) {
    let target = view.px(view.theme.measures.target);
    let middle = rect.center().y - target / 2.0;
    let margin = view.px(MARGIN);
    let at = |x: f32| Rect::from_min_size(egui::pos2(x, middle), vec2(target, target));
    let before =
        index.checked_sub(1).map(|index| (at(rect.left() + margin), "ui-view-before-picture", Icon::Back, index));
    let after = (index + 1 < exhibit.pictures.len())
        .then(|| (at(rect.right() - margin - target), "ui-view-after-picture", Icon::Forward, index + 1));
    for (rect, key, icon, index) in before.into_iter().chain(after) {
        let name = view.word(key);
        let button = Button::new("").name(&name).icon(icon).kind(Kind::Round);
        if button.show(ui, view, rect, ("stage", key)) {
            view.actions.push(Action::Picture(index));
        }
    }
}

/// The way to what the picture is compared with, left of the button that enlarges it.
fn compare(ui: &Ui, view: &mut View<'_>, exhibit: &Exhibit, index: usize, rect: Rect) {
    let Some(pair) = exhibit.pair_of(index) else { return };
    let target = view.px(view.theme.measures.target);
    let gap = view.px(view.theme.measures.target_gap);
    let min = rect.max - vec2(2.0 * target + gap, target) - vec2(1.0, 1.0) * view.px(MARGIN);
    let name = view.sentence("ui-view-compare-as", &[("title", view.say(&exhibit.pairs[pair].title).into())]);
    let button = Button::new("").name(&name).icon(Icon::Compare).kind(Kind::Round);
    if button.show(ui, view, Rect::from_min_size(min, vec2(target, target)), "compare on the stage") {
        view.actions.push(Action::Open(Route::Pair { exhibit: exhibit.id.clone(), index: pair }));
    }
}

/// A picture that can be touched, with the button that says so in its lower right corner.
pub fn picture(ui: &Ui, view: &mut View<'_>, rect: Rect, of: &PictureOf, shown: &Picture) {
    if let Some(rect) = touch(ui, view, rect, of, shown) {
        way(ui, view, rect, of, shown);
    }
}

/// Senses touches of a picture. Returns where its button stands, unless that is out of reach.
fn touch(ui: &Ui, view: &mut View<'_>, rect: Rect, of: &PictureOf, shown: &Picture) -> Option<Rect> {
    let alt = view.say(&shown.alt).to_owned();
    let target = view.px(view.theme.measures.target);
    let margin = view.px(MARGIN);
    let min = rect.max - vec2(margin + target, margin + target);
    let button_rect = Rect::from_min_size(min, vec2(target, target));
    let is_out_of_reach = view.kiosk.comfort().low_reach && button_rect.top() < ui.max_rect().center().y;
    // With the keyboard one comes to the button, and to the picture only where there is none.
    let sense = if is_out_of_reach { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, Id::unique(("picture", of)), sense);
    if is_out_of_reach {
        let name = way_name(view, shown);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}. {alt}")));
        focus_ring(ui, view, &response, view.theme.measures.radius_card);
    } else {
        describe(ui, &response, &alt);
    }
    if response.clicked() {
        view.actions.push(Action::Open(Route::Picture { of: of.clone(), detail: None }));
    }
    (!is_out_of_reach).then_some(button_rect)
}

fn way(ui: &Ui, view: &mut View<'_>, rect: Rect, of: &PictureOf, shown: &Picture) {
    let name = way_name(view, shown);
    let button = Button::new("").name(&name).icon(Icon::Whole).kind(Kind::Round);
    if button.show(ui, view, rect, ("enlarge", of)) {
        view.actions.push(Action::Open(Route::Picture { of: of.clone(), detail: None }));
    }
}

fn way_name(view: &View<'_>, shown: &Picture) -> String {
    view.sentence("ui-view-enlarge", &[("title", view.say(&shown.title).into())])
}
