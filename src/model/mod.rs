//! What a museum is: halls, exhibits, people, places, dates and words, already checked.
//!
//! No files, no pixels, no egui, no clock. `content` builds these values; everybody else only reads them.

pub mod date;
pub mod exhibit;
pub mod id;
pub mod keypad;
pub mod lang;
pub mod manchu;
pub mod map;
pub mod museum;
mod picture;
pub mod text;
pub mod timeline;
mod visit;

pub use date::{CalendarDay, Evidence, HistoricDate, Moment, QingDay, Reign};
pub use exhibit::{
    Account, Actor, Article, Battle, Census, Claim, Comparison, Estimate, Exhibit, Fact, Force, Kind, Level, MapRef,
    NameForm, Party, People, Phase, Section, Signatory, Treaty, TreatyText, Visiting, Word,
};
pub use id::{AccountId, EntryId, ExhibitId, FeatureId, HallId, LayerId, PersonId, PlaceId, SourceId, TermId};
pub use lang::{Lang, Localized, Script};
pub use manchu::{Manchu, UnknownLetter};
pub use map::LonLat;
pub use museum::{
    AttractSettings, Cite, DayHours, Display, Hall, IdleSettings, Museum, OpeningHours, Person, Place, Source,
    SourceKind, Term, TimeOfDay, Today, Weekday,
};
pub use picture::{Area, Hotspot, Pair, Picture};
pub use text::{Block, Link, RichText, Span};
pub use timeline::{Entry, EntryKind};
pub use visit::{Floor, Spot, Visit};
