//! What may stand under a name in a shared folder, and what reading it gives.

use super::*;
use crate::store::error::ErrorKind;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[track_caller]
fn refused(path: &Path, kind: ErrorKind, part: &str) {
    let error = read_limited(path, 100).unwrap_err();
    assert_eq!(error.kind, kind, "{error}");
    assert!(error.message.contains(part), "{error}");
    assert_eq!(error.file.as_deref(), Some(path));
    assert!(!error.remedy.is_empty());
}

#[test]
fn a_file_is_read_to_its_last_byte_up_to_the_cap() {
    let folder = folder();
    let path = folder.path().join("a.json");
    for size in [0, 1, 99, 100] {
        std::fs::write(&path, vec![b'x'; size]).unwrap();
        assert_eq!(read_limited(&path, 100).unwrap().len(), size);
    }
    std::fs::write(&path, [b'x'; 101]).unwrap();
    refused(&path, ErrorKind::Unreadable, "larger than");
}

#[test]
fn the_beginning_of_a_file_and_all_of_it_are_one_reading() {
    let folder = folder();
    let path = folder.path().join("a.json");
    let text: Vec<u8> = (0..100).collect();
    std::fs::write(&path, &text).unwrap();
    for most in [0, 1, 99, 100, 101] {
        let mut file = OpenedFile::open(&path).unwrap();
        let beginning = file.read_beginning(most).unwrap();
        assert_eq!(beginning, &text[..100.min(usize::try_from(most).unwrap())]);
        assert_eq!(read_prefix(&path, most).unwrap(), beginning);
        // what takes its place meanwhile is another file
        std::fs::remove_file(&path).unwrap();
        std::fs::write(&path, &text).unwrap();
        assert_eq!(file.read_whole(100).unwrap(), text, "after {most}");
    }
    let mut file = OpenedFile::open(&path).unwrap();
    file.read_beginning(10).unwrap();
    assert!(file.read_whole(99).unwrap_err().message.contains("larger than"));
}

#[test]
fn a_file_larger_than_eight_mebibytes_is_refused_without_reading_it() {
    let folder = folder();
    let path = folder.path().join("sparse.json");
    let file = File::create(&path).unwrap();
    file.set_len(MAX_FILE_BYTES).unwrap();
    assert_eq!(read(&path).unwrap().len() as u64, MAX_FILE_BYTES);
    file.set_len(8 << 30).unwrap();
    let error = read(&path).unwrap_err();
    assert_eq!(error.message, "This file is larger than 8 MiB, the most that is read.");
}

#[test]
fn what_is_not_there_is_missing_and_not_broken() {
    let folder = folder();
    refused(&folder.path().join("none.json"), ErrorKind::Missing, "not there");
    refused(&folder.path().join("none/at/all.json"), ErrorKind::Missing, "not there");
    std::fs::write(folder.path().join("file"), "x").unwrap();
    refused(&folder.path().join("file/inside.json"), ErrorKind::Missing, "not there");
}

#[test]
fn a_folder_under_a_files_name_is_named_for_what_it_is() {
    let folder = folder();
    refused(folder.path(), ErrorKind::Unreadable, "a folder");
}

#[cfg(unix)]
mod on_unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn a_link_is_not_followed_wherever_it_leads() {
        let folder = folder();
        let (target, link) = (folder.path().join("target.json"), folder.path().join("link.json"));
        std::fs::write(&target, "{}").unwrap();
        for leads_to in [
            target.as_path(),
            Path::new("target.json"),
            Path::new("nowhere"),
            Path::new("/dev/zero"),
            folder.path(),
            &link,
        ] {
            let _ = std::fs::remove_file(&link);
            symlink(leads_to, &link).unwrap();
            refused(&link, ErrorKind::Unreadable, "link");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_pipe_a_socket_and_a_device_are_refused_at_once() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        use std::time::{Duration, Instant};
        let folder = folder();
        let (pipe, socket) = (folder.path().join("pipe.json"), folder.path().join("socket.json"));
        mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        let _listening = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        let started = Instant::now();
        for special in [pipe.as_path(), &socket, Path::new("/dev/zero"), Path::new("/dev/null")] {
            refused(special, ErrorKind::Unreadable, "a pipe, a socket or a device");
        }
        assert!(started.elapsed() < Duration::from_secs(1));
    }

    #[test]
    fn a_file_that_grows_or_hides_its_size_is_still_capped() {
        // says it holds nothing, and gives more than the cap
        let Some(endless) = Some(Path::new("/proc/cpuinfo")).filter(|path| path.exists()) else {
            return;
        };
        refused(endless, ErrorKind::Unreadable, "larger than");
    }

    #[test]
    fn a_file_this_account_may_not_read_is_said_to_be_so() {
        let folder = folder();
        let path = folder.path().join("closed.json");
        std::fs::write(&path, "{}").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
        if File::open(&path).is_ok() {
            return; // whoever may do everything may read it
        }
        refused(&path, ErrorKind::Unreadable, "just now");
    }

    #[test]
    fn trouble_that_may_pass_is_said_to_be_so_and_names_no_more_than_a_number() {
        for (code, why) in [
            (5, ": the disk, or the program that syncs it, reports a fault."),
            (362, " (system code 362)."),
            (11, " (system code 11)."),
        ] {
            let error = read_error(&io::Error::from_raw_os_error(code), Path::new("a.json"));
            assert_eq!(error.kind, ErrorKind::Unreadable);
            assert_eq!(error.message, format!("This file can't be read just now{why}"));
        }
    }
}
