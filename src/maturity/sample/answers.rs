//! Sample answers, walk after walk: mostly forward, sometimes back, never all at once.

use super::random::SeededRng;
use super::texts;
use crate::maturity::assessment::{Answer, AnswerRecord, Answers, Evidence};
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::walk::answer_choices::answer_choices;

/// How far each item of a matrix has come in one network.
pub(crate) struct SampleCourse<'m> {
    matrix: &'m Matrix,
    levels: Vec<ItemLevel>,
}

/// How far one item has come: 0 is its lowest answer, `top` its highest.
struct ItemLevel {
    reached: usize,
    top: usize,
    /// The first stage that asks it; later ones come later.
    stage: usize,
    not_applicable_reason: Option<&'static str>,
}

impl ItemLevel {
    /// How much rarer it is that what the first stage asks is lost, doubted or passed over.
    fn stability(&self) -> usize {
        if self.stage == 0 { 4 } else { 1 }
    }
}

impl<'m> SampleCourse<'m> {
    /// The first walk: something is there at the first stage, little above.
    pub(crate) fn start(matrix: &'m Matrix, chance: &mut SeededRng) -> Self {
        let level = |item: Item<'_>| {
            let stage = (0..matrix.stages.len())
                .find(|&at| item.is_asked_at(&matrix.stages[at].id))
                .unwrap_or_default();
            let top = answer_choices(matrix, item).len() - 1;
            let reached = match stage {
                0 => 1 + chance.below(3),
                1 => chance.below(3),
                _ => usize::from(chance.one_in(5)),
            };
            let aside = chance.one_in(60).then(|| chance.choose(&texts::NOT_APPLICABLE_REASONS));
            ItemLevel { reached: reached.min(top), top, stage, not_applicable_reason: aside }
        };
        Self { matrix, levels: matrix.items().map(level).collect() }
    }

    /// Half a year later: the first stage moves fastest.
    pub(crate) fn advance(&mut self, chance: &mut SeededRng) {
        for level in &mut self.levels {
            if level.reached < level.top && chance.one_in(2 + level.stage * level.stage) {
                level.reached += 1;
            } else if level.reached > 0 && chance.one_in(18 * level.stability()) {
                level.reached -= 1;
            }
            if level.not_applicable_reason.is_some() && chance.one_in(8) {
                level.not_applicable_reason = None;
            }
        }
    }

    /// What the network answers today. What is the same as `last` was mostly confirmed rather than
    /// answered anew.
    pub(crate) fn answers(&self, last: &Answers, chance: &mut SeededRng) -> Answers {
        let mut answers = Answers::new();
        for (item, level) in self.matrix.items().zip(&self.levels) {
            if chance.one_in(40 * level.stability()) {
                continue;
            }
            let mut given = self.answer_item(item, level, chance);
            let is_same = last.get(item.id()).is_some_and(|then| then.answer == given.answer);
            given.as_before = is_same && given.answer != Some(Answer::NotSure) && !chance.one_in(5);
            add_notes(&mut given, chance);
            answers.insert(item.id().clone(), given);
        }
        answers
    }

    fn answer_item(
        &self,
        item: Item<'_>,
        level: &ItemLevel,
        chance: &mut SeededRng,
    ) -> AnswerRecord {
        match level.not_applicable_reason {
            Some(reason) => AnswerRecord::not_applicable(reason),
            None if chance.one_in(25 * level.stability()) => AnswerRecord::new(Answer::NotSure),
            None => {
                let choices = answer_choices(self.matrix, item);
                AnswerRecord {
                    answer: choices.get(level.reached).cloned(),
                    ..AnswerRecord::default()
                }
            }
        }
    }
}

fn add_notes(given: &mut AnswerRecord, chance: &mut SeededRng) {
    if chance.one_in(20) {
        given.beside.note = Some(chance.choose(&texts::NOTES).to_owned());
    }
    if chance.one_in(16) {
        let mut evidence = Evidence::new(chance.choose(&texts::EVIDENCE));
        evidence.whose = Some(chance.choose(&texts::EVIDENCE_OWNERS).to_owned());
        given.beside.evidence.push(evidence);
    }
}
