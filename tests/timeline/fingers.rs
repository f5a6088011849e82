//! Fingers and keys on the river of years.

use std::time::Duration;

use aigun::kiosk::timeline::whole;
use aigun::kiosk::{Action, Comfort, TimelineWish};
use aigun::model::{EntryId, Lang};
use egui::{Event, Key, Modifiers, Pos2, Rect, TouchPhase, Vec2, vec2};

use super::common::panel::Panel;
use super::common::shipped;
use super::common::stage::{House, LYING, STANDING, open};

struct Visitor {
    house: House,
    panel: Panel,
}

impl Visitor {
    fn at(size: [f32; 2], page: &str) -> Visitor {
        let mut house = open(size, Lang::EN, Comfort::default());
        house.state_mut().tools.audit.on = true;
        house.visit_page(page);
        Visitor { house, panel: Panel::default() }
    }

    fn finger(&mut self, finger: u64, phase: TouchPhase, pos: Pos2) {
        let events = self.panel.touch(finger, phase, pos);
        self.house.frame(events);
    }

    fn tap(&mut self, pos: Pos2) {
        self.finger(7, TouchPhase::Start, pos);
        self.finger(7, TouchPhase::End, pos);
        self.house.settle();
    }

    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.finger(7, TouchPhase::Start, from);
        for step in 1..=12_u8 {
            self.finger(7, TouchPhase::Move, from + (to - from) * (f32::from(step) / 12.0));
        }
        self.finger(7, TouchPhase::End, to);
        self.house.settle();
    }

    /// Two fingers along `way` go from one distance to another.
    fn pinch(&mut self, about: Pos2, way: Vec2, from: f32, to: f32) {
        self.finger(7, TouchPhase::Start, about - way * from);
        self.finger(8, TouchPhase::Start, about + way * from);
        for step in 1..=12_u8 {
            let half = way * (from + (to - from) * f32::from(step) / 12.0);
            let first = self.panel.touch(7, TouchPhase::Move, about - half);
            let second = self.panel.touch(8, TouchPhase::Move, about + half);
            self.house.frame(first.into_iter().chain(second));
        }
        self.finger(8, TouchPhase::End, about + way * to);
        self.finger(7, TouchPhase::End, about - way * to);
        self.house.settle();
    }

    fn press(&mut self, key: Key) {
        let event =
            |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
        self.house.frame([event(true), event(false)]);
        self.house.settle();
    }

    fn timeline(&self) -> aigun::kiosk::Timeline {
        self.house.state().kiosk.timeline().clone()
    }

    fn picked(&self) -> Option<String> {
        self.timeline().picked.map(|id| id.to_string())
    }

    /// A place on the river where nothing lies: between the cards.
    fn river(&self) -> Pos2 {
        let screen = self.house.ctx.content_rect();
        if screen.width() > screen.height() { Pos2::new(960.0, 500.0) } else { Pos2::new(590.0, 900.0) }
    }

    fn strip(&self) -> Rect {
        self.house.control("All the years")
    }
}

#[test]
fn a_finger_draws_the_river_along() {
    for (size, way) in [(LYING, vec2(-300.0, 0.0)), (STANDING, vec2(0.0, -300.0))] {
        let mut visitor = Visitor::at(size, "timeline/1700");
        let before = visitor.timeline().sight;
        let river = visitor.river();
        visitor.drag(river, river + way);
        let after = visitor.timeline().sight;
        assert!(after.first > before.first + 5.0, "{before:?} became {after:?}");
        assert!((after.years() - before.years()).abs() < 1e-6);
        visitor.drag(river, river - way);
        let back = visitor.timeline().sight;
        assert!((back.first - before.first).abs() < 0.5, "{before:?} became {back:?}");
    }
}

#[test]
fn two_fingers_change_how_near_the_river_is() {
    for (size, way) in [(LYING, vec2(1.0, 0.0)), (STANDING, vec2(0.0, 1.0))] {
        let mut visitor = Visitor::at(size, "timeline/1750");
        let before = visitor.timeline().sight;
        let river = visitor.river();
        visitor.pinch(river, way, 30.0, 60.0);
        let nearer = visitor.timeline().sight;
        assert!(nearer.years() < before.years() * 0.7, "{before:?} became {nearer:?}");
        assert!(nearer.first > before.first && nearer.last < before.last, "{before:?} became {nearer:?}");
        visitor.pinch(river, way, 60.0, 30.0);
        let farther = visitor.timeline().sight;
        assert!(farther.years() > nearer.years() * 1.4, "{nearer:?} became {farther:?}");
    }
}

#[test]
fn a_tap_on_the_strip_of_all_years_looks_there() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, "timeline/1700");
        let years = visitor.timeline().sight.years();
        let strip = visitor.strip();
        visitor.tap(strip.center());
        let sight = visitor.timeline().sight;
        let middle = whole(&shipped()).middle();
        assert!((sight.middle() - middle).abs() < 8.0 && (sight.years() - years).abs() < 1e-6, "{sight:?}");
        // The frame is under the finger now, and comes along.
        visitor.drag(strip.center(), strip.center() + vec2(strip.width() * 0.2, 0.0));
        let moved = visitor.timeline().sight;
        assert!(moved.first > sight.first + 50.0, "{sight:?} became {moved:?}");
    }
}

#[test]
fn a_card_tells_its_entry_at_length_and_leads_on() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, "timeline/1689");
        assert_eq!(visitor.picked().as_deref(), Some("treaty-nerchinsk"));
        let card = visitor.house.middle("1689 Treaty of Nerchinsk");
        visitor.tap(card);
        assert!(visitor.timeline().open);
        let calendars = visitor.house.middle("Three calendars");
        visitor.tap(calendars);
        let texts: Vec<String> =
            visitor.house.state().tools.audit.texts.iter().map(|mark| mark.text.replace('\n', " ")).collect();
        for date in ["7 September 1689", "28 August 1689", "Kangxi year 28, month 7, day 24"] {
            assert!(texts.iter().any(|text| text.contains(date)), "{date} is not among {texts:?}");
        }
        let person = visitor.house.middle("Songgotu");
        visitor.tap(person);
        assert!(visitor.house.state().kiosk.note().is_some());
        visitor.house.act(Action::CloseNote);
        let map = visitor.house.middle("Map of 1689");
        visitor.tap(map);
        assert_eq!(visitor.house.route(), "atlas/1689");
        visitor.house.act(Action::Back);
        assert!(visitor.timeline().open, "the way back leads to what was read");
        let exhibit = visitor.house.middle("See the exhibit");
        visitor.tap(exhibit);
        assert_eq!(visitor.house.route(), "treaties/nerchinsk-1689/story");
    }
}

#[test]
fn a_tap_beside_the_sheet_closes_it() {
    let mut visitor = Visitor::at(LYING, "timeline/1689");
    visitor.house.act(Action::Timeline(TimelineWish::Open(EntryId::new("treaty-nerchinsk"))));
    visitor.tap(Pos2::new(40.0, 400.0));
    assert!(!visitor.timeline().open);
    assert_eq!(visitor.house.route(), "timeline/1689");
}

#[test]
fn arrows_step_along_the_river_and_plus_comes_closer() {
    let mut visitor = Visitor::at(LYING, "timeline/1689");
    let first = visitor.picked();
    // The river comes after the cards above it.
    for _ in 0..20 {
        visitor.press(Key::Tab);
        let years = visitor.timeline().sight.years();
        visitor.press(Key::Plus);
        if visitor.timeline().sight.years() < years {
            break;
        }
    }
    assert_eq!(visitor.timeline().sight.years().round() as i32, 25);
    visitor.press(Key::ArrowRight);
    let later = visitor.picked();
    assert_ne!(later, first);
    visitor.press(Key::ArrowLeft);
    assert_eq!(visitor.picked(), first);
    visitor.press(Key::Enter);
    assert!(visitor.timeline().open);
}

#[test]
fn the_river_at_the_foot_of_a_page_leads_to_its_year() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, "treaties/aigun-1858/story");
        let river = visitor.house.middle("Down the years");
        visitor.tap(river);
        assert_eq!(visitor.house.route(), "timeline/1858");
        assert_eq!(visitor.picked().as_deref(), Some("treaty-aigun"));
    }
}

/// The years glide to where a button sends them, and come to rest; who wants no motion is there at once.
#[test]
fn the_river_comes_to_rest() {
    let mut visitor = Visitor::at(LYING, "timeline/1689");
    visitor.house.state_mut().tools.motion = true;
    visitor.house.settle();
    visitor.house.state_mut().kiosk.update(Action::Timeline(TimelineWish::Zoom(true)), Duration::ZERO);
    visitor.house.frame([]);
    visitor.house.frame([]);
    assert_eq!(visitor.house.repaint_delay(), Duration::ZERO, "it is on its way");
    for _ in 0..60 {
        visitor.house.frame([]);
    }
    assert!(visitor.house.repaint_delay() > Duration::ZERO, "it is there and still");
}
