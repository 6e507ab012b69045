//! The workbook's folder is opened by the computer's own program for that, where it has one.

use super::terminal::Terminal;

#[cfg(target_os = "linux")]
#[test]
fn the_folder_opens_in_a_window_of_its_own() {
    use std::os::unix::fs::PermissionsExt;

    let home = tempfile::tempdir().unwrap();
    let program = home.path().join("bin/xdg-open");
    std::fs::create_dir_all(program.parent().unwrap()).unwrap();
    std::fs::write(&program, "#!/bin/sh\necho \"$1\" > \"$HOME/opened\"\n").unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", program.parent().unwrap().display());
    let library = home.path().join("our workbook");
    std::fs::create_dir(&library).unwrap();
    let mut terminal = Terminal::start_with(
        &[("PATH", &path)],
        home.path(),
        &["--library", "our workbook"],
        (120, 30),
    );
    terminal.wait("What is your network called?").press("\x10").wait("Find");
    terminal.press("folder in a window").wait("Open this workbook's folder").press("\r");
    terminal.wait("Its window opens beside this one").press("\x03");
    assert_eq!(terminal.end().0, 0);
    let mut opened = String::new();
    // the opener is a program of its own, and may be a moment later
    while opened.trim().is_empty() {
        std::thread::yield_now();
        opened = std::fs::read_to_string(home.path().join("opened")).unwrap_or_default();
    }
    assert_eq!(std::path::Path::new(opened.trim()), library);
}

#[cfg(target_os = "linux")]
#[test]
fn where_nothing_opens_folders_it_says_where_the_folder_is() {
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir(home.path().join("ours")).unwrap();
    let none = home.path().display().to_string();
    let mut terminal = Terminal::start_with(
        &[("PATH", none.as_str())],
        home.path(),
        &["--library", "ours"],
        (120, 30),
    );
    terminal.wait("What is your network called?").press("\x10").wait("Find");
    terminal.press("folder in a window").wait("Open this workbook's folder").press("\r");
    terminal.wait("No program here opens folders.").wait("/ours").press("\x03");
    assert_eq!(terminal.end().0, 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_first_workbook_can_be_kept_among_the_documents_and_what_was_typed_stays() {
    let home = tempfile::tempdir().unwrap();
    let documents = home.path().join("Documents");
    std::fs::create_dir_all(home.path().join(".config")).unwrap();
    std::fs::create_dir(&documents).unwrap();
    let user_dirs = home.path().join(".config/user-dirs.dirs");
    std::fs::write(user_dirs, "XDG_DOCUMENTS_DIR=\"$HOME/Documents\"\n").unwrap();
    let mut terminal = Terminal::start(home.path(), &[], (100, 30));
    terminal.wait("Keep the workbook in Documents").press("Hillside PCN");
    // down to the line that offers it
    terminal.press("\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B").wait("► Keep the workbook").press("\r");
    terminal.wait("Your workbook is kept here now").wait("Hillside PCN").press("\x03");
    assert_eq!(terminal.end().0, 0);
    assert!(documents.join("PCN workbook/library.json").is_file());
    let mut again = Terminal::start(home.path(), &[], (100, 30));
    again.wait("Hillside PCN").press("\x03");
    let (code, seen) = again.end();
    assert_eq!(code, 0);
    assert!(!seen.contains("Keep the workbook in Documents"), "{seen}");
}

#[cfg(unix)]
#[test]
fn an_empty_folder_that_was_opened_opens_again() {
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir(home.path().join("ours")).unwrap();
    let mut terminal = Terminal::start(home.path(), &[], (100, 30));
    terminal.wait("What is your network called?").press("\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B");
    terminal.press("~/ours").wait("~/ours").press("\r").wait("Your workbook is kept here now");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 0);
    let mut again = Terminal::start(home.path(), &[], (100, 30));
    again.wait("What is your network called?").press("\x03");
    assert_eq!(again.end().0, 0);
}
