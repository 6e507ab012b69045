//! Which copy of a snapshot counts, where two say different things (a clash) or the only one was
//! altered: what each says, in what they differ, and one line for each to choose it.

pub mod keys;
use uuid::Uuid;

use crate::maturity::capitalize::capitalize;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::network_state::{
    CopyDifference, CopyStatus, NetworkState, SavedSnapshot, copy_differences,
};
use crate::maturity::page::Page;
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
        page.body(0, lead(first, &copies));
        if let Some(words) = answered_words(&copies) {
            page.body(0, words);
        }
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
        page.focusable(0, leave_label(&copies));
        for (number, saved) in choices(&copies) {
            page.focusable(0, choice_label(copies.len(), number, saved));
        }
        page.focusable(0, "Read the whole snapshot first");
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
        write_files(&mut page, &copies);
        page
    }

    /// What Enter does on the line in focus.
    fn hint(&self, state: &AppState) -> String {
        let copies = state.network_state.as_ref().map(|record| self.copies(record));
        let copies = copies.unwrap_or_default();
        let at = self.position.index;
        match at.checked_sub(1).map(|at| choices(&copies).nth(at)) {
            None => "Enter changes nothing and goes back.".to_owned(),
            Some(None) => "Enter shows all of it; Esc there comes back here.".to_owned(),
            Some(Some((number, _))) => format!(
                "Enter: {} counts from now on. Nothing is deleted, and you can choose again.",
                copy_name(copies.len(), number).to_lowercase()
            ),
        }
    }

    /// The line that reads the snapshot: after the one that leaves it and those that choose a copy.
    fn last_line(&self, state: &AppState) -> usize {
        let copies = state.network_state.as_ref().map(|record| self.copies(record));
        choices(&copies.unwrap_or_default()).count() + 1
    }

    fn activate(&self, state: &mut AppState) -> Vec<Transition> {
        let at = self.position.index;
        if at == self.last_line(state) {
            return go_to(Destination::SnapshotView(self.id));
        }
        let copies = state.network_state.as_ref().map(|record| self.copies(record));
        let copies = copies.unwrap_or_default();
        let chosen = at.checked_sub(1).and_then(|at| choices(&copies).nth(at));
        let Some(file) = chosen.map(|(_, saved)| saved.file.clone()) else { return back() };
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        let Some(record) = &mut state.network_state else { return back() };
        let Some(network) = record.choose_copy(&file) else {
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
        let says = "This copy counts now. You can choose again on its page.".to_owned();
        transitions.push(Transition::ShowMessage(says));
        transitions
    }
}

/// What is the matter, in a sentence or two.
fn lead(first: &SavedSnapshot, copies: &[&SavedSnapshot]) -> String {
    let snapshot = &first.snapshot;
    let which = format!("{}, {}", snapshot.network.name, format_date(snapshot.taken_on));
    let times = match copies.len() {
        1 => {
            return format!(
                "{which}: this snapshot was altered after it was saved, by something other than this program. It does not count until you choose it."
            );
        }
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    };
    let counts = counted_number(copies).map_or_else(
        || "None counts until you choose.".to_owned(),
        |number| format!("Copy {number} counts now."),
    );
    format!("{which}: one snapshot that is here {times}, and its copies differ. {counts}")
}

/// What a copy is called where there are so many.
fn copy_name(count: usize, number: usize) -> String {
    if count == 1 { "It".to_owned() } else { format!("Copy {number}") }
}

/// The line that chooses nothing.
fn leave_label(copies: &[&SavedSnapshot]) -> String {
    match counted_number(copies) {
        _ if copies.len() == 1 => "Leave it: it does not count".to_owned(),
        Some(number) => format!("Leave it: copy {number} goes on counting"),
        None => "Leave it: none counts until you choose".to_owned(),
    }
}

/// The number of the copy that counts now.
fn counted_number(copies: &[&SavedSnapshot]) -> Option<usize> {
    let counts = |saved: &&SavedSnapshot| saved.copy_status == CopyStatus::Primary;
    copies.iter().position(counts).map(|at| at + 1)
}

/// How much each copy answers, where one answers more than another; else nothing.
fn answered_words(copies: &[&SavedSnapshot]) -> Option<String> {
    let answered = |saved: &&SavedSnapshot| {
        describe_answered(&saved.matrix.matrix, &saved.snapshot.assessment)
    };
    let each: Vec<String> = copies.iter().map(answered).collect();
    let first = each.first()?;
    if each.iter().all(|words| words == first) {
        return None;
    }
    let each = (1..).zip(&each).map(|(number, words)| format!("copy {number}: {words}"));
    Some(format!("{}.", capitalize(&each.collect::<Vec<_>>().join("; "))))
}

/// So many differences stand above the lines to choose from.
const MOST_ABOVE: usize = 2;

/// The copies to choose, with their numbers: all but the one that counts now, which is chosen by
/// leaving it.
fn choices<'s>(
    copies: &'s [&'s SavedSnapshot],
) -> impl Iterator<Item = (usize, &'s SavedSnapshot)> {
    let all = (1..).zip(copies.iter().copied());
    all.filter(|(_, saved)| saved.copy_status != CopyStatus::Primary)
}

/// The line that chooses a copy, with what is to know of it first.
fn choice_label(count: usize, number: usize, saved: &SavedSnapshot) -> String {
    let which = match count {
        1 => "Let it count".to_owned(),
        _ => format!("Let copy {number} count"),
    };
    if saved.changed_after_save && count > 1 {
        return format!("{which} (altered after it was saved)");
    }
    which
}

/// How much each copy answers, and where it is.
fn write_files(page: &mut Page, copies: &[&SavedSnapshot]) {
    page.blank_line();
    page.heading(if copies.len() == 1 { "Its file" } else { "The files" });
    for (number, saved) in (1..).zip(copies) {
        let answered = describe_answered(&saved.matrix.matrix, &saved.snapshot.assessment);
        let counts = (saved.copy_status == CopyStatus::Primary).then_some("it counts now");
        let altered = saved.changed_after_save.then_some("altered after it was saved");
        let told: Vec<&str> =
            [answered.as_str()].into_iter().chain(counts).chain(altered).collect();
        page.body(2, format!("{}: {}", copy_name(copies.len(), number), told.join("; ")));
        page.quiet(4, saved.file.clone());
    }
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
        let hint = self.hint(app.state);
        page_view::draw(canvas, app, &self.page(app.state), self.position, &hint);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => return back(),
            Command::Enter => return self.activate(state),
            Command::Open(at) => {
                self.position.index = at.min(self.last_line(state));
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
