//! "Did you mean …?"

/// Longer names are not compared: nobody misspells them by a letter, and comparing costs the square of their length.
const LONGEST: usize = 100;

/// The candidate most like `name`, if any is like it at all.
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let letters = name.chars().count();
    if letters == 0 || letters > LONGEST {
        return None;
    }
    let folded = fold(name);
    let allowed = 1 + letters / 4;
    candidates
        .into_iter()
        .filter(|candidate| *candidate != name && candidate.len().abs_diff(name.len()) <= 4 * allowed)
        .filter(|candidate| candidate.chars().count().abs_diff(letters) <= allowed)
        .map(|candidate| (strsim::osa_distance(&folded, &fold(candidate)), candidate))
        .filter(|(distance, _)| *distance <= allowed && *distance < letters)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Case and the ways of joining words are no difference.
fn fold(name: &str) -> String {
    name.chars().map(|c| if matches!(c, '_' | ' ') { '-' } else { c }).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let names = ["title", "subtitle", "summary", "sources", "treaties/nerchinsk-1689", "zh"];
        for (name, expected) in [
            ("titel", Some("title")),
            ("Titles", Some("title")),
            ("summry", Some("summary")),
            ("treaties/nertchinsk-1689", Some("treaties/nerchinsk-1689")),
            ("treaties/nerchinsk_1689", Some("treaties/nerchinsk-1689")),
            ("cn", None),
            ("zhh", Some("zh")),
            ("weather", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, names), expected, "{name}");
        }
    }

    #[test]
    fn long_names_cost_nothing() {
        assert_eq!(nearest(&"x".repeat(1_000_000), ["title"]), None);
    }
}
