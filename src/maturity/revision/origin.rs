//! The origin of a text that comes in: whether it is one of our matrices, changed outside, or
//! another one. Equal ids alone do not say that: a person does.

use std::sync::Arc;

use super::is_unchanged;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{CrosswalkRow, Item, Matrix, UnknownFields};
use crate::maturity::network_state::{KnownMatrix, Origin};

/// What a text that comes in is, beside the matrices that are here.
#[derive(Clone, Debug, PartialEq)]
pub enum TextOrigin {
    /// It says that it was made from a text of this matrix.
    MadeFrom {
        /// The newest text of it.
        newest: Arc<KnownMatrix>,
        /// The older revision that it was made from, where it is not the newest.
        revision: Option<u32>,
    },
    /// It has the ids of this matrix, and does not say that it was made from it.
    SameIds(Arc<KnownMatrix>),
    /// It says what this text says.
    Unchanged(Arc<KnownMatrix>),
    /// Nothing of it is here.
    New,
}

impl TextOrigin {
    /// What `text` is, which says that it was `made_from` a text; `has_ids` where its ids were
    /// written in it and not made just now. What comes with the program has no revision of ours.
    pub fn find(
        text: &Matrix,
        made_from: Option<&MatrixRef>,
        has_ids: bool,
        known: &[Arc<KnownMatrix>],
    ) -> Self {
        let is_it = |one: &&Arc<KnownMatrix>| {
            made_from.is_some_and(|from| from.fingerprint == one.reference.fingerprint)
        };
        if let Some(from) = known.iter().find(is_it) {
            let newest = newest_of(from, known);
            if is_unchanged(&newest.matrix, &with_own_fields(&newest.matrix, text)) {
                return Self::Unchanged(newest);
            }
            if newest.origin == Origin::Shipped {
                return Self::New;
            }
            let (was, now) = (from.reference.revision, newest.reference.revision);
            return Self::MadeFrom { newest, revision: (was < now).then_some(was) };
        }
        let ours = known.iter().filter(|one| has_ids && one.origin != Origin::Shipped);
        let alike = ours.clone().find(|one| one.reference.id == text.id);
        let Some(alike) = alike.or_else(|| ours.clone().find(|one| has_most_ids(text, one))) else {
            return Self::New;
        };
        let newest = newest_of(alike, known);
        if is_unchanged(&newest.matrix, &with_own_fields(&newest.matrix, text)) {
            Self::Unchanged(newest)
        } else {
            Self::SameIds(newest)
        }
    }
}

/// A text that was read of a sheet with the fields that no sheet can hold: those of `before`, at what
/// has the same id.
pub fn with_own_fields(before: &Matrix, text: &Matrix) -> Matrix {
    let mut whole = text.clone();
    fill(&mut whole.unknown_fields, &before.unknown_fields);
    for stage in &mut whole.stages {
        let own = before.stage(&stage.id).map(|own| &own.unknown_fields);
        if let Some(own) = own {
            fill(&mut stage.unknown_fields, own);
        }
    }
    if let (Some(own), Some(name)) = (&before.before, &mut whole.before) {
        fill(&mut name.unknown_fields, &own.unknown_fields);
    }
    fill_lists(&mut whole, before);
    for domain in &mut whole.domains {
        let Some(own) = before.domain(&domain.id) else { continue };
        fill(&mut domain.unknown_fields, &own.unknown_fields);
    }
    let statements = |matrix: &Matrix, id: &ItemId| match matrix.item(id) {
        Some(Item::Statement(one)) => Some(one.unknown_fields.clone()),
        Some(Item::Ladder(one)) => Some(one.unknown_fields.clone()),
        None => matrix.asks().find(|ask| ask.id == *id).map(|ask| ask.unknown_fields.clone()),
    };
    for domain in &mut whole.domains {
        let items = domain.statements.iter_mut().map(|one| (&one.id, &mut one.unknown_fields));
        let ladders = domain.ladders.iter_mut().map(|one| (&one.id, &mut one.unknown_fields));
        let asks = domain.asks.iter_mut().map(|one| (&one.id, &mut one.unknown_fields));
        for (id, fields) in items.chain(ladders).chain(asks) {
            if let Some(own) = &statements(before, id) {
                fill(fields, own);
            }
        }
    }
    whole
}

/// The same of scales, sets of answers, words, lines of the crosswalk and changes.
fn fill_lists(whole: &mut Matrix, before: &Matrix) {
    for scale in &mut whole.scales {
        let own = before.scales.iter().find(|own| own.id == scale.id);
        if let Some(own) = own {
            fill(&mut scale.unknown_fields, &own.unknown_fields);
        }
    }
    for set in &mut whole.answer_sets {
        let own = before.answer_sets.iter().find(|own| own.id == set.id);
        if let Some(own) = own {
            fill(&mut set.unknown_fields, &own.unknown_fields);
        }
    }
    for term in &mut whole.glossary {
        let own = before.glossary.iter().find(|own| own.term == term.term);
        if let Some(own) = own {
            fill(&mut term.unknown_fields, &own.unknown_fields);
        }
    }
    for row in &mut whole.crosswalk {
        let is_it = |own: &&CrosswalkRow| own.domain == row.domain && own.matrix == row.matrix;
        let own = before.crosswalk.iter().find(is_it);
        if let Some(own) = own {
            fill(&mut row.unknown_fields, &own.unknown_fields);
        }
    }
    for change in &mut whole.changes {
        let own = before.changes.iter().find(|own| own.item == change.item);
        if let Some(own) = own {
            fill(&mut change.unknown_fields, &own.unknown_fields);
        }
    }
}

fn fill(fields: &mut UnknownFields, own: &UnknownFields) {
    for (name, value) in own {
        fields.entry(name.clone()).or_insert_with(|| value.clone());
    }
}

fn newest_of(one: &Arc<KnownMatrix>, known: &[Arc<KnownMatrix>]) -> Arc<KnownMatrix> {
    let same = known.iter().filter(|other| other.lineage.is_same(&one.lineage));
    let newest = same.max_by_key(|other| {
        // of one revision the file that people change counts
        (other.reference.revision, matches!(other.origin, Origin::Loose(_)))
    });
    Arc::clone(newest.unwrap_or(one)).shown_in(None)
}

/// Whether most of its items have ids of this matrix.
fn has_most_ids(text: &Matrix, known: &KnownMatrix) -> bool {
    const FEWEST: usize = 3;
    let common = text.items().filter(|item| known.matrix.item(item.id()).is_some()).count();
    common >= FEWEST && common * 2 > text.items().count()
}
