//! A path is completed with Tab wherever one is typed.

use super::terminal::Terminal;

#[test]
fn tab_completes_a_path_and_says_what_there_is() {
    let home = tempfile::tempdir().unwrap();
    for name in ["returns/abbey road.json", "returns/abbey vale.json", "rest.csv"] {
        let path = home.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, "{}").unwrap();
    }
    let mut terminal = Terminal::start(home.path(), &["demo"], (100, 30));
    terminal
        .wait("Made up")
        .press(":bring in files")
        .wait("Bring in files that somebody")
        .press("\r");
    terminal.wait("Looking changes nothing").press("~/re\t").wait("There are: rest.csv, returns/");
    terminal.press("t\t").wait("~/returns/").press("a\t").wait("~/returns/abbey ");
    terminal.wait("There are: abbey road.json, abbey vale.json").press("v\t");
    terminal.wait("~/returns/abbey vale.json").press("x\t").wait("Nothing there begins like this.");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 0);
}
