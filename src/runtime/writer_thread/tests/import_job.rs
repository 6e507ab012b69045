//! Importing thousands of files while a person goes on: what they write does not wait, and every
//! file is reported once.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use super::Bench;
use crate::maturity::share::{ChosenFile, ImportTarget};
use crate::runtime::fixtures::library_switch;
use crate::runtime::writer_thread::WriteJob;
use crate::store::error::ErrorKind;
use crate::tui::protocol::effect::{ImportRequest, Urgency, WriteRequest};

/// So many files are to be brought in.
fn files(names: &[&str]) -> WriteRequest {
    let chosen = |name: &&str| ChosenFile {
        path: PathBuf::from(name),
        name: (*name).to_owned(),
        hash: String::new(),
        targets: BTreeMap::new(),
        otherwise: ImportTarget::Unspecified,
        expected: Vec::new(),
    };
    WriteRequest::Import(Box::new(ImportRequest {
        id: uuid::Uuid::nil(),
        files: names.iter().map(chosen).collect(),
        matrix_sources: Vec::new(),
        open_network: None,
    }))
}

impl Bench {
    /// Brings in files, while something else waits or not.
    fn bring_on(&mut self, is_waited_for: bool) -> Vec<String> {
        self.writer_thread.run_import(Duration::ZERO, || is_waited_for);
        self.disk.done()
    }
}

#[test]
fn what_is_written_meanwhile_is_kept_between_two_files() {
    let mut bench = Bench::new();
    bench.write(files(&["a", "b", "c"]), 0.0);
    assert_eq!(bench.due(), Some(0.0), "it is due until it is done");
    assert_eq!(bench.bring_on(true), ["bring in a"], "something waits");
    bench.autosave(7, 1, Urgency::Immediate, 1, 0.0);
    assert_eq!(bench.bring_on(false), ["bring in b"], "an answer is due");
    assert_eq!(
        (bench.run_due(0.0), bench.take_messages()),
        (vec!["keep 7 1 on -".to_owned()], vec!["kept 1".to_owned()])
    );
    assert_eq!(
        (bench.bring_on(false), bench.take_messages()),
        (vec!["bring in c".to_owned()], vec!["brought in 3".to_owned()])
    );
    assert_eq!((bench.bring_on(false), bench.due()), (vec![], Some(60.0)));
}

#[test]
fn files_asked_for_meanwhile_come_afterwards() {
    let mut bench = Bench::new();
    bench.write(files(&["a", "b"]), 0.0);
    bench.write(files(&["c"]), 0.1);
    assert_eq!(bench.bring_on(false), ["bring in a", "bring in b"]);
    assert_eq!(bench.bring_on(false), ["bring in c"]);
    assert_eq!(
        (bench.take_messages(), bench.due()),
        (vec!["brought in 2".to_owned(), "brought in 1".to_owned()], None)
    );
}

#[test]
fn each_file_is_told_of_where_the_library_is_gone_meanwhile() {
    let mut bench = Bench::new();
    bench.write(files(&["a", "b", "c"]), 0.0);
    bench.bring_on(true);
    bench.disk.fail(1, ErrorKind::Missing);
    bench.bring_on(false);
    assert_eq!(
        (bench.take_messages(), bench.due()),
        (vec!["brought in 3".to_owned()], None),
        "two of them as refused"
    );
    bench.write(files(&["a"]), 1.0);
    bench.disk.fail(1, ErrorKind::Missing);
    bench.bring_on(false);
    assert_eq!(
        (bench.take_messages(), bench.due()),
        (vec!["refused: The disk is full. Make room.".to_owned()], None)
    );
}

#[test]
fn the_end_comes_between_two_files_and_says_how_far_it_was() {
    let mut bench = Bench::new();
    bench.write(files(&["a", "b", "c"]), 0.0);
    bench.bring_on(true);
    bench.autosave(7, 1, Urgency::Debounced, 1, 0.0);
    let finished = bench.writer_thread.finish(true, bench.began);
    assert_eq!(bench.disk.done(), ["keep 7 1 on -", "publish 7 1 on -"]);
    assert_eq!(finished.interrupted_import, Some((1, 3)));
}

#[test]
fn another_library_waits_until_all_files_are_in() {
    let mut bench = Bench::new();
    bench.write(files(&["a", "b"]), 0.0);
    bench.bring_on(true);
    let switch = library_switch(Box::new(bench.disk.clone()));
    bench.handle_job(WriteJob::SwitchLibrary(Box::new(switch)), 0.1);
    assert_eq!(bench.take_messages(), ["stayed"]);
    assert_eq!(bench.bring_on(false), ["bring in b"]);
}
