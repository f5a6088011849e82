//! The route to take along: a slip of text that any telephone reads from a code, without a network.
//!
//! Here is what the slip says. [`code`] makes the code of it and [`plate`] draws that; `widgets::code` puts it onto a screen,
//! and the sheet of the desk prints it.

pub mod code;
pub mod plate;
mod shorten;

pub use code::Code;
pub use plate::Plate;
pub use shorten::MOST;

use crate::kiosk::itinerary::{Itinerary, Stop, TimeSpan};
use crate::model::{Lang, Museum};
use crate::words::Words;
use shorten::{Line, Long};

/// A route in words, of at most [`MOST`] bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slip(String);

impl Slip {
    /// The name of the museum, what the route takes, and one line for each stop, in the visitor's language. What is too
    /// long is shortened in a fixed order: see `shorten`.
    pub fn write(museum: &Museum, words: &Words, lang: Lang, itinerary: &Itinerary) -> Slip {
        let both = |key: &str, span: TimeSpan| {
            let (least, most) = span.minutes();
            let (least, most) = (i64::from(least), i64::from(most));
            let bound = words.format(lang, &format!("{key}-most"), &[("most", most.into())]);
            let range = || words.format(lang, key, &[("least", least.into()), ("most", most.into())]);
            (if least < most { range() } else { bound.clone() }, bound)
        };
        let line = |leg: &crate::kiosk::itinerary::Leg| {
            let (range, most) = both("slip-minutes", leg.span());
            Line { title: on_one_line(title(museum, words, lang, &leg.stop)), range, most }
        };
        let (range, most) = both("slip-total", itinerary.span());
        let name = on_one_line(museum.name.pick(museum.order(lang)).1);
        Slip(shorten::shorten(&Long { name, range, most, lines: itinerary.legs.iter().map(line).collect() }))
    }

    pub fn text(&self) -> &str {
        &self.0
    }
}

/// What a stop is called.
pub fn title(museum: &Museum, words: &Words, lang: Lang, stop: &Stop) -> String {
    let exhibit = stop.exhibit(museum).map(|exhibit| exhibit.title.pick(museum.order(lang)).1.clone());
    exhibit.unwrap_or_else(|| words.get(lang, "ui-atlas"))
}

/// A line of the slip is a line of the text.
fn on_one_line(text: impl AsRef<str>) -> String {
    text.as_ref().split_whitespace().collect::<Vec<_>>().join(" ")
}
