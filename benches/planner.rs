//! How long it takes to find a route.

use std::hint::black_box;

use aigun::content;
use aigun::kiosk::itinerary::{Begin, Interest, Itinerary, Stay, Times, VisitWish};
use aigun::model::{ExhibitId, Floor, Lang, Museum, Spot};
use criterion::{Criterion, criterion_group, criterion_main};

criterion_group!(benches, routes);
criterion_main!(benches);

fn routes(criterion: &mut Criterion) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/exhibits");
    let shipped = content::load(folder.as_ref()).museum.expect("the shipped museum can be shown");
    let large = grown(&shipped, 200);
    criterion.bench_function("times of 200 stops", |bencher| {
        bencher.iter(|| Times::new(black_box(&large), large.order(Lang::ZH)));
    });
    for (name, museum) in [("the shipped museum", &*shipped), ("200 stops", &large)] {
        for minutes in [45, 120, 240] {
            let wish = VisitWish { interests: vec![Interest::Battles], ..VisitWish::new(Stay::Minutes(minutes)) };
            let times = Times::new(museum, museum.order(Lang::ZH));
            let plan = || Itinerary::plan(museum, &times, &wish, Begin::default(), 60 * u32::from(minutes));
            assert!(!plan().legs.is_empty());
            criterion.bench_function(&format!("route/{name}, {minutes} min"), |bencher| {
                bencher.iter(|| black_box(plan()));
            });
        }
    }
}

/// The museum with its exhibits so often in their halls that there are `stops`, and a plan of its floor.
fn grown(museum: &Museum, stops: usize) -> Museum {
    let mut grown = museum.clone();
    grown.exhibits.clear();
    let mut floor = Floor::default();
    for (number, hall) in grown.halls.iter_mut().enumerate() {
        let originals = std::mem::take(&mut hall.exhibits);
        let share = stops * (number + 1) / museum.halls.len() - stops * number / museum.halls.len();
        for copy in 0..share {
            let mut exhibit = museum.exhibits[&originals[copy % originals.len()]].clone();
            exhibit.id = ExhibitId::new(format!("{}/{copy}", hall.id));
            hall.exhibits.push(exhibit.id.clone());
            grown.exhibits.insert(exhibit.id.clone(), exhibit);
        }
        floor.halls.insert(hall.id.clone(), Spot { x: 30.0 * number as f32, y: 5.0, storey: 0, seats: false });
    }
    grown.visit.floor = Some(floor);
    grown
}
