//! Last time on the screen: what stood beside an answer, what "=" confirms, what the card and what
//! next open on.

use jiff::civil::date;
use pcn_workbook::maturity::assessment::{Aim, AimKind, Assessment, Evidence, StagePoint};
use pcn_workbook::maturity::ids::{DomainId, ItemId};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::state::AppState;

use super::past::NATIONAL;
use super::scene::Scene;
use super::{check, desks};

const NOTE: &str = "The deputy agreed in July to look after the plan, and the partners asked to see it before the autumn, with the two new practices.";

/// A last time with a note, evidence of which some is out of date, a stage of our own, aims and a
/// need.
fn rich() -> AppState {
    let mut state = desks::full();
    let record = state.network_state.as_mut().unwrap();
    let last = record.last_agreed(&desks::subject(record, NATIONAL)).unwrap().snapshot.id;
    let saved = record.snapshots.iter_mut().find(|saved| saved.snapshot.id == last).unwrap();
    let said = &mut saved.snapshot.assessment;
    said.set_note(&"LEAD-0a".into(), NOTE);
    let out_of_date =
        Evidence { good_until: Some(date(2026, 3, 1)), ..Evidence::new("Plan of 2024") };
    said.set_evidence(&"LEAD-0a".into(), vec![Evidence::new("Minutes of May"), out_of_date]);
    said.set_judgement(
        &"LEAD".into(),
        StagePoint::from_label("step-3"),
        "Purpose is all but agreed",
    );
    let move_on = |stage: &str| Aim {
        review_on: Some(date(2026, 5, 29)),
        reason: Some("Before the winter".to_owned()),
        ..Aim::new(AimKind::Move, Some(stage.into()))
    };
    said.set_aim(&"LEAD".into(), Some(move_on("step-2")));
    said.set_aim(&"DATA".into(), Some(move_on("step-3")));
    said.set_ask_raised(&"SYS-LEAD-0".into(), true);
    state
}

fn walk() -> Scene {
    let mut scene = Scene::new(rich(), StartScreen::Home);
    scene.keys("Enter");
    scene
}

fn said(scene: &Scene) -> &Assessment {
    &scene.app.state.network_state.as_ref().unwrap().drafts[0].draft.assessment
}

#[test]
fn what_stood_beside_last_times_answer_is_shown_and_what_is_still_good_is_carried() {
    let mut scene = walk();
    check("last-time", &mut scene);
    scene.keys("Enter");
    let given = &said(&scene).answers[&ItemId::from("LEAD-0a")];
    let texts: Vec<_> = given.beside.evidence.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!((texts, given.beside.note.as_deref()), (vec!["Minutes of May"], None));
    assert_eq!(given.beside.evidence[0].dated, Some(date(2025, 9, 12)));
    scene.keys("Up w");
    let page = scene.picture(80, 60);
    for part in ["with the two new", "Out of date since 1 March 2026", "Purpose is all but agreed"]
    {
        assert!(page.contains(part), "{part} after the first answer: {page}");
    }
}

#[test]
fn a_note_is_written_with_last_times_in_sight_and_one_key_takes_it_over() {
    let mut scene = walk();
    check("last-time-note", scene.keys("n"));
    scene.keys("C-l Esc");
    let note = |scene: &Scene| said(scene).answers[&ItemId::from("LEAD-0a")].beside.note.clone();
    assert_eq!(note(&scene).as_deref(), Some(NOTE));
    scene.keys("n C-l Esc e");
    assert_eq!(note(&scene).as_deref(), Some(NOTE), "it is taken over once");
    assert!(scene.picture(80, 24).contains("Last time: Plan of 2024; Minutes of May"));
    scene.keys("C-l Esc");
    assert_eq!(said(&scene).answers[&ItemId::from("LEAD-0a")].beside.evidence.len(), 2);
}

#[test]
fn the_same_for_a_stage_confirms_what_is_on_the_screen_at_any_size_and_says_how_many() {
    for start in ["Enter", "t", "Enter f"] {
        for (columns, rows) in [(80, 24), (60, 18), (60, 14), (80, 12), (50, 20), (120, 40)] {
            let mut scene = Scene::new(rich(), StartScreen::Home);
            scene.keys(start).picture(columns, rows);
            for _ in 0..30 {
                let (before, picture) = (said(&scene).clone(), scene.picture(columns, rows));
                scene.keys("=");
                let new = said(&scene)
                    .answers
                    .iter()
                    .filter(|(id, given)| given.as_before && before.answer(id).is_none());
                let texts: Vec<String> = new.map(|(id, _)| words(&scene, id, columns)).collect();
                for text in &texts {
                    assert!(picture.contains(text), "{start} {columns}x{rows}: {text}\n{picture}");
                }
                let says = match texts.len() {
                    0 => String::new(),
                    1 => "left in".to_owned(),
                    count => format!("{count} "),
                };
                let hint = picture.lines().find(|line| line.contains(" = ")).unwrap_or_default();
                let tells = texts.is_empty() == hint.is_empty() && hint.contains(&says);
                assert!(columns < 60 || tells, "{start} {columns}x{rows}: {texts:?}\n{picture}");
                scene.keys(if texts.is_empty() { "0" } else { "Down" });
            }
        }
    }
}

/// The first words of a statement, as this size shows them.
fn words(scene: &Scene, id: &ItemId, columns: u16) -> String {
    let open = &scene.app.state.network_state.as_ref().unwrap().drafts[0];
    let text = open.matrix.matrix.item(id).unwrap().text();
    text.chars().take(if columns < 80 { 3 } else { 12 }).collect::<String>().trim_end().to_owned()
}

#[test]
fn where_nothing_can_be_the_same_it_is_said_why() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("Enter =");
    assert!(scene.app.message.as_ref().unwrap().contains("first walk"));
    let mut scene = walk();
    scene.keys("4*3 = Home =");
    let says = scene.app.message.clone().unwrap();
    assert!(says.contains("Nothing is open") || says.contains("asked again"), "{says}");
}

#[test]
fn the_card_opens_on_what_we_said_and_enter_keeps_stage_and_reason() {
    let mut scene = walk();
    scene.keys("o");
    let untouched = scene.picture(80, 24);
    assert!(untouched.contains("0/16 today, 15 kept"), "nothing was looked at: {untouched}");
    scene.keys("Esc Home = = = =");
    scene.keys("0*16 Esc o");
    check("last-time-card", &mut scene);
    scene.keys("Enter");
    let ours = &said(&scene).judgements[&DomainId::from("LEAD")];
    assert!(ours.as_before);
    assert_eq!(
        (&ours.stage, ours.reason.as_deref()),
        (&StagePoint::from_label("step-3"), Some("Purpose is all but agreed"))
    );
}

#[test]
fn another_stage_or_another_reason_is_not_confirmed() {
    let mut scene = walk();
    scene.keys("4 o n \", with all\" Enter");
    let ours = said(&scene).judgements[&DomainId::from("LEAD")].clone();
    assert_eq!(
        (ours.as_before, ours.reason.as_deref()),
        (false, Some("Purpose is all but agreed, with all"))
    );
}

#[test]
fn a_card_with_nothing_answered_suggests_nothing_and_enter_says_nothing() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    check("card-nothing-answered", scene.keys("Enter o"));
    scene.keys("Enter");
    assert!(said(&scene).judgements.is_empty());
    scene.keys("S-Tab o Down*2 \"From the visit\" Enter");
    assert_eq!(
        said(&scene).judgements[&DomainId::from("LEAD")].stage,
        StagePoint::from_label("foundation")
    );
}

#[test]
fn what_next_opens_with_last_times_aims_and_how_they_went() {
    let mut scene = walk();
    scene.keys("= s");
    check("last-time-aims", &mut scene);
    let aim = |scene: &Scene| said(scene).aims.get(&DomainId::from("LEAD")).cloned();
    scene.keys("Enter Esc");
    assert!(said(&scene).aims.is_empty(), "Enter keeps it as of its day");
    scene.keys("Left Right");
    let again = aim(&scene).unwrap();
    assert_eq!(
        (again.to, again.reason.as_deref()),
        (Some("step-2".into()), Some("Before the winter"))
    );
    scene.keys("Right");
    let other = aim(&scene).unwrap();
    assert_eq!((other.aim, other.review_on), (AimKind::NotNow, Some(date(2026, 5, 29))));
    scene.keys("Left*9");
    assert_eq!(aim(&scene), None);
    assert!(said(&scene).taken_back.aims.contains(&DomainId::from("LEAD")));
    assert!(scene.picture(80, 24).contains("not decided"));
}

#[test]
fn the_stages_to_move_to_begin_above_the_one_that_is_shown() {
    let mut scene = walk();
    scene.keys("= s Down*2");
    let row = scene.picture(80, 24);
    let row = row.lines().find(|row| row.contains("► Joining up care")).unwrap();
    assert!(row.contains("Step 1") && row.contains("last time"), "{row}");
    scene.keys("Right*2");
    let aim = said(&scene).aims[&DomainId::from("CARE")].clone();
    assert_eq!(aim.to, Some("step-2".into()), "the first after staying");
}

#[test]
fn how_many_areas_move_as_last_time_is_whole_on_few_columns() {
    let mut scene = walk();
    scene.keys("= s Down*2 Right*2");
    let said = "3 areas to move, 2 of them as last time.";
    for (columns, rows) in [(60, 18), (80, 24)] {
        let picture = scene.picture(columns, rows);
        assert!(picture.contains(said), "{picture}");
    }
}

#[test]
fn a_need_that_was_raised_stands_until_it_is_unticked() {
    let mut scene = walk();
    scene.keys("4 s a");
    assert!(scene.picture(80, 24).contains("[x] Foundation"), "{}", scene.picture(80, 24));
    scene.keys("Space");
    assert!(!scene.picture(80, 24).contains("[x]"));
    assert!(said(&scene).taken_back.asks.contains(&ItemId::from("SYS-LEAD-0")));
}
