//! Pages that commands print into a terminal: as wide as it is, and no word is cut.

use super::terminal::Terminal;

#[test]
fn a_page_is_as_wide_as_the_terminal_and_cuts_no_word() {
    let home = tempfile::tempdir().unwrap();
    let made = std::process::Command::new(env!("CARGO_BIN_EXE_pcn-workbook"))
        .env("HOME", home.path())
        .args(["sample", "made", "--networks", "3", "--snapshots", "12", "--seed", "7"])
        .current_dir(home.path())
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    let networks = std::fs::read_dir(home.path().join("made/networks")).unwrap();
    let mut slugs: Vec<String> =
        networks.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    slugs.sort();
    let library = ["--library", "made"];
    let progress = [library.as_slice(), &["progress", &slugs[0]]].concat();
    let all: Vec<&str> = slugs.iter().map(String::as_str).collect();
    let compare = [library.as_slice(), &["compare"], &all].concat();
    for (columns, arguments) in
        [(44, &progress), (60, &progress), (130, &progress), (44, &compare), (130, &compare)]
    {
        let (code, page) = Terminal::start(home.path(), arguments, (columns, 60)).end();
        assert_eq!(code, 0, "{page}");
        let widest = page.lines().map(|line| line.trim_end().chars().count()).max();
        assert!(widest <= Some(columns.into()), "{columns} columns:\n{page}");
        assert!(!page.contains("...") && !page.contains('…'), "{page}");
        for area in ["Leading together", "Working with people"] {
            let whole = page.split_whitespace().collect::<Vec<_>>().join(" ");
            // in a table a name may stand on two lines
            assert!(columns == 130 || whole.contains(area), "{area} in\n{page}");
        }
    }
}
