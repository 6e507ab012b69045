//! Agreement with a suggestion: a judgement that only agreed with the answers, without a reason, is
//! dropped where changed answers make them suggest another stage.

use crate::maturity::assessment::Assessment;
use crate::maturity::ids::DomainId;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::scoring;
use crate::maturity::walk::kept::Kept;

impl Assessment {
    /// Changes answers, and drops the agreements that this overtakes. Every edit of answers goes
    /// through here. What the answers suggest is read with all that is kept from before.
    pub fn change_answers<T>(
        &mut self,
        matrix: &Matrix,
        kept: &Kept,
        change: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let agreed = silent_agreements(matrix, kept, self);
        let changed = change(self);
        if agreed.is_empty() {
            return changed;
        }
        let whole = kept.fill(matrix, self);
        for domain in matrix.domains.iter().filter(|domain| agreed.contains(&domain.id)) {
            if scoring::evaluate_domain(matrix, domain, &whole).differs() {
                self.clear_judgement(&domain.id);
            }
        }
        changed
    }

    /// Whether the team only agreed with what the answers suggest in a domain: it said that stage
    /// and gave no reason.
    pub fn is_silent_agreement(&self, matrix: &Matrix, domain: &Domain) -> bool {
        let judgement = self.judgements.get(&domain.id);
        judgement.is_some_and(|judgement| judgement.reason.is_none()) && {
            let reading = scoring::evaluate_domain(matrix, domain, self);
            reading.judged == Some(reading.suggested)
        }
    }
}

/// The domains where the team only agreed with what the answers suggest.
fn silent_agreements(matrix: &Matrix, kept: &Kept, said: &Assessment) -> Vec<DomainId> {
    if said.judgements.is_empty() {
        return Vec::new();
    }
    let whole = kept.fill(matrix, said);
    let domains = matrix.domains.iter().filter(|domain| said.judgements.contains_key(&domain.id));
    let agreed = domains.filter(|domain| whole.is_silent_agreement(matrix, domain));
    agreed.map(|domain| domain.id.clone()).collect()
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
            said.change_answers(&asked, &Kept::default(), |said| {
                said.set_answer(&"a1".into(), Answer::from_label(answer));
            });
            let kept = said.judgements.contains_key(&DomainId::from("A"));
            assert_eq!(kept, stays, "{stage} {reason} {answer}");
        }
    }
}
