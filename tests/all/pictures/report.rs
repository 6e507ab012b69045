//! The page to print or send: seen first word for word, with or without notes, then named and
//! written; and what stands after saving.

use std::sync::Arc;

use jiff::civil::date;
use pcn_workbook::maturity::comparison::selection::select_snapshot;
use pcn_workbook::maturity::comparison::{Comparison, Side};
use pcn_workbook::maturity::network_report::NetworksReport;
use pcn_workbook::maturity::network_state::{NetworkEntry, NetworkState};
use pcn_workbook::maturity::page::{Page, TextStyle, to_plain_text};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, ReadRequest, WriteRequest};
use pcn_workbook::tui::protocol::export_content::ExportContent;
use pcn_workbook::tui::protocol::networks_report::ReadReport;
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::screens;

use super::scene::Scene;
use super::{check, compare, desks};

fn report() -> Scene {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("C-p \"print\" Enter");
    scene
}

#[test]
fn the_page_is_seen_before_it_is_written() {
    let mut scene = report();
    assert_eq!(scene.app.key_context(), screens::export_preview::keys::REPORT);
    check("report-top", &mut scene);
    check("report-board", scene.keys("Tab*3"));
    check("report-end", scene.keys("End"));
    scene.keys("Space");
    assert!(scene.picture(80, 24).contains("word for word, with notes and evidence"));
}

#[test]
fn its_file_is_named_and_where_it_is_stands_on_the_screen() {
    let mut scene = report();
    check("report-file", scene.keys("Enter"));
    scene.keys("Enter");
    let written = scene.effects.iter().find_map(|effect| match effect {
        Effect::Write(WriteRequest::Export { path, .. }) => Some(path.clone()),
        _ => None,
    });
    let path = written.unwrap();
    assert_eq!(path.extension().unwrap(), "html", "{path:?}");
    scene.take(Outcome::FileWritten("/home/ann/page.html".to_owned()));
    assert_eq!(scene.app.key_context(), screens::export_preview::keys::REPORT);
    assert!(scene.picture(80, 24).contains("Written to /home/ann/page.html"));
}

#[test]
fn a_page_that_could_not_be_written_says_why_and_can_be_tried_again() {
    let mut scene = report();
    scene.keys("Enter Enter").take(Outcome::Failed("The disk is full.".to_owned()));
    assert!(scene.picture(80, 24).contains("The disk is full."));
    let before = scene.effects.len();
    scene.keys("Enter");
    assert!(scene.effects.len() > before);
}

#[test]
fn without_a_snapshot_there_is_no_page_and_that_is_said() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("C-p \"print\" Enter");
    assert!(scene.picture(80, 24).contains("no saved snapshot to make a page of yet"));
}

/// Networks to make a page over, and the list of them on the screen.
fn list_of(networks: &[NetworkState]) -> Scene {
    let mut state = desks::full();
    state.networks = networks
        .iter()
        .map(|record| NetworkEntry { slug: record.slug.clone(), network: record.network.clone() })
        .collect();
    Scene::new(state, StartScreen::Networks)
}

/// Six networks, four of one system.
fn six() -> Vec<NetworkState> {
    let known = desks::known("pcn-companion");
    let names = ["Ash PCN", "Brook Vale PCN", "Castle PCN", "Dale PCN", "Elm PCN", "Fir PCN"];
    let network = |(at, name): (usize, &&str)| {
        let mut record = compare::record(at, name, &known, &[date(2025, 3, 1), date(2026, 3, 1)]);
        for saved in &mut record.snapshots {
            let system = if at < 4 { "Yarrow Coast" } else { "Alder Vale" };
            saved.snapshot.network.profile.system = Some(system.to_owned());
        }
        record
    };
    names.iter().enumerate().map(network).collect()
}

/// Answers the last request for a report as the reader thread would.
fn answer(scene: &mut Scene, networks: &[NetworkState]) {
    let asked = scene.effects.iter().rev().find_map(|effect| match effect {
        Effect::Read(ReadRequest::NetworksReport(choices, options)) => {
            Some((choices.clone(), *options))
        }
        _ => None,
    });
    let (choices, options) = asked.unwrap();
    let mut report = NetworksReport::new(options);
    for choice in choices {
        let record = networks.iter().find(|record| record.slug == choice.slug).unwrap();
        report.add(record, select_snapshot(record, &choice.selector).unwrap());
    }
    let outcome = match report.finish() {
        Ok(report) => {
            Outcome::NetworksReportRead(Arc::new(ReadReport { report, missing: Vec::new() }))
        }
        Err(few) => Outcome::Failed(few.says().to_owned()),
    };
    scene.take(outcome);
}

#[test]
fn a_page_over_several_networks_is_made_on_the_screen() {
    let networks = six();
    let mut scene = list_of(&networks);
    scene.keys("P");
    assert!(scene.picture(80, 24).contains("P makes a page over those picked"));
    scene.keys("* P");
    assert_eq!(scene.app.key_context(), screens::export_preview::keys::NETWORKS_REPORT);
    let loading = scene.keys("Enter").picture(80, 24);
    assert!(loading.contains("Reading 6 networks") && loading.contains("being read"), "{loading}");
    answer(&mut scene, &networks);
    check("networks-report", &mut scene);
    // by code: the key to them stands here, and goes into no file
    scene.keys("Right");
    answer(&mut scene, &networks);
    check("networks-report-codes", scene.keys("End"));
    scene.keys("Enter Enter");
    let page = written_page(&scene);
    let text = to_plain_text(&page, TextStyle { width: 100, ascii: false }).join("\n");
    assert!(text.contains("Network 1") && !text.contains("Ash PCN"), "{text}");
    scene.keys("Esc Right");
    answer(&mut scene, &networks);
    let none = scene.picture(80, 24);
    assert!(none.contains("not shown one by one") && !none.contains("key to the codes"), "{none}");
    scene.keys("Right G");
    answer(&mut scene, &networks);
    check("networks-report-by-system", scene.keys("Tab*4 PageDown"));
    assert!(scene.picture(80, 24).contains("Yarrow Coast"));
}

#[test]
fn a_day_is_named_since_which_it_is_said_what_moved() {
    let networks = six();
    let mut scene = list_of(&networks);
    scene.keys("* P");
    answer(&mut scene, &networks);
    check("networks-report-since", scene.keys("D \"31 February 2026\" Enter"));
    assert_eq!(scene.app.key_context(), screens::export_preview::keys::REPORT_SINCE);
    scene.keys("Backspace*20 \"1 April 2025\" Enter");
    answer(&mut scene, &networks);
    let text = scene.picture(100, 200);
    assert!(text.contains("and since 1 April 2025"), "{text}");
    // the line holds the day; without one there is none
    scene.keys("D Backspace*20 Enter");
    assert!(!scene.picture(100, 200).contains("1 April 2025"));

    let mut scene = report();
    scene.keys("D \"1 January 2099\" Enter");
    assert!(scene.picture(80, 24).contains("still to come"));
    scene.keys("Esc");
    assert_eq!(scene.app.key_context(), screens::export_preview::keys::REPORT);
    scene.keys("D Backspace*20 \"1 October 2025\" Enter");
    assert!(scene.picture(100, 300).contains("1 October 2025"));
}

fn written_page(scene: &Scene) -> Arc<Page> {
    let one = scene.effects.iter().rev().find_map(|effect| match effect {
        Effect::Write(WriteRequest::Export { content: ExportContent::Page(page, _), .. }) => {
            Some(Arc::clone(page))
        }
        _ => None,
    });
    one.unwrap()
}

#[test]
fn too_few_networks_keep_their_names_and_that_is_said() {
    let networks = six();
    let mut scene = list_of(&networks);
    scene.keys("Space Space P");
    answer(&mut scene, &networks);
    scene.keys("Right");
    answer(&mut scene, &networks);
    let picture = scene.picture(80, 24);
    assert!(picture.contains("So few networks could be told apart"), "{picture}");
    scene.keys("Left");
    assert!(scene.picture(80, 40).contains("Ash PCN"));
}

#[test]
fn networks_that_are_compared_lead_to_their_page() {
    let networks = six();
    let mut scene = list_of(&networks);
    scene.keys("Space Space c");
    let sides = networks[..2].iter().map(|record| Side::of(record, &record.snapshots[1])).collect();
    let compared = Comparison::new(sides, Vec::new(), &[]);
    scene.take(Outcome::Compared(Arc::new(compared), Vec::new())).keys("P");
    answer(&mut scene, &networks);
    assert!(scene.picture(80, 24).contains("2 networks:"));
}
