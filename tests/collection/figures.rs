//! Figures in texts: what is written with digits in one language stands in the others too, with the same unit.
//!
//! Other languages may write a figure as a word ("two", «два», 两), a month by its name and a century in Roman numerals;
//! all of these are understood. Chinese counts by ten thousand, and years of a range may be shortened (1854–58).

use std::collections::BTreeSet;

use crate::texts::Text;

/// Units that are compared; the same place in each list is the same unit.
const UNITS: [[&[&str]; 3]; 9] = [
    [&["平方千米", "平方公里"], &["km²", "square kilometres"], &["км²", "квадратных километр"]],
    [&["千米", "公里"], &["km", "kilometres"], &["км", "километр"]],
    [&["米"], &["m", "metres", "metre"], &["м", "метр"]],
    [&["里"], &["li"], &["ли"]],
    [&["俄里"], &["verst", "versts"], &["верст", "вёрст"]],
    [&["俄丈"], &["sazhen", "sazhens"], &["сажен"]],
    [&["普特"], &["pud", "puds"], &["пуд"]],
    [&["%"], &["%", "percent"], &["%"]],
    [&["分钟"], &["minutes", "min"], &["минут", "мин"]],
];

/// Russian units without endings.
const SHORT: [&str; 5] = ["км²", "км", "м", "ли", "мин"];

/// Words for thousands and more, longest first.
const SCALES: [&[(&str, f64)]; 3] = [
    &[("亿", 1e8), ("万", 1e4), ("千", 1e3)],
    &[("million", 1e6), ("thousand", 1e3)],
    &[("миллион", 1e6), ("млн", 1e6), ("тысяч", 1e3), ("тыс", 1e3)],
];

#[rustfmt::skip]
const ENGLISH: [&str; 21] = [
    "zero", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
];
/// Other words and what they say.
#[rustfmt::skip]
const ENGLISH_MORE: &[(&str, f64)] = &[
    ("first", 1.0), ("second", 2.0), ("third", 3.0), ("fourth", 4.0), ("fifth", 5.0), ("sixth", 6.0), ("seventh", 7.0),
    ("eighth", 8.0), ("ninth", 9.0), ("tenth", 10.0), ("once", 1.0), ("twice", 2.0), ("both", 2.0), ("half", 0.5),
    ("pair", 2.0), ("single", 1.0), ("thirty", 30.0), ("forty", 40.0), ("fifty", 50.0), ("sixty", 60.0), ("seventy", 70.0),
    ("eighty", 80.0), ("ninety", 90.0), ("hundred", 100.0), ("thousand", 1000.0), ("dozen", 12.0), ("january", 1.0), ("february", 2.0),
    ("march", 3.0), ("april", 4.0), ("june", 6.0), ("july", 7.0), ("august", 8.0), ("september", 9.0), ("october", 10.0),
    ("november", 11.0), ("december", 12.0), ("may", 5.0), ("sept", 9.0), ("aug", 8.0), ("sept", 9.0),
];
/// Beginnings of Russian words, longer ones before those they begin with.
#[rustfmt::skip]
const RUSSIAN: &[(&str, f64)] = &[
    ("одиннадцат", 11.0), ("двенадцат", 12.0), ("тринадцат", 13.0), ("четырнадцат", 14.0), ("пятнадцат", 15.0), ("шестнадцат", 16.0), ("семнадцат", 17.0),
    ("восемнадцат", 18.0), ("девятнадцат", 19.0), ("двадцат", 20.0), ("тридцат", 30.0), ("сорок", 40.0), ("пятьдесят", 50.0), ("шестьдесят", 60.0),
    ("семьдесят", 70.0), ("восемьдесят", 80.0), ("девяност", 90.0), ("двести", 200.0), ("триста", 300.0), ("тысяч", 1000.0), ("сто", 100.0),
    ("сотн", 100.0), ("один", 1.0), ("одн", 1.0), ("перв", 1.0), ("дважды", 2.0), ("двум", 2.0), ("двух", 2.0),
    ("дво", 2.0), ("две", 2.0), ("два", 2.0), ("втор", 2.0), ("обе", 2.0), ("оба", 2.0), ("пары", 2.0),
    ("пара", 2.0), ("трет", 3.0), ("трёх", 3.0), ("трем", 3.0), ("три", 3.0), ("тро", 3.0), ("четыр", 4.0),
    ("четвер", 4.0), ("пять", 5.0), ("пят", 5.0), ("шест", 6.0), ("семь", 7.0), ("семи", 7.0), ("седьм", 7.0),
    ("восем", 8.0), ("восьм", 8.0), ("девят", 9.0), ("десят", 10.0), ("январ", 1.0), ("феврал", 2.0), ("март", 3.0),
    ("апрел", 4.0), ("мая", 5.0), ("июн", 6.0), ("июл", 7.0), ("авг", 8.0), ("мае", 5.0), ("май", 5.0), ("семидесят", 70.0), ("пятидесят", 50.0), ("шестидесят", 60.0), ("сент", 9.0),
    ("октябр", 10.0), ("ноябр", 11.0), ("декабр", 12.0), ("пол", 0.5),
];

/// Chinese texts that say the same figure in another way, each with what it is.
const OTHERWISE: [&str; 1] = [
    // 2 zhang 8 chi are 2.8 zhang.
    "二丈八尺",
];

/// A figure written with digits.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Figure {
    value: f64,
    /// Place in [`UNITS`].
    unit: Option<usize>,
}

/// What one language states that another does not.
pub fn faults(text: &Text) -> Vec<String> {
    if OTHERWISE.iter().any(|known| text.said[0].contains(known)) {
        return Vec::new();
    }
    let figures: [Vec<Figure>; 3] = std::array::from_fn(|lang| figures(&text.said[lang], lang));
    let words: [BTreeSet<i64>; 3] = std::array::from_fn(|lang| words(&text.said[lang], lang).map(key).collect());
    let mut faults = Vec::new();
    for (lang, stated) in figures.iter().enumerate() {
        for figure in stated {
            for other in (0..3).filter(|&other| other != lang) {
                let same = |found: &&Figure| key(found.value) == key(figure.value);
                let found: Vec<_> = figures[other].iter().filter(same).collect();
                let as_word = words[other].contains(&key(figure.value));
                // "17 by 13 m" names a unit once; two different units are a fault.
                let fits = |found: &Figure| found.unit.is_none() || figure.unit.is_none() || found.unit == figure.unit;
                let unit = as_word || found.iter().any(|found| fits(found));
                if !unit {
                    let names = ["zh", "en", "ru"];
                    let what = format!("{} ({:?})", figure.value, figure.unit.map(|unit| UNITS[unit][1][0]));
                    let said = (&text.said[lang], &text.said[other]);
                    faults.push(format!(
                        "{}: {what} of {} is not in {}: {said:?}",
                        text.place, names[lang], names[other]
                    ));
                }
            }
        }
    }
    faults.dedup();
    faults
}

/// The largest number of square kilometres in an English text; 0 if there is none.
pub fn square_kilometres(text: &str) -> f64 {
    let areas = figures(text, 1).into_iter().filter(|figure| figure.unit == Some(0));
    areas.map(|figure| figure.value).fold(0.0, f64::max)
}

/// Values compare to a hundredth.
fn key(value: f64) -> i64 {
    (value * 100.0).round() as i64
}

fn figures(text: &str, lang: usize) -> Vec<Figure> {
    let letters: Vec<char> = text.chars().collect();
    let mut figures: Vec<Figure> = Vec::new();
    let mut at = 0;
    // Where the figure before ended, and what it was.
    let mut before: Option<(usize, f64)> = None;
    // The years before a Chinese decade: 1600 for the 17th century.
    let mut century = 0.0;
    while at < letters.len() {
        // The name of a licence is no figure.
        if text_from(&letters, at, "CC BY 4.0") {
            at += "CC BY 4.0".len();
            continue;
        }
        // Addresses of links are no text.
        if letters[at] == ']' && letters.get(at + 1) == Some(&'(') {
            at += letters[at..].iter().position(|&c| c == ')').map_or(1, |end| end + 1);
            continue;
        }
        // A digit within a word belongs to it.
        let word = at > 0 && letters[at - 1].is_ascii_alphabetic();
        if !letters[at].is_ascii_digit() || word {
            at += 1;
            continue;
        }
        let (mut value, end) = number(&letters, at, lang);
        if lang == 0 && text_from(&letters, end, "世纪") && letters.get(end + 2).is_some_and(char::is_ascii_digit) {
            // 17世纪50年代: the decade is the figure.
            century = (value - 1.0) * 100.0;
            at = end + 2;
            continue;
        }
        if lang == 0 && text_from(&letters, end, "年代") && value < 100.0 {
            value += century;
        }
        if lang == 2 && at >= 8 && text_from(&letters, at - 8, "ночь на ") {
            // The night to a day is that of the day before.
            value -= 1.0;
        }
        if let Some((stop, year)) = before
            && end - at == 2
            && stop + 1 == at
            && letters[stop] == '–'
            && (1000.0..2100.0).contains(&year)
        {
            value += (year / 100.0).floor() * 100.0;
        }
        let rest: String = letters[end..].iter().take(30).collect();
        let gap = [' ', '\u{a0}', '\u{202f}', '['];
        let mut rest = rest.trim_start_matches(gap);
        if let Some((scale, tail)) = scaled(rest, lang) {
            value *= scale;
            rest = tail.trim_start_matches(gap);
        }
        figures.push(Figure { value, unit: unit(rest, lang) });
        before = Some((end, value));
        at = end;
    }
    figures
}

/// The word for thousands or millions that follows a figure, and what stands behind it.
fn scaled(rest: &str, lang: usize) -> Option<(f64, &str)> {
    SCALES[lang].iter().find_map(|(word, scale)| {
        // 50多万: over 500,000.
        let rest = if lang == 0 { rest.trim_start_matches(['多', '余']) } else { rest };
        let tail = rest.strip_prefix(word)?;
        let next = tail.chars().next();
        match lang {
            // 千米 and 千克 are units.
            0 => (!matches!(next, Some('米' | '克'))).then_some((*scale, tail)),
            1 => (!next.is_some_and(char::is_alphabetic)).then_some((*scale, tail)),
            _ => Some((*scale, tail.trim_start_matches(|c: char| c.is_alphabetic() || c == '.'))),
        }
    })
}

fn text_from(letters: &[char], at: usize, wanted: &str) -> bool {
    wanted.chars().enumerate().all(|(offset, c)| letters.get(at + offset) == Some(&c))
}

/// A number from here on, and where it ends.
fn number(letters: &[char], from: usize, lang: usize) -> (f64, usize) {
    let digits = |from: usize| letters[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    let mut end = from + digits(from);
    let mut whole: String = letters[from..end].iter().collect();
    let thousands = |c: char| if lang == 2 { matches!(c, '\u{a0}' | '\u{202f}' | ' ') } else { c == ',' };
    while whole.len() <= 9
        && end - from <= 12
        && letters.get(end).is_some_and(|&c| thousands(c))
        && digits(end + 1) == 3
    {
        if whole.trim_start_matches('0').len() > 3 && !whole.len().is_multiple_of(3) && end - from == whole.len() {
            break;
        }
        whole.extend(&letters[end + 1..end + 4]);
        end += 4;
    }
    let point = if lang == 2 { ',' } else { '.' };
    if letters.get(end) == Some(&point) && digits(end + 1) > 0 {
        let decimals = digits(end + 1);
        whole.push('.');
        whole.extend(&letters[end + 1..end + 1 + decimals]);
        end += 1 + decimals;
    }
    (whole.parse().unwrap(), end)
}

fn unit(rest: &str, lang: usize) -> Option<usize> {
    // The longest name that fits: km² before km, 平方千米 before 千米.
    let all = UNITS.iter().enumerate().flat_map(|(unit, names)| names[lang].iter().map(move |name| (unit, *name)));
    let fits = all.filter(|(_, name)| {
        let Some(tail) = rest.strip_prefix(name) else { return false };
        let next = tail.chars().next();
        // Chinese has no spaces, Russian has endings; what is shortened has none.
        lang == 0 || lang == 2 && !SHORT.contains(name) || !next.is_some_and(char::is_alphanumeric)
    });
    fits.max_by_key(|(_, name)| name.len()).map(|(unit, _)| unit)
}

/// Figures written as words, months and Roman numerals.
fn words(text: &str, lang: usize) -> Box<dyn Iterator<Item = f64> + '_> {
    if lang == 0 {
        return Box::new(chinese(text).into_iter());
    }
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    // "Sixty-four" is one figure.
    let mut tens = None;
    let mut last: Option<f64> = None;
    Box::new(words.flat_map(move |word| {
        let lower = word.to_lowercase();
        let mut values = Vec::new();
        if lang == 1 {
            values.extend(ENGLISH.iter().position(|known| *known == lower).map(|at| at as f64));
            values.extend(ENGLISH_MORE.iter().filter(|(known, _)| *known == lower).map(|(_, value)| *value));
        } else {
            let known = RUSSIAN.iter();
            values.extend(known.filter(|(known, _)| lower.starts_with(known)).map(|(_, value)| *value));
        }
        values.extend(roman(word));
        if let (Some(tens), Some(unit)) = (tens, values.first().filter(|unit| (1.0..10.0).contains(*unit))) {
            values.push(tens + unit);
        }
        let thousands = if lang == 1 { lower == "thousand" } else { lower.contains("тысяч") };
        if thousands {
            // "Nine thousand", «десятитысячная».
            values.extend(values.first().into_iter().chain(&last).map(|value| value * 1000.0).collect::<Vec<_>>());
        }
        last = values.first().copied();
        tens = values.first().copied().filter(|value| (20.0..100.0).contains(value));
        values
    }))
}

fn roman(word: &str) -> Option<f64> {
    let value = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    let digits: Vec<i32> = word.chars().map(value).collect::<Option<_>>()?;
    let signed = digits.iter().enumerate().map(|(at, digit)| {
        let before_larger = digits.get(at + 1).is_some_and(|next| next > digit);
        if before_larger { -digit } else { *digit }
    });
    Some(f64::from(signed.sum::<i32>()))
}

/// Every number in Han numerals: 二十八, 一千五百, 两, 半.
fn chinese(text: &str) -> Vec<f64> {
    let digit = |c: char| {
        "〇一二三四五六七八九".chars().position(|known| known == c).or(match c {
            '零' => Some(0),
            '两' | '双' => Some(2),
            '首' | '正' => Some(1),
            '廿' => Some(20),
            _ => None,
        })
    };
    let scale = |c: char| match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        '万' => Some(10_000),
        _ => None,
    };
    let (mut values, mut sum, mut last, mut any) = (Vec::new(), 0, None, false);
    for c in text.chars().chain(['。']) {
        if c == '半' {
            values.push(0.5);
        }
        if let Some(value) = digit(c) {
            if let Some(before) = last {
                // Digits in a row: 廿四, or each by itself.
                values.push(before as f64);
                sum += if before == 20 { 20 } else { 0 };
            }
            values.push(value as f64);
            (last, any) = (Some(value), true);
        } else if let Some(scale) = scale(c) {
            sum += last.unwrap_or(1) * scale;
            values.push(sum as f64);
            (last, any) = (None, true);
        } else if any {
            values.push((sum + last.unwrap_or(0)) as f64);
            (sum, last, any) = (0, None, false);
        }
    }
    values
}

#[test]
fn figures_are_read() {
    let read = |text: &str, lang| {
        figures(text, lang).into_iter().map(|figure| (figure.value, figure.unit)).collect::<Vec<_>>()
    };
    assert_eq!(
        read("46,000 km² in 1854–58, 7.55 m", 1),
        [(46_000.0, Some(0)), (1854.0, None), (1858.0, None), (7.55, Some(2))]
    );
    assert_eq!(
        read("11\u{a0}623 и 11 668 км², 75,5 тыс. км", 2),
        [(11_623.0, None), (11_668.0, Some(0)), (75_500.0, Some(1))]
    );
    assert_eq!(read("约31.2万平方公里，1689年，57%", 0), [(312_000.0, Some(0)), (1689.0, None), (57.0, Some(7))]);
    assert_eq!(read("[乌第河](place:uda-2)7月", 0), [(7.0, None)]);
    let words = |text, lang| words(text, lang).collect::<Vec<_>>();
    assert!(words("康熙二十八年七月二十四日", 0).contains(&28.0) && words("二十四日", 0).contains(&24.0));
    assert!(words("twice in August", 1).contains(&8.0) && words("в XVII веке", 2).contains(&17.0));
    let text = |zh: &str, en: &str, ru: &str| Text { place: String::new(), said: [zh, en, ru].map(String::from) };
    assert!(faults(&text("两座城，60万人", "two forts, 600,000 people", "две крепости, 600 тыс. человек")).is_empty());
    assert!(!faults(&text("两座城，60万人", "two forts, 60,000 people", "две крепости, 600 тыс. человек")).is_empty());
    assert!(!faults(&text("5千米", "5 m", "5 км")).is_empty());
}
