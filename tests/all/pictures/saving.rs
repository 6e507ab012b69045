//! Saving a snapshot: what next, then name, day and who; what is sent, what goes into the draft,
//! what is not lost.

use jiff::civil::date;
use pcn_workbook::maturity::assessment::{Aim, AimKind, NotLookedAt};
use pcn_workbook::maturity::ids::DomainId;
use pcn_workbook::maturity::network_state::SnapshotDetails;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, WriteRequest};
use pcn_workbook::tui::protocol::input_event::{InputEvent, WheelDirection};
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::screens;
use pcn_workbook::tui::state::AppState;

use super::scene::Scene;
use super::{check, desks, past};

/// On page 1.
fn saving(state: AppState) -> Scene {
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys("s");
    scene
}

fn aim(scene: &Scene, area: &str) -> Option<Aim> {
    scene
        .app
        .state
        .open_draft(past::DRAFT)
        .unwrap()
        .draft
        .assessment
        .aims
        .get(&DomainId::from(area))
        .cloned()
}

fn sent(scene: &Scene) -> Vec<SnapshotDetails> {
    let naming = |effect: &Effect| match effect {
        Effect::Write(WriteRequest::SaveSnapshot { details: naming, .. }) => Some(naming.clone()),
        _ => None,
    };
    scene.effects.iter().filter_map(naming).collect()
}

#[test]
fn nothing_answered_is_nothing_to_save() {
    let mut scene = saving(desks::begun());
    check("saving-empty", &mut scene);
    scene.keys("Enter");
    assert_eq!(scene.app.key_context(), screens::walk::keys::WALK);
}

#[test]
fn what_next_before_anything_is_decided() {
    check("aims-part", &mut saving(past::walked()));
}

#[test]
fn what_next_with_aims() {
    check("aims-full", saving(past::aimed()).keys("Down*2"));
}

#[test]
fn what_next_halfway_through_a_first_walk() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("Enter 4*4 3*2 Esc s");
    check("aims-early", &mut scene);
}

#[test]
fn one_line_for_why() {
    let mut scene = saving(past::aimed());
    scene.keys("Down n");
    check("aims-reason", scene.keys("\"Two practices have asked for it.\""));
    scene.keys("Enter");
    assert_eq!(
        aim(&scene, "DATA").unwrap().reason.as_deref(),
        Some("Two practices have asked for it.")
    );
    assert_eq!(scene.app.key_context(), screens::save::keys::AIMS);
}

#[test]
fn a_turned_wheel_does_not_carry_a_reason_to_another_area() {
    let mut scene = saving(past::aimed());
    scene.keys("Down n \"Two practices\"");
    scene.hear(InputEvent::Wheel(WheelDirection::Down)).keys("\" asked.\"");
    assert_eq!(aim(&scene, "DATA").unwrap().reason.as_deref(), Some("Two practices asked."));
    assert_eq!(aim(&scene, "CARE").unwrap().reason, None);
}

#[test]
fn a_first_choice_brings_its_day_and_both_go_into_the_draft_at_once() {
    let mut scene = saving(past::walked());
    scene.keys("Right");
    assert_eq!(
        aim(&scene, "LEAD").map(|aim| (aim.aim, aim.review_on)),
        Some((AimKind::Stay, Some(date(2026, 9, 12))))
    );
    scene.keys("Right*2 Tab Left*2 Right*3");
    let moved = aim(&scene, "LEAD").unwrap();
    assert_eq!(
        (moved.aim, moved.to, moved.review_on),
        (AimKind::Move, Some("step-3".into()), Some(date(2026, 10, 12)))
    );
    scene.keys("Left*9");
    assert_eq!(aim(&scene, "LEAD").unwrap().review_on, None);
}

#[test]
fn a_reason_is_not_lost_on_the_way_past_not_decided() {
    let mut scene = saving(past::aimed());
    scene.keys("Left*5");
    assert_eq!(aim(&scene, "LEAD"), None);
    scene.keys("n");
    assert_eq!(scene.app.key_context(), screens::save::keys::AIMS);
    scene.keys("Right*5");
    let again = aim(&scene, "LEAD").unwrap();
    assert_eq!(
        (again.aim, again.reason.as_deref()),
        (AimKind::NotNow, Some("New partners first."))
    );
}

/// Somebody is ticked as there already.
fn ticked() -> AppState {
    let mut state = past::walked();
    let cover = &mut state.open_draft_mut(past::DRAFT).unwrap().draft.cover;
    cover.present = vec!["clinical director".to_owned()];
    state
}

#[test]
fn the_same_people_as_last_time_are_one_key_and_nobody_is_there_unsaid() {
    let mut state = past::walked();
    for saved in &mut state.network_state.as_mut().unwrap().snapshots {
        saved.snapshot.present = vec!["practice manager".to_owned(), "district nurse".to_owned()];
    }
    let mut scene = saving(state.clone());
    check("naming-same-people", scene.keys("Enter"));
    scene.keys("Enter");
    let named = sent(&scene).pop().unwrap();
    assert_eq!(named.present.unwrap(), ["practice manager", "district nurse"]);
    let mut scene = saving(state);
    scene.keys("Enter Space Enter");
    assert_eq!(sent(&scene).pop().unwrap().present.unwrap(), ["clinical director"]);
}

#[test]
fn what_was_not_looked_at_is_kept_or_left_open_as_is_chosen() {
    let state = || {
        let mut state = ticked();
        let said = &mut state.open_draft_mut(past::DRAFT).unwrap().draft.assessment;
        said.answers.retain(|item, _| item.as_str().starts_with("LEAD"));
        said.judgements.retain(|area, _| area.as_str() == "LEAD");
        state
    };
    let mut scene = saving(state());
    check("naming-kept", scene.keys("Enter Down*3"));
    scene.keys("Right");
    check("naming-left-open", &mut scene);
    scene.keys("Enter");
    assert_eq!(sent(&scene).pop().unwrap().not_looked_at, NotLookedAt::LeftOpen);
    let mut scene = saving(state());
    scene.keys("Enter Down*3 Right Left Enter");
    assert_eq!(sent(&scene).pop().unwrap().not_looked_at, NotLookedAt::Kept);
}

#[test]
fn enter_alone_saves_as_last_time_where_somebody_is_ticked_as_there() {
    let mut scene = saving(ticked());
    check("naming-full", scene.keys("Enter"));
    let narrow = scene.picture(60, 18);
    for role in ["clinical director", "practice manager", "patient or public"] {
        assert!(narrow.contains(&format!("] {role}")), "{role}: {narrow}");
    }
    scene.keys("Enter");
    let naming = sent(&scene).pop().unwrap();
    assert_eq!(
        (naming.taken_on, naming.label.as_deref()),
        (Some(date(2026, 3, 12)), Some("March 2026 walk"))
    );
    assert!(naming.voice.unwrap().is_agreed());
    assert_eq!(naming.present.unwrap(), ["clinical director"]);
}

#[test]
fn agreed_with_nobody_there_is_asked_again() {
    let mut scene = saving(past::nobody_noted_last_time(past::walked()));
    check("naming-nobody-there", scene.keys("Enter Enter"));
    assert!(sent(&scene).is_empty());
    scene.keys("Enter");
    assert!(sent(&scene).is_empty());
    scene.keys("Space Enter");
    let naming = sent(&scene).pop().unwrap();
    assert!(naming.voice.unwrap().is_agreed());
    assert_eq!(naming.present.unwrap(), ["clinical director"]);
}

/// On page 2 of the first snapshot that there ever was.
fn first_save() -> Scene {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("Enter 4*4 3*2 Esc s Enter");
    scene
}

#[test]
fn the_first_save_asks_whose_view_it_is_and_says_why() {
    let mut scene = first_save();
    check("naming-first", &mut scene);
    check("naming-first-asked", scene.keys("Enter"));
    assert!(sent(&scene).is_empty());
    scene.keys("Left Enter");
    assert!(sent(&scene).is_empty(), "agreed by the group, and nobody is ticked as there");
    scene.keys("Space Enter");
    assert!(sent(&scene).pop().unwrap().voice.unwrap().is_agreed());
}

#[test]
fn one_persons_view_has_a_role_and_a_place() {
    let mut scene = first_save();
    scene.keys("Enter Right Down C-a \"practice manager\" Down \"Elm Surgery\"");
    check("naming-one-view", &mut scene);
    scene.keys("Enter");
    let voice = sent(&scene).pop().unwrap().voice.unwrap();
    assert_eq!(voice.describe(), "one view: practice manager, Elm Surgery");
    assert_eq!(scene.kept.take().unwrap().assessment.voice, voice);
}

#[test]
fn a_click_says_whose_view_it_is() {
    let mut scene = first_save();
    let page = scene.picture(80, 24);
    let y = page.lines().position(|line| line.contains("Whose view is it?")).unwrap();
    let line: Vec<char> = page.lines().nth(y).unwrap().chars().collect();
    let x = line.iter().rposition(|c| *c == '(').unwrap();
    scene.click(u16::try_from(x).unwrap() + 5, u16::try_from(y).unwrap());
    assert!(scene.picture(80, 24).contains("(•) one person's"), "{}", scene.picture(80, 24));
}

#[test]
fn with_many_roles_no_line_is_lost() {
    let mut state = past::walked();
    let cover = &mut state.open_draft_mut(past::DRAFT).unwrap().draft.cover;
    cover.present = (1..=5).map(|number| format!("nurse from practice {number}")).collect();
    let mut scene = saving(state);
    check("naming-many-roles", scene.keys("Enter"));
}

#[test]
fn a_name_a_day_and_who_was_there() {
    let mut scene = saving(past::nobody_noted_last_time(past::aimed()));
    scene.keys("Enter Down C-a \"9 march\" Down Space Down C-a \"practice nurse\" Down*2 Space Down*3 Space S-Tab*8");
    scene.keys("Tab*12 \"pharmacist\" Down Up");
    check("naming-part", &mut scene);
    scene.keys("Enter");
    let naming = sent(&scene).pop().unwrap();
    assert_eq!(
        (naming.taken_on, naming.label.as_deref()),
        (Some(date(2026, 3, 9)), Some("March 2026 walk"))
    );
    assert_eq!(naming.voice.unwrap().role.as_deref(), Some("practice nurse"));
    assert_eq!(naming.present.unwrap(), ["clinical director", "community nursing", "pharmacist"]);
}

#[test]
fn a_name_made_from_the_day_goes_with_the_day() {
    let mut scene = saving(ticked());
    scene.keys("Enter Down C-a \"3.12.2025\" Enter");
    assert_eq!(sent(&scene).pop().unwrap().label.as_deref(), Some("December 2025 walk"));
}

#[test]
fn a_day_that_cannot_be_is_said_and_kept() {
    let mut scene = saving(ticked());
    scene.keys("Enter Down C-a \"31 February\" Enter");
    assert!(sent(&scene).is_empty());
    scene.keys("Tab");
    check("naming-no-day", &mut scene);
    scene.keys("Up C-a \"1 May 2027\" Enter");
    assert!(sent(&scene).is_empty());
    assert!(
        scene.app.message.as_ref().unwrap().contains("still to come"),
        "{:?}",
        scene.app.message
    );
    scene.keys("C-a \"today\" Enter");
    assert_eq!(sent(&scene).pop().unwrap().taken_on, Some(date(2026, 3, 12)));
}

#[test]
fn a_corrected_copy_comes_with_its_own_name_day_and_people() {
    let mut scene = saving(past::amending());
    check("naming-amending", scene.keys("Enter"));
    scene.keys("Enter");
    let naming = sent(&scene).pop().unwrap();
    assert_eq!(
        (naming.taken_on, naming.label.as_deref()),
        (Some(date(2025, 9, 12)), Some("September 2025 walk"))
    );
    assert_eq!(naming.present.unwrap(), ["practice manager", "pharmacist"]);
}

#[test]
fn it_is_handed_over_once_and_a_refusal_loses_nothing() {
    let mut scene = saving(ticked());
    scene.keys("Enter C-a \"Spring\" Enter Enter Esc");
    assert_eq!(
        (sent(&scene).len(), scene.app.key_context()),
        (1, screens::save::keys::SAVE_DETAILS)
    );
    let says = "The disk is full. Make room on it, or choose another folder, then try again. Nothing was lost.";
    scene.take(Outcome::Failed(says.to_owned()));
    check("naming-refused", scene.keys("Down"));
    scene.keys("Enter");
    assert_eq!(sent(&scene).len(), 2);
    assert_eq!(sent(&scene)[1].label.as_deref(), Some("Spring"));
}

#[test]
fn esc_leads_back_page_by_page_and_what_was_typed_stays() {
    let mut scene = saving(ticked());
    scene.keys("Enter C-a \"Winter\" Esc");
    assert_eq!(scene.app.key_context(), screens::save::keys::SAVE_DETAILS);
    assert!(!scene.picture(80, 24).contains("Winter"), "Esc leaves the line as it was");
    scene.keys("C-a \"Spring\" Down Esc");
    assert_eq!(scene.app.key_context(), screens::save::keys::AIMS);
    scene.keys("Enter C-s");
    assert_eq!(sent(&scene)[0].label.as_deref(), Some("Spring"));
    let mut scene = saving(past::walked());
    scene.keys("Esc");
    assert_eq!(scene.app.key_context(), screens::home::keys::HOME);
}

#[test]
fn what_is_filled_in_before_saving_is_kept_as_it_is_typed_and_there_again() {
    let mut scene = saving(past::nobody_noted_last_time(past::walked()));
    scene.keys("Enter C-a \"Spring with the council\" Down C-a \"9 march\" Down Space Down C-a \"practice nurse\" Down*2 Space");
    scene.keys("Tab*7 \"pharmacist\"");
    let (draft, named) = (scene.kept.take().unwrap(), date(2026, 3, 9));
    assert_eq!(
        (draft.cover.label.as_deref(), draft.cover.taken_on),
        (Some("Spring with the council"), Some(named))
    );
    assert_eq!(draft.cover.present, ["clinical director", "pharmacist"]);
    assert_eq!(draft.assessment.voice.role.as_deref(), Some("practice nurse"));

    let mut state = past::walked();
    state.open_draft_mut(past::DRAFT).unwrap().draft = draft;
    let mut scene = saving(state);
    check("naming-again", scene.keys("Enter"));
    scene.keys("Enter");
    let naming = sent(&scene).pop().unwrap();
    assert_eq!(
        (naming.label.as_deref(), naming.taken_on),
        (Some("Spring with the council"), Some(named))
    );
    assert_eq!(naming.present.unwrap(), ["clinical director", "pharmacist"]);
}

#[test]
fn what_is_left_as_it_was_offered_is_not_written_into_the_draft() {
    let mut scene = saving(past::walked());
    scene.keys("Enter Down*3 Space Space Up*3 \"x\" Backspace");
    assert!(scene.kept.take().unwrap().cover.is_empty());
}

#[test]
fn taking_an_answer_back_leaves_what_was_said_while_saving() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("Enter 4 s Right Enter C-a \"Spring\" Down*2 Right Esc Esc u");
    let draft = &scene.app.state.network_state.as_ref().unwrap().drafts[0].draft;
    assert!(draft.assessment.answers.is_empty());
    assert_eq!(draft.assessment.aims[&DomainId::from("LEAD")].aim, AimKind::Stay);
    assert_eq!(
        (draft.cover.label.as_deref(), draft.assessment.voice.is_agreed()),
        (Some("Spring"), false)
    );
}

#[test]
fn where_nothing_can_be_changed_nothing_is() {
    let mut state = past::walked();
    state.read_only_reason = Some("another window has it open".to_owned());
    let mut scene = saving(state);
    scene.keys("Right n Enter Enter");
    assert_eq!((aim(&scene, "LEAD"), sent(&scene).len()), (None, 0));
}
