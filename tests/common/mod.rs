//! What the tests share: a small museum made of model values, the shipped one, and dice that always fall the same way.

#![allow(dead_code, reason = "every test program uses its own part of this")]

pub mod device;
pub mod panel;
pub mod stage;
pub mod visitor;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use aigun::content;
use aigun::kiosk::search::Index;
use aigun::kiosk::{Appearance, Kiosk};
use aigun::model::*;

pub const LANGUAGES: [Lang; 3] = [Lang::ZH, Lang::EN, Lang::RU];

/// The folder of the museum that is shipped with the program.
pub fn exhibits() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("exhibits")
}

/// The museum that is shipped with the program, read once.
pub fn shipped() -> Arc<Museum> {
    static MUSEUM: OnceLock<Arc<Museum>> = OnceLock::new();
    let read = || content::load(&exhibits()).museum.expect("the shipped museum can be shown");
    MUSEUM.get_or_init(read).clone()
}

/// The index of a museum, with the pages that the program names.
pub fn indexed(museum: &Arc<Museum>) -> Arc<Index> {
    static SHIPPED: OnceLock<Arc<Index>> = OnceLock::new();
    let make = || Arc::new(Index::new(museum, &aigun::ui::named_pages(&aigun::words::Words::built_in(), museum)));
    if Arc::ptr_eq(museum, &shipped()) { SHIPPED.get_or_init(make).clone() } else { make() }
}

/// A kiosk with this museum in it.
pub fn kiosk(museum: &Arc<Museum>) -> Kiosk {
    let mut kiosk = Kiosk::new(None, Appearance::Ink);
    kiosk.update(aigun::kiosk::Action::Loaded(Some(museum.clone())), Duration::ZERO);
    kiosk
}

/// Numbers without order, the same in every run (xorshift64*).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.max(1))
    }

    /// 0 to `sides` - 1.
    pub fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let bits = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        bits as usize % sides
    }

    pub fn pick<'t, T>(&mut self, list: &'t [T]) -> &'t T {
        &list[self.throw(list.len())]
    }
}

/// Resident memory in MiB; `None` where the system does not say.
pub fn resident() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().trim_end_matches(" kB").trim().parse::<f64>().ok()? / 1024.0)
}

pub fn said(text: &str) -> Localized<String> {
    let entries = LANGUAGES.map(|lang| (lang, format!("{text} ({lang})")));
    Localized::new(entries.into()).expect("three entries")
}

pub fn rich(text: &str) -> Localized<RichText> {
    let entries = LANGUAGES.map(|lang| (lang, RichText::plain(format!("{text} ({lang})"))));
    Localized::new(entries.into()).expect("three entries")
}

fn picture(name: &str) -> Picture {
    Picture {
        file: format!("{name}.svg"),
        title: said(name),
        alt: said(name),
        caption: said(name),
        credit: said(name),
        focus: (0.5, 0.5),
        width_mm: None,
        hotspots: Vec::new(),
    }
}

/// A picture with this many details.
pub fn detailed(name: &str, details: usize) -> Picture {
    let hotspot = |number: usize| Hotspot {
        id: format!("spot-{number}"),
        area: Area::point(0.25 * number as f32, 0.5),
        title: said(&format!("{name} spot {number}")),
        text: rich("what there is to see"),
        sources: Vec::new(),
    };
    Picture { hotspots: (1..=details).map(hotspot).collect(), ..picture(name) }
}

fn cite(source: &str) -> Cite {
    Cite { source: SourceId::new(source), page: None }
}

fn account(id: &str) -> Account {
    let claim =
        |actor| Claim { who: said("who"), setting: None, actor, text: rich("claim"), sources: vec![cite("book")] };
    Account {
        id: AccountId::new(id),
        question: said("question"),
        claims: vec![claim(Actor::Qing), claim(Actor::Russia)],
        common_ground: rich("common ground"),
    }
}

/// An exhibit with `pictures` pictures and nothing else but its story.
pub fn exhibit(id: &str, pictures: usize, kind: Kind) -> Exhibit {
    let (hall, _) = id.split_once('/').expect("HALL/NAME");
    Exhibit {
        id: ExhibitId::new(id),
        hall: HallId::new(hall),
        former_ids: Vec::new(),
        title: said(id),
        manchu: None,
        subtitle: None,
        summary: said("summary"),
        date: None,
        sections: vec![Section {
            level: Level::Essential,
            heading: None,
            text: rich("story"),
            simple: None,
            sources: Vec::new(),
        }],
        pictures: (0..pictures).map(|number| picture(&format!("{id}-{number}"))).collect(),
        pairs: Vec::new(),
        map: None,
        accounts: Vec::new(),
        sources: Vec::new(),
        related: Vec::new(),
        content_note: None,
        kind,
    }
}

fn treaty() -> Kind {
    Kind::Treaty(Treaty { place: None, parties: Vec::new(), texts: Vec::new(), articles: Vec::new(), left_open: None })
}

fn battle(phases: usize) -> Kind {
    let phase = |number| Phase {
        title: said(&format!("phase {number}")),
        when: said("when"),
        text: rich("phase"),
        moves: Vec::new(),
        sources: Vec::new(),
    };
    Kind::Battle(Battle {
        field: None,
        place: None,
        forces: Vec::new(),
        losses: Vec::new(),
        facts: Vec::new(),
        phases: (1..=phases).map(phase).collect(),
        outcome: rich("outcome"),
    })
}

/// Two halls: a treaty with everything, its second picture with two details and compared with the third; a treaty with nothing but a story, and a battle of three phases. Its root does
/// not exist, as no test of the kiosk reads a file.
pub fn small() -> Museum {
    let mut full = Exhibit {
        pairs: vec![Pair { id: "two".into(), first: 1, second: 2, title: said("two"), text: None }],
        former_ids: vec![ExhibitId::new("treaties/old-name")],
        accounts: vec![account("first"), account("second")],
        sources: vec![cite("book")],
        related: vec![ExhibitId::new("battles/siege")],
        ..exhibit("treaties/full", 3, treaty())
    };
    full.pictures[1] = detailed("treaties/full-1", 2);
    let exhibits = [full, exhibit("treaties/plain", 1, Kind::Topic), exhibit("battles/siege", 2, battle(3))];
    let hall = |name: &str, exhibits: &[&str]| Hall {
        id: HallId::new(name),
        name: said(name),
        title: said(name),
        lead: said("lead"),
        introduction: rich("introduction"),
        manchu: None,
        picture: picture(name),
        exhibits: exhibits.iter().map(|id| ExhibitId::new(*id)).collect(),
    };
    let source = Source {
        id: SourceId::new("book"),
        kind: SourceKind::Study,
        author: None,
        title: "Book".into(),
        note: said("note"),
        published: None,
        year: None,
    };
    let envoy = Person {
        id: PersonId::new("envoy"),
        name: said("envoy"),
        manchu: None,
        years: None,
        role: said("role"),
        portrait: Some(picture("portrait")),
        sources: Vec::new(),
    };
    Museum {
        atlas: Default::default(),
        root: PathBuf::from("nowhere"),
        name: said("museum"),
        title: said("title"),
        subtitle: said("subtitle"),
        manchu: None,
        statement: None,
        picture: Some(picture("house")),
        languages: LANGUAGES.into(),
        fallbacks: BTreeMap::new(),
        pinyin: Vec::new(),
        halls: vec![hall("treaties", &["treaties/full", "treaties/plain"]), hall("battles", &["battles/siege"])],
        exhibits: exhibits.into_iter().map(|exhibit| (exhibit.id.clone(), exhibit)).collect(),
        people: [(envoy.id.clone(), envoy)].into(),
        places: BTreeMap::new(),
        glossary: BTreeMap::new(),
        sources: [(source.id.clone(), source)].into(),
        timeline: Vec::new(),
        river_years: vec![1689, 1858],
        hours: None,
        visit: Visit { minutes: (60, 120), essentials: Vec::new(), floor: None },
        attract: AttractSettings { slides: Vec::new(), seconds_per_slide: 14 },
        idle: IdleSettings { after_seconds: 60, countdown_seconds: 20 },
        display: Display { diagonal_inches: 43.0, viewing_distance_mm: 600 },
        keypad: keypad::Keypad::default(),
        texture_mib: 192,
    }
}
