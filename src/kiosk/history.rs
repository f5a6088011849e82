//! The way a visitor came: opening a page, and going back to it as it was left.

use super::{Course, Kiosk, MapTable, Route, Timeline, search};
use crate::model::Link;

/// A page to come back to, as it was left.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub route: Route,
    pub visit: u64,
    pub picture: usize,
    pub course: Course,
    pub table: MapTable,
    pub timeline: Timeline,
    pub query: search::Query,
    /// The note about a person whose portrait was opened from it.
    pub note: Option<Link>,
}

/// Pages kept for `Back`; a child tapping for an hour must not grow the list.
const HISTORY_LIMIT: usize = 32;

impl Kiosk {
    /// Opens a page if the museum has it; a dead route changes nothing.
    pub(super) fn open(&mut self, route: Route) {
        let Some(museum) = self.museum.as_ref() else {
            // Kept for when the museum is there: the command line may name a page before the files are read.
            self.route = route;
            return;
        };
        let searchable = self.has_search() || route != Route::Search;
        let Some(route) = route.settle(museum).filter(|_| searchable) else {
            log::warn!("no such page: {route}");
            return;
        };
        let note = self.note.take().filter(|note| route.is_portrait_of(note));
        if let Route::Planner { minutes } = route {
            self.ask(minutes);
        }
        if route == self.route {
            return;
        }
        // Tabs of one exhibit are one page for `Back`.
        if !route.same_page(&self.route) {
            self.history.push(Step {
                route: self.route.clone(),
                visit: self.visit,
                picture: self.picture,
                course: self.course,
                table: self.table.clone(),
                timeline: self.timeline.clone(),
                query: self.search.query.clone(),
                note,
            });
            if self.history.len() > HISTORY_LIMIT {
                self.history.remove(0);
            }
        }
        self.go(route);
    }

    pub(super) fn back(&mut self) {
        if std::mem::take(&mut self.comfort_open)
            || self.note.take().is_some()
            || self.close_plan_sheet()
            || self.timeline.close()
        {
            return;
        }
        let above = self.route.above();
        if let Some(above) = above.as_ref().filter(|above| above.same_page(&self.route)) {
            self.go(above.clone());
            return;
        }
        match self.history.pop() {
            Some(Step { route, visit, picture, course, table, timeline, query, note }) => {
                self.route = route;
                self.visit = visit;
                self.picture = picture;
                self.course = course;
                self.table = MapTable { plays_on: None, ..table };
                self.timeline = timeline;
                self.turn_search(query);
                self.note = note;
                self.keep_picture();
                self.stay_within();
            }
            None => self.go(above.unwrap_or(Route::Home)),
        }
    }

    pub(super) fn go(&mut self, route: Route) {
        // The details of a picture are one stay: what is looked at flies from one to the next.
        let stays = route.same_picture(&self.route);
        if !route.same_page(&self.route) {
            self.picture = self.picture_left(&route);
            self.course = Course::default();
        }
        self.route = route;
        self.keep_picture();
        self.lay_table();
        self.lay_timeline();
        self.turn_search(search::Query::default());
        if !stays {
            self.begin_visit();
        }
    }

    /// The museum may have been read anew since the picture and the phase were chosen.
    pub(super) fn stay_within(&mut self) {
        self.picture = self.picture.min(self.pictures().saturating_sub(1));
        self.keep_course();
    }

    pub(super) fn begin_visit(&mut self) {
        self.visits += 1;
        self.visit = self.visits;
    }
}
