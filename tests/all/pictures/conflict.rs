//! Two versions of one walk: choosing between them.

use jiff::civil::date;
use pcn_workbook::maturity::assessment::{Answer, Judgement, StagePoint};
use pcn_workbook::maturity::ids::{DomainId, ItemId};
use pcn_workbook::maturity::matrix::UnknownFields;
use pcn_workbook::maturity::network_state::{DraftConflict, OpenDraft};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, WriteRequest};
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::state::AppState;

use super::scene::Scene;
use super::{check, desks};

/// A walk with a dozen answers, and the same walk changed elsewhere.
pub fn torn(places: usize) -> AppState {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("Enter 4*3 3*4 2*3 1*2");
    let mut state = scene.app.state.clone();
    let record = state.network_state.as_mut().unwrap();
    let open = record.drafts.remove(0);
    let at = |hour: i8| {
        Some(
            date(2026, 3, 11)
                .at(hour, 5, 0, 0)
                .to_zoned(jiff::tz::TimeZone::UTC)
                .unwrap()
                .timestamp(),
        )
    };
    let mut published = OpenDraft { saved_at: at(9), ..open.clone() };
    let items: Vec<ItemId> = open.matrix.matrix.items().map(|item| item.id().clone()).collect();
    let said = &mut published.draft.assessment;
    for item in items.iter().take(places) {
        said.set_answer(item, Answer::NotSure);
    }
    if places > 1 {
        said.set_note(
            &items[1],
            "Two practices have not signed yet; the manager of the larger one is chasing it.",
        );
        let judged = Judgement {
            stage: StagePoint::from_label("step-1"),
            reason: None,
            as_before: false,
            as_of: None,
            unknown_fields: UnknownFields::new(),
        };
        said.judgements.insert(DomainId::from("LEAD"), judged);
    }
    record.conflicts.push(DraftConflict {
        recovery: OpenDraft { saved_at: at(18), recovered: true, ..open },
        published,
    });
    state
}

fn resolved(scene: &Scene) -> Vec<bool> {
    let chosen = scene.effects.iter().filter_map(|effect| match effect {
        Effect::Write(WriteRequest::ResolveConflict { keep_recovery: recovery, .. }) => {
            Some(*recovery)
        }
        _ => None,
    });
    chosen.collect()
}

#[test]
fn two_versions_side_by_side() {
    check("conflict", Scene::new(torn(3), StartScreen::Home).keys("Enter"));
}

#[test]
fn many_differences_are_paged_through() {
    check("conflict-many", Scene::new(torn(40), StartScreen::Home).keys("Enter Down PageDown"));
}

#[test]
fn two_versions_that_say_the_same() {
    check("conflict-same", Scene::new(torn(0), StartScreen::Home).keys("Enter"));
}

#[test]
fn one_is_chosen_once_and_again_only_after_a_refusal() {
    let mut scene = Scene::new(torn(3), StartScreen::Home);
    scene.keys("Enter Down Enter Enter");
    assert_eq!(resolved(&scene), [false]);
    scene
        .take(Outcome::Failed("One of the two versions changed again.".to_owned()))
        .keys("Up Enter");
    assert_eq!(resolved(&scene), [false, true]);
}

#[test]
fn deciding_can_wait() {
    let mut scene = Scene::new(torn(3), StartScreen::Home);
    scene.keys("Enter Esc");
    assert!(resolved(&scene).is_empty());
    assert!(scene.app.message.clone().unwrap().contains("Both versions are kept"));
}

#[test]
fn once_it_is_settled_the_walk_goes_on() {
    let state = torn(3);
    let chosen = state.network_state.as_ref().unwrap().conflicts[0].recovery.clone();
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys("Enter Enter").take(Outcome::DraftOpened(Box::new(chosen)));
    assert!(scene.app.state.network_state.as_ref().unwrap().conflicts.is_empty());
    assert!(scene.app.walk().is_some());
}
