//! The door for staff: which PINs are good enough, and how long to wait after a wrong one.
//!
//! Pure. Time is passed in, counted from any start; what is kept over a restart is one number.

use std::time::Duration;

/// Fewest digits of a PIN.
pub const LEAST_DIGITS: usize = 6;
/// Most, so that a finger that rests on the keypad does not write for ever.
pub const MOST_DIGITS: usize = 12;

/// The longest wait after a wrong PIN.
const LONGEST_WAIT: Duration = Duration::from_mins(5);

/// Why a PIN is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// Something else than the digits 0 to 9.
    NotDigits,
    TooShort,
    TooLong,
    /// One of the first that anybody would try: one digit, a row of digits, a part that repeats.
    Obvious,
}

/// What is wrong with a PIN somebody wants to set; `None` if it will do.
pub fn weakness(pin: &str) -> Option<Weakness> {
    let digits = pin.as_bytes();
    if !digits.iter().all(u8::is_ascii_digit) {
        return Some(Weakness::NotDigits);
    }
    if digits.len() < LEAST_DIGITS {
        return Some(Weakness::TooShort);
    }
    if digits.len() > MOST_DIGITS {
        return Some(Weakness::TooLong);
    }
    // 123456, 987654, 246802 and 111111 go from digit to digit by one step; after 9 comes 0.
    let step = |pair: &[u8]| (10 + pair[1] - pair[0]) % 10;
    let row = digits.windows(2).all(|pair| step(pair) == step(&digits[..2]));
    // 121212, 123123: what stands at the start repeats to the end.
    let repeats =
        (1..=digits.len() / 2).any(|length| (length..digits.len()).all(|at| digits[at] == digits[at - length]));
    // 112233.
    let pairs = digits.chunks(2).all(|pair| pair.len() == 2 && pair[0] == pair[1]);
    // 123321: nothing new after the middle, and a row up to there.
    let half = &digits[..digits.len().div_ceil(2)];
    let mirror = digits.iter().eq(digits.iter().rev()) && half.windows(2).all(|pair| step(pair) == step(&half[..2]));
    (row || repeats || pairs || mirror).then_some(Weakness::Obvious)
}

/// Counts wrong PINs and makes those who guess wait: 1 s after the first, then 2, 4, 8 … 300 s.
///
/// The count must be kept before a guess is looked at. Then switching the machine off buys nothing: the guess counts, and
/// after the start the wait begins anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gate {
    wrong: u32,
    open_at: Duration,
}

impl Gate {
    /// With the count that was kept.
    pub fn new(wrong: u32, now: Duration) -> Gate {
        Gate { wrong, open_at: now + wait_after(wrong) }
    }

    /// How long until the next guess; zero if now.
    pub fn wait(&self, now: Duration) -> Duration {
        self.open_at.saturating_sub(now)
    }

    /// Somebody guesses. Counts as wrong until [`Gate::right`]; the new count is to be kept before the guess is looked at.
    /// `Err` with the time still to wait.
    pub fn guess(&mut self, now: Duration) -> Result<u32, Duration> {
        let wait = self.wait(now);
        if !wait.is_zero() {
            return Err(wait);
        }
        *self = Gate::new(self.wrong.saturating_add(1), now);
        Ok(self.wrong)
    }

    /// The guess was right: everything is forgiven.
    pub fn right(&mut self) {
        *self = Gate { wrong: 0, open_at: Duration::ZERO };
    }
}

fn wait_after(wrong: u32) -> Duration {
    match wrong.checked_sub(1) {
        None => Duration::ZERO,
        Some(doublings) => Duration::from_secs(1 << doublings.min(16)).min(LONGEST_WAIT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn obvious_pins_are_refused() {
        for pin in [
            "000000",
            "999999",
            "123456",
            "654321",
            "012345",
            "567890",
            "890123",
            "987654",
            "246802",
            "121212",
            "123123",
            "12341234",
            "112233",
            "998877",
            "123321",
            "111111111111",
        ] {
            assert_eq!(weakness(pin), Some(Weakness::Obvious), "{pin}");
        }
        for pin in ["835162", "168930", "20260917", "123457", "112234", "121213", "907365184273"] {
            assert_eq!(weakness(pin), None, "{pin}");
        }
    }

    #[test]
    fn pins_are_six_to_twelve_digits() {
        assert_eq!(weakness(""), Some(Weakness::TooShort));
        assert_eq!(weakness("83516"), Some(Weakness::TooShort));
        assert_eq!(weakness("8351628351629"), Some(Weakness::TooLong));
        for pin in ["83516a", "835 162", "-835162", "８３５１６２"] {
            assert_eq!(weakness(pin), Some(Weakness::NotDigits), "{pin}");
        }
    }

    #[test]
    fn waits_double_up_to_five_minutes() {
        let mut gate = Gate::new(0, Duration::ZERO);
        let mut now = Duration::from_secs(7);
        let mut waits = Vec::new();
        for count in 1..=12 {
            assert_eq!(gate.guess(now), Ok(count));
            waits.push(gate.wait(now).as_secs());
            let early = gate.wait(now).checked_sub(Duration::from_nanos(1)).unwrap();
            assert!(gate.guess(now + early).is_err(), "a nanosecond too early");
            now += gate.wait(now);
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
        gate.right();
        assert_eq!(gate.guess(now), Ok(1));
    }

    #[test]
    fn ten_thousand_guesses_take_more_than_a_month() {
        let mut gate = Gate::new(0, Duration::ZERO);
        let mut now = Duration::ZERO;
        for _ in 0..10_000 {
            // Taps on the keypad every second until a guess is taken.
            while let Err(wait) = gate.guess(now) {
                now += wait.min(Duration::from_secs(1));
            }
        }
        assert_eq!(now.as_secs(), 511 + 9_990 * 300);
    }

    #[test]
    fn switching_the_machine_off_buys_nothing() {
        let mut kept = 0;
        let mut waited = Duration::ZERO;
        for _ in 0..100 {
            // A fresh start, whose clock begins at nought, and one guess; then the plug is pulled.
            let mut gate = Gate::new(kept, Duration::ZERO);
            waited += gate.wait(Duration::ZERO);
            kept = gate.guess(gate.wait(Duration::ZERO)).unwrap();
        }
        assert_eq!(waited.as_secs(), 511 + 90 * 300);
    }

    #[test]
    fn counts_and_clocks_may_be_as_large_as_they_like() {
        let mut gate = Gate::new(u32::MAX, Duration::from_secs(u64::from(u32::MAX)));
        let now = Duration::from_secs(u64::from(u32::MAX) + 300);
        assert_eq!(gate.guess(now), Ok(u32::MAX));
        assert_eq!(gate.wait(now), LONGEST_WAIT);
    }
}
