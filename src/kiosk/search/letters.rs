//! Texts as they are compared: without case, marks and punctuation; Cyrillic as it sounds in Latin letters; Chinese as it
//! is read.
//!
//! What is compared with what, and how well it fits, is [`super::shelf`]'s and [`super::index`]'s business.

use std::collections::HashMap;

use pinyin::{ToPinyin, ToPinyinMulti};

/// Lower case, without marks; whatever is no letter and no digit is one space between words. ё is е.
pub fn fold(text: &str) -> Vec<char> {
    let mut folded = Vec::with_capacity(text.len());
    for c in text.chars().map(narrow).flat_map(char::to_lowercase) {
        match c {
            // Signs inside a word: it is found with and without them.
            '\'' | '’' | 'ʼ' | 'ʹ' | '`' | '\u{AD}' | '\u{300}'..='\u{36F}' => {}
            'ß' => folded.extend(['s', 's']),
            'æ' => folded.extend(['a', 'e']),
            'œ' => folded.extend(['o', 'e']),
            c if c.is_alphanumeric() => folded.push(without_mark(c)),
            _ if folded.last().is_some_and(|last| *last != ' ') => folded.push(' '),
            _ => {}
        }
    }
    if folded.last() == Some(&' ') {
        folded.pop();
    }
    folded
}

/// The same without the spaces: Chinese has none, and nobody agrees where pinyin has them.
pub fn run(words: &[char]) -> Vec<char> {
    words.iter().copied().filter(|c| *c != ' ').collect()
}

pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{2FA1F}' | '〇')
}

pub fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{4FF}')
}

/// How Russian words sound, in Latin letters and without what the ways to write them differ in: `Хабаров`, `Khabarov`
/// and `habarov` are one. Takes folded words of either script.
pub fn sound(words: &[char]) -> Vec<char> {
    let mut latin: Vec<char> = Vec::with_capacity(words.len());
    for &c in words {
        match c {
            'ж' => latin.extend("zh".chars()),
            'ч' => latin.extend("ch".chars()),
            'ш' => latin.extend("sh".chars()),
            'щ' => latin.extend("sch".chars()),
            'ю' => latin.extend("iu".chars()),
            'я' => latin.extend("ia".chars()),
            'ъ' | 'ь' => {}
            c => latin.push(one_sound(c)),
        }
    }
    let mut heard: Vec<char> = Vec::with_capacity(latin.len());
    let mut at = 0;
    while at < latin.len() {
        let next = |offset: usize| latin.get(at + offset).copied();
        let (sound, taken) = match (latin[at], next(1), next(2), next(3)) {
            // shch and sch are щ.
            ('s', Some('h'), Some('c'), Some('h')) => ("sch", 4),
            ('k', Some('h'), ..) => ("h", 2),
            ('t', Some('s' | 'z'), ..) => ("c", 2),
            ('y' | 'j', ..) => ("i", 1),
            ('e', Some('e'), ..) => ("e", 2),
            (c, ..) => {
                // -ий, -ii, -iy and -y are one ending; so are doubled letters that are often written once.
                if c != 'i' || heard.last() != Some(&'i') {
                    heard.push(c);
                }
                at += 1;
                continue;
            }
        };
        if sound != "i" || heard.last() != Some(&'i') {
            heard.extend(sound.chars());
        }
        at += taken;
    }
    heard
}

fn one_sound(c: char) -> char {
    const FROM: &str = "абвгдезийклмнопрстуфхцыэ";
    const TO: &str = "abvgdeziiklmnoprstufhcie";
    FROM.chars().zip(TO.chars()).find(|(from, _)| *from == c).map_or(c, |(_, to)| to)
}

/// Letters as wide as Chinese ones are the usual ones.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// The letters of Latin languages, of pinyin and of the romanisation of Manchu without their marks. й is a letter of its
/// own, ё is not in what people type.
fn without_mark(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' | 'ŋ' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'ǒ' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ǔ' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        'ѝ' => 'и',
        c => c,
    }
}

/// The ways in which Chinese characters are read, each list of readings once.
#[derive(Debug, Default)]
pub struct Readings {
    lists: Vec<Vec<Vec<char>>>,
    known: HashMap<Vec<Vec<char>>, u16>,
    of_char: HashMap<char, u16>,
}

impl Readings {
    /// The readings behind a number that [`Readings::read`] gave, the usual one first.
    pub fn list(&self, number: u16) -> &[Vec<char>] {
        &self.lists[usize::from(number)]
    }

    pub fn lists(&self) -> &[Vec<Vec<char>>] {
        &self.lists
    }

    /// Numbers of the readings of each letter. `words` are those whose pinyin the museum gives itself, longer ones first.
    pub fn read(&mut self, letters: &[char], words: &[(Vec<char>, Vec<Vec<char>>)]) -> Vec<u16> {
        let mut numbers = Vec::with_capacity(letters.len());
        while numbers.len() < letters.len() {
            let rest = &letters[numbers.len()..];
            match words.iter().find(|(word, _)| rest.starts_with(word)) {
                Some((_, syllables)) => {
                    for syllable in syllables {
                        let number = self.number(with_u(syllable));
                        numbers.push(number);
                    }
                }
                None => numbers.push(self.of(rest[0])),
            }
        }
        numbers
    }

    /// The usual reading of each letter of a word, if all of them have been read before.
    pub fn known(&self, word: &[char]) -> Option<Vec<&[char]>> {
        let reading = |c: &char| Some(self.lists[usize::from(*self.of_char.get(c)?)][0].as_slice());
        word.iter().map(reading).collect()
    }

    fn of(&mut self, c: char) -> u16 {
        if let Some(number) = self.of_char.get(&c) {
            return *number;
        }
        let number = self.number(readings(c));
        self.of_char.insert(c, number);
        number
    }

    fn number(&mut self, list: Vec<Vec<char>>) -> u16 {
        if let Some(number) = self.known.get(&list) {
            return *number;
        }
        // More lists than there are numbers would take more characters than there are; the last one is shared then.
        let number = u16::try_from(self.lists.len()).unwrap_or(u16::MAX);
        if number < u16::MAX {
            self.lists.push(list.clone());
            self.known.insert(list, number);
            number
        } else {
            number - 1
        }
    }
}

/// How a letter is read: a Chinese one in all its ways, any other as it stands.
fn readings(c: char) -> Vec<Vec<char>> {
    if !is_han(c) {
        return vec![vec![c]];
    }
    let usual = c.to_pinyin().into_iter();
    let others = c.to_pinyin_multi().into_iter().flatten();
    let mut list = Vec::new();
    for syllable in usual.chain(others) {
        for reading in with_u(&syllable.plain().chars().collect::<Vec<_>>()) {
            if !list.contains(&reading) {
                list.push(reading);
            }
        }
    }
    if list.is_empty() { vec![vec![c]] } else { list }
}

/// ü is typed as v, and as u by those who do not know better.
fn with_u(syllable: &[char]) -> Vec<Vec<char>> {
    let with = |to: char| syllable.iter().map(|c| if matches!(c, 'ü' | 'v') { to } else { *c }).collect::<Vec<_>>();
    let (v, u) = (with('v'), with('u'));
    if u == v { vec![u] } else { vec![v, u] }
}

/// A word of the museum's own table with a syllable for each character; `None` where they do not come out even.
pub fn table_word(word: &str, pinyin: &str) -> Option<(Vec<char>, Vec<Vec<char>>)> {
    let word = run(&fold(word));
    let keep_u = |c: char| match c {
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        c => c,
    };
    let sounds: String = pinyin.to_lowercase().chars().map(keep_u).collect();
    let sounds = run(&fold(&sounds));
    let mut syllables = Vec::new();
    (!word.is_empty() && share(&word, &sounds, &mut syllables)).then_some((word, syllables))
}

/// Gives each character its syllable: one of its own readings if possible, else whatever leaves enough for the others.
fn share(word: &[char], sounds: &[char], syllables: &mut Vec<Vec<char>>) -> bool {
    /// Letters of the longest syllable, `zhuang`.
    const LONGEST: usize = 6;
    let Some((first, rest)) = word.split_first() else { return sounds.is_empty() };
    let own = readings(*first).into_iter().map(|reading| reading.len());
    let own = own.filter(|length| readings(*first).iter().any(|r| r.len() == *length && sounds.starts_with(r)));
    let lengths: Vec<usize> = own.chain((1..=LONGEST).rev()).filter(|length| *length <= sounds.len()).collect();
    for length in lengths {
        syllables.push(sounds[..length].to_vec());
        if share(rest, &sounds[length..], syllables) {
            return true;
        }
        syllables.pop();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(letters: &[char]) -> String {
        letters.iter().collect()
    }

    #[test]
    fn case_marks_and_punctuation_do_not_count() {
        for (raw, expected) in [
            ("Айгуньский договор (1858)", "айгуньский договор 1858"),
            ("Ерофей Хабаров, «Отряд»", "ерофей хабаров отряд"),
            ("Фёдор", "федор"),
            ("Àihuī — Aigun’s", "aihui aiguns"),
            ("sahaliyan ūla", "sahaliyan ula"),
            ("《尼布楚条约》，１６８９", "尼布楚条约 1689"),
            ("  ", ""),
        ] {
            assert_eq!(text(&fold(raw)), expected);
        }
    }

    #[test]
    fn russian_names_sound_alike_however_they_are_written() {
        let heard = |raw: &str| text(&sound(&fold(raw)));
        for (russian, latin) in [
            ("Хабаров", ["Khabarov", "habarov"]),
            ("Нерчинский", ["Nerchinsky", "nerchinskii"]),
            ("Щербаков", ["Shcherbakov", "scherbakov"]),
            ("Муравьёв", ["Muravev", "muravev"]),
            ("Поярков", ["Poyarkov", "poiarkov"]),
            ("Айгунь", ["Aygun", "aigun"]),
            ("Ахан", ["Akhan", "ahan"]),
            ("Цицикар", ["Tsitsikar", "cicikar"]),
        ] {
            for spelling in latin {
                assert_eq!(heard(russian), heard(spelling), "{russian} {spelling}");
            }
        }
    }

    #[test]
    fn characters_are_read_in_all_their_ways() {
        let mut readings = Readings::default();
        let numbers = readings.read(&fold("女长雅1"), &[]);
        let read: Vec<Vec<String>> =
            numbers.iter().map(|number| readings.list(*number).iter().map(|r| text(r)).collect()).collect();
        assert!(read[0].contains(&"nv".into()) && read[0].contains(&"nu".into()), "{read:?}");
        assert!(read[1].contains(&"chang".into()) && read[1].contains(&"zhang".into()), "{read:?}");
        assert_eq!(read[2][0], "ya");
        assert_eq!(read[3], ["1"]);
    }

    #[test]
    fn the_museums_own_pinyin_is_shared_among_the_characters() {
        let syllables = |word, pinyin| {
            table_word(word, pinyin).map(|(_, syllables)| syllables.iter().map(|s| text(s)).collect::<Vec<_>>())
        };
        assert_eq!(syllables("瑷珲", "Àihuī"), Some(vec!["ai".into(), "hui".into()]));
        assert_eq!(syllables("海参崴", "Hǎishēnwǎi"), Some(vec!["hai".into(), "shen".into(), "wai".into()]));
        assert_eq!(syllables("佟国纲", "Tóng Guógāng"), Some(vec!["tong".into(), "guo".into(), "gang".into()]));
        assert_eq!(syllables("女真", "Nǚzhēn"), Some(vec!["nv".into(), "zhen".into()]));
        assert_eq!(syllables("三", ""), None);
        assert_eq!(syllables("一", "yier"), Some(vec!["yier".into()]));
        assert_eq!(syllables("一二三", "yi"), None);
    }
}
