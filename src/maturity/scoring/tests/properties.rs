//! Property tests of what must hold whatever is asked and answered: no headline rests on how stages
//! or answers are numbered, and no answer that is raised ever lowers anything.

use proptest::prelude::*;

use super::*;
use crate::maturity::fixtures::statement;

/// A made-up domain: for each item the stages it is asked at (a statement takes the first), and its
/// answer by number, the two lowest being unanswered and not sure, the next "does not apply".
#[derive(Clone, Debug)]
struct GeneratedDomain {
    stages: usize,
    bar: Bar,
    items: Vec<(bool, [bool; 4], usize)>,
}

const UNANSWERED: usize = 0;
const NOT_SURE: usize = 1;
const NOT_APPLICABLE: usize = 2;
const LOWEST: usize = 3;

fn generated_domain() -> impl Strategy<Value = GeneratedDomain> {
    let bar = prop_oneof![Just(Bar::Mostly), Just(Bar::Fully)];
    // mostly high answers, or no stage above the first would ever be reached
    let answer = prop_oneof![1 => 0_usize..8, 3 => 5_usize..8];
    let item = (prop::bool::weighted(0.2), any::<[bool; 4]>(), answer);
    (1_usize..=4, bar, prop::collection::vec(item, 1..12))
        .prop_map(|(stages, bar, items)| GeneratedDomain { stages, bar, items })
}

impl GeneratedDomain {
    fn is_ladder(&self, item: usize) -> bool {
        self.items[item].0
    }

    fn asked_at(&self, item: usize) -> Vec<usize> {
        let (_, stages, _) = self.items[item];
        let all: Vec<usize> = (0..self.stages).filter(|&at| stages[at]).collect();
        if all.is_empty() { vec![self.stages - 1] } else { all }
    }

    fn highest(&self, item: usize) -> usize {
        if self.is_ladder(item) { LOWEST + self.asked_at(item).len() } else { LOWEST + 3 }
    }

    fn number(&self, item: usize) -> usize {
        self.items[item].2.min(self.highest(item))
    }

    fn answer(&self, item: usize, stages: &[String]) -> Option<Answer> {
        match (self.number(item), self.is_ladder(item)) {
            (UNANSWERED, _) => None,
            (NOT_SURE, _) => Some(Answer::NotSure),
            (NOT_APPLICABLE, _) => Some(Answer::NotApplicable),
            (LOWEST, true) => Some(Answer::NoneYet),
            (rung, true) => {
                Some(Answer::Rung(stages[self.asked_at(item)[rung - LOWEST - 1]].as_str().into()))
            }
            (scale, false) => Some(
                [Answer::NotYet, Answer::Partly, Answer::Mostly, Answer::Fully][scale - LOWEST]
                    .clone(),
            ),
        }
    }

    /// The matrix and answers, with its stages placed among `all` at `places` and called what they
    /// are called there.
    fn build(&self, all: &[String], places: &[usize]) -> (Matrix, Answers) {
        let mine: Vec<String> = places.iter().map(|&at| all[at].clone()).collect();
        let mut asked =
            matrix(&all.iter().map(String::as_str).collect::<Vec<_>>(), vec![domain("A", &[])]);
        asked.bar = self.bar;
        let mut given = Answers::new();
        for item in 0..self.items.len() {
            let id = format!("i{item}");
            let stages: Vec<&str> =
                self.asked_at(item).into_iter().map(|at| mine[at].as_str()).collect();
            if self.is_ladder(item) {
                asked.domains[0].ladders.push(ladder(&id, &stages));
            } else {
                asked.domains[0].statements.push(statement(&id, stages[0]));
            }
            given.extend(
                self.answer(item, &mine)
                    .map(|answer| (ItemId::from(id.as_str()), AnswerRecord::new(answer))),
            );
        }
        (asked, given)
    }

    fn build_default(&self) -> (Matrix, Answers) {
        let names: Vec<String> = (0..self.stages).map(|at| format!("s{at}")).collect();
        self.build(&names, &(0..self.stages).collect::<Vec<_>>())
    }
}

/// What people are shown of a domain, with its stages as places among the stages the made-up domain
/// has.
fn headlines(
    reading: &DomainReading,
    places: &[usize],
) -> (Standing, Option<usize>, Option<usize>, Option<usize>, Holding) {
    let mine = |at: usize| places.iter().position(|&place| place == at).unwrap();
    let suggested = match reading.suggested {
        Standing::Stage(at) => Standing::Stage(mine(at)),
        other => other,
    };
    (
        suggested,
        reading.next_stage.map(mine),
        reading.in_place,
        reading.applicable,
        reading.holding.clone(),
    )
}

fn in_place_at_each_stage((asked, given): &(Matrix, Answers)) -> Vec<usize> {
    let at_stage = |at: usize| {
        let items = asked.items().filter(|item| item.is_asked_at(&asked.stages[at].id));
        items
            .filter(|item| {
                classify_item(asked, *item, at, answer_of(given, item.id())) == ItemCount::InPlace
            })
            .count()
    };
    (0..asked.stages.len()).map(at_stage).collect()
}

fn rank((asked, given): &(Matrix, Answers)) -> Option<usize> {
    match evaluate(asked, &asked.domains[0], given, None).suggested {
        Standing::Before => Some(0),
        Standing::Stage(at) => Some(at + 1),
        Standing::NotApplicable => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Stages may be numbered in any way that keeps their order: here others that ask nothing come
    /// between, and all are renamed.
    #[test]
    fn no_headline_changes_when_stages_are_renumbered(made in generated_domain(), gaps in prop::collection::vec(0_usize..4, 4)) {
        let mut places = Vec::new();
        for gap in &gaps[..made.stages] {
            places.push(places.last().map_or(0, |last| last + 1) + gap);
        }
        let names: Vec<String> = (0..=places[made.stages - 1] + gaps[0]).map(|at| format!("z{}", 100 - at)).collect();
        let (plain, moved) = (made.build_default(), made.build(&names, &places));
        let read = |(asked, given): &(Matrix, Answers)| evaluate(asked, &asked.domains[0], given, None);
        let straight: Vec<usize> = (0..made.stages).collect();
        prop_assert_eq!(headlines(&read(&plain), &straight), headlines(&read(&moved), &places));
    }

    /// Answers may be given any values that keep their order and the bar between them: here all
    /// below the bar become the lowest and all at or above it the highest. A sum or a mean would
    /// move.
    #[test]
    fn no_headline_changes_when_answers_are_recoded(made in generated_domain()) {
        let (asked, given) = made.build_default();
        let mut recoded = given.clone();
        for item in asked.items() {
            let Some(held) = recoded.get_mut(item.id()) else { continue };
            let Some(answer) = held.answer.clone().filter(Answer::is_on_scale) else { continue };
            held.answer = Some(if is_in_place(&asked, item, 0, &answer) { Answer::Fully } else { Answer::NotYet });
        }
        let straight: Vec<usize> = (0..made.stages).collect();
        let read = |given: &Answers| headlines(&evaluate(&asked, &asked.domains[0], given, None), &straight);
        prop_assert_eq!(read(&given), read(&recoded));
    }

    /// Raising an answer lowers nothing; nor does turning unanswered or not sure into any answer.
    #[test]
    fn raising_an_answer_never_lowers_anything(made in generated_domain(), which in any::<prop::sample::Index>(), to in LOWEST..8_usize) {
        let item = which.index(made.items.len());
        let (from, to) = (made.number(item), to.min(made.highest(item)));
        prop_assume!(from != NOT_APPLICABLE && from <= to);
        let mut raised = made.clone();
        raised.items[item].2 = to;
        let (before, after) = (made.build_default(), raised.build_default());
        prop_assert!(rank(&before) <= rank(&after), "{:?} to {:?}", rank(&before), rank(&after));
        for (then, now) in in_place_at_each_stage(&before).into_iter().zip(in_place_at_each_stage(&after)) {
            prop_assert!(then <= now);
        }
        prop_assert!(completeness(&before.0, &before.1).answered <= completeness(&after.0, &after.1).answered);
    }

    /// Summing up says the same as reading whole.
    #[test]
    fn a_stand_is_what_a_reading_says(made in generated_domain(), said in prop::option::of(0_usize..5)) {
        let (asked, given) = made.build_default();
        let mut assessment = Assessment::empty(crate::maturity::fixtures::known_matrix(asked.clone()).reference.clone());
        assessment.answers = given;
        if let Some(said) = said {
            assessment.set_judgement(&asked.domains[0].id, StagePoint::from_label(&format!("s{said}")), "");
        }
        let reading = evaluate_domain(&asked, &asked.domains[0], &assessment);
        let mut filled = assessment.clone();
        for item in asked.items() {
            if matches!(assessment.answer(item.id()), None | Some(Answer::NotSure)) {
                let top = match item {
                    Item::Statement(_) => Answer::Fully,
                    Item::Ladder(ladder) => Answer::Rung(ladder.rungs.last().unwrap().stage.clone()),
                };
                filled.set_answer(item.id(), top);
            }
        }
        let highest = evaluate(&asked, &asked.domains[0], &filled.answers, None).suggested;
        let whole = DomainStanding { suggested: reading.suggested, highest, judged: reading.judged, answered: reading.answered, items: reading.items };
        prop_assert_eq!(evaluate_standing(&asked, &asked.domains[0], &assessment), whole);
    }

    /// What holds a domain is exactly what is left to answer at the stage it goes towards and
    /// below.
    #[test]
    fn what_holds_a_domain_is_all_that_is_not_in_place_there_or_below(made in generated_domain()) {
        let (asked, given) = made.build_default();
        let reading = evaluate(&asked, &asked.domains[0], &given, None);
        let is_held = |item: Item<'_>| (0..=reading.next_stage?).any(|at| {
            let state = classify_item(&asked, item, at, answer_of(&given, item.id()));
            item.is_asked_at(&asked.stages[at].id) && !matches!(state, ItemCount::InPlace | ItemCount::NotApplicable)
        }).then_some(());
        let mut expected: Vec<&ItemId> = asked.items().filter(|item| is_held(*item).is_some()).map(Item::id).collect();
        let mut held: Vec<&ItemId> = reading.holding.items().collect();
        expected.sort();
        held.sort();
        prop_assert_eq!(held, expected);
        prop_assert_eq!(reading.holding.is_empty(), reading.next_stage.is_none());
    }
}
