//! The kiosk in front of a test: the screens as the window shows them, without a window.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use aigun::imaging::{Studio, TileStore, Workshop};
use aigun::kiosk::{Action, Comfort, Effect, Kiosk, Presence, Route};
use aigun::model::{Lang, Museum};
use aigun::ui::touch::{Fingers, tame};
use aigun::ui::{self, Finding, Pictures, Theme, Tools};
use aigun::words::Words;
use egui::{Event, Pos2, Rect, Ui, UiBuilder, ViewportId};
use egui_kittest::{Harness, HarnessBuilder, TestRenderer};

use super::{exhibits, indexed, shipped};

/// Screens of the design.
pub const LYING: [f32; 2] = [1920.0, 1080.0];
pub const STANDING: [f32; 2] = [1080.0, 1920.0];

/// The same at half the size, for pictures that are kept and for tests to which size means nothing.
pub const SMALL_LYING: [f32; 2] = [960.0, 540.0];
pub const SMALL_STANDING: [f32; 2] = [540.0, 960.0];

/// Frames within which every page comes to rest. Pictures arrive two a frame, and no page has twenty.
const MOST_FRAMES: usize = 30;

/// Where things move, a picture that opens grows for a second or two.
const MOST_MOVING: usize = 150;

/// The window's side of the kiosk.
pub struct Stage {
    pub kiosk: Kiosk,
    pub tools: Tools,
    pub words: Words,
    /// What the visitor did in the last frame.
    pub actions: Vec<Action>,
    pub effects: Vec<Effect>,
    /// What the visitor does is noted but not done.
    pub frozen: bool,
    fingers: Fingers,
}

pub struct House(pub Harness<'static, Stage>);

impl std::ops::Deref for House {
    type Target = Harness<'static, Stage>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl std::ops::DerefMut for House {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

/// Opens the shipped museum on a screen of this size.
pub fn open(size: [f32; 2], lang: Lang, usual: impl Into<Comfort>) -> House {
    open_museum(Some(shipped()), size, lang, usual)
}

/// Opens a museum whose pictures are those of the shipped one; `None` is the day when nothing can be shown.
pub fn open_museum(museum: Option<Arc<Museum>>, size: [f32; 2], lang: Lang, usual: impl Into<Comfort>) -> House {
    open_with(Harness::builder(), studio(), museum, size, lang, usual)
}

/// Opens a museum that is drawn with this device.
pub fn open_drawn(
    device: impl TestRenderer + 'static,
    museum: Option<Arc<Museum>>,
    size: [f32; 2],
    lang: Lang,
    usual: impl Into<Comfort>,
) -> House {
    open_with(Harness::builder().renderer(device), studio(), museum, size, lang, usual)
}

/// The pictures of the shipped museum, decoded in this process and not cut into tiles.
pub fn studio() -> Studio {
    Studio::new(exhibits(), aigun::atlas::ground::file)
}

/// The same, cut into tiles, which are kept beside the test programs.
pub fn tiled() -> Studio {
    studio().with_tiles(TileStore::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("tiles"), 1 << 30))
}

/// Opens a museum whose pictures come from this studio.
pub fn open_with(
    builder: HarnessBuilder<Stage>,
    studio: Studio,
    museum: Option<Arc<Museum>>,
    size: [f32; 2],
    lang: Lang,
    usual: impl Into<Comfort>,
) -> House {
    aigun::atlas::Ground::read();
    let mut kiosk = Kiosk::new(Some(lang), usual);
    let index = museum.as_ref().map(indexed);
    kiosk.update(Action::Loaded(museum), Duration::ZERO);
    if let Some(index) = index {
        kiosk.update(Action::Indexed(index), Duration::ZERO);
    }
    let stage = Stage {
        kiosk,
        tools: Tools::new(Pictures::new(Workshop::inline(studio))),
        words: Words::built_in(),
        actions: Vec::new(),
        effects: Vec::new(),
        frozen: false,
        fingers: Fingers::default(),
    };
    let builder = builder.with_size(size).with_step_dt(1.0 / 60.0).with_max_steps(MOST_FRAMES as u64);
    let builder = builder.with_render_cursor(false).with_context_setup(ui::install);
    let mut house = House(builder.build_ui_state(frame, stage));
    house.settle();
    house
}

fn frame(ui: &mut Ui, stage: &mut Stage) {
    // The harness leaves a margin around what it tests; the kiosk has the whole screen, as in its window.
    let screen = ui.ctx().content_rect();
    let mut ui = ui.new_child(UiBuilder::new().max_rect(screen).layer_id(ui.layer_id()));
    ui.set_clip_rect(screen);
    let now = ui::now(&ui);
    if ui::is_somebody_here(&ui) {
        stage.kiosk.update(Action::Touch, now);
    }
    stage.actions = ui::show(&mut ui, &stage.kiosk, &stage.words, &mut stage.tools, false);
    if stage.frozen {
        return;
    }
    for action in stage.actions.clone() {
        stage.effects.extend(stage.kiosk.update(action, now));
        ui.ctx().request_repaint();
    }
}

impl House {
    /// One frame in which all of these events arrive, as the window hands them on.
    pub fn frame(&mut self, events: impl IntoIterator<Item = Event>) {
        let mut input = std::mem::take(self.input_mut());
        input.events.extend(events);
        tame(&mut input, &mut self.state_mut().fingers);
        *self.input_mut() = input;
        self.step();
    }

    /// Runs until nothing changes any more: every picture is drawn, every text is set, nobody asks for another frame.
    #[track_caller]
    pub fn settle(&mut self) {
        let most = if self.state().tools.motion { MOST_MOVING } else { MOST_FRAMES };
        for _ in 0..most {
            let laid_out = self.state().tools.typesetter.laid_out();
            self.frame([]);
            let tools = &self.state().tools;
            let calm = !tools.pictures.is_busy() && tools.typesetter.laid_out() == laid_out;
            if calm && self.repaint_delay() > Duration::ZERO {
                return;
            }
        }
        let causes = self.ctx.repaint_causes();
        panic!("{} does not come to rest; it asks for more because of {causes:?}", self.state().kiosk.route());
    }

    /// When the kiosk wants to be drawn again of its own accord; `Duration::MAX` is never.
    pub fn repaint_delay(&self) -> Duration {
        self.output().viewport_output[&ViewportId::ROOT].repaint_delay
    }

    /// Does what a visitor could have done, and waits until the screen rests.
    #[track_caller]
    pub fn act(&mut self, action: Action) {
        self.state_mut().kiosk.update(action, Duration::ZERO);
        self.settle();
    }

    /// Lets so much time pass that the kiosk asks "are you still there?".
    #[track_caller]
    pub fn ask(&mut self) {
        let limit = self.state().kiosk.limit() + ui::now(&self.ctx);
        self.state_mut().kiosk.update(Action::Tick, limit);
        assert!(matches!(self.state().kiosk.presence(), Presence::Asking { .. }));
        self.settle();
    }

    /// Brings the next slide on.
    #[track_caller]
    pub fn next_slide(&mut self) {
        let Presence::Away(attract) = self.state().kiosk.presence() else { panic!("there is no slideshow") };
        let due = attract.due();
        self.state_mut().kiosk.update(Action::Tick, due);
        self.settle();
    }

    #[track_caller]
    pub fn visit(&mut self, route: &Route) {
        self.act(Action::Open(route.clone()));
        assert_eq!(self.state().kiosk.route(), route, "the museum has no such page");
    }

    #[track_caller]
    pub fn visit_page(&mut self, route: &str) {
        self.visit(&route.parse().unwrap_or_else(|error| panic!("{error}")));
    }

    /// Where the visitor is.
    pub fn route(&self) -> String {
        self.state().kiosk.route().to_string()
    }

    /// What is wrong with the frame on the screen. Needs the audit to be on.
    pub fn findings(&self) -> Vec<Finding> {
        let measures = &Theme::built_in(self.state().kiosk.comfort().appearance).measures;
        self.state().tools.audit.findings(measures.floor, measures.target)
    }

    /// Where the control of this name is. Needs the audit to be on.
    #[track_caller]
    pub fn control(&self, name: &str) -> Rect {
        let controls = &self.state().tools.audit.controls;
        let found = controls.iter().find(|mark| mark.name == name);
        let names = || controls.iter().map(|mark| mark.name.as_str()).collect::<Vec<_>>().join(", ");
        found.unwrap_or_else(|| panic!("no control `{name}` among {}", names())).rect
    }

    #[track_caller]
    pub fn middle(&self, name: &str) -> Pos2 {
        self.control(name).center()
    }
}
