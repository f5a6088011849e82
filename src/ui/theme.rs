//! Colours, sizes and durations, read from `assets/theme/*.ron`. A colour literal anywhere else is a mistake.

use std::sync::OnceLock;

use egui::Color32;
use serde::{Deserialize, Deserializer};

use crate::kiosk::Appearance;
use crate::model::Actor;

/// The colours of one appearance; `design` names of the tokens.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Palette {
    /// Spine and bottom bar.
    pub deep: Tint,
    pub ground: Tint,
    /// Cards and sheets.
    pub surface: Tint,
    /// Buttons and selected cards.
    pub raised: Tint,
    /// Hairlines; decoration only.
    pub line: Tint,
    pub text: Tint,
    /// Captions and sub-lines.
    pub muted: Tint,
    /// Selection, progress, dates.
    pub gold: Tint,
    pub river: Tint,
    /// The one main action of a screen.
    pub primary: Tint,
    pub on_primary: Tint,
    pub primary_pressed: Tint,
    pub danger: Tint,
    /// Lies over a page under a sheet.
    pub scrim: Tint,
    /// Ground of labels on pictures.
    pub chip_on_picture: Tint,
    pub shadow: Tint,
    pub birch: Tint,
    pub code: CodeColours,
    /// High contrast: surfaces carry a 2 px outline.
    pub outlined: bool,
    /// The ground of battles.
    pub field: Field,
    pub actors: Actors,
    pub map: MapColours,
}

/// The colours of land and water.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MapColours {
    pub sea: Tint,
    /// Land where the relief ends.
    pub land: Tint,
    /// Lakes.
    pub lake: Tint,
    pub river: Tint,
    pub coast: Tint,
    /// Names of waters.
    pub hydronym: Tint,
    /// Names of ranges and islands.
    pub oronym: Tint,
    /// Round names and lines, so that they stand out from the relief.
    pub halo: Tint,
    /// Homelands and open ground.
    pub area: Tint,
}

/// What a camera reads: dark on light in every appearance, as readers expect it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeColours {
    pub paper: Tint,
    pub ink: Tint,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actors {
    pub qing: Tint,
    pub russia: Tint,
    pub joseon: Tint,
    pub river_peoples: Tint,
    pub neutral: Tint,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// At the upper edge; `_foot` is at the lower.
    pub land: Tint,
    pub land_foot: Tint,
    pub contour: Tint,
    pub water: Tint,
    pub water_foot: Tint,
    pub bank: Tint,
    pub ripple: Tint,
    pub water_name: Tint,
    pub island: Tint,
    pub tree: Tint,
    /// Rows of a tilled field.
    pub crop: Tint,
    /// The yard of a fort.
    pub floor: Tint,
    pub roof: Tint,
    /// Round everything that must stand out from the ground.
    pub halo: Tint,
}

/// A colour written `#RRGGBB` or `#RRGGBBAA` (not premultiplied).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tint(pub Color32);

impl<'de> Deserialize<'de> for Tint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Color32::from_hex(&text)
            .map(Tint)
            .map_err(|_| serde::de::Error::custom(format!("`{text}` is no #RRGGBB colour")))
    }
}

impl std::ops::Deref for Tint {
    type Target = Color32;

    fn deref(&self) -> &Color32 {
        &self.0
    }
}

/// Sizes in pixels of a 1920×1080 screen, durations in milliseconds, line heights as multiples of the letter size.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measures {
    pub display: f32,
    pub title: f32,
    pub title_small: f32,
    pub heading: f32,
    pub card_title: f32,
    pub body: f32,
    pub body_latin: f32,
    pub button: f32,
    pub label: f32,
    pub floor: f32,
    pub body_line_han: f32,
    pub body_line: f32,
    pub title_line: f32,
    pub label_line: f32,
    pub paragraph_gap: f32,
    pub target: f32,
    pub target_gap: f32,
    pub radius_button: f32,
    pub radius_card: f32,
    pub radius_thumb: f32,
    pub page_ms: f32,
    pub picture_ms: f32,
    /// A picture grows from its frame to the size in which it is looked at.
    pub grow_ms: f32,
    pub slide_fade_ms: f32,
    pub calm_ms: f32,
}

/// One appearance, ready to draw with.
#[derive(Clone, Debug)]
pub struct Theme {
    pub appearance: Appearance,
    pub palette: Palette,
    pub measures: Measures,
}

impl Theme {
    /// The theme built into the binary.
    #[expect(clippy::expect_used, reason = "the built-in themes are tested")]
    pub fn built_in(appearance: Appearance) -> &'static Theme {
        static THEMES: OnceLock<[Theme; 3]> = OnceLock::new();
        let themes = THEMES.get_or_init(|| {
            Appearance::ALL.map(|appearance| {
                let palette = match appearance {
                    Appearance::Ink => include_str!("../../assets/theme/ink.ron"),
                    Appearance::Paper => include_str!("../../assets/theme/paper.ron"),
                    Appearance::Contrast => include_str!("../../assets/theme/contrast.ron"),
                };
                let measures = include_str!("../../assets/theme/measures.ron");
                Theme {
                    appearance,
                    palette: ron::from_str(palette).expect("the built-in palette is tested"),
                    measures: ron::from_str(measures).expect("the built-in measures are tested"),
                }
            })
        });
        &themes[appearance as usize]
    }

    pub fn actor(&self, actor: Actor) -> Color32 {
        let actors = &self.palette.actors;
        *match actor {
            Actor::Qing => actors.qing,
            Actor::Russia => actors.russia,
            Actor::Joseon => actors.joseon,
            Actor::RiverPeoples => actors.river_peoples,
            Actor::Neutral => actors.neutral,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance after WCAG 2.2.
    fn luminance(color: Color32) -> f32 {
        let linear = |v: u8| {
            let v = f32::from(v) / 255.0;
            if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The checker knows nothing of themes, but has to know these.
    #[test]
    fn a_panel_is_judged_by_the_sizes_of_the_theme() {
        let measures = &Theme::built_in(Appearance::Ink).measures;
        let largest = crate::kiosk::comfort::BODY[4];
        assert_eq!(measures.target, crate::model::Display::TARGET);
        assert_eq!(measures.body * largest, crate::model::Display::LARGEST_LETTERS);
    }

    #[test]
    fn every_text_colour_can_be_read_on_every_ground() {
        for appearance in Appearance::ALL {
            let palette = &Theme::built_in(appearance).palette;
            for ground in [palette.deep, palette.ground, palette.surface, palette.raised] {
                for (name, text) in [("text", palette.text), ("muted", palette.muted), ("gold", palette.gold)] {
                    let ratio = contrast(*text, *ground);
                    assert!(ratio >= 4.5, "{appearance:?}: {name} on {ground:?} has {ratio:.2}");
                }
            }
            for actor in [Actor::Qing, Actor::Russia, Actor::Joseon, Actor::RiverPeoples, Actor::Neutral] {
                let ratio = contrast(Theme::built_in(appearance).actor(actor), *palette.surface);
                assert!(ratio >= 4.5, "{appearance:?}: {actor:?} on surface has {ratio:.2}");
            }
            // Large bold letters (26 px): 4.5 is kept all the same.
            assert!(contrast(*palette.on_primary, *palette.primary) >= 4.5, "{appearance:?}: primary");
        }
    }
}
