//! The gentle page for the day nothing can be shown: no error, no blame, a way to try again.

use egui::{CornerRadius, Rect, Ui, pos2, vec2};

use crate::kiosk::Action;
use crate::model::Lang;
use crate::ui::canvas::Canvas;
use crate::ui::pictures::{Icon, Pictures, show_icon_with};
use crate::ui::text::{Face, Setting, Typesetter};
use crate::ui::theme::Theme;
use crate::words::{BUILT_IN, Words};

/// Draws the page. There is no museum, so it asks for nothing but the built-in words.
/// `waiting` shows only the seal: the museum is still being read.
pub fn show(
    ui: &mut Ui,
    theme: &Theme,
    words: &Words,
    typesetter: &mut Typesetter,
    pictures: &mut Pictures,
    waiting: bool,
) -> Option<Action> {
    let screen = ui.max_rect();
    let canvas = Canvas::new(screen);
    let palette = &theme.palette;
    ui.painter().rect_filled(screen, CornerRadius::ZERO, *palette.ground);
    let center = screen.center();
    let seal = Rect::from_center_size(center - vec2(0.0, canvas.px(250.0)), egui::Vec2::splat(canvas.px(160.0)));
    show_icon_with(ui, pictures, seal, Icon::Seal, egui::Color32::WHITE);
    if waiting {
        return None;
    }
    let mut y = center.y - canvas.px(130.0);
    for (index, lang) in BUILT_IN.into_iter().enumerate() {
        let (face, size, color) =
            if index == 0 { (Face::SerifBold, 52.0, *palette.text) } else { (Face::Serif, 34.0, *palette.muted) };
        let size = canvas.px(size);
        let setting = Setting {
            lang,
            size,
            line: (size * 1.4).round(),
            width: screen.width() * 0.86,
            max_rows: 2,
            justify: false,
            tracking: 0.0,
        };
        let block = typesetter.line(ui.ctx(), &words.get(lang, "ui-trouble"), face, &setting);
        ui.painter().galley(pos2(center.x - block.size.x / 2.0, y), block.galley.clone(), color);
        y += block.size.y + canvas.px(12.0);
    }
    retry(ui, &canvas, theme, words, typesetter, pos2(center.x, y + canvas.px(60.0)))
}

fn retry(
    ui: &Ui,
    canvas: &Canvas,
    theme: &Theme,
    words: &Words,
    typesetter: &mut Typesetter,
    top: egui::Pos2,
) -> Option<Action> {
    let palette = &theme.palette;
    let label = BUILT_IN.map(|lang| words.get(lang, "ui-try-again")).join(" · ");
    let size = canvas.px(theme.measures.button);
    let setting = Setting {
        lang: Lang::ZH,
        size,
        line: (size * 1.3).round(),
        width: f32::INFINITY,
        max_rows: 1,
        justify: false,
        tracking: 0.0,
    };
    let block = typesetter.line(ui.ctx(), &label, Face::SansBold, &setting);
    let rect = Rect::from_center_size(
        top + vec2(0.0, canvas.px(56.0)),
        vec2(block.size.x + canvas.px(96.0), canvas.px(112.0)),
    );
    let response = ui.interact(rect, egui::Id::unique("retry"), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &label));
    let fill = if response.is_pointer_button_down_on() { palette.primary_pressed } else { palette.primary };
    let corner = CornerRadius::same(canvas.px(theme.measures.radius_button) as u8);
    ui.painter().rect_filled(rect, corner, *fill);
    let pos = rect.center() - block.size / 2.0;
    ui.painter().galley(pos, block.galley.clone(), *palette.on_primary);
    if response.has_focus() {
        let stroke = egui::Stroke::new(canvas.px(4.0), *palette.gold);
        ui.painter().rect_stroke(rect.expand(canvas.px(4.0)), corner, stroke, egui::StrokeKind::Outside);
    }
    response.clicked().then_some(Action::Retry)
}
