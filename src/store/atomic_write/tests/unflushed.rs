//! What can't be flushed is taken back, so that *not saved* is the whole truth.

use super::*;

/// Lets these of the next flushes of folders fail.
fn with_flushes<T>(fails: &[bool], work: impl FnOnce() -> T) -> T {
    FAILING_FLUSHES.set(fails.to_vec());
    let done = work();
    FAILING_FLUSHES.set(Vec::new());
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
        let error = with_flushes(fails, || write_atomic(&path, bytes, over)).unwrap_err();
        assert_eq!(error.kind, ErrorKind::NotDurable, "{error:?}");
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
