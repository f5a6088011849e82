//! Every page on every screen: nothing cut off, nothing on top of anything else, nothing too small to touch; and
//! pictures of the most important ones.

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use aigun::kiosk::search::Keys;
use aigun::kiosk::tally::{How, Records, Summary, Trouble};
use aigun::kiosk::{
    Action, Appearance, Comfort, Command, Kiosk, PinAnswer, Report, Route, SearchWish, TimelineWish, Wish, comfort,
};
use aigun::model::{
    Actor, DayHours, Entry, EntryId, Exhibit, ExhibitId, Hall, HallId, Kind, Lang, Link, Museum, OpeningHours,
    TimeOfDay, Today, Weekday,
};
use aigun::words::Words;
use common::device::{Device, options};
use common::stage::{House, LYING, SMALL_LYING, SMALL_STANDING, STANDING, open, open_drawn, open_museum};
use common::{LANGUAGES, shipped};
use egui_kittest::try_image_snapshot_options;

/// Everything the audit has to say about a page, with the page's address.
fn look(house: &House, what: &str, faults: &mut Vec<String>) {
    let kiosk = &house.state().kiosk;
    for finding in house.findings() {
        let place = format!("{} {} {}{what}", size_of(house), kiosk.lang(), kiosk.route());
        faults.push(format!("{place}: {}: {}", finding.kind.as_str(), finding.what));
    }
}

fn size_of(house: &House) -> String {
    let size = house.ctx.content_rect().size();
    format!("{}×{}", size.x, size.y)
}

#[track_caller]
fn all_is_well(house: &House, faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert_eq!(house.state().words.missing(), [], "the screens use words a language does not have");
}

/// A kiosk that notes what it draws.
fn audited(size: [f32; 2], usual: impl Into<Comfort>) -> House {
    let mut house = open(size, Lang::ZH, usual);
    house.state_mut().tools.audit.on = true;
    house
}

/// All phases and pictures of the exhibit that is open, besides the first ones.
fn variants(kiosk: &Kiosk) -> Vec<(Action, String)> {
    if let Route::Timeline { year } = kiosk.route() {
        return on_timeline(*year);
    }
    let Some(exhibit) = kiosk.exhibit() else { return Vec::new() };
    match (kiosk.route().to_string(), &exhibit.kind) {
        (route, Kind::Battle(battle)) if route.ends_with("/course") => {
            (1..battle.phases.len()).map(|index| (Action::Phase(index), format!(" phase {}", index + 1))).collect()
        }
        (route, _) if route.ends_with("/story") => {
            let action = |index| (Action::Picture(index), format!(" picture {}", index + 1));
            // The map comes after the pictures.
            (1..exhibit.pictures.len() + usize::from(exhibit.map.is_some())).map(action).collect()
        }
        _ => Vec::new(),
    }
}

/// The timeline at every step of nearness, with what may be chosen, and its entries at length: all of them where the page
/// opens, else the first.
fn on_timeline(year: Option<i32>) -> Vec<(Action, String)> {
    let museum = shipped();
    let wish = |wish: TimelineWish, what: &str| (Action::Timeline(wish), format!(" {what}"));
    let open = |entry: &Entry| wish(TimelineWish::Open(entry.id.clone()), entry.id.as_str());
    let mut all = Vec::new();
    if year.is_none() {
        all.extend((0..5).map(|_| wish(TimelineWish::Zoom(false), "wider")));
        all.extend((0..5).map(|_| wish(TimelineWish::Zoom(true), "closer")));
        all.extend([wish(TimelineWish::Choose, "choosing"), wish(TimelineWish::Choose, "chosen")]);
        all.extend((0..2).map(|_| wish(TimelineWish::Actor(Actor::Joseon), "of Joseon")));
        for entry in &museum.timeline {
            all.extend([open(entry), wish(TimelineWish::Calendars, "in all calendars")]);
        }
    } else {
        all.extend(museum.timeline.first().map(open));
    }
    all.push(wish(TimelineWish::Close, "closed"));
    all
}

/// What lies over the timeline, with most to tell: the kinds to choose, a treaty with its people, a battle.
fn told() -> Vec<(Action, String)> {
    let open = |id| TimelineWish::Open(EntryId::new(id));
    let wishes = [
        TimelineWish::Choose,
        TimelineWish::Choose,
        open("treaty-nerchinsk"),
        TimelineWish::Calendars,
        open("treaty-peking"),
        open("albazin-1686"),
    ];
    wishes.map(|wish| (Action::Timeline(wish.clone()), format!(" {wish:?}"))).into()
}

fn every_page(size: [f32; 2]) {
    let mut house = audited(size, Appearance::Ink);
    let mut faults = Vec::new();
    for route in Route::all(&shipped()) {
        house.visit(&route);
        for lang in LANGUAGES {
            house.state_mut().kiosk.update(Action::Language(lang), Duration::ZERO);
            // The page of languages closes when one is chosen.
            house.visit(&route);
            look(&house, "", &mut faults);
            for (action, what) in variants(&house.state().kiosk.clone()) {
                house.act(action);
                look(&house, &what, &mut faults);
            }
        }
    }
    all_is_well(&house, &faults);
}

#[test]
fn every_page_is_sound_on_a_lying_screen() {
    every_page(LYING);
}

#[test]
fn every_page_is_sound_on_a_standing_screen() {
    every_page(STANDING);
}

#[test]
fn every_note_is_sound() {
    let museum = shipped();
    let people = museum.people.keys().cloned().map(Link::Person);
    let places = museum.places.keys().cloned().map(Link::Place);
    let terms = museum.glossary.keys().cloned().map(Link::Term);
    let links: Vec<Link> = people.chain(places).chain(terms).collect();
    assert!(!links.is_empty());
    for size in [LYING, STANDING] {
        let mut house = audited(size, Appearance::Ink);
        let mut faults = Vec::new();
        for lang in LANGUAGES {
            house.act(Action::Language(lang));
            for link in &links {
                house.act(Action::Follow(link.clone()));
                assert_eq!(house.state().kiosk.note(), Some(link), "the page closed its own note");
                look(&house, &format!(" {link:?}"), &mut faults);
            }
        }
        all_is_well(&house, &faults);
    }
}

/// The shipped museum with so many halls, and so many exhibits in the first of them.
fn larger(halls: usize, exhibits: usize) -> Arc<Museum> {
    let mut museum = (*shipped()).clone();
    let pattern = museum.halls[0].clone();
    let treaty = museum.exhibit(&pattern.exhibits[0]).expect("it is listed").clone();
    museum.halls.truncate(halls);
    for number in museum.halls.len()..halls {
        museum.halls.push(Hall { id: HallId::new(format!("hall-{number}")), ..pattern.clone() });
    }
    museum.halls[0].exhibits.truncate(exhibits);
    for number in museum.halls[0].exhibits.len()..exhibits {
        let id = ExhibitId::new(format!("treaties/more-{number}"));
        museum.halls[0].exhibits.push(id.clone());
        museum.exhibits.insert(id.clone(), Exhibit { id, ..treaty.clone() });
    }
    Arc::new(museum)
}

#[test]
fn larger_museums_are_sound_too() {
    for size in [LYING, STANDING] {
        let mut faults = Vec::new();
        for (halls, exhibits) in [(1, 1), (2, 2), (3, 4), (4, 5), (5, 8), (6, 13), (3, 40)] {
            let mut house = open_museum(Some(larger(halls, exhibits)), size, Lang::ZH, Appearance::Ink);
            house.state_mut().tools.audit.on = true;
            for page in ["home", "halls/treaties"] {
                house.visit_page(page);
                for lang in LANGUAGES {
                    house.act(Action::Language(lang));
                    look(&house, &format!(" {halls} halls, {exhibits} exhibits"), &mut faults);
                }
            }
        }
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    }
}

/// One page of each kind.
fn sample() -> Vec<Route> {
    let museum = shipped();
    let mut kinds = BTreeSet::new();
    let kind = |route: &Route| match route {
        Route::Exhibit { id, tab } => {
            let tab = format!("{:?}", tab.first());
            let exhibit = museum.exhibit(id).expect("it is listed");
            if tab == "Story" { format!("{:?}", std::mem::discriminant(&exhibit.kind)) } else { tab }
        }
        Route::Hall(id) => format!("hall of {}", museum.hall(id).expect("it is listed").exhibits.len()),
        Route::Home | Route::Languages | Route::Search => route.to_string(),
        Route::Atlas { exhibit, .. } => format!("atlas {}", exhibit.is_some()),
        Route::Timeline { .. } => "timeline".to_owned(),
        Route::Planner { .. } => "planner".to_owned(),
        Route::Picture { of, detail } => format!("picture {:?} {}", std::mem::discriminant(of), detail.is_some()),
        Route::Pair { .. } => "pair".to_owned(),
    };
    Route::all(&museum).into_iter().filter(|route| kinds.insert(kind(route))).collect()
}

#[test]
fn other_screens_are_sound_too() {
    for size in [[1280.0, 720.0], [1600.0, 1200.0], [1200.0, 1600.0], [1920.0, 1200.0], [3840.0, 2160.0]] {
        let mut house = audited(size, Appearance::Ink);
        let mut faults = Vec::new();
        for route in sample() {
            house.visit(&route);
            for lang in LANGUAGES {
                house.state_mut().kiosk.update(Action::Language(lang), Duration::ZERO);
                house.visit(&route);
                look(&house, "", &mut faults);
            }
        }
        all_is_well(&house, &faults);
    }
}

/// The largest letters, and the lowest reach, each alone and both together.
#[test]
fn comfortable_screens_are_sound_too() {
    let largest = Comfort { text_step: comfort::BODY.len() - 1, ..Comfort::default() };
    let low = Comfort { low_reach: true, appearance: Appearance::Contrast, ..Comfort::default() };
    for size in [SMALL_LYING, SMALL_STANDING, [1024.0, 768.0]] {
        for usual in [largest, low, Comfort { text_step: largest.text_step, ..low }] {
            let mut house = audited(size, usual);
            let mut faults = Vec::new();
            let what = format!(" {usual:?}");
            for lang in LANGUAGES {
                for route in sample() {
                    house.state_mut().kiosk.update(Action::Language(lang), Duration::ZERO);
                    house.visit(&route);
                    look(&house, &what, &mut faults);
                    if let Route::Timeline { .. } = route {
                        for (action, part) in told() {
                            house.act(action);
                            look(&house, &format!("{part}{what}"), &mut faults);
                        }
                        assert!(house.state().kiosk.timeline().open, "the last of them is told");
                    }
                    // The map on the stage, the last phase of a battle.
                    if let Some((action, part)) = variants(&house.state().kiosk.clone()).pop() {
                        house.act(action);
                        look(&house, &format!("{part}{what}"), &mut faults);
                    }
                }
                house.act(Action::OpenComfort);
                look(&house, &format!(" the comfort sheet {what}"), &mut faults);
                house.act(Action::CloseComfort);
                house.ask();
                look(&house, &format!(" the question {what}"), &mut faults);
                house.act(Action::Stay);
            }
            all_is_well(&house, &faults);
        }
    }
}

/// What visitors ask for on the comfort sheet is what they read, and they are asked only where the museum has it.
#[test]
fn plain_words_and_pinyin_are_for_those_who_ask() {
    let texts = |house: &House| {
        house.state().tools.audit.texts.iter().map(|mark| mark.text.replace('\n', "")).collect::<Vec<_>>().join("|")
    };
    let names =
        |house: &House| house.state().tools.audit.controls.iter().map(|mark| mark.name.clone()).collect::<Vec<_>>();
    let words = Words::built_in();
    let (plain, pinyin) = (words.get(Lang::ZH, "ui-simple"), words.get(Lang::ZH, "ui-pinyin"));
    let mut museum = (*shipped()).clone();
    let id = ExhibitId::new("treaties/aigun-1858");
    museum.exhibits.get_mut(&id).expect("an exhibit").sections[0].simple = Some(common::rich("plain words"));
    let mut house = open_museum(Some(museum.into()), LYING, Lang::ZH, Appearance::Ink);
    house.state_mut().tools.audit.on = true;
    house.visit_page("treaties/aigun-1858/story");
    assert!(!texts(&house).contains("plain words") && !texts(&house).contains("Àihuī"));
    house.act(Action::OpenComfort);
    assert!(names(&house).contains(&plain) && names(&house).contains(&pinyin));
    house.act(Action::Wish(Wish::Pinyin(true)));
    house.act(Action::CloseComfort);
    assert!(texts(&house).contains("瑷珲（Àihuī）"), "{}", texts(&house));
    house.act(Action::Wish(Wish::Simple(true)));
    assert!(texts(&house).contains("plain words (zh)"));
    house.act(Action::Language(Lang::RU));
    house.act(Action::OpenComfort);
    assert!(!names(&house).contains(&words.get(Lang::RU, "ui-pinyin")), "pinyin is for readers of Chinese");
    // Where no text is there in plain words there is no such switch.
    let mut museum = (*shipped()).clone();
    for section in museum.exhibits.values_mut().flat_map(|exhibit| &mut exhibit.sections) {
        section.simple = None;
    }
    let mut house = open_museum(Some(museum.into()), LYING, Lang::ZH, Appearance::Ink);
    house.state_mut().tools.audit.on = true;
    house.act(Action::OpenComfort);
    assert!(!names(&house).contains(&plain) && names(&house).contains(&pinyin));
}

/// Visits of the last so many days, large and small and none, each exhibit seen another number of times.
fn visits(days: u16) -> Records {
    let museum = shipped();
    let mut records = Records::default();
    for number in 0..u64::from(days) {
        let count = [0, 3, 1_204, 98, 41, 7, 2_311][(number % 7) as usize];
        records.visits.push(((2026, 9, 1 + number as u8), count));
        *records.left.entry(How::Silent).or_default() += count;
        *records.ended.entry("home".into()).or_default() += count;
    }
    for (number, id) in museum.exhibits.keys().enumerate() {
        let views = if number < 3 { number as u64 } else { 40 + number as u64 * 713 % 900 };
        records.pages.entry(id.to_string()).or_default().views = views;
        *records.languages.entry(LANGUAGES[number % 3]).or_default() += views;
    }
    records
}

const VISITS: [(u16, Option<Trouble>); 4] =
    [(7, None), (30, None), (7, Some(Trouble::NotKept)), (30, Some(Trouble::Newer))];

#[test]
fn the_staffs_side_is_sound() {
    for size in [SMALL_LYING, SMALL_STANDING] {
        for step in [0, comfort::BODY.len() - 1] {
            let mut house = audited(size, Comfort { text_step: step, ..Comfort::default() });
            let mut faults = Vec::new();
            house.act(Action::HasPin(true));
            for lang in LANGUAGES {
                house.act(Action::Language(lang));
                house.act(Action::Staff(Command::Knock));
                look(&house, " keypad", &mut faults);
                house.act(Action::PinAnswer(PinAnswer::Wait(Duration::from_mins(5))));
                look(&house, " keypad, waiting", &mut faults);
                house.act(Action::PinAnswer(PinAnswer::Right));
                let skipped = vec!["treaties/nerchinsk-1689".into(), "battles/albazin-1686".into()];
                let problems = vec!["treaties/nerchinsk-1689/exhibit.ron:120:9: a sentence of some length".into()];
                let report =
                    Report { version: "1.0.0".into(), errors: 2, warnings: 31, skipped, problems, ..Report::default() };
                house.act(Action::Report(report));
                look(&house, " panel", &mut faults);
                for (days, uncounted) in VISITS {
                    house.act(Action::Staff(Command::Statistics(days)));
                    look(&house, " visits, not summed up yet", &mut faults);
                    house.act(Action::Report(Report { uncounted, ..Report::default() }));
                    house.act(Action::Summary(Summary::of(&visits(days)).into()));
                    look(&house, &format!(" visits of {days} days"), &mut faults);
                }
                house.act(Action::Staff(Command::Statistics(7)));
                house.act(Action::Summary(Summary::default().into()));
                look(&house, " no visits", &mut faults);
                house.act(Action::Staff(Command::TouchTest));
                look(&house, " test of the touchscreen", &mut faults);
                house.act(Action::Staff(Command::Panel));
                house.act(Action::Staff(Command::Round));
                house.act(Action::Round(12, 46));
                look(&house, " round", &mut faults);
                house.act(Action::RoundDone(
                    (0..30).map(|number| format!("page {number}: clipped-text: one word")).collect(),
                ));
                look(&house, " what was found", &mut faults);
                house.act(Action::Staff(Command::Close));
                house.act(Action::Wake(None));
            }
            all_is_well(&house, &faults);
        }
    }
}

/// The search with much, with one thing, with nothing found, with a text as long as may be, and with every keyboard.
#[test]
fn the_search_is_sound_whatever_is_typed() {
    let largest = Comfort { text_step: comfort::BODY.len() - 1, ..Comfort::default() };
    let low = Comfort { low_reach: true, appearance: Appearance::Contrast, ..Comfort::default() };
    let both = Comfort { low_reach: true, ..largest };
    let texts = ["a", "а", "yakesa", "1689", "qqqq", "albaz ", "ъъъъ", &"Ш".repeat(40), &"江".repeat(40)];
    for size in [SMALL_LYING, SMALL_STANDING, [1024.0, 768.0], [600.0, 800.0]] {
        for usual in [Comfort::default(), largest, low, both] {
            // Half of a screen that is almost square holds either keys or finds.
            if usual.low_reach && size == [600.0, 800.0] {
                continue;
            }
            let mut house = audited(size, usual);
            let mut faults = Vec::new();
            for lang in LANGUAGES {
                house.act(Action::Language(lang));
                house.visit(&Route::Search);
                for text in texts {
                    house.act(Action::Search(SearchWish::Try(text.to_owned())));
                    look(&house, &format!(" `{text}` {usual:?}"), &mut faults);
                }
                for keys in [Keys::Cyrillic, Keys::Digits, Keys::Latin] {
                    house.act(Action::Search(SearchWish::Keys(keys)));
                    look(&house, &format!(" {keys:?} {usual:?}"), &mut faults);
                }
                house.act(Action::Home);
            }
            all_is_well(&house, &faults);
        }
    }
}

/// 30 frames a second while pictures move, and no frame at all between two slides for those who want none to move.
#[test]
fn the_slideshow_moves_at_its_pace_or_not_at_all() {
    let frame = Duration::from_millis(33);
    for calm in [false, true] {
        let mut house = open(SMALL_LYING, Lang::ZH, Comfort { calm, ..Comfort::default() });
        house.state_mut().tools.motion = true;
        house.state_mut().kiosk.update(Action::Rest, Duration::ZERO);
        for number in 0..90 {
            house.frame([]);
            let busy = house.state().tools.pictures.is_busy();
            let delay = house.repaint_delay();
            if number < 20 || busy {
                continue;
            }
            let expected = if calm { delay > Duration::from_secs(1) } else { delay > frame / 2 && delay <= frame };
            assert!(expected, "calm: {calm}, frame {number}: the next frame comes after {delay:?}");
        }
    }
}

/// Every slide with every language at its head.
#[test]
fn the_slideshow_is_sound() {
    for size in [SMALL_LYING, SMALL_STANDING] {
        let mut museum = (*shipped()).clone();
        let hours = DayHours { opens: TimeOfDay(540), closes: TimeOfDay(990), last_entry: None };
        museum.hours = Some(OpeningHours { week: [Some(hours); 7], closed_on: vec![(2027, 2, 6)] });
        let mut house = open_museum(Some(museum.into()), size, Lang::ZH, Appearance::Ink);
        house.state_mut().tools.audit.on = true;
        let mut faults = Vec::new();
        house.act(Action::Clock(Today { date: (2027, 2, 5), weekday: Weekday::Friday }, TimeOfDay(720)));
        house.act(Action::Rest);
        for slide in 1..=24 {
            if slide == 13 {
                house.act(Action::Clock(Today { date: (2027, 2, 6), weekday: Weekday::Saturday }, TimeOfDay(720)));
            }
            look(&house, &format!(" slide {slide}"), &mut faults);
            house.next_slide();
        }
        all_is_well(&house, &faults);
    }
}

#[test]
fn a_page_at_rest_costs_nothing() {
    let mut house = open(LYING, Lang::ZH, Appearance::Ink);
    for route in sample() {
        for lang in LANGUAGES {
            house.state_mut().kiosk.update(Action::Language(lang), Duration::ZERO);
            house.visit(&route);
            let laid_out = house.state().tools.typesetter.laid_out();
            house.frame([]);
            let after = house.state().tools.typesetter.laid_out();
            assert_eq!(after, laid_out, "{lang} {route} lays out text again and again");
            assert_eq!(house.repaint_delay(), Duration::MAX, "{lang} {route} asks to be drawn again");
        }
    }
}

#[test]
fn a_page_that_fades_in_comes_to_rest() {
    let mut house = open(LYING, Lang::ZH, Appearance::Ink);
    house.state_mut().tools.motion = true;
    for route in sample() {
        house.visit(&route);
        assert_eq!(house.repaint_delay(), Duration::MAX, "{route} asks to be drawn again");
    }
}

/// Screens of which pictures are kept, each lying and standing.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shape {
    Lying,
    Standing,
}

struct Shot {
    name: &'static str,
    page: &'static str,
    lang: Lang,
    appearance: Appearance,
    shape: Shape,
}

const fn shot(name: &'static str, page: &'static str, lang: Lang, appearance: Appearance, shape: Shape) -> Shot {
    Shot { name, page, lang, appearance, shape }
}

/// The day when nothing can be shown, a word explained, and what comes with time; these are no pages.
const ATTRACT: &str = "attract";
const COMFORT: &str = "comfort";
/// The fourth phase of a battle.
const COURSE: &str = "course";
const QUESTION: &str = "question";
const TROUBLE: &str = "trouble";
const NOTE: &str = "note";
/// Something typed in the search.
const SEARCH: &str = "search";
/// The staff's page of visits.
const VISITS_PAGE: &str = "visits";

/// Every screen lying and standing; every two of theme, language and shape meet.
const SHOTS: [Shot; 42] = {
    use Appearance::{Contrast, Ink, Paper};
    use Shape::{Lying, Standing};
    const ZH: Lang = Lang::ZH;
    const EN: Lang = Lang::EN;
    const RU: Lang = Lang::RU;
    [
        shot("home", "home", ZH, Ink, Lying),
        shot("home", "home", RU, Paper, Standing),
        shot("languages", "languages", EN, Contrast, Lying),
        shot("languages", "languages", ZH, Ink, Standing),
        shot("hall-treaties", "halls/treaties", RU, Paper, Lying),
        shot("hall-treaties", "halls/treaties", EN, Contrast, Standing),
        shot(COMFORT, "halls/peoples", EN, Ink, Lying),
        shot(COMFORT, "halls/peoples", RU, Contrast, Standing),
        shot("hall-battles", "halls/battles", ZH, Contrast, Lying),
        shot("hall-battles", "halls/battles", EN, Ink, Standing),
        shot("story", "treaties/nerchinsk-1689/story", RU, Ink, Lying),
        shot("story", "treaties/nerchinsk-1689/story", ZH, Paper, Standing),
        shot("articles", "treaties/nerchinsk-1689/articles", ZH, Paper, Lying),
        shot("articles", "treaties/nerchinsk-1689/articles", EN, Ink, Standing),
        shot("accounts", "treaties/nerchinsk-1689/accounts/1", EN, Paper, Lying),
        shot("accounts", "treaties/nerchinsk-1689/accounts/1", ZH, Contrast, Standing),
        shot("sources", "treaties/nerchinsk-1689/sources", RU, Contrast, Lying),
        shot("sources", "treaties/nerchinsk-1689/sources", EN, Paper, Standing),
        shot("people", "peoples/hezhe/story", ZH, Ink, Lying),
        shot("people", "peoples/hezhe/story", RU, Ink, Standing),
        shot(COURSE, "battles/albazin-1686/course", EN, Ink, Lying),
        shot(COURSE, "battles/albazin-1686/course", RU, Paper, Standing),
        shot("planner", "planner/45", EN, Contrast, Lying),
        shot("planner", "planner/45", ZH, Ink, Standing),
        shot("atlas", "atlas/1860", ZH, Ink, Lying),
        shot("atlas", "atlas/1689", RU, Paper, Standing),
        shot("compare", "atlas/1643/2008", EN, Contrast, Lying),
        shot("compare", "atlas/1643/2008", ZH, Ink, Standing),
        shot("timeline", "timeline/1689", EN, Ink, Lying),
        shot("timeline", "timeline/1858", RU, Paper, Standing),
        shot(SEARCH, "search", ZH, Ink, Lying),
        shot(SEARCH, "search", RU, Paper, Standing),
        shot(NOTE, "treaties/nerchinsk-1689/story", ZH, Ink, Lying),
        shot(NOTE, "treaties/nerchinsk-1689/story", EN, Paper, Standing),
        shot(QUESTION, "peoples/hezhe/story", RU, Ink, Lying),
        shot(QUESTION, "peoples/hezhe/story", ZH, Ink, Standing),
        shot(ATTRACT, "home", ZH, Ink, Lying),
        shot(ATTRACT, "home", EN, Ink, Standing),
        shot(VISITS_PAGE, "home", EN, Contrast, Lying),
        shot(VISITS_PAGE, "home", RU, Ink, Standing),
        shot(TROUBLE, "home", ZH, Ink, Lying),
        shot(TROUBLE, "home", ZH, Paper, Standing),
    ]
};

const LARGEST_FILE: u64 = 720 << 10;

fn snapshots() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
}

impl Shot {
    fn file(&self) -> String {
        let shape = if self.shape == Shape::Lying { "lying" } else { "standing" };
        format!("{}-{shape}-{}-{}", self.name, self.lang, self.appearance.as_str())
    }

    fn house(&self, device: &Device) -> House {
        let size = if self.shape == Shape::Lying { SMALL_LYING } else { SMALL_STANDING };
        if self.name == TROUBLE {
            return open_drawn(device.clone(), None, size, self.lang, self.appearance);
        }
        let mut house = open_drawn(device.clone(), Some(shipped()), size, self.lang, self.appearance);
        house.visit_page(self.page);
        match self.name {
            NOTE => house.act(Action::Follow(Link::Person(aigun::model::PersonId::new("songgotu")))),
            COURSE => house.act(Action::Phase(3)),
            COMFORT => house.act(Action::OpenComfort),
            SEARCH => {
                let text = if self.lang == Lang::ZH { "yake" } else { "алб" };
                house.act(Action::Search(SearchWish::Try(text.into())));
            }
            QUESTION => house.ask(),
            VISITS_PAGE => {
                let door = [Action::HasPin(true), Action::Staff(Command::Knock), Action::PinAnswer(PinAnswer::Right)];
                for action in door {
                    house.act(action);
                }
                let days = if self.shape == Shape::Lying { 30 } else { 7 };
                house.act(Action::Staff(Command::Statistics(days)));
                house.act(Action::Summary(Summary::of(&visits(days)).into()));
            }
            ATTRACT => {
                house.act(Action::Rest);
                house.next_slide();
            }
            _ => {}
        }
        house
    }
}

#[test]
fn the_screens_look_as_in_their_pictures() {
    let device = Device::find();
    let options = options(snapshots());
    let mut faults = Vec::new();
    for shot in &SHOTS {
        let image = shot.house(&device).render().expect("the device draws");
        if let Err(error) = try_image_snapshot_options(&image, shot.file(), &options) {
            faults.push(error.to_string());
        }
    }
    assert!(faults.is_empty(), "{} of {} pictures differ:\n{}", faults.len(), SHOTS.len(), faults.join("\n"));
}

#[test]
fn the_pictures_show_everything_once() {
    let appearances = Appearance::ALL;
    let shapes = [Shape::Lying, Shape::Standing];
    for shape in shapes {
        for lang in LANGUAGES {
            assert!(SHOTS.iter().any(|shot| (shot.shape, shot.lang) == (shape, lang)), "{lang} {shape:?}");
        }
        for appearance in appearances {
            let meets = |shot: &&Shot| (shot.shape, shot.appearance) == (shape, appearance);
            assert!(SHOTS.iter().any(|shot| meets(&shot)), "{appearance:?} {shape:?}");
        }
        for shot in &SHOTS {
            let same = SHOTS.iter().filter(|other| (other.name, other.shape) == (shot.name, shape)).count();
            assert_eq!(same, 1, "{} {shape:?}", shot.name);
        }
    }
    for lang in LANGUAGES {
        for appearance in appearances {
            let meets = |shot: &&Shot| (shot.lang, shot.appearance) == (lang, appearance);
            assert!(SHOTS.iter().any(|shot| meets(&shot)), "{lang} {appearance:?}");
        }
    }
}

#[test]
fn the_pictures_are_few_and_small() {
    let kept: BTreeSet<String> = SHOTS.iter().map(|shot| format!("{}.png", shot.file())).collect();
    assert!(kept.len() <= 42);
    // What a failed comparison leaves behind is not kept.
    let is_kept = |name: &String| name.ends_with(".png") && !name.trim_end_matches(".png").contains('.');
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(snapshots()).expect("tests/snapshots can be listed") {
        let entry = entry.expect("tests/snapshots can be listed");
        let name = entry.file_name().to_string_lossy().into_owned();
        let bytes = entry.metadata().expect("a picture has a size").len();
        assert!(bytes <= LARGEST_FILE, "{name} has {bytes} bytes; {LARGEST_FILE} is the most");
        found.extend(Some(name).filter(is_kept));
    }
    assert_eq!(found, kept, "tests/snapshots holds other pictures than the test makes");
}
