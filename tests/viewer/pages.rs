//! Pictures as pages: the ways there and on, what stays as it was, and how a picture grows out of the page before.

use std::time::Duration;

use aigun::kiosk::{Action, Appearance, Comfort, Presence};
use aigun::model::{ExhibitId, Lang, Link, PersonId};
use egui::{Key, Pos2, Rect, pos2, vec2};

use super::common::shipped;
use super::common::stage::{LYING, STANDING};
use super::{CANOE, ROBE, Visitor};

const STORY: &str = "peoples/hezhe/story";

/// The name of the way to a picture.
fn way(visitor: &Visitor, title: &str) -> String {
    aigun::words::Words::built_in().format(
        visitor.house.state().kiosk.lang(),
        "ui-view-enlarge",
        &[("title", title.into())],
    )
}

#[test]
fn every_picture_of_a_page_leads_to_the_viewer() {
    let museum = shipped();
    let say = |text: &aigun::model::Localized<String>| text.get(Lang::EN).expect("in every language").clone();
    let hezhe = museum.exhibit(&ExhibitId::new("peoples/hezhe")).expect("it is there");
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, STORY);
        let button = visitor.house.control(&way(&visitor, &say(&hezhe.pictures[0].title)));
        // The picture itself can be touched too.
        for at in [button.center(), button.center() - vec2(150.0, 60.0)] {
            visitor.tap(at);
            assert_eq!(visitor.house.route(), CANOE);
            visitor.tap_on("ui-back");
            assert_eq!(visitor.house.route(), STORY);
        }
    }
    // Where nobody has to reach high the hall shows its picture, and the touch of a helper opens it.
    let low = Comfort { low_reach: true, ..Appearance::Ink.into() };
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::with(size, "halls/battles", low);
        let at = stage_of(&visitor, pos2(size[0] * 0.7, size[1] * 0.35)).center();
        visitor.tap(at);
        assert_eq!(visitor.house.route(), "halls/battles/picture");
    }
}

#[test]
fn a_portrait_opens_from_the_note_and_closes_onto_it() {
    let museum = shipped();
    let Some(person) = museum.people.values().find(|person| person.portrait.is_some()) else { return };
    let portrait = person.portrait.as_ref().expect("a portrait");
    let mut visitor = Visitor::at(LYING, "treaties/nerchinsk-1689/story");
    visitor.act(Action::Follow(Link::Person(person.id.clone())));
    let name = way(&visitor, portrait.title.get(Lang::EN).expect("in every language"));
    let at = visitor.house.middle(&name);
    visitor.tap(at);
    let shared = museum.people.values().find(|other| other.portrait.as_ref() == Some(portrait)).expect("at least one");
    assert_eq!(visitor.house.route(), format!("people/{}/picture", person.id), "{}", shared.id);
    visitor.tap_on("ui-back");
    assert_eq!(visitor.house.state().kiosk.note(), Some(&Link::Person(PersonId::new(person.id.as_str()))));
}

#[test]
fn the_next_picture_is_one_tap_away_and_back_leads_to_the_exhibit() {
    for size in [LYING, STANDING] {
        let mut visitor = Visitor::at(size, STORY);
        visitor.go(CANOE);
        assert!(!visitor.has("ui-view-before-picture"), "before the first there is none");
        visitor.tap_on("ui-view-after-picture");
        assert_eq!(visitor.house.route(), ROBE);
        assert!(visitor.sight().is_whole);
        visitor.tap_on("ui-view-before-picture");
        assert_eq!(visitor.house.route(), CANOE);
        visitor.tap_on("ui-view-after-picture");
        visitor.tap_on("ui-back");
        assert_eq!((visitor.house.route().as_str(), visitor.house.state().kiosk.picture()), (STORY, 1));
        // From the last one it only goes back.
        let last = shipped().exhibit(&ExhibitId::new("peoples/hezhe")).expect("it is there").pictures.len();
        visitor.go(&format!("peoples/hezhe/pictures/{last}"));
        assert!(visitor.has("ui-view-before-picture") && !visitor.has("ui-view-after-picture"));
    }
}

#[test]
fn the_arrows_of_a_stage_change_its_picture() {
    let mut visitor = Visitor::at(LYING, STORY);
    assert!(!visitor.has("ui-view-before-picture"));
    visitor.tap_on("ui-view-after-picture");
    assert_eq!((visitor.house.route().as_str(), visitor.house.state().kiosk.picture()), (STORY, 1));
    visitor.tap_on("ui-view-before-picture");
    assert_eq!(visitor.house.state().kiosk.picture(), 0);
}

#[test]
fn a_picture_that_is_compared_says_so() {
    let mut visitor = Visitor::at(LYING, "treaties/nerchinsk-1689/story");
    let museum = shipped();
    let exhibit = museum.exhibit(&ExhibitId::new("treaties/nerchinsk-1689")).expect("it is there");
    let pair = exhibit.pairs.first().expect("it compares two");
    for index in 0..exhibit.pictures.len() {
        visitor.go(&format!("treaties/nerchinsk-1689/pictures/{}", index + 1));
        assert_eq!(visitor.has("ui-view-compare"), [pair.first, pair.second].contains(&index), "{index}");
    }
    visitor.go(&format!("treaties/nerchinsk-1689/pictures/{}", pair.first + 1));
    visitor.tap_on("ui-view-compare");
    assert_eq!(visitor.house.route(), "treaties/nerchinsk-1689/compare/1");
    visitor.tap_on("ui-back");
    assert_eq!(visitor.house.route(), format!("treaties/nerchinsk-1689/pictures/{}", pair.first + 1));
}

#[test]
fn another_language_keeps_the_view() {
    let mut visitor = Visitor::at(LYING, ROBE);
    visitor.tap_on("ui-map-nearer");
    visitor.drag(pos2(620.0, 420.0), pos2(560.0, 360.0));
    let before = visitor.sight();
    visitor.act(Action::Language(Lang::RU));
    visitor.sees_the_same(before);
    // Also when the page of languages was open meanwhile.
    visitor.act(Action::ChooseLanguage);
    assert_eq!(visitor.house.route(), "languages");
    visitor.act(Action::Language(Lang::ZH));
    assert_eq!(visitor.house.route(), ROBE);
    visitor.sees_the_same(before);
}

#[test]
fn whoever_comes_back_finds_the_view_as_it_was() {
    let mut visitor = Visitor::at(LYING, &format!("{ROBE}/2"));
    visitor.tap_on("ui-map-nearer");
    let before = visitor.sight();
    visitor.act(Action::Follow(Link::Exhibit(ExhibitId::new("battles/albazin-1686"))));
    visitor.go("battles/albazin-1686/pictures/1");
    visitor.tap_on("ui-back");
    visitor.tap_on("ui-back");
    assert_eq!(visitor.house.route(), format!("{ROBE}/2"));
    visitor.sees_the_same(before);
    // Two compared pictures too.
    let mut visitor = Visitor::at(LYING, "treaties/nerchinsk-1689/compare/1");
    visitor.tap_on("ui-view-beside");
    visitor.tap_on("ui-map-nearer");
    let before = visitor.sight();
    visitor.go("treaties/nerchinsk-1689/pictures/1");
    visitor.tap_on("ui-back");
    visitor.sees_the_same(before);
    assert!(!visitor.has("ui-view-divider"), "they still stand side by side");
}

#[test]
fn the_next_visitor_begins_with_the_whole() {
    let mut visitor = Visitor::at(LYING, ROBE);
    let whole = visitor.sight();
    visitor.tap_on("ui-map-nearer");
    visitor.tap_on("ui-view-hide-text");
    assert!(!visitor.sight().is_whole);
    let now = aigun::ui::now(&visitor.house.ctx);
    let limit = visitor.house.state().kiosk.limit();
    let countdown = visitor.house.state().kiosk.countdown();
    visitor.house.state_mut().kiosk.update(Action::Tick, now + limit);
    visitor.house.state_mut().kiosk.update(Action::Tick, now + limit + countdown);
    assert!(matches!(visitor.house.state().kiosk.presence(), Presence::Away(_)));
    visitor.house.state_mut().kiosk.update(Action::Wake(None), now + limit + countdown);
    visitor.house.state_mut().kiosk.update(Action::Open(ROBE.parse().expect("a route")), now + limit + countdown);
    visitor.house.state_mut().kiosk.update(Action::Language(Lang::EN), now + limit + countdown);
    visitor.rest();
    assert!(visitor.has("ui-view-hide-text"));
    visitor.sees_the_same(whole);
}

/// The part of a frame that a picture cropped to it shows is where it was.
#[track_caller]
fn covers(visitor: &Visitor, frame: Rect) {
    let covers = visitor.sight().covers;
    assert!(covers.expand(1.0).contains_rect(frame), "{covers} does not cover {frame}");
    let tight = (covers.width() - frame.width()).abs() < 1.0 || (covers.height() - frame.height()).abs() < 1.0;
    assert!(tight, "{covers} is not as large as fits around {frame}");
}

/// Where the pictures of the page stand, by the way a screen reader finds them.
fn stage_of(visitor: &Visitor, at: Pos2) -> Rect {
    let nodes = visitor.house.ctx.viewport(|viewport| {
        viewport
            .prev_pass
            .widgets
            .layers()
            .flat_map(|(_, all)| all.iter())
            .map(|widget| widget.rect)
            .collect::<Vec<_>>()
    });
    let screen = visitor.house.ctx.content_rect();
    let framed = nodes.into_iter().filter(|rect| rect.contains(at) && rect.area() < screen.area() * 0.9);
    framed.max_by(|a, b| a.area().total_cmp(&b.area())).expect("a picture stands there")
}

#[test]
fn a_picture_grows_out_of_the_frame_that_was_touched() {
    let mut visitor = Visitor::at(LYING, STORY);
    let at = pos2(700.0, 300.0);
    let frame = stage_of(&visitor, at);
    visitor.touch(at);
    assert_eq!(visitor.house.route(), CANOE);
    // Its size is known after a frame; until then it stays where it stood.
    let known = (0..5).find(|_| {
        visitor.wait(1);
        let state = visitor.house.state();
        state.tools.sight(state.kiosk.visit()).is_some()
    });
    assert!(known.is_some());
    covers(&visitor, frame);
    let first = visitor.sight();
    let mut scale = 0.0;
    for _ in 0..8 {
        visitor.wait(1);
        assert!(visitor.sight().scale != scale, "it stands still on the way");
        scale = visitor.sight().scale;
    }
    visitor.rest();
    assert!(visitor.sight().is_whole && visitor.sight() != first);
    // The next one comes as a whole, out of nowhere.
    visitor.house.state_mut().kiosk.update(Action::Open(ROBE.parse().expect("a route")), Duration::ZERO);
    visitor.wait(2);
    assert!(visitor.sight().is_whole, "{:?}", visitor.sight());
    visitor.rest();
    assert!(visitor.sight().is_whole);
}

#[test]
fn for_those_who_want_nothing_to_move_it_is_there() {
    let calm = Comfort { calm: true, ..Appearance::Ink.into() };
    let mut visitor = Visitor::with(LYING, STORY, calm);
    visitor.touch(pos2(700.0, 300.0));
    visitor.wait(2);
    assert_eq!(visitor.house.route(), CANOE);
    let first = visitor.sight();
    assert!(first.is_whole);
    visitor.rest();
    visitor.sees_the_same(first);
}

#[test]
fn a_picture_at_rest_is_not_drawn_again() {
    for page in [ROBE.to_owned(), format!("{ROBE}/2"), "treaties/nerchinsk-1689/compare/1".to_owned()] {
        let mut visitor = Visitor::at(LYING, &page);
        visitor.tap_on("ui-map-nearer");
        visitor.tap_on("ui-back");
        visitor.go(&page);
        visitor.house.settle();
        assert_eq!(visitor.house.repaint_delay(), Duration::MAX, "{page}");
        let shapes = visitor.house.output().shapes.clone();
        visitor.wait(3);
        assert!(visitor.house.output().shapes == shapes, "{page} changes while nobody does anything");
    }
}

#[test]
fn escape_leads_back_and_the_words_can_be_looked_up() {
    let mut visitor = Visitor::at(LYING, STORY);
    visitor.go(&format!("{ROBE}/2"));
    let before = visitor.sight();
    let person = shipped().people.keys().next().expect("the museum knows people").clone();
    visitor.act(Action::Follow(Link::Person(person)));
    // Beside the note nothing below it feels the touch.
    visitor.drag(pos2(400.0, 400.0), pos2(500.0, 300.0));
    visitor.sees_the_same(before);
    visitor.act(Action::CloseNote);
    visitor.press(Key::Escape);
    visitor.rest();
    assert_eq!(visitor.house.route(), STORY);
}
