//! Looking closely at pictures: the way there and back, and what stays as it was.

mod common;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use aigun::kiosk::itinerary::Stop;
use aigun::kiosk::reading::{Matter, details, page_seconds};
use aigun::kiosk::tally::PORTRAITS;
use aigun::kiosk::{Action, Kiosk, PictureOf, Presence, Route};
use aigun::model::*;
use aigun::ui::page_name;
use aigun::words::Words;
use common::{detailed, indexed, kiosk, shipped, small};

fn route(text: &str) -> Route {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

fn open(text: &str) -> Action {
    Action::Open(route(text))
}

fn act(kiosk: &mut Kiosk, action: Action) {
    assert_eq!(kiosk.update(action, Duration::ZERO), []);
}

/// Where each action leads, one after the other.
#[track_caller]
fn walk(kiosk: &mut Kiosk, steps: &[(Action, &str)]) {
    for (number, (action, expected)) in steps.iter().enumerate() {
        act(kiosk, action.clone());
        assert_eq!(kiosk.route().to_string(), *expected, "after step {number}, {action:?}");
    }
}

fn house() -> Kiosk {
    kiosk(&Arc::new(small()))
}

#[test]
fn addresses_name_pictures_and_details_from_one() {
    let exhibit = ExhibitId::new("treaties/full");
    let picture = |of, detail| Route::Picture { of, detail };
    for (text, expected) in [
        ("home/picture", picture(PictureOf::House, None)),
        ("home/picture/3", picture(PictureOf::House, Some(2))),
        ("halls/treaties/picture", picture(PictureOf::Hall(HallId::new("treaties")), None)),
        ("halls/treaties/picture/1", picture(PictureOf::Hall(HallId::new("treaties")), Some(0))),
        ("treaties/full/pictures/2", picture(PictureOf::Exhibit(exhibit.clone(), 1), None)),
        ("treaties/full/pictures/2/12", picture(PictureOf::Exhibit(exhibit.clone(), 1), Some(11))),
        ("people/envoy/picture", picture(PictureOf::Person(PersonId::new("envoy")), None)),
        ("people/envoy/picture/1", picture(PictureOf::Person(PersonId::new("envoy")), Some(0))),
        ("treaties/full/compare/1", Route::Pair { exhibit, index: 0 }),
    ] {
        assert_eq!(text.parse(), Ok(expected.clone()), "{text}");
        assert_eq!(expected.to_string(), text);
    }
    for text in [
        "home/picture/0",
        "home/picture/x",
        "home/picture/1/1",
        "treaties/full/pictures",
        "treaties/full/pictures/0",
        "treaties/full/pictures/1/0",
        "treaties/full/pictures/1/1/1",
        "treaties/full/compare",
        "treaties/full/compare/0",
        "people/envoy",
    ] {
        let read = text.parse::<Route>();
        let is_other = matches!(read, Ok(Route::Exhibit { .. }));
        assert!(read.is_err() || is_other, "{text} is {read:?}");
    }
    let error = "treaties/full/pictures/0".parse::<Route>().expect_err("it is none").to_string();
    assert!(error.contains("HALL/EXHIBIT/pictures/N") && error.contains("people/PERSON/picture"), "{error}");
}

#[test]
fn whoever_looked_at_all_pictures_goes_back_once() {
    let mut kiosk = house();
    walk(
        &mut kiosk,
        &[
            (open("halls/treaties"), "halls/treaties"),
            (open("treaties/full/articles"), "treaties/full/articles"),
            (open("treaties/full/pictures/1"), "treaties/full/pictures/1"),
            (open("treaties/full/pictures/2"), "treaties/full/pictures/2"),
            (open("treaties/full/pictures/2/1"), "treaties/full/pictures/2/1"),
            (open("treaties/full/pictures/2/2"), "treaties/full/pictures/2/2"),
            (open("treaties/full/pictures/3"), "treaties/full/pictures/3"),
            (Action::Back, "treaties/full/articles"),
        ],
    );
    assert_eq!(kiosk.picture(), 2, "the picture looked at last");
    walk(&mut kiosk, &[(Action::Back, "halls/treaties")]);
}

#[test]
fn two_compared_pictures_are_a_page_of_their_own() {
    let mut kiosk = house();
    walk(
        &mut kiosk,
        &[
            (open("treaties/full"), "treaties/full/story"),
            (open("treaties/full/pictures/2"), "treaties/full/pictures/2"),
            (open("treaties/full/compare/1"), "treaties/full/compare/1"),
        ],
    );
    let pair = kiosk.pair().expect("two pictures");
    assert_eq!((pair.first, pair.second), (1, 2));
    assert_eq!(kiosk.exhibit().map(|exhibit| exhibit.id.as_str()), Some("treaties/full"));
    // Also from there one may look closer at one of them.
    walk(
        &mut kiosk,
        &[
            (open("treaties/full/pictures/3"), "treaties/full/pictures/3"),
            (Action::Back, "treaties/full/compare/1"),
            (Action::Back, "treaties/full/pictures/2"),
            (Action::Back, "treaties/full/story"),
        ],
    );
    assert_eq!(kiosk.picture(), 1);
}

#[test]
fn the_details_of_a_picture_are_one_stay() {
    let mut kiosk = house();
    act(&mut kiosk, open("treaties/full/pictures/2"));
    assert!(kiosk.detail().is_none());
    let visit = kiosk.visit();
    for (page, index, title) in
        [("treaties/full/pictures/2/2", 1, "spot 2"), ("treaties/full/pictures/2/1", 0, "spot 1")]
    {
        act(&mut kiosk, open(page));
        let (at, hotspot) = kiosk.detail().expect("a detail");
        assert_eq!(at, index);
        assert!(hotspot.title.pick(&[Lang::EN]).1.contains(title));
        assert_eq!(kiosk.visit(), visit, "the view would begin anew");
    }
    act(&mut kiosk, open("treaties/full/pictures/2"));
    assert_eq!((kiosk.visit(), kiosk.detail().is_none()), (visit, true));
    act(&mut kiosk, open("treaties/full/pictures/3"));
    assert_ne!(kiosk.visit(), visit, "another picture");
}

#[test]
fn pages_of_pictures_know_what_they_belong_to() {
    let mut kiosk = house();
    let table: [(&str, Option<&str>, Option<&str>, &str); 5] = [
        ("home/picture", None, None, "house.svg"),
        ("halls/battles/picture", Some("battles"), None, "battles.svg"),
        ("battles/siege/pictures/2", Some("battles"), Some("battles/siege"), "battles/siege-1.svg"),
        ("people/envoy/picture", None, None, "portrait.svg"),
        ("treaties/full/compare/1", Some("treaties"), Some("treaties/full"), ""),
    ];
    for (page, hall, exhibit, file) in table {
        act(&mut kiosk, open(page));
        assert_eq!(kiosk.hall().map(|hall| hall.id.as_str()), hall, "{page}");
        assert_eq!(kiosk.exhibit().map(|exhibit| exhibit.id.as_str()), exhibit, "{page}");
        assert_eq!(kiosk.viewed().map_or("", |picture| picture.file.as_str()), file, "{page}");
    }
    act(&mut kiosk, open("treaties/full"));
    assert!(kiosk.viewed().is_none() && kiosk.detail().is_none() && kiosk.pair().is_none());
}

#[test]
fn without_a_way_back_it_leads_to_where_the_picture_hangs() {
    for (page, above) in [
        ("treaties/full/pictures/3", "treaties/full/story"),
        ("treaties/full/pictures/2/1", "treaties/full/story"),
        ("treaties/full/compare/1", "treaties/full/story"),
        ("halls/battles/picture", "halls/battles"),
        ("home/picture", "home"),
        ("people/envoy/picture", "home"),
    ] {
        // The command line names the page before the museum is read.
        let mut kiosk = Kiosk::new(None, aigun::kiosk::Appearance::Ink);
        act(&mut kiosk, open(page));
        act(&mut kiosk, Action::Loaded(Some(Arc::new(small()))));
        walk(&mut kiosk, &[(Action::Back, above)]);
        assert_eq!(kiosk.picture(), if page.ends_with("pictures/3") { 2 } else { usize::from(page.ends_with("2/1")) });
    }
}

#[test]
fn a_picture_found_leads_back_to_the_search() {
    let museum = Arc::new(small());
    let mut kiosk = kiosk(&museum);
    act(&mut kiosk, Action::Indexed(indexed(&museum)));
    walk(
        &mut kiosk,
        &[
            (open("search"), "search"),
            (open("treaties/full/pictures/2/2"), "treaties/full/pictures/2/2"),
            (open("treaties/full/pictures/2"), "treaties/full/pictures/2"),
            (Action::Back, "search"),
        ],
    );
}

#[test]
fn a_portrait_leads_back_to_the_note_it_stood_in() {
    let mut kiosk = house();
    let person = Link::Person(PersonId::new("envoy"));
    act(&mut kiosk, open("treaties/full"));
    act(&mut kiosk, Action::Follow(person.clone()));
    act(&mut kiosk, open("people/envoy/picture"));
    assert_eq!(kiosk.note(), None);
    act(&mut kiosk, Action::Back);
    assert_eq!((kiosk.route(), kiosk.note()), (&route("treaties/full"), Some(&person)));
    act(&mut kiosk, Action::Back);
    assert_eq!((kiosk.route(), kiosk.note()), (&route("treaties/full"), None));
    // A note that has nothing to do with the page that opens is gone.
    act(&mut kiosk, Action::Follow(person.clone()));
    act(&mut kiosk, open("treaties/full/pictures/1"));
    act(&mut kiosk, Action::Back);
    assert_eq!(kiosk.note(), None);
    // A museum that was read anew may not know the person.
    act(&mut kiosk, Action::Follow(person));
    act(&mut kiosk, open("people/envoy/picture"));
    act(&mut kiosk, Action::Loaded(Some(Arc::new(small()))));
    act(&mut kiosk, Action::Back);
    assert_eq!((kiosk.route(), kiosk.note()), (&route("treaties/full"), None));
}

#[test]
fn words_of_a_detail_are_explained_on_top_of_it() {
    let mut kiosk = house();
    act(&mut kiosk, open("treaties/full/pictures/2/1"));
    let visit = kiosk.visit();
    act(&mut kiosk, Action::Follow(Link::Person(PersonId::new("envoy"))));
    assert!(kiosk.note().is_some());
    act(&mut kiosk, Action::Back);
    let here = (kiosk.note(), kiosk.route(), kiosk.visit());
    assert_eq!(here, (None, &route("treaties/full/pictures/2/1"), visit));
    walk(
        &mut kiosk,
        &[
            (Action::Follow(Link::Exhibit(ExhibitId::new("battles/siege"))), "battles/siege/story"),
            (Action::Back, "treaties/full/pictures/2/1"),
        ],
    );
}

#[test]
fn another_language_keeps_the_picture_and_its_detail() {
    let mut kiosk = house();
    act(&mut kiosk, open("treaties/full/pictures/2/2"));
    let visit = kiosk.visit();
    act(&mut kiosk, Action::Language(Lang::RU));
    assert_eq!((kiosk.lang(), kiosk.route(), kiosk.visit()), (Lang::RU, &route("treaties/full/pictures/2/2"), visit));
    walk(
        &mut kiosk,
        &[
            (Action::ChooseLanguage, "languages"),
            (Action::Language(Lang::EN), "treaties/full/pictures/2/2"),
            (Action::Back, "home"),
        ],
    );
}

#[test]
fn nothing_moves_on_the_page_behind_a_picture() {
    let mut kiosk = house();
    act(&mut kiosk, open("battles/siege/course"));
    act(&mut kiosk, Action::Phase(2));
    act(&mut kiosk, open("battles/siege/pictures/2"));
    for action in [Action::Picture(0), Action::Phase(1), Action::Play, Action::Scrub(1, 0.0)] {
        act(&mut kiosk, action);
        assert_eq!((kiosk.picture(), kiosk.phase(), kiosk.is_playing()), (1, 0, false));
    }
    act(&mut kiosk, Action::Back);
    assert_eq!((kiosk.route(), kiosk.picture(), kiosk.phase()), (&route("battles/siege/course"), 1, 2));
}

#[test]
fn reading_again_keeps_what_is_still_there() {
    let mut museum = small();
    let full = museum.exhibits.get_mut(&ExhibitId::new("treaties/full")).expect("it is there");
    full.pictures.truncate(2);
    full.pictures[1].hotspots.truncate(1);
    full.pairs.clear();
    let poorer = Arc::new(museum);
    for (before, after) in [
        ("treaties/full/pictures/2/1", "treaties/full/pictures/2/1"),
        ("treaties/full/pictures/2/2", "treaties/full/pictures/2"),
        ("treaties/full/pictures/3", "treaties/full/story"),
        ("treaties/full/compare/1", "treaties/full/story"),
        ("treaties/full/accounts/2", "treaties/full/accounts/2"),
    ] {
        let mut kiosk = house();
        act(&mut kiosk, open(before));
        act(&mut kiosk, Action::Loaded(Some(poorer.clone())));
        assert_eq!(kiosk.route().to_string(), after, "{before}");
        let stage = usize::from(after.contains("pictures/2") || before.ends_with('3'));
        assert_eq!(kiosk.picture(), stage, "{before}");
    }
    // An exhibit under a new name.
    let mut museum = small();
    let old = ExhibitId::new("treaties/full");
    let exhibit = museum.exhibits.remove(&old).expect("it is there");
    let new = ExhibitId::new("treaties/new-name");
    museum.halls[0].exhibits[0] = new.clone();
    museum.exhibits.insert(new.clone(), Exhibit { id: new, former_ids: vec![old], ..exhibit });
    let renamed = Arc::new(museum);
    for (before, after) in [
        ("treaties/full/pictures/2/2", "treaties/new-name/pictures/2/2"),
        ("treaties/full/compare/1", "treaties/new-name/compare/1"),
    ] {
        let mut kiosk = house();
        act(&mut kiosk, open(before));
        act(&mut kiosk, Action::Loaded(Some(renamed.clone())));
        assert_eq!(kiosk.route().to_string(), after);
    }
}

#[test]
fn who_leaves_a_picture_alone_leaves_the_kiosk() {
    let mut kiosk = house();
    act(&mut kiosk, open("treaties/full/pictures/2/1"));
    let limit = kiosk.limit();
    kiosk.update(Action::Tick, limit);
    assert!(matches!(kiosk.presence(), Presence::Asking { .. }));
    kiosk.update(Action::Tick, limit + kiosk.countdown());
    assert!(matches!(kiosk.presence(), Presence::Away(_)));
    assert_eq!((kiosk.route(), kiosk.picture()), (&Route::Home, 0));
    kiosk.update(Action::Wake(None), limit + kiosk.countdown());
    walk(&mut kiosk, &[(Action::Back, "home")]);
}

#[test]
fn much_to_read_beside_a_picture_takes_its_time() {
    let mut museum = small();
    let long = Localized::new(vec![(Lang::ZH, RichText::plain("江".repeat(439)))]).expect("an entry");
    let full = museum.exhibits.get_mut(&ExhibitId::new("treaties/full")).expect("it is there");
    full.pictures[1].hotspots[0].text = long.clone();
    full.pairs[0].text = Some(long);
    let mut kiosk = kiosk(&Arc::new(museum));
    let mut seconds = |page: &str| {
        act(&mut kiosk, open(page));
        page_seconds(&kiosk)
    };
    assert!((60.0..62.0).contains(&seconds("treaties/full/pictures/2/1")));
    assert!((60.0..62.0).contains(&seconds("treaties/full/compare/1")));
    let (whole, other) = (seconds("treaties/full/pictures/2"), seconds("treaties/full/pictures/1"));
    assert!(0.0 < other && other < whole && whole < 60.0, "{other} {whole}");
}

#[test]
fn what_is_told_of_details_is_to_be_read() {
    let mut museum = small();
    let full = museum.exhibits.get_mut(&ExhibitId::new("treaties/full")).expect("it is there");
    let with = Matter::of(full, &[Lang::ZH]);
    full.pairs.clear();
    let without_pair = Matter::of(full, &[Lang::ZH]);
    full.pictures[1].hotspots.clear();
    let without = Matter::of(full, &[Lang::ZH]);
    assert!(with.particulars.seconds > without_pair.particulars.seconds);
    assert!(without_pair.particulars.seconds > without.particulars.seconds);
    assert_eq!(without.particulars.units, 0);
    let rest = |matter: Matter| [matter.essential, matter.deeper, matter.accounts];
    assert_eq!(rest(with), rest(without));
    assert!(details(&detailed("a", 2), &[Lang::EN]).units > details(&detailed("a", 1), &[Lang::EN]).units);
}

#[test]
fn a_route_through_the_museum_takes_pictures_for_their_exhibit() {
    let stop = Some(Stop::Exhibit(ExhibitId::new("treaties/full")));
    for page in ["treaties/full/pictures/2/1", "treaties/full/compare/1", "treaties/full/story"] {
        assert_eq!(Stop::of(&route(page)), stop, "{page}");
    }
    for page in ["home/picture", "halls/treaties/picture", "people/envoy/picture"] {
        assert_eq!(Stop::of(&route(page)), None, "{page}");
    }
}

#[test]
fn people_who_share_a_portrait_share_its_page() {
    let mut museum = small();
    let envoy = museum.people.values().next().expect("an envoy").clone();
    let people = ["a-clerk", "envoy", "other"].map(|id| Person { id: PersonId::new(id), ..envoy.clone() });
    museum.people = people.into_iter().map(|person| (person.id.clone(), person)).collect::<BTreeMap<_, _>>();
    let other = museum.people.get_mut(&PersonId::new("other")).expect("it is there");
    other.portrait = Some(detailed("another", 1));
    let pages: Vec<String> = Route::all(&museum).iter().map(Route::to_string).collect();
    let portraits: Vec<&str> = pages.iter().map(String::as_str).filter(|page| page.starts_with("people/")).collect();
    assert_eq!(portraits, ["people/a-clerk/picture", "people/other/picture", "people/other/picture/1"]);
    // The page of the others opens all the same.
    assert!(route("people/envoy/picture").settle(&museum).is_some());
}

#[test]
fn details_are_found_by_their_titles() {
    let museum = Arc::new(small());
    let index = indexed(&museum);
    let finds = index.find("spot 2", Lang::EN, 8);
    let find = finds.list.first().copied().expect("it has a name");
    let ways = index.subject(find).ways(&museum);
    assert_eq!(ways, [open("treaties/full/pictures/2/2")]);
    assert!(index.title(find, &[Lang::EN]).1.contains("spot 2"));
}

#[test]
fn every_page_has_a_name_for_staff() {
    let words = Words::built_in();
    let museum = shipped();
    for page in Route::all(&museum).into_iter().map(|route| route.to_string()) {
        // Minutes and years stand for themselves.
        let plain = ["planner/", "timeline/"].iter().any(|room| page.starts_with(room));
        let name = page_name(&words, Some(&museum), Lang::EN, &page);
        assert_eq!(name == page, plain, "{page}");
    }
    assert_eq!(page_name(&words, Some(&museum), Lang::EN, PORTRAITS), "Portraits");
    let museum = small();
    for (page, expected) in [
        ("treaties/full/pictures/2/1", "treaties/full-1 (en) · treaties/full-1 spot 1 (en)"),
        ("treaties/full/pictures/1", "treaties/full-0 (en)"),
        ("treaties/full/compare/1", "two (en)"),
        ("treaties/absent/pictures/1", "treaties/absent/pictures/1"),
    ] {
        assert_eq!(page_name(&words, Some(&museum), Lang::EN, page), expected);
    }
}
