//! The slideshow while nobody is here. Any touch wakes the kiosk; a touch on the words about an exhibit opens it.
//!
//! Words change sides and height from slide to slide and every picture moves, so that nothing bright stays in one place
//! and burns into the panel.

use std::time::Duration;

use egui::epaint::{RectShape, Vertex};
use egui::{Align, Color32, CornerRadius, Event, Mesh, Pos2, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use crate::atlas::Camera;
use crate::kiosk::attract::{Attract, Slide};
use crate::kiosk::{Action, Appearance, MapTable};
use crate::model::{Exhibit, Lang, MapRef};
use crate::ui::map::{self, Sheet, size_of};
use crate::ui::pictures::{Icon, Shown, show_icon};
use crate::ui::theme::{Palette, Theme};
use crate::ui::view::{Look, View};
use crate::ui::widgets::{control, focus_ring, rounding};
use crate::ui::{dates, text::Face};

/// Pictures are drawn this much larger than the screen, to have room to move in.
const ROOM: f32 = 1.08;
/// The next picture is drawn this long before it is due.
const AHEAD: Duration = Duration::from_secs(4);
/// A moving slideshow is drawn so often and no oftener.
const FRAME: Duration = Duration::from_millis(33);

pub fn show(ui: &mut Ui, view: &mut View<'_>, attract: &Attract) {
    let screen = ui.max_rect();
    // Words on pictures are light in every theme: the pictures are dark in every theme.
    let ink = &Theme::built_in(Appearance::Ink).palette;
    let elapsed = view.now.saturating_sub(attract.since());
    let moving = view.tools.motion && !view.kiosk.comfort().calm;
    pictures(ui, view, attract, elapsed, moving);
    if wakes(ui, view, screen) {
        view.actions.push(Action::Wake(None));
    }
    words(ui, view, attract, ink);
    if moving {
        ui.ctx().request_repaint_after(FRAME);
    }
}

/// The slide, coming in over the one before.
fn pictures(ui: &mut Ui, view: &mut View<'_>, attract: &Attract, elapsed: Duration, moving: bool) {
    let measures = &view.theme.measures;
    let fade = Duration::from_secs_f32(if moving { measures.slide_fade_ms } else { measures.calm_ms } / 1000.0);
    let opacity = if view.tools.motion { (elapsed.as_secs_f32() / fade.as_secs_f32()).min(1.0) } else { 1.0 };
    if opacity < 1.0 || !matches!(cover(ui, view, attract.slide()), Some(Shown::Ready { .. })) {
        // The ground under what is not there yet; under a whole picture it would be drawn for nothing.
        let ink = &Theme::built_in(Appearance::Ink).palette;
        ui.painter().rect_filled(ui.max_rect(), CornerRadius::ZERO, *ink.deep);
    }
    let whole = attract.per_slide();
    let part = |elapsed: Duration| if moving { elapsed.as_secs_f32() / whole.as_secs_f32() } else { 0.5 };
    if opacity < 1.0 {
        if let Some(before) = attract.before() {
            picture(ui, view, before, part(whole + elapsed), attract.shown().wrapping_sub(1), 1.0);
        }
        ui.ctx().request_repaint_after(FRAME);
    }
    picture(ui, view, attract.slide(), part(elapsed), attract.shown(), opacity);
    let left = attract.due().saturating_sub(view.now);
    match attract.next() {
        Some(next) if left <= AHEAD => {
            cover(ui, view, next);
        }
        _ if moving => {}
        // Nothing moves: the next picture is ordered when it is time.
        _ => ui.ctx().request_repaint_after(left.saturating_sub(AHEAD)),
    }
}

/// The picture of a slide as it can be drawn now; orders it if it is not there.
fn cover(ui: &Ui, view: &mut View<'_>, slide: &Slide) -> Option<Shown> {
    let picture = slide.picture(view.museum)?;
    Some(view.tools.pictures.cover(ui.ctx(), &picture.file, ui.max_rect().size() * ROOM, picture.focus))
}

/// A map that fills the screen and comes slowly nearer; without names, which the words of the slide would cover.
fn scene(ui: &mut Ui, view: &mut View<'_>, map: &MapRef, part: f32, opacity: f32) {
    let screen = ui.max_rect();
    let table = MapTable::laid(view.museum, Some(map), None);
    let width = map.width_km * f64::from(1.1 - 0.14 * part.clamp(0.0, 1.3));
    let camera = Camera::of(map.center, width, size_of(screen));
    // Dark in every theme, as the pictures are.
    let theme = std::mem::replace(&mut view.theme, Theme::built_in(Appearance::Ink));
    let sheet = Sheet {
        name: "slide",
        rect: screen,
        clip: screen,
        camera,
        year: map.year,
        table: &table,
        obstacles: &[],
        small: false,
        shades: &[],
    };
    let mut child = ui.new_child(UiBuilder::new().max_rect(screen));
    child.set_opacity(opacity);
    map::land(&child, view, &sheet);
    map::shapes(&child, view, &sheet);
    let mut mesh = Mesh::default();
    let ink = *view.theme.palette.deep;
    for (y, shade) in shades(view.canvas.size.y) {
        for x in [screen.left(), screen.right()] {
            mesh.colored_vertex(pos2(x, screen.top() + view.px(y)), ink.gamma_multiply(shade));
        }
    }
    for row in (0..mesh.vertices.len() as u32 - 2).step_by(2) {
        mesh.add_triangle(row, row + 1, row + 2);
        mesh.add_triangle(row + 1, row + 2, row + 3);
    }
    child.painter().add(mesh);
    view.theme = theme;
}

/// A picture that fills the screen and moves: nearer or farther, and a little to a side. `part` is 0 when the slide comes,
/// 1 when it is due, and goes on while it fades out.
fn picture(ui: &mut Ui, view: &mut View<'_>, slide: &Slide, part: f32, number: u64, opacity: f32) {
    let screen = ui.max_rect();
    if let Some(map) = slide.map(view.museum) {
        return scene(ui, view, map, part, opacity);
    }
    match cover(ui, view, slide) {
        Some(Shown::Ready { texture, .. }) => {
            let part = part.clamp(0.0, 1.3) / 1.3;
            let nearer = if number.is_multiple_of(2) { part } else { 1.0 - part };
            let window = 1.0 / (1.0 + (ROOM - 1.0) * nearer);
            let spare = 1.0 - window;
            let side = if number % 4 < 2 { part } else { 1.0 - part };
            let uv = Rect::from_min_size(pos2(spare * side, spare * 0.5), vec2(window, window));
            let mut mesh = Mesh::with_texture(texture);
            for (y, shade) in shades(view.canvas.size.y) {
                // The picture is darkened as it is drawn: laying shades over it would draw most of the screen again.
                let ink = *Theme::built_in(Appearance::Ink).palette.deep;
                let color = Color32::WHITE.lerp_to_gamma(ink, shade).gamma_multiply(opacity);
                let y = screen.top() + view.px(y);
                let down = uv.top() + uv.height() * (y - screen.top()) / screen.height();
                for (x, across) in [(screen.left(), uv.left()), (screen.right(), uv.right())] {
                    mesh.vertices.push(Vertex { pos: pos2(x, y), uv: pos2(across, down), color });
                }
            }
            for row in (0..mesh.vertices.len() as u32 - 2).step_by(2) {
                mesh.add_triangle(row, row + 1, row + 2);
                mesh.add_triangle(row + 1, row + 2, row + 3);
            }
            ui.painter().add(mesh);
        }
        Some(Shown::Waiting) => view.tools.audit.pending += 1,
        Some(Shown::Broken) => {
            view.tools.audit.broken.extend(slide.picture(view.museum).map(|picture| picture.file.clone()));
        }
        None => {}
    }
}

/// How dark a picture is at which height, in design pixels: at head and foot words stand on it.
fn shades(height: f32) -> [(f32, f32); 10] {
    let foot = |up: f32| height - up;
    [
        (0.0, 0.86),
        (220.0, 0.76),
        (360.0, 0.5),
        (540.0, 0.0),
        (foot(520.0), 0.0),
        (foot(400.0), 0.2),
        (foot(280.0), 0.55),
        (foot(160.0), 0.8),
        (foot(60.0), 0.93),
        (foot(0.0), 0.96),
    ]
}

/// Whether anything was touched but the words about an exhibit. The touch itself counts, not its end: the page that comes
/// lies under the finger then, and feels nothing of it.
fn wakes(ui: &Ui, view: &mut View<'_>, screen: Rect) -> bool {
    let name = view.word("ui-touch-to-begin");
    let response = ui.interact(screen, egui::Id::unique("wake"), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name));
    let focused = ui.memory(|memory| memory.focused().is_some());
    let key = ui.input(|input| {
        // Keys that move the focus, or press what has it, do just that.
        let press = |key: &egui::Key| matches!(key, egui::Key::Enter | egui::Key::Space);
        let other = |key: &egui::Key| *key != egui::Key::Tab && !(focused && press(key));
        input.events.iter().any(|event| matches!(event, Event::Key { key, pressed: true, .. } if other(key)))
    });
    response.is_pointer_button_down_on() || response.clicked() || key
}

fn words(ui: &Ui, view: &mut View<'_>, attract: &Attract, ink: &Palette) {
    let museum = view.museum;
    let number = attract.shown();
    // The languages take turns at the head.
    let turn = (number % museum.languages.len() as u64) as usize;
    let lang = museum.languages[turn];
    let size = view.canvas.size;
    let exhibit = attract.slide().exhibit.as_ref().and_then(|id| museum.exhibit(id));
    let right = !view.canvas.portrait && number % 2 == 1;
    let left = if right { size.x * 0.42 } else { 120.0 } + 16.0 * (number % 3) as f32;
    let top = 64.0 + 20.0 * (number % 4) as f32;
    title(ui, view, exhibit, lang, (left, top), ink);
    let pill = (if view.canvas.portrait { 760.0 } else { 720.0 }, 120.0);
    let foot = size.y - 236.0 - 12.0 * (number % 4) as f32;
    let middle = match exhibit {
        Some(exhibit) if view.canvas.portrait => {
            about(ui, view, exhibit, lang, view.canvas.rect(80.0, foot - 232.0, size.x - 160.0, 196.0), ink);
            size.x / 2.0
        }
        Some(exhibit) => {
            let width = 860.0;
            let x = if right { 120.0 } else { size.x - 120.0 - width };
            about(ui, view, exhibit, lang, view.canvas.rect(x, foot - 24.0, width, 168.0), ink);
            if right { size.x - 140.0 - pill.0 / 2.0 } else { 140.0 + pill.0 / 2.0 }
        }
        None => size.x * [0.5, 0.42, 0.58][(number % 3) as usize],
    };
    invitation(ui, view, lang, view.canvas.rect(middle - pill.0 / 2.0, foot, pill.0, pill.1), ink);
}

/// Seal, Manchu, and the title in the language whose turn it is, with the other languages below.
fn title(ui: &Ui, view: &mut View<'_>, exhibit: Option<&Exhibit>, lang: Lang, (left, top): (f32, f32), ink: &Palette) {
    let museum = view.museum;
    let (title, manchu) =
        exhibit.map_or((&museum.title, museum.manchu.as_ref()), |exhibit| (&exhibit.title, exhibit.manchu.as_ref()));
    let corner = view.canvas.pos(left, top);
    show_icon(ui, view, Rect::from_min_size(corner, vec2(view.px(96.0), view.px(96.0))), Icon::Seal, Color32::WHITE);
    let mut x = left + 136.0;
    if let Some(manchu) = manchu {
        let at = view.canvas.pos(x + 20.0, top);
        view.manchu(ui, manchu, at, view.px(280.0), 50.0, ink.text.gamma_multiply(0.92));
        x += 76.0;
    }
    let width = if view.canvas.portrait { view.canvas.size.x - x - 60.0 } else { view.canvas.size.x * 0.56 - 250.0 };
    let on_picture = |look: Look, color: Color32| look.lang(lang).color(color);
    let order = museum.order(lang);
    let text = title.pick(order).1;
    let look = on_picture(view.title_look(), *ink.text);
    let mut shown = view.set_fitting(ui, text, &look.rows(1), width, &[92.0, 84.0, 76.0, 70.0, 64.0, 58.0]);
    if shown.0.truncated {
        shown = view.set_fitting(ui, text, &look.rows(2), width, &[72.0, 62.0, 52.0, 44.0]);
    }
    let shown = view.tell(ui, view.canvas.pos(x, top - 14.0), &shown.0, &shown.1, Align::Min);
    let mut line = on_picture(view.body_look(lang), *ink.text).rows(2);
    line.justify = false;
    let below = match exhibit {
        Some(exhibit) => exhibit.date.as_ref().map(|date| dates::brief(view.words, lang, date)),
        None => Some(museum.subtitle.pick(order).1.clone()),
    };
    let mut y = shown.bottom() + view.px(6.0);
    if let Some(below) = below {
        let (block, line) = view.set_fitting(ui, &below, &line, width, &[36.0, 32.0, 28.0]);
        y = view.tell(ui, pos2(shown.left(), y), &block, &line, Align::Min).bottom() + view.px(4.0);
    }
    let small = on_picture(view.label_look(), ink.text.gamma_multiply(0.86)).rows(1);
    for &other in museum.languages.iter().filter(|&&other| other != lang) {
        if let Some(title) = title.get(other) {
            let look = small.lang(other);
            let (block, look) = view.set_fitting(ui, title, &look, width, &[28.0, 25.0, 22.0]);
            y = view.tell(ui, pos2(shown.left(), y), &block, &look, Align::Min).bottom() + view.px(2.0);
        }
    }
}

/// What an exhibit is about: a touch here opens it.
fn about(ui: &Ui, view: &mut View<'_>, exhibit: &Exhibit, lang: Lang, rect: Rect, ink: &Palette) {
    let order = view.museum.order(lang);
    let (text, name) = (exhibit.summary.pick(order).1.clone(), exhibit.title.pick(order).1.clone());
    let response = control(ui, view, rect, "about", &name, None);
    if response.is_pointer_button_down_on() || response.clicked() {
        view.actions.push(Action::Wake(Some(exhibit.id.clone())));
    }
    let radius = view.theme.measures.radius_card;
    ui.painter().add(RectShape::filled(rect, rounding(view, radius), *ink.chip_on_picture));
    let design = view.canvas.design(rect);
    let mut look = view.body_look(lang).color(*ink.text).rows(4);
    look.justify = false;
    look.line = 1.42;
    let width = design.width() - 32.0 - 110.0;
    let (block, look) = fit_height(ui, view, &text, look, width, rect.height() - view.px(28.0));
    let at = pos2(rect.left() + view.px(32.0), rect.center().y - block.size.y / 2.0);
    view.paint(ui.painter(), at, &block, &look, Align::Min);
    let center = rect.right_center() - vec2(view.px(62.0), 0.0);
    ui.painter().circle_filled(center, view.px(32.0), *ink.raised);
    let square = Rect::from_center_size(center, vec2(view.px(34.0), view.px(34.0)));
    show_icon(ui, view, square, Icon::Forward, *ink.text);
    focus_ring(ui, view, &response, radius);
}

/// The largest size at which a text is no higher than `height` points.
fn fit_height(
    ui: &Ui,
    view: &mut View<'_>,
    text: &str,
    look: Look,
    width: f32,
    height: f32,
) -> (crate::ui::text::Block, Look) {
    let sizes = [30.0, 28.0, 26.0, 24.0, 22.0];
    for look in sizes.map(|size| look.size(size)).into_iter().chain(sizes.map(|size| look.size(size).still())) {
        let block = view.set(ui, text, &look, width);
        if !block.truncated && block.size.y <= height {
            return (block, look);
        }
    }
    let look = look.size(22.0).still();
    (view.set(ui, text, &look, width), look)
}

/// "Touch to begin" in all languages, and when the museum is open today.
fn invitation(ui: &Ui, view: &mut View<'_>, lang: Lang, rect: Rect, ink: &Palette) {
    let fill = *ink.primary;
    ui.painter().add(RectShape::filled(rect, CornerRadius::same((rect.height() / 2.0).min(255.0) as u8), fill));
    let mark = pos2(rect.left() + view.px(130.0), rect.center().y);
    let breath = if view.tools.motion && !view.kiosk.comfort().calm {
        0.5 - 0.5 * (view.now.as_secs_f32() % 3.0 / 3.0 * std::f32::consts::TAU).cos()
    } else {
        0.0
    };
    touch_mark(ui, view, mark, breath, *ink.on_primary);
    let mut look = view.button_look().lang(lang).color(*ink.on_primary).rows(1);
    look.face = Face::SerifBold;
    let text = view.words.get(lang, "ui-touch-to-begin");
    let width = view.canvas.design(rect).width() - 190.0 - 40.0;
    let (block, look) = view.set_fitting(ui, &text, &look, width, &[42.0, 38.0, 34.0, 30.0]);
    let at = pos2(rect.left() + view.px(190.0), rect.center().y - block.size.y / 2.0);
    view.paint(ui.painter(), at, &block, &look, Align::Min);
    let others: Vec<String> = {
        let langs = view.museum.languages.iter().filter(|&&other| other != lang);
        langs.map(|&other| view.words.get(other, "ui-touch-to-begin")).collect()
    };
    let look = view.label_look().color(*ink.text).size(27.0).rows(1);
    let below = pos2(rect.center().x, rect.bottom() + view.px(10.0));
    let block = view.set(ui, &others.join("   ·   "), &look, f32::INFINITY);
    let others = view.tell(ui, below, &block, &look, Align::Center);
    if let Some(hours) = view.kiosk.hours_today() {
        let text = match hours {
            Some(hours) => {
                let times = [("opens", hours.opens.to_string().into()), ("closes", hours.closes.to_string().into())];
                view.words.format(lang, "ui-open-today", &times)
            }
            None => view.words.get(lang, "ui-closed-today"),
        };
        let look = look.lang(lang).size(24.0).color(*ink.muted);
        let block = view.set(ui, &text, &look, f32::INFINITY);
        view.tell(ui, pos2(rect.center().x, others.bottom() + view.px(2.0)), &block, &look, Align::Center);
    }
}

/// A fingertip and two rings, which breathe.
fn touch_mark(ui: &Ui, view: &View<'_>, center: Pos2, breath: f32, color: Color32) {
    let painter = ui.painter();
    painter.circle_filled(center, view.px(13.0), color);
    for (radius, alpha) in [(20.0, 0.9), (28.0, 0.5)] {
        let radius = view.px(radius * (1.0 + 0.08 * breath));
        painter.circle_stroke(center, radius, egui::Stroke::new(view.px(2.5), color.gamma_multiply(alpha)));
    }
}
