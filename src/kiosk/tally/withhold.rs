//! Numbers that are too small to be told. Of one visitor who read in Russian on a Tuesday, everybody on duty knows who it
//! was; so a count below five is told as "fewer than five", and so that it cannot be found out by subtracting either.
//!
//! Tables that divide the same total (visits by day, by page, by how they ended) are looked at together: whoever adds up
//! one of them knows the total of the others. Where a small number could be found out that way, the next larger one of its
//! table is withheld too, until at least [`LEAST_CHOICE`] values remain possible for each that is small.

/// Counts below this are not told. 0 is: it is nobody.
pub const LEAST: u64 = 5;

/// Values that must remain possible for a small count, of the four that there are.
const LEAST_CHOICE: u64 = 3;

/// A count as it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    Count(u64),
    /// At least 1, and fewer than [`LEAST`].
    Few,
    /// Somebody; how many would tell how many there are behind a `Few`.
    Withheld,
}

impl Cell {
    /// A count that stands alone.
    pub fn of(count: u64) -> Cell {
        if (1..LEAST).contains(&count) { Cell::Few } else { Cell::Count(count) }
    }

    /// The count, where it is told.
    pub fn count(self) -> Option<u64> {
        match self {
            Cell::Count(count) => Some(count),
            Cell::Few | Cell::Withheld => None,
        }
    }

    /// Told counts in rising order above those that are not: the order of these among themselves would say too much.
    pub fn rank(self) -> (u8, u64) {
        match self {
            Cell::Count(0) => (0, 0),
            Cell::Few | Cell::Withheld => (1, 0),
            Cell::Count(count) => (2, count),
        }
    }
}

/// Tables whose counts add up to the same total, as they may be told.
pub fn withhold(tables: &[Vec<u64>]) -> Vec<Vec<Cell>> {
    let mut told: Vec<Vec<Cell>> =
        tables.iter().map(|table| table.iter().map(|count| Cell::of(*count)).collect()).collect();
    while let Some(exposed) = exposed(&told) {
        // The table itself first; where it has nothing left to withhold, those that give its total away.
        let others = (0..told.len()).filter(|at| *at != exposed);
        let next = std::iter::once(exposed).chain(others).find_map(|at| Some((at, smallest(&told[at])?)));
        match next {
            Some((table, cell)) => told[table][cell] = Cell::Withheld,
            None => {
                for cell in told.iter_mut().flatten().filter(|cell| cell.count() != Some(0)) {
                    *cell = Cell::Withheld;
                }
            }
        }
    }
    told
}

/// Where the smallest count stands that is told; nobody is no count.
fn smallest(told: &[Cell]) -> Option<usize> {
    let counts = told.iter().enumerate().filter_map(|(at, cell)| Some((cell.count().filter(|count| *count > 0)?, at)));
    counts.min().map(|(_, at)| at)
}

/// What anybody can work out about a table: the sum of what is told, and how much is not.
struct Seen {
    told: u64,
    few: u64,
    withheld: u64,
}

impl Seen {
    fn new(told: &[Cell]) -> Seen {
        let number = |wanted: Cell| told.iter().filter(|cell| **cell == wanted).count() as u64;
        Seen {
            told: told.iter().filter_map(|cell| cell.count()).sum(),
            few: number(Cell::Few),
            withheld: number(Cell::Withheld),
        }
    }

    fn least(&self) -> u64 {
        self.told + self.few + LEAST * self.withheld
    }

    /// `None`: as much as you like.
    fn most(&self) -> Option<u64> {
        (self.withheld == 0).then(|| self.told + self.few * (LEAST - 1))
    }

    /// Values that each of the small counts may have where the total is within these bounds.
    fn choice(&self, least: u64, most: Option<u64>) -> u64 {
        let others = self.few - 1;
        let low = match self.most() {
            Some(_) => least.saturating_sub(self.told + others * (LEAST - 1)).max(1),
            None => 1,
        };
        let high = most
            .map_or(LEAST - 1, |most| most.saturating_sub(self.told + others + LEAST * self.withheld).min(LEAST - 1));
        (high + 1).saturating_sub(low)
    }
}

/// A table in which something could be worked out.
fn exposed(told: &[Vec<Cell>]) -> Option<usize> {
    let seen: Vec<Seen> = told.iter().map(|table| Seen::new(table)).collect();
    let least = seen.iter().map(Seen::least).max()?;
    let most = seen.iter().filter_map(Seen::most).min();
    // Tables that contradict each other tell nothing about each other.
    let agree = most.is_none_or(|most| least <= most);
    seen.iter().position(|table| {
        let (least, most) = if agree { (least, most) } else { (table.least(), table.most()) };
        table.few > 0 && table.choice(least, most) < LEAST_CHOICE
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::Cell::{Count, Few, Withheld};
    use super::*;

    #[test]
    fn small_counts_are_not_told() {
        let told = withhold(&[vec![0, 1, 4, 5, 900]]);
        assert_eq!(told[0], [Count(0), Few, Few, Count(5), Count(900)]);
    }

    #[test]
    fn nothing_is_worked_out_from_another_table() {
        // 143 visits by how they ended: the small day would be 143 - 140.
        let told = withhold(&[vec![40, 3, 100], vec![143]]);
        assert_eq!(told, [vec![Withheld, Few, Count(100)], vec![Count(143)]]);
        // Two that share the rest have something to choose from; at either end they have not.
        assert_eq!(withhold(&[vec![40, 3, 2], vec![45]])[0], [Count(40), Few, Few]);
        assert_eq!(withhold(&[vec![40, 1, 1], vec![42]])[0], [Withheld, Few, Few]);
        assert_eq!(withhold(&[vec![40, 4, 4], vec![48]])[0], [Withheld, Few, Few]);
        // Six are one and five; so the six are not told either.
        assert_eq!(withhold(&[vec![1, 5], vec![6]]), [vec![Few, Withheld], vec![Withheld]]);
        // Four rows with somebody in them are at least four visits.
        assert_eq!(withhold(&[vec![4, 0], vec![1; 4]]), [vec![Withheld, Count(0)], vec![Withheld; 4]]);
    }

    #[test]
    fn what_is_not_told_is_not_told_by_its_place() {
        assert_eq!(Few.rank(), Withheld.rank());
        assert!(Count(5).rank() > Few.rank() && Few.rank() > Count(0).rank());
    }

    /// Divides a total at these places.
    fn divided(total: u64, cuts: &[u64]) -> Vec<u64> {
        let mut cuts: Vec<u64> = cuts.iter().map(|cut| cut % (total + 1)).chain([0, total]).collect();
        cuts.sort_unstable();
        cuts.windows(2).map(|pair| pair[1] - pair[0]).collect()
    }

    /// Every table that adds up to this total and may be what is told.
    fn ways(total: u64, told: &[Cell]) -> Vec<Vec<u64>> {
        let Some((first, rest)) = told.split_first() else { return if total == 0 { vec![vec![]] } else { vec![] } };
        let values: Vec<u64> = match first {
            Count(count) => vec![*count],
            Few => (1..LEAST).collect(),
            Withheld => (LEAST..=total).collect(),
        };
        let with = |value: u64| ways(total - value, rest).into_iter().map(move |rest| [vec![value], rest].concat());
        values.into_iter().filter(|value| *value <= total).flat_map(with).collect()
    }

    proptest! {
        #[test]
        fn no_small_count_is_told(tables in prop::collection::vec(prop::collection::vec(0_u64..80, 1..40), 1..4)) {
            for (table, told) in tables.iter().zip(withhold(&tables)) {
                for (count, cell) in table.iter().zip(told) {
                    match cell {
                        Count(told) => prop_assert!(told == *count && (told == 0 || told >= LEAST)),
                        Few => prop_assert!((1..LEAST).contains(count)),
                        Withheld => prop_assert!(*count > 0),
                    }
                }
            }
        }

        /// Somebody who sees what is told tries every total, and every table that adds up to it.
        #[test]
        fn no_small_count_can_be_worked_out(
            total in 0_u64..30,
            cuts in prop::collection::vec(prop::collection::vec(0_u64..100, 0..4), 1..4),
        ) {
            let tables: Vec<Vec<u64>> = cuts.iter().map(|cuts| divided(total, cuts)).collect();
            let told = withhold(&tables);
            if told.iter().flatten().all(|cell| matches!(cell, Withheld | Count(0))) {
                return Ok(());
            }
            let mut possible: BTreeMap<(usize, usize), BTreeSet<u64>> = BTreeMap::new();
            for total in 0..=60 {
                let found: Vec<_> = told.iter().map(|told| ways(total, told)).collect();
                if found.iter().any(Vec::is_empty) {
                    continue;
                }
                for (at, ways) in found.iter().enumerate() {
                    for (cell, count) in ways.iter().flat_map(|way| way.iter().enumerate()) {
                        possible.entry((at, cell)).or_default().insert(*count);
                    }
                }
            }
            for (at, table) in tables.iter().enumerate() {
                for (cell, count) in table.iter().enumerate().filter(|(_, count)| (1..LEAST).contains(*count)) {
                    let possible = &possible[&(at, cell)];
                    prop_assert!(possible.contains(count));
                    prop_assert!(possible.len() as u64 >= LEAST_CHOICE, "{told:?}: {cell} of {at} is one of {possible:?}");
                }
            }
        }
    }
}
