//! The window in full screen: fills the monitor it was given, comes back to it, and is not closed by visitors.
//!
//! [`Place::next`] decides, from what is seen, what to ask of the window; the rest looks and asks. A window manager makes
//! a window full-screen when it is asked; where there is none (a bare X server) nobody answers, and the window has to move
//! and size itself. So both is asked for, again after a while if it did not help, and then no more until something
//! changes: on some systems a window is never quite as large as its monitor.

use std::str::FromStr;
use std::time::Duration;

use eframe::Frame;
use egui::{Context, ViewportBuilder, ViewportCommand, pos2, vec2};

/// Which monitor the window shall fill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MonitorChoice {
    /// Counted from 0, in the order of the system.
    Number(usize),
    /// Its name or a part of it, such as `HDMI`; large and small letters are the same.
    Name(String),
}

impl FromStr for MonitorChoice {
    type Err = String;

    /// Numbers are written from 1.
    fn from_str(text: &str) -> Result<MonitorChoice, String> {
        match text.trim().parse::<usize>() {
            Ok(0) => Err("monitors are counted from 1".into()),
            Ok(number) => Ok(MonitorChoice::Number(number - 1)),
            Err(_) if text.trim().is_empty() => Err("a monitor has a number or a name".into()),
            Err(_) => Ok(MonitorChoice::Name(text.trim().to_lowercase())),
        }
    }
}

/// A rectangle of the desktop in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pixels {
    pub x: i32,
    pub y: i32,
    pub width: u32,
    pub height: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Monitor {
    pub name: String,
    pub pixels: Pixels,
}

/// What there is to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub monitors: Vec<Monitor>,
    /// The one the desktop calls its first, by its place in the list; not every system has one.
    pub primary: Option<usize>,
    /// The one the window is on.
    pub current: Option<usize>,
    /// `None` where windows are not told where they are (Wayland).
    pub window: Option<Pixels>,
    pub fullscreen: bool,
    pub focused: bool,
}

/// What to ask of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Be no longer full-screen: a request that repeats the last one is not passed on.
    LeaveFullscreen,
    /// Be full-screen on this monitor of the list.
    FillMonitor(usize),
    /// Stand there, in this size.
    Stand(Pixels),
    Focus,
}

/// Asked so often for the same thing, without success, the window is left as it is.
const MOST_TRIES: u32 = 6;
/// Seconds after the first try; doubled after each.
const FIRST_WAIT: f64 = 0.15;

/// Where the window shall be, and what was done to get it there.
#[derive(Clone, Debug, Default)]
pub struct Place {
    wanted: Option<MonitorChoice>,
    last: Option<Seen>,
    tries: u32,
    /// Not before this, in seconds.
    next: f64,
}

impl Place {
    pub fn new(wanted: Option<MonitorChoice>) -> Place {
        Place { wanted, ..Place::default() }
    }

    /// The monitor to fill. While the one that was asked for is switched off, another has to serve.
    fn monitor(&self, seen: &Seen) -> Option<usize> {
        let asked = match &self.wanted {
            Some(MonitorChoice::Number(number)) => Some(*number).filter(|&number| number < seen.monitors.len()),
            Some(MonitorChoice::Name(name)) => {
                let names: Vec<String> = seen.monitors.iter().map(|monitor| monitor.name.to_lowercase()).collect();
                let position = |fits: &dyn Fn(&String) -> bool| names.iter().position(fits);
                position(&|found| found == name).or_else(|| position(&|found| found.contains(name)))
            }
            None => None,
        };
        // Where windows are not told where they are, the system has chosen.
        let usual = if seen.window.is_some() { seen.primary.or(seen.current) } else { seen.current };
        asked.or(usual).or(Some(0)).filter(|&index| index < seen.monitors.len())
    }

    /// What to ask of the window now, and in how many seconds to look again.
    pub fn next(&mut self, seen: Seen, now: f64) -> (Vec<Ask>, Option<f64>) {
        // No monitor at all: it is switched off. The window waits as it is.
        let Some(index) = self.monitor(&seen) else { return (Vec::new(), None) };
        let monitor = seen.monitors[index].pixels;
        let fills = match seen.window {
            Some(window) => window == monitor,
            None => seen.fullscreen && (self.wanted.is_none() || seen.current.is_none_or(|current| current == index)),
        };
        // Without a keyboard Wayland gives no focus.
        let focused = seen.focused || seen.window.is_none();
        if self.last.as_ref() != Some(&seen) {
            // A window that came to the front is not asked to at once: a touch or the window manager may do it.
            let wait = if fills && !focused { FIRST_WAIT } else { 0.0 };
            (self.tries, self.next) = (0, now + wait);
            self.last = Some(seen.clone());
        }
        if (fills && focused) || self.tries == MOST_TRIES {
            return (Vec::new(), None);
        }
        if now < self.next {
            return (Vec::new(), Some(self.next - now));
        }
        let again = self.tries % 2 == 1;
        let wait = FIRST_WAIT * f64::from(1 << self.tries);
        self.tries += 1;
        self.next = now + wait;
        let mut asks = Vec::new();
        if !fills || again {
            // Without a window manager it is winit's request for the full screen that takes the keyboard.
            asks.extend(again.then_some(Ask::LeaveFullscreen));
            asks.push(Ask::FillMonitor(index));
            asks.extend(seen.window.map(|_| Ask::Stand(monitor)));
        }
        if !focused {
            asks.push(Ask::Focus);
        }
        (asks, Some(wait))
    }
}

/// The window in full screen.
pub struct Fullscreen {
    place: Place,
    /// The window is there, and what else is to be done once has been done.
    begun: bool,
}

impl Fullscreen {
    pub fn new(monitor: Option<MonitorChoice>) -> Fullscreen {
        Fullscreen { place: Place::new(monitor), begun: false }
    }

    /// How the window begins. A name is looked up as soon as there is a window.
    pub fn viewport(viewport: ViewportBuilder, monitor: Option<&MonitorChoice>) -> ViewportBuilder {
        let viewport = viewport.with_fullscreen(true);
        match monitor {
            Some(MonitorChoice::Number(number)) => viewport.with_monitor(*number),
            _ => viewport,
        }
    }

    /// Looks and asks; once a frame.
    pub fn hold(&mut self, ctx: &Context, frame: &Frame) {
        // Only staff leave.
        if ctx.input(|input| input.viewport().close_requested()) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        let Some(window) = frame.winit_window() else { return };
        if !self.begun {
            self.begun = true;
            // egui says what cursor there is only when there is one.
            window.set_cursor_visible(false);
            watch(ctx, frame);
        }
        let monitors: Vec<_> = window.available_monitors().collect();
        let index = |of: Option<_>| of.and_then(|of| monitors.iter().position(|monitor| *monitor == of));
        let (primary, current) = (index(window.primary_monitor()), index(window.current_monitor()));
        let size = window.inner_size();
        let corner = window.inner_position().ok();
        let seen = Seen {
            monitors: monitors
                .iter()
                .map(|monitor| describe(monitor.name(), monitor.position().into(), monitor.size().into()))
                .collect(),
            primary,
            current,
            window: corner.map(|corner| Pixels { x: corner.x, y: corner.y, width: size.width, height: size.height }),
            fullscreen: window.fullscreen().is_some(),
            focused: window.has_focus(),
        };
        let now = ctx.input(|input| input.time);
        let (asks, wait) = self.place.next(seen, now);
        for ask in asks {
            log::info!("the window: {ask:?}");
            for command in commands(ask, ctx.pixels_per_point()) {
                ctx.send_viewport_cmd(command);
            }
        }
        if let Some(wait) = wait {
            ctx.request_repaint_after(Duration::from_secs_f64(wait));
        }
    }
}

fn describe(name: Option<String>, (x, y): (i32, i32), (width, height): (u32, u32)) -> Monitor {
    Monitor { name: name.unwrap_or_default(), pixels: Pixels { x, y, width, height } }
}

fn commands(ask: Ask, pixels_per_point: f32) -> Vec<ViewportCommand> {
    let points = |pixels: f32| pixels / pixels_per_point;
    match ask {
        Ask::LeaveFullscreen => vec![ViewportCommand::Fullscreen(false)],
        Ask::FillMonitor(index) => vec![ViewportCommand::SetMonitor(index)],
        Ask::Stand(Pixels { x, y, width, height }) => vec![
            ViewportCommand::OuterPosition(pos2(points(x as f32), points(y as f32))),
            ViewportCommand::InnerSize(vec2(points(width as f32), points(height as f32))),
        ],
        Ask::Focus => vec![ViewportCommand::Focus],
    }
}

/// Wakes the window when monitors come, go or change.
///
/// winit 0.30 asks the X server to tell it, but Xlib drops what it does not know, so that winit goes on with the monitors
/// of the start. It does ask again when a window of its own is said to have got new resources, and so the window is.
#[cfg(target_os = "linux")]
fn watch(ctx: &Context, frame: &Frame) {
    use x11rb::connection::Connection as _;
    use x11rb::protocol::randr::{ConnectionExt as _, NotifyMask};
    use x11rb::protocol::xproto::{AtomEnum, PropMode};
    use x11rb::wrapper::ConnectionExt as _;

    /// Until winit has heard of it.
    const SOON: Duration = Duration::from_millis(50);

    // Only X says where a window is, and has a number for it.
    let Some(window) = frame.winit_window().filter(|window| window.inner_position().is_ok()) else { return };
    let Ok(window) = u32::try_from(u64::from(window.id())) else { return };
    let ctx = ctx.clone();
    let look = move || -> Result<(), Box<dyn std::error::Error>> {
        let (server, screen) = x11rb::connect(None)?;
        let root = server.setup().roots[screen].root;
        server.randr_select_input(root, NotifyMask::SCREEN_CHANGE | NotifyMask::CRTC_CHANGE)?.check()?;
        loop {
            server.wait_for_event()?;
            // One change comes in several parts.
            while server.poll_for_event()?.is_some() {}
            let (resources, text) = (AtomEnum::RESOURCE_MANAGER, AtomEnum::STRING);
            server.change_property8(PropMode::APPEND, window, resources, text, &[])?.check()?;
            ctx.request_repaint_after(SOON);
        }
    };
    let look = move || {
        if let Err(error) = look() {
            log::warn!("nobody watches the monitors: {error}");
        }
    };
    if let Err(error) = std::thread::Builder::new().name("monitors".into()).spawn(look) {
        log::error!("no thread to watch the monitors: {error}");
    }
}

/// Elsewhere the system resizes the window, and that wakes it.
#[cfg(not(target_os = "linux"))]
fn watch(_: &Context, _: &Frame) {}

/// Asks the system to leave the screen on as long as the program runs. Where nobody can be asked (no desktop, no D-Bus)
/// it has to be set up beforehand.
pub fn stay_awake() {
    let hold = || {
        let ask = |of: &mut keepawake::Builder| of.app_name("aigun-kiosk").reason("a museum is on show").create();
        let screen = ask(keepawake::Builder::default().display(true));
        let machine = ask(keepawake::Builder::default().idle(true));
        for (what, held) in [("the screen", &screen), ("the machine", &machine)] {
            if let Err(error) = held {
                log::warn!("nobody here keeps {what} awake: {error}");
            }
        }
        // Held until the program ends.
        while screen.is_ok() || machine.is_ok() {
            std::thread::park();
        }
    };
    // A bus may take its time to answer.
    if let Err(error) = std::thread::Builder::new().name("awake".into()).spawn(hold) {
        log::error!("no thread to keep the screen awake: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEFT: Pixels = Pixels { x: 0, y: 0, width: 1920, height: 1080 };
    const RIGHT: Pixels = Pixels { x: 1920, y: 0, width: 1280, height: 1024 };
    const SMALL: Pixels = Pixels { x: 40, y: 40, width: 800, height: 600 };

    fn two(window: Option<Pixels>) -> Seen {
        let monitor = |name: &str, pixels| Monitor { name: name.into(), pixels };
        Seen {
            monitors: vec![monitor("eDP-1", LEFT), monitor("HDMI-A-1", RIGHT)],
            primary: Some(0),
            current: Some(0),
            window,
            fullscreen: true,
            focused: true,
        }
    }

    fn asked(wanted: Option<&str>, seen: Seen) -> Vec<Ask> {
        Place::new(wanted.map(|text| text.parse().expect("a choice"))).next(seen, 0.0).0
    }

    #[test]
    fn monitors_have_numbers_from_one_and_names() {
        assert_eq!("2".parse(), Ok(MonitorChoice::Number(1)));
        assert_eq!("HDMI-A-1".parse(), Ok(MonitorChoice::Name("hdmi-a-1".into())));
        for wrong in ["0", "", " "] {
            assert!(wrong.parse::<MonitorChoice>().is_err(), "`{wrong}`");
        }
    }

    #[test]
    fn a_window_that_fills_its_monitor_is_left_alone() {
        assert_eq!(asked(None, two(Some(LEFT))), []);
        for name in ["2", "HDMI-A-1", "hdmi"] {
            assert_eq!(asked(Some(name), two(Some(RIGHT))), [], "{name}");
        }
    }

    #[test]
    fn one_that_does_not_is_asked_for_both_ways() {
        let both = |index, pixels| [Ask::FillMonitor(index), Ask::Stand(pixels)];
        assert_eq!(asked(None, two(Some(SMALL))), both(0, LEFT));
        assert_eq!(asked(Some("hdmi"), two(Some(LEFT))), both(1, RIGHT));
        // The monitor that was asked for is off: another serves, and when it is back the window goes there.
        assert_eq!(asked(Some("DP-7"), two(Some(LEFT))), []);
        let mut place = Place::new(Some(MonitorChoice::Number(1)));
        let mut one = two(Some(RIGHT));
        one.monitors.pop();
        assert_eq!(place.next(one.clone(), 0.0).0, both(0, LEFT));
        one.window = Some(LEFT);
        assert_eq!(place.next(one, 1.0), (vec![], None));
        assert_eq!(place.next(two(Some(LEFT)), 2.0).0, both(1, RIGHT));
    }

    #[test]
    fn an_exact_name_goes_before_a_part_of_one() {
        let mut seen = two(Some(LEFT));
        seen.monitors[0].name = "HDMI-A-10".into();
        assert_eq!(asked(Some("HDMI-A-1"), seen)[0], Ask::FillMonitor(1));
    }

    #[test]
    fn without_a_monitor_the_window_waits() {
        assert_eq!(Place::new(None).next(Seen { window: Some(SMALL), ..Seen::default() }, 0.0), (vec![], None));
    }

    #[test]
    fn what_does_not_help_is_tried_less_and_less_and_then_no_more() {
        let mut place = Place::new(None);
        let (mut now, mut tries) = (0.0, Vec::new());
        while let (asks, Some(wait)) = place.next(two(Some(SMALL)), now) {
            assert!(!asks.is_empty());
            tries.push(asks[0]);
            assert_eq!(place.next(two(Some(SMALL)), now).0, [], "asked again at once");
            now += wait;
        }
        assert_eq!(tries.len(), MOST_TRIES as usize);
        assert_eq!(tries[..2], [Ask::FillMonitor(0), Ask::LeaveFullscreen]);
        assert!(now < 10.0, "{now}");
        // Something changes: it starts anew.
        assert_eq!(place.next(two(Some(RIGHT)), now + 60.0).0, [Ask::FillMonitor(0), Ask::Stand(LEFT)]);
    }

    #[test]
    fn where_nobody_says_where_the_window_is_the_system_is_trusted() {
        assert_eq!(asked(None, Seen { current: Some(1), ..two(None) }), []);
        assert_eq!(asked(None, Seen { fullscreen: false, ..two(None) }), [Ask::FillMonitor(0)]);
        assert_eq!(asked(Some("2"), two(None)), [Ask::FillMonitor(1)]);
        assert_eq!(asked(Some("2"), Seen { current: Some(1), focused: false, ..two(None) }), []);
        // It has not been shown on any monitor yet.
        assert_eq!(asked(Some("2"), Seen { current: None, ..two(None) }), []);
    }

    #[test]
    fn a_window_that_lost_the_keyboard_asks_for_it() {
        let mut place = Place::new(None);
        let lost = Seen { focused: false, ..two(Some(LEFT)) };
        let (asks, wait) = place.next(lost.clone(), 5.0);
        assert_eq!((asks, wait.is_some()), (vec![], true), "others may give it back");
        assert_eq!(place.next(lost.clone(), 6.0).0, [Ask::Focus]);
        let again = [Ask::LeaveFullscreen, Ask::FillMonitor(0), Ask::Stand(LEFT), Ask::Focus];
        assert_eq!(place.next(lost, 7.0).0, again);
        assert_eq!(place.next(two(Some(LEFT)), 8.0), (vec![], None));
    }

    #[test]
    fn requests_are_in_points() {
        let points = commands(Ask::Stand(RIGHT), 2.0);
        let expected =
            [ViewportCommand::OuterPosition(pos2(960.0, 0.0)), ViewportCommand::InnerSize(vec2(640.0, 512.0))];
        assert_eq!(points, expected);
    }
}
