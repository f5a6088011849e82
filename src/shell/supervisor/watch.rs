//! What the supervisor decides: whether the kiosk hangs, how long to wait before it is started again, on which page, and
//! which exhibit is passed over. Pure: time is passed in, counted from any start.

use std::fmt;
use std::time::Duration;

use super::super::exit::Exit;
use super::super::pulse::Beat;
use crate::kiosk::Route;
use crate::model::ExhibitId;

/// The times that decide.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// No frame for so long is a hang. A kiosk at rest draws one every 4 s.
    pub silence: Duration,
    /// So long may a start take until the first frame: slow disks, drivers that compile, a monitor that wakes.
    pub start: Duration,
    /// Waited before the first restart in a row; twice as long before each that follows, up to `longest_wait`.
    pub first_wait: Duration,
    pub longest_wait: Duration,
    /// A run that drew frames for so long was no failed start: what follows it is the first in a row. Long enough for a
    /// visitor to have seen something, so short that a kiosk which is mostly well is mostly there.
    pub healthy: Duration,
    /// Three crashes on one exhibit within this time, and it is passed over.
    pub memory: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            silence: Duration::from_secs(10),
            start: Duration::from_secs(30),
            first_wait: Duration::from_millis(300),
            longest_wait: Duration::from_secs(30),
            healthy: Duration::from_secs(10),
            memory: Duration::from_mins(5),
        }
    }
}

/// Crashes that are too many: on one exhibit, and in a row on any page.
const TOO_MANY: usize = 3;

/// Longest pause between two looks at the clock that counts as silence in full. When the supervisor itself did not run —
/// the machine slept, or was stopped — neither did the kiosk.
const LONGEST_TICK: Duration = Duration::from_secs(2);

/// A page that was on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub language: String,
    pub route: String,
    /// The slideshow showed it. What is wrong with it is as bad, but nobody comes back to it.
    pub slide: bool,
}

impl Page {
    /// As it is written on the command line of the next run.
    pub fn argument(&self) -> String {
        format!("{} {}", self.language, self.route)
    }

    fn exhibit(&self) -> Option<ExhibitId> {
        match self.route.parse().ok()? {
            // What the atlas cannot draw is the atlas's own.
            Route::Atlas { .. } => None,
            route => route.exhibit().cloned(),
        }
    }
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    Code(i32),
    /// By a signal, with its number where the system tells it.
    Killed(Option<i32>),
    /// No frame came, and the supervisor ended it.
    Hung,
    /// There was nothing to run.
    NotStarted(String),
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            End::Code(code) => write!(f, "exit code {code}"),
            End::Killed(Some(signal)) => write!(f, "killed by signal {signal}"),
            End::Killed(None) => f.write_str("killed"),
            End::Hung => f.write_str("no more frames: it hung and was ended"),
            End::NotStarted(why) => write!(f, "could not be started: {why}"),
        }
    }
}

/// What to do after a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// The supervisor ends too, with this exit code.
    Leave(u8),
    Start(Start),
}

/// How to start again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    pub wait: Duration,
    /// `None`: as at the first start.
    pub page: Option<Page>,
    /// To be passed over from now on.
    pub skip: Option<ExhibitId>,
    /// Whether a crash file says something that was not said before.
    pub report: bool,
}

/// The kiosk, as its supervisor knows it.
#[derive(Debug)]
pub struct Watch {
    limits: Limits,
    run: Run,
    /// To come back to.
    page: Option<Page>,
    /// Runs in a row that were not healthy.
    failures: u32,
    /// On exhibits, and when.
    crashes: Vec<(Duration, ExhibitId)>,
    /// Whether any run ever drew a frame.
    has_drawn: bool,
    /// The end of the run before, if it drew nothing.
    blind: Option<End>,
}

#[derive(Debug, Default)]
struct Run {
    began: Duration,
    looked: Duration,
    silence: Duration,
    first_frame: Option<Duration>,
    last_frame: Duration,
    /// The page of this run, not of the one before.
    page: Option<Page>,
}

impl Watch {
    pub fn new(limits: Limits) -> Watch {
        Watch {
            limits,
            run: Run::default(),
            page: None,
            failures: 0,
            crashes: Vec::new(),
            has_drawn: false,
            blind: None,
        }
    }

    /// A run begins.
    pub fn begin(&mut self, now: Duration) {
        self.run = Run { began: now, looked: now, ..Run::default() };
    }

    /// The kiosk said something.
    pub fn hear(&mut self, beat: Beat, now: Duration) {
        self.look(now);
        match beat {
            Beat::Page { language, route, slide } => self.run.page = Some(Page { language, route, slide }),
            Beat::Frame(_) => {
                self.run.silence = Duration::ZERO;
                self.run.first_frame.get_or_insert(now);
                self.run.last_frame = now;
                self.has_drawn = true;
            }
        }
    }

    fn look(&mut self, now: Duration) {
        self.run.silence += now.saturating_sub(self.run.looked).min(LONGEST_TICK);
        self.run.looked = now;
    }

    /// How long to wait for a word before asking again whether the kiosk hangs; zero if it does.
    pub fn patience(&mut self, now: Duration) -> Duration {
        self.look(now);
        let limit = if self.run.first_frame.is_some() { self.limits.silence } else { self.limits.start };
        limit.saturating_sub(self.run.silence)
    }

    /// The page of this run.
    pub fn page(&self) -> Option<&Page> {
        self.run.page.as_ref()
    }

    pub fn uptime(&self, now: Duration) -> Duration {
        now.saturating_sub(self.run.began)
    }

    /// A run ended.
    pub fn end(&mut self, end: &End, now: Duration) -> Next {
        let drew = self.run.first_frame.is_some();
        let exit = match end {
            End::Code(code) => Exit::from_code(*code),
            _ => None,
        };
        match exit {
            Some(Exit::StaffLeft) => return Next::Leave(Exit::StaffLeft.code()),
            // A second supervisor leaves the first alone. Later it can only be what the last run left behind.
            Some(Exit::AlreadyRunning) if !self.has_drawn => return Next::Leave(Exit::AlreadyRunning.code()),
            Some(Exit::Restart) if drew => {
                self.page = None;
                self.failures = 0;
                return Next::Start(Start { wait: Duration::ZERO, page: None, skip: None, report: false });
            }
            _ => {}
        }

        let first = self.run.first_frame.unwrap_or(self.run.last_frame);
        if self.run.last_frame.saturating_sub(first) >= self.limits.healthy {
            self.failures = 0;
        }
        self.failures += 1;
        if let Some(shown) = &self.run.page {
            self.page = Some(shown.clone()).filter(|page| !page.slide);
        }
        // A window that was closed is nobody's fault, and without a single frame it was not the page that failed: the
        // screen is not there.
        let closed = *end == End::Code(0);
        let skip = if closed || !drew { None } else { self.blame(now) };
        if skip.is_some() || self.failures as usize >= TOO_MANY {
            self.page = None;
        }
        let blind = (!drew).then(|| end.clone());
        let report = !closed && (drew || self.blind != blind);
        self.blind = blind;
        Next::Start(Start { wait: self.wait(), page: self.page.clone(), skip, report })
    }

    /// Counts a crash on the exhibit on the screen; the exhibit, if that was one too many.
    fn blame(&mut self, now: Duration) -> Option<ExhibitId> {
        let exhibit = self.run.page.as_ref()?.exhibit()?;
        self.crashes.retain(|(at, _)| now.saturating_sub(*at) < self.limits.memory);
        self.crashes.push((now, exhibit.clone()));
        let count = self.crashes.iter().filter(|(_, crashed)| *crashed == exhibit).count();
        if count < TOO_MANY {
            return None;
        }
        self.crashes.retain(|(_, crashed)| *crashed != exhibit);
        Some(exhibit)
    }

    fn wait(&self) -> Duration {
        let doublings = self.failures.saturating_sub(1).min(16);
        self.limits.first_wait.saturating_mul(1 << doublings).min(self.limits.longest_wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A supervisor on a clock of its own.
    struct Desk {
        watch: Watch,
        now: Duration,
    }

    impl Desk {
        fn new() -> Desk {
            Desk { watch: Watch::new(Limits::default()), now: Duration::from_secs(1000) }
        }

        fn pass(&mut self, seconds: f64) {
            self.now += Duration::from_secs_f64(seconds);
        }

        fn hear(&mut self, line: &str) {
            self.watch.hear(Beat::read(line).unwrap(), self.now);
        }

        /// A run that shows a page for so many whole seconds.
        fn run(&mut self, page: &str, seconds: u32, end: &End) -> Next {
            self.watch.begin(self.now);
            self.pass(0.5);
            self.hear("frame 1");
            self.hear(&format!("page zh {page}"));
            for second in 0..=seconds {
                self.hear(&format!("frame {}", second + 2));
                self.pass(1.0);
            }
            self.watch.end(end, self.now)
        }

        /// A run that never draws.
        fn blind(&mut self, end: &End) -> Start {
            self.watch.begin(self.now);
            self.pass(1.0);
            start(self.watch.end(end, self.now))
        }

        fn crash(&mut self, page: &str) -> Start {
            start(self.run(page, 1, &End::Killed(Some(11))))
        }
    }

    #[track_caller]
    fn start(next: Next) -> Start {
        match next {
            Next::Start(start) => start,
            Next::Leave(code) => panic!("left with {code}"),
        }
    }

    fn page(route: &str) -> Page {
        Page { language: "zh".into(), route: route.into(), slide: false }
    }

    #[test]
    fn a_crash_comes_back_to_its_page_soon() {
        let mut desk = Desk::new();
        let again = desk.crash("treaties/aigun-1858/articles");
        let wait = Duration::from_millis(300);
        assert_eq!(again, Start { wait, page: Some(page("treaties/aigun-1858/articles")), skip: None, report: true });
        assert_eq!(again.page.unwrap().argument(), "zh treaties/aigun-1858/articles");
    }

    #[test]
    fn it_waits_longer_and_longer_and_never_gives_up() {
        let mut desk = Desk::new();
        let waits: Vec<u128> = (0..10).map(|_| desk.blind(&End::Code(2)).wait.as_millis()).collect();
        assert_eq!(waits, [300, 600, 1200, 2400, 4800, 9600, 19_200, 30_000, 30_000, 30_000]);
        for _ in 0..10_000 {
            assert_eq!(desk.blind(&End::Code(2)).wait, Duration::from_secs(30));
        }
    }

    #[test]
    fn a_healthy_run_is_a_new_beginning() {
        let mut desk = Desk::new();
        for _ in 0..5 {
            desk.blind(&End::Code(2));
        }
        let again = start(desk.run("home", 10, &End::Killed(None)));
        assert_eq!(again.wait, Duration::from_millis(300));
        let again = start(desk.run("home", 9, &End::Killed(None)));
        assert_eq!(again.wait, Duration::from_millis(600), "nine seconds are not yet healthy");
    }

    #[test]
    fn silence_is_a_hang_and_only_frames_break_it() {
        let mut desk = Desk::new();
        desk.watch.begin(desk.now);
        desk.pass(1.0);
        desk.hear("frame 1");
        for _ in 0..9 {
            desk.pass(1.0);
            desk.hear("page zh home");
            assert!(desk.watch.patience(desk.now) > Duration::ZERO);
        }
        desk.pass(1.0);
        assert_eq!(desk.watch.patience(desk.now), Duration::ZERO);
        desk.hear("frame 2");
        assert_eq!(desk.watch.patience(desk.now), Duration::from_secs(10));
    }

    #[test]
    fn a_start_may_take_its_time() {
        let mut desk = Desk::new();
        desk.watch.begin(desk.now);
        for _ in 0..29 {
            desk.pass(1.0);
            assert!(desk.watch.patience(desk.now) > Duration::ZERO);
        }
        desk.pass(1.0);
        assert_eq!(desk.watch.patience(desk.now), Duration::ZERO);
    }

    #[test]
    fn a_machine_that_slept_is_no_hang() {
        let mut desk = Desk::new();
        desk.watch.begin(desk.now);
        desk.hear("frame 1");
        desk.pass(8.0 * 3600.0);
        assert!(desk.watch.patience(desk.now) > Duration::from_secs(7));
    }

    #[test]
    fn three_crashes_on_one_exhibit_and_it_is_passed_over() {
        let mut desk = Desk::new();
        assert_eq!(desk.crash("battles/albazin-1686/story").skip, None);
        assert_eq!(desk.crash("treaties/aigun-1858/story").skip, None);
        assert_eq!(desk.crash("battles/albazin-1686/course").skip, None, "another part of the same exhibit");
        let again = desk.crash("battles/albazin-1686/accounts/2");
        assert_eq!(again.skip, Some(ExhibitId::new("battles/albazin-1686")));
        assert_eq!(again.page, None, "back to the start");
        assert_eq!(desk.crash("battles/albazin-1686/story").skip, None, "it starts to count anew");
    }

    #[test]
    fn the_pictures_of_an_exhibit_are_blamed_on_it() {
        let mut desk = Desk::new();
        assert_eq!(desk.crash("peoples/hezhe/pictures/1").skip, None);
        assert_eq!(desk.crash("peoples/hezhe/compare/1").skip, None);
        assert_eq!(desk.crash("peoples/hezhe/pictures/1/3").skip, Some(ExhibitId::new("peoples/hezhe")));
        for _ in 0..9 {
            assert_eq!(desk.crash("halls/peoples/picture").skip, None, "a hall is never passed over");
        }
    }

    #[test]
    fn a_slide_is_blamed_like_a_page_and_not_come_back_to() {
        let mut desk = Desk::new();
        let mut crash = || {
            desk.watch.begin(desk.now);
            desk.hear("frame 1");
            desk.hear("slide zh peoples/hezhe/story");
            desk.pass(3.0);
            start(desk.watch.end(&End::Killed(Some(11)), desk.now))
        };
        assert_eq!((crash().page, crash().page), (None, None));
        assert_eq!(crash().skip, Some(ExhibitId::new("peoples/hezhe")));
    }

    #[test]
    fn crashes_long_ago_are_forgiven() {
        let mut desk = Desk::new();
        for _ in 0..10 {
            assert_eq!(desk.crash("treaties/aigun-1858/story").skip, None);
            desk.pass(200.0);
        }
    }

    #[test]
    fn hangs_count_as_crashes() {
        let mut desk = Desk::new();
        let hangs: Vec<bool> = (0..3).map(|_| start(desk.run("a/b/story", 1, &End::Hung)).skip.is_some()).collect();
        assert_eq!(hangs, [false, false, true]);
    }

    #[test]
    fn no_exhibit_is_blamed_for_a_screen_that_is_not_there() {
        let mut desk = Desk::new();
        start(desk.run("a/b/story", 60, &End::Hung));
        // The monitor is off all night: the program starts and no frame is ever taken.
        let reports: Vec<bool> = (0..2000)
            .map(|_| {
                let again = desk.blind(&End::Hung);
                assert_eq!(again.skip, None);
                again.report
            })
            .collect();
        assert!(reports[0] && !reports[1..].contains(&true), "one crash file tells it, not two thousand");
        assert!(desk.blind(&End::Code(2)).report, "this is something else");
    }

    #[test]
    fn a_page_that_fails_at_once_is_not_tried_for_ever() {
        let mut desk = Desk::new();
        assert!(desk.crash("home").page.is_some());
        assert!(desk.crash("home").page.is_some());
        assert_eq!(desk.crash("home").page, None);
    }

    #[test]
    fn closing_the_window_is_answered_and_blames_nobody() {
        let mut desk = Desk::new();
        for _ in 0..5 {
            let again = start(desk.run("a/b/story", 20, &End::Code(0)));
            assert_eq!((again.skip, again.report), (None, false));
            assert_eq!(again.page, Some(page("a/b/story")));
        }
    }

    #[test]
    fn staff_have_the_last_word() {
        let mut desk = Desk::new();
        assert_eq!(desk.run("home", 1, &End::Code(10)), Next::Leave(10));
        let again = start(desk.run("a/b/story", 1, &End::Code(11)));
        assert_eq!(again, Start { wait: Duration::ZERO, page: None, skip: None, report: false });
        assert!(desk.blind(&End::Code(11)).wait > Duration::ZERO, "a restart that never draws must not spin");
    }

    #[test]
    fn a_second_supervisor_leaves_the_first_alone() {
        let mut desk = Desk::new();
        desk.watch.begin(desk.now);
        assert_eq!(desk.watch.end(&End::Code(12), desk.now), Next::Leave(12));
        desk.crash("home");
        desk.blind(&End::Code(12));
    }
}
