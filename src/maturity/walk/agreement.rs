//! Agreement with a suggestion: a judgement that only agreed with the answers, without a reason, is
//! dropped where changed answers make them suggest another stage.

use crate::maturity::assessment::Assessment;
use crate::maturity::ids::DomainId;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::scoring;

impl Assessment {
    /// Changes answers, and drops the agreements that this overtakes. Every edit of answers goes
    /// through here.
    pub fn change_answers<T>(&mut self, matrix: &Matrix, change: impl FnOnce(&mut Self) -> T) -> T {
        let agreed = silent_agreements(matrix, self);
        let changed = change(self);
        for domain in matrix.domains.iter().filter(|domain| agreed.contains(&domain.id)) {
            if scoring::evaluate_domain(matrix, domain, self).differs() {
                self.clear_judgement(&domain.id);
            }
        }
        changed
    }
}

/// The domains where the team only agreed with what the answers suggest.
fn silent_agreements(matrix: &Matrix, assessment: &Assessment) -> Vec<DomainId> {
    let agreed =
        matrix.domains.iter().filter(|domain| is_silent_agreement(matrix, domain, assessment));
    agreed.map(|domain| domain.id.clone()).collect()
}

/// Whether the team said the stage that the answers suggest, and no more: a judgement that gives no
/// reason and names no other stage.
pub fn is_silent_agreement(matrix: &Matrix, domain: &Domain, assessment: &Assessment) -> bool {
    let judgement = assessment.judgements.get(&domain.id);
    judgement.is_some_and(|judgement| judgement.reason.is_none()) && {
        let reading = scoring::evaluate_domain(matrix, domain, assessment);
        reading.judged == Some(reading.suggested)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::assessment::{Answer, StagePoint};
    use crate::maturity::fixtures::{answers, domain, known_matrix, matrix};

    #[test]
    fn only_a_silent_agreement_lapses_and_only_where_another_stage_is_suggested() {
        let statements = [("a1", "one"), ("a2", "two")];
        let asked = matrix(&["one", "two"], vec![domain("A", &statements)]);
        let cases = [
            ("one", "", "not_yet", false),
            ("one", "", "mostly", true),
            ("one", "we meet weekly", "not_yet", true),
            ("two", "", "not_yet", true),
        ];
        for (stage, reason, answer, stays) in cases {
            let reference = known_matrix(asked.clone()).reference.clone();
            let mut said = Assessment::empty(reference);
            said.answers = answers(&[("a1", "fully"), ("a2", "partly")]);
            said.set_judgement(&"A".into(), StagePoint::from_label(stage), reason);
            said.change_answers(&asked, |said| {
                said.set_answer(&"a1".into(), Answer::from_label(answer));
            });
            let kept = said.judgements.contains_key(&DomainId::from("A"));
            assert_eq!(kept, stays, "{stage} {reason} {answer}");
        }
    }
}
