//! Names in a row, to be compared with what was typed: at their beginning, at the beginning of a word, inside, and with
//! one typo.
//!
//! All names of one script stand in one row of letters, so that looking through ten thousand of them is one walk through
//! memory. Which name fits best is decided in [`super::index`].

use super::letters::Readings;

/// Stands between two names; nobody can type it.
const END: char = '\n';

/// How well a name fits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The whole name.
    Whole,
    /// Its first words.
    FirstWords,
    /// The beginning of the name.
    Beginning,
    /// Later words.
    Words,
    /// The beginning of a later word.
    WordBeginning,
    /// All words that were typed, in whatever order.
    Scattered,
    Inside,
    /// The beginning, with one typo.
    BeginningWithTypo,
    /// A later word, with one typo.
    WordWithTypo,
}

/// The least letters in which a typo is looked for: of three, two say nothing.
pub const LEAST_FOR_TYPO: usize = 4;

#[derive(Debug, Default)]
pub struct Shelf {
    letters: Vec<char>,
    /// Numbers of readings, as long as `letters`; empty where letters are compared and not their sounds.
    sounds: Vec<u16>,
    /// Where each name begins, and whose it is.
    names: Vec<(u32, u32)>,
    /// Where words begin: a place in `letters`, and a place in `names`.
    words: Vec<(u32, u32)>,
    /// Letters of the longest name: nothing longer needs to be compared.
    longest: usize,
}

impl Shelf {
    /// Puts a name on the shelf; `begins` says whether a word begins at a letter.
    pub fn add(&mut self, letters: &[char], name: u32, begins: impl Fn(usize) -> bool) {
        if letters.is_empty() {
            return;
        }
        self.longest = self.longest.max(letters.len());
        let from = self.letters.len() as u32;
        let key = self.names.len() as u32;
        self.names.push((from, name));
        let words = (0..letters.len()).filter(|at| *at == 0 || begins(*at));
        self.words.extend(words.map(|at| (from + at as u32, key)));
        self.letters.extend_from_slice(letters);
        self.letters.push(END);
    }

    /// The same, with how each letter is read; for every name on the shelf or for none.
    pub fn add_read(&mut self, letters: &[char], sounds: &[u16], name: u32) {
        if letters.is_empty() {
            return;
        }
        self.add(letters, name, |_| true);
        self.sounds.extend_from_slice(sounds);
        self.sounds.push(u16::MAX);
    }

    pub fn bytes(&self) -> usize {
        self.letters.capacity() * 4 + self.sounds.capacity() * 2 + (self.names.capacity() + self.words.capacity()) * 8
    }

    /// Names in which a word begins so.
    pub fn beginnings(&self, query: &[char], mut found: impl FnMut(u32, Fit)) {
        let Some(first) = query.first().filter(|_| query.len() <= self.longest) else { return };
        for &(at, key) in &self.words {
            let from = at as usize;
            if self.letters[from] == *first && self.letters[from..].starts_with(query) {
                let (begin, name) = self.names[key as usize];
                found(name, fit(at == begin, self.letters[from + query.len()]));
            }
        }
    }

    /// Names that hold this anywhere.
    pub fn inside(&self, query: &[char], mut found: impl FnMut(u32)) {
        let Some(first) = query.first().filter(|_| query.len() <= self.longest) else { return };
        for (at, letter) in self.letters.iter().enumerate() {
            if letter == first && self.letters[at..].starts_with(query) {
                let key = self.names.partition_point(|(from, _)| *from as usize <= at) - 1;
                found(self.names[key].1);
            }
        }
    }

    /// Names in which a word begins so but for one typo: a letter too many, too few, another, or two exchanged.
    pub fn with_typo(&self, query: &[char], mut found: impl FnMut(u32, Fit)) {
        if !(LEAST_FOR_TYPO..=self.longest + 1).contains(&query.len()) {
            return;
        }
        for &(at, key) in &self.words {
            if is_one_off(query, &self.letters[at as usize..]) {
                let (begin, name) = self.names[key as usize];
                found(name, if at == begin { Fit::BeginningWithTypo } else { Fit::WordWithTypo });
            }
        }
    }

    /// Names that are read so: in whole syllables of which the last may be unfinished, or by the first letters of all.
    pub fn read_so(&self, query: &[char], readings: &Readings, mut found: impl FnMut(u32, Fit)) {
        let Some(first) = query.first() else { return };
        // Few readings, many letters: whether one may begin so is asked once for each.
        let may: Vec<bool> =
            readings.lists().iter().map(|list| list.iter().any(|reading| reading.first() == Some(first))).collect();
        for &(at, key) in &self.words {
            let from = at as usize;
            if !may.get(usize::from(self.sounds[from])).copied().unwrap_or(false) {
                continue;
            }
            let (begin, name) = self.names[key as usize];
            if let Some(behind) = self.syllables(query, from, readings) {
                found(name, fit(at == begin, behind));
            } else if query.len() > 1 && self.initials(query, from, readings) {
                let whole = self.letters[from + query.len()] == END;
                let fit = match (at == begin, whole) {
                    (true, true) => Fit::Words,
                    (true, false) => Fit::WordBeginning,
                    (false, _) => Fit::Inside,
                };
                found(name, fit);
            }
        }
    }

    /// What stands behind the letters that are read so.
    fn syllables(&self, query: &[char], at: usize, readings: &Readings) -> Option<char> {
        if query.is_empty() {
            return Some(self.letters[at]);
        }
        let number = self.sounds[at];
        if number == u16::MAX {
            return None;
        }
        let list = readings.list(number);
        let mut finished = list.iter().filter(|reading| query.starts_with(reading));
        let best = finished.find_map(|reading| self.syllables(&query[reading.len()..], at + 1, readings));
        // An unfinished syllable has something behind it: the rest of itself.
        best.or_else(|| list.iter().any(|reading| reading.starts_with(query)).then_some('-'))
    }

    fn initials(&self, query: &[char], at: usize, readings: &Readings) -> bool {
        query.iter().enumerate().all(|(offset, letter)| {
            let number = self.sounds[at + offset];
            number != u16::MAX && readings.list(number).iter().any(|reading| reading.first() == Some(letter))
        })
    }
}

/// How well a beginning fits, by whether it is that of the name and by what stands behind it.
fn fit(first: bool, behind: char) -> Fit {
    match (first, behind) {
        (true, END) => Fit::Whole,
        (true, ' ') => Fit::FirstWords,
        (true, _) => Fit::Beginning,
        (false, ' ' | END) => Fit::Words,
        (false, _) => Fit::WordBeginning,
    }
}

/// Whether `letters` begin with `query` but for one typo (Damerau and Levenshtein).
fn is_one_off(query: &[char], letters: &[char]) -> bool {
    let same = query.iter().zip(letters).take_while(|(a, b)| a == b).count();
    let (query, letters) = (&query[same..], &letters[same..]);
    let (Some((_, rest)), Some((next, others))) = (query.split_first(), letters.split_first()) else { return false };
    // One too many, then another one. A name never ends inside what was typed: its end matches nothing.
    if letters.starts_with(rest) || (*next != END && others.starts_with(rest)) {
        return true;
    }
    // One too few.
    if *next != END && others.starts_with(query) {
        return true;
    }
    matches!((query, letters), ([a, b, rest @ ..], [c, d, others @ ..]) if a == d && b == c && others.starts_with(rest))
}

#[cfg(test)]
mod tests {
    use super::super::letters::fold;
    use super::*;

    fn shelf(names: &[&str]) -> Shelf {
        let mut shelf = Shelf::default();
        for (number, name) in names.iter().enumerate() {
            let letters = fold(name);
            shelf.add(&letters, number as u32, |at| letters[at - 1] == ' ');
        }
        shelf
    }

    fn found(look: impl FnOnce(&mut dyn FnMut(u32, Fit))) -> Vec<(u32, Fit)> {
        let mut found = Vec::new();
        look(&mut |name, fit| found.push((name, fit)));
        found
    }

    #[test]
    fn the_beginning_of_a_name_counts_more_than_that_of_a_word() {
        let shelf = shelf(&["Albazin", "Albazin fort", "Albazinka", "Fort Albazin", "The Albazinians"]);
        let found = found(|f| shelf.beginnings(&fold("albazin"), f));
        let fits: Vec<Fit> = found.into_iter().map(|(_, fit)| fit).collect();
        assert_eq!(fits, [Fit::Whole, Fit::FirstWords, Fit::Beginning, Fit::Words, Fit::WordBeginning]);
        assert!(fits_are_in_order());
    }

    fn fits_are_in_order() -> bool {
        Fit::Whole < Fit::Words && Fit::WordBeginning < Fit::Inside && Fit::Inside < Fit::BeginningWithTypo
    }

    #[test]
    fn a_name_ends_where_it_ends() {
        let shelf = shelf(&["Albazin", "Fort"]);
        assert_eq!(found(|f| shelf.beginnings(&fold("albazin fort"), f)), []);
        assert_eq!(found(|f| shelf.with_typo(&fold("albazinfort"), f)), []);
        let mut names = Vec::new();
        shelf.inside(&fold("nf"), |name| names.push(name));
        assert!(names.is_empty());
        shelf.inside(&fold("bazi"), |name| names.push(name));
        assert_eq!(names, [0]);
    }

    #[test]
    fn one_typo_is_forgiven_and_two_are_not() {
        let shelf = shelf(&["Nerchinsk"]);
        for typo in
            ["nrchinsk", "nerrchinsk", "nerchinks", "nerchansk", "enrchinsk", "xerchinsk", "nercinsk", "nerchinskk"]
        {
            assert_eq!(found(|f| shelf.with_typo(&fold(typo), f)), [(0, Fit::BeginningWithTypo)], "{typo}");
        }
        for wrong in ["nrchnsk", "nrechniks", "nxx"] {
            assert_eq!(found(|f| shelf.with_typo(&fold(wrong), f)), [], "{wrong}");
        }
    }

    #[test]
    fn pinyin_is_syllables_or_first_letters() {
        let mut readings = Readings::default();
        let mut shelf = Shelf::default();
        for (number, name) in ["雅克萨", "雅克萨之战", "女真", "西安"].iter().enumerate() {
            let letters = fold(name);
            let sounds = readings.read(&letters, &[]);
            shelf.add_read(&letters, &sounds, number as u32);
        }
        let read = |query: &str| found(|f| shelf.read_so(&fold(query), &readings, f));
        assert_eq!(read("yakesa"), [(0, Fit::Whole), (1, Fit::Beginning)]);
        assert_eq!(read("yake"), [(0, Fit::Beginning), (1, Fit::Beginning)]);
        assert_eq!(read("yak"), [(0, Fit::Beginning), (1, Fit::Beginning)]);
        assert_eq!(read("yks"), [(0, Fit::Words), (1, Fit::WordBeginning)]);
        assert_eq!(read("kesa"), [(0, Fit::Words), (1, Fit::WordBeginning)]);
        assert_eq!(read("nvzhen"), [(2, Fit::Whole)]);
        assert_eq!(read("nuzhen"), [(2, Fit::Whole)]);
        assert_eq!(read("xian"), [(3, Fit::Whole)]);
        assert_eq!(read("yakesazhizhanx"), []);
        assert!(read("雅克").is_empty());
    }
}
