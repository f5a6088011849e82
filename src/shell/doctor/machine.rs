//! The machine as `doctor` sees it: files, variables and the answers of programs, any of which may be missing. Tests put
//! a made-up one in its place.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::sync_channel;
use std::time::{Duration, SystemTime};

/// A program that has not answered by then is not asked further.
const PATIENCE: Duration = Duration::from_secs(5);

type Ask = Box<dyn Fn(&str, &[&str]) -> Option<String>>;

pub struct Machine {
    root: PathBuf,
    variables: BTreeMap<String, String>,
    ask: Ask,
    pub now: SystemTime,
}

/// A running program.
pub struct Process {
    pub name: String,
    pub arguments: Vec<String>,
}

impl Machine {
    /// The one the program runs on.
    pub fn here() -> Machine {
        let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        };
        Machine {
            root: "/".into(),
            variables: std::env::vars_os().filter_map(text).collect(),
            ask: Box::new(ask),
            now: SystemTime::now(),
        }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.join(path.trim_start_matches('/'))
    }

    /// A file's text, with `?` for what is not UTF-8.
    pub fn text(&self, path: &str) -> Option<String> {
        std::fs::read(self.path(path)).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Where a link leads.
    pub fn link(&self, path: &str) -> Option<PathBuf> {
        std::fs::read_link(self.path(path)).ok()
    }

    /// Whether this user may open the file; `None` if it is not there.
    pub fn opens(&self, path: &str) -> Option<bool> {
        let path = self.path(path);
        path.exists().then(|| std::fs::File::open(path).is_ok())
    }

    /// What is in a folder, sorted; nothing if it is not there.
    pub fn names(&self, path: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.path(path)).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        names
    }

    /// The texts of a file and of the `*.conf` files in the folder beside it, in the order in which systems read them.
    pub fn configuration(&self, file: &str, folder: &str) -> String {
        let inside = self.names(folder).into_iter().filter(|name| name.ends_with(".conf"));
        let paths = std::iter::once(file.to_owned()).chain(inside.map(|name| format!("{folder}/{name}")));
        paths.filter_map(|path| self.text(&path)).map(|text| text + "\n").collect()
    }

    /// A variable of the environment that is set and not empty.
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// What a program prints; `None` if it is not there or does not answer.
    pub fn ask(&self, program: &str, arguments: &[&str]) -> Option<String> {
        (self.ask)(program, arguments)
    }

    pub fn processes(&self) -> Vec<Process> {
        let numbers = self.names("proc").into_iter().filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()));
        let process = |number: String| {
            let name = self.text(&format!("proc/{number}/comm"))?.trim().to_owned();
            let line = self.text(&format!("proc/{number}/cmdline")).unwrap_or_default();
            let arguments = line.split('\0').filter(|word| !word.is_empty()).map(str::to_owned).collect();
            Some(Process { name, arguments })
        };
        numbers.filter_map(process).collect()
    }

    #[cfg(test)]
    pub fn made_up(root: &Path, variables: &[(&str, &str)], answers: &[(&str, &str)], now: SystemTime) -> Machine {
        let pairs = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let answers = pairs(answers);
        Machine {
            root: root.to_owned(),
            variables: pairs(variables),
            ask: Box::new(move |program, _| answers.get(program).cloned()),
            now,
        }
    }
}

fn ask(program: &str, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    command.args(arguments).env("LC_ALL", "C").stdin(Stdio::null()).stderr(Stdio::null());
    let (sender, answer) = sync_channel(1);
    std::thread::Builder::new()
        .name("ask".into())
        .spawn(move || {
            let output = command.output();
            // Nobody may wait any more.
            let _ = sender.send(output);
        })
        .ok()?;
    let output = answer.recv_timeout(PATIENCE).ok()?.ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The folder above, for those who name files by their full path.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}
