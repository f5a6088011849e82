//! What visitors of the house want to know: how long a visit takes, what each hall takes, when the doors are open, and what
//! the exhibit itself lists. Hours are shown only where the museum has set them.

use egui::{Rect, Ui};

use super::course::cited;
use super::{planner, story};
use crate::kiosk::itinerary::{Pace, TimeSpan, hall_span};
use crate::model::{Exhibit, OpeningHours, Visiting};
use crate::ui::text::Face;
use crate::ui::view::View;
use crate::ui::week;
use crate::ui::widgets::reading::{Flow, column};

pub fn show(ui: &mut Ui, view: &mut View<'_>, exhibit: &Exhibit, visit: &Visiting, rect: Rect) {
    column(ui, view, rect, ("visiting", &exhibit.id), |flow| {
        story::sections(flow, &exhibit.sections);
        if let Some(hours) = &flow.view.museum.hours {
            opening(flow, hours);
        }
        minutes(flow);
        facts(flow, visit);
        story::related(flow, exhibit);
    });
}

/// A label, and what it says in larger letters.
fn pair(flow: &mut Flow<'_, '_, '_>, label: &str, value: &str) {
    let look = flow.view.label_look();
    flow.line(label, &look);
    let mut look = flow.view.body_look(flow.view.lang);
    look.face = Face::SerifBold;
    flow.line(value, &look);
}

fn opening(flow: &mut Flow<'_, '_, '_>, hours: &OpeningHours) {
    flow.titled("ui-hours");
    let look = flow.view.body_look(flow.view.lang);
    for line in week::lines(flow.view.words, flow.view.lang, hours) {
        flow.line(&line, &look);
    }
}

/// What the halls take, and a visit as a whole.
fn minutes(flow: &mut Flow<'_, '_, '_>) {
    flow.titled("ui-visit-length");
    let museum = flow.view.museum;
    let (least, most) = museum.visit.minutes;
    let whole = TimeSpan { least: u32::from(least) * 60, most: u32::from(most) * 60 };
    let name = flow.view.say(&museum.name).to_owned();
    let span = planner::words::span(flow.view, whole);
    pair(flow, &name, &span);
    flow.space(14.0);
    for hall in &museum.halls {
        let name = flow.view.say(&hall.name).to_owned();
        let span = hall_span(museum, hall, Pace::Usual, flow.view.order);
        let span = planner::words::span(flow.view, span);
        pair(flow, &name, &span);
        flow.space(14.0);
    }
}

fn facts(flow: &mut Flow<'_, '_, '_>, visit: &Visiting) {
    if visit.facts.is_empty() {
        return;
    }
    flow.space(12.0);
    flow.rule();
    for fact in &visit.facts {
        let (label, value) = (flow.view.say(&fact.label).to_owned(), flow.view.say(&fact.value).to_owned());
        pair(flow, &label, &value);
        let sources = cited(flow.view, &fact.sources);
        if sources.is_empty() {
            flow.space(14.0);
            continue;
        }
        flow.space(2.0);
        let look = flow.view.label_look().size(20.0);
        flow.line(&sources, &look);
        flow.space(16.0);
    }
}
