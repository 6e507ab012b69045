//! A local matrix begun as a copy of another.

use crate::maturity::ids::MatrixId;
use crate::maturity::matrix::{
    CrosswalkRow, Domain, ItemChange, Matrix, MatrixKind, TextPlace, UnknownFields,
};

/// A copy of `source` under an id of its own, to be changed freely: local, at revision 1, each item
/// too. It says where it comes from. Where the source is the national matrix, each area lines up
/// with the one it was copied from.
pub fn copy_matrix(source: &Matrix, id: MatrixId, title: Option<String>) -> Matrix {
    let source = &*source.in_own_language();
    let from = format!("{}, revision {}", source.title, source.revision);
    let mut copy = source.clone();
    copy.id = id;
    copy.revision = 1;
    copy.lineage = None;
    copy.titles_with_network = None;
    copy.kind = MatrixKind::Local;
    copy.changes = Vec::<ItemChange>::new();
    copy.short_title = match &title {
        Some(_) => None,
        None => {
            Some(format!("{} (our copy)", source.short_title.as_deref().unwrap_or(&source.title)))
        }
    };
    if let Some(title) = title {
        copy.title = title;
        copy.forget_translations(&TextPlace::of_matrix("title"));
        copy.forget_translations(&TextPlace::of_matrix("short_title"));
    }
    let begins = format!("Our own copy of \"{from}\", to change as we like.");
    copy.about = Some(join_lines(&begins, source.about.as_deref()));
    let copied =
        format!("Copied from {} ({}, revision {}).", source.title, source.id, source.revision);
    copy.source = Some(join_lines(&copied, source.source.as_deref()));
    for domain in &mut copy.domains {
        domain.statements.iter_mut().for_each(|one| one.revision = 1);
        domain.ladders.iter_mut().for_each(|one| one.revision = 1);
    }
    if source.kind == MatrixKind::National {
        copy.crosswalk.retain(|crossing| crossing.matrix != source.id);
        copy.crosswalk
            .extend(source.domains.iter().map(|domain| crosswalk_to_source(source, domain)));
    }
    copy
}

/// The title of the matrix that this one says it was copied from, as [`copy_matrix`] wrote it.
pub fn copied_from(matrix: &Matrix) -> Option<&str> {
    let first = matrix.source.as_deref()?.lines().next()?;
    let (title, _) = first.strip_prefix("Copied from ")?.rsplit_once(" (")?;
    Some(title)
}

fn join_lines(begins: &str, rest: Option<&str>) -> String {
    rest.map_or_else(|| begins.to_owned(), |rest| format!("{begins}\n{rest}"))
}

fn crosswalk_to_source(source: &Matrix, domain: &Domain) -> CrosswalkRow {
    let main = Some(domain.id.clone());
    CrosswalkRow {
        domain: domain.id.clone(),
        matrix: source.id.clone(),
        main,
        also: Vec::new(),
        unknown_fields: UnknownFields::new(),
    }
}
