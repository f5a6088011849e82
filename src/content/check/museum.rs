//! `museum.ron` and `hall.ron`.

use std::collections::{BTreeMap, HashSet};

use super::{Check, House};
use crate::content::calendar::{self, DateError};
use crate::content::raw;
use crate::content::source::{Document, join};
use crate::diagnostic::Problem;
use crate::model::keypad::{Key, Keypad, Press};
use crate::model::{
    AttractSettings, DayHours, Display, ExhibitId, Hall, HallId, IdleSettings, Lang, Moment, Museum, OpeningHours,
    TimeOfDay, id,
};
use crate::words::BUILT_IN;

/// What holds where `museum.ron` says nothing.
const SECONDS_PER_SLIDE: u16 = 14;
const IDLE: IdleSettings = IdleSettings { after_seconds: 60, countdown_seconds: 20 };
/// Height of a capital in the largest text that anybody can read (EN 301 549, 5.1.4).
const LEAST_CAPITAL_DEGREES: f32 = 0.7;
/// MiB for the pixels of pictures: the screen in 4K six times over, so that nothing in sight is ever fetched twice.
const TEXTURES: u16 = 192;
const DISPLAY: Display = Display { diagonal_inches: 43.0, viewing_distance_mm: 600 };

/// The languages of a museum: those of `museum.ron` that are language tags; if there are none, the built-in ones.
pub fn languages(raw: Option<&raw::Museum>) -> Vec<Lang> {
    let mut languages = Vec::new();
    for lang in raw.iter().flat_map(|raw| &raw.languages).filter_map(|tag| Lang::new(tag)) {
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    if languages.is_empty() { BUILT_IN.to_vec() } else { languages }
}

/// Checks `museum.ron`. The museum that comes back has no halls, exhibits and lists yet.
pub fn museum(house: &House<'_>, document: &Document, raw: &raw::Museum) -> (Option<Museum>, Vec<Problem>) {
    let mut c = Check::new(house, document);
    (c.museum(raw), c.finish())
}

/// Checks one `hall.ron`; `None` if nothing of the hall can be shown.
pub fn hall(house: &House<'_>, document: &Document, raw: &raw::Hall) -> (Option<Hall>, Vec<Problem>) {
    let mut c = Check::new(house, document);
    (c.hall(raw), c.finish())
}

impl Check<'_> {
    fn museum(&mut self, raw: &raw::Museum) -> Option<Museum> {
        let house = self.house;
        let name = self.field("name", |c| c.name(&raw.name));
        let title = self.field("title", |c| c.name(&raw.title));
        let subtitle = self.field("subtitle", |c| c.name(&raw.subtitle));
        let manchu = self.manchu(raw.manchu.as_ref());
        let statement = self.optional("statement", raw.statement.as_ref(), |c, text| c.rich(text, None));
        let picture = self.optional("picture", raw.picture.as_ref(), |c, picture| c.picture(picture));
        self.languages(&raw.languages);
        let fallbacks = self.fallbacks(&raw.fallbacks);
        let pinyin = self.pinyin(&raw.pinyin);
        self.halls(&raw.halls);
        let mut river_years =
            self.each("river_years", &raw.river_years, |c, year| c.within(*year, 1000, 2100).then_some(*year));
        river_years.sort_unstable();
        river_years.dedup();
        let atlas = self.optional("atlas", raw.atlas.as_ref(), |c, atlas| Some(c.atlas(atlas)));
        let hours = self.optional("hours", raw.hours.as_ref(), |c, hours| Some(c.hours(hours)));
        let visit = self.visit(raw);
        let attract = self.optional("attract", raw.attract.as_ref(), |c, attract| Some(c.attract(attract)));
        let idle = self.optional("idle", raw.idle.as_ref(), |c, idle| {
            let after = c.number("after_seconds", idle.after_seconds, 60, 3600);
            let countdown = c.number("countdown_seconds", idle.countdown_seconds, 20, 300);
            Some(IdleSettings {
                after_seconds: after.unwrap_or(IDLE.after_seconds),
                countdown_seconds: countdown.unwrap_or(IDLE.countdown_seconds),
            })
        });
        let display = self.optional("display", raw.display.as_ref(), |c, display| {
            let diagonal = c.field("diagonal_inches", |c| c.within(display.diagonal_inches, 7.0, 120.0));
            let distance = c.field("viewing_distance_mm", |c| c.within(display.viewing_distance_mm, 200, 5000));
            let display = (diagonal && distance).then_some(Display {
                diagonal_inches: display.diagonal_inches,
                viewing_distance_mm: display.viewing_distance_mm,
            })?;
            c.can_be_used(&display);
            Some(display)
        });
        let keypad = self.optional("keypad", raw.keypad.as_ref(), |c, keypad| Some(c.keypad(keypad)));
        let textures = self.optional("pictures", raw.pictures.as_ref(), |c, memory| {
            c.number("texture_mib", memory.texture_mib, 64, 1024)
        });
        Some(Museum {
            root: std::path::PathBuf::new(),
            name: name?,
            title: title?,
            subtitle: subtitle?,
            manchu,
            statement,
            picture,
            languages: house.languages.clone(),
            fallbacks,
            pinyin,
            halls: Vec::new(),
            exhibits: BTreeMap::new(),
            people: BTreeMap::new(),
            places: BTreeMap::new(),
            glossary: BTreeMap::new(),
            timeline: Vec::new(),
            atlas: atlas.unwrap_or_default(),
            sources: BTreeMap::new(),
            river_years,
            hours,
            visit,
            attract: attract.unwrap_or(AttractSettings { slides: Vec::new(), seconds_per_slide: SECONDS_PER_SLIDE }),
            idle: idle.unwrap_or(IDLE),
            display: display.unwrap_or(DISPLAY),
            keypad: keypad.unwrap_or_default(),
            texture_mib: textures.unwrap_or(TEXTURES).into(),
        })
    }

    fn languages(&mut self, raw: &[String]) {
        self.not_empty("languages", raw);
        let mut seen: Vec<&String> = Vec::new();
        self.field("languages", |c| {
            for (index, tag) in raw.iter().enumerate() {
                c.path.push(crate::content::locate::Step::Index(index));
                if Lang::new(tag).is_none() {
                    c.report(c.error("language-tag").with("name", tag));
                } else if seen.contains(&tag) {
                    c.report(c.error("listed-twice").with("id", tag));
                }
                seen.push(tag);
                c.path.pop();
            }
        });
    }

    fn fallbacks(&mut self, raw: &BTreeMap<String, Vec<String>>) -> BTreeMap<Lang, Vec<Lang>> {
        let house = self.house;
        let offered = |tag: &str| Lang::new(tag).filter(|lang| house.languages.contains(lang));
        self.field("fallbacks", |c| {
            for tag in raw.iter().flat_map(|(tag, others)| std::iter::once(tag).chain(others)) {
                if offered(tag).is_none() {
                    c.report(c.error("fallback-unknown").with("name", tag));
                }
            }
        });
        let order = |lang: Lang| {
            let wished = raw.get(lang.as_str()).into_iter().flatten().filter_map(|tag| offered(tag));
            let mut order = vec![lang];
            for other in wished.chain(house.languages.iter().copied()) {
                if !order.contains(&other) {
                    order.push(other);
                }
            }
            (lang, order)
        };
        house.languages.iter().copied().map(order).collect()
    }

    fn pinyin(&mut self, raw: &BTreeMap<String, String>) -> Vec<(String, String)> {
        let is_han = |word: &str| !word.is_empty() && word.chars().all(|c| ('\u{3400}'..='\u{9FFF}').contains(&c));
        let is_read =
            |pinyin: &str| !pinyin.is_empty() && pinyin.chars().all(|c| c.is_alphabetic() || " '’-".contains(c));
        let mut words = Vec::new();
        self.field("pinyin", |c| {
            for (word, pinyin) in raw {
                if is_han(word) && is_read(pinyin) && !pinyin.chars().any(|c| is_han(c.encode_utf8(&mut [0; 4]))) {
                    c.drawable(pinyin);
                    words.push((word.clone(), pinyin.clone()));
                } else {
                    c.report(c.error("bad-pinyin").with("name", word).with("value", pinyin));
                }
            }
        });
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.chars().count()));
        words
    }

    fn halls(&mut self, raw: &[String]) {
        let house = self.house;
        self.not_empty("halls", raw);
        let mut seen = HashSet::new();
        self.each("halls", raw, |c, name| {
            if !id::is_valid_part(name) {
                c.report(c.error("bad-id").with("id", name));
            } else if !house.halls.has(name) {
                let problem = c.error("no-such-hall").with("id", name);
                let problem = c.suggest(problem, name, house.listing.folders("").iter().map(String::as_str));
                c.report(problem);
            } else if !seen.insert(name.as_str()) {
                c.report(c.error("listed-twice").with("id", name));
            }
            None::<()>
        });
    }

    fn hours(&mut self, raw: &raw::Hours) -> OpeningHours {
        let days = [
            ("monday", &raw.monday),
            ("tuesday", &raw.tuesday),
            ("wednesday", &raw.wednesday),
            ("thursday", &raw.thursday),
            ("friday", &raw.friday),
            ("saturday", &raw.saturday),
            ("sunday", &raw.sunday),
        ];
        let week = days.map(|(name, day)| self.optional(name, day.as_ref(), |c, day| c.day(day)));
        let closed_on = self.each("closed_on", &raw.closed_on, |c, day| match calendar::parse_date(day) {
            Ok(Moment { year, month: Some(month), day: Some(day), .. }) => Some((year, month, day)),
            Ok(_) => {
                c.report(c.date_problem(day, DateError::Form));
                None
            }
            Err(error) => {
                c.report(c.date_problem(day, error));
                None
            }
        });
        OpeningHours { week, closed_on }
    }

    fn day(&mut self, raw: &raw::Day) -> Option<DayHours> {
        let opens = self.field("opens", |c| c.time(&raw.opens));
        let closes = self.field("closes", |c| c.time(&raw.closes));
        let last_entry = self.optional("last_entry", raw.last_entry.as_ref(), |c, time| c.time(time));
        let (opens, closes) = (opens?, closes?);
        if opens >= closes || last_entry.is_some_and(|last| last < opens || last > closes) {
            self.report(self.error("hours-order"));
            return None;
        }
        Some(DayHours { opens, closes, last_entry })
    }

    fn time(&mut self, raw: &str) -> Option<TimeOfDay> {
        let two = |digits: &str| {
            (digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())
        };
        let parsed = raw.split_once(':').and_then(|(hours, minutes)| Some((two(hours)??, two(minutes)??)));
        match parsed {
            // 24:00 is midnight at the end of the day.
            Some((hours, minutes)) if (hours < 24 && minutes < 60) || (hours, minutes) == (24, 0) => {
                Some(TimeOfDay(hours * 60 + minutes))
            }
            _ => {
                self.report(self.error("time-form").with("value", raw));
                None
            }
        }
    }

    fn attract(&mut self, raw: &raw::Attract) -> AttractSettings {
        let slides = self.each("slides", &raw.slides, |c, id| c.exhibit_ref(id));
        let seconds = self.number("seconds_per_slide", raw.seconds_per_slide, 6, 600);
        AttractSettings { slides, seconds_per_slide: seconds.unwrap_or(SECONDS_PER_SLIDE) }
    }

    fn keypad(&mut self, raw: &raw::Keypad) -> Keypad {
        let names = [&raw.previous, &raw.next, &raw.select, &raw.back, &raw.home];
        let mut keys: Vec<(Key, Press)> = Vec::new();
        for (press, name) in Press::ALL.into_iter().zip(names) {
            let key = self.optional(press.as_str(), name.as_ref(), |c, name| {
                let Some(key) = Key::new(name) else {
                    let problem = c.error("no-such-key").with("id", name);
                    let problem = c.suggest(problem, name, Key::NAMES);
                    c.report(problem);
                    return None;
                };
                if keys.iter().any(|(other, _)| *other == key) {
                    c.report(c.error("listed-twice").with("id", name));
                    return None;
                }
                Some(key)
            });
            keys.extend(key.map(|key| (key, press)));
        }
        Keypad(keys)
    }

    /// Whether fingers and eyes can use the panel.
    fn can_be_used(&mut self, display: &Display) {
        let (target, least) = (display.target_mm(), Display::LEAST_TARGET_MM);
        if target < least {
            let problem = self.warning("display-targets").with("size", format!("{target:.0}"));
            self.report(problem.with("least", format!("{least:.0}")));
        }
        let degrees = display.largest_capital_degrees();
        if degrees < LEAST_CAPITAL_DEGREES {
            self.report(self.warning("display-letters").with("angle", format!("{degrees:.1}")));
        }
    }

    fn number(&mut self, name: &'static str, raw: Option<u16>, low: u16, high: u16) -> Option<u16> {
        raw.filter(|number| self.field(name, |c| c.within(*number, low, high)))
    }

    fn hall(&mut self, raw: &raw::Hall) -> Option<Hall> {
        let hall = self.folder();
        let name = self.field("name", |c| c.name(&raw.name));
        let title = self.field("title", |c| c.name(&raw.title));
        let lead = self.field("lead", |c| c.name(&raw.lead));
        let introduction = self.field("introduction", |c| c.rich(&raw.introduction, None));
        let manchu = self.manchu(raw.manchu.as_ref());
        let picture = self.field("picture", |c| c.picture(&raw.picture));
        let exhibits = self.hall_exhibits(hall, &raw.exhibits);
        Some(Hall {
            id: HallId::new(hall),
            name: name?,
            title: title?,
            lead: lead?,
            introduction: introduction?,
            manchu,
            picture: picture?,
            exhibits,
        })
        .filter(|hall| !hall.exhibits.is_empty())
    }

    fn hall_exhibits(&mut self, hall: &str, raw: &[String]) -> Vec<ExhibitId> {
        let house = self.house;
        self.not_empty("exhibits", raw);
        let before = self.problems.len();
        let mut seen = HashSet::new();
        let exhibits = self.each("exhibits", raw, |c, name| {
            let id = join(hall, name);
            if !house.exhibits.has(&id) {
                let problem = c.error("hall-exhibit-missing").with("id", name).with("hall", hall);
                let bare = name.strip_prefix(&format!("{hall}/")).unwrap_or(name);
                let folders = house.listing.folders(hall);
                let problem = match folders.binary_search_by(|folder| folder.as_str().cmp(bare)) {
                    Ok(_) if bare != name => problem.with("suggestion", bare),
                    _ => c.suggest(problem, bare, folders.iter().map(String::as_str)),
                };
                c.report(problem);
                return None;
            }
            if !seen.insert(name.as_str()) {
                c.report(c.error("listed-twice").with("id", name));
                return None;
            }
            house.exhibits.is_shown(&id).then(|| ExhibitId::new(id))
        });
        // Said only if nothing else tells why the hall stays closed.
        if !raw.is_empty() && exhibits.is_empty() && self.problems.len() == before && house.halls.is_shown(hall) {
            self.field("exhibits", |c| c.report(c.error("hall-empty")));
        }
        exhibits
    }
}
