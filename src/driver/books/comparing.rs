//! Reading what is to be compared: one network after another, each once, with word of how far it has come.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use uuid::Uuid;

use super::Books;
use crate::driver::keeper::in_one_line;
use crate::maturity::ids::Slug;
use crate::maturity::record::{KnownMatrix, Record};
use crate::maturity::sides::choosing::{Other, Wanted, chosen};
use crate::maturity::sides::lining::anchor;
use crate::maturity::sides::{Compared, MOST_ABREAST, Missing, Sides};
use crate::store::library::Library;

/// Reads these snapshots. None where `stop` was set meanwhile.
pub(super) fn read(
    books: &Books,
    wanted: &[Wanted],
    stop: &AtomicBool,
    say: &mut dyn FnMut(usize, usize),
) -> Option<(Arc<Sides>, Vec<Other>)> {
    let library = books.library();
    let slugs: Vec<&Slug> = each_once(wanted.iter().map(|wanted| &wanted.slug));
    let mut found = Found::default();
    for (done, slug) in slugs.iter().enumerate() {
        if stop.load(Ordering::SeqCst) {
            return None;
        }
        say(done, slugs.len());
        let ours = wanted.iter().filter(|wanted| wanted.slug == **slug);
        match library.open_network(slug, books.device) {
            Ok(record) => found.take(&record, ours, slugs.len() <= MOST_ABREAST),
            Err(fault) => found.missing.push(Missing { name: slug.to_string(), why: in_one_line(&fault) }),
        }
    }
    let known: Vec<Arc<KnownMatrix>> = lined_up_with(&library, &found.all).into_iter().collect();
    Some((Arc::new(Sides::new(found.all, found.missing, &known)), found.others))
}

#[derive(Default)]
struct Found {
    all: Vec<Compared>,
    missing: Vec<Missing>,
    others: Vec<Other>,
}

impl Found {
    fn take<'w>(&mut self, record: &Record, wanted: impl Iterator<Item = &'w Wanted>, with_others: bool) {
        let mut taken: BTreeSet<Uuid> = BTreeSet::new();
        for wanted in wanted {
            match chosen(record, wanted.which) {
                Some(saved) if taken.insert(saved.snapshot.id) => self.all.push(Compared::of(record, saved)),
                Some(_) => {}
                None => self.missing.push(Missing { name: record.network.name.clone(), why: "nothing saved yet".to_owned() }),
            }
        }
        if with_others {
            self.others.extend(Other::all(record));
        }
    }
}

/// The matrix that all line up with, where nobody here was asked it.
pub fn lined_up_with(library: &Library, all: &[Compared]) -> Option<Arc<KnownMatrix>> {
    let id = anchor(all);
    if all.iter().any(|side| side.matrix().id == id) { None } else { library.matrix(&id, None).ok() }
}

fn each_once<'s>(slugs: impl Iterator<Item = &'s Slug>) -> Vec<&'s Slug> {
    let mut seen = BTreeSet::new();
    slugs.filter(|slug| seen.insert(*slug)).collect()
}
