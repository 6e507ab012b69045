//! Migrating a walk under way to another revision of its matrix: which answers carry over, which
//! are to be read again, what is new, what is no longer asked. Nothing reworded counts until it is
//! confirmed, and nothing that was said is lost: what does not carry over is set aside in the
//! draft.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::maturity::assessment::{
    Aim, AimKind, AnswerRecord, Assessment, Draft, SetAside, SetAsideAnswer, accepts_answer,
};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::network_state::{KnownMatrix, NetworkState, OpenDraft};
use crate::maturity::revision::{ItemDifference, differences};
use crate::maturity::scoring;

/// A walk as it would be on another revision, and what becomes of each item.
#[derive(Clone, Debug, PartialEq)]
pub struct Migration {
    /// The matrix it goes to.
    pub to: Arc<KnownMatrix>,
    /// The draft as it would be.
    pub draft: Draft,
    /// Answered, and asked in the same words: they count on.
    pub carried: Vec<ItemId>,
    /// Answered, and asked in other words that mean the same: they are shown, and count once they
    /// are confirmed.
    pub to_read_again: Vec<ItemId>,
    /// Answered, and something else is asked now: they are open.
    pub asked_anew: Vec<ItemId>,
    /// Not asked before.
    pub new: Vec<ItemId>,
    /// No longer asked.
    pub retired: Vec<ItemId>,
    /// Our stages, what next, and needs that have no place there, in plain words.
    pub left_behind: Vec<String>,
}

/// The items of which the same becomes.
#[derive(Clone, Debug, PartialEq)]
pub struct MigrationSection<'m> {
    /// A word or two for it.
    pub title: &'static str,
    /// The same with how many there are, and what that means.
    pub words: String,
    /// The items.
    pub items: &'m [ItemId],
}

impl Migration {
    /// What becomes of the walk on `to`, which is another revision of its matrix.
    pub fn plan(open: &OpenDraft, to: &Arc<KnownMatrix>) -> Self {
        let (before, after) = (&open.matrix.matrix, &to.matrix);
        let mut draft = open.draft.clone();
        draft.assessment.matrix = to.reference.clone();
        draft.assessment.matrix_unknown_fields.clear();
        let mut migration = Self {
            to: Arc::clone(to),
            draft,
            carried: Vec::new(),
            to_read_again: Vec::new(),
            asked_anew: Vec::new(),
            new: Vec::new(),
            retired: Vec::new(),
            left_behind: Vec::new(),
        };
        migration.move_answers(before, after);
        migration.move_sayings(&open.draft.assessment, before, after);
        migration
    }

    fn move_answers(&mut self, before: &Matrix, after: &Matrix) {
        let changed: HashMap<ItemId, ItemDifference<'_>> = differences(before, after)
            .into_iter()
            .filter_map(|one| Some((one.id()?.clone(), one)))
            .collect();
        let asked: HashSet<&ItemId> = before.items().map(Item::id).collect();
        let (said, aside) = (&mut self.draft.assessment, &mut self.draft.set_aside);
        for item in after.items() {
            let id = item.id();
            let given = said.answers.get(id);
            let fits = given.is_none_or(|given| {
                given.answer.as_ref().is_none_or(|it| accepts_answer(item, it))
            });
            let difference = changed.get(id);
            let list = match difference {
                _ if !asked.contains(id) => &mut self.new,
                _ if given.is_none() => continue,
                Some(one) if one.has_changed_meaning() => &mut self.asked_anew,
                _ if !fits => &mut self.asked_anew,
                Some(one) if one.needs_meaning_choice() => &mut self.to_read_again,
                _ => &mut self.carried,
            };
            list.push(id.clone());
        }
        let still: HashSet<&ItemId> = after.items().map(Item::id).collect();
        let gone = before.items().map(Item::id).filter(|id| !still.contains(id));
        self.retired.extend(gone.cloned());
        let staying: HashSet<&ItemId> = self.carried.iter().collect();
        let leaving: Vec<ItemId> =
            said.answers.keys().filter(|id| !staying.contains(id)).cloned().collect();
        for id in leaving {
            let Some(given) = said.answers.remove(&id) else { continue };
            let revision = before.item(&id).map_or(before.revision, Item::revision);
            aside.answers.insert(id, SetAsideAnswer { revision, given });
        }
    }

    /// Our stages, what next and the needs: as far as there is such an area, stage or need. A stage
    /// that only agreed with the answers lapses where they suggest another now.
    fn move_sayings(&mut self, was: &Assessment, before: &Matrix, after: &Matrix) {
        let (said, aside) = (&mut self.draft.assessment, &mut self.draft.set_aside);
        restore_sayings(said, aside, after);
        let silent = |domain: &_| {
            before.domain(domain).is_some_and(|domain| was.is_silent_agreement(before, domain))
        };
        let judged: Vec<_> = said.judgements.keys().cloned().collect();
        for id in judged {
            let domain = after.domain(&id);
            let is_known = said.judgements.get(&id).is_some_and(|judgement| {
                scoring::standing_from_point(after, &judgement.stage).is_some()
            });
            let lapses = domain.is_some_and(|domain| {
                silent(&id) && scoring::evaluate_domain(after, domain, said).differs()
            });
            if domain.is_some() && is_known && !lapses {
                continue;
            }
            if let Some(judgement) = said.judgements.remove(&id) {
                let name = area_name(before, after, &id);
                self.left_behind.push(format!("our stage in {name}"));
                aside.judgements.insert(id, judgement);
            }
        }
        let aimed: Vec<_> = said.aims.keys().cloned().collect();
        for id in aimed {
            let fits = said.aims.get(&id).is_some_and(|aim| has_aim(after, aim));
            if fits && after.domain(&id).is_some() {
                continue;
            }
            if let Some(aim) = said.aims.remove(&id) {
                let name = area_name(before, after, &id);
                self.left_behind.push(format!("what next in {name}"));
                aside.aims.insert(id, aim);
            }
        }
        let asks: HashSet<&ItemId> = after.asks().map(|ask| &ask.id).collect();
        let raised: Vec<_> = said.asks.keys().filter(|id| !asks.contains(id)).cloned().collect();
        for id in raised {
            if let Some(ask) = said.asks.remove(&id) {
                self.left_behind.push(format!("the need {id}"));
                aside.asks.insert(id, ask);
            }
        }
    }

    /// What becomes of the items, each kind in a sentence; what carries over first.
    pub fn sections(&self) -> Vec<MigrationSection<'_>> {
        let kinds = [
            ("Carries over", "asked in the same words, and counted on", &self.carried),
            (
                "To be read again",
                "other words, the same meaning; each counts once you confirm it",
                &self.to_read_again,
            ),
            ("Open again", "something else is asked now", &self.asked_anew),
            ("New", "not asked before", &self.new),
            ("No longer asked", "what was answered is kept aside", &self.retired),
        ];
        let kinds = kinds.into_iter().filter(|(.., items)| !items.is_empty());
        kinds
            .map(|(title, what, items)| MigrationSection {
                title,
                words: format!("{title}: {} ({what})", items.len()),
                items,
            })
            .collect()
    }

    /// What is set aside and not lost, in a sentence; none where nothing is.
    pub fn set_aside_words(&self) -> Option<String> {
        if self.left_behind.is_empty() && self.asked_anew.is_empty() && self.retired.is_empty() {
            return None;
        }
        let also = if self.left_behind.is_empty() {
            String::new()
        } else {
            format!(" So are: {}.", self.left_behind.join(", "))
        };
        Some(format!(
            "Answers that have no place there are kept aside in the walk, and come back where it goes back.{also}"
        ))
    }
}

/// What was set aside before has its place again where the matrix has one for it and nothing newer
/// was said.
fn restore_sayings(said: &mut Assessment, aside: &mut SetAside, after: &Matrix) {
    let judged = std::mem::take(&mut aside.judgements);
    for (id, judgement) in judged {
        let fits = after.domain(&id).is_some()
            && scoring::standing_from_point(after, &judgement.stage).is_some();
        if fits && !said.judgements.contains_key(&id) {
            said.judgements.insert(id, judgement);
        } else {
            aside.judgements.insert(id, judgement);
        }
    }
    for (id, aim) in std::mem::take(&mut aside.aims) {
        if after.domain(&id).is_some() && has_aim(after, &aim) && !said.aims.contains_key(&id) {
            said.aims.insert(id, aim);
        } else {
            aside.aims.insert(id, aim);
        }
    }
    for (id, ask) in std::mem::take(&mut aside.asks) {
        if after.asks().any(|one| one.id == id) && !said.asks.contains_key(&id) {
            said.asks.insert(id, ask);
        } else {
            aside.asks.insert(id, ask);
        }
    }
}

fn has_aim(matrix: &Matrix, aim: &Aim) -> bool {
    match (aim.aim, &aim.to) {
        (AimKind::Move, Some(stage)) => matrix.stage(stage).is_some(),
        _ => true,
    }
}

fn area_name(before: &Matrix, after: &Matrix, id: &DomainId) -> String {
    let domain = after.domain(id).or_else(|| before.domain(id));
    domain.map_or_else(|| id.to_string(), |domain| domain.short_name().to_owned())
}

/// The answers that were set aside and mean the same in this matrix: they can be confirmed.
pub(crate) fn answers_to_confirm<'d>(
    draft: &'d Draft,
    matrix: &'d Matrix,
) -> impl Iterator<Item = (&'d ItemId, &'d AnswerRecord)> {
    draft.set_aside.answers.iter().filter_map(|(id, aside)| {
        let item = matrix.item(id).filter(|item| item.revision() == aside.revision)?;
        let fits = aside.given.answer.as_ref().is_none_or(|answer| accepts_answer(item, answer));
        fits.then_some((id, &aside.given))
    })
}

impl NetworkState {
    /// The newest revision of a draft's matrix that is in use here, where it is not the one the
    /// draft is on.
    pub fn newer_revision(&self, open: &OpenDraft) -> Option<&Arc<KnownMatrix>> {
        self.matrices.iter().find(|known| {
            known.lineage.is_same(&open.matrix.lineage)
                && known.reference.revision > open.matrix.reference.revision
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::assessment::{Answer, StagePoint};
    use crate::maturity::fixtures::{answers, domain, known_matrix, matrix, network_state};
    use crate::maturity::walk::last_time::LastTime;

    fn base() -> Matrix {
        let items = [("A-1", "one"), ("A-2", "one"), ("A-3", "one"), ("A-4", "two")];
        matrix(&["one", "two"], vec![domain("A", &items), domain("B", &[("B-1", "one")])])
    }

    /// A-2 reworded, A-3 with another meaning, A-4 and area B gone, A-5 new.
    fn next() -> Arc<KnownMatrix> {
        let mut next = base();
        next.revision = 2;
        next.domains.truncate(1);
        let statements = &mut next.domains[0].statements;
        statements[1].text = "Better words.".to_owned();
        statements[2].text = "Something else.".to_owned();
        statements[2].revision = 2;
        statements[3].id = "A-5".into();
        statements[3].revision = 2;
        let known = known_matrix(next).as_ref().clone();
        let lineage = known_matrix(base()).lineage.clone();
        Arc::new(KnownMatrix { lineage, ..known })
    }

    fn open() -> OpenDraft {
        let known = known_matrix(base());
        let state = network_state(Vec::new(), &[&known]);
        let subject = known.lineage.clone().into();
        let (id, device) = (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2));
        let mut open = state.new_draft(
            known,
            &subject,
            crate::maturity::assessment::Voice::agreed(),
            id,
            device,
        );
        let said = &mut open.draft.assessment;
        said.answers = answers(&[
            ("A-1", "fully"),
            ("A-2", "mostly"),
            ("A-3", "fully"),
            ("A-4", "partly"),
            ("B-1", "fully"),
        ]);
        said.set_judgement(&"B".into(), StagePoint::from_label("one"), "we said so");
        open
    }

    fn ids(list: &[ItemId]) -> Vec<&str> {
        list.iter().map(ItemId::as_str).collect()
    }

    #[test]
    fn each_answer_goes_where_its_words_say_and_nothing_is_lost() {
        let plan = Migration::plan(&open(), &next());
        assert_eq!(ids(&plan.carried), ["A-1"]);
        assert_eq!(ids(&plan.to_read_again), ["A-2"]);
        assert_eq!(ids(&plan.asked_anew), ["A-3"]);
        assert_eq!(ids(&plan.new), ["A-5"]);
        assert_eq!(ids(&plan.retired), ["A-4", "B-1"]);
        assert_eq!(plan.left_behind, ["our stage in B"]);
        let draft = &plan.draft;
        assert_eq!(draft.assessment.answers.len(), 1, "nothing reworded counts");
        assert_eq!(draft.set_aside.answers.len(), 4);
        assert_eq!(plan.sections().len(), 5);
        // only what means the same can be confirmed
        let confirmable: Vec<_> =
            answers_to_confirm(draft, &plan.to.matrix).map(|(id, _)| id.as_str()).collect();
        assert_eq!(confirmable, ["A-2"]);
        let state = network_state(Vec::new(), &[&next()]);
        let moved = OpenDraft { draft: draft.clone(), matrix: next(), ..open() };
        let last = LastTime::of_draft(&state, &moved);
        assert_eq!(last.answer(&"A-2".into()), Some(&Answer::Mostly));
        assert_eq!(last.answer(&"A-3".into()), None);
    }

    #[test]
    fn a_walk_that_goes_back_can_confirm_all_it_said_and_has_its_stages_again() {
        let there = Migration::plan(&open(), &next());
        let moved = OpenDraft { draft: there.draft, matrix: next(), ..open() };
        let known = known_matrix(base());
        let back = Migration::plan(&moved, &known);
        let said = &back.draft.assessment;
        assert!(said.judgements.contains_key(&"B".into()));
        assert_eq!(ids(&back.carried), ["A-1"]);
        let confirmable: Vec<_> =
            answers_to_confirm(&back.draft, &known.matrix).map(|(id, _)| id.as_str()).collect();
        assert_eq!(confirmable, ["A-2", "A-3", "A-4", "B-1"]);
    }
}
