//! The doctor on made-up machines.

use std::path::Path;
use std::time::{Duration, SystemTime};

use super::checks::{ANSWERS, of_linux, of_the_kiosk};
use super::*;
use crate::shell::pin;
use crate::words::BUILT_IN;

/// A folder that stands for the whole disk.
struct Disk(tempfile::TempDir);

impl Disk {
    fn new(files: &[(&str, &str)]) -> Disk {
        let disk = Disk(tempfile::tempdir().unwrap());
        for (path, text) in files {
            let path = disk.0.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        disk
    }

    fn machine(&self, variables: &[(&str, &str)], answers: &[(&str, &str)]) -> Machine {
        Machine::made_up(self.0.path(), variables, answers, noon())
    }

    /// What the checks of Linux answer.
    fn answers(&self, variables: &[(&str, &str)], answers: &[(&str, &str)]) -> Vec<String> {
        named(&of_linux(&self.machine(variables, answers)))
    }
}

/// 21 November 2026.
fn noon() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_hours(498_684)
}

fn named(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| format!("{}-{}", finding.check, finding.answer)).collect()
}

#[track_caller]
fn has(answers: &[String], wanted: &str) {
    assert!(answers.iter().any(|answer| answer == wanted), "no {wanted} in {answers:?}");
}

const TOUCH: &str = "I: Bus=0011\nN: Name=\"AT keyboard\"\nB: PROP=0\nB: EV=120013\n\n\
    I: Bus=0003\nN: Name=\"ILITEK ILITEK-TP\"\nB: PROP=2\nB: EV=1b\nB: ABS=3273800000000003\n\n";

#[test]
fn every_answer_has_its_words() {
    let words = Words::built_in();
    for lang in BUILT_IN {
        for (check, answer, level) in ANSWERS {
            let key = format!("doctor-{check}-{answer}");
            assert!(words.has(lang, &key), "{lang} {key}");
            assert_eq!(words.has(lang, &format!("{key}-fix")), *level > Level::Ok, "{lang} {key}-fix");
        }
    }
}

#[test]
fn a_machine_of_which_nothing_is_known_is_told_about_and_does_not_end_the_program() {
    let disk = Disk::new(&[]);
    let answers = disk.answers(&[], &[]);
    let expected = [
        "screen-none",
        "compositor-none",
        "blanking-unknown",
        "consoles-open",
        "reboot-open",
        "graphics-none",
        "touch-none",
        "user-fine",
        "service-none",
    ];
    assert_eq!(answers, expected);
}

#[test]
fn files_of_nonsense_do_not_end_the_program() {
    let noise = "B: PROP=zz\nB: ABS=\n\n\u{0}:::\n=\nN: Name=\nDRIVER\nUid:\n";
    let paths = [
        "proc/1/comm",
        "proc/1/cmdline",
        "proc/self/status",
        "proc/bus/input/devices",
        "etc/X11/xorg.conf",
        "etc/X11/xorg.conf.d/a.conf",
        "dev/dri/renderD128",
        "sys/class/drm/renderD128/device/uevent",
    ];
    let disk = Disk::new(&paths.map(|path| (path, noise)));
    let programs = ["xset", "systemctl", "timedatectl", "df"].map(|program| (program, noise));
    let answers = disk.answers(&[("DISPLAY", ":0")], &programs);
    has(&answers, "touch-none");
    let state = State::open(Some(&disk.0.path().join("state")));
    has(&named(&of_the_kiosk(&disk.machine(&[], &programs), None, &state)), "disk-unknown");
}

#[test]
#[cfg(unix)]
fn a_locked_kiosk_with_cage_has_nothing_to_mend() {
    let disk = Disk::new(&[
        ("proc/700/comm", "cage\n"),
        ("proc/700/cmdline", "cage\0-m\0last\0--\0/usr/bin/aigun-kiosk\0supervise\0-s\0"),
        ("proc/self/status", "Name:\tdoctor\nUid:\t1001\t1001\t1001\t1001\n"),
        ("proc/bus/input/devices", TOUCH),
        ("dev/dri/renderD128", ""),
        ("sys/class/drm/renderD128/device/uevent", "DRIVER=i915\nPCI_ID=8086:46D1\n"),
        ("etc/systemd/system/empty", ""),
    ]);
    std::os::unix::fs::symlink("/dev/null", disk.0.path().join("etc/systemd/system/ctrl-alt-del.target")).unwrap();
    let machine = disk.machine(&[("WAYLAND_DISPLAY", "wayland-0")], &[("systemctl", "enabled\n")]);
    let findings = of_linux(&machine);
    let bad: Vec<_> = findings.iter().filter(|finding| finding.level() > Level::Ok).collect();
    assert!(bad.is_empty(), "{bad:?}");
    let words = Words::built_in();
    let said: Vec<String> = findings.iter().map(|finding| finding.say(&words, Lang::EN, "")).collect();
    assert!(said.iter().any(|line| line.contains("ILITEK ILITEK-TP")), "{said:?}");
    assert!(said.iter().any(|line| line.contains("i915")), "{said:?}");
}

#[test]
fn cage_that_lets_people_switch_is_found() {
    for arguments in ["cage\0-s\0--\0kiosk\0", "cage\0-ds\0kiosk\0", "cage\0-m\0last\0-s\0--\0kiosk\0"] {
        let disk = Disk::new(&[("proc/7/comm", "cage"), ("proc/7/cmdline", arguments)]);
        has(&disk.answers(&[], &[]), "consoles-open");
    }
    let disk = Disk::new(&[("proc/7/comm", "cage"), ("proc/7/cmdline", "cage\0-d\0kiosk\0-s\0")]);
    has(&disk.answers(&[], &[]), "consoles-fine");
}

#[test]
fn x11_is_looked_at_more_closely() {
    let shut = "Section \"ServerFlags\"\n    Option \"DontVTSwitch\" \"true\"\nEndSection\n";
    let disk = Disk::new(&[
        ("proc/7/comm", "openbox"),
        ("proc/7/cmdline", "openbox\0--config-file\0/usr/share/aigun-kiosk/openbox-rc.xml\0"),
        ("etc/X11/xorg.conf.d/10-kiosk.conf", shut),
    ]);
    let dark = "Screen Saver:\n  timeout:  600    cycle:  600\nDPMS (Energy Star):\n  DPMS is Enabled\n";
    let bright = "Screen Saver:\n  timeout:  0    cycle:  600\nDPMS (Energy Star):\n  DPMS is Disabled\n";
    let answers = disk.answers(&[("DISPLAY", ":0")], &[("xset", dark)]);
    for wanted in ["screen-x11", "compositor-openbox", "consoles-fine", "blanking-on"] {
        has(&answers, wanted);
    }
    has(&disk.answers(&[("DISPLAY", ":0")], &[("xset", bright)]), "blanking-fine");

    let open = Disk::new(&[
        ("proc/7/comm", "openbox"),
        ("proc/7/cmdline", "openbox\0"),
        ("etc/X11/xorg.conf", "  # Option \"DontVTSwitch\" \"true\"\nOption \"DontVTSwitch\" \"off\"\n"),
    ]);
    let answers = open.answers(&[], &[]);
    has(&answers, "compositor-openbox-open");
    has(&answers, "consoles-open");
}

#[test]
fn a_whole_desktop_is_found_although_the_kernel_shortens_its_name() {
    let disk = Disk::new(&[("proc/7/comm", "cage"), ("proc/8/comm", "gnome-shell")]);
    has(&disk.answers(&[], &[]), "compositor-desktop");
    let disk = Disk::new(&[("proc/8/comm", "ukui-kwin_x11"), ("proc/self/status", "Uid:\t0\t0\t0\t0\n")]);
    let answers = disk.answers(&[], &[]);
    has(&answers, "compositor-desktop");
    has(&answers, "user-root");
}

#[test]
fn disk_clock_pin_and_state_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let disk = Disk::new(&[]);
    let state = State::open(Some(folder.path()));
    let df = |free: u64| format!("Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/a 9 9 {free} 1% /\n");
    let answers = |free: u64, now: SystemTime, state: &State| {
        let df = df(free);
        let programs = [("df", df.as_str()), ("timedatectl", "yes\n")];
        named(&of_the_kiosk(&Machine::made_up(disk.0.path(), &[], &programs, now), None, state))
    };
    let first = answers(10 << 20, noon(), &state);
    for wanted in ["fonts-fine", "museum-missing", "state-fine", "disk-fine", "pin-none", "clock-fine"] {
        has(&first, wanted);
    }
    pin::set(&state, "835162").unwrap();
    let second = answers(100 << 10, SystemTime::UNIX_EPOCH, &state);
    for wanted in ["disk-low", "pin-fine", "clock-wrong"] {
        has(&second, wanted);
    }
    std::fs::write(folder.path().join("file"), "").unwrap();
    let third =
        answers(1 << 10, noon() + Duration::from_hours(80 * 8766), &State::open(Some(&folder.path().join("file"))));
    for wanted in ["disk-full", "state-unwritable", "clock-wrong"] {
        has(&third, wanted);
    }
}

#[test]
fn the_shipped_museum_is_clean_and_a_broken_one_is_not() {
    let disk = Disk::new(&[]);
    let state = State::open(Some(&disk.0.path().join("state")));
    let museum = Path::new(env!("CARGO_MANIFEST_DIR")).join("exhibits");
    has(&named(&of_the_kiosk(&disk.machine(&[], &[]), Some(&museum), &state)), "museum-fine");
    has(&named(&of_the_kiosk(&disk.machine(&[], &[]), Some(disk.0.path()), &state)), "museum-missing");
}

#[test]
fn it_is_told_to_people_and_to_programs() {
    let words = Words::built_in();
    let findings = [
        Finding::new("pin", "none"),
        Finding::new("disk", "fine").with("mib", "1234".into()),
        Finding::new("screen", "none"),
    ];
    let text = |lang, json, findings: &[Finding]| {
        let mut out = Vec::new();
        let code = tell(findings, &Telling { words: &words, lang, json }, &mut out).unwrap();
        (code, String::from_utf8(out).unwrap())
    };
    let (code, told) = text(Lang::EN, false, &findings);
    assert_eq!(code, 2);
    let lines: Vec<&str> = told.lines().collect();
    assert!(lines[0].starts_with("! ") && lines[1].starts_with("    → ") && lines[2].starts_with("✓ "), "{told}");
    assert!(told.contains("1234"), "{told}");
    let (code, told) = text(Lang::ZH, true, &findings[..2]);
    assert_eq!(code, 1);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!((told["level"].as_str(), told["checks"][1]["remedy"].is_null()), (Some("warning"), true));
    assert_eq!(text(Lang::RU, false, &findings[1..2]).0, 0);
    assert!(words.missing().is_empty(), "{:?}", words.missing());
}
