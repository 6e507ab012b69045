//! Bringing in on a disk that refuses to flush: a file is in whole, or nothing of it is.

use super::import_batch::{Sender, look};
use super::world::{World, at};
use crate::maturity::share::{ImportChoices, ShareLevel};
use crate::store::atomic_write::FAILING_FLUSHES;
use crate::store::id_gen;

/// How many flushes of folders a bringing in takes at the most.
const MOST: usize = 24;

#[test]
fn whichever_flush_fails_a_file_is_in_whole_or_nothing_of_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut sender = Sender::new("Brook", None);
    for _ in 0..3 {
        sender.save(&[("LEAD-0a", "mostly")]);
    }
    sender.share(ShareLevel::Full, 4, &folder.path().join("brook.json"));
    let mut refused = 0;
    for failing in 0..MOST {
        let here = World::new();
        let plan = look(&here, folder.path());
        let chosen = plan.forecast(&ImportChoices::default()).chosen_files(&plan);
        let mut writer = here.writer();
        writer.begin_import(id_gen::generate(), at(100), &chosen).unwrap();
        let mut flushes = vec![false; failing];
        flushes.push(true);
        FAILING_FLUSHES.set(flushes);
        let report = writer.import(&chosen, &plan.matrix_sources, |_| true);
        FAILING_FLUSHES.set(Vec::new());
        let slugs = here.library().slugs().unwrap();
        let files: usize = slugs.iter().map(|slug| here.library().snapshot_files(slug).len()).sum();
        let is_refused = report.files[0].refused.is_some();
        refused += usize::from(is_refused);
        assert_eq!(files, if is_refused { 0 } else { 4 }, "flush {failing}: {report:#?}");
    }
    assert!((4..MOST).contains(&refused), "some of the flushes were of this: {refused}");
}
