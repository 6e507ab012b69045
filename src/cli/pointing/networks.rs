//! A NETWORK: its short name, its ODS code, a unique beginning of either, or its whole name.

use super::ambiguous;
use crate::cli::nearness::near;
use crate::cli::refusing::Refusal;
use crate::maturity::cleaning::clean_line;
use crate::maturity::ids::Slug;
use crate::maturity::record::NetworkEntry;
use crate::store::library::Library;

/// The network that is meant.
pub(crate) fn find(library: &Library, typed: &str) -> Result<Slug, Refusal> {
    let asked = clean_line(typed.trim());
    // a network that can't be read is still meant by its short name, and opening it says what is wrong
    if let Some(slug) = library.slugs().into_iter().find(|slug| slug.as_str() == asked.to_lowercase()) {
        return Ok(slug);
    }
    let (entries, _) = library.networks();
    choose(&entries, &asked)
}

/// Whether any network fits, whole or by its beginning.
pub(crate) fn fits_any(library: &Library, typed: &str) -> bool {
    let asked = clean_line(typed.trim());
    !fitting(&library.networks().0, &asked).is_empty()
}

fn choose(entries: &[NetworkEntry], asked: &str) -> Result<Slug, Refusal> {
    match fitting(entries, asked)[..] {
        [] => Err(unknown(entries, asked)),
        [one] => Ok(one.slug.clone()),
        ref several => Err(ambiguous(asked, several.iter().map(|entry| in_words(entry)).collect())),
    }
}

/// The networks that fit best: whole short names and codes before their beginnings, and those before names. A code that two
/// networks share fits neither.
fn fitting<'e>(entries: &'e [NetworkEntry], asked: &str) -> Vec<&'e NetworkEntry> {
    let asked = asked.to_lowercase();
    if asked.is_empty() {
        return Vec::new();
    }
    let code = |entry: &NetworkEntry| entry.network.ods_code.as_ref().map(|code| code.to_lowercase());
    let has_own_code = |entry: &NetworkEntry| entries.iter().filter(|other| code(other) == code(entry)).count() == 1;
    let by_code = |entry: &NetworkEntry, fits: &dyn Fn(&str) -> bool| code(entry).is_some_and(|own| fits(&own)) && has_own_code(entry);
    let ways: [&dyn Fn(&NetworkEntry) -> bool; 4] = [
        &|entry| entry.slug.as_str() == asked,
        &|entry| by_code(entry, &|own| own == asked),
        &|entry| entry.slug.as_str().starts_with(&asked) || by_code(entry, &|own| own.starts_with(&asked)),
        &|entry| entry.network.name.to_lowercase() == asked || entry.network.id.to_string() == asked,
    ];
    let found = ways.into_iter().map(|way| entries.iter().filter(|entry| way(entry)).collect::<Vec<_>>());
    found.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
}

fn unknown(entries: &[NetworkEntry], asked: &str) -> Refusal {
    let near = near(asked, entries.iter().map(|entry| entry.slug.as_str()));
    let remedy = match (entries.is_empty(), near.is_empty()) {
        (true, _) => "There is none yet. Make one with: pcn-workbook network add NAME".to_owned(),
        (false, true) => "See which there are with: pcn-workbook network list".to_owned(),
        (false, false) => format!("Did you mean {}? See all with: pcn-workbook network list", near.join(", ")),
    };
    Refusal::missing(format!("There is no network '{asked}' here."), remedy)
}

fn in_words(entry: &NetworkEntry) -> String {
    match &entry.network.ods_code {
        Some(code) => format!("{} ({}, {code})", entry.slug, entry.network.name),
        None => format!("{} ({})", entry.slug, entry.network.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::network::Network;
    use uuid::Uuid;

    fn entries(list: &[(&str, &str)]) -> Vec<NetworkEntry> {
        let entry = |(number, (slug, code)): (usize, &(&str, &str))| {
            let mut network = Network::named(Uuid::from_u128(number as u128 + 1), format!("{slug} PCN"));
            network.ods_code = (!code.is_empty()).then(|| (*code).to_owned());
            NetworkEntry { slug: Slug::from(*slug), network }
        };
        list.iter().enumerate().map(entry).collect()
    }

    #[test]
    fn a_network_is_known_by_its_short_name_its_code_or_a_unique_beginning() {
        let all = entries(&[("hill", "U10001"), ("hillside", "U10002"), ("lakes", "U20001"), ("moor", "U30001"), ("moss", "U30001")]);
        let chosen = |asked: &str| choose(&all, asked).map(|slug| slug.to_string()).map_err(|refusal| refusal.to_string());
        for (asked, slug) in [("hill", "hill"), ("hills", "hillside"), ("HILLSIDE", "hillside"), ("u10002", "hillside"), ("u2", "lakes"), ("moss pcn", "moss")] {
            assert_eq!(chosen(asked).as_deref(), Ok(slug), "{asked}");
        }
        assert!(chosen("mo").unwrap_err().contains("moor") && chosen("u1").unwrap_err().contains("hillside"));
        assert!(chosen("u30001").unwrap_err().contains("no network"), "a code that two share finds neither");
        assert!(chosen("hilside").unwrap_err().contains("Did you mean hillside"));
        assert!(chosen("").is_err());
    }
}
