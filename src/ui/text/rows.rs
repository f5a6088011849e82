//! Breaks runs of text into rows and hands them to egui with hard breaks.

use std::sync::Arc;

use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat, TextWrapping};
use egui::{Color32, Context, Galley, Pos2, Rect, Stroke, Vec2};

use super::breaks::{is_han, is_invisible, may_hang, opportunities, wants_gap};
use super::{Block, Run, Setting};
use crate::model::Script;

/// Space between Han characters and Western letters, as a fraction of the letter size.
const SCRIPT_GAP: f32 = 0.07;
/// A row is not stretched when more than this fraction of a letter would come between two letters.
const MOST_STRETCH: f32 = 0.35;
const ELLIPSIS: char = '…';

/// A character to be drawn.
struct Letter {
    c: char,
    run: usize,
    /// A row may start here.
    may_start: bool,
    /// Thin gap before it, in points, unless it starts a row.
    gap: f32,
    /// Advance in points, gap included.
    width: f32,
}

/// Sets `runs` as one paragraph.
pub fn set(ctx: &Context, runs: &[Run], setting: &Setting) -> Block {
    let mut letters = letters(runs, setting);
    measure(ctx, &mut letters, runs, setting);
    let mut rows = break_rows(&letters, setting);
    let truncated = rows.len() > setting.max_rows;
    if truncated {
        rows.truncate(setting.max_rows.max(1));
        let last = rows.len() - 1;
        rows[last] = shorten(&letters, rows[last], setting);
    }
    let galley = compose(ctx, &letters, &rows, runs, setting, truncated);
    let links = links(&galley, &letters, &rows, runs, setting);
    let width = galley.rows.iter().map(|row| row.size.x).fold(0.0, f32::max);
    // Hanging marks reach beyond the width on purpose; the block is no wider than it was asked to be.
    let size = Vec2::new(width.min(setting.width), setting.line * rows.len().max(1) as f32);
    let text = runs.iter().map(|run| run.text.as_str()).collect::<String>().into();
    Block { text, galley, size, links, truncated }
}

fn letters(runs: &[Run], setting: &Setting) -> Vec<Letter> {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let mut starts = if setting.width.is_finite() { opportunities(&text) } else { Vec::new() }.into_iter().peekable();
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    let (mut at, mut may_start) = (0, false);
    for (index, run) in runs.iter().enumerate() {
        for c in run.text.chars() {
            if starts.next_if_eq(&at).is_some() {
                may_start = true;
            }
            at += c.len_utf8();
            if is_invisible(c) {
                continue;
            }
            // A line break inside a paragraph of a file is a space to the reader, or nothing between Han characters.
            let c = if c.is_control() { ' ' } else { c };
            let gap = match letters.last() {
                Some(before) if wants_gap(before.c, c) => SCRIPT_GAP * setting.size,
                _ => 0.0,
            };
            letters.push(Letter { c, run: index, may_start, gap, width: 0.0 });
            may_start = false;
        }
    }
    letters
}

/// Lets egui shape the whole text on one row and reads the advances from it.
fn measure(ctx: &Context, letters: &mut [Letter], runs: &[Run], setting: &Setting) {
    let all = Row { start: 0, end: letters.len() };
    let galley = compose(ctx, letters, &[all], runs, &Setting { justify: false, ..*setting }, false);
    let Some(row) = galley.rows.first() else { return };
    for (index, letter) in letters.iter_mut().enumerate() {
        let Some(glyph) = row.glyphs.get(index) else { break };
        let end = row.glyphs.get(index + 1).map_or(glyph.pos.x + glyph.advance_width, |next| next.pos.x);
        letter.width = end - glyph.pos.x;
    }
    // The gap before a letter was counted with the letter in front of it; give it back to its owner.
    for index in 1..letters.len() {
        let gap = letters[index].gap;
        letters[index - 1].width -= gap;
        letters[index].width += gap;
    }
}

#[derive(Clone, Copy, Debug)]
struct Row {
    start: usize,
    /// One past the last letter that is drawn; spaces at the end of a row are not.
    end: usize,
}

fn break_rows(letters: &[Letter], setting: &Setting) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut start = 0;
    while start < letters.len() {
        let mut x = 0.0;
        let (mut next, mut fits) = (letters.len(), None);
        for (index, letter) in letters.iter().enumerate().skip(start) {
            if index > start && letter.may_start {
                fits = Some(index);
            }
            x += letter.width - if index == start { letter.gap } else { 0.0 };
            let allowance = if may_hang(letter.c) { letter.width * 0.5 } else { 0.0 };
            if x > setting.width + allowance + 0.5 && letter.c != ' ' && index > start {
                // A word wider than the row breaks where the row ends.
                next = fits.unwrap_or(index);
                break;
            }
        }
        let mut end = next;
        while end > start && letters[end - 1].c == ' ' {
            end -= 1;
        }
        rows.push(Row { start, end });
        start = next;
        while start < letters.len() && letters[start].c == ' ' {
            start += 1;
        }
    }
    rows
}

/// Cuts a row so that an ellipsis fits behind it.
fn shorten(letters: &[Letter], row: Row, setting: &Setting) -> Row {
    let room = setting.width - setting.size;
    let mut x = 0.0;
    let mut end = row.start;
    for (index, letter) in letters.iter().enumerate().take(row.end).skip(row.start) {
        x += letter.width;
        if x > room {
            break;
        }
        end = index + 1;
    }
    Row { start: row.start, end }
}

fn compose(
    ctx: &Context,
    letters: &[Letter],
    rows: &[Row],
    runs: &[Run],
    setting: &Setting,
    truncated: bool,
) -> Arc<Galley> {
    let mut job = LayoutJob { wrap: TextWrapping::no_max_width(), ..LayoutJob::default() };
    for (number, row) in rows.iter().enumerate() {
        let last = number + 1 == rows.len();
        let spacing = setting.tracking + stretch(letters, *row, setting, last);
        let row_start = job.text.len();
        let mut section: Option<LayoutSection> = None;
        for index in row.start..row.end {
            let letter = &letters[index];
            let first = index == row.start;
            let new = first || letter.gap > 0.0 || letters[index - 1].run != letter.run;
            let from = job.text.len();
            if new {
                job.sections.extend(section.take());
                let leading_space = if first { 0.0 } else { letter.gap + spacing };
                let format = format(&runs[letter.run], setting, spacing);
                section = Some(LayoutSection { leading_space, byte_range: ByteIndex(from)..ByteIndex(from), format });
            }
            job.text.push(letter.c);
        }
        if last && truncated {
            job.text.push(ELLIPSIS);
        }
        if !last {
            job.text.push('\n');
        }
        let run = &runs[letters.get(row.start).map_or(0, |letter| letter.run)];
        let format = format(run, setting, 0.0);
        let empty =
            LayoutSection { leading_space: 0.0, byte_range: ByteIndex(row_start)..ByteIndex(row_start), format };
        job.sections.push(section.take().unwrap_or(empty));
    }
    // Sections were opened with their start; close each at the start of the next.
    let ends: Vec<usize> = job.sections.iter().skip(1).map(|s| s.byte_range.start.0).chain([job.text.len()]).collect();
    for (section, end) in job.sections.iter_mut().zip(ends) {
        section.byte_range.end = ByteIndex(end);
    }
    ctx.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Space to add between the letters of a row so that it fills the width.
fn stretch(letters: &[Letter], row: Row, setting: &Setting, last: bool) -> f32 {
    let han = setting.lang.script() == Script::Han;
    let count = row.end.saturating_sub(row.start);
    if !setting.justify || !han || last || count < 2 || !setting.width.is_finite() {
        return 0.0;
    }
    let row = &letters[row.start..row.end];
    let mut width: f32 = row.iter().map(|letter| letter.width).sum::<f32>() - row[0].gap;
    if may_hang(row[count - 1].c) {
        // The empty half of a closing mark may stand outside the column.
        width -= row[count - 1].width * 0.5;
    }
    let space = (setting.width - width) / (count - 1) as f32;
    if space <= MOST_STRETCH * setting.size && row.iter().filter(|letter| is_han(letter.c)).count() * 2 > count {
        space
    } else {
        0.0
    }
}

fn format(run: &Run, setting: &Setting, spacing: f32) -> TextFormat {
    let color = run.color.unwrap_or(Color32::PLACEHOLDER);
    TextFormat {
        font_id: run.face.font_id(setting.lang, setting.size),
        extra_letter_spacing: spacing,
        line_height: Some(setting.line),
        color,
        underline: if run.underline { Stroke::new(setting.size * 0.06, color) } else { Stroke::NONE },
        ..TextFormat::default()
    }
}

/// The rectangles of linked letters, one per row they stand on.
fn links(
    galley: &Galley,
    letters: &[Letter],
    rows: &[Row],
    runs: &[Run],
    setting: &Setting,
) -> Vec<(Rect, crate::model::Link)> {
    let mut links = Vec::new();
    for (number, (row, placed)) in rows.iter().zip(&galley.rows).enumerate() {
        let top = number as f32 * setting.line;
        let mut open: Option<(usize, f32, f32)> = None;
        let mut close = |open: &mut Option<(usize, f32, f32)>| {
            if let Some((run, left, right)) = open.take()
                && let Some(link) = &runs[run].link
            {
                links.push((
                    Rect::from_min_max(Pos2::new(left, top), Pos2::new(right, top + setting.line)),
                    link.clone(),
                ));
            }
        };
        for (letter, glyph) in letters[row.start..row.end].iter().zip(&placed.glyphs) {
            let (left, right) = (glyph.pos.x, glyph.pos.x + glyph.advance_width);
            match &mut open {
                Some((run, _, end)) if *run == letter.run => *end = right,
                _ => {
                    close(&mut open);
                    if runs[letter.run].link.is_some() {
                        open = Some((letter.run, left, right));
                    }
                }
            }
        }
        close(&mut open);
    }
    links
}
