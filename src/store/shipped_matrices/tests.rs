//! The shipped matrices are what they say they are.

use std::collections::HashSet;

use super::*;
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{Basis, CrosswalkRow, Item, Matrix, Stage, Statement, Unchecked};
use crate::maturity::revision;

#[test]
fn every_shipped_matrix_reads_without_a_single_finding() {
    for (id, text) in IDS.iter().zip(TEXTS) {
        let (read, findings) = matrix::read_validated(text.as_bytes());
        assert_eq!(findings, [], "{id}");
        let read = read.unwrap();
        assert_eq!(read.id.as_str(), *id);
        assert!(
            text.as_bytes() == matrix::loose_bytes(&read),
            "{id} is not written as the program writes it"
        );
    }
}

#[test]
fn the_counts_are_those_the_pages_speak_of() {
    let counts = [
        ("pcn-companion", 5, 4, 80, 20),
        ("neighbourhood-2026", 8, 4, 87, 16),
        ("riverside-example", 6, 4, 48, 0),
        ("network-practice", 4, 3, 36, 0),
        ("what-next-for-us", 8, 3, 8, 8),
        ("pre-mortem", 6, 3, 36, 0),
        ("change-model", 8, 3, 8, 0),
        ("six-steps", 6, 2, 12, 0),
    ];
    assert_eq!(counts.map(|(id, ..)| id), IDS);
    for (id, domains, stages, items, asks) in counts {
        let known = find(&MatrixId::from(id)).unwrap();
        let matrix = &known.matrix;
        let counts = (
            matrix.domains.len(),
            matrix.stages.len(),
            matrix.items().count(),
            matrix.asks().count(),
        );
        assert_eq!(counts, (domains, stages, items, asks), "{id}");
        assert_eq!(known.origin, Origin::Shipped);
        assert_eq!(known.reference.id, matrix.id);
    }
}

#[test]
fn no_two_things_of_a_matrix_share_an_id() {
    for known in all() {
        let matrix = &known.matrix;
        let stages = matrix.stages.iter().map(|stage| stage.id.as_str());
        let domains = matrix.domains.iter().map(|domain| domain.id.as_str());
        let items = matrix
            .items()
            .map(Item::id)
            .chain(matrix.asks().map(|ask| &ask.id))
            .map(ItemId::as_str);
        let ids: Vec<_> = stages.chain(domains).chain(items).map(str::to_ascii_lowercase).collect();
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{}", matrix.id);
    }
}

#[test]
fn the_companion_owns_up_to_what_was_only_recalled() {
    let known = find(&MatrixId::from("pcn-companion")).unwrap();
    let statements = || known.matrix.domains.iter().flat_map(|domain| &domain.statements);
    let recalled = |statement: &&Statement| statement.basis.contains(&Basis::Recalled);
    assert_eq!(statements().filter(recalled).count(), 53);
    assert!(
        statements().filter(recalled).all(|one| one.stage_basis == Some(Basis::Recalled)),
        "no stage was checked"
    );
    assert_eq!(known.matrix.unchecked_items(Unchecked::NoSource).count(), 12);
    assert_eq!(known.matrix.unchecked_items(Unchecked::StageOnly).count(), 41);
    assert!(statements().all(|statement| !statement.basis.is_empty()));
}

/// What the program shows beside a statement: a key that its matrix explains nowhere is no source.
#[test]
fn every_source_that_an_item_names_has_its_title() {
    for known in all() {
        for item in known.matrix.items() {
            for key in item.sources() {
                let title = known.matrix.source_title(key);
                assert!(title.is_some_and(|title| title.len() > 8), "{} {key}", item.id());
            }
        }
    }
}

#[test]
fn an_earlier_revision_is_known_and_not_offered() {
    let id = MatrixId::from("pcn-companion");
    let (before, now) = (find_revision(&id, 1).unwrap(), find_revision(&id, 2).unwrap());
    assert!(Arc::ptr_eq(&now, &find(&id).unwrap()));
    assert!(!all().iter().any(|known| known.reference == before.reference));
    assert_eq!(find_exact(&before.reference).unwrap().reference, before.reference);
    let other =
        MatrixRef { fingerprint: now.reference.fingerprint.clone(), ..before.reference.clone() };
    assert!(find_exact(&other).is_none() && find_revision(&id, 3).is_none());
    let differences = revision::differences(&before.matrix, &now.matrix);
    assert!(differences.iter().all(|one| !one.has_changed_meaning()), "80 of 80 compare");
    let reworded: Vec<_> = differences.iter().filter(|one| one.is_reworded()).collect();
    assert_eq!(
        reworded.iter().map(|one| one.id().unwrap().as_str()).collect::<Vec<_>>(),
        ["DATA-0d"]
    );
}

#[test]
fn every_explained_word_is_used_in_its_matrix() {
    for known in all() {
        let plain = |text: &str| text.to_lowercase().replace('-', " ");
        let texts = plain(&texts(&known.matrix));
        for term in &known.matrix.glossary {
            let is_used = std::iter::once(&term.term)
                .chain(&term.also)
                .any(|word| texts.contains(&plain(word)));
            assert!(is_used, "{}: {}", known.reference.id, term.term);
        }
    }
}

/// Stages, the name before the first of them, and the crosswalk: what files and commands of people
/// rest on.
#[test]
fn what_others_rest_on_stays_what_it_is() {
    for (id, before, stages, ours, crosswalk) in EXPECTED {
        let known = find(&MatrixId::from(id)).unwrap();
        let matrix = &known.matrix;
        let band = |stage: &Stage| stage.band.map_or("none".to_owned(), |band| format!("{band:?}"));
        let shown: Vec<String> =
            matrix.stages.iter().map(|stage| format!("{} {}", stage.id, band(stage))).collect();
        assert_eq!(shown.join(", "), stages, "{id}");
        assert_eq!(matrix.before.as_ref().map(|before| before.name.as_str()), before, "{id}");
        assert_eq!((matrix.about_one.as_deref(), matrix.opening.is_some()), ours, "{id}");
        assert_eq!(crosswalk_of(matrix), crosswalk, "{id}");
    }
}

type Expected =
    (&'static str, Option<&'static str>, &'static str, (Option<&'static str>, bool), &'static str);

const EXPECTED: [Expected; 8] = [
    (
        "pcn-companion",
        None,
        "foundation Start, step-1 PartWay, step-2 PartWay, step-3 Established",
        (None, false),
        "",
    ),
    (
        "neighbourhood-2026",
        Some("Not begun"),
        "starting Start, first-group PartWay, several-groups PartWay, normal Established",
        (None, false),
        "NH-PLA=DATA+PEOP NH-LEA=LEAD NH-ACC=-+RES+CARE NH-TEA=CARE NH-HOM=CARE+RES NH-FAC=DATA+CARE NH-EQU=PEOP NH-MEA=RES+LEAD",
    ),
    (
        "riverside-example",
        Some("Not started"),
        "early Start, growing PartWay, strong PartWay, normal Established",
        (None, false),
        "RV-PLA=DATA+PEOP RV-TRU=LEAD RV-TEA=CARE RV-REC=DATA+CARE RV-HOM=CARE+RES RV-MEA=RES+LEAD",
    ),
    (
        "network-practice",
        None,
        "starting Start, growing PartWay, strong Established",
        (None, false),
        "NW-POW=LEAD NW-PUR=LEAD+DATA NW-COM=LEAD+PEOP NW-KNO=DATA+CARE",
    ),
    (
        "what-next-for-us",
        Some("Not raised yet"),
        "named none, discussed none, agreed none",
        (Some("option"), true),
        "",
    ),
    (
        "pre-mortem",
        None,
        "named Start, planned PartWay, tested Established",
        (None, true),
        "PM-DES=LEAD+RES PM-ORG=LEAD PM-FOC=LEAD+DATA PM-LED=LEAD PM-OUT=RES+CARE PM-JUD=DATA+PEOP",
    ),
    (
        "change-model",
        Some("Not yet"),
        "started Start, working PartWay, lasting Established",
        (Some("change"), false),
        "CM-PUR=LEAD CM-LED=LEAD CM-SPR=CARE+DATA CM-TOO=DATA CM-PRO=LEAD+RES CM-MEA=DATA CM-SYS=RES+LEAD CM-MOB=PEOP+LEAD",
    ),
    (
        "six-steps",
        None,
        "under-way none, reviewed none",
        (None, false),
        "SS-1=LEAD SS-2=LEAD+PEOP SS-3=-+LEAD+DATA+CARE+RES+PEOP SS-4=RES SS-5=RES+CARE SS-6=DATA+LEAD",
    ),
];

/// `DOMAIN=MAIN+ALSO+ALSO`, with a hyphen where there is no main one.
fn crosswalk_of(matrix: &Matrix) -> String {
    let row = |crossing: &CrosswalkRow| {
        assert_eq!(crossing.matrix.as_str(), "pcn-companion");
        let main = crossing.main.as_ref().map_or("-", DomainId::as_str);
        let codes: Vec<&str> =
            std::iter::once(main).chain(crossing.also.iter().map(DomainId::as_str)).collect();
        format!("{}={}", crossing.domain, codes.join("+"))
    };
    matrix.crosswalk.iter().map(row).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_area_says_what_it_is_about_and_every_item_shows_what_would_count() {
    for known in all() {
        let is_a_checklist = known.reference.id.as_str() == "six-steps";
        for domain in &known.matrix.domains {
            assert!(
                domain.short_name().chars().count() <= 24,
                "{} is long for a column",
                domain.short_name()
            );
            assert!(
                is_a_checklist || (domain.why.is_some() && domain.good.is_some()),
                "{}",
                domain.id
            );
            assert!(
                is_a_checklist || domain.items().all(|item| item.evidence().is_some()),
                "{}",
                domain.id
            );
        }
        for text in [
            &known.matrix.about, &known.matrix.source, &known.matrix.footer,
            &known.matrix.short_title,
        ] {
            assert!(text.is_some(), "{}", known.reference.id);
        }
    }
}

#[test]
fn the_pre_mortem_opens_with_its_exercise_and_gives_its_signs_beside_each_risk() {
    let known = find(&MatrixId::from("pre-mortem")).unwrap();
    let opening = known.matrix.opening.as_deref().unwrap();
    assert_eq!(opening, "It is three years from now and our network has failed. What went wrong?");
    assert!(known.matrix.domains.iter().all(|domain| domain.signs.len() == 3));
    let change = find(&MatrixId::from("change-model")).unwrap();
    let ladder = change.matrix.item(&ItemId::from("CM-PUR-l")).unwrap();
    assert!(change.matrix.stages.iter().all(|stage| ladder.is_asked_at(&stage.id)));
    let steps = find(&MatrixId::from("six-steps")).unwrap();
    assert!(
        ["SS-1-1a", "SS-1-2a"].iter().all(|id| steps.matrix.item(&ItemId::from(*id)).is_some())
    );
}

/// Everything people read in a matrix but for the glossary.
fn texts(matrix: &Matrix) -> String {
    let mut texts: Vec<&str> = Vec::new();
    for domain in &matrix.domains {
        texts.extend(std::iter::once(domain.name.as_str()).chain(
            [&domain.why, &domain.good, &domain.before].into_iter().flatten().map(String::as_str),
        ));
        texts.extend(domain.signs.iter().map(String::as_str));
        texts.extend(domain.asks.iter().map(|ask| ask.text.as_str()));
        texts.extend(
            domain.items().flat_map(|item| std::iter::once(item.text()).chain(item.evidence())),
        );
        texts.extend(
            domain.ladders.iter().flat_map(|ladder| &ladder.rungs).map(|rung| rung.text.as_str()),
        );
    }
    texts.join("\n")
}

#[test]
fn only_what_is_shipped_is_found_and_it_is_read_once() {
    assert!(find(&MatrixId::from("ours")).is_none());
    assert_eq!(all().len(), IDS.len());
    assert!(Arc::ptr_eq(&all()[0], &find(&MatrixId::from("pcn-companion")).unwrap()));
}

#[test]
fn the_program_knows_every_text_it_comes_with() {
    use crate::maturity::lineage::SHIPPED_LINEAGES;
    for known in all() {
        let (_, texts) =
            SHIPPED_LINEAGES.iter().find(|(id, _)| *id == known.reference.id.as_str()).unwrap();
        assert!(texts.contains(&&*known.reference.fingerprint), "{:?}", known.reference);
        assert_eq!(known.lineage.first(), texts[0], "the first one comes first");
    }
}
