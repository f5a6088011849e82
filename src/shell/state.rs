//! The state folder: the little that outlives the program — the PIN, wrong guesses, the log, crash files, exhibits that
//! are passed over — and the lock that keeps a second kiosk away.
//!
//! The kiosk runs without it. A folder that cannot be written (a read-only disk, a full one) costs what would have been
//! kept there and nothing else; whoever writes logs why.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Files of this size or more are not ours.
const MOST_BYTES: u64 = 1 << 20;

/// Name of the lock file. It stays when the program ends; what counts is the lock on it, which ends with the process.
const LOCK: &str = "lock";

/// The folder, found and, where possible, made.
#[derive(Clone, Debug)]
pub struct State {
    folder: PathBuf,
}

/// Held while the kiosk runs. The system lets go of it however the process ends.
#[derive(Debug)]
pub struct Lock {
    _file: Option<File>,
}

/// Another kiosk holds the lock.
#[derive(Debug, PartialEq, Eq)]
pub struct Taken;

impl State {
    /// The folder asked for, else the system's place for the state of programs. Makes it if it is not there; whether it
    /// can be written shows when something is written.
    pub fn open(asked: Option<&Path>) -> State {
        let state = State::at(asked);
        if let Err(error) = std::fs::create_dir_all(&state.folder) {
            log::warn!("state folder {}: {error}; nothing will be kept", state.folder.display());
        }
        state
    }

    /// The same folder, for those who only look.
    pub fn at(asked: Option<&Path>) -> State {
        State { folder: asked.map_or_else(default_folder, Path::to_owned) }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A folder inside, made when something is written to it.
    pub fn below(&self, name: &str) -> State {
        State { folder: self.folder.join(name) }
    }

    /// What a file in the folder says; `None` if it is not there, not UTF-8, or larger than anything written here.
    pub fn read(&self, name: &str) -> Option<String> {
        let path = self.folder.join(name);
        if path.metadata().ok()?.len() >= MOST_BYTES {
            return None;
        }
        std::fs::read_to_string(path).ok()
    }

    /// Writes a file as a whole: after a power cut it holds the old text or the new one, never a part or zeros.
    pub fn write(&self, name: &str, text: &str) -> io::Result<()> {
        self.replace(name, text, OpenOptions::new().write(true).create_new(true))
    }

    /// As [`State::write`], for what only the kiosk's own user may read.
    pub fn write_private(&self, name: &str, text: &str) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        self.replace(name, text, &options)
    }

    /// Without the two syncs, file systems of today lose about one file in fourteen in a power cut, most of them to zeros.
    fn replace(&self, name: &str, text: &str, options: &OpenOptions) -> io::Result<()> {
        let path = self.folder.join(name);
        let fresh = self.folder.join(format!(".{name}.new"));
        let parent = path.parent().unwrap_or(&self.folder);
        std::fs::create_dir_all(parent)?;
        // Left over from a run that was cut off.
        let _ = std::fs::remove_file(&fresh);
        let written = options.open(&fresh).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        });
        if let Err(error) = written.and_then(|()| std::fs::rename(&fresh, &path)) {
            let _ = std::fs::remove_file(&fresh);
            return Err(error);
        }
        sync_folder(parent)
    }

    /// Removes a file; one that is not there is no error.
    pub fn remove(&self, name: &str) -> io::Result<()> {
        match std::fs::remove_file(self.folder.join(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
            Ok(()) => sync_folder(&self.folder),
        }
    }

    /// Why nothing can be kept here; `None` if all is well.
    pub fn fault(&self) -> Option<io::Error> {
        self.write("probe", "").and_then(|()| self.remove("probe")).err()
    }

    /// Makes this process the only kiosk on this folder. Where locks cannot be had at all, two kiosks are the smaller evil.
    pub fn lock(&self) -> Result<Lock, Taken> {
        let file = match OpenOptions::new().create(true).truncate(false).write(true).open(self.folder.join(LOCK)) {
            Ok(file) => file,
            Err(error) => {
                log::warn!("state folder {}: {error}; a second start will not be noticed", self.folder.display());
                return Ok(Lock { _file: None });
            }
        };
        match file.try_lock() {
            Ok(()) => Ok(Lock { _file: Some(file) }),
            Err(TryLockError::WouldBlock) => Err(Taken),
            Err(TryLockError::Error(error)) => {
                log::warn!("state folder {}: no lock: {error}", self.folder.display());
                Ok(Lock { _file: None })
            }
        }
    }
}

/// A rename is kept once its folder is.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be opened as a file, and a rename is journalled.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Where systems keep the state of programs; without a home, the folder for temporary files.
fn default_folder() -> PathBuf {
    state_home().unwrap_or_else(std::env::temp_dir).join("aigun-kiosk")
}

#[cfg(target_os = "windows")]
fn state_home() -> Option<PathBuf> {
    std::env::var_os("LOCALAPPDATA").map(PathBuf::from)
}

#[cfg(target_os = "macos")]
fn state_home() -> Option<PathBuf> {
    std::env::var_os("HOME").map(|home| PathBuf::from(home).join("Library/Application Support"))
}

/// The XDG base directories; a path that is not absolute is to be ignored.
#[cfg(not(any(target_os = "windows", target_os = "macos")))]
fn state_home() -> Option<PathBuf> {
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/state"));
    std::env::var_os("XDG_STATE_HOME").map(PathBuf::from).filter(|path| path.is_absolute()).or_else(home)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state() -> (tempfile::TempDir, State) {
        let folder = tempfile::tempdir().unwrap();
        let state = State::open(Some(&folder.path().join("deep/state")));
        (folder, state)
    }

    #[test]
    fn what_is_written_is_read_back_and_nothing_else_is_left() {
        let (_folder, state) = state();
        assert_eq!(state.read("a"), None);
        state.write("a", "one").unwrap();
        state.write("a", "two").unwrap();
        assert_eq!(state.read("a").as_deref(), Some("two"));
        let names: Vec<_> =
            std::fs::read_dir(state.folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["a"]);
        state.remove("a").unwrap();
        state.remove("a").unwrap();
        assert_eq!(state.read("a"), None);
    }

    #[test]
    fn a_left_over_of_a_power_cut_is_in_nobodys_way() {
        let (_folder, state) = state();
        std::fs::write(state.folder().join(".a.new"), "half").unwrap();
        state.write("a", "whole").unwrap();
        assert_eq!(state.read("a").as_deref(), Some("whole"));
    }

    #[cfg(unix)]
    #[test]
    fn private_files_are_private() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, state) = state();
        state.write("pin", "public").unwrap();
        state.write_private("pin", "secret").unwrap();
        let mode = state.folder().join("pin").metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn only_one_kiosk_holds_the_lock_and_lets_go_of_it() {
        let (_folder, state) = state();
        let lock = state.lock().unwrap();
        assert_eq!(state.lock().err(), Some(Taken));
        drop(lock);
        assert!(state.lock().is_ok());
    }

    #[test]
    fn a_folder_that_cannot_be_is_no_reason_to_stop() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), "").unwrap();
        // A file stands where the folder should be.
        let state = State::open(Some(&folder.path().join("file")));
        assert!(state.fault().is_some());
        assert!(state.write("a", "one").is_err());
        assert_eq!(state.read("a"), None);
        assert!(state.lock().is_ok());
    }

    #[test]
    fn a_file_that_is_too_large_is_not_ours() {
        let (_folder, state) = state();
        std::fs::write(state.folder().join("big"), vec![b'a'; MOST_BYTES as usize]).unwrap();
        assert_eq!(state.read("big"), None);
        assert!(state.fault().is_none());
    }
}
