//! Scans larger than any screen: nothing is ever blank, textures stay within their budget, and tiles that go are made again.

use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use aigun::imaging::{MAX_SIDE, Studio, TileStore};
use aigun::kiosk::{Action, Appearance};
use aigun::model::{ExhibitId, Lang};
use egui::{Context, Event, FullOutput, Pos2, TextureId, TexturesDelta, TouchPhase, Vec2, pos2, vec2};
use egui_kittest::{Harness, TestRenderer};
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage, RgbaImage};

use super::common::device::Device;
use super::common::small;
use super::common::stage::{SMALL_LYING, open_with};
use super::{FINGER, SECOND, Visitor};

const PAGE: &str = "treaties/full/pictures/1";
/// MiB of textures that the museum allows.
const BUDGET: u32 = 64;
const UPLOADED_PER_FRAME: usize = 3 << 20;

/// What is red and green at a place of the picture, given in fractions; blue says which picture it is.
fn colour(x: f32, y: f32, blue: u8) -> [f32; 3] {
    [60.0 + 180.0 * x, 60.0 + 180.0 * y, f32::from(blue)]
}

fn jpeg(width: u32, height: u32, blue: u8) -> Vec<u8> {
    let pixel = |x: u32, y: u32| {
        let [red, green, blue] = colour(x as f32 / width as f32, y as f32 / height as f32, blue);
        Rgb([red.round() as u8, green.round() as u8, blue as u8])
    };
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 92);
    RgbImage::from_fn(width, height, pixel).write_with_encoder(encoder).expect("it is encoded");
    bytes
}

/// Twenty-four megapixels.
fn scan() -> &'static [u8] {
    static SCAN: OnceLock<Vec<u8>> = OnceLock::new();
    SCAN.get_or_init(|| jpeg(6000, 4000, 220))
}

/// Width and height of what was uploaded in a frame.
type Uploads = Rc<RefCell<Vec<[usize; 2]>>>;

/// A device that notes what is uploaded.
struct Counting {
    device: Device,
    uploads: Uploads,
}

impl TestRenderer for Counting {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        // The first texture is that of the letters.
        let pictures = delta.set.iter().filter(|(id, _)| **id != TextureId::default());
        self.uploads.borrow_mut().extend(pictures.flat_map(|(_, all)| all.iter().map(|delta| delta.image.size())));
        self.device.handle_delta(delta);
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        self.device.render(ctx, output)
    }
}

/// A visitor before a scan whose tiles are kept in a folder of their own.
struct Reader {
    visitor: Visitor,
    uploads: Uploads,
    folder: tempfile::TempDir,
    /// Of the picture that should be seen.
    blue: u8,
    /// Bytes and tiles uploaded so far.
    uploaded: (usize, usize),
}

impl Reader {
    fn open() -> Reader {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("scan.jpg"), scan()).expect("the scan is written");
        let mut museum = small();
        museum.texture_mib = BUDGET;
        museum.exhibits.get_mut(&ExhibitId::new("treaties/full")).expect("it is there").pictures[0].file =
            "scan.jpg".into();
        let uploads = Uploads::default();
        let renderer = Counting { device: Device::find(), uploads: uploads.clone() };
        let studio = Studio::new(folder.path().to_owned(), aigun::atlas::ground::file)
            .with_tiles(TileStore::new(folder.path().join("tiles"), 1 << 30));
        let builder = Harness::builder().renderer(renderer);
        let house = open_with(builder, studio, Some(Arc::new(museum)), SMALL_LYING, Lang::EN, Appearance::Ink);
        let mut reader = Reader { visitor: Visitor::of(house), uploads, folder, blue: 220, uploaded: (0, 0) };
        reader.visitor.house.state_mut().tools.motion = true;
        reader.uploads.borrow_mut().clear();
        reader
    }

    fn tiles(&self) -> PathBuf {
        self.folder.path().join("tiles")
    }

    /// One frame, and that it kept within its bounds.
    fn frame(&mut self, events: impl IntoIterator<Item = Event>) {
        self.visitor.house.frame(events);
        let uploads = std::mem::take(&mut *self.uploads.borrow_mut());
        let bytes: usize = uploads.iter().map(|[width, height]| width * height * 4).sum();
        // Symbols of the interface are small and come beside.
        let pictures = uploads.iter().filter(|[width, height]| width * height > 128 * 128).count();
        assert!(bytes <= UPLOADED_PER_FRAME + (256 << 10) || pictures == 1, "{bytes} bytes in a frame: {uploads:?}");
        assert!(uploads.iter().flatten().all(|side| *side <= MAX_SIDE as usize), "{uploads:?}");
        self.uploaded.0 += bytes;
        self.uploaded.1 += uploads.iter().filter(|size| **size == [512, 512]).count();
        let kept = self.visitor.house.state().tools.pictures.bytes();
        assert!(kept <= (BUDGET as usize) << 20, "{} MiB of textures", kept >> 20);
    }

    /// Runs until nothing moves and everything is there.
    fn rest(&mut self) {
        for _ in 0..400 {
            self.frame([]);
            if self.visitor.is_at_rest() {
                return;
            }
        }
        panic!("it does not come to rest");
    }

    /// Every place of the picture that is seen shows what is there in the picture: neither the ground nor another place.
    #[track_caller]
    fn shows_the_picture(&mut self, when: &str) {
        let image = self.visitor.house.render().expect("the device draws");
        let mut seen = 0;
        // Clear of the title, the overview, the buttons and the words.
        for y in (90..450).step_by(12) {
            for x in (170..550).step_by(12) {
                let part = self.visitor.under(pos2(x as f32, y as f32));
                let inside = |part: f32| (0.004..=0.996).contains(&part);
                if !inside(part.x) || !inside(part.y) {
                    continue;
                }
                seen += 1;
                let is = image.get_pixel(x, y).0;
                let off = colour(part.x, part.y, self.blue).into_iter().zip(is);
                let off = off.map(|(should, is)| (should - f32::from(is)).abs()).fold(0.0, f32::max);
                assert!(off < 12.0, "{when}: {x}, {y} is {is:?}, off by {off}");
            }
        }
        assert!(seen > 200, "{when}: only {seen} places of the picture are seen");
    }

    fn go(&mut self, page: &str) {
        let action = Action::Open(page.parse().expect("a route"));
        self.visitor.house.state_mut().kiosk.update(action, std::time::Duration::ZERO);
    }

    /// The frames of a drag that is let go while it moves.
    fn fling(&mut self, from: Pos2, to: Pos2) -> Vec<Vec<Event>> {
        let panel = &mut self.visitor.panel;
        let mut frames = vec![panel.touch(FINGER, TouchPhase::Start, from)];
        frames.extend(
            (1..=8_u8).map(|step| panel.touch(FINGER, TouchPhase::Move, from + (to - from) * (f32::from(step) / 8.0))),
        );
        frames.push(panel.touch(FINGER, TouchPhase::End, to));
        frames
    }

    /// The frames of two fingers about a place.
    fn pinch(&mut self, about: Pos2, from: f32, to: f32) -> Vec<Vec<Event>> {
        let panel = &mut self.visitor.panel;
        let half = |length: f32| vec2(length, length * 0.3);
        let mut both = |phase, half: Vec2| {
            [panel.touch(FINGER, phase, about - half), panel.touch(SECOND, phase, about + half)].concat()
        };
        let mut frames = vec![both(TouchPhase::Start, half(from))];
        frames.extend((1..=8_u8).map(|step| both(TouchPhase::Move, half(from + (to - from) * f32::from(step) / 8.0))));
        frames.push(both(TouchPhase::End, half(to)));
        frames
    }

    /// The frames of a tap on the overview, and those after it.
    fn tap_overview(&mut self, part: Vec2) -> Vec<Vec<Event>> {
        let name = self.visitor.word("ui-view-overview");
        let rect = self.visitor.house.control(&name);
        let at = rect.min + rect.size() * part;
        let panel = &mut self.visitor.panel;
        let mut frames = vec![panel.touch(FINGER, TouchPhase::Start, at), panel.touch(FINGER, TouchPhase::End, at)];
        frames.extend((0..60).map(|_| Vec::new()));
        frames
    }
}

#[test]
fn three_hundred_frames_of_moving_show_no_gap_and_stay_within_bounds() {
    let mut reader = Reader::open();
    reader.go(PAGE);
    reader.rest();
    reader.shows_the_picture("as a whole");
    let middle = pos2(350.0, 260.0);
    let mut frames = 0;
    for round in 0.. {
        assert!(frames < 1000, "the budget is never strained: {:?}", reader.uploaded);
        // Near enough for a pixel on each of the screen's, and then to all corners.
        let events = match round % 9 {
            0 => reader.pinch(middle, 40.0, 150.0),
            1 => reader.pinch(middle + vec2(60.0, 30.0), 40.0, 120.0),
            2 => reader.fling(middle, middle - vec2(150.0, 60.0)),
            3 => reader.tap_overview(vec2(0.1, 0.15)),
            4 => reader.tap_overview(vec2(0.85, 0.2)),
            5 => reader.tap_overview(vec2(0.85, 0.8)),
            6 => reader.tap_overview(vec2(0.1, 0.85)),
            7 => reader.fling(middle, middle + vec2(120.0, -140.0)),
            _ => reader.pinch(middle, 160.0, 30.0),
        };
        for events in events {
            reader.frame(events);
            frames += 1;
            if frames % 5 == 0 {
                reader.shows_the_picture(&format!("frame {frames}, round {round}"));
            }
        }
        if frames >= 300 && reader.uploaded.0 > (BUDGET as usize) << 20 {
            break;
        }
    }
    reader.rest();
    reader.shows_the_picture("at the end");
    assert!(reader.uploaded.1 > 20, "{} tiles were drawn", reader.uploaded.1);
}

#[test]
fn tiles_that_are_deleted_are_cut_anew_while_the_coarse_picture_is_shown() {
    let mut reader = Reader::open();
    reader.go(PAGE);
    reader.rest();
    let middle = pos2(350.0, 260.0);
    for events in [reader.pinch(middle, 30.0, 150.0), reader.pinch(middle, 30.0, 150.0)].concat() {
        reader.frame(events);
    }
    let before = reader.uploaded.1;
    assert!(before > 0, "no tile was drawn");
    // In the middle of a flight.
    for (frame, events) in reader.tap_overview(vec2(0.9, 0.9)).into_iter().enumerate() {
        if frame == 4 {
            fs::remove_dir_all(reader.tiles()).expect("the tiles are there");
        }
        reader.frame(events);
        reader.shows_the_picture(&format!("frame {frame}"));
    }
    reader.rest();
    reader.shows_the_picture("afterwards");
    assert!(reader.uploaded.1 > before, "no tile was drawn again");
    assert!(reader.tiles().join("known").is_dir(), "no tile was cut again");
}

#[test]
fn a_file_that_is_replaced_shows_the_new_picture_when_it_is_opened_again() {
    for (width, height) in [(6000, 4000), (3000, 2400)] {
        let mut reader = Reader::open();
        reader.go(PAGE);
        reader.rest();
        let middle = pos2(350.0, 260.0);
        for events in reader.pinch(middle, 30.0, 150.0) {
            reader.frame(events);
        }
        reader.rest();
        reader.shows_the_picture("before");
        reader.go("home");
        reader.rest();
        fs::write(reader.folder.path().join("scan.jpg"), jpeg(width, height, 40)).expect("the scan is replaced");
        reader.blue = 40;
        reader.go(PAGE);
        reader.rest();
        reader.shows_the_picture("the new one as a whole");
        for events in reader.pinch(middle, 30.0, 150.0) {
            reader.frame(events);
        }
        reader.rest();
        reader.shows_the_picture("the new one from near");
    }
}
