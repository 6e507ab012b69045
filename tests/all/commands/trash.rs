//! `trash` and `untrash`: moved, never deleted.

use serde_json::json;

use super::{Bench, on_ours, tree};

fn saved() -> (Bench, String) {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully"]);
    let id = bench.json(&on_ours("save", &[]))["id"].as_str().unwrap().to_owned();
    (bench, id)
}

#[test]
fn a_snapshot_goes_and_comes_back_byte_for_byte() {
    let (bench, id) = saved();
    let before = tree(&bench.library().join("networks"));
    for name in [
        id.clone(),
        id[..13].to_owned(),
        id[id.len() - 8..].to_owned(),
        "hillside@last".to_owned(),
        "hillside@2026-03-12".to_owned(),
    ] {
        let moved = bench.json(&["trash", &name]);
        assert_eq!((&moved["kind"], &moved["name"]), (&json!("snapshot"), &json!(id)), "{name}");
        assert_eq!(bench.json(&["snapshots"])["snapshots"], json!([]));
        assert!(bench.good(&["untrash"]).contains(&id));
        bench.good(&["untrash", &id]);
        assert_eq!(tree(&bench.library().join("networks")), before, "{name}");
    }
}

#[test]
fn what_went_is_named() {
    let (bench, _) = saved();
    let said = bench.good(&["trash", "hillside@last"]);
    assert!(said.contains("Hillside, 12 March 2026, Ours, agreed"), "{said}");
}

#[test]
fn a_network_goes_with_all_it_has_and_comes_back() {
    let (bench, id) = saved();
    let before = tree(&bench.library().join("networks"));
    bench.good(&["trash", "hillside"]);
    assert_eq!(bench.json(&["network", "list"])["networks"], json!([]));
    bench.refused(&["show", &id], "no snapshot");
    assert_eq!(bench.json(&["untrash"])["things"][0]["kind"], "network");
    bench.good(&["untrash", "hillside"]);
    assert_eq!(tree(&bench.library().join("networks")), before);
}

#[test]
fn what_is_not_there_or_fits_several_is_refused() {
    let (bench, _) = saved();
    bench.refused(&["trash", "nowhere"], "There is no network");
    bench.refused(&["trash", "abcdef012345"], "no snapshot");
    bench.refused(&["trash", "hillside@2020-01-01"], "no snapshot");
    bench.refused(&["trash", "hillside@soon"], "not a day");
    bench.refused(&["untrash", "nothing-like-it"], "nothing in the trash");
    bench.answer(&["A-1a=partly"]);
    bench.good(&on_ours("save", &[]));
    bench.refused(&["trash", "hillside@2026-03-12"], "more than one");
    bench.refused(&["show", "hillside@2026-03-12", "--matrix", "ours"], "more than one");
    bench.refused(&["trash", "../hillside"], "");
}
