//! The shipped matrices are what they say they are.

use std::collections::HashSet;

use super::*;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Basis, Item, Matrix};

#[test]
fn every_shipped_matrix_reads_without_a_single_finding() {
    for (id, text) in IDS.iter().zip(TEXTS) {
        let (read, findings) = matrix::read_checked(text.as_bytes());
        assert_eq!(findings, [], "{id}");
        let read = read.unwrap();
        assert_eq!(read.id.as_str(), *id);
        let again = matrix::read(&matrix::canonical(&read)).0.unwrap();
        assert_eq!(matrix::canonical(&again), matrix::canonical(&read), "{id}");
    }
}

#[test]
fn the_counts_are_those_the_pages_speak_of() {
    for (id, domains, stages, items, asks) in [("pcn-companion", 5, 4, 80, 20), ("riverside-example", 6, 4, 48, 0)] {
        let known = shipped(&MatrixId::from(id)).unwrap();
        let matrix = &known.matrix;
        let counts = (matrix.domains.len(), matrix.stages.len(), matrix.items().count(), matrix.asks().count());
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
        let items = matrix.items().map(Item::id).chain(matrix.asks().map(|ask| &ask.id)).map(ItemId::as_str);
        let ids: Vec<_> = stages.chain(domains).chain(items).map(str::to_ascii_lowercase).collect();
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{}", matrix.id);
    }
}

#[test]
fn the_companion_owns_up_to_what_was_only_recalled() {
    let known = shipped(&MatrixId::from("pcn-companion")).unwrap();
    let statements = || known.matrix.domains.iter().flat_map(|domain| &domain.statements);
    assert_eq!(statements().filter(|statement| statement.basis.contains(&Basis::Recalled)).count(), 53);
    assert!(statements().all(|statement| !statement.basis.is_empty()));
}

#[test]
fn every_explained_word_is_used_in_its_matrix() {
    for known in all() {
        let plain = |text: &str| text.to_lowercase().replace('-', " ");
        let texts = plain(&texts(&known.matrix));
        for term in &known.matrix.glossary {
            let is_used = std::iter::once(&term.term).chain(&term.also).any(|word| texts.contains(&plain(word)));
            assert!(is_used, "{}: {}", known.reference.id, term.term);
        }
    }
}

/// Everything people read in a matrix but for the glossary.
fn texts(matrix: &Matrix) -> String {
    let mut texts: Vec<&str> = Vec::new();
    for domain in &matrix.domains {
        texts.extend(
            std::iter::once(domain.name.as_str())
                .chain([&domain.why, &domain.good, &domain.before].into_iter().flatten().map(String::as_str)),
        );
        texts.extend(domain.signs.iter().map(String::as_str));
        texts.extend(domain.asks.iter().map(|ask| ask.text.as_str()));
        texts.extend(domain.items().flat_map(|item| std::iter::once(item.text()).chain(item.evidence())));
        texts.extend(domain.ladders.iter().flat_map(|ladder| &ladder.rungs).map(|rung| rung.text.as_str()));
    }
    texts.join("\n")
}

#[test]
fn only_what_is_shipped_is_found_and_it_is_read_once() {
    assert!(shipped(&MatrixId::from("ours")).is_none());
    assert_eq!(all().len(), IDS.len());
    assert!(Arc::ptr_eq(&all()[0], &shipped(&MatrixId::from("pcn-companion")).unwrap()));
}
