//! `aigun-kiosk staff`: what staff do at a terminal and not at the kiosk.

use std::io::{BufRead, IsTerminal, Write};

use super::pin::{self, SetError};
use super::skipped;
use super::state::State;
use crate::kiosk::staff::{LEAST_DIGITS, MOST_DIGITS, Weakness};
use crate::model::Lang;
use crate::words::{Arg, Words};

/// Says sentences in one language.
pub struct Voice<'a> {
    pub words: &'a Words,
    pub lang: Lang,
}

impl Voice<'_> {
    fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words.format(self.lang, key, args)
    }
}

/// Asks for a new PIN twice, at a terminal without showing it, else from the first line or two of standard input.
pub fn set_pin(state: &State, voice: &Voice<'_>) -> Result<(), String> {
    let stdin = std::io::stdin();
    let (first, second) = if stdin.is_terminal() {
        println!("{}", voice.say("pin-rules", &digits()));
        let ask = |key: &str| {
            rpassword::prompt_password(format!("{} ", voice.say(key, &[]))).map_err(|error| error.to_string())
        };
        (ask("pin-ask")?, ask("pin-ask-again")?)
    } else {
        two_lines(&mut stdin.lock())?
    };
    set_pin_to(state, voice, &first, &second, &mut std::io::stdout())
}

/// A second line may be missing: a script that knows what it writes need not write it twice.
fn two_lines(input: &mut dyn BufRead) -> Result<(String, String), String> {
    let mut line = || {
        let mut line = String::new();
        input.read_line(&mut line).map_err(|error| error.to_string())?;
        Ok::<_, String>(line.trim().to_owned())
    };
    let first = line()?;
    let second = Some(line()?).filter(|second| !second.is_empty()).unwrap_or_else(|| first.clone());
    Ok((first, second))
}

fn set_pin_to(state: &State, voice: &Voice<'_>, first: &str, second: &str, out: &mut dyn Write) -> Result<(), String> {
    if first != second {
        return Err(voice.say("pin-differs", &[]));
    }
    pin::set(state, first).map_err(|error| match error {
        SetError::Weak(Weakness::NotDigits | Weakness::TooShort | Weakness::TooLong) => {
            voice.say("pin-rules", &digits())
        }
        SetError::Weak(Weakness::Obvious) => voice.say("pin-obvious", &[]),
        error => error.to_string(),
    })?;
    let folder = state.folder().display().to_string();
    writeln!(out, "{}", voice.say("pin-set", &[("folder", folder.into())])).map_err(|error| error.to_string())
}

fn digits() -> [(&'static str, Arg<'static>); 2] {
    [("least", LEAST_DIGITS.into()), ("most", MOST_DIGITS.into())]
}

/// Removes the PIN.
pub fn clear_pin(state: &State, voice: &Voice<'_>) -> Result<(), String> {
    pin::clear(state).map_err(|error| error.to_string())?;
    println!("{}", voice.say("pin-cleared", &[]));
    Ok(())
}

/// Shows exhibits again that are passed over because the kiosk crashed on them.
pub fn show_all(state: &State, voice: &Voice<'_>) {
    let count = skipped::list(state).len();
    skipped::forget(state);
    println!("{}", voice.say("all-shown", &[("count", count.into())]));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(input: &str) -> (Result<(), String>, bool) {
        let folder = tempfile::tempdir().unwrap();
        let state = State::open(Some(folder.path()));
        let words = Words::built_in();
        let voice = Voice { words: &words, lang: Lang::EN };
        let (first, second) = two_lines(&mut input.as_bytes()).unwrap();
        (set_pin_to(&state, &voice, &first, &second, &mut Vec::new()), pin::is_set(&state))
    }

    #[test]
    fn a_pin_is_taken_once_or_twice() {
        assert_eq!(set("835162\n"), (Ok(()), true));
        assert_eq!(set("835162\r\n835162\r\n"), (Ok(()), true));
    }

    #[test]
    fn what_will_not_do_is_refused_in_a_sentence() {
        for (input, words) in [
            ("835162\n835163\n", "not the same"),
            ("83516\n", "6 to 12 digits"),
            ("", "6 to 12 digits"),
            ("123456\n", "first that people try"),
        ] {
            let (result, set) = set(input);
            let message = result.unwrap_err();
            assert!(message.contains(words) && !set, "{input:?}: {message}");
        }
    }
}
