//! What is typed at the desk: how long visitors stay, and what they ask for.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Out;
use crate::kiosk::itinerary::{Interest, Pace, Stay, VisitWish, Ways};
use crate::model::TimeOfDay;

#[derive(Debug, Args)]
pub struct Visit {
    /// How long the visitors can stay.
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(u16).range(10..=240))]
    #[arg(required_unless_present = "until")]
    minutes: Option<u16>,
    /// When they have to leave; the route begins now.
    #[arg(long, value_name = "HH:MM", value_parser = time_of_day, conflicts_with = "minutes")]
    until: Option<TimeOfDay>,
    /// What they came for, with commas between; without it, everything alike.
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    interest: Vec<Asked>,
    /// Children come along.
    #[arg(long)]
    children: bool,
    /// How fast they read and look; default: usual, with children relaxed.
    #[arg(long, value_name = "PACE")]
    pace: Option<Speed>,
    /// From storey to storey by lift.
    #[arg(long)]
    few_stairs: bool,
    /// Where they start: a name of the floor plan in museum.ron.
    #[arg(long, value_name = "NAME")]
    pub station: Option<String>,
    /// The PDF to write; `-` is standard output. A file that is there is replaced.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Asked {
    Treaties,
    Peoples,
    Battles,
    Maps,
}

impl From<Asked> for Interest {
    fn from(asked: Asked) -> Interest {
        match asked {
            Asked::Treaties => Interest::Treaties,
            Asked::Peoples => Interest::Peoples,
            Asked::Battles => Interest::Battles,
            Asked::Maps => Interest::Maps,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Speed {
    Relaxed,
    Usual,
    Brisk,
}

impl From<Speed> for Pace {
    fn from(speed: Speed) -> Pace {
        match speed {
            Speed::Relaxed => Pace::Relaxed,
            Speed::Usual => Pace::Usual,
            Speed::Brisk => Pace::Brisk,
        }
    }
}

impl Visit {
    pub fn wish(&self) -> VisitWish {
        let mut interests: Vec<Interest> = self.interest.iter().copied().map(Interest::from).collect();
        interests.sort_unstable();
        interests.dedup();
        let stay = self.until.map_or_else(|| Stay::Minutes(self.minutes.unwrap_or_default()), Stay::Until);
        let ways = if self.few_stairs { Ways::Lift } else { Ways::Stairs };
        VisitWish { interests, children: self.children, pace: self.pace.map(Pace::from), ways, ..VisitWish::new(stay) }
    }

    pub fn out(&self) -> Out {
        match &self.out {
            None => Out::Terminal,
            Some(path) if path.as_os_str() == "-" => Out::Standard,
            Some(path) => Out::File(path.clone()),
        }
    }
}

/// `16:30`.
fn time_of_day(text: &str) -> Result<TimeOfDay, String> {
    let wrong = || format!("`{text}` is no time such as 16:30");
    let (hours, minutes) = text.split_once(':').filter(|(_, minutes)| minutes.len() == 2).ok_or_else(wrong)?;
    match (hours.parse::<u16>(), minutes.parse::<u16>()) {
        (Ok(hours @ 0..=23), Ok(minutes @ 0..=59)) => Ok(TimeOfDay(60 * hours + minutes)),
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Desk {
        #[command(flatten)]
        visit: Visit,
    }

    #[test]
    fn times_of_day() {
        assert_eq!(time_of_day("16:30"), Ok(TimeOfDay(990)));
        assert_eq!(time_of_day("9:05"), Ok(TimeOfDay(545)));
        for bad in ["", "16", "24:00", "12:60", "12:5", "a:bc", "-1:00"] {
            assert!(time_of_day(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_visit_is_asked_for_once() {
        let visit =
            |arguments: &[&str]| Desk::try_parse_from([&["route"], arguments].concat()).ok().map(|desk| desk.visit);
        for bad in [&[][..], &["--minutes", "9"], &["--minutes", "60", "--until", "16:00"], &["--interest", "cats"]] {
            assert!(visit(bad).is_none(), "{bad:?}");
        }
        let asked =
            visit(&["--until", "16:00", "--interest", "maps,treaties,maps", "--few-stairs", "--out", "-"]).unwrap();
        assert_eq!(asked.wish().interests, [Interest::Treaties, Interest::Maps]);
        assert_eq!((asked.wish().stay, asked.wish().ways), (Stay::Until(TimeOfDay(960)), Ways::Lift));
        assert_eq!(asked.out(), Out::Standard);
    }
}
