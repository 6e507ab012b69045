//! How the event loop ends, and what is known then.

use std::time::Duration;

use jiff::Timestamp;

use super::{Bench, keep};
use crate::maturity::fixtures::network_state;
use crate::runtime::event_loop::LoopEnd;
use crate::runtime::message::{Message, WriterFinished};
use crate::runtime::writer_thread::WriteJob;
use crate::tui::protocol::effect::{Effect, WriteRequest};
use crate::tui::protocol::outcome::Outcome;

#[test]
fn a_terminal_that_is_gone_ends_the_loop() {
    let mut bench = Bench::new();
    bench.send(Message::TerminalGone);
    assert_eq!(bench.event_loop.run(&bench.messages), LoopEnd::TerminalGone);
    let mut bench = Bench::new();
    bench.event_loop.screen.is_gone = true;
    assert_eq!(
        bench.event_loop.run(&bench.messages),
        LoopEnd::TerminalGone,
        "nothing can be written to it"
    );
}

#[test]
fn a_fault_in_any_thread_ends_the_loop() {
    let mut bench = Bench::new();
    bench.send(Message::ThreadPanicked);
    assert_eq!(bench.event_loop.run(&bench.messages), LoopEnd::Panicked);
}

#[test]
fn the_end_waits_for_the_writer_and_notes_what_it_still_reports() {
    let mut bench = Bench::new();
    bench.keys("a");
    bench.effects(vec![vec![keep(1)]]);
    bench.run();
    assert!(!bench.event_loop.unsaved_drafts.unsaved_names().is_empty());
    bench.send(Message::Written(Outcome::Autosaved { number: 1, at: Timestamp::UNIX_EPOCH }));
    bench.send(Message::Finished(WriterFinished::default()));
    let finished = bench.event_loop.finish(&bench.messages, true, Duration::from_secs(5), || {});
    assert_eq!(
        (finished, bench.event_loop.unsaved_drafts.unsaved_names()),
        (Some(WriterFinished::default()), Vec::new())
    );
    assert!(bench.jobs.try_iter().any(|job| matches!(job, WriteJob::Finish { rescue: true })));
}

#[test]
fn what_came_in_together_with_leaving_is_known_to_be_kept() {
    let mut bench = Bench::new();
    bench.effects(vec![vec![keep(1)], vec![Effect::Quit]]);
    bench.keys("4");
    bench.send(Message::Written(Outcome::Failed("between".to_owned())));
    bench.send(Message::Written(Outcome::Autosaved { number: 1, at: Timestamp::UNIX_EPOCH }));
    assert_eq!(bench.event_loop.run(&bench.messages), LoopEnd::Quit);
    assert_eq!(bench.event_loop.unsaved_drafts.unsaved_names(), Vec::<String>::new());
}

#[test]
fn the_end_does_not_wait_for_ever() {
    let mut bench = Bench::new();
    let mut asked = false;
    let finished =
        bench.event_loop.finish(&bench.messages, true, Duration::from_millis(1), || asked = true);
    assert_eq!((finished, asked), (None, false));
}

#[test]
fn where_the_person_is_is_remembered_unless_nothing_may_be_written() {
    for (is_read_only, expected) in [(false, 1), (true, 0)] {
        let mut bench = Bench::new();
        bench.event_loop.is_read_only = is_read_only;
        bench.event_loop.note_network(&network_state(Vec::new(), &[]));
        bench.keys("a");
        bench.effects(vec![vec![Effect::PublishDrafts]]);
        bench.run();
        let remembered = bench
            .jobs
            .try_iter()
            .filter(|job| matches!(job, WriteJob::Write(request, _) if matches!(**request, WriteRequest::SaveLastPlace(_))))
            .count();
        assert_eq!(remembered, expected);
    }
}
