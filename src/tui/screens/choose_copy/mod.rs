//! Which copy of a snapshot counts, where two say different things (a clash) or the only one was
//! altered: what each says, in what they differ, and one line for each to choose it.

pub mod keys;
use uuid::Uuid;

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::network_state::{
    CopyDifference, CopyStatus, NetworkState, SavedSnapshot, copy_differences,
};
use crate::maturity::page::{LineKind, Page};
use crate::maturity::pages::{COPY_CODES, count_differences};
use crate::maturity::phrases::{format_date, pluralize};
use crate::maturity::walk::kept::words::describe_answered;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

#[derive(Clone, Debug, PartialEq)]
pub struct ChooseCopy {
    id: Uuid,
    /// The files of the copies, in the order in which they are shown.
    files: Vec<String>,
    position: ReadPosition,
}

impl ChooseCopy {
    /// The question about this snapshot. None where there is nothing to choose.
    fn open(state: &AppState, id: Uuid) -> Option<Self> {
        let record = state.network_state.as_ref()?;
        let files = record.copies_of(id).into_iter().map(|saved| saved.file.clone()).collect();
        record.has_choice_of_copies(id).then(|| Self {
            id,
            files,
            position: ReadPosition::default(),
        })
    }

    fn copies<'s>(&self, record: &'s NetworkState) -> Vec<&'s SavedSnapshot> {
        let find = |file: &String| record.snapshots.iter().find(|saved| saved.file == *file);
        self.files.iter().filter_map(find).collect()
    }

    pub fn page(&self, state: &AppState) -> Page {
        let mut page = Page::new("Which copy counts?");
        let copies = state.network_state.as_ref().map(|record| self.copies(record));
        let copies = copies.unwrap_or_default();
        let Some(first) = copies.first() else { return page };
        page.body(0, lead(&copies));
        page.quiet(
            0,
            format!(
                "{}, {}. Nothing is deleted: you can choose again at any time.",
                first.snapshot.network.name,
                format_date(first.snapshot.taken_on)
            ),
        );
        let differences: Vec<Vec<CopyDifference>> =
            copies.iter().skip(1).map(|other| copy_differences(first, other)).collect();
        // in what they differ comes first: that is what is chosen between
        let told = match differences.as_slice() {
            [only] => MOST_ABOVE.min(only.len()),
            _ => 0,
        };
        if let [only] = differences.as_slice() {
            write_differences(&mut page, &only[..told], only, (copies.len(), 2));
        }
        page.blank_line();
        page.focusable(0, "Leave it as it is, and go back");
        for (number, saved) in (1..).zip(&copies) {
            write_copy(&mut page, copies.len(), number, saved);
        }
        for (number, all) in (2..).zip(&differences) {
            let left = &all[told..];
            if told > 0 && !left.is_empty() {
                page.blank_line();
                page.heading(format!("The other {}", pluralize(left.len(), "one", "ones")));
                write_each(&mut page, left, number);
            } else if told == 0 && differences.len() > 1 {
                write_differences(&mut page, left, all, (copies.len(), number));
            }
        }
        page.blank_line();
        page.focusable(0, "Read the whole snapshot first");
        page
    }

    fn activate(&self, state: &mut AppState) -> Vec<Transition> {
        let at = self.position.index;
        if at == self.files.len() + 1 {
            return go_to(Destination::SnapshotView(self.id));
        }
        let Some(file) = at.checked_sub(1).and_then(|at| self.files.get(at)) else {
            return back();
        };
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        let Some(record) = &mut state.network_state else { return back() };
        let Some(network) = record.choose_copy(file) else {
            return show_message("This copy is not there any more.");
        };
        // what was said of these files is settled
        let is_settled = |finding: &Diagnostic| {
            COPY_CODES.contains(&finding.code) && self.files.contains(&finding.file)
        };
        record.diagnostics.retain(|finding| !is_settled(finding));
        state.diagnostics.retain(|finding| !is_settled(finding));
        let mut transitions = state.update_network(network);
        transitions.extend(back());
        let says = "This copy counts now. Enter on its line chooses again.".to_owned();
        transitions.push(Transition::ShowMessage(says));
        transitions
    }
}

/// What is the matter, in a sentence or two.
fn lead(copies: &[&SavedSnapshot]) -> String {
    let is_counted = copies.iter().any(|saved| saved.copy_status == CopyStatus::Primary);
    let times = match copies.len() {
        1 => return "This snapshot was altered after it was saved, by something other than this program. It does not count until you choose it.".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    };
    let counts = if is_counted { "One of them counts." } else { "None counts until you choose." };
    format!("One snapshot is here {times}, and they do not say the same. {counts}")
}

/// So many differences stand above the lines to choose from.
const MOST_ABOVE: usize = 2;

fn write_copy(page: &mut Page, count: usize, number: usize, saved: &SavedSnapshot) {
    let which = match count {
        1 => "Let it count".to_owned(),
        _ => format!("Let copy {number} count"),
    };
    let answered = describe_answered(&saved.matrix.matrix, &saved.snapshot.assessment);
    page.focusable(0, format!("{which}: {answered}"));
    let counts = (saved.copy_status == CopyStatus::Primary).then_some("It counts now.");
    let altered = saved.changed_after_save.then_some("It was altered after it was saved.");
    let state: Vec<&str> = counts.into_iter().chain(altered).collect();
    if !state.is_empty() {
        page.continuation(LineKind::Quiet, 4, state.join(" "));
    }
    page.continuation(LineKind::Quiet, 4, format!("Its file: {}", saved.file));
}

/// In what a copy differs from the first one: those `told` of all there are.
fn write_differences(
    page: &mut Page,
    told: &[CopyDifference],
    differences: &[CopyDifference],
    (count, number): (usize, usize),
) {
    page.blank_line();
    if differences.is_empty() {
        page.heading(format!("Copy 1 and copy {number}: no answer differs"));
        page.body(2, "What stands beside the answers does.");
        return;
    }
    let between = if count > 2 { format!("Copy 1 and copy {number}: ") } else { String::new() };
    page.heading(format!("{between}{}", count_differences(differences)));
    write_each(page, told, number);
    if told.len() < differences.len() {
        page.quiet(2, format!("{} more below", differences.len() - told.len()));
    }
}

fn write_each(page: &mut Page, differences: &[CopyDifference], number: usize) {
    for CopyDifference { text, here, there, .. } in differences {
        page.body(2, text.clone());
        page.body(4, format!("copy 1: {here}; copy {number}: {there}"));
    }
}

impl Screen for ChooseCopy {
    fn key_context(&self) -> KeyContext {
        keys::CHOOSE_COPY
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        match to {
            Destination::ChooseCopy(id) => Self::open(state, *id),
            _ => None,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        let hint = "All copies are kept. Only one of them counts.";
        page_view::draw(canvas, app, &self.page(app.state), self.position, hint);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => return back(),
            Command::Enter => return self.activate(state),
            Command::Open(at) => {
                self.position.index = at.min(self.files.len() + 1);
                return self.activate(state);
            }
            command => {
                let page = self.page(state);
                self.position.update(&page, state.size, command);
            }
        }
        Vec::new()
    }
}
