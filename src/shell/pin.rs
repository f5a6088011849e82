//! The PIN of the staff: kept as an Argon2id hash that only the kiosk's user can read, checked in a thread of its own.
//!
//! There is no PIN to begin with, and none that always works: without one the door stays shut.

use std::fmt;
use std::io;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::time::Duration;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use super::state::State;
use crate::kiosk::staff::{Gate, Weakness, weakness};

const PIN: &str = "pin";
const WRONG: &str = "pin-wrong";

/// What a count counts as that cannot be read: nobody wrote that by mistake.
const SPOILT_COUNT: u32 = 10;

/// Why no PIN was set.
#[derive(Debug)]
pub enum SetError {
    Weak(Weakness),
    Hash(String),
    Write(io::Error),
}

impl fmt::Display for SetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SetError::Weak(weakness) => write!(f, "the PIN will not do: {weakness:?}"),
            SetError::Hash(error) => write!(f, "the PIN could not be hashed: {error}"),
            SetError::Write(error) => write!(f, "the PIN could not be written: {error}"),
        }
    }
}

impl std::error::Error for SetError {}

/// Sets the PIN and forgives wrong guesses.
pub fn set(state: &State, pin: &str) -> Result<(), SetError> {
    if let Some(weakness) = weakness(pin) {
        return Err(SetError::Weak(weakness));
    }
    let hash = Argon2::default().hash_password(pin.as_bytes()).map_err(|error| SetError::Hash(error.to_string()))?;
    state.write_private(PIN, &hash.to_string()).and_then(|()| state.remove(WRONG)).map_err(SetError::Write)
}

/// Removes the PIN; from then on nobody comes in.
pub fn clear(state: &State) -> io::Result<()> {
    state.remove(PIN).and_then(|()| state.remove(WRONG))
}

/// Whether there is a PIN. Asks the disk: once when the keypad opens, not with every frame.
pub fn is_set(state: &State) -> bool {
    state.read(PIN).is_some()
}

/// Why a guess is not even looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// After wrong guesses, for so long.
    Wait(Duration),
    /// The guess before is still being checked.
    Busy,
}

/// What came of a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Right,
    /// Or there is no PIN.
    Wrong,
}

/// Keeps the door. Times are counted from the start of the program.
#[derive(Debug)]
pub struct Keeper {
    state: State,
    gate: Gate,
    asked: Option<Receiver<Answer>>,
}

impl Keeper {
    /// Wrong guesses of earlier runs count.
    pub fn new(state: State, now: Duration) -> Keeper {
        let wrong = state.read(WRONG).map_or(0, |count| count.trim().parse().unwrap_or(SPOILT_COUNT));
        Keeper { state, gate: Gate::new(wrong, now), asked: None }
    }

    /// See [`is_set`].
    pub fn is_set(&self) -> bool {
        is_set(&self.state)
    }

    /// How long until the next guess; zero if now.
    pub fn wait(&self, now: Duration) -> Duration {
        self.gate.wait(now)
    }

    /// Begins to check a guess: hashing takes a moment and writing may take longer, so both happen in a thread that calls
    /// `wake` when [`Keeper::answer`] has something to say.
    pub fn check(&mut self, digits: &str, now: Duration, wake: impl FnOnce() + Send + 'static) -> Result<(), Refusal> {
        if self.asked.is_some() {
            return Err(Refusal::Busy);
        }
        let wrong = self.gate.guess(now).map_err(Refusal::Wait)?;
        let (sender, answer) = sync_channel(1);
        let (state, digits) = (self.state.clone(), digits.to_owned());
        let thread = std::thread::Builder::new().name("pin".into()).spawn(move || {
            // Nobody may wait any more.
            let _ = sender.send(look(&state, &digits, wrong));
            wake();
        });
        if let Err(error) = thread {
            // The channel is closed, and a closed channel is a wrong guess.
            log::error!("no thread to check the PIN: {error}");
        }
        self.asked = Some(answer);
        Ok(())
    }

    /// What came of the guess; once, as soon as it is known.
    pub fn answer(&mut self) -> Option<Answer> {
        let answer = match self.asked.as_ref()?.try_recv() {
            Ok(answer) => answer,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Answer::Wrong,
        };
        self.asked = None;
        if answer == Answer::Right {
            self.gate.right();
        }
        Some(answer)
    }
}

/// Counts the guess, then looks at it. Pulling the plug in between leaves the count.
fn look(state: &State, digits: &str, wrong: u32) -> Answer {
    if let Err(error) = state.write(WRONG, &wrong.to_string()) {
        log::error!("wrong PINs are not counted over a restart: {error}");
    }
    let kept = state.read(PIN);
    let right = kept.as_ref().is_some_and(|kept| match PasswordHash::new(kept.trim()) {
        // Takes the same time wherever the two differ.
        Ok(hash) => Argon2::default().verify_password(digits.as_bytes(), &hash).is_ok(),
        Err(error) => {
            log::error!("the file with the PIN is spoilt ({error}); set it anew with `aigun-kiosk staff set-pin`");
            false
        }
    });
    if !right {
        log::warn!("a wrong PIN was entered, number {wrong}");
        return Answer::Wrong;
    }
    log::info!("the PIN was entered");
    if let Err(error) = state.remove(WRONG) {
        log::error!("wrong PINs are still counted: {error}");
    }
    Answer::Right
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "835162";

    fn state() -> (tempfile::TempDir, State) {
        let folder = tempfile::tempdir().unwrap();
        let state = State::open(Some(folder.path()));
        (folder, state)
    }

    /// Asks and waits for the answer.
    fn ask(keeper: &mut Keeper, digits: &str, now: u64) -> Result<Answer, Refusal> {
        let (sender, woken) = sync_channel(1);
        keeper.check(digits, Duration::from_secs(now), move || sender.send(()).unwrap())?;
        assert_eq!(keeper.check(digits, Duration::from_secs(now), || ()), Err(Refusal::Busy));
        woken.recv().unwrap();
        Ok(keeper.answer().unwrap())
    }

    #[test]
    fn the_pin_opens_and_nothing_else_does() {
        let (_folder, state) = state();
        let mut keeper = Keeper::new(state.clone(), Duration::ZERO);
        assert!(!keeper.is_set());
        assert_eq!(ask(&mut keeper, "000000", 0), Ok(Answer::Wrong), "there is no PIN that always works");
        set(&state, GOOD).unwrap();
        assert!(keeper.is_set());
        assert_eq!(ask(&mut keeper, GOOD, 0), Err(Refusal::Wait(Duration::from_secs(1))));
        assert_eq!(ask(&mut keeper, "8351620", 1), Ok(Answer::Wrong));
        assert_eq!(ask(&mut keeper, GOOD, 3), Ok(Answer::Right));
        assert_eq!(ask(&mut keeper, GOOD, 3), Ok(Answer::Right), "nobody waits after a right one");
        assert_eq!(keeper.answer(), None);
        clear(&state).unwrap();
        assert_eq!(ask(&mut keeper, GOOD, 4), Ok(Answer::Wrong));
    }

    #[test]
    fn wrong_guesses_outlive_a_restart_and_a_right_one_ends_them() {
        let (_folder, state) = state();
        set(&state, GOOD).unwrap();
        let mut keeper = Keeper::new(state.clone(), Duration::ZERO);
        for now in [0, 1, 3] {
            assert_eq!(ask(&mut keeper, "111222", now), Ok(Answer::Wrong));
        }
        let mut keeper = Keeper::new(state.clone(), Duration::ZERO);
        assert_eq!(keeper.wait(Duration::ZERO), Duration::from_secs(4));
        assert_eq!(ask(&mut keeper, GOOD, 4), Ok(Answer::Right));
        assert_eq!(Keeper::new(state.clone(), Duration::ZERO).wait(Duration::ZERO), Duration::ZERO);
        state.write(WRONG, "none, honestly").unwrap();
        assert_eq!(Keeper::new(state, Duration::ZERO).wait(Duration::ZERO), Duration::from_mins(5));
    }

    #[test]
    fn the_file_holds_a_hash_and_is_private() {
        let (_folder, state) = state();
        set(&state, GOOD).unwrap();
        let kept = state.read(PIN).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$") && !kept.contains(GOOD), "{kept}");
        set(&state, GOOD).unwrap();
        assert_ne!(state.read(PIN).unwrap(), kept, "the salt is new every time");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = state.folder().join(PIN).metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_weak_pin_is_not_set_and_a_spoilt_file_opens_nothing() {
        let (_folder, state) = state();
        assert!(matches!(set(&state, "123456"), Err(SetError::Weak(Weakness::Obvious))));
        assert!(!is_set(&state));
        for spoilt in ["", "835162", "$argon2id$v=19$m=19456,t=2,p=1$"] {
            state.write(PIN, spoilt).unwrap();
            let mut keeper = Keeper::new(state.clone(), Duration::ZERO);
            assert_eq!(ask(&mut keeper, GOOD, 1000), Ok(Answer::Wrong), "{spoilt:?}");
            state.remove(WRONG).unwrap();
        }
    }

    #[test]
    fn a_disk_that_is_full_makes_guessing_no_faster() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), "").unwrap();
        let mut keeper = Keeper::new(State::open(Some(&folder.path().join("file"))), Duration::ZERO);
        assert_eq!(ask(&mut keeper, GOOD, 0), Ok(Answer::Wrong));
        assert_eq!(ask(&mut keeper, GOOD, 0), Err(Refusal::Wait(Duration::from_secs(1))));
    }
}
