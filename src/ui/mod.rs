//! Everything that is drawn: egui and nothing of the outside world.

mod audit;
mod canvas;
mod dates;
mod field;
mod keypad;
mod map;
mod page_names;
mod pictures;
mod plate;
mod screens;
pub mod slip;
mod stage;
pub mod text;
mod theme;
pub mod touch;
mod view;
pub mod week;
mod widgets;

pub use audit::{Audit, ControlMark, Finding, FindingKind, TextMark};
pub use canvas::Canvas;
pub use map::Maps;
pub use page_names::page_name;
pub use pictures::Pictures;
pub use plate::Sight;
pub use screens::search::pages as named_pages;
pub use theme::Theme;
pub use view::Tools;

use std::time::Duration;

use egui::{Context, CornerRadius, Event, Ui};

use crate::kiosk::{Action, Kiosk};
use crate::words::Words;
use view::View;

impl Tools {
    /// Tools without motion; see [`Tools::motion`].
    pub fn new(pictures: Pictures) -> Tools {
        Tools {
            typesetter: Default::default(),
            pictures,
            audit: Audit::default(),
            reading: Default::default(),
            maps: Maps::default(),
            plates: Default::default(),
            fields: Default::default(),
            code: Default::default(),
            motion: false,
            page: Default::default(),
        }
    }

    /// What is seen of the picture that is looked at on the page of this visit; `None` where none is, or while its size is
    /// not known yet.
    pub fn sight(&self, visit: u64) -> Option<Sight> {
        self.plates.sight(visit)
    }

    /// How far the page has come in, 0 to 1, eased out; asks for the next frame until it is there.
    fn page_opacity(&mut self, ctx: &Context, visit: u64, seconds: f64) -> f32 {
        let now = ctx.input(|input| input.time);
        if self.page.visit != visit {
            (self.page.visit, self.page.since) = (visit, now);
        }
        self.page.is_new = visit > self.page.newest;
        self.page.newest = self.page.newest.max(visit);
        let part = if self.motion { ((now - self.page.since) / seconds).clamp(0.0, 1.0) } else { 1.0 };
        if part < 1.0 {
            ctx.request_repaint();
        }
        (1.0 - (1.0 - part).powi(3)) as f32
    }
}

/// Prepares egui once: our fonts only, touch before mouse, nothing that leaves the kiosk.
pub fn install(ctx: &Context) {
    ctx.set_fonts(text::fonts::definitions());
    ctx.options_mut(|options| {
        options.quit_shortcuts.clear();
        options.zoom_with_keyboard = false;
        options.reduce_texture_memory = true;
        // A slow press is a tap.
        options.input_options.max_click_duration = f64::INFINITY;
    });
    ctx.all_styles_mut(|style| {
        style.interaction.selectable_labels = false;
        style.interaction.multi_widget_text_select = false;
        style.interaction.interact_radius = 12.0;
        style.animation_time = 0.0;
    });
}

/// The program's clock: time since the window opened.
pub fn now(ctx: &Context) -> Duration {
    Duration::from_secs_f64(ctx.input(|input| input.time).max(0.0))
}

/// Whether a finger, a mouse or a key was used in this frame. Touches count by the pointer they move: a finger that was set
/// aside, because it rests on the screen for hours, keeps no visitor here.
pub fn is_somebody_here(ctx: &Context) -> bool {
    ctx.input(|input| {
        input.events.iter().any(|event| {
            matches!(
                event,
                Event::PointerButton { .. }
                    | Event::PointerMoved(_)
                    | Event::MouseWheel { .. }
                    | Event::Key { .. }
                    | Event::AccessKitActionRequest(_)
            )
        })
    })
}

/// Draws one frame of the kiosk and returns what the visitor did.
pub fn show(ui: &mut Ui, kiosk: &Kiosk, words: &Words, tools: &mut Tools, waiting: bool) -> Vec<Action> {
    let mut actions = Vec::new();
    let theme = Theme::built_in(kiosk.comfort().appearance);
    let clock = now(ui);
    let canvas = Canvas::new(ui.max_rect());
    // A trembling press is a tap, however large the screen.
    ui.ctx().options_mut(|options| options.input_options.max_click_dist = canvas.px(touch::TREMBLE));
    if ui.memory(|memory| memory.focused().is_none()) {
        widgets::forget_focus(ui.ctx());
    }
    tools.typesetter.begin_frame(ui.ctx());
    tools.pictures.fade = if tools.motion { f64::from(theme.measures.picture_ms) / 1000.0 } else { 0.0 };
    tools.pictures.begin_frame(ui.ctx());
    if !kiosk.is_looking() {
        tools.plates.clear_seen();
    }
    tools.audit.begin_frame(canvas.scale);
    // The staff's side stands high on purpose.
    let low = kiosk.comfort().low_reach && kiosk.backstage().is_none();
    tools.audit.reach = low.then(|| ui.max_rect().center().y);
    match kiosk.museum() {
        Some(museum) => {
            let museum = museum.clone();
            tools.maps.prepare(&museum);
            tools.pictures.set_budget((museum.texture_mib as usize) << 20);
            let lang = kiosk.lang();
            // The map of the atlas leaves none of it to be seen.
            if !kiosk.is_atlas() {
                ui.painter().rect_filled(ui.max_rect(), CornerRadius::ZERO, *theme.palette.ground);
            }
            let order = museum.order(lang);
            let opacity = tools.page_opacity(ui.ctx(), kiosk.visit(), f64::from(theme.measures.page_ms) / 1000.0);
            let actions = &mut actions;
            keypad::keypad(ui.ctx(), &museum.keypad, actions);
            let told = 0;
            let mut view = View {
                museum: &museum,
                kiosk,
                words,
                theme,
                canvas,
                now: clock,
                lang,
                order,
                opacity,
                told,
                tools,
                actions,
            };
            screens::show(ui, &mut view);
            keypad::keyboard(ui.ctx(), actions);
        }
        None => {
            let Tools { typesetter, pictures, .. } = tools;
            actions.extend(screens::trouble::show(ui, theme, words, typesetter, pictures, waiting));
        }
    }
    tools.pictures.end_frame();
    actions
}
