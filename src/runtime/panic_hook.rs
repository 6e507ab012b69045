//! The panic hook: when the program panics the terminal is given back first, and the message holds
//! nothing of anybody's files, which the panic's own message might.

use std::panic::{self, PanicHookInfo};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::terminal;

/// Where in the program the first panic was.
static PANIC_LOCATION: Mutex<Option<String>> = Mutex::new(None);

/// Must be called on the main thread.
pub fn install() {
    let main = thread::current().id();
    panic::set_hook(Box::new(move |error| {
        record_location(error);
        // another thread's panic is reported to the event loop, which may be in the middle of a frame
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

pub fn panic_message() -> String {
    let place = PANIC_LOCATION.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let place = place.map(|place| format!(" (at {place})")).unwrap_or_default();
    format!(
        "pcn-workbook had to stop: a fault in the program itself{place}. Please report that place."
    )
}
