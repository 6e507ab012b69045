//! Edits of an assessment: answering, confirming what stood last time, notes and evidence, judging,
//! aiming. Each is one step a person took.

use super::{
    Aim, Answer, AnswerRecord, Answers, Assessment, Evidence, Judgement, StagePoint, TakenBack,
    TypedDays,
};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::Item;

impl Assessment {
    /// Gives `item` this answer. A reason stays only with "does not apply".
    pub fn set_answer(&mut self, item: &ItemId, answer: Answer) {
        let given = self.answers.entry(item.clone()).or_default();
        if answer != Answer::NotApplicable {
            given.remove_reason();
        }
        given.answer = Some(answer);
        given.as_before = false;
        given.as_of = None;
        self.taken_back.answers.remove(item);
    }

    /// Says that `item` does not apply, and why. Without a reason nothing is said, and `false`
    /// comes back.
    pub fn set_not_applicable(&mut self, item: &ItemId, reason: &str) -> bool {
        let reason = reason.trim();
        if reason.is_empty() {
            return false;
        }
        self.set_answer(item, Answer::NotApplicable);
        self.answers.entry(item.clone()).or_default().beside.reason = Some(reason.to_owned());
        true
    }

    /// Takes the answer back; a note or evidence stays.
    pub fn clear_answer(&mut self, item: &ItemId) {
        if let Some(given) = self.answers.get_mut(item) {
            given.answer = None;
            given.as_before = false;
            given.as_of = None;
            given.remove_reason();
        }
        self.remove_if_empty(item);
        self.taken_back.answers.insert(item.clone());
    }

    /// Confirms last time's answer to `item`. Nothing happens, and `false` comes back, where last
    /// time had none, or one that this item can't take any more.
    pub fn confirm_answer(&mut self, item: Item<'_>, last: &Answers) -> bool {
        let Some(then) = last.get(item.id()) else { return false };
        let Some(answer) = then.answer.clone().filter(|answer| accepts_answer(item, answer)) else {
            return false;
        };
        let given = self.answers.entry(item.id().clone()).or_default();
        match &then.beside.reason {
            Some(reason) => given.beside.reason = Some(reason.clone()),
            None => given.remove_reason(),
        }
        given.answer = Some(answer);
        given.as_before = true;
        given.as_of = None;
        self.taken_back.answers.remove(item.id());
        true
    }

    /// Puts a note to `item`; an empty one takes it away.
    pub fn set_note(&mut self, item: &ItemId, text: &str) {
        let text = text.trim_end();
        self.answers.entry(item.clone()).or_default().beside.note =
            (!text.trim().is_empty()).then(|| text.to_owned());
        self.remove_if_empty(item);
    }

    /// Replaces the evidence for `item`.
    pub fn set_evidence(&mut self, item: &ItemId, evidence: Vec<Evidence>) {
        self.answers.entry(item.clone()).or_default().beside.evidence = evidence;
        self.remove_if_empty(item);
    }

    /// What was typed in the place of a day of some evidence and can't be read, with the item it
    /// belongs to.
    pub fn unread_days(&self) -> impl Iterator<Item = (&ItemId, &str)> {
        self.answers.iter().flat_map(|(item, given)| {
            let words = given.beside.evidence.iter().flat_map(|piece| piece.typed.words());
            words.map(move |typed| (item, typed))
        })
    }

    /// Leaves out what can't be read as a day: a snapshot holds days, not what was typed for them.
    pub fn remove_unread_days(&mut self) {
        for given in self.answers.values_mut() {
            let Some(beside) = given.beside.existing_mut() else { continue };
            for piece in &mut beside.evidence {
                piece.typed = TypedDays::default();
            }
            beside.evidence.retain(|piece| !piece.is_blank());
        }
        self.answers.retain(|_, given| !given.is_empty());
    }

    /// Says the team's own stage for a domain, with its reason; an empty reason is none.
    pub fn set_judgement(&mut self, domain: &DomainId, stage: StagePoint, reason: &str) {
        let before = self.judgements.remove(domain);
        let unknown_fields = before.map(|judgement| judgement.unknown_fields).unwrap_or_default();
        self.taken_back.judgements.remove(domain);
        let judgement = Judgement { unknown_fields, ..Judgement::new(stage, reason) };
        self.judgements.insert(domain.clone(), judgement);
    }

    /// Takes the team's own stage back.
    pub fn clear_judgement(&mut self, domain: &DomainId) {
        self.judgements.remove(domain);
        self.taken_back.judgements.insert(domain.clone());
    }

    /// Says what is wanted next in a domain; `None` says nothing about it any more.
    pub fn set_aim(&mut self, domain: &DomainId, aim: Option<Aim>) {
        if let Some(aim) = aim {
            self.aims.insert(domain.clone(), Aim { as_of: None, ..aim });
            self.taken_back.aims.remove(domain);
        } else {
            self.aims.remove(domain);
            self.taken_back.aims.insert(domain.clone());
        }
    }

    /// Raises an ask, or takes it back. One that holds nothing any more is dropped.
    pub fn set_ask_raised(&mut self, ask: &ItemId, raised: bool) {
        let said = self.asks.entry(ask.clone()).or_default();
        (said.raised, said.as_of) = (raised, None);
        if self.asks.get(ask).is_some_and(|said| {
            !said.raised && said.note.is_none() && said.unknown_fields.is_empty()
        }) {
            self.asks.remove(ask);
        }
        if raised {
            self.taken_back.asks.remove(ask);
        } else {
            self.taken_back.asks.insert(ask.clone());
        }
    }

    /// Puts a word to an ask; an empty one takes it away.
    pub fn set_ask_note(&mut self, ask: &ItemId, text: &str) {
        let text = text.trim();
        self.asks.entry(ask.clone()).or_default().note =
            (!text.is_empty()).then(|| text.to_owned());
    }

    /// Takes a step back, or does it again (`back` is false), and gives what stood here, which is the
    /// step the other way. Whose view it is, what next and what is needed of others are said
    /// elsewhere and are no part of a step: they stay.
    #[must_use]
    pub fn step_to(&mut self, then: Self, back: bool) -> Self {
        let (voice, aims, asks) = (self.voice.clone(), self.aims.clone(), self.asks.clone());
        let taken_back = TakenBack {
            aims: self.taken_back.aims.clone(),
            asks: self.taken_back.asks.clone(),
            ..then.taken_back
        };
        let mut then = Self { voice, aims, asks, taken_back, ..then };
        if back {
            then.mark_taken_back(self);
        }
        std::mem::replace(self, then)
    }

    /// After a step is taken back: what was answered or judged in `undone` and is not any more stays
    /// open.
    fn mark_taken_back(&mut self, undone: &Self) {
        let items = undone.answers.keys().filter(|id| undone.answer(id).is_some());
        let gone: Vec<ItemId> = items.filter(|id| self.answer(id).is_none()).cloned().collect();
        self.taken_back.answers.extend(gone);
        let domains = undone.judgements.keys().filter(|id| !self.judgements.contains_key(*id));
        self.taken_back.judgements.extend(domains.cloned());
    }

    fn remove_if_empty(&mut self, item: &ItemId) {
        if self.answers.get(item).is_some_and(AnswerRecord::is_empty) {
            self.answers.remove(item);
        }
    }
}

/// Whether `item` can take `answer` at all: the scale for statements, its own rungs for ladders.
pub fn accepts_answer(item: Item<'_>, answer: &Answer) -> bool {
    match (item, answer) {
        (_, Answer::NotSure | Answer::NotApplicable) | (Item::Ladder(_), Answer::NoneYet) => true,
        (Item::Statement(_), answer) => answer.is_on_scale(),
        (Item::Ladder(ladder), Answer::Rung(stage)) => ladder.rung(stage).is_some(),
        (Item::Ladder(_), _) => false,
    }
}
