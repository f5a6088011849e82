//! The words that exist in this museum, to be put in with one touch: Chinese ones by their pinyin, others by how they
//! begin.

use std::collections::HashMap;

use super::letters::{fold, is_han, run};
use crate::model::{Lang, Script};

/// Letters of the longest Chinese word that is offered, and of the shortest word of an alphabet.
const LONGEST_HAN: usize = 8;
const SHORTEST_WORD: usize = 4;

#[derive(Debug, Default)]
pub struct Vocabulary {
    words: Vec<Word>,
    known: HashMap<String, u32>,
    /// What a word is typed as, sorted, and the word.
    keys: Vec<(Box<[char]>, u32)>,
}

#[derive(Debug)]
struct Word {
    text: String,
    script: Script,
    /// In how many names it stands.
    count: u32,
}

impl Vocabulary {
    /// Takes in the words of a name that is written with an alphabet.
    pub fn add_words(&mut self, name: &str) {
        for word in name.split(|c: char| !c.is_alphabetic() && c != '-' && c != '’') {
            let word = word.trim_matches(['-', '’']);
            if word.chars().count() < SHORTEST_WORD || !word.starts_with(char::is_uppercase) {
                continue;
            }
            let key = fold(word);
            let cyrillic = key.iter().any(|c| super::letters::is_cyrillic(*c));
            let script = if cyrillic { Script::Cyrillic } else { Script::Latin };
            self.add(word, script, || vec![key]);
        }
    }

    /// Takes in the parts of a Chinese name; `read` gives a syllable for each of its letters.
    pub fn add_han(&mut self, name: &str, mut read: impl FnMut(&[char]) -> Vec<Vec<char>>) {
        for part in name.split(|c: char| !is_han(c) && !c.is_ascii_digit()) {
            let letters = run(&fold(part));
            if !(2..=LONGEST_HAN).contains(&letters.len()) || !letters.iter().any(|c| is_han(*c)) {
                continue;
            }
            self.add(part, Script::Han, || {
                let syllables = read(&letters);
                let initials = syllables.iter().filter_map(|syllable| syllable.first().copied()).collect();
                vec![syllables.concat(), initials]
            });
        }
    }

    fn add(&mut self, text: &str, script: Script, keys: impl FnOnce() -> Vec<Vec<char>>) {
        if let Some(known) = self.known.get(text) {
            self.words[*known as usize].count += 1;
            return;
        }
        let number = self.words.len() as u32;
        self.known.insert(text.to_owned(), number);
        self.words.push(Word { text: text.to_owned(), script, count: 1 });
        self.keys.extend(keys().into_iter().map(|key| (key.into_boxed_slice(), number)));
    }

    /// To be called when all words are there.
    pub fn sort(&mut self) {
        self.known = HashMap::new();
        self.keys.sort_unstable();
        self.keys.dedup();
        self.keys.shrink_to_fit();
    }

    /// Words to put in place of the last one that was typed: for readers of Chinese those whose pinyin begins so, then
    /// those of the alphabet. The most usual ones first.
    pub fn begin_so(&self, query: &str, lang: Lang, limit: usize) -> Vec<&str> {
        let tail = &query[tail(query, lang)..];
        let typed = run(&fold(tail));
        if typed.is_empty() {
            return Vec::new();
        }
        let from = self.keys.partition_point(|(key, _)| **key < *typed);
        let range = self.keys[from..].iter().take_while(|(key, _)| key.starts_with(&typed));
        let rank = |(key, number): &(Box<[char]>, u32)| {
            let word = &self.words[*number as usize];
            let foreign = word.script != Script::Han && lang.script() == Script::Han;
            // What is typed to its end comes first.
            (foreign, key.len() != typed.len(), u32::MAX - word.count, key.len(), *number)
        };
        let fits = |word: &Word| (word.script != Script::Han || lang.script() == Script::Han) && word.text != tail;
        let mut found: Vec<_> = range.filter(|(_, number)| fits(&self.words[*number as usize])).map(rank).collect();
        found.sort_unstable();
        let mut words: Vec<&str> = Vec::new();
        for (.., number) in found {
            let text = self.words[number as usize].text.as_str();
            if !words.contains(&text) {
                words.push(text);
            }
            if words.len() == limit {
                break;
            }
        }
        words
    }

    pub fn bytes(&self) -> usize {
        let words: usize = self.words.iter().map(|word| word.text.capacity() + size_of::<Word>()).sum();
        let keys: usize = self.keys.iter().map(|(key, _)| key.len() * 4 + size_of::<(Box<[char]>, u32)>()).sum();
        words + keys
    }
}

/// Where the word begins that is being typed: behind the last space, or, where pinyin is typed, behind the last character.
pub fn tail(query: &str, lang: Lang) -> usize {
    let behind = |(at, c): (usize, char)| at + c.len_utf8();
    if lang.script() == Script::Han {
        query.char_indices().rfind(|(_, c)| is_han(*c)).map_or(0, behind)
    } else {
        query.char_indices().rfind(|(_, c)| c.is_whitespace()).map_or(0, behind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        let mut readings = super::super::letters::Readings::default();
        for name in ["雅克萨", "雅克萨之战", "雅库茨克", "尼布楚条约"] {
            vocabulary.add_han(name, |letters| {
                let numbers = readings.read(letters, &[]);
                numbers.iter().map(|number| readings.list(*number)[0].clone()).collect()
            });
        }
        for name in ["Albazin", "Siege of Albazin", "Yakutsk", "Осада Албазина", "Yaksa (fort)"] {
            vocabulary.add_words(name);
        }
        vocabulary.sort();
        vocabulary
    }

    #[test]
    fn pinyin_offers_the_words_of_the_museum() {
        let words = vocabulary();
        assert_eq!(words.begin_so("yake", Lang::ZH, 8), ["雅克萨", "雅克萨之战"]);
        assert_eq!(words.begin_so("yks", Lang::ZH, 8), ["雅克萨", "雅克萨之战"]);
        assert_eq!(words.begin_so("ya", Lang::ZH, 2), ["雅克萨", "雅库茨克"]);
        assert_eq!(words.begin_so("尼布楚条约yakesa", Lang::ZH, 1), ["雅克萨"]);
        assert_eq!(words.begin_so("", Lang::ZH, 8), [""; 0]);
    }

    #[test]
    fn alphabets_offer_words_that_begin_so() {
        let words = vocabulary();
        assert_eq!(words.begin_so("ya", Lang::EN, 8), ["Yaksa", "Yakutsk"]);
        assert_eq!(words.begin_so("siege alb", Lang::EN, 8), ["Albazin"]);
        assert_eq!(words.begin_so("АЛ", Lang::RU, 8), ["Албазина"]);
        // What stands there already is not offered again.
        assert_eq!(words.begin_so("Albazin", Lang::EN, 8), [""; 0]);
    }

    #[test]
    fn a_word_takes_the_place_of_what_was_typed_last() {
        assert_eq!(&"siege of alb"[tail("siege of alb", Lang::EN)..], "alb");
        assert_eq!(&"雅克萨 tong guo"[tail("雅克萨 tong guo", Lang::ZH)..], " tong guo");
        assert_eq!(tail("", Lang::RU), 0);
    }
}
