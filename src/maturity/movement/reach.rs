//! How far a domain may reach: from where it stands for certain to where it would stand if all that
//! is open were in place.

use crate::maturity::assessment::Assessment;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::scoring::{self, DomainStanding, Standing};

/// What can be said of where a domain stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaState {
    /// One stage, whatever the open answers become.
    Told,
    /// Several are possible.
    Open,
    /// Nothing was answered.
    NotAnswered,
    /// Nothing in it applies.
    NotApplicable,
}

impl AreaState {
    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Open => "open",
            Self::NotAnswered => "not_answered",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// Where one domain stands for certain, and how far it may reach, by its own matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaReach {
    /// What the answers suggest as they are.
    pub suggested: Standing,
    /// What they would suggest if all that is open were in place.
    pub highest: Standing,
    /// What the team said; none where nothing applies.
    pub said: Option<Standing>,
    /// Whether anything was answered.
    pub is_answered: bool,
}

impl AreaReach {
    /// Reads one domain of an assessment.
    pub fn of(matrix: &Matrix, domain: &Domain, said: &Assessment) -> Self {
        scoring::evaluate_standing(matrix, domain, said).into()
    }

    /// The stage it stands at for certain: what the team said, else what the answers suggest.
    pub fn low(&self) -> Standing {
        self.said.unwrap_or(self.suggested)
    }

    /// The highest stage that is possible.
    pub fn high(&self) -> Standing {
        self.said.unwrap_or(self.highest)
    }

    /// What can be said of it.
    pub fn state(&self) -> AreaState {
        match (self.said, self.is_answered) {
            _ if self.suggested == Standing::NotApplicable => AreaState::NotApplicable,
            (Some(_), _) => AreaState::Told,
            (None, false) => AreaState::NotAnswered,
            (None, true) if self.suggested == self.highest => AreaState::Told,
            (None, true) => AreaState::Open,
        }
    }

    /// The same by its answers alone.
    #[must_use]
    pub fn by_answers(self) -> Self {
        Self { said: None, ..self }
    }
}

impl From<DomainStanding> for AreaReach {
    fn from(standing: DomainStanding) -> Self {
        let applies = standing.suggested != Standing::NotApplicable;
        Self {
            suggested: standing.suggested,
            highest: standing.highest,
            said: standing.judged.filter(|_| applies),
            is_answered: standing.answered > 0,
        }
    }
}
