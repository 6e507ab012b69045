//! Last time: what the snapshot that a draft is based on said, as far as it still means the same.
//! Answers whole, our stages, what next, and the needs that were raised.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::migration::answers_to_confirm;
use super::stage_lines::standing_to_line;
use super::unlike_last_time::{UnlikeLastTime, unlike_items};
use crate::maturity::assessment::{Aim, AimKind, Answer, Answers, Assessment, Evidence, Judgement};
use crate::maturity::diff;
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::network_state::{NetworkState, OpenDraft, SavedSnapshot};
use crate::maturity::scoring::{self, Standing};
use crate::maturity::trend::answers_on_matrix;

/// What was said last time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LastTime {
    /// What was held for each item that still means the same: the answer with its reason, note and
    /// evidence.
    pub answers: Answers,
    /// The items that were not asked last time, or in other words: nothing can be confirmed of them.
    pub unlike: BTreeMap<ItemId, UnlikeLastTime>,
    /// Our stage, by domain.
    pub judgements: BTreeMap<DomainId, LastJudgement>,
    /// What next, by domain.
    pub aims: BTreeMap<DomainId, Aim>,
    /// The needs that were raised.
    pub needs: BTreeSet<ItemId>,
    /// The day of that snapshot; none where there is no such snapshot.
    pub date: Option<Date>,
    /// Whether what is not said again stands on: it was said in the voice that speaks now, and the
    /// walk corrects no saved snapshot.
    pub stands: bool,
}

/// The stage the team said last time, and what the answers suggested then.
#[derive(Clone, Debug, PartialEq)]
pub struct LastJudgement {
    /// What was said.
    pub judgement: Judgement,
    /// Its line on the card.
    pub line: usize,
    /// What the answers suggested then, in the stages of today's matrix; none where it has no such
    /// stage.
    pub suggested_then: Option<Standing>,
    /// Whether the team only agreed with that: the suggested stage, without a reason.
    pub is_silent: bool,
}

impl LastTime {
    /// What stood last time for this draft.
    pub fn of_draft(network: &NetworkState, open: &OpenDraft) -> Self {
        let matrix = &open.matrix.matrix;
        let earlier = answers_to_confirm(&open.draft, matrix);
        let earlier: Answers = earlier.map(|(id, given)| (id.clone(), given.clone())).collect();
        let Some(saved) = base_snapshot(network, open) else {
            return Self { answers: earlier, ..Self::default() };
        };
        let is_corrected_copy = open.draft.cover.supersedes.is_some();
        let voice = &open.draft.assessment.voice;
        let stands = !is_corrected_copy && saved.snapshot.assessment.voice.is_same(voice);
        let mut last = Self { stands, ..Self::of_snapshot(saved, matrix) };
        // said in this very walk, before it went on to another revision
        last.answers.extend(earlier);
        last
    }

    /// What a walk through `matrix` that is based on this snapshot has as last time.
    pub fn of_snapshot(saved: &SavedSnapshot, matrix: &Matrix) -> Self {
        let assessment = &saved.snapshot.assessment;
        let judged = |domain: &Domain| {
            Some((
                domain.id.clone(),
                last_judgement(&saved.matrix.matrix, matrix, domain, assessment)?,
            ))
        };
        let aimed = |domain: &Domain| {
            let aim = assessment.aims.get(&domain.id)?;
            let is_known = |aim: &Aim| match (aim.aim, &aim.to) {
                (AimKind::Move, Some(stage)) => matrix.stage(stage).is_some(),
                _ => true,
            };
            is_known(aim).then(|| (domain.id.clone(), aim.clone()))
        };
        let is_raised = |ask: &ItemId| assessment.asks.get(ask).is_some_and(|raised| raised.raised);
        let same = diff::answers_to_same_questions(matrix, answers_on_matrix(saved));
        Self {
            answers: same.map(|(id, given)| (id.clone(), given.clone())).collect(),
            unlike: unlike_items(saved, matrix),
            judgements: matrix.domains.iter().filter_map(judged).collect(),
            aims: matrix.domains.iter().filter_map(aimed).collect(),
            needs: matrix.asks().map(|ask| ask.id.clone()).filter(is_raised).collect(),
            date: Some(saved.snapshot.taken_on),
            stands: true,
        }
    }

    /// Last time's answer to an item, where it can be confirmed.
    pub fn answer(&self, item: &ItemId) -> Option<&Answer> {
        self.answers.get(item)?.answer.as_ref()
    }

    /// The day on which last time's answer to an item was given.
    pub fn day_of(&self, item: &ItemId) -> Option<Date> {
        self.answers.get(item).and_then(|given| given.as_of).or(self.date)
    }

    /// The evidence for an item that is still good, as evidence of its day, and that which is out of
    /// date.
    pub fn evidence(&self, item: &ItemId, today: Date) -> (Vec<Evidence>, Vec<Evidence>) {
        let pieces =
            self.answers.get(item).map(|given| given.beside.evidence.clone()).unwrap_or_default();
        let of_then =
            |piece: Evidence| Evidence { dated: piece.dated.or(self.day_of(item)), ..piece };
        let is_good = |piece: &Evidence| piece.good_until.is_none_or(|day| day > today);
        pieces.into_iter().map(of_then).partition(is_good)
    }

    /// What the team said of a domain last time, where it said more than that it agreed.
    pub fn own_judgement(&self, domain: &DomainId) -> Option<&LastJudgement> {
        self.judgements.get(domain).filter(|last| self.stands && !last.is_silent)
    }

    /// What next in a domain: what was said in this walk, else last time's, unless it was taken
    /// back. Last time's comes with `true`.
    pub fn aim<'a>(&'a self, said: &'a Assessment, domain: &DomainId) -> Option<(&'a Aim, bool)> {
        if let Some(aim) = said.aims.get(domain) {
            return Some((aim, false));
        }
        let stands = self.stands && !said.taken_back.aims.contains(domain);
        self.aims.get(domain).filter(|_| stands).map(|aim| (aim, true))
    }

    /// Whether a need is raised: in this walk, else last time, unless it was taken back.
    pub fn is_raised(&self, said: &Assessment, ask: &ItemId) -> bool {
        match said.asks.get(ask) {
            Some(raised) => raised.raised,
            None => self.stands && self.needs.contains(ask) && !said.taken_back.asks.contains(ask),
        }
    }
}

fn last_judgement(
    older: &Matrix,
    matrix: &Matrix,
    domain: &Domain,
    assessment: &Assessment,
) -> Option<LastJudgement> {
    let judgement = assessment.judgements.get(&domain.id)?.clone();
    let then = older.domain(&domain.id)?;
    let line = standing_to_line(scoring::standing_from_point(matrix, &judgement.stage)?)?;
    let suggested = match scoring::evaluate_domain(older, then, assessment).suggested {
        Standing::Stage(at) => matrix.stage_index(&older.stages[at].id).map(Standing::Stage),
        standing => Some(standing),
    };
    let is_silent = assessment.is_silent_agreement(older, then);
    Some(LastJudgement { judgement, line, suggested_then: suggested, is_silent })
}

pub(crate) fn base_snapshot<'n>(
    network: &'n NetworkState,
    open: &OpenDraft,
) -> Option<&'n SavedSnapshot> {
    let base = network.snapshot(open.draft.assessment.based_on?)?;
    // what was said on another matrix is no last time, whatever the file says
    (base.matrix.lineage == open.matrix.lineage).then_some(base)
}
