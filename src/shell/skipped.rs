//! Exhibits that are passed over because the program crashed on them again and again: a small file in the state folder.
//!
//! Without it a fault in one exhibit would play itself out before every visitor, also after the power was off. An exhibit
//! comes back when its files change, when the program is another version, or when staff ask for it.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::state::State;
use crate::model::{ExhibitId, Museum};

const FILE: &str = "skipped.ron";

/// An exhibit that is passed over, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    pub exhibit: String,
    /// By the machine's clock, in UTC.
    pub since: String,
    /// Of the program that crashed.
    pub version: String,
    /// What the exhibit's files looked like; `None` until the museum is read the next time.
    files: Option<u64>,
}

/// The exhibits that are passed over, in the order in which they were found out.
pub fn list(state: &State) -> Vec<Skipped> {
    state.read(FILE).and_then(|text| ron::from_str(&text).ok()).unwrap_or_default()
}

/// Passes an exhibit over from the next start on.
pub fn add(state: &State, exhibit: &ExhibitId, since: String) {
    let mut skipped = list(state);
    if skipped.iter().any(|skipped| skipped.exhibit == exhibit.as_str()) {
        return;
    }
    let version = env!("CARGO_PKG_VERSION").to_owned();
    skipped.push(Skipped { exhibit: exhibit.to_string(), since, version, files: None });
    save(state, &skipped);
}

/// Shows every exhibit again.
pub fn forget(state: &State) {
    if let Err(error) = state.remove(FILE) {
        log::error!("exhibits that are passed over: {error}");
    }
}

/// The museum without the exhibits that are passed over. Notes what their files look like, and lets go of those whose
/// files have changed since.
pub fn leave_out(state: &State, museum: Arc<Museum>) -> Arc<Museum> {
    let before = list(state);
    let still: Vec<Skipped> = before.iter().filter_map(|skipped| skipped.still(&museum.root)).collect();
    if still != before {
        save(state, &still);
    }
    if still.is_empty() {
        return museum;
    }
    let ids = still.iter().map(|skipped| ExhibitId::new(skipped.exhibit.as_str())).collect();
    for id in &ids {
        log::warn!("{id} is passed over: the program crashed on it several times");
    }
    Arc::new(without(&museum, &ids))
}

fn save(state: &State, skipped: &[Skipped]) {
    let text = ron::ser::to_string_pretty(&skipped, ron::ser::PrettyConfig::default());
    let saved = text.map_err(std::io::Error::other).and_then(|text| state.write(FILE, &text));
    if let Err(error) = saved {
        log::error!("exhibits that are passed over: {error}");
    }
}

impl Skipped {
    /// Itself with its files noted, or `None` if it may be shown again.
    fn still(&self, museum: &Path) -> Option<Skipped> {
        let files = fingerprint(&museum.join(&self.exhibit));
        let same = self.version == env!("CARGO_PKG_VERSION") && self.files.is_none_or(|noted| noted == files);
        same.then(|| Skipped { files: Some(files), ..self.clone() })
    }
}

/// Changes when a file of the folder does: names, lengths and times of change.
fn fingerprint(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let seen = entries.map(|entry| {
        let data = entry.metadata().ok();
        (entry.file_name(), data.as_ref().map(|data| data.len()), data.and_then(|data| data.modified().ok()))
    });
    let mut seen: Vec<_> = seen.collect();
    seen.sort();
    let mut hasher = DefaultHasher::new();
    seen.hash(&mut hasher);
    hasher.finish()
}

/// A museum without some of its exhibits. A hall left empty goes too; a museum is never left empty.
fn without(museum: &Museum, ids: &BTreeSet<ExhibitId>) -> Museum {
    let mut rest = museum.clone();
    rest.exhibits.retain(|id, _| !ids.contains(id));
    for exhibit in rest.exhibits.values_mut() {
        exhibit.related.retain(|id| !ids.contains(id));
    }
    for hall in &mut rest.halls {
        hall.exhibits.retain(|id| !ids.contains(id));
    }
    rest.halls.retain(|hall| !hall.exhibits.is_empty());
    rest.attract.slides.retain(|id| !ids.contains(id));
    if rest.halls.is_empty() { museum.clone() } else { rest }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> Arc<Museum> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("exhibits");
        crate::content::load(&root).museum.unwrap()
    }

    #[test]
    fn nothing_points_to_what_is_passed_over() {
        let museum = shipped();
        let [many, .., hall] = museum.halls.as_slice() else { panic!("a hall") };
        let gone: BTreeSet<ExhibitId> = hall.exhibits.iter().chain(&many.exhibits[..1]).cloned().collect();
        let rest = without(&museum, &gone);
        assert!(rest.hall(&hall.id).is_none(), "a hall without exhibits is still there");
        assert_eq!(rest.hall(&many.id).unwrap().exhibits, many.exhibits[1..]);
        for id in rest.halls.iter().flat_map(|hall| &hall.exhibits) {
            assert!(rest.exhibits.contains_key(id));
        }
        for exhibit in rest.exhibits.values() {
            assert!(exhibit.related.iter().all(|id| !gone.contains(id)));
        }
        assert_eq!(rest.exhibits.len(), museum.exhibits.len() - gone.len());
    }

    #[test]
    fn a_museum_is_never_left_empty() {
        let museum = shipped();
        let all = museum.exhibits.keys().cloned().collect();
        assert_eq!(without(&museum, &all), *museum);
    }

    #[test]
    fn an_exhibit_comes_back_when_its_files_change() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::open(Some(&folder.path().join("state")));
        let exhibit = folder.path().join("museum/treaties/one");
        std::fs::create_dir_all(&exhibit).unwrap();
        std::fs::write(exhibit.join("exhibit.ron"), "broken").unwrap();
        let mut museum = Museum::clone(&shipped());
        museum.root = folder.path().join("museum");
        let museum = Arc::new(museum);

        add(&state, &ExhibitId::new("treaties/one"), "now".into());
        add(&state, &ExhibitId::new("treaties/one"), "later".into());
        assert_eq!(list(&state).len(), 1);
        leave_out(&state, museum.clone());
        assert!(list(&state)[0].files.is_some());
        leave_out(&state, museum.clone());
        assert_eq!(list(&state).len(), 1, "nothing changed");

        std::fs::write(exhibit.join("exhibit.ron"), "mended by a curator").unwrap();
        leave_out(&state, museum);
        assert!(list(&state).is_empty());
    }

    #[test]
    fn another_version_may_try_again() {
        let skipped = Skipped { exhibit: "a/b".into(), since: String::new(), version: "0.0.0".into(), files: None };
        assert_eq!(skipped.still(Path::new("nowhere")), None);
    }

    #[test]
    fn staff_can_have_everything_shown_again() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::open(Some(folder.path()));
        add(&state, &ExhibitId::new("a/b"), String::new());
        forget(&state);
        assert!(list(&state).is_empty());
    }
}
