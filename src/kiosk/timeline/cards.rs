//! Where the cards of the timeline stand: beside the river, each near its year, none on another.
//!
//! Pure arithmetic along one axis. Which way the axis runs on the screen, and how long a card is, is for the screens.

use super::Span;

/// A place to fill with cards: a row above or below the river, or a column beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Length of the row.
    pub room: f64,
    /// Length of a card.
    pub card: f64,
    /// Least distance between two cards.
    pub gap: f64,
}

/// What wants a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanting {
    /// Index among the entries that are shown.
    pub index: usize,
    /// When it happened, in years.
    pub at: f64,
    /// Who goes first where there is not room for all.
    pub weight: u32,
}

/// A card on its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    pub index: usize,
    /// Number of the row.
    pub row: usize,
    /// Where it begins, from the beginning of its row.
    pub start: f64,
}

/// Part of a card that rounding may cost.
const ROUNDED: f64 = 1e-5;

impl Row {
    /// How many cards there is room for. What pixels round away keeps none off.
    pub fn capacity(&self) -> usize {
        let step = self.card + self.gap;
        if self.room < self.card * (1.0 - ROUNDED) || step <= 0.0 {
            0
        } else {
            ((self.room + self.gap) / step + ROUNDED) as usize
        }
    }

    /// Where cards begin that would like to have their middles there; `wishes` rise. Each stands as near to its wish as
    /// the others let it, and those that push each other share the way (pool adjacent violators).
    pub fn place(&self, wishes: &[f64]) -> Vec<f64> {
        let step = self.card + self.gap;
        // Without the lengths of the cards before it, every wish may stand where it likes unless an earlier one is later.
        let free: Vec<f64> =
            wishes.iter().enumerate().map(|(number, wish)| wish - self.card / 2.0 - number as f64 * step).collect();
        let mut pools: Vec<(f64, usize)> = Vec::new();
        for wish in free {
            pools.push((wish, 1));
            while let [.., (before, many), (last, few)] = pools[..] {
                if before <= last {
                    break;
                }
                let together = many + few;
                let mean = (before * many as f64 + last * few as f64) / together as f64;
                pools.truncate(pools.len() - 2);
                pools.push((mean, together));
            }
        }
        let most = (self.room - self.card - wishes.len().saturating_sub(1) as f64 * step).max(0.0);
        let starts = pools.into_iter().flat_map(|(start, count)| std::iter::repeat_n(start.clamp(0.0, most), count));
        starts.enumerate().map(|(number, start)| start + number as f64 * step).collect()
    }
}

/// The cards of what is in sight. An entry stands in the row of its number, so that it changes sides for nobody who comes
/// or goes; where a row has not room for all, the weightier stay. Those of equal weight go by their place in time.
pub fn place(entries: &[Wanting], rows: &[Row], sight: Span) -> Vec<Placed> {
    let mut placed = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let mine = |entry: &&Wanting| entry.index % rows.len() == number && sight.holds(entry.at);
        let chosen = choose(entries.iter().filter(mine).copied().collect(), row, sight);
        let wishes: Vec<f64> = chosen.iter().map(|entry| sight.part(entry.at) * row.room).collect();
        let starts = row.place(&wishes);
        placed.extend(chosen.iter().zip(starts).map(|(entry, start)| Placed {
            index: entry.index,
            row: number,
            start,
        }));
    }
    placed
}

/// Who gets a card where there is not room for all: the weightier ones, but first those that stand apart, so that one
/// crowded year does not take every card.
fn choose(mut wanting: Vec<Wanting>, row: &Row, sight: Span) -> Vec<Wanting> {
    wanting.sort_by_key(|entry| (std::cmp::Reverse(entry.weight), entry.index));
    let apart = row.card * 0.6;
    let mut chosen: Vec<Wanting> = Vec::new();
    let mut rest = Vec::new();
    for entry in wanting {
        let near = |other: &Wanting| (sight.part(other.at) - sight.part(entry.at)).abs() * row.room < apart;
        if chosen.len() < row.capacity() && !chosen.iter().any(near) { chosen.push(entry) } else { rest.push(entry) }
    }
    chosen.extend(rest.into_iter().take(row.capacity() - chosen.len()));
    chosen.sort_by_key(|entry| entry.index);
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ROW: Row = Row { room: 1000.0, card: 200.0, gap: 20.0 };

    #[test]
    fn cards_stand_at_their_years_where_there_is_room() {
        assert_eq!(ROW.place(&[150.0, 500.0, 900.0]), [50.0, 400.0, 800.0]);
        // At the ends of the row they stay on it.
        assert_eq!(ROW.place(&[0.0, 1000.0]), [0.0, 800.0]);
        // Two of the same year stand to both sides of it.
        assert_eq!(ROW.place(&[500.0, 500.0]), [290.0, 510.0]);
        assert_eq!(ROW.capacity(), 4);
        assert_eq!(Row { room: 199.0, ..ROW }.capacity(), 0);
        // Three that fill the row, in the pixels of a smaller screen.
        let third = (f64::from(1712.0_f32 * 0.533_333_3), f64::from(557.333_3_f32 * 0.533_333_3));
        assert_eq!(Row { room: third.0, card: third.1, gap: f64::from(20.0_f32 * 0.533_333_3) }.capacity(), 3);
    }

    #[test]
    fn a_crowded_year_does_not_take_every_card() {
        let wanting = |index, at, weight| Wanting { index, at, weight };
        let mut entries: Vec<Wanting> = (0..6).map(|index| wanting(index, 1689.0 + index as f64 / 100.0, 5)).collect();
        entries.insert(0, wanting(0, 1640.0, 0));
        for (index, entry) in entries.iter_mut().enumerate() {
            entry.index = index;
        }
        let placed = place(&entries, &[ROW], Span { first: 1635.0, last: 1695.0 });
        let shown: Vec<usize> = placed.iter().map(|card| card.index).collect();
        assert_eq!(shown, [0, 1, 2, 3]);
    }

    fn entries() -> impl Strategy<Value = Vec<Wanting>> {
        let entry = (1580.0..2008.0_f64, 0_u32..8);
        prop::collection::vec(entry, 0..90).prop_map(|mut entries| {
            entries.sort_by(|a, b| a.0.total_cmp(&b.0));
            let wanting = |(index, (at, weight))| Wanting { index, at, weight };
            entries.into_iter().enumerate().map(wanting).collect()
        })
    }

    proptest! {
        #[test]
        fn no_card_lies_on_another(
            entries in entries(), first in 1580.0..1990.0_f64, years in 5.0..428.0_f64,
            room in 100.0..2000.0_f64, card in 50.0..600.0_f64, gap in 0.0..40.0_f64, rows in 1_usize..3,
        ) {
            let row = Row { room, card, gap };
            let sight = Span { first, last: first + years };
            let placed = place(&entries, &vec![row; rows], sight);
            for number in 0..rows {
                let cards: Vec<&Placed> = placed.iter().filter(|card| card.row == number).collect();
                prop_assert!(cards.len() <= row.capacity());
                for card in &cards {
                    let most = room + ROUNDED * (row.card + row.gap) + 1e-6;
                    prop_assert!(card.start >= -1e-6 && card.start + row.card <= most, "{card:?}");
                    prop_assert!(sight.holds(entries[card.index].at));
                }
                for pair in cards.windows(2) {
                    prop_assert!(pair[0].index < pair[1].index, "{pair:?}");
                    prop_assert!(pair[0].start + row.card + gap <= pair[1].start + 1e-6, "{pair:?}");
                }
                // Nobody is left out while there is room.
                let wanting = entries.iter().filter(|e| e.index % rows == number && sight.holds(e.at)).count();
                prop_assert_eq!(cards.len(), wanting.min(row.capacity()));
            }
        }

        #[test]
        fn the_weightiest_always_has_its_card(mut entries in entries(), which in 0_usize..90) {
            prop_assume!(!entries.is_empty());
            let which = which % entries.len();
            entries[which].weight = u32::MAX;
            let at = entries[which].at;
            let sight = Span { first: at - 20.0, last: at + 20.0 };
            let placed = place(&entries, &[ROW, ROW], sight);
            prop_assert!(placed.iter().any(|card| card.index == which));
        }
    }
}
