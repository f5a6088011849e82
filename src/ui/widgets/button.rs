//! Buttons, tabs and round arrows.

use egui::{Align, Rect, Stroke, StrokeKind, Ui, epaint::RectShape, pos2, vec2};

use super::{control, focus_ring, outline, rounding};
use crate::ui::pictures::Icon;
use crate::ui::text::Face;
use crate::ui::view::{Look, View};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Plain,
    /// The one main action of a screen.
    Primary,
    Outlined,
    /// One of several choices, outlined; `true` is selected.
    Tab(bool),
    /// A switch on a picture or map, round at its ends.
    Chip(bool),
    /// A way on from a picture, round.
    Round,
}

/// What a button says.
pub struct Button<'t> {
    pub label: &'t str,
    /// What a screen reader says; the label if empty.
    pub name: &'t str,
    pub icon: Option<Icon>,
    /// The icon stands behind the label.
    pub icon_last: bool,
    /// A count in a gold disc behind the label.
    pub badge: Option<usize>,
    pub kind: Kind,
    /// Letter size in design pixels; the usual one if `None`.
    pub size: Option<f32>,
}

impl<'t> Button<'t> {
    pub fn new(label: &'t str) -> Button<'t> {
        Button { label, name: "", icon: None, icon_last: false, badge: None, kind: Kind::Plain, size: None }
    }

    pub fn icon(self, icon: Icon) -> Self {
        Button { icon: Some(icon), ..self }
    }

    pub fn icon_last(self, icon: Icon) -> Self {
        Button { icon: Some(icon), icon_last: true, ..self }
    }

    pub fn kind(self, kind: Kind) -> Self {
        Button { kind, ..self }
    }

    pub fn size(self, size: f32) -> Self {
        Button { size: Some(size), ..self }
    }

    pub fn name(self, name: &'t str) -> Self {
        Button { name, ..self }
    }

    /// Draws the button; `true` when it was touched.
    pub fn show(self, ui: &Ui, view: &mut View<'_>, rect: Rect, id: impl std::hash::Hash + std::fmt::Debug) -> bool {
        let selected = if let Kind::Tab(on) | Kind::Chip(on) = self.kind { Some(on) } else { None };
        let name = if self.name.is_empty() { self.label } else { self.name };
        let response = control(ui, view, rect, id, name, selected);
        let pressed = response.is_pointer_button_down_on();
        self.ground(ui, view, rect, pressed);
        self.face(ui, view, rect);
        focus_ring(ui, view, &response, self.radius(view, rect));
        response.clicked()
    }

    fn radius(&self, view: &View<'_>, rect: Rect) -> f32 {
        match self.kind {
            Kind::Chip(_) | Kind::Round => view.canvas.design(rect).height() / 2.0,
            _ => view.theme.measures.radius_button,
        }
    }

    fn ground(&self, ui: &Ui, view: &View<'_>, rect: Rect, pressed: bool) {
        let palette = &view.theme.palette;
        let radius = self.radius(view, rect);
        let rect = if pressed { rect.shrink(rect.height() * 0.01) } else { rect };
        let corner = rounding(view, radius);
        let fill = match (self.kind, pressed) {
            (Kind::Chip(false) | Kind::Round, false) => palette.surface,
            (Kind::Chip(_) | Kind::Round, _) => palette.raised,
            (Kind::Primary, false) => palette.primary,
            (Kind::Primary, true) => palette.primary_pressed,
            (Kind::Plain, false) | (Kind::Outlined | Kind::Tab(_), true) => palette.raised,
            (Kind::Plain, true) | (Kind::Outlined | Kind::Tab(_), false) => palette.ground,
        };
        ui.painter().add(RectShape::filled(rect, corner, *fill));
        match self.kind {
            Kind::Outlined | Kind::Tab(_) | Kind::Chip(true) => {
                let selected = matches!(self.kind, Kind::Tab(true) | Kind::Chip(true));
                let (width, color) = if selected { (3.0, palette.gold) } else { (2.0, palette.line) };
                ui.painter().rect_stroke(rect, corner, Stroke::new(view.px(width), *color), StrokeKind::Inside);
            }
            Kind::Plain | Kind::Chip(false) | Kind::Round => outline(ui, view, rect, radius),
            Kind::Primary => {}
        }
    }

    fn face(&self, ui: &Ui, view: &mut View<'_>, rect: Rect) {
        let palette = &view.theme.palette;
        let (face, color) = match self.kind {
            Kind::Plain | Kind::Outlined | Kind::Tab(false) | Kind::Chip(false) | Kind::Round => {
                (Face::Sans, *palette.text)
            }
            Kind::Tab(true) | Kind::Chip(true) => (Face::SansBold, *palette.gold),
            Kind::Primary => (Face::SansBold, *palette.on_primary),
        };
        let badge_ink = *palette.ground;
        let badge_ground = *palette.gold;
        let mut look = view.button_look().color(color).rows(1);
        look.face = face;
        look.size = self.size.unwrap_or(look.size);
        let (gap, icon_size, badge_size) = (12.0, (look.letters() * 1.3).min(52.0), 38.0);
        // A symbol alone stands in the middle.
        let gap = if self.label.is_empty() { 0.0 } else { gap };
        let extra = if self.icon.is_some() { icon_size + gap } else { 0.0 }
            + if self.badge.is_some() { badge_size + gap } else { 0.0 };
        let room = view.canvas.design(rect).width() - 24.0 - extra;
        let sizes = [look.size, look.size * 0.92, look.size * 0.86, 20.0];
        let wanted = look;
        let (mut block, mut look) = view.set_fitting(ui, self.label, &look, room, &sizes);
        if block.truncated || look.letters() < wanted.letters() * 0.8 {
            // Two short rows say more than one that is cut.
            let short = Look { rows: 2, line: 1.12, ..wanted };
            let (rows, short) = view.set_fitting(ui, self.label, &short, room, &[wanted.size * 0.92, 22.0, 20.0]);
            if !rows.truncated && rows.keeps_words() && rows.size.y <= rect.height() - view.px(4.0) {
                (block, look) = (rows, short);
            }
        }
        let total = block.size.x + view.px(extra);
        let mut x = rect.center().x - total / 2.0;
        let middle = rect.center().y;
        let draw_icon = |view: &mut View<'_>, x: &mut f32| {
            if let Some(icon) = self.icon {
                let size = view.px(icon_size);
                let square = Rect::from_min_size(pos2(*x, middle - size / 2.0), vec2(size, size));
                crate::ui::pictures::show_icon(ui, view, square, icon, color);
                *x += size + view.px(gap);
            }
        };
        if !self.icon_last {
            draw_icon(view, &mut x);
        }
        view.paint(ui.painter(), pos2(x, middle - block.size.y / 2.0), &block, &look, Align::Min);
        x += block.size.x + view.px(gap);
        if self.icon_last {
            draw_icon(view, &mut x);
        }
        if let Some(badge) = self.badge {
            let radius = view.px(badge_size / 2.0);
            let center = pos2(x + radius, middle);
            ui.painter().circle_filled(center, radius, badge_ground);
            let mut look = view.button_look().size(22.0).color(badge_ink);
            look.face = Face::SansBold;
            let block = view.set(ui, &badge.to_string(), &look, f32::INFINITY);
            view.paint(ui.painter(), pos2(center.x, center.y - block.size.y / 2.0), &block, &look, Align::Center);
        }
    }
}

/// The round mark that says a whole card can be touched; not a control of its own.
pub fn round_arrow(ui: &Ui, view: &mut View<'_>, center: egui::Pos2) {
    let radius = view.px(30.0);
    ui.painter().circle_filled(center, radius, *view.theme.palette.raised);
    if view.theme.palette.outlined {
        ui.painter().circle_stroke(center, radius, Stroke::new(view.px(2.0), *view.theme.palette.line));
    }
    let square = Rect::from_center_size(center, vec2(radius, radius) * 1.1);
    crate::ui::pictures::show_icon(ui, view, square, Icon::Forward, *view.theme.palette.text);
}
