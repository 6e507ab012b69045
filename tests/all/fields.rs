//! Text fields and modes: Enter keeps, Esc leaves it as it was, what can't be read stays as typed, no
//! key is met with silence, and nobody ends up elsewhere than they came from.

use pcn_workbook::maturity::assessment::{Answer, Assessment, Evidence, StagePoint};
use pcn_workbook::maturity::ids::{DomainId, ItemId};
use pcn_workbook::store::format::draft;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, WriteRequest};
use pcn_workbook::tui::screens::walk::{Walk, WalkFocus};
use pcn_workbook::tui::screens::{ActiveScreen, home, save, walk};
use pcn_workbook::tui::state::AppState;

use crate::pictures::scene::Scene;
use crate::pictures::{check, desks, past};

const FIRST: &str = "LEAD-0a";

fn home(state: AppState) -> Scene {
    Scene::new(state, StartScreen::Home)
}

fn begun() -> Scene {
    let mut scene = home(desks::begun());
    scene.keys("Enter");
    scene
}

fn said(scene: &Scene) -> &Assessment {
    &scene.app.state.network_state.as_ref().unwrap().drafts[0].draft.assessment
}

fn walking(scene: &Scene) -> &Walk {
    match &scene.app.screen {
        ActiveScreen::Walk(walk) => walk,
        other => panic!("not on the walk: {other:?}"),
    }
}

fn focus(scene: &Scene) -> String {
    match &walking(scene).focus.target {
        WalkFocus::Item(item) => item.to_string(),
        WalkFocus::Card => "card".to_owned(),
    }
}

fn message(scene: &Scene) -> String {
    scene.app.message.clone().unwrap_or_default()
}

fn evidence(scene: &Scene, item: &str) -> Vec<Evidence> {
    let given = said(scene).answers.get(&ItemId::from(item));
    given.map(|given| given.beside.evidence.clone()).unwrap_or_default()
}

fn saved_draft(scene: &Scene) -> Option<&pcn_workbook::maturity::assessment::Draft> {
    scene.effects.iter().rev().find_map(|effect| match effect {
        Effect::Write(WriteRequest::SaveSnapshot { open_draft, .. }) => Some(&open_draft.draft),
        _ => None,
    })
}

#[test]
fn esc_on_why_it_does_not_apply_records_nothing_and_the_words_come_back_once() {
    let mut scene = begun();
    scene.keys("- \"test\" Esc");
    assert!(said(&scene).answers.is_empty());
    assert!(scene.kept.as_ref().unwrap().assessment.answers.is_empty(), "nor on the disk");
    assert_eq!(focus(&scene), FIRST);
    assert!(message(&scene).contains("Ctrl-Z"));
    scene.keys("C-z Enter");
    let given = &said(&scene).answers[&ItemId::from(FIRST)];
    assert_eq!(
        (given.answer.clone(), given.beside.reason.as_deref()),
        (Some(Answer::NotApplicable), Some("test"))
    );
}

#[test]
fn esc_on_why_brings_back_the_answer_and_the_agreement_that_were_there() {
    let mut scene = begun();
    scene.keys("4*4 2*12 Enter S-Tab Home");
    let before = said(&scene).clone();
    scene.keys("- \"not ours\" Esc");
    assert_eq!(*said(&scene), before);
    scene.keys("u");
    assert_ne!(
        *said(&scene),
        before,
        "undo takes back what was before it, not the line that was left"
    );
}

#[test]
fn an_empty_reason_stays_open_and_says_why_one_is_needed() {
    for (script, context) in [
        ("- Enter", walk::keys::NOT_APPLICABLE_REASON),
        ("- \"  \" Enter", walk::keys::NOT_APPLICABLE_REASON),
        ("- C-s", walk::keys::NOT_APPLICABLE_REASON),
        ("4*4 2*12 Down Enter", walk::keys::CARD_REASON),
        ("4*4 2*12 Down C-s", walk::keys::CARD_REASON),
    ] {
        let mut scene = begun();
        scene.keys(script);
        assert_eq!(scene.app.key_context(), context, "{script}");
        assert!(message(&scene).contains("why"), "{script}: {}", message(&scene));
        assert!(said(&scene).judgements.is_empty(), "{script}");
        scene.keys("Esc");
        assert!(!scene.app.key_context().is_text, "{script}: Esc leaves it");
    }
}

#[test]
fn another_stage_with_no_reason_asks_for_it_when_its_card_is_opened_again() {
    let (mut scene, area) = (begun(), DomainId::from("LEAD"));
    scene.keys("4*4 2*12");
    let drafts = &mut scene.app.state.network_state.as_mut().unwrap().drafts;
    drafts[0].draft.assessment.set_judgement(&area, StagePoint::from_label("step-3"), "");
    scene.keys("Esc o Enter");
    assert_eq!(scene.app.key_context(), walk::keys::CARD_REASON);
    scene.keys("\"All practices say so\" Enter");
    assert_eq!(said(&scene).judgements[&area].reason.as_deref(), Some("All practices say so"));
}

#[test]
fn an_agreed_card_opens_on_its_stage_and_digits_never_land_in_its_remark() {
    let mut scene = begun();
    scene.keys("4*4 2*12 n \"leaves in June.\" Enter S-Tab o");
    assert_eq!(scene.app.key_context(), walk::keys::CARD);
    let before = said(&scene).clone();
    scene.keys("4*6");
    assert_eq!(*said(&scene), before);
    assert!(scene.picture(80, 24).contains("leaves in June."));
    scene.keys("n \" He said so.\" Enter");
    let ours = &said(&scene).judgements[&DomainId::from("LEAD")];
    assert_eq!(ours.reason.as_deref(), Some("leaves in June. He said so."), "n goes on with it");
    scene.keys("S-Tab o n \"x\" Esc");
    let ours = &said(&scene).judgements[&DomainId::from("LEAD")];
    assert_eq!(ours.reason.as_deref(), Some("leaves in June. He said so."));
}

#[test]
fn esc_goes_back_to_the_statement_that_one_came_from() {
    for (script, stands) in [
        ("Down*2 o Esc", "LEAD-0c"),
        ("Down*2 o n Esc", "LEAD-0c"),
        ("Down*2 o Down n \"x\" Esc Esc", "LEAD-0c"),
        ("Down*2 o Down*2 Esc Esc", "LEAD-0c"),
        ("Down*2 n \"a note\" Esc", "LEAD-0c"),
        ("Down*2 w Esc", "LEAD-0c"),
        ("Down*2 e Esc", "LEAD-0c"),
        ("Down*2 - Esc", "LEAD-0c"),
        ("Down*2 / \"xyz\" Esc", "LEAD-0c"),
        ("4*4 2*12 Home Down*3 o Enter u Esc", "LEAD-0d"),
    ] {
        let mut scene = begun();
        scene.keys(script);
        assert_eq!(focus(&scene), stands, "{script}");
    }
}

#[test]
fn a_card_opened_from_home_leads_back_to_home() {
    let mut scene = home(desks::full());
    scene.keys("Tab o");
    if scene.app.key_context() == walk::keys::CARD {
        scene.keys("Esc");
    }
    assert_eq!(scene.app.key_context(), home::keys::HOME);
}

#[test]
fn the_echo_says_which_statement_a_note_would_be_about() {
    let mut scene = begun();
    scene.keys("4");
    assert!(scene.picture(80, 24).contains("u takes it back  n note on the next"));
    scene.keys("Up 3");
    assert!(scene.picture(80, 24).contains("u takes it back  n note on it"));
    assert!(!scene.picture(60, 18).contains("n note on"), "where it would cut the answer off");
}

#[test]
fn no_key_is_met_with_silence() {
    let places = [
        "", "p", "h", "m", "m Enter", "i Esc g", "?", "s Enter Esc Esc", "Enter", "Enter o",
        "Enter w", "Enter a", "Enter ?", "Enter g", "s", "p Enter", "p v", "h ?",
    ];
    for place in places {
        for key in ('!'..='~').filter(|key| *key != '"') {
            let mut scene = home(past::walked());
            scene.keys(place);
            let context = scene.app.key_context();
            let key_of = pcn_workbook::tui::protocol::key::Key::char(key);
            if context.is_text || pcn_workbook::tui::keymap::command_for(context, key_of).is_some()
            {
                continue;
            }
            scene.keys(&key.to_string());
            assert!(!message(&scene).is_empty(), "{key} after '{place}' in {context:?}");
            assert_eq!(scene.app.key_context(), context, "{key} after '{place}'");
        }
    }
}

#[test]
fn a_key_that_means_nothing_says_what_would() {
    for (script, says) in [
        ("Enter q", "q leaves the workbook from Home; Esc goes there."),
        ("Enter p", "It is a key of Home (look at progress); Esc goes there."),
        ("Enter x", "x"),
        ("Enter ? 4", "4 does nothing on this page. Esc goes back."),
        ("4", "4 is an answer in the walk; here it does nothing. ? shows the keys."),
        ("z", "z does nothing here; ? shows the keys."),
        ("Enter Right", "on a ladder"),
    ] {
        let mut scene = home(desks::begun());
        scene.keys(script);
        assert!(message(&scene).contains(says), "{script}: {}", message(&scene));
    }
    let mut scene = home(desks::begun());
    scene.keys("Enter n \"q p 4 z?\"");
    assert_eq!(message(&scene), "", "never while typing");
    scene.keys("Esc").paste("q\nx");
    assert!(message(&scene).contains("pasted"), "{}", message(&scene));
}

#[test]
fn typing_is_named_at_the_foot_of_the_screen_wherever_letters_are_text() {
    for (script, typing, esc) in [
        ("Enter", false, "Esc home"),
        ("Enter - ", true, "Esc leaves it as it was"),
        ("Enter n", true, "Esc leaves and keeps"),
        ("Enter e", true, "Esc leaves and keeps"),
        ("Enter e S-Tab", false, "Esc leaves and keeps"),
        ("Enter /", true, "Esc back"),
        ("Enter o", false, "Esc back"),
        ("Enter o Down", true, "Esc leaves it as it was"),
        ("i", true, "Esc keep all"),
        ("i x", true, "Esc puts it back"),
        ("i Down x", true, "Esc keep all"),
        (":", true, "Esc back"),
    ] {
        let mut scene = home(desks::begun());
        let picture = scene.keys(script).picture(80, 24);
        let last = picture.lines().last().unwrap().to_owned();
        assert_eq!(last.contains("TYPING"), typing, "{script}: {last}");
        assert!(last.contains(esc), "{script}: {last}");
    }
}

#[test]
fn a_line_of_a_form_is_left_as_it_was_and_moving_on_keeps_it() {
    let mut scene = home(past::nobody_noted_last_time(past::walked()));
    scene.keys("s Enter C-a \"Winter\" Down Up C-a \"Spring\" Esc");
    assert!(scene.picture(80, 24).contains("Winter"), "what stood there when it was come to");
    assert_eq!(scene.kept.as_ref().unwrap().cover.label.as_deref(), Some("Winter"));
    scene.keys("C-z Down");
    assert_eq!(scene.kept.as_ref().unwrap().cover.label.as_deref(), Some("Spring"));
}

#[test]
fn a_role_is_added_by_enter_left_by_esc_and_taken_off_again() {
    let to_new_role = "s Enter S-Tab";
    let mut scene = home(past::nobody_noted_last_time(past::walked()));
    scene.keys(to_new_role);
    assert_eq!(scene.app.key_context(), save::keys::SAVE_NEW_ROLE);
    scene.keys("Enter \"pharmacist\" Enter");
    assert!(saved_draft(&scene).is_none(), "Enter on that line saves nothing");
    let there = |scene: &Scene| scene.kept.as_ref().unwrap().cover.present.clone();
    assert_eq!(there(&scene), ["pharmacist"]);
    assert_eq!(scene.app.key_context(), save::keys::SAVE_NEW_ROLE, "and stays for the next");
    scene.keys("\"?\" Esc");
    assert_eq!(there(&scene), ["pharmacist"]);
    assert!(!scene.picture(80, 24).contains("[x] ?"));
    scene.keys("\"?\" Enter Up Space");
    assert_eq!(there(&scene), ["pharmacist"]);
    assert!(!scene.picture(80, 24).contains("] ?"), "it is off the list");
}

#[test]
fn a_day_that_cannot_be_read_is_said_at_once_kept_as_typed_and_there_again() {
    let mut scene = begun();
    scene.keys("4 Up e Tab*2 \"next tuesday\"");
    assert!(scene.picture(80, 24).contains("'next tuesday' is no day yet"));
    scene.keys("Tab \"31/2/27\" Esc");
    assert!(message(&scene).contains("'31/2/27' is no day yet"), "{}", message(&scene));
    let draft = scene.kept.clone().unwrap();
    let again = draft::read(&draft::write(&draft)).unwrap();
    assert_eq!(again, draft, "the file holds it");
    check("evidence-no-day", scene.keys("e Tab"));
    let piece = &evidence(&scene, FIRST)[0];
    assert_eq!((piece.dated, piece.good_until), (None, None));
    scene.keys("Tab*2 C-a \"1 oct 2027\" Esc");
    let piece = &evidence(&scene, FIRST)[0];
    assert_eq!(piece.good_until, Some(jiff::civil::date(2027, 10, 1)));
    assert_eq!(piece.typed.good_until, None);
    assert_eq!(piece.typed.dated.as_deref(), Some("next tuesday"));
}

#[test]
fn saving_names_a_day_that_cannot_be_read_before_it_is_left_out() {
    let mut scene = begun();
    scene.keys("4 Up e \"Rota\" Tab*2 \"next tuesday\" Esc s Enter Down*2 Right");
    assert!(scene.picture(80, 24).contains("'next tuesday'"));
    scene.keys("Enter");
    assert!(saved_draft(&scene).is_none());
    assert!(message(&scene).contains("'next tuesday' is no day and would be left out"));
    scene.keys("Enter");
    let mut saved = saved_draft(&scene).unwrap().assessment.clone();
    saved.remove_unread_days();
    let piece = &saved.answers[&ItemId::from(FIRST)].beside.evidence[0];
    assert_eq!((piece.text.as_str(), piece.typed.is_empty()), ("Rota", true));
}

#[test]
fn the_day_of_a_snapshot_stays_as_typed_until_it_can_be_used() {
    let mut scene = home(past::nobody_noted_last_time(past::walked()));
    scene.keys("s Enter Down C-a \"31 November\" Down");
    let draft = scene.kept.clone().unwrap();
    assert_eq!(draft.cover.typed_day.as_deref(), Some("31 November"));
    assert_eq!(draft::read(&draft::write(&draft)).unwrap(), draft);
    scene.keys("Esc Esc s Enter");
    assert!(scene.picture(80, 24).contains("31 November"), "there again");
    scene.keys("C-s");
    assert!(saved_draft(&scene).is_none() && message(&scene).contains("is no day"));
    scene.keys("C-a \"9 March\" Down");
    assert_eq!(scene.kept.as_ref().unwrap().cover.typed_day, None);
}

#[test]
fn the_cursor_hides_no_letter_of_a_choice() {
    for script in ["i Down*5", "s Right", "s Enter Down*2"] {
        let mut scene = home(past::walked());
        let mut terminal = scene.keys(script).drawn(80, 24);
        let at = terminal.get_cursor_position().unwrap();
        let under = terminal.backend().buffer()[at].symbol().to_owned();
        assert!(!under.chars().all(char::is_alphanumeric), "{script}: the cursor is on {under}");
    }
}

#[test]
fn on_a_line_of_choices_the_cursor_is_on_the_mark_of_focus() {
    let mut scene = home(past::walked());
    let mut terminal = scene.keys("i Down*5").drawn(80, 24);
    let at = terminal.get_cursor_position().unwrap();
    assert_eq!(terminal.backend().buffer()[at].symbol(), "►");
}
