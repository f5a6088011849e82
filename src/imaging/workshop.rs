//! Where pictures are made while the screen goes on: a few threads, a short list of orders, the newest first.
//!
//! A screen orders in every frame whatever it misses; an order that is already listed or in work costs nothing. What
//! nobody asks for any more is struck off the list.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use super::{ImagingError, Pixels, Wanted, read, render};

/// Pictures in work at a time, unless said otherwise.
pub const THREADS: usize = 2;

/// Orders waiting. Of more, the oldest are forgotten: the screen that still wants them orders again.
const MAX_WAITING: usize = 64;

/// Finished pictures not yet fetched. The threads rest when there are more, so that a screen that does not fetch (its
/// window is hidden) fills no memory.
const MAX_FINISHED: usize = 16;

/// How long an ending kiosk waits for a picture in work. A thread that is still busy then ends with the process.
const PATIENCE: Duration = Duration::from_secs(3);

/// Asks the screen to look at what is finished.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Begins the path of a picture that is part of the program. No path of a museum begins like this.
pub const BUILT_IN: &str = "built-in:";

/// The files of the program.
pub type BuiltIn = fn(&str) -> Option<&'static [u8]>;

/// A picture somebody waits for. The same order means the same pixels, so it serves as the key of a cache.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Order {
    /// Path below the museum folder, with `/` between the parts; behind [`BUILT_IN`], of a file of the program.
    pub file: String,
    pub wanted: Wanted,
}

pub type Finished = (Order, Result<Pixels, ImagingError>);

pub struct Workshop {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

struct Shared {
    work: Work,
    wake: Wake,
    state: Mutex<State>,
    /// Told when a thread may have something to do.
    bell: Condvar,
    /// Told when a thread ends.
    door: Condvar,
}

type Work = Box<dyn Fn(&Order) -> Result<Pixels, ImagingError> + Send + Sync>;

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
    /// Opens a workshop for the pictures below `root` and those of the program. `wake` is called from its threads after
    /// each finished picture.
    pub fn new(root: PathBuf, built_in: BuiltIn, threads: usize, wake: Wake) -> io::Result<Workshop> {
        Workshop::with(Box::new(move |order| make(&root, built_in, order)), threads, wake)
    }

    /// A workshop without threads: each order is finished when [`Workshop::order`] returns. For tests.
    pub fn inline(root: PathBuf, built_in: BuiltIn) -> Workshop {
        let work: Work = Box::new(move |order| make(&root, built_in, order));
        Workshop { shared: Shared::new(work, Arc::new(|| {})), threads: Vec::new() }
    }

    fn with(work: Work, threads: usize, wake: Wake) -> io::Result<Workshop> {
        let mut workshop = Workshop { shared: Shared::new(work, wake), threads: Vec::new() };
        for number in 1..=threads.max(1) {
            let shared = workshop.shared.clone();
            workshop.shared.state().threads += 1;
            let thread = Builder::new().name(format!("picture-{number}")).spawn(move || shared.run());
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
            let result = self.shared.attempt(&order);
            state.finished.push_back((order, result));
            return;
        }
        state.waiting.retain(|other| *other != order);
        state.waiting.push_back(order);
        if state.waiting.len() > MAX_WAITING {
            state.waiting.pop_front();
        }
        self.shared.bell.notify_one();
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

fn make(root: &Path, built_in: BuiltIn, order: &Order) -> Result<Pixels, ImagingError> {
    match order.file.strip_prefix(BUILT_IN) {
        Some(file) => {
            let missing = || ImagingError::Unreadable(format!("{file} is no part of the program"));
            render(built_in(file).ok_or_else(missing)?, order.wanted)
        }
        None => render(&read(root, &order.file)?, order.wanted),
    }
}

impl Shared {
    fn new(work: Work, wake: Wake) -> Arc<Shared> {
        Arc::new(Shared { work, wake, state: Mutex::default(), bell: Condvar::new(), door: Condvar::new() })
    }

    /// Nothing panics while the lock is held, and every change under it is complete in itself.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One bad picture must not end the thread that makes the next.
    fn attempt(&self, order: &Order) -> Result<Pixels, ImagingError> {
        catch_unwind(AssertUnwindSafe(|| (self.work)(order))).unwrap_or(Err(ImagingError::Crashed))
    }

    fn run(&self) {
        while let Some((ticket, order)) = self.next() {
            let result = self.attempt(&order);
            if self.hand_over(ticket, order, result) {
                (self.wake)();
            }
        }
        self.state().threads -= 1;
        self.door.notify_all();
    }

    /// Waits for the newest order; `None` when the workshop closes.
    fn next(&self) -> Option<(u64, Order)> {
        let rest =
            |state: &mut State| !state.closing && (state.waiting.is_empty() || state.finished.len() >= MAX_FINISHED);
        let mut state = self.bell.wait_while(self.state(), rest).unwrap_or_else(PoisonError::into_inner);
        if state.closing {
            return None;
        }
        let order = state.waiting.pop_back()?;
        state.tickets += 1;
        let ticket = state.tickets;
        state.in_work.push((ticket, order.clone()));
        Some((ticket, order))
    }

    /// Whether the picture is still wanted.
    fn hand_over(&self, ticket: u64, order: Order, result: Result<Pixels, ImagingError>) -> bool {
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
        Order { file: file.to_owned(), wanted: Wanted { size: [8, 8], fit: Fit::Contain, max_side: 1024 } }
    }

    fn pixels() -> Pixels {
        Pixels { size: [1, 1], rgba: vec![0; 4] }
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
        let work: Work = Box::new(move |order| {
            start.send(order.file.clone()).unwrap();
            gate.lock().unwrap_or_else(PoisonError::into_inner).recv().unwrap();
            match order.file.as_str() {
                "panics" => panic!("as the test wants it"),
                "thread" => Err(ImagingError::Unreadable(thread::current().name().unwrap_or_default().to_owned())),
                _ => Ok(pixels()),
            }
        });
        let wake: Wake = Arc::new(move || wake.send(()).unwrap());
        Bench { workshop: Workshop::with(work, 1, wake).unwrap(), started, go, woken }
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
        bench.workshop.keep_only(|order| order.file == "wanted");
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
        let workshop = Workshop::inline(folder.path().to_owned(), |_| None);
        workshop.order(order("a.svg"));
        workshop.order(order("missing.svg"));
        let finished = workshop.finished();
        assert_eq!(finished[0], (order("a.svg"), Ok(Pixels { size: [8, 8], rgba: vec![0; 256] })));
        assert!(matches!(&finished[1], (_, Err(ImagingError::Unreadable(_)))));
        assert!(workshop.is_idle());
    }
}
