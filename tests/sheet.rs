//! The route on paper: the PDF that the desk prints has every stop, fits its page, and is the same every time.

mod common;

use std::cell::Cell;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use aigun::kiosk::itinerary::{Interest, Stay, VisitWish};
use aigun::model::*;
use aigun::shell::sheet::{self, Out, Request, RouteError, Sheet};
use aigun::words::Words;
use common::{LANGUAGES, exhibits, shipped};

const NOON: (Today, TimeOfDay) = (Today { date: (2027, 5, 4), weekday: Weekday::Tuesday }, TimeOfDay(720));

fn request(stay: Stay, lang: Option<Lang>) -> Request {
    Request { museum: exhibits(), lang, wish: VisitWish::new(stay), station: None, out: Out::Terminal }
}

fn sheet_of(museum: &Arc<Museum>, minutes: u16, lang: Lang) -> Sheet {
    let request = request(Stay::Minutes(minutes), Some(lang));
    sheet::sheet(museum, &request, &Words::built_in(), || NOON).unwrap_or_else(|error| panic!("{error}"))
}

/// The pages of a PDF and all that is written on them, without spaces.
fn read(pdf: &[u8]) -> (usize, String) {
    let document = lopdf::Document::load_mem(pdf).expect("a PDF");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&pages).expect("its text");
    (pages.len(), text.split_whitespace().collect())
}

fn has(text: &str, part: &str) -> bool {
    text.contains(&part.split_whitespace().collect::<String>())
}

/// The shipped museum with so many copies of its first exhibits, all of them essential.
fn crowded(count: usize) -> Arc<Museum> {
    let mut museum = (*shipped()).clone();
    let model = museum.exhibits.values().next().expect("an exhibit").clone();
    let ids: Vec<ExhibitId> =
        (0..count).map(|number| ExhibitId::new(format!("{}/copy-{number}", model.hall))).collect();
    for id in &ids {
        museum.exhibits.insert(id.clone(), Exhibit { id: id.clone(), ..model.clone() });
    }
    let hall = museum.halls.iter_mut().find(|hall| hall.id == model.hall).expect("its hall");
    hall.exhibits.clone_from(&ids);
    museum.visit.essentials = ids;
    museum.into()
}

#[test]
fn every_usual_route_is_one_sheet_with_every_stop() {
    let museum = shipped();
    for minutes in [20, 45, 60, 120] {
        for lang in LANGUAGES {
            let sheet = sheet_of(&museum, minutes, lang);
            let pdf = sheet::pdf(&sheet).expect("a sheet");
            let (pages, text) = read(&pdf);
            // A long one is printed on both sides.
            assert!(pages == 1 || pages == 2 && minutes > 45, "{pages} pages: {minutes} minutes in {lang}");
            assert!(sheet.rows.len() > 2);
            for row in &sheet.rows {
                for part in [&row.title, &row.hall, &row.minutes, &row.note] {
                    assert!(has(&text, part), "{minutes} {lang}: no `{part}` in {text}");
                }
            }
            let statement = sheet.statement.as_deref().expect("the shipped museum has one");
            for part in [&sheet.name, &sheet.title, &sheet.facts, &sheet.code, statement] {
                assert!(has(&text, part), "{minutes} {lang}: no `{part}` in {text}");
            }
            assert_eq!(pdf, sheet::pdf(&sheet).expect("a sheet"), "the same route gives other bytes");
            assert!(pdf.len() < 200_000, "{} bytes: are whole fonts in it?", pdf.len());
            assert!(!String::from_utf8_lossy(&pdf).contains("CreationDate"));
        }
    }
}

#[test]
fn a_long_route_goes_on_on_another_page() {
    let museum = crowded(24);
    for lang in LANGUAGES {
        let sheet = sheet_of(&museum, 480, lang);
        assert!(sheet.rows.len() >= 24, "{} rows", sheet.rows.len());
        let (pages, text) = read(&sheet::pdf(&sheet).expect("a sheet"));
        assert!(pages > 1, "{lang}");
        assert!((1..=pages).all(|page| has(&text, &format!("{page} / {pages}"))) && has(&text, &sheet.code));
    }
}

#[test]
fn hours_and_what_was_asked_stand_on_it() {
    let mut museum = (*shipped()).clone();
    let hours = |last_entry| DayHours { opens: TimeOfDay(540), closes: TimeOfDay(990), last_entry };
    let (usual, sunday) = (Some(hours(Some(TimeOfDay(960)))), Some(hours(None)));
    museum.hours =
        Some(OpeningHours { week: [None, usual, usual, usual, usual, usual, sunday], closed_on: Vec::new() });
    let museum = Arc::new(museum);
    let told = |lang| sheet_of(&museum, 60, lang).hours.expect("hours");
    assert_eq!(told(Lang::EN), "Opening hours: Mon closed; Tue–Sat 9:00–16:30 (last entry 16:00); Sun 9:00–16:30");
    assert_eq!(told(Lang::RU), "Часы работы: пн выходной; вт–сб 9:00–16:30 (вход до 16:00); вс 9:00–16:30");
    assert_eq!(told(Lang::ZH), "开放时间：周一闭馆；周二至周六 9:00—16:30（16:00停止入馆）；周日 9:00—16:30");
    let mut asked = request(Stay::Until(TimeOfDay(1020)), Some(Lang::EN));
    asked.wish.interests = vec![Interest::Treaties, Interest::Maps];
    asked.wish.children = true;
    let sheet = sheet::sheet(&museum, &asked, &Words::built_in(), || (NOON.0, TimeOfDay(14 * 60))).expect("a route");
    // The museum closes at 16:30, and nobody has to run.
    assert_eq!(sheet.title, "A route until 16:25");
    assert!(sheet.facts.ends_with("treaties, maps · with children"), "{}", sheet.facts);
    assert!(read(&sheet::pdf(&sheet).expect("a sheet")).0 <= 2);
}

#[test]
fn what_cannot_be_is_told_in_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let words = Words::built_in();
    let run = |request: &Request| sheet::run(request, &words, || NOON, &mut Vec::new()).unwrap_err();
    let usual = request(Stay::Minutes(60), None);
    let out = |path: &Path| Request { out: Out::File(path.to_owned()), ..usual.clone() };
    let errors = [
        run(&Request { museum: folder.path().into(), ..usual.clone() }),
        run(&Request { station: Some("door".into()), ..usual.clone() }),
        run(&request(Stay::Until(TimeOfDay(700)), None)),
        run(&request(Stay::Minutes(0), None)),
        run(&out(&folder.path().join("route.png"))),
        run(&out(&folder.path().join("no/route.pdf"))),
    ];
    let names = ["no museum", "no floor plan", "12:00", "0 minutes", "route.png", "no folder"];
    for (error, part) in errors.iter().zip(names) {
        assert!(error.to_string().contains(part), "{error}");
        for lang in LANGUAGES {
            assert!(!error.say(&words, lang).contains("route-"), "{error:?} has no words in {lang}");
        }
    }
    assert!(matches!(errors[5], RouteError::NoFolder(_)));
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 0, "something was left behind");
}

#[test]
fn a_file_that_is_there_is_replaced_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("маршрут.pdf");
    fs::write(&path, "before").expect("a file");
    let asked = Cell::new(0);
    let clock = || {
        asked.set(asked.get() + 1);
        NOON
    };
    let request = Request { out: Out::File(path.clone()), ..request(Stay::Minutes(45), None) };
    sheet::run(&request, &Words::built_in(), clock, &mut Vec::new()).expect("a sheet");
    let (pages, text) = read(&fs::read(&path).expect("the file"));
    // The museum's first language is Chinese.
    assert!(pages <= 2 && has(&text, "45分钟参观路线"), "{text}");
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1, "something was left behind");
    assert_eq!(asked.get(), 0, "a route of so many minutes needs no clock");
}

#[test]
fn a_terminal_is_told_every_stop() {
    let mut told = Vec::new();
    sheet::run(&request(Stay::Minutes(60), Some(Lang::RU)), &Words::built_in(), || NOON, &mut told).expect("a route");
    let told = String::from_utf8(told).expect("text");
    let sheet = sheet_of(&shipped(), 60, Lang::RU);
    assert!(told.starts_with("Айгуньский исторический музей\nМаршрут на 60 минут\n"), "{told}");
    assert!(sheet.rows.iter().all(|row| told.contains(&format!("{} — {}", row.title, row.time))), "{told}");
}
