//! The shipped collection: complete in every language, sourced, illustrated, and the same figures in each language.

mod figures;
mod texts;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aigun::content;
use aigun::kiosk::reading::{Matter, hall_introduction};
use aigun::model::{Exhibit, Kind, Museum};

use texts::{Text, read};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("exhibits")
}

/// The museum, which has to be without any problem.
fn museum() -> Arc<Museum> {
    let loaded = content::load(&root());
    assert!(loaded.problems.is_empty(), "`aigun-kiosk check --strict exhibits` tells what is wrong");
    loaded.museum.expect("a museum")
}

/// Every `.ron` file of the museum with its path below it.
fn files() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "ron") {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, std::fs::read_to_string(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn all_texts() -> Vec<Text> {
    files().iter().flat_map(|(name, file)| read(name, file)).collect()
}

fn fails(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_text_is_written_in_all_three_languages() {
    let texts = all_texts();
    assert!(texts.len() > 2500, "{} texts: the reader of files has lost its way", texts.len());
    let empty = texts.iter().filter(|text| text.said.iter().any(|said| said.trim().is_empty()));
    fails(&empty.map(|text| format!("{}: {:?}", text.place, text.said)).collect::<Vec<_>>());
    // Words left in another language: an English text has no Cyrillic or Han letters but in names it explains.
    let stray =
        texts.iter().filter(|text| text.said[1] == text.said[2] && text.said[1].chars().any(char::is_alphabetic));
    fails(&stray.map(|text| format!("{}: {:?}", text.place, text.said)).collect::<Vec<_>>());
}

#[test]
fn every_figure_stands_in_all_three_languages() {
    fails(&all_texts().iter().flat_map(figures::faults).collect::<Vec<_>>());
}

#[test]
fn no_text_names_a_file_of_the_project() {
    let forbidden =
        [".txt", "000_8c47", "001_1cb5", "002_c6ad", "003_9f85", "s000", "s001", "s002", "s003", "facts.md"];
    let files = files();
    let found = files.iter().flat_map(|(name, file)| {
        forbidden.iter().filter(|word| file.contains(**word)).map(move |word| format!("{name}: {word}"))
    });
    fails(&found.collect::<Vec<_>>());
}

#[test]
fn everything_names_its_sources() {
    let museum = museum();
    let mut faults = Vec::new();
    for exhibit in museum.exhibits.values() {
        let works: BTreeSet<_> = exhibit.all_cites().into_iter().map(|cite| &cite.source).collect();
        if works.len() < 2 {
            faults.push(format!("{}: {} source", exhibit.id, works.len()));
        }
        for section in &exhibit.sections {
            if section.sources.is_empty() {
                faults.push(format!("{}: a section without source", exhibit.id));
            }
        }
        for account in &exhibit.accounts {
            let unsourced = account.claims.iter().filter(|claim| claim.sources.is_empty());
            faults.extend(unsourced.map(|_| format!("{}: {:?}", exhibit.id, account.id)));
        }
        if let Kind::Treaty(treaty) = &exhibit.kind {
            let unsourced = treaty.articles.iter().filter(|article| article.sources.is_empty());
            faults.extend(unsourced.map(|article| format!("{}: article {}", exhibit.id, article.number)));
        }
    }
    let people = museum.people.values().filter(|person| person.sources.is_empty());
    faults.extend(people.map(|person| format!("person {:?}", person.id)));
    let entries = museum.timeline.iter().filter(|entry| entry.sources.is_empty());
    faults.extend(entries.map(|entry| format!("timeline {:?}", entry.id)));
    fails(&faults);
}

#[test]
fn nothing_is_missing() {
    let museum = museum();
    let hall =
        |name: &str| museum.halls.iter().find(|hall| hall.id.as_str() == name).map_or(0, |hall| hall.exhibits.len());
    assert_eq!([hall("treaties"), hall("peoples")], [7, 11]);
    assert!(hall("battles") >= 10 && hall("museum") >= 3);
    assert!(museum.people.len() >= 50, "{} people", museum.people.len());
    assert!(museum.places.len() >= 45, "{} places", museum.places.len());
    assert!(museum.timeline.len() >= 70, "{} entries", museum.timeline.len());
    let accounts: usize = museum.exhibits.values().map(|exhibit| exhibit.accounts.len()).sum();
    assert!(accounts >= 40, "{accounts} accounts");
    let mut faults = Vec::new();
    for exhibit in museum.exhibits.values() {
        let least = if matches!(exhibit.kind, Kind::People(_)) { 3 } else { 1 };
        if exhibit.pictures.len() < least {
            faults.push(format!("{}: {} pictures", exhibit.id, exhibit.pictures.len()));
        }
    }
    fails(&faults);
    let drawings: BTreeSet<&str> = pictures(&museum).collect();
    let svg = drawings.iter().filter(|file| file.ends_with(".svg")).count();
    assert!(svg >= 45, "{svg} drawings");
}

/// Files of the pictures of halls and exhibits.
fn pictures(museum: &Museum) -> impl Iterator<Item = &str> {
    let halls = museum.halls.iter().map(|hall| &hall.picture);
    let exhibits = museum.exhibits.values().flat_map(|exhibit: &Exhibit| &exhibit.pictures);
    halls.chain(exhibits).map(|picture| picture.file.as_str())
}

#[test]
fn what_may_distress_is_announced_and_never_in_the_slideshow() {
    let museum = museum();
    for id in ["battles/summer-1900", "battles/khabarov-1649", "battles/albazin-1686"] {
        let exhibit = museum.exhibits.values().find(|exhibit| exhibit.id.as_str() == id).expect(id);
        assert!(exhibit.content_note.is_some(), "{id}");
        assert!(!museum.attract.slides.contains(&exhibit.id), "{id}");
    }
}

/// Sums of land are shown with and without Sakhalin.
#[test]
fn areas_say_what_they_include() {
    let mut faults = Vec::new();
    for (name, file) in files().iter().filter(|(name, _)| name.ends_with("exhibit.ron")) {
        let texts = read(name, file);
        let said: Vec<&Text> =
            texts.iter().filter(|text| figures::square_kilometres(&text.said[1]) >= 300_000.0).collect();
        if said.is_empty() {
            continue;
        }
        let all: String = texts.iter().map(|text| text.said[1].as_str()).collect::<Vec<_>>().join("\n");
        // Whoever states such a sum also says what it is with Sakhalin, or sends on to where that is said.
        if !all.contains("Sakhalin") {
            faults.push(format!("{name}: {:?}", said[0].said[1]));
        }
    }
    fails(&faults);
    let museum = museum();
    let peking = museum.exhibits.values().find(|exhibit| exhibit.id.as_str() == "treaties/peking-1860").unwrap();
    let account =
        peking.accounts.iter().find(|account| account.id.as_str() == "area-1860").expect("the account of areas");
    let claims: Vec<String> =
        account.claims.iter().map(|claim| claim.text.pick(&museum.languages[1..]).1.to_plain()).collect();
    let all = claims.join("\n");
    assert!(all.contains("312,000") && all.contains("75,500") && all.contains("400,000"), "{all}");
}

/// A visit takes one to two hours: who reads everything is busy for most of it. The essential path is the essential parts
/// of all exhibits, the introductions of the halls and the house's own voice, with a look at one picture for each.
#[test]
fn there_is_as_much_to_read_as_a_visit_has_time() {
    const LOOK: f32 = 12.0;
    let museum = museum();
    for &lang in &museum.languages {
        let order = museum.order(lang);
        let matters = museum.exhibits.values().map(|exhibit| Matter::of(exhibit, order));
        let sum = matters.fold(Matter::default(), |sum, matter| sum + matter);
        let halls: f32 = museum.halls.iter().map(|hall| hall_introduction(hall, order).seconds).sum();
        let pictures = LOOK * (museum.exhibits.len() + museum.halls.len() + 1) as f32;
        let all = (sum.whole().seconds + halls) / 60.0;
        let essential = (sum.essential.seconds + halls + pictures) / 60.0;
        assert!((60.0..=120.0).contains(&all), "{lang:?}: {all} minutes for everything");
        assert!((25.0..=40.0).contains(&essential), "{lang:?}: {essential} minutes for the essential path");
    }
}

#[test]
fn pinyin_stands_for_words_that_are_there() {
    let museum = museum();
    let texts = all_texts();
    let unused = museum.pinyin.iter().filter(|(word, _)| !texts.iter().any(|text| text.said[0].contains(word)));
    fails(&unused.map(|(word, _)| word.clone()).collect::<Vec<_>>());
    assert!(museum.pinyin.len() >= 60, "{}", museum.pinyin.len());
}
