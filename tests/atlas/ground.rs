//! The land is where it is in reality, and all of it can be drawn and named.

use std::collections::BTreeSet;

use aigun::atlas::relief::Tile;
use aigun::atlas::{Area, Bounds, Ground, Line, REGION, ground};
use aigun::content::coverage::undrawable;
use aigun::model::{Lang, Localized};

use super::common::LANGUAGES;
use super::{km_to, plane};

/// Known places on rivers: degrees east and north, and the rivers that pass there. Positions of mouths and towns as in the
/// museum's own list of places and in common gazetteers, within about two kilometres.
const PLACES: [(&str, f64, f64, &[&str]); 12] = [
    ("where Shilka and Argun meet", 121.47, 53.32, &["amur", "shilka", "argun"]),
    ("mouth of the Zeya", 127.59, 50.21, &["amur", "zeya"]),
    ("mouth of the Ussuri", 135.06, 48.48, &["amur", "ussuri"]),
    ("mouth of the Sungari", 132.52, 47.71, &["amur", "sungari"]),
    ("Albazin", 124.08, 53.383, &["amur"]),
    ("Aigun", 127.49, 49.98, &["amur"]),
    ("Khabarovsk", 135.097, 48.462, &["amur"]),
    ("Nikolaevsk", 140.73, 53.14, &["amur"]),
    ("mouth of the Bureya", 129.50, 49.42, &["amur", "bureya"]),
    ("mouth of the Gorbitsa", 119.24, 53.11, &["shilka", "gorbitsa"]),
    ("mouth of the Uda", 135.27, 54.74, &["uda"]),
    ("mouth of the Huma", 126.70, 51.67, &["amur", "huma"]),
];

/// What a map of this scale may be off.
const NEAR_KM: f64 = 4.0;

fn river(id: &str) -> Vec<&'static Line> {
    let rivers: Vec<&Line> =
        Ground::read().rivers.iter().filter(|river| river.id == id).map(|river| &river.line).collect();
    assert!(!rivers.is_empty(), "no river `{id}`");
    rivers
}

fn lake(name: &str) -> &'static Area {
    let named = |lake: &&ground::Lake| {
        lake.name.as_ref().and_then(|names| names.get(Lang::EN)).is_some_and(|words| words.contains(name))
    };
    &Ground::read().lakes.iter().find(named).unwrap_or_else(|| panic!("no lake {name}")).area
}

fn is_land(lon: f64, lat: f64) -> bool {
    let at = plane(lon, lat);
    Ground::read().land.iter().any(|area| area.contains(at))
}

#[test]
fn rivers_pass_where_they_pass() {
    let mut far = Vec::new();
    for (name, lon, lat, rivers) in PLACES {
        for id in rivers {
            let km = km_to(river(id), plane(lon, lat));
            if km > NEAR_KM {
                far.push(format!("{name}: {km:.1} km from the {id}"));
            }
        }
    }
    assert_eq!(far, [""; 0]);
}

#[test]
fn the_amur_is_one_line_from_its_beginning_to_the_sea() {
    let lines = river("amur");
    assert_eq!(lines.len(), 1);
    let points = lines[0].points();
    let (first, last) = (points[0], points[points.len() - 1]);
    assert!(first.distance(plane(121.47, 53.32)) < NEAR_KM, "{first:?}");
    // The liman between the mainland and Sakhalin.
    assert!(last.distance(plane(141.3, 52.95)) < 40.0, "{last:?}");
    assert!(km_to(&Ground::read().coast, last) < 60.0 && !is_land(142.1, 54.5));
    // 2,824 km along its bends; a line of this coarseness leaves some of them out.
    let length = lines[0].length();
    assert!((2100.0..2900.0).contains(&length), "{length}");
    // Eastward in the large: every fifth of the way is east of the one before, as degrees and not as points of a cone.
    let fifths: Vec<f64> = (0..=5).map(|part| lines[0].at(length * f64::from(part) / 5.0)).map(|at| at.x).collect();
    assert!(fifths.windows(2).all(|pair| pair[0] < pair[1]), "{fifths:?}");
}

#[test]
fn no_river_is_torn() {
    for water in &Ground::read().rivers {
        let far = water.line.points().windows(2).map(|pair| pair[0].distance(pair[1])).fold(0.0, f64::max);
        // The Lena flows straight for 74 km.
        assert!(far < 80.0, "{}: a step of {far:.0} km", water.id);
    }
}

#[test]
fn land_is_land_and_sea_is_sea() {
    for (name, lon, lat) in [
        ("Albazin", 124.08, 53.383),
        ("Shenyang", 123.43, 41.8),
        ("Yakutsk", 129.733, 62.0 - 0.2),
        ("Irkutsk", 104.291, 52.296),
        ("Sakhalin", 142.8, 51.3),
        ("Hokkaido", 142.8, 43.4),
        ("Qiqihar", 123.962, 47.339),
        ("Chengde", 117.93, 40.97),
    ] {
        assert!(is_land(lon, lat), "{name} is in the sea");
    }
    for (name, lon, lat) in [
        ("Sea of Okhotsk", 145.0, 56.0),
        ("Tatar Strait", 140.9, 48.5),
        ("Sea of Japan", 134.0, 42.0),
        ("Gulf of Patience", 143.9, 48.7),
    ] {
        assert!(!is_land(lon, lat), "{name} is land");
    }
}

#[test]
fn lakes_are_where_they_are() {
    for (name, lon, lat, from, to) in [
        ("Baikal", 108.2, 53.6, 29_000.0, 34_000.0),
        ("Baikal", 105.5, 51.75, 29_000.0, 34_000.0),
        ("Khanka", 132.4, 45.0, 3_500.0, 4_600.0),
        ("Hulun", 117.4, 48.95, 1_800.0, 2_700.0),
    ] {
        let area = lake(name);
        assert!(area.contains(plane(lon, lat)), "{lon} {lat} is not in {name}");
        let size = area.square_km();
        assert!((from..to).contains(&size), "{name}: {size:.0} km²");
    }
    assert!(!lake("Khanka").contains(plane(131.5, 45.0)));
}

/// Every tile that a view can ask for.
fn tiles() -> Vec<Tile> {
    let all = Bounds { min: plane(100.0, 40.0), max: plane(150.0, 62.0) }.grown(3000.0);
    let relief = &Ground::read().relief;
    (0..relief.levels.len()).flat_map(|level| relief.tiles(level, &all)).collect()
}

#[test]
fn every_tile_of_the_relief_is_there_and_has_its_size() {
    let relief = &Ground::read().relief;
    let side = relief.tile + 2 * relief.border;
    assert_eq!(relief.levels.len(), 3);
    assert_eq!(tiles().len(), 6 * 4 + 3 * 2 + 2);
    let mut missing = BTreeSet::new();
    for theme in ["ink", "paper"] {
        for tile in tiles() {
            let file = tile.file(theme);
            let Some(bytes) = ground::file(&file) else {
                missing.insert((tile.level, tile.column, tile.row));
                // What is not there is never looked at: no point of the region lies on it.
                let inside = |x: u32, y: u32| {
                    let at = |from: f64, to: f64, part: u32| from + (to - from) * f64::from(part) / 64.0;
                    let (min, max) = (tile.bounds.min, tile.bounds.max);
                    let point = aigun::atlas::Point::new(at(min.x, max.x, x), at(min.y, max.y, y));
                    REGION.contains(aigun::atlas::Albers::amur().inverse(point))
                };
                let seen = (0..=64).any(|x| (0..=64).any(|y| inside(x, y)));
                assert!(!seen, "{file} is missing");
                continue;
            };
            let picture = image::load_from_memory(bytes).unwrap_or_else(|error| panic!("{file}: {error}"));
            assert_eq!((picture.width(), picture.height()), (side, side), "{file}");
        }
    }
    assert_eq!(missing, [(0, 5, 0)].into(), "tiles that relief.json does not list either");
    let listed = String::from_utf8_lossy(ground::file("relief.json").expect("a description")).into_owned();
    let fine = listed.split("\"tiles\": [[").nth(1).expect("a list of tiles").split("]]").next().unwrap_or_default();
    assert!(!fine.contains("5, 0") && fine.contains("4, 0"), "{fine}");
}

#[test]
fn every_name_of_the_land_is_there_in_three_languages_and_can_be_drawn() {
    let ground = Ground::read();
    let rivers = ground.rivers.iter().map(|river| (river.id.as_str(), river.name.as_ref(), river.rank <= 4));
    let lakes = ground.lakes.iter().map(|lake| ("a lake", lake.name.as_ref(), false));
    let lands = ground.names.iter().map(|land| ("a land", Some(&land.name), true));
    let mut faults = Vec::new();
    let mut count = 0;
    for (what, name, needed) in rivers.chain(lakes).chain(lands) {
        let Some(name) = name else {
            if needed {
                faults.push(format!("{what} has no name"));
            }
            continue;
        };
        count += 1;
        faults.extend(LANGUAGES.iter().filter_map(|lang| fault(name, *lang)).map(|fault| format!("{what}: {fault}")));
    }
    assert_eq!(faults, [""; 0]);
    assert!(count > 120, "only {count} names");
}

fn fault(name: &Localized<String>, lang: Lang) -> Option<String> {
    let Some(text) = name.get(lang).filter(|text| !text.trim().is_empty()) else {
        return Some(format!("no name in {lang}: {name:?}"));
    };
    let missing = undrawable(text);
    (!missing.is_empty()).then(|| format!("{missing:?} of {text} cannot be drawn"))
}
