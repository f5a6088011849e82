//! The screens of a visit by time: the dock of the home screen, the planner with all that lies over it, the way at the foot
//! of pages, and the code to take along, read from a picture of the page.

mod common;

use std::sync::Arc;

use aigun::kiosk::itinerary::{PlanSheet, PlanWish, Stay, Stop, WalkWish};
use aigun::kiosk::{Action, Appearance, Comfort, Route};
use aigun::model::*;
use aigun::ui::slip::Slip;
use aigun::words::Words;
use common::stage::{House, open_museum};
use common::{LANGUAGES, shipped};
use egui::{Event, Modifiers, PointerButton, Pos2};
use image::imageops::grayscale;

const SIZES: [[f32; 2]; 4] = [[1920.0, 1080.0], [1080.0, 1920.0], [1280.0, 720.0], [768.0, 1024.0]];

/// A museum with hours, seats and a storey more.
fn museum() -> Arc<Museum> {
    let mut museum = (*shipped()).clone();
    let day = DayHours { opens: TimeOfDay(540), closes: TimeOfDay(990), last_entry: Some(TimeOfDay(960)) };
    museum.hours = Some(OpeningHours { week: [Some(day); 7], closed_on: vec![(2027, 2, 6)] });
    let spot = |number: usize| Spot { x: 40.0 * number as f32, y: 3.0, storey: number as i8, seats: number == 1 };
    let halls = museum.halls.iter().enumerate().map(|(number, hall)| (hall.id.clone(), spot(number)));
    museum.visit.floor = Some(Floor { halls: halls.collect(), ..Floor::default() });
    museum.into()
}

fn house(size: [f32; 2], lang: Lang, usual: Comfort, minute: u16) -> House {
    let mut house = open_museum(Some(museum()), size, lang, usual);
    house.state_mut().tools.audit.on = true;
    house.act(Action::Clock(Today { date: (2027, 2, 5), weekday: Weekday::Friday }, TimeOfDay(minute)));
    house
}

fn look(house: &House, what: &str, faults: &mut Vec<String>) {
    let (size, lang) = (house.ctx.content_rect().size(), house.state().kiosk.lang());
    for finding in house.findings() {
        let place = format!("{}×{} {lang} {}{what}", size.x, size.y, house.route());
        faults.push(format!("{place}: {}: {}", finding.kind.as_str(), finding.what));
    }
}

/// Everything a visitor by time sees, from the question at home to the last stop.
fn walk_through(house: &mut House, what: &str, faults: &mut Vec<String>) {
    house.visit(&Route::Home);
    look(house, what, faults);
    for minutes in [12, 45] {
        house.visit(&Route::Planner { minutes: Some(minutes) });
        look(house, what, faults);
    }
    let first = Stop::Exhibit(ExhibitId::new("treaties/nerchinsk-1689"));
    house.act(Action::Plan(PlanWish::Stay(Stay::Until(TimeOfDay(16 * 60)))));
    for sheet in [PlanSheet::Dial, PlanSheet::Wishes, PlanSheet::Add, PlanSheet::Stop(first)] {
        let over = format!(" {sheet:?}{what}");
        house.act(Action::Plan(PlanWish::Sheet(Some(sheet))));
        look(house, &over, faults);
        house.act(Action::Plan(PlanWish::Sheet(None)));
    }
    // More than there is time for.
    house.act(Action::Plan(PlanWish::Stay(Stay::Minutes(2))));
    for stop in Stop::all(&museum()) {
        house.act(Action::Plan(PlanWish::Add(stop)));
    }
    look(house, &format!(" with no room{what}"), faults);
    house.visit(&Route::Home);
    house.act(Action::Plan(PlanWish::Stay(Stay::Minutes(45))));
    house.act(Action::Walk(WalkWish::Start));
    look(house, &format!(" the atlas{what}"), faults);
    for number in 2..5 {
        house.act(Action::Walk(WalkWish::Next));
        look(house, &format!(" stop {number}{what}"), faults);
    }
    house.visit(&Route::Planner { minutes: None });
    look(house, &format!(" on the way{what}"), faults);
    house.act(Action::Walk(WalkWish::End));
}

#[test]
fn a_visit_by_time_is_sound_on_every_screen() {
    let mut faults = Vec::new();
    for size in SIZES {
        for lang in LANGUAGES {
            let mut house = house(size, lang, Comfort::from(Appearance::Ink), 10 * 60);
            walk_through(&mut house, "", &mut faults);
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_visit_by_time_is_sound_in_large_letters_and_within_low_reach() {
    let mut faults = Vec::new();
    for size in [[1920.0, 1080.0], [1080.0, 1920.0]] {
        for lang in LANGUAGES {
            let usual = Comfort::from(Appearance::Contrast);
            for usual in [Comfort { text_step: 4, ..usual }, Comfort { low_reach: true, ..usual }] {
                let mut house = house(size, lang, usual, 10 * 60);
                walk_through(&mut house, &format!(" {} {}", usual.text_step, usual.low_reach), &mut faults);
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn closing_is_said_at_home_and_in_the_planner() {
    let mut faults = Vec::new();
    for size in [[1920.0, 1080.0], [1080.0, 1920.0]] {
        for lang in LANGUAGES {
            // 35 minutes before closing, after the last entry, and after closing.
            for minute in [955, 962, 1000] {
                let mut house = house(size, lang, Comfort::from(Appearance::Ink), minute);
                look(&house, " closing", &mut faults);
                let said = |house: &House| {
                    let texts = house.state().tools.audit.texts.iter().map(|mark| mark.text.replace('\n', ""));
                    texts.collect::<Vec<_>>().join("|")
                };
                let words = Words::built_in();
                let closing =
                    words.format(lang, "ui-closes-in", &[("minutes", i64::from(990 - minute.min(990)).into())]);
                let bare = |text: &str| text.replace([' ', '\u{a0}'], "");
                assert_eq!(
                    bare(&said(&house)).contains(&bare(&closing)),
                    minute < 990,
                    "{lang} {minute}: {}",
                    said(&house)
                );
                house.visit(&Route::Planner { minutes: Some(60) });
                look(&house, " closing", &mut faults);
                let closed = words.get(lang, "ui-plan-closed");
                assert_eq!(
                    bare(&said(&house)).contains(&bare(&closed)),
                    minute >= 990,
                    "{lang} {minute}: {}",
                    said(&house)
                );
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// A tap of the mouse that egui-winit makes of a finger.
fn tap(house: &mut House, pos: Pos2) {
    let press =
        |pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    house.frame([Event::PointerMoved(pos), press(true)]);
    house.frame([press(false)]);
}

/// Two taps from the home screen: how much time, and the route is there with its code.
#[test]
fn from_home_a_tap_gives_a_route_and_its_code_is_read() {
    for size in [[1920.0, 1080.0], [1080.0, 1920.0]] {
        for lang in LANGUAGES {
            let mut house = open_museum(Some(shipped()), size, lang, Appearance::Ink);
            house.state_mut().tools.audit.on = true;
            house.settle();
            let unit = Words::built_in().format(lang, "ui-plan-minutes", &[("count", 45_i64.into())]);
            let button = house.middle(&format!("45 {unit}"));
            tap(&mut house, button);
            assert_eq!(house.route(), "planner/45");
            house.settle();
            let itinerary = house.state().kiosk.itinerary().expect("a route").clone();
            assert!(itinerary.legs.len() >= 6 && itinerary.span().most <= 45 * 60);
            let slip = Slip::write(&shipped(), &Words::built_in(), lang, &itinerary);
            let picture = grayscale(&house.render().expect("a picture"));
            let (width, height) = (picture.width() as usize, picture.height() as usize);
            let light = |x: usize, y: usize| picture.get_pixel(x as u32, y as u32).0[0];
            let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, light);
            let grids = prepared.detect_grids();
            let read = grids.iter().find_map(|grid| grid.decode().ok());
            assert_eq!(read.map(|(_, text)| text).as_deref(), Some(slip.text()), "{lang} {size:?}");
        }
    }
}
