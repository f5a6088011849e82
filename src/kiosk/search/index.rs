//! The index of a museum: built once when it is read, asked with every letter that is typed.
//!
//! Names are told apart by script, each on a shelf of its own, and what was typed is compared with the shelves it can
//! fit. What is looked for and what may be typed is the visitor's, see [`super`].

use std::ops::Range;
use std::sync::Arc;

use super::letters::{Readings, fold, is_cyrillic, is_han, run, sound, table_word};
use super::shelf::{Fit, LEAST_FOR_TYPO, Shelf};
use super::subject::{self, Name, NamedPage, Subject};
use super::vocabulary::Vocabulary;
use crate::model::{Lang, Link, Museum, Script};

/// Everything of a museum that has a name, ready to be found.
#[derive(Debug)]
pub struct Index {
    museum: Arc<Museum>,
    entries: Vec<Entry>,
    names: Vec<Name>,
    /// The entry of each name.
    owners: Vec<u32>,
    /// Words of alphabets.
    words: Shelf,
    /// Chinese names: their characters and how they are read.
    han: Shelf,
    readings: Readings,
    /// Chinese names in their usual pinyin, to find typos in.
    pinyin: Shelf,
    /// Russian names as they sound, in Latin letters.
    sounds: Shelf,
    vocabulary: Vocabulary,
    examples: Vec<Find>,
    halls: Vec<Find>,
    pinyin_example: Option<[String; 3]>,
}

#[derive(Debug)]
struct Entry {
    subject: Subject,
    names: Range<usize>,
}

/// One thing that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Find {
    entry: u32,
    /// The name it was found by, unless by several.
    name: Option<u32>,
}

/// What was found, best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finds {
    pub list: Vec<Find>,
    /// How many there are besides those of the list too.
    pub total: usize,
}

/// With fewer finds than this, those inside words and with a typo are shown too.
const FEW: usize = 8;

/// Letters a text has at least to be looked for inside words: one or two are inside of everything.
const LEAST_INSIDE: usize = 3;

/// How a name was compared.
#[derive(Clone, Copy)]
enum Way {
    Letters,
    Pinyin,
    Sound,
}

/// What was typed, as each shelf compares it; empty where the shelf cannot fit.
struct Query {
    words: Vec<char>,
    run: Vec<char>,
    pinyin: Vec<char>,
    sound: Vec<char>,
}

/// The best name of each entry so far.
struct Best<'i> {
    index: &'i Index,
    /// What ways to compare take from a name's rank.
    ranks: [u16; 3],
    /// Score and name; lower scores are better.
    of: Vec<(u16, u32)>,
    found: usize,
}

const NOTHING: u16 = u16::MAX;

impl Index {
    /// `pages` are those that are neither halls nor exhibits, with their names in the museum's languages.
    pub fn new(museum: &Arc<Museum>, pages: &[NamedPage]) -> Index {
        let mut index = Index {
            museum: museum.clone(),
            entries: Vec::new(),
            names: Vec::new(),
            owners: Vec::new(),
            words: Shelf::default(),
            han: Shelf::default(),
            readings: Readings::default(),
            pinyin: Shelf::default(),
            sounds: Shelf::default(),
            vocabulary: Vocabulary::default(),
            examples: Vec::new(),
            halls: Vec::new(),
            pinyin_example: None,
        };
        let table: Vec<_> = museum.pinyin.iter().filter_map(|(word, pinyin)| table_word(word, pinyin)).collect();
        for (subject, names) in subject::all(museum, pages) {
            let from = index.names.len();
            for name in names {
                index.add(&name, &table);
                // Questions and details decline what they are about; their words are no names.
                if !matches!(subject, Subject::Account(..) | Subject::Detail(..)) {
                    index.offer(&name, &table);
                }
                index.names.push(name);
                index.owners.push(index.entries.len() as u32);
            }
            index.entries.push(Entry { subject, names: from..index.names.len() });
        }
        index.vocabulary.sort();
        index.examples = index.choose_examples();
        index.pinyin_example = index.choose_pinyin();
        let halls = museum.halls.iter().map(|hall| Subject::Hall(hall.id.clone()));
        index.halls = halls.filter_map(|subject| index.find_subject(&subject)).collect();
        index
    }

    fn add(&mut self, name: &Name, table: &[(Vec<char>, Vec<Vec<char>>)]) {
        let number = self.names.len() as u32;
        let letters = fold(&name.text);
        if !letters.iter().any(|c| is_han(*c)) {
            self.words.add(&letters, number, |at| letters[at - 1] == ' ');
            if letters.iter().any(|c| is_cyrillic(*c)) {
                let heard = sound(&letters);
                self.sounds.add(&heard, number, |at| heard[at - 1] == ' ');
            }
            return;
        }
        let letters = run(&letters);
        let sounds = self.readings.read(&letters, table);
        self.han.add_read(&letters, &sounds, number);
        let mut usual = Vec::new();
        let mut begins = Vec::new();
        for reading in sounds.iter().map(|number| &self.readings.list(*number)[0]) {
            begins.push(usual.len());
            usual.extend_from_slice(reading);
        }
        self.pinyin.add(&usual, number, |at| begins.binary_search(&at).is_ok());
    }

    /// Puts the words of a name among those that are offered.
    fn offer(&mut self, name: &Name, table: &[(Vec<char>, Vec<Vec<char>>)]) {
        if !name.text.chars().any(is_han) {
            self.vocabulary.add_words(&name.text);
            return;
        }
        let readings = &mut self.readings;
        self.vocabulary.add_han(&name.text, |letters| {
            let numbers = readings.read(letters, table);
            numbers.iter().map(|number| readings.list(*number)[0].clone()).collect()
        });
    }

    /// Whether it was made of this museum.
    pub fn is_of(&self, museum: &Arc<Museum>) -> bool {
        Arc::ptr_eq(&self.museum, museum)
    }

    pub fn subject(&self, find: Find) -> &Subject {
        &self.entries[find.entry as usize].subject
    }

    /// What it is called, in the first language of `order` that has a name for it.
    pub fn title(&self, find: Find, order: &[Lang]) -> (Option<Lang>, &str) {
        let names = &self.names[self.entries[find.entry as usize].names.clone()];
        let titles = || names.iter().filter(|name| name.is_title);
        let own = order.iter().find_map(|lang| titles().find(|name| name.lang == Some(*lang)));
        own.or_else(|| titles().next()).map_or((None, ""), |name| (name.lang, name.text.as_str()))
    }

    /// The name it was found by.
    pub fn found_by(&self, find: Find) -> Option<&Name> {
        self.names.get(find.name? as usize)
    }

    /// Words of this museum that begin as the last word typed does, in its language or by their pinyin.
    pub fn candidates(&self, query: &str, lang: Lang, limit: usize) -> Vec<&str> {
        self.vocabulary.begin_so(query, lang, limit)
    }

    /// Names to try: the first exhibit of each hall, then the person, the place and the word that the exhibits speak of
    /// most.
    pub fn examples(&self) -> &[Find] {
        &self.examples
    }

    fn choose_examples(&self) -> Vec<Find> {
        let museum = &self.museum;
        let first = |hall: &crate::model::Hall| hall.exhibits.first().cloned().map(Subject::Exhibit);
        let mut wanted: Vec<Subject> = museum.halls.iter().filter_map(first).take(3).collect();
        let mentions = subject::mentions(museum);
        let kinds: [fn(&Link) -> bool; 3] = [
            |link| matches!(link, Link::Person(_)),
            |link| matches!(link, Link::Place(_)),
            |link| matches!(link, Link::Term(_)),
        ];
        for is_kind in kinds {
            let of_kind = mentions.iter().filter(|(link, _)| is_kind(link));
            // The first of those that are named as often.
            let most = of_kind.rev().max_by_key(|(_, count)| **count);
            wanted.extend(most.map(|(link, _)| Subject::Note((*link).clone())));
        }
        wanted.iter().filter_map(|subject| self.find_subject(subject)).collect()
    }

    /// How a Chinese name among the examples is typed: the name, its pinyin, and the first letters of it.
    pub fn pinyin_example(&self) -> Option<&[String; 3]> {
        self.pinyin_example.as_ref()
    }

    fn choose_pinyin(&self) -> Option<[String; 3]> {
        let names = |find: Find| &self.names[self.entries[find.entry as usize].names.clone()];
        let notes = self.examples.iter().filter(|find| matches!(self.subject(**find), Subject::Note(_)));
        let titles = notes.flat_map(|find| names(*find)).filter(|name| name.is_title);
        let han = titles.map(|name| name.text.chars().take_while(|c| is_han(*c)).collect::<Vec<char>>());
        let word = han.into_iter().find(|word| word.len() > 1)?;
        let readings = self.readings.known(&word)?;
        let full = readings.iter().copied().flatten().collect();
        let short = readings.iter().filter_map(|reading| reading.first()).collect();
        Some([word.iter().collect(), full, short])
    }

    /// The halls, for those who found nothing.
    pub fn halls(&self) -> &[Find] {
        &self.halls
    }

    fn find_subject(&self, subject: &Subject) -> Option<Find> {
        let entry = self.entries.iter().position(|entry| entry.subject == *subject)?;
        Some(Find { entry: entry as u32, name: None })
    }

    /// What fits a text, at most `limit` of it. Readers of Chinese type pinyin, so that it is more to them than Latin names.
    pub fn find(&self, text: &str, lang: Lang, limit: usize) -> Finds {
        self.look(&Query::new(text), lang, limit, true)
    }

    /// `forgiving` finds words in any order, inside of others and with a typo too.
    fn look(&self, query: &Query, lang: Lang, limit: usize, forgiving: bool) -> Finds {
        let ranks = if lang.script() == Script::Han { [1, 0, 2] } else { [0, 1, 2] };
        let mut best = Best { index: self, ranks, of: vec![(NOTHING, 0); self.entries.len()], found: 0 };
        if query.words.is_empty() {
            return Finds::default();
        }
        self.words.beginnings(&query.words, |name, fit| best.note(name, fit, Way::Letters));
        self.han.beginnings(&query.run, |name, fit| best.note(name, fit, Way::Letters));
        self.han.read_so(&query.pinyin, &self.readings, |name, fit| best.note(name, fit, Way::Pinyin));
        self.sounds.beginnings(&query.sound, |name, fit| best.note(name, fit, Way::Sound));
        if forgiving {
            self.forgive(query, &mut best);
        }
        best.finds(limit)
    }

    fn forgive(&self, query: &Query, best: &mut Best<'_>) {
        self.scattered(query, best);
        if best.found < FEW && query.run.len() >= LEAST_INSIDE {
            self.words.inside(&query.words, |name| best.note(name, Fit::Inside, Way::Letters));
        }
        if best.found < FEW && query.run.len() >= LEAST_FOR_TYPO {
            self.words.with_typo(&query.words, |name, fit| best.note(name, fit, Way::Letters));
            self.han.with_typo(&query.run, |name, fit| best.note(name, fit, Way::Letters));
            self.pinyin.with_typo(&query.pinyin, |name, fit| best.note(name, fit, Way::Pinyin));
            self.sounds.with_typo(&query.sound, |name, fit| best.note(name, fit, Way::Sound));
        }
    }

    /// What a text would fit if its end were left out: the most of it that fits anything.
    pub fn nearest(&self, text: &str, lang: Lang, limit: usize) -> Finds {
        const LEAST: usize = 2;
        const MOST: usize = 16;
        let letters: Vec<char> = text.trim().chars().take(MOST + 1).collect();
        let look = |length: usize| {
            let text: String = letters[..length].iter().collect();
            self.look(&Query::new(&text), lang, limit, false)
        };
        // What a text finds, its beginning finds too.
        let (mut finds, mut fits, mut fails) = (Finds::default(), LEAST - 1, letters.len());
        while fits + 1 < fails {
            let middle = usize::midpoint(fits, fails);
            let found = look(middle);
            if found.total > 0 {
                (finds, fits) = (found, middle);
            } else {
                fails = middle;
            }
        }
        finds
    }

    /// Entries whose names hold the beginnings of all words that were typed.
    fn scattered(&self, query: &Query, best: &mut Best<'_>) {
        const MOST: usize = 8;
        let words: Vec<&[char]> = query.words.split(|c| *c == ' ').filter(|word| !word.is_empty()).collect();
        if !(2..=MOST).contains(&words.len()) {
            return;
        }
        let mut held = vec![0_u8; self.entries.len()];
        for (number, word) in words.iter().enumerate() {
            let mut hold = |name: u32| held[self.owners[name as usize] as usize] |= 1 << number;
            self.words.beginnings(word, |name, _| hold(name));
            self.han.beginnings(word, |name, _| hold(name));
        }
        let all = (1_u16 << words.len()) - 1;
        for (entry, _) in held.iter().enumerate().filter(|(_, held)| u16::from(**held) == all) {
            best.note_entry(entry, Fit::Scattered);
        }
    }

    /// What it takes in memory besides the museum, in bytes.
    pub fn bytes(&self) -> usize {
        let texts: usize = self.names.iter().map(|name| name.text.capacity() + size_of::<Name>()).sum();
        let shelves = [&self.words, &self.han, &self.pinyin, &self.sounds].map(Shelf::bytes);
        let entries = self.entries.capacity() * size_of::<Entry>() + self.owners.capacity() * 4;
        texts + shelves.iter().sum::<usize>() + entries + self.vocabulary.bytes()
    }
}

/// Indexes of one museum find the same.
impl PartialEq for Index {
    fn eq(&self, other: &Index) -> bool {
        self.is_of(&other.museum)
    }
}

impl Query {
    fn new(text: &str) -> Query {
        let words = fold(text);
        let run = run(&words);
        let is_latin = !run.iter().any(|c| is_han(*c) || is_cyrillic(*c));
        let spoken = is_latin && run.iter().any(|c| c.is_alphabetic());
        Query {
            pinyin: if spoken { run.clone() } else { Vec::new() },
            sound: if spoken { sound(&words) } else { Vec::new() },
            words,
            run,
        }
    }
}

impl Best<'_> {
    fn note(&mut self, name: u32, fit: Fit, way: Way) {
        let other = u16::from(!self.index.names[name as usize].is_title);
        let score = fit as u16 * 8 + self.ranks[way as usize] * 2 + other;
        let best = &mut self.of[self.index.owners[name as usize] as usize];
        self.found += usize::from(best.0 == NOTHING);
        if score < best.0 {
            *best = (score, name);
        }
    }

    /// An entry that fits by several of its names.
    fn note_entry(&mut self, entry: usize, fit: Fit) {
        let score = fit as u16 * 8;
        let best = &mut self.of[entry];
        self.found += usize::from(best.0 == NOTHING);
        if score < best.0 {
            *best = (score, NO_NAME);
        }
    }

    fn finds(self, limit: usize) -> Finds {
        let found = self.of.iter().enumerate().filter(|(_, (score, _))| *score != NOTHING);
        let mut found: Vec<(u16, u32, u32)> =
            found.map(|(entry, (score, name))| (*score, entry as u32, *name)).collect();
        let total = found.len();
        if limit < total {
            found.select_nth_unstable(limit);
            found.truncate(limit);
        }
        // Of those that fit as well, the order is that of their kinds, then the museum's.
        found.sort_unstable();
        let find =
            |(_, entry, name): &(u16, u32, u32)| Find { entry: *entry, name: (*name != NO_NAME).then_some(*name) };
        Finds { list: found.iter().map(find).collect(), total }
    }
}

const NO_NAME: u32 = u32::MAX;
