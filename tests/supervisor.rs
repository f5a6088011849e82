//! The supervisor with a kiosk that is a few lines of shell: it is started again after every kind of end, on the page it
//! was on, and stops when staff say so. The times that it waits are its own tests; here they are short.

#![cfg(unix)]

use std::path::Path;
use std::time::Duration;

use aigun::shell::crash;
use aigun::shell::skipped;
use aigun::shell::state::State;
use aigun::shell::supervisor::watch::Limits;
use aigun::shell::supervisor::{Plan, supervise};

/// A folder with a program that counts its starts and notes its arguments.
struct Stage {
    folder: tempfile::TempDir,
    plan: Plan,
}

impl Stage {
    /// `script` runs with `$start` set to 1 at the first start, 2 at the second …
    fn new(script: &str) -> Stage {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("kiosk");
        let head = format!(
            "cd '{}'\necho x >>starts\nstart=$(wc -l <starts)\necho \"$@\" >>arguments\n",
            folder.path().display()
        );
        std::fs::write(&program, head + script).unwrap();
        let limits = Limits {
            silence: Duration::from_millis(700),
            start: Duration::from_millis(700),
            first_wait: Duration::from_millis(1),
            longest_wait: Duration::from_millis(10),
            ..Limits::default()
        };
        let state = State::open(Some(&folder.path().join("state")));
        let arguments = vec![program.into(), "--theme".into(), "paper".into()];
        let plan = Plan { program: "/bin/sh".into(), arguments, state, limits };
        Stage { folder, plan }
    }

    fn run(&self) -> u8 {
        supervise(&self.plan)
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn arguments(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.path().join("arguments")).unwrap();
        text.lines().map(str::to_owned).collect()
    }

    fn causes(&self) -> Vec<String> {
        crash::list(&self.plan.state).into_iter().map(|crash| crash.cause).collect()
    }
}

#[test]
fn every_end_is_answered_and_staff_have_the_last_word() {
    let stage = Stage::new(
        r"
        echo 'page zh home'; echo 'frame 1'
        case $start in
            1) exit 0 ;;
            2) exit 1 ;;
            3) kill -SEGV $$ ;;
            4) exit 11 ;;
            5) exit 101 ;;
            *) exit 10 ;;
        esac",
    );
    assert_eq!(stage.run(), 10);
    assert_eq!(stage.arguments().len(), 6);
    // A window that was closed is no crash, a panic writes its own file, and staff know what they do.
    assert_eq!(stage.causes(), ["exit code 1", "killed by signal 11"]);
}

#[test]
fn it_comes_back_on_the_page_it_was_on() {
    let stage = Stage::new(
        r"
        case $start in
            1) echo 'frame 1'; echo 'page ru treaties/aigun-1858/articles'; echo 'frame 2'; exit 1 ;;
            *) exit 10 ;;
        esac",
    );
    assert_eq!(stage.run(), 10);
    assert_eq!(
        stage.arguments(),
        ["--theme paper --supervised", "--theme paper --supervised --resume ru treaties/aigun-1858/articles"]
    );
    let crash = &crash::list(&stage.plan.state)[0];
    assert_eq!(crash.page.as_deref(), Some("treaties/aigun-1858/articles"));
    assert_eq!(crash.language.as_deref(), Some("ru"));
}

#[test]
fn a_kiosk_that_falls_silent_is_ended_and_started_again() {
    // The first hangs on a page, the second before it has drawn anything, and both would sleep for an hour.
    let stage = Stage::new(
        r"
        case $start in
            1) echo 'frame 1'; echo 'page zh home'; exec sleep 3600 ;;
            2) exec sleep 3600 ;;
            *) exit 10 ;;
        esac",
    );
    assert_eq!(stage.run(), 10);
    let hung = "no more frames: it hung and was ended";
    assert_eq!(stage.causes(), [hung, hung]);
}

#[test]
fn a_kiosk_that_draws_is_left_in_peace() {
    // Three times as long as the silence that would be a hang, and noise between the beats.
    let stage = Stage::new(
        r"
        for frame in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21; do
            echo 'not a beat'; echo frame $frame; sleep 0.1
        done
        exit 10",
    );
    assert_eq!(stage.run(), 10);
    assert_eq!(stage.arguments().len(), 1);
}

#[test]
fn three_crashes_on_one_exhibit_and_it_is_passed_over() {
    let stage = Stage::new(
        r"
        if [ $start -gt 3 ]; then exit 10; fi
        echo 'frame 1'; echo 'page zh battles/albazin-1686/course'; echo 'frame 2'; kill -ABRT $$",
    );
    assert_eq!(stage.run(), 10);
    let passed_over: Vec<String> =
        skipped::list(&stage.plan.state).into_iter().map(|skipped| skipped.exhibit).collect();
    assert_eq!(passed_over, ["battles/albazin-1686"]);
    assert_eq!(stage.causes().len(), 3);
    assert!(!stage.arguments()[3].contains("--resume"), "not back to the page that crashes: {:?}", stage.arguments());
}

#[test]
fn standard_input_stays_open_while_the_supervisor_lives() {
    // A kiosk ends when it closes; `read` would return at once.
    let stage = Stage::new(
        r"
        if [ $start -gt 1 ]; then exit 10; fi
        echo 'frame 1'; read line; echo closed >closed",
    );
    assert_eq!(stage.run(), 10);
    assert!(!stage.path().join("closed").exists());
}

#[test]
fn a_program_that_is_not_there_is_waited_for() {
    let mut stage = Stage::new("exit 10");
    let program = stage.path().join("later");
    stage.plan.program = program.clone();
    let comes = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(300));
        std::os::unix::fs::symlink("/bin/sh", program).unwrap();
    });
    assert_eq!(stage.run(), 10);
    comes.join().unwrap();
    assert_eq!(stage.causes().len(), 1, "what is said again and again is kept once: {:?}", stage.causes());
}

#[test]
fn a_second_supervisor_leaves_the_first_alone() {
    let stage = Stage::new("exit 12");
    assert_eq!(stage.run(), 12);
    assert_eq!(stage.arguments().len(), 1);
}
