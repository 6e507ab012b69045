//! Matrices: shipped, loose and frozen; what their id and revision mean never changes once answers
//! stand on them.

use std::sync::Arc;

use super::world::{World, at, give};
use crate::maturity::assessment::{Assessment, Draft, SetAside, SnapshotCover};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::matrix::CrosswalkRow;
use crate::maturity::network_state::{KnownMatrix, Origin, SnapshotDetails};
use crate::maturity::revision::MeaningChoices;
use crate::store::error::ErrorKind;
use crate::store::id_gen;
use crate::store::library::loose_matrix::LooseFile;
use crate::store::library::matrix_dir::MatrixDir;

const OURS: &str = r#"{"format":"pcn-workbook.matrix/1","id":"ours","revision":1,"title":"Ours","kind":"local",
 "stages":[{"id":"early","name":"Early"},{"id":"late","name":"Late"}],
 "domains":[{"id":"A","name":"Access","statements":[{"id":"A-1","stage":"early","text":"We answer the phone."}]}]}"#;

pub(crate) fn with_ours() -> (World, Slug, Arc<KnownMatrix>) {
    let (world, slug) = World::with_network("Hillside");
    let (known, findings) = world.writer().add_matrix(OURS.as_bytes()).unwrap();
    assert!(findings.is_empty(), "{findings:?}");
    (world, slug, known)
}

pub(crate) fn answered(world: &World, slug: &Slug, matrix: &KnownMatrix) -> Draft {
    let network = world.open(slug).network;
    let mut assessment = Assessment::empty(matrix.reference.clone());
    give(&mut assessment, &[("A-1", "partly")]);
    let (id, device) = (id_gen::generate(), world.device);
    Draft {
        id,
        device,
        base_hash: None,
        network: network.to_network_ref(),
        assessment,
        cover: SnapshotCover::default(),
        set_aside: SetAside::default(),
        unknown_fields: serde_json::Map::new(),
    }
}

#[test]
fn an_added_matrix_keeps_its_bytes_and_is_known() {
    let (world, _, known) = with_ours();
    assert_eq!(std::fs::read(world.path("matrices/ours.json")).unwrap(), OURS.as_bytes());
    let library = world.library();
    assert_eq!(library.matrix(&MatrixId::from("ours"), None).unwrap(), known);
    assert_eq!(known.origin, Origin::Loose("matrices/ours.json".to_owned()));
    assert_eq!(
        library.matrix(&MatrixId::from("ours"), Some(2)).unwrap_err().kind,
        ErrorKind::Missing
    );
    assert_eq!(library.matrices().0.len(), crate::store::shipped_matrices::all().len() + 1);
    // again is no harm, and no second file
    let before = world.files();
    assert_eq!(world.writer().add_matrix(OURS.as_bytes()).unwrap().0, known);
    assert_eq!(world.files(), before);
}

#[test]
fn what_was_checked_is_noted_in_the_file_and_once_answered_as_the_next_revision() {
    let (world, slug, first) = with_ours();
    let mut after = first.matrix.clone();
    after.mark_stage_checked(&["A-1".into()], true);
    let noted = world.writer().edit_matrix(&first, &after, &MeaningChoices::new()).unwrap();
    assert_eq!((noted.reference.revision, &noted.matrix), (1, &after));
    assert_eq!(world.library().matrix(&MatrixId::from("ours"), None).unwrap(), noted);
    // what was read before is not written over
    let error = world.writer().edit_matrix(&first, &after, &MeaningChoices::new()).unwrap_err();
    assert_eq!(error.kind, ErrorKind::ChangedOutside);

    let draft = answered(&world, &slug, &noted);
    world.writer().autosave(&slug, &draft, &noted, at(0)).unwrap();
    let mut back = noted.matrix.clone();
    back.mark_stage_checked(&["A-1".into()], false);
    let next = world.writer().edit_matrix(&noted, &back, &MeaningChoices::new()).unwrap();
    assert_eq!(next.reference.revision, 2);
    assert!(next.lineage.is_same(&noted.lineage));
    assert_eq!(world.open(&slug).drafts[0].matrix.matrix, noted.matrix);
}

#[test]
fn a_matrix_with_errors_or_a_taken_revision_is_refused() {
    let (world, _, _) = with_ours();
    let before = world.files();
    for bad in [
        OURS.replace("We answer", "We always answer"),
        OURS.replace("\"ours\"", "\"pcn-companion\""),
        OURS.replace("\"ours\"", "\"../../x\""),
        OURS.replace("\"title\":\"Ours\",", ""),
        "{".to_owned(),
        String::new(),
    ] {
        assert_eq!(
            world.writer().add_matrix(bad.as_bytes()).unwrap_err().kind,
            ErrorKind::NotPossible,
            "{bad}"
        );
    }
    assert_eq!(world.files(), before);
}

#[test]
fn answers_keep_the_text_they_were_given_on() {
    let (world, slug, known) = with_ours();
    let draft = answered(&world, &slug, &known);
    world.writer().autosave(&slug, &draft, &known, at(0)).unwrap();
    // the file is changed without a new revision
    std::fs::write(world.path("matrices/ours.json"), OURS.replace("the phone", "every call"))
        .unwrap();
    assert_eq!(world.codes(), ["changed-without-new-revision"]);
    let record = world.open(&slug);
    assert_eq!(record.drafts[0].matrix.reference, known.reference);
    let library = world.library();
    assert_eq!(
        library.matrix(&known.reference.id, None).unwrap().reference,
        known.reference,
        "the changed one is not used"
    );
    // with a new revision both stand side by side
    let next = OURS.replace("the phone", "every call").replace("\"revision\":1", "\"revision\":2");
    std::fs::write(world.path("matrices/ours.json"), next).unwrap();
    assert!(world.codes().is_empty());
    assert_eq!(library.matrix(&known.reference.id, None).unwrap().reference.revision, 2);
    assert_eq!(library.matrix(&known.reference.id, Some(1)).unwrap().reference, known.reference);
    assert_eq!(world.open(&slug).drafts[0].matrix.reference, known.reference);
}

#[test]
fn a_snapshot_finds_its_matrix_under_any_name_and_says_when_it_is_gone() {
    let (world, slug, known) = with_ours();
    let draft = answered(&world, &slug, &known);
    let network = world.open(&slug).network;
    world
        .writer()
        .save_snapshot(
            &slug,
            &network,
            &draft,
            &known,
            &SnapshotDetails::default(),
            super::world::TODAY,
            at(0),
        )
        .unwrap();
    std::fs::remove_file(world.path("matrices/ours.json")).unwrap();
    assert_eq!(world.open(&slug).snapshots.len(), 1);
    let frozen = world.path("matrices").read_dir().unwrap().next().unwrap().unwrap().path();
    let elsewhere = world.path("matrices/any name (1).json");
    std::fs::rename(&frozen, &elsewhere).unwrap();
    assert_eq!(world.open(&slug).snapshots.len(), 1);
    std::fs::remove_file(&elsewhere).unwrap();
    let record = world.open(&slug);
    assert!(record.snapshots.is_empty());
    assert_eq!(record.diagnostics[0].code, "matrix-missing");
}

#[test]
fn a_damaged_frozen_copy_is_said_not_used_and_not_written_over() {
    let (world, slug, known) = with_ours();
    let mut draft = answered(&world, &slug, &known);
    world.writer().autosave(&slug, &draft, &known, at(0)).unwrap();
    let frozen = world.path("matrices").read_dir().unwrap().flatten().map(|entry| entry.path());
    let frozen = frozen.into_iter().find(|path| path.to_string_lossy().contains('@')).unwrap();
    let damaged = std::fs::read_to_string(&frozen).unwrap().replace("phone", "phane");
    std::fs::write(&frozen, &damaged).unwrap();
    assert!(world.library().matrices().1.iter().any(|finding| finding.file.contains('@')));
    give(&mut draft.assessment, &[("A-1", "fully")]);
    world.writer().autosave(&slug, &draft, &known, at(1)).unwrap();
    assert_eq!(std::fs::read_to_string(&frozen).unwrap(), damaged);
    // the good text stands beside it now, so that losing the loose file loses nothing
    std::fs::remove_file(world.path("matrices/ours.json")).unwrap();
    assert_eq!(world.open(&slug).drafts[0].draft, draft);
}

#[test]
fn the_newest_revision_in_use_comes_with_the_network() {
    let (world, slug, _) = with_ours();
    let mut network = world.open(&slug).network;
    network.matrices.extend([MatrixId::from("ours"), MatrixId::from("nowhere")]);
    world.writer().put_network(&slug, &network).unwrap();
    let record = world.open(&slug);
    let ids: Vec<_> = record.matrices.iter().map(|known| known.reference.id.as_str()).collect();
    assert_eq!(ids, ["pcn-companion", "ours"]);
    assert_eq!(record.diagnostics[0].code, "matrix-not-here");
}

/// A crosswalk with one row for area A.
fn lined_up(main: &str) -> Vec<CrosswalkRow> {
    let (domain, matrix) = ("A".into(), MatrixId::from("pcn-companion"));
    vec![CrosswalkRow {
        domain,
        matrix,
        main: Some(main.into()),
        also: vec!["RES".into()],
        unknown_fields: serde_json::Map::new(),
    }]
}

#[test]
fn a_crosswalk_goes_into_the_file_and_loses_nothing_that_stands_there() {
    let text = OURS.replace(
        "\"title\":\"Ours\"",
        "\"title\":\"Ours\",\"later\":{\"kept\":[1,null]},\"$schema\":\"../x.json\"",
    );
    let (world, _) = World::with_network("Hillside");
    let (known, _) = world.writer().add_matrix(text.as_bytes()).unwrap();
    let made = world.writer().put_crosswalk(&known.reference, &lined_up("CARE")).unwrap();
    assert_eq!((made.reference.revision, &made.origin), (1, &known.origin));
    let written: serde_json::Value =
        serde_json::from_slice(&std::fs::read(world.path("matrices/ours.json")).unwrap()).unwrap();
    assert_eq!(written["crosswalk"][0]["main"], "CARE");
    assert_eq!(
        (&written["later"]["kept"][0], &written["$schema"]),
        (&1.into(), &"./matrix.schema.json".into())
    );
    assert_eq!(world.library().matrix(&MatrixId::from("ours"), None).unwrap(), made);
    // what was read before is no longer what stands there
    let refused = world.writer().put_crosswalk(&known.reference, &lined_up("LEAD")).unwrap_err();
    assert_eq!(refused.kind, ErrorKind::ChangedOutside);
    assert!(world.codes().is_empty());
}

#[test]
fn once_answers_rest_on_it_the_crosswalk_is_the_next_revision_and_they_go_on_comparing() {
    let (world, slug, known) = with_ours();
    let draft = answered(&world, &slug, &known);
    world.writer().autosave(&slug, &draft, &known, at(0)).unwrap();
    let made = world.writer().put_crosswalk(&known.reference, &lined_up("CARE")).unwrap();
    assert_eq!(made.reference.revision, 2);
    assert!(made.matrix.items().all(|item| item.revision() == 1), "every item means what it meant");
    assert_eq!(
        world.open(&slug).drafts[0].matrix.reference,
        known.reference,
        "the open draft stays on its copy"
    );
    assert!(world.codes().is_empty());
    let next = world.writer().put_crosswalk(&made.reference, &lined_up("LEAD")).unwrap();
    assert_eq!(next.reference.revision, 2, "nothing rests on the second revision yet");
}

#[test]
fn a_crosswalk_never_goes_into_what_comes_with_the_program_nor_to_areas_that_are_not_there() {
    let (world, _, known) = with_ours();
    let before = world.files();
    let shipped = crate::store::shipped_matrices::all()[1].reference.clone();
    assert_eq!(
        world.writer().put_crosswalk(&shipped, &[]).unwrap_err().kind,
        ErrorKind::NotPossible
    );
    assert_eq!(
        world.writer().put_crosswalk(&known.reference, &lined_up("NOWHERE")).unwrap_err().kind,
        ErrorKind::NotPossible
    );
    std::fs::write(world.path("matrices/ours.json"), OURS.replace("the phone", "every call"))
        .unwrap();
    let refused = world.writer().put_crosswalk(&known.reference, &lined_up("CARE")).unwrap_err();
    assert_eq!(refused.kind, ErrorKind::ChangedOutside);
    std::fs::write(world.path("matrices/ours.json"), OURS).unwrap();
    assert_eq!(world.files(), before);
}

#[test]
fn a_matrix_of_which_only_the_frozen_copy_is_left_gets_a_file_again() {
    let (world, slug, known) = with_ours();
    let draft = answered(&world, &slug, &known);
    world.writer().autosave(&slug, &draft, &known, at(0)).unwrap();
    std::fs::remove_file(world.path("matrices/ours.json")).unwrap();
    let made = world.writer().put_crosswalk(&known.reference, &lined_up("CARE")).unwrap();
    assert_eq!(
        (made.reference.revision, &made.origin),
        (2, &Origin::Loose("matrices/ours.json".to_owned()))
    );
}

fn edited() -> String {
    OURS.replace("We answer the phone.", "We answer every call.")
}

#[test]
fn what_moved_on_since_it_was_looked_at_is_not_written_over() {
    let (world, slug, known) = with_ours();
    world.writer().autosave(&slug, &answered(&world, &slug, &known), &known, at(0)).unwrap();
    let path = world.path("matrices/ours.json");
    std::fs::write(&path, edited()).unwrap();
    let looked = world.library().preview_changed_matrix("matrices/ours.json").unwrap();
    assert_eq!(
        (looked.before.reference.clone(), looked.after.revision),
        (known.reference.clone(), 1)
    );
    // somebody goes on editing: what was looked at becomes a file of its own, and the newer text
    // stays
    let later = edited().replace("every call", "every call at once");
    std::fs::write(&path, &later).unwrap();
    let (taken, _) = world.writer().add_revision(&looked, &MeaningChoices::new()).unwrap();
    assert_eq!(taken.origin, Origin::Loose("matrices/ours-2.json".to_owned()));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), later);
    // looked at before that revision was known: nothing is written
    let before = world.files();
    assert_eq!(
        world.writer().add_revision(&looked, &MeaningChoices::new()).unwrap_err().kind,
        ErrorKind::ChangedOutside
    );
    assert_eq!(world.files(), before);
    assert_eq!(
        world.library().preview_changed_matrix("matrices/nowhere.json").unwrap_err().kind,
        ErrorKind::Missing
    );
}

#[test]
fn the_schema_stands_beside_a_copy_and_is_no_matrix() {
    let (world, _, known) = with_ours();
    let copy = |title: &str| {
        world.writer().copy_matrix(&known.matrix, None, Some(title.to_owned())).unwrap()
    };
    assert_eq!(
        copy("\u{062d}\u{064a}").reference.id.as_str(),
        "matrix",
        "a title without a Latin letter"
    );
    assert_eq!(copy("Ours").reference.id.as_str(), "ours-2");
    assert!(world.codes().is_empty());
    let (all, findings) = world.library().matrices();
    assert!(findings.is_empty() && all.len() == crate::store::shipped_matrices::all().len() + 3);
    // under another name, as a sync program may give it, it is a schema all the same
    let schema = world.path("matrices/matrix.schema.json");
    std::fs::copy(&schema, world.path("matrices/matrix.schema (1).json")).unwrap();
    assert!(world.codes().is_empty());
    // an older one gives way, and what is none is left alone
    std::fs::write(&schema, r#"{"$schema":"https://json-schema.org/draft/2020-12/schema"}"#)
        .unwrap();
    copy("Third");
    assert!(std::fs::read_to_string(&schema).unwrap().contains("pcn-workbook.matrix/1"));
    std::fs::write(&schema, "mine").unwrap();
    copy("Fourth");
    assert_eq!(std::fs::read_to_string(&schema).unwrap(), "mine");
}

#[test]
fn the_name_of_its_schema_does_not_make_a_matrix_another_one() {
    let (world, slug, known) = with_ours();
    world.writer().autosave(&slug, &answered(&world, &slug, &known), &known, at(0)).unwrap();
    let named = OURS.replacen('{', "{\"$schema\":\"./matrix.schema.json\",", 1);
    std::fs::write(world.path("matrices/ours.json"), named).unwrap();
    assert!(world.codes().is_empty());
    assert_eq!(
        world.library().matrix(&known.reference.id, None).unwrap().reference,
        known.reference
    );
}

/// A glossary of megabytes takes seconds to check, and the first frame is not to wait for one that
/// nobody uses.
#[test]
fn opening_a_network_parses_only_the_matrices_that_it_uses() {
    let (world, slug, known) = with_ours();
    let other = OURS.replace("\"id\":\"ours\"", "\"id\":\"other\"");
    std::fs::write(world.path("matrices/other.json"), other).unwrap();
    let mut network = world.open(&slug).network;
    network.use_matrix(&known.lineage);
    world.writer().put_network(&slug, &network).unwrap();
    let library = world.library();
    let matrix_dir = MatrixDir::from_cache(&library);
    assert_eq!(matrix_dir.texts(&MatrixId::from("ours")).len(), 1);
    let parsed: Vec<bool> = matrix_dir.loose.iter().map(LooseFile::is_parsed).collect();
    assert_eq!(parsed.iter().filter(|is| **is).count(), 1, "{:?}", matrix_dir.loose);
    assert_eq!(matrix_dir.texts(&MatrixId::from("other")).len(), 1);
    assert!(world.open(&slug).matrices.iter().any(|used| used.reference == known.reference));
}

#[test]
fn a_matrix_that_can_t_be_read_just_now_is_not_said_to_be_missing() {
    let (world, slug, known) = with_ours();
    let mut network = world.open(&slug).network;
    network.use_matrix(&known.lineage);
    world.writer().put_network(&slug, &network).unwrap();
    let why = |file: &str| {
        let found = world.open(&slug).diagnostics.into_iter();
        let found: Vec<_> = found.filter(Diagnostic::is_error).collect();
        assert!(found.iter().any(|finding| finding.file == file), "{found:?}");
        let error = world.library().matrix(&known.reference.id, None).unwrap_err();
        assert_eq!(error.kind, ErrorKind::Unreadable, "{}", error.message);
    };
    // more than is ever read of one file
    let file = world.path("matrices/ours.json");
    let too_long = std::fs::File::options().write(true).open(file).unwrap();
    too_long.set_len(64 * 1024 * 1024).unwrap();
    why("matrices/ours.json");
    // what is no folder can't be looked into, whoever asks
    let folder = world.path("matrices");
    std::fs::rename(&folder, world.state().join("away")).unwrap();
    std::fs::write(&folder, "").unwrap();
    why("matrices");
}
