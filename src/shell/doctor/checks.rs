//! What `doctor` looks at. Each check asks the [`Machine`] and answers with one [`Finding`].

use std::path::Path;
use std::time::{Duration, SystemTime};

use super::machine::{Machine, Process, shown};
use super::{Finding, Level};
use crate::content;
use crate::diagnostic::Severity;
use crate::shell::pin;
use crate::shell::state::State;

/// Every answer there is: check, answer, level. Its words are `doctor-CHECK-ANSWER` and, where something is to be mended,
/// `doctor-CHECK-ANSWER-fix`.
pub const ANSWERS: &[(&str, &str, Level)] = &[
    ("fonts", "fine", Level::Ok),
    ("fonts", "broken", Level::Error),
    ("museum", "fine", Level::Ok),
    ("museum", "warnings", Level::Warning),
    ("museum", "errors", Level::Error),
    ("museum", "missing", Level::Error),
    ("state", "fine", Level::Ok),
    ("state", "unwritable", Level::Error),
    ("disk", "fine", Level::Ok),
    ("disk", "unknown", Level::Ok),
    ("disk", "low", Level::Warning),
    ("disk", "full", Level::Error),
    ("pin", "fine", Level::Ok),
    ("pin", "none", Level::Warning),
    ("clock", "fine", Level::Ok),
    ("clock", "alone", Level::Warning),
    ("clock", "wrong", Level::Error),
    ("screen", "wayland", Level::Ok),
    ("screen", "x11", Level::Ok),
    ("screen", "none", Level::Error),
    ("compositor", "cage", Level::Ok),
    ("compositor", "openbox", Level::Ok),
    ("compositor", "openbox-open", Level::Warning),
    ("compositor", "desktop", Level::Warning),
    ("compositor", "none", Level::Warning),
    ("blanking", "fine", Level::Ok),
    ("blanking", "on", Level::Warning),
    ("blanking", "unknown", Level::Warning),
    ("consoles", "fine", Level::Ok),
    ("consoles", "open", Level::Warning),
    ("reboot", "fine", Level::Ok),
    ("reboot", "open", Level::Warning),
    ("graphics", "fine", Level::Ok),
    ("graphics", "forbidden", Level::Error),
    ("graphics", "none", Level::Warning),
    ("touch", "fine", Level::Ok),
    ("touch", "none", Level::Warning),
    ("user", "fine", Level::Ok),
    ("user", "root", Level::Warning),
    ("service", "fine", Level::Ok),
    ("service", "none", Level::Warning),
];

/// Below this a disk is full for us: the log and the crash files alone may take 17 MiB.
const FULL_MIB: u64 = 64;
const LOW_MIB: u64 = 512;
/// No clock shows less that was ever set: this program is younger.
const FIRST_YEAR: u64 = 2026;
/// Nor more: a flat battery may also give a date far ahead.
const LAST_YEAR: u64 = 2100;

/// Programs that make a whole desktop, as the kernel shortens their names.
const DESKTOPS: [&str; 12] = [
    "gnome-shell",
    "kwin_wayland",
    "kwin_x11",
    "xfwm4",
    "mutter",
    "muffin",
    "marco",
    "sway",
    "labwc",
    "lxqt-session",
    "ukui-kwin_x11",
    "weston",
];

/// What can be asked on every system.
pub fn of_the_kiosk(machine: &Machine, museum: Option<&Path>, state: &State) -> Vec<Finding> {
    vec![fonts(), of_museum(museum), of_state(state), disk(machine, state), of_pin(state), clock(machine)]
}

/// What locks a kiosk on Linux.
pub fn of_linux(machine: &Machine) -> Vec<Finding> {
    let processes = machine.processes();
    vec![
        screen(machine),
        compositor(&processes),
        blanking(machine),
        consoles(machine, &processes),
        reboot(machine),
        graphics(machine),
        touch(machine),
        user(machine),
        service(machine),
    ]
}

fn fonts() -> Finding {
    let missing = content::coverage::undrawable("瑷珲历史陈列馆 Aigun Айгунь 1858");
    Finding::new("fonts", if missing.is_empty() { "fine" } else { "broken" })
        .with("count", crate::fonts::ALL.len().to_string())
}

fn of_museum(folder: Option<&Path>) -> Finding {
    let Some(folder) = folder else { return Finding::new("museum", "missing") };
    let loaded = content::load(folder);
    let errors = loaded.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let answer = match (loaded.museum, errors, loaded.problems.len()) {
        (None, ..) => return Finding::new("museum", "missing"),
        (_, 1.., _) => Finding::new("museum", "errors").with("count", errors.to_string()),
        (_, 0, count @ 1..) => Finding::new("museum", "warnings").with("count", count.to_string()),
        (_, 0, 0) => Finding::new("museum", "fine"),
    };
    answer.with("folder", shown(folder))
}

fn of_state(state: &State) -> Finding {
    let folder = shown(state.folder());
    match state.fault() {
        None => Finding::new("state", "fine").with("folder", folder),
        Some(error) => Finding::new("state", "unwritable").with("folder", folder).with("why", error.to_string()),
    }
}

fn disk(machine: &Machine, state: &State) -> Finding {
    let answer = machine.ask("df", &["-Pk", &shown(state.folder())]);
    // File system, blocks of 1024 bytes, used, available …
    let free = answer.and_then(|text| text.lines().nth(1)?.split_whitespace().nth(3)?.parse::<u64>().ok());
    let Some(mib) = free.map(|kib| kib / 1024) else { return Finding::new("disk", "unknown") };
    let answer = match mib {
        0..FULL_MIB => "full",
        FULL_MIB..LOW_MIB => "low",
        _ => "fine",
    };
    Finding::new("disk", answer).with("mib", mib.to_string())
}

fn of_pin(state: &State) -> Finding {
    Finding::new("pin", if pin::is_set(state) { "fine" } else { "none" })
}

fn clock(machine: &Machine) -> Finding {
    let since = machine.now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
    // Years of average length: a day more or less does not matter here.
    let year = 1970 + since.as_secs() / 31_556_952;
    let date = crate::shell::clock::stamp(machine.now);
    if !(FIRST_YEAR..LAST_YEAR).contains(&year) {
        return Finding::new("clock", "wrong").with("date", date);
    }
    let told = machine.ask("timedatectl", &["show", "--property=NTPSynchronized", "--value"]);
    let set =
        told.is_some_and(|told| told.trim() == "yes") || machine.text("run/systemd/timesync/synchronized").is_some();
    // Elsewhere there is nobody to ask.
    let set = set || !cfg!(target_os = "linux");
    Finding::new("clock", if set { "fine" } else { "alone" }).with("date", date)
}

fn screen(machine: &Machine) -> Finding {
    if let Some(name) = machine.variable("WAYLAND_DISPLAY") {
        return Finding::new("screen", "wayland").with("name", name.to_owned());
    }
    match machine.variable("DISPLAY") {
        Some(name) => Finding::new("screen", "x11").with("name", name.to_owned()),
        None => Finding::new("screen", "none"),
    }
}

fn compositor(processes: &[Process]) -> Finding {
    let running = |wanted: &str| processes.iter().find(|process| process.name == wanted);
    // The kernel keeps 15 letters of a name.
    let desktop = DESKTOPS.into_iter().find(|name| running(&name[..name.len().min(15)]).is_some());
    if let Some(name) = desktop {
        return Finding::new("compositor", "desktop").with("name", name.to_owned());
    }
    if running("cage").is_some() {
        return Finding::new("compositor", "cage");
    }
    let Some(openbox) = running("openbox") else { return Finding::new("compositor", "none") };
    let ours = openbox.arguments.iter().any(|word| word.ends_with("openbox-rc.xml"));
    Finding::new("compositor", if ours { "openbox" } else { "openbox-open" })
}

/// Under Wayland nobody but the compositor darkens a screen, and cage never does.
fn blanking(machine: &Machine) -> Finding {
    if machine.variable("WAYLAND_DISPLAY").is_some() {
        return Finding::new("blanking", "fine");
    }
    let Some(settings) = machine.ask("xset", &["q"]).filter(|text| !text.trim().is_empty()) else {
        return Finding::new("blanking", "unknown");
    };
    let after = |mark: &str| settings.split(mark).nth(1).and_then(|rest| rest.split_whitespace().next());
    let saver = after("timeout:").is_some_and(|seconds| seconds != "0");
    let off = settings.contains("DPMS is Enabled");
    Finding::new("blanking", if saver || off { "on" } else { "fine" })
}

fn consoles(machine: &Machine, processes: &[Process]) -> Finding {
    let cage = processes.iter().find(|process| process.name == "cage");
    let shut = match cage {
        // Cage switches only when asked to with -s, alone or among other letters.
        Some(cage) => {
            let words = cage.arguments.get(1..).unwrap_or_default();
            let options = words.iter().take_while(|word| word.starts_with('-')).count();
            let own = &words[..words.iter().position(|word| word == "--").unwrap_or(options)];
            !own.iter().any(|word| word.starts_with('-') && word.contains('s'))
        }
        None => {
            let folder = "etc/X11/xorg.conf.d";
            let settings = machine.configuration("etc/X11/xorg.conf", folder).to_lowercase();
            let line = settings.lines().find(|line| line.contains("dontvtswitch") && !line.trim().starts_with('#'));
            line.is_some_and(|line| !["false", "off", "no", "\"0\""].iter().any(|no| line.contains(no)))
        }
    };
    Finding::new("consoles", if shut { "fine" } else { "open" })
}

/// Ctrl+Alt+Del, which the kernel hands to systemd on a console.
fn reboot(machine: &Machine) -> Finding {
    let target = machine.link("etc/systemd/system/ctrl-alt-del.target");
    let masked = target.is_some_and(|target| target == Path::new("/dev/null"));
    Finding::new("reboot", if masked { "fine" } else { "open" })
}

fn graphics(machine: &Machine) -> Finding {
    let Some(name) = machine.names("dev/dri").into_iter().find(|name| name.starts_with("renderD")) else {
        return Finding::new("graphics", "none");
    };
    if machine.opens(&format!("dev/dri/{name}")) == Some(false) {
        return Finding::new("graphics", "forbidden").with("name", name);
    }
    let told = machine.text(&format!("sys/class/drm/{name}/device/uevent")).unwrap_or_default();
    let driver = told.lines().find_map(|line| line.strip_prefix("DRIVER=")).unwrap_or(&name).to_owned();
    Finding::new("graphics", "fine").with("name", driver)
}

/// A device that is touched where it shows (`INPUT_PROP_DIRECT`) and tells several fingers apart
/// (`ABS_MT_POSITION_X`, bit 53); see `linux/input-event-codes.h`.
fn touch(machine: &Machine) -> Finding {
    let devices = machine.text("proc/bus/input/devices").unwrap_or_default();
    let bits = |device: &str, name: &str| -> u64 {
        let line = device.lines().find_map(|line| line.strip_prefix("B: ")?.strip_prefix(name)?.strip_prefix('='));
        // Words of 64 bits, the lowest last.
        line.and_then(|line| u64::from_str_radix(line.split_whitespace().last()?, 16).ok()).unwrap_or(0)
    };
    let found =
        devices.split("\n\n").find(|device| bits(device, "PROP") & 2 != 0 && bits(device, "ABS") & (1 << 53) != 0);
    match found {
        None => Finding::new("touch", "none"),
        Some(device) => {
            let name = device.lines().find_map(|line| line.strip_prefix("N: Name=")).unwrap_or_default();
            Finding::new("touch", "fine").with("name", name.trim_matches('"').to_owned())
        }
    }
}

fn user(machine: &Machine) -> Finding {
    let status = machine.text("proc/self/status").unwrap_or_default();
    let id = status.lines().find_map(|line| line.strip_prefix("Uid:")?.split_whitespace().next());
    Finding::new("user", if id == Some("0") { "root" } else { "fine" })
}

fn service(machine: &Machine) -> Finding {
    let told = machine.ask("systemctl", &["is-enabled", "aigun-kiosk.service"]);
    Finding::new("service", if told.is_some_and(|told| told.trim() == "enabled") { "fine" } else { "none" })
}
