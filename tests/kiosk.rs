//! The visitor's machine without a screen: what was touched goes in, where the visitor is comes out.

mod common;

use std::sync::Arc;
use std::time::Duration;

use aigun::kiosk::timeline::Span;
use aigun::kiosk::{Action, Appearance, Effect, Kiosk, Route, Tab, TimelineWish, tabs};
use aigun::model::*;
use common::{Dice, indexed, kiosk, shipped, small};

fn route(text: &str) -> Route {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
fn open(kiosk: &mut Kiosk, text: &str) {
    assert_eq!(kiosk.update(Action::Open(route(text)), Duration::ZERO), []);
    assert_eq!(*kiosk.route(), route(text));
}

/// Where each action leads, one after the other.
#[track_caller]
fn walk(kiosk: &mut Kiosk, steps: &[(Action, &str)]) {
    for (number, (action, expected)) in steps.iter().enumerate() {
        assert_eq!(kiosk.update(action.clone(), Duration::ZERO), []);
        assert_eq!(kiosk.route().to_string(), *expected, "after step {number}, {action:?}");
    }
}

fn go(text: &str) -> Action {
    Action::Open(route(text))
}

fn person() -> Link {
    Link::Person(PersonId::new("envoy"))
}

#[test]
fn a_visit_begins_at_home_in_the_first_language() {
    let kiosk = kiosk(&Arc::new(small()));
    assert_eq!((kiosk.route(), kiosk.lang()), (&Route::Home, Lang::ZH));
    assert_eq!((kiosk.picture(), kiosk.phase(), kiosk.note()), (0, 0, None));
    assert!(kiosk.hall().is_none() && kiosk.exhibit().is_none());
}

#[test]
fn back_retraces_the_way_and_ends_at_home() {
    walk(
        &mut kiosk(&Arc::new(small())),
        &[
            (go("halls/treaties"), "halls/treaties"),
            (go("treaties/full"), "treaties/full/story"),
            (Action::Follow(Link::Exhibit(ExhibitId::new("battles/siege"))), "battles/siege/story"),
            (Action::Back, "treaties/full/story"),
            (Action::Back, "halls/treaties"),
            (Action::Back, "home"),
            (Action::Back, "home"),
        ],
    );
}

#[test]
fn home_forgets_the_way() {
    walk(
        &mut kiosk(&Arc::new(small())),
        &[
            (go("halls/treaties"), "halls/treaties"),
            (go("treaties/full"), "treaties/full/story"),
            (Action::Home, "home"),
            (Action::Back, "home"),
            (go("halls/battles"), "halls/battles"),
            (Action::Back, "home"),
        ],
    );
}

#[test]
fn the_tabs_of_an_exhibit_are_one_page() {
    walk(
        &mut kiosk(&Arc::new(small())),
        &[
            (go("halls/treaties"), "halls/treaties"),
            (go("treaties/full"), "treaties/full/story"),
            (go("treaties/full/articles"), "treaties/full/articles"),
            (go("treaties/full/sources"), "treaties/full/sources"),
            (Action::Back, "halls/treaties"),
        ],
    );
}

#[test]
fn the_way_back_from_the_accounts_leads_to_their_story() {
    walk(
        &mut kiosk(&Arc::new(small())),
        &[
            (go("halls/treaties"), "halls/treaties"),
            (go("treaties/full/accounts/1"), "treaties/full/accounts/1"),
            (go("treaties/full/accounts/2"), "treaties/full/accounts/2"),
            (Action::Back, "treaties/full/story"),
            (Action::Back, "halls/treaties"),
        ],
    );
}

#[test]
fn opening_the_page_one_is_on_is_no_step() {
    let mut kiosk = kiosk(&Arc::new(small()));
    open(&mut kiosk, "halls/treaties");
    let visit = kiosk.visit();
    open(&mut kiosk, "halls/treaties");
    assert_eq!(kiosk.visit(), visit);
    kiosk.update(Action::Back, Duration::ZERO);
    assert_eq!(kiosk.route(), &Route::Home);
}

#[test]
fn the_way_back_has_an_end() {
    let mut kiosk = kiosk(&Arc::new(small()));
    for _ in 0..10_000 {
        open(&mut kiosk, "halls/treaties");
        open(&mut kiosk, "halls/battles");
    }
    let mut steps = 0;
    while kiosk.route() != &Route::Home {
        kiosk.update(Action::Back, Duration::ZERO);
        steps += 1;
        assert!(steps <= 100, "a bored child fills the memory");
    }
    assert!(steps >= 10, "only {steps} steps back are remembered");
}

#[test]
fn a_page_come_back_to_is_as_it_was_left() {
    let mut kiosk = kiosk(&Arc::new(small()));
    open(&mut kiosk, "halls/battles");
    let gallery = kiosk.visit();
    open(&mut kiosk, "battles/siege/course");
    kiosk.update(Action::Picture(1), Duration::ZERO);
    kiosk.update(Action::Phase(2), Duration::ZERO);
    let course = kiosk.visit();
    kiosk.update(Action::Follow(Link::Exhibit(ExhibitId::new("treaties/full"))), Duration::ZERO);
    assert_eq!((kiosk.picture(), kiosk.phase()), (0, 0));
    let treaty = kiosk.visit();
    kiosk.update(Action::Back, Duration::ZERO);
    assert_eq!((kiosk.picture(), kiosk.phase(), kiosk.visit()), (1, 2, course));
    kiosk.update(Action::Back, Duration::ZERO);
    assert_eq!(kiosk.visit(), gallery);
    // The same page opened anew is another stay.
    open(&mut kiosk, "battles/siege/course");
    assert_eq!((kiosk.picture(), kiosk.phase()), (0, 0));
    assert!(![gallery, course, treaty].contains(&kiosk.visit()));
}

#[test]
fn choosing_a_language_keeps_the_page() {
    let mut kiosk = kiosk(&Arc::new(small()));
    open(&mut kiosk, "treaties/full/articles");
    kiosk.update(Action::Picture(2), Duration::ZERO);
    let visit = kiosk.visit();
    kiosk.update(Action::Language(Lang::RU), Duration::ZERO);
    assert_eq!((kiosk.lang(), kiosk.route(), kiosk.picture()), (Lang::RU, &route("treaties/full/articles"), 2));
    assert_eq!(kiosk.visit(), visit, "the reading place is lost");
}

#[test]
fn the_page_of_languages_leads_back_to_where_one_was() {
    let mut kiosk = kiosk(&Arc::new(small()));
    walk(
        &mut kiosk,
        &[
            (go("halls/treaties"), "halls/treaties"),
            (go("treaties/full"), "treaties/full/story"),
            (Action::ChooseLanguage, "languages"),
            (Action::Language(Lang::EN), "treaties/full/story"),
            (Action::ChooseLanguage, "languages"),
            (Action::Back, "treaties/full/story"),
            (Action::Back, "halls/treaties"),
        ],
    );
    assert_eq!(kiosk.lang(), Lang::EN);
}

#[test]
fn a_language_the_museum_does_not_speak_changes_nothing() {
    let mut kiosk = kiosk(&Arc::new(Museum { languages: vec![Lang::EN, Lang::RU], ..small() }));
    kiosk.update(Action::Language(Lang::ZH), Duration::ZERO);
    assert_eq!(kiosk.lang(), Lang::EN);
}

#[test]
fn the_command_line_may_choose_language_and_page_before_the_museum_is_read() {
    let mut kiosk = Kiosk::new(Some(Lang::RU), Appearance::Paper);
    kiosk.update(go("treaties/old-name/articles"), Duration::ZERO);
    kiosk.update(Action::Loaded(Some(Arc::new(small()))), Duration::ZERO);
    assert_eq!((kiosk.lang(), kiosk.route().to_string().as_str()), (Lang::RU, "treaties/full/articles"));
    assert_eq!(kiosk.comfort().appearance, Appearance::Paper);

    let mut kiosk = Kiosk::new(Lang::new("mn"), Appearance::Ink);
    kiosk.update(go("treaties/absent"), Duration::ZERO);
    kiosk.update(Action::Loaded(Some(Arc::new(small()))), Duration::ZERO);
    assert_eq!((kiosk.lang(), kiosk.route()), (Lang::ZH, &Route::Home));
}

#[test]
fn pictures_and_phases_stay_within_what_there_is() {
    let mut kiosk = kiosk(&Arc::new(small()));
    kiosk.update(Action::Picture(1), Duration::ZERO);
    assert_eq!(kiosk.picture(), 0, "home has no stage");
    open(&mut kiosk, "treaties/full/story");
    for (index, shown) in [(2, 2), (3, 2), (usize::MAX, 2), (0, 0)] {
        kiosk.update(Action::Picture(index), Duration::ZERO);
        assert_eq!(kiosk.picture(), shown);
    }
    kiosk.update(Action::Phase(1), Duration::ZERO);
    assert_eq!(kiosk.phase(), 0, "a treaty has no phases");
    open(&mut kiosk, "battles/siege/course");
    for (index, shown) in [(2, 2), (3, 2), (usize::MAX, 2), (1, 1)] {
        kiosk.update(Action::Phase(index), Duration::ZERO);
        assert_eq!(kiosk.phase(), shown);
    }
}

#[test]
fn another_exhibit_starts_with_its_first_picture_and_phase() {
    let mut kiosk = kiosk(&Arc::new(small()));
    open(&mut kiosk, "battles/siege/course");
    kiosk.update(Action::Picture(1), Duration::ZERO);
    kiosk.update(Action::Phase(2), Duration::ZERO);
    open(&mut kiosk, "battles/siege/story");
    assert_eq!((kiosk.picture(), kiosk.phase()), (1, 2), "a tab is the same page");
    open(&mut kiosk, "treaties/full/story");
    assert_eq!((kiosk.picture(), kiosk.phase()), (0, 0));
}

#[test]
fn dead_routes_change_nothing() {
    let mut kiosk = kiosk(&Arc::new(small()));
    open(&mut kiosk, "treaties/full/story");
    kiosk.update(Action::Follow(person()), Duration::ZERO);
    let visit = kiosk.visit();
    for dead in [
        "halls/absent",
        "treaties/absent",
        "treaties/full/course",
        "treaties/full/accounts/3",
        "treaties/plain/articles",
        "treaties/plain/accounts/1",
        "treaties/plain/sources",
        "treaties/full/pictures/4",
        "treaties/full/pictures/1/1",
        "treaties/full/pictures/2/3",
        "treaties/full/compare/2",
        "treaties/absent/pictures/1",
        "halls/absent/picture",
        "halls/treaties/picture/1",
        "home/picture/1",
        "people/nobody/picture",
        "battles/siege/articles",
        "battles/full",
    ] {
        assert_eq!(kiosk.update(go(dead), Duration::ZERO), []);
        assert_eq!((kiosk.route(), kiosk.visit()), (&route("treaties/full/story"), visit), "{dead}");
        assert!(kiosk.note().is_some(), "{dead}");
    }
}

#[test]
fn former_ids_still_lead_to_the_exhibit() {
    let mut kiosk = kiosk(&Arc::new(small()));
    kiosk.update(go("treaties/old-name/accounts/2"), Duration::ZERO);
    assert_eq!(kiosk.route().to_string(), "treaties/full/accounts/2");
    kiosk.update(Action::Home, Duration::ZERO);
    kiosk.update(Action::Follow(Link::Exhibit(ExhibitId::new("treaties/old-name"))), Duration::ZERO);
    assert_eq!(kiosk.route().to_string(), "treaties/full/story");
    assert_eq!(kiosk.hall().map(|hall| hall.id.as_str()), Some("treaties"));
}

#[test]
fn a_note_lies_on_the_page_and_back_takes_it_away() {
    let mut kiosk = kiosk(&Arc::new(small()));
    open(&mut kiosk, "treaties/full/story");
    let visit = kiosk.visit();
    for close in [Action::CloseNote, Action::Back] {
        kiosk.update(Action::Follow(person()), Duration::ZERO);
        assert_eq!(kiosk.note(), Some(&person()));
        kiosk.update(close, Duration::ZERO);
        assert_eq!((kiosk.note(), kiosk.route()), (None, &route("treaties/full/story")));
    }
    assert_eq!(kiosk.visit(), visit, "a note is no page");
    for leave in [Action::Home, go("halls/battles"), go("battles/siege")] {
        kiosk.update(Action::Follow(person()), Duration::ZERO);
        kiosk.update(leave, Duration::ZERO);
        assert_eq!(kiosk.note(), None);
    }
}

#[test]
fn trying_again_reads_the_museum_again() {
    let mut kiosk = Kiosk::new(None, Appearance::Ink);
    assert_eq!(kiosk.update(Action::Loaded(None), Duration::ZERO), []);
    assert!(kiosk.museum().is_none());
    assert_eq!(kiosk.update(Action::Retry, Duration::ZERO), [Effect::Reload]);
    assert_eq!(kiosk.update(Action::Loaded(Some(Arc::new(small()))), Duration::ZERO), []);
    assert_eq!((kiosk.museum().is_some(), kiosk.route()), (true, &Route::Home));
}

#[test]
fn a_museum_that_cannot_be_read_leaves_the_last_good_one() {
    let museum = Arc::new(small());
    let mut kiosk = kiosk(&museum);
    open(&mut kiosk, "treaties/full/articles");
    kiosk.update(Action::Loaded(None), Duration::ZERO);
    assert!(kiosk.museum().is_some_and(|kept| Arc::ptr_eq(kept, &museum)));
    assert_eq!(kiosk.route(), &route("treaties/full/articles"));
}

#[test]
fn reading_again_keeps_page_and_language() {
    let mut kiosk = kiosk(&Arc::new(small()));
    open(&mut kiosk, "halls/treaties");
    open(&mut kiosk, "treaties/full/accounts/2");
    kiosk.update(Action::Language(Lang::EN), Duration::ZERO);
    kiosk.update(Action::Loaded(Some(Arc::new(small()))), Duration::ZERO);
    assert_eq!((kiosk.route().to_string().as_str(), kiosk.lang()), ("treaties/full/accounts/2", Lang::EN));
    walk(&mut kiosk, &[(Action::Back, "treaties/full/story"), (Action::Back, "halls/treaties")]);
}

#[test]
fn reading_again_goes_home_when_the_page_is_gone() {
    let mut kiosk = kiosk(&Arc::new(small()));
    open(&mut kiosk, "battles/siege/story");
    open(&mut kiosk, "treaties/full/accounts/2");
    kiosk.update(Action::Follow(person()), Duration::ZERO);
    let mut museum = Museum { languages: vec![Lang::EN, Lang::RU], ..small() };
    for id in ["treaties/full", "battles/siege"] {
        museum.exhibits.remove(&ExhibitId::new(id));
    }
    kiosk.update(Action::Loaded(Some(Arc::new(museum))), Duration::ZERO);
    assert_eq!((kiosk.route(), kiosk.lang(), kiosk.note()), (&Route::Home, Lang::EN, None));
    open(&mut kiosk, "treaties/plain/story");
    // The siege is forgotten: the way back leads past it.
    walk(&mut kiosk, &[(Action::Back, "home")]);
}

#[test]
fn reading_again_follows_an_exhibit_to_its_new_name() {
    let mut kiosk = kiosk(&Arc::new(small()));
    open(&mut kiosk, "treaties/full/story");
    open(&mut kiosk, "battles/siege/story");
    open(&mut kiosk, "treaties/full/sources");
    kiosk.update(Action::Loaded(Some(Arc::new(renamed()))), Duration::ZERO);
    assert_eq!(kiosk.route().to_string(), "treaties/new-name/sources");
    walk(&mut kiosk, &[(Action::Back, "battles/siege/story"), (Action::Back, "treaties/new-name/story")]);
}

/// The small museum after its first treaty got another folder.
fn renamed() -> Museum {
    let mut museum = small();
    let (old, new) = (ExhibitId::new("treaties/full"), ExhibitId::new("treaties/new-name"));
    let exhibit = museum.exhibits.remove(&old).expect("it is there");
    museum.halls[0].exhibits[0] = new.clone();
    museum.exhibits.insert(new.clone(), Exhibit { id: new, former_ids: vec![old], ..exhibit });
    museum
}

#[test]
fn reading_again_keeps_pictures_and_phases_within_what_there_is() {
    let mut kiosk = kiosk(&Arc::new(small()));
    open(&mut kiosk, "battles/siege/course");
    kiosk.update(Action::Picture(1), Duration::ZERO);
    kiosk.update(Action::Phase(2), Duration::ZERO);
    let mut museum = small();
    let siege = museum.exhibits.get_mut(&ExhibitId::new("battles/siege")).expect("it is there");
    siege.pictures.truncate(1);
    if let Kind::Battle(battle) = &mut siege.kind {
        battle.phases.truncate(2);
    }
    open(&mut kiosk, "treaties/full/story");
    let museum = Arc::new(museum);
    kiosk.update(Action::Loaded(Some(museum.clone())), Duration::ZERO);
    kiosk.update(Action::Back, Duration::ZERO);
    assert_eq!((kiosk.picture(), kiosk.phase()), (0, 1), "come back to");
    kiosk.update(Action::Loaded(Some(Arc::new(small()))), Duration::ZERO);
    kiosk.update(Action::Picture(1), Duration::ZERO);
    kiosk.update(Action::Phase(2), Duration::ZERO);
    kiosk.update(Action::Loaded(Some(museum)), Duration::ZERO);
    assert_eq!((kiosk.picture(), kiosk.phase()), (0, 1), "while it is open");
}

/// What a visitor or a broken disk could do, sensible or not.
fn any_action(dice: &mut Dice, museums: &[Arc<Museum>], routes: &[Route]) -> Action {
    match dice.throw(20) {
        0..=4 => Action::Open(dice.pick(routes).clone()),
        5 | 6 => Action::Back,
        7 => Action::Home,
        8 => Action::ChooseLanguage,
        9 => Action::Language(*dice.pick(&[Lang::ZH, Lang::EN, Lang::RU, Lang::new("mn").expect("a tag")])),
        10 => Action::Picture(dice.throw(8)),
        11 => Action::Phase(dice.throw(8)),
        12 => match dice.pick(routes) {
            Route::Exhibit { id, .. } => Action::Follow(Link::Exhibit(id.clone())),
            _ => Action::Follow(person()),
        },
        13 => Action::CloseNote,
        14 => Action::Retry,
        15 => Action::Play,
        16 => Action::Pause,
        17 => Action::Scrub(dice.throw(8), dice.throw(8) as f64 / 2.0),
        18 => Action::Timeline(match dice.throw(3) {
            0 => TimelineWish::Step(dice.throw(2) == 0),
            1 => TimelineWish::Zoom(dice.throw(2) == 0),
            _ => TimelineWish::Sight(Span { first: f64::from(dice.throw(3000) as u32), last: 1600.0 }),
        }),
        _ if dice.throw(4) == 0 => Action::Loaded(None),
        _ => Action::Loaded(Some(dice.pick(museums).clone())),
    }
}

#[test]
fn ten_thousand_touches_never_leave_the_museum() {
    let mut poorer = small();
    poorer.exhibits.remove(&ExhibitId::new("treaties/full"));
    poorer.languages = vec![Lang::RU];
    let museums = [Arc::new(small()), Arc::new(poorer), Arc::new(renamed()), shipped()];
    let mut routes: Vec<Route> = museums.iter().flat_map(|museum| Route::all(museum)).collect();
    routes.extend(["halls/absent", "treaties/absent", "treaties/full/accounts/9", "treaties/old-name"].map(route));
    let mut dice = Dice::new(1689);
    let mut kiosk = Kiosk::new(None, Appearance::Ink);
    for number in 0..10_000 {
        let action = any_action(&mut dice, &museums, &routes);
        let done = match &action {
            Action::Loaded(museum) => format!("a museum was read: {}", museum.is_some()),
            other => format!("{other:?}"),
        };
        let retries = action == Action::Retry;
        let effects = kiosk.update(action, Duration::ZERO);
        assert_eq!(effects == [Effect::Reload], retries, "{number}: {done}");
        let Some(museum) = kiosk.museum() else { continue };
        let context = || format!("{number}: {done} led to {}", kiosk.route());
        assert_eq!(kiosk.route().settle(museum).as_ref(), Some(kiosk.route()), "{}", context());
        assert!(museum.languages.contains(&kiosk.lang()), "{}", context());
        let (pictures, phases) = kiosk.exhibit().map_or((0, 0), |exhibit| match &exhibit.kind {
            // Maps come after the pictures.
            Kind::Battle(battle) => (exhibit.pictures.len() + exhibit.maps().count(), battle.phases.len()),
            _ => (exhibit.pictures.len() + exhibit.maps().count(), 0),
        });
        assert!(kiosk.picture() < pictures.max(1) && kiosk.phase() < phases.max(1), "{}", context());
    }
}

#[test]
fn every_page_of_the_museum_is_a_route() {
    for museum in [Arc::new(small()), shipped()] {
        let routes = Route::all(&museum);
        let mut expected = vec!["home".to_owned(), "languages".to_owned(), "search".to_owned()];
        expected.extend([20, 45, 60, 120].map(|minutes| format!("planner/{minutes}")));
        for hall in &museum.halls {
            expected.push(format!("halls/{}", hall.id));
            for id in &hall.exhibits {
                let exhibit = museum.exhibit(id).unwrap_or_else(|| panic!("{id} is in its hall but not in the museum"));
                if exhibit.map.is_some() && !museum.atlas.layers.is_empty() {
                    expected.push(format!("{id}/map"));
                }
                expected.push(format!("{id}/story"));
                match exhibit.kind {
                    Kind::Treaty(_) => {
                        expected.push(format!("{id}/articles"));
                        expected
                            .extend((1..=exhibit.comparisons().len()).map(|number| format!("{id}/versions/{number}")));
                    }
                    Kind::Battle(_) => expected.push(format!("{id}/course")),
                    Kind::People(_) | Kind::Topic | Kind::Visit(_) => {}
                }
                expected.extend((1..=exhibit.accounts.len()).map(|number| format!("{id}/accounts/{number}")));
                if !exhibit.all_cites().is_empty() {
                    expected.push(format!("{id}/sources"));
                }
            }
        }
        if !museum.atlas.layers.is_empty() {
            let years: Vec<i32> = museum.atlas.marks.iter().map(|mark| mark.year).collect();
            expected.push("atlas".to_owned());
            expected.extend(years.iter().map(|year| format!("atlas/{year}")));
            expected.push(format!("atlas/{}/{}", years[0], years[years.len() - 1]));
        }
        if let (Some(first), Some(last)) = (museum.timeline.first(), museum.timeline.last()) {
            let years = [first, last].map(|entry| format!("timeline/{}", entry.date.years().0));
            expected.push("timeline".to_owned());
            expected.extend(years);
        }
        expected.extend(picture_pages(&museum));
        let listed: Vec<String> = routes.iter().map(Route::to_string).collect();
        assert_eq!(listed, expected);
        assert_eq!(museum.halls.iter().map(|hall| hall.exhibits.len()).sum::<usize>(), museum.exhibits.len());
    }
}

/// Every picture once with each of its details, then every two that are compared.
fn picture_pages(museum: &Museum) -> Vec<String> {
    let mut pages = Vec::new();
    let mut picture = |address: String, picture: &Picture| {
        pages.extend((1..=picture.hotspots.len()).map(|detail| format!("{address}/{detail}")));
        pages.insert(pages.len() - picture.hotspots.len(), address);
    };
    if let Some(house) = &museum.picture {
        picture("home/picture".to_owned(), house);
    }
    let mut pairs = Vec::new();
    for hall in &museum.halls {
        picture(format!("halls/{}/picture", hall.id), &hall.picture);
        for exhibit in hall.exhibits.iter().filter_map(|id| museum.exhibit(id)) {
            for (index, of) in exhibit.pictures.iter().enumerate() {
                picture(format!("{}/pictures/{}", exhibit.id, index + 1), of);
            }
            pairs.extend((1..=exhibit.pairs.len()).map(|number| format!("{}/compare/{number}", exhibit.id)));
        }
    }
    let mut portraits = Vec::new();
    for person in museum.people.values() {
        if let Some(portrait) = person.portrait.as_ref().filter(|portrait| !portraits.contains(&&portrait.file)) {
            portraits.push(&portrait.file);
            picture(format!("people/{}/picture", person.id), portrait);
        }
    }
    pages.extend(pairs);
    pages
}

#[test]
fn every_page_can_be_opened_by_its_address() {
    for museum in [Arc::new(small()), shipped()] {
        let mut kiosk = kiosk(&museum);
        kiosk.update(Action::Indexed(indexed(&museum)), Duration::ZERO);
        for page in Route::all(&museum) {
            assert_eq!(page.to_string().parse(), Ok(page.clone()));
            assert_eq!(page.settle(&museum), Some(page.clone()));
            kiosk.update(Action::Open(page.clone()), Duration::ZERO);
            assert_eq!(kiosk.route(), &page);
        }
    }
}

#[test]
fn tabs_stand_only_for_what_is_there() {
    let museum = small();
    let of = |id: &str| tabs(museum.exhibit(&ExhibitId::new(id)).expect("it is there"));
    assert_eq!(of("treaties/full"), [Tab::Story, Tab::Articles, Tab::Accounts(0), Tab::Sources]);
    assert_eq!(of("treaties/plain"), [Tab::Story]);
    assert_eq!(of("battles/siege"), [Tab::Story, Tab::Course]);
}
