//! Why a stage moved another way than its answers is said alike by commands, in files and on screens.

use serde_json::json;

use crate::commands::{Bench, on_ours};
#[cfg(unix)]
use crate::format_docs::screen::Screen;

/// What was said goes back while the answers stay: every place says why, and the screens in the same
/// words.
#[test]
fn why_a_stage_parts_from_its_answers_is_said_alike_everywhere() {
    let bench = Bench::with_network();
    let answers = ["A-1a=fully", "A-1b=fully", "A-2a=not_yet", "A-3a=not_yet", "A-l=Early"];
    let save = |day: &str| bench.good(&on_ours("save", &["--taken-on", day]));
    bench.answer(&[&answers[..], &["--judge", "A=Growing:We say so"]].concat());
    save("2026-03-01");
    bench.answer(&["--judge", "A=Early"]);
    save("2026-03-10");
    let ours = ["progress", "hillside", "--matrix", "ours"];
    let point = &bench.json(&ours)["matrices"][0]["domains"][0]["points"][1];
    assert_eq!((&point["moved"], &point["by"]), (&json!("back"), &json!("said")));
    assert_eq!(point["unlike_answers"], "said_more");
    let why = "earlier we said more than the answers did";
    let sentence = format!("Access: {why}.");
    let printed = bench.good(&ours);
    assert!(printed.contains(&sentence), "{printed}");
    let file = bench.home().join("progress.md");
    bench.good(&[&ours[..], &["--out", file.to_str().unwrap()]].concat());
    let written = std::fs::read_to_string(file).unwrap();
    assert!(written.contains(&sentence), "{written}");
    #[cfg(unix)]
    {
        let library = bench.library();
        let args = ["--library", library.to_str().unwrap(), "--network", "hillside"];
        let mut screen = Screen::open(bench.home(), &args);
        screen.wait_for("SAVED SNAPSHOTS").press("h").wait_for(&format!("({why})"));
        screen.press("\x1b").wait_for("SAVED SNAPSHOTS");
        screen.press("p").wait_for("Earlier we said more than the answers did.");
    }
}
