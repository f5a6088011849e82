//! Byte offsets, lines and columns.

/// The byte offset in the file of byte `inside` of the string that begins at `start`: escapes are longer in the file
/// than in the value.
pub fn offset_in_string(text: &str, start: usize, inside: usize) -> usize {
    let literal = &text[start..];
    if !literal.starts_with('"') {
        let hashes = literal.find('"').unwrap_or(0);
        return (start + hashes + 1 + inside).min(text.len());
    }
    let mut decoded = 0;
    let mut chars = literal.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if decoded >= inside || c == '"' {
            return start + at;
        }
        decoded += match c {
            '\\' => match chars.next() {
                Some((_, 'u')) => {
                    let digits: String =
                        chars.by_ref().map(|(_, c)| c).take_while(|&c| c != '}').filter(|&c| c != '{').collect();
                    u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32).map_or(1, char::len_utf8)
                }
                Some((_, 'x')) => {
                    chars.next();
                    chars.next();
                    1
                }
                _ => 1,
            },
            c => c.len_utf8(),
        };
    }
    text.len()
}

/// Turns byte offsets into lines and columns.
#[derive(Debug)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    pub fn new(text: &str) -> Lines {
        let breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1);
        Lines { starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// Line and column of a byte offset, both from 1; the column counts characters. An offset inside a character or
    /// behind the end is moved to the nearest place before it.
    pub fn position(&self, text: &str, offset: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts[line - 1];
        let end = (start..=offset.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(start);
        let column = text.get(start..end).map_or(0, |before| before.chars().count()) + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
    }

    /// The byte offset of a line and column.
    pub fn offset(&self, text: &str, line: usize, column: usize) -> usize {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(text.len());
        text[start..].char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(i, _)| start + i)
    }

    /// The text of a line, counted from 1, without its end.
    pub fn line<'t>(&self, text: &'t str, line: u32) -> &'t str {
        let line = line as usize;
        let Some(&start) = self.starts.get(line.wrapping_sub(1)) else { return "" };
        let end = self.starts.get(line).map_or(text.len(), |&next| next - 1);
        text[start..end].trim_end_matches('\r')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_into_strings() {
        for (literal, inside, expected) in
            [(r#""abc""#, 1, 2), (r#""a\n\"b""#, 3, 6), (r#""\u{4e2d}b""#, 3, 9), (r##"r#"ab"#"##, 1, 4)]
        {
            assert_eq!(offset_in_string(literal, 0, inside), expected, "{literal}");
        }
    }

    #[test]
    fn positions_count_characters() {
        let text = "一二\nab";
        let lines = Lines::new(text);
        for (offset, position) in [(0, (1, 1)), (3, (1, 2)), (4, (1, 2)), (7, (2, 1)), (9, (2, 3)), (99, (2, 3))] {
            assert_eq!(lines.position(text, offset), position, "{offset}");
        }
        assert_eq!((lines.offset(text, 1, 2), lines.offset(text, 2, 9), lines.offset(text, 9, 1)), (3, 9, 9));
        assert_eq!(
            (lines.line(text, 1), lines.line(text, 2), lines.line(text, 3), lines.line(text, 0)),
            ("一二", "ab", "", "")
        );
    }
}
