//! The command line as people type it, and as they mistype it.

use super::*;

fn parse(line: &str) -> Result<Cli, clap::Error> {
    let words = std::iter::once("pcn-workbook").chain(line.split_whitespace());
    parse_args(&words.map(OsString::from).collect::<Vec<_>>())
}

#[test]
fn the_words_are_put_together_well() {
    Cli::command().debug_assert();
}

#[test]
fn every_command_is_understood() {
    for line in [
        "",
        "share.json",
        "demo",
        "sample dir --networks 3 --snapshots 4 --seed 9",
        "walk --plain --network hill --matrix ours",
        "where --json",
        "network add Hillside --ods U12345 --list-size 41,000 --practices 6 --model flat --purpose Care",
        "network set hill --name Hillside --ods=",
        "network list",
        "network show hill",
        "network join hill hillside --look --other-code",
        "network split hill",
        "network split hill hillside",
        "--library somewhere answer --network n --matrix m A-1=fully a-2=not_applicable:why --note A-1=x --judge A=before",
        "answer --network n --matrix m --aim A=stay --voice manager",
        "save --network n --matrix m --label x --taken-on 2026-03-12 --present director --present manager --voice manager",
        "amend n@last",
        "discard --network n --matrix m",
        "trash n",
        "untrash",
        "untrash n",
        "snapshots",
        "snapshots n --json",
        "show n@last --matrix m --ascii",
        "progress n --quiet",
        "matrix list",
        "matrix show ours@2",
        "matrix check a.json b.json",
        "matrix add a.json",
        "doctor",
        "keys",
        "--theme high-contrast",
        "--theme automatic",
        // as earlier versions called it
        "--theme default",
    ] {
        assert!(parse(line).is_ok(), "{line}: {}", parse(line).unwrap_err());
    }
}

#[test]
fn wrong_usage_is_told_from_what_can_only_be_known_later() {
    for line in [
        "sample dir",
        "sample dir --networks 0 --snapshots 1",
        "walk",
        "network",
        "network add",
        "network set",
        "network set hill",
        "network join hill",
        "network add x --list-size many",
        "answer A-1=fully",
        "answer --network n --matrix m",
        "answer --network n --matrix m A-1",
        "answer --network n --matrix m =fully",
        "save --network n",
        "save --network n --matrix m --taken-on soon",
        "save --network n --matrix m --taken-on 2026-02-30",
        "amend",
        "trash",
        "show",
        "progress",
        "matrix",
        "matrix check",
        "doctor now",
        "--theme pink",
        "--nonsense",
        "--network n show n",
        "compare a",
    ] {
        assert_eq!(parse(line).map(drop).map_err(|error| error.exit_code()), Err(2), "{line}");
    }
    assert_eq!(parse("--help").unwrap_err().exit_code(), 0);
    assert_eq!(parse("--version").unwrap_err().exit_code(), 0);
}

#[test]
fn a_mistyped_command_names_the_near_ones() {
    let error = unknown_command_error("anwser");
    assert_eq!(error.exit_code(), 2);
    assert!(error.to_string().contains("answer"), "{error}");
}
