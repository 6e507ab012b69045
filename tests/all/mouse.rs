//! The mouse: a click goes to what it is on, a click on what is in focus takes it, and the wheel moves
//! along a list and never changes a choice.

use pcn_workbook::maturity::assessment::{Answer, StagePoint};
use pcn_workbook::maturity::ids::{DomainId, ItemId};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::input_event::{InputEvent, WheelDirection};
use pcn_workbook::tui::screens::ActiveScreen;
use pcn_workbook::tui::screens::walk::TextEntry;

use crate::pictures::desks;
use crate::pictures::scene::Scene;
use crate::shapes;
use crate::walk::{begun, said, walk};

/// Clicks `beyond` columns after where `words` begin on the screen, at their last place.
fn click(scene: &mut Scene, words: &str, beyond: usize) {
    let page = scene.picture(80, 24);
    let (y, line) = page
        .lines()
        .enumerate()
        .filter(|(_, line)| line.contains(words) && !line.contains("Both are kept"))
        .last()
        .unwrap_or_else(|| panic!("'{words}' is not on the screen:\n{page}"));
    let x = line[..line.rfind(words).unwrap()].chars().count() + beyond;
    scene.click(u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
}

fn wheel(scene: &mut Scene, direction: WheelDirection) {
    scene.hear(InputEvent::Wheel(direction));
}

#[test]
fn a_click_on_a_stage_of_the_card_chooses_it_and_another_agrees() {
    let mut scene = begun();
    scene.keys("4*4 2*12");
    let suggested = walk(&scene).card.as_ref().unwrap().choice;
    click(&mut scene, "Step 2", 0);
    let card = walk(&scene).card.as_ref().unwrap();
    assert_eq!((card.choice, card.is_writing), (Some(3), true), "another stage needs a reason");
    scene.keys("\"five of six\"");
    click(&mut scene, "Step 2", 0);
    let ours = &said(&scene).judgements[&DomainId::from("LEAD")];
    assert_eq!(ours.stage, StagePoint::from_label("step-2"));
    assert_eq!(ours.reason.as_deref(), Some("five of six"));
    assert_ne!(suggested, Some(3));
}

#[test]
fn the_wheel_changes_no_stage_and_no_reason() {
    let mut scene = begun();
    scene.keys("4*4 2*12");
    let before = walk(&scene).card.clone();
    for direction in [WheelDirection::Up, WheelDirection::Down, WheelDirection::Down] {
        wheel(&mut scene, direction);
    }
    assert_eq!(walk(&scene).card, before);
    let mut scene = begun();
    scene.keys("- \"no pharmacy\" Enter -");
    wheel(&mut scene, WheelDirection::Down);
    let Some(TextEntry::NotApplicable { field, .. }) = &walk(&scene).text_entry else {
        panic!("no reason is asked for");
    };
    assert_eq!(field.text(), "");
}

#[test]
fn the_wheel_moves_along_the_statements() {
    let mut scene = begun();
    let first = walk(&scene).focus.target.clone();
    wheel(&mut scene, WheelDirection::Down);
    assert_ne!(walk(&scene).focus.target, first);
    wheel(&mut scene, WheelDirection::Up);
    assert_eq!(walk(&scene).focus.target, first);
}

#[test]
fn a_click_on_a_description_chooses_it_and_another_answers() {
    let known = shapes::read(&shapes::made(1, 3, 1, "Local"));
    let mut scene = Scene::new(shapes::desk(&known), StartScreen::Home);
    scene.keys("Enter End");
    click(&mut scene, "Local rung 1", 3);
    assert!(walk(&scene).rung.is_some());
    assert_eq!(said(&scene).answer(&ItemId::from("l0")), None, "choosing is no answer yet");
    click(&mut scene, "Local rung 1", 0);
    let answer = said(&scene).answer(&ItemId::from("l0")).cloned();
    assert_eq!(answer, Some(Answer::Rung("s1".into())));
}

#[test]
fn a_click_puts_the_cursor_into_a_note_and_a_line_of_evidence() {
    let mut scene = begun();
    scene.keys("n \"practices meet weekly\"");
    click(&mut scene, "meet weekly", 5);
    scene.keys("\"every \"");
    assert!(scene.picture(80, 24).contains("practices meet every weekly"));
    scene.keys("Esc e \"minutes\"");
    click(&mut scene, "Whose is it?", 0);
    scene.keys("\"manager\"");
    click(&mut scene, "speaks against it", 0);
    click(&mut scene, "manager", 0);
    click(&mut scene, "manager", 0);
    scene.keys("\"practice \" Esc");
    let given = said(&scene).answers.values().next().unwrap();
    let evidence = &given.beside.evidence[0];
    assert_eq!(
        (evidence.text.as_str(), evidence.whose.as_deref(), evidence.supports),
        ("minutes", Some("practice manager"), false)
    );
}

#[test]
fn a_click_on_the_second_sign_of_a_hint_does_what_the_second_key_does() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("h");
    let first = scene.picture(80, 24);
    click(&mut scene, "▲▼", 1);
    let second = scene.picture(80, 24);
    assert_ne!(first, second);
    click(&mut scene, "▲▼", 0);
    assert_eq!(scene.picture(80, 24), first);
}

#[test]
fn on_home_the_first_click_goes_to_a_step_and_the_second_takes_it() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    let steps = scene.picture(80, 24);
    let focused = steps.lines().position(|line| line.contains('►')).unwrap();
    let line = steps.lines().nth(focused + 1).unwrap().trim().to_owned();
    let words: String = line.chars().take(12).collect();
    click(&mut scene, &words, 0);
    assert!(matches!(scene.app.screen, ActiveScreen::Home(_)), "{words}");
    click(&mut scene, &words, 0);
    assert!(!matches!(scene.app.screen, ActiveScreen::Home(_)), "{words}");
}
