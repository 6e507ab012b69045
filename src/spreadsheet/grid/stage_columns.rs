//! Which columns of a grid are its stages: by the words of their headings, and by what stands in
//! their boxes. What is not certain is noted as a doubt, for a person to settle.

use super::answer_columns::{answer_reason, holds_names_of};
use super::area_heading::{judged_rows, names_area};
use crate::spreadsheet::cell_words::is_time;
use crate::spreadsheet::column_facts::ColumnFacts;
use crate::spreadsheet::column_roles::{ColumnRole, StageHeading, TableRoles};
use crate::spreadsheet::column_synonyms::{
    column_role, counted_names, is_before_first_stage, is_numbered_stage, is_stage_like,
    normalize_heading, stage_number,
};
use crate::spreadsheet::doubt::Doubt;
use crate::spreadsheet::table::{Cell, Table, column_letters};
use crate::spreadsheet::text_language::language_of;

/// A heading of more words is a question or a description, not the name of a stage.
const MAX_NAME_WORDS: usize = 3;

/// Another kind of column, where stages are counted.
const BESIDE: ColumnRole = ColumnRole::Other("something beside the stages");

/// A column that may be a stage.
struct Candidate {
    heading: StageHeading,
    facts: ColumnFacts,
    is_counted: bool,
}

impl Candidate {
    fn column(&self) -> usize {
        self.heading.cell.column
    }

    /// Its name without what it says beside: "Foundation" of "Foundation (by April 2026)".
    fn bare_name(&self) -> &str {
        self.heading.name.split(['(', '[', ':']).next().unwrap_or_default()
    }

    fn is_plainly_a_stage(&self) -> bool {
        self.is_counted
            || is_stage_like(&self.heading.name)
            || is_stage_like(self.bare_name())
            || is_before_first_stage(&self.heading.name)
    }

    fn has_short_name(&self) -> bool {
        normalize_heading(self.bare_name()).split(' ').count() <= MAX_NAME_WORDS
            && !self.heading.name.trim_end().ends_with('?')
    }
}

/// Takes the stages from among these headings into the roles; the others get a role of their own,
/// or a reason why they are not used.
pub(crate) fn choose_stages(table: &Table, roles: &mut TableRoles, headings: Vec<StageHeading>) {
    let below = judged_rows(table, roles.header_row);
    let names: Vec<&str> = headings.iter().map(|heading| heading.name.as_str()).collect();
    let counted = counted_names(&names);
    let candidates = headings.into_iter().zip(counted).map(|(heading, is_counted)| Candidate {
        facts: ColumnFacts::of(table, heading.cell.column, below.clone()),
        heading,
        is_counted,
    });
    let candidates = drop_answers(table, roles, candidates.collect());
    let candidates = drop_columns_without_words(roles, candidates);
    let candidates = drop_other_languages(table, roles, candidates);
    let counted = candidates.iter().filter(|one| one.is_counted).count();
    let stages = if counted >= 2 {
        note_unknown_count(table, roles, &candidates);
        split_beside_counted(roles, candidates)
    } else {
        note_unknown_headings(table, roles, &candidates);
        note_unlike_the_others(roles, &candidates);
        candidates
    };
    note_times(roles, &stages);
    note_same_numbers(roles, &stages);
    roles.stages = stages.into_iter().map(|one| one.heading).collect();
}

/// Days and years say when something was so, and not how far it is.
fn note_times(roles: &mut TableRoles, stages: &[Candidate]) {
    let times = stages.iter().filter(|one| is_time(&one.heading.name));
    let columns: Vec<usize> = times.map(Candidate::column).collect();
    if columns.len() > 1 {
        let says = "The headings are days or years. They were taken for stages, but they may only say when something was written.";
        roles.doubts.push(Doubt::of_columns(columns, says));
    }
}

/// Numbers, codes and one text all the way down are no stages, where other columns hold words.
fn drop_columns_without_words(roles: &mut TableRoles, all: Vec<Candidate>) -> Vec<Candidate> {
    let has_words = all.iter().any(|one| one.facts.filled > 0 && !one.facts.is_numbers_or_codes());
    let mut kept = Vec::new();
    for one in all {
        let name = &one.heading.name;
        let is_named = is_stage_like(name) && column_role(name).is_none();
        // "f7" counts too, and may count anything
        let is_stage = is_named || one.is_counted && is_numbered_stage(name);
        let reason = if is_stage || !has_words {
            None
        } else if one.facts.is_constant() && !one.is_counted {
            Some(format!("\"{name}\" says the same in every row, so it is no stage."))
        } else if one.facts.is_numbers_or_codes() {
            Some(format!("\"{name}\" holds numbers or codes, so it is no stage."))
        } else {
            None
        };
        match reason {
            Some(reason) => {
                roles.columns.push((one.column(), Some(ColumnRole::Unused)));
                roles.unused_reasons.insert(one.column(), reason);
            }
            None => kept.push(one),
        }
    }
    kept
}

/// A column whose boxes name the other columns says where each area stands, and is none of them.
fn drop_answers(table: &Table, roles: &mut TableRoles, all: Vec<Candidate>) -> Vec<Candidate> {
    let names: Vec<String> = all.iter().map(|one| normalize_heading(&one.heading.name)).collect();
    let (answers, kept): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|one| holds_names_of(table, roles.header_row, one.column(), &names));
    for one in answers {
        roles.columns.push((one.column(), Some(ColumnRole::Unused)));
        roles.unused_reasons.insert(one.column(), answer_reason(&one.heading.name));
    }
    kept
}

/// A column that says in a further language what the one beside it says is no stage of its own. A
/// grid is read in one language; which columns that leaves out is asked about.
fn drop_other_languages(
    table: &Table,
    roles: &mut TableRoles,
    all: Vec<Candidate>,
) -> Vec<Candidate> {
    const MAX_COLUMNS: usize = 24;
    if all.len() > MAX_COLUMNS {
        return all; // no grid in two languages has so many
    }
    let rows = judged_rows(table, roles.header_row);
    let texts = |column| rows.clone().map(move |row| table.visible_text(Cell::at(row, column)));
    let languages: Vec<_> = all.iter().map(|one| language_of(texts(one.column()))).collect();
    let Some(own) = languages.iter().flatten().next().copied() else { return all };
    let others = languages.iter().flatten().filter(|language| **language != own).count();
    let stay = languages.iter().flatten().filter(|language| **language == own).count();
    if others == 0 || others > stay || stay < 2 {
        return all;
    }
    let (mut kept, mut names) = (Vec::new(), Vec::new());
    for (one, language) in all.into_iter().zip(&languages) {
        let other = language.filter(|other| *other != own);
        let Some(other) = other else {
            kept.push(one);
            continue;
        };
        let reason = format!("\"{}\" is in {other}, and the grid in {own}.", one.heading.name);
        roles.columns.push((one.column(), Some(ColumnRole::Unused)));
        roles.unused_reasons.insert(one.column(), reason);
        names.push((one.column(), one.heading.name));
    }
    roles.doubts.push(Doubt::of_named(
        names,
        "was left out, as it is in another language than the others. For both, write a row for each statement, with a column such as \"Statement (cy)\".",
        "were left out, as they are in another language than the others. For both, write a row for each statement, with a column such as \"Statement (cy)\".",
    ));
    kept
}

/// Where headings count the stages ("Level 1", "Stage two"), those right beside them are stages too
/// if their boxes are as full: a named first stage before Step 1, a last one after Level 3. What
/// else stands before them says what each area means, and what stands after is beside the grid.
fn split_beside_counted(roles: &mut TableRoles, mut all: Vec<Candidate>) -> Vec<Candidate> {
    let counted: Vec<usize> = (0..all.len()).filter(|at| all[*at].is_counted).collect();
    let (Some(&first), Some(&last)) = (counted.first(), counted.last()) else { return all };
    let fill = counted.iter().map(|at| all[*at].facts.filled).sum::<usize>() / counted.len();
    let is_full = |one: &Candidate| one.facts.is_as_full_as(fill.max(1));
    let is_stage = |one: &Candidate| {
        let is_called_so = is_stage_like(&one.heading.name) && one.facts.filled > 0;
        is_before_first_stage(&one.heading.name)
            || one.has_short_name() && (is_full(one) || is_called_so)
    };
    let start = first - (0..first).rev().take_while(|at| is_stage(&all[*at])).count();
    let end = last + (last + 1..all.len()).take_while(|at| is_stage(&all[*at])).count();
    for one in all[start..=end].iter().filter(|one| !one.is_plainly_a_stage()) {
        roles
            .doubts
            .push(stage_doubt(one, ": its boxes are as full as those of the stages beside it."));
    }
    let is_sparse =
        |one: &&Candidate| !one.is_counted && is_stage_like(&one.heading.name) && !is_full(one);
    for one in all[start..=end].iter().filter(is_sparse) {
        roles.doubts.push(sparse_doubt(one));
    }
    for one in all.drain(end + 1..) {
        roles.columns.push((one.column(), Some(BESIDE)));
    }
    for (at, one) in all.drain(..start).enumerate() {
        let is_why =
            at == 0 && !roles.columns.iter().any(|(_, role)| *role == Some(ColumnRole::Why));
        if is_why {
            roles.notes.push(format!(
                "Column {}, \"{}\", was taken for why each area matters.",
                column_letters(one.column()),
                one.heading.name
            ));
        }
        roles.columns.push((one.column(), Some(if is_why { ColumnRole::Why } else { BESIDE })));
    }
    all
}

/// Headings that only count the columns, such as "f4" and "f5" or "Column 4": stages perhaps. A
/// whole word that counts them, in whatever language, counts stages.
fn note_unknown_count(table: &Table, roles: &mut TableRoles, all: &[Candidate]) {
    const COLUMN_WORDS: &str = "col, column, field, var, variable, item, text, value, question, option, answer, \
                                choice, response, statement";
    const MAX_CODE_CHARS: usize = 2;
    let counts_columns = |one: &Candidate| {
        let name = &one.heading.name;
        let word = stage_number(name).map(|(_, word)| word).unwrap_or_default();
        let is_code = word.chars().count() <= MAX_CODE_CHARS;
        !is_numbered_stage(name) && (is_code || COLUMN_WORDS.split(", ").any(|one| one == word))
    };
    let mut counted = all.iter().filter(|one| one.is_counted);
    if counted.all(counts_columns) && !names_area(table, roles) {
        roles.doubts.push(unknown_doubt(all));
    }
}

/// Headings of which none is a word for a stage or an area may be anything; so may a column with
/// hardly anything in it beside full ones.
fn note_unknown_headings(table: &Table, roles: &mut TableRoles, all: &[Candidate]) {
    let fullest = all.iter().map(|one| one.facts.filled).max().unwrap_or(0);
    let known = all.iter().filter(|one| one.is_plainly_a_stage()).count();
    let is_unknown = known * 2 <= all.len();
    if is_unknown && !names_area(table, roles) {
        roles.doubts.push(unknown_doubt(all));
        return;
    }
    let words = |one: &Candidate| normalize_heading(&one.heading.name).split(' ').count();
    let usual = all.iter().filter(|one| one.is_plainly_a_stage()).map(words).max().unwrap_or(0);
    let is_odd = |one: &&Candidate| {
        let is_sentence = words(one) > usual.max(2) || !one.has_short_name();
        !one.is_plainly_a_stage() && is_sentence
    };
    for one in all.iter().filter(|_| !is_unknown).filter(is_odd) {
        roles.doubts.push(stage_doubt(one, ", though it is not called like the others."));
    }
    for one in all.iter().filter(|one| is_unknown && one.facts.filled * 2 < fullest) {
        roles.doubts.push(sparse_doubt(one));
    }
}

/// That a column was taken for a stage, and why that may be wrong.
fn stage_doubt(one: &Candidate, why: &str) -> Doubt {
    let (letters, name) = (column_letters(one.column()), &one.heading.name);
    let says = format!("Column {letters}, \"{name}\", was taken for a stage{why}");
    Doubt::of_columns(vec![one.column()], says)
}

/// Among headings of one pattern ("No assurance", "Limited assurance") one without it may be something
/// else; so may one whose boxes hold names beside those that hold sentences.
fn note_unlike_the_others(roles: &mut TableRoles, all: &[Candidate]) {
    const MIN_OTHERS: usize = 2;
    let known = |columns: &[usize], doubts: &[Doubt]| {
        doubts.iter().any(|doubt| doubt.columns.iter().any(|column| columns.contains(column)))
    };
    for (at, one) in all.iter().enumerate() {
        let others: Vec<&Candidate> =
            all[..at].iter().chain(&all[at + 1..]).filter(|other| other.facts.filled > 0).collect();
        let is_unlike = lacks_shared_word(one, &others) || holds_names(one, &others);
        if others.len() < MIN_OTHERS
            || one.is_plainly_a_stage()
            || !is_unlike
            || known(&[one.column()], &roles.doubts)
        {
            continue;
        }
        roles.doubts.push(stage_doubt(one, ", though it is not like the others."));
    }
}

/// Whether all others share a word that this one does not have.
fn lacks_shared_word(one: &Candidate, others: &[&Candidate]) -> bool {
    const MIN_CHARS: usize = 4;
    let words = |other: &Candidate| -> Vec<String> {
        let key = normalize_heading(&other.heading.name);
        key.split(' ').filter(|word| word.len() >= MIN_CHARS).map(str::to_owned).collect()
    };
    let Some((first, rest)) = others.split_first() else { return false };
    let own = words(one);
    words(first)
        .iter()
        .any(|word| !own.contains(word) && rest.iter().all(|other| words(other).contains(word)))
}

/// Whether its boxes hold a word or two, each another, where those of all others hold sentences.
fn holds_names(one: &Candidate, others: &[&Candidate]) -> bool {
    const NAME_WORDS: usize = 25;
    const MIN_ROWS: usize = 3;
    let facts = &one.facts;
    facts.filled >= MIN_ROWS
        && facts.distinct == facts.filled
        && facts.tenfold_words() <= NAME_WORDS
        && others.iter().all(|other| other.facts.tenfold_words() >= facts.tenfold_words() * 2)
}

/// Headings that were taken for stages and say nothing of the kind.
fn unknown_doubt(all: &[Candidate]) -> Doubt {
    let names = all.iter().map(|one| (one.column(), one.heading.name.clone())).collect();
    Doubt::of_named(
        names,
        "was taken for a stage, though its heading does not say so.",
        "were taken for stages, though none of the headings says so.",
    )
}

/// A column with hardly anything in it beside full ones.
fn sparse_doubt(one: &Candidate) -> Doubt {
    stage_doubt(one, ", though it has far fewer boxes than the others.")
}

/// Two headings that count the same stage, such as "Step 1 a" and "Step 1 b", may be one stage in two
/// columns.
fn note_same_numbers(roles: &mut TableRoles, stages: &[Candidate]) {
    let numbers: Vec<_> = stages.iter().map(|one| stage_number(&one.heading.name)).collect();
    let same = (1..stages.len()).find_map(|at| {
        let number = numbers[at].as_ref()?;
        let earlier = numbers[..at].iter().position(|other| other.as_ref() == Some(number))?;
        Some((&stages[earlier], &stages[at]))
    });
    if let Some((one, other)) = same {
        let says = format!(
            "\"{}\" and \"{}\" have the same number. They were taken for two stages, but they may be one in two columns.",
            one.heading.name, other.heading.name
        );
        roles.doubts.push(Doubt::of_columns(vec![one.column(), other.column()], says));
    }
}
