//! Makes things on all cores and takes them one after the other, in their order.

use std::num::NonZero;
use std::sync::mpsc::sync_channel;
use std::thread;

/// More threads would wait for the one that takes.
const MAX_THREADS: usize = 8;

/// Calls `make` for 0 and up to `count`, and `take` with what each has made, in that order. Few are
/// made ahead of the one that is taken, so what is made may be large. Stops at the first that `take`
/// refuses.
pub(crate) fn make_in_order<T: Send, E>(
    count: usize,
    make: impl Fn(usize) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = cores.min(MAX_THREADS).min(count);
    thread::scope(|scope| {
        let make = &make;
        let lanes: Vec<_> = (0..threads)
            .map(|lane| {
                let (sender, receiver) = sync_channel(1);
                scope.spawn(move || {
                    // where nobody takes any more, nothing more is made
                    (lane..count).step_by(threads).all(|at| sender.send(make(at)).is_ok())
                });
                receiver
            })
            .collect();
        // a lane that ends early has panicked, and the scope hands its panic on
        for made in lanes.iter().cycle().take(count).map_while(|lane| lane.recv().ok()) {
            take(made)?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_at_once_is_taken_in_order() {
        for count in [0, 1, 2, 7, 100] {
            let mut taken = Vec::new();
            let all = make_in_order(
                count,
                |at| at * at,
                |made| {
                    taken.push(made);
                    Ok::<(), ()>(())
                },
            );
            assert_eq!(all, Ok(()));
            assert_eq!(taken, (0..count).map(|at| at * at).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_first_refusal_ends_it() {
        let mut taken = 0;
        let refused = make_in_order(
            1000,
            |at| at,
            |made| {
                taken += 1;
                if made == 5 { Err("full") } else { Ok(()) }
            },
        );
        assert_eq!((refused, taken), (Err("full"), 6));
    }
}
