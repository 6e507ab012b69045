//! The reader thread without a disk: what comes first, what is stopped, and what a fault in the
//! program leaves.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use super::{ReaderMessage, run};
use crate::runtime::fixtures::disk_full_error;
use crate::runtime::library_access::{ReadAnswer, ReadControl, Reader};
use crate::runtime::message::Message;
use crate::tui::protocol::effect::ReadRequest;
use crate::tui::protocol::outcome::Outcome;

/// A reader whose first diagnosis takes until it is stopped; it says when that begins.
fn slow_reader(began: Sender<()>) -> Reader {
    let mut diagnoses = 0;
    Box::new(move |request: &ReadRequest, control: &mut ReadControl<'_>| match request {
        ReadRequest::Matrices => panic!("a fault in the program"),
        ReadRequest::Diagnose => {
            diagnoses += 1;
            if diagnoses == 1 {
                began.send(()).unwrap();
                while !control.is_stopped() {
                    thread::sleep(Duration::from_millis(1));
                }
                return None;
            }
            Some(ReadAnswer::Outcome(Outcome::Diagnosed(Vec::new())))
        }
        _ => Some(ReadAnswer::from_error(&disk_full_error())),
    })
}

fn answer_summary(message: &Message) -> String {
    let Message::Read(number, answer) = message else { return "something else".to_owned() };
    match &**answer {
        ReadAnswer::Outcome(Outcome::Diagnosed(_)) => format!("{number} diagnosed"),
        ReadAnswer::Outcome(Outcome::Failed(message)) => format!("{number} failed: {message}"),
        _ => format!("{number} something else"),
    }
}

/// The answers, with these requests made while the first diagnosis runs.
fn answers_to(requests: &[ReadRequest]) -> Vec<String> {
    let ((began, begins), (ask, asked), (out, messages)) = (channel(), channel(), channel());
    let stop = Arc::new(AtomicBool::new(false));
    let stopping = Arc::clone(&stop);
    let reader = thread::spawn(move || run(slow_reader(began), &asked, &stopping, &out));
    ask.send(ReaderMessage::Read(1, ReadRequest::Diagnose)).unwrap();
    begins.recv().unwrap();
    for (number, request) in (2..).zip(requests) {
        ask.send(ReaderMessage::Read(number, request.clone())).unwrap();
    }
    stop.store(true, Ordering::SeqCst);
    drop(ask);
    reader.join().unwrap();
    messages.try_iter().map(|message| answer_summary(&message)).collect()
}

#[test]
fn what_a_person_waits_for_stops_what_is_only_good_to_know() {
    let answers = answers_to(&[ReadRequest::Network("a".into())]);
    assert_eq!(answers, ["2 failed: The disk is full. Make room.", "1 diagnosed"]);
}

#[test]
fn a_fault_in_the_program_over_one_file_keeps_nothing_else_from_being_read() {
    let answers = answers_to(&[ReadRequest::Matrices, ReadRequest::Network("a".into())]);
    assert!(answers[0].starts_with("2 failed: A fault in this program"), "{answers:?}");
    assert_eq!(answers[1..], ["3 failed: The disk is full. Make room.", "1 diagnosed"]);
}
