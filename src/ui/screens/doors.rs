//! The small cards of the home screen, beside those of the halls: atlas, timeline, and the last hall where there are four.

use egui::{CornerRadius, Rect, Response, Ui, vec2};

use super::{atlas, timeline};
use crate::kiosk::{Action, Route};
use crate::model::Hall;
use crate::ui::view::View;
use crate::ui::widgets::{control, door, focus_ring, outline, picture, pressed_ring, rounding, surface};

/// So many halls have a large card where there are not many more.
pub const LARGE: usize = 3;

/// What a small card leads to.
#[derive(Clone, Copy)]
pub enum Door<'m> {
    Atlas,
    Timeline,
    Hall(&'m Hall),
}

/// The halls with a card of their own: all but a fourth and last one, which tells of the house rather than of the river.
pub fn halls<'m>(view: &View<'m>) -> &'m [Hall] {
    let halls = view.museum.halls.as_slice();
    if halls.len() == LARGE + 1 { &halls[..LARGE] } else { halls }
}

/// How many lying cards there are: the halls and the doors.
pub fn entries(view: &View<'_>) -> usize {
    halls(view).len() + Door::all(view).len()
}

impl<'m> Door<'m> {
    /// In the order in which they stand.
    pub fn all(view: &View<'m>) -> Vec<Door<'m>> {
        let atlas = view.museum.has_atlas().then_some(Door::Atlas);
        let timeline = view.museum.has_timeline().then_some(Door::Timeline);
        let last = view.museum.halls[halls(view).len()..].iter().map(Door::Hall);
        atlas.into_iter().chain(timeline).chain(last).collect()
    }

    /// The card; `picture` is the width of its picture in design pixels.
    pub fn show(self, ui: &Ui, view: &mut View<'_>, rect: Rect, picture: f32) {
        match self {
            Door::Atlas => atlas::door::show(ui, view, rect, picture),
            Door::Timeline => timeline::door::show(ui, view, rect, picture),
            Door::Hall(hall) => lying_hall(ui, view, rect, hall, picture, |view| {
                let (name, lead) = (view.say(&hall.name).to_owned(), view.say(&hall.lead).to_owned());
                door::words(ui, view, rect, picture, &name, &lead);
            }),
        }
    }
}

/// The doors side by side; `pictures` is how wide the picture is of one that has the row for itself, of one of two, and of
/// one of three.
pub fn show(ui: &Ui, view: &mut View<'_>, rect: Rect, pictures: [f32; 3]) {
    let doors = Door::all(view);
    let gap = view.px(24.0);
    let width = (rect.width() + gap) / doors.len().max(1) as f32 - gap;
    let picture = pictures[doors.len().clamp(1, pictures.len()) - 1];
    for (number, door) in doors.into_iter().enumerate() {
        let min = rect.min + vec2(number as f32 * (width + gap), 0.0);
        door.show(ui, view, Rect::from_min_size(min, vec2(width, rect.height())), picture);
    }
}

/// The place of a card that leads to a hall.
pub fn open_hall(ui: &Ui, view: &mut View<'_>, rect: Rect, hall: &Hall) -> Response {
    let name = view.say(&hall.name).to_owned();
    let response = control(ui, view, rect, ("hall", &hall.id), &name, None);
    if response.clicked() {
        view.actions.push(Action::Open(Route::Hall(hall.id.clone())));
    }
    response
}

/// A card with the hall's picture at the left, `picture` design pixels wide; `words` fills the rest.
pub fn lying_hall(
    ui: &Ui,
    view: &mut View<'_>,
    rect: Rect,
    hall: &Hall,
    picture: f32,
    words: impl FnOnce(&mut View<'_>),
) {
    let radius = view.theme.measures.radius_card;
    let response = open_hall(ui, view, rect, hall);
    surface(ui, view, rect, radius);
    let left = Rect::from_min_size(rect.min, vec2(view.px(picture), rect.height()));
    let corner = CornerRadius { ne: 0, se: 0, ..rounding(view, radius) };
    picture::show(ui, view, left, &hall.picture, corner);
    words(view);
    outline(ui, view, rect, radius);
    pressed_ring(ui, view, &response, radius);
    focus_ring(ui, view, &response, radius);
}
