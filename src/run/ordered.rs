//! Work on many threads with its results in order, in bounded memory.
//!
//! `ordered(jobs, items, || |n| n * 2, |double| …)` gives the sink 0, 2, 4 … whatever thread was faster. No more than a few items a worker
//! are under way at once: the source waits while the sink is behind.

use crossbeam_channel::{bounded, unbounded};
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::thread;

/// How many items a worker may be ahead of the sink.
const WINDOW: usize = 4;

/// Has each of `items` worked on by one of `jobs` workers, each made by `worker` on its own thread, and hands the results to `sink` in the
/// order of the items. With one job everything happens on the calling thread.
///
/// # Errors
/// The first error of `sink`, after which nothing more is taken from `items`.
pub fn ordered<T, R, W, E>(
    jobs: NonZeroUsize,
    mut items: impl Iterator<Item = T> + Send,
    worker: impl Fn() -> W + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    T: Send,
    R: Send,
    W: FnMut(T) -> R,
{
    if jobs.get() == 1 {
        let mut work = worker();
        return items.try_for_each(|item| sink(work(item)));
    }
    let (to_do, undone) = bounded::<(u64, T)>(jobs.get());
    let (to_sink, done) = unbounded::<(u64, R)>();
    let (permit, permits) = unbounded::<()>();
    (0..jobs.get() * WINDOW).for_each(|_| _ = permit.send(()));
    thread::scope(|scope| {
        scope.spawn(move || {
            for (number, item) in (0..).zip(items) {
                if permits.recv().is_err() || to_do.send((number, item)).is_err() {
                    return;
                }
            }
        });
        for _ in 0..jobs.get() {
            let (undone, to_sink, worker) = (undone.clone(), to_sink.clone(), &worker);
            scope.spawn(move || {
                let mut work = worker();
                for (number, item) in undone {
                    if to_sink.send((number, work(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop((undone, to_sink));
        let (mut early, mut next) = (BTreeMap::new(), 0);
        // an error returns, which drops both ends that the other threads wait on
        let (done, permit) = (done, permit);
        for (number, result) in &done {
            early.insert(number, result);
            while let Some(result) = early.remove(&next) {
                sink(result)?;
                next += 1;
                let _ = permit.send(());
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn jobs(n: usize) -> NonZeroUsize {
        NonZeroUsize::new(n).unwrap()
    }

    #[test]
    fn results_come_in_order_whoever_is_slow() {
        for n in [1, 2, 8] {
            let mut seen = Vec::new();
            let work = || {
                |i: u64| {
                    thread::sleep(std::time::Duration::from_micros((i * 7919) % 300));
                    i * 2
                }
            };
            let ended: Result<(), ()> = ordered(jobs(n), 0..200u64, work, |double| {
                seen.push(double);
                Ok(())
            });
            assert_eq!(ended, Ok(()));
            assert_eq!(seen, (0..200).map(|i| i * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_source_waits_for_the_sink() {
        let taken = AtomicUsize::new(0);
        let items = (0..1000usize).inspect(|_| _ = taken.fetch_add(1, Ordering::SeqCst));
        let mut most = 0;
        let mut written = 0;
        let ended: Result<(), ()> = ordered(
            jobs(2),
            items,
            || |i: usize| i,
            |_| {
                most = most.max(taken.load(Ordering::SeqCst) - written);
                written += 1;
                Ok(())
            },
        );
        assert_eq!(ended, Ok(()));
        assert!(most <= 2 * WINDOW + 1, "{most} were under way");
    }

    #[test]
    fn an_error_of_the_sink_ends_the_run() {
        let taken = AtomicUsize::new(0);
        let items = (0..100_000usize).inspect(|_| _ = taken.fetch_add(1, Ordering::SeqCst));
        let ended = ordered(jobs(3), items, || |i: usize| i, |i| if i < 10 { Ok(()) } else { Err("full") });
        assert_eq!(ended, Err("full"));
        assert!(taken.load(Ordering::SeqCst) < 100);
    }
}
