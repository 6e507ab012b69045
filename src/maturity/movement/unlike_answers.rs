//! Why a stage moved another way than the answers below it: what the team said stood higher or lower
//! than what they suggest, on one of the two days.

use super::{AreaMove, DomainMovement};

/// Why what was said of an area moved another way than its answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnlikeAnswers {
    /// Then more was said than the answers suggested.
    SaidMore,
    /// Then less was said.
    SaidLess,
    /// Now more is said than the answers suggest.
    SaysMore,
    /// Now less is said.
    SaysLess,
}

/// The place that was said, and the lowest and the highest that the answers allow.
type SaidAndAnswers = (usize, (usize, usize));

impl UnlikeAnswers {
    /// Of what was said on both days, the answers having moved another way; a side that nothing was
    /// answered on is none. None where neither side parts from its answers for certain.
    pub(super) fn of(
        moved: DomainMovement,
        then: Option<SaidAndAnswers>,
        now: Option<SaidAndAnswers>,
    ) -> Option<Self> {
        let is_more =
            |side: Option<SaidAndAnswers>| side.is_some_and(|(said, (_, high))| said > high);
        let is_less =
            |side: Option<SaidAndAnswers>| side.is_some_and(|(said, (low, _))| said < low);
        match moved {
            DomainMovement::Back if is_more(then) => Some(Self::SaidMore),
            DomainMovement::Back if is_less(now) => Some(Self::SaysLess),
            DomainMovement::Forward if is_less(then) => Some(Self::SaidLess),
            DomainMovement::Forward if is_more(now) => Some(Self::SaysMore),
            _ => None,
        }
    }

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SaidMore => "said_more",
            Self::SaidLess => "said_less",
            Self::SaysMore => "says_more",
            Self::SaysLess => "says_less",
        }
    }

    /// "earlier we said more than the answers did".
    pub fn words(self) -> &'static str {
        match self {
            Self::SaidMore => "earlier we said more than the answers did",
            Self::SaidLess => "earlier we said less than the answers did",
            Self::SaysMore => "we say more now than the answers do",
            Self::SaysLess => "we say less now than the answers do",
        }
    }
}

/// The areas whose stage moved another way than their answers, those with the same reason together, in
/// the order of the areas.
pub fn group_unlike_answers<'a>(
    areas: impl IntoIterator<Item = (&'a str, AreaMove)>,
) -> Vec<(UnlikeAnswers, Vec<&'a str>)> {
    let mut groups: Vec<(UnlikeAnswers, Vec<&'a str>)> = Vec::new();
    for (name, moved) in areas {
        let Some(why) = moved.unlike_answers else { continue };
        match groups.iter_mut().find(|(other, _)| *other == why) {
            Some((_, names)) => names.push(name),
            None => groups.push((why, vec![name])),
        }
    }
    groups
}

/// "Joining up care, Using what we have: earlier we said more than the answers did.", a sentence for
/// each reason.
pub fn unlike_answers_sentences<'a>(
    areas: impl IntoIterator<Item = (&'a str, AreaMove)>,
) -> Vec<String> {
    let groups = group_unlike_answers(areas).into_iter();
    groups.map(|(why, names)| format!("{}: {}.", names.join(", "), why.words())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{AreaReach, compare_readings};
    use super::*;
    use crate::maturity::scoring::Standing::{self, Before, Stage};

    fn reach(said: Standing, suggested: Standing, highest: Standing) -> AreaReach {
        AreaReach { suggested, highest, said: Some(said), is_answered: true }
    }

    #[test]
    fn a_stage_that_parts_from_its_answers_says_on_which_day_and_how() {
        use UnlikeAnswers::{SaidLess, SaidMore, SaysLess, SaysMore};
        let told = |said, answers| reach(said, answers, answers);
        let cases = [
            // back, while the answers stayed or went forward
            (told(Stage(1), Stage(0)), told(Stage(0), Stage(0)), Some(SaidMore)),
            (told(Stage(1), Before), told(Stage(0), Stage(0)), Some(SaidMore)),
            (told(Stage(1), Stage(1)), told(Stage(0), Stage(1)), Some(SaysLess)),
            // forward, while the answers stayed or went back
            (told(Stage(0), Stage(1)), told(Stage(1), Stage(1)), Some(SaidLess)),
            (told(Stage(0), Stage(0)), told(Stage(1), Stage(0)), Some(SaysMore)),
            // both went the same way, or nothing was said to move
            (told(Stage(2), Stage(1)), told(Stage(1), Stage(0)), None),
            (told(Stage(1), Stage(0)), told(Stage(1), Stage(1)), None),
            // the answers may allow what was said
            (reach(Stage(1), Stage(0), Stage(1)), told(Stage(0), Stage(0)), None),
        ];
        for (then, now, why) in cases {
            assert_eq!(compare_readings(then, now).unlike_answers, why, "{then:?} {now:?}");
        }
    }

    #[test]
    fn where_nothing_is_answered_nothing_is_said_of_the_answers() {
        let silent = AreaReach {
            suggested: Before,
            highest: Stage(2),
            said: Some(Stage(1)),
            is_answered: false,
        };
        let now = AreaReach { said: Some(Before), ..silent };
        assert_eq!(compare_readings(silent, now).unlike_answers, None);
    }

    #[test]
    fn areas_with_one_reason_stand_in_one_sentence() {
        let told = |said, answers| reach(said, answers, answers);
        let back = compare_readings(told(Stage(1), Stage(0)), told(Stage(0), Stage(0)));
        let forward = compare_readings(told(Stage(0), Stage(0)), told(Stage(1), Stage(0)));
        let same = compare_readings(told(Stage(0), Stage(0)), told(Stage(0), Stage(0)));
        let areas = [("Care", back), ("Data", same), ("Use", forward), ("Work", back)];
        let sentences = [
            "Care, Work: earlier we said more than the answers did.",
            "Use: we say more now than the answers do.",
        ];
        assert_eq!(unlike_answers_sentences(areas), sentences);
    }

    #[test]
    fn by_the_answers_alone_there_is_nothing_to_part_from() {
        let unsaid = |answers| AreaReach { said: None, ..reach(Before, answers, answers) };
        let moved = compare_readings(unsaid(Stage(1)), unsaid(Stage(0)));
        assert_eq!((moved.moved, moved.unlike_answers), (DomainMovement::Back, None));
    }
}
