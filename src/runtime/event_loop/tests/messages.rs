//! What each message and each effect leads to, and when the screen is drawn.

use uuid::Uuid;

use super::{Bench, keep, read};
use crate::maturity::fixtures::network_state;
use crate::runtime::event_loop::LoopEnd;
use crate::runtime::fixtures::{NullWriter, draft, empty_reader, library_opened, library_switch};
use crate::runtime::library_access::ReadAnswer;
use crate::runtime::message::{Message, SystemNotice};
use crate::runtime::reader_thread::ReaderMessage;
use crate::runtime::writer_thread::WriteJob;
use crate::tui::protocol::effect::{Appearance, Effect, ReadRequest, WriteRequest};
use crate::tui::protocol::input_event::InputEvent;
use crate::tui::protocol::key::{Key, KeyCode};
use crate::tui::protocol::outcome::Outcome;

#[test]
fn five_hundred_keys_at_once_are_one_frame() {
    let mut bench = Bench::new();
    bench.keys(&"4".repeat(500));
    bench.effects(std::iter::repeat_with(Vec::new).take(499).chain([vec![Effect::Quit]]).collect());
    assert_eq!(bench.event_loop.run(&bench.messages), LoopEnd::Quit);
    assert_eq!(bench.event_loop.program.calls.len(), 500);
    assert_eq!(bench.draws(), 1, "the first frame, and none for keys after which it was left");
    let mut bench = Bench::new();
    bench.keys(&"4".repeat(500));
    let event_loop = &mut bench.event_loop;
    drop(bench.out);
    event_loop.run(&bench.messages);
    assert_eq!((event_loop.program.calls.len(), event_loop.screen.done.len()), (500, 2));
}

#[test]
fn a_click_means_what_is_to_be_seen_once_the_keys_before_it_are_done() {
    let mut bench = Bench::new();
    bench.send(Message::Input(vec![
        InputEvent::Key(Key::char('a')),
        InputEvent::Key(Key::char('b')),
        InputEvent::Click(3, 3),
    ]));
    bench.run();
    assert_eq!(bench.calls(), "a b Focus(2)");
}

#[test]
fn each_effect_goes_to_whom_it_concerns() {
    let mut bench = Bench::new();
    bench.keys("ab");
    bench.effects(vec![
        vec![keep(1), Effect::PublishDrafts, Effect::Read(ReadRequest::Matrices)],
        vec![Effect::Read(ReadRequest::Network("a".into())), Effect::Read(ReadRequest::Diagnose)],
    ]);
    bench.run();
    let jobs: Vec<_> = bench
        .jobs
        .try_iter()
        .map(|job| {
            matches!(job, WriteJob::AutosaveDraft { number: 1, .. } | WriteJob::PublishDrafts)
        })
        .collect();
    assert_eq!(jobs, [true, true]);
    let requests: Vec<_> = bench
        .requests
        .try_iter()
        .map(|request| matches!(request, ReaderMessage::Read(..)))
        .collect();
    assert_eq!(requests, [true, true, true]);
}

#[test]
fn of_two_networks_asked_for_only_the_newer_is_shown() {
    let mut bench = Bench::new();
    bench.keys("ab");
    bench.effects(vec![
        vec![Effect::Read(ReadRequest::Network("a".into()))],
        vec![Effect::Read(ReadRequest::Network("b".into()))],
    ]);
    let opened = || Outcome::NetworkOpened(Box::new(network_state(Vec::new(), &[])));
    bench.send(read(1, opened()));
    bench.send(read(2, opened()));
    bench.run();
    assert_eq!(bench.calls(), "a b opened with 0 drafts");
}

#[test]
fn what_was_said_meanwhile_is_laid_over_what_was_read() {
    let mut bench = Bench::new();
    bench.keys("a");
    bench.effects(vec![vec![keep(1), Effect::Read(ReadRequest::Network("hillside-pcn".into()))]]);
    bench.send(read(1, Outcome::NetworkOpened(Box::new(network_state(Vec::new(), &[])))));
    bench.run();
    assert_eq!(bench.calls(), "a opened with 1 drafts");
    assert_eq!(bench.event_loop.unsaved_drafts.unsaved_names(), ["Hillside PCN: A test"]);
}

#[test]
fn what_became_a_snapshot_or_was_thrown_away_does_not_come_back() {
    let mut bench = Bench::new();
    bench.keys("a");
    bench.effects(vec![vec![keep(1), Effect::Read(ReadRequest::Network("hillside-pcn".into()))]]);
    bench.send(Message::Written(Outcome::DraftDiscarded(Uuid::from_u128(7))));
    bench.send(read(1, Outcome::NetworkOpened(Box::new(network_state(Vec::new(), &[])))));
    bench.run();
    assert!(bench.calls().ends_with("opened with 0 drafts"), "{}", bench.calls());
}

#[test]
fn what_an_interrupted_program_kept_is_adopted_by_the_writer() {
    let mut bench = Bench::new();
    bench.keys("a");
    bench.effects(vec![vec![Effect::Read(ReadRequest::Network("hillside-pcn".into()))]]);
    let mut found = network_state(Vec::new(), &[]);
    found.drafts.extend([draft(7, 1), draft(8, 1)]);
    found.drafts[1].recovered = true;
    bench.send(read(1, Outcome::NetworkOpened(Box::new(found))));
    bench.run();
    let adopted: Vec<_> = bench
        .jobs
        .try_iter()
        .filter_map(
            |job| if let WriteJob::AdoptRecovered(_, open) = job { Some(open) } else { None },
        )
        .collect();
    assert_eq!(adopted.iter().map(|open| open.draft.id.as_u128()).collect::<Vec<_>>(), [8]);
}

#[test]
fn keys_typed_while_another_library_opens_are_for_that_one() {
    let mut bench = Bench::new();
    bench.keys("a");
    bench.effects(vec![vec![Effect::Read(ReadRequest::Demo)]]);
    let switch = library_switch(Box::new(NullWriter));
    bench.send(Message::Read(1, Box::new(ReadAnswer::Library(switch))));
    bench.send(Message::Input(vec![InputEvent::Key(Key::char('b'))]));
    bench.send(Message::LibrarySwitched {
        reader: empty_reader(),
        outcome: Box::new(library_opened("x")),
        is_temporary: true,
    });
    bench.run();
    assert_eq!(bench.calls(), "a library x b");
    assert!(
        bench.event_loop.is_temporary
            && bench.jobs.try_iter().any(|job| matches!(job, WriteJob::SwitchLibrary(_)))
    );
}

#[test]
fn being_woken_takes_the_terminal_again_and_tells_its_size() {
    let mut bench = Bench::new();
    bench.send(Message::SystemNotice(SystemNotice::Resume));
    bench.run();
    assert_eq!(bench.calls(), "Resize(100, 30)");
    assert_eq!(bench.event_loop.screen.done, ["draw", "enter"]);
}

#[test]
fn a_new_size_is_told_at_once_and_taken_before_the_next_frame() {
    let mut bench = Bench::new();
    bench.send(Message::Input(vec![
        InputEvent::Resize(90, 20),
        InputEvent::Resize(91, 21),
        InputEvent::Key(Key::plain(KeyCode::Enter)),
    ]));
    drop(bench.out);
    bench.event_loop.run(&bench.messages);
    assert_eq!(bench.event_loop.program.size, (91, 21));
    assert_eq!(bench.event_loop.screen.done, ["draw", "resize", "draw"]);
}

#[test]
fn the_mouse_is_heard_as_soon_as_it_is_wanted() {
    let mut bench = Bench::new();
    bench.keys("a");
    let appearance = Appearance { mouse: true, ..Default::default() };
    bench.effects(vec![vec![Effect::Write(WriteRequest::SaveAppearance(appearance))]]);
    bench.run();
    assert!(bench.event_loop.screen.done.contains(&"mouse on"));
}
