//! Reading many files in parallel on a few threads, with progress and cancellation.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// The most files that are read at the same time: more would only wait for the disk.
const MAX_THREADS: usize = 4;

/// Reads each item and passes it to `on_read` with its index and how many are read, in the order in
/// which they come. Returns false where `on_read` returned false: it is still passed what is being
/// read at that moment, and then nothing more.
pub(crate) fn read_parallel<T: Sync, R: Send>(
    items: &[T],
    read: impl Fn(&T) -> R + Sync,
    mut on_read: impl FnMut(usize, usize, R) -> bool,
) -> bool {
    let (next, is_stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MAX_THREADS);
    let (sender, results) = mpsc::channel();
    let work = |sender: mpsc::Sender<(usize, R)>| {
        while !is_stopped.load(Ordering::Relaxed) {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { break };
            if sender.send((index, read(item))).is_err() {
                break;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads.min(items.len()) {
            let sender = sender.clone();
            scope.spawn(|| work(sender));
        }
        drop(sender);
        for (done, (index, result)) in (1..).zip(results) {
            if !on_read(done, index, result) {
                is_stopped.store(true, Ordering::Relaxed);
            }
        }
    });
    !is_stopped.into_inner()
}
