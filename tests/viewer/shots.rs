//! What it looks like: pictures of the viewer that are kept, and that nothing on them is cut off or too small.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aigun::kiosk::{Action, Appearance, Comfort, comfort};
use aigun::model::{ExhibitId, Lang, Museum};
use egui_kittest::{Harness, try_image_snapshot_options};

use super::common::device::{Device, options};
use super::common::shipped;
use super::common::stage::{SMALL_LYING, SMALL_STANDING, open_with, studio, tiled};
use super::{ROBE, Visitor};

struct Shot {
    name: &'static str,
    page: &'static str,
    lang: Lang,
    usual: Comfort,
    size: [f32; 2],
    /// What is touched before, by the keys of the words on the controls.
    taps: &'static [&'static str],
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Plain,
    /// Cut into tiles.
    Tiled,
    /// Its file is missing.
    Missing,
}

const PAIR: &str = "treaties/nerchinsk-1689/compare/1";

fn shots() -> Vec<Shot> {
    let shot =
        |name, page, lang, usual: Comfort, size| Shot { name, page, lang, usual, size, taps: &[], kind: Kind::Plain };
    let ink = Comfort::from(Appearance::Ink);
    let largest = Comfort { text_step: comfort::BODY.len() - 1, ..Appearance::Contrast.into() };
    let low = Comfort { low_reach: true, ..ink };
    let (zh, en, ru) = (Lang::ZH, Lang::EN, Lang::RU);
    let (lying, standing) = (SMALL_LYING, SMALL_STANDING);
    let detail = "peoples/hezhe/pictures/2/2";
    vec![
        shot("whole-lying", ROBE, zh, ink, lying),
        shot("whole-standing", ROBE, en, ink, standing),
        Shot { kind: Kind::Tiled, ..shot("detail-lying", detail, zh, ink, lying) },
        shot("detail-standing", detail, ru, ink, standing),
        shot("largest-lying", detail, en, largest, lying),
        shot("paper-lying", "peoples/hezhe/pictures/1/2", ru, Appearance::Paper.into(), lying),
        shot("low-lying", detail, zh, low, lying),
        shot("low-standing", ROBE, en, low, standing),
        shot("plain-lying", "treaties/aigun-1858/pictures/1", en, ink, lying),
        Shot { taps: &["ui-view-hide-text"], ..shot("folded-lying", detail, zh, ink, lying) },
        Shot { kind: Kind::Missing, ..shot("missing-lying", ROBE, ru, ink, lying) },
        shot("divided-lying", PAIR, en, ink, lying),
        Shot { taps: &["ui-view-beside"], ..shot("beside-standing", PAIR, zh, ink, standing) },
        Shot {
            taps: &["ui-view-beside", "ui-map-nearer"],
            ..shot("beside-lying", PAIR, ru, Appearance::Paper.into(), lying)
        },
        Shot { taps: &["ui-view-after-picture"], ..shot("stage-lying", "peoples/hezhe/story", en, ink, lying) },
        Shot { taps: &["ui-view-after-picture"], ..shot("stage-standing", "peoples/hezhe/story", zh, ink, standing) },
    ]
}

/// The shipped museum without the file of the robe.
fn poorer() -> Arc<Museum> {
    let mut museum = (*shipped()).clone();
    let hezhe = museum.exhibits.get_mut(&ExhibitId::new("peoples/hezhe")).expect("it is there");
    hezhe.pictures[1].file = "peoples/hezhe/lost.svg".into();
    Arc::new(museum)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/viewer")
}

impl Shot {
    fn visitor(&self, device: &Device) -> Visitor {
        let museum = if self.kind == Kind::Missing { poorer() } else { shipped() };
        let studio = if self.kind == Kind::Tiled { tiled() } else { studio() };
        let builder = Harness::builder().renderer(device.clone());
        let mut visitor = Visitor::of(open_with(builder, studio, Some(museum), self.size, self.lang, self.usual));
        visitor.house.visit_page(self.page);
        for key in self.taps {
            visitor.tap_on(key);
        }
        // Nothing has the focus or is touched.
        visitor.act(Action::CloseNote);
        visitor
    }
}

#[test]
fn the_viewer_looks_as_in_its_pictures() {
    let device = Device::find();
    let options = options(folder());
    let mut faults = Vec::new();
    for shot in shots() {
        let mut visitor = shot.visitor(&device);
        let image = visitor.house.render().expect("the device draws");
        if let Err(error) = try_image_snapshot_options(&image, shot.name, &options) {
            faults.push(error.to_string());
        }
        let missing = shot.kind == Kind::Missing;
        for finding in visitor.house.findings() {
            if !(missing && finding.kind == aigun::ui::FindingKind::BrokenPicture) {
                faults.push(format!("{}: {}: {}", shot.name, finding.kind.as_str(), finding.what));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn its_pictures_are_those_that_are_kept() {
    let kept: BTreeSet<String> = shots().iter().map(|shot| format!("{}.png", shot.name)).collect();
    let is_kept = |name: &String| name.ends_with(".png") && !name.trim_end_matches(".png").contains('.');
    let entries = std::fs::read_dir(folder()).expect("the pictures can be listed");
    let names = entries.map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned());
    assert_eq!(names.filter(is_kept).collect::<BTreeSet<_>>(), kept);
}
