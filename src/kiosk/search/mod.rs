//! The visitor's search: what was typed so far, what it fits, and which words may be put in.
//!
//! What is typed lives here and nowhere else. It stands in no address, and whoever writes this state or a wish into a log
//! writes how many letters there are and not which.

mod index;
mod letters;
mod shelf;
mod subject;
mod vocabulary;

use std::fmt;
use std::sync::Arc;

pub use index::{Find, Finds, Index};
pub use subject::{Name, NamedPage, Subject};

use super::{Kiosk, Route};
use crate::model::{Lang, Script};

/// Letters that may be typed; more than the longest name that anybody looks for.
pub const MOST_LETTERS: usize = 40;
/// Finds that are listed; nobody scrolls through more.
pub const MOST_FINDS: usize = 60;
/// Words that are offered.
const MOST_CANDIDATES: usize = 12;
/// Finds that are offered in place of none.
const MOST_NEAREST: usize = 3;
/// Letters without a find that count as a search in vain: of one, nothing is known yet.
const LEAST_IN_VAIN: usize = 2;

/// What a visitor does on the page of the search.
#[derive(Clone, PartialEq)]
pub enum SearchWish {
    Type(char),
    /// Puts a word in place of the last one that was typed.
    Word(String),
    /// Looks for this and nothing else.
    Try(String),
    Erase,
    Clear,
    Keys(Keys),
}

impl fmt::Debug for SearchWish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SearchWish::Type(_) => "Type",
            SearchWish::Word(_) => "Word",
            SearchWish::Try(_) => "Try",
            SearchWish::Erase => "Erase",
            SearchWish::Clear => "Clear",
            SearchWish::Keys(_) => "Keys",
        })
    }
}

/// The letters that stand on the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Keys {
    Latin,
    Cyrillic,
    /// Digits alone, where there is no room for a row of them.
    Digits,
}

impl Keys {
    /// Those a language is typed with: Chinese by its pinyin.
    pub fn of(lang: Lang) -> Keys {
        match lang.script() {
            Script::Cyrillic => Keys::Cyrillic,
            Script::Latin | Script::Han => Keys::Latin,
        }
    }
}

/// What was typed.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Query(String);

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Query of {} letters", self.0.chars().count())
    }
}

/// The state of a visitor's search.
#[derive(Clone, Default)]
pub struct Search {
    /// `None` until the museum has been read.
    index: Option<Arc<Index>>,
    pub(super) query: Query,
    finds: Finds,
    nearest: Vec<Find>,
    candidates: Vec<String>,
    /// `None` until the visitor has chosen: those of the language.
    keys: Option<Keys>,
    /// What is typed fits nothing, and this has not been counted yet.
    is_in_vain: bool,
}

impl fmt::Debug for Search {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Search").field("query", &self.query).field("finds", &self.finds.total).finish_non_exhaustive()
    }
}

impl Search {
    pub fn index(&self) -> Option<&Arc<Index>> {
        self.index.as_ref()
    }

    /// What was typed so far.
    pub fn text(&self) -> &str {
        &self.query.0
    }

    pub fn finds(&self) -> &Finds {
        &self.finds
    }

    /// Where nothing was found: what a part of the text fits.
    pub fn nearest(&self) -> &[Find] {
        &self.nearest
    }

    /// Words that may be put in with one touch, best first.
    pub fn candidates(&self) -> &[String] {
        &self.candidates
    }

    fn grant(&mut self, wish: SearchWish, lang: Lang) {
        let text = &mut self.query.0;
        match wish {
            SearchWish::Type(c) => {
                let is_letter = c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
                let is_space = c == ' ' && !text.is_empty() && !text.ends_with(' ');
                if is_letter || is_space {
                    text.push(c);
                }
            }
            SearchWish::Word(word) => {
                text.truncate(vocabulary::tail(text, lang));
                text.push_str(&word);
            }
            SearchWish::Try(word) => *text = word,
            SearchWish::Erase => {
                text.pop();
            }
            SearchWish::Clear => text.clear(),
            SearchWish::Keys(keys) => self.keys = Some(keys),
        }
        if let Some((end, _)) = text.char_indices().nth(MOST_LETTERS) {
            text.truncate(end);
        }
        self.look(lang);
    }

    /// Looks up what is typed.
    pub(super) fn look(&mut self, lang: Lang) {
        let text = &self.query.0;
        let index = self.index.as_deref().filter(|_| !text.is_empty());
        self.finds = index.map(|index| index.find(text, lang, MOST_FINDS)).unwrap_or_default();
        let none = self.finds.total == 0;
        let nearest = index.filter(|_| none).map(|index| index.nearest(text, lang, MOST_NEAREST).list);
        self.nearest = nearest.unwrap_or_default();
        let candidates = index.map(|index| index.candidates(text, lang, MOST_CANDIDATES)).unwrap_or_default();
        self.candidates = candidates.into_iter().map(str::to_owned).collect();
        if index.is_some() && none && text.chars().count() >= LEAST_IN_VAIN {
            self.is_in_vain = true;
        }
    }
}

impl Kiosk {
    pub fn search(&self) -> &Search {
        &self.search
    }

    /// Whether anything can be looked for.
    pub fn has_search(&self) -> bool {
        self.search.index.is_some()
    }

    /// The keys on the screen.
    pub fn keys(&self) -> Keys {
        self.search.keys.unwrap_or(Keys::of(self.lang))
    }

    pub(super) fn search_wish(&mut self, wish: SearchWish) {
        if self.route == Route::Search {
            self.search.grant(wish, self.lang);
            if self.search.finds.total > 0 || self.search.query.0.is_empty() {
                self.searched_in_vain();
            }
        }
    }

    /// The index of the museum that is shown; one of another museum comes too late.
    pub(super) fn indexed(&mut self, index: Arc<Index>) {
        if self.museum.as_ref().is_some_and(|museum| index.is_of(museum)) {
            self.search.index = Some(index);
            self.search.look(self.lang);
        }
    }

    /// What the search shows is of the museum that was.
    pub(super) fn lay_index_aside(&mut self) {
        self.search.index = None;
        self.search.look(self.lang);
    }

    /// The page of the search with this query, or any other page with none.
    pub(super) fn turn_search(&mut self, query: Query) {
        self.searched_in_vain();
        self.search.query = query;
        self.search.look(self.lang);
        self.search.is_in_vain = false;
    }

    /// The visitor reads another language now: other keys, other words.
    pub(super) fn translate_search(&mut self) {
        self.search.keys = None;
        self.search.look(self.lang);
    }

    /// Counts a search that ended with no result, once; where it had one, there is nothing to count.
    fn searched_in_vain(&mut self) {
        if std::mem::take(&mut self.search.is_in_vain) {
            self.tally.searched_in_vain();
        }
    }
}
