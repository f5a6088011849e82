//! Pictures: the file that must be there, the words about it, what to look at in it, and pictures to be compared.

use std::collections::HashSet;

use super::Check;
use crate::content::budget::{CAPTION, ESSENTIAL};
use crate::content::raw;
use crate::content::source::{IMAGE_SERVICE, join};
use crate::diagnostic::{Place, Problem};
use crate::imaging::{ImagingError, MAX_ORIGINAL_PIXELS, MAX_PIXELS};
use crate::model::{Area, Hotspot, Localized, Pair, Picture};

/// File name endings of pictures the kiosk can show.
const PICTURE_KINDS: &[&str] = &[
    "svg",
    "jpg",
    "jpeg",
    "png",
    "webp",
    "gif",
    "tif",
    "tiff",
    "dzi",
    #[cfg(feature = "jxl")]
    "jxl",
];

/// More details than this are no guided look but a list, and their marks lie on each other.
const HOTSPOTS: usize = 12;

/// From the shell of a grain of millet to a landscape: what a scale bar can say.
const WIDTH_MM: (f32, f32) = (0.1, 100_000_000.0);

/// How far an area may reach over the edge by the rounding of what a curator measured.
const ROUNDING: f32 = 0.0005;

impl Check<'_> {
    /// A picture with everything a visitor needs to know of it. A missing description is made up for by the title.
    pub(super) fn picture(&mut self, raw: &raw::Picture) -> Option<Picture> {
        let file = self.field("file", |c| c.picture_file(&raw.file));
        let title = self.field("title", |c| c.name(&raw.title));
        let alt = match &raw.alt {
            Some(text) => self.field("alt", |c| c.prose(text, None)),
            None => {
                self.report(self.warning("picture-no-alt").with("file", &raw.file));
                None
            }
        };
        let caption =
            self.optional("caption", raw.caption.as_ref(), |c, text| c.prose(text, Some((CAPTION, "caption-long"))));
        let credit = match &raw.credit {
            Some(text) => self.field("credit", |c| c.name(text)),
            None => {
                self.report(self.warning("picture-no-credit").with("file", &raw.file));
                None
            }
        };
        let focus = raw.focus.filter(|focus| self.field("focus", |c| c.within_picture(*focus)));
        let (least, most) = WIDTH_MM;
        let width_mm = raw.width_mm.filter(|width| self.field("width_mm", |c| c.within(*width, least, most)));
        let hotspots = self.hotspots(&raw.hotspots);
        let (file, title) = (file?, title?);
        Some(Picture {
            file,
            alt: alt.unwrap_or_else(|| title.clone()),
            title,
            caption: self.or_silent(caption)?,
            credit: self.or_silent(credit)?,
            focus: focus.unwrap_or((0.5, 0.5)),
            width_mm,
            hotspots,
        })
    }

    /// An empty text in the first language where there is none.
    fn or_silent(&self, text: Option<Localized<String>>) -> Option<Localized<String>> {
        text.or_else(|| Localized::new(vec![(*self.house.languages.first()?, String::new())]))
    }

    /// Whether a point lies on the picture; if not, that is an error.
    fn within_picture(&mut self, (x, y): (f32, f32)) -> bool {
        self.within(x, 0.0, 1.0) && self.within(y, 0.0, 1.0)
    }

    /// The path of a picture file that exists beside the file in hand, or of the description of a folder of tiles there.
    fn picture_file(&mut self, name: &str) -> Option<String> {
        let folder = self.folder();
        let listing = self.house.listing;
        let service = name.strip_suffix(IMAGE_SERVICE).and_then(|name| name.strip_suffix('/'));
        let bare = service.unwrap_or(name);
        if bare.contains(['/', '\\', ':']) || bare.starts_with('.') || service == Some("") {
            self.report(self.error("picture-path").with("file", name));
            return None;
        }
        let there = match service {
            Some(service) => listing.is_image_service(&join(folder, service)),
            None => listing.has_file(folder, name),
        };
        if !there {
            let beside = listing.files(folder).iter().filter(|file| !file.ends_with(".ron")).cloned();
            let services = listing.folders(folder).iter().filter(|name| listing.is_image_service(&join(folder, name)));
            let beside: Vec<String> = beside.chain(services.map(|name| join(name, IMAGE_SERVICE))).collect();
            let problem = self.error("picture-missing").with("file", name);
            let problem = self.suggest(problem, name, beside.iter().map(String::as_str));
            self.report(problem);
            return None;
        }
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let ending = ending.to_ascii_lowercase();
        if service.is_none() && !PICTURE_KINDS.contains(&ending.as_str()) {
            self.report(self.error("picture-kind").with("file", name).with("kinds", PICTURE_KINDS.join(", ")));
            return None;
        }
        let tiles = format!("{stem}_files");
        if ending == "dzi" && !listing.folders(folder).contains(&tiles) {
            self.report(self.error("picture-no-tiles").with("file", name).with("folder", tiles));
            return None;
        }
        let file = join(folder, name);
        self.inspect(name, &file);
        Some(file)
    }

    /// Tells what is wrong inside a picture's file.
    fn inspect(&mut self, name: &str, file: &str) {
        let Some(inspect) = self.house.inspect else { return };
        let probe = match inspect(file) {
            Ok(probe) => probe,
            Err(error) => return self.report(told(self.error(error.code()).with("file", name), &error)),
        };
        if !probe.left_out.is_empty() {
            let what = probe.left_out.join(", ");
            self.report(self.warning("picture-left-out").with("file", name).with("what", what));
        }
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        let is_tiled = matches!(&*ending, "dzi" | "json");
        if !is_tiled && !probe.format.extensions().contains(&&*ending) {
            let right = probe.format.extensions()[0];
            let problem = self.warning("picture-ending").with("file", name).with("format", probe.format);
            self.report(problem.with("ending", right));
        }
    }

    fn hotspots(&mut self, raw: &[raw::Hotspot]) -> Vec<Hotspot> {
        if raw.len() > HOTSPOTS {
            self.field("hotspots", |c| {
                c.report(c.error("hotspots-many").with("count", raw.len()).with("limit", HOTSPOTS));
            });
        }
        let mut seen = HashSet::new();
        let mut hotspots = self.each("hotspots", raw, |c, raw| {
            let new = c.new_id(&raw.id, &mut seen);
            let area = c.hotspot_area(raw);
            let title = c.field("title", |c| c.name(&raw.title));
            let text = c.field("text", |c| c.rich(&raw.text, Some((ESSENTIAL, "hotspot-long"))));
            let sources = c.cites(&raw.sources);
            new.then_some(())?;
            Some(Hotspot { id: raw.id.clone(), area: area?, title: title?, text: text?, sources })
        });
        hotspots.truncate(HOTSPOTS);
        hotspots
    }

    fn hotspot_area(&mut self, raw: &raw::Hotspot) -> Option<Area> {
        match (raw.at, raw.area) {
            (Some(at), None) => self.field("at", |c| c.within_picture(at)).then(|| Area::point(at.0, at.1)),
            (None, Some((left, top, width, height))) => self.field("area", |c| {
                let inside = c.within_picture((left, top)) && c.within_picture((width, height));
                inside.then_some(())?;
                if width <= 0.0 || height <= 0.0 {
                    c.report(c.error("hotspot-empty"));
                    return None;
                }
                if left + width > 1.0 + ROUNDING || top + height > 1.0 + ROUNDING {
                    c.report(c.error("hotspot-outside"));
                    return None;
                }
                Some(Area { left, top, width: width.min(1.0 - left), height: height.min(1.0 - top) })
            }),
            _ => {
                self.report(self.error("hotspot-place"));
                None
            }
        }
    }

    /// Pictures of an exhibit that are compared; `pictures` are those that can be shown.
    pub(super) fn pairs(&mut self, raw: &raw::Exhibit, pictures: &[Picture]) -> Vec<Pair> {
        let mut seen = HashSet::new();
        self.each("compare", &raw.compare, |c, pair| {
            let new = c.new_id(&pair.id, &mut seen);
            let first = c.field("first", |c| c.one_of(&raw.pictures, pictures, &pair.first));
            let second = c.field("second", |c| c.one_of(&raw.pictures, pictures, &pair.second));
            let title = c.field("title", |c| c.name(&pair.title));
            let text = c.optional("text", pair.text.as_ref(), |c, text| c.rich(text, Some((ESSENTIAL, "pair-long"))));
            if pair.first == pair.second {
                c.field("second", |c| c.report(c.error("pair-same").with("file", &pair.second)));
                return None;
            }
            new.then_some(())?;
            Some(Pair { id: pair.id.clone(), first: first?, second: second?, title: title?, text })
        })
    }

    /// Where a picture named by its file stands among those that can be shown.
    fn one_of(&mut self, raw: &[raw::Picture], pictures: &[Picture], name: &str) -> Option<usize> {
        if !raw.iter().any(|picture| picture.file == name) {
            let problem = self.error("pair-picture").with("file", name);
            let problem = self.suggest(problem, name, raw.iter().map(|picture| picture.file.as_str()));
            self.report(problem);
            return None;
        }
        // One that cannot be shown has been told of.
        let file = join(self.folder(), name);
        pictures.iter().position(|picture| picture.file == file)
    }
}

/// What is wrong inside a picture's file, as a problem of that file.
pub fn broken(file: &str, error: &ImagingError) -> Problem {
    told(Problem::error(Place::file(file), error.code()).with("file", file), error)
}

/// Fills in what a sentence about a broken picture says.
fn told(problem: Problem, error: &ImagingError) -> Problem {
    use ImagingError::*;
    let millions = |pixels: u64| pixels / 1_000_000;
    match error {
        Unreadable(why) | Descriptor(why) | Damaged(_, why) | Unsupported(_, why) => problem.with("detail", why),
        FileTooLarge { bytes, limit } => problem.with("size", bytes.div_ceil(1 << 20)).with("limit", limit >> 20),
        UnknownFormat(format) => problem.with("format", format.as_deref().unwrap_or("none")),
        PictureTooLarge { size: [width, height] } => {
            problem.with("width", width).with("height", height).with("limit", millions(MAX_ORIGINAL_PIXELS))
        }
        NotStreamable { size: [width, height], why, .. } => {
            let problem = problem.with("width", width).with("height", height);
            problem.with("why", why).with("limit", millions(MAX_PIXELS))
        }
        TooWide { size: [width, height] } => problem.with("width", width).with("height", height),
        TooComplex(what) => problem.with("detail", what),
        TileMissing(tile) => problem.with("detail", tile),
        CutOff(_) | OutsideFolder | NoSize | TooSlow | Changed | Crashed => problem,
    }
}
