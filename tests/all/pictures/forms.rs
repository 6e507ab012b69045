//! A form before it is written, and the returns: who was asked and what came.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::date;
use pcn_workbook::maturity::form::{AskedForm, FormRequest};
use pcn_workbook::maturity::known_matrix::KnownMatrix;
use pcn_workbook::maturity::network::Network;
use pcn_workbook::maturity::returns::{CameBack, ReturnRow, ReturnState};
use pcn_workbook::maturity::scoring::Completeness;
use pcn_workbook::maturity::summary::SummaryVoice;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, ReadRequest, WriteRequest};
use pcn_workbook::tui::protocol::export_content::{ExportContent, FormToWrite};
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::screens;
use uuid::Uuid;

use super::scene::Scene;
use super::{check, desks};

fn form() -> Scene {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("C-p \"questionnaire\" Enter");
    assert_eq!(scene.app.key_context(), screens::form::keys::FORM);
    scene
}

/// What was sent to be written.
fn written(scene: &Scene) -> (Box<FormToWrite>, PathBuf) {
    let one = scene.effects.iter().find_map(|effect| match effect {
        Effect::Write(WriteRequest::Export { content: ExportContent::Form(form), path }) => {
            Some((form.clone(), path.clone()))
        }
        _ => None,
    });
    one.unwrap()
}

#[test]
fn a_form_is_looked_at_before_it_is_written() {
    let mut scene = form();
    check("form-for-whom", &mut scene);
    check("form-look", scene.keys("Enter"));
    assert_eq!(scene.app.key_context(), screens::export_preview::keys::FORM_PREVIEW);
    scene.keys("Space");
    assert!(scene.picture(80, 24).contains("No note is made that you asked"));
    scene.keys("Space");
    check("form-file", scene.keys("Enter"));
    scene.keys("Enter");
    let (form, path) = written(&scene);
    assert!(form.is_noted && path.extension().unwrap() == "xlsx", "{path:?}");
    assert_eq!((&form.request.role, form.request.due), (&None, None));
    scene.take(Outcome::FileWritten("/home/ann/form.xlsx".to_owned()));
    assert_eq!(scene.app.key_context(), screens::export_preview::keys::FORM_PREVIEW);
}

#[test]
fn who_is_asked_and_by_when_is_given_on_the_screen() {
    let mut scene = form();
    scene.keys("\"practice  manager\" Tab \"Elm Surgery\" Tab \"2 April\" Tab");
    check("form-given", &mut scene);
    assert!(scene.picture(60, 18).contains("2 April 2026"));
    scene.keys("Right Enter");
    let look = scene.picture(80, 24);
    assert!(look.contains("Asked: practice manager, Elm Surgery. Wanted back by 2 April 2026."));
    assert!(look.contains("No note is made that you asked"), "{look}");
    // what was given stands there still where somebody comes back to it
    scene.keys("Esc");
    assert!(scene.picture(80, 24).contains("Elm Surgery"));
    scene.keys("Enter Enter Enter");
    let (form, path) = written(&scene);
    assert_eq!(form.request.role.as_deref(), Some("practice manager"));
    assert_eq!(form.request.of.as_deref(), Some("Elm Surgery"));
    assert_eq!(form.request.due, Some(date(2026, 4, 2)));
    assert!(!form.is_noted && path.to_string_lossy().contains("form-elm-surgery"), "{path:?}");
}

#[test]
fn a_day_that_is_no_day_holds_the_form_back_and_one_that_is_over_is_said() {
    let mut scene = form();
    scene.keys("Tab Tab \"soon\" Up Enter");
    assert_eq!(scene.app.key_context(), screens::form::keys::FORM);
    for (columns, rows) in [(80, 24), (60, 18)] {
        assert!(scene.picture(columns, rows).contains("'soon' is no day"));
    }
    let mut scene = form();
    scene.keys("Tab Tab \"1 March 2026\" Enter");
    assert!(scene.picture(80, 24).contains("1 March 2026 is over: what comes back will be late."));
}

#[test]
fn a_matrix_s_page_leads_to_its_form() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("m").take(desks::found(vec![desks::known("pcn-companion")], vec![]));
    scene.keys("Enter F");
    assert_eq!(scene.app.key_context(), screens::form::keys::FORM);
}

fn row(name: &str, state: ReturnState, asked: bool, came: &[(&str, usize)]) -> ReturnRow {
    let network = Network::with_name(Uuid::from_u128(name.len() as u128), name);
    let known: Arc<KnownMatrix> = desks::full().network_state.unwrap().matrices[0].clone();
    let request = FormRequest::new(Uuid::nil(), &network, &known, date(2026, 11, 1));
    let due = Some(date(2026, 11, 14));
    let asked = asked.then(|| AskedForm { due, ..AskedForm::of(&request, &known) });
    let came = came.iter().map(|(place, answered)| CameBack {
        snapshot: Uuid::nil(),
        taken_on: date(2026, 11, 9),
        voice: SummaryVoice::OneView {
            role: Some("practice manager".into()),
            of: Some((*place).into()),
        },
        complete: Completeness { answered: *answered, total: 80, kept: 0 },
        is_from_form: true,
    });
    ReturnRow {
        network: network.id,
        slug: None,
        name: name.to_owned(),
        asked,
        matrix: known.matrix.short_title().to_owned(),
        came: came.collect(),
        state,
    }
}

#[test]
fn returns_stand_by_network_and_can_be_fewer() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("C-p \"overdue\" Enter");
    assert_eq!(scene.app.key_context(), screens::returns::keys::RETURNS);
    let asks = |effect: &Effect| matches!(effect, Effect::Read(ReadRequest::Returns(_)));
    assert!(scene.effects.iter().any(asks));
    let rows = vec![
        row("Brook Vale PCN", ReturnState::Nothing, false, &[]),
        row("Castle PCN", ReturnState::Late, true, &[]),
        row("Hillside PCN", ReturnState::Incomplete, true, &[("Elm Surgery", 80), ("Oak", 61)]),
    ];
    scene.take(Outcome::ReturnsRead(Arc::new(rows)));
    check("returns", &mut scene);
    let picture = scene.keys("f f").picture(80, 24);
    assert!(picture.contains("Castle PCN") && !picture.contains("Hillside PCN"), "{picture}");
    let picture = scene.keys("f f f").picture(80, 24);
    assert!(picture.contains("None of them is like that"), "{picture}");
}

#[test]
fn the_list_of_networks_leads_to_the_returns() {
    let mut scene = Scene::new(desks::full(), StartScreen::Networks);
    scene.keys("B");
    assert_eq!(scene.app.key_context(), screens::returns::keys::RETURNS);
    scene.take(Outcome::ReturnsRead(Arc::default()));
    let picture = scene.picture(80, 24);
    assert!(picture.contains("No forms sent yet. A form is made"), "{picture}");
}
