//! Encodes the fields of a matrix as cells and decodes them, so that reading gives back exactly what
//! was written: most as they are, and what a cell would change (blanks around a text, an empty
//! text) in the form `json:"…"`.

use std::collections::BTreeMap;

use crate::maturity::matrix::{Band, Bar, Basis, ChangeKind, MatrixKind};
use crate::maturity::sanitize::{sanitize, sanitize_line};

/// What stands before a text that a cell would change.
const JSON_PREFIX: &str = "json:";

/// What stands before an id where a name would be read wrongly.
const ID_PREFIX: &str = "id:";

/// A text as it stands in a cell.
pub(crate) fn encode_text(text: &str) -> String {
    let is_safe = !text.is_empty()
        && text.trim() == text
        && !text.starts_with(JSON_PREFIX)
        && !text.chars().any(|letter| {
            (letter.is_control() && letter != '\n') || matches!(letter, '\u{fffe}' | '\u{ffff}')
        });
    if is_safe { text.to_owned() } else { encode_json(&text) }
}

/// The text of a cell.
pub(crate) fn decode_text(cell: &str) -> String {
    match cell.strip_prefix(JSON_PREFIX).and_then(|json| serde_json::from_str::<String>(json).ok())
    {
        Some(exact) => sanitize(&exact),
        None => sanitize(cell),
    }
}

/// The text of a cell, on one line.
pub(crate) fn decode_line(cell: &str) -> String {
    sanitize_line(&decode_text(cell))
}

/// What `decode` makes of a cell; none where nothing stands in it.
pub(crate) fn decode_nonempty(cell: &str, decode: fn(&str) -> String) -> Option<String> {
    (!cell.is_empty()).then(|| decode(cell))
}

/// A list as it stands in a cell: its entries with semicolons between.
pub(crate) fn encode_list<T: AsRef<str>>(entries: &[T]) -> String {
    let entries: Vec<&str> = entries.iter().map(AsRef::as_ref).collect();
    let is_plain = |entry: &&str| encode_text(entry) == **entry && !entry.contains([';', '\n']);
    if entries.iter().all(is_plain) { entries.join("; ") } else { encode_json(&entries) }
}

/// The list in a cell.
pub(crate) fn decode_list(cell: &str) -> Vec<String> {
    if let Some(exact) = cell
        .strip_prefix(JSON_PREFIX)
        .and_then(|json| serde_json::from_str::<Vec<String>>(json).ok())
    {
        return exact.iter().map(|entry| sanitize_line(entry)).collect();
    }
    cell.split([';', '\n'])
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
        .map(sanitize_line)
        .collect()
}

fn encode_json<T: serde::Serialize + ?Sized>(what: &T) -> String {
    serde_json::to_string(what)
        .map_or_else(|_| String::new(), |json| format!("{JSON_PREFIX}{json}"))
}

/// How stages or areas are named in cells: by name where no other has that name, else by id.
pub(crate) struct NameCodec(BTreeMap<String, (String, usize)>);

impl NameCodec {
    /// For these: id and name of each.
    pub(crate) fn of<'n>(all: impl Iterator<Item = (&'n str, &'n str)>) -> Self {
        let mut names: BTreeMap<String, (String, usize)> = BTreeMap::new();
        for (id, name) in all {
            let entry = names.entry(normalize_name(name)).or_insert_with(|| (id.to_owned(), 0));
            entry.1 += 1;
        }
        Self(names)
    }

    /// What to call the one with this name and this id, as the id is spelt there.
    pub(crate) fn encode(&self, name: &str, id: &str) -> String {
        let is_only = self
            .0
            .get(&normalize_name(name))
            .is_some_and(|(known, count)| *count == 1 && known == id);
        let is_plain = encode_text(name) == name
            && !name.starts_with(ID_PREFIX)
            && !name.contains('\n')
            && !normalize_name(name).is_empty();
        if is_only && is_plain { name.to_owned() } else { format!("{ID_PREFIX}{id}") }
    }
}

/// The id in a cell that names something by its id.
pub(crate) fn strip_id_prefix(cell: &str) -> Option<&str> {
    cell.strip_prefix(ID_PREFIX).map(str::trim)
}

/// Names that differ by capital letters and blanks alone are the same.
pub(crate) fn normalize_name(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A word of a file, and what it means.
pub(crate) type WordCode<T> = &'static [(&'static str, T)];

pub(crate) const MATRIX_KIND_WORDS: WordCode<MatrixKind> = &[
    ("national", MatrixKind::National),
    ("local", MatrixKind::Local),
    ("exercise", MatrixKind::Exercise),
];
pub(crate) const BAR_WORDS: WordCode<Bar> = &[("mostly", Bar::Mostly), ("fully", Bar::Fully)];
pub(crate) const BAND_WORDS: WordCode<Band> =
    &[("start", Band::Start), ("part-way", Band::PartWay), ("established", Band::Established)];
/// Begins the word of a basis that is the stage's, not the wording's.
pub(crate) const STAGE_BASIS: &str = "stage ";

pub(crate) const BASIS_WORDS: WordCode<Basis> =
    &[("verified", Basis::Verified), ("recalled", Basis::Recalled), ("own", Basis::Own)];
pub(crate) const CHANGE_WORDS: WordCode<ChangeKind> = &[
    ("same", ChangeKind::Same),
    ("changed", ChangeKind::Changed),
    ("split", ChangeKind::Split),
    ("merged", ChangeKind::Merged),
    ("retired", ChangeKind::Retired),
    ("new", ChangeKind::New),
];

/// The word for a meaning.
pub(crate) fn encode_word<T: Copy + PartialEq>(words: WordCode<T>, meaning: T) -> &'static str {
    words.iter().find(|(_, known)| *known == meaning).map_or("", |(word, _)| word)
}

/// The meaning of a word.
pub(crate) fn decode_word<T: Copy>(words: WordCode<T>, word: &str) -> Option<T> {
    words
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(word.trim()))
        .map(|(_, meaning)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_cell_would_change_is_written_exactly() {
        for kept in ["We meet.", "", " a ", "json:x", "two\nlines", "=1+1", "a\n"] {
            assert_eq!(decode_text(&encode_text(kept)), kept, "{kept:?}");
        }
        let lists: [&[&str]; 5] = [&[], &["a"], &["a", "b c"], &["a;b", ""], &["json:", " x"]];
        for kept in lists {
            assert_eq!(decode_list(&encode_list(kept)), kept, "{kept:?}");
        }
        assert_eq!(encode_text("We meet."), "We meet.");
        assert_eq!(encode_list(&["S1", "S2"]), "S1; S2");
    }
}
