//! `aigun-kiosk supervise`: a small process that starts the kiosk, listens to its pulse, and starts it again when it ends
//! or hangs. It opens no window and reads no museum, so that little can go wrong in it; [`watch`] decides, this file does.

pub mod watch;

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant, SystemTime};

use self::watch::{End, Limits, Next, Start, Watch};
use super::clock::stamp;
use super::crash::{Crash, PANICKED};
use super::pulse::Beat;
use super::state::State;
use super::{logbook, skipped};

/// The supervisor looks at least this often whether the kiosk still runs, and says that it runs itself.
const ROUND: Duration = Duration::from_secs(1);
/// How soon the end of a kiosk is noticed that closed its pulse first, as every kiosk does that ends.
const ENDING: Duration = Duration::from_millis(10);
/// The pulse of a kiosk that has ended closes at once; nobody waits longer for it.
const LAST_WORDS: Duration = Duration::from_millis(100);

/// What is supervised.
#[derive(Clone, Debug)]
pub struct Plan {
    pub program: PathBuf,
    /// For the program; the supervisor adds `--supervised` and `--resume PAGE`.
    pub arguments: Vec<OsString>,
    pub state: State,
    pub limits: Limits,
}

/// Starts the kiosk until staff leave it; returns the exit code of the supervisor.
pub fn supervise(plan: &Plan) -> u8 {
    let clock = Instant::now();
    let mut watch = Watch::new(plan.limits);
    let mut start = Start { wait: Duration::ZERO, page: None, skip: None, report: false };
    let mut starts = 0_u64;
    tell(&Word::Ready);
    loop {
        pause(start.wait);
        starts += 1;
        tell(&Word::Status(&format!("start {starts}")));
        watch.begin(clock.elapsed());
        let end = match spawn(plan, &start) {
            Ok(child) => attend(child, &mut watch, clock, starts),
            Err(error) => End::NotStarted(error.to_string()),
        };
        let now = clock.elapsed();
        let crash = report(&end, &watch, now, &plan.state);
        start = match watch.end(&end, now) {
            Next::Leave(code) => {
                tell(&Word::Stopping);
                return code;
            }
            Next::Start(start) => start,
        };
        let (page, wait) = (crash.page.as_deref().unwrap_or("no page"), start.wait.as_secs_f32());
        log::warn!("the kiosk ended on {page}: {end}; it starts again in {wait:.1} s");
        if let Some(exhibit) = &start.skip {
            log::error!("{exhibit}: too many crashes; it is passed over from now on");
            skipped::add(&plan.state, exhibit, stamp(SystemTime::now()));
        }
        // A panic has written its own.
        if start.report && end != End::Code(PANICKED) {
            let kept = crash.keep(&plan.state);
            kept.map_or_else(|error| log::error!("no crash file: {error}"), |path| log::info!("{}", path.display()));
        }
    }
}

fn spawn(plan: &Plan, start: &Start) -> std::io::Result<Child> {
    let mut command = Command::new(&plan.program);
    command.args(&plan.arguments).arg("--supervised");
    if let Some(page) = &start.page {
        command.arg("--resume").arg(page.argument());
    }
    // The watchdog of systemd is fed by the supervisor alone.
    command.env_remove("NOTIFY_SOCKET").env_remove("WATCHDOG_USEC").env_remove("WATCHDOG_PID");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()
}

/// Listens to a kiosk until it ends; ends it if it hangs.
fn attend(mut child: Child, watch: &mut Watch, clock: Instant, starts: u64) -> End {
    // Held until the kiosk has ended: its closing tells the kiosk that the supervisor is no more.
    let _life = child.stdin.take();
    let Some(beats) = child.stdout.take().and_then(listen) else {
        // Without ears the kiosk would be left alone with its faults.
        return end_child(&mut child, "it cannot be listened to");
    };
    let mut quiet = ROUND;
    loop {
        let patience = watch.patience(clock.elapsed());
        if patience.is_zero() {
            return match end_child(&mut child, "no more frames") {
                End::Killed(_) => End::Hung,
                // It ended by itself just now.
                other => other,
            };
        }
        match beats.recv_timeout(patience.min(quiet)) {
            Ok(beat) => {
                let is_page = matches!(beat, Beat::Page { .. });
                watch.hear(beat, clock.elapsed());
                if let (true, Some(page)) = (is_page, watch.page()) {
                    tell(&Word::Status(&format!("start {starts}, {}", page.argument())));
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                std::thread::sleep(ENDING);
                quiet = ENDING;
            }
        }
        match child.try_wait() {
            Ok(None) => {}
            Ok(Some(status)) => {
                // What it said last is still on the way.
                while let Ok(beat) = beats.recv_timeout(LAST_WORDS) {
                    watch.hear(beat, clock.elapsed());
                }
                return end_of(status);
            }
            Err(error) => return end_child(&mut child, &error.to_string()),
        }
        tell(&Word::Alive);
    }
}

fn end_child(child: &mut Child, why: &str) -> End {
    log::error!("the kiosk is ended: {why}");
    if let Err(error) = child.kill() {
        log::error!("it cannot be ended: {error}");
    }
    child.wait().map_or(End::Killed(None), end_of)
}

fn end_of(status: ExitStatus) -> End {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return End::Killed(Some(signal));
    }
    status.code().map_or(End::Killed(None), End::Code)
}

/// Reads the pulse in a thread of its own, so that a silence can be noticed. `None` if there is no thread to be had.
fn listen(pulse: ChildStdout) -> Option<Receiver<Beat>> {
    let (sender, beats) = sync_channel(64);
    let thread = std::thread::Builder::new().name("pulse".into()).spawn(move || {
        for line in BufReader::new(pulse).split(b'\n').map_while(Result::ok) {
            if let Some(beat) = Beat::read(&String::from_utf8_lossy(&line))
                && sender.send(beat).is_err()
            {
                return;
            }
        }
    });
    thread.map_err(|error| log::error!("no thread to listen to the kiosk: {error}")).ok().map(|_| beats)
}

fn report(end: &End, watch: &Watch, now: Duration, state: &State) -> Crash {
    let mut crash = Crash::new(end.to_string(), watch.uptime(now), SystemTime::now());
    if let Some(page) = watch.page() {
        crash.page = Some(page.route.clone());
        crash.language = Some(page.language.clone());
    }
    crash.log = logbook::tail(state);
    crash
}

/// Waits, and says meanwhile that the supervisor runs.
fn pause(mut wait: Duration) {
    while !wait.is_zero() {
        let part = wait.min(ROUND);
        std::thread::sleep(part);
        wait -= part;
        tell(&Word::Alive);
    }
}

/// What systemd hears.
enum Word<'a> {
    Ready,
    Alive,
    Stopping,
    Status(&'a str),
}

#[cfg(target_os = "linux")]
fn tell(word: &Word<'_>) {
    use sd_notify::NotifyState::{Ready, Status, Stopping, Watchdog};
    let state = match word {
        Word::Ready => Ready,
        Word::Alive => Watchdog,
        Word::Stopping => Stopping,
        Word::Status(text) => Status(text),
    };
    // Without systemd this does nothing.
    if let Err(error) = sd_notify::notify(&[state]) {
        log::debug!("systemd: {error}");
    }
}

#[cfg(not(target_os = "linux"))]
fn tell(word: &Word<'_>) {
    if let Word::Status(text) = word {
        log::debug!("{text}");
    }
}
