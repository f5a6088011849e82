//! What the sheet of a route says, in words; where it stands on the page is the business of `page`.

use crate::kiosk::itinerary::{Depth, Itinerary, Leg, Pace, Stop, TimeSpan, VisitWish, Ways, Why};
use crate::model::{Lang, Museum, OpeningHours, TimeOfDay};
use crate::ui::slip::{self, Slip};
use crate::ui::week;
use crate::words::{Arg, Words};

/// A route on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub lang: Lang,
    pub name: String,
    pub title: String,
    /// What the whole takes, how many stops there are, and what was asked for.
    pub facts: String,
    /// Heads of the columns: stop, hall, minutes.
    pub columns: [String; 3],
    pub rows: Vec<Row>,
    pub hours: Option<String>,
    /// What the museum does and does not claim.
    pub statement: Option<String>,
    pub notes: String,
    /// What stands below the code.
    pub code: String,
    pub slip: Slip,
}

/// A stop.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub title: String,
    /// How much of it to look at, and why it is in the route.
    pub note: String,
    pub hall: String,
    pub minutes: String,
    /// The same with the unit, for where no head of a column says it.
    pub time: String,
}

/// Says sentences in one language.
struct Voice<'a> {
    museum: &'a Museum,
    words: &'a Words,
    lang: Lang,
}

impl Sheet {
    /// `until`: the route ends at a time and not after some minutes.
    pub fn write(
        museum: &Museum,
        words: &Words,
        lang: Lang,
        wish: &VisitWish,
        itinerary: &Itinerary,
        until: Option<TimeOfDay>,
    ) -> Sheet {
        let voice = Voice { museum, words, lang };
        let order = museum.order(lang);
        let title = match until {
            Some(time) => voice.say("sheet-title-until", &[("time", time.to_string().into())]),
            None => voice.say("sheet-title", &[("minutes", i64::from(itinerary.budget / 60).into())]),
        };
        Sheet {
            lang,
            name: museum.name.pick(order).1.clone(),
            title,
            facts: voice.facts(wish, itinerary),
            columns: ["sheet-column-stop", "sheet-column-hall", "sheet-column-minutes"].map(|key| voice.say(key, &[])),
            rows: itinerary.legs.iter().map(|leg| voice.row(leg)).collect(),
            hours: museum.hours.as_ref().map(|hours| voice.hours(hours)),
            statement: museum.statement.as_ref().map(|text| text.pick(order).1.to_plain()),
            notes: voice.say("sheet-notes", &[]),
            code: voice.say("sheet-code", &[]),
            slip: Slip::write(museum, words, lang, itinerary),
        }
    }

    /// The sheet for a terminal.
    pub fn to_text(&self) -> String {
        let mut text = format!("{}\n{}\n{}\n", self.name, self.title, self.facts);
        for (number, row) in (1..).zip(&self.rows) {
            text += &format!("\n{number:>2}  {} — {}, {}\n    {}\n", row.title, row.time, row.hall, row.note);
        }
        for part in self.hours.iter().chain(&self.statement) {
            text += &format!("\n{part}\n");
        }
        text
    }
}

impl Voice<'_> {
    fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words.format(self.lang, key, args)
    }

    fn span(&self, key: &str, span: TimeSpan) -> String {
        let (least, most) = span.minutes();
        let bound = ("most", i64::from(most).into());
        if least == most {
            return self.say(&format!("{key}-most"), &[bound]);
        }
        self.say(key, &[("least", i64::from(least).into()), bound])
    }

    fn facts(&self, wish: &VisitWish, itinerary: &Itinerary) -> String {
        let mut facts = vec![
            self.span("sheet-total", itinerary.span()),
            self.say("sheet-stops", &[("count", itinerary.legs.len().into())]),
        ];
        let interests: Vec<String> = wish
            .interests
            .iter()
            .map(|interest| self.say(&format!("sheet-interest-{}", interest.as_str()), &[]))
            .collect();
        if !interests.is_empty() {
            facts.push(interests.join(&self.say("sheet-comma", &[])));
        }
        let children = wish.children.then_some("sheet-children");
        let pace = match wish.pace {
            Some(Pace::Relaxed) => Some("sheet-relaxed"),
            Some(Pace::Brisk) => Some("sheet-brisk"),
            Some(Pace::Usual) | None => None,
        };
        let ways = (wish.ways == Ways::Lift).then_some("sheet-few-stairs");
        facts.extend(children.into_iter().chain(pace).chain(ways).map(|key| self.say(key, &[])));
        facts.join(" · ")
    }

    fn row(&self, leg: &Leg) -> Row {
        let depth = match (&leg.stop, leg.depth) {
            (Stop::Atlas, _) => None,
            (_, Depth::Brief) => Some("sheet-brief"),
            (_, Depth::Full) => Some("sheet-full"),
            (_, Depth::Deep) => Some("sheet-deep"),
        };
        let why = match leg.why {
            Why::Chosen => Some("sheet-why-chosen".to_owned()),
            Why::Essential => Some("sheet-why-essential".to_owned()),
            Why::Interest(interest) => Some(format!("sheet-why-{}", interest.as_str())),
            Why::Overview => Some("sheet-why-overview".to_owned()),
            // Everything in a route does.
            Why::Fits if depth.is_some() => None,
            Why::Fits => Some("sheet-why-fits".to_owned()),
        };
        let rest = (leg.rest != TimeSpan::default()).then(|| self.span("sheet-rest", leg.rest));
        let parts =
            depth.map(|key| self.say(key, &[])).into_iter().chain(why.map(|key| self.say(&key, &[]))).chain(rest);
        let hall = leg.stop.hall(self.museum).and_then(|hall| self.museum.halls.iter().find(|other| other.id == hall));
        let order = self.museum.order(self.lang);
        Row {
            title: slip::title(self.museum, self.words, self.lang, &leg.stop),
            note: sentence(&parts.collect::<Vec<_>>().join(" · ")),
            hall: hall.map_or_else(|| self.say("sheet-hall-atlas", &[]), |hall| hall.name.pick(order).1.clone()),
            minutes: self.span("sheet-minutes", leg.span()),
            time: self.span("slip-minutes", leg.span()),
        }
    }

    /// The week, days of the same hours together.
    fn hours(&self, hours: &OpeningHours) -> String {
        let runs = week::lines(self.words, self.lang, hours);
        let all = runs.join(&self.say("sheet-semicolon", &[]));
        self.say("sheet-hours", &[("hours", all.into())])
    }
}

/// With a capital at its head.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    first + letters.as_str()
}
