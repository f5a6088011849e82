//! From a folder to a museum, with all problems of all files.

mod maps;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::check::{self, House, Inspect, Register};
use super::drawable::Drawable;
use super::locate::{Outline, Step};
use super::parse::{FileKind, Parsed, parse};
use super::raw;
use super::source::{Document, Folder, Limits, Listing, OnDisk, join, read_document};
use super::suggest::nearest;
use crate::diagnostic::{Place, Problem};
use crate::model::map::{Atlas, Layer};
use crate::model::{Exhibit, ExhibitId, Hall, Lang, Museum, id};
use maps::Maps;

/// What a folder gave.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The museum with everything that can be shown; `None` if that is nothing.
    pub museum: Option<Arc<Museum>>,
    /// In the order of files, lines and columns.
    pub problems: Vec<Problem>,
}

/// Reads the museum in a folder on disk.
pub fn load(root: &Path) -> Loaded {
    load_from(&OnDisk::new(root), Limits::default())
}

/// Reads the museum in a folder.
pub fn load_from(folder: &dyn Folder, limits: Limits) -> Loaded {
    load_inspected(folder, limits, None)
}

/// Reads the museum in a folder, and looks into its pictures too.
pub fn load_inspected(folder: &dyn Folder, limits: Limits, inspect: Option<Inspect<'_>>) -> Loaded {
    let mut problems = Vec::new();
    let listing = Listing::read(folder, limits, &mut problems);
    let files = Files::read(folder, limits, &listing, &mut problems);
    let mut house = House { inspect, ..files.house(&listing) };
    let layers = files.maps.check(&mut house, &mut problems);
    let museum = files.check(&house, layers, &mut problems).map(|mut museum| {
        museum.root = folder.root();
        Arc::new(museum)
    });
    suggest_ids(&house, &mut problems);
    problems.sort();
    problems.dedup();
    Loaded { museum, problems }
}

/// A file and what it says. Files that could not be understood have no `Read`, only problems.
struct Read<T> {
    document: Document,
    raw: T,
    /// Fields that are missing; with any, the file is checked and not shown.
    assumed: Vec<&'static str>,
}

impl<T> Read<T> {
    fn is_whole(&self) -> bool {
        self.assumed.is_empty()
    }

    /// Leaves out what is only wrong with fields that are missing anyway.
    fn own(&self, found: Vec<Problem>) -> impl Iterator<Item = Problem> {
        let missing = |problem: &Problem| match problem.place.field.split(['.', '[']).next() {
            // Said of the whole file, when a part of it is missing.
            None | Some("") => !self.is_whole(),
            Some(field) => self.assumed.contains(&field),
        };
        found.into_iter().filter(move |problem| !missing(problem))
    }
}

/// What became of a file that was looked for.
enum Lookup<T> {
    Read(Box<Read<T>>),
    /// There is such a file, and it cannot be understood; here is its text, if it is one.
    Broken(Option<Document>),
    Absent,
}

impl<T> Lookup<T> {
    fn read(&self) -> Option<&Read<T>> {
        match self {
            Lookup::Read(read) => Some(read),
            _ => None,
        }
    }

    fn raw(&self) -> Option<&T> {
        self.read().map(|read| &read.raw)
    }
}

/// All files of a museum, as they are written.
struct Files {
    museum: Lookup<raw::Museum>,
    sources: Lookup<raw::Sources>,
    people: Lookup<raw::Persons>,
    places: Lookup<raw::Places>,
    glossary: Lookup<raw::Glossary>,
    timeline: Lookup<raw::Timeline>,
    maps: Maps,
    /// By folder.
    halls: BTreeMap<String, Lookup<raw::Hall>>,
    /// By folder.
    exhibits: BTreeMap<String, Lookup<raw::Exhibit>>,
}

const LISTS: [&str; 4] = ["sources.ron", "people.ron", "places.ron", "glossary.ron"];
/// A museum may do without it.
const TIMELINE: &str = "timeline.ron";

impl Files {
    fn read(folder: &dyn Folder, limits: Limits, listing: &Listing, problems: &mut Vec<Problem>) -> Files {
        let reader = Reader { folder, limits, listing };
        stray_files(listing, "", &["museum.ron", LISTS[0], LISTS[1], LISTS[2], LISTS[3], TIMELINE], problems);
        let museum = reader.required("", "museum.ron", problems);
        let sources = reader.list(LISTS[0], problems);
        let people = reader.list(LISTS[1], problems);
        let places = reader.list(LISTS[2], problems);
        let glossary = reader.list(LISTS[3], problems);
        let timeline = reader.file("", TIMELINE, problems);
        let mended = museum.read().is_some_and(|read: &Read<raw::Museum>| read.document.mended.is_some());
        let maps = Maps::read(&reader, museum.raw(), mended, problems);
        let mut halls = BTreeMap::new();
        let mut exhibit_folders = Vec::new();
        for hall in listing.folders("") {
            let exhibits = || listing.folders(hall).iter().map(|name| join(hall, name));
            let is_hall =
                listing.has_file(hall, "hall.ron") || exhibits().any(|id| listing.has_file(&id, "exhibit.ron"));
            let is_named = museum.raw().is_some_and(|raw: &raw::Museum| raw.halls.contains(hall));
            // Other folders, such as one for maps, are none of our business.
            if !is_hall && !is_named {
                continue;
            }
            if !good_folder_name(hall, hall, problems) {
                continue;
            }
            stray_files(listing, hall, &["hall.ron"], problems);
            halls.insert(hall.clone(), reader.required(hall, "hall.ron", problems));
            for (name, id) in listing.folders(hall).iter().zip(exhibits()) {
                stray_files(listing, &id, &["exhibit.ron"], problems);
                if listing.has_file(&id, "exhibit.ron") && good_folder_name(&id, name, problems) {
                    exhibit_folders.push(id);
                }
            }
        }
        let read = in_parallel(&exhibit_folders, |id| {
            let mut problems = Vec::new();
            let exhibit = reader.file(id, "exhibit.ron", &mut problems);
            (exhibit, problems)
        });
        let mut exhibits = BTreeMap::new();
        for (id, (exhibit, found)) in exhibit_folders.into_iter().zip(read) {
            problems.extend(found);
            exhibits.insert(id, exhibit);
        }
        Files { museum, sources, people, places, glossary, timeline, maps, halls, exhibits }
    }

    /// What each file may need to know of the others.
    fn house<'a>(&'a self, listing: &'a Listing) -> House<'a> {
        let languages = check::languages(self.museum.raw());
        let atlas = self.museum.raw().and_then(|museum| museum.atlas.as_ref());
        let mut halls = Register::default();
        for (id, hall) in &self.halls {
            let named = self.museum.raw().is_none_or(|museum| museum.halls.contains(id));
            halls.insert(id, named && hall.read().is_some_and(Read::is_whole));
        }
        House {
            listing,
            exhibits: self.exhibit_register(listing, languages[0]),
            languages,
            halls,
            people: register(&self.people, |raw| raw.people.iter().map(|person| person.id.as_str()).collect()),
            places: register(&self.places, |raw| raw.places.iter().map(|place| place.id.as_str()).collect()),
            terms: register(&self.glossary, |raw| raw.terms.iter().map(|term| term.id.as_str()).collect()),
            sources: register(&self.sources, |raw| raw.sources.iter().map(|source| source.id.as_str()).collect()),
            layers: Register::default(),
            features: Register::default(),
            sketches: &self.maps.sketches,
            drawable: Drawable::bundled(),
            inspect: None,
            atlas_years: atlas.map(|atlas| atlas.years).filter(|(first, last)| first < last),
        }
    }

    /// An exhibit is shown if it can be read, has its first texts, and hangs in a hall the museum opens.
    fn exhibit_register(&self, listing: &Listing, first: Lang) -> Register {
        let mut register = Register::default();
        let hung = self.hung();
        for (id, exhibit) in &self.exhibits {
            let readable = exhibit.read().filter(|read| read.is_whole());
            let shown = hung.contains(id) && readable.is_some_and(|read| check::is_showable(&read.raw, first));
            register.insert(id, shown);
        }
        // A folder without its file is there as well: one problem is enough.
        for (hall, name) in
            self.halls.keys().flat_map(|hall| listing.folders(hall).iter().map(move |name| (hall, name)))
        {
            let id = join(hall, name);
            if !self.exhibits.contains_key(&id) {
                register.insert(&id, false);
            }
        }
        for (id, exhibit) in &self.exhibits {
            let rescued = match exhibit {
                Lookup::Broken(Some(document)) => former_ids(document),
                _ => Vec::new(),
            };
            for former in exhibit.raw().map_or(&rescued, |raw| &raw.former_ids) {
                register.insert_former(former, id);
            }
        }
        register
    }

    /// The exhibits that halls of the museum name.
    fn hung(&self) -> BTreeSet<String> {
        let named = self.museum.raw().map(|raw| &raw.halls);
        let open = self.halls.iter().filter(|(id, _)| named.is_none_or(|named| named.contains(id)));
        let hung = open.filter_map(|(id, hall)| Some((id, hall.raw()?)));
        hung.flat_map(|(id, raw)| raw.exhibits.iter().map(move |name| join(id, name))).collect()
    }

    fn check(&self, house: &House<'_>, layers: Vec<Layer>, problems: &mut Vec<Problem>) -> Option<Museum> {
        let sources = checked(&self.sources, house, check::sources, problems);
        let people = checked(&self.people, house, check::persons, problems);
        let places = checked(&self.places, house, check::places, problems);
        let glossary = checked(&self.glossary, house, check::glossary, problems);
        let timeline = checked(&self.timeline, house, check::timeline, problems);
        let mut exhibits = self.check_exhibits(house, problems);
        self.compare_lists(house, problems);
        let mut halls = self.check_halls(house, problems);
        let museum = self.museum.read()?;
        let (checked, found) = check::museum(house, &museum.document, &museum.raw);
        problems.extend(museum.own(found));
        let named = museum.raw.halls.iter().filter_map(|name| halls.remove(name));
        let checked = checked.filter(|_| museum.is_whole())?;
        let museum = Museum {
            halls: named.collect(),
            atlas: Atlas { layers, ..checked.atlas },
            sources,
            people,
            places,
            glossary,
            timeline,
            ..checked
        };
        // A hall that is left out takes its exhibits with it.
        let hangs =
            |id: &ExhibitId| museum.halls.iter().any(|hall| id.as_str().split('/').next() == Some(hall.id.as_str()));
        exhibits.retain(|id, _| hangs(id));
        (!museum.halls.is_empty()).then_some(Museum { exhibits, ..museum })
    }

    fn check_exhibits(&self, house: &House<'_>, problems: &mut Vec<Problem>) -> BTreeMap<ExhibitId, Exhibit> {
        let read: Vec<&Read<raw::Exhibit>> = self.exhibits.values().filter_map(Lookup::read).collect();
        let checked = in_parallel(&read, |read| check::exhibit(house, &read.document, &read.raw));
        let mut exhibits = BTreeMap::new();
        for (read, (exhibit, found)) in read.into_iter().zip(checked) {
            problems.extend(read.own(found));
            if let Some(exhibit) = exhibit.filter(|exhibit| house.exhibits.is_shown(exhibit.id.as_str())) {
                exhibits.insert(exhibit.id.clone(), exhibit);
            }
        }
        exhibits
    }

    fn check_halls(&self, house: &House<'_>, problems: &mut Vec<Problem>) -> BTreeMap<String, Hall> {
        let mut halls = BTreeMap::new();
        for (id, hall) in &self.halls {
            let Some(read) = hall.read() else { continue };
            let (hall, found) = check::hall(house, &read.document, &read.raw);
            problems.extend(read.own(found));
            halls.extend(hall.filter(|_| read.is_whole()).map(|hall| (id.clone(), hall)));
        }
        halls
    }

    /// Halls and exhibits that no list names, so that no visitor finds them; and those named that have no file.
    fn compare_lists(&self, house: &House<'_>, problems: &mut Vec<Problem>) {
        let Some(museum) = self.museum.raw() else { return };
        for (id, hall) in &self.halls {
            if !museum.halls.contains(id) {
                problems.push(Problem::warning(Place::file(join(id, "hall.ron")), "hall-unreachable").with("id", id));
                continue;
            }
            let Some(raw) = hall.raw() else { continue };
            let named: HashSet<&String> = raw.exhibits.iter().collect();
            for name in house.listing.folders(id) {
                let exhibit = join(id, name);
                let place = Place::file(join(&exhibit, "exhibit.ron"));
                match (named.contains(name), self.exhibits.contains_key(&exhibit)) {
                    (false, true) => {
                        problems.push(Problem::warning(place, "exhibit-unreachable").with("id", name).with("hall", id));
                    }
                    (true, false) if id::is_valid_part(name) && !house.listing.is_refused(&exhibit, "exhibit.ron") => {
                        problems.push(Problem::error(place, "file-missing"));
                    }
                    _ => {}
                }
            }
        }
    }
}

/// The former ids of an exhibit that cannot be understood as a whole: links to them are not at fault.
fn former_ids(document: &Document) -> Vec<String> {
    let outline = Outline::new(&document.text);
    let id = |index| {
        let path = [Step::Field("former_ids".into()), Step::Index(index)];
        Some(outline.leaf(&document.text, &path).trim_matches('"').to_owned()).filter(|id| !id.is_empty())
    };
    (0..).map_while(id).collect()
}

struct Reader<'a> {
    folder: &'a dyn Folder,
    limits: Limits,
    listing: &'a Listing,
}

impl Reader<'_> {
    fn file<T: FileKind>(&self, folder: &str, name: &str, problems: &mut Vec<Problem>) -> Lookup<T> {
        if self.listing.is_refused(folder, name) {
            return Lookup::Broken(None);
        }
        if !self.listing.has_file(folder, name) {
            return Lookup::Absent;
        }
        let Some(mut document) = read_document(self.folder, &join(folder, name), self.limits, problems) else {
            return Lookup::Broken(None);
        };
        let Parsed { value, assumed, problems: found } = parse(&mut document);
        problems.extend(found);
        match value {
            Some(raw) => Lookup::Read(Box::new(Read { document, raw, assumed })),
            None => Lookup::Broken(Some(document)),
        }
    }

    fn required<T: FileKind>(&self, folder: &str, name: &'static str, problems: &mut Vec<Problem>) -> Lookup<T> {
        let lookup = self.file(folder, name, problems);
        if matches!(lookup, Lookup::Absent) {
            problems.push(Problem::error(Place::file(join(folder, name)), "file-missing"));
        }
        lookup
    }

    /// A list may be missing, but then nothing can refer to it.
    fn list<T: FileKind>(&self, name: &'static str, problems: &mut Vec<Problem>) -> Lookup<T> {
        let lookup = self.file("", name, problems);
        if matches!(lookup, Lookup::Absent) {
            problems.push(Problem::warning(Place::file(name), "list-missing"));
        }
        lookup
    }
}

fn register<T>(lookup: &Lookup<T>, ids: impl Fn(&T) -> Vec<&str>) -> Register {
    let read = lookup.read().filter(|read| read.is_whole());
    read.map_or_else(Register::unreadable, |read| {
        Register::from_ids(ids(&read.raw).into_iter().filter(|id| id::is_valid_part(id)))
    })
}

fn checked<R, T: Default>(
    lookup: &Lookup<R>,
    house: &House<'_>,
    check: impl Fn(&House<'_>, &Document, &R) -> (T, Vec<Problem>),
    problems: &mut Vec<Problem>,
) -> T {
    let Some(read) = lookup.read() else { return T::default() };
    let (value, found) = check(house, &read.document, &read.raw);
    problems.extend(read.own(found));
    value
}

/// RON files with a name nobody looks for; mostly misspelt.
fn stray_files(listing: &Listing, folder: &str, known: &[&'static str], problems: &mut Vec<Problem>) {
    for name in listing.files(folder).iter().filter(|name| !known.contains(&name.as_str())) {
        let lower = name.to_lowercase();
        if lower.ends_with(".ron") || lower.contains(".ron.") {
            let problem = Problem::warning(Place::file(join(folder, name)), "file-stray");
            let bare = lower.find(".ron").map_or(&*lower, |end| &lower[..end + 4]);
            let near =
                known.iter().copied().find(|known| *known == bare).or_else(|| nearest(&lower, known.iter().copied()));
            problems.push(match near {
                Some(near) => problem.with("suggestion", near),
                None => problem,
            });
        }
    }
}

fn good_folder_name(path: &str, name: &str, problems: &mut Vec<Problem>) -> bool {
    let good = id::is_valid_part(name);
    if !good {
        problems.push(Problem::error(Place::file(path), "folder-name").with("id", name));
    }
    good
}

/// How many different wrong ids are compared with all right ones: enough for people, bounded for files made to harm.
const COMPARED: usize = 500;

/// Adds "did you mean" to ids that lead nowhere. Done last and once for each id: there may be thousands of both.
fn suggest_ids(house: &House<'_>, problems: &mut [Problem]) {
    let mut known: BTreeMap<(&'static str, String), Option<String>> = BTreeMap::new();
    for problem in problems {
        let register = match problem.code {
            "no-such-exhibit" => &house.exhibits,
            "no-such-person" => &house.people,
            "no-such-place" => &house.places,
            "no-such-term" => &house.terms,
            "no-such-source" => &house.sources,
            "no-such-layer" => &house.layers,
            "no-such-feature" => &house.features,
            _ => continue,
        };
        let Some((_, id)) = problem.args.iter().find(|(name, _)| *name == "id") else { continue };
        let key = (problem.code, id.clone());
        if !known.contains_key(&key) && known.len() >= COMPARED {
            continue;
        }
        let near = known.entry(key).or_insert_with(|| nearest(id, register.ids()).map(str::to_owned));
        if let Some(near) = near {
            problem.args.push(("suggestion", near.clone()));
        }
    }
}

/// Maps a list on all processors, keeping its order.
fn in_parallel<T: Sync, R: Send>(items: &[T], map: impl Fn(&T) -> R + Sync) -> Vec<R> {
    // Small lists are done before a thread has started.
    const CHUNK: usize = 32;
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(items.len().div_ceil(CHUNK));
    if workers <= 1 {
        return items.iter().map(map).collect();
    }
    let next = AtomicUsize::new(0);
    let mut chunks: Vec<(usize, Vec<R>)> = std::thread::scope(|scope| {
        let work = || {
            let mut done = Vec::new();
            loop {
                let start = next.fetch_add(CHUNK, Ordering::Relaxed);
                let Some(rest) = items.get(start..).filter(|rest| !rest.is_empty()) else { return done };
                done.push((start, rest.iter().take(CHUNK).map(&map).collect::<Vec<R>>()));
            }
        };
        let spawned: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        // A panic in a worker is a bug; it must not pass as a museum with exhibits missing.
        spawned
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    chunks.sort_unstable_by_key(|(start, _)| *start);
    chunks.into_iter().flat_map(|(_, chunk)| chunk).collect()
}
