//! A column of reading matter: scrolls, fades out where there is more, keeps its place when the language changes, and can
//! be turned page by page with a tap or the keyboard.

use egui::accesskit::Role;
use egui::containers::scroll_area::{DragScroll, ScrollArea, ScrollBarVisibility, ScrollSource};
use egui::{Align, Color32, Key, Pos2, Rect, Ui, UiBuilder, pos2, vec2};

use super::button::Button;
use super::scroll;
use crate::kiosk::Action;
use crate::model::{Lang, Link, Localized, RichText};
use crate::ui::pictures::Icon;
use crate::ui::text::{Face, Run};
use crate::ui::view::{Look, View};

/// Room at the right of the text for the river of progress and the button that turns the page.
pub const GUTTER: f32 = 100.0;

/// Where the visitor is in the column that is open.
#[derive(Debug, Default)]
pub struct Reading {
    /// The column: page, tab and visit.
    column: u64,
    lang: Option<Lang>,
    /// The piece at the upper edge and how much of it lies above.
    place: (usize, f32),
    /// Where to go with the next frame, in points.
    target: Option<f32>,
}

/// Lays reading matter out from top to bottom.
pub struct Flow<'u, 'v, 'a> {
    pub ui: &'u mut Ui,
    pub view: &'v mut View<'a>,
    left: f32,
    top: f32,
    /// Next free line, in points from the top.
    y: f32,
    /// Width in design pixels.
    width: f32,
    tops: Vec<f32>,
    /// What the texts so far link to.
    links: Vec<Link>,
    /// What has a button of its own already.
    offered: Vec<Link>,
}

/// Shows a column in `rect`; `content` fills it. Returns nothing: touches become actions.
pub fn column(
    ui: &mut Ui,
    view: &mut View<'_>,
    rect: Rect,
    key: impl std::hash::Hash + std::fmt::Debug,
    content: impl FnOnce(&mut Flow<'_, '_, '_>),
) {
    let ground = *view.theme.palette.ground;
    column_on(ui, view, rect, ground, key, content);
}

/// The same on another ground than the page's, into which it sinks where there is more.
pub fn column_on(
    ui: &mut Ui,
    view: &mut View<'_>,
    rect: Rect,
    ground: Color32,
    key: impl std::hash::Hash + std::fmt::Debug,
    content: impl FnOnce(&mut Flow<'_, '_, '_>),
) {
    let design = view.canvas.design(rect);
    let width = design.width() - GUTTER;
    let column = egui::Id::unique((&key, view.scroll_name())).value();
    let fresh = view.tools.reading.column != column || view.is_new();
    if fresh {
        view.tools.reading = Reading { column, lang: Some(view.lang), ..Reading::default() };
    }
    let turned = view.tools.reading.lang != Some(view.lang);
    let text_rect = Rect::from_min_size(rect.min, vec2(view.px(width), rect.height()));
    let mut child = ui.new_child(UiBuilder::new().max_rect(text_rect).id_salt(("reading", column)));
    child.shrink_clip_rect(text_rect.expand2(vec2(view.px(16.0), 0.0)));
    let mut area = ScrollArea::vertical()
        .id_salt(("column", column))
        .auto_shrink(false)
        .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
        .scroll_source(ScrollSource { drag: DragScroll::Always, ..ScrollSource::default() });
    let top = view.is_new().then_some(0.0);
    if let Some(target) = view.tools.reading.target.take().or(top) {
        area = area.vertical_scroll_offset(target);
    }
    let mut tops = Vec::new();
    let output = area.show(&mut child, |ui| {
        let origin = ui.max_rect().min;
        view.tools.audit.scrolling = true;
        let (left, top) = (origin.x, origin.y);
        let (links, offered) = (Vec::new(), Vec::new());
        let mut flow = Flow { ui, view, left, top, y: 0.0, width, tops: Vec::new(), links, offered };
        content(&mut flow);
        flow.named_here();
        let height = flow.y;
        tops = std::mem::take(&mut flow.tops);
        // Room below the last line, so that it can be read above the fade.
        let height = height + view.px(40.0);
        ui.allocate_rect(Rect::from_min_size(origin, vec2(view.px(width), height)), egui::Sense::hover());
        view.tools.audit.scrolling = false;
    });
    let offset = output.state.clamped_offset().y;
    let most = (output.content_size.y - output.inner_rect.height()).max(0.0);
    let reading = &mut view.tools.reading;
    if turned {
        reading.lang = Some(view.lang);
        let (index, part) = reading.place;
        if let Some(&top) = tops.get(index) {
            let next = tops.get(index + 1).copied().unwrap_or(output.content_size.y);
            reading.target = Some((top + part * (next - top)).clamp(0.0, most));
            ui.ctx().request_discard("the language changed: the reading place moves");
        }
    } else {
        let index = tops.iter().rposition(|&top| top <= offset + 0.5).unwrap_or(0);
        let top = tops.get(index).copied().unwrap_or(0.0);
        let next = tops.get(index + 1).copied().unwrap_or(output.content_size.y).max(top + 1.0);
        reading.place = (index, ((offset - top) / (next - top)).clamp(0.0, 1.0));
    }
    if most > 1.0 {
        if offset < most - 2.0 {
            scroll::fade(ui, view, text_rect, ground);
        }
        let target = view.theme.measures.target;
        let gutter = Rect::from_min_max(pos2(rect.right() - view.px(target), rect.top()), rect.right_bottom());
        let button = Rect::from_min_max(pos2(gutter.left(), gutter.bottom() - view.px(target)), gutter.max);
        let river = Rect::from_center_size(gutter.center(), vec2(view.px(24.0), gutter.height()));
        let river =
            Rect::from_min_max(river.min + vec2(0.0, view.px(12.0)), pos2(river.right(), button.top() - view.px(24.0)));
        super::river::progress(ui, view, river, (offset / most).clamp(0.0, 1.0));
        turn_pages(ui, view, button, offset, most, output.inner_rect.height());
    }
}

/// Taps and keys that turn a column by a page.
fn turn_pages(ui: &Ui, view: &mut View<'_>, square: Rect, offset: f32, most: f32, room: f32) {
    let page = room * scroll::PAGE;
    let key = |key: Key| ui.input(|input| input.key_pressed(key));
    let tapped = scroll::page_button(ui, view, square, "turn-page", offset, most, room);
    let to = if key(Key::PageDown) {
        Some(offset + page)
    } else if key(Key::Home) {
        Some(0.0)
    } else if key(Key::PageUp) {
        Some(offset - page)
    } else if key(Key::End) {
        Some(most)
    } else {
        tapped
    };
    if let Some(to) = to {
        view.tools.reading.target = Some(to.clamp(0.0, most));
        ui.ctx().request_repaint();
    }
}

impl Flow<'_, '_, '_> {
    /// Width of the column in design pixels.
    pub fn width(&self) -> f32 {
        self.width
    }

    fn here(&self) -> Pos2 {
        pos2(self.left, self.top + self.y)
    }

    /// Room, in design pixels.
    pub fn space(&mut self, height: f32) {
        self.y += self.view.px(height);
    }

    /// A rule across the column.
    pub fn rule(&mut self) {
        self.space(12.0);
        let rect = Rect::from_min_size(self.here(), vec2(self.view.px(self.width), 1.0));
        super::hairline(self.ui, self.view, rect);
        self.space(20.0);
    }

    /// A text of one look.
    pub fn line(&mut self, text: &str, look: &Look) {
        let block = self.view.set(self.ui, text, look, self.width);
        self.tops.push(self.y);
        let pos = self.here();
        self.view.tell(self.ui, pos, &block, look, Align::Min);
        self.y += block.size.y;
    }

    /// A heading in the column.
    pub fn heading(&mut self, text: &str, lang: Lang) {
        if self.y > 0.0 {
            self.space(28.0);
        }
        let look = Look { role: Role::Heading, ..self.view.heading_look().lang(lang) };
        self.line(text, &look);
        self.space(8.0);
    }

    /// A heading in the words of the interface.
    pub fn titled(&mut self, key: &str) {
        let title = self.view.word(key);
        self.heading(&title, self.view.lang);
    }

    /// A heading with its number before it.
    pub fn numbered(&mut self, number: usize, text: &str, lang: Lang) {
        if self.y > 0.0 {
            self.space(28.0);
        }
        let look = Look { role: Role::Heading, ..self.view.heading_look().lang(lang) };
        let gold = *self.view.theme.palette.gold;
        let run = |text: String, color| Run { text, face: look.face, color, underline: false, link: None };
        let runs = [run(format!("{number}\u{2003}"), Some(gold)), run(text.to_owned(), None)];
        self.paragraph(&runs, &look, 0.0);
        self.space(8.0);
    }

    /// A rich text, block by block.
    pub fn rich(&mut self, text: &Localized<RichText>) {
        let (lang, text) = text.pick(self.view.order);
        let look = self.view.body_look(lang);
        self.mark_language(lang);
        self.blocks(text, &look);
    }

    /// The blocks of a text in a look.
    pub fn blocks(&mut self, text: &RichText, look: &Look) {
        use crate::model::Block as TextBlock;
        let gap = look.letters() * self.view.theme.measures.paragraph_gap;
        for (index, block) in text.blocks.iter().enumerate() {
            if index > 0 {
                self.space(gap);
            }
            match block {
                TextBlock::Heading(spans) => {
                    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
                    self.heading(&text, look.lang);
                }
                TextBlock::Paragraph(spans) => {
                    let runs = self.view.runs(spans, look);
                    self.paragraph(&runs, look, 0.0);
                }
                TextBlock::Item { number, spans } => {
                    let mark = number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
                    let runs = self.view.runs(spans, look);
                    let block = self.view.set(self.ui, &mark, look, f32::INFINITY);
                    let pos = self.here();
                    self.view.paint(
                        self.ui.painter(),
                        pos,
                        &block,
                        &look.color(*self.view.theme.palette.gold),
                        Align::Min,
                    );
                    self.paragraph(&runs, look, 44.0);
                }
            }
        }
        self.links.extend(text.links());
    }

    fn paragraph(&mut self, runs: &[Run], look: &Look, indent: f32) {
        let block = self.view.set_runs(self.ui, runs, look, self.width - indent);
        self.tops.push(self.y);
        let pos = self.here() + vec2(self.view.px(indent), 0.0);
        self.view.tell(self.ui, pos, &block, look, Align::Min);
        self.y += block.size.y;
    }

    /// A small mark where a text is shown in another language than the visitor's.
    fn mark_language(&mut self, lang: Lang) {
        if lang != self.view.lang {
            let name = self.view.words.get(lang, "ui-language-name");
            let look = self.view.label_look().lang(lang);
            self.line(&name, &look);
            self.space(4.0);
        }
    }

    /// Something drawn by hand, `height` design pixels high.
    pub fn part(&mut self, height: f32, draw: impl FnOnce(&mut Ui, &mut View<'_>, Rect)) {
        let rect = Rect::from_min_size(self.here(), vec2(self.view.px(self.width), self.view.px(height)));
        self.tops.push(self.y);
        draw(self.ui, self.view, rect);
        self.y += rect.height();
    }

    /// Names somebody, some place or some word for the row of buttons at the end.
    pub fn name(&mut self, link: Link) {
        self.links.push(link);
    }

    /// The exhibits that belong together, as buttons of the column's width.
    pub fn link_exhibits(&mut self, related: &[crate::model::ExhibitId]) {
        let museum = self.view.museum;
        let known: Vec<_> = related.iter().filter_map(|id| museum.exhibit(id)).collect();
        if known.is_empty() {
            return;
        }
        self.space(36.0);
        let look = self.view.label_look();
        let title = self.view.word("ui-related");
        self.line(&title, &look);
        self.space(12.0);
        let height = self.view.theme.measures.target;
        for exhibit in known {
            let label = self.view.say(&exhibit.title).to_owned();
            let link = Link::Exhibit(exhibit.id.clone());
            self.offered.push(link.clone());
            self.part(height, |ui, view, rect| {
                let button = Button::new(&label).icon_last(Icon::Forward);
                if button.show(ui, view, rect, ("related", &link)) {
                    view.actions.push(Action::Follow(link));
                }
            });
            self.space(self.view.theme.measures.target_gap);
        }
    }

    /// A row of buttons for everyone, every place and every word named in the text: the ink of a line is too small to tap.
    fn named_here(&mut self) {
        let mut links = std::mem::take(&mut self.links);
        links.retain(|link| {
            let new = !self.offered.contains(link);
            self.offered.push(link.clone());
            new
        });
        if links.is_empty() {
            return;
        }
        self.space(36.0);
        let look = self.view.label_look();
        let title = self.view.word("ui-named-here");
        self.line(&title, &look);
        self.space(12.0);
        let (height, gap, pad) = (self.view.theme.measures.target, self.view.theme.measures.target_gap, 28.0);
        let mut x = 0.0;
        self.tops.push(self.y);
        for link in links {
            let Some(label) = self.view.link_name(&link) else { continue };
            let look = self.view.button_look();
            let block = self.view.set(self.ui, &label, &look, f32::INFINITY);
            let width = (block.size.x / self.view.canvas.scale + 2.0 * pad).clamp(height, self.width);
            if x > 0.0 && x + width > self.width {
                x = 0.0;
                self.space(height + gap);
            }
            let min = self.here() + vec2(self.view.px(x), 0.0);
            let rect = Rect::from_min_size(min, vec2(self.view.px(width), self.view.px(height)));
            if Button::new(&label).kind(super::button::Kind::Outlined).show(self.ui, self.view, rect, ("link", &link)) {
                self.view.actions.push(Action::Follow(link));
            }
            x += width + gap;
        }
        self.space(height);
    }
}

/// A strong label above a piece of a column.
pub fn overline(view: &View<'_>) -> Look {
    let mut look = view.label_look().color(*view.theme.palette.gold);
    look.face = Face::SansBold;
    look
}
