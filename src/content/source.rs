//! Reading a museum folder within limits: names first, then texts.
//!
//! Nothing here trusts the folder. Links are not followed, only regular files are opened, sizes and numbers are capped,
//! and only the three levels a museum has are entered: the folder, its halls, their exhibits. Folders full of the tiles of
//! one picture are no such level: they are known by name, and nobody reads or counts what is in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Place, Problem};

/// The description of a picture in the folder of its tiles, as the IIIF Image API names it.
pub const IMAGE_SERVICE: &str = "info.json";

/// What a museum folder may hold. A museum of this kind has dozens of exhibits; the limits leave room for thousands.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of one text file.
    pub file_bytes: u64,
    /// Bytes of one `GeoJSON` file.
    pub drawing_bytes: u64,
    /// Files and folders together.
    pub entries: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { file_bytes: 1024 * 1024, drawing_bytes: 16 * 1024 * 1024, entries: 100_000 }
    }
}

/// What a name in a folder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    File,
    Folder,
    /// A symbolic link; never followed.
    Link,
    /// A pipe, socket or device; never opened.
    Special,
}

/// A folder of files, on disk or made up by a test.
pub trait Folder: Sync {
    /// The entries of one folder; `path` is relative with `/`, empty for the museum folder itself.
    /// A name that is not Unicode comes back as it can be shown.
    fn list(&self, path: &str) -> io::Result<Vec<(String, EntryKind)>>;

    /// At most `limit` bytes of a file.
    fn read(&self, path: &str, limit: u64) -> io::Result<Vec<u8>>;

    /// Whether there is such a file, and a regular one.
    fn has(&self, path: &str) -> bool {
        self.read(path, 0).is_ok()
    }

    /// Where the museum's pictures will be looked for.
    fn root(&self) -> PathBuf;
}

/// A folder on disk.
#[derive(Debug)]
pub struct OnDisk(PathBuf);

impl OnDisk {
    pub fn new(root: &Path) -> OnDisk {
        OnDisk(root.to_owned())
    }
}

impl Folder for OnDisk {
    fn list(&self, path: &str) -> io::Result<Vec<(String, EntryKind)>> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(self.0.join(path))? {
            let entry = entry?;
            // The type of the entry itself: a link stays a link.
            let kind = entry.file_type()?;
            let kind = match kind {
                _ if kind.is_symlink() => EntryKind::Link,
                _ if kind.is_dir() => EntryKind::Folder,
                _ if kind.is_file() => EntryKind::File,
                _ => EntryKind::Special,
            };
            entries.push((entry.file_name().to_string_lossy().into_owned(), kind));
        }
        Ok(entries)
    }

    fn read(&self, path: &str, limit: u64) -> io::Result<Vec<u8>> {
        let path = self.0.join(path);
        // Opening a pipe would wait for a writer for ever.
        if !fs::symlink_metadata(&path)?.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
        }
        let mut bytes = Vec::new();
        File::open(&path)?.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn root(&self) -> PathBuf {
        self.0.clone()
    }
}

/// A folder that exists only in memory.
#[derive(Clone, Debug, Default)]
pub struct InMemory(BTreeMap<String, Vec<u8>>);

impl InMemory {
    /// Reads a folder written as one text: each file follows a line `--- path`.
    pub fn from_fixture(text: &str) -> InMemory {
        let mut folder = InMemory::default();
        let mut file: Option<(String, String)> = None;
        for line in text.split_inclusive('\n') {
            if let Some(name) = line.strip_prefix("--- ") {
                if let Some((path, text)) = file.replace((name.trim().to_owned(), String::new())) {
                    folder.insert(&path, text);
                }
            } else if let Some((_, text)) = &mut file {
                text.push_str(line);
            }
        }
        if let Some((path, text)) = file {
            folder.insert(&path, text);
        }
        folder
    }

    pub fn insert(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.0.insert(path.to_owned(), bytes.into());
    }

    pub fn remove(&mut self, path: &str) -> Option<Vec<u8>> {
        self.0.remove(path)
    }

    /// A file as text.
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.0.get(path)?).ok()
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl Folder for InMemory {
    fn list(&self, path: &str) -> io::Result<Vec<(String, EntryKind)>> {
        let prefix = if path.is_empty() { String::new() } else { format!("{path}/") };
        let mut entries: Vec<(String, EntryKind)> = Vec::new();
        for key in self.0.range(prefix.clone()..).map(|(key, _)| key).take_while(|key| key.starts_with(&prefix)) {
            let below = &key[prefix.len()..];
            let (name, kind) = match below.split_once('/') {
                Some((folder, _)) => (folder, EntryKind::Folder),
                None => (below, EntryKind::File),
            };
            if entries.last().is_none_or(|(last, _)| last != name) {
                entries.push((name.to_owned(), kind));
            }
        }
        Ok(entries)
    }

    fn read(&self, path: &str, limit: u64) -> io::Result<Vec<u8>> {
        let bytes = self.0.get(path).ok_or(io::ErrorKind::NotFound)?;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        Ok(bytes[..bytes.len().min(limit)].to_vec())
    }

    fn root(&self) -> PathBuf {
        PathBuf::new()
    }
}

/// All names in a museum folder: for each folder the files and folders directly in it.
#[derive(Debug, Default)]
pub struct Listing {
    folders: BTreeMap<String, Names>,
    /// Folders that hold the tiles of one picture and say so.
    image_services: BTreeSet<String>,
}

#[derive(Debug, Default)]
struct Names {
    files: Vec<String>,
    folders: Vec<String>,
    /// Told already why they are not read.
    refused: Vec<String>,
}

impl Listing {
    /// Names of the files directly in `folder`, sorted.
    pub fn files(&self, folder: &str) -> &[String] {
        self.folders.get(folder).map_or(&[], |names| &names.files)
    }

    /// Names of the folders directly in `folder`, sorted.
    pub fn folders(&self, folder: &str) -> &[String] {
        self.folders.get(folder).map_or(&[], |names| &names.folders)
    }

    pub fn has_file(&self, folder: &str, name: &str) -> bool {
        self.files(folder).binary_search_by(|file| file.as_str().cmp(name)).is_ok()
    }

    /// Whether a folder holds an `info.json` and the tiles it speaks of.
    pub fn is_image_service(&self, folder: &str) -> bool {
        self.image_services.contains(folder)
    }

    /// Whether the name exists, and is not read for a reason that was reported.
    pub fn is_refused(&self, folder: &str, name: &str) -> bool {
        self.folders.get(folder).is_some_and(|names| names.refused.iter().any(|refused| refused == name))
    }

    /// Lists the museum folder, its halls and their exhibits. Hidden files and the traces editors leave are passed over.
    pub fn read(folder: &dyn Folder, limits: Limits, problems: &mut Vec<Problem>) -> Listing {
        let mut listing = Listing::default();
        let mut left = limits.entries;
        let mut level = vec![String::new()];
        for depth in 0..3 {
            let mut next = Vec::new();
            for path in level {
                let names = match folder.list(&path) {
                    Ok(mut entries) => {
                        entries.sort_unstable_by(|a, b| a.0.cmp(&b.0));
                        if entries.len() > left {
                            problems.push(
                                Problem::error(Place::file(&*path), "too-many-files").with("limit", limits.entries),
                            );
                            entries.truncate(left);
                        }
                        left -= entries.len();
                        sorted_out(&path, entries, problems)
                    }
                    Err(error) => {
                        problems.push(Problem::error(Place::file(&*path), "folder-unreadable").with("detail", error));
                        continue;
                    }
                };
                for name in names.folders.iter().filter(|name| !names.is_deep_zoom(name)) {
                    let below = join(&path, name);
                    if is_image_service(folder, &below) {
                        listing.image_services.insert(below);
                    } else if depth < 2 {
                        next.push(below);
                    }
                }
                listing.folders.insert(path, names);
                if left == 0 {
                    return listing;
                }
            }
            level = next;
        }
        listing
    }
}

impl Names {
    /// Whether a folder holds the tiles of a Deep Zoom picture beside it.
    fn is_deep_zoom(&self, folder: &str) -> bool {
        let picture = folder.strip_suffix("_files").map(|stem| format!("{stem}.dzi"));
        picture.is_some_and(|picture| self.files.contains(&picture))
    }
}

/// A hall or an exhibit stays one, whatever else lies in its folder.
fn is_image_service(folder: &dyn Folder, path: &str) -> bool {
    let is_own = || ["hall.ron", "exhibit.ron"].iter().any(|name| folder.has(&join(path, name)));
    folder.has(&join(path, IMAGE_SERVICE)) && !is_own()
}

/// `folder/name`, or just the name at the top.
pub fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

fn sorted_out(path: &str, entries: Vec<(String, EntryKind)>, problems: &mut Vec<Problem>) -> Names {
    let mut names = Names::default();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (name, kind) in entries {
        if name.starts_with('.') || name.ends_with('~') || matches!(&*name, "Thumbs.db" | "desktop.ini") {
            continue;
        }
        let place = || Place::file(join(path, &name));
        if name.contains(char::REPLACEMENT_CHARACTER) || name.chars().any(char::is_control) {
            problems.push(Problem::error(place(), "file-name"));
            continue;
        }
        match kind {
            EntryKind::Link | EntryKind::Special => {
                let code = if kind == EntryKind::Link { "link-refused" } else { "special-file" };
                problems.push(Problem::error(place(), code));
                names.refused.push(name);
            }
            EntryKind::File | EntryKind::Folder => {
                if let Some(other) = seen.insert(name.to_lowercase(), name.clone()) {
                    problems.push(Problem::error(place(), "case-clash").with("other", other));
                }
                let list = if kind == EntryKind::File { &mut names.files } else { &mut names.folders };
                list.push(name);
            }
        }
    }
    names
}

/// A text file, read and put in order.
#[derive(Clone, Debug)]
pub struct Document {
    /// Path below the museum folder, with `/`.
    pub path: String,
    /// As it stands in the file, line ends put in order.
    pub text: String,
    /// As it was understood, where something had to be passed over; every byte that remains is in its place.
    pub mended: Option<String>,
}

impl Document {
    /// The text that was understood.
    pub fn understood(&self) -> &str {
        self.mended.as_deref().unwrap_or(&self.text)
    }
}

/// Reads a text file. What hinders reading is an error and gives no document; what merely looks odd is a warning.
pub fn read_document(folder: &dyn Folder, path: &str, limits: Limits, problems: &mut Vec<Problem>) -> Option<Document> {
    let mut fail = |problem: Problem| {
        problems.push(problem);
        None::<Document>
    };
    // Map programs write what they want; nobody edits that by hand.
    let is_drawing = path.ends_with(".geojson");
    let (limit, too_large) = match is_drawing {
        true => (limits.drawing_bytes, "drawing-large"),
        false => (limits.file_bytes, "file-too-large"),
    };
    let bytes = match folder.read(path, limit + 1) {
        Ok(bytes) => bytes,
        Err(error) => return fail(Problem::error(Place::file(path), "file-unreadable").with("detail", error)),
    };
    if bytes.len() as u64 > limit {
        return fail(Problem::error(Place::file(path), too_large).with("limit", limit / 1024));
    }
    let mut text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = good.split(|byte| *byte == b'\n').count();
            let place = Place { line: u32::try_from(line).unwrap_or(0), column: 1, ..Place::file(path) };
            return fail(Problem::error(place, "not-utf8"));
        }
    };
    if text.contains('\0') {
        return fail(Problem::error(Place::file(path), "zero-bytes"));
    }
    if text.trim().is_empty() {
        return fail(Problem::error(Place::file(path), "file-empty"));
    }
    if text.starts_with('\u{feff}') {
        text.remove(0);
        if !is_drawing {
            problems.push(Problem::warning(Place { line: 1, column: 1, ..Place::file(path) }, "byte-order-mark"));
        }
    }
    if text.contains('\r') {
        if !is_drawing {
            problems.push(Problem::warning(Place { line: 1, column: 1, ..Place::file(path) }, "windows-lines"));
        }
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    Some(Document { path: path.to_owned(), text, mended: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixture_is_a_folder() {
        let folder = InMemory::from_fixture("--- a.ron\n1\n--- hall/x/exhibit.ron\n2\n3\n--- hall/hall.ron\n");
        assert_eq!(folder.text("hall/x/exhibit.ron"), Some("2\n3\n"));
        let listing = Listing::read(&folder, Limits::default(), &mut Vec::new());
        assert_eq!((listing.files(""), listing.folders("")), (&["a.ron".to_owned()][..], &["hall".to_owned()][..]));
        assert_eq!(
            (listing.files("hall"), listing.folders("hall")),
            (&["hall.ron".to_owned()][..], &["x".to_owned()][..])
        );
        assert!(listing.has_file("hall/x", "exhibit.ron"));
    }

    #[test]
    fn folders_of_tiles_are_known_and_not_read() {
        let mut folder = InMemory::default();
        for name in ["hall/hall.ron", "hall/info.json", "hall/map/exhibit.ron", "hall/map/scan.dzi"] {
            folder.insert(name, "");
        }
        for place in ["", "hall/", "hall/map/"] {
            folder.insert(&format!("{place}survey/info.json"), "");
            folder.insert(&format!("{place}other.dzi"), "");
            for tile in 0..50 {
                folder.insert(&format!("{place}survey/full/{tile}.jpg"), "");
                folder.insert(&format!("{place}survey/{tile}/default.jpg"), "");
                folder.insert(&format!("{place}other_files/{tile}/0_0.jpg"), "");
            }
        }
        let mut problems = Vec::new();
        let limits = Limits { entries: 20, ..Limits::default() };
        let listing = Listing::read(&folder, limits, &mut problems);
        assert_eq!(problems, []);
        for place in ["survey", "hall/survey", "hall/map/survey"] {
            assert!(listing.is_image_service(place), "{place}");
        }
        for place in ["", "hall", "hall/map", "other_files", "hall/map/other_files"] {
            assert!(!listing.is_image_service(place), "{place}");
        }
        assert!(listing.has_file("hall/map", "exhibit.ron"));
        assert!(listing.files("survey").is_empty() && listing.folders("other_files").is_empty());
    }

    #[test]
    fn the_number_of_files_is_limited() {
        let mut folder = InMemory::default();
        for i in 0..20 {
            folder.insert(&format!("{i}.ron"), "");
        }
        let mut problems = Vec::new();
        let listing = Listing::read(&folder, Limits { entries: 10, ..Limits::default() }, &mut problems);
        assert_eq!(listing.files("").len(), 10);
        assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), ["too-many-files"]);
    }

    #[test]
    fn odd_beginnings_are_told_and_mended() {
        let mut folder = InMemory::default();
        folder.insert("a.ron", "\u{feff}(\r\n)");
        let mut problems = Vec::new();
        let document = read_document(&folder, "a.ron", Limits::default(), &mut problems).unwrap();
        assert_eq!(document.text, "(\n)");
        assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), ["byte-order-mark", "windows-lines"]);
    }
}
