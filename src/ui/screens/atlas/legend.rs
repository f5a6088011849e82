//! What the signs and lines mean that are on the map just now, and how sure they are.

use egui::{Align, Color32, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::Plan;
use crate::atlas::chart::{State, state};
use crate::kiosk::MapTable;
use crate::model::Actor;
use crate::model::map::{Certainty, FeatureKind};
use crate::ui::map::{hatch, sample};
use crate::ui::view::View;
use crate::ui::widgets::{outline, rounding};

#[derive(Clone, Copy, PartialEq)]
enum Sign {
    Current,
    Schematic,
    Replaced(i32),
    Hatched,
    Homeland,
    Fort,
    Town,
    Unsure,
    Battle,
    Journey,
    Reading,
}

struct Entry {
    sign: Sign,
    text: String,
}

const ROW: f32 = 40.0;

/// The entries of what the year shows.
fn entries(view: &View<'_>, table: &MapTable) -> Vec<Entry> {
    let mut signs: Vec<Sign> = Vec::new();
    let years = [Some(table.year), table.other];
    for layer in &view.museum.atlas.layers {
        for feature in layer.features.iter().filter(|feature| table.shows(layer, feature)) {
            for year in years.into_iter().flatten() {
                let there = state(feature, year);
                let sign = match (feature.kind, there) {
                    (_, State::Ahead | State::Gone) => continue,
                    (FeatureKind::Border { treaty }, State::Replaced) => Sign::Replaced(treaty),
                    (FeatureKind::Border { .. }, _) if feature.certainty == Certainty::Schematic => Sign::Schematic,
                    (FeatureKind::Border { .. }, _) => Sign::Current,
                    (FeatureKind::Undetermined { .. } | FeatureKind::Common { .. }, State::There) => Sign::Hatched,
                    (FeatureKind::Homeland, _) => Sign::Homeland,
                    (FeatureKind::Fort | FeatureKind::Town, _) if feature.certainty == Certainty::Schematic => {
                        Sign::Unsure
                    }
                    (FeatureKind::Fort, _) => Sign::Fort,
                    (FeatureKind::Town, _) => Sign::Town,
                    (FeatureKind::Battle, _) => Sign::Battle,
                    (FeatureKind::Journey, _) => Sign::Journey,
                    (FeatureKind::Reading { .. }, _) => Sign::Reading,
                    _ => continue,
                };
                if !signs.contains(&sign) {
                    signs.push(sign);
                }
            }
        }
    }
    let place = |sign: &Sign| match sign {
        Sign::Replaced(treaty) => *treaty,
        Sign::Current => 3000,
        Sign::Schematic => 3001,
        Sign::Reading => 3002,
        Sign::Hatched => 3003,
        Sign::Homeland => 3004,
        Sign::Journey => 3005,
        Sign::Battle => 3006,
        Sign::Fort => 3007,
        Sign::Town => 3008,
        Sign::Unsure => 3009,
    };
    signs.sort_by_key(place);
    let text = |sign: &Sign| match sign {
        Sign::Replaced(treaty) => view.sentence("ui-map-line-of", &[("year", treaty.to_string().into())]),
        Sign::Current => view.word("ui-map-line-now"),
        Sign::Schematic => view.word("ui-map-line-schematic"),
        Sign::Hatched => view.word("ui-map-open"),
        Sign::Homeland => view.word("ui-map-homeland"),
        Sign::Fort => view.word("ui-map-fort"),
        Sign::Town => view.word("ui-map-town"),
        Sign::Unsure => view.word("ui-map-unsure"),
        Sign::Battle => view.word("ui-map-battle"),
        Sign::Journey => view.word("ui-map-journey"),
        Sign::Reading => view.word("ui-map-reading"),
    };
    signs.iter().map(|sign| Entry { sign: *sign, text: text(sign) }).collect()
}

/// Numbers of map reviews, for the layers that are shown and have one.
fn approvals(view: &View<'_>, table: &MapTable) -> Vec<String> {
    let shown = view.museum.atlas.layers.iter().filter(|layer| table.layers.contains(&layer.id));
    let mut numbers: Vec<String> = shown.filter_map(|layer| layer.approval.clone()).collect();
    numbers.dedup();
    numbers.into_iter().map(|number| view.sentence("ui-map-approval", &[("number", number.into())])).collect()
}

fn row_height(view: &View<'_>) -> f32 {
    ROW * (0.5 + 0.5 * view.kiosk.comfort().label())
}

/// What the legend of a frame says, and where.
pub struct Legend {
    entries: Vec<Entry>,
    approvals: Vec<String>,
    pub rect: Rect,
}

pub fn set(ui: &Ui, view: &mut View<'_>, plan: &Plan, table: &MapTable) -> Legend {
    let entries = entries(view, table);
    let approvals = approvals(view, table);
    let look = view.label_look().size(22.0).rows(1);
    let texts = entries.iter().map(|entry| &entry.text).chain(&approvals);
    let widest =
        texts.map(|text| view.set(ui, text, &look, f32::INFINITY).size.x / view.canvas.scale).fold(0.0, f32::max);
    let most = 690.0;
    let width = (widest + 76.0 + 56.0).min(most);
    let rows = entries.len() + approvals.len();
    let height = rows as f32 * row_height(view) + if rows > 0 { 32.0 } else { 0.0 };
    let rect = view.canvas.rect(plan.left, plan.year(view) - 12.0 - height, width, height);
    Legend { entries, approvals, rect }
}

pub fn show(ui: &Ui, view: &mut View<'_>, legend: Legend) {
    let Legend { entries, approvals, rect } = legend;
    if entries.is_empty() {
        return;
    }
    let surface = view.theme.palette.surface.gamma_multiply(0.92);
    ui.painter().rect_filled(rect, rounding(view, 16.0), surface);
    outline(ui, view, rect, 16.0);
    let text = *view.theme.palette.text;
    let look = view.label_look().size(22.0).color(text).rows(1);
    let room = (rect.width() - view.px(76.0 + 44.0)) / view.canvas.scale;
    let row = view.px(row_height(view));
    let mut y = rect.top() + view.px(16.0) + row / 2.0;
    for entry in &entries {
        let from = pos2(rect.left() + view.px(22.0), y);
        draw(ui, view, entry.sign, from);
        let (block, look) = view.set_fitting(ui, &entry.text, &look, room, &[22.0, 20.0]);
        let at = pos2(from.x + view.px(76.0), y - block.size.y / 2.0);
        view.tell(ui, at, &block, &look, Align::Min);
        y += row;
    }
    let muted = look.color(*view.theme.palette.muted);
    for number in approvals {
        let (block, look) = view.set_fitting(ui, &number, &muted, room + 76.0, &[22.0, 20.0]);
        view.tell(ui, pos2(rect.left() + view.px(22.0), y - block.size.y / 2.0), &block, &look, Align::Min);
        y += row;
    }
}

/// A sample of a line, area or sign, 58 design pixels wide.
fn draw(ui: &Ui, view: &View<'_>, sign: Sign, from: egui::Pos2) {
    let palette = &view.theme.palette;
    let (text, gold): (Color32, Color32) = (*palette.text, *palette.gold);
    let unit = view.canvas.scale;
    let to = from + vec2(view.px(58.0), 0.0);
    let middle = from.lerp(to, 0.5);
    let painter = ui.painter();
    let area = Rect::from_center_size(middle, vec2(view.px(58.0), view.px(28.0)));
    let square = Rect::from_center_size(middle, Vec2::splat(view.px(15.0)));
    match sign {
        Sign::Current => {
            painter.line_segment([from, to], Stroke::new(view.px(5.0), gold));
        }
        Sign::Schematic => {
            painter.extend(Shape::dashed_line(
                &[from, to],
                Stroke::new(view.px(5.0), gold),
                view.px(22.0),
                view.px(8.0),
            ));
        }
        Sign::Replaced(treaty) => {
            painter.extend(sample(from, to, treaty, view.px(3.4), unit, text));
        }
        Sign::Reading => {
            painter.extend(Shape::dashed_line(
                &[from, to],
                Stroke::new(view.px(2.6), text),
                view.px(10.0),
                view.px(7.0),
            ));
        }
        Sign::Hatched => {
            hatch(ui, area, view.px(13.0), Stroke::new(view.px(2.4), palette.map.area.gamma_multiply(0.6)));
        }
        Sign::Homeland => {
            let color = view.theme.actor(Actor::RiverPeoples);
            painter.rect_filled(area, view.px(14.0), color.gamma_multiply(0.3));
        }
        Sign::Fort => {
            painter.rect_filled(square, 0.0, text);
        }
        Sign::Town => {
            painter.circle_filled(middle, view.px(7.0), text);
        }
        Sign::Unsure => {
            let stroke = Stroke::new(view.px(2.6), text);
            painter.rect_stroke(square.translate(vec2(view.px(-14.0), 0.0)), 0.0, stroke, StrokeKind::Inside);
            painter.circle_stroke(middle + vec2(view.px(14.0), 0.0), view.px(6.5), stroke);
        }
        Sign::Battle => {
            for side in [-1.0, 1.0] {
                let way = vec2(side * view.px(9.0), view.px(9.0));
                painter.line_segment([middle - way, middle + way], Stroke::new(view.px(3.4), text));
            }
        }
        Sign::Journey => {
            painter.extend(Shape::dashed_line(
                &[from, to],
                Stroke::new(view.px(3.6), text),
                view.px(12.0),
                view.px(8.0),
            ));
        }
    }
}
