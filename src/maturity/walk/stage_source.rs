//! Where the stage that stands for an area comes from: this walk, last time, or the answers alone.
//! One rule for what next and the plain walk.

use crate::maturity::assessment::Assessment;
use crate::maturity::matrix::Domain;
use crate::maturity::scoring::{DomainReading, Standing};

/// Where the stage of an area comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageSource {
    /// The team said it in this walk.
    ThisWalk,
    /// The team said it last time, and it was kept.
    LastTime,
    /// Nobody said it: the answers suggest it.
    Answers,
}

impl StageSource {
    /// Where the stage of a domain comes from, in what is said with all that is kept; none where no
    /// stage can be told.
    pub fn of(reading: &DomainReading, domain: &Domain, said: &Assessment) -> Option<Self> {
        match (reading.judged, said.judgements.get(&domain.id)) {
            (Some(_), Some(judgement)) if judgement.as_of.is_some() => Some(Self::LastTime),
            (Some(_), _) => Some(Self::ThisWalk),
            _ if reading.answered == 0 => None,
            _ if reading.suggested == Standing::Before && reading.holding.is_open() => None,
            _ => Some(Self::Answers),
        }
    }

    /// What stands after "from".
    pub fn words(self) -> &'static str {
        match self {
            Self::ThisWalk => "this walk",
            Self::LastTime => "last time",
            Self::Answers => "answers",
        }
    }

    /// The same in a sentence.
    pub fn sentence_words(self) -> &'static str {
        match self {
            Self::ThisWalk => "said in this walk",
            Self::LastTime => "said last time",
            Self::Answers => "as the answers suggest",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::StageSource;
    use crate::maturity::assessment::{Assessment, StagePoint};
    use crate::maturity::fixtures::{answers, domain, known_matrix, matrix};
    use crate::maturity::scoring::evaluate_domain;
    use jiff::civil::date;

    #[test]
    fn what_was_said_comes_before_what_the_answers_suggest() {
        let known =
            known_matrix(matrix(&["one", "two"], vec![domain("A", &[("a", "one"), ("b", "two")])]));
        let asked = &known.matrix;
        let area = &asked.domains[0];
        let mut said = Assessment::empty(known.reference.clone());
        let source =
            |said: &Assessment| StageSource::of(&evaluate_domain(asked, area, said), area, said);
        assert_eq!(source(&said), None);
        said.answers = answers(&[("b", "fully")]);
        assert_eq!(source(&said), None, "the first stage is still open");
        said.answers = answers(&[("a", "fully")]);
        assert_eq!(source(&said), Some(StageSource::Answers));
        said.set_judgement(&area.id, StagePoint::from_label("one"), "");
        assert_eq!(source(&said), Some(StageSource::ThisWalk));
        said.judgements.get_mut(&area.id).unwrap().as_of = Some(date(2026, 9, 17));
        assert_eq!(source(&said), Some(StageSource::LastTime));
    }
}
