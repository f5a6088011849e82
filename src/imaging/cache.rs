//! A shelf of finished things with room for so many bytes.

use std::collections::HashMap;
use std::hash::Hash;

/// Keeps what was used last, up to a number of bytes. What the current frame has put in or looked at stays in any case,
/// as taking it away would only mean to make it again at once; so the shelf may be over its budget while one frame needs
/// more than that.
pub struct Shelf<K, V> {
    budget: usize,
    bytes: usize,
    /// Counts frames.
    frame: u64,
    /// Counts touches; the entry with the lowest is the least recently used.
    clock: u64,
    entries: HashMap<K, Entry<V>>,
}

struct Entry<V> {
    value: V,
    bytes: usize,
    frame: u64,
    touched: u64,
}

impl<K: Clone + Eq + Hash, V> Shelf<K, V> {
    pub fn new(budget: usize) -> Self {
        Shelf { budget, bytes: 0, frame: 0, clock: 0, entries: HashMap::new() }
    }

    /// Another budget, which holds from the end of the frame.
    pub fn set_budget(&mut self, budget: usize) {
        self.budget = budget;
    }

    /// Puts a value in, in place of the one of the same key, and makes room for it.
    pub fn insert(&mut self, key: K, value: V, bytes: usize) {
        self.remove(&key);
        self.clock += 1;
        self.bytes += bytes;
        self.entries.insert(key, Entry { value, bytes, frame: self.frame, touched: self.clock });
        self.make_room();
    }

    /// The value, which the current frame thereby needs.
    pub fn get(&mut self, key: &K) -> Option<&V> {
        let entry = self.entries.get_mut(key)?;
        self.clock += 1;
        entry.touched = self.clock;
        entry.frame = self.frame;
        Some(&entry.value)
    }

    /// Whether it is there, without needing it.
    pub fn contains(&self, key: &K) -> bool {
        self.entries.contains_key(key)
    }

    pub fn remove(&mut self, key: &K) -> Option<V> {
        let entry = self.entries.remove(key)?;
        self.bytes -= entry.bytes;
        Some(entry.value)
    }

    /// Removes what is not to be kept.
    pub fn retain(&mut self, keep: impl Fn(&K) -> bool) {
        let bytes = &mut self.bytes;
        self.entries.retain(|key, entry| {
            let kept = keep(key);
            *bytes -= if kept { 0 } else { entry.bytes };
            kept
        });
    }

    pub fn clear(&mut self) {
        self.entries.clear();
        self.bytes = 0;
    }

    /// Ends the frame: what it did not need may go from now on, and goes if the shelf is too full.
    pub fn end_frame(&mut self) {
        self.make_room();
        self.frame += 1;
    }

    /// Bytes of all entries together.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn make_room(&mut self) {
        while self.bytes > self.budget {
            // A shelf holds some hundred pictures, and something is evicted seldom: a search through all will do.
            let unneeded = self.entries.iter().filter(|(_, entry)| entry.frame != self.frame);
            let Some((oldest, _)) = unneeded.min_by_key(|(_, entry)| entry.touched) else { return };
            let oldest = oldest.clone();
            self.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_least_recently_used_goes_first() {
        let mut shelf = Shelf::new(30);
        for key in ["a", "b", "c"] {
            shelf.insert(key, (), 10);
        }
        shelf.end_frame();
        assert!(shelf.get(&"a").is_some());
        shelf.end_frame();
        shelf.insert("d", (), 10);
        assert!(!shelf.contains(&"b"));
        assert!(shelf.contains(&"a") && shelf.contains(&"c") && shelf.contains(&"d"));
        shelf.insert("e", (), 20);
        assert!(!shelf.contains(&"c") && !shelf.contains(&"a"));
        assert_eq!((shelf.bytes(), shelf.len()), (30, 2));
    }

    #[test]
    fn what_this_frame_needs_stays_until_the_next() {
        let mut shelf = Shelf::new(10);
        shelf.insert("a", (), 10);
        shelf.end_frame();
        assert!(shelf.get(&"a").is_some());
        shelf.insert("b", (), 10);
        assert_eq!(shelf.bytes(), 20);
        shelf.end_frame();
        // Both were needed by the frame that ended; nothing goes before another frame does without.
        assert_eq!(shelf.bytes(), 20);
        assert!(shelf.get(&"b").is_some());
        shelf.end_frame();
        assert!(!shelf.contains(&"a") && shelf.contains(&"b"));
    }

    #[test]
    fn a_value_larger_than_the_shelf_lives_for_its_frame() {
        let mut shelf = Shelf::new(10);
        shelf.insert("a", (), 100);
        assert!(shelf.get(&"a").is_some());
        shelf.end_frame();
        shelf.end_frame();
        assert!(shelf.is_empty() && shelf.bytes() == 0);
    }

    #[derive(Clone, Debug)]
    enum Step {
        Insert(u8, usize),
        Get(u8),
        Remove(u8),
        EndFrame,
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            4 => (0..12_u8, 0..40_usize).prop_map(|(key, bytes)| Step::Insert(key, bytes)),
            4 => (0..12_u8).prop_map(Step::Get),
            1 => (0..12_u8).prop_map(Step::Remove),
            2 => Just(Step::EndFrame),
        ]
    }

    proptest! {
        #[test]
        fn over_budget_only_for_what_the_frame_needs(steps in prop::collection::vec(step(), 0..200)) {
            const BUDGET: usize = 100;
            let mut shelf = Shelf::new(BUDGET);
            // Bytes of what the current frame put in or looked at.
            let mut needed: HashMap<u8, usize> = HashMap::new();
            for step in steps {
                match step {
                    Step::Insert(key, bytes) => {
                        shelf.insert(key, bytes, bytes);
                        needed.insert(key, bytes);
                        prop_assert!(shelf.contains(&key));
                        prop_assert!(shelf.bytes() <= BUDGET.max(needed.values().sum()));
                    }
                    Step::Get(key) => {
                        if let Some(&bytes) = shelf.get(&key) {
                            needed.insert(key, bytes);
                        }
                    }
                    Step::Remove(key) => {
                        shelf.remove(&key);
                        needed.remove(&key);
                    }
                    Step::EndFrame => {
                        shelf.end_frame();
                        prop_assert!(shelf.bytes() <= BUDGET.max(needed.values().sum()));
                        needed.clear();
                    }
                }
                prop_assert!(needed.keys().all(|key| shelf.contains(key)));
                prop_assert_eq!(shelf.bytes(), shelf.entries.values().map(|entry| entry.bytes).sum::<usize>());
            }
        }
    }
}
