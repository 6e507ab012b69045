//! Writing on the walk: why an item does not apply, notes, evidence. What is typed goes into the
//! draft as it is typed.

use super::evidence::EvidenceForm;
use super::{TextEntry, Walk, WalkFocus};
use crate::maturity::assessment::Assessment;
use crate::maturity::ids::ItemId;
use crate::maturity::privacy;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Urgency;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::Transition;
use crate::tui::state::AppState;
use crate::tui::text_field::TextField;

/// What is said before the first note.
pub const BEFORE_NOTES: &str = "Do not type anything about patients. Use job roles, not names, for staff. Others may ask to see this under freedom of information law.";

impl Walk {
    pub(crate) fn begin_setting_aside(&mut self, desk: &AppState) -> Vec<Transition> {
        let Some(here) = self.here(desk) else { return Vec::new() };
        let WalkFocus::Item(item) = self.focus.at.clone() else { return Vec::new() };
        let prior = here.said.answers.get(&item).cloned();
        let text = prior.as_ref().and_then(|given| given.reason.clone()).unwrap_or_default();
        let before = reasons_used(here.said, &self.last.answers);
        self.mark_step(desk);
        self.writing = Some(TextEntry::SetAside {
            item,
            field: TextField::line(&text),
            before,
            chosen: None,
            prior: prior.map(Box::new),
        });
        Vec::new()
    }

    pub(crate) fn begin_note(&mut self, desk: &AppState) -> Vec<Transition> {
        let Some(here) = self.here(desk) else { return Vec::new() };
        let WalkFocus::Item(item) = self.focus.at.clone() else { return Vec::new() };
        let note =
            here.said.answers.get(&item).and_then(|given| given.note.clone()).unwrap_or_default();
        self.mark_step(desk);
        self.writing = Some(TextEntry::Note { item, field: TextField::lines(&note) });
        vec![Transition::Say(BEFORE_NOTES.to_owned())]
    }

    pub(crate) fn begin_evidence(&mut self, desk: &AppState) -> Vec<Transition> {
        let Some(here) = self.here(desk) else { return Vec::new() };
        let WalkFocus::Item(item) = self.focus.at.clone() else { return Vec::new() };
        let pieces =
            here.said.answers.get(&item).map(|given| given.evidence.clone()).unwrap_or_default();
        self.mark_step(desk);
        self.writing = Some(TextEntry::Evidence(Box::new(EvidenceForm::new(item, pieces))));
        vec![Transition::Say(BEFORE_NOTES.to_owned())]
    }

    /// A text changed: into the draft with it, to be kept within two seconds.
    pub(crate) fn take_typed(&mut self, desk: &mut AppState) -> Vec<Transition> {
        let Some(writing) = self.writing.clone() else {
            return if self.card.is_some() { self.judge_as_typed(desk) } else { Vec::new() };
        };
        let Some(said) = desk.assessment_mut(self.draft) else { return Vec::new() };
        match writing {
            TextEntry::SetAside { item, field, prior, .. } => {
                if !said.set_aside(&item, &field.text()) {
                    match prior {
                        Some(prior) => drop(said.answers.insert(item, *prior)),
                        None => drop(said.answers.remove(&item)),
                    }
                }
            }
            TextEntry::Note { item, field } => said.note(&item, &field.text()),
            TextEntry::Evidence(form) => said.show_evidence(&form.item, form.pieces()),
            TextEntry::Search { .. } => return Vec::new(),
        }
        desk.keep(self.draft, Urgency::Typing)
    }

    pub(crate) fn update_writing(
        &mut self,
        desk: &mut AppState,
        command: Command,
        moment: &Now,
    ) -> Vec<Transition> {
        match (&mut self.writing, command) {
            (Some(TextEntry::Search { .. }), _) => self.update_search(desk, command),
            (Some(TextEntry::SetAside { .. }), Command::Down) => self.reason_used_before(desk, 1),
            (Some(TextEntry::SetAside { .. }), Command::Up) => self.reason_used_before(desk, -1),
            (_, Command::Enter | Command::Back | Command::Keep) => self.leave_writing(desk),
            (Some(TextEntry::Evidence(form)), _) => {
                if form.update(command, moment) {
                    self.take_typed(desk)
                } else {
                    Vec::new()
                }
            }
            _ => Vec::new(),
        }
    }

    fn reason_used_before(&mut self, desk: &mut AppState, by: isize) -> Vec<Transition> {
        let Some(TextEntry::SetAside { field, before, chosen, .. }) = &mut self.writing else {
            return Vec::new();
        };
        let next =
            chosen.map_or(Some(0), |at| at.checked_add_signed(by)).filter(|at| *at < before.len());
        let Some(reason) = next.and_then(|at| before.get(at)) else { return Vec::new() };
        field.replace(reason);
        *chosen = next;
        self.take_typed(desk)
    }

    /// Leaves the field. What was typed is in the draft; it only has to reach the disk, and be
    /// looked at for patients' details.
    pub fn leave_writing(&mut self, desk: &mut AppState) -> Vec<Transition> {
        let mut replies = self.take_typed(desk);
        let Some(writing) = self.writing.take() else { return replies };
        replies.clear();
        let (text, answered) = match &writing {
            TextEntry::SetAside { item, field, prior, .. } => {
                let was_open = prior.as_ref().is_none_or(|given| given.answer.is_none());
                self.say_set_aside(desk, item, field);
                (field.text(), was_open && !field.is_blank())
            }
            TextEntry::Note { field, .. } => (field.text(), false),
            TextEntry::Evidence(form) => (form.all_text(), false),
            TextEntry::Search { .. } => return replies,
        };
        self.drop_idle_step(desk);
        if answered {
            self.go_on(desk);
        }
        replies.extend(desk.keep(self.draft, Urgency::Now));
        replies.extend(
            privacy::worries(&text)
                .first()
                .map(|worry| Transition::Say(privacy::warning(*worry).to_owned())),
        );
        replies
    }

    fn say_set_aside(&mut self, desk: &AppState, item: &ItemId, field: &TextField) {
        if field.is_blank() {
            self.echo = Some(
                "Without a reason it stays as it was: 'does not apply' needs one line for why."
                    .to_owned(),
            );
        } else {
            self.say_answer(desk, item);
        }
    }

    /// A step that changed nothing is not one to take back.
    fn drop_idle_step(&mut self, desk: &AppState) {
        let Some(open) = desk.open(self.draft) else { return };
        if self.past.last().is_some_and(|step| step.assessment == open.draft.assessment) {
            self.past.pop();
        }
    }
}

/// The reasons used in this draft and last time, each once, at most nine.
fn reasons_used(said: &Assessment, last: &crate::maturity::assessment::Answers) -> Vec<String> {
    let mut reasons: Vec<String> = Vec::new();
    for reason in
        said.answers.values().chain(last.values()).filter_map(|given| given.reason.as_ref())
    {
        if !reasons.contains(reason) && reasons.len() < 9 {
            reasons.push(reason.clone());
        }
    }
    reasons
}
