//! What the kiosk shows while nobody is here: pictures of its exhibits, one after the other.

use std::time::Duration;

use crate::model::{ExhibitId, MapRef, Museum, Picture};

/// Shortest time of a slide (a title in three languages is read in about as long).
pub const LEAST_SLIDE: Duration = Duration::from_secs(6);

/// One picture of the slideshow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    /// `None` is the museum's own opening picture.
    pub exhibit: Option<ExhibitId>,
    /// Which of the exhibit's pictures; its map comes after them.
    pub picture: usize,
}

/// The slideshow: which slide is on, and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attract {
    /// The slides of this round, in order.
    round: Vec<Slide>,
    index: usize,
    /// The slide that was on before: it fades out.
    before: Option<Slide>,
    /// Slides shown before this one; screens move their words about by it.
    shown: u64,
    since: Duration,
    per_slide: Duration,
    shuffle: Shuffle,
    rounds: usize,
}

impl Attract {
    /// Begins with the museum's own picture, where it has one, and goes on in an order that `seed` decides.
    pub fn begin(museum: &Museum, seed: u64, now: Duration) -> Attract {
        let per_slide = Duration::from_secs(u64::from(museum.attract.seconds_per_slide)).max(LEAST_SLIDE);
        let mut attract = Attract {
            round: Vec::new(),
            index: 0,
            before: None,
            shown: 0,
            since: now,
            per_slide,
            shuffle: Shuffle(seed),
            rounds: 0,
        };
        attract.begin_round(museum);
        attract
    }

    pub fn slide(&self) -> &Slide {
        &self.round[self.index]
    }

    pub fn before(&self) -> Option<&Slide> {
        self.before.as_ref()
    }

    /// The slide to come, if it is known: screens order its picture ahead.
    pub fn next(&self) -> Option<&Slide> {
        self.round.get(self.index + 1)
    }

    pub fn shown(&self) -> u64 {
        self.shown
    }

    /// When this slide came on.
    pub fn since(&self) -> Duration {
        self.since
    }

    /// How long a slide stays.
    pub fn per_slide(&self) -> Duration {
        self.per_slide
    }

    /// When the next slide is due.
    pub fn due(&self) -> Duration {
        self.since.saturating_add(self.per_slide)
    }

    /// Lets time pass. After a gap (a machine that slept) the next slide comes on once, not all that were missed.
    pub fn tick(&mut self, museum: &Museum, now: Duration) {
        if now < self.due() {
            return;
        }
        let late = now.saturating_sub(self.due());
        self.since = if late < self.per_slide { self.due() } else { now };
        self.before = Some(self.slide().clone());
        self.shown += 1;
        self.index += 1;
        if self.index == self.round.len() {
            self.begin_round(museum);
        }
    }

    /// Every exhibit once. A list in the museum's settings keeps its order; otherwise the order is shuffled, and the first
    /// of a round is not the last of the one before. Each round shows the exhibits' next pictures.
    fn begin_round(&mut self, museum: &Museum) {
        let last = self.round.pop();
        let chosen = &museum.attract.slides;
        let mut exhibits: Vec<ExhibitId> = if chosen.is_empty() {
            // In the order of the halls, so that a museum read again is shuffled alike.
            museum.halls.iter().flat_map(|hall| hall.exhibits.iter().cloned()).collect()
        } else {
            chosen.clone()
        };
        let pictures = |id: &ExhibitId| museum.exhibit(id).map_or(0, |exhibit| exhibit.pictures.len());
        exhibits.retain(|id| museum.exhibit(id).is_some_and(|exhibit| exhibit.content_note.is_none()));
        exhibits.retain(|id| pictures(id) > 0);
        if chosen.is_empty() {
            self.shuffle.apply(&mut exhibits);
            if exhibits.len() > 1 && last.is_some_and(|last| last.exhibit.as_ref() == exhibits.first()) {
                exhibits.rotate_left(1);
            }
        }
        let rounds = self.rounds;
        let map = |id: &ExhibitId| museum.exhibit(id).and_then(|exhibit| museum.map_of(exhibit));
        let scenes = |id: &ExhibitId| pictures(id) + usize::from(map(id).is_some());
        let slide = |id: ExhibitId| Slide { picture: rounds % scenes(&id), exhibit: Some(id) };
        let own = Slide { exhibit: None, picture: 0 };
        let opening = (museum.picture.is_some() || exhibits.is_empty()).then_some(own);
        self.round = opening.into_iter().chain(exhibits.into_iter().map(slide)).collect();
        self.index = 0;
        self.rounds += 1;
    }
}

impl Slide {
    /// The map of the slide, if it is one.
    pub fn map<'m>(&self, museum: &'m Museum) -> Option<&'m MapRef> {
        let exhibit = museum.exhibit(self.exhibit.as_ref()?)?;
        museum.map_of(exhibit).filter(|_| self.picture >= exhibit.pictures.len())
    }

    /// The picture of the slide; a museum without one of its own lends that of its first hall.
    pub fn picture<'m>(&self, museum: &'m Museum) -> Option<&'m Picture> {
        match &self.exhibit {
            Some(id) => museum.exhibit(id)?.pictures.get(self.picture),
            None => museum.picture.as_ref().or_else(|| museum.halls.first().map(|hall| &hall.picture)),
        }
    }
}

/// `SplitMix64` (Steele, Lea, Flood 2014): one number of state is enough to put slides in order.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shuffle(u64);

impl Shuffle {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Fisher and Yates.
    fn apply<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            let pick = (self.next() % (end as u64 + 1)) as usize;
            items.swap(end, pick);
        }
    }
}
