//! For those who cannot touch or cannot see: everything can be reached and done with a keyboard, and everything has a
//! name and can be read out.

mod common;

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use aigun::kiosk::{Action, Appearance, Command, Kiosk, PictureOf, PinAnswer, Route, Tab, TimelineWish};
use aigun::model::keypad::{self, Keypad, Press};
use aigun::model::{EntryId, Lang, Link, Localized, Museum, Picture};
use aigun::ui::ControlMark;
use aigun::words::Words;
use common::stage::{House, SMALL_LYING, SMALL_STANDING, open};
use common::{LANGUAGES, indexed, kiosk, shipped};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Rect};
use egui_kittest::kittest::{AccessKitNode, NodeT as _};

/// More stops than any page has.
const MOST_STOPS: usize = 90;

/// Down and up again.
fn stroke(key: Key) -> [Event; 2] {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    [event(true), event(false)]
}

/// A visitor at the keyboard: what is done is noted, the page stays.
fn typist(size: [f32; 2], lang: Lang) -> House {
    let mut house = open(size, lang, Appearance::Ink);
    house.state_mut().frozen = true;
    house
}

/// Opens a page with nothing in focus.
fn open_page(house: &mut House, route: &Route) {
    house.visit(route);
    house.ctx.memory_mut(|memory| memory.stop_text_input());
    if let Some(id) = house.ctx.memory(|memory| memory.focused()) {
        house.ctx.memory_mut(|memory| memory.surrender_focus(id));
    }
    house.settle();
}

fn strike(house: &mut House, key: Key) -> Vec<Action> {
    house.frame(stroke(key));
    let actions = house.state().actions.clone();
    house.settle();
    actions
}

/// The node that has the keyboard's focus: what it is called.
fn focused(house: &House) -> Option<String> {
    let node = house.root().children_recursive().find(|node| node.accesskit_node().is_focused())?;
    Some(node.accesskit_node().label().unwrap_or_default())
}

/// What a screen reader is told a page has: everything that can be touched.
fn controls(house: &mut House) -> Vec<ControlMark> {
    house.state_mut().tools.audit.on = true;
    house.settle();
    let controls = house.state().tools.audit.controls.clone();
    house.state_mut().tools.audit.on = false;
    house.settle();
    controls
}

/// Every page; of the details of a picture only the first two, as the others have the same controls.
fn pages(museum: &Museum) -> Vec<Route> {
    let is_like_others = |route: &Route| matches!(route, Route::Picture { detail: Some(detail), .. } if *detail > 1);
    Route::all(museum).into_iter().filter(|route| !is_like_others(route)).collect()
}

/// What is moved by arrows and holds no control: a map, the river of years, a picture that is looked at.
fn canvases(route: &Route, lang: Lang) -> Vec<String> {
    let museum = shipped();
    let alt = |picture: &Picture| picture.alt.get(lang).expect("in every language").clone();
    match route {
        Route::Atlas { .. } => vec![Words::built_in().get(lang, "ui-atlas")],
        Route::Timeline { .. } => vec![Words::built_in().get(lang, "ui-timeline")],
        Route::Picture { of, .. } => of.picture(&museum).map(alt).into_iter().collect(),
        Route::Pair { exhibit, index } => {
            let exhibit = museum.exhibit(exhibit).expect("it is listed");
            let pair = &exhibit.pairs[*index];
            let both = [pair.first, pair.second].map(|index| alt(&exhibit.pictures[index]));
            [both.to_vec(), vec![both.join(" · ")]].concat()
        }
        _ => Vec::new(),
    }
}

/// A stop of the Tab key: its name, and what Enter does there.
struct Stop {
    name: String,
    actions: Vec<Action>,
}

/// Goes round the page with the Tab key, and tries Enter at every stop.
#[track_caller]
fn go_round(house: &mut House, route: &Route) -> Vec<Stop> {
    let mut stops = Vec::new();
    let mut first = None;
    for _ in 0..MOST_STOPS {
        strike(house, Key::Tab);
        let id = house.ctx.memory(|memory| memory.focused());
        // Between the last stop and the first nothing may be in focus.
        let Some(id) = id else { continue };
        if first == Some(id) {
            return stops;
        }
        first = first.or(Some(id));
        let name = focused(house).unwrap_or_default();
        let actions = strike(house, Key::Enter);
        // Words that were folded away take their controls along.
        if focused(house)
            .is_some_and(|name| name == Words::built_in().get(house.state().kiosk.lang(), "ui-view-show-text"))
        {
            strike(house, Key::Enter);
        }
        stops.push(Stop { name, actions });
    }
    panic!("{route}: the Tab key does not come round in {MOST_STOPS} stops");
}

#[test]
fn the_keyboard_reaches_and_works_every_control() {
    // It takes minutes: on as many processors as there are shapes.
    std::thread::scope(|scope| {
        for size in [SMALL_LYING, SMALL_STANDING] {
            scope.spawn(move || reaches_and_works_every_control(size));
        }
    });
}

fn reaches_and_works_every_control(size: [f32; 2]) {
    let words = Words::built_in();
    let turns = ["ui-read-on", "ui-read-from-top"].map(|key| words.get(Lang::EN, key));
    let turns = turns.each_ref().map(String::as_str);
    let mut house = typist(size, Lang::EN);
    let mut faults = Vec::new();
    for route in pages(&shipped()) {
        open_page(&mut house, &route);
        let controls = controls(&mut house);
        let mut expected: Vec<&str> = controls.iter().map(|mark| mark.name.as_str()).collect();
        let stops = go_round(&mut house, &route);
        let canvases = canvases(&route, Lang::EN);
        let stops: Vec<_> = stops.into_iter().filter(|stop| !canvases.contains(&stop.name)).collect();
        let mut reached: Vec<&str> = stops.iter().map(|stop| stop.name.as_str()).collect();
        faults.extend(out_of_order(&controls, &reached).map(|fault| format!("{route}: {fault}")));
        // A column that was turned to its end offers to begin again, under another name.
        for name in reached.iter_mut().chain(&mut expected).filter(|name| turns.contains(*name)) {
            *name = turns[0];
        }
        expected.sort_unstable();
        reached.sort_unstable();
        if expected != reached {
            faults.push(format!("{route}: Tab reaches {reached:?}, but there are {expected:?}"));
        }
        // Turning a column is the column's own business and no action.
        let silent = |name: &str| {
            turns.contains(&name)
                || is_map(&route) && MAP_ALONE.contains(&name)
                || is_picture(&route) && PICTURE_ALONE.contains(&name)
        };
        for stop in stops.iter().filter(|stop| stop.actions.is_empty() && !silent(&stop.name)) {
            faults.push(format!("{route}: Enter does nothing on `{}`", stop.name));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The comfort sheet, the question, the staff's side, an entry of the timeline: nothing below them can be reached, everything on them can.
#[test]
fn the_keyboard_works_what_lies_over_a_page() {
    let pin = [Action::HasPin(true), Action::Staff(Command::Knock)];
    let panel = [pin.to_vec(), vec![Action::PinAnswer(PinAnswer::Right)]].concat();
    let signed = TimelineWish::Open(EntryId::new("treaty-nerchinsk"));
    let entry = vec![Action::Open(Route::Timeline { year: None }), Action::Timeline(signed)];
    let visits = [panel.clone(), vec![Action::Staff(Command::Statistics(7))]].concat();
    let layers: [(&str, Vec<Action>); 6] = [
        ("comfort", vec![Action::OpenComfort]),
        ("question", Vec::new()),
        ("keypad", pin.to_vec()),
        ("panel", panel),
        ("entry", entry),
        ("visits", visits),
    ];
    let story: Route = "treaties/nerchinsk-1689/story".parse().expect("a page");
    for size in [SMALL_LYING, SMALL_STANDING] {
        for (layer, actions) in &layers {
            let mut house = typist(size, Lang::EN);
            open_page(&mut house, &story);
            for action in actions {
                house.act(action.clone());
            }
            if *layer == "question" {
                house.ask();
            }
            let mut expected: Vec<String> = controls(&mut house).into_iter().map(|mark| mark.name).collect();
            let stops = go_round(&mut house, &story);
            let mut reached: Vec<String> = stops.iter().map(|stop| stop.name.clone()).collect();
            expected.sort_unstable();
            reached.sort_unstable();
            assert_eq!(reached, expected, "{layer} {size:?}");
            for stop in stops {
                assert!(!stop.actions.is_empty(), "{layer} {size:?}: Enter does nothing at `{}`", stop.name);
            }
        }
    }
}

#[test]
fn the_focus_is_always_in_sight() {
    let mut faults = Vec::new();
    for size in [SMALL_LYING, SMALL_STANDING] {
        let mut house = typist(size, Lang::RU);
        let screen = house.ctx.content_rect();
        for route in pages(&shipped()) {
            open_page(&mut house, &route);
            // Forwards and back again.
            for (key, times) in [(Key::Tab, MOST_STOPS / 2), (Key::ArrowUp, 4), (Key::ArrowDown, 8)] {
                for _ in 0..times {
                    strike(&mut house, key);
                    let Some(id) = house.ctx.memory(|memory| memory.focused()) else { continue };
                    let name = focused(&house).unwrap_or_default();
                    let Some(response) = house.ctx.read_response(id) else {
                        faults.push(format!("{route}: the focus is on `{name}`, which is not there"));
                        continue;
                    };
                    // What is left of it within its column; rows of points are rounded.
                    let (all, seen) = (response.rect, response.interact_rect);
                    if !screen.expand(1.0).contains_rect(all) || (all.size() - seen.size()).max_elem() > 1.0 {
                        faults.push(format!("{route}: of `{name}` at {all} only {seen} is in sight after {key:?}"));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The shipped museum with a pad of five keys.
fn padded() -> Arc<Museum> {
    let key = |name: &str| keypad::Key::new(name).expect("a key");
    // Some have a meaning for egui or for a column; the pad's comes first.
    let names = ["ArrowUp", "ArrowDown", "F3", "End", "Home"];
    let keys = names.map(key).into_iter().zip(Press::ALL).collect();
    Arc::new(Museum { keypad: Keypad(keys), ..(*shipped()).clone() })
}

#[test]
fn five_keys_are_enough() {
    let museum = padded();
    let mut house = common::stage::open_museum(Some(museum.clone()), SMALL_LYING, Lang::EN, Appearance::Ink);
    house.state_mut().frozen = true;
    for route in pages(&museum) {
        open_page(&mut house, &route);
        let by_tab = go_round(&mut house, &route);
        open_page(&mut house, &route);
        let mut back = Vec::new();
        for stop in &by_tab {
            strike(&mut house, Key::ArrowDown);
            // A column is turned by itself and no action; its control changes its name.
            let turns_column = stop.actions.is_empty();
            let name = if turns_column { focused(&house).unwrap_or_default() } else { stop.name.clone() };
            assert_eq!(focused(&house).unwrap_or_default(), name, "{route}");
            back.push(name);
            if !turns_column {
                assert_eq!(strike(&mut house, Key::F3), stop.actions, "{route}: {}", stop.name);
            }
        }
        // An overview stands beside a part of a picture; one of the keys has shown the whole.
        let overview = Words::built_in().get(Lang::EN, "ui-view-overview");
        let is_there = controls(&mut house).iter().any(|mark| mark.name == overview);
        for name in back.iter().rev().skip(1).filter(|name| is_there || **name != overview) {
            strike(&mut house, Key::ArrowUp);
            assert_eq!(focused(&house).as_ref(), Some(name), "{route}, backwards");
        }
        assert_eq!(strike(&mut house, Key::End), [Action::Back], "{route}");
        assert_eq!(strike(&mut house, Key::Home), [Action::Home], "{route}");
    }
}

#[test]
fn a_key_that_is_held_selects_once() {
    let mut house = common::stage::open_museum(Some(padded()), SMALL_LYING, Lang::EN, Appearance::Ink);
    house.state_mut().frozen = true;
    strike(&mut house, Key::ArrowDown);
    let held =
        |repeat| Event::Key { key: Key::F3, physical_key: None, pressed: true, repeat, modifiers: Modifiers::NONE };
    house.frame([held(false)]);
    assert_eq!(house.state().actions.len(), 1);
    for _ in 0..60 {
        house.frame([held(true)]);
        assert_eq!(house.state().actions, []);
    }
}

#[test]
fn alt_and_home_lead_home() {
    let mut house = typist(SMALL_LYING, Lang::EN);
    let modifiers = Modifiers::ALT;
    let press = Event::Key { key: Key::Home, physical_key: None, pressed: true, repeat: false, modifiers };
    house.visit_page("treaties/nerchinsk-1689/articles");
    house.frame([press]);
    assert_eq!(house.state().actions, [Action::Home]);
}

/// The first two stops of which the later one stands before the earlier one: above it in the same column, or left of it
/// in the same row.
fn out_of_order(controls: &[ControlMark], stops: &[&str]) -> Option<String> {
    let mut left: Vec<&ControlMark> = controls.iter().collect();
    let mut take = |name: &str| left.iter().position(|mark| mark.name == name).map(|index| left.remove(index));
    let marks: Vec<&ControlMark> = stops.iter().filter_map(|name| take(name)).collect();
    for (index, earlier) in marks.iter().enumerate() {
        for later in &marks[index + 1..] {
            let (a, b) = (place(earlier, later), place(later, earlier));
            let above = b.bottom() <= a.top() + 1.0 && overlap(a.x_range(), b.x_range());
            let before = b.right() <= a.left() + 1.0 && overlap(a.y_range(), b.y_range());
            if above || before {
                let side = if above { "above" } else { "left of" };
                return Some(format!("`{}` comes after `{}`, but stands {side} it", later.name, earlier.name));
            }
        }
    }
    None
}

/// Where a control stands as seen from another: what must be scrolled to stands, for those outside, at the edge.
fn place(mark: &ControlMark, other: &ControlMark) -> Rect {
    if !mark.scrolls || other.scrolls && other.clip == mark.clip {
        return mark.rect;
    }
    let top = mark.rect.top().clamp(mark.clip.top(), (mark.clip.bottom() - mark.rect.height()).max(mark.clip.top()));
    Rect::from_min_size(egui::pos2(mark.rect.left(), top), mark.rect.size())
}

/// Whether two stretches share more than half of the shorter.
fn overlap(a: egui::Rangef, b: egui::Rangef) -> bool {
    let shared = a.max.min(b.max) - a.min.max(b.min);
    shared > 0.5 * a.span().min(b.span())
}

#[test]
fn escape_goes_back_from_everywhere() {
    let mut house = typist(SMALL_LYING, Lang::EN);
    for route in pages(&shipped()) {
        open_page(&mut house, &route);
        for key in [Key::Escape, Key::Backspace] {
            assert_eq!(strike(&mut house, key), [Action::Back], "{route}");
        }
        // Also while something is in focus: Escape must not only let go of it.
        strike(&mut house, Key::Tab);
        assert_eq!(strike(&mut house, Key::Escape), [Action::Back], "{route}, with a control in focus");
    }
}

fn is_map(route: &Route) -> bool {
    matches!(route, Route::Atlas { .. } | Route::Timeline { .. })
}

fn is_picture(route: &Route) -> bool {
    matches!(route, Route::Picture { .. } | Route::Pair { .. })
}

/// What moves the view of a picture, changes how two are compared, or folds the words, and tells the kiosk nothing.
const PICTURE_ALONE: [&str; 8] = [
    "Closer",
    "Farther",
    "Whole picture",
    "Hide the text",
    "Overview: tap to move there",
    "Line between the two pictures",
    "With a line",
    "Side by side",
];

/// What moves the map or a knob on it and tells the kiosk nothing.
const MAP_ALONE: [&str; 7] =
    ["Closer", "Farther", "Whole map", "Year", "Year to compare", "Line between the two years", "All the years"];

#[test]
fn the_keyboard_leads_to_every_page() {
    let museum = shipped();
    let mut house = typist(SMALL_LYING, Lang::ZH);
    let mut seen: BTreeSet<String> = [Route::Home.to_string()].into();
    let mut first = kiosk(&museum);
    first.update(Action::Indexed(indexed(&museum)), Duration::ZERO);
    let mut queue: VecDeque<Kiosk> = [first].into();
    while let Some(kiosk) = queue.pop_front() {
        let route = kiosk.route().clone();
        open_page(&mut house, &route);
        for action in go_round(&mut house, &route).into_iter().flat_map(|stop| stop.actions) {
            let mut next = kiosk.clone();
            next.update(action, Duration::ZERO);
            if seen.insert(next.route().to_string()) {
                queue.push_back(next);
            }
        }
    }
    // The atlas and the timeline at another year are the same pages.
    // Portraits are opened from notes; the house and the halls show their pictures only on standing screens and where
    // nobody has to reach high.
    let same = |route: &Route| match route {
        Route::Atlas { year: Some(_), .. } | Route::Timeline { year: Some(_) } => true,
        Route::Picture { of, .. } => !matches!(of, PictureOf::Exhibit(..)),
        _ => false,
    };
    let pages = Route::all(&museum).into_iter().filter(|route| !same(route));
    let unseen: Vec<String> = pages.map(|route| route.to_string()).filter(|route| !seen.contains(route)).collect();
    assert!(unseen.is_empty(), "no key leads from home to {}", unseen.join(", "));
}

#[test]
fn a_note_keeps_the_keyboard_to_itself() {
    let museum = shipped();
    let mut house = typist(SMALL_LYING, Lang::EN);
    let person = museum.people.keys().next().expect("the museum knows people").clone();
    let route: Route = "treaties/nerchinsk-1689/story".parse().expect("a route");
    open_page(&mut house, &route);
    strike(&mut house, Key::Tab);
    house.act(Action::Follow(Link::Person(person)));
    let stops = go_round(&mut house, &route);
    let names: Vec<&str> = stops.iter().map(|stop| stop.name.as_str()).collect();
    let (close, portrait) = names.split_last().expect("it can be closed");
    assert_eq!(*close, "Close");
    let is_portrait = |name: &&str| name.starts_with("Look closely: ");
    assert!(portrait.len() <= 1 && portrait.iter().all(is_portrait), "the page below can still be reached: {names:?}");
    assert_eq!(stops.last().map(|stop| stop.actions.as_slice()), Some(&[Action::CloseNote][..]));
    assert_eq!(strike(&mut house, Key::Escape), [Action::Back]);
}

#[test]
fn the_page_of_trouble_can_be_left_with_the_keyboard() {
    let mut house = common::stage::open_museum(None, SMALL_LYING, Lang::ZH, Appearance::Ink);
    strike(&mut house, Key::Tab);
    assert!(focused(&house).is_some_and(|name| name.contains("Try again")), "{:?}", focused(&house));
    assert_eq!(strike(&mut house, Key::Enter), [Action::Retry]);
}

/// A node that a visitor can do something with.
fn is_control(node: &AccessKitNode<'_>) -> bool {
    let data = node.data();
    data.supports_action(egui::accesskit::Action::Click)
}

#[test]
fn every_control_says_its_name_and_what_it_is() {
    for size in [SMALL_LYING, SMALL_STANDING] {
        let mut house = open(size, Lang::RU, Appearance::Ink);
        house.state_mut().tools.audit.on = true;
        for route in pages(&shipped()) {
            house.visit(&route);
            let mut expected: Vec<String> =
                house.state().tools.audit.controls.iter().map(|mark| mark.name.clone()).collect();
            let mut found = Vec::new();
            for node in house.root().children_recursive().map(|node| node.accesskit_node()) {
                if !is_control(&node) && node.role() != Role::Slider {
                    continue;
                }
                let name = node.label().unwrap_or_default();
                assert!(!name.trim().is_empty(), "{route}: a {:?} without a name", node.role());
                // The map is moved with arrows, the year with arrows too.
                if matches!(node.role(), Role::Canvas | Role::Slider) {
                    if node.role() == Role::Slider {
                        found.push(name);
                    }
                    continue;
                }
                let known = matches!(node.role(), Role::Button | Role::Tab | Role::Switch);
                assert!(known, "{route}: `{name}` is a {:?}", node.role());
                let state = node.is_selected();
                assert_eq!(state.is_some(), node.role() == Role::Tab, "{route}: `{name}`, a choice, is {state:?}");
                found.push(name);
            }
            // Of the choices of a page something is chosen; a name in a text is no choice.
            let choices = house.root().children_recursive().map(|node| node.accesskit_node());
            let chosen: Vec<bool> = choices.filter_map(|node| node.is_selected()).collect();
            assert!(chosen.is_empty() || chosen.contains(&true), "{route}: nothing is chosen of {chosen:?}");
            expected.sort();
            found.sort();
            assert_eq!(found, expected, "{route}");
        }
    }
}

#[test]
fn every_picture_says_what_it_shows() {
    let museum = shipped();
    for size in [SMALL_LYING, SMALL_STANDING] {
        let mut house = open(size, Lang::EN, Appearance::Ink);
        for exhibit in museum.exhibits.values() {
            for (index, picture) in exhibit.pictures.iter().enumerate() {
                house.visit(&Route::Exhibit { id: exhibit.id.clone(), tab: Tab::Story });
                house.act(Action::Picture(index));
                let alt = picture.alt.get(Lang::EN).expect("every picture is described");
                let images = house.root().children_recursive().map(|node| node.accesskit_node());
                let images: Vec<String> =
                    images.filter(|node| node.role() == Role::Image).filter_map(|node| node.label()).collect();
                assert_eq!(images, std::slice::from_ref(alt), "{} picture {}", exhibit.id, index + 1);
            }
        }
    }
}

#[test]
fn enter_turns_the_column() {
    let mut house = open(SMALL_LYING, Lang::EN, Appearance::Ink);
    house.state_mut().tools.audit.on = true;
    house.visit_page("treaties/nerchinsk-1689/articles");
    let top = |house: &House| {
        let mut texts = house.state().tools.audit.texts.iter().filter(|mark| mark.scrolls);
        texts.next().expect("the page has a reading column").rect.top()
    };
    // The way there leads through the column, and may end at its foot.
    let names = ["ui-read-on", "ui-read-from-top"].map(|key| Words::built_in().get(Lang::EN, key));
    for _ in 0..MOST_STOPS {
        if focused(&house).is_some_and(|name| names.contains(&name)) {
            break;
        }
        strike(&mut house, Key::Tab);
    }
    strike(&mut house, Key::Home);
    let start = top(&house);
    strike(&mut house, Key::Enter);
    assert!(top(&house) < start - 50.0, "the column did not move on");
}

/// Everything a screen reader would read out, in order.
fn read_out(house: &House) -> Vec<(Role, String)> {
    let nodes = house.root().children_recursive().map(|node| node.accesskit_node());
    let said = nodes.filter(|node| matches!(node.role(), Role::Label | Role::Heading));
    said.filter_map(|node| Some((node.role(), node.label().or(node.value())?))).collect()
}

/// What a page is about, in the words of its title.
fn title(route: &Route, lang: Lang) -> String {
    let museum = shipped();
    let say = |text: &Localized<String>| text.get(lang).expect("in every language").clone();
    match route {
        Route::Home => say(&museum.title),
        Route::Languages => Words::built_in().get(lang, "ui-choose-language"),
        Route::Timeline { .. } => Words::built_in().get(lang, "ui-timeline"),
        Route::Planner { minutes } => {
            let minutes = i64::from(minutes.unwrap_or(60));
            let (key, count) = if minutes % 60 == 0 {
                ("ui-plan-title-hours", minutes / 60)
            } else {
                ("ui-plan-title-minutes", minutes)
            };
            Words::built_in().format(lang, key, &[("count", count.into())])
        }
        Route::Search => Words::built_in().get(lang, "ui-search"),
        Route::Atlas { exhibit: None, .. } => Words::built_in().get(lang, "ui-atlas"),
        Route::Atlas { exhibit: Some(id), .. } => say(&museum.exhibit(id).expect("it is listed").title),
        Route::Hall(id) => say(&museum.hall(id).expect("it is listed").title),
        Route::Exhibit { id, tab } => {
            let exhibit = museum.exhibit(id).expect("it is listed");
            match tab {
                Tab::Accounts(index) => say(&exhibit.accounts[*index].question),
                Tab::Versions(index) => say(exhibit.comparisons()[*index].0.title.as_ref().expect("a title")),
                _ => say(&exhibit.title),
            }
        }
        Route::Picture { of, .. } => say(&of.picture(&museum).expect("it is listed").title),
        Route::Pair { exhibit, index } => say(&museum.exhibit(exhibit).expect("it is listed").pairs[*index].title),
    }
}

#[test]
fn every_title_is_read_out_first() {
    for size in [SMALL_LYING, SMALL_STANDING] {
        let mut house = open(size, Lang::ZH, Appearance::Ink);
        for lang in LANGUAGES {
            for route in pages(&shipped()) {
                house.state_mut().kiosk.update(Action::Language(lang), Duration::ZERO);
                house.visit(&route);
                let said = read_out(&house);
                let first = said.iter().find(|(role, _)| *role == Role::Heading);
                let expected = title(&route, lang);
                // The page of languages asks in all of them.
                let matches =
                    first.is_some_and(|(_, said)| *said == expected || said.split(" · ").any(|part| part == expected));
                assert!(matches, "{lang} {route}: `{expected}` is not the first heading of {said:?}");
            }
        }
    }
}

/// A text in the language, or all its blocks.
fn blocks(text: &Localized<aigun::model::RichText>, lang: Lang) -> Vec<String> {
    let text = text.get(lang).expect("in every language").to_plain();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn every_text_is_read_out() {
    let museum = shipped();
    for size in [SMALL_LYING, SMALL_STANDING] {
        let mut house = open(size, Lang::EN, Appearance::Ink);
        let expect = |house: &mut House, page: &str, texts: Vec<String>| {
            house.visit_page(page);
            let said: BTreeSet<String> = read_out(house).into_iter().map(|(_, said)| said).collect();
            for text in texts {
                assert!(said.contains(&text), "{page}: `{text}` is not among {said:#?}");
            }
        };
        for hall in &museum.halls {
            expect(&mut house, &format!("halls/{}", hall.id), blocks(&hall.introduction, Lang::EN));
        }
        for exhibit in museum.exhibits.values() {
            let story = exhibit.sections.iter().flat_map(|section| blocks(&section.text, Lang::EN)).collect();
            expect(&mut house, &format!("{}/story", exhibit.id), story);
            for (index, account) in exhibit.accounts.iter().enumerate() {
                let mut texts = blocks(&account.common_ground, Lang::EN);
                for claim in &account.claims {
                    texts.push(claim.who.get(Lang::EN).expect("in every language").clone());
                    texts.extend(blocks(&claim.text, Lang::EN));
                }
                expect(&mut house, &format!("{}/accounts/{}", exhibit.id, index + 1), texts);
            }
        }
    }
}

#[test]
fn a_note_is_read_out() {
    let museum = shipped();
    let mut house = open(SMALL_LYING, Lang::EN, Appearance::Ink);
    for (id, person) in &museum.people {
        house.act(Action::Follow(Link::Person(id.clone())));
        let said = read_out(&house);
        for text in [&person.name, &person.role] {
            let text = text.get(Lang::EN).expect("in every language");
            assert!(said.iter().any(|(_, said)| said == text), "{id}: `{text}` is not among {said:?}");
        }
    }
}
