//! Makes a route short enough for a code that is read at arm's length.
//!
//! What goes first is what is missed least, always in this order: ranges become their longer time; the name of the museum;
//! the ends of titles, the longest first; the times; and at last the last stops, of which a line then says how many.

/// Bytes of a slip at the most: a code of 69 modules a side, see [`super::code`].
pub const MOST: usize = 300;

/// Bytes that no title is cut below: three Chinese letters, four Russian or nine English ones, and the sign that more was
/// there. Less of it says nothing.
const LEAST: usize = 12;

/// A route with nothing left out.
#[derive(Clone, Debug)]
pub(super) struct Long {
    pub name: String,
    /// What the whole takes: from–to, and at the most.
    pub range: String,
    pub most: String,
    pub lines: Vec<Line>,
}

/// A stop.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub title: String,
    pub range: String,
    pub most: String,
}

/// What a stop says about its time.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Time {
    Range,
    Most,
    Nothing,
}

/// The text of the route, of at most [`MOST`] bytes.
pub(super) fn shorten(long: &Long) -> String {
    let whole = [(true, Time::Range), (true, Time::Most), (false, Time::Most)];
    let whole = whole.into_iter().map(|(name, time)| write(long, name, time, usize::MAX, long.lines.len()));
    let mut cut = [Time::Most, Time::Nothing].into_iter().map(|time| fill(long, time, long.lines.len()));
    let fits = |text: &String| text.len() <= MOST;
    whole
        .into_iter()
        .find(fits)
        .or_else(|| cut.find(fits))
        .or_else(|| (0..long.lines.len()).rev().map(|stops| fill(long, Time::Nothing, stops)).find(fits))
        // Only what the whole takes is longer than that.
        .unwrap_or_else(|| cut_to(&long.most, MOST))
}

/// The first `stops` stops with the longest titles that fit, if any do.
fn fill(long: &Long, time: Time, stops: usize) -> String {
    let longest = long.lines.iter().map(|line| line.title.len()).max().unwrap_or(0).min(MOST);
    let sizes: Vec<usize> = (LEAST..=longest.max(LEAST)).collect();
    let fits = |&size: &usize| write(long, false, time, size, stops).len() <= MOST;
    let size = sizes[sizes.partition_point(fits).saturating_sub(1)];
    write(long, false, time, size, stops)
}

fn write(long: &Long, with_name: bool, time: Time, title: usize, stops: usize) -> String {
    let mut text = String::new();
    if with_name {
        text += &long.name;
        text.push('\n');
    }
    text += if time == Time::Range { &long.range } else { &long.most };
    for (number, line) in (1..).zip(&long.lines[..stops]) {
        text += &format!("\n{number} {}", cut_to(&line.title, title));
        let minutes = match time {
            Time::Range => &line.range,
            Time::Most => &line.most,
            Time::Nothing => continue,
        };
        text.push(' ');
        text += minutes;
    }
    if stops < long.lines.len() {
        text += &format!("\n… +{}", long.lines.len() - stops);
    }
    text
}

/// At most `most` bytes of a text: cut behind a word if that leaves most of it, else behind a letter.
fn cut_to(text: &str, most: usize) -> String {
    const SIGN: &str = "…";
    if text.len() <= most {
        return text.to_owned();
    }
    let room = most.saturating_sub(SIGN.len());
    let letters = (0..=room).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let is_end = |at: &usize| text[*at..].starts_with(char::is_whitespace);
    let word = (room * 2 / 3..=letters).rev().filter(|&at| text.is_char_boundary(at)).find(is_end);
    let kept = text[..word.unwrap_or(letters)].trim_end_matches(|c: char| !c.is_alphanumeric());
    format!("{kept}{SIGN}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(title: &str, least: u32, most: u32) -> Line {
        Line { title: title.into(), range: format!("{least}–{most}′"), most: format!("{most}′") }
    }

    fn long(lines: Vec<Line>) -> Long {
        let (range, most) = ("38–45 мин".into(), "45 мин".into());
        Long { name: "Айгуньский исторический музей".into(), range, most, lines }
    }

    #[test]
    fn a_short_route_is_told_whole() {
        let text = shorten(&long(vec![line("Атлас реки", 2, 3), line("Нерчинский договор", 5, 8)]));
        assert_eq!(text, "Айгуньский исторический музей\n38–45 мин\n1 Атлас реки 2–3′\n2 Нерчинский договор 5–8′");
    }

    #[test]
    fn what_goes_first_is_what_is_missed_least() {
        let of = |stops| shorten(&long(vec![line("Нерчинский договор", 5, 8); stops]));
        assert!(of(5).starts_with("Айгуньский исторический музей\n45 мин\n1 Нерчинский договор 8′\n"), "{}", of(5));
        assert!(of(6).starts_with("45 мин\n1 Нерчинский договор 8′\n"), "{}", of(6));
        assert!(of(7).starts_with("45 мин\n1 Нерчинский… 8′\n"), "{}", of(7));
        assert!(of(14).starts_with("45 мин\n1 Нерч… 8′\n"), "{}", of(14));
        assert!(of(17).starts_with("45 мин\n1 Нерчи…\n"), "{}", of(17));
        assert!(of(17).ends_with("\n17 Нерчи…"), "{}", of(17));
        assert!(of(40).ends_with("\n19 Нерч…\n… +21"), "{}", of(40));
    }

    #[test]
    fn cuts() {
        assert_eq!(cut_to("Treaty of Nerchinsk", 19), "Treaty of Nerchinsk");
        assert_eq!(cut_to("Treaty of Nerchinsk", 18), "Treaty of Nerch…");
        assert_eq!(cut_to("Treaty of Nerchinsk", 14), "Treaty of…");
        assert_eq!(cut_to("《尼布楚条约》", 20), "《尼布楚条…");
        assert_eq!(cut_to("《尼布楚条约》", LEAST), "《尼布…");
    }

    fn title() -> impl Strategy<Value = String> {
        let letters = prop_oneof![
            Just("江瑷珲条约，《》城".chars().collect::<Vec<_>>()),
            Just("аяёЖЫ «» мирный".chars().collect()),
            Just("abc xyz “of” Q-".chars().collect()),
        ];
        letters
            .prop_flat_map(|letters| proptest::collection::vec(proptest::sample::select(letters), 0..120))
            .prop_map(|letters| letters.into_iter().collect())
    }

    fn route() -> impl Strategy<Value = Long> {
        let line = (title(), 1_u32..90, 0_u32..60).prop_map(|(title, least, more)| line(&title, least, least + more));
        (title(), proptest::collection::vec(line, 1..41)).prop_map(|(name, lines)| Long { name, ..long(lines) })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        /// It never is too long, and every stop is there, or the last line says how many are not.
        #[test]
        fn every_route_fits(long in route()) {
            let text = shorten(&long);
            prop_assert!(text.len() <= MOST, "{} bytes", text.len());
            let (last, told) = (text.lines().last().unwrap_or_default(), long.lines.len());
            let left_out = last.strip_prefix("… +").map_or(0, |count| count.parse().expect("a number"));
            prop_assert!(left_out < told);
            prop_assert!(left_out == 0 || told > 17, "{told} stops always fit: {text}");
            let lines: Vec<&str> = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).collect();
            for (number, line) in (1..=told - left_out).zip(&long.lines) {
                let begins = line.title.chars().take_while(|c| c.is_alphanumeric()).take(2).collect::<String>();
                let told = format!("{number} {begins}");
                prop_assert!(lines.iter().any(|line| line.starts_with(&told)), "no `{told}` in {text}");
            }
        }

        #[test]
        fn what_is_cut_was_there(title in title(), most in 3_usize..80) {
            let cut = cut_to(&title, most);
            prop_assert!(cut.len() <= most.max(title.len().min(most)));
            prop_assert!(title.starts_with(cut.trim_end_matches('…')));
        }
    }
}
