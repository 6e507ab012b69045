//! A good matrix passes in silence; everything else is named with its place.

use super::*;
use crate::maturity::assessment::{
    Aim, AimKind, Assessment, Judgement, MatrixRef, RaisedAsk, StagePoint,
};
use crate::maturity::fixtures::{answers, ask, domain, ladder, matrix, statement, term};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{
    BeforeName, ChangeKind, CrosswalkRow, Domain, ItemChange, Rung, Scale, UnknownFields,
};

fn valid_matrix() -> Matrix {
    let mut good = matrix(
        &["early", "late"],
        vec![domain("A", &[("A-1", "early"), ("A-2", "late")]), domain("B", &[])],
    );
    good.revision = 2;
    good.domains[1].ladders.push(ladder("B-l", &["early", "late"]));
    good.domains[1].asks.push(ask("S-B", "late"));
    good.domains[0].statements[0].text = "Our link-workers know us.".to_owned();
    good.glossary.push(term("link worker", &["connector"]));
    good.crosswalk.push(CrosswalkRow {
        domain: "a".into(),
        matrix: "national".into(),
        main: Some("CARE".into()),
        also: vec!["RES".into()],
        unknown_fields: UnknownFields::new(),
    });
    good.changes.push(item_change("A-0", ChangeKind::Split, &["A-1", "a-2"]));
    good
}

fn item_change(item: &str, was: ChangeKind, into: &[&str]) -> ItemChange {
    ItemChange {
        item: item.into(),
        was,
        into: into.iter().map(|id| ItemId::from(*id)).collect(),
        unknown_fields: UnknownFields::new(),
    }
}

type InvalidCase = (&'static str, &'static str, fn(&mut Matrix));

fn scale(stages: &[&str]) -> Scale {
    let rungs = ladder("x", stages).rungs.list;
    Scale {
        id: "how".into(),
        name: None,
        rungs,
        before: None,
        unknown_fields: UnknownFields::new(),
    }
}

const ERRORS: [InvalidCase; 38] = [
    ("bad-matrix-id", "id", |m| m.id = "Our Matrix".into()),
    ("bad-matrix-id", "id", |m| m.id = "aux".into()),
    ("bad-id", "stages[0].id", |m| {
        m.stages[0].id = "first stage".into();
        m.domains[0].statements[0].stage = "first stage".into();
        m.domains[1].ladders[0].rungs[0].stage = "first stage".into();
    }),
    ("bad-id", "domains[1].id", |m| m.domains[1].id = "é".into()),
    ("bad-id", "domains[1].asks[0].id", |m| m.domains[1].asks[0].id = "".into()),
    ("reserved-id", "domains[0].statements[1].id", |m| {
        m.domains[0].statements[1].id = "Fully".into();
        m.changes.clear();
    }),
    ("reserved-id", "domains[1].id", |m| m.domains[1].id = "stay".into()),
    ("duplicate-id", "domains[1].id", |m| m.domains[1].id = "EARLY".into()),
    ("duplicate-id", "domains[1].ladders[0].id", |m| m.domains[1].ladders[0].id = "a-1".into()),
    ("duplicate-id", "domains[1].asks[0].id", |m| m.domains[1].asks[0].id = "A".into()),
    ("duplicate-id", "domains[0].statements[2].id", |m| {
        m.domains[0].statements.push(statement("A-2", "early"));
    }),
    ("no-domains", "domains", |m| {
        m.domains.clear();
        m.glossary.clear();
        m.crosswalk.clear();
        m.changes.clear();
    }),
    ("empty-domain", "domains[2]", |m| m.domains.push(domain("C", &[]))),
    ("unknown-stage", "domains[0].statements[1].stage", |m| {
        m.domains[0].statements[1].stage = "never".into();
    }),
    ("unknown-stage", "domains[1].asks[0].stage", |m| m.domains[1].asks[0].stage = "never".into()),
    ("unknown-stage", "domains[1].ladders[0].rungs.never", |m| {
        m.domains[1].ladders[0] = ladder("B-l", &["early", "late", "never"]);
    }),
    ("no-rungs", "domains[1].ladders[0].rungs", |m| m.domains[1].ladders[0].rungs.clear()),
    ("duplicate-rung", "domains[1].ladders[0].rungs.Early", |m| {
        m.domains[1].ladders[0] = ladder("B-l", &["early", "late", "Early"]);
    }),
    ("unknown-scale", "domains[1].ladders[0].scale", |m| {
        m.domains[1].ladders[0].rungs.scale = Some("gone".into());
    }),
    ("no-rungs", "scales[0].rungs", |m| {
        m.scales.push(scale(&[]));
        m.domains[1].ladders[0].rungs.scale = Some("how".into());
    }),
    ("unknown-stage", "scales[0].rungs.never", |m| {
        m.scales.push(scale(&["early", "late", "never"]));
        m.domains[1].ladders[0].rungs.scale = Some("how".into());
    }),
    ("empty-text", "domains[1].ladders[0].examples.late", |m| {
        m.domains[1].ladders[0].examples = vec![Rung { stage: "late".into(), text: String::new() }];
    }),
    ("too-many-items", "domains", |m| {
        m.domains[0]
            .statements
            .extend((0..MAX_ITEMS).map(|n| statement(&format!("X-{n}"), "early")));
    }),
    ("large-glossary", "glossary", |m| {
        let forms: Vec<String> = (0..250_000).map(|n| format!("form-{n}")).collect();
        m.glossary[0].also.extend(forms);
    }),
    ("empty-text", "title", |m| m.title = " ".to_owned()),
    ("empty-text", "before.name", |m| {
        m.before = Some(BeforeName { name: String::new(), unknown_fields: UnknownFields::new() });
    }),
    ("empty-text", "stages[1].name", |m| m.stages[1].name.clear()),
    ("empty-text", "domains[1].name", |m| m.domains[1].name = "\n".to_owned()),
    ("empty-text", "domains[0].statements[1].text", |m| m.domains[0].statements[1].text.clear()),
    ("empty-text", "domains[1].ladders[0].title", |m| m.domains[1].ladders[0].title.clear()),
    ("empty-text", "domains[1].ladders[0].rungs.late", |m| {
        m.domains[1].ladders[0].rungs[1].text.clear();
    }),
    ("empty-text", "domains[1].asks[0].text", |m| m.domains[1].asks[0].text.clear()),
    ("empty-text", "glossary[0].meaning", |m| m.glossary[0].meaning.clear()),
    ("empty-text", "glossary[0].term", |m| m.glossary[0].term.clear()),
    ("long-text", "domains[0].why", |m| m.domains[0].why = Some("w".repeat(MAX_TEXT_BYTES + 1))),
    ("bad-revision", "domains[1].ladders[0].revision", |m| m.domains[1].ladders[0].revision = 0),
    ("future-revision", "domains[0].statements[0].revision", |m| {
        m.domains[0].statements[0].revision = 3;
    }),
    ("unknown-domain", "crosswalk[0].domain", |m| m.crosswalk[0].domain = "C".into()),
];

const WARNINGS: [InvalidCase; 10] = [
    ("unused-scale", "scales[0]", |m| m.scales.push(scale(&["early", "late"]))),
    ("example-without-rung", "domains[1].ladders[0].examples.late", |m| {
        m.short_ladders = true;
        m.domains[1].ladders[0] = ladder("B-l", &["early"]);
        m.domains[1].ladders[0].examples =
            vec![Rung { stage: "late".into(), text: "A log".to_owned() }];
    }),
    ("many-stages", "stages", |m| {
        m.domains[1].ladders.clear();
        m.domains[1].statements.push(statement("B-1", "early"));
        m.stages.extend(
            matrix(&["3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"], vec![]).stages,
        );
    }),
    ("many-domains", "domains", |m| {
        m.domains
            .extend((0..39).map(|n| domain(&format!("D{n}"), &[(&format!("d-{n}"), "early")])));
    }),
    ("missing-rung", "domains[1].ladders[0].rungs", |m| {
        m.domains[1].ladders[0] = ladder("B-l", &["late"]);
    }),
    ("unknown-item", "changes[0].into[1]", |m| m.changes[0].into[1] = "A-9".into()),
    ("unknown-item", "changes[1].item", |m| {
        m.changes.push(item_change("A-9", ChangeKind::Changed, &[]));
    }),
    ("unused-term", "glossary[1].term", |m| m.glossary.push(term("estate", &[]))),
    ("long-term", "glossary[0].term", |m| m.glossary[0].also.push("word ".repeat(13))),
    ("unused-term", "glossary[0].term", |m| {
        m.domains[0].statements[0].text = "Linkworkers know us.".to_owned();
    }),
];

/// Each list is as long as a list may be; what is said of every cell would fill the memory.
#[test]
fn what_is_too_much_together_is_said_once_however_large_its_parts() {
    let mut one = valid_matrix();
    one.stages.extend((0..4_000).map(|n| matrix(&[&format!("s{n}")], vec![]).stages.remove(0)));
    one.domains[1].ladders =
        (0..4_000).map(|n| ladder(&format!("B-l{n}"), &["early", "late"])).collect();
    let findings = validate_matrix(&one);
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["many-stages", "too-many-cells"]);
    assert!(findings[1].says.contains("4002 stages, 2 areas and 4000 ladders"));
}

/// Two thousand rows with a thousand areas each: looked for one after the other among the areas,
/// they would take many minutes.
#[test]
fn ids_are_looked_up_and_not_searched_for() {
    let mut one = valid_matrix();
    let ids: Vec<DomainId> = (0..1_000).map(|n| DomainId::new(format!("D{n}"))).collect();
    let plain = one.domains[0].clone();
    one.domains.extend(ids.iter().map(|id| Domain { id: id.clone(), ..plain.clone() }));
    let row =
        CrosswalkRow { matrix: one.id.clone(), main: None, also: ids, ..one.crosswalk[0].clone() };
    one.crosswalk = vec![row; 2_000];
    assert_eq!(validate_crosswalk(&one, &[]), []);
}

#[test]
fn a_good_matrix_has_nothing_to_say() {
    assert_eq!(validate_matrix(&valid_matrix()), []);
}

#[test]
fn every_fault_is_named_with_its_place_and_nothing_else_is() {
    for (is_error, table) in [(true, &ERRORS[..]), (false, &WARNINGS[..])] {
        for (code, path, spoil) in table {
            let mut spoilt = valid_matrix();
            spoil(&mut spoilt);
            let found: Vec<_> = validate_matrix(&spoilt)
                .into_iter()
                .map(|one| (one.code, one.path.clone(), one.is_error()))
                .collect();
            assert_eq!(found, [(*code, (*path).to_owned(), is_error)], "{code} at {path}");
        }
    }
}

#[test]
fn several_faults_are_all_said_at_once() {
    let mut spoilt = valid_matrix();
    spoilt.revision = 0;
    spoilt.stages.clear();
    spoilt.domains[0].id = "x y".into();
    spoilt.domains[1].id = "x y".into();
    let codes: Vec<_> = validate_matrix(&spoilt).iter().map(|one| one.code).collect();
    for code in [
        "bad-id", "duplicate-id", "no-stages", "unknown-stage", "bad-revision", "future-revision",
        "unknown-domain",
    ] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
    assert_eq!(codes.iter().filter(|code| **code == "bad-id").count(), 2);
}

#[test]
fn every_finding_says_what_to_do_in_a_sentence_and_quotes_no_more_than_a_line() {
    for (_, _, spoil) in ERRORS.iter().chain(&WARNINGS) {
        let mut spoilt = valid_matrix();
        spoil(&mut spoilt);
        for found in validate_matrix(&spoilt) {
            assert!(found.says.ends_with('.') && found.remedy.ends_with('.'), "{found:?}");
            assert!(found.says.chars().count() < 200, "{found:?}");
        }
    }
}

#[test]
fn a_crosswalk_is_checked_against_the_matrices_that_are_known() {
    let mut national = matrix(&["early"], vec![domain("CARE", &[("c", "early")])]);
    national.id = "national".into();
    let found = validate_crosswalk(&valid_matrix(), &[&national]);
    assert_eq!(
        found.iter().map(|one| (one.code, one.path.as_str())).collect::<Vec<_>>(),
        [("unknown-domain", "crosswalk[0].also[0]")]
    );
    let unknown = validate_crosswalk(&valid_matrix(), &[]);
    assert_eq!(
        (unknown[0].code, unknown[0].path.as_str(), unknown[0].is_error()),
        ("unknown-matrix", "crosswalk[0].matrix", false)
    );
    national.domains[0].id = "RES".into();
    assert_eq!(validate_crosswalk(&valid_matrix(), &[&national])[0].path, "crosswalk[0].main");
}

#[test]
fn answers_that_the_matrix_does_not_ask_for_are_warnings() {
    let asked = valid_matrix();
    let mut said = Assessment::empty(MatrixRef {
        id: asked.id.clone(),
        revision: 2,
        fingerprint: String::new(),
    });
    said.answers =
        answers(&[("a-1", "fully"), ("A-2", "early"), ("A-7", "fully"), ("B-l", "late")]);
    let judged = |stage: &str| Judgement {
        stage: StagePoint::from_label(stage),
        reason: None,
        as_before: false,
        as_of: None,
        unknown_fields: UnknownFields::new(),
    };
    said.judgements = [
        ("A".into(), judged("before")),
        ("B".into(), judged("gone")),
        ("C".into(), judged("late")),
    ]
    .into();
    said.aims = [
        ("A".into(), Aim::new(AimKind::Move, Some("gone".into()))),
        ("D".into(), Aim::new(AimKind::Stay, None)),
    ]
    .into();
    said.asks = [("s-b".into(), RaisedAsk::default()), ("S-C".into(), RaisedAsk::default())].into();
    let found = validate_answers(&asked, &said);
    assert!(found.iter().all(|one| !one.is_error()));
    let found: Vec<_> = found.iter().map(|one| (one.code, one.path.as_str())).collect();
    let expected = [
        ("unfit-answer", "answers.A-2.answer"),
        ("unknown-item", "answers.A-7"),
        ("unknown-stage", "judgements.B.stage"),
        ("unknown-domain", "judgements.C"),
        ("unknown-stage", "aims.A.to"),
        ("unknown-domain", "aims.D"),
        ("unknown-ask", "asks.S-C"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_stage_that_ladders_leave_out_is_told_once_and_never_where_they_may_be_short() {
    let mut uneven = matrix(&["one", "two", "three"], vec![domain("A", &[])]);
    uneven.domains[0].ladders =
        vec![ladder("A-l1", &["one"]), ladder("A-l2", &["one", "two"]), ladder("A-l3", &["one"])];
    let said = |uneven: &Matrix| {
        let found = validate_matrix(uneven).into_iter();
        found.filter(|one| one.code == "missing-rung").map(|one| one.says).collect::<Vec<_>>()
    };
    let found = said(&uneven);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("2 ladders have no description for the stage \"two\""));
    assert!(found[1].starts_with("3 ladders"));
    uneven.short_ladders = true;
    assert!(said(&uneven).is_empty());
}
