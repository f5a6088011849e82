//! The map of the house in `src/lib.rs`, kept true: which room may use which, and which crates each may use.
//!
//! It reads the source as words, not as meaning: enough to find every `crate::room` and every outside crate, however they
//! are written, and to say in a sentence what is wrong.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

struct Room {
    name: &'static str,
    /// Other rooms it may use.
    rooms: &'static [&'static str],
    /// Crates it may use besides `std`.
    crates: &'static [&'static str],
}

/// Lowest room first.
const ROOMS: [Room; 10] = [
    Room { name: "diagnostic", rooms: &[], crates: &[] },
    Room { name: "model", rooms: &[], crates: &[] },
    Room { name: "fonts", rooms: &[], crates: &[] },
    Room { name: "words", rooms: &["model"], crates: &["fluent_bundle", "unic_langid", "log"] },
    Room {
        name: "imaging",
        rooms: &["diagnostic"],
        crates: &[
            "blake3",
            "fast_image_resize",
            "image",
            "jxl_oxide",
            "log",
            "moxcms",
            "mozjpeg",
            "png",
            "resvg",
            "rustix",
            "serde",
            "serde_json",
            "tiff",
        ],
    },
    Room {
        name: "atlas",
        rooms: &["diagnostic", "model"],
        crates: &["geojson", "include_dir", "lyon_tessellation", "log"],
    },
    Room {
        name: "content",
        rooms: &["diagnostic", "model", "fonts", "words", "imaging"],
        crates: &[
            "serde",
            "serde_ignored",
            "serde_json",
            "ron",
            "geojson",
            "robust",
            "pulldown_cmark",
            "strsim",
            "skrifa",
            "log",
        ],
    },
    Room { name: "kiosk", rooms: &["model", "atlas"], crates: &["log", "pinyin"] },
    Room {
        name: "ui",
        rooms: &["diagnostic", "model", "fonts", "words", "imaging", "atlas", "kiosk"],
        crates: &["egui", "icu_segmenter", "qrcode", "ron", "serde", "log"],
    },
    Room {
        name: "shell",
        rooms: &["diagnostic", "model", "fonts", "words", "imaging", "atlas", "content", "kiosk", "ui"],
        crates: &[
            "eframe",
            "egui",
            "clap",
            "log",
            "serde",
            "serde_json",
            "ron",
            "argon2",
            "rpassword",
            "rusqlite",
            "sd_notify",
            "harfrust",
            "keepawake",
            "krilla",
            "resvg",
            "skrifa",
            "x11rb",
            "jiff",
        ],
    },
];

/// More lines than this, and a second idea has moved into a file.
const MOST_LINES: usize = 500;

/// The one file that knows colours, and the one that makes textures.
const COLOURS: &str = "src/ui/theme.rs";
const TEXTURES: &str = "src/ui/pictures.rs";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A source file.
struct Source {
    /// Below the repository, with `/`.
    path: String,
    text: String,
    words: Vec<Word>,
}

fn sources() -> Vec<Source> {
    fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("src can be listed") {
            let path = entry.expect("src can be listed").path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    collect(&root().join("src"), &mut paths);
    paths.sort();
    let source = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a source file can be read");
        let below = path.strip_prefix(root()).expect("it is below the repository");
        let path = below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        Source { words: words(&text), path, text }
    };
    paths.into_iter().map(source).collect()
}

impl Source {
    /// The room it stands in; `None` for `lib.rs` and `main.rs`, which belong to no room.
    fn room(&self) -> Option<&str> {
        let below = self.path.strip_prefix("src/")?;
        let name = below.split(['/', '.']).next()?;
        (!matches!(name, "lib" | "main")).then_some(name)
    }

    /// How many `super` lead from the file's module to the crate itself.
    fn depth(&self) -> usize {
        let below = self.path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        if matches!(below, "lib" | "main") { 0 } else { below.split('/').count() }
    }
}

/// A name, a mark (`::` is one mark), or the inside of a string.
#[derive(Clone, Debug, PartialEq)]
struct Word {
    text: String,
    line: usize,
    is_string: bool,
}

/// Takes a source apart; comments are left out.
fn words(text: &str) -> Vec<Word> {
    let chars: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let (start, first) = (at, line);
        let next = |offset: usize| chars.get(at + offset).copied().unwrap_or(' ');
        let mut is_string = true;
        match chars[at] {
            '/' if next(1) == '/' => {
                at += chars[at..].iter().take_while(|&&c| c != '\n').count();
                continue;
            }
            '/' if next(1) == '*' => {
                let mut depth = 0;
                while at < chars.len() {
                    match (chars[at], chars.get(at + 1)) {
                        ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
                        ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
                        _ => at += 1,
                    }
                    if depth == 0 {
                        break;
                    }
                }
                line += chars[start..at].iter().filter(|&&c| c == '\n').count();
                continue;
            }
            'r' if next(1) == '"' || (next(1) == '#' && matches!(next(2), '"' | '#')) => {
                let hashes = chars[at + 1..].iter().take_while(|&&c| c == '#').count();
                let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
                at += hashes + 2;
                while at < chars.len() && !chars[at..].starts_with(&end) {
                    at += 1;
                }
                at += end.len();
            }
            '"' => {
                at += 1;
                while at < chars.len() && chars[at] != '"' {
                    at += if chars[at] == '\\' { 2 } else { 1 };
                }
                at += 1;
            }
            // A letter in quotes, not a lifetime.
            '\'' if next(1) == '\\' || next(2) == '\'' => {
                at += 2;
                while at < chars.len() && chars[at] != '\'' {
                    at += 1;
                }
                at += 1;
            }
            c if c.is_alphanumeric() || c == '_' => {
                at += chars[at..].iter().take_while(|c| c.is_alphanumeric() || **c == '_').count();
                is_string = false;
            }
            ':' if next(1) == ':' => {
                at += 2;
                is_string = false;
            }
            c => {
                at += 1;
                if c == '\n' {
                    line += 1;
                }
                if c.is_whitespace() {
                    continue;
                }
                is_string = false;
            }
        }
        let text: String = chars[start..at.min(chars.len())].iter().collect();
        line += text.matches('\n').count();
        words.push(Word { text, line: first, is_string });
    }
    words
}

/// A path such as `crate::model`: its first name and those right behind it, one for each branch of a `{…}`.
struct Use {
    first: String,
    second: Vec<String>,
    line: usize,
}

/// Every path in a file, `super` followed up to where it leads: `super::model` in `src/words.rs` is `crate::model`.
fn uses(source: &Source) -> Vec<Use> {
    let words = &source.words;
    let text = |at: usize| words.get(at).filter(|word| !word.is_string).map_or("", |word| word.text.as_str());
    let mut found = Vec::new();
    // Modules written inside the file, by the depth of braces at which they end.
    let (mut braces, mut inner): (usize, Vec<usize>) = (0, Vec::new());
    for at in 0..words.len() {
        match text(at) {
            "{" => {
                braces += 1;
                if at >= 2 && text(at - 2) == "mod" {
                    inner.push(braces);
                }
            }
            "}" => {
                inner.pop_if(|depth| *depth == braces);
                braces = braces.saturating_sub(1);
            }
            _ => {}
        }
        let starts = text(at + 1) == "::" && at.checked_sub(1).is_none_or(|before| text(before) != "::");
        if !starts {
            continue;
        }
        let mut behind = at + 2;
        let mut first = text(at).to_owned();
        let mut up = usize::from(first == "super");
        while up > 0 && text(behind) == "super" {
            (up, behind) = (up + 1, behind + 2);
        }
        if up > 0 && up >= source.depth() + inner.len() {
            "crate".clone_into(&mut first);
        }
        found.push(Use { first, second: branches(words, behind), line: words[at].line });
    }
    found
}

/// The names that stand first in the branches of a `{…}`, or the one name.
fn branches(words: &[Word], at: usize) -> Vec<String> {
    let Some(word) = words.get(at) else { return Vec::new() };
    if word.text != "{" {
        return vec![word.text.clone()];
    }
    let mut names = Vec::new();
    let (mut depth, mut fresh) = (0, true);
    for word in &words[at..] {
        match word.text.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 1 => fresh = true,
            name if depth == 1 && fresh => {
                names.push(name.to_owned());
                fresh = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

/// The crates that the program depends on, on any system, as code spells them.
fn crates() -> BTreeSet<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml can be read");
    let mut inside = false;
    let mut found = BTreeSet::new();
    for line in manifest.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]") && !line.contains("dev-");
        } else if let (true, Some((name, _))) = (inside, line.split_once('=')) {
            found.insert(name.trim().replace('-', "_"));
        }
    }
    found
}

#[track_caller]
fn all_is_well(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn rooms_use_only_the_rooms_below_them() {
    let names: Vec<&str> = ROOMS.iter().map(|room| room.name).collect();
    let mut faults = Vec::new();
    for source in sources() {
        let Some(name) = source.room() else { continue };
        let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
            faults.push(format!("{}: `{name}` is a new room; give it a place in tests/architecture.rs.", source.path));
            continue;
        };
        for path in uses(&source) {
            let others = path.second.iter().filter(|_| path.first == "crate");
            for other in others.filter(|other| other.as_str() != name && names.contains(&other.as_str())) {
                if !room.rooms.contains(&other.as_str()) {
                    let may = if room.rooms.is_empty() { "no other room".to_owned() } else { room.rooms.join(", ") };
                    let place = format!("{}:{}", source.path, path.line);
                    faults.push(format!("{place}: the room `{name}` may not use `{other}`; it may use {may}."));
                }
            }
        }
    }
    all_is_well(&faults);
}

#[test]
fn rooms_use_only_their_own_crates() {
    let known = crates();
    assert!(known.contains("egui") && known.contains("fluent_bundle"), "Cargo.toml was not understood: {known:?}");
    let mut faults = Vec::new();
    for source in sources() {
        let Some(room) = ROOMS.iter().find(|room| Some(room.name) == source.room()) else { continue };
        for path in uses(&source).into_iter().filter(|path| known.contains(&path.first)) {
            if !room.crates.contains(&path.first.as_str()) {
                let (place, name, other) = (format!("{}:{}", source.path, path.line), room.name, path.first);
                let may = if room.crates.is_empty() { "only std".to_owned() } else { room.crates.join(", ") };
                faults.push(format!("{place}: the room `{name}` may not use the crate `{other}`; it may use {may}."));
            }
        }
    }
    all_is_well(&faults);
}

#[test]
fn the_list_of_rooms_is_the_map_in_the_library() {
    let map = fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs can be read");
    let listed: Vec<&str> = map.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(listed, ROOMS.map(|room| room.name), "src/lib.rs and tests/architecture.rs list different rooms");
    for (index, room) in ROOMS.iter().enumerate() {
        for other in room.rooms {
            assert!(ROOMS[..index].iter().any(|room| room.name == *other), "`{other}` is not below `{}`", room.name);
        }
    }
}

#[test]
fn every_crate_is_used_by_some_room() {
    let used: BTreeSet<&str> = ROOMS.iter().flat_map(|room| room.crates).copied().collect();
    let unused: Vec<String> = crates().into_iter().filter(|name| !used.contains(name.as_str())).collect();
    assert!(unused.is_empty(), "no room may use {}; take it out of Cargo.toml", unused.join(", "));
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let mut faults = Vec::new();
    for Source { path, text, .. } in sources() {
        let lines = text.lines().count();
        if lines > MOST_LINES {
            faults.push(format!("{path} has {lines} lines; {MOST_LINES} is the most: give its second idea a file."));
        }
        if !text.starts_with("//! ") {
            faults.push(format!("{path} does not start with `//!` and what it is for."));
        }
    }
    all_is_well(&faults);
}

/// `#RRGGBB` or `#RRGGBBAA`.
fn is_hex_colour(text: &str) -> bool {
    let digits = text.trim_matches('"').strip_prefix('#').unwrap_or_default();
    matches!(digits.len(), 6 | 8) && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}

#[test]
fn colours_stand_in_the_theme() {
    // White is a texture as it is; the other two are no colours.
    let neutral = ["WHITE", "TRANSPARENT", "PLACEHOLDER"];
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.path.starts_with("src/ui/") && source.path != COLOURS) {
        let tests = source.words.windows(2).position(|pair| pair[0].text == "mod" && pair[1].text == "tests");
        for (at, word) in source.words.iter().enumerate().take(tests.unwrap_or(usize::MAX)) {
            let path = source.words.get(at + 1).is_some_and(|mark| mark.text == "::");
            let behind = source.words.get(at + 2).map_or("", |word| word.text.as_str());
            let constant = behind.chars().all(|c| c.is_ascii_uppercase() || c == '_') && !neutral.contains(&behind);
            let colour = path
                && match word.text.as_str() {
                    "Color32" => behind.starts_with("from_") || constant,
                    "Rgba" | "Hsva" => true,
                    _ => false,
                };
            if colour || word.text == "hex_color" || (word.is_string && is_hex_colour(&word.text)) {
                let (place, text) = (format!("{}:{}", source.path, word.line), &word.text);
                faults.push(format!("{place}: {text}{} is a colour; colours stand in assets/theme.", {
                    if path { format!("::{behind}") } else { String::new() }
                }));
            }
        }
    }
    all_is_well(&faults);
}

#[test]
fn textures_have_one_door() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.path != TEXTURES) {
        for word in source.words.iter().filter(|word| !word.is_string && word.text == "load_texture") {
            faults.push(format!("{}:{}: `load_texture` is called only in {TEXTURES}.", source.path, word.line));
        }
    }
    all_is_well(&faults);
}

#[test]
fn nothing_is_left_unfinished() {
    let mut faults = Vec::new();
    for source in sources() {
        for pair in source.words.windows(2).filter(|pair| pair[1].text == "!" && !pair[0].is_string) {
            let name = pair[0].text.as_str();
            let unfinished = matches!(name, "todo" | "unimplemented" | "dbg");
            let prints = matches!(name, "print" | "println" | "eprint" | "eprintln");
            if unfinished || (prints && source.room() != Some("shell")) {
                let why = if prints { "only the shell speaks to the terminal" } else { "that is not finished" };
                faults.push(format!("{}:{}: `{name}!`: {why}.", source.path, pair[0].line));
            }
        }
    }
    all_is_well(&faults);
}

/// The test is only as good as its reader of sources.
mod reader {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let source = Source { path: path.to_owned(), words: words(text), text: text.to_owned() };
        let each = |path: Use| path.second.into_iter().map(move |second| format!("{}::{second}", path.first));
        uses(&source).into_iter().flat_map(each).collect()
    }

    #[test]
    fn comments_and_strings_are_no_code() {
        let text = "/// crate::ui\n/* crate::ui /* crate::ui */ crate::ui */ // crate::ui\nlet a = \"crate::ui \\\" crate::ui\"; \
                    let b = r#\"crate::ui \" crate::ui\"#; let c = '\"'; let d: &'a str = '\\''; crate::model";
        assert_eq!(found("src/kiosk/mod.rs", text), ["crate::model"]);
    }

    #[test]
    fn every_way_to_write_a_path_is_found() {
        let text = "use crate::{model::{Lang, Link}, kiosk, words::Words};\npub(crate) fn f() -> crate::ui::View { egui::vec2() }";
        let expected = ["crate::model", "crate::kiosk", "crate::words", "crate::ui", "egui::vec2"];
        let mut uses = found("src/ui/view.rs", text);
        uses.retain(|path| expected.contains(&path.as_str()));
        assert_eq!(uses, expected);
    }

    #[test]
    fn a_way_up_and_out_is_found() {
        assert_eq!(found("src/ui/screens/home.rs", "use super::super::super::content::load;")[0], "crate::content");
        assert_eq!(found("src/ui/screens/home.rs", "use super::super::content::load;")[0], "super::content");
        assert_eq!(found("src/ui/mod.rs", "use super::content;")[0], "crate::content");
        assert_eq!(
            found("src/words.rs", "use super::content; mod tests { use super::*; } use super::ui;"),
            ["crate::content", "super::*", "crate::ui"]
        );
    }

    #[test]
    fn lines_are_counted() {
        let words = words("a\n\"b\nc\" d\n/* \n */ e");
        let lines: Vec<usize> = words.iter().map(|word| word.line).collect();
        assert_eq!(lines, [1, 2, 3, 5]);
    }

    #[test]
    fn colours_are_known_when_seen() {
        assert!(is_hex_colour("\"#0B1A2f\"") && is_hex_colour("\"#00000080\""));
        assert!(!is_hex_colour("\"#12\"") && !is_hex_colour("\"seal\"") && !is_hex_colour("\"#RRGGBB\""));
    }
}
