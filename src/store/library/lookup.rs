//! Finding a network by what a person typed: its slug, its ODS code, or a beginning that only one
//! has. A name that fits two is never guessed: the error lists them.

use std::cell::OnceCell;

use uuid::Uuid;

use super::Library;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::NetworkEntry;
use crate::maturity::phrases::format_number;
use crate::maturity::sanitize::sanitize_line;
use crate::store::error::{ErrorKind, StoreError};

/// The most candidates that a message lists.
const MAX_LISTED: usize = 10;

impl Library {
    /// The network that `text` names: its slug, its ODS code, or a beginning that only one slug or
    /// code has. A code that two networks share names neither.
    pub fn find_network(&self, text: &str) -> Result<Slug, StoreError> {
        self.network_lookup().find(text)
    }

    /// Finds networks by what they are called, one after the other, and looks at what there is only
    /// once.
    pub fn network_lookup(&self) -> NetworkLookup<'_> {
        NetworkLookup { library: self, slugs: OnceCell::new(), entries: OnceCell::new() }
    }
}

/// Finds networks by what they are called.
#[derive(Debug)]
pub struct NetworkLookup<'l> {
    library: &'l Library,
    slugs: OnceCell<Vec<Slug>>,
    entries: OnceCell<Vec<NetworkEntry>>,
}

impl NetworkLookup<'_> {
    /// The network that `text` names, as [`Library::find_network`] finds it.
    pub fn find(&self, text: &str) -> Result<Slug, StoreError> {
        let slug = Slug::new(text.to_lowercase());
        let slugs = self.slugs()?;
        if slugs.binary_search(&slug).is_ok() {
            return Ok(slug);
        }
        let entries = self.entries();
        let holders = find_by_code(entries, |code| code.eq_ignore_ascii_case(text));
        let found = if holders.is_empty() && !text.is_empty() {
            find_by_prefix(slugs, entries, text)
        } else {
            holders
        };
        match found.as_slice() {
            [one] => Ok(one.clone()),
            [] => Err(no_network(text, slugs)),
            many => {
                let name = |slug: &Slug| entries.iter().find(|entry| entry.slug == *slug);
                let words = |slug: &Slug| match name(slug) {
                    Some(entry) => format!("{slug} ({})", sanitize_line(&entry.network.name)),
                    None => slug.to_string(),
                };
                Err(ambiguous("network", text, many.iter().map(words)))
            }
        }
    }

    fn slugs(&self) -> Result<&[Slug], StoreError> {
        if let Some(known) = self.slugs.get() {
            return Ok(known);
        }
        let listed = self.library.slugs()?;
        Ok(self.slugs.get_or_init(|| listed))
    }

    /// The network that has this id, or had it under another name of its own.
    pub(crate) fn find_by_id(&self, id: Uuid) -> Option<Slug> {
        let home = self.entries().iter().find(|entry| entry.network.has_id(id))?;
        Some(home.slug.clone())
    }

    fn entries(&self) -> &[NetworkEntry] {
        self.entries.get_or_init(|| self.library.networks().0)
    }
}

/// All that have such a code. Several with one code are told apart by a person.
fn find_by_code(entries: &[NetworkEntry], is_it: impl Fn(&str) -> bool) -> Vec<Slug> {
    let is_it = |entry: &&NetworkEntry| entry.network.ods_code.as_deref().is_some_and(&is_it);
    entries.iter().filter(is_it).map(|entry| entry.slug.clone()).collect()
}

fn find_by_prefix(slugs: &[Slug], entries: &[NetworkEntry], text: &str) -> Vec<Slug> {
    let (lower, upper) = (text.to_lowercase(), text.to_uppercase());
    let mut found: Vec<_> =
        slugs.iter().filter(|slug| slug.as_str().starts_with(&lower)).cloned().collect();
    found.extend(find_by_code(entries, |code| code.to_uppercase().starts_with(&upper)));
    found.sort();
    found.dedup();
    found
}

fn no_network(text: &str, slugs: &[Slug]) -> StoreError {
    let text = sanitize_line(text);
    let says = if slugs.is_empty() {
        format!("There is no network \"{text}\": there is none in this workbook yet.")
    } else {
        format!(
            "There is no network \"{text}\" here. There are: {}.",
            join_limited(slugs.iter().map(ToString::to_string))
        )
    };
    StoreError::new(
        ErrorKind::Missing,
        says,
        "Name it by its short name or its ODS code, or a beginning that only one has.",
    )
}

pub(crate) fn ambiguous(
    what: &str,
    text: &str,
    candidates: impl Iterator<Item = String>,
) -> StoreError {
    let says = format!(
        "\"{}\" can mean more than one {what}: {}.",
        sanitize_line(text),
        join_limited(candidates)
    );
    StoreError::new(ErrorKind::NotPossible, says, "Name one of them in full.")
}

fn join_limited(names: impl Iterator<Item = String>) -> String {
    let names: Vec<_> = names.collect();
    let shown = names.iter().take(MAX_LISTED).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > MAX_LISTED {
        format!("{shown} and {} more", format_number(names.len() - MAX_LISTED))
    } else {
        shown
    }
}
