//! What stands on and beside a picture: its details one by one, the buttons, the overview, two that are compared.

use aigun::kiosk::{Action, Appearance, Comfort, PictureOf, Route};
use aigun::model::{ExhibitId, Picture};
use egui::{Key, Rect, vec2};

use super::common::shipped;
use super::common::stage::{LYING, STANDING};
use super::{ROBE, Visitor};

fn robe() -> Picture {
    shipped().exhibit(&ExhibitId::new("peoples/hezhe")).expect("it is there").pictures[1].clone()
}

fn detail(index: Option<usize>) -> Action {
    let of = PictureOf::Exhibit(ExhibitId::new("peoples/hezhe"), 1);
    Action::Open(Route::Picture { of, detail: index })
}

/// The room of the picture that nothing stands in: at the right the buttons, above the title.
fn room(visitor: &Visitor, size: [f32; 2]) -> Rect {
    let right = visitor.house.middle(&visitor.word("ui-map-nearer")).x - 60.0;
    let bottom = if size == LYING { 928.0 } else { 970.0 };
    Rect::from_min_max(egui::pos2(40.0, 152.0), egui::pos2(right, bottom))
}

#[test]
fn a_tap_on_a_number_opens_its_detail_and_again_closes_it() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, ROBE);
        let whole = visitor.sight();
        for (index, hotspot) in robe().hotspots.iter().enumerate() {
            let at = visitor.screen(hotspot.area.center());
            // A finger is not exact.
            let actions = visitor.tap(at + vec2(12.0, -10.0));
            assert_eq!(actions, [detail(Some(index))], "{}", hotspot.id);
            assert_eq!(visitor.house.route(), format!("{ROBE}/{}", index + 1));
            // Its region is in sight, with room around it.
            let area = hotspot.area;
            let (min, max) = ((area.left, area.top), (area.left + area.width, area.top + area.height));
            let seen = Rect::from_min_max(visitor.screen(min), visitor.screen(max));
            assert!(room(&visitor, size).contains_rect(seen), "{}: {seen}", hotspot.id);
            let room = room(&visitor, size);
            let share = (seen.width() / room.width()).max(seen.height() / room.height());
            assert!((0.2..0.9).contains(&share), "{} takes {share} of the room", hotspot.id);
            visitor.pause();
            // The number now stands where the gold one is drawn.
            assert_eq!(visitor.tap(visitor.screen(min)), [detail(None)], "{}", hotspot.id);
            assert_eq!(visitor.house.route(), ROBE);
            visitor.sees_the_same(whole);
            visitor.pause();
        }
    }
}

#[test]
fn the_look_is_guided_from_detail_to_detail() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, ROBE);
        let whole = visitor.sight();
        let count = robe().hotspots.len();
        visitor.tap_on("ui-view-begin");
        for index in 0..count {
            assert_eq!(visitor.house.route(), format!("{ROBE}/{}", index + 1));
            let title = robe().hotspots[index].title.get(aigun::model::Lang::EN).expect("in every language").clone();
            let texts = &visitor.house.state().tools.audit.texts;
            assert!(texts.iter().any(|mark| mark.text.replace('\n', " ").contains(&title)), "{title} is not told");
            assert!(!visitor.sight().is_whole);
            visitor.tap_on(if index + 1 < count { "ui-view-after" } else { "ui-view-end" });
        }
        assert_eq!(visitor.house.route(), ROBE);
        visitor.sees_the_same(whole);
        // And back again.
        visitor.go(&format!("{ROBE}/2"));
        visitor.tap_on("ui-view-before");
        assert_eq!(visitor.house.route(), format!("{ROBE}/1"));
        visitor.tap_on("ui-view-before");
        assert_eq!(visitor.house.route(), ROBE);
        visitor.sees_the_same(whole);
    }
}

#[test]
fn the_list_of_details_leads_to_them() {
    let mut visitor = Visitor::at(LYING, ROBE);
    for (index, hotspot) in robe().hotspots.iter().enumerate().take(2) {
        let title = hotspot.title.get(aigun::model::Lang::EN).expect("in every language");
        let name = format!("{}\u{2002}{title}", index + 1);
        let at = visitor.house.middle(&name);
        assert_eq!(visitor.tap(at), [detail(Some(index))]);
        visitor.go(ROBE);
    }
}

#[test]
fn the_buttons_come_nearer_go_farther_and_show_the_whole() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, ROBE);
        let whole = visitor.sight();
        assert!(whole.is_whole);
        assert_eq!(visitor.tap_on("ui-map-nearer"), []);
        assert!((visitor.sight().scale / whole.scale - 1.8).abs() < 1e-3);
        visitor.tap_on("ui-map-nearer");
        assert!((visitor.sight().scale / whole.scale - 3.24).abs() < 1e-2);
        visitor.tap_on("ui-map-farther");
        assert!((visitor.sight().scale / whole.scale - 1.8).abs() < 1e-2);
        visitor.tap_on("ui-view-whole");
        visitor.sees_the_same(whole);
        visitor.tap_on("ui-map-farther");
        visitor.sees_the_same(whole);
        // Fast taps add up, both ways.
        for (key, times) in [("ui-map-nearer", 3.24), ("ui-map-farther", 1.0)] {
            let at = visitor.house.middle(&visitor.word(key));
            visitor.touch(at);
            visitor.wait(4);
            visitor.touch(at);
            visitor.rest();
            let now = visitor.sight().scale / whole.scale;
            assert!((now - times).abs() < 1e-2, "{key}: {now}");
        }
        // The whole picture is about no detail.
        visitor.go(&format!("{ROBE}/3"));
        visitor.tap_on("ui-view-whole");
        assert_eq!(visitor.house.route(), ROBE);
        visitor.sees_the_same(whole);
    }
}

#[test]
fn the_words_fold_away_and_the_picture_takes_their_room() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, ROBE);
        let whole = visitor.sight();
        visitor.tap_on("ui-view-hide-text");
        let larger = visitor.sight();
        assert!(larger.is_whole && larger.scale >= whole.scale, "{larger:?}");
        if size == STANDING {
            assert!(larger.covers.center().y > whole.covers.center().y + 100.0);
        } else {
            assert!(larger.covers.center().x > whole.covers.center().x + 100.0);
        }
        assert!(!visitor.has("ui-view-begin") && !visitor.has("ui-view-hide-text"));
        visitor.tap_on("ui-view-show-text");
        visitor.sees_the_same(whole);
        // A detail stays in the middle.
        visitor.go(&format!("{ROBE}/2"));
        let there = visitor.sight();
        visitor.tap_on("ui-view-hide-text");
        let apart = (visitor.sight().middle.0 - there.middle.0).hypot(visitor.sight().middle.1 - there.middle.1);
        assert!(apart < 0.02, "{apart}");
        visitor.tap_on("ui-view-show-text");
        visitor.sees_the_same(there);
        // And so does what somebody chose to look at.
        visitor.go(ROBE);
        visitor.tap_on("ui-map-nearer");
        let near = visitor.sight();
        visitor.tap_on("ui-view-hide-text");
        assert!((visitor.sight().scale - near.scale).abs() < 1e-9);
    }
}

#[test]
fn what_happens_on_the_words_does_not_move_the_picture() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, &format!("{ROBE}/1"));
        let before = visitor.sight();
        let begin = visitor.house.control(&visitor.word("ui-view-after"));
        let on_panel = egui::pos2(begin.left() - 30.0, begin.top() - 120.0);
        visitor.drag(on_panel, on_panel - vec2(0.0, 160.0));
        visitor.sees_the_same(before);
        visitor.drag(on_panel, on_panel - vec2(400.0, 300.0));
        visitor.sees_the_same(before);
        visitor.tap_twice(on_panel);
        visitor.sees_the_same(before);
        visitor.pinch(on_panel, vec2(20.0, 0.0), vec2(20.0, 60.0));
        visitor.rest();
        visitor.sees_the_same(before);
        assert_eq!(visitor.house.route(), format!("{ROBE}/1"));
    }
}

#[test]
fn a_tap_or_a_drag_on_the_overview_moves_there() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, ROBE);
        assert!(!visitor.has("ui-view-overview"), "nothing to see of the whole but the whole");
        for _ in 0..3 {
            visitor.tap_on("ui-map-nearer");
        }
        let frame = visitor.house.control(&visitor.word("ui-view-overview"));
        let scale = visitor.sight().scale;
        for part in [vec2(0.3, 0.35), vec2(0.65, 0.6)] {
            visitor.tap(frame.min + frame.size() * part);
            let middle = visitor.sight().middle;
            let off = (middle.0 - f64::from(part.x)).hypot(middle.1 - f64::from(part.y));
            assert!(off < 0.08, "{middle:?} instead of {part:?}");
            assert!((visitor.sight().scale / scale - 1.0).abs() < 1e-6);
        }
        visitor.pause();
        // The view follows the finger all the way.
        let to = frame.min + frame.size() * vec2(0.35, 0.4);
        visitor.hold(frame.center(), to);
        let middle = visitor.sight().middle;
        assert!((middle.0 - 0.35).hypot(middle.1 - 0.4) < 0.08, "{middle:?}");
        visitor.finger(super::FINGER, egui::TouchPhase::End, to);
        visitor.rest();
        assert!((visitor.sight().middle.0 - middle.0).abs() < 1e-3, "it stays where it was put");
        assert_eq!(visitor.house.route(), ROBE);
    }
}

/// What moves the view or folds the words and opens no page.
const SILENT: [&str; 6] =
    ["ui-map-nearer", "ui-map-farther", "ui-view-whole", "ui-view-hide-text", "ui-view-overview", "ui-view-divider"];

#[test]
fn tab_reaches_every_control_and_enter_works_it() {
    for page in [ROBE.to_owned(), format!("{ROBE}/2"), "treaties/nerchinsk-1689/compare/1".to_owned()] {
        for size in [LYING, STANDING] {
            let mut visitor = Visitor::at(size, &page);
            visitor.house.state_mut().frozen = true;
            if page.contains("compare") {
                visitor.tap_on("ui-map-nearer");
            }
            let all: Vec<String> =
                visitor.house.state().tools.audit.controls.iter().map(|mark| mark.name.clone()).collect();
            let silent = SILENT.map(|key| visitor.word(key));
            let mut reached = std::collections::BTreeSet::new();
            for _ in 0..40 {
                visitor.press(Key::Tab);
                visitor.rest();
                let ctx = visitor.house.ctx.clone();
                let Some(id) = ctx.memory(|memory| memory.focused()) else { continue };
                let Some(rect) = ctx.read_response(id).map(|response| response.rect) else { continue };
                let controls = &visitor.house.state().tools.audit.controls;
                let Some(name) = controls.iter().find(|mark| mark.rect == rect).map(|mark| mark.name.clone()) else {
                    continue;
                };
                if !reached.insert(name.clone()) || !silent.contains(&name) {
                    continue;
                }
                // Buttons that tell the kiosk nothing do something to the view.
                let before = (visitor.sight(), visitor.has("ui-view-hide-text"));
                visitor.press(Key::Enter);
                visitor.rest();
                let after = (visitor.sight(), visitor.has("ui-view-hide-text"));
                let may_rest = [visitor.word("ui-map-farther"), visitor.word("ui-view-whole")].contains(&name)
                    || visitor.word("ui-view-overview") == name;
                assert!(before != after || may_rest, "{page}: Enter does nothing on `{name}`");
                if visitor.has("ui-view-show-text") {
                    visitor.press(Key::Enter);
                    visitor.rest();
                    assert!(visitor.has("ui-view-hide-text"), "{page}: the words do not come back");
                }
            }
            // A column that was turned to its end offers to begin again, under another name.
            let turns = ["ui-read-on", "ui-read-from-top"].map(|key| visitor.word(key));
            let missed: Vec<&String> =
                all.iter().filter(|name| !reached.contains(*name) && !turns.contains(name)).collect();
            assert!(missed.is_empty(), "{page}: Tab does not reach {missed:?}");
        }
    }
}

#[test]
fn two_pictures_have_a_line_between_them_or_stand_side_by_side() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, "treaties/nerchinsk-1689/compare/1");
        assert!((visitor.sight().divider - 0.5).abs() < 1e-6);
        // The line follows the finger and stays there; the pictures stay where they are.
        let before = visitor.sight().covers;
        let handle = visitor.house.middle(&visitor.word("ui-view-divider"));
        visitor.drag(handle, handle + vec2(200.0, 0.0));
        let width = visitor.house.control(&visitor.word("ui-view-divider")).center().x - handle.x;
        assert!((width - 200.0).abs() < 40.0, "{width}");
        assert_eq!(visitor.sight().covers, before);
        let handle = visitor.house.middle(&visitor.word("ui-view-divider"));
        visitor.drag(handle, handle + vec2(3000.0, 0.0));
        assert!(visitor.sight().divider <= 0.95, "it is never off the screen");
        // Side by side: what moves one moves the other, from both sides.
        visitor.tap_on("ui-view-beside");
        assert!(!visitor.has("ui-view-divider"));
        let whole = visitor.sight();
        assert!(whole.is_whole);
        let [first, second] = if size == LYING {
            [vec2(300.0, 600.0), vec2(950.0, 600.0)]
        } else {
            [vec2(500.0, 420.0), vec2(500.0, 1100.0)]
        };
        for at in [first.to_pos2(), second.to_pos2()] {
            visitor.tap_twice(at);
            assert!(visitor.sight().scale > whole.scale * 1.5, "two taps at {at:?}");
            let before = visitor.sight();
            visitor.drag(at, at + vec2(-50.0, -30.0));
            assert!(Visitor::far(before, visitor.sight()) > 10.0, "a drag at {at:?}");
            visitor.tap_on("ui-view-whole");
            visitor.sees_the_same(whole);
            visitor.pause();
        }
        visitor.tap_on("ui-view-divided");
        assert!(visitor.has("ui-view-divider"));
        assert!(visitor.sight().is_whole, "{:?}", visitor.sight());
    }
}

/// Who sits reaches everything.
#[test]
fn with_low_reach_everything_is_in_the_lower_half() {
    for size in [LYING, STANDING] {
        let low = Comfort { low_reach: true, ..Comfort::from(Appearance::Ink) };
        for page in [ROBE, "peoples/hezhe/pictures/2/2", "treaties/nerchinsk-1689/compare/1"] {
            let mut visitor = Visitor::with(size, page, low);
            visitor.tap_on("ui-map-nearer");
            let middle = size[1] / 2.0;
            for mark in &visitor.house.state().tools.audit.controls {
                let top = if mark.scrolls { mark.clip.bottom() - 88.0 } else { mark.rect.top() };
                assert!(top > middle - 2.0, "{page}: {} at {}", mark.name, mark.rect);
            }
            assert_eq!(visitor.house.findings(), [], "{page} {size:?}");
        }
    }
}
