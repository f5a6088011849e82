//! How long a text is, in the units readers feel: words, or characters of Chinese.
//!
//! The figures follow museum practice for labels (Serrell; Smithsonian: 75–100 words a label, 25 a sentence) and the
//! reading speeds of the three languages.

use crate::model::Script;

/// The most a text of one kind may have, per script: words for Latin and Cyrillic, characters for Han.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    latin: usize,
    cyrillic: usize,
    han: usize,
}

/// A section for everyone: under a minute.
pub const ESSENTIAL: Budget = Budget { latin: 100, cyrillic: 90, han: 180 };
/// A section for those who want to stay.
pub const DEEPER: Budget = Budget { latin: 300, cyrillic: 270, han: 540 };
/// The words under a picture.
pub const CAPTION: Budget = Budget { latin: 40, cyrillic: 36, han: 70 };
/// One sentence of any text.
pub const SENTENCE: Budget = Budget { latin: 25, cyrillic: 25, han: 45 };

impl Budget {
    pub fn limit(self, script: Script) -> usize {
        match script {
            Script::Latin => self.latin,
            Script::Cyrillic => self.cyrillic,
            Script::Han => self.han,
        }
    }
}

/// The length of a text and its longest trouble.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    pub units: usize,
    /// Sentences over [`SENTENCE`]: byte offset of the beginning, and length.
    pub long_sentences: Vec<(usize, usize)>,
}

/// Measures a text as it is written, Markdown marks and link targets left out.
///
/// In Chinese each Han character counts, and each word or number in other letters counts as one. Elsewhere a word is
/// what stands between spaces and holds a letter or digit.
pub fn measure(text: &str, script: Script) -> Measure {
    let limit = SENTENCE.limit(script);
    let mut measure = Measure::default();
    let mut sentence = Sentence { start: None, units: 0 };
    let mut in_word = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        if c == ']' && next == Some('(') {
            // A link target is not read.
            chars.by_ref().find(|(_, c)| *c == ')');
            in_word &= script != Script::Han;
            continue;
        }
        if c == '\n' {
            in_word = false;
            // A line that follows an empty one, or begins with a mark, begins a new block.
            let rest = &text[at + 1..];
            if rest.starts_with('\n') || block_mark(rest) > 0 {
                sentence.end(limit, &mut measure);
            }
        }
        if at == 0 || c == '\n' {
            let start = if c == '\n' { at + 1 } else { 0 };
            let mark = block_mark(&text[start..]);
            if mark > 0 {
                while chars.next_if(|(i, _)| *i < start + mark).is_some() {}
                continue;
            }
        }
        let counts = if script == Script::Han && is_han(c) {
            in_word = false;
            true
        } else if is_letter_or_digit(c) {
            !std::mem::replace(&mut in_word, true)
        } else {
            let joins = script != Script::Han && !c.is_whitespace() || matches!(c, '.' | '-' | '’' | '\'');
            in_word &= joins;
            false
        };
        if counts {
            measure.units += 1;
            sentence.units += 1;
            sentence.start.get_or_insert(at);
        }
        let ends = match c {
            '。' | '！' | '？' => true,
            '.' | '!' | '?' | '…' => {
                next.is_none_or(|next| next.is_whitespace() || matches!(next, '"' | '”' | '»' | ')' | '*'))
            }
            _ => false,
        };
        if ends {
            sentence.end(limit, &mut measure);
        }
    }
    sentence.end(limit, &mut measure);
    measure
}

struct Sentence {
    start: Option<usize>,
    units: usize,
}

impl Sentence {
    fn end(&mut self, limit: usize, measure: &mut Measure) {
        if let Some(start) = self.start.take()
            && self.units > limit
        {
            measure.long_sentences.push((start, self.units));
        }
        self.units = 0;
    }
}

/// Bytes of a heading or list mark at the beginning of a line.
fn block_mark(line: &str) -> usize {
    let hashes = line.len() - line.trim_start_matches('#').len();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if hashes > 0 && line[hashes..].starts_with(' ') {
        hashes + 1
    } else if line.starts_with("- ") || line.starts_with("* ") {
        2
    } else if (1..=9).contains(&digits) && line[digits..].starts_with(". ") {
        digits + 2
    } else {
        0
    }
}

/// `char::is_alphanumeric`, quicker for the letters that fill a museum.
fn is_letter_or_digit(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{410}'..='\u{44f}' => true,
        _ => is_han(c) || c.is_alphanumeric(),
    }
}

/// Chinese characters, including the rarer blocks names are written with.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(text: &str, script: Script) -> usize {
        measure(text, script).units
    }

    #[test]
    fn counts_what_is_read() {
        assert_eq!(units("Two words — and a third-rate dash.", Script::Latin), 6);
        assert_eq!(units("## Head\n\nA [link text](exhibit:treaties/aigun-1858) **here**.", Script::Latin), 5);
        assert_eq!(units("1. one\n2. two", Script::Latin), 2);
        assert_eq!(units("Ширина 250\u{a0}км, 27 августа (7 сентября).", Script::Cyrillic), 7);
        assert_eq!(units("1689年，《尼布楚条约》用拉丁文Latin写成。", Script::Han), 1 + 1 + 5 + 4 + 1 + 2);
        assert_eq!(units("[雅克萨](exhibit:battles/albazin-1686)之战", Script::Han), 5);
        assert_eq!(units("", Script::Han), 0);
    }

    #[test]
    fn finds_long_sentences() {
        let long = "word ".repeat(26);
        let text = format!("Short one. {}. Another.", long.trim());
        assert_eq!(measure(&text, Script::Latin).long_sentences, [(11, 26)]);
        let just = "word ".repeat(25);
        assert!(measure(just.trim(), Script::Latin).long_sentences.is_empty());
        assert!(measure(&format!("{just}\n\n{just}"), Script::Latin).long_sentences.is_empty());
        assert!(measure(&format!("- {just}\n- {just}"), Script::Latin).long_sentences.is_empty());
        assert_eq!(measure(&format!("{just}\n{just}"), Script::Latin).long_sentences, [(0, 50)]);
        let han = "江".repeat(46);
        assert_eq!(measure(&format!("短。{han}。"), Script::Han).long_sentences, [(6, 46)]);
    }

    #[test]
    fn points_inside_numbers_end_nothing() {
        let text = format!("{}3.5 {}", "word ".repeat(13), "word ".repeat(13));
        assert_eq!(measure(&text, Script::Latin).long_sentences, [(0, 27)]);
    }
}
