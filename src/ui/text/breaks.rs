//! Where a line may end, after Unicode UAX #14 in its strict form.
//!
//! egui's own rules let a row start with a closing mark or end with an opening one; this replaces them.

use std::sync::OnceLock;

use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

/// Characters that steer breaking but are never drawn.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// Byte offsets at which a new line may start; neither the start nor the end of the text.
pub fn opportunities(text: &str) -> Vec<usize> {
    static SEGMENTER: OnceLock<LineSegmenterBorrowed<'static>> = OnceLock::new();
    let segmenter = SEGMENTER.get_or_init(|| {
        let mut options = LineBreakOptions::default();
        options.strictness = Some(LineBreakStrictness::Strict);
        LineSegmenter::new_for_non_complex_scripts(options)
    });
    let mut breaks: Vec<usize> = segmenter.segment_str(text).filter(|&at| at > 0 && at < text.len()).collect();
    breaks.extend(around_quotes(text));
    breaks.sort_unstable();
    breaks.dedup();
    breaks.retain(|&at| !forbidden(text, at));
    breaks
}

/// Chinese shares its quotation marks with the West, so UAX #14 dares not break beside them; between Han characters a row
/// may start with an opening mark and end with a closing one.
fn around_quotes(text: &str) -> impl Iterator<Item = usize> {
    let chinese = |c: char| is_han(c) || may_hang(c);
    text.char_indices().zip(text.chars().skip(1)).filter_map(move |((at, before), after)| {
        let opens = matches!(after, '“' | '‘') && chinese(before);
        let closes = matches!(before, '”' | '’') && is_han(after);
        (opens || closes).then_some(at + before.len_utf8())
    })
}

/// Breaks that UAX #14 leaves open but good typesetting closes: no row starts with a dash or dots that belong to the
/// sentence before, and none ends with an opening mark.
fn forbidden(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at..].chars().next();
    let starts_badly = matches!(after, Some('—' | '…' | '·' | '–' | '”' | '’' | '»'));
    let ends_badly = matches!(before, Some('“' | '‘' | '«' | '（' | '《' | '「' | '『' | '〈' | '【'));
    starts_badly || ends_badly
}

/// Full-width closing marks: their ink stands in the left half, so they may hang half out of a row.
pub fn may_hang(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '》' | '」' | '』' | '〉' | '】')
}

/// Chinese characters, but not their punctuation.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2FA1F}' | '〇')
}

/// Whether good Chinese typesetting puts a thin gap between these neighbours: Han beside a Western letter or digit.
pub fn wants_gap(before: char, after: char) -> bool {
    let western = |c: char| c.is_alphanumeric() && !is_han(c) && c < '\u{2E80}';
    (is_han(before) && western(after)) || (western(before) && is_han(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let mut starts = vec![0];
        starts.extend(opportunities(text));
        starts.push(text.len());
        starts.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect()
    }

    #[test]
    fn chinese_breaks_between_characters_but_not_before_marks() {
        assert_eq!(pieces("大江，四百年。"), ["大", "江，", "四", "百", "年。"]);
        assert_eq!(pieces("他说“好”。"), ["他", "说", "“好”。"]);
        assert_eq!(pieces("称“乌第”河"), ["称", "“乌", "第”", "河"]);
        assert_eq!(pieces("《尼布楚》等"), ["《尼", "布", "楚》", "等"]);
        assert_eq!(pieces("一——二"), ["一——", "二"]);
        assert_eq!(pieces("（俄历）"), ["（俄", "历）"]);
        assert_eq!(pieces("费奥多尔·戈"), ["费", "奥", "多", "尔·", "戈"]);
    }

    #[test]
    fn kana_and_long_marks_do_not_start_a_row() {
        assert_eq!(pieces("しょ"), ["しょ"]);
        assert_eq!(pieces("ケー"), ["ケー"]);
    }

    #[test]
    fn words_stay_whole() {
        assert_eq!(pieces("Treaty of Nerchinsk"), ["Treaty ", "of ", "Nerchinsk"]);
        assert_eq!(pieces("договор «о мире»"), ["договор ", "«о ", "мире»"]);
        assert_eq!(pieces("1689 г."), ["1689 ", "г."]);
        assert_eq!(pieces("1689\u{A0}г. был"), ["1689\u{A0}г. ", "был"]);
        assert_eq!(pieces("46,000\u{A0}km²"), ["46,000\u{A0}km²"]);
    }

    #[test]
    fn invisible_helpers_work() {
        assert_eq!(pieces("a\u{200B}b"), ["a\u{200B}", "b"]);
        assert_eq!(pieces("a\u{2060}b"), ["a\u{2060}b"]);
    }

    #[test]
    fn gaps_stand_between_scripts_only() {
        assert!(wants_gap('年', '8') && wants_gap('8', '月') && wants_gap('江', 'A') && wants_gap('я', '江'));
        assert!(!wants_gap('，', '8') && !wants_gap('江', '，') && !wants_gap('a', 'b') && !wants_gap('江', '河'));
    }
}
