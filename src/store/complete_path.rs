//! What a begun path can go on with: the names in its folder.

use std::path::Path;

use super::list_dir;

/// What a path can go on with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathCompletion {
    /// The whole path that was typed, as far as it could be completed.
    pub path: String,
    /// The names it can go on with, in order, folders with a separator at the end.
    pub names: Vec<String>,
}

/// Completes what was typed as far as it is certain. `folder` is what the typed path's own folder is
/// on this computer, with a home folder in place of `~`; `typed` is cut into that folder and a begun
/// name at its last separator. What begins with a dot is a name only if a dot was typed. A folder
/// that can't be listed has no names.
pub fn complete_path(folder: &Path, typed: &str) -> PathCompletion {
    let (head, begun) = split_last(typed);
    let separator = head.chars().next_back().filter(|last| *last != ':').unwrap_or('/');
    let mut names = names_in(folder, separator);
    names.retain(|name| begun.starts_with('.') || !name.starts_with('.'));
    let exact: Vec<String> = names.iter().filter(|name| name.starts_with(begun)).cloned().collect();
    if exact.is_empty() {
        names.retain(|name| starts_with_any_case(name, begun));
    } else {
        names = exact;
    }
    names.sort_by_key(|name| name.to_lowercase());
    let common = common_start(&names);
    let end = if common.chars().count() < begun.chars().count() { begun } else { common };
    PathCompletion { path: format!("{head}{end}"), names }
}

/// A typed path, as its folder with the separator at the end, and the begun name.
pub fn split_last(typed: &str) -> (&str, &str) {
    let is_separator = |letter: char| letter == '/' || (cfg!(windows) && letter == '\\');
    let at = typed.rfind(is_separator).map_or(0, |at| at + 1);
    typed.split_at(at)
}

fn names_in(folder: &Path, separator: char) -> Vec<String> {
    let entries = list_dir::entries(folder).unwrap_or_default();
    let named = entries.into_iter().filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        // a name that a terminal would not show is not typed either
        let is_plain = !name.chars().any(char::is_control);
        let end = if entry.path().is_dir() { separator.to_string() } else { String::new() };
        is_plain.then(|| format!("{name}{end}"))
    });
    named.collect()
}

fn starts_with_any_case(name: &str, begun: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    begun.chars().flat_map(char::to_lowercase).all(|letter| letters.next() == Some(letter))
}

/// What all names begin with.
fn common_start(names: &[String]) -> &str {
    let Some((first, rest)) = names.split_first() else { return "" };
    let shared = rest.iter().map(|name| {
        let same = first.chars().zip(name.chars()).take_while(|(one, other)| one == other);
        same.map(|(letter, _)| letter.len_utf8()).sum::<usize>()
    });
    first.get(..shared.min().unwrap_or(first.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_goes_on_as_far_as_its_folder_is_certain_of_it() {
        let home = tempfile::tempdir().unwrap();
        for folder in ["PCN returns", "Pictures", ".hidden"] {
            std::fs::create_dir(home.path().join(folder)).unwrap();
        }
        for file in ["abbey vale.json", "abbey road.json", "\u{1b}[2J"] {
            std::fs::write(home.path().join(file), "").unwrap();
        }
        for (typed, path, names) in [
            ("~/ab", "~/abbey ", vec!["abbey road.json", "abbey vale.json"]),
            ("~/abbey v", "~/abbey vale.json", vec!["abbey vale.json"]),
            ("~/PC", "~/PCN returns/", vec!["PCN returns/"]),
            ("~/pc", "~/PCN returns/", vec!["PCN returns/"]),
            ("~/p", "~/P", vec!["PCN returns/", "Pictures/"]),
            ("~/x", "~/x", vec![]),
            ("~/.h", "~/.hidden/", vec![".hidden/"]),
            ("~/", "~/", vec!["abbey road.json", "abbey vale.json", "PCN returns/", "Pictures/"]),
        ] {
            let found = complete_path(home.path(), typed);
            assert_eq!(
                (found.path.as_str(), found.names),
                (path, names.into_iter().map(str::to_owned).collect()),
                "{typed}"
            );
        }
        let gone = complete_path(&home.path().join("gone"), "gone/a");
        assert_eq!((gone.path.as_str(), gone.names.len()), ("gone/a", 0));
    }
}
