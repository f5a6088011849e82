//! The page of the search in front of a visitor: fingers on the keys of the screen, a real keyboard, a pad of five keys.

mod common;

use std::time::Duration;

use aigun::kiosk::{Action, Appearance, Route, SearchWish};
use aigun::model::keypad::{self, Keypad, Press};
use aigun::model::{Lang, Link};
use aigun::words::Words;
use common::shipped;
use common::stage::{House, SMALL_LYING, SMALL_STANDING, open, open_museum};
use egui::{Event, Key, Modifiers, PointerButton, Pos2};

/// A kiosk that notes what it draws, on the page of the search.
fn searching(size: [f32; 2], lang: Lang) -> House {
    let mut house = open(size, lang, Appearance::Ink);
    house.state_mut().tools.audit.on = true;
    house.visit(&Route::Search);
    house
}

fn press(house: &mut House, key: Key) {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    house.frame([event(true), event(false)]);
    house.settle();
}

fn type_in(house: &mut House, text: &str) {
    for c in text.chars() {
        house.frame([Event::Text(c.to_string())]);
    }
    house.settle();
}

fn tap(house: &mut House, pos: Pos2) {
    let button =
        |pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    house.frame([Event::PointerMoved(pos), button(true)]);
    house.frame([button(false), Event::PointerGone]);
    house.settle();
}

fn tap_key(house: &mut House, name: &str) {
    let pos = house.middle(name);
    tap(house, pos);
}

fn typed(house: &House) -> String {
    house.state().kiosk.search().text().to_owned()
}

fn word(lang: Lang, key: &str) -> String {
    Words::built_in().get(lang, key)
}

#[test]
fn every_key_types_what_stands_on_it() {
    for size in [SMALL_LYING, SMALL_STANDING] {
        for (lang, letters) in [
            (Lang::EN, "QWERTYUIOPASDFGHJKLZXCVBNM0123456789"),
            (Lang::RU, "ЙЦУКЕНГШЩЗФЫВАПРОЛДЖЯЧСМИТЬБЮЁХЪЭ0123456789"),
        ] {
            let mut house = searching(size, lang);
            for letter in letters.chars() {
                house.act(Action::Search(SearchWish::Clear));
                tap_key(&mut house, &letter.to_string());
                assert_eq!(typed(&house), letter.to_lowercase().to_string(), "{lang}");
            }
            tap_key(&mut house, &word(lang, "ui-search-space"));
            tap_key(&mut house, "1");
            assert_eq!(typed(&house), "9 1");
            tap_key(&mut house, &word(lang, "ui-search-erase"));
            assert_eq!(typed(&house), "9 ");
            tap_key(&mut house, &word(lang, "ui-search-clear"));
            assert_eq!(typed(&house), "");
            let other = if lang == Lang::RU { ("ui-search-latin", "Q") } else { ("ui-search-cyrillic", "Й") };
            tap_key(&mut house, &word(lang, other.0));
            tap_key(&mut house, other.1);
            assert_eq!(typed(&house), other.1.to_lowercase());
        }
    }
}

#[test]
fn fingers_find_yaksa_by_its_pinyin() {
    let mut house = searching(SMALL_LYING, Lang::ZH);
    for letter in ["Y", "A", "K", "E"] {
        tap_key(&mut house, letter);
    }
    tap_key(&mut house, "雅克萨");
    assert_eq!(typed(&house), "雅克萨");
    let controls: Vec<String> = house.state().tools.audit.controls.iter().map(|mark| mark.name.clone()).collect();
    let find = controls.iter().find(|name| name.starts_with("雅克萨")).expect("a card").clone();
    tap_key(&mut house, &find);
    let kiosk = &house.state().kiosk;
    assert!(kiosk.note().is_some() || kiosk.route() != &Route::Search, "`{find}` opens nothing");
    house.act(Action::Back);
    assert_eq!((house.route(), typed(&house)), ("search".into(), "雅克萨".into()));
}

#[test]
fn an_example_is_typed_when_it_is_touched() {
    let mut house = searching(SMALL_STANDING, Lang::RU);
    let museum = shipped();
    let exhibit = museum.exhibit(&museum.halls[0].exhibits[0]).expect("it is listed");
    let title = exhibit.title.get(Lang::RU).expect("in Russian").clone();
    tap_key(&mut house, &format!("{title}, {}", word(Lang::RU, "ui-search-treaty")));
    assert_eq!(typed(&house), title);
    assert!(house.state().kiosk.search().finds().total > 0);
}

#[test]
fn a_real_keyboard_types_erases_and_opens() {
    let mut house = searching(SMALL_LYING, Lang::EN);
    type_in(&mut house, "Нерчинский договорр");
    press(&mut house, Key::Backspace);
    assert_eq!(typed(&house), "Нерчинский договор");
    press(&mut house, Key::Enter);
    assert_eq!(house.route(), "treaties/nerchinsk-1689/story");
    press(&mut house, Key::Backspace);
    assert_eq!((house.route(), typed(&house)), ("search".into(), "Нерчинский договор".into()));
    // Where there is nothing more to erase, who still holds it down stays here.
    for repeat in std::iter::once(false).chain([true; 40]) {
        let (key, modifiers) = (Key::Backspace, Modifiers::NONE);
        house.frame([Event::Key { key, physical_key: None, pressed: true, repeat, modifiers }]);
    }
    let (key, modifiers) = (Key::Backspace, Modifiers::NONE);
    house.frame([Event::Key { key, physical_key: None, pressed: false, repeat: false, modifiers }]);
    assert_eq!((house.route(), typed(&house)), ("search".into(), String::new()));
    press(&mut house, Key::Enter);
    assert_eq!(house.route(), "search", "nothing was typed and nothing is opened");
    press(&mut house, Key::Backspace);
    assert_eq!(house.route(), "home");
}

#[test]
fn what_has_the_focus_keeps_space_and_enter() {
    let mut house = searching(SMALL_LYING, Lang::EN);
    type_in(&mut house, "alb");
    press(&mut house, Key::Tab);
    assert!(house.ctx.memory(|memory| memory.focused()).is_some());
    house.state_mut().frozen = true;
    let space = |pressed| Event::Key {
        key: Key::Space,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    house.frame([space(true), Event::Text(" ".into()), space(false)]);
    assert!(!house.state().actions.contains(&Action::Search(SearchWish::Type(' '))), "it presses, and types nothing");
    assert_eq!(house.state().actions.len(), 1);
    house.settle();
    house.frame([Event::Text("q".into())]);
    assert_eq!(house.state().actions, [Action::Search(SearchWish::Type('q'))], "letters are typed all the same");
}

#[test]
fn nothing_is_typed_through_what_lies_over_the_page() {
    let mut house = searching(SMALL_LYING, Lang::EN);
    type_in(&mut house, "alb");
    let person = shipped().people.keys().next().expect("somebody").clone();
    for cover in [Action::Follow(Link::Person(person)), Action::OpenComfort] {
        house.act(cover);
        type_in(&mut house, "xyz");
        assert_eq!(typed(&house), "alb");
        house.act(Action::Back);
    }
    house.ask();
    house.frame([Event::Text("x".into())]);
    assert_eq!(typed(&house), "alb");
}

/// On other pages letters are no letters.
#[test]
fn letters_are_typed_on_this_page_alone() {
    let mut house = open(SMALL_LYING, Lang::EN, Appearance::Ink);
    type_in(&mut house, "alb");
    assert_eq!((house.route(), typed(&house)), ("home".into(), String::new()));
}

#[test]
fn the_keys_of_a_pad_are_no_letters() {
    let mut museum = (*shipped()).clone();
    let keys =
        [("A", Press::Previous), ("D", Press::Next), ("S", Press::Select), ("B", Press::Back), ("H", Press::Home)];
    let keys = keys.map(|(name, press)| (keypad::Key::new(name).expect("a key"), press));
    museum.keypad = Keypad(keys.into_iter().collect());
    let mut house = open_museum(Some(museum.into()), SMALL_LYING, Lang::EN, Appearance::Ink);
    house.state_mut().tools.audit.on = true;
    house.visit(&Route::Search);
    let strike = |house: &mut House, key: Key, letter: &str| {
        let event =
            |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
        house.frame([event(true), Event::Text(letter.into()), event(false)]);
        house.settle();
    };
    // Next and select, until a letter has been typed: the pad reaches the keys.
    let mut steps = 0;
    while typed(&house).is_empty() {
        strike(&mut house, Key::D, "d");
        let focused = house.ctx.memory(|memory| memory.focused());
        assert!(focused.is_some() || steps == 0, "the pad lost its way");
        strike(&mut house, Key::S, "s");
        assert_eq!(house.route(), "search");
        steps += 1;
        assert!(steps < 20, "no key was reached");
    }
    assert_eq!(typed(&house).chars().count(), 1, "the keys of the pad typed nothing themselves");
    strike(&mut house, Key::B, "b");
    assert_eq!(house.route(), "home");
}

/// Every letter brings other finds, and the list begins at its top.
#[test]
fn other_letters_begin_at_the_top_of_the_list() {
    let mut house = searching(SMALL_LYING, Lang::EN);
    type_in(&mut house, "a");
    let on = word(Lang::EN, "ui-read-on");
    let first = |house: &House| {
        let marks = &house.state().tools.audit.controls;
        marks.iter().find(|mark| mark.scrolls).map(|mark| mark.rect.top()).expect("a card")
    };
    let top = first(&house);
    tap_key(&mut house, &on);
    assert!(first(&house) < top, "the list was not turned");
    type_in(&mut house, "l");
    assert_eq!(first(&house), top);
}

#[test]
fn the_bar_and_the_home_page_lead_to_the_search() {
    for size in [SMALL_LYING, SMALL_STANDING] {
        for page in ["home", "halls/treaties", "treaties/nerchinsk-1689/story", "languages"] {
            let mut house = open(size, Lang::EN, Appearance::Ink);
            house.state_mut().tools.audit.on = true;
            house.visit_page("halls/battles");
            house.visit_page(page);
            tap_key(&mut house, &word(Lang::EN, "ui-search"));
            assert_eq!(house.route(), "search", "from {page}");
            house.act(Action::Back);
            assert_eq!(house.route(), page);
        }
        let mut house = open(size, Lang::EN, Appearance::Ink);
        house.state_mut().tools.audit.on = true;
        // A museum that has just been read anew, before its names have been looked through.
        house.state_mut().kiosk.update(Action::Loaded(Some(shipped())), Duration::ZERO);
        house.settle();
        let names = house.state().tools.audit.controls.iter().map(|mark| mark.name.clone()).collect::<Vec<_>>();
        assert!(!names.contains(&word(Lang::EN, "ui-search")), "a button that leads nowhere");
    }
}
