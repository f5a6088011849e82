//! Whether anybody is here: the question after a long silence, the start afresh, the slideshow.

use std::time::Duration;

use super::attract::Attract;
use super::{Kiosk, reading};

/// Whether anybody is here.
#[derive(Clone, Debug, PartialEq)]
pub enum Presence {
    Here,
    /// "Are you still there?", since this moment.
    Asking {
        since: Duration,
    },
    /// Nobody: the slideshow runs.
    Away(Attract),
}

/// A page is left alone for its reading time, times this.
const PATIENCE: f32 = 1.5;

impl Kiosk {
    pub fn presence(&self) -> &Presence {
        &self.presence
    }

    /// Time without a touch after which the kiosk asks: the museum's own limit, or longer where there is much to read.
    pub fn limit(&self) -> Duration {
        let least = self.museum.as_ref().map_or(60, |museum| museum.idle.after_seconds);
        let reading = Duration::from_secs_f32(PATIENCE * reading::page_seconds(self));
        Duration::from_secs(u64::from(least)).max(reading)
    }

    /// How long the question stays.
    pub fn countdown(&self) -> Duration {
        Duration::from_secs(u64::from(self.museum.as_ref().map_or(20, |museum| museum.idle.countdown_seconds)))
    }

    /// Seconds left to answer, whole and rounded up.
    pub fn seconds_left(&self, now: Duration) -> Option<u64> {
        let Presence::Asking { since } = self.presence else { return None };
        let left = self.countdown().saturating_sub(now.saturating_sub(since));
        Some(left.as_millis().div_ceil(1000) as u64)
    }

    /// When time alone will change something next.
    pub fn due(&self, now: Duration) -> Option<Duration> {
        self.museum.as_ref()?;
        if let Some(backstage) = &self.backstage {
            // A second at a time: the seconds left are on the screen.
            let left = backstage.closes_in(now)?;
            return Some(now.saturating_add(left.min(Duration::from_secs(1))));
        }
        match &self.presence {
            Presence::Here => {
                let limit = self.touched.saturating_add(self.limit());
                let due = self.course_due(now).unwrap_or(limit);
                let due = self.table.plays_on.map_or(due, |plays| plays.min(due));
                Some(self.guide_due(now).map_or(due, |minute| minute.min(due)))
            }
            Presence::Asking { since } => {
                // A second at a time: the seconds left are on the screen.
                let passed = now.saturating_sub(*since);
                let second = Duration::from_secs(passed.as_secs() + 1);
                Some(since.saturating_add(second.min(self.countdown())))
            }
            Presence::Away(attract) => Some(attract.due()),
        }
    }

    /// Somebody touched something: the silence begins anew. A question on the screen is answered by [`Kiosk::stay`] alone,
    /// so that the touch that answers it does nothing else.
    pub(super) fn touch(&mut self, now: Duration) {
        self.touched = now;
    }

    pub(super) fn stay(&mut self, now: Duration) {
        if matches!(self.presence, Presence::Asking { .. }) {
            self.presence = Presence::Here;
        }
        self.touched = now;
    }

    /// Lets time pass.
    pub(super) fn tick(&mut self, now: Duration) {
        let Some(museum) = self.museum.clone() else { return };
        if self.tick_backstage(now) {
            return;
        }
        // A clock that stepped back must not make the silence endless.
        self.touched = self.touched.min(now);
        self.tick_table(now);
        self.tick_course(now);
        self.tick_guide(now);
        let playing = self.is_playing();
        match &mut self.presence {
            // Who watches a battle touches nothing.
            Presence::Here if playing => {}
            Presence::Here => {
                let silence = now.saturating_sub(self.touched);
                let limit = self.limit();
                if silence >= limit + self.countdown() {
                    // The machine slept, and the visitor has long gone.
                    self.rest(now);
                } else if silence >= limit {
                    self.presence = Presence::Asking { since: now };
                }
            }
            Presence::Asking { since } => {
                *since = (*since).min(now);
                if now.saturating_sub(*since) >= self.countdown() {
                    self.rest(now);
                }
            }
            Presence::Away(attract) => attract.tick(&museum, now),
        }
    }

    /// Everything as it was before anybody came, and the slideshow.
    pub(super) fn rest(&mut self, now: Duration) {
        let Some(museum) = self.museum.clone() else { return };
        self.start_afresh(&museum);
        self.rests += 1;
        self.presence = Presence::Away(Attract::begin(&museum, self.rests, now));
    }
}
