//! A day in the museum: visitors come, touch what they see, read, walk away; the slideshow runs between them. The clock is
//! passed in, so that a day takes minutes.
//!
//! `cargo test --release --test day -- --ignored --nocapture` lets 24 hours pass and says what they cost.

mod common;

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use aigun::kiosk::{Action, Appearance, Presence, Route};
use aigun::model::{ExhibitId, Lang};
use aigun::ui;
use common::panel::Panel;
use common::stage::{House, SMALL_LYING, open};
use common::{Dice, resident, shipped};
use egui::{Pos2, TouchPhase, pos2};

/// What a day came to.
#[derive(Debug, Default)]
struct Day {
    touches: usize,
    frames: usize,
    /// Times the slideshow ended with a touch.
    visits: usize,
    /// Times the kiosk asked "are you still there?".
    questions: usize,
    slides: BTreeSet<ExhibitId>,
    opened: BTreeSet<ExhibitId>,
    languages: BTreeSet<Lang>,
    /// Resident memory in MiB, every simulated quarter of an hour.
    memory: Vec<f64>,
}

struct House24 {
    house: House,
    panel: Panel,
    dice: Dice,
    day: Day,
}

impl House24 {
    fn new(seed: u64) -> House24 {
        let mut house = open(SMALL_LYING, Lang::ZH, Appearance::Ink);
        house.state_mut().tools.motion = true;
        house.state_mut().tools.audit.on = true;
        house.act(Action::Rest);
        House24 { house, panel: Panel::default(), dice: Dice::new(seed), day: Day::default() }
    }

    fn now(&self) -> Duration {
        ui::now(&self.house.ctx)
    }

    /// A frame at a moment, as the window draws it: first time passes for the kiosk.
    fn frame_at(&mut self, moment: Duration, events: Vec<egui::Event>) {
        let kiosk = &mut self.house.state_mut().kiosk;
        if kiosk.due(moment).is_some_and(|due| due <= moment) {
            kiosk.update(Action::Tick, moment);
        }
        self.house.input_mut().time = Some(moment.as_secs_f64());
        self.house.frame(events);
        self.house.input_mut().time = None;
        self.day.frames += 1;
        assert!(self.house.output().shapes.len() > 5, "there is nothing on the screen");
    }

    /// Nobody touches anything for a while: a frame whenever the kiosk changes by itself, and a second later, when the
    /// change has been drawn.
    fn wait(&mut self, pause: Duration) {
        let until = self.now() + pause;
        while let Some(due) = self.house.state().kiosk.due(self.now()).filter(|&due| due <= until) {
            let asked = self.is_asking();
            let due = due.max(self.now() + Duration::from_millis(1));
            self.frame_at(due, Vec::new());
            self.day.questions += usize::from(!asked && self.is_asking());
            if let Presence::Away(attract) = self.house.state().kiosk.presence() {
                self.day.slides.extend(attract.slide().exhibit.clone());
            }
        }
        self.frame_at(until.max(self.now()), Vec::new());
    }

    fn is_asking(&self) -> bool {
        matches!(self.house.state().kiosk.presence(), Presence::Asking { .. })
    }

    /// A control that can be seen, or any place.
    fn place(&mut self) -> Pos2 {
        let controls = &self.house.state().tools.audit.controls;
        let seen: Vec<Pos2> = controls
            .iter()
            .map(|mark| mark.rect.intersect(mark.clip))
            .filter(|rect| rect.is_positive())
            .map(|rect| rect.center())
            .collect();
        if seen.is_empty() || self.dice.throw(12) == 0 {
            return pos2(self.dice.throw(960) as f32, self.dice.throw(540) as f32);
        }
        *self.dice.pick(&seen)
    }

    fn touch(&mut self) {
        let away = matches!(self.house.state().kiosk.presence(), Presence::Away(_));
        let pos = self.place();
        let moment = self.now();
        let down = self.panel.touch(1, TouchPhase::Start, pos);
        self.frame_at(moment + Duration::from_millis(20), down);
        let up = self.panel.touch(1, TouchPhase::End, pos);
        self.frame_at(moment + Duration::from_millis(90), up);
        self.frame_at(moment + Duration::from_millis(400), Vec::new());
        self.day.touches += 1;
        let kiosk = &self.house.state().kiosk;
        self.day.visits += usize::from(away && *kiosk.presence() == Presence::Here);
        self.day.opened.extend(kiosk.exhibit().map(|exhibit| exhibit.id.clone()));
        self.day.languages.insert(kiosk.lang());
    }

    /// Lets so many hours pass. Three of four touches follow within seconds; after one of forty the visitor has gone.
    fn live(&mut self, hours: f64) {
        let end = self.now() + Duration::from_secs_f64(hours * 3600.0);
        let mut sampled = self.now();
        while self.now() < end {
            let seconds = match self.dice.throw(40) {
                0 => 200 + self.dice.throw(900),
                1..10 => 10 + self.dice.throw(60),
                _ => 1 + self.dice.throw(7),
            };
            self.wait(Duration::from_secs(seconds as u64));
            self.touch();
            if self.now().saturating_sub(sampled) > Duration::from_mins(15) {
                sampled = self.now();
                self.day.memory.extend(resident());
            }
        }
    }

    /// After the day the kiosk is as it was in the morning.
    #[track_caller]
    fn closes(mut self) -> Day {
        self.wait(Duration::from_hours(1));
        assert!(matches!(self.house.state().kiosk.presence(), Presence::Away(_)));
        let kiosk = &self.house.state().kiosk;
        assert_eq!((kiosk.route(), kiosk.lang(), kiosk.is_comfort_usual()), (&Route::Home, Lang::ZH, true));
        assert!(self.house.findings().is_empty(), "{:?}", self.house.findings());
        self.day
    }
}

#[test]
fn an_hour_of_visitors() {
    let mut house = House24::new(1689);
    house.live(1.0);
    let day = house.closes();
    assert!(day.touches > 100 && day.visits > 0 && day.questions > 0, "{day:?}");
}

#[test]
#[ignore = "takes minutes; see the top of the file"]
fn twenty_four_hours_of_visitors() {
    let begun = Instant::now();
    let mut house = House24::new(1858);
    house.live(24.0);
    let day = house.closes();
    let museum = shipped();
    println!(
        "{} touches, {} frames, {} visits, {} questions, {:.0} s",
        day.touches,
        day.frames,
        day.visits,
        day.questions,
        begun.elapsed().as_secs_f64()
    );
    let quiet = museum.exhibits.values().filter(|exhibit| exhibit.content_note.is_none()).count();
    assert_eq!(day.slides.len(), quiet, "every exhibit that may be was a slide");
    assert_eq!(day.opened.len(), museum.exhibits.len(), "every exhibit was opened");
    assert_eq!(day.languages.len(), museum.languages.len());
    // Memory swings with what is on the screen; what is kept for ever shows in the least of many.
    let least = |part: &[f64]| part.iter().copied().fold(f64::INFINITY, f64::min);
    let (first, last) = (day.memory.len() / 4, day.memory.len() * 3 / 4);
    if last > first && first > 0 {
        let (early, late) = (least(&day.memory[first..first * 2]), least(&day.memory[last..]));
        println!("memory {early:.0} MiB in the second quarter of the day, {late:.0} MiB in the last");
        assert!(late - early < 8.0, "memory grew by {:.1} MiB", late - early);
    }
}
