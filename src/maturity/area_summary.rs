//! The summary of an area: where one domain stood in a snapshot, as small numbers, for lists of a
//! thousand networks.

use super::movement::AreaReach;
use super::scoring::Standing;

/// Where one domain stood, in as little room as a hundred thousand of them want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaSummary {
    suggested: i16,
    highest: i16,
    judged: Option<i16>,
    /// Whether anything in it was answered.
    pub is_answered: bool,
}

/// A standing as a small number: its place, and nothing to count with.
fn encode_standing(standing: Standing) -> i16 {
    match standing {
        Standing::NotApplicable => -2,
        Standing::Before => -1,
        Standing::Stage(at) => i16::try_from(at).unwrap_or(i16::MAX),
    }
}

fn decode_standing(code: i16) -> Standing {
    match code {
        -1 => Standing::Before,
        at => usize::try_from(at).map_or(Standing::NotApplicable, Standing::Stage),
    }
}

impl AreaSummary {
    /// What was read of a domain.
    pub fn of(reach: AreaReach) -> Self {
        Self {
            suggested: encode_standing(reach.suggested),
            highest: encode_standing(reach.highest),
            judged: reach.said.map(encode_standing),
            is_answered: reach.is_answered,
        }
    }

    /// How far the domain may have reached.
    pub fn reach(self) -> AreaReach {
        AreaReach {
            suggested: self.suggested(),
            highest: decode_standing(self.highest),
            said: self.judged(),
            is_answered: self.is_answered,
        }
    }

    /// What the answers suggested.
    pub fn suggested(self) -> Standing {
        decode_standing(self.suggested)
    }

    /// What the team said.
    pub fn judged(self) -> Option<Standing> {
        self.judged.map(decode_standing)
    }

    /// Where it stood: what the team said, else what the answers suggested. None where nothing was
    /// said of it.
    pub fn standing(self) -> Option<Standing> {
        self.judged().or(self.is_answered.then(|| self.suggested()))
    }

    /// Whether the team said another stage than the answers suggested.
    pub fn differs(self) -> bool {
        self.judged.is_some_and(|judged| judged != self.suggested)
    }
}
