//! Manchu words: kept as Möllendorff romanisation, shown in script.

/// A Manchu word or phrase.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Manchu {
    /// Möllendorff romanisation: `sahaliyan ula`.
    pub romanised: String,
    /// The same in Mongolian-block code points, in reading order; to be drawn in columns from left to right.
    pub script: String,
}

/// A character that is no letter of the Möllendorff romanisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLetter {
    pub letter: char,
    /// Counted in characters, from 1.
    pub position: usize,
}

impl Manchu {
    /// Turns romanisation into script. Capitals count as small letters, any apostrophe as `'`.
    ///
    /// A hyphen before a case ending (`meiren-i`) becomes the narrow no-break space U+202F, after which the ending takes
    /// its own shape.
    pub fn parse(romanised: &str) -> Result<Manchu, UnknownLetter> {
        let letters: Vec<char> = romanised.chars().map(plain).collect();
        let mut script = String::new();
        let mut at = 0;
        while let Some(rest) = letters.get(at..).filter(|rest| !rest.is_empty()) {
            let Some((latin, manchu)) = letter(rest) else {
                return Err(UnknownLetter { letter: romanised.chars().nth(at).unwrap_or(rest[0]), position: at + 1 });
            };
            script.push_str(manchu);
            let next = rest.get(latin.chars().count());
            let after_a_or_e = at > 0 && matches!(letters[at - 1], 'a' | 'e');
            if latin == "i" && after_a_or_e && next.is_some_and(|&next| is_consonant(next)) {
                script.push(DOUBLE_TOOTH);
            }
            at += latin.chars().count();
        }
        Ok(Manchu { romanised: romanised.to_owned(), script })
    }
}

/// FVS2: after a or e and before a consonant, i is written with two teeth.
const DOUBLE_TOOTH: char = '\u{180C}';

const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'ū'];

/// Syllables for Chinese sounds, where `y` is a vowel: only when no other vowel follows.
const CHINESE: [(&str, &str); 6] = [
    ("ts'y", "\u{186E}\u{185F}"),
    ("dzy", "\u{186F}\u{185F}"),
    ("sy", "\u{1830}\u{185F}"),
    ("c'y", "\u{1871}\u{1873}"),
    ("cy", "\u{1871}\u{1873}"),
    ("jy", "\u{1877}\u{1873}"),
];

/// Longer ones before those they begin with.
const LETTERS: [(&str, &str); 37] = [
    ("a", "\u{1820}"),
    ("e", "\u{185D}"),
    ("i", "\u{1873}"),
    ("o", "\u{1823}"),
    ("u\u{304}", "\u{1861}"),
    ("u", "\u{1860}"),
    ("ū", "\u{1861}"),
    ("ng", "\u{1829}"),
    ("n", "\u{1828}"),
    ("k'", "\u{183A}"),
    ("k", "\u{1874}"),
    ("g'", "\u{186C}"),
    ("g", "\u{1864}"),
    ("h'", "\u{186D}"),
    ("h", "\u{1865}"),
    ("b", "\u{182A}"),
    ("p", "\u{1866}"),
    ("s\u{30C}", "\u{1867}"),
    ("s", "\u{1830}"),
    ("š", "\u{1867}"),
    ("ts'", "\u{186E}"),
    ("t", "\u{1868}"),
    ("dz", "\u{186F}"),
    ("d", "\u{1869}"),
    ("l", "\u{182F}"),
    ("m", "\u{182E}"),
    ("c", "\u{1834}"),
    ("j", "\u{1835}"),
    ("y", "\u{1836}"),
    ("r", "\u{1875}"),
    ("f", "\u{1876}"),
    ("w", "\u{1838}"),
    ("z\u{30C}", "\u{1870}"),
    ("ž", "\u{1870}"),
    (" ", " "),
    ("\u{A0}", "\u{A0}"),
    ("-", "\u{202F}"),
];

/// The letter or syllable a text begins with, in both scripts.
fn letter(text: &[char]) -> Option<(&'static str, &'static str)> {
    let begins = |latin: &str| latin.chars().enumerate().all(|(i, c)| text.get(i) == Some(&c));
    let ends_syllable = |latin: &str| text.get(latin.len()).is_none_or(|next| !VOWELS.contains(next));
    let syllable = CHINESE.into_iter().find(|(latin, _)| begins(latin) && ends_syllable(latin));
    syllable.or_else(|| LETTERS.into_iter().find(|(latin, _)| begins(latin)))
}

fn is_consonant(c: char) -> bool {
    c.is_alphabetic() && !VOWELS.contains(&c)
}

fn plain(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' => '\'',
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(romanised: &str, code_points: &str) {
        let script = Manchu::parse(romanised).unwrap().script;
        let got: Vec<String> = script.chars().map(|c| format!("{:04X}", u32::from(c))).collect();
        assert_eq!(got.join(" "), code_points, "{romanised}");
    }

    #[test]
    fn wordings_of_the_screens() {
        check("sahaliyan ula", "1830 1820 1865 1820 182F 1873 1836 1820 1828 0020 1860 182F 1820");
        check("nibcu", "1828 1873 182A 1834 1860");
        check("yaksa hoton", "1836 1820 1874 1830 1820 0020 1865 1823 1868 1823 1828");
        check("heje", "1865 185D 1835 185D");
        check("geren aiman", "1864 185D 1875 185D 1828 0020 1820 1873 180C 182E 1820 1828");
        check("bithe", "182A 1873 1868 1865 185D");
        check("dain", "1869 1820 1873 180C 1828");
        check("ba na i nirugan", "182A 1820 0020 1828 1820 0020 1873 0020 1828 1873 1875 1860 1864 1820 1828");
        check("aniyai ejebun", "1820 1828 1873 1836 1820 1873 0020 185D 1835 185D 182A 1860 1828");
        check("tuwara jugūn", "1868 1860 1838 1820 1875 1820 0020 1835 1860 1864 1861 1828");
    }

    #[test]
    fn names() {
        check("Songgotu", "1830 1823 1829 1864 1823 1868 1860");
        check("Langtan", "182F 1820 1829 1868 1820 1828");
        check("Sabsu", "1830 1820 182A 1830 1860");
        check("Pengcun", "1866 185D 1829 1834 1860 1828");
        check("Šarhūda", "1867 1820 1875 1865 1861 1869 1820");
        check("Bahai", "182A 1820 1865 1820 1873");
        check("Haise", "1865 1820 1873 180C 1830 185D");
        check("Hong Taiji", "1865 1823 1829 0020 1868 1820 1873 180C 1835 1873");
        check("Tulišen", "1868 1860 182F 1873 1867 185D 1828");
        check("Hūwaliyasun Tob", "1865 1861 1838 1820 182F 1873 1836 1820 1830 1860 1828 0020 1868 1823 182A");
        check("Elhe Taifin", "185D 182F 1865 185D 0020 1868 1820 1873 180C 1876 1873 1828");
        check("Tung Guwe G'ang", "1868 1860 1829 0020 1864 1860 1838 185D 0020 186C 1820 1829");
        check("Manju", "182E 1820 1828 1835 1860");
        check("Monggo", "182E 1823 1829 1864 1823");
        check("Aihūn hoton", "1820 1873 180C 1865 1861 1828 0020 1865 1823 1868 1823 1828");
        check("Kiyaktu", "1874 1873 1836 1820 1874 1868 1860");
        check("jiyanggiyūn", "1835 1873 1836 1820 1829 1864 1873 1836 1861 1828");
        check("meiren-i janggin", "182E 185D 1873 180C 1875 185D 1828 202F 1873 0020 1835 1820 1829 1864 1873 1828");
    }

    #[test]
    fn letters_for_foreign_sounds() {
        check("k'a g'a h'a", "183A 1820 0020 186C 1820 0020 186D 1820");
        check("ts'e dze že", "186E 185D 0020 186F 185D 0020 1870 185D");
        check("sy cy c'y jy", "1830 185F 0020 1871 1873 0020 1871 1873 0020 1877 1873");
        check("ts'y dzy", "186E 185F 0020 186F 185F");
        check("asya", "1820 1830 1836 1820");
    }

    #[test]
    fn ways_of_typing_one_letter() {
        for (typed, meant) in [("G’ang", "g'ang"), ("ju\u{304}n", "jūn"), ("s\u{30C}a", "ša"), ("ŠA", "ša")] {
            assert_eq!(Manchu::parse(typed).unwrap().script, Manchu::parse(meant).unwrap().script, "{typed}");
        }
    }

    #[test]
    fn the_romanisation_is_kept_as_typed() {
        assert_eq!(Manchu::parse("Aihūn hoton").unwrap().romanised, "Aihūn hoton");
    }

    #[test]
    fn an_unknown_letter_is_named_with_its_place() {
        assert_eq!(Manchu::parse("Šarxuda").unwrap_err(), UnknownLetter { letter: 'x', position: 4 });
        assert_eq!(Manchu::parse("瑷珲").unwrap_err(), UnknownLetter { letter: '瑷', position: 1 });
        assert_eq!(Manchu::parse("hotoN?").unwrap_err(), UnknownLetter { letter: '?', position: 6 });
        assert_eq!(Manchu::parse("Q").unwrap_err().letter, 'Q');
    }
}
