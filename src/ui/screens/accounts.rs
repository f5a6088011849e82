//! A disputed point: the same question answered side by side by those who differ, and what can be said safely. An article
//! of a treaty whose language versions differ stands on the same page.

use egui::{Align, CornerRadius, Rect, Ui, pos2, vec2};

use super::course::cited;
use super::exhibit::tab_name;
use super::frame;
use crate::kiosk::{Action, Route, Tab};
use crate::model::{Claim, Exhibit, Localized, RichText};
use crate::ui::pictures::{Icon, show_icon};
use crate::ui::text::{Block, Face};
use crate::ui::view::{Look, View};
use crate::ui::widgets::button::{Button, Kind};
use crate::ui::widgets::reading::{GUTTER, column};
use crate::ui::widgets::{actor_mark, hairline, outline, rounding, surface};

/// What stands side by side on a page: claims to one question, or versions of one article.
struct Subject<'m> {
    /// Where it belongs, above the question.
    over: String,
    question: String,
    claims: &'m [Claim],
    /// Whether strong words are what differs, and underlined.
    marked: bool,
    /// What can be said below them, and its heading.
    ground: &'m Localized<RichText>,
    ground_title: &'static str,
    /// The page before, the page after, and the one all of them belong to.
    earlier: Option<Tab>,
    later: Option<Tab>,
    above: Tab,
}

/// A claim as its card shows it.
#[derive(Clone, Copy)]
struct Voice<'m> {
    claim: &'m Claim,
    marked: bool,
}

impl<'m> Subject<'m> {
    fn voices(&self) -> impl Iterator<Item = Voice<'m>> + use<'m> {
        let marked = self.marked;
        self.claims.iter().map(move |claim| Voice { claim, marked })
    }
}

/// A disputed point of the exhibit.
pub fn show(ui: &mut Ui, view: &mut View<'_>, index: usize) {
    let museum = view.museum;
    let Some(exhibit) = view.kiosk.exhibit().and_then(|exhibit| museum.exhibit(&exhibit.id)) else { return };
    let Some(account) = exhibit.accounts.get(index) else { return };
    let count = exhibit.accounts.len();
    let place = view.sentence("ui-account-of", &[("number", (index + 1).into()), ("count", count.into())]);
    let subject = Subject {
        over: format!("{} · {place}", view.say(&exhibit.title)),
        question: view.say(&account.question).to_owned(),
        claims: &account.claims,
        marked: false,
        ground: &account.common_ground,
        ground_title: "ui-common-ground",
        earlier: index.checked_sub(1).map(Tab::Accounts),
        later: (index + 1 < count).then_some(Tab::Accounts(index + 1)),
        above: Tab::Story,
    };
    show_subject(ui, view, exhibit, &subject);
}

/// An article of a treaty as its versions have it.
pub fn show_versions(ui: &mut Ui, view: &mut View<'_>, index: usize) {
    let museum = view.museum;
    let Some(exhibit) = view.kiosk.exhibit().and_then(|exhibit| museum.exhibit(&exhibit.id)) else { return };
    let comparisons = exhibit.comparisons();
    let Some((article, comparison)) = comparisons.get(index) else { return };
    let number = view.sentence("ui-article", &[("number", article.number.as_str().into())]);
    let title = article.title.as_ref().map(|title| view.say(title).to_owned());
    let over = [view.say(&exhibit.title), &number, &view.word("ui-versions")].join(" · ");
    let subject = Subject {
        over,
        question: title.unwrap_or(number),
        claims: &comparison.versions,
        marked: true,
        ground: &comparison.difference,
        ground_title: "ui-difference",
        earlier: index.checked_sub(1).map(Tab::Versions),
        later: (index + 1 < comparisons.len()).then_some(Tab::Versions(index + 1)),
        above: Tab::Articles,
    };
    show_subject(ui, view, exhibit, &subject);
}

fn show_subject(ui: &mut Ui, view: &mut View<'_>, exhibit: &Exhibit, subject: &Subject<'_>) {
    let content = frame::show(ui, view, exhibit.manchu.as_ref());
    let mut look = view.label_look().size(25.0).color(*view.theme.palette.gold).rows(1);
    look.face = Face::Sans;
    let at = view.canvas.pos(content.left, content.top - 4.0);
    let over = view.text(ui, at, &subject.over, &look, content.width, Align::Min);
    let question_top = view.canvas.design(over).max.y + 4.0;
    let question = frame::title(ui, view, content.left, question_top, content.width, 2, &subject.question);
    let top = view.canvas.design(question).max.y + 24.0;
    let bottom = content.top + content.height;
    let safe = 150.0;
    let button = 232.0;
    let safe_width = content.width - 2.0 * (button + 24.0);
    let claims = view.canvas.rect(content.left, top, content.width, bottom - safe - 24.0 - top);
    let ground = view.canvas.rect(content.left, bottom - safe, safe_width, safe);
    let scales = if view.canvas.portrait { None } else { Scales::fitting(ui, view, subject, claims, ground) };
    if let Some(scales) = scales {
        side_by_side(ui, view, subject, claims, scales.claims);
        common_ground(ui, view, subject, ground, scales.ground);
        let rect = view.canvas.rect(content.left + safe_width + 24.0, bottom - safe, 2.0 * button + 24.0, safe);
        steps(ui, view, exhibit, subject, rect);
    } else {
        let height = 96.0;
        let rect = view.canvas.rect(content.left, top, content.width + 36.0, bottom - height - 20.0 - top);
        stacked(ui, view, exhibit, subject, rect);
        let width = content.width.min(892.0);
        let left = content.left + content.width - width;
        steps(ui, view, exhibit, subject, view.canvas.rect(left, bottom - height, width, height));
    }
}

/// Sizes of letters on a page that does not scroll, as multiples of what the visitor chose.
struct Scales {
    claims: f32,
    ground: f32,
}

impl Scales {
    /// The largest at which everything fits; `None` if that is less than a visitor who asked for larger text would want.
    fn fitting(ui: &Ui, view: &mut View<'_>, subject: &Subject<'_>, claims: Rect, ground: Rect) -> Option<Scales> {
        let least = if view.kiosk.comfort().text_step > 0 { 1.0 } else { 0.0 };
        let width = card_width(view, subject, claims);
        let sizes = [1.5, 1.38, 1.25, 1.15, 1.07, 1.0, 0.93, 0.86, 0.79, 0.73].into_iter();
        let claims = sizes.filter(|&scale| scale >= least).find(|&scale| {
            subject.voices().all(|claim| claim_height(ui, view, claim, width, scale) <= claims.height())
        })?;
        let sizes = [1.0, 0.93, 0.86, 0.79, 0.72].into_iter().filter(|&scale| scale >= least);
        let design = view.canvas.design(ground);
        let ground = sizes.into_iter().find(|&scale| {
            let (head, body) = ground_parts(ui, view, subject, design.width(), scale);
            head.0.size.y + body.0.size.y + view.px(20.0) <= ground.height()
        })?;
        Some(Scales { claims, ground })
    }
}

/// Points between two claim cards.
fn card_gap(view: &View<'_>) -> f32 {
    view.px(24.0)
}

/// Width of a claim card beside its neighbours, in points.
fn card_width(view: &View<'_>, subject: &Subject<'_>, rect: Rect) -> f32 {
    let count = subject.claims.len().max(1) as f32;
    (rect.width() - card_gap(view) * (count - 1.0)) / count
}

/// All cards speak in the same size.
fn side_by_side(ui: &Ui, view: &mut View<'_>, subject: &Subject<'_>, rect: Rect, scale: f32) {
    let (width, gap) = (card_width(view, subject, rect), card_gap(view));
    for (index, claim) in subject.voices().enumerate() {
        let min = rect.min + vec2(index as f32 * (width + gap), 0.0);
        show_claim(ui, view, claim, Rect::from_min_size(min, vec2(width, rect.height())), scale);
    }
}

/// Texts of a claim card, set for a width.
struct Parts {
    who: (Block, Look),
    setting: Option<(Block, Look)>,
    body: Vec<(Block, Look)>,
    sources: Option<(Block, Look)>,
}

const PAD: f32 = 32.0;

fn parts(ui: &Ui, view: &mut View<'_>, claim: Voice<'_>, width: f32, scale: f32) -> Parts {
    let Voice { claim, marked } = claim;
    let inner = width / view.canvas.scale - 2.0 * PAD;
    let (lang, who) = claim.who.pick(view.order);
    let mut look =
        view.heading_look().size((30.0 * scale).max(24.0)).color(view.theme.actor(claim.actor)).lang(lang).rows(4);
    look.face = Face::SansBold;
    let who = (view.set(ui, who, &look, inner - 46.0), look);
    let setting = claim.setting.as_ref().map(|setting| {
        let (lang, setting) = setting.pick(view.order);
        let look = view.label_look().size((23.0 * scale).max(20.0)).lang(lang).rows(4);
        (view.set(ui, setting, &look, inner), look)
    });
    let (lang, text) = claim.text.pick(view.order);
    let base = view.body_look(lang);
    let look = base.size((base.size * scale).max(22.0));
    let body = text.blocks.iter().map(|block| {
        let mut runs = view.runs(block.spans(), &look);
        for (run, span) in runs.iter_mut().zip(block.spans()) {
            run.underline |= marked && span.strong;
        }
        (view.set_runs(ui, &runs, &look, inner), look)
    });
    let body = body.collect();
    let cited = cited(view, &claim.sources);
    let look = view.label_look().size((21.0 * scale).clamp(20.0, 22.0)).rows(6);
    let sources = (!cited.is_empty()).then(|| (view.set(ui, &cited, &look, inner - 46.0), look));
    Parts { who, setting, body, sources }
}

impl Parts {
    /// Height of everything with its gaps, in points.
    fn height(&self, view: &View<'_>) -> f32 {
        let mut height = view.px(6.0 + 26.0) + self.who.0.size.y + view.px(6.0);
        height += self.setting.as_ref().map_or(0.0, |(block, _)| block.size.y + view.px(4.0));
        height += view.px(14.0) + self.body.iter().map(|(block, _)| block.size.y + view.px(12.0)).sum::<f32>();
        height + self.sources.as_ref().map_or(0.0, |(block, _)| block.size.y + view.px(14.0 + 14.0)) + view.px(20.0)
    }
}

fn claim_height(ui: &Ui, view: &mut View<'_>, claim: Voice<'_>, width: f32, scale: f32) -> f32 {
    parts(ui, view, claim, width, scale).height(view)
}

fn show_claim(ui: &Ui, view: &mut View<'_>, voice: Voice<'_>, rect: Rect, scale: f32) {
    let claim = voice.claim;
    let radius = view.theme.measures.radius_card;
    surface(ui, view, rect, radius);
    let color = view.theme.actor(claim.actor);
    let band = Rect::from_min_size(rect.min, vec2(rect.width(), view.px(6.0)));
    let corner = rounding(view, radius);
    let painter = ui.painter().with_clip_rect(band.intersect(ui.clip_rect()));
    painter.rect_filled(
        Rect::from_min_size(rect.min, vec2(rect.width(), view.px(40.0))),
        CornerRadius { sw: 0, se: 0, ..corner },
        color,
    );
    let parts = parts(ui, view, voice, rect.width(), scale);
    let left = rect.left() + view.px(PAD);
    let mut y = rect.top() + view.px(6.0 + 26.0);
    let (block, look) = &parts.who;
    let mark = view.px(12.0);
    actor_mark(ui, view, pos2(left + mark, y + look_line(view, look) / 2.0), mark, claim.actor);
    y = view.tell(ui, pos2(left + view.px(44.0), y), block, look, Align::Min).bottom() + view.px(6.0);
    if let Some((block, look)) = &parts.setting {
        y = view.tell(ui, pos2(left, y), block, look, Align::Min).bottom() + view.px(4.0);
    }
    y += view.px(14.0);
    for (block, look) in &parts.body {
        y = view.tell(ui, pos2(left, y), block, look, Align::Min).bottom() + view.px(12.0);
    }
    if let Some((block, look)) = &parts.sources {
        let top = rect.bottom() - view.px(20.0) - block.size.y;
        hairline(ui, view, Rect::from_min_max(pos2(left, top - view.px(14.0)), pos2(rect.right() - view.px(PAD), top)));
        let icon = view.px(28.0);
        let color = look.color;
        show_icon(ui, view, Rect::from_min_size(pos2(left, top), vec2(icon, icon)), Icon::Book, color);
        view.tell(ui, pos2(left + view.px(46.0), top), block, look, Align::Min);
    }
    outline(ui, view, rect, radius);
}

fn look_line(view: &View<'_>, look: &Look) -> f32 {
    view.px(look.letters() * look.line)
}

/// Head and text of the common ground, set for a plate of `width` design pixels.
fn ground_parts(
    ui: &Ui,
    view: &mut View<'_>,
    subject: &Subject<'_>,
    width: f32,
    scale: f32,
) -> ((Block, Look), (Block, Look)) {
    let width = width - 72.0;
    let mut look = view.label_look().color(*view.theme.palette.gold).rows(1);
    look.face = Face::SansBold;
    let title = view.word(subject.ground_title);
    let head = view.set_fitting(ui, &title, &look, width, &[23.0, 21.0, 20.0]);
    let (lang, text) = subject.ground.pick(view.order);
    let body = view.body_look(lang);
    let body = body.size(body.size * scale);
    ((head.0, head.1), (view.set(ui, &text.to_plain(), &body, width), body))
}

/// The line both sides can live with.
fn common_ground(ui: &Ui, view: &mut View<'_>, subject: &Subject<'_>, rect: Rect, scale: f32) {
    let palette = &view.theme.palette;
    let (raised, gold) = (*palette.raised, *palette.gold);
    let corner = rounding(view, view.theme.measures.radius_card);
    ui.painter().rect_filled(rect, corner, gold);
    let inner = Rect::from_min_max(rect.min + vec2(view.px(6.0), 0.0), rect.max);
    ui.painter().rect_filled(inner, CornerRadius { nw: 0, sw: 0, ..corner }, raised);
    outline(ui, view, rect, view.theme.measures.radius_card);
    let width = view.canvas.design(rect).width();
    let ((head, head_look), (body, body_look)) = ground_parts(ui, view, subject, width, scale);
    let left = rect.left() + view.px(36.0);
    let top = rect.center().y - (head.size.y + view.px(2.0) + body.size.y) / 2.0;
    let head = view.tell(ui, pos2(left, top), &head, &head_look, Align::Min);
    view.tell(ui, pos2(left, head.bottom() + view.px(2.0)), &body, &body_look, Align::Min);
}

/// To the page before and the next one; the last leads back to what they belong to.
fn steps(ui: &Ui, view: &mut View<'_>, exhibit: &Exhibit, subject: &Subject<'_>, rect: Rect) {
    let gap = view.px(24.0);
    let width = (rect.width() - gap) / 2.0;
    let at = |side: f32| Rect::from_min_size(rect.min + vec2(side * (width + gap), 0.0), vec2(width, rect.height()));
    let open =
        |tab: Option<Tab>| Action::Open(Route::Exhibit { id: exhibit.id.clone(), tab: tab.unwrap_or(subject.above) });
    let back = tab_name(view, subject.above);
    let label = if subject.earlier.is_some() { view.word("ui-previous") } else { back.clone() };
    if Button::new(&label).icon(Icon::Back).show(ui, view, at(0.0), "previous-account") {
        view.actions.push(open(subject.earlier));
    }
    let next = view.word("ui-next");
    let button = Button::new(if subject.later.is_some() { &next } else { &back });
    let button = if subject.later.is_some() { button.kind(Kind::Primary).icon_last(Icon::Forward) } else { button };
    if subject.earlier.is_none() && subject.later.is_none() {
        return;
    }
    if button.show(ui, view, at(1.0), "next-account") {
        view.actions.push(open(subject.later));
    }
}

/// Claims one below the other, then the common ground: on standing screens, and where large letters need the room.
fn stacked(ui: &mut Ui, view: &mut View<'_>, exhibit: &Exhibit, subject: &Subject<'_>, rect: Rect) {
    // Large where there is room for it: the biggest letters with which nothing has to scroll.
    let width = view.canvas.design(rect).width() - GUTTER;
    let (head, body) = ground_parts(ui, view, subject, width, 1.0);
    let ground_height = (head.0.size.y + body.0.size.y) / view.canvas.scale + 56.0;
    let points = view.px(width);
    let heights = |view: &mut View<'_>, scale: f32| -> Vec<f32> {
        let claims = subject.voices();
        claims.map(|claim| parts(ui, view, claim, points, scale).height(view) / view.canvas.scale).collect()
    };
    let room = rect.height() / view.canvas.scale - ground_height - 40.0;
    let fits =
        |view: &mut View<'_>, scale: f32| heights(view, scale).iter().map(|height| height + 20.0).sum::<f32>() <= room;
    let scale = [1.4, 1.3, 1.2, 1.1].into_iter().find(|&scale| fits(view, scale)).unwrap_or(1.0);
    let heights = heights(view, scale);
    // The same page in another language is the same column.
    column(ui, view, rect, ("accounts", &exhibit.id, subject.above, subject.earlier), |flow| {
        for (claim, height) in subject.voices().zip(heights) {
            flow.part(height, |ui, view, rect| show_claim(ui, view, claim, rect, scale));
            flow.space(20.0);
        }
        flow.part(ground_height, |ui, view, rect| common_ground(ui, view, subject, rect, 1.0));
    });
}
