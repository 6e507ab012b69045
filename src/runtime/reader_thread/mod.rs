//! The reader thread: it answers read requests one at a time, so that no key waits for the disk.
//! What a person waits for comes before what is only good to know; reading that is stopped for it,
//! and begun again later.

mod queue;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::time::Instant;

use self::queue::ReadQueue;
use super::library_access::{ReadAnswer, ReadControl, Reader};
use super::message::{Message, RequestNumber};
use super::progress_throttle::ProgressThrottle;
use crate::tui::protocol::effect::ReadRequest;
use crate::tui::protocol::outcome::Outcome;

pub enum ReaderMessage {
    Read(RequestNumber, ReadRequest),
    SwitchLibrary(Reader),
}

/// Reads until nobody is left to ask for anything.
pub fn run(
    mut reader: Reader,
    messages: &Receiver<ReaderMessage>,
    stop: &AtomicBool,
    out: &Sender<Message>,
) {
    let mut queue = ReadQueue::default();
    while let Ok(first) = messages.recv() {
        handle_message(first, &mut queue, &mut reader);
        loop {
            // before the look at what came in: whatever comes after it sets the flag again
            stop.store(false, Ordering::SeqCst);
            for message in messages.try_iter() {
                handle_message(message, &mut queue, &mut reader);
            }
            let Some((number, request)) = queue.pop() else { break };
            let mut report = throttled_progress(number, progress_outcome(&request), out);
            let mut control = ReadControl { stop, report: &mut report };
            let Some(answer) = read_caught(&mut reader, &request, &mut control) else {
                queue.requeue(number, request);
                continue;
            };
            if out.send(Message::Read(number, Box::new(answer))).is_err() {
                return;
            }
        }
    }
}

fn throttled_progress(
    number: RequestNumber,
    to_outcome: fn(usize, usize) -> Outcome,
    out: &Sender<Message>,
) -> impl FnMut(usize, usize) {
    let mut throttle = ProgressThrottle::start(Instant::now());
    move |done, total| {
        if throttle.is_due() {
            let answer = ReadAnswer::Outcome(to_outcome(done, total));
            // nobody listens any more once the program ends
            let _ = out.send(Message::Read(number, Box::new(answer)));
        }
    }
}

fn progress_outcome(request: &ReadRequest) -> fn(usize, usize) -> Outcome {
    match request {
        ReadRequest::Compare(_) => |done, total| Outcome::CompareProgress { done, total },
        ReadRequest::NetworksReport(..) => {
            |done, total| Outcome::NetworksReportProgress { done, total }
        }
        ReadRequest::PlanImport(_) => |done, total| Outcome::ImportProgress { done, total },
        _ => |done, total| Outcome::SummaryProgress { done, total },
    }
}

fn handle_message(message: ReaderMessage, queue: &mut ReadQueue, reader: &mut Reader) {
    match message {
        ReaderMessage::Read(number, request) => queue.push(number, request),
        ReaderMessage::SwitchLibrary(other) => {
            *reader = other;
            queue.clear();
        }
    }
}

/// Answers one request; `None` where it was stopped. A fault in the program over one file must not
/// keep the rest from being read.
fn read_caught(
    reader: &mut Reader,
    request: &ReadRequest,
    control: &mut ReadControl<'_>,
) -> Option<ReadAnswer> {
    catch_unwind(AssertUnwindSafe(|| reader(request, control))).unwrap_or_else(|_| {
        let message = "A fault in this program keeps this from being read. Nothing was changed; please report it.";
        Some(ReadAnswer::Outcome(Outcome::Failed(message.to_owned())))
    })
}

#[cfg(test)]
mod tests;
