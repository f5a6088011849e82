//! The foot of the home screen: how much time somebody has, languages and comfort, and the house's own voice.

use egui::{Align, CornerRadius, Rect, Stroke, Ui, pos2};

use super::planner::times;
use super::search::door;
use crate::kiosk::Action;
use crate::kiosk::guide::CLOSING;
use crate::ui::pictures::Icon;
use crate::ui::text::Block;
use crate::ui::view::{Look, View};
use crate::ui::widgets::button::{Button, Kind};

const GAP: f32 = 16.0;
/// Height of the buttons.
const BUTTON: f32 = 104.0;
/// Width of the button of languages, and of another, on a lying screen.
const LANGUAGES: f32 = 208.0;
const TOOL: f32 = 158.0;

/// Where the question stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// Beside the row of buttons.
    Beside,
    /// Above it: larger letters have no room beside it.
    Above,
    /// Above two rows of buttons, on a standing screen.
    Grid,
}

/// A dock whose words are set: it is as high as they need.
pub struct Dock {
    question: (Block, Look),
    hint: (Block, Look),
    statement: Option<(Block, Look)>,
    layout: Layout,
    /// In design pixels.
    pub height: f32,
}

impl Dock {
    /// Beside the question on a lying screen, `width` wide in all. A statement is left out where it stands elsewhere.
    pub fn lying(ui: &Ui, view: &mut View<'_>, width: f32, with_statement: bool) -> Dock {
        let tools = tools(view) as f32;
        let times = times::count(view) as f32 * (TOOL + GAP);
        let words = width - LANGUAGES - (tools - 1.0) * (TOOL + GAP) - times - 2.0 * GAP;
        let beside = question(ui, view, words, 2);
        let high = |set: &((Block, Look), (Block, Look))| (set.0.0.size.y + set.1.0.size.y) / view.canvas.scale;
        let cut = beside.0.0.truncated || beside.1.0.truncated || high(&beside) > BUTTON + 20.0;
        let layout = if cut { Layout::Above } else { Layout::Beside };
        let (question, hint) = if cut { question(ui, view, width * 0.6, 1) } else { beside };
        let above = if cut { question.0.size.y / view.canvas.scale + 12.0 } else { 0.0 };
        let statement = with_statement.then(|| statement(ui, view, width, 2)).flatten();
        let said = statement.as_ref().map_or(0.0, |(block, _)| block.size.y / view.canvas.scale + 14.0);
        Dock { question, hint, statement, layout, height: 24.0 + above + BUTTON + said + 22.0 }
    }

    /// Below the question on a standing screen.
    pub fn standing(ui: &Ui, view: &mut View<'_>, width: f32) -> Dock {
        let (question, hint) = question(ui, view, width, 1);
        let statement = statement(ui, view, width, usize::MAX);
        let said = statement.as_ref().map_or(0.0, |(block, _)| block.size.y / view.canvas.scale + 16.0);
        let words = (question.0.size.y + hint.0.size.y) / view.canvas.scale;
        Dock {
            question,
            hint,
            statement,
            layout: Layout::Grid,
            height: 26.0 + words + 14.0 + 2.0 * (BUTTON + GAP) + said + 8.0,
        }
    }

    /// Draws it at the foot of the screen, right of the spine, between two margins.
    pub fn show(&self, ui: &Ui, view: &mut View<'_>, spine: f32, (left, right): (f32, f32)) {
        let size = view.canvas.size;
        let top = size.y - self.height;
        ground(ui, view, view.canvas.rect(spine, top, size.x - spine, self.height));
        let (question, look) = &self.question;
        let (hint, hint_look) = &self.hint;
        let at = view.canvas.pos(left, top + 24.0);
        let lift = (view.px(BUTTON) - question.size.y - hint.size.y) / 2.0;
        let y = if self.layout == Layout::Beside { at.y + lift } else { at.y };
        let shown = view.tell(ui, pos2(at.x, y), question, look, Align::Min);
        let hint_at = match self.layout {
            Layout::Above => pos2(shown.right() + view.px(32.0), shown.bottom() - hint.size.y - view.px(4.0)),
            Layout::Beside | Layout::Grid => shown.left_bottom(),
        };
        let hinted = view.tell(ui, hint_at, hint, hint_look, Align::Min);
        let below = |rect: Rect| (rect.bottom() - view.canvas.pos(0.0, 0.0).y) / view.canvas.scale;
        let below = match self.layout {
            Layout::Beside | Layout::Above => {
                let y = if self.layout == Layout::Above { below(shown) + 12.0 } else { top + 24.0 };
                row(ui, view, y, right);
                y + BUTTON + 14.0
            }
            Layout::Grid => {
                let y = below(hinted) + 14.0;
                grid(ui, view, y, (left, right));
                y + 2.0 * (BUTTON + GAP)
            }
        };
        if let Some((block, look)) = &self.statement {
            view.tell(ui, view.canvas.pos(left, below), block, look, Align::Min);
        }
    }
}

/// Times, languages, comfort in a row that ends at `right`.
fn row(ui: &Ui, view: &mut View<'_>, y: f32, right: f32) {
    let tools = tools(view);
    let mut x = right - LANGUAGES - (tools - 1) as f32 * (TOOL + GAP);
    let first = x - GAP - times::count(view) as f32 * (TOOL + GAP);
    let places: Vec<Rect> = (0..times::count(view))
        .map(|index| view.canvas.rect(first + index as f32 * (TOOL + GAP), y, TOOL, BUTTON))
        .collect();
    times::show(ui, view, &places, None);
    for index in 0..tools {
        let width = if index == 0 { LANGUAGES } else { TOOL };
        tool(ui, view, index, view.canvas.rect(x, y, width, BUTTON));
        x += width + GAP;
    }
}

/// Four times in a row; below them the others.
fn grid(ui: &Ui, view: &mut View<'_>, y: f32, (left, right): (f32, f32)) {
    let (count, tools) = (times::count(view), tools(view));
    let cell = |view: &View<'_>, row: f32, index: usize, of: usize| {
        let width = (right - left - GAP * (of as f32 - 1.0)) / of as f32;
        view.canvas.rect(left + index as f32 * (width + GAP), y + row * (BUTTON + GAP), width, BUTTON)
    };
    let lower = count - times::PLAIN + tools;
    let upper = (0..times::PLAIN).map(|index| cell(view, 0.0, index, times::PLAIN));
    let places: Vec<Rect> = upper.chain((0..count - times::PLAIN).map(|index| cell(view, 1.0, index, lower))).collect();
    times::show(ui, view, &places, None);
    for index in 0..tools {
        let rect = cell(view, 1.0, lower - tools + index, lower);
        tool(ui, view, index, rect);
    }
}

/// How many buttons there are besides the times.
fn tools(view: &View<'_>) -> usize {
    2 + usize::from(door::is_open(view))
}

fn tool(ui: &Ui, view: &mut View<'_>, index: usize, rect: Rect) {
    match index {
        0 => languages_button(ui, view, rect),
        1 => comfort_button(ui, view, rect),
        _ => door::outlined(ui, view, rect),
    }
}

/// The question, and below it how long a visit takes; shortly before closing, that.
fn question(ui: &Ui, view: &mut View<'_>, width: f32, rows: usize) -> ((Block, Look), (Block, Look)) {
    let look = view.heading_look().size(34.0).rows(rows);
    let question = view.word("ui-plan-question");
    let question = view.set_fitting(ui, &question, &look, width, &[34.0, 31.0, 28.0, 26.0]);
    let closing = view.kiosk.closes_in(view.now).filter(|minutes| *minutes <= CLOSING);
    let (hint, color) = match closing {
        Some(minutes) => {
            let minutes = i64::from(minutes);
            (view.sentence("ui-closes-in", &[("minutes", minutes.into())]), *view.theme.palette.gold)
        }
        None => (recommended(view), *view.theme.palette.muted),
    };
    let look = view.label_look().color(color).rows(rows);
    (question, view.set_fitting(ui, &hint, &look, width, &[24.0, 22.0, 20.0]))
}

/// How long a visit takes.
fn recommended(view: &View<'_>) -> String {
    let (least, most) = view.museum.visit.minutes;
    let (key, by) = if least % 60 == 0 && most % 60 == 0 { ("ui-visit-hours", 60) } else { ("ui-visit-minutes", 1) };
    view.sentence(key, &[("least", i64::from(least / by).into()), ("most", i64::from(most / by).into())])
}

/// The house's own voice, in so many rows at the most: where larger letters need more, they grow as far as they can.
pub fn statement(ui: &Ui, view: &mut View<'_>, width: f32, rows: usize) -> Option<(Block, Look)> {
    let statement = view.museum.statement.as_ref()?;
    let (lang, statement) = view.rich(statement);
    let look = view.label_look().size(21.0).lang(lang).rows(rows);
    let text = statement.to_plain();
    let (block, look) = view.set_fitting(ui, &text, &look, width, &[21.0, 20.0]);
    // Better a third row than a sentence that breaks off.
    if block.truncated {
        let look = look.rows(usize::MAX);
        return Some((view.set(ui, &text, &look, width), look));
    }
    Some((block, look))
}

fn ground(ui: &Ui, view: &View<'_>, rect: Rect) {
    let palette = &view.theme.palette;
    ui.painter().rect_filled(rect, CornerRadius::ZERO, *palette.deep);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(view.px(1.0).max(1.0), *palette.line));
}

/// Says the other languages by their own names: who reads one of them reads nothing else here.
fn languages_button(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let others: Vec<String> = {
        let languages = view.museum.languages.iter().filter(|&&lang| lang != view.lang);
        languages.map(|&lang| view.words.get(lang, "ui-language-name")).collect()
    };
    let choose = view.word("ui-choose-language");
    let (label, name) = match others.as_slice() {
        [] => return,
        // Two names find room; of more there are only the first two.
        [only] => (only.clone(), choose),
        [first, second, ..] => (format!("{first} {second}"), choose),
    };
    if Button::new(&label).name(&name).icon(Icon::Language).kind(Kind::Outlined).show(ui, view, rect, "languages") {
        view.actions.push(Action::ChooseLanguage);
    }
}

fn comfort_button(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let name = view.word("ui-comfort");
    if Button::new(&name).icon(Icon::Sizes).kind(Kind::Outlined).show(ui, view, rect, "comfort") {
        view.actions.push(Action::OpenComfort);
    }
}
