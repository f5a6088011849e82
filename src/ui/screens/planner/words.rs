//! What the planner says in words and figures.

use crate::kiosk::itinerary::{Depth, Itinerary, Leg, Stay, Stop, TimeSpan, Why};
use crate::model::TimeOfDay;
use crate::ui::slip;
use crate::ui::view::View;

/// `5–8 min`.
pub fn span(view: &View<'_>, span: TimeSpan) -> String {
    let (least, most) = span.minutes();
    if least == most {
        view.sentence("ui-plan-span-one", &[("most", i64::from(most).into())])
    } else {
        view.sentence("ui-plan-span", &[("least", i64::from(least).into()), ("most", i64::from(most).into())])
    }
}

/// The figure of a time on a button and its unit: `45` and `minutes`.
pub fn figure(view: &View<'_>, minutes: u16) -> (String, String) {
    let (count, key) = in_units(minutes);
    (count.to_string(), view.sentence(key, &[("count", i64::from(count).into())]))
}

fn in_units(minutes: u16) -> (u16, &'static str) {
    if minutes >= 60 && minutes.is_multiple_of(60) {
        (minutes / 60, "ui-plan-hours")
    } else {
        (minutes, "ui-plan-minutes")
    }
}

/// The headline of the planner.
pub fn title(view: &View<'_>, stay: Stay) -> String {
    match stay {
        Stay::Until(time) => view.sentence("ui-plan-title-until", &[("time", time.to_string().into())]),
        Stay::Minutes(minutes) => {
            let (count, key) = in_units(minutes);
            let key = if key == "ui-plan-hours" { "ui-plan-title-hours" } else { "ui-plan-title-minutes" };
            view.sentence(key, &[("count", i64::from(count).into())])
        }
    }
}

/// `6 stops, 31–45 min`.
pub fn extent(view: &View<'_>, itinerary: &Itinerary) -> String {
    let stops = view.sentence("ui-plan-stops", &[("count", itinerary.legs.len().into())]);
    format!("{stops} · {}", span(view, itinerary.span()))
}

/// The name of a stop.
pub fn name(view: &View<'_>, stop: &Stop) -> String {
    slip::title(view.museum, view.words, view.lang, stop)
}

/// The hall of a stop and its years.
pub fn place(view: &View<'_>, stop: &Stop) -> Option<String> {
    let exhibit = stop.exhibit(view.museum)?;
    let hall = view.museum.hall(&exhibit.hall).map(|hall| view.say(&hall.name).to_owned())?;
    let Some(date) = &exhibit.date else { return Some(hall) };
    let years = match date.years() {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first}–{last}"),
    };
    Some(format!("{hall} · {years}"))
}

/// Why a stop is in the route.
pub fn why(view: &View<'_>, why: Why) -> String {
    view.word(match why {
        Why::Chosen => "ui-plan-why-chosen",
        Why::Essential => "ui-plan-why-essential",
        Why::Interest(interest) => return view.word(&format!("ui-plan-why-{}", interest.as_str())),
        Why::Overview => "ui-plan-why-overview",
        Why::Fits => "ui-plan-why-fits",
    })
}

/// How much of a stop there is time for, where that is not simply its story.
pub fn depth(view: &View<'_>, depth: Depth) -> Option<String> {
    match depth {
        Depth::Brief => Some(view.word("ui-plan-brief")),
        Depth::Full => None,
        Depth::Deep => Some(view.word("ui-plan-deep")),
    }
}

/// Reason and depth of a leg in one line.
pub fn reason(view: &View<'_>, leg: &Leg) -> String {
    let parts = [Some(why(view, leg.why)), depth(view, leg.depth)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What the clock has to say about the route: when it ends, and whether the museum is open that long.
pub fn clock(view: &View<'_>, itinerary: &Itinerary, stay: Stay) -> Vec<String> {
    let (kiosk, now) = (view.kiosk, view.now);
    let mut lines = Vec::new();
    if let Some(time) = kiosk.time_of_day(now).filter(|_| !itinerary.legs.is_empty()) {
        let after = |seconds: u32| TimeOfDay(time.0 + seconds.div_ceil(60) as u16).to_string();
        let span = itinerary.span();
        let args = [
            ("begins", time.to_string().into()),
            ("least", after(span.least).into()),
            ("most", after(span.most).into()),
        ];
        lines.push(view.sentence("ui-plan-begin-end", &args));
    }
    let Some(hours) = kiosk.hours_today() else { return lines };
    match (hours, kiosk.closes_in(now)) {
        (None, _) => lines.push(view.word("ui-plan-closed-today")),
        (Some(_), None) => lines.push(view.word("ui-plan-closed")),
        (Some(hours), Some(minutes)) => {
            if kiosk.allowance(stay, now).closing {
                let span = span(view, itinerary.span());
                let args = [("minutes", i64::from(minutes).into()), ("span", span.into())];
                lines.push(view.sentence("ui-plan-closing", &args));
            } else {
                lines.push(view.sentence("ui-plan-closes", &[("closes", hours.closes.to_string().into())]));
            }
            if let Some(last) = hours.last_entry.filter(|_| kiosk.is_past_last_entry(now)) {
                lines.push(view.sentence("ui-plan-last-entry", &[("time", last.to_string().into())]));
            }
        }
    }
    lines
}
