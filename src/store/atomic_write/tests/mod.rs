//! The promises of a save: whole or not at all, never over what it should not be, nothing left
//! behind.

use super::*;
use std::fs;

mod odd_disks;
mod unflushed;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn hash_of(bytes: &[u8]) -> Overwrite {
    Overwrite::IfHash(Some(sha256_hex(bytes)))
}

#[test]
fn a_save_writes_every_byte_and_leaves_nothing_else_behind() {
    let folder = folder();
    let path = folder.path().join("a.json");
    let large = vec![b'x'; 3_000_000];
    for (bytes, over) in [
        (&b"one"[..], Overwrite::Never),
        (b"two", Overwrite::Always),
        (b"three", hash_of(b"two")),
        (&large, Overwrite::Always),
        (b"four", Overwrite::Unread),
    ] {
        assert_eq!(write_atomic(&path, bytes, over).unwrap(), WriteOutcome::Written);
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
    assert_eq!(
        write_atomic(&folder.path().join("b.json"), b"{}", Overwrite::IfHash(None)).unwrap(),
        WriteOutcome::Written
    );
    assert_eq!(names(folder.path()), ["a.json", "b.json"]);
}

#[test]
fn a_refused_save_leaves_everything_as_it_was_and_says_why() {
    for (standing, over, kind) in [
        (Some("old"), Overwrite::Never, ErrorKind::NotPossible),
        (Some("new"), Overwrite::Never, ErrorKind::NotPossible),
        (Some("old"), Overwrite::IfHash(None), ErrorKind::ChangedOutside),
        (Some("old"), hash_of(b"older"), ErrorKind::ChangedOutside),
        (None, hash_of(b"older"), ErrorKind::ChangedOutside),
    ] {
        let folder = folder();
        let path = folder.path().join("a.json");
        if let Some(standing) = standing {
            fs::write(&path, standing).unwrap();
        }
        let error = write_atomic(&path, b"new", over.clone()).unwrap_err();
        assert_eq!(error.kind, kind, "{standing:?} {over:?}");
        assert_eq!(error.file.as_deref(), Some(path.as_path()));
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), standing, "{over:?}");
        assert_eq!(names(folder.path()).len(), usize::from(standing.is_some()), "{over:?}");
    }
}

#[test]
fn what_is_there_already_is_not_written_again() {
    let folder = folder();
    let path = folder.path().join("a.json");
    write_atomic(&path, b"same", Overwrite::Never).unwrap();
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    for over in [Overwrite::Always, hash_of(b"same"), hash_of(b"another"), Overwrite::IfHash(None)]
    {
        assert_eq!(write_atomic(&path, b"same", over).unwrap(), WriteOutcome::Unchanged);
    }
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
}

#[test]
fn nothing_is_written_where_no_file_can_stand() {
    let folder = folder();
    let (file, taken) = (folder.path().join("file"), folder.path().join("folder"));
    fs::write(&file, "x").unwrap();
    fs::create_dir_all(taken.join("inside")).unwrap();
    for (path, kind) in [
        (folder.path().join("none/a.json"), ErrorKind::NotWritten),
        (file.join("a.json"), ErrorKind::NotWritten),
        (taken.clone(), ErrorKind::NotWritten),
        (PathBuf::from("/"), ErrorKind::NotPossible),
        (folder.path().join(".."), ErrorKind::NotPossible),
    ] {
        let error = write_atomic(&path, b"{}", Overwrite::Always).unwrap_err();
        assert_eq!(error.kind, kind, "{error}");
    }
    assert_eq!(names(folder.path()), ["file", "folder"]);
    assert_eq!(names(&taken), ["inside"]);
}

#[test]
fn an_empty_save_never_replaces_what_was_kept() {
    let folder = folder();
    let path = folder.path().join("a.json");
    fs::write(&path, "kept").unwrap();
    assert_eq!(
        write_atomic(&path, b"", Overwrite::Always).unwrap_err().kind,
        ErrorKind::NotPossible
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "kept");
}

#[test]
fn of_many_saves_at_once_to_one_new_name_exactly_one_is_made() {
    for over in [Overwrite::Never, Overwrite::IfHash(None)] {
        let folder = folder();
        let path = folder.path().join("a.json");
        let made: Vec<String> = std::thread::scope(|scope| {
            let save = |text: String| {
                let (path, over) = (&path, over.clone());
                scope.spawn(move || {
                    write_atomic(path, text.as_bytes(), over).is_ok().then_some(text)
                })
            };
            let saves: Vec<_> = (0..16).map(|n| save(format!("save {n}"))).collect();
            saves.into_iter().filter_map(|save| save.join().unwrap()).collect()
        });
        assert_eq!(made, [fs::read_to_string(&path).unwrap()], "{over:?}");
        assert_eq!(names(folder.path()), ["a.json"]);
    }
}

#[test]
fn missing_folders_are_made_and_standing_ones_are_left() {
    let folder = folder();
    let deep = folder.path().join("a/b/c");
    create_private_dir(&deep).unwrap();
    fs::write(deep.join("kept"), "x").unwrap();
    create_private_dir(&deep).unwrap();
    create_private_dir(&folder.path().join("a/b/d")).unwrap();
    assert_eq!(names(&folder.path().join("a/b")), ["c", "d"]);
    assert_eq!(names(&deep), ["kept"]);
    for in_the_way in [deep.join("kept"), deep.join("kept/inside")] {
        assert_eq!(
            create_private_dir(&in_the_way).unwrap_err().kind,
            ErrorKind::NotPossible,
            "{}",
            in_the_way.display()
        );
    }
}

#[test]
fn a_move_takes_files_and_folders_and_never_covers_anything() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    create_private_dir(&at("trash")).unwrap();
    fs::write(at("a"), "a").unwrap();
    fs::create_dir(at("net")).unwrap();
    fs::write(at("net/n"), "n").unwrap();
    move_no_replace(&at("a"), &at("trash/a")).unwrap();
    move_no_replace(&at("net"), &at("trash/net")).unwrap();
    assert_eq!(names(&at("trash")), ["a", "net"]);
    fs::write(at("a"), "second").unwrap();
    let error = move_no_replace(&at("a"), &at("trash/a")).unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotPossible);
    assert_eq!(
        (fs::read_to_string(at("a")).unwrap(), fs::read_to_string(at("trash/a")).unwrap()),
        ("second".into(), "a".into())
    );
    assert_eq!(
        move_no_replace(&at("none"), &at("trash/none")).unwrap_err().kind,
        ErrorKind::Missing
    );
    assert!(move_no_replace(&at("a"), &at("none/a")).is_err());
    assert_eq!(fs::read_to_string(at("a")).unwrap(), "second");
}

#[cfg(unix)]
mod on_unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    fn mode(path: &Path) -> u32 {
        fs::symlink_metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn only_this_account_can_read_what_is_saved_even_where_the_system_would_let_all() {
        let before = rustix::process::umask(rustix::fs::Mode::empty());
        let folder = folder();
        let deep = folder.path().join("a/b");
        create_private_dir(&deep).unwrap();
        let path = deep.join("a.json");
        let temp = write_temp_file(&path, &deep, b"{}").unwrap();
        let modes = (mode(&folder.path().join("a")), mode(&deep), mode(temp.path()));
        write_atomic(&path, b"{}", Overwrite::Never).unwrap();
        let saved = mode(&path);
        rustix::process::umask(before);
        assert_eq!((modes, saved), ((0o700, 0o700, 0o600), 0o600));
    }

    #[test]
    fn a_link_is_never_written_through() {
        let folder = folder();
        let (precious, link) = (folder.path().join("precious"), folder.path().join("a.json"));
        for leads_to in [precious.as_path(), Path::new("nowhere")] {
            fs::write(&precious, "precious").unwrap();
            symlink(leads_to, &link).unwrap();
            for over in [Overwrite::Never, Overwrite::IfHash(None), hash_of(b"precious")] {
                assert!(write_atomic(&link, b"new", over).is_err());
                assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            }
            assert_eq!(
                write_atomic(&link, b"new", Overwrite::Always).unwrap(),
                WriteOutcome::Written
            );
            assert!(!fs::symlink_metadata(&link).unwrap().is_symlink());
            assert_eq!(fs::read_to_string(&precious).unwrap(), "precious");
            assert_eq!(names(folder.path()), ["a.json", "precious"]);
            fs::remove_file(&link).unwrap();
        }
    }

    #[test]
    fn a_second_name_of_the_same_file_keeps_what_it_had() {
        let folder = folder();
        let (path, second) = (folder.path().join("a.json"), folder.path().join("second"));
        fs::write(&path, "old").unwrap();
        fs::hard_link(&path, &second).unwrap();
        write_atomic(&path, b"new", hash_of(b"old")).unwrap();
        assert_eq!(fs::read_to_string(&second).unwrap(), "old");
        assert_ne!(fs::metadata(&path).unwrap().ino(), fs::metadata(&second).unwrap().ino());
    }

    #[test]
    fn links_are_neither_cleared_nor_moved_through() {
        let folder = folder();
        let link = folder.path().join("~pw-0123456789abcdef.tmp");
        fs::write(folder.path().join("precious"), "x").unwrap();
        symlink("precious", &link).unwrap();
        remove_temp_files(folder.path());
        assert!(fs::symlink_metadata(&link).is_ok());
        move_no_replace(&link, &folder.path().join("moved")).unwrap();
        assert!(fs::symlink_metadata(folder.path().join("moved")).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(folder.path().join("precious")).unwrap(), "x");
    }
}
