//! What hangs on the walls to be looked at: pictures, what to look at in them, and two to be compared.

use super::{Cite, Localized, RichText};

#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Path below the museum folder, with `/`.
    pub file: String,
    /// Two or three words under the thumbnail.
    pub title: Localized<String>,
    /// What a visitor who cannot see it should know.
    pub alt: Localized<String>,
    /// Empty if there is none.
    pub caption: Localized<String>,
    /// Author and licence; empty if the file lacks it.
    pub credit: Localized<String>,
    /// The point that stays visible when the picture is cropped: fractions of width and height from the top left.
    pub focus: (f32, f32),
    /// How wide in nature what the whole width of the picture shows is, in millimetres.
    pub width_mm: Option<f32>,
    /// What to look at, in the order of a guided look.
    pub hotspots: Vec<Hotspot>,
}

/// A detail of a picture that is worth a closer look.
#[derive(Clone, Debug, PartialEq)]
pub struct Hotspot {
    pub id: String,
    pub area: Area,
    pub title: Localized<String>,
    pub text: Localized<RichText>,
    pub sources: Vec<Cite>,
}

/// A rectangle in fractions of a picture's width and height from its top left corner. A point has no width and height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
}

/// Two pictures of an exhibit that show the same in two ways: then and now, drawing and photograph.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    pub id: String,
    /// Index among the pictures of the exhibit.
    pub first: usize,
    /// The same; never the same picture as the first.
    pub second: usize,
    pub title: Localized<String>,
    pub text: Option<Localized<RichText>>,
}

impl Area {
    pub fn point(x: f32, y: f32) -> Area {
        Area { left: x, top: y, width: 0.0, height: 0.0 }
    }

    pub fn is_point(self) -> bool {
        self.width <= 0.0 && self.height <= 0.0
    }

    /// Its middle; of a point, the point.
    pub fn center(self) -> (f32, f32) {
        (self.left + self.width / 2.0, self.top + self.height / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Area;

    #[test]
    fn the_middle_of_a_point_is_the_point() {
        let point = Area::point(0.25, 0.75);
        assert!(point.is_point());
        assert_eq!(point.center(), (0.25, 0.75));
        let area = Area { left: 0.25, top: 0.5, width: 0.5, height: 0.25 };
        assert!(!area.is_point());
        assert_eq!(area.center(), (0.5, 0.625));
    }
}
