//! Which stops, and how long at each: an orienteering problem along an order that is given.
//!
//! The order is the story's, so a route is a choice of sites and of one [`Choice`] at each. What is looked for has, within
//! the time, first the most sites that must be, then the most essential ones, then the greatest value. Another stop in a
//! row in one hall is worth less than the first, which balances the halls.
//!
//! Dynamic programming over the sites: for every hall that was left, and for every number of stops in a row in the hall of
//! the site, the best way to have spent each slice of time. A slice is a second for up to [`EXACT`] sites, and the result
//! then exact; for more sites slices are longer, and of the ways that end in one slice only the best is followed. Slices do
//! not depend on the time there is, so more time never gives less value.

/// Up to so many sites the result is exact.
pub const EXACT: usize = 24;

/// A slice is a second longer for each so many sites.
const SITES_PER_SECOND: u32 = 5;

/// What a further stop in a row in one hall is worth, in per cent.
const IN_A_ROW: [u64; 4] = [100, 92, 84, 76];

/// How much a site has to be in the route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    Other,
    Essential,
    Must,
}

/// A way to spend time at a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub seconds: u32,
    pub value: u32,
}

/// A place where one may stop.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// Sites of one hall that follow each other are one hall's; the number means something to `walk` only.
    pub hall: usize,
    pub rank: Rank,
    pub choices: Vec<Choice>,
}

/// A stop of the route: the site and the choice taken there, as indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    pub site: usize,
    pub choice: usize,
}

/// The best route through `sites`, in their order, that takes at most `budget` seconds with its walks: `walk(from, to)` is
/// the seconds from a hall (`None`: from where the visitor stands) to a hall; within a hall, `from` and `to` are the same.
pub fn solve(sites: &[Site], walk: impl Fn(Option<usize>, usize) -> u32, budget: u32) -> Vec<Taken> {
    let slice = if sites.len() <= EXACT { 1 } else { (sites.len() as u32).div_ceil(SITES_PER_SECOND) };
    // No route takes longer than all there is.
    let halls = || sites.iter().map(|site| site.hall);
    let longest = |site: &Site| site.choices.iter().map(|choice| choice.seconds).max().unwrap_or(0);
    let farthest = |to: usize| halls().map(Some).chain([None]).map(|from| walk(from, to)).max().unwrap_or(0);
    let mut ways: Vec<(usize, u32)> = Vec::new();
    for hall in halls() {
        if ways.iter().all(|(other, _)| *other != hall) {
            ways.push((hall, farthest(hall)));
        }
    }
    let way = |hall: usize| ways.iter().find(|(other, _)| *other == hall).map_or(0, |(_, seconds)| *seconds);
    let all: u32 = sites.iter().map(|site| longest(site) + way(site.hall)).sum();
    let budget = budget.min(all);
    let mut solver = Solver { slice, slices: (budget / slice) as usize + 1, nodes: Vec::new() };
    let mut left: Vec<(Option<usize>, Front)> = vec![(None, solver.front_at_start())];
    let mut passed = 0;
    let mut more: [Front; IN_A_ROW.len()] = std::array::from_fn(|_| solver.empty());
    for run in sites.chunk_by(|a, b| a.hall == b.hall) {
        let hall = run[0].hall;
        let mut arriving = solver.empty();
        for (from, front) in &left {
            solver.shift(&mut arriving, front, walk(*from, hall));
        }
        prune(&mut arriving);
        let step = walk(Some(hall), hall);
        let mut rows: [Front; IN_A_ROW.len()] = std::array::from_fn(|_| solver.empty());
        for (number, site) in (passed..).zip(run) {
            for front in &mut more {
                front.fill(None);
            }
            solver.stop(&mut more[0], &arriving, 0, site, IN_A_ROW[0]);
            for row in 0..rows.len() {
                let next = (row + 1).min(rows.len() - 1);
                solver.stop(&mut more[next], &rows[row], step, site, IN_A_ROW[next]);
            }
            for (row, more) in rows.iter_mut().zip(&more) {
                solver.shift(row, more, 0);
                prune(row);
                solver.remember(row, number);
            }
        }
        let mut leaving = solver.empty();
        for row in &rows {
            solver.shift(&mut leaving, row, 0);
        }
        prune(&mut leaving);
        passed += run.len();
        left.push((Some(hall), leaving));
    }
    let ends = left.iter().flat_map(|(_, front)| front).flatten().filter(|label| label.seconds <= budget);
    let best = ends.max_by(|a, b| (a.score, b.seconds).cmp(&(b.score, a.seconds)));
    solver.trace(best.map_or(NONE, |label| label.node))
}

/// How good a route is, as the solver sees it.
pub fn score(sites: &[Site], taken: &[Taken]) -> u64 {
    let mut row = 0;
    let mut before: Option<usize> = None;
    let mut total = 0;
    for &Taken { site, choice } in taken {
        let same_run =
            before.is_some_and(|before| sites[before..=site].iter().all(|other| other.hall == sites[site].hall));
        row = if same_run { (row + 1).min(IN_A_ROW.len() - 1) } else { 0 };
        total += worth(&sites[site], choice, IN_A_ROW[row]);
        before = Some(site);
    }
    total
}

/// Musts count more than all essentials together, and these more than all values.
fn worth(site: &Site, choice: usize, per_cent: u64) -> u64 {
    let rank = match site.rank {
        Rank::Must => 1 << 52,
        Rank::Essential => 1 << 40,
        Rank::Other => 0,
    };
    rank + u64::from(site.choices[choice].value) * per_cent
}

/// The best way to have spent a slice of time.
#[derive(Clone, Copy, Debug)]
struct Label {
    score: u64,
    seconds: u32,
    /// The last stop; while `choice` says one more, the stop before that.
    node: u32,
    /// The choice at a site that has no node yet: most ways to stop there are outdone before they need one.
    choice: Option<u8>,
}

/// By slice of time.
type Front = Vec<Option<Label>>;

/// A stop, and the node of the stop before it.
struct Node {
    taken: Taken,
    before: u32,
}

const NONE: u32 = u32::MAX;

struct Solver {
    /// Seconds.
    slice: u32,
    slices: usize,
    nodes: Vec<Node>,
}

impl Solver {
    fn empty(&self) -> Front {
        vec![None; self.slices]
    }

    fn front_at_start(&self) -> Front {
        let mut front = self.empty();
        front[0] = Some(Label { score: 0, seconds: 0, node: NONE, choice: None });
        front
    }

    /// Puts a label where it belongs, if it is the best there. The last slice may reach beyond the budget.
    fn keep(&self, front: &mut Front, label: Label) {
        let Some(place) = front.get_mut((label.seconds / self.slice) as usize) else { return };
        if place.is_none_or(|other| (label.score, other.seconds) > (other.score, label.seconds)) {
            *place = Some(label);
        }
    }

    /// Adds everything of a front after a walk.
    fn shift(&self, to: &mut Front, from: &Front, walk: u32) {
        for label in from.iter().flatten() {
            self.keep(to, Label { seconds: label.seconds + walk, ..*label });
        }
    }

    /// Adds every way of `from` that goes on to stop at a site.
    fn stop(&self, to: &mut Front, from: &Front, walk: u32, site: &Site, per_cent: u64) {
        for (choice, offer) in site.choices.iter().enumerate() {
            let worth = worth(site, choice, per_cent);
            for label in from.iter().flatten() {
                let (seconds, score) = (label.seconds + walk + offer.seconds, label.score + worth);
                self.keep(to, Label { score, seconds, node: label.node, choice: Some(choice as u8) });
            }
        }
    }

    /// Gives nodes to what was found worth keeping at a site.
    fn remember(&mut self, front: &mut Front, site: usize) {
        for label in front.iter_mut().flatten() {
            if let Some(choice) = label.choice.take() {
                let taken = Taken { site, choice: usize::from(choice) };
                self.nodes.push(Node { taken, before: label.node });
                label.node = self.nodes.len() as u32 - 1;
            }
        }
    }

    /// The stops that lead to a node, in order.
    fn trace(&self, mut node: u32) -> Vec<Taken> {
        let mut taken = Vec::new();
        while let Some(Node { taken: stop, before }) = self.nodes.get(node as usize) {
            taken.push(*stop);
            node = *before;
        }
        taken.reverse();
        taken
    }
}

/// Drops ways that take longer than another and are no better.
fn prune(front: &mut Front) {
    let mut best = None;
    for place in front {
        if place.is_some_and(|label| best.is_some_and(|best| label.score <= best)) {
            *place = None;
        }
        best = best.max(place.map(|label| label.score));
    }
}
