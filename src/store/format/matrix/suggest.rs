//! Names that are nearly ours: a field spelt "statment" would otherwise be kept as an unknown one,
//! and nobody would miss it until its text did not show.

/// The field of ours that `key` was probably meant to be.
pub(crate) fn suggest(key: &str, ours: &[&'static str]) -> Option<&'static str> {
    const MAX_LEN: usize = 32;
    if key.len() > MAX_LEN {
        return None;
    }
    let plain = normalize(key);
    let same = ours.iter().find(|name| self::normalize(name) == plain);
    let near = || {
        ours.iter().find(|name| {
            strsim::generic_levenshtein(&plain, &self::normalize(name)) <= max_edit_distance(name)
        })
    };
    same.or_else(near).copied()
}

/// How many slips of the finger still count as the same name.
fn max_edit_distance(name: &str) -> usize {
    match name.len() {
        ..=3 => 0,
        4..=5 => 1,
        _ => 2,
    }
}

/// A name without what people spell differently: capitals, and what stands between words.
fn normalize(name: &str) -> Vec<char> {
    name.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_told_from_a_field_of_somebody_elses() {
        let ours = ["id", "stage", "text", "statements", "short_name", "why"];
        for (key, name) in [
            ("Stage", Some("stage")),
            ("statment", Some("statements")),
            ("statement", Some("statements")),
            ("shortName", Some("short_name")),
            ("texts", Some("text")),
            ("ID", Some("id")),
            ("owner", None),
            ("is", None),
            ("$schema", None),
            ("colour", None),
        ] {
            assert_eq!(suggest(key, &ours), name, "{key}");
        }
    }
}
