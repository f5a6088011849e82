//! How long a stop takes: reading, looking, walking, resting. Always a span, never one number.
//!
//! - Reading: the rates of [`reading`](crate::kiosk::reading). Readers differ by about 0.7 to 1.5 of them; a [`Pace`] is a part of that range.
//! - Looking: 12 s for a picture or a map, of the 10 to 15 s that exhibition planners allow. The atlas has the medians of
//!   visits to touch tables, 1:52 to 2:30 (Open Exhibits, 2013). A battle that is played takes the time of its moves.
//! - Arriving: a minute to come away from one thing, gather, find the next page and see what it is about: a judgement. It
//!   keeps a route from hurrying through many stops.
//! - Walking: 0.8 m/s through rooms with other people in them, a judgement: free walkers do 1.3 m/s (Weidmann 1993). Walls
//!   and showcases make ways a third longer than the straight line. A storey takes half a minute by the stairs, and one
//!   and a half by a lift.
//! - Resting: attention is high for about half an hour, then declines (Falk et al. 1985); after each half hour there are
//!   three minutes to sit down.

use std::collections::BTreeMap;
use std::iter::Sum;
use std::ops::Add;

use super::stops::{Depth, Stop};
use crate::kiosk::course;
use crate::kiosk::reading::Matter;
use crate::model::{Battle, Exhibit, ExhibitId, Hall, Kind, Lang, Museum, Spot};

/// Seconds, from the least to the most it will probably take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TimeSpan {
    pub least: u32,
    pub most: u32,
}

/// How fast somebody reads, and looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pace {
    Relaxed,
    #[default]
    Usual,
    Brisk,
}

/// How somebody goes from storey to storey.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ways {
    #[default]
    Stairs,
    Lift,
}

/// Seconds of content after which a rest is due, and its length.
pub const REST_EVERY: u32 = 30 * 60;
pub const REST: u32 = 3 * 60;

/// Seconds at the atlas.
const ATLAS: TimeSpan = TimeSpan { least: 112, most: 150 };
const SECONDS_PER_PICTURE: f32 = 12.0;
const ARRIVING: f32 = 60.0;
const METRES_PER_SECOND: f32 = 0.8;
const DETOUR: f32 = 1.33;
/// Metres from an exhibit to the next in one hall.
const WITHIN_HALL: f32 = 6.0;

impl TimeSpan {
    fn around(seconds: f32, (least, most): (f32, f32)) -> TimeSpan {
        TimeSpan { least: (seconds * least).floor() as u32, most: (seconds * most).ceil() as u32 }
    }

    /// Whole minutes, at least one: the least rounded, the most rounded up.
    pub fn minutes(self) -> (u32, u32) {
        let most = self.most.div_ceil(60).max(1);
        (((self.least + 30) / 60).clamp(1, most), most)
    }

    /// The middle of the span, in seconds.
    pub fn middle(self) -> u32 {
        self.least.midpoint(self.most)
    }
}

impl Add for TimeSpan {
    type Output = TimeSpan;

    fn add(self, other: TimeSpan) -> TimeSpan {
        TimeSpan { least: self.least + other.least, most: self.most + other.most }
    }
}

impl Sum for TimeSpan {
    fn sum<I: Iterator<Item = TimeSpan>>(spans: I) -> TimeSpan {
        spans.fold(TimeSpan::default(), Add::add)
    }
}

impl Pace {
    pub const ALL: [Pace; 3] = [Pace::Relaxed, Pace::Usual, Pace::Brisk];

    /// Least and most as parts of what the reading rates give; together 0.7 to 1.5, by which readers differ.
    fn bounds(self) -> (f32, f32) {
        match self {
            Pace::Relaxed => (1.0, 1.5),
            Pace::Usual => (0.85, 1.25),
            Pace::Brisk => (0.7, 1.0),
        }
    }
}

/// What exhibits take a usual reader of a language, in seconds for each depth. Counting characters takes longer than finding
/// a route, so they are counted once.
#[derive(Clone, Debug)]
pub struct Times {
    order: Vec<Lang>,
    seconds: BTreeMap<ExhibitId, [f32; Depth::ALL.len()]>,
}

impl Times {
    /// For readers of the first language of `order`, and where a text lacks that, of the next.
    pub fn new(museum: &Museum, order: &[Lang]) -> Times {
        let stops = Stop::offered(museum);
        let exhibits = stops.iter().filter_map(|stop| stop.exhibit(museum));
        let seconds = exhibits.map(|exhibit| (exhibit.id.clone(), seconds(museum, exhibit, order))).collect();
        Times { order: order.into(), seconds }
    }

    /// The language they are for.
    pub fn lang(&self) -> Option<Lang> {
        self.order.first().copied()
    }

    /// Time for a stop at an exhibit.
    pub fn exhibit(&self, museum: &Museum, exhibit: &Exhibit, depth: Depth, pace: Pace) -> TimeSpan {
        let known = self.seconds.get(&exhibit.id).copied();
        let seconds = known.unwrap_or_else(|| seconds(museum, exhibit, &self.order));
        TimeSpan::around(seconds[depth as usize], pace.bounds())
    }
}

/// Seconds for each depth.
fn seconds(museum: &Museum, exhibit: &Exhibit, order: &[Lang]) -> [f32; Depth::ALL.len()] {
    let matter = Matter::of(exhibit, order);
    let playing = match &exhibit.kind {
        Kind::Battle(battle) => playing(battle),
        _ => 0.0,
    };
    let look = |count: usize| SECONDS_PER_PICTURE * count as f32;
    let essential = ARRIVING + matter.essential.seconds;
    let looking = look(exhibit.pictures.len() + museum.maps_of(exhibit).len());
    let full = essential + matter.deeper.seconds + matter.particulars.seconds + playing + looking;
    [essential + look(exhibit.pictures.len().min(1)), full, full + matter.accounts.seconds]
}

/// Time for all exhibits of a hall, as their pages are read from top to bottom.
pub fn hall(museum: &Museum, hall: &Hall, pace: Pace, order: &[Lang]) -> TimeSpan {
    let exhibits = hall.exhibits.iter().filter_map(|id| museum.exhibit(id));
    let seconds: f32 = exhibits.map(|exhibit| seconds(museum, exhibit, order)[Depth::Full as usize]).sum();
    TimeSpan::around(seconds, pace.bounds())
}

/// Time at the atlas.
pub fn atlas() -> TimeSpan {
    ATLAS
}

/// Seconds that the moves of a battle take to be shown.
fn playing(battle: &Battle) -> f32 {
    let moves: usize = (0..battle.phases.len()).map(|phase| crate::atlas::course::moves(battle, phase)).sum();
    course::PER_MOVE.as_secs_f32() * moves as f32
}

/// Time from one place of the building to another.
pub fn walk(from: &Spot, to: &Spot, ways: Ways) -> TimeSpan {
    let metres = DETOUR * (from.x - to.x).hypot(from.y - to.y);
    let storeys = f32::from(from.storey.abs_diff(to.storey));
    let per_storey = match ways {
        Ways::Stairs => 30.0,
        Ways::Lift => 90.0,
    };
    // Readers differ more than walkers.
    TimeSpan::around(metres / METRES_PER_SECOND + storeys * per_storey, (0.8, 1.25))
}

/// Time from an exhibit to the next in the same hall.
pub fn step() -> TimeSpan {
    TimeSpan::around(WITHIN_HALL / METRES_PER_SECOND, (0.8, 1.25))
}

/// Seconds of content that fit into `seconds` with their rests.
pub fn without_rests(seconds: u32) -> u32 {
    let (whole, part) = (seconds / (REST_EVERY + REST), seconds % (REST_EVERY + REST));
    whole * REST_EVERY + part.min(REST_EVERY - 1)
}
