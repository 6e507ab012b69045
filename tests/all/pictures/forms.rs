//! A form before it is written, and the returns: who was asked and what came.

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
use pcn_workbook::tui::protocol::export_content::ExportContent;
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::screens;
use uuid::Uuid;

use super::scene::Scene;
use super::{check, desks};

#[test]
fn a_form_is_looked_at_before_it_is_written() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("C-p \"questionnaire\" Enter");
    assert_eq!(scene.app.key_context(), screens::form::keys::FORM);
    check("form-look", &mut scene);
    scene.keys("Space");
    assert!(scene.picture(80, 24).contains("is not noted"));
    scene.keys("Space");
    check("form-file", scene.keys("Enter"));
    scene.keys("Enter");
    let written = scene.effects.iter().find_map(|effect| match effect {
        Effect::Write(WriteRequest::Export { content: ExportContent::Form(form), path }) => {
            Some((form.is_noted, path.clone()))
        }
        _ => None,
    });
    let (is_noted, path) = written.unwrap();
    assert!(is_noted && path.extension().unwrap() == "xlsx", "{path:?}");
    scene.take(Outcome::FileWritten("/home/ann/form.xlsx".to_owned()));
    assert_eq!(scene.app.key_context(), screens::form::keys::FORM);
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
    assert!(scene.picture(80, 24).contains("Nobody was asked yet"));
}
