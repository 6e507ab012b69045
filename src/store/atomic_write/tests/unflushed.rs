//! What can't be flushed is taken back, so that *not saved* is the whole truth.

use super::*;
use crate::store::atomic_write::private_dir::FAILING_FILES;
#[cfg(unix)]
use crate::store::atomic_write::rename::{ABILITIES, DiskAbilities};

/// Lets these of the next flushes of folders fail.
fn with_flushes<T>(fails: &[bool], work: impl FnOnce() -> T) -> T {
    FAILING_FLUSHES.set(fails.to_vec());
    let done = work();
    FAILING_FLUSHES.set(Vec::new());
    done
}

/// As on a disk where a file has one name only.
#[cfg(unix)]
fn without_second_names<T>(work: impl FnOnce() -> T) -> T {
    let usual = ABILITIES.get();
    ABILITIES.set(DiskAbilities { hard_links: false, ..usual });
    let done = work();
    ABILITIES.set(usual);
    done
}

#[cfg(unix)]
#[test]
fn a_save_that_can_t_be_flushed_is_taken_back() {
    for (standing, over, fails) in [
        (None, Overwrite::Never, &[true][..]),
        (None, Overwrite::Never, &[true, true]),
        (None, Overwrite::IfHash(None), &[true]),
        (None, Overwrite::Always, &[true]),
        (Some("old"), Overwrite::Always, &[true]),
        (Some("old"), hash_of(b"old"), &[true]),
        // a disk that flushes nothing any more
        (Some("old"), Overwrite::Always, &[true; 9]),
        (Some("old"), Overwrite::Unread, &[true; 9]),
        (Some("old"), hash_of(b"old"), &[true; 9]),
    ] {
        let folder = folder();
        let path = folder.path().join("a.json");
        if let Some(standing) = standing {
            fs::write(&path, standing).unwrap();
        }
        let written = with_flushes(fails, || write_atomic(&path, b"new", over.clone()));
        let error = written.unwrap_err();
        assert_eq!(error.kind, ErrorKind::NotWritten, "{standing:?} {over:?}: {error:?}");
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), standing, "{over:?}");
        assert_eq!(names(folder.path()).len(), usize::from(standing.is_some()), "{over:?}");
        write_atomic(&path, b"new", over).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn what_can_t_be_taken_back_is_said_to_be_written_and_not_safe() {
    let folder = folder();
    let path = folder.path().join("a.json");
    fs::write(&path, "old").unwrap();
    for (over, fails) in [(Overwrite::Unread, &[true][..]), (hash_of(b"new"), &[true, true])] {
        let bytes = if over == Overwrite::Unread { &b"new"[..] } else { b"newer" };
        let write = || with_flushes(fails, || write_atomic(&path, bytes, over));
        let error = without_second_names(write).unwrap_err();
        assert_eq!(error.kind, ErrorKind::NotDurable, "{error:?}");
    }
}

#[cfg(unix)]
#[test]
fn on_a_disk_without_second_names_a_copy_is_put_back() {
    let folder = folder();
    let path = folder.path().join("a.json");
    fs::write(&path, "old").unwrap();
    let write = || with_flushes(&[true], || write_atomic(&path, b"new", hash_of(b"old")));
    let error = without_second_names(write).unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotWritten, "{error:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(names(folder.path()), ["a.json"]);
}

#[cfg(unix)]
#[test]
fn what_is_replaced_keeps_no_second_name() {
    let folder = folder();
    let path = folder.path().join("a.json");
    for (bytes, over) in [
        (&b"one"[..], Overwrite::IfHash(None)),
        (b"two", Overwrite::Always),
        (b"three", hash_of(b"two")),
        (b"four", Overwrite::Unread),
    ] {
        write_atomic(&path, bytes, over).unwrap();
        assert_eq!(names(folder.path()), ["a.json"]);
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}

#[cfg(unix)]
#[test]
fn a_move_that_can_t_be_flushed_is_moved_back() {
    let folder = folder();
    let place = |name: &str| folder.path().join(name);
    fs::create_dir(place("trash")).unwrap();
    fs::write(place("a.json"), "mine").unwrap();
    for fails in [&[true][..], &[false, true]] {
        let moved = with_flushes(fails, || {
            move_no_replace(&place("a.json"), &place("trash").join("a.json"))
        });
        assert_eq!(moved.unwrap_err().kind, ErrorKind::NotWritten);
        assert_eq!(fs::read_to_string(place("a.json")).unwrap(), "mine");
        assert_eq!(fs::read_dir(place("trash")).unwrap().count(), 0);
    }
}

#[cfg(unix)]
#[test]
fn a_move_is_taken_back_on_a_disk_that_flushes_nothing_any_more() {
    let folder = folder();
    let (from, to) = (folder.path().join("a.json"), folder.path().join("b.json"));
    fs::write(&from, "mine").unwrap();
    move_no_replace(&from, &to).unwrap();
    assert!(with_flushes(&[true; 9], || take_back_move(&from, &to)));
    assert_eq!(names(folder.path()), ["a.json"]);
    fs::write(&to, "another's").unwrap();
    assert!(!take_back_move(&from, &to), "never over anything");
    assert_eq!(fs::read_to_string(&from).unwrap(), "mine");
}

/// A disk may find that it is full, or broken, only when it flushes. The bytes are flushed before the
/// name leads to them, or a power cut could leave a name without bytes.
#[test]
fn a_save_of_which_the_bytes_can_t_be_flushed_changes_nothing() {
    for (standing, over) in
        [(None, Overwrite::Never), (Some("old"), Overwrite::Always), (Some("old"), hash_of(b"old"))]
    {
        let folder = folder();
        let path = folder.path().join("a.json");
        if let Some(text) = standing {
            std::fs::write(&path, text).unwrap();
        }
        FAILING_FILES.set(true);
        let saved = write_atomic(&path, b"new", over);
        FAILING_FILES.set(false);
        assert_eq!(saved.unwrap_err().kind, ErrorKind::NotWritten);
        assert_eq!(std::fs::read_to_string(&path).ok().as_deref(), standing);
        assert_eq!(folder.path().read_dir().unwrap().count(), usize::from(standing.is_some()));
    }
}
