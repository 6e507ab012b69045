//! The person's own folders: their home, which `~` in a typed path means, and their documents.

use std::path::{Path, PathBuf};

use directories::UserDirs;

/// The path that was typed, with the home folder in place of a leading `~`.
pub(crate) fn expand_home(typed: &Path) -> PathBuf {
    let home_path = typed.to_str().and_then(|text| text.strip_prefix('~'));
    match (home_path, UserDirs::new()) {
        (Some(""), Some(user)) => user.home_dir().to_path_buf(),
        (Some(below), Some(user)) if below.starts_with(['/', '\\']) => {
            user.home_dir().join(below.trim_start_matches(['/', '\\']))
        }
        _ => typed.to_path_buf(),
    }
}

/// The person's documents, else their home: where files for others are written unless they say
/// otherwise.
pub(crate) fn documents_dir() -> PathBuf {
    let user = UserDirs::new();
    let own = user.as_ref().map(|user| {
        user.document_dir().filter(|folder| folder.is_dir()).unwrap_or(user.home_dir())
    });
    own.map(Path::to_path_buf).unwrap_or_default()
}

/// The folder in the person's documents that a first workbook is offered to be kept in: there they
/// find it, which they hardly do in the folder that programs keep their own things in. None where
/// they have no documents.
pub(crate) fn offered_library_dir() -> Option<PathBuf> {
    let user = UserDirs::new()?;
    let documents = user.document_dir().filter(|folder| folder.is_dir())?;
    Some(documents.join("PCN workbook"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::path_input::parse_path;

    #[test]
    fn a_folder_may_be_typed_or_dropped_as_systems_write_it() {
        let home = UserDirs::new().unwrap().home_dir().to_path_buf();
        for (typed, folder) in [
            ("/data/ours", PathBuf::from("/data/ours")),
            (" '/data/our folder' ", PathBuf::from("/data/our folder")),
            ("\"C:\\Users\\me\"", PathBuf::from("C:\\Users\\me")),
            ("~/ours", home.join("ours")),
            ("'~/ours'", home.join("ours")),
            ("~", home.clone()),
            ("~ours", PathBuf::from("~ours")),
        ] {
            assert_eq!(expand_home(&parse_path(typed).unwrap()), folder, "{typed}");
        }
    }
}
