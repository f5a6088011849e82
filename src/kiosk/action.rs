//! What reaches the kiosk, and what it asks of the outside.

use std::sync::Arc;

use super::itinerary::{PlanWish, WalkWish};
use super::search::Index;
use super::tally::Summary;
use super::{Command, MapWish, PinAnswer, Report, Route, SearchWish, TimelineWish, Wish};
use crate::model::{ExhibitId, Lang, Link, Museum, TimeOfDay, Today};

/// What a visitor did, or what the outside reports.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Open(Route),
    /// To the page before, or home when there is none.
    Back,
    Home,
    /// Opens the choice of languages.
    ChooseLanguage,
    Language(Lang),
    /// Shows this picture of the exhibit on the stage.
    Picture(usize),
    /// Shows this phase of the battle.
    Phase(usize),
    /// Changes what the atlas shows.
    Map(MapWish),
    /// Asks for a route through the museum.
    Plan(PlanWish),
    /// Follows it.
    Walk(WalkWish),
    /// Changes what the timeline shows.
    Timeline(TimelineWish),
    /// Types, and what belongs to it.
    Search(SearchWish),
    /// Shows how the phase came about: its moves, from where they stopped or from the first.
    Play,
    Pause,
    /// Shows a moment of the battle: a phase, and how many of its moves have been made.
    Scrub(usize, f64),
    /// Tells who, where or what a linked word is; follows links to exhibits.
    Follow(Link),
    CloseNote,
    OpenComfort,
    CloseComfort,
    /// Changes how the visitor reads.
    Wish(Wish),
    /// Sizes, colours and the rest as they were before the visitor came.
    ResetComfort,
    /// Time passed, and nothing else.
    Tick,
    /// Somebody touched the screen or a key, whatever for.
    Touch,
    /// The answer to "are you still there?".
    Stay,
    /// Ends the slideshow: with the exhibit whose words were touched, or home.
    Wake(Option<ExhibitId>),
    /// Starts afresh for the next visitor, with the slideshow.
    Rest,
    /// What day and what time it is by the clock of the house.
    Clock(Today, TimeOfDay),
    /// What staff ask for.
    Staff(Command),
    /// Whether a PIN is set: without one there is no door.
    HasPin(bool),
    PinAnswer(PinAnswer),
    Report(Report),
    /// What was counted of visits in the days that were asked for.
    Summary(Arc<Summary>),
    /// The round through all pages has done so many of so many.
    Round(usize, usize),
    /// What the round found.
    RoundDone(Vec<String>),
    /// A museum was read; `None` when there is nothing that could be shown.
    Loaded(Option<Arc<Museum>>),
    /// The names of the museum that was read can be searched now.
    Indexed(Arc<Index>),
    /// The visitor of the trouble page asks to try again.
    Retry,
}

/// What the outside has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read the museum folder again.
    Reload,
    /// Look at a PIN and answer with [`Action::PinAnswer`].
    CheckPin(String),
    /// Find out how the machine is and answer with [`Action::Report`].
    Report,
    /// Sum up the visits of the last so many days and answer with [`Action::Summary`].
    Statistics(u16),
    /// Open every page once and answer with [`Action::RoundDone`].
    Round,
    /// Keep what every visitor begins with over a restart.
    KeepUsual,
    /// Show exhibits again that are passed over.
    ShowSkipped,
    /// End the program, to be started again.
    Restart,
    /// End the program.
    Leave,
}
