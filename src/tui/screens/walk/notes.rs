//! Writing on the walk: why an item does not apply, notes, evidence. What is typed goes into the
//! draft as it is typed.

use jiff::civil::Date;

use super::evidence::EvidenceForm;
use super::{PutAway, TextEntry, Walk, WalkFocus};
use crate::maturity::assessment::Assessment;
use crate::maturity::ids::ItemId;
use crate::maturity::privacy;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Urgency;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::Transition;
use crate::tui::screen::{LEFT_AS_IT_WAS, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::text_field::TextField;

pub const PRIVACY_NOTICE: &str = "Do not type anything about patients. Use job roles, not names, for staff. Others may ask to see this under freedom of information law.";

impl Walk {
    pub(crate) fn begin_not_applicable(&mut self, state: &AppState) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        let WalkFocus::Item(item) = self.focus.target.clone() else { return Vec::new() };
        let prior = here.assessment.answers.get(&item).cloned();
        let text = prior.as_ref().and_then(|given| given.beside.reason.clone()).unwrap_or_default();
        let mut before = used_reasons(here.assessment, &self.last_time.answers);
        // this item's own reason of last time comes first
        let last = self.last_time.answers.get(&item).and_then(|then| then.beside.reason.as_ref());
        before.sort_by_key(|reason| Some(reason) != last);
        self.push_undo(state);
        self.text_entry = Some(TextEntry::NotApplicable {
            item,
            field: TextField::single_line(&text),
            used_reasons: before,
            chosen: None,
            was_open: prior.is_none_or(|record| record.answer.is_none()),
        });
        Vec::new()
    }

    pub(crate) fn begin_note(&mut self, state: &AppState) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        let WalkFocus::Item(item) = self.focus.target.clone() else { return Vec::new() };
        let note = here
            .assessment
            .answers
            .get(&item)
            .and_then(|given| given.beside.note.clone())
            .unwrap_or_default();
        self.push_undo(state);
        self.text_entry = Some(TextEntry::Note { item, field: TextField::multiline(&note) });
        Vec::new()
    }

    pub(crate) fn begin_evidence(&mut self, state: &AppState) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        let WalkFocus::Item(item) = self.focus.target.clone() else { return Vec::new() };
        let pieces = here
            .assessment
            .answers
            .get(&item)
            .map(|given| given.beside.evidence.clone())
            .unwrap_or_default();
        self.push_undo(state);
        self.text_entry = Some(TextEntry::Evidence(Box::new(EvidenceForm::new(item, pieces))));
        Vec::new()
    }

    /// A text changed: into the draft with it, to be kept within two seconds.
    pub(crate) fn autosave_text(&mut self, state: &mut AppState) -> Vec<Transition> {
        let Some(writing) = self.text_entry.clone() else {
            return if self.card.is_some() { self.autosave_judgement(state) } else { Vec::new() };
        };
        if let TextEntry::NotApplicable { item, field, .. } = &writing {
            self.set_not_applicable(state, item, &field.text());
            return state.autosave(self.draft, Urgency::Debounced);
        }
        let Some(said) = state.assessment_mut(self.draft) else { return Vec::new() };
        match writing {
            TextEntry::Note { item, field } => said.set_note(&item, &field.text()),
            TextEntry::Evidence(form) => said.set_evidence(&form.item, form.pieces()),
            TextEntry::Search { .. } | TextEntry::NotApplicable { .. } => return Vec::new(),
        }
        state.autosave(self.draft, Urgency::Debounced)
    }

    /// Sets "does not apply" from where things stood before its reason was begun, so that a reason
    /// taken away again brings back the answer and the agreement to it.
    fn set_not_applicable(&self, state: &mut AppState, item: &ItemId, reason: &str) {
        let Some(before) = self.undo_stack.last().map(|step| &step.assessment) else { return };
        let Some(open) = state.open_draft_mut(self.draft) else { return };
        let assessment = &mut open.draft.assessment;
        assessment.judgements.clone_from(&before.judgements);
        match before.answers.get(item) {
            Some(record) => drop(assessment.answers.insert(item.clone(), record.clone())),
            None => drop(assessment.answers.remove(item)),
        }
        assessment.taken_back.clone_from(&before.taken_back);
        assessment.change_answers(&open.matrix.matrix, &self.kept, |said| {
            said.set_not_applicable(item, reason)
        });
    }

    pub(crate) fn update_text_entry(
        &mut self,
        state: &mut AppState,
        command: Command,
        now: &Now,
    ) -> Vec<Transition> {
        match (&mut self.text_entry, command) {
            (Some(TextEntry::Search { .. }), _) => self.update_search(state, command),
            (Some(TextEntry::NotApplicable { .. }), Command::Down) => {
                self.cycle_used_reason(state, 1)
            }
            (Some(TextEntry::NotApplicable { .. }), Command::Up) => {
                self.cycle_used_reason(state, -1)
            }
            (_, Command::TakeOver) => self.take_over_last_text(state, now.today),
            (Some(TextEntry::NotApplicable { .. }), Command::Back) => self.leave_as_it_was(state),
            (Some(TextEntry::NotApplicable { field, .. }), Command::Enter) if field.is_blank() => {
                show_message(
                    "'Does not apply' needs one line for why: others will read it. Esc leaves it.",
                )
            }
            (Some(TextEntry::Evidence(form)), _) => {
                let says = form.finish_field(now);
                let is_left = command == Command::Back;
                let mut replies = if is_left {
                    self.finish_text_entry(state)
                } else if form.update(command) {
                    self.autosave_text(state)
                } else {
                    Vec::new()
                };
                replies.extend(says.map(Transition::ShowMessage));
                replies
            }
            (_, Command::Enter | Command::Back) => self.finish_text_entry(state),
            _ => Vec::new(),
        }
    }

    /// Puts last time's note, or its evidence, into the field that is open.
    fn take_over_last_text(&mut self, state: &mut AppState, today: Date) -> Vec<Transition> {
        let last = &self.last_time;
        match &mut self.text_entry {
            Some(TextEntry::Note { item, field }) => {
                let note = last.answers.get(item).and_then(|then| then.beside.note.as_deref());
                let typed = field.text();
                match note.filter(|note| !typed.contains(note)) {
                    Some(note) if field.is_blank() => field.replace(note),
                    Some(note) => field.replace(&format!("{}\n{note}", typed.trim_end())),
                    None => return show_message("There is no note from last time to take over."),
                }
            }
            Some(TextEntry::Evidence(form)) => {
                let (good, expired) = last.evidence(&form.item, today);
                if !form.take_over(good.into_iter().chain(expired)) {
                    return show_message("There is no evidence from last time to take over.");
                }
            }
            _ => return Vec::new(),
        }
        self.autosave_text(state)
    }

    fn cycle_used_reason(&mut self, state: &mut AppState, by: isize) -> Vec<Transition> {
        let Some(TextEntry::NotApplicable { field, used_reasons: before, chosen, .. }) =
            &mut self.text_entry
        else {
            return Vec::new();
        };
        let next =
            chosen.map_or(Some(0), |at| at.checked_add_signed(by)).filter(|at| *at < before.len());
        let Some(reason) = next.and_then(|at| before.get(at)) else { return Vec::new() };
        field.replace(reason);
        *chosen = next;
        self.autosave_text(state)
    }

    /// Leaves the field. What was typed is in the draft; it only has to reach the disk, and be
    /// looked at for patients' details.
    pub fn finish_text_entry(&mut self, state: &mut AppState) -> Vec<Transition> {
        let mut replies = self.autosave_text(state);
        let Some(writing) = self.text_entry.take() else { return replies };
        replies.clear();
        let (text, answered) = match &writing {
            TextEntry::NotApplicable { item, field, was_open, .. } => {
                self.show_not_applicable(state, item, field);
                (field.text(), *was_open && !field.is_blank())
            }
            TextEntry::Note { field, .. } => (field.text(), false),
            TextEntry::Evidence(form) => (form.all_text(), false),
            TextEntry::Search { .. } => return replies,
        };
        self.pop_unchanged_undo(state);
        if answered {
            self.focus_next_open(state);
        }
        replies.extend(state.autosave(self.draft, Urgency::Immediate));
        replies.extend(
            privacy::find_privacy_warnings(&text)
                .first()
                .map(|worry| Transition::ShowMessage(privacy::warning_message(*worry).to_owned())),
        );
        replies
    }

    /// Esc on a reason: nothing is recorded, and all is as it was before the line was opened.
    fn leave_as_it_was(&mut self, state: &mut AppState) -> Vec<Transition> {
        let Some(entry) = self.text_entry.take() else { return Vec::new() };
        let is_changed = match &entry {
            TextEntry::NotApplicable { field, .. } => field.is_changed(),
            _ => false,
        };
        let mut replies = self.take_back_typing(state);
        if is_changed {
            self.put_away = Some(PutAway::Entry(Box::new(entry)));
            replies.extend(show_message(LEFT_AS_IT_WAS));
        }
        replies
    }

    /// What was typed since the last step of undo goes from the draft, and the step with it.
    pub(crate) fn take_back_typing(&mut self, state: &mut AppState) -> Vec<Transition> {
        let Some(step) = self.undo_stack.pop() else { return Vec::new() };
        let Some(said) = state.assessment_mut(self.draft) else { return Vec::new() };
        if *said == step.assessment {
            return Vec::new();
        }
        *said = step.assessment;
        state.autosave(self.draft, Urgency::Immediate)
    }

    fn show_not_applicable(&mut self, state: &AppState, item: &ItemId, field: &TextField) {
        if field.is_blank() {
            self.message = Some(
                "Without a reason it stays as it was: 'does not apply' needs one line for why."
                    .to_owned(),
            );
        } else {
            self.show_answer(state, item);
        }
    }

    pub(crate) fn pop_unchanged_undo(&mut self, state: &AppState) {
        let Some(open) = state.open_draft(self.draft) else { return };
        if self.undo_stack.last().is_some_and(|step| step.assessment == open.draft.assessment) {
            self.undo_stack.pop();
        }
    }
}

/// The reasons used in this draft and last time, each once, at most nine.
fn used_reasons(said: &Assessment, last: &crate::maturity::assessment::Answers) -> Vec<String> {
    let mut reasons: Vec<String> = Vec::new();
    for reason in
        said.answers.values().chain(last.values()).filter_map(|given| given.beside.reason.as_ref())
    {
        if !reasons.contains(reason) && reasons.len() < 9 {
            reasons.push(reason.clone());
        }
    }
    reasons
}
