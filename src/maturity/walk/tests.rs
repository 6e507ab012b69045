//! Last time: what is shown, what may be confirmed, what the card opens on, how an aim went.

use jiff::civil::{Date, date};

use super::aim_outcome::aim_with_outcome;
use super::closing_card::{CardBasis, card_opening};
use super::confirmation::NothingToConfirm;
use super::kept::Kept;
use super::last_time::LastTime;
use super::stage_lines::{line_to_stage_point, standing_to_line};
use crate::maturity::assessment::{Aim, AimKind, Answer, Assessment, Evidence, StagePoint};
use crate::maturity::fixtures::{
    answers, ask, domain, known_matrix, ladder, matrix, saved_snapshot,
};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::sample::random::SeededRng;
use crate::maturity::scoring;

const TODAY: Date = date(2027, 11, 1);

fn asked() -> Matrix {
    let mut area = domain("A", &[("a1", "one"), ("a2", "one"), ("b1", "two"), ("b2", "two")]);
    area.ladders.push(ladder("l", &["one", "two"]));
    area.asks.push(ask("need", "one"));
    matrix(&["one", "two"], vec![area])
}

fn blank(matrix: &Matrix) -> Assessment {
    Assessment::empty(known_matrix(matrix.clone()).reference.clone())
}

/// Last time, on 1 May 2027.
fn last_time(given: &[(&str, &str)], say: impl FnOnce(&mut Assessment)) -> LastTime {
    let mut saved = saved_snapshot(1, "2027-05-01", &known_matrix(asked()), given);
    say(&mut saved.snapshot.assessment);
    LastTime::of_snapshot(&saved, &asked())
}

fn item<'m>(matrix: &'m Matrix, id: &str) -> Item<'m> {
    matrix.item(&ItemId::from(id)).unwrap()
}

fn evidence(text: &str, good_until: Option<Date>) -> Evidence {
    Evidence { good_until, ..Evidence::new(text) }
}

#[test]
fn confirming_carries_evidence_that_is_still_good_as_evidence_of_then_and_no_note() {
    let last = last_time(&[("a1", "fully")], |said| {
        said.set_note(&"a1".into(), "Ask\nagain");
        let pieces = [("Minutes", None), ("Plan", Some(TODAY)), ("List", Some(date(2027, 11, 2)))];
        let pieces = pieces.map(|(text, until)| evidence(text, until));
        said.set_evidence(&"a1".into(), pieces.to_vec());
    });
    let asked = asked();
    let mut said = blank(&asked);
    said.set_evidence(&"a1".into(), vec![Evidence::new("List")]);
    assert!(last.confirm(&mut said, item(&asked, "a1"), TODAY));
    let given = &said.answers[&ItemId::from("a1")];
    let texts: Vec<_> = given.beside.evidence.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(texts, ["List", "Minutes"], "what is there already comes once");
    assert_eq!(given.beside.evidence[1].dated, Some(date(2027, 5, 1)));
    assert!(given.as_before && given.beside.note.is_none());
    let lines = last.beside_answer(&"a1".into(), TODAY);
    assert_eq!(
        lines,
        [
            "Out of date since 1 November 2027: Plan",
            "Note: Ask again",
            "Evidence: Minutes",
            "Evidence, good until 2 November 2027: List"
        ]
    );
}

#[test]
fn the_day_of_a_kept_answer_is_the_day_it_was_looked_at_and_a_reason_is_said() {
    let last = last_time(&[("a1", "partly")], |said| {
        said.set_not_applicable(&"a2".into(), "One building");
        said.answers.get_mut(&ItemId::from("a1")).unwrap().as_of = Some(date(2026, 11, 3));
    });
    let asked = asked();
    let words = |id: &str| last.answer_words(&asked, &id.into()).unwrap();
    assert_eq!(words("a1"), "partly, 3 November 2026");
    assert_eq!(words("a2"), "does not apply, 1 May 2027");
    assert_eq!(last.beside_answer(&"a2".into(), TODAY), ["Why: One building"]);
    let mut said = blank(&asked);
    assert!(last.confirm(&mut said, item(&asked, "a2"), TODAY));
    assert_eq!(said.answers[&ItemId::from("a2")].beside.reason.as_deref(), Some("One building"));
}

#[test]
fn together_only_what_is_on_the_screen_and_was_known_is_confirmed() {
    let asked = asked();
    let given =
        [("a1", "fully"), ("a2", "not_sure"), ("b1", "partly"), ("b2", "mostly"), ("l", "one")];
    let last = last_time(&given, |_| {});
    let find = |said: &Assessment, focus: &str, seen: &[&str]| {
        let is_seen = |id: &ItemId| seen.contains(&id.as_str());
        let found =
            last.stage_confirmation(&asked, &asked.domains[0], said, item(&asked, focus), is_seen);
        found.map(|found| found.words())
    };
    let all = ["a1", "a2", "b1", "b2", "l"];
    let mut said = blank(&asked);
    assert_eq!(find(&said, "a1", &all).unwrap(), "1 of the 2 left in one is the same");
    assert_eq!(find(&said, "b1", &all).unwrap(), "all 2 left in two are the same");
    assert_eq!(find(&said, "b1", &["b2"]).unwrap(), "1 of the 2 left in two is the same");
    assert_eq!(find(&said, "b1", &["a1"]), Err(NothingToConfirm::NotOnScreen));
    assert_eq!(find(&said, "l", &all), Err(NothingToConfirm::OneByOne));
    said.answers = answers(&[("a1", "fully"), ("b1", "fully"), ("b2", "fully")]);
    assert_eq!(find(&said, "a1", &all), Err(NothingToConfirm::NotKnownThen));
    assert_eq!(find(&said, "b1", &all), Err(NothingToConfirm::NothingOpen));
    let none = LastTime::default();
    let found =
        none.stage_confirmation(&asked, &asked.domains[0], &said, item(&asked, "a1"), |_| true);
    assert_eq!(found, Err(NothingToConfirm::NoLastTime));
}

/// All that stage one asks is in place.
const STAGE_ONE: [(&str, &str); 3] = [("a1", "fully"), ("a2", "fully"), ("l", "one")];

fn now(asked: &Matrix, given: &[(&str, &str)]) -> Assessment {
    let mut said = blank(asked);
    said.answers = answers(given);
    said
}

/// Last time stage one was in place, and the team said this of its stage.
fn judged(stage: &str, reason: &str) -> LastTime {
    let (stage, reason) = (stage.to_owned(), reason.to_owned());
    last_time(&STAGE_ONE, move |said| {
        said.set_judgement(&"A".into(), StagePoint::from_label(&stage), &reason);
    })
}

#[test]
fn the_card_opens_on_what_the_team_said_and_on_the_answers_where_it_only_agreed() {
    let asked = asked();
    let area = &asked.domains[0];
    let nothing: &[(&str, &str)] = &[];
    let fallen = &[("a1", "partly")][..];
    let cases = [
        (
            judged("one", ""),
            &STAGE_ONE[..],
            Some(1),
            CardBasis::Answers,
            "Last time one, as the answers suggested.",
        ),
        (
            judged("one", ""),
            fallen,
            Some(0),
            CardBasis::Answers,
            "Last time one, as the answers suggested; now they suggest Before one.",
        ),
        (
            judged("one", ""),
            nothing,
            None,
            CardBasis::NothingAnswered,
            "Last time one, as the answers suggested.",
        ),
        (
            judged("one", "Weekly"),
            fallen,
            Some(1),
            CardBasis::LastTime,
            "Last time: one, 'Weekly'. The answers suggested one then, Before one now.",
        ),
        (
            judged("two", ""),
            &STAGE_ONE[..],
            Some(2),
            CardBasis::LastTime,
            "Last time: two, without a reason.",
        ),
        (judged("two", "Soon"), nothing, Some(2), CardBasis::LastTime, "Last time: two, 'Soon'."),
    ];
    for (last, given, choice, basis, words) in cases {
        let said = now(&asked, given);
        let opening = card_opening(&asked, area, &said, &Kept::default(), &last);
        assert_eq!((opening.choice, opening.basis), (choice, basis), "{words}");
        assert_eq!(last.judgement_words(&asked, area, &said).as_deref(), Some(words));
        assert_eq!(opening.suggested.is_some(), !given.is_empty(), "{words}");
    }
}

#[test]
fn what_is_said_on_the_card_stands_until_it_is_taken_back_or_said_anew() {
    let asked = asked();
    let area = &asked.domains[0];
    let last = judged("two", "Soon");
    let mut said = now(&asked, &STAGE_ONE);
    said.clear_judgement(&"A".into());
    assert_eq!(
        card_opening(&asked, area, &said, &Kept::default(), &last).basis,
        CardBasis::Answers,
        "taken back"
    );
    last.say_stage(&mut said, &"A".into(), StagePoint::from_label("two"), "Soon");
    assert!(said.judgements[&"A".into()].as_before);
    last.say_stage(&mut said, &"A".into(), StagePoint::from_label("two"), "Sooner");
    assert!(!said.judgements[&"A".into()].as_before);
    assert_eq!(card_opening(&asked, area, &said, &Kept::default(), &last).basis, CardBasis::Said);
    let other = LastTime { stands: false, ..last };
    assert_eq!(
        card_opening(&asked, area, &now(&asked, &STAGE_ONE), &Kept::default(), &other).basis,
        CardBasis::Answers
    );
}

#[test]
fn where_last_time_only_agreed_enter_on_the_card_moves_as_the_answers_do() {
    let asked = asked();
    let area = &asked.domains[0];
    let labels = ["not_yet", "partly", "mostly", "fully", "not_sure"];
    let mut chance = SeededRng::new(27, 0);
    for _ in 0..300 {
        let mut random = || -> Vec<(&str, &str)> {
            let mut given: Vec<(&str, &str)> = ["a1", "a2", "b1", "b2"]
                .into_iter()
                .map(|id| (id, chance.choose(&labels)))
                .collect();
            given.push(("l", chance.choose(&["none_yet", "one", "two"])));
            given.retain(|_| !chance.one_in(6));
            given
        };
        let (then, now) = (random(), random());
        let last = last_time(&then, |said| {
            let line = standing_to_line(scoring::evaluate_domain(&asked, area, said).suggested);
            said.set_judgement(&"A".into(), line_to_stage_point(&asked, line.unwrap()), "");
        });
        let mut said = blank(&asked);
        said.answers = answers(&now);
        if let Some(choice) = card_opening(&asked, area, &said, &Kept::default(), &last).choice {
            last.say_stage(&mut said, &"A".into(), line_to_stage_point(&asked, choice), "");
        }
        let reading = scoring::evaluate_domain(&asked, area, &said);
        assert_eq!(reading.standing(), reading.suggested, "{then:?} then {now:?}");
        assert!(!said.judgements.values().any(|ours| ours.as_before));
    }
}

#[test]
fn an_aim_says_how_it_went() {
    let asked = asked();
    let move_to = |stage: &str| Aim {
        review_on: Some(date(2027, 5, 29)),
        ..Aim::new(AimKind::Move, Some(stage.into()))
    };
    let at_one = [("a1", "fully"), ("a2", "mostly"), ("l", "one")];
    let words = |aim: &Aim, given: &[(&str, &str)], say: Option<&str>| {
        let mut said = blank(&asked);
        said.answers = answers(given);
        if let Some(stage) = say {
            said.set_judgement(&"A".into(), StagePoint::from_label(stage), "");
        }
        aim_with_outcome(&asked, &asked.domains[0], aim, &said)
    };
    let cases = [
        ("one", &at_one[..], None, "reached"),
        ("one", &at_one[..], Some("before"), "the answers are there, you say Before one"),
        ("two", &at_one[..], None, "3 left, 2 of them not answered"),
        ("two", &at_one[..], Some("two"), "reached"),
        ("one", &[("a1", "partly"), ("a2", "fully"), ("l", "one")], None, "1 left"),
        ("two", &[], None, "not answered yet"),
    ];
    for (stage, given, say, outcome) in cases {
        assert_eq!(
            words(&move_to(stage), given, say),
            format!("You aimed for {stage} by May 2027: {outcome}")
        );
    }
    let stay = Aim { review_on: Some(date(2027, 5, 29)), ..Aim::new(AimKind::Stay, None) };
    assert_eq!(
        words(&stay, &at_one, None),
        "You chose to stay, to look again in May 2027: now one"
    );
    assert_eq!(words(&Aim::new(AimKind::NotNow, None), &at_one, None), "You said not now");
}

#[test]
fn aims_and_needs_stand_until_they_are_said_again_or_taken_back() {
    let asked = asked();
    let stay = Aim::new(AimKind::Stay, None);
    let last = last_time(&[("a1", "fully")], |said| {
        said.set_aim(&"A".into(), Some(stay.clone()));
        said.set_ask_raised(&"need".into(), true);
    });
    let mut said = blank(&asked);
    assert_eq!(last.aim(&said, &"A".into()), Some((&stay, true)));
    assert!(last.is_raised(&said, &"need".into()));
    said.set_aim(&"A".into(), None);
    said.set_ask_raised(&"need".into(), false);
    assert_eq!(last.aim(&said, &"A".into()), None);
    assert!(!last.is_raised(&said, &"need".into()));
    let not_now = Aim::new(AimKind::NotNow, None);
    said.set_aim(&"A".into(), Some(not_now.clone()));
    assert_eq!(last.aim(&said, &"A".into()), Some((&not_now, false)));
    let other_voice = LastTime { stands: false, ..last };
    assert_eq!(other_voice.aim(&blank(&asked), &"A".into()), None);
    assert!(!other_voice.is_raised(&blank(&asked), &"need".into()));
}

#[test]
fn what_last_time_did_not_ask_is_told_from_what_was_not_answered() {
    let mut newer = asked();
    newer.revision = 2;
    let mut added = newer.domains[0].statements[0].clone();
    added.id = "new".into();
    newer.domains[0].statements.push(added);
    newer.domains[0].statements[2].revision = 2;
    let saved = saved_snapshot(1, "2027-05-01", &known_matrix(asked()), &[("a1", "partly")]);
    let last = LastTime::of_snapshot(&saved, &newer);
    let words = |id: &str| last.missing_words(&id.into());
    assert_eq!(words("a1"), None, "it can be confirmed");
    assert_eq!(words("a2").as_deref(), Some("Last time: not answered"));
    assert_eq!(words("new").as_deref(), Some("Not asked last time"));
    assert_eq!(words("b1").as_deref(), Some("Last time: not answered, and asked in other words"));
    assert_eq!(LastTime::default().missing_words(&"a2".into()), None);
}

#[test]
fn a_note_without_an_answer_is_shown_too_and_what_was_reworded_is_not() {
    let mut newer = asked();
    newer.domains[0].statements[1].revision = 2;
    let mut saved = saved_snapshot(1, "2027-05-01", &known_matrix(asked()), &[("a2", "fully")]);
    saved.snapshot.assessment.set_note(&"a1".into(), "Ask again");
    let last = LastTime::of_snapshot(&saved, &newer);
    assert_eq!(last.beside_answer(&"a1".into(), TODAY), ["Note: Ask again"]);
    assert_eq!(last.answer(&"a2".into()), None::<&Answer>);
    assert_eq!(
        last.missing_words(&"a2".into()).as_deref(),
        Some("Last time: fully, 1 May 2027, to other words, so it does not count now")
    );
    assert_eq!(last.missing_words(&"b1".into()).as_deref(), Some("Last time: not answered"));
    assert!(!last.confirm(&mut blank(&newer), item(&newer, "a1"), TODAY));
}
