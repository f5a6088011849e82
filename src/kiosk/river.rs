//! The river of time at the foot of the screen: which years it marks and where a page stands on it.

use crate::model::{Exhibit, Museum};

/// A year on the river.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RiverMark {
    pub year: i32,
    /// 0 at the left bank of the picture, 1 at the right.
    pub position: f32,
    /// The year of the page that is open.
    pub here: bool,
}

/// First and last year of the museum's story.
pub const SPAN: (i32, i32) = (1580, 2008);

/// The marks of a page: the museum's years and, where it has a date, the exhibit's first year.
/// Years closer than `least_gap` (a fraction of the river) to the page's own give way to it.
pub fn river_marks(museum: &Museum, exhibit: Option<&Exhibit>, least_gap: f32) -> Vec<RiverMark> {
    let position = |year: i32| {
        let (first, last) = SPAN;
        ((year - first) as f32 / (last - first) as f32).clamp(0.0, 1.0)
    };
    let here = exhibit.and_then(|exhibit| exhibit.date.as_ref()).map(|date| date.years().0);
    let mut marks: Vec<RiverMark> = Vec::new();
    if let Some(year) = here {
        marks.push(RiverMark { year, position: position(year), here: true });
    }
    for &year in &museum.river_years {
        let at = position(year);
        if marks.iter().all(|mark| (mark.position - at).abs() >= least_gap) {
            marks.push(RiverMark { year, position: at, here: false });
        }
    }
    marks.sort_by(|a, b| a.position.total_cmp(&b.position));
    marks
}
