//! Sources of a matrix: where each item's words come from, which of them still have to be checked,
//! and the full title of a source that an item names by a short key.

use super::{Basis, Item, Matrix};
use crate::maturity::ids::ItemId;

/// What is still to be checked of an item that was written from memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unchecked {
    /// Written from memory, and no source was read that has the idea.
    NoSource,
    /// The idea was read in a source; whether it belongs to this stage was not checked.
    StageOnly,
}

impl<'m> Item<'m> {
    /// What its wording rests on.
    pub fn basis(self) -> &'m [Basis] {
        match self {
            Self::Statement(statement) => &statement.basis,
            Self::Ladder(ladder) => &ladder.basis,
        }
    }

    /// What its stage rests on, where the matrix says so.
    pub fn stage_basis(self) -> Option<Basis> {
        match self {
            Self::Statement(statement) => statement.stage_basis,
            Self::Ladder(ladder) => ladder.stage_basis,
        }
    }

    /// The short names of its sources.
    pub fn sources(self) -> &'m [String] {
        match self {
            Self::Statement(statement) => &statement.sources,
            Self::Ladder(ladder) => &ladder.sources,
        }
    }

    /// What is still to be checked; nothing where somebody found it in the document at its stage.
    pub fn unchecked(self) -> Option<Unchecked> {
        let was_recalled = self.basis().contains(&Basis::Recalled);
        match self.stage_basis() {
            Some(Basis::Verified | Basis::Own) => None,
            None if !was_recalled => None,
            _ if was_recalled && !self.basis().contains(&Basis::Verified) => {
                Some(Unchecked::NoSource)
            }
            _ => Some(Unchecked::StageOnly),
        }
    }

    /// Where its words come from, in plain sentences; none where the matrix does not say.
    pub fn describe_origin(self) -> Option<String> {
        let named = match self.sources() {
            [] => String::new(),
            sources => format!(" ({})", sources.join(", ")),
        };
        let has = |basis| self.basis().contains(&basis);
        let stage = match self.stage_basis() {
            Some(Basis::Verified) => " Its stage was checked against the document.",
            _ if self.unchecked().is_some() => " Its stage has not been checked.",
            _ => "",
        };
        let idea = match (has(Basis::Recalled), has(Basis::Verified)) {
            (true, true) => {
                format!("Written from memory; the idea also stands in a source{named}.")
            }
            (true, false) if self.unchecked().is_none() => {
                format!("Found in the document{named}.")
            }
            (true, false) if named.is_empty() => "Written from memory: no source yet.".to_owned(),
            (true, false) => format!("Written from memory: not yet checked{named}."),
            (false, true) => format!("The idea stands in a source{named}."),
            (false, false) if named.is_empty() => return None,
            (false, false) => format!("With a source{named}."),
        };
        Some(format!("{idea}{stage}"))
    }
}

impl Matrix {
    /// The items that were written from memory and of which so much is still to be checked.
    pub fn unchecked_items(&self, kind: Unchecked) -> impl Iterator<Item = Item<'_>> {
        self.items().filter(move |item| item.unchecked() == Some(kind))
    }

    /// Notes that these items were found in the document, at the stage they stand at; `false` takes
    /// the note back. Items that it does not ask are passed over.
    pub fn mark_stage_checked(&mut self, items: &[ItemId], is_checked: bool) {
        let stage_basis = is_checked.then_some(Basis::Verified);
        for domain in &mut self.domains {
            for statement in &mut domain.statements {
                if items.contains(&statement.id) {
                    statement.stage_basis = stage_basis;
                }
            }
            for ladder in &mut domain.ladders {
                if items.contains(&ladder.id) {
                    ladder.stage_basis = stage_basis;
                }
            }
        }
    }

    /// The full title of a source that items name by a short key, as the matrix's own list of
    /// sources gives it: of `S4` in "S4 T. Swage, a feature (2019); S5 …" the words up to the next
    /// key. `G25 14` is looked for whole first, then by its first word.
    pub fn source_title(&self, key: &str) -> Option<String> {
        let list = self.source.as_deref()?;
        let first_word = key.split_whitespace().next()?;
        let titles = self.source_clauses(list);
        let of_key = |wanted: &str| {
            let at = titles.iter().position(|clause| starts_with_word(clause, wanted))?;
            let title = clause_title(titles.get(at)?);
            // "BHP and RBP20, notes on money" is one title for two keys
            let title = if title == "and" { clause_title(titles.get(at + 1)?) } else { title };
            let title = match title.split_once(": ") {
                Some((usage, rest)) if usage.starts_with("with ") => rest,
                _ => title,
            };
            (!title.is_empty()).then(|| title.trim_end_matches([';', '.', ' ']).to_owned())
        };
        of_key(first_word).or_else(|| of_key(key))
    }

    /// The list of sources cut before each key that an item uses.
    fn source_clauses<'s>(&self, list: &'s str) -> Vec<&'s str> {
        let keys: Vec<&str> = self
            .items()
            .flat_map(Item::sources)
            .filter_map(|source| source.split_whitespace().next())
            .collect();
        let begins_clause = |at: usize| {
            let before = &list[..at];
            before.is_empty() || ["; ", ". ", ": ", " and "].iter().any(|end| before.ends_with(end))
        };
        let mut cuts: Vec<usize> = list
            .char_indices()
            .map(|(at, _)| at)
            .filter(|at| {
                begins_clause(*at) && keys.iter().any(|key| starts_with_word(&list[*at..], key))
            })
            .collect();
        cuts.push(list.len());
        cuts.windows(2).map(|pair| &list[pair[0]..pair[1]]).collect()
    }
}

/// What stands behind the key that a clause begins with.
fn clause_title(clause: &str) -> &str {
    let behind = clause.split_once([' ', ':', ',']).map_or("", |(_, behind)| behind);
    behind.trim_start_matches([':', ',', ' ']).trim_end()
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word)
        .is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, matrix};

    fn asked(basis: &[Basis], stage_basis: Option<Basis>, sources: &[&str]) -> Matrix {
        let mut matrix = matrix(&["early"], vec![domain("A", &[("A-1", "early")])]);
        let one = &mut matrix.domains[0].statements[0];
        one.basis = basis.to_vec();
        one.stage_basis = stage_basis;
        one.sources = sources.iter().map(|source| (*source).to_owned()).collect();
        matrix
    }

    #[test]
    fn what_is_still_to_be_checked_is_told_apart() {
        use Basis::{Own, Recalled, Verified};
        let table: [(&[Basis], Option<Basis>, Option<Unchecked>); 7] = [
            (&[Recalled], None, Some(Unchecked::NoSource)),
            (&[Recalled, Own], Some(Recalled), Some(Unchecked::NoSource)),
            (&[Recalled, Verified], Some(Recalled), Some(Unchecked::StageOnly)),
            (&[Recalled, Verified], Some(Verified), None),
            (&[Recalled], Some(Verified), None),
            (&[Verified], None, None),
            (&[Own], None, None),
        ];
        for (basis, stage_basis, expected) in table {
            let matrix = asked(basis, stage_basis, &[]);
            let found = matrix.items().next().unwrap().unchecked();
            assert_eq!(found, expected, "{basis:?} {stage_basis:?}");
        }
    }

    #[test]
    fn a_source_is_known_by_its_key_and_shown_with_its_title() {
        let list = "Facts: S0 Trust, Networks: a pre-mortem (2019); S4 T. Swage (2019); G25 with a \
                    number: Guidelines 2025/26, that paragraph; G25 WF, its last part. PF: Planning \
                    framework (2025), that table; BHP and RBP20, notes on money.";
        let mut matrix =
            asked(&[Basis::Verified], None, &["S0", "S4", "G25 14", "PF table 2", "BHP", "RBP20"]);
        matrix.source = Some(list.to_owned());
        let table = [
            ("S0", Some("Trust, Networks: a pre-mortem (2019)")),
            ("S4", Some("T. Swage (2019)")),
            ("G25 14", Some("Guidelines 2025/26, that paragraph")),
            ("PF table 2", Some("Planning framework (2025), that table")),
            ("BHP", Some("notes on money")),
            ("RBP20", Some("notes on money")),
            ("S5", None),
        ];
        for (key, title) in table {
            assert_eq!(matrix.source_title(key).as_deref(), title, "{key}");
        }
    }

    #[test]
    fn where_it_comes_from_is_said_in_words() {
        use Basis::{Own, Recalled, Verified};
        type OriginCase<'t> = (&'t [Basis], Option<Basis>, &'t [&'t str], Option<&'t str>);
        let table: [OriginCase<'_>; 6] = [
            (
                &[Recalled],
                None,
                &[],
                Some("Written from memory: no source yet. Its stage has not been checked."),
            ),
            (
                &[Recalled, Verified],
                Some(Recalled),
                &["G25 14"],
                Some(
                    "Written from memory; the idea also stands in a source (G25 14). Its stage has not been checked.",
                ),
            ),
            (
                &[Recalled],
                Some(Verified),
                &[],
                Some("Found in the document. Its stage was checked against the document."),
            ),
            (&[Verified, Own], None, &["S4", "S1"], Some("The idea stands in a source (S4, S1).")),
            (&[Own], None, &[], None),
            (&[], None, &["Council 2024"], Some("With a source (Council 2024).")),
        ];
        for (basis, stage_basis, sources, words) in table {
            let matrix = asked(basis, stage_basis, sources);
            let found = matrix.items().next().unwrap().describe_origin();
            assert_eq!(found.as_deref(), words, "{basis:?} {stage_basis:?}");
        }
    }
}
