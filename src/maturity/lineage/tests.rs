//! Which texts are one matrix.

use super::*;

/// A text: its revision, its fingerprint, and what it says of its first revision.
type Given<'g> = (u32, &'g str, Option<&'g str>);

fn reference((revision, fingerprint, _): &Given<'_>) -> MatrixRef {
    MatrixRef { id: "ours".into(), revision: *revision, fingerprint: (*fingerprint).to_owned() }
}

fn lineages(given: &[Given<'_>]) -> Vec<Lineage> {
    let references: Vec<MatrixRef> = given.iter().map(reference).collect();
    let texts = references.iter().zip(given);
    let texts: Vec<MatrixText<'_>> = texts
        .map(|(reference, (_, _, said))| MatrixText {
            reference,
            first: said_first(reference, *said),
        })
        .collect();
    group_texts(&texts)
}

fn firsts(given: &[Given<'_>]) -> Vec<String> {
    lineages(given).iter().map(|lineage| lineage.first().to_owned()).collect()
}

#[test]
fn within_a_network_a_text_is_a_later_revision_only_where_that_can_be_told() {
    let cases: [(&str, &[Given<'_>], &[&str]); 9] = [
        ("one text", &[(1, "a", None)], &["a"]),
        ("two first texts are two matrices", &[(1, "a", None), (1, "x", None)], &["a", "x"]),
        ("later ones that say nothing", &[(1, "a", None), (2, "b", None)], &["a", "a"]),
        ("one that says whose it is", &[(1, "a", None), (2, "b", Some("x"))], &["a", "x"]),
        (
            "where one revision has two texts nothing is guessed",
            &[(1, "a", None), (1, "x", None), (2, "b", None)],
            &["a", "x", "b"],
        ),
        (
            "and what is said holds all the same",
            &[(1, "a", None), (1, "x", None), (2, "b", Some("x"))],
            &["a", "x", "x"],
        ),
        ("changed apart", &[(2, "b", Some("a")), (2, "c", Some("a"))], &["a", "a"]),
        ("without the first revision", &[(3, "c", None), (2, "b", None)], &["b", "b"]),
        (
            "after one that says nothing, by its text",
            &[(1, "a", None), (2, "b", None), (3, "c", Some("b"))],
            &["a", "a", "a"],
        ),
    ];
    for (what, given, expected) in cases {
        assert_eq!(firsts(given), expected, "{what}");
        let reversed: Vec<Given<'_>> = given.iter().rev().copied().collect();
        let expected: Vec<&str> = expected.iter().rev().copied().collect();
        assert_eq!(firsts(&reversed), expected, "{what}, in another order");
    }
}

#[test]
fn between_networks_equal_texts_alone_join() {
    let here = lineages(&[(1, "a", None), (2, "b", None)]);
    let there = lineages(&[(2, "b", None)]);
    let elsewhere = lineages(&[(1, "x", None), (2, "y", None)]);
    let joined = join_lineages(&[&here[0], &there[0], &elsewhere[1]]);
    assert_eq!(joined[0], joined[1], "the same second revision");
    assert_ne!(joined[0], joined[2], "equal ids and nothing else");
    // three that join one by one are one
    let ends =
        (lineages(&[(1, "p", None), (2, "q", None)]), lineages(&[(2, "q", None), (3, "r", None)]));
    let end = lineages(&[(3, "r", None)]);
    let joined = join_lineages(&[&ends.0[0], &end[0], &ends.1[0]]);
    assert!(joined.iter().all(|one| *one == joined[0]), "{joined:?}");
}

#[test]
fn the_matrix_in_use_is_the_named_one_else_that_of_the_last_answers_else_the_only_one() {
    let id = MatrixId::from("ours");
    let [a, x] = ["a", "x"].map(|first| Lineage::new(id.clone(), first));
    let choose = |named, answered: &[&Lineage], ours: &[&Lineage], usable: &[&Lineage]| {
        choose_in_use(&id, named, answered, ours, usable).map(|one| one.first().to_owned())
    };
    assert_eq!(choose(Some("x"), &[&a], &[&a], &[&a, &x]).as_deref(), Some("x"));
    assert_eq!(choose(None, &[&x, &a], &[&a], &[&a, &x]).as_deref(), Some("x"));
    assert_eq!(choose(None, &[], &[&a], &[&a, &x]).as_deref(), Some("a"));
    assert_eq!(choose(None, &[], &[], &[&x]).as_deref(), Some("x"));
    assert_eq!(choose(None, &[], &[], &[&a, &x]), None, "nothing is guessed");
    assert_eq!(choose(None, &[], &[&a, &x], &[&a, &x]), None);
}
