//! Where pictures are made while the screen goes on: a few threads, a short list of orders, the newest first.
//!
//! A screen orders in every frame whatever it misses; an order that is already listed or in work costs nothing. What
//! nobody asks for any more is struck off the list.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use super::studio::{Hand, Studio};
use super::{Geometry, ImagingError, Pixels, Stamp, TileId, Wanted};

/// Pictures in work at a time, unless said otherwise.
pub const THREADS: usize = 2;

/// Orders waiting. Of more, the oldest are forgotten: the screen that still wants them orders again. A screen of 3840 ×
/// 2160 shows up to 160 tiles at a time.
const MAX_WAITING: usize = 256;

/// Finished pictures not yet fetched. The threads rest when there are more, so that a screen that does not fetch (its
/// window is hidden) fills no memory.
const MAX_FINISHED: usize = 16;

/// How long an ending kiosk waits for a picture in work. A thread that is still busy then ends with the process.
const PATIENCE: Duration = Duration::from_secs(3);

/// A thread that has had nothing to do for this long lets go of what it holds.
const REST: Duration = Duration::from_secs(20);

/// Asks the screen to look at what is finished.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Something somebody waits for. The same order means the same pixels, so it serves as the key of a cache.
///
/// A file is a path below the museum folder, with `/` between the parts; behind [`super::BUILT_IN`], of a file of the
/// program.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// A picture at a size.
    Picture { file: String, wanted: Wanted },
    /// How large a picture is, and whether its tiles are there.
    Plate { file: String },
    /// Its tiles, all of them.
    Cut { file: String },
    /// The pixels of one.
    Tile { file: String, tile: TileId },
}

impl Order {
    pub fn file(&self) -> &str {
        match self {
            Order::Picture { file, .. } | Order::Plate { file } | Order::Cut { file } | Order::Tile { file, .. } => {
                file
            }
        }
    }

    /// Cutting takes long: a thread of its own does nothing else.
    fn is_long(&self) -> bool {
        matches!(self, Order::Cut { .. })
    }
}

/// What an order was for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    Pixels(Pixels),
    Plate {
        geometry: Geometry,
        /// Whether its tiles are there.
        is_cut: bool,
        /// The state of its file.
        stamp: Stamp,
    },
}

pub type Finished = (Order, Result<Made, ImagingError>);

pub struct Workshop {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

struct Shared {
    make_hand: Box<dyn Fn() -> Worker + Send + Sync>,
    /// Works where there are no threads.
    own_hand: Mutex<Option<Worker>>,
    wake: Wake,
    state: Mutex<State>,
    /// Told when a thread may have something to do.
    bell: Condvar,
    /// Told when a thread ends.
    door: Condvar,
}

/// Somebody at work; each thread has its own.
trait Work: Send {
    fn make(&mut self, order: &Order) -> Result<Made, ImagingError>;

    /// Lets go of what is only needed while there is work.
    fn rest(&mut self);
}

type Worker = Box<dyn Work>;

impl Work for Hand {
    fn make(&mut self, order: &Order) -> Result<Made, ImagingError> {
        Hand::make(self, order)
    }

    fn rest(&mut self) {
        Hand::rest(self);
    }
}

#[derive(Default)]
struct State {
    /// The newest at the back.
    waiting: VecDeque<Order>,
    /// By ticket, as an order struck off and given anew is not the order in work.
    in_work: Vec<(u64, Order)>,
    finished: VecDeque<Finished>,
    tickets: u64,
    closing: bool,
    threads: usize,
}

impl Workshop {
    /// Opens a workshop with so many threads for pictures, and one that cuts tiles. `wake` is called from its threads after
    /// each finished order.
    pub fn new(studio: Studio, threads: usize, wake: Wake) -> io::Result<Workshop> {
        let studio = Arc::new(studio);
        Workshop::with(hands(studio), threads, wake)
    }

    /// A workshop without threads: each order is finished when [`Workshop::order`] returns. For tests.
    pub fn inline(studio: Studio) -> Workshop {
        let studio = Arc::new(studio);
        Workshop { shared: Shared::new(hands(studio), Arc::new(|| {})), threads: Vec::new() }
    }

    fn with(make_hand: Box<dyn Fn() -> Worker + Send + Sync>, threads: usize, wake: Wake) -> io::Result<Workshop> {
        let mut workshop = Workshop { shared: Shared::new(make_hand, wake), threads: Vec::new() };
        let names = (1..=threads.max(1)).map(|number| (format!("picture-{number}"), false));
        for (name, is_long) in names.chain([("tiles".to_owned(), true)]) {
            let shared = workshop.shared.clone();
            workshop.shared.state().threads += 1;
            let thread = Builder::new().name(name).spawn(move || shared.run(is_long));
            // Counted before it starts, as it counts itself off; if it never started, that is up to us.
            workshop.threads.push(thread.inspect_err(|_| workshop.shared.state().threads -= 1)?);
        }
        Ok(workshop)
    }

    /// Asks for a picture, before all that were asked for earlier.
    pub fn order(&self, order: Order) {
        let mut state = self.shared.state();
        let is_listed = state.in_work.iter().any(|(_, other)| *other == order)
            || state.finished.iter().any(|(other, _)| *other == order);
        if is_listed {
            return;
        }
        if self.threads.is_empty() {
            let mut hand = self.shared.own_hand.lock().unwrap_or_else(PoisonError::into_inner);
            let hand = hand.get_or_insert_with(|| (self.shared.make_hand)());
            let result = attempt(&mut **hand, &order);
            state.finished.push_back((order, result));
            return;
        }
        state.waiting.retain(|other| *other != order);
        state.waiting.push_back(order);
        if state.waiting.len() > MAX_WAITING {
            state.waiting.pop_front();
        }
        // All of them: only one of the threads does what is ordered.
        self.shared.bell.notify_all();
    }

    /// Strikes off what nobody wants any more. A picture in work is finished, but not handed out.
    pub fn keep_only(&self, mut is_wanted: impl FnMut(&Order) -> bool) {
        let mut state = self.shared.state();
        state.waiting.retain(&mut is_wanted);
        state.in_work.retain(|(_, order)| is_wanted(order));
        state.finished.retain(|(order, _)| is_wanted(order));
        self.shared.bell.notify_all();
    }

    /// Takes what has been finished since the last call, in the order of finishing.
    pub fn finished(&self) -> Vec<Finished> {
        let finished = std::mem::take(&mut self.shared.state().finished);
        self.shared.bell.notify_all();
        finished.into()
    }

    /// Whether anything is waiting, in work or not yet fetched.
    pub fn is_idle(&self) -> bool {
        let state = self.shared.state();
        state.waiting.is_empty() && state.in_work.is_empty() && state.finished.is_empty()
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        let mut state = self.shared.state();
        state.closing = true;
        self.shared.bell.notify_all();
        let wait = self.shared.door.wait_timeout_while(state, PATIENCE, |state| state.threads > 0);
        let (state, _) = wait.unwrap_or_else(PoisonError::into_inner);
        let all_done = state.threads == 0;
        drop(state);
        if all_done {
            // They have left the loop; joining takes them off the system's list.
            self.threads.drain(..).for_each(|thread| drop(thread.join()));
        }
    }
}

fn hands(studio: Arc<Studio>) -> Box<dyn Fn() -> Worker + Send + Sync> {
    Box::new(move || Box::new(Hand::new(studio.clone())))
}

/// One bad picture must not end the thread that makes the next.
fn attempt(hand: &mut dyn Work, order: &Order) -> Result<Made, ImagingError> {
    catch_unwind(AssertUnwindSafe(|| hand.make(order))).unwrap_or(Err(ImagingError::Crashed))
}

impl Shared {
    fn new(make_hand: Box<dyn Fn() -> Worker + Send + Sync>, wake: Wake) -> Arc<Shared> {
        Arc::new(Shared {
            make_hand,
            own_hand: Mutex::default(),
            wake,
            state: Mutex::default(),
            bell: Condvar::new(),
            door: Condvar::new(),
        })
    }

    /// Nothing panics while the lock is held, and every change under it is complete in itself.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self, is_long: bool) {
        let mut hand = (self.make_hand)();
        while let Some((ticket, order)) = self.next(is_long, &mut *hand) {
            let result = attempt(&mut *hand, &order);
            if self.hand_over(ticket, order, result) {
                (self.wake)();
            }
        }
        self.state().threads -= 1;
        self.door.notify_all();
    }

    /// Waits for the newest order; `None` when the workshop closes.
    fn next(&self, is_long: bool, hand: &mut dyn Work) -> Option<(u64, Order)> {
        let is_ours = |order: &Order| order.is_long() == is_long;
        let idle = |state: &mut State| {
            !state.closing && (!state.waiting.iter().any(is_ours) || state.finished.len() >= MAX_FINISHED)
        };
        let wait = self.bell.wait_timeout_while(self.state(), REST, idle).unwrap_or_else(PoisonError::into_inner);
        let mut state = wait.0;
        if wait.1.timed_out() {
            drop(state);
            hand.rest();
            state = self.bell.wait_while(self.state(), idle).unwrap_or_else(PoisonError::into_inner);
        }
        if state.closing {
            return None;
        }
        let place = state.waiting.iter().rposition(is_ours)?;
        let order = state.waiting.remove(place)?;
        state.tickets += 1;
        let ticket = state.tickets;
        state.in_work.push((ticket, order.clone()));
        Some((ticket, order))
    }

    /// Whether the picture is still wanted.
    fn hand_over(&self, ticket: u64, order: Order, result: Result<Made, ImagingError>) -> bool {
        let mut state = self.state();
        let Some(place) = state.in_work.iter().position(|(other, _)| *other == ticket) else { return false };
        state.in_work.swap_remove(place);
        state.finished.push_back((order, result));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imaging::Fit;
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::thread;

    fn order(file: &str) -> Order {
        let wanted = Wanted { size: [8, 8], fit: Fit::Contain, max_side: 1024 };
        Order::Picture { file: file.to_owned(), wanted }
    }

    fn pixels() -> Made {
        Made::Pixels(Pixels { size: [1, 1], rgba: vec![0; 4] })
    }

    /// Does what a test says, which is to be called by all threads.
    struct Told<F>(Arc<F>);

    impl<F: Fn(&Order) -> Result<Made, ImagingError> + Send + Sync> Work for Told<F> {
        fn make(&mut self, order: &Order) -> Result<Made, ImagingError> {
            (self.0)(order)
        }

        fn rest(&mut self) {}
    }

    /// A workshop of one thread whose pictures are finished when the test says so.
    struct Bench {
        workshop: Workshop,
        started: Receiver<String>,
        go: Sender<()>,
        woken: Receiver<()>,
    }

    fn bench() -> Bench {
        let (start, started) = channel();
        let (go, gate) = channel::<()>();
        let (wake, woken) = channel();
        let gate = Mutex::new(gate);
        let work = Arc::new(move |order: &Order| {
            start.send(order.file().to_owned()).unwrap();
            gate.lock().unwrap_or_else(PoisonError::into_inner).recv().unwrap();
            match order.file() {
                "panics" => panic!("as the test wants it"),
                "thread" => Err(ImagingError::Unreadable(thread::current().name().unwrap_or_default().to_owned())),
                _ => Ok(pixels()),
            }
        });
        let wake: Wake = Arc::new(move || wake.send(()).unwrap());
        let make_hand = move || -> Worker { Box::new(Told(work.clone())) };
        Bench { workshop: Workshop::with(Box::new(make_hand), 1, wake).unwrap(), started, go, woken }
    }

    impl Bench {
        fn finish_one(&self) -> Finished {
            self.go.send(()).unwrap();
            self.woken.recv().unwrap();
            let mut finished = self.workshop.finished();
            assert_eq!(finished.len(), 1);
            finished.remove(0)
        }
    }

    #[test]
    fn the_newest_order_is_made_first_and_none_twice() {
        let bench = bench();
        bench.workshop.order(order("a"));
        assert_eq!(bench.started.recv().unwrap(), "a");
        for file in ["a", "b", "c", "d", "b"] {
            bench.workshop.order(order(file));
        }
        for (file, next) in [("a", Some("b")), ("b", Some("d")), ("d", Some("c")), ("c", None)] {
            assert_eq!(bench.finish_one(), (order(file), Ok(pixels())));
            if let Some(next) = next {
                assert_eq!(bench.started.recv().unwrap(), next);
            }
        }
        assert!(bench.workshop.is_idle());
    }

    #[test]
    fn a_panic_is_an_error_and_the_thread_goes_on() {
        let bench = bench();
        bench.workshop.order(order("panics"));
        assert_eq!(bench.finish_one().1, Err(ImagingError::Crashed));
        bench.workshop.order(order("thread"));
        assert_eq!(bench.finish_one().1, Err(ImagingError::Unreadable("picture-1".to_owned())));
    }

    #[test]
    fn what_nobody_wants_is_neither_made_nor_handed_out() {
        let bench = bench();
        bench.workshop.order(order("in work"));
        bench.started.recv().unwrap();
        bench.workshop.order(order("waiting"));
        bench.workshop.order(order("wanted"));
        bench.workshop.keep_only(|order| order.file() == "wanted");
        bench.go.send(()).unwrap();
        assert_eq!(bench.started.recv().unwrap(), "wanted");
        assert!(bench.workshop.finished().is_empty());
        assert_eq!(bench.finish_one().0, order("wanted"));
        assert!(bench.workshop.is_idle());
    }

    #[test]
    fn an_order_struck_off_and_given_anew_is_made_anew() {
        let bench = bench();
        bench.workshop.order(order("a"));
        bench.started.recv().unwrap();
        bench.workshop.keep_only(|_| false);
        bench.workshop.order(order("a"));
        bench.go.send(()).unwrap();
        assert_eq!(bench.started.recv().unwrap(), "a");
        assert!(bench.workshop.finished().is_empty());
        assert_eq!(bench.finish_one().0, order("a"));
    }

    #[test]
    fn the_oldest_of_too_many_orders_are_forgotten() {
        let bench = bench();
        bench.workshop.order(order("in work"));
        bench.started.recv().unwrap();
        for number in 0..MAX_WAITING + 2 {
            bench.workshop.order(order(&number.to_string()));
        }
        let state = bench.workshop.shared.state();
        assert_eq!((state.waiting.len(), state.waiting.front()), (MAX_WAITING, Some(&order("2"))));
        drop(state);
        drop(bench.go);
    }

    #[test]
    fn the_threads_rest_until_somebody_fetches() {
        let bench = bench();
        for number in 0..=MAX_FINISHED {
            bench.workshop.order(order(&number.to_string()));
        }
        for _ in 0..MAX_FINISHED {
            bench.started.recv().unwrap();
            bench.go.send(()).unwrap();
            bench.woken.recv().unwrap();
        }
        assert!(bench.started.recv_timeout(Duration::from_millis(50)).is_err());
        assert_eq!(bench.workshop.finished().len(), MAX_FINISHED);
        bench.started.recv().unwrap();
        assert_eq!(bench.finish_one().1, Ok(pixels()));
    }

    #[test]
    fn closing_waits_for_the_picture_in_work_but_not_for_the_list() {
        let Bench { workshop, started, go, woken } = bench();
        for file in ["a", "b"] {
            workshop.order(order(file));
        }
        started.recv().unwrap();
        let shared = workshop.shared.clone();
        let closer = thread::spawn(move || drop(workshop));
        while !shared.state().closing {
            thread::sleep(Duration::from_millis(1));
        }
        drop(shared);
        go.send(()).unwrap();
        closer.join().unwrap();
        // The thread is gone, and with it the senders it held.
        assert_eq!((woken.iter().count(), started.iter().count()), (1, 0));
    }

    #[test]
    fn without_threads_an_order_is_finished_at_once() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.svg"), "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'/>")
            .unwrap();
        let workshop = Workshop::inline(Studio::new(folder.path().to_owned(), |_| None));
        workshop.order(order("a.svg"));
        workshop.order(order("missing.svg"));
        let finished = workshop.finished();
        assert_eq!(finished[0], (order("a.svg"), Ok(Made::Pixels(Pixels { size: [8, 8], rgba: vec![0; 256] }))));
        assert!(matches!(&finished[1], (_, Err(ImagingError::Unreadable(_)))));
        assert!(workshop.is_idle());
    }
}
