//! Routes through the museum: what they take, whether they are the best, and what becomes of them on the way.

mod common;

use std::time::Duration;

use aigun::kiosk::itinerary::*;
use aigun::kiosk::{Action, Kiosk, Route};
use aigun::model::*;
use common::{Dice, LANGUAGES, shipped};
use proptest::prelude::*;

/// Every choice of sites and of how long at each.
fn brute(sites: &[Site], walk: impl Fn(Option<usize>, usize) -> u32 + Copy, budget: u32) -> u64 {
    fn go(
        sites: &[Site],
        walk: impl Fn(Option<usize>, usize) -> u32 + Copy,
        budget: u32,
        at: usize,
        spent: u32,
        taken: &mut Vec<Taken>,
    ) -> u64 {
        let mut best = score(sites, taken);
        for site in at..sites.len() {
            let from = taken.last().map(|last| sites[last.site].hall);
            for choice in 0..sites[site].choices.len() {
                let spent = spent + walk(from, sites[site].hall) + sites[site].choices[choice].seconds;
                if spent <= budget {
                    taken.push(Taken { site, choice });
                    best = best.max(go(sites, walk, budget, site + 1, spent, taken));
                    taken.pop();
                }
            }
        }
        best
    }
    go(sites, walk, budget, 0, 0, &mut Vec::new())
}

/// Seconds of a route.
fn seconds(sites: &[Site], walk: impl Fn(Option<usize>, usize) -> u32, taken: &[Taken]) -> u32 {
    let mut from = None;
    let mut total = 0;
    for stop in taken {
        let site = &sites[stop.site];
        total += walk(from, site.hall) + site.choices[stop.choice].seconds;
        from = Some(site.hall);
    }
    total
}

fn walk(from: Option<usize>, to: usize) -> u32 {
    match from {
        Some(from) if from == to => 8,
        from => 40 + 30 * from.unwrap_or(0).abs_diff(to) as u32,
    }
}

prop_compose! {
    fn choices()(brief in 40_u32..400, more in proptest::collection::vec((20_u32..500, 50_u32..600), 0..3)) -> Vec<Choice> {
        let mut choices = vec![Choice { seconds: brief, value: 600 }];
        for (longer, worth) in more {
            let last = choices[choices.len() - 1];
            choices.push(Choice { seconds: last.seconds + longer, value: last.value + worth });
        }
        choices
    }
}

fn site() -> impl Strategy<Value = Site> {
    let rank = prop_oneof![6 => Just(Rank::Other), 2 => Just(Rank::Essential), 1 => Just(Rank::Must)];
    (choices(), rank).prop_map(|(choices, rank)| Site { hall: 0, rank, choices })
}

/// Sites in up to four halls, hall by hall.
fn sites(most: usize) -> impl Strategy<Value = Vec<Site>> {
    proptest::collection::vec((site(), 0_usize..4), 0..most).prop_map(|mut sites| {
        sites.sort_by_key(|(_, hall)| *hall);
        sites.into_iter().map(|(site, hall)| Site { hall, ..site }).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Small problems are solved exactly.
    #[test]
    fn small_routes_are_the_best(sites in sites(6), budget in 0_u32..2400) {
        let taken = solve(&sites, walk, budget);
        prop_assert_eq!(score(&sites, &taken), brute(&sites, walk, budget));
    }

    /// A route fits, has nothing twice, and keeps the order of the story.
    #[test]
    fn routes_fit_and_keep_the_order(sites in sites(60), budget in 0_u32..9000) {
        let taken = solve(&sites, walk, budget);
        prop_assert!(seconds(&sites, walk, &taken) <= budget);
        prop_assert!(taken.windows(2).all(|pair| pair[0].site < pair[1].site));
        prop_assert!(taken.iter().all(|stop| stop.choice < sites[stop.site].choices.len()));
    }

    /// More time never makes a route worse.
    #[test]
    fn more_time_is_never_worse(sites in sites(60), budget in 0_u32..7000, more in 1_u32..600) {
        let value = |budget| score(&sites, &solve(&sites, walk, budget));
        prop_assert!(value(budget) <= value(budget + more));
    }
}

/// With longer slices, as many sites need them, routes are nearly as good: against the exact result for the same sites.
#[test]
fn large_routes_are_nearly_the_best() {
    let mut dice = Dice::new(7);
    let (mut worst, mut kept) = (1.0_f64, 0);
    for _ in 0..60 {
        // The exact result of 24 sites, and the result for them among sites that take too long for any route: these only
        // make the slices as long as 200 sites do.
        let few: Vec<Site> = (0..EXACT).map(|number| random_site(&mut dice, number / 6)).collect();
        let hopeless = Site { hall: 9, rank: Rank::Other, choices: vec![Choice { seconds: 100_000, value: 1 }] };
        let many: Vec<Site> = few.iter().cloned().chain(std::iter::repeat_n(hopeless, 200 - EXACT)).collect();
        let budget = 1200 + 60 * dice.throw(90) as u32;
        let (exact, sliced) = (solve(&few, walk, budget), solve(&many, walk, budget));
        let (exact, sliced) = (score(&few, &exact), score(&few, &sliced));
        assert_eq!(exact >> 40, sliced >> 40, "as many essential stops");
        let value = |score: u64| (score & ((1 << 40) - 1)) as f64;
        worst = worst.min(value(sliced) / value(exact));
        kept += 1;
    }
    println!("{kept} routes, the worst has {:.2} % of the best value", 100.0 * worst);
    assert!(worst >= 0.95, "{worst}");
}

fn random_site(dice: &mut Dice, hall: usize) -> Site {
    let brief = 40 + dice.throw(300) as u32;
    let full = brief + 60 + dice.throw(400) as u32;
    let interest = 100 + dice.throw(120) as u32;
    let rank = if dice.throw(5) == 0 { Rank::Essential } else { Rank::Other };
    let choice = |seconds, value| Choice { seconds, value: value * interest / 100 };
    Site { hall, rank, choices: vec![choice(brief, 620), choice(full, 1000), choice(full + 200, 1150)] }
}
