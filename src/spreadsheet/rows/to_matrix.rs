//! The matrix of the row form: its title and all that is written once, then stages and areas, then
//! what each row adds.

use std::collections::BTreeSet;

use super::entry::{EntryKind, RowEntry};
use super::items::ItemBuilder;
use super::scale_lines::drop_unknown_answers;
use super::translated::TranslatedTexts;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::ids::MatrixId;
use crate::maturity::matrix::{Domain, Language, Matrix, Stage};
use crate::maturity::phrases::pluralize;
use crate::spreadsheet::blank_matrix::{
    before_first_stage, blank_domain, blank_matrix, blank_stage,
};
use crate::spreadsheet::cell_codec::{
    BAND_WORDS, BAR_WORDS, MATRIX_KIND_WORDS, decode_line, decode_nonempty, decode_text,
    decode_word, normalize_name, strip_id_prefix,
};
use crate::spreadsheet::cell_usage::CellUsage;
use crate::spreadsheet::column_roles::{ColumnRole, StageOrder, TableRoles};
use crate::spreadsheet::column_synonyms::is_before_first_stage;
use crate::spreadsheet::grid::word_rank;
use crate::spreadsheet::id_gen::IdGenerator;
use crate::spreadsheet::table::Cell;
use crate::spreadsheet::table_import::ReadOptions;

/// The matrix, and notes on how it was made. The title is for a table that does not name its own.
pub(crate) fn build_matrix(
    roles: &TableRoles,
    entries: &[RowEntry],
    options: &ReadOptions,
    title: String,
    usage: &mut CellUsage,
) -> (Matrix, Vec<String>) {
    let mut matrix = matrix_from_metadata(entries, options, title);
    let (mut ids, mut notes) = (IdGenerator::default(), Vec::new());
    for entry in entries.iter().filter(|entry| !entry.id.is_empty()) {
        ids.reserve(&decode_line(&entry.id));
    }
    add_stages(&mut matrix, (roles, entries), &mut ids, &mut notes);
    add_areas(&mut matrix, entries, &mut ids);
    let mut builder = ItemBuilder {
        ids,
        has_basis: roles.column(ColumnRole::Basis).is_some(),
        has_ids: roles.column(ColumnRole::Id).is_some(),
        split_count: 0,
        joined_answers: Vec::new(),
        last_id: None,
    };
    let mut translated = TranslatedTexts::default();
    for entry in entries {
        let added = builder.add_entry(&mut matrix, entry);
        if let Err(reason) = added {
            for column in roles.read_columns() {
                usage.unmark_used(Cell::at(entry.row, column), reason);
            }
        }
        let id = builder.last_id.take();
        if !roles.translations.is_empty() {
            let id = id.or_else(|| id_of_entry(&matrix, entry));
            translated.take_row(&matrix, entry, id.as_deref());
        }
    }
    translated.put_into(&mut matrix, roles, usage);
    matrix.fill_scales();
    drop_unknown_answers(&mut matrix);
    notes.append(&mut builder.joined_answers);
    if builder.split_count > 0 {
        notes.push(format!(
            "{} taken apart at bullets.",
            pluralize(builder.split_count, "statement was", "statements were")
        ));
    }
    (matrix, notes)
}

/// The id of what a row says, where it is not that of an item that was just added.
fn id_of_entry(matrix: &Matrix, entry: &RowEntry) -> Option<String> {
    let named = |name: &str, cell: &str| normalize_name(name) == normalize_name(&decode_line(cell));
    entry.own_id().or_else(|| match entry.kind {
        EntryKind::Stage => {
            let stage = matrix.stages.iter().find(|stage| named(&stage.name, &entry.stage))?;
            Some(stage.id.to_string())
        }
        EntryKind::Area => {
            let area = matrix.domains.iter().find(|area| named(&area.name, &entry.area))?;
            Some(area.id.to_string())
        }
        _ => None,
    })
}

/// Which text of which matrix the sheet was written from.
pub(crate) fn made_from(entries: &[RowEntry]) -> Option<MatrixRef> {
    let find = |kind: EntryKind| entries.iter().find(move |entry| entry.kind == kind);
    let title = find(EntryKind::Title)?;
    Some(MatrixRef {
        id: MatrixId::new(decode_line(&title.id)),
        revision: title.revision.parse().unwrap_or(1),
        fingerprint: fingerprint_in(find(EntryKind::MadeFrom)?)?,
    })
}

/// The fingerprint that a row holds, where it is one.
fn fingerprint_in(entry: &RowEntry) -> Option<String> {
    const FINGERPRINT_LEN: usize = 64;
    let text = decode_line(&entry.statement).trim().to_lowercase();
    let is_hex = text.len() == FINGERPRINT_LEN && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then_some(text)
}

/// Title, kind and all that is written once.
fn matrix_from_metadata(entries: &[RowEntry], options: &ReadOptions, title: String) -> Matrix {
    let find = |kind: EntryKind| entries.iter().find(move |entry| entry.kind == kind);
    let text = |kind: EntryKind| find(kind).map(|entry| decode_text(&entry.statement));
    let title_row = find(EntryKind::Title);
    let own_title =
        title_row.filter(|_| options.title.is_none()).map(|entry| decode_line(&entry.statement));
    let title = own_title.unwrap_or(title);
    let id = title_row.map(|entry| decode_line(&entry.id)).filter(|id| !id.is_empty());
    let before =
        entries.iter().find(|entry| entry.kind == EntryKind::Before && entry.area.is_empty());
    let mut matrix = blank_matrix(options.matrix_id(id.as_deref(), &title), title);
    if let Some(revision) = title_row.and_then(|entry| entry.revision.parse().ok()) {
        matrix.revision = revision;
    }
    let kind = text(EntryKind::MatrixKind).and_then(|word| decode_word(MATRIX_KIND_WORDS, &word));
    let bar = text(EntryKind::Bar).and_then(|word| decode_word(BAR_WORDS, &word));
    Matrix {
        lineage: find(EntryKind::Lineage).and_then(fingerprint_in),
        short_title: title_row.and_then(|entry| decode_nonempty(&entry.also, decode_line)),
        kind: kind.unwrap_or(matrix.kind),
        bar: bar.unwrap_or(matrix.bar),
        about_one: find(EntryKind::AboutOne).map(|entry| decode_line(&entry.statement)),
        language: own_language(entries),
        short_ladders: find(EntryKind::ShortLadders).is_some(),
        about: text(EntryKind::About),
        opening: text(EntryKind::Opening),
        source: text(EntryKind::Source),
        footer: text(EntryKind::Footer),
        before: before.map(|entry| before_first_stage(decode_line(&entry.statement))),
        ..matrix
    }
}

/// The matrix's own language, as a row says it; English where only further ones are named.
fn own_language(entries: &[RowEntry]) -> Option<Language> {
    let said = entries.iter().find(|entry| entry.kind == EntryKind::Language);
    let said = said.and_then(|entry| decode_line(&entry.statement).trim().parse().ok());
    let has_others = entries.iter().any(|entry| !entry.translated.is_empty());
    said.or_else(|| "en".parse().ok().filter(|_| has_others))
}

/// The stages: those with a line of their own, then those that are only named, in the order of
/// their numbers or as they come.
fn add_stages(
    matrix: &mut Matrix,
    (roles, entries): (&TableRoles, &[RowEntry]),
    ids: &mut IdGenerator,
    notes: &mut Vec<String>,
) {
    for entry in entries.iter().filter(|entry| entry.kind == EntryKind::Stage) {
        let name = decode_line(&entry.stage);
        let id = entry.own_id().unwrap_or_else(|| ids.stage_id(&name, matrix.stages.len()));
        matrix.stages.push(Stage {
            meaning: decode_nonempty(&entry.statement, decode_text),
            band: decode_word(BAND_WORDS, &entry.also),
            ..blank_stage(id, name)
        });
    }
    let mut named = named_stages(matrix, entries);
    if matrix.stages.is_empty()
        && matrix.before.is_none()
        && named.len() > 2
        && is_before_first_stage(&named[0])
    {
        let name = named.remove(0);
        notes.push(format!(
            "\"{name}\" was taken as the time before the first stage, not as a stage of its own."
        ));
        matrix.before = Some(before_first_stage(name));
    }
    let by = sort_stages(&mut named, roles.order);
    notes.extend(by.map(|by| format!("The stages were put in the order of their {by}.")));
    for name in named {
        let id = ids.stage_id(&name, matrix.stages.len());
        matrix.stages.push(blank_stage(id, name));
    }
}

/// Puts names of stages, which stand as they come in the rows, into this order; with what they were
/// put in order by.
fn sort_stages(named: &mut [String], order: StageOrder) -> Option<&'static str> {
    let numbers: Option<Vec<u32>> = named.iter().map(|name| first_number(name)).collect();
    match order {
        StageOrder::HighLow => named.reverse(),
        StageOrder::Names => named.sort_by_key(|name| word_rank(name)),
        StageOrder::Numbers => named.sort_by_key(|name| first_number(name)),
        StageOrder::LowHigh if numbers.is_some_and(|numbers| !numbers.is_sorted()) => {
            named.sort_by_key(|name| first_number(name));
            return Some("numbers");
        }
        StageOrder::LowHigh => {}
    }
    match order {
        StageOrder::LowHigh => None,
        StageOrder::Numbers => Some("numbers"),
        StageOrder::HighLow | StageOrder::Names => Some("names"),
    }
}

/// The names of stages that have no line of their own.
fn named_stages(matrix: &Matrix, entries: &[RowEntry]) -> Vec<String> {
    const MAX_STAGES: usize = 200;
    let mut named: Vec<String> = Vec::new();
    for entry in entries.iter().filter(|entry| entry.has_stage()) {
        let name = decode_line(&entry.stage);
        let key = normalize_name(&name);
        let mut known = named.iter().chain(matrix.stages.iter().map(|stage| &stage.name));
        let is_known = known.any(|known| normalize_name(known) == key);
        if strip_id_prefix(&entry.stage).is_none() && !is_known {
            named.push(name);
        }
        if named.len() > MAX_STAGES {
            break; // the validation refuses so many
        }
    }
    named
}

/// The areas: those with a line of their own, then those that are only named.
fn add_areas(matrix: &mut Matrix, entries: &[RowEntry], ids: &mut IdGenerator) {
    for entry in entries.iter().filter(|entry| entry.kind == EntryKind::Area) {
        let name = decode_line(&entry.area);
        let id = entry.own_id().unwrap_or_else(|| ids.area_id(&name, matrix.domains.len()));
        matrix.domains.push(Domain {
            short_name: decode_nonempty(&entry.also, decode_line),
            ..blank_domain(id, name)
        });
    }
    let mut known: BTreeSet<String> =
        matrix.domains.iter().map(|domain| normalize_name(&domain.name)).collect();
    let others = entries.iter().filter(|entry| entry.kind != EntryKind::Area);
    for entry in others.filter(|entry| !entry.area.is_empty()) {
        let name = decode_line(&entry.area);
        if strip_id_prefix(&entry.area).is_none() && known.insert(normalize_name(&name)) {
            let id = ids.area_id(&name, matrix.domains.len());
            let group = decode_nonempty(&entry.group, decode_line);
            matrix.domains.push(Domain { group, ..blank_domain(id, name) });
        }
    }
}

/// The first number in a name.
fn first_number(name: &str) -> Option<u32> {
    let digits: String = name
        .chars()
        .skip_while(|letter| !letter.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}
