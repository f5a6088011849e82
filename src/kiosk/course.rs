//! The course of a battle as it is played: which phase, how many of its moves have been made, and whether more are being
//! made now. One move follows the other.

use std::time::Duration;

use super::{Action, Kiosk, Route};
use crate::atlas::course::moves;
use crate::model::{Battle, Kind};

/// How long one move takes.
pub const PER_MOVE: Duration = Duration::from_millis(1200);

/// Where a visitor is in the course of a battle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Course {
    phase: usize,
    /// Moves that have been made; `None` is all of them.
    moved: Option<f64>,
    /// When the moves began to be made, and with how many made before.
    playing: Option<(Duration, f64)>,
    /// The moves of this phase have been shown to their end.
    shown: bool,
}

impl Course {
    fn at(phase: usize) -> Course {
        Course { phase, ..Course::default() }
    }

    /// How many of `total` moves have been made. Those who want no motion see whole moves only.
    fn moved(&self, total: usize, calm: bool, now: Duration) -> f64 {
        let Some((since, from)) = self.playing else { return self.moved.unwrap_or(total as f64) };
        let made = from + now.saturating_sub(since).as_secs_f64() / PER_MOVE.as_secs_f64();
        let made = if calm { made.floor() + 1.0 } else { made };
        made.min(total as f64)
    }

    /// When the last of `total` moves has been made.
    fn end(&self, total: usize) -> Option<Duration> {
        let (since, from) = self.playing?;
        Some(since.saturating_add(PER_MOVE.mul_f64((total as f64 - from).max(0.0))))
    }
}

impl Kiosk {
    /// Index of the phase of the battle.
    pub fn phase(&self) -> usize {
        self.course.phase
    }

    /// How many moves of the phase have been made; 2.5 is the middle of the third.
    pub fn moved(&self, now: Duration) -> f64 {
        self.course.moved(self.moves(), self.comfort.calm, now)
    }

    /// How many moves the phase has.
    pub fn moves(&self) -> usize {
        self.battle().map_or(0, |battle| moves(battle, self.course.phase))
    }

    /// Whether the moves of the phase are being made.
    pub fn is_playing(&self) -> bool {
        self.course.playing.is_some()
    }

    /// Whether the moves of the phase have been shown to their end.
    pub fn is_shown(&self) -> bool {
        self.course.shown
    }

    /// While moves are shown one by one: how long ago the last one was.
    pub fn since_step(&self, now: Duration) -> Option<Duration> {
        let (since, _) = self.course.playing.filter(|_| self.comfort.calm)?;
        let passed = now.saturating_sub(since).as_nanos() % PER_MOVE.as_nanos();
        Some(Duration::from_nanos(passed as u64))
    }

    /// The battle of the page; none while one of its pictures is looked at.
    pub(super) fn battle(&self) -> Option<&Battle> {
        match (&self.route, &self.exhibit()?.kind) {
            (Route::Exhibit { .. }, Kind::Battle(battle)) => Some(battle),
            _ => None,
        }
    }

    fn phases(&self) -> usize {
        self.battle().map_or(0, |battle| battle.phases.len())
    }

    /// What a visitor does with the course. A phase that is come to shows its end.
    pub(super) fn steer(&mut self, action: &Action, now: Duration) {
        match action {
            Action::Phase(phase) if *phase < self.phases() => self.course = Course::at(*phase),
            Action::Play if !self.is_playing() && self.moves() > 0 => {
                let (made, total) = (self.moved(now), self.moves() as f64);
                let from = if made < total { made } else { 0.0 };
                self.course.playing = Some((now, from));
            }
            Action::Pause => self.pause(now),
            Action::Scrub(phase, moved) if *phase < self.phases() && !moved.is_nan() => {
                let shown = self.course.shown && self.course.phase == *phase;
                self.course = Course { shown, ..Course::at(*phase) };
                self.course.moved = Some(moved.max(0.0)).filter(|moved| *moved < self.moves() as f64);
            }
            _ => {}
        }
    }

    /// Leaves everybody where they are.
    pub(super) fn pause(&mut self, now: Duration) {
        if self.is_playing() {
            let made = self.moved(now);
            self.course.playing = None;
            self.course.moved = Some(made).filter(|made| *made < self.moves() as f64);
        }
    }

    /// Whatever lies over the page or leads away from it: nothing moves where nobody looks.
    pub(super) fn interrupt(&mut self, action: &Action, now: Duration) {
        if matches!(
            action,
            Action::Open(_)
                | Action::Back
                | Action::Home
                | Action::ChooseLanguage
                | Action::Follow(_)
                | Action::OpenComfort
                | Action::Rest
                | Action::Staff(_)
                | Action::Loaded(Some(_))
        ) {
            self.pause(now);
        }
    }

    /// The museum may have been read anew since the phase was chosen.
    pub(super) fn keep_course(&mut self) {
        let last = self.phases().saturating_sub(1);
        if self.course.phase > last {
            self.course = Course::at(last);
        }
        self.course.moved = self.course.moved.filter(|moved| *moved < self.moves() as f64);
    }

    /// When time alone will change the course next.
    pub(super) fn course_due(&self, now: Duration) -> Option<Duration> {
        let (since, _) = self.course.playing?;
        // A clock that stepped back must not hold the moves up.
        if now < since {
            return Some(now);
        }
        let end = self.course.end(self.moves())?;
        let next = self.since_step(now).map(|passed| now.saturating_add(PER_MOVE.saturating_sub(passed)));
        Some(next.map_or(end, |next| next.min(end)))
    }

    /// Lets moves come to their end. The silence begins when they have.
    pub(super) fn tick_course(&mut self, now: Duration) {
        let total = self.moves();
        if let Some((since, _)) = &mut self.course.playing {
            *since = (*since).min(now);
        }
        if let Some(end) = self.course.end(total).filter(|end| *end <= now) {
            self.course = Course { shown: true, ..Course::at(self.course.phase) };
            self.touched = self.touched.max(end);
        }
    }
}
