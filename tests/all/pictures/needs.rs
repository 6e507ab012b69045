//! What we need from others: ticked, never scored.

use pcn_workbook::maturity::ids::{ItemId, MatrixId};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::command::Command;
use pcn_workbook::tui::screens;

use super::scene::Scene;
use super::{check, past};

#[test]
fn needs_are_ticked_and_go_into_the_draft() {
    let mut scene = Scene::new(past::walked(), StartScreen::Home);
    scene.keys("s a Space Down*5 Space Space Down Space");
    check("needs-part", &mut scene);
    let asks = &scene.app.state.open_draft(past::DRAFT).unwrap().draft.assessment.asks;
    let raised: Vec<_> =
        asks.iter().filter(|(_, said)| said.raised).map(|(id, _)| id.clone()).collect();
    assert_eq!(raised, [ItemId::from("SYS-DATA-2"), ItemId::from("SYS-LEAD-0")]);
    scene.keys("Enter");
    assert_eq!(scene.app.key_context(), screens::save::keys::AIMS);
}

#[test]
fn a_click_puts_the_focus_on_a_need_and_another_ticks_it() {
    let mut scene = Scene::new(past::walked(), StartScreen::Home);
    scene.keys("s a").obey(Command::Focus(2)).obey(Command::Focus(2));
    let asks = &scene.app.state.open_draft(past::DRAFT).unwrap().draft.assessment.asks;
    assert!(asks[&ItemId::from("SYS-LEAD-2")].raised, "{asks:?}");
}

#[test]
fn the_last_need_can_be_reached() {
    check("needs-last", Scene::new(past::walked(), StartScreen::Home).keys("s a End"));
}

#[test]
fn a_matrix_without_needs_says_so() {
    let mut state = past::walked();
    let record = state.network_state.as_mut().unwrap();
    record.drafts.clear();
    record.matrices.retain(|known| known.reference.id == MatrixId::from(past::LOCAL));
    check("needs-none", Scene::new(state, StartScreen::Home).keys("a"));
}
