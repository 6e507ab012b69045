//! The property that nothing is lost and nothing is called saved that is not: the screens, the event
//! loop and the writer thread together, on a disk in memory. After any sequence of edits, failures
//! and changes from outside each typed text is in the library, in a recovery or emergency copy, or
//! on a screen that says it is not saved; and the exit message says no more than is true.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use jiff::civil::date;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use uuid::Uuid;

use super::Counting;
use super::memory_disk::MemoryDisk;
use crate::maturity::fixtures::network_state;
use crate::maturity::network::Network;
use crate::maturity::network_state::OpenDraft;
use crate::maturity::unsaved_change::ChangeKey;
use crate::maturity::walk_subject::WalkSubject;
use crate::runtime::clock::Clock;
use crate::runtime::event_loop::{EventLoop, ReaderSenders};
use crate::runtime::exit_message::ExitMessage;
use crate::runtime::fixtures::draft;
use crate::runtime::message::Message;
use crate::runtime::program::Program;
use crate::runtime::writer_thread::{WriteJob, WriterThread};
use crate::tui::app::{App, StartScreen};
use crate::tui::protocol::effect::{Effect, WriteRequest};
use crate::tui::protocol::input_event::InputEvent;
use crate::tui::protocol::key::{Key, KeyCode};
use crate::tui::protocol::transition::{Destination, Scope};
use crate::tui::state::AppState;

#[derive(Clone, Copy, Debug)]
enum Step {
    TypePurpose { leave: bool },
    TypeNote { leave: bool },
    TypeNewName,
    Wait(u64),
    Disk { library: bool, state: bool, emergency: bool },
    ChangeOutside,
    Settle { keep_ours: bool },
    TryAgain,
    LeaveAndReturn { rescue: bool },
}

fn step() -> impl Strategy<Value = Step> {
    let disk = any::<(bool, bool, bool)>();
    prop_oneof![
        4 => any::<bool>().prop_map(|leave| Step::TypePurpose { leave }),
        3 => any::<bool>().prop_map(|leave| Step::TypeNote { leave }),
        1 => Just(Step::TypeNewName),
        3 => prop_oneof![Just(1), Just(3), Just(70)].prop_map(Step::Wait),
        3 => disk.prop_map(|(library, state, emergency)| Step::Disk { library, state, emergency }),
        1 => Just(Step::ChangeOutside),
        1 => any::<bool>().prop_map(|keep_ours| Step::Settle { keep_ours }),
        1 => Just(Step::TryAgain),
        1 => any::<bool>().prop_map(|rescue| Step::LeaveAndReturn { rescue }),
    ]
}

/// One run of the program.
struct Sitting {
    event_loop: EventLoop<App, Counting>,
    writer_thread: WriterThread,
    messages: Receiver<Message>,
    jobs: Receiver<WriteJob>,
}

impl Sitting {
    fn begin(disk: &MemoryDisk, now: Instant) -> Self {
        let mut open = network_state(Vec::new(), &[&draft(7, 1).matrix]);
        {
            let mut contents = disk.contents();
            contents.take_up();
            open.network = contents.network.clone().unwrap();
            let newest = contents.drafts.values().next().or(contents.published.values().next());
            open.drafts.extend(newest.map(|newest| OpenDraft {
                draft: newest.clone(),
                recovered: true,
                ..draft(7, 1)
            }));
        }
        let begun = Some(disk.contents().begun.clone());
        let state = AppState {
            network_state: Some(open.clone()),
            unsaved_network: begun,
            ..AppState::default()
        };
        let clock = Clock::fixed_at(date(2026, 11, 21));
        let app = App::new(state, StartScreen::Home, &clock.now());
        let ((out, messages), (writer, jobs), (ask, _)) = (channel(), channel(), channel());
        let terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        let screen = Counting { terminal, done: Vec::new(), is_gone: false };
        let reader = ReaderSenders::new(ask, Arc::new(AtomicBool::new(false)));
        let mut event_loop = EventLoop::new(app, screen, clock.clone(), writer, reader);
        event_loop.note_network(&open);
        let writer_thread = WriterThread::new(Box::new(disk.clone()), clock, out);
        let mut sitting = Self { event_loop, writer_thread, messages, jobs };
        sitting.writer_thread.handle_job(WriteJob::AcquireLock(channel().0), now);
        sitting.deliver(now);
        sitting
    }

    /// Lets the threads do what waits.
    fn deliver(&mut self, now: Instant) {
        loop {
            let job = self.jobs.try_recv().ok();
            let is_idle = job.is_none();
            if let Some(job) = job {
                self.writer_thread.handle_job(job, now);
            }
            self.writer_thread.run_due(now);
            let messages: Vec<_> = self.messages.try_iter().collect();
            if is_idle && messages.is_empty() {
                return;
            }
            for message in messages {
                let _ = self.event_loop.handle_message(message);
            }
        }
    }

    fn go_to(&mut self, to: Destination) {
        let now = self.event_loop.clock.now();
        for to in [Destination::Home, to] {
            let effects = self.event_loop.program.navigate(to, &now);
            let _ = self.event_loop.run_effects(effects);
        }
    }

    fn press(&mut self, code: KeyCode) {
        let _ = self.event_loop.handle_input(InputEvent::Key(Key::plain(code)));
    }

    fn type_text(&mut self, text: &str) {
        text.chars().for_each(|c| self.press(KeyCode::Char(c)));
    }

    fn request(&mut self, request: WriteRequest) {
        let _ = self.event_loop.run_effects(vec![Effect::Write(request)]);
    }

    /// What stands at the top of the screen.
    fn top_line(&mut self) -> String {
        let mut terminal = Terminal::new(TestBackend::new(120, 24)).unwrap();
        let program = &self.event_loop.program;
        terminal.draw(|frame| drop(Program::draw(program, frame))).unwrap();
        terminal.backend().to_string().lines().next().unwrap_or_default().to_owned()
    }

    fn type_into(&mut self, step: Step, text: &str) {
        match step {
            Step::TypePurpose { leave } => {
                self.go_to(Destination::AboutUs);
                self.press(KeyCode::Down);
                self.press(KeyCode::End);
                self.type_text(text);
                if leave {
                    self.press(KeyCode::Down);
                }
            }
            Step::TypeNote { leave } => {
                let subject = WalkSubject::from(&draft(7, 1));
                self.go_to(Destination::Walk { subject, scope: Scope::Whole, area: None });
                self.press(KeyCode::Char('n'));
                self.type_text(text);
                if leave {
                    self.press(KeyCode::Esc);
                }
            }
            _ => {
                self.go_to(Destination::NewNetwork);
                self.press(KeyCode::End);
                self.type_text(text);
            }
        }
    }

    /// Ends as the program does; returns what it prints, and whether it calls that good.
    fn end(mut self, rescue: bool, now: Instant) -> (String, bool) {
        let finished = self.writer_thread.finish(rescue, now);
        for message in self.messages.try_iter() {
            self.event_loop.note_final(message);
        }
        let unsaved = &self.event_loop.unsaved_drafts;
        ExitMessage {
            unsaved: unsaved.unsaved_names(),
            kept: unsaved.kept_change_names(),
            kept_place: unsaved.kept_place(),
            is_lost_on_purpose: !rescue,
            reason: unsaved.last_error(),
            finished: Some(finished),
            ..ExitMessage::default()
        }
        .to_text()
    }
}

/// Something else changes the network: what it wrote over is no longer ours to keep.
fn change_outside(disk: &MemoryDisk, typed: &mut Vec<String>) {
    let mut contents = disk.contents();
    let was_there: Vec<_> = typed.iter().map(|text| contents.library_holds(text)).collect();
    contents.change_outside("theirs");
    let mut was_there = was_there.into_iter();
    typed.retain(|text| was_there.next() != Some(true) || contents.holds(text));
}

/// The end of a sitting says what of the typed text is not in the library; then the next begins.
fn leave_and_return(
    mut sitting: Sitting,
    disk: &MemoryDisk,
    typed: &mut Vec<String>,
    rescue: bool,
    now: Instant,
) -> Result<Sitting, TestCaseError> {
    sitting.deliver(now);
    let waiting: Vec<String> =
        typed.iter().filter(|text| disk.contents().waits(text)).cloned().collect();
    let (text, is_good) = sitting.end(rescue, now);
    let contents = disk.contents();
    let lost: Vec<_> = typed.iter().filter(|text| !contents.holds(text)).collect();
    prop_assert!(lost.is_empty() || text.contains("NOT saved: "), "{lost:?}: {text}");
    prop_assert!(
        lost.is_empty() || !rescue || !contents.takes_emergency,
        "{lost:?} could have been put into an emergency copy: {text}"
    );
    let is_away = |text: &&String| !contents.library_holds(text) && !waiting.contains(text);
    let away = typed.iter().filter(is_away).count();
    let is_said = !is_good || away == 0 || contents.has_set_aside();
    prop_assert!(is_said, "{away} of {typed:?} are not in the library: {text}");
    typed.retain(|text| contents.holds(text));
    drop(contents);
    Ok(Sitting::begin(disk, now))
}

fn check_sequence(steps: &[Step]) -> Result<(), TestCaseError> {
    let disk = MemoryDisk::default();
    {
        let mut contents = disk.contents();
        contents.network = Some(Network::with_name(Uuid::from_u128(1), "Hillside PCN"));
        contents.drafts.insert(Uuid::from_u128(7), draft(7, 1).draft);
        (contents.takes_library, contents.takes_state) = (true, true);
    }
    let mut now = Instant::now();
    let mut sitting = Sitting::begin(&disk, now);
    let mut typed: Vec<String> = Vec::new();
    for (at, step) in steps.iter().copied().enumerate() {
        match step {
            Step::TypePurpose { .. } | Step::TypeNote { .. } | Step::TypeNewName => {
                let text = format!("<{at}>");
                sitting.type_into(step, &text);
                typed.push(text);
            }
            Step::Wait(seconds) => now += Duration::from_secs(seconds),
            Step::Disk { library, state, emergency } => {
                let mut contents = disk.contents();
                (contents.takes_library, contents.takes_state) = (library, state);
                contents.takes_emergency = emergency;
            }
            Step::ChangeOutside => {
                change_outside(&disk, &mut typed);
            }
            Step::Settle { keep_ours } => {
                let key = ChangeKey::Network("hillside-pcn".into());
                sitting.request(WriteRequest::SettleChange { key, keep_ours });
            }
            Step::TryAgain => sitting.request(WriteRequest::RetryUnsaved),
            Step::LeaveAndReturn { rescue } => {
                sitting = leave_and_return(sitting, &disk, &mut typed, rescue, now)?;
            }
        }
        sitting.deliver(now);
        let contents = disk.contents();
        let lost: Vec<_> = typed.iter().filter(|text| !contents.holds(text)).collect();
        if !lost.is_empty() {
            let top = sitting.top_line();
            let is_told = top.contains("NOT SAVED") || top.contains("saving…");
            prop_assert!(is_told, "{lost:?} after {:?}: {top}", &steps[..=at]);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]
    #[test]
    fn each_typed_text_is_on_the_disk_or_on_screen_as_not_saved(
        steps in prop::collection::vec(step(), 1..24),
    ) {
        check_sequence(&steps)?;
    }
}

#[test]
fn what_is_typed_when_an_answer_of_the_disk_leads_away_is_not_overtaken() {
    let (typing, leaving) = (Step::TypePurpose { leave: false }, Step::TypePurpose { leave: true });
    check_sequence(&[typing, leaving, Step::Wait(3)]).unwrap();
}

/// An emergency copy that could not be taken up never overtakes what was typed since.
#[test]
fn an_older_emergency_copy_is_left_alone() {
    let none = Step::Disk { library: false, state: false, emergency: true };
    let state = Step::Disk { library: false, state: true, emergency: false };
    let room = Step::Disk { library: true, state: true, emergency: false };
    let leave = |rescue| Step::LeaveAndReturn { rescue };
    for typing in [Step::TypeNote { leave: false }, Step::TypePurpose { leave: false }] {
        for after in [state, room] {
            check_sequence(&[none, typing, leave(true), after, typing, leave(false)]).unwrap();
        }
    }
}

#[test]
fn each_kind_of_text_goes_its_whole_way_through_a_disk_that_takes_nothing() {
    let full = Step::Disk { library: false, state: false, emergency: true };
    let room = Step::Disk { library: true, state: true, emergency: true };
    for typing in [
        Step::TypePurpose { leave: true },
        Step::TypePurpose { leave: false },
        Step::TypeNote { leave: true },
        Step::TypeNote { leave: false },
    ] {
        for (before, after) in [(full, room), (room, full)] {
            let leave = Step::LeaveAndReturn { rescue: true };
            check_sequence(&[before, typing, Step::Wait(3), leave, after, Step::Wait(3), typing])
                .unwrap();
        }
    }
}
