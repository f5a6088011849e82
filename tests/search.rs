//! The search without a screen: what is found by which letters, in which order, and what becomes of a visitor's query.

mod common;

use std::sync::Arc;
use std::time::Duration;

use aigun::kiosk::search::{Find, Index, Keys, MOST_LETTERS, Subject};
use aigun::kiosk::tally::What;
use aigun::kiosk::{Action, Appearance, Kiosk, MapWish, Presence, Route, SearchWish};
use aigun::model::{Exhibit, ExhibitId, Lang, Link, Localized, Museum, TimeOfDay, Today, Weekday};
use common::{LANGUAGES, indexed, shipped, small};
use proptest::prelude::*;

/// The shipped museum, ready to be searched.
fn ready() -> Kiosk {
    let mut kiosk = common::kiosk(&shipped());
    kiosk.update(Action::Indexed(indexed(&shipped())), Duration::ZERO);
    assert!(kiosk.has_search());
    act(&mut kiosk, Action::Open(Route::Search));
    assert_eq!(*kiosk.route(), Route::Search);
    kiosk
}

fn act(kiosk: &mut Kiosk, action: Action) {
    assert_eq!(kiosk.update(action, Duration::ZERO), []);
}

fn type_in(kiosk: &mut Kiosk, text: &str) {
    for c in text.chars() {
        act(kiosk, Action::Search(SearchWish::Type(c)));
    }
}

fn titles(index: &Index, finds: &[Find], lang: Lang) -> Vec<String> {
    finds.iter().map(|find| index.title(*find, &[lang]).1.to_owned()).collect()
}

/// Titles of what a text finds, in Chinese.
fn found(text: &str) -> Vec<String> {
    let index = indexed(&shipped());
    titles(&index, &index.find(text, Lang::ZH, usize::MAX).list, Lang::ZH)
}

fn finds_exhibit(index: &Index, text: &str, id: &ExhibitId) -> bool {
    let wanted = Subject::Exhibit(id.clone());
    index.find(text, Lang::ZH, usize::MAX).list.iter().any(|find| *index.subject(*find) == wanted)
}

#[test]
fn yaksa_is_found_however_it_is_written() {
    for text in [
        "雅克萨",
        "雅克",
        "yakesa",
        "ya ke sa",
        "YAKESA",
        "ya'ke'sa",
        "yks",
        "Албазин",
        "албазин",
        "Albazin",
        "albaz",
        "Albzin",
        "Албизин",
        "yakasa",
        "yaekesa",
        "albazni",
    ] {
        let found = found(text);
        let first = &found[..found.len().min(3)];
        assert!(first.iter().any(|title| title.contains("雅克萨")), "`{text}` finds {first:?} first");
    }
}

#[test]
fn people_peoples_words_questions_and_places_are_found() {
    let index = indexed(&shipped());
    for (text, wanted) in [
        ("habarov", "Хабаров"),
        ("Khabarov", "Хабаров"),
        ("хабаров", "Хабаров"),
        ("habalov", "Хабаров"),
        ("нанайцы", "Нанайцы"),
        ("hezhe", "Нанайцы"),
        ("nanai", "Нанайцы"),
        ("муравьёв", "Муравьёв"),
        ("муравьев", "Муравьёв"),
        ("aihui", "Айгун"),
    ] {
        let found = titles(&index, &index.find(text, Lang::ZH, 10).list, Lang::RU);
        assert!(found.iter().any(|title| title.contains(wanted)), "`{text}` finds {found:?}");
    }
    let kinds = |text: &str| {
        let finds = index.find(text, Lang::ZH, usize::MAX).list;
        finds.iter().map(|find| std::mem::discriminant(index.subject(*find))).collect::<Vec<_>>()
    };
    let link = Link::Place(aigun::model::PlaceId::new("x"));
    let wanted = [
        Subject::Exhibit(ExhibitId::new("x")),
        Subject::Note(link),
        Subject::Account(ExhibitId::new("x"), 0),
        Subject::Year(0),
    ];
    for subject in &wanted[..2] {
        assert!(kinds("Albazin").contains(&std::mem::discriminant(subject)), "{subject:?}");
    }
    let question = shipped().exhibits.values().find_map(|exhibit| exhibit.accounts.first().cloned()).expect("one");
    let text = question.question.get(Lang::EN).expect("in English").clone();
    assert!(kinds(&text).contains(&std::mem::discriminant(&wanted[2])), "{text}");
    assert!(kinds("1689").contains(&std::mem::discriminant(&wanted[3])));
    assert!(kinds("Атлас реки").contains(&std::mem::discriminant(&Subject::Page(Route::Home))));
    for hall in &shipped().halls {
        let name = hall.name.get(Lang::RU).expect("in Russian");
        let first = index.find(name, Lang::ZH, 1).list[0];
        assert_eq!(*index.subject(first), Subject::Hall(hall.id.clone()), "{name}");
    }
}

#[test]
fn words_may_come_in_any_order_and_with_a_year() {
    for text in ["договор нерчинский", "treaty nerch", "nerchinsk 1689", "1689 尼布楚"] {
        let index = indexed(&shipped());
        assert!(finds_exhibit(&index, text, &ExhibitId::new("treaties/nerchinsk-1689")), "{text}");
    }
}

#[test]
fn the_whole_name_comes_before_its_beginning_and_a_typo_last() {
    let mut museum = small();
    let exhibit = museum.exhibits.values().next().expect("one").clone();
    let titles_of = ["Fort Amur", "Amurian", "Xamurx", "Amxr", "Amur", "Amur river"];
    museum.halls.truncate(1);
    museum.halls[0].exhibits.clear();
    museum.people.clear();
    museum.exhibits.clear();
    for (number, title) in titles_of.iter().enumerate() {
        let id = ExhibitId::new(format!("treaties/e{number}"));
        let title = Localized::new(vec![(Lang::EN, (*title).to_owned())]).expect("one");
        museum.halls[0].exhibits.push(id.clone());
        museum.exhibits.insert(id.clone(), Exhibit { id, title, accounts: Vec::new(), ..exhibit.clone() });
    }
    let index = Index::new(&Arc::new(museum), &[]);
    let order = titles(&index, &index.find("amur", Lang::ZH, usize::MAX).list, Lang::EN);
    assert_eq!(order, ["Amur", "Amur river", "Amurian", "Fort Amur", "Xamurx", "Amxr"]);
    let few = index.find("amur", Lang::ZH, 2);
    assert_eq!((titles(&index, &few.list, Lang::EN), few.total), (order[..2].to_vec(), 6));
}

/// To those who read Chinese `n` is the beginning of pinyin, to others that of a name in their own letters.
#[test]
fn pinyin_is_more_to_those_who_read_chinese() {
    let index = indexed(&shipped());
    let first = |lang| {
        let find = index.find("n", lang, 1).list[0];
        index.found_by(find).expect("a name").lang
    };
    assert_eq!((first(Lang::ZH), first(Lang::EN)), (Some(Lang::ZH), Some(Lang::EN)));
    let [name, full, short] = index.pinyin_example().expect("a Chinese name among the examples");
    for text in [&name, &full, &short] {
        let found = titles(&index, &index.find(text, Lang::ZH, usize::MAX).list, Lang::ZH);
        assert!(found.iter().any(|title| title.contains(name.as_str())), "{text}");
    }
}

#[test]
fn the_museums_own_pinyin_counts() {
    let museum = |pinyin: &[(&str, &str)]| {
        let mut museum = small();
        museum.pinyin = pinyin.iter().map(|(word, pinyin)| ((*word).to_owned(), (*pinyin).to_owned())).collect();
        let exhibit = museum.exhibits.values_mut().next().expect("one");
        exhibit.title = Localized::new(vec![(Lang::ZH, "珲春".to_owned())]).expect("one");
        let id = exhibit.id.clone();
        (Index::new(&Arc::new(museum), &[]), id)
    };
    let (index, id) = museum(&[("珲", "xyz")]);
    assert!(finds_exhibit(&index, "xyzchun", &id) && finds_exhibit(&index, "xc", &id));
    assert!(!finds_exhibit(&index, "hunchun", &id));
    let (index, id) = museum(&[]);
    assert!(finds_exhibit(&index, "hunchun", &id) && finds_exhibit(&index, "huichun", &id), "all its readings");
}

#[test]
fn an_empty_text_finds_nothing_and_offers_examples() {
    let index = indexed(&shipped());
    for text in ["", " ", "-", "«»", "。"] {
        assert_eq!(index.find(text, Lang::ZH, 10).total, 0, "`{text}`");
    }
    let examples = index.examples();
    assert!(examples.len() >= 4, "{examples:?}");
    for &find in examples {
        for lang in LANGUAGES {
            let title = index.title(find, &[lang]).1;
            assert!(
                index.find(title, Lang::ZH, 60).list.iter().any(|other| index.subject(*other) == index.subject(find)),
                "{title}"
            );
        }
    }
}

#[test]
fn what_is_found_leads_somewhere() {
    let museum = shipped();
    let index = indexed(&museum);
    let mut kiosk = ready();
    for letter in "abcdefghijklmnopqrstuvwxyz0123456789абвгдежзиклмнопрстуфхцчшэюя".chars() {
        for find in index.find(&letter.to_string(), Lang::ZH, usize::MAX).list {
            for way in index.subject(find).ways(&museum) {
                act(&mut kiosk, way);
            }
            let note = kiosk.note().is_some();
            assert!(note || *kiosk.route() != Route::Search, "{:?} leads nowhere", index.subject(find));
            if let Subject::Feature(id, _) = index.subject(find) {
                assert_eq!(kiosk.table().picked.as_ref(), Some(id));
            }
            act(&mut kiosk, Action::Home);
            act(&mut kiosk, Action::Open(Route::Search));
        }
    }
}

#[test]
fn typing_finds_erasing_finds_more_and_clearing_finds_nothing() {
    let mut kiosk = ready();
    assert_eq!((kiosk.search().text(), kiosk.search().finds().total), ("", 0));
    type_in(&mut kiosk, "albazin");
    let narrow = kiosk.search().finds().total;
    assert!(narrow > 0);
    for _ in 0..5 {
        act(&mut kiosk, Action::Search(SearchWish::Erase));
    }
    assert_eq!(kiosk.search().text(), "al");
    assert!(kiosk.search().finds().total >= narrow);
    act(&mut kiosk, Action::Search(SearchWish::Clear));
    act(&mut kiosk, Action::Search(SearchWish::Erase));
    assert_eq!((kiosk.search().text(), kiosk.search().finds().total), ("", 0));
}

#[test]
fn only_letters_are_typed_and_not_too_many() {
    let mut kiosk = ready();
    type_in(&mut kiosk, "  a  b\n\t;{c");
    assert_eq!(kiosk.search().text(), "a bc");
    type_in(&mut kiosk, &"江".repeat(100));
    assert_eq!(kiosk.search().text().chars().count(), MOST_LETTERS);
    act(&mut kiosk, Action::Search(SearchWish::Try("я".repeat(100))));
    assert_eq!(kiosk.search().text().chars().count(), MOST_LETTERS);
}

#[test]
fn a_word_that_is_offered_takes_the_place_of_its_pinyin() {
    let mut kiosk = ready();
    type_in(&mut kiosk, "yake");
    let words = kiosk.search().candidates().to_vec();
    assert!(words.iter().any(|word| word == "雅克萨"), "{words:?}");
    act(&mut kiosk, Action::Search(SearchWish::Word("雅克萨".into())));
    assert_eq!(kiosk.search().text(), "雅克萨");
    assert!(kiosk.search().finds().total > 0);
    act(&mut kiosk, Action::Language(Lang::EN));
    act(&mut kiosk, Action::Search(SearchWish::Clear));
    type_in(&mut kiosk, "siege alb");
    assert!(kiosk.search().candidates().iter().any(|word| word == "Albazin"));
    act(&mut kiosk, Action::Search(SearchWish::Word("Albazin".into())));
    assert_eq!(kiosk.search().text(), "siege Albazin");
}

#[test]
fn every_word_that_is_offered_finds_something() {
    let index = indexed(&shipped());
    for (lang, letters) in
        [(Lang::ZH, "abcdefghjklmnopqrstwxyz"), (Lang::EN, "abcdefghijklmnoprstuvwyz"), (Lang::RU, "абвгдежзик")]
    {
        for letter in letters.chars() {
            for word in index.candidates(&letter.to_string(), lang, 50) {
                assert!(index.find(word, Lang::ZH, 1).total > 0, "{lang}: {word}");
            }
        }
    }
}

#[test]
fn nothing_found_offers_what_is_nearest() {
    let mut kiosk = ready();
    type_in(&mut kiosk, "албазинqqqq");
    assert_eq!(kiosk.search().finds().total, 0);
    let index = kiosk.search().index().expect("an index").clone();
    let nearest = titles(&index, kiosk.search().nearest(), Lang::RU);
    assert!(nearest.iter().any(|title| title.contains("Албазин")), "{nearest:?}");
    assert_eq!(index.halls().len(), shipped().halls.len());
}

#[test]
fn the_way_back_leads_to_what_was_typed_and_a_new_search_is_empty() {
    let mut kiosk = ready();
    type_in(&mut kiosk, "нерчинск");
    let finds = kiosk.search().finds().clone();
    act(&mut kiosk, Action::Open("treaties/nerchinsk-1689/story".parse().expect("a page")));
    assert_eq!(kiosk.search().text(), "", "what was typed belongs to its page");
    act(&mut kiosk, Action::Back);
    assert_eq!((kiosk.route(), kiosk.search().text()), (&Route::Search, "нерчинск"));
    assert_eq!(*kiosk.search().finds(), finds);
    // A note lies over the page, and what was typed stays below it.
    let person = shipped().people.keys().next().expect("somebody").clone();
    act(&mut kiosk, Action::Follow(Link::Person(person)));
    act(&mut kiosk, Action::Back);
    assert_eq!((kiosk.route(), kiosk.search().text()), (&Route::Search, "нерчинск"));
    act(&mut kiosk, Action::Home);
    act(&mut kiosk, Action::Open(Route::Search));
    assert_eq!(kiosk.search().text(), "");
}

#[test]
fn another_language_has_other_keys_and_keeps_what_was_typed() {
    let mut kiosk = ready();
    assert_eq!(kiosk.keys(), Keys::Latin);
    type_in(&mut kiosk, "yakesa");
    let finds = kiosk.search().finds().clone();
    act(&mut kiosk, Action::ChooseLanguage);
    act(&mut kiosk, Action::Language(Lang::RU));
    assert_eq!((kiosk.route(), kiosk.search().text(), kiosk.keys()), (&Route::Search, "yakesa", Keys::Cyrillic));
    assert_eq!(*kiosk.search().finds(), finds);
    assert!(!kiosk.search().candidates().iter().any(|word| word == "雅克萨"), "no characters for readers of Russian");
    act(&mut kiosk, Action::Search(SearchWish::Keys(Keys::Digits)));
    assert_eq!(kiosk.keys(), Keys::Digits);
}

#[test]
fn the_next_visitor_finds_nothing_of_the_last() {
    let mut kiosk = ready();
    act(&mut kiosk, Action::Language(Lang::RU));
    act(&mut kiosk, Action::Search(SearchWish::Keys(Keys::Digits)));
    type_in(&mut kiosk, "хабаров");
    // The question leaves everything as it is.
    let asked = kiosk.limit();
    kiosk.update(Action::Tick, asked);
    assert!(matches!(kiosk.presence(), Presence::Asking { .. }));
    kiosk.update(Action::Stay, asked);
    assert_eq!(kiosk.search().text(), "хабаров");
    kiosk.update(Action::Rest, asked);
    assert_eq!(kiosk.search().text(), "");
    assert!(kiosk.search().candidates().is_empty() && kiosk.search().finds().list.is_empty());
    kiosk.update(Action::Wake(None), asked);
    kiosk.update(Action::Back, asked);
    assert_eq!((kiosk.route(), kiosk.keys()), (&Route::Home, Keys::Latin));
    kiosk.update(Action::Open(Route::Search), asked);
    assert_eq!(kiosk.search().text(), "");
}

#[test]
fn typing_is_a_sign_of_life() {
    let mut kiosk = ready();
    let later = Duration::from_secs(50);
    kiosk.update(Action::Search(SearchWish::Type('a')), later);
    kiosk.update(Action::Tick, Duration::from_secs(70));
    assert_eq!(*kiosk.presence(), Presence::Here);
}

#[test]
fn without_an_index_there_is_no_search() {
    let museum = Arc::new(small());
    let mut kiosk = common::kiosk(&museum);
    act(&mut kiosk, Action::Open(Route::Search));
    assert_eq!((kiosk.route(), kiosk.has_search()), (&Route::Home, false));
    // The index of another museum is none.
    act(&mut kiosk, Action::Indexed(indexed(&shipped())));
    assert!(!kiosk.has_search());
    act(&mut kiosk, Action::Indexed(indexed(&museum)));
    act(&mut kiosk, Action::Open(Route::Search));
    assert_eq!(*kiosk.route(), Route::Search);
    // Typing is for the page of the search.
    act(&mut kiosk, Action::Home);
    type_in(&mut kiosk, "envoy");
    assert_eq!(kiosk.search().text(), "");
}

#[test]
fn a_museum_read_anew_is_searched_anew() {
    let first = Arc::new(small());
    let mut kiosk = common::kiosk(&first);
    act(&mut kiosk, Action::Indexed(indexed(&first)));
    act(&mut kiosk, Action::Open(Route::Search));
    type_in(&mut kiosk, "envoy");
    assert_eq!(kiosk.search().finds().total, 1);
    let mut museum = small();
    museum.people.clear();
    let second = Arc::new(museum);
    act(&mut kiosk, Action::Loaded(Some(second.clone())));
    assert_eq!((kiosk.search().text(), kiosk.search().finds().total), ("envoy", 0));
    act(&mut kiosk, Action::Indexed(indexed(&first)));
    assert!(!kiosk.has_search(), "the index of the museum before");
    act(&mut kiosk, Action::Indexed(indexed(&second)));
    assert!(kiosk.has_search());
    assert_eq!(kiosk.search().finds().total, 0);
}

#[test]
fn a_search_in_vain_is_counted_once() {
    let mut kiosk = ready();
    let today = Today { date: (2027, 2, 5), weekday: Weekday::Friday };
    let begin = |kiosk: &mut Kiosk| {
        kiosk.update(Action::Rest, Duration::ZERO);
        act(kiosk, Action::Clock(today, TimeOfDay(600)));
        kiosk.tally().begin();
        kiosk.update(Action::Wake(None), Duration::ZERO);
        act(kiosk, Action::Open(Route::Search));
    };
    begin(&mut kiosk);
    let mut so_far = 0;
    let mut in_vain = |kiosk: &mut Kiosk| {
        let counts = kiosk.tally().take().map(|sheet| sheet.counts).unwrap_or_default();
        so_far +=
            counts.iter().filter(|((_, what), _)| *what == What::SearchInVain).map(|(_, count)| count).sum::<u64>();
        so_far
    };
    type_in(&mut kiosk, "qqqqqq");
    assert_eq!(in_vain(&mut kiosk), 0, "the visitor is still typing");
    act(&mut kiosk, Action::Home);
    assert_eq!(in_vain(&mut kiosk), 1);
    act(&mut kiosk, Action::Open(Route::Search));
    type_in(&mut kiosk, "qqqqqq");
    act(&mut kiosk, Action::Search(SearchWish::Clear));
    assert_eq!(in_vain(&mut kiosk), 2);
    type_in(&mut kiosk, "albazin");
    act(&mut kiosk, Action::Open("halls/treaties".parse().expect("a page")));
    assert_eq!(in_vain(&mut kiosk), 2, "that was found");
    // Come back to, it is the same search.
    act(&mut kiosk, Action::Back);
    type_in(&mut kiosk, "qqqqqq");
    act(&mut kiosk, Action::Open("halls/treaties".parse().expect("a page")));
    act(&mut kiosk, Action::Back);
    act(&mut kiosk, Action::Back);
    assert_eq!(in_vain(&mut kiosk), 3);
    type_in(&mut kiosk, "qqqqqq");
    kiosk.update(Action::Rest, Duration::ZERO);
    assert_eq!(in_vain(&mut kiosk), 3, "nothing is typed at home");
}

#[test]
fn what_was_typed_is_in_no_log() {
    let mut kiosk = ready();
    type_in(&mut kiosk, "xqzvkword");
    let wish = Action::Search(SearchWish::Try("xqzvkword".into()));
    let step = Action::Map(MapWish::Search);
    let state = format!("{kiosk:?} {wish:?} {step:?} {}", kiosk.route());
    assert!(!state.contains("xqzvk"), "what was typed can be read in the state");
    assert!(!format!("{:?}", SearchWish::Type('z')).contains('z'));
    act(&mut kiosk, Action::Open("halls/treaties".parse().expect("a page")));
    assert!(!format!("{kiosk:?}").contains("xqzvk"));
}

/// A museum of exhibits with these titles, one each.
fn titled(titles: &[String]) -> (Arc<Museum>, Vec<ExhibitId>) {
    let mut museum = small();
    let pattern = museum.exhibits.values().next().expect("one").clone();
    museum.halls.truncate(1);
    museum.exhibits.clear();
    museum.halls[0].exhibits.clear();
    for (number, title) in titles.iter().enumerate() {
        let id = ExhibitId::new(format!("treaties/e{number}"));
        let title = Localized::new(vec![(Lang::EN, title.clone())]).expect("one");
        museum.halls[0].exhibits.push(id.clone());
        museum.exhibits.insert(id.clone(), Exhibit { id, title, ..pattern.clone() });
    }
    let ids = museum.halls[0].exhibits.clone();
    (Arc::new(museum), ids)
}

/// A letter left out, doubled, or exchanged with the one behind it; only letters count as letters.
fn misspelt(title: &str, place: usize, kind: usize) -> Option<String> {
    let letters: Vec<char> = title.chars().collect();
    let place = place % letters.len();
    if !letters[place].is_alphabetic() {
        return None;
    }
    let mut wrong = letters.clone();
    match kind % 3 {
        0 => {
            wrong.remove(place);
        }
        1 => wrong.insert(place, letters[place]),
        _ => {
            letters.get(place + 1).filter(|next| next.is_alphabetic())?;
            wrong.swap(place, place + 1);
        }
    }
    let wrong: String = wrong.into_iter().collect();
    (wrong.chars().filter(|c| c.is_alphanumeric()).count() >= 4).then_some(wrong)
}

#[test]
fn every_exhibit_is_found_by_its_title_and_by_every_typo_in_it() {
    let museum = shipped();
    let index = indexed(&museum);
    for exhibit in museum.exhibits.values() {
        for (lang, title) in exhibit.title.iter() {
            assert!(finds_exhibit(&index, title, &exhibit.id), "{lang} {title}");
            for place in 0..title.chars().count() {
                for kind in 0..3 {
                    let Some(wrong) = misspelt(title, place, kind) else { continue };
                    assert!(finds_exhibit(&index, &wrong, &exhibit.id), "{lang}: `{wrong}` does not find `{title}`");
                }
            }
        }
    }
}

#[test]
fn every_name_is_found_as_it_stands() {
    let museum = shipped();
    let index = indexed(&museum);
    let people = museum.people.values().map(|person| (&person.name, Link::Person(person.id.clone())));
    let places = museum.places.values().map(|place| (&place.name, Link::Place(place.id.clone())));
    let terms = museum.glossary.values().map(|term| (&term.name, Link::Term(term.id.clone())));
    for (name, link) in people.chain(places).chain(terms) {
        for (lang, text) in name.iter() {
            let finds = index.find(text, Lang::ZH, usize::MAX).list;
            let wanted = Subject::Note(link.clone());
            assert!(finds.iter().any(|find| *index.subject(*find) == wanted), "{lang} {text}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_does_no_harm(text in any::<String>()) {
        let index = indexed(&shipped());
        let finds = index.find(&text, Lang::ZH, 60);
        prop_assert!(finds.list.len() <= finds.total.min(60));
        prop_assert!(index.nearest(&text, Lang::RU, 3).list.len() <= 3);
        for lang in LANGUAGES {
            prop_assert!(index.candidates(&text, lang, 8).len() <= 8);
        }
        let mut kiosk = Kiosk::new(None, Appearance::Ink);
        kiosk.update(Action::Loaded(Some(shipped())), Duration::ZERO);
        kiosk.update(Action::Indexed(index), Duration::ZERO);
        kiosk.update(Action::Open(Route::Search), Duration::ZERO);
        type_in(&mut kiosk, &text);
        act(&mut kiosk, Action::Search(SearchWish::Word(text.clone())));
        prop_assert!(kiosk.search().text().chars().count() <= MOST_LETTERS);
    }

    #[test]
    fn titles_of_any_script_are_found(
        titles in prop::collection::vec("[a-zA-Zéü]{2,9}( [a-zА-я]{1,8}){0,3}|[一-龥]{1,8}|[А-яё]{3,9} [а-яё]{2,9}", 1..12),
        which in any::<prop::sample::Index>(),
        place in 0_usize..40,
        kind in 0_usize..3,
    ) {
        let (museum, ids) = titled(&titles);
        let index = Index::new(&museum, &[]);
        let (title, id) = (which.get(&titles), which.get(&ids));
        prop_assert!(finds_exhibit(&index, title, id), "`{title}`");
        prop_assert!(finds_exhibit(&index, &title.to_uppercase(), id), "`{title}` in capitals");
        // Of several that fit as well the first letters decide nothing: all are there.
        let total = index.find(title, Lang::ZH, usize::MAX).total;
        prop_assert_eq!(index.find(title, Lang::ZH, 1).total, total);
        if let Some(wrong) = misspelt(title, place, kind) {
            // What is spelt right elsewhere may leave no room for typos.
            let exact = index.find(&wrong, Lang::ZH, usize::MAX).total >= 8;
            prop_assert!(exact || finds_exhibit(&index, &wrong, id), "`{wrong}` for `{title}`");
        }
    }
}
