//! An update: a walk that looked at part is saved with all that was not looked at kept as of its
//! day, so that nothing falls because nobody looked at it.
//!
//! What is kept comes from the last snapshot of the same voice and subject, up to the walk's own
//! day. Kept answers count like any others and say the day they were last looked at.

pub mod words;

use std::collections::BTreeMap;

use jiff::civil::Date;
use uuid::Uuid;

use crate::maturity::assessment::{
    Aim, Answer, AnswerRecord, Answers, Assessment, Draft, Judgement, NotLookedAt, RaisedAsk,
    StagePoint, Voice,
};
use crate::maturity::diff;
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{KnownMatrix, NetworkState, OpenDraft, SavedSnapshot};
use crate::maturity::phrases::{format_date, pluralize};
use crate::maturity::scoring::{self, completeness};
use crate::maturity::trend::answers_on_matrix;
use crate::maturity::walk_subject::WalkSubject;

/// What an earlier snapshot offers to be kept in a walk through a matrix. Empty where there is no
/// such snapshot, and for a corrected copy, which keeps nothing new.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// The snapshot it comes from, and the day that one speaks of.
    pub source: Option<(Uuid, Date)>,
    /// Answers of items that still mean the same, each with its day.
    pub answers: Answers,
    judgements: BTreeMap<DomainId, KeptJudgement>,
    /// What next, by domain.
    pub aims: BTreeMap<DomainId, Aim>,
    /// Needs raised, by ask.
    pub asks: BTreeMap<ItemId, RaisedAsk>,
}

/// What the choice on saving is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptOffer {
    /// How many answers would be kept; 0 where it is only our stages, what next, needs or notes.
    pub answers: usize,
    /// The day of the snapshot they come from.
    pub day: Date,
}

impl KeptOffer {
    /// What it is about: "75 answers".
    pub fn describe(self) -> String {
        match self.answers {
            0 => "stages, what next and needs".to_owned(),
            answers => pluralize(answers, "answer", "answers"),
        }
    }

    /// The words of a choice: "kept from 1 May 2026".
    pub fn describe_choice(self, choice: NotLookedAt) -> String {
        match choice {
            NotLookedAt::Kept => format!("kept from {}", format_date(self.day)),
            NotLookedAt::LeftOpen => "left open".to_owned(),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
struct KeptJudgement {
    judgement: Judgement,
    /// Whether it only agreed with what the answers suggested. Such a one is kept only while they
    /// still suggest the same.
    is_silent: bool,
}

impl NetworkState {
    /// What can be kept for this draft, were it saved on this day in this voice.
    pub fn kept_for(&self, draft: &Draft, voice: &Voice, known: &KnownMatrix, day: Date) -> Kept {
        if draft.cover.supersedes.is_some() {
            return Kept::default();
        }
        let subject = draft.assessment.subject.clone();
        let subject = WalkSubject { matrix: known.lineage.clone(), subject };
        let source = self.line_of_voice(&subject, voice).last_on_or_before(day);
        source.map(|saved| Kept::from_snapshot(saved, &known.matrix)).unwrap_or_default()
    }

    /// What can be kept for this draft, were it saved as it is: in its own voice, on its own day.
    pub fn kept_for_draft(&self, open: &OpenDraft, today: Date) -> Kept {
        let day = open.draft.cover.taken_on.unwrap_or(today);
        self.kept_for(&open.draft, &open.draft.assessment.voice, &open.matrix, day)
    }

    /// The draft as it would be saved today if nothing else is chosen: with all kept that was not
    /// looked at.
    pub fn as_saved(&self, open: &OpenDraft, today: Date) -> Assessment {
        self.kept_for_draft(open, today).fill(&open.matrix.matrix, &open.draft.assessment)
    }
}

impl Kept {
    /// What this snapshot offers to a walk through `matrix`.
    pub fn from_snapshot(saved: &SavedSnapshot, matrix: &Matrix) -> Self {
        let (said, day) = (&saved.snapshot.assessment, saved.snapshot.taken_on);
        let before = &saved.matrix.matrix;
        let dated = |day_before: Option<Date>| Some(day_before.unwrap_or(day));
        let exists = |point: &StagePoint| scoring::standing_from_point(matrix, point).is_some();
        let domains = || matrix.domains.iter().map(|domain| &domain.id);
        let judgements = domains().filter_map(|id| {
            let judgement = said.judgements.get(id).filter(|judged| exists(&judged.stage))?;
            let is_silent =
                before.domain(id).is_some_and(|domain| said.is_silent_agreement(before, domain));
            let judgement = Judgement { as_of: dated(judgement.as_of), ..judgement.clone() };
            Some((id.clone(), KeptJudgement { judgement, is_silent }))
        });
        let aims = domains().filter_map(|id| {
            let aim = said.aims.get(id)?;
            let is_here = aim.to.as_ref().is_none_or(|stage| matrix.stage_index(stage).is_some());
            is_here.then(|| (id.clone(), Aim { as_of: dated(aim.as_of), ..aim.clone() }))
        });
        let asks = matrix.asks().filter_map(|ask| {
            let raised = said.asks.get(&ask.id)?;
            Some((ask.id.clone(), RaisedAsk { as_of: dated(raised.as_of), ..raised.clone() }))
        });
        let same = diff::answers_to_same_questions(matrix, answers_on_matrix(saved));
        Self {
            source: Some((saved.snapshot.id, day)),
            answers: same
                .map(|(id, given)| {
                    (id.clone(), AnswerRecord { as_of: dated(given.as_of), ..given.clone() })
                })
                .collect(),
            judgements: judgements.collect(),
            aims: aims.collect(),
            asks: asks.collect(),
        }
    }

    /// What would be kept of all that this walk did not look at; none where there is nothing.
    pub fn offer(&self, matrix: &Matrix, said: &Assessment) -> Option<KeptOffer> {
        let (_, day) = self.source?;
        let whole = self.fill(matrix, said);
        let kept = completeness(matrix, &whole.answers).kept;
        let answers = kept - completeness(matrix, &said.answers).kept;
        (whole != *said).then_some(KeptOffer { answers, day })
    }

    /// The answer to an item in the walk, else the one that is kept.
    pub fn answer<'a>(&'a self, said: &'a Assessment, item: &ItemId) -> Option<&'a Answer> {
        let is_taken_back = said.taken_back.answers.contains(item);
        let kept = || self.answers.get(item).filter(|_| !is_taken_back)?.answer.as_ref();
        said.answer(item).or_else(kept)
    }

    /// What was said in the walk, and beside it the answers that were not looked at: what the answers
    /// suggest is read from these.
    pub fn fill_answers(&self, said: &Assessment) -> Assessment {
        let mut whole = said.clone();
        let gone = &said.taken_back.answers;
        for (id, before) in self.answers.iter().filter(|(id, _)| !gone.contains(*id)) {
            match whole.answers.get_mut(id) {
                Some(given) if given.answer.is_some() => {}
                Some(given) => fill_beside(given, before),
                None => {
                    whole.answers.insert(id.clone(), before.clone());
                }
            }
        }
        whole
    }

    /// What was said in the walk, and beside it all that was not looked at, kept as of its day.
    /// What was taken back in the walk stays open.
    pub fn fill(&self, matrix: &Matrix, said: &Assessment) -> Assessment {
        let mut whole = self.fill_answers(said);
        let gone = &said.taken_back;
        add_missing(&mut whole.aims, &self.aims, |id| gone.aims.contains(id));
        add_missing(&mut whole.asks, &self.asks, |id| gone.asks.contains(id));
        for (id, kept) in self.judgements.iter().filter(|(id, _)| !gone.judgements.contains(*id)) {
            if !whole.judgements.contains_key(id) && kept.still_holds(matrix, &whole, id) {
                whole.judgements.insert(id.clone(), kept.judgement.clone());
            }
        }
        whole
    }
}

impl KeptJudgement {
    /// A stage that was said with a reason, or against the answers, holds until another is said;
    /// one that only agreed with them holds while they suggest it.
    fn still_holds(&self, matrix: &Matrix, whole: &Assessment, domain: &DomainId) -> bool {
        !self.is_silent
            || matrix.domain(domain).is_some_and(|domain| {
                let suggested = scoring::evaluate_domain(matrix, domain, whole).suggested;
                scoring::standing_from_point(matrix, &self.judgement.stage) == Some(suggested)
            })
    }
}

/// A note or evidence was written in the walk, and no answer given: the answer is kept, and what is
/// new stands beside it.
fn fill_beside(given: &mut AnswerRecord, before: &AnswerRecord) {
    let written = std::mem::replace(given, before.clone()).beside;
    if let Some(note) = &written.note {
        given.beside.note = Some(note.clone());
    }
    if !written.evidence.is_empty() {
        given.beside.evidence.clone_from(&written.evidence);
    }
    if !written.unknown_fields.is_empty() {
        given.beside.unknown_fields.extend(written.unknown_fields.clone());
    }
}

fn add_missing<K: Ord + Clone, V: Clone>(
    said: &mut BTreeMap<K, V>,
    kept: &BTreeMap<K, V>,
    is_taken_back: impl Fn(&K) -> bool,
) {
    for (id, value) in kept.iter().filter(|(id, _)| !is_taken_back(id)) {
        said.entry(id.clone()).or_insert_with(|| value.clone());
    }
}

#[cfg(test)]
mod tests;
