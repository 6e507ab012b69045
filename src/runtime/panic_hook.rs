//! When the program itself is at fault: the terminal is given back first, and what is said holds
//! nothing of anybody's files, which the system's own words for it might.

use std::panic::{self, PanicHookInfo};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::terminal;

/// Where in the program the first fault was, once there was one.
static PANIC_LOCATION: Mutex<Option<String>> = Mutex::new(None);

/// Watches for faults from now on. Call it on the main thread.
pub fn install() {
    let main = thread::current().id();
    panic::set_hook(Box::new(move |error| {
        record_location(error);
        // another thread's fault is told to the main loop, which may be in the middle of a frame
        if thread::current().id() == main {
            terminal::leave();
        }
    }));
}

fn record_location(error: &PanicHookInfo<'_>) {
    let place = error
        .location()
        .map_or_else(|| "an unknown place".to_owned(), |at| format!("{}:{}", at.file(), at.line()));
    PANIC_LOCATION.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(place);
}

/// What to say of the fault.
pub fn panic_message() -> String {
    let place = PANIC_LOCATION.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let place = place.map(|place| format!(" (at {place})")).unwrap_or_default();
    format!(
        "pcn-workbook had to stop: a fault in the program itself{place}. Please report that place."
    )
}
