//! Tables on a terminal.

use std::io::{self, Write};

/// The first column to the left, the others to the right.
pub fn table<const N: usize>(
    out: &mut dyn Write,
    title: &str,
    head: &[String; N],
    rows: &[[String; N]],
) -> io::Result<()> {
    writeln!(out, "\n{title}")?;
    let width = |at: usize| rows.iter().chain([head]).map(|row| columns(&row[at])).max().unwrap_or(0);
    for row in [head].into_iter().chain(rows) {
        let cells = row.iter().enumerate().map(|(at, cell)| {
            let gap = " ".repeat(width(at) - columns(cell));
            if at == 0 { format!("{cell}{gap}") } else { format!("{gap}{cell}") }
        });
        writeln!(out, "  {}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}

/// Columns that a text takes on a terminal: Chinese characters and their marks take two.
pub fn columns(text: &str) -> usize {
    let wide = |c: char| {
        matches!(c, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}'
        | '\u{20000}'..='\u{3FFFD}')
    };
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}
