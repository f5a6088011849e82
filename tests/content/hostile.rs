//! Folders that want to harm: nothing here may panic, hang or leave the museum folder.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use aigun::content::source::{EntryKind, Folder, InMemory, Limits};
use aigun::content::{Loaded, load, load_from};

use crate::bad::PACT;
use crate::{brief, good};

/// Problems that only the tests of this file and of `maps` can cause.
pub const CODES: [&str; 9] = [
    "atlas-large",
    "drawing-large",
    "drawing-points",
    "file-too-large",
    "file-unreadable",
    "folder-unreadable",
    "link-refused",
    "special-file",
    "too-many-files",
];

/// Writes a museum to disk.
pub fn on_disk(folder: &InMemory) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for path in folder.paths() {
        let file = root.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, folder.read(path, u64::MAX).unwrap()).unwrap();
    }
    root
}

/// Loads with a watchdog.
fn load_in_time(root: &Path) -> Loaded {
    let (sender, receiver) = mpsc::channel();
    let root = root.to_owned();
    std::thread::spawn(move || sender.send(load(&root)));
    receiver.recv_timeout(Duration::from_secs(30)).expect("loading never ended")
}

fn check(root: &Path, expected: &str) {
    let loaded = load_in_time(root);
    assert_eq!(brief(&loaded.problems), expected);
}

#[test]
fn the_good_museum_is_good_on_disk() {
    let root = on_disk(&good());
    let loaded = load_in_time(root.path());
    assert_eq!(brief(&loaded.problems), "");
    assert_eq!(loaded.museum.unwrap().root, root.path());
}

#[test]
fn no_folder_at_all() {
    check(
        Path::new("/no/such/museum"),
        ". error folder-unreadable\nglossary.ron warning list-missing\nmuseum.ron error file-missing\npeople.ron warning list-missing\nplaces.ron warning list-missing\nsources.ron warning list-missing\n",
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_never_blocks() {
    let root = on_disk(&good());
    for name in ["treaties/pact-1689/exhibit.ron", "treaties/pact-1689/more.svg"] {
        let path = root.path().join(name);
        let _ = std::fs::remove_file(&path);
        let made = std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo");
        assert!(made.success());
    }
    let loaded = load_in_time(root.path());
    assert_eq!(
        brief(&loaded.problems),
        "battles/fort-1686/exhibit.ron:8:15 error no-such-exhibit\n\
         treaties/hall.ron:18:15 error hall-empty\n\
         treaties/pact-1689/exhibit.ron error special-file\n\
         treaties/pact-1689/more.svg error special-file\n"
    );
    assert_eq!(loaded.museum.unwrap().halls.len(), 2);
}

#[cfg(unix)]
#[test]
fn a_socket_is_no_file() {
    let root = on_disk(&good());
    let path = root.path().join("treaties/live.ron");
    let _socket = std::os::unix::net::UnixListener::bind(&path).unwrap();
    check(root.path(), "treaties/live.ron error special-file\n");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let outside = on_disk(&good());
    let root = on_disk(&good());
    symlink("..", root.path().join("treaties/loop")).unwrap();
    symlink(root.path(), root.path().join("myself")).unwrap();
    symlink("nowhere", root.path().join("treaties/pact-1689/dead.svg")).unwrap();
    let people = root.path().join("people.ron");
    std::fs::remove_file(&people).unwrap();
    symlink(outside.path().join("people.ron"), &people).unwrap();
    check(
        root.path(),
        "myself error link-refused\n\
         people.ron error link-refused\n\
         treaties/loop error link-refused\n\
         treaties/pact-1689/dead.svg error link-refused\n",
    );
}

#[cfg(unix)]
#[test]
fn the_museum_folder_itself_may_be_a_link() {
    let root = on_disk(&good());
    let beside = tempfile::tempdir().unwrap();
    let link = beside.path().join("museum");
    std::os::unix::fs::symlink(root.path(), &link).unwrap();
    check(&link, "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_name_that_is_not_unicode() {
    use std::os::unix::ffi::OsStrExt;
    let root = on_disk(&good());
    let name = std::ffi::OsStr::from_bytes(b"treaties/pact-1689/\xff.svg");
    std::fs::write(root.path().join(name), "").unwrap();
    check(root.path(), "treaties/pact-1689/\u{fffd}.svg error file-name\n");
}

#[test]
fn a_huge_file_is_not_read() {
    let mut folder = good();
    let mut text = folder.text(PACT).unwrap().to_owned();
    text.push_str(&" ".repeat(2 * 1024 * 1024));
    folder.insert(PACT, text);
    let root = on_disk(&folder);
    check(
        root.path(),
        "battles/fort-1686/exhibit.ron:8:15 error no-such-exhibit\n\
         treaties/hall.ron:18:15 error hall-empty\n\
         treaties/pact-1689/exhibit.ron error file-too-large\n",
    );
}

#[test]
fn a_file_of_just_the_limit_is_read() {
    let mut folder = good();
    let mut text = folder.text(PACT).unwrap().to_owned();
    text.push_str(&" ".repeat(1024 * 1024 - text.len()));
    folder.insert(PACT, text);
    assert_eq!(brief(&crate::load(&folder).problems), "");
}

#[test]
fn picture_names_do_not_leave_the_folder() {
    let names = [
        "../hall.svg",
        "/etc/passwd",
        "sub/a.svg",
        "..\\\\hall.svg",
        "C:hall.svg",
        "//host/share.svg",
        ".",
        "..",
        ".hidden.svg",
        "/info.json",
        "../info.json",
        "../../survey/info.json",
        "today/../info.json",
        ".hidden/info.json",
    ];
    for name in names {
        let mut folder = good();
        crate::replace(&mut folder, PACT, "file: \"tents.svg\"", &format!("file: \"{name}\""));
        assert_eq!(brief(&crate::load(&folder).problems), format!("{PACT}:25:19 error picture-path\n"), "{name}");
    }
}

#[test]
fn hall_lists_do_not_leave_the_folder() {
    let mut folder = good();
    crate::replace(&mut folder, "treaties/hall.ron", "[\"pact-1689\"]", "[\"pact-1689\", \"../battles/fort-1686\"]");
    assert_eq!(brief(&crate::load(&folder).problems), "treaties/hall.ron:18:29 error hall-exhibit-missing\n");
}

#[test]
fn too_many_files() {
    let mut folder = good();
    for i in 0..100_001 {
        folder.insert(&format!("treaties/pact-1689/{i}.svg"), "");
    }
    let loaded = crate::load(&folder);
    assert!(loaded.problems.iter().any(|problem| problem.code == "too-many-files"));
}

#[test]
fn texts_made_to_exhaust() {
    let mega = 1024 * 1024 - 100;
    let hostile: [(&str, String); 10] = [
        ("deep brackets", "[".repeat(mega)),
        ("deep fields", "(a:".repeat(mega / 3)),
        ("open comments", "/*".repeat(mega / 2)),
        ("a long number", format!("(format: {})", "9".repeat(mega))),
        ("a long name", format!("({}: 1)", "x".repeat(mega))),
        ("many fields", format!("(format: 1, {})", "f: 1, ".repeat(mega / 6 - 4))),
        ("many terms", format!("(format: 1, terms: [{}])", "(id: \"a\", name: (), text: ()), ".repeat(mega / 31 - 2))),
        ("many wrong terms", format!("(format: 1, terms: [{}])", "(id: 1), ".repeat(mega / 9 - 4))),
        (
            "a long text of links",
            format!("(format: 1, terms: [(id: \"a\", name: (en: \"{}\"), text: ())])", "[".repeat(mega - 100)),
        ),
        ("many commas", ",".repeat(mega)),
    ];
    for (name, text) in hostile {
        let mut folder = good();
        folder.insert("glossary.ron", text);
        // Ending at all is the point; how long reading may take stands in `benches/`.
        let loaded = crate::load(&folder);
        assert!(!loaded.problems.is_empty(), "{name}");
    }
}

/// A folder on a disk that fails.
struct Failing;

impl Folder for Failing {
    fn list(&self, path: &str) -> io::Result<Vec<(String, EntryKind)>> {
        match path {
            "" => Ok(vec![("museum.ron".to_owned(), EntryKind::File), ("treaties".to_owned(), EntryKind::Folder)]),
            _ => Err(io::Error::other("bad sector")),
        }
    }

    fn read(&self, _: &str, _: u64) -> io::Result<Vec<u8>> {
        Err(io::Error::other("bad sector"))
    }

    fn root(&self) -> PathBuf {
        PathBuf::new()
    }
}

#[test]
fn a_failing_disk_is_told() {
    let loaded = load_from(&Failing, Limits::default());
    assert!(loaded.museum.is_none());
    let found = brief(&loaded.problems);
    assert!(
        found.contains("museum.ron error file-unreadable\n") && found.contains("treaties error folder-unreadable\n"),
        "{found}"
    );
}
