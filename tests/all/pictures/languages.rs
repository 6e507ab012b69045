//! A matrix in several languages, and the revisions of one: read in the one or the other.

use std::sync::Arc;

use pcn_workbook::maturity::matrix::Language;
use pcn_workbook::maturity::network_state::{KnownMatrix, Origin};
use pcn_workbook::store::format::matrix;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, WriteRequest};

use super::scene::Scene;
use super::{check, desks};

const IN_TWO: &str = r#"{"format": "pcn-workbook.matrix/1", "id": "ours", "revision": 1, "language": "en",
    "title": {"en": "Our network", "cy": "Ein rhwydwaith"},
    "stages": [{"id": "early", "name": {"en": "Early", "cy": "Cynnar"}}, {"id": "strong", "name": {"en": "Strong", "cy": "Cryf"}}],
    "domains": [{"id": "A", "name": {"en": "Access", "cy": "Mynediad"}, "statements": [
        {"id": "A-1", "stage": "early", "text": {"en": "We answer the phone.", "cy": "Rydym yn ateb y ffôn."}},
        {"id": "A-2", "stage": "strong", "text": "We share one line."}]}]}"#;

fn known(text: &str, origin: Origin) -> Arc<KnownMatrix> {
    let read = matrix::read_validated(text.as_bytes()).0.unwrap();
    Arc::new(matrix::with_identity(read, origin))
}

fn loose() -> Origin {
    Origin::Loose("matrices/ours.json".to_owned())
}

fn listed(all: Vec<Arc<KnownMatrix>>) -> Scene {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("m").take(desks::found(all, vec![]));
    scene
}

/// The languages that were written into the settings, one after the other.
fn chosen(scene: &Scene) -> Vec<Option<Language>> {
    let chosen = scene.effects.iter().filter_map(|effect| match effect {
        Effect::Write(WriteRequest::SaveAppearance(look)) => Some(look.language),
        _ => None,
    });
    chosen.collect()
}

#[test]
fn a_matrix_is_read_in_the_language_that_is_chosen_for_all() {
    let welsh: Option<Language> = "cy".parse().ok();
    let mut scene = listed(vec![known(IN_TWO, loose())]);
    check("matrix-in-two-languages", scene.keys("Enter"));
    scene.keys("L");
    let picture = scene.picture(80, 24);
    for words in ["Ein rhwydwaith", "Mynediad", "Rydym yn ateb y ffôn.", "We share one line."] {
        assert!(picture.contains(words), "{words}: {picture}");
    }
    scene.keys("Esc");
    assert!(scene.picture(80, 24).contains("Ein rhwydwaith"), "the list shows it too");
    scene.keys("Enter L");
    assert!(scene.picture(80, 24).contains("We answer the phone."));
    assert_eq!(chosen(&scene), [welsh, None]);
    let mut one = listed(vec![desks::known("riverside-example")]);
    one.keys("Enter L");
    assert!(
        one.app.message.clone().unwrap().contains("one language only") && chosen(&one).is_empty()
    );
}

#[test]
fn the_settings_have_the_language_where_a_matrix_has_several() {
    let mut scene = listed(vec![known(IN_TWO, loose())]);
    check("settings-language", scene.keys("C-p \"settings\" Enter Down*3 Enter"));
    assert_eq!(chosen(&scene), ["cy".parse().ok()]);
}

#[test]
fn words_are_changed_in_the_language_that_is_shown() {
    let mut scene = listed(vec![known(IN_TWO, loose())]);
    scene.keys("Enter L Tab Down Enter C-u \"Ateb.\" Enter");
    let edited = scene.effects.iter().find_map(|effect| match effect {
        Effect::Write(WriteRequest::EditMatrix { after, .. }) => Some(after),
        _ => None,
    });
    let text = String::from_utf8(matrix::canonical_bytes(edited.unwrap())).unwrap();
    assert!(text.contains("\"en\": \"We answer the phone.\""), "{text}");
    assert!(text.contains("Ateb.") && !text.contains("Ein rhwydwaith ateb"), "{text}");
}

#[test]
fn earlier_revisions_are_read_beside_what_became_of_them() {
    let first = known(IN_TWO, Origin::Frozen("matrices/ours@1_0123456789ab.json".to_owned()));
    let next = IN_TWO
        .replace(
            "\"revision\": 1",
            &format!("\"revision\": 2, \"lineage\": \"{}\"", first.reference.fingerprint),
        )
        .replace("We share one line.", "We share one line every day.")
        .replace("\"en\": \"Access\"", "\"en\": \"Getting in touch\"");
    let mut scene = listed(vec![known(&next, loose()), first]);
    scene.keys("Enter");
    let picture = scene.picture(80, 24);
    assert!(picture.contains("1 earlier revision is kept: V shows"), "{picture}");
    check("matrix-revisions", scene.keys("V"));
    scene.keys("Down Enter");
    let picture = scene.picture(80, 24);
    for words in [
        "This is an earlier revision. The present one is revision 2.",
        "We share one line.",
        "Esc goes back",
    ] {
        assert!(picture.contains(words), "{words}: {picture}");
    }
    scene.keys("Enter");
    assert!(!scene.effects.iter().any(|effect| matches!(effect, Effect::Write(_))));
    scene.keys("Esc Esc");
    assert!(scene.picture(80, 24).contains("Getting in touch"), "back on the present one");
    let mut only = listed(vec![known(IN_TWO, loose())]);
    only.keys("Enter V");
    assert!(only.app.message.clone().unwrap().contains("No earlier revision"));
}
