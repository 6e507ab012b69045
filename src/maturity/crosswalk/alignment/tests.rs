//! Areas stand under the one they line up with, in their own matrix's words; nothing is converted
//! and nothing is lost.

use super::*;
use crate::maturity::fixtures::{domain, known_matrix, matrix, network_state, saved_snapshot};
use crate::maturity::matrix::{CrosswalkRow, Domain, MatrixKind, UnknownFields};

fn banded_matrix(
    id: &str,
    kind: MatrixKind,
    stages: &[(&str, Option<Band>)],
    domains: Vec<Domain>,
) -> Matrix {
    let names: Vec<&str> = stages.iter().map(|(name, _)| *name).collect();
    let mut made = Matrix { id: id.into(), title: id.to_owned(), kind, ..matrix(&names, domains) };
    made.stages.iter_mut().zip(stages).for_each(|(stage, (_, band))| stage.band = *band);
    made
}

fn national() -> Matrix {
    let bands = [("found", Some(Band::Start)), ("step", Some(Band::PartWay))];
    let domains = ["LEAD", "CARE", "PEOP"]
        .map(|id| domain(id, &[(&format!("{id}-1"), "found"), (&format!("{id}-2"), "step")]));
    banded_matrix("national", MatrixKind::National, &bands, domains.to_vec())
}

fn crosswalk_row(domain: &str, main: Option<&str>, also: &[&str]) -> CrosswalkRow {
    let also = also.iter().map(|id| DomainId::from(*id)).collect();
    CrosswalkRow {
        domain: domain.into(),
        matrix: "national".into(),
        main: main.map(Into::into),
        also,
        unknown_fields: UnknownFields::new(),
    }
}

/// Two areas that line up with care, one that only touches people, one that is said nothing of.
fn local() -> Matrix {
    let domains =
        ["TEAM", "HOME", "PLACE", "ODD"].map(|id| domain(id, &[(&format!("{id}-1"), "early")]));
    let mut made = banded_matrix(
        "local",
        MatrixKind::Local,
        &[("early", Some(Band::Established))],
        domains.to_vec(),
    );
    made.crosswalk = vec![
        crosswalk_row("TEAM", Some("CARE"), &[]),
        crosswalk_row("HOME", Some("care"), &["LEAD"]),
        crosswalk_row("PLACE", None, &["PEOP"]),
    ];
    made
}

/// Each group as text: the head, then the rows.
fn group_texts(groups: &[AlignedGroup]) -> Vec<String> {
    let area = |area: &AlignedArea| {
        let band = area.band.map_or(String::new(), |band| format!(" ({})", band.label()));
        format!("{}: {}{band}", area.name, area.standing_label)
    };
    let row = |row: &AlignedRow| match row {
        AlignedRow::Area(one) => area(one),
        AlignedRow::SeeAlso { .. } | AlignedRow::NotCovered { .. } => row.placeholder().unwrap(),
    };
    let group = |group: &AlignedGroup| {
        let head = group.heading.area().map_or_else(|| group.heading.words().to_lowercase(), area);
        let rows: Vec<String> = group.rows.iter().map(row).collect();
        format!("{head} < {}", rows.join(" | "))
    };
    groups.iter().map(group).collect()
}

fn latest_group_texts(kept: &NetworkState) -> Vec<String> {
    let anchor = find_anchor(kept).unwrap();
    group_texts(&align_subjects(kept, anchor, &kept.walk_subjects(), |subject| {
        kept.latest_standing(subject).assessment_and_matrix()
    }))
}

#[test]
fn areas_stand_under_their_main_one_each_in_its_own_words() {
    let (one, other) = (known_matrix(national()), known_matrix(local()));
    let taken = vec![
        saved_snapshot(
            1,
            "2026-01-01",
            &one,
            &[("CARE-1", "fully"), ("CARE-2", "partly"), ("LEAD-1", "not_yet")],
        ),
        saved_snapshot(2, "2026-01-02", &other, &[("TEAM-1", "fully"), ("ODD-1", "not_yet")]),
    ];
    assert_eq!(
        latest_group_texts(&network_state(taken, &[&one, &other])),
        [
            "LEAD: Before found (start) < see also HOME",
            "CARE: found (start) < TEAM: early (established) | HOME: not answered yet",
            "PEOP: not answered yet < see also PLACE",
            "lines up with no single area < PLACE: not answered yet | ODD: Before early (start)",
        ]
    );
}

#[test]
fn no_also_either_is_not_covered_and_a_matrix_without_a_crosswalk_stands_by_itself() {
    let mut bare = local();
    bare.crosswalk.truncate(1);
    let silent = Matrix { id: "silent".into(), crosswalk: vec![], ..local() };
    let texts = latest_group_texts(&network_state(
        vec![],
        &[&known_matrix(national()), &known_matrix(bare), &known_matrix(silent)],
    ));
    assert_eq!(texts[0], "LEAD: not answered yet < not covered");
    assert_eq!(texts[1], "CARE: not answered yet < TEAM: not answered yet");
    let count = |text: &str| text.matches("not answered yet").count();
    assert!(texts[3].starts_with("lines up with no single area < "), "{}", texts[3]);
    assert!(texts[4].starts_with("stands by itself < "), "{}", texts[4]);
    assert_eq!((count(&texts[3]), count(&texts[4])), (3, 4), "{texts:?}");
}

#[test]
fn the_newest_crosswalk_counts_and_answers_are_read_on_their_own_matrix() {
    let (one, then) = (known_matrix(national()), known_matrix(local()));
    let mut now = local();
    now.revision = 2;
    now.stages[0].name = "renamed".to_owned();
    now.crosswalk = vec![crosswalk_row("TEAM", Some("LEAD"), &[])];
    now.domains.retain(|domain| domain.id.as_str() != "ODD");
    let taken =
        vec![saved_snapshot(2, "2026-01-02", &then, &[("TEAM-1", "fully"), ("ODD-1", "fully")])];
    let texts = latest_group_texts(&network_state(taken, &[&one, &known_matrix(now)]));
    assert_eq!(texts[0], "LEAD: not answered yet < TEAM: early (established)");
    assert!(
        texts[3].ends_with("ODD: early (established)"),
        "what is asked no longer is not lost: {}",
        texts[3]
    );
}

#[test]
fn each_thing_of_a_matrix_about_one_thing_has_its_own_line_and_what_is_missing_is_said_once() {
    let one = known_matrix(national());
    let about = known_matrix(Matrix { about_one: Some("change".to_owned()), ..local() });
    let of = |number, subject: &str| {
        let mut one = saved_snapshot(number, "2026-01-01", &about, &[("TEAM-1", "fully")]);
        one.snapshot.assessment.subject = Some(subject.to_owned());
        one
    };
    let kept = network_state(vec![of(1, "Falls"), of(2, "Sleep")], &[&one, &about]);
    let groups = align_subjects(&kept, &one, &kept.walk_subjects(), |subject| {
        kept.latest_standing(subject).assessment_and_matrix()
    });
    let title = |row: &AlignedRow| {
        if let AlignedRow::Area(area) = row {
            Some(area.subject.append_to_title(&area.title))
        } else {
            None
        }
    };
    let titles: Vec<String> = groups[1].rows.iter().filter_map(title).collect();
    assert_eq!(titles, ["local · Falls", "local · Falls", "local · Sleep", "local · Sleep"]);
    assert_eq!(groups[0].rows.len(), 1, "no area of its own, said once");
}

#[test]
fn where_no_two_matrices_line_up_there_is_nothing_to_line_up_under() {
    let silent = Matrix { crosswalk: vec![], ..local() };
    assert!(
        find_anchor(&network_state(vec![], &[&known_matrix(national()), &known_matrix(silent)]))
            .is_none()
    );
    let second = Matrix { kind: MatrixKind::Local, ..national() };
    let kept = network_state(vec![], &[&known_matrix(local()), &known_matrix(second)]);
    assert_eq!(
        find_anchor(&kept).unwrap().reference.id.as_str(),
        "national",
        "a local one that another names"
    );
}
