//! What a file is called, when it was written and in which order it came changes nothing of what
//! counts and of how it is shown: over made-up sets with altered copies, rivals, parts, summaries
//! beside full ones and corrected copies.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

use super::{EARLY, Walk, national, walk};
use crate::commands::Bench;

/// What a sender has, and the shares made of it.
struct Sender {
    bench: Bench,
    /// All in full, as a summary, and with a corrected copy beside what it replaces.
    shares: [Value; 3],
}

/// One more file beside the whole share, made of one snapshot of a share.
#[derive(Clone, Copy, Debug)]
struct Variant {
    share: usize,
    snapshot: usize,
    change: Change,
}

#[derive(Clone, Copy, Debug)]
enum Change {
    /// As it was sent.
    None,
    /// Changed on the way, so that its share's hash does not fit.
    Altered(&'static str),
    /// Changed, and nothing tells which one is as it was saved.
    Rival(&'static str),
    /// All of the share.
    Whole,
}

impl Sender {
    fn new() -> Self {
        let bench = Bench::empty().on("2026-06-01");
        bench.add_matrix(&national());
        bench.good(&["network", "add", "Elder PCN"]);
        for (day, answers) in
            [("2025-01-01", &EARLY[..]), ("2025-02-01", &EARLY[..2]), ("2025-03-01", &EARLY)]
        {
            let note = ["--note", "A-1a=We counted"];
            bench.good(&[&["answer", "--network", "elder", "--matrix", "nat"], &note[..]].concat());
            let more = &["--leave-open"];
            walk(&bench, &Walk { network: "elder", matrix: "nat", day, answers, more });
        }
        let share = |name: &str, more: &[&str]| -> Value {
            let file = bench.home().join(name);
            bench.good(&[&["share", "elder", "--out", file.to_str().unwrap()], more].concat());
            serde_json::from_slice(&fs::read(&file).unwrap()).unwrap()
        };
        let full = share("full.json", &["--with-notes"]);
        let summary = share("summary.json", &[]);
        bench.good(&["amend", "elder@2025-02-01"]);
        bench.good(&["answer", "--network", "elder", "--matrix", "nat", "A-1b=partly"]);
        bench.good(&["save", "--network", "elder", "--matrix", "nat"]);
        let shares = [full, summary, share("corrected.json", &["--with-notes"])];
        Self { bench, shares }
    }

    /// The file of a variant, under a name of its own.
    fn file(&self, number: usize, variant: &Variant) -> PathBuf {
        let mut share = self.shares[variant.share].clone();
        let at = variant.snapshot % share["snapshots"].as_array().unwrap().len();
        let one = &mut share["snapshots"][at];
        match variant.change {
            Change::None | Change::Whole => {}
            Change::Altered(answer) => one["answers"]["A-1a"]["answer"] = json!(answer),
            Change::Rival(answer) => {
                one["answers"]["A-1a"]["answer"] = json!(answer);
                one.as_object_mut().unwrap().remove("sha256");
            }
        }
        if !matches!(variant.change, Change::Whole) {
            let only = share["snapshots"][at].clone();
            share["snapshots"] = json!([only]);
        }
        let file = self.bench.home().join(format!("variant {number}.json"));
        fs::write(&file, share.to_string()).unwrap();
        file
    }
}

/// What is shown of a library after these files came in, in this order and under names made from
/// this number: each by itself, or all of them at once.
fn brought(files: &[PathBuf], order: &[usize], seed: usize, at_once: bool) -> Vec<Value> {
    let bench = Bench::empty().on("2026-06-01");
    let mut copies = Vec::new();
    for (at, file) in order.iter().map(|at| &files[*at]).enumerate() {
        let name = format!("{} return {}.json", (seed * 7 + at * 5) % 11, seed + at);
        let copy = bench.home().join(name);
        fs::copy(file, &copy).unwrap();
        copies.push(copy);
    }
    let names: Vec<&str> = copies.iter().map(|copy| copy.to_str().unwrap()).collect();
    for batch in names.chunks(if at_once { names.len() } else { 1 }) {
        bench.good(&[&["import", "--keep-both"], batch].concat());
    }
    for (at, file) in bench.files("networks").into_iter().enumerate() {
        disguise(&bench.library().join(&file), seed, at);
    }
    let mut shown = vec![bench.json(&["snapshots"]), bench.json(&["network", "list"])];
    shown.push(bench.json(&["progress", "elder"]));
    let rows = shown[0]["snapshots"].as_array_mut().unwrap();
    for row in rows.iter_mut() {
        row.as_object_mut().unwrap().remove("file");
    }
    shown
}

/// Gives a file of the library another time, and a snapshot another name: a sync program keeps the
/// digits and changes the rest.
fn disguise(path: &Path, seed: usize, at: usize) {
    let opened = fs::File::options().write(true).open(path).unwrap();
    let ago = std::time::Duration::from_secs(u64::try_from((seed + at * 31) % 977).unwrap());
    opened.set_modified(std::time::UNIX_EPOCH + ago).unwrap();
    if path.to_str().unwrap().contains("snapshots") {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let renamed = path.with_file_name(format!("{} {stem} ({seed}).json", at * 3 % 5));
        fs::rename(path, renamed).unwrap();
    }
}

fn variant() -> impl Strategy<Value = Variant> {
    let answer = prop_oneof![Just("partly"), Just("mostly")];
    let change = (0..4_usize, answer).prop_map(|(kind, answer)| match kind {
        0 => Change::None,
        1 => Change::Altered(answer),
        2 => Change::Rival(answer),
        _ => Change::Whole,
    });
    let of = (0..3_usize, 0..3_usize, change);
    of.prop_map(|(share, snapshot, change)| Variant { share, snapshot, change })
}

/// Some variants, and two orders to bring them in.
fn sets() -> impl Strategy<Value = (Vec<Variant>, Vec<usize>, usize)> {
    proptest::collection::vec(variant(), 2..6).prop_flat_map(|variants| {
        let order = Just((0..variants.len()).collect::<Vec<_>>()).prop_shuffle();
        (Just(variants), order, 2..50_usize)
    })
}

#[test]
fn no_name_time_or_order_of_files_changes_what_counts_or_how_it_is_shown() {
    let sender = Sender::new();
    let config = ProptestConfig {
        cases: 16,
        rng_seed: RngSeed::Fixed(12),
        failure_persistence: None,
        max_shrink_iters: 24,
        ..ProptestConfig::default()
    };
    proptest!(config, |((variants, order, seed) in sets())| {
        let files: Vec<PathBuf> =
            variants.iter().enumerate().map(|(at, one)| sender.file(at, one)).collect();
        let straight: Vec<usize> = (0..files.len()).collect();
        let first = brought(&files, &straight, 1, false);
        prop_assert_eq!(&brought(&files, &order, seed, false), &first, "one by one");
        prop_assert_eq!(&brought(&files, &order, seed + 1, true), &first, "at once");
    });
}

/// A full copy and a summary of one snapshot, in every order, one by one and at once: one of them is
/// listed, with the notes, and it counts.
#[test]
fn a_summary_beside_a_full_one_is_no_other_copy_in_any_order() {
    let sender = Sender::new();
    let of = |share| sender.file(share, &Variant { share, snapshot: 1, change: Change::None });
    let files = [of(0), of(1)];
    for (seed, order) in [[0, 1], [1, 0]].into_iter().enumerate() {
        for at_once in [false, true] {
            let shown = brought(&files, &order, seed, at_once);
            let rows = shown[0]["snapshots"].as_array().unwrap();
            let counted: Vec<&Value> = rows.iter().filter(|row| row["counted"] == true).collect();
            assert_eq!((rows.len(), counted.len()), (1, 1), "{order:?} {at_once}: {shown:#?}");
            assert_eq!(counted[0]["left_out"], Value::Null, "{order:?} {at_once}: {shown:#?}");
        }
    }
}

/// Which copies count, of altered ones and of two that nothing tells apart.
#[test]
fn an_altered_copy_never_counts_and_of_rivals_none_does() {
    let sender = Sender::new();
    let variant = |share, snapshot, change| Variant { share, snapshot, change };
    let files: Vec<PathBuf> = [
        variant(0, 0, Change::Whole),
        variant(0, 0, Change::Altered("partly")),
        variant(0, 0, Change::Altered("mostly")),
        variant(0, 1, Change::Rival("partly")),
    ]
    .iter()
    .enumerate()
    .map(|(at, one)| sender.file(at, one))
    .collect();
    let shown = brought(&files, &[0, 1, 2, 3], 1, false);
    let rows = shown[0]["snapshots"].as_array().unwrap();
    let why: Vec<&Value> = rows.iter().map(|row| &row["why_not"]).collect();
    let [yes, altered, differs] = [Value::Null, json!("altered"), json!("differs")];
    assert_eq!(why, [&yes, &altered, &altered, &differs, &differs, &yes]);
}
