//! Where the museum's files are found.

use std::path::{Path, PathBuf};

/// The file that makes a folder a museum.
const MARK: &str = "museum.ron";

/// The museum folder: the one asked for, else `exhibits/` beside the program, in the working folder, or in the folders
/// where systems keep program data. The first that holds a `museum.ron` wins; `None` if none does.
pub fn museum_folder(asked: Option<&Path>) -> Option<PathBuf> {
    if let Some(asked) = asked {
        return Some(asked.to_owned());
    }
    candidates().into_iter().find(|folder| folder.join(MARK).is_file())
}

/// Every place that is looked at, in order; for the message when none fits.
pub fn candidates() -> Vec<PathBuf> {
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("exhibits")));
    let here = std::env::current_dir().ok().map(|folder| folder.join("exhibits"));
    let mut folders: Vec<PathBuf> = beside.into_iter().chain(here).collect();
    folders.extend(data_folders().into_iter().map(|folder| folder.join("aigun-kiosk").join("exhibits")));
    folders
}

#[cfg(target_os = "windows")]
fn data_folders() -> Vec<PathBuf> {
    ["APPDATA", "PROGRAMDATA"].into_iter().filter_map(std::env::var_os).map(PathBuf::from).collect()
}

#[cfg(target_os = "macos")]
fn data_folders() -> Vec<PathBuf> {
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join("Library/Application Support"));
    home.into_iter().chain([PathBuf::from("/Library/Application Support")]).collect()
}

/// The XDG base directories.
#[cfg(not(any(target_os = "windows", target_os = "macos")))]
fn data_folders() -> Vec<PathBuf> {
    let home = std::env::var_os("XDG_DATA_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share")));
    let shared = std::env::var_os("XDG_DATA_DIRS").filter(|dirs| !dirs.is_empty());
    let shared = shared.unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    home.into_iter().chain(std::env::split_paths(&shared)).collect()
}
