//! The walk as hands do it: answers, slips, undo, the card, last time, and what a held key can and
//! can't do.

use pcn_workbook::maturity::assessment::{Answer, Assessment, StagePoint};
use pcn_workbook::maturity::ids::{DomainId, ItemId};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::screens::ActiveScreen;
use pcn_workbook::tui::screens::walk::{Walk, WalkFocus};
use pcn_workbook::tui::state::AppState;

use crate::pictures::scene::{Scene, TODAY};
use crate::pictures::{desks, past};

pub fn begun() -> Scene {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("Enter");
    scene
}

fn again() -> Scene {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("Enter");
    scene
}

pub fn walk(scene: &Scene) -> &Walk {
    match &scene.app.screen {
        ActiveScreen::Walk(walk) => walk,
        other => panic!("not on the walk: {other:?}"),
    }
}

pub fn said(scene: &Scene) -> &Assessment {
    &scene.app.state.network_state.as_ref().unwrap().drafts[0].draft.assessment
}

fn answer(scene: &Scene, item: &str) -> Option<Answer> {
    said(scene).answer(&ItemId::from(item)).cloned()
}

fn focus(scene: &Scene) -> String {
    match &walk(scene).focus.target {
        WalkFocus::Item(item) => item.to_string(),
        WalkFocus::Card => "card".to_owned(),
    }
}

#[test]
fn a_first_answer_moves_on_and_a_changed_one_stays() {
    let mut scene = begun();
    scene.keys("4");
    assert_eq!(
        (answer(&scene, "LEAD-0a"), focus(&scene).as_str()),
        (Some(Answer::Fully), "LEAD-0b")
    );
    scene.keys("Up 2");
    assert_eq!(
        (answer(&scene, "LEAD-0a"), focus(&scene).as_str()),
        (Some(Answer::Partly), "LEAD-0a")
    );
}

#[test]
fn undo_takes_the_last_one_back_and_the_focus_goes_with_it() {
    let mut scene = begun();
    scene.keys("4 3 u");
    assert_eq!((answer(&scene, "LEAD-0b"), focus(&scene).as_str()), (None, "LEAD-0b"));
    scene.keys("u");
    assert_eq!((answer(&scene, "LEAD-0a"), focus(&scene).as_str()), (None, "LEAD-0a"));
    scene.keys("U U");
    assert_eq!(answer(&scene, "LEAD-0b"), Some(Answer::Mostly));
}

#[test]
fn a_held_key_harms_one_area_at_most() {
    let mut scene = begun();
    scene.keys("1*60");
    assert_eq!(focus(&scene), "card");
    assert_eq!(said(&scene).answers.len(), 16);
}

#[test]
fn enter_on_an_open_statement_without_last_time_records_nothing() {
    let mut scene = begun();
    scene.keys("Enter Enter");
    assert!(said(&scene).answers.is_empty());
    assert_eq!(focus(&scene), "LEAD-0c");
}

#[test]
fn does_not_apply_needs_a_reason() {
    let mut scene = begun();
    scene.keys("- Enter");
    assert_eq!(answer(&scene, "LEAD-0a"), None);
    assert!(scene.app.message.as_ref().unwrap().contains("needs one line for why"));
    assert!(walk(&scene).text_entry.is_some(), "the line stays open");
    scene.keys("\"no community pharmacy here\" Enter");
    assert_eq!(
        (answer(&scene, "LEAD-0a"), focus(&scene).as_str()),
        (Some(Answer::NotApplicable), "LEAD-0b")
    );
    scene.keys("- Down Enter");
    let reason = said(&scene).answers[&ItemId::from("LEAD-0b")].beside.reason.clone();
    assert_eq!(reason.as_deref(), Some("no community pharmacy here"));
}

#[test]
fn agreeing_records_our_stage_and_goes_on_to_the_next_area() {
    let mut scene = begun();
    scene.keys("4*4 2*12 Enter");
    assert_eq!(
        said(&scene).judgements[&DomainId::from("LEAD")].stage,
        StagePoint::from_label("foundation")
    );
    assert_eq!((walk(&scene).focus.area, focus(&scene).as_str()), (1, "DATA-0a"));
}

#[test]
fn an_agreement_that_the_answers_overtake_is_asked_again_but_our_own_word_stays() {
    let mut scene = begun();
    scene.keys("4*4 2*12 Enter S-Tab Home 1");
    assert!(said(&scene).judgements.is_empty(), "we agreed with the answers, and they changed");
    scene.keys("u");
    assert_eq!(said(&scene).judgements.len(), 1, "undo brings the agreement back with the answer");
    let mut scene = begun();
    scene.keys("4*4 2*12 Down \"five of six practices\" Enter S-Tab Home 1");
    let ours = &said(&scene).judgements[&DomainId::from("LEAD")];
    assert_eq!(
        (&ours.stage, ours.reason.as_deref()),
        (&StagePoint::from_label("step-1"), Some("five of six practices"))
    );
}

#[test]
fn esc_on_the_reason_of_the_card_leaves_all_as_it_was() {
    let mut scene = begun();
    scene.keys("4*4 2*12 Down \"weekly meet\" Esc");
    assert!(said(&scene).judgements.is_empty());
    let card = walk(&scene).card.as_ref().unwrap();
    assert!(!card.is_writing && card.choice == card.opening.suggested);
    scene.keys("C-z");
    let ours = &said(&scene).judgements[&DomainId::from("LEAD")];
    assert_eq!(ours.reason.as_deref(), Some("weekly meet"), "the typed words come back once");
    scene.keys("\"ings\" Enter");
    let ours = &said(&scene).judgements[&DomainId::from("LEAD")];
    assert_eq!(ours.reason.as_deref(), Some("weekly meetings"));
}

#[test]
fn last_time_counts_only_once_confirmed() {
    let mut scene = again();
    assert!(said(&scene).answers.is_empty());
    scene.keys("Enter");
    let given = &said(&scene).answers[&ItemId::from("LEAD-0a")];
    assert!(given.as_before && given.answer.is_some());
    scene.keys("Up 1");
    assert!(!said(&scene).answers[&ItemId::from("LEAD-0a")].as_before);
}

#[test]
fn the_same_for_a_stage_takes_neither_other_stages_nor_what_was_not_sure() {
    let mut scene = again();
    scene.keys("=");
    let last = walk(&scene).last_time.answers.clone();
    let stage: Vec<String> = "abcd".chars().map(|c| format!("LEAD-0{c}")).collect();
    for (id, given) in &said(&scene).answers {
        assert!(stage.contains(&id.to_string()), "{id} is of another stage");
        assert!(given.as_before && given.answer != Some(Answer::NotSure));
        assert_eq!(given.answer, last[id].answer);
    }
    assert!(!said(&scene).answers.is_empty());
}

#[test]
fn a_whole_walk_again_costs_one_key_a_stage_and_one_a_card() {
    let mut scene = again();
    let (mut keys, mut guard) = (0, 0);
    while matches!(scene.app.screen, ActiveScreen::Walk(_)) && guard < 200 {
        let key = match focus(&scene).as_str() {
            "card" => "Enter",
            _ if walk(&scene)
                .stage_confirmation(&scene.app.state, TODAY)
                .is_some_and(|found| found.is_ok()) =>
            {
                "="
            }
            _ => "0",
        };
        scene.keys(key);
        (keys, guard) = (keys + 1, guard + 1);
    }
    let asked_anew = said(&scene).answers.values().filter(|given| !given.as_before).count();
    assert!(keys <= 20 + 5 + asked_anew, "{keys} keys, {asked_anew} of them answers");
}

#[test]
fn a_paste_outside_a_field_does_nothing() {
    let mut scene = begun();
    let before = said(&scene).clone();
    scene.paste("4444\n1111\nq");
    assert_eq!(said(&scene), &before);
    assert!(matches!(scene.app.screen, ActiveScreen::Walk(_)));
}

#[test]
fn a_note_takes_a_paste_whole_and_warns_of_a_patients_number() {
    let mut scene = begun();
    scene.keys("n");
    scene.paste("seen with 943 476 5919\nq 4 :");
    scene.keys("Esc");
    assert_eq!(
        said(&scene).answers[&ItemId::from("LEAD-0a")].beside.note.as_deref(),
        Some("seen with 943 476 5919\nq 4 :")
    );
    assert!(scene.app.message.as_ref().unwrap().contains("NHS number"), "{:?}", scene.app.message);
    assert_eq!(answer(&scene, "LEAD-0a"), None);
}

#[test]
fn ten_minutes_asks_only_what_is_open_not_sure_due_or_changed() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("t");
    let walk = walk(&scene);
    let here = walk.area_context(&scene.app.state).unwrap();
    for item in walk.visible_items(&here) {
        let then = walk.last_time.answers.get(item.id()).and_then(|given| given.answer.as_ref());
        assert!(
            then.is_none_or(|answer| *answer == Answer::NotSure)
                || walk.due_items.contains(item.id()),
            "{}",
            item.id()
        );
    }
}

#[test]
fn search_finds_by_any_words_and_goes_there() {
    let mut scene = begun();
    scene.keys("/ \"frail\" Esc / \"deputy plan\" Enter");
    assert_eq!(focus(&scene), "LEAD-2c");
}

#[test]
fn nothing_can_be_changed_where_it_is_to_look_at_only() {
    for state in [desks::begun(), past::walked()] {
        let mut scene = Scene::new(
            AppState { read_only_reason: Some("another window is writing".to_owned()), ..state },
            StartScreen::Home,
        );
        let drafts = |scene: &Scene| {
            let record = scene.app.state.network_state.as_ref().unwrap();
            let all = record.drafts.iter().filter(|open| !open.draft.assessment.is_blank());
            all.map(|open| open.draft.clone()).collect::<Vec<_>>()
        };
        let before = drafts(&scene);
        scene.keys("Enter 4 n e - u o Down Enter =");
        assert_eq!(drafts(&scene), before);
    }
}
