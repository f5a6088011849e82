//! Reading, checking and searching a museum: the shipped one, and made-up ones far beyond what a house has.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use aigun::content;
use aigun::content::source::{InMemory, Limits};
use aigun::kiosk::search::{Index, MOST_FINDS};
use aigun::model::{Lang, Museum};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use tempfile::TempDir;

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/exhibits");
const HALL: &str = "treaties";

/// A museum whose first hall has `count` exhibits more, each with the text that `exhibit` gives it
/// and with one small drawing under the names of all its pictures.
fn museum_with(count: usize, exhibit: impl Fn(usize) -> String) -> (TempDir, u64) {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new(SHIPPED), folder.path());
    let hall = folder.path().join(HALL);
    let mut names = String::new();
    let mut bytes = 0;
    for number in 0..count {
        let name = format!("more-{number}");
        let exhibit = exhibit(number);
        bytes += exhibit.len() as u64;
        fs::create_dir(hall.join(&name)).expect("a folder");
        for named in exhibit.split("file: \"").skip(1) {
            let picture = named.split('"').next().expect("a name");
            fs::write(hall.join(&name).join(picture), PICTURE).expect("a file");
        }
        fs::write(hall.join(&name).join("exhibit.ron"), exhibit).expect("a file");
        write!(names, "\"{name}\", ").expect("a string takes text");
    }
    let file = hall.join("hall.ron");
    let text = fs::read_to_string(&file).expect("a hall");
    assert!(text.contains("    exhibits: ["));
    fs::write(&file, text.replace("    exhibits: [", &format!("    exhibits: [{names}"))).expect("a file");
    (folder, bytes)
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&target).expect("a folder");
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file");
        }
    }
}

const PICTURE: &str =
    r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><path d="M0 0h16v9H0z" fill="#123"/></svg>"##;

/// What a label with one picture takes: about 2 kB.
fn short_exhibit(number: usize) -> String {
    format!(
        r#"(
    format: 1,
    title: (zh: "条约第{number}号", en: "Treaty {number}", ru: "Договор {number}"),
    summary: (
        zh: "两国使臣在河边会面，商定边界和贸易。",
        en: "Envoys of two states met by the river and agreed on a border and on trade.",
        ru: "Послы двух государств встретились у реки и договорились о границе и торговле.",
    ),
    date: Exact("1727-08-31"),
    sections: [
        (
            text: (
                zh: "两国使臣在河边会面，商定边界和贸易。条约写成三种文字。\n\n此后，商人每三年可以来一次。参看[尼布楚条约](exhibit:treaties/nerchinsk-1689)。",
                en: "Envoys of two states met by the river and agreed on a border and on trade. The treaty was written in *three* languages.\n\nFrom then on merchants could come every three years. See the [Treaty of Nerchinsk](exhibit:treaties/nerchinsk-1689).",
                ru: "Послы двух государств встретились у реки и договорились о границе и торговле. Договор написан на *трёх* языках.\n\nС тех пор купцы могли приезжать раз в три года. См. [Нерчинский договор](exhibit:treaties/nerchinsk-1689).",
            ),
        ),
    ],
    pictures: [
        (
            file: "picture.svg",
            title: (zh: "河边", en: "By the river", ru: "У реки"),
            alt: (zh: "一条河。", en: "A river.", ru: "Река."),
            caption: (zh: "示意图。", en: "Drawing.", ru: "Рисунок."),
            credit: (zh: "本馆", en: "The museum", ru: "Музей"),
        ),
    ],
    kind: Topic,
)
"#
    )
}

/// The longest exhibit of the shipped museum.
fn long_exhibit(_: usize) -> String {
    fs::read_to_string(Path::new(SHIPPED).join("treaties/nerchinsk-1689/exhibit.ron")).expect("an exhibit")
}

/// An outline that runs to and fro round a middle.
fn star(points: usize) -> String {
    let corner = |index: usize| {
        let turn = std::f64::consts::TAU * index as f64 / points as f64;
        let reach = if index.is_multiple_of(2) { 8.0 } else { 5.0 };
        format!("[{:.9},{:.9}]", 125.0 + reach * turn.cos(), 50.0 + reach * turn.sin())
    };
    let corners: Vec<String> = (0..points).chain([0]).map(corner).collect();
    format!(r#"{{"type": "Polygon", "coordinates": [[{}]]}}"#, corners.join(","))
}

/// Reads a museum, which must not have errors: a museum full of them would be measured wrongly.
fn load(folder: &Path, exhibits: usize) {
    let loaded = content::load(folder);
    let errors = loaded.problems.iter().filter(|problem| problem.severity == aigun::diagnostic::Severity::Error);
    assert_eq!(errors.count(), 0, "{:?}", loaded.problems.first());
    assert_eq!(loaded.museum.expect("a museum").exhibits.len(), exhibits);
}

/// What a letter costs: everything that the search looks up when it is typed.
fn keystroke(index: &Index, text: &str, lang: Lang) -> usize {
    let finds = index.find(text, lang, MOST_FINDS).total;
    if finds == 0 {
        index.nearest(text, lang, 3);
    }
    index.candidates(text, lang, 12).len() + finds
}

/// The search in a museum of 10,000 exhibits more than the shipped one: every letter of a text is a keystroke of its own.
fn searches(criterion: &mut Criterion) {
    let (folder, _) = museum_with(10_000, short_exhibit);
    let museum: Arc<Museum> = content::load(folder.path()).museum.expect("a museum");
    let mut group = criterion.benchmark_group("search");
    group.sample_size(10);
    group.bench_function("building the index", |bencher| bencher.iter(|| Index::new(&museum, &[])));
    let index = Index::new(&museum, &[]);
    println!("search: the index takes {:.1} MiB", index.bytes() as f64 / f64::from(1 << 20));
    let texts = [
        ("Treaty 9999", Lang::EN),
        ("Traety 9999", Lang::EN),
        ("tiaoyuedi9999hao", Lang::ZH),
        ("tioayuedi9999hao", Lang::ZH),
        ("yakesa", Lang::ZH),
        ("条约第9999号", Lang::ZH),
        ("Договор 9999", Lang::RU),
        ("Догвоор 9999", Lang::RU),
        ("khabarov", Lang::RU),
        ("qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq", Lang::EN),
    ];
    for (text, lang) in texts {
        let letters: Vec<char> = text.chars().collect();
        let typed: Vec<String> = (1..=letters.len()).map(|length| letters[..length].iter().collect()).collect();
        let cost = |number: usize| {
            let once = |_| {
                let begun = Instant::now();
                keystroke(&index, &typed[number], lang);
                begun.elapsed()
            };
            // The least of several: what the machine does besides is no part of it.
            ((0..5).map(once).min().expect("five"), number)
        };
        let (worst, number) = (0..typed.len()).map(cost).max().expect("a letter");
        let at = &typed[number];
        println!("search: the slowest letter of `{text}` is the last of `{at}`: {:.2} ms", worst.as_secs_f64() * 1e3);
        // Unoptimised, as the tests run it, it only has to run.
        assert!(cfg!(debug_assertions) || worst < Duration::from_millis(5), "a keystroke takes too long");
        let last = typed.last().expect("a letter");
        group.bench_function(format!("the last letter of `{text}`"), |bencher| {
            bencher.iter(|| keystroke(&index, last, lang));
        });
    }
}

fn museums(criterion: &mut Criterion) {
    let shipped = content::load(Path::new(SHIPPED)).museum.expect("the shipped museum").exhibits.len();
    let mut group = criterion.benchmark_group("museum");
    group.sample_size(20).bench_function("shipped", |bencher| bencher.iter(|| load(Path::new(SHIPPED), shipped)));

    group.sample_size(10).measurement_time(Duration::from_secs(12));
    let (folder, bytes) = museum_with(10_000, short_exhibit);
    group.throughput(Throughput::Bytes(bytes));
    group.bench_function("10,000 labels", |bencher| bencher.iter(|| load(folder.path(), shipped + 10_000)));

    let (folder, bytes) = museum_with(1_000, long_exhibit);
    group.throughput(Throughput::Bytes(bytes));
    group.bench_function("1,000 long exhibits", |bencher| bencher.iter(|| load(folder.path(), shipped + 1_000)));

    // The museum of the tests; all but its drawing is small.
    let mut folder = InMemory::from_fixture(include_str!("../tests/content/museum.txt"));
    let drawing = star(100_000);
    group.throughput(Throughput::Bytes(drawing.len() as u64));
    folder.insert("maps/uda.geojson", drawing);
    group.bench_function("a drawing of 100,000 points", |bencher| {
        bencher.iter(|| assert_eq!(content::load_from(&folder, Limits::default()).problems, []));
    });
}

criterion_group!(benches, museums, searches);
criterion_main!(benches);
