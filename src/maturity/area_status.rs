//! The status of an area for a list: its stage, still open, or not answered yet, which is never a
//! stage; and its band beside another matrix. No stage is turned into a number or into another's stage.

use super::matrix::{Band, Matrix};
use super::phrases;
use super::scoring::{DomainReading, Standing};

/// What is said where more than one stage is possible, the lowest before the first.
pub const STILL_OPEN: &str = "still open";

/// Where an area stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaStatus {
    /// Nothing was answered yet.
    NotAnswered,
    /// Some of it is answered, and what is not answered or not sure is all that stands before the
    /// first stage, so that it may be reached already.
    StillOpen,
    /// There.
    At(Standing),
}

impl AreaStatus {
    /// Where an area stands by what was read of it.
    pub fn of(reading: &DomainReading) -> Self {
        match (reading.answered, reading.standing()) {
            (0, _) if reading.judged.is_none() => Self::NotAnswered,
            (_, Standing::Before) if reading.judged.is_none() && reading.holding.is_open() => {
                Self::StillOpen
            }
            (_, standing) => Self::At(standing),
        }
    }

    /// The words for it, by the matrix it was answered on.
    pub fn label(self, matrix: &Matrix) -> String {
        match self {
            Self::NotAnswered => "not answered yet".to_owned(),
            Self::StillOpen => STILL_OPEN.to_owned(),
            Self::At(standing) => phrases::format_standing(matrix, standing),
        }
    }

    /// How it reads beside another matrix: the band of its stage. Before the first stage is the
    /// start of a matrix that has bands. None where nothing can be said.
    pub fn band(self, matrix: &Matrix) -> Option<Band> {
        match self {
            Self::At(Standing::Stage(at)) => matrix.stages.get(at)?.band,
            Self::At(Standing::Before) => {
                matrix.stages.iter().any(|stage| stage.band.is_some()).then_some(Band::Start)
            }
            Self::At(Standing::NotApplicable) | Self::NotAnswered | Self::StillOpen => None,
        }
    }
}

impl Band {
    /// The word for it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::PartWay => "part-way",
            Self::Established => "established",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::assessment::Assessment;
    use crate::maturity::fixtures::{answers, domain, known_matrix, matrix};
    use crate::maturity::scoring::evaluate_domain;

    #[test]
    fn a_band_is_the_word_of_the_stage_and_never_said_of_what_is_open() {
        let mut asked = matrix(
            &["one", "two", "three"],
            vec![domain("A", &[("a1", "one"), ("a2", "two"), ("a3", "three")])],
        );
        let bands = [Some(Band::Start), Some(Band::PartWay), None];
        asked.stages.iter_mut().zip(bands).for_each(|(stage, band)| stage.band = band);
        let at = |asked: &Matrix, given: &[(&str, &str)]| {
            let mut said = Assessment::empty(known_matrix(asked.clone()).reference.clone());
            said.answers = answers(given);
            let here = AreaStatus::of(&evaluate_domain(asked, &asked.domains[0], &said));
            (here.label(asked), here.band(asked).map(Band::label))
        };
        let na = [("a1", "not_applicable"), ("a2", "not_applicable"), ("a3", "not_applicable")];
        let cases = [
            (&[][..], "not answered yet", None),
            (&[("a2", "fully")], STILL_OPEN, None),
            (&[("a1", "not_sure")], STILL_OPEN, None),
            (&[("a1", "not_yet")], "Before one", Some("start")),
            (&[("a1", "fully")], "one", Some("start")),
            (&[("a1", "fully"), ("a2", "mostly")], "two", Some("part-way")),
            (&[("a1", "fully"), ("a2", "fully"), ("a3", "fully")], "three", None),
            (&na, "not applicable", None),
        ];
        for (given, words, band) in cases {
            assert_eq!(at(&asked, given), (words.to_owned(), band), "{given:?}");
        }
        asked.stages.iter_mut().for_each(|stage| stage.band = None);
        assert_eq!(
            at(&asked, &[("a1", "not_yet")]),
            ("Before one".to_owned(), None),
            "two-level steps have no bands at all"
        );
    }
}
