//! The clock of the machine: the date on a line of the log, and the day it is in the house. How long a visitor has been
//! silent is counted elsewhere, by a clock that nobody sets.

use std::time::SystemTime;

use jiff::{Timestamp, Unit, Zoned};

use crate::model::{TimeOfDay, Today, Weekday};

/// `2026-11-21T14:05:09Z`.
pub fn stamp(date: SystemTime) -> String {
    let stamp = Timestamp::try_from(date).unwrap_or(Timestamp::UNIX_EPOCH);
    stamp.round(Unit::Second).unwrap_or(stamp).to_string()
}

/// The day and the time by the system's clock and time zone.
pub fn now() -> (Today, TimeOfDay) {
    local(&Zoned::now())
}

fn local(now: &Zoned) -> (Today, TimeOfDay) {
    let date = (i32::from(now.year()), now.month() as u8, now.day() as u8);
    let weekday = match now.weekday() {
        jiff::civil::Weekday::Monday => Weekday::Monday,
        jiff::civil::Weekday::Tuesday => Weekday::Tuesday,
        jiff::civil::Weekday::Wednesday => Weekday::Wednesday,
        jiff::civil::Weekday::Thursday => Weekday::Thursday,
        jiff::civil::Weekday::Friday => Weekday::Friday,
        jiff::civil::Weekday::Saturday => Weekday::Saturday,
        jiff::civil::Weekday::Sunday => Weekday::Sunday,
    };
    (Today { date, weekday }, TimeOfDay((60 * i16::from(now.hour()) + i16::from(now.minute())) as u16))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn stamps() {
        let at = |seconds| stamp(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
        assert_eq!(at(0), "1970-01-01T00:00:00Z");
        assert_eq!(at(951_782_399), "2000-02-28T23:59:59Z");
        assert_eq!(at(951_782_400), "2000-02-29T00:00:00Z");
        assert_eq!(at(1_795_269_903), "2026-11-21T14:05:03Z");
        assert_eq!(at(4_107_542_400), "2100-03-01T00:00:00Z");
        assert_eq!(stamp(SystemTime::UNIX_EPOCH - Duration::from_secs(5)), "1969-12-31T23:59:55Z");
    }

    #[test]
    fn a_day() {
        let at: Zoned = "2026-11-21T14:05:03+08:00[+08:00]".parse().unwrap();
        let today = Today { date: (2026, 11, 21), weekday: Weekday::Saturday };
        assert_eq!(local(&at), (today, TimeOfDay(14 * 60 + 5)));
    }
}
