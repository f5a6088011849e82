//! Names of pages for staff and curators: the museum's own titles where it has them, else the page's address.

use crate::kiosk::tally::PORTRAITS;
use crate::kiosk::{Route, Tab};
use crate::model::{ExhibitId, Lang, Localized, Museum};
use crate::words::Words;

/// What a page is called, or an exhibit without a part of its page (`treaties/nerchinsk-1689`).
pub fn page_name(words: &Words, museum: Option<&Museum>, lang: Lang, page: &str) -> String {
    if page == PORTRAITS {
        return words.get(lang, "ui-portraits");
    }
    let title = |id: &ExhibitId| {
        let museum = museum?;
        Some(museum.exhibit(id)?.title.pick(museum.order(lang)).1.clone())
    };
    let is_page = ["halls/", "atlas/", "home/"].iter().any(|room| page.starts_with(room));
    if page.matches('/').count() == 1 && !is_page {
        return title(&ExhibitId::new(page)).unwrap_or_else(|| page.to_owned());
    }
    let with = |id: &ExhibitId, key: &str, number: Option<usize>| {
        let number = number.map_or_else(String::new, |number| format!(" {number}"));
        Some(format!("{} · {}{number}", title(id)?, words.get(lang, key)))
    };
    let name = match page.parse() {
        Ok(Route::Home) => Some(words.get(lang, "ui-home")),
        Ok(Route::Languages) => Some(words.get(lang, "ui-choose-language")),
        Ok(Route::Search) => Some(words.get(lang, "ui-search")),
        Ok(Route::Planner { .. }) => Some(words.get(lang, "ui-plan-question")),
        Ok(Route::Timeline { .. }) => Some(words.get(lang, "ui-timeline")),
        Ok(Route::Hall(id)) => {
            museum.and_then(|museum| Some(museum.hall(&id)?.name.pick(museum.order(lang)).1.clone()))
        }
        Ok(Route::Atlas { exhibit: None, .. }) => Some(words.get(lang, "ui-atlas")),
        Ok(Route::Atlas { exhibit: Some(id), .. }) => with(&id, "ui-atlas-short", None),
        Ok(Route::Exhibit { id, tab }) => match tab {
            Tab::Story => with(&id, "ui-tab-story", None),
            Tab::Articles => with(&id, "ui-tab-articles", None),
            Tab::Versions(index) => with(&id, "ui-versions", Some(index + 1)),
            Tab::Course => with(&id, "ui-tab-course", None),
            Tab::Accounts(index) => with(&id, "ui-tab-accounts", Some(index + 1)),
            Tab::Sources => with(&id, "ui-tab-sources", None),
        },
        Ok(Route::Picture { of, detail }) => museum.and_then(|museum| {
            let say = |text: &Localized<String>| text.pick(museum.order(lang)).1.clone();
            let picture = of.picture(museum)?;
            let (title, detail) = (say(&picture.title), detail.and_then(|detail| picture.hotspots.get(detail)));
            Some(detail.map_or(title.clone(), |detail| format!("{title} · {}", say(&detail.title))))
        }),
        Ok(Route::Pair { exhibit, index }) => museum.and_then(|museum| {
            Some(museum.exhibit(&exhibit)?.pairs.get(index)?.title.pick(museum.order(lang)).1.clone())
        }),
        Err(_) => None,
    };
    name.unwrap_or_else(|| page.to_owned())
}
