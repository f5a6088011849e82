//! The reading column: a reader's place is not lost, whatever else happens.

mod common;

use aigun::kiosk::{Action, Appearance};
use aigun::model::{ExhibitId, Lang, Link};
use common::stage::{House, LYING, STANDING, open};
use egui::{Event, Key, Modifiers};

fn reader(size: [f32; 2], page: &str) -> House {
    let mut house = open(size, Lang::EN, Appearance::Ink);
    house.state_mut().tools.audit.on = true;
    house.visit_page(page);
    house
}

fn strike(house: &mut House, key: Key) {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    house.frame([event(true), event(false)]);
    house.settle();
}

/// The tops of the texts of the column, from its beginning.
fn tops(house: &House) -> Vec<f32> {
    let texts = house.state().tools.audit.texts.iter().filter(|mark| mark.scrolls);
    texts.map(|mark| mark.rect.top()).collect()
}

/// Which of its texts stands at the upper edge of the column.
fn text_at_edge(house: &House) -> usize {
    let mut texts = house.state().tools.audit.texts.iter().filter(|mark| mark.scrolls);
    texts.position(|mark| mark.rect.bottom() > mark.clip.top() + 1.0).expect("something can be read")
}

#[test]
fn keys_turn_the_pages() {
    for size in [LYING, STANDING] {
        let mut house = reader(size, "treaties/nerchinsk-1689/story");
        let start = tops(&house);
        strike(&mut house, Key::PageDown);
        let room = start[0] - tops(&house)[0];
        assert!(room > 100.0 && text_at_edge(&house) > 0, "a page is more than {room} points");
        strike(&mut house, Key::PageUp);
        assert_eq!(tops(&house), start);
        strike(&mut house, Key::End);
        let end = tops(&house);
        strike(&mut house, Key::PageDown);
        assert_eq!(tops(&house), end, "there is something below the end");
        strike(&mut house, Key::Home);
        assert_eq!(tops(&house), start);
        strike(&mut house, Key::PageUp);
        assert_eq!(tops(&house), start, "there is something above the beginning");
    }
}

#[test]
fn another_language_goes_on_at_the_same_text() {
    for size in [LYING, STANDING] {
        let mut house = reader(size, "treaties/nerchinsk-1689/story");
        for _ in 0..3 {
            strike(&mut house, Key::PageDown);
            let before = text_at_edge(&house);
            for lang in [Lang::RU, Lang::ZH, Lang::EN] {
                house.act(Action::Language(lang));
                assert_eq!(text_at_edge(&house), before, "{lang}");
            }
        }
    }
}

#[test]
fn a_page_come_back_to_stands_where_it_was_left() {
    let mut house = reader(LYING, "treaties/nerchinsk-1689/story");
    strike(&mut house, Key::PageDown);
    let left = tops(&house);
    let person = common::shipped().people.keys().next().expect("the museum knows people").clone();
    house.act(Action::Follow(Link::Person(person)));
    house.act(Action::CloseNote);
    assert_eq!(tops(&house), left, "after a note");
    house.act(Action::Follow(Link::Exhibit(ExhibitId::new("treaties/aigun-1858"))));
    strike(&mut house, Key::PageDown);
    strike(&mut house, Key::PageDown);
    house.act(Action::Back);
    assert_eq!(tops(&house), left, "after another exhibit");
}

#[test]
fn a_page_opened_anew_starts_at_its_beginning() {
    let mut house = reader(LYING, "treaties/nerchinsk-1689/story");
    let start = tops(&house);
    strike(&mut house, Key::PageDown);
    house.act(Action::Home);
    house.visit_page("treaties/nerchinsk-1689/story");
    assert_eq!(tops(&house), start);
    strike(&mut house, Key::PageDown);
    house.visit_page("treaties/nerchinsk-1689/articles");
    assert_eq!(text_at_edge(&house), 0);
}
