//! A grid that fills where it is touched, and the traces of fingers: staff see whether the screen feels every touch, and
//! where.

use egui::{Align, CornerRadius, Event, Pos2, Shape, Stroke, StrokeKind, TouchPhase, Ui};

use crate::kiosk::{Action, Command};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Kind};

/// Least side of a cell in design pixels: about a fingertip and a half.
const CELL: f32 = 120.0;
/// Points of a trace that are kept; the oldest go first.
const MOST_POINTS: usize = 4_000;

/// What has been touched since the test began.
#[derive(Clone, Debug, Default)]
pub struct Traces {
    /// Finger, place, and whether a new stroke begins here.
    points: Vec<(u64, Pos2, bool)>,
    most_fingers: usize,
    down: Vec<u64>,
}

impl Traces {
    /// Takes in the fingers of a frame; a mouse is finger 0. Returns whether there were any.
    fn feel(&mut self, ui: &Ui) -> bool {
        let (touches, mouse) = ui.input(|input| {
            let touches = input.events.iter().filter_map(|event| match event {
                Event::Touch { id, phase, pos, .. } => Some((id.0, *phase, *pos)),
                _ => None,
            });
            let touches: Vec<_> = touches.collect();
            let pointer = &input.pointer;
            let mouse = (!input.any_touches() && pointer.primary_down()).then(|| pointer.interact_pos()).flatten();
            (touches, mouse.map(|pos| (pos, pointer.primary_pressed())))
        });
        for (id, phase, pos) in &touches {
            match phase {
                TouchPhase::Start => {
                    self.down.push(*id);
                    self.points.push((*id, *pos, true));
                }
                TouchPhase::Move => self.points.push((*id, *pos, false)),
                TouchPhase::End | TouchPhase::Cancel => self.down.retain(|down| down != id),
            }
        }
        self.most_fingers = self.most_fingers.max(self.down.len());
        if let Some((pos, pressed)) = mouse {
            if self.points.last().is_none_or(|(_, last, _)| *last != pos || pressed) {
                self.points.push((0, pos, pressed));
            }
            self.most_fingers = self.most_fingers.max(1);
        }
        let excess = self.points.len().saturating_sub(MOST_POINTS);
        self.points.drain(..excess);
        !touches.is_empty() || mouse.is_some()
    }
}

pub fn show(ui: &Ui, view: &mut View<'_>) {
    let id = egui::Id::unique("touch-test");
    let mut traces = ui.data_mut(|data| data.remove_temp::<Traces>(id)).unwrap_or_default();
    if traces.feel(ui) {
        view.actions.push(Action::Staff(Command::Touch));
    }
    let palette = &view.theme.palette;
    let (gold, line, river) = (*palette.gold, *palette.line, *palette.river);
    let size = view.canvas.size;
    let (columns, rows) = ((size.x / CELL).floor().max(1.0), (size.y / CELL).floor().max(1.0));
    let (width, height) = (size.x / columns, size.y / rows);
    let mut felt = 0_usize;
    for cell in 0..(columns * rows) as usize {
        let (row, column) = ((cell / columns as usize) as f32, (cell % columns as usize) as f32);
        let rect = view.canvas.rect(column * width, row * height, width, height);
        if traces.points.iter().any(|(_, pos, _)| rect.contains(*pos)) {
            felt += 1;
            ui.painter().rect_filled(rect, CornerRadius::ZERO, gold.gamma_multiply(0.28));
        }
        ui.painter().rect_stroke(rect, CornerRadius::ZERO, Stroke::new(1.0, line), StrokeKind::Inside);
    }
    draw(ui, view, &traces, river);
    let fingers = traces.most_fingers;
    let text = view.sentence(
        "staff-touch-felt",
        &[("felt", felt.into()), ("cells", ((columns * rows) as usize).into()), ("fingers", fingers.into())],
    );
    let look = view.title_look().size(40.0).rows(2);
    view.text(ui, view.canvas.pos(size.x / 2.0, size.y * 0.40), &text, &look, size.x - 120.0, Align::Center);
    let how = view.word("staff-touch-how");
    let look = view.label_look().still().size(26.0).rows(2);
    view.text(ui, view.canvas.pos(size.x / 2.0, size.y * 0.40 + 110.0), &how, &look, size.x - 120.0, Align::Center);
    let done = view.word("staff-touch-done");
    let rect = view.canvas.rect(size.x / 2.0 - 200.0, size.y * 0.40 + 200.0, 400.0, 104.0);
    let ended = Button::new(&done).kind(Kind::Primary).show(ui, view, rect, "staff-touch-done");
    if ended {
        view.actions.push(Action::Staff(Command::Panel));
    } else {
        ui.data_mut(|data| data.insert_temp(id, traces));
    }
}

fn draw(ui: &Ui, view: &View<'_>, traces: &Traces, color: egui::Color32) {
    let stroke = Stroke::new(view.px(5.0), color);
    let mut open: Vec<(u64, Pos2)> = Vec::new();
    for &(finger, pos, begins) in &traces.points {
        let last = open.iter_mut().find(|(id, _)| *id == finger);
        match last {
            Some((_, last)) if !begins => {
                ui.painter().add(Shape::line_segment([*last, pos], stroke));
                *last = pos;
            }
            Some((_, last)) => *last = pos,
            None => open.push((finger, pos)),
        }
        if begins {
            ui.painter().circle_filled(pos, view.px(9.0), color);
        }
    }
}
